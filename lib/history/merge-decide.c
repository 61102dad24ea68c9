/* lib/history/merge-decide.c - what becomes of one piece that both sides may have changed. */
#include "history/merge.h"

enum kr_side kr_side_of(bool ours_is_base, bool theirs_is_base, bool same)
{
	if (ours_is_base)
		return KR_THEIRS;
	return theirs_is_base || same ? KR_OURS : KR_BASE;
}

/* ---- is it the same ----------------------------------------------------------------------- */

static bool same_comment(const struct kr_piece *a, const struct kr_comment *x,
	const struct kr_piece *b, const struct kr_comment *y)
{
	return kr_same_bytes(kr_span_bytes(a, (struct kr_span){ x->start, x->end }),
		kr_span_bytes(b, (struct kr_span){ y->start, y->end }));
}

/* The comment number @i of the text, if it is one of @piece. */
static const struct kr_comment *comment_at(const struct kr_piece *piece, uint32_t i)
{
	const struct kr_doc *doc = piece->doc;
	bool inside = i < doc->comments.n && doc->comments.at[i].start < piece->all.end;
	return inside ? &doc->comments.at[i] : NULL;
}

/* The same comments in the same order, from @from_a in @a and from @from_b in @b on? */
static bool same_comments(
	const struct kr_piece *a, uint32_t from_a, const struct kr_piece *b, uint32_t from_b)
{
	uint32_t i = kr_doc_comment(a->doc, from_a), j = kr_doc_comment(b->doc, from_b);
	for (;; i++, j++) {
		const struct kr_comment *x = comment_at(a, i), *y = comment_at(b, j);
		if (!x || !y)
			return x == y;
		if (!same_comment(a, x, b, y))
			return false;
	}
}

/* The same text, wherever it is indented. */
static bool same_piece_bytes(const struct kr_piece *a, const struct kr_piece *b)
{
	if (!a || !b)
		return a == b;
	return a->joined == b->joined && a->column == b->column && a->flow == b->flow &&
	       kr_same_bytes(kr_span_bytes(a, a->all), kr_span_bytes(b, b->all));
}

/* The same tree and comments, however it is laid out. */
static bool same_piece(const struct kr_piece *a, const struct kr_piece *b)
{
	if (!a || !b)
		return a == b;
	return kr_same_meaning(a->value, b->value) &&
	       same_comments(a, a->all.start, b, b->all.start);
}

static bool same_body(const struct kr_piece *a, const struct kr_piece *b)
{
	return a && b && kr_same_meaning(a->value, b->value) &&
	       same_comments(a, a->body, b, b->body);
}

/* Which side the whole piece can be taken from; a new layout is kept where nothing else is. */
static enum kr_side side_of_piece(const struct kr_piece *const piece[KR_SIDES])
{
	const struct kr_piece *base = piece[KR_BASE], *ours = piece[KR_OURS],
			      *theirs = piece[KR_THEIRS];
	enum kr_side side = kr_side_of(same_piece_bytes(ours, base), same_piece_bytes(theirs, base),
		same_piece_bytes(ours, theirs));
	if (side != KR_BASE)
		return side;
	return kr_side_of(
		same_piece(ours, base), same_piece(theirs, base), same_piece(ours, theirs));
}

/* ---- the kinds of decisions --------------------------------------------------------------- */

/* Only the comments above were changed on both sides, or above on one and below on the other. */
static bool mix_body(struct kr_arena *arena, struct kr_mix *mix)
{
	kr_lines lead[KR_SIDES] = { 0 };
	const struct kr_piece *const *piece = mix->piece;
	enum kr_side side = kr_side_of(same_body(piece[KR_OURS], piece[KR_BASE]),
		same_body(piece[KR_THEIRS], piece[KR_BASE]),
		same_body(piece[KR_OURS], piece[KR_THEIRS]));
	if (side == KR_BASE || piece[KR_OURS]->flow || piece[KR_THEIRS]->flow)
		return false;
	for (enum kr_side s = KR_BASE; s < KR_SIDES; s++) {
		struct kr_span above;
		if (!piece[s])
			continue;
		above = (struct kr_span){ piece[s]->all.start, piece[s]->body };
		kr_lines_of(arena, piece[s], above, piece[s]->column, &lead[s]);
	}
	mix->side = side;
	return kr_lines_merge(arena, lead, &mix->lead);
}

/* What one side did to an act. */
struct rewriting {
	bool act, later; /* the keys of the act itself; those that come after it (KR_F_LATER) */
};

static void note_rewriting(struct rewriting *r, const struct kr_key *row, bool wrote)
{
	*(row->flags & KR_F_LATER ? &r->later : &r->act) |= wrote;
}

/*
 * What was done at one moment is not put together from two: when both sides wrote such keys, and
 * not the same ones, it is a conflict.  So it is when one side wrote the act otherwise, and the
 * other one what came after it: who confirmed an outcome has seen that one.  Else keys that come
 * later are looked at one by one.
 */
static bool breaks_an_act(const struct kr_shape *act, const struct kr_node *const value[KR_SIDES])
{
	struct rewriting ours_did = { 0 }, theirs_did = { 0 };
	bool differ = false;
	for (size_t i = 0; i < act->n; i++) {
		const struct kr_key *row = &act->keys[i];
		const struct kr_node *base = kr_node_get(value[KR_BASE], row->name);
		const struct kr_node *ours = kr_node_get(value[KR_OURS], row->name);
		const struct kr_node *theirs = kr_node_get(value[KR_THEIRS], row->name);
		note_rewriting(&ours_did, row, !kr_same_meaning(ours, base));
		note_rewriting(&theirs_did, row, !kr_same_meaning(theirs, base));
		differ |= !(row->flags & KR_F_LATER) && !kr_same_meaning(ours, theirs);
	}
	return differ && ((ours_did.act && (theirs_did.act || theirs_did.later)) ||
				 (theirs_did.act && ours_did.later));
}

/* Did either side write below @key otherwise than the base has it? */
static bool wrote(const struct kr_node *const value[KR_SIDES], const char *key)
{
	const struct kr_node *base = kr_node_get(value[KR_BASE], key);
	return !kr_same_meaning(kr_node_get(value[KR_OURS], key), base) ||
	       !kr_same_meaning(kr_node_get(value[KR_THEIRS], key), base);
}

/* Answers to two texts: under the digest of one of them, the others would count as answers to it.
 */
static bool answers_two_texts(
	const struct kr_shape *shape, const struct kr_node *const value[KR_SIDES])
{
	bool two_texts = false, answered = false;
	for (size_t i = 0; i < shape->n; i++) {
		const struct kr_key *row = &shape->keys[i];
		const struct kr_node *ours = kr_node_get(value[KR_OURS], row->name);
		const struct kr_node *theirs = kr_node_get(value[KR_THEIRS], row->name);
		if (row->type == KR_T_DIGEST)
			two_texts |= ours && theirs && !kr_same_meaning(ours, theirs);
		if (row->type == KR_T_MAP && row->shape && row->shape->act)
			answered |= wrote(value, row->name);
	}
	return two_texts && answered;
}

static bool holds_conflict(const struct kr_mix *mix)
{
	if (mix->how == KR_MIX_CONFLICT)
		return true;
	for (uint32_t i = 0; i < mix->inside.n; i++)
		if (holds_conflict(mix->inside.at[i]))
			return true;
	return false;
}

/* May a conflict inside stay there, or is it one of the whole? */
static bool keeps_conflicts(const struct kr_sense *sense, const struct kr_mix *mix)
{
	if (mix->flow)
		return false;
	if (sense->kind != KR_SENSE_RECORD)
		return true;
	bool is_file = !mix->piece[KR_OURS]->value || !mix->piece[KR_OURS]->value->parent;
	return is_file || (!sense->shape->act && mix->piece[KR_BASE]);
}

/* Would keys of @mix, put together from both sides, say what neither of them said? */
static bool contradicts(const struct kr_shape *shape, const struct kr_mix *mix)
{
	const struct kr_node *value[KR_SIDES];
	for (enum kr_side s = KR_BASE; s < KR_SIDES; s++)
		value[s] = mix->piece[s] ? mix->piece[s]->value : NULL;
	return (shape->act && breaks_an_act(shape, value)) || answers_two_texts(shape, value);
}

static bool mix_inside(struct kr_arena *arena, const struct kr_sense *sense, struct kr_mix *mix)
{
	if (sense->kind == KR_SENSE_WHOLE)
		return false;
	if (sense->kind == KR_SENSE_RECORD && contradicts(sense->shape, mix))
		return false;
	return kr_mix_inside(arena, sense, mix) &&
	       (!holds_conflict(mix) || keeps_conflicts(sense, mix));
}

struct kr_mix *kr_mix_decide(struct kr_arena *arena, const struct kr_sense *sense,
	const struct kr_piece *const piece[KR_SIDES])
{
	struct kr_mix *mix = kr_alloc(arena, sizeof *mix), try;
	memcpy(mix->piece, piece, sizeof mix->piece);
	mix->side = side_of_piece(piece);
	if (mix->side != KR_BASE) {
		mix->how = piece[mix->side] ? KR_MIX_SIDE : KR_MIX_GONE;
		return mix;
	}
	try = *mix;
	if (piece[KR_OURS] && piece[KR_THEIRS]) {
		if (mix_body(arena, &try)) {
			try.how = KR_MIX_BODY;
			*mix = try;
			return mix;
		}
		try = *mix;
		if (mix_inside(arena, sense, &try)) {
			try.how = KR_MIX_INSIDE;
			*mix = try;
			return mix;
		}
	}
	mix->how = KR_MIX_CONFLICT;
	for (enum kr_side s = KR_OURS; s < KR_SIDES; s++)
		if (piece[s])
			*KR_ADD(arena, &mix->run[s]) = piece[s];
	return mix;
}

uint32_t kr_mix_conflicts(const struct kr_mix *mix)
{
	uint32_t n = mix->how == KR_MIX_CONFLICT;
	for (uint32_t i = 0; mix->how == KR_MIX_INSIDE && i < mix->inside.n; i++)
		n += kr_mix_conflicts(mix->inside.at[i]);
	return n;
}
