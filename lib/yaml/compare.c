/* lib/yaml/compare.c - the safety net: is the new text the old one with just that change? */
#include "yaml/doc.h"
#include "yaml/style.h"

#include <string.h>

/* ---- texts -------------------------------------------------------------------------------- */

static bool same_name(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

static bool same_text(const struct kr_node *n, const char *s, size_t len)
{
	return n->value && n->len == len && !memcmp(n->value, s, len);
}

/* Everything but the children. */
static bool same_node(const struct kr_node *a, const struct kr_node *b)
{
	return a->kind == b->kind && a->style == b->style && same_name(a->tag, b->tag) &&
	       same_name(a->anchor, b->anchor) &&
	       (a->value ? same_text(b, a->value, a->len) : !b->value);
}

/* ---- what was to be written --------------------------------------------------------------- */

/* A free text must not have become a number, a day or nothing. */
static bool is_text(const struct kr_node *n)
{
	return n->style != KR_PLAIN || !kr_style_is_typed(n->value, n->len);
}

static bool is_value(const struct kr_node *n, const struct kr_value *v)
{
	if (n->kind != v->kind || n->tag || n->anchor)
		return false;
	if (n->kind != KR_SCALAR)
		return true;
	return same_text(n, v->text, v->len) && (v->raw ? n->style == KR_PLAIN : is_text(n));
}

static bool is_key(const struct kr_node *n, const char *key)
{
	return n->kind == KR_SCALAR && !n->tag && !n->anchor && same_text(n, key, strlen(key)) &&
	       is_text(n);
}

/* Does the tree @top say what @value says?  Its own tag or anchor stay from before. */
static bool holds_value(const struct kr_node *top, const struct kr_value *value)
{
	const struct kr_node *n = top;
	const struct kr_value *v = value;
	struct kr_node bare = *top;
	bare.anchor = bare.tag = NULL;
	if (!is_value(&bare, v))
		return false;
	for (;;) {
		const struct kr_node *child = n->first;
		const struct kr_value *wanted = v->first;
		while (!child && !wanted) {
			if (v == value)
				return true;
			child = n->next;
			wanted = v->next;
			n = n->parent;
			v = v->parent;
		}
		if (!child || !wanted)
			return false;
		if (child->parent->kind == KR_MAP) {
			if (!is_key(child, wanted->key))
				return false;
			child = child->next;
		}
		if (!is_value(child, wanted))
			return false;
		n = child;
		v = wanted;
	}
}

/* ---- two trees ---------------------------------------------------------------------------- */

/* The two trees, walked in step. */
struct pair {
	const struct kr_plan *plan;
	const struct kr_node *old, *new;
	const struct kr_node *old_up, *new_up;
};

/* The addition of the plan, if it comes here: steps over it in the new tree. */
static bool pass_added(struct pair *p)
{
	const struct kr_plan *plan = p->plan;
	if (plan->kind != KR_CHANGE_ADD || p->old_up != plan->node || p->old != plan->before)
		return true;
	const struct kr_node *n = p->new;
	if (n && plan->key) {
		if (!is_key(n, plan->key))
			return false;
		n = n->next;
	}
	if (!n || n->anchor || n->tag || !holds_value(n, plan->value))
		return false;
	p->new = n->next;
	return true;
}

/* What the plan takes out: steps over it in the old tree. */
static void pass_dropped(struct pair *p)
{
	if (p->plan->kind == KR_CHANGE_DROP && p->old && p->old == p->plan->node)
		p->old = p->old_up && p->old_up->kind == KR_MAP ? p->old->next->next : p->old->next;
}

/* Are the two nodes here what they must be?  @deeper: their children are to be compared as well. */
static bool right_here(const struct pair *p, bool *deeper)
{
	const struct kr_plan *plan = p->plan;
	*deeper = true;
	if (p->old == plan->node && plan->kind == KR_CHANGE_NODE) {
		*deeper = false;
		return same_name(p->old->anchor, p->new->anchor) &&
		       same_name(p->old->tag, p->new->tag) && holds_value(p->new, plan->value);
	}
	if (p->old == plan->node && plan->kind == KR_CHANGE_NAME)
		return p->new->kind == KR_SCALAR &&same_name(p->old->anchor, p->new->anchor) &&
		       same_text(p->new, plan->key, strlen(plan->key)) && is_text(p->new);
	return same_node(p->old, p->new);
}

static void descend(struct pair *p)
{
	p->old_up = p->old;
	p->new_up = p->new;
	p->old = p->old->first;
	p->new = p->new->first;
}

static void ascend(struct pair *p)
{
	p->old = p->old_up->next;
	p->new = p->new_up->next;
	p->old_up = p->old_up->parent;
	p->new_up = p->new_up->parent;
}

static bool same_trees(const struct kr_plan *plan, struct kr_node *old, struct kr_node *new)
{
	struct pair p = { .plan = plan, .old = old, .new = new };
	for (;;) {
		bool deeper;
		pass_dropped(&p);
		if (!pass_added(&p) || !p.old != !p.new)
			return false;
		if (!p.old && !p.old_up)
			return true;
		if (!p.old) {
			ascend(&p);
			continue;
		}
		if (!right_here(&p, &deeper))
			return false;
		if (deeper && (p.old->kind == KR_MAP || p.old->kind == KR_LIST)) {
			descend(&p);
		} else {
			p.old = p.old->next;
			p.new = p.new->next;
		}
	}
}

static bool same_documents(const struct kr_plan *plan, const struct kr_doc *after)
{
	const kr_documents *old = &plan->doc->documents, *new = &after->documents;
	if (plan->kind == KR_CHANGE_CREATE)
		return !old->n && new->n == 1 && holds_value(new->at[0].root, plan->value);
	if (old->n != new->n)
		return false;
	for (uint32_t i = 0; i < old->n; i++)
		if (old->at[i].open != new->at[i].open || old->at[i].closed != new->at[i].closed ||
			old->at[i].directive != new->at[i].directive ||
			!same_trees(plan, old->at[i].root, new->at[i].root))
			return false;
	return true;
}

/* ---- comments ----------------------------------------------------------------------------- */

static bool same_comment(const struct kr_plan *plan, const struct kr_comment *a,
	const struct kr_doc *after, const struct kr_comment *b)
{
	return a->end - a->start == b->end - b->start && a->own_line == b->own_line &&
	       (!a->own_line || a->column == b->column) &&
	       !memcmp(plan->doc->src.s + a->start, after->src.s + b->start, a->end - a->start);
}

/* All there, byte for byte and in order, but for those of what was removed. */
static bool same_comments(const struct kr_plan *plan, const struct kr_doc *after)
{
	const struct kr_doc *doc = plan->doc;
	uint32_t k = 0;
	for (uint32_t i = 0; i < doc->comments.n; i++) {
		const struct kr_comment *c = &doc->comments.at[i];
		if (c->start >= plan->gone_start && c->start < plan->gone_end)
			continue;
		if (k == after->comments.n ||
			!same_comment(plan, c, after, &after->comments.at[k++]))
			return false;
	}
	return k == after->comments.n;
}

bool kr_plan_holds(const struct kr_plan *plan, const struct kr_doc *after)
{
	return same_documents(plan, after) && same_comments(plan, after);
}
