/* lib/yaml/set.c - a node becomes another value. */
#include "yaml/doc.h"
#include "yaml/style.h"

#include <string.h>

/* ---- where it stands ---------------------------------------------------------------------- */

/* The end of what @n fills, before the line end that a block scalar ends with. */
static uint32_t text_end(const struct kr_doc *doc, const struct kr_node *n)
{
	uint32_t end = n->end;
	if (end > kr_placed(n)->body && doc->src.s[end - 1] == '\n')
		end -= doc->src.s[end - 2] == '\r' ? 2 : 1;
	return end;
}

static bool is_block_scalar(const struct kr_node *n)
{
	return n->kind == KR_SCALAR && (n->style == KR_LITERAL || n->style == KR_FOLDED);
}

static bool is_missing(const struct kr_node *n)
{
	return n->kind == KR_SCALAR && kr_placed(n)->body == n->end;
}

/* Blanks between the `-` and the element @n, when they are on one line. */
static uint32_t gap_of(const struct kr_doc *doc, const struct kr_node *n)
{
	const struct kr_placed *p = kr_placed(n);
	bool beside = p->colon && p->body > p->colon &&
		      kr_line_start(doc, p->colon) == kr_line_start(doc, p->body);
	return beside ? p->body - p->colon : 1;
}

/* The column for the lines of a literal block in the place of @n. */
static uint32_t literal_column(
	const struct kr_doc *doc, const struct kr_look *look, const struct kr_node *n)
{
	const struct kr_node *up = n->parent;
	if (is_block_scalar(n) && kr_placed(n)->column)
		return kr_placed(n)->column;
	if (!up)
		return look->step;
	uint32_t column = kr_placed(up)->column;
	return up->kind == KR_MAP ? column + look->step : column + 1 + gap_of(doc, n);
}

/* ---- comments at the end of the line ------------------------------------------------------ */

static bool is_beside(const struct kr_doc *doc, uint32_t i, uint32_t column)
{
	return i < doc->comments.n && !doc->comments.at[i].own_line &&
	       doc->comments.at[i].column == column;
}

/*
 * When comments stand in one column on neighbouring lines, this one stays in it: as many blanks
 * more or less before it as the value lost or gained, at least two.
 */
static void keep_column(struct kr_plan *plan, uint32_t end, uint32_t old_width, uint32_t width)
{
	const struct kr_doc *doc = plan->doc;
	uint32_t blanks = (uint32_t)strspn(doc->src.s + end, " "), i = kr_doc_comment(doc, end);
	if (blanks < 2 || i >= doc->comments.n || doc->comments.at[i].start != end + blanks)
		return;
	uint32_t column = doc->comments.at[i].column;
	if (!is_beside(doc, i + 1, column) && (!i || !is_beside(doc, i - 1, column)))
		return;
	uint32_t wanted = old_width + blanks > width + 2 ? old_width + blanks - width : 2;
	if (wanted != blanks)
		kr_buf_fill(kr_plan_splice(plan, end, end + blanks), ' ', wanted);
}

static uint32_t code_points(const char *s, size_t len)
{
	uint32_t n = 0;
	for (size_t i = 0; i < len; i++)
		n += ((unsigned char)s[i] & 0xc0) != 0x80;
	return n;
}

/* ---- a text or flow collection in the place of another ------------------------------------ */

/* Only behind these may a text become lines of their own. */
static bool may_be_literal(const struct kr_plan *plan, const struct kr_node *n, uint32_t column)
{
	return n->parent && !kr_node_in_flow(n) && kr_line_rests(plan->doc, n->end, false) &&
	       !kr_lines_swallow(plan->doc, n->end, column);
}

static void write_inline(struct kr_look *look, const struct kr_node *n,
	const struct kr_value *value, uint32_t column)
{
	if (kr_node_in_flow(n))
		kr_render_flow(look, value);
	else
		kr_render_inline(look, value, column);
}

static int set_inline(struct kr_plan *plan, const struct kr_node *n, const struct kr_value *value)
{
	const struct kr_doc *doc = plan->doc;
	const struct kr_placed *p = kr_placed(n);
	uint32_t end = n->end;
	if (is_missing(n) && !p->colon && n->parent)
		return kr_plan_refuse(
			plan, n->byte, _("write ':' behind the key"), _("key without ':'"));
	struct kr_look look = kr_doc_look(doc, p->body, kr_plan_splice(plan, p->body, end));
	uint32_t column = literal_column(doc, &look, n);
	look.literal = may_be_literal(plan, n, column);
	look.old = n->kind == KR_SCALAR ? n->style : KR_PLAIN;
	if (is_missing(n))
		kr_buf_putc(look.out, ' ');
	write_inline(&look, n, value, column);
	const struct kr_buf *text = look.out;
	if (look.ended_literal) {
		plan->splices[plan->count - 1].end = kr_line_end(doc, end);
		kr_plan_end_line(plan, &look);
	} else {
		keep_column(plan, end, code_points(doc->src.s + p->body, end - p->body),
			code_points(text->s, text->len));
	}
	return KR_OK;
}

/* ---- a block scalar ----------------------------------------------------------------------- */

static uint32_t header_end(const struct kr_doc *doc, const struct kr_node *n)
{
	uint32_t body = kr_placed(n)->body;
	return body + (uint32_t)strspn(doc->src.s + body, "|>+-0123456789");
}

/* The lines are exchanged; a comment behind the header stays. */
static void exchange_lines(struct kr_plan *plan, const struct kr_node *n,
	const struct kr_value *value, struct kr_look *look, uint32_t column)
{
	const struct kr_doc *doc = plan->doc;
	uint32_t header = kr_placed(n)->body, stop = header_end(doc, n);
	uint32_t line = kr_line_end(doc, stop), end = text_end(doc, n);
	kr_buf_puts(kr_plan_splice(plan, header, stop), kr_style_header(value->text, value->len));
	look->out = kr_plan_splice(plan, line, end > line ? end : line);
	kr_style_literal(look->out, value->text, value->len, column, look->eol);
	look->ended_literal = true;
	kr_plan_end_line(plan, look);
}

static bool has_header_comment(const struct kr_doc *doc, const struct kr_node *n)
{
	return is_block_scalar(n) && !kr_line_rests(doc, header_end(doc, n), false);
}

static int refuse_header_comment(struct kr_plan *plan, const struct kr_node *n)
{
	uint32_t stop = header_end(plan->doc, n);
	return kr_plan_refuse(plan, stop + (uint32_t)strspn(plan->doc->src.s + stop, " \t"),
		_("move the comment above the key first"), _("block scalar header has a comment"));
}

static int set_block_scalar(
	struct kr_plan *plan, const struct kr_node *n, const struct kr_value *value)
{
	const struct kr_doc *doc = plan->doc;
	uint32_t stop = header_end(doc, n);
	struct kr_look look = kr_doc_look(doc, stop, NULL);
	uint32_t column = literal_column(doc, &look, n);
	struct kr_stand where = { .literal = !kr_lines_swallow(doc, text_end(doc, n), column) };
	if (value->kind == KR_SCALAR && !value->raw &&
		kr_style_choose(value->text, value->len, where) == KR_LITERAL) {
		exchange_lines(plan, n, value, &look, column);
		return KR_OK;
	}
	if (has_header_comment(doc, n))
		return refuse_header_comment(plan, n);
	look.out = kr_plan_splice(plan, kr_placed(n)->body, text_end(doc, n));
	look.literal = false;
	kr_render_inline(&look, value, column);
	return KR_OK;
}

/* ---- collections -------------------------------------------------------------------------- */

static int refuse_comments(struct kr_plan *plan, uint32_t start)
{
	uint32_t i = kr_doc_comment(plan->doc, start);
	return kr_plan_refuse(plan, plan->doc->comments.at[i].start,
		_("move the comment out of the lines that change, or make the change by hand"),
		_("a comment stands in what would be replaced"));
}

/* The lines of the block collection @n go; @start is the end of the line before them. */
static uint32_t lines_before(const struct kr_doc *doc, const struct kr_node *n)
{
	uint32_t line = kr_line_start(doc, kr_placed(n)->body);
	return line > 1 && doc->src.s[line - 2] == '\r' ? line - 2 : line - 1;
}

/* A block collection becomes one text or flow collection behind its key or dash. */
static int collapse(struct kr_plan *plan, const struct kr_node *n, const struct kr_value *value)
{
	const struct kr_doc *doc = plan->doc;
	const struct kr_placed *p = kr_placed(n);
	bool below = kr_line_start(doc, p->colon) != kr_line_start(doc, p->body);
	bool between = kr_doc_has_comment(doc, p->colon, p->body);
	uint32_t start = below ? p->colon : p->body;
	uint32_t end = plan->gone_end ? plan->gone_end : text_end(doc, n);
	uint32_t stop = between ? p->colon : end;
	struct kr_look look = kr_doc_look(doc, p->colon, kr_plan_splice(plan, start, stop));
	uint32_t column = literal_column(doc, &look, n);
	look.literal = !between && !kr_lines_swallow(doc, end, column);
	if (below)
		kr_buf_putc(look.out, ' ');
	kr_render_inline(&look, value, column);
	if (between)
		kr_plan_splice(plan, lines_before(doc, n), end);
	else
		kr_plan_end_line(plan, &look);
	return KR_OK;
}

/* Another value than a block collection goes, and lines come below its key. */
static int spread(struct kr_plan *plan, const struct kr_node *n, const struct kr_value *value)
{
	const struct kr_doc *doc = plan->doc;
	const struct kr_placed *p = kr_placed(n);
	uint32_t own = kr_placed(n->parent)->column + 1, last;
	if (!p->colon)
		return kr_plan_refuse(
			plan, n->byte, _("write ':' behind the key"), _("key without ':'"));
	bool commented = has_header_comment(doc, n);
	uint32_t gone = commented ? header_end(doc, n) : text_end(doc, n);
	if (commented) {
		last = kr_line_end(doc, gone);
	} else if (!kr_lines_behind(doc, n->end, own, &last)) {
		return kr_plan_refuse(plan, n->end, KR_BY_HAND, _("something follows on the line"));
	}
	if (!is_missing(n))
		kr_plan_splice(plan, p->colon, gone);
	struct kr_look look = kr_doc_look(
		doc, p->colon, kr_plan_splice(plan, last, commented ? text_end(doc, n) : last));
	look.literal = !kr_lines_swallow(doc, last, own);
	kr_render_behind(&look, value, KR_MAP, own - 1, 1);
	kr_plan_end_line(plan, &look);
	return KR_OK;
}

/* The column where the children of @value stand in the place of @n. */
static uint32_t column_in_place(
	const struct kr_doc *doc, const struct kr_node *n, const struct kr_value *value)
{
	if (kr_node_is_block(n) && (n->kind == value->kind || !n->parent))
		return kr_placed(n)->column;
	if (!n->parent)
		return 0;
	return kr_placed(n->parent)->column + 1 + gap_of(doc, n);
}

/* A block collection comes where @n begins: an element, the root, or a block collection. */
static int set_in_place(struct kr_plan *plan, const struct kr_node *n, const struct kr_value *value)
{
	const struct kr_doc *doc = plan->doc;
	const struct kr_placed *p = kr_placed(n);
	uint32_t end = text_end(doc, n), column = column_in_place(doc, n, value);
	if (has_header_comment(doc, n))
		return refuse_header_comment(plan, n);
	struct kr_look look = kr_doc_look(doc, p->body, kr_plan_splice(plan, p->body, end));
	look.literal = !kr_lines_swallow(doc, end, column + 1);
	if (is_missing(n))
		kr_buf_putc(look.out, ' ');
	kr_render_lines(&look, value, column);
	if (memchr(look.out->s, '\n', look.out->len) && !kr_line_rests(doc, end, false))
		return refuse_comments(plan, end);
	kr_plan_end_line(plan, &look);
	return KR_OK;
}

/* The value of a key, a block collection on lines of its own, becomes another one. */
static int exchange(struct kr_plan *plan, const struct kr_node *n, const struct kr_value *value)
{
	const struct kr_doc *doc = plan->doc;
	uint32_t end = text_end(doc, n);
	struct kr_look look = kr_doc_look(
		doc, end, kr_plan_splice(plan, lines_before(doc, n), end));
	look.literal = !kr_lines_swallow(doc, end, kr_placed(n->parent)->column + 1);
	if (n->kind == value->kind) {
		kr_buf_puts(look.out, look.eol);
		kr_buf_fill(look.out, ' ', kr_placed(n)->column);
		kr_render_lines(&look, value, kr_placed(n)->column);
	} else {
		kr_render_behind(&look, value, KR_MAP, kr_placed(n->parent)->column, 1);
	}
	kr_plan_end_line(plan, &look);
	return KR_OK;
}

/* ---- which of them ------------------------------------------------------------------------ */

static int plan_collection(
	struct kr_plan *plan, const struct kr_node *n, const struct kr_value *value)
{
	const struct kr_doc *doc = plan->doc;
	bool element = !n->parent || n->parent->kind == KR_LIST;
	if (kr_value_is_inline(value))
		return collapse(plan, n, value);
	if (!element && !kr_node_is_block(n))
		return spread(plan, n, value);
	if (element || !kr_line_begins(doc, kr_placed(n)->body))
		return set_in_place(plan, n, value);
	return exchange(plan, n, value);
}

/* Lines of @n, and the end of the last one, which is about @n too. */
static uint32_t region_end(const struct kr_doc *doc, const struct kr_node *n)
{
	uint32_t end = text_end(doc, n);
	return kr_node_is_block(n) ? kr_line_end(doc, end) : n->end;
}

static int plan_value(struct kr_plan *plan, const struct kr_node *n, const struct kr_value *value)
{
	bool in_line = kr_value_is_inline(value) || kr_node_in_flow(n);
	plan->kind = KR_CHANGE_NODE;
	plan->node = n;
	plan->value = value;
	if (is_block_scalar(n) && in_line)
		return set_block_scalar(plan, n, value);
	if (!kr_node_is_block(n) && in_line)
		return set_inline(plan, n, value);
	if (n->anchor || n->tag)
		return kr_plan_refuse(plan, n->byte, KR_BY_HAND,
			_("an anchor or tag stands before what would be replaced"));
	if (!n->parent && kr_value_is_inline(value))
		return kr_plan_refuse(
			plan, n->byte, KR_BY_HAND, _("the whole document would be replaced"));
	return plan_collection(plan, n, value);
}

int kr_plan_set(struct kr_plan *plan, const struct kr_node *n, const struct kr_value *value)
{
	uint32_t body = kr_placed(n)->body, end = region_end(plan->doc, n);
	if (n->tag)
		return kr_plan_refuse(plan, n->byte, KR_BY_HAND, _("value has tag %s"), n->tag);
	if (!is_block_scalar(n) && kr_doc_has_comment(plan->doc, body, end))
		return refuse_comments(plan, body);
	return plan_value(plan, n, value);
}

int kr_plan_empty(struct kr_plan *plan, const struct kr_node *n)
{
	struct kr_arena *arena = plan->doc->src.arena;
	plan->gone_start = kr_placed(n)->body;
	plan->gone_end = region_end(plan->doc, n);
	return plan_value(plan, n,
		n->kind == KR_MAP ? kr_value_map(arena, true) : kr_value_list(arena, true));
}
