#!/bin/sh
# tests/cli/check.sh - what kring check prints, and how it exits.
. "$(dirname "$0")/lib.sh"

case_ 'a clean folder: nothing on stdout, exit 0' '
	succeeds kring --as-of 2026-08-01 check
	nothing_on stdout
	err_is <<-END
		nothing to say about 12 records, as of 1 August 2026
	END
'
case_ 'a finding has place, severity, message, rule and hint' '
	succeeds kring --as-of 2026-09-02 check
	out_is <<-END
		agreements/geboortezorg/warme-overdracht.yaml:16:9: warning: the evaluation was due on 1 September 2026 [evaluation-overdue]
		    hint: anna brings it back: '"'kring evaluate geboortezorg/warme-overdracht --sheet'"' has its concerns and criteria
	END
	err_is <<-END
		0 errors, 1 warning in 1 file, as of 2 September 2026
	END
'
case_ 'a text that was changed after an answer is an error, exit 1' '
	sed -i "s/twee uur na/drie uur na/" agreements/geboortezorg/warme-overdracht.yaml
	expect_exit 1 kring --as-of 2026-08-01 check
	out_has "[text-changed]"
	err_has "1 error, "
'
case_ 'the spelregel that a finding comes from stands under it' '
	cat >>spelregels/mandaat.yaml <<-END
		adopted: {date: 2026-01-01, by: geboortezorg/warme-overdracht}
	END
	cat >>meetings/geboortezorg/2026-03-12.yaml <<-END
		report: {date: 2026-03-16, summary: Kort}
	END
	sed "s/2026-03-12/2026-04-09/" meetings/geboortezorg/2026-03-12.yaml >meetings/geboortezorg/2026-04-09.yaml
	expect_exit 1 kring --as-of 2026-08-01 check --only mandate-renewed
	out_has "[mandate-renewed]"
	out_has "    spelregel mandaat: Mandaat vernieuwen na elke bijeenkomst"
'
in_force() {
	echo 'adopted: {date: 2026-01-01, by: geboortezorg/warme-overdracht}' >>spelregels/mandaat.yaml
}
case_ 'what the spelregels leave to people is said, and where it stands' '
	in_force
	succeeds kring --as-of 2026-08-01 check --only mandate-valid
	err_has "1 question of the spelregels is left to people: '"'kring report process'"' has it"
	expect_exit 0 kring --as-of 2026-08-01 check --only mandate-valid --format json
	python3 - "$work/stdout" <<-"END"
		import json, sys
		r = json.load(open(sys.argv[1]))
		assert r["questions"] == [{"spelregel": "mandaat", "number": None, "title": "Mandaat vernieuwen na elke bijeenkomst", "ask": "Is het gesprek met de achterban echt gevoerd?"}], r
	END
	succeeds kring --as-of 2026-08-01 -q check --only mandate-valid
	err_lacks "left to people"
	succeeds kring --as-of 2025-12-31 check --only mandate-valid
	err_lacks "left to people"
'
case_ 'a spelregel that an agreement established has a number' '
	in_force
	printf "establishes:\n  spelregels/mandaat: none\n" >>agreements/geboortezorg/warme-overdracht.yaml
	expect_exit 0 kring --as-of 2026-08-01 check --only mandate-valid --format json
	out_has "\"number\": 1"
'
case_ '-v says why a rule is there, -q leaves out the summary' '
	prints "    why: " kring --as-of 2026-09-02 -v check
	prints evaluation-overdue kring --as-of 2026-09-02 -q check
	nothing_on stderr
'
case_ '--class, --only and --skip choose rules' '
	succeeds kring --as-of 2026-09-02 check --class structure
	nothing_on stdout
	prints evaluation-overdue kring --as-of 2026-09-02 check --class time
	prints evaluation-overdue kring --as-of 2026-09-02 check --only evaluation-due,evaluation-overdue
	succeeds kring --as-of 2026-09-02 check --skip evaluation-overdue
	nothing_on stdout
	misused "did you mean '"'evaluation-overdue'"'?" kring check --only evaluation-overdu
	misused "choose one of: structure, time" kring check --class day
'
case_ '--fail-on decides from which severity on the exit is 1' '
	expect_exit 1 kring --as-of 2026-09-02 check --fail-on warning
	expect_exit 1 kring --as-of 2026-09-02 check --fail-on note
	succeeds kring --as-of 2026-09-02 check --fail-on error
'
case_ 'only what is found under a path' '
	sed -i "s/twee uur na/drie uur na/" agreements/geboortezorg/warme-overdracht.yaml
	succeeds kring --as-of 2026-08-01 check agreements/geboortezorg/folder.yaml circles
	nothing_on stdout
	cd agreements
	expect_exit 1 kring --as-of 2026-08-01 check geboortezorg
	expect_exit 1 kring --as-of 2026-08-01 check "$work/case/agreements"
	succeeds kring --as-of 2026-08-01 check ../circles
	misused "there is no file or folder" kring check geboortezog
	misused "is not in this kring folder" kring check "$work/home"
	misused "is not in this kring folder" kring check ../../case2
'
case_ 'as JSON' '
	expect_exit 0 kring --as-of 2026-09-02 check --format json
	python3 - "$work/stdout" <<-"END"
		import json, sys
		r = json.load(open(sys.argv[1]))
		assert r["schema"] == 1 and r["as-of"] == "2026-09-02", r
		assert r["summary"] == {"errors": 0, "warnings": 1, "notes": 0, "files": 1}, r
		f = r["findings"][0]
		assert f["rule"] == "evaluation-overdue" and f["severity"] == "warning", f
		assert (f["path"], f["line"], f["column"]) == ("agreements/geboortezorg/warme-overdracht.yaml", 16, 9), f
		assert set(f) == {"rule", "severity", "path", "line", "column", "message", "hint", "because", "related", "key", "fingerprint"}, f
		assert f["key"] == "evaluation.date" and len(f["fingerprint"]) == 32, f
	END
'
case_ 'formats that do not exist are refused by name' '
	misused "'"'check' has no format 'sarf'"'" kring check --format sarf
	err_has "did you mean '"'sarif'"'?"
	misused "'"'check' has no format 'html'"'" kring check --format html
	err_has "choose one of: text, json, sarif, github, gitlab, junit, rdjsonl"
'
case_ 'no agreements yet: exit 0, and it says so' '
	rm -r agreements meetings spelregels
	succeeds kring --as-of 2026-09-01 check
	nothing_on stdout
	err_has "no agreements yet"
'
case_ 'no kring folder: exit 3' '
	cd "$work/home"
	cannot "there is no kring folder here" kring check
'
case_ 'a file with conflict markers, a link and a FIFO are findings' '
	printf "<<<<<<< a\n=======\n>>>>>>> b\n" >>agreements/geboortezorg/folder.yaml
	ln -s folder.yaml agreements/geboortezorg/andere.yaml
	mkfifo agreements/geboortezorg/pijp.yaml
	expect_exit 1 kring --as-of 2026-09-01 check
	out_has "agreements/geboortezorg/folder.yaml:11:1: error: "
	out_has "[conflict-marker]"
	out_has "agreements/geboortezorg/andere.yaml: error: "
	out_has "agreements/geboortezorg/pijp.yaml: error: "
'
case_ 'colours only when they are asked for, and the words stay' '
	succeeds kring --as-of 2026-09-02 check
	out_lacks "$escape"
	succeeds kring --as-of 2026-09-02 --color always check
	out_has "$escape"
	out_has "warning:"
	succeeds env NO_COLOR=1 CLICOLOR_FORCE=1 "$KRING" --as-of 2026-09-02 check
	out_lacks "$escape"
	succeeds env CLICOLOR_FORCE=1 "$KRING" --as-of 2026-09-02 check
	out_has "$escape"
'
spelregel() {
	printf 'adopted: {date: 2026-03-12, by: geboortezorg/warme-overdracht}\nevaluation: {date: 2026-08-01}\n' >>spelregels/mandaat.yaml
	sed -i 's/^  date: 2026-09-01/  date: 2026-07-01/' agreements/geboortezorg/warme-overdracht.yaml
	expect_exit 0 kring --as-of 2026-09-02 check --only spelregel-overdue
	out_has "hint: evaluate the agreement that established it: 'kring evaluate geboortezorg/warme-overdracht --sheet'"
}
case_ 'a spelregel comes back by the agreement that established it' spelregel
