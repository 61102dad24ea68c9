/* lib/rules/harmony.c - when nobody ever worries aloud: harmony, or something else? */
#include "rules/check.h"

enum { IN_A_ROW = 5 };

/* The meetings of a circle up to the day of the check, in their order, and what happened there. */
struct sittings {
	struct kr_record *const *meetings;
	size_t n;
	bool *decided; /* something was decided there, an election aside */
	bool *voiced;  /* somebody voiced a worry since the one before; one more: since the last */
	int32_t as_of;
};

/* The first meeting on @day or later; n behind the last. */
static size_t meeting_from(const struct sittings *s, int32_t day)
{
	size_t low = 0, high = s->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (((const struct kr_meeting *)s->meetings[middle])->day < day)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void mark_decision(struct sittings *s, struct kr_date date, struct kr_date meeting)
{
	size_t at = kr_has_day(meeting) ? meeting_from(s, meeting.day) : s->n;
	if (at < s->n && date.day <= s->as_of &&
		((const struct kr_meeting *)s->meetings[at])->day == meeting.day)
		s->decided[at] = true;
}

static void mark_voice(struct sittings *s, struct kr_date date)
{
	if (kr_has_day(date) && date.day <= s->as_of)
		s->voiced[meeting_from(s, date.day)] = true;
}

/* A worry: a concern, an objection, or one for which the argument was not found yet. */
static bool is_worry(const struct kr_answer *answer)
{
	return answer->response.is == KR_OBJECTION || answer->response.is == KR_NOT_YET ||
	       kr_is_concern(&answer->concern);
}

static void hear_round(struct sittings *s, const struct kr_round *round)
{
	for (uint32_t i = 0; i < round->responses.n; i++) {
		const struct kr_response *r = &round->responses.at[i];
		const struct kr_answer *answer;
		for (uint32_t k = 0; (answer = kr_response_nth(r, k)); k++)
			if (is_worry(answer))
				mark_voice(s, answer->date);
	}
}

static void hear_agreement(struct sittings *s, const struct kr_agreement *a)
{
	if (a->adopted && a->kind.is != KR_ELECTION)
		mark_decision(s, a->adopted->date, a->adopted->meeting);
	for (uint32_t i = 0; i < a->rounds.n; i++)
		hear_round(s, &a->rounds.at[i]);
	for (uint32_t i = 0; i < a->evaluations.n; i++) {
		const struct kr_evaluation *e = &a->evaluations.at[i];
		if (e->decided)
			mark_decision(s, e->decided->date, e->decided->meeting);
		hear_round(s, &e->round);
	}
	for (uint32_t i = 0; i < a->reopened.n; i++)
		mark_voice(s, a->reopened.at[i].date);
}

/* False where a file of the circle cannot be read: the worry may stand in there. */
static bool hear_circle(struct kr_check *ck, const char *circle, struct sittings *s)
{
	size_t n;
	s->meetings = kr_records_in(ck, KR_MEETING, circle, &s->n);
	s->as_of = ck->as_of;
	while (s->n > 0 && ((const struct kr_meeting *)s->meetings[s->n - 1])->day > ck->as_of)
		s->n--;
	if (s->n < IN_A_ROW)
		return false;
	s->decided = kr_alloc(ck->arena, s->n + 1);
	s->voiced = kr_alloc(ck->arena, s->n + 1);
	struct kr_record *const *agreements = kr_records_in(ck, KR_AGREEMENT, circle, &n);
	for (size_t i = 0; i < n; i++) {
		if (!agreements[i]->sound)
			return false;
		hear_agreement(s, (const struct kr_agreement *)agreements[i]);
	}
	return true;
}

static void found(
	struct kr_check *ck, const struct kr_meeting *first, const struct kr_meeting *last)
{
	kr_finding(ck, &last->record,
		last->present.n ? last->present.at[0].at : (struct kr_at){ .line = 1, .col = 1 },
		_("five meetings in a row decided something, the first of %s, and nobody voiced a "
		  "concern or an objection: does everyone feel free to?"),
		kr_day_long(ck->arena, first->day));
	kr_finding_day(ck, first->day);
}

static void no_concerns_voiced(struct kr_check *ck, const struct kr_circle *c)
{
	struct sittings s;
	const struct kr_meeting *last = NULL;
	int decided = 0;
	if (!kr_circle_goes_on(c, ck->as_of) || !hear_circle(ck, c->record.id, &s) || s.voiced[s.n])
		return;
	for (size_t i = s.n; i-- > 0 && !s.voiced[i];) {
		const struct kr_meeting *m = (const struct kr_meeting *)s.meetings[i];
		if (!s.decided[i])
			continue;
		last = last ? last : m;
		if (++decided == IN_A_ROW) {
			found(ck, m, last);
			return;
		}
	}
}

const struct kr_rule kr_rule_no_concerns_voiced = {
	.name = "no-concerns-voiced",
	.class = KR_CLASS_TIME,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "harmony",
	.what = N_("the last five meetings of a circle in which something was decided (elections "
		   "aside) went by without one concern or objection in its rounds"),
	.why = N_("it may be harmony, and it may be that worries are kept: a question to the "
		  "table, no praise and no blame"),
	.mend = N_("ask it at the next meeting: what is not said here? then everyone in the round: "
		   "kring consent ID --concern TEXT, or --concern none"),
	.example = N_("# five meetings with decisions, and in all their rounds\n"
		      "anna: {response: consent, date: 2026-03-06, concern: none}"),
	.circle = no_concerns_voiced,
};
