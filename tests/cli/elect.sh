#!/bin/sh
# tests/cli/elect.sh - an election is proposed: which role, for which term; its id, and what is refused.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

made() {
	succeeds on --as anna elect geboortezorg facilitator --until 2027-09-23
	out_is <<-END
		'geboortezorg/facilitator-2026' is proposed to 'geboortezorg': Verkiezing van de gespreksleider van Kring geboortezorg
		  it would bind: verloskundigen, ziekenhuis, kraamzorg-zuid, jgz
		  next: each member nominates, with 'kring nominate geboortezorg/facilitator-2026 PERSON'; then 'kring open geboortezorg/facilitator-2026 --person PERSON'
		  saved: agreements/geboortezorg/facilitator-2026.yaml
	END
	nothing_on stderr
	file_is agreements/geboortezorg/facilitator-2026.yaml <<-END
		title: Verkiezing van de gespreksleider van Kring geboortezorg
		kind: election
		parties: [verloskundigen, ziekenhuis, kraamzorg-zuid, jgz]
		elects: {role: facilitator, until: 2027-09-23}
		keeper: anna
		proposed: {by: anna, date: 2026-09-01}
	END
	only_changed agreements/geboortezorg/facilitator-2026.yaml
	sound
}
case_ 'the id is made of the role and the year; the keeper is who proposes' made

given() {
	succeeds on --as anna elect geboortezorg secretary --until +1y --id schrijver --title 'Wie schrijft het verslag' --keeper eva
	out_has "'geboortezorg/schrijver' is proposed to 'geboortezorg': Wie schrijft het verslag"
	file_is agreements/geboortezorg/schrijver.yaml <<-END
		title: Wie schrijft het verslag
		kind: election
		parties: [verloskundigen, ziekenhuis, kraamzorg-zuid, jgz]
		elects: {role: secretary, until: 2027-09-01}
		keeper: eva
		proposed: {by: anna, date: 2026-09-01}
	END
	sound
}
case_ 'or of what is given: id, title and keeper' given

never_overwritten() {
	for id in facilitator-2026 facilitator-2026-2 facilitator-2026-3; do
		succeeds on --as anna elect geboortezorg facilitator --until +1y
		out_has "'geboortezorg/$id' is proposed"
		succeeds on --as anna withdraw "$id" -m Later
		git add -A && git commit -q -m "$id"
	done
	refuses "'geboortezorg/facilitator-2026' is there already" on --as anna elect geboortezorg facilitator --until +1y --id facilitator-2026
	no_change
	[ ! -f agreements/geboortezorg/facilitator-2027.yaml ]
}
case_ 'a proposal that is there is never overwritten, and a number is not the next year' never_overwritten

successor() {
	succeeds on --as anna elect geboortezorg delegate --until +1y --id afgevaardigde-2026
	has agreements/geboortezorg/afgevaardigde-2026.yaml 'supersedes: geboortezorg/afgevaardigde'
	succeeds on --as bram elect stuit leader --until 2026-12-17
	lacks agreements/stuit/leader-2026.yaml supersedes
	sound
}
case_ 'it supersedes the election that the present holder was chosen by' successor

opened() {
	succeeds on --as anna elect geboortezorg facilitator --until +1y --open --person carla
	out_has "  round 1 is open: 'kring consent geboortezorg/facilitator-2026'"
	has agreements/geboortezorg/facilitator-2026.yaml 'elects: {role: facilitator, until: 2027-09-01, person: carla}'
	[ "$(grep -c 'response: pending' agreements/geboortezorg/facilitator-2026.yaml)" -eq 4 ]
	git clean -fdq
	succeeds on --as anna elect geboortezorg facilitator --until +1y --open --person dirk
	[ "$(grep -c 'response: pending' agreements/geboortezorg/facilitator-2026.yaml)" -eq 5 ]
	sound
	git clean -fdq
	refuses "it is not said who is proposed for the role 'facilitator'" on --as anna elect geboortezorg facilitator --until +1y --open
	err_has "add '--person PERSON', or leave '--open' out and 'kring nominate' first"
	misused "'--person' says whom the round is about that '--open' opens" on --as anna elect geboortezorg facilitator --until +1y --person carla
	refuses "nobody has the id 'karla'" on --as anna elect geboortezorg facilitator --until +1y --open --person karla
	err_has "did you mean 'carla'?"
	no_change
}
case_ '--open opens the round at once, about --person' opened

roles() {
	succeeds on --as bram elect stuit facilitator --until 2026-12-17
	out_has "the circle 'stuit' has no 'facilitator' yet; when the election is adopted, it does"
	nothing_on stderr
	succeeds on --as bram elect stuit secretary --until 2026-12-17
	err_is <<-END
		kring: note: circles/stuit.yaml does not say what the 'secretary' does: nobody knows what is chosen for; 'tasks' stand under the role
	END
	git clean -fdq
	refuses "the circle 'stuit' has no role 'archivaris'" on --as bram elect stuit archivaris --until 2026-12-17
	err_has "    hint: 'kring add role stuit archivaris' makes it"
	refuses "the circle 'stuit' has no role 'facilitater'" on --as bram elect stuit facilitater --until 2026-12-17
	err_has "    hint: did you mean 'facilitator'?"
	succeeds on --as bram elect stuit gespreksleider --until 2026-12-17
	has agreements/stuit/facilitator-2026.yaml 'elects: {role: facilitator, until: 2026-12-17}'
	git clean -fdq
	succeeds on --as bram elect stuit afgevaardigde --until 2026-12-17
	has agreements/stuit/delegate-2026.yaml 'role: delegate'
	git clean -fdq
	sed -i 's/^language: nl/language: en/' kring.yaml
	prints 'Election of the secretary of' on -n --as anna elect geboortezorg secretary --until +1y
	git checkout -q kring.yaml
	no_change
	succeeds on add role stuit archivaris
	succeeds on --as bram elect stuit archivaris --until 2026-12-17
	err_has "does not say what the 'archivaris' does"
}
case_ 'a role that is not there is known, or is made first; tasks that are not said are missed' roles

of_the_circle_itself() {
	refuses "'regiekring' has no parent circle, in which its delegate would sit" on --as hanna elect regiekring delegate --until +1y
	err_has 'a circle elects its own delegate: name the circle that is represented'
	no_change
	succeeds on --as anna elect geboortezorg delegate --until +1y
	only_changed agreements/geboortezorg/delegate-2026.yaml
}
case_ 'a delegate is elected by the circle that is represented, and not by its parent' of_the_circle_itself

refused() {
	refuses 'the term until 1 September 2026 is over already' on --as anna elect geboortezorg facilitator --until today
	refuses 'the term until 31 August 2026 is over already' on --as anna elect geboortezorg facilitator --until 2026-08-31
	misused "say until when: '--until DATE'" on --as anna elect geboortezorg facilitator
	refuses "there is no circle 'geboortezog'" on --as anna elect geboortezog facilitator --until +1y
	err_has "did you mean 'geboortezorg'?"
	refuses "nobody has the id 'ewa'" on --as anna elect geboortezorg facilitator --until +1y --keeper ewa
	misused "'Kies' is no id" on --as anna elect geboortezorg facilitator --until +1y --id Kies
	misused "'a/b' is no id" on --as anna elect geboortezorg facilitator --until +1y --id a/b
	refuses "nobody here has the address 'nobody@example.org'" on elect geboortezorg facilitator --until +1y
	no_change
}
case_ 'what is refused changes nothing' refused

suggested() {
	prints 'kring elect geboortezorg facilitator --until +1y' on status --within 30d
	prints 'kring elect CIRCLE ROLE --until DATE' on explain role-term-expired
	refuses "'geboortezorg' has a role 'facilitator' already" on add role geboortezorg gespreksleider
	refuses "'geboortezorg' has a role 'facilitator' already" on add role geboortezorg facilitator --holder carla --until +1y
	err_has "who holds it is chosen: 'kring elect geboortezorg facilitator --until DATE'"
}
case_ 'named where a term ends, and where a holder would be added' suggested

committed() {
	succeeds on --as anna elect geboortezorg facilitator --until 2027-09-23 --commit
	git log -1 --format=%B | diff -u - /dev/fd/3 3<<-END
		agreement geboortezorg/facilitator-2026: propose

		Agreement: geboortezorg/facilitator-2026

	END
	no_change
	prints '+elects: {role: secretary' on -n --as anna elect geboortezorg secretary --until +1y
	no_change
}
case_ 'as a commit, and as a diff' committed

twice() {
	succeeds on --as eva elect geboortezorg secretary --until +1y
	git add -A && git commit -q -m een
	refuses "an election of the secretary of 'geboortezorg' is under way: 'geboortezorg/secretary-2026'" on --as eva elect geboortezorg secretary --until +1y
	err_has "'kring nominate geboortezorg/secretary-2026 PERSON'"
	no_change
	succeeds on --as eva withdraw geboortezorg/secretary-2026 -m Later
	succeeds on --as eva elect geboortezorg secretary --until +1y
	out_has 'secretary-2026-2'
}
case_ 'one election of a role at a time' twice
