/* lib/yaml/place.c - where each node really begins and ends: the tree, laid beside the tokens. */
#include "yaml/doc.h"

#include <string.h>

/*
 * The marks of libyaml's block collections end at the next token, behind comments that belong to
 * something else.  So the tokens are walked along with the tree, and what a node took last is its
 * true end.  Source: YAML-EDITING, section b.
 */
struct walk {
	struct kr_doc *doc;
	uint32_t next; /* the token that comes next */
	uint32_t last; /* true end of the one before */
	bool failed;
};

static const struct kr_token *peek(const struct walk *w)
{
	return w->next < w->doc->tokens.n ? &w->doc->tokens.at[w->next] : NULL;
}

static bool next_is(const struct walk *w, enum kr_token_kind kind)
{
	const struct kr_token *t = peek(w);
	return t && t->kind == kind;
}

static void take(struct walk *w)
{
	w->last = w->doc->tokens.at[w->next++].end;
}

static bool take_if(struct walk *w, enum kr_token_kind kind)
{
	if (!next_is(w, kind))
		return false;
	take(w);
	return true;
}

static void expect(struct walk *w, enum kr_token_kind kind)
{
	if (!take_if(w, kind))
		w->failed = true;
}

static uint32_t here(const struct walk *w)
{
	const struct kr_token *t = peek(w);
	return t ? t->start : w->doc->src.len;
}

/* ---- properties and leads ----------------------------------------------------------------- */

static bool is_collection(const struct kr_node *n)
{
	return n->kind == KR_MAP || n->kind == KR_LIST;
}

/* Those of a scalar lie within its event's bytes; of a collection, events say how many. */
static void take_properties(struct walk *w, const struct kr_node *n)
{
	int count = (n->anchor != NULL && n->kind != KR_ALIAS) + (n->tag != NULL);
	const struct kr_token *t;
	while ((t = peek(w)) && (t->kind == KR_TOKEN_ANCHOR || t->kind == KR_TOKEN_TAG)) {
		bool within = !is_collection(n) && t->start >= n->byte && t->end <= n->end;
		if (!within && count <= 0)
			return;
		count--;
		take(w);
	}
}

/* What stands before a child: `-`, `,`, `?` or `:`. */
static void take_lead(struct walk *w, struct kr_placed *p)
{
	const struct kr_node *up = p->n.parent;
	p->lead = here(w);
	if (!up)
		return;
	if (up->kind == KR_LIST && up->style == KR_BLOCK) {
		expect(w, KR_TOKEN_DASH);
		p->colon = w->last;
	} else if (p->is_key) {
		p->question = take_if(w, KR_TOKEN_KEY);
	} else if (up->kind == KR_MAP && take_if(w, KR_TOKEN_VALUE)) {
		p->colon = w->last;
	}
}

/* ---- block scalars ------------------------------------------------------------------------ */

/* How deep the lines of the block scalar @t are indented; 0 if it has none but blank ones. */
static uint32_t block_indent(const struct kr_doc *doc, const struct kr_token *t, uint32_t around)
{
	const char *s = doc->src.s;
	size_t header = strspn(s + t->start, "|>+-0123456789");
	size_t digit = strcspn(s + t->start, "123456789");
	if (digit < header)
		return around + (uint32_t)(s[t->start + digit] - '0');
	for (uint32_t p = kr_line_next(doc, t->start); p < t->end; p = kr_line_next(doc, p)) {
		uint32_t blanks = (uint32_t)strspn(s + p, " ");
		if (!strchr("\r\n", s[p + blanks]))
			return blanks;
	}
	return 0;
}

/* Blank lines below a block scalar are not its own, unless it keeps them with `+`. */
static uint32_t trimmed_end(const struct kr_doc *doc, const struct kr_token *t, uint32_t indent)
{
	const char *s = doc->src.s;
	uint32_t content = kr_line_next(doc, t->start), end = t->end;
	if (memchr(s + t->start, '+', strspn(s + t->start, "|>+-0123456789")))
		return end;
	while (end > content && s[end - 1] == '\n') {
		uint32_t line = kr_line_start(doc, end - 1);
		uint32_t blanks = (uint32_t)strspn(s + line, " ");
		if (!strchr("\r\n", s[line + blanks]) || (indent && blanks > indent))
			break;
		end = line;
	}
	return end;
}

/* The column of the block collection around @n; 0 if there is none. */
static uint32_t column_around(const struct kr_node *n)
{
	for (n = n->parent; n; n = n->parent)
		if (n->style == KR_BLOCK)
			return kr_placed(n)->column;
	return 0;
}

/* ---- the kinds of nodes ------------------------------------------------------------------- */

/* Marks that drifted from the bytes would show here first. */
static bool slice_differs(const struct walk *w, const struct kr_token *t, const struct kr_node *n)
{
	const char *s = w->doc->src.s + t->start;
	uint32_t len = t->end - t->start;
	return n->style == KR_PLAIN && !memchr(s, '\n', len) &&
	       (len != n->len || memcmp(s, n->value, len));
}

static void enter_scalar(struct walk *w, struct kr_placed *p)
{
	const struct kr_token *t = peek(w);
	if (!t || t->kind != KR_TOKEN_SCALAR || t->end != p->n.end) {
		p->body = w->last; /* nothing is written: it would begin here */
		return;
	}
	w->failed |= slice_differs(w, t, &p->n);
	p->column = t->column;
	take(w);
	if (p->n.style == KR_LITERAL || p->n.style == KR_FOLDED) {
		p->column = block_indent(w->doc, t, column_around(&p->n));
		w->last = trimmed_end(w->doc, t, p->column);
	}
}

static void enter_collection(struct walk *w, struct kr_placed *p)
{
	const struct kr_token *t = peek(w);
	p->column = t ? t->column : 0;
	if (p->n.style == KR_BLOCK)
		return;
	p->single = p->n.kind == KR_MAP &&
		    (!next_is(w, KR_TOKEN_OPEN) || (p->n.first && p->n.first->byte == p->n.byte));
	if (!p->single)
		expect(w, KR_TOKEN_OPEN);
}

static void enter(struct walk *w, struct kr_placed *p)
{
	const struct kr_node *up = p->n.parent;
	const struct kr_token *t = peek(w);
	bool first = up && (p->is_key || up->kind == KR_LIST);
	if (first && up->style == KR_BLOCK && (!t || t->column != kr_placed(up)->column))
		w->failed = true;
	take_lead(w, p);
	take_properties(w, &p->n);
	p->body = here(w);
	if (p->n.kind == KR_SCALAR)
		enter_scalar(w, p);
	else if (p->n.kind == KR_ALIAS)
		expect(w, KR_TOKEN_ALIAS);
	else
		enter_collection(w, p);
}

static void leave(struct walk *w, struct kr_placed *p)
{
	const struct kr_node *up = p->n.parent;
	if (is_collection(&p->n) && p->n.style == KR_FLOW && !p->single)
		expect(w, KR_TOKEN_CLOSE);
	p->n.end = w->last;
	if (up && up->style == KR_FLOW && !kr_placed(up)->single && !p->is_key)
		take_if(w, KR_TOKEN_COMMA);
}

/* ---- the walk ----------------------------------------------------------------------------- */

/* The node after @n in the order of the text, with all that ends between left. */
static struct kr_node *step(struct walk *w, struct kr_node *n)
{
	if (n->first) {
		kr_placed(n->first)->is_key = n->kind == KR_MAP;
		return n->first;
	}
	for (; n; n = n->parent) {
		leave(w, kr_placed(n));
		if (n->next) {
			kr_placed(n->next)->is_key = n->parent->kind == KR_MAP &&
						     !kr_placed(n)->is_key;
			return n->next;
		}
	}
	return NULL;
}

static void place_document(struct walk *w, struct kr_document *d)
{
	while (take_if(w, KR_TOKEN_DIRECTIVE) || take_if(w, KR_TOKEN_BEGIN))
		;
	for (struct kr_node *n = d->root; n && !w->failed; n = step(w, n))
		enter(w, kr_placed(n));
	while (take_if(w, KR_TOKEN_END))
		;
}

int kr_doc_place(struct kr_doc *doc)
{
	struct walk w = { .doc = doc, .last = doc->src.bom };
	for (uint32_t i = 0; i < doc->documents.n && !w.failed; i++)
		place_document(&w, &doc->documents.at[i]);
	if (!w.failed && w.next == doc->tokens.n)
		return KR_OK;
	kr_source_say(&doc->src, "yaml-syntax", kr_source_at(&doc->src, here(&w)),
		_("what stands here is not understood well enough to edit the file"))
		->hint = kr_diag_text(doc->src.diags, KR_BY_HAND);
	return KR_FAILED;
}
