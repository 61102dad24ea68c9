/* lib/history/merge-order.c - in which order merged pieces stand. */
#include "history/merge.h"

#include <stdlib.h>

/*
 * What both sides have stands in the order of the side that changed the order.  What only one side
 * has stands behind the piece that it stood behind there.  Where both put something in one place
 * the order follows from what it is: from the table, the day, the key, the bytes.
 */
struct ordering {
	struct kr_arena *arena;
	const struct kr_sense *sense;
	struct kr_mix *mix;
	struct kr_mix **shared; /* on both sides, in their order */
	uint32_t n_shared;
	uint32_t placed; /* so that none is left behind */
};

typedef KR_MANY(struct kr_mix *) kr_mixes;

static bool is_shared(const struct kr_mix *m)
{
	return m->piece[KR_OURS] && m->piece[KR_THEIRS];
}

/* ---- which comes first -------------------------------------------------------------------- */

/* Whose piece stands for a mix that is on one side only. */
static const struct kr_piece *piece_of(const struct kr_mix *m)
{
	return m->piece[KR_OURS] ? m->piece[KR_OURS] : m->piece[KR_THEIRS];
}

static int compare_bytes(struct kr_bytes a, struct kr_bytes b)
{
	int order = memcmp(a.s, b.s, a.len < b.len ? a.len : b.len);
	return order ? order : (a.len > b.len) - (a.len < b.len);
}

static struct kr_bytes scalar(const struct kr_node *n)
{
	bool is = n && n->kind == KR_SCALAR;
	return is ? (struct kr_bytes){ n->value, n->len } : (struct kr_bytes){ "", 0 };
}

/* The day on which what @m says happened, or nothing. */
static struct kr_bytes day_of(const struct kr_sense *sense, const struct kr_mix *m)
{
	const struct kr_shape *shape = sense->row ? sense->row->shape : NULL;
	for (size_t i = 0; shape && i < shape->n; i++)
		if (shape->keys[i].flags & KR_F_FACT)
			return scalar(kr_node_get(piece_of(m)->value, shape->keys[i].name));
	return scalar(NULL);
}

/* The row of a key of a record; what the table does not know comes last. */
static size_t row_of(const struct kr_sense *sense, const struct kr_mix *m)
{
	const struct kr_key *row = NULL;
	if (sense->kind != KR_SENSE_RECORD)
		return 0;
	row = kr_key_find(sense->shape, piece_of(m)->key->value);
	return row ? (size_t)(row - sense->shape->keys) : sense->shape->n;
}

static int compare(const struct kr_sense *sense, const struct kr_mix *a, const struct kr_mix *b)
{
	size_t row_a = row_of(sense, a), row_b = row_of(sense, b);
	int order = (row_a > row_b) - (row_a < row_b);
	const struct kr_piece *x = piece_of(a), *y = piece_of(b);
	if (!order && sense->kind != KR_SENSE_RECORD)
		order = compare_bytes(day_of(sense, a), day_of(sense, b));
	if (!order)
		order = compare_bytes(scalar(x->key), scalar(y->key));
	if (!order)
		order = compare_bytes(scalar(x->value), scalar(y->value));
	return order ? order : compare_bytes(kr_span_bytes(x, x->all), kr_span_bytes(y, y->all));
}

/* ---- the order of what both have ---------------------------------------------------------- */

static int by_ours(const void *a, const void *b)
{
	int32_t x = (*(struct kr_mix *const *)a)->place[KR_OURS],
		y = (*(struct kr_mix *const *)b)->place[KR_OURS];
	return (x > y) - (x < y);
}

static int by_theirs(const void *a, const void *b)
{
	int32_t x = (*(struct kr_mix *const *)a)->place[KR_THEIRS],
		y = (*(struct kr_mix *const *)b)->place[KR_THEIRS];
	return (x > y) - (x < y);
}

static void sort_shared(struct ordering *o, enum kr_side side)
{
	qsort(o->shared, o->n_shared, sizeof *o->shared, side == KR_OURS ? by_ours : by_theirs);
}

/* Now that they stand as on one side: do those that @other has too stand as there? */
static bool rises(const struct ordering *o, enum kr_side other)
{
	int32_t last = -1;
	for (uint32_t i = 0; i < o->n_shared; i++) {
		int32_t place = o->shared[i]->place[other];
		if (place >= 0 && place < last)
			return false;
		last = place >= 0 ? place : last;
	}
	return true;
}

/* The same one of the two, whichever is called ours. */
static enum kr_side either(const struct kr_mix *mix)
{
	const struct kr_piece *a = mix->piece[KR_OURS], *b = mix->piece[KR_THEIRS];
	return compare_bytes(kr_span_bytes(a, a->all), kr_span_bytes(b, b->all)) <= 0 ? KR_OURS
										      : KR_THEIRS;
}

static bool is_ordered(const struct kr_sense *sense)
{
	return sense->kind == KR_SENSE_LIST && (sense->row->flags & KR_F_ORDERED);
}

static bool order_shared(struct ordering *o)
{
	for (uint32_t i = 0; i < o->mix->inside.n; i++)
		if (is_shared(o->mix->inside.at[i]))
			o->shared[o->n_shared++] = o->mix->inside.at[i];
	sort_shared(o, KR_THEIRS);
	bool theirs_as_base = rises(o, KR_BASE);
	sort_shared(o, KR_OURS);
	bool ours_as_base = rises(o, KR_BASE), same = rises(o, KR_THEIRS);
	enum kr_side side = kr_side_of(ours_as_base, theirs_as_base, same);
	if (is_ordered(o->sense) && !(ours_as_base && theirs_as_base))
		return false; /* on what would that follow which the other side put in? */
	if (side == KR_BASE || (ours_as_base && theirs_as_base && !same))
		side = either(o->mix);
	sort_shared(o, side);
	return true;
}

/* ---- what stands between ------------------------------------------------------------------ */

/* Those of one side only, in their order, which stand there behind @before (NULL: first of all). */
static void run_behind(struct ordering *o, enum kr_side side, const struct kr_mix *before,
	struct kr_mix *const *by_place, uint32_t n, kr_mixes *run)
{
	for (uint32_t i = before ? (uint32_t)before->place[side] + 1 : 0; i < n; i++) {
		if (!by_place[i])
			continue;
		if (is_shared(by_place[i]))
			return;
		*KR_ADD(o->arena, run) = by_place[i];
	}
}

static void put(struct ordering *o, struct kr_mix *m)
{
	*KR_ADD(o->arena, &o->mix->inside) = m;
	o->placed++;
}

static void put_runs(struct ordering *o, const kr_mixes *ours, const kr_mixes *theirs)
{
	uint32_t i = 0, j = 0;
	while (i < ours->n || j < theirs->n) {
		bool first = j == theirs->n ||
			     (i < ours->n && compare(o->sense, ours->at[i], theirs->at[j]) <= 0);
		put(o, first ? ours->at[i++] : theirs->at[j++]);
	}
}

/* Two that would both be the next one in an order contradict each other. */
static void put_conflict(struct ordering *o, const kr_mixes *ours, const kr_mixes *theirs)
{
	struct kr_mix *m = kr_alloc(o->arena, sizeof *m);
	m->how = KR_MIX_CONFLICT;
	for (uint32_t i = 0; i < ours->n; i++)
		*KR_ADD(o->arena, &m->run[KR_OURS]) = ours->at[i]->piece[KR_OURS];
	for (uint32_t i = 0; i < theirs->n; i++)
		*KR_ADD(o->arena, &m->run[KR_THEIRS]) = theirs->at[i]->piece[KR_THEIRS];
	put(o, m);
	o->placed += ours->n + theirs->n - 1;
}

/* The pieces of a side by their place there; NULL where one is gone. */
static struct kr_mix **by_place(struct ordering *o, enum kr_side side, uint32_t *n)
{
	const struct kr_mix *mix = o->mix;
	*n = 0;
	for (uint32_t i = 0; i < mix->inside.n; i++)
		if (mix->inside.at[i]->place[side] >= (int32_t)*n)
			*n = (uint32_t)mix->inside.at[i]->place[side] + 1;
	struct kr_mix **at = kr_alloc(o->arena, (*n + 1) * sizeof *at);
	for (uint32_t i = 0; i < mix->inside.n; i++)
		if (mix->inside.at[i]->place[side] >= 0)
			at[mix->inside.at[i]->place[side]] = mix->inside.at[i];
	return at;
}

bool kr_mix_order(struct kr_arena *arena, const struct kr_sense *sense, struct kr_mix *mix)
{
	struct ordering o = { .arena = arena, .sense = sense, .mix = mix };
	uint32_t n, m, all = mix->inside.n;
	o.shared = kr_alloc(arena, (mix->inside.n + 1) * sizeof *o.shared);
	if (!order_shared(&o))
		return false;
	struct kr_mix **ours = by_place(&o, KR_OURS, &n), **theirs = by_place(&o, KR_THEIRS, &m);
	memset(&mix->inside, 0, sizeof mix->inside);
	for (uint32_t i = 0; i <= o.n_shared; i++) {
		kr_mixes a = { 0 }, b = { 0 };
		const struct kr_mix *before = i ? o.shared[i - 1] : NULL;
		if (before)
			put(&o, o.shared[i - 1]);
		run_behind(&o, KR_OURS, before, ours, n, &a);
		run_behind(&o, KR_THEIRS, before, theirs, m, &b);
		if (a.n && b.n && is_ordered(sense))
			put_conflict(&o, &a, &b);
		else
			put_runs(&o, &a, &b);
	}
	return o.placed == all;
}
