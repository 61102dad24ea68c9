#!/bin/sh
# tests/cli/log.sh - the timeline of one record, from its file and from git.
. "$(dirname "$0")/lib.sh"
w=agreements/geboortezorg/warme-overdracht.yaml
o=agreements/geboortezorg/overdracht.yaml

commit() { # DAY AUTHOR
	git add -A
	GIT_AUTHOR_DATE="$1T12:00:00Z" GIT_COMMITTER_DATE="$1T12:00:00Z" git -c user.name="$2" commit -q -m x
}
# The commits' names follow from what is in them; here they are one word.
timeline() {
	sed -n '/^\(20..-\|not committed\)/,$p' "$work/stdout" | sed 's/  [0-9a-f]\{10\}  /  COMMIT  /' >"$scratch/timeline"
	diff -u - "$scratch/timeline"
}
life() {
	sed -i 's/^keeper: .*/keeper: bram/' $w && commit 2026-10-01 'Bram Postma'
	git mv $w $o && commit 2026-10-02 'Carla Jansen'
	sed -i 's/^title: Warme/title: Koude/' $o && commit 2026-10-03 'Anna de Wit'
	sed -i '1i# alleen een opmerking' $o && commit 2026-10-04 'Anna de Wit'
	printf 'withdrawn: {date: 2026-11-01, by: anna, why: Klaar}\n' >>$o
}
newest_first() {
	life
	succeeds kring log overdracht
	sed -i '/^- new$/,$d' "$work/stdout"
	timeline <<-'END'
		not committed yet
		- withdrawn on 1 November 2026 by Anna de Wit: 'Klaar'

		4 October 2026  COMMIT  Anna de Wit
		- no change in meaning

		3 October 2026  COMMIT  Anna de Wit
		- consent no longer holds: round 1: the text changed after the consent of Anna de Wit, Bram Postma and Carla Jansen
		- title: [-Warme-] {+Koude+} overdracht van verloskundige naar kraamzorg

		2 October 2026  COMMIT  Carla Jansen
		- renamed: it was agreements/geboortezorg/warme-overdracht.yaml

		1 October 2026  COMMIT  Bram Postma
		- keeper: Anna de Wit -> Bram Postma

		1 January 2026  COMMIT  Anna de Wit
	END
}
case_ 'the newest first, through a rename' newest_first
case_ 'the oldest first, and in other formats' '
	life
	succeeds kring log overdracht --reverse
	[ "$(tail -2 "$work/stdout" | head -1)" = "not committed yet" ]
	prints "### not committed yet" kring log overdracht --format md
	succeeds kring log overdracht --format json
	python3 -c "
import json, sys
d = json.load(open(sys.argv[1]))
assert d[\"schema\"] == 1 and d[\"record\"] == {\"id\": \"geboortezorg/overdracht\", \"path\": \"$o\", \"complete\": True}
t = d[\"timeline\"]
assert t[0][\"commit\"] is None and t[0][\"key\"] == \"withdrawn\"
assert [x[\"was\"] for x in t if x[\"was\"]] == [\"$w\"]
assert all(len(x[\"commit\"]) == 40 and x[\"date\"] for x in t[1:])" "$work/stdout"
'
case_ 'in a folder below the top of the repository, and from a folder in it' '
	mkdir deep && git mv agreements circles kring.yaml mandates meetings organisations spelregels deep/ && git commit -qm deep
	cd deep && life && cd circles
	prints "renamed: it was $w" kring log overdracht
	out_has "not committed yet"
'
merged() {
	git checkout -q -b zijweg && sed -i 's/^keeper: .*/keeper: bram/' $w && commit 2026-10-01 'Bram Postma'
	git checkout -q main && sed -i 's/^title: Warme/title: Koude/' $w && commit 2026-10-02 'Anna de Wit'
	git merge -q --no-commit zijweg
	"$@"
	commit 2026-10-03 'Carla Jansen'
	succeeds kring log warme-overdracht
}
case_ 'a merge that only brings two sides together is no step' '
	merged true
	out_has "keeper: Anna de Wit -> Bram Postma"
	out_has "title: "
	out_lacks "3 October 2026"
'
case_ 'a merge in which more was changed says just that' '
	merged sed -i "s/^why: .*/why: Daarom/" $w
	sed -n "/^3 October 2026/,/^\$/p" "$work/stdout" >"$scratch/merge"
	has "$scratch/merge" "why: "
	[ "$(grep -c "^- " "$scratch/merge")" -eq 1 ]
	lacks "$scratch/merge" "keeper"
	lacks "$scratch/merge" "title"
'
case_ 'without a repository: what the file itself says, and that it is so' '
	rm -rf .git
	prints "there is no history in git here" kring --as-of 2026-09-01 log warme-overdracht
	out_has "2026-03-12"
	prints "there is no history in git here" kring log circle/geboortezorg
'
case_ 'a committed file that cannot be read as a record is committed all the same' '
	echo "<<<<<<< ours" >>$w && git commit -qam stuk
	expect_exit 1 kring log warme-overdracht
	out_has "this cannot be read as a record"
	out_lacks "not committed yet"
'
case_ 'no commit yet' '
	rm -rf .git && git init -q .
	prints "there is no history in git here" kring log warme-overdracht
'
case_ 'a clone that has only a part of the history says so' '
	life && commit 2026-11-02 "Anna de Wit"
	git clone -q --depth 2 "file://$PWD" "$scratch/shallow" && cd "$scratch/shallow"
	prints "fetch-depth: 0" kring log overdracht
	succeeds kring log overdracht --format json
	python3 -c "import json, sys; assert json.load(open(sys.argv[1]))[\"record\"][\"complete\"] is False" "$work/stdout"
'
case_ 'a file that was never committed, and every kind of record' '
	cp $w $o
	succeeds kring log geboortezorg/overdracht
	out_has "not committed yet"
	out_has "- new"
	for r in circle/geboortezorg vsv-noord mandate/geboortezorg/anna spelregel/mandaat meeting/geboortezorg/2026-03-12 network; do
		prints "1 January 2026  " kring log $r
	done
	misused "there is no record" kring log niets
'
case_ 'a successor names what it replaces, and the other way round' '
	succeeds kring --as anna amend warme-overdracht --set "title=Anders" --set evaluation.date=2027-06-01 --set keeper=anna -m Anders
	prints "it would replace geboortezorg/warme-overdracht" kring log warme-overdracht-2
	prints "geboortezorg/warme-overdracht-2 is proposed to replace it" kring log geboortezorg/warme-overdracht
	out_lacks "replaced by"
	printf "adopted: {date: 2026-11-20, earlier: true}\n" >>agreements/geboortezorg/warme-overdracht-2.yaml
	prints "it replaces geboortezorg/warme-overdracht" kring log warme-overdracht-2
	prints "replaced by geboortezorg/warme-overdracht-2" kring log geboortezorg/warme-overdracht
	out_lacks "is proposed to replace it"
	sed -i "s/^adopted:.*/withdrawn: {date: 2026-11-20, by: anna, why: Nee}/" agreements/geboortezorg/warme-overdracht-2.yaml
	succeeds kring log geboortezorg/warme-overdracht
	out_lacks "warme-overdracht-2"
'
case_ 'what a commit says of itself is only text' '
	sed -i "s/^keeper: .*/keeper: bram/" $w
	commit 2026-10-01 "$(printf "@team [x](http://x) \342\200\256om \033[31m | #1")"
	succeeds kring log warme-overdracht
	out_lacks "$escape"
	out_lacks "$(printf "\342\200\256")"
	succeeds kring log warme-overdracht --format md
	out_lacks "$escape"
	out_lacks "@team"
	out_lacks "[x](http"
'
