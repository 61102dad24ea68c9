/* lib/report/needs-meeting.c - what needs attention about meetings: those to come, loose ends. */
#include "report/private.h"

enum { REPORT_DAYS = 7 }; /* in which a report is written: spelregel 6 */

const kr_texts *kr_members_on(struct kr_arena *arena, const struct kr_circle *c, int32_t day)
{
	kr_texts *members = kr_alloc(arena, sizeof *members);
	for (size_t i = 0; i < c->members.n; i++)
		if (kr_circle_has_member(c, kr_words_of(&c->members.at[i].id), day))
			*KR_ADD(arena, members) = c->members.at[i].id;
	return members;
}

const char *kr_planned_words(const struct kr_needs *n, const struct kr_meeting *m)
{
	const char *agenda = m->agenda.n > 0
				     ? kr_asprintf(n->arena,
					       kr_nq("meeting, %zu agreement on the agenda",
						       "meeting, %zu agreements on the agenda",
						       (unsigned long)m->agenda.n),
					       (size_t)m->agenda.n)
				     : _("meeting, no agenda yet");
	return kr_is_by(m->papers, n->day)
		       ? kr_asprintf(n->arena, _("%s, papers sent on %s"), agenda,
				 kr_day_long(n->arena, m->papers.day))
		       : kr_asprintf(n->arena, _("%s, papers not sent yet"), agenda);
}

const char *kr_planned_command(const struct kr_needs *n, const struct kr_meeting *m)
{
	const char *circle = m->record.circle, *date = m->record.name;
	if (m->agenda.n == 0)
		return kr_asprintf(n->arena, "kring meet %s %s --plan --agenda ID", circle, date);
	if (!kr_is_by(m->papers, n->day))
		return kr_asprintf(
			n->arena, "kring meet %s %s --plan --papers today", circle, date);
	return kr_asprintf(n->arena, "kring show meeting/%s", m->record.id);
}

static void of_planned(struct kr_needs *n, const struct kr_circle *c, const struct kr_meeting *m)
{
	kr_needs_add(n, &(struct kr_need){ .day = m->day,
				.word = "meeting-planned",
				.what = kr_planned_words(n, m),
				.who = m->facilitator.s,
				.with = kr_members_on(n->arena, c, m->day),
				.record = &m->record,
				.command = kr_planned_command(n, m) });
}

/* Its day has passed: it was held and wants its report, or nobody wrote down who was there. */
static void of_past(struct kr_needs *n, const struct kr_circle *c, const struct kr_meeting *m)
{
	const struct kr_role *secretary = kr_circle_role(c, "secretary");
	const char *date = KR_DAY(m->day), *circle = c->record.id;
	bool held = m->present.n > 0;
	int32_t last = held ? m->day + REPORT_DAYS : m->day;
	if (last >= n->day || (m->report && kr_is_by(m->report->date, n->day)))
		return;
	kr_needs_tell(n, &m->record, last, held ? "report-published" : "meeting-not-held",
		held ? kr_asprintf(n->arena, _("no report of the meeting of %s"),
			       kr_day_long(n->arena, m->day))
		     : _("planned for this day, and nobody is said to have been there"),
		secretary ? kr_role_holder(secretary, n->day).s : m->facilitator.s,
		kr_asprintf(n->arena,
			held ? "kring meet %s %s --close -m SUMMARY"
			     : "kring meet %s %s --present PERSON,… --absent PERSON,…",
			circle, date));
}

/* An issue is followed by a proposal or a next step; objections and concerns need none. */
static void of_issues(struct kr_needs *n, const struct kr_meeting *m)
{
	for (size_t i = 0; i < m->issues.n; i++) {
		const struct kr_issue *x = &m->issues.at[i];
		if (x->next || kr_present(&x->proposal))
			continue;
		kr_needs_tell(n, &m->record, KR_NO_DAY, "issue-has-proposal",
			kr_asprintf(n->arena, _("issue without a proposal or next step: %s"),
				kr_words_of(&x->what)),
			x->by.s, kr_asprintf(n->arena, "kring propose %s/ID", m->record.circle));
	}
}

void kr_needs_of_meeting(struct kr_needs *n, const struct kr_meeting *m)
{
	const struct kr_circle *c = kr_workspace_circle(n->ws, m->record.circle);
	if (!c || !kr_circle_goes_on(c, n->day))
		return;
	if (m->day > n->day)
		of_planned(n, c, m);
	else {
		of_past(n, c, m);
		of_issues(n, m);
	}
}
