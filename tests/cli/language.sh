#!/bin/sh
# tests/cli/language.sh - which language people get, and what stays the same in all of them.
. "$(dirname "$0")/lib.sh"
KRING=$plain # it chooses the language itself

unset KRING_LANG LC_ALL LANG LANGUAGE LC_MESSAGES

catalogues=$(dirname "$KRING")/../lib/po

# What the catalogue of this build has for a text: the longest piece without a value.
in_dutch() {
	found=$(TEXTDOMAINDIR=$catalogues LANGUAGE=nl LC_ALL=C.UTF-8 gettext -d kring "$1")
	[ "$found" != "$1" ] && echo "$found" | sed "s/'[^']*%s[^']*'/\n/g" |
		awk 'length > length(longest) { longest = $0 } END { print longest }'
}
command_nl=$(in_dutch "there is no command '%s'") option_nl=$(in_dutch "there is no option '--%s'")
title_nl=$(in_dutch "What needs attention")
[ -n "$command_nl" ] && [ -n "$option_nl" ] && [ -n "$title_nl" ] || {
	echo "the catalogue of this build lacks the texts of this test" >&2
	exit 3
}

# The language of a message: `speaks_in nl VARIABLE=VALUE… [kring OPTION…]`
speaks_in() {
	language=$1
	shift
	case " $* " in *" kring "*) ;; *) set -- "$@" kring ;; esac
	code=0
	env_and_options "$@" sattus || code=$?
	[ "$code" -eq 2 ] || say "exit $code: $*"
	case $language in
	nl) err_has "$command_nl" ;;
	en) err_has "there is no command" ;;
	esac || say "not in $language: $*"
}

# The same of a document.
writes_in() {
	language=$1
	shift
	case " $* " in *" kring "*) ;; *) set -- "$@" kring ;; esac
	env_and_options "$@" status || return 1
	case $language in
	nl) out_has "$title_nl" ;;
	en) out_has "What needs attention" ;;
	esac || say "not in $language: $*"
}

# The words before `kring` are variables, those behind it options.
env_and_options() (
	while [ "$1" != kring ]; do
		export "$1"
		shift
	done
	shift
	"$KRING" "$@" >"$work/stdout" 2>"$work/stderr"
)

case_ 'messages: KRING_LANG, then LC_ALL, LC_MESSAGES, LANG; no Dutch locale is needed' '
	speaks_in en LANG=C
	speaks_in en LANG=POSIX
	speaks_in en LANG=C.UTF-8
	speaks_in en LANG=en_GB.UTF-8
	speaks_in nl LANG=nl_NL.UTF-8
	speaks_in nl LANG=nl_BE
	speaks_in nl LANG=nl
	speaks_in nl LANG=en_GB.UTF-8 LC_MESSAGES=nl_NL.UTF-8
	speaks_in en LANG=nl_NL.UTF-8 LC_ALL=en_GB.UTF-8
	speaks_in en LANG=nl_NL.UTF-8 LC_ALL=C
	speaks_in nl LANG=C KRING_LANG=nl
	speaks_in nl KRING_LANG=nl_NL.UTF-8
	speaks_in en LANG=nl_NL.UTF-8 KRING_LANG=en
	speaks_in en LANG=nl_NL.UTF-8 KRING_LANG=de
	speaks_in nl LANG=C.UTF-8 LANGUAGE=nl
	speaks_in en LANG=C LANGUAGE=nl
'
case_ '--lang goes before all of them, wherever it stands' '
	speaks_in nl LANG=C kring --lang nl
	speaks_in nl LANG=en_GB.UTF-8 KRING_LANG=en kring --lang=nl
	speaks_in en LANG=nl_NL.UTF-8 KRING_LANG=nl kring --lang=en
	misused "$command_nl" kring --lang nl sattus
	misused "$option_nl" kring status --no-such-option --lang nl
	misused "there is no option" kring status --no-such-option -- --lang nl
'
case_ 'a language that kring does not speak' '
	misused "'"'de' is no value for the option '--lang'"'" kring --lang de status
	err_has "choose one of: en, nl"
	misused "needs a value" kring --lang
'
case_ 'every language of lib/po can be asked for' '
	languages=$(sed -n "s/^linguas = \[\(.*\)\]/\1/p" "$top/lib/po/meson.build" | tr -d "'"',"'")
	[ -n "$languages" ]
	for language in en $languages; do
		succeeds kring --lang "$language" version
		nothing_on stderr
	done
'
case_ 'a catalogue that is not there is told only to who asked for it' '
	export KRING_LOCALEDIR=$scratch
	succeeds kring --lang nl version
	err_has "the texts in the language '"'nl'"' are not installed"
	KRING_LANG=nl succeeds kring version
	nothing_on stderr
'
case_ 'an installed program finds the installed catalogue, also where it was moved to' '
	mkdir -p "$scratch/usr/bin" "$scratch/usr/share/locale/nl/LC_MESSAGES"
	cp "$KRING" "$scratch/usr/bin/kring"
	cp "$(dirname "$KRING")/../lib/po/nl/LC_MESSAGES/kring.mo" "$scratch/usr/share/locale/nl/LC_MESSAGES/"
	export LD_LIBRARY_PATH="$(dirname "$KRING")/../lib"
	expect_exit 2 "$scratch/usr/bin/kring" --lang nl sattus
	err_has "$command_nl"
	KRING_LOCALEDIR=$scratch expect_exit 2 "$scratch/usr/bin/kring" --lang nl sattus
	err_has "there is no command"
	rm -r "$scratch/usr/share"
	expect_exit 2 "$scratch/usr/bin/kring" --lang nl sattus
	err_has "there is no command"
'
case_ 'documents: where nobody named a language, that of the folder' '
	has kring.yaml "language: nl"
	writes_in nl
	writes_in nl LANG=C
	writes_in nl LC_ALL=POSIX
	writes_in nl LANG=C.UTF-8
	writes_in en LANG=en_GB.UTF-8
	writes_in en LC_ALL=C.UTF-8 KRING_LANG=en
	writes_in en LC_ALL=C.UTF-8 kring --lang en
	sed -i "s/^language: nl/language: en/" kring.yaml
	writes_in en LANG=C
	writes_in nl LANG=nl_NL.UTF-8
	writes_in nl LANG=C KRING_LANG=nl
	writes_in nl LANG=C kring --lang nl
	sed -i "/^language:/d" kring.yaml
	writes_in en LANG=C
'
# A catalogue in which every text differs, made once.
pseudo=$work/pseudo && mkdir -p "$pseudo/nl/LC_MESSAGES"
sh "$top/lib/po/pot.sh" "$top" "$work/kring.pot" >/dev/null 2>&1
msgen "$work/kring.pot" | msgfilter --keep-header sed 's/[aeiou]/&&/g' 2>"$work/msgfilter" |
	sed 's/nplurals=[^\\]*/nplurals=2; plural=(n != 1);/; /^msgid "en"$/{n;s/.*/msgstr "nl"/}' >"$work/pseudo.po"
msgfmt -o "$pseudo/nl/LC_MESSAGES/kring.mo" "$work/pseudo.po" || exit 3

case_ 'each command that prints documents takes the language of the folder' '
	export KRING_LOCALEDIR=$pseudo
	for command in status list "list meeting" report "report overview" "show nachtdienst" "log nachtdienst" "diff HEAD" "leave carla" "end-circle geboortezorg"; do
		LANG=C.UTF-8 kept_in "$scratch/folder" 0 kring --as-of 2026-09-01 $command
		KRING_LANG=nl kept_in "$scratch/nl" 0 kring --as-of 2026-09-01 $command
		KRING_LANG=en kept_in "$scratch/en" 0 kring --as-of 2026-09-01 $command
		[ -s "$scratch/en" ]
		diff -u "$scratch/nl" "$scratch/folder" || say "$command"
		if cmp -s "$scratch/en" "$scratch/nl"; then say "$command is the same in both"; fi
	done
'
example geboortezorg
case_ 'what programs read is the same in every language, to the byte' '
	export KRING_LOCALEDIR=$pseudo
	n=0
	sed -i "s/twee uur/drie uur/" agreements/*/warme-overdracht.yaml
	reports=$(kring __complete report "" | cut -f1 | grep -vx site | sed "s/^/report_/")
	for command in $reports status list list_agreement list_mandate list_meeting list_circle show_warme-overdracht show_organisation/jgz \
		show_circle/stuit log_warme-overdracht diff diff_HEAD leave_jgz end-circle_stuit_--heir_geboortezorg check export export_--table_agreements; do
		command=$(echo $command | tr _ " ")
		formats=$(kring __complete ${command%% *} --format "" | cut -f1 | grep -xE "json|ndjson|csv|sqlite")
		[ -n "$formats" ] || say "no format for programs: $command"
		for format in $formats; do
			case $command/$format in */sqlite | export/csv) continue ;; esac # several files
			code=0 # a text was changed after it was answered to: `check` finds an error
			[ "$command" != check ] || code=1
			KRING_LANG=en kept_in "$scratch/en" $code kring $command --format $format
			KRING_LANG=nl kept_in "$scratch/nl" $code kring $command --format $format
			[ -s "$scratch/en" ] || say "nothing printed: $command --format $format"
			cmp "$scratch/en" "$scratch/nl" || say "$command --format $format"
			n=$((n + 1))
		done
	done
	[ $n -gt 28 ]
'
case_ 'messages beside what programs read are in the language of the reader' '
	export KRING_LANG=nl
	succeeds kring report roles --format csv
	err_has "dit is de tabel"
	misused "er is geen kring" kring report roles --circle nergens --format json
	misused "er is geen kring" kring list --circle nergens --format json
	succeeds kring report roles --format json
	out_has "\"report\":\"roles\""
'
in_words() {
	export KRING_LANG=nl
	sed -i 's/^title: Warme/title: Koude/; s/response: consent/response: not-yet/' agreements/*/warme-overdracht.yaml
	succeeds kring diff
	out_has 'Veranderingen die nog niet zijn opgeslagen'
	out_has 'titel: [-Warme-] {+Koude+}'
	out_has 'instemming -> nog niet'
	out_lacks 'not-yet'
	out_lacks 'title:'
	succeeds kring diff --format json
	out_has 'not yet'
}
case_ 'answers and keys in what changed' in_words
case_ 'in a file for a CI rules, places and fingerprints stay, the words are those of people' '
	export KRING_LOCALEDIR=$pseudo
	for language in en nl; do
		KRING_LANG=$language expect_exit 1 kring --as-of 2026-11-22 check --report sarif="$scratch/$language"
		python3 -c "
import json, sys
for r in json.load(open(sys.argv[1]))[\"runs\"][0][\"results\"]:
    print(r[\"ruleId\"], r[\"level\"], r[\"locations\"], r.get(\"partialFingerprints\"))" "$scratch/$language" >"$scratch/facts-$language"
	done
	[ -s "$scratch/facts-en" ]
	diff "$scratch/facts-en" "$scratch/facts-nl"
	if cmp -s "$scratch/en" "$scratch/nl"; then say "the messages are the same"; fi
'
sentences() {
	export KRING_LANG=nl
	succeeds kring --as-of 2026-09-01 log gedeeld-dossier
	out_has 'te evalueren op 9 juli 2026'
	out_has 'vingerafdruk vóór verbetering 1: sha256:'
	out_has "het is mislukt als: 'Een gezin"
	out_has 'gevolg voor kosten: beter'
	out_lacks 'failed-if'
	out_lacks 'corrections'
	succeeds kring --as-of 2026-09-01 log intake
	out_has 'door secretaris met'
	out_lacks 'secretary'
	succeeds kring --as-of 2026-09-01 leave carla
	out_has 'plaatsvervanger van de gespreksleider'
	out_has "rol: afgevaardigde, de koppeling van Kring geboortezorg met Regiekring"
	out_lacks 'rol: delegate'
	succeeds kring --as-of 2026-09-01 show review/regiekring/2026-06-11
	out_has 'recht doen aan belangen'
	out_has '3,8'
	out_lacks 'interests'
	expect_exit 1 kring --as-of 2026-11-22 check
	out_has 'de evaluatie was aan de beurt op 1 september 2026 ['
	err_has 'naar de stand van 22 november 2026'
}
example geboortezorg
case_ 'a sentence has no keys, no roles and no days as files have them' sentences
two() {
	export KRING_LANG=nl
	succeeds kring --as-of 2026-09-01 show warme-overdracht
	out_has 'TWO (tijdelijk werkbare overeenkomst)'
	succeeds kring --as-of 2026-09-01 report agreements
	out_has 'Een TWO is een tijdelijk werkbare overeenkomst.'
	succeeds kring --as-of 2026-09-01 report agreements --circle regiekring
	out_lacks 'TWO'
	succeeds kring --as-of 2026-09-01 list agreement --format json
	out_lacks 'overeenkomst'
}
case_ 'what a TWO is stands where one is shown' two
beside_findings() {
	export KRING_LANG=nl
	misused "er is geen regel 'foo'" kring check --format json --only foo
	misused "git kent geen commit 'nergens'" kring check --format json --since nergens
	err_lacks 'knows'
	misused "er is geen tabel 'foo'" kring export --table foo
	expect_exit 1 kring --as-of 2026-11-22 check --format json
	out_has 'the evaluation was due on 1 September 2026'
	err_has 'naar de stand van 22 november 2026'
}
case_ 'messages beside findings for programs are in the language of the reader' beside_findings
case_ 'KRING_LANG with a language that there is not is told once, and with LC_ALL=C.UTF-8 LANGUAGE counts' '
	KRING_LANG=de succeeds kring version
	err_has "KRING_LANG asks for '"'de'"', and the languages are: en, nl"
	[ "$(wc -l <"$work/stderr")" -eq 1 ]
	for known in nl nl_BE.UTF-8 en C POSIX C.UTF-8; do
		KRING_LANG=$known succeeds kring version
		nothing_on stderr
	done
	KRING_LANG=de succeeds kring --lang nl version
	nothing_on stderr
	speaks_in nl LC_ALL=C.UTF-8 LANGUAGE=nl
'
case_ 'the heads and feet of the Dutch manuals are Dutch' '
	command -v man >/dev/null || { echo "man is needed" >&2; exit 3; }
	for page in "$top"/man/nl/kring.1 "$top"/man/nl/kring-adopt.1; do
		MANWIDTH=80 man -l "$page" >"$scratch/page" 2>/dev/null
		has "$scratch/page" "Handleiding van kring"
		has "$scratch/page" "22 november 2026"
		lacks "$scratch/page" "General Commands"
	done
'
case_ 'no Dutch manual is hyphenated as English is' '
	for page in "$top"/man/nl/*kring*; do
		grep -q "^\.hla nl" "$page" || say "$page"
	done
	LC_ALL=C.UTF-8 MANWIDTH=60 man -l "$top"/man/nl/kring-amend.1 >"$scratch/page" 2>/dev/null
	lacks "$scratch/page" "‐$newline"
'
dutch_sheet() {
	KRING_LANG=nl succeeds kring --as-of 2026-09-01 evaluate warme-overdracht --sheet
	out_has '# De criteria, elk: gehaald, niet gehaald of onbekend'
	out_has '# Is het nagekomen?  nagekomen, deels nagekomen of niet nagekomen'
	out_has '# Wat komt eruit?  verlengd, aangepast of beëindigd'
	for words in "niet gehaald:nagekomen:aangepast" "onbekend:deels nagekomen:verlengd" "gehaald:niet nagekomen:verlengd"; do
		sed "s/^kept:.*/kept: $(echo "$words" | cut -d: -f2)/; s/^outcome:.*/outcome: $(echo "$words" | cut -d: -f3)/
			s/^next:.*/next: +6m/; s/^  binnen-twee-uur:.*/  binnen-twee-uur: ${words%%:*}/; /^learned:/{n;s/.*/  Bellen helpt./}" \
			"$work/stdout" >"$scratch/sheet.yaml"
		KRING_LANG=nl succeeds kring -n --as-of 2026-09-01 --as anna evaluate warme-overdracht -F "$scratch/sheet.yaml"
		KRING_LANG=nl succeeds kring --as-of 2026-09-01 evaluate warme-overdracht --sheet
	done
}
case_ 'a sheet names the words in Dutch, and takes them so' dutch_sheet

# What somebody types, and the names of roles, in hints and messages too.
filled_in() {
	export KRING_LANG=nl
	on="--as-of 2026-09-01 --as anna"
	misused "'--set text' heeft niet de vorm SLEUTEL=TEKST" kring $on amend tolk --set text
	err_has "bijvoorbeeld --set text='Wij bellen binnen twee uur'"
	misused 'heeft niet de vorm CRITERIUM=UITSLAG' \
		kring $on evaluate huisbezoek --kept kept --outcome renewed --next +1y -m Goed --met bereik
	sed -i '/^why:/d; /^goal:/d' agreements/geboortezorg/warme-overdracht.yaml
	expect_exit 1 kring $on check --class structure
	out_has '--set why=TEKST -m WAT-VERANDERDE'
	out_has '--set goal=DOEL -m WAT-VERANDERDE'
	expect_exit 1 kring $on check --class structure --format json
	out_has '--set goal=GOAL'
	git checkout -q .
	succeeds kring $on elect geboortezorg facilitator --until 2027-09-23
	succeeds kring $on nominate facilitator-2026 carla
	out_has "als 'gespreksleider' van 'geboortezorg'"
	sed -i 's/^keeper:.*/&\nhandovers: [{what: keeper, date: 2026-08-01, to: bram}]/' agreements/geboortezorg/tolk.yaml
	succeeds kring $on diff
	out_has 'neemt het over als bewaker'
	out_lacks 'keeper'
	succeeds kring $on log facilitator-2026
	out_has 'kiest, rol: gespreksleider'
}
case_ 'what is to be filled in, and the names of roles, are those of the reader' filled_in
