#!/bin/sh
# tests/cli/ci-files.sh - the files of examples/ci: right for their hosts, safe, and written by setup-git as they stand.
#
# Two schemas come from npm packages ($KRING_TEST_CACHE keeps them). Woodpecker's is in no package: its file is only parsed.
. "$(dirname "$0")/lib.sh"

ci=$top/examples/ci
files=$(find "$ci" "$top/.pre-commit-hooks.yaml" -type f | LC_ALL=C sort)
hosts='github gitlab forgejo woodpecker'

# ---- the files themselves ------------------------------------------------------------------------

case_ 'all are YAML' '
	[ "$(echo "$files" | wc -l)" -ge 8 ]
	for file in $files; do
		python3 -c "import sys, yaml; yaml.safe_load(open(sys.argv[1], encoding=\"utf-8\"))" "$file"
	done
'

packages=${KRING_TEST_CACHE:-$work}/ci-files
install_packages() {
	sh "$top/tests/npm.sh" ci-files "$work" @action-validator/core@0.6.0 ajv@8.17.1 >/dev/null || return 1
	mkdir -p "$packages/gitlab-schema"
	# only the schema of that package is wanted, and not the fifty packages that it needs
	[ -f "$packages/gitlab-schema/schema.mjs" ] || (
		cd "$packages/gitlab-schema"
		npm pack --silent --prefer-offline gitlab-ci-local@4.56.0 >/dev/null
		tar -xzOf gitlab-ci-local-4.56.0.tgz package/src/schema/schema.js >schema.part
		mv schema.part schema.mjs
	)
}
valid() { # KIND FILE
	node "$here/ci/validate.mjs" "$packages" "$1" "$2"
}
to_json() {
	python3 -c 'import json, sys, yaml; json.dump(yaml.safe_load(open(sys.argv[1], encoding="utf-8")), sys.stdout)' "$1"
}
schemas() {
	install_packages
	valid action "$ci/github/.github/actions/kring/action.yml"
	for file in "$ci/github/.github/workflows/kring.yml" "$ci/forgejo/.forgejo/workflows/kring.yml" \
		"$ci/pages/github/.github/workflows/kring-site.yml"; do
		valid workflow "$file"
		sed 's/runs-on:/runs-onn:/' "$file" >"$scratch/wrong.yml"
		valid workflow "$scratch/wrong.yml" >"$scratch/said" && say 'a wrong key is not seen'
	done
	for file in gitlab/.gitlab-ci.yml pages/gitlab/.gitlab/kring-site.yml gitlab/.gitlab/kring.yml; do
		to_json "$ci/$file" >"$scratch/gitlab.json"
		valid gitlab "$scratch/gitlab.json"
	done
	sed 's/"script"/"scripts"/' "$scratch/gitlab.json" >"$scratch/wrong.json"
	valid gitlab "$scratch/wrong.json" >"$scratch/said" && say 'a wrong key is not seen'
	:
}
case_ 'those of GitHub, Forgejo and GitLab are valid by their schemas' schemas

scripts() {
	python3 "$here/ci/scripts.py" "$scratch" $files
	[ "$(find "$scratch" -name '*.sh' | wc -l)" -ge 8 ]
	for script in "$scratch"/*.sh; do
		sh -n "$script"
		shellcheck -s sh "$script"
	done
	printf 'jobs: {a: {steps: [{run: "echo ${{ github.head_ref }}"}]}}\n' >"$scratch/wrong.yml"
	python3 "$here/ci/scripts.py" "$scratch" "$scratch/wrong.yml" >"$scratch/said" && say 'a value in the text is not seen'
	:
}
case_ 'their scripts are sound, and no host puts a value into the text of one' scripts

pinned() {
	grep -h 'uses: [^.]' $files | grep -vE 'uses: [a-z-]+/[a-z/-]+@v[0-9]+$' && say 'an action without a version'
	grep -hE '^ *image: ' $files | grep -vE 'image: (debian:12|node:20-bookworm|woodpeckerci/plugin-git)$' && say 'an unknown image'
	[ "$(grep -c 'fetch-depth: 0' "$ci/github/.github/workflows/kring.yml")" = 2 ]
	grep -nE 'https?://' $files && say 'a host is named'
	:
}
case_ 'actions have a version, the whole history is fetched, no host is named' pinned

# What they install is what building needs, as tests/install.sh knows it.
packages_of() {
	tr -s ' \\\n' '\n' <"$1" | grep -xE '[a-z0-9]+-dev|gcc|gettext|meson|ninja-build|pkgconf|git|python3|ca-certificates' | LC_ALL=C sort -u
}
same_packages() {
	sed -n "/^build='/,/'$/p" "$top/tests/install.sh" | sed "s/build=//; s/'//g" | tr -s ' \t' '\n' | grep . | LC_ALL=C sort >"$scratch/known"
	printf 'ca-certificates\npython3\n' | LC_ALL=C sort -m - "$scratch/known" | LC_ALL=C sort >"$scratch/allowed"
	for file in "$ci/github/.github/actions/kring/action.yml" "$ci/forgejo/.forgejo/workflows/kring.yml" \
		"$ci/gitlab/.gitlab/kring.yml" "$ci/woodpecker/.woodpecker/kring.yml" \
		"$ci/pages/github/.github/workflows/kring-site.yml"; do
		packages_of "$file" >"$scratch/named"
		[ -z "$(comm -23 "$scratch/named" "$scratch/allowed")" ]
		# mimalloc is not needed for a check
		[ "$(comm -13 "$scratch/named" "$scratch/known" | tr '\n' ' ')" = 'libmimalloc-dev ' ]
	done
}
case_ 'they install what building kring needs' same_packages

case_ 'the hook of the pre-commit framework sees every record' 'python3 "$here/ci/pre-commit.py" "$top"'

# ---- running them --------------------------------------------------------------------------------

# A step of GitHub, Forgejo or GitLab as its host would run it, kring being there already.
step() { # NAME-OF-SCRIPT
	sed '/^git config --global/d' "$scratch/scripts/$1.sh" >"$scratch/step"
	(
		export PATH="$(dirname "$KRING"):$PATH" KRING_FOLDER=network KRING_PATH=network KRING_CLASS="${class-structure}" \
			KRING_BASE="$base" CI_MERGE_REQUEST_DIFF_BASE_SHA="$base" GITHUB_WORKSPACE="$PWD" CI_PROJECT_DIR="$PWD" \
			GITHUB_STEP_SUMMARY="$scratch/summary"
		sh -e "$scratch/step"
	)
}
# A repository with a network in it, and a change to it; in $base what it is compared with.
change() {
	mkdir "$scratch/scripts" "$scratch/repository"
	python3 "$here/ci/scripts.py" "$scratch/scripts" $files
	cd "$scratch/repository" && git init -q .
	cp -R "$top/examples/geboortezorg" network
	git add -A && git commit -q -m Begin
	base=$(git rev-parse HEAD)
	kring -C network --as dirk say tolk -m 'Ook in het weekend?' >/dev/null
	git commit -q -a -m 'A question'
}
check_step=github_.github_actions_kring_action.yml-runs-steps-1
forgejo_check=forgejo_.forgejo_workflows_kring.yml-jobs-check-steps-2
forgejo_weekly=forgejo_.forgejo_workflows_kring.yml-jobs-check-steps-3
gitlab_check=gitlab_.gitlab_kring.yml-kring-check-script
gitlab_weekly=gitlab_.gitlab_kring.yml-kring-weekly-script

# A network that has nothing that could be over its day.
nothing_overdue() {
	rm -rf network
	kring init network --template wijkteam >/dev/null
}

run_github() {
	change
	expect_exit 0 step $check_step
	python3 -m json.tool kring.sarif >/dev/null
	has "$scratch/summary" 'Ook in het weekend?'
	[ "$(grep -c '^::' "$work/stdout")" = 0 ]
	base=
	rm "$scratch/summary"
	class=time expect_exit 1 step $check_step
	grep -q '^::error file=network/agreements/geboortezorg/warme-overdracht.yaml,.*1 September 2026' "$work/stdout"
	has "$scratch/summary" 'evaluation overdue'
	nothing_overdue
	class=time expect_exit 0 step $check_step
}
run_forgejo() {
	change
	expect_exit 0 step $forgejo_check
	out_has 'Ook in het weekend?'
	expect_exit 1 step $forgejo_weekly
	out_has 'the evaluation was due on 1 September 2026 [evaluation-overdue]'
	nothing_overdue
	expect_exit 0 step $forgejo_weekly
}
run_gitlab() {
	change
	expect_exit 0 step $gitlab_check
	out_has 'Ook in het weekend?'
	python3 -m json.tool gl-code-quality-report.json >/dev/null
	python3 -c 'import xml.dom.minidom; xml.dom.minidom.parse("kring.xml")'
	expect_exit 1 step $gitlab_weekly
	has kring.xml 'the evaluation was due on 1 September 2026'
	nothing_overdue
	expect_exit 0 step $gitlab_weekly
}
broken() {
	change
	echo 'no-key: 1' >>network/agreements/geboortezorg/tolk.yaml
	git commit -q -a -m 'Broken'
	expect_exit 1 step $check_step
	out_has '::error '
	expect_exit 1 step $forgejo_check
	expect_exit 1 step $gitlab_check
	has gl-code-quality-report.json key-unknown
}
case_ 'GitHub: a good change' run_github
case_ 'Forgejo: a good change' run_forgejo
case_ 'GitLab: a good change' run_gitlab
case_ 'a wrong change makes each of them red' broken

# ---- setup-git writes them -----------------------------------------------------------------------

written() { # HOST
	succeeds kring setup-git --ci "$1"
	out_has 'commit these files'
	(cd "$ci/$1" && find . -type f | LC_ALL=C sort) >"$scratch/names"
	[ -s "$scratch/names" ]
	while read -r name; do
		cmp "$ci/$1/$name" "$name"
	done <"$scratch/names"
	{ sed 's,^\./,,' "$scratch/names" && echo .gitattributes; } >"$scratch/list"
	only_changed $(cat "$scratch/list")
	prints 'nothing to do' kring setup-git --ci "$1"
}
for host in $hosts; do
	case_ "$host: as examples/ci has them, and a second time nothing" "written $host"
done

below() { # HOST
	mkdir -p "$scratch/outer/net werk" && cd "$scratch/outer" && git init -q .
	cp -R "$work/case/." 'net werk/een/' && rm -rf 'net werk/een/.git'
	succeeds kring -C 'net werk/een' setup-git --ci "$1"
	find . -path './.git' -prune -o -path './.*' -type f -exec cat {} + >"$scratch/written"
	grep 'KRING_FOLDER: ' "$scratch/written" | grep -v '\$' >"$scratch/lines"
	[ -s "$scratch/lines" ]
	while read -r line; do
		[ "$line" = "KRING_FOLDER: 'net werk/een'" ]
	done <"$scratch/lines"
	prints 'nothing to do' kring -C 'net werk/een' setup-git --ci "$1"
}
for host in $hosts; do
	case_ "$host: a kring folder below the top of the repository" "below $host"
done

differs() {
	mkdir -p .woodpecker && printf 'steps: []\n# \033[31mred\n' >.woodpecker/kring.yml
	cp .woodpecker/kring.yml "$scratch/before"
	refuses "'.woodpecker/kring.yml' is there already, and is another one" kring setup-git --ci woodpecker
	err_has '-steps: []'
	err_has '+    image: debian:12'
	err_lacks "$escape"
	cmp .woodpecker/kring.yml "$scratch/before"
	[ ! -e .gitattributes ]
}
case_ 'a file that is there and differs stays, and the difference is shown' differs

gitlab_main() {
	echo 'stages: [test]' >.gitlab-ci.yml
	succeeds kring setup-git --ci gitlab
	out_has "  add to '.gitlab-ci.yml': include: [{local: /.gitlab/kring.yml}]"
	[ "$(cat .gitlab-ci.yml)" = 'stages: [test]' ]
	cmp .gitlab/kring.yml "$ci/gitlab/.gitlab/kring.yml"
	echo 'include: [{local: /.gitlab/kring.yml}]' >>.gitlab-ci.yml
	prints 'nothing to do' kring setup-git --ci gitlab
}
case_ 'gitlab: what is in .gitlab-ci.yml stays, and the line to add is said' gitlab_main

odd() { # NAME
	mkdir -p "$scratch/outer" && cd "$scratch/outer" && git init -q .
	cp -R "$work/case" "$1" && rm -rf "$1/.git"
	refuses 'has signs that mean something to a CI' kring -C "$1" setup-git --ci github
	[ ! -e .github ]
	[ ! -e "$1/.gitattributes" ]
}
case_ 'a name that a host would read as its own language' 'odd "a\${{ github.token }}"'
case_ 'a name with a quote in it' "odd \"it's\""
case_ 'a name with a line end in it' 'odd "a
b"'

case_ 'a host that is not there' '
	misused "is no value for the option" kring setup-git --ci gitub
	err_has github
'
