/* lib/yaml/doc.c - a text opened for editing, and what the editor asks about it. */
#include "yaml/doc.h"

#include <string.h>

/* ---- opening ------------------------------------------------------------------------------ */

static int open_strictly(struct kr_doc *doc)
{
	struct kr_node *root;
	if (!doc->src.strict || !doc->documents.n)
		return KR_OK;
	if (kr_node_is_null(doc->documents.at[0].root))
		return KR_OK;
	return kr_parse_root(&doc->src, &doc->documents, &root);
}

int kr_doc_open(struct kr_arena *arena, const char *bytes, size_t len, const char *path,
	bool strict, struct kr_diags *diags, struct kr_doc **doc)
{
	struct kr_doc *d = kr_alloc(arena, sizeof *d);
	d->src = (struct kr_source){
		.arena = arena, .diags = diags, .path = path, .strict = strict, .editing = true
	};
	/* events before tokens: their depth check is what stops libyaml's quadratic scanner */
	if (!kr_source_open(&d->src, bytes, len) || kr_scan(&d->src) != KR_OK ||
		kr_parse_documents(&d->src, &d->documents) != KR_OK || open_strictly(d) != KR_OK ||
		kr_parse_tokens(&d->src, &d->tokens) != KR_OK || kr_doc_place(d) != KR_OK ||
		kr_doc_gates(d) != KR_OK)
		return KR_FAILED;
	d->src.diags = NULL; /* it may be gone when an edit comes, which brings its own */
	*doc = d;
	return KR_OK;
}

const char *kr_doc_bytes(const struct kr_doc *doc, size_t *len)
{
	*len = doc->src.len;
	return doc->src.s;
}

struct kr_node *kr_doc_root(const struct kr_doc *doc)
{
	return doc->documents.n ? doc->documents.at[0].root : NULL;
}

static struct kr_node *element(const struct kr_node *list, int32_t number)
{
	int64_t i = number < 0 ? (int64_t)list->count + number : number;
	struct kr_node *n = list->kind == KR_LIST && i >= 0 ? list->first : NULL;
	for (; n && i; i--)
		n = n->next;
	return n;
}

struct kr_node *kr_node_step(const struct kr_node *n, const struct kr_step *step)
{
	return step->key ? kr_node_get(n, step->key) : element(n, step->number);
}

struct kr_node *kr_doc_find(const struct kr_doc *doc, const struct kr_step *path)
{
	struct kr_node *n = kr_doc_root(doc);
	for (; n && !path->end; path++)
		n = kr_node_step(n, path);
	return n;
}

/* ---- asking ------------------------------------------------------------------------------- */

uint32_t kr_doc_token(const struct kr_doc *doc, uint32_t byte)
{
	uint32_t low = 0, high = doc->tokens.n;
	while (low < high) {
		uint32_t mid = (low + high) / 2;
		if (doc->tokens.at[mid].start < byte)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

uint32_t kr_doc_comment(const struct kr_doc *doc, uint32_t byte)
{
	uint32_t low = 0, high = doc->comments.n;
	while (low < high) {
		uint32_t mid = (low + high) / 2;
		if (doc->comments.at[mid].start < byte)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

bool kr_doc_has_comment(const struct kr_doc *doc, uint32_t start, uint32_t end)
{
	uint32_t i = kr_doc_comment(doc, start);
	return i < doc->comments.n && doc->comments.at[i].start < end;
}

/* ---- the look of the text ----------------------------------------------------------------- */

/* The block collection @n is the value of a key in a block map: how much deeper is it?  Else -1. */
static int depth_below_key(const struct kr_node *n)
{
	if (!kr_node_is_block(n) || !n->parent || !kr_node_is_block(n->parent) ||
		n->parent->kind != KR_MAP)
		return -1;
	return (int)kr_placed(n)->column - (int)kr_placed(n->parent)->column;
}

static void survey(const struct kr_doc *doc, struct kr_look *look)
{
	uint32_t compact = 0, deeper = 0;
	look->step = 0;
	for (uint32_t i = 0; i < doc->documents.n; i++)
		for (struct kr_node *n = doc->documents.at[i].root; n; n = kr_node_after(n, NULL)) {
			int step = depth_below_key(n);
			if (step > 0 && (!look->step || (uint32_t)step < look->step))
				look->step = (uint32_t)step;
			compact += n->kind == KR_LIST && step == 0;
			deeper += n->kind == KR_LIST && step > 0;
		}
	if (!look->step)
		look->step = 2;
	look->compact = compact > deeper;
}

struct kr_look kr_doc_look(const struct kr_doc *doc, uint32_t byte, struct kr_buf *out)
{
	struct kr_look look = {
		.out = out,
		.eol = kr_line_eol(doc, byte),
		.comma = ", ",
		.literal = true,
	};
	survey(doc, &look);
	return look;
}

/* ---- plans -------------------------------------------------------------------------------- */

int kr_plan_refuse(struct kr_plan *plan, uint32_t byte, const char *hint, const char *format, ...)
{
	struct kr_source src = plan->doc->src; /* a copy: to count lines in it */
	struct kr_buf words = KR_BUF_INIT;
	va_list args;
	va_start(args, format);
	kr_buf_vprintf(&words, format, args);
	va_end(args);
	struct kr_spot spot = kr_source_at(&src, byte);
	struct kr_diag *d = kr_diag_add(plan->diags, KR_CANNOT, src.path, spot.at, "%s", words.s);
	d->byte = spot.byte;
	kr_buf_release(&words);
	d->hint = kr_diag_text(plan->diags, "%s", hint);
	return KR_FAILED;
}

struct kr_buf *kr_plan_splice(struct kr_plan *plan, uint32_t start, uint32_t end)
{
	struct kr_splice *splice = &plan->splices[plan->count++];
	*splice = (struct kr_splice){ .start = start, .end = end, .text = KR_BUF_INIT };
	return &splice->text;
}

void kr_plan_end_line(struct kr_plan *plan, const struct kr_look *look)
{
	uint32_t len = plan->doc->src.len;
	if (look->ended_literal && plan->splices[plan->count - 1].end == len &&
		look->out->s[look->out->len - 1] != '\n')
		kr_buf_puts(look->out, look->eol);
}
