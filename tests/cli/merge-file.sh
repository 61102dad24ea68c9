#!/bin/sh
# tests/cli/merge-file.sh - two changed texts of one record become one; 0 or 1, whatever happens.
. "$(dirname "$0")/lib.sh"
example geboortezorg

record=agreements/geboortezorg/warme-overdracht.yaml
# The three texts: sed $1 makes ours, sed $2 theirs.
three() {
	cp "$record" base && sed "$1" base >ours && sed "$2" base >theirs && cp ours kept
}
merge() { kring merge-file base ours theirs "${1:-$record}"; }
# Exits with 1, says $1, and leaves the file ours as it was.
left_alone() {
	said=$1 && shift
	expect_exit 1 "$@" && err_has "$said" && nothing_on stdout && cmp ours kept
}
whole='s/^keeper: anna/keeper: bram/'
title='s/^title: .*/title: Anders/'

case_ 'different keys: merged, and nothing is said' '
	three "$whole" "$title"
	succeeds merge
	nothing_on stderr
	sed "$whole; $title" base | cmp - ours
	[ -z "$(git status --porcelain agreements)" ]
'
case_ 'one key: both values between markers, and what to do' '
	three "$title" "s/^title: .*/title: Nog anders/"
	expect_exit 1 merge
	err_has "1 place is left for you to choose"
	err_has "kring check"
	has ours "<<<<<<< one side
title: Anders
=======
title: Nog anders
>>>>>>> other side
kind: two"
'
case_ 'two places are counted' '
	three "$title; $whole" "s/^title: .*/title: Nog anders/; s/^keeper: .*/keeper: eva/"
	expect_exit 1 merge
	err_has "2 places are left"
'
case_ 'longer markers' '
	three "$title" "s/^title: .*/title: Nog anders/"
	expect_exit 1 kring merge-file --marker-size 9 base ours theirs "$record"
	has ours "<<<<<<<<< one side
title"
	has ours "
=========
"
'
case_ 'outside a kring folder, and with the file in another folder' '
	three "$whole" "$title"
	mkdir "$scratch/far"
	mv base ours theirs "$scratch"
	cd "$scratch/far"
	succeeds kring merge-file ../base ../ours ../theirs "elders/$record"
	grep -q "^keeper: bram" ../ours && grep -q "^title: Anders" ../ours
'
case_ 'the mode of the file stays' '
	three "$whole" "$title"
	chmod 640 ours
	succeeds merge
	[ "$(stat -c %a ours)" = 640 ]
'
case_ 'what is no record is merged by lines, as git does' '
	three "$whole" "$title"
	succeeds merge README.md
	sed "$whole; $title" base | cmp - ours
	three "$title" "s/^title: .*/title: Nog anders/"
	expect_exit 1 merge docs/notes.yaml
	err_has "both sides changed the same lines"
	has ours "<<<<<<< one side"
'
case_ 'a text that cannot be read is merged by lines, and that is said' '
	three "$whole" "s/^title: .*/title: [open/"
	expect_exit 1 merge
	err_has "line by line"
	err_has "other side, line 2"
	has ours "title: [open"
	has ours "keeper: bram"
'
case_ 'markers of an earlier merge in one of them' '
	three "$title" "s/^title: .*/<<<<<<< a\ntitle: x\n=======\ntitle: y\n>>>>>>> b/"
	expect_exit 1 merge
	err_has "line by line"
	has ours "title: Anders" && has ours "title: y"
'
case_ 'a text that is too large for a record' '
	three "$whole" "$title"
	head -c 1100000 /dev/zero | tr "\0" "#" >>theirs
	expect_exit 1 merge
	err_has "line by line"
	has ours "keeper: bram" && has ours "title: Anders"
'
case_ 'without git the texts stand below each other' '
	three "$whole" "s/^title: .*/title: [open/"
	mkdir "$scratch/bin"
	(PATH=$scratch/bin && export PATH && expect_exit 1 merge) || has ours "<<<<<<<"
	in_english ours
	[ "$(sed -n 1p ours)" = "<<<<<<< one side" ]
	has ours "keeper: bram" && has ours "title: [open" && has ours ">>>>>>> other side"
'
case_ 'bytes that are no text' '
	three "$whole" "$title"
	printf "a\000b\n" >theirs
	expect_exit 1 merge
	has ours "keeper: bram" && has ours ">>>>>>> other side"
'
case_ 'both add the record' '
	three "$whole" "$title"
	: >base
	sed "/^title:/d" ours >o && mv o ours
	sed "/^keeper:/d" theirs >t && mv t theirs
	succeeds merge
	has ours "keeper: bram" && has ours "title: Anders"
'
case_ 'other line ends on one side' '
	three "$whole" "$title"
	sed -i "s/\$/\r/" theirs
	succeeds merge
	[ "$(grep -c "\r\$" ours)" = 0 ] || [ "$(grep -cv "$(printf "\r")\$" ours)" = 0 ]
	grep -q "^keeper: bram" ours && grep -q "^title: Anders" ours
'
case_ 'wrong use, and files that are not there: 1, and nothing is changed' '
	three "$whole" "$title"
	left_alone "needs to know" kring merge-file base ours theirs
	left_alone "one word more" kring merge-file base ours theirs "$record" x
	left_alone "no option" kring merge-file --nonsense base ours theirs "$record"
	left_alone "marker-size" kring merge-file --marker-size 0 base ours theirs "$record"
	left_alone "KRING_TODAY" env KRING_TODAY=gisteren "$KRING" merge-file base ours theirs "$record"
	left_alone "cannot read" kring merge-file absent ours theirs "$record"
	left_alone "cannot read" kring merge-file base ours absent "$record"
	left_alone "cannot read" kring merge-file base ours . "$record"
	left_alone "cannot go" kring -C absent merge-file base ours theirs "$record"
'
case_ 'a file called - is a file' '
	three "$whole" "$title"
	mv theirs ./-
	succeeds kring merge-file base ours - "$record"
	has ours "title: Anders"
'
case_ 'no memory at all: 1, and nothing is changed' '
	three "$title" "s/^title: .*/title: Nog anders/"
	for size in 20000 40000 80000; do
		cp kept ours
		code=0
		(ulimit -v $size && exec "$KRING" merge-file base ours theirs "$record") 2>"$scratch/said" || code=$?
		grep -q "^kring:" "$scratch/said" || continue # the system did not start it
		[ $code = 1 ]
		cmp ours kept || has ours "<<<<<<<"
	done
'
