/* lib/report/html-timeline.c - the days of a timeline, in words. */
#include "report/html.h"
#include "report/svg.h"

static void open_bucket(struct kr_html_page *p, enum kr_bucket bucket)
{
	unsigned n = ++p->parts;
	kr_buf_printf(p->out, "<p class=\"span\" id=\"t%u\">", n);
	kr_html_text(p->out, kr_bucket_said(bucket));
	kr_buf_printf(p->out, "</p>\n<ol class=\"days\" aria-labelledby=\"t%u\">\n", n);
}

/* Whatever its writing is, it stays in its place; what is of @theirs is in their language. */
static void put_apart(struct kr_html_page *p, const char *ref, const char *words, bool theirs)
{
	kr_buf_puts(p->out, "<bdi");
	if (theirs)
		kr_html_their_language(p);
	kr_buf_putc(p->out, '>');
	kr_html_link(p, ref, words);
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
		kr_buf_puts(p->out, ": ");
		put_apart(p, due->ref, due->title, true);
	}
	if (due->what && *due->what) {
		kr_buf_puts(p->out, ", ");
		put_apart(p, NULL, due->what, due->kind == KR_DUE_ACTION);
	}
	if (due->who && *due->who) {
		kr_buf_puts(p->out, " (");
		put_apart(p, NULL, due->who, false);
		kr_buf_putc(p->out, ')');
	}
	kr_buf_puts(p->out, "</span></li>\n");
}

void kr_html_timeline(struct kr_html_page *p, const struct kr_block *b)
{
	enum kr_bucket last = KR_BUCKETS;
	if (b->dues.n == 0) {
		kr_html_table(p, kr_timeline_table(p->arena, b));
		return;
	}
	kr_html_region_open(p, NULL);
	kr_buf_puts(p->out, "<figure>\n");
	kr_timeline_svg(p->out, b, p->d->day, ++p->parts);
	kr_buf_puts(p->out, "</figure>\n</div>\n<div class=\"timeline\">\n");
	for (uint32_t i = 0; i < b->dues.n; i++) {
		enum kr_bucket of = kr_bucket_of(b->dues.at[i].day, p->d->day);
		if (i > 0 && of != last)
			kr_buf_puts(p->out, "</ol>\n");
		if (of != last)
			open_bucket(p, of);
		last = of;
		put_due(p, &b->dues.at[i]);
	}
	kr_buf_puts(p->out, "</ol>\n</div>\n");
}
