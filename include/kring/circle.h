/*
 * kring/circle.h - who decides what together.
 *
 * Source: FORMAT, 'circle'; research/domain §3.
 */
#ifndef KRING_CIRCLE_H
#define KRING_CIRCLE_H

#include <kring/agreement.h>

#ifdef __cplusplus
extern "C" {
#endif

enum kr_circle_kind { KR_CIRCLE_PLAIN = 1, KR_CIRCLE_HELPING };
enum kr_renewal_policy { KR_EACH_MEETING = 1, KR_EACH_DECISION, KR_PER_TERM };
enum kr_overdue_policy { KR_CONTINUE = 1, KR_LAPSE };

/** Days after the evaluation date before an overdue agreement is an error, where none is set. */
enum { KR_GRACE_DAYS = 30 };

struct kr_scope {
	struct kr_at at;
	kr_texts in, out;
};

/** A member or an observer, from a day and perhaps until one (that day included). */
struct kr_membership {
	struct kr_text id;
	struct kr_date from, until;
};

struct kr_acting {
	struct kr_at at;
	struct kr_text person;
	struct kr_date until;
};

struct kr_holding {
	struct kr_at at;
	struct kr_text holder;
	struct kr_date since, until;
};

struct kr_task {
	struct kr_text id, what, handover;
};

struct kr_role {
	struct kr_text id, holder, deputy, elected, appointed;
	struct kr_date since, until;
	struct kr_acting *acting;
	KR_MANY(struct kr_holding) past;
	KR_MANY(struct kr_task) tasks;
	/* not in the file: */
	int32_t seat_until; /* the holder's last day as a member; KR_NO_DAY: none is known */
};

struct kr_circle {
	struct kr_record record;
	struct kr_text name, aim;
	kr_texts domain;
	struct kr_scope *scope;
	struct kr_text parent; /* a circle, or `none` */
	struct kr_word kind;
	struct kr_text delegator, task;
	KR_MANY(struct kr_membership) members, observers;
	struct kr_word absence, stand_aside, renewal, overdue;
	struct kr_duration grace;
	struct kr_number max_rounds;
	struct kr_date until;
	struct kr_event *ended;
	struct kr_establishment *adopted;
	struct kr_date require_signed_since;
	KR_MANY(struct kr_role) roles;
};

/** Is @person a member with consent rights on @day?  From and until are included. */
KR_PUBLIC bool kr_circle_has_member(const struct kr_circle *c, const char *person, int32_t day);

/** How many members with consent rights @c has on @day. */
KR_PUBLIC size_t kr_circle_size(const struct kr_circle *c, int32_t day);

/** Was @c read without an error, and does it go on after @day: not ended on or before it? */
KR_PUBLIC bool kr_circle_goes_on(const struct kr_circle *c, int32_t day);

/** The role @name of @c, or NULL. */
KR_PUBLIC const struct kr_role *kr_circle_role(const struct kr_circle *c, const char *name);

/** Has @c a parent, and is no top circle?  Whether there is such a circle is not asked. */
KR_PUBLIC bool kr_circle_has_parent(const struct kr_circle *c);

/** Who holds the role @name of @c on @day; absent text if nobody, or if there is no such role. */
KR_PUBLIC struct kr_text kr_circle_holder(const struct kr_circle *c, const char *name, int32_t day);

/** Is it over on @day for the holder of @r: the term, or the place at the table? */
KR_PUBLIC bool kr_role_is_over(const struct kr_role *r, int32_t day);

/**
 * The last day of whoever fills @r on @day, also when it is over: of the holder, of who acts in it
 * where there is no holder or it is over for them, before `since` of the one before.  Absent where
 * nobody fills it, or no day was set.
 */
KR_PUBLIC struct kr_date kr_role_term(const struct kr_role *r, int32_t day);

/**
 * Who holds @r on @day: the holder, or a past holder; who acts in it where there is no holder, and
 * once it is over for the holder; absent text if nobody.
 */
KR_PUBLIC struct kr_text kr_role_holder(const struct kr_role *r, int32_t day);

#ifdef __cplusplus
}
#endif

#endif
