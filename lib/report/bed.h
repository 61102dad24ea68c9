/*
 * lib/report/bed.h - discs beside each other: those right in one, or those that are in none.
 *
 *	struct kr_bed bed = { .at = discs, .n = n, .gap = plot->gap, .arena = arena };
 *	kr_bed_lay(&bed);
 *	double inside = kr_bed_enclose(&bed, &x, &y);
 *
 * The radii of the discs are known by then; their places are found.  What pack.h says of exactness
 * and of units goes for it too.
 */
#ifndef KR_REPORT_BED_H
#define KR_REPORT_BED_H

#include "report/pack.h"

struct kr_bed_pair {
	uint32_t a, b;
};

/** Discs that are being placed; their radii have half of the gap around them. */
struct kr_bed {
	struct kr_disc **at; /* borrowed, and sorted in place */
	uint32_t n;
	double gap;
	struct kr_arena *arena;
	/* what kr_bed_lay() finds on its way; a bed may be used again: */
	KR_MANY(struct kr_bed_pair) close; /* so near each other that the next can touch both */
	double x, y, around; /* a circle around those placed, a little too large perhaps */
};

/**
 * Places the discs of @b around 0, 0, the largest first, each where it is nearest the middle and
 * touches two others; very many of them in rows of a circle.  None overlaps another.
 */
void kr_bed_lay(struct kr_bed *b);

/** The radius of a circle around all discs of @b, hardly larger than need be; its middle: @x, @y.
 */
double kr_bed_enclose(const struct kr_bed *b, double *x, double *y);

/** Places the discs of @b in rows below each other, no wider than @plot has it; sets its size. */
void kr_bed_in_rows(struct kr_bed *b, struct kr_plot *plot);

#endif
