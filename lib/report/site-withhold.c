/* lib/report/site-withhold.c - what does not go on a site: e-mail addresses, and commands. */
#include "report/site.h"

#include <ctype.h>
#include <string.h>

/* ---- in a text ---------------------------------------------------------------------------- */

/* How people and Markdown write an @ in a text. */
static const char *const signs[] = { "\\@", "@", "%40", "&#64;", "&#x40;", "&#X40;", "&commat;" };

/* The first sign from @s on; *@len is how long it is. */
static const char *next_sign(const char *s, size_t *len)
{
	for (; (s += strcspn(s, "\\@%&")), *s; s++)
		for (size_t i = 0; i < KR_N(signs); i++)
			if (strncmp(s, signs[i], strlen(signs[i])) == 0) {
				*len = strlen(signs[i]);
				return s;
			}
	return NULL;
}

static bool in_name(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80 || (c && strchr("._%+-", c));
}

/* How much of what follows the sign is the name of a machine: at least two parts. */
static size_t machine(const char *s)
{
	size_t len = 0;
	bool parts = false;
	while (isalnum((unsigned char)s[len]) || (unsigned char)s[len] >= 0x80 || s[len] == '-' ||
		(s[len] == '.' && isalnum((unsigned char)s[len + 1]) && len > 0)) {
		parts |= s[len] == '.';
		len++;
	}
	return parts ? len : 0;
}

const char *kr_site_withheld(struct kr_arena *arena, const char *text)
{
	struct kr_buf b = KR_BUF_INIT;
	const char *kept = text, *from = text;
	size_t len;
	for (const char *at = text ? next_sign(text, &len) : NULL; at; at = next_sign(at, &len)) {
		const char *start = at, *end = at + len + machine(at + len);
		while (start > from && in_name(start[-1]))
			start--;
		if (start < at && end > at + len) {
			kr_buf_add(&b, from, (size_t)(start - from));
			kr_buf_printf(&b, "(%s)", _("e-mail address left out"));
			from = end;
		}
		at = end;
	}
	if (from != text) {
		kr_buf_puts(&b, from);
		kept = kr_strndup(arena, b.s, b.len);
	}
	kr_buf_release(&b);
	return kept;
}

static const kr_texts *withheld_from(struct kr_arena *arena, const kr_texts *list)
{
	kr_texts *copy = kr_alloc(arena, sizeof *copy);
	for (uint32_t i = 0; list && i < list->n; i++)
		*KR_ADD(arena, copy) = list->at[i].s
					       ? kr_text_of(kr_site_withheld(arena, list->at[i].s))
					       : list->at[i];
	return list ? copy : NULL;
}

/* ---- in a document ------------------------------------------------------------------------ */

/* A copy of the columns: tables of one kind share theirs. */
static struct kr_column *columns_of(const struct kr_document *d, const struct kr_block *b)
{
	struct kr_column *columns = kr_alloc(d->arena, b->n_columns * sizeof *columns);
	return memcpy(columns, b->columns, b->n_columns * sizeof *columns);
}

static void withhold_in_cells(struct kr_document *d, struct kr_block *b)
{
	for (uint32_t i = 0; i < b->rows.n; i++)
		for (size_t k = 0; k < b->n_columns; k++) {
			struct kr_cell *cell = &b->rows.at[i].cells[k];
			cell->text = kr_site_withheld(d->arena, cell->text);
			cell->shown = kr_site_withheld(d->arena, cell->shown);
			cell->many = withheld_from(d->arena, cell->many);
		}
}

/* Of a matrix they are names that people gave. */
static void withhold_in_titles(struct kr_document *d, struct kr_block *b)
{
	if (!b->verbatim)
		return;
	struct kr_column *columns = columns_of(d, b);
	for (size_t k = 0; k < b->n_columns; k++)
		columns[k].title = kr_site_withheld(d->arena, columns[k].title);
	b->columns = columns;
}

/* Nobody should wonder at a column in which nothing ever stands. */
static void drop_column(struct kr_document *d, struct kr_block *b, size_t column)
{
	size_t behind = b->n_columns - column - 1;
	struct kr_column *columns = columns_of(d, b);
	memmove(&columns[column], &columns[column + 1], behind * sizeof *columns);
	for (uint32_t i = 0; i < b->rows.n; i++) {
		struct kr_cell *cells = b->rows.at[i].cells;
		memmove(&cells[column], &cells[column + 1], behind * sizeof *cells);
	}
	b->columns = columns;
	b->n_columns--;
}

static void drop_addresses(struct kr_document *d, struct kr_block *b)
{
	for (size_t k = b->n_columns; k > 0; k--)
		if (b->columns[k - 1].key && strcmp(b->columns[k - 1].key, "email") == 0)
			drop_column(d, b, k - 1);
}

static void withhold_in_dues(struct kr_document *d, struct kr_block *b)
{
	for (uint32_t i = 0; i < b->dues.n; i++) {
		struct kr_due *due = &b->dues.at[i];
		due->part = kr_site_withheld(d->arena, due->part);
		due->title = kr_site_withheld(d->arena, due->title);
		due->what = kr_site_withheld(d->arena, due->what);
		due->who = kr_site_withheld(d->arena, due->who);
		due->summary = kr_site_withheld(d->arena, due->summary);
		due->command = kr_site_withheld(d->arena, due->command);
	}
}

static void withhold_in_figure(struct kr_document *d, struct kr_block *b)
{
	for (uint32_t i = 0; i < b->boxes.n; i++) {
		b->boxes.at[i].shown = kr_site_withheld(d->arena, b->boxes.at[i].shown);
		b->boxes.at[i].note = kr_site_withheld(d->arena, b->boxes.at[i].note);
	}
	for (uint32_t i = 0; i < b->lines.n; i++) {
		b->lines.at[i].label = kr_site_withheld(d->arena, b->lines.at[i].label);
		b->lines.at[i].leader = kr_site_withheld(d->arena, b->lines.at[i].leader);
		b->lines.at[i].delegate = kr_site_withheld(d->arena, b->lines.at[i].delegate);
	}
}

static void withhold_in_lists(struct kr_document *d, struct kr_block *b)
{
	for (uint32_t i = 0; i < b->bullets.n; i++)
		b->bullets.at[i] = kr_site_withheld(d->arena, b->bullets.at[i]);
	for (uint32_t i = 0; i < b->revisions.n; i++)
		for (uint32_t k = 0; k < b->revisions.at[i].n; k++) {
			struct kr_passage *passage = &b->revisions.at[i].at[k];
			passage->text = kr_site_withheld(d->arena, passage->text);
		}
}

/* Whoever reads a page has no terminal at hand; programs that read along may. */
static void hide_commands(struct kr_document *d, struct kr_block *b)
{
	if (b->audience == KR_FOR_TYPING)
		b->audience = KR_FOR_MACHINES;
	if (b->said)
		b->text = kr_strndup(d->arena, b->text, b->said);
	if (b->n_columns == 0)
		return;
	struct kr_column *columns = columns_of(d, b);
	for (size_t k = 0; k < b->n_columns; k++)
		if (columns[k].audience == KR_FOR_TYPING)
			columns[k].audience = KR_FOR_MACHINES;
	b->columns = columns;
}

void kr_site_withhold(struct kr_document *d)
{
	d->title = kr_site_withheld(d->arena, d->title);
	d->network = kr_site_withheld(d->arena, d->network);
	for (uint32_t i = 0; i < d->blocks.n; i++) {
		struct kr_block *b = &d->blocks.at[i];
		hide_commands(d, b);
		b->text = kr_site_withheld(d->arena, b->text);
		drop_addresses(d, b);
		withhold_in_titles(d, b);
		withhold_in_cells(d, b);
		withhold_in_dues(d, b);
		withhold_in_figure(d, b);
		withhold_in_lists(d, b);
	}
}
