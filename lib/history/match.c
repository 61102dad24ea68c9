/* lib/history/match.c - is it the same, and which element is which. */
#include "history/match.h"

#include <stdlib.h>
#include <string.h>

/* ---- meaning ------------------------------------------------------------------------------ */

static bool same_scalar(const struct kr_node *a, const struct kr_node *b)
{
	return a->len == b->len && !memcmp(a->value, b->value, a->len) &&
	       kr_node_is_null(a) == kr_node_is_null(b);
}

static bool same_key(const struct kr_node *a, const struct kr_node *b)
{
	return a->kind == KR_SCALAR && b->kind == KR_SCALAR && a->len == b->len &&
	       !memcmp(a->value, b->value, a->len);
}

static bool same_lists(const struct kr_node *a, const struct kr_node *b)
{
	const struct kr_node *y = b->first;
	for (const struct kr_node *x = a->first; x; x = x->next, y = y->next)
		if (!kr_same_meaning(x, y))
			return false;
	return true;
}

/* Keys stand in the same order, mostly: each is looked for where it is expected first. */
static bool same_maps(const struct kr_node *a, const struct kr_node *b)
{
	const struct kr_node *expected = b->first;
	for (const struct kr_node *x = a->first; x; x = x->next->next) {
		if (x->kind != KR_SCALAR)
			return false;
		const struct kr_node *value = expected && same_key(x, expected)
						      ? expected->next
						      : kr_node_get(b, x->value);
		if (!value || !kr_same_meaning(x->next, value))
			return false;
		expected = value->next;
	}
	return true;
}

bool kr_same_meaning(const struct kr_node *a, const struct kr_node *b)
{
	if (!a || !b)
		return a == b;
	if (a->kind != b->kind || a->count != b->count)
		return false;
	switch ((enum kr_node_kind)a->kind) {
	case KR_SCALAR:
		return same_scalar(a, b);
	case KR_MAP:
		return same_maps(a, b);
	case KR_LIST:
		return same_lists(a, b);
	case KR_ALIAS:
		break;
	}
	return false;
}

/* ---- elements ----------------------------------------------------------------------------- */

static bool has_flag(const struct kr_shape *shape, unsigned flags)
{
	for (size_t i = 0; shape && i < shape->n; i++)
		if (shape->keys[i].flags & flags)
			return true;
	return false;
}

static bool same_identity(
	const struct kr_shape *shape, const struct kr_node *a, const struct kr_node *b)
{
	if (a->kind != KR_MAP || b->kind != KR_MAP)
		return false;
	for (size_t i = 0; i < shape->n; i++) {
		const char *key = shape->keys[i].name;
		if ((shape->keys[i].flags & KR_F_IDENTITY) &&
			!kr_same_meaning(kr_node_get(a, key), kr_node_get(b, key)))
			return false;
	}
	return true;
}

struct matching {
	const struct kr_shape *identity; /* of what identifies an element; NULL: being equal does */
	const struct kr_node *const *a, *const *b;
	uint32_t n, m;
	int32_t *to;
	int32_t *from; /* the other way round */
};

static void pair_up(struct matching *g)
{
	uint32_t first = 0; /* all before are taken */
	for (uint32_t i = 0; i < g->n; i++) {
		while (first < g->m && g->from[first] >= 0)
			first++;
		for (uint32_t j = first; j < g->m && g->to[i] < 0; j++) {
			bool same = g->from[j] < 0 &&
				    (g->identity ? same_identity(g->identity, g->a[i], g->b[j])
						 : kr_same_meaning(g->a[i], g->b[j]));
			if (same) {
				g->to[i] = (int32_t)j;
				g->from[j] = (int32_t)i;
			}
		}
	}
}

/* What is left over between two neighbours was changed, where it is as many on both sides. */
static void pair_neighbours(struct matching *g)
{
	uint32_t i = 0, j = 0;
	while (i < g->n || j < g->m) {
		uint32_t k = 0, l = 0;
		while (i + k < g->n && g->to[i + k] < 0)
			k++;
		while (j + l < g->m && g->from[j + l] < 0)
			l++;
		bool meet = i + k == g->n ? j + l == g->m : g->to[i + k] == (int32_t)(j + l);
		for (uint32_t x = 0; meet && k == l && x < k; x++) {
			g->to[i + x] = (int32_t)(j + x);
			g->from[j + x] = (int32_t)(i + x);
		}
		if (!meet)
			return; /* moved: nothing is certain from here on */
		i += k + 1;
		j += l + 1;
	}
}

static void match(struct matching *g, const struct kr_shape *shape, bool changed)
{
	g->from = kr_realloc(NULL, (g->m + 1) * sizeof *g->from);
	for (uint32_t i = 0; i < g->n; i++)
		g->to[i] = -1;
	for (uint32_t j = 0; j < g->m; j++)
		g->from[j] = -1;
	pair_up(g);
	if (has_flag(shape, KR_F_IDENTITY)) {
		g->identity = shape;
		pair_up(g);
	} else if (changed && shape && !has_flag(shape, KR_F_LATER)) {
		pair_neighbours(g);
	}
	free(g->from);
}

static const struct kr_shape *shape_of(const struct kr_sense *list)
{
	return list->kind == KR_SENSE_LIST ? list->row->shape : NULL;
}

void kr_match_elements(const struct kr_sense *list, const struct kr_node *const *a, uint32_t n,
	const struct kr_node *const *b, uint32_t m, int32_t *to)
{
	struct matching g = { .a = a, .b = b, .n = n, .m = m, .to = to };
	match(&g, shape_of(list), true);
}

void kr_match_added(const struct kr_sense *list, const struct kr_node *const *a, uint32_t n,
	const struct kr_node *const *b, uint32_t m, int32_t *to)
{
	struct matching g = { .a = a, .b = b, .n = n, .m = m, .to = to };
	match(&g, shape_of(list), false);
}
