# 7. De welzijnsorganisatie gaat op in een andere; de afspraak is over zijn evaluatiedatum heen.
day=2025-09-08
spelregels wijkkring lars tom wies
day=2025-09-15
as tom elect wijkkring delegate --until 2027-09-01 --id afgevaardigde --open --person wies
all_consent afgevaardigde lars tom wies
as tom adopt afgevaardigde
finds

day=2025-10-06
as lars propose wijkkring/bezoek --kind two --title 'Bezoek bij wie alleen is' --keeper lars \
	--set 'driver=Wie alleen is, wordt door niemand gezien' \
	--set 'text=Elke week gaat een van ons langs' --set 'why=Een brief helpt niet' \
	--set topics=bezoek --evaluate 2026-04-01 --set 'evaluation.criteria.gezien=Ieder is bezocht'
as wies act bezoek lijst --what 'De lijst bijhouden' --owner wies --due 2026-06-01
as wies act bezoek scholing --what 'Vrijwilligers scholen' --owner wies --due 2026-06-15
as lars open bezoek
all_consent bezoek lars tom wies
as lars adopt bezoek
finds

row 7.4
day=2026-05-15
succeeds as lars leave welzijn
out_has 'kring hand-over wijkkring delegate --to PERSON'
out_has 'kring add mandate wijkkring PERSON --organisation welzijn'
out_has 'kring hand-over wijkkring/bezoek --action lijst --to PERSON'
out_has 'kring hand-over wijkkring/bezoek --action scholing --to PERSON'
finds 7.1
as lars leave welzijn --apply --successor breed -m 'Opgegaan in Breed Welzijn'

row 7.1 7.2 7.3
day=2026-05-16
finds 7.1 7.2 7.3
expect_exit 1 kring --as-of "$day" check
out_has 'kring evaluate wijkkring/bezoek --sheet'
out_has 'kring elect wijkkring delegate --until DATE'
