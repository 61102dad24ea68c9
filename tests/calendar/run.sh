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

# A copy of an example whose titles and actions are made of what the formats are made of.
hostile() {
	cp -R "$top/examples/geboortezorg" "$work/hostile" && python3 - "$work/hostile" <<'PYTHON'
import pathlib, re, sys
nasty = ['a, b; c\\n d\\, e\\;', 'END:VEVENT', '"quoted", ""twice""', '=1+1', '\\\\', 'é' * 80, '🌍' * 40, 'x' * 300,
         'BEGIN:VALARM;VALUE=DATE:20270101', 'ß\u0301' * 50, "'", 'a\u00a0b', ':', '-', '界' * 73]
root = pathlib.Path(sys.argv[1])
for i, path in enumerate(sorted(root.glob('agreements/*/*.yaml'))):
    text = path.read_text(encoding='utf-8')
    words = nasty[i % len(nasty)].replace('\\', '\\\\').replace('"', '\\"')
    text = re.sub(r'^title: .*$', lambda m: f'title: "{words}"', text, flags=re.M)
    path.write_text(re.sub(r'^( +)what: [^|>\n]+$', lambda m: f'{m[1]}what: "{words}"', text, flags=re.M), encoding='utf-8')
PYTHON
}

# The formats of every report of the folder $2, named $1, on the day $3.
print_all() {
	for report in overview agreements minutes evaluations mandates actions roles spelregels charter \
		balance flow process network status; do
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
