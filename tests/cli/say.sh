#!/bin/sh
# tests/cli/say.sh - reactions: anyone's, in the order in which they came, and never an answer.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

first_question() {
	succeeds on --as gijs say tolk --question -m 'Wie betaalt de tolk?'
	out_is <<-END
		Gijs van Dam asks a question about 'geboortezorg/tolk'
		  next: 'kring amend geboortezorg/tolk' changes the text, 'kring open geboortezorg/tolk' asks for consent
		  saved: agreements/geboortezorg/tolk.yaml
	END
	changes_are <<-END
		+  gijs:
		+    - {date: 2026-09-01, kind: question, text: 'Wie betaalt de tolk?'}
	END
	sound
}
case_ 'the first reaction of somebody, a question' first_question

view() {
	succeeds on --as bram say geboortezorg/tolk -m 'Ook in de nacht.'
	changes_are <<-END
		+    - {date: 2026-09-01, text: Ook in de nacht.}
	END
	sound
}
case_ 'a view has no kind, and goes under the ones before it, written as they are' view

own_style() {
	succeeds on --as dirk say tolk -m 'Kort.'
	changes_are <<-END
		+    - date: 2026-09-01
		+      text: Kort.
	END
	succeeds on --as bram say tolk -m 'Een
tekst over twee regels.'
	changes_are <<-END
		+    - date: 2026-09-01
		+      text: |
		+        Een
		+        tekst over twee regels.
		+    - date: 2026-09-01
		+      text: Kort.
	END
	sound
}
case_ 'lines of their own where the person has them, or the text needs them' own_style

flow_list() {
	succeeds on --as dirk say stuitligging -m 'En nu?'
	changes_are <<-END
		-  dirk: [{date: 2026-07-15, kind: view, text: 'Met twee teams redden wij de nachten niet.'}]
		+  dirk: [{date: 2026-07-15, kind: view, text: 'Met twee teams redden wij de nachten niet.'}, {date: 2026-09-01, text: 'En nu?'}]
	END
	out_has 'it is heard, and blocks nothing: others are asked in this round'
	sound
}
case_ 'who listens is not told to answer' flow_list

no_answer() {
	succeeds on --as anna say stuitligging -m 'En nu?'
	out_has "a reaction is no answer; 'kring consent geboortezorg/stuitligging' or 'kring object geboortezorg/stuitligging -m ARGUMENT' answers the round"
}
case_ 'while a round is open it is said that a reaction is no answer' no_answer

crlf() {
	sed -i 's/$/\r/' agreements/geboortezorg/tolk.yaml
	git commit -q -a -m crlf
	succeeds on --as bram say tolk -m 'Ook in de nacht.'
	changes_are <<-END
		+    - {date: 2026-09-01, text: Ook in de nacht.}$(printf '\r')
	END
}
case_ 'line ends stay what they are' crlf

states() {
	refuses "'geboortezorg/afgevaardigde' is in force (as it stands on 1 September 2026)" on --as anna say afgevaardigde -m x
	err_is <<-END
		kring: refused: 'geboortezorg/afgevaardigde' is in force (as it stands on 1 September 2026)
		    hint: 'kring object geboortezorg/afgevaardigde -m ARGUMENT' puts it under review; what practice shows is said at its evaluation: 'kring evaluate geboortezorg/afgevaardigde --sheet'
	END
	refuses "'regiekring/website' is withdrawn (as it stands on 1 September 2026)" on --as anna say website -m x
	err_has "    hint: 'kring propose regiekring/NAME' begins anew"
	refuses "'geboortezorg/weekendspreekuur' is ended (as it stands on 1 September 2026)" on --as anna say weekendspreekuur -m x
	refuses "is superseded (as it stands on 1 September 2026)" on --as anna say geboortezorg/bereikbaarheid -m x
	err_has "    hint: 'geboortezorg/bereikbaarheid-2' took its place"
	refuses "is not proposed yet (as it stands on 1 July 2026)" kring --as-of 2026-07-01 --as anna say tolk -m x
	err_has "    hint: it was proposed on 23 July 2026; '--as-of' says the day of this"
	no_change
}
case_ 'only while there is a proposal to react to' states

refusals() {
	misused "'say' needs a text: your reaction" on --as anna say tolk
	misused "'say' needs a text: your reaction" on --as anna say tolk -m ''
	refuses "there is no agreement 'tollk'" on --as anna say tollk -m x
	err_has "    hint: did you mean 'tolk'?"
	refuses "nobody here has the address 'nobody@example.org'" on say tolk -m x
	refuses "nobody has the id 'ana'" on --as ana say tolk -m x
	misused "this act is of one person: give '--as' once" on --as anna --as bram say tolk -m x
	no_change
}
case_ 'refusals change nothing' refusals

unsound() {
	echo 'titel: x' >>agreements/geboortezorg/tolk.yaml
	git commit -q -a -m unsound
	refuses "'agreements/geboortezorg/tolk.yaml' has errors, and kring does not write into it" on --as anna say tolk -m x
	err_has "'kring check agreements/geboortezorg/tolk.yaml' says what is wrong"
	no_change
}
case_ 'nothing is written into a file with errors' unsound

branches() {
	on_branch bram on --as bram say tolk -m 'Ook in de nacht.'
	on_branch dirk on --as dirk say tolk -m 'Graag.'
	merges bram dirk
	has agreements/geboortezorg/tolk.yaml 'text: Ook in de nacht.'
	has agreements/geboortezorg/tolk.yaml 'text: Graag.'
	sound
}
case_ 'two people react on two branches: plain git merges them' branches

committed() {
	succeeds on --as dirk say tolk --commit -m 'Graag.'
	git log -1 --format=%B | diff -u - /dev/fd/3 3<<-END
		agreement geboortezorg/tolk: view of dirk

		Agreement: geboortezorg/tolk

	END
	no_change
}
case_ 'the commit says what was done' committed

dry() {
	succeeds on --as bram say tolk -n -m 'Ook in de nacht.'
	out_has '+    - {date: 2026-09-01, text: Ook in de nacht.}'
	no_change
}
case_ '-n shows it and changes nothing' dry
