#!/bin/sh
# tests/cli/spelregels.sh - the checks that run are the spelregels that the table consented to: switched
# on for all, for one circle, or off, for each of the seven.
. "$(dirname "$0")/lib.sh"

seven='eigen-middelen voorstel namens mandaat zorgen verslag samen'
rules='action-owner-at-table issue-has-proposal mandate-valid mandate-renewed concern-voiced
agreement-why report-published report-concise part-co-owned goal-linked evaluation-hears-all'

rules_of() {
	case $1 in
	eigen-middelen) echo action-owner-at-table ;;
	voorstel) echo issue-has-proposal ;;
	namens) echo mandate-valid ;;
	mandaat) echo mandate-renewed ;;
	zorgen) echo concern-voiced ;;
	verslag) echo agreement-why report-concise report-published ;;
	samen) echo evaluation-hears-all goal-linked part-co-owned ;;
	esac
}

number_of() {
	echo "$seven" | tr ' ' '\n' | grep -nxF "$1" | cut -d: -f1
}

# A circle in which every one of the seven is broken.
circle() { # CIRCLE PARENT
	mkdir -p circles mandates/"$1" meetings/"$1" agreements/"$1"
	cat >circles/"$1".yaml <<-END
		name: Kring $1
		aim: Elk gezin één lijn
		domain: [overdracht]
		parent: $2
		renewal: each-meeting
		members:
		  anna: {from: 2026-01-01}
		  bram: {from: 2026-01-01}
	END
	cat >mandates/"$1"/anna.yaml <<-END
		organisation: wieken
		given-by: Maatschap
		from: 2026-01-01
		until: 2026-12-31
	END
	{
		echo 'present: [anna, bram]'
		echo 'issues: {wachttijd: {what: Te lang wachten, by: bram}}'
		echo 'report:'
		echo '  date: 2026-03-01'
		echo '  summary: |'
		yes '    wij spraken lang en breed over van alles en nog wat' | head -n 60
	} >meetings/"$1"/2026-02-10.yaml
	printf 'present: [anna, bram]\nreport: {date: 2026-03-22, summary: Kort}\n' >meetings/"$1"/2026-03-20.yaml
	cat >agreements/"$1"/bellen.yaml <<-END
		title: Bellen
		driver: Niemand belt
		text: Wij bellen
		parties: [wieken, zuid]
		actions:
		  lijst: {what: Een lijst maken, owner: apotheek}
		evaluation: {date: 2026-12-01, criteria: {gebeld: Er is gebeld}}
		keeper: anna
		proposed: {by: anna, date: 2026-02-01}
		adopted: {date: 2026-02-10, meeting: 2026-02-10}
		rounds:
		  - opened: 2026-02-02
		    text-digest: DIGEST
		    responses:
		      anna:
		        response: consent
		        date: 2026-02-09
		      bram:
		        response: consent
		        date: 2026-02-09
		evaluations:
		  - date: 2026-05-01
		    by: anna
		    learned: Het werkt
		    kept: kept
		    outcome: renewed
		    next: 2027-01-01
		    inputs: [wieken]
		    responses:
		      anna:
		        response: pending
	END
}

digest() {
	python3 "$top/tests/twin/digest.py" "$1" | grep -o 'sha256:[0-9a-f]*'
}

# The seven of `init`, all in force, in two such circles.
network() {
	rm -rf ./*
	succeeds kring --as-of 2026-01-02 init . --name Netwerk --purpose Samen --spelregels
	mkdir organisations
	printf 'name: De Wieken\npeople: {anna: {name: Anna}}\n' >organisations/wieken.yaml
	printf 'name: Zuid\npeople: {bram: {name: Bram}}\n' >organisations/zuid.yaml
	printf 'name: De Ster\n' >organisations/apotheek.yaml
	circle oost none
	circle west oost
	for id in $seven; do
		echo 'adopted: {date: 2026-01-05, by: oost/onze-spelregels}' >>spelregels/$id.yaml
	done
}

switch_off() {
	for id; do
		echo 'ended: {date: 2026-01-06, why: Anders}' >>spelregels/"$id".yaml
	done
}

all_but() {
	for id in $seven; do
		[ "$id" = "$1" ] || echo "$id"
	done
}

# What they establish is what stands in the files; then the digests of the agreements.
established() {
	cat >agreements/oost/onze-spelregels.yaml <<-END
		title: Onze spelregels
		driver: Wij beginnen
		text: Wij houden ons aan deze spelregels
		parties: [wieken, zuid]
		evaluation: {date: 2026-12-01, criteria: {gekend: Ieder kent ze}}
		keeper: anna
		proposed: {by: anna, date: 2026-01-02}
		adopted: {date: 2026-01-05}
		rounds:
		  - opened: 2026-01-02
		    text-digest: DIGEST
		    responses:
		      anna:
		        response: consent
		        date: 2026-01-05
		      bram:
		        response: consent
		        date: 2026-01-05
		establishes:
	END
	for id; do
		echo "  spelregels/$id: $(digest spelregels/"$id".yaml)" >>agreements/oost/onze-spelregels.yaml
	done
	for file in agreements/*/*.yaml; do
		sed -i "s/text-digest: DIGEST/text-digest: $(digest "$file")/" "$file"
	done
}

# As people see it: without the quotes of YAML.
title_of() {
	sed -n "s/^title: //p" spelregels/"$1".yaml | sed "s/^'\(.*\)'$/\1/"
}

# The findings of the eleven rules, as CIRCLE RULE; whatever else it says is of no spelregel.
found() {
	code=0
	kring --as-of 2026-06-01 check >"$work/stdout" 2>"$work/stderr" || code=$?
	[ $code -le 1 ]
	for rule in $rules; do
		sed -n "s|^[a-z]*/\([a-z]*\)/.*\[\($rule\)\]$|\1 \2|p" "$work/stdout"
	done | LC_ALL=C sort
}

finds() { # CIRCLES SPELREGEL
	for circle in $1; do
		for rule in $(rules_of "$2"); do echo "$circle $rule"; done
	done | LC_ALL=C sort -u >"$scratch/should"
	found >"$scratch/is"
	LC_ALL=C sort -u "$scratch/is" | diff -u "$scratch/should" -
	[ ! -s "$scratch/should" ] || out_has "    spelregel $(number_of "$2"): $(title_of "$2")"
	[ "$(grep -c '^    spelregel ' "$work/stdout")" -eq "$(wc -l <"$scratch/is")" ]
}

whole() {
	switch_off $(all_but "$id")
	established $seven
}

for id in $seven; do
	case_ "$id: for all circles, its findings in both" '
		network
		whole
		finds "oost west" $id
	'
	case_ "$id: ended, its findings go" '
		network
		switch_off $seven
		established $seven
		finds "" $id
		err_lacks "left to people"
	'
	case_ "$id: not consented to, it finds nothing" '
		network
		sed -i "/^adopted/d" spelregels/$id.yaml
		switch_off $(all_but $id)
		established $(all_but $id)
		finds "" $id
		err_lacks "left to people"
	'
	for only in oost west; do
		case_ "$id: for $only, its findings only there" '
			network
			sed -i "/^enforces/i circles: [$only]" spelregels/$id.yaml
			whole
			finds $only $id
		'
	done
	case_ "$id: it judges no fact from before it was adopted" '
		network
		sed -i "s/^adopted: .*/adopted: {date: 2026-05-30, by: oost\/onze-spelregels}/" spelregels/$id.yaml
		whole
		sed -i "s/2026-01-05/2026-05-30/" agreements/oost/onze-spelregels.yaml
		finds "" $id
	'
done

case_ 'all seven at once: each finding names its spelregel' '
	network
	established $seven
	found >"$scratch/is"
	[ "$(LC_ALL=C sort -u "$scratch/is" | wc -l)" -eq 22 ]
	for id in $seven; do
		out_has "    spelregel $(number_of $id): $(title_of $id)"
	done
	err_has "7 questions of the spelregels are left to people: '"'kring report process'"' has them"
'
case_ 'an expired spelregel is reported, and goes on binding' '
	network
	id=voorstel
	echo "evaluation: {date: 2026-03-01}" >>spelregels/voorstel.yaml
	whole
	sed -i "s/evaluation: {date: 2026-12-01/evaluation: {date: 2026-02-01/" agreements/oost/onze-spelregels.yaml
	sed -i "s/text-digest: .*/text-digest: $(digest agreements/oost/onze-spelregels.yaml)/" agreements/oost/onze-spelregels.yaml
	finds "oost west" voorstel
	out_has "spelregels/voorstel.yaml:10:20: warning: this spelregel was to be evaluated on 1 March 2026 [spelregel-overdue]"
'
