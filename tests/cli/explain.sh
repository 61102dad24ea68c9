#!/bin/sh
# tests/cli/explain.sh - what a rule or a key means.
. "$(dirname "$0")/lib.sh"

case_ 'a rule: what, why, how to mend it' '
	prints "evaluation-overdue" kring explain evaluation-overdue
	out_has "  what: "
	out_has "  why:  "
	out_has "  mend: "
	out_has "class time"
'
case_ 'every rule of the catalogue has all three' '
	kring __complete explain "" | cut -f1 >"$scratch/rules"
	[ "$(wc -l <"$scratch/rules")" -gt 50 ]
	while read -r rule; do
		succeeds kring explain "$rule"
		out_has "  what: " && out_has "  why:  " && out_has "  mend: " || say "$rule"
		nothing_on stderr
	done <"$scratch/rules"
'
case_ 'works outside a kring folder' '
	cd "$work/home"
	prints "evaluation-overdue" kring explain evaluation-overdue
'
case_ 'a key by its whole way' '
	succeeds kring explain evaluation.date
	out_has "evaluation.date (agreement)"
	out_has "a date, as 2026-12-01"
	out_lacks "evaluations"
'
case_ 'a key by the end of its way, with or without the ids of the way' '
	prints "actions.ID.due (agreement)" kring explain due
	prints "actions.ID.due (agreement)" kring explain actions.due
	prints "actions.ID.due (agreement)" kring explain actions.belafspraak.due
'
case_ 'a key that stands in several places is explained once' '
	succeeds kring explain outcome.result
	out_has "reopened.PERSON.outcome.result (agreement)"
	[ "$(grep -c "one of: amended" "$work/stdout")" -eq 1 ]
'
case_ 'a key of one kind' '
	prints "grace (circle)" kring explain circle.grace
	succeeds kring explain circle.adopted.date
	out_lacks "(agreement)"
'
case_ 'words of a closed list are named' '
	prints "one of: ask-later, present-decide, silence-after-14d" kring explain circle.absence
'
case_ 'what is part of the text that consent is given to' '
	prints "part of the text that consent is given to" kring explain agreement.driver
	succeeds kring explain agreement.keeper
	out_lacks "part of the text"
'
case_ 'a key as a sentence or another language calls it, and a word that it may have' '
	KRING=$plain # what is typed has no marks
	prints "keeper (agreement)" kring explain bewaker
	prints "driver (agreement)" kring explain aanleiding
	prints "kind (agreement)" kring explain TWO
'
case_ 'something that is neither' '
	misused "there is no rule and no key '"'evaluation-overdu'"'" kring explain evaluation-overdu
	err_has "did you mean '"'evaluation-overdue'"'?"
	misused "did you mean '"'evaluation.date'"'?" kring explain evaluation.dat
	misused "choose one of: role, until, person" kring explain elects.circle
	misused "did you mean '"'elects.role'"'?" kring explain elects.rol
	misused "kring help rules" kring explain qqqqqqqq
	misused "needs to know which rule or key" kring explain
'

example geboortezorg
case_ 'a rule that a spelregel enforces here: the spelregel, and what it leaves to people' '
	succeeds kring --as-of 2026-09-01 explain mandate-renewed
	out_has "  spelregel 4: Mandaat vernieuwen na elke bijeenkomst (error; only for regiekring, geboortezorg)"
	out_has "    stays a question: Is het gesprek met de achterban echt gevoerd?"
	succeeds kring --as-of 2026-09-01 explain part-co-owned
	out_has "  spelregel 7: Wie een deel draagt, draagt mee voor het geheel (warning)"
	succeeds kring --as-of 2025-09-24 explain mandate-renewed
	out_lacks "stays a question"
	succeeds kring --as-of 2026-09-01 explain two-heard
	out_lacks "spelregel 7"
	printf "title: Wederhoor\ntext: Wij horen elkaar\nenforces: {set: two}\nadopted: {date: 2026-01-01, by: regiekring/wederhoor}\n" >spelregels/wederhoor.yaml
	succeeds kring --as-of 2026-09-01 explain two-heard
	out_has "  spelregel wederhoor: Wederhoor (warning)"
	printf "title: [\n" >spelregels/wederhoor.yaml
	succeeds kring --as-of 2026-09-01 explain two-heard
	out_lacks "spelregel wederhoor"
	nothing_on stderr
'
