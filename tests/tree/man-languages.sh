#!/bin/sh
# Every manual is there in each language, and says the same as the English one.
set -eu
. "$(dirname "$0")/../environment.inc"
cd "$(dirname "$0")/../.."
exec python3 tests/tree/man-languages.py
