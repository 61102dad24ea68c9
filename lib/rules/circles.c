/* lib/rules/circles.c - what a circle says of itself: its size, its policies, its task. */
#include "rules/check.h"

/* About 10 (XR) to 12 (a VSV): with more, a round in which everyone speaks takes the meeting. */
enum { MOST_MEMBERS = 12 };

static void circle_too_large(struct kr_check *ck, const struct kr_circle *c)
{
	size_t size = kr_has_happened(c->ended, ck->as_of) ? 0 : kr_circle_size(c, ck->as_of);
	if (size <= MOST_MEMBERS)
		return;
	kr_finding(ck, &c->record, c->name.at, _("'%s' has %zu members on %s, more than %d"),
		c->record.id, size, kr_day_long(ck->arena, ck->as_of), MOST_MEMBERS);
	kr_finding_day(ck, ck->as_of);
}

const struct kr_rule kr_rule_circle_too_large = {
	.name = "circle-too-large",
	.class = KR_CLASS_TIME,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "circle",
	.what = N_("a circle has more than 12 members with consent rights"),
	.why = N_("in a round everyone speaks and is heard; a large table has time for neither"),
	.mend = N_("let some take part as observers or by a delegate, or split the domain: kring "
		   "add circle"),
	.example = N_("members:   # thirteen of them\n  anna: {from: 2025-09-01}"),
	.circle = circle_too_large,
};

static void absence_policy_missing(struct kr_check *ck, const struct kr_circle *c)
{
	if (!c->ended && !c->absence.is)
		kr_finding(ck, &c->record, c->name.at,
			_("'%s' does not say what happens when a member does not answer"),
			c->record.id);
}

const struct kr_rule kr_rule_absence_policy_missing = {
	.name = "absence-policy-missing",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "circle",
	.what = N_("a circle has no 'absence', so that its members never chose how to decide "
		   "without one of them"),
	.why = N_("whether silence waits or counts is itself decided by consent, before it is "
		  "needed"),
	.mend = N_("agree on it, and write 'absence: ask-later', 'present-decide' or "
		   "'silence-after-14d'"),
	.example = N_("name: Kring geboortezorg\naim: Elk gezin krijgt één zorglijn\ndomain: "
		      "[overdracht]\nparent: none   # and no 'absence'"),
	.circle = absence_policy_missing,
};

/* ---- helping-circle ----------------------------------------------------------------------- */

static void lacks(struct kr_check *ck, const struct kr_circle *c, const char *key, bool there)
{
	if (there)
		return;
	kr_finding(ck, &c->record, c->kind.at, _("the helping circle '%s' has no '%s'"),
		c->record.id, key);
}

static void helping_circle(struct kr_check *ck, const struct kr_circle *c)
{
	if (c->kind.is != KR_CIRCLE_HELPING || c->ended)
		return;
	lacks(ck, c, "delegator", kr_present(&c->delegator));
	lacks(ck, c, "task", kr_present(&c->task));
	lacks(ck, c, "until", kr_has_day(c->until));
}

const struct kr_rule kr_rule_helping_circle = {
	.name = "helping-circle",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "circle",
	.what = N_("a helping circle does not say for whom it works, on what, or until when; "
		   "whether an agreement of it stays within its task is left to people"),
	.why = N_("it borrows its right to decide from a delegator, for one task and for a time"),
	.mend = N_("add 'delegator:' with a circle, 'task:' and 'until:'"),
	.example = N_("kind: helping\ntask: Een protocol schrijven   # no 'delegator', no 'until'"),
	.circle = helping_circle,
};
