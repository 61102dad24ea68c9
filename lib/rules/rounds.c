/* lib/rules/rounds.c - who answers in a round, and by when. */
#include "rules/check.h"

/* Calls @each for the rounds in which consent is asked for now: to the text, or to an outcome. */
static void each_open_round(struct kr_check *ck, const struct kr_agreement *a,
	void (*each)(
		struct kr_check *ck, const struct kr_agreement *a, const struct kr_round *round))
{
	if (kr_agreement_phase(a) == KR_PHASE_OPEN)
		each(ck, a, kr_agreement_last_round(a));
	const struct kr_evaluation *e = a->evaluations.n ? &a->evaluations.at[a->evaluations.n - 1]
							 : NULL;
	if (e && !e->decided && !a->ended)
		each(ck, a, &e->round);
}

/* ---- responder-not-member ----------------------------------------------------------------- */

/* A member when the round opened, or one who joined since. */
static bool is_member_from(const struct kr_circle *c, const struct kr_text *who, int32_t opened)
{
	for (uint32_t i = 0; i < c->members.n; i++) {
		const struct kr_membership *m = &c->members.at[i];
		if (kr_text_equal(&m->id, who) && (!kr_has_day(m->until) || m->until.day >= opened))
			return true;
	}
	return false;
}

/* The person of an election consents too, member or not. */
static bool is_elected(const struct kr_agreement *a, const struct kr_text *who)
{
	return a->elects && kr_present(&a->elects->person) &&
	       kr_text_equal(&a->elects->person, who);
}

static void look_at_responders(
	struct kr_check *ck, const struct kr_agreement *a, const struct kr_round *round)
{
	const struct kr_circle *c = kr_workspace_circle(ck->ws, kr_asked_circle(ck->ws, a, round));
	for (uint32_t i = 0; c && c->record.sound && i < round->responses.n; i++) {
		const struct kr_text *who = &round->responses.at[i].id;
		if (!is_member_from(c, who, round->opened.day) && !is_elected(a, who))
			kr_finding(ck, &a->record, who->at,
				_("'%s' is no member of '%s' and answers in this round"), who->s,
				c->record.id);
	}
}

static void responder_not_member(struct kr_check *ck, const struct kr_agreement *a)
{
	each_open_round(ck, a, look_at_responders);
}

const struct kr_rule kr_rule_responder_not_member = {
	.name = "responder-not-member",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("somebody answers in an open round who is no member of the circle"),
	.why = N_("consent is asked of the members; others are heard by 'kring say', which never "
		  "blocks"),
	.mend = N_("take the answer out and keep it as a reaction: kring say ID -m TEXT"),
	.example = N_(
		"rounds:\n  - opened: 2026-03-05\n    responses:\n"
		"      dirk: {response: objection, date: 2026-03-06, argument: …}   # an observer"),
	.agreement = responder_not_member,
};

/* ---- time --------------------------------------------------------------------------------- */

static bool is_waiting(const struct kr_check *ck, const struct kr_agreement *a)
{
	enum kr_state state = kr_agreement_state(a, ck->as_of);
	return state == KR_STATE_OPEN || state == KR_STATE_OBJECTED;
}

static void round_overdue(struct kr_check *ck, const struct kr_agreement *a)
{
	if (!is_waiting(ck, a))
		return;
	const struct kr_round *round = kr_agreement_round(a, ck->as_of);
	if (!kr_has_day(round->closes) || round->closes.day >= ck->as_of)
		return;
	kr_finding(ck, &a->record, round->closes.at, _("this round was to close on %s"),
		kr_day_long(ck->arena, round->closes.day));
}

const struct kr_rule kr_rule_round_overdue = {
	.name = "round-overdue",
	.class = KR_CLASS_TIME,
	.severity = KR_WARNING,
	.what = N_("a consent round is still open after its 'closes'"),
	.why = N_("a round that stays open keeps everybody waiting, and nobody knows for whom"),
	.mend = N_("'kring show ID' says who has not answered; then kring adopt ID, or kring amend "
		   "ID"),
	.example = N_("rounds:\n  - opened: 2026-03-05\n    closes: 2026-03-15   # checked on "
		      "2026-03-16"),
	.agreement = round_overdue,
};

static void look_for_consulting(
	struct kr_check *ck, const struct kr_agreement *a, const struct kr_round *round)
{
	for (uint32_t i = 0; round->opened.day <= ck->as_of && i < round->responses.n; i++) {
		const struct kr_response *r = &round->responses.at[i];
		const struct kr_answer *last = kr_response_last(r, ck->as_of);
		if (!last || last->response.is != KR_CONSULTING || last->until.day >= ck->as_of)
			continue;
		kr_finding(ck, &a->record, last->until.at,
			_("'%s' was to have consulted the constituency by %s"), r->id.s,
			kr_day_long(ck->arena, last->until.day));
	}
}

static void consulting_overdue(struct kr_check *ck, const struct kr_agreement *a)
{
	const struct kr_evaluation *e = kr_agreement_evaluating(a, ck->as_of);
	if (is_waiting(ck, a))
		look_for_consulting(ck, a, kr_agreement_round(a, ck->as_of));
	else if (e && kr_agreement_in_force(a, ck->as_of))
		look_for_consulting(ck, a, &e->round);
}

const struct kr_rule kr_rule_consulting_overdue = {
	.name = "consulting-overdue",
	.class = KR_CLASS_TIME,
	.severity = KR_WARNING,
	.what = N_("the day has passed by which a member was to have consulted the constituency"),
	.why = N_("going back to the constituency is welcome, and has an end"),
	.mend = N_(
		"ask the member for an answer: kring consent ID, or kring object ID -m ARGUMENT"),
	.example = N_(
		"bram: {response: consulting, date: 2026-03-07, until: 2026-03-14}   # checked "
		"on 2026-03-15"),
	.agreement = consulting_overdue,
};

static void look_for_deferred(
	struct kr_check *ck, const struct kr_agreement *a, const struct kr_round *round)
{
	for (uint32_t i = 0; i < round->responses.n; i++) {
		const struct kr_answer *last = kr_response_last(&round->responses.at[i], ck->as_of);
		const struct kr_outcome *outcome = last ? kr_objection_outcome(
								  last->objection, ck->as_of)
							: NULL;
		if (outcome && outcome->result.is == KR_DEFERRED_TO &&
			kr_has_passed(outcome->until, ck->as_of))
			kr_finding(ck, &a->record, outcome->until.at,
				_("the objection of '%s' was put off until %s"),
				round->responses.at[i].id.s,
				kr_day_long(ck->arena, outcome->until.day));
	}
}

static void deferred_overdue(struct kr_check *ck, const struct kr_agreement *a)
{
	if (kr_agreement_state(a, ck->as_of) == KR_STATE_DEFERRED &&
		a->deferred->until.day < ck->as_of)
		kr_finding(ck, &a->record, a->deferred->until.at, _("it was put off until %s"),
			kr_day_long(ck->arena, a->deferred->until.day));
	else if (is_waiting(ck, a))
		look_for_deferred(ck, a, kr_agreement_round(a, ck->as_of));
}

const struct kr_rule kr_rule_deferred_overdue = {
	.name = "deferred-overdue",
	.class = KR_CLASS_TIME,
	.severity = KR_WARNING,
	.what = N_("the day has passed until which a proposal or an objection was put off"),
	.why = N_("to defer is to promise to come back to it"),
	.mend = N_("bring it back: kring open ID, or kring withdraw ID -m WHY"),
	.example = N_("deferred: {date: 2026-03-08, until: 2026-04-01, owner: anna}   # checked on "
		      "2026-04-02"),
	.agreement = deferred_overdue,
};

/* ---- concern-voiced ----------------------------------------------------------------------- */

/* Did @r consent, and say nothing of concerns, not even `none`? */
static bool consents_in_silence(const struct kr_response *r)
{
	const struct kr_answer *last = kr_response_last(r, KR_EVER);
	return last && last->response.is == KR_CONSENT && !kr_present(&last->concern);
}

/* As long as the round is open its members can be asked; then whoever evaluates it can. */
static void ask(struct kr_check *ck, const struct kr_agreement *a, const struct kr_round *round,
	const struct kr_response *r)
{
	kr_finding(ck, &a->record, round->at,
		_("this round does not say that everyone was asked for concerns"));
	if (kr_agreement_phase(a) == KR_PHASE_OPEN)
		kr_finding_hint(ck,
			_("ask '%s', and write it down: kring consent %s --as %s --concern TEXT, "
			  "or --concern none"),
			r->id.s, a->record.id, r->id.s);
	else
		kr_finding_hint(ck,
			_("ask everyone at the next evaluation, and decide on it: kring evaluate "
			  "%s --sheet"),
			a->record.id);
}

/* A later decision rests on another round of consent. */
static bool is_decided_again(const struct kr_agreement *a)
{
	for (uint32_t i = 0; i < a->evaluations.n; i++)
		if (a->evaluations.at[i].decided)
			return true;
	return a->ended;
}

/* Of an election nothing is asked: what a concern would be about is a person. */
static void concern_voiced(struct kr_check *ck, const struct kr_agreement *a)
{
	enum kr_phase phase = kr_agreement_phase(a);
	const struct kr_round *round = kr_agreement_last_round(a);
	if ((phase != KR_PHASE_OPEN && phase != KR_PHASE_ADOPTED) || !round || round->asked ||
		kr_agreement_without_rounds(a) || a->kind.is == KR_ELECTION || is_decided_again(a))
		return;
	for (uint32_t i = 0; i < round->responses.n; i++)
		if (consents_in_silence(&round->responses.at[i])) {
			ask(ck, a, round, &round->responses.at[i]);
			return;
		}
}

const struct kr_rule kr_rule_concern_voiced = {
	.name = "concern-voiced",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.what = N_("a round, open or the one that it was adopted in, has no 'asked', and not every "
		   "consent a 'concern'; until it is evaluated; not of an election"),
	.why = N_("everyone voices worries and reservations; who is not asked may keep them"),
	.mend = N_("ask everyone, and consent with --concern TEXT, or --concern none"),
	.example = "rounds:\n  - opened: 2026-03-05\n    responses:\n      anna: {response: "
		   "consent, date: 2026-03-06}",
	.agreement = concern_voiced,
};
