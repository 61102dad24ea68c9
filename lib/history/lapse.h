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

/** Appends the lapses from @old to @new, which is NULL where the agreement was removed. */
void kr_find_lapses(
	struct kr_telling *t, const struct kr_agreement *old, const struct kr_agreement *new);

#endif
