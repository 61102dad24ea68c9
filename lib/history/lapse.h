/*
 * lib/history/lapse.h - consent that stood before a change, and does not hold after it.
 *
 * Consent is given to a text, in a round, by a person.  It no longer holds where the text is
 * another one, where a new round was opened, and where the round or the answer was taken out or
 * rewritten.  Who answers again, differently, has changed an answer: that is no lapse.
 * Source: FORMAT, rule 4 and 'Digest'.
 */
#ifndef KR_HISTORY_LAPSE_H
#define KR_HISTORY_LAPSE_H

#include "history/words.h"
#include <kring/agreement.h>

/**
 * Appends the lapses from @old to @new, which is NULL where the agreement was removed; @old is NULL
 * where it is new.  Consent that comes with @new and is about another text than stands there, as a
 * merge of an answer and an edit leaves it, has lapsed too.
 */
void kr_find_lapses(
	struct kr_telling *t, const struct kr_agreement *old, const struct kr_agreement *new);

/** What goes where: from @parted, where the two had the same, to @new; into @into, called so. */
struct kr_meanwhile {
	const struct kr_agreement *parted, *new; /* @new NULL: removed */
	const struct kr_agreement *into;
	const char *called;
};

/** Appends the consent given in @m->into after they parted that @m->new makes lapse. */
void kr_find_lapses_meanwhile(struct kr_telling *t, const struct kr_meanwhile *m);

#endif
