/* lib/report/evaluation-sheet.c - one page an agreement to evaluate it on paper: concerns first. */
#include "report/private.h"

#include <string.h>
#include <kring/schema.h>

struct sheet {
	struct kr_workspace *ws;
	struct kr_document *d;
	const struct kr_agreement *a;
	struct kr_looking_back back; /* on @a alone */
};

/* What programs read before each row of a sheet: whose it is. */
#define OF_AGREEMENT                                                                               \
	{                                                                                          \
		"agreement", N_("agreement"), KR_COLUMN_ID, KR_FOR_MACHINES, false                 \
	}

static struct kr_cell *next_row(const struct sheet *s, struct kr_block *table, enum kr_tone tone)
{
	struct kr_cell *cell = kr_block_row(s->d, table, tone);
	*cell = kr_cell_record(s->d, &s->a->record);
	return cell + 1;
}

/* ---- what happened since ------------------------------------------------------------------ */

static void add_objections(const struct sheet *s)
{
	static const struct kr_column columns[] = {
		OF_AGREEMENT,
		{ "argument", N_("argument"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "who", N_("who"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "date", N_("date"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	};
	kr_document_heading(s->d, 2, _("Objections since the adoption, without an outcome"));
	struct kr_block *table = kr_document_table(
		s->d, "objections", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < s->a->reopened.n; i++) {
		const struct kr_reopening *x = &s->a->reopened.at[i];
		if (!kr_reopening_is_open(x, s->d->day))
			continue;
		struct kr_cell *cell = next_row(s, table, KR_TONE_SOON);
		*cell++ = kr_cell_text(&x->objection.argument);
		*cell++ = kr_cell_who(s->ws, x->id.s);
		*cell++ = kr_cell_day(s->d, x->date.day);
	}
}

static void add_deviations(const struct sheet *s)
{
	static const struct kr_column columns[] = {
		OF_AGREEMENT,
		{ "date", N_("date"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "by", N_("who"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "why", N_("why"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "repaired", N_("repaired on"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	};
	kr_document_heading(s->d, 2, _("Times that it went otherwise than agreed"));
	struct kr_block *table = kr_document_table(
		s->d, "deviations", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < s->a->deviations.n; i++) {
		const struct kr_deviation *x = &s->a->deviations.at[i];
		if (!kr_is_by(x->date, s->d->day))
			continue;
		struct kr_cell *cell = next_row(s, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_day(s->d, x->date.day);
		*cell++ = kr_cell_who(s->ws, x->by.s);
		*cell++ = kr_cell_text(&x->why);
		if (kr_is_by(x->repaired, s->d->day))
			*cell = kr_cell_day(s->d, x->repaired.day);
	}
}

static void add_actions(const struct sheet *s)
{
	static const struct kr_column columns[] = {
		OF_AGREEMENT,
		{ "id", N_("id"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "what", N_("what"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "owner", N_("who"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "due", N_("until when"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	};
	kr_document_heading(s->d, 2, _("Actions that are not done"));
	struct kr_block *table = kr_document_table(s->d, "actions", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < s->a->actions.n; i++) {
		const struct kr_action *x = &s->a->actions.at[i];
		if (!kr_action_is_open(x, s->d->day))
			continue;
		struct kr_cell *cell = next_row(s, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_text(&x->id);
		*cell++ = kr_cell_text(&x->what);
		*cell++ = kr_cell_bearer(
			s->ws, s->a->of, kr_action_owner(x, s->d->day).s, s->d->day);
		*cell++ = kr_cell_day(s->d, kr_action_due(x, s->d->day).day);
	}
}

/* ---- the agreement itself ----------------------------------------------------------------- */

static struct kr_cell bound(const struct sheet *s)
{
	kr_texts *all = kr_alloc(s->d->arena, sizeof *all);
	kr_agreement_bound_still(s->ws, s->a, s->d->day, all);
	return kr_cell_whom(s->ws, all);
}

static void add_agreement(const struct sheet *s)
{
	static const struct kr_column columns[] = {
		{ "id", N_("agreement"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "title", NULL, KR_COLUMN_TEXT, KR_FOR_MACHINES, false },
		{ "circle", N_("circle"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "state", N_("state"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "adopted", N_("adopted"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "evaluation", N_("evaluation"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "keeper", N_("keeper"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "parties", N_("parties"), KR_COLUMN_LIST, KR_FOR_ALL, false },
		{ "text", NULL, KR_COLUMN_TEXT, KR_FOR_MACHINES, false },
	};
	const struct kr_agreement *a = s->a;
	kr_document_heading(s->d, 2, _("What we agreed"));
	kr_document_prose(s->d, NULL, kr_words_of(&a->text));
	struct kr_cell *cell = kr_document_card(s->d, "sheets", columns, KR_N(columns));
	*cell++ = kr_cell_record(s->d, &a->record);
	*cell++ = kr_cell_text(&a->title);
	*cell++ = kr_cell_who(s->ws, a->record.circle);
	*cell++ = kr_cell_state(kr_agreement_state(a, s->d->day));
	*cell++ = kr_cell_day(s->d, kr_agreement_adoption_day(a));
	*cell++ = kr_cell_day(s->d, kr_agreement_due(a, s->d->day).day);
	*cell++ = kr_cell_who(s->ws, kr_agreement_keeper(a, s->d->day).s);
	*cell++ = bound(s);
	*cell++ = kr_cell_text(&a->text);
}

/* ---- what is to be decided ---------------------------------------------------------------- */

static void add_questions(const struct sheet *s)
{
	static const struct kr_column columns[] = {
		{ "question", N_("what we say"), KR_COLUMN_TEXT, KR_FOR_PEOPLE, false },
		{ "room", N_("answer"), KR_COLUMN_ROOM, KR_FOR_PEOPLE, false },
	};
	const char *const questions[] = { _("Was it kept, partly or not?"), _("What did we learn?"),
		_("What comes of it: renewed, amended or ended?"),
		_("On which day do we evaluate it next?  none when it ends") };
	kr_document_heading(s->d, 2, _("What comes of it"));
	struct kr_block *table = kr_document_table(s->d, "questions", columns, KR_N(columns), NULL);
	table->audience = KR_FOR_PEOPLE;
	for (size_t i = 0; i < KR_N(questions); i++) {
		struct kr_cell *cell = kr_block_row(s->d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_ours(questions[i]);
		*cell++ = kr_cell_room();
	}
}

static void add_outcome(const struct sheet *s, struct kr_block *table,
	enum kr_evaluation_outcome outcome, const char *means)
{
	struct kr_word word = { .is = (uint8_t)outcome };
	struct kr_cell *cell = next_row(s, table, KR_TONE_PLAIN);
	*cell = kr_cell_word(KR_AGREEMENT, "evaluations.0.outcome", word);
	const char *name = cell++->text;
	*cell++ = kr_cell_ours(means);
	const char *command = kr_asprintf(s->d->arena,
		"kring evaluate %s --outcome %s --kept KEPT%s -m LEARNED", s->a->record.id, name,
		outcome == KR_TO_END ? "" : " --next DATE");
	*cell++ = (struct kr_cell){ .text = command,
		.shown = kr_command_said(s->d->arena, command) };
}

static void add_outcomes(const struct sheet *s)
{
	static const struct kr_column columns[] = {
		OF_AGREEMENT,
		{ "outcome", N_("outcome"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "means", N_("what follows"), KR_COLUMN_TEXT, KR_FOR_PEOPLE, false },
		{ "command", N_("what records it"), KR_COLUMN_ID, KR_FOR_TYPING, true },
	};
	struct kr_block *table = kr_document_table(s->d, "outcomes", columns, KR_N(columns), NULL);
	add_outcome(s, table, KR_RENEWED, _("it goes on as it is, until the next evaluation"));
	add_outcome(s, table, KR_TO_AMEND, _("it goes on until something better is there"));
	add_outcome(s, table, KR_TO_END, _("it ends"));
}

/* ---- the report --------------------------------------------------------------------------- */

static void add_sheet(struct kr_workspace *ws, const struct kr_agreement *a, struct kr_document *d)
{
	struct sheet s = { .ws = ws, .d = d, .a = a, .back = { .ws = ws, .d = d, .sheet = true } };
	*KR_ADD(d->arena, &s.back.of) = a;
	kr_document_heading(d, 1, kr_title_of(ws, &a->record));
	kr_looking_back_concerns(&s.back);
	kr_looking_back_criteria(&s.back);
	if (a->evaluation && kr_present(&a->evaluation->failed_if))
		kr_document_paragraph(
			d, _("it has failed if: %s"), kr_words_of(&a->evaluation->failed_if));
	kr_looking_back_disagreements(&s.back);
	add_objections(&s);
	add_deviations(&s);
	add_actions(&s);
	add_agreement(&s);
	add_questions(&s);
	add_outcomes(&s);
}

static bool is_due(enum kr_state state)
{
	return state == KR_STATE_DUE || state == KR_STATE_OVERDUE || state == KR_STATE_LAPSED;
}

static void find_due(struct kr_looking_back *due, const char *circle)
{
	size_t n;
	struct kr_record *const *each = kr_workspace_each(due->ws, KR_AGREEMENT, &n);
	for (size_t i = 0; i < n; i++) {
		const struct kr_agreement *a = (const struct kr_agreement *)each[i];
		if (kr_readable(each[i]) && kr_of_circle(each[i], circle) &&
			is_due(kr_agreement_state(a, due->d->day)))
			*KR_ADD(due->d->arena, &due->of) = a;
	}
	kr_looking_back_sort(due);
}

/* The one that was asked for, due or not; only what was adopted and goes on is evaluated. */
static int find_one(struct kr_looking_back *due, const char *typed)
{
	struct kr_record *r;
	struct kr_diags *diags = kr_workspace_diags(due->ws);
	if (kr_workspace_resolve(due->ws, KR_AGREEMENT, typed, false, &r, NULL) != KR_OK)
		return KR_FAILED;
	const struct kr_agreement *a = (const struct kr_agreement *)r;
	if (!kr_readable(r))
		return KR_OK;
	enum kr_state state = kr_agreement_state(a, due->d->day);
	if (!kr_comes_back(state) && !is_due(state))
		return kr_refuse(diags, _("what is in force has a sheet"), _("'%s' is %s"), r->id,
			kr_state_said(state));
	*KR_ADD(due->d->arena, &due->of) = a;
	return KR_OK;
}

static int build(struct kr_workspace *ws, const struct kr_report_options *o, struct kr_document *d)
{
	struct kr_looking_back due = { .ws = ws, .d = d };
	if (kr_report_circle(ws, o->circle) != KR_OK)
		return KR_FAILED;
	kr_document_init(d, ws, "evaluation-sheet", _("Evaluation sheet"));
	d->page_each = true;
	if (!o->agreement)
		find_due(&due, o->circle);
	else if (find_one(&due, o->agreement) != KR_OK)
		return KR_FAILED;
	for (size_t i = 0; i < due.of.n; i++)
		add_sheet(ws, due.of.at[i], d);
	if (due.of.n == 0) {
		kr_document_paragraph(d, "%s", _("nothing is due"));
		kr_document_how(
			d, _("'kring report evaluations' tells what comes back when, and with "
			     "'--agreement ID' there is a sheet for it"));
	}
	kr_document_unreadable(d, ws);
	return KR_OK;
}

const struct kr_report kr_report_evaluation_sheet = {
	.name = "evaluation-sheet",
	.what = N_("to print: one page an agreement that is due, with room to write; concerns "
		   "first"),
	.build = build,
};
