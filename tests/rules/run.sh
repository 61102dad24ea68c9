#!/bin/sh
# Every rule of `kring check` on its fixtures: what it must find, where, and what it must not.
#
#	sh tests/rules/run.sh              all fixtures
#	sh tests/rules/run.sh text-changed only those of the rules named
#
# KRING: the program; default: the one in build/gcc.
set -u
. "$(dirname "$0")/../environment.inc"
here=$(cd "$(dirname "$0")" && pwd) || exit 3
: "${KRING:=$here/../../build/gcc/cmd/kring}"
export KRING
exec python3 -B "$here/fixtures.py" "$@"
