/* lib/report/export-after.c - rows about what became of an agreement: evaluations and the like. */
#include "report/export.h"

#define ROWS_OF(table)                                                                             \
	static void table##_rows(struct kr_exporting *x)                                           \
	{                                                                                          \
		kr_export_each(x, KR_AGREEMENT, put_##table);                                      \
	}

/* ---- evaluations -------------------------------------------------------------------------- */

static const struct kr_export_column evaluations_columns[] = {
	KR_OF_AGREEMENT,
	{ "evaluation", KR_EXPORT_INTEGER, N_("number of the evaluation, from 1") },
	{ "day", KR_EXPORT_DATE, N_("when it was held") },
	{ "due_date", KR_EXPORT_DATE, N_("the evaluation date that counted the day before") },
	{ "days_late", KR_EXPORT_INTEGER,
		N_("days after that date; negative when it was earlier") },
	{ "held_by", KR_EXPORT_TEXT, N_("who held it") },
	{ "kept", KR_EXPORT_TEXT, N_("was the agreement kept: kept, partly or not-kept") },
	{ "learned", KR_EXPORT_TEXT, N_("what was learned") },
	{ "outcome", KR_EXPORT_TEXT, N_("renewed, amended or ended") },
	{ "next_date", KR_EXPORT_DATE, N_("the next evaluation date, once it is decided") },
	{ "decided_date", KR_EXPORT_DATE, N_("when its outcome was consented to") },
	{ "decided_meeting_date", KR_EXPORT_DATE, N_("the meeting in which that was") },
	{ "text_digest", KR_EXPORT_TEXT, N_("digest of what was answered") },
};

static void put_due_before(
	struct kr_exporting *x, const struct kr_agreement *a, const struct kr_evaluation *e)
{
	struct kr_date due = kr_agreement_due(a, e->date.day - 1);
	kr_put_day(x, due.day);
	if (kr_has_day(due))
		kr_put_days(x, e->date.day - due.day);
	else
		kr_put_nothing(x);
}

static void put_evaluations(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_agreement *a = (const struct kr_agreement *)r;
	for (size_t i = 0; i < a->evaluations.n; i++) {
		const struct kr_evaluation *e = &a->evaluations.at[i];
		bool decided = kr_evaluation_is_decided(e, x->day);
		if (!kr_is_by(e->date, x->day))
			continue;
		kr_put_agreement(x, a);
		kr_put_count(x, i + 1);
		kr_put_day(x, e->date.day);
		put_due_before(x, a, e);
		kr_put_text(x, &e->by);
		kr_put_word(x, KR_AGREEMENT, "evaluations.0.kept", e->kept);
		kr_put_text(x, &e->learned);
		kr_put_word(x, KR_AGREEMENT, "evaluations.0.outcome", e->outcome);
		kr_put_day(x, e->next.day);
		kr_put_day(x, decided ? e->decided->date.day : KR_NO_DAY);
		kr_put_day(x, decided ? e->decided->meeting.day : KR_NO_DAY);
		kr_put_text(x, &e->round.text_digest);
		kr_put_row(x);
	}
}

ROWS_OF(evaluations)
KR_EXPORT_TABLE(evaluations, 3,
	N_("the evaluations of agreements; inputs and criteria are in `lists` and `maps`"));

static const struct kr_export_column extensions_columns[] = {
	KR_OF_AGREEMENT,
	{ "number", KR_EXPORT_INTEGER, N_("place in the list, from 1") },
	{ "day", KR_EXPORT_DATE, N_("when the date was moved") },
	{ "moved_by", KR_EXPORT_TEXT, N_("who moved it") },
	{ "to_date", KR_EXPORT_DATE, N_("the new evaluation date") },
	{ "why", KR_EXPORT_TEXT, N_("why") },
};

static void put_extensions(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_agreement *a = (const struct kr_agreement *)r;
	for (size_t i = 0; i < a->extensions.n; i++) {
		const struct kr_extension *e = &a->extensions.at[i];
		if (!kr_is_by(e->date, x->day))
			continue;
		kr_put_agreement(x, a);
		kr_put_count(x, i + 1);
		kr_put_day(x, e->date.day);
		kr_put_text(x, &e->by);
		kr_put_day(x, e->to.day);
		kr_put_text(x, &e->why);
		kr_put_row(x);
	}
}

ROWS_OF(extensions)
KR_EXPORT_TABLE(extensions, 3, N_("evaluation dates that were moved"));

/* ---- moves -------------------------------------------------------------------------------- */

static const struct kr_export_column handovers_columns[] = {
	KR_OF_AGREEMENT,
	{ "number", KR_EXPORT_INTEGER, N_("place in the list, from 1") },
	{ "day", KR_EXPORT_DATE, N_("when") },
	{ "what", KR_EXPORT_TEXT, N_("what was handed over: keeper") },
	{ "to_person", KR_EXPORT_TEXT, N_("to whom") },
	{ "why", KR_EXPORT_TEXT, N_("why") },
};

static void put_handovers(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_agreement *a = (const struct kr_agreement *)r;
	for (size_t i = 0; i < a->handovers.n; i++) {
		const struct kr_move *m = &a->handovers.at[i];
		if (!kr_is_by(m->date, x->day))
			continue;
		kr_put_agreement(x, a);
		kr_put_count(x, i + 1);
		kr_put_day(x, m->date.day);
		kr_put_text(x, &m->what);
		kr_put_text(x, &m->to);
		kr_put_text(x, &m->why);
		kr_put_row(x);
	}
}

ROWS_OF(handovers)
KR_EXPORT_TABLE(handovers, 3, N_("agreements that another keeper brings back"));

static const struct kr_export_column deviations_columns[] = {
	KR_OF_AGREEMENT,
	{ "number", KR_EXPORT_INTEGER, N_("place in the list, from 1") },
	{ "day", KR_EXPORT_DATE, N_("when it went otherwise than agreed") },
	{ "organisation", KR_EXPORT_TEXT, N_("who did otherwise") },
	{ "why", KR_EXPORT_TEXT, N_("why") },
	{ "repaired_date", KR_EXPORT_DATE, N_("when it was repaired") },
};

static void put_deviations(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_agreement *a = (const struct kr_agreement *)r;
	for (size_t i = 0; i < a->deviations.n; i++) {
		const struct kr_deviation *d = &a->deviations.at[i];
		if (!kr_is_by(d->date, x->day))
			continue;
		kr_put_agreement(x, a);
		kr_put_count(x, i + 1);
		kr_put_day(x, d->date.day);
		kr_put_text(x, &d->by);
		kr_put_text(x, &d->why);
		kr_put_fact(x, d->repaired);
		kr_put_row(x);
	}
}

ROWS_OF(deviations)
KR_EXPORT_TABLE(deviations, 3, N_("what went otherwise than agreed"));

static const struct kr_export_column corrections_columns[] = {
	KR_OF_AGREEMENT,
	{ "number", KR_EXPORT_INTEGER, N_("place in the list, from 1") },
	{ "day", KR_EXPORT_DATE, N_("when the spelling was corrected") },
	{ "corrected_by", KR_EXPORT_TEXT, N_("who corrected it") },
	{ "seen_by", KR_EXPORT_TEXT, N_("who else saw it") },
	{ "what", KR_EXPORT_TEXT, N_("what was corrected") },
	{ "from_digest", KR_EXPORT_TEXT, N_("digest of the text before") },
	{ "to_digest", KR_EXPORT_TEXT, N_("digest of the text after") },
};

static void put_corrections(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_agreement *a = (const struct kr_agreement *)r;
	for (size_t i = 0; i < a->corrections.n; i++) {
		const struct kr_correction *c = &a->corrections.at[i];
		if (!kr_is_by(c->date, x->day))
			continue;
		kr_put_agreement(x, a);
		kr_put_count(x, i + 1);
		kr_put_day(x, c->date.day);
		kr_put_text(x, &c->by);
		kr_put_text(x, &c->seen_by);
		kr_put_text(x, &c->what);
		kr_put_text(x, &c->from);
		kr_put_text(x, &c->to);
		kr_put_row(x);
	}
}

ROWS_OF(corrections)
KR_EXPORT_TABLE(corrections, 3, N_("corrections of spelling after the adoption"));

/* ---- turns -------------------------------------------------------------------------------- */

static const struct kr_export_column turns_columns[] = {
	KR_OF_AGREEMENT,
	{ "turn", KR_EXPORT_TEXT, N_("deferred, escalated, suspended, withdrawn or ended") },
	{ "day", KR_EXPORT_DATE, N_("when") },
	{ "until_date", KR_EXPORT_DATE, N_("until when, of deferred and suspended") },
	{ "meeting_date", KR_EXPORT_DATE, N_("the meeting in which that was decided") },
	{ "who", KR_EXPORT_TEXT, N_("who withdrew it, or brings back what was deferred") },
	{ "to_agreement", KR_EXPORT_TEXT, N_("of escalated: the proposal of the parent circle") },
	{ "why", KR_EXPORT_TEXT, N_("why") },
};

static void put_turn(struct kr_exporting *x, const struct kr_agreement *a, const char *turn,
	const struct kr_event *e)
{
	if (!kr_has_happened(e, x->day))
		return;
	kr_put_agreement(x, a);
	kr_put_words(x, turn);
	kr_put_day(x, e->date.day);
	kr_put_day(x, e->until.day);
	kr_put_day(x, e->meeting.day);
	kr_put_text(x, kr_present(&e->owner) ? &e->owner : &e->by);
	kr_put_text(x, &e->to);
	kr_put_text(x, &e->why);
	kr_put_row(x);
}

static void put_turns(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_agreement *a = (const struct kr_agreement *)r;
	put_turn(x, a, "deferred", a->deferred);
	put_turn(x, a, "escalated", a->escalated);
	put_turn(x, a, "suspended", a->suspended);
	put_turn(x, a, "withdrawn", a->withdrawn);
	put_turn(x, a, "ended", a->ended);
}

ROWS_OF(turns)
KR_EXPORT_TABLE(turns, 3, N_("what else happened to a proposal or an agreement as a whole"));
