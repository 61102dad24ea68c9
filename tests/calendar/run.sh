#!/bin/sh
# tests/calendar/run.sh - calendars, CSV and JSON of every report, read by programs of others.
#
# Every report of the three examples, and of one whose titles are hostile, as ics: read by libical
# (read.c) and by the npm package ical.js (read.mjs), and compared with the JSON (compare.py). Every
# table of them as csv: in DuckDB (tables.mjs) and in sqlite (sqlite.py), the same rows as the JSON.
# Without npm, libical or sqlite it fails.
set -u
. "$(dirname "$0")/../environment.inc"

here=$(cd "$(dirname "$0")" && pwd) || exit 3
top=$(cd "$here/../.." && pwd) || exit 3
: "${KRING:?set KRING to the program to be tested}"
case $KRING in /*) ;; *) KRING=$PWD/$KRING ;; esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP
export KRING_TODAY=2026-11-22

stop() {
	echo "$1"
	echo "0 passed, 1 failed"
	exit 1
}

# A copy of an example whose texts are those of tests/hostile.
hostile() {
	PYTHONPATH=$top/tests/hostile python3 - "$work/hostile" <<'PYTHON'
import pathlib, sys, unicodedata
import folder
from readers import plain, raw
from values import VALUES
# what is shown by its number is not the same in JSON
admitted = [v for v in VALUES if not raw(v, tabs=True) and plain(v) == " ".join(v.split()) and unicodedata.is_normalized("NFC", v) and "\ufffe" not in v]
folder.fill(pathlib.Path(sys.argv[1]), "geboortezorg", admitted[int(len(admitted) / 2):], 0)
PYTHON
}

# The formats of every report of the folder $2, named $1, on the day $3.
print_all() {
	reports=$("$KRING" -C "$2" __complete report "" | cut -f 1 | grep -v '^site$')
	for report in $reports status; do
		set -- "$1" "$2" "$3" report $report
		[ $report = status ] && set -- "$1" "$2" "$3" status
		name=$1
		shift
		folder=$1 day=$2
		shift 2
		"$KRING" -q -C "$folder" --as-of "$day" "$@" --format ics >"$work/out/$name.$report.ics" &&
			"$KRING" -q -C "$folder" --as-of "$day" "$@" --format json >"$work/out/$name.$report.json" ||
			stop "$name $report failed"
		python3 - "$work/out/$name.$report.json" "$work/rows/$name.$report" <<'PYTHON' >"$work/tables"
import json, sys
report = json.load(open(sys.argv[1], encoding='utf-8'))
for key, value in report.items():
    tables = {key: value}
    if isinstance(value, dict) and 'nodes' in value:
        tables = {f'{key}.{part}': rows for part, rows in value.items()}
    for name, rows in tables.items():
        if isinstance(rows, dict):
            rows = [rows]
        if isinstance(rows, list) and all(isinstance(r, dict) for r in rows):
            json.dump(rows, open(f'{sys.argv[2]}.{name}.rows.json', 'w', encoding='utf-8'))
            print(name)
PYTHON
		while read -r table; do
			"$KRING" -q -C "$folder" --as-of "$day" "$@" --format csv --table "$table" \
				>"$work/rows/$name.$report.$table.csv" || stop "$name $report: no table $table"
		done <"$work/tables"
		set -- "$name" "$folder" "$day"
	done
}

icaljs=$(sh "$top/tests/npm.sh" icaljs "$work" ical.js@2.2.1) || stop "ical.js cannot be fetched"
duckdb=$(sh "$top/tests/npm.sh" duckdb "$work" @duckdb/node-api@1.5.6-r.1) || stop "DuckDB cannot be fetched"
# shellcheck disable=SC2046
${CC:-cc} -o "$work/read" "$here/read.c" $(pkg-config --cflags --libs libical) || stop "no libical"
mkdir "$work/out" "$work/rows"
for example in geboortezorg wijkteam woningketen; do
	print_all $example "$top/examples/$example" 2026-09-01
done
print_all later "$top/examples/wijkteam" 2027-06-01
hostile && print_all hostile "$work/hostile" 2026-09-01

"$work/read" "$work"/out/*.ics >"$work/out/libical" || stop "libical cannot read them"
node "$here/read.mjs" "$icaljs" "$work"/out/*.ics >"$work/out/icaljs" || stop "ical.js cannot read them"
{
	python3 "$here/compare.py" "$work/out" || echo "not ok compare.py"
	node "$here/tables.mjs" "$duckdb" "$work/rows" || echo "not ok tables.mjs"
	python3 "$here/sqlite.py" "$work/rows" || echo "not ok sqlite.py"
} >"$work/said" 2>&1
grep -v '^ok ' "$work/said"
passed=$(grep -c '^ok ' "$work/said")
failed=$(grep -c '^not ok ' "$work/said")
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 800 ]
