#!/bin/sh
# tests/text/run.sh - text as wide as the terminal: every report, status, list and show of the examples.
set -u
. "$(dirname "$0")/../environment.inc"
top=$(cd "$(dirname "$0")/../.." && pwd) || exit 3
cd "$top" || exit 3
exec python3 tests/text/width.py examples/geboortezorg examples/wijkteam examples/woningketen
