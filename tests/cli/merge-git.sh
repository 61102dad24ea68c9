#!/bin/sh
# tests/cli/merge-git.sh - kring merge-file where git calls it: merge, rebase, cherry-pick, merge-tree.
. "$(dirname "$0")/lib.sh"
example geboortezorg

record=agreements/geboortezorg/warme-overdracht.yaml

# The driver $1 in place of kring; without one, and where it ends with anything but 0 or 1, git merges
# by lines: git 2.39 itself would leave one side without a word.
driver() {
	cat >"$scratch/driver" <<DRIVER
#!/bin/sh
$1 merge-file --marker-size "\$4" "\$1" "\$2" "\$3" "\$5"
code=\$?
[ \$code -le 1 ] && exit \$code
git merge-file --marker-size="\$4" -L 'one side' -L base -L 'other side' "\$2" "\$1" "\$3"
DRIVER
	chmod +x "$scratch/driver"
	git config merge.kring.driver "'$scratch/driver' %O %A %B %L %P"
	git config merge.kring.recursive binary
	echo '*.yaml merge=kring' >.git/info/attributes
}
commit() { git commit -qam "$1"; }
# On the branch $1 from main: sed $2 on the record.
side() {
	git checkout -q -b "$1" "${3:-main}" && sed -i "$2" "$record" && commit "$1"
}

# Two people answer in the same place, which git's own merge calls a conflict.
two_answers() {
	driver "${1:-$KRING}"
	side one '/^      carla:$/,/pending/s/response: pending/response: consent\n        date: 2026-03-09/'
	side other '/^      eva:$/,/pending/s/response: pending/response: objection\n        date: 2026-03-10\n        argument: Nee/'
}
# Both change the same answer.
one_answer() {
	driver "${1:-$KRING}"
	side one '/^      carla:$/,/pending/s/response: pending/response: consent/'
	side other '/^      carla:$/,/pending/s/response: pending/response: objection/'
}
both_are_there() {
	has "$record" 'response: consent
        date: 2026-03-09' && has "$record" 'argument: Nee' && lacks "$record" '<<<<<<<'
}
both_between_markers() {
	has "$record" '<<<<<<< one side' && has "$record" '>>>>>>> other side' &&
		[ "$(sed -n '/^<<<<<<</,/^=======/p' "$record" | grep -c 'response: consent')" = 1 ] &&
		[ "$(sed -n '/^=======/,/^>>>>>>>/p' "$record" | grep -c 'response: objection')" = 1 ]
}
both_somewhere() {
	grep -q 'response: objection' "$record" && has "$record" '<<<<<<<' && has "$record" '>>>>>>>'
}

case_ 'two topics in one line: git by itself calls it a conflict' '
	driver "$KRING"
	side one "s/^topics: .overdracht/&, dossier/"
	side other "s/^topics: .overdracht/&, planning/"
	succeeds git merge -q one
	has "$record" "topics: [overdracht, dossier, planning]"
	git reset -q --hard HEAD~1
	rm .git/info/attributes
	expect_exit 1 git merge -q one
'
case_ 'merge: two answers go together, whichever is merged into which' '
	two_answers
	succeeds git merge -q one
	both_are_there
	cp "$record" "$scratch/first"
	git reset -q --hard HEAD~1
	git checkout -q one
	succeeds git merge -q other
	cmp "$record" "$scratch/first"
'
case_ 'rebase' '
	two_answers
	succeeds git rebase -q one
	both_are_there
'
case_ 'cherry-pick' '
	two_answers
	succeeds git cherry-pick one
	both_are_there
'
case_ 'merge-tree writes the merged file' '
	two_answers
	tree=$(git merge-tree --write-tree one other)
	git show "$tree:$record" >"$scratch/merged"
	cp "$scratch/merged" "$record"
	both_are_there
'
case_ 'from a subfolder' '
	two_answers
	cd agreements
	succeeds git merge -q one
	cd ..
	both_are_there
'
case_ 'the text changes while somebody answers the old one: merged, and check says whose answer that was' '
	driver "$KRING"
	record=agreements/geboortezorg/vroegsignalering.yaml
	git checkout -q -b one
	kring --as-of 2026-09-01 --as anna consent vroegsignalering >/dev/null && commit anna
	side other "s/^title: .*/title: Heel iets anders/"
	succeeds git merge -q one
	has "$record" "title: Heel iets anders"
	has "$record" "response: consent"
	[ "$(git diff --stat one -- "$record" | grep -c "1 insertion(+), 1 deletion(-)")" = 1 ]
	expect_exit 1 kring --as-of 2026-09-01 check
	grep "$record" "$work/stdout" | grep -q "text-changed"
	git reset -q --hard one
	expect_exit 1 kring --as-of 2026-09-01 check
	out_lacks "text-changed"
'
case_ 'the same answer twice is a conflict in merge, rebase, cherry-pick and merge-tree' '
	one_answer
	expect_exit 1 git merge -q one
	has "$record" "<<<<<<< one side" && has "$record" ">>>>>>> other side"
	has "$record" "response: objection" && has "$record" "response: consent"
	git merge --abort
	expect_exit 1 git rebase -q one
	both_between_markers
	git rebase --abort
	expect_exit 1 git cherry-pick one
	has "$record" "<<<<<<< one side"
	git cherry-pick --abort
	expect_exit 1 git merge-tree --write-tree one other
	git show "$(sed -n 1p "$work/stdout"):$record" >"$scratch/merged"
	has "$scratch/merged" "<<<<<<< one side"
'
case_ 'what a conflict leaves is found by check, until it is resolved' '
	one_answer
	expect_exit 1 git merge -q one
	expect_exit 1 kring check
	out_has "conflict-marker"
	sed -i "/^=======/,/^>>>>>>>/d; /^<<<<<<</d" "$record"
	expect_exit 1 kring check # of other things in the example
	out_lacks "conflict-marker"
'
case_ 'a driver that is killed leaves both sides between markers' '
	printf "#!/bin/sh\nkill -9 \$\$\n" >"$scratch/killed" && chmod +x "$scratch/killed"
	one_answer "$scratch/killed"
	expect_exit 1 git merge -q one
	both_somewhere
	git merge --abort
	expect_exit 1 git rebase -q one
	both_somewhere
'
case_ 'so does one that is missing' '
	one_answer "$scratch/missing"
	expect_exit 1 git merge -q one
	both_somewhere
'
case_ 'and one that is killed while it works' '
	printf "#!/bin/sh\n%s \"\$@\" & child=\$!; kill -9 \$child; wait \$child\n" "$KRING" >"$scratch/struck"
	chmod +x "$scratch/struck"
	one_answer "$scratch/struck"
	expect_exit 1 git merge -q one
	both_somewhere
'
case_ 'criss-cross: each side merged the other before' '
	two_answers
	git checkout -q one && git branch one-before && git merge -q -m c1 other
	git checkout -q other && git merge -q -m c2 one-before
	sed -i "s/^keeper: anna/keeper: eva/" "$record" && commit keeper
	git checkout -q one && sed -i "s/^topics: .overdracht/&, dossier/" "$record" && commit topics
	[ "$(git merge-base --all one other | wc -l)" -ge 2 ]
	succeeds git merge -q other
	both_are_there
	has "$record" "keeper: eva" && has "$record" "topics: [overdracht, dossier]"
'
case_ 'criss-cross where the two merges chose otherwise' '
	one_answer
	git checkout -q one && git branch one-before && git merge -q -s ours -m c1 other
	git checkout -q other && git merge -q -s ours -m c2 one-before
	[ "$(git merge-base --all one other | wc -l)" -ge 2 ]
	expect_exit 1 git merge -q one
	both_somewhere
'
case_ 'renamed on one side, answered on the other' '
	driver "$KRING"
	side one "/^      carla:$/,/pending/s/response: pending/response: consent/"
	git checkout -q -b other main
	git mv "$record" agreements/geboortezorg/warm.yaml
	sed -i "/^      eva:$/,/pending/s/response: pending/response: objection/" agreements/geboortezorg/warm.yaml
	commit renamed
	succeeds git merge -q one
	has agreements/geboortezorg/warm.yaml "response: objection"
	lacks agreements/geboortezorg/warm.yaml "<<<<<<<"
	[ "$(sed -n "/^      carla:$/{n;p;q}" agreements/geboortezorg/warm.yaml)" = "        response: consent" ]
'
case_ 'a record that both add' '
	driver "$KRING"
	for name in one other; do
		git checkout -q -b $name main
		sed "s/^keeper: anna/keeper: anna\nstarts-$name: 2026-01-01/; s/starts-one:/ended:/; s/starts-other: .*/deferred: {date: 2026-01-01, until: 2026-02-01, owner: eva}/; s/ended: 2026-01-01/ended: {date: 2026-01-02}/" "$record" >agreements/geboortezorg/nieuw.yaml
		git add -A && commit $name
	done
	succeeds git merge -q one
	has agreements/geboortezorg/nieuw.yaml "ended: {date: 2026-01-02}"
	has agreements/geboortezorg/nieuw.yaml "deferred:"
'
