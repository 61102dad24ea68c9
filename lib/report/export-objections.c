/* lib/report/export-objections.c - rows about objections and what became of them, and concerns. */
#include "report/export.h"

/* ---- objections --------------------------------------------------------------------------- */

static const struct kr_export_column objections_columns[] = {
	KR_OF_AGREEMENT,
	KR_OF_STAGE,
	{ "person", KR_EXPORT_TEXT, N_("who objected") },
	{ "number", KR_EXPORT_INTEGER,
		N_("number of the answer that it came with, see responses") },
	{ "day", KR_EXPORT_DATE, N_("when") },
	{ "argument", KR_EXPORT_TEXT, N_("the argument") },
	{ "aim", KR_EXPORT_TEXT, N_("what it would harm: circle, a goal or an agreement") },
	{ "suggestion", KR_EXPORT_TEXT, N_("what would help") },
	{ "new_information", KR_EXPORT_TEXT, N_("what was not known when it was adopted") },
	{ "result", KR_EXPORT_TEXT, N_("what became of it; `open` while it has no outcome") },
	{ "outcome_date", KR_EXPORT_DATE, N_("when that was") },
	{ "days_open", KR_EXPORT_INTEGER, N_("days from the objection to its outcome") },
	{ "outcome_by", KR_EXPORT_TEXT, N_("who wrote it down") },
	{ "confirmed_by", KR_EXPORT_TEXT, N_("who confirmed that it settles the objection") },
	{ "outcome_round", KR_EXPORT_INTEGER, N_("the round with the changed text") },
	{ "outcome_to", KR_EXPORT_TEXT, N_("where it went: an agreement or a circle") },
	{ "outcome_owner", KR_EXPORT_TEXT, N_("who takes care of it") },
	{ "outcome_until_date", KR_EXPORT_DATE, N_("until when") },
	{ "note", KR_EXPORT_TEXT, N_("a note on the outcome") },
	{ "tested_meeting_date", KR_EXPORT_DATE, N_("the meeting that tested the argument") },
	{ "disagreeing", KR_EXPORT_INTEGER, N_("how many disagreed with that test") },
};

static void put_tested(struct kr_exporting *x, const struct kr_tested *tested)
{
	kr_put_day(x, tested ? tested->meeting.day : KR_NO_DAY);
	if (tested)
		kr_put_count(x, tested->disagrees.n);
	else
		kr_put_nothing(x);
}

static void put_outcome(struct kr_exporting *x, const struct kr_outcome *o, int32_t raised)
{
	static const struct kr_outcome none;
	kr_put_words(x, kr_cell_result(o ? o->result.is : 0).text);
	kr_put_day(x, o ? o->date.day : KR_NO_DAY);
	if (o && kr_has_day(o->date) && raised != KR_NO_DAY)
		kr_put_days(x, o->date.day - raised);
	else
		kr_put_nothing(x);
	o = o ? o : &none;
	kr_put_text(x, &o->by);
	kr_put_text(x, &o->confirmed_by);
	kr_put_whole(x, &o->round);
	kr_put_text(x, &o->to);
	kr_put_text(x, &o->owner);
	kr_put_day(x, o->until.day);
	kr_put_text(x, &o->note);
	put_tested(x, o->tested);
}

/* From the person on. */
static void put_objection(struct kr_exporting *x, const struct kr_text *who, size_t number,
	int32_t day, const struct kr_objection *objection)
{
	static const struct kr_objection nothing_said;
	const struct kr_objection *o = objection ? objection : &nothing_said;
	kr_put_text(x, who);
	kr_put_count(x, number);
	kr_put_day(x, day);
	kr_put_text(x, &o->argument);
	kr_put_text(x, &o->aim);
	kr_put_text(x, &o->suggestion);
	kr_put_text(x, &o->new_information);
	put_outcome(x, kr_objection_outcome(objection, x->day), day);
	kr_put_row(x);
}

static void put_raised(void *own, const struct kr_said *said)
{
	struct kr_exporting *x = own;
	if (said->answer->response.is != KR_OBJECTION)
		return;
	kr_put_agreement(x, said->a);
	kr_put_stage(x, said);
	put_objection(x, &said->response->id, kr_answer_number(said), said->answer->date.day,
		said->answer->objection);
}

static void put_objections(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_agreement *a = (const struct kr_agreement *)r;
	kr_each_said(a, x->day, put_raised, x);
	for (size_t i = 0; i < a->reopened.n; i++) {
		const struct kr_reopening *o = &a->reopened.at[i];
		if (!kr_is_by(o->date, x->day))
			continue;
		kr_put_agreement(x, a);
		kr_put_words(x, "in-force");
		kr_put_nothing(x);
		put_objection(x, &o->id, 1, o->date.day, &o->objection);
	}
}

static void objections_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_AGREEMENT, put_objections);
}

KR_EXPORT_TABLE(objections, 6,
	N_("the objections, in rounds, to outcomes of evaluations and to agreements in force"));

/* ---- concerns ----------------------------------------------------------------------------- */

static const struct kr_export_column concerns_columns[] = {
	KR_OF_AGREEMENT,
	KR_OF_STAGE,
	{ "person", KR_EXPORT_TEXT, N_("who voiced it") },
	{ "number", KR_EXPORT_INTEGER,
		N_("number of the answer that it came with, see responses") },
	{ "day", KR_EXPORT_DATE, N_("when") },
	{ "concern", KR_EXPORT_TEXT, N_("the concern") },
	{ "counts", KR_EXPORT_BOOLEAN, N_("not replaced or taken back by a later answer?") },
};

static void put_concern(void *own, const struct kr_said *said)
{
	struct kr_exporting *x = own;
	if (!kr_is_concern(&said->answer->concern))
		return;
	kr_put_agreement(x, said->a);
	kr_put_stage(x, said);
	kr_put_text(x, &said->response->id);
	kr_put_count(x, kr_answer_number(said));
	kr_put_day(x, said->answer->date.day);
	kr_put_text(x, &said->answer->concern);
	kr_put_flag(x, kr_agreement_concern(said->a, said->in_round, said->response, x->day) ==
			       said->answer);
	kr_put_row(x);
}

static void put_concerns(struct kr_exporting *x, const struct kr_record *r)
{
	kr_each_said((const struct kr_agreement *)r, x->day, put_concern, x);
}

static void concerns_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_AGREEMENT, put_concerns);
}

KR_EXPORT_TABLE(concerns, 6, N_("the concerns that members voiced with their answers"));
