#!/bin/sh
# tests/cli/defer.sh - a proposal is put off until a day, and somebody brings it back.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

tolk=agreements/geboortezorg/tolk.yaml
vraag=agreements/geboortezorg/vroegsignalering.yaml

forming() {
	succeeds on --as anna defer tolk --until 2026-12-10 --owner eva -m 'Eerst de begroting.'
	out_is <<-END
		'geboortezorg/tolk' is deferred until 10 December 2026; Eva Smits brings it back
		  next: 'kring open geboortezorg/tolk', from tomorrow on
		  saved: $tolk
	END
	nothing_on stderr
	changes_are <<-END
		+deferred: {date: 2026-09-01, until: 2026-12-10, owner: eva, why: Eerst de begroting.}
	END
	prints 'geboortezorg/tolk' on list agreements --state deferred
	sound
	refuses "'geboortezorg/tolk' was deferred on 1 September 2026, until 10 December 2026" on open tolk
	succeeds kring --as-of 2026-09-02 open tolk
	prints 'consent round open' kring --as-of 2026-09-02 show tolk
}
case_ 'a proposal that is forming; the next day a round can be opened' forming

in_a_round() {
	on --as anna consent vroegsignalering --concern none && git commit -q -a -m antwoord
	succeeds on defer vroegsignalering --until +2w --owner jgz -m 'Eerst oefenen.
Dan pas vragen.'
	out_is <<-END
		'geboortezorg/vroegsignalering' is deferred until 15 September 2026; Jeugdgezondheidszorg Maasoever brings it back
		  round 1 rests; the answers stay, and the next round asks everybody again
		  next: 'kring open geboortezorg/vroegsignalering', from tomorrow on
		  saved: $vraag
	END
	changes_are <<-END
		+deferred:
		+  date: 2026-09-01
		+  until: 2026-09-15
		+  owner: jgz
		+  why: |
		+    Eerst oefenen.
		+    Dan pas vragen.
	END
	sound
	refuses "'geboortezorg/vroegsignalering' is deferred" on --as bram consent vroegsignalering
	succeeds kring --as-of 2026-09-15 open vroegsignalering
	out_has "round 2 of 'geboortezorg/vroegsignalering' is open"
}
case_ 'an open round rests; the owner may be an organisation, and the reason may have lines' in_a_round

when_the_day_comes() {
	on defer tolk --until 2026-09-08 --owner secretary -m Later && git commit -q -a -m later
	prints 'deferred until this day' on status --within 14d
	out_has 'Eva Smits'
	expect_exit 0 kring --as-of 2026-09-08 check --only deferred-overdue && nothing_on stdout
	succeeds kring --as-of 2026-09-09 check --only deferred-overdue
	out_has 'it was put off until 8 September 2026'
}
case_ 'status and check say when the day comes; a role brings it back too' when_the_day_comes

again() {
	on defer tolk --until 2026-09-08 --owner eva -m Later && git commit -q -a -m later
	succeeds kring --as-of 2026-09-08 defer tolk --until 2026-10-08 --owner bram -m 'Nog niet klaar'
	out_has '  this takes the place of the deferral of 1 September 2026, until 8 September 2026'
	changes_are <<-END
		-deferred: {date: 2026-09-01, until: 2026-09-08, owner: eva, why: Later}
		+deferred: {date: 2026-09-08, until: 2026-10-08, owner: bram, why: Nog niet klaar}
	END
	sound
}
case_ 'once more, and it is said which one it replaces' again

refused() {
	refuses "'geboortezorg/huisbezoek' is in force (as it stands on 1 September 2026)" on defer huisbezoek --until +1m --owner eva -m x
	err_is <<-END
		kring: refused: 'geboortezorg/huisbezoek' is in force (as it stands on 1 September 2026)
		    hint: what was adopted is in force until it is evaluated; 'kring amend geboortezorg/huisbezoek' proposes a change
	END
	refuses "'regiekring/website' is withdrawn (as it stands on 1 September 2026)" on defer website --until +1m --owner eva -m x
	refuses "nobody has the id 'ewa'" on defer tolk --until +1m --owner ewa -m x
	err_has "did you mean 'eva'?"
	misused "say who brings it back: '--owner PERSON'" on defer tolk --until +1m -m x
	misused "say until when: '--until DATE'" on defer tolk --owner eva -m x
	misused '1 September 2026 is over already' on defer tolk --until today --owner eva -m x
	misused "'defer' needs a text: why it is put off" on defer tolk --until +1m --owner eva
	refuses "there is no agreement 'tol'" on defer tol --until +1m --owner eva -m x
	no_change
}
case_ 'what is refused changes nothing' refused

merging() {
	on_branch uitstel on defer vroegsignalering --until +1m --owner eva -m 'Eerst oefenen.'
	on_branch anna on --as anna consent vroegsignalering --concern none
	merges uitstel anna
	prints 'deferred' on show vroegsignalering
	sound
}
case_ 'deferred on one branch and answered on another: plain git merges them' merging

committed() {
	succeeds on defer tolk --until 2026-12-10 --owner eva -m Later --commit
	git log -1 --format=%B | diff -u - /dev/fd/3 3<<-END
		agreement geboortezorg/tolk: defer until 2026-12-10

		Agreement: geboortezorg/tolk

	END
	no_change
}
case_ 'the commit says what was done' committed
