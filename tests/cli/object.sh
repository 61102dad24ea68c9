#!/bin/sh
# tests/cli/object.sh - an objection: to a proposal, to an agreement in force, to an evaluation.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

vraag=agreements/geboortezorg/vroegsignalering.yaml
huis=agreements/geboortezorg/huisbezoek.yaml
dossier=agreements/regiekring/gedeeld-dossier.yaml

# ---- in a round

whole() {
	succeeds on --as bram object vroegsignalering -m 'Er is niemand: geen dienst.' --aim continuiteit --suggestion 'Begin met één praktijk'
	out_is <<-END
		Bram Postma objects ('geboortezorg/vroegsignalering', round 1)
		  still open: Anna de Wit has not answered yet
		  still open: Carla Jansen has not answered yet
		  still open: Eva Smits has not answered yet
		  still open: the objection of Bram Postma has no outcome yet
		  next: 'kring resolve geboortezorg/vroegsignalering bram --result RESULT', or 'kring amend geboortezorg/vroegsignalering'
		  saved: $vraag
	END
	git diff -U0 | grep '^[-+] ' | grep -v text-digest >"$scratch/changes"
	diff -u - "$scratch/changes" <<-END
		-        response: pending
		+        response: objection
		+        date: 2026-09-01
		+        argument: 'Er is niemand: geen dienst.'
		+        aim: continuiteit
		+        suggestion: Begin met één praktijk
	END
	prints objected on list agreements --state objected
	out_has vroegsignalering
	sound
}
case_ 'with its argument, its aim and a suggestion' whole

slip_in_the_day() {
	succeeds kring --as-of 2026-08-28 --as anna consent vroegsignalering
	git commit -q -a -m ja
	refuses 'Anna de Wit answered on 28 August 2026 already, after 27 August 2026' \
		kring --as-of 2026-08-27 --as anna object vroegsignalering -m 'Toch niet.'
	err_has "'--as-of' says the day of an act; without it that is today"
	no_change
	succeeds kring --as-of 2026-08-28 --as anna object vroegsignalering -m 'Toch niet.'
	sound
}
case_ 'not before an answer that the same person gave later' slip_in_the_day

lines() {
	printf 'De nacht is niet bezet.\nDan gaat een gezin zonder zorg naar huis.\n' >"$scratch/why"
	succeeds on --as bram object vroegsignalering -F "$scratch/why"
	sed -n '/argument/,/Dan/p' "$vraag" >"$scratch/argument"
	diff -u - "$scratch/argument" <<-END
		        argument: |
		          De nacht is niet bezet.
		          Dan gaat een gezin zonder zorg naar huis.
	END
	sound
}
case_ 'an argument of several lines, from a file' lines

after_consent() {
	on --as bram consent vroegsignalering && git commit -q -a -m ja
	succeeds on --as bram object vroegsignalering -m 'Toch niet.'
	changes_are <<-END
		+        then:
		+          - response: objection
		+            date: 2026-09-01
		+            argument: Toch niet.
	END
}
case_ 'after a consent it is added, and blocks' after_consent

without() {
	refuses 'an objection needs an argument' on --as bram object vroegsignalering
	err_is <<-END
		kring: refused: an objection needs an argument
		    hint: give it with -m; or say that you cannot put it into words yet: 'kring answer geboortezorg/vroegsignalering not-yet', and the circle helps
	END
	refuses 'an objection needs an argument' on --as bram object vroegsignalering -m '   '
	refuses 'an objection needs an argument' on --as bram object huisbezoek
	err_has 'give it with -m'
	no_change
}
case_ 'without an argument it is refused, and not-yet is offered' without

# ---- the aim

aims() {
	succeeds on --as bram object vroegsignalering -m A --aim circle
	has "$vraag" '        aim: circle'
	git checkout -q .
	succeeds on --as bram object vroegsignalering -m A --aim warme-overdracht
	has "$vraag" '        aim: geboortezorg/warme-overdracht'
	sound
	git checkout -q .
	refuses "'continuteit' is no aim" on --as bram object vroegsignalering -m A --aim continuteit
	err_is <<-END
		kring: refused: 'continuteit' is no aim
		    hint: did you mean 'continuiteit'?
	END
	refuses "'x: y' is no aim" on --as bram object vroegsignalering -m A --aim 'x: y'
	err_is <<-END
		kring: refused: 'x: y' is no aim
		    hint: an aim is 'circle', a goal of kring.yaml, or an agreement that it would harm
	END
	refuses "'x: y' is no aim" on --as bram object huisbezoek -m A --aim 'x: y'
	no_change
}
case_ 'an aim is the circle, a goal, or an agreement by its whole id' aims

# ---- who

strangers() {
	refuses "'dirk' is not asked in this round of 'geboortezorg/vroegsignalering'" on --as dirk object vroegsignalering -m A
	err_has "'kring say geboortezorg/vroegsignalering'"
	refuses "no round of 'geboortezorg/tolk' is open" on --as bram object tolk -m A
	refuses "'regiekring/website' is withdrawn (as it stands on 1 September 2026); its round is over" on --as bram object website -m A
	no_change
}
case_ 'not by an observer, not before a round' strangers

recorded() {
	i_am eva@jgz.example
	succeeds on --as bram object vroegsignalering -m A
	has "$vraag" '        recorded-by: eva'
	misused "this act is of one person: give '--as' once" on --as bram --as eva object huisbezoek -m A
}
case_ 'written down by another' recorded

text_changed() {
	on --as anna consent vroegsignalering && git commit -q -a -m anna
	sed -i 's/dezelfde vijf vragen/dezelfde zes vragen/' "$vraag"
	refuses "the text of 'geboortezorg/vroegsignalering' changed since round 1 was answered" on --as bram object vroegsignalering -m A
}
case_ 'not to a text that changed since the first answer' text_changed

# ---- an agreement in force

reopens() {
	succeeds on --as eva object huisbezoek -m 'Gezinnen verhuizen, en dan komt er niemand.' --aim een-verhaal --new-information 'Drie keer dit jaar'
	out_is <<-END
		'geboortezorg/huisbezoek' is under review: Eva Smits objects; it stays in force meanwhile
		  next: 'kring resolve geboortezorg/huisbezoek eva --result RESULT', or 'kring amend geboortezorg/huisbezoek'
		  saved: $huis
	END
	changes_are <<-END
		+reopened:
		+    eva:
		+        date: 2026-09-01
		+        argument: Gezinnen verhuizen, en dan komt er niemand.
		+        aim: een-verhaal
		+        new-information: Drie keer dit jaar
	END
	succeeds on show huisbezoek
	out_has 'in force'
	out_has 'under review'
	sound
}
case_ 'an agreement in force is under review, and stays in force' reopens

once() {
	on --as eva object huisbezoek -m A && git commit -q -a -m een
	refuses "the objection of 'eva' to 'geboortezorg/huisbezoek', of 1 September 2026, has no outcome yet" on --as eva object huisbezoek -m B
	err_has "'kring resolve geboortezorg/huisbezoek eva --result RESULT' gives it an outcome"
	succeeds on --as bram object huisbezoek -m B
	git checkout -q .
	refuses "the objection of 'fatima' to 'regiekring/gedeeld-dossier', of 21 May 2026, has an outcome already" on --as fatima object gedeeld-dossier -m B
	err_has "a file has one of each person: 'kring amend regiekring/gedeeld-dossier' proposes what would meet it, 'kring evaluate regiekring/gedeeld-dossier --sheet' is the other moment to say it, or another member objects"
	refuses "the objection of 'fatima' to 'regiekring/gedeeld-dossier' has an outcome already" on --as hanna resolve gedeeld-dossier fatima --result monitored
	err_has "a file has one of each person: 'kring amend regiekring/gedeeld-dossier'"
	no_change
}
case_ 'one of each person, and nothing said is written over' once

overdue() {
	succeeds on --as hanna object gedeeld-dossier -m A
	git diff -U0 | grep '^[-+] ' >"$scratch/changes"
	diff -u - "$scratch/changes" <<-END
		+  hanna:
		+    date: 2026-09-01
		+    argument: A
	END
	only_changed "$dossier"
}
case_ 'what is overdue is still in force; the objection stands behind the others' overdue

not_started() {
	succeeds kring --as-of 2026-03-20 --as bram object warme-overdracht -m 'De teams wisselen in april.'
	out_is <<-END
		'geboortezorg/warme-overdracht' is under review: Bram Postma objects; it starts on 1 April 2026 all the same
		  next: 'kring resolve geboortezorg/warme-overdracht bram --result RESULT', or 'kring amend geboortezorg/warme-overdracht'
		  saved: agreements/geboortezorg/warme-overdracht.yaml
	END
	changes_are <<-END
		+reopened:
		+  bram:
		+    date: 2026-03-20
		+    argument: De teams wisselen in april.
	END
	sound
	prints 'objection without an outcome, after the adoption' kring --as-of 2026-03-20 status
	prints 'objected, after the adoption' kring --as-of 2026-03-20 show warme-overdracht
	out_has 'under review'
	succeeds kring --as-of 2026-03-21 --as anna resolve warme-overdracht bram --result monitored --confirmed-by bram
	sound
}
case_ 'what is adopted and starts later can be objected to as well' not_started

committing() {
	i_am eva@jgz.example
	succeeds on --commit object huisbezoek -m A
	git log -1 --format=%B >"$scratch/message"
	diff -u - "$scratch/message" <<-END
		agreement geboortezorg/huisbezoek: reopen

		Agreement: geboortezorg/huisbezoek
		Objection-by: eva

	END
	succeeds on --commit object vroegsignalering -m A
	git log -1 --format=%B >"$scratch/message"
	diff -u - "$scratch/message" <<-END
		agreement geboortezorg/vroegsignalering: objection

		Objection-by: eva
		Agreement: geboortezorg/vroegsignalering

	END
}
case_ 'as a commit, with who objects' committing

showing() {
	prints '+        response: objection' on -n --as bram object vroegsignalering -m A
	no_change
	git apply --check "$work/stdout"
	prints '+reopened:' on -n --as bram object huisbezoek -m A
	no_change
	git apply --check "$work/stdout"
}
case_ '--dry-run changes nothing' showing

beside_adoption() {
	for member in anna bram carla eva; do on --as "$member" consent vroegsignalering; done
	git commit -q -a -m allen
	on_branch adoption on --as eva adopt vroegsignalering
	on_branch objection on --as bram object vroegsignalering -m 'Toch niet.'
	merges adoption objection
	expect_exit 1 on check --class structure
	out_has '[objection-unresolved]'
}
case_ 'an objection beside an adoption merges, and check finds it' beside_adoption

beside_successor() {
	succeeds on --as anna amend warme-overdracht -m Anders --set keeper=anna --set evaluation.date=2027-09-01
	git add -A && git commit -q -m opvolger
	succeeds on --as bram object warme-overdracht -m 'Dit werkt niet.'
	out_has "'geboortezorg/warme-overdracht' is taken, which is in force; 'geboortezorg/warme-overdracht-2' is being decided on"
	out_has "'geboortezorg/warme-overdracht' is under review"
	only_changed agreements/geboortezorg/warme-overdracht.yaml
	git checkout -q .
	succeeds on --as anna open warme-overdracht
	git commit -q -a -m ronde
	succeeds on --as bram object warme-overdracht -m 'Dit werkt niet.'
	out_has "'warme-overdracht' is taken for 'geboortezorg/warme-overdracht-2', which is being decided on"
	only_changed agreements/geboortezorg/warme-overdracht-2.yaml
}
case_ 'of a chain: what is in force until the successor has a round, then the successor' beside_successor
