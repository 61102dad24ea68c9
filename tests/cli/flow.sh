#!/bin/sh
# tests/cli/flow.sh - how proposals went through the circles: the same figures as counted by hand.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/figures.inc"

# Counted in examples/geboortezorg with an editor, file by file, on 2026-09-01. NAME:12 is line 12 of that
# file in agreements/CIRCLE/. A half-year without anything after the last one that had something is left out.
#
# Days from `proposed: {date}` to `adopted: {date}`:
#   afgevaardigde     6 Nov - 13 Nov 2025     7
#   bereikbaarheid    9 Oct - 13 Nov 2025    35 (22 of October, 13 of November)
#   weekendspreekuur  9 Oct - 13 Nov 2025    35
#   huisbezoek       12 Jan -  5 Feb 2026    24 (19 of January, 5 of February)
#   warme-overdracht 26 Feb - 12 Mar 2026    14 (2 of February, 12 of March)
#   bereikbaarheid-2 28 May - 25 Jun 2026    28 (3 of May, 25 of June)
#   onze-spelregels   8 Sep - 25 Sep 2025    17
#   samenwerking      8 Sep - 25 Sep 2025    17
#   gedeeld-dossier  11 Dec 2025 - 22 Jan    42 (20 of December, 22 of January)
counted geboortezorg 2026-09-01 flow <<'TABLE'
# 2025, July to December, kring geboortezorg
half-years/geboortezorg/2025-H2  proposals      3     afgevaardigde:21 bereikbaarheid:23 weekendspreekuur:22
half-years/geboortezorg/2025-H2  adopted        3     the same three, 13 November: :22 :24 :23
half-years/geboortezorg/2025-H2  median-days    35    7 35 35
half-years/geboortezorg/2025-H2  rounds         3     one each
half-years/geboortezorg/2025-H2  consulting     0     no answer `consulting`
half-years/geboortezorg/2025-H2  consultations  0     none in mandates/geboortezorg/
half-years/geboortezorg/2025-H2  objections     0     none
half-years/geboortezorg/2025-H2  withdrawn      0     none
half-years/geboortezorg/2025-H2  escalated      0     none
half-years/geboortezorg/2025-H2  deferred       0     none
# 2026, January to June
half-years/geboortezorg/2026-H1  proposals      3     bereikbaarheid-2:43 huisbezoek:40 warme-overdracht:54
half-years/geboortezorg/2026-H1  adopted        3     huisbezoek:41 warme-overdracht:55 bereikbaarheid-2:44
half-years/geboortezorg/2026-H1  median-days    24    14 24 28
half-years/geboortezorg/2026-H1  rounds         4     warme-overdracht two (:60 and :82), the others one
half-years/geboortezorg/2026-H1  consulting     1     carla, 16 June: bereikbaarheid-2:68
half-years/geboortezorg/2026-H1  consultations  1     carla, 9 March: mandates/geboortezorg/carla.yaml:13
half-years/geboortezorg/2026-H1  objections     1     bram, 7 March: warme-overdracht:72
half-years/geboortezorg/2026-H1  withdrawn      0     weekendspreekuur ended after an evaluation, and was not withdrawn
half-years/geboortezorg/2026-H1  escalated      0     none
half-years/geboortezorg/2026-H1  deferred       0     none
# 2026, July and August
half-years/geboortezorg/2026-H2  proposals      4     intake:25 stuitligging:35 tolk:24 vroegsignalering:39
half-years/geboortezorg/2026-H2  adopted        0     none of them yet
half-years/geboortezorg/2026-H2  median-days    null  nothing was adopted
half-years/geboortezorg/2026-H2  rounds         0     counted where adopted
half-years/geboortezorg/2026-H2  consulting     1     eva, 20 August: intake:54
half-years/geboortezorg/2026-H2  consultations  0     none
half-years/geboortezorg/2026-H2  objections     2     carla, 27 July: stuitligging:52; bram, 14 August: intake:42
half-years/geboortezorg/2026-H2  withdrawn      0     none
half-years/geboortezorg/2026-H2  escalated      0     none
half-years/geboortezorg/2026-H2  deferred       0     none
# regiekring
half-years/regiekring/2025-H2    proposals      3     onze-spelregels:46 samenwerking:45 gedeeld-dossier:42
half-years/regiekring/2025-H2    adopted        2     onze-spelregels:47 samenwerking:46
half-years/regiekring/2025-H2    median-days    null  17 17: fewer than three
half-years/regiekring/2025-H2    rounds         2     one each
half-years/regiekring/2025-H2    consulting     0     gijs said `not-yet`
half-years/regiekring/2025-H2    consultations  0     none in mandates/regiekring/
half-years/regiekring/2025-H2    objections     0     none
half-years/regiekring/2025-H2    withdrawn      0     none
half-years/regiekring/2025-H2    escalated      0     none
half-years/regiekring/2025-H2    deferred       0     none
half-years/regiekring/2026-H1    proposals      1     website:18
half-years/regiekring/2026-H1    adopted        1     gedeeld-dossier:43
half-years/regiekring/2026-H1    median-days    null  42 alone
half-years/regiekring/2026-H1    rounds         1     gedeeld-dossier:45
half-years/regiekring/2026-H1    consulting     0     none
half-years/regiekring/2026-H1    consultations  0     none
half-years/regiekring/2026-H1    objections     1     fatima, 21 May: gedeeld-dossier:81, in force by then
half-years/regiekring/2026-H1    withdrawn      1     11 June: website:44
half-years/regiekring/2026-H1    escalated      0     none
half-years/regiekring/2026-H1    deferred       0     none; an extension is no deferral

adopted/geboortezorg/afgevaardigde     days    7   above
adopted/geboortezorg/afgevaardigde     rounds  1   :24
adopted/geboortezorg/bereikbaarheid    days    35  above
adopted/geboortezorg/bereikbaarheid    rounds  1   :26
adopted/geboortezorg/weekendspreekuur  days    35  above
adopted/geboortezorg/weekendspreekuur  rounds  1   :25
adopted/geboortezorg/huisbezoek        days    24  above
adopted/geboortezorg/huisbezoek        rounds  1   :43
adopted/geboortezorg/warme-overdracht  days    14  above
adopted/geboortezorg/warme-overdracht  rounds  2   :60 :82
adopted/geboortezorg/bereikbaarheid-2  days    28  above
adopted/geboortezorg/bereikbaarheid-2  rounds  1   :51
adopted/regiekring/onze-spelregels     days    17  above
adopted/regiekring/onze-spelregels     rounds  1   :54
adopted/regiekring/samenwerking        days    17  above
adopted/regiekring/samenwerking        rounds  1   :48
adopted/regiekring/gedeeld-dossier     days    42  above
adopted/regiekring/gedeeld-dossier     rounds  1   :45

outcomes/geboortezorg/2026-H1/amended          objections  1  warme-overdracht:77
outcomes/geboortezorg/2026-H2/open             objections  1  intake:41-48 has no outcome
outcomes/geboortezorg/2026-H2/criterion-added  objections  1  stuitligging:59
outcomes/regiekring/2026-H1/monitored          objections  1  gedeeld-dossier:87
TABLE

# Counted in examples/wijkteam in the same way. Left out: regiekring/gegevens, an agreement of 2023 (:14).
#
#   spelregels, zo-werken-wij    4 Sep - 18 Sep 2025    14
#   inzet                       27 Nov 2025 - 19 Mar   112 (3 of November, 31, 31, 28, 19 of March)
#   avonden                     23 Apr - 18 Jun 2026    56 (7 of April, 31, 18 of June)
#   afgevaardigde                9 Oct - 16 Oct 2025     7
#   eerste-gesprek               7 Oct - 16 Oct 2025     9
#   maandagbellen, spreekuur     2 Oct - 16 Oct 2025    14
#   huisbezoek                  11 Dec 2025 - 15 Jan    35 (20 of December, 15 of January)
#   overbrugging                 5 Feb - 12 Mar 2026    35 (23 of February, 12 of March)
#   eerste-gesprek-2            11 Jun -  2 Jul 2026    21 (19 of June, 2 of July)
counted wijkteam 2026-09-01 flow <<'TABLE'
# regiekring, 2025, July to December: the first of the circle, whatever gegevens says of 2023
half-years/regiekring/2025-H2  proposals      3     inzet:39 spelregels:52 zo-werken-wij:48
half-years/regiekring/2025-H2  adopted        2     spelregels:53 zo-werken-wij:49
half-years/regiekring/2025-H2  median-days    null  14 14: fewer than three
half-years/regiekring/2025-H2  rounds         2     spelregels:60 zo-werken-wij:51
half-years/regiekring/2025-H2  consulting     1     nadia, 11 December: inzet:54
half-years/regiekring/2025-H2  consultations  1     nadia, 12 December: mandates/regiekring/nadia.yaml:17
half-years/regiekring/2025-H2  objections     0     peter said `not-yet`: spelregels:81
half-years/regiekring/2025-H2  withdrawn      0     none
half-years/regiekring/2025-H2  escalated      0     none
half-years/regiekring/2025-H2  deferred       0     none
half-years/regiekring/2026-H1  proposals      1     avonden:33
half-years/regiekring/2026-H1  adopted        2     inzet:40 avonden:34
half-years/regiekring/2026-H1  median-days    null  56 112
half-years/regiekring/2026-H1  rounds         2     inzet:45, opened in December, counts where it was adopted; avonden:39
half-years/regiekring/2026-H1  consulting     0     nadia said yes at once: avonden:48
half-years/regiekring/2026-H1  consultations  2     8 May: nadia.yaml:25 and marieke.yaml:12
half-years/regiekring/2026-H1  objections     0     none
half-years/regiekring/2026-H1  withdrawn      0     none
half-years/regiekring/2026-H1  escalated      0     none
half-years/regiekring/2026-H1  deferred       0     none
half-years/regiekring/2026-H2  proposals      1     crisisplek:35
half-years/regiekring/2026-H2  adopted        0     not yet
half-years/regiekring/2026-H2  median-days    null  nothing was adopted
half-years/regiekring/2026-H2  rounds         0     crisisplek:43 is open
half-years/regiekring/2026-H2  consulting     1     nadia, 23 July: crisisplek:51
half-years/regiekring/2026-H2  consultations  1     nadia, 23 July: nadia.yaml:33
half-years/regiekring/2026-H2  objections     0     none
half-years/regiekring/2026-H2  withdrawn      0     none
half-years/regiekring/2026-H2  escalated      0     crisisplek came here from the wijkteam, and is counted there
half-years/regiekring/2026-H2  deferred       0     none
# wijkteam
half-years/wijkteam/2025-H2    proposals      5     afgevaardigde:14 eerste-gesprek:57 huisbezoek:42 maandagbellen:20 spreekuur:39
half-years/wijkteam/2025-H2    adopted        4     afgevaardigde:15 eerste-gesprek:58 maandagbellen:21 spreekuur:40
half-years/wijkteam/2025-H2    median-days    11.5  7 9 14 14: between 9 and 14
half-years/wijkteam/2025-H2    rounds         4     one each: :17 :63 :23 :42
half-years/wijkteam/2025-H2    consulting     0     none
half-years/wijkteam/2025-H2    consultations  2     mandates/wijkteam/: lotte:11 selma:9
half-years/wijkteam/2025-H2    objections     0     none
half-years/wijkteam/2025-H2    withdrawn      0     none
half-years/wijkteam/2025-H2    escalated      0     none
half-years/wijkteam/2025-H2    deferred       0     none
half-years/wijkteam/2026-H1    proposals      4     buurtapp:18 crisisplek:19 eerste-gesprek-2:57 overbrugging:49
half-years/wijkteam/2026-H1    adopted        2     huisbezoek:43 overbrugging:50
half-years/wijkteam/2026-H1    median-days    null  35 35
half-years/wijkteam/2026-H1    rounds         3     huisbezoek:48, overbrugging:55,81
half-years/wijkteam/2026-H1    consulting     0     none
half-years/wijkteam/2026-H1    consultations  3     lotte:19 selma:13 tim:12
half-years/wijkteam/2026-H1    objections     2     tim, 19 February: overbrugging:67; joost, 11 June: crisisplek:29
half-years/wijkteam/2026-H1    withdrawn      0     maandagbellen ended after an evaluation
half-years/wijkteam/2026-H1    escalated      0     crisisplek in July
half-years/wijkteam/2026-H1    deferred       0     none; huisbezoek is suspended, which is no deferral
half-years/wijkteam/2026-H2    proposals      0     none
half-years/wijkteam/2026-H2    adopted        1     eerste-gesprek-2:58
half-years/wijkteam/2026-H2    median-days    null  21 alone
half-years/wijkteam/2026-H2    rounds         1     eerste-gesprek-2:60
half-years/wijkteam/2026-H2    consulting     0     none
half-years/wijkteam/2026-H2    consultations  0     none
half-years/wijkteam/2026-H2    objections     0     none
half-years/wijkteam/2026-H2    withdrawn      0     none
half-years/wijkteam/2026-H2    escalated      1     2 July: crisisplek:54
half-years/wijkteam/2026-H2    deferred       1     2 July: buurtapp:24

adopted/regiekring/spelregels      days    14   above
adopted/regiekring/spelregels      rounds  1    :60
adopted/regiekring/zo-werken-wij   days    14   above
adopted/regiekring/zo-werken-wij   rounds  1    :51
adopted/regiekring/inzet           days    112  above
adopted/regiekring/inzet           rounds  1    :45
adopted/regiekring/avonden         days    56   above
adopted/regiekring/avonden         rounds  1    :39
adopted/wijkteam/afgevaardigde     days    7    above
adopted/wijkteam/afgevaardigde     rounds  1    :17
adopted/wijkteam/eerste-gesprek    days    9    above
adopted/wijkteam/eerste-gesprek    rounds  1    :63
adopted/wijkteam/maandagbellen     days    14   above
adopted/wijkteam/maandagbellen     rounds  1    :23
adopted/wijkteam/spreekuur         days    14   above
adopted/wijkteam/spreekuur         rounds  1    :42
adopted/wijkteam/huisbezoek        days    35   above
adopted/wijkteam/huisbezoek        rounds  1    :48
adopted/wijkteam/overbrugging      days    35   above
adopted/wijkteam/overbrugging      rounds  2    :55 :81
adopted/wijkteam/eerste-gesprek-2  days    21   above
adopted/wijkteam/eerste-gesprek-2  rounds  1    :60

# an outcome stands with the half-year of its objection
outcomes/wijkteam/2026-H1/amended    objections  1  overbrugging:74
outcomes/wijkteam/2026-H1/escalated  objections  1  crisisplek:36, raised in June and escalated in July
TABLE

# Counted in examples/woningketen. What one party decided alone (`decided`) counts as adopted, without a round.
#
#   afgevaardigde, gespreksleider, secretaris     2 Oct -  9 Oct 2025    7
#   eerste-keer-goed, planning, steigers         23 Oct - 13 Nov 2025   21 (8 of October, 13 of November)
#   prijs                                        16 Oct - 13 Nov 2025   28 (15 of October, 13 of November)
#   kozijnen-merelflat                           22 Jan - 27 Jan 2026    5
#   dak-parkflat                                  2 Jun -  9 Jun 2026    7
#   eerste-keer-goed-2                           30 Apr - 21 May 2026   21
#   ketenafspraak, spelregels                     4 Sep - 11 Sep 2025    7
#   delen                                        26 Feb - 26 Mar 2026   28 (2 of February, 26 of March)
counted woningketen 2026-09-01 flow <<'TABLE'
half-years/keten/2025-H2       proposals      7     afgevaardigde:12 eerste-keer-goed:22 gespreksleider:12 planning:46 prijs:38 secretaris:12 steigers:23
half-years/keten/2025-H2       adopted        7     the same seven: :13 :23 :13 :47 :39 :13 :24
half-years/keten/2025-H2       median-days    21    7 7 7 21 21 21 28
half-years/keten/2025-H2       rounds         8     prijs two (:41 and :63), the others one
half-years/keten/2025-H2       consulting     0     none
half-years/keten/2025-H2       consultations  1     piet, 6 November: mandates/keten/piet.yaml:13
half-years/keten/2025-H2       objections     1     piet, 30 October: prijs:53
half-years/keten/2025-H2       withdrawn      0     none
half-years/keten/2025-H2       escalated      0     none
half-years/keten/2025-H2       deferred       0     none
half-years/keten/2026-H1       proposals      4     dak-parkflat:22 eerste-keer-goed-2:42 fotoapp:22 kozijnen-merelflat:21
half-years/keten/2026-H1       adopted        3     dak-parkflat:23 eerste-keer-goed-2:43 kozijnen-merelflat:22
half-years/keten/2026-H1       median-days    7     5 7 21
half-years/keten/2026-H1       rounds         1     eerste-keer-goed-2:45
half-years/keten/2026-H1       consulting     0     none
half-years/keten/2026-H1       consultations  0     none
half-years/keten/2026-H1       objections     0     none
half-years/keten/2026-H1       withdrawn      0     steigers ended after an evaluation; fotoapp in July
half-years/keten/2026-H1       escalated      0     none
half-years/keten/2026-H1       deferred       0     none
half-years/keten/2026-H2       proposals      1     dakgarantie:28
half-years/keten/2026-H2       adopted        0     none
half-years/keten/2026-H2       median-days    null  nothing was adopted
half-years/keten/2026-H2       rounds         0     dakgarantie:33 is open
half-years/keten/2026-H2       consulting     0     none
half-years/keten/2026-H2       consultations  0     none
half-years/keten/2026-H2       objections     0     piet said `not-yet`: dakgarantie:45
half-years/keten/2026-H2       withdrawn      1     9 July: fotoapp:28
half-years/keten/2026-H2       escalated      0     none
half-years/keten/2026-H2       deferred       0     none
# stuurgroep; nothing after June but an extension (ketenafspraak:63)
half-years/stuurgroep/2025-H2  proposals      2     ketenafspraak:42 spelregels:41
half-years/stuurgroep/2025-H2  adopted        2     ketenafspraak:43 spelregels:42
half-years/stuurgroep/2025-H2  median-days    null  7 7: fewer than three
half-years/stuurgroep/2025-H2  rounds         2     ketenafspraak:45 spelregels:44
half-years/stuurgroep/2025-H2  consulting     0     none
half-years/stuurgroep/2025-H2  consultations  0     none
half-years/stuurgroep/2025-H2  objections     0     none
half-years/stuurgroep/2025-H2  withdrawn      0     none
half-years/stuurgroep/2025-H2  escalated      0     none
half-years/stuurgroep/2025-H2  deferred       0     none
half-years/stuurgroep/2026-H1  proposals      1     delen:29
half-years/stuurgroep/2026-H1  adopted        1     delen:30
half-years/stuurgroep/2026-H1  median-days    null  28 alone
half-years/stuurgroep/2026-H1  rounds         1     delen:35
half-years/stuurgroep/2026-H1  consulting     1     jan, 6 March: delen:48; one answer, though for three organisations
half-years/stuurgroep/2026-H1  consultations  1     jan, 6 March: mandates/stuurgroep/jan.yaml:12
half-years/stuurgroep/2026-H1  objections     0     none
half-years/stuurgroep/2026-H1  withdrawn      0     none
half-years/stuurgroep/2026-H1  escalated      0     none
half-years/stuurgroep/2026-H1  deferred       0     none

adopted/keten/afgevaardigde       days    7   above
adopted/keten/afgevaardigde       rounds  1   :15
adopted/keten/gespreksleider      days    7   above
adopted/keten/gespreksleider      rounds  1   :15
adopted/keten/secretaris          days    7   above
adopted/keten/secretaris          rounds  1   :15
adopted/keten/eerste-keer-goed    days    21  above
adopted/keten/eerste-keer-goed    rounds  1   :25
adopted/keten/planning            days    21  above
adopted/keten/planning            rounds  1   :49
adopted/keten/prijs               days    28  above
adopted/keten/prijs               rounds  2   :41 :63
adopted/keten/steigers            days    21  above
adopted/keten/steigers            rounds  1   :26
adopted/keten/kozijnen-merelflat  days    5   above
adopted/keten/kozijnen-merelflat  rounds  0   decided: :22
adopted/keten/dak-parkflat        days    7   above
adopted/keten/dak-parkflat        rounds  0   decided: :23
adopted/keten/eerste-keer-goed-2  days    21  above
adopted/keten/eerste-keer-goed-2  rounds  1   :45
adopted/stuurgroep/ketenafspraak  days    7   above
adopted/stuurgroep/ketenafspraak  rounds  1   :45
adopted/stuurgroep/spelregels     days    7   above
adopted/stuurgroep/spelregels     rounds  1   :44
adopted/stuurgroep/delen          days    28  above
adopted/stuurgroep/delen          rounds  1   :35

outcomes/keten/2025-H2/amended  objections  1  prijs:60
TABLE

example geboortezorg
case_ 'a circle in which nothing happened says so' '
	prints "Hulpkring stuitligging" kring --as-of 2026-09-01 report flow
	out_has "nothing was proposed or asked here in this time"
	prints "nothing was proposed or asked here in this time" kring --as-of 2026-09-01 report flow --circle stuit
	out_lacks Regiekring
'
case_ 'few days are shown themselves, and have no middle one' '
	prints "17, 17" kring --as-of 2026-09-01 report flow --circle regiekring
	out_lacks "7, 35"
'
case_ 'from a day on, and up to a day' '
	succeeds kring --as-of 2026-09-01 report flow --circle geboortezorg --since 2026-06-01
	out_lacks "second half of 2025"
	out_has geboortezorg/bereikbaarheid-2
	out_lacks geboortezorg/warme-overdracht
	succeeds kring --as-of 2026-03-08 report flow --circle geboortezorg
	out_lacks geboortezorg/warme-overdracht
	out_has "still open"
'
case_ 'a half-year without anything stands between two that had something' '
	for file in agreements/geboortezorg/*.yaml; do
		case $file in */afgevaardigde.yaml|*/tolk.yaml) ;; *) rm "$file" ;; esac
	done
	sed -i "/^consultations:/,/feedback:/d" mandates/geboortezorg/carla.yaml
	succeeds kring --as-of 2026-09-01 report flow --circle geboortezorg
	grep -qE "^first half of 2026 +0 +0 " "$work/stdout"
'
case_ 'withdrawn, escalated, deferred; what came before the folder is left out' '
	cat >agreements/geboortezorg/oud.yaml <<-YAML
		title: Oude afspraak
		text: Wij bellen
		evaluation: {date: 2027-01-01}
		proposed: {by: anna, date: 2024-11-02}
		adopted: {date: 2026-02-02, earlier: Stuurgroep 2024}
	YAML
	cat >agreements/geboortezorg/later.yaml <<-YAML
		title: Later
		driver: Het kan nog niet
		text: Wij doen het later
		proposed: {by: anna, date: 2026-02-01}
		deferred: {date: 2026-02-10, until: 2026-12-01, owner: anna, why: Geen tijd}
	YAML
	succeeds kring --as-of 2026-09-01 report flow --circle geboortezorg
	grep -qE "^first half of 2026 +4 +3 +24 +4 +1 +1 +1 +1$" "$work/stdout"
	out_lacks geboortezorg/oud
	out_lacks 2024
	out_lacks "first half of 2025"
'
