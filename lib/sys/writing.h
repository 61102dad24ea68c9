/*
 * lib/sys/writing.h - a replacement of files on its way: between the files that carry it out.
 *
 * write-locks.c makes the folders and holds the locks, write.c replaces the files, write-said.c
 * puts into words where it stopped.
 */
#ifndef KR_SYS_WRITING_H
#define KR_SYS_WRITING_H

#include <errno.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sys/lock.h"
#include "sys/signals.h"
#include "sys/write.h"

/* Where it stopped. */
enum kr_writing_step {
	KR_AT_NOTHING,
	KR_AT_FOLDER,
	KR_AT_LOCK,
	KR_AT_WAITING, /* the lock is somebody else's */
	KR_AT_COMPARE, /* not what the caller read: no error */
	KR_AT_WRITE,
	KR_AT_VERIFY,
	KR_AT_STOLEN, /* somebody broke our lock */
	KR_AT_RENAME,
	KR_AT_FLUSH,
	KR_AT_UNLOCK,
	KR_AT_SIGNAL,
};

/* One file on its way. */
struct kr_writing_file {
	const struct kr_replacement *r;
	int dir; /* the folder that it is in, or -1 */
	const char *name;
	char lock[NAME_MAX + 1], temp[NAME_MAX + 1];
	bool locked, has_temp;
	bool signed_lock; /* the lock says that it is ours */
	struct stat was;  /* the file, when it was compared */
};

/* A folder that was made on the way: the first @len bytes of @path. */
struct kr_made_folder {
	const char *path;
	size_t len;
};

struct kr_writing {
	const struct kr_folder *folder;
	struct kr_writing_file *file; /* in the order of the renames */
	struct kr_writing_file **by_path;
	size_t n, written;
	struct kr_made_folder *made;
	size_t n_made;
	char lock_text[KR_LOCK_TEXT];
	struct kr_buf bytes; /* large enough for every file */
	struct kr_signals signals;
	int caught; /* the signal that stopped it, or 0 */
	enum kr_writing_step step;
	const struct kr_writing_file *at;
	int error;
};

/** Notes where and why it stopped; only the first reason counts.  Returns false. */
bool kr_writing_stop(struct kr_writing *w, enum kr_writing_step step,
	const struct kr_writing_file *at, int error);

/** Waits up to @milliseconds for a signal; true: one came, and stops it. */
bool kr_writing_interrupted(struct kr_writing *w, unsigned milliseconds);

/** Takes the locks of all files, in the order of their paths, and makes their folders. */
bool kr_writing_lock(struct kr_writing *w);

/** Is the lock still the one that we made, or did somebody break it, and perhaps take it? */
bool kr_writing_is_ours(struct kr_writing *w, const struct kr_writing_file *f);

void kr_writing_unlock(struct kr_writing *w, struct kr_writing_file *f);

/** Removes those folders that were made on the way and are empty. */
void kr_writing_remove_folders(const struct kr_writing *w);

/** Reports why it stopped: before the first rename, and behind it. */
void kr_writing_report_untouched(const struct kr_writing *w, struct kr_diags *diags);
void kr_writing_report_touched(const struct kr_writing *w, struct kr_diags *diags);

/** Closes @fd; EINTR means that it is closed all the same. */
static inline bool kr_close_well(int fd)
{
	return close(fd) == 0 || errno == EINTR;
}

#endif
