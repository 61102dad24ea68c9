/*
 * lib/rules/objections.h - going through all objections to an agreement, wherever they stand.
 */
#ifndef KR_RULES_OBJECTIONS_H
#define KR_RULES_OBJECTIONS_H

#include "rules/check.h"

/** One objection: in a round, to the outcome of an evaluation, or to an agreement in force. */
struct kr_raised {
	const struct kr_agreement *a;
	const struct kr_round *round;           /* that it stands in; NULL: in `reopened` */
	const struct kr_evaluation *evaluation; /* whose outcome the round is about, or NULL */
	const struct kr_response *response;     /* NULL: in `reopened` */
	uint32_t nth; /* answer of the response: 0 the first, then `then` */
	struct kr_text who;
	struct kr_date date;
	struct kr_at at;                      /* where the objection begins */
	const struct kr_objection *objection; /* never NULL; empty when nothing is said */
};

/** Calls @each for every objection in @a, in the order of the file. */
void kr_each_objection(struct kr_check *ck, const struct kr_agreement *a,
	void (*each)(struct kr_check *ck, const struct kr_raised *o));

#endif
