/*
 * lib/report/places.h - where the circles of a figure and their names stand.
 *
 * A name stands in its circle, on at most three lines; above what is in it, if there is something.
 * A name for which there is no room, or whose width cannot be known, gets a number.
 */
#ifndef KR_REPORT_PLACES_H
#define KR_REPORT_PLACES_H

#include "report/pack.h"
#include "report/svg.h"

enum {
	KR_PLACES_GAP = 7,      /* between circles, and around the figure */
	KR_PLACES_LEADING = 15, /* from line to line */
	KR_PLACES_LINES = 3,    /* that a name may have */
	KR_PLACES_SIGN = 4,     /* half the width of a sign on an edge */
};

/** A name on lines, or the number that stands for it. */
struct kr_label {
	const char *lines[KR_PLACES_LINES];
	unsigned n_lines;
	uint32_t number; /* from 1; 0: the name itself */
	double x, y;     /* the middle of its first line, and the top of that */
	double width, height;
};

struct kr_places {
	uint32_t n; /* as many as the figure has boxes */
	struct kr_disc *discs;
	struct kr_label *labels;
	const struct kr_line **to; /* the line from above to each box, or NULL */
	uint32_t n_numbers;
	double width, height; /* of all, with the gap around it */
};

/** Places the figure @b, as large as KR_SVG_WIDTH allows; memory of @arena. */
void kr_places_of(struct kr_arena *arena, const struct kr_block *b, struct kr_places *out);

/** The middle of the sign of the leader (@side -1) or the delegate (1) on the edge of @d. */
void kr_places_sign(const struct kr_disc *d, int side, double *x, double *y);

#endif
