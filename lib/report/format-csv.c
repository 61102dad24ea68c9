/* lib/report/format-csv.c - one table of a document as CSV, as RFC 4180 has it. */
#include "report/csv.h"
#include "report/tables.h"
#include "base/i18n.h"

#include <string.h>

/* One table: the blocks that share its key, and the columns that any of them has. */
struct sheet {
	struct kr_arena *arena;
	struct kr_buf *out;
	bool spreadsheet;
	KR_MANY(const struct kr_block *) blocks;
	KR_MANY(const struct kr_column *) columns;
};

static bool same(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static void add_columns(struct sheet *s, const struct kr_block *b)
{
	for (size_t i = 0; i < b->n_columns; i++) {
		bool there = b->columns[i].audience == KR_FOR_PEOPLE;
		for (size_t k = 0; k < s->columns.n && !there; k++)
			there = same(s->columns.at[k]->key, b->columns[i].key);
		if (!there)
			*KR_ADD(s->arena, &s->columns) = &b->columns[i];
	}
}

/* The table @key; NULL: the first that the document has. */
static void gather(struct sheet *s, const struct kr_document *d, const char *key)
{
	kr_tables all = { 0 };
	kr_tables_of(s->arena, d, &all);
	if (!key && all.n > 0)
		key = all.at[0].block->key;
	for (size_t i = 0; i < all.n; i++) {
		if (!same(all.at[i].block->key, key))
			continue;
		*KR_ADD(s->arena, &s->blocks) = all.at[i].block;
		add_columns(s, all.at[i].block);
	}
}

static void add_list(struct sheet *s, const kr_texts *list)
{
	struct kr_buf joined = KR_BUF_INIT;
	for (size_t i = 0; list && i < list->n; i++) {
		kr_buf_puts(&joined, i > 0 ? "; " : "");
		kr_buf_add(&joined, list->at[i].s ? list->at[i].s : "", list->at[i].len);
	}
	if (joined.len > 0)
		kr_csv_text(s->out, joined.s, joined.len, s->spreadsheet);
	kr_buf_release(&joined);
}

/* A number is no formula, whatever it begins with. */
static void add_cell(struct sheet *s, const struct kr_column *c, const struct kr_cell *cell)
{
	if (c->type == KR_COLUMN_LIST)
		add_list(s, cell->many);
	else if (cell->text)
		kr_csv_text(s->out, cell->text, strlen(cell->text),
			s->spreadsheet && c->type != KR_COLUMN_NUMBER);
}

static void add_row(struct sheet *s, const struct kr_block *b, const struct kr_row *row)
{
	for (size_t i = 0; i < s->columns.n; i++) {
		if (i > 0)
			kr_buf_putc(s->out, ',');
		for (size_t k = 0; k < b->n_columns; k++)
			if (b->columns[k].audience != KR_FOR_PEOPLE &&
				same(b->columns[k].key, s->columns.at[i]->key))
				add_cell(s, &b->columns[k], &row->cells[k]);
	}
	kr_buf_puts(s->out, "\r\n");
}

static void add_sheet(struct sheet *s)
{
	for (size_t i = 0; i < s->columns.n; i++)
		kr_buf_printf(s->out, "%s%s", i > 0 ? "," : "", s->columns.at[i]->key);
	if (s->columns.n > 0)
		kr_buf_puts(s->out, "\r\n");
	for (size_t i = 0; i < s->blocks.n; i++)
		for (size_t k = 0; k < s->blocks.at[i]->rows.n; k++)
			add_row(s, s->blocks.at[i], &s->blocks.at[i]->rows.at[k]);
}

static int print(const struct kr_document *d, const struct kr_layout *how, struct kr_buf *out)
{
	struct sheet s = { .arena = kr_arena_new(), .out = out, .spreadsheet = how->spreadsheet };
	kr_csv_begin(out, how->spreadsheet);
	gather(&s, d, how->table);
	add_sheet(&s);
	kr_arena_free(s.arena);
	return KR_OK;
}

const struct kr_format kr_format_csv = {
	.name = "csv",
	.what = N_("one of the tables, for spreadsheets and databases; --table says which"),
	.print = print,
};
