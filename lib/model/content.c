/* lib/model/content.c - the text that consent is given to: its canonical bytes and their digest. */
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "model/content.h"

static const char version[] = "kring-text@1\n";

/* What the keys below a node mean; without a shape every key counts. */
struct meaning {
	const struct kr_shape *shape;
	bool keyed;    /* the keys at this level are ids, the shape is that of their values */
	bool elements; /* the same for a list */
};

static struct meaning meaning_of(const struct kr_key *key)
{
	struct meaning m = { 0 };
	if (key) {
		m.shape = key->shape;
		m.keyed = key->type == KR_T_MAP;
		m.elements = key->type == KR_T_LIST;
	}
	return m;
}

/* The row that gives the value of a map's pair its meaning; sets @left_out for one that is none. */
static struct meaning meaning_below(struct meaning m, const struct kr_node *key, bool *left_out)
{
	*left_out = strncmp(key->value, "x-", 2) == 0;
	if (!m.shape)
		return m;
	if (m.keyed)
		return (struct meaning){ .shape = m.shape };
	const struct kr_key *row = kr_key_find(m.shape, key->value);
	*left_out |= row && (row->flags & KR_F_NOT_CONTENT);
	return meaning_of(row);
}

/* A list or map of a bare row (`reactions`) keeps the row's meaning. */
static struct meaning settle(struct meaning m, const struct kr_node *node)
{
	if (m.shape && !m.keyed && !m.elements && m.shape->n == 1 &&
		(m.shape->keys[0].flags & KR_F_BARE) && node->kind != KR_SCALAR)
		return meaning_of(&m.shape->keys[0]);
	return m;
}

static size_t trimmed(const struct kr_node *node)
{
	size_t len = node->len;
	while (len > 0 && node->value[len - 1] == '\n')
		len--;
	return len;
}

/* The recursion is bounded by KR_YAML_MAX_DEPTH. */
static bool is_absent(const struct kr_node *node, struct meaning m)
{
	if (node->kind == KR_SCALAR)
		return kr_node_is_null(node) || trimmed(node) == 0;
	m = settle(m, node);
	for (const struct kr_node *n = node->first; n; n = n->next) {
		bool left_out = false;
		struct meaning below = { .shape = m.elements ? m.shape : NULL };
		if (node->kind == KR_MAP) {
			below = meaning_below(m, n, &left_out);
			n = n->next;
		}
		if (!left_out && !is_absent(n, below))
			return false;
	}
	return true;
}

/* `s12:`; by hand, since printf took a tenth of the time of a whole check. */
static void put_count(struct kr_buf *out, char kind, size_t n)
{
	char digits[24], *p = digits + sizeof digits;
	*--p = ':';
	do
		*--p = (char)('0' + n % 10);
	while (n /= 10);
	*--p = kind;
	kr_buf_add(out, p, (size_t)(digits + sizeof digits - p));
}

static void put_scalar(struct kr_buf *out, const char *s, size_t len)
{
	put_count(out, 's', len);
	kr_buf_add(out, s, len);
}

struct pair {
	const struct kr_node *key;
	struct meaning meaning;
};

static int by_key(const void *a, const void *b)
{
	const struct kr_node *x = ((const struct pair *)a)->key, *y = ((const struct pair *)b)->key;
	int order = memcmp(x->value, y->value, x->len < y->len ? x->len : y->len);
	return order ? order : (x->len > y->len) - (x->len < y->len);
}

/* Nearly every mapping has a few keys only, for which qsort is slow. */
static void sort_pairs(struct pair *pairs, size_t n)
{
	enum { FEW = 24 };
	if (n > FEW) {
		qsort(pairs, n, sizeof *pairs, by_key);
		return;
	}
	for (size_t i = 1; i < n; i++) {
		struct pair one = pairs[i];
		size_t k = i;
		for (; k > 0 && by_key(&pairs[k - 1], &one) > 0; k--)
			pairs[k] = pairs[k - 1];
		pairs[k] = one;
	}
}

static void put_value(struct kr_buf *out, const struct kr_node *node, struct meaning m);

static void put_map(struct kr_buf *out, const struct kr_node *node, struct meaning m)
{
	struct pair few[48], *pairs = few;
	size_t n = 0;
	if (node->count > sizeof few / sizeof *few)
		pairs = kr_realloc(NULL, node->count * sizeof *pairs);
	for (const struct kr_node *key = node->first; key; key = key->next->next) {
		bool left_out;
		struct meaning below = meaning_below(m, key, &left_out);
		if (!left_out && !is_absent(key->next, below))
			pairs[n++] = (struct pair){ key, below };
	}
	sort_pairs(pairs, n);
	put_count(out, 'm', n);
	for (size_t i = 0; i < n; i++) {
		put_scalar(out, pairs[i].key->value, pairs[i].key->len);
		put_value(out, pairs[i].key->next, pairs[i].meaning);
	}
	if (pairs != few)
		free(pairs);
}

static void put_list(struct kr_buf *out, const struct kr_node *node, struct meaning m)
{
	struct meaning below = { .shape = m.elements ? m.shape : NULL };
	size_t n = 0;
	for (const struct kr_node *x = node->first; x; x = x->next)
		n += !is_absent(x, below);
	put_count(out, 'l', n);
	for (const struct kr_node *x = node->first; x; x = x->next)
		if (!is_absent(x, below))
			put_value(out, x, below);
}

static void put_value(struct kr_buf *out, const struct kr_node *node, struct meaning m)
{
	m = settle(m, node);
	if (node->kind == KR_SCALAR)
		put_scalar(out, node->value, trimmed(node));
	else if (node->kind == KR_MAP)
		put_map(out, node, m);
	else
		put_list(out, node, m);
}

void kr_content_value(const struct kr_key *key, const struct kr_node *node, struct kr_buf *out)
{
	if (node && !is_absent(node, meaning_of(key)))
		put_value(out, node, meaning_of(key));
}

static void finish(const struct kr_buf *bytes, uint8_t out[32])
{
	struct kr_sha sha;
	kr_sha_init(&sha);
	kr_sha_add(&sha, bytes->s, bytes->len);
	kr_sha_finish(&sha, out);
}

/* The content keys in the order of their bytes; the table stands in the order of writing. */
static size_t content_pairs(
	const struct kr_shape *shape, const struct kr_node *root, struct pair *pairs)
{
	size_t n = 0, from = 0;
	for (const struct kr_node *key = root->first; key; key = key->next->next) {
		const struct kr_key *row = kr_key_next(shape, key->value, &from);
		if (row && (row->flags & KR_F_CONTENT) && !is_absent(key->next, meaning_of(row)))
			pairs[n++] = (struct pair){ key, meaning_of(row) };
	}
	sort_pairs(pairs, n);
	return n;
}

void kr_content_digest(const struct kr_shape *shape, const struct kr_node *root,
	struct kr_buf *bytes, uint8_t out[32])
{
	struct pair pairs[64]; /* no shape has as many keys, and the reader refuses a key twice */
	size_t n = content_pairs(shape, root, pairs);
	kr_buf_reset(bytes);
	kr_buf_puts(bytes, version);
	put_count(bytes, 'm', n);
	for (size_t i = 0; i < n; i++) {
		put_scalar(bytes, pairs[i].key->value, pairs[i].key->len);
		put_value(bytes, pairs[i].key->next, pairs[i].meaning);
	}
	finish(bytes, out);
}

const char *kr_content_digest_of(
	struct kr_arena *arena, const char *const *keys, const char *const *values, size_t n)
{
	struct kr_buf bytes = KR_BUF_INIT;
	uint8_t digest[32];
	char hex[KR_SHA_HEX];
	kr_buf_puts(&bytes, version);
	put_count(&bytes, 'm', n);
	for (size_t i = 0; i < n; i++) {
		put_scalar(&bytes, keys[i], strlen(keys[i]));
		put_scalar(&bytes, values[i], strlen(values[i]));
	}
	finish(&bytes, digest);
	kr_buf_release(&bytes);
	return kr_asprintf(arena, "sha256:%s", kr_sha_hex(digest, hex));
}
