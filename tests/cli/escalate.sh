#!/bin/sh
# tests/cli/escalate.sh - a proposal is passed to the parent circle, and when that is suggested.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

intake=agreements/geboortezorg/intake.yaml
boven=agreements/regiekring/intake.yaml

passed_on() {
	succeeds on --as anna escalate intake -m 'Wij komen er niet uit.'
	out_is <<-END
		  the action 'vragenlijst' goes from secretary to Jeugdgezondheidszorg Maasoever there
		'geboortezorg/intake' is passed to 'regiekring', and goes on there as 'regiekring/intake'
		  before anybody can consent: a keeper: kring amend regiekring/intake --set keeper=PERSON
		  then: 'kring open regiekring/intake' asks 'regiekring' for consent
		  saved: $intake
		  saved: $boven
	END
	changes_are <<-END
		+escalated: {date: 2026-09-01, to: regiekring/intake, why: Wij komen er niet uit.}
	END
	only_changed "$intake" "$boven"
	sed -n '/^evaluation:/,$p' "$boven" | diff -u - /dev/fd/3 3<<-END
		evaluation:
		  date: 2027-04-08
		  criteria:
		    dubbel: Gezinnen krijgen een vraag hooguit één keer
		    tijd: Een intake duurt niet langer dan een uur
		builds-on:
		  concerns:
		    carla: Wij missen dan het eerste contact met het gezin
		  objections:
		    bram: |
		      Bij een medische zwangerschap ziet de verloskundige de vrouw niet.
		      Dan doet niemand de intake, en begint de kraamzorg met niets.
		proposed: {by: anna, date: 2026-09-01}
	END
	for key in title text why goal topics effects parties; do
		grep -A2 "^$key:" "$intake" | head -n 1 >"$scratch/below"
		has "$boven" "$(cat "$scratch/below")"
	done
	has "$boven" 'owner: jgz'
	lacks "$boven" secretary
	sound
	prints 'passed to the parent circle' on show geboortezorg/intake
	prints 'forming' on show regiekring/intake
}
case_ 'the parent gets the text, the concerns and the open objections; the child points at it' passed_on

resolved_after() {
	succeeds on --as anna escalate intake -m 'Wij komen er niet uit.'
	succeeds on --as anna resolve geboortezorg/intake bram --result escalated --to regiekring --until +6w
	out_has "  next: it goes on as 'regiekring/intake': 'kring show regiekring/intake'"
	out_lacks 'kring escalate'
}
case_ 'an outcome that is written afterwards does not ask for it again' resolved_after

goes_on() {
	succeeds on --as anna escalate intake
	has "$intake" 'escalated: {date: 2026-09-01, to: regiekring/intake}'
	git add -A && git commit -q -m door
	refuses "'geboortezorg/intake' is passed to the parent circle (as it stands on 1 September 2026)" on --as carla consent geboortezorg/intake
	refuses "'geboortezorg/intake' is passed to the parent circle (as it stands on 1 September 2026)" on --as anna escalate geboortezorg/intake
	err_has "it goes on as 'regiekring/intake'"
	no_change
	succeeds on --as hanna amend regiekring/intake --set keeper=hanna
	succeeds on open regiekring/intake
	for person in bram carla fatima hanna ilse; do
		succeeds on --as $person consent regiekring/intake --concern none
	done
	sound
}
case_ 'it goes on there, and not here' goes_on

keeper() {
	sed -i 's/^keeper: .*/keeper: bram/' "$intake" && git commit -q -a -m bewaker
	succeeds on --as anna escalate intake
	has "$boven" 'keeper: bram'
	out_lacks 'before anybody can consent'
	sound
}
case_ 'a keeper who sits at both tables is taken along' keeper

numbered() {
	sed 's/^keeper: .*/keeper: hanna/; /^rounds:/,$d' "$intake" | sed 's/owner: secretary/owner: jgz/' >"$boven"
	git add -A && git commit -q -m 'Al een intake'
	succeeds on --as anna escalate geboortezorg/intake
	has "$intake" 'to: regiekring/intake-2'
	[ -f agreements/regiekring/intake-2.yaml ]
	unchanged "$boven"
	sound
}
case_ 'an id that is taken gets a number; nothing is overwritten' numbered

half() {
	succeeds on --as anna escalate intake
	cp "$boven" "$scratch/whole"
	rm "$boven" && git commit -q -a -m half
	expect_exit 1 on check --class structure
	out_has "there is no agreement 'regiekring/intake' [reference-unknown]"
	succeeds on --as anna escalate geboortezorg/intake
	only_changed "$boven"
	diff -u "$scratch/whole" "$boven"
	sound
}
case_ 'what was broken off after the first file is finished by the same command' half

# ---- notes and refusals

haste() {
	succeeds on --as anna escalate tolk
	err_is <<-END
		kring: note: no objection to 'geboortezorg/tolk' was settled and no text was changed yet: the circle can look for a smaller step first
		kring: note: it was looked at in 0 meetings, and 'geboortezorg' gives itself 3
	END
	git clean -fdq && git checkout -q .
	on --as anna resolve intake bram --result handed-on --to regiekring --until 2026-10-01
	succeeds on --as anna escalate intake
	err_is <<-END
		kring: note: it was looked at in 0 meetings, and 'geboortezorg' gives itself 3
	END
	lacks "$boven" 'objections:'
	git clean -fdq && git checkout -q .
	on --as anna resolve intake bram --result escalated --to regiekring --until 2026-10-01
	succeeds on --as anna escalate intake
	has "$boven" '    bram: |'
}
case_ 'notes when little was tried; an objection that was settled stays behind' haste

refused() {
	succeeds on --as hanna propose regiekring/nieuw --title T --set driver=D --set text=T
	on --as anna elect geboortezorg facilitator --until +1y
	on --as eva propose geboortezorg/beleid --title T --set driver=D --set text=T --set topics=personeelsbeleid
	git add -A && git commit -q -m voorstellen
	refuses "the circle 'regiekring' has no parent circle to pass it to" on --as hanna escalate nieuw
	err_has "ask a mediator; or 'kring defer regiekring/nieuw', or 'kring withdraw regiekring/nieuw'"
	refuses "'geboortezorg/facilitator-2026' is an election, and 'geboortezorg' fills its own roles" on --as anna escalate facilitator-2026
	refuses "the topic 'personeelsbeleid' is outside the scope of the circle 'regiekring'" on --as anna escalate beleid
	refuses "'geboortezorg/huisbezoek' is in force (as it stands on 1 September 2026)" on --as anna escalate huisbezoek
	err_has "'kring object geboortezorg/huisbezoek' says what is wrong with it"
	refuses "'regiekring/website' is withdrawn (as it stands on 1 September 2026)" on --as ilse escalate website
	refuses "nobody here has the address 'nobody@example.org'" on escalate intake
	refuses "there is no agreement 'intaak'" on --as anna escalate intaak
	no_change
	sed -i 's/^until: 2027-09-09/ended: {date: 2026-08-01, why: Klaar}\n&/' circles/regiekring.yaml && git commit -q -a -m ended
	refuses "the circle 'regiekring' ended on 1 August 2026" on --as anna escalate intake
	no_change
}
case_ 'what is refused changes nothing' refused

established() {
	succeeds on add spelregel pauze --title Pauze -m 'Na een uur.'
	on --as eva propose geboortezorg/pauzes --title T --set driver=D --set text=T --establishes spelregels/pauze --set evaluation.criteria.x=Y --keeper eva --evaluate +1y --open
	on --as anna consent pauzes --concern none
	lacks agreements/geboortezorg/pauzes.yaml 'spelregels/pauze: none'
	succeeds on --as eva escalate pauzes
	has agreements/regiekring/pauzes.yaml 'spelregels/pauze: none'
	sound
}
case_ 'what it establishes is frozen anew, by the answers there' established

past_date() {
	sed -i 's/^  date: 2027-04-08/  date: 2026-08-31/' "$intake" && git commit -q -a -m vroeger
	succeeds on --as anna escalate intake
	lacks "$boven" '2026-08-31'
	out_has 'an evaluation date: kring amend regiekring/intake --set evaluation.date=DATE'
}
case_ 'an evaluation date that is over is left behind' past_date

# ---- when it is suggested

# Rounds of the proposal in these meetings, each blocked by bram, and the text amended between them.
rounds_in() {
	f=agreements/geboortezorg/nacht.yaml
	succeeds kring --as-of "$1" --as eva propose geboortezorg/nacht --title T --set driver=D --set text=T0 --set why=W --set goal=continuiteit \
		--set topics=taal --set evaluation.criteria.x=Y --keeper eva --evaluate +1y
	succeeds kring --as-of "$1" open nacht --meeting "$1"
	succeeds kring --as-of "$1" --as bram object nacht -m 'Wie belt er dan?'
	n=1
	shift
	for day; do
		succeeds kring --as-of "$day" --as eva resolve nacht bram --result amended
		printf 'agenda: [geboortezorg/nacht]\n' >"meetings/geboortezorg/$day.yaml"
		succeeds kring --as-of "$day" --as eva amend nacht --set "text=T$n" -m "Anders $n"
		cp "$work/stdout" "$scratch/amended"
		n=$((n + 1))
		succeeds kring --as-of "$day" --as bram object nacht -m 'En wie belt er dan?'
	done
	git add -A && git commit -q -m rondes
}

suggested() {
	rounds_in 2026-08-26 2026-08-28 2026-08-31
	lacks "$scratch/amended" escalate
	prints "3 meetings without consent; 'regiekring' could help" on status
	out_has 'kring escalate geboortezorg/nacht'
	prints 'escalation-suggested' on status --format json
	kring --as-of 2026-08-30 status >"$scratch/before"
	lacks "$scratch/before" 'escalate'
	on --as eva resolve nacht bram --result amended
	succeeds on --as eva amend nacht --set text=T9 -m 'Nog eens'
	out_has "  the circle looked at it in 3 meetings; 'regiekring' could help: 'kring escalate geboortezorg/nacht'"
	git checkout -q .
	succeeds on --as eva escalate nacht
	nothing_on stderr
}
case_ 'after as many meetings as the circle gives itself amend and status suggest it, and do no more' suggested

one_meeting() {
	rounds_in 2026-08-31 2026-08-31 2026-08-31
	kring --as-of 2026-09-01 status >"$scratch/status"
	lacks "$scratch/status" 'escalate'
	succeeds on --as eva escalate nacht
	err_is <<-END
		kring: note: it was looked at in 1 meeting, and 'geboortezorg' gives itself 3
	END
}
case_ 'three rounds in one meeting are one meeting' one_meeting

top_circle() {
	rounds_in 2026-08-26 2026-08-28 2026-08-31
	sed -i 's/^parent: regiekring/parent: none/' circles/geboortezorg.yaml
	kring --as-of 2026-09-01 status >"$scratch/status"
	lacks "$scratch/status" 'escalate'
}
case_ 'without a parent circle nothing is suggested' top_circle

merging() {
	on_branch door on --as anna escalate intake
	on_branch carla on --as carla consent geboortezorg/intake --concern none
	merges door carla
	sound
}
case_ 'passed on on one branch and answered on another: plain git merges them' merging

committed() {
	succeeds on --as anna escalate intake --commit
	git log -1 --format=%B | diff -u - /dev/fd/3 3<<-END
		agreement geboortezorg/intake: escalate to regiekring/intake

		Agreement: geboortezorg/intake
		Agreement: regiekring/intake

	END
	no_change
	git reset -q --hard HEAD~1
	prints '+++ b/agreements/regiekring/intake.yaml' on -n --as anna escalate intake
	no_change
}
case_ 'both files in one commit, and as a diff' committed
