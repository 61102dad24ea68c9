#!/bin/sh
# tests/nl/run.sh LANGUAGE SCRIPT… - run scripts of tests/cli with a kring that speaks Dutch.
#
# LANGUAGE is how it is asked to:
#	c        LANG=C and KRING_LANG=nl
#	utf8     LANG=C.UTF-8 and KRING_LANG=nl
#	absent   LANG=nl_NL.UTF-8, and the machine has no such locale
#	present  LANG=nl_NL.UTF-8, and the locale is there: made here from Debian's sources of locales
#	turn     one of these, another one for each script
# $KRING is the program to be tested. It is run by tests/nl/kring, which reads its Dutch back (see there),
# so that the scripts' English assertions hold; where columns stand is another thing in each language, so
# that tests/cli/lib.sh then takes any number of blanks for one.
# KRING_NL_LOG=FOLDER keeps what kring prints, for tests/nl/leaks.py.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
case ${KRING:-} in
'')
	echo "set KRING to the program to be tested" >&2
	exit 3
	;;
/*) ;;
*) KRING=$PWD/$KRING ;;
esac
program=$KRING
build=$(cd "$(dirname "$program")/.." && pwd)

asked() { # LANGUAGE SCRIPT: the one of a script by turn
	[ "$1" = turn ] || {
		echo "$1"
		return
	}
	sum=$(printf %s "${2##*/}" | cksum)
	set -- c utf8 absent present
	shift $((${sum%% *} % 4))
	echo "$1"
}

settings() { # LANGUAGE FOLDER
	echo "program=$program"
	echo "KRING_LOCALEDIR=$2/catalogue"
	printf '%s\n' LC_ALL LC_MESSAGES LANGUAGE
	case $1 in
	c | utf8) echo KRING_LANG=nl ;;
	*) echo KRING_LANG ;;
	esac
	case $1 in
	c) echo LANG=C ;;
	utf8) echo LANG=C.UTF-8 ;;
	absent) printf '%s\n' LANG=nl_NL.UTF-8 "LOCPATH=$2/locale-none" ;;
	present) printf '%s\n' LANG=nl_NL.UTF-8 "LOCPATH=$2/locale" ;;
	*)
		echo "no such language: $1" >&2
		exit 3
		;;
	esac
}

# The folder of one LANGUAGE, laid out as the build folder is: tests find things beside the program.
prepare() {
	folder=$build/dutch/$1
	mkdir -p "$folder/cmd" "$folder/catalogue"
	python3 "$here/catalogue.py" "$here/../../lib/po/nl.po" "$folder/catalogue"
	mv "$folder/catalogue/english" "$folder/catalogue/errors" "$folder/cmd"
	settings "$1" "$folder" >"$folder/cmd/settings"
	[ "$1" != absent ] || mkdir -p "$folder/locale-none"
	[ "$1" != present ] || [ -d "$folder/locale/nl_NL.UTF-8" ] || {
		mkdir -p "$folder/locale"
		localedef --no-archive -i nl_NL -f UTF-8 "$folder/locale/nl_NL.UTF-8"
	}
	for beside in lib man; do
		ln -sfn "$build/$beside" "$folder/$beside"
	done
	ln -sf kring "$folder/cmd/git-kring"
	cp "$build/tests/nl-kring" "$folder/cmd/.kring" && mv "$folder/cmd/.kring" "$folder/cmd/kring"
}

language=$1
shift
[ "$language" != prepare ] || {
	for one in c utf8 absent present; do prepare "$one"; done
	exit 0
}
status=0
for script; do
	KRING_NL=$(asked "$language" "$script")
	[ -n "${KRING_NL_PREPARED-}" ] || prepare "$KRING_NL"
	export KRING_NL KRING="$build/dutch/$KRING_NL/cmd/kring" KRING_PLAIN="$program"
	sh "$script" || status=1
done
exit $status
