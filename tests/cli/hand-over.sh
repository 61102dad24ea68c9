#!/bin/sh
# tests/cli/hand-over.sh - somebody else keeps an agreement, does an action, or acts in a role.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

keeper() {
	i_am anna@verloskundigen.example
	succeeds on hand-over warme-overdracht --keeper --to bram -m 'Anna vertrekt'
	out_is <<-END
		Bram Postma keeps 'geboortezorg/warme-overdracht' from now on, instead of Anna de Wit
		  next: 'kring done geboortezorg/warme-overdracht meten', which was due on 20 August 2026; 'kring move geboortezorg/warme-overdracht meten --to DATE -m WHY' gives it another day
		  later: 'kring evaluate geboortezorg/warme-overdracht --sheet', by 1 September 2026
		  saved: agreements/geboortezorg/warme-overdracht.yaml
	END
	changes_are <<-END
		+handovers:
		+  - {what: keeper, date: 2026-09-01, to: bram, why: Anna vertrekt}
	END
	sound
	git commit -q -a -m weg
	succeeds on hand-over bereikbaarheid-2 --keeper --to dirk
	changes_are <<-END
		+  - {what: keeper, date: 2026-09-01, to: dirk}
	END
	prints 'Dirk Mulder' on show bereikbaarheid-2
	sound
}
case_ 'another keeper; also who listens at the table' keeper

action() {
	succeeds on --as anna hand-over warme-overdracht --action meten --to secretary -m 'Carla gaat'
	changes_are <<-END
		+    handed-over:
		+      - {date: 2026-09-01, to: secretary, why: Carla gaat}
	END
	git commit -q -a -m weg
	succeeds on --as anna hand-over stuitligging --action keuzekaartje --to ziekenhuis
	changes_are <<-END
		-  keuzekaartje: {what: Een kaartje in gewone taal, owner: anna, with: [ziekenhuis], due: 2026-09-24}
		+  keuzekaartje: {what: Een kaartje in gewone taal, owner: anna, with: [ziekenhuis], due: 2026-09-24, handed-over: [{date: 2026-09-01, to: ziekenhuis}]}
	END
	prints 'action overdue: Drie maanden' on status --for eva
	sound
}
case_ 'another who does an action, in an answered text too: a party, a role' action

acting() {
	succeeds kring --as-of 2026-09-25 --as anna hand-over geboortezorg facilitator --to bram
	out_is <<-END
		Bram Postma acts as 'facilitator' of 'geboortezorg' until 25 December 2026
		  next: 'kring elect geboortezorg facilitator --until DATE' lets the circle choose
		  saved: circles/geboortezorg.yaml
	END
	changes_are <<-END
		+    acting: {person: bram, until: 2026-12-25}
	END
	git commit -q -a -m weg
	succeeds kring --as-of 2026-09-25 check --class structure
	refuses "'bram' is 'facilitator' of 'geboortezorg' already" \
		kring --as-of 2026-09-25 --as anna hand-over geboortezorg facilitator --to bram
	succeeds kring --as-of 2026-09-25 --as anna hand-over geboortezorg facilitator --to eva --until 2026-10-31
	changes_are <<-END
		-    acting: {person: bram, until: 2026-12-25}
		+    acting: {person: eva, until: 2026-10-31}
	END
}
case_ 'acting in a role whose term is over, until the election; the holder stays' acting

over_the_end() {
	succeeds on --as anna hand-over geboortezorg facilitator --to bram
	out_has "Bram Postma acts as 'facilitator' of 'geboortezorg' until 1 December 2026"
	out_has "  as soon as the term of Anna de Wit, or the place at the table, is over"
	changes_are <<-END
		+    acting: {person: bram, until: 2026-12-01}
	END
	git checkout -q .
	succeeds on --as anna hand-over geboortezorg facilitator --to bram --until 2026-09-24
	out_has "  only if Anna de Wit leaves the table before that: the term runs until 24 September 2026"
	out_lacks 'as soon as'
}
case_ 'while the term runs: beyond its end, or it is said that it gives nothing' over_the_end

before_leaving() {
	succeeds on --as anna hand-over stuit secretary --to bram
	out_has "  only if Carla Jansen leaves the table before that: the term runs until 17 December 2026"
	changes_are <<-END
		-  secretary: {holder: carla, since: 2026-04-09, until: 2026-12-17}
		+  secretary: {holder: carla, since: 2026-04-09, until: 2026-12-17, acting: {person: bram, until: 2026-12-01}}
	END
	succeeds on --as anna leave carla --apply
	sound
	succeeds kring --as-of 2026-09-02 leave bram
	out_has 'role: acting secretary'
	succeeds kring --as-of 2026-09-01 leave carla
	out_has 'kring hand-over stuit secretary --to PERSON'
	succeeds kring --as-of 2026-09-02 leave carla
	out_lacks 'stuit secretary'
}
case_ 'handed over before who holds it leaves: it counts from the day after' before_leaving

deputy() {
	succeeds on --as anna hand-over geboortezorg facilitator --deputy --to eva
	changes_are <<-END
		-    deputy: carla
		+    deputy: eva
	END
	sound
}
case_ 'another deputy' deputy

link() {
	succeeds on --as anna hand-over geboortezorg delegate --to bram
	err_has "'bram' would be leader and delegate of 'geboortezorg' in one"
	succeeds on --as anna hand-over geboortezorg delegate --to eva
	err_has "'eva' is no member of 'regiekring', with which this role links 'geboortezorg'"
}
case_ 'a role that links two circles: what breaks the double link is said' link

refusals() {
	refuses "'anna' keeps 'geboortezorg/warme-overdracht' already" on --as anna hand-over warme-overdracht --keeper --to anna
	refuses "nobody has the id 'bam'" on --as anna hand-over warme-overdracht --keeper --to bam
	err_has "    hint: did you mean 'bram'?"
	refuses "'ilse' is not at the table of 'geboortezorg'" on --as anna hand-over warme-overdracht --keeper --to ilse
	refuses "'geboortezorg/weekendspreekuur' is ended (as it stands on 1 September 2026)" on --as anna hand-over weekendspreekuur --keeper --to bram
	refuses "'geboortezorg/bereikbaarheid' is superseded (as it stands on" on --as anna hand-over geboortezorg/bereikbaarheid --keeper --to bram
	refuses "the action 'belafspraak' of 'geboortezorg/warme-overdracht' was done on 10 April 2026" \
		on --as anna hand-over warme-overdracht --action belafspraak --to bram
	refuses "'carla' does 'meten' of 'geboortezorg/warme-overdracht' already" \
		on --as anna hand-over warme-overdracht --action meten --to carla
	refuses "'zorgverzekeraar' is no party to" on --as anna hand-over warme-overdracht --action meten --to zorgverzekeraar
	refuses "has no action 'metten'" on --as anna hand-over warme-overdracht --action metten --to bram
	refuses "'stuit' has no role 'schrijver'" on --as anna hand-over stuit schrijver --to bram
	refuses "'eva' is no member of 'stuit'" on --as anna hand-over stuit secretaris --to eva
	refuses "'eva' is no member of 'stuit'" on --as anna hand-over stuit secretary --to eva
	refuses "'carla' is the deputy of the facilitator already" on --as anna hand-over geboortezorg facilitator --deputy --to carla
	refuses 'nobody here has the address' on hand-over warme-overdracht --keeper --to bram
	misused 'say what is handed over' on --as anna hand-over warme-overdracht --to bram
	misused 'hand over one thing at a time' on --as anna hand-over warme-overdracht --keeper --action meten --to bram
	misused 'say to whom' on --as anna hand-over warme-overdracht --keeper
	misused 'about a role of a circle' on --as anna hand-over warme-overdracht --keeper --to bram --until 2026-12-01
	misused '1 August 2026 is over already' on --as anna hand-over stuit secretary --to bram --until 2026-08-01
	misused 'a role has no place for a reason' on --as anna hand-over stuit secretary --to bram -m x
	no_change
}
case_ 'refusals change nothing' refusals

gone() {
	sed -i 's/^  bram: {from: 2025-09-25}$/  bram: {from: 2025-09-25, until: 2026-08-31}/' circles/geboortezorg.yaml
	sed -i 's/^\(  eva: {name: Eva Smits.*\)}$/\1, left: 2026-08-31}/' organisations/jgz.yaml
	git commit -q -a -m weg
	refuses "'bram' sits at the table of 'geboortezorg' no longer" on --as anna hand-over warme-overdracht --keeper --to bram
	refuses "'eva' has left" on --as anna hand-over warme-overdracht --action meten --to eva
	refuses "'eva' has left" on --as anna hand-over geboortezorg facilitator --to eva
	no_change
}
case_ 'not to somebody who has left' gone

branches() {
	on_branch weg on --as anna hand-over warme-overdracht --keeper --to bram
	on_branch klaar on --as anna done warme-overdracht meten
	merges weg klaar
	sound
}
case_ 'handed over on one branch, an action done on another: plain git merges them' branches

committed() {
	succeeds on --as anna hand-over stuit secretary --to bram --commit
	git log -1 --format=%B | diff -u - /dev/fd/3 3<<-END
		circle stuit: hand over secretary

		Circle: stuit

	END
}
case_ 'the commit says what was done' committed
