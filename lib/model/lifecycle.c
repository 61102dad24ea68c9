/* lib/model/lifecycle.c - the state of a record on a calendar day. */
#include <string.h>

#include "base/i18n.h"
#include <kring/lifecycle.h>

static const struct {
	const char *name, *text;
} states[KR_STATES] = {
	[KR_STATE_WITHDRAWN] = { "withdrawn", N_("withdrawn") },
	[KR_STATE_SUPERSEDED] = { "superseded", N_("superseded") },
	[KR_STATE_ENDED] = { "ended", N_("ended") },
	[KR_STATE_ESCALATED] = { "escalated", N_("passed to the parent circle") },
	[KR_STATE_DEFERRED] = { "deferred", N_("deferred") },
	[KR_STATE_SUSPENDED] = { "suspended", N_("suspended") },
	[KR_STATE_LAPSED] = { "lapsed", N_("lapsed") },
	[KR_STATE_OVERDUE] = { "overdue", N_("evaluation overdue") },
	[KR_STATE_DUE] = { "due", N_("evaluation due") },
	[KR_STATE_IN_FORCE] = { "in-force", N_("in force") },
	[KR_STATE_ADOPTED] = { "adopted", N_("adopted, not yet in force") },
	[KR_STATE_OBJECTED] = { "objected", N_("objected to") },
	[KR_STATE_OPEN] = { "open", N_("consent round open") },
	[KR_STATE_FORMING] = { "forming", N_("forming") },
	[KR_STATE_PROPOSED_LATER] = { "not-yet", N_("not proposed yet") },
	[KR_STATE_NOT_ADOPTED] = { "not-adopted", N_("not adopted") },
	[KR_STATE_EXPIRED] = { "expired", N_("expired") },
	[KR_STATE_PLANNED] = { "planned", N_("planned") },
	[KR_STATE_HELD] = { "held", N_("held") },
};

const char *kr_state_name(enum kr_state s)
{
	return states[s].name;
}

const char *kr_state_text(enum kr_state s)
{
	return _(states[s].text);
}

enum kr_state kr_state_typed(const char *typed)
{
	for (int s = 0; s < KR_STATES; s++)
		if (strcmp(typed, states[s].name) == 0)
			return (enum kr_state)s;
	int s = 0;
	while (s < KR_STATES && !kr_is_said(typed, states[s].text))
		s++;
	return (enum kr_state)s;
}

const char *kr_state_said(enum kr_state s)
{
	switch (s) {
	case KR_STATE_OVERDUE:
		return _("in force (its evaluation is overdue)");
	case KR_STATE_DUE:
		return _("in force (its evaluation is due)");
	case KR_STATE_OPEN:
		return _("in a consent round");
	default:
		return kr_state_text(s);
	}
}

int32_t kr_agreement_adoption_day(const struct kr_agreement *a)
{
	if (a->adopted && kr_has_day(a->adopted->date))
		return a->adopted->date.day;
	return a->decided ? a->decided->date.day : KR_NO_DAY;
}

bool kr_agreement_adopted(const struct kr_agreement *a, int32_t day)
{
	int32_t adoption = kr_agreement_adoption_day(a);
	return adoption != KR_NO_DAY && adoption <= day;
}

struct kr_date kr_agreement_due(const struct kr_agreement *a, int32_t day)
{
	struct kr_date due = { 0 };
	int32_t latest = KR_NO_DAY;
	if (a->evaluation && kr_has_day(a->evaluation->date))
		due = a->evaluation->date;
	else if (a->elects)
		due = a->elects->until;
	for (uint32_t i = 0; i < a->extensions.n; i++) {
		const struct kr_extension *x = &a->extensions.at[i];
		if (kr_is_by(x->date, day) && x->date.day >= latest) {
			latest = x->date.day;
			due = x->to;
		}
	}
	for (uint32_t i = 0; i < a->evaluations.n; i++) {
		const struct kr_evaluation *e = &a->evaluations.at[i];
		if (kr_evaluation_is_decided(e, day) && kr_has_day(e->next) &&
			e->date.day >= latest) {
			latest = e->date.day;
			due = e->next;
		}
	}
	return due;
}

int kr_agreement_days_left(const struct kr_agreement *a, int32_t day, int *days)
{
	struct kr_date due = kr_agreement_due(a, day);
	if (!kr_has_day(due))
		return KR_NOTFOUND;
	*days = due.day - day;
	return KR_OK;
}

int32_t kr_agreement_grace(const struct kr_agreement *a, int32_t day)
{
	if (!a->of || !a->of->grace.unit)
		return KR_GRACE_DAYS;
	int32_t from = kr_agreement_due(a, day).day;
	return kr_day_add(from, a->of->grace) - from;
}

static bool is_deferred(const struct kr_agreement *a, int32_t day)
{
	if (!kr_has_happened(a->deferred, day))
		return false;
	for (uint32_t i = 0; i < a->rounds.n; i++)
		if (kr_is_by(a->rounds.at[i].opened, day) &&
			a->rounds.at[i].opened.day > a->deferred->date.day)
			return false;
	return !kr_agreement_adopted(a, day) ||
	       kr_agreement_adoption_day(a) <= a->deferred->date.day;
}

static enum kr_state state_of_adopted(const struct kr_agreement *a, int32_t day)
{
	int days;
	if (kr_has_day(a->starts) && a->starts.day > day)
		return KR_STATE_ADOPTED;
	if (kr_agreement_days_left(a, day, &days) != KR_OK || days > KR_DUE_DAYS)
		return KR_STATE_IN_FORCE;
	if (days >= 0)
		return KR_STATE_DUE;
	bool lapses = a->of && a->of->overdue.is == KR_LAPSE;
	return lapses && -days > kr_agreement_grace(a, day) ? KR_STATE_LAPSED : KR_STATE_OVERDUE;
}

static bool somebody_blocks(const struct kr_round *round, int32_t day)
{
	for (uint32_t i = 0; i < round->responses.n; i++)
		if (kr_response_blocks(kr_response_word(&round->responses.at[i], day)))
			return true;
	return false;
}

static enum kr_state state_of_proposal(const struct kr_agreement *a, int32_t day)
{
	const struct kr_round *round = kr_agreement_round(a, day);
	if (round)
		return somebody_blocks(round, day) ? KR_STATE_OBJECTED : KR_STATE_OPEN;
	return a->proposed && a->proposed->date.day > day ? KR_STATE_PROPOSED_LATER
							  : KR_STATE_FORMING;
}

enum kr_state kr_agreement_state(const struct kr_agreement *a, int32_t day)
{
	if (kr_has_happened(a->withdrawn, day))
		return KR_STATE_WITHDRAWN;
	if (a->successor && kr_agreement_adopted(a->successor, day))
		return KR_STATE_SUPERSEDED;
	if (kr_has_happened(a->ended, day))
		return KR_STATE_ENDED;
	if (kr_has_happened(a->escalated, day))
		return KR_STATE_ESCALATED;
	if (is_deferred(a, day))
		return KR_STATE_DEFERRED;
	if (kr_has_happened(a->suspended, day) && day <= a->suspended->until.day)
		return KR_STATE_SUSPENDED;
	return kr_agreement_adopted(a, day) ? state_of_adopted(a, day) : state_of_proposal(a, day);
}

bool kr_agreement_in_force(const struct kr_agreement *a, int32_t day)
{
	enum kr_state state = kr_agreement_state(a, day);
	return state == KR_STATE_IN_FORCE || state == KR_STATE_DUE || state == KR_STATE_OVERDUE ||
	       state == KR_STATE_SUSPENDED;
}

/* Was anything decided on since it was suspended? */
static bool is_settled_since(const struct kr_agreement *a, int32_t day)
{
	for (uint32_t i = 0; i < a->evaluations.n; i++) {
		const struct kr_decision *decided = a->evaluations.at[i].decided;
		if (decided && decided->date.day <= day &&
			decided->date.day >= a->suspended->date.day)
			return true;
	}
	return false;
}

bool kr_agreement_resumed(const struct kr_agreement *a, int32_t day)
{
	return a->suspended && kr_has_day(a->suspended->date) && a->suspended->date.day <= day &&
	       kr_has_day(a->suspended->until) && a->suspended->until.day < day &&
	       kr_agreement_in_force(a, day) && !is_settled_since(a, day);
}

void kr_agreement_bound(
	struct kr_arena *arena, const struct kr_agreement *a, int32_t day, kr_texts *out)
{
	for (uint32_t i = 0; i < a->parties.n; i++)
		if (kr_present(&a->parties.at[i]))
			*KR_ADD(arena, out) = a->parties.at[i];
	for (uint32_t i = 0; i < a->accessions.n; i++)
		if (kr_is_by(a->accessions.at[i].date, day))
			*KR_ADD(arena, out) = a->accessions.at[i].id;
}

bool kr_agreement_is_proposal(const struct kr_agreement *a, int32_t day)
{
	enum kr_state state = kr_agreement_state(a, day);
	return state == KR_STATE_FORMING || state == KR_STATE_OPEN || state == KR_STATE_OBJECTED ||
	       state == KR_STATE_DEFERRED;
}

bool kr_agreement_goes_on(const struct kr_agreement *a, int32_t day)
{
	enum kr_state state = kr_agreement_state(a, day);
	return state >= KR_STATE_DEFERRED && state <= KR_STATE_FORMING;
}

bool kr_agreement_under_review(const struct kr_agreement *a, int32_t day)
{
	for (uint32_t i = 0; i < a->reopened.n; i++) {
		const struct kr_reopening *r = &a->reopened.at[i];
		if (kr_is_by(r->date, day) && !kr_objection_outcome(&r->objection, day))
			return true;
	}
	return false;
}

struct kr_text kr_agreement_keeper(const struct kr_agreement *a, int32_t day)
{
	struct kr_text keeper = a->keeper;
	for (uint32_t i = 0; i < a->handovers.n; i++)
		if (kr_is_by(a->handovers.at[i].date, day))
			keeper = a->handovers.at[i].to;
	return keeper;
}

struct kr_text kr_action_owner(const struct kr_action *x, int32_t day)
{
	struct kr_text owner = x->owner;
	for (uint32_t i = 0; i < x->handed_over.n; i++)
		if (kr_is_by(x->handed_over.at[i].date, day))
			owner = x->handed_over.at[i].to;
	return owner;
}

struct kr_date kr_action_due(const struct kr_action *x, int32_t day)
{
	struct kr_date due = x->due;
	for (uint32_t i = 0; i < x->moved.n; i++)
		if (kr_is_by(x->moved.at[i].date, day))
			due = x->moved.at[i].to_day;
	return due;
}

bool kr_spelregel_binds(const struct kr_spelregel *s, const char *circle)
{
	return s->circles.n == 0 || kr_texts_have(&s->circles, circle);
}

/* ---- the other kinds ---------------------------------------------------------------------- */

static enum kr_state state_of_circle(const struct kr_circle *c, int32_t day)
{
	if (kr_has_happened(c->ended, day))
		return KR_STATE_ENDED;
	if (kr_has_day(c->until) && c->until.day < day)
		return KR_STATE_EXPIRED;
	return c->adopted && kr_is_by(c->adopted->date, day) ? KR_STATE_IN_FORCE
							     : KR_STATE_NOT_ADOPTED;
}

static enum kr_state state_of_mandate(const struct kr_mandate *m, int32_t day)
{
	int32_t until = kr_mandate_until(m, day);
	if (kr_mandate_in_force(m, day))
		return KR_STATE_IN_FORCE;
	if (kr_has_day(m->from) && day < m->from.day)
		return KR_STATE_PLANNED;
	return until != KR_NO_DAY && until < day ? KR_STATE_EXPIRED : KR_STATE_WITHDRAWN;
}

static enum kr_state state_of_spelregel(const struct kr_spelregel *s, int32_t day)
{
	if (kr_has_happened(s->ended, day))
		return KR_STATE_ENDED;
	return s->adopted && kr_is_by(s->adopted->date, day) ? KR_STATE_IN_FORCE
							     : KR_STATE_NOT_ADOPTED;
}

static enum kr_state held(int32_t of, int32_t day)
{
	return of > day ? KR_STATE_PLANNED : KR_STATE_HELD;
}

enum kr_state kr_record_state(const struct kr_record *r, int32_t day)
{
	switch (r->kind) {
	case KR_AGREEMENT:
		return kr_agreement_state((const struct kr_agreement *)r, day);
	case KR_CIRCLE:
		return state_of_circle((const struct kr_circle *)r, day);
	case KR_MANDATE:
		return state_of_mandate((const struct kr_mandate *)r, day);
	case KR_SPELREGEL:
		return state_of_spelregel((const struct kr_spelregel *)r, day);
	case KR_MEETING:
		return held(((const struct kr_meeting *)r)->day, day);
	case KR_REVIEW:
		return held(((const struct kr_review *)r)->day, day);
	case KR_NETWORK: {
		const struct kr_network *n = (const struct kr_network *)r;
		return n->adopted && kr_is_by(n->adopted->date, day) ? KR_STATE_IN_FORCE
								     : KR_STATE_NOT_ADOPTED;
	}
	case KR_ORGANISATION: {
		const struct kr_organisation *o = (const struct kr_organisation *)r;
		return kr_has_day(o->left) && o->left.day < day ? KR_STATE_ENDED
								: KR_STATE_IN_FORCE;
	}
	case KR_KINDS:
		break;
	}
	return KR_STATE_FORMING;
}

const struct kr_establishment *kr_record_establishment(const struct kr_record *r)
{
	if (r->kind == KR_CIRCLE)
		return ((const struct kr_circle *)r)->adopted;
	if (r->kind == KR_SPELREGEL)
		return ((const struct kr_spelregel *)r)->adopted;
	return r->kind == KR_NETWORK ? ((const struct kr_network *)r)->adopted : NULL;
}
