#!/bin/sh
# tests/cli/terminal.sh - on a terminal: colours, the pager, and being asked. script(1) is the terminal.
. "$(dirname "$0")/lib.sh"

command -v script >/dev/null || {
	echo "script(1) is missing" >&2
	exit 3
}

# The output of a command line on a terminal, and its exit code behind it.
on_terminal() {
	timeout 20 script -qec "$1; echo exit \$?" /dev/null <"${2:-/dev/null}" | tr -d '\r' >"$work/stdout"
}

export KRING

case_ 'colours on a terminal, none with NO_COLOR, --color never or a dumb terminal' '
	export TERM=xterm GIT_PAGER=
	on_terminal "\"\$KRING\" --as-of 2026-09-02 check"
	out_has "$escape"
	out_has "exit 0"
	on_terminal "NO_COLOR=1 \"\$KRING\" --as-of 2026-09-02 check"
	out_lacks "$escape"
	on_terminal "\"\$KRING\" --color never --as-of 2026-09-02 check"
	out_lacks "$escape"
	on_terminal "TERM=dumb \"\$KRING\" --as-of 2026-09-02 check"
	out_lacks "$escape"
	out_has "warning:"
'
case_ 'long results go through the pager: GIT_PAGER, PAGER' '
	export PAGER="sed s/^/P:/"
	on_terminal "\"\$KRING\" --as-of 2026-09-01 list"
	out_has "P:agreement"
	on_terminal "GIT_PAGER=\"sed s/^/G:/\" \"\$KRING\" --as-of 2026-09-01 list"
	out_has "G:agreement"
	on_terminal "\"\$KRING\" --no-pager --as-of 2026-09-01 list"
	out_lacks "P:"
	on_terminal "GIT_PAGER= \"\$KRING\" --as-of 2026-09-01 list"
	out_lacks "P:"
	on_terminal "\"\$KRING\" --as-of 2026-09-01 --as carla consent nachtdienst"
	out_lacks "P:"
'
case_ 'a pager that a repository names is never run' '
	git config core.pager "touch $scratch/ran; cat"
	export PAGER=cat
	on_terminal "\"\$KRING\" --as-of 2026-09-01 list"
	out_has "agreement"
	[ ! -e "$scratch/ran" ]
'
case_ 'a reader who quits the pager early is no failure, and a pager that is not there no loss' '
	on_terminal "GIT_PAGER=\"head -n 1\" \"\$KRING\" --as-of 2026-09-01 list"
	out_has "exit 0"
	on_terminal "GIT_PAGER=no-such-pager \"\$KRING\" --as-of 2026-09-01 list"
	out_has "agreement"
'
case_ 'a command that needs a text opens the editor by itself' '
	printf "#!/bin/sh\necho \"Vanaf de terminal\" >\"\$1\"\n" >"$scratch/editor" && chmod +x "$scratch/editor"
	on_terminal "KRING_EDITOR=$scratch/editor \"\$KRING\" --as-of 2026-09-01 --as anna say nachtdienst"
	out_has "exit 0"
	has agreements/geboortezorg/nachtdienst.yaml "Vanaf de terminal"
'
case_ 'an objection that cannot be put into words: not-yet is offered' '
	on_terminal "KRING_EDITOR=true \"\$KRING\" --as-of 2026-09-01 --as carla object nachtdienst"
	out_has "exit 1"
	unchanged
	refuses "not-yet" kring --as-of 2026-09-01 --as carla object nachtdienst
'

# An editor that writes a mistake the first time, and mends it in its own text the second time.
mending_editor() {
	cat >"$scratch/editor" <<-END
		#!/bin/sh
		echo run >>"$scratch/runs"
		if [ -e "$scratch/once" ]; then
			cp "\$1" "$scratch/again" && sed "s/^titel:/title:/" "$scratch/again" >"\$1"
		else
			touch "$scratch/once" && printf "titel: Anders\\n" >"\$1"
		fi
	END
	chmod +x "$scratch/editor"
}

case_ 'a text with a mistake: the mistake, and the offer to open it again, with what was written' '
	mending_editor
	printf "y\n" >"$scratch/answer"
	on_terminal "KRING_EDITOR=$scratch/editor \"\$KRING\" --as-of 2026-09-01 --as anna amend nachtdienst -e -m Anders" "$scratch/answer"
	out_has "did you mean '"'title'"'?"
	out_has "open your text again? [Y/n]"
	out_has "exit 0"
	out_lacks "is kept in"
	[ "$(cat "$scratch/again")" = "titel: Anders" ]
	has agreements/geboortezorg/nachtdienst.yaml "title: Anders"
'
case_ 'who does not want to keeps the text, and reads what is wrong once' '
	mending_editor
	printf "n\n" >"$scratch/answer"
	on_terminal "KRING_EDITOR=$scratch/editor \"\$KRING\" --as-of 2026-09-01 --as anna amend nachtdienst -e -m Anders" "$scratch/answer"
	out_has "exit 1"
	[ "$(wc -l <"$scratch/runs")" -eq 1 ]
	in_english "$work/stdout"
	[ "$(grep -c "did you mean" "$work/stdout")" -eq 1 ]
	kept=$(sed -n "s/.*your text is kept in \(.*\); mend it.*/\1/p" "$work/stdout")
	has "$kept" "titel: Anders"
	unchanged
'
# The same command, which the signal reaches while it asks; what it said is in $work/stdout.
signalled_at_question() { # SIGNAL
	rm -f "$scratch/once" "$scratch/pid"
	: >"$work/stdout"
	(
		tries=0
		until grep -q "\[Y/n\]\|\[J/n\]" "$work/stdout"; do
			sleep 0.1
			tries=$((tries + 1))
			[ "$tries" -lt 100 ] || break
		done
		kill -s "$1" "$(cat "$scratch/pid")"
		sleep 1
	) | timeout 20 script -qefc "sh -c '
		echo \$\$ >\"$scratch/pid\"
		KRING_EDITOR=\"$scratch/editor\" exec \"\$KRING\" --as-of 2026-09-01 --as anna amend nachtdienst -e -m Anders
	'; echo exit \$?" /dev/null >"$work/stdout"
	tr -d "\r" <"$work/stdout" >"$work/plain" && mv "$work/plain" "$work/stdout"
}
case_ 'a signal at that question: the text is kept, it says where, and the program ends as the signal ends it' '
	for signal in INT:130 TERM:143 HUP:129; do
		mending_editor
		signalled_at_question "${signal%:*}"
		in_english "$work/stdout"
		out_has "open your text again? [Y/n]"
		out_has "exit ${signal#*:}"
		kept=$(sed -n "s/^your text is kept in \(.*\); mend it there, and give it with -F$/\1/p" "$work/stdout")
		has "$kept" "titel: Anders"
		unchanged
		rm "$kept"
		[ -z "$(ls -A "$TMPDIR")" ]
	done
'
case_ 'with --no-input nothing is asked on a terminal: the option is named' '
	mending_editor
	on_terminal "KRING_EDITOR=$scratch/editor \"\$KRING\" --no-input --as-of 2026-09-01 --as anna say nachtdienst"
	out_has "exit 2"
	out_has "give it with -m TEXT, -F FILE, or -e"
	[ ! -e "$scratch/runs" ]
	on_terminal "KRING_EDITOR=$scratch/editor \"\$KRING\" --no-input --as-of 2026-09-01 --as anna amend nachtdienst -e -m Anders"
	out_has "exit 1"
	out_lacks "open your text again"
	on_terminal "\"\$KRING\" --no-input setup-git"
	out_lacks "[Y/n]"
'
