#!/bin/sh
# tests/agree/run.sh - the formats of a document agree: what one has, the others have.
set -u
. "$(dirname "$0")/../environment.inc"
top=$(cd "$(dirname "$0")/../.." && pwd) || exit 3
cd "$top" || exit 3
: "${KRING:?set KRING to the program to be tested}"
exec python3 tests/agree/check.py examples/geboortezorg examples/wijkteam examples/woningketen
