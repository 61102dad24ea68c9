/*
 * kring/rules.h - the rules of `kring check`, and running them.
 *
 * A rule is a const struct: a name that never changes, what it says, why, how to mend it, and a
 * function for each kind of record that it looks at.  Rules are pure: they read a loaded workspace
 * and report findings; they never read files, the clock or git, and never change a record.
 *
 * To add one: write the function and the struct in its family's file (lib/rules/FAMILY.c), add a
 * line to lib/rules/rules.def and a fixture to tests/rules/.
 *
 * Source: RULES.
 */
#ifndef KRING_RULES_H
#define KRING_RULES_H

#include <kring/workspace.h>

#ifdef __cplusplus
extern "C" {
#endif

enum kr_class { KR_CLASS_STRUCTURE, KR_CLASS_TIME };

struct kr_check;

struct kr_rule {
	const char *name;
	enum kr_class class;
	enum kr_severity severity; /* the default; KR_IGNORE: opt-in */
	enum kr_severity enforced; /* of an opt-in rule in a set, without another word */
	const char *set;           /* of an opt-in rule: the set it belongs to, or NULL */
	const char *what, *why, *mend; /* one sentence each, N_() */
	const char *example;           /* a few lines of YAML that it finds, or NULL */
	void (*agreement)(struct kr_check *ck, const struct kr_agreement *a);
	void (*circle)(struct kr_check *ck, const struct kr_circle *c);
	void (*mandate)(struct kr_check *ck, const struct kr_mandate *m);
	void (*spelregel)(struct kr_check *ck, const struct kr_spelregel *s);
	void (*meeting)(struct kr_check *ck, const struct kr_meeting *m);
	void (*record)(struct kr_check *ck, const struct kr_record *r); /* of every kind */
	void (*workspace)(struct kr_check *ck);                        /* once */
};

/** The whole catalogue, in the order of rules.def.  @n: how many. */
KR_PUBLIC const struct kr_rule *const *kr_rules(size_t *n);

/** The rule of that name, or NULL. */
KR_PUBLIC const struct kr_rule *kr_rule_find(const char *name);

/** The name nearest to @typed, or NULL. */
KR_PUBLIC const char *kr_rule_nearest(const char *typed);

/** What to run; a zeroed one runs everything. */
struct kr_check_options {
	const char *class;            /* `structure`, `time` or NULL */
	const char *const *only;      /* names of rules */
	size_t n_only;
	const char *const *skip;
	size_t n_skip;
	const char *const *paths;     /* only records under these paths (of the folder) */
	size_t n_paths;
};

/**
 * Runs the rules over the loaded workspace, decides the severity of each finding in its sink (also
 * of those from reading), drops the ignored ones, and sorts.
 * Severity: the default, then what an adopted spelregel enforces, then `checks:`.
 */
KR_PUBLIC void kr_check_run(struct kr_workspace *ws, const struct kr_check_options *options);

/** One-line word of a severity, `error`; machine formats use it too. */
KR_PUBLIC const char *kr_severity_name(enum kr_severity s);

#ifdef __cplusplus
}
#endif

#endif
