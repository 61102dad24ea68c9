/* tests/unit/test_sys_spawn.c - programs, editors, pagers, and files that a person names. */
#define _GNU_SOURCE 1
#include "scratch.h"

#include <signal.h>
#include <time.h>

#include "sys/spawn.h"

static struct kr_buf out = KR_BUF_INIT, err = KR_BUF_INIT;

static int teardown(void **state)
{
	kr_buf_release(&out);
	kr_buf_release(&err);
	return scratch_remove(state);
}

/* Writes a program of @text that /bin/sh runs. */
static void program(const char *path, const char *text)
{
	char whole[2000];
	snprintf(whole, sizeof whole, "#!/bin/sh\n%s\n", text);
	put(path, whole);
	assert_int_equal(chmod(at(path), 0755), 0);
}

static struct kr_ending run_program(
	const char *const *argv, const char *input, unsigned seconds, size_t cap)
{
	static const char *const env[] = { "PATH=/usr/bin:/bin", "ONLY=this", NULL };
	char path[PATH_MAX];
	struct kr_ending how;
	assert_true(kr_program_path(argv[0], path));
	struct kr_run run = { .program = path,
		.argv = argv,
		.env = env,
		.folder = open(scratch, O_PATH | O_DIRECTORY | O_CLOEXEC),
		.input = input,
		.input_len = input ? strlen(input) : 0,
		.seconds = seconds,
		.cap = cap,
		.out = &out,
		.err = &err };
	kr_buf_reset(&out);
	kr_buf_reset(&err);
	assert_int_equal(kr_run(&run, &how), KR_OK);
	close(run.folder);
	return how;
}

static struct kr_ending run_script(
	const char *script, const char *input, unsigned seconds, size_t cap)
{
	const char *const argv[] = { "sh", "-c", script, "sh", "a b", "$(touch x)", NULL };
	return run_program(argv, input, seconds, cap);
}

static void a_program_gets_exactly_what_it_is_given(void **state)
{
	(void)state;
	struct kr_ending how = run_script(
		"pwd; echo \"$1|$2|$ONLY|$HOME\"; cat; echo no >&2; exit 7", "input", 10, 1000);
	assert_int_equal(how.status, 7);
	assert_false(how.late || how.flooded);
	char want[200], real[PATH_MAX];
	snprintf(want, sizeof want, "%s\na b|$(touch x)|this|\ninput", realpath(scratch, real));
	assert_string_equal(out.s, want);
	assert_string_equal(err.s, "no\n");
	assert_int_equal(count(""), 0);
	assert_int_equal(run_script("cat; exit 0", NULL, 10, 1000).status, 0);
	assert_string_equal(out.s, "");
}

static void it_gets_no_other_descriptor_and_no_blocked_signal(void **state)
{
	(void)state;
	sigset_t some, before;
	int extra = open("/dev/null", O_RDONLY | O_CLOEXEC);
	sigemptyset(&some);
	sigaddset(&some, SIGTERM);
	sigprocmask(SIG_BLOCK, &some, &before);
	void (*pipe_before)(int) = signal(SIGPIPE, SIG_IGN);
	int left_open = dup(0);
	/* not by way of a shell, which would clear the mask itself */
	const char *const list[] = { "ls", "/proc/self/fd", NULL };
	const char *const grep[] = { "grep", "-E", "^Sig(Blk|Ign)", "/proc/self/status", NULL };
	run_program(list, NULL, 10, 1000);
	assert_string_equal(out.s, "0\n1\n2\n3\n"); /* the last one is what ls itself opened */
	run_program(grep, NULL, 10, 1000);
	signal(SIGPIPE, pipe_before);
	sigprocmask(SIG_SETMASK, &before, NULL);
	close(left_open);
	close(extra);
	const char *ignored = strstr(out.s, "SigIgn:\t");
	assert_non_null(strstr(out.s, "SigBlk:\t0000000000000000\n"));
	assert_non_null(ignored);
	assert_int_equal(strtoul(ignored + 8, NULL, 16) >> (SIGPIPE - 1) & 1, 0);
}

static void large_input_and_output_do_not_block_each_other(void **state)
{
	(void)state;
	enum { LARGE = 1000000 };
	char *large = malloc(LARGE + 1);
	memset(large, 'x', LARGE);
	large[LARGE] = '\0';
	struct kr_ending how = run_script("cat; head -c 200000 /dev/zero >&2", large, 20, LARGE);
	assert_int_equal(how.status, 0);
	assert_int_equal(out.len, LARGE);
	assert_int_equal(err.len, 200000);
	free(large);
}

static double seconds_now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void what_hangs_is_ended_with_all_that_it_started(void **state)
{
	(void)state;
	double start = seconds_now();
	struct kr_ending how = run_script("sleep 30 & echo $!; exec sleep 30", NULL, 1, 1000);
	assert_true(how.late);
	assert_int_equal(how.status, -1);
	assert_int_equal(how.signal, SIGKILL);
	assert_true(seconds_now() - start < 5);
	usleep(100000);
	char path[64], state_of[64] = "gone";
	snprintf(path, sizeof path, "/proc/%d/stat", atoi(out.s));
	FILE *f = fopen(path, "r");
	if (f) {
		assert_int_equal(fscanf(f, "%*d (sleep) %63s", state_of), 1);
		fclose(f);
	}
	if (f && strcmp(state_of, "Z") != 0)
		fail_msg("what it started still runs: %s", state_of);
}

static void what_floods_is_ended(void **state)
{
	(void)state;
	struct kr_ending how = run_script("yes", NULL, 20, 100000);
	assert_true(how.flooded);
	assert_false(how.late);
	assert_true(out.len <= 100000);
}

/* What it left running may hold the pipe open: nobody waits for that. */
static void what_it_left_running_is_not_waited_for(void **state)
{
	(void)state;
	double start = seconds_now();
	struct kr_ending how = run_script("sleep 3 & echo done", NULL, 20, 1000);
	assert_int_equal(how.status, 0);
	assert_string_equal(out.s, "done\n");
	assert_true(seconds_now() - start < 2);
}

static void a_signal_that_ended_it_is_told(void **state)
{
	(void)state;
	struct kr_ending how = run_script("kill -SEGV $$", NULL, 20, 1000);
	assert_int_equal(how.status, -1);
	assert_int_equal(how.signal, SIGSEGV);
}

static void old_kernels_are_served(void **state)
{
	(void)state;
	pid_t child = fork();
	if (child == 0) {
		if (!forbid(SYS_pidfd_open, -1, ENOSYS))
			_exit(99);
		struct kr_ending how = run_script(
			"echo a; exec >&- 2>&-; sleep 0.2; exit 5", NULL, 5, 100);
		_exit(how.status == 5 && strcmp(out.s, "a\n") == 0 ? 0 : 1);
	}
	assert_int_equal(ending_of(child), 0);
}

static void what_cannot_be_started_is_told(void **state)
{
	(void)state;
	const char *const argv[] = { "x", NULL };
	struct kr_ending how;
	struct kr_run run = { .program = at("none"), .argv = argv, .env = argv + 1, .folder = -1 };
	assert_int_equal(kr_run(&run, &how), KR_FAILED);
	assert_int_equal(errno, ENOENT);
}

static void programs_are_found_by_absolute_paths_only(void **state)
{
	(void)state;
	char path[PATH_MAX], *before = strdup(getenv("PATH"));
	make("bin");
	make("other");
	program("kring-x", "exit 1");
	program("other/kring-x", "exit 1");
	put("bin/kring-x", "not to be run");
	make("other/kring-y");
	assert_int_equal(chdir(scratch), 0);
	snprintf(path, sizeof path, ":.:other:%s/bin::%s/other:", scratch, scratch);
	setenv("PATH", path, 1);
	const char *found = kr_program_find(diags.arena, "kring-x");
	assert_non_null(found);
	assert_string_equal(found, at("other/kring-x"));
	assert_null(kr_program_find(diags.arena, "kring-y"));
	assert_null(kr_program_find(diags.arena, "kring-z"));
	assert_null(kr_program_find(diags.arena, "other/kring-x"));
	assert_null(kr_program_find(diags.arena, ""));
	setenv("PATH", "", 1);
	assert_null(kr_program_find(diags.arena, "kring-x"));
	setenv("PATH", ".", 1);
	assert_null(kr_program_find(diags.arena, "kring-x"));
	setenv("PATH", before, 1);
	assert_int_equal(chdir("/"), 0);
	free(before);
}

/* ---- the terminal -------------------------------------------------------------------------- */

static void the_persons_command_is_read_by_the_shell_its_arguments_are_not(void **state)
{
	(void)state;
	char command[200];
	const char *const arguments[] = { "a b", "$(touch oops)", "-x;touch oops", NULL };
	program("ed", "printf '%s|' \"$@\" > \"$(dirname \"$0\")/args\"; exit ${EXIT:-0}");
	snprintf(command, sizeof command, "EXIT=0 '%s' --wait 'own arg'", at("ed"));
	assert_int_equal(kr_spawn_tty(command, arguments, &diags), KR_OK);
	assert_string_equal(got("args"), "--wait|own arg|a b|$(touch oops)|-x;touch oops|");
	snprintf(command, sizeof command, "EXIT=4 '%s'", at("ed"));
	assert_int_equal(kr_spawn_tty(command, NULL, &diags), KR_FAILED);
	assert_says("ended with status 4");
	assert_int_equal(kr_spawn_tty("kill -9 $$;", NULL, &diags), KR_FAILED);
	assert_says("ended by signal 9");
	assert_int_equal(count(""), 2);
}

static void the_editor_is_the_persons(void **state)
{
	(void)state;
	setenv("HOME", scratch, 1);
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("GIT_CONFIG_GLOBAL");
	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
	unsetenv("GIT_EDITOR");
	unsetenv("VISUAL");
	unsetenv("EDITOR");
	assert_string_equal(kr_editor(diags.arena), "vi");
	setenv("EDITOR", "nano", 1);
	assert_string_equal(kr_editor(diags.arena), "nano");
	setenv("VISUAL", "emacs", 1);
	assert_string_equal(kr_editor(diags.arena), "emacs");
	put(".gitconfig", "[core]\n\teditor = \"code --wait\"\n");
	assert_string_equal(kr_editor(diags.arena), "code --wait");
	setenv("GIT_EDITOR", "ed", 1);
	assert_string_equal(kr_editor(diags.arena), "ed");
	setenv("GIT_PAGER", "most", 1);
	assert_string_equal(kr_pager(), "most");
	setenv("GIT_PAGER", "", 1);
	assert_null(kr_pager());
	unsetenv("GIT_PAGER");
	setenv("PAGER", "cat", 1);
	assert_null(kr_pager());
	unsetenv("PAGER");
	assert_string_equal(kr_pager(), "less");
}

/* Edits @before with an editor of @script, which finds the file in $1. */
static int edit(const char *script, const char *before)
{
	char command[200];
	program("ed", script);
	snprintf(command, sizeof command, "'%s'", at("ed"));
	setenv("GIT_EDITOR", command, 1);
	make("tmp");
	setenv("TMPDIR", at("tmp"), 1);
	kr_buf_reset(&out);
	kr_buf_puts(&out, before);
	return kr_edit_text("voorstel.yaml", &diags, &out);
}

static void what_is_saved_comes_back(void **state)
{
	(void)state;
	assert_int_equal(edit("test \"$(basename \"$1\")\" = voorstel.yaml && "
			      "test \"$(stat -c %a \"$1\" \"$(dirname \"$1\")\" | tr -d '\\n')\" = "
			      "600700 && "
			      "mv \"$1\" \"$1~\" && sed s/een/twee/ \"$1~\" > \"$1\" && rm \"$1~\"",
				 "een\n"),
		KR_OK);
	assert_string_equal(out.s, "twee\n");
	assert_int_equal(count("tmp"), 0);
}

static void an_editor_that_fails_changes_nothing(void **state)
{
	(void)state;
	assert_int_equal(edit("exit 1", "een\n"), KR_FAILED);
	assert_string_equal(out.s, "een\n");
	assert_int_equal(diags.list.n, 1);
	assert_string_equal(last()->hint, "nothing was changed");
	assert_int_equal(count("tmp"), 0);
}

static void a_text_that_was_typed_is_not_lost(void **state)
{
	(void)state;
	assert_int_equal(edit("echo getypt > \"$1\"; exit 1", "een\n"), KR_FAILED);
	assert_string_equal(out.s, "een\n");
	assert_int_equal(diags.list.n, 1);
	const char *quote = strchr(last()->hint, '/');
	assert_non_null(quote);
	char path[PATH_MAX];
	snprintf(path, sizeof path, "%.*s", (int)strcspn(quote, "'"), quote);
	assert_int_equal(kr_read_input(path, 100, &diags, &err), KR_OK);
	assert_string_equal(err.s, "getypt\n");
}

static void a_text_that_is_gone_is_told(void **state)
{
	(void)state;
	assert_int_equal(edit("rm \"$1\"", "een\n"), KR_FAILED);
	assert_says("cannot read");
	assert_int_equal(diags.list.n, 1);
	assert_int_equal(kr_edit_text("a/b", &diags, &out), KR_FAILED);
}

static void the_pager_gets_everything_and_may_leave_early(void **state)
{
	(void)state;
	enum { LARGE = 300000 };
	char command[200], *large = malloc(LARGE);
	memset(large, 'x', LARGE);
	unsetenv("LESS");
	program("page", "cat > \"$(dirname \"$0\")/shown\"; printf %s \"$LESS\" > \"$(dirname "
			"\"$0\")/less\"");
	snprintf(command, sizeof command, "'%s'", at("page"));
	assert_int_equal(kr_page(command, "regel\n", 6), KR_OK);
	assert_string_equal(got("shown"), "regel\n");
	assert_string_equal(got("less"), "FRX");
	assert_int_equal(kr_page("true", large, LARGE), KR_OK);
	assert_int_equal(kr_page("/none/such 2>/dev/null", large, LARGE), KR_NOTFOUND);
	free(large);
}

static void a_program_can_take_our_place(void **state)
{
	(void)state;
	const char *const argv[] = { "kring-x", "arg", NULL };
	char path[PATH_MAX];
	program("kring-x", "test \"$1\" = arg && exit 9");
	snprintf(path, sizeof path, "%s", at("kring-x"));
	pid_t child = fork();
	if (child == 0)
		_exit(kr_program_become(path, argv, &diags) == KR_FAILED ? 1 : 2);
	assert_int_equal(ending_of(child), 9);
	assert_int_equal(kr_program_become("/none", argv, &diags), KR_FAILED);
	assert_says("cannot run '/none'");
}

/* ---- files that a person names -------------------------------------------------------------- */

static void input_is_read_from_wherever_it_is(void **state)
{
	(void)state;
	put("f", "tekst");
	assert_int_equal(symlink("f", at("link")), 0);
	kr_buf_puts(&out, "voor ");
	assert_int_equal(kr_read_input(at("link"), 5, &diags, &out), KR_OK);
	assert_string_equal(out.s, "voor tekst");
	assert_int_equal(kr_read_input(at("f"), 4, &diags, &out), KR_FAILED);
	assert_says("larger than 4 bytes");
	assert_string_equal(out.s, "voor tekst");
	assert_int_equal(kr_read_input(at("none"), 4, &diags, &out), KR_FAILED);
	assert_int_equal(kr_read_input(scratch, 4, &diags, &out), KR_FAILED);
	assert_int_equal(kr_read_input("/dev/zero", 100000, &diags, &out), KR_FAILED);
	assert_string_equal(out.s, "voor tekst");
	int in = dup(0), file = open(at("f"), O_RDONLY);
	dup2(file, 0);
	assert_int_equal(kr_read_input("-", 5, &diags, &err), KR_OK);
	dup2(in, 0);
	close(in);
	close(file);
	assert_string_equal(err.s, "tekst");
}

static void output_replaces_the_file_or_leaves_it(void **state)
{
	(void)state;
	struct stat st;
	make("d");
	assert_int_equal(kr_write_output(at("d/new"), "een", 3, &diags), KR_OK);
	assert_string_equal(got("d/new"), "een");
	assert_int_equal(chmod(at("d/new"), 0640), 0);
	assert_int_equal(symlink("d/new", at("link")), 0);
	assert_int_equal(kr_write_output(at("link"), "twee", 4, &diags), KR_OK);
	assert_string_equal(got("d/new"), "twee");
	assert_int_equal(lstat(at("link"), &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_int_equal(stat(at("d/new"), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0640);
	assert_int_equal(count("d"), 1);
	assert_int_equal(chdir(at("d")), 0);
	assert_int_equal(kr_write_output("bare", "x", 1, &diags), KR_OK);
	assert_int_equal(chdir("/"), 0);
	assert_string_equal(got("d/bare"), "x");
	assert_int_equal(diags.list.n, 0);
}

static void output_that_cannot_be_written_is_told(void **state)
{
	(void)state;
	assert_int_equal(kr_write_output(at("none/x"), "x", 1, &diags), KR_FAILED);
	assert_says("No such file");
	assert_int_equal(kr_write_output(scratch, "x", 1, &diags), KR_FAILED);
	assert_int_equal(kr_write_output("/dev/full", "x", 1, &diags), KR_FAILED);
	assert_says("No space left");
	assert_int_equal(symlink("/none/x", at("dangling")), 0);
	assert_int_equal(kr_write_output(at("dangling"), "x", 1, &diags), KR_FAILED);
	assert_int_equal(kr_write_output("/dev/null", "x", 1, &diags), KR_OK);
	put("f", "oud");
	pid_t child = fork();
	if (child == 0) {
		if (!forbid(SYS_fsync, -1, EIO))
			_exit(99);
		_exit(kr_write_output(at("f"), "nieuw", 5, &diags) == KR_FAILED ? 0 : 1);
	}
	assert_int_equal(ending_of(child), 0);
	assert_string_equal(got("f"), "oud");
	assert_int_equal(count(""), 2);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_make, teardown)
	const struct CMUnitTest tests[] = {
		TEST(a_program_gets_exactly_what_it_is_given),
		TEST(it_gets_no_other_descriptor_and_no_blocked_signal),
		TEST(large_input_and_output_do_not_block_each_other),
		TEST(what_hangs_is_ended_with_all_that_it_started),
		TEST(what_floods_is_ended),
		TEST(what_it_left_running_is_not_waited_for),
		TEST(a_signal_that_ended_it_is_told),
		TEST(old_kernels_are_served),
		TEST(what_cannot_be_started_is_told),
		TEST(programs_are_found_by_absolute_paths_only),
		TEST(the_persons_command_is_read_by_the_shell_its_arguments_are_not),
		TEST(the_editor_is_the_persons),
		TEST(what_is_saved_comes_back),
		TEST(an_editor_that_fails_changes_nothing),
		TEST(a_text_that_was_typed_is_not_lost),
		TEST(a_text_that_is_gone_is_told),
		TEST(the_pager_gets_everything_and_may_leave_early),
		TEST(a_program_can_take_our_place),
		TEST(input_is_read_from_wherever_it_is),
		TEST(output_replaces_the_file_or_leaves_it),
		TEST(output_that_cannot_be_written_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
