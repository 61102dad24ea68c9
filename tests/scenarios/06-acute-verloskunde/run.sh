# 6. Acute verloskunde: een maand na het besluit blijkt de telefoon 's nachts niet te werken.
day=2026-01-08
spelregels acuut greet karin vera

day=2026-02-02
as greet propose acuut/telefoon --kind two --title 'Eén telefoon bij spoed' --keeper greet --open \
	--set 'driver=Bij spoed belt ieder een ander nummer' --set 'text=Wij bellen de telefoon van de zaal' \
	--set 'why=Die ligt er al' --set topics=overdracht --evaluate 2026-08-03 \
	--set 'evaluation.criteria.gehoor=Elke oproep krijgt gehoor' \
	--set 'actions.nummer.what=Het nummer verspreiden' --set actions.nummer.owner=ziekenhuis \
	--set actions.nummer.due=2026-03-02
as karin say telefoon -m 'Wij twijfelen over de nacht'
as vera say telefoon -m 'Voor ons is dit goed'
as karin object telefoon -m 'In de nacht ligt de telefoon op een lege kamer'
as karin resolve telefoon karin --result amended --confirmed-by karin
as greet amend telefoon -m 'Wat open blijft, laten wij de praktijk beslissen' \
	--set disagreements.nacht.who=karin --set 'disagreements.nacht.view=In de nacht neemt niemand op' \
	--set 'disagreements.nacht.shows=Gemiste oproepen in de nacht'
all_consent telefoon greet karin vera
as greet adopt telefoon
as greet done telefoon nummer
finds

row 6.1
day=2026-03-03
as karin object telefoon -m 'De telefoon is in de nacht onbereikbaar' \
	--new-information 'Op 1 maart nam niemand op bij een spoedoverdracht'
is telefoon state in-force
is telefoon under-review true
finds

row 6.2
refuses 'nobody alone sets an agreement aside' \
	as greet suspend telefoon --until 2026-03-10 -m 'Tot de nacht geregeld is'
as greet meet acuut 2026-03-03 --present greet,karin,vera
as greet suspend telefoon --until 2026-03-10 -m 'Tot de nacht geregeld is'
has agreements/acuut/telefoon.yaml \
	'suspended: {date: 2026-03-03, until: 2026-03-10, meeting: 2026-03-03'
is telefoon state suspended
finds
by_hand agreements/acuut/telefoon.yaml '/^suspended:/d'

row 6.4
day=2026-03-10
as greet evaluate telefoon --outcome amended --kept partly --next 2026-08-03 \
	-m 'Overdag werkt het, in de nacht niet' --met gehoor=not-met --verdict nacht=confirmed \
	--input ziekenhuis,kraamzorg,verloskundigen
for member in greet karin vera; do
	as $member consent telefoon --evaluation
done
as greet adopt telefoon --evaluation
finds
is telefoon disagreements.nacht.verdict confirmed

row 6.3
as greet amend telefoon -m 'In de nacht de verloskamer bellen' \
	--set keeper=greet --set evaluation.date=2026-09-10 --set disagreements= \
	--set 'text=Wij bellen overdag de zaal en in de nacht de verloskamer'
has agreements/acuut/telefoon-2.yaml 'supersedes: acuut/telefoon'
has agreements/acuut/telefoon-2.yaml 'Overdag werkt het, in de nacht niet'
as greet act telefoon-2 nummer --what 'Het tweede nummer verspreiden' --owner ziekenhuis \
	--due 2026-03-20
as karin say telefoon-2 -m 'Dit is wat wij nodig hebben'
as vera say telefoon-2 -m 'Goed'
as greet open telefoon-2
as greet resolve acuut/telefoon karin --result amended --to acuut/telefoon-2 --confirmed-by karin
is acuut/telefoon under-review false
all_consent telefoon-2 greet karin vera
is acuut/telefoon state in-force
as greet adopt telefoon-2
is telefoon-2 state in-force
is acuut/telefoon state superseded
finds
