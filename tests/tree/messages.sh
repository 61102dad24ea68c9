#!/bin/sh
# Every text for people is marked for translation, and xgettext finds all of them.
set -eu
cd "$(dirname "$0")/../.."
python=$(command -v /usr/bin/python3 || command -v python3)
"$python" tests/tree/messages.py
