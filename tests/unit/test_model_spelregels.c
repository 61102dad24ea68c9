/* tests/unit/test_model_spelregels.c - which of the spelregels it is, and when it comes up again.
 */
#include "model_tools.h"

#define CONTENT "title: T\ndriver: D\ntext: T\n"
#define ADOPTED "proposed: {by: anna, date: 2025-09-01}\nadopted: {date: 2025-10-01}\n"
#define DIGEST "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n"

static void put_spelregel(const char *id, const char *rest)
{
	file(kr_asprintf(diags.arena, "spelregels/%s.yaml", id),
		kr_asprintf(diags.arena, "title: De %s\ntext: T\n%s", id, rest));
}

static void put_network(void)
{
	file("kring.yaml", "format: 1\nname: N\npurpose: P\n");
	file("circles/keten.yaml", "name: K\naim: A\nparent: none\ndomain: [x]\n");
}

static const struct kr_spelregel *spelregel(const char *id)
{
	return (const struct kr_spelregel *)kr_workspace_get(ws, KR_SPELREGEL, id);
}

#define BY(agreement) "adopted: {date: 2025-10-01, by: keten/" agreement "}\n"

static void put_three(void)
{
	put_network();
	put_spelregel("zorgen", BY("regels"));
	put_spelregel("mandaat", BY("regels"));
	put_spelregel("verslag", BY("regels"));
	file("agreements/keten/regels.yaml",
		CONTENT "establishes:\n  spelregels/zorgen: " DIGEST "  circles/keten: " DIGEST
			"  spelregels/mandaat: " DIGEST "  spelregels/verslag: " DIGEST ADOPTED);
}

/* ---- numbers ------------------------------------------------------------------------------ */

static void the_place_in_the_agreement_is_the_number(void **state)
{
	(void)state;
	put_three();
	opened("2026-01-01");
	assert_int_equal(kr_spelregel_number(ws, spelregel("zorgen")), 1);
	assert_int_equal(kr_spelregel_number(ws, spelregel("mandaat")), 2);
	assert_int_equal(kr_spelregel_number(ws, spelregel("verslag")), 3);
	assert_string_equal(kr_spelregel_name(ws, spelregel("mandaat")), "spelregel 2: De mandaat");
	assert_string_equal(findings(), "");
}

static void a_successor_keeps_the_number(void **state)
{
	(void)state;
	put_three();
	put_spelregel("mandaat-2", "supersedes: mandaat\n" BY("later"));
	put_spelregel("mandaat-3", "supersedes: mandaat-2\n");
	file("agreements/keten/later.yaml",
		CONTENT "establishes:\n  spelregels/mandaat-2: " DIGEST ADOPTED);
	opened("2026-01-01");
	assert_int_equal(kr_spelregel_number(ws, spelregel("mandaat-2")), 2);
	assert_int_equal(kr_spelregel_number(ws, spelregel("mandaat-3")), 2);
}

static void without_an_agreement_the_id_names_it(void **state)
{
	(void)state;
	put_three();
	put_spelregel("nieuw", "");
	put_spelregel("ander", BY("is-er-niet"));
	put_spelregel("vergeten", BY("regels"));
	put_spelregel("gebroken", BY("gebroken"));
	file("agreements/keten/gebroken.yaml", "title: [\n");
	opened("2026-01-01");
	assert_int_equal(kr_spelregel_number(ws, spelregel("nieuw")), 0);
	assert_int_equal(kr_spelregel_number(ws, spelregel("ander")), 0);
	assert_int_equal(kr_spelregel_number(ws, spelregel("vergeten")), 0);
	assert_int_equal(kr_spelregel_number(ws, spelregel("gebroken")), 0);
	assert_string_equal(kr_spelregel_name(ws, spelregel("nieuw")), "spelregel nieuw: De nieuw");
}

static void a_circle_of_successors_ends(void **state)
{
	(void)state;
	put_network();
	put_spelregel("een", "supersedes: twee\n");
	put_spelregel("twee", "supersedes: drie\n");
	put_spelregel("drie", "supersedes: twee\n");
	opened("2026-01-01");
	assert_int_equal(kr_spelregel_number(ws, spelregel("een")), 0);
}

/* ---- days --------------------------------------------------------------------------------- */

static void a_question_is_left_while_it_binds(void **state)
{
	(void)state;
	put_network();
	put_spelregel("een", "ask: Echt?\nadopted: {date: 2025-10-01, by: keten/x}\n"
			     "evaluation: {date: 2025-12-01}\nended: {date: 2026-03-01, why: W}\n");
	put_spelregel("twee", "adopted: {date: 2025-10-01, by: keten/x}\n");
	opened("2026-01-01");
	assert_false(kr_spelregel_asks(spelregel("een"), day("2025-09-30")));
	assert_true(kr_spelregel_asks(spelregel("een"), day("2025-10-01")));
	assert_true(kr_spelregel_asks(spelregel("een"), day("2026-02-28")));
	assert_false(kr_spelregel_asks(spelregel("een"), day("2026-03-01")));
	assert_false(kr_spelregel_asks(spelregel("twee"), day("2026-01-01")));
}

static void put_due(const char *rest)
{
	put_network();
	put_spelregel("een", "evaluation: {date: 2026-06-01}\n" BY("regels"));
	file("agreements/keten/regels.yaml",
		kr_asprintf(diags.arena,
			CONTENT "establishes:\n  spelregels/een: " DIGEST ADOPTED "%s", rest));
}

static int32_t due_of(const char *on)
{
	bool own;
	struct kr_date due = kr_spelregel_due(ws, spelregel("een"), day(on), &own);
	return own ? due.day : KR_NO_DAY;
}

static void the_later_of_two_days_counts(void **state)
{
	(void)state;
	static const struct {
		const char *agreement, *own;
	} cases[] = {
		{ "evaluation: {date: 2026-05-31}\n", "2026-06-01" },
		{ "evaluation: {date: 2026-06-01}\n", NULL }, /* the agreement says it */
		{ "evaluation: {date: 2026-09-01}\n", NULL },
		{ "evaluation: {date: 2026-09-01}\nended: {date: 2026-02-01, why: W}\n",
			"2026-06-01" },
		{ "", "2026-06-01" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		put_due(cases[i].agreement);
		loaded("2026-07-01");
		if (due_of("2026-07-01") != (cases[i].own ? day(cases[i].own) : KR_NO_DAY))
			fail_msg("case %zu", i);
	}
}

static void the_successor_of_the_agreement_counts_for_it(void **state)
{
	(void)state;
	put_due("evaluation: {date: 2026-05-01}\nended: {date: 2026-03-01, why: W}\n");
	file("agreements/keten/regels-2.yaml",
		CONTENT "supersedes: keten/regels\nproposed: {by: anna, date: 2026-02-01}\n"
			"adopted: {date: 2026-03-01}\nevaluation: {date: 2026-12-01}\n");
	loaded("2026-07-01");
	assert_int_equal(due_of("2026-07-01"), KR_NO_DAY);
	assert_int_equal(due_of("2026-02-28"), day("2026-06-01"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		MODEL_TEST(the_place_in_the_agreement_is_the_number),
		MODEL_TEST(a_successor_keeps_the_number),
		MODEL_TEST(without_an_agreement_the_id_names_it),
		MODEL_TEST(a_circle_of_successors_ends),
		MODEL_TEST(a_question_is_left_while_it_binds),
		MODEL_TEST(the_later_of_two_days_counts),
		MODEL_TEST(the_successor_of_the_agreement_counts_for_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
