#!/bin/sh
# tests/install.sh - install what building and testing needs and is not there, from Debian's packages.
# `sh tests/install.sh build` installs only what building needs. Does nothing when all is there.
set -eu

build='gcc libc6-dev meson ninja-build pkgconf git gettext
	libyaml-dev nettle-dev libutf8proc-dev libjansson-dev libsmartcols-dev libcmark-dev
	libmimalloc-dev libsqlite3-dev'
tests='libcmocka-dev clang clang-format mandoc python3 python3-yaml universal-ctags
	valgrind bash npm cmark-gfm libical-dev sqlite3 shellcheck man-db less bsdutils libclang-rt-14-dev
	libxml2-utils chromium fonts-dejavu-core fonts-liberation poppler-utils locales'

is_there() {
	case $1 in
	npm) command -v npm >/dev/null ;; # another node than Debian's will do
	*) dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed' ;;
	esac
}

wanted=$build
[ "${1-}" = build ] || wanted="$build $tests"
missing=
for package in $wanted; do
	is_there "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" != 0 ]; then
	command -v sudo >/dev/null || {
		echo "install.sh: these packages are missing, and there is no sudo to install them:$missing" >&2
		exit 3
	}
	as_root=sudo
fi
echo "installing:$missing" >&2
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
$as_root apt-get -qq update >&2 || true
# shellcheck disable=SC2086
$as_root apt-get -qq install -y --no-install-recommends $missing >&2
