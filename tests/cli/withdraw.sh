#!/bin/sh
# tests/cli/withdraw.sh - the proposer takes a proposal back; nobody else, and not after the adoption.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

own() {
	succeeds on --as eva withdraw tolk -m 'De verzekeraar regelt het.'
	out_is <<-END
		'geboortezorg/tolk' is withdrawn; its text stays, so that it can be read why
		  next: nothing, it is over; 'kring propose CIRCLE/ID' begins something new
		  saved: agreements/geboortezorg/tolk.yaml
	END
	changes_are <<-END
		+withdrawn: {date: 2026-09-01, by: eva, why: De verzekeraar regelt het.}
	END
	prints 'withdrawn' on list agreements --state withdrawn
	out_has 'geboortezorg/tolk'
	sound
}
case_ 'the proposer withdraws a proposal' own

lines() {
	succeeds on --as eva withdraw vroegsignalering -m 'Eerst oefenen.
Dan pas vragen.'
	changes_are <<-END
		+withdrawn:
		+  date: 2026-09-01
		+  by: eva
		+  why: |
		+    Eerst oefenen.
		+    Dan pas vragen.
	END
	sound
}
case_ 'an open round does not keep the proposer from it; a reason may have lines' lines

by_address() {
	i_am eva@jgz.example
	succeeds on withdraw tolk -m Later
	has agreements/geboortezorg/tolk.yaml 'withdrawn: {date: 2026-09-01, by: eva, why: Later}'
}
case_ 'the proposer is known by the address of git' by_address

for_the_proposer() {
	i_am anna@verloskundigen.example
	refuses "only 'eva', who proposed 'geboortezorg/tolk', withdraws it" on withdraw tolk -m x
	no_change
	succeeds on --as eva withdraw tolk -m x
}
case_ 'somebody else writes it down for the proposer' for_the_proposer

others() {
	refuses "only 'eva'" on --as bram withdraw tolk -m x
	err_is <<-END
		kring: refused: only 'eva', who proposed 'geboortezorg/tolk', withdraws it
		    hint: who has an objection says so with 'kring object geboortezorg/tolk'; what Eva Smits decides is written down with '--as eva'
	END
	refuses "'geboortezorg/huisbezoek' is in force (as it stands on 1 September 2026)" on --as eva withdraw huisbezoek -m x
	err_is <<-END
		kring: refused: 'geboortezorg/huisbezoek' is in force (as it stands on 1 September 2026)
		    hint: what was adopted ends by consent too: 'kring evaluate geboortezorg/huisbezoek --outcome ended'; 'kring amend geboortezorg/huisbezoek' proposes another text
	END
	refuses "'regiekring/website' is withdrawn (as it stands on 1 September 2026)" on --as ilse withdraw website -m x
	misused "'withdraw' needs a text: why it is withdrawn" on --as eva withdraw tolk
	refuses "there is no agreement 'tolken'" on --as eva withdraw tolken -m x
	no_change
}
case_ 'refusals change nothing' others

committed() {
	succeeds on --as eva withdraw tolk --commit -m 'De verzekeraar regelt het.'
	git log -1 --format=%B | diff -u - /dev/fd/3 3<<-END
		agreement geboortezorg/tolk: withdraw

		Agreement: geboortezorg/tolk

	END
	no_change
}
case_ 'the commit says what was done' committed

answered_meanwhile() {
	on_branch eva on --as eva withdraw vroegsignalering -m 'Eerst oefenen.'
	on_branch anna on --as anna consent vroegsignalering --concern none
	merges eva anna
	prints 'withdrawn' on show vroegsignalering
	sound
}
case_ 'withdrawn on one branch and answered on another: plain git merges them' answered_meanwhile
