/* lib/sys/read.c - the bytes of one file, if it is a file at all. */
#define _GNU_SOURCE 1
#include "sys/read.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "sys/git-tree.h"

enum { OPEN_TO_READ = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC };

static enum kr_read judge_error(int error)
{
	switch (error) {
	case ENOENT:
	case ENOTDIR: /* a part of the way is a file: what lies under it is not there */
		return KR_READ_ABSENT;
	case ELOOP:
		return KR_READ_LINK;
	case EXDEV:
		return KR_READ_OUTSIDE;
	case ENXIO: /* a socket, or a device with nothing behind it */
	case ENODEV:
		return KR_READ_ODD;
	default:
		return KR_READ_ERROR;
	}
}

static enum kr_read judge_kind(const struct stat *st, size_t cap)
{
	if (S_ISDIR(st->st_mode))
		return KR_READ_FOLDER;
	if (!S_ISREG(st->st_mode))
		return KR_READ_ODD;
	return (uintmax_t)st->st_size > cap ? KR_READ_TOO_LARGE : KR_READ_DONE;
}

/*
 * Asks for one byte more than fstat promised, so that a file that did not change takes one read:
 * when just what was promised came, that was the end.
 */
static enum kr_read read_all(int fd, size_t promised, size_t cap, struct kr_buf *bytes)
{
	size_t len = 0;
	kr_buf_reset(bytes);
	for (;;) {
		size_t ask = (len < promised ? promised : len < cap ? cap : len) - len + 1;
		kr_buf_fill(bytes, '\0', ask);
		ssize_t n = read(fd, bytes->s + len, ask);
		if (n < 0 && errno == EINTR)
			n = 0;
		else if (n < 0)
			return KR_READ_ERROR;
		else if (n == 0)
			promised = len;
		len += (size_t)n;
		bytes->len = len;
		bytes->s[len] = '\0';
		if (len > cap)
			return KR_READ_TOO_LARGE;
		if (len == promised)
			return KR_READ_DONE;
	}
}

static enum kr_read read_open(int fd, size_t cap, struct kr_buf *bytes, struct stat *st)
{
	if (fd < 0)
		return judge_error(errno);
	struct stat own;
	struct stat *seen = st ? st : &own;
	enum kr_read result = fstat(fd, seen) == 0 ? judge_kind(seen, cap) : KR_READ_ERROR;
	if (result == KR_READ_DONE)
		result = read_all(fd, (size_t)seen->st_size, cap, bytes);
	int error = errno;
	close(fd);
	errno = error;
	return result;
}

enum kr_read kr_read_bytes(const struct kr_folder *folder, const char *path, size_t cap,
	struct kr_buf *bytes, struct stat *st)
{
	if (folder->tree)
		return kr_git_tree_read(folder->tree, path, cap, bytes);
	return read_open(kr_open_beneath(folder, path, OPEN_TO_READ), cap, bytes, st);
}

enum kr_read kr_read_at(
	int dir, const char *name, size_t cap, struct kr_buf *bytes, struct stat *st)
{
	return read_open(openat(dir, name, OPEN_TO_READ | O_NOFOLLOW), cap, bytes, st);
}

/* What a person is told of each, where '%s' is the path; NULL: in words of its own. */
static const struct {
	const char *rule, *message, *hint;
} told[] = {
	[KR_READ_LINK] = { "file-unexpected", N_("'%s' is a link, or lies in a folder that is one"),
		N_("put the file itself here: links are not followed") },
	[KR_READ_FOLDER] = { "file-unexpected", N_("'%s' is a folder, not a file"),
		N_("rename it, or move it out of here") },
	[KR_READ_ODD] = { "file-unexpected", N_("'%s' is a pipe, a socket or a device, not a file"),
		N_("remove it: records are regular files") },
	[KR_READ_OUTSIDE] = { "file-unexpected", N_("'%s' leads out of the kring folder"),
		N_("only files in the kring folder are read") },
	[KR_READ_TOO_LARGE] = { "file-too-large", NULL,
		N_("split it, or move long texts into an attachment") },
	[KR_READ_ERROR] = { "file-unreadable", NULL,
		N_("look at its permissions and at the disk") },
	[KR_READ_MISSING] = { "file-unreadable",
		N_("git does not have the text of '%s' here: this clone is partial"),
		N_("fetch it, or clone without '--filter'; kring itself fetches nothing") },
	[KR_READ_UNMERGED] = { "conflict-marker",
		N_("git has several versions of '%s' at once: a merge is not finished"),
		N_("choose what is to stand there, and 'git add' it") },
	[KR_READ_REPOSITORY] = { "file-unexpected",
		N_("'%s' is a repository of its own, a submodule, and not part of this one"),
		N_("put the files themselves here: submodules are not read") },
};

void kr_read_report(struct kr_diags *diags, const char *path, enum kr_read what, size_t cap)
{
	const struct kr_at nowhere = { 0 };
	const char *const rule = told[what].rule, *reason = strerror(errno);
	struct kr_diag *d;
	if (what == KR_READ_TOO_LARGE)
		d = kr_diag_finding(
			diags, rule, path, nowhere, _("'%s' is larger than %zu bytes"), path, cap);
	else if (what == KR_READ_ERROR)
		d = kr_diag_finding(
			diags, rule, path, nowhere, _("'%s' cannot be read: %s"), path, reason);
	else
		d = kr_diag_finding(diags, rule, path, nowhere, _(told[what].message), path);
	d->hint = _(told[what].hint);
}

/* Has the reader the folder of @path open: are the first @len bytes of it those of the last one? */
static bool is_in(const struct kr_reader *r, const char *path, size_t len)
{
	return r->dir >= 0 && r->len == len && memcmp(r->path, path, len) == 0;
}

static enum kr_read read_next(struct kr_reader *r, const char *path, size_t cap)
{
	if (r->folder->tree)
		return kr_git_tree_read(r->folder->tree, path, cap, &r->bytes);
	const char *slash = strrchr(path, '/');
	size_t len = slash ? (size_t)(slash - path) + 1 : 0;
	const char *name = path + len;
	if (!is_in(r, path, len)) {
		if (r->dir >= 0)
			close(r->dir);
		r->path = path;
		r->len = len;
		r->dir = kr_open_parent(r->folder, path, &name);
		if (r->dir < 0)
			return judge_error(errno);
	}
	return kr_read_at(r->dir, name, cap, &r->bytes, NULL);
}

void kr_reader_expect(struct kr_reader *r, const char *path)
{
	if (r->folder->tree)
		kr_git_tree_expect(r->folder->tree, path);
}

void kr_reader_release(struct kr_reader *r)
{
	if (r->dir >= 0)
		close(r->dir);
	r->dir = -1;
	kr_buf_release(&r->bytes);
}

int kr_read_file(struct kr_reader *r, const char *path, size_t cap, struct kr_diags *diags)
{
	enum kr_read result = read_next(r, path, cap);
	if (result == KR_READ_DONE)
		return KR_OK;
	if (result == KR_READ_ABSENT)
		return KR_NOTFOUND;
	kr_read_report(diags, path, result, cap);
	return KR_FAILED;
}
