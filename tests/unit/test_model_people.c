/* tests/unit/test_model_people.c - who sits at a table, in which role, and on whose behalf. */
#include "model_tools.h"

static void put_people(void)
{
	file("kring.yaml", "format: 1\nname: N\npurpose: P\n");
	file("organisations/noord.yaml", "name: Noord\npeople:\n"
					 "  anna: {name: Anna de Wit, email: anna@noord.example}\n"
					 "  bram: {name: Bram, email: Bram@Noord.example}\n");
	file("organisations/zuid.yaml", "name: Zuid\npeople:\n  carla: {name: Carla}\n  dirk: "
					"{name: Dirk, email: dirk@zuid.example}\n");
}

/* ---- people ------------------------------------------------------------------------------- */

static void finds_people_and_their_organisation(void **state)
{
	struct kr_who who = { 0 };
	(void)state;
	put_people();
	opened("2026-03-01");
	assert_int_equal(kr_workspace_person(ws, "carla", &who), KR_OK);
	assert_string_equal(who.person->name.s, "Carla");
	assert_string_equal(who.organisation->record.id, "zuid");
	assert_int_equal(kr_workspace_person(ws, "eva", &who), KR_NOTFOUND);
	assert_string_equal(who.person->id.s, "carla"); /* untouched */
	assert_int_equal(kr_workspace_person(ws, "noord", &who), KR_NOTFOUND);
	assert_string_equal(findings(), "");
}

static void finds_people_by_their_address(void **state)
{
	struct kr_who who;
	(void)state;
	put_people();
	opened("2026-03-01");
	assert_int_equal(kr_workspace_person_of_email(ws, "anna@noord.example", &who), KR_OK);
	assert_string_equal(who.person->id.s, "anna");
	/* letter case does not matter, and a part of an address is none */
	assert_int_equal(kr_workspace_person_of_email(ws, "BRAM@noord.EXAMPLE", &who), KR_OK);
	assert_string_equal(who.person->id.s, "bram");
	assert_int_equal(kr_workspace_person_of_email(ws, "anna@noord", &who), KR_NOTFOUND);
	assert_int_equal(kr_workspace_person_of_email(ws, "", &who), KR_NOTFOUND);
}

static void reads_whole_organisations_beside_a_broken_one(void **state)
{
	struct kr_who who;
	(void)state;
	put_people();
	file("organisations/breuk.yaml", "name: [\n");
	opened("2026-03-01");
	assert_int_equal(kr_workspace_person(ws, "dirk", &who), KR_OK);
	assert_int_equal(diags.list.n, 1);
	assert_string_equal(diags.list.at[0].rule, "yaml-syntax");
	assert_string_equal(diags.list.at[0].path, "organisations/breuk.yaml");
}

/* ---- the table ---------------------------------------------------------------------------- */

static const struct kr_circle *table(const char *more)
{
	char text[2048];
	put_people();
	snprintf(text, sizeof text, "name: K\naim: A\ndomain: [d]\n%s", more);
	file("circles/keten.yaml", text);
	loaded("2026-03-01");
	return kr_workspace_circle(ws, "keten");
}

static void members_come_and_go(void **state)
{
	(void)state;
	const struct kr_circle *c = table(
		"members: {anna: {from: 2026-01-01}, bram: {from: 2026-01-01, until: 2026-06-30}}\n"
		"observers: {dirk: {from: 2026-01-01}}\n");
	assert_false(kr_circle_has_member(c, "anna", day("2025-12-31")));
	assert_true(kr_circle_has_member(c, "anna", day("2026-01-01")));
	assert_true(kr_circle_has_member(c, "anna", day("2036-01-01")));
	assert_true(kr_circle_has_member(c, "bram", day("2026-06-30")));
	assert_false(kr_circle_has_member(c, "bram", day("2026-07-01")));
	assert_false(kr_circle_has_member(c, "dirk", day("2026-02-01")));
	assert_false(kr_circle_has_member(c, "carla", day("2026-02-01")));
	assert_int_equal(kr_circle_size(c, day("2025-12-31")), 0);
	assert_int_equal(kr_circle_size(c, day("2026-06-30")), 2);
	assert_int_equal(kr_circle_size(c, day("2026-07-01")), 1);
}

static const char *holder(const struct kr_circle *c, const char *role, const char *on)
{
	const struct kr_role *r = kr_circle_role(c, role);
	assert_non_null(r);
	struct kr_text who = kr_role_holder(r, day(on));
	return who.s ? who.s : "";
}

static void roles_are_held(void **state)
{
	(void)state;
	const struct kr_circle *c = table(
		"roles:\n"
		"  facilitator:\n"
		"    holder: anna\n"
		"    since: 2026-01-10\n"
		"    until: 2026-06-30\n"
		"    acting: {person: bram, until: 2026-08-31}\n"
		"    past: [{holder: carla, since: 2025-01-10, until: 2026-01-09}, {holder: dirk, "
		"since: 2024-01-10, until: 2025-01-09}]\n"
		"  secretary: {}\n"
		"  leader: {holder: carla}\n"
		"  delegate: {acting: {person: dirk, until: 2026-03-31}}\n");
	assert_string_equal(holder(c, "facilitator", "2024-01-09"), "");
	assert_string_equal(holder(c, "facilitator", "2024-06-01"), "dirk");
	assert_string_equal(holder(c, "facilitator", "2025-01-10"), "carla");
	assert_string_equal(holder(c, "facilitator", "2026-01-09"), "carla");
	assert_string_equal(holder(c, "facilitator", "2026-01-10"), "anna");
	assert_string_equal(holder(c, "facilitator", "2026-06-30"), "anna");
	assert_string_equal(holder(c, "facilitator", "2026-07-01"), "bram");
	assert_string_equal(holder(c, "facilitator", "2026-08-31"), "bram");
	assert_string_equal(holder(c, "secretary", "2026-02-01"), "");
	assert_string_equal(holder(c, "leader", "2020-02-01"), "carla");
	assert_string_equal(holder(c, "delegate", "2026-03-31"), "dirk");
	assert_string_equal(holder(c, "delegate", "2026-04-01"), "");
	assert_null(kr_circle_role(c, "penningmeester"));
}

/* ---- mandates in force -------------------------------------------------------------------- */

#define FROM "organisation: noord\ngiven-by: B\nfrom: 2026-01-01\n"
#define RENEWALS "renewals:\n"
#define RENEWED(date, outcome, more) "  - {date: " date ", by: B, outcome: " outcome more "}\n"

/* clang-format off */
static const struct mandate_case {
	const char *label, *text;
	struct {
		const char *on;
		bool in_force;
		const char *until; /* the last day that counts then */
	} days[6];
} mandates[] = {
	{ "without an end", FROM, { { "2025-12-31", false, "" }, { "2026-01-01", true, "" }, { "2036-01-01", true, "" } } },
	{ "with an end", FROM "until: 2026-06-30\n", { { "2026-06-30", true, "2026-06-30" }, { "2026-07-01", false, "2026-06-30" } } },
	{ "a missed renewal is no end", FROM "until: 2026-12-31\n", { { "2026-12-31", true, "2026-12-31" } } },
	{ "confirmed", FROM "until: 2026-06-30\n" RENEWALS RENEWED("2026-03-01", "confirmed", ""), { { "2026-06-30", true, "2026-06-30" }, { "2026-07-01", false, "2026-06-30" } } },
	{ "with a new end, from that renewal on", FROM "until: 2026-06-30\n" RENEWALS RENEWED("2026-06-15", "confirmed", ", until: 2026-12-31"),
		{ { "2026-06-14", true, "2026-06-30" }, { "2026-06-15", true, "2026-12-31" }, { "2026-12-31", true, "2026-12-31" }, { "2027-01-01", false, "2026-12-31" } } },
	{ "of several ends the last", FROM "until: 2026-06-30\n" RENEWALS RENEWED("2026-03-01", "widened", ", until: 2027-01-31") RENEWED("2026-04-01", "narrowed", ", until: 2026-04-30") RENEWED("2026-04-10", "confirmed", ""),
		{ { "2026-03-15", true, "2027-01-31" }, { "2026-04-30", true, "2026-04-30" }, { "2026-05-01", false, "2026-04-30" } } },
	{ "renewed after it had ended", FROM "until: 2026-06-30\n" RENEWALS RENEWED("2026-08-01", "confirmed", ", until: 2026-12-31"),
		{ { "2026-07-15", false, "2026-06-30" }, { "2026-08-01", true, "2026-12-31" } } },
	{ "an end where there was none", FROM RENEWALS RENEWED("2026-03-01", "confirmed", ", until: 2026-12-31"), { { "2026-02-28", true, "" }, { "2027-01-01", false, "2026-12-31" } } },
	{ "withdrawn", FROM "withdrawn: {date: 2026-05-01}\n", { { "2026-04-30", true, "" }, { "2026-05-01", false, "" }, { "2026-05-02", false, "" } } },
	{ "withdrawn by a renewal", FROM RENEWALS RENEWED("2026-05-01", "withdrawn", ""), { { "2026-04-30", true, "" }, { "2026-05-01", false, "" } } },
	{ "what is withdrawn is given anew by a later renewal", FROM RENEWALS RENEWED("2026-05-01", "withdrawn", "") RENEWED("2026-06-01", "confirmed", ", until: 2027-01-01"),
		{ { "2026-05-31", false, "" }, { "2026-06-01", true, "2027-01-01" }, { "2027-01-02", false, "2027-01-01" } } },
	{ "one of the same day does not", FROM "withdrawn: {date: 2026-06-01}\n" RENEWALS RENEWED("2026-06-01", "confirmed", ""), { { "2026-06-01", false, "" }, { "2026-06-02", false, "" } } },
};
/* clang-format on */

static void mandates_are_in_force(void **state)
{
	(void)state;
	put_people();
	for (size_t i = 0; i < sizeof mandates / sizeof *mandates; i++) {
		file("mandates/keten/anna.yaml", mandates[i].text);
		loaded("2026-03-01");
		const struct kr_mandate *m = kr_workspace_mandate(ws, "keten", "anna");
		for (size_t k = 0; mandates[i].days[k].on; k++) {
			int32_t on = day(mandates[i].days[k].on);
			if (kr_mandate_in_force(m, on) != mandates[i].days[k].in_force)
				fail_msg("%s: on %s", mandates[i].label, mandates[i].days[k].on);
			assert_string_equal(
				KR_DAY(kr_mandate_until(m, on)), mandates[i].days[k].until);
		}
	}
}

static void a_mandate_with_errors_is_not_in_force(void **state)
{
	(void)state;
	put_people();
	file("mandates/keten/anna.yaml", FROM "scoop: [zorg]\n");
	opened("2026-03-01");
	const struct kr_mandate *m = kr_workspace_mandate(ws, "keten", "anna");
	assert_non_null(m);
	assert_false(kr_mandate_in_force(m, day("2026-02-01")));
	assert_null(kr_workspace_mandate(ws, "keten", "bram"));
	assert_null(kr_workspace_mandate(ws, "regie", "anna"));
}

/* ---- for whom ----------------------------------------------------------------------------- */

static void add_name(void *arg, const char *organisation)
{
	char *names = arg;
	strcat(names, *names ? "," : "");
	strcat(names, organisation);
}

static void speaks_for_the_organisations_of_the_mandate(void **state)
{
	static const struct {
		const char *mandate, *person, *on, *for_;
	} cases[] = {
		{ NULL, "anna", "2026-03-01", "noord" },
		{ FROM, "anna", "2026-03-01", "noord" },
		{ "organisation: zuid\ngiven-by: B\nfrom: 2026-01-01\n", "anna", "2026-03-01",
			"zuid" },
		{ "organisation: zuid\ngiven-by: B\nfrom: 2026-01-01\n", "anna", "2025-12-31",
			"noord" },
		{ "organisation: zuid\ngiven-by: B\nfrom: 2026-01-01\nuntil: 2026-02-28\n", "anna",
			"2026-03-01", "noord" },
		{ "organisation: zuid\ngiven-by: B\nfrom: 2026-01-01\nwithdrawn: {date: "
		  "2026-02-28}\n",
			"anna", "2026-03-01", "noord" },
		{ "organisations: [zuid, west]\ngiven-by: B\nfrom: 2026-01-01\n", "anna",
			"2026-03-01", "zuid,west" },
		{ "circle: regie\ngiven-by: B\nfrom: 2026-01-01\n", "anna", "2026-03-01", "noord" },
		{ "self: true\nfrom: 2026-01-01\n", "anna", "2026-03-01", "noord" },
		{ "organisation: zuid\ngiven-by: B\nfrom: 2026-01-01\n", "carla", "2026-03-01",
			"zuid" },
		{ NULL, "eva", "2026-03-01", "" },
	};
	(void)state;
	put_people();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char names[200] = "";
		if (is_there("mandates/keten/anna.yaml"))
			remove(at("mandates/keten/anna.yaml"));
		if (cases[i].mandate)
			file("mandates/keten/anna.yaml", cases[i].mandate);
		opened("2026-03-01");
		kr_organisations_of(
			ws, "keten", cases[i].person, day(cases[i].on), add_name, names);
		if (strcmp(names, cases[i].for_) != 0)
			fail_msg("%zu: %s", i, names);
		assert_int_equal(
			kr_speaks_for(ws, "keten", cases[i].person, day(cases[i].on), "noord"),
			strstr(cases[i].for_, "noord") != NULL);
		assert_string_equal(findings(), "");
	}
}

/* A mandate for one table is none for another. */
static void a_mandate_is_for_one_table(void **state)
{
	(void)state;
	put_people();
	file("mandates/regie/anna.yaml", "organisation: zuid\ngiven-by: B\nfrom: 2026-01-01\n");
	opened("2026-03-01");
	assert_true(kr_speaks_for(ws, "regie", "anna", day("2026-03-01"), "zuid"));
	assert_false(kr_speaks_for(ws, "keten", "anna", day("2026-03-01"), "zuid"));
	assert_true(kr_speaks_for(ws, "keten", "anna", day("2026-03-01"), "noord"));
}

/* What a mandate covers is what its last renewal said, from that day on. */
static void a_mandate_is_narrowed_and_has_an_alternate(void **state)
{
	(void)state;
	put_people();
	file("mandates/keten/anna.yaml",
		"organisation: noord\ngiven-by: B\nscope: [zorg, geld]\nlimits: tot 500\n"
		"from: 2026-01-01\n"
		"alternate: {person: bram, from: 2026-07-01, until: 2026-07-31}\n"
		"renewals:\n  - {date: 2026-03-01, by: B, outcome: confirmed}\n"
		"  - {date: 2026-04-01, by: B, outcome: narrowed, scope: [zorg], limits: geen}\n");
	opened("2026-03-01");
	const struct kr_mandate *m = kr_workspace_mandate(ws, "keten", "anna");
	assert_int_equal(kr_mandate_scope(m, day("2026-03-31"))->n, 2);
	assert_int_equal(kr_mandate_scope(m, day("2026-04-01"))->n, 1);
	assert_string_equal(kr_mandate_limits(m, day("2026-03-31")).s, "tot 500");
	assert_string_equal(kr_mandate_limits(m, day("2026-04-01")).s, "geen");
	assert_null(kr_mandate_alternate(m, day("2026-06-30")).s);
	assert_string_equal(kr_mandate_alternate(m, day("2026-07-01")).s, "bram");
	assert_string_equal(kr_mandate_alternate(m, day("2026-07-31")).s, "bram");
	assert_null(kr_mandate_alternate(m, day("2026-08-01")).s);
	assert_string_equal(findings(), "");
}

/* What is reserved needs no place in the scope; a list without anything covers everything. */
static void a_mandate_covers_its_scope_and_what_is_reserved(void **state)
{
	(void)state;
	put_people();
	file("mandates/keten/anna.yaml",
		"organisation: noord\ngiven-by: B\nscope: [zorg]\nfrom: 2026-01-01\n"
		"reserved: {prijs: {with: gemeenteraad, days: 84}}\n"
		"renewals:\n  - {date: 2026-04-01, by: B, outcome: widened, scope: [zorg, "
		"geld]}\n");
	file("mandates/keten/bram.yaml", "organisation: zuid\ngiven-by: B\nfrom: 2026-01-01\n");
	opened("2026-03-01");
	const struct kr_mandate *m = kr_workspace_mandate(ws, "keten", "anna");
	assert_true(kr_mandate_covers(m, "zorg", day("2026-03-31")));
	assert_true(kr_mandate_covers(m, "prijs", day("2026-03-31")));
	assert_false(kr_mandate_covers(m, "geld", day("2026-03-31")));
	assert_true(kr_mandate_covers(m, "geld", day("2026-04-01")));
	assert_null(kr_mandate_reserves(m, "zorg"));
	assert_string_equal(kr_mandate_reserves(m, "prijs")->with.s, "gemeenteraad");
	assert_true(kr_mandate_covers(
		kr_workspace_mandate(ws, "keten", "bram"), "prijs", day("2026-03-31")));
}

static void a_constituency_was_consulted_long_enough_and_on_that_round(void **state)
{
	static const struct {
		const char *about;
		size_t round;
		const char *on;
		double days;
		const char *found;
	} cases[] = {
		{ "keten/x", 1, "2026-02-09", 0, NULL }, /* still open */
		{ "keten/x", 1, "2026-02-10", 0, "een" }, { "keten/x", 1, "2026-02-10", 9, "een" },
		{ "keten/x", 1, "2026-02-10", 10, NULL }, /* opened nine days before */
		{ "keten/x", 1, "2026-02-11", 10, "een" }, { "keten/x", 2, "2026-02-11", 0, NULL },
		{ "keten/x", 0, "2026-02-11", 0, "een" },
		{ "keten/w", 1, "2026-03-05", 0, "alle" }, /* names no round */
		{ "keten/w", 4, "2026-03-05", 0, "alle" },
		{ "keten/z", 1, "2026-12-31", 0, NULL }, /* never closed */
	};
	(void)state;
	put_people();
	file("mandates/keten/anna.yaml",
		"organisation: noord\ngiven-by: B\nfrom: 2026-01-01\nconsultations:\n"
		"  een: {about: keten/x, round: 1, opened: 2026-02-01, closed: 2026-02-10}\n"
		"  alle: {about: keten/w, opened: 2026-03-01, closed: 2026-03-05}\n"
		"  nog: {about: keten/z, round: 1, opened: 2026-03-01}\n");
	opened("2026-03-01");
	const struct kr_mandate *m = kr_workspace_mandate(ws, "keten", "anna");
	assert_string_equal(findings(), "");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct kr_consultation *c = kr_mandate_consulted(
			m, cases[i].about, cases[i].round, day(cases[i].on), cases[i].days);
		if ((c == NULL) != (cases[i].found == NULL) ||
			(c && !kr_text_is(&c->id, cases[i].found)))
			fail_msg("%zu: %s", i, c ? c->id.s : "none");
	}
}

/* ---- circles in circles ------------------------------------------------------------------- */

static void put_circles(const char *leader, const char *delegate, const char *members)
{
	char text[512];
	snprintf(text, sizeof text,
		"name: K\naim: A\ndomain: [x]\nparent: regie\nmembers: {anna: {from: "
		"2026-01-01}}\nroles:\n"
		"  leader: {holder: %s}\n  delegate: {holder: %s, until: 2026-06-30}\n",
		leader, delegate);
	file("circles/keten.yaml", text);
	snprintf(text, sizeof text, "name: R\naim: A\ndomain: [e]\nparent: none\nmembers: {%s}\n",
		members);
	file("circles/regie.yaml", text);
	opened("2026-03-01");
}

static void two_people_in_the_parent_are_a_double_link(void **state)
{
	static const struct {
		const char *leader, *delegate, *members, *on;
		bool is_double;
	} cases[] = {
		{ "anna", "bram", "anna: {from: 2026-01-01}, bram: {from: 2026-01-01}",
			"2026-03-01", true },
		{ "anna", "anna", "anna: {from: 2026-01-01}, bram: {from: 2026-01-01}",
			"2026-03-01", false },
		{ "anna", "bram", "anna: {from: 2026-01-01}", "2026-03-01", false },
		{ "anna", "bram", "bram: {from: 2026-01-01}", "2026-03-01", false },
		{ "anna", "bram",
			"anna: {from: 2026-01-01}, bram: {from: 2026-01-01, until: 2026-02-28}",
			"2026-03-01", false },
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct kr_link link;
		put_people();
		put_circles(cases[i].leader, cases[i].delegate, cases[i].members);
		kr_circle_link(ws, kr_workspace_circle(ws, "keten"), day(cases[i].on), &link);
		assert_string_equal(findings(), "");
		assert_string_equal(link.parent->record.id, "regie");
		if (kr_link_is_double(&link) != cases[i].is_double)
			fail_msg("%zu", i);
		kr_circle_link(ws, kr_workspace_circle(ws, "regie"), day(cases[i].on), &link);
		assert_null(link.parent);
		assert_false(kr_link_is_double(&link));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		MODEL_TEST(finds_people_and_their_organisation),
		MODEL_TEST(finds_people_by_their_address),
		MODEL_TEST(reads_whole_organisations_beside_a_broken_one),
		MODEL_TEST(members_come_and_go),
		MODEL_TEST(roles_are_held),
		MODEL_TEST(mandates_are_in_force),
		MODEL_TEST(a_mandate_with_errors_is_not_in_force),
		MODEL_TEST(speaks_for_the_organisations_of_the_mandate),
		MODEL_TEST(a_mandate_is_for_one_table),
		MODEL_TEST(a_mandate_is_narrowed_and_has_an_alternate),
		MODEL_TEST(a_mandate_covers_its_scope_and_what_is_reserved),
		MODEL_TEST(a_constituency_was_consulted_long_enough_and_on_that_round),
		MODEL_TEST(two_people_in_the_parent_are_a_double_link),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
