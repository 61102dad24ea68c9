/* lib/act/headings.c - the headings of a Markdown text. */
#include "act/headings.h"

#include <string.h>

#include "base/i18n.h"

#ifdef HAVE_CMARK
#include <cmark.h>

/* The words of a heading, without emphasis, links and line ends. */
static const char *title_of(struct kr_arena *arena, cmark_node *heading)
{
	struct kr_buf b = KR_BUF_INIT;
	cmark_iter *iter = cmark_iter_new(heading);
	for (cmark_event_type e; (e = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);
		if (e != CMARK_EVENT_ENTER)
			continue;
		if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
			kr_buf_puts(&b, cmark_node_get_literal(node));
		else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
			kr_buf_putc(&b, ' ');
	}
	cmark_iter_free(iter);
	const char *title = kr_strndup(arena, b.s, b.len);
	kr_buf_release(&b);
	return title;
}

/* Where line @number of @text begins, from 1; its end if it has fewer. */
static const char *line_at(const char *text, int number)
{
	while (--number > 0 && *text) {
		text += strcspn(text, "\n");
		text += *text == '\n';
	}
	return text;
}

/* Empty lines before and blanks behind are no part of a text. */
static const char *between(struct kr_arena *arena, const char *from, const char *to)
{
	while (from < to && *from == '\n')
		from++;
	while (to > from && strchr(" \t\n", to[-1]))
		to--;
	return kr_strndup(arena, from, (size_t)(to - from));
}

int act_headings_read(struct kr_arena *arena, const char *text, size_t len, struct kr_diags *diags,
	act_headings *out)
{
	cmark_node *document = cmark_parse_document(text, len, CMARK_OPT_DEFAULT);
	const char *end = text + len, *under = NULL, *walked = text;
	int line = 1;
	(void)diags;
	for (cmark_node *node = cmark_node_first_child(document); node;
		node = cmark_node_next(node)) {
		if (cmark_node_get_type(node) != CMARK_NODE_HEADING)
			continue;
		int first = cmark_node_get_start_line(node), last = cmark_node_get_end_line(node);
		const char *begin = line_at(walked, first - line + 1);
		if (out->n > 0)
			out->at[out->n - 1].text = between(arena, under, begin);
		under = line_at(begin, last - first + 2);
		walked = begin;
		line = first;
		*KR_ADD(arena,
			out) = (struct act_heading){ .level = cmark_node_get_heading_level(node),
			.line = (unsigned)first,
			.title = title_of(arena, node) };
	}
	if (out->n > 0)
		out->at[out->n - 1].text = between(arena, under, end);
	cmark_node_free(document);
	return KR_OK;
}

#else

int act_headings_read(struct kr_arena *arena, const char *text, size_t len, struct kr_diags *diags,
	act_headings *out)
{
	(void)arena, (void)text, (void)len, (void)out;
	return kr_cannot(
		diags, NULL, _("kring was built without 'markdown', which reads the list"));
}

#endif
