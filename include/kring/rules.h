/*
 * kring/rules.h - the rules of `kring check`, and running them.
 *
 * A rule is a const struct: a name that never changes, what it says, why, how to mend it, and a
 * function for each kind of record that it looks at.  Rules are pure: they read a loaded workspace
 * and report findings; they never read files, the clock or git, and never change a record.
 *
 * To add one: write the function and the struct in its family's file (lib/rules/FAMILY.c), add a
 * line to lib/rules/rules.def and a fixture to tests/rules/, which fails without.
 *
 * Source: RULES.
 */
#ifndef KRING_RULES_H
#define KRING_RULES_H

#include <kring/workspace.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Structure is true on every day and may block a merge; time can change with the day. */
enum kr_class { KR_CLASS_STRUCTURE, KR_CLASS_TIME };

struct kr_check;

struct kr_rule {
	const char *name;
	enum kr_class class;
	enum kr_severity severity; /* the default; KR_IGNORE: opt-in */
	enum kr_severity enforced; /* of an opt-in rule where a spelregel says no other */
	const char *set;           /* of an opt-in rule: the set it belongs to, or NULL */
	const char *what, *why;    /* one sentence each, N_() */
	/*
	 * What to do, N_().  As a hint, the words ID, CIRCLE and PERSON in it become the names of
	 * the record that was looked at; in `kring explain` they stay.
	 */
	const char *mend;
	const char *example; /* a few lines of YAML that it finds, or NULL */
	void (*agreement)(struct kr_check *ck, const struct kr_agreement *a);
	void (*circle)(struct kr_check *ck, const struct kr_circle *c);
	void (*mandate)(struct kr_check *ck, const struct kr_mandate *m);
	void (*spelregel)(struct kr_check *ck, const struct kr_spelregel *s);
	void (*meeting)(struct kr_check *ck, const struct kr_meeting *m);
	void (*record)(struct kr_check *ck, const struct kr_record *r); /* of every kind */
	void (*workspace)(struct kr_check *ck);                         /* once */
};

/** The whole catalogue, in the order of rules.def.  @n: how many. */
KR_PUBLIC const struct kr_rule *const *kr_rules(size_t *n);

/** The rule of that name, or NULL. */
KR_PUBLIC const struct kr_rule *kr_rule_find(const char *name);

/** The name nearest to @typed, or NULL. */
KR_PUBLIC const char *kr_rule_nearest(const char *typed);

/**
 * How severe @s, once adopted, makes the findings of @rule: as it says for that rule or for the set
 * of the rule.  KR_IGNORE: it does not enforce it.  Source: FORMAT, 'spelregel'.
 */
KR_PUBLIC enum kr_severity kr_spelregel_enforces(
	const struct kr_spelregel *s, const struct kr_rule *rule);

/** What to run; a zeroed one runs everything. */
struct kr_check_options {
	const char *class;       /* `structure`, `time` or NULL */
	const char *const *only; /* names of rules */
	size_t n_only;
	const char *const *skip;
	size_t n_skip;
	const char *const *paths; /* only what lies under these paths (of the folder) */
	size_t n_paths;
	bool narrow; /* run nothing but @only: what other rules would hide may come out */
};

/**
 * Runs the rules over the loaded workspace and settles what its sink holds: the severity of each
 * finding, also of those from reading; what follows from another finding is left out, and so is
 * what is ignored or was not asked for.  The options only filter: they never bring out a finding
 * that a run without them does not have.  Sorts.
 *
 * A file with errors, which other rules did not look at, gives one note (KR_NOTE, no rule); a rule
 * that is named in `only` and that nobody switched on, another.
 *
 * Severity: the default, then what an adopted spelregel enforces, then `checks:`.
 * Allocates in the arena of @ws.  Source: RULES, 'Severity' and 'One cause, one finding'.
 */
KR_PUBLIC void kr_check_run(struct kr_workspace *ws, const struct kr_check_options *options);

/** One-line word of a severity, `error`; machine formats use it too. */
KR_PUBLIC const char *kr_severity_name(enum kr_severity s);

#ifdef __cplusplus
}
#endif

#endif
