#!/bin/sh
# tests/cli/done.sh - an action is done: once, any time, and without touching the text.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

in_force() {
	succeeds on done warme-overdracht meten
	out_is <<-END
		the action 'meten' of 'geboortezorg/warme-overdracht' is done: Drie maanden bijhouden hoe snel er is gebeld
		  all its actions are done
		  next: 'kring evaluate geboortezorg/warme-overdracht --sheet', by 1 September 2026
		  saved: agreements/geboortezorg/warme-overdracht.yaml
	END
	changes_are <<-END
		+    done: 2026-09-01
	END
	grep -A1 'due: 2026-08-20               # nog niet klaar' agreements/geboortezorg/warme-overdracht.yaml | grep -q 'done: 2026-09-01'
	sound
}
case_ 'an action of an agreement in force is done; its text is not changed by that' in_force

on_one_line() {
	succeeds on done stuitligging keuzekaartje
	out_has '  1 action of it is open'
	changes_are <<-END
		-  keuzekaartje: {what: Een kaartje in gewone taal, owner: anna, with: [ziekenhuis], due: 2026-09-24}
		+  keuzekaartje: {what: Een kaartje in gewone taal, owner: anna, with: [ziekenhuis], due: 2026-09-24, done: 2026-09-01}
	END
	sound
}
case_ 'on one line, in an open round that was answered' on_one_line

dated() {
	succeeds kring --as-of 2026-08-25 done warme-overdracht meten
	has agreements/geboortezorg/warme-overdracht.yaml '    done: 2026-08-25'
}
case_ 'it is dated --as-of' dated

refusals() {
	refuses "'geboortezorg/warme-overdracht' has no action 'metten'" on done warme-overdracht metten
	err_is <<-END
		kring: refused: 'geboortezorg/warme-overdracht' has no action 'metten'
		    hint: did you mean 'meten'?
	END
	refuses "has no action 'iets-heel-anders'" on done warme-overdracht iets-heel-anders
	err_has "    hint: 'kring show geboortezorg/warme-overdracht' shows its actions"
	refuses "the action 'belafspraak' of 'geboortezorg/warme-overdracht' was done on 10 April 2026" on done warme-overdracht belafspraak
	refuses "there is no agreement 'warm'" on done warm meten
	misused "'done' needs to know which action" on done warme-overdracht
	no_change
}
case_ 'refusals change nothing' refusals

branches() {
	on_branch vragen on done vroegsignalering vragen
	on_branch kaart on done vroegsignalering kaart-van-hulp
	merges vragen kaart
	[ "$(grep -c '    done: 2026-09-01' agreements/geboortezorg/vroegsignalering.yaml)" = 2 ]
	sound
}
case_ 'two actions done on two branches: plain git merges them' branches

committed() {
	succeeds on done warme-overdracht meten --commit
	git log -1 --format=%B | diff -u - /dev/fd/3 3<<-END
		agreement geboortezorg/warme-overdracht: meten done

		Agreement: geboortezorg/warme-overdracht

	END
}
case_ 'the commit says what was done' committed

beside_successor() {
	succeeds on --as anna amend warme-overdracht -m Anders --set keeper=anna --set evaluation.date=2027-09-01
	git add -A && git commit -q -m opvolger
	succeeds on done warme-overdracht meten
	out_has "'geboortezorg/warme-overdracht' is taken, which is in force; 'geboortezorg/warme-overdracht-2' is being decided on"
	only_changed agreements/geboortezorg/warme-overdracht.yaml
	git checkout -q .
	succeeds on --as anna move warme-overdracht meten --to 2026-10-01 -m Later
	only_changed agreements/geboortezorg/warme-overdracht.yaml
	git checkout -q .
	succeeds on --as anna hand-over warme-overdracht --action meten --to secretary
	only_changed agreements/geboortezorg/warme-overdracht.yaml
	git checkout -q .
	succeeds on --as anna hand-over warme-overdracht --keeper --to bram
	only_changed agreements/geboortezorg/warme-overdracht.yaml
	git checkout -q .
	succeeds on done warme-overdracht-2 meten
	out_lacks 'is taken'
	only_changed agreements/geboortezorg/warme-overdracht-2.yaml
	git checkout -q .
	succeeds on done geboortezorg/warme-overdracht meten
	out_lacks 'is taken'
	only_changed agreements/geboortezorg/warme-overdracht.yaml
}
case_ 'the bare name is the one in force, also beside a successor that is being decided on' beside_successor
