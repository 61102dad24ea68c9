/* lib/sys/write.c - replace files so that each is wholly old or wholly new: SAFETY, 'Writing'. */
#define _GNU_SOURCE 1
#include "sys/write.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/i18n.h"
#include "sys/lock.h"
#include "sys/read.h"
#include "sys/signals.h"

enum { PATIENCE = 3000 }; /* milliseconds to wait for all locks together */

/* Where it stopped. */
enum step {
	AT_NOTHING,
	AT_FOLDER,
	AT_LOCK,
	AT_WAITING, /* the lock is somebody else's */
	AT_COMPARE, /* not what the caller read: no error */
	AT_WRITE,
	AT_VERIFY,
	AT_STOLEN, /* somebody broke our lock */
	AT_RENAME,
	AT_FLUSH,
	AT_UNLOCK,
	AT_SIGNAL,
};

/* One file on its way. */
struct file {
	const struct kr_replacement *r;
	int dir; /* the folder that it is in, or -1 */
	const char *name;
	char lock[NAME_MAX + 1], temp[NAME_MAX + 1];
	bool locked, has_temp;
	bool signed_lock; /* the lock says that it is ours */
	struct stat was;  /* the file, when it was compared */
};

/* A folder that was made on the way: the first @len bytes of @path. */
struct made {
	const char *path;
	size_t len;
};

struct writing {
	const struct kr_folder *folder;
	struct file *file; /* in the order of the renames */
	struct file **by_path;
	size_t n, written;
	struct made *made;
	size_t n_made;
	char lock_text[KR_LOCK_TEXT];
	struct kr_buf bytes; /* large enough for every file */
	struct kr_signals signals;
	int caught; /* the signal that stopped it, or 0 */
	enum step step;
	const struct file *at;
	int error;
};

/* Notes where and why it stopped; only the first reason counts. */
static bool stop(struct writing *w, enum step step, const struct file *at, int error)
{
	if (w->step == AT_NOTHING) {
		w->step = step;
		w->at = at;
		w->error = error;
	}
	return false;
}

static bool is_interrupted(struct writing *w, unsigned milliseconds)
{
	int signal = kr_signals_wait(&w->signals, milliseconds);
	if (signal) {
		w->caught = signal;
		stop(w, AT_SIGNAL, NULL, 0);
	}
	return signal != 0;
}

/* ---- folders ------------------------------------------------------------------------------ */

/* Makes the folder @name in @dir, durably.  Somebody else may have made it first. */
static bool make_folder(struct writing *w, int dir, const char *name, const char *path, size_t len)
{
	if (mkdirat(dir, name, 0777) != 0)
		return errno == EEXIST;
	for (size_t i = 0; i < w->n_made; i++)
		if (w->made[i].path == path && w->made[i].len == len)
			return kr_flush_folder(dir); /* removed meanwhile by another writer */
	w->made[w->n_made++] = (struct made){ path, len };
	return kr_flush_folder(dir);
}

/* Opens the folder that @path lies in, and makes it where it is missing.  -1 and errno. */
static int open_folder_of(struct writing *w, const char *path)
{
	const int how = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
	char part[NAME_MAX + 1];
	const char *at = path, *slash;
	int dir = fcntl(w->folder->fd, F_DUPFD_CLOEXEC, 3);
	for (; dir >= 0 && (slash = strchr(at, '/')); at = slash + 1) {
		if (slash - at > NAME_MAX) {
			close(dir);
			errno = ENAMETOOLONG;
			return -1;
		}
		snprintf(part, sizeof part, "%.*s", (int)(slash - at), at);
		int next = openat(dir, part, how);
		if (next < 0 && errno == ENOENT &&
			make_folder(w, dir, part, path, (size_t)(slash - path)))
			next = openat(dir, part, how);
		int error = errno;
		close(dir);
		errno = error;
		dir = next;
	}
	return dir;
}

static void remove_made_folders(const struct writing *w)
{
	char path[PATH_MAX];
	for (size_t i = w->n_made; i-- > 0;) {
		const char *name;
		if (w->made[i].len >= sizeof path)
			continue;
		memcpy(path, w->made[i].path, w->made[i].len);
		path[w->made[i].len] = '\0';
		int dir = kr_open_parent(w->folder, path, &name);
		if (dir < 0)
			continue;
		/* a new file of ours, or another writer's lock, may be in it: then it stays */
		(void)unlinkat(dir, name, AT_REMOVEDIR);
		close(dir);
	}
}

/* ---- locks -------------------------------------------------------------------------------- */

/* Closes @fd; EINTR means that it is closed all the same. */
static bool close_well(int fd)
{
	return close(fd) == 0 || errno == EINTR;
}

/* One try.  0, or an errno: EEXIST, somebody has it; ENOENT, the folder has just been removed. */
static int try_lock(struct writing *w, struct file *f)
{
	if (f->dir < 0)
		f->dir = open_folder_of(w, f->r->path);
	if (f->dir < 0)
		return errno;
	int fd = openat(
		f->dir, f->lock, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
	if (fd < 0)
		return errno;
	f->locked = true;
	f->signed_lock = kr_write_all(fd, w->lock_text, strlen(w->lock_text));
	int error = f->signed_lock ? 0 : errno;
	if (!close_well(fd) && error == 0)
		error = errno;
	return error == EEXIST || error == ENOENT ? EIO : error;
}

static unsigned milliseconds_since(const struct timespec *start)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	long ms = (now.tv_sec - start->tv_sec) * 1000 + (now.tv_nsec - start->tv_nsec) / 1000000;
	return (unsigned)ms;
}

/*
 * How long to wait before try @turn (from 1): its square, and some chance, so that two who were
 * refused together do not come back together (git's lockfile.c).  Never longer than a few writings
 * take, or who has waited longest gets it least.
 */
static unsigned pause_before(unsigned turn, unsigned waited)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	unsigned pause = turn < 7 ? turn * turn : 49;
	pause = pause / 2 + (unsigned)(now.tv_nsec / 1000) % (pause + 1);
	return waited + pause > PATIENCE ? PATIENCE - waited : pause;
}

static bool lock_one(struct writing *w, struct file *f, const struct timespec *start)
{
	for (unsigned turn = 1;; turn++) {
		int error = try_lock(w, f);
		if (error == 0)
			return true;
		bool held = error == EEXIST, folder_went = error == ENOENT;
		enum step step = f->dir < 0 || folder_went ? AT_FOLDER
				 : held                    ? AT_WAITING
							   : AT_LOCK;
		unsigned waited = milliseconds_since(start);
		if ((!held && !folder_went) || waited >= PATIENCE)
			return stop(w, step, f, error);
		if (folder_went && f->dir >= 0) {
			close(f->dir);
			f->dir = -1;
		}
		if (is_interrupted(w, pause_before(turn, waited)))
			return false;
	}
}

static bool lock_all(struct writing *w)
{
	struct timespec start;
	clock_gettime(CLOCK_MONOTONIC, &start);
	for (size_t i = 0; i < w->n; i++)
		if (!lock_one(w, w->by_path[i], &start))
			return false;
	return true;
}

/* Is the lock still the one that we made, or did somebody break it, and perhaps take it? */
static bool is_ours(struct writing *w, const struct file *f)
{
	enum kr_read result = kr_read_at(f->dir, f->lock, KR_LOCK_TEXT, &w->bytes, NULL);
	if (result == KR_READ_ABSENT)
		return false;
	/* where nothing can be known nobody was seen to take it */
	return result == KR_READ_ERROR || !f->signed_lock ||
	       (result == KR_READ_DONE && strcmp(w->bytes.s, w->lock_text) == 0);
}

static void unlock(struct writing *w, struct file *f)
{
	if (!f->locked)
		return;
	f->locked = false;
	if (is_ours(w, f) && unlinkat(f->dir, f->lock, 0) != 0)
		stop(w, AT_UNLOCK, f, errno);
}

/* ---- before the first rename -------------------------------------------------------------- */

static bool same_time(struct timespec a, struct timespec b)
{
	return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

/*
 * Is the file what it was when it was compared, or still not there?  An editor knows nothing of
 * our lock.
 */
static bool is_untouched(const struct file *f)
{
	struct stat st;
	bool there = fstatat(f->dir, f->name, &st, AT_SYMLINK_NOFOLLOW) == 0;
	if (!f->r->before)
		return !there && errno == ENOENT;
	return there && st.st_dev == f->was.st_dev && st.st_ino == f->was.st_ino &&
	       st.st_size == f->was.st_size && same_time(st.st_mtim, f->was.st_mtim) &&
	       same_time(st.st_ctim, f->was.st_ctim);
}

static bool compare(struct writing *w, struct file *f)
{
	const struct kr_replacement *r = f->r;
	if (!r->before)
		return is_untouched(f) || stop(w, AT_COMPARE, f, 0);
	enum kr_read result = kr_read_at(f->dir, f->name, r->before_len, &w->bytes, &f->was);
	if (result == KR_READ_ERROR)
		return stop(w, AT_WRITE, f, errno);
	if (result != KR_READ_DONE || w->bytes.len != r->before_len ||
		memcmp(w->bytes.s, r->before, r->before_len) != 0)
		return stop(w, AT_COMPARE, f, 0);
	return true;
}

/* Makes the temporary file.  One that is there was left by a writer that was killed: we have its
 * lock. */
static int make_temp(const struct file *f)
{
	const int how = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
	const mode_t mode = f->r->before ? 0600 : 0666;
	int fd = openat(f->dir, f->temp, how, mode);
	if (fd < 0 && errno == EEXIST && unlinkat(f->dir, f->temp, 0) == 0)
		fd = openat(f->dir, f->temp, how, mode);
	return fd;
}

/* Owner, group and mode of the file that it will replace. */
static bool keep_mode(int fd, const struct file *f)
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

static bool write_temp(struct writing *w, struct file *f)
{
	int fd = make_temp(f);
	if (fd < 0)
		return stop(w, AT_WRITE, f, errno);
	f->has_temp = true;
	bool good = kr_write_all(fd, f->r->after, f->r->after_len) && keep_mode(fd, f) &&
		    fsync(fd) == 0;
	int error = errno;
	if (!close_well(fd) && good) {
		error = errno;
		good = false;
	}
	return good || stop(w, AT_WRITE, f, error);
}

static bool read_back(struct writing *w, const struct file *f)
{
	const struct kr_replacement *r = f->r;
	enum kr_read result = kr_read_at(f->dir, f->temp, r->after_len, &w->bytes, NULL);
	if (result != KR_READ_DONE)
		return stop(w, AT_VERIFY, f, result == KR_READ_ERROR ? errno : 0);
	if (w->bytes.len != r->after_len || memcmp(w->bytes.s, r->after, r->after_len) != 0)
		return stop(w, AT_VERIFY, f, 0);
	return true;
}

static bool prepare(struct writing *w)
{
	if (!lock_all(w))
		return false;
	for (size_t i = 0; i < w->n; i++)
		if (!compare(w, &w->file[i]))
			return false;
	for (size_t i = 0; i < w->n; i++)
		if (is_interrupted(w, 0) || !write_temp(w, &w->file[i]) ||
			!read_back(w, &w->file[i]))
			return false;
	for (size_t i = 0; i < w->n; i++) {
		if (!is_ours(w, &w->file[i]))
			return stop(w, AT_STOLEN, &w->file[i], 0);
		if (!is_untouched(&w->file[i]))
			return stop(w, AT_COMPARE, &w->file[i], 0);
	}
	return !is_interrupted(w, 0);
}

/* ---- from the first rename on ------------------------------------------------------------- */

static int rename_temp(const struct file *f)
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
static bool share_folder(const struct file *a, const struct file *b)
{
	size_t in_a = (size_t)(a->name - a->r->path), in_b = (size_t)(b->name - b->r->path);
	return in_a == in_b && memcmp(a->r->path, b->r->path, in_a) == 0;
}

static bool rename_all(struct writing *w)
{
	for (size_t i = 0; i < w->n; i++) {
		struct file *f = &w->file[i];
		int error = rename_temp(f);
		if (error == EEXIST && i == 0 && !f->r->before)
			return stop(w, AT_COMPARE, f, 0);
		if (error)
			return stop(w, AT_RENAME, f, error);
		f->has_temp = false;
		w->written++;
		if (i + 1 < w->n && share_folder(f, f + 1))
			continue;
		if (!kr_flush_folder(f->dir))
			return stop(w, AT_FLUSH, f, errno);
	}
	return true;
}

static void clean_up(struct writing *w)
{
	for (size_t i = w->n; i-- > 0;) {
		struct file *f = w->by_path[i];
		if (f->has_temp)
			(void)unlinkat(f->dir, f->temp, 0); /* the next writer removes it else */
		unlock(w, f);
	}
	for (size_t i = 0; i < w->n; i++)
		if (w->file[i].dir >= 0)
			close(w->file[i].dir);
	if (w->step != AT_NOTHING)
		remove_made_folders(w);
}

/* ---- saying what went wrong --------------------------------------------------------------- */

/* Adds the paths of the files from @from to before @to: 'a', 'b'. */
static void add_paths(struct kr_buf *b, const struct writing *w, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		kr_buf_printf(b, "%s'%s'", i > from ? ", " : "", w->file[i].r->path);
}

static void report_half(const struct writing *w, struct kr_diags *diags, struct kr_diag *d)
{
	struct kr_buf done = KR_BUF_INIT, left = KR_BUF_INIT;
	add_paths(&done, w, 0, w->written);
	add_paths(&left, w, w->written, w->n);
	if (left.len > 0) {
		d->related = kr_diag_text(diags, _("written: %s; not written: %s"), done.s, left.s);
		d->hint = _("run the command again: it finishes what is left");
	} else {
		d->related = kr_diag_text(diags, _("written: %s"), done.s);
	}
	kr_buf_release(&done);
	kr_buf_release(&left);
}

static void report_waiting(const struct writing *w, struct kr_diags *diags)
{
	struct kr_lock lock = { .age = -1 }; /* what we say if it went just now */
	struct kr_buf who = KR_BUF_INIT;
	const char *path = w->at->r->path;
	if (kr_lock_of(w->folder, path, diags, &lock) == KR_FAILED)
		return;
	kr_lock_words(&lock, &who);
	struct kr_diag *d = kr_diag_add(diags, KR_CANNOT, path, (struct kr_at){ 0 },
		_("'%s' is being written by %s; nothing was changed"), path, who.s);
	d->hint = kr_diag_text(
		diags, _("try again; if that program is gone: kring unlock %s"), path);
	kr_buf_release(&who);
}

static const char *reason(const struct writing *w)
{
	return w->error ? strerror(w->error) : _("what was read back is not what was written");
}

/* The message for where it stopped before the first rename. */
static void report_untouched(const struct writing *w, struct kr_diags *diags)
{
	const char *path = w->at ? w->at->r->path : NULL;
	switch (w->step) {
	case AT_FOLDER:
		kr_cannot(diags, path, _("cannot open the folder of '%s': %s; nothing was changed"),
			path, reason(w));
		break;
	case AT_LOCK:
		kr_cannot(diags, path, _("cannot lock '%s': %s; nothing was changed"), path,
			reason(w));
		break;
	case AT_WAITING:
		report_waiting(w, diags);
		break;
	case AT_STOLEN:
		kr_cannot(diags, path,
			_("the lock of '%s' was broken by somebody else; nothing was changed"),
			path);
		break;
	case AT_SIGNAL:
		kr_cannot(diags, NULL, _("interrupted; nothing was changed"));
		break;
	default:
		kr_cannot(diags, path, _("cannot write '%s': %s; nothing was changed"), path,
			reason(w));
		break;
	}
}

static void report_touched(const struct writing *w, struct kr_diags *diags)
{
	const char *path = w->at->r->path;
	const struct kr_at nowhere = { 0 };
	struct kr_diag *d;
	if (w->step == AT_UNLOCK) {
		d = kr_diag_add(diags, KR_CANNOT, path, nowhere,
			_("'%s' was written, but its lock cannot be removed: %s"), path, reason(w));
		d->hint = kr_diag_text(diags, "kring unlock %s", path);
		return;
	}
	if (w->step == AT_FLUSH)
		d = kr_diag_add(diags, KR_CANNOT, path, nowhere,
			_("'%s' was written, but the disk did not confirm it: %s"), path,
			reason(w));
	else
		d = kr_diag_add(diags, KR_CANNOT, path, nowhere, _("cannot replace '%s': %s"), path,
			reason(w));
	report_half(w, diags, d);
}

/* ---- all of it ---------------------------------------------------------------------------- */

static int compare_paths(const void *a, const void *b)
{
	const struct file *const *f = a, *const *g = b;
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
static void writing_init(
	struct writing *w, const struct kr_folder *folder, const struct kr_replacement *r, size_t n)
{
	size_t largest = KR_LOCK_TEXT, folders = 0;
	*w = (struct writing){ .folder = folder, .n = n, .bytes = KR_BUF_INIT };
	for (size_t i = 0; i < n; i++) {
		largest = r[i].before_len > largest ? r[i].before_len : largest;
		largest = r[i].after_len > largest ? r[i].after_len : largest;
		folders += count_slashes(r[i].path);
	}
	kr_buf_fill(&w->bytes, '\0', largest + 2);
	w->file = kr_realloc(NULL, n * sizeof *w->file);
	w->by_path = kr_realloc(NULL, n * sizeof(struct file *));
	w->made = kr_realloc(NULL, (folders + 1) * sizeof *w->made);
	for (size_t i = 0; i < n; i++) {
		const char *slash = strrchr(r[i].path, '/');
		w->file[i] = (struct file){ .r = &r[i], .dir = -1 };
		w->file[i].name = slash ? slash + 1 : r[i].path;
		w->by_path[i] = &w->file[i];
	}
	qsort(w->by_path, n, sizeof(struct file *), compare_paths);
	kr_lock_text(w->lock_text);
}

static void writing_release(struct writing *w)
{
	kr_buf_release(&w->bytes);
	free(w->file);
	free(w->by_path);
	free(w->made);
}

/* What is wrong with the request itself; no file is looked at. */
static int check_request(struct writing *w, struct kr_diags *diags)
{
	for (size_t i = 0; i < w->n; i++) {
		struct file *f = w->by_path[i];
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
	struct writing w;
	*written = 0;
	if (n == 0)
		return KR_OK;
	writing_init(&w, folder, r, n);
	int result = check_request(&w, diags);
	if (result == KR_OK) {
		kr_signals_hold(&w.signals);
		if (prepare(&w))
			rename_all(&w);
		clean_up(&w);
		*written = w.written;
		kr_signals_release(&w.signals, w.caught);
		if (w.step == AT_COMPARE)
			result = KR_NOTFOUND;
		else if (w.step != AT_NOTHING)
			result = KR_FAILED;
		if (result == KR_FAILED && w.written == 0)
			report_untouched(&w, diags);
		else if (result == KR_FAILED)
			report_touched(&w, diags);
	}
	writing_release(&w);
	return result;
}
