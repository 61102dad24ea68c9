#!/bin/sh
# tests/cli/renew-mandate.sh - spelregel 4: a mandate is renewed after a meeting, on its outcome.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

confirmed() {
	succeeds on --as eva renew-mandate geboortezorg --by 'Directie JGZ Maasoever'
	out_is <<-END
		the mandate of Eva Smits for 'geboortezorg' is confirmed by Directie JGZ Maasoever
		  next: 'kring renew-mandate geboortezorg --by WHO --meeting 2026-03-12', which is still awaited
		  saved: mandates/geboortezorg/eva.yaml
	END
	changes_are <<-END
		+  - {date: 2026-09-01, meeting: 2026-06-25, by: Directie JGZ Maasoever, outcome: confirmed}
	END
	sound
}
case_ 'confirmed after the last meeting, on one line as the others are, below the comment' confirmed

earlier_meeting() {
	succeeds on --as eva renew-mandate geboortezorg --meeting 2026-03-12 --by 'Directie JGZ Maasoever'
	changes_are <<-END
		+  - {date: 2026-09-01, meeting: 2026-03-12, by: Directie JGZ Maasoever, outcome: confirmed}
	END
	out_has "  next: 'kring renew-mandate geboortezorg --by WHO --meeting 2026-06-25', which is still awaited"
	expect_exit 0 on check --only mandate-renewed
	succeeds on --as eva renew-mandate geboortezorg --by 'Directie JGZ Maasoever'
	out_has "  next: nothing, until the next meeting"
}
case_ 'after an earlier meeting that it was not renewed for' earlier_meeting

block() {
	head -n 11 mandates/regiekring/ilse.yaml >"$scratch/ilse" && cp "$scratch/ilse" mandates/regiekring/ilse.yaml
	git commit -q -a -m 'Not renewed in June'
	succeeds on --as ilse renew-mandate regiekring --by 'Directie JGZ Maasoever' --until 2027-12-31
	changes_are <<-END
		+  - date: 2026-09-01
		+    meeting: 2026-06-11
		+    by: Directie JGZ Maasoever
		+    outcome: confirmed
		+    until: 2027-12-31
	END
	sound
}
case_ 'in lines of its own, as the others are; with a new last day' block

first() {
	succeeds on --as bram renew-mandate stuit --by 'Vakgroep gynaecologie'
	changes_are <<-END
		+renewals:
		+  - {date: 2026-09-01, meeting: 2026-07-09, by: Vakgroep gynaecologie, outcome: confirmed}
	END
	sound
}
case_ 'the first renewal' first

widened() {
	succeeds on --as bram renew-mandate stuit --by 'Vakgroep: bestuur' --outcome widened \
		--scope stuitligging,nachtdienst --limits 'Tot 1 januari, niet langer'
	out_has "the mandate of Bram Postma for 'stuit' is widened by Vakgroep: bestuur"
	changes_are <<-END
		+renewals:
		+  - {date: 2026-09-01, meeting: 2026-07-09, by: 'Vakgroep: bestuur', outcome: widened, scope: [stuitligging, nachtdienst], limits: 'Tot 1 januari, niet langer'}
	END
	sound
}
case_ 'widened, with what it is from now on' widened

withdrawn() {
	succeeds on --as bram renew-mandate stuit --by 'Vakgroep gynaecologie' --outcome withdrawn
	out_has '  from now on Bram Postma sits there without a mandate'
	git commit -q -a -m withdrawn
	refuses "the mandate of 'bram' for 'stuit' was withdrawn on 1 September 2026" on --as bram renew-mandate stuit --by X
	err_has "    hint: a new one is the mandator's to give: 'kring add mandate stuit bram --organisation ziekenhuis --given-by WHO --until DATE'"
	sound
}
case_ 'withdrawn, and then not renewed any more' withdrawn

twice() {
	refuses "the mandate of 'anna' for 'geboortezorg' is renewed already after the meeting of 25 June 2026" \
		on --as anna renew-mandate geboortezorg --by 'Maatschap De Wieken'
	err_is <<-END
		kring: refused: the mandate of 'anna' for 'geboortezorg' is renewed already after the meeting of 25 June 2026
		    hint: once for each meeting is enough
	END
	refuses "the mandate of 'bram' for 'regiekring' has a later renewal, of 30 June 2026" \
		kring --as-of 2026-01-10 --as bram renew-mandate regiekring --by X
	no_change
}
case_ 'once for each meeting' twice

ended() {
	refuses "the mandate of 'gijs' for 'regiekring' ended on 14 August 2026" on --as gijs renew-mandate regiekring --by RvB
	err_has "    hint: '--until DATE' gives its new last day"
	no_change
	succeeds on --as gijs renew-mandate regiekring --by RvB --until 2027-08-14
	has mandates/regiekring/gijs.yaml '  - {date: 2026-09-01, meeting: 2026-06-11, by: RvB, outcome: confirmed, until: 2027-08-14}'
	succeeds on check --only mandate-expired
	nothing_on stdout
}
case_ 'a mandate that ended gets a new last day' ended

same_again() {
	succeeds on --as gijs renew-mandate regiekring --by RvB --until 2027-08-14
	git commit -q -a -m renewed
	refuses "the mandate of 'gijs' for 'regiekring' is renewed already after the meeting of" on --as gijs renew-mandate regiekring --by RvB --until 2027-08-14
	no_change
	succeeds on --as gijs renew-mandate regiekring --by RvB --until 2027-09-14
}
case_ 'the same last day twice is one renewal' same_again

no_report() {
	succeeds on meet geboortezorg today --present anna,bram,carla,eva
	git add -A && git commit -q -m meeting
	refuses "the meeting of 'geboortezorg' on 1 September 2026 has no report yet" on --as eva renew-mandate geboortezorg --by X
	err_is <<-END
		kring: refused: the meeting of 'geboortezorg' on 1 September 2026 has no report yet, and a mandate is renewed on its outcome
		    hint: 'kring meet geboortezorg 2026-09-01 --close -m SUMMARY' writes it; '--meeting DATE' names an earlier meeting
	END
	no_change
	succeeds on meet geboortezorg 2026-09-01 --close -m 'Niets besloten.'
	succeeds on --as eva renew-mandate geboortezorg --by X
	has mandates/geboortezorg/eva.yaml 'meeting: 2026-09-01, by: X'
}
case_ 'from the report on' no_report

refusals() {
	refuses "'dirk' has no mandate for 'geboortezorg'" on --as dirk renew-mandate geboortezorg --by X
	err_is <<-END
		kring: refused: 'dirk' has no mandate for 'geboortezorg'
		    hint: members have one: for one of them it is written down with '--as PERSON'
	END
	refuses 'a mandate that is narrowed needs to say what it is now' on --as eva renew-mandate geboortezorg --by X --outcome narrowed
	err_has "    hint: '--scope TOPIC,...' gives the topics from now on, '--limits TEXT' how far it goes"
	misused "'--scope' and '--limits' change a mandate" on --as eva renew-mandate geboortezorg --by X --scope taal
	misused "say who renewed it: '--by WHO'" on --as eva renew-mandate geboortezorg
	misused "'--until'" on --as eva renew-mandate geboortezorg --by X --outcome withdrawn --until 2027-01-01
	misused '31 August 2026 is over already' on --as eva renew-mandate geboortezorg --by X --until 2026-08-31
	misused 'the meeting of 2 September 2026 is still to come' on --as eva renew-mandate geboortezorg --by X --meeting 2026-09-02
	refuses "'geboortezorg' had no meeting on 26 June 2026" on --as eva renew-mandate geboortezorg --by X --meeting 2026-06-26
	err_has '    hint: the last one was on 25 June 2026'
	refuses "there is no circle 'geboortezog'" on --as eva renew-mandate geboortezog --by X
	err_has "    hint: did you mean 'geboortezorg'?"
	misused "'Taal' is no id for 'scope'" on --as eva renew-mandate geboortezorg --by X --outcome widened --scope Taal
	refuses "begins on 8 January 2026" kring --as-of 2025-12-01 --as eva renew-mandate geboortezorg --by X
	no_change
}
case_ 'refusals change nothing' refusals

all() {
	succeeds on --as bram renew-mandate --all --by 'Vakgroep gynaecologie'
	out_is <<-END
		the mandate of Bram Postma for 'geboortezorg' is renewed already
		the mandate of Bram Postma for 'regiekring' is renewed already
		the mandate of Bram Postma for 'stuit' is confirmed by Vakgroep gynaecologie
		  next: nothing, before its last day: 'kring renew-mandate stuit --by WHO --until DATE'
		  saved: mandates/stuit/bram.yaml
	END
	only_changed mandates/stuit/bram.yaml
	git commit -q -a -m renewed
	refuses "'bram' has no mandate to renew on 1 September 2026" on --as bram renew-mandate --all --by X
	err_has "    hint: 'kring status --for bram' shows what waits"
	no_change
}
case_ '--all renews what is not renewed yet, and says what was' all

all_files() {
	sed -i '/2026-07-14/d' mandates/geboortezorg/bram.yaml
	git commit -q -a -m 'Two to renew'
	succeeds on --as bram renew-mandate --all --by 'Vakgroep gynaecologie' --commit
	git log -1 --format=%B | diff -u - /dev/fd/3 3<<-END
		mandate geboortezorg/bram: confirmed

		Mandate: geboortezorg/bram
		Meeting: geboortezorg/2026-06-25
		Mandate: stuit/bram
		Meeting: stuit/2026-07-09

	END
	[ "$(git show --format= --name-only HEAD | wc -l)" = 2 ]
	sound
}
case_ '--all: two files, one commit' all_files

branches() {
	on_branch eva on --as eva renew-mandate geboortezorg --by 'Directie JGZ Maasoever'
	on_branch bram on --as bram renew-mandate stuit --by 'Vakgroep gynaecologie'
	merges eva bram
	sound
}
case_ 'two people renew on two branches: plain git merges them' branches

comments() {
	sed -i 's/$/\r/; 1s/^/\xef\xbb\xbf/' mandates/geboortezorg/eva.yaml
	git commit -q -a -m 'CRLF and a byte order mark'
	succeeds on --as eva renew-mandate geboortezorg --by X
	changes_are <<-END
		+  - {date: 2026-09-01, meeting: 2026-06-25, by: X, outcome: confirmed}$(printf '\r')
	END
}
case_ 'line ends and a byte order mark stay' comments

other_mandator() {
	succeeds on --as bram renew-mandate stuit --by 'Vakgroep'
	err_has "the mandate of 'bram' for 'stuit' was given by 'Vakgroep gynaecologie', and is renewed by 'Vakgroep'"
	git checkout -q .
	succeeds on --as bram renew-mandate stuit --by 'Vakgroep gynaecologie'
	err_lacks 'was given by'
}
case_ 'another name of the mandator is told' other_mandator

planned() {
	echo 'agenda: []' >meetings/geboortezorg/2026-08-20.yaml
	succeeds on --as eva renew-mandate geboortezorg --by 'Directie JGZ Maasoever'
	has mandates/geboortezorg/eva.yaml 'date: 2026-09-01, meeting: 2026-06-25'
}
case_ 'a planned meeting that nobody came to is not the last one' planned
