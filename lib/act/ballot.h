/* lib/act/ballot.h - where answers go: a round of an agreement, or the consent to an outcome. */
#ifndef KR_ACT_BALLOT_H
#define KR_ACT_BALLOT_H

#include "act/known.h"

struct act_ballot {
	struct kr_agreement *a;
	struct act_file *f;
	const struct kr_round *round;
	const struct kr_evaluation *evaluation; /* NULL for a round */
	const char *circle;                     /* whose members are asked */
	const char *path;                       /* `rounds.-1` */
	const char *aim;                        /* of an objection: the whole id */
	size_t number;
};

/**
 * Finds where answers to b->a go, and opens its file.  Refuses where nothing is open, the text is
 * no longer the one that was answered, or what has to be there before the first answer is not.
 */
int act_ballot_open(struct kr_act *act, bool evaluation, struct act_ballot *b);

/** The first answer writes which text it is about. */
int act_ballot_freeze(struct kr_act *act, const struct act_ballot *b);

/** A hint for who left `--evaluation` out, where an evaluation of @a is undecided. */
const char *act_hint_evaluation(struct kr_act *act, const struct kr_agreement *a);

/** What opens a round of @a, which has none: what it lacks before that is given first. */
const char *act_hint_no_round(struct kr_act *act, const struct kr_agreement *a);

/** The dotted path of @rest below the ballot. */
const char *act_ballot_key(struct kr_act *act, const struct act_ballot *b, const char *rest);

#endif
