#!/bin/sh
# Every C file looks as .clang-format says, says its purpose in its first line, and keeps to 100 columns.
set -eu
. "$(dirname "$0")/../environment.inc"
cd "$(dirname "$0")/../.."
passed=0 failed=0
for file in $(git ls-files -co --exclude-standard -- '*.c' '*.h'); do
	[ -f "$file" ] || continue
	if clang-format --dry-run -Werror "$file" 2>"${TMPDIR:-/tmp}/kring-format.$$" &&
		head -n 2 "$file" | grep -q '^\(/\*\| \* \).'; then
		passed=$((passed + 1))
	else
		head -n 5 "${TMPDIR:-/tmp}/kring-format.$$"
		echo "$file: not as .clang-format says, or without a first line that says what it is for"
		failed=$((failed + 1))
	fi
done
rm -f "${TMPDIR:-/tmp}/kring-format.$$"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
