/* lib/report/process.c - how the working together goes: reviews, meetings, and open questions. */
#include "report/private.h"
#include "report/ranked.h"
#include "base/map.h"
#include <kring/charter.h>

#include <ctype.h>
#include <string.h>

enum { TOO_OFTEN = 3 }; /* times that one improvement may be wished for */

struct processing {
	struct kr_workspace *ws;
	const struct kr_report_options *o;
	struct kr_document *d;
};

/* ---- when the next one is ----------------------------------------------------------------- */

static void add_next(struct processing *p)
{
	static const struct kr_column columns[] = {
		{ "last", N_("counted from"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "every", N_("evaluated every"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "next", N_("next by"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "form", N_("form"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	};
	int32_t due, last;
	struct kr_cell *cells = kr_document_fields(
		p->d, "process-evaluation", columns, KR_N(columns));
	const struct kr_network *network = kr_workspace_network(p->ws);
	const struct kr_process_evaluation *plan = network && network->charter
							   ? network->charter->process_evaluation
							   : NULL;
	if (kr_process_review_due(p->ws, p->d->day, &due, &last) != KR_OK) {
		kr_document_paragraph(p->d, "%s",
			plan && plan->every.unit
				? _("The charter says how often the working together is evaluated; "
				    "the days are counted from 'started' in kring.yaml, or from "
				    "the first review.")
				: _("The charter does not say how often the working together is "
				    "evaluated: 'process-evaluation' in kring.yaml."));
		return;
	}
	cells[0] = kr_cell_day(p->d, last);
	cells[1] = kr_cell_duration(p->d->arena, plan->every);
	cells[2] = kr_cell_day(p->d, due);
	cells[3] = kr_cell_text(&plan->form);
	if (due < p->d->day)
		kr_document_paragraph(
			p->d, _("It was to be held by %s."), kr_day_long(p->d->arena, due));
}

/* ---- meetings ----------------------------------------------------------------------------- */

/* One improvement, however it was typed, at the meetings of one circle. */
struct wish {
	const struct kr_meeting *last;
	kr_texts days;
};

static bool is_asked(const struct processing *p, const struct kr_meeting *m)
{
	return kr_readable(&m->record) && kr_of_circle(&m->record, p->o->circle) &&
	       m->day <= p->d->day && m->day >= p->o->since && m->evaluation;
}

/* Letter case, blanks and signs do not make it another wish. */
static const char *key_of(struct kr_arena *arena, const struct kr_meeting *m)
{
	const char *s = kr_words_of(&m->evaluation->improve);
	struct kr_buf b = KR_BUF_INIT;
	kr_buf_puts(&b, m->record.circle);
	kr_buf_putc(&b, '\n');
	for (; *s; s++)
		if (isalnum((unsigned char)*s) || (*s & 0x80))
			kr_buf_putc(&b, (char)tolower((unsigned char)*s));
	const char *key = kr_strndup(arena, b.s, b.len);
	kr_buf_release(&b);
	return key;
}

static void note_wish(struct processing *p, struct kr_map *wishes, const struct kr_meeting *m)
{
	const char *key = key_of(p->d->arena, m);
	void **found = kr_map_value(wishes, key, strlen(key));
	if (!*found)
		*found = kr_alloc(p->d->arena, sizeof(struct wish));
	struct wish *w = *found;
	w->last = m;
	*KR_ADD(p->d->arena, &w->days) = kr_text_of(m->record.name);
}

static void add_meetings(struct processing *p, struct kr_map *wishes)
{
	static const struct kr_column columns[] = {
		{ "circle", N_("circle"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "meeting", N_("meeting"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "worked", N_("what worked"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "improve", N_("what to improve"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	};
	size_t n;
	struct kr_record *const *each = kr_workspace_each(p->ws, KR_MEETING, &n);
	kr_document_heading(p->d, 1, _("Meetings, looked back on"));
	struct kr_block *table = kr_document_table(p->d, "meetings", columns, KR_N(columns),
		_("no meeting was looked back on: two lines at its end are enough"));
	for (size_t i = 0; i < n; i++) {
		const struct kr_meeting *m = (const struct kr_meeting *)each[i];
		if (!is_asked(p, m))
			continue;
		struct kr_cell *cells = kr_block_row(p->d, table, KR_TONE_PLAIN);
		cells[0] = kr_cell_who(p->ws, each[i]->circle);
		cells[1] = kr_cell_day(p->d, m->day);
		cells[2] = kr_cell_text(&m->evaluation->worked);
		cells[3] = kr_cell_text(&m->evaluation->improve);
		if (kr_present(&m->evaluation->improve))
			note_wish(p, wishes, m);
	}
}

static void add_wishes(struct processing *p, const struct kr_map *wishes)
{
	static const struct kr_column columns[] = {
		{ "circle", N_("circle"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "improve", N_("wished for again and again"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "meetings", N_("at the meetings of"), KR_COLUMN_LIST, KR_FOR_ALL, false },
		{ "question", N_("to ask each other"), KR_COLUMN_TEXT, KR_FOR_PEOPLE, false },
	};
	struct kr_block *table = kr_document_table(p->d, "returning", columns, KR_N(columns), NULL);
	for (uint32_t i = 0; i < wishes->n; i++) {
		const struct wish *w = wishes->at[i].value;
		if (w->days.n < TOO_OFTEN)
			continue;
		struct kr_cell *cells = kr_block_row(p->d, table, KR_TONE_PLAIN);
		cells[0] = kr_cell_who(p->ws, w->last->record.circle);
		cells[1] = kr_cell_text(&w->last->evaluation->improve);
		cells[2] = kr_cell_list(p->d->arena, &w->days);
		cells[3].shown = _("what keeps us from it?");
	}
}

/* ---- what spelregels leave to people ------------------------------------------------------ */

static const kr_texts *rules_of(struct processing *p, const struct kr_spelregel *s)
{
	kr_texts *rules = kr_alloc(p->d->arena, sizeof *rules);
	for (uint32_t i = 0; i < s->enforces.n; i++)
		*KR_ADD(p->d->arena, rules) = s->enforces.at[i].id;
	for (uint32_t i = 0; i < s->set.n; i++)
		*KR_ADD(p->d->arena, rules) = s->set.at[i];
	return rules;
}

/* All that bind, also one that asks nothing: what nobody checks and nobody asks is to be seen. */
static void add_question(struct processing *p, const struct kr_ranked *r, struct kr_block *table)
{
	const struct kr_spelregel *s = r->s;
	struct kr_cell *cells = kr_block_row(p->d, table, KR_TONE_PLAIN);
	cells[0] = kr_cell_rank(p->d, r);
	cells[1] = kr_cell_record(p->d, &s->record);
	cells[1].shown = kr_ranked_title(p->d, r);
	cells[2] = kr_cell_text(&s->ask);
	if (!kr_present(&s->ask))
		cells[2].shown = _("(asks nothing)");
	cells[3] = kr_cell_list(p->d->arena, rules_of(p, s));
	if (s->enforces.n == 0 && s->set.n == 0)
		cells[3].shown = _("(nothing)");
}

static void add_questions(struct processing *p)
{
	static const struct kr_column columns[] = {
		{ "number", N_("number"), KR_COLUMN_NUMBER, KR_FOR_MACHINES, false },
		{ "spelregel", N_("spelregel"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "question", N_("what it leaves to people"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "rules", N_("what 'kring check' looks at"), KR_COLUMN_LIST, KR_FOR_TYPING,
			false },
	};
	kr_ranks all = { 0 };
	kr_document_heading(p->d, 1, _("What the spelregels leave to people"));
	struct kr_block *table = kr_document_table(
		p->d, "questions", columns, KR_N(columns), _("no spelregel is in force"));
	kr_rank_spelregels(p->d, p->ws, p->o->circle, &all);
	for (uint32_t i = 0; i < all.n; i++)
		if (kr_ranked_in_force(&all.at[i]))
			add_question(p, &all.at[i], table);
}

static int build(struct kr_workspace *ws, const struct kr_report_options *o, struct kr_document *d)
{
	struct processing p = { .ws = ws, .o = o, .d = d };
	struct kr_map wishes;
	if (kr_report_circle(ws, o->circle) != KR_OK)
		return KR_FAILED;
	kr_document_init(d, ws, "process", _("Working together"));
	kr_map_init(&wishes, d->arena);
	add_next(&p);
	kr_document_reviews(d, ws, o->circle);
	add_meetings(&p, &wishes);
	add_wishes(&p, &wishes);
	add_questions(&p);
	kr_document_unreadable(d, ws);
	return KR_OK;
}

const struct kr_report kr_report_process = {
	.name = "process",
	.what = N_("reviews, what meetings want to improve, and the questions of the spelregels"),
	.build = build,
};
