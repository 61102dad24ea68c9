#!/bin/sh
# tests/hostile/run.sh - 600 hostile values in every format of what prints documents; see check.py.
#
# Without cmark-gfm it fails.
set -u
. "$(dirname "$0")/../environment.inc"
here=$(cd "$(dirname "$0")" && pwd) || exit 3
: "${KRING:?set KRING to the program to be tested}"
case $KRING in /*) ;; *) KRING=$PWD/$KRING ;; esac
export KRING
unset KRING_LANG # each folder says its language
exec timeout 900 python3 "$here/check.py"
