#!/bin/sh
# Nightly: axe-core on every page of HTML in each look, which tests/run.sh asks of the first page of each kind.
#
#	KRING=PROGRAM               the program; default: build/gcc/cmd/kring
set -u
top=$(cd "$(dirname "$0")/../.." && pwd) || exit 3
KRING=${KRING:-$top/build/gcc/cmd/kring} KRING_EACH_LOOK=1
export KRING KRING_EACH_LOOK
exec sh "$top/tests/browser/run.sh" "$@"
