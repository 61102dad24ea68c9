#!/bin/sh
# tests/cli/dates.sh - days as people type them, in options, arguments and values; and in files.
. "$(dirname "$0")/lib.sh"

day_of() { # the day that a report is made for
	kring --as-of "$1" report actions --format json | sed -n 's/.*"date":"\([0-9-]*\)".*/\1/p'
}

case_ 'every form comes to the same day' '
	for typed in 2026-09-01 1-9-2026 01-09-2026 1/9/2026 "1 sep 2026" "1 september 2026" "1 Sept. 2026" "1 SEP 2026"; do
		[ "$(day_of "$typed")" = 2026-09-01 ] || say "$typed: $(day_of "$typed")"
	done
	[ "$(day_of vandaag)$(day_of today)" = 2026-11-222026-11-22 ]
	[ "$(day_of morgen)$(day_of Tomorrow)" = 2026-11-232026-11-23 ]
	[ "$(day_of gisteren)$(day_of yesterday)" = 2026-11-212026-11-21 ]
	[ "$(day_of +1j)$(day_of +1y)" = 2027-11-222027-11-22 ]
	[ "$(KRING_TODAY=2026-08-31 day_of +6m)" = 2027-02-28 ]
	[ "$(KRING_LANG=nl day_of "1 december 2026")$(KRING_LANG=nl day_of tomorrow)" = 2026-12-012026-11-23 ]
'
case_ 'all else is refused, with how to write it' '
	for typed in onzin 1-12-26 "1 smarch 2026" 0 ""; do
		misused "is not understood" kring --as-of "$typed" list
		err_has "write a date as 2026-12-01, 1-12-2026, 1 dec 2026, today, +90d or +6m"
	done
	for typed in 1-12 "1 december"; do
		misused "is not understood" kring --as-of "$typed" list
		err_has "write the year too, as in 1-12-2026 or 1 dec 2026"
	done
	misused "'"'1-13-2026' is no date"'" kring meet geboortezorg 1-13-2026
	err_has "there are twelve months: the day comes first"
	misused "is not understood" kring --as-of 31-11-2026 list
	err_has "the last day of that month is Monday 30 November 2026"
'
case_ 'after an act the day is said in full where it was not typed as 2026-12-01' '
	i_am anna@vsv-noord.example
	succeeds kring --as-of "1 sep 2026" --as anna meet geboortezorg 15-9-2026 --plan
	[ -f meetings/geboortezorg/2026-09-15.yaml ]
	err_has "1 sep 2026 is Tuesday 1 September 2026"
	err_has "15-9-2026 is Tuesday 15 September 2026"
	succeeds kring --as-of 2026-09-01 --as anna meet geboortezorg +1m --plan
	err_has "+1m is Thursday 1 October 2026"
	err_lacks "2026-09-01 is"
	succeeds kring -q --as-of 2026-09-01 --as anna meet geboortezorg +2m --plan
	nothing_on stderr
	succeeds kring -n --as-of 2026-09-01 --as anna meet geboortezorg +3m --plan
	err_has "+3m is Tuesday 1 December 2026"
	succeeds kring --as-of 2026-09-01 --as anna meet geboortezorg 2026-12-08 --plan
	nothing_on stderr
	succeeds kring --as-of gisteren status
	err_lacks Saturday
'
case_ 'in values too, and a length of time in years in Dutch' '
	succeeds kring --as-of 2026-09-01 --as anna amend nachtdienst -m Anders --set starts=1-12-2026
	has agreements/geboortezorg/nachtdienst.yaml "starts: 2026-12-01"
	out_has "1-12-2026 is Tuesday 1 December 2026"
	expect_exit 2 kring --as-of 2026-09-01 --as anna amend nachtdienst -m Anders --set starts=1-12
	err_has "write the year too"
	kring --as-of 2026-09-01 status --within 1y >"$scratch/y"
	kring --as-of 2026-09-01 status --within 1j >"$scratch/j"
	diff "$scratch/y" "$scratch/j"
'
case_ 'in a file a day is written in one way, and the finding says how' '
	sed -i "s/^\( *starts: \).*/\11-12-2026/; t; s/^title:/starts: 1-12-2026\n&/" agreements/geboortezorg/nachtdienst.yaml
	expect_exit 1 kring --as-of 2026-09-01 check
	out_has "'"'1-12-2026' is not right for 'starts'"'"
	out_has "in a file it is written as '"'starts: 2026-12-01'"'"
	sed -i "s/1-12-2026/1-13-2026/" agreements/geboortezorg/nachtdienst.yaml
	expect_exit 1 kring --as-of 2026-09-01 check
	out_has "a date, as 2026-12-01"
	out_has "hint: there are twelve months: the day comes first, as in 1-12-2026"
	out_lacks "in a file it"
	sed -i "s/1-13-2026/31-2-2027/" agreements/geboortezorg/nachtdienst.yaml
	expect_exit 1 kring --as-of 2026-09-01 check
	out_has "hint: the last day of that month is Sunday 28 February 2027"
	out_lacks "kring explain KEY"
'
