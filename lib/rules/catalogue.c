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

bool kr_is_rule_set(const char *name)
{
	for (size_t i = 0; i < RULES; i++)
		if (catalogue[i]->set && strcmp(catalogue[i]->set, name) == 0)
			return true;
	return false;
}

const char *kr_rule_set_nearest(const char *typed)
{
	const char *names[RULES];
	size_t n = 0;
	for (size_t i = 0; i < RULES; i++)
		if (catalogue[i]->set)
			names[n++] = catalogue[i]->set;
	return kr_nearest(typed, names, n);
}
