/* lib/rules/three-k.c - the three K's: what it does to costs, quality and vulnerability. */
#include "rules/check.h"

/* In the order of enum kr_k. */
static const char *const ks[] = { "costs", "quality", "vulnerability" };
enum { KS = sizeof ks / sizeof *ks };

/* The K's that are not in @there (a bit each), `costs, quality`. */
static void list_missing(unsigned there, struct kr_buf *out)
{
	for (unsigned i = 0; i < KS; i++)
		if (!(there & 1U << i))
			kr_buf_printf(out, "%s%s", out->len ? ", " : "", ks[i]);
}

/* ---- effects-missing ---------------------------------------------------------------------- */

static unsigned effects_of(const struct kr_agreement *a)
{
	unsigned there = 0;
	for (uint32_t i = 0; i < a->effects.n; i++)
		for (unsigned k = 0; k < KS; k++)
			if (kr_text_is(&a->effects.at[i].id, ks[k]) && a->effects.at[i].value.is)
				there |= 1U << k;
	return there;
}

static void effects_missing(struct kr_check *ck, const struct kr_agreement *a)
{
	struct kr_buf missing = KR_BUF_INIT;
	if (!kr_agreement_stands(a))
		return;
	list_missing(effects_of(a), &missing);
	if (missing.len)
		kr_finding(ck, &a->record, a->effects.n ? a->effects.at[0].id.at : a->title.at,
			_("it does not say what it does to: %s"), missing.s);
	kr_buf_release(&missing);
}

const struct kr_rule kr_rule_effects_missing = {
	.name = "effects-missing",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "three-k",
	.what = N_(
		"an agreement in force, or a proposal with an open round, does not say for "
		"each of costs, quality and vulnerability whether it makes them better, the same, "
		"worse, or that this is unknown"),
	.why = N_("what is won in one K is often paid in another; said beforehand, it is a choice"),
	.mend = N_(
		"kring amend ID --set effects.costs=WORD -m WHAT-CHANGED; 'unknown' is an answer "
		"too"),
	.example = N_("effects: {quality: better}   # and costs? and vulnerability?"),
	.agreement = effects_missing,
};

/* ---- goals and K's ------------------------------------------------------------------------ */

static void goal_without_k(struct kr_check *ck)
{
	const struct kr_network *n = kr_sound_network(ck);
	for (uint32_t i = 0; n && i < n->goals.n; i++)
		if (!n->goals.at[i].k.is)
			kr_finding(ck, &n->record, n->goals.at[i].id.at,
				_("the goal '%s' does not say which of the three K's it serves"),
				n->goals.at[i].id.s);
}

const struct kr_rule kr_rule_goal_without_k = {
	.name = "goal-without-k",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "three-k",
	.what = N_("a goal of the network has no 'k': costs, quality or vulnerability"),
	.why = N_("goals are weighed against each other by what they are about"),
	.mend = N_("add 'k: quality', 'k: costs' or 'k: vulnerability' to the goal, by a proposal "
		   "that establishes the network"),
	.example = N_("goals:\n  continuiteit: {title: Eén zorglijn}   # and no 'k'"),
	.workspace = goal_without_k,
};

/* A goal that does not say its K may be the one that is missed. */
static void k_without_goal(struct kr_check *ck)
{
	const struct kr_network *n = kr_sound_network(ck);
	struct kr_buf missing = KR_BUF_INIT;
	unsigned there = 0;
	for (uint32_t i = 0; n && i < n->goals.n; i++) {
		if (!n->goals.at[i].k.is)
			return;
		there |= 1U << (n->goals.at[i].k.is - 1);
	}
	list_missing(there, &missing);
	if (n && missing.len)
		kr_finding(ck, &n->record, n->goals.n ? n->goals.at[0].id.at : n->purpose.at,
			_("no goal of the network is about: %s"), missing.s);
	kr_buf_release(&missing);
}

const struct kr_rule kr_rule_k_without_goal = {
	.name = "k-without-goal",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "three-k",
	.what = N_("one of costs, quality and vulnerability is the 'k' of no goal of the network; "
		   "not asked while a goal without 'k' may be that goal"),
	.why = N_("what no goal is about is paid for without anybody having chosen it"),
	.mend = N_("agree on a goal for it in kring.yaml, be it that it does not get worse"),
	.example = N_(
		"goals:\n  continuiteit: {title: Eén zorglijn, k: quality}   # and nothing on "
		"costs"),
	.workspace = k_without_goal,
};

/* ---- measure-missing ---------------------------------------------------------------------- */

static void goals_to_be_measured(struct kr_check *ck)
{
	const struct kr_network *n = kr_sound_network(ck);
	for (uint32_t i = 0; n && i < n->goals.n; i++) {
		const struct kr_goal *g = &n->goals.at[i];
		if (!kr_present(&g->indicator) || (g->baseline.there && g->target.there))
			continue;
		kr_finding(ck, &n->record, g->indicator.at,
			g->baseline.there ? _("the goal '%s' has an indicator and no target")
			: g->target.there ? _("the goal '%s' has an indicator and no baseline")
					  : _("the goal '%s' has an indicator, and neither a "
					      "baseline nor a target"),
			g->id.s);
		kr_finding_hint(ck, _("write 'baseline', where it started, and 'target', where it "
				      "should get"));
	}
}

static bool has_indicator(struct kr_check *ck, const struct kr_text *goal)
{
	const struct kr_network *n = kr_sound_network(ck);
	for (uint32_t i = 0; n && kr_present(goal) && i < n->goals.n; i++)
		if (kr_text_equal(&n->goals.at[i].id, goal))
			return kr_present(&n->goals.at[i].indicator);
	return false;
}

/* `unknown` says that somebody looked, and what they did not find: no measure. */
static bool is_measured(const struct kr_evaluation *e)
{
	for (uint32_t i = 0; i < e->criteria.n; i++)
		if (e->criteria.at[i].value.is == KR_MET ||
			e->criteria.at[i].value.is == KR_NOT_MET)
			return true;
	return false;
}

static void evaluated_without_measure(struct kr_check *ck, const struct kr_agreement *a)
{
	if (!a->evaluation || a->evaluation->criteria.n == 0 || !has_indicator(ck, &a->goal))
		return;
	for (uint32_t i = 0; i < a->evaluations.n; i++) {
		const struct kr_evaluation *e = &a->evaluations.at[i];
		if (!e->decided || is_measured(e))
			continue;
		kr_finding(ck, &a->record, e->criteria.n ? e->criteria.at[0].id.at : e->date.at,
			_("decided on, and not one criterion says 'met' or 'not-met'"));
		kr_finding_day(ck, e->decided->date.day);
	}
}

const struct kr_rule kr_rule_measure_missing = {
	.name = "measure-missing",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "three-k",
	.what = N_("a goal has an 'indicator' and lacks 'baseline' or 'target'; or an agreement "
		   "for a goal with an indicator was evaluated, the outcome decided, and no "
		   "criterion was found 'met' or 'not-met'"),
	.why = N_("what is to be measured is measured when it counts, or the goal is a wish"),
	.mend = N_("measure it, and write in the evaluation 'criteria: {NAME: met}' or 'not-met'"),
	.example = N_("goal: continuiteit   # which has an indicator\nevaluations:\n"
		      "  - {date: 2026-09-01, decided: {date: 2026-09-03}}   # and no 'criteria'"),
	.agreement = evaluated_without_measure,
	.workspace = goals_to_be_measured,
};
