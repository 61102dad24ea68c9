/* lib/report/html-timeline.c - the days of a timeline, in words. */
#include "report/html.h"
#include "base/i18n.h"
#include "report/svg.h"

#include <string.h>

/* How far off a day is: days that are told under one title. */
static const struct {
	int32_t before; /* the first day, counted from that of the document, that is not in it */
	const char *title;
} spans[] = {
	{ 0, N_("overdue") },
	{ 31, N_("within 30 days") },
	{ 91, N_("within 90 days") },
	{ INT32_MAX, N_("later") },
};

static size_t span_of(const struct kr_html_page *p, int32_t day)
{
	size_t span = 0;
	while (spans[span].before != INT32_MAX && day - p->d->day >= spans[span].before)
		span++;
	return span;
}

static void open_span(struct kr_html_page *p, size_t span)
{
	unsigned n = ++p->parts;
	kr_buf_printf(p->out, "<p class=\"span\" id=\"t%u\">", n);
	kr_html_text(p->out, _(spans[span].title));
	kr_buf_printf(p->out, "</p>\n<ol class=\"days\" aria-labelledby=\"t%u\">\n", n);
}

static void put_words(struct kr_html_page *p, const char *separator, const char *words)
{
	if (!words || !*words)
		return;
	kr_buf_puts(p->out, separator);
	kr_buf_puts(p->out, "<bdi>");
	kr_html_text(p->out, words);
	kr_buf_puts(p->out, "</bdi>");
}

static void put_due(struct kr_html_page *p, const struct kr_due *due)
{
	kr_buf_puts(p->out, "<li><span class=\"d\">");
	kr_html_tone(p, due->tone);
	kr_html_day(p, due->day);
	kr_buf_puts(p->out, "</span> <span>");
	kr_html_text(p->out, kr_due_said(due->kind));
	if (due->title) {
		kr_buf_puts(p->out, ": <bdi>");
		kr_html_link(p, due->ref, due->title);
		kr_buf_puts(p->out, "</bdi>");
	}
	put_words(p, ", ", due->what);
	if (due->who && *due->who) {
		put_words(p, " (", due->who);
		kr_buf_putc(p->out, ')');
	}
	kr_buf_puts(p->out, "</span></li>\n");
}

void kr_html_timeline(struct kr_html_page *p, const struct kr_block *b)
{
	size_t span = sizeof spans;
	if (b->dues.n == 0) {
		kr_html_table(p, kr_timeline_table(p->arena, b));
		return;
	}
	struct kr_html_region region = kr_html_region_open(p);
	kr_buf_puts(p->out, "<figure>\n");
	kr_html_region_name(p, &region, "figcaption");
	kr_timeline_svg(p->out, b, p->d->day, ++p->parts);
	kr_buf_puts(p->out, "</figure>\n</div>\n<div class=\"timeline\">\n");
	for (uint32_t i = 0; i < b->dues.n; i++) {
		size_t of = span_of(p, b->dues.at[i].day);
		if (i > 0 && of != span)
			kr_buf_puts(p->out, "</ol>\n");
		if (of != span)
			open_span(p, of);
		span = of;
		put_due(p, &b->dues.at[i]);
	}
	kr_buf_puts(p->out, "</ol>\n</div>\n");
}
