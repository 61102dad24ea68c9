# 8. De regiekring laat de bestuurder kiezen wie haar vertegenwoordigt. Het wordt de leider zelf.
day=2025-01-15
spelregels regiekring lisa bram tom
as lisa propose regiekring/bestuurder-kiest --kind method --title 'De bestuurder kiest' \
	--keeper lisa --set 'driver=Kiezen kost een avond' --set 'text=De bestuurder kiest voor ons' \
	--set 'why=Hij kent iedereen' --set topics=inkoop --set bounds.decides=bram \
	--evaluate 2026-12-15 --set 'evaluation.criteria.rust=Niemand klaagt' --open
all_consent bestuurder-kiest bram lisa tom
as lisa adopt bestuurder-kiest

row 8.1
day=2025-06-02
as lisa elect regiekring delegate --until 2026-05-31 --id afgevaardigde
refuses 'is chosen by the circle itself' as bram decide afgevaardigde \
	--method bestuurder-kiest --by bram
by_hand agreements/regiekring/afgevaardigde.yaml 's/until: 2026-05-31/&, person: lisa/'
by_hand agreements/regiekring/afgevaardigde.yaml \
	'$a decided: {by: bram, method: regiekring/bestuurder-kiest, date: 2025-06-02}'
by_hand circles/regiekring.yaml '$a \  delegate:\n    holder: lisa\n    since: 2025-06-02'
by_hand circles/regiekring.yaml \
	'$a \    until: 2026-05-31\n    elected: regiekring/afgevaardigde'
finds 8.1 8.2

row 8.2 8.3
day=2026-06-15
finds 8.1 8.2 8.3
