#!/bin/sh
# tests/cli/act.sh - actions: who does what by when, part of the text until somebody answered it.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

block() {
	succeeds on act vroegsignalering oefenen --what 'Samen oefenen' --owner carla --with jgz,anna --due 2026-10-01
	out_is <<-END
		'geboortezorg/vroegsignalering' has the action 'oefenen': Carla Jansen does it by 1 October 2026
		  next: 'kring done geboortezorg/vroegsignalering oefenen' when it is done
		  saved: agreements/geboortezorg/vroegsignalering.yaml
	END
	changes_are <<-END
		+  oefenen:
		+    what: Samen oefenen
		+    owner: carla
		+    with: [jgz, anna]
		+    due: 2026-10-01
	END
	sound
}
case_ 'an action, written as its siblings are: in lines of its own' block

flow() {
	succeeds on act tolk training --what 'Oefenen: eerst met elkaar' --owner delegate --due +90d
	out_has "who else carries it? '--with' names those responsible too (spelregel 7)"
	changes_are <<-END
		+  training: {what: 'Oefenen: eerst met elkaar', owner: delegate, due: 2026-11-30}
	END
	sound
	git checkout -q .
	succeeds on act tolk training --what 'Oefenen: eerst met elkaar' --owner afgevaardigde --due +90d
	out_has "'geboortezorg/tolk' has the action 'training': delegate does it by 30 November 2026"
	changes_are <<-END
		+  training: {what: 'Oefenen: eerst met elkaar', owner: delegate, due: 2026-11-30}
	END
}
case_ 'an action of a role, on one line as its sibling is; the role may be typed in Dutch' flow

first() {
	sed -i '/^actions:/,/^  nummer/d' agreements/geboortezorg/tolk.yaml
	git commit -q -a -m 'No actions'
	succeeds on act tolk nummer --what 'Een contract' --owner ziekenhuis --with verloskundigen --due 2026-12-10
	changes_are <<-END
		+actions:
		+  nummer:
		+    what: Een contract
		+    owner: ziekenhuis
		+    with: [verloskundigen]
		+    due: 2026-12-10
	END
	[ "$(grep -n '^parties:' agreements/geboortezorg/tolk.yaml | cut -d: -f1)" -lt "$(grep -n '^actions:' agreements/geboortezorg/tolk.yaml | cut -d: -f1)" ]
	[ "$(grep -n '^actions:' agreements/geboortezorg/tolk.yaml | cut -d: -f1)" -lt "$(grep -n '^requests:' agreements/geboortezorg/tolk.yaml | cut -d: -f1)" ]
	sound
}
case_ 'the first action goes where the format has it' first

answered() {
	refuses "round 2 of 'geboortezorg/stuitligging' is answered" \
		on act stuitligging meten --what Meten --owner anna --due 2026-12-01
	err_is <<-END
		kring: refused: round 2 of 'geboortezorg/stuitligging' is answered, and its actions are part of the text
		    hint: 'kring amend geboortezorg/stuitligging --set actions.meten.what=TEXT --set actions.meten.owner=ID -m WHAT-CHANGED' opens the next round
	END
	succeeds on --as anna consent vroegsignalering --concern none
	git commit -q -a -m consent
	refuses "round 1 of 'geboortezorg/vroegsignalering' is answered" \
		on act vroegsignalering meten --what Meten --owner anna --due 2026-12-01
	no_change
}
case_ 'after an answer the text has its actions, and only amend changes them' answered

hint_helps() {
	succeeds on --as anna amend stuitligging --set actions.meten.what=Meten --set actions.meten.owner=anna \
		--set actions.meten.due=2026-12-01 -m 'Meten erbij'
	has agreements/geboortezorg/stuitligging.yaml '    what: Meten'
	sound
}
case_ 'the command of that refusal works' hint_helps

in_force() {
	refuses "'geboortezorg/huisbezoek' is in force (as it stands on 1 September 2026)" \
		on act huisbezoek meten --what Meten --owner anna --due 2026-12-01
	err_has "    hint: 'kring amend geboortezorg/huisbezoek' writes a successor, with its actions"
	refuses "'regiekring/website' is withdrawn" on act website meten --what Meten --owner ilse --due 2026-12-01
	no_change
}
case_ 'only a proposal gets actions' in_force

not_at_table() {
	refuses "'gemeente' is no party" on act tolk bellen --what Bellen --owner gemeente --due 2026-12-01
	err_is <<-END
		kring: refused: 'gemeente' is no party to 'geboortezorg/tolk', and no member or role of its circle
		    hint: what needs somebody else is a request: 'kring propose' and 'kring amend' have '--set requests.NAME.to=WHO --set requests.NAME.what=TEXT'
	END
	refuses "'ziekenhuiz' is no party" on act tolk bellen --what Bellen --owner ziekenhuiz --due 2026-12-01
	err_has "    hint: did you mean 'ziekenhuis'?"
	refuses "'gijs' is no party" on act tolk bellen --what Bellen --owner gijs --due 2026-12-01
	refuses "'dirk' is no party" on act tolk bellen --what Bellen --owner anna --with dirk --due 2026-12-01
	no_change
}
case_ 'who is not at the table carries no action' not_at_table

incomplete() {
	misused "say what is going to be done: '--what TEXT'" on act tolk bellen --owner anna --due 2026-12-01
	misused "say who does it: '--owner ID'" on act tolk bellen --what Bellen --due 2026-12-01
	misused "say by when: '--due DATE'" on act tolk bellen --what Bellen --owner anna
	misused '31 August 2026 is over already' on act tolk bellen --what Bellen --owner anna --due 2026-08-31
	misused "'Bellen' is no id" on act tolk Bellen --what Bellen --owner anna --due 2026-12-01
	misused "'x y' is no id for 'with'" on act tolk bellen --what Bellen --owner anna --with 'jgz,x y' --due 2026-12-01
	refuses "'geboortezorg/tolk' has an action 'nummer' already: Eén contract met een tolkendienst" \
		on act tolk nummer --what Bellen --owner anna --due 2026-12-01
	err_has '    hint: take another name'
	no_change
}
case_ 'an action has what, who and by when, and a name of its own' incomplete

due_today() {
	succeeds on act tolk vandaag --what Vandaag --owner anna --with jgz --due today
	has agreements/geboortezorg/tolk.yaml 'vandaag: {what: Vandaag, owner: anna, with: [jgz], due: 2026-09-01}'
}
case_ 'the due day may be today' due_today

committed() {
	succeeds on act tolk bellen --what Bellen --owner anna --with jgz --due 2026-12-01 --commit
	git log -1 --format=%B | diff -u - /dev/fd/3 3<<-END
		agreement geboortezorg/tolk: action bellen

		Agreement: geboortezorg/tolk

	END
}
case_ 'the commit says what was done' committed
