/*
 * tests/unit/test_sys_faults.c - every system call of the writer fails, lies, or is the last one.
 *
 * This program has its own read, write, fsync, rename … in place of the C library's.  They count,
 * and the Nth does what the case asks: fails once, fails from there on, does its work and fails
 * nevertheless, or ends the process as a power switch would.  After each case every file must be
 * wholly old or wholly new, and the answer true.
 * Source: SAFETY, 'Shown by tests'; reliability §3, L7 and L8; SQLite's testing.
 */
#define _GNU_SOURCE 1
#include "scratch.h"

#include <signal.h>

#include "sys/write.h"

enum fault { NONE, FAILS, LIES, KILLS, SHORT, INTERRUPTED, ROTS };

static struct {
	enum fault fault;
	int at, calls; /* the @at-th call is hit; @calls were made */
	bool sticky;   /* and all behind it */
	int error;
	bool armed;
	const char *name; /* of the call that was hit */
	char order[200];  /* a letter for each call that changes the disk */
	size_t n_order;
	void (*meddle)(void); /* somebody else, when the last of the new contents is flushed */
	int vanish;           /* how often a new folder goes before it is locked */
} plan;

/* Notes the order of what changes the disk: made, written, flushed, renamed, unlinked. */
static void note(const char *name)
{
	static const char *const noted[] = { "mkdirat", "write", "fsync", "renameat", "renameat2",
		"unlinkat" };
	for (size_t i = 0; i < sizeof noted / sizeof *noted; i++)
		if (strcmp(name, noted[i]) == 0 && plan.n_order + 1 < sizeof plan.order)
			plan.order[plan.n_order++] = "mwFRNU"[i];
	plan.order[plan.n_order] = '\0';
}

/* Is this the call that is to fail?  Ends the process if it is to be the last one. */
static bool hit(const char *name)
{
	if (!plan.armed)
		return false;
	note(name);
	if (plan.fault > KILLS)
		return false;
	plan.calls++;
	if (plan.calls != plan.at && !(plan.sticky && plan.calls > plan.at))
		return false;
	if (plan.fault == KILLS)
		kill(getpid(), SIGKILL);
	plan.name = name;
	errno = plan.error;
	return true;
}

/* A call that fails before it did anything (FAILS) or after it did everything (LIES). */
#define CALL(name, real)                                                                           \
	bool failed = hit(name);                                                                   \
	int error = errno;                                                                         \
	if (failed && plan.fault == FAILS)                                                         \
		return -1;                                                                         \
	long result = (real);                                                                      \
	if (failed && result >= 0) {                                                               \
		errno = error;                                                                     \
		return -1;                                                                         \
	}                                                                                          \
	return (int)result

int fsync(int fd)
{
	void (*meddle)(void) = plan.meddle;
	/* the order so far is that of everything_is_flushed_in_its_order() */
	if (plan.armed && meddle && strcmp(plan.order, "wwmFwwFwFw") == 0) {
		plan.armed = false;
		plan.meddle = NULL;
		meddle();
		plan.armed = true;
	}
	CALL("fsync", syscall(SYS_fsync, fd));
}

/* Closing always closes, whatever it then says. */
int close(int fd)
{
	bool failed = hit("close");
	int error = errno;
	long result = syscall(SYS_close, fd);
	if (plan.armed && plan.fault == INTERRUPTED && result == 0) {
		errno = EINTR;
		return -1;
	}
	if (!failed)
		return (int)result;
	errno = error;
	return -1;
}

int fchmod(int fd, mode_t mode)
{
	CALL("fchmod", syscall(SYS_fchmod, fd, mode));
}

int mkdirat(int dir, const char *path, mode_t mode)
{
	CALL("mkdirat", syscall(SYS_mkdirat, dir, path, mode));
}

int unlinkat(int dir, const char *path, int flags)
{
	CALL("unlinkat", syscall(SYS_unlinkat, dir, path, flags));
}

int renameat(int from_dir, const char *from, int dir, const char *to)
{
	CALL("renameat", syscall(SYS_renameat2, from_dir, from, dir, to, 0));
}

int renameat2(int from_dir, const char *from, int dir, const char *to, unsigned flags)
{
	CALL("renameat2", syscall(SYS_renameat2, from_dir, from, dir, to, flags));
}

int fstat(int fd, struct stat *st)
{
	CALL("fstat", syscall(SYS_fstat, fd, st));
}

int fstatat(int dir, const char *path, struct stat *st, int flags)
{
	CALL("fstatat", syscall(SYS_newfstatat, dir, path, st, flags));
}

/* A descriptor that was opened and is not given back would be lost: opening never lies. */
int openat(int dir, const char *path, int flags, ...)
{
	va_list args;
	va_start(args, flags);
	mode_t mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;
	va_end(args);
	if (hit("openat"))
		return -1;
	if (plan.armed && flags & O_EXCL && plan.vanish > 0 && rmdir(at("sub/made")) == 0)
		plan.vanish--;
	return (int)syscall(SYS_openat, dir, path, flags, mode);
}

static bool every_second(void)
{
	static unsigned turn;
	return plan.armed && turn++ % 2;
}

ssize_t read(int fd, void *bytes, size_t len)
{
	if (hit("read"))
		return -1;
	if (plan.fault == INTERRUPTED && every_second()) {
		errno = EINTR;
		return -1;
	}
	if (plan.armed && plan.fault == SHORT && len > 2)
		len = 2;
	return syscall(SYS_read, fd, bytes, len);
}

/* ROTS: says that it wrote what it was given, and wrote something else. */
ssize_t write(int fd, const void *bytes, size_t len)
{
	if (hit("write"))
		return -1;
	if (plan.fault == INTERRUPTED && every_second()) {
		errno = EINTR;
		return -1;
	}
	if (plan.armed && plan.fault == SHORT && len > 2)
		len = 2;
	if (plan.armed && plan.fault == ROTS && len > 2 && memcmp(bytes, "new", 3) == 0)
		return syscall(SYS_write, fd, "nEw", 3);
	return syscall(SYS_write, fd, bytes, len);
}

/* ---- the case ------------------------------------------------------------------------------ */

enum { FILES = 3 };
static const struct kr_replacement wanted[FILES] = {
	{ "a.yaml", "old", 3, "new", 3 },
	{ "sub/b.yaml", "old", 3, "new", 3 },
	{ "sub/made/c.yaml", NULL, 0, "new", 3 },
};

static void start_fresh(void)
{
	static const char *const rest[] = { "a.yaml.lock", ".a.yaml.kring-tmp", "sub/b.yaml.lock",
		"sub/.b.yaml.kring-tmp", "sub/made/c.yaml.lock", "sub/made/.c.yaml.kring-tmp",
		"sub/made/c.yaml" };
	for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
		(void)unlink(at(rest[i]));
	(void)rmdir(at("sub/made"));
	put("a.yaml", "old");
	put("sub/b.yaml", "old");
	diags.list.n = 0;
}

/* How many files, from the first on, are new; the others must be old. */
static size_t count_new(void)
{
	size_t n = 0;
	bool new[FILES];
	for (size_t i = 0; i < FILES; i++) {
		const char *text = got(wanted[i].path);
		new[i] = text &&strcmp(text, "new") == 0;
		bool old = wanted[i].before ? text && strcmp(text, "old") == 0 : !text;
		if (!new[i] && !old)
			fail_msg("'%s' is neither old nor new: '%s'", wanted[i].path,
				text ? text : "not there");
		n += new[i];
	}
	for (size_t i = 0; i < n; i++)
		assert_true(new[i]);
	return n;
}

/* Are there locks, temporary files, or folders that were made for nothing? */
static bool is_clean(size_t n_new)
{
	bool made = is_there("sub/made");
	return count("") == 2 && count("sub") == (made ? 2 : 1) && made == (n_new == FILES) &&
	       (!made || count("sub/made") == 1);
}

static int write_with(enum fault fault, int n, bool sticky, int error, size_t *written)
{
	plan.fault = fault;
	plan.at = n;
	plan.sticky = sticky;
	plan.error = error;
	plan.calls = 0;
	plan.n_order = 0;
	plan.name = NULL;
	plan.armed = true;
	int result = kr_replace_files(folder, wanted, FILES, &diags, written);
	plan.armed = false;
	return result;
}

/*
 * What may be said, whatever failed: KR_OK only if all is written; nothing written, then nothing
 * new; something written, then the report says how much.
 */
static void assert_true_answer(int result, size_t written, bool lies)
{
	size_t n = count_new();
	if (result == KR_OK)
		assert_int_equal(n, FILES);
	if (result == KR_NOTFOUND)
		assert_int_equal(n, 0);
	/* a rename that was done and reported as failed is the one thing that nobody can know */
	assert_true(n == written || (lies && n == written + 1));
	assert_int_equal(diags.list.n, result == KR_FAILED ? 1 : 0);
	if (result == KR_FAILED && written == 0)
		assert_non_null(strstr(last()->message, "nothing was changed"));
}

/* Was the call that was hit one of those that clean up, or may be? */
static bool is_cleaning(void)
{
	return strcmp(plan.name, "unlinkat") == 0 || strcmp(plan.name, "openat") == 0;
}

static void every_call_fails(enum fault fault, bool sticky, int error)
{
	int n = 1, hits = 0;
	for (; n < 500; n++) {
		size_t written;
		start_fresh();
		int result = write_with(fault, n, sticky, error, &written);
		if (plan.calls < n)
			break;
		hits++;
		assert_true_answer(result, written, fault == LIES);
		/* once it works again, cleaning up works but where that itself was hit */
		if (!sticky && fault == FAILS && !is_cleaning() && !is_clean(count_new()))
			fail_msg("call %d, %s: not clean", n, plan.name);
		diags.list.n = 0;
	}
	assert_in_range(hits, 40, 400);
	assert_int_equal(count_new(), FILES);
}

static void each_call_fails_once(void **state)
{
	(void)state;
	static const int errors[] = { EIO, ENOSPC, EACCES, EMFILE, EROFS };
	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
		every_call_fails(FAILS, false, errors[i]);
}

static void all_calls_fail_from_one_on(void **state)
{
	(void)state;
	every_call_fails(FAILS, true, EIO);
	every_call_fails(FAILS, true, ENOSPC);
}

static void each_call_does_its_work_and_says_that_it_failed(void **state)
{
	(void)state;
	every_call_fails(LIES, false, EIO);
}

/* As if the power went: after it the locks are broken by hand, and the command runs again. */
static void each_call_is_the_last(void **state)
{
	(void)state;
	int killed = 0;
	for (int n = 1; n < 500; n++) {
		struct kr_paths locked = { 0 };
		size_t written;
		start_fresh();
		pid_t child = fork();
		if (child == 0)
			_exit(write_with(KILLS, n, false, 0, &written) == KR_OK ? 0 : 1);
		int ending = ending_of(child);
		if (ending == 0)
			break;
		assert_int_equal(ending, 1000 + SIGKILL);
		killed++;
		size_t done = count_new();
		assert_int_equal(kr_locked(folder, diags.arena, &diags, &locked), KR_OK);
		for (uint32_t i = 0; i < locked.n; i++)
			assert_int_equal(kr_unlock(folder, locked.at[i], &diags), KR_OK);
		if (done == 0) {
			int again = kr_replace_files(folder, wanted, FILES, &diags, &written);
			assert_int_equal(again, KR_OK);
			assert_true(is_clean(FILES));
		}
	}
	assert_in_range(killed, 40, 400);
	assert_int_equal(count_new(), FILES);
}

/*
 * Before a name points at new bytes they are flushed, and before the locks go the names are.  So
 * the power may go anywhere.  The new folder is flushed into the one that it is in.
 */
static void everything_is_flushed_in_its_order(void **state)
{
	(void)state;
	size_t written;
	start_fresh();
	assert_int_equal(write_with(NONE, 0, false, 0, &written), KR_OK);
	assert_string_equal(plan.order, "ww"
					"mFw"
					"wFwFwF"
					"RFRFNF"
					"UUU");
}

static void short_and_interrupted_calls_are_finished(void **state)
{
	(void)state;
	size_t written;
	start_fresh();
	assert_int_equal(write_with(SHORT, 0, false, 0, &written), KR_OK);
	assert_int_equal(count_new(), FILES);
	assert_true(is_clean(FILES));
	start_fresh();
	assert_int_equal(write_with(INTERRUPTED, 0, false, 0, &written), KR_OK);
	assert_int_equal(count_new(), FILES);
	assert_true(is_clean(FILES));
}

static void what_the_disk_did_not_keep_is_noticed(void **state)
{
	(void)state;
	size_t written;
	start_fresh();
	assert_int_equal(write_with(ROTS, 0, false, 0, &written), KR_FAILED);
	assert_says("what was read back is not what was written");
	assert_int_equal(written, 0);
	assert_int_equal(count_new(), 0);
	assert_true(is_clean(0));
}

/* ---- somebody else ------------------------------------------------------------------------- */

static void break_the_lock(void)
{
	assert_int_equal(kr_unlock(folder, "a.yaml", &diags), KR_OK);
}

static void break_the_lock_and_take_it(void)
{
	break_the_lock();
	put("a.yaml.lock", "kring-lock 1\npid 1\n");
}

static void edit_without_a_lock(void)
{
	put("a.yaml", "ed.");
}

static void make_the_new_file(void)
{
	put("sub/made/c.yaml", "ed.");
}

static int write_while(void (*meddle)(void))
{
	size_t written;
	start_fresh();
	plan.meddle = meddle;
	int result = write_with(NONE, 0, false, 0, &written);
	assert_null(plan.meddle); /* its moment came */
	assert_int_equal(written, 0);
	assert_string_equal(got("sub/b.yaml"), "old");
	return result;
}

static void a_lock_that_was_broken_is_noticed(void **state)
{
	(void)state;
	assert_int_equal(write_while(break_the_lock), KR_FAILED);
	assert_says("was broken by somebody else; nothing was changed");
	assert_int_equal(count_new(), 0);
	assert_true(is_clean(0));
	assert_int_equal(write_while(break_the_lock_and_take_it), KR_FAILED);
	assert_says("was broken by somebody else; nothing was changed");
	assert_string_equal(got("a.yaml.lock"), "kring-lock 1\npid 1\n");
	assert_int_equal(count_new(), 0);
}

static void an_editor_in_between_is_noticed(void **state)
{
	(void)state;
	assert_int_equal(write_while(edit_without_a_lock), KR_NOTFOUND);
	assert_string_equal(got("a.yaml"), "ed.");
	assert_false(is_there("sub/made"));
	assert_int_equal(write_while(make_the_new_file), KR_NOTFOUND);
	assert_string_equal(got("sub/made/c.yaml"), "ed.");
	assert_string_equal(got("a.yaml"), "old");
	assert_int_equal(diags.list.n, 0);
}

/* Another writer who failed takes the folder away again, each time that we made it. */
static void a_folder_that_vanishes_is_made_again(void **state)
{
	(void)state;
	size_t written;
	start_fresh();
	plan.vanish = 20;
	assert_int_equal(write_with(NONE, 0, false, 0, &written), KR_OK);
	assert_int_equal(plan.vanish, 0);
	assert_true(is_clean(count_new()));
}

static int setup(void **state)
{
	int result = scratch_make(state);
	make("sub");
	return result;
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, scratch_remove)
	const struct CMUnitTest tests[] = {
		TEST(each_call_fails_once),
		TEST(all_calls_fail_from_one_on),
		TEST(each_call_does_its_work_and_says_that_it_failed),
		TEST(each_call_is_the_last),
		TEST(everything_is_flushed_in_its_order),
		TEST(short_and_interrupted_calls_are_finished),
		TEST(a_lock_that_was_broken_is_noticed),
		TEST(an_editor_in_between_is_noticed),
		TEST(a_folder_that_vanishes_is_made_again),
		TEST(what_the_disk_did_not_keep_is_noticed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
