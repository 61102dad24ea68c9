/* lib/yaml/add.c - a pair comes into a map, an element to the end of a list. */
#include "yaml/doc.h"

#include <string.h>

struct kr_value *kr_plan_wrap(const struct kr_plan *plan, const struct kr_edit *edit)
{
	struct kr_arena *arena = plan->doc->src.arena;
	struct kr_value *value = kr_value_copy(arena, edit->value), *outer;
	if (edit->verb == KR_EDIT_INSERT) {
		outer = kr_value_map(arena, false);
		kr_value_put(arena, outer, edit->key, value);
	} else {
		outer = kr_value_list(arena, false);
		kr_value_push(outer, value);
	}
	return outer;
}

static void note_addition(
	struct kr_plan *plan, const struct kr_node *into, const struct kr_edit *edit)
{
	plan->kind = KR_CHANGE_ADD;
	plan->node = into;
	plan->value = edit->value;
	plan->key = edit->verb == KR_EDIT_INSERT ? edit->key : NULL;
}

/* The last key or element of @n. */
static const struct kr_node *last_child(const struct kr_node *n)
{
	const struct kr_node *c = n->first;
	while (c->next)
		c = c->next;
	return c;
}

/* ---- block -------------------------------------------------------------------------------- */

/* Blanks behind the `-` of the last element that stands beside its `-`. */
static uint32_t usual_gap(const struct kr_doc *doc, const struct kr_node *list)
{
	uint32_t gap = 1;
	for (const struct kr_node *n = list->first; n; n = n->next) {
		const struct kr_placed *p = kr_placed(n);
		if (p->body > p->colon && p->body < kr_line_end(doc, p->colon))
			gap = p->body - p->colon;
	}
	return gap;
}

static void write_addition(struct kr_look *look, const struct kr_doc *doc,
	const struct kr_node *into, const struct kr_edit *edit)
{
	uint32_t column = kr_placed(into)->column;
	if (into->kind == KR_MAP) {
		kr_render_key(look, edit->key, false);
		kr_buf_putc(look->out, ':');
		kr_render_behind(look, edit->value, KR_MAP, column, 1);
	} else {
		kr_buf_putc(look->out, '-');
		kr_render_behind(look, edit->value, KR_LIST, column, usual_gap(doc, into));
	}
}

/* Does the text end in a block scalar to which a line end would add one? */
static bool open_text_before(const struct kr_doc *doc, const struct kr_node *n)
{
	while (n->first)
		n = last_child(n);
	if (n->kind != KR_SCALAR || (n->style != KR_LITERAL && n->style != KR_FOLDED))
		return false;
	const char *header = doc->src.s + kr_placed(n)->body;
	bool strips = memchr(header, '-', strspn(header, "|>+-0123456789")) != NULL;
	return !strips && n->end == doc->src.len && doc->src.s[n->end - 1] != '\n';
}

/* A line below the child @after, which ends at its true end. */
static int add_below(struct kr_plan *plan, const struct kr_node *into, const struct kr_node *after,
	uint32_t own, const struct kr_edit *edit)
{
	const struct kr_doc *doc = plan->doc;
	uint32_t last;
	if (open_text_before(doc, after))
		return kr_plan_refuse(plan, after->end, _("add a line end at the end of the file"),
			_("the file ends in a block scalar without a final newline"));
	if (!kr_lines_behind(doc, after->end, own, &last))
		return kr_plan_refuse(
			plan, after->end, KR_BY_HAND, _("something follows on the line"));
	struct kr_look look = kr_doc_look(doc, last, kr_plan_splice(plan, last, last));
	look.literal = !kr_lines_swallow(doc, last, kr_placed(into)->column + 1);
	kr_buf_puts(look.out, look.eol);
	kr_buf_fill(look.out, ' ', kr_placed(into)->column);
	write_addition(&look, doc, into, edit);
	kr_plan_end_line(plan, &look);
	return KR_OK;
}

/*
 * The start of the comment lines that stand directly above the line at @line, in its own column:
 * they are about it.  Those above the first key of a document are about the document.
 */
static uint32_t comments_above(const struct kr_doc *doc, uint32_t line, uint32_t column)
{
	const char *s = doc->src.s;
	while (line > doc->src.bom) {
		uint32_t above = kr_line_start(doc, line - 1);
		if (above < doc->src.bom)
			above = doc->src.bom;
		uint32_t blanks = (uint32_t)strspn(s + above, " ");
		if (s[above + blanks] != '#' || blanks != column)
			break;
		line = above;
	}
	return line;
}

static int add_above(struct kr_plan *plan, const struct kr_node *into, const struct kr_node *before,
	const struct kr_edit *edit)
{
	const struct kr_doc *doc = plan->doc;
	uint32_t column = kr_placed(into)->column, lead = kr_placed(before)->lead;
	bool begins = kr_line_begins(doc, lead), top = before == into->first && !into->parent;
	uint32_t at = begins ? lead - column : lead;
	if (begins && !top)
		at = comments_above(doc, at, column);
	struct kr_look look = kr_doc_look(doc, at, kr_plan_splice(plan, at, at));
	if (begins)
		kr_buf_fill(look.out, ' ', column);
	write_addition(&look, doc, into, edit);
	kr_buf_puts(look.out, look.eol);
	if (!begins)
		kr_buf_fill(look.out, ' ', column);
	return KR_OK;
}

static int add_block(struct kr_plan *plan, const struct kr_node *into, const struct kr_edit *edit,
	const struct kr_node *before)
{
	uint32_t own = kr_placed(into)->column;
	const struct kr_node *up = into->parent;
	if (into->kind == KR_LIST && up && kr_node_is_block(up) && kr_placed(up)->column == own)
		own++; /* a comment in the column of a compact list is about the key below it */
	if (!before)
		return add_below(plan, into, last_child(into), own, edit);
	if (edit->before)
		return add_above(plan, into, before, edit);
	const struct kr_node *after = kr_node_get(into, edit->after);
	return add_below(plan, into, after, own + 1, edit);
}

/* ---- flow --------------------------------------------------------------------------------- */

/* How the other values are written. */
static void adapt(struct kr_look *look, const struct kr_doc *doc, const struct kr_node *into)
{
	uint32_t i = kr_doc_token(doc, kr_placed(into)->body + 1);
	for (; i < doc->tokens.n && doc->tokens.at[i].end < into->end; i++)
		if (doc->tokens.at[i].kind == KR_TOKEN_COMMA) {
			if (!strchr(" \t\r\n", doc->src.s[doc->tokens.at[i].end]))
				look->comma = ",";
			break;
		}
	look->json = into->kind == KR_MAP && into->first;
	for (const struct kr_node *k = into->first; k && look->json; k = k->next->next)
		look->json = k->style == KR_DOUBLE;
}

static void write_flow(struct kr_look *look, const struct kr_edit *edit)
{
	if (edit->verb == KR_EDIT_INSERT) {
		kr_render_key(look, edit->key, true);
		kr_buf_puts(look->out, ": ");
	}
	kr_render_flow(look, edit->value);
}

/* Between brackets that hold nothing. */
static int add_first(struct kr_plan *plan, const struct kr_node *into, const struct kr_edit *edit)
{
	const struct kr_doc *doc = plan->doc;
	uint32_t open = kr_placed(into)->body + 1, close = into->end - 1;
	uint32_t line = kr_line_start(doc, close);
	bool several = line > open;
	struct kr_look look = kr_doc_look(
		doc, open, kr_plan_splice(plan, several ? line : open, several ? line : close));
	if (several)
		kr_buf_fill(look.out, ' ', close - line + look.step);
	write_flow(&look, edit);
	if (several)
		kr_buf_puts(look.out, look.eol);
	return KR_OK;
}

/* The blanks that the line at @byte begins with. */
static void copy_indent(struct kr_buf *out, const struct kr_doc *doc, uint32_t byte)
{
	const char *line = doc->src.s + kr_line_start(doc, byte);
	kr_buf_add(out, line, strspn(line, " \t"));
}

/* Byte where the child of a flow collection that ends with @value begins. */
static uint32_t flow_lead(const struct kr_node *value)
{
	bool pair = value->parent->kind == KR_MAP;
	return kr_placed(pair ? kr_node_key(value) : value)->lead;
}

static int add_last(struct kr_plan *plan, const struct kr_node *into, const struct kr_edit *edit)
{
	const struct kr_doc *doc = plan->doc;
	const struct kr_node *last = last_child(into);
	uint32_t end = last->end, i = kr_doc_token(doc, end);
	bool trailing = i < doc->tokens.n && doc->tokens.at[i].kind == KR_TOKEN_COMMA;
	bool lines = kr_line_start(doc, into->end - 1) > end &&
		     kr_line_begins(doc, flow_lead(last));
	uint32_t comma = trailing ? doc->tokens.at[i].end : end;
	struct kr_look look = kr_doc_look(doc, end, NULL);
	adapt(&look, doc, into);
	if (lines && !trailing)
		kr_buf_puts(kr_plan_splice(plan, end, end), ",");
	uint32_t at = lines ? kr_line_end(doc, comma) : comma;
	if (lines && !kr_line_rests(doc, comma, true))
		return kr_plan_refuse(plan, comma, KR_BY_HAND, _("something follows on the line"));
	look.out = kr_plan_splice(plan, at, at);
	if (lines) {
		kr_buf_puts(look.out, look.eol);
		copy_indent(look.out, doc, flow_lead(last));
	} else if (trailing) {
		kr_buf_putc(look.out, ' ');
	} else {
		bool empty = last->kind == KR_SCALAR && kr_placed(last)->body == end;
		kr_buf_puts(look.out, empty ? " " : "");
		kr_buf_puts(look.out, look.comma);
	}
	write_flow(&look, edit);
	if (trailing)
		kr_buf_putc(look.out, ',');
	return KR_OK;
}

static int add_flow_before(struct kr_plan *plan, const struct kr_node *into,
	const struct kr_node *before, const struct kr_edit *edit)
{
	const struct kr_doc *doc = plan->doc;
	uint32_t lead = kr_placed(before)->lead;
	bool begins = kr_line_begins(doc, lead);
	struct kr_look look = kr_doc_look(doc, lead, kr_plan_splice(plan, lead, lead));
	adapt(&look, doc, into);
	write_flow(&look, edit);
	kr_buf_puts(look.out, begins ? "," : look.comma);
	if (begins) {
		kr_buf_puts(look.out, look.eol);
		copy_indent(look.out, doc, lead);
	}
	return KR_OK;
}

static int add_flow(struct kr_plan *plan, const struct kr_node *into, const struct kr_edit *edit,
	const struct kr_node *before)
{
	if (kr_placed(into)->single)
		return kr_plan_refuse(plan, into->byte, _("put braces around the pair"),
			_("a single pair in a list takes no other"));
	if (!into->first)
		return add_first(plan, into, edit);
	return before ? add_flow_before(plan, into, before, edit) : add_last(plan, into, edit);
}

/* ---- which of them ------------------------------------------------------------------------ */

/* An empty document (`---` alone) gets its first lines below that. */
static int add_to_root(struct kr_plan *plan, const struct kr_node *root, const struct kr_edit *edit)
{
	uint32_t last;
	plan->kind = KR_CHANGE_NODE;
	plan->node = root;
	plan->value = kr_plan_wrap(plan, edit);
	if (!kr_lines_behind(plan->doc, root->end, 0, &last))
		return kr_plan_refuse(
			plan, root->end, KR_BY_HAND, _("something follows on the line"));
	struct kr_look look = kr_doc_look(plan->doc, last, kr_plan_splice(plan, last, last));
	kr_buf_puts(look.out, look.eol);
	kr_render_lines(&look, plan->value, 0);
	kr_plan_end_line(plan, &look);
	return KR_OK;
}

/* Nothing, `~`, `[]` or `{}` becomes a block collection with one child. */
static int add_to_nothing(
	struct kr_plan *plan, const struct kr_node *into, const struct kr_edit *edit)
{
	if (into->anchor || into->tag)
		return kr_plan_refuse(plan, into->byte, KR_BY_HAND,
			_("an anchor or tag stands before what would be replaced"));
	if (!into->parent && into->kind == KR_SCALAR && kr_placed(into)->body == into->end)
		return add_to_root(plan, into, edit);
	return kr_plan_set(plan, into, kr_plan_wrap(plan, edit));
}

/* `[]` takes a text within its brackets; otherwise what is empty becomes lines. */
static bool becomes_lines(const struct kr_node *into, const struct kr_edit *edit)
{
	if (into->kind == KR_SCALAR)
		return true;
	if (into->first || kr_node_in_flow(into))
		return false;
	return into->kind == KR_MAP || edit->value->kind != KR_SCALAR;
}

static int check_key(struct kr_plan *plan, const struct kr_node *into, const struct kr_edit *edit)
{
	const struct kr_node *there = kr_node_get(into, edit->key);
	const char *beside = edit->before ? edit->before : edit->after;
	if (there)
		return kr_plan_refuse(plan, kr_node_key(there)->byte, _("change its value instead"),
			_("key '%s' exists"), edit->key);
	const struct kr_node *last;
	uint32_t count = beside && into->kind == KR_MAP ? kr_node_count(into, beside, &last) : 0;
	if (beside && !count)
		return kr_plan_refuse(plan, into->byte, KR_BY_HAND, _("'%s' not found"), beside);
	if (count > 1)
		return kr_plan_refuse(plan, last->byte, _("keep one of them"),
			_("key '%s' occurs %u times"), beside, (unsigned)count);
	return KR_OK;
}

/* The key that the new pair comes before; NULL if it comes last. */
static const struct kr_node *key_before(const struct kr_node *into, const struct kr_edit *edit)
{
	if (edit->before)
		return kr_node_key(kr_node_get(into, edit->before));
	return edit->after ? kr_node_get(into, edit->after)->next : NULL;
}

int kr_plan_add(struct kr_plan *plan, const struct kr_node *into, const struct kr_edit *edit)
{
	bool pair = edit->verb == KR_EDIT_INSERT;
	bool fits = kr_node_is_null(into) || into->kind == (pair ? KR_MAP : KR_LIST);
	if (!fits)
		return kr_plan_refuse(plan, into->byte, KR_BY_HAND,
			pair ? _("there are no keys here, but something else")
			     : _("there is no list here, but something else"));
	if (pair && check_key(plan, into, edit) != KR_OK)
		return KR_FAILED;
	if (becomes_lines(into, edit))
		return add_to_nothing(plan, into, edit);
	const struct kr_node *before = pair ? key_before(into, edit) : NULL;
	plan->before = before;
	note_addition(plan, into, edit);
	return into->style == KR_FLOW ? add_flow(plan, into, edit, before)
				      : add_block(plan, into, edit, before);
}
