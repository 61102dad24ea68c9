/*
 * lib/report/dates.h - what falls on which day, in the making.
 *
 * kr_document_dates() of private.h is for whole reports.  A report on part of the folder collects
 * that part itself:
 *
 *	struct kr_dates t = kr_dates_new(d, ws, KR_DATES_ALL);
 *	kr_dates_of_agreement(&t, a);
 *	kr_dates_end(&t);
 *
 * What is told of a day is what `kring status` tells: the functions behind both are the same.
 */
#ifndef KR_REPORT_DATES_H
#define KR_REPORT_DATES_H

#include "report/private.h"

struct kr_dates {
	struct kr_needs whose; /* whose days: of the circle, person, organisation that it names */
	struct kr_document *d;
	unsigned kinds; /* 1u << KR_DUE_EVALUATION … */
	KR_MANY(struct kr_due) list;
};

struct kr_dates kr_dates_new(struct kr_document *d, struct kr_workspace *ws, unsigned kinds);

/** The days of one record. */
void kr_dates_of_agreement(struct kr_dates *t, const struct kr_agreement *a);
void kr_dates_of_circle(struct kr_dates *t, const struct kr_circle *c);
void kr_dates_of_mandate(struct kr_dates *t, const struct kr_mandate *m);
void kr_dates_of_meeting(struct kr_dates *t, const struct kr_meeting *m);
void kr_dates_of_spelregel(struct kr_dates *t, const struct kr_spelregel *s);
void kr_dates_of_network(struct kr_dates *t, const struct kr_network *w);

/** The next steps of the issues of @m whose day is still to come: no record says they were taken.
 */
void kr_dates_of_issues(struct kr_dates *t, const struct kr_meeting *m);

/** Puts what was collected into the document, the earliest first, under the key `dates`. */
struct kr_block *kr_dates_end(struct kr_dates *t);

/** A day that is to be added: whose it is by id, for who asks, and the rest. */
struct kr_falling {
	const struct kr_record *record;
	const char *who;      /* a person, an organisation, or NULL */
	const kr_texts *with; /* others who share it, or NULL */
	struct kr_due due;    /* without ref, title, tone and who: kr_dates_add() fills them in */
};
void kr_dates_add(struct kr_dates *t, const struct kr_falling *falling);

/** When a day was set the last time, and how often before. */
struct kr_setting {
	int32_t day; /* KR_NO_DAY: the record does not say */
	uint32_t before;
};

/** The evaluation date of @a: by its adoption, extensions and decided evaluations. */
struct kr_setting kr_setting_of_evaluation(const struct kr_agreement *a, int32_t day);
/** The day of the action @x of @a: by its adoption and moves. */
struct kr_setting kr_setting_of_action(
	const struct kr_agreement *a, const struct kr_action *x, int32_t day);
/** The end of @m: when it was given, and by its renewals. */
struct kr_setting kr_setting_of_mandate(const struct kr_mandate *m, int32_t day);
/** The term of @r: by the days from which somebody held it. */
struct kr_setting kr_setting_of_role(const struct kr_role *r, int32_t day);

#endif
