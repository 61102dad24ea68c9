/*
 * tests/unit/scratch.h - a folder of its own for each test, and system calls that fail.
 *
 * Paths are those in the folder.  forbid() lets one system call fail in this process from here on
 * (seccomp), with or without a certain first argument; so call it in a child.
 */
#ifndef KR_TESTS_SCRATCH_H
#define KR_TESTS_SCRATCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "sys/read.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sys/folder.h"

#define MAYBE_UNUSED __attribute__((unused))

static char scratch[64];
static struct kr_diags diags;
static struct kr_folder *folder;

static const char *at(const char *path)
{
	static char whole[8][PATH_MAX];
	static unsigned turn;
	char *s = whole[turn++ % 8];
	snprintf(s, PATH_MAX, "%s/%s", scratch, path);
	return s;
}

static void MAYBE_UNUSED put_bytes(const char *path, const char *bytes, size_t len)
{
	FILE *f = fopen(at(path), "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, len, f), len);
	assert_int_equal(fclose(f), 0);
}

static void MAYBE_UNUSED put(const char *path, const char *text)
{
	put_bytes(path, text, strlen(text));
}

static void MAYBE_UNUSED make(const char *path)
{
	assert_int_equal(mkdir(at(path), 0755), 0);
}

/* What stands in the file, or NULL; good until the next call. */
static MAYBE_UNUSED const char *got(const char *path)
{
	static char text[65536];
	FILE *f = fopen(at(path), "rb");
	if (!f)
		return NULL;
	size_t n = fread(text, 1, sizeof text - 1, f);
	text[n] = '\0';
	fclose(f);
	return text;
}

static bool MAYBE_UNUSED is_there(const char *path)
{
	struct stat st;
	return lstat(at(path), &st) == 0;
}

/* How many names stand in the folder, those with a dot in front too. */
static size_t MAYBE_UNUSED count(const char *path)
{
	size_t n = 0;
	DIR *dir = opendir(at(path));
	assert_non_null(dir);
	for (const struct dirent *d; (d = readdir(dir));)
		n += strcmp(d->d_name, ".") != 0 && strcmp(d->d_name, "..") != 0;
	closedir(dir);
	return n;
}

static int remove_one(const char *path, const struct stat *st, int what, struct FTW *where)
{
	(void)st;
	(void)what;
	(void)where;
	return remove(path);
}

static int MAYBE_UNUSED scratch_make(void **state)
{
	(void)state;
	strcpy(scratch, "/tmp/kring-test-XXXXXX");
	if (!mkdtemp(scratch))
		return -1;
	diags = (struct kr_diags){ .arena = kr_arena_new() };
	return kr_folder_open(scratch, &diags, &folder);
}

static int MAYBE_UNUSED scratch_remove(void **state)
{
	(void)state;
	kr_folder_close(folder);
	kr_arena_free(diags.arena);
	return nftw(scratch, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* The last message that was reported. */
static MAYBE_UNUSED const struct kr_diag *last(void)
{
	assert_true(diags.list.n > 0);
	return &diags.list.at[diags.list.n - 1];
}

static void MAYBE_UNUSED assert_says(const char *text)
{
	if (!strstr(last()->message, text))
		fail_msg("'%s' does not say '%s'", last()->message, text);
}

/* Makes the system call @number fail with @error; @first: only with that first argument, or -1. */
static bool MAYBE_UNUSED forbid(long number, long first, int error)
{
	unsigned short any = first < 0;
	struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)number, 0, 3),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0])),
		BPF_JUMP(BPF_JMP | (any ? BPF_JGE : BPF_JEQ) | BPF_K, any ? 0 : (unsigned)first, 0,
			1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (unsigned)error),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = { sizeof filter / sizeof *filter, filter };
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

/* Waits for @child; its exit status, or 1000 and the signal that ended it. */
static int MAYBE_UNUSED ending_of(pid_t child)
{
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

#define SCRATCH_TEST(name) cmocka_unit_test_setup_teardown(name, scratch_make, scratch_remove)

/* Reads one file with a reader of its own. */
__attribute__((unused)) static int read_once(const struct kr_folder *of, const char *path,
	size_t cap, struct kr_diags *into, struct kr_buf *out)
{
	struct kr_reader reader = KR_READER(of);
	int result = kr_read_file(&reader, path, cap, into);
	if (result == KR_OK) {
		kr_buf_reset(out);
		kr_buf_add(out, reader.bytes.s, reader.bytes.len);
	}
	kr_reader_release(&reader);
	return result;
}

#endif
