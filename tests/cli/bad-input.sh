#!/bin/sh
# tests/cli/bad-input.sh - hostile and broken folders: each is said with its place, none is a crash, and
# what is whole beside it is still looked at.
. "$(dirname "$0")/lib.sh"

night=agreements/geboortezorg/nachtdienst.yaml
folder=agreements/geboortezorg/folder.yaml

# Never longer than that: a FIFO must not keep anybody waiting.
soon() {
	timeout 20 "$KRING" --as-of 2026-08-25 "$@"
}

# A mistake in another file, which has to be found beside everything else.
beside() {
	echo 'oeps: 1' >>"$folder"
}

# check exits with 1, and finds exactly what stands on stdin, and the mistake beside it.
finds() {
	beside
	expect_exit 1 soon check --class structure
	out_has "$folder:10:1: error: 'oeps' is no key of 'agreement' [key-unknown]"
	awk -v folder="$folder" '/^[^ ]/ { skip = index($0, folder ":") == 1 } !skip' "$work/stdout" >"$scratch/found"
	diff -u - "$scratch/found"
}

skipped="$night: note: this file has errors, so other rules did not look at it"

# Every command that looks ends in its own time and by itself, whatever the folder holds.
nothing_crashes() {
	for command in list status 'show nachtdienst' 'show geboortezorg' 'report overview' 'report agreements' check; do
		code=0
		# shellcheck disable=SC2086
		soon $command >"$work/stdout" 2>"$work/stderr" || code=$?
		case $code in [0123]) ;; *) say "exit $code: $command" ;; esac
		[ "$code" -eq 0 ] || grep -q . "$work/stderr" "$work/stdout" || say "exit $code without a word: $command"
	done
}

# A command that writes into that record refuses, and leaves it to the byte.
is_left() {
	cp "$night" "$scratch/before"
	expect_exit 1 soon --as carla consent geboortezorg/nachtdienst
	err_has "kring: refused: '$night' has errors, and kring does not write into it"
	err_has "    hint: 'kring check $night' says what is wrong; mend that first"
	nothing_on stdout
	cmp "$scratch/before" "$night"
}

# ---- no folder, and an empty one

no_folder() {
	cd "$work/home" || exit
	for command in check list status 'show x' 'report overview' 'consent x' 'object x -m y' 'open x' 'amend x -m y' 'adopt x' \
		'resolve x y --result monitored' 'answer x absent' 'propose a/b' 'say x -m y' 'withdraw x -m y' 'add circle x --name n --aim a'; do
		# shellcheck disable=SC2086
		cannot "there is no kring folder here: no 'kring.yaml' in this folder or above it; 'kring init' makes one" kring $command
	done
}
case_ 'no kring folder: exit 3, for every command' no_folder

no_agreements() {
	rm -r agreements meetings spelregels
	for command in check list status 'report overview' 'report agreements'; do
		# shellcheck disable=SC2086
		succeeds soon $command
		cat "$work/stdout" "$work/stderr" >"$scratch/said"
		grep -qi 'no agreements\|no proposals\|nothing' "$scratch/said" || [ "$command" = list ] || say "$command says nothing of it"
	done
	succeeds soon check
	nothing_on stdout
	err_has 'no agreements yet'
	refuses "there is no agreement 'x'" soon --as anna consent x
}
case_ 'no agreements yet: exit 0, and it is said' no_agreements

only_the_network() {
	rm -r agreements meetings spelregels circles mandates organisations
	succeeds soon check
	nothing_on stdout
	err_has 'no agreements yet'
	nothing_crashes
}
case_ 'nothing but kring.yaml' only_the_network

# ---- files that are none

unreadable() {
	chmod 000 "$night"
	beside
	expect_exit 1 powerless --as-of 2026-08-25 check
	out_has "$night: error: '$night' cannot be read: Permission denied [file-unreadable]"
	out_has "$folder:10:1: error: 'oeps' is no key of 'agreement' [key-unknown]"
}
case_ 'a file that one may not read' unreadable

shut() {
	chmod a-w agreements/geboortezorg
	expect_exit 3 powerless --as-of 2026-08-25 --as anna say nachtdienst -m Ja
	err_has ': Permission denied; nothing was changed'
	err_has 'hint: ask who looks after that folder whether you may write in it'
	[ -z "$(git status --porcelain)" ]
	chmod u+w agreements/geboortezorg
	mkdir "$scratch/shut" && chmod a-w "$scratch/shut"
	expect_exit 3 powerless --as-of 2026-08-25 report site -o "$scratch/shut/public"
	err_has "cannot make the folder '$scratch/shut/public': Permission denied"
	chmod u+w "$scratch/shut"
}
case_ 'a folder that one may not write in' shut

links() {
	ln -s nachtdienst.yaml agreements/geboortezorg/link.yaml
	ln -s /etc/passwd agreements/geboortezorg/wachtwoorden.yaml
	ln -s nergens agreements/geboortezorg/los.yaml
	ln -s ../circles agreements/kringen
	finds <<-END
		agreements/geboortezorg/link.yaml: error: this is a link, and kring follows none [file-unexpected]
		    hint: put the file itself in its place
		agreements/geboortezorg/los.yaml: error: this is a link, and kring follows none [file-unexpected]
		    hint: put the file itself in its place
		agreements/geboortezorg/wachtwoorden.yaml: error: this is a link, and kring follows none [file-unexpected]
		    hint: put the file itself in its place
		agreements/kringen: error: this is a link, and kring follows none [file-unexpected]
		    hint: put the file itself in its place
	END
	nothing_crashes
	refuses "there is no agreement 'link'" soon --as carla consent link
	unchanged "$night" circles
}
case_ 'links, to files and folders inside and outside' links

linked_folder() {
	mv agreements elders && ln -s elders agreements
	expect_exit 1 soon check
	out_has "agreements: error: 'agreements' is a link, or lies in a folder that is one [file-unexpected]"
	nothing_crashes
	expect_exit 1 soon --as carla consent nachtdienst
	cmp elders/geboortezorg/nachtdienst.yaml "$work/example/$night"
}
case_ 'a folder of a kind that is a link' linked_folder

fifo() {
	mkfifo agreements/geboortezorg/pijp.yaml
	finds <<-END
		agreements/geboortezorg/pijp.yaml: error: this is no regular file [file-unexpected]
		    hint: put a file with text in its place
	END
	nothing_crashes
	refuses "there is no agreement 'pijp'" soon --as carla consent pijp
}
case_ 'a FIFO is not waited for' fifo

folder_named_as_file() {
	mkdir agreements/geboortezorg/map.yaml
	cp "$night" agreements/geboortezorg/map.yaml/x.yaml
	finds <<-END
		agreements/geboortezorg/map.yaml: error: 'agreements/geboortezorg/map.yaml' is a folder, not a file [file-unexpected]
		    hint: rename it, or move it out of here
	END
	nothing_crashes
}
case_ 'a folder that is called x.yaml' folder_named_as_file

names() {
	cp "$night" agreements/geboortezorg/nacht.yml
	cp "$night" 'agreements/geboortezorg/Nacht dienst.yaml'
	cp "$night" agreements/geboortezorg/all.yaml
	cp "$night" agreements/los.yaml
	cp circles/geboortezorg.yaml circles/1e-kring.yaml
	cp meetings/geboortezorg/2026-03-12.yaml meetings/geboortezorg/2026-02-30.yaml
	cp mandates/geboortezorg/anna.yaml mandates/anna.yaml
	echo 'niets' >agreements/geboortezorg/README.md
	finds <<-END
		agreements/geboortezorg/Nacht dienst.yaml: error: the name of this file is no id [file-unexpected]
		    hint: an agreement stands in agreements/CIRCLE/ID.yaml; an id has small letters, digits and '-'
		agreements/geboortezorg/all.yaml: error: the name of this file is no id [file-unexpected]
		    hint: an agreement stands in agreements/CIRCLE/ID.yaml; an id has small letters, digits and '-'
		agreements/geboortezorg/nacht.yml: error: kring reads files that end in .yaml, and not this one [file-unexpected]
		    hint: rename it so that it ends in .yaml
		agreements/los.yaml: error: the name of this file is no id [file-unexpected]
		    hint: an agreement stands in agreements/CIRCLE/ID.yaml; an id has small letters, digits and '-'
		circles/1e-kring.yaml: error: the name of this file is no id [file-unexpected]
		    hint: the name of the file is the id: small letters, digits and '-', beginning with a letter
		mandates/anna.yaml: error: the name of this file is no id [file-unexpected]
		    hint: a mandate stands in mandates/CIRCLE/PERSON.yaml
		meetings/geboortezorg/2026-02-30.yaml: error: the name of this file is no id [file-unexpected]
		    hint: a meeting stands in meetings/CIRCLE/DATE.yaml, with a date as 2026-12-01
	END
	nothing_crashes
}
case_ 'names that are no id, and .yml' names

odd_names() {
	: >"$(printf 'agreements/geboortezorg/a\033[31mb.yaml')"
	: >"$(printf 'agreements/geboortezorg/a\nb.yaml')"
	: >"$(printf 'agreements/geboortezorg/a\377b.yaml')"
	expect_exit 1 soon check
	lacks "$work/stdout" "$escape"
	[ "$(grep -c 'the name of this file is no id' "$work/stdout")" -eq 3 ]
	expect_exit 1 soon --color always list
	lacks "$work/stderr" "${escape}[31mb"
	err_has 'a\u001B[31mb.yaml'
	nothing_crashes
	expect_exit 1 soon check --format json
	python3 -m json.tool "$work/stdout" >/dev/null
}
case_ 'names with control characters never reach a terminal raw' odd_names

# ---- bytes

conflict() {
	{
		printf '<<<<<<< HEAD\n' && sed -n 1p "$night" && printf '=======\ntitle: Anders\n>>>>>>> voorstel\n' && sed 1d "$night"
	} >"$scratch/merged" && cp "$scratch/merged" "$night"
	finds <<-END
		$skipped
		$night:1:1: error: a merge left two versions of these lines here: '<<<<<<< HEAD' [conflict-marker]
		    hint: keep the lines that are right, delete the lines with '<<<<<<<', '=======' and '>>>>>>>', and save
		$night:3:1: error: a merge left two versions of these lines here: '=======' [conflict-marker]
		    hint: keep the lines that are right, delete the lines with '<<<<<<<', '=======' and '>>>>>>>', and save
		$night:5:1: error: a merge left two versions of these lines here: '>>>>>>> voorstel' [conflict-marker]
		    hint: keep the lines that are right, delete the lines with '<<<<<<<', '=======' and '>>>>>>>', and save
	END
	is_left
	nothing_crashes
}
case_ 'conflict markers' conflict

bytes() { # BYTES-FOR-printf WHERE MESSAGE HINT: one more line at the end of the record
	cp "$work/example/$night" "$night"
	cp "$work/example/$folder" "$folder"
	# shellcheck disable=SC2059
	printf "$1" >>"$night"
	finds <<-END
		$skipped
		$night:$2: error: $3
		    hint: $4
	END
	is_left
}

each_byte() {
	bytes 'why: a\377b\n' 30:7 'this character is not UTF-8 [yaml-refused]' 'save the file again, with encoding UTF-8'
	bytes 'why: a\303\n' 30:7 'this character is not UTF-8 [yaml-refused]' 'save the file again, with encoding UTF-8'
	bytes 'why: a\000b\n' 30:7 'a NUL byte stands here (U+0000) [yaml-refused]' 'save the file as UTF-8 text'
	bytes 'why: a\rb\n' 30:7 'a carriage return without a line feed stands here (U+000D) [yaml-refused]' 'save the file with line ends LF or CRLF'
	bytes 'why: &a tekst\n' 30:6 "'&' makes an anchor, which records do not have [yaml-refused]" "take out '&' and its name; quote a text that begins with '&'"
	bytes 'why: !!str tekst\n' 30:6 "'!' makes a tag, which records do not have [yaml-refused]" "take out '!' and its name; quote a text that begins with '!'"
	bytes 'x-a:\n  <<: {b: 1}\n' 31:3 "'<<' merges another map, which records do not do [yaml-refused]" 'write the keys out'
	bytes 'title: Weer\n' 30:1 "the key 'title' stands on line 1 and again on line 30 [yaml-duplicate-key]" 'keep one of the two'
	bytes '\twhy: X\n' 30:1 'a tab indents this line [yaml-syntax]' 'indent with blanks only; most editors can be told to write blanks for the tab key'
	bytes 'why: "a\\x07b"\n' 30:6 'an escape in this text makes a control character (U+0007) [yaml-refused]' 'take it out'
}
case_ 'no UTF-8, NUL, lone CR, anchors, tags, merge keys, a key twice, tabs, escapes' each_byte

alias() {
	printf 'why: &a tekst\nx-a: *a\n' >>"$night"
	finds <<-END
		$skipped
		$night:30:6: error: '&' makes an anchor, which records do not have [yaml-refused]
		    hint: take out '&' and its name; quote a text that begins with '&'
		$night:31:6: error: '*' refers to an anchor, which records do not have [yaml-refused]
		    hint: write out what is meant; quote a text that begins with '*'
	END
	is_left
}
case_ 'an alias and its anchor, in one run' alias

documents() {
	printf '%s\ntitle: T\n' '---' >>"$night"
	finds <<-END
		$skipped
		$night:30:1: error: a second document begins with '---' here [yaml-refused]
		    hint: move it to a file of its own; a record is one document
	END
	is_left
}
case_ 'two documents' documents

directive() {
	{ printf '%%YAML 1.2\n%s\n' '---' && cat "$night"; } >"$scratch/new" && cp "$scratch/new" "$night"
	finds <<-END
		$skipped
		$night:1:1: error: a '%' line gives YAML a directive, which records do not have [yaml-refused]
		    hint: take the line out, and '---' below it
	END
	is_left
}
case_ 'a directive' directive

utf16() {
	for encoding in UTF-16LE UTF-16BE UTF-16; do
		git checkout -q .
		iconv -f UTF-8 -t "$encoding" "$night" >"$scratch/new" && cp "$scratch/new" "$night"
		finds <<-END
			$skipped
			$night:1:1: error: the file is UTF-16, not UTF-8 [yaml-refused]
			    hint: save the file again, with encoding UTF-8
		END
		is_left
	done
	nothing_crashes
}
case_ 'UTF-16, with and without a mark' utf16

large() {
	{ printf 'why: |\n  ' && head -c 2097152 /dev/zero | tr '\0' a && echo; } >>"$night"
	finds <<-END
		$night: error: '$night' is larger than 1048576 bytes [file-too-large]
		    hint: split it, or move long texts into an attachment
		$skipped
	END
	is_left
	nothing_crashes
}
case_ 'a file of 2 MiB' large

deep() {
	python3 -c 'print("x-a: " + "[" * 40 + "]" * 40)' >>"$night"
	finds <<-END
		$skipped
		$night:30:37: error: lists and maps stand more than 32 deep in each other [yaml-refused]
		    hint: check the brackets and the indentation; no record needs that
	END
	is_left
	git checkout -q .
	python3 -c 'print("x-a: " + "[" * 500000)' >>"$night"
	expect_exit 1 soon check
	out_has "$night:30:37: error: lists and maps stand more than 32 deep in each other [yaml-refused]"
}
case_ 'nesting of 40, and of half a million' deep

not_a_record() {
	: >"$night"
	finds <<-END
		$skipped
		$night:1:1: error: 'driver' is missing [key-missing]
		    hint: add 'driver:' the situation that calls for this
		$night:1:1: error: 'proposed' is missing [key-missing]
		    hint: add 'proposed:' who proposed it, and when
		$night:1:1: error: 'text' is missing [key-missing]
		    hint: add 'text:' what we agree
		$night:1:1: error: 'title' is missing [key-missing]
		    hint: add 'title:' what it is called
	END
	is_left
	printf 'zomaar een tekst\n' >"$night"
	expect_exit 1 soon check
	out_has "$night:1:1: error: the file is a text, not lines with 'key: value' [yaml-refused]"
	is_left
	printf '%s\n' '- een' '- twee' >"$night"
	expect_exit 1 soon check
	out_has "$night:1:1: error: the file is a list, not lines with 'key: value' [yaml-refused]"
	is_left
}
case_ 'an empty file, a text, a list' not_a_record

crlf_and_mark() {
	{ printf '\357\273\277' && sed 's/$/\r/' "$night"; } >"$scratch/new" && cp "$scratch/new" "$night"
	succeeds soon check --class structure
	nothing_on stdout
	succeeds soon --as carla consent nachtdienst
	[ "$(head -c 3 "$night" | od -An -tx1 | tr -d ' ')" = efbbbf ]
}
case_ 'CRLF and a byte order mark are no mistake' crlf_and_mark

# ---- kring.yaml

network_broken() {
	echo 'name: [' >kring.yaml
	finds <<-END
		kring.yaml: note: this file has errors, so other rules did not look at it
		kring.yaml:1:8: error: a value is missing before '' [yaml-syntax]
		    hint: fill in the value, or take out what stands too much
	END
	nothing_crashes
}
case_ 'kring.yaml is broken' network_broken

network_empty() {
	: >kring.yaml
	finds <<-END
		kring.yaml: note: this file has errors, so other rules did not look at it
		kring.yaml:1:1: error: 'format' is missing [key-missing]
		    hint: add 'format:' of these files: 1
		kring.yaml:1:1: error: 'name' is missing [key-missing]
		    hint: add 'name:' what the network is called
		kring.yaml:1:1: error: 'purpose' is missing [key-missing]
		    hint: add 'purpose:' why it exists
	END
	nothing_crashes
}
case_ 'kring.yaml is empty' network_empty

network_linked() {
	mv kring.yaml "$scratch/kring.yaml" && ln -s "$scratch/kring.yaml" kring.yaml
	finds <<-END
		kring.yaml: error: 'kring.yaml' is a link, or lies in a folder that is one [file-unexpected]
		    hint: put the file itself here: links are not followed
		kring.yaml: note: this file has errors, so other rules did not look at it
	END
	nothing_crashes
	cmp "$scratch/kring.yaml" "$work/example/kring.yaml"
}
case_ 'kring.yaml is a link' network_linked

network_odd() {
	rm kring.yaml && mkdir kring.yaml
	finds <<-END
		kring.yaml: error: 'kring.yaml' is a folder, not a file [file-unexpected]
		    hint: rename it, or move it out of here
		kring.yaml: note: this file has errors, so other rules did not look at it
	END
	git checkout -q "$folder"
	rmdir kring.yaml && mkfifo kring.yaml
	finds <<-END
		kring.yaml: error: 'kring.yaml' is a pipe, a socket or a device, not a file [file-unexpected]
		    hint: remove it: records are regular files
		kring.yaml: note: this file has errors, so other rules did not look at it
	END
	nothing_crashes
}
case_ 'kring.yaml is a folder, or a FIFO' network_odd

newer() {
	sed -i 's/^format: 1$/format: 2/' kring.yaml
	finds <<-END
		kring.yaml: note: this file has errors, so other rules did not look at it
		kring.yaml:2:9: error: this version of kring reads format 1, and the folder has another one [value-invalid]
		    hint: use a newer kring for this folder
	END
}
case_ 'a folder of a later format' newer

# ---- all at once

everything() {
	printf 'why: a\377b\n' >>"$night"
	mkfifo agreements/geboortezorg/pijp.yaml
	ln -s nergens mandates/geboortezorg/los.yaml
	printf '<<<<<<< a\n=======\n>>>>>>> b\n' >>circles/geboortezorg.yaml
	: >organisations/vsv-noord.yaml
	expect_exit 1 soon check
	for finding in "$night:30:7: error:" 'pijp.yaml: error:' 'los.yaml: error:' 'circles/geboortezorg.yaml:11:1: error:' \
		"organisations/vsv-noord.yaml:1:1: error: 'name' is missing"; do
		out_has "$finding"
	done
	nothing_crashes
	expect_exit 1 soon check --format json
	python3 -m json.tool "$work/stdout" >/dev/null
	expect_exit 1 soon --as carla consent geboortezorg/folder
	unchanged "$folder"
}
case_ 'all of it in one folder: all of it in one run' everything
