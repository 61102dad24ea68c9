/* tests/unit/test_model_moment.c - the same records from a commit and from git's index. */
#define _GNU_SOURCE 1
#include "model_tools.h"

#include "sys/git-tree.h"
#include "sys/write.h"

static void sh(const char *command)
{
	char whole[8000];
	snprintf(whole, sizeof whole, "cd '%s' && set -e && %s", scratch, command);
	if (system(whole) != 0)
		fail_msg("failed: %s", command);
}

#define CIRCLE(name) "name: " name "\naim: Een doel\ndomain: [alles]\n"

static int setup(void **state)
{
	int result = model_begin(state);
	static const char *const unset[] = { "GIT_DIR", "GIT_INDEX_FILE", "GIT_CONFIG_COUNT" };
	for (size_t i = 0; i < sizeof unset / sizeof *unset; i++)
		unsetenv(unset[i]);
	make("home");
	setenv("HOME", at("home"), 1);
	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
	put("home/.gitconfig", "[user]\n\tname = Anna\n\temail = anna@example.org\n"
			       "[init]\n\tdefaultBranch = main\n");
	make("net");
	make("net/circles");
	put("net/kring.yaml", "format: 1\nname: Netwerk\npurpose: Samen\n");
	put("net/circles/keten.yaml", CIRCLE("Keten"));
	put("net/circles/zorg.yaml", CIRCLE("Zorg"));
	return result;
}

#define MOMENT_TEST(name) cmocka_unit_test_setup_teardown(name, setup, model_end)

static int try_open(const char *start, enum kr_when when, const char *revision)
{
	const struct kr_moment moment = { when, revision };
	kr_workspace_free(ws);
	ws = NULL;
	int result = kr_workspace_open_at(
		at(start), &moment, day("2026-06-01"), day("2026-06-01"), &diags, &ws);
	return result == KR_OK ? kr_workspace_load(ws) : result;
}

static void assert_opens(const char *start, enum kr_when when, const char *revision)
{
	diags.list.n = 0;
	if (try_open(start, when, revision) != KR_OK)
		fail_msg("%s at %s: %s", start, revision ? revision : "-", findings());
}

/* The name of the circle @id there, "" when there is none. */
static const char *name_of(const char *id)
{
	const struct kr_circle *c = kr_workspace_circle(ws, id);
	return c && c->name.s ? c->name.s : "";
}

static void commit_all(const char *options)
{
	char command[400];
	snprintf(command, sizeof command,
		"git init -q %s net && cd net && git add -A && git commit -qm een", options);
	sh(command);
}

static void assert_fails(const char *start, enum kr_when when, const char *revision,
	enum kr_diag_kind kind, const char *says)
{
	diags.list.n = 0;
	assert_int_equal(try_open(start, when, revision), KR_FAILED);
	assert_int_equal(diags.list.n, 1);
	assert_int_equal(last()->kind, kind);
	assert_says(says);
}

/* ---- what is there ------------------------------------------------------------------------ */

static void each_moment_has_its_own_texts(void **state)
{
	(void)state;
	commit_all("");
	put("net/circles/keten.yaml", CIRCLE("Staged"));
	sh("cd net && git add -A");
	put("net/circles/keten.yaml", CIRCLE("Now"));
	sh("rm net/circles/zorg.yaml");
	assert_opens("net", KR_COMMIT, "HEAD");
	assert_string_equal(name_of("keten"), "Keten");
	assert_string_equal(name_of("zorg"), "Zorg");
	assert_int_equal(strlen(kr_workspace_commit(ws)), 40);
	assert_opens("net", KR_STAGED, NULL);
	assert_string_equal(name_of("keten"), "Staged");
	assert_string_equal(name_of("zorg"), "Zorg");
	assert_null(kr_workspace_commit(ws));
	assert_opens("net", KR_NOW, NULL);
	assert_string_equal(name_of("keten"), "Now");
	assert_false(kr_workspace_has(ws, KR_CIRCLE, "zorg"));
}

static void one_record_alone_can_be_read(void **state)
{
	(void)state;
	const struct kr_moment moment = { KR_COMMIT, "main" };
	commit_all("");
	assert_int_equal(kr_workspace_open_at(at("net"), &moment, 1000, 1000, &diags, &ws), KR_OK);
	assert_string_equal(name_of("zorg"), "Zorg");
	assert_string_equal(name_of("keten"), "Keten");
	assert_int_equal(diags.list.n, 0);
}

/* What is found must be the same, to the letter, but for what cannot be the same. */
static void the_findings_are_those_of_files(void **state)
{
	(void)state;
	char files[16384];
	put("net/circles/Twee Woorden.yaml", CIRCLE("Naam"));
	put("net/circles/kort.yml", CIRCLE("Kort"));
	put("net/circles/.hidden.yaml", "niets");
	put("net/circles/.#lock.yaml", "niets");
	put("net/circles/fout.yaml", "name: [");
	put("net/circles/LEESMIJ.md", "tekst");
	sh("ln -s keten.yaml net/circles/link.yaml; ln -s circles net/mandates");
	sh("mkdir net/circles/map.yaml net/circles/.git-x; echo >net/circles/map.yaml/een.yaml; "
	   "echo >net/circles/map.yaml/twee.yaml; echo >net/circles/.git-x/a.yaml");
	sh("head -c 1100000 /dev/zero | tr '\\0' a >net/circles/groot.yaml");
	commit_all("");
	assert_opens("net", KR_NOW, NULL);
	kr_diags_sort(&diags);
	strcpy(files, findings());
	assert_int_equal(diags.list.n, 7);
	assert_opens("net", KR_COMMIT, "HEAD");
	kr_diags_sort(&diags);
	assert_string_equal(findings(), files);
	assert_opens("net", KR_STAGED, NULL);
	kr_diags_sort(&diags);
	assert_string_equal(findings(), files);
}

static void submodules_are_not_gone_into(void **state)
{
	(void)state;
	commit_all("");
	sh("cd net && git update-index --add --cacheinfo "
	   "160000,1111111111111111111111111111111111111111,circles/sub && "
	   "git update-index --add --cacheinfo "
	   "160000,1111111111111111111111111111111111111111,mandates && git commit -qm twee");
	assert_opens("net", KR_COMMIT, "HEAD");
	assert_int_equal(diags.list.n, 2);
	for (uint32_t i = 0; i < 2; i++) {
		assert_string_equal(diags.list.at[i].rule, "file-unexpected");
		assert_non_null(strstr(diags.list.at[i].message, "submodule"));
	}
}

static void an_unfinished_merge_is_a_finding(void **state)
{
	(void)state;
	commit_all("");
	sh("cd net && git checkout -q -b ander && echo '# a' >>circles/keten.yaml && "
	   "git commit -qam a && git checkout -q main && echo '# b' >>circles/keten.yaml && "
	   "git commit -qam b && ! git merge -q ander >/dev/null");
	assert_opens("net", KR_STAGED, NULL);
	assert_int_equal(diags.list.n, 1);
	assert_string_equal(last()->rule, "conflict-marker");
	assert_string_equal(last()->path, "circles/keten.yaml");
	assert_string_equal(name_of("zorg"), "Zorg");
}

/* ---- objects that are not right ----------------------------------------------------------- */

static void a_missing_text_is_told_and_the_others_are_read(void **state)
{
	(void)state;
	commit_all("");
	sh("cd net && b=$(git rev-parse HEAD:circles/keten.yaml) && "
	   "rm -f .git/objects/$(echo $b | cut -c1-2)/$(echo $b | cut -c3-)");
	assert_opens("net", KR_COMMIT, "HEAD");
	assert_int_equal(diags.list.n, 1);
	assert_string_equal(last()->rule, "file-unreadable");
	assert_says("partial");
	assert_string_equal(name_of("zorg"), "Zorg");
}

static void a_damaged_text_is_told_and_the_others_are_read(void **state)
{
	(void)state;
	char path[60];
	for (int i = 0; i < 40; i++) {
		snprintf(path, sizeof path, "net/circles/k%02d.yaml", i);
		put(path, CIRCLE("Naam"));
	}
	put("net/circles/k20.yaml", CIRCLE("Anders"));
	commit_all("");
	sh("cd net && b=$(git rev-parse HEAD:circles/k20.yaml) && "
	   "f=.git/objects/$(echo $b | cut -c1-2)/$(echo $b | cut -c3-) && chmod u+w $f && "
	   "head -c 20 $f >x && cat x >$f && printf junkjunkjunkjunkjunk >>$f");
	assert_opens("net", KR_COMMIT, "HEAD");
	assert_int_equal(diags.list.n, 1);
	assert_string_equal(last()->rule, "file-unreadable");
	assert_string_equal(last()->path, "circles/k20.yaml");
	assert_string_equal(name_of("k39"), "Naam");
	assert_string_equal(name_of("zorg"), "Zorg");
}

/* More than one answer of git may hold, so that it comes in several. */
static void much_text_comes_in_parts(void **state)
{
	(void)state;
	enum { FILES = 90, SIZE = 1000000 };
	struct kr_folder *of;
	const struct kr_moment moment = { KR_COMMIT, "HEAD" };
	char path[60];
	sh("for i in $(seq 10 99); do { echo $i; head -c 999997 /dev/zero | tr '\\0' a; } "
	   ">net/circles/k$i.yaml; done; head -c 1100000 /dev/zero >net/circles/k100.yaml");
	commit_all("");
	assert_int_equal(kr_folder_open_at(at("net"), &moment, &diags, &of), KR_OK);
	struct kr_reader reader = KR_READER(of);
	for (int i = 10; i < 10 + FILES; i++) {
		snprintf(path, sizeof path, "circles/k%d.yaml", i);
		kr_reader_expect(&reader, path);
	}
	for (int i = 10; i < 10 + FILES; i++) {
		snprintf(path, sizeof path, "circles/k%d.yaml", i);
		assert_int_equal(kr_read_file(&reader, path, 1 << 20, &diags), KR_OK);
		assert_int_equal(reader.bytes.len, SIZE);
		assert_int_equal(atoi(reader.bytes.s), i);
	}
	assert_int_equal(kr_read_file(&reader, "circles/k100.yaml", 1 << 20, &diags), KR_FAILED);
	assert_string_equal(last()->rule, "file-too-large");
	kr_reader_release(&reader);
	kr_folder_close(of);
}

/* ---- shapes ------------------------------------------------------------------------------- */

static void every_shape_of_repository_is_read(void **state)
{
	(void)state;
	commit_all("");
	sh("git clone -q --bare net bare.git && git -C net worktree add -q ../linked && "
	   "git -C net branch diep && git clone -q --mirror net mirror.git && "
	   "git init -q super && cd super && git -c protocol.file.allow=always submodule -q add "
	   "../net sub 2>/dev/null");
	static const char *const starts[] = { "net", "net/circles", "bare.git", "bare.git/objects",
		"mirror.git", "linked", "linked/circles", "super/sub" };
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		assert_opens(starts[i], KR_COMMIT, "main");
		assert_string_equal(name_of("keten"), "Keten");
		assert_int_equal(diags.list.n, 0);
	}
	assert_opens("linked", KR_STAGED, NULL);
	assert_string_equal(name_of("keten"), "Keten");
}

static void sha256_is_read(void **state)
{
	(void)state;
	commit_all("--object-format=sha256");
	assert_opens("net", KR_COMMIT, "HEAD");
	assert_string_equal(name_of("keten"), "Keten");
	assert_int_equal(strlen(kr_workspace_commit(ws)), 64);
	assert_opens("net", KR_STAGED, NULL);
	assert_string_equal(name_of("zorg"), "Zorg");
}

static void a_folder_below_the_top_is_found(void **state)
{
	(void)state;
	sh("mkdir -p big/a/b && mv net 'big/a/b/net x' && cd big && git init -q && git add -A && "
	   "git commit -qm een && git clone -q --bare . ../bare.git");
	assert_opens("big/a/b/net x", KR_COMMIT, "HEAD");
	assert_string_equal(name_of("keten"), "Keten");
	assert_opens("big/a/b/net x/circles", KR_STAGED, NULL);
	assert_string_equal(name_of("keten"), "Keten");
	assert_opens("bare.git", KR_COMMIT, "HEAD");
	assert_string_equal(name_of("keten"), "Keten");
	assert_opens("bare.git", KR_COMMIT, "main:a/b/net x/");
	assert_string_equal(name_of("keten"), "Keten");
	sh("cd big && cp -r 'a/b/net x' other && git add -A && git commit -qm twee && "
	   "git push -q ../bare.git main");
	assert_fails("bare.git", KR_COMMIT, "HEAD", KR_CANNOT, "several kring folders");
	assert_string_equal(last()->hint, "name one behind the commit: REV:a/b/net x");
	assert_opens("bare.git", KR_COMMIT, "HEAD:other");
	assert_fails("bare.git", KR_COMMIT, "HEAD:nergens", KR_CANNOT, "has no kring folder");
}

static void an_unborn_branch_has_an_index(void **state)
{
	(void)state;
	sh("git init -q net");
	assert_fails("net", KR_STAGED, NULL, KR_CANNOT, "no 'kring.yaml' is staged");
	sh("cd net && git add -A");
	assert_opens("net", KR_STAGED, NULL);
	assert_string_equal(name_of("keten"), "Keten");
	assert_fails("net", KR_COMMIT, "HEAD", KR_USAGE, "no commit 'HEAD'");
	assert_non_null(strstr(last()->hint, "no commit yet"));
}

/* ---- which commit ------------------------------------------------------------------------- */

static void what_is_no_commit_is_said(void **state)
{
	(void)state;
	static const char *const wrong[] = { "", "-", "--output=x", "-h", "--all", "a b", "mian~1",
		"HEAD^{tree}", "HEAD~3", ":kring.yaml", "HEAD:kring.yaml^{commit}", "..", "@{u}",
		"main..HEAD", "\n", "main\nHEAD" };
	commit_all("");
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		diags.list.n = 0;
		assert_int_equal(try_open("net", KR_COMMIT, wrong[i]), KR_FAILED);
		assert_int_equal(diags.list.n, 1);
		assert_true(last()->kind == KR_USAGE || strchr(wrong[i], ':'));
		assert_non_null(last()->message);
	}
	assert_false(is_there("net/x"));
	assert_fails("net", KR_COMMIT, "mian", KR_USAGE, "git knows no commit 'mian'");
	assert_string_equal(last()->hint, "did you mean 'main'?");
	sh("rm -rf net/.git");
	assert_fails("net", KR_COMMIT, "main", KR_CANNOT, "in no git repository");
	assert_fails("net", KR_STAGED, NULL, KR_CANNOT, "in no git repository");
	sh("mkdir leeg");
	assert_fails("leeg", KR_COMMIT, "main", KR_CANNOT, "no kring folder here");
}

static void a_shallow_clone_says_so(void **state)
{
	(void)state;
	commit_all("");
	sh("cd net && git commit -q --allow-empty -m twee && cd .. && "
	   "git clone -q --depth 1 file://$PWD/net shallow");
	assert_opens("shallow", KR_COMMIT, "HEAD");
	assert_fails("shallow", KR_COMMIT, "HEAD~1", KR_USAGE, "no commit 'HEAD~1'");
	assert_non_null(strstr(last()->hint, "fetch-depth: 0"));
}

static void nothing_is_written_to_it(void **state)
{
	(void)state;
	struct kr_folder *of;
	const struct kr_moment moment = { KR_COMMIT, "HEAD" };
	commit_all("");
	assert_int_equal(kr_folder_open_at(at("net"), &moment, &diags, &of), KR_OK);
	struct kr_buf bytes = KR_BUF_INIT;
	assert_int_equal(kr_read_bytes(of, "kring.yaml", 1000, &bytes, NULL), KR_READ_DONE);
	assert_string_equal(bytes.s, "format: 1\nname: Netwerk\npurpose: Samen\n");
	kr_buf_release(&bytes);
	const struct kr_replacement r = { .path = "new.yaml", .after = "x", .after_len = 1 };
	size_t written;
	assert_int_equal(kr_replace_files(of, &r, 1, &diags, &written), KR_FAILED);
	assert_says("only looked at");
	assert_false(is_there("net/new.yaml"));
	kr_folder_close(of);
}

/* ---- what git may write ------------------------------------------------------------------- */

#define SHA "1234567890123456789012345678901234567890"

static bool takes(const char *bytes, size_t len, bool staged)
{
	struct kr_git_tree *tree = kr_git_tree_empty(folder);
	bool taken = kr_git_tree_take(tree, bytes, len, staged);
	struct kr_listing listing = { 0 };
	kr_git_tree_walk(tree, "circles", diags.arena, &diags, &listing);
	kr_git_tree_walk(tree, "", diags.arena, &diags, &listing);
	kr_git_tree_free(tree);
	return taken;
}
#define TAKES(text, staged) takes(text, sizeof(text) - 1, staged)

static void junk_from_git_is_refused(void **state)
{
	(void)state;
	assert_true(TAKES("", false));
	assert_true(TAKES("100644 blob " SHA "\tcircles/a.yaml\0", false));
	assert_true(TAKES("100644 " SHA " 0\tcircles/a.yaml\0", true));
	assert_false(TAKES("100644 blob " SHA "\tcircles/a.yaml", false));
	assert_false(TAKES("100644 blob " SHA "\t\0", false));
	assert_false(TAKES("100644 blob " SHA "0\ta\0", false));
	assert_false(TAKES("100644 blob\ta " SHA "\0", false));
	assert_false(TAKES("100644 " SHA "\ta\0", false));
	assert_false(TAKES("100644 " SHA " 0\ta\0", false));
	assert_false(TAKES("\0", false));
}

/* A listing of random bytes, of which most look like one. */
static void random_listings_do_no_harm(void **state)
{
	(void)state;
	static const char *const parts[] = { "100644 ", "120000 ", "160000 ", "blob ", "tree ", SHA,
		" 0\t", "\t", "\0", "circles/", "circles", "a.yaml", ".yaml/", "/", ".", "..", "\n",
		"\xff", " " };
	uint64_t seed = 42;
	for (int round = 0; round < 20000; round++) {
		char bytes[1000];
		size_t len = 0;
		for (int i = 0; i < 30; i++) {
			seed = seed * 6364136223846793005U + 1442695040888963407U;
			size_t k = (seed >> 33) % (sizeof parts / sizeof *parts);
			size_t n = k == 8 ? 1 : strlen(parts[k]);
			memcpy(bytes + len, parts[k], n);
			len += n;
		}
		/* on the heap and without a NUL behind it, for the sanitizers to see */
		char *copy = malloc(len);
		memcpy(copy, bytes, len);
		takes(copy, len, round % 2);
		free(copy);
	}
}

/* Paths in any order, some of them twice. */
static void planted_trees_are_put_in_order(void **state)
{
	(void)state;
	static const char listing[] = "100644 blob " SHA "\tcircles/z.yaml\0"
				      "100644 blob " SHA "\tcircles/a.yaml\0"
				      "100644 blob " SHA "\tcircles/z.yaml\0";
	struct kr_git_tree *tree = kr_git_tree_empty(folder);
	struct kr_listing all = { 0 };
	struct kr_buf bytes = KR_BUF_INIT;
	assert_true(kr_git_tree_take(tree, listing, sizeof listing - 1, false));
	assert_int_equal(kr_git_tree_walk(tree, "circles", diags.arena, &diags, &all), KR_OK);
	assert_int_equal(all.n, 2);
	assert_string_equal(all.at[0].path, "circles/a.yaml");
	assert_int_equal(kr_git_tree_read(tree, "circles/z.yaml", 100, &bytes), KR_READ_UNMERGED);
	assert_string_equal(kr_git_tree_blob(tree, "circles/a.yaml"), SHA);
	assert_null(kr_git_tree_blob(tree, "circles/z.yaml"));
	kr_git_tree_free(tree);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		MOMENT_TEST(each_moment_has_its_own_texts),
		MOMENT_TEST(one_record_alone_can_be_read),
		MOMENT_TEST(the_findings_are_those_of_files),
		MOMENT_TEST(submodules_are_not_gone_into),
		MOMENT_TEST(an_unfinished_merge_is_a_finding),
		MOMENT_TEST(a_missing_text_is_told_and_the_others_are_read),
		MOMENT_TEST(a_damaged_text_is_told_and_the_others_are_read),
		MOMENT_TEST(much_text_comes_in_parts),
		MOMENT_TEST(every_shape_of_repository_is_read),
		MOMENT_TEST(sha256_is_read),
		MOMENT_TEST(a_folder_below_the_top_is_found),
		MOMENT_TEST(an_unborn_branch_has_an_index),
		MOMENT_TEST(what_is_no_commit_is_said),
		MOMENT_TEST(a_shallow_clone_says_so),
		MOMENT_TEST(nothing_is_written_to_it),
		MOMENT_TEST(junk_from_git_is_refused),
		MOMENT_TEST(random_listings_do_no_harm),
		MOMENT_TEST(planted_trees_are_put_in_order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
