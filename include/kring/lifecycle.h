/*
 * kring/lifecycle.h - what holds on a calendar day, computed from the facts in the records.
 *
 * Every function takes the day and looks at nothing dated after it, so that a past day gives what
 * was true then.  Nothing here reads a file, a clock or git, and nothing is stored.
 *
 * Source: FORMAT, 'Computed state', 'Adopt only if', 'A mandate is in force on day D'.
 */
#ifndef KRING_LIFECYCLE_H
#define KRING_LIFECYCLE_H

#include <kring/rounds.h>
#include <kring/workspace.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Days before the evaluation date from which an agreement is due. */
enum { KR_DUE_DAYS = 30 };

enum kr_state {
	KR_STATE_WITHDRAWN,
	KR_STATE_SUPERSEDED,
	KR_STATE_ENDED,
	KR_STATE_ESCALATED,
	KR_STATE_DEFERRED,
	KR_STATE_SUSPENDED,
	KR_STATE_LAPSED,
	KR_STATE_OVERDUE,
	KR_STATE_DUE,
	KR_STATE_IN_FORCE,
	KR_STATE_ADOPTED,
	KR_STATE_OBJECTED,
	KR_STATE_OPEN,
	KR_STATE_FORMING,
	KR_STATE_PROPOSED_LATER, /* its proposal is dated after the day: not there yet */
	/* of the other kinds: */
	KR_STATE_NOT_ADOPTED,
	KR_STATE_EXPIRED,
	KR_STATE_PLANNED,
	KR_STATE_HELD,
	KR_STATES
};

/** The state's fixed word, `in-force`; what files, options and JSON use. */
KR_PUBLIC const char *kr_state_name(enum kr_state s);

/** The state in the reader's language. */
KR_PUBLIC const char *kr_state_text(enum kr_state s);

/** The state that @typed names, by its fixed word or as a language says it; KR_STATES: none. */
KR_PUBLIC enum kr_state kr_state_typed(const char *typed);

/** The same behind 'is', in a sentence. */
KR_PUBLIC const char *kr_state_said(enum kr_state s);

/** The state of an agreement: the first of FORMAT's table that holds on @day. */
KR_PUBLIC enum kr_state kr_agreement_state(const struct kr_agreement *a, int32_t day);

/** The state of a record of any kind. */
KR_PUBLIC enum kr_state kr_record_state(const struct kr_record *r, int32_t day);

/** How @r came into force, of those that an agreement establishes; NULL: it did not. */
KR_PUBLIC const struct kr_establishment *kr_record_establishment(const struct kr_record *r);

/** Adopted or decided on or before @day (earlier facts of ending do not matter). */
KR_PUBLIC bool kr_agreement_adopted(const struct kr_agreement *a, int32_t day);

/** The day it was adopted or decided; KR_NO_DAY if neither. */
KR_PUBLIC int32_t kr_agreement_adoption_day(const struct kr_agreement *a);

/** Is it still being decided on: forming, open, objected to or deferred? */
KR_PUBLIC bool kr_agreement_is_proposal(const struct kr_agreement *a, int32_t day);

/** Is it there on @day, and not withdrawn, superseded, ended or passed on to another circle? */
KR_PUBLIC bool kr_agreement_goes_on(const struct kr_agreement *a, int32_t day);

/** Does it bind on @day: in force, due, overdue or suspended? */
KR_PUBLIC bool kr_agreement_in_force(const struct kr_agreement *a, int32_t day);

/**
 * The organisations that it binds on @day, appended to @out (memory of @arena): its parties, and
 * those that joined by then.  Source: FORMAT, `parties` and `accessions`.
 */
KR_PUBLIC void kr_agreement_bound(
	struct kr_arena *arena, const struct kr_agreement *a, int32_t day, kr_texts *out);

/**
 * Has the day of its suspension passed by @day, so that it binds again, with nothing decided since
 * then?  Source: RULES, `suspension-overdue`.
 */
KR_PUBLIC bool kr_agreement_resumed(const struct kr_agreement *a, int32_t day);

/**
 * Those of them that have not left by @day: who is asked, and heard, when it is decided on.  Reads
 * the organisations.  Source: FORMAT, organisation `left`.
 */
KR_PUBLIC void kr_agreement_bound_still(
	struct kr_workspace *ws, const struct kr_agreement *a, int32_t day, kr_texts *out);

/** Has the organisation @id left by @day, its last day included?  Reads it. */
KR_PUBLIC bool kr_organisation_left(struct kr_workspace *ws, const char *id, int32_t day);

/** Is there an objection to it, adopted, without an outcome on @day? */
KR_PUBLIC bool kr_agreement_under_review(const struct kr_agreement *a, int32_t day);

/**
 * The evaluation date that counts on @day: of the decided evaluation (`next`) or extension (`to`)
 * with the latest date, else `evaluation.date`, for an election else its `until`.  Its place is
 * where the date stands.  Absent if there is none.
 */
KR_PUBLIC struct kr_date kr_agreement_due(const struct kr_agreement *a, int32_t day);

/**
 * Days until the evaluation of @a falls due, counted from @day.
 * @days  out: whole days; 0 on the day itself, negative from the day after (the due day is
 *        inclusive).  Returns KR_OK, or KR_NOTFOUND (nothing reported) without such a date.
 */
KR_PUBLIC int kr_agreement_days_left(const struct kr_agreement *a, int32_t day, int *days);

/** Is @s about @circle: does it name it, or no circle at all?  Whether it is in force is not asked.
 */
KR_PUBLIC bool kr_spelregel_binds(const struct kr_spelregel *s, const char *circle);

/**
 * Has the circle looked at the proposal @a in as many meetings as its `max-rounds` says, and is
 * there a parent circle that could take it up?  A reason to suggest that, never to do it.
 * Source: FORMAT, `max-rounds`; research/domain 2.4-7.
 */
KR_PUBLIC bool kr_agreement_is_stuck(const struct kr_agreement *a, int32_t day);

/** Days of grace in its circle, behind the evaluation date that counts on @day. */
KR_PUBLIC int32_t kr_agreement_grace(const struct kr_agreement *a, int32_t day);

/** Who keeps it on @day: the last of its handovers, else `keeper`. */
KR_PUBLIC struct kr_text kr_agreement_keeper(const struct kr_agreement *a, int32_t day);

/** Who bears the action on @day, and when it is due: the last of its moves. */
KR_PUBLIC struct kr_text kr_action_owner(const struct kr_action *x, int32_t day);
KR_PUBLIC struct kr_date kr_action_due(const struct kr_action *x, int32_t day);

/* ---- the text that was consented to ------------------------------------------------------- */

/** Hex digits of the digest of the content as it stands in the file, `sha256:…`. */
KR_PUBLIC const char *kr_digest_text(struct kr_arena *arena, const uint8_t digest[32]);

/**
 * Is the content that stands in the file the one that @r was about: its `text-digest`, or the end
 * of an unbroken chain of corrections from it?  Also false when @r has no digest.
 */
KR_PUBLIC bool kr_round_text_unchanged(const struct kr_agreement *a, const struct kr_round *r);

/** Is the content the one that the last round was about?  True too where no round has a digest. */
KR_PUBLIC bool kr_agreement_text_unchanged(const struct kr_agreement *a);

/**
 * The next line of `establishes`, from the one numbered *@from on, whose record differs from the
 * digest there; NULL if none does.  Start with 0.  Until @a is adopted that is a change of its
 * text.
 */
KR_PUBLIC const struct kr_named *kr_established_changed(
	struct kr_workspace *ws, const struct kr_agreement *a, uint32_t *from);

/** The digest that a consent to the outcome @e is about: over the valid digest, outcome, next. */
KR_PUBLIC const char *kr_evaluation_digest(struct kr_arena *arena, const struct kr_agreement *a,
	enum kr_evaluation_outcome outcome, int32_t next);

/** Is the digest of the consent to @e the one of the valid text, its outcome and its next date? */
KR_PUBLIC bool kr_evaluation_text_unchanged(
	struct kr_arena *arena, const struct kr_agreement *a, const struct kr_evaluation *e);

/* ---- mandates and organisations ----------------------------------------------------------- */

/**
 * Does @person, at the table of @circle on @day, speak for the organisation @organisation?  By the
 * mandate in force that day; with `circle`, `self` or no mandate for the organisation that lists
 * the person.  Reads the mandate and the organisations if they were not read.
 */
KR_PUBLIC bool kr_speaks_for(struct kr_workspace *ws, const char *circle, const char *person,
	int32_t day, const char *organisation);

/**
 * Does @person answer in a round of @a on @day for nobody but themselves: elected by it, and no
 * member of the circle?  Such an answer needs no mandate, and binds no organisation.
 */
KR_PUBLIC bool kr_answers_for_self(const struct kr_agreement *a, const char *person, int32_t day);

/** Calls @each with the id of every organisation that @person speaks for there that day. */
KR_PUBLIC void kr_organisations_of(struct kr_workspace *ws, const char *circle, const char *person,
	int32_t day, void (*each)(void *arg, const char *organisation), void *arg);

/* ---- renewing a mandate after a meeting --------------------------------------------------- */

/** The meetings of a circle on whose outcome its mandates are renewed; NULL: there is none. */
struct kr_renewal {
	const struct kr_meeting *due;    /* the last one that has a report by the day */
	const struct kr_meeting *missed; /* the last of those after which another was held: by
					    then it was to be renewed.  One without a report gives
					    nothing to renew on, and a planned one that nobody came
					    to is none */
	const struct kr_meeting *by;     /* the first that was held after @missed */
};

/** Was @m held by @day: was somebody there, or has it a report?  A day that passed holds no
 * meeting.
 */
KR_PUBLIC bool kr_meeting_held(const struct kr_meeting *m, int32_t day);

/**
 * What the `renewal` of @c asks for on @day, into @out: after each meeting, only after those that
 * an agreement says it was adopted in, or never (per term).  @ws is loaded.
 * Source: FORMAT, 'circle'; spelregel 4, research/domain §4.
 */
KR_PUBLIC void kr_circle_renewal(const struct kr_workspace *ws, const struct kr_circle *c,
	int32_t day, struct kr_renewal *out);

/** The meetings, one behind the other, on whose outcome a mandate was not renewed yet. */
struct kr_missed {
	const struct kr_meeting *first, *last; /* of those; NULL: none */
	const struct kr_meeting *by;           /* held after @first; NULL: none was yet */
	size_t n;
};

/**
 * Those that @mandate of @c still awaits on @day, into @out: from the last one back to the first
 * that comes behind a meeting on whose outcome it was renewed.  @ws is loaded.
 */
KR_PUBLIC void kr_mandate_missed(const struct kr_workspace *ws, const struct kr_circle *c,
	const struct kr_mandate *mandate, int32_t day, struct kr_missed *out);

/** Has @m to be renewed on the outcome of @on?  Not in one's own name, nor given later. */
KR_PUBLIC bool kr_mandate_renews_on(const struct kr_mandate *m, const struct kr_meeting *on);

/**
 * The renewal of @m on the outcome of @on, which has a report: it names the meeting and is dated
 * from its report up to @day.  @by_mandator: not by the holder alone.  NULL if there is none.
 */
KR_PUBLIC const struct kr_mandate_renewal *kr_mandate_renewal_on(
	const struct kr_mandate *m, const struct kr_meeting *on, int32_t day, bool by_mandator);

/* ---- a circle that ended ------------------------------------------------------------------ */

/**
 * The table that looks after @a on @day: its circle, or where that had ended by then its heir, or
 * the heir of that one (16 at most).  NULL where there is none of that id; it may be unsound.
 * Reads the heirs.  Source: FORMAT, circle `ended.heir`.
 */
KR_PUBLIC const struct kr_circle *kr_agreement_table(
	struct kr_workspace *ws, const struct kr_agreement *a, int32_t day);

/**
 * The id of the circle whose members are asked in @round of @a: in the consent to the outcome of an
 * evaluation the table on the day of that evaluation, else the circle of @a.
 */
KR_PUBLIC const char *kr_asked_circle(
	struct kr_workspace *ws, const struct kr_agreement *a, const struct kr_round *round);

/* ---- circles in circles ------------------------------------------------------------------- */

/** The double link of a circle with its parent.  Source: FORMAT, 'Double link'. */
struct kr_link {
	const struct kr_circle *parent;    /* NULL: a top circle, or the parent cannot be read */
	struct kr_text leader, delegate;   /* who holds these roles that day; absent: nobody */
	bool leader_there, delegate_there; /* are they members of the parent that day? */
};

/** The link of @c on @day, into @link.  Reads the parent. */
KR_PUBLIC void kr_circle_link(
	struct kr_workspace *ws, const struct kr_circle *c, int32_t day, struct kr_link *link);

/** Is it whole: two different people, both members of the parent? */
KR_PUBLIC bool kr_link_is_double(const struct kr_link *link);

/* ---- spelregels --------------------------------------------------------------------------- */

/**
 * Which spelregel @s is, as people at the table call it: its place, from 1, among the spelregels in
 * `establishes` of the agreement that its `adopted.by` names, in the order of that file.  One that
 * supersedes another keeps the number of the first of them.  0: no agreement gives it one.
 */
KR_PUBLIC size_t kr_spelregel_number(struct kr_workspace *ws, const struct kr_spelregel *s);

/**
 * `spelregel 4: Mandaat vernieuwen na elke bijeenkomst`, with the id where there is no number; in
 * the reader's language.  Lives in the arena of @ws.
 */
KR_PUBLIC const char *kr_spelregel_name(struct kr_workspace *ws, const struct kr_spelregel *s);

/**
 * Does @s leave a question to people on @day: is it in force, with an `ask`?  What is asked so no
 * rule can check.
 */
KR_PUBLIC bool kr_spelregel_asks(const struct kr_spelregel *s, int32_t day);

/**
 * The day on which @s is evaluated that counts on @day: the later of its own date and that of the
 * agreement that established it, which is evaluated as a whole.  What superseded that agreement
 * counts for it, and one that ended has no date any more.  Absent if neither has one.  A date that
 * passed ends nothing: a spelregel binds until its `ended`.
 *
 * @own  out: is it its own date?  Else it is told of the agreement, once for all its spelregels.
 *
 * Reads that agreement.  Source: RULES, `spelregel-overdue`.
 */
KR_PUBLIC struct kr_date kr_spelregel_due(
	struct kr_workspace *ws, const struct kr_spelregel *s, int32_t day, bool *own);

/* ---- adoption ----------------------------------------------------------------------------- */

/** What keeps an agreement from being adopted. */
enum kr_obstacle_kind {
	KR_NO_ROUND,
	KR_NO_DIGEST,
	KR_TEXT_CHANGED,
	KR_MEMBER_WAITS,  /* @who: pending, absent and not counted, or a word that the round refuses
			   */
	KR_MEMBER_BLOCKS, /* @who: objection, not-yet, consulting */
	KR_NOBODY_CONSENTS,
	KR_PARTY_WITHOUT,  /* @who: an organisation for which nobody consents */
	KR_OBJECTION_OPEN, /* @who, @round: an objection without an outcome */
	KR_CHANGE_AWAITED, /* @who objected, and was told that the text changes in @round, which
			      there is not */
};

struct kr_obstacle {
	enum kr_obstacle_kind kind;
	const char *who;  /* a member or an organisation, or NULL */
	const char *word; /* what the member answered last, in the reader's language, or NULL */
	size_t round;     /* number of the round */
	struct kr_at at;  /* where to look */
	bool follows;     /* it goes when another one of the list goes: not told to people */
};
typedef KR_MANY(struct kr_obstacle) kr_obstacles;

/** What `absent` may be counted as in @r on @day; 0 where absence waits. */
KR_PUBLIC enum kr_counted_as kr_absence_counts(const struct kr_round *r, int32_t day);

/**
 * Is the opt-in rule called @rule, of the set @set (NULL: of none), enforced at the table of
 * @circle on @day: by a spelregel, or by `checks:`?  Reads the spelregels.  For what is said while
 * people act; `kring check` itself knows how severe it is.  Source: RULES, 'Severity'.
 */
KR_PUBLIC bool kr_rule_enforced(struct kr_workspace *ws, const char *circle, int32_t day,
	const char *rule, const char *set);

/**
 * Does an answer to @a on @day count only with a mandate in force: is the rule `mandate-valid`
 * enforced at its table that day, by a spelregel that @a did not itself establish, or by `checks:`?
 * Reads the spelregels.
 */
KR_PUBLIC bool kr_mandates_needed(
	struct kr_workspace *ws, const struct kr_agreement *a, int32_t day);

/**
 * Everything that keeps @a from being adopted on @day, appended to @out (memory of the workspace).
 * None: it may be adopted.  @pretend_absent: absent members count as the round's policy allows, as
 * `adopt` is about to write it.  Source: FORMAT, 'Adopt only if'.
 */
KR_PUBLIC void kr_adoption_obstacles(struct kr_workspace *ws, const struct kr_agreement *a,
	int32_t day, bool pretend_absent, kr_obstacles *out);

/** The same rule for the consent to the outcome of an evaluation. */
KR_PUBLIC void kr_outcome_obstacles(struct kr_workspace *ws, const struct kr_agreement *a,
	const struct kr_evaluation *e, int32_t day, bool pretend_absent, kr_obstacles *out);

/** May it be adopted on @day? */
KR_PUBLIC bool kr_agreement_ready(
	struct kr_workspace *ws, const struct kr_agreement *a, int32_t day);

/** One obstacle in words, with the names of people and organisations; for a list. */
KR_PUBLIC const char *kr_obstacle_text(struct kr_workspace *ws, const struct kr_obstacle *o);

/* ---- decisions without a round ------------------------------------------------------------ */

/** What a decision under a method breaks. */
enum kr_breach_kind {
	KR_BREACH_NO_METHOD,    /* what it names is no agreement of the kind `method` */
	KR_BREACH_ELSEWHERE,    /* a method of @what, which is neither its circle nor above that */
	KR_BREACH_NOT_IN_FORCE, /* on the day of the decision: not yet, no longer, or suspended */
	/* of the bounds of a method that is in force: */
	KR_BREACH_PARTY,         /* @what decided, and is not in `decides` */
	KR_BREACH_TOPIC,         /* @what is not in `topics` */
	KR_BREACH_TOPIC_UNSAID,  /* the method has topics, the agreement none */
	KR_BREACH_AMOUNT,        /* more than @what */
	KR_BREACH_AMOUNT_UNSAID, /* the method has an amount, the decision none */
	KR_BREACH_DAY,           /* after @what, the day of `until` */
};

struct kr_breach {
	enum kr_breach_kind kind;
	struct kr_at at; /* in the file of the agreement that was decided on */
	const char *what;
};
typedef KR_MANY(struct kr_breach) kr_breaches;

/**
 * Is the decision @decision on @a within the method that it names?  Appends what it breaks to @out
 * (memory of the workspace); none: it is within.  Where there is no method to hold it against, that
 * is the only breach; else every bound that is broken is one.  Says nothing of a method that cannot
 * be read.  A method holds in its own circle and in those below it.
 * Source: FORMAT, `bounds` and `decided`; research/domain 2.4-8.
 */
KR_PUBLIC void kr_method_breaches(struct kr_workspace *ws, const struct kr_agreement *a,
	const struct kr_decision *decision, kr_breaches *out);

/** Is there a method, and only one of its bounds broken? */
KR_PUBLIC bool kr_breach_is_of_bounds(const struct kr_breach *b);

/** One breach in words, for a message or a list. */
KR_PUBLIC const char *kr_breach_text(
	struct kr_workspace *ws, const struct kr_decision *decision, const struct kr_breach *b);

#ifdef __cplusplus
}
#endif

#endif
