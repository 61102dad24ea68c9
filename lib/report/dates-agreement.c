/* lib/report/dates-agreement.c - what falls on which day of an agreement. */
#include "report/dates.h"

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
