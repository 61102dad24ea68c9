#!/bin/sh
# tests/cli/extend.sh - the day of an evaluation moves, with who and why, and the text does not.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

warm=agreements/geboortezorg/warme-overdracht.yaml

first() {
	succeeds on --as anna extend warme-overdracht --to 2026-10-15 -m 'De cijfers komen in oktober'
	out_is <<-END
		'geboortezorg/warme-overdracht' is to be evaluated by 15 October 2026; its text stays as it is
		  next: 'kring done geboortezorg/warme-overdracht meten', which was due on 20 August 2026; 'kring move geboortezorg/warme-overdracht meten --to DATE -m WHY' gives it another day
		  later: 'kring evaluate geboortezorg/warme-overdracht --sheet', by 15 October 2026
		  saved: $warm
	END
	changes_are <<-END
		+extensions:
		+  - {date: 2026-09-01, by: anna, to: 2026-10-15, why: De cijfers komen in oktober}
	END
	sound
	prints 'evaluation     2026-10-15, in 44 days' on show warme-overdracht
	prints 'in force' on list agreements --state in-force
	out_has warme-overdracht
}
case_ 'it is added, and the later day counts' first

again() {
	succeeds on --as gijs extend gedeeld-dossier --to 2026-10-01 -m 'Nog
steeds vakantie'
	git diff -U0 | grep '^[-+] ' >"$scratch/changes"
	diff -u - "$scratch/changes" <<-'END'
		+  - date: 2026-09-01
		+    by: gijs
		+    to: 2026-10-01
		+    why: |
		+      Nog
		+      steeds vakantie
	END
	prints '2026-10-01' on show gedeeld-dossier
	sound
}
case_ 'what is overdue gets another day, behind the earlier one' again

undecided() {
	on --as anna evaluate warme-overdracht --outcome renewed --kept kept --next +6m -m L
	git commit -q -a -m evaluatie
	succeeds on --as anna extend warme-overdracht --to 2026-10-15 -m Wachten
	err_has "note: the evaluation of 1 September 2026 still waits for consent to its outcome: 'kring consent geboortezorg/warme-overdracht --evaluation'"
	only_changed "$warm"
}
case_ 'an evaluation that waits for consent is named' undecided

refusals() {
	refuses '1 September 2026 is not after today' on --as anna extend warme-overdracht --to 2026-09-01 -m x
	refuses '30 August 2026 is not after today' on --as anna extend gedeeld-dossier --to 2026-08-30 -m x
	refuses "'geboortezorg/huisbezoek' is evaluated on 14 January 2027, and 14 January 2027 is not after that" on --as anna extend huisbezoek --to 2027-01-14 -m x
	err_has "an evaluation can be held any day: 'kring evaluate geboortezorg/huisbezoek --sheet'"
	refuses "'geboortezorg/tolk' is forming (as it stands on 1 September 2026)" on --as anna extend tolk --to +6m -m x
	err_has "it is not adopted yet: 'kring amend geboortezorg/tolk' changes its text"
	refuses "'geboortezorg/weekendspreekuur' is ended (as it stands on 1 September 2026)" on --as anna extend weekendspreekuur --to +6m -m x
	refuses "'geboortezorg/bereikbaarheid' is superseded (as it stands on 1 September 2026)" on --as anna extend geboortezorg/bereikbaarheid --to +6m -m x
	err_has "'geboortezorg/bereikbaarheid-2' took its place"
	refuses "nobody here has the address 'nobody@example.org'" on extend huisbezoek --to 2027-02-01 -m x
	misused "say to which day: '--to DATE'" on --as anna extend warme-overdracht -m x
	misused "'extend' needs a text: why it cannot be held before" on --as anna extend warme-overdracht --to +6m
	no_change
}
case_ 'refusals change nothing' refusals

lapsed() {
	sed -i 's/^overdue: continue.*/overdue: lapse/' circles/geboortezorg.yaml
	refuses "'geboortezorg/warme-overdracht' is lapsed (as it stands on 2 October 2026)" kring --as-of 2026-10-02 --as anna extend warme-overdracht --to +6m -m x
	err_has "decide together whether it goes on: 'kring evaluate geboortezorg/warme-overdracht --sheet'"
}
case_ 'what lapsed is not brought back by moving a day' lapsed

not_yet() {
	refuses "'geboortezorg/warme-overdracht' is adopted, not yet in force (as it stands on 20 March 2026)" kring --as-of 2026-03-20 --as anna extend warme-overdracht --to +1y -m x
	err_has 'it is in force from 1 April 2026'
}
case_ 'not before it starts' not_yet

committed() {
	i_am anna@verloskundigen.example
	succeeds on --commit extend warme-overdracht --to 2026-10-15 -m Vakantie
	git log -1 --format=%B | diff -u - /dev/fd/3 3<<-END
		agreement geboortezorg/warme-overdracht: extend to 2026-10-15

		Agreement: geboortezorg/warme-overdracht

	END
	no_change
}
case_ 'the commit says what was done' committed
