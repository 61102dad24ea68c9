/*
 * lib/report/pack.h - circles in circles, packed: no two beside each other overlap, each is inside
 * the one that it belongs to, and those that belong to none stand in rows.
 *
 * The same discs in the same order give the same places, to the last bit: only additions, products,
 * quotients and square roots are used, which are exact to the last bit everywhere, and ties go to
 * the first.  Units are those of the caller, pixels.
 */
#ifndef KR_REPORT_PACK_H
#define KR_REPORT_PACK_H

#include <kring/base.h>

#define KR_NO_DISC UINT32_MAX

struct kr_disc {
	const char *id;      /* decides between those of one size */
	uint32_t above;      /* the number of the one that it is in, or KR_NO_DISC */
	double size;         /* its radius where nothing is in it */
	double band, across; /* height and width to keep free at its top where something is in it */
	/* what kr_pack() says: */
	uint32_t depth, below; /* how many it is in; how many are right in it */
	double x, y, r;        /* its middle, from the left and the top of all of them */
	double band_y;         /* where the band begins */
};

/** The ground that they stand on. */
struct kr_plot {
	double gap;  /* at least between two beside each other, and to the edge around them */
	double most; /* how wide a row may be, if it is of more than one */
	double width, height; /* what kr_pack() needed */
};

/**
 * Places the @n @discs.  Of a ring, in which each is in the next, the first stands in no other;
 * `above` is changed so.  Sizes that are no numbers, too small or too large are made harmless.
 */
void kr_pack(struct kr_disc *discs, uint32_t n, struct kr_plot *plot);

#endif
