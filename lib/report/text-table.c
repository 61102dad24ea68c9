/* lib/report/text-table.c - tables on a terminal, or in a plain file. */
#include "report/text.h"

#include <stdlib.h>
#include <string.h>

#ifdef HAVE_SMARTCOLS
#include <libsmartcols/libsmartcols.h>
#endif

static const char *colour_of(enum kr_tone tone)
{
	return tone == KR_TONE_LATE ? "\033[31m" : tone == KR_TONE_SOON ? "\033[33m" : NULL;
}

/* The next line of the cell at *@rest; nothing where it has no more. */
static void print_cell(
	struct kr_text_page *p, const struct kr_grid_column *column, const char **rest)
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
static void print_row(
	struct kr_text_page *p, const struct kr_grid *g, size_t row, const char *colour)
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
		kr_buf_puts(p->out, KR_TEXT_PLAIN);
	kr_buf_putc(p->out, '\n');
	const char *below = g->below && g->below[row] ? g->below[row] : "";
	while ((line = kr_text_line(&below, &len))) {
		kr_buf_fill(p->out, ' ', KR_GRID_BELOW);
		kr_buf_add(p->out, line, len);
		kr_buf_putc(p->out, '\n');
	}
}

static void print_rows(struct kr_text_page *p, const struct kr_grid *g, const struct kr_block *b)
{
	print_row(p, g, 0, p->colour ? KR_TEXT_BOLD : NULL);
	for (size_t row = 1; row <= g->n_rows; row++)
		print_row(p, g, row, p->colour ? colour_of(b->rows.at[row - 1].tone) : NULL);
}

static void print_card(struct kr_text_page *p, const struct kr_grid *g, size_t row)
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
			kr_text_pair(p, g->cells[c], widest, cell,
				g->columns[c].of->type == KR_COLUMN_ID);
	}
}

/* The rows one below the other, with an empty line between them. */
static void print_cards(struct kr_text_page *p, const struct kr_grid *g, const struct kr_block *b)
{
	for (size_t row = 1; row <= g->n_rows; row++) {
		const char *colour = p->colour ? colour_of(b->rows.at[row - 1].tone) : NULL;
		if (row > 1)
			kr_buf_putc(p->out, '\n');
		if (colour)
			kr_buf_puts(p->out, colour);
		print_card(p, g, row);
		if (colour)
			kr_buf_puts(p->out, KR_TEXT_PLAIN);
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
static bool print_smart(struct kr_text_page *p, const struct kr_grid *g, const struct kr_block *b)
{
	if (!kr_text_speaks_utf8())
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
static bool print_smart(struct kr_text_page *p, const struct kr_grid *g, const struct kr_block *b)
{
	(void)p, (void)g, (void)b;
	return false;
}
#endif

void kr_text_table(struct kr_text_page *p, const struct kr_block *b)
{
	if (b->rows.n == 0) {
		kr_text_words(p, b->text, 0);
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
