/*
 * lib/model/bearing.h - looking for what somebody bears: between the files that look.
 */
#ifndef KR_MODEL_BEARING_H
#define KR_MODEL_BEARING_H

#include <kring/bearing.h>

/** What is being gone through, and for whom. */
struct kr_finder {
	struct kr_workspace *ws;
	const struct kr_record *record;
	int32_t day;
	const char *who;                            /* only theirs; NULL: everybody's */
	const struct kr_organisation *organisation; /* that is @who, or NULL */
	kr_bearings *out;
};

/** Adds @b, found in the finder's record, if it is asked for; nobody bears it: no. */
void kr_bearing_note(const struct kr_finder *f, struct kr_bearing b);

/** Answers that are awaited, concerns and objections of @a, which is not over. */
void kr_bearings_said(const struct kr_finder *f, const struct kr_agreement *a);

#endif
