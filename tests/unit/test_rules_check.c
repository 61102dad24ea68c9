/* tests/unit/test_rules_check.c - a run over a folder: filters, notes, hints, reasons, guesses. */
#include "scratch.h"

#include "rules/check.h"

static struct kr_workspace *ws;

static int setup(void **state)
{
	return scratch_make(state);
}

static int teardown(void **state)
{
	kr_workspace_free(ws);
	ws = NULL;
	return scratch_remove(state);
}

/* A network with one circle, one person, and a proposal whose keeper is a slip. */
static void put_network(const char *more)
{
	char text[400];
	snprintf(text, sizeof text, "format: 1\nname: N\npurpose: P\n%s", more);
	put("kring.yaml", text);
	make("organisations");
	put("organisations/vsv.yaml", "name: VSV\npeople:\n  anna: {name: Anna}\n");
	make("circles");
	put("circles/keten.yaml", "name: K\naim: A\ndomain: [x]\nparent: none\nmembers: {anna: "
				  "{from: 2025-01-01}}\n");
	make("agreements");
	make("agreements/keten");
	put("agreements/keten/een.yaml",
		"title: T\ndriver: D\ntext: X\nkeeper: ana\nevaluation: {date: 2027-01-01}\n"
		"proposed: {by: anna, date: 2026-01-02}\n");
}

static void check(const struct kr_check_options *o)
{
	int32_t day;
	assert_true(kr_day_parse("2026-05-01", 10, &day));
	assert_int_equal(kr_workspace_open(scratch, day, day, &diags, &ws), KR_OK);
	assert_int_equal(kr_workspace_load(ws), KR_OK);
	kr_check_run(ws, o);
}

static void check_all(void)
{
	check(&(struct kr_check_options){ 0 });
}

static void a_finding_has_place_hint_and_severity(void **state)
{
	(void)state;
	put_network("");
	check_all();
	assert_int_equal(diags.list.n, 1);
	assert_string_equal(last()->rule, "reference-unknown");
	assert_string_equal(last()->path, "agreements/keten/een.yaml");
	assert_int_equal(last()->at.line, 4);
	assert_int_equal(last()->at.col, 9);
	assert_int_equal(last()->severity, KR_ERROR);
	assert_string_equal(last()->hint, "did you mean 'anna'?");
	assert_null(last()->because);
}

static void the_hint_names_the_record(void **state)
{
	(void)state;
	put_network("");
	put("agreements/keten/een.yaml", "title: T\ndriver: D\ntext: X\nproposed: {by: anna, date: "
					 "2026-01-02}\nrounds: [{opened: 2026-01-03}]\n"
					 "keeper: anna\nevaluation: {date: 2027-01-01}\n");
	check_all();
	assert_int_equal(diags.list.n, 1);
	assert_string_equal(last()->rule, "evaluation-criteria-missing");
	assert_string_equal(last()->hint, "kring amend keten/een --set "
					  "evaluation.criteria.NAME=TEXT -m WHAT-CHANGED");
}

static void only_what_could_be_meant_is_guessed(void **state)
{
	(void)state;
	put_network("");
	put("agreements/keten/een.yaml",
		"title: T\ndriver: D\ntext: X\nkeeper: vsw\n" /* vsv is no person */
		"evaluation: {date: 2027-01-01, criteria: {vsq: Ja}}\n"
		"proposed: {by: anna, date: 2026-01-02}\n");
	check_all();
	assert_int_equal(diags.list.n, 1);
	assert_string_equal(last()->rule, "reference-unknown");
	assert_null(strstr(last()->hint, "did you mean"));
}

static void the_spelregel_is_the_reason(void **state)
{
	(void)state;
	put_network("");
	make("spelregels");
	put("spelregels/kort.yaml", "title: Kort\ntext: X\nenforces: {personal-data: error}\n"
				    "adopted: {date: 2026-01-01, by: keten/een}\n");
	put("agreements/keten/twee.yaml", "title: T\ndriver: bel 06 12345678\ntext: X\n"
					  "evaluation: {date: 2027-01-01}\n"
					  "proposed: {by: anna, date: 2026-01-02}\n");
	check(&(struct kr_check_options){
		.only = (const char *[]){ "personal-data" }, .n_only = 1 });
	assert_int_equal(diags.list.n, 1);
	assert_int_equal(last()->severity, KR_ERROR);
	assert_string_equal(last()->because, "spelregel kort: Kort");
}

static void paths_are_whole_parts(void **state)
{
	(void)state;
	static const struct {
		const char *path;
		uint32_t n;
	} cases[] = { { "agreements", 1 }, { "agreements/", 1 }, { "agreements/keten", 1 },
		{ "agreements/keten/een.yaml", 1 }, { "agreements/keten/een", 0 },
		{ "agreements/ket", 0 }, { "circles", 0 }, { ".", 1 }, { "", 1 }, { "x", 0 },
		{ ".x", 0 } };
	put_network("");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		diags.list.n = 0;
		check(&(struct kr_check_options){
			.paths = (const char *[]){ cases[i].path }, .n_paths = 1 });
		if (diags.list.n != cases[i].n)
			fail_msg("'%s' gives %u", cases[i].path, diags.list.n);
		kr_workspace_free(ws);
		ws = NULL;
	}
}

static void one_of_several_paths_is_enough(void **state)
{
	(void)state;
	put_network("");
	check(&(struct kr_check_options){
		.paths = (const char *[]){ "circles", "agreements" }, .n_paths = 2 });
	assert_int_equal(diags.list.n, 1);
}

static void a_file_with_errors_is_said_to_be_skipped_once(void **state)
{
	(void)state;
	put_network("");
	put("agreements/keten/een.yaml", "title: T\ntitle: U\ntext: X\nkeeper: Ana B\n");
	check(&(struct kr_check_options){ .class = "time" });
	assert_int_equal(diags.list.n, 1);
	assert_null(last()->rule);
	assert_int_equal(last()->severity, KR_NOTE);
	assert_string_equal(last()->path, "agreements/keten/een.yaml");
}

static void a_rule_that_is_off_does_not_pass_in_silence(void **state)
{
	(void)state;
	put_network("");
	check(&(struct kr_check_options){
		.only = (const char *[]){ "agreement-why", "text-changed" }, .n_only = 2 });
	assert_int_equal(diags.list.n, 1);
	assert_null(last()->rule);
	assert_int_equal(last()->severity, KR_NOTE);
	assert_says("'agreement-why' is not switched on");
}

static void ignored_findings_are_gone(void **state)
{
	(void)state;
	put_network("checks: {evaluation-due: ignore}\n");
	put("agreements/keten/een.yaml", "title: T\ntext: X\nevaluation: {date: 2026-05-20}\n"
					 "adopted: {date: 2023-01-01, earlier: Stuurgroep}\n");
	check_all();
	assert_int_equal(diags.list.n, 0);
}

static void other_troubles_stay(void **state)
{
	(void)state;
	put_network("");
	kr_cannot(&diags, "x", "the disk is full");
	check(&(struct kr_check_options){ .skip = (const char *[]){ "reference-unknown" },
		.n_skip = 1,
		.paths = (const char *[]){ "circles" },
		.n_paths = 1 });
	assert_int_equal(diags.list.n, 1);
	assert_int_equal(last()->kind, KR_CANNOT);
}

static void findings_are_sorted(void **state)
{
	(void)state;
	put_network("");
	put("agreements/keten/aap.yaml",
		"title: T\ndriver: D\ntext: X\nkeeper: bob\n"
		"parties: [een, vsv, twee]\nevaluation: {date: 2027-01-01}\n"
		"proposed: {by: anna, date: 2026-01-02}\n");
	check_all();
	assert_int_equal(diags.list.n, 4);
	assert_string_equal(diags.list.at[0].path, "agreements/keten/aap.yaml");
	assert_int_equal(diags.list.at[0].at.line, 4);
	assert_int_equal(diags.list.at[1].at.line, 5);
	assert_true(diags.list.at[1].at.col < diags.list.at[2].at.col);
	assert_string_equal(diags.list.at[3].path, "agreements/keten/een.yaml");
}

static void guessing_comes_to_an_end(void **state)
{
	(void)state;
	static const char *const words[] = { "anna", "bram" };
	struct kr_check ck = { .guesses = 5 };
	assert_string_equal(kr_guess(&ck, "ana", words, 2), "anna");
	assert_string_equal(kr_guess(&ck, "bran", words, 2), "bram");
	assert_null(kr_guess(&ck, "bran", words, 2)); /* one is left, and two are asked for */
	assert_null(kr_guess(&ck, "ana", words, 1));
}

static void a_run_may_be_repeated(void **state)
{
	(void)state;
	put_network("");
	check_all();
	diags.list.n = 0;
	kr_check_run(ws, &(struct kr_check_options){ 0 });
	assert_int_equal(diags.list.n, 1);
}

static void records_of_a_circle_are_found_among_like_names(void **state)
{
	(void)state;
	size_t n;
	put_network("");
	make("agreements/keten-2");
	make("agreements/ketena");
	put("agreements/keten-2/x.yaml", "title: T\n");
	put("agreements/ketena/x.yaml", "title: T\n");
	put("agreements/keten/twee.yaml", "title: T\n");
	check_all();
	struct kr_check ck = { .ws = ws };
	struct kr_record *const *found = kr_records_in(&ck, KR_AGREEMENT, "keten", &n);
	assert_int_equal(n, 2);
	assert_string_equal(found[0]->id, "keten/een");
	assert_string_equal(found[1]->id, "keten/twee");
	kr_records_in(&ck, KR_AGREEMENT, "kete", &n);
	assert_int_equal(n, 0);
	kr_records_in(&ck, KR_AGREEMENT, "zzz", &n);
	assert_int_equal(n, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_finding_has_place_hint_and_severity),
		TEST(the_hint_names_the_record),
		TEST(only_what_could_be_meant_is_guessed),
		TEST(the_spelregel_is_the_reason),
		TEST(paths_are_whole_parts),
		TEST(one_of_several_paths_is_enough),
		TEST(a_file_with_errors_is_said_to_be_skipped_once),
		TEST(a_rule_that_is_off_does_not_pass_in_silence),
		TEST(ignored_findings_are_gone),
		TEST(other_troubles_stay),
		TEST(findings_are_sorted),
		TEST(guessing_comes_to_an_end),
		TEST(a_run_may_be_repeated),
		TEST(records_of_a_circle_are_found_among_like_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
