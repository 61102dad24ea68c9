#!/bin/sh
# tests/cli/progress.sh - how far the reading is. script(1) is the terminal; test_sys_progress has
# the clock in its hands, this test only a folder that is large enough.
. "$(dirname "$0")/lib.sh"

command -v script >/dev/null || {
	echo "script(1) is missing" >&2
	exit 3
}
export KRING

# A folder that takes longer than a second to read, whatever the machine: it grows until it does.
grown_folder() {
	copies=16000
	while [ "$copies" -le 512000 ]; do
		python3 - "$copies" <<-'END'
			import os, sys
			text = open("agreements/geboortezorg/folder.yaml").read()
			for i in range(int(sys.argv[1])):
			    path = "agreements/geboortezorg/x%06d.yaml" % i
			    if not os.path.exists(path):
			        open(path, "w").write(text)
		END
		kring --as-of 2026-09-02 report actions >/dev/null 2>&1 || true # the disk is warm then
		start=$(date +%s%N)
		kring --as-of 2026-09-02 report actions >/dev/null 2>&1 || true
		[ $((($(date +%s%N) - start) / 1000000)) -gt 2500 ] && return 0
		copies=$((copies * 2))
	done
	say "no folder is large enough"
}
case_ 'progress: after a second, on a terminal, wiped at the end; never in a log, a CI or with -q' '
	grown_folder
	export TERM=xterm GIT_PAGER=
	progress() { timeout 100 script -qec "$1" /dev/null </dev/null >"$work/stdout"; }
	progress "\"\$KRING\" --as-of 2026-09-02 report actions -o $scratch/out"
	out_has " files read"
	tr "\r" "\n" <"$work/stdout" | sed "/^$/d" | tail -n 1 >"$scratch/last"
	lacks "$scratch/last" "files read"
	progress "CI=true \"\$KRING\" --as-of 2026-09-02 report actions -o $scratch/out"
	out_lacks "files read"
	progress "\"\$KRING\" -q --as-of 2026-09-02 report actions -o $scratch/out"
	out_lacks "files read"
	kring --as-of 2026-09-02 report actions -o "$scratch/out" 2>"$work/stdout"
	out_lacks "files read"
'
