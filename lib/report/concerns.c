/* lib/report/concerns.c - the concerns that members voiced with their answers. */
#include "report/private.h"

struct listing {
	struct kr_arena *arena;
	bool rounds;       /* those of the rounds are wanted */
	size_t evaluation; /* and those of this evaluation; 0: of none */
	kr_concerns *out;
};

static void add(void *arg, const struct kr_said *said)
{
	struct listing *l = arg;
	bool wanted = said->in_round > 0 ? l->rounds : said->in_evaluation == l->evaluation;
	if (wanted && kr_is_concern(&said->answer->concern))
		*KR_ADD(l->arena, l->out) = (struct kr_concern){ .agreement = said->a,
			.who = said->response->id.s,
			.answer = said->answer,
			.round = said->in_round,
			.evaluation = said->in_evaluation };
}

void kr_concerns_of_rounds(
	struct kr_arena *arena, const struct kr_agreement *a, int32_t day, kr_concerns *out)
{
	kr_each_said(a, day, add, &(struct listing){ arena, true, 0, out });
}

void kr_concerns_of_evaluation(struct kr_arena *arena, const struct kr_agreement *a, size_t number,
	int32_t day, kr_concerns *out)
{
	kr_each_said(a, day, add, &(struct listing){ arena, false, number, out });
}

void kr_concerns_of(
	struct kr_arena *arena, const struct kr_agreement *a, int32_t day, kr_concerns *out)
{
	kr_concerns_of_rounds(arena, a, day, out);
	for (size_t i = 0; i < a->evaluations.n; i++)
		kr_concerns_of_evaluation(arena, a, i + 1, day, out);
}
