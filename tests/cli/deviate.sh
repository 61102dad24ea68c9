#!/bin/sh
# tests/cli/deviate.sh - it went otherwise than agreed, and was repaired.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

warm=agreements/geboortezorg/warme-overdracht.yaml
huis=agreements/geboortezorg/huisbezoek.yaml

own() {
	succeeds on --as carla deviate huisbezoek -m 'De bladzijde kwam te laat'
	out_is <<-END
		it is written down that Kraamzorg Zuid did otherwise than 'geboortezorg/huisbezoek' says
		  next: 'kring deviate geboortezorg/huisbezoek --by kraamzorg-zuid --repaired DATE' once it is repaired
		  saved: $huis
	END
	changes_are <<-END
		+deviations:
		+    - {date: 2026-09-01, by: kraamzorg-zuid, why: De bladzijde kwam te laat}
	END
	sound
	git commit -q -a -m een
	succeeds kring --as-of 2026-09-10 --as carla deviate huisbezoek --repaired 2026-09-08
	out_is <<-END
		what Kraamzorg Zuid did otherwise than agreed on 1 September 2026 was repaired on 8 September 2026
		  next: 'kring evaluate geboortezorg/huisbezoek --sheet', by 14 January 2027
		  saved: $huis
	END
	changes_are <<-END
		-    - {date: 2026-09-01, by: kraamzorg-zuid, why: De bladzijde kwam te laat}
		+    - {date: 2026-09-01, by: kraamzorg-zuid, why: De bladzijde kwam te laat, repaired: 2026-09-08}
	END
	sound
	prints 'did otherwise than agreed' kring --as-of 2026-09-10 show huisbezoek
	out_has '2026-09-08  repaired'
}
case_ 'of the organisation that one speaks for; later it is repaired' own

others() {
	succeeds on --as anna deviate warme-overdracht --by ziekenhuis --repaired 2026-09-05 -m 'Niet
gebeld'
	git diff -U0 | grep '^[-+] ' >"$scratch/changes"
	diff -u - "$scratch/changes" <<-'END'
		+  - date: 2026-09-01
		+    by: ziekenhuis
		+    why: |
		+      Niet
		+      gebeld
		+    repaired: 2026-09-05
	END
	out_lacks '--repaired DATE'
}
case_ 'of another one, written down when it was repaired already' others

last_open() {
	on --as carla deviate warme-overdracht -m Een >/dev/null
	on --as carla deviate warme-overdracht --by ziekenhuis -m Twee >/dev/null
	git commit -q -a -m twee
	succeeds on --as carla deviate warme-overdracht --repaired today
	changes_are <<-END
		-  - {date: 2026-09-01, by: kraamzorg-zuid, why: Een}
		+  - {date: 2026-09-01, by: kraamzorg-zuid, why: Een, repaired: 2026-09-01}
	END
	git commit -q -a -m hersteld
	refuses "no deviation of 'kraamzorg-zuid' from 'geboortezorg/warme-overdracht' is open" on --as carla deviate warme-overdracht --repaired today
	err_has "'kring deviate geboortezorg/warme-overdracht -m WHY' writes one down"
	no_change
}
case_ 'the last open one of that organisation is the one that was repaired' last_open

third() {
	succeeds on --as carla deviate warme-overdracht -m Twee
	out_lacks 'since the adoption'
	succeeds kring --as-of 2026-09-02 --as carla deviate warme-overdracht -m Drie
	out_has "  that makes 3 since the adoption: perhaps the agreement does not fit practice; 'kring evaluate geboortezorg/warme-overdracht --sheet' looks at it together"
}
case_ 'from the third one on it suggests to look at the agreement' third

refusals() {
	refuses "'vsv-noord' is not bound by 'geboortezorg/huisbezoek'" on --as carla deviate huisbezoek --by vsv-noord -m x
	refuses "'kraamzorg-zuidd' is not bound by 'geboortezorg/huisbezoek'" on --as carla deviate huisbezoek --by kraamzorg-zuidd -m x
	err_has "did you mean 'kraamzorg-zuid'?"
	refuses "'geboortezorg/tolk' is forming (as it stands on 1 September 2026)" on --as carla deviate tolk -m x
	refuses 'it is of 1 September 2026, and cannot be repaired on 31 August 2026' on --as carla deviate huisbezoek --repaired 2026-08-31 -m x
	refuses '23 November 2026 is still to come' on --as carla deviate huisbezoek --repaired 2026-11-23 -m x
	misused "'deviate' needs a text: why it went otherwise" on --as carla deviate huisbezoek
	no_change
}
case_ 'refusals change nothing' refusals

committed() {
	succeeds on --commit --as carla deviate huisbezoek -m x
	git log -1 --format=%B | diff -u - /dev/fd/3 3<<-END
		agreement geboortezorg/huisbezoek: deviation of kraamzorg-zuid

		Agreement: geboortezorg/huisbezoek

	END
}
case_ 'the commit says what was done' committed
