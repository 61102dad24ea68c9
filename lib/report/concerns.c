/* lib/report/concerns.c - the concerns that members voiced with their answers. */
#include "report/private.h"

struct listing {
	struct kr_arena *arena;
	int32_t day;
	struct kr_concern of; /* the agreement and the round that are gone through */
	kr_concerns *out;
};

static void add(struct listing *l, const struct kr_response *r, const struct kr_answer *answer)
{
	if (!kr_present(&answer->concern) || kr_text_is(&answer->concern, "none") ||
		!kr_by_then(answer->date, l->day))
		return;
	struct kr_concern *c = KR_ADD(l->arena, l->out);
	*c = l->of;
	c->who = r->id.s;
	c->answer = answer;
}

static void add_all(struct listing *l, const kr_responses *responses)
{
	for (size_t i = 0; i < responses->n; i++) {
		const struct kr_response *r = &responses->at[i];
		add(l, r, &r->first);
		for (size_t k = 0; k < r->then.n; k++)
			add(l, r, &r->then.at[k]);
	}
}

void kr_concerns_of_rounds(
	struct kr_arena *arena, const struct kr_agreement *a, int32_t day, kr_concerns *out)
{
	struct listing l = { arena, day, { .agreement = a }, out };
	for (size_t i = 0; i < a->rounds.n; i++) {
		l.of.round = i + 1;
		add_all(&l, &a->rounds.at[i].responses);
	}
}

void kr_concerns_of_evaluation(struct kr_arena *arena, const struct kr_agreement *a, size_t number,
	int32_t day, kr_concerns *out)
{
	struct listing l = { arena, day, { .agreement = a, .evaluation = number }, out };
	add_all(&l, &a->evaluations.at[number - 1].round.responses);
}

void kr_concerns_of(
	struct kr_arena *arena, const struct kr_agreement *a, int32_t day, kr_concerns *out)
{
	kr_concerns_of_rounds(arena, a, day, out);
	for (size_t i = 0; i < a->evaluations.n; i++)
		kr_concerns_of_evaluation(arena, a, i + 1, day, out);
}
