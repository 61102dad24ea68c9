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
	out_lacks "December 2025"
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
	grep -qE "^January to June 2026 +0 +0 " "$work/stdout"
'
case_ 'withdrawn, escalated, deferred; what came before the folder is left out' '
	cat >agreements/geboortezorg/oud.yaml <<-YAML
		title: Oude afspraak
		text: Wij bellen
		evaluation: {date: 2027-01-01}
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
	grep -qE "^January to June 2026 +4 +3 +24 +4 +1 +1 +1 +0 +0 +1$" "$work/stdout"
	out_lacks geboortezorg/oud
'
