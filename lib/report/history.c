/* lib/report/history.c - what happened to an agreement, day by day, as far as its file says. */
#include "report/private.h"

#include <stdlib.h>
#include <string.h>

struct history {
	struct kr_workspace *ws;
	struct kr_arena *arena;
	int32_t day;
	kr_tellings events;
};

static void tell(struct history *h, struct kr_date date, const char *word, const char *what,
	const struct kr_text *who, const char *note)
{
	if (!kr_is_by(date, h->day))
		return;
	uint32_t told = h->events.n;
	*KR_ADD(h->arena, &h->events) = (struct kr_telling){ date.day, told, word, what,
		who ? who->s : NULL, note };
}

/* ---- until the adoption ------------------------------------------------------------------- */

static void tell_proposal(struct history *h, const struct kr_agreement *a)
{
	if (a->proposed)
		tell(h, a->proposed->date, "proposed", _("proposed"), &a->proposed->by, NULL);
	for (size_t i = 0; i < a->reactions.n; i++) {
		const struct kr_reactions *r = &a->reactions.at[i];
		for (size_t k = 0; k < r->said.n; k++)
			tell(h, r->said.at[k].date, "reaction",
				r->said.at[k].kind.is == KR_QUESTION ? _("asked") : _("said"),
				&r->id, r->said.at[k].text.s);
	}
}

static void tell_outcome(struct history *h, const struct kr_text *who, const struct kr_objection *o)
{
	if (o && o->outcome)
		tell(h, o->outcome->date, "outcome", _("objection settled"), who,
			kr_outcome_words(h->ws, o, h->day));
}

static void tell_answer(
	struct history *h, const struct kr_text *who, const struct kr_answer *answer)
{
	enum kr_response_word w = (enum kr_response_word)answer->response.is;
	if (w > KR_PENDING)
		tell(h, answer->date, kr_response_name(w), kr_response_text(w), who,
			kr_answer_words(h->arena, answer));
	tell_outcome(h, who, answer->objection);
}

static void tell_answers(struct history *h, const kr_responses *responses)
{
	for (size_t i = 0; i < responses->n; i++) {
		const struct kr_response *r = &responses->at[i];
		tell_answer(h, &r->id, &r->first);
		for (size_t k = 0; k < r->then.n; k++)
			tell_answer(h, &r->id, &r->then.at[k]);
	}
}

static void tell_rounds(struct history *h, const struct kr_agreement *a)
{
	for (size_t i = 0; i < a->rounds.n; i++) {
		const struct kr_round *r = &a->rounds.at[i];
		tell(h, r->opened, "round-opened",
			kr_asprintf(h->arena, _("round %zu opened"), i + 1), NULL, r->changed.s);
		tell_answers(h, &r->responses);
	}
}

static void tell_decision(struct history *h, const struct kr_agreement *a)
{
	const struct kr_adoption *x = a->adopted;
	if (x)
		tell(h, x->date, "adopted", _("adopted"), NULL,
			kr_has_day(x->meeting) ? kr_asprintf(h->arena, _("in the meeting of %s"),
							 kr_day_long(h->arena, x->meeting.day))
					       : x->earlier.s);
	if (a->decided)
		tell(h, a->decided->date, "decided", _("decided"), &a->decided->by,
			kr_asprintf(
				h->arena, _("as '%s' allows"), kr_words_of(&a->decided->method)));
}

/* ---- after it ----------------------------------------------------------------------------- */

/* Who bore @x on @date: a role is told as who held it then. */
static struct kr_text bearer(
	const struct kr_agreement *a, const struct kr_action *x, struct kr_date date)
{
	struct kr_text owner = kr_action_owner(x, date.day);
	owner.s = kr_bearer(a->of, owner.s, date.day);
	return owner;
}

static void tell_action(struct history *h, const struct kr_agreement *a, const struct kr_action *x)
{
	struct kr_text who;
	for (size_t i = 0; i < x->moved.n; i++) {
		who = bearer(a, x, x->moved.at[i].date);
		tell(h, x->moved.at[i].date, "action-moved",
			kr_asprintf(h->arena, _("action moved to %s"),
				kr_day_long(h->arena, x->moved.at[i].to_day.day)),
			&who, x->what.s);
	}
	for (size_t i = 0; i < x->handed_over.n; i++) {
		who = bearer(a, x, x->handed_over.at[i].date);
		tell(h, x->handed_over.at[i].date, "action-handed-over", _("action handed over"),
			&who, x->what.s);
	}
	who = bearer(a, x, x->done);
	tell(h, x->done, "action-done", _("action done"), &who, x->what.s);
}

static void tell_actions(struct history *h, const struct kr_agreement *a)
{
	for (size_t i = 0; i < a->actions.n; i++)
		tell_action(h, a, &a->actions.at[i]);
}

static void tell_evaluations(struct history *h, const struct kr_agreement *a)
{
	for (size_t i = 0; i < a->evaluations.n; i++) {
		const struct kr_evaluation *e = &a->evaluations.at[i];
		struct kr_cell outcome = kr_cell_word(
			KR_AGREEMENT, "evaluations.0.outcome", e->outcome);
		tell(h, e->date, "evaluated", _("evaluated"), &e->by, e->learned.s);
		tell_answers(h, &e->round.responses);
		if (e->decided)
			tell(h, e->decided->date, "evaluation-decided", _("evaluation decided"),
				NULL, kr_cell_shown(&outcome));
	}
	for (size_t i = 0; i < a->extensions.n; i++) {
		const struct kr_extension *x = &a->extensions.at[i];
		tell(h, x->date, "extended",
			kr_asprintf(h->arena, _("evaluation moved to %s"),
				kr_day_long(h->arena, x->to.day)),
			&x->by, x->why.s);
	}
}

static void tell_reopenings(struct history *h, const struct kr_agreement *a)
{
	for (size_t i = 0; i < a->reopened.n; i++) {
		const struct kr_reopening *r = &a->reopened.at[i];
		tell(h, r->date, "reopened", _("objected, after the adoption"), &r->id,
			r->objection.argument.s);
		tell_outcome(h, &r->id, &r->objection);
	}
}

static void tell_changes(struct history *h, const struct kr_agreement *a)
{
	for (size_t i = 0; i < a->accessions.n; i++)
		tell(h, a->accessions.at[i].date, "joined", _("joined"), &a->accessions.at[i].id,
			NULL);
	for (size_t i = 0; i < a->corrections.n; i++)
		tell(h, a->corrections.at[i].date, "corrected", _("spelling corrected"),
			&a->corrections.at[i].by, a->corrections.at[i].what.s);
	for (size_t i = 0; i < a->handovers.n; i++)
		tell(h, a->handovers.at[i].date, "handed-over", _("keeper from here on"),
			&a->handovers.at[i].to, a->handovers.at[i].why.s);
	for (size_t i = 0; i < a->deviations.n; i++) {
		const struct kr_deviation *x = &a->deviations.at[i];
		tell(h, x->date, "deviated", _("did otherwise than agreed"), &x->by, x->why.s);
		tell(h, x->repaired, "repaired", _("repaired"), &x->by, NULL);
	}
}

static void tell_event(struct history *h, const char *word, const char *what,
	const struct kr_event *e, const struct kr_text *who)
{
	if (e)
		tell(h, e->date, word, what, who, e->why.s);
}

static void tell_ends(struct history *h, const struct kr_agreement *a)
{
	tell_event(h, "deferred", _("deferred"), a->deferred,
		a->deferred ? &a->deferred->owner : NULL);
	tell_event(h, "escalated", _("passed to the parent circle"), a->escalated, NULL);
	tell_event(h, "suspended", _("suspended"), a->suspended, NULL);
	tell_event(h, "withdrawn", _("withdrawn"), a->withdrawn,
		a->withdrawn ? &a->withdrawn->by : NULL);
	if (a->successor) {
		struct kr_date day = { .day = kr_agreement_adoption_day(a->successor) };
		tell(h, day, "superseded", _("replaced"), NULL, a->successor->record.id);
	}
	tell_event(h, "ended", _("ended"), a->ended, NULL);
}

/* ---- the timeline ------------------------------------------------------------------------- */

int kr_telling_order(const void *a, const void *b)
{
	const struct kr_telling *x = a, *y = b;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return x->told < y->told ? -1 : x->told > y->told;
}

void kr_history_of(struct kr_workspace *ws, struct kr_arena *arena, const struct kr_agreement *a,
	int32_t day, kr_tellings *out)
{
	struct history h = { .ws = ws, .arena = arena, .day = day };
	tell_proposal(&h, a);
	tell_rounds(&h, a);
	tell_decision(&h, a);
	tell_reopenings(&h, a);
	tell_evaluations(&h, a);
	tell_actions(&h, a);
	tell_changes(&h, a);
	tell_ends(&h, a);
	if (h.events.n > 0)
		qsort(h.events.at, h.events.n, sizeof *h.events.at, kr_telling_order);
	*out = h.events;
}

void kr_show_history(struct kr_workspace *ws, const struct kr_agreement *a, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "date", N_("date"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "event", N_("what happened"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "who", N_("who"), KR_COLUMN_TEXT, KR_FOR_ALL, true },
		{ "note", N_("words"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	};
	kr_tellings events;
	kr_history_of(ws, d->arena, a, d->day, &events);
	kr_document_heading(d, 1, _("History"));
	struct kr_block *table = kr_document_table(d, "history", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < events.n; i++) {
		const struct kr_telling *e = &events.at[i];
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_day(d, e->day);
		*cell++ = (struct kr_cell){ .text = e->word, .shown = e->what };
		*cell++ = kr_cell_who(ws, e->who);
		*cell++ = (struct kr_cell){ .text = e->note };
	}
}
