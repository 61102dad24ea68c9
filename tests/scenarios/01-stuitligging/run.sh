# 1. VSV "De Ooievaar": gynaecologen, verloskundigen en kraamzorg besluiten over een protocol.
day=2026-03-02
as greet propose ooievaar/stuitligging --kind two --title 'Protocol stuitligging' \
	--set 'driver=Bij een stuitligging vertelt ieder iets anders' \
	--set 'text=De vrouw bevalt in het ziekenhuis en gaat dezelfde nacht naar huis' \
	--set 'why=Eén verhaal voor elke zwangere' --set goal=continue-zorg --set topics=protocollen \
	--set 'evaluation.criteria.zelfde-verhaal=Acht van de tien zwangeren hoorden hetzelfde' \
	--keeper greet --evaluate 2027-03-01 --open
as greet consent stuitligging --concern none
as vera consent stuitligging --concern none
as karin object stuitligging --aim continue-zorg \
	-m 'De nachtdiensten hebben geen achterwacht: dan is er geen continue zorg'

day=2026-03-10
as greet resolve stuitligging karin --result term-shortened --confirmed-by karin
as greet amend stuitligging -m 'Een proef van drie maanden, met een criterium' \
	--set evaluation.date=2026-06-17 \
	--set 'text=Drie maanden gaat de vrouw overdag naar huis, na een bevalling in het ziekenhuis' \
	--set 'evaluation.criteria.thuis.text=Elk gezin komt thuis met kraamzorg' \
	--set evaluation.criteria.thuis.from=karin
as greet consent stuitligging --concern none
as karin consent stuitligging --concern none

row 1.1
day=2026-03-17
refuses 'cannot be adopted: Vera Maas has not answered yet' as greet adopt stuitligging
is stuitligging state open
finds
by_hand agreements/ooievaar/stuitligging.yaml '/^proposed:/a adopted: {date: 2026-03-17}'
finds 1.1
put_back agreements/ooievaar/stuitligging.yaml

row 1.2
as vera consent stuitligging --concern none
as greet adopt stuitligging
is stuitligging agreement-kind two
is stuitligging state in-force
is stuitligging evaluation 2026-06-17
finds

row 1.3
is stuitligging answers.karin.response consent
is stuitligging criteria.thuis.from karin
has agreements/ooievaar/stuitligging.yaml '        date: 2027-03-01'
by_hand agreements/ooievaar/stuitligging.yaml '/result: term-shortened/s/round: 2/round: 1/'
finds 1.3
