#!/bin/sh
# tests/cli/aliases.sh - the commands in Dutch.
. "$(dirname "$0")/lib.sh"
KRING=$plain # it chooses the language itself

aliases=$(sed -n 's/^KR_ALIAS("\([a-z-]*\)", "\([a-z-]*\)")$/\1=\2/p' "$top/cmd/aliases.def")
commands=$(sed -n 's/^KR_COMMAND([a-z_]*, "\([a-z-]*\)".*/\1/p' "$top/cmd/commands.def")

names() { # TABLE
	sed -n "s/^KR_$1_ALIAS(\"\([a-z-]*\)\", \"\([a-z-]*\)\")\$/\1=\2/p" "$top/cmd/names.def"
}

case_ 'each of them is its command, in every language' '
	[ "$(echo "$aliases" | wc -w)" -eq "$(grep -c "^KR_ALIAS" "$top/cmd/aliases.def")" ]
	[ "$(echo "$aliases" | wc -w)" -gt 40 ]
	for pair in $aliases; do
		kring "${pair#*=}" -h >"$scratch/english"
		kring "${pair%%=*}" -h >"$scratch/dutch"
		[ -s "$scratch/english" ]
		diff "$scratch/english" "$scratch/dutch" || say "$pair"
		KRING_LANG=nl kring "${pair%%=*}" -h >"$scratch/dutch"
		head -n 1 "$scratch/dutch" | grep -q -e "^kring ${pair#*=}" || say "$pair in Dutch"
		has "$scratch/dutch" "kring ${pair%%=*}"
	done
'
case_ 'what a coordinator types is there, and every command for people has one' '
	for pair in voorstel=propose instemmen=consent bezwaar=object antwoord=answer zeg=say vaststellen=adopt \
		aanpassen=amend wijzigen=amend intrekken=withdraw mandaat=renew-mandate evalueren=evaluate evaluatie=evaluate \
		verslag=report rapport=report controle=check controleren=check toon=show lijst=list stand=status \
		bijeenkomst=meet actie=act gedaan=done verzetten=move overdragen=hand-over vertrek=leave uitleg=explain \
		hulp=help toevoegen=add begin=init; do
		echo "$aliases" | grep -qx -e "$pair" || say "$pair is not there"
	done
	for command in $commands; do
		case $command in setup-git | merge-file) continue ;; esac # of git, and for who knows it
		echo "$aliases" | grep -q -e "=$command$" || say "$command has none"
	done
'
case_ 'none is there twice, is a command, or names a kind of record' '
	twice=$(echo "$aliases" | sed "s/=.*//" | sort | uniq -d)
	[ -z "$twice" ] || say "twice: $twice"
	for pair in $aliases; do
		echo "$commands" | grep -qx -e "${pair#*=}" || say "$pair belongs to no command"
		if echo "$commands" | grep -qx -e "${pair%%=*}"; then say "$pair is a command"; fi
		misused "there is no command" kring "${pair%%=*}x"
		misused "there is no command" kring "$(echo "${pair%%=*}" | sed "s/.$//")" ||
			echo "$aliases" | grep -q -e "^$(echo "${pair%%=*}" | sed "s/.$//")="
	done
'
case_ 'kring(1) has the same table' '
	sed -n "s/^\.It Cm \([a-z-]*\) Ta Cm \(.*\)$/\1 \2/p" "$top/man/kring.1" | while read -r command names; do
		for name in $(echo "$names" | tr -d ","); do echo "$name=$command"; done
	done >"$scratch/manual"
	echo "$aliases" | diff -u - "$scratch/manual"
'
case_ 'an act by its Dutch name: the same change, the same words' '
	kring --as-of 2026-09-01 --as carla consent nachtdienst --concern none -n >"$scratch/english"
	kring --as-of 2026-09-01 --as carla instemmen nachtdienst --concern none -n >"$scratch/dutch"
	[ -s "$scratch/english" ]
	diff "$scratch/english" "$scratch/dutch"
	misused "'"'instemmen'"' needs to know" kring instemmen
	err_has "kring instemmen -h"
	misused "'"'bezwaar'"' has no formats" kring bezwaar nachtdienst --format csv
	misused "'"'controle'"' takes no text" kring controle -m x
	misused "no option" kring bezwaar --zz
	err_has "kring bezwaar -h"
'
case_ 'help knows them, and shows them to a Dutch reader' '
	prints "kring propose" kring hulp voorstel
	prints "kring propose" kring help voorstel
	KRING_LANG=nl succeeds kring hulp
	for command in $commands; do
		case $command in __* | setup-git | merge-file) continue ;; esac
		shown=$(echo "$aliases" | sed -n "s/=$command$//p" | head -n 1)
		grep -q "^  $command  *$shown  *[^ ]" "$work/stdout" || say "$command, $shown"
	done
	out_lacks null
	KRING_LANG=nl prints "kring setup-git" kring hulp setup-git
	out_lacks "typed as"
	succeeds kring help
	out_lacks bijeenkomst
'
case_ 'a slip of the pen' '
	misused "did you mean '"'kring voorstel'"'?" kring vorstel
	misused "did you mean '"'kring instemmen'"'?" kring help instemen
'
case_ 'completion offers them in Dutch, and completes what stands behind them' '
	KRING_LANG=nl prints "voorstel	" kring __complete voor
	out_has "voordragen	"
	KRING_LANG=nl prints "propose	" kring __complete prop
	succeeds kring __complete voor
	nothing_on stdout
	prints "geboortezorg/nachtdienst" kring __complete instemmen geb
	prints "--concern" kring __complete instemmen --
'
case_ 'records, reports and what is added, by their Dutch names' '
	for pair in $(names KIND); do
		kring --as-of 2026-09-01 list "${pair#*=}" >"$scratch/english"
		kring --as-of 2026-09-01 list "${pair%%=*}" >"$scratch/dutch"
		diff "$scratch/english" "$scratch/dutch"
	done
	for pair in $(names REPORT); do
		kring --as-of 2026-09-01 report "${pair#*=}" >"$scratch/english"
		kring --as-of 2026-09-01 report "${pair%%=*}" >"$scratch/dutch"
		diff "$scratch/english" "$scratch/dutch"
	done
	for pair in $(names ADD); do
		expect_exit 2 kring add "${pair#*=}" x
		cp "$work/stderr" "$scratch/english"
		expect_exit 2 kring add "${pair%%=*}" x
		diff "$scratch/english" "$work/stderr"
	done
	[ "$(names KIND | wc -l)" -gt 12 ] && [ "$(names REPORT | wc -l)" -gt 13 ] && [ "$(names ADD | wc -l)" -gt 6 ]
	prints nachtdienst kring show afspraak/geboortezorg/nachtdienst
'
case_ 'no word of them means two things, or is English' '
	for table in KIND REPORT ADD; do
		twice=$(names $table | sed "s/=.*//" | sort | uniq -d)
		[ -z "$twice" ] || say "twice: $twice"
	done
'
case_ 'a slip of the pen, and all there are in the language of the reader' '
	misused "did you mean '"'notulen'"'?" kring report notuln
	misused "did you mean '"'bijeenkomst'"'?" kring list bijenkomst
	misused "did you mean '"'deelnemer'"'?" kring add deelnemr x
	KRING_LANG=nl expect_exit 2 kring report weekblad
	err_has "overzicht, afspraken, notulen"
	expect_exit 2 kring report weekblad
	err_has "overview, agreements, minutes"
'
case_ 'completion offers them in Dutch' '
	KRING_LANG=nl prints "notulen	minutes" kring __complete report no
	KRING_LANG=nl prints "afspraken	agreement" kring __complete lijst afs
	KRING_LANG=nl prints "deelnemer	member" kring __complete toevoegen deel
	succeeds kring __complete report no
	nothing_on stdout
'
case_ 'the manuals have the same tables' '
	for page in KIND=list REPORT=report ADD=add; do
		for manual in "$top/man/kring-${page#*=}.1" "$top/man/nl/kring-${page#*=}.1"; do
			names "${page%=*}" | sort >"$scratch/table"
			sed -n "s/^\.It Cm \([a-z-]*\) Ta Cm \(.*\)$/\1 \2/p" "$manual" | tr -d "," | while read -r name typed; do
				for one in $typed; do echo "$one=$name"; done
			done | sort | diff -u "$scratch/table" - || say "$manual"
		done
	done
'
case_ 'what git runs and keeps is English' '
	succeeds kring setup-git --hook
	if git config --local --list | grep -E "$(echo "$aliases" | sed "s/=.*//" | paste -sd "|")" | grep kring; then say "in the configuration"; fi
	git config user.email anna@vsv-noord.example
	succeeds kring --as-of 2026-09-01 --as carla instemmen nachtdienst --concern none --commit
	git log -1 --format=%B >"$scratch/message"
	lacks "$scratch/message" instemmen
'
