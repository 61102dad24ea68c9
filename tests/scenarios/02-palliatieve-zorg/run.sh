# 2. Netwerk Palliatieve Zorg: drie keer per jaar stuurgroep. Harm zit er voor vier hospices.
day=2026-01-08
spelregels stuurgroep harm thea zita

# The first meeting; its report is out, and nobody goes back to whoever gave the mandate.
day=2026-02-05
as thea meet stuurgroep 2026-02-05 --present harm,thea,zita
day=2026-02-10
as thea meet stuurgroep 2026-02-05 --close -m 'Wij werken een voorstel uit voor de nachtzorg'

# The proposal for the second one. Harm asks three of his four hospices.
day=2026-05-04
as thea propose stuurgroep/nachtzorg --title 'Nachtzorg aan huis' --keeper thea --open \
	--set 'driver=Wie thuis sterft, is in de nacht alleen' \
	--set 'text=Elke organisatie levert bij toerbeurt iemand voor de nacht' \
	--set 'why=Samen kunnen wij één dienst vullen' --set topics=nachtzorg \
	--set 'evaluation.criteria.gehoor=Elke oproep krijgt gehoor' --evaluate 2026-11-30
as harm consult nachtzorg --opened 2026-05-04
day=2026-05-20
as harm consult nachtzorg --closed 2026-05-20 --stance Steun \
	--heard hospice-de-beuk,hospice-de-es,hospice-de-linde
finds 2.2

row 2.1 2.2
day=2026-06-04
as thea meet stuurgroep 2026-06-04 --present harm,thea,zita
finds 2.1 2.2

row 2.3
all_consent nachtzorg harm thea zita
finds 2.1 2.2
is nachtzorg ready true
as harm renew-mandate stuurgroep --meeting 2026-02-05 --by 'Overleg van de hospices' \
	--outcome withdrawn
is nachtzorg ready false
refuses 'Harm Vos answered without a mandate in force' as thea adopt nachtzorg
finds 2.3
