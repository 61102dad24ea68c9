/* lib/rules/catalogue.c - the table of all rules, and finding one in it. */
#include <string.h>

#include "rules/check.h"

#define KR_RULE(name) extern const struct kr_rule kr_rule_##name;
#include "rules/rules.def"
#undef KR_RULE

static const struct kr_rule *const catalogue[] = {
#define KR_RULE(name) &kr_rule_##name,
#include "rules/rules.def"
#undef KR_RULE
};
enum { RULES = sizeof catalogue / sizeof *catalogue };

/* Designed and named, and not built yet: a folder may name them without being wrong. */
static const char *const later_rules[] = {
	/* mandate */
	"mandate-scope", "mandate-reserved", "mandate-bound", "constituency-stale",
	"constituency-incomplete", "feedback-missing", "mandate-conflict", "mandate-self-renewed",
	/* circle */
	"double-link", "link-election-delegated", "role-vacant", "role-without-election",
	"role-without-term", "facilitator-is-leader", "circle-too-large", "absence-policy-missing",
	"helping-circle",
	/* roles */
	"role-without-tasks", "task-without-handover", "role-without-deputy", "leaver-holds-role",
	/* scope */
	"topic-out-of-scope", "topic-unlisted", "topic-claimed-twice",
	/* two */
	"two-heard", "two-without-action", "disagreement-without-test", "disagreement-unsettled",
	"two-without-experience",
	/* charter */
	"charter-incomplete", "preparation-late", "routing-skipped",
	/* fence */
	"boundary-missing", "expectation-missing", "shared-goal-missing", "boundary-dropped",
	"assigned-against-boundary",
	/* finite */
	"exit-missing", "end-condition-missing",
	/* equality */
	"stakeholder-without-position", "decided-outside-method", "method-out-of-bounds",
	"dependency-one-way",
	/* position */
	"free-consents", "ring-without-spelregels",
	/* three-k */
	"effects-missing", "goal-without-k", "k-without-goal", "measure-missing",
	/* lenses */
	"lens-skipped", "added-value-missing",
	/* mutual-gains */
	"interests-missing", "options-missing", "criteria-not-objective",
	/* harmony */
	"no-concerns-voiced"
};

static const char *const later_sets[] = { "mandate", "circle", "roles", "scope", "two", "charter",
	"fence", "finite", "equality", "position", "three-k", "lenses", "mutual-gains", "harmony" };

enum {
	LATER_RULES = sizeof later_rules / sizeof *later_rules,
	LATER_SETS = sizeof later_sets / sizeof *later_sets,
};

const struct kr_rule *const *kr_rules(size_t *n)
{
	*n = RULES;
	return catalogue;
}

const struct kr_rule *kr_rule_find(const char *name)
{
	for (size_t i = 0; i < RULES; i++)
		if (strcmp(catalogue[i]->name, name) == 0)
			return catalogue[i];
	return NULL;
}

size_t kr_rule_number(const struct kr_rule *rule)
{
	size_t i = 0;
	while (i < RULES && catalogue[i] != rule)
		i++;
	return i;
}

const char *kr_rule_nearest(const char *typed)
{
	const char *names[RULES];
	for (size_t i = 0; i < RULES; i++)
		names[i] = catalogue[i]->name;
	return kr_nearest(typed, names, RULES);
}

bool kr_is_named(const char *name, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

bool kr_rule_is_later(const char *name)
{
	return kr_is_named(name, later_rules, LATER_RULES);
}

bool kr_rule_set_is_later(const char *name)
{
	return kr_is_named(name, later_sets, LATER_SETS);
}

const char *kr_rule_set_nearest(const char *typed)
{
	return kr_nearest(typed, later_sets, LATER_SETS);
}
