/* lib/report/layout.c - what of a document people read, line by line. */
#include "report/layout.h"
#include "base/i18n.h"

#include <string.h>

bool kr_column_shown(const struct kr_column *c)
{
	return c->audience != KR_FOR_MACHINES;
}

const char *kr_column_title(const struct kr_block *b, size_t i)
{
	return b->verbatim ? b->columns[i].title : _(b->columns[i].title);
}

static bool fields_empty(const struct kr_block *b)
{
	for (size_t i = 0; i < b->n_columns; i++)
		if (kr_column_shown(&b->columns[i]) && *kr_cell_shown(&b->rows.at[0].cells[i]))
			return false;
	return true;
}

/* Where days are not drawn, those that stand in a table too are left out. */
static bool silent(const struct kr_document *d, size_t i, bool drawn);

static bool nothing_under(const struct kr_document *d, size_t heading, bool drawn)
{
	int level = d->blocks.at[heading].level;
	for (size_t i = heading + 1; i < d->blocks.n; i++) {
		const struct kr_block *b = &d->blocks.at[i];
		if (b->kind == KR_HEADING && b->level <= level)
			return true;
		if (b->kind != KR_HEADING && !silent(d, i, drawn))
			return false;
	}
	return true;
}

static bool silent(const struct kr_document *d, size_t i, bool drawn)
{
	const struct kr_block *b = &d->blocks.at[i];
	if (b->audience == KR_FOR_MACHINES)
		return true;
	switch (b->kind) {
	case KR_HEADING:
		return nothing_under(d, i, drawn);
	case KR_TABLE:
		return b->rows.n == 0 && !b->text;
	case KR_FIELDS:
		return fields_empty(b);
	case KR_BULLETS:
		return b->bullets.n == 0;
	case KR_REVISIONS:
		return b->revisions.n == 0;
	case KR_FIGURE:
		return b->boxes.n == 0 || (b->told && !drawn);
	case KR_TIMELINE:
		return b->dues.n == 0 || (b->told && !drawn);
	case KR_PROSE:
	case KR_PARAGRAPH:
		break;
	}
	return !b->text || !*b->text;
}

bool kr_block_silent(const struct kr_document *d, size_t i)
{
	return silent(d, i, true);
}

bool kr_block_left_out(const struct kr_document *d, size_t i)
{
	return silent(d, i, false);
}

const char *kr_text_line(const char **s, size_t *len)
{
	const char *line = *s;
	if (!*line)
		return NULL;
	*len = strcspn(line, "\r\n");
	const char *end = line + *len;
	*s = end + (end[0] == '\r' && end[1] == '\n' ? 2 : *end != '\0');
	return line;
}
