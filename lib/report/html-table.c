/* lib/report/html-table.c - tables and fields of an HTML page. */
#include "report/html.h"
#include "base/i18n.h"

#include <string.h>

enum {
	MANY_COLUMNS = 4, /* from which a table takes the whole width */
	WIDE_COLUMNS = 6, /* above which it is set closer */
	NAME = 32,        /* letters of a long name: what is longer is a sentence */
};

/* ---- one cell ----------------------------------------------------------------------------- */

/* The day in words, and what is said behind it: `1 Dec 2026, in 9 days`. */
static void put_day(struct kr_html_page *p, const struct kr_cell *cell)
{
	const char *shown = kr_cell_shown(cell);
	size_t len = cell->text ? strlen(cell->text) : 0;
	int32_t day;
	if (len > 0 && strncmp(shown, cell->text, len) == 0 &&
		kr_day_parse(cell->text, len, &day)) {
		kr_html_day(p, day);
		shown += len;
	}
	kr_html_text(p->out, shown);
}

/* An id or the path of a file: where it is too long for its column it is broken behind a slash. */
static void put_id(struct kr_html_page *p, const char *id)
{
	kr_buf_puts(p->out, "<code>");
	for (const char *slash; (slash = strchr(id, '/'));) {
		kr_html_text(p->out, kr_strndup(p->arena, id, (size_t)(slash + 1 - id)));
		kr_buf_puts(p->out, "<wbr>");
		id = slash + 1;
	}
	kr_html_text(p->out, id);
	kr_buf_puts(p->out, "</code>");
}

/* An option of a command is not broken: a browser would, behind its hyphens. */
static void put_to_be_copied(struct kr_html_page *p, const char *shown)
{
	kr_buf_puts(p->out, "<code>");
	for (const char *option; (option = strstr(shown, " -"));) {
		size_t len = 1 + strcspn(option + 1, " ");
		kr_html_text(p->out, kr_strndup(p->arena, shown, (size_t)(option + 1 - shown)));
		kr_buf_puts(p->out, "<span>");
		kr_html_text(p->out, kr_strndup(p->arena, option + 1, len - 1));
		kr_buf_puts(p->out, "</span>");
		shown = option + len;
	}
	kr_html_text(p->out, shown);
	kr_buf_puts(p->out, "</code>");
}

static void put_cell(
	struct kr_html_page *p, const struct kr_column *column, const struct kr_cell *cell)
{
	const char *shown = kr_cell_shown(cell);
	if (!*shown || column->type == KR_COLUMN_ROOM)
		return;
	bool leads = kr_html_link_open(p, cell->ref);
	if (column->type == KR_COLUMN_DAY)
		put_day(p, cell);
	else if (column->type == KR_COLUMN_ID && !strchr(shown, ' '))
		put_id(p, shown);
	else if (column->type == KR_COLUMN_ID)
		put_to_be_copied(p, shown);
	else
		kr_html_text(p->out, shown);
	if (leads)
		kr_buf_puts(p->out, "</a>");
}

/* Words that stand in a file as they are shown; a name or a fixed word has something shown. */
static bool is_theirs(const struct kr_column *column, const struct kr_cell *cell)
{
	return column->type == KR_COLUMN_TEXT && cell->text && !cell->shown;
}

/* A command is no help on paper. */
static const char *class_of(const struct kr_column *column)
{
	if (column->audience == KR_FOR_TYPING)
		return " class=\"copy\"";
	switch (column->type) {
	case KR_COLUMN_NUMBER:
		return " class=\"n\"";
	case KR_COLUMN_DAY:
		return " class=\"d\"";
	case KR_COLUMN_ROOM:
		return " class=\"room\"";
	case KR_COLUMN_TEXT:
	case KR_COLUMN_LIST:
	case KR_COLUMN_ID:
	case KR_COLUMN_WORD:
	case KR_COLUMN_FLAG:
		break;
	}
	return "";
}

/* ---- tables ------------------------------------------------------------------------------- */

/* A column in which nothing stands takes room from the others; one to be written in is empty. */
static bool says_something(const struct kr_block *b, size_t i)
{
	if (b->columns[i].type == KR_COLUMN_ROOM)
		return true;
	for (size_t row = 0; row < b->rows.n; row++)
		if (*kr_cell_shown(&b->rows.at[row].cells[i]))
			return true;
	return false;
}

/* What is not broken leaves words too little room, unless they ask for some. */
static bool has_sentences(const struct kr_block *b, size_t i)
{
	for (size_t row = 0; row < b->rows.n && b->columns[i].type == KR_COLUMN_TEXT; row++)
		if (strlen(kr_cell_shown(&b->rows.at[row].cells[i])) > NAME)
			return true;
	return false;
}

/* The class of each column that is shown; NULL for the others. */
static const char *const *classes_of(
	struct kr_html_page *p, const struct kr_block *b, const char **first, size_t *n)
{
	const char **classes = kr_alloc(p->arena, b->n_columns * sizeof *classes);
	*first = NULL;
	*n = 0;
	for (size_t i = 0; i < b->n_columns; i++) {
		if (!kr_column_shown(&b->columns[i]) || !says_something(b, i))
			continue;
		classes[i] = has_sentences(b, i) ? " class=\"says\"" : class_of(&b->columns[i]);
		if ((*n)++ == 0)
			*first = kr_column_title(b, i);
	}
	return classes;
}

static void put_titles(struct kr_html_page *p, const struct kr_block *b, const char *const *classes)
{
	kr_buf_puts(p->out, "<thead role=\"rowgroup\"><tr role=\"row\">");
	for (size_t i = 0; i < b->n_columns; i++) {
		if (!classes[i])
			continue;
		kr_buf_printf(p->out, "<th scope=\"col\" role=\"columnheader\"%s>", classes[i]);
		kr_html_text(p->out, kr_column_title(b, i));
		kr_buf_puts(p->out, "</th>");
	}
	kr_buf_puts(p->out, "</tr></thead>\n");
}

/* Where the rows are cards: what the cell is of. */
static void put_label(struct kr_html_page *p, const char *title)
{
	kr_buf_puts(p->out, " data-label=\"");
	kr_html_text(p->out, title);
	kr_buf_putc(p->out, '"');
}

/* In a matrix the first column says what its row is of. */
static const char *open_tag(const struct kr_block *b, bool first)
{
	return b->verbatim && first ? "th scope=\"row\" role=\"rowheader\"" : "td role=\"cell\"";
}

/* Of the days of a row, the one that made it late: the last that has passed. */
static size_t day_of_lateness(
	struct kr_html_page *p, const struct kr_block *b, const struct kr_row *row)
{
	int32_t last = INT32_MIN, day;
	size_t which = b->n_columns;
	for (size_t i = 0; row->tone == KR_TONE_LATE && i < b->n_columns; i++) {
		const char *text = row->cells[i].text;
		if (b->columns[i].type != KR_COLUMN_DAY || !text ||
			!kr_day_parse(text, strlen(text), &day) || day > p->d->day)
			continue;
		if (day > last) {
			last = day;
			which = i;
		}
	}
	return which;
}

static void put_row(struct kr_html_page *p, const struct kr_block *b, const struct kr_row *row,
	const char *const *classes)
{
	static const char *const tones[] = {
		[KR_TONE_PLAIN] = "",
		[KR_TONE_SOON] = " class=\"soon\"",
		[KR_TONE_LATE] = " class=\"late\"",
	};
	bool first = true;
	size_t late = day_of_lateness(p, b, row);
	kr_buf_printf(p->out, "<tr role=\"row\"%s>", tones[row->tone]);
	for (size_t i = 0; i < b->n_columns; i++) {
		const struct kr_column *column = &b->columns[i];
		if (!classes[i])
			continue;
		kr_buf_printf(p->out, "<%s%s", open_tag(b, first),
			i == late ? " class=\"d late\"" : classes[i]);
		if (is_theirs(column, &row->cells[i]))
			kr_html_their_language(p);
		put_label(p, kr_column_title(b, i));
		kr_buf_putc(p->out, '>');
		if (first)
			kr_html_tone(p, row->tone);
		put_cell(p, column, &row->cells[i]);
		kr_buf_puts(p->out, b->verbatim && first ? "</th>" : "</td>");
		first = false;
	}
	kr_buf_puts(p->out, "</tr>\n");
}

/* The how manieth region beneath @above, or of those the one about @what, this is, from 1. */
static unsigned count_region(
	struct kr_html_page *p, const struct kr_html_heading *above, const char *what)
{
	const char *name = kr_asprintf(p->arena, "%s\n%s\n%s", what ? what : "\n",
		above->above ? above->above->text : "", above->text);
	unsigned *count = kr_map_get(&p->regions, name, strlen(name));
	if (!count) {
		count = kr_alloc(p->arena, sizeof *count);
		kr_map_add(&p->regions, name, strlen(name), count);
	}
	return ++*count;
}

/* What a second one is called: the headings above it, and what it is of. */
static void put_label_of_second(
	struct kr_buf *out, const struct kr_html_heading *above, const char *what, unsigned count)
{
	kr_buf_puts(out, "aria-label=\"");
	if (above->above) {
		kr_html_text(out, above->above->text);
		kr_buf_puts(out, ", ");
	}
	kr_html_text(out, above->text);
	if (what) {
		kr_buf_puts(out, ": ");
		kr_html_text(out, what);
	}
	if (count > 1)
		kr_buf_printf(out, " (%u)", count);
	kr_buf_putc(out, '"');
}

const char *kr_html_region_open(struct kr_html_page *p, const char *what)
{
	const struct kr_html_heading *above = kr_html_above(p);
	struct kr_buf name = KR_BUF_INIT;
	if (count_region(p, above, NULL) > 1)
		put_label_of_second(&name, above, what, count_region(p, above, what ? what : ""));
	else if (above->above)
		kr_buf_printf(&name, "aria-labelledby=\"%s %s\"", above->above->id, above->id);
	else
		kr_buf_printf(&name, "aria-labelledby=\"%s\"", above->id);
	kr_buf_printf(p->out, "<div class=\"wide\" role=\"region\" tabindex=\"0\" %s>\n", name.s);
	const char *kept = kr_strndup(p->arena, name.s, name.len);
	kr_buf_release(&name);
	return kept;
}

void kr_html_table(struct kr_html_page *p, const struct kr_block *b)
{
	if (b->rows.n == 0) {
		kr_html_paragraph(p, b, " class=\"empty\"");
		return;
	}
	const char *first;
	size_t n;
	const char *const *classes = classes_of(p, b, &first, &n);
	const char *name = kr_html_region_open(p, first);
	kr_buf_printf(p->out, "<table role=\"table\" %s%s>\n", name,
		n < MANY_COLUMNS   ? " class=\"few\""
		: n > WIDE_COLUMNS ? " class=\"many\""
				   : "");
	put_titles(p, b, classes);
	kr_buf_puts(p->out, "<tbody role=\"rowgroup\">\n");
	for (size_t i = 0; i < b->rows.n; i++)
		put_row(p, b, &b->rows.at[i], classes);
	kr_buf_puts(p->out, "</tbody>\n</table>\n</div>\n");
}

/* ---- fields ------------------------------------------------------------------------------- */

void kr_html_fields(struct kr_html_page *p, const struct kr_block *b)
{
	kr_buf_puts(p->out, "<dl>\n");
	for (size_t i = 0; i < b->n_columns; i++) {
		const struct kr_cell *cell = &b->rows.at[0].cells[i];
		if (!kr_column_shown(&b->columns[i]) || !*kr_cell_shown(cell))
			continue;
		kr_buf_puts(p->out, "<div><dt>");
		kr_html_text(p->out, kr_column_title(b, i));
		kr_buf_puts(p->out, "</dt><dd");
		if (is_theirs(&b->columns[i], cell))
			kr_html_their_language(p);
		kr_buf_putc(p->out, '>');
		put_cell(p, &b->columns[i], cell);
		kr_buf_puts(p->out, "</dd></div>\n");
	}
	kr_buf_puts(p->out, "</dl>\n");
}
