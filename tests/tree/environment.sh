#!/bin/sh
# Nothing that a session, a CI or a hook sets gets into a test: tests/environment.inc unsets it, and every
# script that tests and can be run by hand reads that.
set -eu
. "$(dirname "$0")/../environment.inc"
passed=0 failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$(dirname "$0")/../.."

say() {
	echo "$1"
	failed=$((failed + 1))
}

for script in tests/run.sh tests/cli/lib.sh tests/*/run.sh tests/tree/*.sh; do
	case $script in
	tests/bench/run.sh | tests/nl/run.sh) continue ;; # measures; and runs tests/cli, which reads it
	esac
	if grep -q '^\(\[ "${1-}" = --one \] || \)\?\. .*environment\.inc' "$script"; then
		passed=$((passed + 1))
	else
		say "$script does not read tests/environment.inc"
	fi
done
for script in tests/cli/*.sh; do
	[ "$script" != tests/cli/lib.sh ] || continue
	if grep -qF '. "$(dirname "$0")/lib.sh"' "$script"; then
		passed=$((passed + 1))
	else
		say "$script does not read lib.sh"
	fi
done

hostile='LANG=nl_NL.UTF-8 LC_MESSAGES=nl_NL.UTF-8 LANGUAGE=nl CI=true GITHUB_ACTIONS=true GITLAB_CI=true COLUMNS=40 LINES=5
	CLICOLOR_FORCE=1 NO_COLOR=1 PAGER=false GIT_PAGER=false LESS=x LV=x EDITOR=false VISUAL=false KRING_EDITOR=false
	GIT_AUTHOR_DATE=2001-01-01 GIT_COMMITTER_EMAIL=x GIT_DIR=/nowhere GIT_INDEX_FILE=/nowhere EMAIL=x@example.org
	KRING_TODAY=2001-01-01 KRING_LOCALEDIR=/nowhere CDPATH=/ POSIXLY_CORRECT=1 PYTHONOPTIMIZE=2 XDG_CONFIG_HOME=/x
	MANWIDTH=30'
# shellcheck disable=SC2086
env -u HOME $hostile KRING_LANG=nl TERM=xterm LC_ALL=C TZ=Asia/Tokyo KRING_BUILD_DIR="$work" \
	sh -c 'umask 077; . tests/environment.inc; umask; env' >"$work/environment"
for one in $hostile; do
	if grep -q "^${one%%=*}=" "$work/environment"; then
		say "${one%%=*} gets into the tests"
	else
		passed=$((passed + 1))
	fi
done
for one in 0022 KRING_LANG=en TERM=dumb LC_ALL=C.UTF-8 TZ=UTC "HOME=$work/home"; do
	if grep -qx -e "$one" "$work/environment"; then
		passed=$((passed + 1))
	else
		say "not so: $one"
	fi
done
[ -d "$work/home" ] || say "the home is not there"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
