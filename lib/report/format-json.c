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

/* What stands under @key in @in: of something earlier with the same key, or @made, taken over. */
static json_t *under(json_t *in, const char *key, json_t *made)
{
	json_t *there = json_object_get(in, key);
	if (there)
		json_decref(made);
	else
		json_object_set_new_nocheck(in, key, made);
	return there ? there : made;
}

static void add_rows(json_t *array, const struct kr_block *b)
{
	for (size_t i = 0; i < b->rows.n; i++)
		json_array_append_new(array, row_object(b, &b->rows.at[i]));
}

static void add_texts(json_t *array, const struct kr_block *b)
{
	for (size_t i = 0; i < b->rows.n; i++)
		json_array_append_new(array, kr_json_text(b->rows.at[i].cells[0].text));
}

static json_t *text_of(const struct kr_block *b)
{
	return b->rows.n > 0 ? kr_json_text(b->rows.at[0].cells[0].text) : json_null();
}

static void add_table(json_t *root, const struct kr_table *t)
{
	const struct kr_block *b = t->block;
	json_t *in = t->whole ? under(root, t->whole, json_object()) : root;
	const char *key = t->whole ? t->part : b->key;
	switch (t->shape) {
	case KR_SHAPE_ROWS:
		add_rows(under(in, key, json_array()), b);
		break;
	case KR_SHAPE_ROW:
		json_object_set_new_nocheck(in, key, row_object(b, &b->rows.at[0]));
		break;
	case KR_SHAPE_TEXTS:
		add_texts(under(in, key, json_array()), b);
		break;
	case KR_SHAPE_TEXT:
		json_object_set_new_nocheck(in, key, text_of(b));
		break;
	}
}

static json_t *whole(const struct kr_document *d)
{
	struct kr_arena *arena = kr_arena_new();
	json_t *root = json_object();
	kr_tables tables = { 0 };
	json_object_set_new_nocheck(root, "schema", json_integer(SCHEMA));
	json_object_set_new_nocheck(root, "report", kr_json_text(d->name));
	json_object_set_new_nocheck(root, "network", kr_json_text(d->network));
	json_object_set_new_nocheck(root, "date", kr_json_text(KR_DAY(d->day)));
	kr_tables_of(arena, d, &tables);
	for (size_t i = 0; i < tables.n; i++)
		add_table(root, &tables.at[i]);
	kr_arena_free(arena);
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
