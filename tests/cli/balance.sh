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

# Counted in examples/wijkteam in the same way. r/ regiekring/, w/ wijkteam/.
#
# Who speaks for whom: lotte (left in June), peter (left in June): buurtkracht; ruud, selma: corporatie;
# joost, nadia: gemeente; marieke, tim: ggz; els, yusuf: samenleven. lotte in the regiekring has the mandate
# of a circle, and is counted for who lists her. karin of the politie observes.
counted wijkteam 2026-09-01 balance <<'TABLE'
# funds: the key of that name in organisations/
organisations/buurtkracht  funds  null  buurtkracht:17 says 5, of the time before it left (:22)
organisations/corporatie   funds  15  corporatie:16
organisations/gemeente     funds  70  gemeente:18
organisations/ggz          funds  10  ggz:17
organisations/politie      funds  0   politie:12
organisations/samenleven   funds  5   samenleven:13

# seats: members on the day (circles/regiekring:9-11,13,15 five, circles/wijkteam:10-12,14 four)
organisations/buurtkracht  seats  0  peter (regiekring:12), lotte (regiekring:14, wijkteam:13) until June
organisations/corporatie   seats  2  ruud r, selma w
organisations/gemeente     seats  3  nadia r, joost r, joost w
organisations/ggz          seats  2  marieke r, tim w
organisations/politie      seats  0  karin observes
organisations/samenleven   seats  2  els r, yusuf w

# proposals: `proposed: {by}` of the fifteen files, but r/gegevens:13, of 2023 and from before the folder
organisations/buurtkracht  proposals  1  lotte: w/spreekuur:39
organisations/corporatie   proposals  2  selma: w/afgevaardigde:14 w/buurtapp:18
organisations/gemeente     proposals  6  nadia: r/avonden:33 r/zo-werken-wij:48; joost: r/crisisplek:35 r/inzet:39 w/huisbezoek:42 w/maandagbellen:20
organisations/ggz          proposals  5  marieke: r/spelregels:52; tim: w/crisisplek:19 w/eerste-gesprek:57 w/eerste-gesprek-2:57 w/overbrugging:49
organisations/politie      proposals  0  karin only asked and said
organisations/samenleven   proposals  0  els and yusuf came in July

# concerns: `concern:` of an answer, but `none`; what eerste-gesprek-2:54 repeats is counted where it was said
organisations/buurtkracht  concerns  6  peter: r/spelregels:84 r/zo-werken-wij:74; lotte: w/eerste-gesprek:86 w/huisbezoek:71 w/maandagbellen:72 w/overbrugging:114
organisations/corporatie   concerns  6  ruud: r/avonden:58; selma: w/crisisplek:49 w/eerste-gesprek:114 w/overbrugging:110 w/spreekuur:59,89
organisations/gemeente     concerns  4  nadia: r/avonden:50 r/inzet:57 r/spelregels:71; joost: w/eerste-gesprek-2:71
organisations/ggz          concerns  7  marieke: r/crisisplek:57 r/inzet:61 r/zo-werken-wij:66; tim: w/eerste-gesprek:78 w/huisbezoek:63 w/maandagbellen:36 w/spreekuur:55
organisations/politie      concerns  0  a reaction is no concern
organisations/samenleven   concerns  0  yusuf wrote `none`, els waits

# objections: `response: objection`; nothing was reopened
organisations/buurtkracht  objections  0  peter said `not-yet`, which is none
organisations/corporatie   objections  0  none
organisations/gemeente     objections  1  joost: w/crisisplek:29
organisations/ggz          objections  1  tim: w/overbrugging:67
organisations/politie      objections  0  none
organisations/samenleven   objections  0  none

# texts changed: the outcomes of these two
organisations/buurtkracht  texts-changed  0  none
organisations/corporatie   texts-changed  0  none
organisations/gemeente     texts-changed  0  w/crisisplek:36 is `escalated`
organisations/ggz          texts-changed  1  w/overbrugging:74 amended
organisations/politie      texts-changed  0  none
organisations/samenleven   texts-changed  0  none

# actions: `owner` in the twelve adopted files; r/crisisplek, w/crisisplek and w/buurtapp are not adopted
organisations/buurtkracht  actions-open  2  lotte, and nobody took over: w/huisbezoek:30 (suspended, and binds again) w/spreekuur:27
organisations/corporatie   actions-open  1  selma: w/eerste-gesprek-2:28
organisations/gemeente     actions-open  2  r/inzet:27; joost: w/huisbezoek:25
organisations/ggz          actions-open  0  none
organisations/politie      actions-open  0  none
organisations/samenleven   actions-open  0  it is in `with` only
organisations/buurtkracht  actions-done  4  peter: r/spelregels:30; lotte: w/eerste-gesprek:28 w/spreekuur:21; w/overbrugging:27
organisations/corporatie   actions-done  1  r/zo-werken-wij:26
organisations/gemeente     actions-done  5  joost: r/avonden:21 r/inzet:21; nadia: r/zo-werken-wij:32; leader, who is joost: w/eerste-gesprek-2:22; w/maandagbellen:14
organisations/ggz          actions-done  4  r/spelregels:24; secretary, who is tim: w/eerste-gesprek:22; w/huisbezoek:19; tim: w/overbrugging:34
organisations/politie      actions-done  0  none
organisations/samenleven   actions-done  0  none

# Days from `opened` to each first answer; lotte `left` in eerste-gesprek-2:81, and yusuf came on 1 July:
# avonden 42 14 0 42 35 42; r/crisisplek 0 21 0; inzet 0 84 7 98 98 98 (20 of December, 31, 28, 5 or 19);
# spelregels 8 0 7 4; zo-werken-wij 1 10 7 10; afgevaardigde 0 0 0 0; w/crisisplek 7 0 7 12;
# eerste-gesprek-2 14 0 7, yusuf 1; eerste-gesprek 5 0 8 6; huisbezoek 0 8 5 8; maandagbellen 0 8 8 6;
# overbrugging 0 7 5, then 4 8 14 14; spreekuur 8 6 8 0.
# Sorted: 0 sixteen times, 1 two (18), 4 two (20), 5 three (23), 6 three (26), 7 seven (33), 8 nine (42),
# 10 two, 12, 14 four (49), 21, 35, 42 three, 84, 98 three (58).
together  answers            58  6+3+6+4+4+4+4+4+4+4+4+3+4+4
together  median-days        7   between the 29th and the 30th, both 7
together  longest-days       98  11 December to 19 March: r/inzet:68,72,76
together  waiting            2   r/crisisplek:59,65; selma in overbrugging:76 answered in the next round
together  consulting         2   nadia: r/inzet:54 r/crisisplek:51
together  actions-of-nobody  0   every owner above is an organisation, or a person or role of one
TABLE

# Counted in examples/woningketen. k/ keten/, s/ stuurgroep/.
#
# Who speaks for whom: hanneke (mandate ended in August; listed by hoeve), sander: hoeve; piet: vanloon (in the
# stuurgroep he has the mandate of a circle); fleur: kleurrijk; henk: hoogland; inge in her own name, and is
# counted for bureau, which lists her. jan has a mandate for a sector: hoogland, kleurrijk, vanloon; kleurrijk
# joined on 5 February 2026, and what he said before that was not for them.
counted woningketen 2026-09-01 balance <<'TABLE'
organisations/bureau     funds  null  bureau.yaml has no such key
organisations/hoeve      funds  100   hoeve:15
organisations/hoogland   funds  0     hoogland:9
organisations/kleurrijk  funds  0     kleurrijk:11
organisations/vanloon    funds  0     vanloon:14

# seats: circles/keten:8-12 five, circles/stuurgroep:8-11 four, of which jan for three
organisations/bureau     seats  1  inge k
organisations/hoeve      seats  3  sander k, hanneke s, sander s
organisations/hoogland   seats  2  henk k, jan s
organisations/kleurrijk  seats  2  fleur k, jan s
organisations/vanloon    seats  3  piet k, jan s, piet s

# proposals: of the fifteen files
organisations/bureau     proposals  0  inge proposed nothing
organisations/hoeve      proposals  8  sander: k/afgevaardigde:12 k/dak-parkflat:22 k/dakgarantie:28 k/eerste-keer-goed:22 k/kozijnen-merelflat:21 k/prijs:38; hanneke: s/delen:29 s/ketenafspraak:42
organisations/hoogland   proposals  1  jan: s/spelregels:41
organisations/kleurrijk  proposals  2  fleur: k/eerste-keer-goed-2:42 k/fotoapp:22
organisations/vanloon    proposals  5  piet: k/gespreksleider:12 k/planning:46 k/secretaris:12 k/steigers:23; jan: s/spelregels:41

# concerns
organisations/bureau     concerns  2  inge: k/eerste-keer-goed:43 k/prijs:93
organisations/hoeve      concerns  3  sander: k/eerste-keer-goed-2:56 k/prijs:85; hanneke: s/spelregels:55
organisations/hoogland   concerns  1  jan: s/ketenafspraak:59
organisations/kleurrijk  concerns  1  fleur: k/steigers:73
organisations/vanloon    concerns  6  piet: k/eerste-keer-goed:39 k/planning:64,93 k/steigers:40 s/delen:59; jan: s/ketenafspraak:59

# objections, and what became of them
organisations/bureau     objections  0  none
organisations/hoeve      objections  0  none
organisations/hoogland   objections  0  none
organisations/kleurrijk  objections  0  none
organisations/vanloon    objections  1  piet: k/prijs:53; dakgarantie:45 is `not-yet`
organisations/bureau     texts-changed  0  none
organisations/hoeve      texts-changed  0  none
organisations/hoogland   texts-changed  0  none
organisations/kleurrijk  texts-changed  0  none
organisations/vanloon    texts-changed  1  k/prijs:60 amended

# actions: in the thirteen files that are adopted or decided; dakgarantie and fotoapp are not
organisations/bureau     actions-open  0  none
organisations/hoeve      actions-open  0  none
organisations/hoogland   actions-open  1  jan, for each: s/delen:21
organisations/kleurrijk  actions-open  1  jan, for each: s/delen:21
organisations/vanloon    actions-open  2  jan, for each: s/delen:21; piet: k/planning:33
organisations/bureau     actions-done  1  facilitator, who is inge: k/eerste-keer-goed-2:25
organisations/hoeve      actions-done  5  k/dak-parkflat:17; sander: k/prijs:24 s/delen:20 s/ketenafspraak:26; s/ketenafspraak:20
organisations/hoogland   actions-done  0  none
organisations/kleurrijk  actions-done  2  k/eerste-keer-goed-2:24; fleur, handed over by sander: k/planning:26
organisations/vanloon    actions-done  5  k/eerste-keer-goed:16 k/kozijnen-merelflat:16; piet: k/planning:19 k/steigers:17; s/spelregels:19

# Days to each first answer, `absent` (inge, eerste-keer-goed-2:62) left out:
# afgevaardigde, gespreksleider and secretaris 0 0 0 each; dakgarantie 0 5 4; eerste-keer-goed-2 5 14 0;
# eerste-keer-goed 0 12 14; planning 5 0 14; prijs 0 7, then 0 7 7; steigers 14 0 14; delen 0 1 7 21;
# ketenafspraak 0 7; spelregels 5 0.
# Sorted: 0 nineteen times, 1, 4, 5 four, 7 five, 12, 14 five, 21.
together  answers            37  3+3+3+3+3+3+3+2+3+3+4+2+2
together  median-days        0   the 19th
together  longest-days       21  piet: s/delen:57, 5 to 26 March
together  waiting            2   k/dakgarantie:50,52; inge in prijs:62 answered in the next round
together  consulting         1   jan: s/delen:48
together  actions-of-nobody  0   every owner above is an organisation, or a person or role of one
TABLE

example geboortezorg
case_ 'no order by size, no score, no percentages of counts' '
	succeeds kring --as-of 2026-09-01 report balance
	grep -qE "^organisation +Jeugdgezondheidszorg Maasoever +Kraamzorg Zuid +Verloskundigen De Wieken +Ziekenhuis Sint Lucia, afdeling geboortezorg$" "$work/stdout"
	out_lacks "%"
	sed -i "s/by: anna, date: 2025-10-09/by: carla, date: 2025-10-09/" agreements/geboortezorg/weekendspreekuur.yaml
	kring --as-of 2026-09-01 report balance >"$scratch/other"
	grep -qE "^organisation +Jeugdgezondheidszorg Maasoever +Kraamzorg Zuid +Verloskundigen De Wieken +Ziekenhuis Sint Lucia, afdeling geboortezorg$" "$scratch/other"
	grep -qE "^proposals +4 +2 +4 +4$" "$scratch/other"
'
case_ 'nobody is compared by how long they take or how often they ask at home' '
	succeeds kring --as-of 2026-09-01 report balance --format json
	python3 - "$work/stdout" <<-PYTHON
		import json, sys
		row = json.load(open(sys.argv[1]))["organisations"][0]
		assert set(row) == {"organisation", "name", "left", "funds", "seats", "proposals", "concerns", "objections",
		    "texts-changed", "actions-open", "actions-done"}, row
	PYTHON
'
case_ 'facts of a later day are not counted' '
	succeeds kring --as-of 2025-11-30 report balance
	grep -qE "^proposals +1 +3 +1$" "$work/stdout"
	grep -qE "^actions done +1 +1 +2$" "$work/stdout"
	out_lacks jgz                   # it joined in January
'
case_ 'who leaves that day is there still: a last day is a day' '
	printf "name: Nieuw\nposition: core\njoined: 2026-01-08\nleft: 2026-09-01\n" >organisations/nieuw.yaml
	succeeds kring --as-of 2026-09-01 report balance
	grep -qE "^organisation .* Nieuw " "$work/stdout"
	succeeds kring --as-of 2026-09-02 report balance
	out_lacks Nieuw
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

example wijkteam
case_ 'who left keeps a column for what it did, and has no share of the money any more' '
	succeeds kring --as-of 2026-09-01 report balance
	grep -qE "^organisation +Stichting Buurtkracht \(left\) +Woningcorporatie Thuishaven " "$work/stdout"
	grep -qE "^share of the money, percent +15 +70 +10 +0 +5$" "$work/stdout"
	prints "\"organisation\":\"buurtkracht\",\"name\":\"Stichting Buurtkracht\",\"left\":\"2026-06-30\"" \
		kring --as-of 2026-09-01 report balance --format json
	succeeds kring --as-of 2026-06-30 report balance     # its last day
	out_lacks "(left)"
	grep -qE "^share of the money, percent +5 +15 " "$work/stdout"
'
case_ 'an agreement from before the folder is no proposal, and what is done for it counts' '
	sed -i "s/^keeper: marieke/actions: {folder: {what: Folder, owner: ggz, due: 2026-10-01}}\n&/" agreements/regiekring/gegevens.yaml
	succeeds kring --as-of 2026-09-01 report balance
	grep -qE "^proposals +1 +2 +6 +5 +0 +0$" "$work/stdout"
	grep -qE "^actions open +2 +1 +2 +1 +0 +0$" "$work/stdout"
'
case_ 'who spoke for one organisation counts for it, also before it joined' '
	sed -i "s/^joined: .*/joined: 2026-08-01/" organisations/ggz.yaml
	succeeds kring --as-of 2026-09-01 report balance
	grep -qE "^proposals +1 +2 +6 +5 +0 +0$" "$work/stdout"
'
case_ 'what is still to be done of an agreement that lapsed is open, as in the actions' '
	sed -i "s/^overdue: .*/overdue: lapse/" circles/wijkteam.yaml
	sed -i "s/next: 2027-01-14/next: 2026-06-01/" agreements/wijkteam/spreekuur.yaml
	prints "| lapsed" kring --as-of 2026-09-01 list agreements --format md
	succeeds kring --as-of 2026-09-01 report balance
	grep -qE "^actions open +2 +1 +2 +0 +0 +0$" "$work/stdout"
'

example woningketen
case_ 'a mandate for a sector counts for none of them before it joined' '
	succeeds kring --as-of 2026-02-04 report balance
	grep -qE "^organisation +Bureau Tussenruimte +Woonstichting De Hoeve +Dakdekkers Hoogland +Timmerbedrijf Van Loon$" "$work/stdout"
	grep -qE "^seats +1 +3 +1 +3$" "$work/stdout"
	succeeds kring --as-of 2026-02-05 report balance
	grep -qE "^seats +1 +3 +1 +2 +3$" "$work/stdout"
'
