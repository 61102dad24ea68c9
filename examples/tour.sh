#!/bin/sh
# examples/tour.sh - live a week in a real network folder and see what its coordinator sees.
#
# Installs what building needs and is not there, builds, copies examples/geboortezorg to a folder of its
# own, and goes through: propose, say, open, object, resolve, amend, consent, adopt, meet, evaluate, renew-mandate, check,
# report.
# KRING_BUILD=DIR builds elsewhere; KRING_TOUR=DIR keeps the folder there; KRING_UNDER='PROGRAM OPTIONS'
# runs each command under that program, and KRING_MESON has options for the build.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
build=${KRING_BUILD:-$top/build}

sh "$top/tests/install.sh" build
[ -f "$build/tour/build.ninja" ] || meson setup "$build/tour" "$top" -Dtests=disabled ${KRING_MESON-} >/dev/null
ninja -C "$build/tour" cmd/kring >/dev/null || { ninja -C "$build/tour" cmd/kring; exit 1; }
PATH=$build/tour/cmd:$PATH
export PATH

folder=${KRING_TOUR:-$(mktemp -d)}
[ -n "${KRING_TOUR-}" ] || trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder"
cp -R "$top/examples/geboortezorg/." "$folder"
cd "$folder"
git init -q -b main .
git config user.name 'Anna de Wit'
git config user.email "$(sed -n 's/.*email: *\(anna@[^ ,}]*\).*/\1/p' organisations/*.yaml | head -n 1)"
git add . && git commit -q -m 'geboortezorg: begin'

day=2026-09-01
say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
on() { # a new day; what was done the day before is committed
	git add . && git commit -q --allow-empty -m "geboortezorg: $day"
	day=$1
	say "── $1: $2"
}
run() { # shows the command as one would type it, and runs it on the day of the tour
	printf '\n$ kring'
	for word; do
		case $word in
		*[!A-Za-z0-9_./=,:+-]*) printf " '%s'" "$word" ;;
		*) printf ' %s' "$word" ;;
		esac
	done
	printf '\n'
	# shellcheck disable=SC2086
	KRING_TODAY=$day ${KRING_UNDER-} kring --no-pager --as-of "$day" "$@" && return 0
	code=$?
	[ "$code" -eq "${expected:-0}" ] || { echo "kring ended with $code" >&2; exit 1; }
	echo "(exit $code)"
}
expect() { expected=$1; shift; run "$@"; expected=0; }
expected=0

say 'A week in the maternity-care network of the example. Anna coordinates the circle geboortezorg.'

on 2026-09-01 'what needs attention?'
run status --within 14d

on 2026-09-02 'Anna brings a proposal'
run propose geboortezorg/nachttelefoon --title 'Een nachttelefoon voor de kraamzorg' \
	--set 'driver=Na achttien uur weet niemand wie er gebeld kan worden.' \
	--set 'text=Na achttien uur belt de verloskundige de nachttelefoon van de kraamzorg.' \
	--set 'why=Eén nummer is beter te onthouden dan vijf roosters.' \
	--set goal=continuiteit --set topics=overdracht --keeper anna --evaluate 2027-03-02 \
	--set 'evaluation.criteria.opgenomen=Negen van de tien telefoontjes worden binnen een minuut opgenomen'
run --as eva say nachttelefoon -m 'Geldt dit ook in het weekend?' --question

on 2026-09-03 'a consent round opens; Carla has an objection'
run open nachttelefoon --closes 2026-09-10
run consent nachttelefoon --concern none
expect 1 --as carla object nachttelefoon
run --as carla object nachttelefoon -m 'In de nacht is er geen dienst, dus niemand neemt op.' \
	--suggestion 'Begin met de avond.'

on 2026-09-04 'the objection makes the proposal better'
expect 1 adopt nachttelefoon
run resolve nachttelefoon carla --result amended --confirmed-by carla -m 'Alleen de avond, als proef'
run amend nachttelefoon -m 'Alleen tussen achttien en drieëntwintig uur' \
	--set 'text=Tussen achttien en drieëntwintig uur belt de verloskundige de avondtelefoon van de kraamzorg.'
say 'What a reviewer sees of it:'
git --no-pager diff --no-color -U0 | sed 1,4d

on 2026-09-07 'everybody answers again, and it is adopted'
run consent nachttelefoon
run --as bram consent nachttelefoon
run --as carla consent nachttelefoon --concern 'Lukt dit in de zomer?'
run --as eva consent nachttelefoon
run adopt nachttelefoon
run show nachttelefoon
say 'The diff of an answer is a few lines:'
git --no-pager diff --no-color -U1 -- agreements/geboortezorg/nachttelefoon.yaml

on 2026-09-08 'the circle meets: an agreement comes back on its day'
run meet geboortezorg today --present all
run evaluate warme-overdracht --sheet
run evaluate warme-overdracht --kept partly --outcome renewed --next 2027-03-02 \
	--met binnen-twee-uur=met --met gezin=unknown --verdict avonddienst=confirmed \
	--input verloskundigen,kraamzorg-zuid,ziekenhuis,jgz \
	-m 'Overdag werkt het. In het weekend nam tweemaal niemand op.'
run adopt warme-overdracht --evaluation --all-present
run meet geboortezorg today --close --commit
say 'One commit for the meeting:'
git --no-pager show --no-color --stat --format=%B

on 2026-09-09 'mandates, the check, the report'
run --as eva renew-mandate geboortezorg --by "$(sed -n 's/^given-by: //p' mandates/geboortezorg/eva.yaml)"
expect 1 check
run report minutes --since 2026-09-08
run report overview
say "The end. The same in your own network: kring init --spelregels --git FOLDER"
