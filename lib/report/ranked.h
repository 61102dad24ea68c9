/*
 * lib/report/ranked.h - the spelregels in the order of their numbers, as the table calls them.
 */
#ifndef KR_REPORT_RANKED_H
#define KR_REPORT_RANKED_H

#include <kring/report.h>

/** One spelregel with its place among the others on one day. */
struct kr_ranked {
	const struct kr_spelregel *s;
	int32_t adopted; /* KR_NO_DAY: not yet */
	size_t number;   /* kr_spelregel_number(); 0: none, or not yet */
	bool over;       /* ended, or replaced by a newer one */
};
typedef KR_MANY(struct kr_ranked) kr_ranks;

/**
 * The readable spelregels that bind @circle (NULL: all), appended to @out in the arena of @d, as
 * they are on its day: by the day of adoption, then by number, then by id.
 */
void kr_rank_spelregels(
	struct kr_document *d, struct kr_workspace *ws, const char *circle, kr_ranks *out);

/** Is it adopted, and not over? */
bool kr_ranked_in_force(const struct kr_ranked *r);

/** `4. Mandaat vernieuwen na elke bijeenkomst`; the title alone where there is no number. */
const char *kr_ranked_title(struct kr_document *d, const struct kr_ranked *r);

/** Its number in a cell, empty where it has none. */
struct kr_cell kr_cell_rank(struct kr_document *d, const struct kr_ranked *r);

#endif
