/* lib/rules/leavers.c - what somebody who left still bears has nobody who carries it on. */
#include "rules/check.h"
#include <kring/bearing.h>

static const char *why_of(enum kr_departure departure)
{
	switch (departure) {
	case KR_GONE:
		return _("'%s' has left, and is named here still: %s");
	case KR_GONE_WITH_ORGANISATION:
		return _("the organisation of '%s' has left, and this is left: %s");
	case KR_GONE_FROM_TABLE:
		return _("'%s' sits at the table no longer, and is named here still: %s");
	case KR_NOT_GONE:
		break;
	}
	return NULL;
}

/* What somebody else has to take over, at a line of its own. */
static bool is_looked_at(struct kr_check *ck, const struct kr_bearing *b)
{
	switch (b->kind) {
	case KR_BEARS_ROLE:
	case KR_BEARS_LINK:
	case KR_BEARS_DEPUTY:
	case KR_BEARS_KEEPER:
		return true;
	case KR_BEARS_ACTION:
		return !b->role; /* it goes with the role */
	case KR_BEARS_CONCERN:
		return !kr_bearing_carried_by(ck->ws, b, ck->as_of);
	default:
		return false;
	}
}

static void look_at(struct kr_check *ck, const struct kr_record *r, const struct kr_circle *c)
{
	kr_bearings list = { 0 };
	kr_bearings_in(ck->ws, r, ck->as_of, &list);
	for (uint32_t i = 0; i < list.n; i++) {
		const struct kr_bearing *b = &list.at[i];
		const char *why = why_of(kr_departure_of(ck->ws, c, b->who.s, ck->as_of));
		if (!why || !is_looked_at(ck, b))
			continue;
		kr_finding(ck, r, b->at, why, b->who.s, kr_bearing_text(ck->ws, b));
		kr_finding_hint(ck, "%s", kr_bearing_command(ck->ws, b, NULL));
		kr_finding_day(ck, ck->as_of);
	}
}

static void in_circle(struct kr_check *ck, const struct kr_circle *c)
{
	look_at(ck, &c->record, c);
}

/* Of a circle that ended its heir looks after the agreement: then nobody left the table. */
static void in_agreement(struct kr_check *ck, const struct kr_agreement *a)
{
	const struct kr_circle *c = kr_agreement_circle(a);
	look_at(ck, &a->record, c && !kr_has_happened(c->ended, ck->as_of) ? c : NULL);
}

const struct kr_rule kr_rule_leaver_holds_role = {
	.name = "leaver-holds-role",
	.class = KR_CLASS_TIME,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "roles",
	.what = N_("a role, an action, an agreement to bring back or an open concern of somebody "
		   "who left; a concern only when nobody else at the table speaks for that "
		   "organisation"),
	.why = N_("a task belongs to the working together, not to a person; when the person goes, "
		  "it needs somebody else"),
	.mend = N_("'kring leave PERSON' lists all that is left, each with the command that hands "
		   "it over"),
	.example = N_("roles:\n  secretary: {holder: carla, until: 2026-12-17}   # carla left on "
		      "2026-08-31"),
	.circle = in_circle,
	.agreement = in_agreement,
};
