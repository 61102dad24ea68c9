#!/bin/sh
# tests/cli/editor.sh - writing in an editor: templates, giving up, and no text lost.
. "$(dirname "$0")/lib.sh"

# An editor that puts its standard input in place of the file: `writes NAME` makes it.
writes() {
	cat >"$scratch/text"
	printf '#!/bin/sh\ncp "$1" "%s/seen" && cat "%s/text" >"$1"\n' "$scratch" "$scratch" >"$scratch/$1"
	chmod +x "$scratch/$1"
}

kept_file() {
	sed -n 's/^your text is kept in \(.*\); mend it there, and give it with -F$/\1/p' "$work/stderr"
}

case_ 'what is written in the editor is said' '
	echo "Ook in het weekend?" | writes editor
	KRING_EDITOR=$scratch/editor succeeds kring --as-of 2026-09-01 --as anna say nachtdienst -e
	has agreements/geboortezorg/nachtdienst.yaml "Ook in het weekend?"
	[ -z "$(ls -A "$TMPDIR")" ]
	has "$scratch/seen" "# ------------------------ >8 ------------------------"
	has "$scratch/seen" "# Above this line: your reaction."
'
case_ 'a line with # above the scissors is text, what stands below them is not' '
	writes editor <<-END
		# Een kop
		en een regel
		# ------------------------ >8 ------------------------
		dit is uitleg
	END
	KRING_EDITOR=$scratch/editor succeeds kring --as-of 2026-09-01 --as anna say nachtdienst -e
	has agreements/geboortezorg/nachtdienst.yaml "# Een kop"
	has agreements/geboortezorg/nachtdienst.yaml "en een regel"
	lacks agreements/geboortezorg/nachtdienst.yaml "uitleg"
'
case_ 'an empty or untouched text changes nothing' '
	KRING_EDITOR=true refuses "the text is empty; nothing was changed" kring --as-of 2026-09-01 --as anna say nachtdienst -e
	: | writes editor
	KRING_EDITOR=$scratch/editor refuses "the text is empty; nothing was changed" kring --as-of 2026-09-01 --as anna say nachtdienst -e
	KRING_EDITOR=true refuses "the text was not changed" kring --as-of 2026-09-01 --as anna amend nachtdienst -e -m Anders
	err_lacks "is kept in"
	unchanged
'
case_ '-m and -e together: the editor begins with the text, and it may stay' '
	KRING_EDITOR=true succeeds kring --as-of 2026-09-01 --as anna say nachtdienst -e -m "Zo is het goed"
	has agreements/geboortezorg/nachtdienst.yaml "Zo is het goed"
'
case_ 'KRING_EDITOR goes before GIT_EDITOR, VISUAL and EDITOR' '
	echo vierde | writes fourth
	export EDITOR=$scratch/fourth
	succeeds kring --as-of 2026-09-01 --as anna say nachtdienst -e
	has agreements/geboortezorg/nachtdienst.yaml vierde
	for variable in VISUAL GIT_EDITOR KRING_EDITOR; do
		echo "$variable" | writes "$variable"
		export "$variable=$scratch/$variable"
		succeeds kring --as-of 2026-09-01 --as anna say nachtdienst -e
		has agreements/geboortezorg/nachtdienst.yaml "$variable"
	done
'
case_ 'an editor with words behind it is one command' '
	echo "met een optie" | writes editor
	KRING_EDITOR="env -u NOTHING $scratch/editor" succeeds kring --as-of 2026-09-01 --as anna say nachtdienst -e
	has agreements/geboortezorg/nachtdienst.yaml "met een optie"
'
case_ 'an editor that the folder names is never run' '
	printf "#!/bin/sh\ntouch \"$scratch/ran\"\n" >"$scratch/evil" && chmod +x "$scratch/evil"
	git config core.editor "$scratch/evil"
	EDITOR=true refuses "the text is empty" kring --as-of 2026-09-01 --as anna say nachtdienst -e
	[ ! -e "$scratch/ran" ]
'
case_ 'an editor that fails: exit 3, nothing changed' '
	KRING_EDITOR=false cannot "ended with status 1" kring --as-of 2026-09-01 --as anna say nachtdienst -e
	err_has "nothing was changed"
	unchanged
'
case_ 'a text that could not be used is kept, and the message says where' '
	echo "Dit was veel werk" | writes editor
	KRING_EDITOR=$scratch/editor refuses "is kept in" kring --as-of 2026-09-01 --as zoe say nachtdienst -e
	unchanged
	has "$(kept_file)" "Dit was veel werk"
	succeeds kring --as-of 2026-09-01 --as anna say nachtdienst -F "$(kept_file)"
	has agreements/geboortezorg/nachtdienst.yaml "Dit was veel werk"
'
case_ 'a filled template with a mistake is kept too, and names the line' '
	printf "title: Goed\ntitel: Fout\n" | writes editor
	KRING_EDITOR=$scratch/editor refuses "your text:2:1: refused:" kring --as-of 2026-09-01 --as anna amend nachtdienst -e -m Anders
	err_has "did you mean '"'title'"'?"
	has "$(kept_file)" "titel: Fout"
	unchanged
'
case_ 'with --dry-run the text is kept as well' '
	echo "Alleen kijken" | writes editor
	KRING_EDITOR=$scratch/editor prints "+" kring -n --as-of 2026-09-01 --as anna say nachtdienst -e
	has "$(kept_file)" "Alleen kijken"
	unchanged
'
case_ 'where nobody can be asked it says which option to use' '
	misused "'"'say' needs a text: your reaction"'" kring --as-of 2026-09-01 --as anna say nachtdienst
	err_has "give it with -m TEXT, -F FILE, or -e"
'
case_ 'the text from a file or the standard input' '
	printf "Uit een bestand\n" >"$scratch/text"
	succeeds kring --as-of 2026-09-01 --as anna say nachtdienst -F "$scratch/text"
	has agreements/geboortezorg/nachtdienst.yaml "Uit een bestand"
	printf "Van de invoer\n" >"$scratch/text"
	expect_exit 0 sh -c "\"\$0\" --as-of 2026-09-01 --as bram say nachtdienst -F - <\"\$1\"" "$KRING" "$scratch/text"
	has agreements/geboortezorg/nachtdienst.yaml "Van de invoer"
	cannot "" kring --as-of 2026-09-01 --as anna say nachtdienst -F "$scratch/none"
	misused "leave one of them out" kring --as-of 2026-09-01 --as anna say nachtdienst -m x -F "$scratch/text"
'
case_ 'several -m are paragraphs' '
	succeeds kring --as-of 2026-09-01 --as anna say nachtdienst -m een -m twee
	has agreements/geboortezorg/nachtdienst.yaml een
	has agreements/geboortezorg/nachtdienst.yaml twee
'

# An editor that writes, and then does not end well.
fails_after_writing() {
	printf '#!/bin/sh\necho "Dit was veel werk" >"$1"\n%s\n' "$1" >"$scratch/editor"
	chmod +x "$scratch/editor"
}
hinted_file() {
	sed -n "s/.*your text is kept in '\(.*\)'$/\1/p" "$work/stderr"
}

case_ 'an editor that fails after something was written: the text is kept, and it says where' '
	fails_after_writing "exit 1"
	KRING_EDITOR=$scratch/editor cannot "ended with status 1" kring --as-of 2026-09-01 --as anna say nachtdienst -e
	has "$(hinted_file)" "Dit was veel werk"
	unchanged
	succeeds kring --as-of 2026-09-01 --as anna say nachtdienst -F "$(hinted_file)"
	has agreements/geboortezorg/nachtdienst.yaml "Dit was veel werk"
'
case_ 'an editor that is killed: the same' '
	fails_after_writing "kill -9 \$\$"
	KRING_EDITOR="exec $scratch/editor" expect_exit 3 kring --as-of 2026-09-01 --as anna say nachtdienst -e
	has "$(hinted_file)" "Dit was veel werk"
	unchanged
'
case_ 'broken YAML: the line, and the text is kept' '
	printf "title: [Goed\n  why: x: y\n" | writes editor
	KRING_EDITOR=$scratch/editor expect_exit 1 kring --as-of 2026-09-01 --as anna amend nachtdienst -e -m Anders
	err_has "your text:"
	has "$(kept_file)" "title: [Goed"
	unchanged
'
case_ 'an editor that is not there: in our words, and not in those of the shell' '
	for editor in nowhere-at-all "nowhere-at-all -x" "$scratch/nowhere"; do
		KRING_EDITOR=$editor cannot "there is no program '"'\$editor'"'" kring --as-of 2026-09-01 --as anna say nachtdienst -e
		err_lacks "sh:"
		err_lacks "not found"
		unchanged
	done
	KRING_EDITOR="exec true" refuses "the text is empty" kring --as-of 2026-09-01 --as anna say nachtdienst -e
'
