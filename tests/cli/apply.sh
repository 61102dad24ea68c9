#!/bin/sh
# tests/cli/apply.sh - what every writing command does: show, write, commit, and start over.
. "$(dirname "$0")/lib.sh"

agreement=agreements/geboortezorg/nachtdienst.yaml

case_ '--dry-run prints a diff that git can apply, and changes nothing' '
	prints "+++ b/$agreement" kring -n --as-of 2026-09-01 --as carla consent nachtdienst
	nothing_on stderr
	unchanged
	git apply "$work/stdout"
	cp "$agreement" "$scratch/applied"
	git checkout -q .
	succeeds kring --as-of 2026-09-01 --as carla consent nachtdienst
	diff "$scratch/applied" "$agreement"
'
case_ 'the diff of a file with CRLF line ends keeps them' '
	git config core.autocrlf false
	sed -i "s/\$/\r/" "$agreement"
	git commit -q -a -m CRLF
	succeeds kring -n --as-of 2026-09-01 --as carla consent nachtdienst
	git apply "$work/stdout"
	only_changed "$agreement"
'
case_ 'it says what changed, in which file, and what comes next' '
	prints "Carla Jansen consents" kring --as-of 2026-09-01 --as carla consent nachtdienst
	out_has "$agreement"
	out_has "still open"
	only_changed "$agreement"
	succeeds kring -q --as-of 2026-09-01 --as anna say nachtdienst -m x
	nothing_on stdout
'
case_ 'nothing is committed unless it is asked for' '
	succeeds kring --as-of 2026-09-01 --as carla consent nachtdienst
	[ "$(git rev-list --count HEAD)" -eq 1 ]
'
case_ '--commit commits exactly the changed files, with trailers' '
	echo "# eigen werk" >>circles/geboortezorg.yaml
	echo "x: y" >README.md && git add README.md
	succeeds kring --commit --as-of 2026-09-01 --as carla consent nachtdienst
	[ "$(git rev-list --count HEAD)" -eq 2 ]
	[ "$(git diff-tree --no-commit-id --name-only -r HEAD)" = "$agreement" ]
	git log -1 --format=%B | grep -qx "Agreement: geboortezorg/nachtdienst"
	git log -1 --format=%B | grep -qx "Consent-by: carla"
	[ "$(git diff --cached --name-only)" = README.md ]
'
case_ 'kring.commit is the default, --no-commit the exception' '
	git config --global kring.commit true
	succeeds kring --no-commit --as-of 2026-09-01 --as carla consent nachtdienst
	[ "$(git rev-list --count HEAD)" -eq 1 ]
	succeeds kring --as-of 2026-09-01 --as anna say nachtdienst -m x
	git config --global --unset kring.commit
	[ "$(git rev-list --count HEAD)" -eq 2 ]
'
case_ 'what a repository says of itself commits nothing, and so runs none of its hooks' '
	git config kring.commit true
	printf "#!/bin/sh\ntouch ran\n" >.git/hooks/pre-commit && chmod +x .git/hooks/pre-commit
	succeeds kring --as-of 2026-09-01 --as anna say nachtdienst -m x
	[ "$(git rev-list --count HEAD)" -eq 1 ] && [ ! -e ran ]
'
case_ 'a commit that git refuses: exit 3, and the file is written' '
	printf "#!/bin/sh\necho no >&2\nexit 1\n" >.git/hooks/pre-commit && chmod +x .git/hooks/pre-commit
	expect_exit 3 kring --commit --as-of 2026-09-01 --as carla consent nachtdienst
	only_changed "$agreement"
	[ "$(git rev-list --count HEAD)" -eq 1 ]
	out_has "$agreement"
'
case_ 'who acts is the person of user.email, whatever its letter case' '
	i_am CARLA@kraamzorg-zuid.example
	succeeds kring --as-of 2026-09-01 consent nachtdienst
	kring --as-of 2026-09-01 show nachtdienst --format json >"$scratch/json"
	lacks "$agreement" recorded-by
'
case_ 'who acts for somebody else is written beside it' '
	i_am anna@vsv-noord.example
	succeeds kring --as-of 2026-09-01 --as carla consent nachtdienst
	has "$agreement" "recorded-by: anna"
'
case_ 'nobody known and nobody named: refused' '
	refuses "" kring --as-of 2026-09-01 consent nachtdienst
	err_has "--as"
	unchanged
'
case_ 'a file that changes while it is locked is read again' '
	: >"$agreement.lock"
	kring --as-of 2026-09-01 --as carla consent nachtdienst >"$work/stdout" 2>"$work/stderr" &
	sleep 1
	sed "s/wisselen per week/wisselen per week of per maand/" "$agreement" >"$scratch/new"
	cat "$scratch/new" >"$agreement"
	rm "$agreement.lock"
	wait $! && code=0 || code=$?
	[ "$code" -eq 1 ]
	err_has "kring: refused: "
	nothing_on stdout
	has "$agreement" "of per maand"
	lacks "$agreement" "2026-09-01"
'
case_ 'and the answer is added to what somebody else wrote meanwhile' '
	: >"$agreement.lock"
	kring --as-of 2026-09-01 --as carla consent nachtdienst >"$work/stdout" 2>"$work/stderr" &
	sleep 1
	sed "s/^keeper: bram/keeper: bram   # zolang het duurt/" "$agreement" >"$scratch/new"
	cat "$scratch/new" >"$agreement"
	rm "$agreement.lock"
	wait $!
	out_has "Carla Jansen consents"
	has "$agreement" "# zolang het duurt"
	has "$agreement" "date: 2026-09-01"
'
case_ 'what is wrong elsewhere in the folder is said, and does not make a written act fail' '
	ln -s folder.yaml agreements/geboortezorg/andere.yaml
	succeeds kring --as-of 2026-09-01 --as carla consent nachtdienst
	err_has "[file-unexpected]"
	out_has "$agreement"
'
case_ 'a lock that stays: exit 3, and it names who holds it' '
	: >"$agreement.lock"
	cannot "" kring --as-of 2026-09-01 --as carla consent nachtdienst
	err_has "lock"
	err_has "kring unlock"
	rm "$agreement.lock"
	unchanged
'
