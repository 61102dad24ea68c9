/* lib/base/parts.c - which parts of two texts differ: their lines, or their words. */
#include "base/diff.h"

#include <stdlib.h>

enum {
	MOST_CHANGES = 1000, /* the memory for the way back grows with its square: 4 MB here */
};

/* The part of both texts between their common head and tail, and how far each search came. */
struct search {
	struct kr_part *a, *b;
	int32_t n, m;
	int32_t *reach; /* of all depths, one behind the other: depth d has d + 1 diagonals */
};

static size_t depth_start(int32_t d)
{
	return (size_t)d * ((size_t)d + 1) / 2;
}

/* How far depth @d came on diagonal @k (k = x - y has d's parity): an x, or -1 outside. */
static int32_t reached(const struct search *s, int32_t d, int32_t k)
{
	if (d < 0 || k < -d || k > d)
		return -1;
	return s->reach[depth_start(d) + (size_t)((k + d) / 2)];
}

/* Does the best way to diagonal @k at depth @d come from above: a part put in? */
static bool comes_from_above(const struct search *s, int32_t d, int32_t k)
{
	return k == -d || (k != d && reached(s, d - 1, k - 1) < reached(s, d - 1, k + 1));
}

static int32_t follow_equal_parts(const struct search *s, int32_t x, int32_t k)
{
	while (x < s->n && x - k < s->m && s->a[x].same == s->b[x - k].same)
		x++;
	return x;
}

/*
 * One depth more.  True if the end of both texts was reached.  A way may leave the texts at their
 * far edges: there it finds nothing equal, and the end is reached sooner by one that stays inside.
 */
static bool go_deeper(struct search *s, int32_t d)
{
	for (int32_t k = -d; k <= d; k += 2) {
		int32_t x = 0;
		if (d > 0)
			x = comes_from_above(s, d, k) ? reached(s, d - 1, k + 1)
						      : reached(s, d - 1, k - 1) + 1;
		x = follow_equal_parts(s, x, k);
		s->reach[depth_start(d) + (size_t)((k + d) / 2)] = x;
		if (x == s->n && x - k == s->m)
			return true;
	}
	return false;
}

static void mark_way_back(const struct search *s, int32_t d)
{
	int32_t k = s->n - s->m;
	for (; d > 0; d--) {
		if (comes_from_above(s, d, k)) {
			k++;
			s->b[reached(s, d - 1, k) - k].changed = true;
		} else {
			k--;
			s->a[reached(s, d - 1, k)].changed = true;
		}
	}
}

static void mark_all(struct kr_part *line, int32_t n)
{
	for (int32_t i = 0; i < n; i++)
		line[i].changed = true;
}

static void search_changes(struct search *s)
{
	int32_t d = 0;
	bool found = false;
	for (size_t room = 0; d <= MOST_CHANGES && !found; d++) {
		if (depth_start(d + 1) > room) {
			room = depth_start(d + 1) * 2;
			s->reach = kr_realloc(s->reach, room * sizeof *s->reach);
		}
		found = go_deeper(s, d);
	}
	if (found) {
		mark_way_back(s, d - 1);
	} else {
		mark_all(s->a, s->n);
		mark_all(s->b, s->m);
	}
	free(s->reach);
}

void kr_parts_mark(struct kr_parts *a, struct kr_parts *b)
{
	uint32_t head = 0, tail = 0, shorter = a->n < b->n ? a->n : b->n;
	while (head < shorter && a->at[head].same == b->at[head].same)
		head++;
	while (tail < shorter - head && a->at[a->n - 1 - tail].same == b->at[b->n - 1 - tail].same)
		tail++;
	struct search s = { .n = (int32_t)(a->n - head - tail),
		.m = (int32_t)(b->n - head - tail) };
	s.a = s.n ? a->at + head : NULL;
	s.b = s.m ? b->at + head : NULL;
	if (s.n == 0 || s.m == 0) {
		mark_all(s.a, s.n);
		mark_all(s.b, s.m);
	} else {
		search_changes(&s);
	}
}
