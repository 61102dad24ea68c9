/* lib/model/looking-back.c - what an evaluation of an agreement looks back on. */
#include <kring/rounds.h>

static void add_round(
	struct kr_arena *arena, const struct kr_round *round, int32_t day, kr_concerns_ahead *out)
{
	for (uint32_t i = 0; round && i < round->responses.n; i++) {
		const struct kr_response *r = &round->responses.at[i];
		const struct kr_answer *voiced = kr_response_concern(r, day);
		if (voiced)
			*KR_ADD(arena, out) = (struct kr_concern_ahead){ r->id.s, &voiced->concern,
				voiced->date.day };
	}
}

void kr_agreement_concerns(
	struct kr_arena *arena, const struct kr_agreement *a, int32_t day, kr_concerns_ahead *out)
{
	for (uint32_t i = 0; a->builds_on && i < a->builds_on->concerns.n; i++) {
		const struct kr_named *x = &a->builds_on->concerns.at[i];
		*KR_ADD(arena, out) = (struct kr_concern_ahead){ x->id.s, &x->value, KR_NO_DAY };
	}
	add_round(arena, kr_agreement_round(a, day), day, out);
	for (uint32_t i = 0; i < a->evaluations.n; i++)
		add_round(arena, &a->evaluations.at[i].round, day, out);
}

bool kr_disagreement_is_open(const struct kr_disagreement *x)
{
	return x->verdict.is != KR_CONFIRMED && x->verdict.is != KR_REFUTED;
}

bool kr_reopening_is_open(const struct kr_reopening *x, int32_t day)
{
	return kr_is_by(x->date, day) && !kr_objection_outcome(&x->objection, day);
}

bool kr_action_is_open(const struct kr_action *x, int32_t day)
{
	return !kr_is_by(x->done, day);
}
