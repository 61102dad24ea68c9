#!/bin/sh
# Every C file looks as .clang-format says, says its purpose in its first line, and keeps to 100 columns.
set -eu
. "$(dirname "$0")/../environment.inc"
cd "$(dirname "$0")/../.."
found=$(mktemp)
trap 'rm -f "$found"' EXIT
git ls-files -co --exclude-standard -- '*.c' '*.h' >"$found.all"
while read -r file; do
	[ ! -f "$file" ] || echo "$file"
done <"$found.all" >"$found.files"

# One process for all of them; what it prints begins with the name of a file.
code=0
xargs clang-format --dry-run -Werror <"$found.files" 2>"$found" || code=$?
sed -n 's/^\([^ :]*\.[ch]\):[0-9]*:[0-9]*: .*/\1/p' "$found" >"$found.wrong"
[ $code -eq 0 ] || [ -s "$found.wrong" ] || echo "clang-format itself: exit $code" >>"$found.wrong"
head -n 20 "$found"
while read -r file; do
	{ IFS= read -r first && IFS= read -r second; } <"$file"
	case $first in
	'/* '?*) ;;
	*) case $second in ' * '?*) ;; *) echo "$file" ;; esac ;;
	esac
done <"$found.files" >>"$found.wrong"

failed=$(sort -u "$found.wrong" | tee "$found" | wc -l)
sed 's/$/: not as .clang-format says, or without a first line that says what it is for/' "$found"
echo "$(($(wc -l <"$found.files") - failed)) passed, $failed failed"
rm -f "$found".*
[ "$failed" -eq 0 ]
