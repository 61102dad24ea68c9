/*
 * kring/folder.h - the other six kinds: network, organisation, mandate, spelregel, meeting, review.
 *
 * The members have the names of the keys and the order of FORMAT, where each is explained.
 */
#ifndef KRING_FOLDER_H
#define KRING_FOLDER_H

#include <kring/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- network ------------------------------------------------------------------------------ */

struct kr_continuation {
	struct kr_at at;
	struct kr_date decide_by;
	kr_texts end_if;
	struct kr_text exit;
};

/** `k` of a goal: which of the three K's (kosten, kwaliteit, kwetsbaarheid) it serves. */
enum kr_k { KR_K_COSTS = 1, KR_K_QUALITY, KR_K_VULNERABILITY };

struct kr_goal {
	struct kr_text id, title, indicator;
	struct kr_word k; /* costs, quality, vulnerability */
	struct kr_number baseline, target;
	struct kr_date date;
};

struct kr_preparation {
	struct kr_at at;
	struct kr_number days;
	struct kr_text form;
};

struct kr_process_evaluation {
	struct kr_at at;
	struct kr_duration every;
	struct kr_text form;
};

struct kr_charter {
	struct kr_at at;
	struct kr_preparation *preparation;
	kr_texts routing;
	struct kr_process_evaluation *process_evaluation;
};

struct kr_shared {
	struct kr_at at;
	struct kr_text goal, boundary, identity;
};

/** What each organisation means by a word. */
struct kr_term {
	struct kr_text id;
	kr_named_texts meanings;
};

/** `position` of a stakeholder, who does not sit at the table. */
enum kr_stake { KR_CONSULTED = 1, KR_INFORMED, KR_EXCLUDED };

struct kr_stakeholder {
	struct kr_text id, why;
	struct kr_word position; /* consulted, informed, excluded */
};

struct kr_context {
	struct kr_at at;
	struct kr_text regime;
	struct kr_word private_capacity;
};

struct kr_network {
	struct kr_record record;
	struct kr_number format;
	struct kr_text name, language, purpose;
	struct kr_date started;
	struct kr_continuation *continuation;
	KR_MANY(struct kr_goal) goals;
	struct kr_charter *charter;
	struct kr_establishment *adopted;
	struct kr_word phase;
	struct kr_shared *shared;
	KR_MANY(struct kr_term) terms;
	KR_MANY(struct kr_stakeholder) stakeholders;
	kr_named_texts departed;
	struct kr_context *context;
	kr_grades checks; /* rule: error, warning, ignore */
};

/* ---- organisation ------------------------------------------------------------------------- */

struct kr_person {
	struct kr_text id, name, email;
	kr_texts keys;
	struct kr_date left;
};

struct kr_boundary {
	struct kr_at at;
	struct kr_text for_, not_for, why;
};

/** `position` of an organisation: kern, ring, vrije ruimte. */
enum kr_position { KR_CORE = 1, KR_RING, KR_FREE };

struct kr_organisation {
	struct kr_record record;
	struct kr_text name;
	struct kr_word position; /* core, ring, free */
	KR_MANY(struct kr_person) people;
	struct kr_boundary *boundary;
	kr_named_texts expects;
	struct kr_text added_value;
	struct kr_number funds;
	kr_named_texts depends_on;
	struct kr_text keeps, capacity;
	kr_texts also_in;
	struct kr_number consult_days;
	struct kr_date joined, left;
	struct kr_text successor;
};

/* ---- mandate ------------------------------------------------------------------------------ */

/** `latitude`: how free a holder is of what the constituency says. */
enum kr_latitude { KR_LATITUDE_FREE = 1, KR_LATITUDE_CONSULT, KR_LATITUDE_BOUND };

struct kr_reserved {
	struct kr_text id, with;
	struct kr_number days;
};

struct kr_alternate {
	struct kr_at at;
	struct kr_text person;
	struct kr_date from, until;
};

struct kr_consultation {
	struct kr_text id, about, stance;
	struct kr_number round;
	struct kr_date opened, closed, feedback;
	kr_texts heard;
};

enum kr_renewal_outcome {
	KR_MANDATE_CONFIRMED = 1,
	KR_MANDATE_NARROWED,
	KR_MANDATE_WIDENED,
	KR_MANDATE_WITHDRAWN,
};

struct kr_mandate_renewal {
	struct kr_at at;
	struct kr_date date, meeting, until;
	struct kr_text by, limits;
	struct kr_word outcome; /* enum kr_renewal_outcome */
	kr_texts scope;
};

struct kr_mandate {
	struct kr_record record; /* .circle the table, .name the person */
	struct kr_text organisation;
	kr_texts organisations;
	struct kr_text circle;
	struct kr_word self; /* `true`: in their own name */
	struct kr_text given_by;
	kr_texts scope;
	KR_MANY(struct kr_reserved) reserved;
	struct kr_text limits;
	struct kr_word latitude; /* enum kr_latitude */
	struct kr_date from, until;
	struct kr_alternate *alternate;
	struct kr_event *withdrawn;
	KR_MANY(struct kr_consultation) consultations;
	KR_MANY(struct kr_mandate_renewal) renewals;
};

/** The last day of @m, renewals dated up to @day counted; KR_NO_DAY if it has none. */
KR_PUBLIC int32_t kr_mandate_until(const struct kr_mandate *m, int32_t day);

/**
 * Is @m in force on @day: from ≤ day ≤ until, and not withdrawn on or before it?  A missed renewal
 * does not end it.  Source: FORMAT, 'A mandate is in force on day D'.
 */
KR_PUBLIC bool kr_mandate_in_force(const struct kr_mandate *m, int32_t day);

/** Was @m taken back on or before @day, by itself or by a renewal? */
KR_PUBLIC bool kr_mandate_withdrawn(const struct kr_mandate *m, int32_t day);

/**
 * What @m covers on @day: its own words, or those of the last renewal up to that day that narrowed
 * or widened them.  No topics: all topics.  Source: FORMAT, `renewals`.
 */
KR_PUBLIC const kr_texts *kr_mandate_scope(const struct kr_mandate *m, int32_t day);
KR_PUBLIC struct kr_text kr_mandate_limits(const struct kr_mandate *m, int32_t day);

/** The words of `reserved` for @topic: what is to be consulted first; NULL where nothing is. */
KR_PUBLIC const struct kr_reserved *kr_mandate_reserves(
	const struct kr_mandate *m, const char *topic);

/**
 * Does @m cover @topic on @day?  What is reserved it covers too, after its consultation: that is
 * for kr_mandate_consulted() to say.
 */
KR_PUBLIC bool kr_mandate_covers(const struct kr_mandate *m, const char *topic, int32_t day);

/**
 * The consultation of the constituency about the agreement @about (its full id) in round @round
 * that was closed on or before @day and opened at least @days before it, the first in the file;
 * NULL if there is none.  A consultation that names no round is about every round; @round 0 asks
 * for any.  Source: FORMAT, `consultations`, `reserved`.
 */
KR_PUBLIC const struct kr_consultation *kr_mandate_consulted(
	const struct kr_mandate *m, const char *about, size_t round, int32_t day, double days);

/** Who stands in for the holder of @m on @day; an absent text if nobody. */
KR_PUBLIC struct kr_text kr_mandate_alternate(const struct kr_mandate *m, int32_t day);

/* ---- spelregel ---------------------------------------------------------------------------- */

struct kr_spelregel_evaluation {
	struct kr_at at;
	struct kr_date date;
};

/** `enforces` in its short form: a whole set of rules. */
struct kr_spelregel {
	struct kr_record record;
	struct kr_text title, text;
	kr_texts circles;
	kr_grades enforces; /* rule: error or warning; empty where @set is used */
	kr_texts set;       /* names of sets of rules */
	struct kr_word set_severity;
	struct kr_text supersedes, ask;
	struct kr_establishment *adopted;
	struct kr_spelregel_evaluation *evaluation;
	struct kr_event *ended;
};

/* ---- meeting and review ------------------------------------------------------------------- */

struct kr_next_step {
	struct kr_at at;
	struct kr_text what, owner;
	struct kr_date due;
};

struct kr_issue {
	struct kr_text id, what, by, proposal;
	struct kr_next_step *next;
};

struct kr_meeting_report {
	struct kr_at at;
	struct kr_date date, confirmed;
	struct kr_text summary, remarks;
};

struct kr_meeting_evaluation {
	struct kr_at at;
	struct kr_text worked, improve;
};

struct kr_meeting {
	struct kr_record record;
	kr_texts agenda;
	struct kr_date papers;
	kr_texts present, absent, guests;
	struct kr_text facilitator;
	KR_MANY(struct kr_issue) issues;
	struct kr_meeting_report *report;
	struct kr_meeting_evaluation *evaluation;
	int32_t day; /* of the file's name */
};

struct kr_lens {
	struct kr_text id;
	kr_counts scores; /* organisation: 1 to 5 */
};

struct kr_layer {
	struct kr_text id;
	struct kr_number mean, spread, n;
};

struct kr_shift {
	struct kr_text id;
	struct kr_number now, wanted;
};

struct kr_review {
	struct kr_record record;
	KR_MANY(struct kr_lens) lenses;
	KR_MANY(struct kr_layer) team;
	kr_counts behaviours;
	KR_MANY(struct kr_shift) shift;
	struct kr_text notes;
	int32_t day; /* of the file's name */
};

#ifdef __cplusplus
}
#endif

#endif
