/*
 * kring/charter.h - what the partners of a network have written down about working together.
 *
 * Three questions that rules and reports ask alike.  Who sits at the tables, and for which
 * organisation: seats, and from them the partners that meet.  Which of the nine parts of the
 * charter (consensus vastleggen) are written down.  How far the fence (schutting) between the
 * partners is: recognised, made transparent, widened.
 *
 * All of them look at one calendar day and allocate in the arena of the workspace, which is loaded.
 *
 * Source: FORMAT, 'network', 'circle' and 'organisation'; research/domain §6.2 and §6.3.
 */
#ifndef KRING_CHARTER_H
#define KRING_CHARTER_H

#include <kring/lifecycle.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- seats -------------------------------------------------------------------------------- */

/** A member, once for each organisation that they speak for at that table. */
struct kr_seat {
	const struct kr_circle *circle;
	const char *person;
	const char *organisation; /* its id; there may be no such record */
};
typedef KR_MANY(struct kr_seat) kr_seats;

/**
 * Every seat on @day at the tables that go on, appended to @out: by the circle's id, then in the
 * order of its file.  @circle: only at this table; NULL: at all.  Observers have none.
 */
KR_PUBLIC void kr_seats_of(struct kr_workspace *ws, const char *circle, int32_t day, kr_seats *out);

/** The organisations that sit at a table, and which of them meet at one. */
struct kr_partners {
	const struct kr_organisation **at; /* sorted by id; read without an error */
	size_t n;
	uint8_t *meets; /* bits, @n × @n: kr_partners_meet() */
};

/** The partners on @day, of @circle or of the whole network (NULL), into @out. */
KR_PUBLIC void kr_partners_of(
	struct kr_workspace *ws, const char *circle, int32_t day, struct kr_partners *out);

/** Do the partners numbered @a and @b sit at a table together?  False for one and itself. */
KR_PUBLIC bool kr_partners_meet(const struct kr_partners *p, size_t a, size_t b);

/* ---- the fence ---------------------------------------------------------------------------- */

/** `phase`: how far the partners say that they are. */
enum kr_fence { KR_RECOGNISE = 1, KR_MAKE_TRANSPARENT, KR_WIDEN };

/** Has @o said what it is for and what it is not for? */
KR_PUBLIC bool kr_boundary_said(const struct kr_organisation *o);

/** What @o expects of the organisation @partner; NULL if it says nothing. */
KR_PUBLIC const struct kr_text *kr_expectation(
	const struct kr_organisation *o, const char *partner);

/* ---- the nine parts of the charter -------------------------------------------------------- */

/** In the order of FORMAT. */
enum kr_charter_part {
	KR_GROUND_RULES,       /* spelregels in force */
	KR_PARTICIPANTS,       /* circles, and members in each */
	KR_MANDATES,           /* a mandate for each member; whether it is in force is not asked */
	KR_IN_SCOPE,           /* `scope: in` of each circle */
	KR_OUT_OF_SCOPE,       /* `scope: out` of each circle */
	KR_ROLES,              /* in each circle a role with a holder */
	KR_PREPARATION,        /* charter: preparation */
	KR_ROUTING,            /* charter: routing */
	KR_PROCESS_EVALUATION, /* charter: process-evaluation, with `every` */
	KR_CHARTER_PARTS
};

/** The part's fixed word, `ground-rules`; and in the reader's language. */
KR_PUBLIC const char *kr_charter_part_name(enum kr_charter_part part);
KR_PUBLIC const char *kr_charter_part_text(enum kr_charter_part part);

/** A part that is not written down for the whole network, or for one circle. */
struct kr_charter_gap {
	enum kr_charter_part part;
	const struct kr_record *record; /* kring.yaml or a circle: the file to write it in */
	struct kr_at at;
	kr_texts who; /* of KR_MANDATES: the members without */
};
typedef KR_MANY(struct kr_charter_gap) kr_charter_gaps;

/**
 * What is missing on @day, appended to @out in the order of the parts, then of the circles' ids.
 * Nothing is said of files that could not be read: they are neither complete nor missing.
 */
KR_PUBLIC void kr_charter_gaps_of(struct kr_workspace *ws, int32_t day, kr_charter_gaps *out);

/**
 * The day by which the working together is to be evaluated again, seen from @day: as long as
 * `process-evaluation: every` says after the last review of any circle, or after the charter was
 * adopted or the network started.
 *
 * @last  out, may be NULL: the day it is counted from
 *
 * Returns KR_OK, or KR_NOTFOUND (nothing reported) where the charter does not say how often, or
 * there is no day to count from.
 */
KR_PUBLIC int kr_process_review_due(
	struct kr_workspace *ws, int32_t day, int32_t *due, int32_t *last);

#ifdef __cplusplus
}
#endif

#endif
