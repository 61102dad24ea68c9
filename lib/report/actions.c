/* lib/report/actions.c - who does what: what is open, what was done, what was asked of others. */
#include "report/dates.h"

#include <stdlib.h>
#include <string.h>

struct doing {
	const struct kr_agreement *a;
	const struct kr_action *x;
	int32_t day; /* when it is due, or was done; KR_NO_DAY comes last */
	uint32_t place;
};
typedef KR_MANY(struct doing) doings;

struct asking {
	const struct kr_agreement *a;
	const struct kr_ask *x;
};

/* What there is to tell of one circle. */
struct actions {
	struct kr_workspace *ws;
	struct kr_document *d;
	const struct kr_circle *c;
	int32_t since;
	doings open, done;
	KR_MANY(struct asking) asked;
};

/* ---- finding them ------------------------------------------------------------------------- */

static void put(struct actions *p, doings *list, const struct kr_agreement *a,
	const struct kr_action *x, int32_t day)
{
	uint32_t place = list->n;
	*KR_ADD(p->d->arena, list) = (struct doing){ a, x, day, place };
}

static void find_actions(struct actions *p, const struct kr_agreement *a)
{
	bool bound = kr_is_to_be_done(kr_agreement_state(a, p->d->day));
	for (size_t i = 0; i < a->actions.n; i++) {
		const struct kr_action *x = &a->actions.at[i];
		if (!kr_is_by(x->done, p->d->day)) {
			if (bound)
				put(p, &p->open, a, x, kr_action_due(x, p->d->day).day);
		} else if (x->done.day >= p->since) {
			put(p, &p->done, a, x, x->done.day);
		}
	}
	for (size_t i = 0; bound && i < a->requests.n; i++)
		*KR_ADD(p->d->arena, &p->asked) = (struct asking){ a, &a->requests.at[i] };
}

static int by_day(const void *a, const void *b)
{
	const struct doing *x = a, *y = b;
	if (x->day != y->day)
		return kr_day_before(x->day, y->day) ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

static void sort(doings *list)
{
	if (list->n > 0)
		qsort(list->at, list->n, sizeof *list->at, by_day);
}

/* ---- printing them ------------------------------------------------------------------------ */

static struct kr_cell owner_cell(const struct actions *p, const struct doing *t, int32_t day)
{
	return kr_cell_bearer(p->ws, t->a->of, kr_action_owner(t->x, day).s, day);
}

static const struct kr_column open_columns[] = {
	{ "circle", N_("circle"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
	{ "due", N_("due by"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	{ "days-left", N_("days left"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
	{ "what", N_("what"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	{ "owner", N_("who"), KR_COLUMN_TEXT, KR_FOR_ALL, true },
	{ "with", N_("with"), KR_COLUMN_LIST, KR_FOR_ALL, true },
	{ "moved", N_("times moved"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
	{ "agreement", N_("agreement"), KR_COLUMN_ID, KR_FOR_ALL, false },
	{ "id", N_("id"), KR_COLUMN_ID, KR_FOR_ALL, false },
};

static void add_open(struct actions *p)
{
	struct kr_block *table = kr_document_table(
		p->d, "open", open_columns, KR_N(open_columns), _("nothing is open here"));
	kr_document_how(p->d, _("'kring act ID NAME' adds an action to a proposal"));
	sort(&p->open);
	for (size_t i = 0; i < p->open.n; i++) {
		const struct doing *t = &p->open.at[i];
		uint32_t moved = kr_setting_of_action(t->a, t->x, p->d->day).before;
		bool late = t->day != KR_NO_DAY && t->day < p->d->day;
		struct kr_cell *cell = kr_block_row(
			p->d, table, late ? KR_TONE_LATE : KR_TONE_PLAIN);
		*cell++ = kr_cell_record(p->d, &p->c->record);
		*cell++ = kr_cell_day(p->d, t->day);
		if (t->day != KR_NO_DAY)
			*cell = kr_cell_number(p->d, t->day - p->d->day);
		cell++;
		*cell++ = kr_cell_text(&t->x->what);
		*cell++ = owner_cell(p, t, p->d->day);
		*cell++ = kr_cell_whom(p->ws, &t->x->with);
		*cell++ = kr_cell_number(p->d, moved);
		*cell++ = kr_cell_record(p->d, &t->a->record);
		*cell++ = kr_cell_text(&t->x->id);
	}
}

static void add_done(struct actions *p)
{
	static const struct kr_column columns[] = {
		{ "circle", N_("circle"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "done", N_("done"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "due", N_("due by"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "what", N_("what"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "owner", N_("who"), KR_COLUMN_TEXT, KR_FOR_ALL, true },
		{ "with", N_("with"), KR_COLUMN_LIST, KR_FOR_ALL, true },
		{ "agreement", N_("agreement"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "id", N_("id"), KR_COLUMN_ID, KR_FOR_ALL, false },
	};
	kr_document_heading(p->d, 2, _("Done"));
	struct kr_block *table = kr_document_table(p->d, "done", columns, KR_N(columns), NULL);
	sort(&p->done);
	for (size_t i = 0; i < p->done.n; i++) {
		const struct doing *t = &p->done.at[i];
		struct kr_cell *cell = kr_block_row(p->d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_record(p->d, &p->c->record);
		*cell++ = kr_cell_day(p->d, t->day);
		*cell++ = kr_cell_day(p->d, kr_action_due(t->x, t->day).day);
		*cell++ = kr_cell_text(&t->x->what);
		*cell++ = owner_cell(p, t, t->day);
		*cell++ = kr_cell_whom(p->ws, &t->x->with);
		*cell++ = kr_cell_record(p->d, &t->a->record);
		*cell++ = kr_cell_text(&t->x->id);
	}
}

static void add_asked(struct actions *p)
{
	static const struct kr_column columns[] = {
		{ "circle", N_("circle"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "by", N_("until when"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "to", N_("asked of"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "what", N_("what"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "agreement", N_("agreement"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "id", N_("id"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
	};
	kr_document_heading(p->d, 2, _("Requests to those not at the table"));
	struct kr_block *table = kr_document_table(p->d, "requests", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < p->asked.n; i++) {
		const struct kr_ask *x = p->asked.at[i].x;
		struct kr_cell *cell = kr_block_row(p->d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_record(p->d, &p->c->record);
		*cell++ = kr_cell_day(p->d, x->by.day);
		*cell++ = kr_cell_text(&x->to);
		*cell++ = kr_cell_text(&x->what);
		*cell++ = kr_cell_record(p->d, &p->asked.at[i].a->record);
		*cell++ = kr_cell_text(&x->id);
	}
}

/* ---- the report --------------------------------------------------------------------------- */

static void add_circle(struct kr_workspace *ws, const struct kr_circle *c,
	const struct kr_report_options *o, struct kr_document *d)
{
	struct actions p = { .ws = ws, .d = d, .c = c, .since = o->since };
	size_t n;
	struct kr_record *const *each = kr_workspace_of_circle(ws, KR_AGREEMENT, c->record.id, &n);
	for (size_t i = 0; i < n; i++)
		if (kr_readable(each[i]) &&
			kr_agreement_adopted((const struct kr_agreement *)each[i], d->day))
			find_actions(&p, (const struct kr_agreement *)each[i]);
	kr_document_heading(d, 1, kr_title_of(ws, &c->record));
	add_open(&p);
	add_done(&p);
	add_asked(&p);
}

static int build(struct kr_workspace *ws, const struct kr_report_options *o, struct kr_document *d)
{
	if (kr_report_circle(ws, o->circle) != KR_OK)
		return KR_FAILED;
	kr_document_init(d, ws, "actions", _("Actions"));
	if (kr_each_circle(ws, o, d, add_circle) == 0)
		kr_no_circle(ws, d, "open", open_columns, KR_N(open_columns));
	kr_document_dates(d, ws, 1u << KR_DUE_ACTION, o->circle);
	kr_document_unreadable(d, ws);
	return KR_OK;
}

const struct kr_report kr_report_actions = {
	.name = "actions",
	.what = N_("who does what: open by its day, done, and asked of those not at the table"),
	.build = build,
};
