/* lib/report/html-prose.c - a text that a person wrote in Markdown, as HTML. */
#include "report/html.h"

#include <string.h>

/* Its paragraphs, line by line as they stand. */
static void put_plain(struct kr_buf *out, const char *text)
{
	size_t len;
	const char *line;
	bool inside = false;
	struct kr_buf copy = KR_BUF_INIT;
	while ((line = kr_text_line(&text, &len))) {
		bool blank = strspn(line, " \t") >= len;
		if (inside)
			kr_buf_puts(out, blank ? "</p>\n" : "\n");
		else if (!blank)
			kr_buf_puts(out, "<p class=\"plain\">");
		inside = !blank;
		kr_buf_reset(&copy);
		kr_buf_add(&copy, line, blank ? 0 : len);
		kr_html_text(out, copy.s);
	}
	if (inside)
		kr_buf_puts(out, "</p>\n");
	kr_buf_release(&copy);
}

#ifdef HAVE_CMARK
#include <cmark.h>

enum {
	DEEPEST = 8, /* quotes, lists and stress within each other; what is deeper joins them */
	HEADINGS = 6,
};

struct prose {
	struct kr_buf *out;
	int above;            /* the level of the heading over the text */
	int levels[HEADINGS]; /* of its headings that are still open, as they are written */
	int n_levels;
	int depth;
	cmark_node *link; /* the one that is open: there is none in another */
	int links;        /* how many links and images are open, leading or not */
};

/* ---- headings ----------------------------------------------------------------------------- */

/* One deeper than the heading under which it stands, whatever its writer skipped. */
static int next_level(struct prose *p, int written)
{
	while (p->n_levels > 0 && p->levels[p->n_levels - 1] >= written)
		p->n_levels--;
	p->levels[p->n_levels++] = written;
	int level = p->above + p->n_levels;
	return level < HEADINGS ? level : HEADINGS;
}

static void put_heading(struct prose *p, cmark_node *node, bool enter)
{
	int written = cmark_node_get_heading_level(node);
	int level = enter ? next_level(p, written) : p->above + p->n_levels;
	kr_buf_printf(p->out, enter ? "<h%d>" : "</h%d>\n", level < HEADINGS ? level : HEADINGS);
}

/* ---- links -------------------------------------------------------------------------------- */

static bool says_anything(cmark_node *link)
{
	bool says = false;
	cmark_iter *iter = cmark_iter_new(link);
	while (!says && cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		const char *words = cmark_node_get_literal(cmark_iter_get_node(iter));
		says = words && words[strspn(words, " \t\n")];
	}
	cmark_iter_free(iter);
	return says;
}

/*
 * An image is a link to it: the page fetches nothing.  One without words shows its address; in many
 * within each other the search for words would be as long for each as for all.
 */
static void put_link(struct prose *p, cmark_node *node, bool enter)
{
	const char *address = cmark_node_get_url(node);
	if (enter && !p->link && kr_html_may_lead(address)) {
		p->link = node;
		kr_buf_puts(p->out, "<a rel=\"noopener noreferrer\" href=\"");
		kr_html_address(p->out, address);
		kr_buf_puts(p->out, "\">");
	}
	if (enter && p->links < DEEPEST && !says_anything(node))
		kr_html_text(p->out, address);
	p->links += enter ? 1 : -1;
	if (!enter && p->link == node) {
		p->link = NULL;
		kr_buf_puts(p->out, "</a>");
	}
}

/* ---- what stands in what ------------------------------------------------------------------ */

static void put_list_tag(struct prose *p, cmark_node *node, bool enter)
{
	bool numbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	int start = cmark_node_get_list_start(node);
	if (!enter)
		kr_buf_puts(p->out, numbered ? "</ol>\n" : "</ul>\n");
	else if (numbered && start != 1)
		kr_buf_printf(p->out, "<ol start=\"%d\">\n", start);
	else
		kr_buf_puts(p->out, numbered ? "<ol>\n" : "<ul>\n");
}

static void put_container(struct prose *p, cmark_node *node, bool enter)
{
	if (!enter)
		p->depth--;
	bool told = p->depth < DEEPEST;
	if (enter)
		p->depth++;
	cmark_node_type type = cmark_node_get_type(node);
	if (!told)
		kr_buf_putc(p->out, ' ');
	else if (type == CMARK_NODE_LIST)
		put_list_tag(p, node, enter);
	else if (type == CMARK_NODE_BLOCK_QUOTE)
		kr_buf_puts(p->out, enter ? "<blockquote>\n" : "</blockquote>\n");
	else
		kr_buf_printf(p->out, enter ? "<%s>" : "</%s>",
			type == CMARK_NODE_EMPH ? "em" : "strong");
}

/* One of a list that is not told apart is not told apart either. */
static void put_one_of_list(struct prose *p, bool enter)
{
	if (p->depth > DEEPEST)
		kr_buf_putc(p->out, ' ');
	else
		kr_buf_puts(p->out, enter ? "<li>" : "</li>\n");
}

static bool stands_tight(cmark_node *paragraph)
{
	cmark_node *list = cmark_node_parent(cmark_node_parent(paragraph));
	return list && cmark_node_get_type(list) == CMARK_NODE_LIST &&
	       cmark_node_get_list_tight(list);
}

static void put_paragraph(struct prose *p, cmark_node *node, bool enter)
{
	if (!stands_tight(node))
		kr_buf_puts(p->out, enter ? "<p>" : "</p>\n");
}

/* ---- words -------------------------------------------------------------------------------- */

static void put_code(struct prose *p, const char *tag, const char *code)
{
	kr_buf_printf(p->out, "<%s>", tag);
	kr_html_lines(p->out, code);
	kr_buf_printf(p->out, "</%s>", tag);
}

/* HTML is no part of a text: whoever writes `<3` or `<name>` is read as having written that. */
static void put_block_of_html(struct prose *p, const char *html)
{
	kr_buf_puts(p->out, "<p class=\"plain\">");
	kr_html_lines(p->out, html);
	kr_buf_puts(p->out, "</p>\n");
}

static void put_words(struct prose *p, cmark_node *node)
{
	const char *words = cmark_node_get_literal(node);
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_CODE:
		put_code(p, "code", words);
		break;
	case CMARK_NODE_CODE_BLOCK:
		put_code(p, "pre", words);
		break;
	case CMARK_NODE_HTML_BLOCK:
		put_block_of_html(p, words);
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		kr_buf_puts(p->out, "<hr>\n");
		break;
	case CMARK_NODE_LINEBREAK:
		kr_buf_puts(p->out, "<br>\n");
		break;
	case CMARK_NODE_SOFTBREAK:
		kr_buf_putc(p->out, '\n');
		break;
	default:
		if (words)
			kr_html_text(p->out, words);
		break;
	}
}

static void put_node(struct prose *p, cmark_node *node, bool enter)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_HEADING:
		put_heading(p, node, enter);
		break;
	case CMARK_NODE_LINK:
	case CMARK_NODE_IMAGE:
		put_link(p, node, enter);
		break;
	case CMARK_NODE_LIST:
	case CMARK_NODE_BLOCK_QUOTE:
	case CMARK_NODE_EMPH:
	case CMARK_NODE_STRONG:
		put_container(p, node, enter);
		break;
	case CMARK_NODE_ITEM:
		put_one_of_list(p, enter);
		break;
	case CMARK_NODE_PARAGRAPH:
		put_paragraph(p, node, enter);
		break;
	default:
		put_words(p, node);
		break;
	}
}

static void put_markdown(struct kr_buf *out, const char *text, size_t len, int level)
{
	struct prose p = { .out = out, .above = level };
	cmark_node *document = cmark_parse_document(text, len, CMARK_OPT_DEFAULT);
	cmark_iter *iter = cmark_iter_new(document);
	for (cmark_event_type e; (e = cmark_iter_next(iter)) != CMARK_EVENT_DONE;)
		put_node(&p, cmark_iter_get_node(iter), e == CMARK_EVENT_ENTER);
	cmark_iter_free(iter);
	cmark_node_free(document);
}
#else
static void put_markdown(struct kr_buf *out, const char *text, size_t len, int level)
{
	(void)len, (void)level;
	put_plain(out, text);
}
#endif

void kr_html_prose(struct kr_buf *out, const char *text, int level)
{
	size_t len = strlen(text);
	if (len > KR_HTML_LONGEST_PROSE)
		put_plain(out, text);
	else
		put_markdown(out, text, len, level);
}
