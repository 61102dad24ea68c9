#!/bin/sh
# tests/browser/run.sh [ONLY [SHOTS]] - every page of HTML in Chromium; see check.mjs.
#
#	sh tests/browser/run.sh                        all of it
#	sh tests/browser/run.sh wijkteam.status        only the pages whose name holds that
#	sh tests/browser/run.sh '' /tmp/shots          pictures too, to look at
# Without npm, Chromium or poppler it fails.
set -u
. "$(dirname "$0")/../environment.inc"
here=$(cd "$(dirname "$0")" && pwd) || exit 3
: "${KRING:?set KRING to the program to be tested}"
case $KRING in /*) ;; *) KRING=$PWD/$KRING ;; esac
export KRING
unset KRING_LANG # each folder says its language

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP

stop() {
	echo "0 passed, 1 failed"
	exit 1
}
packages=$(sh "$here/../npm.sh" browser "$work/npm" playwright-core@1.65.1 axe-core@4.14.1) || stop
python3 "$here/pages.py" "$work/pages" || stop
[ -z "${2-}" ] || mkdir -p "$2" || exit 3
timeout 600 node "$here/check.mjs" "$packages" "$work/pages" "$@"
