/* lib/report/timeline.c - the days of a timeline as a table. */
#include "report/layout.h"
#include "base/i18n.h"

static const struct {
	const char *word, *said;
} kinds[KR_DUE_KINDS] = {
	[KR_DUE_EVALUATION] = { "evaluation", N_("evaluation") },
	[KR_DUE_MANDATE] = { "mandate", N_("mandate ends") },
	[KR_DUE_TERM] = { "term", N_("term ends") },
	[KR_DUE_ACTION] = { "action", N_("action due") },
	[KR_DUE_ROUND] = { "round", N_("consent round closes") },
	[KR_DUE_OTHER] = { "other", N_("put off until this day") },
};

const char *kr_due_word(enum kr_due_kind kind)
{
	return kinds[kind].word;
}

const char *kr_due_said(enum kr_due_kind kind)
{
	return _(kinds[kind].said);
}

static void add_due(struct kr_document *d, struct kr_block *table, const struct kr_due *e)
{
	struct kr_cell *cells = kr_block_row(d, table, e->tone);
	cells[0] = kr_cell_day(d, e->day);
	cells[1] = (struct kr_cell){ .text = kr_due_word(e->kind), .shown = kr_due_said(e->kind) };
	cells[2] = (struct kr_cell){ .text = e->ref, .ref = e->ref };
	cells[3] = (struct kr_cell){ .text = e->part };
	cells[4] = (struct kr_cell){ .text = e->title, .ref = e->ref };
	cells[5] = (struct kr_cell){ .text = e->what };
	cells[6] = (struct kr_cell){ .text = e->who };
}

const struct kr_block *kr_timeline_table(struct kr_arena *arena, const struct kr_block *b)
{
	static const struct kr_column columns[] = {
		{ "date", N_("date"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "event", N_("what falls on it"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "record", NULL, KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "part", NULL, KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "title", N_("of"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "what", N_("what to do"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "who", N_("who"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	};
	struct kr_document d = { .arena = arena };
	struct kr_block *table = kr_document_table(
		&d, b->key, columns, sizeof columns / sizeof *columns, _("no date comes"));
	for (uint32_t i = 0; i < b->dues.n; i++)
		add_due(&d, table, &b->dues.at[i]);
	return table;
}
