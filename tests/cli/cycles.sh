#!/bin/sh
# tests/cli/cycles.sh - a TWO through three cycles, built by commands alone, and read back day by day.
#
# Adopted, evaluated with experience, amended into a file that cites it, adopted, and at last renewed.
# `show --as-of` gives the text and the state of any day between, and under whose mandate each consent
# was given: from the files alone, in a folder without git and with no git to be found.
. "$(dirname "$0")/lib.sh"

# `day DATE COMMAND…`: what is done that day; nothing may go wrong.
day() {
	on=$1
	shift
	kring --as-of "$on" "$@" >>"$scratch/said" 2>>"$scratch/noted" || say "$on: kring $*: $(tail -2 "$scratch/noted")"
}

set_up() {
	day 2025-01-06 init net --name 'Netwerk Maas' --purpose 'Elk gezin één zorglijn'
	cd net
	day 2025-01-06 add organisation wieken --name 'Verloskundigen De Wieken'
	day 2025-01-06 add organisation zuid --name 'Kraamzorg Zuid'
	day 2025-01-06 add person wieken/anna --name 'Anna de Wit'
	day 2025-01-06 add person zuid/bram --name 'Bram Postma'
	day 2025-01-06 add circle zorg --name 'Kring zorg' --aim 'Elk gezin één zorglijn' --parent none
	day 2025-01-06 add member zorg anna
	day 2025-01-06 add member zorg bram
	day 2025-01-06 add mandate zorg anna --organisation wieken --given-by 'Maatschap De Wieken' --from 2025-01-06 --until 2026-12-31
	day 2025-01-06 add mandate zorg bram --organisation zuid --given-by 'Directie Zuid' --from 2025-01-06 --until 2025-06-30
}

first_cycle() {
	day 2025-01-08 --as anna propose zorg/overdracht --kind two --title 'Warme overdracht' \
		--set driver='De kraamzorg weet niet wat er is afgesproken.' --set text='De verloskundige belt overdag.' \
		--set disagreements.nacht.who=bram --set disagreements.nacht.view='Ook ’s nachts is dat nodig' \
		--set disagreements.nacht.shows='Aantal gemiste oproepen' --set evaluation.criteria.gebeld='Negen van de tien keer' \
		--keeper anna --evaluate 2025-07-01 --open
	day 2025-01-10 --as anna consent overdracht
	day 2025-01-14 --as bram consent overdracht --concern 'En in de nacht?'
	day 2025-01-15 adopt overdracht
	day 2025-07-01 --as anna evaluate overdracht --outcome amended --kept partly --next 2025-12-01 --met gebeld=not-met \
		--verdict nacht=confirmed --input wieken,zuid -m 'In de nacht belde niemand.'
	day 2025-07-02 --as anna consent overdracht --evaluation
	day 2025-07-03 --as bram consent overdracht --evaluation
	day 2025-07-03 adopt overdracht --evaluation
}

second_cycle() {
	day 2025-07-07 --as bram renew-mandate zorg --by 'Directie Zuid' --until 2026-12-31
	day 2025-07-08 --as bram amend overdracht -m 'Ook in de nacht' --set text='De verloskundige belt dag en nacht.' \
		--set evaluation.date=2026-01-15 --set keeper=bram
	day 2025-07-08 open overdracht
	day 2025-07-10 --as anna consent overdracht
	day 2025-07-11 --as bram consent overdracht
	day 2025-07-14 adopt overdracht
	day 2026-01-15 --as bram evaluate overdracht --outcome amended --kept kept --next 2026-05-01 --met gebeld=met \
		--verdict nacht=confirmed --input wieken,zuid -m 'Het werkt; bellen mag korter.'
	day 2026-01-16 --as anna --as bram consent overdracht --evaluation
	day 2026-01-16 adopt overdracht --evaluation
}

third_cycle() {
	day 2026-01-20 add organisation jgz --name 'Jeugdzorg Maas'
	day 2026-01-20 add person jgz/eva --name 'Eva Smits'
	day 2026-01-20 add member zorg eva
	day 2026-01-20 add mandate zorg eva --organisation jgz --given-by 'Directie Jeugdzorg' --from 2026-01-20 --until 2026-12-31
	day 2026-01-21 --as anna amend overdracht -m 'Korter, en met de jeugdzorg' --set text='De verloskundige belt dag en nacht, vijf minuten.' \
		--set parties=wieken,zuid,jgz --set evaluation.date=2026-07-15 --set keeper=eva
	day 2026-01-21 open overdracht
	day 2026-01-22 --as anna --as bram --as eva consent overdracht
	day 2026-01-23 adopt overdracht
	day 2026-07-15 --as eva evaluate overdracht --outcome renewed --kept kept --next 2027-01-15 --met gebeld=met \
		--verdict nacht=confirmed --input wieken,zuid,jgz -m 'Het werkt.'
	day 2026-07-16 --as anna --as bram --as eva consent overdracht --evaluation
	day 2026-07-17 adopt overdracht --evaluation
}

# The folder as it is after all of it: no git beside it or above it, and none to be found.
chain() {
	cd "$scratch" && set_up && first_cycle && second_cycle && third_cycle
	mkdir "$scratch/bin"
	[ -z "$(find "$scratch" -name .git)" ]
	expect_exit 128 git -C "$scratch/net" rev-parse
}

without_git() {
	PATH=$scratch/bin "$KRING" "$@"
}

# `on_day DATE ID`: what it was that day, its state, its text, and who consented under whose mandate.
on_day() {
	without_git --as-of "$1" show "$2" >"$scratch/shown" 2>"$scratch/took"
	sed -n '/^id  *[a-z][a-z]* /d
		s/^\(id\|state\|evaluation\)  *\(.*[^ ]\) *$/\1: \2/p
		/^What we agree/{n;s/^ */text: /p;}
		/^nacht /s/   */|/gp
		/^Answers /p
		/^\(Anna\|Bram\|Eva\) .* \(consents\|has not\|did not\)/s/   */|/gp
		/^History/q' "$scratch/shown"
}

is() {
	on_day "$1" "$2" >"$scratch/is"
	diff -u - "$scratch/is"
}

sound() {
	chain
	cat "$scratch/noted"
	without_git --as-of 2026-11-22 check >"$work/stdout" 2>"$work/stderr"
	nothing_on stdout
	grep -A2 '^  learned' agreements/zorg/overdracht-2.yaml | diff -u - /dev/fd/3 3<<-END
		  learned:
		    - In de nacht belde niemand.
		  concerns:
	END
	has agreements/zorg/overdracht-2.yaml 'supersedes: zorg/overdracht'
	has agreements/zorg/overdracht-3.yaml 'supersedes: zorg/overdracht-2'
	has agreements/zorg/overdracht-3.yaml '    - Het werkt; bellen mag korter.'
}
case_ 'the chain is built by commands alone, cites what was learned, and check finds nothing' sound

first() {
	chain
	is 2025-01-07 zorg/overdracht <<-END
		id: zorg/overdracht
		state: not proposed yet
	END
	is 2025-01-12 overdracht <<-END
		id: zorg/overdracht
		state: consent round open
		evaluation: 2025-07-01
		text: De verloskundige belt overdag.
		nacht|Bram Postma|Ook ’s nachts is dat nodig|Aantal gemiste oproepen
		Answers in round 1
		Anna de Wit|2025-01-10|consents|Verloskundigen De Wieken (mandate of Maatschap De Wieken)
		Bram Postma|has not answered yet
	END
	is 2025-03-01 overdracht <<-END
		id: zorg/overdracht
		state: in force
		evaluation: 2025-07-01, in 122 days
		text: De verloskundige belt overdag.
		nacht|Bram Postma|Ook ’s nachts is dat nodig|Aantal gemiste oproepen
		Answers in round 1
		Anna de Wit|2025-01-10|consents|Verloskundigen De Wieken (mandate of Maatschap De Wieken)
		Bram Postma|2025-01-14|consents|concern: En in de nacht?|Kraamzorg Zuid (mandate of Directie Zuid)
	END
	is 2025-07-02 overdracht <<-END
		id: zorg/overdracht
		state: evaluation overdue
		evaluation: 2025-07-01, 1 day ago
		text: De verloskundige belt overdag.
		nacht|Bram Postma|Ook ’s nachts is dat nodig|Aantal gemiste oproepen|confirmed
		Answers in round 1
		Anna de Wit|2025-01-10|consents|Verloskundigen De Wieken (mandate of Maatschap De Wieken)
		Bram Postma|2025-01-14|consents|concern: En in de nacht?|Kraamzorg Zuid (mandate of Directie Zuid)
		Answers to the evaluation of 1 July 2025
		Anna de Wit|2025-07-02|consents|Verloskundigen De Wieken (mandate of Maatschap De Wieken)
		Bram Postma|has not answered yet
	END
}
case_ 'the first cycle: before, open, in force, being evaluated' first

# bram's mandate ran out on 30 June, and was renewed on 7 July
second() {
	chain
	is 2025-07-10 overdracht <<-END
		id: zorg/overdracht
		state: in force
		evaluation: 2025-12-01, in 144 days
		text: De verloskundige belt overdag.
		nacht|Bram Postma|Ook ’s nachts is dat nodig|Aantal gemiste oproepen|confirmed
		Answers in round 1
		Anna de Wit|2025-01-10|consents|Verloskundigen De Wieken (mandate of Maatschap De Wieken)
		Bram Postma|2025-01-14|consents|concern: En in de nacht?|Kraamzorg Zuid (mandate of Directie Zuid)
		Answers to the evaluation of 1 July 2025
		Anna de Wit|2025-07-02|consents|Verloskundigen De Wieken (mandate of Maatschap De Wieken)
		Bram Postma|2025-07-03|consents|Kraamzorg Zuid (no mandate)
	END
	is 2025-07-10 overdracht-2 <<-END
		id: zorg/overdracht-2
		state: consent round open
		evaluation: 2026-01-15
		text: De verloskundige belt dag en nacht.
		nacht|Bram Postma|Ook ’s nachts is dat nodig|Aantal gemiste oproepen
		Answers in round 1
		Anna de Wit|2025-07-10|consents|Verloskundigen De Wieken (mandate of Maatschap De Wieken)
		Bram Postma|has not answered yet
	END
	is 2025-09-01 overdracht <<-END
		id: zorg/overdracht-2
		state: in force
		evaluation: 2026-01-15, in 136 days
		text: De verloskundige belt dag en nacht.
		nacht|Bram Postma|Ook ’s nachts is dat nodig|Aantal gemiste oproepen
		Answers in round 1
		Anna de Wit|2025-07-10|consents|Verloskundigen De Wieken (mandate of Maatschap De Wieken)
		Bram Postma|2025-07-11|consents|Kraamzorg Zuid (mandate of Directie Zuid)
	END
	grep -x "kring: 'overdracht' is taken for 'zorg/overdracht-2', which is in force" "$scratch/took"
	is 2025-09-01 zorg/overdracht <<-END
		id: zorg/overdracht
		state: superseded
		evaluation: 2025-12-01
		text: De verloskundige belt overdag.
		nacht|Bram Postma|Ook ’s nachts is dat nodig|Aantal gemiste oproepen|confirmed
		Answers in round 1
		Anna de Wit|2025-01-10|consents|Verloskundigen De Wieken (mandate of Maatschap De Wieken)
		Bram Postma|2025-01-14|consents|concern: En in de nacht?|Kraamzorg Zuid (mandate of Directie Zuid)
		Answers to the evaluation of 1 July 2025
		Anna de Wit|2025-07-02|consents|Verloskundigen De Wieken (mandate of Maatschap De Wieken)
		Bram Postma|2025-07-03|consents|Kraamzorg Zuid (no mandate)
	END
	is 2026-01-14 overdracht <<-END
		id: zorg/overdracht-2
		state: evaluation due
		evaluation: 2026-01-15, in 1 day
		text: De verloskundige belt dag en nacht.
		nacht|Bram Postma|Ook ’s nachts is dat nodig|Aantal gemiste oproepen
		Answers in round 1
		Anna de Wit|2025-07-10|consents|Verloskundigen De Wieken (mandate of Maatschap De Wieken)
		Bram Postma|2025-07-11|consents|Kraamzorg Zuid (mandate of Directie Zuid)
	END
}
case_ 'the second cycle: both files on one day, superseded, due' second

third() {
	chain
	is 2026-06-01 overdracht <<-END
		id: zorg/overdracht-3
		state: in force
		evaluation: 2026-07-15, in 44 days
		text: De verloskundige belt dag en nacht, vijf minuten.
		nacht|Bram Postma|Ook ’s nachts is dat nodig|Aantal gemiste oproepen
		Answers in round 1
		Anna de Wit|2026-01-22|consents|Verloskundigen De Wieken (mandate of Maatschap De Wieken)
		Bram Postma|2026-01-22|consents|Kraamzorg Zuid (mandate of Directie Zuid)
		Eva Smits|2026-01-22|consents|Jeugdzorg Maas (mandate of Directie Jeugdzorg)
	END
	is 2026-07-18 overdracht <<-END
		id: zorg/overdracht-3
		state: in force
		evaluation: 2027-01-15, in 181 days
		text: De verloskundige belt dag en nacht, vijf minuten.
		nacht|Bram Postma|Ook ’s nachts is dat nodig|Aantal gemiste oproepen|confirmed
		Answers in round 1
		Anna de Wit|2026-01-22|consents|Verloskundigen De Wieken (mandate of Maatschap De Wieken)
		Bram Postma|2026-01-22|consents|Kraamzorg Zuid (mandate of Directie Zuid)
		Eva Smits|2026-01-22|consents|Jeugdzorg Maas (mandate of Directie Jeugdzorg)
		Answers to the evaluation of 15 July 2026
		Anna de Wit|2026-07-16|consents|Verloskundigen De Wieken (mandate of Maatschap De Wieken)
		Bram Postma|2026-07-16|consents|Kraamzorg Zuid (mandate of Directie Zuid)
		Eva Smits|2026-07-16|consents|Jeugdzorg Maas (mandate of Directie Jeugdzorg)
	END
	without_git --as-of 2026-07-18 show overdracht >"$work/stdout" 2>"$work/stderr"
	grep -A99 '^History' "$work/stdout" | grep 'evaluation decided  *renewed$'
}
case_ 'the third cycle: in force, and renewed' third
