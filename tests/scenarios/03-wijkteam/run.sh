# 3. Wijkteam met gemeente, GGZ en corporatie; de politie luistert mee. Het geld is bij een ander.
day=2026-01-08
spelregels wijkteam gerda corine gijs

day=2026-03-05
as gerda meet wijkteam 2026-03-05 --present corine,gerda,gijs,pim
by_hand meetings/wijkteam/2026-03-05.yaml \
	'$a issues:\n  wachtlijst: {what: Acht maanden wachten op GGZ-zorg, by: gijs}'
day=2026-03-10
as gerda meet wijkteam 2026-03-05 --close -m 'De wachtlijst is te lang'
finds

row 3.2
day=2026-04-02
for member in corine gerda gijs; do
	as $member renew-mandate wijkteam --by Directie --meeting 2026-03-05
done
as gerda meet wijkteam 2026-04-02 --present corine,gerda,gijs,pim
finds 3.2

row 3.1
as gijs propose wijkteam/wachtlijst --title 'Kortere wachtlijst' --keeper gijs \
	--set 'driver=Wie hulp zoekt, wacht acht maanden' \
	--set 'text=Wij delen één wachtlijst en vragen samen om twee behandelaars' \
	--set 'why=Alleen lukt het geen van ons' --set topics=hulp \
	--set 'evaluation.criteria.wachttijd=Niemand wacht langer dan drie maanden' \
	--evaluate 2026-12-01
by_hand meetings/wijkteam/2026-03-05.yaml 's|by: gijs|&, proposal: wijkteam/wachtlijst|'
finds
refuses "'zorgverzekeraar' is no party to 'wijkteam/wachtlijst'" \
	as gijs act wachtlijst geld --what 'Twee behandelaars betalen' --owner zorgverzekeraar \
	--due 2026-09-01
err_has '--set requests.NAME.to=WHO'
by_hand agreements/wijkteam/wachtlijst.yaml \
	'$a actions:\n  geld: {what: Twee behandelaars, owner: zorgverzekeraar, due: 2026-09-01}'
finds 3.1
put_back agreements/wijkteam/wachtlijst.yaml
as gijs amend wachtlijst --set requests.geld.to=zorgverzekeraar \
	--set 'requests.geld.what=Twee behandelaars betalen' --set requests.geld.by=2026-09-01
finds

row 3.3
as gijs open wachtlijst
refuses "'pim' is not asked in this round" as pim consent wachtlijst
err_has 'kring say wijkteam/wachtlijst'
as pim say wachtlijst -m 'Wij zien deze mensen op straat'
finds
as gerda consent wachtlijst --concern none
by_hand agreements/wijkteam/wachtlijst.yaml \
	'/^      gerda:/i \      pim:\n        response: consent\n        date: 2026-04-02'
finds 3.3
