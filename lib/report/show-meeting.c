/* lib/report/show-meeting.c - a meeting, with the decisions that agreements say were taken there.
 */
#include "report/private.h"

#include <string.h>

static void add_fields(struct kr_workspace *ws, const struct kr_meeting *m, struct kr_document *d)
{
	static const struct kr_meeting_report no_report;
	static const struct kr_meeting_evaluation no_evaluation;
	const struct kr_meeting_report *report = m->report && kr_is_by(m->report->date, d->day)
							 ? m->report
							 : &no_report;
	const struct kr_meeting_evaluation *evaluation = m->evaluation && m->day <= d->day
								 ? m->evaluation
								 : &no_evaluation;
	bool confirmed = kr_is_by(report->confirmed, d->day);
	struct kr_fields f = kr_fields_of(ws, d, &m->record);
	kr_field(&f, "circle", N_("circle"), KR_COLUMN_TEXT, kr_cell_who(ws, m->record.circle));
	kr_field_day(&f, "date", N_("date"), m->day);
	kr_field_day(&f, "papers", N_("papers sent"), m->papers.day);
	kr_field_who(&f, "facilitator", N_("facilitator"), &m->facilitator);
	kr_field(&f, "present", N_("present"), KR_COLUMN_LIST, kr_cell_whom(ws, &m->present));
	kr_field(&f, "absent", N_("absent"), KR_COLUMN_LIST, kr_cell_whom(ws, &m->absent));
	kr_field_list(&f, "guests", N_("guests"), &m->guests);
	kr_field_day(&f, "reported", N_("report of"), report->date.day);
	kr_field_day(
		&f, "confirmed", N_("confirmed"), confirmed ? report->confirmed.day : KR_NO_DAY);
	kr_field_text(&f, "worked", N_("what worked"), &evaluation->worked);
	kr_field_text(&f, "improve", N_("to improve"), &evaluation->improve);
	kr_fields_end(&f);
	kr_section_prose(d, "summary", _("Report"), &report->summary);
	kr_section_prose(d, "remarks", _("Remarks"), &report->remarks);
}

static void add_agenda(struct kr_workspace *ws, const struct kr_meeting *m, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "agreement", N_("agreement"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "title", N_("title"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "state", N_("state"), KR_COLUMN_WORD, KR_FOR_ALL, false },
	};
	kr_document_heading(d, 1, _("Agenda"));
	struct kr_block *table = kr_document_table(d, "agenda", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < m->agenda.n; i++) {
		const struct kr_agreement *a = kr_workspace_agreement(
			ws, kr_words_of(&m->agenda.at[i]));
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_text(&m->agenda.at[i]);
		if (!a || !kr_readable(&a->record))
			continue;
		*cell++ = kr_cell_titled(d, &a->record, a->title.s);
		*cell++ = kr_cell_state(kr_agreement_state(a, d->day));
	}
}

/* ---- decisions ---------------------------------------------------------------------------- */

static void add_decision(struct kr_document *d, struct kr_block *table,
	const struct kr_agreement *a, const char *word, const char *said)
{
	struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
	*cell++ = (struct kr_cell){ .text = word, .shown = said };
	*cell++ = kr_cell_record(d, &a->record);
	*cell++ = kr_cell_titled(d, &a->record, a->title.s);
}

/* Is the round at @i the one that is asked in now? */
static bool is_open(const struct kr_agreement *a, size_t i, int32_t day)
{
	enum kr_state state = kr_agreement_state(a, day);
	return (state == KR_STATE_OPEN || state == KR_STATE_OBJECTED) &&
	       kr_agreement_round(a, day) == &a->rounds.at[i];
}

static void add_decisions_of(struct kr_workspace *ws, const struct kr_meeting *m,
	const struct kr_agreement *a, struct kr_document *d, struct kr_block *table)
{
	kr_decisions taken = { 0 };
	kr_decided_of(ws, a, d->day, &taken);
	for (size_t i = 0; i < a->rounds.n; i++)
		if (a->rounds.at[i].meeting.day == m->day &&
			kr_is_by(a->rounds.at[i].opened, d->day))
			add_decision(d, table, a, "round",
				kr_asprintf(d->arena,
					is_open(a, i, d->day) ? _("round %zu open")
							      : _("round %zu held"),
					i + 1));
	for (size_t i = 0; i < taken.n; i++)
		if (taken.at[i].meeting == m->day)
			add_decision(d, table, a, taken.at[i].word, taken.at[i].said);
}

/* Only the agreements of the same circle are read, since no other can name this meeting. */
static void add_decisions(
	struct kr_workspace *ws, const struct kr_meeting *m, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "decision", N_("decision"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "agreement", N_("agreement"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "title", N_("title"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	};
	size_t n;
	struct kr_record *const *each = kr_workspace_each(ws, KR_AGREEMENT, &n);
	kr_document_heading(d, 1, _("Decisions"));
	struct kr_block *table = kr_document_table(d, "decisions", columns, KR_N(columns),
		m->day <= d->day ? _("no agreement names this meeting") : NULL);
	for (size_t i = 0; m->record.circle && i < n; i++) {
		if (!kr_of_circle(each[i], m->record.circle))
			continue;
		const struct kr_agreement *a = kr_workspace_agreement(ws, each[i]->id);
		if (a && kr_readable(&a->record))
			add_decisions_of(ws, m, a, d, table);
	}
}

/* ---- issues ------------------------------------------------------------------------------- */

static void add_issues(struct kr_workspace *ws, const struct kr_meeting *m, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "id", N_("id"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "what", N_("what"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "by", N_("raised by"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "proposal", N_("proposal"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "next", N_("next step"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "owner", N_("who"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "due", N_("due by"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	};
	static const struct kr_next_step none;
	kr_document_heading(d, 1, _("Issues"));
	struct kr_block *table = kr_document_table(d, "issues", columns, KR_N(columns), NULL);
	for (size_t i = 0; m->day <= d->day && i < m->issues.n; i++) {
		const struct kr_issue *x = &m->issues.at[i];
		const struct kr_next_step *next = x->next ? x->next : &none;
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_text(&x->id);
		*cell++ = kr_cell_text(&x->what);
		*cell++ = kr_cell_who(ws, x->by.s);
		*cell++ = kr_cell_text(&x->proposal);
		*cell++ = kr_cell_text(&next->what);
		*cell++ = kr_cell_who(ws, next->owner.s);
		*cell++ = kr_cell_day(d, next->due.day);
	}
}

void kr_show_meeting(struct kr_workspace *ws, const struct kr_meeting *m, struct kr_document *d)
{
	add_fields(ws, m, d);
	add_agenda(ws, m, d);
	add_decisions(ws, m, d);
	add_issues(ws, m, d);
}
