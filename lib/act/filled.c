/* lib/act/filled.c - a template that somebody filled: the keys of the text, in YAML. */
#include <string.h>

#include "act/act.h"
#include "base/i18n.h"

static int no_key_of_the_text(struct kr_act *act, enum kr_kind kind, const char *name,
	const struct kr_node *key, const struct kr_key *row)
{
	const char *near = row ? NULL : kr_key_nearest(kr_shape_of(kind), key->value);
	struct kr_diag *d = kr_diag_add(
		act->diags, KR_REFUSED, name, key->at, _("'%s' is no key of the text"), key->value);
	if (near)
		d->hint = kr_diag_text(act->diags, _("did you mean '%s'?"), near);
	return KR_FAILED;
}

int act_typed(
	struct kr_act *act, const char *bytes, size_t len, const char *name, struct kr_node **root)
{
	uint32_t before = act->diags->list.n;
	int status = kr_yaml_parse(act->arena, bytes, len, name, act->diags, root);
	for (uint32_t i = before; i < act->diags->list.n; i++)
		act->diags->list.at[i].kind = KR_REFUSED;
	return status;
}

/* ---- fixed words, which somebody may write as their language says them -------------------- */

static void words_of(const struct kr_key *row, struct kr_node *node);

static void words_below(const struct kr_shape *shape, struct kr_node *map)
{
	for (struct kr_node *key = map->first; key; key = key->next->next) {
		const struct kr_key *row = kr_key_find(shape, key->value);
		if (row)
			words_of(row, key->next);
	}
}

/* What stands below an id or in a list: its keys, or the bare form of one of them. */
static void words_of_element(const struct kr_key *row, struct kr_node *node)
{
	if (node->kind == KR_MAP)
		words_below(row->shape, node);
	else if (node->kind == KR_SCALAR)
		words_of(row, node);
}

static void words_of(const struct kr_key *row, struct kr_node *node)
{
	const struct kr_key *scalar = act_scalar_row(row);
	const char *word = node->kind == KR_SCALAR && scalar->type == KR_T_WORD
				   ? kr_word_typed(scalar->words, node->value)
				   : NULL;
	if (word) {
		node->value = word;
		node->len = (uint32_t)strlen(word);
	}
	if (node->kind == KR_SCALAR || !row->shape)
		return;
	if (node->kind == KR_MAP && row->type == KR_T_RECORD)
		words_below(row->shape, node);
	else if (node->kind == KR_MAP)
		for (struct kr_node *id = node->first; id; id = id->next->next)
			words_of_element(row, id->next);
	else
		for (struct kr_node *x = node->first; x; x = x->next)
			words_of_element(row, x);
}

int act_filled_nodes(struct kr_act *act, enum kr_kind kind, const char *bytes, size_t len,
	const char *name, struct kr_node **root)
{
	struct kr_node *node;
	if (act_typed(act, bytes, len, name, &node) != KR_OK)
		return KR_FAILED;
	for (struct kr_node *key = node->first; key; key = key->next->next) {
		const struct kr_key *row = kr_key_find(kr_shape_of(kind), key->value);
		if (!row || !((row->flags & KR_F_CONTENT) || strcmp(row->name, "keeper") == 0))
			return no_key_of_the_text(act, kind, name, key, row);
	}
	words_below(kr_shape_of(kind), node);
	*root = node;
	return KR_OK;
}

bool act_is_empty(const struct kr_node *node)
{
	return kr_node_is_null(node) || (node->kind == KR_SCALAR && node->len == 0);
}

int act_filled(struct kr_act *act, enum kr_kind kind, const char *bytes, size_t len,
	const char *name, struct kr_value **root)
{
	struct kr_node *node;
	if (act_filled_nodes(act, kind, bytes, len, name, &node) != KR_OK)
		return KR_FAILED;
	struct kr_value *map = kr_value_map(act->arena, false);
	for (struct kr_node *key = node->first; key; key = key->next->next)
		if (!act_is_empty(key->next))
			kr_value_put(act->arena, map, key->value,
				kr_value_of_node(act->arena, key->next));
	*root = map;
	return KR_OK;
}
