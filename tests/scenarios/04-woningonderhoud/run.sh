# 4. Een woningcorporatie en drie onderhoudsbedrijven. De corporatie betaalt alles, en wil alleen
# over prijzen beslissen. Dat mag, tot een bedrag waar de tafel ja op zei.
day=2026-01-08
spelregels bouwtafel coen arie bas cor

day=2026-02-02
as coen propose bouwtafel/prijzen --kind method --title 'Wie over prijzen beslist' --keeper arie \
	--set 'driver=Elke prijs kost een ronde' --set 'text=De corporatie beslist alleen over prijzen' \
	--set 'why=Kleine wijzigingen kunnen niet wachten' --set topics=prijs \
	--set bounds.decides=corporatie --set bounds.topics=prijs --set bounds.amount=25000 \
	--set bounds.until=2027-02-01 --evaluate 2027-01-15 --open \
	--set 'evaluation.criteria.vrede=Geen van ons betaalt de rekening van een ander'
all_consent prijzen arie bas coen cor
as coen adopt prijzen
finds 4.3

row 4.1
day=2026-06-01
for complex in eiklaan beuklaan; do
	as coen propose "bouwtafel/$complex" --title "Prijs van de $complex" --keeper coen \
		--set 'driver=Het hout is duurder' --set "text=De $complex kost meer dan geraamd" \
		--set 'why=Uitstel kost nog meer' --set topics=prijs --evaluate 2027-01-15 \
		--set 'evaluation.criteria.klaar=Het werk is klaar voor de winter'
done
as coen decide eiklaan --method prijzen --by corporatie --amount 18000
is eiklaan state in-force
finds 4.3
refuses '40000 euros is more than the 25000' \
	as coen decide beuklaan --method prijzen --by corporatie --amount 40000
by_hand agreements/bouwtafel/beuklaan.yaml \
	'$a decided: {by: corporatie, method: bouwtafel/prijzen, date: 2026-06-01, amount: 40000}'
finds 4.1 4.3

row 4.2
for party in corporatie dakwerk de-kozijn verf-en-zo; do
	report_has balance organisations.$party.seats 1
done
report_has balance organisations.corporatie.funds 100
report_has balance organisations.dakwerk.funds null

row 4.3
