/* lib/act/headings.h - a Markdown text as a list of headings, each with what stands under it. */
#ifndef KR_ACT_HEADINGS_H
#define KR_ACT_HEADINGS_H

#include <kring/diag.h>

struct act_heading {
	int level;         /* 1 to 6 */
	unsigned line;     /* in the file, from 1 */
	const char *title; /* without marks; on one line */
	const char *text;  /* what stands under it up to the next heading of any level, as it is */
};
typedef KR_MANY(struct act_heading) act_headings;

/**
 * The headings of @text, UTF-8 with LF line ends, in @arena.  KR_FAILED (KR_CANNOT) where kring was
 * built without what reads Markdown.
 */
int act_headings_read(struct kr_arena *arena, const char *text, size_t len, struct kr_diags *diags,
	act_headings *out);

#endif
