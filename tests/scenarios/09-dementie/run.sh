# 9. Ketenzorg dementie: de apotheek komt erbij, in de ring, en nam de spelregels niet over.
day=2026-01-08
spelregels keten cas hans thijs
day=2026-03-02
as cas propose keten/huisbezoek --title 'Eén huisbezoek' --keeper cas --evaluate 2026-11-02 --open \
	--set 'driver=Vijf mensen komen aan huis' --set 'text=Eén van ons komt, voor allen' \
	--set 'why=Rust voor wie vergeet' --set topics=huisbezoek \
	--set 'evaluation.criteria.rust=Niemand krijgt meer dan één bezoek per week'
as hans consent huisbezoek --concern none

row 9.1 9.2
refuses "'ada' is not asked in this round" \
	as ada object huisbezoek -m 'Dat kan zo niet met medicijnen'
as ada say huisbezoek -m 'Dat kan zo niet met medicijnen'
is huisbezoek state open
finds
bezwaar='response: objection\n        date: 2026-03-02\n        argument: Dat kan zo niet'
by_hand agreements/keten/huisbezoek.yaml "/^      cas:/i \      ada:\n        $bezwaar"
finds 9.1 9.2
put_back agreements/keten/huisbezoek.yaml

row 9.3
refuses 'an objection needs an argument' as thijs object huisbezoek -m ''
err_has 'kring answer keten/huisbezoek not-yet'
succeeds as thijs object huisbezoek -n -m 'Vind ik geen goed idee'
as thijs answer huisbezoek not-yet -m 'Vind ik geen goed idee'
is huisbezoek state objected
is huisbezoek answers.thijs.said 'Vind ik geen goed idee'
as cas consent huisbezoek --concern 'Kosten per bezoek'
refuses 'Thijs Laan cannot consent yet' as cas adopt huisbezoek
finds
by_hand agreements/keten/huisbezoek.yaml 's/response: not-yet/response: objection/'
finds 9.3
put_back agreements/keten/huisbezoek.yaml

row 9.4
as thijs consent huisbezoek --concern none
as cas adopt huisbezoek
is huisbezoek state in-force
day=2026-11-02
succeeds as cas evaluate huisbezoek --sheet
sed -n '/^# Concerns/,/^# The criteria/p' "$work/stdout" >"$scratch/concerns"
has "$scratch/concerns" 'Cas Wolf: Kosten per bezoek'
