/* lib/report/export-meetings.c - rows about meetings, who was there, and process reviews. */
#include "report/export.h"

#define OF_DAY                                                                                     \
	{ "circle", KR_EXPORT_TEXT, N_("id of the circle") },                                      \
	{                                                                                          \
		"day", KR_EXPORT_DATE, N_("its day")                                               \
	}

static void put_day_of(struct kr_exporting *x, const struct kr_record *r, int32_t day)
{
	kr_put_words(x, r->circle);
	kr_put_day(x, day);
}

/* ---- meetings ----------------------------------------------------------------------------- */

static const struct kr_export_column meetings_columns[] = {
	OF_DAY,
	{ "state", KR_EXPORT_TEXT, N_("planned or held") },
	{ "papers_date", KR_EXPORT_DATE, N_("when the papers went out") },
	{ "facilitator", KR_EXPORT_TEXT, N_("who facilitated") },
	{ "present", KR_EXPORT_INTEGER, N_("how many were present") },
	{ "absent", KR_EXPORT_INTEGER, N_("how many were absent") },
	{ "guests", KR_EXPORT_INTEGER, N_("how many guests there were") },
	{ "report_date", KR_EXPORT_DATE, N_("when the report was published") },
	{ "summary", KR_EXPORT_TEXT, N_("its summary") },
	{ "confirmed_date", KR_EXPORT_DATE, N_("when the report was confirmed") },
	{ "remarks", KR_EXPORT_TEXT, N_("remarks on it") },
	{ "worked", KR_EXPORT_TEXT, N_("what worked in this meeting") },
	{ "improve", KR_EXPORT_TEXT, N_("what the next one should do better") },
};

static void put_meeting(struct kr_exporting *x, const struct kr_record *r)
{
	static const struct kr_meeting_report no_report;
	static const struct kr_meeting_evaluation not_evaluated;
	const struct kr_meeting *m = (const struct kr_meeting *)r;
	bool reported = m->report && kr_is_by(m->report->date, x->day);
	const struct kr_meeting_report *report = reported ? m->report : &no_report;
	const struct kr_meeting_evaluation *e = m->evaluation ? m->evaluation : &not_evaluated;
	put_day_of(x, r, m->day);
	kr_put_words(x, kr_state_name(kr_record_state(r, x->day)));
	kr_put_fact(x, m->papers);
	kr_put_text(x, &m->facilitator);
	kr_put_count(x, m->present.n);
	kr_put_count(x, m->absent.n);
	kr_put_count(x, m->guests.n);
	kr_put_day(x, report->date.day);
	kr_put_text(x, &report->summary);
	kr_put_fact(x, report->confirmed);
	kr_put_text(x, &report->remarks);
	kr_put_text(x, &e->worked);
	kr_put_text(x, &e->improve);
	kr_put_row(x);
}

static void meetings_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_MEETING, put_meeting);
}

KR_EXPORT_TABLE(meetings, 2, N_("the meetings; the agenda is in the table `lists`"));

static const struct kr_export_column attendance_columns[] = {
	OF_DAY,
	{ "attendance", KR_EXPORT_TEXT, N_("present, absent or guest") },
	{ "number", KR_EXPORT_INTEGER, N_("place in that list, from 1") },
	{ "person", KR_EXPORT_TEXT, N_("id of the person; empty for a guest") },
	{ "name", KR_EXPORT_TEXT, N_("name of a guest; only with --people") },
};

static void put_attending(
	struct kr_exporting *x, const struct kr_meeting *m, const char *how, const kr_texts *who)
{
	bool guests = who == &m->guests;
	for (size_t i = 0; i < who->n; i++) {
		put_day_of(x, &m->record, m->day);
		kr_put_words(x, how);
		kr_put_count(x, i + 1);
		kr_put_words(x, guests ? NULL : who->at[i].s);
		kr_put_words(x, guests && x->o->people ? who->at[i].s : NULL);
		kr_put_row(x);
	}
}

static void put_attendance(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_meeting *m = (const struct kr_meeting *)r;
	put_attending(x, m, "present", &m->present);
	put_attending(x, m, "absent", &m->absent);
	put_attending(x, m, "guest", &m->guests);
}

static void attendance_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_MEETING, put_attendance);
}

KR_EXPORT_TABLE(attendance, 4, N_("who was in a meeting, and who was not"));

static const struct kr_export_column issues_columns[] = {
	OF_DAY,
	{ "issue", KR_EXPORT_TEXT, N_("id of the problem") },
	{ "what", KR_EXPORT_TEXT, N_("the problem") },
	{ "raised_by", KR_EXPORT_TEXT, N_("who raised it") },
	{ "proposal", KR_EXPORT_TEXT, N_("the agreement that was proposed for it") },
	{ "next_what", KR_EXPORT_TEXT, N_("else the next step") },
	{ "next_owner", KR_EXPORT_TEXT, N_("who takes it") },
	{ "next_date", KR_EXPORT_DATE, N_("by when") },
};

static void put_issues(struct kr_exporting *x, const struct kr_record *r)
{
	static const struct kr_next_step none;
	const struct kr_meeting *m = (const struct kr_meeting *)r;
	for (size_t i = 0; i < m->issues.n; i++) {
		const struct kr_issue *issue = &m->issues.at[i];
		const struct kr_next_step *next = issue->next ? issue->next : &none;
		put_day_of(x, r, m->day);
		kr_put_text(x, &issue->id);
		kr_put_text(x, &issue->what);
		kr_put_text(x, &issue->by);
		kr_put_text(x, &issue->proposal);
		kr_put_text(x, &next->what);
		kr_put_text(x, &next->owner);
		kr_put_day(x, next->due.day);
		kr_put_row(x);
	}
}

static void issues_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_MEETING, put_issues);
}

KR_EXPORT_TABLE(issues, 3, N_("the problems that were raised in a meeting"));

/* ---- reviews ------------------------------------------------------------------------------ */

static const struct kr_export_column reviews_columns[] = {
	OF_DAY,
	{ "notes", KR_EXPORT_TEXT, N_("what was noted") },
};

static void put_review(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_review *v = (const struct kr_review *)r;
	if (v->day > x->day)
		return;
	put_day_of(x, r, v->day);
	kr_put_text(x, &v->notes);
	kr_put_row(x);
}

static void reviews_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_REVIEW, put_review);
}

KR_EXPORT_TABLE(reviews, 2, N_("the evaluations of the working together itself"));

static const struct kr_export_column scores_columns[] = {
	OF_DAY,
	{ "part", KR_EXPORT_TEXT, N_("lens, team, behaviour or shift") },
	{ "subject", KR_EXPORT_TEXT, N_("which lens, layer, behaviour or shift") },
	{ "measure", KR_EXPORT_TEXT,
		N_("score; of team mean, spread or n; of shift now or wanted") },
	{ "organisation", KR_EXPORT_TEXT, N_("of a lens: who gave the score") },
	{ "value", KR_EXPORT_NUMBER, N_("the number") },
};

struct scoring {
	const struct kr_review *review;
	const char *part;
	const struct kr_text *subject;
};

static void put_score(struct kr_exporting *x, const struct scoring *s, const char *measure,
	const char *organisation, const struct kr_number *value)
{
	if (!value->there)
		return;
	put_day_of(x, &s->review->record, s->review->day);
	kr_put_words(x, s->part);
	kr_put_text(x, s->subject);
	kr_put_words(x, measure);
	kr_put_words(x, organisation);
	kr_put_number(x, value);
	kr_put_row(x);
}

static void put_lenses(struct kr_exporting *x, const struct kr_review *v)
{
	for (size_t i = 0; i < v->lenses.n; i++) {
		const struct kr_lens *lens = &v->lenses.at[i];
		struct scoring s = { v, "lens", &lens->id };
		for (size_t k = 0; k < lens->scores.n; k++)
			put_score(x, &s, "score", kr_words_of(&lens->scores.at[k].id),
				&lens->scores.at[k].value);
	}
}

static void put_scores(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_review *v = (const struct kr_review *)r;
	if (v->day > x->day)
		return;
	put_lenses(x, v);
	for (size_t i = 0; i < v->team.n; i++) {
		struct scoring s = { v, "team", &v->team.at[i].id };
		put_score(x, &s, "mean", NULL, &v->team.at[i].mean);
		put_score(x, &s, "spread", NULL, &v->team.at[i].spread);
		put_score(x, &s, "n", NULL, &v->team.at[i].n);
	}
	for (size_t i = 0; i < v->behaviours.n; i++) {
		struct scoring s = { v, "behaviour", &v->behaviours.at[i].id };
		put_score(x, &s, "score", NULL, &v->behaviours.at[i].value);
	}
	for (size_t i = 0; i < v->shift.n; i++) {
		struct scoring s = { v, "shift", &v->shift.at[i].id };
		put_score(x, &s, "now", NULL, &v->shift.at[i].now);
		put_score(x, &s, "wanted", NULL, &v->shift.at[i].wanted);
	}
}

static void scores_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_REVIEW, put_scores);
}

KR_EXPORT_TABLE(scores, 6, N_("the scores of reviews, a row for each number"));
