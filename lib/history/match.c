/* lib/history/match.c - is it the same, and which element is which. */
#include "history/match.h"

#include <string.h>

#include "base/map.h"

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

/* Do the pairs from the key @x on stand in @b too, wherever? */
static bool holds_pairs(const struct kr_node *b, const struct kr_node *x)
{
	struct kr_arena *arena = kr_arena_new();
	struct kr_map pairs;
	bool same = true;
	kr_map_init(&pairs, arena);
	for (const struct kr_node *y = b->first; y; y = y->next->next)
		if (y->kind == KR_SCALAR)
			kr_map_add(&pairs, y->value, y->len, y->next);
	for (; x && same; x = x->next->next)
		same = x->kind == KR_SCALAR &&
		       kr_same_meaning(x->next, kr_map_get(&pairs, x->value, x->len));
	kr_arena_free(arena);
	return same;
}

/* Keys stand in the same order, mostly. */
static bool same_maps(const struct kr_node *a, const struct kr_node *b)
{
	const struct kr_node *y = b->first;
	for (const struct kr_node *x = a->first; x; x = x->next->next, y = y->next->next) {
		if (!same_key(x, y))
			return holds_pairs(b, x);
		if (!kr_same_meaning(x->next, y->next))
			return false;
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
	struct kr_arena *arena;
	const struct kr_shape *identity; /* of what identifies an element; NULL: being equal does */
	const struct kr_node *const *a, *const *b;
	uint32_t n, m;
	int32_t *to;
	int32_t *from; /* the other way round */
};

static bool is_same(const struct matching *g, const struct kr_node *a, const struct kr_node *b)
{
	return g->identity ? same_identity(g->identity, a, b) : kr_same_meaning(a, b);
}

static uint32_t two(uint32_t a, uint32_t b)
{
	const uint32_t both[] = { a, b };
	return kr_map_hash((const char *)both, sizeof both);
}

/* What says the same has the same hash; so the order of keys does not count in it. */
static uint32_t hash_meaning(const struct kr_node *node)
{
	uint32_t hash = 0;
	if (!node)
		return hash;
	if (node->kind == KR_SCALAR)
		return kr_map_hash(node->value, node->len);
	for (const struct kr_node *x = node->first; x; x = x->next) {
		if (node->kind == KR_MAP) {
			hash += two(hash_meaning(x), hash_meaning(x->next));
			x = x->next;
		} else {
			hash = two(hash, hash_meaning(x));
		}
	}
	return hash;
}

/* Of that by which @node is found. */
static uint32_t hash_of(const struct matching *g, const struct kr_node *node)
{
	const struct kr_shape *shape = g->identity;
	uint32_t hash = 0;
	if (!shape || node->kind != KR_MAP)
		return hash_meaning(node);
	for (size_t i = 0; i < shape->n; i++)
		if (shape->keys[i].flags & KR_F_IDENTITY)
			hash = two(hash, hash_meaning(kr_node_get(node, shape->keys[i].name)));
	return hash;
}

/* Elements of @b of one hash that have no counterpart yet, the first one first. */
struct waiting {
	int32_t place;
	struct waiting *next;
};

static struct waiting **line_of(
	const struct matching *g, struct kr_map *lines, const struct kr_node *node)
{
	uint32_t *hash = kr_alloc(g->arena, sizeof *hash);
	*hash = hash_of(g, node);
	void **line = kr_map_value(lines, (const char *)hash, sizeof *hash);
	if (!*line)
		*line = kr_alloc(g->arena, sizeof(struct waiting *));
	return *line;
}

static void pair_up(struct matching *g)
{
	struct kr_map lines;
	kr_map_init(&lines, g->arena);
	for (uint32_t j = g->m; j-- > 0;) {
		if (g->from[j] >= 0)
			continue;
		struct waiting **line = line_of(g, &lines, g->b[j]);
		struct waiting *w = kr_alloc(g->arena, sizeof *w);
		*w = (struct waiting){ (int32_t)j, *line };
		*line = w;
	}
	for (uint32_t i = 0; i < g->n; i++) {
		struct waiting **at = g->to[i] < 0 ? line_of(g, &lines, g->a[i]) : NULL;
		while (at && *at && !is_same(g, g->a[i], g->b[(*at)->place]))
			at = &(*at)->next;
		if (!at || !*at)
			continue;
		g->to[i] = (*at)->place;
		g->from[(*at)->place] = (int32_t)i;
		*at = (*at)->next;
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
	g->arena = kr_arena_new();
	g->from = kr_alloc(g->arena, (g->m + 1) * sizeof *g->from);
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
	kr_arena_free(g->arena);
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
