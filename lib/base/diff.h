/*
 * lib/base/diff.h - what would change in a file, as a unified diff.
 *
 * Appends to @out the difference between two texts with three lines of context, in the form that
 * git and patch read: `--- a/PATH`, `+++ b/PATH`, `@@ -l,n +l,n @@`.  A text that is NULL is a file
 * that is not there: its name is `/dev/null`.  Nothing is appended when the two are equal.
 *
 * The lines are copied raw, so that the diff can be applied: whoever prints it makes them safe
 * (kr_buf_safe_lines).  Where more than a thousand lines differ, what lies between the first and
 * the last difference is shown as replaced whole; the diff stays right and the time linear.
 * Source: Myers, 'An O(ND) difference algorithm', 1986.
 */
#ifndef KR_BASE_DIFF_H
#define KR_BASE_DIFF_H

#include <kring/base.h>

/** A part of a text: a line, or a word. */
struct kr_part {
	const char *s;
	uint32_t len;
	uint32_t same; /* equal parts have equal numbers */
	bool changed;  /* out: taken out of the old text, or put into the new one */
};

struct kr_parts {
	struct kr_part *at;
	uint32_t n;
};

/** Marks what was taken out of @a and put into @b, with as few changes as there can be. */
void kr_parts_mark(struct kr_parts *a, struct kr_parts *b);

void kr_diff(struct kr_buf *out, const char *path, const char *before, size_t before_len,
	const char *after, size_t after_len);

#endif
