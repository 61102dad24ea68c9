/* lib/report/html-figure.c - figures of an HTML page, and the same in words. */
#include "report/html.h"
#include "base/i18n.h"
#include "report/svg.h"

enum { DEEPEST = 12 }; /* lists in lists; boxes below that stand in the deepest one */

static void put_box(struct kr_html_page *p, const struct kr_block *b, const struct kr_branch *at)
{
	const struct kr_box *box = &b->boxes.at[at->box];
	kr_buf_puts(p->out, "<li>");
	kr_html_tone(p, box->late ? KR_TONE_LATE : KR_TONE_PLAIN);
	kr_buf_puts(p->out, "<bdi>");
	kr_html_link(p, box->ref, box->shown);
	kr_buf_puts(p->out, "</bdi>");
	const char *said[] = { at->to ? at->to->label : NULL, box->note };
	bool began = false;
	for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
		if (!said[i])
			continue;
		kr_buf_puts(p->out, "<span class=\"soft\">");
		kr_buf_puts(p->out, began ? "; " : ": ");
		began = true;
		kr_html_text(p->out, said[i]);
		kr_buf_puts(p->out, "</span>");
	}
}

static void put_lists(struct kr_html_page *p, const struct kr_block *b)
{
	const struct kr_branch *branches = kr_figure_branches(p->arena, b);
	int lists = 0;
	for (uint32_t i = 0; i < b->boxes.n; i++) {
		int depth = branches[i].depth < DEEPEST ? (int)branches[i].depth + 1 : DEEPEST;
		for (; lists > depth; lists--)
			kr_buf_puts(p->out, "</li>\n</ul>");
		if (lists == depth)
			kr_buf_puts(p->out, "</li>\n");
		for (; lists < depth; lists++)
			kr_buf_puts(p->out, "\n<ul>\n");
		put_box(p, b, &branches[i]);
	}
	for (; lists > 0; lists--)
		kr_buf_puts(p->out, "</li>\n</ul>\n");
}

void kr_html_figure(struct kr_html_page *p, const struct kr_block *b)
{
	kr_html_region_open(p, NULL);
	kr_buf_puts(p->out, "<figure>\n");
	kr_figure_svg(p->out, b, p->how, ++p->parts);
	kr_buf_puts(p->out, "</figure>\n</div>\n<details class=\"tree\" open><summary>");
	kr_html_text(p->out, _("The same in words"));
	kr_buf_puts(p->out, "</summary>");
	put_lists(p, b);
	kr_buf_puts(p->out, "</details>\n");
}
