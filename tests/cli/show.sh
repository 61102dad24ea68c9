#!/bin/sh
# tests/cli/show.sh - one record: its state, rounds and history.
. "$(dirname "$0")/lib.sh"

case_ 'an agreement by the end of its id' '
	prints "Warme overdracht van verloskundige naar kraamzorg" kring --as-of 2026-09-01 show warme-overdracht
	out_has "Blijft iedereen bereikbaar?"
	out_has 2026-03-12
'
case_ 'as it was on that day' '
	prints "Samen een nachtdienst" kring --as-of 2026-08-21 show nachtdienst
	out_lacks "niemand voor de kinderen thuis"
	prints "niemand voor de kinderen thuis" kring --as-of 2026-09-01 show nachtdienst
'
mandates() {
	succeeds kring --as-of 2026-09-01 show warme-overdracht
	grep '^[A-Z].* consents ' "$work/stdout" | sed 's/   */|/g' >"$scratch/answers"
	diff -u - "$scratch/answers" <<-END
		Anna de Wit|2026-03-06|consents|concern: Blijft iedereen bereikbaar?|VSV Noord (mandate of Bestuur)
		Bram Postma|2026-03-07|consents|VSV Noord (mandate of Bestuur)
		Carla Jansen|2026-03-12|consents|Kraamzorg Zuid (mandate of Bestuur)
	END
	sed -i 's/^from: 2026-01-01/from: 2026-03-08/' mandates/geboortezorg/bram.yaml
	rm mandates/geboortezorg/anna.yaml
	printf 'organisations: [vsv-noord, kraamzorg-zuid]\ngiven-by: Samen\nfrom: 2026-01-01\nuntil: 2026-03-12\n' >mandates/geboortezorg/carla.yaml
	succeeds kring --as-of 2026-09-01 show warme-overdracht
	grep '^[A-Z].* consents ' "$work/stdout" | sed 's/   */|/g' >"$scratch/answers"
	diff -u - "$scratch/answers" <<-END
		Anna de Wit|2026-03-06|consents|concern: Blijft iedereen bereikbaar?|VSV Noord (no mandate)
		Bram Postma|2026-03-07|consents|VSV Noord (no mandate)
		Carla Jansen|2026-03-12|consents|VSV Noord, Kraamzorg Zuid (mandate of Samen)
	END
	succeeds kring --as-of 2026-09-01 show warme-overdracht --format json
	python3 - "$work/stdout" <<-END
		import json, sys
		got = [(a["who"], a["organisations"], a["mandate"], a["given-by"]) for a in json.load(open(sys.argv[1]))["answers"]]
		assert got == [("anna", ["vsv-noord"], None, None), ("bram", ["vsv-noord"], None, None),
			("carla", ["vsv-noord", "kraamzorg-zuid"], "geboortezorg/carla", "Samen")], got
	END
	succeeds kring --as-of 2026-09-01 show nachtdienst
	grep '^Carla Jansen .*has not answered yet$' "$work/stdout"
}
case_ 'under whose mandate each answer was given, on its own day' mandates
case_ 'each kind of record' '
	prints "Kring geboortezorg" kring --as-of 2026-09-01 show circle/geboortezorg
	prints "Kring geboortezorg" kring --as-of 2026-09-01 show circles/geboortezorg.yaml
	prints "Kraamzorg Zuid" kring --as-of 2026-09-01 show kraamzorg-zuid
	prints "Carla Jansen" kring --as-of 2026-09-01 show mandate/geboortezorg/carla
	prints "Mandaat vernieuwen" kring --as-of 2026-09-01 show spelregel/mandaat
	prints "2026-03-12" kring --as-of 2026-09-01 show meeting/geboortezorg/2026-03-12
	prints "Netwerk Klein" kring --as-of 2026-09-01 show network
'
case_ 'a name that two kinds have is asked back' '
	cp circles/geboortezorg.yaml circles/mandaat.yaml
	misused "more than one record: write its kind before it" kring --as-of 2026-09-01 show mandaat
	err_has "circle: '"'kring show circle/mandaat'; spelregel: 'kring show spelregel/mandaat'"'"
	prints "Mandaat vernieuwen" kring --as-of 2026-09-01 show spelregel/mandaat
'
case_ 'a name that nothing has' '
	misused "there is no record" kring --as-of 2026-09-01 show warme-overdrach
	err_has "did you mean '"'warme-overdracht'"'?"
'
case_ 'needs to know which record' '
	misused "needs to know which record" kring show
'
case_ 'as Markdown and JSON' '
	prints "# " kring --as-of 2026-09-01 show warme-overdracht --format md
	succeeds kring --as-of 2026-09-01 show warme-overdracht --format json
	python3 -m json.tool "$work/stdout" >/dev/null
'
case_ 'the head of an agreement: who joined later, and what was decided for how much' '
	echo "name: Apotheek De Eik" >organisations/apotheek.yaml
	echo "accessions: {apotheek: {by: carla, date: 2026-06-01}}" >>agreements/geboortezorg/warme-overdracht.yaml
	prints "Apotheek De Eik" kring --as-of 2026-09-01 show warme-overdracht
	kring --as-of 2026-05-31 show warme-overdracht | grep "^parties" >"$scratch/parties"
	lacks "$scratch/parties" Apotheek
	echo "decided: {by: vsv-noord, method: geboortezorg/warme-overdracht, date: 2026-08-26, amount: 18000}" >>agreements/geboortezorg/folder.yaml
	prints "18000" kring --as-of 2026-09-01 show folder
	out_has "decided by"
'
case_ 'a mandate that was withdrawn is not shown as in force until its end' '
	printf "withdrawn: {date: 2026-08-31, by: carla}\n" >>mandates/geboortezorg/carla.yaml
	prints "given until" kring --as-of 2026-09-01 show mandate/geboortezorg/carla
	out_lacks "in force until"
	prints "in force until" kring --as-of 2026-08-30 show mandate/geboortezorg/carla
'

# ---- --plain -------------------------------------------------------------------------------------

plain() {
	printf '%s\n' 'keeper: carla' '# a comment' "title: 'Een: titel'" 'reactions:' '  dirk: [{text: Ja, date: 2026-01-02}]' \
		'  anna:' '    - {date: 2026-01-01, text: Nee}' 'x-own: {b: 1, a: 2}' 'text: |' '  Een regel.' '' '  Nog een.' \
		'topics: [b, a]' 'why: ~' 'evaluation: {date: 2027-01-01, criteria: {klaar: Het is klaar}}' >"$scratch/some.yaml"
	cd /
	succeeds kring show --plain "$scratch/some.yaml"
	out_is <<-END
		title: Een: titel
		text: Een regel.
		text:
		text: Nog een.
		topics: b
		topics: a
		evaluation.date: 2027-01-01
		evaluation.criteria.klaar.text: Het is klaar
		keeper: carla
		reactions.anna.1.date: 2026-01-01
		reactions.anna.1.text: Nee
		reactions.dirk.1.date: 2026-01-02
		reactions.dirk.1.text: Ja
		x-own.a: 2
		x-own.b: 1
	END
	nothing_on stderr
}
case_ '--plain: what a file says, in the order of the table, outside a kring folder too' plain

# The kind follows from the keys where the name does not say it: as git's temporary files are.
every_kind() {
	for file in kring.yaml */*.yaml */*/*.yaml; do
		kring show --plain "$file" >"$scratch/named"
		[ -s "$scratch/named" ] || say "$file says nothing"
		cp "$file" "$scratch/git-blob-name"
		kring show --plain "$scratch/git-blob-name" | diff "$scratch/named" -
		sed 's/$/\r/' "$file" >"$scratch/crlf"
		kring show --plain "$scratch/crlf" | diff "$scratch/named" -
	done
}
example geboortezorg
case_ '--plain: the same by name and by keys, whatever the line ends' every_kind
example folder

case_ '--plain: what is no record is printed as it is, made safe' '
	printf "title: [\\n<<<<<<< A\\n\\033[31mred\\t\\376\\n" >"$scratch/broken.yaml"
	succeeds kring show --plain "$scratch/broken.yaml"
	out_has "title: ["
	out_has "<<<<<<< A"
	out_lacks "$escape"
	python3 -c "import sys; open(sys.argv[1], encoding=\"utf-8\").read()" "$work/stdout"
	: >"$scratch/empty.yaml"
	succeeds kring show --plain "$scratch/empty.yaml"
	nothing_on stdout
	cannot "nowhere.yaml" kring show --plain "$scratch/nowhere.yaml"
	misused "one form only" kring show --plain kring.yaml --format json
'
case_ '--plain: values with control characters stay data' '
	printf "title: \"a\\\\e[31mb\\\\u202Ec\"\\n" >"$scratch/x.yaml"
	succeeds kring show --plain "$scratch/x.yaml"
	out_lacks "$escape"
	out_has "title: "
'

example geboortezorg
open_round() {
	printf "present: [anna]\n" >meetings/geboortezorg/2026-09-01.yaml
	sed -i "s/^  - opened: 2026-08-27/&\n    meeting: 2026-09-01/" agreements/geboortezorg/vroegsignalering.yaml
	has agreements/geboortezorg/vroegsignalering.yaml "meeting: 2026-09-01"
	prints "round 1 open" kring --as-of 2026-09-01 show meeting/geboortezorg/2026-09-01
	out_lacks "round 1 held"
}
case_ 'a meeting: a round that is asked in now is open, and not held' open_round

kinds() {
	misused "'regiekring/2026-06-11' is more than one record: write its kind before it" kring show regiekring/2026-06-11
	err_has "meeting: 'kring show meeting/regiekring/2026-06-11'; review: 'kring show review/regiekring/2026-06-11'"
	prints "2026-06-11" kring show meeting/regiekring/2026-06-11
}
case_ 'a meeting and a review of one day: which is which' kinds

dates() {
	succeeds kring --as-of 2026-09-01 show warme-overdracht --format json
	python3 -c 'import json, sys
dates = [x["date"] for x in json.load(open(sys.argv[1]))["dates"]]
assert dates == ["2026-08-20", "2026-09-01"], dates' "$work/stdout"
	succeeds kring --as-of 2026-09-01 show warme-overdracht --format ics
	[ "$(grep -c "BEGIN:VEVENT" "$work/stdout")" -eq 2 ]
	succeeds kring --as-of 2026-09-01 show warme-overdracht --format html
	out_has '>Dates<'
	succeeds kring --as-of 2026-09-01 show tolk --format ics
	out_lacks "BEGIN:VEVENT"
}
case_ 'the days of an agreement in their order, where days are drawn' dates

in_dutch() { # PATTERN COMMAND...
	pattern=$1
	shift
	succeeds kring --lang nl "$@"
	grep -q "$pattern" "$work/stdout"
}
words() {
	KRING=$plain # it says the language itself
	in_dutch '^rol  *afgevaardigde$' show geboortezorg/afgevaardigde
	in_dutch '^bindt  *alle kringen$' show spelregel/samen
	in_dutch ' aan tafel, de achterban, aan tafel, publiceren$' show network
	in_dutch '^rollen  *2  *4$' show review/regiekring/2026-06-11
	in_dutch '"constituency"' show network --format json
}
case_ 'roles, steps and circles in the words of the reader, and of the format for programs' words
