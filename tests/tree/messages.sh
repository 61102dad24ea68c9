#!/bin/sh
# Every text for people is marked for translation, and xgettext finds all of them.
set -eu
. "$(dirname "$0")/../environment.inc"
cd "$(dirname "$0")/../.."
exec python3 tests/tree/messages.py
