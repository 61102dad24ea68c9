#!/bin/sh
# tests/cli/suspend.sh - a meeting sets an agreement aside for a while.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

huis=agreements/geboortezorg/huisbezoek.yaml

whole() {
	succeeds kring --as-of 2026-07-01 suspend huisbezoek --until 2026-09-30 --meeting 2026-06-25 -m 'Er is een incident geweest'
	out_is <<-END
		'geboortezorg/huisbezoek' is suspended through 30 September 2026, and binds again from the next day
		  next, before that day: 'kring evaluate geboortezorg/huisbezoek --sheet' or 'kring amend geboortezorg/huisbezoek'
		  saved: $huis
	END
	changes_are <<-END
		+suspended: {date: 2026-07-01, until: 2026-09-30, meeting: 2026-06-25, why: Er is een incident geweest}
	END
	sound
	prints 'suspended' on list agreements --state suspended
	out_has huisbezoek
	prints 'in force' kring --as-of 2026-10-01 list agreements --state in-force
	out_has huisbezoek
	prints "2026-09-30  suspended until this day" on status
	out_has 'kring evaluate geboortezorg/huisbezoek --sheet'
}
case_ 'through a day, by a meeting; then it binds again' whole

of_today() {
	on meet geboortezorg 2026-09-01 --present anna,bram,carla,eva >/dev/null
	git add -A && git commit -q -m bijeenkomst
	succeeds on suspend huisbezoek --until +30d -m 'Eerst
uitzoeken'
	git diff -U0 | grep '^[-+]' | grep -v '^---\|^+++' >"$scratch/changes"
	diff -u - "$scratch/changes" <<-'END'
		+suspended:
		+    date: 2026-09-01
		+    until: 2026-10-01
		+    meeting: 2026-09-01
		+    why: |
		+        Eerst
		+        uitzoeken
	END
	sound
}
case_ 'the meeting of today is the one, where none is named' of_today

refusals() {
	refuses 'nobody alone sets an agreement aside' on suspend huisbezoek --until +30d -m x
	err_has "'kring meet geboortezorg DATE --present P,…' writes down a meeting"
	refuses "there is no meeting of 'geboortezorg' on 26 June 2026" on suspend huisbezoek --until +30d --meeting 2026-06-26 -m x
	err_has "'kring meet geboortezorg 2026-06-26 --present P,…' writes it down"
	misused 'the meeting of 25 June 2026 is still to come' kring --as-of 2026-06-24 suspend huisbezoek --until +30d --meeting 2026-06-25 -m x
	refuses "'geboortezorg/tolk' is forming (as it stands on 1 September 2026)" on suspend tolk --until +30d --meeting 2026-06-25 -m x
	misused '31 August 2026 is over already' on suspend huisbezoek --until 2026-08-31 --meeting 2026-06-25 -m x
	misused "say through which day: '--until DATE'" on suspend huisbezoek --meeting 2026-06-25 -m x
	misused "'suspend' needs a text: why it is suspended" on suspend huisbezoek --until +30d --meeting 2026-06-25
	no_change
}
case_ 'refusals change nothing' refusals

once() {
	kring --as-of 2026-07-01 suspend huisbezoek --until 2026-07-31 --meeting 2026-06-25 -m x >/dev/null
	git commit -q -a -m een
	refuses "'geboortezorg/huisbezoek' was suspended already, on 1 July 2026 until 31 July 2026" on suspend huisbezoek --until +30d --meeting 2026-06-25 -m y
	err_has "decide together what comes of it: 'kring evaluate geboortezorg/huisbezoek --sheet'"
	no_change
	expect_exit 0 on check --class time --only suspension-overdue
	out_has "hint: decide together what comes of it: kring evaluate geboortezorg/huisbezoek --sheet, or kring amend geboortezorg/huisbezoek"
}
case_ 'once: what happened is not written over' once

evaluated() {
	kring --as-of 2026-07-01 suspend huisbezoek --until 2026-09-30 --meeting 2026-06-25 -m x >/dev/null
	succeeds on --as anna evaluate huisbezoek --outcome ended --kept not-kept --input jgz,kraamzorg-zuid,verloskundigen,ziekenhuis -m L
	prints 'answer awaited, evaluation' on status
	out_lacks 'suspended until this day'
	sound
}
case_ 'while it is suspended it can be evaluated, and status asks for the answers' evaluated

committed() {
	succeeds on --commit suspend huisbezoek --until 2026-10-01 --meeting 2026-06-25 -m x
	git log -1 --format=%B | diff -u - /dev/fd/3 3<<-END
		agreement geboortezorg/huisbezoek: suspend until 2026-10-01

		Agreement: geboortezorg/huisbezoek

	END
}
case_ 'the commit says what was done' committed
