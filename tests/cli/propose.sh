#!/bin/sh
# tests/cli/propose.sh - a new proposal: what it needs, what kring adds, and what it refuses.
. "$(dirname "$0")/lib.sh"
. "$here/acts.inc"

# A proposal that lacks nothing; more options behind it.
nacht() {
	on --as eva propose geboortezorg/nacht --title 'Wie belt er: ’s nachts' --set driver='Niemand weet het.' \
		--set text='Een
telefoon.' --set why='Zoeken kost tijd.' --set goal=altijd-iemand --set topics=bereikbaarheid,overdracht "$@"
}

whole() {
	succeeds nacht --keeper eva --evaluate +6m --kind two --set evaluation.criteria.snel='Negen van de tien' \
		--set actions.bellen.what=Bellen --set actions.bellen.owner=jgz --set actions.bellen.with=ziekenhuis --set actions.bellen.due=+1m
	out_is <<-END
		+1m is Thursday 1 October 2026
		'geboortezorg/nacht' is proposed to 'geboortezorg': Wie belt er: ’s nachts
		  it would bind: verloskundigen, ziekenhuis, kraamzorg-zuid, jgz
		  next: 'kring say geboortezorg/nacht -m TEXT' reacts to it, 'kring open geboortezorg/nacht' asks for consent
		  saved: agreements/geboortezorg/nacht.yaml
	END
	file_is agreements/geboortezorg/nacht.yaml <<-END
		title: 'Wie belt er: ’s nachts'
		kind: two
		driver: Niemand weet het.
		text: |
		  Een
		  telefoon.
		why: Zoeken kost tijd.
		goal: altijd-iemand
		topics: [bereikbaarheid, overdracht]
		parties: [verloskundigen, ziekenhuis, kraamzorg-zuid, jgz]
		actions:
		  bellen:
		    what: Bellen
		    owner: jgz
		    with: [ziekenhuis]
		    due: 2026-10-01
		evaluation:
		  date: 2027-03-01
		  criteria:
		    snel: Negen van de tien
		keeper: eva
		proposed: {by: eva, date: 2026-09-01}
	END
	only_changed agreements/geboortezorg/nacht.yaml
	prints 'forming' on list agreements --state forming
	sound
}
case_ 'the keys of a proposal, in the order of the format, with parties and proposer' whole

what_is_missing() {
	succeeds nacht
	out_is <<-END
		'geboortezorg/nacht' is proposed to 'geboortezorg': Wie belt er: ’s nachts
		  it would bind: verloskundigen, ziekenhuis, kraamzorg-zuid, jgz
		  before anybody can consent: a keeper: kring amend geboortezorg/nacht --set keeper=PERSON
		  before anybody can consent: an evaluation date: kring amend geboortezorg/nacht --set evaluation.date=DATE
		  before anybody can consent: a criterion: kring amend geboortezorg/nacht --set evaluation.criteria.NAME=TEXT
		  next: 'kring say geboortezorg/nacht -m TEXT' reacts to it; once nothing is missing, 'kring open geboortezorg/nacht' asks for consent
		  saved: agreements/geboortezorg/nacht.yaml
	END
	succeeds on --as eva amend nacht --set keeper=eva --set evaluation.date=2027-03-01 --set evaluation.criteria.snel=Negen
	succeeds on --as eva open nacht
	succeeds on --as eva consent nacht --concern none
	sound
}
case_ 'what is missing before anybody can consent is said, and the commands for it work' what_is_missing

opened() {
	succeeds nacht --keeper eva --evaluate +6m --set evaluation.criteria.snel=Negen --open
	out_has "  round 1 is open: 'kring consent geboortezorg/nacht', or 'kring object geboortezorg/nacht -m ARGUMENT'"
	sed -n '/^rounds:/,$p' agreements/geboortezorg/nacht.yaml | diff -u - /dev/fd/3 3<<-END
		rounds:
		  - opened: 2026-09-01
		    absence: ask-later
		    stand-aside: refused
		    responses:
		      anna:
		        response: pending
		      bram:
		        response: pending
		      carla:
		        response: pending
		      eva:
		        response: pending
	END
	for person in anna bram carla eva; do
		succeeds on --as $person consent nacht --concern none
	done
	succeeds on adopt nacht
	sound
}
case_ '--open opens the round in the same change; it can be answered and adopted' opened

opened_too_soon() {
	refuses "nobody can consent to 'geboortezorg/nacht' yet" nacht --open
	err_is <<-END
		kring: refused: nobody can consent to 'geboortezorg/nacht' yet; it lacks: a keeper; an evaluation date; a criterion
		    hint: add '--keeper PERSON', '--evaluate DATE', '--set evaluation.criteria.NAME=TEXT'
	END
	refuses 'it lacks: a criterion' nacht --keeper eva --evaluate +6m --open
	no_change
}
case_ '--open is refused while nobody could consent' opened_too_soon

parties() {
	succeeds nacht --set parties=jgz,kraamzorg-zuid
	has agreements/geboortezorg/nacht.yaml 'parties: [jgz, kraamzorg-zuid]'
	succeeds on --as anna propose regiekring/nieuw --title T --set driver=D --set text=T
	has agreements/regiekring/nieuw.yaml 'parties: [verloskundigen, ziekenhuis, kraamzorg-zuid, jgz]'
	refuses "there is no organisation 'jgs'" on --as anna propose regiekring/ander --title T --set driver=D --set text=T --set parties=jgs
	err_has "    hint: did you mean 'jgz'?"
}
case_ 'parties as given, or those of the members, each once' parties

needs() {
	refuses 'a proposal needs more: a title; a driver, the situation that calls for it; a text, what is agreed' \
		on --as eva propose geboortezorg/nacht
	err_has "    hint: add --title '…' --set driver='…' --set text='…', or give a filled template with '-F FILE', or '-e' for the editor"
	refuses 'a proposal needs more: a text, what is agreed' on --as eva propose geboortezorg/nacht --title T --set driver=D
	refuses 'a proposal needs more: a driver, the situation that calls for it' on --as eva propose geboortezorg/nacht --title T --set text=T
	refuses 'a proposal needs more: elects.role and elects.until, which role and for which term' \
		on --as eva propose geboortezorg/kies --kind election --title T
	refuses 'bounds.decides, who may decide' on --as eva propose geboortezorg/m --kind method --title T --set driver=D --set text=T
	no_change
}
case_ 'refused without title, driver or text' needs

dutch_key() {
	KRING=$plain # what is typed has no marks
	misused "'aanleiding' is no key" on --as eva propose geboortezorg/nacht --title T --set aanleiding=D
	err_has "    hint: did you mean 'driver'?"
}
case_ 'a key by the name that Dutch has for it' dutch_key

where() {
	misused "'nacht' does not say in which circle" on --as eva propose nacht --title T --set driver=D --set text=T
	err_has '    hint: write it as CIRCLE/nacht'
	misused "'geboortezorg' is a circle" on --as eva propose geboortezorg
	err_has '    hint: write the name of the proposal behind it: geboortezorg/ID'
	refuses "there is no circle 'geboortezog'" on --as eva propose geboortezog/nacht --title T --set driver=D --set text=T
	err_has "    hint: did you mean 'geboortezorg'?"
	misused "'Nacht' is no id" on --as eva propose geboortezorg/Nacht --title T --set driver=D --set text=T
	misused "'a/b' is no id" on --as eva propose geboortezorg/a/b --title T --set driver=D --set text=T
	refuses "'geboortezorg/tolk' is there already" on --as eva propose geboortezorg/tolk --title T --set driver=D --set text=T
	err_is <<-END
		kring: refused: 'geboortezorg/tolk' is there already
		    hint: 'kring amend geboortezorg/tolk' changes it; a new proposal takes another id
	END
	sed -i 's/^until: 2026-12-17.*/ended: {date: 2026-08-01, why: Klaar}\nuntil: 2026-12-17/' circles/stuit.yaml
	git commit -q -a -m ended
	refuses "the circle 'stuit' ended on 1 August 2026" on --as bram propose stuit/x --title T --set driver=D --set text=T
	no_change
}
case_ 'in a circle that is there, under an id that is not' where

unknown() {
	refuses "the topic 'tarieven' is outside the scope of the circle 'geboortezorg'" nacht --set topics=tarieven
	err_is <<-END
		kring: refused: the topic 'tarieven' is outside the scope of the circle 'geboortezorg'
		    hint: 'geboortezorg' keeps out what each decides alone; its scope stands in circles/geboortezorg.yaml
	END
	refuses "nobody has the id 'ewa'" nacht --keeper ewa
	err_has "    hint: did you mean 'eva'?"
	refuses "the network has no goal 'altijd-iemant'" nacht --set goal=altijd-iemant
	err_has "    hint: did you mean 'altijd-iemand'?"
	refuses "there is no agreement 'geboortezorg/tollk'" nacht --set supersedes=geboortezorg/tollk
	refuses "there is no organisation 'jgs'" nacht --set interests.jgs='Rust'
	err_has "    hint: did you mean 'jgz'?"
	refuses "nobody has the id 'brem'" nacht --set evaluation.criteria.a.text=A --set evaluation.criteria.a.from=brem
	err_has "    hint: did you mean 'bram'?"
	refuses "nobody has the id 'brem'" nacht --set disagreements.a.who=brem --set disagreements.a.view=Anders
	refuses "nobody has the id 'brem'" nacht --kind method --set bounds.decides=brem
	refuses "'gemeente' is no party to 'geboortezorg/nacht'" nacht --set actions.a.what=A --set actions.a.owner=gemeente
	misused 'the evaluation date 1 September 2026 is not after today' nacht --evaluate today
	misused "'electio' is no value for the option '--kind'" nacht --kind electio
	misused "'titel' is no key of" nacht --set titel=X
	refuses "'adopted.date' is no part of the text" nacht --set adopted.date=2026-01-01
	misused "'ooit' is not right for 'date'" nacht --set evaluation.date=ooit
	no_change
}
case_ 'what it names has to be there' unknown

who() {
	refuses "nobody here has the address 'nobody@example.org'" on propose geboortezorg/x --title T --set driver=D --set text=T
	i_am dirk@kraamzorg-zuid.example
	succeeds on propose geboortezorg/x --title T --set driver=D --set text=T
	has agreements/geboortezorg/x.yaml 'proposed: {by: dirk, date: 2026-09-01}'
}
case_ 'whoever is known proposes' who

election() {
	refuses "it is not said who is proposed for the role 'facilitator'" on --as anna propose geboortezorg/kies --kind election \
		--title Kiezen --set elects.role=facilitator --set elects.until=2027-09-01 --open
	refuses "the circle 'geboortezorg' has no role 'facilitater'" on --as anna propose geboortezorg/kies --kind election \
		--title Kiezen --set elects.role=facilitater --set elects.until=2027-09-01
	err_has "    hint: did you mean 'facilitator'?"
	refuses "the circle 'geboortezorg' has no role 'archivaris'" on --as anna propose geboortezorg/kies --kind election \
		--title Kiezen --set elects.role=archivaris --set elects.until=2027-09-01
	err_has "    hint: 'kring add role geboortezorg archivaris' makes it"
	refuses 'the term until 1 September 2026 is over already' on --as anna propose geboortezorg/kies --kind election \
		--title Kiezen --set elects.role=facilitator --set elects.until=2026-09-01
	refuses "'regiekring' has no parent circle, in which its delegate would sit" on --as anna propose regiekring/kies \
		--kind election --title Kiezen --set elects.role=delegate --set elects.until=2027-09-01
	no_change
	succeeds on --as anna propose geboortezorg/kies --kind election --title Kiezen --keeper anna \
		--set elects.role=facilitator --set elects.until=2027-09-01 --set elects.person=dirk --open
	has agreements/geboortezorg/kies.yaml 'elects: {role: facilitator, until: 2027-09-01, person: dirk}'
	tail -n 2 agreements/geboortezorg/kies.yaml | diff -u - /dev/fd/3 3<<-END
		      dirk:
		        response: pending
	END
	out_lacks 'before anybody can consent'
	sound
}
case_ 'an election: the role, the term, and the nominee answers too' election

establishes() {
	refuses 'every spelregel is in force already' nacht --establishes spelregels
	refuses "there is no 'spelregels/pauze' to be established" nacht --establishes spelregels/pauze
	refuses "there is no 'circle/stuit' to be established" nacht --establishes circle/stuit
	err_has "    hint: did you mean 'circles/stuit'?"
	no_change
	succeeds on add spelregel pauze --title Pauze -m 'Na een uur.'
	succeeds on add spelregel koffie --title Koffie -m 'Wie laatst komt, zet.'
	succeeds nacht --establishes spelregels --set evaluation.criteria.x=Y --keeper eva --evaluate +1y
	sed -n '/^establishes:/,/^keeper/p' agreements/geboortezorg/nacht.yaml | diff -u - /dev/fd/3 3<<-END
		establishes:
		  spelregels/koffie: none
		  spelregels/pauze: none
		keeper: eva
	END
	succeeds on --as eva open nacht
	for person in anna bram carla eva; do
		succeeds on --as $person consent nacht --concern none
	done
	succeeds on adopt nacht
	has spelregels/pauze.yaml 'adopted: {date: 2026-09-01, by: geboortezorg/nacht}'
	succeeds on --as eva propose geboortezorg/stuit --title T --set driver=D --set text=T --establishes circles/stuit,spelregels/pauze,network --evaluate +1y
	sed -n '/^establishes:/,/^proposed/p' agreements/geboortezorg/stuit.yaml | diff -u - /dev/fd/3 3<<-END
		establishes:
		  circles/stuit: none
		  spelregels/pauze: none
		  network: none
		proposed: {by: eva, date: 2026-09-01}
	END
	sound
}
case_ 'it may establish spelregels and circles; they are named, and come into force with it' establishes

filled() {
	cat >"$scratch/x.yaml" <<-END
		# a filled template
		title: Uit een bestand
		driver: |
		  De aanleiding.
		text: De tekst.
		why:
		goal: continuiteit
		topics: []
		options:
		#  name: text
		evaluation:
		  date:
		  criteria:
		    snel: Negen van de tien
		keeper: carla
	END
	succeeds on --as eva propose geboortezorg/bestand -F "$scratch/x.yaml" --evaluate 2027-01-01 --title Anders --keeper carla
	err_is <<-END
		kring: note: 'title' is taken from $scratch/x.yaml, not from the command line
	END
	file_is agreements/geboortezorg/bestand.yaml <<-END
		title: Uit een bestand
		driver: |
		  De aanleiding.
		text: De tekst.
		goal: continuiteit
		parties: [verloskundigen, ziekenhuis, kraamzorg-zuid, jgz]
		evaluation:
		  date: 2027-01-01
		  criteria:
		    snel: Negen van de tien
		keeper: carla
		proposed: {by: eva, date: 2026-09-01}
	END
	succeeds on --as eva propose geboortezorg/invoer -F - --evaluate +1y <"$scratch/x.yaml"
	sound
}
case_ '-F fills it; what stayed empty is left out, and options fill the rest' filled

filled_wrong() {
	printf 'title: T\ntext: D\ndrver: T\n' >"$scratch/x.yaml"
	refuses "$scratch/x.yaml:3:1: refused: 'drver' is no key of the text" on --as eva propose geboortezorg/x -F "$scratch/x.yaml"
	err_has "    hint: did you mean 'driver'?"
	printf 'title: T\nproposed: {by: anna, date: 2026-01-01}\n' >"$scratch/x.yaml"
	refuses "'proposed' is no key of the text" on --as eva propose geboortezorg/x -F "$scratch/x.yaml"
	printf 'title: "T\n' >"$scratch/x.yaml"
	refuses "$scratch/x.yaml:" on --as eva propose geboortezorg/x -F "$scratch/x.yaml"
	printf 'title: T\ndriver: D\ntext: T\ngoal: [a]\n' >"$scratch/x.yaml"
	refuses "'goal' is an id: small letters, digits and '-', and here stands a list" on --as eva propose geboortezorg/x -F "$scratch/x.yaml"
	cannot 'x.yaml' on --as eva propose geboortezorg/x -F "$scratch/none/x.yaml"
	no_change
}
case_ 'a file that is not right is named with the line' filled_wrong

editor() {
	cat >"$scratch/editor" <<-END
		#!/bin/sh
		cp "\$1" "$scratch/template"
		sed -i 's/^title:.*/title: Uit de editor/; /^driver: |/{n;s/.*/  De aanleiding./}; /^text: |/{n;s/.*/  De tekst./}' "\$1"
	END
	chmod +x "$scratch/editor"
	export GIT_EDITOR="$scratch/editor"
	succeeds on --as eva propose geboortezorg/editor -e --evaluate 2027-01-01
	head -n 11 "$scratch/template" | diff -u - /dev/fd/3 3<<-END
		# A proposal to 'Kring geboortezorg': geboortezorg/editor
		# Title, driver and text are needed; what else stays empty is left out, and so are
		# lines with '#'. A text goes under its key, two blanks to the right.

		# what it is called
		title:

		# agreement, two (a temporary workable agreement), election or method
		kind:

		# the situation that calls for this
	END
	has "$scratch/template" '  date: 2027-01-01'
	has "$scratch/template" 'parties: [verloskundigen, ziekenhuis, kraamzorg-zuid, jgz]'
	lacks "$scratch/template" 'supersedes'
	lacks "$scratch/template" 'elects'
	file_is agreements/geboortezorg/editor.yaml <<-END
		title: Uit de editor
		driver: |
		  De aanleiding.
		text: |
		  De tekst.
		parties: [verloskundigen, ziekenhuis, kraamzorg-zuid, jgz]
		evaluation:
		  date: 2027-01-01
		proposed: {by: eva, date: 2026-09-01}
	END
	export GIT_EDITOR=true
	refuses 'the text was not changed, so nothing else was either' on --as eva propose geboortezorg/niets -e
	only_changed agreements/geboortezorg/editor.yaml
	sound
}
case_ 'the editor opens on a template that says what each key is for' editor

templates() {
	cat >"$scratch/editor" <<-END
		#!/bin/sh
		cp "\$1" "$scratch/template"
	END
	chmod +x "$scratch/editor"
	export GIT_EDITOR="$scratch/editor"
	expect_exit 1 on --as eva propose geboortezorg/kies -e --kind election --title Kiezen
	has "$scratch/template" 'elects:'
	has "$scratch/template" 'kind: election'
	lacks "$scratch/template" 'bounds:'
	expect_exit 1 on --as eva propose geboortezorg/methode -e --kind method
	has "$scratch/template" 'bounds:'
	expect_exit 1 on --as eva propose geboortezorg/two -e --kind two --set effects.costs=worse
	has "$scratch/template" 'disagreements:'
	has "$scratch/template" 'effects:'
	has "$scratch/template" '  costs: worse'
	no_change
}
case_ 'the template of another kind has its keys, and what was given is filled in' templates

no_members() {
	succeeds on add circle leeg --name Leeg --aim Leeg --parent none
	git add -A && git commit -q -m leeg
	refuses "the circle 'leeg' has no members on 1 September 2026, so nobody could answer" \
		on --as eva propose leeg/x --title T --set driver=D --set text=T --open
	no_change
	succeeds on --as eva propose leeg/x --title T --set driver=D --set text=T
	file_is agreements/leeg/x.yaml <<-END
		title: T
		driver: D
		text: T
		proposed: {by: eva, date: 2026-09-01}
	END
}
case_ 'a circle without members can have a proposal, and no round' no_members

dry() {
	succeeds nacht -n
	out_has '+++ b/agreements/geboortezorg/nacht.yaml'
	out_has '+goal: altijd-iemand'
	no_change
}
case_ '-n shows it and changes nothing' dry

committed() {
	succeeds nacht --commit
	git log -1 --format=%B | diff -u - /dev/fd/3 3<<-END
		agreement geboortezorg/nacht: propose

		Agreement: geboortezorg/nacht

	END
	no_change
}
case_ 'the commit says what was done' committed

no_lines_yet() {
	refuses "'foo' is no word for 'kind'" nacht --set kind=foo
	err_lacks 'nacht.yaml'
	refuses "'veel' is no word for 'effect'" nacht --set effects.costs=veel
	err_has "    hint: it was given for 'effects'"
	err_lacks 'nacht.yaml'
	no_change
}
case_ 'a refused value of a new file names the key, and no line that nobody could look at' no_lines_yet

asked_by_spelregels() {
	succeeds on --as anna propose geboortezorg/kort --title Kort --keeper anna --evaluate +6m --set driver=Zo --set text=Dan --set evaluation.criteria.a=b
	out_has "  a spelregel asks for it: why this and not something else: 'kring amend geboortezorg/kort --set why=TEXT'"
	out_has "  a spelregel asks for it: a goal of the network: 'kring amend geboortezorg/kort --set goal=GOAL'"
	succeeds on --as anna amend geboortezorg/kort --set why=Daarom --set goal=continuiteit
	out_lacks 'a spelregel asks'
	sed -i '/^adopted:/d' spelregels/verslag.yaml spelregels/samen.yaml
	succeeds on --as anna propose geboortezorg/langer --title Kort --keeper anna --evaluate +6m --set driver=Zo --set text=Dan --set evaluation.criteria.a=b
	out_lacks 'a spelregel asks'
}
case_ 'what a spelregel in force asks of the text is said before a round is open' asked_by_spelregels

# Nobody has answered: what it asks for can still be written.  After the adoption a successor has it.
asked_while_open() {
	succeeds on --as anna propose geboortezorg/kort --title Kort --keeper anna --evaluate +6m --set driver=Zo --set text=Dan --set evaluation.criteria.a=b --open
	out_has "  a spelregel asks for it: why this and not something else: 'kring amend geboortezorg/kort --set why=TEXT'"
	out_has "  a spelregel asks for it: a goal of the network: 'kring amend geboortezorg/kort --set goal=GOAL'"
	succeeds on --as anna amend geboortezorg/kort --set goal=continuiteit
	out_has "  a spelregel asks for it: why this and not something else: 'kring amend geboortezorg/kort --set why=TEXT'"
	out_lacks 'a goal of the network'
	succeeds on --as anna --as bram --as carla --as eva consent kort --concern none
	out_lacks 'a spelregel asks'
	succeeds on --as anna adopt kort
	out_lacks 'a spelregel asks'
	err_is <<-END
		kring: note: a spelregel asks for it: why this and not something else: 'kring amend geboortezorg/kort --set why=TEXT -m WHAT-CHANGED' writes a successor that says it
	END
	expect_exit 1 on check --class structure
	out_has '[agreement-why]'
	succeeds on --as anna amend geboortezorg/kort --set why=Daarom -m 'Waarom staat erbij'
}
case_ 'and when a round opens, and when it is adopted without' asked_while_open

# A Dutch template asks in Dutch, and takes the words that it shows: those of `--kind` and `--set` too.
dutch_words() {
	cat >"$scratch/x.yaml" <<-'END'
		title: Nacht
		kind: afspraak
		driver: Zo
		text: Dan
		effects:
		  costs: beter
		  quality: gelijk
		requests:
		  raad:
		    to: gemeente
		    what: beter
	END
	KRING_LANG=nl succeeds "$plain" --as-of 2026-09-01 --as anna propose geboortezorg/nacht -F "$scratch/x.yaml" --set effects.vulnerability=slechter
	has agreements/geboortezorg/nacht.yaml "effects: {vulnerability: worse, costs: better, quality: same}"
	has agreements/geboortezorg/nacht.yaml "    what: beter"
	lacks agreements/geboortezorg/nacht.yaml "afspraak"
	succeeds on check --class structure agreements/geboortezorg/nacht.yaml
	out_lacks error
	echo 'effects: {costs: slechter}' >"$scratch/x.yaml"
	KRING_LANG=nl succeeds "$plain" --as-of 2026-09-01 --as anna amend nacht -F "$scratch/x.yaml"
	has agreements/geboortezorg/nacht.yaml "costs: worse"
	KRING_LANG=nl succeeds "$plain" --as-of 2026-09-01 --as anna amend tolk --set effects.costs=beter
	changes_are <<-'END'
		-effects: {costs: worse, quality: better, vulnerability: same}
		+effects: {costs: better, quality: better, vulnerability: same}
	END
}
case_ 'fixed words as the language says them, in a template and behind --set' dutch_words
