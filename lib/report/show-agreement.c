/* lib/report/show-agreement.c - an agreement: its terms, its text, what is done and by whom. */
#include "report/dates.h"

#include <string.h>

/* ---- fields ------------------------------------------------------------------------------- */

static void add_evaluation_day(struct kr_fields *f, const struct kr_agreement *a)
{
	int left;
	struct kr_cell date = kr_cell_day(f->d, kr_agreement_due(a, f->d->day).day), days = { 0 };
	if (kr_comes_back(kr_agreement_state(a, f->d->day)) &&
		kr_agreement_days_left(a, f->d->day, &left) == KR_OK) {
		days = kr_cell_number(f->d, left);
		date.shown = kr_asprintf(
			f->d->arena, "%s, %s", date.text, kr_days_text(f->d->arena, left));
	}
	kr_field(f, "evaluation", N_("evaluation"), KR_COLUMN_DAY, date);
	kr_field(f, "days-left", NULL, KR_COLUMN_NUMBER, days);
}

static void add_proposal(struct kr_fields *f, const struct kr_agreement *a)
{
	if (!a->proposed)
		return;
	kr_field_day(f, "proposed", N_("proposed"), a->proposed->date.day);
	kr_field_who(f, "proposed-by", N_("proposed by"), &a->proposed->by);
}

/* Those of the text, and who joined later. */
static struct kr_cell bound(struct kr_fields *f, const struct kr_agreement *a)
{
	kr_texts *all = kr_alloc(f->d->arena, sizeof *all);
	kr_agreement_bound(f->d->arena, a, f->d->day, all);
	return kr_cell_whom(f->ws, all);
}

static void add_who_and_when(struct kr_fields *f, const struct kr_agreement *a)
{
	int32_t adopted = kr_agreement_adoption_day(a);
	struct kr_text keeper = kr_agreement_keeper(a, f->d->day);
	struct kr_cell circle = kr_cell_who(f->ws, a->record.circle);
	kr_field(f, "circle", N_("circle"), KR_COLUMN_TEXT, circle);
	kr_field(f, "parties", N_("parties"), KR_COLUMN_LIST, bound(f, a));
	kr_field_who(f, "keeper", N_("keeper"), &keeper);
	add_proposal(f, a);
	kr_field_day(f, "adopted", N_("adopted"), adopted <= f->d->day ? adopted : KR_NO_DAY);
	if (a->adopted && adopted <= f->d->day)
		kr_field_text(f, "earlier", N_("agreed before by"), &a->adopted->earlier);
	kr_field_day(f, "starts", N_("in force from"), a->starts.day);
	add_evaluation_day(f, a);
	kr_field(f, "under-review", N_("under review"), KR_COLUMN_FLAG,
		kr_cell_flag(kr_agreement_under_review(a, f->d->day),
			_("somebody objected; it stays in force")));
	kr_field(f, "ready", NULL, KR_COLUMN_FLAG, kr_cell_flag(kr_ready_then(f->ws, a), NULL));
}

static void add_election(struct kr_fields *f, const struct kr_election *e)
{
	kr_field(f, "elects-role", N_("role"), KR_COLUMN_TEXT, kr_cell_role(&e->role));
	kr_field_who(f, "elects-person", N_("person"), &e->person);
	kr_field_day(f, "elects-until", N_("term until"), e->until.day);
}

static void add_bounds(struct kr_fields *f, const struct kr_bounds *b)
{
	kr_field(f, "decides", N_("may decide"), KR_COLUMN_LIST, kr_cell_whom(f->ws, &b->decides));
	kr_field_list(f, "decides-on", N_("on these topics"), &b->topics);
	kr_field_number(f, "amount", N_("up to, in euros"), &b->amount);
	kr_field_day(f, "decides-until", N_("until"), b->until.day);
}

static void add_decision(struct kr_fields *f, const struct kr_decision *x)
{
	if (!x || !kr_is_by(x->date, f->d->day))
		return;
	kr_field_who(f, "decided-by", N_("decided by"), &x->by);
	kr_field_text(f, "method", N_("by the method"), &x->method);
	kr_field_number(f, "decided-amount", N_("amount, in euros"), &x->amount);
}

static struct kr_cell established(struct kr_arena *arena, const struct kr_agreement *a)
{
	kr_texts *ids = kr_alloc(arena, sizeof *ids);
	for (size_t i = 0; i < a->establishes.n; i++)
		*KR_ADD(arena, ids) = a->establishes.at[i].id;
	return kr_cell_list(arena, ids);
}

static void add_links(struct kr_fields *f, const struct kr_agreement *a)
{
	bool replaced = a->successor && kr_agreement_adopted(a->successor, f->d->day);
	struct kr_cell by = { 0 };
	if (replaced)
		by = kr_cell_record(f->d, &a->successor->record);
	kr_field(f, "supersedes", N_("replaces"), KR_COLUMN_ID,
		kr_cell_agreement(f->ws, &a->supersedes));
	kr_field(f, "superseded-by", N_("replaced by"), KR_COLUMN_ID, by);
	kr_field(f, "establishes", N_("establishes"), KR_COLUMN_LIST, established(f->d->arena, a));
	kr_field_text(f, "goal", N_("goal"), &a->goal);
	kr_field_list(f, "topics", N_("topics"), &a->topics);
}

static void add_event(
	struct kr_fields *f, const char *key, const char *title, const struct kr_event *e)
{
	if (!e || !kr_is_by(e->date, f->d->day) || !kr_has_day(e->until))
		return;
	kr_field_day(f, key, title, e->until.day);
}

static void add_fields(struct kr_workspace *ws, const struct kr_agreement *a, struct kr_document *d)
{
	struct kr_word kind = a->kind.is > 0 ? a->kind
					     : (struct kr_word){ KR_PLAIN_AGREEMENT, { 0 } };
	struct kr_fields f = kr_fields_of(ws, d, &a->record);
	kr_field(&f, "agreement-kind", N_("kind"), KR_COLUMN_WORD,
		kr_cell_word(KR_AGREEMENT, "kind", kind));
	if (kr_agreement_state(a, d->day) != KR_STATE_PROPOSED_LATER) {
		add_who_and_when(&f, a);
		add_event(&f, "deferred-until", N_("deferred until"), a->deferred);
		add_event(&f, "suspended-until", N_("suspended until"), a->suspended);
		if (a->elects)
			add_election(&f, a->elects);
		if (a->bounds)
			add_bounds(&f, a->bounds);
		add_decision(&f, a->decided);
		add_links(&f, a);
	}
	kr_fields_end(&f);
}

/* ---- text --------------------------------------------------------------------------------- */

static void add_words(struct kr_workspace *ws, const struct kr_agreement *a, struct kr_document *d,
	const char *key, const char *heading, const struct kr_text *now)
{
	struct kr_text then = { .s = kr_earlier_words(ws, a, key, now) };
	kr_section_prose(d, key, heading, &then);
}

/* On a past day: what the text of that day was changed to later. */
static void add_later_changes(const struct kr_agreement *a, struct kr_document *d)
{
	for (size_t i = 1; i < a->rounds.n; i++) {
		const struct kr_round *r = &a->rounds.at[i];
		if (kr_has_day(r->opened) && r->opened.day > d->day)
			kr_document_paragraph(d, _("amended later, on %s: %s"),
				kr_day_long(d->arena, r->opened.day), kr_words_of(&r->changed));
	}
}

/* What a successor starts from: lessons, concerns and open objections of the one it replaces. */
static void add_builds_on(
	struct kr_workspace *ws, const struct kr_builds_on *b, struct kr_document *d)
{
	kr_document_heading(d, 1, _("What it builds on"));
	if (kr_present(&b->changed))
		kr_document_paragraph(d, _("changed: %s"), kr_words_of(&b->changed));
	struct kr_block *list = kr_document_bullets(d, "learned");
	for (size_t i = 0; i < b->learned.n; i++)
		kr_block_bullet(d, list, kr_words_of(&b->learned.at[i]));
	kr_section_named(
		ws, d, "earlier-concerns", 2, _("Concerns that were voiced before"), &b->concerns);
	kr_section_named(
		ws, d, "earlier-objections", 2, _("Objections that were open"), &b->objections);
}

static void add_text(struct kr_workspace *ws, const struct kr_agreement *a, struct kr_document *d)
{
	add_words(ws, a, d, "driver", _("What calls for it"), &a->driver);
	add_words(ws, a, d, "text", _("What we agree"), &a->text);
	add_later_changes(a, d);
	add_words(ws, a, d, "why", _("Why this"), &a->why);
	if (a->builds_on)
		add_builds_on(ws, a->builds_on, d);
}

/* ---- tables ------------------------------------------------------------------------------- */

/* What the last evaluation found for the criterion @id. */
static struct kr_word found(const struct kr_agreement *a, const struct kr_text *id, int32_t day)
{
	struct kr_word met = { 0 };
	for (size_t i = 0; i < a->evaluations.n; i++) {
		const struct kr_evaluation *e = &a->evaluations.at[i];
		for (size_t k = 0; kr_is_by(e->date, day) && k < e->criteria.n; k++)
			if (kr_text_equal(&e->criteria.at[k].id, id))
				met = e->criteria.at[k].value;
	}
	return met;
}

/* The structure of a day before the last round is not kept apart; say so where it differed. */
static void add_changed_later(struct kr_workspace *ws, const struct kr_agreement *a,
	const char *key, struct kr_document *d)
{
	if (kr_changed_later(ws, a, key))
		kr_document_paragraph(d, "%s", _("this is how it reads now; it was amended later"));
}

static void add_criteria(
	struct kr_workspace *ws, const struct kr_agreement *a, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "id", N_("id"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "text", N_("criterion"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "from", N_("from the concern of"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "result", N_("last evaluation"), KR_COLUMN_WORD, KR_FOR_ALL, false },
	};
	kr_document_heading(d, 1, _("How we will see whether it works"));
	struct kr_block *table = kr_document_table(d, "criteria", columns, KR_N(columns), NULL);
	for (size_t i = 0; a->evaluation && i < a->evaluation->criteria.n; i++) {
		const struct kr_criterion *x = &a->evaluation->criteria.at[i];
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_text(&x->id);
		*cell++ = kr_cell_text(&x->text);
		*cell++ = kr_cell_who(ws, x->from.s);
		*cell++ = kr_cell_word(
			KR_AGREEMENT, "evaluations.0.criteria.x.met", found(a, &x->id, d->day));
	}
	add_changed_later(ws, a, "evaluation", d);
	if (a->evaluation && kr_present(&a->evaluation->failed_if))
		kr_document_paragraph(
			d, _("it has failed if: %s"), kr_words_of(&a->evaluation->failed_if));
}

static void add_actions(
	struct kr_workspace *ws, const struct kr_agreement *a, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "id", N_("id"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "what", N_("what"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "owner", N_("who"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "with", N_("with"), KR_COLUMN_LIST, KR_FOR_ALL, false },
		{ "due", N_("due by"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "done", N_("done"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	};
	kr_document_heading(d, 1, _("Actions"));
	struct kr_block *table = kr_document_table(d, "actions", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < a->actions.n; i++) {
		const struct kr_action *x = &a->actions.at[i];
		int32_t due = kr_action_due(x, d->day).day;
		bool done = kr_is_by(x->done, d->day);
		bool late = !done && due != KR_NO_DAY && due < d->day &&
			    kr_agreement_in_force(a, d->day);
		struct kr_cell *cell = kr_block_row(d, table, late ? KR_TONE_LATE : KR_TONE_PLAIN);
		*cell++ = kr_cell_text(&x->id);
		*cell++ = kr_cell_text(&x->what);
		*cell++ = kr_cell_bearer(ws, a->of, kr_action_owner(x, d->day).s, d->day);
		*cell++ = kr_cell_whom(ws, &x->with);
		*cell++ = kr_cell_day(d, due);
		*cell++ = kr_cell_day(d, done ? x->done.day : KR_NO_DAY);
	}
	add_changed_later(ws, a, "actions", d);
}

static void add_requests(const struct kr_agreement *a, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "to", N_("asked of"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "what", N_("what"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "by", N_("until when"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	};
	kr_document_heading(d, 1, _("Requests to those not at the table"));
	struct kr_block *table = kr_document_table(d, "requests", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < a->requests.n; i++) {
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_text(&a->requests.at[i].to);
		*cell++ = kr_cell_text(&a->requests.at[i].what);
		*cell++ = kr_cell_day(d, a->requests.at[i].by.day);
	}
}

/* A verdict has no day of its own: it is given at an evaluation. */
static struct kr_word verdict_then(
	const struct kr_agreement *a, const struct kr_disagreement *x, int32_t day)
{
	bool later = a->evaluations.n > 0 && !kr_is_by(a->evaluations.at[0].date, day);
	return later ? (struct kr_word){ 0 } : x->verdict;
}

static void add_disagreements(
	struct kr_workspace *ws, const struct kr_agreement *a, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "id", N_("id"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "who", N_("who"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "view", N_("view"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "shows", N_("practice would show"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "verdict", N_("verdict"), KR_COLUMN_WORD, KR_FOR_ALL, false },
	};
	kr_document_heading(d, 1, _("Disagreements left open"));
	struct kr_block *table = kr_document_table(
		d, "disagreements", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < a->disagreements.n; i++) {
		const struct kr_disagreement *x = &a->disagreements.at[i];
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_text(&x->id);
		*cell++ = kr_cell_who(ws, x->who.s);
		*cell++ = kr_cell_text(&x->view);
		*cell++ = kr_cell_text(&x->shows);
		*cell++ = kr_cell_word(
			KR_AGREEMENT, "disagreements.x.verdict", verdict_then(a, x, d->day));
	}
}

/* Where days are drawn, the days to come in their order; in text each stands with what it is of. */
static void add_dates(struct kr_workspace *ws, const struct kr_agreement *a, struct kr_document *d)
{
	struct kr_dates dates = kr_dates_new(d, ws, KR_DATES_ALL);
	kr_dates_of_agreement(&dates, a);
	if (dates.list.n > 0)
		(void)kr_dates_end(&dates);
}

void kr_show_agreement(struct kr_workspace *ws, const struct kr_agreement *a, struct kr_document *d)
{
	add_fields(ws, a, d);
	if (kr_agreement_state(a, d->day) == KR_STATE_PROPOSED_LATER)
		return;
	add_text(ws, a, d);
	kr_show_weighed(ws, a, d);
	add_criteria(ws, a, d);
	add_actions(ws, a, d);
	add_requests(a, d);
	add_disagreements(ws, a, d);
	kr_show_needed(ws, a, d);
	kr_show_rounds(ws, a, d);
	add_dates(ws, a, d);
	kr_show_history(ws, a, d);
}
