/* lib/rules/dates.c - what happened first stands first, and nothing happened tomorrow. */
#include "model/visit.h"
#include "rules/facts.h"

/* ---- date-order --------------------------------------------------------------------------- */

/* A date and the key that people know it by. */
struct named_date {
	struct kr_date date;
	const char *name;
};

/* @later may be the day of @earlier. */
static bool in_order(struct kr_check *ck, const struct kr_record *r, struct named_date earlier,
	struct named_date later)
{
	if (!kr_has_day(earlier.date) || !kr_has_day(later.date) ||
		earlier.date.day <= later.date.day)
		return true;
	kr_finding(ck, r, later.date.at, _("'%s' is %s, before '%s' on %s"), later.name,
		kr_day_long(ck->arena, later.date.day), earlier.name,
		kr_day_long(ck->arena, earlier.date.day));
	return false;
}

/* @later is a day after @earlier. */
static void comes_after(struct kr_check *ck, const struct kr_record *r, struct named_date earlier,
	struct named_date later)
{
	if (!kr_has_day(earlier.date) || !kr_has_day(later.date) ||
		earlier.date.day < later.date.day)
		return;
	kr_finding(ck, r, later.date.at, _("'%s' is %s, which must be after '%s' on %s"),
		later.name, kr_day_long(ck->arena, later.date.day), earlier.name,
		kr_day_long(ck->arena, earlier.date.day));
}

#define NAMED(d, n) ((struct named_date){ (d), (n) })

static void outcome_in_order(struct kr_check *ck, const struct kr_record *r,
	struct kr_date objected, const struct kr_objection *o)
{
	if (o && o->outcome)
		in_order(ck, r, NAMED(objected, "objection"),
			NAMED(o->outcome->date, "outcome.date"));
}

/* An open objection that came after the adoption is `objection-unresolved`, and no slip of a date.
 */
static void answers_in_order(struct kr_check *ck, const struct kr_record *r,
	const struct kr_response *response, struct named_date opened, struct named_date closed)
{
	struct named_date before = opened;
	const struct kr_answer *answer;
	for (uint32_t i = 0; (answer = kr_response_nth(response, i)); i++) {
		struct named_date now = NAMED(answer->date, i ? "then.date" : "date");
		if (in_order(ck, r, before, now) && kr_has_day(closed.date) &&
			answer->date.day > closed.date.day && !kr_answer_objects(answer))
			kr_finding(ck, r, answer->date.at,
				_("this answer is of %s, after '%s' on %s"),
				kr_day_long(ck->arena, answer->date.day), closed.name,
				kr_day_long(ck->arena, closed.date.day));
		outcome_in_order(ck, r, answer->date, answer->objection);
		if (kr_has_day(answer->date))
			before = now;
	}
}

static void rounds_in_order(struct kr_check *ck, const struct kr_agreement *a)
{
	const struct kr_record *r = &a->record;
	struct named_date before = NAMED(
		a->proposed ? a->proposed->date : (struct kr_date){ 0 }, "proposed");
	for (uint32_t i = 0; i < a->rounds.n; i++) {
		const struct kr_round *round = &a->rounds.at[i];
		struct named_date opened = NAMED(round->opened, "opened"), adopted = { 0 };
		in_order(ck, r, before, opened);
		in_order(ck, r, opened, NAMED(round->closes, "closes"));
		if (a->adopted && i + 1 == a->rounds.n &&
			in_order(ck, r, opened, NAMED(a->adopted->date, "adopted")))
			adopted = NAMED(a->adopted->date, "adopted");
		for (uint32_t k = 0; k < round->responses.n; k++)
			answers_in_order(ck, r, &round->responses.at[k], opened, adopted);
		before = opened;
	}
}

static struct named_date adoption_of(const struct kr_agreement *a)
{
	if (a->adopted)
		return NAMED(a->adopted->date, "adopted");
	return NAMED(a->decided ? a->decided->date : (struct kr_date){ 0 }, "decided");
}

static void evaluations_in_order(struct kr_check *ck, const struct kr_agreement *a)
{
	const struct kr_record *r = &a->record;
	struct named_date before = adoption_of(a);
	for (uint32_t i = 0; i < a->evaluations.n; i++) {
		const struct kr_evaluation *e = &a->evaluations.at[i];
		struct named_date held = NAMED(e->date, "evaluations.date"), decided = { 0 };
		in_order(ck, r, before, held);
		comes_after(ck, r, held, NAMED(e->next, "next"));
		if (e->decided && in_order(ck, r, held, NAMED(e->decided->date, "decided")))
			decided = NAMED(e->decided->date, "decided");
		for (uint32_t k = 0; k < e->round.responses.n; k++)
			answers_in_order(ck, r, &e->round.responses.at[k], held, decided);
		before = held;
	}
}

static void events_in_order(struct kr_check *ck, const struct kr_agreement *a)
{
	const struct kr_record *r = &a->record;
	struct named_date adopted = adoption_of(a);
	struct named_date proposed = NAMED(
		a->proposed ? a->proposed->date : (struct kr_date){ 0 }, "proposed");
	if (a->withdrawn)
		in_order(ck, r, proposed, NAMED(a->withdrawn->date, "withdrawn"));
	if (a->deferred)
		in_order(ck, r, NAMED(a->deferred->date, "deferred"),
			NAMED(a->deferred->until, "until"));
	if (a->suspended)
		in_order(ck, r, NAMED(a->suspended->date, "suspended"),
			NAMED(a->suspended->until, "until"));
	if (a->ended)
		in_order(ck, r, adopted, NAMED(a->ended->date, "ended"));
	if (!kr_agreement_without_rounds(a) && a->rounds.n == 0)
		in_order(ck, r, proposed, adopted);
	for (uint32_t i = 0; i < a->extensions.n; i++)
		comes_after(ck, r, NAMED(a->extensions.at[i].date, "extensions.date"),
			NAMED(a->extensions.at[i].to, "to"));
	for (uint32_t i = 0; i < a->reopened.n; i++)
		outcome_in_order(ck, r, a->reopened.at[i].date, &a->reopened.at[i].objection);
}

static void agreement_in_order(struct kr_check *ck, const struct kr_agreement *a)
{
	rounds_in_order(ck, a);
	evaluations_in_order(ck, a);
	events_in_order(ck, a);
	if (a->evaluation)
		comes_after(ck, &a->record, adoption_of(a),
			NAMED(a->evaluation->date, "evaluation.date"));
	if (a->elects)
		comes_after(
			ck, &a->record, adoption_of(a), NAMED(a->elects->until, "elects.until"));
}

static void role_in_order(
	struct kr_check *ck, const struct kr_record *r, const struct kr_role *role)
{
	in_order(ck, r, NAMED(role->since, "since"), NAMED(role->until, "until"));
	for (uint32_t i = 0; i < role->past.n; i++)
		in_order(ck, r, NAMED(role->past.at[i].since, "since"),
			NAMED(role->past.at[i].until, "until"));
}

static void circle_in_order(struct kr_check *ck, const struct kr_circle *c)
{
	for (uint32_t i = 0; i < c->members.n; i++)
		in_order(ck, &c->record, NAMED(c->members.at[i].from, "from"),
			NAMED(c->members.at[i].until, "until"));
	for (uint32_t i = 0; i < c->observers.n; i++)
		in_order(ck, &c->record, NAMED(c->observers.at[i].from, "from"),
			NAMED(c->observers.at[i].until, "until"));
	for (uint32_t i = 0; i < c->roles.n; i++)
		role_in_order(ck, &c->record, &c->roles.at[i]);
}

static void mandate_in_order(struct kr_check *ck, const struct kr_mandate *m)
{
	const struct kr_record *r = &m->record;
	in_order(ck, r, NAMED(m->from, "from"), NAMED(m->until, "until"));
	if (m->alternate)
		in_order(ck, r, NAMED(m->alternate->from, "from"),
			NAMED(m->alternate->until, "until"));
	for (uint32_t i = 0; i < m->consultations.n; i++)
		in_order(ck, r, NAMED(m->consultations.at[i].opened, "opened"),
			NAMED(m->consultations.at[i].closed, "closed"));
	for (uint32_t i = 0; i < m->renewals.n; i++)
		in_order(ck, r, NAMED(m->from, "from"), NAMED(m->renewals.at[i].date, "date"));
}

static void spelregel_in_order(struct kr_check *ck, const struct kr_spelregel *s)
{
	struct named_date adopted = { 0 };
	if (s->adopted)
		adopted = NAMED(s->adopted->date, "adopted");
	if (s->evaluation)
		comes_after(ck, &s->record, adopted, NAMED(s->evaluation->date, "evaluation.date"));
	if (s->ended)
		in_order(ck, &s->record, adopted, NAMED(s->ended->date, "ended"));
}

static void meeting_in_order(struct kr_check *ck, const struct kr_meeting *m)
{
	if (!m->report)
		return;
	struct kr_date held = { .day = m->day };
	in_order(ck, &m->record, NAMED(held, "meeting"), NAMED(m->report->date, "report.date"));
	in_order(ck, &m->record, NAMED(m->report->date, "report.date"),
		NAMED(m->report->confirmed, "confirmed"));
}

const struct kr_rule kr_rule_date_order = {
	.name = "date-order",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("dates out of order: opened, answered, adopted, evaluated come in that order"),
	.why = N_("who consented to what follows from the dates; one that is wrong makes the rest "
		  "untrue"),
	.mend = N_("correct the date that is wrong: this one, or the one that it is compared with"),
	.example = "adopted: {date: 2026-03-12}\nevaluation: {date: 2026-03-01}",
	.agreement = agreement_in_order,
	.circle = circle_in_order,
	.mandate = mandate_in_order,
	.spelregel = spelregel_in_order,
	.meeting = meeting_in_order,
};

/* ---- date-in-future ----------------------------------------------------------------------- */

static void not_yet(struct kr_visit *v, const struct kr_key *key, const struct kr_date *date)
{
	struct kr_check *ck = v->own;
	if (date->day > ck->today)
		kr_finding(ck, v->record, date->at, _("'%s' is %s, and today is %s"), key->name,
			kr_day_long(ck->arena, date->day), kr_day_long(ck->arena, ck->today));
}

static void date_in_future(struct kr_check *ck, const struct kr_record *r)
{
	struct kr_visit w = { .own = ck, .record = r, .fact = not_yet };
	const struct kr_plan **plan = &ck->facts->plans[r->kind][KR_VISIT_FACTS];
	if (!*plan)
		*plan = kr_plan_make(ck->arena, r->kind, KR_VISIT_FACTS);
	kr_visit(&w, *plan);
}

const struct kr_rule kr_rule_date_in_future = {
	.name = "date-in-future",
	.class = KR_CLASS_TIME,
	.severity = KR_ERROR,
	.what = N_("something is dated after today as if it had happened; planned days are exempt"),
	.why = N_("files hold what happened; what is to come has keys of its own"),
	.mend = N_("correct the date, or take the line out until it has happened"),
	.example = N_("adopted: {date: 2036-03-12}   # written in 2026"),
	.record = date_in_future,
};
