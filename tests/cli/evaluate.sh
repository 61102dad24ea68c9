#!/bin/sh
# tests/cli/evaluate.sh - looking back together: what was found, and consent to what comes of it.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

warm=agreements/geboortezorg/warme-overdracht.yaml
huis=agreements/geboortezorg/huisbezoek.yaml
all=jgz,kraamzorg-zuid,verloskundigen,ziekenhuis

# An editor that takes what stands on standard input in place of what it was given.
writes() {
	cat >"$scratch/text"
	printf '#!/bin/sh\ncp "$1" "%s/seen" && cat "%s/text" >"$1"\n' "$scratch" "$scratch" >"$scratch/editor"
	chmod +x "$scratch/editor"
}

# ---- with options

whole() {
	succeeds on --as anna evaluate warme-overdracht --outcome renewed --kept partly --next +6m \
		--met binnen-twee-uur=met --met gezin=unknown --verdict avonddienst=confirmed --input $all -m 'Overdag werkt het.
In het weekend niet.'
	out_is <<-END
		'geboortezorg/warme-overdracht' is evaluated; each member of 'geboortezorg' is asked for consent to: renewed, and evaluated again on 1 March 2027
		  next: 'kring consent geboortezorg/warme-overdracht --evaluation', or 'kring object geboortezorg/warme-overdracht --evaluation -m ARGUMENT'
		  then: 'kring adopt geboortezorg/warme-overdracht --evaluation'
		  saved: $warm
	END
	err_is <<-END
		+6m is Monday 1 March 2027
	END
	changes_are <<-END
		-  avonddienst: {who: bram, view: ’s Avonds is niemand bereikbaar, shows: Aantal gemiste oproepen}
		+  avonddienst: {who: bram, view: ’s Avonds is niemand bereikbaar, shows: Aantal gemiste oproepen, verdict: confirmed}
		+evaluations:
		+  - date: 2026-09-01
		+    by: anna
		+    kept: partly
		+    learned: |
		+      Overdag werkt het.
		+      In het weekend niet.
		+    criteria: {binnen-twee-uur: met, gezin: unknown}
		+    inputs: [jgz, kraamzorg-zuid, verloskundigen, ziekenhuis]
		+    outcome: renewed
		+    next: 2027-03-01
		+    absence: ask-later
		+    stand-aside: refused
		+    responses:
		+      anna:
		+        response: pending
		+      bram:
		+        response: pending
		+      carla:
		+        response: pending
		+      eva:
		+        response: pending
	END
	sound
	prints 'answer awaited, evaluation' on status
	prints 'evaluation due' on list agreements
}
case_ 'with options: it is written down, and each member is asked' whole

decided() {
	on --as anna evaluate warme-overdracht --outcome renewed --kept kept --next +6m --met binnen-twee-uur=met --met gezin=met --verdict avonddienst=refuted --input $all -m L
	git commit -q -a -m evaluatie
	succeeds on --as anna --as bram --as carla --as eva consent warme-overdracht --evaluation --concern none
	succeeds on adopt warme-overdracht --evaluation
	out_is <<-END
		'geboortezorg/warme-overdracht' goes on; it is evaluated again on 1 March 2027
		  next: 'kring done geboortezorg/warme-overdracht meten', which was due on 20 August 2026; 'kring move geboortezorg/warme-overdracht meten --to DATE -m WHY' gives it another day
		  later: 'kring evaluate geboortezorg/warme-overdracht --sheet', by 1 March 2027
		  saved: $warm
	END
	sound
	prints 'evaluation     2027-03-01' on show warme-overdracht
	expect_exit 0 on check --class time --only evaluation-due,evaluation-overdue
	out_lacks warme-overdracht
}
case_ 'the members consent, and it goes on' decided

ends() {
	succeeds on --as anna evaluate huisbezoek --outcome ended --kept not-kept --met bereik=not-met --met lezen=not-met --input $all -m 'Er kwam niemand.'
	out_is <<-END
		'geboortezorg/huisbezoek' is evaluated; each member of 'geboortezorg' is asked for consent to: ended
		  next: 'kring consent geboortezorg/huisbezoek --evaluation', or 'kring object geboortezorg/huisbezoek --evaluation -m ARGUMENT'
		  then: 'kring adopt geboortezorg/huisbezoek --evaluation'
		  saved: $huis
	END
	git diff -U0 | grep '^[-+] ' >"$scratch/changes"
	diff -u - "$scratch/changes" <<-END
		+    -   date: 2026-09-01
		+        by: anna
		+        kept: not-kept
		+        learned: Er kwam niemand.
		+        criteria: {bereik: not-met, lezen: not-met}
		+        inputs: [jgz, kraamzorg-zuid, verloskundigen, ziekenhuis]
		+        outcome: ended
		+        absence: ask-later
		+        stand-aside: refused
		+        responses:
		+            anna:
		+                response: pending
		+            bram:
		+                response: pending
		+            carla:
		+                response: pending
		+            eva:
		+                response: pending
	END
	sound
	on --as anna --as bram --as carla --as eva consent huisbezoek --evaluation >/dev/null
	succeeds on adopt huisbezoek --evaluation
	out_has "'geboortezorg/huisbezoek' ends"
	sound
	prints ended on show huisbezoek
}
case_ 'behind an earlier one, and then it ends' ends

amended() {
	succeeds on --as anna evaluate huisbezoek --outcome amended --kept partly --next +6m --met bereik=met --met lezen=not-met --input $all -m 'Een week eerder.'
	out_has "and 'kring amend geboortezorg/huisbezoek' writes the successor, with what was learned"
	on --as anna --as bram --as carla --as eva consent huisbezoek --evaluation >/dev/null
	succeeds on adopt huisbezoek --evaluation
	out_is <<-END
		'geboortezorg/huisbezoek' goes on; it is evaluated again on 1 March 2027
		  next: 'kring amend geboortezorg/huisbezoek' writes the successor, with what was learned
		  saved: $huis
	END
	succeeds on --as anna amend huisbezoek -m Eerder --set evaluation.date=2027-06-01 --set keeper=eva
	has agreements/geboortezorg/huisbezoek-2.yaml 'Een week eerder.'
	sound
	succeeds on --as anna evaluate huisbezoek --outcome ended --kept kept -m L
	out_has "'geboortezorg/huisbezoek' is evaluated"
	succeeds on --as bram consent huisbezoek --evaluation
	out_has "('geboortezorg/huisbezoek', outcome of the evaluation)"
}
case_ 'amended: the successor takes along what was learned; its name still means the standing one' amended

two_without() {
	succeeds on --as anna amend warme-overdracht -m Nacht
	err_has "note: 'geboortezorg/warme-overdracht' was not evaluated yet, so the next one cannot build on what was learned: 'kring evaluate geboortezorg/warme-overdracht --sheet'"
	git clean -qfd && git checkout -q .
	succeeds on --as anna amend huisbezoek -m Nacht
	nothing_on stderr
}
case_ 'a TWO that is amended before any evaluation is told so' two_without

# ---- what is missing

warnings() {
	succeeds on --as anna evaluate warme-overdracht --outcome renewed --kept kept --next +6m --met gezin=met --input jgz -m L
	err_is <<-END
		kring: note: no result for 'binnen-twee-uur': '--met CRITERION=met', 'not-met' or 'unknown' says it
		kring: note: no verdict on 'avonddienst': '--verdict DISAGREEMENT=confirmed', 'refuted' or 'undecided' says what practice showed
		kring: note: not heard: 'kraamzorg-zuid', 'verloskundigen', 'ziekenhuis'; '--input ORG,…' names who was (spelregel 7)
		+6m is Monday 1 March 2027
	END
	only_changed "$warm"
}
case_ 'what has no result is said, and not refused' warnings

election() {
	succeeds on --as anna evaluate afgevaardigde --outcome renewed --kept kept --next +6m --input kraamzorg-zuid,verloskundigen,ziekenhuis -m L
	err_is <<-END
		kring: note: the term of 'delegate' stays until 19 November 2026: 'kring propose geboortezorg/ID --kind election' elects anew
		+6m is Monday 1 March 2027
	END
}
case_ 'an election: the term does not move by it' election

earlier() {
	printf '# Oud\n\n## Wij bellen\n\nWij bellen elkaar.\n' >"$scratch/oud.md"
	on --as anna import "$scratch/oud.md" --circle geboortezorg >/dev/null
	succeeds on --as anna evaluate wij-bellen --outcome renewed --kept kept --next +6m -m L
	err_is <<-END
		kring: note: from this renewal on 'kring check' asks of 'geboortezorg/wij-bellen' what it asks of all; '--outcome amended' and 'kring amend geboortezorg/wij-bellen' write it whole
		+6m is Monday 1 March 2027
	END
	git clean -qfd
	on --as anna import "$scratch/oud.md" --circle geboortezorg >/dev/null
	succeeds on --as anna evaluate wij-bellen --outcome amended --kept kept --next +6m -m L
	err_is <<-END
		+6m is Monday 1 March 2027
	END
}
case_ 'what was agreed earlier is asked for all that is missing from its first evaluation on' earlier

again() {
	on --as anna evaluate huisbezoek --outcome renewed --kept kept --next +6m --input $all --met bereik=met --met lezen=met -m Een >/dev/null
	on --as bram object huisbezoek --evaluation -m 'Te lang' >/dev/null
	succeeds on --as anna resolve huisbezoek bram --result amended --confirmed-by bram --evaluation
	out_has "next: write another one, with an outcome that meets it: 'kring evaluate geboortezorg/huisbezoek --sheet'"
	git commit -q -a -m een
	succeeds kring --as-of 2026-09-02 --as anna evaluate huisbezoek --outcome renewed --kept kept --next +3m --input $all --met bereik=met --met lezen=met -m Twee
	out_has 'the evaluation of 1 September 2026 was not decided, and no longer counts'
	[ "$(git diff -U0 | grep -c '^-  ')" -eq 0 ]
	succeeds kring --as-of 2026-09-02 --as anna --as bram --as carla --as eva consent huisbezoek --evaluation
	prints 'it is evaluated again on 2 December 2026' kring --as-of 2026-09-02 adopt huisbezoek --evaluation
	expect_exit 0 kring --as-of 2026-09-02 check --class structure
	nothing_on stdout
}
case_ 'a second one while one is undecided: the last counts, nothing is written over' again

# ---- the sheet

# A concern that the amended text did not take back, one that `none` did, and one said again.
voiced_before() {
	vraag=geboortezorg/vroegsignalering
	on --as anna consent $vraag --concern 'Lukt dit in de zomer?' >/dev/null
	on --as carla consent $vraag --concern 'Wie belt er?' >/dev/null
	on --as eva consent $vraag --concern 'En de kosten?' >/dev/null
	on --as bram object $vraag -m 'Te vroeg' >/dev/null
	on --as anna resolve $vraag bram --result amended --confirmed-by bram >/dev/null
	on --as anna amend $vraag --set text='Nieuw.' -m anders >/dev/null
	on --as anna --as bram consent $vraag >/dev/null
	on --as carla consent $vraag --concern none >/dev/null
	on --as eva consent $vraag --concern 'En de kosten?' >/dev/null
	succeeds on --as anna adopt $vraag
}
concerns_of_earlier_rounds() {
	voiced_before
	succeeds on --as anna evaluate vroegsignalering --sheet
	sed -n '/^# Concerns/,/^$/p' "$work/stdout" >"$work/concerns"
	file_is "$work/concerns" <<-END
		# Concerns that were voiced
		#   Anna de Wit: Lukt dit in de zomer?
		#   Eva Smits: En de kosten?

	END
	succeeds kring --as-of 2026-11-20 report evaluations --format csv --table concerns
	grep vroegsignalering "$work/stdout" | tr -d '\r' >"$work/concerns"
	file_is "$work/concerns" <<-END
		geboortezorg/vroegsignalering,Lukt dit in de zomer?,anna,2026-09-01
		geboortezorg/vroegsignalering,En de kosten?,eva,2026-09-01
	END
	succeeds on --as anna amend vroegsignalering --set text='Nog nieuwer.' -m weer
	sed -n '/^  concerns:/,/^  changed:/p' agreements/$vraag-2.yaml >"$work/concerns"
	file_is "$work/concerns" <<-END
		  concerns:
		    anna: Lukt dit in de zomer?
		    eva: En de kosten?
		  changed: weer
	END
	prints 'concern, round 1: Lukt dit in de zomer?' on leave anna
}
case_ 'a concern heads the evaluation though the text was amended after it, until it is taken back' concerns_of_earlier_rounds

# A successor that is replaced before its evaluation hands on what it was handed, and its own.
concerns_along_a_chain() {
	voiced_before
	on --as anna amend vroegsignalering --set text='Nog nieuwer.' --set evaluation.date=+6m --set keeper=anna -m weer >/dev/null
	on open $vraag-2 >/dev/null
	on --as anna consent $vraag-2 --concern 'En in de winter?' >/dev/null
	on --as bram --as carla --as eva consent $vraag-2 >/dev/null
	succeeds on --as anna adopt $vraag-2
	succeeds on --as anna amend $vraag-2 --set text='Het nieuwst.' -m 'nog eens'
	sed -n '/^  concerns:/,/^  changed:/p' agreements/$vraag-3.yaml >"$work/concerns"
	file_is "$work/concerns" <<-END
		  concerns:
		    eva: En de kosten?
		    anna: |
		      Lukt dit in de zomer?
		      En in de winter?
		  changed: nog eens
	END
	expect_exit 0 on check --class structure
}
case_ 'a successor hands on the concerns that it was handed' concerns_along_a_chain

sheet() {
	sed -i 's/^deviations:/reopened:\n  eva: {date: 2026-05-20, argument: De ouders weten van niets}\ndeviations:/' "$warm" && git commit -q -a -m bezwaar
	succeeds on --as anna evaluate warme-overdracht --sheet
	nothing_on stderr
	no_change
	out_is <<'END'
# Evaluation of 'geboortezorg/warme-overdracht': Warme overdracht van verloskundige naar kraamzorg
# to be evaluated on 1 September 2026
# Fill it in behind the keys.  Lines with '#' are left out.  A text with ': ' or ' #' in it
# goes between quotes.

# Concerns that were voiced
#   Carla Jansen: Blijft iedereen bereikbaar in het weekend?

# The criteria, each: met, not-met or unknown
criteria:
  # Negen van de tien overdrachten binnen twee uur
  # (from the concern of Bram Postma)
  binnen-twee-uur:
  # Het gezin hoeft zijn verhaal niet opnieuw te vertellen
  gezin:
# it has failed if: Klachten van gezinnen nemen toe

# Disagreements that were left open; what did practice show?  confirmed, refuted or undecided
verdicts:
  # Bram Postma: ’s Avonds is niemand bereikbaar
  # practice would show it by: Aantal gemiste oproepen
  avonddienst:

# Objections since the adoption, without an outcome
#   Eva Smits, 20 May 2026: De ouders weten van niets

# Times that it went otherwise than agreed
#   3 May 2026, Kraamzorg Zuid: Op zondag nam de planning niet op
#     repaired on 12 May 2026

# Actions that are not done
#   meten: Drie maanden bijhouden hoe snel er is gebeld (Carla Jansen, by 20 August 2026)

# What each organisation says; 'x' is enough.  Who has nothing here was not heard
inputs:
  # Jeugdgezondheidszorg Maasoever
  jgz:
  # Kraamzorg Zuid
  kraamzorg-zuid:
  # Verloskundigen De Wieken
  verloskundigen:
  # Ziekenhuis Sint Lucia, afdeling geboortezorg
  ziekenhuis:

# Was it kept?  kept, partly or not-kept
kept:

# What was learned, on the lines below, two blanks to the right
learned: |
  

# What comes of it?  renewed, amended or ended
outcome:

# The next evaluation: a date, or for example +6m; none when it ends
next:
END
}
case_ 'the sheet: concerns first, then what else to look back on' sheet
case_ 'a concern stays on the sheet when its member answers again without a word about it' '
	sed -i "/concern: Blijft iedereen/{n;s/.*/&\n        then: [{response: consent, date: 2026-03-12}]/}" $warm
	succeeds kring --as-of 2026-09-01 --as anna evaluate warme-overdracht --sheet
	out_has "Blijft iedereen bereikbaar in het weekend?"
'

filled_in() {
	on evaluate warme-overdracht --sheet |
		sed 's/^  binnen-twee-uur:$/&  met/; s/^  gezin:$/& not-met/; s/^  avonddienst:$/& undecided/
			s/^  jgz:$/& x/; s/^  kraamzorg-zuid:$/& In het weekend belt niemand/; s/^  ziekenhuis:$/& "Rust: eindelijk"/
			s/^kept:$/& partly/; s/^outcome:$/& renewed/; s/^next:$/& +6m/; s/^  $/  Overdag werkt het./' >"$scratch/sheet.yaml"
	succeeds on --as anna evaluate warme-overdracht -F "$scratch/sheet.yaml"
	err_is <<-END
		kring: note: not heard: 'verloskundigen'; '--input ORG,…' names who was (spelregel 7)
	END
	git diff -U0 | grep '^[-+] ' | sed '/absence/,$d' >"$scratch/changes"
	diff -u - "$scratch/changes" <<-END
		-  avonddienst: {who: bram, view: ’s Avonds is niemand bereikbaar, shows: Aantal gemiste oproepen}
		+  avonddienst: {who: bram, view: ’s Avonds is niemand bereikbaar, shows: Aantal gemiste oproepen, verdict: undecided}
		+  - date: 2026-09-01
		+    by: anna
		+    kept: partly
		+    learned: |
		+      Overdag werkt het.
		+      Kraamzorg Zuid: In het weekend belt niemand
		+      Ziekenhuis Sint Lucia, afdeling geboortezorg: Rust: eindelijk
		+    criteria: {binnen-twee-uur: met, gezin: not-met}
		+    inputs: [jgz, kraamzorg-zuid, ziekenhuis]
		+    outcome: renewed
		+    next: 2027-03-01
	END
	git checkout -q .
	succeeds on --as anna evaluate warme-overdracht -F "$scratch/sheet.yaml" --outcome amended --next 2027-01-01 --met gezin=unknown --input $all -m Anders
	has "$warm" '    outcome: amended'
	has "$warm" '    next: 2027-01-01'
	has "$warm" '    learned: Anders'
	has "$warm" '    criteria: {binnen-twee-uur: met, gezin: unknown}'
	nothing_on stderr
}
case_ 'what is filled in becomes the evaluation; options win over the sheet' filled_in

editor() {
	on --as anna evaluate warme-overdracht --sheet >"$scratch/empty"
	printf 'kept: kept\nlearned: Goed.\noutcome: renewed\nnext: 2027-02-01\ninputs: {jgz: x, kraamzorg-zuid: X, verloskundigen: x, ziekenhuis: x}\ncriteria: {binnen-twee-uur: met, gezin: met}\nverdicts: {avonddienst: refuted}\n' | writes
	KRING_EDITOR=$scratch/editor succeeds on --as anna evaluate warme-overdracht -e
	diff -u "$scratch/empty" "$scratch/seen"
	has "$warm" '    learned: Goed.'
	has "$warm" '    next: 2027-02-01'
	nothing_on stderr
	sound
	git checkout -q .
	KRING_EDITOR=$scratch/editor succeeds on --as anna evaluate warme-overdracht -e --outcome ended --kept partly --met gezin=unknown --verdict avonddienst=undecided --input jgz -m Eerst
	has "$scratch/seen" 'outcome: ended'
	has "$scratch/seen" 'kept: partly'
	has "$scratch/seen" 'learned: Eerst'
	has "$scratch/seen" '  gezin: unknown'
	has "$scratch/seen" '  avonddienst: undecided'
	has "$scratch/seen" '  jgz: x'
	has "$warm" '    outcome: renewed'
	has "$warm" '    criteria: {binnen-twee-uur: met, gezin: met}'
}
case_ 'in an editor: options are filled in, and what is written there counts' editor

editor_refusals() {
	KRING_EDITOR=true refuses 'the text was not changed' on --as anna evaluate warme-overdracht -e
	printf 'kept: kept\nlearnd: Goed.\n' | writes
	KRING_EDITOR=$scratch/editor refuses "your text:2:1: refused: 'learnd' is no key of the sheet" on --as anna evaluate warme-overdracht -e
	err_has "did you mean 'learned'?"
	err_has 'your text is kept in'
	printf 'criteria: goed\n' >"$scratch/sheet"
	refuses "'criteria' has names below it, each with a word or a line behind it" on --as anna evaluate warme-overdracht -F "$scratch/sheet"
	printf 'criteria: {gezin: [met]}\n' >"$scratch/sheet"
	refuses "'criteria' has names below it" on --as anna evaluate warme-overdracht -F "$scratch/sheet"
	printf 'kept: [kept]\n' >"$scratch/sheet"
	refuses "behind 'kept' stands one text" on --as anna evaluate warme-overdracht -F "$scratch/sheet"
	printf 'inputs:\n  jgz: Goed: ja\n' >"$scratch/sheet"
	refuses "sheet:2:" on --as anna evaluate warme-overdracht -F "$scratch/sheet"
	printf 'kept: kept\nlearned: L\noutcome: renewed\nnext: straks\n' >"$scratch/sheet"
	misused "'straks' is no date" on --as anna evaluate warme-overdracht -F "$scratch/sheet"
	no_change
}
case_ 'a sheet with a mistake names the line, and is kept' editor_refusals

# ---- words as a language says them

as_said() {
	KRING=$plain # the marks of what is read back count too
	export KRING_LANG=en
	by() { on --as anna evaluate warme-overdracht "$@" --next 2027-01-01 -m Beter; }
	by --outcome amended --kept partly --met gezin=not-met -n >"$scratch/wanted"
	[ -s "$scratch/wanted" ]
	by --outcome Aangepast --kept deels --met "gezin=niet gehaald" -n >"$scratch/said"
	diff "$scratch/wanted" "$scratch/said"
	by --outcome aangepast --kept 'deels nagekomen' --met gezin=niet-gehaald -n >"$scratch/said"
	diff "$scratch/wanted" "$scratch/said"
	printf 'criteria:\n  gezin: niet gehaald\nkept: deels\nlearned: Beter\noutcome: aangepast\nnext: 2027-01-01\n' >"$scratch/sheet"
	on --as anna evaluate warme-overdracht -F "$scratch/sheet" -n >"$scratch/said"
	diff "$scratch/wanted" "$scratch/said"
	printf 'criteria:\n  gezin: half\nkept: soms\nlearned: L\noutcome: goedd\nnext: +6m\n' >"$scratch/sheet"
	misused "sheet:2:10: error: 'half' is no word for 'gezin'" on --as anna evaluate warme-overdracht -F "$scratch/sheet"
	err_has "sheet:3:7: error: 'soms' is no word for 'kept'"
	err_has "sheet:5:10: error: 'goedd' is no word for 'outcome'"
	unchanged
	expect_exit 2 env KRING_LANG=nl "$plain" --as-of 2026-09-01 --as anna evaluate warme-overdracht -F "$scratch/sheet"
	grep -qF 'gehaald (met), niet gehaald (not-met), onbekend (unknown)' "$work/stderr"
}
case_ 'words as either language says them become the fixed words; all that are wrong are named' as_said

# ---- refusals

refusals() {
	ok='--outcome renewed --kept kept --next +6m -m L'
	refuses "'geboortezorg/tolk' is forming (as it stands on 1 September 2026)" on --as anna evaluate tolk $ok
	refuses "'geboortezorg/weekendspreekuur' is ended (as it stands on 1 September 2026)" on --as anna evaluate weekendspreekuur --sheet
	refuses "'renewed' needs the day of the next evaluation" on --as anna evaluate huisbezoek --outcome renewed --kept kept -m L
	refuses "'amended' needs the day of the next evaluation" on --as anna evaluate huisbezoek --outcome amended --kept kept -m L
	refuses 'the next evaluation, 1 September 2026, is not after today' on --as anna evaluate huisbezoek --outcome renewed --kept kept --next today -m L
	misused 'what ends is not evaluated again' on --as anna evaluate huisbezoek --outcome ended --kept kept --next +6m -m L
	refuses "'geboortezorg/huisbezoek' has no criterion 'berijk'" on --as anna evaluate huisbezoek $ok --met berijk=met
	err_has "did you mean 'bereik'?"
	refuses "'geboortezorg/huisbezoek' has no disagreement 'x'" on --as anna evaluate huisbezoek $ok --verdict x=confirmed
	err_has "'kring evaluate geboortezorg/huisbezoek --sheet' shows them"
	refuses "there is no organisation 'kraamzorg-zuidd'" on --as anna evaluate huisbezoek $ok --input kraamzorg-zuidd
	err_has "did you mean 'kraamzorg-zuid'?"
	misused "'half' is no word for 'met'" on --as anna evaluate huisbezoek $ok --met bereik=half
	err_has 'it is one of: met'
	misused "'--met bereik' is not of the form CRITERION=RESULT" on --as anna evaluate huisbezoek $ok --met bereik
	misused "say what comes of it: '--outcome renewed', 'amended' or 'ended'" on --as anna evaluate huisbezoek
	err_has "'kring evaluate geboortezorg/huisbezoek --sheet' prints a sheet for the meeting; filled in, '-F FILE' takes it"
	misused "say whether it was kept" on --as anna evaluate huisbezoek --outcome ended -m L
	misused "say what was learned: '-m LEARNED'" on --as anna evaluate huisbezoek --outcome ended --kept kept
	refuses "nobody here has the address 'nobody@example.org'" on evaluate huisbezoek $ok
	refuses "'geboortezorg/huisbezoek' was evaluated on 25 June 2026, after 20 June 2026" kring --as-of 2026-06-20 --as anna evaluate huisbezoek --outcome renewed --kept kept --next +6m -m L
	no_change
}
case_ 'refusals change nothing' refusals

lapsed() {
	sed -i 's/^overdue: continue.*/overdue: lapse/' circles/geboortezorg.yaml
	sed -i 's/^until: 2026-09-18/until: 2027-09-18/' mandates/geboortezorg/bram.yaml
	git commit -q -a -m vervalt
	prints lapsed kring --as-of 2026-10-02 list agreements
	succeeds kring --as-of 2026-10-02 --as anna evaluate warme-overdracht --outcome renewed --kept kept --next +6m --input $all -m L
	prints 'has not answered yet' kring --as-of 2026-10-02 show warme-overdracht
	succeeds kring --as-of 2026-10-02 --as anna --as bram --as carla --as eva consent warme-overdracht --evaluation
	succeeds kring --as-of 2026-10-02 adopt warme-overdracht --evaluation
	prints 'evaluation     2027-04-02' kring --as-of 2026-10-02 show warme-overdracht
}
case_ 'what lapsed can still be decided on' lapsed

three_branches() {
	on --as anna evaluate huisbezoek --outcome renewed --kept kept --next +6m --input $all --met bereik=met --met lezen=met -m L
	git commit -q -a -m evaluatie
	on_branch a on --as anna consent huisbezoek --evaluation
	on_branch b on --as bram consent huisbezoek --evaluation
	on_branch c on --as eva consent huisbezoek --evaluation
	merges a b && merges a c
	succeeds on --as carla consent huisbezoek --evaluation
	succeeds on adopt huisbezoek --evaluation
	sound
}
case_ 'three members answer on three branches, and plain git merges them' three_branches

policies() {
	succeeds on --as fatima evaluate samenwerking --outcome renewed --kept kept --next +1y --input $all -m L
	has agreements/regiekring/samenwerking.yaml '    absence: present-decide'
	[ "$(grep -c '        response: pending' agreements/regiekring/samenwerking.yaml)" = 6 ]
	sound
}
case_ 'absence as the circle has it; the members of that day' policies

committed() {
	i_am anna@verloskundigen.example
	succeeds on --commit evaluate huisbezoek --outcome ended --kept kept --input $all -m L
	git log -1 --format=%B | diff -u - /dev/fd/3 3<<-END
		agreement geboortezorg/huisbezoek: evaluate, ended

		Agreement: geboortezorg/huisbezoek

	END
	no_change
	prints '+    -   date: 2026-09-01' on -n evaluate huisbezoek --outcome ended --kept kept -m L
	no_change
}
case_ 'the commit says what was done; --dry-run changes nothing' committed
