#!/bin/sh
# Every text for people has a Dutch translation that says the same, and is Dutch.
set -eu
. "$(dirname "$0")/../environment.inc"
cd "$(dirname "$0")/../.."
exec python3 tests/tree/dutch.py
