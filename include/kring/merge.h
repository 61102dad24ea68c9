/*
 * kring/merge.h - two people changed one record: put both changes into one text.
 *
 * The merge works on what the texts mean and writes with their own bytes.  Each pair of a mapping
 * and each element of a list is a piece of whole lines, with the comments above it.  What only one
 * side changed is taken from that side, byte for byte; where both changed the same mapping or list
 * its pieces are merged one by one.  What contradicts is left between markers, as git writes them,
 * around just those lines.  What one person did at one moment (an answer, an adoption) is never put
 * together from two sides.
 *
 * The result is read again before anybody sees it: its tree must be the one that follows from the
 * three trees, and no comment may be missing.  Otherwise there is no result, and the caller merges
 * by lines.  The outcome does not depend on which side is called which.
 *
 * Source: COMMANDS, Guard; research/ecosystem §3.1.
 */
#ifndef KRING_MERGE_H
#define KRING_MERGE_H

#include <kring/diag.h>
#include <kring/record.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { KR_MARKER_SIZE = 7 }; /* what git writes */

struct kr_bytes {
	const char *s;
	size_t len;
};

/** What is to be merged. */
struct kr_merge {
	enum kr_kind kind;
	struct kr_bytes base, ours, theirs; /* each followed by a NUL byte; @base may be empty */
	unsigned marker_size;
};

/**
 * Merges by meaning.  Looks at nothing but @m.
 *
 * @out        gets the text
 * @conflicts  how many places are left between markers
 *
 * Returns KR_OK, or KR_FAILED: it cannot be done so, for the reason in @diags; @out is untouched.
 */
KR_PUBLIC int kr_merge_records(
	const struct kr_merge *m, struct kr_diags *diags, struct kr_buf *out, uint32_t *conflicts);

/** The files of a merge, as git names them to a merge driver. */
struct kr_merge_files {
	const char *base, *ours, *theirs; /* @ours is replaced by the result */
	const char *path;                 /* in the work tree: says the kind of the record */
	unsigned marker_size;
};

/** How it went. */
struct kr_merged {
	bool by_lines;      /* not by meaning: what the path names is no record, or it failed */
	bool clean;         /* nothing is left to do */
	uint32_t conflicts; /* of a merge by meaning */
	const char *why;    /* by lines, though it is a record: the reason; in the arena of diags */
};

/**
 * Merges @f by meaning where it can, else by lines.  The work is done in a process of its own, so
 * that nothing which goes wrong in it (no memory, a crash, an endless loop) is taken for a result.
 *
 * Returns KR_OK when the file @ours holds the result; KR_FAILED, reported: it is what it was.
 */
KR_PUBLIC int kr_merge_file(
	const struct kr_merge_files *f, struct kr_diags *diags, struct kr_merged *merged);

#ifdef __cplusplus
}
#endif

#endif
