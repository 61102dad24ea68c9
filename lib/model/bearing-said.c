/* lib/model/bearing-said.c - what people said of an agreement and waits, or are still to say. */
#include "model/bearing.h"

static void concerns(const struct kr_finder *f, const struct kr_agreement *a,
	const struct kr_round *round, struct kr_bearing of)
{
	of.kind = KR_BEARS_CONCERN;
	for (uint32_t i = 0; i < round->responses.n; i++) {
		const struct kr_answer *answer = kr_agreement_concern(
			a, of.round, &round->responses.at[i], f->day);
		if (!answer)
			continue;
		of.who = round->responses.at[i].id;
		of.at = answer->concern.at;
		of.text = &answer->concern;
		of.day = answer->date.day;
		kr_bearing_note(f, of);
	}
}

static void note_objection(const struct kr_finder *f, struct kr_bearing of,
	const struct kr_text *who, struct kr_date date, const struct kr_objection *objection)
{
	if (!kr_is_by(date, f->day) || kr_objection_outcome(objection, f->day))
		return;
	of.kind = KR_BEARS_OBJECTION;
	of.who = *who;
	of.at = objection->argument.at.line ? objection->argument.at : who->at;
	of.text = &objection->argument;
	of.day = date.day;
	kr_bearing_note(f, of);
}

static void objections(
	const struct kr_finder *f, const struct kr_round *round, struct kr_bearing of)
{
	for (uint32_t i = 0; i < round->responses.n; i++) {
		const struct kr_response *r = &round->responses.at[i];
		const struct kr_answer *answer;
		for (uint32_t k = 0; (answer = kr_response_nth(r, k)); k++)
			if (answer->response.is == KR_OBJECTION && answer->objection)
				note_objection(f, of, &r->id, answer->date, answer->objection);
	}
}

static void awaited(const struct kr_finder *f, const struct kr_round *round, struct kr_bearing of)
{
	of.kind = KR_BEARS_ANSWER;
	for (uint32_t i = 0; i < round->responses.n; i++) {
		const struct kr_response *r = &round->responses.at[i];
		const struct kr_answer *last = kr_response_last(r, f->day);
		enum kr_response_word word = kr_response_word(r, f->day);
		if ((word != KR_PENDING && word != KR_NOT_YET && word != KR_CONSULTING &&
			    word != KR_ABSENT) ||
			(last && last->counted.is))
			continue;
		of.who = r->id;
		of.at = last ? last->response.at : r->id.at;
		of.name = kr_response_name(word);
		of.day = last && kr_has_day(last->until) ? last->until.day : round->closes.day;
		kr_bearing_note(f, of);
	}
}

/* The consent to the outcome of the last evaluation that was decided; its concerns come after. */
static const struct kr_evaluation *last_decided(const struct kr_agreement *a, int32_t day)
{
	const struct kr_evaluation *last = NULL;
	for (uint32_t i = 0; i < a->evaluations.n; i++)
		if (kr_evaluation_is_decided(&a->evaluations.at[i], day))
			last = &a->evaluations.at[i];
	return last;
}

/* A concern heads the next evaluation; once that is decided, it was heard. */
void kr_bearings_said(const struct kr_finder *f, const struct kr_agreement *a)
{
	const struct kr_round *round = kr_agreement_round(a, f->day);
	const struct kr_evaluation *open = kr_agreement_evaluating(a, f->day),
				   *decided = last_decided(a, f->day);
	enum kr_state state = kr_agreement_state(a, f->day);
	struct kr_bearing of = { .round = round ? kr_round_number(a, round) : 0 };
	if (round && (state == KR_STATE_OPEN || state == KR_STATE_OBJECTED))
		awaited(f, round, of);
	for (uint32_t i = 0; i < a->rounds.n; i++) {
		of.round = i + 1;
		if (!decided)
			concerns(f, a, &a->rounds.at[i], of);
		objections(f, &a->rounds.at[i], of);
	}
	of = (struct kr_bearing){ .evaluation = true };
	if (decided)
		concerns(f, a, &decided->round, of);
	if (open) {
		awaited(f, &open->round, of);
		concerns(f, a, &open->round, of);
		objections(f, &open->round, of);
	}
	for (uint32_t i = 0; i < a->reopened.n; i++)
		note_objection(f, (struct kr_bearing){ .round = 0 }, &a->reopened.at[i].id,
			a->reopened.at[i].date, &a->reopened.at[i].objection);
}
