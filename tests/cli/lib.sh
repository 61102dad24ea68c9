# tests/cli/lib.sh - the harness of the end-to-end tests: POSIX sh, read by each tests/cli/COMMAND.sh.
#
#	. "$(dirname "$0")/lib.sh"
#	example geboortezorg        # examples/geboortezorg, or a path; without it tests/cli/folder
#	case_ 'consent refuses a text that changed' '
#		sed -i "s/twee uur/drie uur/" agreements/geboortezorg/warme-overdracht.yaml &&
#		refuses "text changed" kring --as anna consent warme-overdracht &&
#		unchanged circles
#	'
#
# Every case runs in a fresh copy of the example: a git repository with one commit, an identity and
# fixed dates; the real day is 2026-11-22. The first command of a case that fails makes it fail.
# $KRING is the program; $scratch an empty folder for what a case wants to keep beside the example;
# $work/case is the copy, $work/home the person's home.
# At its end a test prints `N passed, N failed` and exits with 1 when one failed, or when none ran.
#
# Within a case:
#	kring …                     the program
#	expect_exit N COMMAND…      it exits with N; its output is then in $work/stdout and $work/stderr
#	succeeds COMMAND…           expect_exit 0
#	refuses TEXT COMMAND…       exits with 1, says TEXT on stderr and nothing on stdout
#	misused TEXT COMMAND…       the same with 2
#	cannot TEXT COMMAND…        the same with 3
#	prints TEXT COMMAND…        exits with 0 and has TEXT on stdout
#	kept_in FILE N COMMAND…     exits with N, and what it has on stdout is in FILE too
#	out_has TEXT, err_has TEXT  of the last of these: TEXT is in its stdout, in its stderr
#	out_lacks TEXT, err_lacks TEXT
#	out_is, err_is              its stdout, its stderr is exactly what stands on stdin
#	nothing_on stdout|stderr
#	unchanged [PATH…]           nothing differs from the commit (under these paths)
#	only_changed PATH…          exactly these files differ from the commit
#	has FILE TEXT, lacks FILE TEXT
#	powerless …                 the program as somebody who may write nothing here, also where root runs the tests
#	$escape                     the character that starts a colour
#	$plain                      the program itself, also where the suite runs in Dutch
# `! command` never fails a case (so sh defines it): use one of the words with `lacks`.
set -u
. "$(dirname "$0")/../environment.inc" || exit 3

here=$(cd "$(dirname "$0")" && pwd) || exit 3
top=$(cd "$here/../.." && pwd) || exit 3
[ -x "${KRING:-}" ] || {
	echo "set KRING to the program to be tested" >&2
	exit 3
}
case $KRING in /*) ;; *) KRING=$PWD/$KRING ;; esac
# In Dutch, $KRING reads itself back to English (tests/nl); columns stand elsewhere than in English.
plain=${KRING_PLAIN:-$KRING}
reader=$KRING
english() { # FILE
	"$reader" --english <"$1"
}
[ -z "${KRING_NL-}" ] || diff() { # OPTION… FILE FILE
	options=-b
	while [ $# -gt 2 ]; do
		options="$options $1"
		shift
	done
	english "$(file_of "$1")" >"$work/english.1" && english "$(file_of "$2")" >"$work/english.2" &&
		command diff $options "$work/english.1" "$work/english.2"
}
in_english() { # FILE…, which kring wrote itself
	[ -n "${KRING_NL-}" ] || return 0
	for file; do
		english "$file" >"$work/english.1" && cp "$work/english.1" "$file" || return 1
	done
}
file_of() {
	case $1 in -) echo /dev/stdin ;; *) echo "$1" ;; esac
}

work=$(mktemp -d "${TMPDIR:-/tmp}/kring-test.XXXXXX") || exit 3
scratch=$work/scratch
escape=$(printf '\033')
newline='
'
passed=0 failed=0

finish() {
	status=$?
	rm -rf "$work"
	echo "$passed passed, $failed failed"
	[ "$status" -eq 0 ] || exit "$status"
	[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ] || exit 1
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

# No configuration of the person who runs the tests, and the same day and moment for all.
mkdir "$work/home" "$work/tmp"
export HOME="$work/home" TMPDIR="$work/tmp" KRING_TODAY=2026-11-22
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL="$work/home/.gitconfig"
export GIT_AUTHOR_DATE='2026-01-01T12:00:00Z' GIT_COMMITTER_DATE='2026-01-01T12:00:00Z'

cat >"$GIT_CONFIG_GLOBAL" <<'CONFIG'
[user]
	name = Anna de Wit
	email = nobody@example.org
[init]
	defaultBranch = main
[commit]
	gpgSign = false
[core]
	autocrlf = false
CONFIG

# The example that the next cases run in; prepared once, then copied.
example() {
	rm -rf "$work/example"
	case $1 in
	folder) cp -R "$here/folder" "$work/example" ;;
	*/*) cp -R "$1" "$work/example" ;;
	*) cp -R "$top/examples/$1" "$work/example" ;;
	esac &&
		cd "$work/example" && git init -q . && git add -A &&
		git commit -q -m 'The example' || {
		echo "cannot prepare the example $1" >&2
		exit 3
	}
}

# Who sits at the keyboard: git's user.email in the copy of the example.
i_am() {
	git config user.email "$1"
}

case_() {
	[ -d "$work/example" ] || example folder
	rm -rf "$work/case" "$work/tmp" "$scratch" && mkdir "$work/tmp" "$scratch" &&
		cp -R "$work/example" "$work/case" || exit 3
	: >"$work/stdout"
	: >"$work/stderr"
	(
		cd "$work/case" || exit 3
		trap - EXIT
		set -e
		eval "$2"
	) >"$work/log" 2>&1 </dev/null
	if [ $? -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "not ok: $1"
		sed 's/^/    /' "$work/log"
		sed 's/^/    stdout: /' "$work/stdout"
		sed 's/^/    stderr: /' "$work/stderr"
	fi
}

say() {
	echo "$*"
	return 1
}

kring() {
	"$KRING" "$@"
}

powerless() {
	if [ "$(id -u)" -eq 0 ]; then # nothing is forbidden to root
		chmod 755 "$work" "$work/case" "$scratch" && cp "$plain" "$work/kring" &&
			setpriv --reuid 65534 --regid 65534 --clear-groups "$work/kring" "$@"
	else
		"$plain" "$@"
	fi
}

expect_exit() {
	expected=$1
	shift
	code=0
	"$@" >"$work/stdout" 2>"$work/stderr" || code=$?
	[ "$code" -eq "$expected" ] || say "exit $code, not $expected: $*"
}

succeeds() {
	expect_exit 0 "$@"
}

speaks() { # EXIT TEXT COMMAND…
	code_wanted=$1 text_wanted=$2
	shift 2
	expect_exit "$code_wanted" "$@" && err_has "$text_wanted" && nothing_on stdout
}

refuses() {
	speaks 1 "$@"
}

misused() {
	speaks 2 "$@"
}

cannot() {
	speaks 3 "$@"
}

prints() {
	text_wanted=$1
	shift
	expect_exit 0 "$@" && out_has "$text_wanted"
}

kept_in() {
	file_wanted=$1
	shift
	expect_exit "$@" && cp "$work/stdout" "$file_wanted"
}

# A file that cannot be read lacks nothing: that ends the case. To grep each line of TEXT would be a text of
# its own, of which one is enough.
stands_in() { # FILE TEXT
	text=$2
	if [ -z "${KRING_NL-}" ]; then
		cat "$1" >"$work/looked.at" || exit 3
	else
		english "$1" >"$work/english.1" && tr -s " " <"$work/english.1" >"$work/looked.at" || exit 3
		text=$(printf %s "$text" | tr -s " ")
	fi
	case $text in
	*"$newline"*) case $(cat "$work/looked.at") in *"$text"*) ;; *) return 1 ;; esac ;;
	*) grep -qF -e "$text" "$work/looked.at" ;;
	esac
}

has() {
	stands_in "$@" || say "'$2' is not in $1"
}

lacks() {
	if stands_in "$@"; then say "'$2' is in $1"; fi
}

out_has() {
	has "$work/stdout" "$1"
}

err_has() {
	has "$work/stderr" "$1"
}

out_lacks() {
	lacks "$work/stdout" "$1"
}

err_lacks() {
	lacks "$work/stderr" "$1"
}

nothing_on() {
	[ ! -s "$work/$1" ] || say "there is something on $1"
}

out_is() {
	diff -u - "$work/stdout"
}

err_is() {
	diff -u - "$work/stderr"
}

unchanged() {
	different=$(git status --porcelain --untracked-files=all -- "$@") || return 1
	[ -z "$different" ] || say "changed: $different"
}

only_changed() {
	git status --porcelain --untracked-files=all >"$work/status" || return 1
	cut -c4- <"$work/status" | LC_ALL=C sort >"$work/is"
	printf '%s\n' "$@" | LC_ALL=C sort >"$work/should"
	diff -u "$work/should" "$work/is"
}
