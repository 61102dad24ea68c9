/* tests/unit/test_rules_severity.c - default, spelregels, `checks:`: which of them has the last
 * word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "rules/check.h"

enum { IGNORE = 1, WARNING = 2, ERROR = 3 }; /* the words of the format, in its order */

static const struct kr_rule always_error = { .name = "a", .severity = KR_ERROR };
static const struct kr_rule always_warning = { .name = "b", .severity = KR_WARNING };
static const struct kr_rule opt_in = { .name = "c", .severity = KR_IGNORE, .enforced = KR_ERROR };

static struct kr_record agreement = {
	.kind = KR_AGREEMENT, .id = "keten/x", .circle = "keten", .name = "x"
};
static struct kr_establishment adopted = { .date = { .day = 100 } };
static struct kr_spelregel spelregel, other;
static struct kr_enforcement enforced[2];
static struct kr_graded checks;
static struct kr_standing standing;

/* A rule that nobody has an opinion on. */
static int setup(void **state)
{
	(void)state;
	adopted.by = kr_text_of("keten/spelregels");
	spelregel = (struct kr_spelregel){ .adopted = &adopted };
	other = spelregel;
	standing = (struct kr_standing){ .rule = &opt_in };
	standing.enforced.at = enforced;
	enforced[0] = (struct kr_enforcement){ &spelregel, KR_ERROR, 100, INT32_MAX };
	enforced[1] = (struct kr_enforcement){ &other, KR_WARNING, 100, INT32_MAX };
	return 0;
}

static void check_says(uint8_t word)
{
	checks.value.is = word;
	standing.checks = &checks;
}

static struct kr_mark mark_on(int32_t day)
{
	return (struct kr_mark){ .record = &agreement,
		.day = day,
		.severity = standing.rule->severity,
		.at_most = KR_ERROR };
}

static const struct kr_spelregel *because;

static enum kr_severity severity_on(int32_t day)
{
	struct kr_mark mark = mark_on(day);
	return kr_standing_severity(&standing, &mark, &because);
}

static void without_a_word_it_is_the_default(void **state)
{
	(void)state;
	assert_int_equal(severity_on(200), KR_IGNORE);
	assert_null(because);
	standing.rule = &always_warning;
	assert_int_equal(severity_on(200), KR_WARNING);
	standing.rule = &always_error;
	assert_int_equal(severity_on(200), KR_ERROR);
}

static void the_strictest_spelregel_counts_and_is_named(void **state)
{
	(void)state;
	standing.enforced.n = 2;
	assert_int_equal(severity_on(200), KR_ERROR);
	assert_ptr_equal(because, &spelregel);
	enforced[0].severity = KR_WARNING;
	enforced[1].severity = KR_ERROR;
	assert_int_equal(severity_on(200), KR_ERROR);
	assert_ptr_equal(because, &other);
	enforced[1].severity = KR_WARNING;
	assert_int_equal(severity_on(200), KR_WARNING);
	assert_ptr_equal(because, &spelregel);
}

static void a_spelregel_that_adds_nothing_is_not_the_reason(void **state)
{
	(void)state;
	standing.rule = &always_error;
	standing.enforced.n = 1;
	assert_int_equal(severity_on(200), KR_ERROR);
	assert_null(because);
}

static void it_judges_from_its_adoption_until_it_ends(void **state)
{
	(void)state;
	standing.enforced.n = 1;
	enforced[0].until = 300;
	assert_int_equal(severity_on(99), KR_IGNORE);
	assert_int_equal(severity_on(100), KR_ERROR);
	assert_int_equal(severity_on(299), KR_ERROR);
	assert_int_equal(severity_on(300), KR_IGNORE);
	assert_int_equal(severity_on(KR_EVER), KR_IGNORE);
	enforced[0].until = INT32_MAX;
	assert_int_equal(severity_on(KR_EVER), KR_ERROR);
}

static void it_judges_its_circles_only(void **state)
{
	(void)state;
	struct kr_text circles[] = { kr_text_of("werkgroep"), kr_text_of("keten") };
	struct kr_record network = { .kind = KR_NETWORK, .id = "kring.yaml" };
	struct kr_record circle = { .kind = KR_CIRCLE, .id = "keten", .name = "keten" };
	struct kr_mark mark = mark_on(200);
	standing.enforced.n = 1;
	spelregel.circles.at = circles;
	spelregel.circles.n = 1;
	assert_int_equal(severity_on(200), KR_IGNORE);
	spelregel.circles.n = 2;
	assert_int_equal(severity_on(200), KR_ERROR);
	mark.record = &circle;
	assert_int_equal(kr_standing_severity(&standing, &mark, &because), KR_ERROR);
	mark.record = &network;
	assert_int_equal(kr_standing_severity(&standing, &mark, &because), KR_IGNORE);
	spelregel.circles.n = 0;
	assert_int_equal(kr_standing_severity(&standing, &mark, &because), KR_ERROR);
}

static void it_does_not_judge_the_agreement_that_established_it(void **state)
{
	(void)state;
	standing.enforced.n = 1;
	adopted.by = kr_text_of("keten/x");
	assert_int_equal(severity_on(200), KR_IGNORE);
	adopted.by = kr_text_of("keten/y");
	assert_int_equal(severity_on(200), KR_ERROR);
}

static void checks_raise_any_rule(void **state)
{
	(void)state;
	check_says(WARNING);
	assert_int_equal(severity_on(200), KR_WARNING);
	check_says(ERROR);
	assert_int_equal(severity_on(200), KR_ERROR);
	standing.rule = &always_warning;
	assert_int_equal(severity_on(200), KR_ERROR);
}

static void checks_lower_warnings_and_opt_in_rules(void **state)
{
	(void)state;
	check_says(IGNORE);
	assert_int_equal(severity_on(200), KR_IGNORE);
	standing.rule = &always_warning;
	assert_int_equal(severity_on(200), KR_IGNORE);
}

static void checks_do_not_lower_an_always_on_error(void **state)
{
	(void)state;
	standing.rule = &always_error;
	check_says(IGNORE);
	assert_int_equal(severity_on(200), KR_ERROR);
	check_says(WARNING);
	assert_int_equal(severity_on(200), KR_ERROR);
}

static void a_warning_of_such_a_rule_is_lowered_and_its_error_is_not(void **state)
{
	(void)state;
	struct kr_mark mark;
	standing.rule = &always_warning;
	check_says(IGNORE);
	mark = mark_on(200);
	mark.severity = KR_ERROR; /* an evaluation after the circle's grace */
	assert_int_equal(kr_standing_severity(&standing, &mark, &because), KR_ERROR);
	standing.rule = &always_error;
	mark = mark_on(200);
	mark.severity = KR_WARNING; /* a digest that is missing while the round is open */
	assert_int_equal(kr_standing_severity(&standing, &mark, &because), KR_IGNORE);
}

static void checks_do_not_lower_what_a_spelregel_enforces(void **state)
{
	(void)state;
	standing.enforced.n = 1;
	check_says(IGNORE);
	assert_int_equal(severity_on(200), KR_ERROR);
	assert_ptr_equal(because, &spelregel);
	enforced[0].severity = KR_WARNING;
	assert_int_equal(severity_on(200), KR_WARNING);
	check_says(ERROR);
	assert_int_equal(severity_on(200), KR_ERROR);
	assert_int_equal(severity_on(99), KR_ERROR); /* and for facts before it, `checks` alone */
	check_says(IGNORE);
	assert_int_equal(severity_on(99), KR_IGNORE);
}

static void a_finding_may_be_no_more_than_a_warning(void **state)
{
	(void)state;
	struct kr_mark mark = mark_on(200);
	mark.at_most = KR_WARNING;
	standing.enforced.n = 1;
	assert_int_equal(kr_standing_severity(&standing, &mark, &because), KR_WARNING);
	check_says(ERROR);
	assert_int_equal(kr_standing_severity(&standing, &mark, &because), KR_WARNING);
	standing.enforced.n = 0;
	check_says(IGNORE);
	assert_int_equal(kr_standing_severity(&standing, &mark, &because), KR_IGNORE);
}

static void a_finding_of_no_record_is_judged_by_what_is_in_force(void **state)
{
	(void)state;
	struct kr_mark mark = { .severity = KR_IGNORE, .at_most = KR_ERROR };
	standing.enforced.n = 1;
	assert_int_equal(kr_standing_severity(&standing, &mark, &because), KR_ERROR);
	enforced[0].until = 300;
	assert_int_equal(kr_standing_severity(&standing, &mark, &because), KR_IGNORE);
}

static void words_of_the_format_are_severities(void **state)
{
	(void)state;
	assert_int_equal(kr_severity_of((struct kr_word){ .is = 0 }), KR_IGNORE);
	assert_int_equal(kr_severity_of((struct kr_word){ .is = IGNORE }), KR_IGNORE);
	assert_int_equal(kr_severity_of((struct kr_word){ .is = WARNING }), KR_WARNING);
	assert_int_equal(kr_severity_of((struct kr_word){ .is = ERROR }), KR_ERROR);
	assert_int_equal(kr_severity_of((struct kr_word){ .is = 200 }), KR_IGNORE);
	assert_string_equal(kr_severity_name(KR_IGNORE), "ignore");
	assert_string_equal(kr_severity_name(KR_NOTE), "note");
	assert_string_equal(kr_severity_name(KR_WARNING), "warning");
	assert_string_equal(kr_severity_name(KR_ERROR), "error");
}

#define TEST(name) cmocka_unit_test_setup(name, setup)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(without_a_word_it_is_the_default),
		TEST(the_strictest_spelregel_counts_and_is_named),
		TEST(a_spelregel_that_adds_nothing_is_not_the_reason),
		TEST(it_judges_from_its_adoption_until_it_ends),
		TEST(it_judges_its_circles_only),
		TEST(it_does_not_judge_the_agreement_that_established_it),
		TEST(checks_raise_any_rule),
		TEST(checks_lower_warnings_and_opt_in_rules),
		TEST(checks_do_not_lower_an_always_on_error),
		TEST(a_warning_of_such_a_rule_is_lowered_and_its_error_is_not),
		TEST(checks_do_not_lower_what_a_spelregel_enforces),
		TEST(a_finding_may_be_no_more_than_a_warning),
		TEST(a_finding_of_no_record_is_judged_by_what_is_in_force),
		TEST(words_of_the_format_are_severities),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
