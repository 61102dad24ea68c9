#!/bin/sh
# tests/cli/golden-reports.sh - documents with options, word for word, and figures against another reader.
#
# Every report as it is without options is goldens.sh.
#
# What is expected stands in tests/cli/golden/NAME.  After a change that was meant, write it anew and
# read the difference:  KRING=… sh tests/cli/golden-reports.sh write && git diff tests/cli/golden
. "$(dirname "$0")/lib.sh"
golden=$here/golden
mode=${1-}
example geboortezorg

# gives NAME ARGUMENTS…: kring with these arguments prints what stands in golden/NAME, with exit 0.
gives() {
	name=$1
	shift
	case_ "golden/$name: kring $*" "
		succeeds kring --as-of $*
		nothing_on stderr
		if [ '$mode' = write ]; then cp '$work/stdout' '$golden/$name'; fi
		decimals
		diff -u '$golden/$name' '$work/stdout'
	"
}
# A number has a comma in Dutch, which no mark tells from the text around it.
decimals() {
	[ -z "${KRING_NL-}" ] || sed -i 's/ \([0-9]\),\([0-9]\)\( \|$\)/ \1.\2\3/g' "$work/stdout"
}

gives overview-stuit.txt 2026-09-01 report overview --circle stuit
gives overview-since.txt 2026-09-01 report --circle regiekring --since 2026-06-01
gives minutes-meeting.txt 2026-09-01 report minutes --meeting geboortezorg/2026-03-12
gives minutes.md 2026-09-01 report minutes --format md --circle stuit
gives minutes.json 2026-09-01 report minutes --format json --since 2026-03-01 --circle geboortezorg
gives evaluation-sheet.json 2026-09-01 report evaluation-sheet --agreement huisbezoek --format json
gives evaluations.json 2026-09-01 report evaluations --format json --since 2026-06-01
gives mandates.json 2026-09-01 report mandates --format json --circle geboortezorg
gives mandates-summer.txt 2026-08-01 report mandates --circle geboortezorg
gives actions.json 2026-09-01 report actions --format json --since 2026-03-01
gives actions-moved.txt 2026-04-20 report actions --circle regiekring --since 2026-04-01
gives roles.json 2026-09-01 report roles --format json --circle geboortezorg
gives spelregels.md 2026-09-01 report spelregels --format md --circle stuit
gives agreements-since.txt 2026-09-01 report agreements --circle regiekring --since 2026-01-01
gives flow.md 2026-09-01 report flow --circle geboortezorg --format md
gives status.txt 2026-09-01 status
gives status-carla.txt 2026-09-01 status --for carla
gives status-organisation.json 2026-09-01 status --for kraamzorg-zuid --within 14d --format json
gives status-early.txt 2025-09-08 status
gives list.txt 2026-09-01 list
gives show-warme-overdracht.txt 2026-09-01 show warme-overdracht
gives show-warme-overdracht-round-1.txt 2026-03-07 show warme-overdracht
gives show-warme-overdracht-unborn.txt 2026-02-01 show warme-overdracht
gives show-stuitligging.md 2026-09-01 show stuitligging --format md
gives show-stuitligging.json 2026-09-01 show stuitligging --format json
gives show-spreekuur.txt 2026-09-01 show weekendspreekuur
gives show-election.txt 2026-09-01 show afgevaardigde
gives show-circle.txt 2026-09-01 show circle/geboortezorg
gives show-organisation.txt 2026-09-01 show kraamzorg-zuid
gives show-mandate.txt 2026-09-01 show mandate/geboortezorg/carla
gives show-meeting.txt 2026-09-01 show meeting/geboortezorg/2026-03-12
gives show-spelregel.txt 2026-09-01 show spelregel/mandaat
gives show-network.txt 2026-09-01 show network
gives show-review.txt 2026-09-01 show review/regiekring/2026-06-11

# The same figures by a reader that shares no line with kring: PyYAML over the files.
cat >"$work/reader.py" <<'PYTHON'
import datetime, glob, json, sys, yaml

day = datetime.date(2026, 9, 1)

def agreements():
    for id in sorted(p[len("agreements/"):-len(".yaml")] for p in glob.glob("agreements/*/*.yaml")):
        yield id, yaml.safe_load(open(f"agreements/{id}.yaml", encoding="utf-8"))

def answers(response):
    return [a for a in [response] + response.get("then", []) if a.get("date") and a["date"] <= day]

def round_open(a):
    over = any(k in a for k in ("adopted", "decided", "withdrawn", "ended", "escalated", "deferred"))
    rounds = [r for r in a.get("rounds", []) if r["opened"] <= day]
    return None if over or not rounds else rounds[-1]

def pending():
    for id, a in agreements():
        r = round_open(a)
        for who, response in (r["responses"] if r else {}).items():
            if not answers(response):
                yield id, who

def concerns():
    for id, a in agreements():
        polls = [(r, n, None) for n, r in enumerate(a.get("rounds", []), 1)]
        polls += [(e, None, n) for n, e in enumerate(a.get("evaluations", []), 1)]
        for poll, n, m in polls:
            for who, response in poll.get("responses", {}).items():
                for answer in answers(response):
                    if answer.get("concern", "none") != "none":
                        yield answer["concern"], who, str(answer["date"]), id, n, m

def actions():
    for id, a in agreements():
        if "adopted" not in a or any(k in a for k in ("ended", "withdrawn")):
            continue
        if any(b.get("supersedes") == id and "adopted" in b for _, b in agreements()):
            continue
        for name, x in a.get("actions", {}).items():
            due = ([m["to"] for m in x.get("moved", []) if m["date"] <= day] or [x["due"]])[-1]
            if due < day and not ("done" in x and x["done"] <= day):
                yield id, str(due), f"kring done {id} {name}"

def kinds(folder):
    for path in sorted(glob.glob(f"{folder}/*/*.yaml")):
        yield path[len(folder) + 1:-len(".yaml")], yaml.safe_load(open(path, encoding="utf-8"))

def decisions():
    for meeting, m in kinds("meetings"):
        circle, date = meeting.split("/")
        for id, a in agreements():
            if not id.startswith(circle + "/"):
                continue
            if str(a.get("adopted", {}).get("meeting")) == date:
                yield date, "adopted", id, None
            for e in a.get("evaluations", []):
                if str(e.get("decided", {}).get("meeting")) == date:
                    yield date, "evaluated", id, e["outcome"]

def over(id, a):
    return any(k in a for k in ("ended", "withdrawn")) or any(
        b.get("supersedes") == id and "adopted" in b for _, b in agreements())

def coming():
    for id, a in agreements():
        if "adopted" not in a or over(id, a):
            continue
        dates = [(a["adopted"]["date"], a["evaluation"]["date"] if "evaluation" in a else a["elects"]["until"])]
        dates += [(e["decided"]["date"], e["next"]) for e in a.get("evaluations", []) if "decided" in e]
        dates += [(x["date"], x["to"]) for x in a.get("extensions", []) if x["date"] <= day]
        due = max(dates, key=lambda pair: pair[0])[1]
        keeper = ([h["to"] for h in a.get("handovers", []) if h["date"] <= day] or [a["keeper"]])[-1]
        yield id, str(due), (due - day).days, keeper

def renewals():
    last = {}
    for meeting, m in kinds("meetings"):
        if m["report"]["date"] <= day:
            last[meeting.split("/")[0]] = meeting.split("/")[1]
    for id, m in kinds("mandates"):
        circle, person = id.split("/")
        if circle == "stuit" or m["until"] < day and not any("until" in r for r in m.get("renewals", [])):
            continue
        found = [str(r["date"]) for r in m.get("renewals", []) if str(r["meeting"]) == last[circle]]
        yield circle, person, last[circle], found[0] if found else None

def all_actions():
    for id, a in agreements():
        for name, x in a.get("actions", {}).items():
            done = x.get("done") and x["done"] <= day
            if "adopted" in a and (done or not over(id, a)):
                yield ("done" if done else "open"), id, name

shown = json.load(open(sys.argv[2]))
if sys.argv[1] == "pending":
    got = {(r["id"], r["who"]) for r in shown["attention"] if r["what"] == "answer-pending"}
    want = set(pending())
elif sys.argv[1] == "actions":
    got = {(r["id"], r["day"], r["command"]) for r in shown["attention"] if r["what"] == "action-overdue"}
    want = set(actions())
elif sys.argv[1] == "decisions":
    got = {(r["meeting"], r["decision"], r["agreement"], r["outcome"]) for r in shown["decisions"]}
    want = set(decisions())
elif sys.argv[1] == "coming":
    got = {(r["agreement"], r["evaluation"], r["days-left"], r["keeper"]) for r in shown["coming"]}
    want = set(coming())
elif sys.argv[1] == "renewals":
    got = {(r["circle"], r["person"], r["last-meeting"], r["renewed"]) for r in shown["mandates"]
           if r["last-meeting"]}
    want = set(renewals())
elif sys.argv[1] == "all-actions":
    got = {(t, r["agreement"], r["id"]) for t in ("open", "done") for r in shown[t]}
    want = set(all_actions())
else:
    got = [(r["concern"], r["who"], r["date"], r["agreement"], r["round"], r["evaluation"])
           for r in shown["concerns"]]
    want = list(concerns())
assert want, "the example has none, so that this shows nothing"
assert got == want, f"\nkring: {got}\nreader: {want}"
PYTHON

case_ 'who still has to answer, by another reader' '
	succeeds kring --as-of 2026-09-01 status --format json
	python3 "$work/reader.py" pending "$work/stdout"
'
case_ 'which actions are overdue, by another reader' '
	succeeds kring --as-of 2026-09-01 status --format json
	python3 "$work/reader.py" actions "$work/stdout"
'
case_ 'which concerns were voiced, by another reader' '
	succeeds kring --as-of 2026-09-01 report agreements --format json
	python3 "$work/reader.py" concerns "$work/stdout"
'

case_ 'what was decided in which meeting, by another reader' '
	succeeds kring --as-of 2026-09-01 report minutes --since 2020-01-01 --format json
	python3 "$work/reader.py" decisions "$work/stdout"
'
case_ 'what comes back when, and who keeps it, by another reader' '
	succeeds kring --as-of 2026-09-01 report evaluations --format json
	python3 "$work/reader.py" coming "$work/stdout"
'
case_ 'who renewed on the last report, by another reader' '
	succeeds kring --as-of 2026-09-01 report mandates --format json
	python3 "$work/reader.py" renewals "$work/stdout"
'
case_ 'what is open and what was done, by another reader' '
	succeeds kring --as-of 2026-09-01 report actions --format json
	python3 "$work/reader.py" all-actions "$work/stdout"
'

case_ 'every command that status names is there, and those that show do so' '
	kring --as-of 2026-11-22 status --within 365d --format json >"$scratch/status"
	python3 -c "
import json, sys
for row in json.load(open(sys.argv[1]))[\"attention\"]:
    print(row[\"command\"])" "$scratch/status" | sort -u >"$scratch/commands"
	[ "$(wc -l <"$scratch/commands")" -gt 20 ]
	while read -r program verb rest; do
		[ "$program" = kring ]
		succeeds kring "$verb" -h
		[ "$verb" != show ] || succeeds kring --as-of 2026-11-22 show $rest
	done <"$scratch/commands"
'
case_ 'nothing to do: says so, and names the next date' '
	rm -r agreements mandates meetings spelregels reviews circles/stuit.yaml circles/geboortezorg.yaml
	prints "nothing needs attention before" kring --as-of 2026-09-01 status --within 7d
	out_has "the next date is"
'
case_ 'a new folder: no agreements yet, and every document says so' '
	rm -r agreements mandates meetings spelregels reviews circles
	prints "nothing needs attention before 1 November 2026" kring --as-of 2026-09-01 status
	prints "there are no agreements yet" kring --as-of 2026-09-01 report agreements
	prints "there are no circles yet" kring --as-of 2026-09-01 report overview
	prints "no meeting was held; '"'kring meet CIRCLE DATE'"' opens one" kring report minutes
	prints "there are no agreements yet" kring report evaluations
	for report in mandates actions roles; do
		prints "there are no circles yet; '"'kring add circle'"' makes the first" kring report $report
	done
	prints "there are no spelregels yet" kring report spelregels
'
case_ 'a file with an error is left out, and every document names it' '
	echo "titel: x" >>agreements/geboortezorg/intake.yaml
	for document in status "report overview" "report agreements" "report minutes" \
		"report evaluations" "report mandates" "report actions" "report roles" "report spelregels"; do
		expect_exit 1 kring --as-of 2026-09-01 $document
		out_has "Left out: files with errors"
		out_has "kring check agreements/geboortezorg/intake.yaml"
	done
'
