/* lib/yaml/remove.c - a pair or an element goes, with the comment on its line. */
#include "yaml/doc.h"

#include <string.h>

/* The first node of the pair or element that @value ends: its key, or itself. */
static const struct kr_node *first_part(const struct kr_node *value)
{
	return value->parent->kind == KR_MAP ? kr_node_key(value) : value;
}

static const struct kr_node *part_before(const struct kr_node *part)
{
	const struct kr_node *n = part->parent->first;
	if (n == part)
		return NULL;
	while (n->next != part)
		n = n->next;
	return n;
}

static void drop(struct kr_plan *plan, uint32_t start, uint32_t end)
{
	plan->gone_start = start;
	plan->gone_end = end;
	kr_plan_splice(plan, start, end);
}

static int remove_from_flow(struct kr_plan *plan, const struct kr_node *value)
{
	const struct kr_node *part = first_part(value), *before = part_before(part);
	uint32_t start, end;
	if (kr_placed(value->parent)->single)
		return kr_plan_refuse(plan, part->byte, KR_BY_HAND,
			_("the only pair of an element cannot go alone"));
	if (before) {
		start = before->end;
		end = value->end;
	} else if (value->next) {
		start = kr_placed(part)->lead;
		end = kr_placed(value->next)->lead;
	} else {
		start = kr_placed(value->parent)->body + 1;
		end = value->parent->end - 1;
	}
	uint32_t i = kr_doc_comment(plan->doc, start);
	if (kr_doc_has_comment(plan->doc, start, end))
		return kr_plan_refuse(plan, plan->doc->comments.at[i].start, KR_BY_HAND,
			_("comments inside the flow collection next to the entry"));
	kr_plan_splice(plan, start, end);
	return KR_OK;
}

/* The first of several that share the line with a `-`: the next one moves up to it. */
static int remove_first(struct kr_plan *plan, uint32_t lead, const struct kr_node *value)
{
	const struct kr_doc *doc = plan->doc;
	uint32_t next = kr_placed(value->next)->lead;
	uint32_t line = kr_line_start(doc, next);
	uint32_t end = value->end; /* behind a block scalar that is a line's start already */
	uint32_t below = doc->src.s[end - 1] == '\n' ? end : kr_line_next(doc, end);
	if (below != line || kr_doc_has_comment(doc, lead, next))
		return kr_plan_refuse(plan, value->end, KR_BY_HAND,
			_("comments or blank lines between the first two entries"));
	kr_plan_splice(plan, lead, next);
	return KR_OK;
}

static int remove_lines(struct kr_plan *plan, uint32_t lead, const struct kr_node *value)
{
	const struct kr_doc *doc = plan->doc;
	uint32_t own = kr_placed(value->parent)->column + 1, last;
	if (!kr_lines_behind(doc, value->end, own, &last))
		return kr_plan_refuse(
			plan, value->end, KR_BY_HAND, _("something follows on the line"));
	drop(plan, lead - (own - 1), kr_line_next(doc, last));
	return KR_OK;
}

static int remove_from_block(struct kr_plan *plan, const struct kr_node *value)
{
	const struct kr_node *part = first_part(value);
	uint32_t lead = kr_placed(part)->lead;
	if (!kr_line_begins(plan->doc, lead))
		return remove_first(plan, lead, value);
	return remove_lines(plan, lead, value);
}

int kr_plan_remove(struct kr_plan *plan, const struct kr_node *node)
{
	const struct kr_node *up = node->parent;
	if (!up)
		return kr_plan_refuse(
			plan, node->byte, KR_BY_HAND, _("the whole document would go"));
	if (up->style == KR_BLOCK && up->count == 1)
		return kr_plan_empty(plan, up);
	plan->kind = KR_CHANGE_DROP;
	plan->node = first_part(node);
	return up->style == KR_FLOW ? remove_from_flow(plan, node) : remove_from_block(plan, node);
}
