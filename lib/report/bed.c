/* lib/report/bed.c - discs beside each other: the largest first, each where it is nearest the
 * middle.
 */
#include "report/bed.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	STEPS = 400,
	MANY = 200, /* discs, above which a place for each of them takes too long to find */
};

/* ---- beside each other -------------------------------------------------------------------- */

static int largest_first(const void *a, const void *b)
{
	const struct kr_disc *x = *(struct kr_disc *const *)a, *y = *(struct kr_disc *const *)b;
	if (x->r != y->r)
		return x->r > y->r ? -1 : 1;
	int order = strcmp(x->id ? x->id : "", y->id ? y->id : "");
	return order ? order : x < y ? -1 : x > y;
}

static double reach(const struct kr_bed *b, const struct kr_disc *d)
{
	return d->r + b->gap / 2;
}

static bool is_free(const struct kr_bed *b, uint32_t placed, double x, double y, double r)
{
	for (uint32_t i = 0; i < placed; i++) {
		double dx = b->at[i]->x - x, dy = b->at[i]->y - y, apart = reach(b, b->at[i]) + r;
		if (dx * dx + dy * dy < apart * apart * (1 - 1e-9))
			return false;
	}
	return true;
}

/* The place, if there is one, that touches both of @p; @side -1 or 1 of the line through them. */
static bool touch(
	const struct kr_bed *b, struct kr_bed_pair p, double r, double side, double *x, double *y)
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

static void place_nearest(struct kr_bed *b, uint32_t i)
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

static void note_placed(struct kr_bed *b, uint32_t i)
{
	struct kr_disc *d = b->at[i];
	double r = reach(b, d);
	for (uint32_t j = 0; j < i; j++) {
		double dx = b->at[j]->x - d->x, dy = b->at[j]->y - d->y;
		double apart = reach(b, b->at[j]) + 3 * r;
		if (dx * dx + dy * dy <= apart * apart)
			*KR_ADD(b->arena, &b->close) = (struct kr_bed_pair){ j, i };
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

static void place_few(struct kr_bed *b)
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
static uint32_t place_row(struct kr_bed *b, uint32_t first, double y, double half)
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
static bool place_in_rows(struct kr_bed *b, double around)
{
	double y = -around;
	for (uint32_t i = 0, end; i < b->n; i = end) {
		double tall = 2 * reach(b, b->at[i]), far = y + tall > -y ? y + tall : -y;
		if (y + tall > around)
			return false;
		double half = around * around - far * far;
		end = place_row(b, i, y, half > 0 ? sqrt(half) : 0);
		y += end > i ? tall : tall / 4;
	}
	return true;
}

static void place_many(struct kr_bed *b)
{
	double area = 0;
	for (uint32_t i = 0; i < b->n; i++)
		area += reach(b, b->at[i]) * reach(b, b->at[i]);
	b->around = sqrt(area);
	while (!place_in_rows(b, b->around))
		b->around *= 1.05;
}

void kr_bed_lay(struct kr_bed *b)
{
	qsort(b->at, b->n, sizeof *b->at, largest_first);
	b->close.n = 0;
	b->around = b->x = b->y = 0;
	if (b->n > MANY)
		place_many(b);
	else
		place_few(b);
}

/* ---- around them -------------------------------------------------------------------------- */

/* Its middle moves ever less towards the farthest of them. */
double kr_bed_enclose(const struct kr_bed *b, double *x, double *y)
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

/* ---- on the ground ------------------------------------------------------------------------ */

void kr_bed_in_rows(struct kr_bed *b, struct kr_plot *plot)
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
