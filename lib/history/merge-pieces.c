/* lib/history/merge-pieces.c - a text taken apart into pieces of whole lines. */
#include "history/merge.h"

enum { MOST_PIECES = 4096 }; /* in one collection: each is looked for among the others */

const struct kr_piece *kr_piece_of_doc(struct kr_arena *arena, const struct kr_doc *doc)
{
	struct kr_piece *piece = kr_alloc(arena, sizeof *piece);
	struct kr_node *root = kr_doc_root(doc);
	*piece = (struct kr_piece){ .doc = doc, .all = { 0, doc->src.len } };
	piece->body = doc->src.len;
	if (root && !kr_node_is_null(root)) {
		piece->value = root;
		piece->body = kr_line_start(doc, kr_placed(root)->body);
	}
	return piece;
}

/* The node that a pair or an element begins with, and the one that follows on the whole of it. */
static const struct kr_node *value_of(const struct kr_node *first)
{
	return first->parent->kind == KR_MAP ? first->next : first;
}

static struct kr_piece *add_piece(
	struct kr_arena *arena, struct kr_opened *opened, const struct kr_node *first)
{
	struct kr_piece *piece = kr_alloc(arena, sizeof *piece);
	piece->doc = opened->piece->doc;
	piece->value = value_of(first);
	piece->key = piece->value == first ? NULL : first;
	piece->flow = opened->flow;
	piece->column = opened->column;
	*KR_ADD(arena, &opened->inside) = piece;
	return piece;
}

/* ---- block -------------------------------------------------------------------------------- */

/* Where the lines begin that stand inside @piece. */
static uint32_t inside_of(const struct kr_piece *piece)
{
	return piece->value->parent ? kr_line_next(piece->doc, kr_placed(piece->value)->colon - 1)
				    : piece->body;
}

static bool add_block_piece(struct kr_arena *arena, struct kr_opened *opened,
	const struct kr_node *first, uint32_t start, uint32_t *end)
{
	struct kr_piece *piece = add_piece(arena, opened, first);
	uint32_t lead = kr_placed(first)->lead, last;
	piece->joined = !kr_line_begins(piece->doc, lead);
	piece->body = piece->joined ? lead : kr_line_start(piece->doc, lead);
	if (kr_placed(first)->question ||
		!kr_lines_behind(piece->doc, piece->value->end, piece->column + 1, &last))
		return false;
	*end = kr_line_next(piece->doc, last);
	piece->all = (struct kr_span){ piece->joined ? lead : start, *end };
	return start <= piece->body && piece->body < *end;
}

static bool open_block(struct kr_arena *arena, struct kr_opened *opened)
{
	const struct kr_piece *piece = opened->piece;
	const struct kr_node *first = piece->value->first;
	uint32_t start = inside_of(piece), lead = kr_placed(first)->lead;
	opened->column = kr_placed(piece->value)->column;
	if (!kr_line_begins(piece->doc, lead))
		start = lead;
	opened->front = (struct kr_span){ piece->body, start };
	for (; first; first = value_of(first)->next)
		if (!add_block_piece(arena, opened, first, start, &start))
			return false;
	opened->foot = (struct kr_span){ start, piece->all.end };
	return start <= piece->all.end;
}

/* ---- flow --------------------------------------------------------------------------------- */

static bool add_flow_piece(
	struct kr_arena *arena, struct kr_opened *opened, const struct kr_node *first)
{
	struct kr_piece *piece = add_piece(arena, opened, first);
	piece->all = (struct kr_span){ kr_placed(first)->lead, piece->value->end };
	piece->body = piece->all.start;
	return !kr_placed(first)->question && !kr_placed(piece->value)->single;
}

/* Only one that is on one line; so there is no comment inside either. */
static bool open_flow(struct kr_arena *arena, struct kr_opened *opened)
{
	const struct kr_piece *piece = opened->piece;
	const struct kr_node *value = piece->value;
	uint32_t from = kr_placed(value)->body + 1, to = from;
	if (kr_placed(value)->single || !piece->value->parent ||
		memchr(piece->doc->src.s + piece->all.start, '\n',
			piece->flow ? value->end - piece->all.start : 0) ||
		memchr(piece->doc->src.s + piece->body, '\n', value->end - piece->body))
		return false;
	for (const struct kr_node *first = value->first; first; first = value_of(first)->next) {
		if (!add_flow_piece(arena, opened, first))
			return false;
		if (first == value->first)
			from = kr_placed(first)->lead;
		to = value_of(first)->end;
	}
	uint32_t end = piece->flow ? piece->all.end : kr_line_next(piece->doc, value->end);
	opened->front = (struct kr_span){ piece->body, from };
	opened->back = (struct kr_span){ to, end };
	opened->foot = (struct kr_span){ end, piece->all.end };
	return end <= piece->all.end;
}

bool kr_piece_open(struct kr_arena *arena, const struct kr_piece *piece, struct kr_opened *opened)
{
	const struct kr_node *value = piece->value;
	*opened = (struct kr_opened){ .piece = piece };
	if (!value) { /* an empty text: nothing is inside, and nothing but comments is above */
		opened->front = opened->foot = (struct kr_span){ piece->body, piece->all.end };
		return true;
	}
	if ((value->kind != KR_MAP && value->kind != KR_LIST) || value->count > MOST_PIECES)
		return false;
	opened->flow = value->style == KR_FLOW;
	return opened->flow ? open_flow(arena, opened) : open_block(arena, opened);
}
