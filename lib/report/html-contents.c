/* lib/report/html-contents.c - the headings of an HTML page, their ids, and the list of contents.
 */
#include "report/html.h"
#include "base/i18n.h"
#include "base/map.h"

#include <ctype.h>
#include <string.h>

enum {
	FEWEST = 3,      /* headings that are worth a list */
	MOST = 24,       /* above which only those of the first level are listed */
	LONGEST_ID = 48, /* letters of a heading that its id keeps */
};

/* `s-what-needs-attention`: the letters and digits of ASCII, so that it needs no escapes. */
static const char *name_of(struct kr_arena *arena, const char *text)
{
	struct kr_buf id = KR_BUF_INIT;
	kr_buf_puts(&id, "s");
	bool gap = true;
	for (; *text && id.len < LONGEST_ID; text++) {
		bool fits = isascii(*text) && isalnum((unsigned char)*text);
		if (fits && gap)
			kr_buf_putc(&id, '-');
		if (fits)
			kr_buf_putc(&id, (char)tolower((unsigned char)*text));
		gap = !fits;
	}
	if (id.len == 1)
		kr_buf_puts(&id, "-part");
	const char *name = kr_strndup(arena, id.s, id.len);
	kr_buf_release(&id);
	return name;
}

/* The same, and where other headings are called so too, with a number behind it. */
static const char *new_id(struct kr_arena *arena, struct kr_map *ids, const char *text)
{
	const char *name = name_of(arena, text), *id = name;
	uint32_t *taken = kr_map_get(ids, name, strlen(name));
	if (!taken) {
		kr_map_add(ids, name, strlen(name), kr_alloc(arena, sizeof *taken));
		return name;
	}
	do
		id = kr_asprintf(arena, "%s-%u", name, (unsigned)++*taken + 1);
	while (!kr_map_add(ids, id, strlen(id), kr_alloc(arena, sizeof *taken)));
	return id;
}

/* A document has headings of two levels, which come after h1. */
enum { DEEPEST = 3 };

void kr_html_find_headings(struct kr_html_page *p)
{
	const struct kr_document *d = p->d;
	struct kr_html_heading *last[DEEPEST + 1] = { NULL };
	struct kr_map ids;
	bool above = false;
	kr_map_init(&ids, p->arena);
	p->headings = kr_alloc(p->arena, (d->blocks.n + 1) * sizeof *p->headings);
	p->headings[d->blocks.n] = (struct kr_html_heading){ "title", d->title, 1, NULL };
	for (size_t i = 0; i < d->blocks.n; i++) {
		const struct kr_block *b = &d->blocks.at[i];
		if (b->kind != KR_HEADING || kr_block_silent(d, i))
			continue;
		/* a page whose headings are all of the second level has them as the first */
		above |= b->level == 1;
		int level = above && b->level > 1 ? DEEPEST : DEEPEST - 1;
		p->headings[i] = (struct kr_html_heading){ new_id(p->arena, &ids, b->text), b->text,
			level, last[level - 1] };
		last[level] = &p->headings[i];
	}
}

const struct kr_html_heading *kr_html_above(const struct kr_html_page *p)
{
	return &p->headings[p->under];
}

static void add_link(struct kr_html_page *p, size_t i)
{
	kr_buf_printf(p->out, "<li><a href=\"#%s\">", p->headings[i].id);
	kr_html_text(p->out, p->headings[i].text);
	kr_buf_puts(p->out, "</a>");
}

/* The headings down to @deepest as lists in lists. */
static void add_lists(struct kr_html_page *p, int deepest)
{
	int level = 1;
	for (size_t i = 0; i < p->d->blocks.n; i++) {
		int next = p->headings[i].level;
		if (next == 0 || next > deepest)
			continue;
		for (; level > next; level--)
			kr_buf_puts(p->out, "</li>\n</ul>");
		if (level == next)
			kr_buf_puts(p->out, "</li>\n");
		for (; level < next; level++)
			kr_buf_puts(p->out, "\n<ul>\n");
		add_link(p, i);
	}
	for (; level > 1; level--)
		kr_buf_puts(p->out, "</li>\n</ul>\n");
}

void kr_html_contents(struct kr_html_page *p)
{
	size_t shown = 0;
	for (size_t i = 0; i < p->d->blocks.n; i++)
		shown += p->headings[i].level > 0;
	if (shown < FEWEST)
		return;
	kr_buf_puts(p->out, "<nav class=\"contents\" aria-labelledby=\"contents\">\n"
			    "<h2 id=\"contents\">");
	kr_html_text(p->out, _("Contents"));
	kr_buf_puts(p->out, "</h2>");
	add_lists(p, shown > MOST ? 2 : DEEPEST);
	kr_buf_puts(p->out, "</nav>\n");
}
