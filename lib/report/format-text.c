/* lib/report/format-text.c - a document on a terminal, or in a plain file. */
#include "report/layout.h"
#include "base/i18n.h"

#include <stdlib.h>
#include <string.h>

#include <langinfo.h>

#ifdef HAVE_SMARTCOLS
#include <libsmartcols/libsmartcols.h>
#endif

enum { PROSE_INDENT = 4 };

static const char bold[] = "\033[1m", plain[] = "\033[0m";

struct text_page {
	struct kr_buf *out;
	struct kr_arena *arena;
	size_t width; /* 0: no terminal */
	bool colour;
};

/* One line of words from a record or a catalogue, broken to the page. */
static void words(struct text_page *p, const char *text, size_t indent)
{
	struct kr_buf safe = KR_BUF_INIT;
	kr_buf_safe(&safe, text, strlen(text));
	kr_wrap(p->out, safe.s, p->width, indent);
	kr_buf_release(&safe);
}

static void heading(struct text_page *p, const char *text)
{
	if (p->colour)
		kr_buf_puts(p->out, bold);
	words(p, text, 0);
	if (p->colour)
		kr_buf_puts(p->out, plain);
	kr_buf_putc(p->out, '\n');
}

static void print_prose(struct text_page *p, const char *text)
{
	size_t len;
	const char *line;
	while ((line = kr_text_line(&text, &len))) {
		if (len > 0) {
			kr_buf_fill(p->out, ' ', PROSE_INDENT);
			words(p, kr_strndup(p->arena, line, len), PROSE_INDENT);
		}
		kr_buf_putc(p->out, '\n');
	}
}

static bool speaks_utf8(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static void print_bullets(struct text_page *p, const struct kr_block *b)
{
	for (size_t i = 0; i < b->bullets.n; i++) {
		kr_buf_puts(p->out, "- ");
		words(p, b->bullets.at[i], 2);
		kr_buf_putc(p->out, '\n');
	}
}

/*
 * Marks of what went and came.  On a terminal with colours they are one control character each
 * until the lines are broken, since they take no columns; no text holds one, safe as it is.
 */
static const char *const mark_open[] = { "", "[-", "{+" }, *const mark_close[] = { "", "-]", "+}" };
static const char *const colours_of_marks[] = { "", "\033[31m", "\033[32m", plain };

static void add_piece(struct text_page *p, struct kr_buf *line, const struct kr_passage *piece)
{
	bool marked = piece->kind != KR_PASSAGE_KEPT;
	if (marked && p->colour)
		kr_buf_putc(line, (char)piece->kind);
	else
		kr_buf_puts(line, mark_open[piece->kind]);
	kr_buf_safe(line, piece->text, strlen(piece->text));
	if (marked && p->colour)
		kr_buf_putc(line, KR_PASSAGE_CAME + 1);
	else
		kr_buf_puts(line, mark_close[piece->kind]);
}

static void add_coloured(struct kr_buf *out, const char *s)
{
	for (; *s; s++) {
		if (*s > 0 && *s <= KR_PASSAGE_CAME + 1)
			kr_buf_puts(out, colours_of_marks[(unsigned char)*s]);
		else
			kr_buf_putc(out, *s);
	}
}

static void print_revision(struct text_page *p, const kr_passages *pieces)
{
	struct kr_buf line = KR_BUF_INIT, broken = KR_BUF_INIT;
	for (size_t i = 0; i < pieces->n; i++) {
		if (i > 0)
			kr_buf_putc(&line, ' ');
		add_piece(p, &line, &pieces->at[i]);
	}
	kr_wrap(&broken, line.s, p->width, 2);
	kr_buf_puts(p->out, "- ");
	add_coloured(p->out, broken.s);
	kr_buf_putc(p->out, '\n');
	kr_buf_release(&line);
	kr_buf_release(&broken);
}

static void print_revisions(struct text_page *p, const struct kr_block *b)
{
	for (size_t i = 0; i < b->revisions.n; i++)
		print_revision(p, &b->revisions.at[i]);
}

/* ---- fields ------------------------------------------------------------------------------- */

static size_t title_width(const struct kr_column *c)
{
	const char *title = _(c->title);
	return kr_text_width(title, strlen(title));
}

static bool field_there(const struct kr_block *b, size_t i)
{
	return kr_column_shown(&b->columns[i]) && *kr_cell_shown(&b->rows.at[0].cells[i]);
}

/* @value behind @title, for which there are @room columns; below it where that leaves too few. */
static void print_pair(
	struct text_page *p, const char *title, size_t room, const char *value, bool id)
{
	size_t used = kr_text_width(title, strlen(title)), indent = room + KR_GRID_GAP;
	struct kr_buf safe = KR_BUF_INIT;
	kr_buf_puts(p->out, title);
	if (p->width > 0 && indent > p->width / 2) {
		indent = KR_GRID_BELOW;
		kr_buf_putc(p->out, '\n');
		used = 0;
	}
	kr_buf_fill(p->out, ' ', indent - used);
	kr_buf_safe(&safe, value, strlen(value));
	if (id && strncmp(safe.s, "kring ", 6) == 0)
		kr_wrap_command(p->out, safe.s, p->width, indent);
	else
		kr_wrap(p->out, safe.s, p->width, indent);
	kr_buf_putc(p->out, '\n');
	kr_buf_release(&safe);
}

static void print_fields(struct text_page *p, const struct kr_block *b)
{
	size_t widest = 0;
	for (size_t i = 0; i < b->n_columns; i++)
		if (field_there(b, i) && title_width(&b->columns[i]) > widest)
			widest = title_width(&b->columns[i]);
	for (size_t i = 0; i < b->n_columns; i++)
		if (field_there(b, i))
			print_pair(p, _(b->columns[i].title), widest,
				kr_cell_shown(&b->rows.at[0].cells[i]),
				b->columns[i].type == KR_COLUMN_ID);
}

/* ---- tables ------------------------------------------------------------------------------- */

static const char *colour_of(enum kr_tone tone)
{
	return tone == KR_TONE_LATE ? "\033[31m" : tone == KR_TONE_SOON ? "\033[33m" : NULL;
}

/* The next line of the cell at *@rest; nothing where it has no more. */
static void print_cell(struct text_page *p, const struct kr_grid_column *column, const char **rest)
{
	size_t len = 0;
	const char *line = kr_text_line(rest, &len);
	size_t used = line ? kr_text_width(line, len) : 0;
	size_t pad = column->width > used ? column->width - used : 0;
	bool right = column->of->type == KR_COLUMN_NUMBER;
	if (right)
		kr_buf_fill(p->out, ' ', pad);
	if (line)
		kr_buf_add(p->out, line, len);
	if (!right)
		kr_buf_fill(p->out, ' ', pad);
}

static void trim_line(struct kr_buf *out)
{
	while (out->len > 0 && out->s[out->len - 1] == ' ')
		out->s[--out->len] = '\0';
}

static bool any_left(const char *const *rest, size_t n)
{
	for (size_t c = 0; c < n; c++)
		if (*rest[c])
			return true;
	return false;
}

/* The lines of one row side by side, then those below it. */
static void print_row(struct text_page *p, const struct kr_grid *g, size_t row, const char *colour)
{
	const char **rest = g->cells + row * g->n_columns, *line;
	size_t len;
	if (colour)
		kr_buf_puts(p->out, colour);
	do {
		for (size_t c = 0; c < g->n_columns; c++) {
			if (c > 0)
				kr_buf_fill(p->out, ' ', KR_GRID_GAP);
			print_cell(p, &g->columns[c], &rest[c]);
		}
		trim_line(p->out);
		if (any_left(rest, g->n_columns))
			kr_buf_putc(p->out, '\n');
	} while (any_left(rest, g->n_columns));
	if (colour)
		kr_buf_puts(p->out, plain);
	kr_buf_putc(p->out, '\n');
	const char *below = g->below && g->below[row] ? g->below[row] : "";
	while ((line = kr_text_line(&below, &len))) {
		kr_buf_fill(p->out, ' ', KR_GRID_BELOW);
		kr_buf_add(p->out, line, len);
		kr_buf_putc(p->out, '\n');
	}
}

static void print_rows(struct text_page *p, const struct kr_grid *g, const struct kr_block *b)
{
	print_row(p, g, 0, p->colour ? bold : NULL);
	for (size_t row = 1; row <= g->n_rows; row++)
		print_row(p, g, row, p->colour ? colour_of(b->rows.at[row - 1].tone) : NULL);
}

static void print_card(struct text_page *p, const struct kr_grid *g, size_t row)
{
	size_t widest = 0;
	for (size_t c = 0; c < g->n_columns; c++) {
		size_t width = kr_text_width(g->cells[c], strlen(g->cells[c]));
		if (width > widest)
			widest = width;
	}
	for (size_t c = 0; c < g->n_columns; c++) {
		const char *cell = g->cells[row * g->n_columns + c];
		if (*cell)
			print_pair(p, g->cells[c], widest, cell,
				g->columns[c].of->type == KR_COLUMN_ID);
	}
}

/* The rows one below the other, with an empty line between them. */
static void print_cards(struct text_page *p, const struct kr_grid *g, const struct kr_block *b)
{
	for (size_t row = 1; row <= g->n_rows; row++) {
		const char *colour = p->colour ? colour_of(b->rows.at[row - 1].tone) : NULL;
		if (row > 1)
			kr_buf_putc(p->out, '\n');
		if (colour)
			kr_buf_puts(p->out, colour);
		print_card(p, g, row);
		if (colour)
			kr_buf_puts(p->out, plain);
	}
}

#ifdef HAVE_SMARTCOLS
static void smart_columns(struct libscols_table *t, const struct kr_grid *g)
{
	for (size_t c = 0; c < g->n_columns; c++) {
		bool right = g->columns[c].of->type == KR_COLUMN_NUMBER;
		struct libscols_column *column = scols_table_new_column(
			t, g->cells[c], 0, right ? SCOLS_FL_RIGHT : SCOLS_FL_WRAP);
		/* its own wrapping cuts words, and cannot put one text under another */
		scols_column_set_wrapfunc(
			column, scols_wrapnl_chunksize, scols_wrapnl_nextchunk, NULL);
		scols_column_set_safechars(column, "\n");
		scols_cell_set_color(scols_column_get_header(column), "bold");
	}
}

static void smart_lines(struct libscols_table *t, const struct kr_grid *g, const struct kr_block *b)
{
	static const char *const names[] = { NULL, "yellow", "red" };
	for (size_t row = 1; row <= g->n_rows; row++) {
		struct libscols_line *line = scols_table_new_line(t, NULL);
		for (size_t c = 0; c < g->n_columns; c++)
			scols_line_set_data(line, c, g->cells[row * g->n_columns + c]);
		if (names[b->rows.at[row - 1].tone])
			scols_line_set_color(line, names[b->rows.at[row - 1].tone]);
	}
}

/* Copies what smartcols printed without the blanks that it leaves at the ends of lines. */
static void add_trimmed(struct kr_buf *out, const char *text)
{
	size_t len;
	const char *line;
	while ((line = kr_text_line(&text, &len))) {
		kr_buf_add(out, line, len);
		trim_line(out);
		kr_buf_putc(out, '\n');
	}
}

/* False where the library cannot be used: outside UTF-8 it prints é as \xc3\xa9. */
static bool print_smart(struct text_page *p, const struct kr_grid *g, const struct kr_block *b)
{
	if (!speaks_utf8())
		return false;
	struct libscols_table *t = scols_new_table();
	char *printed = NULL;
	if (!t)
		return false;
	scols_table_set_termforce(t, SCOLS_TERMFORCE_ALWAYS);
	scols_table_set_termwidth(t, p->width);
	scols_table_set_column_separator(t, "  ");
	scols_table_enable_colors(t, p->colour);
	smart_columns(t, g);
	smart_lines(t, g, b);
	bool printable = scols_print_table_to_string(t, &printed) == 0 && printed;
	if (printable)
		add_trimmed(p->out, printed);
	free(printed);
	scols_unref_table(t);
	return printable;
}
#else
static bool print_smart(struct text_page *p, const struct kr_grid *g, const struct kr_block *b)
{
	(void)p, (void)g, (void)b;
	return false;
}
#endif

static void print_table(struct text_page *p, const struct kr_block *b)
{
	if (b->rows.n == 0) {
		words(p, b->text, 0);
		kr_buf_putc(p->out, '\n');
		return;
	}
	struct kr_grid g = kr_grid_of(p->arena, b);
	if (p->width > 0)
		kr_grid_fit(&g, p->width);
	if (g.cards) {
		print_cards(p, &g, b);
		return;
	}
	/* the library knows no titles of several lines, and no lines below a row */
	if (p->width == 0 || g.fitted || !print_smart(p, &g, b))
		print_rows(p, &g, b);
}

/* ---- the page ----------------------------------------------------------------------------- */

static void print_block(struct text_page *p, const struct kr_block *b)
{
	switch (b->kind) {
	case KR_HEADING:
		heading(p, b->text);
		break;
	case KR_PARAGRAPH:
		words(p, b->text, 0);
		kr_buf_putc(p->out, '\n');
		break;
	case KR_BULLETS:
		print_bullets(p, b);
		break;
	case KR_REVISIONS:
		print_revisions(p, b);
		break;
	case KR_TABLE:
		print_table(p, b);
		break;
	case KR_FIELDS:
		print_fields(p, b);
		break;
	case KR_PROSE:
		print_prose(p, b->text);
		break;
	case KR_FIGURE:
		kr_figure_tree(p->out, b, speaks_utf8(), p->width);
		break;
	case KR_TIMELINE:
		print_block(p, kr_timeline_buckets(p->arena, b));
		break;
	}
}

static void print_title(struct text_page *p, const struct kr_document *d)
{
	heading(p, d->title);
	words(p, kr_asprintf(p->arena, "%s, %s", d->network, KR_DAY(d->day)), 0);
	kr_buf_putc(p->out, '\n');
}

static int print(const struct kr_document *d, const struct kr_layout *how, struct kr_buf *out)
{
	struct text_page p = {
		.out = out, .arena = kr_arena_new(), .width = how->width, .colour = how->colour
	};
	bool after_heading = d->rows_only;
	if (!d->rows_only)
		print_title(&p, d);
	for (size_t i = 0; i < d->blocks.n; i++) {
		const struct kr_block *b = &d->blocks.at[i];
		if (kr_block_left_out(d, i))
			continue;
		if (!after_heading)
			kr_buf_putc(out, '\n');
		print_block(&p, b);
		after_heading = b->kind == KR_HEADING;
	}
	kr_arena_free(p.arena);
	return KR_OK;
}

const struct kr_format kr_format_text = {
	.name = "text",
	.what = N_("for a terminal or a plain file"),
	.print = print,
};
