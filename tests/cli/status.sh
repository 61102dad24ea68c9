#!/bin/sh
# tests/cli/status.sh - what needs attention.
. "$(dirname "$0")/lib.sh"

case_ 'shows what needs attention, the most urgent first' '
	prints "2026-09-01  evaluation" kring --as-of 2026-09-01 status
	out_has "kring resolve geboortezorg/nachtdienst bram --result RESULT"
	nothing_on stderr
'
case_ 'is what kring alone does' '
	kring --as-of 2026-09-01 status >"$scratch/status"
	succeeds kring --as-of 2026-09-01
	diff "$scratch/status" "$work/stdout"
'
case_ 'works from a folder inside the kring folder' '
	cd agreements/geboortezorg
	prints "Samen een nachtdienst" kring --as-of 2026-09-01 status
'
case_ 'the day decides: a week before the round nobody is awaited' '
	succeeds kring --as-of 2026-08-10 status
	out_lacks nachtdienst
'
case_ 'only for one person' '
	prints "Samen een nachtdienst" kring --as-of 2026-09-01 status --for bram
	out_lacks "Warme overdracht"
	misused "is no person, organisation or circle" kring --as-of 2026-09-01 status --for zoe
'
case_ 'how far to look ahead' '
	prints "2026-09-15" kring --as-of 2026-08-25 status --within 30d
	misused "write how long as 14d, 6w, 6m or 1y" kring status --within 30
'
case_ 'as JSON and as Markdown' '
	succeeds kring --as-of 2026-09-01 status --format json
	python3 -m json.tool "$work/stdout" >/dev/null
	prints "| 2026-09-01 |" kring --as-of 2026-09-01 status --format md
	misused "choose one of: text, md, json" kring status --format ics
'
case_ 'outside a kring folder it says what to do, and exits with 3' '
	cd "$work/home"
	cannot "there is no kring folder here" kring
	err_has "kring init geboortezorg"
	cannot "there is no kring folder here" kring status
	err_lacks "Set up"
'
case_ 'a file that cannot be read is named, and the rest is shown' '
	echo "titel: x" >>agreements/geboortezorg/folder.yaml
	expect_exit 1 kring --as-of 2026-09-01 status
	err_has "agreements/geboortezorg/folder.yaml:10:1: error:"
	out_has "Samen een nachtdienst"
'
case_ 'in a folder that is being set up, the next step' '
	rm -rf organisations circles mandates agreements meetings spelregels
	prints "there is no organisation yet: kring add organisation ORG --name NAME" kring status
	succeeds kring add organisation vsv --name VSV
	prints "there is no circle yet: kring add circle" kring status
'
