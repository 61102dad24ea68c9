#!/bin/sh
# tests/cli/meet.sh - a meeting: planned, held, closed with a report, confirmed; always by small edits.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

plan() {
	succeeds on meet geboortezorg 2026-09-24 --plan
	out_is <<-END
		the meeting of 'geboortezorg' on 24 September 2026 is planned
		  next, on the day: 'kring meet geboortezorg 2026-09-24 --present PERSON,...'
		  saved: meetings/geboortezorg/2026-09-24.yaml
	END
	file_is meetings/geboortezorg/2026-09-24.yaml <<-END
		agenda:
		  - geboortezorg/intake
		  - geboortezorg/stuitligging
		  - geboortezorg/tolk
		  - geboortezorg/vroegsignalering
		  - geboortezorg/warme-overdracht
	END
	sound
}
case_ 'planned: what is open, forming or to be evaluated by then is on the agenda' plan

plan_given() {
	succeeds on meet geboortezorg 2026-09-24 --plan --agenda 'tolk, regiekring/gedeeld-dossier' --papers today
	file_is meetings/geboortezorg/2026-09-24.yaml <<-END
		agenda:
		  - geboortezorg/tolk
		  - regiekring/gedeeld-dossier
		papers: 2026-09-01
	END
	git add -A && git commit -q -m planned
	succeeds on meet geboortezorg 2026-09-24 --plan --agenda intake,tolk
	changes_are <<-END
		+  - geboortezorg/intake
	END
	sound
}
case_ 'an agenda as given, and more of it later' plan_given

plan_empty() {
	succeeds on meet stuit 2026-09-24 --plan
	file_is meetings/stuit/2026-09-24.yaml <<-END
		agenda: []
	END
	git add -A && git commit -q -m planned
	succeeds on meet stuit 2026-09-24 --plan --agenda stuitligging
	has meetings/stuit/2026-09-24.yaml geboortezorg/stuitligging
	sound
}
case_ 'planned with nothing to discuss yet' plan_empty

hold() {
	succeeds on meet geboortezorg today --present anna,bram,dirk --absent carla --guests 'Mevrouw De Boer, bewoner' --guests 'Twee leerlingen: kraamzorg'
	out_is <<-END
		the meeting of 'geboortezorg' on 1 September 2026 is open
		  next: 'kring consent ID --all-present', and 'kring meet geboortezorg 2026-09-01 --close'
		  saved: meetings/geboortezorg/2026-09-01.yaml
	END
	file_is meetings/geboortezorg/2026-09-01.yaml <<-END
		present: [anna, bram, dirk]
		absent: [carla]
		guests: ['Mevrouw De Boer, bewoner', 'Twee leerlingen: kraamzorg']
		facilitator: anna
	END
	sound
}
case_ 'held: who is there, who is not, and who leads it by role' hold

planned_then_held() {
	succeeds on meet geboortezorg 2026-09-24 --plan --agenda tolk --papers today
	git add -A && git commit -q -m planned
	succeeds kring --as-of 2026-09-24 meet geboortezorg 2026-09-24 --present anna,bram
	changes_are <<-END
		+present: [anna, bram]
		+facilitator: anna
	END
	git commit -q -a -m held
	succeeds kring --as-of 2026-09-25 meet geboortezorg 2026-09-24 --close --absent carla,eva -m Kort.
	changes_are <<-END
		+absent: [carla, eva]
		+report:
		+  date: 2026-09-25
		+  summary: Kort.
	END
	file_is meetings/geboortezorg/2026-09-24.yaml <<-END
		agenda:
		  - geboortezorg/tolk
		papers: 2026-09-01
		present: [anna, bram]
		absent: [carla, eva]
		facilitator: anna
		report:
		  date: 2026-09-25
		  summary: Kort.
	END
}
case_ 'planned, held and closed, each by lines of its own' planned_then_held

deputy() {
	succeeds on meet geboortezorg today --present bram,carla --absent anna
	has meetings/geboortezorg/2026-09-01.yaml 'facilitator: carla'
	succeeds on meet regiekring today --present bram --facilitator gijs
	has meetings/regiekring/2026-09-01.yaml 'facilitator: gijs'
	succeeds on meet stuit today --present bram
	out_has "  nobody facilitates it yet: '--facilitator PERSON'"
	lacks meetings/stuit/2026-09-01.yaml facilitator
	sound
}
case_ 'the deputy leads it when the facilitator is not there' deputy

grow() {
	succeeds on meet geboortezorg today --present anna,bram --absent carla
	git add -A && git commit -q -m held
	succeeds on meet geboortezorg today --present carla,anna
	changes_are <<-END
		-present: [anna, bram]
		-absent: [carla]
		+present: [anna, bram, carla]
	END
	sound
}
case_ 'who comes late moves from one list to the other' grow

own_layout() {
	sed -i '/^report:/,$d' meetings/geboortezorg/2026-06-25.yaml
	git commit -q -a -m 'Without a report'
	succeeds on meet geboortezorg 2026-06-25 --close -m 'Het huisbezoek blijft.
Waarom: gezinnen zijn blij.'
	changes_are <<-END
		+report:
		+  date: 2026-09-01
		+  summary: |
		+    Het huisbezoek blijft.
		+    Waarom: gezinnen zijn blij.
	END
	sound
}
case_ 'closed: an existing file keeps every other line' own_layout

skeleton() {
	sed -i '/^report:/,$d' meetings/geboortezorg/2026-06-25.yaml
	git commit -q -a -m 'Without a report'
	succeeds on meet geboortezorg 2026-06-25 --close
	out_is <<-END
		the meeting of 'geboortezorg' on 25 June 2026 is over, and has its report
		  the summary holds what was decided and why; complete it in meetings/geboortezorg/2026-06-25.yaml, or today with 'kring meet geboortezorg 2026-06-25 --close -m SUMMARY'
		  next: each member renews the mandate: 'kring renew-mandate geboortezorg --by WHO', for somebody else with '--as PERSON'
		  later: 'kring meet geboortezorg 2026-06-25 --confirm-report', when the circle confirmed it
		  saved: meetings/geboortezorg/2026-06-25.yaml
	END
	changes_are <<-END
		+report:
		+  date: 2026-09-01
		+  summary: |
		+    Eén nummer voor overleg, dag en nacht. Eén nummer dat altijd geldt, hoeft niemand op te zoeken.
		+    Huisbezoek voor de geboorte. Om hulp vragen is makkelijker bij iemand die je al kent.
	END
	sound
}
case_ 'closed without a text: the summary begins with what was decided and why' skeleton

own_words_later() {
	sed -i '/^report:/,$d' meetings/geboortezorg/2026-06-25.yaml
	succeeds on meet geboortezorg 2026-06-25 --close
	refuses 'has its report already' kring --as-of 2026-09-02 meet geboortezorg 2026-06-25 --close -m Later.
	succeeds on meet geboortezorg 2026-06-25 --close -m 'Het huisbezoek blijft.'
	out_lacks 'complete it'
	has meetings/geboortezorg/2026-06-25.yaml '  summary: Het huisbezoek blijft.'
	lacks meetings/geboortezorg/2026-06-25.yaml 'Om hulp vragen'
	sound
	refuses 'has its report already' on meet geboortezorg 2026-06-25 --close -m Anders.
}
case_ 'words of its own replace the skeleton of the same day, and nothing that somebody wrote' own_words_later

in_one_go() {
	succeeds on meet geboortezorg 2026-08-20 --present anna,bram,eva --absent carla --close -m 'Kort.'
	file_is meetings/geboortezorg/2026-08-20.yaml <<-END
		present: [anna, bram, eva]
		absent: [carla]
		facilitator: anna
		report:
		  date: 2026-09-01
		  summary: Kort.
	END
	sound
}
case_ 'written down afterwards, at once' in_one_go

unnamed() {
	succeeds on meet geboortezorg today --present anna,dirk
	git add -A && git commit -q -m held
	refuses 'it is not said who of the members was there: Bram Postma, Carla Jansen, Eva Smits' on meet geboortezorg today --close -m Kort.
	err_is <<-END
		kring: refused: it is not said who of the members was there: Bram Postma, Carla Jansen, Eva Smits
		    hint: '--present bram,carla,eva' or '--absent bram,carla,eva', each where they belong
	END
	refuses 'the report needs a summary: no decision of this meeting is written down' on meet geboortezorg today --close --absent bram,carla,eva
	refuses 'nobody was there' on meet stuit 2026-08-01 --close --absent bram,anna,carla -m x
	no_change
}
case_ 'not closed before everybody is named and something is said' unnamed

confirm() {
	succeeds on meet geboortezorg 2026-06-25 --confirm-report
	out_has "the report of 'geboortezorg' on 25 June 2026 is confirmed"
	changes_are <<-END
		+  confirmed: 2026-09-01
	END
	sound
	git commit -q -a -m confirmed
	refuses 'the report of 25 June 2026 was confirmed on 1 September 2026' on meet geboortezorg 2026-06-25 --confirm-report
	refuses "the meeting of 'geboortezorg' on 25 June 2026 has its report already, of 6 July 2026" on meet geboortezorg 2026-06-25 --close -m x
	err_has '    hint: its summary is mended in meetings/geboortezorg/2026-06-25.yaml'
	refuses "the meeting of 'geboortezorg' on 24 June 2026 has no report to confirm" on meet geboortezorg 2026-06-24 --confirm-report
	err_has "    hint: 'kring meet geboortezorg 2026-06-24 --close -m SUMMARY' writes one"
	no_change
}
case_ 'the report is confirmed, once' confirm

corrected() {
	succeeds on meet geboortezorg 2026-03-12 --present dirk
	out_has "the meeting of 'geboortezorg' on 12 March 2026, which has its report, is corrected"
	changes_are <<-END
		-present: [anna, bram, eva]
		+present: [anna, bram, eva, dirk]
	END
	sound
}
case_ 'a name that was forgotten' corrected

refusals() {
	misused "'--plan', '--close' and '--confirm-report' do not go together" on meet geboortezorg 2026-09-24 --plan --close
	misused '31 August 2026 is over, so no meeting can be planned on it' on meet geboortezorg 2026-08-31 --plan
	err_has "    hint: without '--plan' it is written down as held"
	misused '24 September 2026 is still to come' on meet geboortezorg 2026-09-24 --present anna
	err_has "    hint: '--plan' plans it"
	misused "say who is there: '--present PERSON,...'" on meet geboortezorg today
	misused "'anna' is named as present and as absent" on meet geboortezorg today --present anna --absent anna
	misused 'the papers cannot have gone out on 17 September 2026: that day is still to come' \
		on meet geboortezorg 2026-09-24 --plan --papers 2026-09-17
	refuses "nobody has the id 'ana'" on meet geboortezorg today --present ana
	err_has "    hint: did you mean 'anna'?"
	refuses "nobody has the id 'carl'" on meet geboortezorg today --present anna --facilitator carl
	refuses "there is no agreement 'tollk'" on meet geboortezorg 2026-09-24 --plan --agenda tollk
	refuses "there is no circle 'geboortezog'" on meet geboortezog today --present anna
	misused "'31-12' is no date" on meet geboortezorg 31-12
	no_change
}
case_ 'refusals change nothing' refusals

shorter_list() {
	succeeds on meet geboortezorg today --present anna,bram,carla
	git add -A && git commit -q -m lijst
	succeeds on meet geboortezorg today --present anna,bram,eva
	out_has "  who was named as present stays: carla; '--absent carla' takes off who was not there"
	succeeds on meet geboortezorg today --absent carla
	has meetings/geboortezorg/2026-09-01.yaml 'present: [anna, bram, eva]'
	sed -i 's/^  eva: {name: .*/  eva: {name: Eva Smits, left: 2026-08-31}/' organisations/jgz.yaml
	git commit -q -a -m weg
	refuses "'eva' left on 31 August 2026, before 1 September 2026" on meet geboortezorg today --present eva
	no_change
}
case_ 'a shorter list says who stays; not who had left' shorter_list

all_present() {
	succeeds on meet geboortezorg today --present anna,bram,carla --absent eva
	succeeds on --as anna consent vroegsignalering --all-present
	has agreements/geboortezorg/vroegsignalering.yaml 'response: absent'
	sound
}
case_ 'those who are present can be answered for at once' all_present

committed() {
	succeeds on meet geboortezorg today --present anna,bram,carla --absent eva --close -m Kort. --commit
	git log -1 --format=%B | diff -u - /dev/fd/3 3<<-END
		meeting geboortezorg/2026-09-01: report

		Meeting: geboortezorg/2026-09-01

	END
	no_change
}
case_ 'the commit says what was done' committed

same_day() {
	succeeds on meet geboortezorg today --present anna,bram,carla,eva
	succeeds on meet geboortezorg today --close -m Kort.
	succeeds on meet geboortezorg today --confirm-report
	out_has "  it was written today too: it counts as confirmed by those who were there"
	has meetings/geboortezorg/2026-09-01.yaml 'confirmed: 2026-09-01'
	sound
	git checkout -q . && succeeds on meet geboortezorg 2026-06-25 --confirm-report
	out_lacks "written today"
}
case_ 'a report may be confirmed on its own day, and that is said' same_day

mandates_named() {
	succeeds on --as eva renew-mandate geboortezorg --by Directie --until +1y
	succeeds on meet geboortezorg today --present anna,bram,carla,eva
	succeeds on meet geboortezorg today --close -m Kort. --commit
	git log -1 --format=%B >"$scratch/message"
	has "$scratch/message" 'Mandate: geboortezorg/eva'
	has "$scratch/message" 'Meeting: geboortezorg/2026-09-01'
}
case_ 'the commit of a meeting names the mandates that it takes along' mandates_named
