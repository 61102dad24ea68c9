#!/bin/sh
# tests/cli/speaking-for.sh - for whom a consent counts: an organisation, a sector, a circle, oneself; and that
# no policy for absent members binds an organisation for which nobody consented.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

vraag=agreements/geboortezorg/vroegsignalering.yaml

# The parties of the proposal, before anybody answered.
binds() {
	sed -i "s/^parties: .*/parties: [$1]/" "$vraag"
	[ $# -lt 2 ] || sed -i "s/^    absence: ask-later$/    absence: $2/" "$vraag"
	[ $# -lt 2 ] || sed -i "s/^  - opened: 2026-08-27$/  - opened: 2026-08-11/" "$vraag"
	git commit -qam 'The parties'
}

consent_of() {
	for member; do on --as "$member" consent vroegsignalering --concern none >/dev/null 2>&1; done
}

for policy in present-decide silence-after-14d; do
	case_ "$policy: an organisation for which nobody consented is not bound" '
		binds "jgz, kraamzorg-zuid, verloskundigen, ziekenhuis" '$policy'
		consent_of anna carla eva
		on --as bram answer vroegsignalering absent >/dev/null
		cp "$vraag" "$scratch/before"
		refuses "nobody consents for Ziekenhuis" on adopt vroegsignalering
		cmp "$scratch/before" "$vraag"
		# without it among the parties the others decide
		git checkout -q . && binds "jgz, kraamzorg-zuid, verloskundigen"
		consent_of anna carla eva
		on --as bram answer vroegsignalering absent >/dev/null
		succeeds on adopt vroegsignalering
		has "$vraag" "counted: '${policy%-after-14d}'"
		sound
	'
done

# A folder with one circle, whose members speak for what their mandates say.
table() {
	rm -rf "$work/case" && mkdir "$work/case" && cd "$work/case" || return 1
	{
		kring --as-of 2026-01-05 init --git . --name 'Palliatieve zorg'
		for organisation in hospice-a hospice-b hospice-c ziekenhuis; do
			kring --as-of 2026-01-05 add organisation $organisation --name "$organisation"
		done
		kring --as-of 2026-01-05 add person hospice-a/hilde --name Hilde
		kring --as-of 2026-01-05 add person ziekenhuis/zeno --name Zeno
		kring --as-of 2026-01-05 add person hospice-b/vera --name Vera
		kring --as-of 2026-01-05 add circle netwerk --name Netwerk --aim 'Zorg in de laatste fase' --parent none
		kring --as-of 2026-01-05 add circle vrijwilligers --name Vrijwilligers --aim 'Tijd voor elkaar' --parent netwerk
		for person in hilde zeno vera; do kring --as-of 2026-01-05 add member netwerk $person; done
		kring --as-of 2026-01-05 add mandate netwerk hilde --organisation hospice-a,hospice-b,hospice-c --given-by Hospiceoverleg --until 2026-06-30
		kring --as-of 2026-01-05 add mandate netwerk zeno --organisation ziekenhuis --given-by Bestuur --until 2027-01-05
		kring --as-of 2026-01-05 add mandate netwerk vera "$@" --until 2027-01-05
		kring --as-of 2026-01-05 --as zeno propose netwerk/thuis --title Thuis --set driver=d --set text=t --set evaluation.criteria.c=x \
			--keeper zeno --evaluate 2026-12-01 --open
	} >"$work/setup" 2>&1 || { cat "$work/setup"; return 1; }
}

on_day() {
	kring --as-of 2026-01-06 "$@"
}

sector() {
	table --of-circle vrijwilligers --given-by 'De kring'
	# Vera speaks for her circle, so for no other organisation than the one that lists her
	has agreements/netwerk/thuis.yaml 'parties: [hospice-a, hospice-b, hospice-c, ziekenhuis]'
	for member in zeno vera; do on_day --as $member consent thuis >/dev/null; done
	refuses 'Hilde has not answered yet' on_day adopt thuis
	succeeds on_day --as hilde consent thuis
	succeeds on_day adopt thuis
	succeeds on_day check --class structure && nothing_on stdout
}
case_ 'one consent of a sector is that of each of its organisations' sector

own_name() {
	table --self
	has agreements/netwerk/thuis.yaml 'parties: [hospice-a, hospice-b, hospice-c, ziekenhuis]'
	for member in hilde zeno vera; do on_day --as $member consent thuis >/dev/null; done
	succeeds on_day adopt thuis
	succeeds on_day check --class structure && nothing_on stdout
}
case_ 'who sits in their own name consents too' own_name

ended() {
	table --self
	succeeds kring --as-of 2026-07-06 --as hilde consent thuis
	for member in zeno vera; do kring --as-of 2026-07-06 --as $member consent thuis >/dev/null; done
	# after the end of the sector's mandate her consent is that of her own organisation
	refuses 'nobody consents for hospice-c, which would be bound' kring --as-of 2026-07-06 adopt thuis
}
case_ 'a mandate counts on the day of the answer' ended
