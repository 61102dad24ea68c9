#!/bin/sh
# tests/cli/live-meeting.sh - a secretary records a meeting: nine people, five decisions, one commit.
. "$(dirname "$0")/lib.sh"

day=2026-09-10

# Three organisations with three people each, all members of the circle 'keten'; Ina is its secretary.
people='anna bram carla dirk eva fons gijs hanna ina'
network() {
	rm -rf "$work/case" && mkdir "$work/case" && cd "$work/case" || return 1
	{
		kring --as-of 2026-09-01 init --git . --name 'Keten Zuid'
		n=0
		for person in $people; do
			organisation=$(echo noord oost zuid | cut -d ' ' -f $((n / 3 + 1)))
			[ -f "organisations/$organisation.yaml" ] ||
				kring --as-of 2026-09-01 add organisation "$organisation" --name "Zorg $organisation"
			kring --as-of 2026-09-01 add person "$organisation/$person" --name "$person" --email "$person@keten.example"
			n=$((n + 1))
		done
		kring --as-of 2026-09-01 add circle keten --name Keten --aim 'Eén zorglijn' --parent none
		for person in $people; do
			kring --as-of 2026-09-01 add member keten "$person"
			kring --as-of 2026-09-01 add mandate keten "$person" --organisation "$(basename "$(grep -l "^  $person:" organisations/*)" .yaml)" \
				--given-by Bestuur --until 2027-09-01
		done
		kring --as-of 2026-09-01 add role keten facilitator --holder anna --until 2027-09-01
		kring --as-of 2026-09-01 add role keten secretary --holder ina --until 2027-09-01
		git config user.email ina@keten.example
		git add -A && git commit -qm 'The network'
	} >"$work/setup" 2>&1 || { cat "$work/setup"; return 1; }
}

now() {
	commands=$((commands + 1))
	kring --as-of $day "$@"
}

# The first command of a decision: the text as the table worded it, and everybody is asked.
worded() {
	now propose "keten/$1" --title "$2" --set 'driver=Het liep vast.' --set "text=$3" --set 'why=Het is kort.' \
		--set 'evaluation.criteria.werkt=Het loopt niet meer vast' --keeper anna --evaluate +6m --open
}

an_hour() {
	network
	commands=0
	now meet keten today --present all >/dev/null
	for number in een twee drie vier vijf; do
		worded "$number" "Besluit $number" "Wij doen $number." >"$scratch/said"
		now adopt "$number" --all-present >"$scratch/said"
		grep -q "'keten/$number' is adopted" "$scratch/said"
	done
	[ -z "$(git log --format=%s | grep -v '^The network$')" ] || say 'something was committed on the way'
	succeeds now meet keten today --close --commit -m 'Vijf besluiten. Alles kwam van de tafel.'
	echo 'today is Thursday 10 September 2026' | err_is
	[ $commands -eq 12 ] || say "$commands commands"
	git log --format=%s | diff -u - /dev/fd/3 3<<-END
		meeting keten/$day: report
		The network
	END
	git log -1 --name-only --format= | LC_ALL=C sort | diff -u - /dev/fd/3 3<<-END
		agreements/keten/drie.yaml
		agreements/keten/een.yaml
		agreements/keten/twee.yaml
		agreements/keten/vier.yaml
		agreements/keten/vijf.yaml
		meetings/keten/$day.yaml
	END
	git log -1 --format=%B | grep '^Agreement: ' | wc -l | grep -qx ' *5'
	git log -1 --format=%B | grep -qx "Meeting: keten/$day"
	unchanged .
	[ "$(grep -c 'response: consent' agreements/keten/vijf.yaml)" -eq 9 ]
	[ "$(grep -c "meeting: $day" agreements/keten/vijf.yaml)" -eq 2 ]
	[ "$(kring --as-of $day list agreements --state in-force | grep -c keten/)" -eq 5 ]
	succeeds kring --as-of $day check && nothing_on stdout
}
case_ 'nine people, five decisions: two commands each, and one commit at the close' an_hour

with_an_objection() {
	network
	commands=0
	now meet keten today --present all --absent fons >/dev/null
	worded een 'Besluit een' 'Wij bellen elke dag.' >/dev/null
	now --as dirk object een -m 'In het weekend is er geen dienst.' >/dev/null
	refuses 'the objection of dirk has no outcome yet' now adopt een --all-present
	now resolve een dirk --result amended --confirmed-by dirk -m 'Alleen op werkdagen' >/dev/null
	now amend een -m 'Alleen op werkdagen' --set 'text=Wij bellen elke werkdag.' >/dev/null
	refuses 'fons is absent' now adopt een --all-present
	# nothing was written by the refusal, and Fons is asked later
	succeeds now consent een --all-present
	now meet keten today --close --commit -m 'Een voorstel, beter geworden door een bezwaar.' >/dev/null
	unchanged .
	succeeds kring --as-of 2026-09-11 --as fons consent een
	succeeds kring --as-of 2026-09-11 adopt een
	[ "$(git log --format=%s | wc -l)" -eq 2 ]
	succeeds kring --as-of 2026-09-11 check && nothing_on stdout
}
case_ 'an objection is integrated at the table, and who was absent answers later' with_an_objection

only_of_the_meeting() {
	network
	kring --as-of 2026-09-09 propose keten/idee --title Idee --set driver=d --set text=t >/dev/null
	now meet keten today --present all >/dev/null
	worded een 'Besluit een' 'Wij doen een.' >/dev/null
	now adopt een --all-present >/dev/null
	echo 'een kladje' >notes.txt
	now meet keten today --close --commit >/dev/null
	git log -1 --name-only --format= | LC_ALL=C sort | diff -u - /dev/fd/3 3<<-END
		agreements/keten/een.yaml
		meetings/keten/$day.yaml
	END
	only_changed agreements/keten/idee.yaml notes.txt
}
case_ 'what was done on another day stays out of the commit' only_of_the_meeting

what_follows() {
	network
	kring add spelregel rustig --title Rustig --as-of 2026-09-01 -m 'Wij laten elkaar uitpraten.' >/dev/null
	git add -A && git commit -qm 'A spelregel'
	now meet keten today --present all >/dev/null
	now propose keten/regels --title Regels --set driver=d --set text=t --set evaluation.criteria.werkt=x --keeper anna \
		--evaluate +1y --establishes spelregels/rustig --open >/dev/null
	now adopt regels --all-present >/dev/null
	now meet keten today --close --commit >/dev/null
	git log -1 --name-only --format= | LC_ALL=C sort | diff -u - /dev/fd/3 3<<-END
		agreements/keten/regels.yaml
		meetings/keten/$day.yaml
		spelregels/rustig.yaml
	END
	unchanged .
}
case_ 'what a decision brings into force goes into the same commit' what_follows

not_a_word_lost() {
	network
	now meet keten today --present all --absent fons,gijs >/dev/null
	diff -u - "meetings/keten/$day.yaml" <<-END
		present: [anna, bram, carla, dirk, eva, hanna, ina]
		absent: [fons, gijs]
		facilitator: anna
	END
}
case_ "'--present all' is every member but those who are absent" not_a_word_lost
