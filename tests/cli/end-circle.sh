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
		the circle 'stuit' ends on 1 September 2026; its heir is 'geboortezorg'
		  next: 'kring status --for geboortezorg' shows what 'geboortezorg' looks after now
		  saved: circles/stuit.yaml
	END
	changes_are <<-END
		+ended: {date: 2026-09-01, why: Het protocol is af, heir: geboortezorg}
	END
	sound
	prints 'ended' on show circle/stuit
	refuses "the circle 'stuit' ended on 1 September 2026" on end-circle stuit --heir geboortezorg --apply
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

# Of the six at the heir's table only bram and carla sat at that of the circle that ended.
evaluated() {
	warm=geboortezorg/warme-overdracht
	sed -i 's/^until: 2026-08-14/until: 2027-08-14/' mandates/regiekring/gijs.yaml
	succeeds on --as anna end-circle stuit --heir geboortezorg --apply
	succeeds on --as anna end-circle geboortezorg --heir regiekring --apply
	git add -A && git commit -q -m weg
	succeeds on --as hanna evaluate $warm --outcome renewed --kept kept --next +6m -m 'Het werkt.' \
		--met binnen-twee-uur=met --input jgz,kraamzorg-zuid,verloskundigen,ziekenhuis
	out_has "each member of 'regiekring' is asked for consent to: renewed"
	has agreements/$warm.yaml '    absence: present-decide'
	refuses "'eva' is not asked in this round" on --as eva consent $warm --evaluation
	for who in bram carla fatima gijs hanna ilse; do
		succeeds on --as $who consent $warm --evaluation --concern none
	done
	nothing_on stderr
	out_has "everything is there; 'kring adopt $warm --evaluation' adopts it"
	succeeds on --as hanna adopt $warm --evaluation
	sound
	succeeds kring --as-of 2026-09-01 check
	out_lacks 'without a mandate'
	git add -A && git commit -q -m verlengd
	refuses "'$warm' is in force" on --as hanna open $warm
}
case_ 'what belongs to the heir is evaluated by the members of the heir, with their mandates' evaluated

succeeded() {
	sed -i 's/^until: 2026-08-14/until: 2027-08-14/' mandates/regiekring/gijs.yaml
	succeeds on --as anna end-circle stuit --heir geboortezorg --apply
	succeeds on --as anna end-circle geboortezorg --heir regiekring --apply
	git add -A && git commit -q -m weg
	succeeds on --as hanna amend geboortezorg/warme-overdracht --set topics=samenwerking -m 'Bij de besturen'
	out_has "'regiekring/warme-overdracht-2' is proposed to supersede 'geboortezorg/warme-overdracht'"
	only_changed agreements/regiekring/warme-overdracht-2.yaml
	succeeds on --as hanna amend regiekring/warme-overdracht-2 --set evaluation.date=2027-03-01 --set keeper=hanna
	succeeds on --as hanna open regiekring/warme-overdracht-2
	for who in bram carla fatima gijs hanna ilse; do
		succeeds on --as $who consent regiekring/warme-overdracht-2 --concern none
	done
	sound
	succeeds on --as hanna adopt regiekring/warme-overdracht-2
	has agreements/geboortezorg/warme-overdracht.yaml 'ended: {date: 2026-09-01'
	sound
	git checkout -q . && git clean -fdq agreements
	refuses "the circle 'geboortezorg' ended on 1 September 2026, so no round can be opened in it" \
		on --as anna open geboortezorg/tolk
	err_has "'kring propose regiekring/tolk', and 'kring withdraw geboortezorg/tolk -m WHY' here"
	no_change
}
case_ 'a successor is proposed to the heir; no round is opened in a circle that ended' succeeded

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
	refuses "the circle 'stuit' ended on 1 September 2026" on --as anna end-circle regiekring --heir stuit --apply
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
