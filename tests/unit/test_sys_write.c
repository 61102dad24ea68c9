/* tests/unit/test_sys_write.c - files are replaced wholly or not at all, and what is said of it. */
#define _GNU_SOURCE 1
#include "scratch.h"

#include <signal.h>
#include <sys/resource.h>
#include <time.h>

#include "sys/write.h"

#define OLD(p, b, a)                                                                               \
	{                                                                                          \
		(p), (b), strlen(b), (a), strlen(a)                                                \
	}
#define NEW(p, a)                                                                                  \
	{                                                                                          \
		(p), NULL, 0, (a), strlen(a)                                                       \
	}
#define REPLACE(r, written)                                                                        \
	kr_replace_files(folder, (r), sizeof(r) / sizeof *(r), &diags, (written))

/* A lock as another program left it; @pid 0: one that had no time to write into it. */
static void lock_by(const char *path, long pid, const char *host, long seconds_ago)
{
	char text[256], name[256], here[65];
	gethostname(here, sizeof here);
	snprintf(name, sizeof name, "%s.lock", path);
	snprintf(text, sizeof text, "kring-lock 1\npid %ld\nhost %s\nsince %lld\n", pid,
		host ? host : here, (long long)(time(NULL) - seconds_ago));
	put(name, pid ? text : "");
}

/* A number that no process has. */
static long dead_process(void)
{
	pid_t child = fork();
	if (child == 0)
		_exit(0);
	waitpid(child, NULL, 0);
	return child;
}

static void one_file_is_replaced_and_nothing_else_is_left(void **state)
{
	(void)state;
	size_t written = 99;
	put("a.yaml", "old\n");
	const struct kr_replacement r[] = { OLD("a.yaml", "old\n", "new\n") };
	assert_int_equal(REPLACE(r, &written), KR_OK);
	assert_int_equal(written, 1);
	assert_string_equal(got("a.yaml"), "new\n");
	assert_int_equal(count(""), 1);
	assert_int_equal(diags.list.n, 0);
	assert_int_equal(kr_replace_files(folder, NULL, 0, &diags, &written), KR_OK);
	assert_int_equal(written, 0);
}

static void any_bytes_of_any_length_arrive(void **state)
{
	(void)state;
	enum { LARGE = 300000 };
	size_t written;
	char *large = malloc(LARGE);
	assert_non_null(large);
	for (size_t i = 0; i < LARGE; i++)
		large[i] = (char)(i * 7 + i / 256);
	const struct kr_replacement first = { "x.yaml", NULL, 0, large, LARGE };
	const struct kr_replacement second = { "x.yaml", large, LARGE, "", 0 };
	assert_int_equal(kr_replace_files(folder, &first, 1, &diags, &written), KR_OK);
	assert_int_equal(kr_replace_files(folder, &second, 1, &diags, &written), KR_OK);
	assert_string_equal(got("x.yaml"), "");
	free(large);
}

static void a_new_file_gets_its_folders(void **state)
{
	(void)state;
	size_t written;
	const struct kr_replacement r[] = { NEW("agreements/c/a.yaml", "a\n"),
		NEW("agreements/c/b.yaml", "b\n"), NEW("agreements/d/e/f.yaml", "f\n") };
	assert_int_equal(REPLACE(r, &written), KR_OK);
	assert_int_equal(written, 3);
	assert_string_equal(got("agreements/c/a.yaml"), "a\n");
	assert_string_equal(got("agreements/d/e/f.yaml"), "f\n");
	assert_int_equal(count("agreements/c"), 2);
	assert_int_equal(count("agreements/d/e"), 1);
}

static void the_mode_stays(void **state)
{
	(void)state;
	struct stat st;
	size_t written;
	put("a.yaml", "old");
	assert_int_equal(chmod(at("a.yaml"), 0640), 0);
	mode_t mask = umask(027);
	const struct kr_replacement r[] = { OLD("a.yaml", "old", "new"), NEW("b.yaml", "b") };
	assert_int_equal(REPLACE(r, &written), KR_OK);
	umask(mask);
	assert_int_equal(stat(at("a.yaml"), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0640);
	assert_int_equal(stat(at("b.yaml"), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0640); /* 0666 less 027 */
}

static void the_owner_stays_where_it_can(void **state)
{
	(void)state;
	struct stat st;
	size_t written;
	if (geteuid() != 0) {
		print_message("skipped: giving a file away needs root\n");
		skip();
	}
	put("a.yaml", "old");
	assert_int_equal(chown(at("a.yaml"), 1234, 5678), 0);
	assert_int_equal(chmod(at("a.yaml"), 04755), 0);
	const struct kr_replacement r[] = { OLD("a.yaml", "old", "new") };
	assert_int_equal(REPLACE(r, &written), KR_OK);
	assert_int_equal(stat(at("a.yaml"), &st), 0);
	assert_int_equal(st.st_uid, 1234);
	assert_int_equal(st.st_gid, 5678);
	assert_int_equal(st.st_mode & 07777, 04755);
}

static void a_hard_link_elsewhere_is_not_written_through(void **state)
{
	(void)state;
	size_t written;
	put("outside", "old");
	assert_int_equal(link(at("outside"), at("a.yaml")), 0);
	const struct kr_replacement r[] = { OLD("a.yaml", "old", "new") };
	assert_int_equal(REPLACE(r, &written), KR_OK);
	assert_string_equal(got("outside"), "old");
	assert_string_equal(got("a.yaml"), "new");
}

/* ---- somebody else was there --------------------------------------------------------------- */

static void assert_changed(const struct kr_replacement *r, size_t n, size_t names)
{
	size_t written = 99;
	assert_int_equal(kr_replace_files(folder, r, n, &diags, &written), KR_NOTFOUND);
	assert_int_equal(written, 0);
	assert_int_equal(diags.list.n, 0);
	assert_int_equal(count(""), names);
}

static void what_changed_since_it_was_read_is_left_alone(void **state)
{
	(void)state;
	const struct kr_replacement r[] = { NEW("0.yaml", "0"), OLD("a.yaml", "old", "new"),
		NEW("sub/z.yaml", "z") };
	put("a.yaml", "old");
	put("a.yaml", "o1d");
	assert_changed(r, 3, 1);
	put("a.yaml", "old and more");
	assert_changed(r, 3, 1);
	put("a.yaml", "ol");
	assert_changed(r, 3, 1);
	assert_string_equal(got("a.yaml"), "ol");
	assert_int_equal(unlink(at("a.yaml")), 0);
	assert_changed(r, 3, 0);
	assert_int_equal(symlink("b.yaml", at("a.yaml")), 0);
	assert_changed(r, 3, 1);
	assert_int_equal(unlink(at("a.yaml")), 0);
	make("a.yaml");
	assert_changed(r, 3, 1);
}

static void a_new_file_never_replaces_one(void **state)
{
	(void)state;
	const struct kr_replacement r[] = { NEW("a.yaml", "new") };
	put("a.yaml", "");
	assert_changed(r, 1, 1);
	assert_string_equal(got("a.yaml"), "");
	assert_int_equal(unlink(at("a.yaml")), 0);
	assert_int_equal(symlink("nowhere", at("a.yaml")), 0);
	assert_changed(r, 1, 1);
}

static void a_lock_that_goes_away_is_waited_for(void **state)
{
	(void)state;
	size_t written;
	const struct kr_replacement r[] = { OLD("a.yaml", "old", "new") };
	put("a.yaml", "old");
	lock_by("a.yaml", getpid(), NULL, 0);
	pid_t child = fork();
	if (child == 0) {
		usleep(200000);
		_exit(unlink(at("a.yaml.lock")));
	}
	assert_int_equal(REPLACE(r, &written), KR_OK);
	assert_int_equal(ending_of(child), 0);
	assert_string_equal(got("a.yaml"), "new");
	assert_int_equal(count(""), 1);
}

static void a_lock_that_stays_is_explained_and_can_be_broken(void **state)
{
	(void)state;
	size_t written;
	struct kr_lock lock;
	struct kr_paths locked = { 0 };
	char words[64];
	const struct kr_replacement r[] = { NEW("0.yaml", "0"), OLD("c/a.yaml", "old", "new") };
	long dead = dead_process();
	make("c");
	put("c/a.yaml", "old");
	put("c/.a.yaml.kring-tmp", "half");
	put("c/yarn.lock", "not ours");
	lock_by("c/a.yaml", dead, NULL, 200);
	assert_int_equal(REPLACE(r, &written), KR_FAILED);
	assert_int_equal(written, 0);
	assert_int_equal(diags.list.n, 1);
	snprintf(words, sizeof words, "process %ld on '", dead);
	assert_says(words);
	assert_says(", for 3 minutes, which has ended; nothing was changed");
	assert_string_equal(last()->path, "c/a.yaml");
	assert_non_null(strstr(last()->hint, "kring unlock c/a.yaml"));
	assert_int_equal(count(""), 1);
	assert_int_equal(kr_locked(folder, diags.arena, &diags, &locked), KR_OK);
	assert_int_equal(locked.n, 1);
	assert_string_equal(locked.at[0], "c/a.yaml");
	assert_int_equal(kr_lock_of(folder, "c/a.yaml", &diags, &lock), KR_OK);
	assert_int_equal(lock.pid, dead);
	assert_true(lock.here && !lock.running && lock.age >= 200 && lock.age < 260);
	assert_int_equal(kr_unlock(folder, "c/a.yaml", &diags), KR_OK);
	assert_int_equal(kr_unlock(folder, "c/a.yaml", &diags), KR_NOTFOUND);
	assert_int_equal(kr_lock_of(folder, "none/b.yaml", &diags, &lock), KR_NOTFOUND);
	assert_int_equal(count("c"), 2);
	assert_int_equal(REPLACE(r, &written), KR_OK);
	assert_string_equal(got("c/a.yaml"), "new");
}

static void locks_are_read_with_care(void **state)
{
	(void)state;
	struct kr_lock lock;
	struct kr_buf words = KR_BUF_INIT;
	put("a.yaml.lock", "somebody else's");
	assert_int_equal(kr_lock_of(folder, "a.yaml", &diags, &lock), KR_FAILED);
	assert_says("not made by kring");
	assert_int_equal(kr_unlock(folder, "a.yaml", &diags), KR_FAILED);
	assert_true(is_there("a.yaml.lock"));
	lock_by("a.yaml", 0, NULL, 0);
	assert_int_equal(kr_lock_of(folder, "a.yaml", &diags, &lock), KR_OK);
	kr_lock_words(&lock, &words);
	assert_string_equal(words.s, "an unknown process");
	kr_buf_reset(&words);
	lock_by("a.yaml", 1, "far\033away", 7200);
	assert_int_equal(kr_lock_of(folder, "a.yaml", &diags, &lock), KR_OK);
	assert_false(lock.here);
	kr_lock_words(&lock, &words);
	assert_string_equal(words.s, "process 1 on 'far\\u001Baway', for 2 hours");
	kr_buf_reset(&words);
	put("a.yaml.lock", "kring-lock 1\npid 99999999999999999999\nsince -5\nhost\nxpid 3\n");
	assert_int_equal(kr_lock_of(folder, "a.yaml", &diags, &lock), KR_OK);
	assert_true(lock.pid == 0 && lock.since == 0 && lock.age == -1 && !*lock.host);
	lock_by("a.yaml", getpid(), NULL, -500);
	assert_int_equal(kr_lock_of(folder, "a.yaml", &diags, &lock), KR_OK);
	assert_true(lock.running && lock.age == -1);
	assert_int_equal(unlink(at("a.yaml.lock")), 0);
	assert_int_equal(symlink("/etc/passwd", at("a.yaml.lock")), 0);
	assert_int_equal(kr_lock_of(folder, "a.yaml", &diags, &lock), KR_FAILED);
	kr_buf_release(&words);
}

static void what_a_killed_writer_left_is_no_hindrance(void **state)
{
	(void)state;
	size_t written;
	put("a.yaml", "old");
	put(".a.yaml.kring-tmp", "half of it");
	const struct kr_replacement r[] = { OLD("a.yaml", "old", "new") };
	assert_int_equal(REPLACE(r, &written), KR_OK);
	assert_string_equal(got("a.yaml"), "new");
	assert_int_equal(count(""), 1);
}

/* ---- it cannot be done --------------------------------------------------------------------- */

static void what_is_asked_wrongly_is_refused(void **state)
{
	(void)state;
	static const char *const ways[] = { "../a", "/tmp/a", "", "a//b", "x/../a" };
	char name[NAME_MAX + 1];
	size_t written;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		const struct kr_replacement r[] = { NEW(ways[i], "x") };
		assert_int_equal(REPLACE(r, &written), KR_FAILED);
		assert_says("leads out");
	}
	memset(name, 'n', NAME_MAX);
	name[NAME_MAX - 4] = '\0';
	const struct kr_replacement long_name[] = { NEW(name, "x") };
	assert_int_equal(REPLACE(long_name, &written), KR_FAILED);
	assert_says("too long");
	const struct kr_replacement twice[] = { NEW("a", "x"), NEW("b", "y"), NEW("a", "z") };
	assert_int_equal(REPLACE(twice, &written), KR_FAILED);
	assert_says("twice");
	assert_int_equal(count(""), 0);
}

/* A failure of the second file, of each kind: the first one is as it was, and nothing is left. */
static void a_failure_before_the_renames_changes_nothing(void **state)
{
	(void)state;
	size_t written;
	put("a.yaml", "old");
	const struct kr_replacement r[] = { OLD("a.yaml", "old", "new"), NEW("d/e/b.yaml", "b") };
	make("d");
	make("d/e");
	make("d/e/.b.yaml.kring-tmp");
	assert_int_equal(REPLACE(r, &written), KR_FAILED);
	assert_int_equal(written, 0);
	assert_says("cannot write 'd/e/b.yaml'");
	assert_says("nothing was changed");
	assert_string_equal(got("a.yaml"), "old");
	assert_int_equal(count(""), 2);
	assert_int_equal(count("d/e"), 1);
	assert_int_equal(rmdir(at("d/e/.b.yaml.kring-tmp")), 0);
	assert_int_equal(rmdir(at("d/e")), 0);
	put("d/e", "a file in the way");
	assert_int_equal(REPLACE(r, &written), KR_FAILED);
	assert_says("cannot open the folder of 'd/e/b.yaml'");
	assert_int_equal(unlink(at("d/e")), 0);
	assert_int_equal(symlink("/tmp", at("d/e")), 0);
	assert_int_equal(REPLACE(r, &written), KR_FAILED);
	assert_says("cannot open the folder of 'd/e/b.yaml'");
	assert_string_equal(got("a.yaml"), "old");
	assert_int_equal(count(""), 2);
}

/* Runs @r in a process in which a system call fails.  0: it failed, @message was in the report. */
static int fails_when(long number, long first, int error, const struct kr_replacement *r, size_t n,
	const char *message)
{
	pid_t child = fork();
	if (child == 0) {
		size_t written;
		if (!forbid(number, first, error))
			_exit(99);
		if (kr_replace_files(folder, r, n, &diags, &written) != KR_FAILED)
			_exit(1);
		struct kr_buf all = KR_BUF_INIT;
		kr_buf_printf(&all, "%s|%s|%s|%zu", last()->message,
			last()->related ? last()->related : "", last()->hint ? last()->hint : "",
			written);
		bool good = strstr(all.s, message) && diags.list.n == 1;
		if (!good)
			print_error("it says: %s\n", all.s);
		_exit(good ? 0 : 2);
	}
	return ending_of(child);
}

static void every_call_that_fails_leaves_everything_as_it_was(void **state)
{
	(void)state;
	const struct kr_replacement r[] = { OLD("a.yaml", "old", "new"), NEW("d/b.yaml", "b") };
	static const struct {
		long call;
		int error;
	} calls[] = {
		{ SYS_write, ENOSPC },
		{ SYS_write, EDQUOT },
		{ SYS_fsync, EIO },
		{ SYS_fchmod, EPERM },
		{ SYS_mkdirat, EROFS },
		{ SYS_renameat, EIO },
		{ SYS_read, EIO },
		{ SYS_fcntl, EMFILE },
	};
	put("a.yaml", "old");
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
		int result = fails_when(
			calls[i].call, -1, calls[i].error, r, 2, strerror(calls[i].error));
		if (result != 0)
			fail_msg("call %ld: %d", calls[i].call, result);
		assert_string_equal(got("a.yaml"), "old");
		assert_int_equal(count(""), 1);
	}
}

/* The bytes are flushed before the name points at them: when that fails the old file stands. */
static void bytes_that_are_not_flushed_are_not_named(void **state)
{
	(void)state;
	const struct kr_replacement r[] = { OLD("a.yaml", "old", "new") };
	put("a.yaml", "old");
	assert_int_equal(fails_when(SYS_fsync, -1, EIO, r, 1, "nothing was changed"), 0);
	assert_string_equal(got("a.yaml"), "old");
	assert_int_equal(count(""), 1);
}

static void a_failure_between_the_renames_says_what_was_written(void **state)
{
	(void)state;
	const struct kr_replacement r[] = { OLD("a.yaml", "old", "new"), NEW("b.yaml", "b"),
		OLD("c.yaml", "old", "new") };
	put("a.yaml", "old");
	put("c.yaml", "old");
	assert_int_equal(fails_when(SYS_renameat2, -1, EIO, r, 3,
				 "cannot replace 'b.yaml': Input/output error|written: 'a.yaml'; "
				 "not written: 'b.yaml', 'c.yaml'|run the command again: it "
				 "finishes what is left|1"),
		0);
	assert_string_equal(got("a.yaml"), "new");
	assert_string_equal(got("c.yaml"), "old");
	assert_int_equal(count(""), 2);
}

static void an_old_file_system_that_cannot_rename_so_is_served(void **state)
{
	(void)state;
	const struct kr_replacement r[] = { NEW("b.yaml", "b") };
	pid_t child = fork();
	if (child == 0) {
		size_t written;
		if (!forbid(SYS_renameat2, -1, EINVAL))
			_exit(99);
		_exit(REPLACE(r, &written) == KR_OK ? 0 : 1);
	}
	assert_int_equal(ending_of(child), 0);
	assert_string_equal(got("b.yaml"), "b");
	assert_int_equal(count(""), 1);
}

/* The folder is the first descriptor that the writer opens. */
static void a_folder_that_is_not_flushed_is_said(void **state)
{
	(void)state;
	const struct kr_replacement r[] = { OLD("a.yaml", "old", "new"),
		OLD("b.yaml", "old", "new") };
	int first = fcntl(0, F_DUPFD, 3);
	close(first);
	put("a.yaml", "old");
	put("b.yaml", "old");
	assert_int_equal(
		fails_when(SYS_fsync, first + 1, EIO, r, 2,
			"'b.yaml' was written, but the disk did not confirm it: Input/output "
			"error|written: 'a.yaml', 'b.yaml'||2"),
		0);
	assert_string_equal(got("b.yaml"), "new");
	assert_int_equal(count(""), 2);
}

static void a_limit_on_file_size_is_an_error_not_a_death(void **state)
{
	(void)state;
	static char large[20000];
	memset(large, 'x', sizeof large);
	const struct kr_replacement r[] = { { "a.yaml", "old", 3, large, sizeof large } };
	put("a.yaml", "old");
	pid_t child = fork();
	if (child == 0) {
		size_t written;
		struct rlimit limit = { 5000, 5000 };
		setrlimit(RLIMIT_FSIZE, &limit);
		_exit(REPLACE(r, &written) == KR_FAILED && strstr(last()->message, strerror(EFBIG))
				? 0
				: 1);
	}
	assert_int_equal(ending_of(child), 0);
	assert_string_equal(got("a.yaml"), "old");
	assert_int_equal(count(""), 1);
}

/* ---- memory and signals -------------------------------------------------------------------- */

static int calls_left;

static void *fail_after_some(void *p, size_t size)
{
	return calls_left-- > 0 ? realloc(p, size) : NULL;
}

static void leave(void)
{
	_exit(3);
}

/* Every request for memory fails once: the file is the old or the new one, and no lock is left. */
static void no_memory_leaves_no_lock(void **state)
{
	(void)state;
	const struct kr_replacement r[] = { OLD("a.yaml", "old", "new"), NEW("d/b.yaml", "b") };
	int ending = 3, n = 0;
	for (; ending == 3 && n < 100; n++) {
		put("a.yaml", "old");
		pid_t child = fork();
		if (child == 0) {
			size_t written;
			calls_left = n;
			kr_set_no_memory(leave);
			kr_set_realloc(fail_after_some);
			_exit(REPLACE(r, &written) == KR_OK ? 0 : 1);
		}
		ending = ending_of(child);
		assert_string_equal(got("a.yaml"), ending == 3 ? "old" : "new");
		assert_int_equal(count(""), ending == 3 ? 1 : 2);
	}
	assert_int_equal(ending, 0);
	assert_true(n > 3); /* it did ask for memory */
}

/* The same for a report of failure: the message is made when everything is cleaned up. */
static void no_memory_for_the_message_leaves_no_lock(void **state)
{
	(void)state;
	const struct kr_replacement r[] = { OLD("a.yaml", "old", "new"), NEW("d/b.yaml", "b") };
	int ending = 3;
	put("a.yaml", "old");
	for (int n = 0; ending == 3 && n < 100; n++) {
		pid_t child = fork();
		if (child == 0) {
			size_t written;
			calls_left = n;
			kr_set_no_memory(leave);
			kr_set_realloc(fail_after_some);
			if (!forbid(SYS_fsync, -1, EIO))
				_exit(99);
			_exit(REPLACE(r, &written) == KR_FAILED ? 0 : 1);
		}
		ending = ending_of(child);
		assert_string_equal(got("a.yaml"), "old");
		assert_int_equal(count(""), 1);
	}
	assert_int_equal(ending, 0);
}

/* Waits until @path is there, at most 5 s. */
static void wait_for(const char *path)
{
	for (int i = 0; i < 5000 && !is_there(path); i++)
		usleep(1000);
	assert_true(is_there(path));
}

static void a_signal_while_it_waits_cleans_up_and_kills(void **state)
{
	(void)state;
	static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
	const struct kr_replacement r[] = { NEW("d/a.yaml", "a"), OLD("z.yaml", "old", "new") };
	put("z.yaml", "old");
	lock_by("z.yaml", getpid(), NULL, 0);
	for (size_t i = 0; i < 3; i++) {
		pid_t child = fork();
		if (child == 0) {
			size_t written;
			REPLACE(r, &written);
			_exit(0);
		}
		wait_for("d/a.yaml.lock");
		kill(child, signals[i]);
		assert_int_equal(ending_of(child), 1000 + signals[i]);
		assert_int_equal(count(""), 2);
		assert_string_equal(got("z.yaml"), "old");
	}
}

static volatile sig_atomic_t handled;

static void handle(int number)
{
	handled = number;
}

static void a_program_with_a_handler_goes_on(void **state)
{
	(void)state;
	const struct kr_replacement r[] = { NEW("a.yaml", "a"), OLD("z.yaml", "old", "new") };
	put("z.yaml", "old");
	lock_by("z.yaml", getpid(), NULL, 0);
	pid_t child = fork();
	if (child == 0) {
		size_t written;
		struct sigaction own = { .sa_handler = handle };
		sigaction(SIGTERM, &own, NULL);
		bool good = REPLACE(r, &written) == KR_FAILED && handled == SIGTERM &&
			    strstr(last()->message, "interrupted");
		_exit(good ? 0 : 1);
	}
	wait_for("a.yaml.lock");
	kill(child, SIGTERM);
	assert_int_equal(ending_of(child), 0);
	assert_int_equal(count(""), 2);
}

static void ignored_signals_stay_ignored(void **state)
{
	(void)state;
	const struct kr_replacement r[] = { NEW("a.yaml", "a"), OLD("z.yaml", "old", "new") };
	put("z.yaml", "old");
	lock_by("z.yaml", getpid(), NULL, 0);
	pid_t child = fork();
	if (child == 0) {
		size_t written;
		struct sigaction xfsz;
		signal(SIGHUP, SIG_IGN);
		bool good = REPLACE(r, &written) == KR_OK;
		sigaction(SIGXFSZ, NULL, &xfsz);
		_exit(good && xfsz.sa_handler == SIG_DFL ? 0 : 1);
	}
	wait_for("a.yaml.lock");
	kill(child, SIGHUP);
	usleep(50000);
	assert_int_equal(unlink(at("z.yaml.lock")), 0);
	assert_int_equal(ending_of(child), 0);
	assert_string_equal(got("z.yaml"), "new");
}

static void no_descriptor_is_left_open(void **state)
{
	(void)state;
	size_t written;
	const struct kr_replacement good[] = { NEW("d/a.yaml", "a"), NEW("b.yaml", "b") };
	const struct kr_replacement bad[] = { NEW("d/a.yaml", "a"), NEW("c.yaml", "b") };
	int before = fcntl(0, F_DUPFD, 3);
	close(before);
	assert_int_equal(REPLACE(good, &written), KR_OK);
	assert_int_equal(REPLACE(bad, &written), KR_NOTFOUND);
	int after = fcntl(0, F_DUPFD, 3);
	close(after);
	assert_int_equal(before, after);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCRATCH_TEST(one_file_is_replaced_and_nothing_else_is_left),
		SCRATCH_TEST(any_bytes_of_any_length_arrive),
		SCRATCH_TEST(a_new_file_gets_its_folders),
		SCRATCH_TEST(the_mode_stays),
		SCRATCH_TEST(the_owner_stays_where_it_can),
		SCRATCH_TEST(a_hard_link_elsewhere_is_not_written_through),
		SCRATCH_TEST(what_changed_since_it_was_read_is_left_alone),
		SCRATCH_TEST(a_new_file_never_replaces_one),
		SCRATCH_TEST(a_lock_that_goes_away_is_waited_for),
		SCRATCH_TEST(a_lock_that_stays_is_explained_and_can_be_broken),
		SCRATCH_TEST(locks_are_read_with_care),
		SCRATCH_TEST(what_a_killed_writer_left_is_no_hindrance),
		SCRATCH_TEST(what_is_asked_wrongly_is_refused),
		SCRATCH_TEST(a_failure_before_the_renames_changes_nothing),
		SCRATCH_TEST(every_call_that_fails_leaves_everything_as_it_was),
		SCRATCH_TEST(bytes_that_are_not_flushed_are_not_named),
		SCRATCH_TEST(a_failure_between_the_renames_says_what_was_written),
		SCRATCH_TEST(an_old_file_system_that_cannot_rename_so_is_served),
		SCRATCH_TEST(a_folder_that_is_not_flushed_is_said),
		SCRATCH_TEST(a_limit_on_file_size_is_an_error_not_a_death),
		SCRATCH_TEST(no_memory_leaves_no_lock),
		SCRATCH_TEST(no_memory_for_the_message_leaves_no_lock),
		SCRATCH_TEST(a_signal_while_it_waits_cleans_up_and_kills),
		SCRATCH_TEST(a_program_with_a_handler_goes_on),
		SCRATCH_TEST(ignored_signals_stay_ignored),
		SCRATCH_TEST(no_descriptor_is_left_open),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
