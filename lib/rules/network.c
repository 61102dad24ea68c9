/* lib/rules/network.c - what was set up for a time comes up again: network, circles, spelregels. */
#include <string.h>

#include "rules/check.h"
#include <kring/charter.h>

/* ---- the network -------------------------------------------------------------------------- */

static void continuation_overdue(struct kr_check *ck)
{
	const struct kr_network *n = kr_sound_network(ck);
	if (n && n->continuation && kr_has_passed(n->continuation->decide_by, ck->as_of))
		kr_finding(ck, &n->record, n->continuation->decide_by.at,
			_("whether the network goes on was to be decided by %s"),
			kr_day_long(ck->arena, n->continuation->decide_by.day));
}

const struct kr_rule kr_rule_continuation_overdue = {
	.name = "continuation-overdue",
	.class = KR_CLASS_TIME,
	.severity = KR_WARNING,
	.what = N_("the day has passed by which the network decides whether it goes on"),
	.why = N_("a collaboration is durable yet finite: it goes on because its partners say so "
		  "again"),
	.mend = N_("decide it together, with the next day: kring propose CIRCLE/NAME --establishes "
		   "network"),
	.example = N_("continuation: {decide-by: 2027-09-01}   # checked on 2027-09-02"),
	.workspace = continuation_overdue,
};

static void process_review_overdue(struct kr_check *ck)
{
	const struct kr_network *n = kr_workspace_network(ck->ws);
	int32_t due;
	if (kr_process_review_due(ck->ws, ck->as_of, &due, NULL) == KR_OK && due < ck->as_of)
		kr_finding(ck, &n->record, n->charter->process_evaluation->every.at,
			_("an evaluation of the working together was due on %s"),
			kr_day_long(ck->arena, due));
}

const struct kr_rule kr_rule_process_review_overdue = {
	.name = "process-review-overdue",
	.class = KR_CLASS_TIME,
	.severity = KR_WARNING,
	.what = N_("the last review is longer ago than 'process-evaluation: every' of the charter "
		   "says"),
	.why = N_("how the partners work together decides what comes of their agreements"),
	.mend = N_("hold one, and write it as reviews/CIRCLE/DATE.yaml"),
	.example = N_("charter:\n  process-evaluation: {every: 6m}   # the last review is of seven "
		      "months ago"),
	.workspace = process_review_overdue,
};

/* ---- circles and spelregels --------------------------------------------------------------- */

static void circle_until_passed(struct kr_check *ck, const struct kr_circle *c)
{
	if (kr_has_passed(c->until, ck->as_of) && !kr_has_happened(c->ended, ck->as_of))
		kr_finding(ck, &c->record, c->until.at,
			_("whether '%s' goes on was to be decided by %s"), c->record.id,
			kr_day_long(ck->arena, c->until.day));
}

const struct kr_rule kr_rule_circle_until_passed = {
	.name = "circle-until-passed",
	.class = KR_CLASS_TIME,
	.severity = KR_WARNING,
	.what = N_("the day has passed until which a circle was set up"),
	.why = N_("a circle that outlives its task takes time, and domain, from others"),
	.mend = N_("decide on another 'until', or write 'ended' with the circle that takes over"),
	.example = N_("name: Werkgroep overdracht\nuntil: 2026-12-31   # checked on 2027-01-01"),
	.circle = circle_until_passed,
};

static void spelregel_overdue(struct kr_check *ck, const struct kr_spelregel *s)
{
	bool own;
	if (kr_record_state(&s->record, ck->as_of) != KR_STATE_IN_FORCE)
		return;
	struct kr_date due = kr_spelregel_due(ck->ws, s, ck->as_of, &own);
	if (!own || !kr_has_passed(due, ck->as_of))
		return;
	kr_finding(ck, &s->record, due.at, _("this spelregel was to be evaluated on %s"),
		kr_day_long(ck->arena, due.day));
	kr_finding_hint(ck,
		_("evaluate the agreement that established it: 'kring evaluate %s --sheet'"),
		s->adopted->by.s);
}

const struct kr_rule kr_rule_spelregel_overdue = {
	.name = "spelregel-overdue",
	.class = KR_CLASS_TIME,
	.severity = KR_WARNING,
	.what = N_("the evaluation date of a spelregel in force has passed, and that of the "
		   "agreement that established it"),
	.why = N_("ground rules are agreements too: good enough for now; they go on binding until "
		  "changed"),
	.mend = N_("evaluate the agreement that established it: kring evaluate AGREEMENT --sheet"),
	.example = N_("adopted: {date: 2025-10-01, by: regiekring/onze-spelregels}\n"
		      "evaluation: {date: 2026-10-01}   # checked on 2026-10-02"),
	.spelregel = spelregel_overdue,
};

/* ---- suspension --------------------------------------------------------------------------- */

static void suspension_overdue(struct kr_check *ck, const struct kr_agreement *a)
{
	if (!kr_agreement_resumed(a, ck->as_of))
		return;
	kr_finding(ck, &a->record, a->suspended->until.at,
		_("it was suspended until %s, and binds again since then"),
		kr_day_long(ck->arena, a->suspended->until.day));
}

const struct kr_rule kr_rule_suspension_overdue = {
	.name = "suspension-overdue",
	.class = KR_CLASS_TIME,
	.severity = KR_WARNING,
	.what = N_("the day has passed until which an agreement was suspended, and nothing was "
		   "decided since"),
	.why = N_("an agreement that was set aside for a reason binds again, and perhaps nobody "
		  "noticed"),
	.mend = N_(
		"decide together what comes of it: kring evaluate ID --sheet, or kring amend ID"),
	.example = N_(
		"suspended: {date: 2026-05-01, until: 2026-06-01, why: Incident}   # checked on "
		"2026-06-02"),
	.agreement = suspension_overdue,
};
