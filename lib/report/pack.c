/* lib/report/pack.c - circles in circles: the largest first, each where it is nearest the middle.
 */
#include "report/pack.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	LARGEST = 1000000,
	STEPS = 400,
	MANY = 200, /* siblings, above which a place for each of them takes too long to find */
};

struct pair {
	uint32_t a, b;
};

/* Siblings that are being placed; their radii have half of the gap around them. */
struct bed {
	struct kr_disc **at;
	uint32_t n;
	double gap;
	KR_MANY(struct pair) close; /* so near each other that the next can touch both */
	struct kr_arena *arena;
	double x, y, around; /* a circle around those placed, a little too large perhaps */
};

static double within(double value, double least, double most)
{
	return value >= least ? value <= most ? value : most : least;
}

/* ---- who is in whom ----------------------------------------------------------------------- */

/* A walk upwards that comes back to a disc of the same walk found a ring. */
static void open_rings(struct kr_disc *discs, uint32_t n, uint32_t *seen)
{
	for (uint32_t i = 0; i < n; i++) {
		uint32_t at = i;
		if (discs[i].above >= n)
			discs[i].above = KR_NO_DISC;
		while (at != KR_NO_DISC && at < n && seen[at] == 0) {
			seen[at] = i + 1;
			at = discs[at].above;
		}
		if (at < n && seen[at] == i + 1)
			discs[at].above = KR_NO_DISC;
	}
}

static void find_depths(struct kr_disc *discs, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		discs[i].depth = discs[i].below = 0;
		discs[i].size = within(discs[i].size, 1, LARGEST);
		discs[i].band = within(discs[i].band, 0, LARGEST);
		discs[i].across = within(discs[i].across, 0, LARGEST);
	}
	for (uint32_t i = 0; i < n; i++) {
		for (uint32_t at = discs[i].above; at != KR_NO_DISC; at = discs[at].above)
			discs[i].depth++;
		if (discs[i].above != KR_NO_DISC)
			discs[discs[i].above].below++;
	}
}

/* ---- beside each other -------------------------------------------------------------------- */

static int largest_first(const void *a, const void *b)
{
	const struct kr_disc *x = *(struct kr_disc *const *)a, *y = *(struct kr_disc *const *)b;
	if (x->r != y->r)
		return x->r > y->r ? -1 : 1;
	int order = strcmp(x->id ? x->id : "", y->id ? y->id : "");
	return order ? order : x < y ? -1 : x > y;
}

static double reach(const struct bed *b, const struct kr_disc *d)
{
	return d->r + b->gap / 2;
}

static bool is_free(const struct bed *b, uint32_t placed, double x, double y, double r)
{
	for (uint32_t i = 0; i < placed; i++) {
		double dx = b->at[i]->x - x, dy = b->at[i]->y - y, apart = reach(b, b->at[i]) + r;
		if (dx * dx + dy * dy < apart * apart * (1 - 1e-9))
			return false;
	}
	return true;
}

/* The place, if there is one, that touches both of @p; @side -1 or 1 of the line through them. */
static bool touch(const struct bed *b, struct pair p, double r, double side, double *x, double *y)
{
	const struct kr_disc *a = b->at[p.a], *c = b->at[p.b];
	double dx = c->x - a->x, dy = c->y - a->y, d = sqrt(dx * dx + dy * dy);
	double to_a = reach(b, a) + r, to_c = reach(b, c) + r;
	if (!(d > 0))
		return false;
	double along = (d * d + to_a * to_a - to_c * to_c) / (2 * d);
	double off = to_a * to_a - along * along;
	if (!(off >= 0))
		return false;
	off = side * sqrt(off);
	*x = a->x + (along * dx - off * dy) / d;
	*y = a->y + (along * dy + off * dx) / d;
	return true;
}

static void place_nearest(struct bed *b, uint32_t i)
{
	struct kr_disc *d = b->at[i];
	double r = reach(b, d), best = INFINITY;
	d->x = d->y = 0;
	if (i == 1)
		d->x = reach(b, b->at[0]) + r;
	for (uint32_t p = 0; p < b->close.n; p++)
		for (double side = -1; side <= 1 && i > 1; side += 2) {
			double x, y;
			if (!touch(b, b->close.at[p], r, side, &x, &y))
				continue;
			double far = (x - b->x) * (x - b->x) + (y - b->y) * (y - b->y);
			if (far < best - 1e-6 && is_free(b, i, x, y, r)) {
				best = far;
				d->x = x;
				d->y = y;
			}
		}
}

static void note_placed(struct bed *b, uint32_t i)
{
	struct kr_disc *d = b->at[i];
	double r = reach(b, d);
	for (uint32_t j = 0; j < i; j++) {
		double dx = b->at[j]->x - d->x, dy = b->at[j]->y - d->y;
		double apart = reach(b, b->at[j]) + 3 * r;
		if (dx * dx + dy * dy <= apart * apart)
			*KR_ADD(b->arena, &b->close) = (struct pair){ j, i };
	}
	double dx = d->x - b->x, dy = d->y - b->y, to = sqrt(dx * dx + dy * dy);
	if (to + r <= b->around)
		return;
	double around = (b->around + to + r) / 2;
	if (i == 0 || !(to > 0))
		around = to + r;
	else {
		b->x += dx / to * (around - b->around);
		b->y += dy / to * (around - b->around);
	}
	b->around = around;
}

static void place_few(struct bed *b)
{
	for (uint32_t i = 0; i < b->n; i++) {
		b->at[i]->x = b->at[i]->y = 0;
		if (i > 0)
			place_nearest(b, i);
		note_placed(b, i);
	}
}

/* ---- in rows ------------------------------------------------------------------------------ */

/* From @first on as many as there is room for, up to @half left and right; the one after them. */
static uint32_t place_row(struct bed *b, uint32_t first, double y, double half)
{
	double x = -half, tall = reach(b, b->at[first]);
	uint32_t end = first;
	for (; end < b->n && x + 2 * reach(b, b->at[end]) <= half; end++) {
		b->at[end]->x = x + reach(b, b->at[end]);
		b->at[end]->y = y + tall;
		x += 2 * reach(b, b->at[end]);
	}
	for (uint32_t i = first; i < end; i++)
		b->at[i]->x += (half - x) / 2;
	return end;
}

/* In rows as wide as a circle of radius @around is there; false: it is too small. */
static bool place_in_rows(struct bed *b, double around)
{
	double y = -around;
	for (uint32_t i = 0, end; i < b->n; i = end) {
		double tall = 2 * reach(b, b->at[i]), far = y + tall > -y ? y + tall : -y;
		if (y + tall > around)
			return false;
		end = place_row(b, i, y, sqrt(within(around * around - far * far, 0, INFINITY)));
		y += end > i ? tall : tall / 4;
	}
	return true;
}

static void place_many(struct bed *b)
{
	double area = 0;
	for (uint32_t i = 0; i < b->n; i++)
		area += reach(b, b->at[i]) * reach(b, b->at[i]);
	b->around = sqrt(area);
	while (!place_in_rows(b, b->around))
		b->around *= 1.05;
}

/* ---- around them -------------------------------------------------------------------------- */

/* A circle around all of @b, whose middle moves ever less towards the farthest of them. */
static double enclose(const struct bed *b, double *x, double *y)
{
	double least = INFINITY, cx = b->x, cy = b->y;
	for (uint32_t step = 1; step <= STEPS; step++) {
		const struct kr_disc *far = NULL;
		double most = -1, dx = 0, dy = 0;
		for (uint32_t i = 0; i < b->n; i++) {
			const struct kr_disc *d = b->at[i];
			double ex = d->x - cx, ey = d->y - cy, to = sqrt(ex * ex + ey * ey) + d->r;
			if (to <= most)
				continue;
			most = to;
			far = d;
			dx = ex;
			dy = ey;
		}
		if (most < least) {
			least = most;
			*x = cx;
			*y = cy;
		}
		double d = far ? most - far->r : 0;
		if (d <= 1e-9)
			break;
		cx += dx / d * most / (step + 1);
		cy += dy / d * most / (step + 1);
	}
	return least;
}

/* What is in a circle, and the middle and radius of what goes around it. */
struct nest {
	const struct bed *bed;
	double x, y, inside;
};

/* How large a circle is that has room for the band of @d above all that is in it. */
static double with_band(const struct kr_disc *d, double inside, double gap)
{
	double half = d->across / 2, low = gap + 2 * inside, high = low + d->band;
	double r = inside + gap, top = (half * half + high * high) / (2 * high),
	       bottom = (half * half + low * low) / (2 * low);
	r = top > r ? top : r;
	return bottom > r ? bottom : r;
}

/* Where the band of @d is as high as it can be, does it touch nothing that is @down in it? */
static bool band_is_free(const struct nest *in, const struct kr_disc *d, double down)
{
	double half = d->across / 2, top = d->r * d->r - half * half;
	if (!(top >= 0) || d->band / 2 > sqrt(top))
		return false;
	top = -sqrt(top);
	for (uint32_t i = 0; i < in->bed->n; i++) {
		const struct kr_disc *k = in->bed->at[i];
		double x = k->x - in->x, y = k->y - in->y + down, near = k->r + in->bed->gap / 4;
		double dx = x - within(x, -half, half), dy = y - within(y, top, top + d->band);
		if (dx * dx + dy * dy < near * near)
			return false;
	}
	return true;
}

/* How far down @d has what is in it, so that it is as small as can be with its band; sets r. */
static double grow(const struct nest *in, struct kr_disc *d)
{
	double gap = in->bed->gap, least = in->inside + gap, most = with_band(d, in->inside, gap);
	for (d->r = least; d->band > 0 && d->r < most; d->r += least / 32)
		for (int part = 0; part <= 4; part++) {
			double down = (d->r - least) * part / 4;
			d->band_y = -sqrt(
				within(d->r * d->r - d->across * d->across / 4, 0, INFINITY));
			if (band_is_free(in, d, down))
				return down;
		}
	d->r = d->band > 0 ? most : least;
	d->band_y = d->r - gap - 2 * in->inside - d->band;
	return d->r - least;
}

/* Places what is in @d around the middle of @d. */
static void fill(struct kr_disc *d, struct bed *b)
{
	struct nest in = { .bed = b };
	qsort(b->at, b->n, sizeof *b->at, largest_first);
	b->close.n = 0;
	b->around = b->x = b->y = 0;
	if (b->n > MANY)
		place_many(b);
	else
		place_few(b);
	in.inside = enclose(b, &in.x, &in.y);
	double down = grow(&in, d);
	for (uint32_t i = 0; i < b->n; i++) {
		b->at[i]->x -= in.x;
		b->at[i]->y += down - in.y;
	}
}

/* ---- all of them -------------------------------------------------------------------------- */

static void place_rows(struct bed *b, struct kr_plot *plot)
{
	double y = 0;
	plot->width = 0;
	qsort(b->at, b->n, sizeof *b->at, largest_first);
	for (uint32_t i = 0, end; i < b->n; i = end) {
		double x = 0, tallest = b->at[i]->r;
		for (end = i; end < b->n && (end == i || x + 2 * b->at[end]->r <= plot->most);
			end++) {
			b->at[end]->x = x + b->at[end]->r;
			b->at[end]->y = y + tallest;
			x += 2 * b->at[end]->r + plot->gap;
		}
		plot->width = x - plot->gap > plot->width ? x - plot->gap : plot->width;
		y += 2 * tallest + plot->gap;
	}
	plot->height = y > 0 ? y - plot->gap : 0;
}

/* Each disc by depth, those of one depth by the one that they are in. */
static int deepest_first(const void *a, const void *b)
{
	const struct kr_disc *x = *(struct kr_disc *const *)a, *y = *(struct kr_disc *const *)b;
	if (x->depth != y->depth)
		return x->depth > y->depth ? -1 : 1;
	if (x->above != y->above)
		return x->above < y->above ? -1 : 1;
	return x < y ? -1 : x > y;
}

static void shift(struct kr_disc *discs, struct kr_disc *d)
{
	if (d->above != KR_NO_DISC) {
		d->x += discs[d->above].x;
		d->y += discs[d->above].y;
	}
	d->band_y += d->y;
}

void kr_pack(struct kr_disc *discs, uint32_t n, struct kr_plot *plot)
{
	struct kr_arena *arena = kr_arena_new();
	struct kr_disc **order = kr_alloc(arena, (n + 1) * sizeof *order);
	struct bed bed = { .gap = plot->gap, .arena = arena };
	uint32_t first = 0;
	open_rings(discs, n, kr_alloc(arena, (n + 1) * sizeof(uint32_t)));
	find_depths(discs, n);
	for (uint32_t i = 0; i < n; i++) {
		discs[i].r = discs[i].size;
		discs[i].band_y = 0;
		order[i] = &discs[i];
	}
	if (n > 0)
		qsort(order, n, sizeof *order, deepest_first);
	for (uint32_t end; first < n && order[first]->depth > 0; first = end) {
		for (end = first; end < n && order[end]->above == order[first]->above; end++)
			;
		bed.at = &order[first];
		bed.n = end - first;
		fill(&discs[order[first]->above], &bed);
	}
	bed.at = &order[first];
	bed.n = n - first;
	place_rows(&bed, plot);
	for (uint32_t i = n; i-- > 0;)
		shift(discs, order[i]);
	kr_arena_free(arena);
}
