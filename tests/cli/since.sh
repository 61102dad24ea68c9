#!/bin/sh
# tests/cli/since.sh - check at a commit, of the index, and of what changed since a commit.
. "$(dirname "$0")/lib.sh"
example geboortezorg

a=agreements/geboortezorg
commit() {
	git add -A && git commit -q -m "${1:-een}"
}
# An agreement without a finding of its own, which nothing refers to.
sound=$a/bellen-met-de-huisarts.yaml
cat >"$work/sound.yaml" <<'YAML'
title: Bellen met de huisarts
driver: De huisarts hoort het laat
text: Wij bellen de huisarts op dezelfde dag
why: Bellen is sneller dan schrijven
proposed: {by: anna, date: 2026-11-20}
YAML

case_ 'nothing changed, nothing is said, whatever was there before' '
	expect_exit 1 kring check
	succeeds kring check --since HEAD
	nothing_on stdout
	err_has "0 records changed, 0 added, 0 deleted"
	err_has "nothing new to say about 51 records"
	succeeds kring check --staged
	nothing_on stdout
'
case_ 'a finding in a changed file is told, also an old one; those elsewhere are not' '
	expect_exit 1 kring check
	first=$(sed -n "s/^\([^:]*\):[0-9]*:[0-9]*: error.*/\1/p" "$work/stdout" | head -n 1)
	echo "# een opmerking" >>"$first"
	expect_exit 1 kring check --since HEAD
	err_has "1 record changed, 0 added, 0 deleted"
	sed -n "s/^\([^ :]*\):.*/\1/p" "$work/stdout" | sort -u >"$scratch/files"
	echo "$first" | diff - "$scratch/files"
	cp "$work/stdout" "$scratch/since"
	expect_exit 1 kring check "$first"
	diff "$scratch/since" "$work/stdout"
'
case_ 'what a deleted record breaks elsewhere is told where it stands' '
	git rm -q organisations/jgz.yaml
	expect_exit 1 kring check --since HEAD --only reference-unknown
	out_has "$a/huisbezoek.yaml:18:11: error: there is no organisation '\''jgz'\'' [reference-unknown]"
	err_has "0 records changed, 0 added, 1 deleted"
	kept_in "$scratch/all" 1 kring check --only reference-unknown
	expect_exit 1 kring check --since HEAD --only reference-unknown
	diff "$scratch/all" "$work/stdout"
'
case_ 'a renamed record that is named elsewhere is told' '
	git mv organisations/jgz.yaml organisations/jeugd.yaml
	expect_exit 1 kring check --since HEAD
	out_has "there is no organisation '\''jgz'\'' [reference-unknown]"
	err_has "0 records changed, 1 added, 1 deleted"
'
case_ 'a new file is told of, and what it mends elsewhere is gone' '
	cp organisations/jgz.yaml "$scratch"
	git rm -q organisations/jgz.yaml && commit weg
	cp "$scratch/jgz.yaml" organisations
	echo "leesmij: 1" >"$a/Niet Zo.yaml"
	expect_exit 1 kring check --since HEAD --class structure
	out_has "[file-unexpected]"
	out_lacks reference-unknown
	err_has "0 records changed, 1 added, 0 deleted"
	commit er
	echo "# x" >>kring.yaml
	succeeds kring check --since HEAD --only file-unexpected
'
case_ 'what was no record before and is one name further now is told' '
	mv "$a/huisbezoek.yaml" "$scratch" && ln -s "$scratch/huisbezoek.yaml" "$a/huisbezoek.yaml"
	expect_exit 1 kring check --since HEAD --only file-unexpected
	out_has "this is a link"
	commit link
	succeeds kring check --since HEAD --only file-unexpected
'
case_ 'other line ends are no change' '
	f=organisations/jgz.yaml
	sed "s/\$/\r/" "$f" >"$scratch/crlf" && cp "$scratch/crlf" "$f"
	succeeds kring check --since HEAD
	err_has "0 records changed"
	commit crlf
	tr -d "\r" <"$scratch/crlf" >"$f"
	succeeds kring check --since HEAD
	err_has "0 records changed"
	printf "# x\r\n" >>"$f"
	succeeds kring check --since HEAD
	err_has "1 record changed"
'
case_ 'what is staged is judged, not what stands on the disk' '
	cp "$work/sound.yaml" "$sound"
	git add -A
	echo "fout: [" >"$sound"
	succeeds kring check --staged
	out_lacks yaml-syntax
	err_has "0 records changed, 1 added, 0 deleted"
	expect_exit 1 kring check --since HEAD
	out_has yaml-syntax
	git add -A && cp "$work/sound.yaml" "$sound"
	expect_exit 1 kring check --staged
	out_has "$sound:"
	out_has yaml-syntax
'
case_ 'only what is staged, against where the branch began' '
	git checkout -q -b tak
	echo "# a" >>organisations/jgz.yaml && commit a
	echo "# b" >>kring.yaml && git add -A
	succeeds kring check --staged
	err_has "1 record changed"
	succeeds kring check --staged --since main
	err_has "2 records changed"
'
case_ 'the base is where the two histories parted' '
	git checkout -q -b tak
	echo "# a" >>organisations/jgz.yaml && commit a
	git checkout -q main && echo "# m" >>kring.yaml && commit m
	git checkout -q tak
	succeeds kring check --since main
	err_has "where this left '\''main'\'': 1 record changed, 0 added, 0 deleted"
	succeeds kring check --since tak --rev main
	err_has "1 record changed"
	git checkout -q --detach
	succeeds kring check --since main
	err_has "1 record changed"
'
case_ 'a commit is checked as a checkout of it would be' '
	expect_exit 1 kring check
	cp "$work/stdout" "$scratch/now"
	git rm -q -r organisations agreements && commit leeg
	expect_exit 1 kring check --rev HEAD~1
	diff "$scratch/now" "$work/stdout"
	succeeds kring check --rev HEAD~1 --only reference-unknown
'
case_ 'a spelregel that is taken on judges what was there' '
	sed -i "/^enforces:/,/^[a-z]/{/^enforces:/d;/^ /d}" spelregels/*.yaml && commit zonder
	succeeds kring check --since HEAD
	git checkout -q HEAD~1 -- spelregels
	expect_exit 1 kring check --since HEAD --fail-on warning
	out_has "spelregel "
'

# ---- with other options ----------------------------------------------------------------------

case_ 'class, only, paths and baseline choose among what changed' '
	git rm -q organisations/jgz.yaml
	succeeds kring check --since HEAD --class time
	succeeds kring check --since HEAD --only key-unknown
	succeeds kring check --since HEAD spelregels
	expect_exit 1 kring check --since HEAD "$a"
	out_lacks "mandates/"
	kept_in "$scratch/json" 1 kring check --since HEAD --format json
	python3 - "$scratch/json" >"$scratch/known" <<PYTHON
import json, sys
found = json.load(open(sys.argv[1]))["findings"]
found = [f for f in found if f["rule"] and f["severity"] in ("error", "warning")]
print("at-most: %d" % len(found))
for f in found:
    print(f["rule"], f["path"])
PYTHON
	succeeds kring check --since HEAD --baseline "$scratch/known"
	err_lacks "is mended"
	misused "looks at everything" kring check --since HEAD --baseline "$scratch/known" --shrink
'
case_ 'paths come from the standard input, ended by lines or NUL' '
	f=organisations/jgz.yaml
	echo "onbekend: 1" >>"$f" && echo "onbekend: 1" >>kring.yaml
	expect_exit 1 kring check --stdin-paths --only key-unknown <<PATHS
$f
README.md
weg/er-niet.yaml
PATHS
	out_has "$f:"
	out_lacks "kring.yaml:"
	git diff --name-only -z >"$scratch/paths"
	expect_exit 1 kring check --stdin-paths --only key-unknown <"$scratch/paths"
	out_has "$f:"
	out_has "kring.yaml:"
	succeeds kring check --stdin-paths --only key-unknown </dev/null
	nothing_on stdout
	printf "/etc/passwd\n../x\n" >"$scratch/paths"
	succeeds kring check --stdin-paths --only key-unknown <"$scratch/paths"
	nothing_on stdout
	cd organisations
	echo jgz.yaml >"$scratch/paths"
	expect_exit 1 kring check --stdin-paths --only key-unknown <"$scratch/paths"
	out_lacks "kring.yaml:"
'
case_ 'what is asked wrongly is said' '
	misused "git knows no commit '\''mian'\''" kring check --since mian
	err_has "did you mean '\''main'\''?"
	misused "git knows no commit" kring check --rev=--output=x
	misused "git knows no commit" kring check --since=-h
	misused "'\''--staged'\'' is the next commit" kring check --staged --rev HEAD
	git checkout -q --orphan los && git commit -q -m los
	cannot "nothing that the two histories have in common" kring check --since main
'

# ---- shapes of repositories ------------------------------------------------------------------

# Deletes an organisation in the clone $1 and expects the reference to break.
breaks_in() {
	rm "$1/organisations/jgz.yaml"
	expect_exit 1 kring -C "$1" check --since HEAD
	out_has reference-unknown
	err_has "1 deleted"
}

case_ 'from a subfolder of the repository, and from within the kring folder' '
	mkdir "$scratch/big" && git clone -q . "$scratch/big/net" && rm -rf "$scratch/big/net/.git"
	cd "$scratch/big" && git init -q && commit
	breaks_in net
	cd net/agreements
	expect_exit 1 kring check --since HEAD
	out_has "$a/huisbezoek.yaml:18:11:"
	git add -A ..
	expect_exit 1 kring check --staged
	out_has "$a/huisbezoek.yaml:18:11:"
	expect_exit 1 kring check --rev HEAD
	out_lacks reference-unknown
'
case_ 'in a linked worktree, a submodule, with a detached HEAD' '
	git worktree add -q --detach "$scratch/linked"
	breaks_in "$scratch/linked"
	git init -q "$scratch/super" && git -C "$scratch/super" -c protocol.file.allow=always \
		submodule -q add "$work/case" sub
	breaks_in "$scratch/super/sub"
'
case_ 'with SHA-256' '
	rm -rf .git && git init -q --object-format=sha256 && commit
	succeeds kring check --since HEAD
	err_has "0 records changed, 0 added, 0 deleted"
	breaks_in .
	git add -A
	expect_exit 1 kring check --staged
	out_has reference-unknown
'
case_ 'the id of a record is no path: its file is named' '
	misused "no file or folder" kring check huisbezoek
	err_has "$a/huisbezoek.yaml"
	misused "no file or folder" kring check geboortezorg/huisbezoek
	err_has "$a/huisbezoek.yaml"
	misused "kring list" kring check nergens
'
case_ 'in a bare repository, also from a folder in it' '
	git rm -q organisations/jgz.yaml && commit weg
	git clone -q --bare . "$scratch/net.git"
	cd "$scratch/net.git"
	expect_exit 1 kring check --rev HEAD --only reference-unknown
	out_has "$a/huisbezoek.yaml:18:11:"
	succeeds kring check --rev main~1 --only reference-unknown
	expect_exit 1 kring check --since main~1 --rev main
	err_has "0 records changed, 0 added, 1 deleted"
	expect_exit 1 kring check --rev HEAD "$a"
	misused "no file or folder" kring check --rev HEAD nergens
	cd refs
	expect_exit 1 kring check --rev HEAD --only reference-unknown
	cannot "a bare repository, which has commits and no files" kring check
	err_lacks "kring init"
	cannot "a bare repository" kring check --since main
'
[ "$(id -u)" -ne 0 ] || case_ 'a bare repository of somebody else is not trusted, until one says so' '
	git clone -q --bare . "$scratch/net.git"
	chown -R 12345 "$scratch/net.git"
	cannot "does not trust" kring -C "$scratch/net.git" check --rev HEAD
	err_has "git config --global --add safe.directory $scratch/net.git"
	git config --global --add safe.directory "$scratch/net.git"
	expect_exit 1 kring -C "$scratch/net.git" check --rev HEAD
	git config --global --unset-all safe.directory
'
case_ 'before the first commit everything staged is new' '
	rm -rf .git && git init -q
	cannot "no '\''kring.yaml'\'' is staged" kring check --staged
	git add -A
	expect_exit 1 kring check --staged
	err_has "there is no commit yet to compare with: 0 records changed, 51 added, 0 deleted"
	cp "$work/stdout" "$scratch/staged"
	kept_in "$scratch/all" 1 kring check
	diff "$scratch/all" "$scratch/staged"
	misused "git knows no commit '\''HEAD'\''" kring check --since HEAD
	err_has "no commit yet"
'
case_ 'a shallow clone says so' '
	echo "# x" >>kring.yaml && commit x
	git clone -q --depth 1 "file://$PWD" "$scratch/shallow"
	cd "$scratch/shallow"
	misused "git knows no commit" kring check --since HEAD~1
	err_has "fetch-depth: 0"
	succeeds kring check --since HEAD
	err_has "the history is cut off here"
	git -C "$work/case" checkout -q -b ander HEAD~1
	git -C "$work/case" commit -q --allow-empty -m y
	git fetch -q --depth 1 origin ander:ander
	cannot "nothing that the two histories have in common" kring check --since ander
	err_has "fetch-depth: 0"
'
case_ 'without git, and without a repository' '
	mkdir "$scratch/bin"
	cannot "no '\''git'\'' in PATH" /usr/bin/env PATH="$scratch/bin" "$KRING" check --since HEAD
	expect_exit 1 /usr/bin/env PATH="$scratch/bin" "$KRING" check
	rm -rf .git
	cannot "is in no git repository" kring check --since HEAD
	cannot "is in no git repository" kring check --staged
	cannot "is in no git repository" kring check --rev HEAD
	cd "$scratch"
	cannot "no kring folder here" kring check --rev HEAD
'
case_ 'in a hook the index of the commit that is made is looked at, and no other' '
	mkdir -p .git/hooks
	printf "#!/bin/sh\n\"$KRING\" check --staged >hook.out 2>&1\n" >.git/hooks/pre-commit
	chmod +x .git/hooks/pre-commit
	echo "onbekend: 1" >>organisations/jgz.yaml
	expect_exit 1 git commit -q -a -m alles
	has hook.out key-unknown
	GIT_INDEX_FILE=$scratch/index git add -A
	GIT_INDEX_FILE=$scratch/index succeeds kring check --staged
'
case_ 'a path that was deleted can be named, and one that the commit does not have cannot' '
	git rm -q organisations/jgz.yaml
	for what in --since=HEAD --staged; do
		succeeds kring check "$what" organisations/jgz.yaml
		nothing_on stdout
		misused "no file or folder '\''organisations/nooit.yaml'\''" kring check "$what" organisations/nooit.yaml
	done
	git rm -q -r organisations
	succeeds kring check --since HEAD organisations
	cp "$work/sound.yaml" "$sound"
	misused "no file or folder" kring check --rev HEAD "$sound"
	misused "no file or folder" kring check --staged "$sound"
	expect_exit 1 kring check "$sound"
	succeeds kring check --rev HEAD . --only key-unknown
'
case_ 'JSON says what was looked at and what it was compared with' '
	says() { # PYTHON OPTION…
		expression=$1
		shift
		kept_in "$scratch/json" 1 kring check --format json "$@"
		python3 -c "import json, sys; r = json.load(open(sys.argv[1])); assert $expression, {k: r[k] for k in (\"of\", \"compared-with\")}" "$scratch/json"
	}
	head=$(git rev-parse HEAD)
	git tag -a -m v1 v1
	counts="\"changed\": 1, \"added\": 0, \"deleted\": 1"
	git rm -q organisations/jgz.yaml && echo "# x" >>kring.yaml && git add -A
	says "r[\"of\"] == \"files\" and r[\"compared-with\"] is None"
	says "r[\"of\"] == \"files\" and r[\"compared-with\"] == {\"since\": \"v1\", \"commit\": \"$head\", $counts}" --since v1
	says "r[\"of\"] == \"staged\" and r[\"compared-with\"] == {\"since\": \"HEAD\", \"commit\": \"$head\", $counts}" --staged
	says "r[\"of\"] == \"$head\" and r[\"compared-with\"] is None" --rev v1
	rm -rf .git && git init -q && git add -A
	says "r[\"of\"] == \"staged\" and r[\"compared-with\"][\"commit\"] is None" --staged
'
