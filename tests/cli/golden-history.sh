#!/bin/sh
# tests/cli/golden-history.sh - what `diff` and `log` say of a fortnight in each example, word for word.
#
# Each example goes on from the first of September by kring's own commands, a commit an act.  What
# is expected stands in tests/cli/golden/history-*; after a change that was meant:
#	KRING=… sh tests/cli/golden-history.sh write && git diff tests/cli/golden
# The same as pages, EXAMPLE.COMMAND….html in the folder OUT, in the language of each example's folder
# but for those that are named (tests/browser/pages.py takes them):
#	KRING=… sh tests/cli/golden-history.sh html OUT [EXAMPLE in English]…
. "$(dirname "$0")/lib.sh"
golden=$here/golden
mode=${1-} pages=${2-} read_in_english=" $* "

# by DAY NAME COMMAND…: this person does it on that day, and commits.
by() {
	day=$1 name=$2
	shift 2
	succeeds kring --as-of "$day" "$@"
	git add -A
	GIT_AUTHOR_DATE="${day}T12:00:00Z" GIT_COMMITTER_DATE="${day}T12:00:00Z" \
		git -c user.name="$name" commit -q -m "$*"
}

# is GOLDEN COMMAND…: prints that, but for the names of commits, which each run makes anew.
is() {
	given=$golden/history-$1 name=${1%.*}
	shift
	if [ "$mode" = html ]; then
		is_page "$@"
		return
	fi
	succeeds kring --as-of 2026-09-15 "$@"
	nothing_on stderr
	sed 's/\<[0-9a-f]\{7,12\}\>/COMMIT/g' "$work/stdout" >"$scratch/said"
	[ "$mode" != write ] || cp "$scratch/said" "$given"
	diff -u "$given" "$scratch/said"
}
is_page() { # COMMAND…, whose Markdown is the same page
	case $* in *--format*) return ;; esac
	example=${name%%-*} language=
	case $read_in_english in *" $example "*) language=en ;; esac
	name=${name#"$example"}
	KRING_LANG=$language "$plain" --as-of 2026-09-15 "$@" --format html >"$pages/$example.$1${name#"-$1"}.html"
}

geboortezorg() {
	git tag begin
	by 2026-09-02 'Anna de Wit' --as anna propose geboortezorg/nachttelefoon --title 'Een nachttelefoon voor de kraamzorg' \
		--set 'driver=Na achttien uur weet niemand wie er gebeld kan worden.' \
		--set 'text=Na achttien uur belt de verloskundige de nachttelefoon van de kraamzorg.' \
		--set 'why=Eén nummer is beter te onthouden dan vijf roosters.' \
		--set goal=continuiteit --set topics=overdracht --keeper anna --evaluate 2027-03-02 \
		--set 'evaluation.criteria.opgenomen=Negen van de tien telefoontjes worden binnen een minuut opgenomen'
	by 2026-09-02 'Eva Smits' --as eva say nachttelefoon -m 'Geldt dit ook in het weekend?' --question
	by 2026-09-03 'Anna de Wit' --as anna open nachttelefoon --closes 2026-09-10
	by 2026-09-03 'Anna de Wit' --as anna consent nachttelefoon --concern 'Het eerste weekend is de planning nog niet rond'
	by 2026-09-03 'Carla Jansen' --as carla object nachttelefoon -m 'In de nacht is er geen dienst, dus niemand neemt op.'
	by 2026-09-04 'Anna de Wit' --as anna resolve nachttelefoon carla --result amended --confirmed-by carla -m 'Alleen de avond, als proef'
	git tag asked
	by 2026-09-04 'Anna de Wit' --as anna amend nachttelefoon -m 'Alleen de avond' --set evaluation.date=2026-12-01 \
		--set 'text=Tussen achttien en drieëntwintig uur belt de verloskundige de avondtelefoon van de kraamzorg.'
	is geboortezorg-amended.txt diff asked..main
	is geboortezorg-amended.md diff asked..main --format md
	for member in anna bram carla eva; do
		by 2026-09-05 'Anna de Wit' --as $member consent nachttelefoon --concern none
	done
	by 2026-09-05 'Anna de Wit' --as anna adopt nachttelefoon
	by 2026-09-08 'Eva Smits' --as eva renew-mandate geboortezorg --by 'Directie JGZ' --meeting 2026-06-25
	is geboortezorg.txt diff begin..main
	is geboortezorg.md diff begin..main --format md
	is geboortezorg-log.txt log nachttelefoon
}
wijkteam() {
	git tag begin
	by 2026-09-02 'Tim de Groot' --as tim hand-over wijkteam/spreekuur --action rooster --to selma
	by 2026-09-02 'Tim de Groot' --as tim hand-over wijkteam/spreekuur --keeper --to selma
	by 2026-09-03 'Ruud Bakker' --as ruud consent regiekring/crisisplek --concern 'De nachtdienst is krap'
	by 2026-09-04 'Els Visser' --as els answer regiekring/crisisplek consulting --until 2026-10-01
	by 2026-09-08 'Selma Aydin' done wijkteam/eerste-gesprek-2 buren
	by 2026-09-10 'Tim de Groot' --as tim extend wijkteam/overbrugging --to 2026-10-08 -m 'De cijfers komen eind september'
	is wijkteam.txt diff begin..main
	is wijkteam.md diff begin..main --format md
	is wijkteam-log.txt log wijkteam/spreekuur
}
woningketen() {
	git tag begin
	by 2026-09-02 'Piet Hofstra' --as piet object keten/dakgarantie -m 'Een lek van een ander wordt zo mijn schade.' --suggestion 'Alleen voor eigen werk'
	by 2026-09-03 'Inge Dekker' --as inge consent keten/dakgarantie --concern none
	by 2026-09-04 'Piet Hofstra' move keten/planning regen --to 2026-09-18 -m 'Er was nog geen regenweek'
	by 2026-09-07 'Hanneke Prins' add member keten hanneke --observer
	by 2026-09-08 'Sander Mol' --as sander renew-mandate keten --by 'Directeur De Hoeve' --outcome narrowed --scope planning
	git mv agreements/keten/fotoapp.yaml agreements/keten/fotos.yaml
	git commit -q -m 'another name'
	is woningketen.txt diff begin..main
	is woningketen.md diff begin..main --format md
	is woningketen-log.txt log mandate/keten/sander
}
example geboortezorg
case_ 'geboortezorg: a proposal, an objection, a better proposal, and its adoption' geboortezorg
example wijkteam
case_ 'wijkteam: what was left is taken over, and an evaluation waits' wijkteam
example woningketen
case_ 'woningketen: an objection, a narrower mandate, another name' woningketen
