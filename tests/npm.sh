#!/bin/sh
# tests/npm.sh NAME ELSE PACKAGE@VERSION … - npm packages for a test; prints the folder that holds them.
#
# They are kept in $KRING_TEST_CACHE/NAME, else in the folder ELSE.  A folder of its own for each test:
# npm removes from a folder whatever it was not asked for.  What is complete is not fetched again.
set -eu

[ $# -gt 2 ] || { echo "usage: npm.sh NAME ELSE PACKAGE ..." >&2; exit 2; }
folder=${KRING_TEST_CACHE:-$2}/$1
shift 2
if [ "$(cat "$folder/complete" 2>/dev/null)" != "$*" ]; then
	command -v npm >/dev/null 2>&1 || { echo "npm is not installed, so it cannot be fetched: $*" >&2; exit 1; }
	mkdir -p "$folder"
	npm install --loglevel=error --prefix "$folder" --no-save --prefer-offline --no-audit --no-fund \
		--ignore-scripts --legacy-peer-deps "$@" >"$folder/npm.log" 2>&1 || {
		cat "$folder/npm.log" >&2
		exit 1
	}
	echo "$*" >"$folder/complete"
fi
echo "$folder/node_modules"
