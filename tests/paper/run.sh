#!/bin/sh
# tests/paper/run.sh - what is made for paper: each meeting, and each agreement to evaluate, is one A4.
#
# Prints minutes and evaluation sheets of the examples with Chromium, and reads the pages back with
# poppler: as many pages as there are meetings, A4, and each page begins with the title of its own.
# And of no report does a command get on paper, where nobody can type it; also not of a network in
# which nothing stands yet, whose reports say what to begin with.
set -u
. "$(dirname "$0")/../environment.inc"
top=$(cd "$(dirname "$0")/../.." && pwd) || exit 3
cd "$top" || exit 3
: "${KRING:?set KRING to the program to be tested}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP
passed=0 failed=0
day=2026-09-01

is() { # WHAT CONDITION…
	what=$1
	shift
	if [ "$@" ]; then passed=$((passed + 1)); else
		failed=$((failed + 1))
		echo "not ok: $what: $*"
	fi
}

to_paper() { # HTML PDF
	timeout 60 chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
		--disable-background-networking --disable-component-update --disable-sync \
		--user-data-dir="$work/browser" --no-pdf-header-footer --print-to-pdf="$2" "file://$1" \
		>"$work/log" 2>&1 || { cat "$work/log" && exit 1; }
}

# The titles of the pages, one a line: those of the headings of level 1.
titles() { # REPORT EXAMPLE OPTION…
	report=$1 example=$2
	shift 2
	"$KRING" -C "examples/$example" --as-of $day report "$report" "$@" --format md | sed -n 's/^## //p'
}

# shellcheck disable=SC2086
look() { # REPORT EXAMPLE OPTION…
	name=$1-$2
	"$KRING" -C "examples/$2" --as-of $day report "$1" $3 $4 --format html >"$work/$name.html"
	to_paper "$work/$name.html" "$work/$name.pdf"
	titles "$1" "$2" $3 $4 >"$work/titles"
	wanted=$(wc -l <"$work/titles")
	is "$name: something to print" "$wanted" -gt 1
	is "$name: a page each" "$(pdfinfo "$work/$name.pdf" | awk '/^Pages/ { print $2 }')" -eq "$wanted"
	is "$name: A4" "$(pdfinfo "$work/$name.pdf" | grep -c '^Page size:.*(A4)')" -eq 1
	page=1
	while read -r title; do
		text=$(pdftotext -f $page -l $page -raw "$work/$name.pdf" - | tr '\n' ' ' | cut -c1-160)
		case $text in
		*"$title"*) is "$name" 1 -eq 1 ;;
		*) is "$name, page $page has '$title', and not: $text" 1 -eq 0 ;;
		esac
		page=$((page + 1))
	done <"$work/titles"
}

# Commands stand on the page, and not on its paper.
without_commands() { # FOLDER
	all=
	for report in $("$KRING" -C "$1" __complete report '' | cut -f1 | grep -vx site) status; do
		[ $report = status ] && set -- "$1" status || set -- "$1" report $report
		"$KRING" -C "$1" --as-of $day --lang en $2 ${3-} --format html >>"$work/all.html"
		all="$all $report"
	done
	is "reports of $1" "$(echo "$all" | wc -w)" -gt 10
	is "commands on the pages of $1" "$(grep -c "kring [a-z]* " "$work/all.html")" -gt 5
	to_paper "$work/all.html" "$work/all.pdf"
	pdftotext -raw "$work/all.pdf" - | tr '\n' ' ' >"$work/all.txt"
	is "words on the paper of $1" "$(wc -w <"$work/all.txt")" -gt 200
	commands=$("$KRING" __complete '' | cut -f1 | grep -v '^-' | tr '\n' '|')
	found=$(grep -oE "kring (${commands%|}) [^ ]*" "$work/all.txt" | sort -u | tr '\n' ';')
	is "no command on the paper of $1, and not: $found" -z "$found"
	rm "$work/all.html"
}

mkdir "$work/empty"
printf 'format: 1\nname: Samen\npurpose: Doen\n' >"$work/empty/kring.yaml"
without_commands "$work/empty"
without_commands "$top/examples/geboortezorg"

for example in geboortezorg wijkteam woningketen; do
	look minutes $example --since 2020-01-01
	look evaluation-sheet $example "" ""
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
