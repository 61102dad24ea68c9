#!/bin/sh
# tests/cli/leave.sh - what somebody who leaves bears, all of it; and the departure, written once.
#
# Carla's eight responsibilities in examples/geboortezorg on 2026-09-01, counted by hand in the files.
# One responsibility is one line that names her as the bearer of something that somebody else has to
# take over: a role held or deputised (the delegate links two circles, and is one line), a mandate,
# an action that is not done, an agreement to bring back.
#
#	1  circles/geboortezorg.yaml      roles.facilitator.deputy: carla
#	2  circles/geboortezorg.yaml      roles.delegate.holder: carla; geboortezorg with regiekring
#	3  circles/stuit.yaml             roles.secretary.holder: carla
#	4  mandates/geboortezorg/carla    for kraamzorg-zuid, until 2027-07-08 (last renewal)
#	5  mandates/regiekring/carla      for the circle geboortezorg, until 2026-11-19
#	6  mandates/stuit/carla           for kraamzorg-zuid, until 2026-12-17
#	7  .../bereikbaarheid-2.yaml      handovers: keeper, to carla since 2026-07-16
#	8  .../warme-overdracht.yaml      actions.meten.owner: carla, not done
#
# Not counted, for there is nothing to take over, but listed below them: three places at a table, two
# answers that are awaited (stuitligging round 2, vroegsignalering), and four concerns on agreements
# that are not over: warme-overdracht (round 2), huisbezoek (her words of the evaluation; those of
# round 1 were heard by it), intake (round 1) and gedeeld-dossier. Done or over: her action `sticker`
# in bereikbaarheid, her objection in stuitligging, her consultation about warme-overdracht.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

rows() { # of the JSON in stdout, the table $1
	python3 -c '
import json, sys
for row in json.load(sys.stdin).get(sys.argv[1], []):
    print(row["what"], row["id"], row["line"], row["day"] or "-")' "$1" <"$work/stdout"
}

eight() {
	succeeds on leave carla --format json
	rows responsibilities >"$scratch/rows"
	diff -u - "$scratch/rows" <<-END
		deputy geboortezorg 36 2026-09-24
		link geboortezorg 59 2026-11-19
		role stuit 19 2026-12-17
		mandate geboortezorg/carla 6 2027-07-08
		mandate regiekring/carla 6 2026-11-19
		mandate stuit/carla 6 2026-12-17
		keeper geboortezorg/bereikbaarheid-2 77 2026-12-17
		action geboortezorg/warme-overdracht 37 2026-08-20
	END
	rows others >"$scratch/rows"
	diff -u - "$scratch/rows" <<-END
		member geboortezorg 18 -
		member regiekring 14 -
		member stuit 14 -
		concern geboortezorg/huisbezoek 90 2026-06-25
		concern geboortezorg/intake 52 2026-08-18
		answer geboortezorg/stuitligging 95 -
		answer geboortezorg/vroegsignalering 54 2026-09-10
		concern geboortezorg/warme-overdracht 111 2026-03-12
		concern regiekring/gedeeld-dossier 59 2026-01-22
	END
	no_change
}
case_ 'leave carla names every one of her eight responsibilities, and changes nothing' eight

words() {
	succeeds on leave carla --to bram
	out_has '8 responsibilities are left without a bearer when Carla Jansen goes.'
	out_has "role: delegate, the link of Kring geboortezorg with Regiekring"
	out_has "mandate: for Kraamzorg Zuid"
	out_has 'kring hand-over geboortezorg/bereikbaarheid-2 --keeper --to bram'
	out_has 'kring hand-over geboortezorg/warme-overdracht --action meten --to bram'
	out_has 'kring hand-over geboortezorg facilitator --deputy --to bram'
	out_has 'concern, round 2: Blijft iedereen bereikbaar in het weekend?'
	out_has "Nothing was changed. 'kring leave carla --apply' writes the departure."
	succeeds kring --as-of 2025-10-01 leave carla
	out_has '1 responsibility is left without a bearer when Carla Jansen goes.'
	no_change
}
case_ 'each with the command that hands it over; on an earlier day what was so then' words

departure() {
	i_am anna@verloskundigen.example
	succeeds on leave carla --apply
	out_has 'Carla Jansen leaves on 1 September 2026'
	out_has '10 things wait for somebody else:'
	out_has "  mandate: for Kraamzorg Zuid, 'stuit/carla'"
	out_has '    kring hand-over geboortezorg/bereikbaarheid-2 --keeper --to PERSON'
	out_lacks 'gedeeld-dossier'
	changes_are <<-END
		-        response: pending
		+        response: left
		+        date: 2026-09-01
		+        recorded-by: anna
		+    text-digest: sha256:bd32cf066d262e07657fd59183044371a94740a150939e421d0f37f6bcafe867
		-        response: pending
		+        response: left
		+        date: 2026-09-01
		+        recorded-by: anna
		-  carla: {from: 2025-09-25}
		+  carla: {from: 2025-09-25, until: 2026-09-01}
		-  carla: {from: 2025-11-13}              # koppeling: afgevaardigde, gekozen door die kring
		+  carla: {from: 2025-11-13, until: 2026-09-01}              # koppeling: afgevaardigde, gekozen door die kring
		-  carla: {from: 2026-04-09}
		+  carla: {from: 2026-04-09, until: 2026-09-01}
		+withdrawn: {date: 2026-09-01, by: kraamzorg-zuid}
		+withdrawn: {date: 2026-09-01, by: geboortezorg}
		+withdrawn: {date: 2026-09-01, by: kraamzorg-zuid}
		-  carla: {name: Carla Jansen, email: carla@kraamzorg-zuid.example}
		+  carla: {name: Carla Jansen, email: carla@kraamzorg-zuid.example, left: 2026-09-01}
	END
	sound
	refuses "'carla' has left already" on leave carla --apply
	succeeds kring --as-of 2026-09-02 leave carla
	out_has 'Carla Jansen has left already.'
	out_has '5 responsibilities are left'
}
case_ '--apply writes the departure, and gives nothing to anybody' departure

in_order() {
	succeeds on --as anna leave carla --apply
	grep '^  saved: ' "$work/stdout" >"$scratch/saved"
	diff -u - "$scratch/saved" <<-END
		  saved: organisations/kraamzorg-zuid.yaml
		  saved: circles/geboortezorg.yaml
		  saved: circles/regiekring.yaml
		  saved: circles/stuit.yaml
		  saved: mandates/geboortezorg/carla.yaml
		  saved: mandates/regiekring/carla.yaml
		  saved: mandates/stuit/carla.yaml
		  saved: agreements/geboortezorg/stuitligging.yaml
		  saved: agreements/geboortezorg/vroegsignalering.yaml
	END
	git checkout -q circles/stuit.yaml mandates agreements
	succeeds on --as anna leave carla --apply
	out_lacks 'leaves on'
	sed -n 's/^  saved: //p' "$work/stdout" >"$scratch/again"
	diff -u - "$scratch/again" <<-END
		circles/stuit.yaml
		mandates/geboortezorg/carla.yaml
		mandates/regiekring/carla.yaml
		mandates/stuit/carla.yaml
		agreements/geboortezorg/stuitligging.yaml
		agreements/geboortezorg/vroegsignalering.yaml
	END
	sound
}
case_ 'who leaves first, then what follows; running it again finishes what was broken off' in_order

taken_over() {
	succeeds on --as anna leave carla --apply --to bram --by 'Bestuur Kraamzorg Zuid' -m 'Carla gaat'
	out_has '8 things wait for somebody else:'
	has agreements/geboortezorg/bereikbaarheid-2.yaml '  - {what: keeper, date: 2026-09-01, to: bram, why: Carla gaat}'
	has agreements/geboortezorg/warme-overdracht.yaml '      - {date: 2026-09-01, to: bram, why: Carla gaat}'
	has mandates/stuit/carla.yaml 'withdrawn: {date: 2026-09-01, by: Bestuur Kraamzorg Zuid}'
	has circles/stuit.yaml 'secretary: {holder: carla, since: 2026-04-09, until: 2026-12-17}'
	sound
	git add -A && git commit -q -m weg
	refuses "'carla' has left" kring --as-of 2026-09-02 --as anna leave hanna --apply --to carla
	succeeds on --as anna leave hanna --apply --to eva
	out_has "keeper, 'regiekring/onze-spelregels'"
	lacks agreements/regiekring/onze-spelregels.yaml 'to: eva'
}
case_ '--to takes actions and agreements, where that person is at the table' taken_over

objector() {
	succeeds on --as anna leave bram --apply
	out_has "objection without an outcome, round 1, 'geboortezorg/intake'"
	out_has '    kring resolve geboortezorg/intake bram --result RESULT'
	grep -A1 '      bram:' agreements/geboortezorg/intake.yaml | grep -q 'response: objection'
	unchanged agreements/geboortezorg/intake.yaml
	sound
}
case_ 'an objection stays: its outcome is for the circle' objector

organisation() {
	succeeds on --as anna leave jgz --apply --successor kraamzorg-zuid -m 'Het huisbezoek voor de geboorte'
	out_has 'Jeugdgezondheidszorg Maasoever leaves on 1 September 2026'
	out_has "action 'kaart-van-hulp': Eén lijst van wie welke hulp geeft, 'geboortezorg/vroegsignalering'"
	only_changed organisations/jgz.yaml circles/geboortezorg.yaml circles/regiekring.yaml \
		mandates/geboortezorg/eva.yaml mandates/regiekring/ilse.yaml kring.yaml \
		agreements/geboortezorg/intake.yaml agreements/geboortezorg/stuitligging.yaml \
		agreements/geboortezorg/vroegsignalering.yaml
	tail -n 2 organisations/jgz.yaml | diff -u - /dev/fd/3 3<<-END
		left: 2026-09-01
		successor: kraamzorg-zuid
	END
	has kring.yaml '  jgz: Het huisbezoek voor de geboorte'
	grep -A6 '      eva:' agreements/geboortezorg/intake.yaml | grep -q '          - response: left'
	sound
}
case_ 'an organisation leaves with its people; what it built is remembered' organisation

later() {
	kring --as-of 2026-09-02 "$@"
}

# What bound an organisation that left goes on without it: nobody could consent for it any more.
bound_before() {
	warm=geboortezorg/warme-overdracht
	succeeds on --as anna leave jgz --apply
	git add -A && git commit -q -m weg
	succeeds later --as anna evaluate $warm --sheet
	out_lacks 'jgz'
	succeeds later --as anna evaluate $warm --outcome renewed --kept kept --next +6m -m 'Het werkt.' \
		--met binnen-twee-uur=met --input kraamzorg-zuid,verloskundigen,ziekenhuis
	grep 'not heard' "$work/stderr" && return 1
	succeeds later --as anna --as bram --as carla consent $warm --evaluation --concern none
	out_has "everything is there; 'kring adopt $warm --evaluation' adopts it"
	succeeds later --as anna adopt $warm --evaluation
	succeeds later check --class structure && nothing_on stdout
	git add -A && git commit -q -m verlengd
	succeeds later --as anna amend $warm -m 'Zonder de jeugdgezondheidszorg'
	out_has '  Jeugdgezondheidszorg Maasoever has left, and is no party to it'
	has agreements/$warm-2.yaml 'parties: [kraamzorg-zuid, verloskundigen, ziekenhuis]'
	succeeds later --as anna amend $warm-2 --set evaluation.date=2027-03-01 --set keeper=anna
	succeeds later --as anna open $warm-2
	succeeds later --as anna --as bram --as carla consent $warm-2 --concern none
	succeeds later --as anna adopt $warm-2
	succeeds later check --class structure && nothing_on stdout
}
case_ 'what binds an organisation that left is renewed and amended without it' bound_before

ended_circle() {
	succeeds on --as anna end-circle stuit --heir geboortezorg --apply
	git add -A && git commit -q -m weg
	succeeds later --as anna leave carla --apply
	has circles/stuit.yaml '  carla: {from: 2026-04-09, until: 2026-09-02}'
	succeeds later check --class structure && nothing_on stdout
}
case_ 'a place in a circle that ended is left too' ended_circle

handed_over_first() {
	succeeds on --as anna hand-over stuit secretary --to bram
	succeeds on --as anna leave carla --apply
	out_lacks 'role: secretary'
	out_has 'kring hand-over geboortezorg facilitator --deputy'
	succeeds on leave carla
	out_has 'Nothing was changed. The departure is written, on 1 September 2026.'
	out_lacks 'writes the departure'
}
case_ 'a role that was handed over does not wait; what is written is not written again' handed_over_first

places_first() {
	succeeds on leave carla --to eva
	out_has "First 'kring add member stuit eva'"
	out_has "First 'kring add member regiekring eva'"
	out_lacks "First 'kring add member geboortezorg eva'"
	[ "$(grep -n "First 'kring add member stuit" "$work/stdout" | cut -d: -f1)" -lt \
		"$(grep -n 'kring hand-over stuit secretary' "$work/stdout" | head -n 1 | cut -d: -f1)" ]
}
case_ '--to: a place at the table comes before what is handed over there' places_first

sits_already() {
	succeeds on --as anna leave bram --apply --to anna
	out_has 'kring add member geboortezorg PERSON'
	out_lacks 'kring add member geboortezorg anna'
	git checkout -q .
	succeeds on --as anna leave bram --apply --to gijs
	out_has 'kring add member geboortezorg gijs'
}
case_ 'a concern that nobody hears: a seat is for who has none there' sits_already

today_answered() {
	succeeds on --as eva consent vroegsignalering
	git add -A && git commit -q -m antwoord
	refuses "'eva' answered to 'geboortezorg/vroegsignalering' today" on --as anna leave eva --apply
	no_change
	succeeds kring --as-of 2026-09-02 --as anna leave eva --apply
	sound
}
case_ 'an answer of today does not lose its mandate' today_answered

refusals() {
	refuses "'karla' is no person and no organisation" on leave karla
	err_has "    hint: did you mean 'carla'?"
	refuses "nobody has the id 'clara'" on --as anna leave clara --apply
	refuses 'nobody here has the address' on leave carla --apply
	misused "'--successor' is of an organisation" on --as anna leave carla --apply --successor jgz
	misused "there is no place for why 'carla' leaves" on --as anna leave carla --apply -m Ziek
	misused "'carla' is who leaves" on --as anna leave carla --apply --to carla
	misused "'jgz' is who leaves" on --as anna leave jgz --apply --successor jgz
	refuses "there is no organisation 'jgzz'" on --as anna leave jgz --apply --successor jgzz
	refuses "nobody has the id 'jan'" on --as anna leave carla --apply --to jan
	no_change
}
case_ 'refusals change nothing' refusals

unreadable() {
	echo 'x: [' >>agreements/geboortezorg/tolk.yaml
	git commit -q -a -m stuk
	refuses "'agreements/geboortezorg/tolk.yaml' has errors, and may name who leaves" on --as anna leave carla --apply
	no_change
	expect_exit 1 on leave carla
	out_has '8 responsibilities'
	out_has 'tolk.yaml'
}
case_ 'a file that cannot be read may name who leaves' unreadable

committed() {
	i_am anna@verloskundigen.example
	succeeds on leave carla --apply --commit
	git log -1 --format=%B | diff -u - /dev/fd/3 3<<-END
		person carla: leave

		Person: carla
		Answer-by: carla
		Answer-by: carla

	END
	no_change
	[ "$(git log --oneline | wc -l)" -eq 2 ]
}
case_ 'one change, one commit' committed

shown() {
	succeeds on --as anna -n leave carla --apply
	out_has '+  carla: {name: Carla Jansen, email: carla@kraamzorg-zuid.example, left: 2026-09-01}'
	no_change
}
case_ '-n shows the change and writes nothing' shown

branches() {
	on_branch weg on --as anna leave carla --apply
	on_branch eva on --as eva consent vroegsignalering --concern none
	merges weg eva
	sound
}
case_ 'a departure on one branch and an answer on another: plain git merges them' branches

without_a_table() {
	mkdir agreements/weg
	cp agreements/geboortezorg/vroegsignalering.yaml agreements/weg/
	git add -A && git commit -q -m weg
	refuses "'agreements/weg/vroegsignalering.yaml' stands in the folder of 'weg', and there is no such circle" \
		on --as anna leave bram --apply
	no_change
}
case_ 'an agreement of a circle that is not there' without_a_table

# The mandate is withdrawn, and with it nobody speaks for the organisation that gave it.
nobody_speaks() {
	succeeds on leave carla
	out_has 'mandate'
	succeeds on --as anna leave carla --apply
	out_has "  mandate: for Kraamzorg Zuid, 'geboortezorg/carla'"
	out_has "    kring add mandate geboortezorg PERSON --organisation kraamzorg-zuid --given-by WHO --until DATE"
	git checkout -q . && git clean -qfd
	on add person kraamzorg-zuid/noor --name Noor >/dev/null
	on add member geboortezorg noor >/dev/null
	on add mandate geboortezorg noor --organisation kraamzorg-zuid --given-by Bestuur --from 2026-09-01 --until 2027-09-01 >/dev/null
	succeeds on --as anna leave carla --apply
	out_lacks "mandate: for Kraamzorg Zuid, 'geboortezorg/carla'"
	out_has "  mandate: for Kraamzorg Zuid, 'stuit/carla'"
}
case_ 'a mandate for which nobody else sits at the table waits for somebody' nobody_speaks
