#!/bin/sh
# tests/cli/alternates.sh - who stands in for a member, by the mandate, answers in the member's place.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

# Dirk, who only observes, stands in for Carla until the end of the month.
stand_in() {
	kring --as-of 2026-08-31 add alternate geboortezorg "$1" --person dirk --until 2026-09-30 >/dev/null 2>&1
	git commit -qam 'The alternate'
}

as_alternate() {
	sed -i '/^# In de vakantie/d; /^alternate:/d' mandates/geboortezorg/carla.yaml
	stand_in carla
	succeeds on --as dirk consent vroegsignalering --concern 'Wie oefent met ons?'
	out_has "Carla Jansen, for whom Dirk Mulder stands in, consents ('geboortezorg/vroegsignalering', round 1)"
	git diff -U0 | grep "^+" | grep -v "text-digest" | sed 1d | diff -u - /dev/fd/3 3<<-END
		+        response: consent
		+        date: 2026-09-01
		+        concern: Wie oefent met ons?
		+        recorded-by: dirk
	END
	git diff -U1 | grep -q "^ *carla:"
	sound
}
case_ 'the alternate answers, and it is the member who is down in the round' as_alternate

by_address() {
	stand_in bram
	i_am dirk@kraamzorg-zuid.example
	succeeds on consent vroegsignalering
	out_has 'Bram Postma, for whom Dirk Mulder stands in, consents'
	# as the member, by the one who stands in: no question whether he may
	git checkout -q .
	succeeds on --as bram consent vroegsignalering
	nothing_on stderr
	has agreements/geboortezorg/vroegsignalering.yaml 'recorded-by: dirk'
}
case_ 'the alternate is known by the address of git' by_address

days() {
	stand_in eva
	refuses "'dirk' is not asked in this round" kring --as-of 2026-10-01 --as dirk consent vroegsignalering
	succeeds kring --as-of 2026-09-30 --as dirk consent vroegsignalering
}
case_ 'from the first day to the last' days

several() {
	stand_in bram
	stand_in eva
	refuses "'dirk' stands in for several members of this round" on --as dirk consent vroegsignalering
	err_is <<-END
		kring: refused: 'dirk' stands in for several members of this round
		    hint: say for whom: '--as bram' or '--as eva'
	END
	no_change
}
case_ 'for two members: say for whom' several

nobody() {
	refuses "'dirk' is not asked in this round" on --as dirk consent vroegsignalering
	no_change
}
case_ 'nobody answers for others without a mandate that says so' nobody

withdrawn() {
	stand_in bram
	printf 'withdrawn: {date: 2026-08-31, by: Maatschap}\n' >>mandates/geboortezorg/bram.yaml
	refuses "'dirk' is not asked in this round" on --as dirk consent vroegsignalering
}
case_ 'where the mandate is withdrawn nobody stands in' withdrawn

in_the_meeting() {
	stand_in bram
	succeeds on meet geboortezorg today --present anna,carla,eva,dirk --absent bram
	i_am anna@verloskundigen.example
	succeeds on consent vroegsignalering --all-present
	out_has 'Bram Postma, for whom Dirk Mulder stands in, consents'
	out_has 'next: everything is there'
	succeeds on adopt vroegsignalering
	sound
}
case_ 'a member who is absent and whose alternate is there counts as present' in_the_meeting

absent_too() {
	stand_in bram
	succeeds on meet geboortezorg today --present anna,carla,eva --absent bram
	i_am anna@verloskundigen.example
	succeeds on consent vroegsignalering --all-present
	out_has 'Bram Postma is absent'
	refuses 'Bram Postma is absent' on adopt vroegsignalering
}
case_ 'where the alternate is not there either, the member is absent' absent_too

asked() {
	succeeds on status --for dirk
	out_lacks 'vroegsignalering'
	stand_in bram
	succeeds on status --for dirk
	out_has "kring consent geboortezorg/vroegsignalering --as bram"
	succeeds kring --as-of 2026-10-01 status --for dirk
	out_lacks "kring consent geboortezorg/vroegsignalering --as bram"
}
case_ 'status tells the alternate whose answer is awaited' asked
