#!/bin/sh
# tests/cli/report.sh - reports, and where they go.
. "$(dirname "$0")/lib.sh"

case_ 'the overview is the report without a name' '
	kring --as-of 2026-09-01 report overview >"$scratch/overview"
	prints "Netwerk Klein, 2026-09-01" kring --as-of 2026-09-01 report
	diff "$scratch/overview" "$work/stdout"
'
case_ 'the agreements' '
	prints "Warme overdracht van verloskundige naar kraamzorg" kring --as-of 2026-09-01 report agreements
	out_has "2026-09-01"
'
case_ 'on one circle, from a day on' '
	succeeds kring --as-of 2026-09-01 report agreements --circle geboortezorg --since 2026-08-01
	misused "" kring report --circle geboortezog
	misused "write a date as 2026-12-01" kring report --since 2026-02-30
'
case_ 'each report in each format' '
	for report in overview agreements; do
		for format in text md json; do
			succeeds kring --as-of 2026-09-01 report $report --format $format
			[ -s "$work/stdout" ]
			nothing_on stderr
		done
		python3 -m json.tool "$work/stdout" >/dev/null
	done
'
case_ 'into a file' '
	kring --as-of 2026-09-01 report --format md >"$scratch/md"
	succeeds kring --as-of 2026-09-01 report --format md -o "$scratch/afspraken.md"
	nothing_on stdout
	diff "$scratch/md" "$scratch/afspraken.md"
	cannot "" kring --as-of 2026-09-01 report -o "$scratch/no/such/folder/x"
'
case_ 'what does not exist is refused by name' '
	misused "there is no report '"'minutes'"'" kring report minutes
	err_has "choose one of: "
	misused "did you mean '"'agreements'"'?" kring report agreement
	misused "choose one of: text, md, json" kring report --format html
'
case_ 'a full disk is told, with exit 3' '
	[ -w /dev/full ]
	code=0
	"$KRING" --as-of 2026-09-01 report >/dev/full 2>"$work/stderr" || code=$?
	[ $code -eq 3 ]
	err_has "cannot write the results"
'
case_ 'a reader who goes away is no failure to tell of, and ends it as the shell is used to' '
	{
		sleep 1
		code=0
		"$KRING" --as-of 2026-09-01 report 2>"$work/stderr" || code=$?
		echo $code >"$scratch/code"
	} | true
	nothing_on stderr
	[ "$(cat "$scratch/code")" -eq 141 ]
'
