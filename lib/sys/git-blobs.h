/*
 * lib/sys/git-blobs.h - the bytes of blobs, many at a time, from one `cat-file --batch`.
 *
 * An answer holds at most 64 MiB and comes within 30 seconds, so that blobs are asked for in lots:
 * first how large they are, then those that the caller wants.
 */
#ifndef KR_SYS_GIT_BLOBS_H
#define KR_SYS_GIT_BLOBS_H

#include "sys/git.h"

enum { KR_GIT_NAME = 64 }; /* hex digits of a SHA-256, the longest name */

struct kr_git_blob {
	char name[KR_GIT_NAME + 1];
	bool wanted;       /* kr_git_blobs_measure: it is here;  kr_git_blobs_read: fetch it */
	size_t size;       /* bytes */
	const char *bytes; /* NULL until they were read; a NUL byte behind them */
};

/** Is the @len bytes at @s the name of an object: 40 or 64 hex digits? */
bool kr_git_is_name(const char *s, size_t len);

/**
 * Finds out which of the @n at @blobs are here, and how large those are.
 *
 * Returns KR_OK; KR_NOTFOUND: there is no git; KR_FAILED: git failed, as @how says, or what it said
 * is not to be understood.  Reports nothing.
 */
int kr_git_blobs_measure(
	const struct kr_folder *folder, struct kr_git_blob *blobs, size_t n, struct kr_ending *how);

/**
 * Reads those that are wanted into @out, where their bytes stand until it changes.  One that is not
 * here is no longer wanted afterwards.  As above.
 */
int kr_git_blobs_read(const struct kr_folder *folder, struct kr_git_blob *blobs, size_t n,
	struct kr_buf *out, struct kr_ending *how);

#endif
