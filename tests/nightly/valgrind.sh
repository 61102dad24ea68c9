#!/bin/sh
# Nightly: every command of the tour under valgrind. A leak or a wrong access ends the tour.
# Built without mimalloc, which valgrind cannot look into. What it says of openat2 and of other
# system calls that it does not know is no error: kring falls back.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
KRING_BUILD=${KRING_BUILD:-$top/build}/valgrind KRING_MESON=-Dmimalloc=disabled \
	KRING_UNDER='valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite,possible' \
	sh "$top/examples/tour.sh"
echo '1 passed, 0 failed'
