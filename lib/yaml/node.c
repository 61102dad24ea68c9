/* lib/yaml/node.c - questions to a tree. */
#include "yaml/private.h"

#include <string.h>

bool kr_node_is_null(const struct kr_node *n)
{
	if (n->kind != KR_SCALAR || n->style != KR_PLAIN || n->has_tag)
		return false;
	return n->len == 0 || (n->len == 1 && *n->value == '~') ||
	       (n->len == 4 && !memcmp(n->value, "null", 4));
}

struct kr_node *kr_node_get(const struct kr_node *map, const char *key)
{
	if (!map || map->kind != KR_MAP)
		return NULL;
	size_t len = strlen(key);
	for (struct kr_node *k = map->first; k; k = k->next->next)
		if (k->len == len && k->value && !memcmp(k->value, key, len))
			return k->next;
	return NULL;
}

struct kr_node *kr_node_after(const struct kr_node *n, const struct kr_node *top)
{
	if (n->first)
		return n->first;
	for (; n && n != top; n = n->parent)
		if (n->next)
			return n->next;
	return NULL;
}

struct kr_node *kr_node_key(const struct kr_node *value)
{
	struct kr_node *key = value->parent->first;
	while (key->next != value)
		key = key->next->next;
	return key;
}

uint32_t kr_node_count(const struct kr_node *map, const char *key, const struct kr_node **last)
{
	uint32_t count = 0;
	size_t len = strlen(key);
	for (const struct kr_node *k = map->first; k; k = k->next->next)
		if (k->len == len && k->value && !memcmp(k->value, key, len)) {
			count++;
			*last = k;
		}
	return count;
}
