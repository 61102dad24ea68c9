/* tests/unit/test_rules_causes.c - one cause, one finding. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "rules/check.h"

static struct kr_diags diags;

static int setup(void **state)
{
	(void)state;
	diags = (struct kr_diags){ .arena = kr_arena_new() };
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	kr_arena_free(diags.arena);
	return 0;
}

static void found(const char *path, uint32_t line, const char *rule, enum kr_severity severity)
{
	struct kr_at place = { .line = line & 0xfffff, .col = 1 };
	kr_diag_finding(&diags, rule, path, place, "x")->severity = severity;
}

/* The rules that are left, with a blank behind each. */
static const char *left(void)
{
	static char names[400];
	names[0] = '\0';
	kr_diags_sort(&diags);
	kr_causes_apply(&diags);
	for (uint32_t i = 0; i < diags.list.n; i++) {
		if (diags.list.at[i].severity == KR_IGNORE)
			continue;
		strcat(names, diags.list.at[i].rule ? diags.list.at[i].rule : "note");
		strcat(names, " ");
	}
	return names;
}

static void what_follows_is_left_out_in_the_same_file(void **state)
{
	(void)state;
	found("a.yaml", 9, "text-changed", KR_ERROR);
	found("a.yaml", 3, "evaluation-date-missing", KR_ERROR);
	found("b.yaml", 9, "text-changed", KR_ERROR);
	assert_string_equal(left(), "evaluation-date-missing text-changed ");
	assert_string_equal(diags.list.at[2].path, "b.yaml");
}

static void a_cause_that_follows_itself_still_causes(void **state)
{
	(void)state;
	found("a.yaml", 3, "evaluation-date-missing", KR_ERROR);
	found("a.yaml", 9, "text-changed", KR_ERROR);
	found("a.yaml", 12, "adopted-without-consent", KR_ERROR);
	found("a.yaml", 4, "party-without-consent", KR_ERROR);
	found("a.yaml", 5, "keeper-missing", KR_ERROR);
	assert_string_equal(left(), "evaluation-date-missing keeper-missing ");
}

static void an_ignored_cause_causes_nothing(void **state)
{
	(void)state;
	found("a.yaml", 3, "mandate-valid", KR_IGNORE);
	found("a.yaml", 9, "adopted-without-consent", KR_ERROR);
	assert_string_equal(left(), "adopted-without-consent ");
}

static void a_warning_does_not_stand_for_an_error(void **state)
{
	(void)state;
	found("a.yaml", 3, "mandate-valid", KR_WARNING);
	found("a.yaml", 9, "adopted-without-consent", KR_ERROR);
	found("b.yaml", 3, "mandate-valid", KR_WARNING);
	found("b.yaml", 9, "adopted-without-consent", KR_WARNING);
	assert_string_equal(left(), "mandate-valid adopted-without-consent mandate-valid ");
}

static void some_causes_reach_no_further_than_their_line(void **state)
{
	(void)state;
	found("a.yaml", 3, "reference-unknown", KR_ERROR);
	found("a.yaml", 3, "responder-not-member", KR_ERROR);
	found("a.yaml", 4, "responder-not-member", KR_ERROR);
	assert_string_equal(left(), "reference-unknown responder-not-member ");
}

static void a_date_out_of_order_says_all_that_time_would(void **state)
{
	(void)state;
	found("a.yaml", 3, "date-order", KR_ERROR);
	found("a.yaml", 3, "date-in-future", KR_ERROR);
	found("a.yaml", 3, "evaluation-overdue", KR_WARNING);
	found("a.yaml", 3, "text-digest-missing", KR_ERROR);
	found("a.yaml", 4, "evaluation-overdue", KR_WARNING);
	assert_string_equal(left(), "date-order text-digest-missing evaluation-overdue ");
}

/* Who was elected to nothing was not elected elsewhere either: the most exact one stays. */
static void of_one_election_the_nearest_cause_is_said(void **state)
{
	(void)state;
	found("a.yaml", 3, "elected-not-holder", KR_ERROR);
	found("a.yaml", 3, "link-election-delegated", KR_ERROR);
	found("a.yaml", 3, "double-link", KR_ERROR);
	found("a.yaml", 3, "role-without-election", KR_WARNING);
	found("b.yaml", 3, "link-election-delegated", KR_ERROR);
	found("b.yaml", 3, "double-link", KR_ERROR);
	found("b.yaml", 3, "role-without-election", KR_ERROR);
	found("c.yaml", 3, "double-link", KR_ERROR);
	found("c.yaml", 3, "role-without-election", KR_WARNING);
	found("c.yaml", 3, "role-without-term", KR_WARNING);
	found("c.yaml", 4, "role-without-election", KR_WARNING);
	assert_string_equal(left(), "elected-not-holder link-election-delegated double-link "
				    "role-without-term role-without-election ");
}

/* A link without a person, a role without one, and a term that is over are one gap. */
static void a_role_that_nobody_holds_is_said_once(void **state)
{
	(void)state;
	found("a.yaml", 3, "double-link", KR_ERROR);
	found("a.yaml", 3, "role-vacant", KR_WARNING);
	found("a.yaml", 3, "role-term-expired", KR_WARNING);
	found("b.yaml", 3, "role-vacant", KR_WARNING);
	found("b.yaml", 3, "role-term-expired", KR_WARNING);
	found("c.yaml", 3, "role-vacant", KR_WARNING);
	found("c.yaml", 4, "role-term-expired", KR_WARNING);
	found("d.yaml", 3, "role-vacant", KR_WARNING);
	found("d.yaml", 3, "role-term-expired", KR_ERROR);
	assert_string_equal(left(), "double-link role-vacant role-vacant role-term-expired "
				    "role-term-expired role-vacant ");
}

static void a_consultation_that_lacks_is_said_once(void **state)
{
	(void)state;
	found("a.yaml", 3, "mandate-reserved", KR_ERROR);
	found("a.yaml", 3, "mandate-bound", KR_ERROR);
	found("a.yaml", 3, "constituency-stale", KR_WARNING);
	found("a.yaml", 4, "mandate-bound", KR_ERROR);
	found("a.yaml", 4, "constituency-stale", KR_WARNING);
	found("a.yaml", 5, "constituency-stale", KR_WARNING);
	found("a.yaml", 5, "mandate-scope", KR_ERROR);
	assert_string_equal(
		left(), "mandate-reserved mandate-bound constituency-stale mandate-scope ");
}

static void findings_without_a_file_and_other_troubles_are_left_alone(void **state)
{
	(void)state;
	found(NULL, 0, "text-changed", KR_ERROR);
	found(NULL, 0, "adopted-without-consent", KR_ERROR);
	kr_cannot(&diags, "a.yaml", "disk");
	found("a.yaml", 9, NULL, KR_NOTE);
	kr_diags_sort(&diags);
	kr_causes_apply(&diags);
	for (uint32_t i = 0; i < diags.list.n; i++)
		assert_true(diags.list.at[i].severity > KR_IGNORE);
	diags.list.n = 0;
	kr_causes_apply(&diags);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_follows_is_left_out_in_the_same_file),
		TEST(a_cause_that_follows_itself_still_causes),
		TEST(an_ignored_cause_causes_nothing),
		TEST(a_warning_does_not_stand_for_an_error),
		TEST(some_causes_reach_no_further_than_their_line),
		TEST(a_date_out_of_order_says_all_that_time_would),
		TEST(of_one_election_the_nearest_cause_is_said),
		TEST(a_role_that_nobody_holds_is_said_once),
		TEST(a_consultation_that_lacks_is_said_once),
		TEST(findings_without_a_file_and_other_troubles_are_left_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
