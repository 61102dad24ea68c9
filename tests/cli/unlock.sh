#!/bin/sh
# tests/cli/unlock.sh - locks that a broken-off command left behind.
. "$(dirname "$0")/lib.sh"

# A lock as a process writes it that was killed: learned from the program itself would be circular,
# so the process number is one that surely runs no more.
gone() {
	sh -c 'echo $$'
}

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
case_ 'outside a kring folder' '
	cd "$work/home"
	cannot "there is no kring folder here" kring unlock
'
