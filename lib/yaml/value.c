/* lib/yaml/value.c - building what is to be written. */
#include "yaml/style.h"

#include <string.h>

static struct kr_value *value_new(struct kr_arena *a, enum kr_node_kind kind)
{
	struct kr_value *v = kr_alloc(a, sizeof *v);
	v->kind = (uint8_t)kind;
	return v;
}

struct kr_value *kr_value_map(struct kr_arena *a, bool flow)
{
	struct kr_value *v = value_new(a, KR_MAP);
	v->flow = flow;
	return v;
}

struct kr_value *kr_value_list(struct kr_arena *a, bool flow)
{
	struct kr_value *v = value_new(a, KR_LIST);
	v->flow = flow;
	return v;
}

struct kr_value *kr_value_text(struct kr_arena *a, const char *s, size_t len)
{
	struct kr_value *v = value_new(a, KR_SCALAR);
	v->text = kr_strndup(a, s, len);
	v->len = (uint32_t)len;
	return v;
}

struct kr_value *kr_value_raw(struct kr_arena *a, const char *s)
{
	struct kr_value *v = kr_value_text(a, s, strlen(s));
	v->raw = true;
	return v;
}

void kr_value_push(struct kr_value *list, struct kr_value *v)
{
	if (!v)
		return;
	if (list->last)
		list->last->next = v;
	else
		list->first = v;
	list->last = v;
	v->parent = list;
}

void kr_value_put(struct kr_arena *a, struct kr_value *map, const char *key, struct kr_value *v)
{
	if (!v)
		return;
	v->key = kr_strndup(a, key, strlen(key));
	kr_value_push(map, v);
}

static struct kr_value *copy_one(struct kr_arena *a, const struct kr_node *n)
{
	if (n->kind == KR_MAP)
		return kr_value_map(a, n->style == KR_FLOW);
	if (n->kind == KR_LIST)
		return kr_value_list(a, n->style == KR_FLOW);
	struct kr_value *v = kr_value_text(a, n->value ? n->value : "", n->len);
	/* other unquoted texts stay so by themselves, where they can */
	v->raw = n->style == KR_PLAIN && kr_style_is_typed(v->text, v->len);
	return v;
}

/* The child of @map behind the key @n, or the element @n itself. */
static const struct kr_node *content_of(const struct kr_node *n)
{
	return n->parent->kind == KR_MAP ? n->next : n;
}

struct kr_value *kr_value_of_node(struct kr_arena *a, const struct kr_node *n)
{
	struct kr_value *top = copy_one(a, n), *into = top;
	const struct kr_node *at = n->first, *open = n;
	while (into) {
		if (!at) { /* the end of @open: go on behind it */
			at = open->next;
			open = open->parent;
			into = into->parent;
			continue;
		}
		const struct kr_node *content = content_of(at);
		struct kr_value *v = copy_one(a, content);
		if (at != content)
			kr_value_put(a, into, at->value ? at->value : "", v);
		else
			kr_value_push(into, v);
		at = content->next;
		if (content->kind == KR_MAP || content->kind == KR_LIST) {
			at = content->first;
			open = content;
			into = v;
		}
	}
	return top;
}

static struct kr_value *copy_shell(struct kr_arena *a, const struct kr_value *v)
{
	struct kr_value *copy = kr_alloc(a, sizeof *copy);
	*copy = *v;
	copy->first = copy->last = copy->next = copy->parent = NULL;
	return copy;
}

struct kr_value *kr_value_copy(struct kr_arena *a, const struct kr_value *v)
{
	struct kr_value *top = copy_shell(a, v), *into = top;
	const struct kr_value *at = v->first, *open = v;
	while (into) {
		if (!at) {
			at = open->next;
			open = open->parent;
			into = into->parent;
			continue;
		}
		struct kr_value *copy = copy_shell(a, at);
		kr_value_push(into, copy);
		if (at->first) {
			open = at;
			into = copy;
		}
		at = at->first ? at->first : at->next;
	}
	return top;
}
