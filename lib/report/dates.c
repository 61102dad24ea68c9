/* lib/report/dates.c - what falls on which day: of agreements, and of the whole folder. */
#include "report/dates.h"

#include <stdlib.h>
#include <string.h>

/* ---- adding one --------------------------------------------------------------------------- */

struct kr_dates kr_dates_new(struct kr_document *d, struct kr_workspace *ws, unsigned kinds)
{
	return (struct kr_dates){
		.whose = { .ws = ws, .arena = d->arena, .day = d->day },
		.d = d,
		.kinds = kinds,
	};
}

static const kr_texts *whom(struct kr_arena *arena, const char *who, const kr_texts *with)
{
	kr_texts *all = kr_alloc(arena, sizeof *all);
	if (who && *who)
		*KR_ADD(arena, all) = kr_text_of(who);
	for (size_t i = 0; with && i < with->n; i++)
		if (!kr_texts_have(all, with->at[i].s))
			*KR_ADD(arena, all) = with->at[i];
	return all;
}

static enum kr_tone tone_of(int32_t due, int32_t today)
{
	if (due < today)
		return KR_TONE_LATE;
	return due - today <= KR_DUE_DAYS ? KR_TONE_SOON : KR_TONE_PLAIN;
}

/* A day of which no record says when it was set counts as old as the network, and never changes. */
static int32_t since_ever(struct kr_workspace *ws, int32_t due)
{
	const struct kr_network *w = kr_workspace_network(ws);
	return w && kr_has_day(w->started) ? w->started.day : due;
}

void kr_dates_add(struct kr_dates *t, const struct kr_falling *falling)
{
	struct kr_needs *whose = &t->whose;
	const struct kr_need need = {
		.who = falling->who, .with = falling->with, .record = falling->record
	};
	struct kr_due due = falling->due;
	if (due.day == KR_NO_DAY || !(t->kinds & 1u << due.kind) || !kr_needs_ask(whose, &need))
		return;
	due.tone = tone_of(due.day, whose->day);
	due.ref = kr_ref_of(whose->arena, falling->record);
	due.whom = whom(whose->arena, falling->who, falling->with);
	due.who = kr_cell_whom(whose->ws, due.whom).shown;
	if (!due.title) {
		due.title = kr_title_of(whose->ws, falling->record);
		due.plain = kr_plain_title_of(whose->ws, falling->record);
	}
	if (due.changed == KR_NO_DAY)
		due.changed = since_ever(whose->ws, due.day);
	*KR_ADD(whose->arena, &t->list) = due;
}

/* ---- agreements --------------------------------------------------------------------------- */

static const char *summary(struct kr_dates *t, const struct kr_agreement *a, const char *format)
{
	return kr_asprintf(t->whose.arena, format, kr_title_of(t->whose.ws, &a->record));
}

static const char *command(struct kr_dates *t, const char *verb, const struct kr_agreement *a)
{
	return kr_asprintf(t->whose.arena, "kring %s %s", verb, a->record.id);
}

/* Who left keeps nothing any more: the day is for somebody else. */
static const char *keeper_of(struct kr_dates *t, const struct kr_agreement *a)
{
	const char *keeper = kr_agreement_keeper(a, t->whose.day).s;
	return kr_needs_has_left(&t->whose, a, keeper) ? NULL : keeper;
}

static void of_evaluation(struct kr_dates *t, const struct kr_agreement *a)
{
	int32_t day = kr_agreement_due(a, t->whose.day).day;
	struct kr_setting set = kr_setting_of_evaluation(a, t->whose.day);
	bool told = t->kinds & 1u << KR_DUE_TERM && kr_told_at_role(a, day);
	if (told && day != KR_NO_DAY)
		return;
	kr_dates_add(
		t, &(struct kr_falling){ .record = &a->record,
			   .who = keeper_of(t, a),
			   .due = { .day = day,
				   .kind = KR_DUE_EVALUATION,
				   .what = _("look back: was it kept, what was learned, does it go "
					     "on"),
				   .summary = summary(t, a, _("evaluation: %s")),
				   .command = command(t, "evaluate", a),
				   .changed = set.day,
				   .version = set.before } });
}

static void of_action(struct kr_dates *t, const struct kr_agreement *a, const struct kr_action *x)
{
	struct kr_needs *n = &t->whose;
	const char *owner = kr_action_owner(x, n->day).s, *what = kr_words_of(&x->what);
	struct kr_setting set = kr_setting_of_action(a, x, n->day);
	bool left = kr_needs_has_left(n, a, owner);
	if (kr_is_by(x->done, n->day))
		return;
	kr_dates_add(t, &(struct kr_falling){ .record = &a->record,
				.who = left ? NULL : kr_bearer(a->of, owner, n->day),
				.with = &x->with,
				.due = { .day = kr_action_due(x, n->day).day,
					.kind = KR_DUE_ACTION,
					.part = kr_words_of(&x->id),
					.what = what,
					.summary = kr_asprintf(n->arena, _("action due: %s"), what),
					.command = kr_asprintf(n->arena, "kring done %s %s",
						a->record.id, kr_words_of(&x->id)),
					.changed = set.day,
					.version = set.before } });
}

static void of_round(struct kr_dates *t, const struct kr_agreement *a, const struct kr_round *round,
	const char *part, const char *summed)
{
	const struct kr_circle *c = kr_workspace_circle(
		t->whose.ws, kr_asked_circle(t->whose.ws, a, round));
	kr_dates_add(t, &(struct kr_falling){ .record = &a->record,
				.with = c ? kr_members_on(t->whose.arena, c, t->whose.day) : NULL,
				.due = { .day = kr_round_last_day(round),
					.kind = KR_DUE_ROUND,
					.part = part,
					.what = _("everybody has answered by this day"),
					.summary = summary(t, a, summed),
					.command = command(t, "show", a),
					.changed = round->opened.day } });
}

static void of_proposal_round(struct kr_dates *t, const struct kr_agreement *a)
{
	const struct kr_round *round = kr_agreement_round(a, t->whose.day);
	if (round)
		of_round(t, a, round, kr_asprintf(t->whose.arena, "%zu", kr_round_number(a, round)),
			_("consent round closes: %s"));
}

static void of_outcome_round(struct kr_dates *t, const struct kr_agreement *a)
{
	const struct kr_evaluation *e = kr_agreement_evaluating(a, t->whose.day);
	if (e)
		of_round(t, a, &e->round,
			kr_asprintf(t->whose.arena, "evaluation-%zu",
				(size_t)(e - a->evaluations.at) + 1),
			_("consent to the outcome of the evaluation closes: %s"));
}

static void of_event(struct kr_dates *t, const struct kr_agreement *a, const struct kr_event *event,
	const char *who, const struct kr_due *of)
{
	struct kr_due due = *of;
	due.day = event->until.day;
	due.kind = KR_DUE_OTHER;
	due.changed = event->date.day;
	kr_dates_add(t, &(struct kr_falling){ .record = &a->record, .who = who, .due = due });
}

static void of_deferral(struct kr_dates *t, const struct kr_agreement *a)
{
	of_event(t, a, a->deferred, kr_bearer(a->of, a->deferred->owner.s, t->whose.day),
		&(struct kr_due){ .part = "deferred",
			.what = _("take it up again: open a round, or withdraw it"),
			.summary = summary(t, a, _("deferred until this day: %s")),
			.command = command(t, "open", a) });
}

static void of_suspension(struct kr_dates *t, const struct kr_agreement *a)
{
	of_event(t, a, a->suspended, keeper_of(t, a),
		&(struct kr_due){ .part = "suspended",
			.what = _("decide whether it goes on; if nobody does, it binds again"),
			.summary = summary(t, a, _("suspended until this day: %s")),
			.command = command(t, "evaluate", a) });
}

void kr_dates_of_agreement(struct kr_dates *t, const struct kr_agreement *a)
{
	enum kr_state state = kr_agreement_state(a, t->whose.day);
	if (state == KR_STATE_OPEN || state == KR_STATE_OBJECTED)
		of_proposal_round(t, a);
	if (state == KR_STATE_DEFERRED)
		of_deferral(t, a);
	if (state == KR_STATE_SUSPENDED || kr_agreement_resumed(a, t->whose.day))
		of_suspension(t, a);
	if (!kr_is_to_be_done(state))
		return;
	of_evaluation(t, a);
	of_outcome_round(t, a);
	for (size_t i = 0; i < a->actions.n; i++)
		of_action(t, a, &a->actions.at[i]);
}

/* ---- the whole folder --------------------------------------------------------------------- */

static void of_record(struct kr_dates *t, const struct kr_record *r)
{
	switch (r->kind) {
	case KR_NETWORK:
		kr_dates_of_network(t, (const struct kr_network *)r);
		break;
	case KR_CIRCLE:
		kr_dates_of_circle(t, (const struct kr_circle *)r);
		break;
	case KR_MANDATE:
		kr_dates_of_mandate(t, (const struct kr_mandate *)r);
		break;
	case KR_SPELREGEL:
		kr_dates_of_spelregel(t, (const struct kr_spelregel *)r);
		break;
	case KR_AGREEMENT:
		kr_dates_of_agreement(t, (const struct kr_agreement *)r);
		break;
	case KR_MEETING:
		kr_dates_of_meeting(t, (const struct kr_meeting *)r);
		break;
	default:
		break;
	}
}

static void collect(struct kr_dates *t)
{
	for (enum kr_kind kind = 0; kind < KR_KINDS; kind++) {
		size_t n;
		struct kr_record *const *each = kr_workspace_each(t->whose.ws, kind, &n);
		for (size_t i = 0; i < n; i++)
			if (kr_readable(each[i]) && kr_of_circle(each[i], t->whose.circle))
				of_record(t, each[i]);
	}
}

static int compare(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

static int by_day(const void *a, const void *b)
{
	const struct kr_due *x = a, *y = b;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	int of = compare(x->ref, y->ref);
	return of != 0 ? of : compare(x->part, y->part);
}

struct kr_block *kr_dates_end(struct kr_dates *t)
{
	kr_document_heading(t->d, 1, _("Dates"));
	struct kr_block *timeline = kr_document_timeline(t->d, "dates");
	timeline->told = true;
	if (t->list.n > 0)
		qsort(t->list.at, t->list.n, sizeof *t->list.at, by_day);
	for (size_t i = 0; i < t->list.n; i++)
		kr_timeline_add(t->d, timeline, &t->list.at[i]);
	return timeline;
}

struct kr_block *kr_document_dates_for(
	struct kr_document *d, const struct kr_needs *whose, unsigned kinds)
{
	struct kr_dates t = kr_dates_new(d, whose->ws, kinds);
	t.whose.circle = whose->circle;
	t.whose.person = whose->person;
	t.whose.organisation = whose->organisation;
	collect(&t);
	return kr_dates_end(&t);
}

struct kr_block *kr_document_dates(
	struct kr_document *d, struct kr_workspace *ws, unsigned kinds, const char *circle)
{
	return kr_document_dates_for(d, &(struct kr_needs){ .ws = ws, .circle = circle }, kinds);
}
