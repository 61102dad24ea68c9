#!/bin/sh
# tests/cli/add.sh - organisations, people, circles, members, roles, mandates and spelregels.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

organisation() {
	succeeds on add organisation huisartsen --name 'Huisartsen: Maas'
	out_is <<-END
		the organisation 'huisartsen' is there: Huisartsen: Maas
		  next: 'kring add person huisartsen/ID --name NAME --email ADDRESS'
		  saved: organisations/huisartsen.yaml
	END
	file_is organisations/huisartsen.yaml <<-END
		name: 'Huisartsen: Maas'
	END
	succeeds on add person huisartsen/jan --name 'Jan Pot' --email jan@ha.example
	file_is organisations/huisartsen.yaml <<-END
		name: 'Huisartsen: Maas'
		people:
		  jan: {name: Jan Pot, email: jan@ha.example}
	END
	i_am jan@ha.example
	succeeds on say tolk -m 'Hallo'
	sound
}
case_ 'an organisation, its first person, and git knows who it is' organisation

person() {
	succeeds on add person kraamzorg-zuid/piet --name 'Piet Bos'
	out_has "  without an address kring does not know who types: acts need '--as piet'"
	changes_are <<-END
		+  piet: {name: Piet Bos}
	END
	succeeds on add person ziekenhuis/kees --name 'Kees Dam'
	git diff -U0 organisations/ziekenhuis.yaml | grep '^+ ' | diff -u - /dev/fd/3 3<<-END
		+    kees: {name: Kees Dam}
	END
	sound
}
case_ 'a person more, indented as the file is' person

address() {
	succeeds on add person kraamzorg-zuid/piet --name 'Piet Bos'
	git commit -q -a -m piet
	refuses "'piet' is the id of a person of 'kraamzorg-zuid'" on add person kraamzorg-zuid/piet --name 'Piet Bos'
	err_has 'stand in organisations/kraamzorg-zuid.yaml'
	succeeds on add person kraamzorg-zuid/piet --name 'Piet Bos' --email piet@kraamzorg-zuid.example
	out_has 'Piet Bos has an address now: piet@kraamzorg-zuid.example'
	changes_are <<-END
		-  piet: {name: Piet Bos}
		+  piet: {name: Piet Bos, email: piet@kraamzorg-zuid.example}
	END
	sound
	git commit -q -a -m adres
	refuses "'piet' is the id of a person" on add person kraamzorg-zuid/piet --name 'Piet Bos' --email p@x.example
}
case_ 'an address that was forgotten' address

mistyped() {
	sed -i 's/carla@kraamzorg-zuid.example/carlaATkraamzorg-zuid.example/' organisations/kraamzorg-zuid.yaml
	git commit -q -a -m slip
	succeeds on add person kraamzorg-zuid/carla --email carla@kraamzorg-zuid.example
	git diff HEAD~1 --exit-code -- organisations
	sound
}
case_ 'an address that is none is mended' mistyped

one_name_space() {
	refuses "'anna' is the id of a person of 'verloskundigen' already" on add organisation anna --name X
	err_is <<-END
		kring: refused: 'anna' is the id of a person of 'verloskundigen' already
		    hint: take another id: those of people, organisations and roles all differ
	END
	refuses "'jgz' is the id of an organisation already" on add person ziekenhuis/jgz --name X
	refuses "'secretary' is the id of a role in 'geboortezorg' already" on add person ziekenhuis/secretary --name X
	refuses "'anna' is the id of a person of 'verloskundigen' already" on add person ziekenhuis/anna --name X
	refuses "'anna' is the id of a person or an organisation" on add role geboortezorg anna
	for address in carlaATk '@k.example' 'carla@' 'carla k@k.example' 'a@b@c'; do
		misused "'$address' is no e-mail address" on add person jgz/an --name An --email "$address"
		err_has 'an address is like name@organisation.example'
	done
	refuses "the address 'Anna@verloskundigen.example' is that of 'anna'" on add person jgz/an --name An --email Anna@verloskundigen.example
	no_change
}
case_ 'people, organisations and roles have one name space' one_name_space

circle() {
	misused "say which circle it is part of: '--parent CIRCLE'" on add circle nacht --name Nacht --aim 'Ook dan'
	succeeds on add circle nacht --name 'Kring nacht' --aim 'Ook ’s nachts: één lijn' --parent geboortezorg
	out_has "  its domain is 'nacht' for now; write what it alone decides in circles/nacht.yaml"
	file_is circles/nacht.yaml <<-END
		name: Kring nacht
		aim: 'Ook ’s nachts: één lijn'
		domain: [nacht]
		parent: geboortezorg
	END
	succeeds on add circle raad --name Raad --aim Raad --parent none
	has circles/raad.yaml 'parent: none'
	sound
}
case_ 'a circle without members, below another or on top' circle

member() {
	succeeds on add member geboortezorg gijs
	out_is <<-END
		Gijs van Dam is a member of 'geboortezorg' from 1 September 2026
		  Gijs van Dam is asked in the open round of 'geboortezorg/stuitligging' too
		  Gijs van Dam is asked in the open round of 'geboortezorg/vroegsignalering' too
		  next: 'kring add mandate geboortezorg gijs --organisation ORG --given-by WHO --until DATE'
		  saved: circles/geboortezorg.yaml
		  saved: agreements/geboortezorg/stuitligging.yaml
		  saved: agreements/geboortezorg/vroegsignalering.yaml
	END
	changes_are <<-END
		+      gijs:
		+        response: pending
		+      gijs:
		+        response: pending
		+  gijs: {from: 2026-09-01}
	END
	succeeds on add mandate geboortezorg gijs --organisation ziekenhuis --given-by RvB --until +1y
	succeeds on --as gijs consent vroegsignalering --concern none
	sound
}
case_ 'a new member is asked in the open rounds, but not in one that was to be closed' member

answered_by_all() {
	for person in anna bram carla eva; do
		succeeds on --as $person consent vroegsignalering --concern none
	done
	git commit -q -a -m answered
	succeeds on add member geboortezorg gijs
	only_changed circles/geboortezorg.yaml agreements/geboortezorg/stuitligging.yaml
	sound
}
case_ 'and not in one that everybody answered' answered_by_all

closing() {
	succeeds kring --as-of 2026-09-10 add member geboortezorg gijs
	only_changed circles/geboortezorg.yaml agreements/geboortezorg/stuitligging.yaml agreements/geboortezorg/vroegsignalering.yaml
	git checkout -q .
	succeeds kring --as-of 2026-09-11 add member geboortezorg gijs
	only_changed circles/geboortezorg.yaml agreements/geboortezorg/stuitligging.yaml
}
case_ 'asked up to the last day of a round, and not after it' closing

later() {
	succeeds on add member geboortezorg gijs --from 2026-10-01
	changes_are <<-END
		+  gijs: {from: 2026-10-01}
	END
	sound
}
case_ 'a member from a later day is in no round yet' later

observer() {
	succeeds on add member geboortezorg gijs --observer
	out_is <<-END
		Gijs van Dam observes in 'geboortezorg' from 1 September 2026
		  next: nothing; 'kring say ID -m TEXT' is how Gijs van Dam is heard
		  saved: circles/geboortezorg.yaml
	END
	changes_are <<-END
		+  gijs: {from: 2026-09-01}
	END
	grep -A1 '^  dirk: {from: 2026-01-08}$' circles/geboortezorg.yaml | grep -q '^  gijs: {from: 2026-09-01}$'
	succeeds on add member stuit dirk --observer
	has circles/stuit.yaml 'observers:'
	sound
}
case_ 'an observer sits in and is asked in no round' observer

already() {
	refuses "'anna' is in 'geboortezorg' already, from 25 September 2025" on add member geboortezorg anna
	err_has '    hint: the days stand in circles/geboortezorg.yaml'
	sed -i 's/^  eva: {from: 2026-01-08}/  eva: {from: 2026-01-08, until: 2026-09-01}/' circles/geboortezorg.yaml
	git commit -q -a -m leaves
	refuses "'eva' is in 'geboortezorg' already, from 8 January 2026 until 1 September 2026" on add member geboortezorg eva
	refuses "nobody has the id 'ana'" on add member geboortezorg ana
	err_has "    hint: did you mean 'anna'?"
	refuses "nobody has the id 'wilhelmina'" on add member geboortezorg wilhelmina
	err_has "    hint: 'kring show ORGANISATION' shows its people; 'kring add person ORGANISATION/ID --name NAME' adds somebody"
	refuses "there is no circle 'geboortezog'" on add member geboortezog gijs
	no_change
}
case_ 'nobody is a member twice' already

back() {
	succeeds on --as anna leave carla --apply
	git commit -q -a -m weg
	succeeds kring --as-of 2026-10-01 add member geboortezorg carla
	out_has 'Carla Jansen left on 1 September 2026, and is back'
	out_has "  next: 'kring add mandate geboortezorg carla --organisation ORG --given-by WHO --until DATE'"
	succeeds kring --as-of 2026-10-01 add mandate geboortezorg carla --organisation kraamzorg-zuid --given-by Bestuur --until 2027-10-01
	changes_are <<-END
		-  carla: {from: 2025-09-25, until: 2026-09-01}
		+  carla: {from: 2026-10-01}
		+  - {date: 2026-10-01, by: Bestuur, outcome: confirmed, until: 2027-10-01}
		-  carla: {name: Carla Jansen, email: carla@kraamzorg-zuid.example, left: 2026-09-01}
		+  carla: {name: Carla Jansen, email: carla@kraamzorg-zuid.example}
	END
	succeeds kring --as-of 2026-10-01 check --class structure && nothing_on stdout
	git commit -q -a -m terug
	prints 'withdrawn' kring --as-of 2026-09-30 show mandate/geboortezorg/carla
	prints 'in force' kring --as-of 2026-10-01 show mandate/geboortezorg/carla
	succeeds kring --as-of 2026-11-01 --as anna leave carla --apply
	has mandates/geboortezorg/carla.yaml 'withdrawn: {date: 2026-09-01, by: kraamzorg-zuid}'
	has mandates/geboortezorg/carla.yaml '  - {date: 2026-11-01, by: kraamzorg-zuid, outcome: withdrawn}'
	prints 'withdrawn' kring --as-of 2026-11-01 show mandate/geboortezorg/carla
}
case_ 'who left comes back: a place and the mandate are given anew, and what was answered before stands' back

again() {
	refuses "the mandate 'regiekring/gijs' was on behalf of others" on add mandate regiekring gijs --organisation jgz --given-by RvB --until +1y
	no_change
	succeeds on add mandate regiekring gijs --organisation ziekenhuis --given-by RvB --until 2027-09-01 --scope gegevens
	changes_are <<-END
		+  - {date: 2026-09-01, by: RvB, outcome: narrowed, scope: [gegevens], until: 2027-09-01}
	END
	sound
	git commit -q -a -m weer
	refuses "'mandates/regiekring/gijs.yaml' is there already" on add mandate regiekring gijs --organisation ziekenhuis --given-by RvB --until +1y
	succeeds on --as bram renew-mandate stuit --by 'Vakgroep' --outcome withdrawn
	git commit -q -a -m ingetrokken
	refuses "the mandate 'stuit/bram' cannot be given anew from 1 September 2026" on add mandate stuit bram --organisation ziekenhuis --given-by RvB --until +1y
	succeeds kring --as-of 2026-09-02 add mandate stuit bram --organisation ziekenhuis --given-by RvB --until 2027-09-01
	prints 'in force' kring --as-of 2026-09-02 show mandate/stuit/bram
	prints 'withdrawn' kring --as-of 2026-09-01 show mandate/stuit/bram
}
case_ 'a mandate that is over or withdrawn is given anew' again

role() {
	succeeds on add role stuit penningmeester
	out_has "'stuit' has the role 'penningmeester', and nobody holds it yet"
	succeeds on add role stuit facilitator --holder anna --until +6m
	out_has "'stuit' has the role 'facilitator', held by Anna de Wit until 1 March 2027"
	changes_are <<-END
		+  penningmeester: {}
		+  facilitator:
		+    holder: anna
		+    since: 2026-09-01
		+    until: 2027-03-01
	END
	sound
	git commit -q -a -m roles
	refuses "'stuit' has a role 'leader' already" on add role stuit leader
	misused "'--until' is missing" on add role stuit gast --holder anna
	misused "'--until' is the end of somebody's term" on add role stuit gast --until +1y
	misused '31 August 2026 is over already' on add role stuit gast --holder anna --until 2026-08-31
	refuses "nobody has the id 'ana'" on add role stuit gast --holder ana --until +1y
	misused "'Gast' is no id" on add role stuit Gast
	no_change
}
case_ 'a role, with or without a holder' role

mandate() {
	succeeds on add mandate stuit eva --organisation jgz --given-by 'Directie: JGZ' --until 2027-01-01 --scope stuitligging
	out_is <<-END
		Eva Smits has a mandate for 'stuit' from 1 September 2026 until 1 January 2027
		  next: 'kring add member stuit eva', who is no member of it today
		  saved: mandates/stuit/eva.yaml
	END
	file_is mandates/stuit/eva.yaml <<-END
		organisation: jgz
		given-by: 'Directie: JGZ'
		scope: [stuitligging]
		from: 2026-09-01
		until: 2027-01-01
	END
	succeeds on add mandate geboortezorg dirk --self --from 2026-10-01 --until 2027-01-01
	file_is mandates/geboortezorg/dirk.yaml <<-END
		self: true
		from: 2026-10-01
		until: 2027-01-01
	END
	sound
}
case_ 'a mandate for an organisation, and one in one’s own name' mandate

mandate_of_several() {
	succeeds on add mandate stuit eva --organisation jgz,kraamzorg-zuid --given-by 'Beide besturen' --until 2027-01-01
	file_is mandates/stuit/eva.yaml <<-END
		organisations: [jgz, kraamzorg-zuid]
		given-by: Beide besturen
		from: 2026-09-01
		until: 2027-01-01
	END
	succeeds on add mandate regiekring dirk --of-circle geboortezorg --given-by 'De kring' --until 2027-01-01
	file_is mandates/regiekring/dirk.yaml <<-END
		circle: geboortezorg
		given-by: De kring
		from: 2026-09-01
		until: 2027-01-01
	END
	refuses "there is no organisation 'jzg'" on add mandate geboortezorg dirk --organisation jgz,jzg --given-by X --until +1y
	refuses "there is no circle 'geboortzorg'" on add mandate geboortezorg dirk --of-circle geboortzorg --given-by X --until +1y
	sound
}
case_ 'a mandate of a sector, and that of the delegate of a circle' mandate_of_several

alternate() {
	succeeds on add alternate geboortezorg eva --person dirk --until 2026-09-30
	out_is <<-END
		Dirk Mulder stands in for Eva Smits in 'geboortezorg' from 1 September 2026 until 30 September 2026
		  next: nothing; 'kring status --for dirk' shows then what Dirk Mulder is asked
		  saved: mandates/geboortezorg/eva.yaml
	END
	changes_are <<-END
		+alternate: {person: dirk, from: 2026-09-01, until: 2026-09-30}
	END
	sound
	git commit -qam alternate
	refuses "'dirk' stands in for 'eva' from 1 September 2026 until 30 September 2026" on add alternate geboortezorg eva --person anna --until 2026-10-30
	no_change
	succeeds kring --as-of 2026-10-01 add alternate geboortezorg eva --person anna --until 2026-10-30
	changes_are <<-END
		-alternate: {person: dirk, from: 2026-09-01, until: 2026-09-30}
		+alternate: {person: anna, from: 2026-10-01, until: 2026-10-30}
	END
}
case_ 'somebody stands in for a member for a while' alternate

alternate_refusals() {
	misused "'--person' is missing" on add alternate geboortezorg carla --until 2026-09-30
	misused "'--until' is missing" on add alternate geboortezorg carla --person dirk
	misused "'--until' is before '--from'" on add alternate geboortezorg carla --person dirk --until 2026-08-30
	misused 'nobody stands in for themselves' on add alternate geboortezorg carla --person carla --until 2026-09-30
	refuses "nobody has the id 'drik'" on add alternate geboortezorg carla --person drik --until 2026-09-30
	refuses "'dirk' has no mandate for 'geboortezorg'" on add alternate geboortezorg dirk --person eva --until 2026-09-30
	no_change
}
case_ 'an alternate needs a mandate, a person and an end' alternate_refusals

mandate_refusals() {
	refuses "'mandates/geboortezorg/anna.yaml' is there already" on add mandate geboortezorg anna --organisation verloskundigen --given-by X --until +1y
	err_has "    hint: 'kring --as anna renew-mandate geboortezorg --by WHO' renews it"
	misused "say on whose behalf: '--organisation ORG', '--of-circle CIRCLE' or '--self'" on add mandate stuit eva --given-by X --until +1y
	misused "say on whose behalf" on add mandate stuit eva --self --organisation jgz --given-by X --until +1y
	misused "'--given-by' is missing" on add mandate stuit eva --organisation jgz --until +1y
	misused "'--until' is missing" on add mandate stuit eva --organisation jgz --given-by X
	misused 'a mandate from 1 October 2026 cannot end on 30 September 2026' on add mandate stuit eva --organisation jgz --given-by X --from 2026-10-01 --until 2026-09-30
	refuses "there is no organisation 'jzg'" on add mandate stuit eva --organisation jzg --given-by X --until +1y
	err_has "    hint: did you mean 'jgz'?"
	misused "'a b' is no id for 'scope'" on add mandate stuit eva --organisation jgz --given-by X --until +1y --scope 'a b'
	no_change
}
case_ 'a mandate needs a mandator and an end' mandate_refusals

spelregel() {
	succeeds on add spelregel pauze --title 'Wij nemen pauze' -m 'Na een uur: pauze.
Ook online.'
	out_has "the spelregel 'pauze' is there, and not in force yet"
	file_is spelregels/pauze.yaml <<-END
		title: Wij nemen pauze
		text: |
		  Na een uur: pauze.
		  Ook online.
	END
	sound
	git add -A && git commit -q -m pauze
	refuses "'spelregels/pauze.yaml' is there already" on add spelregel pauze --title X -m Y
	misused "'--title' is missing" on add spelregel koffie -m Y
	misused "'add' needs a text: the text of the spelregel" on add spelregel koffie --title X
	misused "'Koffie' is no id" on add spelregel Koffie --title X -m Y
	misused "'circle' is no id" on add spelregel circle --title X -m Y
	no_change
}
case_ 'a spelregel binds nobody yet' spelregel

misuse() {
	misused "'--name' is missing" on add organisation nieuw
	misused "'--name' is missing" on add person jgz/nieuw
	misused "'nieuw' does not say of which organisation" on add person nieuw --name X
	err_has '    hint: write it as ORGANISATION/nieuw'
	refuses "there is no organisation 'jgs'" on add person jgs/nieuw --name X
	misused "'--aim' is missing" on add circle nieuw --name X --parent none
	refuses "there is no circle 'geboortezog'" on add circle nieuw --name X --aim Y --parent geboortezog
	refuses "'circles/stuit.yaml' is there already" on add circle stuit --name X --aim Y --parent none
	refuses "'jgz' is the id of an organisation already" on add organisation jgz --name X
	misused "'kringen' is nothing that can be added" on add kringen x
	no_change
}
case_ 'refusals change nothing' misuse

unsound_round() {
	echo 'titel: x' >>agreements/geboortezorg/vroegsignalering.yaml
	git commit -q -a -m unsound
	succeeds on add member geboortezorg gijs
	err_has "'agreements/geboortezorg/vroegsignalering.yaml' has errors, so it is not known whether a round of it waits for 'gijs'"
	only_changed circles/geboortezorg.yaml agreements/geboortezorg/stuitligging.yaml
}
case_ 'an agreement with errors is named, and does not keep somebody out' unsound_round

committed() {
	succeeds on add member geboortezorg gijs --commit
	git log -1 --format=%B | diff -u - /dev/fd/3 3<<-END
		circle geboortezorg: add member gijs

		Circle: geboortezorg
		Agreement: geboortezorg/stuitligging
		Agreement: geboortezorg/vroegsignalering

	END
	no_change
}
case_ 'the commit says what was done' committed

strange_topic() {
	succeeds on add mandate geboortezorg dirk --self --until 2027-01-01 --scope huisbezoeken,taal,sneeuw
	err_has "'huisbezoeken' is no topic of the circle 'geboortezorg'; did you mean 'huisbezoek'?"
	err_has "'sneeuw' is no topic of the circle 'geboortezorg'"
	err_lacks "'taal'"
	has mandates/geboortezorg/dirk.yaml 'scope: [huisbezoeken, taal, sneeuw]'
}
case_ 'a topic that the circle does not have is told' strange_topic
