/* lib/report/grid.c - tables as a terminal shows them, and as narrow as it is. */
#include "report/layout.h"

#include <string.h>

enum { LEAST_TEXT = 12 }; /* columns below which a text is not squeezed */

/* May its cells be broken between words?  Those of a text, where nothing else helps, in words too.
 */
static bool breakable(const struct kr_column *c)
{
	return c->type == KR_COLUMN_TEXT || c->type == KR_COLUMN_LIST || c->type == KR_COLUMN_WORD;
}

static const char *safe_copy(struct kr_arena *arena, struct kr_buf *spare, const char *s)
{
	kr_buf_reset(spare);
	kr_buf_safe(spare, s, strlen(s));
	return kr_strndup(arena, spare->s, spare->len);
}

static struct kr_grid grid_new(struct kr_arena *arena, size_t columns, size_t rows)
{
	struct kr_grid g = { .arena = arena, .n_columns = columns, .n_rows = rows };
	g.columns = kr_alloc(arena, columns * sizeof *g.columns);
	g.cells = kr_alloc(arena, columns * (rows + 1) * sizeof *g.cells);
	return g;
}

static void widen(struct kr_grid_column *into, const struct kr_grid_column *by)
{
	if (!into->of)
		into->of = by->of;
	if (into->width < by->width)
		into->width = by->width;
	if (into->least < by->least)
		into->least = by->least;
	if (into->word < by->word)
		into->word = by->word;
}

static size_t widest_word(const char *text)
{
	size_t widest = 0;
	while (*text) {
		size_t blanks = strspn(text, " "), len = strcspn(text + blanks, " ");
		size_t width = kr_text_width(text + blanks, len);
		if (width > widest)
			widest = width;
		text += blanks + len;
	}
	return widest;
}

/* Measures column @c of @g, whose cells have one line each; its title may be broken. */
static void measure(struct kr_grid *g, size_t c)
{
	struct kr_grid_column *column = &g->columns[c];
	const char *title = g->cells[c];
	for (size_t row = 1; row <= g->n_rows; row++) {
		const char *cell = g->cells[row * g->n_columns + c];
		size_t width = kr_text_width(cell, strlen(cell)), word = widest_word(cell);
		if (width > column->width)
			column->width = width;
		if (word > column->word)
			column->word = word;
	}
	column->least = column->width;
	if (column->of->type == KR_COLUMN_WORD)
		column->least = column->word;
	else if (breakable(column->of) && column->width > LEAST_TEXT)
		column->least = LEAST_TEXT;
	widen(column, &(struct kr_grid_column){ .width = kr_text_width(title, strlen(title)),
			      .least = widest_word(title) });
}

static void fill_column(
	struct kr_grid *g, size_t c, const struct kr_block *b, size_t from, struct kr_buf *spare)
{
	const struct kr_column *of = &b->columns[from];
	const char **cell = g->cells + c;
	g->columns[c].of = of;
	*cell = safe_copy(g->arena, spare, kr_column_title(b, from));
	for (size_t row = 0; row < b->rows.n; row++) {
		cell += g->n_columns;
		*cell = safe_copy(g->arena, spare, kr_cell_shown(&b->rows.at[row].cells[from]));
	}
	measure(g, c);
}

struct kr_grid kr_grid_of(struct kr_arena *arena, const struct kr_block *b)
{
	struct kr_buf spare = KR_BUF_INIT;
	size_t shown = 0;
	for (size_t i = 0; i < b->n_columns; i++)
		shown += kr_column_shown(&b->columns[i]);
	struct kr_grid g = grid_new(arena, shown, b->rows.n);
	for (size_t i = 0, c = 0; i < b->n_columns; i++)
		if (kr_column_shown(&b->columns[i]))
			fill_column(&g, c++, b, i, &spare);
	kr_buf_release(&spare);
	return g;
}

static size_t width_of(const struct kr_grid *g)
{
	size_t width = g->n_columns > 0 ? (g->n_columns - 1) * KR_GRID_GAP : 0;
	for (size_t c = 0; c < g->n_columns; c++)
		width += g->columns[c].width;
	return width;
}

static size_t spare_of(const struct kr_grid_column *c, bool break_words)
{
	size_t least = !break_words && c->word > c->least ? c->word : c->least;
	return c->width > least ? c->width - least : 0;
}

/* Takes columns from the widest that has any to spare, until the grid fits or nothing is left. */
static void take_from_widest(struct kr_grid *g, size_t width, bool break_words)
{
	for (size_t now = width_of(g); now > width; now--) {
		struct kr_grid_column *widest = NULL;
		for (size_t c = 0; c < g->n_columns; c++) {
			struct kr_grid_column *one = &g->columns[c];
			if (spare_of(one, break_words) > 0 &&
				(!widest || one->width > widest->width))
				widest = one;
		}
		if (!widest)
			return;
		widest->width--;
	}
}

static void squeeze(struct kr_grid *g, size_t width)
{
	for (size_t c = 0; c < g->n_columns; c++)
		if (g->columns[c].width > width)
			g->columns[c].width = width > g->columns[c].least ? width
									  : g->columns[c].least;
	take_from_widest(g, width, false);
	take_from_widest(g, width, true);
}

/* Lines that stand below a row are set in, so that rows can be told apart. */
static bool stands_below(const struct kr_column *c)
{
	return c->under && c->type == KR_COLUMN_ID;
}

/* One command a line: of two in one cell the second begins a new one where they are too long. */
static void add_commands(struct kr_arena *arena, struct kr_buf *out, const char *cell, size_t width)
{
	static const char begins[] = " kring ";
	const char *second = kr_text_width(cell, strlen(cell)) + KR_GRID_BELOW > width
				     ? strstr(cell, begins)
				     : NULL;
	if (out->len > 0)
		kr_buf_putc(out, '\n');
	const char *first = second ? kr_strndup(arena, cell, (size_t)(second - cell)) : cell;
	kr_wrap_command(out, first, width - KR_GRID_BELOW, KR_COMMAND_INDENT);
	if (second) {
		kr_buf_putc(out, '\n');
		kr_wrap_command(out, second + 1, width - KR_GRID_BELOW, KR_COMMAND_INDENT);
	}
}

/* Takes the columns out of @g that are put below the rows; false where it has none. */
static bool put_below(struct kr_grid *g, size_t width)
{
	struct kr_buf spare = KR_BUF_INIT;
	size_t kept = 0, all = g->n_columns;
	for (size_t c = 0; c < all; c++)
		kept += !stands_below(g->columns[c].of);
	if (kept == all || kept == 0)
		return false;
	struct kr_grid less = grid_new(g->arena, kept, g->n_rows);
	less.below = kr_alloc(g->arena, (g->n_rows + 1) * sizeof *less.below);
	for (size_t row = 0; row <= g->n_rows; row++) {
		size_t to = 0;
		kr_buf_reset(&spare);
		for (size_t c = 0; c < all; c++) {
			const char *cell = g->cells[row * all + c];
			if (!stands_below(g->columns[c].of)) {
				less.columns[to] = g->columns[c];
				less.cells[row * kept + to++] = cell;
			} else if (*cell && row > 0)
				add_commands(g->arena, &spare, cell, width);
		}
		less.below[row] = spare.len ? kr_strndup(g->arena, spare.s, spare.len) : NULL;
	}
	kr_buf_release(&spare);
	less.fitted = true;
	*g = less;
	return true;
}

/* Which column of the narrow grid each column goes to: its own, or the one that it stands under. */
static size_t places_under(const struct kr_grid *g, size_t *place)
{
	size_t n = 0;
	for (size_t c = 0; c < g->n_columns; c++) {
		if (c == 0 || !g->columns[c].of->under)
			n++;
		place[c] = n - 1;
	}
	return n;
}

/* The cells of @g in row @row that go to column @c of @narrow, below each other. */
static const char *stacked(const struct kr_grid *g, const struct kr_grid *narrow,
	const size_t *place, size_t row, size_t c, struct kr_buf *spare)
{
	kr_buf_reset(spare);
	for (size_t i = 0; i < g->n_columns; i++) {
		const char *cell = g->cells[row * g->n_columns + i];
		if (place[i] != c || !*cell)
			continue;
		if (spare->len > 0)
			kr_buf_puts(spare, row == 0 ? ", " : "\n");
		bool text = breakable(g->columns[i].of) && row > 0;
		kr_wrap(spare, cell, text ? narrow->columns[c].width : 0, 0);
	}
	return kr_strndup(narrow->arena, spare->s, spare->len);
}

static void break_titles(struct kr_grid *g, struct kr_buf *spare)
{
	for (size_t c = 0; c < g->n_columns; c++) {
		kr_buf_reset(spare);
		kr_wrap(spare, g->cells[c], g->columns[c].width, 0);
		g->cells[c] = kr_strndup(g->arena, spare->s, spare->len);
	}
}

/* Puts columns under others and breaks texts: the narrowest that the table can be as a table. */
static void narrow_down(struct kr_grid *g, size_t width)
{
	struct kr_buf spare = KR_BUF_INIT;
	size_t *place = kr_alloc(g->arena, g->n_columns * sizeof *place);
	struct kr_grid narrow = grid_new(g->arena, places_under(g, place), g->n_rows);
	narrow.below = g->below;
	for (size_t c = 0; c < g->n_columns; c++)
		widen(&narrow.columns[place[c]], &g->columns[c]);
	for (size_t c = 0; c < narrow.n_columns; c++) {
		const char *title = stacked(g, &narrow, place, 0, c, &spare);
		narrow.cells[c] = title;
		widen(&narrow.columns[c],
			&(struct kr_grid_column){ .width = kr_text_width(title, strlen(title)),
				.least = widest_word(title) });
	}
	squeeze(&narrow, width);
	break_titles(&narrow, &spare);
	for (size_t row = 1; row <= g->n_rows; row++)
		for (size_t c = 0; c < narrow.n_columns; c++)
			narrow.cells[row * narrow.n_columns + c] = stacked(
				g, &narrow, place, row, c, &spare);
	kr_buf_release(&spare);
	narrow.fitted = true;
	*g = narrow;
}

void kr_grid_fit(struct kr_grid *g, size_t width)
{
	struct kr_grid whole = *g;
	if (width_of(g) <= width || (put_below(g, width) && width_of(g) <= width))
		return;
	narrow_down(g, width);
	if (width_of(g) <= width)
		return;
	*g = whole;
	g->cards = true;
}
