/* lib/sys/output.c - files that a person names: read one wherever it is, write one whole. */
#define _GNU_SOURCE 1
#include "sys/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "sys/signals.h"

bool kr_write_all(int fd, const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t n = write(fd, bytes, len);
		if (n > 0) {
			bytes += n;
			len -= (size_t)n;
		} else if (n < 0 && errno == EAGAIN) {
			struct pollfd wait = { .fd = fd, .events = POLLOUT };
			(void)poll(&wait, 1, -1); /* somebody made our output non-blocking */
		} else if (n == 0 || errno != EINTR) {
			errno = n == 0 ? EIO : errno;
			return false;
		}
	}
	return true;
}

/* ---- reading ------------------------------------------------------------------------------ */

static int read_to_end(
	int fd, const char *name, size_t cap, struct kr_diags *diags, struct kr_buf *out)
{
	char part[16384];
	size_t before = out->len;
	for (;;) {
		ssize_t n = read(fd, part, sizeof part);
		if (n < 0 && errno == EINTR)
			continue;
		if (n == 0)
			return KR_OK;
		bool too_large = n > 0 && (size_t)n > cap - (out->len - before);
		if (n > 0 && !too_large) {
			kr_buf_add(out, part, (size_t)n);
			continue;
		}
		int error = errno;
		out->len = before;
		if (out->size)
			out->s[before] = '\0';
		if (too_large)
			return kr_cannot(
				diags, NULL, _("'%s' is larger than %zu bytes"), name, cap);
		return kr_cannot(diags, NULL, _("cannot read '%s': %s"), name, strerror(error));
	}
}

int kr_read_input(const char *path, size_t cap, struct kr_diags *diags, struct kr_buf *out)
{
	if (strcmp(path, "-") == 0)
		return read_to_end(STDIN_FILENO, _("standard input"), cap, diags, out);
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return kr_cannot(diags, NULL, _("cannot read '%s': %s"), path, strerror(errno));
	int result = read_to_end(fd, path, cap, diags, out);
	close(fd);
	return result;
}

/* ---- writing ------------------------------------------------------------------------------ */

static bool write_and_close(int fd, const char *bytes, size_t len, const mode_t *mode, bool flush)
{
	bool good = kr_write_all(fd, bytes, len) && (!mode || fchmod(fd, *mode) == 0) &&
		    (!flush || fsync(fd) == 0);
	int error = errno;
	if (close(fd) != 0 && errno != EINTR && good)
		return false;
	errno = error;
	return good;
}

static bool flush_folder_of(const char *path)
{
	char folder[PATH_MAX];
	const char *slash = strrchr(path, '/');
	size_t len = slash == path ? 1 : (size_t)(slash - path);
	memcpy(folder, path, len);
	folder[len] = '\0';
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool good = fd >= 0 && kr_flush_folder(fd);
	int error = errno;
	if (fd >= 0)
		close(fd);
	errno = error;
	return good;
}

/* Writes the new file @temp and lets it take the place of @path. */
static bool replace_by(
	const char *path, const char *temp, const struct stat *was, const char *bytes, size_t len)
{
	mode_t mode = was ? was->st_mode & 0777 : 0;
	int fd = open(
		temp, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, was ? 0600 : 0666);
	if (fd < 0)
		return false;
	if (!write_and_close(fd, bytes, len, was ? &mode : NULL, true) || rename(temp, path) != 0) {
		int error = errno;
		unlink(temp);
		errno = error;
		return false;
	}
	return flush_folder_of(path);
}

/*
 * Replaces the regular file @path (absolute), or makes it (@was NULL).  Signals wait meanwhile, so
 * that none leaves the unfinished file behind, and a limit on its size is an error and no signal.
 */
static bool replace(const char *path, const struct stat *was, const char *bytes, size_t len)
{
	char temp[PATH_MAX];
	struct kr_signals held;
	const char *slash = strrchr(path, '/');
	int n = snprintf(temp, sizeof temp, "%.*s/.%s.kring-%ld", (int)(slash - path), path,
		slash + 1, (long)getpid());
	if (n < 0 || (size_t)n >= sizeof temp) {
		errno = ENAMETOOLONG;
		return false;
	}
	kr_signals_hold(&held);
	bool good = replace_by(path, temp, was, bytes, len);
	int error = errno;
	kr_signals_release(&held, kr_signals_wait(&held, 0));
	errno = error;
	return good;
}

/* The absolute path of a file that need not be there yet, in a folder that must be. */
static bool resolve_new(const char *path, char real[PATH_MAX])
{
	char folder[PATH_MAX];
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	size_t len = slash ? (size_t)(name - path) : 1;
	if (len >= sizeof folder || !*name) {
		errno = *name ? ENAMETOOLONG : EISDIR;
		return false;
	}
	memcpy(folder, slash ? path : ".", len);
	folder[len] = '\0';
	if (!realpath(folder, real))
		return false;
	size_t end = strlen(real);
	int n = snprintf(real + end, PATH_MAX - end, "%s%s", end > 1 ? "/" : "", name);
	errno = ENAMETOOLONG;
	return n >= 0 && (size_t)n < PATH_MAX - end;
}

static bool write_file(const char *path, const char *bytes, size_t len)
{
	char real[PATH_MAX];
	struct stat st;
	if (stat(path, &st) != 0) {
		if (errno != ENOENT ||
			lstat(path, &st) == 0) /* a link to nothing: who knows where */
			return false;
		return resolve_new(path, real) && replace(real, NULL, bytes, len);
	}
	if (S_ISREG(st.st_mode))
		return realpath(path, real) && replace(real, &st, bytes, len);
	int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	return fd >= 0 && write_and_close(fd, bytes, len, NULL, false);
}

int kr_write_output(const char *path, const char *bytes, size_t len, struct kr_diags *diags)
{
	if (write_file(path, bytes, len))
		return KR_OK;
	return kr_cannot(diags, NULL, _("cannot write '%s': %s"), path, strerror(errno));
}

int kr_make_folder(const char *path, struct kr_diags *diags)
{
	struct stat st;
	if (mkdir(path, 0777) == 0)
		return KR_OK;
	const int error = errno;
	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		return KR_OK;
	return kr_cannot(diags, NULL, _("cannot make the folder '%s': %s"), path,
		strerror(error == EEXIST ? ENOTDIR : error));
}
