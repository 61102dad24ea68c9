/* lib/yaml/edit.c - from an edit to a new text: the way to the node, the plan, the check. */
#include "yaml/doc.h"

#include <string.h>

/* ---- what stands in the way --------------------------------------------------------------- */

static bool is_plain_tag(const struct kr_node *n)
{
	const char *plain = n->kind == KR_MAP ? "tag:yaml.org,2002:map" : "tag:yaml.org,2002:seq";
	return !n->tag || (n->kind != KR_SCALAR && !strcmp(n->tag, plain));
}

static const struct kr_node *root_of(const struct kr_node *n)
{
	while (n->parent)
		n = n->parent;
	return n;
}

static bool anchor_is_used(const struct kr_node *n)
{
	for (const struct kr_node *a = root_of(n); a; a = kr_node_after(a, NULL))
		if (a->kind == KR_ALIAS && a != n && !strcmp(a->anchor, n->anchor))
			return true;
	return false;
}

/* Refuses what an alias elsewhere would change too, and collections of a kind of their own. */
static int check_around(struct kr_plan *plan, const struct kr_node *n)
{
	if (n->kind == KR_ALIAS)
		return kr_plan_refuse(
			plan, n->byte, KR_BY_HAND, _("value is alias *%s"), n->anchor);
	for (; n; n = n->parent) {
		if (n->anchor && anchor_is_used(n))
			return kr_plan_refuse(plan, n->byte, KR_BY_HAND,
				_("node is inside anchor &%s, which an alias uses"), n->anchor);
		if (!is_plain_tag(n))
			return kr_plan_refuse(plan, n->byte, KR_BY_HAND,
				n->kind == KR_SCALAR ? _("value has tag %s")
						     : _("collection has tag %s"),
				n->tag);
	}
	return KR_OK;
}

/* A removed part must not hold what an alias elsewhere refers to. */
static int check_within(struct kr_plan *plan, const struct kr_node *top)
{
	for (const struct kr_node *n = top; n; n = kr_node_after(n, top))
		if (n->anchor && n->kind != KR_ALIAS && anchor_is_used(n))
			return kr_plan_refuse(plan, n->byte, KR_BY_HAND,
				_("it holds anchor &%s, which an alias uses"), n->anchor);
	return KR_OK;
}

/* ---- the way to a node -------------------------------------------------------------------- */

static int say_no_key(struct kr_plan *plan, const struct kr_node *map, const char *key)
{
	if (map->kind != KR_MAP)
		return kr_plan_refuse(
			plan, map->byte, KR_BY_HAND, _("there are no keys here, so no '%s'"), key);
	return kr_plan_refuse(plan, map->byte, KR_BY_HAND,
		kr_node_get(map, "<<") ? _("'%s' not found (mapping has a '<<' merge key)")
				       : _("'%s' not found"),
		key);
}

static int take_step(struct kr_plan *plan, const struct kr_step *step, const struct kr_node **node)
{
	const struct kr_node *from = *node, *to = kr_node_step(from, step), *again = to;
	uint32_t count = step->key && to ? kr_node_count(from, step->key, &again) : 1;
	if (from->kind == KR_ALIAS)
		return kr_plan_refuse(
			plan, from->byte, KR_BY_HAND, _("value is alias *%s"), from->anchor);
	if (to && count > 1)
		return kr_plan_refuse(plan, again->byte, _("keep one of them"),
			_("key '%s' occurs %u times"), step->key, (unsigned)count);
	if (!to && step->key)
		return say_no_key(plan, from, step->key);
	if (!to)
		return kr_plan_refuse(plan, from->byte, KR_BY_HAND,
			_("there is no element number %d here"), (int)step->number);
	*node = to;
	return KR_OK;
}

static int follow(struct kr_plan *plan, const struct kr_step *path, const struct kr_node **node)
{
	const struct kr_doc *doc = plan->doc;
	*node = plan->document < doc->documents.n ? doc->documents.at[plan->document].root : NULL;
	if (!*node && !path->end)
		return kr_plan_refuse(plan, doc->src.len, KR_BY_HAND, _("the file is empty"));
	for (; !path->end; path++)
		if (take_step(plan, path, node) != KR_OK)
			return KR_FAILED;
	return KR_OK;
}

/* ---- values ------------------------------------------------------------------------------- */

static const struct kr_value *next_value(const struct kr_value *v, const struct kr_value *top)
{
	if (v->first)
		return v->first;
	for (; v != top; v = v->parent)
		if (v->next)
			return v->next;
	return NULL;
}

/* What a strict reader would refuse in the new text is better said of the value than of the text.
 */
static int check_text(struct kr_plan *plan, const char *s, size_t len)
{
	uint32_t code = 0;
	enum kr_fault fault = KR_FAULT_NONE;
	for (const char *p = s; p < s + len && fault == KR_FAULT_NONE; p++)
		if ((unsigned char)*p < 0x20 || (unsigned char)*p >= 0x7f)
			fault = kr_scan_fault(p, s + len, &code);
	if (fault == KR_FAULT_NONE)
		return KR_OK;
	struct kr_diag *d = kr_diag_add(plan->diags, KR_CANNOT, plan->doc->src.path,
		(struct kr_at){ 0 }, _("the new text holds %s (U+%04X)"), kr_fault_name(fault),
		(unsigned)code);
	d->hint = kr_diag_text(plan->diags, _("take it out of the text"));
	return KR_FAILED;
}

static int check_value(struct kr_plan *plan, const struct kr_value *top)
{
	for (const struct kr_value *v = top; v && plan->doc->src.strict; v = next_value(v, top))
		if (v->kind == KR_SCALAR && check_text(plan, v->text, v->len) != KR_OK)
			return KR_FAILED;
	return KR_OK;
}

/* ---- the verbs ---------------------------------------------------------------------------- */

/* An empty file gets its first line. */
static int plan_create(struct kr_plan *plan, const struct kr_edit *edit)
{
	const struct kr_doc *doc = plan->doc;
	uint32_t len = doc->src.len;
	bool open = len > doc->src.bom && doc->src.s[len - 1] != '\n';
	struct kr_look look = kr_doc_look(doc, len, kr_plan_splice(plan, len, len));
	plan->kind = KR_CHANGE_CREATE;
	plan->value = kr_plan_wrap(plan, edit);
	if (open)
		kr_buf_puts(look.out, look.eol);
	kr_render_lines(&look, plan->value, 0);
	if (!open)
		kr_buf_puts(look.out, look.eol);
	return KR_OK;
}

static int plan_rename(struct kr_plan *plan, const struct kr_node *node, const char *key)
{
	const struct kr_node *map = node->parent;
	if (!map || map->kind != KR_MAP)
		return kr_plan_refuse(plan, node->byte, KR_BY_HAND, _("there is no key here"));
	const struct kr_node *old = kr_node_key(node), *there = kr_node_get(map, key);
	if (there)
		return kr_plan_refuse(plan, kr_node_key(there)->byte, _("choose another name"),
			_("key '%s' exists"), key);
	const struct kr_placed *p = kr_placed(old);
	bool several = kr_line_next(plan->doc, p->body) < old->end;
	if (old->kind != KR_SCALAR || old->tag || p->body == old->end || several)
		return kr_plan_refuse(
			plan, old->byte, KR_BY_HAND, _("this key is not a plain word"));
	if (old->anchor && anchor_is_used(old))
		return kr_plan_refuse(plan, old->byte, KR_BY_HAND,
			_("node is inside anchor &%s, which an alias uses"), old->anchor);
	struct kr_look look = kr_doc_look(
		plan->doc, p->body, kr_plan_splice(plan, p->body, old->end));
	look.old = old->style;
	kr_render_key(&look, key, map->style == KR_FLOW);
	plan->kind = KR_CHANGE_NAME;
	plan->node = old;
	plan->key = key;
	return KR_OK;
}

static int plan_verb(struct kr_plan *plan, const struct kr_node *node, const struct kr_edit *edit)
{
	switch (edit->verb) {
	case KR_EDIT_SET:
		return kr_plan_set(plan, node, edit->value);
	case KR_EDIT_INSERT:
	case KR_EDIT_APPEND:
		return kr_plan_add(plan, node, edit);
	case KR_EDIT_REMOVE:
		if (check_within(plan, node) != KR_OK)
			return KR_FAILED;
		return kr_plan_remove(plan, node);
	case KR_EDIT_RENAME:
		return plan_rename(plan, node, edit->key);
	}
	return KR_FAILED;
}

static int plan_edit(struct kr_plan *plan, const struct kr_edit *edit)
{
	const struct kr_node *node;
	if (follow(plan, edit->path, &node) != KR_OK)
		return KR_FAILED;
	if (edit->value && check_value(plan, edit->value) != KR_OK)
		return KR_FAILED;
	if (edit->key && plan->doc->src.strict &&
		check_text(plan, edit->key, strlen(edit->key)) != KR_OK)
		return KR_FAILED;
	if (!node && (edit->verb == KR_EDIT_INSERT || edit->verb == KR_EDIT_APPEND))
		return plan_create(plan, edit);
	if (!node)
		return kr_plan_refuse(plan, plan->doc->src.len, KR_BY_HAND, _("the file is empty"));
	if (check_around(plan,
		    edit->verb == KR_EDIT_RENAME && node->parent ? node->parent : node) != KR_OK)
		return KR_FAILED;
	return plan_verb(plan, node, edit);
}

/* ---- the new text ------------------------------------------------------------------------- */

static char *apply(const struct kr_plan *plan, size_t *len)
{
	const struct kr_source *src = &plan->doc->src;
	struct kr_buf out = KR_BUF_INIT;
	uint32_t from = 0;
	for (uint32_t i = 0; i < plan->count; i++) {
		const struct kr_splice *splice = &plan->splices[i];
		kr_buf_add(&out, src->s + from, splice->start - from);
		kr_buf_add(&out, splice->text.s, splice->text.len);
		from = splice->end;
	}
	kr_buf_add(&out, src->s + from, src->len - from);
	char *copy = kr_strndup(src->arena, out.s, *len = out.len);
	kr_buf_release(&out);
	return copy;
}

static int say_not_safe(struct kr_plan *plan, struct kr_diags *found)
{
	const char *why = found->list.n ? found->list.at[0].message
					: _("something else in the file would change with it");
	uint32_t at = plan->count ? plan->splices[0].start : 0;
	return kr_plan_refuse(
		plan, at, KR_BY_HAND, _("the change cannot be made safely here: %s"), why);
}

static int finish(struct kr_plan *plan, struct kr_doc **after)
{
	const struct kr_source *src = &plan->doc->src;
	struct kr_diags found = { .arena = src->arena };
	struct kr_doc *doc;
	size_t len;
	const char *bytes = apply(plan, &len);
	if (kr_doc_open(src->arena, bytes, len, src->path, src->strict, &found, &doc) != KR_OK ||
		!kr_plan_holds(plan, doc))
		return say_not_safe(plan, &found);
	*after = doc;
	return KR_OK;
}

int kr_doc_edit(const struct kr_doc *doc, const struct kr_edit *edit, struct kr_diags *diags,
	struct kr_doc **after)
{
	struct kr_plan plan = { .doc = doc, .diags = diags, .document = edit->document };
	int rc = plan_edit(&plan, edit);
	if (rc == KR_OK)
		rc = finish(&plan, after);
	for (uint32_t i = 0; i < plan.count; i++)
		kr_buf_release(&plan.splices[i].text);
	return rc;
}
