/* lib/history/merge-lines.c - comments and blank lines, which belong to no value. */
#include "history/merge.h"

enum { MOST_LINES = 2000 }; /* each is compared with each */

void kr_lines_of(struct kr_arena *arena, const struct kr_piece *piece, struct kr_span span,
	uint32_t column, kr_lines *out)
{
	const struct kr_doc *doc = piece->doc;
	for (uint32_t p = span.start; p < span.end; p = kr_line_next(doc, p)) {
		uint32_t end = kr_line_end(doc, p);
		uint32_t blanks = (uint32_t)strspn(doc->src.s + p, " ");
		struct kr_line *line = KR_ADD(arena, out);
		line->blanks = blanks;
		line->column = column;
		line->text = kr_span_bytes(piece, (struct kr_span){ p + blanks, end });
	}
}

/* The how-manieth of its kind is the line at @i? */
static uint32_t rank(const kr_lines *lines, uint32_t i)
{
	uint32_t n = 0;
	for (uint32_t k = 0; k < i; k++)
		n += kr_same_bytes(lines->at[k].text, lines->at[i].text);
	return n;
}

static bool has(const kr_lines *lines, struct kr_bytes text, uint32_t nth)
{
	for (uint32_t k = 0; k < lines->n; k++)
		if (kr_same_bytes(lines->at[k].text, text) && nth-- == 0)
			return true;
	return false;
}

/* Lines of @theirs that are new, from @from up to the next one that @ours has as well. */
static uint32_t add_new(struct kr_arena *arena, const kr_lines *base, const kr_lines *ours,
	const kr_lines *theirs, uint32_t from, kr_lines *out)
{
	for (; from < theirs->n; from++) {
		struct kr_bytes text = theirs->at[from].text;
		uint32_t nth = rank(theirs, from);
		if (has(ours, text, nth))
			break;
		if (!has(base, text, nth))
			*KR_ADD(arena, out) = theirs->at[from];
	}
	return from;
}

/* Which of two comes first may not depend on whose they are. */
static bool goes_first(const kr_lines *a, const kr_lines *b)
{
	for (uint32_t i = 0; i < a->n && i < b->n; i++) {
		struct kr_bytes x = a->at[i].text, y = b->at[i].text;
		int order = memcmp(x.s, y.s, x.len < y.len ? x.len : y.len);
		if (order || x.len != y.len)
			return order ? order < 0 : x.len < y.len;
	}
	return a->n < b->n;
}

static bool same_lines(const kr_lines *a, const kr_lines *b)
{
	if (a->n != b->n)
		return false;
	for (uint32_t i = 0; i < a->n; i++)
		if (!kr_same_bytes(a->at[i].text, b->at[i].text))
			return false;
	return true;
}

bool kr_lines_merge(struct kr_arena *arena, const kr_lines sides[KR_SIDES], kr_lines *out)
{
	const kr_lines *base = &sides[KR_BASE], *ours = &sides[KR_OURS],
		       *theirs = &sides[KR_THEIRS];
	enum kr_side side = kr_side_of(
		same_lines(ours, base), same_lines(theirs, base), same_lines(ours, theirs));
	if (side != KR_BASE) {
		*out = sides[side];
		return true;
	}
	if (base->n + ours->n + theirs->n > MOST_LINES)
		return false;
	if (goes_first(ours, theirs)) { /* of two new ones at one place theirs comes first */
		ours = theirs;
		theirs = &sides[KR_OURS];
	}
	uint32_t next = add_new(arena, base, ours, theirs, 0, out);
	for (uint32_t i = 0; i < ours->n; i++) {
		struct kr_bytes text = ours->at[i].text;
		uint32_t nth = rank(ours, i);
		bool shared = has(theirs, text, nth);
		if (shared || !has(base, text, nth))
			*KR_ADD(arena, out) = ours->at[i];
		if (shared && next < theirs->n)
			next = add_new(arena, base, ours, theirs, next + 1, out);
	}
	while (next < theirs->n)
		next = add_new(arena, base, ours, theirs, next + 1, out);
	return true;
}
