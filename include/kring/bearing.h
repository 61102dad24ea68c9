/*
 * kring/bearing.h - what somebody bears: roles, links, mandates, actions, agreements to bring back.
 *
 * One question, asked by everybody who wants to know what is left when a person, an organisation or
 * a circle goes: `leave`, `end-circle`, and the rules about leavers.  Each fact is told once, at
 *the line of the file that names its bearer:
 *
 *	kr_bearings list = { 0 };
 *	kr_bearings_of(ws, "carla", day, &list);       the workspace is loaded
 *	… list.at[i].record, list.at[i].at, kr_bearing_text(ws, &list.at[i]) …
 *
 * Facts dated after the day are left out, and so is what is over: what was done, ended, answered.
 * Records that cannot be read are not looked at; who lists for people says which they are.
 *
 * Source: FORMAT, circle, mandate, agreement; COMMANDS, `leave`; research/domain §2.4-5, §6.4.
 */
#ifndef KRING_BEARING_H
#define KRING_BEARING_H

#include <kring/lifecycle.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What is borne.  Up to KR_BEARS_DEFERRED it is a responsibility; see kr_bearing_is_duty(). */
enum kr_bearing_kind {
	KR_BEARS_ROLE,      /* holds a role of a circle, or acts in it */
	KR_BEARS_LINK,      /* the same of leader or delegate: links the circle with its parent */
	KR_BEARS_DEPUTY,    /* takes over when the holder cannot */
	KR_BEARS_MANDATE,   /* speaks for somebody at a table */
	KR_BEARS_ALTERNATE, /* stands in for who does */
	KR_BEARS_ACTION,    /* owns an action that is not done; by name, or through a role */
	KR_BEARS_KEEPER,    /* brings an agreement back on its evaluation date */
	KR_BEARS_DEFERRED,  /* comes back with a proposal that was put off */
	KR_BEARS_SEAT,      /* sits at a table with consent rights */
	KR_BEARS_OBSERVING, /* listens at a table */
	KR_BEARS_PROPOSAL,  /* proposed what is not decided yet */
	KR_BEARS_ANSWER,    /* is still to answer in an open round: pending, absent, … */
	KR_BEARS_CONCERN,   /* voiced a concern, which waits for the next evaluation */
	KR_BEARS_OBJECTION, /* objected, and the objection has no outcome */
	KR_BEARS_CONSULTATION, /* asked the constituency, which has not answered yet */
	KR_BEARS_PARTY,        /* an organisation that an agreement in force binds */
	KR_BEARING_KINDS
};

/** The kind's fixed word, `action`; what machine formats print. */
KR_PUBLIC const char *kr_bearing_name(enum kr_bearing_kind kind);

/**
 * Is it a responsibility: given to somebody, and to be taken over when that one goes?  A link is
 * one with the role that makes it.  The others are a place, or something said: they end with who
 * goes, or stay on record.
 */
KR_PUBLIC bool kr_bearing_is_duty(enum kr_bearing_kind kind);

struct kr_bearing {
	enum kr_bearing_kind kind;
	const struct kr_record *record;
	struct kr_at at;            /* the line that names the bearer */
	struct kr_text who;         /* a person; of an action or a party perhaps an organisation */
	const char *name;           /* role, action, consultation; of an answer its word; or NULL */
	const char *role;           /* of an action: the role through which; else NULL */
	const char *parent;         /* of a link: the circle at the other end; else NULL */
	const struct kr_text *text; /* what the action is, the words of concern or objection; or
				       NULL; its bytes only if they were kept */
	int32_t day;                /* due, until, or since when; KR_NO_DAY: nothing says so */
	size_t round;               /* number of the round; 0: none, or of an evaluation */
	bool acting;                /* of a role or link: until somebody is elected */
	bool evaluation;            /* of the consent to the outcome of an evaluation */
};
typedef KR_MANY(struct kr_bearing) kr_bearings;

/** Everything that @record gives somebody to bear on @day, appended to @out; whoever bears it. */
KR_PUBLIC void kr_bearings_in(
	struct kr_workspace *ws, const struct kr_record *record, int32_t day, kr_bearings *out);

/**
 * Everything that @who bears on @day, appended to @out: circles, mandates, agreements, by id.  @who
 * is a person, or an organisation: then what its people bear counts too, and the mandates on its
 * behalf.  @ws is loaded.
 */
KR_PUBLIC void kr_bearings_of(
	struct kr_workspace *ws, const char *who, int32_t day, kr_bearings *out);

/** Everything that is borne at the table of @circle on @day, by whomever.  @ws is loaded. */
KR_PUBLIC void kr_bearings_at(
	struct kr_workspace *ws, const char *circle, int32_t day, kr_bearings *out);

typedef KR_MANY(const struct kr_circle *) kr_circles;

/** The circles whose parent is @circle and that have not ended by @day, by id, into @out. */
KR_PUBLIC void kr_circles_below(
	struct kr_workspace *ws, const char *circle, int32_t day, kr_circles *out);

/** What it is, in a few words in the reader's language. */
KR_PUBLIC const char *kr_bearing_text(struct kr_workspace *ws, const struct kr_bearing *b);

/** The command that gives it to @to (NULL: `PERSON`), or that settles it; NULL if there is none. */
KR_PUBLIC const char *kr_bearing_command(
	struct kr_workspace *ws, const struct kr_bearing *b, const char *to);

/**
 * The command that gives @to a mandate like @m until @until, on behalf of the same: an organisation
 * or several, a circle, or nobody else.  In @arena.
 */
KR_PUBLIC const char *kr_mandate_command(
	struct kr_arena *arena, const struct kr_mandate *m, const char *to, const char *until);

/* ---- who went ----------------------------------------------------------------------------- */

/** Why somebody is no longer there. */
enum kr_departure {
	KR_NOT_GONE,
	KR_GONE,                   /* the person, or the organisation itself */
	KR_GONE_WITH_ORGANISATION, /* the person's organisation */
	KR_GONE_FROM_TABLE,        /* sat at the table or listened there, and does no longer */
};

/**
 * Has @who (a person or an organisation) left by @day?  The last day is still there.  @c NULL: the
 * table is not looked at.  Who was never there has not left.
 */
KR_PUBLIC enum kr_departure kr_departure_of(
	struct kr_workspace *ws, const struct kr_circle *c, const char *who, int32_t day);

/**
 * Has @who left the table that decided on @a?  Of a circle that ended its heir looks after the
 * agreement: nobody left that table.
 */
KR_PUBLIC bool kr_agreement_left_by(
	struct kr_workspace *ws, const struct kr_agreement *a, const char *who, int32_t day);

/** Does @person sit or listen at the table of @c on @day? */
KR_PUBLIC bool kr_is_at_table(const struct kr_circle *c, const char *person, int32_t day);

/**
 * Who else at the table speaks on @day for an organisation that @b's bearer spoke for when it was
 * said, or for the successor of one; NULL: nobody.  In a network the organisation is the party, and
 * what was said on its behalf goes on with whoever speaks for it next (research/domain §2.4-5).
 */
KR_PUBLIC const char *kr_bearing_carried_by(
	struct kr_workspace *ws, const struct kr_bearing *b, int32_t day);

#ifdef __cplusplus
}
#endif

#endif
