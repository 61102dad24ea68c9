/* lib/report/overview.c - what a coordinator wants to see first. */
#include "report/circles.h"

#include <stdlib.h>
#include <string.h>

/* How many agreements there are in each state, and the first evaluation to come. */
struct tally {
	size_t states[KR_STATES];
	size_t members;
	int32_t next_evaluation;
};

struct overview {
	struct kr_workspace *ws;
	const struct kr_report_options *o;
	struct kr_document *d;
	struct kr_map circles; /* of struct tally */
	struct tally all;
	size_t organisations, people, n_circles;
};

/* ---- counting ----------------------------------------------------------------------------- */

static bool wanted(const struct overview *v, const struct kr_record *r)
{
	return kr_readable(r) && kr_of_circle(r, v->o->circle);
}

static struct tally *tally_of(struct overview *v, const char *circle)
{
	void **found = kr_map_value(&v->circles, circle, strlen(circle));
	if (!*found) {
		struct tally *fresh = kr_alloc(v->d->arena, sizeof *fresh);
		fresh->next_evaluation = KR_NO_DAY;
		*found = fresh;
	}
	return *found;
}

static void count(struct tally *t, const struct kr_agreement *a, int32_t day)
{
	struct kr_date due = kr_agreement_due(a, day);
	t->states[kr_agreement_state(a, day)]++;
	if (kr_agreement_in_force(a, day) && kr_has_day(due) && due.day >= day &&
		(t->next_evaluation == KR_NO_DAY || due.day < t->next_evaluation))
		t->next_evaluation = due.day;
}

static void count_agreements(struct overview *v)
{
	size_t n;
	struct kr_record *const *each = kr_workspace_each(v->ws, KR_AGREEMENT, &n);
	v->all.next_evaluation = KR_NO_DAY;
	for (size_t i = 0; i < n; i++) {
		const struct kr_agreement *a = (const struct kr_agreement *)each[i];
		if (!wanted(v, each[i]) ||
			kr_agreement_state(a, v->d->day) == KR_STATE_PROPOSED_LATER)
			continue;
		count(&v->all, a, v->d->day);
		if (each[i]->circle)
			count(tally_of(v, each[i]->circle), a, v->d->day);
	}
}

static void count_people(struct overview *v)
{
	size_t n;
	struct kr_record *const *each = kr_workspace_each(v->ws, KR_ORGANISATION, &n);
	for (size_t i = 0; i < n; i++) {
		const struct kr_organisation *o = (const struct kr_organisation *)each[i];
		if (!kr_readable(each[i]) || !kr_is_within(o->joined, o->left, v->d->day))
			continue;
		v->organisations++;
		for (size_t p = 0; p < o->people.n; p++)
			v->people += !kr_has_passed(o->people.at[p].left, v->d->day);
	}
}

static bool circle_there(const struct overview *v, const struct kr_record *r)
{
	const struct kr_circle *c = (const struct kr_circle *)r;
	return wanted(v, r) && kr_circle_goes_on(c, v->d->day);
}

static void count_members(struct overview *v)
{
	size_t n;
	struct kr_record *const *each = kr_workspace_each(v->ws, KR_CIRCLE, &n);
	for (size_t i = 0; i < n; i++) {
		const struct kr_circle *c = (const struct kr_circle *)each[i];
		if (!circle_there(v, each[i]))
			continue;
		v->n_circles++;
		for (size_t m = 0; m < c->members.n; m++)
			tally_of(v, each[i]->id)->members += kr_is_within(
				c->members.at[m].from, c->members.at[m].until, v->d->day);
	}
}

/* ---- printing ----------------------------------------------------------------------------- */

static size_t in_force(const struct tally *t)
{
	return t->states[KR_STATE_IN_FORCE] + t->states[KR_STATE_DUE] +
	       t->states[KR_STATE_OVERDUE] + t->states[KR_STATE_SUSPENDED];
}

static size_t rounds_open(const struct tally *t)
{
	return t->states[KR_STATE_OPEN] + t->states[KR_STATE_OBJECTED];
}

static void add_counts(struct overview *v)
{
	static const struct kr_column columns[] = {
		{ "circles", N_("circles"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "organisations", N_("organisations"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "people", N_("people"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "in-force", N_("agreements in force"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "open", N_("rounds open"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "next-evaluation", N_("next evaluation"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	};
	struct kr_cell *cells = kr_document_fields(
		v->d, "counts", columns, sizeof columns / sizeof *columns);
	cells[0] = kr_cell_number(v->d, (double)v->n_circles);
	cells[1] = kr_cell_number(v->d, (double)v->organisations);
	cells[2] = kr_cell_number(v->d, (double)v->people);
	cells[3] = kr_cell_number(v->d, (double)in_force(&v->all));
	cells[4] = kr_cell_number(v->d, (double)rounds_open(&v->all));
	cells[5] = kr_cell_day(v->d, v->all.next_evaluation);
}

static void add_attention(struct overview *v)
{
	struct kr_needs needs = {
		.ws = v->ws,
		.arena = v->d->arena,
		.day = v->d->day,
		.within = KR_WITHIN_DAYS,
		.circle = v->o->circle,
		.without_answers = true,
	};
	kr_needs_collect(&needs);
	kr_document_heading(v->d, 1, _("What needs attention"));
	kr_needs_table(&needs, v->d);
}

/* The members who still have to answer, or whose answer blocks. */
static const kr_texts *waited_for(struct overview *v, const struct kr_agreement *a)
{
	kr_texts *waited = kr_alloc(v->d->arena, sizeof *waited);
	kr_obstacles obstacles = { 0 };
	kr_obstacles_then(v->ws, a, &obstacles);
	for (size_t i = 0; i < obstacles.n; i++) {
		const struct kr_obstacle *o = &obstacles.at[i];
		if (o->kind == KR_MEMBER_WAITS || o->kind == KR_MEMBER_BLOCKS)
			*KR_ADD(v->d->arena, waited) = kr_text_of(o->who);
	}
	return waited;
}

static void add_round(struct overview *v, const struct kr_agreement *a, struct kr_block *table)
{
	const struct kr_round *r = kr_agreement_round(a, v->d->day);
	struct kr_document *d = v->d;
	if (!r)
		return;
	struct kr_cell *cells = kr_block_row(d, table, KR_TONE_PLAIN);
	cells[0] = kr_cell_record(d, &a->record);
	cells[1] = kr_cell_titled(d, &a->record, a->title.s);
	cells[2] = kr_cell_state(kr_agreement_state(a, d->day));
	cells[3] = kr_cell_number(d, (double)kr_round_number(a, r));
	cells[4] = kr_cell_day(d, r->opened.day);
	cells[5] = kr_cell_day(d, r->closes.day);
	cells[6] = kr_cell_whom(v->ws, waited_for(v, a));
}

static void add_rounds(struct overview *v)
{
	static const struct kr_column columns[] = {
		{ "agreement", N_("agreement"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "title", N_("title"), KR_COLUMN_TEXT, KR_FOR_ALL, true },
		{ "state", N_("state"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "round", N_("round"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "opened", N_("opened"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "closes", N_("closes"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "waits-for", N_("waits for"), KR_COLUMN_LIST, KR_FOR_ALL, false },
	};
	size_t n;
	struct kr_record *const *each = kr_workspace_each(v->ws, KR_AGREEMENT, &n);
	kr_document_heading(v->d, 1, _("Consent rounds"));
	struct kr_block *table = kr_document_table(v->d, "rounds", columns,
		sizeof columns / sizeof *columns, _("no consent round is open"));
	for (size_t i = 0; i < n; i++) {
		const struct kr_agreement *a = (const struct kr_agreement *)each[i];
		if (!wanted(v, each[i]))
			continue;
		enum kr_state state = kr_agreement_state(a, v->d->day);
		if (state == KR_STATE_OPEN || state == KR_STATE_OBJECTED)
			add_round(v, a, table);
	}
}

static void add_circle(struct overview *v, const struct kr_circle *c, struct kr_block *table)
{
	const struct tally *t = tally_of(v, c->record.id);
	struct kr_document *d = v->d;
	struct kr_cell *cells = kr_block_row(d, table, KR_TONE_PLAIN);
	cells[0] = kr_cell_record(d, &c->record);
	cells[1] = kr_cell_titled(d, &c->record, c->name.s);
	if (!kr_circle_goes_on(c, d->day))
		cells[1].shown = kr_asprintf(d->arena, _("%s (ended)"), kr_words_of(&c->name));
	cells[2] = kr_cell_number(d, (double)t->members);
	cells[3] = kr_cell_number(d, (double)t->states[KR_STATE_FORMING]);
	cells[4] = kr_cell_number(d, (double)rounds_open(t));
	cells[5] = kr_cell_number(d, (double)in_force(t));
	cells[6] = kr_cell_number(d, (double)t->states[KR_STATE_DUE]);
	cells[7] = kr_cell_number(d, (double)t->states[KR_STATE_OVERDUE]);
	cells[8] = kr_cell_day(d, t->next_evaluation);
}

/* An ended circle stays in sight while an agreement of it is in force. */
static bool has_row(struct overview *v, const struct kr_record *r)
{
	return circle_there(v, r) || (wanted(v, r) && in_force(tally_of(v, r->id)) > 0);
}

static void add_circles(struct overview *v)
{
	static const struct kr_column columns[] = {
		{ "circle", N_("circle"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "name", N_("circle"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "members", N_("members"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "forming", N_("forming"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "open", N_("open"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "in-force", N_("in force"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "due", N_("due"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "overdue", N_("overdue"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "next-evaluation", N_("next evaluation"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	};
	size_t n;
	struct kr_record *const *each = kr_workspace_each(v->ws, KR_CIRCLE, &n);
	kr_document_heading(v->d, 1, _("Circles"));
	if (v->n_circles > 1) {
		struct kr_block *figure = kr_document_circles(v->d, v->ws, v->o->circle);
		figure->audience = KR_FOR_PEOPLE;
		figure->told = true;
	}
	struct kr_block *table = kr_document_table(v->d, "circles", columns,
		sizeof columns / sizeof *columns, _("there are no circles yet"));
	kr_document_how(v->d, _("'kring add circle' makes the first"));
	for (size_t i = 0; i < n; i++)
		if (has_row(v, each[i]))
			add_circle(v, (const struct kr_circle *)each[i], table);
}

static void add_states(struct overview *v)
{
	static const struct kr_column columns[] = {
		{ "state", N_("state"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "agreements", N_("agreements"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
	};
	kr_document_heading(v->d, 1, _("Agreements by state"));
	struct kr_block *table = kr_document_table(
		v->d, "states", columns, 2, _("there are no agreements yet"));
	kr_document_how(v->d, _("'kring propose' makes the first"));
	for (int s = 0; s < KR_STATES; s++) {
		if (v->all.states[s] == 0)
			continue;
		struct kr_cell *cells = kr_block_row(v->d, table, KR_TONE_PLAIN);
		cells[0] = kr_cell_state((enum kr_state)s);
		cells[1] = kr_cell_number(v->d, (double)v->all.states[s]);
	}
}

/* ---- since a day -------------------------------------------------------------------------- */

static int latest_first(const void *a, const void *b)
{
	const struct kr_decided *x = a, *y = b;
	if (x->date != y->date)
		return x->date > y->date ? -1 : 1;
	return strcmp(x->agreement->record.id, y->agreement->record.id);
}

static void find_decisions(const struct overview *v, kr_decisions *since)
{
	size_t n;
	struct kr_record *const *each = kr_workspace_each(v->ws, KR_AGREEMENT, &n);
	kr_decisions all = { 0 };
	for (size_t i = 0; i < n; i++)
		if (wanted(v, each[i]))
			kr_decided_of(v->ws, (const struct kr_agreement *)each[i], v->d->day, &all);
	for (size_t i = 0; i < all.n; i++)
		if (all.at[i].date >= v->o->since)
			*KR_ADD(v->d->arena, since) = all.at[i];
	if (since->n > 0)
		qsort(since->at, since->n, sizeof *since->at, latest_first);
}

static void add_decisions(const struct overview *v)
{
	static const struct kr_column columns[] = {
		{ "date", N_("date"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "decision", N_("decision"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "outcome", N_("outcome"), KR_COLUMN_WORD, KR_FOR_MACHINES, false },
		{ "agreement", N_("agreement"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "title", N_("title"), KR_COLUMN_TEXT, KR_FOR_ALL, true },
		{ "why", N_("why"), KR_COLUMN_TEXT, KR_FOR_MACHINES, false },
	};
	kr_decisions since = { 0 };
	find_decisions(v, &since);
	kr_document_heading(v->d, 1,
		kr_asprintf(
			v->d->arena, _("Decided since %s"), kr_day_long(v->d->arena, v->o->since)));
	struct kr_block *table = kr_document_table(
		v->d, "decisions", columns, KR_N(columns), _("nothing was decided"));
	for (size_t i = 0; i < since.n; i++) {
		const struct kr_decided *x = &since.at[i];
		struct kr_cell *cell = kr_block_row(v->d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_day(v->d, x->date);
		*cell++ = (struct kr_cell){ .text = x->word, .shown = x->said };
		*cell++ = x->outcome;
		*cell++ = kr_cell_record(v->d, &x->agreement->record);
		*cell++ = kr_cell_titled(v->d, &x->agreement->record, x->agreement->title.s);
		*cell++ = (struct kr_cell){ .text = x->why };
	}
}

static int build(struct kr_workspace *ws, const struct kr_report_options *o, struct kr_document *d)
{
	struct overview v = { .ws = ws, .o = o, .d = d };
	if (kr_report_circle(ws, o->circle) != KR_OK)
		return KR_FAILED;
	kr_document_init(d, ws, "overview", _("Overview"));
	kr_map_init(&v.circles, d->arena);
	count_agreements(&v);
	count_people(&v);
	count_members(&v);
	add_counts(&v);
	add_attention(&v);
	kr_document_dates(d, ws, KR_DATES_ALL, o->circle)->told = false;
	add_rounds(&v);
	if (o->since != KR_NO_DAY)
		add_decisions(&v);
	add_circles(&v);
	add_states(&v);
	kr_document_unreadable(d, ws);
	return KR_OK;
}

const struct kr_report kr_report_overview = {
	.name = "overview",
	.what = N_("what needs attention, the open rounds, and the circles at a glance"),
	.build = build,
};
