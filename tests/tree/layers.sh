#!/bin/sh
# The folders of lib are layers: one includes itself and what stands left of it, and nothing else.
set -eu
. "$(dirname "$0")/../environment.inc"
cd "$(dirname "$0")/../.."
passed=0 failed=0

order() {
	case $1 in
	base) echo 1 ;; sys) echo 2 ;; yaml) echo 3 ;; model) echo 4 ;;
	rules | act | report | history) echo 5 ;; *) echo 9 ;;
	esac
}

say() {
	echo "$1"
	failed=$((failed + 1))
}

for file in lib/*/*.c lib/*/*.h; do
	here=${file#lib/} && here=${here%%/*}
	for included in $(sed -n 's/^#include "\([a-z]*\)\/.*/\1/p' "$file"); do
		if [ "$included" = "$here" ]; then
			passed=$((passed + 1))
		elif [ "$(order "$included")" -lt "$(order "$here")" ]; then
			passed=$((passed + 1))
		else
			say "$file: the layer '$here' includes '$included', which is not left of it"
		fi
		case $here/$included in
		rules/sys | report/sys) say "$file: '$here' looks at the machine ('$included')" ;;
		esac
	done
done

# cmd sees only the public headers and its own.
for file in cmd/*.c cmd/*.h; do
	for included in $(sed -n 's/^#include "\([^"]*\)".*/\1/p' "$file"); do
		if [ -f "cmd/$included" ]; then
			passed=$((passed + 1))
		else
			say "$file: includes '$included', which is neither public nor cmd's own"
		fi
	done
done

# One file knows libyaml.
users=$(grep -l '<yaml.h>' lib/*/*.c cmd/*.c) || [ $? -eq 1 ]
if [ "$(echo "$users" | wc -w)" -eq 1 ]; then
	passed=$((passed + 1))
else
	say "libyaml is included by: $users"
fi

# What reading a hostile folder must never reach.
if grep -nE '\b(system|popen|strcpy|strcat|sprintf|gets|strtok) ?\(' lib/*/*.c cmd/*.c | grep -v 'strcpy(stpcpy\|/resolve.c' ; then
	say "an unsafe function is called"
else
	passed=$((passed + 1))
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
