#!/bin/sh
# tests/cli/status.sh - what needs attention.
. "$(dirname "$0")/lib.sh"

case_ 'shows what needs attention, the most urgent first' '
	prints "2026-09-01  evaluation" kring --as-of 2026-09-01 status
	out_has "kring resolve geboortezorg/nachtdienst bram --result RESULT"
	nothing_on stderr
'
case_ 'kring alone: the day in full, the network, and the same lines' '
	kring --as-of 2026-09-01 status | sed 1d >"$scratch/status"
	succeeds kring --as-of 2026-09-01
	[ "$(head -n 1 "$work/stdout")" = "Netwerk Klein: what needs attention on Tuesday 1 September 2026" ]
	sed 1d "$work/stdout" | diff "$scratch/status" -
	succeeds kring --as-of 2025-01-01
	out_has "Netwerk Klein: what needs attention on Wednesday 1 January 2025"
	out_has "nothing needs attention before 3 March 2025; the next date is"
	kring --as-of 2026-09-01 status --format json >"$scratch/status"
	succeeds kring --as-of 2026-09-01 --format json
	diff "$scratch/status" "$work/stdout"
'
case_ 'kring alone is short: the twelve most urgent, and how to see the others' '
	cp -R "$top/examples/geboortezorg" "$scratch/folder"
	cd "$scratch/folder"
	kring status | sed 1d >"$scratch/status"
	lines=$(grep -cE "^[0-9]{4}-| kring [a-z]" "$scratch/status")
	[ "$lines" -gt 20 ]
	succeeds kring
	out_has "and $((lines - 12)) more: '"'kring status'"' shows all"
	[ "$(grep -cE "^[0-9]{4}-" "$work/stdout")" -eq 12 ]
	kring --format json >"$scratch/json"
	kring status --format json | diff - "$scratch/json"
'
case_ 'works from a folder inside the kring folder' '
	cd agreements/geboortezorg
	prints "Samen een nachtdienst" kring --as-of 2026-09-01 status
'
case_ 'the day decides: a week before the round nobody is awaited' '
	succeeds kring --as-of 2026-08-10 status
	out_lacks "answer awaited"
'
case_ 'only for one person' '
	prints "Samen een nachtdienst" kring --as-of 2026-09-01 status --for bram
	out_lacks "Warme overdracht"
	refuses "is no person, organisation or circle" kring --as-of 2026-09-01 status --for zoe
	err_has "names circles and organisations"
'
case_ 'how far to look ahead' '
	prints "2026-09-15" kring --as-of 2026-08-25 status --within 30d
	misused "write how long as 14d, 6w, 6m or 1y" kring status --within 30
'
case_ 'as JSON and as Markdown' '
	succeeds kring --as-of 2026-09-01 status --format json
	python3 -m json.tool "$work/stdout" >/dev/null
	prints "| 2026-09-01 |" kring --as-of 2026-09-01 status --format md
	misused "choose one of: text, md, html, csv, json, ics" kring status --format xlsx
'
case_ 'outside a kring folder it says what to do, and exits with 3' '
	cd "$work/home"
	cannot "there is no kring folder here" kring
	err_has "kring init geboortezorg"
	cannot "there is no kring folder here" kring status
	err_lacks "Set up"
'
case_ 'a file that cannot be read is named, and the rest is shown' '
	echo "titel: x" >>agreements/geboortezorg/folder.yaml
	expect_exit 1 kring --as-of 2026-09-01 status
	err_has "agreements/geboortezorg/folder.yaml:10:1: error:"
	out_has "Samen een nachtdienst"
'
case_ 'in a folder that is being set up, the next step' '
	rm -rf organisations circles mandates agreements meetings spelregels
	prints "there is no organisation yet; '"'kring add organisation ORG --name NAME' adds one"'" kring status
	succeeds kring add organisation vsv --name VSV
	prints "there is no circle yet; '"'kring add circle CIRCLE "'" kring status
'
case_ 'a planned meeting: its agenda, its papers, and what helps, for everybody at the table' '
	printf "facilitator: anna\n" >meetings/geboortezorg/2026-09-24.yaml
	prints "2026-09-24  meeting, no agenda yet, papers not sent yet" kring --as-of 2026-09-01 status --for carla
	out_has "kring meet geboortezorg 2026-09-24 --plan --agenda ID"
	succeeds kring --as-of 2026-09-01 meet geboortezorg 2026-09-24 --plan --agenda geboortezorg/folder
	prints "meeting, 1 agreement on the agenda, papers not sent yet" kring --as-of 2026-09-01 status --for carla
	out_has "kring meet geboortezorg 2026-09-24 --plan --papers today"
	succeeds kring --as-of 2026-09-10 meet geboortezorg 2026-09-24 --plan --papers today
	prints "meeting, 1 agreement on the agenda, papers sent on 10 September 2026" kring --as-of 2026-09-11 status
	out_has "kring show meeting/geboortezorg/2026-09-24"
	prints "papers not sent yet" kring --as-of 2026-09-09 status
	succeeds kring --as-of 2026-09-24 status
	out_lacks "on the agenda"
'
case_ 'an issue without a proposal or next step, until there is one' '
	printf "issues:\n  nacht: {what: Niemand neemt op, by: bram}\n" >>meetings/geboortezorg/2026-03-12.yaml
	prints "issue without a proposal or next step: Niemand neemt op" kring --as-of 2026-09-01 status --for bram
	out_has "kring propose geboortezorg/ID"
	succeeds kring --as-of 2026-03-11 status
	out_lacks "Niemand neemt op"
	sed -i "s/by: bram}/by: bram, next: {what: Navragen, owner: anna, due: 2026-09-09}}/" meetings/geboortezorg/2026-03-12.yaml
	succeeds kring --as-of 2026-09-01 status
	out_lacks "Niemand neemt op"
'
case_ 'a mandate is to be renewed after the last report, as check asks once the next meeting has come' '
	echo "report: {date: 2026-03-16, summary: Kort}" >>meetings/geboortezorg/2026-03-12.yaml
	printf "present: [anna]\n" >meetings/geboortezorg/2026-05-12.yaml
	printf "self: true\nfrom: 2026-01-01\n" >mandates/geboortezorg/anna.yaml
	printf "present: [anna]\n" >meetings/geboortezorg/2026-02-05.yaml
	printf "renewals:\n  - {date: 2026-03-15, meeting: 2026-03-12, by: Bestuur, outcome: confirmed}\n  - {date: 2026-04-02, meeting: 2026-02-05, by: Bestuur, outcome: confirmed}\n" >>mandates/geboortezorg/bram.yaml
	printf "renewals:\n  - {date: 2026-03-17, meeting: 2026-03-12, by: Bestuur, outcome: confirmed}\n" >>mandates/geboortezorg/carla.yaml
	kring --as-of 2026-06-01 status --format json >"$scratch/status"
	succeeds kring --as-of 2026-06-01 check --only mandate-not-renewed
	cp "$work/stdout" "$scratch/check"
	python3 -c "
import json, sys
print(*sorted(r[\"who\"] for r in json.load(open(sys.argv[1]))[\"attention\"] if r[\"what\"] == \"mandate-not-renewed\"))" \
		"$scratch/status" >"$scratch/who"
	[ "$(cat "$scratch/who")" = bram ]
	[ "$(grep -c "warning:" "$scratch/check")" -eq 1 ]
	has "$scratch/check" mandates/geboortezorg/bram.yaml
	echo "renewal: per-term" >>circles/geboortezorg.yaml
	succeeds kring --as-of 2026-06-01 status
	out_lacks "not renewed"
'
case_ 'a proposal that waits before its first round: a question, nominations, what was passed on, a successor' '
	prints "question of Carla Jansen without an answer; proposed on 1 August 2026" kring --as-of 2026-08-10 status --for bram
	out_has "kring say geboortezorg/nachtdienst -m TEXT"
	succeeds kring --as-of 2026-08-04 --as bram say nachtdienst -m "Ja, elke dag."
	prints "no day  proposal, no round yet; proposed on 1 August 2026" kring --as-of 2026-08-10 status --for bram
	out_has "kring open geboortezorg/nachtdienst"
	out_lacks "without an answer"
	succeeds kring --as-of 2026-08-10 --as anna elect geboortezorg secretary --until 2027-08-10
	prints "election without nominations; proposed on 10 August 2026" kring --as-of 2026-08-11 status
	succeeds kring --as-of 2026-08-12 --as anna nominate geboortezorg/secretary-2026 carla
	succeeds kring --as-of 2026-08-12 status
	out_lacks "election without"
	succeeds kring --as-of 2026-08-26 status
	out_lacks "protocollen"
	echo "escalated: {date: 2026-08-26, to: geboortezorg/folder, why: Vast}" >>agreements/geboortezorg/nachtdienst.yaml
	prints "passed on by '"'geboortezorg'"', no round yet, still without a keeper, a criterion; proposed on 25 August 2026" kring --as-of 2026-08-27 status
	out_has "kring amend geboortezorg/folder --set keeper=PERSON --set evaluation.criteria.NAME=TEXT"
	sed -i "s/^escalated.*//" agreements/geboortezorg/nachtdienst.yaml
	echo "supersedes: geboortezorg/warme-overdracht" >>agreements/geboortezorg/folder.yaml
	succeeds kring --as-of 2026-08-27 status
	out_lacks "kring open geboortezorg/folder"
	cat >>agreements/geboortezorg/warme-overdracht.yaml <<-"YAML"
	evaluations:
	  - {date: 2026-08-20, by: anna, kept: partly, learned: Beter, outcome: amended, next: 2026-12-01, decided: {date: 2026-08-24}}
	YAML
	prints "to replace what was to be amended, no round yet, still without a keeper, a criterion; proposed on 25 August 2026" kring --as-of 2026-08-27 status
	out_has "kring amend geboortezorg/folder --set keeper=anna --set evaluation.criteria.NAME=TEXT"
	succeeds kring --as-of 2026-08-27 --as carla amend geboortezorg/folder --set keeper=anna --set evaluation.criteria.een=TEXT
	prints "to replace what was to be amended, no round yet; proposed on 25 August 2026" kring --as-of 2026-08-27 status --for anna
	out_has "kring open geboortezorg/folder"
	succeeds kring --as-of 2026-08-27 --as carla open geboortezorg/folder
'
case_ 'decided to amend: the successor is asked for until it is there' '
	cat >>agreements/geboortezorg/warme-overdracht.yaml <<-"YAML"
	evaluations:
	  - {date: 2026-08-20, by: anna, kept: partly, learned: Beter, outcome: amended, next: 2026-12-01, decided: {date: 2026-08-24}}
	YAML
	succeeds kring --as-of 2026-08-23 status
	out_lacks "no successor yet"
	prints "no day      is to be amended, decided on 24 August 2026; no successor yet" kring --as-of 2026-08-27 status --for anna
	out_has "kring amend geboortezorg/warme-overdracht"
	succeeds kring --as-of 2026-08-27 --as anna amend geboortezorg/warme-overdracht
	prints "to replace what was to be amended, no round yet, still without a keeper, an evaluation date" kring --as-of 2026-08-27 status
	out_has "kring amend geboortezorg/warme-overdracht-2 --set keeper=anna --set evaluation.date=DATE"
	out_lacks "no successor yet"
'
case_ 'a proposal alone in the folder: what it lacks, and no day for machines' '
	rm -r agreements/geboortezorg/nachtdienst.yaml agreements/geboortezorg/warme-overdracht.yaml meetings
	prints "no day  proposal, no round yet, still without a keeper, a criterion; proposed on 25 August 2026" kring --as-of 2026-08-27 status --for carla
	out_lacks "nothing needs attention"
	succeeds kring --as-of 2026-08-27 status --format json
	python3 -c "
import json, sys
row, = json.load(open(sys.argv[1]))[\"attention\"]
assert row[\"day\"] is None and row[\"what\"] == \"forming\", row" "$work/stdout"
	succeeds kring --as-of 2026-08-27 status --format csv
	out_lacks "no day"
'
case_ 'on the day of the evaluation the command that is given works as it stands' '
	prints "kring evaluate geboortezorg/warme-overdracht --sheet" kring --as-of 2026-09-02 status
	succeeds kring --as-of 2026-09-02 evaluate geboortezorg/warme-overdracht --sheet
	succeeds kring --as-of 2026-08-01 --as anna suspend geboortezorg/warme-overdracht --until 2026-08-20 --meeting 2026-03-12 -m Wachten
	prints "kring evaluate geboortezorg/warme-overdracht --sheet" kring --as-of 2026-08-10 status
	succeeds kring --as-of 2026-08-10 evaluate geboortezorg/warme-overdracht --sheet
'
case_ 'an agreement in force without an evaluation date' '
	printf "title: Oud\ntext: Wij bellen.\nadopted: {date: 2025-01-01, earlier: Stuurgroep}\n" >agreements/geboortezorg/oud.yaml
	prints "no date on which it is evaluated" kring --as-of 2026-08-10 status
	out_has "kring extend geboortezorg/oud --to DATE -m WHY"
	succeeds kring --as-of 2026-08-10 --as anna extend oud --to 2027-08-10 -m Overgenomen
	succeeds kring --as-of 2026-08-10 status
	out_lacks Oud
'
case_ 'what somebody who left keeps, or was to do, is handed over, not asked of them' '
	sed -i "s/ done: 2026-03-28/ with: []/; s/owner: kraamzorg-zuid/owner: anna/" agreements/geboortezorg/warme-overdracht.yaml
	prints "action overdue: Telefoonlijst delen" kring --as-of 2026-08-10 status --for anna
	sed -i "s/^  anna: {name: [^}]*/&, left: 2026-08-01/" organisations/*.yaml
	prints "evaluation; the keeper, Anna de Wit, has left" kring --as-of 2026-08-10 status
	out_has "kring hand-over geboortezorg/warme-overdracht --keeper --to PERSON"
	out_has "action overdue: Telefoonlijst delen; Anna de Wit has left"
	out_has "kring hand-over geboortezorg/warme-overdracht --action belafspraak --to PERSON"
	out_lacks "kring evaluate"
	out_lacks "kring done"
	prints "no day      the keeper, Anna de Wit, has left" kring --as-of 2026-08-10 status --within 7d
'
case_ 'a suspension that is over, until something is decided' '
	echo "suspended: {date: 2026-04-01, until: 2026-05-01, meeting: 2026-03-12, why: Incident}" >>agreements/geboortezorg/warme-overdracht.yaml
	prints "2026-05-01  suspended until this day" kring --as-of 2026-04-20 status
	out_lacks "nothing was decided"
	prints "2026-05-01  suspended until this day, and nothing was decided since" kring --as-of 2026-05-02 status
	cat >>agreements/geboortezorg/warme-overdracht.yaml <<-"YAML"
	evaluations:
	  - {date: 2026-04-20, by: anna, kept: partly, learned: Beter, outcome: renewed, next: 2026-12-01, decided: {date: 2026-04-24}}
	YAML
	succeeds kring --as-of 2026-05-02 status
	out_lacks "suspended"
'
case_ 'a meeting without a report after a week, and a planned one that nobody wrote down' '
	succeeds kring --as-of 2026-03-19 status
	out_lacks "no report"
	prints "2026-03-19  no report of the meeting of 12 March 2026" kring --as-of 2026-03-20 status
	out_has "kring meet geboortezorg 2026-03-12 --close"
	succeeds kring --as-of 2026-03-20 --as anna meet geboortezorg 2026-03-12 --close -m "Kort"
	succeeds kring --as-of 2026-03-21 status
	out_lacks "no report"
	echo "facilitator: anna" >meetings/geboortezorg/2026-04-02.yaml
	succeeds kring --as-of 2026-04-02 status
	out_lacks "2026-04-02  "
	prints "2026-04-02  planned for this day, and nobody is said to have been there" kring --as-of 2026-04-03 status
'
case_ 'a renewal that was missed for an earlier meeting, while check asks for it' '
	echo "report: {date: 2026-03-16, summary: Kort}" >>meetings/geboortezorg/2026-03-12.yaml
	printf "present: [anna]\nreport: {date: 2026-05-13, summary: Kort}\n" >meetings/geboortezorg/2026-05-12.yaml
	printf "renewals:\n  - {date: 2026-05-14, meeting: 2026-05-12, by: Bestuur, outcome: confirmed}\n" >>mandates/geboortezorg/bram.yaml
	prints "2026-05-12  mandate not renewed after 12 March 2026  " kring --as-of 2026-06-01 status --for bram
	out_has "--meeting 2026-03-12"
	expect_exit 0 kring --as-of 2026-06-01 check --only mandate-not-renewed
	out_has mandates/geboortezorg/bram.yaml
	prints "mandate not renewed after 12 March 2026 and 12 May 2026" kring --as-of 2026-06-01 status --for carla
	sed -i "s/meeting: 2026-05-12, by/meeting: 2026-03-12, by/" mandates/geboortezorg/bram.yaml
	prints "mandate not renewed after 12 May 2026" kring --as-of 2026-06-01 status --for bram
	out_lacks "2026-03-12"
'
example geboortezorg
case_ 'a member without a mandate hears it before answering, where answers need one' '
	git rm -q mandates/geboortezorg/eva.yaml
	prints "no mandate, so an answer does not count" kring --as-of 2026-09-01 status --for eva
	out_has "kring add mandate geboortezorg eva --organisation jgz --given-by WHO --until +1y"
	succeeds kring --as-of 2026-09-01 status --for anna
	out_lacks "no mandate"
	succeeds kring --as-of 2026-09-01 add mandate geboortezorg eva --organisation jgz --given-by WHO --until +1y
	succeeds kring --as-of 2026-09-01 status --for eva
	out_lacks "no mandate"
	echo "withdrawn: {date: 2026-09-01}" >>mandates/geboortezorg/eva.yaml
	prints "mandate was withdrawn, so an answer does not count" kring --as-of 2026-09-01 status --for eva
	out_has "kring add mandate geboortezorg eva --organisation jgz"
	sed -i "/mandate-valid/d" spelregels/*.yaml
	succeeds kring --as-of 2026-09-01 status --for eva
	out_lacks "does not count"
'

# Nobody has a report yet of what was held since: check asks for the renewal, whatever is planned.
missed() {
	printf "present: [anna, bram, carla, eva]\nreport: {date: 2026-09-01, summary: Kort}\n" >meetings/geboortezorg/2026-09-01.yaml
	printf "present: [anna, bram, carla, eva]\n" >meetings/geboortezorg/2026-09-10.yaml
	expect_exit 1 kring --as-of 2026-09-15 check --only mandate-renewed mandates/geboortezorg/carla.yaml
	prints "2026-09-10  mandate not renewed after 1 September 2026  " kring --as-of 2026-09-15 status --for carla
	succeeds kring --as-of 2026-09-15 meet geboortezorg 2026-09-24 --plan
	prints "2026-09-10  mandate not renewed after 1 September 2026  " kring --as-of 2026-09-15 status --for carla
	out_has "kring renew-mandate geboortezorg --as carla --by 'Bestuur Kraamzorg Zuid' --meeting 2026-09-01"
}
case_ 'planning a meeting makes no missed renewal milder' missed

one_command() {
	prints "mandate not renewed after 12 March 2026 and 25 June 2026" kring --as-of 2026-09-01 status --for eva
	out_has "kring renew-mandate geboortezorg --as eva --by 'Directie JGZ Maasoever' --meeting 2026-03-12"
	out_lacks "2026-03-12, or kring"
}
case_ 'two meetings that a mandate was not renewed after: one command, for the first' one_command

# Whoever copies what stands there runs it; what else there is, the sheet and the manuals say.
copied() {
	prints "kring evaluate regiekring/gedeeld-dossier --sheet" kring --as-of 2026-09-01 status
	out_has "kring done geboortezorg/warme-overdracht meten"
	out_lacks ", or kring"
	out_lacks "kring extend"
}
case_ 'one command in each cell, to be copied as it stands' copied

set_aside() {
	succeeds kring --as-of 2026-08-01 suspend gedeeld-dossier --until 2026-12-01 --meeting 2026-06-11 -m Wachten
	expect_exit 0 kring --as-of 2026-09-01 check --only evaluation-overdue
	out_has gedeeld-dossier
	prints "2026-08-13  evaluation overdue" kring --as-of 2026-09-01 status --for gijs
	prints "suspended until this day" kring --as-of 2026-09-01 status --within 200d
	succeeds kring --as-of 2026-08-10 status --for gijs
	out_lacks "evaluation overdue"
}
case_ 'set aside, and its evaluation day has passed: both are said' set_aside

oldest_missed() {
	printf "present: [eva]\nreport: {date: 2026-09-09, summary: Kort}\n" >meetings/geboortezorg/2026-09-08.yaml
	prints "2026-06-25  mandate not renewed since 12 March 2026, after 3 meetings" kring --as-of 2026-09-20 status --for eva
	out_has "kring renew-mandate geboortezorg --as eva --by 'Directie JGZ Maasoever' --meeting 2026-03-12"
	succeeds kring --as-of 2026-09-20 --as eva renew-mandate geboortezorg --by 'Directie JGZ Maasoever' --meeting 2026-03-12
	prints "2026-09-08  mandate not renewed after 25 June 2026 and 8 September 2026" kring --as-of 2026-09-20 status --for eva
}
case_ 'a newer meeting does not hide the oldest that a mandate was not renewed after' oldest_missed

withdrawn_delegate() {
	succeeds kring --as-of 2026-09-25 --as carla renew-mandate regiekring --by "$(sed -n 's/^given-by: //p' mandates/regiekring/carla.yaml)" --outcome withdrawn --meeting 2026-06-11
	out_has "next: 'kring add mandate regiekring carla --of-circle geboortezorg --given-by WHO --until DATE'"
	prints "kring add mandate regiekring carla --of-circle geboortezorg --given-by WHO --until +1y" kring --as-of 2026-09-26 status --for carla
	succeeds kring --as-of 2026-09-26 add mandate regiekring carla --of-circle geboortezorg --given-by WHO --until +1y
	succeeds kring --as-of 2026-09-26 status --for carla
	out_lacks "does not count"
}
case_ 'the mandate of a delegate was withdrawn: a new one is on behalf of the same circle' withdrawn_delegate
