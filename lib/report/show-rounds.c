/* lib/report/show-rounds.c - who answered what in which round, and what is still needed. */
#include "report/private.h"

#include <string.h>

/* ---- one answer in words ------------------------------------------------------------------ */

/* What comes after something else and has a name of its own stands between brackets. */
static void add_phrase(struct kr_buf *b, const char *label, const struct kr_text *t)
{
	bool bracket = b->len > 0 && label;
	if (!kr_present(t))
		return;
	if (b->len > 0)
		kr_buf_puts(b, bracket ? " (" : "; ");
	if (label)
		kr_buf_printf(b, "%s: ", label);
	kr_buf_puts(b, kr_words_of(t));
	if (bracket)
		kr_buf_putc(b, ')');
}

const char *kr_answer_words(struct kr_arena *arena, const struct kr_answer *answer)
{
	struct kr_buf b = KR_BUF_INIT;
	const struct kr_objection *o = answer->objection;
	if (!kr_text_is(&answer->concern, "none"))
		add_phrase(&b, _("concern"), &answer->concern);
	if (o) {
		add_phrase(&b, NULL, &o->argument);
		add_phrase(&b, _("suggestion"), &o->suggestion);
		add_phrase(&b, _("new"), &o->new_information);
	}
	add_phrase(&b, NULL, &answer->said);
	const char *words = b.len > 0 ? kr_strndup(arena, b.s, b.len) : NULL;
	kr_buf_release(&b);
	return words;
}

static const char *result_key = "rounds.0.responses.x.outcome.result";

static void add_outcome_details(
	struct kr_workspace *ws, const struct kr_outcome *o, struct kr_buf *b)
{
	if (o->round.there)
		kr_buf_printf(b, _(", in round %.0f"), o->round.value);
	if (kr_present(&o->to))
		kr_buf_printf(b, _(", to %s"), kr_name_of(ws, kr_words_of(&o->to)));
	if (kr_present(&o->owner))
		kr_buf_printf(b, _(", taken up by %s"), kr_name_of(ws, kr_words_of(&o->owner)));
	if (kr_has_day(o->until))
		kr_buf_printf(b, _(", until %s"), KR_DAY(o->until.day));
	if (kr_present(&o->confirmed_by))
		kr_buf_printf(
			b, _(", confirmed by %s"), kr_name_of(ws, kr_words_of(&o->confirmed_by)));
	if (kr_present(&o->note))
		kr_buf_printf(b, ": %s", kr_words_of(&o->note));
}

static const struct kr_outcome *outcome_by(const struct kr_objection *o, int32_t day)
{
	const struct kr_outcome *outcome = o ? o->outcome : NULL;
	return outcome && kr_by_then(outcome->date, day) ? outcome : NULL;
}

const char *kr_outcome_words(struct kr_workspace *ws, const struct kr_objection *o, int32_t day)
{
	const struct kr_outcome *outcome = outcome_by(o, day);
	struct kr_buf b = KR_BUF_INIT;
	if (!outcome)
		return NULL;
	struct kr_cell result = kr_cell_word(KR_AGREEMENT, result_key, outcome->result);
	if (result.text)
		kr_buf_puts(&b, result.shown ? result.shown : result.text);
	add_outcome_details(ws, outcome, &b);
	const char *words = kr_strndup(kr_workspace_arena(ws), b.s, b.len);
	kr_buf_release(&b);
	return words;
}

/* ---- answers ------------------------------------------------------------------------------ */

static const struct kr_column answer_columns[] = {
	{ "round", N_("round"), KR_COLUMN_NUMBER, KR_FOR_MACHINES, false },
	{ "who", N_("who"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	{ "date", N_("date"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	{ "response", N_("answer"), KR_COLUMN_WORD, KR_FOR_ALL, false },
	{ "words", N_("in their words"), KR_COLUMN_TEXT, KR_FOR_PEOPLE, false },
	{ "concern", N_("concern"), KR_COLUMN_TEXT, KR_FOR_MACHINES, false },
	{ "argument", N_("argument"), KR_COLUMN_TEXT, KR_FOR_MACHINES, false },
	{ "aim", N_("aim"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
	{ "suggestion", N_("suggestion"), KR_COLUMN_TEXT, KR_FOR_MACHINES, false },
	{ "new-information", N_("new"), KR_COLUMN_TEXT, KR_FOR_MACHINES, false },
	{ "said", N_("said"), KR_COLUMN_TEXT, KR_FOR_MACHINES, false },
	{ "until", N_("until"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	{ "outcome", N_("outcome"), KR_COLUMN_TEXT, KR_FOR_ALL, true },
	{ "recorded-by", N_("recorded by"), KR_COLUMN_TEXT, KR_FOR_MACHINES, false },
	{ "counts", N_("counts"), KR_COLUMN_FLAG, KR_FOR_MACHINES, false },
};

struct answers {
	struct kr_workspace *ws;
	struct kr_document *d;
	struct kr_block *table;
	size_t round;
	bool over; /* nobody is waited for any more */
};

static struct kr_cell response_cell(const struct answers *s, enum kr_response_word w)
{
	bool too_late = s->over && w == KR_PENDING;
	return (struct kr_cell){ .text = kr_response_name(w),
		.shown = too_late ? _("did not answer") : kr_response_text(w) };
}

static enum kr_tone tone_of(const struct kr_answer *answer, int32_t day)
{
	bool open = answer->response.is == KR_OBJECTION && !outcome_by(answer->objection, day);
	return open ? KR_TONE_LATE : KR_TONE_PLAIN;
}

static struct kr_cell *grounds_cells(struct kr_cell *cell, const struct kr_objection *o)
{
	static const struct kr_objection none;
	o = o ? o : &none;
	*cell++ = kr_cell_text(&o->argument);
	*cell++ = kr_cell_text(&o->aim);
	*cell++ = kr_cell_text(&o->suggestion);
	*cell++ = kr_cell_text(&o->new_information);
	return cell;
}

static struct kr_cell outcome_cell(const struct answers *s, const struct kr_objection *o)
{
	const struct kr_outcome *outcome = outcome_by(o, s->d->day);
	struct kr_cell cell = { 0 };
	if (outcome) {
		cell = kr_cell_word(KR_AGREEMENT, result_key, outcome->result);
		cell.shown = kr_outcome_words(s->ws, o, s->d->day);
	}
	return cell;
}

static void add_answer(
	struct answers *s, const struct kr_response *r, const struct kr_answer *answer, bool counts)
{
	struct kr_cell *cell = kr_block_row(s->d, s->table, tone_of(answer, s->d->day));
	*cell++ = kr_cell_number(s->d, (double)s->round);
	*cell++ = kr_cell_who(s->ws, r->id.s);
	*cell++ = kr_cell_day(s->d, answer->date.day);
	*cell++ = response_cell(s, (enum kr_response_word)answer->response.is);
	*cell++ = (struct kr_cell){ .text = kr_answer_words(s->d->arena, answer) };
	*cell++ = kr_cell_text(&answer->concern);
	cell = grounds_cells(cell, answer->objection);
	*cell++ = kr_cell_text(&answer->said);
	*cell++ = kr_cell_day(s->d, answer->until.day);
	*cell++ = outcome_cell(s, answer->objection);
	*cell++ = kr_cell_text(&answer->recorded_by);
	*cell++ = kr_cell_flag(counts, NULL);
}

/* Everything that the member said by the day; nothing yet is one line that says so. */
static void add_response(struct answers *s, const struct kr_response *r)
{
	static const struct kr_answer pending = { .response = { .is = KR_PENDING } };
	const struct kr_answer *last = kr_response_last(r, s->d->day);
	if (!last) {
		add_answer(s, r, &pending, true);
		return;
	}
	if (kr_by_then(r->first.date, s->d->day))
		add_answer(s, r, &r->first, last == &r->first);
	for (size_t i = 0; i < r->then.n; i++)
		if (kr_by_then(r->then.at[i].date, s->d->day))
			add_answer(s, r, &r->then.at[i], last == &r->then.at[i]);
}

static void add_answers(struct kr_workspace *ws, struct kr_document *d, const char *key,
	const struct kr_round *r, size_t number, bool over)
{
	struct answers s = { .ws = ws, .d = d, .round = number, .over = over };
	s.table = kr_document_table(d, key, answer_columns, KR_N(answer_columns), NULL);
	for (size_t i = 0; i < r->responses.n; i++)
		add_response(&s, &r->responses.at[i]);
}

/* ---- rounds ------------------------------------------------------------------------------- */

static void add_round_row(struct kr_document *d, struct kr_block *table,
	const struct kr_agreement *a, const struct kr_round *r)
{
	struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
	bool asked = r->asked && kr_by_then(r->asked->date, d->day);
	*cell++ = kr_cell_number(d, (double)kr_round_number(a, r));
	*cell++ = kr_cell_day(d, r->opened.day);
	*cell++ = kr_cell_day(d, r->closes.day);
	*cell++ = kr_cell_day(d, r->meeting.day);
	*cell++ = kr_cell_day(d, asked ? r->asked->date.day : KR_NO_DAY);
	*cell++ = kr_cell_word(KR_AGREEMENT, "rounds.0.absence", r->absence);
	*cell++ = kr_cell_text(&r->changed);
}

static void add_round_table(const struct kr_agreement *a, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "round", N_("round"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "opened", N_("opened"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "closes", N_("closes"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "meeting", N_("meeting"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "asked", N_("concerns asked"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "absence", N_("absence"), KR_COLUMN_WORD, KR_FOR_MACHINES, false },
		{ "changed", N_("what changed"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	};
	kr_document_heading(d, 1, _("Consent rounds"));
	struct kr_block *table = kr_document_table(d, "rounds", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < a->rounds.n; i++)
		if (kr_by_then(a->rounds.at[i].opened, d->day))
			add_round_row(d, table, a, &a->rounds.at[i]);
}

static struct kr_cell *evaluation_cells(
	struct kr_document *d, struct kr_cell *cell, const struct kr_evaluation *e)
{
	bool decided = e->decided && kr_by_then(e->decided->date, d->day);
	*cell++ = kr_cell_word(KR_AGREEMENT, "evaluations.0.kept", e->kept);
	*cell++ = kr_cell_text(&e->learned);
	*cell++ = kr_cell_word(KR_AGREEMENT, "evaluations.0.outcome", e->outcome);
	*cell++ = kr_cell_day(d, e->next.day);
	*cell++ = kr_cell_day(d, decided ? e->decided->date.day : KR_NO_DAY);
	return cell;
}

static void add_evaluation_answers(
	struct kr_workspace *ws, const struct kr_agreement *a, size_t i, struct kr_document *d)
{
	const struct kr_evaluation *e = &a->evaluations.at[i];
	kr_document_heading(d, 2,
		kr_asprintf(d->arena, _("Answers to the evaluation of %s"), KR_DAY(e->date.day)));
	add_answers(ws, d, "evaluation-answers", &e->round, i + 1,
		e != kr_agreement_evaluating(a, d->day));
}

static void add_evaluations(
	struct kr_workspace *ws, const struct kr_agreement *a, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "date", N_("date"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "by", N_("led by"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "kept", N_("kept"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "learned", N_("learned"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "outcome", N_("outcome"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "next", N_("next"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "decided", N_("decided"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "inputs", N_("heard"), KR_COLUMN_LIST, KR_FOR_ALL, false },
	};
	kr_document_heading(d, 1, _("Evaluations"));
	struct kr_block *table = kr_document_table(d, "evaluations", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < a->evaluations.n; i++) {
		const struct kr_evaluation *e = &a->evaluations.at[i];
		if (!kr_by_then(e->date, d->day))
			continue;
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_day(d, e->date.day);
		*cell++ = kr_cell_who(ws, e->by.s);
		cell = evaluation_cells(d, cell, e);
		*cell++ = kr_cell_whom(ws, &e->inputs);
	}
	for (size_t i = 0; i < a->evaluations.n; i++)
		if (kr_by_then(a->evaluations.at[i].date, d->day))
			add_evaluation_answers(ws, a, i, d);
}

void kr_show_rounds(struct kr_workspace *ws, const struct kr_agreement *a, struct kr_document *d)
{
	bool adopted = kr_agreement_adopted(a, d->day);
	const struct kr_round *last = kr_agreement_round(a, d->day);
	add_round_table(a, d);
	for (size_t i = 0; i < a->rounds.n; i++) {
		if (!kr_by_then(a->rounds.at[i].opened, d->day))
			continue;
		kr_document_heading(d, 2, kr_asprintf(d->arena, _("Answers in round %zu"), i + 1));
		add_answers(ws, d, "answers", &a->rounds.at[i], i + 1,
			adopted || &a->rounds.at[i] != last);
	}
	add_evaluations(ws, a, d);
}

/* ---- what is still needed ----------------------------------------------------------------- */

void kr_obstacles_then(struct kr_workspace *ws, const struct kr_agreement *a, kr_obstacles *out)
{
	int32_t day = kr_workspace_as_of(ws);
	const struct kr_round *then = kr_agreement_round(a, day);
	bool last = then && kr_round_number(a, then) == a->rounds.n;
	kr_obstacles all = { 0 };
	kr_adoption_obstacles(ws, a, day, true, &all);
	for (size_t i = 0; i < all.n; i++)
		if (last || all.at[i].kind != KR_TEXT_CHANGED)
			*KR_ADD(kr_workspace_arena(ws), out) = all.at[i];
}

bool kr_ready_then(struct kr_workspace *ws, const struct kr_agreement *a)
{
	enum kr_state state = kr_agreement_state(a, kr_workspace_as_of(ws));
	kr_obstacles obstacles = { 0 };
	if (state != KR_STATE_OPEN && state != KR_STATE_OBJECTED)
		return false;
	kr_obstacles_then(ws, a, &obstacles);
	return obstacles.n == 0;
}

static const char *obstacle_word(enum kr_obstacle_kind kind)
{
	switch (kind) {
	case KR_NO_ROUND:
		return "no-round";
	case KR_NO_DIGEST:
		return "no-digest";
	case KR_TEXT_CHANGED:
		return "text-changed";
	case KR_MEMBER_WAITS:
		return "member-waits";
	case KR_MEMBER_BLOCKS:
		return "member-blocks";
	case KR_NOBODY_CONSENTS:
		return "nobody-consents";
	case KR_PARTY_WITHOUT:
		return "party-without";
	case KR_OBJECTION_OPEN:
		return "objection-open";
	}
	return "";
}

static void add_needed(struct kr_workspace *ws, struct kr_document *d,
	const kr_obstacles *obstacles, const char *none)
{
	static const struct kr_column columns[] = {
		{ "obstacle", N_("obstacle"), KR_COLUMN_WORD, KR_FOR_MACHINES, false },
		{ "who", N_("who"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "round", N_("round"), KR_COLUMN_NUMBER, KR_FOR_MACHINES, false },
		{ "text", N_("what stands in the way"), KR_COLUMN_TEXT, KR_FOR_PEOPLE, false },
	};
	kr_document_heading(d, 1, _("What is still needed"));
	struct kr_block *table = kr_document_table(d, "needed", columns, KR_N(columns), none);
	for (size_t i = 0; i < obstacles->n; i++) {
		const struct kr_obstacle *o = &obstacles->at[i];
		if (o->follows)
			continue;
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		*cell++ = (struct kr_cell){ .text = obstacle_word(o->kind) };
		*cell++ = (struct kr_cell){ .text = o->who };
		*cell++ = kr_cell_number(d, (double)o->round);
		*cell++ = (struct kr_cell){ .text = kr_obstacle_text(ws, o) };
	}
}

void kr_show_needed(struct kr_workspace *ws, const struct kr_agreement *a, struct kr_document *d)
{
	const struct kr_evaluation *e = kr_agreement_evaluating(a, d->day);
	enum kr_state state = kr_agreement_state(a, d->day);
	kr_obstacles obstacles = { 0 };
	if (state == KR_STATE_OPEN || state == KR_STATE_OBJECTED) {
		kr_obstacles_then(ws, a, &obstacles);
		add_needed(ws, d, &obstacles,
			kr_asprintf(
				d->arena, _("nothing; 'kring adopt %s' adopts it"), a->record.id));
	} else if (e && kr_agreement_in_force(a, d->day)) {
		kr_outcome_obstacles(ws, a, e, d->day, true, &obstacles);
		add_needed(ws, d, &obstacles,
			kr_asprintf(d->arena,
				_("nothing; 'kring adopt %s --evaluation' decides it"),
				a->record.id));
	}
}
