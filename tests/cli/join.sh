#!/bin/sh
# tests/cli/join.sh - an organisation joins an agreement that others made.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

zo=agreements/regiekring/samenwerking.yaml

# As it was before the youth health care came.
before() {
	sed -i '/^accessions:/d; /^  jgz: {by: ilse/d' "$zo" && git commit -q -a -m eerder
}

own() {
	before
	succeeds on --as ilse join samenwerking --party jgz
	out_is <<-END
		Jeugdgezondheidszorg Maasoever joins 'regiekring/samenwerking'; Ilse Verbeek consents for it
		  it is heard at the evaluation, by 24 September 2026
		  next: 'kring evaluate regiekring/samenwerking --sheet', by 24 September 2026
		  saved: $zo
	END
	changes_are <<-END
		+accessions:
		+  jgz: {by: ilse, date: 2026-09-01}
	END
	sound
	prints 'joined' on show samenwerking
	git commit -q -a -m jgz
	refuses "'jgz' joined 'regiekring/samenwerking' on 1 September 2026" on --as ilse join samenwerking --party jgz
	succeeds on --as ilse deviate samenwerking -m 'Niet gekomen'
	out_has 'Jeugdgezondheidszorg Maasoever did otherwise'
}
case_ 'by who speaks for it; from then on it is bound' own

not_bound() {
	before
	refuses "'ilse' speaks for no organisation that 'regiekring/samenwerking' binds" on --as ilse deviate samenwerking -m x
	err_has "say which organisation it is about: '--by ORG'"
	no_change
}
case_ 'and not before' not_bound

named() {
	before
	i_am fatima@verloskundigen.example
	succeeds on join samenwerking --party jgz --by ilse
	changes_are <<-END
		+accessions:
		+  jgz: {by: ilse, date: 2026-09-01}
	END
}
case_ 'written down by another' named

refusals() {
	before
	refuses "'ziekenhuis' is a party to 'regiekring/samenwerking' from the beginning" on --as gijs join samenwerking --party ziekenhuis
	refuses "'fatima' does not speak for 'jgz' in 'regiekring' on 1 September 2026" on --as fatima join samenwerking --party jgz
	err_has "'kring show mandate/regiekring/fatima' shows the mandate; '--by PERSON' names who speaks for it"
	refuses "there is no organisation 'jgzz'" on --as ilse join samenwerking --party jgzz
	err_has "did you mean 'jgz'?"
	refuses "nobody has the id 'ils'" on --as ilse join samenwerking --party jgz --by ils
	refuses "'geboortezorg/tolk' is forming (as it stands on 1 September 2026)" on --as ilse join tolk --party jgz
	misused "say which organisation joins: '--party ORG'" on --as ilse join samenwerking
	no_change
}
case_ 'refusals change nothing' refusals

without_mandate() {
	before
	rm mandates/regiekring/ilse.yaml && git commit -q -a -m weg
	refuses "'ilse' has no mandate in force for 'regiekring' on 1 September 2026" on --as ilse join samenwerking --party jgz
	err_has "'kring add mandate regiekring ilse --organisation ORG --given-by WHO --until DATE' gives the mandate"
	no_change
	for s in spelregels/*.yaml; do grep -v mandate-valid "$s" >"$scratch/s" && cp "$scratch/s" "$s"; done
	succeeds on --as ilse join samenwerking --party jgz
}
case_ 'where the table asks for mandates, not without one' without_mandate

committed() {
	before
	succeeds on --commit --as ilse join samenwerking --party jgz
	git log -1 --format=%B | diff -u - /dev/fd/3 3<<-END
		agreement regiekring/samenwerking: jgz joins

		Agreement: regiekring/samenwerking
		Consent-by: ilse

	END
}
case_ 'the commit says what was done' committed

on_branches() {
	before
	on --as fatima evaluate samenwerking --outcome renewed --kept kept --next +1y -m L >/dev/null 2>&1
	git commit -q -a -m evaluatie
	on_branch jgz on --as ilse join samenwerking --party jgz
	on_branch antwoord on --as fatima consent samenwerking --evaluation
	merges jgz antwoord
	has "$zo" '  jgz: {by: ilse, date: 2026-09-01}'
	has "$zo" 'response: consent'
	expect_exit 0 on check --class structure
}
case_ 'joined on one branch, while the evaluation is answered on another: plain git merges them' on_branches
