/*
 * lib/sys/read.h - the bytes of one file of the folder.
 *
 * Nothing but a regular file, reached without a link, is read.  The file is opened without
 * blocking, judged by its descriptor (fstat), and read once; a FIFO or a device cannot hang it.
 * Source: SAFETY, 'Writing' and contract 5; reliability, rows 5, 23 to 27; SPEED (one read).
 */
#ifndef KR_SYS_READ_H
#define KR_SYS_READ_H

#include <sys/stat.h>

#include "sys/folder.h"

/** What reading came to.  KR_READ_ERROR: errno says more. */
enum kr_read {
	KR_READ_DONE,
	KR_READ_ABSENT,
	KR_READ_LINK,
	KR_READ_FOLDER,
	KR_READ_ODD, /* a FIFO, a socket or a device */
	KR_READ_OUTSIDE,
	KR_READ_TOO_LARGE,
	KR_READ_ERROR,
	KR_READ_MISSING,    /* git knows of it and does not have it: a partial clone */
	KR_READ_UNMERGED,   /* git has several versions of it at once */
	KR_READ_REPOSITORY, /* in its place git has a repository of its own, a submodule */
};

/**
 * Reads the file @path of @folder in place of what is in @bytes, a buffer to be used again and
 * again; a NUL byte stands behind.  Allocates nothing when @bytes has room for @cap + 2.
 *
 * @cap  more bytes are KR_READ_TOO_LARGE
 * @st   what fstat said of it, or NULL
 *
 * What is in @bytes counts only after KR_READ_DONE.  Reports nothing.
 */
enum kr_read kr_read_bytes(const struct kr_folder *folder, const char *path, size_t cap,
	struct kr_buf *bytes, struct stat *st);

/** The same for the file @name in the open folder @dir. */
enum kr_read kr_read_at(
	int dir, const char *name, size_t cap, struct kr_buf *bytes, struct stat *st);

/**
 * Reads one file after another.  It keeps the folder of the last one open, since a way through
 * three folders costs more than the file, and uses one buffer for all.
 */
struct kr_reader {
	const struct kr_folder *folder;
	struct kr_buf bytes; /* of the last file; NUL behind */
	int dir;             /* the folder of the last file, or -1 */
	const char *path;    /* of that file; borrowed until the next one */
	size_t len;          /* of the way to its folder */
};
#define KR_READER(folder_)                                                                         \
	{                                                                                          \
		.folder = (folder_), .bytes = KR_BUF_INIT, .dir = -1                               \
	}
void kr_reader_release(struct kr_reader *reader);

/**
 * Says that @path will be read, before the first one is read and in the order of reading.  A
 * folder that is read from git's objects gets many at a time by that; for others it does nothing.
 */
void kr_reader_expect(struct kr_reader *reader, const char *path);

/**
 * Reads the file @path into @reader->bytes, with what is wrong as a finding: `file-unreadable`,
 * `file-too-large`, `file-unexpected`.  KR_OK, KR_FAILED, or KR_NOTFOUND: it is not there.
 */
int kr_read_file(struct kr_reader *reader, const char *path, size_t cap, struct kr_diags *diags);

/** Adds the finding for @path that @what (not DONE, not ABSENT) is; errno as it was then. */
void kr_read_report(struct kr_diags *diags, const char *path, enum kr_read what, size_t cap);

#endif
