/*
 * kring/rounds.h - what the members said: rounds, evaluations, answers, concerns, objections.
 *
 * Where a function takes a day it looks at nothing dated after it.  All look at one agreement that
 * was read, own nothing, and return pointers into it, which live as long as the workspace.
 *
 * Source: FORMAT, `rounds`, `evaluations`, `response`.
 */
#ifndef KRING_ROUNDS_H
#define KRING_ROUNDS_H

#include <kring/agreement.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Was @a agreed before there was a kring folder (`adopted.earlier`)?  Then its proposal and its
 * adoption did not go through the folder, and nothing is counted of them.
 */
KR_PUBLIC bool kr_agreement_from_before(const struct kr_agreement *a);

/**
 * Was it in force before there was a kring folder, and did no decided evaluation renew it since?
 * Until then it is exempt from what a proposal has to have.  Source: FORMAT, `adopted.earlier`.
 */
KR_PUBLIC bool kr_agreement_from_earlier(const struct kr_agreement *a);

/** Was its adoption never a matter of rounds: by a method, or from earlier? */
KR_PUBLIC bool kr_agreement_without_rounds(const struct kr_agreement *a);

/** The last round in the file, whatever its day; NULL if none. */
KR_PUBLIC const struct kr_round *kr_agreement_last_round(const struct kr_agreement *a);

/** The last round opened on or before @day; NULL if none. */
KR_PUBLIC const struct kr_round *kr_agreement_round(const struct kr_agreement *a, int32_t day);

/** The number of a round, from 1. */
KR_PUBLIC size_t kr_round_number(const struct kr_agreement *a, const struct kr_round *r);

/** The last evaluation dated on or before @day that is not decided by then; NULL if none. */
KR_PUBLIC const struct kr_evaluation *kr_agreement_evaluating(
	const struct kr_agreement *a, int32_t day);

/** Is it decided, by @day, what follows from it? */
KR_PUBLIC bool kr_evaluation_is_decided(const struct kr_evaluation *e, int32_t day);

/** Answer @i of @r: 0 the first, then those of `then`; NULL behind the last. */
KR_PUBLIC const struct kr_answer *kr_response_nth(const struct kr_response *r, uint32_t i);

/** Does it say what the member thinks?  `absent` and `left` are written about a member. */
KR_PUBLIC bool kr_answer_is_said(const struct kr_answer *answer);

/**
 * What counts of a response: the last of its answers dated on or before @day.  NULL means pending.
 */
KR_PUBLIC const struct kr_answer *kr_response_last(const struct kr_response *r, int32_t day);

/** The word of kr_response_last(), KR_PENDING for none. */
KR_PUBLIC enum kr_response_word kr_response_word(const struct kr_response *r, int32_t day);

/** `consent`, … ; never translated; and in the reader's language. */
KR_PUBLIC const char *kr_response_name(enum kr_response_word w);
KR_PUBLIC const char *kr_response_text(enum kr_response_word w);

/** The response of @member in @r, or NULL. */
KR_PUBLIC const struct kr_response *kr_round_response(const struct kr_round *r, const char *member);

/** Did anybody answer in @r by @day? */
KR_PUBLIC bool kr_round_answered(const struct kr_round *r, int32_t day);

/** Is it a concern: not absent, and not `none`, which says that there is none? */
KR_PUBLIC bool kr_is_concern(const struct kr_text *concern);

/**
 * The answer of @r with the concern that counts on @day: the last that voiced one, unless a later
 * answer says `none`.  Answering again without a word about it takes nothing back.  NULL: none.
 */
KR_PUBLIC const struct kr_answer *kr_response_concern(const struct kr_response *r, int32_t day);

/** What became of the objection @o by @day; NULL: it is open, or (@o is NULL) there is none. */
KR_PUBLIC const struct kr_outcome *kr_objection_outcome(const struct kr_objection *o, int32_t day);

/** Is it an outcome by which the text changes: amended, another term, a criterion added? */
KR_PUBLIC bool kr_result_changes(enum kr_result r);

/** Does @o say that the text of the proposal @a changes in a round that is still to come? */
KR_PUBLIC bool kr_change_awaited(
	const struct kr_agreement *a, const struct kr_outcome *o, int32_t day);

/* ---- looking back at an agreement ---------------------------------------------------------- */

/**
 * The answer of @r with the concern that stands on @day.  @r is a response in the round of @a with
 * the number @round (from 1), or in the consent to one of its evaluations (0).  An amended text
 * takes no concern back: it stands until the member says `none` in a later round.  NULL: none, or
 * the same words stand in a later round, and count there.
 */
KR_PUBLIC const struct kr_answer *kr_agreement_concern(
	const struct kr_agreement *a, size_t round, const struct kr_response *r, int32_t day);

/** A concern that heads the evaluation of an agreement. */
struct kr_concern_ahead {
	const char *who;            /* an id */
	const struct kr_text *text; /* in the file */
	int32_t day;                /* on which it was voiced; KR_NO_DAY: about a predecessor */
};
typedef KR_MANY(struct kr_concern_ahead) kr_concerns_ahead;

/**
 * Adds to @out those that were voiced about the agreement that @a replaced, in the rounds of @a,
 * and in the consents to its evaluations, by @day, and that stand: see kr_agreement_concern().
 * Memory of @arena.
 */
KR_PUBLIC void kr_agreement_concerns(
	struct kr_arena *arena, const struct kr_agreement *a, int32_t day, kr_concerns_ahead *out);

/** Did no evaluation say yet what practice showed, or only that it is undecided? */
KR_PUBLIC bool kr_disagreement_is_open(const struct kr_disagreement *x);

/** Was it raised by @day, without an outcome by then? */
KR_PUBLIC bool kr_reopening_is_open(const struct kr_reopening *x, int32_t day);

/** Was @x not done by @day? */
KR_PUBLIC bool kr_action_is_open(const struct kr_action *x, int32_t day);

/** Does the word keep a round from being adopted whatever the policy (objection, not-yet …)? */
KR_PUBLIC bool kr_response_blocks(enum kr_response_word w);

/** In how many meetings a round of @a was held by @day; two rounds in one meeting count once. */
KR_PUBLIC size_t kr_agreement_meetings(const struct kr_agreement *a, int32_t day);

#ifdef __cplusplus
}
#endif

#endif
