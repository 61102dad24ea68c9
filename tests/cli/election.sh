#!/bin/sh
# tests/cli/election.sh - an election from the proposal to the holder, and what follows from its dates.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

keuze=agreements/geboortezorg/facilitator-2026.yaml

at() { # DAY COMMAND…
	day=$1
	shift
	kring --as-of "$day" "$@"
}

# Proposed, nominated and in its round, about carla; committed.
in_round() {
	succeeds on --as anna elect geboortezorg facilitator --until 2027-09-23
	succeeds on --as bram nominate facilitator-2026 carla
	succeeds on --as eva nominate facilitator-2026 anna
	succeeds at 2026-09-03 --as eva nominate facilitator-2026 carla
	succeeds at 2026-09-03 open facilitator-2026 --person carla
	git add -A && git commit -q -m ronde
}

consented() {
	in_round
	for person in anna bram eva carla; do
		succeeds at 2026-09-03 --as $person consent facilitator-2026 --concern none
	done
	git commit -q -a -m antwoorden
}

whole() {
	consented
	prints 'ready to be adopted' at 2026-09-03 status --within 14d
	succeeds at 2026-09-03 adopt facilitator-2026
	out_is <<-END
		'geboortezorg/facilitator-2026' is adopted; it is evaluated on 23 September 2027
		Carla Jansen is 'facilitator' of 'geboortezorg' until 23 September 2027
		  next: 'kring evaluate geboortezorg/facilitator-2026 --sheet', by 23 September 2027
		  saved: $keuze
		  saved: circles/geboortezorg.yaml
	END
	git diff -U0 -- circles | grep '^[-+]' | grep -v -e '^---' -e '^+++' | diff -u - /dev/fd/3 3<<-END
		-    holder: anna
		+    holder: carla
		-    since: 2025-11-13
		-    until: 2026-09-24        # kiezen op de bijeenkomst van september
		+    since: 2026-09-03
		+    until: 2027-09-23        # kiezen op de bijeenkomst van september
		+    elected: geboortezorg/facilitator-2026
		+    past:
		+      - {holder: anna, since: 2025-11-13, until: 2026-09-02}
	END
	only_changed "$keuze" circles/geboortezorg.yaml
	expect_exit 0 at 2026-09-03 check --class structure && nothing_on stdout
	prints 'Carla Jansen' at 2026-09-03 show circle/geboortezorg
}
case_ 'proposed, nominated, consented by all: the circle changes by the lines of the holder only' whole

half() {
	consented
	succeeds at 2026-09-03 adopt facilitator-2026
	cp circles/geboortezorg.yaml "$scratch/whole"
	git checkout -q circles && git commit -q -a -m half
	expect_exit 1 at 2026-09-10 check --class structure
	out_has "'geboortezorg/facilitator-2026' elected 'carla' as facilitator, and the role does not say so [elected-not-holder]"
	succeeds at 2026-09-10 adopt facilitator-2026
	out_is <<-END
		Carla Jansen is 'facilitator' of 'geboortezorg' until 23 September 2027
		what was left over of 'geboortezorg/facilitator-2026', of 3 September 2026, is written now
		  next: 'kring evaluate geboortezorg/facilitator-2026 --sheet', by 23 September 2027
		  saved: circles/geboortezorg.yaml
	END
	diff -u "$scratch/whole" circles/geboortezorg.yaml
	expect_exit 0 at 2026-09-10 check --class structure && nothing_on stdout
	git commit -q -a -m heel
	refuses "'geboortezorg/facilitator-2026' is in force (as it stands on 10 September 2026)" at 2026-09-10 adopt facilitator-2026
	no_change
	sed -i 's/    holder: carla/    holder: bram/; s/    since: 2026-09-03/    since: 2026-09-08/; /facilitator-2026/d' circles/geboortezorg.yaml
	git commit -q -a -m 'Bram neemt het over'
	refuses "'geboortezorg/facilitator-2026' is in force (as it stands on 10 September 2026)" at 2026-09-10 adopt facilitator-2026
	no_change
}
case_ 'an adoption that was broken off is finished by the same command, dated as it began' half

nominee_too() {
	in_round
	for person in anna bram eva; do
		succeeds at 2026-09-03 --as $person consent facilitator-2026 --concern none
	done
	git commit -q -a -m drie
	refuses "'geboortezorg/facilitator-2026' cannot be adopted: Carla Jansen has not answered yet" at 2026-09-03 adopt facilitator-2026
	no_change
	git checkout -q -b nee
	succeeds at 2026-09-03 --as carla object facilitator-2026 -m 'Ik zit dan twee rollen in de weg.'
	git commit -q -a -m bezwaar
	refuses 'cannot be adopted: Carla Jansen objects' at 2026-09-03 adopt facilitator-2026
	no_change
}
case_ 'nobody is elected who did not consent' nominee_too

nominee_from_outside() {
	succeeds on --as anna elect geboortezorg facilitator --until 2027-09-23 --open --person dirk
	for person in anna bram carla eva; do
		succeeds on --as $person consent facilitator-2026 --concern none
	done
	git add -A && git commit -q -m vier
	refuses 'cannot be adopted: Dirk' on adopt facilitator-2026
	succeeds on --as dirk consent facilitator-2026 --concern none
	succeeds on adopt facilitator-2026
	has circles/geboortezorg.yaml '    holder: dirk'
	sound
}
case_ 'also when the nominee is no member' nominee_from_outside

new_role() {
	succeeds on --as bram elect stuit facilitator --until 2026-12-17 --open --person anna
	for person in anna bram carla; do
		succeeds on --as $person consent stuit/facilitator-2026 --concern none
	done
	succeeds on adopt stuit/facilitator-2026
	git diff -U0 -- circles | grep '^[-+]' | grep -v -e '^---' -e '^+++' | diff -u - /dev/fd/3 3<<-END
		+  facilitator:
		+    holder: anna
		+    since: 2026-09-01
		+    until: 2026-12-17
		+    elected: stuit/facilitator-2026
	END
	sound
}
case_ 'a role that the circle did not have yet comes with its holder' new_role

once_appointed() {
	succeeds on --as anna elect geboortezorg leader --until 2027-09-23 --open --person eva
	for person in anna bram carla eva; do
		succeeds on --as $person consent leader-2026 --concern none
	done
	succeeds on adopt leader-2026
	git diff -U0 -- circles | grep '^[-+]' | grep -v -e '^---' -e '^+++' | diff -u - /dev/fd/3 3<<-END
		-    holder: bram
		+    holder: eva
		-    since: 2025-09-25
		+    since: 2026-09-01
		-    appointed: regiekring/samenwerking       # de regiekring benoemt de leider …
		+    elected: geboortezorg/leader-2026
		+    past:
		+      - {holder: bram, since: 2025-09-25, until: 2026-08-31}
	END
	sound
}
case_ 'who was appointed and is followed by who is elected, is appointed no longer' once_appointed

next_one() {
	succeeds on --as anna elect geboortezorg delegate --until 2027-11-18 --open --person eva
	for person in anna bram carla eva; do
		succeeds on --as $person consent delegate-2026 --concern none
	done
	succeeds on adopt delegate-2026
	out_has "'geboortezorg/afgevaardigde' ends: it is superseded"
	has circles/geboortezorg.yaml '    elected: geboortezorg/delegate-2026'
	has agreements/geboortezorg/afgevaardigde.yaml 'ended: {date: 2026-09-01, why: Superseded by geboortezorg/delegate-2026}'
	sound
	expect_exit 0 kring --as-of 2026-12-20 check --only evaluation-overdue agreements/geboortezorg/afgevaardigde.yaml
	nothing_on stdout
}
case_ 'the next election ends the one before it; that one is not overdue later' next_one

# ---- what follows from dates

terms() {
	consented
	succeeds at 2026-09-03 adopt facilitator-2026
	git commit -q -a -m gekozen
	expect_exit 0 at 2027-08-23 check --only role-term-expiring,role-term-expired circles/geboortezorg.yaml
	out_lacks 'facilitator'
	expect_exit 0 at 2027-08-24 check --only role-term-expiring circles/geboortezorg.yaml
	cp "$work/stdout" "$scratch/soon"
	has "$scratch/soon" 'the term of the facilitator ends on 23 September 2027'
	expect_exit 0 at 2027-09-23 check --only role-term-expired circles/geboortezorg.yaml
	out_lacks 'facilitator'
	expect_exit 0 at 2027-09-24 check --only role-term-expired circles/geboortezorg.yaml
	cp "$work/stdout" "$scratch/over"
	has "$scratch/over" 'circles/geboortezorg.yaml:38:12: warning: the term of the facilitator ended on 23 September 2027 [role-term-expired]'
	has "$scratch/over" 'hint: propose an election: kring elect geboortezorg facilitator --until DATE'
	at 2027-09-24 status >"$scratch/status"
	has "$scratch/status" 'kring elect geboortezorg facilitator --until +1y'
}
case_ 'a term that ends soon, ends today, has ended: by the day' terms

# DAY EXIT: the double link of the circle on that day has exactly these findings.
link_on() {
	cat >"$scratch/should"
	expect_exit "$2" at "$1" check --only double-link circles/geboortezorg.yaml
	grep -F '[double-link]' "$work/stdout" | diff -u "$scratch/should" -
}

elected_delegate() { # PERSON
	succeeds on --as anna elect geboortezorg delegate --until 2026-10-15 --open --person "$1"
	for person in anna bram carla eva; do
		succeeds on --as $person consent delegate-2026 --concern none
	done
	succeeds at 2026-09-03 adopt delegate-2026
	echo 'checks: {double-link: error}' >>kring.yaml
}

same_person() {
	elected_delegate bram
	link_on 2026-09-02 0 </dev/null
	link_on 2026-09-03 1 <<-END
		circles/geboortezorg.yaml:59:13: error: 'bram' is leader and delegate of 'geboortezorg' on 3 September 2026: a double link is two people [double-link]
	END
	out_has 'hint: elect a delegate: kring elect geboortezorg delegate --until DATE; and seat both in the parent'
}
case_ 'the double link: whoever is leader too does not make it two, from the adoption on' same_person

not_seated() {
	elected_delegate eva
	link_on 2026-09-02 0 </dev/null
	link_on 2026-09-03 1 <<-END
		circles/geboortezorg.yaml:59:13: error: 'eva' is delegate of 'geboortezorg', and on 3 September 2026 no member of its parent 'regiekring' [double-link]
	END
	succeeds on add member regiekring eva --from 2026-09-20
	link_on 2026-09-19 1 <<-END
		circles/geboortezorg.yaml:59:13: error: 'eva' is delegate of 'geboortezorg', and on 19 September 2026 no member of its parent 'regiekring' [double-link]
	END
	link_on 2026-09-20 0 </dev/null
	expect_exit 0 at 2026-10-16 check --only role-term-expired circles/geboortezorg.yaml
	cp "$work/stdout" "$scratch/over"
	has "$scratch/over" 'the term of the delegate ended on 15 October 2026'
}
case_ 'the double link: who is elected sits in the parent from the day of the membership on' not_seated
