/* lib/rules/methods.c - who decides without a round does so under a method, and within its bounds.
 */
#include "rules/check.h"

/* Where the bounds stand that are broken. */
static void point_at_bounds(struct kr_check *ck, const struct kr_decision *d)
{
	const struct kr_agreement *method = kr_workspace_agreement(ck->ws, d->method.s);
	kr_finding_related(ck, "%s:%u", method->record.path, (unsigned)method->bounds->at.line);
}

/* One cause, one finding: where there is no method, there are no bounds to be broken. */
static void find(struct kr_check *ck, const struct kr_agreement *a, bool of_bounds)
{
	kr_breaches breaches = { 0 };
	if (!a->decided)
		return;
	kr_method_breaches(ck->ws, a, a->decided, &breaches);
	for (uint32_t i = 0; i < breaches.n; i++) {
		const struct kr_breach *b = &breaches.at[i];
		if (kr_breach_is_of_bounds(b) != of_bounds)
			continue;
		kr_finding(ck, &a->record, b->at, "%s", kr_breach_text(ck->ws, a->decided, b));
		kr_finding_day(ck, a->decided->date.day);
		if (of_bounds)
			point_at_bounds(ck, a->decided);
	}
}

static void decided_outside_method(struct kr_check *ck, const struct kr_agreement *a)
{
	find(ck, a, false);
}

const struct kr_rule kr_rule_decided_outside_method = {
	.name = "decided-outside-method",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_ERROR,
	.set = "equality",
	.what = N_("something was decided without a round, and what it names as its method was no "
		   "method in force that day for this circle; with a method, its bounds are judged "
		   "by method-out-of-bounds"),
	.why = N_("any way of deciding is fine as long as the circle consented to that way; "
		  "without it, whoever decides takes a right that nobody gave"),
	.mend = N_("let the circle consent: take 'decided' out, and kring open ID"),
	.example = N_(
		"decided: {by: corporatie, method: keten/overdracht, date: 2026-05-01}   # no "
		"agreement of 'kind: method'"),
	.agreement = decided_outside_method,
};

static void method_out_of_bounds(struct kr_check *ck, const struct kr_agreement *a)
{
	find(ck, a, true);
}

const struct kr_rule kr_rule_method_out_of_bounds = {
	.name = "method-out-of-bounds",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_ERROR,
	.set = "equality",
	.what = N_("a decision under a method in force breaks its bounds: another party decided, "
		   "on another topic, for a larger amount, or after its last day; or the topic or "
		   "the amount that it is bound to is not said"),
	.why = N_("the circle gave away this much and no more; who pays does not decide the rest "
		  "alone"),
	.mend = N_("let the circle consent: take 'decided' out, and kring open ID; wider bounds "
		   "are a matter of consent too"),
	.example = N_("bounds: {decides: [corporatie], amount: 25000}   # of the method\n"
		      "decided: {by: corporatie, method: keten/prijs, date: 2026-05-01, amount: "
		      "40000}"),
	.agreement = method_out_of_bounds,
};
