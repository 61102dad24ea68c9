#!/bin/sh
# tests/acts/run.sh - after each act: what changed, in which file, what comes next, on which day.
set -u
. "$(dirname "$0")/../environment.inc"
export KRING_TODAY=2026-11-22
top=$(cd "$(dirname "$0")/../.." && pwd) || exit 3
cd "$top" || exit 3
: "${KRING:?set KRING to the program to be tested}"
exec python3 tests/acts/acts.py examples/geboortezorg
