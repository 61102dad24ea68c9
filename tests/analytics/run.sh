#!/bin/sh
# tests/analytics/run.sh - the queries of examples/analytics, in DuckDB, over 200 folders.
#
# Generates the folders, exports each as JSON lines and CSV, runs every query with the npm package
# @duckdb/node-api (kept in $KRING_TEST_CACHE, else a folder that goes again) and compares the rows
# with those that expected.py counts from the YAML files.  Without npm it fails.
set -u
. "$(dirname "$0")/../environment.inc"

here=$(cd "$(dirname "$0")" && pwd) || exit 3
top=$(cd "$here/../.." && pwd) || exit 3
: "${KRING:?set KRING to the program to be tested}"
case $KRING in /*) ;; *) KRING=$PWD/$KRING ;; esac
passed=0 failed=0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP

stop() {
	echo "$1"
	echo "$passed passed, $((failed + 1)) failed"
	exit 1
}

export_all() {
	for folder in "$work"/folders/*; do
		network=${folder##*/}
		"$KRING" -C "$folder" export --as-of 2026-09-01 --network "$network" -o "$work/exports/$network/" 2>"$work/err" &&
			"$KRING" -C "$folder" export --as-of 2026-09-01 --network "$network" --format csv \
				-o "$work/exports/$network" 2>>"$work/err" || stop "$network: $(cat "$work/err")"
		region=$(printf '%s' "$network" | cut -c7)
		[ "$region" -gt 7 ] || echo "$network,regio-$((region % 4))" >>"$work/networks.csv"
	done
}

modules=$(sh "$top/tests/npm.sh" duckdb "$work" @duckdb/node-api@1.5.6-r.1) || stop "DuckDB cannot be fetched"
python3 "$here/folders.py" 200 "$work/folders" || stop "no folders"
mkdir "$work/exports" && echo network,region >"$work/networks.csv"
export_all
python3 "$here/expected.py" 2026-09-01 "$work/folders" "$work/networks.csv" >"$work/expected.json" || stop "nothing to compare with"
cd "$work" || exit 3
node "$here/query.mjs" "$modules" "$top/examples/analytics" "$work/expected.json" >"$work/said" 2>&1
code=$?
cat "$work/said"
passed=$(grep -c '^ok ' "$work/said")
failed=$(grep -c '^not ok ' "$work/said")
[ "$code" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 5 ]
