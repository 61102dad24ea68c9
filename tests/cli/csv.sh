#!/bin/sh
# tests/cli/csv.sh - one table of a document as CSV: which one, its cells, and spreadsheets.
#
# That query engines read it, with typed days, is for tests/calendar/run.sh.
. "$(dirname "$0")/lib.sh"
example geboortezorg

case_ 'the first table; the others are named on stderr' '
	succeeds kring --as-of 2026-09-01 report roles --circle stuit --format csv
	head -n 1 "$work/stdout" | tr -d "\r" >"$scratch/header"
	echo circle,role,holder,acting,deputy,until,elected,tasks | diff - "$scratch/header"
	err_has "this is the table '"'roles'; with --table there is: tasks, continuity, organisations, dates"'"
	succeeds kring -q --as-of 2026-09-01 report roles --format csv
	nothing_on stderr
'
case_ 'another table, and one that is not there' '
	prints "2026-11-19,term,circle/geboortezorg,delegate,Kring geboortezorg,carla," \
		kring --as-of 2026-09-01 report roles --format csv --table dates
	nothing_on stderr
	misused "there is no table '"'date'"' here" kring report roles --format csv --table date
	err_has "did you mean '"'dates'"'?"
'
case_ 'what is of csv alone is refused elsewhere' '
	misused "is for '"'--format csv'"'" kring report --spreadsheet
	misused "is for '"'--format csv'"'" kring report --table dates --format json
	misused "is for '"'--format csv'"'" kring adopt x --table dates
'
case_ 'keys and fixed words, whatever the language' '
	kring --as-of 2026-09-01 report --format csv --table attention >"$scratch/en"
	KRING_LANG=nl kring --as-of 2026-09-01 report --format csv --table attention >"$scratch/nl"
	cut -d, -f1,2,3,4,5,6,7 "$scratch/en" >"$scratch/words"
	cut -d, -f1,2,3,4,5,6,7 "$scratch/nl" | diff "$scratch/words" -
'
case_ 'quotes, commas and line ends' '
	sed -i "s/^title: .*/title: \"a, \\\\\"b\\\\\" c\"/" agreements/geboortezorg/huisbezoek.yaml
	succeeds kring -q --as-of 2026-09-01 report agreements --format csv
	out_has "geboortezorg/huisbezoek,\"a, \"\"b\"\" c\","
	LC_ALL=C awk "!/\r\$/ { print; bad = 1 } END { exit bad }" "$work/stdout"
'
case_ 'a list is one cell' '
	prints ",anna; carla; eva" kring -q --as-of 2026-09-01 report --format csv --table rounds
'
case_ 'what a spreadsheet would compute: marked when asked, and untouched else' '
	for start in = + - @ ＝ ＋ － ＠; do
		sed -i "s/^title: .*/title: \"${start}1+1\"/" agreements/geboortezorg/huisbezoek.yaml
		succeeds kring -q --as-of 2026-09-01 report agreements --format csv
		out_has "huisbezoek,${start}1+1,"
		succeeds kring -q --as-of 2026-09-01 report agreements --format csv --spreadsheet
		out_has "huisbezoek,'"'"'${start}1+1,"
	done
	sed -i "s/^title: .*/title: \"\\\\t=1+1\"/" agreements/geboortezorg/huisbezoek.yaml
	succeeds kring -q --as-of 2026-09-01 report agreements --format csv --spreadsheet
	out_has "huisbezoek,'"'"' =1+1,"
	sed -i "s/^title: .*/title: \"\\\\n=1+1\"/" agreements/geboortezorg/huisbezoek.yaml
	succeeds kring -q --as-of 2026-09-01 report agreements --format csv --spreadsheet
	out_has "huisbezoek,\"'"'"'"
	printf "\357\273\277circle" >"$scratch/mark"
	kring -q report actions --format csv --spreadsheet | head -c 9 | cmp - "$scratch/mark"
	succeeds kring -q --as-of 2026-09-01 report actions --format csv --spreadsheet
	out_has ",-12,"
'
case_ 'every report has a table, and so have list, show and status' '
	for report in overview agreements minutes evaluations mandates actions roles \
		spelregels charter balance flow process network; do
		succeeds kring -q --as-of 2026-09-01 report $report --format csv
		[ -s "$work/stdout" ]
		nothing_on stderr
	done
	prints "kind,id,path,state,title" kring list --format csv
	prints "day,days,what,who" kring -q status --format csv
	prints "kind,id,path,title,state" kring -q show geboortezorg/huisbezoek --format csv
'
case_ 'a figure is two tables' '
	prints "id,name" kring -q report network --format csv --table figure.nodes
	out_has "stuit,Hulpkring stuitligging"
	prints "above,below,label,loose" kring -q report network --format csv --table figure.edges
	out_has "geboortezorg,stuit,"
'
