#!/bin/sh
# tests/bench/run.sh - what `kring check` costs, beside the least that reading its files can cost.
#
#     tests/bench/run.sh [BUILD-DIR]
#
# Makes folders of 1 000 and 10 000 records and measures the floor program and `kring check` on them
# in turn, medians of 7, then an act in the last folder, a page of HTML and `check --since` beside the full
# check, the latter in a changed copy of it. Prints figures beside the goals. Slowness is
# no failure: it ends with 1 only when a program fails, with 2 when it is called wrongly.
#
#     KRING              the program to measure (default: the one in BUILD-DIR; without that,
#                        one that is built for release in build/bench)
#     KRING_BENCH_DIR    keep the folders here, and use them again while the generator is the same
#     KRING_BENCH_SIZES  other numbers of records, smallest first (default: '1000 10000')
#     KRING_BENCH_RUNS   how many runs a median takes (default: 7; of --since 25)
#     PYTHON, CC         (default: /usr/bin/python3, cc)

set -eu

here=$(cd "$(dirname "$0")" && pwd)
build=${1:-$here/../../build/bench}
sizes=${KRING_BENCH_SIZES:-1000 10000}
runs=${KRING_BENCH_RUNS:-7}
python=${PYTHON:-/usr/bin/python3}
as_of=2026-09-01

fail() {
	echo "run.sh: $1" >&2
	exit "${2:-1}"
}

find_kring() {
	for candidate in "${KRING:-}" "$build/cmd/kring" "$build/kring"; do
		if [ -n "$candidate" ] && [ -x "$candidate" ]; then
			echo "$(cd "$(dirname "$candidate")" && pwd)/$(basename "$candidate")"
			return
		fi
		[ -z "${KRING:-}" ] || break
	done
}

# One folder a size; its name says which generator made it, so that a newer one makes a new folder.
folder_of() {
	folder=$store/$1-$generator
	if [ ! -d "$folder" ]; then
		rm -rf "$folder.part"
		"$python" "$here/generate.py" --records "$1" --seed 1 "$folder.part" >&2
		mv "$folder.part" "$folder"
	fi
	echo "$folder"
}

measure() {
	"$python" "$here/measure.py" --runs "$runs" "$@"
}

# A proposal with an open round, and a member of it who has not answered: "ID PERSON".
find_pending() {
	(cd "$1/agreements" && grep -rl --include='*.yaml' 'response: pending' .) | sort |
	while read -r path; do
		path=$1/agreements/${path#./}
		if ! grep -qE '^(adopted|decided|deferred|escalated|withdrawn|ended):' "$path"; then
			id=${path#"$1/agreements/"}
			echo "${id%.yaml} $(pending_person "$path")"
			break
		fi
	done
}

# The last name with a pending answer: in the last round, on a line of its own or with the answer.
pending_person() {
	tr -d '\r' <"$1" | awk '
		/response: pending/ { line = /^ *response:/ ? before : $0; sub(/^ */, "", line)
			sub(/:.*/, "", line); person = line }
		{ before = $0 }
		END { print person }'
}

row() {
	awk -v what="$1" -v figure="$2" -v goal="$3" -v unit="$4" 'BEGIN {
		printf "%-38s %10.2f %-4s", what, figure, unit
		if (goal != "") printf " %10.2f %-4s %8.2f", goal, unit, figure / goal
		print "" }'
}

bench_size() {
	folder=$(folder_of "$1")
	figures=$(measure --accept 0,1 -- "$work/floor" "$folder" \
		--- "$kring" -C "$folder" check --as-of "$as_of" -q)
	set -- "$1" $figures
	row "floor, $1 records: CPU" "$2" '' ms
	row "check, $1 records: CPU" "$5" '' ms
	row "check / floor, $1 records" "$(awk "BEGIN { print $5 / $2 }")" 1.35 x
	row "check, $1 records: wall" "$6" '' ms
	row "check, $1 records: peak memory" "$(awk "BEGIN { print $7 / 1024 }")" \
		"$(awk "BEGIN { print 4 + 3.5 * $1 / 1024 }")" MiB
	echo "$1 $5" >>"$work/growth"
}

bench_growth() {
	awk 'NR == 1 { n = $1; cpu = $2 } END { if ($1 > n) print log($2 / cpu) / log($1 / n) }' \
		"$work/growth" | while read -r exponent; do
		row 'check, growth: exponent of CPU' "$exponent" 1.05 ''
	done
}

bench_consent() {
	folder=$(folder_of "$1")
	set -- "$1" $(find_pending "$folder")
	[ $# -eq 3 ] || fail "no open round with a pending member in '$folder'"
	figures=$(measure -- "$kring" -C "$folder" --as-of "$as_of" --as "$3" --dry-run consent "$2")
	set -- "$1" $figures
	row "consent --dry-run, $1 records: CPU" "$2" 30 ms
}

# A copy of the folder with a commit, ten changed records and a deleted one that others refer to.
changed_copy() {
	copy=$work/changed
	cp -R "$1" "$copy"
	(
		cd "$copy"
		git init -q .
		git add -A
		git -c user.name=x -c user.email=x@example.org -c commit.gpgSign=false commit -q -m base
		find agreements -name '*.yaml' | sort | awk 'NR % 100 == 0' | head -n 10 |
			while read -r path; do echo '# one line more' >>"$path"; done
		rm "agreements/$(grep -rh '^supersedes:' agreements | sort | sed -n '1s/supersedes: *//p').yaml"
	)
	echo "$copy"
}

# The two differ by little more than single runs scatter: so more of them.
bench_since() {
	copy=$(changed_copy "$(folder_of "$1")")
	figures=$("$python" "$here/measure.py" --runs "${KRING_BENCH_RUNS:-25}" --accept 0,1 -- "$kring" -C "$copy" check --as-of "$as_of" -q \
		--- "$kring" -C "$copy" check --as-of "$as_of" -q --since HEAD)
	set -- "$1" $figures
	row "check --since / check, $1 records: CPU" "$(awk "BEGIN { print $5 / $2 }")" 1.15 x
}

# A page of the whole network for its board, beside reading and judging the same files.
bench_page() {
	folder=$(folder_of "$1")
	figures=$(measure --accept 0,1 -- "$kring" -C "$folder" check --as-of "$as_of" -q \
		--- "$kring" -C "$folder" --as-of "$as_of" report overview --format html -o "$work/page.html")
	set -- "$1" $figures
	row "overview as HTML / check, $1 records" "$(awk "BEGIN { print $5 / $2 }")" 1.5 x
}

[ $# -le 1 ] || fail 'usage: run.sh [BUILD-DIR]' 2
if [ $# -eq 0 ] && [ -z "${KRING:-}" ]; then
	[ -f "$build/build.ninja" ] ||
		meson setup "$build" "$here/../.." --buildtype=release -Dtests=disabled >&2
	ninja -C "$build" cmd/kring >&2
fi
kring=$(find_kring)
[ -n "$kring" ] || fail "no kring at '${KRING:-$build/cmd/kring}': build it, or name it in KRING" 2

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP
store=${KRING_BENCH_DIR:-$work}
mkdir -p "$store"
generator=$(cat "$here"/*.py "$here/../twin/digest.py" | cksum | cut -d ' ' -f 1)
${CC:-cc} -std=c17 -D_GNU_SOURCE -O2 -o "$work/floor" "$here/floor.c" -lyaml

printf '%-38s %15s %15s %8s\n' what figure goal ratio
for size in $sizes; do
	bench_size "$size"
done
bench_growth
bench_consent "$size"
bench_page "$size"
bench_since "$size"
