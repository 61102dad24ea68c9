/* lib/report/agreements.c - every agreement, circle by circle, and the concerns that were voiced.
 */
#include "report/dates.h"

#include <string.h>

static const struct kr_column agreement_columns[] = {
	{ "circle", N_("circle"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
	{ "id", N_("id"), KR_COLUMN_ID, KR_FOR_ALL, false },
	{ "title", N_("title"), KR_COLUMN_TEXT, KR_FOR_ALL, true },
	{ "kind", N_("kind"), KR_COLUMN_WORD, KR_FOR_ALL, false },
	{ "state", N_("state"), KR_COLUMN_WORD, KR_FOR_ALL, true },
	{ "adopted", N_("adopted"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	{ "evaluation", N_("evaluation"), KR_COLUMN_DAY, KR_FOR_ALL, true },
	{ "days-left", N_("days left"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
	{ "keeper", N_("keeper"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
};

static const struct kr_column concern_columns[] = {
	{ "concern", N_("concern"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	{ "who", N_("who"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	{ "date", N_("date"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	{ "agreement", N_("agreement"), KR_COLUMN_ID, KR_FOR_ALL, false },
	{ "round", N_("round"), KR_COLUMN_NUMBER, KR_FOR_MACHINES, false },
	{ "evaluation", N_("evaluation"), KR_COLUMN_NUMBER, KR_FOR_MACHINES, false },
};

/* ---- agreements --------------------------------------------------------------------------- */

static enum kr_tone tone_of(enum kr_state s)
{
	if (s == KR_STATE_OVERDUE || s == KR_STATE_LAPSED || s == KR_STATE_OBJECTED)
		return KR_TONE_LATE;
	return s == KR_STATE_DUE ? KR_TONE_SOON : KR_TONE_PLAIN;
}

static void add_agreement(struct kr_workspace *ws, const struct kr_agreement *a,
	struct kr_document *d, struct kr_block *table)
{
	int32_t day = d->day, adopted = kr_agreement_adoption_day(a);
	enum kr_state state = kr_agreement_state(a, day);
	struct kr_word kind = a->kind.is > 0 ? a->kind
					     : (struct kr_word){ KR_PLAIN_AGREEMENT, { 0 } };
	struct kr_cell *cells = kr_block_row(d, table, tone_of(state));
	int left;
	cells[0].text = a->record.circle;
	cells[1] = kr_cell_record(d, &a->record);
	cells[2] = kr_cell_titled(d, &a->record, a->title.s);
	cells[3] = kr_cell_word(KR_AGREEMENT, "kind", kind);
	if (kind.is == KR_TWO)
		cells[3].shown = _("TWO"); /* explained below the tables */
	cells[4] = kr_cell_state(state);
	if (adopted != KR_NO_DAY && adopted <= day)
		cells[5] = kr_cell_day(d, adopted);
	cells[6] = kr_cell_day(d, kr_agreement_due(a, day).day);
	if (kr_comes_back(state) && kr_agreement_days_left(a, day, &left) == KR_OK)
		cells[7] = kr_cell_number(d, left);
	cells[8] = kr_cell_who(ws, kr_agreement_keeper(a, day).s);
}

/* The day by which --since picks: the adoption, before it the proposal. */
static int32_t day_of(const struct kr_agreement *a)
{
	int32_t adopted = kr_agreement_adoption_day(a);
	return adopted == KR_NO_DAY && a->proposed ? a->proposed->date.day : adopted;
}

static bool asked_for(const struct kr_report_options *o, const struct kr_record *r, int32_t day)
{
	const struct kr_agreement *a = (const struct kr_agreement *)r;
	if (!kr_readable(r) || !kr_of_circle(r, o->circle) ||
		kr_agreement_state(a, day) == KR_STATE_PROPOSED_LATER)
		return false;
	return o->since == KR_NO_DAY || day_of(a) >= o->since;
}

static bool other_circle(const char *a, const char *b)
{
	return !a || !b || strcmp(a, b) != 0;
}

static struct kr_block *new_circle(
	struct kr_workspace *ws, struct kr_document *d, const struct kr_record *r)
{
	kr_document_heading(d, 1, r->circle ? kr_name_of(ws, r->circle) : r->id);
	return kr_document_table(d, "agreements", agreement_columns,
		sizeof agreement_columns / sizeof *agreement_columns, NULL);
}

/* Sorted by id, so that those of one circle stand together. */
static void add_agreements(
	struct kr_workspace *ws, const struct kr_report_options *o, struct kr_document *d)
{
	struct kr_block *table = NULL;
	const char *circle = NULL;
	bool two = false;
	size_t n;
	struct kr_record *const *each = kr_workspace_each(ws, KR_AGREEMENT, &n);
	for (size_t i = 0; i < n; i++) {
		if (!asked_for(o, each[i], d->day))
			continue;
		if (!table || other_circle(circle, each[i]->circle))
			table = new_circle(ws, d, each[i]);
		circle = each[i]->circle;
		const struct kr_agreement *a = (const struct kr_agreement *)each[i];
		two = two || a->kind.is == KR_TWO;
		add_agreement(ws, a, d, table);
	}
	if (two)
		kr_document_paragraph(d, _("A TWO is a temporary workable agreement."));
	if (!table) {
		kr_document_table(d, "agreements", agreement_columns,
			sizeof agreement_columns / sizeof *agreement_columns,
			_("there are no agreements yet"));
		kr_document_how(d, _("'kring propose' makes the first"));
	}
}

/* ---- concerns ----------------------------------------------------------------------------- */

static void add_concern(struct kr_workspace *ws, const struct kr_concern *c, struct kr_document *d,
	struct kr_block *table)
{
	struct kr_cell *cells = kr_block_row(d, table, KR_TONE_PLAIN);
	cells[0] = kr_cell_text(&c->answer->concern);
	cells[1] = kr_cell_who(ws, c->who);
	cells[2] = kr_cell_day(d, c->answer->date.day);
	cells[3] = kr_cell_record(d, &c->agreement->record);
	if (c->round > 0)
		cells[4] = kr_cell_number(d, (double)c->round);
	if (c->evaluation > 0)
		cells[5] = kr_cell_number(d, (double)c->evaluation);
}

static void add_concerns(
	struct kr_workspace *ws, const struct kr_report_options *o, struct kr_document *d)
{
	size_t n;
	struct kr_record *const *each = kr_workspace_each(ws, KR_AGREEMENT, &n);
	kr_document_heading(d, 1, _("Concerns"));
	struct kr_block *table = kr_document_table(d, "concerns", concern_columns,
		KR_N(concern_columns), _("no concerns were voiced"));
	kr_concerns voiced = { 0 };
	for (size_t i = 0; i < n; i++)
		if (kr_readable(each[i]) && kr_of_circle(each[i], o->circle))
			kr_concerns_of(
				d->arena, (const struct kr_agreement *)each[i], d->day, &voiced);
	for (size_t i = 0; i < voiced.n; i++)
		if (voiced.at[i].answer->date.day >= o->since)
			add_concern(ws, &voiced.at[i], d, table);
}

static void add_dates(
	struct kr_workspace *ws, const struct kr_report_options *o, struct kr_document *d)
{
	struct kr_dates dates = kr_dates_new(
		d, ws, 1u << KR_DUE_EVALUATION | 1u << KR_DUE_ROUND | 1u << KR_DUE_OTHER);
	size_t n;
	struct kr_record *const *each = kr_workspace_each(ws, KR_AGREEMENT, &n);
	for (size_t i = 0; i < n; i++)
		if (asked_for(o, each[i], d->day))
			kr_dates_of_agreement(&dates, (const struct kr_agreement *)each[i]);
	kr_dates_end(&dates);
}

static int build(struct kr_workspace *ws, const struct kr_report_options *o, struct kr_document *d)
{
	if (kr_report_circle(ws, o->circle) != KR_OK)
		return KR_FAILED;
	kr_document_init(d, ws, "agreements", _("Agreements"));
	add_agreements(ws, o, d);
	add_concerns(ws, o, d);
	add_dates(ws, o, d);
	kr_document_unreadable(d, ws);
	return KR_OK;
}

const struct kr_report kr_report_agreements = {
	.name = "agreements",
	.what = N_("every agreement with its state and evaluation date, and the concerns"),
	.build = build,
};
