#!/bin/sh
# Every text for people has a Dutch translation that says the same, and is Dutch.
set -eu
cd "$(dirname "$0")/../.."
exec python3 tests/tree/dutch.py
