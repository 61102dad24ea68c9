/* lib/rules/evaluation.c - an agreement comes back on the day that it said it would. */
#include "rules/check.h"

/* A missing key is reported where it would stand: in `evaluation`, or at the top. */
static struct kr_at place_of_plan(const struct kr_agreement *a)
{
	return a->evaluation ? a->evaluation->at : a->title.at;
}

/* ---- what has to be there ----------------------------------------------------------------- */

/* Was the date taken out of the text that was consented to, while a later one still counts? */
static bool is_date_taken_out(const struct kr_agreement *a)
{
	bool own = a->elects || (a->evaluation && kr_has_day(a->evaluation->date));
	return !own && !kr_agreement_text_unchanged(a);
}

static void evaluation_date_missing(struct kr_check *ck, const struct kr_agreement *a)
{
	enum kr_phase phase = kr_agreement_phase(a);
	bool counts = kr_has_day(kr_agreement_due(a, KR_EVER));
	if (phase == KR_PHASE_CLOSED || (counts && !is_date_taken_out(a)))
		return;
	kr_finding(ck, &a->record, place_of_plan(a),
		counts ? _("the date of its first evaluation is gone from the text")
		       : _("there is no date on which this is evaluated"));
	if (phase == KR_PHASE_FORMING) {
		kr_finding_default(ck, KR_WARNING);
		kr_finding_hint(ck, _("kring amend %s --set evaluation.date=DATE -m WHAT-CHANGED"),
			a->record.id);
	} else if (phase == KR_PHASE_OPEN) {
		kr_finding_hint(ck,
			_("nobody can consent to it like this; kring amend %s --set "
			  "evaluation.date=DATE -m WHAT-CHANGED"),
			a->record.id);
	} else if (!counts && kr_agreement_without_rounds(a)) {
		kr_finding_hint(ck, _("kring extend %s --to DATE -m WHY"), a->record.id);
	}
}

const struct kr_rule kr_rule_evaluation_date_missing = {
	.name = "evaluation-date-missing",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("an agreement without a date on which it is evaluated; a warning while it is "
		   "forming"),
	.why = N_(
		"consent means good enough for now; the evaluation date says how long 'now' lasts"),
	.mend = N_("put back the date that was consented to; 'kring show ID' and git tell which"),
	.example = "adopted: {date: 2026-03-12}\nevaluation:\n  criteria: {binnen-twee-uur: Negen "
		   "van de tien}",
	.agreement = evaluation_date_missing,
};

/* Keeper and criteria are needed before the first answer, not while a proposal is forming. */
static bool is_past_forming(const struct kr_agreement *a)
{
	enum kr_phase phase = kr_agreement_phase(a);
	return (phase == KR_PHASE_OPEN || phase == KR_PHASE_ADOPTED) && !a->decided && !a->ended &&
	       !kr_agreement_from_earlier(a);
}

static void evaluation_criteria_missing(struct kr_check *ck, const struct kr_agreement *a)
{
	if (!is_past_forming(a) || a->kind.is == KR_ELECTION)
		return;
	if (a->evaluation && a->evaluation->criteria.n > 0)
		return;
	kr_finding(ck, &a->record, place_of_plan(a),
		_("there is no criterion by which this is evaluated"));
	kr_finding_to_write(ck, a, "evaluation.criteria.NAME", "TEXT");
}

const struct kr_rule kr_rule_evaluation_criteria_missing = {
	.name = "evaluation-criteria-missing",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("a consent round is open, or the agreement is adopted, and it has no criterion"),
	.why = N_("without a criterion an evaluation has only opinions to go by"),
	.mend = N_("add one: kring amend ID --set evaluation.criteria.NAME=TEXT -m WHAT-CHANGED"),
	.example = N_("evaluation:\n  date: 2026-09-01   # and no 'criteria'"),
	.agreement = evaluation_criteria_missing,
};

static void keeper_missing(struct kr_check *ck, const struct kr_agreement *a)
{
	if (is_past_forming(a) && !kr_present(&a->keeper))
		kr_finding(ck, &a->record, a->title.at,
			_("nobody is the keeper, who brings it back on the evaluation date"));
}

const struct kr_rule kr_rule_keeper_missing = {
	.name = "keeper-missing",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("a consent round is open, or the agreement is adopted, and it has no keeper"),
	.why = N_("an evaluation date that is nobody's passes unnoticed"),
	.mend = N_("write 'keeper:' with the person who brings it back"),
	.example = N_(
		"evaluation: {date: 2026-09-01}\nproposed: {by: anna, date: 2026-03-01}   # and "
		"no 'keeper'"),
	.agreement = keeper_missing,
};

/* ---- the day comes ------------------------------------------------------------------------ */

/* The end of a term is said of the role that carries it; then not again of its election. */
static bool is_said_of_role(const struct kr_agreement *a, struct kr_date due)
{
	const struct kr_circle *c = kr_agreement_circle(a);
	if (a->kind.is != KR_ELECTION || !a->elects || !c)
		return false;
	const struct kr_role *role = kr_circle_role(c, a->elects->role.s);
	return role && kr_text_is(&role->elected, a->record.id) && role->until.day == due.day;
}

/* In force, or it was until its circle let it lapse. */
static bool is_to_be_evaluated(const struct kr_check *ck, const struct kr_agreement *a)
{
	return kr_agreement_in_force(a, ck->as_of) ||
	       kr_agreement_state(a, ck->as_of) == KR_STATE_LAPSED;
}

static void hint_to_evaluate(struct kr_check *ck, const struct kr_agreement *a)
{
	struct kr_text keeper = kr_agreement_keeper(a, ck->as_of);
	if (kr_agreement_evaluating(a, ck->as_of))
		kr_finding_hint(ck,
			_("its evaluation waits for consent to the outcome: kring consent %s "
			  "--evaluation"),
			a->record.id);
	else if (kr_present(&keeper))
		kr_finding_hint(ck,
			_("%s brings it back: 'kring evaluate %s --sheet' has its concerns and "
			  "criteria"),
			keeper.s, a->record.id);
}

static void evaluation_due(struct kr_check *ck, const struct kr_agreement *a)
{
	struct kr_date due = kr_agreement_due(a, ck->as_of);
	int days;
	if (kr_agreement_days_left(a, ck->as_of, &days) != KR_OK || days < 0 || days > KR_DUE_DAYS)
		return;
	if (!is_to_be_evaluated(ck, a) || is_said_of_role(a, due))
		return;
	/* The day and not how far off it is, here and in the others: so that two days differ in
	 * what changed between them, and in nothing else. */
	kr_finding(ck, &a->record, due.at, _("the evaluation is due on %s"),
		kr_day_long(ck->arena, due.day));
	hint_to_evaluate(ck, a);
}

const struct kr_rule kr_rule_evaluation_due = {
	.name = "evaluation-due",
	.class = KR_CLASS_TIME,
	.severity = KR_WARNING,
	.what = N_("an agreement in force is evaluated within 30 days"),
	.why = N_("an evaluation needs a meeting, and each organisation heard; that takes weeks"),
	.mend = N_("put it on the agenda of the next meeting: kring meet CIRCLE DATE --plan; kring "
		   "evaluate ID --sheet is for that meeting"),
	.example = N_("evaluation: {date: 2026-09-01}   # checked on 2026-08-10"),
	.agreement = evaluation_due,
};

static void evaluation_overdue(struct kr_check *ck, const struct kr_agreement *a)
{
	struct kr_date due = kr_agreement_due(a, ck->as_of);
	int days;
	if (kr_agreement_days_left(a, ck->as_of, &days) != KR_OK || days >= 0)
		return;
	if (!is_to_be_evaluated(ck, a) || is_said_of_role(a, due))
		return;
	bool lapsed = kr_agreement_state(a, ck->as_of) == KR_STATE_LAPSED;
	kr_finding(ck, &a->record, due.at,
		lapsed ? _("the evaluation was due on %s, and the agreement lapsed")
		       : _("the evaluation was due on %s"),
		kr_day_long(ck->arena, due.day));
	hint_to_evaluate(ck, a);
	if (-days > kr_agreement_grace(a, ck->as_of))
		kr_finding_default(ck, KR_ERROR);
}

const struct kr_rule kr_rule_evaluation_overdue = {
	.name = "evaluation-overdue",
	.class = KR_CLASS_TIME,
	.severity = KR_WARNING,
	.what = N_("the evaluation date of an agreement in force has passed; after its circle's "
		   "grace an error"),
	.why = N_(
		"consent means good enough for now; the evaluation date says how long 'now' lasts"),
	.mend = N_("evaluate it together: kring evaluate ID --sheet; where that cannot be held "
		   "yet: kring extend ID --to DATE -m WHY"),
	.example = N_("evaluation: {date: 2026-09-01}   # checked on 2026-09-02"),
	.agreement = evaluation_overdue,
};
