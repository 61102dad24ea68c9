#!/bin/sh
# tests/cli/resolve.sh - what became of an objection: who says so, and what each outcome needs.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

intake=agreements/geboortezorg/intake.yaml
vraag=agreements/geboortezorg/vroegsignalering.yaml
huis=agreements/geboortezorg/huisbezoek.yaml

# ---- outcomes

amended() {
	succeeds on --as anna resolve intake bram --result amended --confirmed-by bram -m 'Een tweede weg, via de polikliniek'
	out_is <<-END
		the objection of Bram Postma to 'geboortezorg/intake' has the outcome 'amended'
		  next: 'kring amend geboortezorg/intake -e -m WHAT-CHANGED' changes the text and opens round 2
		  saved: $intake
	END
	nothing_on stderr
	changes_are <<-END
		+        outcome: {result: amended, round: 2, date: 2026-09-01, by: anna, confirmed-by: bram, note: 'Een tweede weg, via de polikliniek'}
	END
	sound
}
case_ 'amended names the next round, which amend opens' amended

suggested() {
	succeeds on --as anna resolve intake bram --result amended --confirmed-by bram
	prints 'kring amend geboortezorg/intake -e -m WHAT-CHANGED' on status
	out_lacks 'kring consent geboortezorg/intake --as bram'
	refuses 'so there is nothing to amend' on --as anna amend intake -m Anders
	err_has "'-e' for the editor"
	printf '#!/bin/sh\necho "text: Een tweede weg." >"$1"\n' >"$scratch/editor" && chmod +x "$scratch/editor"
	KRING_EDITOR=$scratch/editor succeeds on --as anna amend geboortezorg/intake -e -m WHAT-CHANGED
	prints 'kring consent geboortezorg/intake --as bram' on status
}
case_ 'the command that is suggested then works as it stands; nobody is asked for consent to the old text' suggested

who_left() {
	succeeds on --as anna leave bram --apply --to carla
	git add -A && git commit -q -m weg
	succeeds kring --as-of 2026-09-02 --as anna resolve intake bram --result monitored
	out_has "  next: an outcome is no consent; Bram Postma has left: 'kring answer geboortezorg/intake left --as bram' writes that down"
	prints 'kring answer geboortezorg/intake left --as bram' kring --as-of 2026-09-02 status --for bram
	out_lacks 'kring consent'
	succeeds kring --as-of 2026-09-02 --as eva consent intake
	refuses "'geboortezorg/intake' cannot be adopted" kring --as-of 2026-09-02 --as anna adopt intake
	err_has "Bram Postma has left: 'kring answer geboortezorg/intake left --as bram' writes that down"
	succeeds kring --as-of 2026-09-02 --as anna answer geboortezorg/intake left --as bram
	prints 'nothing needs attention before' kring --as-of 2026-09-02 status --for bram
	refuses "nobody consents for Ziekenhuis Sint Lucia" kring --as-of 2026-09-02 --as anna adopt intake
	err_lacks 'Bram Postma'
	expect_exit 0 kring --as-of 2026-09-02 check --class structure
}
case_ 'of somebody who left: how the round goes on' who_left

each_result() {
	for result in term-shortened criterion-added; do
		succeeds on --as anna resolve intake bram --result "$result"
		changes_are <<-END
			+        outcome: {result: $result, round: 2, date: 2026-09-01, by: anna}
		END
		sound
		git checkout -q .
	done
	for result in replaced monitored; do
		succeeds on --as anna resolve intake bram --result "$result"
		changes_are <<-END
			+        outcome: {result: $result, date: 2026-09-01, by: anna}
		END
		out_has "  next: an outcome is no consent; 'kring --as bram consent geboortezorg/intake' when Bram Postma has no objection any more"
		sound
		git checkout -q .
	done
	for result in deferred handed-on escalated; do
		succeeds on --as anna resolve intake bram --result "$result" --owner eva --until 2026-12-01
		changes_are <<-END
			+        outcome: {result: $result, owner: eva, until: 2026-12-01, date: 2026-09-01, by: anna}
		END
		case $result in
		deferred) out_has "  next: 'kring defer geboortezorg/intake --until DATE --owner PERSON' puts the whole proposal off" ;;
		escalated) out_has "  next: 'kring escalate geboortezorg/intake' passes the whole proposal to the parent circle" ;;
		*) out_has '  next: an outcome is no consent' ;;
		esac
		sound
		git checkout -q .
	done
	succeeds on --as anna resolve intake bram --result escalated --to regiekring --until +6w
	changes_are <<-END
		+        outcome: {result: escalated, to: regiekring, until: 2026-10-13, date: 2026-09-01, by: anna}
	END
}
case_ 'each of the outcomes, with what it needs' each_result

unconfirmed() {
	for result in withdrawn reclassified; do
		said=withdrawn
		[ "$result" = withdrawn ] || said='now a concern'
		succeeds on --as anna resolve intake bram --result "$result"
		err_is <<-END
			kring: note: '$said' stays unconfirmed until 'bram' consents; 'kring resolve geboortezorg/intake bram --confirmed-by bram' says that they agree
		END
		expect_exit 1 on check --class structure
		out_has '[outcome-not-confirmed]'
		git checkout -q .
		succeeds on --as anna resolve intake bram --result "$result" --confirmed-by bram
		nothing_on stderr
		sound
		git checkout -q .
	done
	succeeds on --as bram resolve intake bram --result withdrawn
	nothing_on stderr
	sound
}
case_ 'withdrawn and reclassified are for who objected to say' unconfirmed

confirming() {
	succeeds on --as anna resolve intake bram --result withdrawn -m 'Er is nu wel plek'
	git commit -q -am settled
	refuses "the objection of 'bram' to 'geboortezorg/intake' has an outcome already, of" on --as anna resolve intake bram --result monitored --confirmed-by bram
	misused 'only who objected can confirm what became of it' on --as anna resolve intake bram --confirmed-by anna
	err_has "ask Bram Postma, and say '--confirmed-by bram'"
	misused "'resolve' needs to know what became of the objection: --result" on --as anna resolve intake bram --confirmed-by bram --to regiekring
	misused "'resolve' needs to know what became of the objection: --result" on --as anna resolve intake bram --confirmed-by bram -m Ja
	no_change
	succeeds on --as anna resolve intake bram --confirmed-by bram
	out_has "Bram Postma confirms the outcome 'withdrawn' of the objection to 'geboortezorg/intake'"
	nothing_on stderr
	sound
	git diff -U0 | grep '^[-+] ' >"$scratch/changes"
	diff -u - "$scratch/changes" <<-'END'
		-        outcome: {result: withdrawn, date: 2026-09-01, by: anna, note: Er is nu wel plek}
		+        outcome: {result: withdrawn, date: 2026-09-01, by: anna, confirmed-by: bram, note: Er is nu wel plek}
	END
	prints '- Bram Postma confirms what became of the objection' on diff
	refuses 'that outcome has been confirmed already, by Bram Postma' on --as anna resolve intake bram --confirmed-by bram
	git checkout -q HEAD~1 "$intake"
	refuses 'the objection of Bram Postma has no outcome yet' on --as anna resolve intake bram --confirmed-by bram
	err_has "'kring resolve geboortezorg/intake bram --result RESULT' says what became of it"
}
case_ 'who objected confirms it afterwards' confirming

judged() {
	printf 'agenda: [geboortezorg/intake]\n' >meetings/geboortezorg/2026-08-28.yaml
	git add -A && git commit -q -m meeting
	refuses 'nobody alone can say that an argument fails: the circle looks at it in a meeting' on --as anna resolve intake bram --result not-qualified
	err_has "add '--meeting DATE'"
	refuses 'say who did not agree that the argument fails' on --as anna resolve intake bram --result not-qualified --meeting 2026-08-28
	err_has "add '--disagrees P,…', or '--disagrees none'"
	refuses "nobody has the id 'ann'" on --as anna resolve intake bram --result not-qualified --meeting 2026-08-28 --disagrees bram,ann
	no_change
	succeeds on --as anna resolve intake bram --result not-qualified --meeting 2026-08-28 --disagrees bram,eva
	changes_are <<-END
		+        outcome: {result: not-qualified, date: 2026-09-01, by: anna, tested: {meeting: 2026-08-28, disagrees: [bram, eva]}}
	END
	nothing_on stderr
	git checkout -q .
	for nobody in none ''; do
		succeeds on --as anna resolve intake bram --result not-qualified --meeting 2026-08-28 --disagrees "$nobody"
		changes_are <<-END
			+        outcome: {result: not-qualified, date: 2026-09-01, by: anna, tested: {meeting: 2026-08-28, disagrees: []}}
		END
		sound
		git checkout -q .
	done
}
case_ 'not-qualified takes a meeting, and says who disagreed' judged

other_meeting() {
	misused 'the meeting of 25 June 2026 was before the objection, of 14 August 2026' \
		on --as anna resolve intake bram --result not-qualified --meeting 2026-06-25 --disagrees none
	misused 'the meeting of 25 December 2026 is still to come' \
		on --as anna resolve intake bram --result not-qualified --meeting 2026-12-25 --disagrees none
	no_change
	succeeds on --as anna resolve intake bram --result not-qualified --meeting 2026-08-28 --disagrees none
	err_is <<-END
		kring: note: no meeting of 'geboortezorg' on 28 August 2026 is written down; 'kring meet geboortezorg 2026-08-28 --present P,…' does
	END
}
case_ 'the meeting is one that can have looked at it' other_meeting

passed_on() {
	for result in deferred handed-on escalated; do
		refuses "'$result' needs to say where it goes, and by which day it is back" on --as anna resolve intake bram --result "$result"
		err_has "add '--to ID' or '--owner PERSON', and '--until DATE'"
		refuses "'$result' needs" on --as anna resolve intake bram --result "$result" --owner eva
		refuses "'$result' needs" on --as anna resolve intake bram --result "$result" --until 2026-12-01
	done
	refuses "there is no agreement 'regiekrng'" on --as anna resolve intake bram --result escalated --to regiekrng --until 2026-12-01
	refuses "there is no agreement 'geboortezorg/tollk'" on --as anna resolve intake bram --result handed-on --to geboortezorg/tollk --until 2026-12-01
	err_has "did you mean 'geboortezorg/tolk'?"
	refuses "nobody has the id 'ev'" on --as anna resolve intake bram --result deferred --owner ev --until 2026-12-01
	no_change
}
case_ 'what is passed on has a bearer and a day' passed_on

where_to() {
	for to in tolk geboortezorg/tolk; do
		succeeds on --as anna resolve intake bram --result handed-on --to $to --until 2026-12-01
		has "$intake" 'outcome: {result: handed-on, to: geboortezorg/tolk, until: 2026-12-01'
		git checkout -q .
	done
	for to in regiekring jgz eva secretary; do
		succeeds on --as anna resolve intake bram --result handed-on --to $to --until 2026-12-01
		has "$intake" "to: $to,"
		sound
		git checkout -q .
	done
}
case_ 'to an agreement, by its whole id; to a circle, or to whoever takes it up' where_to

# ---- which objection

which() {
	on --as bram consent intake --concern Poli
	on --as bram object intake -m 'En de nacht?'
	git commit -q -a -m weer
	succeeds on --as anna resolve intake bram --result monitored
	changes_are <<-END
		+            outcome: {result: monitored, date: 2026-09-01, by: anna}
	END
	git commit -q -a -m tweede
	succeeds on --as anna resolve intake bram --result replaced
	changes_are <<-END
		+        outcome: {result: replaced, date: 2026-09-01, by: anna}
	END
	git commit -q -a -m eerste
	refuses "the objection of 'bram' to 'geboortezorg/intake' has an outcome already, of 1 September 2026" on --as anna resolve intake bram --result monitored
	err_has "what was settled stays; the objector may answer again with 'kring object'"
	no_change
}
case_ 'the last one that is open, until none is' which

of_a_round() {
	on --as anna resolve intake bram --result amended --confirmed-by bram
	on --as anna amend intake --set why='Het scheelt elk gezin drie gesprekken.' -m 'Drie gesprekken'
	on --as bram object intake -m 'De telling klopt niet.'
	git commit -q -a -m ronde
	refuses "no objection of 'carla' to 'geboortezorg/intake' is recorded" on --as anna resolve intake carla --result monitored
	err_has "'kring show geboortezorg/intake' shows who said what"
	refuses "no objection of 'bram' to 'geboortezorg/intake' is recorded" on --as anna resolve intake bram --result monitored --round 3
	refuses "the objection of 'bram' to 'geboortezorg/intake' has an outcome already, of 1 September 2026" on --as anna resolve intake bram --result monitored --round 1
	no_change
	succeeds on --as anna resolve intake bram --result amended --round 2
	changes_are <<-END
		+        outcome: {result: amended, round: 3, date: 2026-09-01, by: anna}
	END
}
case_ '--round says of which round' of_a_round

later_round() {
	on --as anna amend intake --set why='Het scheelt elk gezin drie gesprekken.' -m 'Drie gesprekken'
	git commit -q -a -m ronde
	succeeds on --as anna resolve intake bram --result amended
	changes_are <<-END
		+        outcome: {result: amended, round: 2, date: 2026-09-01, by: anna}
	END
	out_has '  next: round 2 has the changed text already'
}
case_ 'of an objection in an older round the text that differs is that of the round behind it' later_round

in_force() {
	on --as eva object huisbezoek -m 'Gezinnen verhuizen.' && git commit -q -a -m bezwaar
	succeeds on --as anna resolve huisbezoek eva --result amended --confirmed-by eva
	out_is <<-END
		the objection of Eva Smits to 'geboortezorg/huisbezoek' has the outcome 'amended'
		  next: 'kring amend geboortezorg/huisbezoek' writes the successor
		  saved: $huis
	END
	changes_are <<-END
		+        outcome: {result: amended, to: geboortezorg/huisbezoek-2, date: 2026-09-01, by: anna, confirmed-by: eva}
	END
	sound
	git commit -q -a -m opvolger
	succeeds on --as anna amend huisbezoek -m 'Ook na een verhuizing'
	[ -f agreements/geboortezorg/huisbezoek-2.yaml ]
	git checkout -q HEAD~1 -- "$huis" && git commit -q -m terug && git clean -fdq
	succeeds on --as anna resolve huisbezoek eva --result monitored
	changes_are <<-END
		+        outcome: {result: monitored, date: 2026-09-01, by: anna}
	END
	out_has "  next: 'geboortezorg/huisbezoek' goes on as it is"
}
case_ 'to an agreement in force: the changed text is that of the successor' in_force

evaluation() {
	cat >>"$huis" <<-END
	    -   date: 2026-08-27
	        kept: kept
	        learned: Het werkt.
	        inputs: [jgz, kraamzorg-zuid, verloskundigen, ziekenhuis]
	        outcome: renewed
	        next: 2027-09-01
	        responses:
	            anna:
	                response: objection
	                date: 2026-08-28
	                argument: Een jaar is lang.
	END
	git commit -q -a -m evaluatie
	refuses "no objection of 'anna' to 'geboortezorg/huisbezoek' is recorded" on --as eva resolve huisbezoek anna --result monitored
	succeeds on --as eva resolve huisbezoek anna --result monitored --evaluation --confirmed-by anna
	out_has "'kring --as anna consent geboortezorg/huisbezoek --evaluation' when"
	changes_are <<-END
		+                outcome: {result: monitored, date: 2026-09-01, by: eva, confirmed-by: anna}
	END
	refuses "no objection of 'carla' to 'geboortezorg/huisbezoek' is recorded" on --as eva resolve huisbezoek carla --result monitored --evaluation
}
case_ '--evaluation: an objection to the outcome of an evaluation' evaluation

# ---- wrong usage

misuse() {
	misused "'resolve' needs to know what became of the objection: --result" on --as anna resolve intake bram
	misused "did you mean 'amended'?" on --as anna resolve intake bram --result amend
	misused 'opgelost' on --as anna resolve intake bram --result opgelost
	refuses "nobody has the id 'brm'" on --as anna resolve intake bram --result amended --confirmed-by brm
	refuses "nobody here has the address 'nobody@example.org'" on resolve intake bram --result amended
	refuses "no objection of 'anna' to 'geboortezorg/vroegsignalering' is recorded" on --as anna resolve vroegsignalering anna --result amended
	no_change
}
case_ 'what is asked wrongly' misuse

notes() {
	succeeds on --as anna resolve intake bram --result monitored -m 'Eerst dit:
dan dat.'
	sound
	git diff -U0 | grep '^[-+] ' >"$scratch/changes"
	diff -u - "$scratch/changes" <<-END
		+        outcome:
		+          result: monitored
		+          date: 2026-09-01
		+          by: anna
		+          note: |
		+            Eerst dit:
		+            dan dat.
	END
}
case_ 'a note of several lines' notes

committing() {
	i_am anna@verloskundigen.example
	succeeds on --commit resolve intake bram --result monitored
	git log -1 --format=%B >"$scratch/message"
	diff -u - "$scratch/message" <<-END
		agreement geboortezorg/intake: objection of bram monitored

		Agreement: geboortezorg/intake

	END
	no_change
	git reset -q --hard HEAD~1
	prints '+        outcome: {result: monitored' on -n resolve intake bram --result monitored
	no_change
	git apply --check "$work/stdout"
}
case_ 'as a commit, and as a diff' committing

beside_successor() {
	succeeds on --as bram object warme-overdracht -m 'Dit werkt niet.'
	succeeds on --as anna amend warme-overdracht -m Anders --set keeper=anna --set evaluation.date=2027-09-01
	git add -A && git commit -q -m opvolger
	succeeds on --as anna resolve warme-overdracht bram --result amended
	out_has 'is taken, which is in force'
	only_changed agreements/geboortezorg/warme-overdracht.yaml
	has agreements/geboortezorg/warme-overdracht.yaml 'to: geboortezorg/warme-overdracht-2'
	sound
}
case_ 'an objection to what is in force, beside its successor' beside_successor
