#!/bin/sh
# No function is over 70 lines, and the median is below 18 (STYLE; measured as the models were).
set -eu
. "$(dirname "$0")/../environment.inc"
cd "$(dirname "$0")/../.."
ctags -x --c-kinds=f --_xformat='%F %n %{end} %N' lib/*/*.c cmd/*.c |
	awk '{ print $3 - $2 + 1, $1 ":" $2, $4 }' | sort -n >"${TMPDIR:-/tmp}/kring-functions.$$"
awk '
	{ lines[NR] = $1; if ($1 > 70) { print $2 ": " $3 " has " $1 " lines"; long++ } }
	END {
		median = lines[int((NR + 1) / 2)]
		printf "%d functions, median %d lines, 90th percentile %d, longest %d\n", NR, median, lines[int(NR * 0.9)], lines[NR]
		failed = long + (median >= 18) + (NR < 100)
		printf "%d passed, %d failed\n", NR - long, failed
		exit failed > 0
	}' "${TMPDIR:-/tmp}/kring-functions.$$"
