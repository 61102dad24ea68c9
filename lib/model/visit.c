/* lib/model/visit.c - going through a record's struct by the table of its format. */
#include "model/visit.h"

#include <string.h>

struct step {
	const struct kr_key *key;
	const struct kr_plan *below; /* of the shape of @key, or NULL */
};

struct kr_plan {
	const struct kr_shape *shape;
	bool ids;  /* the ids of the elements are looked at */
	bool made; /* while it is not, a shape that holds itself finds it here */
	KR_MANY(struct step) steps;
};

/* ---- making ------------------------------------------------------------------------------- */

typedef KR_MANY(struct kr_plan *) plans;

static bool is_wanted(const struct kr_key *key, enum kr_visit_for what)
{
	if (what == KR_VISIT_FACTS)
		return key->type == KR_T_DATE && (key->flags & KR_F_FACT);
	return key->ref != KR_REF_FREE && key->ref != KR_REF_TOPIC && key->ref != KR_REF_MEETING &&
	       (key->type == KR_T_ID || (key->type == KR_T_LIST && !key->shape));
}

static struct kr_plan *plan_of(
	struct kr_arena *arena, const struct kr_shape *shape, enum kr_visit_for what, plans *all);

static void plan_keys(struct kr_arena *arena, struct kr_plan *plan, const struct kr_key *keys,
	size_t n, enum kr_visit_for what, plans *all)
{
	for (size_t i = 0; i < n; i++) {
		const struct kr_plan *below = keys[i].shape
						      ? plan_of(arena, keys[i].shape, what, all)
						      : NULL;
		/* the keys beside the ids of a map live in the same struct as the map */
		if (keys[i].aside)
			plan_keys(arena, plan, keys[i].aside->keys, keys[i].aside->n, what, all);
		bool leads = below && (below->ids || below->steps.n || !below->made);
		if (leads || is_wanted(&keys[i], what))
			*KR_ADD(arena, &plan->steps) = (struct step){ &keys[i],
				leads ? below : NULL };
	}
}

static struct kr_plan *plan_of(
	struct kr_arena *arena, const struct kr_shape *shape, enum kr_visit_for what, plans *all)
{
	for (uint32_t i = 0; i < all->n; i++)
		if (all->at[i]->shape == shape)
			return all->at[i];
	struct kr_plan *plan = kr_alloc(arena, sizeof *plan);
	*KR_ADD(arena, all) = plan;
	plan->shape = shape;
	plan->ids = what == KR_VISIT_REFERENCES && shape->keyed && shape->key_ref != KR_REF_FREE &&
		    shape->key_ref != KR_REF_TOPIC && !shape->key_words;
	plan_keys(arena, plan, shape->keys, shape->n, what, all);
	plan->made = true;
	return plan;
}

const struct kr_plan *kr_plan_make(
	struct kr_arena *arena, enum kr_kind kind, enum kr_visit_for what)
{
	plans all = { 0 };
	return plan_of(arena, kr_shape_of(kind), what, &all);
}

/* ---- walking ------------------------------------------------------------------------------ */

/* The generic face of every KR_MANY. */
struct many {
	const char *at;
	uint32_t n, room;
};

static void visit_struct(struct kr_visit *v, const struct kr_plan *plan, const char *base);

static void visit_many(struct kr_visit *v, const struct kr_plan *plan, const struct many *many)
{
	for (uint32_t i = 0; i < many->n; i++) {
		const char *element = many->at + plan->shape->size * i;
		if (plan->ids)
			v->reference(v, plan->shape->key_ref,
				(const struct kr_text *)(const void *)element);
		visit_struct(v, plan, element);
	}
}

static void visit_texts(struct kr_visit *v, enum kr_ref ref, const kr_texts *texts)
{
	for (uint32_t i = 0; i < texts->n; i++)
		if (kr_present(&texts->at[i]))
			v->reference(v, ref, &texts->at[i]);
}

static void visit_value(struct kr_visit *v, const struct kr_key *key, const void *value)
{
	const struct kr_text *text = value;
	const struct kr_date *date = value;
	if (key->type == KR_T_LIST)
		visit_texts(v, key->ref, value);
	else if (key->type == KR_T_DATE && kr_has_day(*date))
		v->fact(v, key, date);
	else if (key->type == KR_T_ID && kr_present(text))
		v->reference(v, key->ref, text);
}

static void visit_step(struct kr_visit *v, const struct step *step, const char *base)
{
	const struct kr_key *key = step->key;
	if (key->via) {
		memcpy(&base, base + key->via - 1, sizeof base);
		if (!base)
			return;
	}
	const char *value = base + key->offset;
	if (!step->below) {
		visit_value(v, key, value);
	} else if (key->type == KR_T_RECORD) {
		memcpy(&base, value, sizeof base);
		if (base)
			visit_struct(v, step->below, base);
	} else {
		visit_many(v, step->below, (const struct many *)(const void *)value);
	}
}

/* Only as deep as the table: a record that holds itself in the table is not there. */
static void visit_struct(struct kr_visit *v, const struct kr_plan *plan, const char *base)
{
	for (uint32_t i = 0; i < plan->steps.n; i++)
		visit_step(v, &plan->steps.at[i], base);
}

void kr_visit(struct kr_visit *v, const struct kr_plan *plan)
{
	visit_struct(v, plan, (const char *)v->record);
}
