#!/bin/sh
# tests/cli/unlock.sh - locks that a broken-off command left behind.
. "$(dirname "$0")/lib.sh"

# The lock that the process $1 of the machine $2 holds on a file.
lock() {
	printf 'kring-lock 1\npid %s\nhost %s\nsince %s\n' "$1" "$2" "$(($(date +%s) - 600))" >"$file.lock"
}
file=agreements/geboortezorg/folder.yaml

case_ 'nothing is locked' '
	prints "nothing is locked" kring unlock
	misused "is not locked" kring unlock agreements/geboortezorg/folder.yaml
	misused "is not locked" kring unlock /etc/passwd
'
case_ 'a lock that says nothing about its holder is shown and left, and removed when it is named' '
	: >agreements/geboortezorg/folder.yaml.lock
	prints "agreements/geboortezorg/folder.yaml: locked by" kring unlock
	out_has "left as it is"
	[ -e agreements/geboortezorg/folder.yaml.lock ]
	cd agreements
	prints "agreements/geboortezorg/folder.yaml: unlocked" kring unlock geboortezorg/folder.yaml
	[ ! -e geboortezorg/folder.yaml.lock ]
'
case_ 'a lock of a program that is gone is removed, and its holder shown' '
	lock "$(sh -c "echo \$\$")" "$(uname -n)"
	prints "$file: locked by" kring unlock
	out_has "$file: unlocked"
	[ ! -e "$file.lock" ]
	[ -e "$file" ]
'
case_ 'a lock of a program that runs is never removed' '
	sleep 30 &
	lock $! "$(uname -n)"
	succeeds kring unlock
	out_has "left as it is"
	expect_exit 1 kring unlock "$file"
	err_has "is being changed at this moment"
	kill $!
	[ -e "$file.lock" ]
'
case_ 'a lock of another machine is removed only when it is named' '
	lock 1 another-machine
	prints "left as it is" kring unlock
	[ -e "$file.lock" ]
	prints "unlocked" kring unlock "$file"
	[ ! -e "$file.lock" ]
'
case_ 'outside a kring folder' '
	cd "$work/home"
	cannot "there is no kring folder here" kring unlock
'
