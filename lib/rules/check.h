/*
 * lib/rules/check.h - what the rules of `kring check` share: the run, and saying what was found.
 *
 * A rule's function looks at one record (or at the whole workspace) and calls kr_finding() for each
 * line that a person must change.  What the finding says beyond that is added right behind it:
 *
 *	kr_finding(ck, &a->record, due.at, _("evaluation was due on %s"),
 *		kr_day_long(ck->arena, due.day));
 *	if (late)
 *		kr_finding_default(ck, KR_ERROR);
 *
 * Rules of class structure look at all facts of the folder, whatever the day (KR_EVER); rules of
 * class time look at the facts up to ck->as_of.  Only sound records are given to a rule; a rule
 * that follows a reference to another record asks whether that one is sound.
 *
 * What several rules need to know about the whole folder is worked out once, by facts.c.
 */
#ifndef KR_RULES_CHECK_H
#define KR_RULES_CHECK_H

#include <kring/lifecycle.h>
#include <kring/rules.h>

#include "base/i18n.h"
#include "base/map.h"

/** The end of time: a day that comes after every fact. */
#define KR_EVER (INT32_MAX - 1)

/** Days before the end of a mandate or a term from which a warning is given. */
enum { KR_SOON_DAYS = 30 };

/** A spelregel that carries out a rule, for the facts of some days. */
struct kr_enforcement {
	const struct kr_spelregel *spelregel;
	enum kr_severity severity;
	int32_t from, until; /* the first day, and the first one that it judges no longer */
};

/** How severe the findings of one rule are here. */
struct kr_standing {
	const struct kr_rule *rule;
	KR_MANY(struct kr_enforcement) enforced;
	const struct kr_graded *checks; /* what kring.yaml says, or NULL */
	bool wanted;                    /* somebody wants to know: the rule is run */
};

/** What a finding says beyond its text. */
struct kr_mark {
	uint32_t diag; /* its number in the sink */
	const struct kr_record *record;
	const char *person;        /* whom the command in its hint names, or NULL */
	int32_t day;               /* of the fact that is judged */
	enum kr_severity severity; /* by default */
	enum kr_severity at_most;
};

struct kr_facts;

struct kr_check {
	struct kr_workspace *ws;
	struct kr_arena *arena;
	struct kr_diags *diags;
	int32_t as_of, today;
	const struct kr_standing *standing; /* of the rule that runs */
	struct kr_standing *standings;      /* as many as there are rules */
	size_t n_standings;
	KR_MANY(struct kr_mark) marks;
	struct kr_facts *facts;
	size_t guesses; /* comparisons of words that may still be made for 'did you mean' */
};

/* ---- check.c ------------------------------------------------------------------------------ */

/** Says that the rule that runs found something in @r at @at. */
void kr_finding(struct kr_check *ck, const struct kr_record *r, struct kr_at at, const char *format,
	...) __attribute__((format(printf, 4, 5)));

/** What to do about the last finding; without it, the rule's `mend`. */
void kr_finding_hint(struct kr_check *ck, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/** A second place that belongs to the last finding. */
void kr_finding_related(struct kr_check *ck, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/** The severity of the last finding where nobody says otherwise; without it, the rule's. */
void kr_finding_default(struct kr_check *ck, enum kr_severity severity);

/** However strict a spelregel is, the last finding is no more than this. */
void kr_finding_at_most(struct kr_check *ck, enum kr_severity severity);

/** The day of the fact that the last finding judges; without it, kr_record_day(). */
void kr_finding_day(struct kr_check *ck, int32_t day);

/** The person that stands for PERSON in the rule's `mend`. */
void kr_finding_person(struct kr_check *ck, const char *person);

/** A note at a place: for people to know, never a reason to fail. */
void kr_note(struct kr_check *ck, const struct kr_record *r, struct kr_at at, const char *format,
	...) __attribute__((format(printf, 4, 5)));

/** The nearest word to @typed, or NULL; also NULL once a run has guessed often enough. */
const char *kr_guess(struct kr_check *ck, const char *typed, const char *const *words, size_t n);

/** Would these options show a finding of @rule? */
bool kr_check_asks(const struct kr_check_options *o, const struct kr_rule *rule);

/** Do these options look at @path (of the folder; NULL: at no file)? */
bool kr_check_looks_at(const struct kr_check_options *o, const char *path);

/* ---- catalogue.c -------------------------------------------------------------------------- */

/** The number of @rule in the catalogue; that of `kr_rules()` for one that is not in it. */
size_t kr_rule_number(const struct kr_rule *rule);

/** Is @name among the @n at @names? */
bool kr_is_named(const char *name, const char *const *names, size_t n);

/** Does a rule belong to the set @name? */
bool kr_is_rule_set(const char *name);

/** The set nearest to @typed, or NULL. */
const char *kr_rule_set_nearest(const char *typed);

/* ---- severity.c --------------------------------------------------------------------------- */

/** The standing of the rule called @name, or NULL. */
struct kr_standing *kr_standing_of(const struct kr_check *ck, const char *name);

/** Reads what the adopted spelregels enforce and what `checks:` says. */
void kr_standings_init(struct kr_check *ck);

/**
 * How severe a finding of @s with the mark @m is; *@because is the spelregel that decided it, or
 * NULL.  Source: RULES, 'Severity'.
 */
enum kr_severity kr_standing_severity(
	const struct kr_standing *s, const struct kr_mark *m, const struct kr_spelregel **because);

/** What one word of `enforces` or `checks` means. */
enum kr_severity kr_severity_of(struct kr_word word);

/* ---- causes.c ----------------------------------------------------------------------------- */

/** Ignores each finding of the sorted sink whose cause is a finding already.  'One cause, one
 * finding'. */
void kr_causes_apply(struct kr_diags *diags);

/* ---- purpose.c ---------------------------------------------------------------------------- */

/**
 * The hint of the last finding: how to write the content key @key of @a, which is not there.  What
 * is adopted gets a successor by `amend`, which has to have all that a proposal has.
 */
void kr_finding_to_write(
	struct kr_check *ck, const struct kr_agreement *a, const char *key, const char *value);

/* ---- facts.c ------------------------------------------------------------------------------ */

/** Where an agreement stands by all facts in its file, whatever the day. */
enum kr_phase {
	KR_PHASE_FORMING,
	KR_PHASE_OPEN,    /* a round is open */
	KR_PHASE_ADOPTED, /* adopted or decided, perhaps ended since */
	KR_PHASE_CLOSED,  /* withdrawn, escalated or ended without being adopted */
};
enum kr_phase kr_agreement_phase(const struct kr_agreement *a);

/**
 * Was its text put before the circle as one with grounds: is a round open, or was it adopted?  Not
 * an election, which has names and no grounds, and not what is from earlier.
 */
bool kr_agreement_is_put(const struct kr_agreement *a);

/** The same, and it did not end: what its text lacks can still be mended. */
bool kr_agreement_stands(const struct kr_agreement *a);

/** Is it an objection without an outcome? */
bool kr_answer_objects(const struct kr_answer *answer);

/** Where `adopted` or `decided` stands. */
struct kr_at kr_agreement_adopted_at(const struct kr_agreement *a);

/** The circle of @a if there is one and it is sound, else NULL. */
const struct kr_circle *kr_agreement_circle(const struct kr_agreement *a);

/** The circle that @r is about: of a circle itself; NULL if it is about none. */
const char *kr_record_circle(const struct kr_record *r);

/** The day that a spelregel must have been adopted by to judge @r. */
int32_t kr_record_day(const struct kr_record *r);

/** The records of @kind that lie in the folder of @circle, sorted by id. */
struct kr_record *const *kr_records_in(
	const struct kr_check *ck, enum kr_kind kind, const char *circle, size_t *n);

/** The adopted agreement or spelregel that supersedes @r, the first by id; or NULL. */
const struct kr_record *kr_adopted_successor(struct kr_check *ck, const struct kr_record *r);

/** Who establishes a record. */
struct kr_established {
	const struct kr_agreement *adopted; /* the last adopted one, or NULL */
	const struct kr_named *by_adopted;  /* its line */
	const struct kr_agreement *open;    /* one that is not adopted yet, or NULL */
};
/** Who establishes @r; NULL if nobody. */
const struct kr_established *kr_established_by(struct kr_check *ck, const struct kr_record *r);

/** The last adopted election of that role of the circle, or NULL. */
const struct kr_agreement *kr_last_election(
	struct kr_check *ck, const char *circle, const char *role);

/** How many agreements of the circle name the meeting of that day as the one that adopted them. */
size_t kr_decisions_of(struct kr_check *ck, const struct kr_meeting *m);

/** The network, or NULL if there is none that is sound. */
const struct kr_network *kr_sound_network(const struct kr_check *ck);

/** Is there an organisation or a person of that id? */
bool kr_is_organisation(const struct kr_check *ck, const char *id);
bool kr_is_person(struct kr_check *ck, const char *id);

/** Could a record of @kind not be read?  Then what is looked for among them may be there. */
bool kr_is_uncertain(struct kr_check *ck, enum kr_kind kind);

#endif
