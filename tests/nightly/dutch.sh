#!/bin/sh
# Nightly: every end-to-end test in Dutch, in each of the four ways of asking for it; tests/run.sh runs each
# script in one of them. At the end: what kring said in English meanwhile.
#
#	sh tests/nightly/dutch.sh [SCRIPT…]
#	KRING=PROGRAM               the program; default: build/gcc/cmd/kring
set -u
top=$(cd "$(dirname "$0")/../.." && pwd) || exit 3
cd "$top" || exit 3
KRING=${KRING:-$top/build/gcc/cmd/kring}
KRING_NL_LOG=$(mktemp -d) || exit 3
export KRING KRING_NL_LOG KRING_NL_PREPARED=1
trap 'rm -rf "$KRING_NL_LOG"' EXIT
sh tests/nl/run.sh prepare || exit 3

if [ $# -eq 0 ]; then
	for script in tests/cli/*.sh; do
		[ "$script" = tests/cli/lib.sh ] || grep -q '^KRING=\$plain' "$script" || set -- "$@" "$script"
	done
fi
{
	for language in c utf8 absent present; do
		# shellcheck disable=SC2016
		printf '%s\n' "$@" | xargs -n 1 -P 2 sh -c 'log=$(mktemp) &&
			sh tests/nl/run.sh "$0" "$1" >"$log" 2>&1 </dev/null || grep -q " [1-9][0-9]* failed" "$log" ||
			echo "0 passed, 1 failed" >>"$log"; sed "s|^|$0 $1: |" "$log"; rm -f "$log"' "$language"
	done
	python3 tests/nl/leaks.py "$KRING_NL_LOG"
} | awk '
	/ 0 failed$/ { passed += $(NF - 3); next }
	/ passed, [0-9]+ failed/ { passed += $(NF - 3); failed += $(NF - 1) }
	{ print }
	END { printf "%d passed, %d failed\n", passed, failed; exit failed > 0 || passed == 0 }'
