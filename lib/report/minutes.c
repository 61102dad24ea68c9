/* lib/report/minutes.c - one page a meeting: what, why, who, until when; concerns; nothing else. */
#include "report/dates.h"

#include <stdlib.h>
#include <string.h>

typedef KR_MANY(const struct kr_meeting *) meetings;

struct minutes {
	struct kr_workspace *ws;
	struct kr_document *d;
	struct kr_map decisions; /* by the id of the meeting */
	const struct kr_meeting *m;
	const kr_decisions *taken; /* in @m */
};

/* ---- who was there ------------------------------------------------------------------------ */

static const struct kr_column meeting_columns[] = {
	{ "circle", N_("circle"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
	{ "meeting", N_("meeting"), KR_COLUMN_DAY, KR_FOR_MACHINES, false },
	{ "present", N_("present"), KR_COLUMN_LIST, KR_FOR_ALL, false },
	{ "absent", N_("absent"), KR_COLUMN_LIST, KR_FOR_ALL, false },
	{ "guests", N_("guests"), KR_COLUMN_LIST, KR_FOR_ALL, false },
	{ "facilitator", N_("facilitator"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	{ "reported", N_("report of"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	{ "summary", N_("report"), KR_COLUMN_TEXT, KR_FOR_MACHINES, false },
};

/* The first two cells of every row: which meeting. */
static struct kr_cell *meeting_cells(struct minutes *p, struct kr_cell *cell)
{
	*cell++ = (struct kr_cell){ .text = p->m->record.circle };
	*cell++ = kr_cell_day(p->d, p->m->day);
	return cell;
}

static void add_meeting(struct minutes *p)
{
	const struct kr_meeting *m = p->m;
	struct kr_cell *cell = kr_document_card(
		p->d, "meetings", meeting_columns, KR_N(meeting_columns));
	bool reported = m->report && kr_is_by(m->report->date, p->d->day);
	cell = meeting_cells(p, cell);
	*cell++ = kr_cell_whom(p->ws, &m->present);
	*cell++ = kr_cell_whom(p->ws, &m->absent);
	*cell++ = kr_cell_list(p->d->arena, &m->guests);
	*cell++ = kr_cell_who(p->ws, m->facilitator.s);
	if (!reported) {
		kr_document_paragraph(p->d,
			_("there is no report yet: kring meet %s %s --close -m SUMMARY"),
			m->record.circle, m->record.name);
		return;
	}
	*cell++ = kr_cell_day(p->d, m->report->date.day);
	*cell++ = kr_cell_text(&m->report->summary);
	kr_document_prose(p->d, NULL, m->report->summary.s);
}

/* ---- what was decided, and who does what -------------------------------------------------- */

static const struct kr_column decision_columns[] = {
	{ "circle", N_("circle"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
	{ "meeting", N_("meeting"), KR_COLUMN_DAY, KR_FOR_MACHINES, false },
	{ "decision", N_("decision"), KR_COLUMN_WORD, KR_FOR_ALL, false },
	{ "outcome", N_("outcome"), KR_COLUMN_WORD, KR_FOR_MACHINES, false },
	{ "agreement", N_("agreement"), KR_COLUMN_ID, KR_FOR_ALL, false },
	{ "title", N_("agreement"), KR_COLUMN_TEXT, KR_FOR_MACHINES, false },
	{ "why", N_("why"), KR_COLUMN_TEXT, KR_FOR_ALL, true },
	{ "keeper", N_("keeper"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	{ "evaluation", N_("comes back"), KR_COLUMN_DAY, KR_FOR_ALL, false },
};

static const struct kr_column action_columns[] = {
	{ "circle", N_("circle"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
	{ "meeting", N_("meeting"), KR_COLUMN_DAY, KR_FOR_MACHINES, false },
	{ "agreement", N_("agreement"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
	{ "id", N_("id"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
	{ "what", N_("what"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	{ "owner", N_("who"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	{ "with", N_("with"), KR_COLUMN_LIST, KR_FOR_ALL, false },
	{ "due", N_("until when"), KR_COLUMN_DAY, KR_FOR_ALL, false },
};

static const struct kr_column concern_columns[] = {
	{ "circle", N_("circle"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
	{ "meeting", N_("meeting"), KR_COLUMN_DAY, KR_FOR_MACHINES, false },
	{ "concern", N_("concern"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	{ "who", N_("who"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	{ "agreement", N_("agreement"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
};

/* Is there anything to do after the decision @x? */
static bool goes_on(const struct kr_decided *x)
{
	if (x->evaluation > 0)
		return x->agreement->evaluations.at[x->evaluation - 1].outcome.is != KR_TO_END;
	return strcmp(x->word, "adopted") == 0 || strcmp(x->word, "decided") == 0;
}

static void add_decision(struct minutes *p, const struct kr_decided *x)
{
	struct kr_cell *cell = kr_document_card(
		p->d, "decisions", decision_columns, KR_N(decision_columns));
	cell = meeting_cells(p, cell);
	*cell++ = (struct kr_cell){ .text = x->word, .shown = x->said };
	*cell++ = x->outcome;
	*cell++ = kr_cell_record(p->d, &x->agreement->record);
	*cell++ = kr_cell_text(&x->agreement->title);
	*cell++ = (struct kr_cell){ .text = x->why };
	if (goes_on(x))
		*cell = kr_cell_who(p->ws, kr_agreement_keeper(x->agreement, x->date).s);
	cell++;
	*cell++ = kr_cell_day(p->d, x->next);
}

/* As they were agreed: whose and by when on the day of the decision @x; what was done is left out.
 */
static void add_actions(struct minutes *p, const struct kr_decided *x)
{
	const struct kr_agreement *a = x->agreement;
	struct kr_block *table = kr_document_table(
		p->d, "actions", action_columns, KR_N(action_columns), NULL);
	for (size_t i = 0; goes_on(x) && i < a->actions.n; i++) {
		const struct kr_action *action = &a->actions.at[i];
		if (kr_is_by(action->done, x->date))
			continue;
		struct kr_cell *cell = meeting_cells(p, kr_block_row(p->d, table, KR_TONE_PLAIN));
		*cell++ = kr_cell_record(p->d, &a->record);
		*cell++ = kr_cell_text(&action->id);
		*cell++ = kr_cell_text(&action->what);
		*cell++ = kr_cell_bearer(p->ws, a->of, kr_action_owner(action, x->date).s, x->date);
		*cell++ = kr_cell_whom(p->ws, &action->with);
		*cell++ = kr_cell_day(p->d, kr_action_due(action, x->date).day);
	}
}

/* Those of the round that was decided on: what was said of an earlier text is not of this meeting.
 */
static void find_in_last_round(struct minutes *p, const struct kr_decided *x, kr_concerns *out)
{
	const struct kr_round *last = kr_agreement_round(x->agreement, x->date);
	kr_concerns all = { 0 };
	kr_concerns_of_rounds(p->d->arena, x->agreement, p->d->day, &all);
	for (size_t i = 0; i < all.n; i++)
		if (last && all.at[i].round == kr_round_number(x->agreement, last))
			*KR_ADD(p->d->arena, out) = all.at[i];
}

static void find_concerns(struct minutes *p, const struct kr_decided *x, kr_concerns *out)
{
	if (x->evaluation > 0)
		kr_concerns_of_evaluation(p->d->arena, x->agreement, x->evaluation, p->d->day, out);
	else if (goes_on(x))
		find_in_last_round(p, x, out);
}

static void add_concerns(struct minutes *p, const struct kr_decided *x)
{
	kr_concerns voiced = { 0 };
	find_concerns(p, x, &voiced);
	struct kr_block *table = kr_document_table(
		p->d, "concerns", concern_columns, KR_N(concern_columns), NULL);
	for (size_t i = 0; i < voiced.n; i++) {
		const struct kr_concern *c = &voiced.at[i];
		struct kr_cell *cell = meeting_cells(p, kr_block_row(p->d, table, KR_TONE_PLAIN));
		*cell++ = kr_cell_text(&c->answer->concern);
		*cell++ = kr_cell_who(p->ws, c->who);
		*cell++ = kr_cell_record(p->d, &c->agreement->record);
	}
}

static void add_decisions(struct minutes *p)
{
	for (size_t i = 0; i < p->taken->n; i++) {
		const struct kr_decided *x = &p->taken->at[i];
		kr_document_heading(p->d, 2, kr_title_of(p->ws, &x->agreement->record));
		add_decision(p, x);
		add_actions(p, x);
		add_concerns(p, x);
	}
	if (p->taken->n == 0)
		kr_document_paragraph(p->d, "%s", _("Nothing was decided."));
}

/* ---- issues ------------------------------------------------------------------------------- */

static void add_issues(struct minutes *p)
{
	static const struct kr_column columns[] = {
		{ "circle", N_("circle"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "meeting", N_("meeting"), KR_COLUMN_DAY, KR_FOR_MACHINES, false },
		{ "id", N_("id"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "what", N_("issue"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "by", N_("raised by"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "proposal", N_("proposal"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "next", N_("next step"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "owner", N_("who"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "due", N_("until when"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	};
	static const struct kr_next_step none;
	kr_document_heading(p->d, 2, _("Issues"));
	struct kr_block *table = kr_document_table(p->d, "issues", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < p->m->issues.n; i++) {
		const struct kr_issue *x = &p->m->issues.at[i];
		const struct kr_next_step *next = x->next ? x->next : &none;
		bool open = !x->next && !kr_present(&x->proposal);
		struct kr_cell *cell = meeting_cells(
			p, kr_block_row(p->d, table, open ? KR_TONE_SOON : KR_TONE_PLAIN));
		*cell++ = kr_cell_text(&x->id);
		*cell++ = kr_cell_text(&x->what);
		*cell++ = kr_cell_who(p->ws, x->by.s);
		*cell++ = kr_cell_text(&x->proposal);
		*cell = kr_cell_text(&next->what);
		if (open)
			cell->shown = _("none yet");
		cell++;
		*cell++ = kr_cell_who(p->ws, next->owner.s);
		*cell++ = kr_cell_day(p->d, next->due.day);
	}
}

/* ---- the report --------------------------------------------------------------------------- */

static void add_page(struct minutes *p, const struct kr_meeting *m)
{
	static const kr_decisions nothing;
	p->m = m;
	p->taken = kr_map_get(&p->decisions, m->record.id, strlen(m->record.id));
	if (!p->taken)
		p->taken = &nothing;
	kr_document_heading(p->d, 1, kr_title_of(p->ws, &m->record));
	add_meeting(p);
	add_decisions(p);
	add_issues(p);
}

/* The latest first; of one day in the order of the circles. */
static int by_day(const void *a, const void *b)
{
	const struct kr_meeting *const *x = a, *const *y = b;
	if ((*x)->day != (*y)->day)
		return (*x)->day > (*y)->day ? -1 : 1;
	return strcmp((*x)->record.id, (*y)->record.id);
}

/* Of each circle that goes on the last one; they are sorted, the latest first. */
static void keep_last_of_each(struct minutes *p, const char *circle, meetings *held)
{
	struct kr_map seen;
	uint32_t kept = 0;
	kr_map_init(&seen, p->d->arena);
	for (size_t i = 0; i < held->n; i++) {
		const char *of = held->at[i]->record.circle;
		const struct kr_circle *c = kr_workspace_circle(p->ws, of);
		bool wanted = circle || !c || kr_circle_goes_on(c, p->d->day);
		if (wanted && kr_map_add(&seen, of, strlen(of), &seen))
			held->at[kept++] = held->at[i];
	}
	held->n = kept;
}

static void find_meetings(struct minutes *p, const struct kr_report_options *o, meetings *held)
{
	size_t n;
	struct kr_record *const *each = kr_workspace_each(p->ws, KR_MEETING, &n);
	for (size_t i = 0; i < n; i++) {
		const struct kr_meeting *m = (const struct kr_meeting *)each[i];
		if (kr_readable(each[i]) && kr_of_circle(each[i], o->circle) &&
			m->day <= p->d->day && m->day >= o->since)
			*KR_ADD(p->d->arena, held) = m;
	}
	if (held->n > 0)
		qsort(held->at, held->n, sizeof(struct kr_meeting *), by_day);
	if (o->since == KR_NO_DAY)
		keep_last_of_each(p, o->circle, held);
}

/* The one that was asked for. */
static int find_meeting(struct minutes *p, const char *typed, meetings *held)
{
	struct kr_record *r;
	struct kr_diags *diags = kr_workspace_diags(p->ws);
	if (kr_workspace_resolve(p->ws, KR_MEETING, typed, false, &r, NULL) != KR_OK)
		return KR_FAILED;
	const struct kr_meeting *m = (const struct kr_meeting *)r;
	if (kr_readable(r) && m->day > p->d->day)
		return kr_misuse(diags, _("minutes are of meetings that were held"),
			_("'%s' is still to come on %s"), r->id,
			kr_day_long(p->d->arena, p->d->day));
	if (kr_readable(r))
		*KR_ADD(p->d->arena, held) = m;
	return KR_OK;
}

/* Each decision has its own below; for machines they are there also where nothing was decided. */
static void add_tables(struct kr_document *d)
{
	kr_document_table(d, "meetings", meeting_columns, KR_N(meeting_columns), NULL);
	kr_document_table(d, "decisions", decision_columns, KR_N(decision_columns), NULL);
	kr_document_table(d, "actions", action_columns, KR_N(action_columns), NULL);
	kr_document_table(d, "concerns", concern_columns, KR_N(concern_columns), NULL);
}

/* What was agreed in these meetings and is still to come: each agreement once. */
static void add_dates(struct minutes *p, meetings *held)
{
	struct kr_dates dates = kr_dates_new(
		p->d, p->ws, 1u << KR_DUE_EVALUATION | 1u << KR_DUE_ACTION | 1u << KR_DUE_OTHER);
	struct kr_map seen;
	kr_map_init(&seen, p->d->arena);
	for (size_t i = 0; i < held->n; i++) {
		const char *meeting = held->at[i]->record.id;
		const kr_decisions *taken = kr_map_get(&p->decisions, meeting, strlen(meeting));
		kr_dates_of_issues(&dates, held->at[i]);
		for (size_t k = 0; taken && k < taken->n; k++) {
			const struct kr_agreement *a = taken->at[k].agreement;
			void **told = kr_map_value(&seen, a->record.id, strlen(a->record.id));
			if (!*told)
				kr_dates_of_agreement(&dates, a);
			*told = held;
		}
	}
	/* people read them with each decision */
	kr_dates_end(&dates)->audience = KR_FOR_MACHINES;
}

static int build(struct kr_workspace *ws, const struct kr_report_options *o, struct kr_document *d)
{
	struct minutes p = { .ws = ws, .d = d };
	meetings held = { 0 };
	if (kr_report_circle(ws, o->circle) != KR_OK)
		return KR_FAILED;
	kr_document_init(d, ws, "minutes", _("Minutes"));
	d->page_each = true;
	/* a meeting that is asked for may be one of another circle */
	kr_decisions_by_meeting(ws, o->meeting ? NULL : o->circle, d->day, &p.decisions);
	if (!o->meeting)
		find_meetings(&p, o, &held);
	else if (find_meeting(&p, o->meeting, &held) != KR_OK)
		return KR_FAILED;
	add_tables(d);
	for (size_t i = 0; i < held.n; i++)
		add_page(&p, held.at[i]);
	if (held.n == 0) {
		kr_document_table(d, "meetings", meeting_columns, KR_N(meeting_columns),
			_("no meeting was held"));
		kr_document_how(d, _("'kring meet CIRCLE DATE' opens one"));
	}
	add_dates(&p, &held);
	kr_document_unreadable(d, ws);
	return KR_OK;
}

const struct kr_report kr_report_minutes = {
	.name = "minutes",
	.what = N_("one page a meeting: what was decided, why, who does what until when"),
	.build = build,
};
