/*
 * lib/act/leave.h - a departure, between deciding on it and writing it.
 */
#ifndef KR_ACT_LEAVE_H
#define KR_ACT_LEAVE_H

#include "act/act.h"
#include <kring/bearing.h>

/** A departure in the making. */
struct act_departure {
	struct kr_act *act;
	const struct kr_leaving *request;
	const struct kr_organisation *organisation;
	const struct kr_person *person; /* NULL: the organisation leaves, and all its people */
	kr_bearings bears;
	size_t written; /* how many things were */
};

/** Is @who the person who leaves, or one of the organisation that does? */
bool act_goes(const struct act_departure *d, const char *who);

/** Does the answer that is awaited become `left`? */
bool act_will_not_answer(const struct act_departure *d, const struct kr_bearing *b);

/** Is it what --to is to take, and can take? */
bool act_is_taken(const struct act_departure *d, const struct kr_bearing *b);

/** Writes it: the file of who leaves first, then what follows from it.  COMMANDS, 'Several files'.
 */
int act_write_departure(struct act_departure *d);

#endif
