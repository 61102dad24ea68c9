/* lib/model/looking-back.c - what an evaluation of an agreement looks back on. */
#include <kring/rounds.h>

/* Does @r take @concern back by @day, or voice it once more? */
static bool says_again(const struct kr_response *r, const struct kr_text *concern, int32_t day)
{
	const struct kr_answer *answer;
	for (uint32_t i = 0; r && (answer = kr_response_nth(r, i)); i++)
		if (kr_is_by(answer->date, day) && kr_present(&answer->concern) &&
			(!kr_is_concern(&answer->concern) ||
				kr_text_equal(&answer->concern, concern)))
			return true;
	return false;
}

const struct kr_answer *kr_agreement_concern(
	const struct kr_agreement *a, size_t round, const struct kr_response *r, int32_t day)
{
	const struct kr_answer *voiced = kr_response_concern(r, day);
	for (size_t i = round; voiced && r->id.s && round > 0 && i < a->rounds.n; i++)
		if (says_again(kr_round_response(&a->rounds.at[i], r->id.s), &voiced->concern, day))
			return NULL;
	return voiced;
}

static void add_round(struct kr_arena *arena, const struct kr_agreement *a, size_t number,
	const struct kr_round *round, int32_t day, kr_concerns_ahead *out)
{
	for (uint32_t i = 0; i < round->responses.n; i++) {
		const struct kr_response *r = &round->responses.at[i];
		const struct kr_answer *voiced = kr_agreement_concern(a, number, r, day);
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
	for (uint32_t i = 0; i < a->rounds.n; i++)
		add_round(arena, a, i + 1, &a->rounds.at[i], day, out);
	for (uint32_t i = 0; i < a->evaluations.n; i++)
		add_round(arena, a, 0, &a->evaluations.at[i].round, day, out);
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
