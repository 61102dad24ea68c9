/* tests/unit/test_base_diag.c - the list of what is wrong: safe texts, order, 'did you mean'. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include <kring/diag.h>

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

static void one_call_adds_one_and_says_what_it_is(void **state)
{
	(void)state;
	char path[] = "circles/a.yaml", hint[] = "kring check";
	struct kr_at at = { .line = 3, .col = 2 };
	struct kr_diag *d = kr_diag_finding(
		&diags, "id-unknown", path, at, "'%s' is not known", "x");
	assert_int_equal(d->kind, KR_FINDING);
	assert_int_equal(d->severity, KR_ERROR);
	assert_string_equal(d->rule, "id-unknown");
	assert_string_equal(d->message, "'x' is not known");
	assert_null(d->hint);
	kr_diag_add(&diags, KR_CANNOT, path, at, "second");
	assert_int_equal(kr_refuse(&diags, hint, "no"), KR_FAILED);
	assert_int_equal(kr_misuse(&diags, NULL, "how"), KR_FAILED);
	assert_int_equal(kr_cannot(&diags, path, "disk"), KR_FAILED);
	path[0] = hint[0] = '!'; /* both were copied */
	assert_int_equal(diags.list.n, 5);
	const struct kr_diag *all = diags.list.at;
	assert_string_equal(all[0].path, "circles/a.yaml");
	assert_ptr_equal(all[0].path, all[1].path);
	assert_int_equal(all[1].at.line, 3);
	assert_null(all[1].rule);
	assert_int_equal(all[2].kind, KR_REFUSED);
	assert_string_equal(all[2].hint, "kring check");
	assert_null(all[2].path);
	assert_int_equal(all[3].kind, KR_USAGE);
	assert_null(all[3].hint);
	assert_int_equal(all[4].kind, KR_CANNOT);
	assert_string_equal(all[4].path, "circles/a.yaml");
}

static void messages_are_safe_to_print(void **state)
{
	(void)state;
	kr_cannot(&diags, NULL, "'%s' is odd", "a\033[2J\nb\xE2\x80\xAE");
	assert_string_equal(diags.list.at[0].message, "'a\\u001B[2J b\\u202E' is odd");
	assert_string_equal(
		kr_diag_text(&diags, "kring show '%s'", "\x7F"), "kring show '\\u007F'");
}

static void put(
	const char *path, unsigned line, unsigned col, const char *rule, const char *message)
{
	struct kr_at at = { .line = line & 0xFFFFF, .col = col & 0xFFF };
	kr_diag_finding(&diags, rule, path, at, "%s", message);
}

static void the_order_is_path_line_column_rule_message(void **state)
{
	(void)state;
	put(NULL, 0, 0, "r", "9");
	put("b", 1, 1, "r", "8");
	put("a", 2, 1, "r", "7");
	put("a", 1, 2, "r", "6");
	put("a", 1, 1, NULL, "5");
	put("a", 1, 1, "s", "4");
	put("a", 1, 1, "r", "3");
	put("a", 1, 1, "r", "2");
	put("a", 0, 0, "z", "1");
	kr_diags_sort(&diags);
	for (uint32_t i = 0; i < diags.list.n; i++)
		assert_int_equal(diags.list.at[i].message[0], '1' + (char)i);
}

static void what_is_equal_keeps_its_order(void **state)
{
	(void)state;
	enum { MANY = 5000 };
	for (int i = 0; i < MANY; i++) {
		put(i % 3 ? "a" : "b", 1, 1, "r", "same");
		diags.list.at[i].byte = (uint32_t)i;
	}
	kr_diags_sort(&diags);
	for (int i = 1; i < MANY; i++) {
		const struct kr_diag *d = &diags.list.at[i];
		if (strcmp(d[-1].path, d->path) == 0)
			assert_true(d[-1].byte < d->byte);
		else
			assert_string_equal(d->path, "b");
	}
	struct kr_diags none = { 0 };
	kr_diags_sort(&none);
}

static void the_nearest_word_is_found_or_none(void **state)
{
	(void)state;
	static const char *const words[] = { "consent", "object", "propose", "withdraw", "open",
		"adopt", "évaluation", "renew-mandate", "say" };
	static const struct {
		const char *typed, *nearest;
	} table[] = {
		{ "consent", "consent" },
		{ "consnet", "consent" },
		{ "cosent", "consent" },
		{ "consentt", "consent" },
		{ "Consent", "consent" },
		{ "objetc", "object" },
		{ "proposal", "propose" },
		{ "opne", "open" },
		{ "oepn", "open" },
		{ "evaluation", "évaluation" },
		{ "renewmandate", "renew-mandate" },
		{ "sya", "say" },
		{ "x", NULL },
		{ "", NULL },
		{ "sa", "say" },
		{ "status", NULL },
		{ "op", NULL },
		{ "zzzzzzz", NULL },
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		const char *got = kr_nearest(table[i].typed, words, sizeof words / sizeof *words);
		if ((!got != !table[i].nearest) || (got && strcmp(got, table[i].nearest) != 0))
			fail_msg("'%s' gives '%s'", table[i].typed, got ? got : "none");
	}
	assert_null(kr_nearest("open", NULL, 0));
}

static void of_two_that_are_as_near_the_first_is_taken(void **state)
{
	(void)state;
	static const char *const words[] = { "circle-a", "circle-b", "circle-bb" };
	assert_string_equal(kr_nearest("circle-c", words, 3), "circle-a");
	assert_string_equal(kr_nearest("circle-bc", words, 3), "circle-b");
	char huge[1000];
	memset(huge, 'a', sizeof huge - 1);
	huge[sizeof huge - 1] = '\0';
	const char *const long_word[] = { huge };
	assert_null(kr_nearest(huge, words, 3));
	assert_null(kr_nearest("aaaa", long_word, 1));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(one_call_adds_one_and_says_what_it_is),
		TEST(messages_are_safe_to_print),
		TEST(the_order_is_path_line_column_rule_message),
		TEST(what_is_equal_keeps_its_order),
		TEST(the_nearest_word_is_found_or_none),
		TEST(of_two_that_are_as_near_the_first_is_taken),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
