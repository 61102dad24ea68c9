#!/bin/sh
# tests/cli/consent.sh - a member consents: what is written, who may, and what keeps it from counting.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

vraag=agreements/geboortezorg/vroegsignalering.yaml
tolk=agreements/geboortezorg/tolk.yaml
huis=agreements/geboortezorg/huisbezoek.yaml
digest=sha256:bd32cf066d262e07657fd59183044371a94740a150939e421d0f37f6bcafe867

# ---- what is written

first() {
	succeeds on --as anna consent vroegsignalering
	out_is <<-END
		Anna de Wit consents ('geboortezorg/vroegsignalering', round 1)
		  still open: Bram Postma has not answered yet
		  still open: Carla Jansen has not answered yet
		  still open: Eva Smits has not answered yet
		  next: 'kring consent geboortezorg/vroegsignalering --as bram', or 'kring object geboortezorg/vroegsignalering --as bram -m ARGUMENT'
		  saved: $vraag
	END
	nothing_on stderr
	changes_are <<-END
		+    text-digest: $digest
		-        response: pending
		+        response: consent
		+        date: 2026-09-01
	END
	only_changed "$vraag"
	sound
}
case_ 'the first answer freezes the text' first

second() {
	on --as anna consent vroegsignalering && git commit -q -a -m anna
	succeeds on --as carla consent vroegsignalering --concern 'Wie oefent: wij of jullie?'
	changes_are <<-END
		-        response: pending
		+        response: consent
		+        date: 2026-09-01
		+        concern: 'Wie oefent: wij of jullie?'
	END
	git checkout -q .
	succeeds on --as carla consent vroegsignalering --concern none
	changes_are <<-END
		-        response: pending
		+        response: consent
		+        date: 2026-09-01
		+        concern: none
	END
	sound
}
case_ 'a later answer touches its own lines only; with a concern, or the word that there is none' second

last() {
	for member in anna bram carla; do on --as "$member" consent vroegsignalering; done
	succeeds on --as eva consent vroegsignalering
	out_is <<-END
		Eva Smits consents ('geboortezorg/vroegsignalering', round 1)
		  next: everything is there; 'kring adopt geboortezorg/vroegsignalering' adopts it
		  saved: $vraag
	END
	sound
}
case_ 'the last one says that it may be adopted' last

again() {
	on --as bram object vroegsignalering -m 'Er is niemand.' && git commit -q -a -m bezwaar
	succeeds on --as bram consent vroegsignalering
	changes_are <<-END
		+        then:
		+          - response: consent
		+            date: 2026-09-01
	END
	git commit -q -a -m toch
	succeeds kring --as-of 2026-09-02 --as bram consent vroegsignalering --concern Bezetting
	changes_are <<-END
		+          - response: consent
		+            date: 2026-09-02
		+            concern: Bezetting
	END
}
case_ 'who answers again adds to what was said' again

comments() {
	sed -i 's/^      bram:$/      bram:      # nog in overleg met de vakgroep/; s/^        response: pending$/&   # nog niet/' "$vraag"
	sed -i 's/$/\r/' "$vraag"
	git commit -q -a -m CRLF
	succeeds on --as bram consent vroegsignalering
	[ "$(grep -c "$(printf '\r')\$" "$vraag")" -eq "$(grep -c '' "$vraag")" ]
	tr -d '\r' <"$vraag" >"$scratch/lf"
	has "$scratch/lf" '      bram:      # nog in overleg met de vakgroep'
	has "$scratch/lf" '        response: consent   # nog niet'
	has "$scratch/lf" "text-digest: $digest"
}
case_ 'comments and line ends stay, and the digest is the same with CRLF' comments

in_short() {
	sed -i '/^    responses:/,$d' "$vraag"
	printf '    responses: {anna: {response: pending}, bram: {response: pending}}\n' >>"$vraag"
	git commit -q -a -m kort
	succeeds on --as bram consent vroegsignalering
	has "$vraag" 'bram: {response: consent, date: 2026-09-01}'
	has "$vraag" 'anna: {response: pending}'
	sound
}
case_ 'a round that is written on one line' in_short

twice() {
	i_am bram@ziekenhuis.example
	on consent vroegsignalering && git commit -q -a -m ja
	refuses 'Bram Postma said the same on 1 September 2026 already' on consent vroegsignalering
	err_has "say something new with it, as '--concern TEXT', or leave it"
	no_change
	succeeds on consent vroegsignalering --concern none
	git checkout -q .
	succeeds on answer vroegsignalering not-yet
}
case_ 'the same answer twice says nothing new' twice

# ---- who

one_of_two() {
	succeeds on --as anna --as bram consent vroegsignalering
	out_has 'Anna de Wit consents'
	out_has 'Bram Postma consents'
	[ "$(grep -c 'response: consent' "$vraag")" -eq 2 ]
	[ "$(grep -c 'text-digest' "$vraag")" -eq 1 ]
	lacks "$vraag" recorded-by
}
case_ 'for several at once' one_of_two

all_or_none() {
	refuses "'dirk' is not asked in this round of 'geboortezorg/vroegsignalering'" on --as anna --as dirk consent vroegsignalering
	no_change
}
case_ 'for several, or for none of them' all_or_none

recorded() {
	i_am eva@jgz.example
	succeeds on --as bram consent vroegsignalering
	nothing_on stderr
	has "$vraag" '        recorded-by: eva'
	git checkout -q .
	i_am carla@kraamzorg-zuid.example
	succeeds on --as bram --as anna --as carla consent vroegsignalering
	err_is <<-END
		kring: note: 'carla' writes down an answer of 'bram' and is neither secretary nor facilitator of 'geboortezorg'
	END
	[ "$(grep -c 'recorded-by: carla' "$vraag")" -eq 2 ]
	git checkout -q .
	succeeds on consent vroegsignalering
	lacks "$vraag" recorded-by
}
case_ 'who writes it down for another is named; the secretary may, others are noted' recorded

strangers() {
	refuses "'dirk' is not asked in this round of 'geboortezorg/vroegsignalering'" on --as dirk consent vroegsignalering
	err_has "for somebody else it is written down with '--as PERSON'; who is heard without deciding says it with 'kring say geboortezorg/vroegsignalering'; 'kring add member geboortezorg dirk' makes a member"
	refuses "'fatima' is not asked in this round" on --as fatima consent vroegsignalering
	refuses "nobody has the id 'niemand'" on --as niemand consent vroegsignalering
	err_has "'kring show ORGANISATION' shows its people"
	for name in 'Carla Jansen' 'carla jansen' CARLA Carla; do
		refuses "nobody has the id '$name'" on --as "$name" consent vroegsignalering
		err_has "did you mean 'carla'?"
		refuses "'$name' is no person and no organisation" on leave "$name"
		err_has "did you mean 'carla'?"
		refuses "nobody has the id '$name'" on --as anna leave "$name" --apply
		err_has "did you mean 'carla'?"
		refuses "'$name' is no person, organisation or circle" on status --for "$name"
		err_has "did you mean 'carla'?"
	done
	succeeds on add person ziekenhuis/carla-b --name 'Carla Bos'
	refuses "nobody has the id 'CARLA'" on --as CARLA consent vroegsignalering
	err_lacks "did you mean 'carla"
	refuses "nobody has the id 'carla Bos'" on --as 'carla Bos' consent vroegsignalering
	err_has "did you mean 'carla-b'?"
	git checkout -q .
	refuses "nobody here has the address 'nobody@example.org'" on consent vroegsignalering
	err_has "say who acts with '--as PERSON'; or once for this folder, by the address that git puts under what you save: git config user.email ADDRESS"
	refuses 'it is not known who acts: git has no user.email' env GIT_CONFIG_GLOBAL=/dev/null "$KRING" --as-of 2026-09-01 consent vroegsignalering
	no_change
}
case_ 'not an observer, not somebody unknown, not nobody' strangers

tomorrow() {
	refuses 'nothing can be done on 23 November 2026 before that day has come' kring --as-of 2026-11-23 --as anna consent vroegsignalering
	err_has "leave '--as-of' out, or give a day that has come"
	no_change
	succeeds kring --as-of 2026-11-22 --as anna consent vroegsignalering
}
case_ 'not on a day that has not come' tomorrow

# ---- what keeps it from being answered

not_open() {
	refuses "no round of 'geboortezorg/tolk' is open" on --as anna consent tolk
	err_is <<-END
		kring: refused: no round of 'geboortezorg/tolk' is open
		    hint: 'kring open geboortezorg/tolk' opens one; until then 'kring say geboortezorg/tolk' is heard
	END
	refuses "'geboortezorg/huisbezoek' is in force (as it stands on 1 September 2026); its round is over" on --as anna consent huisbezoek
	err_has "'kring show geboortezorg/huisbezoek' shows what happened"
	refuses "'regiekring/website' is withdrawn (as it stands on 1 September 2026); its round is over" on --as fatima consent website
	refuses "no round of 'geboortezorg/vroegsignalering' is open" kring --as-of 2026-08-26 --as anna consent vroegsignalering
	no_change
}
case_ 'not before a round opens, and not after it' not_open

incomplete() {
	on open tolk
	git commit -q -a -m open
	for key in keeper evaluation.date 'evaluation.criteria.gebruik'; do
		git checkout -q .
		succeeds on amend tolk --set "$key="
		case $key in
		keeper) refuses "nobody can consent to 'geboortezorg/tolk' yet; it lacks: a keeper" on --as anna consent tolk ;;
		*date) refuses "nobody can consent to 'geboortezorg/tolk' yet; it lacks: an evaluation date" on --as anna consent tolk ;;
		*) refuses "nobody can consent to 'geboortezorg/tolk' yet; it lacks: a criterion" on --as anna consent tolk ;;
		esac
		err_has "'kring amend geboortezorg/tolk --set $(echo "$key" | sed 's/gebruik/NAME/')="
		lacks "$tolk" 'response: consent'
	done
}
case_ 'not without a keeper, an evaluation date and a criterion' incomplete

election() {
	printf 'title: V\nkind: election\nelects: {role: facilitator, until: 2027-09-24, person: anna}\nkeeper: eva\nproposed: {by: eva, date: 2026-08-27}\n' >agreements/geboortezorg/keuze.yaml
	succeeds on open keuze
	succeeds on amend keuze --set keeper=
	refuses "nobody can consent to 'geboortezorg/keuze' yet; it lacks: a keeper" on --as anna consent keuze
	succeeds on amend keuze --set keeper=eva
	succeeds on --as anna consent keuze
}
case_ 'an election needs a keeper; its term is its evaluation, and it has no criterion' election

text_changed() {
	on --as anna consent vroegsignalering && git commit -q -a -m anna
	sed -i 's/dezelfde vijf vragen/dezelfde zes vragen/' "$vraag"
	cp "$vraag" "$scratch/before"
	refuses "the text of 'geboortezorg/vroegsignalering' changed since round 1 was answered" on --as bram consent vroegsignalering
	err_is <<-END
		kring: refused: the text of 'geboortezorg/vroegsignalering' changed since round 1 was answered
		    hint: 'kring amend geboortezorg/vroegsignalering -m WHAT-CHANGED' opens the next round on the text as it stands; or put the old text back
	END
	diff "$scratch/before" "$vraag"
	git checkout -q .
	# what is no part of the text may change: comments, layout, the keeper, what was done
	sed -i 's/^goal: een-verhaal$/goal: "een-verhaal"   # het tweede doel/; s/^keeper: eva$/keeper: bram/; s/^    due: 2026-11-19$/&\n    done: 2026-08-31/' "$vraag"
	succeeds on --as bram consent vroegsignalering
}
case_ 'not to a text that changed since the first answer' text_changed

polished() {
	sed -i 's/dezelfde vijf vragen/dezelfde zes vragen/' "$vraag"
	succeeds on --as anna consent vroegsignalering
	lacks "$vraag" "$digest"
	has "$vraag" 'text-digest: sha256:'
	sound
}
case_ 'before the first answer the text may be polished' polished

broken() {
	printf 'status: open\n' >>"$vraag"
	git commit -q -a -m kapot
	refuses "'$vraag' has errors, and kring does not write into it" on --as anna consent vroegsignalering
	err_has "$vraag:58:1: error: 'status' is no key of 'agreement' [key-unknown]"
	no_change
}
case_ 'not into a record with errors' broken

# ---- mandates

mandate() {
	sed -i 's/^until: 2027-01-07$/until: 2026-08-31/' mandates/geboortezorg/eva.yaml
	git commit -q -a -m mandaat
	i_am eva@jgz.example
	succeeds on consent vroegsignalering
	err_is <<-END
		kring: note: 'eva' has no mandate in force for 'geboortezorg' on 1 September 2026, so this answer does not count; 'kring renew-mandate' renews it
	END
	out_has '  still open: Eva Smits answered without a mandate in force'
	git checkout -q .
	succeeds on answer vroegsignalering absent
	nothing_on stderr
	git checkout -q . && git rm -q mandates/geboortezorg/eva.yaml && git commit -q -m weg
	succeeds on consent vroegsignalering
	err_is <<-END
		kring: note: 'eva' has no mandate for 'geboortezorg' on 1 September 2026, so this answer does not count; 'kring add mandate' adds it
	END
}
case_ 'an answer without a mandate is written down, and it is said that it does not count' mandate

# ---- what a proposal establishes

establishing() {
	cat >spelregels/kort.yaml <<-END
		title: Kort
		text: Wij houden het kort.
	END
	cat >agreements/geboortezorg/kort.yaml <<-END
		title: Kort
		driver: D
		text: X
		goal: continuiteit
		evaluation: {date: 2027-03-01, criteria: {a: A}}
		establishes:
		  spelregels/kort: none
		keeper: eva
		proposed: {by: eva, date: 2026-08-27}
	END
	git add -A && git commit -q -m kort
	on open kort
}

established() {
	establishing
	succeeds on --as anna consent kort
	grep -q '^  spelregels/kort: sha256:[0-9a-f]*$' agreements/geboortezorg/kort.yaml
	succeeds on --as bram consent kort
	sed -i 's/Wij houden het kort/Wij houden het lang/' spelregels/kort.yaml
	refuses "the text of 'spelregels/kort', which 'geboortezorg/kort' establishes, changed since round 1 was answered" on --as carla consent kort
	err_has "'kring amend geboortezorg/kort -m WHAT-CHANGED' opens the next round on the text as it stands; or put the old text back"
}
case_ 'what it establishes is frozen with the first answer' established

gone() {
	establishing
	rm spelregels/kort.yaml
	cp agreements/geboortezorg/kort.yaml "$scratch/before"
	refuses "'spelregels/kort' would be established, and cannot be read" on --as anna consent kort
	diff "$scratch/before" agreements/geboortezorg/kort.yaml
}
case_ 'not when it cannot be read' gone

# ---- everyone who is present

in_a_meeting() {
	printf 'agenda: [geboortezorg/vroegsignalering]\npresent: [anna, carla, dirk]\n' >meetings/geboortezorg/2026-09-01.yaml
	sed -i '/^    asked: {by: anna, date: 2026-08-27}$/d' "$vraag"
	git add -A && git commit -q -m vergadering
}

present() {
	in_a_meeting
	i_am eva@jgz.example
	succeeds on consent vroegsignalering --all-present
	out_has 'Anna de Wit consents'
	out_has 'Bram Postma is absent'
	changes_are <<-END
		+    asked: {by: eva, date: 2026-09-01}
		+    text-digest: $digest
		-        response: pending
		+        response: consent
		+        date: 2026-09-01
		+        recorded-by: eva
		-        response: pending
		+        response: absent
		+        date: 2026-09-01
		+        recorded-by: eva
		-        response: pending
		+        response: consent
		+        date: 2026-09-01
		+        recorded-by: eva
		-        response: pending
		+        response: absent
		+        date: 2026-09-01
	END
	sound
}
case_ '--all-present: who is present and pending consents, the others are absent' present

present_for() {
	in_a_meeting
	succeeds on --as anna consent vroegsignalering --all-present --concern none
	has "$vraag" '    asked: {by: anna, date: 2026-09-01}'
	[ "$(grep -c 'concern: none' "$vraag")" -eq 2 ]
	[ "$(grep -c 'recorded-by: anna' "$vraag")" -eq 3 ]
}
case_ '--all-present by somebody whom git does not know, named by --as' present_for

present_after() {
	in_a_meeting
	on --as carla object vroegsignalering -m 'Er is niemand.'
	on --as bram consent vroegsignalering
	succeeds on --as anna consent vroegsignalering --all-present
	[ "$(grep -c 'response: objection' "$vraag")" -eq 1 ]
	[ "$(grep -c 'response: consent' "$vraag")" -eq 2 ]
	[ "$(grep -c 'response: absent' "$vraag")" -eq 1 ]
	lacks "$vraag" 'then:'
}
case_ '--all-present leaves what was answered' present_after

absent() {
	refuses "it is not known who is present: 'geboortezorg' has no meeting today with a list" on --as anna consent vroegsignalering --all-present
	err_has "'kring meet geboortezorg 2026-09-01 --present P,…' says who is there"
	printf 'agenda: [geboortezorg/vroegsignalering]\n' >meetings/geboortezorg/2026-09-01.yaml
	refuses 'it is not known who is present' on --as anna consent vroegsignalering --all-present
	in_a_meeting
	refuses "nobody here has the address 'nobody@example.org'" on consent vroegsignalering --all-present
	no_change
	succeeds kring --as-of 2026-09-02 --as anna consent vroegsignalering --all-present --meeting 2026-09-01
	has "$vraag" 'response: absent'
}
case_ '--all-present needs to know who is present, and who writes it down' absent

# ---- the outcome of an evaluation

evaluation() {
	cat >>"$huis" <<-END
	    -   date: 2026-08-27
	        by: anna
	        kept: kept
	        learned: Het werkt.
	        inputs: [jgz, kraamzorg-zuid, verloskundigen, ziekenhuis]
	        outcome: renewed
	        next: 2027-09-01
	        absence: ask-later
	        responses:
	            anna:
	                response: pending
	            carla:
	                response: pending
	END
	git commit -q -a -m evaluatie
}

outcome() {
	evaluation
	succeeds on --as anna consent huisbezoek --evaluation --concern none
	out_is <<-END
		Anna de Wit consents ('geboortezorg/huisbezoek', outcome of the evaluation)
		  still open: Carla Jansen has not answered yet
		  still open: nobody consents for Jeugdgezondheidszorg Maasoever, which would be bound
		  still open: nobody consents for Ziekenhuis Sint Lucia, afdeling geboortezorg, which would be bound
		  next: 'kring consent geboortezorg/huisbezoek --evaluation --as carla', or 'kring object geboortezorg/huisbezoek --evaluation --as carla -m ARGUMENT'
		  saved: $huis
	END
	git diff -U0 | grep '^[-+] ' | sed 's/sha256:.*/DIGEST/' >"$scratch/changes"
	diff -u - "$scratch/changes" <<-END
		+        text-digest: DIGEST
		-                response: pending
		+                response: consent
		+                date: 2026-09-01
		+                concern: none
	END
	sound
}
case_ '--evaluation answers the outcome of the evaluation' outcome

outcome_changed() {
	evaluation
	on --as anna consent huisbezoek --evaluation
	git commit -q -a -m anna
	sed -i 's/^        next: 2027-09-01$/        next: 2028-09-01/' "$huis"
	refuses "the outcome of the evaluation of 'geboortezorg/huisbezoek' changed since it was answered" on --as carla consent huisbezoek --evaluation
	err_has "put back what was answered to, or write another one: 'kring evaluate geboortezorg/huisbezoek --sheet'"
	git checkout -q .
	sed -i 's/voor week twintig/voor week tien/' "$huis"
	refuses "the text of 'geboortezorg/huisbezoek' changed since it was consented to" on --as carla consent huisbezoek --evaluation
	git checkout -q HEAD~1 -- "$huis" && git commit -q -m terug
	sed -i 's/voor week twintig/voor week tien/' "$huis"
	refuses "the text of 'geboortezorg/huisbezoek' changed since it was consented to" on --as anna consent huisbezoek --evaluation
	err_has "put the old text back, which git has; 'kring amend geboortezorg/huisbezoek' proposes another one"
}
case_ 'not to an outcome that changed since, nor over a text that did' outcome_changed

no_evaluation() {
	refuses "no evaluation of 'geboortezorg/huisbezoek' waits for an answer" on --as anna consent huisbezoek --evaluation
	err_has "write one down: 'kring evaluate geboortezorg/huisbezoek --sheet' has what it takes"
	no_change
}
case_ 'not without an evaluation' no_evaluation

# ---- showing and committing

showing() {
	prints '+        response: consent' on -n --as anna consent vroegsignalering
	no_change
	git apply "$work/stdout"
	cp "$vraag" "$scratch/applied"
	git checkout -q .
	succeeds on --as anna consent vroegsignalering
	diff "$scratch/applied" "$vraag"
}
case_ '--dry-run shows what git apply would do, and changes nothing' showing

committing() {
	i_am eva@jgz.example
	echo '# eigen werk' >>circles/stuit.yaml
	succeeds on --commit --as anna --as bram consent vroegsignalering
	tail -n 2 "$work/stdout" | diff -u - /dev/fd/3 3<<-END
		  saved: $vraag
		  saved in git too, as a commit
	END
	git log -1 --format=%B >"$scratch/message"
	diff -u - "$scratch/message" <<-END
		agreement geboortezorg/vroegsignalering: consent

		Consent-by: anna
		Consent-by: bram
		Agreement: geboortezorg/vroegsignalering

	END
	[ "$(git diff-tree --no-commit-id --name-only -r HEAD)" = "$vraag" ]
	only_changed circles/stuit.yaml
}
case_ '--commit commits the answer alone, with trailers' committing

not_committed() {
	succeeds on --as anna consent vroegsignalering
	out_lacks 'saved in git'
	rm -rf .git
	expect_exit 3 on --commit --as bram consent vroegsignalering
	err_has 'could not be committed'
	out_lacks 'saved in git'
}
case_ 'and where it made none it does not say so' not_committed

three_branches() {
	on_branch a on --as anna consent vroegsignalering
	on_branch b on --as bram consent vroegsignalering
	on_branch c on --as eva consent vroegsignalering
	merges a b && merges a c
	[ "$(grep -c 'response: consent' "$vraag")" -eq 3 ]
	succeeds on --as carla consent vroegsignalering
	succeeds on adopt vroegsignalering
	sound
}
case_ 'three members answer on three branches, and plain git merges them' three_branches

nobody_asked() {
	sed -i '/asked: {by: anna, date: 2026-08-27}/d' "$vraag"
	git commit -qam 'niet gevraagd'
	succeeds on --as anna consent vroegsignalering
	err_has "a spelregel asks everyone for concerns: 'kring consent geboortezorg/vroegsignalering --as anna --concern TEXT', or '--concern none'"
	expect_exit 0 on check --only concern-voiced agreements/geboortezorg/vroegsignalering.yaml
	out_has "kring consent geboortezorg/vroegsignalering --as anna --concern TEXT, or --concern none"
	succeeds on --as anna consent vroegsignalering --concern none
	nothing_on stderr
	succeeds on --as bram consent vroegsignalering --concern 'Wie belt terug?'
	nothing_on stderr
	succeeds on check --only concern-voiced agreements/geboortezorg/vroegsignalering.yaml
	out_lacks vroegsignalering
	sed -i '/concern-voiced/d' spelregels/*.yaml
	succeeds on --as eva consent vroegsignalering
	nothing_on stderr
}
case_ 'who is not asked for concerns, and says nothing of them, is told while it can be mended' nobody_asked

outside_the_mandate() {
	sed -i 's/^topics: .*/topics: [signalering, wonen]/' "$vraag"
	git commit -qam 'ook wonen'
	succeeds on --as anna consent vroegsignalering
	nothing_on stderr
	sed -i 's/{mandate-valid: error}/{mandate-valid: error, mandate-scope: error}/' spelregels/*.yaml
	succeeds on --as eva consent vroegsignalering
	err_has "the mandate of 'eva' does not cover 'wonen': 'kring renew-mandate geboortezorg --as eva --by WHO --outcome widened --scope TOPIC,…', then consent again"
	expect_exit 1 on check --only mandate-scope
	out_has "'eva' consented on 1 September 2026, and the mandate of that day does not cover 'wonen'"
}
case_ 'a topic outside the mandate is told, where a spelregel asks for that' outside_the_mandate
no_concern() {
	for word in Geen 'geen.' nee NONE; do
		succeeds on --as carla consent vroegsignalering --concern "$word"
		grep -qx '        concern: none' "$vraag"
		git checkout -q .
	done
	succeeds on --as carla consent vroegsignalering --concern 'Geen tijd'
	grep -qx '        concern: Geen tijd' "$vraag"
	git checkout -q .
	sed -i 's/^language: nl/language: en/' kring.yaml
	git commit -q -a -m taal
	succeeds on --as carla consent vroegsignalering --concern Geen
	grep -qx '        concern: Geen' "$vraag"
}
case_ 'no concern, in the words of the folder' no_concern

one_mouth() {
	succeeds on --as eva meet geboortezorg 2026-09-01 --present anna,bram,carla,eva
	git add -A && git commit -q -m bijeen
	misused "a concern is of one person, and '--all-present' is of all" on --as eva consent vroegsignalering --all-present --concern 'Te duur'
	no_change
	succeeds on --as eva consent vroegsignalering --all-present --concern geen
	has "$vraag" 'concern: none'
}
case_ 'a concern is of one person, and not of everybody who is present' one_mouth

after_the_last_day() {
	succeeds kring --as-of 2026-09-10 --as anna consent vroegsignalering --concern none
	nothing_on stderr
	succeeds kring --as-of 2026-09-11 --as bram --as carla consent vroegsignalering --concern none
	err_is <<-END
		kring: note: round 1 of 'geboortezorg/vroegsignalering' was to close on 10 September 2026; this counts all the same, and 'kring open geboortezorg/vroegsignalering --closes DATE' moves that day
	END
	succeeds kring --as-of 2026-09-11 --as eva object vroegsignalering -m 'Te vroeg'
	err_has 'was to close on 10 September 2026'
	succeeds kring --as-of 2026-09-11 open geboortezorg/vroegsignalering --closes 2026-09-12
	succeeds kring --as-of 2026-09-12 --as eva consent vroegsignalering --concern none
	nothing_on stderr
}
case_ 'an answer after the last day of the round counts, and that it is late is said' after_the_last_day

# The command that comes next is one that works as it stands, typed by who typed the last.
whose_turn() {
	git config user.email carla@kraamzorg-zuid.example
	succeeds on consent geboortezorg/vroegsignalering --concern none
	out_has "  next: 'kring consent geboortezorg/vroegsignalering --as anna', or 'kring object geboortezorg/vroegsignalering --as anna -m ARGUMENT'"
	succeeds on consent geboortezorg/vroegsignalering --as anna --concern none
	out_has "  next: 'kring consent geboortezorg/vroegsignalering --as bram', or"
	git checkout -q .
	succeeds on consent vroegsignalering --as bram --concern none
	out_has "  next: 'kring consent geboortezorg/vroegsignalering', or 'kring object geboortezorg/vroegsignalering -m ARGUMENT'"
	succeeds on consent geboortezorg/vroegsignalering
}
case_ 'what comes next names who has not answered, once you have' whose_turn

not_open_yet() {
	sed -i '/^  criteria:/d' agreements/geboortezorg/tolk.yaml
	git commit -q -a -m 'zonder maatstaf'
	for act in consent adopt; do
		refuses "no round of 'geboortezorg/tolk' is open" on --as anna $act tolk
		err_has "hint: first 'kring amend geboortezorg/tolk --set evaluation.criteria.NAME=TEXT'; then 'kring open geboortezorg/tolk' opens one; until then 'kring say geboortezorg/tolk' is heard"
	done
	succeeds on --as anna amend geboortezorg/tolk --set evaluation.criteria.snel=Negen
	succeeds on open geboortezorg/tolk
	on --as anna elect geboortezorg facilitator --until 2027-09-23 >/dev/null
	refuses "no round of" on --as anna consent facilitator-2026
	err_has "hint: 'kring open geboortezorg/facilitator-2026 --person PERSON' opens one; until then 'kring say geboortezorg/facilitator-2026' is heard"
}
case_ 'without a round: what opens one, and before that what is missing for it' not_open_yet
