/* lib/rules/consent.c - what binds was consented to by each member, and for each organisation. */
#include <string.h>

#include "rules/facts.h"

/* ---- the adoption rule -------------------------------------------------------------------- */

/* A mandate that could not be read may be in force. */
static bool mandates_uncertain(
	struct kr_check *ck, const struct kr_agreement *a, const struct kr_round *round)
{
	const char *circle = round ? kr_asked_circle(ck->ws, a, round) : NULL;
	for (uint32_t i = 0; round && i < round->responses.n; i++) {
		const struct kr_mandate *m = kr_workspace_mandate(
			ck->ws, circle, round->responses.at[i].id.s);
		if (m && !m->record.sound)
			return true;
	}
	return false;
}

/* An organisation that could not be read may list a member who speaks for it. */
static bool parties_uncertain(
	struct kr_check *ck, const struct kr_agreement *a, const struct kr_round *round)
{
	return kr_is_uncertain(ck, KR_ORGANISATION) || mandates_uncertain(ck, a, round);
}

/* Did the member leave an objection that has no outcome?  That is `objection-unresolved`. */
static bool objects_still(const struct kr_response *r)
{
	const struct kr_answer *answer;
	for (uint32_t i = 0; (answer = kr_response_nth(r, i)); i++)
		if (kr_answer_objects(answer))
			return true;
	return false;
}

/* A decision that is said to hold: by which round, on which day, and where it says so. */
struct decision {
	const struct kr_agreement *a;
	const struct kr_round *round;
	int32_t day;
	struct kr_at at;
};

static void without_consent(
	struct kr_check *ck, const struct decision *d, struct kr_at at, const struct kr_obstacle *o)
{
	kr_finding(ck, &d->a->record, at, _("not everybody had consented on %s: %s"),
		kr_day_long(ck->arena, d->day), kr_obstacle_text(ck->ws, o));
	kr_finding_day(ck, d->day);
}

/* The response of @who, looked for from *@from on: the obstacles have the order of the round. */
static const struct kr_response *response_of(
	const struct kr_round *round, const char *who, uint32_t *from)
{
	while (*from < round->responses.n && !kr_text_is(&round->responses.at[*from].id, who))
		++*from;
	return *from < round->responses.n ? &round->responses.at[*from] : NULL;
}

/* The members that keep @d from holding. */
static void members_without_consent(
	struct kr_check *ck, const struct decision *d, const kr_obstacles *obstacles)
{
	bool uncertain = mandates_uncertain(ck, d->a, d->round);
	uint32_t from = 0;
	for (uint32_t i = 0; i < obstacles->n; i++) {
		const struct kr_obstacle *o = &obstacles->at[i];
		if (o->kind == KR_MEMBER_WAITS || o->kind == KR_MEMBER_BLOCKS) {
			const struct kr_response *r = response_of(d->round, o->who, &from);
			if (!uncertain && (!r || !objects_still(r)))
				without_consent(ck, d, o->at, o);
		} else if (!o->follows &&
			   (o->kind == KR_NO_ROUND || o->kind == KR_NOBODY_CONSENTS)) {
			without_consent(ck, d, d->at, o);
		}
	}
}

static void parties_without_consent(
	struct kr_check *ck, const struct decision *d, const kr_obstacles *obstacles)
{
	for (uint32_t i = 0; i < obstacles->n; i++) {
		const struct kr_obstacle *o = &obstacles->at[i];
		if (o->kind == KR_NOBODY_CONSENTS)
			return; /* for any of them */
		if (o->kind != KR_PARTY_WITHOUT || o->follows)
			continue;
		kr_finding(ck, &d->a->record, o->at,
			_("nobody consented for '%s' by %s, and it is bound"), o->who,
			kr_day_long(ck->arena, d->day));
		kr_finding_day(ck, d->day);
	}
}

/* What kept @a from being adopted on the day that it says it was; asked for by two rules in turn.
 */
static const kr_obstacles *obstacles_of_adoption(struct kr_check *ck, const struct decision *d)
{
	struct kr_facts *f = ck->facts;
	if (f->obstacles_of != d->a) {
		f->obstacles_of = d->a;
		f->obstacles.n = 0;
		kr_adoption_obstacles(ck->ws, d->a, d->day, false, &f->obstacles);
	}
	return &f->obstacles;
}

/* The adoption of @a by its rounds; false if there is none to look at. */
static bool adoption_of(const struct kr_agreement *a, struct decision *d)
{
	if (!a->adopted || kr_agreement_without_rounds(a))
		return false;
	*d = (struct decision){ a, kr_agreement_round(a, a->adopted->date.day),
		a->adopted->date.day, a->adopted->at };
	return true;
}

static bool outcome_of(
	const struct kr_agreement *a, const struct kr_evaluation *e, struct decision *d)
{
	if (!e->decided)
		return false;
	*d = (struct decision){ a, &e->round, e->decided->date.day, e->decided->at };
	return true;
}

static void adopted_without_consent(struct kr_check *ck, const struct kr_agreement *a)
{
	struct decision d;
	if (!adoption_of(a, &d))
		return;
	const kr_obstacles *obstacles = obstacles_of_adoption(ck, &d);
	if (obstacles->n > 0)
		members_without_consent(ck, &d, obstacles);
}

const struct kr_rule kr_rule_adopted_without_consent = {
	.name = "adopted-without-consent",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("adopted, while a member of the round did not consent to that text by that day"),
	.why = N_("an agreement binds because each member consented, and for no other reason"),
	.mend = N_("take 'adopted' out and ask the member: kring consent ID; then kring adopt ID"),
	.example = "adopted: {date: 2026-03-12}\nrounds:\n  - responses:\n      bram: {response: "
		   "pending}",
	.agreement = adopted_without_consent,
};

static void outcome_without_consent(
	struct kr_check *ck, const struct kr_agreement *a, const struct kr_evaluation *e)
{
	kr_obstacles obstacles = { 0 };
	struct decision d;
	if (!outcome_of(a, e, &d))
		return;
	kr_outcome_obstacles(ck->ws, a, e, d.day, false, &obstacles);
	if (obstacles.n > 0)
		members_without_consent(ck, &d, &obstacles);
}

static void renewed_without_consent(struct kr_check *ck, const struct kr_agreement *a)
{
	for (uint32_t i = 0; i < a->evaluations.n; i++)
		if (a->evaluations.at[i].outcome.is != KR_TO_END)
			outcome_without_consent(ck, a, &a->evaluations.at[i]);
}

const struct kr_rule kr_rule_renewed_without_consent = {
	.name = "renewed-without-consent",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("an evaluation is decided, while a member did not consent to its outcome by "
		   "that day"),
	.why = N_("'now' was agreed to end on the evaluation date; who makes it longer is asked "
		  "again"),
	.mend = N_("take 'decided' out and ask the member: kring consent ID --evaluation"),
	.example =
		"evaluations:\n  - outcome: renewed\n    responses: {bram: {response: pending}}\n"
		"    decided: {date: 2026-09-03}",
	.agreement = renewed_without_consent,
};

/* ---- the end ------------------------------------------------------------------------------ */

/* The decided evaluation that ended @a, or NULL. */
static const struct kr_evaluation *end_decided(const struct kr_agreement *a)
{
	for (uint32_t i = 0; i < a->evaluations.n; i++)
		if (a->evaluations.at[i].outcome.is == KR_TO_END && a->evaluations.at[i].decided)
			return &a->evaluations.at[i];
	return NULL;
}

/* A circle that could not be read may have ended, and an agreement may be the successor. */
static bool is_ended_by_others(struct kr_check *ck, const struct kr_agreement *a)
{
	return (a->of && (!a->of->record.sound || a->of->ended)) ||
	       kr_adopted_successor(ck, &a->record) || kr_is_uncertain(ck, KR_AGREEMENT);
}

static void ended_without_consent(struct kr_check *ck, const struct kr_agreement *a)
{
	const struct kr_evaluation *end = end_decided(a);
	if (end)
		outcome_without_consent(ck, a, end);
	if (a->ended && !end && !is_ended_by_others(ck, a))
		kr_finding(ck, &a->record, a->ended->at,
			_("it is ended, and no decided evaluation, adopted successor or end of its "
			  "circle says so"));
	if (a->withdrawn && (a->adopted || a->decided)) {
		kr_finding(ck, &a->record, a->withdrawn->at,
			_("it is adopted; a proposer withdraws a proposal, not an agreement"));
		kr_finding_hint(ck,
			_("take one of 'withdrawn' and 'adopted' out; an agreement "
			  "ends by 'kring evaluate %s --outcome ended'"),
			a->record.id);
	}
}

const struct kr_rule kr_rule_ended_without_consent = {
	.name = "ended-without-consent",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("'ended' without a decided evaluation, an adopted successor or the circle's "
		   "end; 'withdrawn' beside 'adopted'"),
	.why = N_("who was bound by consent is not released by one of the others alone"),
	.mend = N_("take 'ended' out, and decide it together: kring evaluate ID --outcome ended"),
	.example = "adopted: {date: 2026-03-12}\nended: {date: 2026-06-01, why: Niet meer nodig}",
	.agreement = ended_without_consent,
};

/* ---- organisations ------------------------------------------------------------------------ */

static void accessions_without_consent(struct kr_check *ck, const struct kr_agreement *a)
{
	for (uint32_t i = 0; i < a->accessions.n; i++) {
		const struct kr_accession *x = &a->accessions.at[i];
		if (!kr_is_uncertain(ck, KR_ORGANISATION) && kr_is_person(ck, x->by.s) &&
			kr_is_organisation(ck, x->id.s) &&
			!kr_speaks_for(ck->ws, a->record.circle, x->by.s, x->date.day, x->id.s))
			kr_finding(ck, &a->record, x->by.at, _("'%s' did not speak for '%s' on %s"),
				x->by.s, x->id.s, kr_day_long(ck->arena, x->date.day));
	}
}

static void outcomes_for_parties(struct kr_check *ck, const struct kr_agreement *a)
{
	for (uint32_t i = 0; i < a->evaluations.n; i++) {
		kr_obstacles obstacles = { 0 };
		struct decision d;
		if (!outcome_of(a, &a->evaluations.at[i], &d) || parties_uncertain(ck, a, d.round))
			continue;
		kr_outcome_obstacles(ck->ws, a, &a->evaluations.at[i], d.day, false, &obstacles);
		parties_without_consent(ck, &d, &obstacles);
	}
}

static void party_without_consent(struct kr_check *ck, const struct kr_agreement *a)
{
	struct decision d;
	if (adoption_of(a, &d) && obstacles_of_adoption(ck, &d)->n > 0 &&
		!parties_uncertain(ck, a, d.round))
		parties_without_consent(ck, &d, obstacles_of_adoption(ck, &d));
	outcomes_for_parties(ck, a);
	accessions_without_consent(ck, a);
}

const struct kr_rule kr_rule_party_without_consent = {
	.name = "party-without-consent",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("an organisation is bound, and nobody with a mandate for it consented"),
	.why = N_("a member consents for an organisation; one that nobody spoke for has agreed to "
		  "nothing"),
	.mend = N_("take it out of 'parties' by 'kring amend ID', and let it join later: kring "
		   "join ID --party ORG"),
	.example = N_(
		"parties: [vsv-noord, kraamzorg-zuid, apotheek]   # nobody at the table is of "
		"apotheek"),
	.agreement = party_without_consent,
};
