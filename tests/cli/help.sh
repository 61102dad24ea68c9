#!/bin/sh
# tests/cli/help.sh - help in short, and the manuals.
. "$(dirname "$0")/lib.sh"

case_ 'help in short has every command with what it does' '
	succeeds kring help
	nothing_on stderr
	sed -n "s/^KR_COMMAND([a-z_]*, \"\([a-z-]*\)\".*/\1/p" "$top/cmd/commands.def" >"$scratch/commands"
	[ "$(wc -l <"$scratch/commands")" -gt 20 ]
	while read -r command; do out_has "  $command "; done <"$scratch/commands"
	out_lacks "__complete"
	kring -h >"$scratch/h"
	diff "$scratch/h" "$work/stdout"
'
case_ 'without manuals the help of a command is its -h' '
	mkdir "$scratch/bin" && printf "#!/bin/sh\nexit 16\n" >"$scratch/bin/man" && chmod +x "$scratch/bin/man"
	PATH=$scratch/bin:$PATH
	kring consent -h >"$scratch/h"
	succeeds kring help consent
	diff "$scratch/h" "$work/stdout"
	succeeds kring consent --help
	diff "$scratch/h" "$work/stdout"
'
case_ 'with manuals it opens that of the command' '
	KRING=$plain # in Dutch it asks for the Dutch one
	mkdir "$scratch/bin" && printf "#!/bin/sh\n[ \"\$1\" = -w ] || echo \"the manual \$*\"\n" >"$scratch/bin/man" && chmod +x "$scratch/bin/man"
	PATH=$scratch/bin:$PATH
	prints "the manual kring-consent" kring help consent
	prints "the manual kring-consent" kring consent --help
	prints "the manual kring-agreement" kring help agreement
	prints "the manual kring-rules" kring help rules
	prints "the manual kring" kring --help
'
case_ 'in Dutch the Dutch manual where there is one' '
	pages=$scratch/man && mkdir -p "$pages/man1" "$pages/nl/man1"
	export MANPATH=$pages MANPAGER=cat KRING_LANG=nl LANG=nl_NL.UTF-8
	unset LC_ALL
	for page in status check; do printf ".TH KRING-%s 1\n.SH NAME\nkring-%s \\- English\n" $page $page >"$pages/man1/kring-$page.1"; done
	printf ".TH KRING-STATUS 1\n.SH NAAM\nkring-status \\- Nederlands\n" >"$pages/nl/man1/kring-status.1"
	prints Nederlands kring help status
	nothing_on stderr
	prints Nederlands kring status --help
	prints English kring help check
	prints English kring --lang en help status
'
case_ 'help on something that is no command' '
	misused "there is no command '"'consnt'"'" kring help consnt
	err_has "did you mean '"'kring consent'"'?"
'
case_ 'the last words of -h say where more is' '
	prints "opens the manual" kring check -h
	prints "--fail-on SEVERITY" kring check -h
	prints "-n, --dry-run" kring adopt -h
	succeeds kring check -h
	out_lacks "--dry-run"
'
