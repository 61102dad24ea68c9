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

static void an_opt_in_rule_says_how_strict_it_is_meant(void **state)
{
	(void)state;
	size_t n, opt_in = 0;
	const struct kr_rule *const *rules = all(&n);
	for (size_t i = 0; i < n; i++) {
		bool off = rules[i]->severity == KR_IGNORE;
		opt_in += off;
		assert_int_equal(off, rules[i]->enforced >= KR_WARNING);
		assert_true(rules[i]->severity != KR_NOTE && rules[i]->enforced != KR_NOTE);
	}
	assert_int_equal(opt_in, 11); /* those of the seven spelregels */
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
		cmocka_unit_test(an_opt_in_rule_says_how_strict_it_is_meant),
		cmocka_unit_test(a_slip_is_guessed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
