#!/bin/sh
# tests/cli/report.sh - reports, and where they go.
. "$(dirname "$0")/lib.sh"

all='overview agreements minutes evaluations evaluation-sheet mandates actions roles spelregels
	charter balance flow process network'

case_ 'the overview is the report without a name' '
	kring --as-of 2026-09-01 report overview >"$scratch/overview"
	prints "Netwerk Klein, 1 September 2026" kring --as-of 2026-09-01 report
	diff "$scratch/overview" "$work/stdout"
'
case_ 'the agreements' '
	prints "Warme overdracht van verloskundige naar kraamzorg" kring --as-of 2026-09-01 report agreements
	out_has "2026-09-01"
'
case_ 'on one circle, from a day on' '
	succeeds kring --as-of 2026-09-01 report agreements --circle geboortezorg --since 2026-08-01
	misused "" kring report --circle geboortezog
	misused "the last day of that month is Saturday 28 February 2026" kring report --since 2026-02-30
'
case_ 'each report in each format' '
	for report in $all; do
		for format in text md html json; do
			succeeds kring --as-of 2026-09-01 report $report --format $format
			[ -s "$work/stdout" ]
			nothing_on stderr
		done
		python3 -m json.tool "$work/stdout" >/dev/null
	done
'
case_ 'each report on one circle, and a circle that is not there is refused' '
	for report in $all; do
		succeeds kring --as-of 2026-09-01 report $report --circle geboortezorg
		misused "did you mean '"'geboortezorg'"'?" kring report $report --circle geboortezog
	done
'
case_ 'the overview since a day tells what was decided from it on' '
	prints "Decided since 12 March 2026" kring --as-of 2026-09-01 report --since 2026-03-12
	out_has "2026-03-12  adopted   geboortezorg/warme-overdracht"
	prints "nothing was decided" kring --as-of 2026-09-01 report --since 2026-03-13
	succeeds kring --as-of 2026-09-01 report
	out_lacks "Decided since"
'
case_ 'minutes: as it was agreed then, whatever was moved or done later' '
	kring --as-of 2026-09-01 report minutes >"$scratch/before"
	has "$scratch/before" 2026-04-01
	sed -i "s/^    done: 2026-03-28/    moved: [{date: 2026-03-20, to: 2026-05-05, why: Vakantie}]\n    done: 2026-05-01/" \
		agreements/geboortezorg/warme-overdracht.yaml
	has agreements/geboortezorg/warme-overdracht.yaml "to: 2026-05-05"
	succeeds kring --as-of 2026-09-01 report minutes
	diff "$scratch/before" "$work/stdout"
'
case_ 'minutes: a meeting without a report says how to write one; a planned one has no minutes' '
	printf "present: [anna]\n" >meetings/geboortezorg/2026-08-20.yaml
	printf "agenda: [geboortezorg/folder]\n" >meetings/geboortezorg/2026-09-03.yaml
	prints "there is no report yet: kring meet geboortezorg 2026-08-20 --close" \
		kring --as-of 2026-09-01 report minutes --since 2026-08-01
	out_has "Nothing was decided."
	out_lacks 2026-09-03
	out_lacks 2026-03-12
'
case_ 'minutes: the last meeting of each circle; one by name; all from a day on' '
	printf "present: [anna, bram]\n" >meetings/geboortezorg/2026-06-11.yaml
	prints 2026-06-11 kring --as-of 2026-09-01 report minutes
	out_lacks 2026-03-12
	prints 2026-03-12 kring --as-of 2026-06-10 report minutes
	out_lacks 2026-06-11
	prints "Warme overdracht" kring --as-of 2026-09-01 report minutes --meeting geboortezorg/2026-03-12
	out_lacks 2026-06-11
	prints 2026-06-11 kring --as-of 2026-09-01 report minutes --since 2026-01-01
	out_has 2026-03-12
	misused "is still to come on 10 June 2026" kring --as-of 2026-06-10 report minutes --meeting geboortezorg/2026-06-11
	refuses "there is no meeting" kring report minutes --meeting geboortezorg/2026-03-13
	err_has "did you mean '"'geboortezorg/2026-03-12'"'?"
'
case_ 'minutes: a circle that ended is not among them, unless it is asked for' '
	echo "ended: {date: 2026-08-31, why: Opgegaan}" >>circles/geboortezorg.yaml
	succeeds kring --as-of 2026-09-01 report minutes
	out_lacks 2026-03-12
	prints 2026-03-12 kring --as-of 2026-09-01 report minutes --circle geboortezorg
'
case_ 'minutes: machines find the tables also where nothing was decided' '
	rm -r agreements
	succeeds kring --as-of 2026-09-01 report minutes --format json
	python3 -c "
import json, sys
shown = json.load(open(sys.argv[1]))
assert len(shown[\"meetings\"]) == 1, shown
assert [shown[k] for k in (\"decisions\", \"actions\", \"concerns\", \"issues\")] == [[]] * 4, shown" "$work/stdout"
'
case_ 'one record is asked for of the report that has it, and of no circle besides' '
	misused "is for the report '"'minutes'"'" kring report --meeting geboortezorg/2026-03-12
	misused "is for the report '"'evaluation-sheet'"'" kring report minutes --agreement warme-overdracht
	misused "names one already" kring report minutes --meeting geboortezorg/2026-03-12 --circle geboortezorg
	misused "leave out '"'--since'"'" kring report evaluation-sheet --agreement warme-overdracht --since 2026-01-01
'
case_ 'evaluation sheet: what is due, the concerns first, with who and when, then room' '
	succeeds kring --as-of 2026-09-01 report evaluation-sheet
	python3 - "$work/stdout" <<-"END"
		import sys
		text = open(sys.argv[1], encoding="utf-8").read()
		order = ["Warme overdracht van", "Blijft iedereen bereikbaar?", "Negen van de tien", "kring evaluate"]
		places = [text.index(x) for x in order]
		assert places == sorted(places), places
		line = next(l for l in text.splitlines() if "Blijft iedereen" in l)
		assert "Anna de Wit" in line and "2026-03-06" in line and "……" in line, line
		for outcome in ("renewed", "amended", "ended"):
		    assert f"--outcome {outcome} " in text, outcome
	END
'
case_ 'evaluation sheet: nothing is due; one by name; none for a proposal' '
	prints "nothing is due" kring --as-of 2026-05-01 report evaluation-sheet
	prints "What we agreed" kring --as-of 2026-05-01 report evaluation-sheet --agreement warme-overdracht
	refuses "what is in force has a sheet" kring --as-of 2026-09-01 report evaluation-sheet --agreement nachtdienst
	prints "nothing is due" kring --as-of 2026-05-01 report evaluation-sheet --circle geboortezorg
'
case_ 'the sheet on paper and the one in the editor tell the same concerns' '
	cat >>agreements/geboortezorg/warme-overdracht.yaml <<-"YAML"
		builds-on:
		  concerns: {bram: Wie betaalt het bellen?}
	YAML
	sed -i "s/concern: Blijft.*/&\n        then: [{response: consent, date: 2026-03-11, concern: none}]/" \
		agreements/geboortezorg/warme-overdracht.yaml
	prints "Wie betaalt het bellen?" kring --as-of 2026-09-01 report evaluation-sheet
	out_lacks "Blijft iedereen bereikbaar?"
	prints "Wie betaalt het bellen?" kring --as anna --as-of 2026-09-01 evaluate warme-overdracht --sheet
	out_lacks "Blijft iedereen bereikbaar?"
'
case_ 'evaluations: one that is not decided is marked, and a lapsed agreement still comes back' '
	cat >>agreements/geboortezorg/warme-overdracht.yaml <<-"END"
		evaluations:
		  - date: 2026-08-28
		    by: anna
		    kept: partly
		    learned: Overdag werkt het
		    outcome: renewed
		    next: 2027-03-01
		    responses:
		      anna:
		        response: pending
	END
	prints "not yet decided" kring --as-of 2026-09-01 report evaluations
	out_has "partly kept"
	out_has "2026-09-01          0"
	sed -i "s/^overdue:.*//; \$ a overdue: lapse" circles/geboortezorg.yaml
	succeeds kring --as-of 2026-12-01 report evaluations
	out_has lapsed
'
case_ 'mandates: own name, alternate, reserved topics, an open consultation, and who has none' '
	cat >mandates/geboortezorg/bram.yaml <<-"END"
		organisation: vsv-noord
		given-by: Bestuur VSV
		scope: [protocollen]
		reserved: {tarieven: {with: gemeenteraad, days: 84}}
		alternate: {person: anna, from: 2026-08-01, until: 2026-09-30}
		consultations:
		  nacht-1: {about: geboortezorg/nachtdienst, round: 1, opened: 2026-08-28}
		  oud-1: {about: geboortezorg/warme-overdracht, round: 1, opened: 2026-03-01, closed: 2026-03-06}
		from: 2026-01-01
		until: 2026-12-31
		renewals:
		  - {date: 2026-03-17, meeting: 2026-03-12, by: Bestuur VSV, outcome: widened, scope: [protocollen, nachtzorg], limits: tot 100 euro}
	END
	rm mandates/geboortezorg/carla.yaml
	echo "report: {date: 2026-03-16, summary: Kort}" >>meetings/geboortezorg/2026-03-12.yaml
	printf "self: true\nfrom: 2026-01-01\nuntil: 2026-12-31\n" >mandates/geboortezorg/anna.yaml
	succeeds kring --as-of 2026-09-01 report mandates --format json
	python3 - "$work/stdout" <<-"END"
		import json, sys
		shown = json.load(open(sys.argv[1]))
		who = {r["person"]: r for r in shown["mandates"]}
		assert who["anna"]["on-behalf-of"] == ["self"] and who["anna"]["last-meeting"] is None, who["anna"]
		assert who["bram"]["alternate"] == "anna" and who["bram"]["renewed"] == "2026-03-17", who["bram"]
		assert who["carla"]["state"] == "none" and who["carla"]["on-behalf-of"] == [], who["carla"]
		assert [r["about"] for r in shown["consultations"]] == ["geboortezorg/nachtdienst"], shown
		assert shown["reserved"][0]["with"] == "gemeenteraad" and shown["reserved"][0]["days"] == 84
		scope = {r["person"]: r for r in shown["scopes"]}
		assert scope["bram"]["scope"] == ["protocollen", "nachtzorg"], scope
		assert scope["bram"]["limits"] == "tot 100 euro", scope
	END
	prints "in their own name" kring --as-of 2026-09-01 report mandates
	out_has "no mandate"
	out_has "all topics"
	succeeds kring --as-of 2026-10-01 report mandates --format json
	out_lacks "\"alternate\":\"anna\""
'
case_ 'roles: who acts is marked, what nobody holds and what has no note is said' '
	cat >>circles/geboortezorg.yaml <<-"END"
		roles:
		  facilitator: {holder: anna, deputy: carla, since: 2026-01-01, until: 2027-01-01}
		  secretary:
		    acting: {person: bram, until: 2026-10-01}
		    tasks:
		      verslag: {what: Verslag sturen}
		      lijst: {what: Lijst bijhouden, handover: Staat in de map}
		  cijfers:
		    deputy: anna
		    tasks:
		      meten: {what: Meten, handover: In het blad}
	END
	prints "Bram" kring --as-of 2026-09-01 report roles
	out_has ", acting"
	out_has nobody
	out_has none
	succeeds kring --as-of 2026-09-01 report roles --format json
	python3 - "$work/stdout" <<-"END"
		import json, sys
		shown = json.load(open(sys.argv[1]))
		role = {r["role"]: r for r in shown["roles"]}
		assert role["secretary"]["holder"] == "bram" and role["secretary"]["acting"] is True, role
		assert role["secretary"]["until"] == "2026-10-01", role
		assert role["cijfers"]["holder"] is None and role["cijfers"]["acting"] is False, role
		one = shown["continuity"][0]
		tasks = shown["tasks"]
		assert one["roles"] == len(role) and one["tasks"] == len(tasks), one
		assert one["held"] == sum(r["holder"] is not None for r in role.values()), one
		assert one["tasks-with-note"] == sum(t["handover"] is not None for t in tasks), one
		assert one["tasks-with-both"] == sum(
		    t["handover"] is not None and role[t["role"]]["deputy"] is not None for t in tasks), one
		assert sum(o["roles"] for o in shown["organisations"]) == one["held"], shown
	END
'
case_ 'roles: the term of who holds it without one is not that of who could act' '
	cat >>circles/geboortezorg.yaml <<-"END"
		roles:
		  facilitator: {holder: anna, since: 2026-05-01, acting: {person: bram, until: 2026-09-30}}
	END
	succeeds kring --as-of 2026-09-01 report roles --format json
	python3 - "$work/stdout" <<-"END"
		import json, sys
		role = json.load(open(sys.argv[1]))["roles"][0]
		assert role["holder"] == "anna" and role["until"] is None, role
	END
'
case_ 'the overview counts who leaves that day: a last day is a day' '
	sed -i "s/^\(  anna: {\)/\1left: 2026-09-01, /" organisations/vsv-noord.yaml
	has organisations/vsv-noord.yaml "left: 2026-09-01, "
	for day in 2026-09-01 2026-09-02; do
		kring --as-of "$day" report overview --format json >"$scratch/$day"
	done
	python3 - "$scratch/2026-09-01" "$scratch/2026-09-02" <<-"END"
		import json, sys
		there, gone = (json.load(open(shown))["counts"]["people"] for shown in sys.argv[1:])
		assert there == gone + 1, (there, gone)
	END
'
case_ 'spelregels: in force, not yet, and no longer, each in its part' '
	printf "title: Nieuw\ntext: Nog niet.\n" >spelregels/nieuw.yaml
	printf "title: Mandaat twee\ntext: Elk jaar.\nsupersedes: mandaat\nadopted: {date: 2026-05-01, by: geboortezorg/warme-overdracht}\nevaluation: {date: 2027-05-01}\n" >spelregels/mandaat-2.yaml
	printf "title: Later\ntext: Ook.\nadopted: {date: 2026-06-01, by: geboortezorg/warme-overdracht}\n" >spelregels/aan-tafel.yaml
	printf "ended: {date: 2026-05-01, why: Vervangen}\n" >>spelregels/mandaat.yaml
	succeeds kring --as-of 2026-09-01 report spelregels --format json
	python3 - "$work/stdout" <<-"END"
		import json, sys
		shown = json.load(open(sys.argv[1]))
		assert [(r["id"], r["state"], r["superseded-by"], r["evaluation"]) for r in shown["spelregels"]] == [
		    ("mandaat-2", "in-force", None, "2027-05-01"),
		    ("aan-tafel", "in-force", None, "2026-09-01"), ("nieuw", "not-adopted", None, None),
		    ("mandaat", "ended", "mandaat-2", None)], shown["spelregels"]
	END
	prints "Not in force yet" kring --as-of 2026-09-01 report spelregels
	out_has "kring propose CIRCLE/ID --establishes spelregels"
	out_has "nothing that can be checked: it is for people to keep"
	succeeds kring --as-of 2026-04-01 report spelregels
	out_lacks "No longer in force"
'
case_ 'spelregels: a set is taken apart into its rules, with the severity that counts' '
	printf "title: Mandaat\ntext: Binnen het mandaat.\nenforces: {set: [mandate]}\n" >spelregels/binnen.yaml
	printf "title: Rollen\ntext: Elke rol.\nenforces: {set: [roles], severity: error}\n" >spelregels/rollen.yaml
	printf "title: Alleen\ntext: Ook.\nenforces: {set: [roles]}\n" >spelregels/alleen.yaml
	prints "all rules of the set '"'roles'"'  error" kring show spelregel/rollen
	succeeds kring --as-of 2026-09-01 report spelregels --format json
	python3 - "$work/stdout" <<-"END"
		import json, sys
		rules = json.load(open(sys.argv[1]))["rules"]
		def of(spelregel):
		    return {r["rule"]: (r["severity"], r["set"]) for r in rules if r["spelregel"] == spelregel}
		assert of("mandaat") == {"mandate-renewed": ("error", None)}, of("mandaat")
		assert of("binnen")["mandate-scope"] == ("error", "mandate"), of("binnen")
		assert of("alleen")["task-without-handover"] == ("warning", "roles"), of("alleen")
		assert of("rollen")["task-without-handover"] == ("error", "roles"), of("rollen")
		assert not set(of("binnen")) & set(of("rollen"))
	END
'
case_ 'into a file' '
	kring --as-of 2026-09-01 report --format md >"$scratch/md"
	succeeds kring --as-of 2026-09-01 report --format md -o "$scratch/afspraken.md"
	nothing_on stdout
	diff "$scratch/md" "$scratch/afspraken.md"
	err_is <<-END
		saved: $scratch/afspraken.md
	END
	succeeds kring --as-of 2026-09-01 report --format md -o "$scratch/afspraken.md" -q
	nothing_on stderr
	cannot "" kring --as-of 2026-09-01 report -o "$scratch/no/such/folder/x"
	err_lacks saved
'
case_ 'the ending of the file says the format, where nothing else does' '
	KRING=$plain # files are not read back
	for pair in text=txt md=md html=html html=HTM csv=csv json=json ics=ics; do
		kept_in "$scratch/wanted" 0 kring --as-of 2026-09-01 report --format "${pair%=*}"
		succeeds kring --as-of 2026-09-01 report -o "$scratch/x.${pair#*=}"
		cmp "$scratch/wanted" "$scratch/x.${pair#*=}"
	done
	kept_in "$scratch/wanted" 0 kring --as-of 2026-09-01 report --format csv --spreadsheet
	succeeds kring --as-of 2026-09-01 report --spreadsheet -o "$scratch/x.csv"
	cmp "$scratch/wanted" "$scratch/x.csv"
	kring --as-of 2026-09-01 report --format md >"$scratch/wanted"
	succeeds kring --as-of 2026-09-01 report --format md -o "$scratch/x.html"
	cmp "$scratch/wanted" "$scratch/x.html"
	kring --as-of 2026-09-01 report >"$scratch/wanted"
	succeeds kring --as-of 2026-09-01 report -o "$scratch/none"
	cmp "$scratch/wanted" "$scratch/none"
	for name in x.docx x.pdf x.md.bak; do
		misused "there is no format for a file that ends in " kring report -o "$scratch/$name"
		err_has ".${name##*.}"
		case $name in
		x.pdf) err_has "let the name end in .html, and print that page as a pdf in a browser" ;;
		*) err_has ".txt, .md, .html, .csv, .json or .ics" ;;
		esac
		[ ! -e "$scratch/$name" ]
	done
	succeeds kring report site -o "$scratch/site.nl"
'
case_ 'what does not exist is refused by name' '
	misused "there is no report '"'weekblad'"'" kring report weekblad
	err_has "choose one of: "
	misused "did you mean '"'agreements'"'?" kring report agreement
	misused "choose one of: text, md, html, csv, json, ics" kring report --format pdf
'
case_ 'a full disk is told, with exit 3' '
	[ -w /dev/full ]
	code=0
	"$KRING" --as-of 2026-09-01 report >/dev/full 2>"$work/stderr" || code=$?
	[ $code -eq 3 ]
	err_has "cannot write the results"
'
case_ 'a reader who goes away is no failure to tell of, and ends it as the shell is used to' '
	{
		sleep 1
		code=0
		"$KRING" --as-of 2026-09-01 report 2>"$work/stderr" || code=$?
		echo $code >"$scratch/code"
	} | true
	nothing_on stderr
	[ "$(cat "$scratch/code")" -eq 141 ]
'
case_ 'minutes name the facilitator, and of the concerns those of the round that was decided on' '
	prints "facilitator  Anna de Wit" kring --as-of 2026-09-01 report minutes
	out_has "Blijft iedereen bereikbaar?"
	cat >>agreements/geboortezorg/warme-overdracht.yaml <<-"YAML"
	  - opened: 2026-03-11
	    changed: Alleen overdag
	    responses:
	      anna:
	        response: consent
	        date: 2026-03-12
	        concern: Wie belt er in het weekend?
	YAML
	prints "Wie belt er in het weekend?" kring --as-of 2026-09-01 report minutes
	out_lacks "Blijft iedereen bereikbaar?"
'
case_ 'an ended circle keeps its row while an agreement of it is in force' '
	prints "Kring geboortezorg " kring --as-of 2026-09-01 report overview
	echo "ended: {date: 2026-08-31, why: Opgegaan}" >>circles/geboortezorg.yaml
	prints "Kring geboortezorg (ended) " kring --as-of 2026-09-01 report overview
	sed -i "/^proposed/a ended: {date: 2026-08-31, why: Klaar}" agreements/geboortezorg/warme-overdracht.yaml
	succeeds kring --as-of 2026-09-01 report overview
	out_lacks "(ended)"
'
