/* lib/rules/mutual-gains.c - interests before positions, several options, criteria to settle by. */
#include <string.h>

#include "rules/objections.h"

/* Between whom is there something to be gained?  Not where one is bound alone. */
static bool is_between_parties(const struct kr_agreement *a)
{
	return kr_agreement_stands(a) && a->parties.n > 1;
}

/* ---- interests-missing -------------------------------------------------------------------- */

static bool has_interest(const struct kr_agreement *a, const struct kr_text *party)
{
	for (uint32_t i = 0; i < a->interests.n; i++)
		if (kr_text_equal(&a->interests.at[i].id, party))
			return kr_present(&a->interests.at[i].value);
	return false;
}

static void interests_missing(struct kr_check *ck, const struct kr_agreement *a)
{
	if (!is_between_parties(a))
		return;
	if (a->interests.n == 0) {
		kr_finding(ck, &a->record, a->parties.at[0].at,
			_("nothing says what the interest of each of the %u parties is"),
			(unsigned)a->parties.n);
		return;
	}
	for (uint32_t i = 0; i < a->parties.n; i++) {
		const struct kr_text *party = &a->parties.at[i];
		if (party->s && !has_interest(a, party))
			kr_finding(ck, &a->record, party->at,
				_("nothing says what the interest of '%s' is"), party->s);
	}
}

const struct kr_rule kr_rule_interests_missing = {
	.name = "interests-missing",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "mutual-gains",
	.what = N_(
		"an agreement between organisations that is in force, or has an open round, "
		"names no interest of one of its 'parties'; said once where it names none at all"),
	.why = N_("positions exclude each other, interests often do not: who knows them finds more "
		  "to agree on"),
	.mend = N_("ask what matters to them and why: kring amend ID --set interests.ORG=TEXT -m "
		   "WHAT-CHANGED"),
	.example = N_("parties: [vsv-noord, kraamzorg-zuid]\n"
		      "interests: {kraamzorg-zuid: Veilig kunnen beginnen}   # and vsv-noord?"),
	.agreement = interests_missing,
};

/* ---- options-missing ---------------------------------------------------------------------- */

/* The text is one option; `options` holds what else was weighed. */
static void options_missing(struct kr_check *ck, const struct kr_agreement *a)
{
	if (is_between_parties(a) && a->options.n == 0)
		kr_finding(ck, &a->record, a->title.at,
			_("nothing else was weighed: the text is the only option"));
}

const struct kr_rule kr_rule_options_missing = {
	.name = "options-missing",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "mutual-gains",
	.what = N_("an agreement between organisations that is in force, or has an open round, has "
		   "no 'options': two are weighed at least, the text and one other"),
	.why = N_("invent before you choose: with one option on the table all that is left is yes "
		  "or no"),
	.mend = N_("kring amend ID --set options.NAME=TEXT -m WHAT-CHANGED, for each that was "
		   "weighed"),
	.example = N_("text: De verloskundige belt binnen twee uur   # and no 'options'"),
	.agreement = options_missing,
};

/* ---- criteria-not-objective --------------------------------------------------------------- */

/* Was it met here, in the text, and practice will show whether that was enough? */
static bool is_met_in_text(const struct kr_outcome *outcome)
{
	return outcome->result.is == KR_AMENDED || outcome->result.is == KR_TERM_SHORTENED ||
	       outcome->result.is == KR_MONITORED;
}

static bool has_criterion_from(const struct kr_agreement *a, const struct kr_text *who)
{
	for (uint32_t i = 0; a->evaluation && i < a->evaluation->criteria.n; i++)
		if (kr_text_equal(&a->evaluation->criteria.at[i].from, who))
			return true;
	return false;
}

static bool objects_from(const struct kr_response *r, uint32_t nth)
{
	for (; r && kr_response_nth(r, nth); nth++)
		if (kr_response_nth(r, nth)->response.is == KR_OBJECTION)
			return true;
	return false;
}

/* Somebody who objects again, in the same round or in a later one, is told of once. */
static bool objects_later(const struct kr_raised *o)
{
	if (objects_from(o->response, o->nth + 1))
		return true;
	for (const struct kr_round *r = o->round + 1; r < o->a->rounds.at + o->a->rounds.n; r++)
		if (objects_from(kr_round_response(r, o->who.s), 0))
			return true;
	return false;
}

static struct kr_at place_of_criteria(const struct kr_agreement *a)
{
	if (!a->evaluation)
		return a->title.at;
	return a->evaluation->criteria.n ? a->evaluation->criteria.at[0].id.at : a->evaluation->at;
}

/* The text of an agreement in force takes no new criterion: then only that it has none counts. */
static bool is_contested(const struct kr_raised *o)
{
	const struct kr_outcome *outcome = o->objection->outcome;
	bool none = !o->a->evaluation || o->a->evaluation->criteria.n == 0;
	return none ? !outcome || is_met_in_text(outcome)
		    : o->round && outcome && is_met_in_text(outcome);
}

static void look_for_criterion(struct kr_check *ck, const struct kr_raised *o)
{
	if (o->evaluation || !is_contested(o) || has_criterion_from(o->a, &o->who) ||
		(o->round && objects_later(o)))
		return;
	kr_finding(ck, &o->a->record, place_of_criteria(o->a),
		_("'%s' objected, and no criterion says by what it would show who was right"),
		o->who.s);
	kr_finding_day(ck, o->date.day);
}

static void criteria_not_objective(struct kr_check *ck, const struct kr_agreement *a)
{
	if (kr_agreement_phase(a) != KR_PHASE_CLOSED && !a->ended && a->kind.is != KR_ELECTION)
		kr_each_objection(ck, a, look_for_criterion);
}

const struct kr_rule kr_rule_criteria_not_objective = {
	.name = "criteria-not-objective",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "mutual-gains",
	.what = N_("a contested point has no criterion: an objection in a round was met (amended, "
		   "term-shortened, monitored) and no criterion is 'from' who objected; or there "
		   "was an objection, also to an agreement in force, and no criterion at all"),
	.why = N_("what is contested is settled by a measure that both sides accept, not by who "
		  "holds out longest"),
	.mend = N_("agree on the measure and name who raised it: 'criteria: {NAME: {text: TEXT, "
		   "from: PERSON}}', by kring amend ID"),
	.example = "evaluation: {criteria: {gebeld: Er wordt gebeld}}\nrounds:\n  - responses:\n"
		   "      bram: {response: objection, outcome: {result: amended, round: 2}}",
	.agreement = criteria_not_objective,
};
