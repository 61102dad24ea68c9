/* lib/report/format-html.c - a document as one HTML file that needs nothing else. */
#include "report/html.h"
#include "base/i18n.h"

#include <ctype.h>
#include <string.h>

/* ---- pieces ------------------------------------------------------------------------------- */

void kr_html_day(struct kr_html_page *p, int32_t day)
{
	kr_buf_printf(p->out, "<time datetime=\"%s\">", KR_DAY(day));
	kr_html_text(p->out, kr_day_short(p->arena, day));
	kr_buf_puts(p->out, "</time>");
}

bool kr_html_link_open(struct kr_html_page *p, const char *ref)
{
	const char *to = ref && p->how->href ? p->how->href(p->how->arg, ref) : NULL;
	if (!to)
		return false;
	kr_buf_puts(p->out, "<a href=\"");
	kr_html_address(p->out, to);
	kr_buf_puts(p->out, "\">");
	return true;
}

void kr_html_link(struct kr_html_page *p, const char *ref, const char *text)
{
	bool leads = kr_html_link_open(p, ref);
	kr_html_text(p->out, text);
	if (leads)
		kr_buf_puts(p->out, "</a>");
}

void kr_html_tone(struct kr_html_page *p, enum kr_tone tone)
{
	if (tone == KR_TONE_PLAIN)
		return;
	bool late = tone == KR_TONE_LATE;
	kr_buf_printf(p->out,
		"<span class=\"sign %s\" aria-hidden=\"true\">%s</span><span class=\"unseen\">",
		late ? "late" : "soon", late ? "▲" : "◆");
	kr_html_text(p->out, late ? _("overdue") : _("soon"));
	kr_buf_puts(p->out, ": </span>");
}

/* A code of letters, digits and hyphens, as BCP 47 writes it. */
static bool is_language(const char *code)
{
	size_t len = strlen(code);
	for (const char *s = code; *s; s++)
		if (!isascii(*s) || (!isalnum((unsigned char)*s) && *s != '-'))
			return false;
	return len >= 2 && len <= 35 && isalpha((unsigned char)code[0]);
}

void kr_html_their_language(struct kr_html_page *p)
{
	const char *theirs = p->d->language;
	if (theirs && is_language(theirs) && strcmp(theirs, kr_language()) != 0)
		kr_buf_printf(p->out, " lang=\"%s\"", theirs);
}

/* ---- blocks ------------------------------------------------------------------------------- */

static void put_heading(struct kr_html_page *p, size_t i)
{
	const struct kr_html_heading *h = &p->headings[i];
	p->under = i;
	kr_buf_printf(p->out, "<h%d id=\"%s\">", h->level, h->id);
	kr_html_text(p->out, h->text);
	kr_buf_printf(p->out, "</h%d>\n", h->level);
}

void kr_html_paragraph(struct kr_html_page *p, const struct kr_block *b, const char *attributes)
{
	size_t said = b->said ? b->said : strlen(b->text);
	kr_buf_printf(p->out, "<p%s>", attributes);
	kr_html_text(p->out, kr_strndup(p->arena, b->text, said));
	if (b->text[said]) {
		kr_buf_puts(p->out, "<span class=\"copy\">");
		kr_html_text(p->out, b->text + said);
		kr_buf_puts(p->out, "</span>");
	}
	kr_buf_puts(p->out, "</p>\n");
}

static void put_bullets(struct kr_html_page *p, const struct kr_block *b)
{
	kr_buf_puts(p->out, "<ul>\n");
	for (size_t i = 0; i < b->bullets.n; i++) {
		kr_buf_puts(p->out, "<li>");
		kr_html_text(p->out, b->bullets.at[i]);
		kr_buf_puts(p->out, "</li>\n");
	}
	kr_buf_puts(p->out, "</ul>\n");
}

/* What is read aloud around words that went or came: few readers of a screen say <del> and <ins>.
 */
static void put_unseen(struct kr_html_page *p, const char *words)
{
	kr_buf_puts(p->out, "<span class=\"unseen\"> [");
	kr_html_text(p->out, words);
	kr_buf_puts(p->out, "] </span>");
}

static void put_passage(struct kr_html_page *p, const struct kr_passage *passage)
{
	if (passage->kind == KR_PASSAGE_KEPT) {
		kr_html_text(p->out, passage->text);
		return;
	}
	bool came = passage->kind == KR_PASSAGE_CAME;
	const char *tag = came ? "ins" : "del";
	kr_buf_printf(p->out, "<%s>", tag);
	put_unseen(p, came ? _("added:") : _("removed:"));
	kr_html_text(p->out, passage->text);
	put_unseen(p, came ? _("end of what was added") : _("end of what was removed"));
	kr_buf_printf(p->out, "</%s>", tag);
}

static void put_revisions(struct kr_html_page *p, const struct kr_block *b)
{
	kr_buf_puts(p->out, "<ul class=\"revisions\">\n");
	for (size_t i = 0; i < b->revisions.n; i++) {
		const kr_passages *r = &b->revisions.at[i];
		kr_buf_puts(p->out, "<li>");
		for (size_t k = 0; k < r->n; k++) {
			if (k > 0)
				kr_buf_putc(p->out, ' ');
			put_passage(p, &r->at[k]);
		}
		kr_buf_puts(p->out, "</li>\n");
	}
	kr_buf_puts(p->out, "</ul>\n");
}

static void put_prose(struct kr_html_page *p, const char *text)
{
	kr_buf_puts(p->out, "<div class=\"prose\"");
	kr_html_their_language(p);
	kr_buf_puts(p->out, ">\n");
	kr_html_prose(p->out, text, kr_html_above(p)->level);
	kr_buf_puts(p->out, "</div>\n");
}

static void put_block(struct kr_html_page *p, size_t i)
{
	const struct kr_block *b = &p->d->blocks.at[i];
	switch (b->kind) {
	case KR_HEADING:
		put_heading(p, i);
		break;
	case KR_PARAGRAPH:
		kr_html_paragraph(p, b, "");
		break;
	case KR_BULLETS:
		put_bullets(p, b);
		break;
	case KR_TABLE:
		kr_html_table(p, b);
		break;
	case KR_FIELDS:
		kr_html_fields(p, b);
		break;
	case KR_PROSE:
		put_prose(p, b->text);
		break;
	case KR_FIGURE:
		kr_html_figure(p, b);
		break;
	case KR_TIMELINE:
		kr_html_timeline(p, b);
		break;
	case KR_REVISIONS:
		put_revisions(p, b);
		break;
	}
}

/* ---- the page ----------------------------------------------------------------------------- */

/* What is before the first text of a file: the page asks nobody for anything, and runs nothing. */
static void put_head(struct kr_html_page *p)
{
	kr_buf_puts(p->out, "<!DOCTYPE html>\n<html lang=\"");
	kr_html_text(p->out, kr_language());
	kr_buf_puts(p->out,
		"\">\n<head>\n<meta charset=\"utf-8\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		"style-src 'unsafe-inline'; img-src data:\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		"<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
	kr_html_text(p->out, p->d->title);
	kr_buf_puts(p->out, " · ");
	kr_html_text(p->out, p->d->network);
	kr_buf_puts(p->out, "</title>\n<style>\n");
	kr_html_style(p->out);
	kr_buf_printf(
		p->out, "</style>\n</head>\n<body%s>\n", p->d->page_each ? " class=\"pages\"" : "");
	kr_buf_puts(p->out, "<a class=\"skip\" href=\"#main\">");
	kr_html_text(p->out, _("Skip to the content"));
	kr_buf_puts(p->out, "</a>\n");
}

static void put_around(struct kr_html_page *p)
{
	if (!p->how->around)
		return;
	kr_buf_puts(p->out, "<nav class=\"around\" aria-label=\"");
	kr_html_text(p->out, _("Pages"));
	kr_buf_puts(p->out, "\">\n");
	kr_buf_puts(p->out, p->how->around);
	kr_buf_puts(p->out, "\n</nav>\n");
}

static void put_title(struct kr_html_page *p)
{
	kr_buf_puts(p->out, "<header>\n<p class=\"network\">");
	kr_html_text(p->out, p->d->network);
	kr_buf_puts(p->out, "</p>\n<h1 id=\"title\">");
	kr_html_text(p->out, p->d->title);
	kr_buf_printf(p->out, "</h1>\n<p class=\"day\"><time datetime=\"%s\">", KR_DAY(p->d->day));
	kr_html_text(p->out, kr_day_full(p->arena, p->d->day));
	kr_buf_puts(p->out, "</time></p>\n</header>\n");
}

static int print(const struct kr_document *d, const struct kr_layout *how, struct kr_buf *out)
{
	struct kr_html_page p = {
		.out = out, .arena = kr_arena_new(), .d = d, .how = how, .under = d->blocks.n
	};
	kr_map_init(&p.regions, p.arena);
	kr_html_find_headings(&p);
	put_head(&p);
	put_around(&p);
	put_title(&p);
	kr_html_contents(&p);
	kr_buf_puts(out, "<main id=\"main\">\n");
	for (size_t i = 0; i < d->blocks.n; i++)
		if (!kr_block_silent(d, i))
			put_block(&p, i);
	kr_buf_puts(out, "</main>\n</body>\n</html>\n");
	kr_arena_free(p.arena);
	return KR_OK;
}

const struct kr_format kr_format_html = {
	.name = "html",
	.what = N_("one page for a browser or for paper, which needs nothing else"),
	.print = print,
};
