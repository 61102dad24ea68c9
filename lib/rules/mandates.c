/* lib/rules/mandates.c - who decides at a table has a mandate, and it stays alive. */
#include <string.h>

#include "rules/facts.h"

/* The circle of @m, if it is sound, goes on, and the person of @m sits at its table on @day. */
static const struct kr_circle *table_of(
	struct kr_check *ck, const struct kr_mandate *m, int32_t day)
{
	const struct kr_circle *c = kr_workspace_circle(ck->ws, m->record.circle);
	if (!c || !kr_circle_goes_on(c, day) || !kr_circle_has_member(c, m->record.name, day))
		return NULL;
	return c;
}

/* Where the last day stands that counts on @day. */
static struct kr_at place_of_until(const struct kr_mandate *m, int32_t day)
{
	struct kr_at at = m->until.at;
	for (uint32_t i = 0; i < m->renewals.n; i++)
		if (m->renewals.at[i].date.day <= day && kr_has_day(m->renewals.at[i].until))
			at = m->renewals.at[i].until.at;
	return at;
}

/* ---- its last day ------------------------------------------------------------------------- */

static void mandate_expired(struct kr_check *ck, const struct kr_mandate *m)
{
	int32_t until = kr_mandate_until(m, ck->as_of);
	if (until == KR_NO_DAY || until >= ck->as_of || !kr_mandate_in_force(m, until) ||
		!table_of(ck, m, ck->as_of))
		return;
	kr_finding(ck, &m->record, place_of_until(m, ck->as_of),
		_("the mandate of '%s' ended on %s, and '%s' still sits at the table"),
		m->record.name, kr_day_long(ck->arena, until), m->record.name);
}

const struct kr_rule kr_rule_mandate_expired = {
	.name = "mandate-expired",
	.class = KR_CLASS_TIME,
	.severity = KR_WARNING,
	.what = N_("a member's mandate has ended"),
	.why = N_("who has no mandate speaks for nobody, and an agreement made with them binds "
		  "nobody"),
	.mend = N_(
		"ask the mandator: kring renew-mandate CIRCLE --as PERSON --by WHO --until DATE"),
	.example = N_("from: 2026-01-01\nuntil: 2026-06-30   # checked on 2026-07-01"),
	.mandate = mandate_expired,
};

static void mandate_expiring(struct kr_check *ck, const struct kr_mandate *m)
{
	int32_t until = kr_mandate_until(m, ck->as_of);
	if (!kr_mandate_in_force(m, ck->as_of) || until == KR_NO_DAY ||
		until - ck->as_of > KR_SOON_DAYS || !table_of(ck, m, ck->as_of))
		return;
	kr_finding(ck, &m->record, place_of_until(m, ck->as_of),
		_("the mandate of '%s' ends on %s"), m->record.name, kr_day_long(ck->arena, until));
}

const struct kr_rule kr_rule_mandate_expiring = {
	.name = "mandate-expiring",
	.class = KR_CLASS_TIME,
	.severity = KR_WARNING,
	.what = N_("a member's mandate ends within 30 days"),
	.why = N_("a mandator needs time; a mandate that ends halfway a round stops the round"),
	.mend = N_(
		"ask the mandator: kring renew-mandate CIRCLE --as PERSON --by WHO --until DATE"),
	.example = N_("from: 2026-01-01\nuntil: 2026-06-30   # checked on 2026-06-10"),
	.mandate = mandate_expiring,
};

/* ---- renewing it after each meeting ------------------------------------------------------- */

/* The mandates of one circle come one after the other, and have the same meeting. */
static const struct kr_meeting *meeting_to_renew_on(struct kr_check *ck, const struct kr_circle *c)
{
	struct kr_facts *f = ck->facts;
	if (f->renewing != c) {
		f->renewing = c;
		kr_circle_renewal(ck->ws, c, ck->as_of, &f->renewal);
	}
	return f->renewal.missed;
}

/* The meeting after which @m was to be renewed and is not; or NULL. */
static const struct kr_meeting *missed(
	struct kr_check *ck, const struct kr_mandate *m, bool by_mandator)
{
	const struct kr_circle *c = table_of(ck, m, ck->as_of);
	if (!c || !kr_mandate_in_force(m, ck->as_of))
		return NULL;
	const struct kr_meeting *on = meeting_to_renew_on(ck, c);
	if (!on || !kr_mandate_renews_on(m, on) ||
		kr_mandate_renewal_on(m, on, ck->as_of, by_mandator))
		return NULL;
	return on;
}

static struct kr_at place_of_last(const struct kr_mandate *m)
{
	return m->renewals.n ? m->renewals.at[m->renewals.n - 1].at : m->from.at;
}

static void not_renewed(
	struct kr_check *ck, const struct kr_mandate *m, const struct kr_meeting *on)
{
	kr_finding(ck, &m->record, place_of_last(m),
		_("the mandate of '%s' was not renewed on the outcome of the meeting of %s"),
		m->record.name, kr_day_long(ck->arena, on->day));
	kr_finding_hint(ck,
		_("kring renew-mandate %s --as %s --meeting %s --by WHO; its report is of %s"),
		m->record.circle, m->record.name, KR_DAY(on->day),
		kr_day_long(ck->arena, on->report->date.day));
	kr_finding_day(ck, on->day);
}

static void mandate_not_renewed(struct kr_check *ck, const struct kr_mandate *m)
{
	const struct kr_meeting *on = missed(ck, m, false);
	if (on)
		not_renewed(ck, m, on);
}

const struct kr_rule kr_rule_mandate_not_renewed = {
	.name = "mandate-not-renewed",
	.class = KR_CLASS_TIME,
	.severity = KR_WARNING,
	.what = N_("the next meeting has come, and a mandate was not renewed on the outcome of the "
		   "one before"),
	.why = N_("the talk with one's own organisation after each meeting is what makes an "
		  "agreement hold"),
	.mend = N_("ask the mandator: kring renew-mandate CIRCLE --as PERSON --by WHO"),
	.example = N_("from: 2026-01-01\nrenewals: []   # meetings on 2026-03-12 and 2026-04-09, "
		      "checked after that"),
	.mandate = mandate_not_renewed,
};

/* Nobody renews a mandate to themselves. */
static void mandate_renewed(struct kr_check *ck, const struct kr_mandate *m)
{
	const struct kr_meeting *on = missed(ck, m, true);
	if (on)
		not_renewed(ck, m, on);
}

const struct kr_rule kr_rule_mandate_renewed = {
	.name = "mandate-renewed",
	.class = KR_CLASS_TIME,
	.severity = KR_IGNORE,
	.enforced = KR_ERROR,
	.what = N_("by the next meeting, a mandate was not renewed by its mandator on the report "
		   "of the one before"),
	.why = N_("everyone renews the mandate after each meeting, on the basis of its outcome"),
	.mend = N_("ask the mandator: kring renew-mandate CIRCLE --as PERSON --by WHO"),
	.example = N_("renewals:\n  - {date: 2026-03-17, meeting: 2026-03-12, by: anna, outcome: "
		      "confirmed}   # anna's own mandate"),
	.mandate = mandate_renewed,
};

/* ---- mandate-valid ------------------------------------------------------------------------ */

/* What the answers went to: a round, or the consent to an outcome; decided by then, or KR_EVER. */
struct poll {
	const struct kr_agreement *a;
	const struct kr_round *round;
	bool evaluation;
	int32_t decided;
	const char *circle; /* whose members are asked: the heir of one that ended */
};

/* The mandate first, if there is none to renew; then the answer, where one can still be given. */
static void hint_to_answer_again(
	struct kr_check *ck, const struct poll *p, const char *who, const struct kr_mandate *m)
{
	const char *circle = p->circle, *id = p->a->record.id,
		   *option = p->evaluation ? " --evaluation" : "";
	const char *mandate =
		m && !kr_mandate_withdrawn(m, ck->as_of)
			? kr_asprintf(ck->arena,
				  _("kring renew-mandate %s --as %s --by WHO --until DATE"), circle,
				  who)
			: kr_asprintf(ck->arena,
				  _("kring add mandate %s %s --organisation ORG --given-by WHO "
				    "--from "
				    "DATE --until DATE"),
				  circle, who);
	if (p->decided == KR_EVER)
		kr_finding_hint(ck, _("%s; then answer again: kring consent %s%s --as %s"), mandate,
			id, option, who);
	else
		kr_finding_hint(ck,
			_("%s; then take '%s' out, ask again: kring consent %s%s --as %s, and "
			  "kring adopt %s%s"),
			mandate, p->evaluation ? "decided" : "adopted", id, option, who, id,
			option);
}

static void answer_with_mandate(
	struct kr_check *ck, const struct poll *p, const struct kr_response *r)
{
	const struct kr_answer *answer = kr_response_last(r, p->decided);
	const struct kr_agreement *a = p->a;
	if (!answer || !kr_answer_is_said(answer) ||
		kr_answers_for_self(a, r->id.s, answer->date.day))
		return;
	const struct kr_mandate *m = kr_workspace_mandate(ck->ws, p->circle, r->id.s);
	if (m && (!m->record.sound || kr_mandate_in_force(m, answer->date.day)))
		return;
	kr_finding(ck, &a->record, answer->response.at,
		_("'%s' answered on %s without a mandate in force for '%s'"), r->id.s,
		kr_day_long(ck->arena, answer->date.day), p->circle);
	kr_finding_day(ck, answer->date.day);
	hint_to_answer_again(ck, p, r->id.s, m);
	if (m)
		kr_finding_related(ck, "%s", m->record.path);
}

static void poll_with_mandates(struct kr_check *ck, struct poll p)
{
	if (!p.round)
		return;
	p.circle = kr_asked_circle(ck->ws, p.a, p.round);
	for (uint32_t i = 0; i < p.round->responses.n; i++)
		answer_with_mandate(ck, &p, &p.round->responses.at[i]);
}

/* What counts is the last answer: who answers again with the mandate that was lacking has mended
 * it.  What is not decided and no longer waits for a decision counts for nothing. */
static void mandate_valid(struct kr_check *ck, const struct kr_agreement *a)
{
	enum kr_phase phase = kr_agreement_phase(a);
	int32_t adopted = a->adopted ? a->adopted->date.day : KR_EVER;
	const struct kr_evaluation *waits = a->ended ? NULL : kr_agreement_evaluating(a, KR_EVER);
	if (!kr_agreement_circle(a) || (phase != KR_PHASE_OPEN && phase != KR_PHASE_ADOPTED))
		return;
	if (!kr_agreement_without_rounds(a))
		poll_with_mandates(ck, (struct poll){ .a = a,
					       .round = kr_agreement_round(a, adopted),
					       .decided = adopted });
	for (uint32_t i = 0; i < a->evaluations.n; i++) {
		const struct kr_evaluation *e = &a->evaluations.at[i];
		if (e->decided || e == waits)
			poll_with_mandates(ck,
				(struct poll){ .a = a,
					.round = &e->round,
					.evaluation = true,
					.decided = e->decided ? e->decided->date.day : KR_EVER });
	}
}

const struct kr_rule kr_rule_mandate_valid = {
	.name = "mandate-valid",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_ERROR,
	.what = N_(
		"a member's last answer in a round was given without a mandate in force for that "
		"circle on that day"),
	.why = N_("everyone sits at the table on behalf of an organisation, with the mandate to "
		  "agree"),
	.mend = N_("let the organisation give the mandate, and answer again: kring consent ID"),
	.example = "# mandates/geboortezorg/bram.yaml: until: 2026-03-01\n"
		   "bram: {response: consent, date: 2026-03-07}",
	.agreement = mandate_valid,
};
