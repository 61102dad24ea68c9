/* lib/report/format-text.c - a document on a terminal, or in a plain file. */
#include "report/text.h"
#include "base/i18n.h"

#include <langinfo.h>
#include <string.h>

enum { PROSE_INDENT = 4 };

void kr_text_words(struct kr_text_page *p, const char *text, size_t indent)
{
	struct kr_buf safe = KR_BUF_INIT;
	kr_buf_safe(&safe, text, strlen(text));
	kr_wrap(p->out, safe.s, p->width, indent);
	kr_buf_release(&safe);
}

static void heading(struct kr_text_page *p, const char *text)
{
	if (p->colour)
		kr_buf_puts(p->out, KR_TEXT_BOLD);
	kr_text_words(p, text, 0);
	if (p->colour)
		kr_buf_puts(p->out, KR_TEXT_PLAIN);
	kr_buf_putc(p->out, '\n');
}

static void print_prose(struct kr_text_page *p, const char *text)
{
	size_t len;
	const char *line;
	while ((line = kr_text_line(&text, &len))) {
		if (len > 0) {
			kr_buf_fill(p->out, ' ', PROSE_INDENT);
			kr_text_words(p, kr_strndup(p->arena, line, len), PROSE_INDENT);
		}
		kr_buf_putc(p->out, '\n');
	}
}

bool kr_text_speaks_utf8(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static void print_bullets(struct kr_text_page *p, const struct kr_block *b)
{
	for (size_t i = 0; i < b->bullets.n; i++) {
		kr_buf_puts(p->out, "- ");
		kr_text_words(p, b->bullets.at[i], 2);
		kr_buf_putc(p->out, '\n');
	}
}

/*
 * Marks of what went and came.  On a terminal with colours they are one control character each
 * until the lines are broken, since they take no columns; no text holds one, safe as it is.
 */
static const char *const mark_open[] = { "", "[-", "{+" }, *const mark_close[] = { "", "-]", "+}" };
static const char *const colours_of_marks[] = { "", "\033[31m", "\033[32m", KR_TEXT_PLAIN };

static void add_piece(struct kr_text_page *p, struct kr_buf *line, const struct kr_passage *piece)
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

static void print_revision(struct kr_text_page *p, const kr_passages *pieces)
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

static void print_revisions(struct kr_text_page *p, const struct kr_block *b)
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

void kr_text_pair(
	struct kr_text_page *p, const char *title, size_t room, const char *value, bool id)
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

static void print_fields(struct kr_text_page *p, const struct kr_block *b)
{
	size_t widest = 0;
	for (size_t i = 0; i < b->n_columns; i++)
		if (field_there(b, i) && title_width(&b->columns[i]) > widest)
			widest = title_width(&b->columns[i]);
	for (size_t i = 0; i < b->n_columns; i++)
		if (field_there(b, i))
			kr_text_pair(p, _(b->columns[i].title), widest,
				kr_cell_shown(&b->rows.at[0].cells[i]),
				b->columns[i].type == KR_COLUMN_ID);
}

/* ---- the page ----------------------------------------------------------------------------- */

static void print_block(struct kr_text_page *p, const struct kr_block *b)
{
	switch (b->kind) {
	case KR_HEADING:
		heading(p, b->text);
		break;
	case KR_PARAGRAPH:
		kr_text_words(p, b->text, 0);
		kr_buf_putc(p->out, '\n');
		break;
	case KR_BULLETS:
		print_bullets(p, b);
		break;
	case KR_REVISIONS:
		print_revisions(p, b);
		break;
	case KR_TABLE:
		kr_text_table(p, b);
		break;
	case KR_FIELDS:
		print_fields(p, b);
		break;
	case KR_PROSE:
		print_prose(p, b->text);
		break;
	case KR_FIGURE:
		kr_figure_tree(p->out, b, kr_text_speaks_utf8(), p->width);
		break;
	case KR_TIMELINE:
		print_block(p, kr_timeline_buckets(p->arena, b));
		break;
	}
}

static void print_title(struct kr_text_page *p, const struct kr_document *d)
{
	heading(p, d->title);
	kr_text_words(
		p, kr_asprintf(p->arena, "%s, %s", d->network, kr_day_long(p->arena, d->day)), 0);
	kr_buf_putc(p->out, '\n');
}

static int print(const struct kr_document *d, const struct kr_layout *how, struct kr_buf *out)
{
	struct kr_text_page p = {
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
