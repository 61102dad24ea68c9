# 10. De huisartsen spraken over ronde 2, de tafel besloot in ronde 4; en niemand noemt ooit een zorg.
day=2026-01-08
spelregels eerste-lijn hans zita

# Four meetings in time, each with a decision.
for month in 02 03 04 05; do
	day=2026-$month-02
	as zita propose "eerste-lijn/stap-$month" --title "Stap $month" --keeper zita --open \
		--set 'driver=Een verwijzing raakt zoek' --set "text=Wij sturen stap $month na" \
		--set 'why=Bellen kost tijd' --set topics=verwijzen --evaluate 2027-01-15 \
		--set 'evaluation.criteria.gevonden=Geen verwijzing raakt zoek'
	as hans consult "stap-$month"
	as zita meet eerste-lijn "2026-$month-09" --plan --papers "$day" --agenda "stap-$month"
	day=2026-$month-09
	as hans consult "stap-$month" --closed "$day" --stance Steun
	as zita meet eerste-lijn "$day" --present hans,zita
	all_consent "stap-$month" hans zita
	as zita adopt "stap-$month"
	as hans consult "stap-$month" --feedback "$day"
	as zita meet eerste-lijn "$day" --close -m 'Weer een stap'
done
finds

# The fifth decision: four rounds, and the constituency saw the second.
day=2026-05-18
as zita propose eerste-lijn/verwijskaart --title 'Eén verwijskaart' --keeper zita --open \
	--set 'driver=Een patiënt wordt drie keer verwezen' --set 'text=Eén kaart voor elke verwijzing' \
	--set topics=verwijzen --evaluate 2027-01-15 \
	--set 'evaluation.criteria.een-keer=Negen van de tien worden één keer verwezen'
as zita consent verwijskaart --concern none
as zita amend verwijskaart -m 'Ook voor spoed' --set 'text=Eén kaart voor elke verwijzing, ook met spoed'
as zita consent verwijskaart --concern none
as hans consult verwijskaart --opened 2026-05-18
day=2026-05-25
as hans consult verwijskaart --closed 2026-05-25 --stance Steun
as zita amend verwijskaart -m 'Digitaal' --set 'text=Eén digitale kaart voor elke verwijzing, ook met spoed'
as zita consent verwijskaart --concern none
day=2026-06-01
as zita meet eerste-lijn 2026-06-08 --plan --papers 2026-06-01 --agenda verwijskaart

row 10.2
refuses "the topic 'tarieven' is outside the scope of the circle 'eerste-lijn'" \
	as zita amend verwijskaart -m 'Met een bedrag' --set topics=verwijzen,tarieven
as zita amend verwijskaart -m 'Met een bedrag' \
	--set 'text=Eén digitale kaart, ook met spoed; het ziekenhuis betaalt vijf euro per kaart'
by_hand agreements/eerste-lijn/verwijskaart.yaml 's/^topics: .*/topics: [verwijzen, tarieven]/'

day=2026-06-08
as zita meet eerste-lijn 2026-06-08 --present hans,zita
all_consent verwijskaart hans zita
as zita adopt verwijskaart
as hans consult verwijskaart --feedback 2026-06-08
day=2026-06-27
as zita meet eerste-lijn 2026-06-08 --close -m 'De kaart komt er'

row 10.1 10.3 10.4 10.5
for part in ground-rules participants mandate in-scope out-of-scope roles preparation routing \
	process-evaluation; do
	report_has charter parts.$part.complete true
done
finds 10.1 10.2 10.3 10.4 10.5
