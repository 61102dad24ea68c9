/* lib/report/show-answers.c - what each member answered, in their words, and under whose mandate.
 */
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
		kr_buf_printf(
			b, _(", until %s"), kr_day_long(kr_workspace_arena(ws), o->until.day));
	if (kr_present(&o->confirmed_by))
		kr_buf_printf(
			b, _(", confirmed by %s"), kr_name_of(ws, kr_words_of(&o->confirmed_by)));
	if (kr_present(&o->note))
		kr_buf_printf(b, ": %s", kr_words_of(&o->note));
}

const char *kr_outcome_words(struct kr_workspace *ws, const struct kr_objection *o, int32_t day)
{
	const struct kr_outcome *outcome = kr_objection_outcome(o, day);
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
	{ "behalf", N_("on behalf of"), KR_COLUMN_TEXT, KR_FOR_PEOPLE, false },
	{ "organisations", N_("on behalf of"), KR_COLUMN_LIST, KR_FOR_MACHINES, false },
	{ "mandate", N_("mandate"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
	{ "given-by", N_("given by"), KR_COLUMN_TEXT, KR_FOR_MACHINES, false },
	{ "recorded-by", N_("recorded by"), KR_COLUMN_TEXT, KR_FOR_MACHINES, false },
	{ "counts", N_("counts"), KR_COLUMN_FLAG, KR_FOR_MACHINES, false },
};

struct answers {
	struct kr_workspace *ws;
	struct kr_document *d;
	struct kr_block *table;
	const char *circle;
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
	bool open = answer->response.is == KR_OBJECTION &&
		    !kr_objection_outcome(answer->objection, day);
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
	const struct kr_outcome *outcome = kr_objection_outcome(o, s->d->day);
	struct kr_cell cell = { 0 };
	if (outcome) {
		cell = kr_cell_word(KR_AGREEMENT, result_key, outcome->result);
		cell.shown = kr_outcome_words(s->ws, o, s->d->day);
	}
	return cell;
}

/* ---- under whose mandate ------------------------------------------------------------------ */

/* Does somebody speak here for others?  An absence is written about a member. */
/* The mandate that was in force on the day of the answer, or NULL. */
static const struct kr_mandate *mandate_of(
	const struct answers *s, const struct kr_response *r, const struct kr_answer *answer)
{
	const struct kr_mandate *m = kr_workspace_mandate(s->ws, s->circle, r->id.s);
	return m && kr_mandate_in_force(m, answer->date.day) ? m : NULL;
}

/* Without a mandate: the organisation that lists the person. */
static struct kr_cell own_organisation(const struct answers *s, const char *person)
{
	kr_texts *ids = kr_alloc(s->d->arena, sizeof *ids);
	struct kr_who who;
	if (kr_workspace_person(s->ws, person, &who) == KR_OK)
		*KR_ADD(s->d->arena, ids) = kr_text_of(who.organisation->record.id);
	return kr_cell_whom(s->ws, ids);
}

static const char *behalf_words(
	const struct answers *s, const struct kr_cell *whom, const struct kr_mandate *m)
{
	const char *names = kr_cell_shown(whom) ? kr_cell_shown(whom) : "";
	if (m && kr_present(&m->given_by))
		return kr_asprintf(s->d->arena, _("%s (mandate of %s)"), names, m->given_by.s);
	return m ? names : kr_asprintf(s->d->arena, _("%s (no mandate)"), names);
}

static struct kr_cell *behalf_cells(struct answers *s, struct kr_cell *cell,
	const struct kr_response *r, const struct kr_answer *answer)
{
	if (!kr_answer_is_said(answer))
		return cell + 4;
	const struct kr_mandate *m = mandate_of(s, r, answer);
	struct kr_cell whom = m ? kr_cell_on_behalf(s->ws, m) : own_organisation(s, r->id.s);
	*cell++ = (struct kr_cell){ .text = behalf_words(s, &whom, m) };
	*cell++ = whom;
	*cell++ = m ? kr_cell_record(s->d, &m->record) : (struct kr_cell){ 0 };
	*cell++ = m ? kr_cell_text(&m->given_by) : (struct kr_cell){ 0 };
	return cell;
}

/* ---- the table ---------------------------------------------------------------------------- */

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
	cell = behalf_cells(s, cell, r, answer);
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
	if (kr_is_by(r->first.date, s->d->day))
		add_answer(s, r, &r->first, last == &r->first);
	for (size_t i = 0; i < r->then.n; i++)
		if (kr_is_by(r->then.at[i].date, s->d->day))
			add_answer(s, r, &r->then.at[i], last == &r->then.at[i]);
}

void kr_show_answers(struct kr_workspace *ws, const struct kr_agreement *a, struct kr_document *d,
	const struct kr_answers_shown *which)
{
	struct answers s = { .ws = ws,
		.d = d,
		.circle = kr_asked_circle(ws, a, which->round),
		.round = which->number,
		.over = which->over };
	s.table = kr_document_table(d, which->key, answer_columns, KR_N(answer_columns), NULL);
	for (size_t i = 0; i < which->round->responses.n; i++)
		add_response(&s, &which->round->responses.at[i]);
}
