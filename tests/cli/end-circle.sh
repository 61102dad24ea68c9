#!/bin/sh
# tests/cli/end-circle.sh - what a circle leaves; its end; and who looks after its agreements then.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

listed() {
	succeeds on end-circle geboortezorg --heir regiekring --format json
	python3 -c '
import json, sys
d = json.load(sys.stdin)
for table in ("agreements", "proposals", "circles"):
    print(table, *(row["id"] for row in d.get(table, [])))
print(len(d["responsibilities"]))' <"$work/stdout" >"$scratch/ids"
	diff -u - "$scratch/ids" <<-END
		agreements geboortezorg/afgevaardigde geboortezorg/bereikbaarheid-2 geboortezorg/huisbezoek geboortezorg/warme-overdracht
		proposals geboortezorg/intake geboortezorg/stuitligging geboortezorg/tolk geboortezorg/vroegsignalering
		circles stuit
		29
	END
	succeeds on end-circle geboortezorg --heir regiekring
	out_has 'kring propose regiekring/tolk'
	out_has 'kring hand-over geboortezorg/warme-overdracht --action meten --to PERSON'
	out_lacks 'kring add mandate'
	no_change
}
case_ 'lists agreements, proposals, circles and what people bear, and changes nothing' listed

ended() {
	i_am anna@verloskundigen.example
	succeeds on end-circle stuit --heir geboortezorg --apply -m 'Het protocol is af'
	out_is <<-END
		the circle 'stuit' ends on 2026-09-01; its heir is 'geboortezorg'
		  saved: circles/stuit.yaml
	END
	changes_are <<-END
		+ended: {date: 2026-09-01, why: Het protocol is af, heir: geboortezorg}
	END
	sound
	prints 'ended' on show circle/stuit
	refuses "the circle 'stuit' ended on 2026-09-01" on end-circle stuit --heir geboortezorg --apply
}
case_ 'a helping circle ends' ended

heir() {
	succeeds on --as anna end-circle stuit --heir geboortezorg --apply
	succeeds on --as anna end-circle geboortezorg --heir regiekring --apply
	out_has "  'geboortezorg/warme-overdracht' belongs to 'regiekring' now"
	out_has "  'geboortezorg/tolk' is not decided: 'kring withdraw geboortezorg/tolk -m WHY', or propose it in 'regiekring'"
	out_lacks 'weekendspreekuur'
	sound
	refuses "'eva' is not at the table of 'regiekring'" on --as anna hand-over warme-overdracht --keeper --to eva
	succeeds on --as anna hand-over warme-overdracht --keeper --to hanna
	sound
}
case_ 'its agreements belong to the heir, whose members keep them from then on' heir

refusals() {
	refuses "'geboortezorg' is the parent of 'stuit', which has not ended" on --as anna end-circle geboortezorg --heir regiekring --apply
	misused "say who takes over from 'stuit'" on --as anna end-circle stuit --apply
	refuses "there is no circle 'geboorte'" on --as anna end-circle stuit --heir geboorte --apply
	refuses "there is no circle 'stuitt'" on --as anna end-circle stuitt --heir geboortezorg --apply
	refuses "'stuit' cannot be its own heir" on --as anna end-circle stuit --heir stuit --apply
	refuses 'nobody here has the address' on end-circle stuit --heir geboortezorg --apply
	expect_exit 2 on end-circle stuitt
	expect_exit 2 on end-circle stuit --heir geboorte
	no_change
	succeeds on --as anna end-circle stuit --heir geboortezorg --apply
	git commit -q -a -m weg
	refuses "the circle 'stuit' ended on 2026-09-01" on --as anna end-circle regiekring --heir stuit --apply
	no_change
}
case_ 'refusals change nothing' refusals

committed() {
	succeeds on --as anna end-circle stuit --heir geboortezorg --apply --commit
	git log -1 --format=%B | diff -u - /dev/fd/3 3<<-END
		circle stuit: end

		Circle: stuit

	END
}
case_ 'the commit says what was done' committed
