/* lib/report/evaluations.c - what comes back when, and what was learned when it did. */
#include "report/private.h"

#include <string.h>

/* Those of one circle that are gone through. */
struct evaluations {
	struct kr_workspace *ws;
	struct kr_document *d;
	int32_t since;
	KR_MANY(const struct kr_agreement *) all; /* of the circle, by id */
	struct kr_looking_back ahead;             /* those that come back, the first first */
};

static struct kr_cell id_of(const struct evaluations *e, const struct kr_agreement *a)
{
	return kr_cell_record(e->d, &a->record);
}

/* ---- what comes back ---------------------------------------------------------------------- */

static enum kr_tone tone_of(enum kr_state s)
{
	if (s == KR_STATE_OVERDUE || s == KR_STATE_LAPSED)
		return KR_TONE_LATE;
	return s == KR_STATE_DUE ? KR_TONE_SOON : KR_TONE_PLAIN;
}

static const struct kr_column coming_columns[] = {
	{ "agreement", N_("agreement"), KR_COLUMN_ID, KR_FOR_ALL, false },
	{ "title", N_("title"), KR_COLUMN_TEXT, KR_FOR_ALL, true },
	{ "state", N_("state"), KR_COLUMN_WORD, KR_FOR_ALL, true },
	{ "evaluation", N_("evaluation"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	{ "days-left", N_("days left"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
	{ "keeper", N_("keeper"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
};

static void add_coming(struct evaluations *e)
{
	struct kr_block *table = kr_document_table(e->d, "coming", coming_columns,
		KR_N(coming_columns), _("nothing comes back here: no agreement is in force"));
	for (size_t i = 0; i < e->ahead.of.n; i++) {
		const struct kr_agreement *a = e->ahead.of.at[i];
		enum kr_state state = kr_agreement_state(a, e->d->day);
		struct kr_cell *cell = kr_block_row(e->d, table, tone_of(state));
		int left;
		*cell++ = id_of(e, a);
		*cell++ = kr_cell_titled(e->d, &a->record, a->title.s);
		*cell++ = kr_cell_state(state);
		*cell++ = kr_cell_day(e->d, kr_agreement_due(a, e->d->day).day);
		if (kr_agreement_days_left(a, e->d->day, &left) == KR_OK)
			*cell = kr_cell_number(e->d, left);
		cell++;
		*cell++ = kr_cell_who(e->ws, kr_agreement_keeper(a, e->d->day).s);
	}
}

/* ---- what was held ------------------------------------------------------------------------ */

static const struct kr_column held_columns[] = {
	{ "date", N_("date"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	{ "agreement", N_("agreement"), KR_COLUMN_ID, KR_FOR_ALL, false },
	{ "kept", N_("kept"), KR_COLUMN_WORD, KR_FOR_ALL, false },
	{ "learned", N_("learned"), KR_COLUMN_TEXT, KR_FOR_ALL, true },
	{ "outcome", N_("outcome"), KR_COLUMN_WORD, KR_FOR_ALL, false },
	{ "next", N_("comes back"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	{ "decided", N_("decided"), KR_COLUMN_DAY, KR_FOR_ALL, false },
};

static void add_held_of(struct evaluations *e, const struct kr_agreement *a, struct kr_block *table)
{
	const struct kr_evaluation *open = kr_agreement_evaluating(a, e->d->day);
	for (size_t i = 0; i < a->evaluations.n; i++) {
		const struct kr_evaluation *x = &a->evaluations.at[i];
		bool decided = kr_evaluation_is_decided(x, e->d->day);
		if (!kr_is_by(x->date, e->d->day) || x->date.day < e->since)
			continue;
		struct kr_cell *cell = kr_block_row(
			e->d, table, decided ? KR_TONE_PLAIN : KR_TONE_SOON);
		*cell++ = kr_cell_day(e->d, x->date.day);
		*cell++ = id_of(e, a);
		*cell++ = kr_cell_word(KR_AGREEMENT, "evaluations.0.kept", x->kept);
		*cell++ = kr_cell_text(&x->learned);
		*cell++ = kr_cell_word(KR_AGREEMENT, "evaluations.0.outcome", x->outcome);
		*cell++ = kr_cell_day(e->d, x->next.day);
		*cell = kr_cell_day(e->d, decided ? x->decided->date.day : KR_NO_DAY);
		if (!decided)
			cell->shown = x == open ? _("not yet decided") : _("never decided");
	}
}

static void add_held(struct evaluations *e)
{
	kr_document_heading(e->d, 2, _("Evaluations held"));
	struct kr_block *table = kr_document_table(
		e->d, "held", held_columns, KR_N(held_columns), NULL);
	for (size_t i = 0; i < e->all.n; i++)
		add_held_of(e, e->all.at[i], table);
}

/* ---- the report --------------------------------------------------------------------------- */

static void find_ahead(struct evaluations *e)
{
	for (uint32_t i = 0; i < e->all.n; i++) {
		const struct kr_agreement *a = e->all.at[i];
		enum kr_state state = kr_agreement_state(a, e->d->day);
		if (kr_comes_back(state) || state == KR_STATE_LAPSED)
			*KR_ADD(e->d->arena, &e->ahead.of) = a;
	}
	kr_looking_back_sort(&e->ahead);
}

static void find_all(struct evaluations *e, const char *circle)
{
	size_t n;
	struct kr_record *const *each = kr_workspace_of_circle(e->ws, KR_AGREEMENT, circle, &n);
	e->all.n = 0;
	for (size_t i = 0; i < n; i++)
		if (kr_readable(each[i]))
			*KR_ADD(e->d->arena, &e->all) = (const struct kr_agreement *)each[i];
}

static void add_circle(struct kr_workspace *ws, const char *circle,
	const struct kr_report_options *o, struct kr_document *d)
{
	struct evaluations e = {
		.ws = ws, .d = d, .since = o->since, .ahead = { .ws = ws, .d = d }
	};
	find_all(&e, circle);
	find_ahead(&e);
	kr_document_heading(d, 1, kr_name_of(ws, circle));
	add_coming(&e);
	kr_looking_back_concerns(&e.ahead);
	kr_looking_back_criteria(&e.ahead);
	kr_looking_back_disagreements(&e.ahead);
	add_held(&e);
}

static int build(struct kr_workspace *ws, const struct kr_report_options *o, struct kr_document *d)
{
	size_t n;
	struct kr_record *const *each = kr_workspace_each(ws, KR_AGREEMENT, &n);
	const char *circle = NULL;
	if (kr_report_circle(ws, o->circle) != KR_OK)
		return KR_FAILED;
	kr_document_init(d, ws, "evaluations", _("Evaluations"));
	for (size_t i = 0; i < n; i++) {
		if (!kr_of_circle(each[i], o->circle) ||
			(circle && strcmp(circle, each[i]->circle) == 0))
			continue;
		circle = each[i]->circle;
		add_circle(ws, circle, o, d);
	}
	if (!circle) {
		kr_document_table(d, "coming", coming_columns, KR_N(coming_columns),
			_("there are no agreements yet"));
		kr_document_how(d, _("'kring propose' makes the first"));
	}
	kr_document_dates(d, ws, 1u << KR_DUE_EVALUATION, o->circle);
	kr_document_unreadable(d, ws);
	return KR_OK;
}

const struct kr_report kr_report_evaluations = {
	.name = "evaluations",
	.what = N_("what comes back when, with the concerns that head it; and what was learned"),
	.build = build,
};
