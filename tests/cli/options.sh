#!/bin/sh
# tests/cli/options.sh - the command line: options, commands that are not there, exit codes.
. "$(dirname "$0")/lib.sh"

case_ 'global options before or after the command' '
	kring --as-of 2026-09-01 list agreements >"$scratch/before"
	succeeds kring list --as-of 2026-09-01 agreements
	diff "$scratch/before" "$work/stdout"
	succeeds kring list agreements --as-of=2026-09-01
	diff "$scratch/before" "$work/stdout"
'
case_ '-C works as if started there' '
	kring --as-of 2026-09-01 list >"$scratch/here"
	cd /
	succeeds kring -C "$work/case" --as-of 2026-09-01 list
	diff "$scratch/here" "$work/stdout"
	succeeds kring --as-of 2026-09-01 list "-C$work" -C case
	diff "$scratch/here" "$work/stdout"
	cannot "cannot go to the folder" kring -C "$scratch/nowhere" list
'
case_ 'options are never abbreviated' '
	misused "there is no option '"'--circl'"'" kring list --circl geboortezorg
	err_has "did you mean '"'--circle'"'?"
	misused "there is no option '"'--xyzzy'"'" kring list --xyzzy
	err_has "kring list -h"
	misused "there is no option '"'-x'"'" kring list -x
	misused "there is no option '"'--circle'"'" kring --circle geboortezorg list
	err_has "an option of a command comes after it"
'
case_ 'values' '
	misused "the option '"'--circle'"' needs a value" kring list --circle
	misused "the option '"'-C'"' needs a value" kring list -C
	misused "takes no value" kring list --dry-run=yes
	misused "is not understood" kring --as-of 2026-02-30 list
	err_has "the last day of that month is Saturday 28 February 2026"
	misused "did you mean '"'auto'"'?" kring --color aut list
	misused "write a whole number from 1" kring resolve x bram --result amended --round 0
	misused "write a whole number from 1" kring resolve x bram --result amended --round 2x
	misused "did you mean '"'amended'"'?" kring resolve x bram --result amend
'
case_ 'short options together, and a value without a blank' '
	succeeds kring -qv list
	misused "there is no option '"'-z'"'" kring -qz list
	misused "takes no text" kring list -mTEXT
'
case_ '-- ends the options' '
	misused "there is no record" kring --as-of 2026-09-01 show -- --no-such
'
case_ 'too few and too many words' '
	misused "'"'consent' needs to know which proposal"'" kring consent
	misused "'"'b' is one word more than 'consent' takes"'" kring consent a b
	err_has "between quotes"
'
case_ 'a text that a command does not use is refused, not lost' '
	misused "'"'status' takes no text"'" kring status -m x
	misused "leave out '"'-F'"'" kring status -F x
	misused "has no formats to choose from" kring consent x --format json
'
case_ 'a command that is not there' '
	misused "there is no command '"'lst'"'" kring lst
	err_has "did you mean '"'kring list'"'?"
	misused "'"'kring help'"' shows the commands" kring qqqqqq
	misused "there is no command" kring ../kring-x
'
case_ 'kring-NAME of PATH is a command too' '
	mkdir "$scratch/bin"
	printf "#!/bin/sh\npwd\nprintf \"<%%s>\" \"\$@\"\nexit 7\n" >"$scratch/bin/kring-groet" && chmod +x "$scratch/bin/kring-groet"
	PATH=$scratch/bin:$PATH
	expect_exit 7 kring -C circles --as-of 2026-09-01 groet --luid -C x "a b"
	out_has "$work/case/circles"
	out_has "<--as-of><2026-09-01><--luid><-C><x><a b>"
'
case_ 'a program of the folder one stands in is never run' '
	printf "#!/bin/sh\ntouch \"$scratch/ran\"\n" >kring-groet && chmod +x kring-groet
	PATH=.:$PATH:
	misused "there is no command" kring groet
	[ ! -e "$scratch/ran" ]
'
case_ 'KRING_TODAY is the real day' '
	expect_exit 2 env KRING_TODAY=gisteren "$KRING" list
	err_has "in KRING_TODAY is no date"
	succeeds env KRING_TODAY=2026-08-10 "$KRING" list agreement --state forming
	out_has nachtdienst
	succeeds env KRING_TODAY=2026-08-10 "$KRING" --as-of +20d list agreement --state objected
	out_has nachtdienst
'
case_ 'help and version come before what is wrong' '
	prints "kring consent ID" kring consent -h
	prints "kring consent ID" kring -h consent
	prints "kring " kring --version
	prints "kring " kring list --version
'
case_ 'wrong usage is said before the folder is looked for' '
	cd "$work/home"
	misused "there is no option" kring list --circl x
'
case_ 'options that git has are answered with what is meant' '
	misused "there is no option '"'--cached'"'" kring diff --cached
	err_has "did you mean '"'--staged'"'?"
	misused "there is no option '"'--stat'"'" kring diff --stat
	err_has "that is an option of git"
	misused "there is no option '"'--oneline'"'" kring log nachtdienst --oneline
	err_has "has a line for each event"
'
case_ 'a result for a folder that is not there: found out first' '
	printf "x\n" >>kring.yaml
	cannot "the folder for it is not there" kring report overview -o "$scratch/none/x.md"
	err_lacks kring.yaml
	expect_exit 3 kring check --report sarif="$scratch/none/x"
	err_has "the folder for it is not there"
	out_lacks kring.yaml
'
