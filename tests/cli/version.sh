#!/bin/sh
# tests/cli/version.sh - the version.
. "$(dirname "$0")/lib.sh"

case_ 'one line, the same in both ways' '
	succeeds kring version
	grep -qx "kring [0-9][0-9.]*" "$work/stdout"
	kring --version >"$scratch/other"
	diff "$scratch/other" "$work/stdout"
'
case_ 'it is that of the build' '
	version=$(sed -n "s/.*[^_]version: .\([0-9.]*\).,.*/\1/p" "$top/meson.build" | head -n 1)
	[ -n "$version" ]
	prints "kring $version" kring version
'
