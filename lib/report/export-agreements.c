/* lib/report/export-agreements.c - a row for each agreement, and for each party that it binds. */
#include "report/export.h"

static const struct kr_export_column agreements_columns[] = {
	KR_OF_AGREEMENT,
	{ "title", KR_EXPORT_TEXT, N_("what it is called") },
	{ "kind", KR_EXPORT_TEXT, N_("agreement, two, election or method") },
	{ "state", KR_EXPORT_TEXT, N_("its state that day, as `kring list` shows it") },
	{ "in_force", KR_EXPORT_BOOLEAN,
		N_("does it bind that day: in-force, due, overdue or suspended?") },
	{ "goal", KR_EXPORT_TEXT, N_("the goal that it serves") },
	{ "driver", KR_EXPORT_TEXT, N_("the situation that calls for it") },
	{ "text", KR_EXPORT_TEXT, N_("what is agreed") },
	{ "why", KR_EXPORT_TEXT, N_("why this and not something else") },
	{ "keeper", KR_EXPORT_TEXT, N_("who brings it back, after handovers") },
	{ "proposed_date", KR_EXPORT_DATE, N_("when it was proposed") },
	{ "proposed_by", KR_EXPORT_TEXT, N_("who proposed it") },
	{ "adopted_date", KR_EXPORT_DATE, N_("when it was adopted or decided") },
	{ "adopted_meeting_date", KR_EXPORT_DATE, N_("the meeting in which that was") },
	{ "adopted_how", KR_EXPORT_TEXT,
		N_("rounds, method (decided otherwise) or earlier (before there was a folder); "
		   "empty until then") },
	{ "earlier", KR_EXPORT_TEXT, N_("where it was agreed before there was a folder") },
	{ "decided_by", KR_EXPORT_TEXT, N_("who decided it under a method") },
	{ "method", KR_EXPORT_TEXT, N_("the method") },
	{ "amount", KR_EXPORT_NUMBER, N_("the amount that was decided on") },
	{ "days_to_adoption", KR_EXPORT_INTEGER,
		N_("days from proposal to adoption; empty for what is from earlier") },
	{ "rounds", KR_EXPORT_INTEGER, N_("consent rounds opened by that day") },
	{ "meetings", KR_EXPORT_INTEGER, N_("meetings in which a round of it was held") },
	{ "starts_date", KR_EXPORT_DATE, N_("in force from; empty: from the adoption") },
	{ "evaluation_date", KR_EXPORT_DATE,
		N_("the evaluation date that counts that day, after evaluations and extensions") },
	{ "overdue", KR_EXPORT_BOOLEAN,
		N_("in force, and its evaluation date has passed?  What lapsed so has the state "
		   "`lapsed`") },
	{ "days_overdue", KR_EXPORT_INTEGER,
		N_("days since the evaluation date, of what is overdue or lapsed") },
	{ "under_review", KR_EXPORT_BOOLEAN, N_("an objection to it in force without outcome?") },
	{ "evaluations", KR_EXPORT_INTEGER, N_("evaluations held by that day") },
	{ "failed_if", KR_EXPORT_TEXT, N_("what would show that it failed") },
	{ "supersedes", KR_EXPORT_TEXT, N_("the agreement that it replaces") },
	{ "superseded_by", KR_EXPORT_TEXT, N_("the agreement that replaces it, or may") },
	{ "elects_role", KR_EXPORT_TEXT, N_("of an election: the role") },
	{ "elects_person", KR_EXPORT_TEXT, N_("of an election: the person") },
	{ "elects_until_date", KR_EXPORT_DATE, N_("of an election: the end of the term") },
	{ "changed", KR_EXPORT_TEXT, N_("of a successor: what changed") },
	{ "text_digest", KR_EXPORT_TEXT, N_("digest of its content keys as they stand") },
};

/* ---- parts of a row ----------------------------------------------------------------------- */

static void put_proposal(struct kr_exporting *x, const struct kr_agreement *a)
{
	kr_put_day(x, a->proposed ? a->proposed->date.day : KR_NO_DAY);
	kr_put_words(x, a->proposed ? kr_words_of(&a->proposed->by) : NULL);
}

static int32_t meeting_of(const struct kr_agreement *a)
{
	if (a->adopted)
		return a->adopted->meeting.day;
	return a->decided ? a->decided->meeting.day : KR_NO_DAY;
}

static void put_adoption(struct kr_exporting *x, const struct kr_agreement *a)
{
	static const struct kr_decision none;
	bool adopted = kr_agreement_adopted(a, x->day), before = kr_agreement_from_before(a);
	const struct kr_decision *d = a->decided && kr_is_by(a->decided->date, x->day) ? a->decided
										       : &none;
	const char *how = before ? "earlier" : d != &none ? "method" : "rounds";
	int32_t days;
	kr_put_day(x, adopted ? kr_agreement_adoption_day(a) : KR_NO_DAY);
	kr_put_day(x, adopted ? meeting_of(a) : KR_NO_DAY);
	kr_put_words(x, adopted ? how : NULL);
	kr_put_words(x, adopted && before ? kr_words_of(&a->adopted->earlier) : NULL);
	kr_put_text(x, &d->by);
	kr_put_text(x, &d->method);
	kr_put_number(x, &d->amount);
	if (adopted && !before && kr_days_to_adoption(a, &days))
		kr_put_days(x, days);
	else
		kr_put_nothing(x);
	kr_put_count(x, kr_rounds_until(a, x->day));
	kr_put_count(x, kr_agreement_meetings(a, x->day));
}

static size_t evaluations_by(const struct kr_agreement *a, int32_t day)
{
	size_t n = 0;
	for (size_t i = 0; i < a->evaluations.n; i++)
		n += kr_is_by(a->evaluations.at[i].date, day);
	return n;
}

static void put_evaluation(
	struct kr_exporting *x, const struct kr_agreement *a, enum kr_state state)
{
	struct kr_date due = kr_agreement_due(a, x->day);
	bool late = state == KR_STATE_OVERDUE || state == KR_STATE_LAPSED;
	kr_put_day(x, a->starts.day);
	kr_put_day(x, due.day);
	kr_put_flag(x, state == KR_STATE_OVERDUE);
	if (late && kr_has_day(due))
		kr_put_days(x, x->day - due.day);
	else
		kr_put_nothing(x);
	kr_put_flag(x, kr_agreement_under_review(a, x->day));
	kr_put_count(x, evaluations_by(a, x->day));
	kr_put_words(x, a->evaluation ? kr_words_of(&a->evaluation->failed_if) : NULL);
}

static void put_links(struct kr_exporting *x, const struct kr_agreement *a)
{
	static const struct kr_election none;
	const struct kr_election *e = a->elects ? a->elects : &none;
	kr_put_text(x, &a->supersedes);
	kr_put_words(x, a->successor ? a->successor->record.id : NULL);
	kr_put_text(x, &e->role);
	kr_put_text(x, &e->person);
	kr_put_day(x, e->until.day);
	kr_put_words(x, a->builds_on ? kr_words_of(&a->builds_on->changed) : NULL);
}

/* ---- the row ------------------------------------------------------------------------------ */

static void put_row_of(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_agreement *a = (const struct kr_agreement *)r;
	enum kr_state state = kr_agreement_state(a, x->day);
	struct kr_text keeper = kr_agreement_keeper(a, x->day);
	const char *kind = kr_cell_word(KR_AGREEMENT, "kind", a->kind).text;
	kr_put_agreement(x, a);
	kr_put_text(x, &a->title);
	kr_put_words(x, kind ? kind : "agreement");
	kr_put_words(x, kr_state_name(state));
	kr_put_flag(x, kr_agreement_in_force(a, x->day));
	kr_put_text(x, &a->goal);
	kr_put_text(x, &a->driver);
	kr_put_text(x, &a->text);
	kr_put_text(x, &a->why);
	kr_put_text(x, &keeper);
	put_proposal(x, a);
	put_adoption(x, a);
	put_evaluation(x, a, state);
	put_links(x, a);
	kr_put_words(x, r->has_digest ? kr_digest_text(x->arena, r->digest) : NULL);
	kr_put_row(x);
}

static void agreements_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_AGREEMENT, put_row_of);
}

KR_EXPORT_TABLE(agreements, 1, N_("the proposals and agreements, elections and methods"));

/* ---- parties ------------------------------------------------------------------------------ */

static const struct kr_export_column parties_columns[] = {
	KR_OF_AGREEMENT,
	{ "organisation", KR_EXPORT_TEXT, N_("the organisation that it binds") },
	{ "joined_date", KR_EXPORT_DATE, N_("when it joined later; empty: from the beginning") },
	{ "joined_by", KR_EXPORT_TEXT, N_("who let it join") },
};

static void put_parties(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_agreement *a = (const struct kr_agreement *)r;
	for (size_t i = 0; i < a->parties.n; i++) {
		kr_put_agreement(x, a);
		kr_put_text(x, &a->parties.at[i]);
		kr_put_day(x, KR_NO_DAY);
		kr_put_words(x, NULL);
		kr_put_row(x);
	}
	for (size_t i = 0; i < a->accessions.n; i++) {
		const struct kr_accession *joined = &a->accessions.at[i];
		if (!kr_is_by(joined->date, x->day))
			continue;
		kr_put_agreement(x, a);
		kr_put_text(x, &joined->id);
		kr_put_day(x, joined->date.day);
		kr_put_text(x, &joined->by);
		kr_put_row(x);
	}
}

static void parties_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_AGREEMENT, put_parties);
}

KR_EXPORT_TABLE(parties, KR_EXPORT_NO_KEY, N_("the organisations that an agreement binds"));
