#!/bin/sh
# tests/cli/goldens.sh - every report in every format in both languages, of one example, word for word.
#
# The program says which reports and formats there are, so that a new one without a golden fails.  What
# is expected stands in golden/reports: in en/ and nl/ what people read, beside them what programs read
# and no language changes.  The style sheet stands in each HTML page, but only once in the goldens.
# After a change that was meant, write them anew and read the difference:
#
#	KRING=… sh tests/cli/goldens.sh write && git diff tests/cli/golden/reports
. "$(dirname "$0")/lib.sh"
KRING=$plain # it asks for each language itself
export KRING
golden=$here/golden/reports
mode=${1-}
day=2026-09-01
example geboortezorg

of_kring() { # a list that completion offers
	kring __complete "$@" "" | cut -f1
}
reports=$(of_kring report | grep -vx site) # a site is a folder of pages: tests/cli/site.sh
formats=$(of_kring report --format)

# The style sheet of a page is left out of it, and kept by itself.
without_style() {
	awk '/^<style>$/ { print; skip = 1; next } /^<\/style>$/ { skip = 0 } !skip' "$1"
}
style() {
	awk '/^<\/style>$/ { exit } on; /^<style>$/ { on = 1 }' "$1"
}

as_expected() { # FILE: that it is the golden of this name, or is written as that
	if [ "$mode" = write ]; then
		mkdir -p "$golden/$(dirname "$1")" && cp "$work/shown" "$golden/$1"
	fi
	diff -u "$golden/$1" "$work/shown"
}

gives() { # REPORT FORMAT LANGUAGE FILE
	case_ "golden/reports/$4 ($3)" "
		export KRING_LANG=$3
		succeeds kring --as-of $day report $1 --format $2
		[ $2 = csv ] || nothing_on stderr # csv names its other tables there
		without_style '$work/stdout' | tr -d '\r' >'$work/shown' # git keeps goldens with LF
		as_expected $4
		if [ $2 = html ]; then
			style '$work/stdout' >'$work/shown'
			[ -s '$work/shown' ]
			as_expected style.css
		fi
	"
}

expected=style.css
for report in $reports; do
	for format in $formats; do
		for language in en nl; do
			case $format in
			json | csv) file=$report.$format ;;
			text) file=$language/$report.txt ;;
			*) file=$language/$report.$format ;;
			esac
			gives "$report" "$format" "$language" "$file"
			expected="$expected
$file"
		done
	done
done

case_ 'there are reports and formats to walk, and every golden belongs to one' '
	[ "$(echo "$reports" | wc -l)" -ge 14 ]
	[ "$(echo "$formats" | wc -l)" -ge 4 ]
	echo "$expected" | LC_ALL=C sort -u >"$scratch/expected"
	(cd "$golden" && find . -type f) | cut -c3- | LC_ALL=C sort >"$scratch/there"
	diff -u "$scratch/expected" "$scratch/there"
'
case_ 'what people read is in their language' '
	for report in $reports; do
		if cmp -s "$golden/en/$report.txt" "$golden/nl/$report.txt"; then
			say "$report is the same in both languages"
		fi
	done
'
