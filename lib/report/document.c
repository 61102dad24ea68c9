/* lib/report/document.c - building a document, block by block. */
#include "report/private.h"

#include <string.h>

/* The last part of the folder's path, for a network whose file cannot be read. */
static const char *folder_name(const struct kr_workspace *ws)
{
	const char *root = kr_workspace_root(ws), *slash = strrchr(root, '/');
	return slash && slash[1] ? slash + 1 : root;
}

void kr_document_init(
	struct kr_document *d, struct kr_workspace *ws, const char *name, const char *title)
{
	const struct kr_network *network = kr_workspace_network(ws);
	const char *called = network ? network->name.s : NULL;
	*d = (struct kr_document){
		.arena = kr_workspace_arena(ws),
		.name = name,
		.title = title,
		.network = called ? called : folder_name(ws),
		.language = network ? network->language.s : NULL,
		.day = kr_workspace_as_of(ws),
	};
}

static struct kr_block *add(struct kr_document *d, enum kr_block_kind kind, const char *key)
{
	struct kr_block *b = KR_ADD(d->arena, &d->blocks);
	b->kind = kind;
	b->key = key;
	return b;
}

void kr_document_heading(struct kr_document *d, int level, const char *text)
{
	struct kr_block *b = add(d, KR_HEADING, NULL);
	b->level = level;
	b->text = text;
}

void kr_document_paragraph(struct kr_document *d, const char *format, ...)
{
	struct kr_buf text = KR_BUF_INIT;
	va_list args;
	va_start(args, format);
	kr_buf_vprintf(&text, format, args);
	va_end(args);
	add(d, KR_PARAGRAPH, NULL)->text = kr_strndup(d->arena, text.s, text.len);
	kr_buf_release(&text);
}

void kr_document_prose(struct kr_document *d, const char *key, const char *text)
{
	add(d, KR_PROSE, key)->text = text;
}

struct kr_block *kr_document_table(struct kr_document *d, const char *key,
	const struct kr_column *columns, size_t n, const char *when_empty)
{
	struct kr_block *b = add(d, KR_TABLE, key);
	b->columns = columns;
	b->n_columns = n;
	b->text = when_empty;
	return b;
}

void kr_document_how(struct kr_document *d, const char *how)
{
	struct kr_block *b = &d->blocks.at[d->blocks.n - 1];
	b->said = strlen(b->text);
	b->text = kr_asprintf(d->arena, "%s; %s", b->text, how);
}

struct kr_cell *kr_document_fields(
	struct kr_document *d, const char *key, const struct kr_column *columns, size_t n)
{
	struct kr_block *b = kr_document_table(d, key, columns, n, NULL);
	b->kind = KR_FIELDS;
	return kr_block_row(d, b, KR_TONE_PLAIN);
}

struct kr_cell *kr_document_card(
	struct kr_document *d, const char *key, const struct kr_column *columns, size_t n)
{
	struct kr_cell *cells = kr_document_fields(d, key, columns, n);
	d->blocks.at[d->blocks.n - 1].one_of_many = true;
	return cells;
}

struct kr_cell *kr_block_row(struct kr_document *d, struct kr_block *table, enum kr_tone tone)
{
	struct kr_row *row = KR_ADD(d->arena, &table->rows);
	row->cells = kr_alloc(d->arena, table->n_columns * sizeof *row->cells);
	row->tone = tone;
	return row->cells;
}

struct kr_block *kr_document_bullets(struct kr_document *d, const char *key)
{
	return add(d, KR_BULLETS, key);
}

void kr_block_bullet(struct kr_document *d, struct kr_block *list, const char *text)
{
	*KR_ADD(d->arena, &list->bullets) = text;
}

struct kr_block *kr_document_revisions(struct kr_document *d)
{
	return add(d, KR_REVISIONS, NULL);
}

kr_passages *kr_block_revision(struct kr_document *d, struct kr_block *list)
{
	return KR_ADD(d->arena, &list->revisions);
}

struct kr_block *kr_document_figure(struct kr_document *d, const char *key)
{
	return add(d, KR_FIGURE, key);
}

uint32_t kr_figure_box(
	struct kr_document *d, struct kr_block *figure, const char *id, const char *shown)
{
	*KR_ADD(d->arena, &figure->boxes) = (struct kr_box){ .id = id, .shown = shown };
	return figure->boxes.n - 1;
}

void kr_figure_line(struct kr_document *d, struct kr_block *figure, const struct kr_line *line)
{
	*KR_ADD(d->arena, &figure->lines) = *line;
}

struct kr_box *kr_figure_box_at(struct kr_block *figure, uint32_t i)
{
	return &figure->boxes.at[i];
}

struct kr_block *kr_document_timeline(struct kr_document *d, const char *key)
{
	struct kr_block *b = add(d, KR_TIMELINE, key);
	b->today = d->day;
	return b;
}

void kr_timeline_add(struct kr_document *d, struct kr_block *timeline, const struct kr_due *due)
{
	*KR_ADD(d->arena, &timeline->dues) = *due;
}

struct kr_cell kr_cell_text(const struct kr_text *t)
{
	return (struct kr_cell){ .text = t->s };
}

struct kr_cell kr_cell_day(struct kr_document *d, int32_t day)
{
	struct kr_cell cell = { 0 };
	if (day != KR_NO_DAY)
		cell.text = kr_day_format(day, kr_alloc(d->arena, 11));
	return cell;
}

struct kr_cell kr_cell_number(struct kr_document *d, double value)
{
	/* what is whole is written whole: %g would write a million as 1e+06 */
	bool whole = value > -1e15 && value < 1e15 && value == (double)(int64_t)value;
	struct kr_cell cell = { .text = kr_asprintf(d->arena, whole ? "%.0f" : "%.10g", value) };
	const char *point = strchr(cell.text, '.');
	if (point && strcmp(kr_language(), "nl") == 0)
		cell.shown = kr_asprintf(
			d->arena, "%.*s,%s", (int)(point - cell.text), cell.text, point + 1);
	return cell;
}

struct kr_cell kr_cell_flag(bool is, const char *shown)
{
	return (struct kr_cell){ .text = is ? "true" : "false", .shown = is && shown ? shown : "" };
}

const char *kr_cell_shown(const struct kr_cell *cell)
{
	if (cell->shown)
		return cell->shown;
	return cell->text ? cell->text : "";
}
