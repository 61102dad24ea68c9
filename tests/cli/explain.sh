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
case_ 'something that is neither' '
	misused "there is no rule and no key '"'evaluation-overdu'"'" kring explain evaluation-overdu
	err_has "did you mean '"'evaluation-overdue'"'?"
	misused "did you mean '"'evaluation.date'"'?" kring explain evaluation.dat
	misused "kring help rules" kring explain qqqqqqqq
	misused "needs to know which rule or key" kring explain
'
