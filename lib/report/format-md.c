/* lib/report/format-md.c - a document as Markdown that git hosts render. */
#include "report/layout.h"
#include "base/i18n.h"

#include <ctype.h>
#include <string.h>

/*
 * Breaks what a host would make a mention or a reference to an issue of, with a character that has
 * no width.  A backslash or an entity for the sign itself does not: hosts look for mentions in the
 * text as it is rendered.
 */
static const char no_width[] = "&#8203;";

static bool in_word(char c)
{
	return isalnum((unsigned char)c) || (c & 0x80);
}

static bool starts_mention(const char *s, const char *start)
{
	return !(s > start && in_word(s[-1])) && (in_word(s[1]) || s[1] == '_');
}

/* The sign at @s, which a host may make a link of and a heading may end in. */
static void add_reference_sign(struct kr_buf *out, const char *s, const char *start)
{
	bool mention = starts_mention(s, start);
	if (*s == '#' && !mention)
		kr_buf_putc(out, '\\');
	kr_buf_putc(out, *s);
	if (mention)
		kr_buf_puts(out, no_width);
}

/* Other ampersands are themselves, and an address that a host makes a link of needs them so. */
static bool starts_entity(const char *s)
{
	static const char name[] = "#0123456789abcdefghijklmnopqrstuvwxyz"
				   "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
	size_t len = *s == '&' ? strspn(s + 1, name) : 0;
	return len > 0 && s[1 + len] == ';';
}

/* Inside a word an underscore is itself, and an address that a host makes a link of needs it so. */
static bool is_plain_underscore(const char *s, const char *start)
{
	return *s == '_' && s > start && in_word(s[-1]) && in_word(s[1]);
}

/* Appends the character at @s so that it stands for itself anywhere in a line. */
static void add_escaped(struct kr_buf *out, const char *s, const char *start)
{
	if (*s == '<')
		kr_buf_puts(out, "&lt;");
	else if (*s == '>')
		kr_buf_puts(out, "&gt;");
	else if (starts_entity(s))
		kr_buf_puts(out, "&amp;");
	else if (*s == '@' || *s == '#')
		add_reference_sign(out, s, start);
	else if (strchr("\\`*_[]|~", *s) && !is_plain_underscore(s, start))
		kr_buf_printf(out, "\\%c", *s);
	else
		kr_buf_putc(out, *s);
}

static void add_inline(struct kr_buf *out, const char *s)
{
	for (const char *start = s; *s; s++)
		add_escaped(out, s, start);
}

/* Bytes of the sign at the start of a line that would make it a list or a rule. */
static size_t line_sign(const char *s)
{
	size_t digits = strspn(s, "0123456789");
	if (digits > 0)
		return s[digits] == '.' || s[digits] == ')' ? digits + 1 : 0;
	return *s == '-' || *s == '+' ? 1 : 0;
}

/* Appends @s, one line of safe text, where a line begins. */
static void add_at_line_start(struct kr_buf *out, const char *s)
{
	s += strspn(s, " ");
	size_t sign = line_sign(s);
	if (sign > 0) {
		kr_buf_add(out, s, sign - 1);
		kr_buf_putc(out, '\\');
		kr_buf_putc(out, s[sign - 1]);
	}
	add_inline(out, s + sign);
}

/* Appends @s as one line by @add, control characters made visible first. */
static void add_safe(struct kr_buf *out, const char *s, void (*add)(struct kr_buf *, const char *))
{
	struct kr_buf safe = KR_BUF_INIT;
	kr_buf_safe(&safe, s, strlen(s));
	add(out, safe.s);
	kr_buf_release(&safe);
}

/* ---- blocks ------------------------------------------------------------------------------- */

static void add_row(struct kr_buf *out, const struct kr_block *b, const struct kr_row *row)
{
	kr_buf_putc(out, '|');
	for (size_t i = 0; i < b->n_columns; i++) {
		if (!kr_column_shown(&b->columns[i]))
			continue;
		kr_buf_putc(out, ' ');
		add_safe(out, row ? kr_cell_shown(&row->cells[i]) : kr_column_title(b, i),
			add_inline);
		kr_buf_puts(out, " |");
	}
	kr_buf_putc(out, '\n');
}

static void print_table(struct kr_buf *out, const struct kr_block *b)
{
	if (b->rows.n == 0) {
		add_safe(out, b->text, add_at_line_start);
		kr_buf_putc(out, '\n');
		return;
	}
	add_row(out, b, NULL);
	kr_buf_putc(out, '|');
	for (size_t i = 0; i < b->n_columns; i++)
		if (kr_column_shown(&b->columns[i]))
			kr_buf_puts(
				out, b->columns[i].type == KR_COLUMN_NUMBER ? " ---: |" : " --- |");
	kr_buf_putc(out, '\n');
	for (size_t i = 0; i < b->rows.n; i++)
		add_row(out, b, &b->rows.at[i]);
}

static void print_fields(struct kr_buf *out, const struct kr_block *b)
{
	kr_buf_puts(out, "| | |\n| --- | --- |\n");
	for (size_t i = 0; i < b->n_columns; i++) {
		const char *shown = kr_cell_shown(&b->rows.at[0].cells[i]);
		if (!kr_column_shown(&b->columns[i]) || !*shown)
			continue;
		kr_buf_puts(out, "| ");
		add_safe(out, _(b->columns[i].title), add_inline);
		kr_buf_puts(out, " | ");
		add_safe(out, shown, add_inline);
		kr_buf_puts(out, " |\n");
	}
}

static void print_bullets(struct kr_buf *out, const struct kr_block *b)
{
	for (size_t i = 0; i < b->bullets.n; i++) {
		kr_buf_puts(out, "- ");
		add_safe(out, b->bullets.at[i], add_at_line_start);
		kr_buf_putc(out, '\n');
	}
}

static void print_revisions(struct kr_buf *out, const struct kr_block *b)
{
	static const char *const open[] = { "", "\\[-", "{+" }, *const close[] = { "", "-\\]",
		"+}" };
	for (size_t i = 0; i < b->revisions.n; i++) {
		const kr_passages *r = &b->revisions.at[i];
		kr_buf_putc(out, '-');
		for (size_t k = 0; k < r->n; k++) {
			bool first = k == 0 && r->at[k].kind == KR_PASSAGE_KEPT;
			kr_buf_printf(out, " %s", open[r->at[k].kind]);
			add_safe(out, r->at[k].text, first ? add_at_line_start : add_inline);
			kr_buf_puts(out, close[r->at[k].kind]);
		}
		kr_buf_putc(out, '\n');
	}
}

/* A line of a person's Markdown: it keeps its meaning, but for HTML and mentions. */
static void add_markdown(struct kr_buf *out, const char *s)
{
	for (const char *start = s; *s; s++) {
		if (strchr("<&@", *s))
			add_escaped(out, s, start);
		else
			kr_buf_putc(out, *s);
	}
}

static void print_prose(struct kr_buf *out, const char *text)
{
	struct kr_buf line = KR_BUF_INIT;
	const char *s;
	size_t len;
	while ((s = kr_text_line(&text, &len))) {
		kr_buf_reset(&line);
		kr_buf_safe(&line, s, len);
		kr_buf_puts(out, line.len > 0 ? "> " : ">");
		add_markdown(out, line.s);
		kr_buf_putc(out, '\n');
	}
	kr_buf_release(&line);
}

static void print_paragraph(struct kr_buf *out, const char *text)
{
	add_safe(out, text, add_at_line_start);
	kr_buf_putc(out, '\n');
}

/* ---- figures ------------------------------------------------------------------------------ */

/* Hosts give up on a longer graph, and on a second one a reader does. */
enum { LONGEST_GRAPH = 1900 };

/* As indented code, which no name can end; a sentence says why it is no drawing. */
static void print_tree(struct kr_buf *out, const struct kr_block *b, bool second)
{
	struct kr_buf tree = KR_BUF_INIT;
	const char *line;
	size_t len;
	print_paragraph(
		out, second ? _("Drawn with lines, since one figure on a page is enough:")
			    : _("Drawn with lines, since a graph would be too large here:"));
	kr_figure_tree(&tree, b, true, 0);
	kr_buf_putc(out, '\n');
	for (const char *rest = tree.s; (line = kr_text_line(&rest, &len));) {
		kr_buf_puts(out, "    ");
		kr_buf_add(out, line, len);
		kr_buf_putc(out, '\n');
	}
	kr_buf_release(&tree);
}

static void print_figure(struct kr_buf *out, const struct kr_block *b, bool *drawn)
{
	struct kr_buf graph = KR_BUF_INIT;
	kr_figure_mermaid(&graph, b);
	bool second = *drawn;
	*drawn = second || graph.len < LONGEST_GRAPH;
	if (second || !*drawn)
		print_tree(out, b, second);
	else
		kr_buf_printf(out, "```mermaid\n%s```\n", graph.s);
	kr_buf_release(&graph);
}

/* ---- the page ----------------------------------------------------------------------------- */

static void print_heading(struct kr_buf *out, int level, const char *text)
{
	kr_buf_fill(out, '#', (size_t)level);
	kr_buf_putc(out, ' ');
	add_safe(out, text, add_inline);
	kr_buf_putc(out, '\n');
}

static void print_timeline(struct kr_buf *out, const struct kr_block *b)
{
	struct kr_arena *arena = kr_arena_new();
	print_table(out, kr_timeline_buckets(arena, b));
	kr_arena_free(arena);
}

static void print_block(struct kr_buf *out, const struct kr_block *b, bool *drawn)
{
	switch (b->kind) {
	case KR_HEADING:
		print_heading(out, b->level + 1, b->text);
		break;
	case KR_PARAGRAPH:
		print_paragraph(out, b->text);
		break;
	case KR_BULLETS:
		print_bullets(out, b);
		break;
	case KR_REVISIONS:
		print_revisions(out, b);
		break;
	case KR_TABLE:
		print_table(out, b);
		break;
	case KR_FIELDS:
		print_fields(out, b);
		break;
	case KR_PROSE:
		print_prose(out, b->text);
		break;
	case KR_FIGURE:
		print_figure(out, b, drawn);
		break;
	case KR_TIMELINE:
		print_timeline(out, b);
		break;
	}
}

static void print_title(struct kr_buf *out, const struct kr_document *d)
{
	print_heading(out, 1, d->title);
	kr_buf_putc(out, '\n');
	add_safe(out, d->network, add_at_line_start);
	kr_buf_printf(out, ", %s\n", kr_day_long(d->arena, d->day));
}

static int print(const struct kr_document *d, const struct kr_layout *how, struct kr_buf *out)
{
	bool drawn = false; /* a graph is there already */
	(void)how;
	if (!d->rows_only)
		print_title(out, d);
	for (size_t i = 0; i < d->blocks.n; i++) {
		if (kr_block_left_out(d, i))
			continue;
		if (i > 0 || !d->rows_only)
			kr_buf_putc(out, '\n');
		print_block(out, &d->blocks.at[i], &drawn);
	}
	return KR_OK;
}

const struct kr_format kr_format_md = {
	.name = "md",
	.what = N_("Markdown, as git hosts render it"),
	.print = print,
};
