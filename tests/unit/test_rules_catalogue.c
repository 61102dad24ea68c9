/* tests/unit/test_rules_catalogue.c - every rule can be explained, found, and switched on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <ctype.h>
#include <string.h>

#include "rules/check.h"

/* Reading reports these by itself; there is no function to call. */
static const char *const of_reading[] = { "file-unreadable", "file-too-large", "file-unexpected",
	"yaml-syntax", "yaml-refused", "yaml-duplicate-key", "conflict-marker", "key-unknown",
	"key-missing" };

static const struct kr_rule *const *all(size_t *n)
{
	const struct kr_rule *const *rules = kr_rules(n);
	assert_true(*n > 60);
	return rules;
}

static bool is_name(const char *s)
{
	if (!islower((unsigned char)*s))
		return false;
	for (; *s; s++)
		if (!islower((unsigned char)*s) && *s != '-')
			return false;
	return s[-1] != '-';
}

static void each_has_a_name_of_its_own(void **state)
{
	(void)state;
	size_t n;
	const struct kr_rule *const *rules = all(&n);
	for (size_t i = 0; i < n; i++) {
		assert_true(is_name(rules[i]->name));
		assert_ptr_equal(kr_rule_find(rules[i]->name), rules[i]);
		assert_int_equal(kr_rule_number(rules[i]), i);
		if (rules[i]->set)
			assert_true(kr_is_rule_set(rules[i]->set));
	}
	assert_null(kr_rule_find("no-such-rule"));
	assert_null(kr_rule_find(""));
}

static bool is_sentence(const char *s)
{
	return s && s[0] && !isupper((unsigned char)s[0]) && s[strlen(s) - 1] != '.';
}

static void each_says_what_and_why_and_what_to_do(void **state)
{
	(void)state;
	size_t n;
	const struct kr_rule *const *rules = all(&n);
	for (size_t i = 0; i < n; i++) {
		if (!is_sentence(rules[i]->what) && strncmp(rules[i]->what, "'", 1) != 0)
			fail_msg("%s: what", rules[i]->name);
		if (!is_sentence(rules[i]->why))
			fail_msg("%s: why", rules[i]->name);
		if (!is_sentence(rules[i]->mend))
			fail_msg("%s: mend", rules[i]->name);
		if (strchr(rules[i]->mend, '%'))
			fail_msg("%s: mend is no format", rules[i]->name);
	}
}

static bool has_function(const struct kr_rule *r)
{
	return r->agreement || r->circle || r->mandate || r->spelregel || r->meeting || r->record ||
	       r->workspace;
}

static void each_looks_at_something(void **state)
{
	(void)state;
	size_t n;
	const struct kr_rule *const *rules = all(&n);
	for (size_t i = 0; i < n; i++) {
		bool reading = kr_is_named(
			rules[i]->name, of_reading, sizeof of_reading / sizeof *of_reading);
		if (has_function(rules[i]) == reading)
			fail_msg("%s: %s", rules[i]->name, reading ? "reading" : "no function");
	}
}

/*
 * Every opt-in rule of the design: its set (none for the seven spelregels) and how strict it is
 * where nobody says otherwise.  All of them are there, under this name, and no others.
 */
static const struct designed {
	const char *set, *name;
	enum kr_severity enforced;
} design[] = {
	{ NULL, "action-owner-at-table", KR_ERROR },
	{ NULL, "issue-has-proposal", KR_WARNING },
	{ NULL, "mandate-valid", KR_ERROR },
	{ NULL, "mandate-renewed", KR_ERROR },
	{ NULL, "concern-voiced", KR_WARNING },
	{ NULL, "agreement-why", KR_ERROR },
	{ NULL, "report-published", KR_WARNING },
	{ NULL, "report-concise", KR_WARNING },
	{ NULL, "part-co-owned", KR_WARNING },
	{ NULL, "goal-linked", KR_ERROR },
	{ NULL, "evaluation-hears-all", KR_ERROR },
	{ "mandate", "mandate-scope", KR_ERROR },
	{ "mandate", "mandate-reserved", KR_ERROR },
	{ "mandate", "mandate-bound", KR_ERROR },
	{ "mandate", "constituency-stale", KR_WARNING },
	{ "mandate", "constituency-incomplete", KR_WARNING },
	{ "mandate", "feedback-missing", KR_WARNING },
	{ "mandate", "mandate-conflict", KR_WARNING },
	{ "mandate", "mandate-self-renewed", KR_WARNING },
	{ "circle", "double-link", KR_ERROR },
	{ "circle", "link-election-delegated", KR_ERROR },
	{ "circle", "role-vacant", KR_WARNING },
	{ "circle", "role-without-election", KR_WARNING },
	{ "circle", "role-without-term", KR_WARNING },
	{ "circle", "facilitator-is-leader", KR_WARNING },
	{ "circle", "circle-too-large", KR_WARNING },
	{ "circle", "absence-policy-missing", KR_WARNING },
	{ "circle", "helping-circle", KR_WARNING },
	{ "roles", "role-without-tasks", KR_WARNING },
	{ "roles", "task-without-handover", KR_WARNING },
	{ "roles", "role-without-deputy", KR_WARNING },
	{ "roles", "leaver-holds-role", KR_WARNING },
	{ "scope", "topic-out-of-scope", KR_ERROR },
	{ "scope", "topic-unlisted", KR_WARNING },
	{ "scope", "topic-claimed-twice", KR_WARNING },
	{ "two", "two-heard", KR_WARNING },
	{ "two", "two-without-action", KR_WARNING },
	{ "two", "disagreement-without-test", KR_WARNING },
	{ "two", "disagreement-unsettled", KR_WARNING },
	{ "two", "two-without-experience", KR_WARNING },
	{ "charter", "charter-incomplete", KR_WARNING },
	{ "charter", "preparation-late", KR_WARNING },
	{ "charter", "routing-skipped", KR_WARNING },
	{ "fence", "boundary-missing", KR_WARNING },
	{ "fence", "expectation-missing", KR_WARNING },
	{ "fence", "shared-goal-missing", KR_WARNING },
	{ "fence", "boundary-dropped", KR_WARNING },
	{ "fence", "assigned-against-boundary", KR_WARNING },
	{ "finite", "exit-missing", KR_WARNING },
	{ "finite", "end-condition-missing", KR_WARNING },
	{ "equality", "stakeholder-without-position", KR_WARNING },
	{ "equality", "decided-outside-method", KR_ERROR },
	{ "equality", "method-out-of-bounds", KR_ERROR },
	{ "equality", "dependency-one-way", KR_WARNING },
	{ "position", "free-consents", KR_WARNING },
	{ "position", "ring-without-spelregels", KR_WARNING },
	{ "three-k", "effects-missing", KR_WARNING },
	{ "three-k", "goal-without-k", KR_WARNING },
	{ "three-k", "k-without-goal", KR_WARNING },
	{ "three-k", "measure-missing", KR_WARNING },
	{ "lenses", "lens-skipped", KR_WARNING },
	{ "lenses", "added-value-missing", KR_WARNING },
	{ "mutual-gains", "interests-missing", KR_WARNING },
	{ "mutual-gains", "options-missing", KR_WARNING },
	{ "mutual-gains", "criteria-not-objective", KR_WARNING },
	{ "harmony", "no-concerns-voiced", KR_WARNING },
};
enum { DESIGNED = sizeof design / sizeof *design };

static const struct designed *designed(const char *name)
{
	for (size_t i = 0; i < DESIGNED; i++)
		if (strcmp(design[i].name, name) == 0)
			return &design[i];
	return NULL;
}

static bool same_word(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static void an_opt_in_rule_is_the_one_of_the_design(void **state)
{
	(void)state;
	size_t n, opt_in = 0;
	const struct kr_rule *const *rules = all(&n);
	for (size_t i = 0; i < n; i++) {
		const struct designed *d = designed(rules[i]->name);
		assert_true(rules[i]->severity != KR_NOTE && rules[i]->enforced != KR_NOTE);
		if (rules[i]->severity != KR_IGNORE) {
			if (d || rules[i]->set || rules[i]->enforced != KR_IGNORE)
				fail_msg("%s: is always on", rules[i]->name);
			continue;
		}
		opt_in++;
		if (!d)
			fail_msg("%s: is not in the design", rules[i]->name);
		if (!same_word(d->set, rules[i]->set))
			fail_msg("%s: is in the set '%s'", d->name, rules[i]->set);
		if (d->enforced != rules[i]->enforced)
			fail_msg("%s: is as strict as %d", d->name, rules[i]->enforced);
	}
	assert_int_equal(opt_in, DESIGNED);
}

static void a_spelregel_can_name_each_set(void **state)
{
	static const char *const sets[] = { "mandate", "circle", "roles", "scope", "two", "charter",
		"fence", "finite", "equality", "position", "three-k", "lenses", "mutual-gains",
		"harmony" };
	(void)state;
	for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
		if (!kr_is_rule_set(sets[i]))
			fail_msg("%s: no set", sets[i]);
	assert_string_equal(kr_rule_set_nearest("mandat"), "mandate");
}

static void a_slip_is_guessed(void **state)
{
	(void)state;
	assert_string_equal(kr_rule_nearest("text-chnaged"), "text-changed");
	assert_string_equal(kr_rule_nearest("mandate-renewd"), "mandate-renewed");
	assert_null(kr_rule_nearest("xyzzy"));
	assert_null(kr_rule_set_nearest("xyzzy"));
	assert_false(kr_is_rule_set("xyzzy"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_has_a_name_of_its_own),
		cmocka_unit_test(each_says_what_and_why_and_what_to_do),
		cmocka_unit_test(each_looks_at_something),
		cmocka_unit_test(an_opt_in_rule_is_the_one_of_the_design),
		cmocka_unit_test(a_spelregel_can_name_each_set),
		cmocka_unit_test(a_slip_is_guessed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
