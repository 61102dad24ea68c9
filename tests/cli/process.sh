#!/bin/sh
# tests/cli/process.sh - report process: reviews, meetings looked back on, and what is left to people.
. "$(dirname "$0")/lib.sh"
example geboortezorg

report() {
	kring --as-of 2026-09-01 report process "$@"
}

# holds EXPRESSION: it holds of the report on stdout, a dictionary d.
holds() {
	python3 -c "
import json, sys
d = json.load(open(sys.argv[1]))
assert $1, d" "$work/stdout"
}

case_ 'the spread between organisations, counted by hand from the review' '
	succeeds report --format json
	holds "[(r[\"lens\"], r[\"least\"], r[\"most\"], r[\"spread\"]) for r in d[\"lenses\"]] == [
		(\"ambition\", 4, 5, 1), (\"interests\", 2, 4, 2), (\"relationships\", 3, 4, 1),
		(\"organisation\", 2, 3, 1), (\"process\", 3, 4, 1)]"
	holds "all(r[\"spread-change\"] is None for r in d[\"lenses\"])"
'
case_ 'a lens that nobody looked through is in the table, empty' '
	sed -i "/^  organisation: /d" reviews/regiekring/2026-06-11.yaml
	succeeds report --format json
	holds "[r for r in d[\"lenses\"] if r[\"lens\"] == \"organisation\"] == [{\"circle\": \"regiekring\",
		\"review\": \"2026-06-11\", \"lens\": \"organisation\", \"least\": None, \"most\": None,
		\"spread\": None, \"spread-change\": None, \"organisations\": 0}]"
'
case_ 'what changed since the review before of that circle' '
	cat >reviews/regiekring/2026-08-20.yaml <<-YAML
		lenses:
		  interests: {verloskundigen: 3, ziekenhuis: 3, kraamzorg-zuid: 3, jgz: 4}
		team: {trust: {mean: 4.1, spread: 0.5, n: 6}, conflict: {mean: 2.5, spread: 0.5, n: 2}}
		behaviours: {flexible: 2}
		shift: {roles: {now: 3, wanted: 4}}
	YAML
	succeeds report --format json
	holds "[(r[\"spread\"], r[\"spread-change\"]) for r in d[\"lenses\"] if r[\"lens\"] == \"interests\"] == [(1, -1)]"
	holds "[(r[\"organisation\"], r[\"change\"]) for r in d[\"scores\"]] == [(\"verloskundigen\", 0),
		(\"ziekenhuis\", -1), (\"kraamzorg-zuid\", 1), (\"jgz\", 1)]"
	holds "[(r[\"layer\"], r[\"mean\"], r[\"mean-change\"]) for r in d[\"team\"]] == [(\"trust\", 4.1, 0.3),
		(\"conflict\", None, None)]"
	holds "d[\"behaviours\"][0][\"change\"] == -1 and d[\"shift\"][0][\"change\"] == 1"
	holds "d[\"process-evaluation\"][\"next\"] == \"2027-08-20\""
	prints "since the review before, of 11 June 2026" report
	out_has "3 (+1)"
	out_has "Of fewer than three answers"
	succeeds kring --as-of 2026-08-19 report process
	out_lacks "since the review before"
'
case_ 'the same improvement three times is a question, twice it is not' '
	for day in 2025-11-13 2026-02-05; do
		sed -i "s/improve: [^}]*/improve: Verslag sneller/" meetings/geboortezorg/$day.yaml
	done
	sed -i "s/improve: .*/improve: \"verslag  sneller!\"/" meetings/geboortezorg/2026-06-25.yaml
	sed -i "s/improve: [^}]*/improve: Verslag sneller/" meetings/regiekring/2026-01-22.yaml
	prints "what keeps us from it?" report
	succeeds report --format json
	holds "[(r[\"circle\"], r[\"meetings\"]) for r in d[\"returning\"]] == [(\"geboortezorg\",
		[\"2025-11-13\", \"2026-02-05\", \"2026-06-25\"])]"
	succeeds report --since 2026-01-01
	out_lacks "what keeps us from it?"
'
case_ 'every spelregel in force is listed with its question, also one that asks nothing' '
	succeeds report --format json
	holds "len(d[\"questions\"]) == 7 and all(q[\"question\"] and q[\"rules\"] for q in d[\"questions\"])"
	printf "title: Wij zijn er\ntext: Wie er niet kan zijn, zegt het.\nadopted: {date: 2026-01-01, by: regiekring/onze-spelregels}\n" >spelregels/er-zijn.yaml
	prints "(asks nothing)" report
	out_has "(nothing)"
	sed -i "s/^adopted:.*/&\nended: {date: 2026-08-31, why: Klaar}/" spelregels/mandaat.yaml
	succeeds report --format json
	holds "len(d[\"questions\"]) == 7 and not [q for q in d[\"questions\"] if q[\"spelregel\"] == \"mandaat\"]"
'
case_ 'the spelregels stand by number, and a successor keeps the number of the first' '
	succeeds report --format json
	holds "[(q[\"number\"], q[\"spelregel\"]) for q in d[\"questions\"]] == list(enumerate([
		\"eigen-middelen\", \"voorstel\", \"namens\", \"mandaat\", \"zorgen\", \"verslag\", \"samen\"], 1))"
	sed -i "s/^adopted:.*/&\nended: {date: 2026-08-31, why: Vervangen}/" spelregels/voorstel.yaml
	printf "title: Een vervolg\ntext: Op een probleem volgt iets.\nsupersedes: voorstel\nadopted: {date: 2026-08-31, by: geboortezorg/intake}\n" >spelregels/vervolg.yaml
	prints "2. Een vervolg" report
	out_lacks "2. Op een probleem"
	printf "title: Los\ntext: Los.\nadopted: {date: 2026-08-31, by: geboortezorg/intake}\n" >spelregels/los.yaml
	succeeds report --format json
	holds "[q[\"number\"] for q in d[\"questions\"] if q[\"spelregel\"] == \"los\"] == [None]"
'
case_ 'a spelregel of other circles asks nothing here' '
	succeeds report --circle stuit --format json
	holds "sorted(q[\"spelregel\"] for q in d[\"questions\"]) == [\"eigen-middelen\", \"namens\", \"samen\",
		\"verslag\", \"voorstel\", \"zorgen\"]"
	prints "No review is written yet" report --circle stuit
'
case_ 'when the next one is: late, or never said' '
	prints "2027-06-11" report
	out_lacks "It was to be held by"
	prints "It was to be held by 11 June 2027." kring --as-of 2027-06-12 report process
	rm reviews/regiekring/2026-06-11.yaml
	sed -i "/^started:\|^adopted:/d" kring.yaml
	prints "counted from '"'started'"' in kring.yaml, or from the first review" report
	sed -i "/process-evaluation:/d" kring.yaml
	prints "does not say how often" report
'
