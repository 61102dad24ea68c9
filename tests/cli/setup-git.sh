#!/bin/sh
# tests/cli/setup-git.sh - git set up for a kring folder: what is written, what never is, and that git then works so.
. "$(dirname "$0")/lib.sh"

keys='merge.kring.name merge.kring.driver merge.kring.recursive diff.kring.textconv diff.kring.xfuncname'

# Programs as git finds them: `with_kring COMMAND…`, or without a kring anywhere.
mkdir "$work/bare-bin" "$work/stub"
for program in git sh cat env; do
	ln -s "$(command -v $program)" "$work/bare-bin/$program"
done
with_kring() {
	env PATH="$(dirname "$KRING"):$PATH" "$@"
}
without_kring() {
	env PATH="$work/bare-bin" "$@"
}
# A kring whose merge-file is the script on stdin; the driver finds it first.
stub() {
	{
		echo '#!/bin/sh'
		cat
	} >"$work/stub/kring"
	chmod +x "$work/stub/kring"
}
with_stub() {
	env PATH="$work/stub:$PATH" "$@"
}

configuration() {
	git config --local --list | LC_ALL=C sort
}

our_attributes="# By 'kring setup-git': git merges and shows these by what they say.
/kring.yaml merge=kring diff=kring
/agreements/**/*.yaml merge=kring diff=kring
/circles/**/*.yaml merge=kring diff=kring
/mandates/**/*.yaml merge=kring diff=kring
/meetings/**/*.yaml merge=kring diff=kring
/organisations/**/*.yaml merge=kring diff=kring
/reviews/**/*.yaml merge=kring diff=kring
/spelregels/**/*.yaml merge=kring diff=kring"

# ---- what is written ----------------------------------------------------------------------------

fresh() {
	succeeds kring setup-git
	out_has '+merge.kring.recursive = binary'
	out_has '+/kring.yaml merge=kring diff=kring'
	out_has '  saved: .gitattributes'
	out_has "  set in git's configuration: how it merges and shows records"
	only_changed .gitattributes
	[ "$(cat .gitattributes)" = "$our_attributes" ]
	for key in $keys; do
		git config --local "$key" >/dev/null || say "$key is not set"
	done
	[ "$(git config --local --list | grep -c kring)" = 5 ]
	[ ! -e .git/hooks/pre-commit ]
	git check-attr merge diff -- agreements/geboortezorg/folder.yaml circles/x.yaml kring.yaml README.md >"$scratch/attributes"
	[ "$(grep -c ': kring$' "$scratch/attributes")" = 6 ]
	[ "$(grep -c ': unspecified$' "$scratch/attributes")" = 2 ]
}
case_ 'keys in the configuration, lines in .gitattributes, and nothing else' fresh

twice() {
	succeeds kring setup-git --hook --ci github
	git add -A && git commit -q --no-verify -m 'Set up'
	configuration >"$scratch/before"
	prints 'nothing to do: it is all there already' kring setup-git --hook --ci github
	unchanged .
	configuration | diff - "$scratch/before"
	git config merge.kring.driver 'an older one'
	prints '-merge.kring.driver = an older one' kring setup-git
	out_lacks 'merge.kring.name'
	configuration | diff - "$scratch/before"
}
case_ 'a second time there is nothing to do; what changed is refreshed' twice

shown() {
	configuration >"$scratch/before"
	succeeds kring setup-git --hook --ci gitlab -n
	for key in $keys; do
		out_has "+$key = "
	done
	out_has '+++ b/.gitattributes'
	out_has '+++ b/.git/hooks/pre-commit'
	out_has 'kring check --class structure --staged || {'
	out_has '+++ b/.gitlab/kring.yml'
	unchanged .
	[ ! -e .git/hooks/pre-commit ]
	configuration | diff - "$scratch/before"
}
case_ '-n shows everything and changes nothing' shown

quiet() {
	succeeds kring -q setup-git
	nothing_on stdout
	git config --local merge.kring.driver >/dev/null
}
case_ '-q says nothing' quiet

existing() {
	printf '*.yaml text\r\n/circles/**/*.yaml diff=kring\r\n/reviews/**/*.yaml merge=kring diff=kring -text\r\n* eol=lf' >.gitattributes
	succeeds kring setup-git
	printf '*.yaml text\r\n/reviews/**/*.yaml merge=kring diff=kring -text\r\n* eol=lf\r\n' >"$scratch/should"
	printf '%s\n' "$our_attributes" | grep -v reviews | sed 's/$/\r/' >>"$scratch/should"
	cmp "$scratch/should" .gitattributes
	succeeds kring setup-git --remove
	printf '*.yaml text\r\n/reviews/**/*.yaml merge=kring diff=kring -text\r\n* eol=lf\r\n' | cmp - .gitattributes
}
case_ 'other lines of .gitattributes stay as they are, byte for byte' existing

linked() {
	echo 'not ours' >"$scratch/elsewhere"
	ln -s "$scratch/elsewhere" .gitattributes
	cannot 'something else that kring does not write to' kring setup-git
	[ "$(cat "$scratch/elsewhere")" = 'not ours' ]
	[ "$(git config --local --list | grep -c kring)" = 0 ]
}
case_ 'a link in place of .gitattributes is not followed' linked

locked() {
	: >.git/config.lock
	expect_exit 3 kring setup-git
	err_has "git did not write 'merge.kring.name'"
	err_has 'File exists'
	rm .git/config.lock
	succeeds kring setup-git
	out_lacks '+/kring.yaml'
	git config --local diff.kring.xfuncname >/dev/null
}
case_ 'what git cannot write is said, and running it again finishes it' locked

removed() {
	configuration >"$scratch/before"
	succeeds kring setup-git --hook
	succeeds kring setup-git --remove
	out_has "  taken out of git's configuration: how it merges and shows records"
	out_has '  the hook is removed: pre-commit'
	configuration | diff - "$scratch/before"
	[ ! -e .git/hooks/pre-commit ]
	[ ! -s .gitattributes ]
	prints 'nothing to do' kring setup-git --remove
	misused "'--remove' does not go with" kring setup-git --remove --hook
}
case_ 'taken away again' removed

# ---- where it is ---------------------------------------------------------------------------------

below() {
	cd "$scratch" && git init -q outer && cd outer
	mkdir -p "net werk/'s" && cp -R "$work/case/." "net werk/'s/" && rm -rf "net werk/'s/.git"
	cd "net werk/'s/circles"
	succeeds kring setup-git --hook
	cd "$scratch/outer"
	[ ! -e .gitattributes ]
	[ "$(cat "net werk/'s/.gitattributes")" = "$our_attributes" ]
	git check-attr merge -- "net werk/'s/kring.yaml" kring.yaml >"$scratch/attributes"
	has "$scratch/attributes" "'s/kring.yaml: merge: kring"
	has "$scratch/attributes" 'kring.yaml: merge: unspecified'
	stub <<-'END'
		printf '%s\n' "$@" >"$STUB_SAW"
	END
	git add -A
	with_stub STUB_SAW="$scratch/saw" git commit -q -m 'All'
	printf "%s\n" -C "net werk/'s/" check --class structure --staged | diff - "$scratch/saw"
	prints 'nothing to do' kring -C "net werk/'s" setup-git --hook
}
case_ 'a kring folder below the top of the repository, with a blank and a quote in its name' below

worktree() {
	git worktree add -q "$scratch/other" -b other
	cd "$scratch/other"
	succeeds kring setup-git --hook
	[ -f .gitattributes ]
	[ -x "$work/case/.git/hooks/pre-commit" ]
	cd "$work/case"
	git config --local merge.kring.driver >/dev/null
	[ ! -e .gitattributes ]
	with_kring git -C "$scratch/other" kring status >"$work/stdout"
}
case_ 'a linked work tree: the configuration and the hooks are those of the repository' worktree

submodule() {
	cd "$scratch" && git init -q outer && cd outer
	git -c protocol.file.allow=always submodule --quiet add "$work/example" network
	git commit -q -m 'A network in it'
	cd network/circles
	succeeds kring setup-git --hook
	cd "$scratch/outer"
	[ "$(git config --local --list | grep -c '^merge[.]kring')" = 0 ]
	git -C network config --local merge.kring.driver >/dev/null
	[ -x .git/modules/network/hooks/pre-commit ]
	[ -f network/.gitattributes ]
	with_kring git -C network/circles kring list circles >"$work/stdout"
	[ -s "$work/stdout" ]
}
case_ 'a submodule: its own configuration, not that of what it is in' submodule

nowhere() {
	cd "$scratch"
	cannot 'there is no kring folder here' kring setup-git
	cp -R "$work/case" plain && rm -rf plain/.git
	cannot "'$scratch/plain' is in no git repository" kring -C plain setup-git
	err_has 'git init'
	[ ! -e plain/.gitattributes ]
	git clone -q --bare "$work/case" bare.git
	cannot 'this is a bare repository' kring -C bare.git setup-git
	cannot 'there is no git on this machine' env PATH=/nonexistent "$KRING" -C "$work/case" setup-git
	cd "$work/case"
	unchanged
}
case_ 'no kring folder, no repository, a bare one, no git' nowhere

modern() {
	cd "$scratch" && git init -q --object-format=sha256 modern && cd modern
	cp -R "$work/case/kring.yaml" "$work/case/circles" .
	succeeds kring setup-git
	git config --local merge.kring.driver >/dev/null
}
case_ 'a SHA-256 repository' modern

# ---- hooks ---------------------------------------------------------------------------------------

hook() {
	succeeds kring setup-git --hook
	[ -x .git/hooks/pre-commit ]
	echo '# more' >>circles/geboortezorg.yaml
	stub <<-'END'
		[ "$*" = 'check --class structure --staged' ] || exit 0
		echo 'it is not sound' >&2
		exit 1
	END
	code=0
	with_stub git commit -q -a -m 'Not sound' 2>"$work/stderr" || code=$?
	[ "$code" = 1 ]
	err_has 'it is not sound'
	err_has "nothing is committed: mend what stands above, 'git add' it, and commit again"
	err_has 'git commit --no-verify'
	without_kring git commit -q -a -m 'Nobody looked' 2>"$work/stderr"
	err_has 'kring is not installed here'
}
case_ 'a hook that checks what is staged, and lets through where there is no kring' hook

# Only a hook that is as kring wrote it is taken away: in the reader's language, or in English.
dutch_hook() {
	KRING_LANG=nl succeeds "$plain" setup-git --hook
	has .git/hooks/pre-commit 'er is niets opgeslagen in git'
	has .git/hooks/pre-commit 'kring staat hier niet op'
	lacks .git/hooks/pre-commit 'nothing is committed'
	sh -n .git/hooks/pre-commit
	KRING_LANG=nl succeeds "$plain" setup-git --remove
	[ ! -e .git/hooks/pre-commit ]
	KRING_LANG=en succeeds "$plain" setup-git --hook
	has .git/hooks/pre-commit 'nothing is committed'
	KRING_LANG=nl succeeds "$plain" setup-git --remove
	[ ! -e .git/hooks/pre-commit ]
}
case_ 'the hook speaks the language of who set it up' dutch_hook

# The evaluation is over its day: that is no reason to refuse the commit of what was done about it.
overdue() {
	succeeds kring setup-git --hook
	echo '# more' >>agreements/geboortezorg/warme-overdracht.yaml
	git add -A
	expect_exit 1 kring check --staged
	mkdir -p "$scratch/real" && ln -s "$KRING" "$scratch/real/kring"
	PATH=$scratch/real:$PATH git commit -q -m 'Over its day'
}
case_ 'a hook lets through what is only over its day' overdue

other_hook() {
	printf '#!/bin/sh\nexit 0\n' >.git/hooks/pre-commit
	configuration >"$scratch/before"
	refuses 'there is a hook already' kring setup-git --hook
	err_has 'add this line to it: kring check --class structure --staged || exit'
	printf '#!/bin/sh\nexit 0\n' | cmp - .git/hooks/pre-commit
	unchanged .
	configuration | diff - "$scratch/before"
	printf '#!/bin/sh\nkring check --class structure --staged || exit 1\n' >.git/hooks/pre-commit
	succeeds kring setup-git --hook
	[ "$(wc -l <.git/hooks/pre-commit)" = 2 ]
	succeeds kring setup-git --remove
	out_has "take this line out of '"
	[ -f .git/hooks/pre-commit ]
}
case_ 'a hook that is there is never overwritten' other_hook

# The real kring in the real hook: what is committed is what is checked.
really_checks() {
	succeeds kring setup-git --hook
	git add -A && with_kring git commit -q -m 'Set up' 2>"$work/stderr"
	sound=circles/geboortezorg.yaml wrong=kring.yaml
	stops() { # GIT…
		before=$(git rev-parse HEAD) code=0
		with_kring git "$@" 2>"$work/stderr" >"$work/stdout" || code=$?
		[ "$code" = 1 ] && err_has "[key-unknown]" && [ "$(git rev-parse HEAD)" = "$before" ]
	}
	passes() { # GIT…
		before=$(git rev-parse HEAD)
		with_kring git "$@" >"$work/stdout" 2>&1 && lacks "$work/stdout" "[key-unknown]" &&
			[ "$(git rev-parse HEAD)" != "$before" ]
	}
	echo '# fine' >>$sound && echo 'unknown: 1' >>$wrong
	stops commit -q -a -m 'All of it'
	stops commit -q -m 'In part' $wrong
	passes commit -q -m 'In part' $sound
	git add -A
	stops commit -q -m 'Staged'
	echo '# fine' >>$sound
	passes commit -q -m 'Not what is staged' $sound
	git restore --staged --worktree . && echo '# fine' >>$sound && git add -A
	echo 'unknown: 1' >>$sound
	passes commit -q -m 'Staged without what came later'
	stops commit -q --amend -a -m 'Amended'
	passes commit -q --no-verify -a -m 'Not looked at'
	git worktree add -q -b linked "$scratch/linked" 2>"$work/stderr" && cd "$scratch/linked/circles"
	echo 'unknown: 1' >>../$wrong
	stops commit -q -a -m 'From a folder of a linked work tree'
}
case_ 'with the real kring: git commit, with -a, of some paths, amended, in a linked work tree' really_checks

# What a day brings does not stop somebody who commits something else.
no_days() {
	succeeds kring setup-git --hook
	git add -A && with_kring git commit -q -m 'Set up' 2>"$work/stderr"
	export KRING_TODAY=2029-06-01
	expect_exit 1 kring check --class time agreements/geboortezorg/warme-overdracht.yaml
	echo '# more' >>agreements/geboortezorg/warme-overdracht.yaml
	with_kring git commit -q -a -m 'More' 2>"$work/stderr"
}
case_ 'what is over its day stops no commit' no_days

two_networks() {
	mkdir one two && git mv $(git ls-files | cut -d/ -f1 | sort -u) one && cp -R one/. two
	git add -A && git commit -q -m 'Two'
	succeeds kring -C one setup-git --hook
	refuses 'there is a hook already' kring -C two setup-git --hook
	err_has "add this line to it: kring -C 'two/' check --class structure --staged || exit"
	sed -n "s/.*add this line to it: //p" "$work/stderr" >>.git/hooks/pre-commit
	succeeds kring -C two setup-git --hook
	git add -A && with_kring git commit -q -m 'Set up' 2>"$work/stderr"
	for folder in one two; do
		echo 'unknown: 1' >>$folder/kring.yaml
		code=0
		with_kring git commit -q -a -m 'Wrong' >"$work/stdout" 2>&1 || code=$?
		[ "$code" = 1 ]
		git checkout -q .
	done
}
case_ 'two kring folders in one repository: the line that is added to the hook is reached' two_networks

not_there_yet() {
	succeeds kring setup-git --hook
	git rm -q -r --cached . && git commit -q --no-verify -m 'No network yet'
	echo 'something else' >notes.txt && git add notes.txt
	with_kring git commit -q -m 'Notes' 2>"$work/stderr"
	nothing_on stderr
}
case_ 'before kring.yaml is committed the hook lets everything through' not_there_yet

elsewhere() { # SCOPE PATH
	mkdir -p "$scratch/hooks" .githooks
	git config "$1" core.hooksPath "$2"
	refuses "git takes the hooks of this repository from '$2'" kring setup-git --hook
	err_has "add this line to its 'pre-commit': kring check --class structure --staged || exit"
	[ -z "$(find "$scratch/hooks" .githooks .git/hooks -name pre-commit)" ]
	unchanged .
	[ "$(git config --local --list | grep -c '^merge[.]kring')" = 0 ]
	succeeds kring setup-git
	git config "$1" --unset core.hooksPath
}
case_ 'hooks from a folder of the work tree' 'elsewhere --local .githooks'
case_ 'hooks from a folder of the person' 'elsewhere --global "$scratch/hooks"'
case_ 'hooks from where a hostile repository wants them' 'elsewhere --local "$work/home/.config"'
case_ 'hooks from where they always are' '
	git config core.hooksPath "$PWD/.git/hooks"
	succeeds kring setup-git --hook
	[ -x .git/hooks/pre-commit ]
'
case_ 'a folder of hooks that is a link is not followed' '
	rm -rf .git/hooks
	ln -s "$scratch" .git/hooks
	cannot "hooks/pre-commit" kring setup-git --hook
	[ -z "$(ls -A "$scratch")" ]
'

# ---- hostile repositories ------------------------------------------------------------------------

hostile() {
	printf '#!/bin/sh\necho "$0" >>"%s/ran"\ncat\n' "$scratch" >"$scratch/evil" && chmod +x "$scratch/evil"
	for key in core.fsmonitor core.pager core.editor diff.external gpg.program gpg.ssh.program filter.evil.clean \
		filter.evil.smudge merge.kring.driver diff.kring.textconv alias.config alias.rev-parse core.sshCommand; do
		git config "$key" "$scratch/evil"
	done
	for name in pre-commit post-checkout reference-transaction post-index-change; do
		cp "$scratch/evil" ".git/hooks/$name"
	done
	printf '[alias]\n\tconfig = "!%s"\n' "$scratch/evil" >planted && git config include.path ../planted
	echo '*.yaml filter=evil diff=kring merge=kring' >.gitattributes
	succeeds kring setup-git
	expect_exit 1 kring setup-git --hook
	succeeds kring setup-git --ci forgejo -n
	succeeds kring setup-git --remove
	succeeds kring show --plain agreements/geboortezorg/folder.yaml
	[ ! -e "$scratch/ran" ] || say "ran: $(cat "$scratch/ran")"
	[ "$(git config --local --get-all include.path)" = ../planted ]
}
case_ 'nothing that a repository names is run' hostile

no_include() {
	succeeds kring setup-git --hook --ci github
	configuration >"$scratch/configured"
	has "$scratch/configured" kring
	[ "$(grep -ci include "$scratch/configured")" = 0 ]
}
case_ 'no tracked file is ever included' no_include

# ---- git, with it --------------------------------------------------------------------------------

file=agreements/geboortezorg/folder.yaml

# Two branches that each change the title.
two_titles() {
	succeeds kring setup-git
	git add -A && git commit -q -m 'Set up'
	git checkout -q -b theirs
	sed -i 's/^title:.*/title: Van de ander/' $file && git commit -q -a -m 'Theirs'
	git checkout -q main
	sed -i 's/^title:.*/title: Van ons/' $file && git commit -q -a -m 'Ours'
}

driver_is_used() {
	two_titles
	stub <<-'END'
		[ "$1" = merge-file ] || exit 0
		printf '%s\n' "$2" "$3" "$7" >"$STUB_SAW"
		grep -q 'Van ons' "$5" && grep -q 'Van de ander' "$6" && ! grep -q Van "$4" || exit 1
		cat "$6" >"$5"
	END
	with_stub STUB_SAW="$scratch/saw" git merge -q theirs -m 'Merged'
	has $file 'title: Van de ander'
	printf '%s\n' --marker-size=7 -- $file | diff - "$scratch/saw"
}
case_ 'git merge asks kring merge-file, with the place of the file and the size of the markers' driver_is_used

# What no line merge can: two people who react at one place, on branches of their own.
really() {
	succeeds kring setup-git
	git add -A && git commit -q -m 'Set up'
	git checkout -q -b theirs
	kring --as carla say $file -m 'Ook op papier?' >/dev/null && git commit -q -a -m 'Carla'
	git checkout -q main
	kring --as anna say $file -m 'Met plaatjes?' >/dev/null && git commit -q -a -m 'Anna'
	without_kring git merge -q theirs -m 'Merged' >"$work/stdout" 2>&1 && say 'lines alone merge it too'
	git merge --abort
	with_kring git merge -q theirs -m 'Merged'
	unchanged .
	has $file 'Ook op papier?'
	has $file 'Met plaatjes?'
	lacks $file '<<<<'
	kring --as carla say $file -m 'En online?' >/dev/null
}
case_ 'kring itself merges what lines cannot' really

falls_back() {
	two_titles
	without_kring git merge -q theirs -m 'Merged' >"$work/stdout" 2>&1 && say 'merged without a conflict'
	has $file '<<<<<<< one side'
	has $file 'title: Van ons'
	has $file 'title: Van de ander'
	has $file '>>>>>>> other side'
}
case_ 'without kring lines are merged, with markers' falls_back

breaks_off() { # what the broken kring does
	two_titles
	echo "$1" | stub
	with_stub git merge -q theirs -m 'Merged' >"$work/stdout" 2>&1 && say 'merged without a conflict'
	has $file '<<<<<<< one side'
	has $file 'title: Van ons'
	has $file 'title: Van de ander'
}
case_ 'with a kring that is killed too' 'breaks_off "kill -KILL \$\$"'
case_ 'with one that does not know merge-file' 'breaks_off "exit 2"'
case_ 'with one that is not there after all' 'breaks_off "exit 127"'
case_ 'with one that cannot' 'breaks_off "exit 3"'

unconfigured() {
	two_titles
	git clone -q . "$scratch/clone" && cd "$scratch/clone"
	git config user.email nobody@example.org
	git merge -q origin/theirs -m 'Merged' >"$work/stdout" 2>&1 && say 'merged without a conflict'
	has $file '<<<<<<< HEAD'
}
case_ 'in a clone where nobody set it up: lines, with markers' unconfigured

meaning() {
	succeeds kring setup-git
	git add -A && git commit -q -m 'Set up'
	python3 - $file <<-'END'
		import sys, re
		text = open(sys.argv[1]).read()
		# every block two blanks deeper, comments in between, other quotes
		lines = [re.sub(r'^( +)', lambda m: m.group(1) * 2, l) for l in text.split('\n')]
		text = '# A comment\n' + '\n'.join(lines)
		text = re.sub(r'^title: (.*)$', r"title:   '\1'  # said otherwise", text, flags=re.M)
		open(sys.argv[1], 'w').write(text)
	END
	git diff --quiet --no-textconv && say 'the file did not change'
	with_kring git diff >"$scratch/diff"
	[ ! -s "$scratch/diff" ] || say "git diff shows: $(cat "$scratch/diff")"
	git commit -q -a -m 'Only layout'
	with_kring git log -p -1 --format= >"$scratch/diff"
	grep -q '^[+-]' "$scratch/diff" && say 'git log -p shows it'
	git checkout -q HEAD~ -- $file && git commit -q -m 'Back'
	i_am carla@zuid.example
	kring --as carla say $file -m 'Geldt dit ook in het weekend?' >/dev/null
	with_kring git diff >"$scratch/diff"
	grep '^[+-][^+-]' "$scratch/diff" >"$scratch/lines"
	[ "$(wc -l <"$scratch/lines")" -le 3 ]
	has "$scratch/lines" '+reactions.carla'
	has "$scratch/lines" 'Geldt dit ook in het weekend?'
	has "$scratch/diff" '@@ title: '
}
case_ 'git diff shows the meaning: nothing for layout, a few lines for a reaction' meaning

broken() {
	succeeds kring setup-git
	git add -A && git commit -q -m 'Set up'
	printf 'title: [\n\033[31mred\n' >$file
	with_kring git diff >"$scratch/diff"
	has "$scratch/diff" '+title: ['
	lacks "$scratch/diff" "$escape[31m"
	without_kring git diff >"$scratch/diff"
	has "$scratch/diff" '+title: ['
	has "$scratch/diff" '-title: '
}
case_ 'git diff works on a file that is broken, and without kring' broken

# ---- git kring -----------------------------------------------------------------------------------

link() {
	with_kring git kring version >"$work/stdout"
	kring version | diff - "$work/stdout"
	cd agreements/geboortezorg
	with_kring git kring list circles >"$work/stdout"
	out_has geboortezorg
	cd /
	with_kring git -C "$work/case/circles" kring list circles >"$work/stdout"
	out_has geboortezorg
	with_kring git --git-dir="$scratch/nowhere" --work-tree="$scratch" -C "$work/case" kring setup-git >"$work/stdout"
	git -C "$work/case" config --local merge.kring.driver >/dev/null
	[ "$(readlink "$(dirname "$KRING")/git-kring")" = kring ]
}
case_ 'git kring, from a folder in it, with -C, and led elsewhere' link

# ---- on a terminal -------------------------------------------------------------------------------

asked() { # ANSWER
	printf '%s\n' "$1" | script -qec "\"$KRING\" setup-git" /dev/null >"$work/stdout" 2>&1
}
terminal() {
	command -v script >/dev/null
	asked n && say 'a no is exit 1'
	out_has 'do this? [y/N]'
	out_has '+merge.kring.recursive = binary'
	out_has 'nothing was changed'
	unchanged .
	[ "$(git config --local --list | grep -c '^merge[.]kring')" = 0 ]
	asked y
	git config --local merge.kring.driver >/dev/null
	succeeds kring setup-git --remove
	script -qec "\"$KRING\" setup-git --yes" /dev/null </dev/null >"$work/stdout" 2>&1
	out_lacks 'do this?'
	git config --local merge.kring.driver >/dev/null
}
case_ 'on a terminal it asks first' terminal

# ---- init ----------------------------------------------------------------------------------------

init() {
	cd "$scratch"
	succeeds kring init x --git -n
	out_has '+/kring.yaml merge=kring diff=kring'
	out_has '+merge.kring.recursive = binary'
	[ ! -e x ]
	succeeds kring init x --git
	out_has "  set in git's configuration: how it merges and shows records"
	has x/.gitattributes '/kring.yaml merge=kring diff=kring'
	has x/.gitattributes '*.yaml text'
	prints 'nothing to do' kring -C x setup-git
	succeeds kring init y
	lacks y/.gitattributes kring
	mkdir -p z && git init -q z && echo '*.png binary' >z/.gitattributes
	succeeds kring init z --git
	has z/.gitattributes '*.png binary'
	has z/.gitattributes '/kring.yaml merge=kring diff=kring'
	prints 'nothing to do' kring -C z setup-git
}
case_ 'init --git does the same' init
