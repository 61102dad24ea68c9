#!/bin/sh
# tests/cli/ics.sh - the dates as a calendar: one name for what falls on a day, wherever it moves.
#
# That other programs can read it is for tests/calendar/run.sh.
. "$(dirname "$0")/lib.sh"
KRING=$plain # what is read back has other lines: they are folded by their bytes
example geboortezorg

unfolded() { # without CR, each property on one line
	tr -d '\r' | sed -e ':a' -e '$!N' -e 's/\n //' -e 'ta' -e 'P' -e 'D'
}

# The event of the UID that begins with $1, in the calendar on stdin.
event() {
	unfolded | awk -v uid="UID:$1" '
		/^BEGIN:VEVENT/ { text = ""; found = 0 }
		{ text = text $0 "\n" }
		index($0, uid) == 1 { found = 1 }
		/^END:VEVENT/ && found { printf "%s", text; exit }'
}

calendar() {
	kring --as-of 2026-09-01 "$@" --format ics
}

case_ 'one event, word for word' '
	calendar report evaluations | event evaluation-agreement/geboortezorg/huisbezoek@ >"$scratch/is"
	diff - "$scratch/is" <<-END
	BEGIN:VEVENT
	UID:evaluation-agreement/geboortezorg/huisbezoek@netwerk-geboortezorg-zuid.kring
	DTSTAMP:20260625T000000Z
	DTSTART;VALUE=DATE:20270114
	DTEND;VALUE=DATE:20270115
	SEQUENCE:1
	SUMMARY:evaluation: Huisbezoek voor de geboorte
	DESCRIPTION:look back: was it kept\\, what was learned\\, does it go on\\nHuisbezoek voor de geboorte\\nwho: Anna de Wit\\nkring evaluate geboortezorg/huisbezoek
	CATEGORIES:evaluation
	TRANSP:TRANSPARENT
	BEGIN:VALARM
	ACTION:DISPLAY
	DESCRIPTION:evaluation: Huisbezoek voor de geboorte
	TRIGGER:-P14D
	END:VALARM
	END:VEVENT
	END
'
case_ 'an evaluation that moves keeps its name, and is one version further' '
	name=evaluation-agreement/geboortezorg/huisbezoek@
	calendar report >"$scratch/before"
	KRING_TODAY=2026-09-01 kring --as anna extend geboortezorg/huisbezoek --to 2027-03-04 -m "Meer tijd" >/dev/null
	calendar report >"$scratch/after"
	event $name <"$scratch/before" >"$scratch/old"
	event $name <"$scratch/after" >"$scratch/new"
	sed -i "s/^SEQUENCE:1$/SEQUENCE:2/; s/:20270114$/:20270304/; s/:20270115$/:20270305/
		s/^DTSTAMP:.*/DTSTAMP:20260901T000000Z/" "$scratch/old"
	diff "$scratch/old" "$scratch/new"
	grep ^UID "$scratch/before" | sort >"$scratch/names"
	grep ^UID "$scratch/after" | sort | diff "$scratch/names" -
'
case_ 'on the last day of the calendar it ends that day, not before it' '
	sed -i "s/next: 2027-01-14/next: 9999-12-31/" agreements/geboortezorg/huisbezoek.yaml
	calendar report | event evaluation-agreement/geboortezorg/huisbezoek@ >"$scratch/is"
	has "$scratch/is" "DTSTART;VALUE=DATE:99991231"
	lacks "$scratch/is" DTEND
'
case_ 'an action that moves, the same' '
	name=action-agreement/geboortezorg/bereikbaarheid-2#tellen@
	calendar report actions | event $name >"$scratch/old"
	has "$scratch/old" SEQUENCE:0
	KRING_TODAY=2026-09-01 kring --as bram move geboortezorg/bereikbaarheid-2 tellen --to 2027-01-07 -m "Later" >/dev/null
	calendar report actions | event $name >"$scratch/new"
	has "$scratch/new" SEQUENCE:1
	has "$scratch/new" "DTSTART;VALUE=DATE:20270107"
	has "$scratch/new" DTSTAMP:20260901T000000Z
'
case_ 'two runs give the same bytes, and a language changes words only' '
	calendar report >"$scratch/one"
	calendar report | cmp - "$scratch/one"
	KRING_LANG=nl calendar report >"$scratch/nl"
	for key in UID DTSTAMP DTSTART DTEND SEQUENCE TRIGGER; do
		unfolded <"$scratch/one" | grep "^$key" >"$scratch/en.$key"
		unfolded <"$scratch/nl" | grep "^$key" | diff "$scratch/en.$key" -
	done
	[ "$(wc -l <"$scratch/en.UID")" -gt 20 ]
'
case_ 'no name twice' '
	calendar report | unfolded | grep ^UID | sort | uniq -d >"$scratch/twice"
	diff /dev/null "$scratch/twice"
'
case_ 'networks whose names have no Latin letters have events of their own, which stay' '
	for name in "Сеть родовспоможения" "助産ネットワーク" "Сеть" "!?" "Netwerk Één" "Netwerk Eén 1"; do
		sed -i "s/^name: .*/name: \"$name\"/" kring.yaml
		calendar report | unfolded | grep ^UID >"$scratch/of"
		calendar report overview | unfolded | grep ^UID | diff "$scratch/of" -
		[ "$(wc -l <"$scratch/of")" -gt 20 ]
		[ -z "$(LC_ALL=C grep "[^ -~]" "$scratch/of")" ]
		cat "$scratch/of" >>"$scratch/all"
	done
	sort "$scratch/all" | uniq -d >"$scratch/twice"
	diff /dev/null "$scratch/twice"
	has "$scratch/all" ".kring"
'
case_ 'circles and agreements whose names have no Latin letters have events of their own' '
	sed -i "s/^name: .*/name: Круг/" circles/*.yaml
	sed -i "s/^title: .*/title: 合意/" agreements/*/*.yaml
	calendar report | unfolded | grep ^UID | sort | uniq -d >"$scratch/twice"
	diff /dev/null "$scratch/twice"
'
case_ 'the lines: CRLF, and none over 75 octets' '
	calendar report >"$scratch/is"
	LC_ALL=C awk "!/\r\$/ || length(\$0) > 76 { print; bad = 1 } END { exit bad }" "$scratch/is"
	grep -c "^ " "$scratch/is"
'
case_ 'every report, status and the rest are calendars; without dates one note says so' '
	for report in overview agreements minutes evaluations mandates actions roles \
		spelregels charter balance flow process network; do
		succeeds kring --as-of 2026-09-01 report $report --format ics
		nothing_on stderr
		grep -qc "^BEGIN:VEVENT" "$work/stdout" || grep -c "^BEGIN:VJOURNAL" "$work/stdout"
	done
	prints "BEGIN:VJOURNAL" kring report network --format ics
	out_has "SUMMARY:no dates: "
	out_lacks VEVENT
	prints "BEGIN:VJOURNAL" kring list --format ics
'
case_ 'status is the calendar of one person' '
	calendar status --for eva >"$scratch/eva"
	has "$scratch/eva" "UID:mandate-mandate/geboortezorg/eva@"
	lacks "$scratch/eva" "UID:mandate-mandate/geboortezorg/anna@"
	calendar status >"$scratch/all"
	calendar report >"$scratch/overview"
	grep ^UID "$scratch/overview" >"$scratch/names"
	grep ^UID "$scratch/all" | diff "$scratch/names" -
'
case_ 'what is done falls on no day any more' '
	name=action-agreement/geboortezorg/bereikbaarheid-2#tellen@
	kring --as bram done geboortezorg/bereikbaarheid-2 tellen >/dev/null
	prints BEGIN:VCALENDAR kring report actions --format ics
	out_lacks "UID:$name"
'
