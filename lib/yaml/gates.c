/* lib/yaml/gates.c - comments, and what libyaml takes but other readers of YAML do not. */
#include "yaml/doc.h"

#include <string.h>

static int refuse(struct kr_doc *doc, uint32_t byte, const char *what, const char *hint)
{
	return kr_source_refuse(&doc->src, kr_source_at(&doc->src, byte), what, hint);
}

/* ---- comments ----------------------------------------------------------------------------- */

static uint32_t column_of(const struct kr_doc *doc, uint32_t byte)
{
	uint32_t column = 0, p = kr_line_start(doc, byte);
	for (p = p ? p : doc->src.bom; p < byte; p++)
		column += ((unsigned char)doc->src.s[p] & 0xc0) != 0x80;
	return column;
}

static void add_comment(struct kr_doc *doc, uint32_t start, uint32_t end)
{
	struct kr_comment *c = KR_ADD(doc->src.arena, &doc->comments);
	c->start = start;
	c->end = end;
	c->column = column_of(doc, start);
	c->own_line = kr_line_begins(doc, start);
}

/* Between two tokens there are only blanks, line ends and comments. */
static int read_gap(struct kr_doc *doc, uint32_t p, uint32_t end)
{
	const char *s = doc->src.s;
	while ((p += (uint32_t)strspn(s + p, " \t\r\n")) < end) {
		if (s[p] != '#')
			return refuse(doc, p,
				_("what stands here is not understood well enough to edit the "
				  "file"),
				KR_BY_HAND);
		if (p > doc->src.bom && !strchr(" \t\n", s[p - 1]))
			return refuse(doc, p, _("there is no blank before this '#'"),
				_("put a blank before '#' when a comment is meant"));
		uint32_t stop = kr_line_end(doc, p);
		add_comment(doc, p, stop);
		p = stop;
	}
	return KR_OK;
}

/* The header of a block scalar belongs to its token, a comment in it does not. */
static int read_header(struct kr_doc *doc, const struct kr_token *t)
{
	uint32_t p = t->start + (uint32_t)strspn(doc->src.s + t->start, "|>+-0123456789");
	return read_gap(doc, p, kr_line_end(doc, p));
}

/* ---- glued tokens ------------------------------------------------------------------------- */

static int check_glued(struct kr_doc *doc, const struct kr_token *t)
{
	bool may_stick = t->kind != KR_TOKEN_KEY && t->kind != KR_TOKEN_ANCHOR &&
			 t->kind != KR_TOKEN_ALIAS && t->kind != KR_TOKEN_TAG;
	const char *s = doc->src.s;
	if (may_stick || t->end >= doc->src.len || strchr(" \t\r\n,]}", s[t->end]))
		return KR_OK;
	return refuse(doc, t->start,
		kr_asprintf(doc->src.arena,
			_("there is no blank behind '%.*s': programs read this differently"),
			(int)(t->end - t->start), s + t->start),
		_("put a blank behind it, or the text between quotes"));
}

static int check_directive(
	struct kr_doc *doc, const struct kr_token *before, const struct kr_token *t)
{
	if (t->kind != KR_TOKEN_DIRECTIVE || !before || before->kind == KR_TOKEN_DIRECTIVE ||
		before->kind == KR_TOKEN_END)
		return KR_OK;
	/* xgettext:no-c-format */
	return refuse(doc, t->start, _("a '%' line stands below other lines here"),
		_("end the document before it with '...'"));
}

static int read_tokens(struct kr_doc *doc)
{
	uint32_t p = doc->src.bom;
	const struct kr_token *before = NULL;
	for (uint32_t i = 0; i < doc->tokens.n; i++) {
		const struct kr_token *t = &doc->tokens.at[i];
		bool block = t->kind == KR_TOKEN_SCALAR && t->style >= KR_LITERAL;
		if (read_gap(doc, p, t->start) != KR_OK || check_glued(doc, t) != KR_OK ||
			check_directive(doc, before, t) != KR_OK ||
			(block && read_header(doc, t) != KR_OK))
			return KR_FAILED;
		p = t->end;
		before = t;
	}
	return read_gap(doc, p, doc->src.len);
}

/* ---- lines that must be deeper ------------------------------------------------------------ */

/* Further lines of a flow collection or of a quoted text are deeper than the block around it. */
static int check_lines(struct kr_doc *doc, const struct kr_placed *p, uint32_t around)
{
	const char *s = doc->src.s;
	bool quoted = p->n.kind == KR_SCALAR;
	for (uint32_t line = kr_line_next(doc, p->body); line < p->n.end;
		line = kr_line_next(doc, line)) {
		uint32_t blanks = (uint32_t)strspn(s + line, " ");
		char first = s[line + blanks];
		bool skip = strchr("\r\n", first) || (!quoted && first == '#');
		bool closes = !quoted && (first == ']' || first == '}') && blanks == around;
		if (blanks <= around && !skip && !closes)
			return refuse(doc, line,
				_("this line must be indented more: not all programs read it"),
				_("put blanks before it, more than before the key above"));
	}
	return KR_OK;
}

static int check_node(struct kr_doc *doc, const struct kr_node *n)
{
	const struct kr_placed *p = kr_placed(n);
	bool flow = n->style == KR_FLOW, quoted = n->style == KR_SINGLE || n->style == KR_DOUBLE;
	if (kr_node_in_flow(n)) {
		bool dash = n->style == KR_PLAIN && n->len == 1 && *n->value == '-';
		return dash ? refuse(doc, p->body, _("a lone '-' stands between brackets"),
				      _("put it between quotes"))
			    : KR_OK;
	}
	if ((!flow && !quoted) || !n->parent)
		return KR_OK;
	return check_lines(doc, p, kr_placed(n->parent)->column);
}

static int check_end(struct kr_doc *doc)
{
	const char *s = doc->src.s;
	uint32_t line = kr_line_start(doc, doc->src.len);
	const struct kr_token *t = doc->tokens.n ? &doc->tokens.at[doc->tokens.n - 1] : NULL;
	bool blanks = line < doc->src.len && line + strspn(s + line, " \t") == doc->src.len;
	if (!blanks || !t || t->kind != KR_TOKEN_SCALAR || t->style < KR_LITERAL)
		return KR_OK;
	return refuse(doc, line,
		_("the text above is followed by a last line of blanks without a line end"),
		_("delete the blanks at the end of the file"));
}

int kr_doc_gates(struct kr_doc *doc)
{
	if (read_tokens(doc) != KR_OK || check_end(doc) != KR_OK)
		return KR_FAILED;
	for (uint32_t i = 0; i < doc->documents.n; i++)
		for (struct kr_node *n = doc->documents.at[i].root; n; n = kr_node_after(n, NULL))
			if (check_node(doc, n) != KR_OK)
				return KR_FAILED;
	return KR_OK;
}
