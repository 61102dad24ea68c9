#!/bin/sh
# tests/cli/adopt.sh - a proposal is adopted, or an outcome decided: when, and what follows from it.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

vraag=agreements/geboortezorg/vroegsignalering.yaml
huis=agreements/geboortezorg/huisbezoek.yaml
keuze=agreements/geboortezorg/gespreksleider.yaml
kring=circles/geboortezorg.yaml
kort=agreements/geboortezorg/kort.yaml

all_consent() { # ID, and it is committed
	for member in anna bram carla eva; do on --as "$member" consent "$1" --concern none >/dev/null; done
	git add -A && git commit -q -m 'Allen'
}

# ---- adopted

adopts() {
	all_consent vroegsignalering
	succeeds on adopt vroegsignalering
	out_is <<-END
		'geboortezorg/vroegsignalering' is adopted; it is evaluated on 11 March 2027
		  next: 'kring done geboortezorg/vroegsignalering vragen', by 19 November 2026
		  later: 'kring evaluate geboortezorg/vroegsignalering --sheet', by 11 March 2027
		  saved: $vraag
	END
	nothing_on stderr
	changes_are <<-END
		+adopted: {date: 2026-09-01}
	END
	[ "$(sed -n '/^proposed:/{n;p;}' "$vraag")" = 'adopted: {date: 2026-09-01}' ]
	sound
	prints 'in force' on show vroegsignalering
}
case_ 'one line, behind proposed' adopts

in_a_meeting() {
	all_consent vroegsignalering
	printf 'agenda: [geboortezorg/vroegsignalering]\n' >meetings/geboortezorg/2026-08-28.yaml
	succeeds on adopt vroegsignalering --meeting 2026-08-28
	nothing_on stderr
	has "$vraag" 'adopted: {date: 2026-09-01, meeting: 2026-08-28}'
	git checkout -q .
	printf 'agenda: [geboortezorg/vroegsignalering]\n' >meetings/geboortezorg/2026-09-01.yaml
	succeeds on adopt vroegsignalering
	has "$vraag" 'adopted: {date: 2026-09-01, meeting: 2026-09-01}'
}
case_ 'in the meeting of today, or a given one' in_a_meeting

other_meeting() {
	all_consent vroegsignalering
	misused 'the meeting of 25 December 2026 is still to come' on adopt vroegsignalering --meeting 2026-12-25
	misused 'the meeting of 25 June 2026 was before the proposal, of 6 August 2026' on adopt vroegsignalering --meeting 2026-06-25
	no_change
	succeeds on adopt vroegsignalering --meeting 2026-08-28
	err_is <<-END
		kring: note: no meeting of 'geboortezorg' on 28 August 2026 is written down; 'kring meet geboortezorg 2026-08-28 --present P,…' does
	END
}
case_ 'a meeting that cannot have decided it' other_meeting

confirmed_meeting() {
	all_consent vroegsignalering
	succeeds on --as anna meet geboortezorg 2026-09-01 --present anna,bram,carla,eva
	succeeds on --as anna meet geboortezorg 2026-09-01 --close -m 'Kort.'
	succeeds on --as anna meet geboortezorg 2026-09-01 --confirm-report
	git add -A && git commit -q -m confirmed
	succeeds on adopt vroegsignalering
	nothing_on stderr
	has "$vraag" 'adopted: {date: 2026-09-01}'
	git checkout -q .
	succeeds on adopt vroegsignalering --meeting 2026-09-01
	err_is <<-END
		kring: note: the report of the meeting of 'geboortezorg' on 1 September 2026 was confirmed without this; its minutes have it now
	END
	has "$vraag" 'adopted: {date: 2026-09-01, meeting: 2026-09-01}'
}
case_ 'a confirmed report gets a decision only by name' confirmed_meeting

promised() {
	succeeds on --as bram object vroegsignalering -m 'Te veel vragen.'
	succeeds on --as eva resolve vroegsignalering bram --result amended --confirmed-by bram
	all_consent vroegsignalering
	prints "kring amend geboortezorg/vroegsignalering -e -m WHAT-CHANGED' changes the text and opens round 2" on --as bram consent vroegsignalering --concern Toch
	git commit -q -a -m Toch
	refuses "'geboortezorg/vroegsignalering' cannot be adopted" on adopt vroegsignalering
	err_is <<-END
		kring: refused: 'geboortezorg/vroegsignalering' cannot be adopted: the outcome of the objection of Bram Postma is that the text changes, in round 2, and there is no such round
		    hint: 'kring amend geboortezorg/vroegsignalering -e -m WHAT-CHANGED' changes the text and opens round 2
	END
	no_change
	succeeds on --as eva amend vroegsignalering --set why=Daarom -m Korter
	all_consent vroegsignalering
	succeeds on adopt vroegsignalering
	sound
}
case_ 'a change that was promised is made first' promised

# ---- what is missing

missing() {
	on --as anna consent vroegsignalering && on --as carla object vroegsignalering -m 'Te veel.' && git commit -q -a -m half
	refuses "'geboortezorg/vroegsignalering' cannot be adopted" on adopt vroegsignalering
	err_is <<-END
		kring: refused: 'geboortezorg/vroegsignalering' cannot be adopted: Bram Postma has not answered yet; Carla Jansen objects; Eva Smits has not answered yet; the objection of Carla Jansen has no outcome yet
		    hint: 'kring show geboortezorg/vroegsignalering' shows the round; each of these has its command: consent, resolve, amend
	END
	no_change
}
case_ 'each thing that is missing is named' missing

older_objection() {
	refuses 'Eva Smits consults the constituency' on adopt intake
	on --as eva amend intake --set why=Daarom -m Korter && all_consent intake
	refuses "'geboortezorg/intake' cannot be adopted: the objection of Bram Postma has no outcome yet" on adopt intake
	succeeds on --as eva resolve intake bram --result amended --confirmed-by bram
	succeeds on adopt intake
	sound
}
case_ 'an objection of an older round needs its outcome' older_objection

parties() {
	sed -i 's/^parties: .*/parties: [jgz, kraamzorg-zuid, verloskundigen, ziekenhuis, apotheek]/' "$vraag"
	printf 'name: Apotheek\n' >organisations/apotheek.yaml
	all_consent vroegsignalering
	refuses "'geboortezorg/vroegsignalering' cannot be adopted: nobody consents for Apotheek, which would be bound" on adopt vroegsignalering
	no_change
}
case_ 'an organisation for which nobody consents is not bound' parties

mandate() {
	sed -i 's/^until: 2027-01-07$/until: 2026-08-31/' mandates/geboortezorg/eva.yaml
	all_consent vroegsignalering
	refuses "'geboortezorg/vroegsignalering' cannot be adopted: Eva Smits answered without a mandate in force" on adopt vroegsignalering
	no_change
	succeeds kring --as-of 2026-09-02 --as eva renew-mandate geboortezorg --by 'Directie JGZ Maasoever' --until 2027-08-31
	refuses 'Eva Smits answered without a mandate in force' kring --as-of 2026-09-02 adopt vroegsignalering
	succeeds kring --as-of 2026-09-02 --as eva consent vroegsignalering
	succeeds kring --as-of 2026-09-02 adopt vroegsignalering
}
case_ 'who had no mandate that day answers again with one' mandate

wrong_state() {
	refuses "no round of 'geboortezorg/tolk' is open, so nobody could consent" on adopt tolk
	err_has "'kring open geboortezorg/tolk' opens one"
	refuses "'regiekring/website' is withdrawn (as it stands on 1 September 2026)" on adopt website
	refuses "'geboortezorg/huisbezoek' is in force (as it stands on 1 September 2026)" on adopt huisbezoek
	err_has "'kring amend geboortezorg/huisbezoek' writes a successor"
	refuses "'geboortezorg/weekendspreekuur' is ended (as it stands on 1 September 2026)" on adopt weekendspreekuur
	refuses "there is no agreement 'huisbezok'" on adopt huisbezok
	no_change
	all_consent vroegsignalering
	succeeds on adopt vroegsignalering && git commit -q -a -m besloten
	refuses "'geboortezorg/vroegsignalering' is in force (as it stands on 1 September 2026)" on adopt vroegsignalering
	no_change
}
case_ 'only what is open' wrong_state

lacks_keys() {
	all_consent vroegsignalering
	sed -i '/^keeper: /d' "$vraag"
	refuses "'geboortezorg/vroegsignalering' lacks a keeper" on adopt vroegsignalering
	err_has "'kring amend geboortezorg/vroegsignalering --set KEY=TEXT' adds it"
	git checkout -q .
	refuses "the evaluation date of 'geboortezorg/vroegsignalering' is not after today" env KRING_TODAY=2027-03-11 "$KRING" adopt vroegsignalering
	err_has "'kring amend geboortezorg/vroegsignalering --set evaluation.date=DATE' sets another"
	no_change
}
case_ 'a keeper that was taken out, an evaluation date that has come' lacks_keys

text_changed() {
	all_consent vroegsignalering
	sed -i 's/dezelfde vijf vragen/dezelfde zes vragen/' "$vraag"
	cp "$vraag" "$scratch/before"
	refuses "'geboortezorg/vroegsignalering' cannot be adopted: the text changed after it was consented to" on adopt vroegsignalering
	diff "$scratch/before" "$vraag"
}
case_ 'not a text that changed since' text_changed

# ---- absence

absent_later() {
	for member in anna carla eva; do on --as "$member" consent vroegsignalering; done
	on --as bram answer vroegsignalering absent
	sed -i 's/, ziekenhuis\]$/]/' "$vraag"
	refuses 'Bram Postma is absent' on adopt vroegsignalering
}
case_ 'where the circle asks later, an absence keeps it waiting' absent_later

present_decide() {
	sed -i 's/^    absence: ask-later$/    absence: present-decide/; s/^parties: .*/parties: [jgz, kraamzorg-zuid, verloskundigen]/' "$vraag"
	for member in anna carla eva; do on --as "$member" consent vroegsignalering; done
	git commit -q -a -m drie
	refuses 'Bram Postma has not answered yet' on adopt vroegsignalering
	on --as bram answer vroegsignalering absent && git commit -q -a -m afwezig
	succeeds on adopt vroegsignalering
	changes_are <<-END
		+adopted: {date: 2026-09-01}
		+        counted: present-decide
	END
	sound
}
case_ 'where those present decide, an absence is counted, and written down as that' present_decide

absent_later_on() {
	sed -i 's/^    absence: ask-later$/    absence: present-decide/; s/^parties: .*/parties: [jgz, kraamzorg-zuid, verloskundigen]/' "$vraag"
	for member in anna carla eva; do on --as "$member" consent vroegsignalering; done
	on --as bram answer vroegsignalering not-yet && on --as bram answer vroegsignalering absent && git commit -q -a -m afwezig
	succeeds on adopt vroegsignalering
	changes_are <<-END
		+adopted: {date: 2026-09-01}
		+            counted: present-decide
	END
	sound
}
case_ 'an absence that came after another answer' absent_later_on

silence() {
	sed -i 's/^    absence: ask-later$/    absence: silence-after-14d/; s/^parties: .*/parties: [jgz, kraamzorg-zuid, verloskundigen]/' "$vraag"
	for member in anna carla eva; do on --as "$member" consent vroegsignalering; done
	git commit -q -a -m drie
	refuses 'Bram Postma has not answered yet' kring --as-of 2026-09-09 adopt vroegsignalering
	no_change
	succeeds kring --as-of 2026-09-10 adopt vroegsignalering
	changes_are <<-END
		+adopted: {date: 2026-09-10}
		-        response: pending
		+        response: absent
		+        date: 2026-09-10
		+        counted: silence
	END
	expect_exit 0 kring --as-of 2026-09-10 check --class structure
}
case_ 'where silence counts, from the fourteenth day' silence

all_present() {
	printf 'agenda: [geboortezorg/vroegsignalering]\npresent: [anna, bram, carla, eva]\n' >meetings/geboortezorg/2026-09-01.yaml
	git add -A && git commit -q -m vergadering
	i_am eva@jgz.example
	succeeds on adopt vroegsignalering --all-present
	out_lacks 'everything is there'
	out_has "'geboortezorg/vroegsignalering' is adopted"
	out_has "'geboortezorg/vroegsignalering' is adopted; it is evaluated on 11 March 2027"
	[ "$(grep -c 'response: consent' "$vraag")" -eq 4 ]
	[ "$(grep -c 'recorded-by: eva' "$vraag")" -eq 3 ]
	has "$vraag" 'adopted: {date: 2026-09-01, meeting: 2026-09-01}'
	sound
	git checkout -q .
	succeeds on --commit adopt vroegsignalering --all-present
	git log -1 --format=%B >"$scratch/message"
	diff -u - "$scratch/message" <<-END
		agreement geboortezorg/vroegsignalering: adopt

		Consent-by: anna
		Consent-by: bram
		Consent-by: carla
		Consent-by: eva
		Agreement: geboortezorg/vroegsignalering

	END
}
case_ '--all-present: everyone who is there consents, and it is adopted, in one change' all_present

not_all_present() {
	printf 'agenda: [geboortezorg/vroegsignalering]\npresent: [anna, bram, carla]\n' >meetings/geboortezorg/2026-09-01.yaml
	git add -A && git commit -q -m vergadering
	refuses 'Eva Smits is absent' on --as anna adopt vroegsignalering --all-present
	no_change
	refuses 'Eva Smits is absent' on --as carla adopt vroegsignalering --all-present
	err_is <<-END
		kring: refused: 'geboortezorg/vroegsignalering' cannot be adopted: Eva Smits is absent
		    hint: 'kring consent geboortezorg/vroegsignalering --all-present' writes the answers of who is there; then 'kring --as eva consent geboortezorg/vroegsignalering' what Eva Smits answers later, and 'kring adopt geboortezorg/vroegsignalering'
	END
	succeeds on --as carla consent geboortezorg/vroegsignalering --all-present
	err_has "'carla' writes down an answer of 'anna'"
	succeeds on --as eva consent geboortezorg/vroegsignalering
	succeeds on adopt geboortezorg/vroegsignalering
	git checkout -q .
	# who is there and may not speak is not absent
	sed -i 's/present: .*/present: [anna, bram, carla, eva]/' meetings/geboortezorg/2026-09-01.yaml
	sed -i 's/^until: .*/until: 2026-08-31/' mandates/geboortezorg/eva.yaml && git commit -q -a -m mandaat
	refuses 'Eva Smits' on --as anna adopt vroegsignalering --all-present
	err_has "hint: an answer counts with a mandate in force: 'kring --as eva renew-mandate geboortezorg --by WHO --until DATE'"
	no_change
	rm meetings/geboortezorg/2026-09-01.yaml
	refuses 'it is not known who is present' on --as anna adopt vroegsignalering --all-present
	unchanged agreements
}
case_ '--all-present without one of them: nothing is written' not_all_present

# ---- elections

election() {
	printf 'title: V\nkind: election\ngoal: continuiteit\nwhy: W\nparties: [verloskundigen]\nelects: {role: %s, until: 2027-09-24}\nkeeper: eva\nproposed: {by: eva, date: 2026-08-27}\n' "$1" >"$keuze"
	git add -A && git commit -q -m verkiezing
	on open gespreksleider --person "$2" >/dev/null
	all_consent gespreksleider
}

elects() {
	election facilitator carla
	succeeds on adopt gespreksleider
	out_is <<-END
		'geboortezorg/gespreksleider' is adopted; it is evaluated on 24 September 2027
		Carla Jansen is 'facilitator' of 'geboortezorg' until 24 September 2027
		  next: 'kring evaluate geboortezorg/gespreksleider --sheet', by 24 September 2027
		  saved: $keuze
		  saved: $kring
	END
	changes_are <<-END
		+adopted: {date: 2026-09-01}
		-    holder: anna
		+    holder: carla
		-    since: 2025-11-13
		-    until: 2026-09-24        # kiezen op de bijeenkomst van september
		+    since: 2026-09-01
		+    until: 2027-09-24        # kiezen op de bijeenkomst van september
		+    elected: geboortezorg/gespreksleider
		+    past:
		+      - {holder: anna, since: 2025-11-13, until: 2026-08-31}
	END
	only_changed "$keuze" "$kring"
	sound
}
case_ 'an election sets the role, and nothing else of the circle' elects

elects_again() {
	election secretary bram
	succeeds on adopt gespreksleider
	git diff -U0 -- "$kring" | grep '^[-+] ' >"$scratch/changes"
	diff -u - "$scratch/changes" <<-END
		-    holder: eva
		+    holder: bram
		-    since: 2026-02-05
		-    until: 2027-02-04
		-    past: [{holder: bram, since: 2025-11-13, until: 2026-02-05}]
		+    since: 2026-09-01
		+    until: 2027-09-24
		+    elected: geboortezorg/gespreksleider
		+    past: [{holder: bram, since: 2025-11-13, until: 2026-02-05}, {holder: eva, since: 2026-02-05, until: 2026-08-31}]
	END
	sound
}
case_ 'who held it before is remembered behind the others' elects_again

elects_new() {
	election penningmeester anna
	succeeds on adopt gespreksleider
	git diff -U0 -- "$kring" | grep '^[-+] ' >"$scratch/changes"
	diff -u - "$scratch/changes" <<-END
		+  penningmeester:
		+    holder: anna
		+    since: 2026-09-01
		+    until: 2027-09-24
		+    elected: geboortezorg/gespreksleider
	END
	sound
}
case_ 'a role that was not there yet' elects_new

elects_acting() {
	sed -i 's/^    until: 2026-09-24 .*/    until: 2026-08-24\n    acting: {person: carla, until: 2026-12-31}/' "$kring"
	election facilitator bram
	succeeds on adopt gespreksleider
	lacks "$kring" acting
	has "$kring" '{holder: anna, since: 2025-11-13, until: 2026-08-24}'
	sound
}
case_ 'who was acting is not any more; a term that had ended stays as it ended' elects_acting

# ---- what it establishes

establishing() {
	cat >"$kort" <<-END
		title: Kort
		driver: D
		text: X
		why: W
		goal: continuiteit
		parties: [jgz, kraamzorg-zuid, verloskundigen, ziekenhuis]
		evaluation: {date: 2027-03-01, criteria: {a: A}}
		establishes:
		  $1: none
		keeper: eva
		proposed: {by: eva, date: 2026-08-27}
	END
	git add -A && git commit -q -m kort
	on open kort >/dev/null && all_consent kort
}

spelregel() {
	printf 'title: Kort\ntext: Wij houden het kort.\nenforces: {concern-voiced: warning}\nsupersedes: zorgen\n' >spelregels/kort.yaml
	establishing spelregels/kort
	succeeds on adopt kort
	out_is <<-END
		'geboortezorg/kort' is adopted; it is evaluated on 1 March 2027
		'spelregels/kort' is in force from today
		the spelregel 'zorgen' ends: it is superseded
		  next: 'kring evaluate geboortezorg/kort --sheet', by 1 March 2027
		  saved: $kort
		  saved: spelregels/kort.yaml
		  saved: spelregels/zorgen.yaml
	END
	changes_are <<-END
		+adopted: {date: 2026-09-01}
		+adopted: {date: 2026-09-01, by: geboortezorg/kort}
		+ended: {date: 2026-09-01, why: Superseded by geboortezorg/kort}
	END
	expect_exit 0 on check --class structure
	prints 'in-force' on list spelregels --format json
}
case_ 'a spelregel is in force from then, and the one that it replaces ends' spelregel

circle_and_network() {
	sed -i 's/^grace: 30d$/grace: 14d/' "$kring"
	establishing circles/geboortezorg
	expect_exit 0 on check --class structure
	out_has '[changed-without-decision]'
	succeeds on adopt kort
	git diff -U0 -- "$kring" | grep '^[-+] \?[a-z]' >"$scratch/changes"
	diff -u - "$scratch/changes" <<-END
		-adopted: {date: 2025-09-25, by: regiekring/samenwerking}
		+adopted: {date: 2026-09-01, by: geboortezorg/kort}
	END
	sound
}
case_ 'a circle that was changed in place gets the new adopted' circle_and_network

gone() {
	printf 'title: Kort\ntext: X\n' >spelregels/kort.yaml
	establishing spelregels/kort
	rm spelregels/kort.yaml
	refuses "'spelregels/kort' would be established, and is not there" on adopt kort
	unchanged agreements
	git checkout -q .
	sed -i 's/text: X/text: Y/' spelregels/kort.yaml
	refuses "'geboortezorg/kort' cannot be adopted: the text of 'spelregels/kort', which it establishes, changed" on adopt kort
	unchanged agreements
}
case_ 'not without it, and not in another text' gone

first_spelregels() {
	printf 'title: Namens\ntext: Met mandaat.\nenforces: {mandate-valid: error}\n' >spelregels/namens-2.yaml
	rm mandates/geboortezorg/*.yaml spelregels/namens.yaml spelregels/mandaat.yaml
	establishing spelregels/namens-2
	succeeds on adopt kort
	expect_exit 0 on check --class structure "$kort"
	out_lacks 'adopted-without-consent'
}
case_ 'the spelregel that asks for mandates does not judge the agreement that established it' first_spelregels

# ---- what it supersedes

supersedes() {
	on --as anna amend huisbezoek -m Later --set evaluation.date=2027-06-01 --set keeper=anna >/dev/null
	on open huisbezoek-2 >/dev/null
	all_consent huisbezoek-2
	succeeds on adopt huisbezoek
	out_has "'huisbezoek' is taken for 'geboortezorg/huisbezoek-2', which is being decided on"
	out_has "'geboortezorg/huisbezoek' ends: it is superseded"
	changes_are <<-END
		+adopted: {date: 2026-09-01}
		+ended: {date: 2026-09-01, why: Superseded by geboortezorg/huisbezoek-2}
	END
	only_changed "$huis" agreements/geboortezorg/huisbezoek-2.yaml
	sound
	prints superseded on show geboortezorg/huisbezoek
	prints 'in force' on show huisbezoek
}
case_ 'what it supersedes ends on that day' supersedes

supersedes_broken() {
	on --as anna amend huisbezoek -m Later --set evaluation.date=2027-06-01 --set keeper=anna >/dev/null
	on open huisbezoek-2 >/dev/null
	all_consent huisbezoek-2
	echo 'oeps: 1' >>"$huis" && git commit -q -a -m kapot
	refuses "'$huis' has errors, and kring does not write into it" on adopt geboortezorg/huisbezoek-2
	no_change
}
case_ 'when that cannot be written, nothing is' supersedes_broken

# ---- the outcome of an evaluation

evaluation() { # OUTCOME [NEXT]
	cat >>"$huis" <<-END
	    -   date: 2026-08-27
	        by: anna
	        kept: kept
	        learned: Het werkt.
	        inputs: [jgz, kraamzorg-zuid, verloskundigen, ziekenhuis]
	        outcome: $1
	        ${2:+next: $2}
	        absence: ask-later
	        responses:
	            anna:
	                response: pending
	            bram:
	                response: pending
	            carla:
	                response: pending
	            eva:
	                response: pending
	END
	git commit -q -a -m evaluatie
}

all_agree() {
	for member in anna bram carla eva; do on --as "$member" consent huisbezoek --evaluation --concern none >/dev/null; done
	git commit -q -a -m eens
}

renewed() {
	evaluation renewed 2027-09-01
	refuses "'geboortezorg/huisbezoek' cannot be adopted: Anna de Wit has not answered yet; Bram Postma has not answered yet; Carla Jansen has not answered yet; Eva Smits has not answered yet" on adopt huisbezoek --evaluation
	no_change
	all_agree
	succeeds on adopt huisbezoek --evaluation
	out_is <<-END
		'geboortezorg/huisbezoek' goes on; it is evaluated again on 1 September 2027
		  next: 'kring evaluate geboortezorg/huisbezoek --sheet', by 1 September 2027
		  saved: $huis
	END
	changes_are <<-END
		+        decided: {date: 2026-09-01}
	END
	sound
	git commit -q -a -m besloten
	refuses "no evaluation of 'geboortezorg/huisbezoek' waits for a decision" on adopt huisbezoek --evaluation
	err_has "write one down: 'kring evaluate geboortezorg/huisbezoek --sheet' has what it takes"
}
case_ '--evaluation: it goes on' renewed

ended() {
	evaluation ended
	all_agree
	succeeds on adopt huisbezoek --evaluation
	out_is <<-END
		'geboortezorg/huisbezoek' ends
		  next: nothing, it is over; 'kring propose CIRCLE/ID' begins something new
		  saved: $huis
	END
	changes_are <<-END
		+        decided: {date: 2026-09-01}
		+ended: {date: 2026-09-01, why: Decided at the evaluation}
	END
	sound
	prints ended on show huisbezoek
}
case_ '--evaluation: it ends' ended

edited_text() {
	evaluation renewed 2027-09-01
	all_agree
	sed -i 's/voor week twintig/voor week tien/' "$huis"
	refuses "'geboortezorg/huisbezoek' cannot be adopted: the text changed after it was consented to" on adopt huisbezoek --evaluation
	git checkout -q .
	sed -i 's/^        next: 2027-09-01$/        next: 2028-09-01/' "$huis"
	refuses "'geboortezorg/huisbezoek' cannot be adopted: the text changed after it was consented to" on adopt huisbezoek --evaluation
}
case_ '--evaluation: not of a text or an outcome that changed since' edited_text

outcome_in_meeting() {
	evaluation renewed 2027-09-01
	printf 'agenda: [geboortezorg/huisbezoek]\npresent: [anna, bram, carla, eva]\n' >meetings/geboortezorg/2026-09-01.yaml
	git add -A && git commit -q -m vergadering
	succeeds on --as anna adopt huisbezoek --evaluation --all-present
	has "$huis" '        decided: {date: 2026-09-01, meeting: 2026-09-01}'
	sound
}
case_ '--evaluation --all-present, in a meeting' outcome_in_meeting

# ---- showing and committing

showing() {
	election facilitator carla
	prints "+++ b/$kring" on -n adopt gespreksleider
	out_has "+++ b/$keuze"
	no_change
	git apply "$work/stdout"
	cp "$kring" "$scratch/kring" && cp "$keuze" "$scratch/keuze"
	git checkout -q .
	succeeds on adopt gespreksleider
	diff "$scratch/kring" "$kring" && diff "$scratch/keuze" "$keuze"
}
case_ '--dry-run shows all files, and git apply takes it' showing

committing() {
	election facilitator carla
	i_am anna@verloskundigen.example
	succeeds on --commit adopt gespreksleider
	git log -1 --format=%B >"$scratch/message"
	diff -u - "$scratch/message" <<-END
		agreement geboortezorg/gespreksleider: adopt

		Agreement: geboortezorg/gespreksleider

	END
	[ "$(git diff-tree --no-commit-id --name-only -r HEAD | wc -l)" -eq 2 ]
	no_change
}
case_ 'one commit for all files' committing

waits_for_one() {
	for person in anna carla eva; do on --as $person consent vroegsignalering --concern none; done
	on --as bram answer vroegsignalering absent
	git commit -q -a -m ronde
	refuses "cannot be adopted: Bram Postma" on adopt vroegsignalering
	err_has "'kring --as bram consent geboortezorg/vroegsignalering' writes what Bram Postma answers later; 'kring add alternate geboortezorg bram --person PERSON --until DATE' says who stands in"
	no_change
}
case_ 'who is only waited for: how that answer comes' waits_for_one
