#!/bin/sh
# tests/cli/decide.sh - a decision without a round: within the bounds of a method, and never outside.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

prijs=agreements/geboortezorg/prijs.yaml
bellen=agreements/geboortezorg/bellen.yaml

# A method in force: its bounds as given, else the usual ones.
method() {
	succeeds on --as anna propose geboortezorg/prijs --kind method --title 'Kleine uitgaven' --set driver='Elke uitgave kost een ronde.' \
		--set text='Het ziekenhuis beslist over toestellen.' --set why='Het zijn kleine bedragen.' --set goal=continuiteit \
		--set topics=bereikbaarheid --set bounds.decides=ziekenhuis,secretary --set bounds.amount=25000 "$@" \
		--keeper anna --evaluate 2027-06-01 --set evaluation.criteria.rust='Geen klachten over uitgaven' --open
	for person in anna bram carla eva; do
		succeeds on --as $person consent prijs --concern none
	done
	succeeds on adopt prijs
	git add -A && git commit -q -m methode
}

# A proposal, later than the method.
proposal() {
	succeeds next --as eva propose geboortezorg/bellen --title 'Nieuwe toestellen' --set driver='Ze zijn op.' \
		--set text='Twintig toestellen.' --set why='Herstellen is duurder.' --set goal=continuiteit \
		--set topics=bereikbaarheid --keeper eva --evaluate +1y "$@"
	git add -A && git commit -q -m voorstel
}

next() {
	kring --as-of 2026-10-01 "$@"
}

# The rules that judge it, switched on for a moment.
outside() {
	echo 'checks: {decided-outside-method: error, method-out-of-bounds: error}' >>kring.yaml
	expect_exit 0 next check --only decided-outside-method,method-out-of-bounds && nothing_on stdout
	git checkout -q -- kring.yaml
}

within() {
	method
	proposal
	succeeds next decide bellen --method prijs --by ziekenhuis --amount 25000
	out_is <<-END
		'geboortezorg/bellen' is decided by 'ziekenhuis', as 'geboortezorg/prijs' allows; it is evaluated on 1 October 2027
		  next: 'kring evaluate geboortezorg/bellen --sheet', by 1 October 2027
		  saved: $bellen
	END
	nothing_on stderr
	changes_are <<-END
		+decided: {by: ziekenhuis, method: geboortezorg/prijs, date: 2026-10-01, amount: 25000}
	END
	only_changed "$bellen"
	expect_exit 0 next check --class structure && nothing_on stdout
	outside
	prints 'geboortezorg/bellen' next list agreements --state in-force
	prints 'decided' next show bellen
	git commit -q -a -m besluit
	refuses "'geboortezorg/bellen' is in force (as it stands on 1 October 2026)" next decide bellen --method prijs --by ziekenhuis --amount 1
	err_has "'kring amend geboortezorg/bellen' writes a successor"
}
case_ 'within the bounds, to the last euro: it is in force, and sound' within

by_role() {
	method
	proposal
	succeeds next decide bellen --method prijs --by secretary --amount 99.50
	changes_are <<-END
		+decided: {by: secretary, method: geboortezorg/prijs, date: 2026-10-01, amount: 99.50}
	END
	outside
}
case_ 'by a role; an amount may have cents' by_role

bounds() {
	method --set bounds.topics=bereikbaarheid --set bounds.until=2026-10-31
	proposal
	refuses "'geboortezorg/bellen' cannot be decided so: 25000.01 euros is more than the 25000 of 'geboortezorg/prijs'" \
		next decide bellen --method prijs --by ziekenhuis --amount 25000.01
	err_has "'kring show geboortezorg/prijs' shows the bounds; what is outside them is for the circle: 'kring open geboortezorg/bellen'"
	refuses "'geboortezorg/prijs' goes up to an amount, and the decision names none" next decide bellen --method prijs --by ziekenhuis
	err_has "add '--amount N'"
	refuses "'geboortezorg/prijs' does not let 'jgz' decide" next decide bellen --method prijs --by jgz --amount 1
	refuses "'geboortezorg/prijs' lets people decide until 31 October 2026, and this was on 1 November 2026" \
		kring --as-of 2026-11-01 decide bellen --method prijs --by ziekenhuis --amount 1
	no_change
	succeeds kring --as-of 2026-10-31 decide bellen --method prijs --by ziekenhuis --amount 1
	git checkout -q .
	succeeds next --as eva amend bellen --set topics=bereikbaarheid,protocollen
	git commit -q -a -m onderwerp
	refuses "'geboortezorg/prijs' does not let 'jgz' decide; 'geboortezorg/prijs' is not about the topic 'protocollen'; 30000 euros is more than the 25000" \
		next decide bellen --method prijs --by jgz --amount 30000
	succeeds next --as eva amend bellen --set topics=
	git commit -q -a -m zonder
	refuses "'geboortezorg/prijs' is for some topics only, and this agreement names none" next decide bellen --method prijs --by ziekenhuis --amount 1
	err_has "'kring amend geboortezorg/bellen --set topics=TOPIC,...' names them"
	no_change
}
case_ 'each bound that is broken is named' bounds

no_method() {
	proposal
	refuses "'geboortezorg/huisbezoek' is no agreement on a method" next decide bellen --method huisbezoek --by ziekenhuis
	err_has "without a method the circle decides: 'kring open geboortezorg/bellen'; 'kring propose geboortezorg/ID --kind method' proposes one"
	refuses "there is no agreement 'prjs'" next decide bellen --method prjs --by ziekenhuis
	no_change
	succeeds next --as anna propose geboortezorg/prijs --kind method --title P --set driver=D --set text=T --set bounds.decides=ziekenhuis
	git add -A && git commit -q -m methode
	refuses "the method 'geboortezorg/prijs' is not in force on 1 October 2026" next decide bellen --method prijs --by ziekenhuis
	no_change
}
case_ 'not without a method in force' no_method

other_circles() {
	method
	succeeds next --as bram propose stuit/echo --title Echo --set driver=D --set text=T --keeper bram --evaluate +1m
	succeeds next --as hanna propose regiekring/kantoor --title Kantoor --set driver=D --set text=T --keeper hanna --evaluate +1y
	git add -A && git commit -q -m elders
	succeeds next decide stuit/echo --method prijs --by ziekenhuis --amount 1
	git checkout -q .
	refuses "'geboortezorg/prijs' is a method of 'geboortezorg', and holds only there and in the circles below it" \
		next decide regiekring/kantoor --method prijs --by ziekenhuis --amount 1
	no_change
}
case_ 'a method holds in its circle and below it' other_circles

incomplete() {
	method
	proposal
	for key in keeper evaluation.date; do
		succeeds next --as eva amend bellen --set "$key="
		case $key in
		keeper) refuses "'geboortezorg/bellen' has no keeper, who brings it back on the evaluation date" next decide bellen --method prijs --by ziekenhuis --amount 1 ;;
		*) refuses "'geboortezorg/bellen' has no evaluation date, and every agreement in force has one" next decide bellen --method prijs --by ziekenhuis --amount 1 ;;
		esac
		err_has "'kring amend geboortezorg/bellen --set $key="
		lacks "$bellen" decided
		git checkout -q .
	done
	sed -i 's/^  date: 2027-10-01/  date: 2026-11-01/' "$bellen" && git commit -q -a -m eerder
	refuses "the evaluation date of 'geboortezorg/bellen' is not after today" kring --as-of 2026-11-01 decide bellen --method prijs --by ziekenhuis --amount 1
	no_change
	succeeds next --as eva amend bellen --set evaluation.criteria.x=Y
	succeeds next open bellen
	git commit -q -a -m ronde
	refuses "'geboortezorg/bellen' was put to the circle in round 1, so it is decided there" next decide bellen --method prijs --by ziekenhuis --amount 1
	err_has "'kring adopt geboortezorg/bellen' when nobody objects any more, or 'kring withdraw geboortezorg/bellen'"
	succeeds next defer bellen --until 2026-11-01 --owner eva -m Later && git commit -q -a -m later
	refuses 'was put to the circle in round 1' kring --as-of 2026-10-05 decide bellen --method prijs --by ziekenhuis --amount 1
	no_change
}
case_ 'not without a keeper or an evaluation date, and not past the circle once it was asked' incomplete

elections() {
	method --set bounds.amount=
	succeeds next --as anna elect geboortezorg delegate --until +1y
	succeeds next --as anna elect geboortezorg facilitator --until +1y
	git add -A && git commit -q -m verkiezing
	refuses "the delegate of 'geboortezorg' is chosen by the circle itself, by consent, and under no method" next decide delegate-2026 --method prijs --by ziekenhuis
	err_has "'kring open geboortezorg/delegate-2026 --person PERSON' asks the circle"
	refuses "it is not said who is proposed for the role 'facilitator'" next decide facilitator-2026 --method prijs --by ziekenhuis
	no_change
	succeeds next --as anna amend facilitator-2026 --set elects.person=carla
	succeeds next decide facilitator-2026 --method prijs --by ziekenhuis
	has circles/geboortezorg.yaml '    elected: geboortezorg/facilitator-2026'
	expect_exit 0 next check --class structure && nothing_on stdout
}
case_ 'never the delegate; another role is filled as at an adoption' elections

what_follows() {
	method
	succeeds next add spelregel pauze --title Pauze -m 'Na een uur.'
	proposal --set supersedes=geboortezorg/huisbezoek --establishes spelregels/pauze
	succeeds next decide bellen --method prijs --by ziekenhuis --amount 1
	out_has "'geboortezorg/huisbezoek' ends: it is superseded"
	out_has "'spelregels/pauze' is in force from today"
	has agreements/geboortezorg/huisbezoek.yaml 'ended: {date: 2026-10-01, why: Superseded by geboortezorg/bellen}'
	has spelregels/pauze.yaml 'adopted: {date: 2026-10-01, by: geboortezorg/bellen}'
	lacks "$bellen" 'spelregels/pauze: none'
	only_changed "$bellen" agreements/geboortezorg/huisbezoek.yaml spelregels/pauze.yaml
	expect_exit 0 next check --class structure && nothing_on stdout
}
case_ 'what it supersedes ends, and what it establishes comes into force' what_follows

misuse() {
	method
	proposal
	misused "'decide' needs to know under which method: --method ID" next decide bellen --by ziekenhuis
	misused "'decide' needs to know who decides: --by ORG" next decide bellen --method prijs
	for amount in veel -5 5. .5 1e3 ''; do
		misused "'$amount' is no amount" next decide bellen --method prijs --by ziekenhuis "--amount=$amount"
	done
	refuses "nobody has the id 'zikenhuis'" next decide bellen --method prijs --by zikenhuis --amount 1
	no_change
}
case_ 'what is asked wrongly' misuse

committed() {
	method
	proposal
	succeeds next decide bellen --method prijs --by ziekenhuis --amount 18000 --commit
	git log -1 --format=%B | diff -u - /dev/fd/3 3<<-END
		agreement geboortezorg/bellen: decide under geboortezorg/prijs

		Agreement: geboortezorg/bellen
		Decided-by: ziekenhuis
		Method: geboortezorg/prijs

	END
	no_change
}
case_ 'the commit says who decided, and under which method' committed
