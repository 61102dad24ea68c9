/* lib/report/format-json.c - the tables of a document for programs. */
#include "report/layout.h"
#include "report/tables.h"
#include "base/i18n.h"
#include "base/json.h"

#include <stdlib.h>
#include <string.h>

enum { SCHEMA = 1 }; /* of the output; grows when a key changes its meaning or goes */

static json_t *number(const char *s)
{
	return s[strspn(s, "-0123456789")] ? json_real(strtod(s, NULL))
					   : json_integer(strtoll(s, NULL, 10));
}

static json_t *array_of_texts(const kr_texts *list)
{
	json_t *array = json_array();
	for (size_t i = 0; list && i < list->n; i++)
		json_array_append_new(array, kr_json_text(list->at[i].s ? list->at[i].s : ""));
	return array;
}

static json_t *cell_value(const struct kr_column *c, const struct kr_cell *cell)
{
	if (c->type == KR_COLUMN_LIST)
		return array_of_texts(cell->many);
	if (!cell->text || !*cell->text)
		return json_null();
	if (c->type == KR_COLUMN_FLAG)
		return json_boolean(strcmp(cell->text, "true") == 0);
	return c->type == KR_COLUMN_NUMBER ? number(cell->text) : kr_json_text(cell->text);
}

static json_t *row_object(const struct kr_block *b, const struct kr_row *row)
{
	json_t *object = json_object();
	for (size_t i = 0; i < b->n_columns; i++)
		if (b->columns[i].audience != KR_FOR_PEOPLE)
			json_object_set_new_nocheck(object, b->columns[i].key,
				cell_value(&b->columns[i], &row->cells[i]));
	return object;
}

/* The array under @key: that of an earlier block with the same key, or a new one. */
static json_t *array_of(json_t *root, const char *key)
{
	json_t *array = json_object_get(root, key);
	if (!array) {
		array = json_array();
		json_object_set_new_nocheck(root, key, array);
	}
	return array;
}

static void add_rows(json_t *array, const struct kr_block *b)
{
	for (size_t i = 0; i < b->rows.n; i++)
		json_array_append_new(array, row_object(b, &b->rows.at[i]));
}

static void add_bullets(json_t *array, const struct kr_block *b)
{
	for (size_t i = 0; i < b->bullets.n; i++)
		json_array_append_new(array, kr_json_text(b->bullets.at[i]));
}

static json_t *figure_object(const struct kr_block *b)
{
	json_t *figure = json_object(), *nodes = json_array(), *edges = json_array();
	struct kr_arena *arena = kr_arena_new();
	for (uint32_t i = 0; i < b->boxes.n; i++) {
		json_t *node = json_object();
		json_object_set_new_nocheck(node, "id", kr_json_text(b->boxes.at[i].id));
		json_object_set_new_nocheck(node, "name", kr_json_text(b->boxes.at[i].shown));
		json_array_append_new(nodes, node);
	}
	for (uint32_t i = 0; i < b->lines.n; i++) {
		const struct kr_line *e = &b->lines.at[i];
		json_t *edge = json_object();
		json_object_set_new_nocheck(edge, "above", kr_json_text(b->boxes.at[e->above].id));
		json_object_set_new_nocheck(edge, "below", kr_json_text(b->boxes.at[e->below].id));
		json_object_set_new_nocheck(
			edge, "label", kr_json_text_or_null(kr_line_people(arena, e)));
		json_object_set_new_nocheck(edge, "loose", json_boolean(e->loose));
		json_array_append_new(edges, edge);
	}
	json_object_set_new_nocheck(figure, "nodes", nodes);
	json_object_set_new_nocheck(figure, "edges", edges);
	kr_arena_free(arena);
	return figure;
}

static void add_timeline(json_t *array, const struct kr_block *b)
{
	struct kr_arena *arena = kr_arena_new();
	add_rows(array, kr_timeline_table(arena, b));
	kr_arena_free(arena);
}

static void add_block(json_t *root, const struct kr_block *b)
{
	if (b->audience == KR_FOR_PEOPLE)
		return;
	switch (b->kind) {
	case KR_HEADING:
	case KR_PARAGRAPH:
	case KR_REVISIONS:
		break; /* words for people; what they say is in the tables too */
	case KR_TABLE:
		add_rows(array_of(root, b->key), b);
		break;
	case KR_BULLETS:
		add_bullets(array_of(root, b->key), b);
		break;
	case KR_FIELDS:
		if (b->one_of_many)
			add_rows(array_of(root, b->key), b);
		else
			json_object_set_new_nocheck(root, b->key, row_object(b, &b->rows.at[0]));
		break;
	case KR_FIGURE:
		json_object_set_new_nocheck(root, b->key, figure_object(b));
		break;
	case KR_TIMELINE:
		add_timeline(array_of(root, b->key), b);
		break;
	case KR_PROSE:
		if (b->key)
			json_object_set_new_nocheck(
				root, b->key, b->text ? kr_json_text(b->text) : json_null());
		break;
	}
}

static json_t *whole(const struct kr_document *d)
{
	json_t *root = json_object();
	json_object_set_new_nocheck(root, "schema", json_integer(SCHEMA));
	json_object_set_new_nocheck(root, "report", kr_json_text(d->name));
	json_object_set_new_nocheck(root, "network", kr_json_text(d->network));
	json_object_set_new_nocheck(root, "date", kr_json_text(KR_DAY(d->day)));
	for (size_t i = 0; i < d->blocks.n; i++)
		add_block(root, &d->blocks.at[i]);
	return root;
}

static json_t *rows_alone(const struct kr_document *d)
{
	json_t *array = json_array();
	for (size_t i = 0; i < d->blocks.n; i++)
		if (d->blocks.at[i].kind == KR_TABLE)
			add_rows(array, &d->blocks.at[i]);
	return array;
}

static int print(const struct kr_document *d, const struct kr_layout *how, struct kr_buf *out)
{
	(void)how;
	kr_json_init();
	kr_json_print(d->rows_only ? rows_alone(d) : whole(d),
		JSON_COMPACT | JSON_REAL_PRECISION(15), out);
	return KR_OK;
}

const struct kr_format kr_format_json = {
	.name = "json",
	.what = N_("the tables, for programs; keys and words never change with the language"),
	.print = print,
};
