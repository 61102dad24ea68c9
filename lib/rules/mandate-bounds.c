/* lib/rules/mandate-bounds.c - who consents keeps within what the mandate gives. */
#include "rules/check.h"

/* A consent that an agreement rests on, or is to rest on, and the mandate that it was given with.
 */
struct consent {
	const struct kr_agreement *a;
	const struct kr_text *who;
	const struct kr_answer *answer;
	const struct kr_mandate *mandate;
	size_t round; /* its number; 0 for the consent to the outcome of an evaluation */
};

typedef void judge(struct kr_check *ck, const struct consent *c);

/*
 * What counts is the last answer: who answers again with the mandate that was lacking has mended
 * it.  Without a mandate in force there are no bounds to keep; that is for `mandate-valid`.
 */
static void each_consent_in(struct kr_check *ck, const struct kr_agreement *a,
	const struct kr_round *round, size_t number, judge *each)
{
	const char *circle = kr_asked_circle(ck->ws, a, round);
	for (uint32_t i = 0; i < round->responses.n; i++) {
		const struct kr_response *r = &round->responses.at[i];
		struct consent c = { a, &r->id, kr_response_last(r, KR_EVER), NULL, number };
		if (!c.answer || c.answer->response.is != KR_CONSENT)
			continue;
		c.mandate = kr_workspace_mandate(ck->ws, circle, r->id.s);
		if (c.mandate && kr_mandate_in_force(c.mandate, c.answer->date.day))
			each(ck, &c);
	}
}

/* Does @e carry the agreement on?  To end one takes no mandate for what it was about. */
static bool carries_on(const struct kr_evaluation *e)
{
	return e->outcome.is != KR_TO_END;
}

/* The consents from the last decided renewal on, or else from the last round on. */
static void each_consent(struct kr_check *ck, const struct kr_agreement *a, judge *each)
{
	enum kr_phase phase = kr_agreement_phase(a);
	uint32_t from = a->evaluations.n;
	if (a->ended || (phase != KR_PHASE_OPEN && phase != KR_PHASE_ADOPTED))
		return;
	while (from > 0 &&
		!(a->evaluations.at[from - 1].decided && carries_on(&a->evaluations.at[from - 1])))
		from--;
	if (from > 0)
		from--;
	else if (a->rounds.n > 0)
		each_consent_in(ck, a, kr_agreement_last_round(a), a->rounds.n, each);
	for (; from < a->evaluations.n; from++)
		if (carries_on(&a->evaluations.at[from]))
			each_consent_in(ck, a, &a->evaluations.at[from].round, 0, each);
}

/* What all findings of this family have in common, behind the finding itself. */
static void about(struct kr_check *ck, const struct consent *c, struct kr_at at)
{
	kr_finding_related(ck, "%s:%u", c->mandate->record.path, (unsigned)at.line);
	kr_finding_day(ck, c->answer->date.day);
	kr_finding_person(ck, c->who->s);
}

/* ---- mandate-scope ------------------------------------------------------------------------ */

/* The topics that the mandate does not cover that day, for a message; none: length 0. */
static void topics_outside(const struct consent *c, struct kr_buf *names)
{
	for (uint32_t i = 0; i < c->a->topics.n; i++) {
		const char *topic = c->a->topics.at[i].s;
		if (!kr_mandate_covers(c->mandate, topic, c->answer->date.day))
			kr_buf_printf(names, "%s'%s'", names->len ? ", " : "", topic);
	}
}

static void consent_in_scope(struct kr_check *ck, const struct consent *c)
{
	struct kr_buf names = KR_BUF_INIT;
	topics_outside(c, &names);
	if (names.len > 0) {
		const kr_texts *scope = kr_mandate_scope(c->mandate, c->answer->date.day);
		kr_finding(ck, &c->a->record, c->answer->response.at,
			_("'%s' consented on %s, and the mandate of that day does not cover %s"),
			c->who->s, kr_day_long(ck->arena, c->answer->date.day), names.s);
		about(ck, c, scope->at[0].at);
	}
	kr_buf_release(&names);
}

static void mandate_scope(struct kr_check *ck, const struct kr_agreement *a)
{
	if (a->topics.n > 0)
		each_consent(ck, a, consent_in_scope);
}

const struct kr_rule kr_rule_mandate_scope = {
	.name = "mandate-scope",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_ERROR,
	.set = "mandate",
	.what = N_("a member consented to topics that are not in the scope of the mandate of that "
		   "day; an agreement without topics is left to people"),
	.why = N_("an organisation is bound as far as it gave its mandate, and no further"),
	.mend = N_("ask the mandator: kring renew-mandate CIRCLE --as PERSON --by WHO --outcome "
		   "widened --scope TOPIC,…; then consent again, or at the evaluation"),
	.example = "# mandates/geboortezorg/bram.yaml: scope: [overdracht]\n"
		   "topics: [tarieven]\nrounds:\n  - responses:\n"
		   "      bram: {response: consent, date: 2026-03-07}",
	.agreement = mandate_scope,
};

/* ---- mandate-reserved --------------------------------------------------------------------- */

/* Why the consultation that there is does not do, or that there is none. */
static void what_lacks(struct kr_check *ck, const struct consent *c, const struct kr_reserved *r)
{
	const struct kr_consultation *short_one = kr_mandate_consulted(
		c->mandate, c->a->record.id, c->round, c->answer->date.day, 0);
	if (short_one)
		kr_finding_hint(ck,
			_("the consultation was opened on %s, and '%s' needs %.0f days; consent "
			  "again after that"),
			kr_day_long(ck->arena, short_one->opened.day), r->with.s, r->days.value);
	else
		kr_finding_hint(ck,
			_("consult '%s', write it down with 'kring consult %s --as %s', and "
			  "consent again"),
			r->with.s, c->a->record.id, c->mandate->record.name);
}

static void consent_after_consulting(struct kr_check *ck, const struct consent *c)
{
	for (uint32_t i = 0; i < c->a->topics.n; i++) {
		const char *topic = c->a->topics.at[i].s;
		const struct kr_reserved *r = kr_mandate_reserves(c->mandate, topic);
		if (!r || kr_mandate_consulted(c->mandate, c->a->record.id, c->round,
				  c->answer->date.day, r->days.value))
			continue;
		kr_finding(ck, &c->a->record, c->answer->response.at,
			_("'%s' consented on %s, and '%s' was not consulted first about '%s'"),
			c->who->s, kr_day_long(ck->arena, c->answer->date.day), r->with.s, topic);
		about(ck, c, r->id.at);
		what_lacks(ck, c, r);
	}
}

static void mandate_reserved(struct kr_check *ck, const struct kr_agreement *a)
{
	if (a->topics.n > 0)
		each_consent(ck, a, consent_after_consulting);
}

const struct kr_rule kr_rule_mandate_reserved = {
	.name = "mandate-reserved",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_ERROR,
	.set = "mandate",
	.what = N_("a member consented to a topic that the mandate reserves, before the "
		   "consultation that it asks for was closed, or sooner than its days allow"),
	.why = N_("what a council or a board keeps for itself is not decided before it was heard"),
	.mend = N_("answer 'consulting' until it is done: kring answer ID consulting --until DATE; "
		   "a consultation that names another round does not count"),
	.example = N_(
		"# mandates/geboortezorg/bram.yaml: reserved: {tarieven: {with: gemeenteraad, "
		"days: 84}}\ntopics: [tarieven]\nrounds:\n  - responses:\n"
		"      bram: {response: consent, date: 2026-03-07}   # opened on 2026-02-01"),
	.agreement = mandate_reserved,
};

/* ---- mandate-bound ------------------------------------------------------------------------ */

static void consent_as_told(struct kr_check *ck, const struct consent *c)
{
	const struct kr_mandate *m = c->mandate;
	if (c->round == 0 || m->latitude.is != KR_LATITUDE_BOUND ||
		kr_mandate_consulted(m, c->a->record.id, c->round, c->answer->date.day, 0))
		return;
	kr_finding(ck, &c->a->record, c->answer->response.at,
		_("'%s' consented on %s, bound by a constituency that was not consulted about "
		  "round %zu"),
		c->who->s, kr_day_long(ck->arena, c->answer->date.day), c->round);
	about(ck, c, m->latitude.at);
}

/* An election is held at the table, on the reasons that are given there. */
static void mandate_bound(struct kr_check *ck, const struct kr_agreement *a)
{
	if (a->kind.is != KR_ELECTION)
		each_consent(ck, a, consent_as_told);
}

const struct kr_rule kr_rule_mandate_bound = {
	.name = "mandate-bound",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_ERROR,
	.set = "mandate",
	.what = N_("a member whose mandate has 'latitude: bound' consented to a round that the "
		   "constituency was not consulted about; elections are free"),
	.why = N_("who is bound brings what the constituency said, and not an own opinion"),
	.mend = N_("kring consult ID --as PERSON --opened DATE --closed DATE --stance TEXT; then "
		   "consent again"),
	.example = N_("# mandates/geboortezorg/bram.yaml: latitude: bound, and no 'consultations'\n"
		      "rounds:\n  - responses:\n      bram: {response: consent, date: 2026-03-07}"),
	.agreement = mandate_bound,
};
