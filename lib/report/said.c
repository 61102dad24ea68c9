/* lib/report/said.c - what members said in the rounds and evaluations of an agreement. */
#include "report/private.h"

#include <kring/schema.h>
#include <stdlib.h>

/* ---- answers ------------------------------------------------------------------------------ */

void kr_each_round(const struct kr_agreement *a,
	void (*each)(void *arg, const struct kr_said *said), void *arg)
{
	for (size_t i = 0; i < a->rounds.n; i++)
		each(arg, &(struct kr_said){ .a = a,
				  .round = &a->rounds.at[i],
				  .in_round = i + 1,
				  .opened = a->rounds.at[i].opened.day });
	for (size_t i = 0; i < a->evaluations.n; i++)
		each(arg, &(struct kr_said){ .a = a,
				  .round = &a->evaluations.at[i].round,
				  .in_evaluation = i + 1,
				  .opened = a->evaluations.at[i].date.day });
}

struct saying {
	int32_t day;
	void (*each)(void *arg, const struct kr_said *said);
	void *arg;
};

static void say(const struct saying *s, struct kr_said *said, const struct kr_answer *answer)
{
	said->answer = answer;
	if (answer->response.is > KR_PENDING && kr_is_by(answer->date, s->day))
		s->each(s->arg, said);
}

static void say_all(void *arg, const struct kr_said *in)
{
	const struct saying *s = arg;
	struct kr_said said = *in;
	for (size_t i = 0; i < said.round->responses.n; i++) {
		said.response = &said.round->responses.at[i];
		say(s, &said, &said.response->first);
		for (size_t k = 0; k < said.response->then.n; k++)
			say(s, &said, &said.response->then.at[k]);
	}
}

void kr_each_said(const struct kr_agreement *a, int32_t day,
	void (*each)(void *arg, const struct kr_said *said), void *arg)
{
	struct saying s = { .day = day, .each = each, .arg = arg };
	kr_each_round(a, say_all, &s);
}

/* ---- objections --------------------------------------------------------------------------- */

struct raising {
	void (*each)(void *arg, const struct kr_raised *raised);
	void *arg;
};

static void raise_said(void *arg, const struct kr_said *said)
{
	const struct raising *r = arg;
	if (said->answer->response.is != KR_OBJECTION)
		return;
	r->each(r->arg, &(struct kr_raised){ .a = said->a,
				.who = said->response->id.s,
				.date = said->answer->date.day,
				.objection = said->answer->objection });
}

void kr_each_raised(const struct kr_agreement *a, int32_t day,
	void (*each)(void *arg, const struct kr_raised *raised), void *arg)
{
	struct raising r = { .each = each, .arg = arg };
	kr_each_said(a, day, raise_said, &r);
	for (size_t i = 0; i < a->reopened.n; i++) {
		const struct kr_reopening *x = &a->reopened.at[i];
		if (kr_is_by(x->date, day))
			each(arg, &(struct kr_raised){ .a = a,
					  .who = x->id.s,
					  .date = x->date.day,
					  .objection = &x->objection });
	}
}

int kr_raised_result(const struct kr_raised *raised, int32_t day)
{
	const struct kr_outcome *o = kr_objection_outcome(raised->objection, day);
	return o ? o->result.is : 0;
}

struct kr_cell kr_cell_result(int result)
{
	struct kr_word word = { .is = (uint8_t)result };
	if (result == 0)
		return (struct kr_cell){ .text = "open", .shown = _("still open") };
	return kr_cell_word(KR_AGREEMENT, "reopened.x.outcome.result", word);
}

/* ---- how long it took --------------------------------------------------------------------- */

size_t kr_rounds_until(const struct kr_agreement *a, int32_t day)
{
	size_t n = 0;
	for (uint32_t i = 0; i < a->rounds.n; i++)
		n += kr_is_by(a->rounds.at[i].opened, day);
	return n;
}

bool kr_days_to_adoption(const struct kr_agreement *a, int32_t *days)
{
	if (!a->proposed || !kr_has_day(a->proposed->date))
		return false;
	*days = kr_agreement_adoption_day(a) - a->proposed->date.day;
	return true;
}

/* ---- numbers ------------------------------------------------------------------------------ */

static int by_size(const void *a, const void *b)
{
	const int32_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

double kr_median(int32_t *numbers, size_t n)
{
	if (n == 0)
		return 0;
	qsort(numbers, n, sizeof *numbers, by_size);
	return (numbers[(n - 1) / 2] + numbers[n / 2]) / 2.0;
}
