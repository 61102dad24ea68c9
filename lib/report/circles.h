/*
 * lib/report/circles.h - how circles are joined, in words and as a figure.
 */
#ifndef KR_REPORT_CIRCLES_H
#define KR_REPORT_CIRCLES_H

#include "report/private.h"

/** How a circle is joined to the one above it. */
enum kr_joined { KR_JOINED_TOP, KR_JOINED_DOUBLE, KR_JOINED_HELPING, KR_JOINED_NOT_DOUBLE };

/** How @c is, with its link @link of that day. */
enum kr_joined kr_joined_as(const struct kr_circle *c, const struct kr_link *link);

/** Its fixed word, and how people say it. */
struct kr_cell kr_cell_joined(enum kr_joined joined);

/** Is @c there on the day of @ws, and one of those shown with @circle (NULL: all)?  With a circle
 * go the one above it and those right below it. */
bool kr_circle_is_shown(struct kr_workspace *ws, const struct kr_circle *c, const char *circle);

/**
 * Adds the figure of the circles that are shown with @circle on the day of @d: as large as they
 * have members and circles right below them; empty where nobody is in one and nothing is agreed.
 */
struct kr_block *kr_document_circles(
	struct kr_document *d, struct kr_workspace *ws, const char *circle);

#endif
