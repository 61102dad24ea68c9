/*
 * lib/sys/write.h - the one place where files of a kring folder are replaced.
 *
 * A file is always wholly the old one or wholly the new one, also after a power loss on a file
 * system that honours fsync.  KR_OK means: on the disk.
 *
 *	locks of all files, in the order of their paths, for at most 3 seconds
 *	each file compared with what the caller read
 *	each new content into `.NAME.kring-tmp`: written, mode kept, fsync, closed, read back
 *	- up to here everything that goes wrong leaves everything as it was -
 *	renames, in the order given, and fsync of the folders
 *	locks away
 *
 * fsync is never tried again after it failed: the kernel may have dropped the data and say yes.
 * SIGINT, SIGTERM and SIGHUP are obeyed up to the first rename and wait from there on (signals.h).
 * No memory is asked for while a lock is held, so that running out of it leaves none behind.
 *
 * Owner and group stay where the system lets us keep them.  ACLs and extended attributes of a file
 * are not carried over.  A hard link to a file elsewhere keeps the old content.
 * Source: SAFETY, 'Writing'; reliability §3.1.
 */
#ifndef KR_SYS_WRITE_H
#define KR_SYS_WRITE_H

#include "sys/folder.h"

/** A file and what is to stand in it. */
struct kr_replacement {
	const char *path;
	const char *before; /* what was read; NULL: the file must not be there, a new one is made */
	size_t before_len;
	const char *after; /* never NULL */
	size_t after_len;
};

/**
 * Replaces @n files of @folder.  Folders on the way to a new file are made.
 *
 * @r        in the order in which they are replaced: the record itself first
 * @written  always set: how many of them, from the first on, have their new content
 *
 * Returns KR_OK; KR_FAILED, reported (after the first rename the message names what was written and
 * what was not); KR_NOTFOUND: a file is no longer what the caller read, and nothing was written.
 */
int kr_replace_files(struct kr_folder *folder, const struct kr_replacement *r, size_t n,
	struct kr_diags *diags, size_t *written);

#endif
