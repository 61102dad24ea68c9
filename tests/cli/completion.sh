#!/bin/sh
# tests/cli/completion.sh - what is offered, and what bash makes of it.
. "$(dirname "$0")/lib.sh"

# What bash would put on the line: `completes WORD…`, the last word being completed.
completes() {
	bash --norc --noprofile -c '
		PATH=$1:$PATH
		. "$2/cmd/completion/kring.bash"
		shift 2
		compopt() { echo "<$2>"; }
		COMP_WORDS=("$@")
		COMP_CWORD=$(($# - 1))
		_kring
		[ ${#COMPREPLY[@]} -eq 0 ] || printf "%s\n" "${COMPREPLY[@]}"
	' bash "$scratch/bin" "$top" kring "$@" >"$work/stdout" 2>"$work/stderr" && nothing_on stderr
}

prepare() {
	mkdir "$scratch/bin" && ln -s "$KRING" "$scratch/bin/kring"
}

case_ 'candidates with what they are' '
	prints "consent	consent to a proposal" kring __complete con
	prints "geboortezorg/nachtdienst	Samen een nachtdienst" kring __complete consent ""
	prints "carla	Carla Jansen" kring __complete --as ""
	prints "structure" kring __complete check --class ""
	prints "rdjsonl" kring __complete check --format ""
	prints "sarif=	SARIF 2.1.0" kring __complete check --report ""
	prints ":files" kring __complete check --report sarif=x
	prints "site	all reports and records" kring __complete report si
'
case_ 'ids by their end too' '
	prints "nachtdienst	Samen een nachtdienst" kring __complete consent nacht
	out_lacks "geboortezorg/nachtdienst"
'
case_ 'values behind = and behind a comma' '
	prints "--class=structure" kring __complete check --class=s
	prints "--only=evaluation-due,evaluation-overdue	" kring __complete check --only=evaluation-due,evaluation-ov
	prints "--format=json" kring __complete list --format=
'
case_ 'of the folder of -C' '
	cd /
	prints "geboortezorg/folder" kring __complete -C "$work/case" show ""
	succeeds kring __complete -C "$work/nowhere" show ""
'
case_ 'outside a kring folder nothing goes wrong' '
	cd "$work/home"
	expect_exit 3 kring __complete consent ""
	nothing_on stdout
	prints "check	" kring __complete che
'
case_ 'bash: commands, options, ids' '
	prepare
	completes conse
	out_is <<-END
		consent
	END
	completes consent geb
	out_has "geboortezorg/nachtdienst"
	completes check --fail
	out_is <<-END
		--fail-on
	END
	completes --as ca
	out_is <<-END
		carla
	END
'
case_ 'bash: a value behind =, which bash takes apart' '
	prepare
	completes check --class = st
	out_is <<-END
		structure
	END
	completes check --class =
	out_has "structure"
	out_has "time"
	completes check --format = json --fail-on = w
	out_is <<-END
		warning
	END
'
case_ 'bash: files and folders are left to bash' '
	prepare
	completes report -o ""
	out_is <<-END
		<default>
	END
	completes -C ""
	out_is <<-END
		<dirnames>
	END
'
