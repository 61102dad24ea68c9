/* lib/report/tables.c - everything in a document that programs read, as tables. */
#include "report/tables.h"
#include "report/layout.h"

#include <string.h>

enum { ROWS_OF_ONE_COLUMN = 1 };

static struct kr_block *table_of(
	struct kr_document *d, const char *key, const struct kr_column *columns, size_t n)
{
	return kr_document_table(d, key, columns, n, NULL);
}

static const struct kr_column text_column[] = { { "text", NULL, KR_COLUMN_TEXT, KR_FOR_MACHINES,
	false } };

static const struct kr_block *of_prose(struct kr_arena *arena, const struct kr_block *b)
{
	struct kr_document d = { .arena = arena };
	struct kr_block *table = table_of(&d, b->key, text_column, ROWS_OF_ONE_COLUMN);
	if (b->text)
		kr_block_row(&d, table, KR_TONE_PLAIN)->text = b->text;
	return table;
}

static const struct kr_block *of_bullets(struct kr_arena *arena, const struct kr_block *b)
{
	struct kr_document d = { .arena = arena };
	struct kr_block *table = table_of(&d, b->key, text_column, ROWS_OF_ONE_COLUMN);
	for (size_t i = 0; i < b->bullets.n; i++)
		kr_block_row(&d, table, KR_TONE_PLAIN)->text = b->bullets.at[i];
	return table;
}

static const struct kr_block *of_boxes(struct kr_arena *arena, const struct kr_block *b)
{
	static const struct kr_column columns[] = {
		{ "id", NULL, KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "name", NULL, KR_COLUMN_TEXT, KR_FOR_MACHINES, false },
	};
	struct kr_document d = { .arena = arena };
	struct kr_block *table = table_of(&d, kr_asprintf(arena, "%s.nodes", b->key), columns,
		sizeof columns / sizeof *columns);
	for (uint32_t i = 0; i < b->boxes.n; i++) {
		struct kr_cell *cell = kr_block_row(&d, table, KR_TONE_PLAIN);
		*cell++ = (struct kr_cell){ .text = b->boxes.at[i].id };
		*cell++ = (struct kr_cell){ .text = b->boxes.at[i].shown };
	}
	return table;
}

/* Who joins two boxes, by name: the words around them are for people, in a language. */
static const char *line_people(struct kr_arena *arena, const struct kr_line *line)
{
	const char *leader = line->leader, *delegate = line->delegate;
	if (leader && delegate && strcmp(leader, delegate) != 0)
		return kr_asprintf(arena, "%s, %s", leader, delegate);
	return leader ? leader : delegate;
}

static const struct kr_block *of_lines(struct kr_arena *arena, const struct kr_block *b)
{
	static const struct kr_column columns[] = {
		{ "above", NULL, KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "below", NULL, KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "label", NULL, KR_COLUMN_TEXT, KR_FOR_MACHINES, false },
		{ "loose", NULL, KR_COLUMN_FLAG, KR_FOR_MACHINES, false },
	};
	struct kr_document d = { .arena = arena };
	struct kr_block *table = table_of(&d, kr_asprintf(arena, "%s.edges", b->key), columns,
		sizeof columns / sizeof *columns);
	for (uint32_t i = 0; i < b->lines.n; i++) {
		const struct kr_line *e = &b->lines.at[i];
		struct kr_cell *cell = kr_block_row(&d, table, KR_TONE_PLAIN);
		*cell++ = (struct kr_cell){ .text = b->boxes.at[e->above].id };
		*cell++ = (struct kr_cell){ .text = b->boxes.at[e->below].id };
		*cell++ = (struct kr_cell){ .text = line_people(arena, e) };
		*cell++ = kr_cell_flag(e->loose, NULL);
	}
	return table;
}

static void add(struct kr_arena *arena, kr_tables *out, enum kr_table_shape shape,
	const struct kr_block *block)
{
	*KR_ADD(arena, out) = (struct kr_table){ .block = block, .shape = shape };
}

static void add_figure(struct kr_arena *arena, const struct kr_block *b, kr_tables *out)
{
	*KR_ADD(arena, out) = (struct kr_table){
		.block = of_boxes(arena, b), .whole = b->key, .part = "nodes"
	};
	*KR_ADD(arena, out) = (struct kr_table){
		.block = of_lines(arena, b), .whole = b->key, .part = "edges"
	};
}

static void add_block(struct kr_arena *arena, const struct kr_block *b, kr_tables *out)
{
	switch (b->kind) {
	case KR_HEADING:
	case KR_PARAGRAPH:
	case KR_REVISIONS:
		break; /* words for people; what they say is in the tables too */
	case KR_TABLE:
		add(arena, out, KR_SHAPE_ROWS, b);
		break;
	case KR_FIELDS:
		add(arena, out, b->one_of_many ? KR_SHAPE_ROWS : KR_SHAPE_ROW, b);
		break;
	case KR_BULLETS:
		add(arena, out, KR_SHAPE_TEXTS, of_bullets(arena, b));
		break;
	case KR_PROSE:
		if (b->key)
			add(arena, out, KR_SHAPE_TEXT, of_prose(arena, b));
		break;
	case KR_FIGURE:
		add_figure(arena, b, out);
		break;
	case KR_TIMELINE:
		add(arena, out, KR_SHAPE_ROWS, kr_timeline_table(arena, b));
		break;
	}
}

void kr_tables_of(struct kr_arena *arena, const struct kr_document *d, kr_tables *out)
{
	for (size_t i = 0; i < d->blocks.n; i++)
		if (d->blocks.at[i].audience != KR_FOR_PEOPLE)
			add_block(arena, &d->blocks.at[i], out);
}

static bool is_named(const kr_texts *keys, const char *key)
{
	for (size_t i = 0; i < keys->n; i++)
		if (strcmp(keys->at[i].s, key) == 0)
			return true;
	return false;
}

void kr_document_tables(const struct kr_document *d, kr_texts *keys)
{
	kr_tables tables = { 0 };
	kr_tables_of(d->arena, d, &tables);
	for (size_t i = 0; i < tables.n; i++)
		if (tables.at[i].block->key && !is_named(keys, tables.at[i].block->key))
			*KR_ADD(d->arena, keys) = kr_text_of(tables.at[i].block->key);
}
