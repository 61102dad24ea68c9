/* lib/rules/meetings.c - a meeting leaves proposals, next steps and a short report behind. */
#include <ctype.h>
#include <string.h>

#include "rules/check.h"

enum {
	REPORT_DAYS = 7,
	WORDS = 400,         /* one A4 */
	DECISION_WORDS = 80, /* more for each decision */
};

/* ---- issue-has-proposal ------------------------------------------------------------------- */

/* Has a later meeting of the circle come? */
static bool next_has_come(struct kr_check *ck, const struct kr_meeting *m)
{
	size_t n;
	struct kr_record *const *meetings = kr_records_in(ck, KR_MEETING, m->record.circle, &n);
	while (n-- > 0) {
		const struct kr_meeting *other = (const struct kr_meeting *)meetings[n];
		if (other->day <= m->day)
			return false;
		if (other->day <= ck->as_of)
			return true;
	}
	return false;
}

static void issue_has_proposal(struct kr_check *ck, const struct kr_meeting *m)
{
	for (uint32_t i = 0; i < m->issues.n; i++) {
		const struct kr_issue *issue = &m->issues.at[i];
		if (kr_present(&issue->proposal) || issue->next || !next_has_come(ck, m))
			continue;
		kr_finding(ck, &m->record, issue->id.at,
			_("the issue '%s' has neither a proposal nor a next step"), issue->id.s);
	}
}

const struct kr_rule kr_rule_issue_has_proposal = {
	.name = "issue-has-proposal",
	.class = KR_CLASS_TIME,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.what = N_("the next meeting has come, and an issue of the one before has neither a "
		   "proposal nor a next step"),
	.why = N_("a problem is followed by a proposal or a solution; objections and concerns need "
		  "none"),
	.mend = N_("add 'proposal' with the id of one, or 'next' with 'what', 'owner' and 'due'"),
	.example = "issues:\n  avonddienst: {what: Niemand bereikbaar na zes uur, by: bram}",
	.meeting = issue_has_proposal,
};

/* ---- report-published --------------------------------------------------------------------- */

static void report_published(struct kr_check *ck, const struct kr_meeting *m)
{
	int32_t last = m->day + REPORT_DAYS;
	bool published = m->report && m->report->date.day <= ck->as_of;
	if (published && m->report->date.day > last) {
		kr_finding(ck, &m->record, m->report->date.at,
			_("the report went out %d days after the meeting"),
			(int)(m->report->date.day - m->day));
		kr_finding_hint(ck, _("agree who writes the next one, and by which day"));
	} else if (last < ck->as_of && !published) {
		kr_finding(ck, &m->record, (struct kr_at){ .line = 1, .col = 1 },
			_("the meeting of %s has no report; it was to be there on %s"),
			kr_day_long(ck->arena, m->day), kr_day_long(ck->arena, last));
		kr_finding_hint(
			ck, _("kring meet %s %s --close"), m->record.circle, KR_DAY(m->day));
	}
}

const struct kr_rule kr_rule_report_published = {
	.name = "report-published",
	.class = KR_CLASS_TIME,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.what = N_("a meeting has no report within 7 days"),
	.why = N_("mandates are renewed on the report; who was not there learns from it what was "
		  "decided"),
	.mend = N_("write it, short: kring meet CIRCLE DATE --close"),
	.example = N_("# meetings/geboortezorg/2026-03-12.yaml\npresent: [anna, bram]   # and no "
		      "'report' on 2026-03-20"),
	.meeting = report_published,
};

/* ---- report-concise ----------------------------------------------------------------------- */

static size_t count_words(const struct kr_text *text)
{
	size_t n = 0;
	bool in_word = false;
	for (uint32_t i = 0; text->s && i < text->len; i++) {
		bool blank = isspace((unsigned char)text->s[i]);
		n += !blank && !in_word;
		in_word = !blank;
	}
	return n;
}

static void report_concise(struct kr_check *ck, const struct kr_meeting *m)
{
	bool published = m->report && m->report->date.day <= ck->as_of;
	size_t words = published ? count_words(&m->report->summary) : 0;
	if (words <= WORDS || words <= WORDS + DECISION_WORDS * kr_decisions_of(ck, m))
		return;
	kr_finding(ck, &m->record, m->report->summary.at,
		_("the report has %zu words; %zu are enough for %zu decisions"), words,
		WORDS + DECISION_WORDS * kr_decisions_of(ck, m), kr_decisions_of(ck, m));
}

const struct kr_rule kr_rule_report_concise = {
	.name = "report-concise",
	.class = KR_CLASS_TIME,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.what = N_("a report has more than 400 words, and 80 for each decision"),
	.why = N_("short and concrete reports of agreements, choices and why are read; minutes are "
		  "not"),
	.mend = N_(
		"keep what was decided, why, who does what, and by when; leave out who said what"),
	.example = N_("report:\n  date: 2026-03-16\n  summary: |\n    (six hundred words)"),
	.meeting = report_concise,
};
