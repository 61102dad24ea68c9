#!/bin/sh
# tests/cli/open.sh - a consentronde opens: who is asked, what is said, and what is refused.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

tolk=agreements/geboortezorg/tolk.yaml

opens() {
	succeeds on open tolk
	out_is <<-END
		round 1 of 'geboortezorg/tolk' is open: each member of 'geboortezorg' is asked
		  next: 'kring consent geboortezorg/tolk', or 'kring object geboortezorg/tolk -m ARGUMENT'
		  saved: $tolk
	END
	nothing_on stderr
	changes_are <<-END
		+rounds:
		+  - opened: 2026-09-01
		+    absence: ask-later
		+    stand-aside: refused
		+    responses:
		+      anna:
		+        response: pending
		+      bram:
		+        response: pending
		+      carla:
		+        response: pending
		+      eva:
		+        response: pending
	END
	only_changed "$tolk"
	sound
}
case_ 'one pending for each member, with the rules of the circle as they are today' opens

members_of_the_day() {
	kring --as-of 2026-01-07 --as eva propose geboortezorg/eerder --title T --set driver=D --set text=X --set topics=overdracht --keeper eva --evaluate +1y --set evaluation.criteria.snel=Negen
	succeeds kring --as-of 2026-01-07 open eerder
	has agreements/geboortezorg/eerder.yaml '      anna:'
	lacks agreements/geboortezorg/eerder.yaml '      eva:'
	lacks agreements/geboortezorg/eerder.yaml 'dirk'
	git checkout -q . && git clean -fdq
	sed -i 's/bram: {from: 2025-09-25}/bram: {from: 2025-09-25, until: 2026-08-31}/' circles/geboortezorg.yaml
	succeeds on open tolk
	sed -n '/^rounds:/,$p' "$tolk" >"$scratch/rounds"
	lacks "$scratch/rounds" bram
}
case_ 'asked is who is a member on that day; observers are not' members_of_the_day

rules_of_the_circle() {
	on --as hanna propose regiekring/jaarplan --title T --set driver=D --set text=X --set topics=samenwerking --keeper hanna --evaluate +1y --set evaluation.criteria.snel=Negen
	succeeds on open jaarplan
	has agreements/regiekring/jaarplan.yaml '    absence: present-decide'
	sed -i '/^stand-aside:/d; /^absence:/d' circles/geboortezorg.yaml
	succeeds on open tolk
	has "$tolk" '    absence: ask-later'
	lacks "$tolk" 'stand-aside'
}
case_ 'a round has the absence policy of its own circle; without one it asks later' rules_of_the_circle

closing() {
	succeeds on open tolk --closes 2026-09-15 --meeting 2026-09-15
	nothing_on stderr
	has "$tolk" '    closes: 2026-09-15'
	has "$tolk" '    meeting: 2026-09-15'
}
case_ 'with a last day, and the meeting that decides' closing

same_day() {
	succeeds on open tolk --closes today
	has "$tolk" '    closes: 2026-09-01'
	git checkout -q .
	misused 'the round cannot close on 31 August 2026: it opens on ' on open tolk --closes 2026-08-31
	no_change
}
case_ 'a round may close today, and not before it opens' same_day

constituencies() {
	succeeds on open tolk --closes 2026-09-14
	err_is <<-END
		kring: note: 'jgz' needs 14 days to consult its constituency, and the round closes on 14 September 2026
		kring: note: 'ziekenhuis' needs 14 days to consult its constituency, and the round closes on 14 September 2026
	END
	only_changed "$tolk"
}
case_ 'a constituency that needs longer is named, and not refused' constituencies

reserved() {
	file=mandates/geboortezorg/carla.yaml
	echo 'reserved: {taal: {with: cliëntenraad, days: 14}, intake: {with: jurist, days: 90}}' >>$file
	has "$tolk" 'topics: [taal]' && git commit -q -a -m reserved
	succeeds on -n open tolk --closes 2026-09-15
	nothing_on stderr
	succeeds on -n open tolk --closes 2026-09-14
	err_is <<-END
		kring: note: 'jgz' needs 14 days to consult its constituency, and the round closes on 14 September 2026
		kring: note: 'ziekenhuis' needs 14 days to consult its constituency, and the round closes on 14 September 2026
		kring: note: 'cliëntenraad' needs 14 days for 'taal', which the mandate of 'carla' reserves, and the round closes on 14 September 2026
	END
	sed -i '/^consultations:/a \  tolk: {about: geboortezorg/tolk, opened: 2026-08-31}' $file
	sound
	succeeds on -n open tolk --closes 2026-09-14
	err_lacks cliëntenraad
}
case_ 'what a mandate reserves needs its days too, from the day that it was asked' reserved

meeting_of_today() {
	printf 'agenda: [geboortezorg/tolk]\n' >meetings/geboortezorg/2026-09-01.yaml
	succeeds on open tolk
	has "$tolk" '    meeting: 2026-09-01'
}
case_ 'with a meeting of today the round is of that meeting' meeting_of_today

incomplete() {
	on --as eva propose geboortezorg/nacht --title T --set driver=D --set text=X --set topics=overdracht
	git add -A && git commit -q -m nacht
	refuses "nobody can consent to 'geboortezorg/nacht' yet" on open nacht
	err_is <<-END
		kring: refused: nobody can consent to 'geboortezorg/nacht' yet; it lacks: a keeper; an evaluation date; a criterion
		    hint: 'kring amend geboortezorg/nacht --set keeper=PERSON', 'kring amend geboortezorg/nacht --set evaluation.date=DATE', 'kring amend geboortezorg/nacht --set evaluation.criteria.NAME=TEXT'
	END
	no_change
	succeeds on --as eva amend nacht --set keeper=eva --set evaluation.criteria.snel=Negen
	refuses 'it lacks: an evaluation date' on open nacht
	err_lacks 'keeper'
	succeeds on --as eva amend nacht --set evaluation.date=2027-03-01
	succeeds on open nacht
	nothing_on stderr
}
case_ 'not while nobody could consent; each thing that is missing has its command' incomplete

next_round() {
	sed -i '/^keeper:/d' agreements/geboortezorg/intake.yaml
	git commit -q -a -m 'Zonder bewaker'
	refuses 'it lacks: a keeper' on --as anna amend intake --set why='Het scheelt drie gesprekken.' -m 'Drie gesprekken'
	no_change
	succeeds on --as anna amend intake --set keeper=anna --set why='Het scheelt drie gesprekken.' -m 'Drie gesprekken'
	out_has "round 2 of 'geboortezorg/intake' is open"
}
case_ 'nor is the next round of an amended text opened then' next_round

# ---- elections

election() {
	cat >agreements/geboortezorg/gespreksleider.yaml <<-END
		title: Verkiezing van de gespreksleider
		kind: election
		goal: continuiteit
		parties: [verloskundigen]
		elects: {role: facilitator, until: 2027-09-24}
		keeper: eva
		proposed: {by: eva, date: 2026-08-27}
	END
	git add -A && git commit -q -m verkiezing
}
gespreksleider=agreements/geboortezorg/gespreksleider.yaml

elects() {
	election
	refuses "it is not said who is proposed for the role 'facilitator'" on open gespreksleider
	err_has "give '--person PERSON'"
	no_change
	refuses "nobody has the id 'ann'" on open gespreksleider --person ann
	no_change
	succeeds on open gespreksleider --person carla
	has "$gespreksleider" 'elects: {role: facilitator, until: 2027-09-24, person: carla}'
	[ "$(grep -c 'response: pending' "$gespreksleider")" -eq 4 ]
}
case_ 'an election needs the person who is proposed' elects

nominee() {
	election
	succeeds on open gespreksleider --person dirk
	[ "$(grep -c 'response: pending' "$gespreksleider")" -eq 5 ]
	has "$gespreksleider" '      dirk:'
	misused "'geboortezorg/tolk' is no election, so '--person' says nothing" on open tolk --person anna
	unchanged "$tolk"
}
case_ 'who is proposed answers too, member or not; elsewhere --person is refused' nominee

# ---- what is refused

open_already() {
	refuses "round 1 of 'geboortezorg/vroegsignalering' is open already" on open vroegsignalering
	err_is <<-END
		kring: refused: round 1 of 'geboortezorg/vroegsignalering' is open already
		    hint: 'kring consent geboortezorg/vroegsignalering' or 'kring object geboortezorg/vroegsignalering' answers it; 'kring amend geboortezorg/vroegsignalering' changes the text and opens the next
	END
	refuses "round 2 of 'geboortezorg/stuitligging' is open already" on open stuitligging
	refuses "round 1 of 'geboortezorg/intake' is open already" on open intake
	no_change
}
case_ 'not while one is open' open_already

too_late() {
	refuses "'geboortezorg/huisbezoek' is in force (as it stands on 1 September 2026), so no round can be opened" on open huisbezoek
	refuses "'geboortezorg/warme-overdracht' is in force (its evaluation is due) (as it stands on 1 September 2026), so no round can be opened" on open warme-overdracht
	refuses "'regiekring/website' is withdrawn (as it stands on 1 September 2026), so no round can be opened" on open website
	refuses "'geboortezorg/weekendspreekuur' is ended (as it stands on 1 September 2026), so no round can be opened" on open weekendspreekuur
	refuses "'geboortezorg/bereikbaarheid' is superseded (as it stands on 1 September 2026), so no round can be opened" on open geboortezorg/bereikbaarheid
	refuses "'geboortezorg/tolk' is not proposed yet (as it stands on 22 July 2026), so no round can be opened" kring --as-of 2026-07-22 open tolk
	no_change
}
case_ 'not on what is decided, withdrawn or not there yet' too_late

names() {
	refuses "there is no agreement 'tol'" on open tol
	err_has "did you mean 'tolk'?"
	cp "$tolk" agreements/regiekring/tolk.yaml
	refuses "'tolk' may be 'geboortezorg/tolk', 'regiekring/tolk'" on open tolk
	err_has 'type more of the id'
	rm agreements/regiekring/tolk.yaml
	misused "'open' needs to know which proposal" on open
	no_change
}
case_ 'the name of nothing, and of two' names

nobody_there() {
	sed -i '/^members:/,/^observers:/{/^  /d}' circles/geboortezorg.yaml
	git commit -q -a -m leeg
	refuses "the circle 'geboortezorg' has no members on 1 September 2026, so nobody could answer" on open tolk
	err_has "'kring add member geboortezorg PERSON' adds one"
	no_change
	mkdir -p agreements/nergens && cp "$tolk" agreements/nergens/
	refuses "the circle 'nergens' of 'nergens/tolk' does not exist" on open nergens/tolk
}
case_ 'a circle without members, or without a file' nobody_there

broken() {
	echo 'oeps: 1' >>"$tolk"
	git commit -q -a -m kapot
	refuses "'$tolk' has errors, and kring does not write into it" on open tolk
	err_has "'kring check $tolk' says what is wrong; mend that first"
	err_has "$tolk:33:1: error: 'oeps' is no key of 'agreement' [key-unknown]"
	no_change
	git checkout -q HEAD~1 -- "$tolk" && git commit -q -m heel
	echo 'oeps: 1' >>circles/geboortezorg.yaml
	git commit -q -a -m kapot
	refuses "'circles/geboortezorg.yaml' has errors, and kring does not write into it" on open tolk
	no_change
}
case_ 'a record with errors, or one of a circle with errors, is left as it is' broken

# ---- after a deferral

deferred() {
	sed -i 's/^proposed: {by: eva, date: 2026-07-23}$/&\ndeferred: {date: 2026-08-01, until: 2026-10-01, owner: eva, why: Wachten}/' "$tolk"
	git commit -q -a -m later
	succeeds on open tolk
	prints 'consent round open' on show tolk
}
case_ 'what was deferred may be opened' deferred

taken_up_again() {
	f=agreements/geboortezorg/vroegsignalering.yaml
	echo 'deferred: {date: 2026-08-30, until: 2026-10-01, owner: eva, why: Wachten}' >>"$f"
	git commit -q -a -m later
	succeeds on open vroegsignalering
	out_has "round 2 of 'geboortezorg/vroegsignalering' is open"
	has "$f" '    changed: Nothing; taken up again after it was deferred on 30 August 2026'
	sound
}
case_ 'a round that was deferred is followed by the next, which says so' taken_up_again

deferred_today() {
	echo 'deferred: {date: 2026-09-01, until: 2026-10-01, owner: eva, why: Wachten}' >>"$tolk"
	git commit -q -a -m later
	refuses "'geboortezorg/tolk' was deferred on 1 September 2026, until 1 October 2026" on open tolk
	err_has 'a round can be opened from the next day on'
	no_change
	succeeds kring --as-of 2026-09-02 open tolk
}
case_ 'what was deferred today is not opened today' deferred_today

showing() {
	prints '+  - opened: 2026-09-01' on -n open tolk
	no_change
	git apply "$work/stdout"
	cp "$tolk" "$scratch/applied"
	git checkout -q .
	succeeds on open tolk
	diff "$scratch/applied" "$tolk"
	git checkout -q .
	i_am anna@verloskundigen.example
	succeeds on --commit open tolk
	git log -1 --format=%B >"$scratch/message"
	diff -u - "$scratch/message" <<-END
		agreement geboortezorg/tolk: open round 1

		Agreement: geboortezorg/tolk

	END
	no_change
}
case_ 'as a diff, and as a commit' showing

own_rule() {
	sed -i 's/^absence: ask-later/absence: present-decide/; s/^stand-aside: refused/stand-aside: allowed/' circles/geboortezorg.yaml
	git commit -q -a -m regel
	succeeds on --as eva propose geboortezorg/afwezig --title T --set driver=D --set text=T --keeper eva --set evaluation.criteria.a=A --evaluate +1y --establishes circles/geboortezorg --open
	out_has "this round has 'ask-later' and no stand-aside: what circles/geboortezorg.yaml says of it is what 'geboortezorg/afwezig' decides on"
	has agreements/geboortezorg/afwezig.yaml 'absence: ask-later'
	has agreements/geboortezorg/afwezig.yaml 'stand-aside: refused'
	git add -A && git commit -q -m voorstel
	for person in anna carla eva; do succeeds on --as $person consent afwezig --concern none; done
	succeeds on --as bram answer afwezig absent
	refuses 'Bram Postma' on adopt afwezig
	succeeds on --as bram consent afwezig
	succeeds on adopt afwezig
	succeeds on open tolk
	out_lacks 'decides on'
	has "$tolk" 'absence: present-decide'
	git checkout -q . && git reset -q --hard HEAD
	succeeds on --as eva propose geboortezorg/anders --title T --set driver=D --set text=T --keeper eva --set evaluation.criteria.a=A --evaluate +1y --open
	has agreements/geboortezorg/anders.yaml 'absence: present-decide'
}
case_ 'a rule that the proposal is to establish does not work yet in its own round' own_rule

adopted_rule() {
	sed -i 's/^absence: ask-later/absence: present-decide/' circles/geboortezorg.yaml
	git commit -q -a -m regel
	succeeds on --as eva propose geboortezorg/afwezig --title T --set driver=D --set text=T --keeper eva --set evaluation.criteria.a=A --evaluate +1y --establishes circles/geboortezorg --open
	for person in anna bram carla eva; do succeeds on --as $person consent afwezig --concern none; done
	succeeds on adopt afwezig
	succeeds on --as eva propose geboortezorg/nogmaals --title T --set driver=D --set text=T --keeper eva --set evaluation.criteria.a=A --evaluate +1y --establishes circles/geboortezorg --open
	out_lacks 'decides on'
	has agreements/geboortezorg/nogmaals.yaml 'absence: present-decide'
}
case_ 'a rule that was adopted works in the next round' adopted_rule

before_a_round() {
	for command in 'open vroegsignalering' 'amend vroegsignalering --set why=Daarom -m x'; do
		refuses "round 1 of 'geboortezorg/vroegsignalering' was opened on 27 August 2026, after 20 August 2026" \
			kring --as-of 2026-08-20 --as eva $command
		no_change
	done
	refuses 'was opened on 27 August 2026' kring --as-of 2026-08-20 decide vroegsignalering --method x --by jgz
	no_change
}
case_ 'a day before its round was opened' before_a_round

another_last_day() {
	succeeds on open vroegsignalering --closes +1m
	out_is <<-END
		round 1 of 'geboortezorg/vroegsignalering' closes on 1 October 2026; every answer stays
		  still open: Anna de Wit has not answered yet
		  still open: Bram Postma has not answered yet
		  still open: Carla Jansen has not answered yet
		  still open: Eva Smits has not answered yet
		  next: 'kring consent geboortezorg/vroegsignalering', or 'kring object geboortezorg/vroegsignalering -m ARGUMENT'
		  saved: agreements/geboortezorg/vroegsignalering.yaml
	END
	changes_are <<-END
		-    closes: 2026-09-10
		+    closes: 2026-10-01
	END
	sound
	refuses "round 1 of 'geboortezorg/vroegsignalering' closes on 1 October 2026 already" on open vroegsignalering --closes 2026-10-01
	misused '31 August 2026 is over already' on open vroegsignalering --closes 2026-08-31
	refuses "is open already" on open vroegsignalering --closes +2m --meeting 2026-09-24
}
case_ 'a round that is open gets another last day, and nothing else' another_last_day
