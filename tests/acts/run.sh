#!/bin/sh
# tests/acts/run.sh - after each act: what changed, in which file, what comes next, on which day.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd) || exit 3
cd "$top" || exit 3
: "${KRING:?set KRING to the program to be tested}"
exec python3 tests/acts/acts.py examples/geboortezorg
