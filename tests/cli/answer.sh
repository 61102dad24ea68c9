#!/bin/sh
# tests/cli/answer.sh - the answers beside consent and objection.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

vraag=agreements/geboortezorg/vroegsignalering.yaml

words() {
	for word in not-yet absent left; do
		git checkout -q .
		succeeds on --as bram answer vroegsignalering "$word"
		git diff -U0 | grep '^[-+] ' | grep -v text-digest >"$scratch/changes"
		diff -u - "$scratch/changes" <<-END
			-        response: pending
			+        response: $word
			+        date: 2026-09-01
		END
		sound
	done
}
case_ 'not-yet, absent and left' words

said() {
	succeeds on --as bram answer vroegsignalering not-yet -m 'Ik kan er de vinger nog niet op leggen'
	out_is <<-END
		Bram Postma cannot consent yet ('geboortezorg/vroegsignalering', round 1)
		  still open: Anna de Wit has not answered yet
		  still open: Bram Postma cannot consent yet
		  still open: Carla Jansen has not answered yet
		  still open: Eva Smits has not answered yet
		  next: 'kring consent geboortezorg/vroegsignalering', or 'kring object geboortezorg/vroegsignalering -m ARGUMENT'
		  saved: $vraag
	END
	has "$vraag" '        said: Ik kan er de vinger nog niet op leggen'
	prints geboortezorg/vroegsignalering on list agreements --state objected
}
case_ 'not-yet with what can be said; it blocks' said

same_again() {
	succeeds on --as bram answer vroegsignalering not-yet -m 'Nog niet'
	git commit -q -a -m said
	refuses 'Bram Postma said the same on 1 September 2026 already' on --as bram answer vroegsignalering not-yet -m 'Nog niet'
	no_change
	succeeds on --as bram answer vroegsignalering not-yet -m 'Nog steeds niet'
}
case_ 'the same words twice say nothing new' same_again

consulting() {
	succeeds on --as bram answer vroegsignalering consulting --until +14d -m 'De vakgroep leest mee'
	git diff -U0 | grep '^[-+] ' | grep -v text-digest >"$scratch/changes"
	diff -u - "$scratch/changes" <<-END
		-        response: pending
		+        response: consulting
		+        date: 2026-09-01
		+        said: De vakgroep leest mee
		+        until: 2026-09-15
	END
	sound
	git commit -q -a -m achterban
	succeeds kring --as-of 2026-09-10 --as bram consent vroegsignalering
	changes_are <<-END
		+        then:
		+          - response: consent
		+            date: 2026-09-10
	END
}
case_ 'consulting has an end, and the answer comes after it' consulting

without_end() {
	misused "say until when the constituency is consulted: '--until DATE'" on --as bram answer vroegsignalering consulting
	misused '31 August 2026 is over already' on --as bram answer vroegsignalering consulting --until 2026-08-31
	no_change
	succeeds on --as bram answer vroegsignalering consulting --until 2026-09-01
}
case_ 'consulting until when, and not until a day that is over' without_end

aside() {
	refuses "the circle 'geboortezorg' takes no stand-aside for an answer" on --as bram answer vroegsignalering stand-aside
	err_has "consent, object, or say 'not-yet' and the circle helps to find the argument"
	no_change
	sed -i 's/^    stand-aside: refused$/    stand-aside: allowed/' "$vraag"
	git commit -q -a -m mag
	succeeds on --as bram answer vroegsignalering stand-aside
	has "$vraag" '        response: stand-aside'
}
case_ 'standing aside only where the round allows it, as the circle had it then' aside

wrong_words() {
	misused "'nog-nooit' is no answer here" on --as bram answer vroegsignalering nog-nooit
	err_has 'choose one of: '
	err_has 'stand-aside'
	misused "'absnt' is no answer here" on --as bram answer vroegsignalering absnt
	err_has "did you mean 'absent'?"
	misused "'consent' is no answer here" on --as bram answer vroegsignalering consent
	err_has 'kring consent vroegsignalering'
	misused "'object' is no answer here" on --as bram answer vroegsignalering object
	err_has 'kring object vroegsignalering'
	misused "'answer' needs to know the answer" on --as bram answer vroegsignalering
	no_change
}
in_dutch() {
	KRING=$plain # what is typed has no marks
	export KRING_LANG=nl
	misused "kies er een: nog niet (not-yet), afwezig (absent)" on --as bram answer vroegsignalering foo
	succeeds on --as bram answer vroegsignalering 'nog niet'
	has "$vraag" '        response: not-yet'
}
case_ 'an answer may be typed as it is read' in_dutch
case_ 'words that are no answer, or have a command of their own' wrong_words

refused() {
	refuses "no round of 'geboortezorg/tolk' is open" on --as bram answer tolk absent
	refuses "'dirk' is not asked in this round" on --as dirk answer vroegsignalering absent
	refuses "'geboortezorg/huisbezoek' is in force (as it stands on 1 September 2026); its round is over" on --as bram answer huisbezoek not-yet
	on --as anna consent vroegsignalering && git commit -q -a -m anna
	sed -i 's/dezelfde vijf vragen/dezelfde zes vragen/' "$vraag"
	refuses "the text of 'geboortezorg/vroegsignalering' changed since round 1 was answered" on --as bram answer vroegsignalering absent
}
case_ 'refused where consent is' refused

added() {
	on --as bram object vroegsignalering -m A && git commit -q -a -m nee
	succeeds on --as bram answer vroegsignalering not-yet -m 'Anders dan ik zei'
	changes_are <<-END
		+        then:
		+          - response: not-yet
		+            date: 2026-09-01
		+            said: Anders dan ik zei
	END
	sound
}
case_ 'after an earlier answer it is added' added

evaluation() {
	cat >>agreements/geboortezorg/huisbezoek.yaml <<-END
	    -   date: 2026-08-27
	        kept: kept
	        learned: Het werkt.
	        inputs: [jgz, kraamzorg-zuid, verloskundigen, ziekenhuis]
	        outcome: ended
	        responses:
	            anna:
	                response: pending
	END
	git commit -q -a -m evaluatie
	succeeds on --as anna answer huisbezoek not-yet --evaluation -m 'Eerst de cijfers'
	out_has "Anna de Wit cannot consent yet ('geboortezorg/huisbezoek', outcome of the evaluation)"
	has agreements/geboortezorg/huisbezoek.yaml '                said: Eerst de cijfers'
	refuses "the circle 'geboortezorg' takes no stand-aside for an answer" on --as anna answer huisbezoek stand-aside --evaluation
}
case_ '--evaluation answers the outcome of an evaluation' evaluation

committing() {
	i_am anna@verloskundigen.example
	succeeds on --commit --as bram answer vroegsignalering absent
	git log -1 --format=%B >"$scratch/message"
	diff -u - "$scratch/message" <<-END
		agreement geboortezorg/vroegsignalering: absent

		Answer-by: bram
		Agreement: geboortezorg/vroegsignalering

	END
	no_change
	prints '+        response: left' on -n --as carla answer vroegsignalering left
	no_change
	git apply --check "$work/stdout"
}
case_ 'as a commit, and as a diff' committing

forgotten() {
	succeeds on --as anna evaluate huisbezoek --outcome renewed --kept kept --next 2027-09-01 -m Goed
	git commit -q -a -m evaluatie
	for command in 'consent huisbezoek' 'answer huisbezoek absent' 'adopt huisbezoek'; do
		refuses "'geboortezorg/huisbezoek' is in force" on --as bram $command
		err_has "its evaluation of 1 September 2026 is not decided yet: add '--evaluation' if you mean that"
	done
	no_change
	succeeds on --as bram object huisbezoek -m 'Dit werkt niet.'
	err_has "this objects to the agreement; 'kring object geboortezorg/huisbezoek --evaluation -m ARGUMENT' objects to the outcome"
	has agreements/geboortezorg/huisbezoek.yaml 'argument: Dit werkt niet.'
	git checkout -q .
	succeeds on --as bram object huisbezoek --evaluation -m 'Dit werkt niet.'
	err_lacks 'this objects to the agreement'
}
case_ "a forgotten '--evaluation' is named" forgotten

due_in_words() {
	refuses "'geboortezorg/warme-overdracht' is in force (its evaluation is due) (as it stands on 1 September 2026); its round is over" on --as bram answer warme-overdracht not-yet
	refuses "'geboortezorg/warme-overdracht' is in force (its evaluation is overdue) (as it stands on 22 November 2026); its round is over" kring --as bram answer warme-overdracht not-yet
}
case_ 'a state is said so that it fits the sentence' due_in_words

list_of_people() {
	misused "'anna,bram' is a list: give '--as' once for each person" on --as anna,bram consent vroegsignalering
	err_has "'--as anna --as bram'"
	no_change
}
case_ '--as is of one person' list_of_people
