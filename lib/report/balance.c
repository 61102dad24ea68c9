/* lib/report/balance.c - what each organisation puts in and carries, side by side; counts only. */
#include "report/private.h"
#include "base/map.h"
#include <kring/charter.h>

#include <string.h>

enum measure {
	SEATS,
	PROPOSALS,
	CONCERNS,
	OBJECTIONS,
	CHANGED,
	ACTIONS_OPEN,
	ACTIONS_DONE,
	MEASURES
};

/* Beside the share of the money, which stands in the organisation's file. */
static const struct {
	const char *key, *title;
} measures[MEASURES] = {
	[SEATS] = { "seats", N_("seats") },
	[PROPOSALS] = { "proposals", N_("proposals") },
	[CONCERNS] = { "concerns", N_("concerns") },
	[OBJECTIONS] = { "objections", N_("objections") },
	[CHANGED] = { "texts-changed", N_("texts changed after an objection") },
	[ACTIONS_OPEN] = { "actions-open", N_("actions open") },
	[ACTIONS_DONE] = { "actions-done", N_("actions done") },
};

enum { WORDS = 3 }; /* columns before the share of the money: who it is, and until when */

struct share {
	const struct kr_organisation *organisation;
	size_t counts[MEASURES];
};

struct balance {
	struct kr_workspace *ws;
	const struct kr_report_options *o;
	struct kr_document *d;
	struct kr_map shares;    /* id: struct share, in the order of the ids */
	enum measure counting;   /* what is counted for whom a person speaks for */
	int32_t on;              /* the day on which they did */
	bool counted;            /* did anybody get it? */
	KR_MANY(int32_t) waited; /* days until a first answer */
	size_t waiting, consulting, unborne;
};

/* ---- counting ----------------------------------------------------------------------------- */

static bool asked_for(const struct balance *b, int32_t day)
{
	return day != KR_NO_DAY && day <= b->d->day && day >= b->o->since;
}

static void count_for(void *arg, const char *organisation)
{
	struct balance *b = arg;
	struct share *share = kr_map_get(&b->shares, organisation, strlen(organisation));
	if (share)
		share->counts[b->counting]++;
	b->counted |= share != NULL;
}

static bool had_joined(const struct kr_organisation *o, int32_t day)
{
	return !kr_has_day(o->joined) || kr_is_by(o->joined, day);
}

static void count_if_joined(void *arg, const char *organisation)
{
	struct balance *b = arg;
	const struct share *share = kr_map_get(&b->shares, organisation, strlen(organisation));
	if (share && had_joined(share->organisation, b->on))
		count_for(b, organisation);
}

/*
 * Counts one for whom @person speaks for at that table that day; for each of them, if several.
 * A mandate for a sector may name an organisation that joined later: nobody spoke for it then.
 */
static void count(
	struct balance *b, enum measure what, const char *circle, const char *person, int32_t day)
{
	b->counting = what;
	b->on = day;
	b->counted = false;
	if (person)
		kr_organisations_of(b->ws, circle, person, day, count_if_joined, b);
	if (person && !b->counted)
		kr_organisations_of(b->ws, circle, person, day, count_for, b);
}

static void count_seats(struct balance *b)
{
	kr_seats seats = { 0 };
	kr_seats_of(b->ws, b->o->circle, b->d->day, &seats);
	for (uint32_t i = 0; i < seats.n; i++) {
		const struct kr_seat *s = &seats.at[i];
		bool again = i > 0 && s->circle == s[-1].circle && s->person == s[-1].person;
		if (!again) /* one for each organisation, which count() goes through itself */
			count(b, SEATS, s->circle->record.id, s->person, b->d->day);
	}
}

/* From which day on @who could answer: a member may have joined an open round. */
static int32_t could_answer_from(const struct kr_said *said)
{
	const struct kr_circle *c = said->a->of;
	for (uint32_t i = 0; c && i < c->members.n; i++)
		if (kr_text_equal(&c->members.at[i].id, &said->response->id) &&
			c->members.at[i].from.day > said->opened)
			return c->members.at[i].from.day;
	return said->opened;
}

/* `absent` and `left` are written about a member, who did not answer with them. */
static void count_waiting(struct balance *b, const struct kr_said *said)
{
	int32_t days = said->answer->date.day - could_answer_from(said);
	if (said->in_round > 0 && said->answer == &said->response->first &&
		kr_answer_is_said(said->answer))
		*KR_ADD(b->d->arena, &b->waited) = days > 0 ? days : 0;
}

static void count_said(void *arg, const struct kr_said *said)
{
	struct balance *b = arg;
	int32_t date = said->answer->date.day;
	if (!asked_for(b, date))
		return;
	if (kr_is_concern(&said->answer->concern))
		count(b, CONCERNS, said->a->record.circle, said->response->id.s, date);
	b->consulting += said->answer->response.is == KR_CONSULTING;
	count_waiting(b, said);
}

static bool changed_the_text(int result)
{
	return result == KR_AMENDED || result == KR_TERM_SHORTENED || result == KR_CRITERION_ADDED;
}

static void count_raised(void *arg, const struct kr_raised *raised)
{
	struct balance *b = arg;
	if (asked_for(b, raised->date))
		count(b, OBJECTIONS, raised->a->record.circle, raised->who, raised->date);
	if (changed_the_text(kr_raised_result(raised, b->d->day)) &&
		asked_for(b, raised->objection->outcome->date.day))
		count(b, CHANGED, raised->a->record.circle, raised->who, raised->date);
}

/* ---- actions ------------------------------------------------------------------------------ */

static void count_action(struct balance *b, const struct kr_agreement *a, const struct kr_action *x,
	enum measure what, int32_t day)
{
	const char *owner = kr_action_owner(x, day).s;
	b->counted = false;
	b->counting = what;
	if (owner && kr_workspace_has(b->ws, KR_ORGANISATION, owner))
		count_for(b, owner);
	else if (owner)
		count(b, what, a->record.circle, kr_bearer(a->of, owner, day), day);
	b->unborne += !b->counted;
}

/* What was not done in an agreement that ended since is nobody's any more. */
static void count_actions(struct balance *b, const struct kr_agreement *a)
{
	int32_t day = b->d->day;
	bool binds = kr_is_to_be_done(kr_agreement_state(a, day));
	if (!kr_agreement_adopted(a, day))
		return;
	for (uint32_t i = 0; i < a->actions.n; i++) {
		const struct kr_action *x = &a->actions.at[i];
		if (!kr_is_by(x->done, day) && binds)
			count_action(b, a, x, ACTIONS_OPEN, day);
		else if (asked_for(b, x->done.day))
			count_action(b, a, x, ACTIONS_DONE, x->done.day);
	}
}

/* Members who have not said anything yet in a round that is open. */
static void count_silent(struct balance *b, const struct kr_agreement *a)
{
	enum kr_state state = kr_agreement_state(a, b->d->day);
	const struct kr_round *r = kr_agreement_round(a, b->d->day);
	if ((state != KR_STATE_OPEN && state != KR_STATE_OBJECTED) || !r)
		return;
	for (uint32_t i = 0; i < r->responses.n; i++)
		b->waiting += !kr_response_last(&r->responses.at[i], b->d->day);
}

static void count_agreements(struct balance *b)
{
	size_t n;
	struct kr_record *const *each = kr_workspace_each(b->ws, KR_AGREEMENT, &n);
	for (size_t i = 0; i < n; i++) {
		const struct kr_agreement *a = (const struct kr_agreement *)each[i];
		if (!kr_readable(each[i]) || !kr_of_circle(each[i], b->o->circle))
			continue;
		if (a->proposed && !kr_agreement_from_before(a) &&
			asked_for(b, a->proposed->date.day))
			count(b, PROPOSALS, each[i]->circle, a->proposed->by.s,
				a->proposed->date.day);
		kr_each_said(a, b->d->day, count_said, b);
		kr_each_raised(a, b->d->day, count_raised, b);
		count_actions(b, a);
		count_silent(b, a);
	}
}

/* ---- printing ----------------------------------------------------------------------------- */

static void find_organisations(struct balance *b)
{
	size_t n;
	struct kr_record *const *each = kr_workspace_each(b->ws, KR_ORGANISATION, &n);
	kr_map_init(&b->shares, b->d->arena);
	for (size_t i = 0; i < n; i++) {
		struct share *share = kr_alloc(b->d->arena, sizeof *share);
		share->organisation = (const struct kr_organisation *)each[i];
		if (kr_readable(each[i]))
			kr_map_add(&b->shares, each[i]->id, strlen(each[i]->id), share);
	}
}

static bool has_counts(const struct share *s)
{
	for (int i = 0; i < MEASURES; i++)
		if (s->counts[i] > 0)
			return true;
	return false;
}

static bool has_left(const struct balance *b, const struct share *s)
{
	return kr_record_state(&s->organisation->record, b->d->day) == KR_STATE_ENDED;
}

/* Who is there that day, or was there; of one circle only who had to do with it. */
static bool is_shown(const struct balance *b, const struct share *s)
{
	bool there = had_joined(s->organisation, b->d->day) && !has_left(b, s);
	return has_counts(s) || (there && !b->o->circle);
}

static void add_row(struct balance *b, const struct share *s, struct kr_block *table)
{
	struct kr_cell *cell = kr_block_row(b->d, table, KR_TONE_PLAIN);
	const struct kr_organisation *o = s->organisation;
	const char *name = kr_title_of(b->ws, &o->record);
	bool left = has_left(b, s);
	*cell++ = (struct kr_cell){ .text = o->record.id,
		.shown = left ? kr_asprintf(b->d->arena, _("%s (left)"), name) : name };
	*cell++ = kr_cell_text(&o->name);
	*cell++ = kr_cell_day(b->d, left ? o->left.day : KR_NO_DAY);
	*cell++ = left ? (struct kr_cell){ 0 } : kr_cell_of_number(b->d, &o->funds);
	for (int i = 0; i < MEASURES; i++)
		*cell++ = kr_cell_number(b->d, (double)s->counts[i]);
}

/* The rows that machines read, as columns beside each other; the first are no counts. */
static void turn(struct balance *b, const struct kr_column *columns, const struct kr_block *rows)
{
	struct kr_matrix m = kr_matrix_new(b->d, MEASURES + 1, rows->rows.n);
	m.corner = N_("organisation");
	m.type = KR_COLUMN_NUMBER;
	for (size_t r = 0; r < m.n_rows; r++)
		m.rows[r].shown = _(columns[r + WORDS].title);
	for (size_t c = 0; c < m.n_columns; c++) {
		const struct kr_cell *cells = rows->rows.at[c].cells;
		m.columns[c] = cells[0].shown ? cells[0].shown : cells[0].text;
		for (size_t r = 0; r < m.n_rows; r++)
			*kr_matrix_cell(&m, r, c) = cells[r + WORDS];
	}
	kr_document_matrix(b->d, &m);
}

static void add_organisations(struct balance *b)
{
	size_t n = WORDS + 1 + MEASURES;
	struct kr_column *columns = kr_alloc(b->d->arena, n * sizeof *columns);
	columns[0] = (struct kr_column){ .key = "organisation", .type = KR_COLUMN_ID };
	columns[1] = (struct kr_column){ .key = "name", .type = KR_COLUMN_TEXT };
	columns[2] = (struct kr_column){ .key = "left", .type = KR_COLUMN_DAY };
	columns[WORDS] = (struct kr_column){
		.key = "funds", .title = N_("share of the money, percent"), .type = KR_COLUMN_NUMBER
	};
	for (int i = 0; i < MEASURES; i++)
		columns[WORDS + 1 + i] = (struct kr_column){
			.key = measures[i].key, .title = measures[i].title, .type = KR_COLUMN_NUMBER
		};
	struct kr_block *table = kr_document_table(b->d, "organisations", columns, n, NULL);
	table->audience = KR_FOR_MACHINES;
	for (uint32_t i = 0; i < b->shares.n; i++)
		if (is_shown(b, b->shares.at[i].value))
			add_row(b, b->shares.at[i].value, table);
	const struct kr_block rows = *table; /* it moves when blocks are added */
	if (rows.rows.n > 0)
		turn(b, columns, &rows);
	else
		kr_document_paragraph(b->d, "%s", _("no organisation sits here"));
}

/* For the network as a whole: who takes long, or asks at home, is nobody's to compare. */
static void add_whole(struct balance *b)
{
	static const struct kr_column columns[] = {
		{ "answers", N_("first answers in consent rounds"), KR_COLUMN_NUMBER, KR_FOR_ALL,
			false },
		{ "median-days", N_("days until one, the middle one"), KR_COLUMN_NUMBER, KR_FOR_ALL,
			false },
		{ "longest-days", N_("days until one, the longest"), KR_COLUMN_NUMBER, KR_FOR_ALL,
			false },
		{ "waiting", N_("answers that open rounds wait for"), KR_COLUMN_NUMBER, KR_FOR_ALL,
			false },
		{ "consulting", N_("answers 'consults the constituency'"), KR_COLUMN_NUMBER,
			KR_FOR_ALL, false },
		{ "actions-of-nobody", N_("actions that no organisation owns"), KR_COLUMN_NUMBER,
			KR_FOR_ALL, false },
	};
	kr_document_heading(b->d, 1, _("All together"));
	struct kr_cell *cells = kr_document_fields(b->d, "together", columns, KR_N(columns));
	double median = kr_median(b->waited.at, b->waited.n);
	cells[0] = kr_cell_number(b->d, b->waited.n);
	if (b->waited.n >= KR_MEDIAN_OF)
		cells[1] = kr_cell_number(b->d, median);
	if (b->waited.n > 0)
		cells[2] = kr_cell_number(b->d, b->waited.at[b->waited.n - 1]);
	cells[3] = kr_cell_number(b->d, (double)b->waiting);
	cells[4] = kr_cell_number(b->d, (double)b->consulting);
	cells[5] = kr_cell_number(b->d, (double)b->unborne);
}

static int build(struct kr_workspace *ws, const struct kr_report_options *o, struct kr_document *d)
{
	struct balance b = { .ws = ws, .o = o, .d = d };
	if (kr_report_circle(ws, o->circle) != KR_OK)
		return KR_FAILED;
	kr_document_init(d, ws, "balance", _("Balance"));
	find_organisations(&b);
	count_seats(&b);
	count_agreements(&b);
	kr_document_heading(d, 1, _("Side by side"));
	add_organisations(&b);
	kr_document_paragraph(d, "%s",
		_("These are counts and no score, in the order of the ids. An answer counts for "
		  "whom "
		  "the person spoke for at that table on that day; counts are not power, and what "
		  "they say is for the organisations to talk about."));
	add_whole(&b);
	kr_document_unreadable(d, ws);
	return KR_OK;
}

const struct kr_report kr_report_balance = {
	.name = "balance",
	.what = N_("money, seats, proposals, concerns, objections and actions side by side"),
	.build = build,
};
