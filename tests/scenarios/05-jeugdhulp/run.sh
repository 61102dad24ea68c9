# 5. Twaalf gemeenten. Over het tarief gaat in Aalst de raad, en die heeft twaalf weken nodig.
day=2026-01-08
spelregels regio wilma bert daan els gina hugo kees lies mees nora olaf ward

day=2026-01-12
as bert propose regio/tarief --title 'Eén regionaal tarief' --keeper bert \
	--set 'driver=Elke gemeente betaalt een ander tarief' --set 'text=Wij betalen hetzelfde uurtarief' \
	--set 'why=Aanbieders kiezen dan niet op prijs' --set topics=regionaal-tarief \
	--set 'evaluation.criteria.gelijk=Alle contracten hebben dat tarief' --evaluate 2027-01-12

row 5.1
succeeds as bert open tarief --closes 2026-02-13
err_has "'gemeenteraad' needs 84 days for 'regionaal-tarief', which the mandate of 'wilma' reserves"
as wilma consult tarief
day=2026-02-10
as wilma answer tarief consulting --until 2026-02-13 -m 'De raad heeft twaalf weken nodig'
all_consent tarief bert daan els gina hugo kees lies mees nora olaf ward
refuses 'cannot be adopted: Wilma van Aalst consults the constituency' as bert adopt tarief
finds

# Had she consented without waiting for the council.
by_hand agreements/regio/tarief.yaml '$a \        then: [{response: consent, date: 2026-02-10}]'
finds 5.1
is tarief ready true
put_back agreements/regio/tarief.yaml

row 5.2
day=2026-02-14
refuses 'Wilma van Aalst consults the constituency' as bert adopt tarief
is tarief state open
finds 5.2
by_hand kring.yaml '$a checks: {consulting-overdue: error}'
expect_exit 1 kring --as-of "$day" check
err_has '1 error, 1 warning'
put_back kring.yaml

row 5.3
for other in woonplaats inkoopbureau vervoer; do
	as bert propose "regio/$other" --title "Over $other" --keeper bert --open \
		--set 'driver=Elke gemeente doet het anders' --set "text=Wij doen $other samen" \
		--set 'why=Samen kost het minder' --set topics=inkoop \
		--set 'evaluation.criteria.gelijk=Alle gemeenten doen mee' --evaluate 2027-01-12
	as wilma answer "$other" consulting --until 2026-04-10 -m 'Eerst naar de raad'
done
report_has balance together.consulting 4
report_has balance organisations.gemeente-aalst.consulting null
