#!/bin/sh
# tests/cli/import.sh - agreements of before, from a list in prose; and the baseline that lets nothing new in.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

# A list of 22 agreements: a title above them, smaller headings in some, and a few with their days.
write_list() {
	{
		printf '# Afspraken van de stuurgroep 2023\n\nVastgelegd door het bureau.\n\n'
		n=0
		while [ $n -lt 22 ]; do
			n=$((n + 1))
			printf '## %s. Afspraak over punt %s\n\n' "$n" "$(echo abcdefghijklmnopqrstuvwxyz | cut -c $n)"
			printf 'Wij doen punt %s op *maandag*.\n\n' $n
			case $n in
			3) printf '```\n## geen kop\n```\n\n### Toelichting\n\nHet was druk.\n\n' ;;
			7) printf 'Evaluatie: 2027-03-01\n\n' ;;
			8) printf -- '- **Evaluatiedatum**: 1-4-2027\n- Vastgesteld: 12-5-2023\n\n' ;;
			esac
		done
	} >"$1"
}

imports() {
	write_list "$scratch/afspraken.md"
	succeeds on import "$scratch/afspraken.md" --circle geboortezorg --keeper anna
	nothing_on stderr
	out_has "22 agreements of 'geboortezorg' are written down"
	out_has "evaluation date: 2 have one, 20 lack it"
	[ "$(git status --porcelain -uall -- agreements | wc -l)" -eq 22 ]
	file_is agreements/geboortezorg/afspraak-over-punt-a.yaml <<-END
		title: 1. Afspraak over punt a
		text: Wij doen punt 1 op *maandag*.
		keeper: anna
		adopted: {date: 2026-09-01, earlier: Afspraken van de stuurgroep 2023}
	END
	file_is agreements/geboortezorg/afspraak-over-punt-c.yaml <<-'END'
		title: 3. Afspraak over punt c
		text: |
		  Wij doen punt 3 op *maandag*.

		  ```
		  ## geen kop
		  ```

		  ### Toelichting

		  Het was druk.
		keeper: anna
		adopted: {date: 2026-09-01, earlier: Afspraken van de stuurgroep 2023}
	END
	has agreements/geboortezorg/afspraak-over-punt-g.yaml '  date: 2027-03-01'
	has agreements/geboortezorg/afspraak-over-punt-h.yaml '  date: 2027-04-01'
	has agreements/geboortezorg/afspraak-over-punt-h.yaml 'adopted: {date: 2023-05-12, earlier: Afspraken van de stuurgroep 2023}'
}
case_ 'twenty-two headings, twenty-two files' imports

# What check finds in the imported files, as the lines of a baseline.
found() {
	expect_exit 1 kring --as-of 2026-09-01 check --format json --class structure agreements/geboortezorg/afspraak*
	python3 -c '
import json, sys
for finding in json.load(sys.stdin)["findings"]:
    print(finding["rule"], finding["path"])' <"$work/stdout"
}

the_baseline() {
	write_list "$scratch/afspraken.md"
	succeeds on import "$scratch/afspraken.md" --circle geboortezorg
	# exactly the missing dates
	found >"$scratch/unsorted"
	LC_ALL=C sort "$scratch/unsorted" >"$scratch/found"
	[ "$(wc -l <"$scratch/found")" -eq 20 ]
	grep -v -e '^#' -e '^at-most: 20$' baseline.txt | LC_ALL=C sort | diff -u "$scratch/found" -
	[ "$(cut -d ' ' -f 1 "$scratch/found" | sort -u)" = evaluation-date-missing ]
	expect_exit 1 on check --class structure
	expect_exit 0 on check --class structure --baseline baseline.txt
	nothing_on stdout
	err_has "20 known findings of 'baseline.txt' are passed over"
}
case_ 'the baseline has exactly the missing dates, and check is clean with it' the_baseline

new_one() {
	write_list "$scratch/afspraken.md"
	on import "$scratch/afspraken.md" --circle geboortezorg >/dev/null
	cp agreements/geboortezorg/afspraak-over-punt-a.yaml agreements/geboortezorg/nieuw.yaml
	expect_exit 1 on check --class structure --baseline baseline.txt
	out_has 'agreements/geboortezorg/nieuw.yaml:'
	[ "$(grep -c evaluation-date-missing "$work/stdout")" -eq 1 ]
	# nor can it be let in by a line more
	echo 'evaluation-date-missing agreements/geboortezorg/nieuw.yaml' >>baseline.txt
	expect_exit 1 on check --class structure --baseline baseline.txt
	out_has "the baseline has 21 lines, and 'at-most' is 20"
	expect_exit 1 on check --baseline baseline.txt --shrink
	[ "$(grep -c '^evaluation' baseline.txt)" -eq 21 ]
}
case_ 'one new agreement without a date fails, and so does a line more' new_one

shrinks() {
	write_list "$scratch/afspraken.md"
	on import "$scratch/afspraken.md" --circle geboortezorg >/dev/null
	git add -A && git commit -qm import
	printf 'evaluation: {date: 2027-03-01}\n' >>agreements/geboortezorg/afspraak-over-punt-a.yaml
	rm agreements/geboortezorg/afspraak-over-punt-b.yaml
	succeeds on check --baseline baseline.txt --skip mandate-renewed
	out_lacks 'is mended'
	expect_exit 1 on check --baseline baseline.txt
	out_has "baseline.txt:4:1: note: 'evaluation-date-missing' of 'agreements/geboortezorg/afspraak-over-punt-a.yaml' is mended"
	out_has "'agreements/geboortezorg/afspraak-over-punt-b.yaml' is mended"
	[ "$(grep -c 'is mended' "$work/stdout")" -eq 2 ]
	expect_exit 1 on check --baseline baseline.txt --shrink
	changes_are_of baseline.txt <<-END
		-at-most: 20
		-evaluation-date-missing agreements/geboortezorg/afspraak-over-punt-a.yaml
		-evaluation-date-missing agreements/geboortezorg/afspraak-over-punt-b.yaml
		+at-most: 18
	END
	expect_exit 1 on check --baseline baseline.txt
	out_lacks 'is mended'
}
changes_are_of() {
	git diff -U0 -- "$1" | grep '^[-+]' | grep -v -e '^--- ' -e '^+++ ' | LC_ALL=C sort >"$work/changes"
	LC_ALL=C sort | diff -u - "$work/changes"
}
case_ 'what is mended is named, and --shrink takes it out' shrinks

broken_is_not_mended() {
	write_list "$scratch/afspraken.md"
	on import "$scratch/afspraken.md" --circle geboortezorg >/dev/null
	echo 'titel: x' >>agreements/geboortezorg/afspraak-over-punt-a.yaml
	expect_exit 1 on check --baseline baseline.txt --shrink
	grep -q 'punt-a.yaml' baseline.txt
}
case_ 'a file that cannot be read has not mended anything' broken_is_not_mended

wrong_baseline() {
	printf 'at-most: 1\nwat is dit\n# goed\n' >baseline.txt
	succeeds on check --class structure --baseline baseline.txt
	printf 'at-most: veel\n' >baseline.txt
	expect_exit 2 on check --baseline baseline.txt
	err_has 'baseline.txt:1:1: error: this is no line of a baseline'
	expect_exit 3 on check --baseline nergens.txt
	misused "'--shrink' needs '--baseline FILE'" on check --shrink
	misused 'what is mended is known only when everything is checked' on check --shrink --baseline baseline.txt --class time
}
case_ 'a baseline is read with care' wrong_baseline

again() {
	write_list "$scratch/afspraken.md"
	on import "$scratch/afspraken.md" --circle geboortezorg >/dev/null
	git add -A && git commit -qm import
	refuses "'1. Afspraak over punt a', line 5 of '$scratch/afspraken.md', is there already: agreements/geboortezorg/afspraak-over-punt-a.yaml" \
		on import "$scratch/afspraken.md" --circle geboortezorg
	no_change
	printf '# Meer\n\nTekst\n\n# Nog een\n' >"$scratch/meer.md"
	succeeds on import "$scratch/meer.md" --circle stuit
	has agreements/stuit/meer.yaml 'text: Tekst'
	has agreements/stuit/meer.yaml "earlier: $scratch/meer.md"
	has agreements/stuit/nog-een.yaml 'text: Nog een'
	has baseline.txt 'at-most: 22'
	has baseline.txt 'agreements/stuit/nog-een.yaml'
	has baseline.txt 'agreements/geboortezorg/afspraak-over-punt-a.yaml'
}
case_ 'nothing twice; a second list adds to the baseline' again

names() {
	{
		printf 'Eén lijn\n========\n\nx\n\n'
		printf 'Éen *lijn*\n==========\n\ny\n\n'
		printf "Bram's \`plan\` voor 2027\n====\n\n> # aangehaald\n\n"
		printf '24 uur\n====\n\nyes\n====\n\n2027\n====\n'
	} >"$scratch/lijst.md"
	succeeds on import - --circle geboortezorg --earlier Vroeger --adopted 2024-01-01 <"$scratch/lijst.md"
	only_changed baseline.txt agreements/geboortezorg/een-lijn.yaml agreements/geboortezorg/een-lijn-b.yaml \
		agreements/geboortezorg/brams-plan-voor-2027.yaml agreements/geboortezorg/uur.yaml \
		agreements/geboortezorg/afspraak-yes.yaml agreements/geboortezorg/afspraak.yaml
	file_is agreements/geboortezorg/brams-plan-voor-2027.yaml <<-END
		title: Bram's plan voor 2027
		text: '> # aangehaald'
		adopted: {date: 2024-01-01, earlier: Vroeger}
	END
}
case_ 'ids come from the titles; accents, quotes, digits and words that mean something else' names

windows() {
	printf '\357\273\277# Lijst\r\n\r\n## Eerste\r\n\r\nRegel een\r\nregel twee\r\n\r\n## Tweede\r\n\r\nx\r\n' >"$scratch/lijst.md"
	succeeds on import "$scratch/lijst.md" --circle geboortezorg
	file_is agreements/geboortezorg/eerste.yaml <<-END
		title: Eerste
		text: |
		  Regel een
		  regel twee
		adopted: {date: 2026-09-01, earlier: Lijst}
	END
}
case_ 'a list from Windows' windows

refusals() {
	printf 'geen koppen\n' >"$scratch/leeg.md"
	refuses "has no headings" on import "$scratch/leeg.md" --circle geboortezorg
	printf '# A\n\nb\377\n' >"$scratch/latin.md"
	refuses 'is no UTF-8' on import "$scratch/latin.md" --circle geboortezorg
	write_list "$scratch/afspraken.md"
	refuses "there is no circle 'geboortezrog'" on import "$scratch/afspraken.md" --circle geboortezrog
	refuses "nobody has the id 'aap'" on import "$scratch/afspraken.md" --circle geboortezorg --keeper aap
	misused "'--circle CIRCLE'" on import "$scratch/afspraken.md"
	misused '1 October 2026 is still to come' on import "$scratch/afspraken.md" --circle geboortezorg --adopted 2026-10-01
	refuses "control" on import /dev/stdin --circle geboortezorg <<-END
		# Een $escape[31m kop

		tekst
	END
	expect_exit 3 on import "$scratch/nergens.md" --circle geboortezorg
	no_change
}
case_ 'refusals write nothing' refusals

shown_first() {
	write_list "$scratch/afspraken.md"
	succeeds on import "$scratch/afspraken.md" --circle geboortezorg -n
	out_has '+++ b/agreements/geboortezorg/afspraak-over-punt-v.yaml'
	out_has '+++ b/baseline.txt'
	no_change
	succeeds on import "$scratch/afspraken.md" --circle geboortezorg --commit
	no_change
	[ "$(git log -1 --name-only --format= | wc -l)" -eq 23 ]
}
case_ 'shown before it is written; and one commit' shown_first

days_in_words() {
	printf '# Oud\n\n## Een\n\nTekst.\n\nEvaluatie: 1 juni 2027\nVastgesteld: 12 mei 2025\n\n## Twee\n\nTekst.\n\nEvaluatie: februari 2028\n\n## Drie\n\nTekst.\n\nReview date: 3 March 2027\n\n## Vier\n\n- Evaluatie: volgend voorjaar\n\n## Vijf\n\n## Zes\n\nEvaluatie: 31 juni 2027\n' >"$scratch/lijst.md"
	succeeds on import "$scratch/lijst.md" --circle geboortezorg --keeper anna
	has agreements/geboortezorg/een.yaml '  date: 2027-06-01'
	has agreements/geboortezorg/een.yaml 'adopted: {date: 2025-05-12'
	has agreements/geboortezorg/twee.yaml '  date: 2028-02-29'
	has agreements/geboortezorg/drie.yaml '  date: 2027-03-03'
	lacks agreements/geboortezorg/vier.yaml 'evaluation:'
	err_has "line 24 of '$scratch/lijst.md' has no day that can be read: '- Evaluatie: volgend voorjaar'"
	err_has "'Vijf', line 26 of '$scratch/lijst.md', has no text under it"
	err_has "line 30 of '$scratch/lijst.md' has no day that can be read: 'Evaluatie: 31 juni 2027'"
	err_lacks "'Een'"
	out_has 'evaluation date: 3 have one, 3 lack it'
}
case_ 'days with the name of a month; what cannot be read, and a heading without text, are told' days_in_words

many_of_a_name() {
	{
		printf '# Lijst\n'
		for n in 1 2 3 4 5 6 7 8 9; do
			for k in a b c d; do printf '\n## Zelfde\n\ntekst %s%s\n' $n $k; done
		done
	} >"$scratch/list.md"
	succeeds on import "$scratch/list.md" --circle geboortezorg --keeper anna
	[ "$(git status --porcelain -uall -- agreements | wc -l)" -eq 36 ]
	has agreements/geboortezorg/zelfde-z.yaml 'text: tekst 7b'
	has agreements/geboortezorg/zelfde-z-b.yaml 'text: tekst 7c'
}
case_ 'more of one name than there are letters' many_of_a_name
