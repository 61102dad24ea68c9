/* lib/act/carry.c - what a new proposal takes along from the one before it: text and concerns. */
#include <string.h>

#include "act/carry.h"
#include "act/proposal.h"
#include <kring/lifecycle.h>
#include <kring/rounds.h>

/* A mapping without the keys that are no part of the text. */
static struct kr_value *copy_record(
	struct kr_act *act, const struct kr_node *node, const struct kr_shape *shape)
{
	struct kr_value *copy = kr_value_map(act->arena, node->style == KR_FLOW);
	for (const struct kr_node *key = node->first; key; key = key->next->next) {
		const struct kr_key *row = kr_key_find(shape, key->value);
		if (row && !(row->flags & KR_F_NOT_CONTENT) && !act_is_empty(key->next))
			kr_value_put(act->arena, copy, key->value,
				kr_value_of_node(act->arena, key->next));
	}
	return copy->first ? copy : NULL;
}

/* Of a map of ids: what was done already is not agreed on again. */
static struct kr_value *copy_map(
	struct kr_act *act, const struct kr_node *node, const struct kr_shape *shape)
{
	struct kr_value *copy = kr_value_map(act->arena, node->style == KR_FLOW);
	for (const struct kr_node *key = node->first; key; key = key->next->next) {
		if (key->next->kind != KR_MAP)
			kr_value_put(act->arena, copy, key->value,
				kr_value_of_node(act->arena, key->next));
		else if (!kr_node_get(key->next, "done"))
			kr_value_put(
				act->arena, copy, key->value, copy_record(act, key->next, shape));
	}
	return copy->first ? copy : NULL;
}

struct kr_value *act_copy_text(struct kr_act *act, const struct kr_node *root)
{
	struct kr_value *copy = kr_value_map(act->arena, false);
	for (const struct kr_node *key = root->first; key; key = key->next->next) {
		const struct kr_key *row = kr_key_find(kr_shape_of(KR_AGREEMENT), key->value);
		struct kr_value *value;
		if (!row || !(row->flags & KR_F_CONTENT) || act_is_empty(key->next))
			continue;
		if (row->type == KR_T_MAP && key->next->kind == KR_MAP)
			value = copy_map(act, key->next, row->shape);
		else
			value = kr_value_of_node(act->arena, key->next);
		kr_value_put(act->arena, copy, key->value, value);
	}
	return copy;
}

static int carry(struct kr_act *act, struct kr_value *root, const struct kr_action *x,
	const char *key, struct kr_value *value)
{
	return value ? act_put(act, root, kr_asprintf(act->arena, "actions.%s.%s", x->id.s, key),
			       value)
		     : KR_OK;
}

int act_carry_actions(struct kr_act *act, const struct kr_agreement *a, struct kr_value *root)
{
	const struct kr_value *actions = act_value_at(root, "actions");
	for (uint32_t i = 0; actions && i < a->actions.n; i++) {
		const struct kr_action *x = &a->actions.at[i];
		if (!act_value_at(actions, x->id.s))
			continue;
		if (carry(act, root, x, "owner", act_word(act, kr_action_owner(x, act->day).s)) !=
				KR_OK ||
			carry(act, root, x, "due", act_day(act, kr_action_due(x, act->day).day)) !=
				KR_OK)
			return KR_FAILED;
	}
	return KR_OK;
}

void act_leave_out(struct kr_act *act, struct kr_value *root, const char *const *keys)
{
	for (; *keys; keys++) {
		size_t top = strcspn(*keys, ".");
		act_put(act, root, *keys, NULL);
		const char *above = kr_strndup(act->arena, *keys, top);
		const struct kr_value *left = act_value_at(root, above);
		if (left && left->kind == KR_MAP && !left->first)
			act_put(act, root, above, NULL);
	}
}

/* ---- what was said ------------------------------------------------------------------------ */

struct kr_value *act_concerns_of(struct kr_act *act, const struct kr_agreement *a)
{
	struct kr_value *map = kr_value_map(act->arena, false);
	kr_concerns_ahead voiced = { 0 };
	kr_agreement_concerns(act->arena, a, act->day, &voiced);
	for (size_t i = 0; i < voiced.n; i++) {
		const char *who = voiced.at[i].who, *text = voiced.at[i].text->s;
		const struct kr_value *before = act_value_at(map, who);
		if (before)
			text = kr_asprintf(act->arena, "%s\n%s", before->text, text);
		act_put(act, map, who, act_text(act, text));
	}
	return map->first ? map : NULL;
}
