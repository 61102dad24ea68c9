#!/bin/sh
# tests/cli/balance.sh - what each organisation puts in and carries: the same figures as counted by hand.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/figures.inc"

# Counted in examples/geboortezorg with an editor, file by file, on 2026-09-01. A: agreements/,
# g/ geboortezorg/, r/ regiekring/; NAME:12 is line 12 of that file.
#
# Who speaks for whom: anna, fatima: verloskundigen; bram, gijs: ziekenhuis; carla, hanna: kraamzorg-zuid
# (carla in the regiekring has the mandate of a circle, and is counted for who lists her); eva, ilse: jgz.
counted geboortezorg 2026-09-01 balance <<'TABLE'
# funds: the key of that name in organisations/
organisations/jgz             funds  15  jgz:12
organisations/kraamzorg-zuid  funds  20  kraamzorg-zuid:18
organisations/verloskundigen  funds  20  verloskundigen:17
organisations/ziekenhuis      funds  45  ziekenhuis:21

# seats: members of circles/*.yaml on the day (regiekring:10-15 six, geboortezorg:16-19 four, stuit:12-14 three)
organisations/jgz             seats  2  ilse r, eva g
organisations/kraamzorg-zuid  seats  4  hanna r, carla r, carla g, carla stuit
organisations/verloskundigen  seats  3  fatima r, anna g, anna stuit
organisations/ziekenhuis      seats  4  gijs r (mandate ended in August; listed by ziekenhuis), bram r, bram g, bram stuit

# proposals: `proposed: {by}` of the fourteen files in A
organisations/jgz             proposals  4  eva: huisbezoek:40 tolk:24 vroegsignalering:39; ilse: r/website:18
organisations/kraamzorg-zuid  proposals  1  hanna: r/onze-spelregels:46
organisations/verloskundigen  proposals  5  anna: afgevaardigde:21 intake:25 warme-overdracht:54 weekendspreekuur:22; fatima: r/samenwerking:45
organisations/ziekenhuis      proposals  4  bram: bereikbaarheid:23 bereikbaarheid-2:43 stuitligging:35; gijs: r/gedeeld-dossier:42

# concerns: `concern:` of an answer, but `none`
organisations/jgz             concerns  0  eva wrote only `none`
organisations/kraamzorg-zuid  concerns  7  carla: huisbezoek:60,90 intake:52 warme-overdracht:111 weekendspreekuur:67 r/gedeeld-dossier:59 r/website:32
organisations/verloskundigen  concerns  1  anna: bereikbaarheid:37
organisations/ziekenhuis      concerns  5  bram: bereikbaarheid-2:66 stuitligging:94 weekendspreekuur:38; gijs: r/onze-spelregels:71 r/samenwerking:61

# objections: `response: objection` and `reopened`
organisations/jgz             objections  0  none
organisations/kraamzorg-zuid  objections  1  carla: stuitligging:52
organisations/verloskundigen  objections  1  fatima: r/gedeeld-dossier:81 (reopened)
organisations/ziekenhuis      objections  2  bram: warme-overdracht:72 intake:42

# texts changed: outcomes `amended`, `term-shortened`, `criterion-added` of these
organisations/jgz             texts-changed  0  none
organisations/kraamzorg-zuid  texts-changed  1  stuitligging:59 criterion-added
organisations/verloskundigen  texts-changed  0  r/gedeeld-dossier:87 is `monitored`
organisations/ziekenhuis      texts-changed  1  warme-overdracht:77 amended; intake has no outcome

# actions: `owner` in the nine adopted files; open where it is not done and the agreement still binds
organisations/jgz             actions-open  0  none
organisations/kraamzorg-zuid  actions-open  1  carla: warme-overdracht:35 meten
organisations/verloskundigen  actions-open  0  none
organisations/ziekenhuis      actions-open  1  leader, who is bram: bereikbaarheid-2:23 tellen
organisations/jgz             actions-done  2  huisbezoek:26 bladzijde, r/gedeeld-dossier:20 folder
organisations/kraamzorg-zuid  actions-done  4  afgevaardigde:9 (delegate: carla), bereikbaarheid:17 sticker (carla), warme-overdracht:28, r/onze-spelregels:19 (hanna)
organisations/verloskundigen  actions-done  3  huisbezoek:20 (anna), weekendspreekuur:16 (anna), r/onze-spelregels:25
organisations/ziekenhuis      actions-done  6  bereikbaarheid-2:17 (bram), bereikbaarheid:16, weekendspreekuur:15, r/gedeeld-dossier:26 (gijs), r/samenwerking:24 and :30 (cijfers: gijs)

# Days from `opened` of a round to each member's first answer, `absent` (gijs, r/gedeeld-dossier:64) left out:
# afgevaardigde 0 0 0; bereikbaarheid-2 7 0 8 17; bereikbaarheid 4 0 11; huisbezoek 3 17 10 0; intake 0 4 8 10;
# stuitligging 0 7, then 4; warme-overdracht 1 2, then 0 1 3 2; weekendspreekuur 0 14 7;
# gedeeld-dossier 12 14 7 5 14; onze-spelregels 3 4 1; samenwerking 0 10 7; website 11 35 0.
# Sorted: 0 twelve times, 1 three, 2 two, 3 three, 4 four (the 21st to the 24th), 5, 7 five, 8 two, 10 three,
# 11 two, 12, 14 three, 17 two, 35.
together  answers            44  3+4+3+4+4+2+1+2+4+3+5+3+3+3
together  median-days        4   between the 22nd and the 23rd, both 4
together  longest-days       35  hanna: r/website:37, 7 May to 11 June
together  waiting            7   `pending` in rounds that are open: stuitligging:90,96,98 vroegsignalering:51,53,55,57
together  consulting         2   carla: bereikbaarheid-2:68; eva: intake:54
together  actions-of-nobody  0   every owner above is an organisation, or a person or role of one
TABLE

# Of the regiekring alone, from 2026 on: r/ only, and what is dated since 1 January.
counted geboortezorg 2026-09-01 balance --circle regiekring --since 2026-01-01 <<'TABLE'
organisations/jgz             funds  15  jgz:12
organisations/kraamzorg-zuid  funds  20  kraamzorg-zuid:18
organisations/verloskundigen  funds  20  verloskundigen:17
organisations/ziekenhuis      funds  45  ziekenhuis:21
organisations/jgz             seats  1  ilse
organisations/kraamzorg-zuid  seats  2  hanna, carla
organisations/verloskundigen  seats  1  fatima
organisations/ziekenhuis      seats  2  gijs, bram
organisations/jgz             proposals  1  website:18
organisations/kraamzorg-zuid  proposals  0  onze-spelregels is of 2025
organisations/verloskundigen  proposals  0  samenwerking is of 2025
organisations/ziekenhuis      proposals  0  gedeeld-dossier is of 2025
organisations/jgz             concerns  0  none
organisations/kraamzorg-zuid  concerns  2  gedeeld-dossier:59 website:32
organisations/verloskundigen  concerns  0  none
organisations/ziekenhuis      concerns  0  those of gijs are of 2025
organisations/jgz             objections  0  none
organisations/kraamzorg-zuid  objections  0  none
organisations/verloskundigen  objections  1  gedeeld-dossier:81
organisations/ziekenhuis      objections  0  none
organisations/jgz             texts-changed  0  none
organisations/kraamzorg-zuid  texts-changed  0  none
organisations/verloskundigen  texts-changed  0  none
organisations/ziekenhuis      texts-changed  0  none
organisations/jgz             actions-open  0  none
organisations/kraamzorg-zuid  actions-open  0  none
organisations/verloskundigen  actions-open  0  none
organisations/ziekenhuis      actions-open  0  none
organisations/jgz             actions-done  1  gedeeld-dossier:20 folder, done in March
organisations/kraamzorg-zuid  actions-done  0  kaartje was done in 2025
organisations/verloskundigen  actions-done  0  bespreken was done in 2025
organisations/ziekenhuis      actions-done  1  gedeeld-dossier:26 controle, done in May
together  answers            8   gedeeld-dossier 12 14 7 5 14, website 11 35 0
together  median-days        11.5  0 5 7 11 12 14 14 35: between 11 and 12
together  longest-days       35  website:37
together  waiting            0   website is withdrawn
together  consulting         0   none
together  actions-of-nobody  0   none
TABLE

example geboortezorg
case_ 'no order by size, no score, no percentages of counts' '
	succeeds kring --as-of 2026-09-01 report balance
	grep -qE "^organisation +jgz +kraamzorg-zuid +verloskundigen +ziekenhuis$" "$work/stdout"
	out_lacks "%"
	sed -i "s/by: anna, date: 2025-10-09/by: carla, date: 2025-10-09/" agreements/geboortezorg/weekendspreekuur.yaml
	kring --as-of 2026-09-01 report balance >"$scratch/other"
	grep -qE "^organisation +jgz +kraamzorg-zuid +verloskundigen +ziekenhuis$" "$scratch/other"
	grep -qE "^proposals +4 +2 +4 +4$" "$scratch/other"
'
case_ 'nobody is compared by how long they take or how often they ask at home' '
	succeeds kring --as-of 2026-09-01 report balance --format json
	python3 - "$work/stdout" <<-PYTHON
		import json, sys
		row = json.load(open(sys.argv[1]))["organisations"][0]
		assert set(row) == {"organisation", "name", "funds", "seats", "proposals", "concerns", "objections",
		    "texts-changed", "actions-open", "actions-done"}, row
	PYTHON
'
case_ 'facts of a later day are not counted' '
	succeeds kring --as-of 2025-11-30 report balance
	grep -qE "^proposals +1 +3 +1$" "$work/stdout"
	grep -qE "^actions done +1 +1 +2$" "$work/stdout"
	out_lacks jgz                   # it joined in January
'
case_ 'a mandate for a sector counts for each organisation of it' '
	sed -i "s/^organisation: jgz/organisations: [jgz, verloskundigen]/" mandates/geboortezorg/eva.yaml
	succeeds kring --as-of 2026-09-01 report balance
	grep -qE "^seats +2 +4 +4 +4$" "$work/stdout"
	grep -qE "^proposals +4 +1 +8 +4$" "$work/stdout"
'
case_ 'with fewer than three answers there is no middle one' '
	succeeds kring --as-of 2025-09-16 report balance
	out_has "first answers in consent rounds"
	out_lacks "the middle one"
'
case_ 'an action of nobody is not lost' '
	sed -i "s/owner: leader/owner: bode/" agreements/geboortezorg/bereikbaarheid-2.yaml
	succeeds kring --as-of 2026-09-01 report balance --format json
	out_has "\"actions-of-nobody\":1"
'
case_ 'an action that is done stays with who held the role then' '
	sed -i "/^    holder: carla$/{N;N;s/.*/    holder: eva\n    deputy: carla\n    since: 2026-03-02\n    past: [{holder: carla, since: 2025-11-13, until: 2026-03-01}]/}" circles/geboortezorg.yaml
	has circles/geboortezorg.yaml "holder: carla, since"
	succeeds kring --as-of 2026-09-01 report balance
	grep -qE "^actions done +2 +4 +3 +6$" "$work/stdout"
'
