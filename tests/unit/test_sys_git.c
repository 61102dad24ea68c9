/* tests/unit/test_sys_git.c - what git says, and that a hostile repository runs nothing. */
#define _GNU_SOURCE 1
#include "scratch.h"

#include "sys/git.h"

/* Runs a shell command in the folder, in the person's environment; it must succeed. */
static void sh(const char *command)
{
	char whole[8000];
	snprintf(whole, sizeof whole, "cd '%s' && set -e && %s", scratch, command);
	if (system(whole) != 0)
		fail_msg("failed: %s", command);
}

static int setup(void **state)
{
	int result = scratch_make(state);
	static const char *const unset[] = { "XDG_CONFIG_HOME", "GIT_CONFIG_GLOBAL", "GIT_DIR",
		"GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT", "GIT_AUTHOR_EMAIL",
		"GIT_AUTHOR_NAME" };
	for (size_t i = 0; i < sizeof unset / sizeof *unset; i++)
		unsetenv(unset[i]);
	make("home");
	make("work");
	setenv("HOME", at("home"), 1);
	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
	put("home/.gitconfig", "[user]\n\tname = Anna\n\temail = anna@example.org\n"
			       "[init]\n\tdefaultBranch = main\n");
	kr_folder_close(folder);
	return result | kr_folder_open(at("work"), &diags, &folder);
}

static void reopen(const char *path)
{
	kr_folder_close(folder);
	assert_int_equal(kr_folder_open(at(path), &diags, &folder), KR_OK);
}

/* Writes @versions texts of work/FILE, each a commit of its own. */
static void commit_versions(const char *file, int versions)
{
	char command[300];
	for (int i = 1; i <= versions; i++) {
		snprintf(command, sizeof command,
			"cd work && echo 'versie %d' > '%s' && git add . && git commit -qm %d", i,
			file, i);
		sh(command);
	}
}

/* ---- where and who ------------------------------------------------------------------------- */

static void the_top_and_the_way_down_are_told(void **state)
{
	(void)state;
	const char *top, *prefix;
	char real[PATH_MAX];
	sh("git init -q work && mkdir -p work/a/b");
	assert_int_equal(kr_git_top(folder, &diags, &top, &prefix), KR_OK);
	assert_string_equal(top, realpath(at("work"), real));
	assert_string_equal(prefix, "");
	reopen("work/a/b");
	assert_int_equal(kr_git_top(folder, &diags, &top, &prefix), KR_OK);
	assert_string_equal(top, real);
	assert_string_equal(prefix, "a/b/");
}

static bool must_not_be_called(void *own, const struct kr_git_version *version)
{
	(void)own;
	(void)version;
	fail_msg("there is no version");
	return false;
}

/* Every call where there is nothing to tell. */
static void assert_nothing_there(void)
{
	const char *top, *prefix, *path = "a.yaml";
	assert_int_equal(kr_git_top(folder, &diags, &top, &prefix), KR_NOTFOUND);
	assert_int_equal(kr_git_versions(folder, "a.yaml", 9, must_not_be_called, NULL, &diags),
		KR_NOTFOUND);
	assert_int_equal(kr_git_commit(folder, &path, 1, "m", &diags), KR_NOTFOUND);
	assert_int_equal(diags.list.n, 0);
}

static void outside_a_work_tree_there_is_nothing(void **state)
{
	(void)state;
	struct kr_buf b = KR_BUF_INIT;
	assert_nothing_there();
	assert_int_equal(kr_git_config(folder, "user.email", &b), KR_OK);
	assert_string_equal(b.s, "anna@example.org");
	kr_buf_release(&b);
	sh("git init -q --bare work");
	reopen("work");
	assert_nothing_there();
	sh("git init -q other");
	reopen("other/.git");
	assert_nothing_there();
}

/* In a process of its own, since the program is looked for once. */
static void without_git_there_is_nothing(void **state)
{
	(void)state;
	struct kr_buf b = KR_BUF_INIT;
	make("work/.git");
	assert_nothing_there();
	assert_int_equal(kr_git_config(folder, "user.email", &b), KR_NOTFOUND);
	assert_int_equal(kr_git_own_config("user.email", &b), KR_NOTFOUND);
	assert_string_equal(kr_editor(diags.arena), "vi");
	assert_int_equal(kr_git_init(at("x"), &diags), KR_FAILED);
	assert_says("there is no git");
}

static void assert_config(const char *key, const char *value)
{
	struct kr_buf b = KR_BUF_INIT;
	assert_int_equal(kr_git_config(folder, key, &b), value ? KR_OK : KR_NOTFOUND);
	assert_string_equal(b.s, value ? value : "");
	kr_buf_release(&b);
}

static void configuration_is_the_persons_and_the_repositorys(void **state)
{
	(void)state;
	bool yes = false;
	struct kr_buf own = KR_BUF_INIT;
	sh("git init -q work && cd work && git config user.email anna@work.example && "
	   "git config kring.commit true && git config kring.off No && git config kring.odd maybe "
	   "&& "
	   "git config kring.lines 'a\nb' && printf '[kring]\\n\\tbare\\n\\tempty=\\n' >> "
	   ".git/config && "
	   "git config core.editor evil");
	assert_config("user.email", "anna@work.example");
	assert_config("user.name", "Anna");
	assert_config("kring.lines", "a\nb");
	assert_config("Kring.Commit", "true");
	assert_config("kring.bare", "");
	assert_config("kring.none", NULL);
	assert_config("user.nam", NULL);
	assert_int_equal(kr_git_own_bool("kring.commit", &yes), KR_NOTFOUND);
	sh("git config --global kring.commit on && git config --global kring.off No && "
	   "git config --global kring.odd maybe");
	assert_int_equal(kr_git_own_bool("kring.commit", &yes), KR_OK);
	assert_true(yes);
	assert_int_equal(kr_git_own_bool("kring.off", &yes), KR_OK);
	assert_false(yes);
	assert_int_equal(kr_git_own_bool("kring.odd", &yes), KR_NOTFOUND);
	assert_int_equal(kr_git_own_bool("kring.none", &yes), KR_NOTFOUND);
	assert_int_equal(kr_git_own_config("core.editor", &own), KR_NOTFOUND);
	assert_int_equal(kr_git_own_config("user.name", &own), KR_OK);
	assert_string_equal(own.s, "Anna");
	kr_buf_release(&own);
}

static void a_foreign_owner_is_explained_and_may_be_trusted(void **state)
{
	(void)state;
	const char *top, *prefix;
	if (geteuid() != 0) {
		print_message("skipped: giving a folder away needs root\n");
		skip();
	}
	unsetenv("SUDO_UID");
	sh("git init -q work && chown -R 1234 work");
	assert_int_equal(kr_git_top(folder, &diags, &top, &prefix), KR_FAILED);
	assert_says("belongs to somebody else");
	assert_non_null(strstr(last()->hint, "safe.directory"));
	sh("git config --global --add safe.directory /elsewhere && "
	   "git config --global --add safe.directory \"$PWD/work\"");
	reopen("work");
	assert_int_equal(kr_git_top(folder, &diags, &top, &prefix), KR_OK);
	struct kr_buf out = KR_BUF_INIT;
	struct kr_ending how;
	const char *const arguments[] = { "rev-parse", "--is-inside-work-tree", NULL };
	assert_int_equal(kr_git_read(folder, arguments, NULL, &out, &how), KR_OK);
	assert_string_equal(out.s, "true\n");
	kr_buf_release(&out);
}

/* ---- versions ------------------------------------------------------------------------------ */

/* What was seen: the texts one behind the other, and when to have seen enough. */
struct seen {
	struct kr_buf texts;
	size_t n, enough;
};

static bool see(void *own, const struct kr_git_version *version)
{
	struct seen *seen = own;
	assert_int_equal(version->bytes[version->len], '\0');
	assert_true(strlen(version->commit) == 40);
	kr_buf_printf(&seen->texts, "%s|", version->bytes);
	return ++seen->n != seen->enough;
}

static void assert_versions(const char *path, size_t max, size_t enough, const char *texts)
{
	struct seen seen = { KR_BUF_INIT, 0, enough };
	assert_int_equal(kr_git_versions(folder, path, max, see, &seen, &diags), KR_OK);
	assert_string_equal(seen.texts.s, texts);
	kr_buf_release(&seen.texts);
}

static void versions_come_newest_first_until_it_is_enough(void **state)
{
	(void)state;
	static const char all[] =
		"versie 9\n|versie 8\n|versie 7\n|versie 6\n|versie 5\n|versie 4\n|"
		"versie 3\n|versie 2\n|versie 1\n|";
	sh("git init -q work && mkdir work/agreements");
	assert_int_equal(kr_git_versions(folder, "a.yaml", 9, must_not_be_called, NULL, &diags),
		KR_NOTFOUND);
	commit_versions("agreements/a.yaml", 9);
	assert_versions("agreements/a.yaml", 99, 0, all);
	assert_versions("agreements/a.yaml", 2, 0, "versie 9\n|versie 8\n|");
	assert_versions("agreements/a.yaml", 99, 5,
		"versie 9\n|versie 8\n|versie 7\n|versie 6\n|versie 5\n|");
	assert_versions("agreements/a.yaml", 0, 0, "");
	assert_versions("agreements/none.yaml", 9, 0, "");
	assert_versions("agreements/*.yaml", 9, 0, "");
	assert_versions(":(glob)agreements/*.yaml", 9, 0, "");
	reopen("work/agreements");
	assert_versions("a.yaml", 1, 0, "versie 9\n|");
}

static void what_is_no_text_of_its_own_is_left_out(void **state)
{
	(void)state;
	sh("git init -q work && cd work && echo een > a && git add a && git commit -qm 1 && "
	   "git rm -q a && git commit -qm 2 && ln -s x a && git add a && git commit -qm 3 && rm a "
	   "&& "
	   "echo een > a && git add a && git commit -qm 4 && chmod +x a && git commit -qam 5 && "
	   "head -c 2000000 /dev/zero > a && git commit -qam 6 && echo twee > a && git commit -qam "
	   "7");
	assert_versions("a", 99, 0, "twee\n|een\n|");
}

static void odd_names_and_contents_arrive(void **state)
{
	(void)state;
	sh("git init -q work && cd work && printf 'een\\ntwee' > 'a \"b\"\n-c' && git add . && "
	   "git commit -qm 1 && printf '' > 'a \"b\"\n-c' && git commit -qam 2 && "
	   "printf -- '-x' > -x && git add -- -x && git commit -qm 3");
	assert_versions("a \"b\"\n-c", 9, 0, "|een\ntwee|");
	assert_versions("-x", 9, 0, "-x|");
}

static void texts_of_side_branches_are_seen(void **state)
{
	(void)state;
	struct seen seen = { KR_BUF_INIT, 0, 0 };
	sh("git init -q work && cd work && echo een > a && git add a && git commit -qm 1 && "
	   "git checkout -q -b side && echo zij > a && git commit -qam 2 && git checkout -q main "
	   "&& "
	   "echo wij > a && git commit -qam 3 && git merge -q -s ours -m 4 side && "
	   "git checkout -q -b evil HEAD && echo samen > a && git add a && git commit -q --amend "
	   "-m 5");
	assert_int_equal(kr_git_versions(folder, "a", 99, see, &seen, &diags), KR_OK);
	assert_non_null(strstr(seen.texts.s, "samen\n|"));
	assert_non_null(strstr(seen.texts.s, "zij\n|"));
	assert_non_null(strstr(seen.texts.s, "wij\n|"));
	assert_non_null(strstr(seen.texts.s, "een\n|"));
	kr_buf_release(&seen.texts);
}

static void the_persons_settings_change_nothing(void **state)
{
	(void)state;
	sh("git init -q work");
	commit_versions("a", 3);
	sh("cd work && git mv a b && git commit -qm moved && "
	   "git config log.follow true && git config diff.renames copies && git config color.ui "
	   "always && "
	   "git config log.decorate full && git config log.showRoot false && "
	   "git config core.abbrev 5 && git config diff.orderFile /none && "
	   "git config log.date relative && git config format.pretty oneline && "
	   "git config core.quotePath true && git config diff.noprefix true && "
	   "git config diff.relative true && git config diff.submodule log && "
	   "git config core.ignoreCase true && git config core.precomposeUnicode true && "
	   "git config log.diffMerges off && git config i18n.logOutputEncoding UTF-16");
	assert_versions("b", 9, 0, "versie 3\n|");
	assert_versions("a", 9, 0, "versie 3\n|versie 2\n|versie 1\n|");
}

static void a_shallow_clone_shows_what_it_has(void **state)
{
	(void)state;
	sh("git init -q work");
	commit_versions("a", 4);
	sh("git clone -q --depth 2 \"file://$PWD/work\" shallow 2>/dev/null");
	reopen("shallow");
	assert_versions("a", 9, 0, "versie 4\n|versie 3\n|");
}

static void replaced_objects_do_not_count(void **state)
{
	(void)state;
	sh("git init -q work");
	commit_versions("a", 2);
	sh("cd work && git replace \"$(git rev-parse HEAD:a)\" \"$(git rev-parse HEAD~1:a)\"");
	assert_versions("a", 9, 0, "versie 2\n|versie 1\n|");
}

/* ---- hostile repositories ------------------------------------------------------------------ */

/*
 * Everything that names a program, in the configuration, the attributes and as hooks, each time
 * one that leaves a marker.  Source: reliability, rows 32 to 44; ecosystem §3.3.
 */
static void plant_everything(void)
{
	sh("cat > evil <<'END'\n#!/bin/sh\necho \"$0 $*\" >> \"$MARKER\"\ncat\nexit 0\nEND\n"
	   "sed -i \"s|\\$MARKER|$PWD/marker|\" evil && chmod +x evil && E=\"$PWD/evil\" && cd "
	   "work && "
	   "for k in core.fsmonitor core.pager core.editor core.sshCommand core.askPass "
	   "core.gitProxy "
	   "  core.alternateRefsCommand diff.external diff.x.command diff.x.textconv "
	   "filter.x.clean "
	   "  filter.x.smudge filter.x.process gpg.program gpg.ssh.program gpg.x509.program "
	   "  gpg.ssh.defaultKeyCommand credential.helper merge.x.driver pager.log pager.config "
	   "  pager.rev-parse pager.cat-file uploadpack.packObjectsHook sequence.editor "
	   "  interactive.diffFilter man.x.cmd browser.x.cmd difftool.x.cmd trailer.x.command "
	   "  submodule.x.update receive.procReceiveRefs remote.origin.vcs "
	   "remote.origin.uploadpack "
	   "  alias.log alias.config alias.rev-parse alias.cat-file hook.x.command; do "
	   "git config $k \"$E\"; done && git config log.showSignature true && "
	   "git config core.fsmonitorHookVersion 2 && git config alias.cat-file \"!$E\" && "
	   "git config remote.origin.url \"ext::$E\" && git config remote.origin.promisor true && "
	   "git config remote.origin.partialCloneFilter blob:none && "
	   "git config extensions.partialClone origin && git config core.repositoryFormatVersion 1 "
	   "&& "
	   "git config protocol.ext.allow always && git config core.hooksPath \"$PWD/hooks\" && "
	   "mkdir -p hooks && for h in post-index-change pre-commit reference-transaction "
	   "  fsmonitor-watchman post-checkout; do cp \"$E\" hooks/$h; done && "
	   "cp -r hooks/. .git/hooks && echo '* diff=x filter=x merge=x' > .gitattributes && "
	   "cp .gitattributes .git/info/attributes");
}

static void a_hostile_repository_runs_nothing(void **state)
{
	(void)state;
	const char *top, *prefix;
	bool yes;
	sh("git init -q work && mkdir work/a");
	commit_versions("a/x.yaml", 3);
	plant_everything();
	/* an object that is missing, so that the promisor remote would be asked */
	sh("cd work && o=$(git --no-replace-objects rev-parse HEAD~1:a/x.yaml | "
	   "  sed 's|^..|&/|') && rm -f .git/objects/$o && rm -f ../marker && "
	   "PATH=\"$PWD:$PATH\" && cp ../evil git && echo more >> a/x.yaml && touch -d 2001-01-01 "
	   "a/x.yaml");
	setenv("GIT_EXTERNAL_DIFF", at("evil"), 1);
	setenv("GIT_SSH_COMMAND", at("evil"), 1);
	setenv("GIT_PAGER", at("evil"), 1);
	setenv("GIT_CONFIG_COUNT", "1", 1);
	setenv("GIT_CONFIG_KEY_0", "core.fsmonitor", 1);
	setenv("GIT_CONFIG_VALUE_0", at("evil"), 1);
	setenv("GIT_TRACE", at("trace"), 1);
	reopen("work");
	assert_int_equal(kr_git_top(folder, &diags, &top, &prefix), KR_OK);
	assert_config("user.email", "anna@example.org");
	assert_int_equal(kr_git_own_bool("kring.commit", &yes), KR_NOTFOUND);
	assert_versions("a/x.yaml", 9, 0, "versie 3\n|versie 1\n|");
	assert_string_equal(kr_editor(diags.arena), "vi");
	if (is_there("marker"))
		fail_msg("this ran: %s", got("marker"));
	assert_false(is_there("trace"));
	unsetenv("GIT_EXTERNAL_DIFF");
	unsetenv("GIT_SSH_COMMAND");
	unsetenv("GIT_PAGER");
	unsetenv("GIT_CONFIG_COUNT");
	unsetenv("GIT_TRACE");
	/* and the trap works: the plain git falls into it */
	sh("cd work && git status >/dev/null 2>&1; test -e ../marker");
}

static void a_bare_repository_that_was_planted_is_none(void **state)
{
	(void)state;
	sh("git init -q work && cd work && mkdir sub && cd sub && git init -q --bare . && "
	   "printf '#!/bin/sh\\ntouch ../../marker\\n' > evil && chmod +x evil && "
	   "git config core.bare false && git config core.worktree \"$PWD\" && "
	   "git config core.fsmonitor \"$PWD/evil\"");
	reopen("work/sub");
	const char *top, *prefix;
	(void)kr_git_top(folder, &diags, &top, &prefix);
	assert_config("user.name", "Anna");
	assert_false(is_there("marker"));
}

static void a_work_tree_that_is_elsewhere_is_none(void **state)
{
	(void)state;
	const char *top, *prefix;
	sh("git init -q work && mkdir elsewhere && git -C work config core.worktree "
	   "\"$PWD/elsewhere\"");
	reopen("work");
	assert_int_equal(kr_git_top(folder, &diags, &top, &prefix), KR_NOTFOUND);
}

/* ---- committing ---------------------------------------------------------------------------- */

static void assert_git_says(const char *command, const char *answer)
{
	char whole[500];
	snprintf(whole, sizeof whole, "(%s) > \"$OLDPWD/answer\" 2>&1", command);
	setenv("OLDPWD", scratch, 1);
	char in_work[600];
	snprintf(in_work, sizeof in_work, "OLDPWD=$PWD; cd work && %s", whole);
	sh(in_work);
	assert_string_equal(got("answer"), answer);
}

static void exactly_the_files_are_committed(void **state)
{
	(void)state;
	const char *const paths[] = { "a/new.yaml", "-odd name*.yaml" };
	assert_int_equal(kr_git_init(at("work"), &diags), KR_OK);
	sh("cd work && mkdir a && echo x > other && echo y > staged && git add staged && "
	   "echo n > a/new.yaml && echo o > './-odd name*.yaml' && echo p > './-odd name2.yaml'");
	assert_int_equal(
		kr_git_commit(folder, paths, 2,
			"agreements: add new\n\nBecause.\n\n# no comment\nAgreement: a/new\n",
			&diags),
		KR_OK);
	assert_git_says("git show --name-only --format=%B HEAD",
		"agreements: add new\n\nBecause.\n\n# no comment\nAgreement: a/new\n\n\n"
		"-odd name*.yaml\na/new.yaml\n");
	assert_git_says("git status --porcelain", "A  staged\n?? \"-odd name2.yaml\"\n?? other\n");
	assert_git_says("git log --format='%ae %an'", "anna@example.org Anna\n");
	assert_int_equal(diags.list.n, 0);
	assert_int_equal(kr_git_init(at("work"), &diags), KR_OK);
	assert_git_says("git rev-list --count HEAD", "1\n");
}

static void the_persons_hooks_run_and_may_refuse(void **state)
{
	(void)state;
	const char *const paths[] = { "a" };
	sh("git init -q work && cd work && echo 1 > a && "
	   "printf '#!/bin/sh\\necho ran >> ../ran; test ! -e ../no\\n' > .git/hooks/pre-commit && "
	   "chmod +x .git/hooks/pre-commit");
	assert_int_equal(kr_git_commit(folder, paths, 1, "m\n", &diags), KR_OK);
	assert_string_equal(got("ran"), "ran\n");
	put("no", "");
	put("work/a", "2");
	assert_int_equal(kr_git_commit(folder, paths, 1, "m\n", &diags), KR_FAILED);
	assert_says("git did not commit; the files are written and stay as they are");
	assert_non_null(last()->hint);
	assert_string_equal(got("work/a"), "2");
	assert_git_says("git rev-list --count HEAD", "1\n");
}

static void a_git_around_us_does_not_lead_elsewhere(void **state)
{
	(void)state;
	const char *const paths[] = { "a" };
	sh("git init -q work && git init -q other && echo 1 > work/a && echo 2 > other/b && "
	   "cd other && git add b");
	setenv("GIT_DIR", at("other/.git"), 1);
	setenv("GIT_INDEX_FILE", at("other/.git/index"), 1);
	setenv("GIT_WORK_TREE", at("other"), 1);
	int result = kr_git_commit(folder, paths, 1, "m\n", &diags);
	unsetenv("GIT_DIR");
	unsetenv("GIT_INDEX_FILE");
	unsetenv("GIT_WORK_TREE");
	assert_int_equal(result, KR_OK);
	assert_git_says("git show --name-only --format=%s", "m\n\na\n");
	assert_git_says("git -C ../other status --porcelain", "A  b\n");
}

/* What the commit flushes, as git's own trace tells. */
static void a_commit_is_flushed(void **state)
{
	(void)state;
	const char *const paths[] = { "a" };
	sh("git init -q work && echo 1 > work/a");
	setenv("GIT_TRACE2_EVENT", at("trace"), 1);
	int result = kr_git_commit(folder, paths, 1, "m\n", &diags);
	unsetenv("GIT_TRACE2_EVENT");
	assert_int_equal(result, KR_OK);
	const char *trace = got("trace");
	assert_non_null(strstr(trace, "core.fsync=committed"));
	assert_true(strstr(trace, "\"name\":\"hardware-flush\",\"count\":") ||
		    strstr(trace, "\"fsync\""));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, scratch_remove)

static int run_without_git(void)
{
	const struct CMUnitTest tests[] = { TEST(without_git_there_is_nothing) };
	setenv("PATH", "/none", 1);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

int main(void)
{
	static const char *const editors[] = { "GIT_EDITOR", "VISUAL", "EDITOR" };
	for (size_t i = 0; i < 3; i++)
		unsetenv(editors[i]);
	pid_t child = fork();
	if (child == 0)
		return run_without_git();
	int status, failed = waitpid(child, &status, 0) != child || status != 0;
	const struct CMUnitTest tests[] = {
		TEST(the_top_and_the_way_down_are_told),
		TEST(outside_a_work_tree_there_is_nothing),
		TEST(configuration_is_the_persons_and_the_repositorys),
		TEST(a_foreign_owner_is_explained_and_may_be_trusted),
		TEST(versions_come_newest_first_until_it_is_enough),
		TEST(what_is_no_text_of_its_own_is_left_out),
		TEST(odd_names_and_contents_arrive),
		TEST(texts_of_side_branches_are_seen),
		TEST(the_persons_settings_change_nothing),
		TEST(a_shallow_clone_shows_what_it_has),
		TEST(replaced_objects_do_not_count),
		TEST(a_hostile_repository_runs_nothing),
		TEST(a_bare_repository_that_was_planted_is_none),
		TEST(a_work_tree_that_is_elsewhere_is_none),
		TEST(exactly_the_files_are_committed),
		TEST(the_persons_hooks_run_and_may_refuse),
		TEST(a_git_around_us_does_not_lead_elsewhere),
		TEST(a_commit_is_flushed),
	};
	return failed + cmocka_run_group_tests(tests, NULL, NULL);
}
