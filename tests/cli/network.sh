#!/bin/sh
# tests/cli/network.sh - report network: circles and their double links, whatever they are called.
. "$(dirname "$0")/lib.sh"
example geboortezorg

report() {
	kring --as-of 2026-09-01 report network "$@"
}

case_ 'a tree of circles, with who links them' '
	succeeds report
	sed -n "/^Regiekring$/,/^$/p" "$work/stdout" >"$scratch/tree"
	diff -u - "$scratch/tree" <<-TREE
		Regiekring
		└─ Kring geboortezorg  Bram Postma, Carla Jansen
		   └─ Hulpkring stuitligging  Bram Postma (helping circle)

	TREE
'
case_ 'nodes and edges for programs' '
	succeeds report --format json
	python3 - "$work/stdout" <<-PYTHON
		import json, sys
		d = json.load(open(sys.argv[1]))
		assert {n["id"] for n in d["figure"]["nodes"]} == {"regiekring", "geboortezorg", "stuit"}
		assert {(e["above"], e["below"], e["loose"]) for e in d["figure"]["edges"]} == {
		    ("regiekring", "geboortezorg", False), ("geboortezorg", "stuit", False)}
		assert {c["circle"]: (c["link"], c["members"]) for c in d["circles"]} == {
		    "regiekring": ("top", 6), "geboortezorg": ("double", 4), "stuit": ("helping", 3)}
		assert [(m["who"], m["links"]) for m in d["members"] if m["circle"] == "regiekring" and m["links"]] == [
		    ("bram", ["geboortezorg"]), ("carla", ["geboortezorg"])]
	PYTHON
'
case_ 'half a link is seen in the figure and in the table' '
	sed -i "/^  carla: /d" circles/regiekring.yaml
	prints "Bram Postma (no double link)" report
	succeeds report --format md
	out_has "-.->|\"Bram Postma (no double link)\"|"
'
case_ 'one circle stands with the one above it and those below' '
	succeeds report --circle regiekring
	out_lacks "Hulpkring stuitligging"
	out_has "Kring geboortezorg"
	succeeds report --circle stuit
	out_lacks "Fatima El Amrani"
	out_has "Kring geboortezorg"
'
case_ 'a circle that ended is not there, and those of another day are' '
	echo "ended: {date: 2026-08-01, why: Klaar, heir: geboortezorg}" >>circles/stuit.yaml
	succeeds report
	out_lacks "Hulpkring stuitligging"
	prints "Hulpkring stuitligging" kring --as-of 2026-07-31 report network
'
case_ 'no name breaks out of the graph' '
	sed -i "s/^name: .*/name: \"end\\\\\"] --> x[\\\\\"\`\`\` %%{init}%% <b>@team<\/b>\"/" circles/geboortezorg.yaml
	sed -i "s/Bram Postma/\"B | r \\\\\" ]\"/" organisations/ziekenhuis.yaml
	has circles/geboortezorg.yaml "%%{init}%%"
	has organisations/ziekenhuis.yaml "B | r"
	succeeds report --format md
	sed -n "/^\`\`\`mermaid\$/,/^\`\`\`\$/p" "$work/stdout" >"$scratch/graph"
	cat >"$scratch/expected" <<-"GRAPH"
		```mermaid
		graph TD
		    n1["end#34;#93; --#62; x#91;#34;#96;#96;#96; #37;#37;#123;init#125;#37;#37; #60;b#62;#64;team#60;/b#62;"]
		    n2["Regiekring"]
		    n3["Hulpkring stuitligging"]
		    n2 -->|"B #124; r #34; #93;, Carla Jansen"| n1
		    n1 -->|"B #124; r #34; #93; (helping circle)"| n3
		```
	GRAPH
	diff -u "$scratch/expected" "$scratch/graph"
'
case_ 'no circles yet' '
	rm -r circles mandates agreements meetings reviews spelregels
	prints "there are no circles yet" report
'
