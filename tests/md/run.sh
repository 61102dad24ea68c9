#!/bin/sh
# tests/md/run.sh - Markdown of every report, read by the reference of GitHub's Markdown, and its graphs
# by Mermaid's own parser (npm `mermaid`, in a document of `jsdom`).
set -u
. "$(dirname "$0")/../environment.inc"
top=$(cd "$(dirname "$0")/../.." && pwd) || exit 3
cd "$top" || exit 3
: "${KRING:?set KRING to the program to be tested}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP
mkdir "$work/graphs"
python3 tests/md/check.py "$work/graphs" examples/geboortezorg examples/wijkteam examples/woningketen || exit 1
modules=$(sh tests/npm.sh mermaid "$work" mermaid@11.9.0 jsdom@26.1.0) || {
	echo "0 passed, 1 failed"
	exit 1
}
ln -s "$modules" "$work/node_modules"
cp tests/md/parse.mjs "$work/"
(cd "$work" && node parse.mjs graphs/*.mmd)
