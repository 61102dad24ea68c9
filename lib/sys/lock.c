/* lib/sys/lock.c - what a lock says, and breaking one that was left behind. */
#define _GNU_SOURCE 1
#include "sys/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/i18n.h"
#include "sys/read.h"
#include "sys/walk.h"

static const char first_line[] = "kring-lock 1\n";
static const char lock_end[] = ".lock";

bool kr_lock_name(const char *name, char lock[NAME_MAX + 1])
{
	return snprintf(lock, NAME_MAX + 1, "%s%s", name, lock_end) <= NAME_MAX;
}

bool kr_temp_name(const char *name, char temp[NAME_MAX + 1])
{
	return snprintf(temp, NAME_MAX + 1, ".%s.kring-tmp", name) <= NAME_MAX;
}

static void this_host(char host[65])
{
	if (gethostname(host, 65) != 0)
		host[0] = '\0';
	host[64] = '\0';
	for (char *c = host; *c; c++)
		if (*c <= ' ' || *c == 0x7F)
			*c = '?';
}

void kr_lock_text(char text[KR_LOCK_TEXT])
{
	char host[65];
	this_host(host);
	snprintf(text, KR_LOCK_TEXT, "%spid %ld\nhost %s\nsince %lld\n", first_line, (long)getpid(),
		host, (long long)time(NULL));
}

/* ---- reading one -------------------------------------------------------------------------- */

static int64_t number(const char *s)
{
	char *end;
	errno = 0;
	long long n = strtoll(s, &end, 10);
	return errno || n < 0 || (*end && *end != '\n') ? 0 : n;
}

/* What stands behind the word @key in the lines of @text, or NULL. */
static const char *find_line(const char *text, const char *key)
{
	size_t len = strlen(key);
	for (; text; text = strchr(text, '\n')) {
		text += *text == '\n';
		if (strncmp(text, key, len) == 0 && text[len] == ' ')
			return text + len + 1;
	}
	return NULL;
}

static void understand(const char *text, struct kr_lock *lock)
{
	char host[65];
	const char *pid = find_line(text, "pid"), *at = find_line(text, "host");
	const char *since = find_line(text, "since");
	*lock = (struct kr_lock){ .age = -1 };
	if (pid && number(pid) <= INT_MAX)
		lock->pid = (long)number(pid);
	if (at)
		snprintf(lock->host, sizeof lock->host, "%.*s", (int)strcspn(at, "\n"), at);
	if (since)
		lock->since = number(since);
	if (lock->since > 0 && lock->since <= time(NULL))
		lock->age = time(NULL) - lock->since;
	this_host(host);
	lock->here = *host && strcmp(lock->host, host) == 0;
	lock->running = lock->here && lock->pid > 0 &&
			(kill((pid_t)lock->pid, 0) == 0 || errno == EPERM);
}

/* Is it a lock that says who made it, or that its maker had no time to write into? */
static bool is_lock(const struct kr_buf *text)
{
	size_t len = sizeof first_line - 1;
	return text->len == 0 || (text->len >= len && memcmp(text->s, first_line, len) == 0);
}

static int cannot(struct kr_diags *diags, const char *path, int error)
{
	return kr_cannot(
		diags, path, _("cannot get at the lock of '%s': %s"), path, strerror(error));
}

/* Reads the lock of @path into @text.  KR_NOTFOUND: there is none. */
static int read_lock(const struct kr_folder *folder, const char *path, struct kr_diags *diags,
	struct kr_buf *text)
{
	const char *name;
	char file[NAME_MAX + 1];
	int dir = kr_open_parent(folder, path, &name);
	if (dir < 0 || !kr_lock_name(name, file)) {
		int error = dir < 0 ? errno : ENAMETOOLONG;
		if (dir >= 0)
			close(dir);
		return error == ENOENT || error == ENOTDIR ? KR_NOTFOUND
							   : cannot(diags, path, error);
	}
	enum kr_read result = kr_read_at(dir, file, 4096, text, NULL);
	int error = errno;
	close(dir);
	if (result == KR_READ_ABSENT)
		return KR_NOTFOUND;
	if (result == KR_READ_ERROR)
		return cannot(diags, path, error);
	if (result != KR_READ_DONE || !is_lock(text))
		return kr_cannot(diags, path,
			_("'%s.lock' was not made by kring; remove it by hand if nobody needs it"),
			path);
	return KR_OK;
}

int kr_lock_of(const struct kr_folder *folder, const char *path, struct kr_diags *diags,
	struct kr_lock *lock)
{
	struct kr_buf text = KR_BUF_INIT;
	int result = read_lock(folder, path, diags, &text);
	if (result == KR_OK)
		understand(text.s, lock);
	kr_buf_release(&text);
	return result;
}

static void age_words(int64_t age, struct kr_buf *out)
{
	unsigned long n = (unsigned long)age;
	if (n < 120)
		kr_buf_printf(out, kr_nq(", for %lu second", ", for %lu seconds", n), n);
	else if (n < 2 * 3600)
		kr_buf_printf(out, kr_nq(", for %lu minute", ", for %lu minutes", n / 60), n / 60);
	else if (n < 48 * 3600)
		kr_buf_printf(out, kr_nq(", for %lu hour", ", for %lu hours", n / 3600), n / 3600);
	else
		kr_buf_printf(out, kr_nq(", for %lu day", ", for %lu days", n / 86400), n / 86400);
}

void kr_lock_words(const struct kr_lock *lock, struct kr_buf *out)
{
	if (lock->pid > 0)
		kr_buf_printf(out, _("process %ld"), lock->pid);
	else
		kr_buf_puts(out, _("an unknown process"));
	if (*lock->host) {
		kr_buf_puts(out, _(" on "));
		kr_buf_putc(out, '\'');
		kr_buf_safe(out, lock->host, strlen(lock->host));
		kr_buf_putc(out, '\'');
	}
	if (lock->age >= 0)
		age_words(lock->age, out);
	if (lock->here && !lock->running)
		kr_buf_puts(out, _(", which has ended"));
}

/* ---- breaking one ------------------------------------------------------------------------- */

int kr_unlock(const struct kr_folder *folder, const char *path, struct kr_diags *diags)
{
	struct kr_buf text = KR_BUF_INIT;
	char lock[NAME_MAX + 1], temp[NAME_MAX + 1];
	const char *name;
	int result = read_lock(folder, path, diags, &text), dir;
	kr_buf_release(&text);
	if (result != KR_OK)
		return result;
	dir = kr_open_parent(folder, path, &name);
	if (dir < 0)
		return cannot(diags, path, errno);
	if (kr_temp_name(name, temp))
		(void)unlinkat(dir, temp, 0); /* most often there is none */
	/* the lock goes last: while it stands nobody makes a new temporary file */
	if (!kr_lock_name(name, lock) || unlinkat(dir, lock, 0) != 0)
		result = cannot(diags, path, errno);
	close(dir);
	return result;
}

int kr_locked(const struct kr_folder *folder, struct kr_arena *arena, struct kr_diags *diags,
	struct kr_paths *paths)
{
	const size_t end = sizeof lock_end - 1;
	struct kr_listing listing = { 0 };
	struct kr_buf text = KR_BUF_INIT;
	int result = kr_walk(folder, "", arena, diags, &listing);
	for (uint32_t i = 0; i < listing.n; i++) {
		const struct kr_name *name = &listing.at[i];
		if (name->kind != KR_NAME_FILE || name->len <= end ||
			strcmp(name->path + name->len - end, lock_end) != 0 ||
			kr_read_bytes(folder, name->path, 4096, &text, NULL) != KR_READ_DONE ||
			!is_lock(&text))
			continue;
		*KR_ADD(arena, paths) = kr_strndup(arena, name->path, name->len - end);
	}
	kr_buf_release(&text);
	return result;
}
