#!/bin/sh
# tests/cli/progress.sh - how far the reading is. script(1) is the terminal; test_sys_progress has
# the clock in its hands, this test one that runs too fast (clock.c).
. "$(dirname "$0")/lib.sh"

command -v script >/dev/null || {
	echo "script(1) is missing" >&2
	exit 3
}
KRING=$plain
export KRING
clock=$(dirname "$plain")/../tests/clock.so
[ -f "$clock" ] || {
	echo "the fast clock is missing: $clock" >&2
	exit 3
}

# A folder of more files than are read between two looks at the clock.
fast="env LD_PRELOAD=$clock"
grown_folder() {
	python3 - <<-'END'
		text = open("agreements/geboortezorg/folder.yaml").read()
		for i in range(500):
		    open("agreements/geboortezorg/x%06d.yaml" % i, "w").write(text)
	END
}
# What a person still sees of it: what is written after a return stands over what was there.
seen_at_the_end() {
	python3 -c '
import sys
for line in sys.stdin.buffer.read().decode().split("\n"):
    shown = ""
    for part in line.split("\r"):
        shown = part + shown[len(part):]
    print(shown.rstrip())'
}
case_ 'progress: after a second, on a terminal, wiped at the end; never in a log or a CI' '
	grown_folder
	export TERM=xterm GIT_PAGER=
	progress() { timeout 100 script -qec "$1" /dev/null </dev/null >"$work/stdout"; }
	progress "$fast \"\$KRING\" --as-of 2026-09-02 report actions >$scratch/out"
	out_has " files read"
	seen_at_the_end <"$work/stdout" >"$scratch/seen"
	echo | diff - "$scratch/seen"
	progress "CI=true $fast \"\$KRING\" --as-of 2026-09-02 report actions -o $scratch/out"
	out_lacks "files read"
	$fast "$KRING" --as-of 2026-09-02 report actions -o "$scratch/out" 2>"$work/stdout"
	out_lacks "files read"
'
