#!/bin/sh
# tests/cli/html.sh - pages of HTML, read by a stricter reader than any browser.
#
# tests/schemas/page.py says what a sound page is. How pages look, and what a browser and axe say of
# them, is not tested here.
. "$(dirname "$0")/lib.sh"
KRING=$plain # it asks for each language itself: where a text goes on behind an element, nobody could read it back
export KRING

sound() {
	python3 "$top/tests/schemas/page.py" "$@"
}

# Each report, `status`, `list` and one record of each kind, in files of $scratch.
all_pages() {
	for report in $(kring __complete report "" | cut -f1 | grep -vx site); do
		kring report "$report" --format html >"$scratch/$report.html"
	done
	kring status --format html >"$scratch/status.html"
	kring list --format html >"$scratch/list.html"
	kring show network --format html >"$scratch/show-network.html"
	kring list --format json >"$scratch/list.json"
	python3 -c '
import json, sys
first = {}
for record in json.load(open(sys.argv[1])):
    first.setdefault(record["kind"], record["id"])
for kind, id in first.items():
    if kind != "network":
        print(kind, f"{kind}/{id}")' "$scratch/list.json" >"$scratch/records"
	[ "$(wc -l <"$scratch/records")" -ge 6 ]
	while read -r kind id; do
		kring show "$id" --format html >"$scratch/show-$kind.html"
	done <"$scratch/records"
}

for network in geboortezorg wijkteam woningketen; do
	example $network
	for language in en nl; do
		case_ "$network, $language: every report, status, list and a record of each kind is a sound page" "
			export KRING_LANG=$language
			all_pages
			[ \$(find \$scratch -name '*.html' | wc -l) -ge 23 ]
			sound \$scratch/*.html
		"
	done
done

example geboortezorg
case_ 'a page is the same twice' '
	kring --as-of 2026-09-01 report network --format html >"$scratch/one"
	kring --as-of 2026-09-01 report network --format html >"$scratch/two"
	cmp "$scratch/one" "$scratch/two"
'
case_ 'it says the day in words, and lists its headings' '
	prints "<time datetime=\"2026-09-01\">" kring --lang en --as-of 2026-09-01 report --format html
	out_has "Tuesday 1 September 2026"
	out_has "<nav class=\"contents\""
	out_has "<html lang=\"en\">"
	prints "<html lang=\"nl\">" kring --lang nl --as-of 2026-09-01 report --format html
	out_has "dinsdag 1 september 2026"
'
case_ 'what people wrote is in their language, what kring says in that of the page' '
	kring --lang en --as-of 2026-09-01 report overview --format html >"$scratch/page"
	has "$scratch/page" ">Mandate of Bram Postma in Kring geboortezorg<"
	lacks "$scratch/page" "lang=\"nl\">Mandate of"
	lacks "$scratch/page" "lang=\"nl\">Meeting of"
	has "$scratch/page" "evaluation: <bdi lang=\"nl\">"
	has "$scratch/page" ", <bdi>look back: "
	kring --lang en --as-of 2026-09-01 report actions --format html >"$scratch/page"
	lacks "$scratch/page" "action due: <bdi>"
	lacks "$scratch/page" "</bdi>, <bdi>"
	kring --lang en --as-of 2026-09-01 report balance --format html >"$scratch/page"
	has "$scratch/page" "<th scope=\"row\" role=\"rowheader\" data-label=\"organisation\">seats"
	kring --lang en --as-of 2026-09-01 report process --format html >"$scratch/page"
	lacks "$scratch/page" "lang=\"nl\">what keeps us"
'
case_ 'a document without rows says so' '
	rm -r agreements mandates meetings spelregels reviews circles
	kept_in "$scratch/page.html" 0 kring --lang en report overview --format html
	sound --has "there are no circles yet" "$scratch/page.html"
'
case_ 'a page of the last month that the calendar has' '
	timeout 60 "$KRING" --lang en --as-of 9999-12-05 report overview --format html >"$scratch/page.html"
	sound --has "what falls on which day" "$scratch/page.html"
'
case_ 'into a file' '
	succeeds kring report overview --format html -o "$scratch/page.html"
	sound "$scratch/page.html"
'

cat >"$work/hostile.py" <<'PYTHON'
"""Writes the texts into agreements, and afterwards finds each of them as text in its page."""
import json, os, subprocess, sys
sys.path.insert(0, sys.argv[1])
import page

TEXTS = [
    "</style><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "' onclick='x",
    "<!-- x --> ]]> <?php", "&lt;b&gt; &#60; &amp;amp;", "{{7*7}} ${x} `x`", "</title></main></body></html>",
    "<a href=javascript:alert(1)>x</a>", "kop <h1>x</h1>", "minder dan 3 < 4 & meer", "<3 van de kring",
    "<table><tr><td>x", "<base href=//a.nl>", "<meta http-equiv=refresh content=0>", "<style>*{display:none}</style>",
    "<form action=//a.nl><input>", "<iframe srcdoc=x>", "<math><mi//xlink:href=\"data:x,y\">", "عربي and 日本語",
]
MARKDOWN = [
    ("[a](javascript:alert(1))", "a"), ("[a](JAVA&#115;cript:x)", "a"), ("![](data:image/svg+xml,x)", "data:"),
    ("![x](//a.nl/b.png)", "x"), ("# een\n### drie", "een drie"), ("[a]: javascript:x\n\n[a]", "a"),
    ("<javascript:x>", "javascript:x"), ("<script>\nalert(1)\n</script>", "<script> alert(1) </script>"),
    ("a <b>vet</b> c", "a <b>vet</b> c"), ("> " * 300 + "diep", "diep"), ("- " * 300 + "diep", "diep"),
    ("[" * 2000 + "x", "x"), ("*a " * 2000, "a"), ("```\n</code></pre><script>\n```", "</code></pre><script>"),
    ("![a](https://a.nl/x.png)", "a"), ("<https://a.nl/\"onclick=x>", "https://a.nl/"), ("&#0; &#x202e; x", "x"),
    ("- a\n  - b\n\n    c\n1. d", "a b c d"), ("[x](https://a.nl 'a\" onclick=\"b')", "x"),
]

def kring(*arguments):
    return subprocess.run([os.environ["KRING"], "--as-of", "2026-09-01", *arguments], stdout=subprocess.PIPE).stdout

def judge(name, shown, text):
    with open(sys.argv[2], "wb") as file:
        file.write(shown)
    try:
        found = page.read(sys.argv[2])
    except AssertionError as error:
        sys.exit(f"{name} {text!r}: {error}")
    said = " ".join("".join(found.text).split())
    assert " ".join(text.split()) in said, (name, text, said)

quoted = [json.dumps(t, ensure_ascii=False) for t in TEXTS]
bodies = [json.dumps(t, ensure_ascii=False) for t in TEXTS + [m for m, _ in MARKDOWN]]
for n, body in enumerate(bodies):
    title = quoted[n % len(quoted)]
    with open(f"agreements/geboortezorg/t{n:03}.yaml", "w", encoding="utf-8") as file:
        file.write(f"title: {title}\ndriver: {body}\ntext: {body}\nproposed: {{by: anna, date: 2026-08-01}}\n")
for report in ("agreements", "overview"):
    shown = kring("report", report, "--format", "html")
    for text in TEXTS if report == "agreements" else ["geboortezorg"]:
        judge(report, shown, text)
for n, body in enumerate(bodies):
    shown = kring("show", f"t{n:03}", "--format", "html")
    judge("title", shown, TEXTS[n % len(TEXTS)])
    # what Markdown makes of a title is another text: stars, and signs that have a name
    if n >= len(TEXTS):
        judge("prose", shown, MARKDOWN[n - len(TEXTS)][1])
PYTHON
case_ 'hostile texts are data, wherever they stand' '
	python3 "$work/hostile.py" "$top/tests/schemas" "$scratch/page.html"
'
case_ 'the reader of this test is strict' '
	kring report overview --format html >"$scratch/good.html"
	sound "$scratch/good.html"
	for edit in "s|<h1 |<h1 onclick=\"x\" |" "s|</h1>|</h2>|" "s|<main id=\"main\">|<main>|" \
		"s|</main>|<script></script></main>|" "s|</main>|<a href=\"javascript:x\">x</a></main>|" \
		"s|</main>|<img src=\"data:x\"></main>|" "s|</main>|<p><p>x</p></p></main>|" \
		"s|</main>|<h5>x</h5></main>|" "s|</style>|a{background:url(x)}</style>|" \
		"s| scope=\"col\"||" "s|</main>||" "s|<html lang=\"[a-z]*\"|<html|" "s|</main>|<b>x</b></main>|"; do
		sed "$edit" "$scratch/good.html" >"$scratch/bad.html"
		if cmp -s "$scratch/good.html" "$scratch/bad.html" || sound "$scratch/bad.html"; then
			echo "passed: $edit"
			exit 1
		fi
	done
'
