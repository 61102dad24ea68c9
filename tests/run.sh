#!/bin/sh
# tests/run.sh - build kring and run every test that is not marked nightly.
#
# Builds twice, warnings being errors: with gcc, and with clang, AddressSanitizer and
# UndefinedBehaviorSanitizer; each test runs on both, the end-to-end tests in English on the first and
# in Dutch on the second. A test is a program whose last line of the form
# `N passed, N failed[, N skipped]` (or cmocka's own) says how it went, and whose exit code agrees.
# The output of a test that fails is shown whole.
#
#	sh tests/run.sh             all of it
#	sh tests/run.sh cli/check   only tests whose name holds one of the words
#	KRING_BUILD=DIR             where to build; default: build, beside this tree's files
set -u
unset CDPATH # with it `cd` prints where it goes; what else is unset stands in environment.inc
top=$(cd "$(dirname "$0")/.." && pwd) || exit 3
cd "$top" || exit 3
KRING_BUILD=${KRING_BUILD:-$top/build}
build=$KRING_BUILD
# Debian's own programs first: its python3 is the one that its packages are for.
PATH=/usr/bin:/bin:$PATH
export PATH
[ "${1-}" = --one ] || . tests/environment.inc || exit 3
logs=$build/logs

configure() { # DIR COMPILER MESON-OPTIONS…
	dir=$1 cc=$2
	shift 2
	[ -f "$dir/build.ninja" ] || CC=$cc meson setup "$dir" -Dtests=enabled -Dwerror=true "$@" >"$logs/setup" 2>&1 || {
		cat "$logs/setup"
		exit 3
	}
	ninja -C "$dir" >"$logs/build" 2>&1 || {
		cat "$logs/build"
		echo "0 passed, 1 failed"
		exit 1
	}
}

# Reads what a test printed: its last counting line, or cmocka's, as `passed failed skipped`.
count() {
	awk '
		/^[0-9]+ passed, [0-9]+ failed/ { p = $1; f = $3; s = /skipped/ ? $5 : 0; seen = 1 }
		/^\[  PASSED  \] [0-9]+ test/ { p += $4; seen = 1 }
		/^\[  FAILED  \] .*[0-9]+ test\(s\)/ { for (i = 1; i <= NF; i++) if ($i + 0 > 0) { f += $i; break } ; seen = 1 }
		/^\[  SKIPPED \] .*[0-9]+ test\(s\)/ { for (i = 1; i <= NF; i++) if ($i + 0 > 0) { s += $i; break } ; seen = 1 }
		/^SKIP/ { s++; seen = 1 }
		END { if (!seen) exit 1; print p + 0, f + 0, s + 0 }' "$1"
}

# One test: `run_one NAME COMMAND…`; its counts go to a file, so that several can run side by side.
# The beginning of its name says on which build.
run_one() {
	name=$1
	shift
	case $name in
	asan/* | dutch/*) KRING_BUILD_DIR=$build/asan ;;
	*) KRING_BUILD_DIR=$build/gcc ;;
	esac
	KRING=$KRING_BUILD_DIR/cmd/kring
	export KRING KRING_BUILD_DIR
	log=$logs/$(printf %s "$name" | tr '/ ' '__')
	start=$(date +%s)
	"$@" >"$log" 2>&1 </dev/null
	code=$?
	counts=$(count "$log") || counts="0 1 0"
	failed=${counts#* } && failed=${failed%% *}
	# A test that counts no failure and ends badly has failed all the same.
	[ $code -eq 0 ] || [ "$failed" -gt 0 ] || counts="${counts%% *} 1 0"
	echo "$counts" >>"$logs/counts"
	set -- $counts
	if [ "$2" -gt 0 ]; then
		echo "FAILED  $name ($1 passed, $2 failed, exit $code)"
		sed 's/^/    /' "$log"
	else
		echo "ok      $name ($1 passed$([ "$3" -gt 0 ] && echo ", $3 skipped"), $(($(date +%s) - start)) s)"
	fi
}

[ "${1-}" != --one ] || {
	# shellcheck disable=SC2086
	run_one "$2" $3
	exit 0
}

wanted() { # is NAME asked for?
	[ $# -gt 1 ] || return 0
	name=$1
	shift
	for word; do
		case $name in *"$word"*) return 0 ;; esac
	done
	return 1
}

suite() { # LABEL BUILD: every test on the programs of that build
	label=$1 dir=$2
	shift 2
	for program in "$dir"/tests/unit_*; do
		[ -f "$program" ] && [ -x "$program" ] || continue
		name=$label/unit/${program##*/unit_}
		wanted "$name" "$@" && echo "$name" && echo "$program"
	done
	for script in tests/property/*.py; do
		case $label/$script in
		*/folder.py | */merging.py) continue ;;
		asan/*/diff.py | asan/*/merges.py) continue ;; # the same acts as edits.py, and git's own merges: once
		esac
		name=$label/${script#tests/}
		name=${name%.py}
		wanted "$name" "$@" && echo "$name" && echo "python3 $script"
	done
	for script in tests/rules/run.sh tests/cli/*.sh; do
		case $label/$script in
		*/lib.sh) continue ;;
		asan/*/synopsis.sh | asan/*/ci-files.sh | asan/*/goldens.sh | asan/*/progress.sh) continue ;; # manuals, files, words, a clock: once
		asan/tests/cli/*) ! speaks_dutch "$script" || continue ;;                 # below
		esac
		name=$label/${script#tests/}
		name=${name%.sh}
		wanted "$name" "$@" && echo "$name" && echo "sh $script"
	done
	name=$label/yaml-suite
	wanted "$name" "$@" && echo "$name" && echo "sh tests/yaml-suite/run.sh $dir/tests/yaml-suite"
	return 0
}

# Can the end-to-end test $1 be run in Dutch? Those that look at languages themselves cannot.
speaks_dutch() {
	! grep -q '^KRING=\$plain' "$1"
}

# The end-to-end tests in Dutch, each under one of the ways in which it can be asked for: on the build
# with the sanitizers, which so see the catalogue too.
in_dutch() {
	for script in tests/cli/*.sh; do
		case $script in
		*/lib.sh | */synopsis.sh | */ci-files.sh) continue ;;
		esac
		speaks_dutch "$script" || continue
		name=dutch/${script#tests/}
		name=${name%.sh}
		wanted "$name" "$@" && echo "$name" && echo "sh tests/nl/run.sh turn $script"
	done
	return 0
}

once() { # what is read off the sources, and what other programs read of ours
	wanted analytics "$@" && echo analytics && echo "sh tests/analytics/run.sh"
	wanted calendar "$@" && echo calendar && echo "sh tests/calendar/run.sh"
	wanted text "$@" && echo text && echo "sh tests/text/run.sh"
	wanted md "$@" && echo md && echo "sh tests/md/run.sh"
	wanted acts "$@" && echo acts && echo "sh tests/acts/run.sh"
	wanted agree "$@" && echo agree && echo "sh tests/agree/run.sh"
	wanted paper "$@" && echo paper && echo "sh tests/paper/run.sh"
	wanted browser "$@" && echo browser && echo "sh tests/browser/run.sh"
	wanted hostile "$@" && echo hostile && echo "sh tests/hostile/run.sh"
	for script in tests/tree/*.sh; do
		name=tree/${script##*/}
		name=${name%.sh}
		wanted "$name" "$@" && echo "$name" && echo "sh $script"
	done
	return 0
}

# The tests of the list on stdin (a name, then a command), those first that took longest when they were
# measured: what is long and comes last runs alone, while the other processor waits. The order of the
# others does not matter, nor does this list for what a run says.
longest='browser asan/property/edits hostile asan/rules/run asan/property/merge-file dutch/cli/site analytics
	calendar gcc/property/merge-file gcc/cli/site dutch/cli/formats dutch/cli/hostile dutch/cli/spelregels
	dutch/cli/since gcc/property/edits dutch/cli/scenarios paper text gcc/cli/formats gcc/cli/goldens
	gcc/property/merges gcc/cli/hostile dutch/cli/setup-git asan/unit/yaml_random gcc/rules/run asan/cli/aliases'
longest_first() {
	paste -d '\t' - - | awk -F '\t' -v first="$longest" '
		BEGIN { n = split(first, name, /[ \t\n]+/); for (i = 1; i <= n; i++) rank[name[i]] = i }
		{ printf "%d\t%d\t%s\n", $1 in rank ? rank[$1] : n + 1, NR, $0 }' |
		sort -n -k 1,1 -k 2,2 | cut -f 3- | tr '\t' '\n'
}

# Two at a time. Not with `&`: what runs in the background of a shell has SIGINT ignored, and some
# tests look at just that.
run_all() {
	longest_first | xargs -r -d '\n' -n 2 -P 2 sh "$top/tests/run.sh" --one
}

sh tests/install.sh || exit 3
mkdir -p "$logs" && rm -f "$logs"/*
: >"$logs/counts"
configure "$build/gcc" gcc
configure "$build/asan" clang -Dmimalloc=disabled -Db_sanitize=address,undefined -Db_lundef=false -Dbuildtype=debug

export ASAN_OPTIONS=exitcode=99:detect_leaks=1 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1:exitcode=99
export KRING_TEST_CACHE="$build/npm"
unset KRING_NL KRING_PLAIN KRING_KEEP

KRING_NL_LOG=$build/asan/dutch/log KRING_NL_PREPARED=1
export KRING_NL_LOG KRING_NL_PREPARED
KRING=$build/asan/cmd/kring sh tests/nl/run.sh prepare || exit 3
rm -rf "$KRING_NL_LOG" && mkdir -p "$KRING_NL_LOG"

{
	suite gcc "$build/gcc" "$@"
	once "$@"
	suite asan "$build/asan" "$@"
	in_dutch "$@"
} >"$logs/list"
run_all <"$logs/list"
! wanted dutch/leaks "$@" || run_one dutch/leaks python3 tests/nl/leaks.py "$KRING_NL_LOG"

awk '{ p += $1; f += $2; s += $3 } END { printf "%d passed, %d failed, %d skipped\n", p, f, s; exit f > 0 || p == 0 }' "$logs/counts"
