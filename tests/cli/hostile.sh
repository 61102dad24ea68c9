#!/bin/sh
# tests/cli/hostile.sh - whatever a repository names as a program, no command that reads runs it.
#
# The example gets every kind of planted program that reliability (rows 32 to 45) and ecosystem 3.3
# have, each of which leaves a file named after itself. Then every command of commands.def is run in
# it: those that read, and with -n those that write. A new command fails here until it has a line.
. "$(dirname "$0")/lib.sh"
example geboortezorg

marks=$work/marks
evil=$work/evil

# A program that leaves a mark called $1; its path comes on stdout.
plant() {
	printf '#!/bin/sh\n: >"%s/%s"\nexit 1\n' "$marks" "$1" >"$evil/$1" && chmod +x "$evil/$1"
	echo "$evil/$1"
}

# Each key of the configuration that names a program, as itself and, where it takes one, as `!…`.
plant_configuration() {
	for key in core.fsmonitor core.pager core.editor core.sshCommand core.askPass core.gitProxy \
		core.alternateRefsCommand diff.external diff.x.command diff.x.textconv \
		filter.x.clean filter.x.smudge merge.x.driver gpg.program gpg.ssh.program \
		gpg.x509.program gpg.ssh.defaultKeyCommand credential.helper pager.log pager.config \
		pager.rev-parse pager.cat-file pager.ls-tree pager.ls-files pager.merge-base \
		sequence.editor interactive.diffFilter trailer.x.command submodule.x.update \
		remote.origin.uploadpack uploadpack.packObjectsHook; do
		git config "$key" "$(plant "$key")"
	done
	for name in rev-parse cat-file ls-tree ls-files merge-base log config diff-tree status; do
		git config "alias.$name" "!$(plant "alias.$name")"
	done
	git config core.fsmonitorHookVersion 2
	git config log.showSignature true
	echo '* filter=x diff=x merge=x' >.gitattributes
	cp .gitattributes .git/info/attributes
}

plant_hooks() {
	mkdir -p "$work/hooks"
	git config core.hooksPath "$work/hooks"
	for hook in pre-commit post-index-change reference-transaction post-checkout pre-push \
		fsmonitor-watchman prepare-commit-msg commit-msg post-commit; do
		plant "hook.$hook" >/dev/null
		cp "$evil/hook.$hook" "$work/hooks/$hook"
		cp "$evil/hook.$hook" ".git/hooks/$hook"
	done
}

# A text that is not here, for which git would ask a remote by a program.
plant_promisor() {
	git config remote.origin.url "ssh://evil.example.org/x"
	git config remote.origin.promisor true
	git config remote.origin.partialCloneFilter blob:none
	git config extensions.partialClone origin
	git config core.repositoryFormatVersion 1
	git config protocol.allow always
	blob=$(git rev-parse "HEAD~1:organisations/jgz.yaml" | sed 's|^..|&/|')
	rm -f ".git/objects/$blob"
}

# A repository that lies in the folder like a clone of somebody else would have it.
plant_bare() {
	git clone -q --bare . planted.git
	cp -R kring.yaml organisations planted.git
	git -C planted.git --git-dir=. config core.bare false
	git -C planted.git --git-dir=. config core.worktree .
	git -C planted.git --git-dir=. config core.fsmonitor "$(plant bare.fsmonitor)"
	git -C planted.git --git-dir=. config alias.rev-parse "!$(plant bare.alias)"
	git -C planted.git --git-dir=. config core.sshCommand "$(plant bare.sshCommand)"
}

# In the folder itself, for a PATH that leads there.
plant_program() {
	for name in git less vi ssh-keygen sh cat; do
		cp "$(plant "path.$name")" "./$name"
	done
}

prepare() {
	mkdir "$marks" "$evil"
	cd "$work/example"
	printf '# een\n' >>organisations/jgz.yaml && git commit -q -a -m twee
	plant_bare
	plant_configuration
	plant_hooks
	plant_promisor
	plant_program
	printf '# twee\n' >>organisations/jgz.yaml
	touch -d 2001-01-01 organisations/*.yaml
	cd "$work"
}
(prepare) >"$work/log" 2>&1 || {
	cat "$work/log"
	exit 3
}
rm -f "$marks"/*

# What an attacker who got at the environment would set; a person's own editor and pager are theirs.
poisoned() {
	env PATH=":.:$PATH" GIT_EXTERNAL_DIFF="$(plant env.diff)" GIT_SSH_COMMAND="$(plant env.ssh)" \
		GIT_SSH="$(plant env.ssh)" GIT_ASKPASS="$(plant env.askpass)" \
		GIT_PROXY_COMMAND="$(plant env.proxy)" GIT_DIR="$PWD/planted.git" \
		GIT_WORK_TREE="$PWD" GIT_INDEX_FILE="$PWD/planted.git/index" GIT_EXEC_PATH="$PWD" \
		GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=core.fsmonitor \
		GIT_CONFIG_VALUE_0="$(plant env.fsmonitor)" \
		GIT_CONFIG_PARAMETERS="'core.fsmonitor=$(plant env.parameters)'" \
		GIT_TRACE="$marks/env.trace" GIT_TEMPLATE_DIR="$evil" "$@"
}

# ---- what is run -----------------------------------------------------------------------------

# The lines of arguments that command $1 is tried with; `-` stands for an empty standard input.
lines_of() {
	id=geboortezorg/huisbezoek
	case $1 in
	check)
		for moment in '' '--since HEAD' '--since HEAD~1' '--staged' '--rev HEAD' '--rev HEAD~1' \
			'--staged --since HEAD~1' '--rev HEAD --since HEAD~1' '--stdin-paths' \
			'--since nope' '--rev HEAD:planted.git' '--format json'; do
			echo "$moment"
		done
		;;
	status) printf '%s\n' '' '--for jgz' '--format json' ;;
	list) printf '%s\n' '' agreements people '--format json' ;;
	show) printf '%s\n' $id warme-overdracht geboortezorg jgz 'huisbezoek --as-of 2026-03-01' ;;
	report)
		"$KRING" __complete report '' | cut -f 1
		for format in text md html json; do echo "overview --format $format"; done
		;;
	export) printf '%s\n' '' "--format csv -o $scratch/rows" "--format sqlite -o $scratch/rows.db" ;;
	diff) printf '%s\n' '' HEAD HEAD~1 HEAD~1..HEAD 'HEAD~1 --format md' 'HEAD jgz' ;;
	log) printf '%s\n' huisbezoek warme-overdracht ;;
	merge-file) echo 'kring.yaml kring.yaml kring.yaml kring.yaml' ;;
	setup-git) printf '%s\n' '' '--hook' ;;
	explain) printf '%s\n' reference-unknown evaluation ;;
	help) printf '%s\n' '' check rules ;;
	version) echo ;;
	unlock) echo ;;
	__complete) printf '%s\n' 'check --since x' 'show huis' ;;
	init) echo "$scratch/nieuw" ;;
	add) echo 'organisation nieuw --name Nieuw' ;;
	import) echo '- --circle geboortezorg' ;;
	propose) echo 'geboortezorg/nieuw --title T --set driver=D --set text=T' ;;
	say) echo "$id -m tekst" ;;
	amend) printf '%s\n' "$id -m waarom --set text=Anders" 'warme-overdracht -m waarom --set text=A' ;;
	act) echo "$id nieuw --what W --owner jgz --due 2026-12-01" ;;
	done | move) echo "$id folder --to 2026-12-24 -m waarom" ;;
	meet) echo 'geboortezorg 2026-12-01 --plan' ;;
	renew-mandate) echo 'geboortezorg --by jgz' ;;
	hand-over) echo "$id --keeper --to bram" ;;
	leave) echo jgz ;;
	end-circle) echo 'stuit --heir geboortezorg' ;;
	elect) echo 'geboortezorg secretary --until 2027-12-01' ;;
	nominate) echo 'geboortezorg/afgevaardigde bram' ;;
	open | consent | object | answer | resolve | adopt | decide | defer | escalate | withdraw | \
		consult | evaluate | extend | suspend | deviate | join)
		printf '%s\n' "$id" "$id -m waarom" "$id --until 2026-12-24 -m waarom" ;;
	*) return 1 ;;
	esac
}

# Does the command change files?  Then it is tried with -n.
writes() {
	case $1 in
	check | status | list | show | report | explain | help | version | unlock | export | diff | log | \
		merge-file | __complete) return 1 ;;
	esac
}

tries=0
try() { # COMMAND LINE
	command=$1
	shift
	dry=
	if writes "$command"; then dry='-n --as bram'; fi
	code=0
	# shellcheck disable=SC2086
	poisoned timeout 60 "$KRING" $dry "$command" $1 </dev/null >"$work/stdout" 2>"$work/stderr" || code=$?
	tries=$((tries + 1))
	[ "$code" -le 3 ] || say "exit $code: kring $dry $command $1"
	left=$(ls "$marks")
	[ -z "$left" ] || say "kring $dry $command $1 ran: $left"
}

names=$(sed -n 's/^KR_COMMAND([^,]*, "\([^"]*\)".*/\1/p' "$top/cmd/commands.def")
[ -n "$names" ] || exit 3

case_ 'the planted programs work: ordinary git runs them' '
	(
		cd "$work/example"
		git status
		git diff
		git log -p -1
		git commit -q -a -m x
		git -C planted.git --git-dir=. status
		(cd planted.git && git status)
		git cat-file -p HEAD~1:organisations/jgz.yaml
		git add organisations/jgz.yaml
		git -c alias.x="!$evil/alias.status" x
		PATH=".:$PATH" git status
		GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=core.fsmonitor \
			GIT_CONFIG_VALUE_0=$(plant env.fsmonitor) git -c diff.x.textconv= ls-files -m
	) >/dev/null 2>&1 </dev/null || :
	ls "$marks" >"$work/stdout"
	rm -f "$marks"/*
	[ "$(wc -l <"$work/stdout")" -ge 8 ]
	for kind in core.fsmonitor filter.x.clean hook. core.sshCommand env.fsmonitor path.git \
		bare.fsmonitor alias.; do
		out_has "$kind"
	done
'
for name in $names; do
	case_ "kring $name runs nothing" '
		rm -f "$marks"/*
		lines_of "$name" >"$scratch/lines" || say "hostile.sh has no line for the command $name"
		[ -s "$scratch/lines" ]
		while IFS= read -r line; do
			try "$name" "$line"
		done <"$scratch/lines"
	'
done
case_ 'nor from within the planted repository' '
	rm -f "$marks"/*
	cd planted.git
	for line in "" "--rev HEAD" "--staged" "--since HEAD"; do try check "$line"; done
	try status ""
	rm kring.yaml
	for line in "--rev HEAD" "--rev HEAD~1" "--rev HEAD --since HEAD~1"; do try check "$line"; done
	cd refs
	try check "--rev HEAD"
	mv "$work/case/kring.yaml" "$scratch"
	try check "--rev HEAD"
'
