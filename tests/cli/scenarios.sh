#!/bin/sh
# tests/cli/scenarios.sh - ten situations from the field, as folders and the commands that lead there.
#
# tests/scenarios/NN-NAME is the kring folder that a scenario starts from; run.sh in it has the
# commands, and is read in a fresh copy. The table is what the field asks for in that situation, and
# what kring does: what `check` finds, what a command refuses, the state that is computed.
#
#	row N.M…            what follows shows these rows of the table; every row of a scenario is shown
#	finds ROW…          what `check` finds on that day is what these rows say, each finding with
#	                    its file, line, severity, rule, how that line begins and the spelregel
#	                    that asks for it; nothing else
#	day=DATE            the day of the commands after it
#	as PERSON COMMAND…  that person acts
#	by_hand FILE EDIT   somebody edits a file, as `sed` does; put_back FILE undoes it
#	all_consent ID PERSON…          each of them consents, without a concern
#	spelregels CIRCLE PERSON…       they consent to the spelregels of the folder, and adopt them
#	is ID KEY VALUE     what `show` says of that agreement, such as its state; answers.anna.said is
#	                    of her last answer
#	report_has REPORT KEY VALUE     the same of a report
#
# A row: what is asked; `here`, how it is shown; `finds`, what check finds; `else`, where kring does
# otherwise than was asked, and why.
. "$(dirname "$0")/lib.sh"

cat >"$work/table" <<'END'
1.1  the adoption is refused: her consent was given to version 1
     here   adopt names who has not answered; a version is a consent round of its text. Written by
            hand all the same, the adoption is found, at her name
     finds  agreements/ooievaar/stuitligging.yaml:57 error adopted-without-consent: vera:
1.2  she answers version 2, and it is adopted, to be evaluated after three months
     here   the state is in-force, the evaluation three months after the adoption
1.3  outcome term_shortened + criterion_added, confirmed by the difference
     here   the text before stands in `was`; the criterion says from whom it is
     finds  agreements/ooievaar/stuitligging.yaml:33 error outcome-without-change: outcome: {result: term-shorten
     else   an objection has one outcome. It is term-shortened; that a criterion was added too is
            read off `was`. The finding comes when the outcome names a round without a change

2.1  every mandate lapses that was not renewed between meeting 1 and meeting 2 (M03 for all)
     here   on the day of meeting 2 each mandate has its finding, by spelregel 'vernieuwen'
     finds  mandates/stuurgroep/harm.yaml:3 error mandate-renewed: from: 2026-01-01 | spelregel 2
     finds  mandates/stuurgroep/thea.yaml:3 error mandate-renewed: from: 2026-01-01 | spelregel 2
     finds  mandates/stuurgroep/zita.yaml:3 error mandate-renewed: from: 2026-01-01 | spelregel 2
2.2  the constituency was not heard whole: three of the four hospices
     finds  mandates/stuurgroep/harm.yaml:11 warning constituency-incomplete: heard: [hospice-de-beuk, hospi | spelregel 1
2.3  the hospice consents anyway: the answer is not counted
     here   it counts while the mandate is in force, and not once the mandate was withdrawn
     else   a missed renewal is a finding, not an end: the mandator ends a mandate, by its last day
            or by withdrawing it, and no meeting does. Only then is an answer as good as none
     finds  agreements/stuurgroep/nachtzorg.yaml:19 error mandate-valid: response: consent | spelregel 1
     finds  mandates/stuurgroep/harm.yaml:11 warning constituency-incomplete: heard: [hospice-de-beuk, hospi | spelregel 1
     finds  mandates/stuurgroep/thea.yaml:3 error mandate-renewed: from: 2026-01-01 | spelregel 2
     finds  mandates/stuurgroep/zita.yaml:3 error mandate-renewed: from: 2026-01-01 | spelregel 2

3.1  who must act sits not at the table: it must become a request (R1)
     here   as an action of the insurer it is found, by spelregel 'eigen-middelen'; as a request
            it is not
     finds  agreements/wijkteam/wachtlijst.yaml:14 error action-owner-at-table: geld: {what: Twee behandelaars | spelregel 1
3.2  an issue without a proposal of its own is an orphan (R2)
     here   from the next meeting on, by spelregel 'voorstel'; not once it names the proposal
     finds  meetings/wijkteam/2026-03-05.yaml:3 warning issue-has-proposal: wachtlijst: {what: Acht maande | spelregel 2
3.3  the police sit in as an observer, without consent rights (R3)
     here   consent refuses and names `say`, which writes a reaction that never blocks;
            written by hand it is found, and by spelregel 'namens' for want of a mandate
     finds  agreements/wijkteam/wachtlijst.yaml:29 error responder-not-member: pim:
     finds  agreements/wijkteam/wachtlijst.yaml:30 error mandate-valid: response: consent | spelregel 3

4.1  a decision outside the bounds of the delegation
     here   decide takes 18000 and refuses 40000; written by hand it is found
     finds  agreements/bouwtafel/beuklaan.yaml:13 error method-out-of-bounds: decided: {by: corporatie, meth | spelregel 1
4.2  the equality report shows 100% of the money and 1 of 4 seats
     here   the report balance has the share of the money beside the seats, of each party
4.3  a prompt: giving and taking are out of balance
     finds  organisations/corporatie.yaml:1 warning dependency-one-way: name: Woningcorporatie Thuis | spelregel 1
     else   who gives how much is not weighed; what is looked at is who says to depend on whom. It is
            a warning where a spelregel asks for it, and nothing is said elsewhere

5.1  the topic is reserved, and not consulted about: the adoption is blocked (M02)
     here   open says that the round closes before the council can answer; adopt names who is
            still consulting. A consent all the same is found
     finds  agreements/regio/tarief.yaml:68 error mandate-reserved: then: [{response: consent, dat | spelregel 1
     else   what blocks is the answer 'consulting'. A consent too soon counts for `adopt`, which
            knows the answers and not what a mandate asked for first; `check` blocks the merge
5.2  consent_pending_consultation past its deadline (M09, an error)
     here   the state stays open, and adopt refuses
     finds  agreements/regio/tarief.yaml:67 warning consulting-overdue: until: 2026-02-13
     finds  agreements/regio/tarief.yaml:15 warning round-overdue: closes: 2026-02-13
     else   a warning: a day that passed turns nothing wrong that was right, and nothing can be
            adopted meanwhile. `checks:` may make it an error
5.3  a report says that one party used the reservation four times
     here   the report balance counts four answers 'consulting', for the network
     else   for the whole network only: no count of one organisation's waiting, since a number
            beside a name is read as a judgement, and a council's rules are not its delegate's

6.1  the agreement stays in force, its state is under_review
     here   state in-force, and beside it under-review
     else   under review is no state but a second answer: it is in force all the while
6.2  an emergency suspension only with a record of its own
     here   suspend refuses without the meeting that decided it; `suspended` names it, and its end
6.3  outcome amended, with version 3
     here   amend writes the successor telefoon-2; the outcome names it; adopted, it supersedes
     else   an adopted text is never edited: a change is a file of its own, not a version
6.4  the open disagreement is marked as confirmed
     here   evaluate --verdict writes it, no part of the text, by consent to the evaluation

7.1  overdue beyond its grace: an error
     finds  agreements/wijkkring/bezoek.yaml:18 error evaluation-overdue: date: 2026-04-01
7.2  the double link is broken (C05)
     finds  circles/wijkkring.yaml:16 error double-link: holder: wies | spelregel 1
7.3  two orphaned actions, errors
     finds  agreements/wijkkring/bezoek.yaml:11 warning leaver-holds-role: owner: wies | spelregel 1
     finds  agreements/wijkkring/bezoek.yaml:15 warning leaver-holds-role: owner: wies | spelregel 1
     else   a warning: nobody can keep a person from leaving, and the act would fail the check of
            the day. A spelregel may make it an error
7.4  the suggestion: evaluate, a mandate for the successor, elect again
     here   leave lists what is left, each with its command, before anything is written; the
            findings name the commands too

8.1  choosing the delegate was itself delegated (the rule of the TSG)
     here   decide refuses; written by hand it is found
     finds  agreements/regiekring/afgevaardigde.yaml:7 error link-election-delegated: decided: {by: bram, method: re | spelregel 1
8.2  the double link takes two different people (C05)
     finds  circles/regiekring.yaml:15 error double-link: holder: lisa | spelregel 1
8.3  her term has ended (C07, an error)
     finds  circles/regiekring.yaml:17 warning role-term-expired: until: 2026-05-31
     else   a warning: until somebody is elected she holds the role, and a day that passed makes
            nothing wrong that was right

9.1  the apotheek is in the ring and never adopted the spelregels: an error
     here   found where it answers in a round
     finds  agreements/keten/huisbezoek.yaml:22 warning ring-without-spelregels: response: objection | spelregel 1
     else   a warning, as the other rules of the set position: to join takes one consent (`join`)
9.2  its objection becomes an input that does not block
     here   object refuses and names `say`; the reaction stands in the file and nothing waits for
            it. Written by hand into the round it is found
     finds  agreements/keten/huisbezoek.yaml:21 error responder-not-member: ada:
     else   nothing is turned into something else: who is not asked in the round cannot answer it
9.3  a bare objection: argument missing; neither accepted nor dropped, the facilitator asks on
     here   object without an argument is refused and names not-yet, which keeps the words, blocks
            the adoption and counts as no objection; written by hand it is found
     finds  agreements/keten/huisbezoek.yaml:30 error objection-without-argument: response: objection
     else   whether words are an argument is for the table to say: 'vind ik geen goed idee' behind
            -m would be taken
9.4  the concern is to appear under the criteria
     here   the sheet of the evaluation opens with it
     else   the criteria are text that all consented to, and a concern does not change it by itself:
            it heads the evaluation. Who wants it as a criterion amends (1.3 shows one, with `from`)

10.1 the constituency saw version 2, the table decided version 4 (M04)
     finds  mandates/eerste-lijn/hans.yaml:37 warning constituency-stale: round: 2 | spelregel 2
10.2 the budget is a topic that the charter leaves out
     here   amend refuses the topic; written by hand it is found
     finds  agreements/eerste-lijn/verwijskaart.yaml:4 error topic-out-of-scope: topics: [verwijzen, tarieven] | spelregel 3
10.3 the report took 19 days and says no why (R6, errors)
     finds  agreements/eerste-lijn/verwijskaart.yaml:1 error agreement-why: title: Eén verwijskaart | spelregel 1
     finds  meetings/eerste-lijn/2026-06-08.yaml:7 warning report-published: date: 2026-06-27 | spelregel 1
     else   the why belongs to the agreement, where it is found years later; a late report is a
            warning, since it cannot be made in time any more
10.4 a prompt: no concerns in five meetings (R5)
     finds  meetings/eerste-lijn/2026-06-08.yaml:4 warning no-concerns-voiced: present: [hans, zita] | spelregel 3
10.5 the nine parts of the charter are all there
     here   the report charter says of each that it is complete; charter-incomplete finds nothing
END

# The findings of rows, as the table has them.
expected() { # ROW…
	for row; do
		awk -v row="$row" '
			/^[0-9]/ { here = $1 == row; if (here) found = 1 }
			here && $1 == "finds" { sub(/^ *finds +/, ""); print }
			END { if (!found) print "no such row: " row }' "$work/table"
	done | LC_ALL=C sort
}

# What check finds, as the table writes it.
found() { # JSON
	python3 -IS -c '
import json, sys
lines = {}
for f in json.load(open(sys.argv[1], encoding="utf-8"))["findings"]:
    path = f["path"]
    if path not in lines:
        lines[path] = open(path, encoding="utf-8").read().split("\n")
    text = lines[path][f["line"] - 1].strip()[:30].strip()
    source = " | " + f["because"].split(":")[0] if f["because"] else ""
    print("%s:%d %s %s: %s%s" % (path, f["line"], f["severity"], f["rule"], text, source))
' "$1" | LC_ALL=C sort
}

row() { # ROW…
	for shown; do
		grep -q "^$shown " "$work/table" || say "no row $shown in the table"
		echo "$shown" >>"$scratch/rows"
	done
}

by_hand() { # FILE EDIT
	mkdir -p "$scratch/$(dirname "$1")"
	cp "$1" "$scratch/$1"
	sed -i "$2" "$1"
	cmp -s "$1" "$scratch/$1" && say "'$2' changes nothing in $1"
	:
}

put_back() { # FILE
	cp "$scratch/$1" "$1"
}

finds() { # ROW…
	expected "$@" >"$scratch/expected"
	code=0
	kring --as-of "$day" check --format json >"$scratch/check" || code=$?
	[ "$code" -le 1 ] || say "check exits with $code"
	found "$scratch/check" >"$scratch/found"
	diff -u "$scratch/expected" "$scratch/found"
}

as() { # PERSON COMMAND…
	person=$1
	shift
	kring --as-of "$day" --as "$person" "$@"
}

all_consent() { # ID PERSON…
	to=$1
	shift
	for one; do
		as "$one" consent "$to" --concern none
	done
}

spelregels() { # CIRCLE PERSON…
	table=$1
	shift
	as "$1" propose "$table/spelregels" --title 'Onze spelregels' --keeper "$1" --open \
		--set 'driver=Wij beginnen samen' --set 'text=Deze spelregels gelden aan onze tafel' \
		--set 'why=Wij kiezen ze zelf' --set 'evaluation.criteria.gekend=Ieder kent ze' \
		--evaluate +2y --establishes spelregels
	all_consent "$table/spelregels" "$@"
	as "$1" adopt "$table/spelregels"
}

# What stands in JSON under keys with points between them; one of a list goes by its id.
value_of() { # FILE KEY
	python3 -IS - "$1" "$2" <<-"END"
		import json, sys
		value = json.load(open(sys.argv[1], encoding="utf-8"))
		for key in sys.argv[2].split("."):
		    if isinstance(value, list):
		        value = {next(one[k] for k in ("id", "organisation", "part", "who") if k in one): one for one in value}[key]
		    else:
		        value = value.get("record", {}).get(key, value.get(key))
		print(value if isinstance(value, str) else json.dumps(value))
	END
}

is() { # ID KEY VALUE
	kring --as-of "$day" show "$1" --format json >"$scratch/json"
	value=$(value_of "$scratch/json" "$2")
	[ "$value" = "$3" ] || say "$2 of $1 is $value on $day, not $3"
}

report_has() { # REPORT KEY VALUE
	kring --as-of "$day" report "$1" --format json >"$scratch/json"
	value=$(value_of "$scratch/json" "$2")
	[ "$value" = "$3" ] || say "the report $1 has $value at $2 on $day, not $3"
}

every_row_shown() { # N
	grep -o "^$1\.[0-9]*" "$work/table" >"$scratch/rows-there"
	LC_ALL=C sort -u "$scratch/rows" >"$scratch/rows-shown"
	LC_ALL=C sort "$scratch/rows-there" | diff -u - "$scratch/rows-shown"
}

scenario() { # NN-NAME TITLE
	number=${1%%-*}
	number=${number#0}
	[ "${asked:-$number}" = "$number" ] || return 0
	example "$top/tests/scenarios/$1"
	case_ "$number: $2" '
		. ./run.sh
		every_row_shown "$number"
	'
}

# The scenario that was told last is told again with one change, and what shows it is not there.
turns_red() { # FILE EDIT TEXT
	[ "${asked:-$number}" = "$number" ] || return 0
	file=$1 edit=$2 difference=$3
	case_ "$number fails with the change '$edit' in $file" '
		by_hand "$file" "$edit"
		set +e
		(set -e && . ./run.sh) >"$scratch/red" 2>&1
		red=$?
		set -e
		[ "$red" -ne 0 ] || say "it does not fail"
		has "$scratch/red" "$difference"
	'
}

# With a number the test runs that scenario only.
asked=${1-}

scenario 01-stuitligging 'a consent counts for the version that it was given to'
turns_red run.sh 's/^as karin consent/as vera consent/' \
	"'cannot be adopted: Vera Maas has not answered yet' is not in"
scenario 02-palliatieve-zorg 'mandates that nobody renewed, and a hospice that was not heard'
turns_red run.sh 's/hospice-de-es,/&hospice-de-wilg,/' \
	'-mandates/stuurgroep/harm.yaml:11 warning constituency-incomplete'
scenario 03-wijkteam 'a solution that is not at this table'
turns_red spelregels/voorstel.yaml 's/issue-has-proposal: warning/issue-has-proposal: error/' \
	'+meetings/wijkteam/2026-03-05.yaml:3 error issue-has-proposal'
scenario 04-woningonderhoud 'who pays decides alone, and then decides more'
turns_red run.sh 's/bounds.amount=25000/bounds.amount=40000/' 'exit 0, not 1: as coen decide'
scenario 05-jeugdhulp 'a topic that the council keeps for itself'
turns_red mandates/regio/wilma.yaml 's/days: 84/days: 28/' \
	"'gemeenteraad' needs 84 days for 'regionaal-tarief'"
scenario 06-acute-verloskunde 'an objection after the adoption, on what practice showed'
turns_red run.sh 's/ --verdict nacht=confirmed//' 'warning disagreement-unsettled'
scenario 07-welzijn-weg 'a party that is gone, and a date that passed'
turns_red circles/wijkkring.yaml 's/grace: 30d/grace: 60d/' \
	'+agreements/wijkkring/bezoek.yaml:18 warning evaluation-overdue'
scenario 08-verkiezing 'a delegate whom the circle did not choose'
turns_red run.sh 's/2026-05-31/2026-12-31/' '-circles/regiekring.yaml:17 warning role-term-expired'
scenario 09-dementie 'the ring, a bare objection and a concern'
turns_red organisations/apotheek.yaml 's/position: ring/position: core/' \
	'-agreements/keten/huisbezoek.yaml:22 warning ring-without-spelregels'
scenario 10-huisartsen 'another text than the constituency saw, and nobody worries'
turns_red run.sh 's/2026-06-27/2026-06-12/' \
	'-meetings/eerste-lijn/2026-06-08.yaml:7 warning report-published'
