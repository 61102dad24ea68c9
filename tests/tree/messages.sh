#!/bin/sh
# Every text for people is marked for translation, and xgettext finds all of them.
set -eu
cd "$(dirname "$0")/../.."
exec python3 tests/tree/messages.py
