#!/bin/sh
# Every manual is there in each language, and says the same as the English one.
set -eu
cd "$(dirname "$0")/../.."
exec python3 tests/tree/man-languages.py
