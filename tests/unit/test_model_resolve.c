/* tests/unit/test_model_resolve.c - which record a person means, and what there is in a folder. */
#include "model_tools.h"

#define BASE                                                                                       \
	"title: T\ndriver: D\ntext: X\nkeeper: anna\nproposed: {by: anna, date: 2026-03-01}\n"     \
	"evaluation: {date: 2027-09-01, criteria: {a: A}}\n"
#define ADOPTED "adopted: {date: 2026-03-12}\n"

static void put_network(void)
{
	file("kring.yaml", "format: 1\nname: N\npurpose: P\n");
	file("circles/keten.yaml", "name: K\naim: A\ndomain: [d]\n");
	file("circles/regie.yaml", "name: R\naim: A\ndomain: [d]\n");
}

/* What @typed is taken for: its id, and in words when that is not plain; else what is refused. */
static const char *resolved(enum kr_kind kind, const char *typed, bool writing)
{
	static char text[1024];
	struct kr_record *r = NULL;
	const char *took = NULL;
	diags.list.n = 0;
	if (kr_workspace_resolve(ws, kind, typed, writing, &r, &took) == KR_OK)
		snprintf(text, sizeof text, "%s%s%s", r->id, took ? ": " : "", took ? took : "");
	else
		snprintf(text, sizeof text, "%s | %s", last()->message, last()->hint);
	return text;
}

static const char *meant(const char *typed)
{
	return resolved(KR_AGREEMENT, typed, false);
}

/* ---- tails -------------------------------------------------------------------------------- */

static void takes_ids_tails_and_paths(void **state)
{
	(void)state;
	put_network();
	file("agreements/keten/overdracht.yaml", BASE);
	file("agreements/regie/spelregels.yaml", BASE);
	opened("2026-04-01");
	assert_string_equal(meant("keten/overdracht"), "keten/overdracht");
	assert_string_equal(meant("overdracht"), "keten/overdracht");
	assert_string_equal(meant("agreements/keten/overdracht"), "keten/overdracht");
	assert_string_equal(meant("agreements/keten/overdracht.yaml"), "keten/overdracht");
	assert_string_equal(meant("keten/overdracht.yaml"), "keten/overdracht");
	assert_string_equal(resolved(KR_CIRCLE, "regie", false), "regie");
	assert_string_equal(resolved(KR_KINDS, "regie", false), "regie");
	assert_string_equal(resolved(KR_KINDS, "kring.yaml", false), "kring.yaml");
}

static void a_tail_is_of_whole_parts(void **state)
{
	(void)state;
	put_network();
	file("agreements/keten/warme-overdracht.yaml", BASE);
	opened("2026-04-01");
	assert_string_equal(meant("overdracht"),
		"there is no agreement 'overdracht' | 'kring list' shows what there is");
	assert_string_equal(meant("en/warme-overdracht"),
		"there is no agreement 'en/warme-overdracht' | did "
		"you mean 'keten/warme-overdracht'?");
	assert_string_equal(
		meant(""), "there is no agreement '' | 'kring list' shows what there is");
}

static void names_the_nearest(void **state)
{
	(void)state;
	put_network();
	file("agreements/keten/warme-overdracht.yaml", BASE);
	file("agreements/regie/website.yaml", BASE);
	opened("2026-04-01");
	assert_string_equal(meant("warme-overdraht"),
		"there is no agreement 'warme-overdraht' | did you mean 'warme-overdracht'?");
	assert_string_equal(meant("keten/warme-overdraht"),
		"there is no agreement 'keten/warme-overdraht' | "
		"did you mean 'keten/warme-overdracht'?");
	assert_string_equal(resolved(KR_CIRCLE, "ketn", false),
		"there is no circle 'ketn' | did you mean 'keten'?");
	assert_string_equal(resolved(KR_SPELREGEL, "mandaat", false),
		"there is no spelregel 'mandaat' | 'kring list' shows what there is");
	assert_int_equal(last()->kind, KR_REFUSED);
}

static void names_all_that_it_may_be(void **state)
{
	(void)state;
	put_network();
	file("agreements/keten/website.yaml", BASE);
	file("agreements/regie/website.yaml", BASE);
	opened("2026-04-01");
	assert_string_equal(meant("website"),
		"'website' may be 'keten/website', 'regie/website' | type more of the id");
	assert_string_equal(meant("regie/website"), "regie/website");
	file("spelregels/keten.yaml", "title: T\ntext: X\n");
	opened("2026-04-01");
	assert_string_equal(resolved(KR_KINDS, "keten", false),
		"'keten' may be 'keten', 'keten' | type more of the id");
	assert_string_equal(resolved(KR_SPELREGEL, "keten", false), "keten");
	assert_string_equal(resolved(KR_KINDS, "spelregels/keten", false), "keten");
}

static void names_no_more_than_eight(void **state)
{
	(void)state;
	file("kring.yaml", "format: 1\nname: N\npurpose: P\n");
	for (int i = 0; i < 9; i++) {
		char path[80];
		snprintf(path, sizeof path, "agreements/k%d/x.yaml", i);
		file(path, BASE);
	}
	opened("2026-04-01");
	assert_string_equal(meant("x"), "'x' may be 'k0/x', 'k1/x', 'k2/x', 'k3/x', 'k4/x', "
					"'k5/x', 'k6/x', 'k7/x', … | type more of the id");
}

static void a_very_long_name_is_none(void **state)
{
	char name[2000];
	(void)state;
	put_network();
	file("agreements/keten/x.yaml", BASE);
	opened("2026-04-01");
	memset(name, 'a', sizeof name - 1);
	name[sizeof name - 1] = '\0';
	assert_non_null(strstr(meant(name), "there is no agreement 'aaa"));
}

/* ---- chains ------------------------------------------------------------------------------- */

/* x is superseded, x-2 in force, x-3 forming. */
static void put_chain(void)
{
	put_network();
	file("agreements/keten/x.yaml", BASE ADOPTED "ended: {date: 2026-06-01}\n");
	file("agreements/keten/x-2.yaml",
		BASE "supersedes: keten/x\nadopted: {date: 2026-06-01}\n");
	file("agreements/keten/x-3.yaml", BASE "supersedes: keten/x-2\n");
}

static void the_bare_name_is_the_one_in_force(void **state)
{
	(void)state;
	put_chain();
	opened("2026-07-01");
	assert_string_equal(
		meant("x"), "keten/x-2: 'x' is taken for 'keten/x-2', which is in force");
	/* as it was on an earlier day */
	opened("2026-05-31");
	assert_string_equal(meant("x"), "keten/x");
}

static void for_writing_it_is_the_open_successor(void **state)
{
	(void)state;
	put_chain();
	opened("2026-07-01");
	assert_string_equal(resolved(KR_AGREEMENT, "x", true),
		"keten/x-3: 'x' is taken for 'keten/x-3', which is being decided on");
	remove(at("agreements/keten/x-3.yaml"));
	opened("2026-07-01");
	assert_string_equal(resolved(KR_AGREEMENT, "x", true),
		"keten/x-2: 'x' is taken for 'keten/x-2', which is in force");
}

static void a_whole_id_is_exact(void **state)
{
	(void)state;
	put_chain();
	opened("2026-07-01");
	assert_string_equal(meant("keten/x"), "keten/x");
	assert_string_equal(resolved(KR_AGREEMENT, "keten/x", true), "keten/x");
	assert_string_equal(meant("agreements/keten/x.yaml"), "keten/x");
}

/* Only the bare name stands for its chain: who types the number means that one. */
static void a_number_is_exact(void **state)
{
	(void)state;
	put_chain();
	opened("2026-07-01");
	assert_string_equal(meant("x-2"), "keten/x-2");
	assert_string_equal(resolved(KR_AGREEMENT, "x-2", true), "keten/x-2");
	assert_string_equal(meant("x-3"), "keten/x-3");
}

static void a_withdrawn_successor_is_passed_by(void **state)
{
	(void)state;
	put_network();
	file("agreements/keten/x.yaml", BASE ADOPTED);
	file("agreements/keten/x-2.yaml",
		BASE "supersedes: keten/x\nwithdrawn: {date: 2026-05-01}\n");
	opened("2026-07-01");
	assert_string_equal(resolved(KR_AGREEMENT, "x", true), "keten/x");
	file("agreements/keten/x-3.yaml", BASE "supersedes: keten/x\n");
	opened("2026-07-01");
	assert_string_equal(meant("x"), "keten/x");
	assert_string_equal(resolved(KR_AGREEMENT, "x", true),
		"keten/x-3: 'x' is taken for 'keten/x-3', which is being decided on");
}

/* The same whether all was read before or only what it took. */
static void a_chain_is_the_same_when_all_is_read(void **state)
{
	(void)state;
	put_chain();
	loaded("2026-07-01");
	assert_string_equal(
		meant("x"), "keten/x-2: 'x' is taken for 'keten/x-2', which is in force");
	assert_string_equal(resolved(KR_AGREEMENT, "x", true),
		"keten/x-3: 'x' is taken for 'keten/x-3', which is being decided on");
}

static void a_chain_without_one_in_force_is_its_last_open_one(void **state)
{
	(void)state;
	put_network();
	file("agreements/keten/x.yaml", BASE ADOPTED "ended: {date: 2026-05-01}\n");
	opened("2026-07-01");
	assert_string_equal(meant("x"), "keten/x");
	file("agreements/keten/x-2.yaml", BASE "supersedes: keten/x\n");
	opened("2026-07-01");
	assert_string_equal(
		meant("x"), "keten/x-2: 'x' is taken for 'keten/x-2', which is being decided on");
}

static void a_circle_of_successors_ends(void **state)
{
	(void)state;
	put_network();
	file("agreements/keten/x.yaml", BASE ADOPTED "supersedes: keten/x-2\n");
	file("agreements/keten/x-2.yaml", BASE ADOPTED "supersedes: keten/x\n");
	loaded("2026-07-01");
	assert_string_equal(meant("x"), "keten/x");
	assert_string_equal(meant("x-2"), "keten/x-2");
}

static void chains_count_on(void **state)
{
	(void)state;
	assert_string_equal(kr_next_in_chain(diags.arena, "keten/x"), "keten/x-2");
	assert_string_equal(kr_next_in_chain(diags.arena, "keten/x-2"), "keten/x-3");
	assert_string_equal(kr_next_in_chain(diags.arena, "keten/x-9"), "keten/x-10");
	assert_string_equal(kr_next_in_chain(diags.arena, "keten/x-y"), "keten/x-y-2");
	assert_string_equal(kr_next_in_chain(diags.arena, "keten-2/x"), "keten-2/x-2");
}

/* ---- what is read ------------------------------------------------------------------------- */

static void reads_only_what_it_needs(void **state)
{
	size_t n = 0, read = 0;
	(void)state;
	put_chain();
	file("agreements/keten/ander.yaml", "kapot: [\n");
	file("agreements/regie/x-2.yaml", "kapot: [\n");
	opened("2026-07-01");
	assert_true(kr_workspace_has(ws, KR_AGREEMENT, "keten/x"));
	assert_false(kr_workspace_has(ws, KR_AGREEMENT, "keten/z"));
	assert_null(kr_workspace_get(ws, KR_AGREEMENT, "keten/z"));
	assert_non_null(kr_workspace_agreement(ws, "keten/x"));
	struct kr_record *const *all = kr_workspace_each(ws, KR_AGREEMENT, &n);
	for (size_t i = 0; i < n; i++)
		read += all[i]->loaded;
	assert_int_equal(n, 5);
	assert_int_equal(read, 3); /* the chain, and neither of the broken ones */
	assert_string_equal(findings(), "");
	assert_non_null(agreement("keten/x")->of);
}

static void lists_in_the_order_of_ids(void **state)
{
	size_t n = 0;
	(void)state;
	put_network();
	file("agreements/regie/a.yaml", BASE);
	file("agreements/keten/b.yaml", BASE);
	file("agreements/keten/a.yaml", BASE);
	opened("2026-07-01");
	struct kr_record *const *all = kr_workspace_each(ws, KR_AGREEMENT, &n);
	assert_int_equal(n, 3);
	assert_string_equal(all[0]->id, "keten/a");
	assert_string_equal(all[1]->id, "keten/b");
	assert_string_equal(all[2]->id, "regie/a");
	assert_int_equal(kr_workspace_count(ws), 6);
	kr_workspace_each(ws, KR_REVIEW, &n);
	assert_int_equal(n, 0);
}

static void finds_what_is_established(void **state)
{
	(void)state;
	put_network();
	file("spelregels/a.yaml", "title: T\ntext: X\n");
	opened("2026-07-01");
	assert_int_equal(kr_workspace_established(ws, "network")->kind, KR_NETWORK);
	assert_string_equal(
		kr_workspace_established(ws, "circles/keten")->path, "circles/keten.yaml");
	assert_string_equal(
		kr_workspace_established(ws, "spelregels/a")->path, "spelregels/a.yaml");
	assert_null(kr_workspace_established(ws, "spelregels/b"));
	assert_null(kr_workspace_established(ws, "b"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		MODEL_TEST(takes_ids_tails_and_paths),
		MODEL_TEST(a_tail_is_of_whole_parts),
		MODEL_TEST(names_the_nearest),
		MODEL_TEST(names_all_that_it_may_be),
		MODEL_TEST(names_no_more_than_eight),
		MODEL_TEST(a_very_long_name_is_none),
		MODEL_TEST(the_bare_name_is_the_one_in_force),
		MODEL_TEST(for_writing_it_is_the_open_successor),
		MODEL_TEST(a_whole_id_is_exact),
		MODEL_TEST(a_number_is_exact),
		MODEL_TEST(a_withdrawn_successor_is_passed_by),
		MODEL_TEST(a_chain_is_the_same_when_all_is_read),
		MODEL_TEST(a_chain_without_one_in_force_is_its_last_open_one),
		MODEL_TEST(a_circle_of_successors_ends),
		MODEL_TEST(chains_count_on),
		MODEL_TEST(reads_only_what_it_needs),
		MODEL_TEST(lists_in_the_order_of_ids),
		MODEL_TEST(finds_what_is_established),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
