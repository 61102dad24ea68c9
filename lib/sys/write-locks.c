/* lib/sys/write-locks.c - the folders and locks that a replacement of files needs. */
#define _GNU_SOURCE 1
#include "sys/writing.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "sys/read.h"

enum { PATIENCE = 3000 }; /* milliseconds to wait for all locks together */

bool kr_writing_stop(struct kr_writing *w, enum kr_writing_step step,
	const struct kr_writing_file *at, int error)
{
	if (w->step == KR_AT_NOTHING) {
		w->step = step;
		w->at = at;
		w->error = error;
	}
	return false;
}

bool kr_writing_interrupted(struct kr_writing *w, unsigned milliseconds)
{
	int signal = kr_signals_wait(&w->signals, milliseconds);
	if (signal) {
		w->caught = signal;
		kr_writing_stop(w, KR_AT_SIGNAL, NULL, 0);
	}
	return signal != 0;
}

/* ---- folders ------------------------------------------------------------------------------ */

/* Makes the folder @name in @dir, durably.  Somebody else may have made it first. */
static bool make_folder(
	struct kr_writing *w, int dir, const char *name, const char *path, size_t len)
{
	if (mkdirat(dir, name, 0777) != 0)
		return errno == EEXIST;
	for (size_t i = 0; i < w->n_made; i++)
		if (w->made[i].path == path && w->made[i].len == len)
			return kr_flush_folder(dir); /* removed meanwhile by another writer */
	w->made[w->n_made++] = (struct kr_made_folder){ path, len };
	return kr_flush_folder(dir);
}

/* Opens the folder that @path lies in, and makes it where it is missing.  -1 and errno. */
static int open_folder_of(struct kr_writing *w, const char *path)
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

void kr_writing_remove_folders(const struct kr_writing *w)
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

/* One try.  0, or an errno: EEXIST, somebody has it; ENOENT, the folder has just been removed. */
static int try_lock(struct kr_writing *w, struct kr_writing_file *f)
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
	if (!kr_close_well(fd) && error == 0)
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

static bool lock_one(struct kr_writing *w, struct kr_writing_file *f, const struct timespec *start)
{
	for (unsigned turn = 1;; turn++) {
		int error = try_lock(w, f);
		if (error == 0)
			return true;
		bool held = error == EEXIST, folder_went = error == ENOENT;
		enum kr_writing_step step = f->dir < 0 || folder_went ? KR_AT_FOLDER
					    : held                    ? KR_AT_WAITING
								      : KR_AT_LOCK;
		unsigned waited = milliseconds_since(start);
		if ((!held && !folder_went) || waited >= PATIENCE)
			return kr_writing_stop(w, step, f, error);
		if (folder_went && f->dir >= 0) {
			close(f->dir);
			f->dir = -1;
		}
		if (kr_writing_interrupted(w, pause_before(turn, waited)))
			return false;
	}
}

bool kr_writing_lock(struct kr_writing *w)
{
	struct timespec start;
	clock_gettime(CLOCK_MONOTONIC, &start);
	for (size_t i = 0; i < w->n; i++)
		if (!lock_one(w, w->by_path[i], &start))
			return false;
	return true;
}

bool kr_writing_is_ours(struct kr_writing *w, const struct kr_writing_file *f)
{
	enum kr_read result = kr_read_at(f->dir, f->lock, KR_LOCK_TEXT, &w->bytes, NULL);
	if (result == KR_READ_ABSENT)
		return false;
	/* where nothing can be known nobody was seen to take it */
	return result == KR_READ_ERROR || !f->signed_lock ||
	       (result == KR_READ_DONE && strcmp(w->bytes.s, w->lock_text) == 0);
}

void kr_writing_unlock(struct kr_writing *w, struct kr_writing_file *f)
{
	if (!f->locked)
		return;
	f->locked = false;
	if (kr_writing_is_ours(w, f) && unlinkat(f->dir, f->lock, 0) != 0)
		kr_writing_stop(w, KR_AT_UNLOCK, f, errno);
}
