/* lib/sys/write.c - replace files so that each is wholly old or wholly new: SAFETY, 'Writing'. */
#define _GNU_SOURCE 1
#include "sys/writing.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "sys/read.h"

/* ---- before the first rename -------------------------------------------------------------- */

static bool same_time(struct timespec a, struct timespec b)
{
	return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

/*
 * Is the file what it was when it was compared, or still not there?  An editor knows nothing of
 * our lock.
 */
static bool is_untouched(const struct kr_writing_file *f)
{
	struct stat st;
	bool there = fstatat(f->dir, f->name, &st, AT_SYMLINK_NOFOLLOW) == 0;
	if (!f->r->before)
		return !there && errno == ENOENT;
	return there && st.st_dev == f->was.st_dev && st.st_ino == f->was.st_ino &&
	       st.st_size == f->was.st_size && same_time(st.st_mtim, f->was.st_mtim) &&
	       same_time(st.st_ctim, f->was.st_ctim);
}

static bool compare(struct kr_writing *w, struct kr_writing_file *f)
{
	const struct kr_replacement *r = f->r;
	if (!r->before)
		return is_untouched(f) || kr_writing_stop(w, KR_AT_COMPARE, f, 0);
	enum kr_read result = kr_read_at(f->dir, f->name, r->before_len, &w->bytes, &f->was);
	if (result == KR_READ_ERROR)
		return kr_writing_stop(w, KR_AT_WRITE, f, errno);
	if (result != KR_READ_DONE || w->bytes.len != r->before_len ||
		memcmp(w->bytes.s, r->before, r->before_len) != 0)
		return kr_writing_stop(w, KR_AT_COMPARE, f, 0);
	return true;
}

/* Makes the temporary file.  One that is there was left by a writer that was killed: we have its
 * lock. */
static int make_temp(const struct kr_writing_file *f)
{
	const int how = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
	const mode_t mode = f->r->before ? 0600 : 0666;
	int fd = openat(f->dir, f->temp, how, mode);
	if (fd < 0 && errno == EEXIST && unlinkat(f->dir, f->temp, 0) == 0)
		fd = openat(f->dir, f->temp, how, mode);
	return fd;
}

/* Owner, group and mode of the file that it will replace. */
static bool keep_mode(int fd, const struct kr_writing_file *f)
{
	struct stat own;
	mode_t mode = f->was.st_mode & 07777;
	if (!f->r->before)
		return true;
	if (fstat(fd, &own) != 0)
		return false;
	if ((own.st_uid != f->was.st_uid || own.st_gid != f->was.st_gid) &&
		fchown(fd, f->was.st_uid, f->was.st_gid) != 0)
		mode &= 0777; /* not ours to give: then without set-id bits */
	return fchmod(fd, mode) == 0;
}

static bool write_temp(struct kr_writing *w, struct kr_writing_file *f)
{
	int fd = make_temp(f);
	if (fd < 0)
		return kr_writing_stop(w, KR_AT_WRITE, f, errno);
	f->has_temp = true;
	bool good = kr_write_all(fd, f->r->after, f->r->after_len) && keep_mode(fd, f) &&
		    fsync(fd) == 0;
	int error = errno;
	if (!kr_close_well(fd) && good) {
		error = errno;
		good = false;
	}
	return good || kr_writing_stop(w, KR_AT_WRITE, f, error);
}

static bool read_back(struct kr_writing *w, const struct kr_writing_file *f)
{
	const struct kr_replacement *r = f->r;
	enum kr_read result = kr_read_at(f->dir, f->temp, r->after_len, &w->bytes, NULL);
	if (result != KR_READ_DONE)
		return kr_writing_stop(w, KR_AT_VERIFY, f, result == KR_READ_ERROR ? errno : 0);
	if (w->bytes.len != r->after_len || memcmp(w->bytes.s, r->after, r->after_len) != 0)
		return kr_writing_stop(w, KR_AT_VERIFY, f, 0);
	return true;
}

static bool prepare(struct kr_writing *w)
{
	if (!kr_writing_lock(w))
		return false;
	for (size_t i = 0; i < w->n; i++)
		if (!compare(w, &w->file[i]))
			return false;
	for (size_t i = 0; i < w->n; i++)
		if (kr_writing_interrupted(w, 0) || !write_temp(w, &w->file[i]) ||
			!read_back(w, &w->file[i]))
			return false;
	for (size_t i = 0; i < w->n; i++) {
		if (!kr_writing_is_ours(w, &w->file[i]))
			return kr_writing_stop(w, KR_AT_STOLEN, &w->file[i], 0);
		if (!is_untouched(&w->file[i]))
			return kr_writing_stop(w, KR_AT_COMPARE, &w->file[i], 0);
	}
	return !kr_writing_interrupted(w, 0);
}

/* ---- from the first rename on ------------------------------------------------------------- */

static int rename_temp(const struct kr_writing_file *f)
{
	if (!f->r->before) {
		if (renameat2(f->dir, f->temp, f->dir, f->name, RENAME_NOREPLACE) == 0)
			return 0;
		if (errno != EINVAL && errno != ENOSYS)
			return errno;
	}
	return renameat(f->dir, f->temp, f->dir, f->name) == 0 ? 0 : errno;
}

/* Do the two lie in one folder?  Then one flush serves both. */
static bool share_folder(const struct kr_writing_file *a, const struct kr_writing_file *b)
{
	size_t in_a = (size_t)(a->name - a->r->path), in_b = (size_t)(b->name - b->r->path);
	return in_a == in_b && memcmp(a->r->path, b->r->path, in_a) == 0;
}

static bool rename_all(struct kr_writing *w)
{
	for (size_t i = 0; i < w->n; i++) {
		struct kr_writing_file *f = &w->file[i];
		int error = rename_temp(f);
		if (error == EEXIST && i == 0 && !f->r->before)
			return kr_writing_stop(w, KR_AT_COMPARE, f, 0);
		if (error)
			return kr_writing_stop(w, KR_AT_RENAME, f, error);
		f->has_temp = false;
		w->written++;
		if (i + 1 < w->n && share_folder(f, f + 1))
			continue;
		if (!kr_flush_folder(f->dir))
			return kr_writing_stop(w, KR_AT_FLUSH, f, errno);
	}
	return true;
}

static void clean_up(struct kr_writing *w)
{
	for (size_t i = w->n; i-- > 0;) {
		struct kr_writing_file *f = w->by_path[i];
		if (f->has_temp)
			(void)unlinkat(f->dir, f->temp, 0); /* the next writer removes it else */
		kr_writing_unlock(w, f);
	}
	for (size_t i = 0; i < w->n; i++)
		if (w->file[i].dir >= 0)
			close(w->file[i].dir);
	if (w->step != KR_AT_NOTHING)
		kr_writing_remove_folders(w);
}

/* ---- all of it ---------------------------------------------------------------------------- */

static int compare_paths(const void *a, const void *b)
{
	const struct kr_writing_file *const *f = a, *const *g = b;
	return strcmp((*f)->r->path, (*g)->r->path);
}

static size_t count_slashes(const char *path)
{
	size_t n = 0;
	for (; *path; path++)
		n += *path == '/';
	return n;
}

/* Asks for all memory that will be needed, and for nothing else. */
static void writing_init(struct kr_writing *w, const struct kr_folder *folder,
	const struct kr_replacement *r, size_t n)
{
	size_t largest = KR_LOCK_TEXT, folders = 0;
	*w = (struct kr_writing){ .folder = folder, .n = n, .bytes = KR_BUF_INIT };
	for (size_t i = 0; i < n; i++) {
		largest = r[i].before_len > largest ? r[i].before_len : largest;
		largest = r[i].after_len > largest ? r[i].after_len : largest;
		folders += count_slashes(r[i].path);
	}
	kr_buf_fill(&w->bytes, '\0', largest + 2);
	w->file = kr_realloc(NULL, n * sizeof *w->file);
	w->by_path = kr_realloc(NULL, n * sizeof(struct kr_writing_file *));
	w->made = kr_realloc(NULL, (folders + 1) * sizeof *w->made);
	for (size_t i = 0; i < n; i++) {
		const char *slash = strrchr(r[i].path, '/');
		w->file[i] = (struct kr_writing_file){ .r = &r[i], .dir = -1 };
		w->file[i].name = slash ? slash + 1 : r[i].path;
		w->by_path[i] = &w->file[i];
	}
	qsort(w->by_path, n, sizeof(struct kr_writing_file *), compare_paths);
	kr_lock_text(w->lock_text);
}

static void writing_release(struct kr_writing *w)
{
	kr_buf_release(&w->bytes);
	free(w->file);
	free(w->by_path);
	free(w->made);
}

/* What is wrong with the request itself; no file is looked at. */
static int check_request(struct kr_writing *w, struct kr_diags *diags)
{
	for (size_t i = 0; i < w->n; i++) {
		struct kr_writing_file *f = w->by_path[i];
		const char *path = f->r->path;
		if (!kr_path_is_beneath(path))
			return kr_cannot(
				diags, path, _("'%s' leads out of the kring folder"), path);
		if (!kr_lock_name(f->name, f->lock) || !kr_temp_name(f->name, f->temp))
			return kr_cannot(diags, path, _("the name of '%s' is too long"), path);
		if (i > 0 && strcmp(w->by_path[i - 1]->r->path, path) == 0)
			return kr_cannot(
				diags, path, _("'%s' would be written twice at once"), path);
	}
	return KR_OK;
}

int kr_replace_files(struct kr_folder *folder, const struct kr_replacement *r, size_t n,
	struct kr_diags *diags, size_t *written)
{
	struct kr_writing w;
	*written = 0;
	if (n == 0)
		return KR_OK;
	if (folder->tree)
		return kr_cannot(diags, NULL, _("a commit and the index are only looked at"));
	writing_init(&w, folder, r, n);
	int result = check_request(&w, diags);
	if (result == KR_OK) {
		kr_signals_hold(&w.signals);
		if (prepare(&w))
			rename_all(&w);
		clean_up(&w);
		*written = w.written;
		kr_signals_release(&w.signals, w.caught);
		if (w.step == KR_AT_COMPARE)
			result = KR_NOTFOUND;
		else if (w.step != KR_AT_NOTHING)
			result = KR_FAILED;
		if (result == KR_FAILED && w.written == 0)
			kr_writing_report_untouched(&w, diags);
		else if (result == KR_FAILED)
			kr_writing_report_touched(&w, diags);
	}
	writing_release(&w);
	return result;
}
