#!/bin/sh
# Every manual is clean mdoc, in each language; those of the keys and the rules are complete, as the
# build made them.
set -eu
. "$(dirname "$0")/../environment.inc"
cd "$(dirname "$0")/../.."
build=${KRING_BUILD_DIR:-build/gcc}
passed=0 failed=0

say() {
	echo "$1"
	failed=$((failed + 1))
}

pages="man/kring*.1 man/git-kring.1"
for kind in agreement circle mandate meeting network organisation review spelregel; do
	pages="$pages $build/man/kring-$kind.5"
done
pages="$pages $build/man/kring-rules.7 $build/man/kring-tables.7"
# Which of them a language has to have is for man-languages.sh.
for page in man/??/*.[1-8] man/??/*.in; do
	case $page in
	*\**) ;; # none
	*.in) pages="$pages $build/${page%.in}" ;;
	*) pages="$pages $page" ;;
	esac
done

for page in $pages; do
	if [ ! -s "$page" ]; then
		say "$page is missing"
	elif found=$(mandoc -T lint -W warning "$page"); then
		passed=$((passed + 1))
	else
		say "$found"
	fi
	if grep -n '@[A-Z]*@' "$page"; then
		say "$page still holds a place of its template"
	fi
done

# A manual refers only to manuals that there are.
for page in $pages; do
	for other in $(sed -n 's/^\.\(It \)*Xr \(kring[a-z-]*\) \([0-9]\).*/\2.\3/p' "$page" | sort -u); do
		if [ -f "man/$other" ] || [ -f "man/$other.in" ]; then
			passed=$((passed + 1))
		else
			say "$page refers to $other, which is not there"
		fi
	done
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
