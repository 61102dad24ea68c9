/* lib/report/timeline.c - the days of a timeline as a table, and counted. */
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
	[KR_DUE_OTHER] = { "other", N_("another date") },
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
	cells[4] = (struct kr_cell){
		.text = e->plain ? e->plain : e->title, .shown = e->title, .ref = e->ref
	};
	cells[5] = (struct kr_cell){ .text = e->what };
	cells[6] = (struct kr_cell){ .text = e->who, .many = e->whom };
	cells[7] = (struct kr_cell){ .text = e->command };
	cells[8] = kr_cell_day(d, e->changed);
	cells[9] = kr_cell_number(d, e->version);
}

const struct kr_block *kr_timeline_table(struct kr_arena *arena, const struct kr_block *b)
{
	static const struct kr_column columns[] = {
		{ "date", N_("date"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "event", N_("what falls on it"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "record", NULL, KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "part", NULL, KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "title", N_("of"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "what", N_("what to do"), KR_COLUMN_TEXT, KR_FOR_PEOPLE, false },
		{ "who", N_("who"), KR_COLUMN_LIST, KR_FOR_ALL, false },
		{ "command", NULL, KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "changed", NULL, KR_COLUMN_DAY, KR_FOR_MACHINES, false },
		{ "version", NULL, KR_COLUMN_NUMBER, KR_FOR_MACHINES, false },
	};
	struct kr_document d = { .arena = arena };
	struct kr_block *table = kr_document_table(
		&d, b->key, columns, sizeof columns / sizeof *columns, _("no date comes"));
	for (uint32_t i = 0; i < b->dues.n; i++)
		add_due(&d, table, &b->dues.at[i]);
	return table;
}

/* ---- counted ------------------------------------------------------------------------------ */

enum kr_bucket kr_bucket_of(int32_t day, int32_t today)
{
	if (day < today)
		return KR_BUCKET_OVERDUE;
	if (day - today <= 30)
		return KR_BUCKET_MONTH;
	return day - today <= 90 ? KR_BUCKET_QUARTER : KR_BUCKET_LATER;
}

const char *kr_bucket_said(enum kr_bucket bucket)
{
	static const char *const said[KR_BUCKETS] = { N_("overdue"), N_("within 30 days"),
		N_("within 90 days"), N_("later") };
	return _(said[bucket]);
}

/* What is known of one bucket. */
struct bucket {
	size_t n, of_kind[KR_DUE_KINDS];
	int32_t first;
	enum kr_tone tone;
};

static void count(struct bucket *buckets, const struct kr_block *b)
{
	for (uint32_t i = 0; i < b->dues.n; i++) {
		const struct kr_due *e = &b->dues.at[i];
		struct bucket *into = &buckets[kr_bucket_of(e->day, b->today)];
		if (into->n++ == 0) {
			into->first = e->day;
			into->tone = e->tone;
		}
		into->of_kind[e->kind]++;
	}
}

/* `evaluation (2), action due (1)` */
static const char *kinds_of(struct kr_arena *arena, const struct bucket *bucket)
{
	struct kr_buf b = KR_BUF_INIT;
	for (int kind = 0; kind < KR_DUE_KINDS; kind++)
		if (bucket->of_kind[kind] > 0)
			kr_buf_printf(&b, "%s%s (%zu)", b.len > 0 ? ", " : "",
				kr_due_said((enum kr_due_kind)kind), bucket->of_kind[kind]);
	const char *words = kr_strndup(arena, b.s, b.len);
	kr_buf_release(&b);
	return words;
}

const struct kr_block *kr_timeline_buckets(struct kr_arena *arena, const struct kr_block *b)
{
	static const struct kr_column columns[] = {
		{ "when", N_("when"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "dates", N_("dates"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "first", N_("first"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "events", N_("what falls on them"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	};
	struct bucket buckets[KR_BUCKETS] = { 0 };
	struct kr_document d = { .arena = arena };
	struct kr_block *table = kr_document_table(
		&d, b->key, columns, sizeof columns / sizeof *columns, _("no date comes"));
	count(buckets, b);
	for (int i = 0; i < KR_BUCKETS; i++) {
		if (buckets[i].n == 0)
			continue;
		struct kr_cell *cells = kr_block_row(&d, table, buckets[i].tone);
		cells[0].text = kr_bucket_said((enum kr_bucket)i);
		cells[1] = kr_cell_number(&d, (double)buckets[i].n);
		cells[2] = kr_cell_day(&d, buckets[i].first);
		cells[3].text = kinds_of(arena, &buckets[i]);
	}
	return table;
}
