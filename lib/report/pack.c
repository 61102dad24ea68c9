/* lib/report/pack.c - circles in circles, and room for the name above what is in one. */
#include "report/bed.h"

#include <math.h>
#include <stdlib.h>

enum { LARGEST = 1000000 };

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

/* ---- around what is in it ----------------------------------------------------------------- */

/* What is in a circle, and the middle and radius of what goes around it. */
struct nest {
	const struct kr_bed *bed;
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
static void fill(struct kr_disc *d, struct kr_bed *b)
{
	struct nest in = { .bed = b };
	kr_bed_lay(b);
	in.inside = kr_bed_enclose(b, &in.x, &in.y);
	double down = grow(&in, d);
	for (uint32_t i = 0; i < b->n; i++) {
		b->at[i]->x -= in.x;
		b->at[i]->y += down - in.y;
	}
}

/* ---- all of them -------------------------------------------------------------------------- */

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
	struct kr_bed bed = { .gap = plot->gap, .arena = arena };
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
	kr_bed_in_rows(&bed, plot);
	for (uint32_t i = n; i-- > 0;)
		shift(discs, order[i]);
	kr_arena_free(arena);
}
