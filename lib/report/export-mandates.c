/* lib/report/export-mandates.c - rows about mandates, their renewals and the constituency. */
#include "report/export.h"

/* ---- mandates ----------------------------------------------------------------------------- */

static const struct kr_export_column mandates_columns[] = {
	KR_OF_MANDATE,
	{ "on_behalf_of", KR_EXPORT_TEXT,
		N_("organisation, sector (several organisations), circle or self") },
	{ "organisation", KR_EXPORT_TEXT,
		N_("the organisation; those of a sector are in the table `lists`") },
	{ "of_circle", KR_EXPORT_TEXT, N_("the circle that a delegate speaks for") },
	{ "given_by", KR_EXPORT_TEXT, N_("who gave it") },
	{ "state", KR_EXPORT_TEXT, N_("in-force, not-adopted, expired or ended") },
	{ "in_force", KR_EXPORT_BOOLEAN, N_("in force that day?") },
	{ "latitude", KR_EXPORT_TEXT, N_("free, consult or bound") },
	{ "limits", KR_EXPORT_TEXT, N_("its limits, as renewals left them") },
	{ "from_date", KR_EXPORT_DATE, N_("its first day") },
	{ "until_date", KR_EXPORT_DATE, N_("its last day, as renewals left it") },
	{ "withdrawn_date", KR_EXPORT_DATE, N_("when it was taken back by itself") },
	{ "alternate", KR_EXPORT_TEXT, N_("who stands in for the holder") },
	{ "alternate_from_date", KR_EXPORT_DATE, N_("from this day on") },
	{ "alternate_until_date", KR_EXPORT_DATE, N_("until this day") },
	{ "renewals", KR_EXPORT_INTEGER, N_("how often it was renewed") },
	{ "last_renewal_date", KR_EXPORT_DATE, N_("when it was renewed last") },
	{ "renewal_missed", KR_EXPORT_BOOLEAN,
		N_("in force, and not renewed on the outcome of a meeting after which the next one "
		   "was held?") },
	{ "missed_meeting_date", KR_EXPORT_DATE, N_("that meeting") },
};

static const char *behalf(const struct kr_mandate *m)
{
	return kr_present(&m->organisation) ? "organisation"
	       : m->organisations.n > 0     ? "sector"
	       : kr_present(&m->circle)     ? "circle"
	       : m->self.is                 ? "self"
					    : NULL;
}

/* The meeting on whose outcome @m was to be renewed before the next one was held, and is not. */
static const struct kr_meeting *missed(struct kr_exporting *x, const struct kr_mandate *m)
{
	struct kr_circle *c = m->record.circle ? kr_workspace_circle(x->ws, m->record.circle)
					       : NULL;
	if (!c || !kr_circle_goes_on(c, x->day) || !kr_mandate_in_force(m, x->day) ||
		!kr_circle_has_member(c, m->record.name, x->day))
		return NULL;
	if (x->renewing != c)
		kr_circle_renewal(x->ws, c, x->day, &x->renewal);
	x->renewing = c;
	const struct kr_meeting *on = x->renewal.missed;
	bool done = !on || !kr_mandate_renews_on(m, on) ||
		    kr_mandate_renewal_on(m, on, x->day, false);
	return done ? NULL : on;
}

static void put_renewed(struct kr_exporting *x, const struct kr_mandate *m)
{
	const struct kr_meeting *on = missed(x, m);
	size_t renewals = 0;
	int32_t last = KR_NO_DAY;
	for (size_t i = 0; i < m->renewals.n; i++) {
		struct kr_date date = m->renewals.at[i].date;
		if (!kr_is_by(date, x->day))
			continue;
		renewals++;
		last = date.day > last ? date.day : last;
	}
	kr_put_count(x, renewals);
	kr_put_day(x, last);
	kr_put_flag(x, on != NULL);
	kr_put_day(x, on ? on->day : KR_NO_DAY);
}

static void put_mandate(struct kr_exporting *x, const struct kr_record *r)
{
	static const struct kr_alternate nobody;
	const struct kr_mandate *m = (const struct kr_mandate *)r;
	const struct kr_alternate *alternate = m->alternate ? m->alternate : &nobody;
	struct kr_text limits = kr_mandate_limits(m, x->day);
	kr_put_mandate(x, m);
	kr_put_words(x, behalf(m));
	kr_put_text(x, &m->organisation);
	kr_put_text(x, &m->circle);
	kr_put_text(x, &m->given_by);
	kr_put_words(x, kr_state_name(kr_record_state(r, x->day)));
	kr_put_flag(x, kr_mandate_in_force(m, x->day));
	kr_put_word(x, KR_MANDATE, "latitude", m->latitude);
	kr_put_text(x, &limits);
	kr_put_day(x, m->from.day);
	kr_put_day(x, kr_mandate_until(m, x->day));
	kr_put_day(x, kr_has_happened(m->withdrawn, x->day) ? m->withdrawn->date.day : KR_NO_DAY);
	kr_put_text(x, &alternate->person);
	kr_put_day(x, alternate->from.day);
	kr_put_day(x, alternate->until.day);
	put_renewed(x, m);
	kr_put_row(x);
}

static void mandates_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_MANDATE, put_mandate);
}

KR_EXPORT_TABLE(mandates, 2, N_("what a person may agree to at a table, and for whom"));

/* ---- what is in a mandate ----------------------------------------------------------------- */

static const struct kr_export_column reservations_columns[] = {
	KR_OF_MANDATE,
	{ "topic", KR_EXPORT_TEXT, N_("the topic that needs a consultation first") },
	{ "with_whom", KR_EXPORT_TEXT, N_("who is to be consulted") },
	{ "days", KR_EXPORT_INTEGER, N_("how many days that takes") },
};

static void put_reserved(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_mandate *m = (const struct kr_mandate *)r;
	for (size_t i = 0; i < m->reserved.n; i++) {
		kr_put_mandate(x, m);
		kr_put_text(x, &m->reserved.at[i].id);
		kr_put_text(x, &m->reserved.at[i].with);
		kr_put_whole(x, &m->reserved.at[i].days);
		kr_put_row(x);
	}
}

static void reservations_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_MANDATE, put_reserved);
}

KR_EXPORT_TABLE(reservations, 3, N_("the topics of a mandate that need a consultation first"));

static const struct kr_export_column renewals_columns[] = {
	KR_OF_MANDATE,
	{ "number", KR_EXPORT_INTEGER, N_("place in the list, from 1") },
	{ "day", KR_EXPORT_DATE, N_("when it was renewed") },
	{ "meeting_date", KR_EXPORT_DATE, N_("the meeting on whose outcome") },
	{ "given_by", KR_EXPORT_TEXT, N_("who renewed it") },
	{ "outcome", KR_EXPORT_TEXT, N_("confirmed, narrowed, widened or withdrawn") },
	{ "until_date", KR_EXPORT_DATE, N_("its new last day") },
	{ "limits", KR_EXPORT_TEXT, N_("its new limits") },
};

static void put_renewals(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_mandate *m = (const struct kr_mandate *)r;
	for (size_t i = 0; i < m->renewals.n; i++) {
		const struct kr_mandate_renewal *n = &m->renewals.at[i];
		if (!kr_is_by(n->date, x->day))
			continue;
		kr_put_mandate(x, m);
		kr_put_count(x, i + 1);
		kr_put_day(x, n->date.day);
		kr_put_day(x, n->meeting.day);
		kr_put_text(x, &n->by);
		kr_put_word(x, KR_MANDATE, "renewals.0.outcome", n->outcome);
		kr_put_day(x, n->until.day);
		kr_put_text(x, &n->limits);
		kr_put_row(x);
	}
}

static void renewals_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_MANDATE, put_renewals);
}

KR_EXPORT_TABLE(renewals, 3, N_("the renewals of mandates"));

static const struct kr_export_column consultations_columns[] = {
	KR_OF_MANDATE,
	{ "consultation", KR_EXPORT_TEXT, N_("id of the consultation") },
	{ "about", KR_EXPORT_TEXT, N_("the agreement that it is about") },
	{ "round", KR_EXPORT_INTEGER, N_("number of the round that it is about") },
	{ "opened_date", KR_EXPORT_DATE, N_("when the constituency was asked") },
	{ "closed_date", KR_EXPORT_DATE, N_("when it had answered") },
	{ "days", KR_EXPORT_INTEGER, N_("days from asking to the answer") },
	{ "stance", KR_EXPORT_TEXT, N_("what it answered") },
	{ "feedback_date", KR_EXPORT_DATE, N_("when it was told what came of it") },
};

static void put_consultation(
	struct kr_exporting *x, const struct kr_mandate *m, const struct kr_consultation *c)
{
	bool closed = kr_is_by(c->closed, x->day);
	kr_put_mandate(x, m);
	kr_put_text(x, &c->id);
	kr_put_text(x, &c->about);
	kr_put_whole(x, &c->round);
	kr_put_day(x, c->opened.day);
	kr_put_fact(x, c->closed);
	if (closed && kr_has_day(c->opened))
		kr_put_days(x, c->closed.day - c->opened.day);
	else
		kr_put_nothing(x);
	kr_put_words(x, closed ? kr_words_of(&c->stance) : NULL);
	kr_put_fact(x, c->feedback);
	kr_put_row(x);
}

static void put_consultations(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_mandate *m = (const struct kr_mandate *)r;
	for (size_t i = 0; i < m->consultations.n; i++)
		if (!kr_has_day(m->consultations.at[i].opened) ||
			kr_is_by(m->consultations.at[i].opened, x->day))
			put_consultation(x, m, &m->consultations.at[i]);
}

static void consultations_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_MANDATE, put_consultations);
}

KR_EXPORT_TABLE(consultations, 3, N_("the consultations of the constituencies"));
