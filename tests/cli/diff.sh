#!/bin/sh
# tests/cli/diff.sh - what changed in meaning, between commits, branches, folders and files.
#
# Goldens: what is expected of acts on the examples stands in tests/cli/golden/diff-*; after a change
# that was meant:  KRING=… sh tests/cli/diff.sh write && git diff tests/cli/golden
. "$(dirname "$0")/lib.sh"
golden=$here/golden
mode=${1-}
w=agreements/geboortezorg/warme-overdracht.yaml
n=agreements/geboortezorg/nachtdienst.yaml
b=agreements/geboortezorg/nachtbel.yaml

# gives NAME ARGUMENTS…
gives() {
	given=$1
	shift
	succeeds kring --as-of 2026-09-01 "$@"
	nothing_on stderr
	if [ "$mode" = write ]; then cp "$work/stdout" "$golden/$given"; fi
	diff -u "$golden/$given" "$work/stdout"
}
says() { # EXACT LINES on stdin are in stdout
	while IFS= read -r line; do
		grep -qxF -e "$line" "$work/stdout" || say "not said: $line"
	done
}
act() {
	day=$1
	shift
	succeeds kring --as-of "$day" "$@"
	git add -A
	GIT_AUTHOR_DATE="${day}T12:00:00Z" GIT_COMMITTER_DATE="${day}T12:00:00Z" \
		git -c user.name="${author:-Anna de Wit}" commit -q -m act
}

case_ 'nothing changed' '
	prints "nothing changed" kring diff
	expect_exit 0 kring diff --exit-code
'
case_ 'an exit code for who asks' '
	sed -i "s/^title: /title: Nieuwe /" $w
	expect_exit 0 kring diff
	expect_exit 1 kring diff --exit-code
	nothing_on stderr
'
reindent() {
	printf 'requests:\n' >>$w
	for i in 1 2 3 4 5 6 7 8 9 10; do printf '  vraag-%s:\n    to: gemeente\n    what: Ruimte\n' $i >>$w; done
	git commit -qam lang
	python3 - $w <<-'END'
		import sys
		lines = open(sys.argv[1], encoding="utf-8").read().splitlines(True)
		changed = sum(line.startswith(" ") for line in lines)
		assert changed >= 40, changed
		open(sys.argv[1], "w", encoding="utf-8").write(
			"# another comment\n" + "".join("  " + line if line[0] == " " else line for line in lines))
	END
	succeeds kring diff
	out_is <<-END
		Changes that are not committed yet
		Netwerk Klein, 22 November 2026

		Agreement: Warme overdracht van verloskundige naar kraamzorg (geboortezorg/warme-overdracht)
		- no change in meaning
	END
	expect_exit 1 kring diff --exit-code
	succeeds kring diff --format json
	python3 -c '
import json, sys
d = json.load(open(sys.argv[1]))
assert d["schema"] == 1 and d["changes"] == [] and d["lapsed"] == []
assert [(r["change"], r["meaning"]) for r in d["records"]] == [("layout", False)]' "$work/stdout"
}
case_ 'forty lines that only got another indent and a comment' reindent

case_ 'consent that no longer holds is said first, and whose it was' '
	sed -i "s/^title: .*/title: Een andere titel/" $w
	succeeds kring diff
	sed -n 4,5p "$work/stdout" >"$scratch/first"
	diff - "$scratch/first" <<-END
		Consent that no longer holds
		- Een andere titel, round 1: the text changed after the consent of Anna de Wit, Bram Postma and Carla Jansen
	END
'
# The text is edited on a branch; Anna has answered, or answers, to the text as it was.
two_branches() {
	succeeds kring --as-of 2026-10-01 propose geboortezorg/nachtbel --as anna --title Nachtbel \
		--set driver="Nachts belt niemand" --set "text=Wij bellen ook in de nacht." --keeper anna \
		--evaluate 2027-03-01 --set evaluation.criteria.gebeld="Elke nacht is er gebeld" --open
	git add -A && git commit -qm voorstel
	git checkout -qb avond
	sed -i "s/in de nacht/in de avond/" $b && git commit -qam avond
	git checkout -q main
	succeeds kring --as-of 2026-10-02 consent nachtbel --as anna --concern none
	git commit -qam anna
}
case_ 'consent that came with a text that nobody consented to' '
	two_branches
	git merge -q avond
	for range in HEAD~2 HEAD~2..HEAD; do
		succeeds kring diff $range
		out_has "Consent that no longer holds"
		out_has "- Nachtbel, round 1: the consent of Anna de Wit is about another text than the one that stands here now"
	done
	succeeds kring diff HEAD~1
	out_has "- Nachtbel, round 1: the text changed after the consent of Anna de Wit"
	out_lacks "another text"
	git checkout -q HEAD~2 && git checkout -q main -- $b && git commit -qam later
	echo "# een opmerking" >>$b
	succeeds kring diff
	out_lacks "no longer holds"
	git rm -qf $b && git commit -qm weg && git checkout -q HEAD~1 -- $b
	prints "another text" kring diff
'
case_ 'consent that was given where a branch goes to, since they parted' '
	two_branches
	succeeds kring diff main...avond
	out_has "Consent that no longer holds"
	out_has "- Nachtbel, round 1: the text changes here, and Anna de Wit consented to it as it was, on main, after they parted"
	prints "\"who\":[\"anna\"]" kring diff main...avond --format json
	succeeds kring diff avond...main
	out_lacks "no longer holds"
	git checkout -q avond
	succeeds kring --as-of 2026-10-03 consent nachtbel --as bram --concern none
	succeeds kring --as-of 2026-10-03 amend nachtbel --as anna --set why=Daarom -m korter
	git commit -qam ronde
	prints "a new round is opened here, and the consent of Anna de Wit, given on main after they parted, was about the round before" kring diff main...avond
	git rm -q $b && git commit -qm weg
	prints "it is removed here, and with it the consent of Anna de Wit, given on main after they parted" kring diff main...avond
	prints "nothing changed" kring diff main...avond carla
	git checkout -q main && echo "# een opmerking" >>$b && git commit -qam opmerking
	git checkout -qb stil HEAD~2 && echo "# stil" >>$b && git commit -qam stil
	succeeds kring diff main...stil
	out_lacks "no longer holds"
'
rewritten() {
	python3 - $w "$1" "$2" <<-'END'
		import sys
		path, old, new = sys.argv[1:]
		text = open(path, encoding="utf-8").read()
		old, new = old.replace("\\n", "\n"), new.replace("\\n", "\n")
		head, tail = text.rsplit(old, 1)
		open(path, "w", encoding="utf-8").write(head + new + tail)
	END
}
case_ 'an answer that was rewritten or taken out' '
	rewritten "response: consent" "response: absent"
	succeeds kring diff
	out_has "was rewritten as another answer"
	out_has "the answer that was given was rewritten: consent -> absent"
	git checkout -q $w
	sed -i "/^    text-digest: sha256:/s/sha256:..../sha256:0000/" $w
	prints "the digest of the text that Anna de Wit, Bram Postma and Carla Jansen consented to was rewritten" kring diff
	git checkout -q $w
	git rm -q $w
	prints "the agreement was removed, and with it the consent of Anna de Wit, Bram Postma and Carla Jansen" kring diff
	out_has "- removed"
'
life() {
	git tag start
	act 2026-09-01 propose geboortezorg/bellen --as anna --set 'title=Bellen voor negen' \
		--set 'driver=Wij bellen te laat' --set 'text=Wij bellen voor tien uur in de ochtend' \
		--keeper anna --evaluate 2026-12-01 --set evaluation.criteria.tijd='Negen van de tien'
	act 2026-09-01 open bellen --as anna --closes 2026-09-15
	git tag opened
	act 2026-09-02 consent bellen --as anna
	act 2026-09-02 consent bellen --as bram --concern 'Wie belt in het weekend?'
	git tag answered
	act 2026-09-03 object bellen --as bram -m 'In het weekend is er niemand'
	act 2026-09-03 resolve bellen bram --as anna --result amended --confirmed-by bram -m 'Alleen op werkdagen'
	act 2026-09-04 amend bellen --as anna --set 'text=Wij bellen voor negen uur, op werkdagen' \
		--set evaluation.date=2027-03-01 -m 'Alleen op werkdagen'
	git tag amended
	for who in anna bram carla; do act 2026-09-05 consent bellen --as $who; done
	act 2026-09-06 adopt bellen --as anna
	git tag adopted
}
whole_life() {
	life
	gives diff-opened.txt diff start opened
	gives diff-answered.txt diff opened..answered
	gives diff-amended.txt diff answered..amended
	gives diff-amended.md diff answered..amended --format md
	gives diff-adopted.txt diff amended.. bellen
	gives diff-whole.md diff start.. --format md
	succeeds kring diff answered..amended
	says <<-'END'
		- Bellen voor negen, round 1: a new round was opened after the consent of Anna de Wit, which was about the round before
		- evaluation: from 1 December 2026 to 1 March 2027, 90 days later
	END
	out_has "Bram Postma: consent -> objection on 3 September 2026: 'In het weekend is er niemand'"
	out_has "- text: Wij bellen voor [-tien uur in de ochtend-] {+negen uur, op werkdagen+}"
}
case_ 'a proposal from its first day to its adoption' whole_life

case_ 'each example: every file as new, and gone' '
	for e in geboortezorg wijkteam woningketen; do
		rm -rf ./* && git checkout -q . && git rm -rq . && mkdir -p new && cp -R "$top/examples/$e/." .
		rm -rf new
		git add -A && git commit -qm "$e"
		succeeds kring diff HEAD~1 HEAD --format json
		python3 -c "
import json, sys
d = json.load(open(sys.argv[1]))
told = {c[\"path\"] for c in d[\"changes\"]}
for r in d[\"records\"]:
	assert r[\"meaning\"] and (r[\"change\"] == \"removed\" or r[\"path\"] in told), r
assert len(d[\"records\"]) > 30" "$work/stdout"
		succeeds kring diff HEAD HEAD~1
	done
'
case_ 'a path, as it is seen from where one is' '
	sed -i "s/^why: .*/why: Daarom/" $w
	for at in . agreements agreements/geboortezorg; do
		(
			cd $at
			prints "why: " kring diff "$(realpath --relative-to=. "$work/case/$w")"
			prints "why: " kring diff HEAD $w
			prints "why: " kring log "$(realpath --relative-to=. "$work/case/$w")"
		)
	done
'
case_ 'which side is which' '
	git branch zijweg && sed -i "s/^funds: .*/funds: 1/" organisations/*.yaml
	echo "funds: 12" >>organisations/vsv-noord.yaml
	git add organisations/vsv-noord.yaml
	prints "Changes that are staged" kring diff --staged
	git commit -qm een
	git checkout -q zijweg && echo "funds: 13" >>organisations/kraamzorg-zuid.yaml && git commit -qam twee
	succeeds kring diff main zijweg
	out_has "share of the money, percent added: 13"
	out_has "share of the money, percent taken out: 12"
	succeeds kring diff main...zijweg
	out_has "share of the money, percent added: 13"
	out_lacks "12"
	succeeds kring diff ..main
	out_has "share of the money, percent taken out: 13"
	succeeds kring diff main
	out_has "Changes from main to the work tree"
	prints "share of the money, percent added: 13" kring diff main kraamzorg-zuid
	prints "nothing changed" kring diff main carla
	mkdir -p sub && cd sub && prints "share of the money, percent added: 13" kring diff main zijweg
'
case_ 'a name that is a revision and a record, or neither' '
	git branch warme-overdracht
	misused "is both a revision and a record" kring diff warme-overdracht
	prints "nothing changed" kring diff HEAD warme-overdracht
	prints "nothing changed" kring diff refs/heads/warme-overdracht
	misused "is no record and no revision" kring diff warme-overdrach
	err_has "did you mean "
	err_has "warme-overdracht"
	misused "is no record and no revision" kring diff mian
	err_has "did you mean"
	err_has "main"
	misused "is no record and no revision" kring diff HEAD~9
	misused "there is no record" kring diff HEAD..HEAD overdrach
	misused "no" kring diff bestaatniet..HEAD
	misused "one revision" kring diff --staged HEAD..HEAD
'
case_ 'an edit before anybody answered: the text once, and who has no concern' '
	succeeds kring --as-of 2026-10-01 propose geboortezorg/nachtbel --as anna --title Nachtbel \
		--set driver="Nachts belt niemand" --set why=Daarom --set "text=Wij bellen ook in de nacht." --keeper anna \
		--evaluate 2027-03-01 --set evaluation.criteria.gebeld="Elke nacht is er gebeld" --open
	succeeds kring --as-of 2026-10-02 consent nachtbel --as bram
	succeeds kring --as-of 2026-10-03 amend nachtbel --as anna --set "text=Wij bellen in de avond." -m avond
	git add -A && git commit -qm een
	succeeds kring --as-of 2026-10-04 amend nachtbel --as anna --set "why=Dan slaapt niemand" -m waarom
	succeeds kring --as-of 2026-10-05 consent nachtbel --as carla --concern none
	succeeds kring diff
	out_has "- round 2: it keeps what stood there before of more: why"
	out_has "- Carla Jansen: consent on 5 October 2026; concern: none"
	out_lacks "in de nacht"
	git commit -qam twee
	sed -i "s/in de nacht/in de ochtend/" $b
	succeeds kring diff
	out_has "- round 2: what it keeps of the text before it was rewritten"
'
case_ 'two folders and two files' '
	cp -R . "$scratch/before"
	echo "funds: 12" >>organisations/vsv-noord.yaml
	prints "share of the money, percent added: 12" kring diff --between "$scratch/before" .
	prints "share of the money, percent added: 12" kring diff --between "$scratch/before/organisations/vsv-noord.yaml" organisations/vsv-noord.yaml
	cp organisations/vsv-noord.yaml "$scratch/x"
	prints "Organisation:" kring diff --between "$scratch/before/organisations/vsv-noord.yaml" "$scratch/x"
	misused "cannot be compared with a file" kring diff --between . "$scratch/x"
	misused "two folders" kring diff --between .
	misused "no folder or file" kring diff --between . nergens
	rm -rf .git && cannot "git" kring diff
'
in_order() {
	cat >before.yaml <<-'END'
		title: a
		rounds:
		  - opened: 2026-01-01
		    responses:
		      anna: {response: not-yet, then: [{response: consent}, {response: objection}]}
		  - opened: 2026-01-05
		    responses:
		      anna: {response: pending}
	END
	sed 's/\({response: consent}\), \({response: objection}\)/\2, \1/' before.yaml >after.yaml
	prints 'anna: the answer that was given was rewritten: consent -> objection' kring diff --between before.yaml after.yaml
	out_has 'rewritten: objection -> consent'
	{ sed -n 1,2p before.yaml && sed -n 6,8p before.yaml && sed -n 3,5p before.yaml; } >after.yaml
	prints 'round 2 opened on 1 January 2026' kring diff --between before.yaml after.yaml
	out_lacks 'no change in meaning'
	printf 'reactions:\n  anna: [{date: 2026-01-01, text: a}, {date: 2026-01-02, text: b}]\n' >before.yaml
	printf 'reactions:\n  anna: [{date: 2026-01-02, text: b}, {date: 2026-01-01, text: a}]\n' >after.yaml
	prints 'no change in meaning' kring diff --between before.yaml after.yaml
}
case_ 'answers and rounds in another order say something else; a list of remarks does not' in_order

# A mebibyte that comes back to front: each form took 4 to 30 seconds when each was held against each.
back_to_front() { # head, form of a line, how many
	python3 - "$@" <<-'END'
		import sys
		head, form, n = sys.argv[1], sys.argv[2], int(sys.argv[3])
		for name, way, end in ("before", 1, "x"), ("same", -1, "x"), ("other", -1, "y"):
		    with open(name + ".yaml", "w") as f:
		        f.write(head.replace("\\n", "\n") + "".join(form % (i, end) + "\n" for i in range(n)[::way]))
	END
	[ "$(wc -c <before.yaml)" -gt 800000 ]
	succeeds timeout 8 "$KRING" diff --between before.yaml other.yaml
	out_lacks 'no change in meaning'
	succeeds timeout 8 "$KRING" diff --between before.yaml same.yaml
	out_has 'no change in meaning'
}
case_ 'very many keys that the format does not know' 'back_to_front "title: a\n" "k%d: %s" 90000'
case_ 'very many below one of these' 'back_to_front "title: a\nx-own:\n" " k%d: %s" 80000'
case_ 'very many elements' 'back_to_front "title: a\ndeviations:\n" "- {date: 2026-01-01, by: a%d%s}" 27000'
case_ 'renamed, and not taken for another' '
	git mv $w agreements/geboortezorg/overdracht.yaml
	git mv mandates/geboortezorg/carla.yaml mandates/geboortezorg/dirk.yaml
	succeeds kring diff
	out_has "- renamed: it was geboortezorg/warme-overdracht"
	out_has "- renamed: it was geboortezorg/carla"
	out_lacks "removed"
'
case_ 'renamed, where only that record is asked for' '
	git mv $w agreements/geboortezorg/overdracht.yaml
	for id in overdracht warme-overdracht; do
		succeeds kring diff $id
		out_has "- renamed: it was geboortezorg/warme-overdracht"
		out_lacks "removed"
		out_lacks "no longer holds"
		[ "$(grep -c "^- " "$work/stdout")" = 1 ]
	done
'
case_ 'a file that cannot be read as a record' '
	echo "<<<<<<< ours" >>$w
	prints "this cannot be read as a record" kring diff
	git commit -qam stuk && git checkout -q HEAD~1 -- $w
	prints "the version before cannot be read as a record" kring diff HEAD
'
every_kind() {
	sed -i 's/^aim: .*/aim: Iets anders/; s/^  carla:.*/  carla: {from: 2025-09-01, until: 2026-12-31}/' circles/geboortezorg.yaml
	printf 'renewals:\n  - {date: 2026-09-01, by: Bestuur, outcome: narrowed, scope: [overdracht]}\n' >>mandates/geboortezorg/anna.yaml
	printf 'x-note: vrij\n' >>spelregels/mandaat.yaml
	printf 'left: 2026-12-31\n' >>organisations/vsv-noord.yaml
	printf 'guests: [Mevrouw De Boer]\n' >>meetings/geboortezorg/2026-03-12.yaml
	printf 'phase: widen\n' >>kring.yaml
	mkdir -p reviews/geboortezorg && printf 'lenses:\n  ambition: {vsv-noord: 4}\n' >reviews/geboortezorg/2026-06-01.yaml
	succeeds kring diff
	says <<-'END'
		- Carla Jansen is a member until 31 December 2026
		- the mandate was renewed by 'Bestuur' on 1 September 2026: narrowed, scope overdracht
		- x-note added: 'vrij'
		- it left the network on 31 December 2026
		- phase added: widen
	END
	out_has 'aim: '
	out_has 'Mevrouw De Boer'
	out_has 'VSV Noord'
}
case_ 'every kind of record, and keys that the format does not know' every_kind

case_ 'colours where there is a terminal to show them' '
	sed -i "s/^title: Warme/title: Koude/" $w
	prints "$escape[31mWarme$escape[0m $escape[32mKoude$escape[0m" kring --color always diff
	prints "title: [-Warme-] {+Koude+} overdracht" kring diff
'

# ---- what is posted ---------------------------------------------------------------------------

command -v cmark-gfm >/dev/null || {
	echo "cmark-gfm is not installed"
	failed=$((failed + 1))
	exit
}
cat >"$work/hostile.py" <<'PYTHON'
import html.parser, json, re, subprocess, sys
TEXTS = ["@team kijk", "mail carla@example.org nu", "a\n\n# kop\n\n- punt", "<script>alert(1)</script>", "::error::x",
    "]]> einde", "[link](http://x.example/) ![beeld](http://x.example/y.png)", "http://x.example/a www.x.example",
    "| a | b |\n| --- | --- |\n| c | d |", "```\nx\n```", "#12 !34 %5 &6 ~bug $7 ^8 GH-9 PROJ#1", "<!-- weg", "&lt;b&gt; &#64;team",
    "<a href=x>y</a>", "mailto:a@b.nl xmpp:a@b.nl ftp://x.example", "*vet* __x__ ~~weg~~", "- [ ] taak",
    "[x]: http://a.example", "---", "1. een", "HTTPS://X.EXAMPLE/ WWW.x.example", ":smile:"]

def write(path):
    base = open(path, encoding="utf-8").read()
    base = re.sub(r"(?m)^(requests|options):.*\n([ ].*\n)*", "", base)
    with open(path, "w", encoding="utf-8") as f:
        f.write(re.sub("^title: .*", lambda m: "title: " + json.dumps(TEXTS[0] + " http://x.example <b> #1"), base, flags=re.M))
        f.write("requests:\n")
        for n, text in enumerate(TEXTS):
            f.write("  r%d: {to: %s, what: %s}\n" % (n, json.dumps(text), json.dumps(text)))
        f.write("options:\n")
        for n, text in enumerate(TEXTS):
            f.write("  o%d: %s\n" % (n, json.dumps(text)))

class Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.text = set(), ""
    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
    def handle_comment(self, data):
        self.tags.add("comment")
    def handle_data(self, data):
        self.text += data

def read(path):
    md = open(path, encoding="utf-8").read()
    html = subprocess.run(["cmark-gfm", "--unsafe", "-e", "autolink", "-e", "table", "-e", "strikethrough", "-e", "tasklist"],
        input=md, capture_output=True, text=True, check=True).stdout
    r = Reader()
    r.feed(html)
    assert r.tags <= {"h1", "h2", "h3", "ul", "li", "p"}, r.tags
    for what in (r"@\w", r"(?<!\w)[#!%$~^&]\w", r"\w[#!]\d", r"://", r"(?i)www\.", r"GH-\d", r":smile:", "\x1b", "\u202e"):
        found = re.search(what, r.text)
        assert not found, (what, r.text[max(0, found.start() - 30):found.end() + 30])
    assert "script" in r.text and "taak" in r.text

def heading_count(path):
    md = open(path, encoding="utf-8").read()
    return len(re.findall("(?m)^#", md))

{"write": write, "read": read}[sys.argv[1]](sys.argv[2])
PYTHON
case_ 'no text of a record becomes a mention, a link, an image or a heading under a merge request' '
	python3 "$work/hostile.py" write $n
	succeeds kring diff --format md
	python3 "$work/hostile.py" read "$work/stdout"
	git add -A && git -c user.name="$(printf "@team http://x.example #1 \\342\\200\\256x\\033[31m")" commit -qm x
	succeeds kring log nachtdienst --format md
	python3 "$work/hostile.py" read "$work/stdout"
	git rm -q $n
	succeeds kring diff --format md
	out_lacks "$escape"
'
case_ 'and on a terminal and in json it stays one line, and data' '
	python3 "$work/hostile.py" write $n
	succeeds kring diff
	python3 -c "
import sys
for line in open(sys.argv[1], encoding=\"utf-8\"):
	assert line == \"\n\" or line[:2] == \"- \" or line[0].isalpha(), line
	assert not any(ord(c) < 32 and c != \"\n\" or c == \"\u202e\" for c in line), line" "$work/stdout"
	succeeds kring diff --format json
	python3 -c "
import json, sys
d = json.load(open(sys.argv[1]))
assert any(c[\"key\"] == \"options.o3\" and c[\"new\"] == \"<script>alert(1)</script>\" for c in d[\"changes\"])" "$work/stdout"
'
case_ 'a comment of at most sixty thousand characters, and what it leaves out' '
	KRING=$plain # the marks of what is read back count too
	python3 -c "
for i in range(3000):
	print(\"# %d\" % i) if i == 0 else None
print(\"requests:\")
for i in range(3000):
	print(\"  r%d: {to: \\\"@iemand\\\", what: Een vraag over iets dat lang duurt}\" % i)" >>$n
	succeeds kring diff --format md
	[ "$(wc -c <"$work/stdout")" -lt 62000 ] && [ "$(wc -c <"$work/stdout")" -gt 20000 ]
	shown=$(grep -c "^- asked of" "$work/stdout")
	out_has "$((3000 - shown)) changes are left out here"
	succeeds kring diff
	[ "$(grep -c "^- asked of" "$work/stdout")" -eq 3000 ]
'
