#!/bin/sh
# What a person said or changed stays, whoever else writes at the same time or types a command twice.
. "$(dirname "$0")/lib.sh"
example geboortezorg
at='--as-of 2026-09-01'
export at
tolk=agreements/geboortezorg/tolk.yaml
vroeg=agreements/geboortezorg/vroegsignalering.yaml
export tolk vroeg

case_ 'what somebody else changed while the editor was open stays' '
	cat >"$scratch/editor" <<EDITOR
#!/bin/sh
unset EDITOR KRING_EDITOR
"$KRING" $at --as eva amend tolk --set "title=De titel van Eva" >/dev/null || exit 1
sed -i "s/^goal: .*/goal: een-verhaal/" "\$1"
EDITOR
	chmod +x "$scratch/editor"
	succeeds env KRING_EDITOR="$scratch/editor" "$KRING" $at --as anna amend tolk -e -m "Een ander doel"
	has $tolk "title: De titel van Eva"
	has $tolk "goal: een-verhaal"
'
case_ 'two people change one key: the second is told, and the first one stays' '
	cat >"$scratch/editor" <<EDITOR
#!/bin/sh
unset EDITOR KRING_EDITOR
"$KRING" $at --as eva amend tolk --set "title=De titel van Eva" >/dev/null || exit 1
sed -i "s/^title: .*/title: De titel van Anna/" "\$1"
EDITOR
	chmod +x "$scratch/editor"
	refuses "was changed by somebody else while you wrote" \
		env KRING_EDITOR="$scratch/editor" "$KRING" $at --as anna amend tolk -e -m "Een titel"
	has $tolk "title: De titel van Eva"
	lacks $tolk "De titel van Anna"
'
case_ 'a second change before anybody answers keeps what the round before was about' '
	succeeds kring $at --as anna consent vroegsignalering
	succeeds kring $at --as eva amend vroegsignalering --set "title=Nieuwe titel" -m "De titel"
	succeeds kring $at --as eva amend vroegsignalering --set "goal=continuiteit" -m "Het doel"
	has $vroeg "changed: De titel; Het doel"
	has $vroeg "      goal: een-verhaal"
	[ "$(grep -c "^  - opened:" $vroeg)" -eq 2 ]
'
case_ 'the same answer twice is refused, with the day of the first one' '
	succeeds kring $at --as anna consent vroegsignalering --concern "Lukt dit in de zomer?"
	cp $vroeg "$scratch/once"
	refuses "Anna de Wit said the same on 1 September 2026 already" kring $at --as anna consent vroegsignalering
	cmp $vroeg "$scratch/once"
'
case_ 'a report never takes the place of a record' '
	refuses "is a record" kring $at report --format md -o $tolk
	refuses "is a record" kring $at report --format md -o kring.yaml
	unchanged
	succeeds kring $at report -o "$scratch/report.md" --format md
	[ -s "$scratch/report.md" ]
'
case_ 'an act is not dated on a day that is still to come' '
	refuses "nothing can be done on 23 November 2026 before that day has come" \
		kring --as-of 2026-11-23 --as anna say tolk -m x
	unchanged
'
case_ 'a full disk for the message is no reason to do it again' '
	! kring $at --as anna say tolk -m x >/dev/full 2>"$scratch/err" || exit 1
	grep -q "the change itself was saved; do not do it again" "$scratch/err"
	only_changed $tolk
'
case_ 'nor is an output that was closed, after init' '
	expect_exit 3 sh -c "\"\$0\" init \"\$1\" >&-" "$KRING" "$scratch/new"
	err_has "the change itself was saved; do not do it again"
	[ -e "$scratch/new/kring.yaml" ]
	expect_exit 3 sh -c "\"\$0\" -n init \"\$1\" >&-" "$KRING" "$scratch/other"
	err_lacks "the change itself was saved"
	[ ! -e "$scratch/other" ]
'
case_ 'what status says can be copied: it acts for the person that it names' '
	prints "kring consent geboortezorg/stuitligging --as eva" kring $at status
	eval "succeeds $(kring $at status | sed -n "s/.*\(kring renew-mandate geboortezorg --as bram .*\)/\1/p" | sed "s/^kring/kring $at/")"
	has mandates/geboortezorg/bram.yaml "until: 2027-09-01"
'
