/*
 * lib/history/wordwise.h - what changed in a text, word by word.
 *
 * A text is words and the blanks between them; those that both versions have stay, the others went
 * or came.  Long stretches that stay are cut to a few words around each change.  Line ends and
 * blanks are no words: where only they differ, nothing of the pieces went or came.
 */
#ifndef KR_HISTORY_WORDWISE_H
#define KR_HISTORY_WORDWISE_H

#include <kring/report.h>

/** The pieces of @old and @new (@n and @m bytes) in reading order, in @arena. */
void kr_wordwise(struct kr_arena *arena, const char *old, size_t n, const char *new, size_t m,
	kr_passages *pieces);

#endif
