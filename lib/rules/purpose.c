/* lib/rules/purpose.c - an agreement says why, serves a shared goal, and is evaluated by all. */
#include "rules/check.h"

#include <kring/schema.h>

void kr_finding_to_write(
	struct kr_check *ck, const struct kr_agreement *a, const char *key, const char *value)
{
	bool adopted = kr_agreement_phase(a) == KR_PHASE_ADOPTED;
	const char *driver = adopted && !kr_present(&a->driver) ? " --set driver=TEXT" : "";
	kr_finding_hint(ck,
		adopted ? _("at its evaluation, or before: kring amend %s%s --set %s=%s -m "
			    "WHAT-CHANGED writes the successor")
			: _("kring amend %s%s --set %s=%s -m WHAT-CHANGED"),
		a->record.id, driver, key, kr_command_said(ck->arena, value));
}

static void agreement_why(struct kr_check *ck, const struct kr_agreement *a)
{
	if (!kr_agreement_stands(a) || kr_present(&a->why))
		return;
	kr_finding(
		ck, &a->record, a->title.at, _("it does not say why this and not something else"));
	kr_finding_to_write(ck, a, "why", "TEXT");
}

const struct kr_rule kr_rule_agreement_why = {
	.name = "agreement-why",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_ERROR,
	.what = N_("an agreement, or a proposal with an open round, has no 'why'"),
	.why = N_("who was not there, and who evaluates it later, needs the grounds of a choice"),
	.mend = N_("kring amend ID --set why=TEXT -m WHAT-CHANGED"),
	.example = N_("title: Warme overdracht\ntext: Bellen binnen twee uur   # and no 'why'"),
	.agreement = agreement_why,
};

static void goal_linked(struct kr_check *ck, const struct kr_agreement *a)
{
	if (!kr_agreement_stands(a) || kr_present(&a->goal))
		return;
	kr_finding(ck, &a->record, a->title.at, _("it names no goal of the network"));
	kr_finding_to_write(ck, a, "goal", "GOAL");
}

const struct kr_rule kr_rule_goal_linked = {
	.name = "goal-linked",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_ERROR,
	.what = N_("an agreement, or a proposal with an open round, names no 'goal'"),
	.why = N_("a part is carried for the sake of the whole; the goal says which"),
	.mend = N_("kring amend ID --set goal=GOAL -m WHAT-CHANGED; the goals stand in kring.yaml"),
	.example = N_("title: Warme overdracht   # and no 'goal'"),
	.agreement = goal_linked,
};

/* ---- evaluation-hears-all ----------------------------------------------------------------- */

static void hears(struct kr_check *ck, const struct kr_agreement *a, const struct kr_evaluation *e,
	const struct kr_text *party)
{
	if (!party->s || kr_texts_have(&e->inputs, party->s))
		return;
	kr_finding(ck, &a->record, e->inputs.n ? e->inputs.at[0].at : e->round.at,
		_("'%s' is not among those who were heard in this evaluation"), party->s);
	kr_finding_day(ck, e->date.day);
	if (!e->decided)
		kr_finding_at_most(ck, KR_WARNING);
}

/*
 * An evaluation that was not decided, and that another followed, counts no longer; neither does an
 * open one of what ended.  A decided one is mended by the next that hears everyone.
 */
static bool counts(const struct kr_agreement *a, const struct kr_evaluation *e)
{
	const struct kr_evaluation *end = a->evaluations.at + a->evaluations.n;
	if (!e->decided)
		return e + 1 == end && !a->ended;
	if (a->ended && e->outcome.is != KR_TO_END)
		return false;
	for (const struct kr_evaluation *later = e + 1; later < end; later++)
		if (later->decided)
			return false;
	return true;
}

static void evaluation_hears_all(struct kr_check *ck, const struct kr_agreement *a)
{
	for (uint32_t i = 0; i < a->evaluations.n; i++) {
		const struct kr_evaluation *e = &a->evaluations.at[i];
		kr_texts bound = { 0 };
		if (!counts(a, e))
			continue;
		kr_agreement_bound_still(ck->ws, a, e->date.day, &bound);
		for (uint32_t k = 0; k < bound.n; k++)
			hears(ck, a, e, &bound.at[k]);
	}
}

const struct kr_rule kr_rule_evaluation_hears_all = {
	.name = "evaluation-hears-all",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_ERROR,
	.what = N_("a party gave no input to an evaluation; at most a warning until it is decided"),
	.why = N_("whether an agreement works is for everyone to say whom it binds"),
	.mend = N_("hear the party; as long as the outcome is not decided, kring evaluate ID "
		   "--input ORG,... writes the evaluation anew; after that the next "
		   "evaluation mends it"),
	.example = "parties: [vsv-noord, kraamzorg-zuid]\nevaluations:\n  - inputs: [vsv-noord]",
	.agreement = evaluation_hears_all,
};
