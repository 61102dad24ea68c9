#!/bin/sh
# tests/cli/move.sh - an action gets another day, and the text stays as it is.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

warm=agreements/geboortezorg/warme-overdracht.yaml

block() {
	succeeds on move warme-overdracht meten --to 2026-09-20 -m 'De cijfers van augustus ontbreken'
	out_is <<-END
		the action 'meten' of 'geboortezorg/warme-overdracht' is moved to 20 September 2026; it was due on 20 August 2026
		  next: 'kring done geboortezorg/warme-overdracht meten', by 20 September 2026
		  later: 'kring evaluate geboortezorg/warme-overdracht --sheet', by 1 September 2026
		  saved: $warm
	END
	changes_are <<-END
		+    moved:
		+      - {date: 2026-09-01, to: 2026-09-20, why: De cijfers van augustus ontbreken}
	END
	succeeds on status --for carla
	out_lacks 'action overdue'
	prints '2026-09-20  action: Drie maanden bijhouden' on status --for carla
	sound
	git commit -q -a -m een
	succeeds kring --as-of 2026-09-21 move warme-overdracht meten --to +2w -m 'Nog twee weken'
	out_has 'is moved to 5 October 2026; it was due on 20 September 2026'
	changes_are <<-END
		+      - {date: 2026-09-21, to: 2026-10-05, why: Nog twee weken}
	END
}
case_ 'a day is added with the reason; the last one counts' block

flow() {
	succeeds on move stuitligging keuzekaartje --to 2026-10-01 -m 'De drukker
is op vakantie.'
	git diff -U0 | grep '^[-+] ' >"$scratch/changes"
	diff -u - "$scratch/changes" <<-'END'
		-  keuzekaartje: {what: Een kaartje in gewone taal, owner: anna, with: [ziekenhuis], due: 2026-09-24}
		+  keuzekaartje: {what: Een kaartje in gewone taal, owner: anna, with: [ziekenhuis], due: 2026-09-24, moved: [{date: 2026-09-01, to: 2026-10-01, why: "De drukker\nis op vakantie.\n"}]}
	END
	sound
	prints 'consent round open' on list agreements
}
case_ 'on one line, in an answered round: the answers stay' flow

refusals() {
	refuses "'geboortezorg/warme-overdracht' has no action 'metten'" on move warme-overdracht metten --to +2w -m x
	err_has "did you mean 'meten'?"
	refuses "the action 'belafspraak' of 'geboortezorg/warme-overdracht' was done on 10 April 2026" on move warme-overdracht belafspraak --to +2w -m x
	refuses '1 September 2026 is not after today' on move warme-overdracht meten --to today -m x
	refuses '31 August 2026 is not after today' on move warme-overdracht meten --to 2026-08-31 -m x
	refuses "the action 'keuzekaartje' is due on 24 September 2026 already" on move stuitligging keuzekaartje --to 2026-09-24 -m x
	misused "say to which day: '--to DATE'" on move warme-overdracht meten -m x
	misused "'move' needs a text: why it is moved" on move warme-overdracht meten --to +2w
	misused "'move' needs a text: why it is moved" on move warme-overdracht meten --to +2w -m ' '
	no_change
}
case_ 'refusals change nothing' refusals

committed() {
	succeeds on --commit move warme-overdracht meten --to +2w -m Vakantie
	git log -1 --format=%B | diff -u - /dev/fd/3 3<<-END
		agreement geboortezorg/warme-overdracht: meten moved

		Agreement: geboortezorg/warme-overdracht

	END
}
case_ 'the commit says what was done' committed

branches() {
	on_branch een on move vroegsignalering vragen --to 2026-12-01 -m Druk
	on_branch twee on move vroegsignalering kaart-van-hulp --to 2026-12-01 -m Druk
	merges een twee
	[ "$(grep -c 'to: 2026-12-01, why: Druk' agreements/geboortezorg/vroegsignalering.yaml)" = 2 ]
	sound
}
case_ 'two actions moved on two branches: plain git merges them' branches
