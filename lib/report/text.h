/*
 * lib/report/text.h - the parts of a document as text.
 */
#ifndef KR_REPORT_TEXT_H
#define KR_REPORT_TEXT_H

#include "report/layout.h"

#define KR_TEXT_BOLD "\033[1m"
#define KR_TEXT_PLAIN "\033[0m"

/** The page that is being written; all is appended to @out, which is not ours. */
struct kr_text_page {
	struct kr_buf *out;
	struct kr_arena *arena;
	size_t width; /* columns; 0: no terminal, and nothing is broken */
	bool colour;
};

/** Appends one line of words from a record or a catalogue, broken to the page, without its end. */
void kr_text_words(struct kr_text_page *p, const char *text, size_t indent);

/**
 * Appends @value behind @title, for which there are @room columns; below it where that leaves too
 * few.  @id: it is to be copied, and where it is a command broken as one.
 */
void kr_text_pair(
	struct kr_text_page *p, const char *title, size_t room, const char *value, bool id);

/** Appends the table @b, or where it has no rows what it says then. */
void kr_text_table(struct kr_text_page *p, const struct kr_block *b);

/** Can the terminal show more than ASCII? */
bool kr_text_speaks_utf8(void);

#endif
