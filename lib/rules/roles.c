/* lib/rules/roles.c - a role has the holder that was elected, for as long as that was agreed. */
#include <string.h>

#include "rules/check.h"
#include <kring/bearing.h>
#include <kring/schema.h>

/* ---- elected-not-holder ------------------------------------------------------------------- */

static bool held_before(const struct kr_role *role, const struct kr_text *person)
{
	for (uint32_t i = 0; i < role->past.n; i++)
		if (kr_text_equal(&role->past.at[i].holder, person))
			return true;
	return false;
}

/* Did the role end up with who was elected?  It may have been left since. */
static bool was_carried_out(const struct kr_role *role, const struct kr_agreement *election)
{
	const struct kr_text *person = &election->elects->person;
	if (kr_present(&role->holder))
		return kr_text_equal(&role->holder, person);
	return held_before(role, person);
}

static void look_at_last_election(
	struct kr_check *ck, const struct kr_circle *c, const struct kr_role *role)
{
	const struct kr_agreement *election = kr_last_election(ck, c->record.id, role->id.s);
	if (!election || election->ended || kr_present(&role->appointed) ||
		was_carried_out(role, election))
		return;
	kr_finding(ck, &c->record, kr_present(&role->holder) ? role->holder.at : role->id.at,
		_("'%s' elected '%s' as %s, and the role does not say so"), election->record.id,
		election->elects->person.s, role->id.s);
	kr_finding_hint(
		ck, _("'kring adopt %s' again writes what was left over"), election->record.id);
	kr_finding_day(ck, kr_record_day(&election->record));
}

/* Is @a an adopted election of this holder for this role? */
static bool elects(const struct kr_agreement *a, const struct kr_role *role)
{
	return a->elects && kr_agreement_phase(a) == KR_PHASE_ADOPTED &&
	       kr_text_equal(&a->elects->role, &role->id) &&
	       kr_text_equal(&a->elects->person, &role->holder);
}

/* False when nothing more is to be said: it was found wanting, or could not be read. */
static bool look_at_named_election(
	struct kr_check *ck, const struct kr_circle *c, const struct kr_role *role)
{
	if (!kr_present(&role->elected) || !kr_present(&role->holder))
		return true;
	const struct kr_agreement *a = kr_workspace_agreement(ck->ws, role->elected.s);
	if (!a || !a->record.sound)
		return false;
	if (elects(a, role))
		return true;
	kr_finding(ck, &c->record, role->elected.at,
		_("'%s' did not elect '%s' as %s, or is not adopted"), role->elected.s,
		role->holder.s, role->id.s);
	return false;
}

static void roles_as_elected(struct kr_check *ck, const struct kr_circle *c)
{
	for (uint32_t i = 0; i < c->roles.n && !c->ended; i++)
		if (look_at_named_election(ck, c, &c->roles.at[i]))
			look_at_last_election(ck, c, &c->roles.at[i]);
}

/* An election whose role never came to stand in the circle's file. */
static void election_of_no_role(struct kr_check *ck, const struct kr_agreement *a)
{
	const struct kr_circle *c = kr_agreement_circle(a);
	if (a->kind.is != KR_ELECTION || !a->elects || !c || c->ended || a->ended ||
		kr_agreement_phase(a) != KR_PHASE_ADOPTED || kr_circle_role(c, a->elects->role.s))
		return;
	kr_finding(ck, &a->record, a->elects->role.at, _("the circle '%s' has no role '%s'"),
		c->record.id, a->elects->role.s);
}

const struct kr_rule kr_rule_elected_not_holder = {
	.name = "elected-not-holder",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("the circle consented to somebody for a role, and the circle's file names "
		   "another holder, or none"),
	.why = N_(
		"who holds a role is what the election says; here two files say different things"),
	.mend = N_("adopt the election again: it writes what was left over"),
	.example = N_("# an adopted election chose anna\nroles:\n  facilitator: {holder: bram, "
		      "elected: geboortezorg/gespreksleider-2026}"),
	.circle = roles_as_elected,
	.agreement = election_of_no_role,
};

/* ---- terms -------------------------------------------------------------------------------- */

/* The last day of who fills the role on @day; none where who follows is known already. */
static struct kr_date open_term(const struct kr_role *role, int32_t day)
{
	bool is_followed = kr_has_day(role->since) && role->since.day > day;
	return is_followed ? (struct kr_date){ 0 } : kr_role_term(role, day);
}

static void find_term(struct kr_check *ck, const struct kr_circle *c, const struct kr_role *role,
	struct kr_date until, const char *what)
{
	kr_finding(ck, &c->record, until.at, what, kr_role_said(role->id.s),
		kr_day_long(ck->arena, until.day));
	kr_finding_hint(ck, _("propose an election: kring elect %s %s --until DATE"), c->record.id,
		role->id.s);
}

static void role_term_expired(struct kr_check *ck, const struct kr_circle *c)
{
	for (uint32_t i = 0; i < c->roles.n && kr_circle_goes_on(c, ck->as_of); i++) {
		const struct kr_role *role = &c->roles.at[i];
		struct kr_date until = open_term(role, ck->as_of);
		if (kr_has_passed(until, ck->as_of))
			find_term(ck, c, role, until, _("the term of the %s ended on %s"));
	}
}

const struct kr_rule kr_rule_role_term_expired = {
	.name = "role-term-expired",
	.class = KR_CLASS_TIME,
	.severity = KR_WARNING,
	.what = N_("the term of a role has ended, and nobody was elected since"),
	.why = N_("a role is given for a term by consent; after it the circle has not consented to "
		  "anyone"),
	.mend = N_("propose an election: kring elect CIRCLE ROLE --until DATE"),
	.example = N_("roles:\n  facilitator: {holder: anna, until: 2027-01-10}   # checked on "
		      "2027-01-11"),
	.circle = role_term_expired,
};

static void role_term_expiring(struct kr_check *ck, const struct kr_circle *c)
{
	for (uint32_t i = 0; i < c->roles.n && kr_circle_goes_on(c, ck->as_of); i++) {
		const struct kr_role *role = &c->roles.at[i];
		struct kr_date until = open_term(role, ck->as_of);
		int days = until.day - ck->as_of;
		if (kr_has_day(until) && days >= 0 && days <= KR_SOON_DAYS)
			find_term(ck, c, role, until, _("the term of the %s ends on %s"));
	}
}

const struct kr_rule kr_rule_role_term_expiring = {
	.name = "role-term-expiring",
	.class = KR_CLASS_TIME,
	.severity = KR_WARNING,
	.what = N_("the term of a role ends within 30 days"),
	.why = N_("an election takes a meeting: nominations, reasons, consent"),
	.mend = N_("propose an election: kring elect CIRCLE ROLE --until DATE"),
	.example = N_("roles:\n  facilitator: {holder: anna, until: 2027-01-10}   # checked on "
		      "2026-12-20"),
	.circle = role_term_expiring,
};

/* ---- keeper-left -------------------------------------------------------------------------- */

static const char *why_gone(enum kr_departure departure)
{
	switch (departure) {
	case KR_GONE:
		return _("'%s' keeps this agreement, and has left");
	case KR_GONE_WITH_ORGANISATION:
		return _("'%s' keeps this agreement, and the organisation has left");
	case KR_GONE_FROM_TABLE:
		return _("'%s' keeps this agreement, and sits at the table no longer");
	case KR_NOT_GONE:
		break;
	}
	return NULL;
}

static void keeper_left(struct kr_check *ck, const struct kr_agreement *a)
{
	struct kr_text keeper = kr_agreement_keeper(a, ck->as_of);
	if (!kr_present(&keeper) || !kr_agreement_goes_on(a, ck->as_of))
		return;
	const char *why = why_gone(
		kr_departure_of(ck->ws, kr_agreement_circle(a), keeper.s, ck->as_of));
	if (why)
		kr_finding(ck, &a->record, keeper.at, why, keeper.s);
}

const struct kr_rule kr_rule_keeper_left = {
	.name = "keeper-left",
	.class = KR_CLASS_TIME,
	.severity = KR_WARNING,
	.what = N_(
		"the keeper of an agreement has left the organisation, the network or the table"),
	.why = N_("who has left brings nothing back on the evaluation date"),
	.mend = N_("hand it over: kring hand-over ID --keeper --to PERSON"),
	.example =
		"keeper: anna   # organisations/vsv-noord.yaml: anna: {name: …, left: 2026-05-31}",
	.agreement = keeper_left,
};
