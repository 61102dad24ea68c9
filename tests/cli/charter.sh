#!/bin/sh
# tests/cli/charter.sh - report charter: the nine parts, the fence, and what it still asks.
. "$(dirname "$0")/lib.sh"
example geboortezorg

report() {
	kring --as-of 2026-09-01 report charter "$@"
}

# part NAME WANTED: the part NAME of the report on stdin is complete, or misses WANTED.
part() {
	python3 -c "
import json, sys
row, = [r for r in json.load(open(sys.argv[1]))['parts'] if r['part'] == sys.argv[2]]
got = 'complete' if row['complete'] else ' | '.join(row['missing-in'])
assert bool(row['missing-in']) != row['complete'] and got == sys.argv[3], got" "$work/stdout" "$1" "$2"
}

case_ 'all nine parts stand, each by name' '
	succeeds report --format json
	for name in ground-rules participants mandate in-scope out-of-scope roles preparation routing \
		process-evaluation; do
		part $name complete
	done
'
case_ 'what is missing is said with the file, and the rule finds the same' '
	rm mandates/stuit/bram.yaml mandates/stuit/carla.yaml
	sed -i "/^scope:/d" circles/stuit.yaml
	sed -i "/routing:/d" kring.yaml
	echo "checks: {charter-incomplete: warning}" >>kring.yaml
	succeeds report --format json
	part mandate "circles/stuit.yaml: bram, carla"
	part in-scope circles/stuit.yaml
	part out-of-scope circles/stuit.yaml
	part routing kring.yaml
	part roles complete
	succeeds kring --as-of 2026-09-01 check --only charter-incomplete
	[ "$(grep -c "charter-incomplete\]" "$work/stdout")" -eq 4 ]
	out_has "is missing for '"'bram', 'carla'"'"
'
case_ 'of one circle only its own gaps, and those of the network' '
	rm mandates/stuit/bram.yaml
	sed -i "/routing:/d" kring.yaml
	succeeds report --circle regiekring --format json
	part mandate complete
	part routing kring.yaml
	succeeds report --circle stuit --format json
	part mandate "circles/stuit.yaml: bram"
'
case_ 'the second phase asks for expectations and words' '
	succeeds report --format json
	python3 - "$work/stdout" <<-PYTHON
		import json, sys
		d = json.load(open(sys.argv[1]))
		asks = [(a["organisation"], a["what"], a["of"]) for a in d["asks"]]
		assert asks == [("jgz", "expectation", ["ziekenhuis"]), ("jgz", "term", ["overdracht", "met-spoed"]),
		    ("kraamzorg-zuid", "term", ["met-spoed"])], asks
		cells = {(e["from"], e["of"]): e["expects"] for e in d["expectations"]}
		assert len(cells) == 12 and [k for k, v in cells.items() if v is None] == [("jgz", "ziekenhuis")], cells
		assert d["fence"]["phase"] == "make-transparent"
	PYTHON
	succeeds report --circle stuit --format json
	out_lacks jgz
'
case_ 'who shares no table is not asked about each other' '
	sed -i "/^  ilse: /d" circles/regiekring.yaml
	sed -i "/^  eva: /d" circles/geboortezorg.yaml
	sed -i "s/^  bram: {from/  ilse: {from/" circles/stuit.yaml
	succeeds report --format json
	python3 -c "
import json, sys
d = json.load(open(sys.argv[1]))
assert [a[\"what\"] for a in d[\"asks\"] if a[\"organisation\"] == \"jgz\"] == [\"term\"], d[\"asks\"]
assert (\"jgz\", \"ziekenhuis\") not in {(e[\"from\"], e[\"of\"]) for e in d[\"expectations\"]}" "$work/stdout"
'
case_ 'the first phase asks for boundaries only' '
	sed -i "s/^phase: .*/phase: recognise/" kring.yaml
	sed -i "/^boundary:/d" organisations/jgz.yaml
	succeeds report --format json
	python3 -c "
import json, sys
asks = json.load(open(sys.argv[1]))[\"asks\"]
assert asks == [{\"organisation\": \"jgz\", \"what\": \"boundary\", \"of\": []}], asks" "$work/stdout"
'
case_ 'the third asks for what they share too, until it is there' '
	sed -i "s/^phase: .*/phase: widen/" kring.yaml
	prints "a goal that they share" report
	out_has "who they are together"
	echo "shared: {goal: Eén zorglijn, boundary: Samen voor het gezin, identity: Eén team}" >>kring.yaml
	succeeds report
	out_lacks "a goal that they share"
	out_has "Samen voor het gezin"
'
case_ 'without a phase it says which is the first' '
	sed -i "/^phase:/d" kring.yaml
	prints "No phase is chosen" report
	out_lacks "What this phase still asks"
'
