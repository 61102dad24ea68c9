/* lib/report/export-said.c - rows about rounds, and what was said in them. */
#include "report/export.h"

/* ---- reactions ---------------------------------------------------------------------------- */

static const struct kr_export_column reactions_columns[] = {
	KR_OF_AGREEMENT,
	{ "person", KR_EXPORT_TEXT, N_("who reacted") },
	{ "number", KR_EXPORT_INTEGER, N_("place among the reactions of that person, from 1") },
	{ "day", KR_EXPORT_DATE, N_("when") },
	{ "kind", KR_EXPORT_TEXT, N_("question or view") },
	{ "text", KR_EXPORT_TEXT, N_("what was said") },
};

static void put_reaction(struct kr_exporting *x, const struct kr_agreement *a,
	const struct kr_reactions *of, size_t i)
{
	const struct kr_reaction *said = &of->said.at[i];
	if (!kr_is_by(said->date, x->day))
		return;
	kr_put_agreement(x, a);
	kr_put_text(x, &of->id);
	kr_put_count(x, i + 1);
	kr_put_day(x, said->date.day);
	kr_put_words(x, said->kind.is == KR_QUESTION ? "question" : "view");
	kr_put_text(x, &said->text);
	kr_put_row(x);
}

static void put_reactions(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_agreement *a = (const struct kr_agreement *)r;
	for (size_t i = 0; i < a->reactions.n; i++)
		for (size_t k = 0; k < a->reactions.at[i].said.n; k++)
			put_reaction(x, a, &a->reactions.at[i], k);
}

static void reactions_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_AGREEMENT, put_reactions);
}

KR_EXPORT_TABLE(reactions, 4, N_("questions and views; they never block"));

/* ---- rounds ------------------------------------------------------------------------------- */

static const struct kr_export_column rounds_columns[] = {
	KR_OF_AGREEMENT,
	{ "round", KR_EXPORT_INTEGER, N_("number of the round, from 1") },
	{ "opened_date", KR_EXPORT_DATE, N_("when it was opened") },
	{ "closes_date", KR_EXPORT_DATE, N_("by when answers are asked") },
	{ "meeting_date", KR_EXPORT_DATE, N_("the meeting in which it was held") },
	{ "absence", KR_EXPORT_TEXT, N_("what happened to members who did not answer") },
	{ "stand_aside", KR_EXPORT_TEXT, N_("might a member stand aside: refused or allowed") },
	{ "asked_date", KR_EXPORT_DATE, N_("when everyone was asked for concerns") },
	{ "asked_by", KR_EXPORT_TEXT, N_("who asked") },
	{ "changed", KR_EXPORT_TEXT, N_("what changed since the round before") },
	{ "text_digest", KR_EXPORT_TEXT, N_("digest of the text that was answered") },
	{ "members", KR_EXPORT_INTEGER, N_("how many were asked") },
	{ "consents", KR_EXPORT_INTEGER, N_("last answers by that day that are consent") },
	{ "waiting", KR_EXPORT_INTEGER, N_("members without an answer by that day") },
	{ "objections", KR_EXPORT_INTEGER, N_("objections raised in it, also settled ones") },
	{ "concerns", KR_EXPORT_INTEGER, N_("concerns voiced in it") },
};

struct tally {
	size_t consents, waiting, objections, concerns;
};

static void count_answer(struct tally *t, const struct kr_answer *answer, int32_t day)
{
	if (answer->response.is <= KR_PENDING || !kr_is_by(answer->date, day))
		return;
	t->objections += answer->response.is == KR_OBJECTION;
	t->concerns += kr_is_concern(&answer->concern);
}

static struct tally tally_of(const struct kr_round *r, int32_t day)
{
	struct tally t = { 0 };
	for (size_t i = 0; i < r->responses.n; i++) {
		const struct kr_response *response = &r->responses.at[i];
		enum kr_response_word word = kr_response_word(response, day);
		const struct kr_answer *answer;
		t.consents += word == KR_CONSENT;
		t.waiting += word == KR_PENDING;
		for (uint32_t k = 0; (answer = kr_response_nth(response, k)); k++)
			count_answer(&t, answer, day);
	}
	return t;
}

static void put_round(
	struct kr_exporting *x, const struct kr_agreement *a, const struct kr_round *r)
{
	struct tally t = tally_of(r, x->day);
	kr_put_agreement(x, a);
	kr_put_count(x, kr_round_number(a, r));
	kr_put_day(x, r->opened.day);
	kr_put_day(x, r->closes.day);
	kr_put_day(x, r->meeting.day);
	kr_put_word(x, KR_AGREEMENT, "rounds.0.absence", r->absence);
	kr_put_word(x, KR_AGREEMENT, "rounds.0.stand-aside", r->stand_aside);
	kr_put_day(x, r->asked ? r->asked->date.day : KR_NO_DAY);
	kr_put_words(x, r->asked ? kr_words_of(&r->asked->by) : NULL);
	kr_put_text(x, &r->changed);
	kr_put_text(x, &r->text_digest);
	kr_put_count(x, r->responses.n);
	kr_put_count(x, t.consents);
	kr_put_count(x, t.waiting);
	kr_put_count(x, t.objections);
	kr_put_count(x, t.concerns);
	kr_put_row(x);
}

static void put_rounds(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_agreement *a = (const struct kr_agreement *)r;
	for (size_t i = 0; i < a->rounds.n; i++)
		if (kr_is_by(a->rounds.at[i].opened, x->day))
			put_round(x, a, &a->rounds.at[i]);
}

static void rounds_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_AGREEMENT, put_rounds);
}

KR_EXPORT_TABLE(rounds, 3, N_("the consent rounds"));

/* ---- answers ------------------------------------------------------------------------------ */

static const struct kr_export_column responses_columns[] = {
	KR_OF_AGREEMENT,
	KR_OF_STAGE,
	{ "person", KR_EXPORT_TEXT, N_("the member") },
	{ "number", KR_EXPORT_INTEGER, N_("1 the first answer, from 2 on those of `then`") },
	{ "response", KR_EXPORT_TEXT,
		N_("the answer; `pending` for a member without one by that day") },
	{ "day", KR_EXPORT_DATE, N_("when it was given") },
	{ "counts", KR_EXPORT_BOOLEAN, N_("the last answer of this member by that day?") },
	{ "until_date", KR_EXPORT_DATE, N_("of consulting: until when") },
	{ "said", KR_EXPORT_TEXT, N_("what was said with it") },
	{ "recorded_by", KR_EXPORT_TEXT, N_("who wrote it down for the member") },
	{ "counted_as", KR_EXPORT_TEXT, N_("why an absence keeps nobody waiting") },
	{ "is_signed", KR_EXPORT_BOOLEAN, N_("has it a signature?  `kring verify` looks at it") },
};

static const char *counted_as(const struct kr_answer *answer)
{
	switch (answer->counted.is) {
	case KR_COUNTED_SILENCE:
		return "silence";
	case KR_COUNTED_PRESENT_DECIDE:
		return "present-decide";
	default:
		return NULL;
	}
}

static void put_answer(
	struct kr_exporting *x, const struct kr_said *said, size_t number, bool counts)
{
	const struct kr_answer *answer = said->answer;
	kr_put_agreement(x, said->a);
	kr_put_stage(x, said);
	kr_put_text(x, &said->response->id);
	kr_put_count(x, number);
	kr_put_words(x, kr_response_name((enum kr_response_word)answer->response.is));
	kr_put_day(x, answer->date.day);
	kr_put_flag(x, counts);
	kr_put_day(x, answer->until.day);
	kr_put_text(x, &answer->said);
	kr_put_text(x, &answer->recorded_by);
	kr_put_words(x, counted_as(answer));
	kr_put_flag(x, kr_present(&answer->signature));
	kr_put_row(x);
}

static void put_said(void *own, const struct kr_said *said)
{
	struct kr_exporting *x = own;
	bool counts = kr_response_last(said->response, x->day) == said->answer;
	put_answer(x, said, kr_answer_number(said), counts);
}

/* Who has not answered by that day gave no answer, and yet was asked. */
static void put_pending(void *own, const struct kr_said *asked)
{
	static const struct kr_answer pending = { .response = { .is = KR_PENDING } };
	struct kr_exporting *x = own;
	struct kr_said said = *asked;
	if (said.opened == KR_NO_DAY || said.opened > x->day)
		return;
	said.answer = &pending;
	for (size_t i = 0; i < said.round->responses.n; i++) {
		said.response = &said.round->responses.at[i];
		if (!kr_response_last(said.response, x->day))
			put_answer(x, &said, 1, true);
	}
}

static void put_responses(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_agreement *a = (const struct kr_agreement *)r;
	kr_each_said(a, x->day, put_said, x);
	kr_each_round(a, put_pending, x);
}

static void responses_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_AGREEMENT, put_responses);
}

KR_EXPORT_TABLE(responses, 6, N_("every answer in a round, and to the outcome of an evaluation"));
