/*
 * lib/act/hand-over.h - giving to somebody else what one bears; for the acts that do it in passing.
 */
#ifndef KR_ACT_HAND_OVER_H
#define KR_ACT_HAND_OVER_H

#include "act/act.h"

/** The table that looks after @a: its circle, or the heir of one that ended; NULL if unsound. */
const struct kr_circle *act_table(struct kr_act *act, const struct kr_agreement *a);

/** The same; refuses where it cannot be read. */
int act_table_of(struct kr_act *act, const struct kr_agreement *a, const struct kr_circle **table);

/** @to keeps @a from the day of the act on, who is at its table; @why may be NULL. */
int act_hand_over_keeper(
	struct kr_act *act, struct kr_agreement *a, const char *to, const char *why);

/** @to does the action @name of @a: a member, a party or a role; @why may be NULL. */
int act_hand_over_action(struct kr_act *act, struct kr_agreement *a, const char *name,
	const char *to, const char *why);

/** Is @who (a person or an organisation) still there?  @table NULL: whatever the table. */
int act_still_there(struct kr_act *act, const struct kr_circle *table, const char *who);

#endif
