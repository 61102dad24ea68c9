/* lib/history/merge-prove.c - the result, read again: does it say what was decided? */
#include "history/merge.h"

#include <stdlib.h>

/* ---- the tree ----------------------------------------------------------------------------- */

static bool proves(const struct kr_mix *mix, const struct kr_node *node, enum kr_side side);

static bool same_key(const struct kr_node *a, const struct kr_node *b)
{
	return a->len == b->len && !memcmp(a->value, b->value, a->len);
}

/* Steps over what @mix says from @first on, in a map or a list; false: something else is there. */
static bool pass(const struct kr_mix *mix, const struct kr_node **first, enum kr_side side)
{
	const struct kr_piece *one = mix->how == KR_MIX_INSIDE ? mix->piece[KR_OURS]
							       : mix->piece[mix->side];
	const kr_pieces *run = &mix->run[side];
	uint32_t n = mix->how == KR_MIX_CONFLICT ? run->n : 1;
	for (uint32_t i = 0; i < n; i++) {
		const struct kr_piece *piece = mix->how == KR_MIX_CONFLICT ? run->at[i] : one;
		const struct kr_node *node = *first;
		if (!node)
			return false;
		if (piece->key && !same_key(node, piece->key))
			return false;
		node = piece->key ? node->next : node;
		bool good = mix->how == KR_MIX_CONFLICT ? kr_same_meaning(node, piece->value)
							: proves(mix, node, side);
		if (!good)
			return false;
		*first = node->next;
	}
	return true;
}

static bool proves(const struct kr_mix *mix, const struct kr_node *node, enum kr_side side)
{
	if (mix->how != KR_MIX_INSIDE)
		return kr_same_meaning(node, mix->piece[mix->side]->value);
	const struct kr_node *first = node->first;
	if (node->kind != (mix->list ? KR_LIST : KR_MAP))
		return false;
	for (uint32_t i = 0; i < mix->inside.n; i++)
		if (!pass(mix->inside.at[i], &first, side))
			return false;
	return !first;
}

bool kr_mix_proves(const struct kr_mix *root, const struct kr_node *node, enum kr_side side)
{
	return node && root->how != KR_MIX_CONFLICT && root->how != KR_MIX_GONE &&
	       proves(root, node, side);
}

/* ---- comments ----------------------------------------------------------------------------- */

struct text {
	struct kr_bytes bytes;
	uint32_t of; /* which document */
};

static int compare(const void *a, const void *b)
{
	const struct text *x = a, *y = b;
	size_t shorter = x->bytes.len < y->bytes.len ? x->bytes.len : y->bytes.len;
	int order = memcmp(x->bytes.s, y->bytes.s, shorter);
	return order ? order : (x->bytes.len > y->bytes.len) - (x->bytes.len < y->bytes.len);
}

enum { RESULTS = KR_SIDES, MOST = KR_SIDES + 2 };

static void collect(struct kr_arena *arena, const struct kr_doc *doc, uint32_t of, void *into)
{
	KR_MANY(struct text) *texts = into;
	for (uint32_t i = 0; i < doc->comments.n; i++) {
		const struct kr_comment *c = &doc->comments.at[i];
		struct text *t = KR_ADD(arena, texts);
		t->bytes = (struct kr_bytes){ doc->src.s + c->start, c->end - c->start };
		t->of = of;
	}
}

/* How many there must be, of a comment that stands @n times on each side. */
static uint32_t wanted(const uint32_t n[MOST])
{
	uint32_t base = n[KR_BASE], ours = n[KR_OURS], theirs = n[KR_THEIRS];
	if (ours >= base && theirs >= base)
		return ours > theirs ? ours : theirs;
	return ours + theirs > base ? ours + theirs - base : 0;
}

bool kr_comments_kept(struct kr_arena *arena, const struct kr_doc *const sides[KR_SIDES],
	const struct kr_doc *const *results, uint32_t n)
{
	KR_MANY(struct text) texts = { 0 };
	for (uint32_t s = 0; s < KR_SIDES; s++)
		collect(arena, sides[s], s, &texts);
	for (uint32_t r = 0; r < n; r++)
		collect(arena, results[r], RESULTS + r, &texts);
	if (texts.n)
		qsort(texts.at, texts.n, sizeof *texts.at, compare);
	for (uint32_t i = 0; i < texts.n;) {
		uint32_t count[MOST] = { 0 }, first = i;
		for (; i < texts.n && compare(&texts.at[first], &texts.at[i]) == 0; i++)
			count[texts.at[i].of]++;
		uint32_t most = count[RESULTS] > count[RESULTS + 1] ? count[RESULTS]
								    : count[RESULTS + 1];
		if (most < wanted(count))
			return false;
	}
	return true;
}
