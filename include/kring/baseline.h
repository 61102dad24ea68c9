/*
 * kring/baseline.h - findings that are known, so that a network can begin on day one.
 *
 * A baseline is a text file: a line `at-most: N`, and a line `RULE PATH` for each finding that was
 * there when it was made; `#` begins a comment.  `kring import` makes it, for what the agreements
 * lack that were there before.  `kring check --baseline FILE` passes over these findings, says
 * which of them are mended, and fails when there are more of them than N: a baseline shrinks and
 * never grows.  A line names no line of the file, so that edits elsewhere in it do not matter.
 *
 * Source: COMMANDS, 'import' and 'check'.
 */
#ifndef KRING_BASELINE_H
#define KRING_BASELINE_H

#include <kring/workspace.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One known finding. */
struct kr_known {
	const char *rule, *path;
	struct kr_at at;       /* its line in the baseline */
	bool found;            /* it is still there; kr_baseline_apply() */
	struct kr_known *next; /* the next one of the same rule and path */
};

/** Zero-initialise and set @name; all memory is of one arena. */
struct kr_baseline {
	const char *name; /* its file, for messages */
	KR_MANY(struct kr_known) known;
	uint32_t at_most;
	struct kr_at at; /* of `at-most` */
};

/** Reads the bytes of a baseline into @b.  KR_FAILED (KR_USAGE, with the line) if it is none. */
KR_PUBLIC int kr_baseline_read(struct kr_arena *arena, const char *bytes, size_t len,
	struct kr_diags *diags, struct kr_baseline *b);

/** Adds a finding that is to be known, and makes room for it in `at-most`. */
KR_PUBLIC void kr_baseline_add(
	struct kr_arena *arena, struct kr_baseline *b, const char *rule, const char *path);

/**
 * Takes the known findings out of the sink of @ws, after kr_check_run(); each line of @b stands for
 * one.  @whole: everything was checked, so that a line whose finding is not there is mended; a note
 * says so.  More lines than `at-most` are an error.  How many were taken out comes back.
 */
KR_PUBLIC size_t kr_baseline_apply(struct kr_workspace *ws, struct kr_baseline *b, bool whole);

/** Does @known stand for nothing any more: its finding is gone, and its file can be read or is
 * gone? */
KR_PUBLIC bool kr_known_is_mended(struct kr_workspace *ws, const struct kr_known *known);

/** Appends @b as a file, with the lines that @keep answers true for (NULL: all). */
KR_PUBLIC void kr_baseline_write(const struct kr_baseline *b,
	bool (*keep)(void *own, const struct kr_known *known), void *own, struct kr_buf *out);

#ifdef __cplusplus
}
#endif

#endif
