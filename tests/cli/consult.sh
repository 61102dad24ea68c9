#!/bin/sh
# tests/cli/consult.sh - the talk with one's constituency: asked, answered, told what was decided.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

loop() {
	i_am carla@kraamzorg-zuid.example
	succeeds on consult vroegsignalering
	out_is <<-END
		Carla Jansen asks the constituency about round 1 of 'geboortezorg/vroegsignalering', from 1 September 2026 on
		  'kraamzorg-zuid' needs 7 days for that: until 8 September 2026
		  next: 'kring consult geboortezorg/vroegsignalering --closed DATE --stance TEXT --heard ID,...'
		  saved: mandates/geboortezorg/carla.yaml
	END
	nothing_on stderr
	changes_are <<-END
		+  vroegsignalering-1:
		+    about: geboortezorg/vroegsignalering
		+    round: 1
		+    opened: 2026-09-01
	END
	sound
	git commit -q -a -m gevraagd
	succeeds kring --as-of 2026-09-07 consult vroegsignalering --closed today --stance 'Ja, eerst oefenen' --heard team-noord
	succeeds kring --as-of 2026-09-07 consult vroegsignalering --heard team-noord,team-zuid
	changes_are <<-END
		+    closed: 2026-09-07
		+    heard: [team-noord, team-zuid]
		+    stance: Ja, eerst oefenen
	END
	refuses "'geboortezorg/vroegsignalering' was not decided on 10 September 2026" kring --as-of 2026-09-10 consult vroegsignalering --feedback today
	for person in anna bram carla eva; do
		succeeds kring --as-of 2026-09-10 --as $person consent vroegsignalering --concern none
	done
	succeeds kring --as-of 2026-09-10 adopt vroegsignalering
	git add -A && git commit -q -m besloten
	succeeds kring --as-of 2026-09-14 consult vroegsignalering --feedback today
	changes_are <<-END
		+    feedback: 2026-09-14
	END
	succeeds kring --as-of 2026-09-14 check --class structure
}
case_ 'opened, closed with what was said, and fed back after the decision' loop

at_once() {
	succeeds on --as bram consult stuitligging --opened 2026-08-20 --closed 2026-08-22 --stance 'Steun: de proef' --heard vakgroep
	changes_are <<-END
		+consultations:
		+  stuitligging-2:
		+    about: geboortezorg/stuitligging
		+    round: 2
		+    opened: 2026-08-20
		+    closed: 2026-08-22
		+    heard: [vakgroep]
		+    stance: 'Steun: de proef'
	END
	sound
}
case_ 'all at once, about the last round' at_once

earlier() {
	succeeds on --as eva consult tolk
	has mandates/geboortezorg/eva.yaml '  tolk-1:'
	has mandates/geboortezorg/eva.yaml '    round: 1'
	succeeds on --as anna consult stuitligging --round 1 --opened 2026-07-21
	has mandates/geboortezorg/anna.yaml '  stuitligging-1:'
	succeeds on --as anna consult stuitligging --closed 2026-07-25 --stance Goed
	has mandates/geboortezorg/anna.yaml '    closed: 2026-07-25'
	lacks mandates/geboortezorg/anna.yaml 'stuitligging-2'
	succeeds on --as anna consult stuitligging
	has mandates/geboortezorg/anna.yaml '  stuitligging-2:'
	sound
}
case_ 'before there is a round; about an earlier one, which is gone on with' earlier

too_slow() {
	succeeds on --as eva consult vroegsignalering
	out_has "  'jgz' needs 14 days for that: until 15 September 2026"
	err_has "round 1 of 'geboortezorg/vroegsignalering' closes on 10 September 2026, before 'jgz' is through: kring answer geboortezorg/vroegsignalering consulting --until 2026-09-15"
}
case_ 'warns when the round closes before the constituency is through' too_slow

suggested() {
	succeeds on --as eva answer vroegsignalering consulting --until 2026-09-15
	out_has "  next: 'kring consult geboortezorg/vroegsignalering' writes down whom you ask, and what they say"
}
case_ 'the answer consulting suggests it' suggested

in_status() {
	succeeds on --as carla consult vroegsignalering
	prints 'constituency is consulted' on status --for carla
	prints 'consultation overdue' kring --as-of 2026-09-09 status --for carla
	out_has 'kring consult geboortezorg/vroegsignalering --closed DATE --stance TEXT --as carla'
	prints 'constituency is consulted' kring --as-of 2026-09-08 status --for carla
	succeeds kring --as-of 2026-09-09 --as carla consult vroegsignalering --closed today --stance Ja
	succeeds kring --as-of 2026-09-09 status --for carla
	out_lacks 'onsult'
}
case_ 'one that is open past its day appears in status' in_status

refusals() {
	refuses "'closed' on 27 August 2026 comes before 'opened' on 28 August 2026" \
		on --as carla consult vroegsignalering --opened 2026-08-28 --closed 2026-08-27
	refuses "there is 'closed', and no 'opened' yet" on --as carla consult vroegsignalering --closed 2026-08-30
	refuses "there is 'feedback', and no 'closed' yet" on --as carla consult vroegsignalering --feedback 2026-08-30
	refuses "'feedback' on 10 March 2026 comes before 'closed' on 11 March 2026" \
		on --as bram consult warme-overdracht --opened 2026-03-09 --closed 2026-03-11 --feedback 2026-03-10
	refuses "'geboortezorg/warme-overdracht' was not decided on 11 March 2026" \
		on --as bram consult warme-overdracht --opened 2026-03-09 --closed 2026-03-11 --feedback 2026-03-11
	refuses "'closed' of this consultation is 11 March 2026 already" on --as carla consult warme-overdracht --closed 2026-03-12
	refuses "what the constituency said of 'geboortezorg/warme-overdracht' is written down already" \
		on --as carla consult warme-overdracht --stance Anders
	refuses "the constituency was asked about round 2 of 'geboortezorg/warme-overdracht' on 9 March 2026 already" \
		on --as carla consult warme-overdracht
	refuses "'geboortezorg/vroegsignalering' has no round 2" on --as carla consult vroegsignalering --round 2
	misused "'--stance' is what the constituency said in the end" on --as carla consult vroegsignalering --stance Ja
	misused '2 September 2026 is still to come' on --as carla consult vroegsignalering --opened 2026-09-02
	refuses "'dirk' has no mandate for 'geboortezorg'" on --as dirk consult vroegsignalering
	refuses "the mandate of 'gijs' for 'regiekring' is not in force on 1 September 2026" on --as gijs consult gedeeld-dossier
	refuses "there is no agreement 'vroeg'" on --as carla consult vroeg
	no_change
}
case_ 'refusals change nothing' refusals

branches() {
	on_branch vraag on --as carla consult vroegsignalering
	on_branch mandaat on --as bram consult vroegsignalering
	on_branch antwoord on --as anna consent vroegsignalering --concern none
	merges vraag mandaat
	git merge -q --no-edit antwoord
	sound
}
case_ 'consulted and answered on three branches: plain git merges them' branches

committed() {
	succeeds on --as carla consult vroegsignalering --commit
	git log -1 --format=%B | diff -u - /dev/fd/3 3<<-END
		mandate geboortezorg/carla: consult about geboortezorg/vroegsignalering

		Mandate: geboortezorg/carla
		Agreement: geboortezorg/vroegsignalering

	END
}
case_ 'the commit says what was done' committed

beside_successor() {
	succeeds on --as anna amend warme-overdracht -m Anders --set keeper=anna --set evaluation.date=2027-09-01
	git add -A && git commit -q -m opvolger
	succeeds on --as bram consult warme-overdracht --opened 2026-02-20 --closed 2026-02-25 --stance Steun --feedback 2026-08-20
	out_has 'is taken, which is in force'
	grep -qx '    about: geboortezorg/warme-overdracht' mandates/geboortezorg/bram.yaml
	git checkout -q .
	succeeds on --as bram consult warme-overdracht
	grep -qx '    about: geboortezorg/warme-overdracht-2' mandates/geboortezorg/bram.yaml
}
case_ 'feedback is about what is in force, also beside a successor' beside_successor

odd_numbers() {
	for number in 0 -1 0.5 999999999999999; do
		git checkout -q .
		sed -i "0,/    round: 1/s//    round: $number/" mandates/geboortezorg/carla.yaml
		succeeds on --as carla consult vroegsignalering
		out_has 'about round 1 of'
		succeeds on leave carla
		succeeds on check --only reference-unknown
	done
	sed -i 's/^consult-days:.*/consult-days: 999999999999999/' organisations/kraamzorg-zuid.yaml
	succeeds on status
	succeeds on --as eva open tolk --closes 2026-09-10
	err_has "'kraamzorg-zuid' needs 1000000 days"
}
case_ 'a round and days that are no numbers of anything' odd_numbers
