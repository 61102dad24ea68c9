#!/bin/sh
# tests/cli/init.sh - a new kring folder, from nothing to its first agreement.
. "$(dirname "$0")/lib.sh"

new() {
	cd "$scratch"
	succeeds kring init netwerk --name 'Netwerk: Zuid' --purpose 'Eén zorglijn'
	out_is <<-END
		the kring folder of 'Netwerk: Zuid' is there
		  saved: kring.yaml
		  saved: README.md
		  saved: .gitattributes
		  next, in 'netwerk':
		    kring add organisation ORG --name NAME
		    kring add person ORG/PERSON --name NAME --email ADDRESS
		    kring add circle CIRCLE --name NAME --aim AIM
		    kring add member CIRCLE PERSON
    kring add mandate CIRCLE PERSON --organisation ORG --given-by WHO --until DATE
	END
	grep -v '^#' netwerk/kring.yaml | grep . | diff -u - /dev/fd/3 3<<-END
		format: 1
		name: 'Netwerk: Zuid'
		language: nl
		purpose: Eén zorglijn
	END
	[ "$(find netwerk -type f | wc -l)" = 3 ]
	cd netwerk
	succeeds kring check
	nothing_on stdout
	err_has 'no agreements yet'
}
case_ 'a new folder with kring.yaml, README.md and .gitattributes, clean at once' new

here_() {
	mkdir "$scratch/De Wieken" && cd "$scratch/De Wieken"
	succeeds kring init
	out_has '  next:'
	has kring.yaml 'name: De Wieken'
	has kring.yaml '  Schrijf hier waarom wij samenwerken, en voor wie wij dat doen.'
	succeeds kring check --class structure
	[ ! -e .git ]
}
case_ 'in the folder one is in, whose name it gets' here_

places() {
	cd "$scratch"
	for dir in a/b/c ./d/./e "$scratch/f//g/" .h i/ ..j; do
		succeeds kring init "$dir"
		[ -f "$dir/kring.yaml" ]
		[ -f "$dir/README.md" ]
	done
	has a/b/c/kring.yaml 'name: c'
	has "$scratch/f/g/kring.yaml" 'name: g'
	has i/kring.yaml 'name: i'
	misused "'k/../l' goes up from a folder that is not there" kring init k/../l
	[ ! -e k ] && [ ! -e l ]
	echo x >file
	cannot 'Not a directory' kring init file/below
	cannot 'Not a directory' kring init file
	[ "$(cat file)" = x ]
}
case_ 'wherever it is to be' places

numbers() {
	cd "$scratch"
	succeeds kring init 2026
	has 2026/kring.yaml "name: '2026'"
	succeeds kring init x --name "'t Gooi" --purpose "$(printf 'Eerste regel.\nTweede: regel #2.')"
	has x/kring.yaml "name: \"'t Gooi\""
	has x/kring.yaml '  Tweede: regel #2.'
	cd x
	succeeds kring check --class structure
	cd ..
	misused "'--name' holds control characters" kring init y --name "$(printf 'a\033[31mb')"
	[ ! -e y ]
	succeeds kring init z --name "$(printf 'Cafe\314\201')"
	has z/kring.yaml "$(printf 'name: Caf\303\251')"
}
case_ 'whatever it is called' numbers

inside() {
	example_root=$(pwd -P)
	refuses "'$example_root' is a kring folder already" kring init
	err_is <<-END
		kring: refused: '$example_root' is a kring folder already
		    hint: one network is one folder; begin beside it
	END
	refuses 'is a kring folder already' kring init circles/new/deep
	cd agreements
	refuses 'is a kring folder already' kring init . --spelregels
	cd ..
	unchanged .
}
case_ 'not inside a kring folder' inside

kept() {
	mkdir -p "$scratch/x/spelregels" && cd "$scratch/x"
	echo 'Mijn tekst' >README.md
	echo 'title: Mijn regel' >spelregels/namens.yaml
	succeeds kring init . --spelregels
	out_has "  was there, and stays as it is: 'README.md', 'spelregels/namens.yaml'"
	[ "$(cat README.md)" = 'Mijn tekst' ]
	[ "$(cat spelregels/namens.yaml)" = 'title: Mijn regel' ]
	[ "$(ls spelregels | wc -l)" = 7 ]
}
case_ 'a file that is there stays as it is' kept

templates() {
	cd "$scratch"
	misused "'wijkteem' is no value for the option '--template'" kring init x --template wijkteem
	[ ! -e x ]
	succeeds kring init y --template empty
	[ "$(find y -type f | wc -l)" = 3 ]
}
case_ 'templates that there are' templates

# Every template is clean on the day, and years later, with the spelregels too; and a network begins in it.
each_template() {
	cd "$scratch"
	succeeds kring init x --template "$1" --name 'Zuid: samen' --purpose 'Voor wie hier woont' --spelregels
	out_lacks 'kring add circle'
	has x/kring.yaml "name: 'Zuid: samen'"
	has x/kring.yaml 'purpose: Voor wie hier woont'
	lacks x/kring.yaml '@'
	cd x
	for day in 2026-11-22 2036-11-22; do
		KRING_TODAY=$day expect_exit 0 kring --as-of $day check --fail-on note
		nothing_on stdout
	done
	kring add person "$2/ada" --name Ada --email ada@zuid.example
	kring add member "$3" ada
	kring add mandate "$3" ada --organisation "$2" --given-by Bestuur --until +1y
	kring --as ada propose "$3/eerste" --title Eerste --set 'driver=Het liep vast' --set 'text=Wij bellen' --keeper ada \
		--evaluate +6m --set evaluation.criteria.gebeld='Er is gebeld' --open
	kring --as ada consent eerste
	succeeds kring --as ada adopt eerste
	succeeds kring check && nothing_on stdout
}
case_ 'zorgketen' 'each_template zorgketen thuiszorg zorgketen'
case_ 'wijkteam' 'each_template wijkteam gemeente wijkteam'
case_ 'woningketen' 'each_template woningketen corporatie keten'

shown() {
	cd "$scratch"
	succeeds kring init x --template wijkteam --spelregels -n
	out_has '+++ b/x/kring.yaml'
	out_has '+++ b/x/circles/wijkteam.yaml'
	out_has '+++ b/x/spelregels/mandaat.yaml'
	[ ! -e x ]
}
case_ 'shown before it is made' shown

repository() {
	cd "$scratch"
	succeeds kring init x --git
	[ -d x/.git ]
	cd x
	git add -A && git commit -q -m 'Begin'
	[ "$(git ls-files | tr '\n' ' ')" = '.gitattributes README.md kring.yaml ' ]
	mkdir "$scratch/outer" && cd "$scratch/outer" && git init -q .
	succeeds kring init inner --git
	out_has "  it lies in the git repository '$(pwd -P)'"
	[ ! -e inner/.git ]
	cannot 'there is no git on this machine' env PATH=/nonexistent "$KRING" init "$scratch/nogit" --git
	[ ! -e "$scratch/nogit" ]
}
case_ '--git makes a repository, but not one in another' repository

line_ends() {
	cd "$scratch"
	succeeds kring init x --git
	cd x
	git add -A && git commit -q -m 'Begin'
	sed 's/$/\r/' kring.yaml >"$scratch/crlf" && cp "$scratch/crlf" kring.yaml
	succeeds kring check --class structure
	git add -A 2>"$scratch/warning"
	git diff --cached --quiet
}
case_ 'a work tree with CRLF is the same in git' line_ends

usage() {
	cd "$scratch"
	misused "'init' has no '--commit'" kring init x --commit
	[ ! -e x ]
	succeeds kring -q init x
	nothing_on stdout
	[ -f x/kring.yaml ]
}
case_ 'options that it has not' usage

# From nothing to the first thing that a new table consents to, by the commands that init prints.
first_agreement() {
	cd "$scratch"
	succeeds kring --as-of 2026-11-22 init x --name Netwerk --purpose Samen --spelregels
	sed -n '/kring propose/,$p' "$work/stdout" | sed 's/CIRCLE/zorg/; s/PERSON/anna/' >propose
	[ "$(wc -l <propose)" = 6 ]
	has propose "kring propose zorg/onze-spelregels --establishes spelregels"
	has propose "--evaluate 2027-11-22"
	cd x
	succeeds kring add organisation wieken --name 'De Wieken'
	succeeds kring add organisation zuid --name Zuid
	succeeds kring add person wieken/anna --name 'Anna de Wit' --email nobody@example.org
	succeeds kring add person zuid/carla --name 'Carla Jansen' --email carla@zuid.example
	succeeds kring add circle zorg --name 'Kring zorg' --aim 'Elk gezin één lijn'
	has circles/zorg.yaml 'parent: none'
	for person in anna carla; do
		succeeds kring add member zorg $person
	done
	succeeds kring add mandate zorg anna --organisation wieken --given-by Maatschap --from 2026-11-22 --until +1y
	succeeds kring add mandate zorg carla --organisation zuid --given-by Bestuur --from 2026-11-22 --until +1y
	. "$scratch/propose" >"$scratch/said"
	has "$scratch/said" "'zorg/onze-spelregels' is proposed to 'zorg': Onze spelregels"
	lacks "$scratch/said" 'before anybody can consent'
	sed -n 's/^  spelregels\/\(.*\): none$/\1/p' agreements/zorg/onze-spelregels.yaml | tr '\n' ' ' >order
	has order 'eigen-middelen voorstel namens mandaat zorgen verslag samen '
	rm order
	succeeds kring check
	nothing_on stdout
	succeeds kring open onze-spelregels
	succeeds kring consent onze-spelregels --concern none
	succeeds kring --as carla consent onze-spelregels --concern none
	succeeds kring adopt onze-spelregels
	[ "$(grep -l '^adopted: {date: 2026-11-22, by: zorg/onze-spelregels}$' spelregels/*.yaml | wc -l)" = 7 ]
	prints 'spelregel 4: Na elke bijeenkomst een vernieuwd mandaat' kring explain mandate-renewed
	succeeds kring check
	nothing_on stdout
	prints 'in force' kring list spelregels
}
case_ 'the seven spelregels: proposed with the printed command, consented to, in force' first_agreement

spelregels() {
	cd "$scratch"
	succeeds kring init x --spelregels
	cd x
	out_has '  the seven spelregels are not in force yet; the circle consents to them first:'
	cat spelregels/*.yaml | grep -o '\(action-owner-at-table\|issue-has-proposal\|mandate-valid\|mandate-renewed\|concern-voiced\|agreement-why\|report-published\|report-concise\|part-co-owned\|goal-linked\|evaluation-hears-all\): [a-z]*' |
		LC_ALL=C sort | diff -u - /dev/fd/3 3<<-END
		action-owner-at-table: error
		agreement-why: error
		concern-voiced: warning
		evaluation-hears-all: error
		goal-linked: error
		issue-has-proposal: warning
		mandate-renewed: error
		mandate-valid: error
		part-co-owned: warning
		report-concise: warning
		report-published: warning
	END
	file_of_one=$(cat spelregels/mandaat.yaml)
	[ "$file_of_one" = "# Spelregel 4 van de zeven. Hij geldt zodra er 'adopted' onder staat.
title: Na elke bijeenkomst een vernieuwd mandaat
text: |
  Na elke bijeenkomst bespreekt ieder de uitkomst met wie het mandaat gaf.
  Die bevestigt, verruimt of beperkt het, voordat wij elkaar weer zien.
enforces: {mandate-renewed: error}
ask: Is er echt gesproken, of alleen getekend?" ]
	lacks spelregels/mandaat.yaml 'adopted:'
	succeeds kring check
	nothing_on stdout
}
case_ 'each spelregel enforces what the table of rules says' spelregels
