/* lib/history/plain.c - what a record says, a line for each value: for git's textconv. */
#include <stdlib.h>
#include <string.h>

#include "history/kind.h"
#include "yaml/yaml.h"
#include <kring/plain.h>
#include <kring/schema.h>

/* ---- its lines ---------------------------------------------------------------------------- */

struct writing {
	struct kr_buf way; /* `rounds.1.responses` */
	struct kr_buf *out;
};

/* What the keys below a node mean. */
struct meaning {
	const struct kr_shape *shape, *aside;
	bool keyed; /* the keys at this level are ids, the shape is that of their values */
	bool elements;
};

static struct meaning meaning_of(const struct kr_key *row)
{
	if (!row)
		return (struct meaning){ 0 };
	return (struct meaning){ .shape = row->shape,
		.aside = row->aside,
		.keyed = row->type == KR_T_MAP,
		.elements = row->type == KR_T_LIST };
}

static void write_below(struct writing *w, const char *step, size_t len, const struct kr_node *node,
	struct meaning m);

static void write_scalar(struct writing *w, const struct kr_node *node)
{
	size_t len = node->len;
	while (len > 0 && node->value[len - 1] == '\n')
		len--;
	if (kr_node_is_null(node) || len == 0)
		return;
	const char *line = node->value, *end = line + len;
	for (;;) {
		const char *stop = memchr(line, '\n', (size_t)(end - line));
		size_t n = (size_t)((stop ? stop : end) - line);
		kr_buf_safe(w->out, w->way.s, w->way.len);
		kr_buf_puts(w->out, n ? ": " : ":");
		kr_buf_safe(w->out, line, n);
		kr_buf_putc(w->out, '\n');
		if (!stop)
			return;
		line = stop + 1;
	}
}

struct pair {
	const struct kr_node *key;
	struct meaning meaning;
	size_t place; /* in the table; behind it what the table does not have */
};

static int by_place(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;
	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	return strcmp(x->key->value, y->key->value);
}

static struct pair pair_of(const struct kr_node *key, struct meaning m)
{
	const struct kr_shape *shape = m.keyed ? m.aside : m.shape;
	const struct kr_key *row = shape ? kr_key_find(shape, key->value) : NULL;
	struct pair p = { .key = key, .meaning = meaning_of(row), .place = SIZE_MAX };
	if (row)
		p.place = (size_t)(row - shape->keys);
	else if (m.keyed)
		p.meaning = (struct meaning){ .shape = m.shape };
	return p;
}

static void write_map(struct writing *w, const struct kr_node *node, struct meaning m)
{
	struct pair *pairs = kr_realloc(NULL, (node->count + 1) * sizeof *pairs);
	size_t n = 0;
	for (const struct kr_node *key = node->first; key; key = key->next->next)
		pairs[n++] = pair_of(key, m);
	qsort(pairs, n, sizeof *pairs, by_place);
	for (size_t i = 0; i < n; i++)
		write_below(w, pairs[i].key->value, pairs[i].key->len, pairs[i].key->next,
			pairs[i].meaning);
	free(pairs);
}

/* A list of words has no numbers: one more in front would otherwise change every line. */
static void write_list(struct writing *w, const struct kr_node *node, struct meaning m)
{
	const struct meaning below = { .shape = m.elements ? m.shape : NULL };
	struct kr_buf number = KR_BUF_INIT;
	size_t n = 0;
	for (const struct kr_node *x = node->first; x; x = x->next) {
		kr_buf_reset(&number);
		kr_buf_printf(&number, "%zu", ++n);
		if (x->kind == KR_SCALAR && !below.shape)
			write_scalar(w, x);
		else
			write_below(w, number.s, number.len, x, below);
	}
	kr_buf_release(&number);
}

/* The row that a bare value of @shape stands for, or NULL. */
static const struct kr_key *bare_row(const struct kr_shape *shape)
{
	for (size_t i = 0; shape && i < shape->n; i++)
		if (shape->keys[i].flags & KR_F_BARE)
			return &shape->keys[i];
	return NULL;
}

/* The recursion is bounded by KR_YAML_MAX_DEPTH, and by the depth of the table. */
static void write_node(struct writing *w, const struct kr_node *node, struct meaning m)
{
	const struct kr_key *bare = m.keyed || m.elements ? NULL : bare_row(m.shape);
	if (bare && m.shape->n == 1)
		write_node(w, node, meaning_of(bare));
	else if (bare && node->kind == KR_SCALAR)
		write_below(w, bare->name, strlen(bare->name), node, meaning_of(bare));
	else if (node->kind == KR_SCALAR)
		write_scalar(w, node);
	else if (node->kind == KR_MAP)
		write_map(w, node, m);
	else
		write_list(w, node, m);
}

static void write_below(struct writing *w, const char *step, size_t len, const struct kr_node *node,
	struct meaning m)
{
	size_t before = w->way.len;
	if (before > 0)
		kr_buf_putc(&w->way, '.');
	kr_buf_add(&w->way, step, len);
	write_node(w, node, m);
	w->way.len = before;
	w->way.s[before] = '\0';
}

void kr_plain(const char *name, const char *bytes, size_t len, struct kr_buf *out)
{
	struct kr_arena *arena = kr_arena_new();
	struct kr_diags quiet = { .arena = arena };
	struct kr_node *root;
	if (kr_yaml_parse(arena, bytes, len, name, &quiet, &root) == KR_OK) {
		struct writing w = { .way = KR_BUF_INIT, .out = out };
		enum kr_kind kind = kr_kind_of_path(name);
		if (kind == KR_KINDS)
			kind = kr_kind_of_keys(root);
		write_map(&w, root, (struct meaning){ .shape = kr_shape_of(kind) });
		kr_buf_release(&w.way);
	} else {
		kr_buf_safe_lines(out, bytes, len, 0);
	}
	kr_arena_free(arena);
}
