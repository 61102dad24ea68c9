#!/bin/sh
# tests/cli/progress.sh - how far the reading is. script(1) is the terminal; test_sys_progress has
# the clock in its hands, this test only a program that is slow.
. "$(dirname "$0")/lib.sh"

command -v script >/dev/null || {
	echo "script(1) is missing" >&2
	exit 3
}
KRING=$plain # valgrind is to slow down kring, not who reads it back
export KRING

# A folder that takes longer than a second to read: valgrind makes every file slow.
slow="valgrind -q --tool=memcheck --undef-value-errors=no"
grown_folder() {
	python3 - <<-'END'
		text = open("agreements/geboortezorg/folder.yaml").read()
		for i in range(2500):
		    open("agreements/geboortezorg/x%06d.yaml" % i, "w").write(text)
	END
}
case_ 'progress: after a second, on a terminal, wiped at the end; never in a log or a CI' '
	grown_folder
	export TERM=xterm GIT_PAGER=
	progress() { timeout 100 script -qec "$1" /dev/null </dev/null >"$work/stdout"; }
	progress "$slow \"\$KRING\" --as-of 2026-09-02 report actions -o $scratch/out"
	out_has " files read"
	tr "\r" "\n" <"$work/stdout" | sed "/^$/d" | tail -n 1 >"$scratch/last"
	lacks "$scratch/last" "files read"
	progress "CI=true $slow \"\$KRING\" --as-of 2026-09-02 report actions -o $scratch/out"
	out_lacks "files read"
	$slow "$KRING" --as-of 2026-09-02 report actions -o "$scratch/out" 2>"$work/stdout"
	out_lacks "files read"
'
