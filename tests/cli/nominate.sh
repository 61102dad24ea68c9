#!/bin/sh
# tests/cli/nominate.sh - whom each member nominates: names only, in lines of one's own.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

keuze=agreements/geboortezorg/facilitator-2026.yaml

# An election that is committed, with the nominations of these members: WHO:WHOM…
election() {
	on --as anna elect geboortezorg facilitator --until 2027-09-23
	for pair; do
		on --as "${pair%:*}" nominate facilitator-2026 "${pair#*:}"
	done
	git add -A && git commit -q -m verkiezing
}

nominations_are() {
	cat >"$scratch/should"
	sed -n '/^nominations:/,/^keeper:/{/^keeper:/!p}' "$keuze" | diff -u "$scratch/should" -
}

first() {
	election
	succeeds on --as bram nominate facilitator-2026 carla
	out_is <<-END
		Bram Postma nominates Carla Jansen as 'facilitator' of 'geboortezorg'
		  why is for the meeting; reasons about people are not written down
		  next: when all have spoken, 'kring open geboortezorg/facilitator-2026 --person PERSON'
		  saved: $keuze
	END
	nothing_on stderr
	changes_are <<-END
		+nominations:
		+  bram:
		+    for: carla
	END
	sound
}
case_ 'a member nominates somebody' first

others() {
	election bram:carla
	on --as eva nominate facilitator-2026 dirk
	on --as anna nominate facilitator-2026 anna
	on --as carla nominate facilitator-2026 bram
	nominations_are <<-END
		nominations:
		  anna:
		    for: anna
		  bram:
		    for: carla
		  carla:
		    for: bram
		  eva:
		    for: dirk
	END
	sound
}
case_ 'in the order of the ids; also oneself, and who is no member' others

changed() {
	election anna:carla bram:anna carla:anna
	succeeds on --as bram nominate facilitator-2026 carla
	changes_are <<-END
		+    changed-to: carla
	END
	git commit -q -a -m anders
	refuses "'bram' nominates 'carla' already" on --as bram nominate facilitator-2026 carla
	no_change
	succeeds on --as bram nominate facilitator-2026 eva
	changes_are <<-END
		-    changed-to: carla
		+    changed-to: eva
	END
	succeeds on --as bram nominate facilitator-2026 anna
	changes_are <<-END
		-    changed-to: carla
	END
	refuses "'anna' nominates 'carla' already" on --as anna nominate facilitator-2026 carla
	sound
}
case_ 'a second one says what it was changed to; the first one stays' changed

by_hand() {
	election
	sed -i 's/^keeper:/nominations: {bram: {for: anna}}   # met de hand\n&/' "$keuze" && git commit -q -a -m hand
	succeeds on --as bram nominate facilitator-2026 carla
	has "$keuze" 'nominations: {bram: {for: anna, changed-to: carla}}   # met de hand'
	succeeds on --as anna nominate facilitator-2026 carla
	sound
	prints 'Carla Jansen' on show facilitator-2026
}
case_ 'what was written on one line is read and changed all the same' by_hand

merging() {
	election bram:anna carla:anna
	on_branch een on --as anna nominate facilitator-2026 carla
	on_branch twee on --as eva nominate facilitator-2026 bram
	merges een twee
	nominations_are <<-END
		nominations:
		  anna:
		    for: carla
		  bram:
		    for: anna
		  carla:
		    for: anna
		  eva:
		    for: bram
	END
	sound
}
case_ 'two nominations on two branches, with others between them: plain git merges them' merging

merging_changes() {
	election anna:bram bram:anna carla:anna
	on_branch een on --as anna nominate facilitator-2026 carla
	on_branch twee on --as bram nominate facilitator-2026 carla
	merges een twee
	[ "$(grep -c 'changed-to: carla' "$keuze")" -eq 2 ]
	sound
	git checkout -q main
	on_branch drie on --as carla nominate facilitator-2026 eva
	on_branch vier on --as eva nominate facilitator-2026 carla
	git checkout -q drie
	if git merge -q --no-edit vier >"$scratch/merge" 2>&1; then say 'a change of the last one and a new one behind it merged; the manual says otherwise'; fi
	has "$scratch/merge" CONFLICT
}
case_ 'two who change their mind on two branches merge; two additions at one place do not, and are asked about' merging_changes

members() {
	election
	refuses "'dirk' is no member of the circle 'geboortezorg', so does not nominate" on --as dirk nominate facilitator-2026 carla
	refuses "'gijs' is no member of the circle 'geboortezorg', so does not nominate" on --as gijs nominate facilitator-2026 carla
	refuses "nobody has the id 'karla'" on --as bram nominate facilitator-2026 karla
	err_has "did you mean 'carla'?"
	refuses "nobody here has the address 'nobody@example.org'" on nominate facilitator-2026 carla
	misused 'nominate' on --as bram nominate facilitator-2026
	misused "'nominate' takes no text" on --as bram nominate facilitator-2026 carla -m 'Zij is rustig'
	refuses "'geboortezorg/tolk' is no election" on --as bram nominate tolk carla
	err_has "'kring elect geboortezorg ROLE --until DATE' begins one"
	no_change
}
case_ 'members nominate, somebody who is known, in an election, and without reasons' members

too_late() {
	election bram:carla
	on open facilitator-2026 --person carla && git commit -q -a -m ronde
	refuses "round 1 of 'geboortezorg/facilitator-2026' is open, so the nominations are closed" on --as anna nominate facilitator-2026 bram
	err_has "'kring object geboortezorg/facilitator-2026 -m ARGUMENT'"
	refuses "'geboortezorg/afgevaardigde' is in force (as it stands on 1 September 2026)" on --as anna nominate afgevaardigde bram
	err_has "'kring elect geboortezorg delegate --until DATE' begins the next"
	no_change
	on defer facilitator-2026 --until 2026-10-01 --owner anna -m 'Carla is er niet' && git commit -q -a -m later
	succeeds kring --as-of 2026-09-10 --as anna nominate facilitator-2026 bram
}
case_ 'before the round, not during it and not after it; and again while it is deferred' too_late

recorded() {
	election
	i_am dirk@kraamzorg-zuid.example
	succeeds on --as bram nominate facilitator-2026 carla
	err_has "'dirk' writes down an answer of 'bram' and is neither secretary nor facilitator of 'geboortezorg'"
	git checkout -q .
	i_am eva@jgz.example
	succeeds on --as bram nominate facilitator-2026 carla --commit
	nothing_on stderr
	git log -1 --format=%B | diff -u - /dev/fd/3 3<<-END
		agreement geboortezorg/facilitator-2026: nomination by bram

		Agreement: geboortezorg/facilitator-2026

	END
}
case_ 'the secretary writes them down for others' recorded
