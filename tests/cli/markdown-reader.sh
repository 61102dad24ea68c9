#!/bin/sh
# tests/cli/markdown-reader.sh - what people write stays text in Markdown, for another reader of it.
#
# Writes texts into agreements that mean something in Markdown, HTML or on a git host, and reads what
# kring prints with cmark-gfm, the reference of GitHub's Markdown. Skipped, and counted so, without it.
. "$(dirname "$0")/lib.sh"

command -v cmark-gfm >/dev/null || {
	trap - EXIT
	rm -rf "$work"
	echo "cmark-gfm is not installed"
	echo "0 passed, 0 failed, 3 skipped"
	exit 0
}

cat >"$work/texts.py" <<'PYTHON'
import html.parser, json, os, re, subprocess, sys

TEXTS = [
    "a | b || c \\| d \\", "@team kijk, ook @_x en mail carla@example.org", "# geen kop ## hier #",
    "sluit #12, niet C#", "<script>alert(1)</script> &amp; <!-- x", "&#64;team &lt;b&gt;",
    "*vet* _schuin_ __x__ `code` ~~weg~~", "[link](javascript:x) ![beeld](http://x.example/y.png)",
    "- punt", "+ punt", "* punt", "1. een", "2) twee", "> citaat", "--- ---", "===", "```", "~~~",
    "    ingesprongen", "http://www.example.org/a_b_c?x=1&y=2", "www.example.org/a_b", "[x]: http://a",
    "日本語の合意", "\\@x \\* \\", "| --- | --- |", "<a href=x>", "!dringend", "$x$ en $5", "'a' \"b\"",
]

def write(folder):
    for n, text in enumerate(TEXTS):
        quoted = json.dumps(text, ensure_ascii=False)
        with open(f"{folder}/t{n:03}.yaml", "w", encoding="utf-8") as f:
            f.write(f"title: {quoted}\ndriver: {quoted}\ntext: {quoted}\n"
                    "proposed: {by: anna, date: 2026-08-01}\n")

class Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self.open, self.tags = [], [], set()

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        if tag in ("td", "h1", "p"):
            self.open.append([tag, ""])

    def handle_endtag(self, tag):
        if self.open and self.open[-1][0] == tag:
            self.found.append(tuple(self.open.pop()))

    def handle_data(self, data):
        for piece in self.open[-1:]:
            piece[1] += data

def read(markdown):
    extensions = sum((["-e", e] for e in ("table", "autolink", "strikethrough", "tagfilter")), [])
    rendered = subprocess.run(["cmark-gfm", "--unsafe"] + extensions, input=markdown.encode(),
                              stdout=subprocess.PIPE, check=True).stdout.decode()
    reader = Reader()
    reader.feed(rendered)
    return reader

def same(a, b):
    return " ".join(a.replace("\u200b", "").split()) == " ".join(b.split())

def no_mention(pieces):
    # a host makes a link of the sign with a name behind it, where no word stands before it
    for _, text in pieces:
        assert not re.search(r"(?<![\w.])@\w", text), text
        assert not re.search(r"(?<![\w&])#\w", text), text

def kring(*arguments):
    return subprocess.run([os.environ["KRING"], "--as-of", "2026-09-01", *arguments],
                          stdout=subprocess.PIPE, check=True).stdout.decode()

if sys.argv[1] == "write":
    write(sys.argv[2])
elif sys.argv[1] == "table":
    reader = read(kring("report", "agreements", "--format", "md"))
    cells = [text for tag, text in reader.found if tag == "td"]
    ids = [c for c in cells if re.fullmatch(r"geboortezorg/t\d+", c)]
    assert len(ids) == len(TEXTS), (len(ids), len(TEXTS))
    for id in ids:
        title = cells[cells.index(id) + 1]
        assert same(title, TEXTS[int(id[-3:])]), (title, TEXTS[int(id[-3:])])
    no_mention([f for f in reader.found if f[0] == "td"])
    assert not reader.tags & {"script", "img", "code", "pre", "em", "strong", "del"}, reader.tags
else:
    for n, text in enumerate(TEXTS):
        reader = read(kring("show", f"t{n:03}", "--format", "md"))
        headings = [t for tag, t in reader.found if tag == "h1"]
        assert len(headings) >= 1 and same(headings[0], text), (headings, text)
        assert "script" not in reader.tags, text
        if sys.argv[1] == "mentions":
            for _, piece in reader.found:
                assert not re.search(r"(?<![\w.])@\w", piece), piece
PYTHON

export KRING
case_ 'a table with such titles has the same titles for another reader' '
	python3 "$work/texts.py" write agreements/geboortezorg
	python3 "$work/texts.py" table
'
case_ 'so has a heading, and no script comes through' '
	python3 "$work/texts.py" write agreements/geboortezorg
	python3 "$work/texts.py" heading
'
case_ 'nobody is mentioned by a text, even where its Markdown is kept' '
	python3 "$work/texts.py" write agreements/geboortezorg
	python3 "$work/texts.py" mentions
'
