#!/bin/sh
# Each public header compiles alone, as C and as C++'s C; the library exports what they declare.
set -eu
. "$(dirname "$0")/../environment.inc"
cd "$(dirname "$0")/../.."
passed=0 failed=0

for header in include/kring/*.h; do
	if echo "#include <kring/${header##*/}>" | gcc -std=c17 -Wall -Wextra -Wpedantic -Werror \
		-Iinclude -x c -fsyntax-only -; then
		passed=$((passed + 1))
	else
		echo "$header does not compile alone"
		failed=$((failed + 1))
	fi
done

so=$(ls "${KRING_BUILD_DIR:-build/gcc}"/lib/libkring.so | head -n 1)
nm -D --defined-only "$so" | awk '{ print $3 }' | grep -v '^_' | sort >"${TMPDIR:-/tmp}/kring-exported.$$"
cat include/kring/*.h | tr '\n' ' ' | grep -oE 'KR_PUBLIC [^;{]*' | sed 's/__attribute__.*//' |
	grep -oE 'kr_[a-z0-9_]+ ?(\(|\[|$)' | tr -d ' ([' | sort -u >"${TMPDIR:-/tmp}/kring-declared.$$"
if diff "${TMPDIR:-/tmp}/kring-exported.$$" "${TMPDIR:-/tmp}/kring-declared.$$" >"${TMPDIR:-/tmp}/kring-diff.$$"; then
	passed=$((passed + 1))
else
	echo "exported (<) and declared (>) differ:"
	cat "${TMPDIR:-/tmp}/kring-diff.$$"
	failed=$((failed + 1))
fi
rm -f "${TMPDIR:-/tmp}"/kring-*."$$"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
