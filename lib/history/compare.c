/* lib/history/compare.c - what differs between two versions of a record, by the table. */
#include "history/compare.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "history/match.h"

/* ---- values ------------------------------------------------------------------------------- */

size_t kr_node_length(const struct kr_node *node)
{
	size_t len = node->len;
	while (len > 0 && node->value[len - 1] == '\n')
		len--;
	return len;
}

bool kr_node_says_nothing(const struct kr_node *node)
{
	if (!node)
		return true;
	if (node->kind == KR_SCALAR)
		return kr_node_is_null(node) || kr_node_length(node) == 0;
	return node->count == 0;
}

static bool equal_scalars(
	const struct kr_key *row, const struct kr_node *a, const struct kr_node *b)
{
	size_t n = kr_node_length(a), m = kr_node_length(b);
	if (n == m && memcmp(a->value, b->value, n) == 0)
		return true;
	if (!row || row->type != KR_T_NUMBER)
		return false;
	char *end_a, *end_b;
	double x = strtod(a->value, &end_a), y = strtod(b->value, &end_b);
	return !*end_a && !*end_b && x == y;
}

/* ---- what a value means ------------------------------------------------------------------- */

/* The only key of a shape that has but one, and whose value stands for it; or NULL. */
static const struct kr_key *only_key(const struct kr_shape *shape)
{
	return shape->n == 1 && (shape->keys[0].flags & KR_F_BARE) ? &shape->keys[0] : NULL;
}

const struct kr_node *kr_node_of_key(
	const struct kr_shape *shape, const struct kr_node *node, const char *key)
{
	if (!node || !shape)
		return NULL;
	if (only_key(shape))
		return strcmp(shape->keys[0].name, key) == 0 ? node : NULL;
	if (node->kind == KR_MAP)
		return kr_node_get(node, key);
	const struct kr_key *row = kr_key_find(shape, key);
	return row && (row->flags & KR_F_BARE) && node->kind == KR_SCALAR ? node : NULL;
}

static bool is_kind(const struct kr_node *node, enum kr_node_kind kind)
{
	return !node || node->kind == kind;
}

/* ---- comparing ---------------------------------------------------------------------------- */

struct comparing {
	struct kr_arena *arena;
};

/* Two nodes at one place. */
struct place {
	const struct kr_key *row;
	const struct kr_shape *shape; /* of an element or the root; of a key that of its row */
	const char *name;
	bool element;
	const struct kr_node *old, *new;
};

static void compare(struct comparing *c, struct kr_difference *parent, struct place at);

static struct kr_difference *add(
	struct comparing *c, struct kr_difference *parent, const struct place *at)
{
	struct kr_difference *d = kr_alloc(c->arena, sizeof *d);
	*d = (struct kr_difference){ .row = at->row,
		.shape = at->shape,
		.name = at->name,
		.element = at->element,
		.old = at->old,
		.new = at->new,
		.parent = parent };
	if (parent && parent->last)
		parent->last->next = d;
	else if (parent)
		parent->first = d;
	if (parent)
		parent->last = d;
	return d;
}

/* Takes @d, the last below its parent, out again; @before is the one before it. */
static void drop(struct kr_difference *d, struct kr_difference *before)
{
	*(before ? &before->next : &d->parent->first) = NULL;
	d->parent->last = before;
}

static const struct kr_node *scalar_is(
	const struct kr_shape *shape, const struct kr_node *node, const struct kr_key *row)
{
	return node ? kr_node_of_key(shape, node, row->name) : NULL;
}

typedef void compare_pair(struct comparing *c, struct kr_difference *d, const char *name,
	const struct kr_node *old, const struct kr_node *new);

/* Calls @each for the values of each key of two maps; for the new keys last. */
static void compare_pairs(struct comparing *c, struct kr_difference *d, const struct kr_node *old,
	const struct kr_node *new, compare_pair *each)
{
	struct kr_map seen;
	kr_map_init(&seen, c->arena);
	for (const struct kr_node *key = new ? new->first : NULL; key; key = key->next->next)
		kr_map_add(&seen, key->value, key->len, key->next);
	for (const struct kr_node *key = old ? old->first : NULL; key; key = key->next->next) {
		void **other = kr_map_value(&seen, key->value, key->len);
		each(c, d, key->value, key->next, *other);
		*other = NULL;
	}
	for (uint32_t i = 0; i < seen.n; i++)
		if (seen.at[i].value)
			each(c, d, seen.at[i].key, NULL, seen.at[i].value);
}

/* A key that the rows do not name; what they name was told of before. */
static void compare_unknown(struct comparing *c, struct kr_difference *d, const char *name,
	const struct kr_node *old, const struct kr_node *new)
{
	if (!kr_key_find(d->shape, name))
		compare(c, d, (struct place){ .name = name, .old = old, .new = new });
}

static const struct kr_node *map_or_none(const struct kr_node *node)
{
	return node && node->kind == KR_MAP ? node : NULL;
}

static void compare_keys(struct comparing *c, struct kr_difference *d)
{
	const struct kr_shape *shape = d->shape;
	for (size_t i = 0; i < shape->n; i++) {
		const struct kr_key *row = &shape->keys[i];
		compare(c, d,
			(struct place){ .row = row,
				.name = row->name,
				.old = scalar_is(shape, d->old, row),
				.new = scalar_is(shape, d->new, row) });
	}
	compare_pairs(c, d, map_or_none(d->old), map_or_none(d->new), compare_unknown);
}

/* An element of a map or list, or a key beside the ids of a map. */
static void compare_element(struct comparing *c, struct kr_difference *d, const char *name,
	const struct kr_node *old, const struct kr_node *new)
{
	const struct kr_key *beside = d->row->aside ? kr_key_find(d->row->aside, name) : NULL;
	struct place at = { .row = beside ? beside : d->row, .name = name, .old = old, .new = new };
	at.element = !beside;
	at.shape = beside ? NULL : d->row->shape;
	compare(c, d, at);
}

/* ---- lists -------------------------------------------------------------------------------- */

static const struct kr_node **elements_of(
	struct comparing *c, const struct kr_node *list, uint32_t *n)
{
	const struct kr_node **at = kr_alloc(c->arena, (list ? list->count : 0) * sizeof *at + 1);
	*n = 0;
	for (const struct kr_node *x = list ? list->first : NULL; x; x = x->next)
		at[(*n)++] = x;
	return at;
}

/* Where each follows on the one before, what stands elsewhere is gone here and new there. */
static void part_moved(int32_t *to, int32_t *from, uint32_t m)
{
	int32_t last = -1;
	for (uint32_t k = 0; k < m; k++) {
		if (from[k] > last) {
			last = from[k];
		} else if (from[k] >= 0) {
			to[from[k]] = -1;
			from[k] = -1;
		}
	}
}

/* What has no counterpart at all is compared with what stands at its number and has none either. */
static void pair_by_number(int32_t *to, uint32_t n, int32_t *from, uint32_t m)
{
	for (uint32_t i = 0; i < n && i < m; i++)
		if (to[i] < 0 && from[i] < 0)
			to[i] = from[i] = (int32_t)i;
}

static void compare_elements(struct comparing *c, struct kr_difference *d)
{
	struct kr_sense sense = { .kind = KR_SENSE_LIST, .row = d->row };
	uint32_t n, m;
	const struct kr_node **old = elements_of(c, d->old, &n), **new = elements_of(c, d->new, &m);
	int32_t *to = kr_alloc(c->arena, n * sizeof *to + 1);
	int32_t *from = kr_alloc(c->arena, m * sizeof *from + 1);
	kr_match_elements(&sense, old, n, new, m, to);
	for (uint32_t k = 0; k < m; k++)
		from[k] = -1;
	for (uint32_t i = 0; i < n; i++)
		if (to[i] >= 0)
			from[to[i]] = (int32_t)i;
	if (d->row->flags & KR_F_ORDERED)
		part_moved(to, from, m);
	pair_by_number(to, n, from, m);
	for (uint32_t i = 0; i < n; i++)
		if (to[i] < 0)
			compare_element(c, d, kr_asprintf(c->arena, "%u", i + 1), old[i], NULL);
	for (uint32_t k = 0; k < m; k++)
		compare_element(c, d, kr_asprintf(c->arena, "%u", k + 1),
			from[k] < 0 ? NULL : old[from[k]], new[k]);
}

/* ---- one place ---------------------------------------------------------------------------- */

/* Goes below @d as its row says; false where it is a value that has nothing below it. */
static bool compare_below(struct comparing *c, struct kr_difference *d)
{
	const struct kr_key *row = d->row;
	if (d->shape) {
		compare_keys(c, d);
		return true;
	}
	if (!row || !row->shape)
		return false;
	if (row->type == KR_T_MAP && is_kind(d->old, KR_MAP) && is_kind(d->new, KR_MAP))
		compare_pairs(c, d, d->old, d->new, compare_element);
	else if (row->type == KR_T_LIST && is_kind(d->old, KR_LIST) && is_kind(d->new, KR_LIST))
		compare_elements(c, d);
	else
		return false;
	return true;
}

/* Can @node be read as @shape: keys, or the one value that may stand alone? */
static bool fits(const struct kr_shape *shape, const struct kr_node *node)
{
	if (!node || node->kind == KR_MAP)
		return true;
	for (size_t i = 0; i < shape->n && node->kind == KR_SCALAR; i++)
		if (shape->keys[i].flags & KR_F_BARE)
			return true;
	return false;
}

/* A text alone is a list of one, where the table says so. */
static bool equal_as_lists(const struct place *at)
{
	const struct kr_node *one = at->old->kind == KR_LIST ? at->new : at->old;
	const struct kr_node *list = one == at->old ? at->new : at->old;
	return at->row && at->row->type == KR_T_LIST && !at->row->shape && one->kind == KR_SCALAR &&
	       list->kind == KR_LIST && list->count == 1 && kr_same_meaning(one, list->first);
}

static bool equal_values(const struct place *at)
{
	const struct kr_node *a = at->old, *b = at->new;
	if (!a || !b)
		return !a && !b;
	if (a->kind == KR_SCALAR && b->kind == KR_SCALAR)
		return equal_scalars(at->row, a, b);
	return kr_same_meaning(a, b) || equal_as_lists(at);
}

static void compare(struct comparing *c, struct kr_difference *parent, struct place at)
{
	/* an element that is there and says nothing, `anna: {}`, is there all the same */
	bool empty_counts = at.element;
	if (!empty_counts && kr_node_says_nothing(at.old))
		at.old = NULL;
	if (!empty_counts && kr_node_says_nothing(at.new))
		at.new = NULL;
	if (!at.old && !at.new)
		return;
	if (at.shape && only_key(at.shape)) {
		at.row = only_key(at.shape);
		at.shape = NULL;
	}
	if (at.shape && !(fits(at.shape, at.old) && fits(at.shape, at.new)))
		at.shape = NULL, at.row = NULL; /* not what the format says: shown as it is */
	if (at.row && at.row->type == KR_T_RECORD && !at.element && is_kind(at.old, KR_MAP) &&
		is_kind(at.new, KR_MAP))
		at.shape = at.row->shape;
	if (at.old && at.new &&equal_values(&at))
		return;
	struct kr_difference *before = parent->last, *d = add(c, parent, &at);
	if (compare_below(c, d) && at.old && at.new && !d->first)
		drop(d, before);
}

struct kr_difference *kr_compare(struct kr_arena *arena, const struct kr_shape *shape,
	const struct kr_node *old, const struct kr_node *new)
{
	struct comparing c = { arena };
	struct place at = { .shape = shape, .name = "", .old = old, .new = new };
	struct kr_difference *root = add(&c, NULL, &at);
	compare_keys(&c, root);
	return root->first || !old != !new ? root : NULL;
}
