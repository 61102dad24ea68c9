/* tests/unit/test_model_lifecycle.c - what holds on a day, the day before it, and the day after. */
#include "model_tools.h"

#define PROPOSED                                                                                   \
	"title: T\ndriver: D\ntext: X\nkeeper: anna\nproposed: {by: anna, date: 2026-03-01}\n"
#define PLAN "evaluation: {date: 2026-09-01, criteria: {a: A}}\n"
#define ADOPTED "adopted: {date: 2026-03-12}\n"
#define ROUND "rounds:\n  - opened: 2026-03-05\n    responses:\n"
#define FORMING PROPOSED PLAN
#define OPEN FORMING ROUND "      anna: {response: pending}\n"
#define IN_FORCE FORMING ADOPTED

static void put_circle(const char *more)
{
	char text[1024];
	snprintf(text, sizeof text, "name: Keten\naim: A\ndomain: [zorg]\nparent: none\n%s", more);
	file("kring.yaml", "format: 1\nname: N\npurpose: P\n");
	file("circles/keten.yaml", text);
}

/* Reads @text as keten/x, at the table of a circle with @circle among its keys. */
static const struct kr_agreement *given(const char *circle, const char *text)
{
	put_circle(circle);
	file("agreements/keten/x.yaml", text);
	loaded("2026-03-01");
	return agreement("keten/x");
}

/* ---- the table of states ------------------------------------------------------------------ */

struct state_case {
	const char *label, *text;
	struct {
		const char *on, *state;
	} days[8];
};

/* clang-format off */
static const struct state_case states[] = {
	{ "proposed", PROPOSED, { { "2026-02-28", "not-yet" }, { "2026-03-01", "forming" }, { "2027-03-01", "forming" } } },
	{ "a reaction is no round", PROPOSED "reactions: {bram: [{date: 2026-03-02, text: X}]}\n", { { "2026-03-03", "forming" } } },
	{ "a round opens", OPEN, { { "2026-03-04", "forming" }, { "2026-03-05", "open" }, { "2026-03-06", "open" } } },
	{ "an objection stands until the next answer", FORMING ROUND
		"      anna: {response: objection, date: 2026-03-07, argument: A, then: [{response: consent, date: 2026-03-12}]}\n",
		{ { "2026-03-06", "open" }, { "2026-03-07", "objected" }, { "2026-03-11", "objected" }, { "2026-03-12", "open" }, { "2026-03-13", "open" } } },
	{ "not yet blocks", FORMING ROUND "      anna: {response: not-yet, date: 2026-03-07}\n", { { "2026-03-06", "open" }, { "2026-03-07", "objected" } } },
	{ "an outcome is no consent", FORMING ROUND
		"      anna: {response: objection, date: 2026-03-07, argument: A, outcome: {result: monitored, date: 2026-03-08}}\n",
		{ { "2026-03-07", "objected" }, { "2026-03-09", "objected" } } },
	{ "consulting, absent, standing aside and leaving do not", FORMING ROUND
		"      anna: {response: consulting, date: 2026-03-06, until: 2026-03-20}\n      bram: {response: absent, date: 2026-03-06}\n"
		"      carla: {response: stand-aside, date: 2026-03-06}\n      dirk: {response: left, date: 2026-03-06}\n", { { "2026-03-07", "open" } } },
	{ "an objection after a consent", FORMING ROUND
		"      anna: {response: consent, date: 2026-03-06, then: [{response: objection, date: 2026-03-08, argument: A}]}\n",
		{ { "2026-03-07", "open" }, { "2026-03-08", "objected" } } },
	{ "only the last round counts", FORMING ROUND
		"      anna: {response: objection, date: 2026-03-06, argument: A}\n  - opened: 2026-03-08\n    changed: C\n    responses:\n      anna: {response: pending}\n",
		{ { "2026-03-07", "objected" }, { "2026-03-08", "open" } } },
	{ "adopted, before it starts", FORMING ROUND "      anna: {response: consent, date: 2026-03-06}\nstarts: 2026-04-01\n" ADOPTED,
		{ { "2026-03-11", "open" }, { "2026-03-12", "adopted" }, { "2026-03-31", "adopted" }, { "2026-04-01", "in-force" }, { "2026-04-02", "in-force" } } },
	{ "without a start it starts at once", IN_FORCE, { { "2026-03-11", "forming" }, { "2026-03-12", "in-force" } } },
	{ "a start before the adoption", IN_FORCE "starts: 2026-03-01\n", { { "2026-03-11", "forming" }, { "2026-03-12", "in-force" } } },
	{ "due and overdue", IN_FORCE, { { "2026-08-01", "in-force" }, { "2026-08-02", "due" }, { "2026-08-31", "due" }, { "2026-09-01", "due" }, { "2026-09-02", "overdue" }, { "2029-09-02", "overdue" } } },
	{ "without a date it stays in force", PROPOSED ADOPTED, { { "2026-03-12", "in-force" }, { "2036-03-12", "in-force" } } },
	{ "due before it starts is only adopted", IN_FORCE "starts: 2026-12-01\n", { { "2026-09-02", "adopted" }, { "2026-12-01", "overdue" } } },
	{ "an election is due at the end of its term", PROPOSED "kind: election\nelects: {role: leader, until: 2026-09-01, person: anna}\n" ADOPTED,
		{ { "2026-08-01", "in-force" }, { "2026-08-02", "due" }, { "2026-09-01", "due" }, { "2026-09-02", "overdue" } } },
	{ "a date of its own counts before the term", FORMING "kind: election\nelects: {role: leader, until: 2027-09-01, person: anna}\n" ADOPTED, { { "2026-09-02", "overdue" } } },
	{ "decided by a method", FORMING "decided: {by: noord, method: keten/m, date: 2026-03-12}\n", { { "2026-03-11", "forming" }, { "2026-03-12", "in-force" }, { "2026-09-02", "overdue" } } },
	{ "suspended through a day", IN_FORCE "suspended: {date: 2026-05-01, until: 2026-05-31}\n",
		{ { "2026-04-30", "in-force" }, { "2026-05-01", "suspended" }, { "2026-05-31", "suspended" }, { "2026-06-01", "in-force" } } },
	{ "suspended beats overdue", IN_FORCE "suspended: {date: 2026-08-01, until: 2026-10-31}\n", { { "2026-09-15", "suspended" }, { "2026-11-01", "overdue" } } },
	{ "deferred until a round is opened later", FORMING "deferred: {date: 2026-03-10, until: 2026-04-01, owner: anna}\n",
		{ { "2026-03-09", "forming" }, { "2026-03-10", "deferred" }, { "2026-04-01", "deferred" }, { "2026-05-01", "deferred" } } },
	{ "deferred out of a round, and taken up again", FORMING ROUND
		"      anna: {response: pending}\n  - opened: 2026-04-02\n    changed: C\n    responses:\n      anna: {response: pending}\n"
		"deferred: {date: 2026-03-10, until: 2026-04-01, owner: anna}\n",
		{ { "2026-03-09", "open" }, { "2026-03-10", "deferred" }, { "2026-04-01", "deferred" }, { "2026-04-02", "open" } } },
	{ "a round of the same day does not end it", OPEN "deferred: {date: 2026-03-05, until: 2026-04-01, owner: anna}\n", { { "2026-03-05", "deferred" }, { "2026-03-06", "deferred" } } },
	{ "an adoption on a later day ends it", IN_FORCE "deferred: {date: 2026-03-11, until: 2026-04-01, owner: anna}\n", { { "2026-03-11", "deferred" }, { "2026-03-12", "in-force" } } },
	{ "an adoption on an earlier day does not", IN_FORCE "deferred: {date: 2026-03-13, until: 2026-04-01, owner: anna}\n", { { "2026-03-12", "in-force" }, { "2026-03-13", "deferred" } } },
	{ "escalated", OPEN "escalated: {date: 2026-03-20, to: regie/x}\n", { { "2026-03-19", "open" }, { "2026-03-20", "escalated" }, { "2026-03-21", "escalated" } } },
	{ "withdrawn", OPEN "withdrawn: {date: 2026-03-20, by: anna}\n", { { "2026-03-19", "open" }, { "2026-03-20", "withdrawn" }, { "2026-03-21", "withdrawn" } } },
	{ "ended", IN_FORCE "ended: {date: 2026-06-01, why: W}\n", { { "2026-05-31", "in-force" }, { "2026-06-01", "ended" }, { "2026-10-01", "ended" } } },
	{ "the first of the table that holds", IN_FORCE
		"suspended: {date: 2026-04-01, until: 2027-01-01}\ndeferred: {date: 2026-04-02, until: 2027-01-01, owner: anna}\n"
		"escalated: {date: 2026-04-03, to: regie/x}\nended: {date: 2026-04-04}\nwithdrawn: {date: 2026-04-05}\n",
		{ { "2026-03-31", "in-force" }, { "2026-04-01", "suspended" }, { "2026-04-02", "deferred" }, { "2026-04-03", "escalated" }, { "2026-04-04", "ended" }, { "2026-04-05", "withdrawn" } } },
	{ "of earlier", "title: T\ntext: X\nevaluation: {date: 2026-09-01}\nadopted: {date: 2023-01-01, earlier: Stuurgroep}\n",
		{ { "2023-01-01", "in-force" }, { "2026-09-01", "due" }, { "2026-09-02", "overdue" } } },
};
/* clang-format on */

static void check_days(const char *circle, const struct state_case *c)
{
	const struct kr_agreement *a = given(circle, c->text);
	for (size_t i = 0; i < sizeof c->days / sizeof *c->days && c->days[i].on; i++) {
		const char *is = kr_state_name(kr_agreement_state(a, day(c->days[i].on)));
		if (strcmp(is, c->days[i].state) != 0)
			fail_msg("%s: %s on %s, not %s", c->label, is, c->days[i].on,
				c->days[i].state);
	}
}

static void has_the_state_of_the_day(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof states / sizeof *states; i++)
		check_days("", &states[i]);
}

/* clang-format off */
static const struct state_case lapsing[] = {
	{ "overdue: lapse\n", IN_FORCE, { { "2026-09-02", "overdue" }, { "2026-10-01", "overdue" }, { "2026-10-02", "lapsed" }, { "2027-10-02", "lapsed" } } },
	{ "overdue: lapse\ngrace: 14d\n", IN_FORCE, { { "2026-09-15", "overdue" }, { "2026-09-16", "lapsed" } } },
	{ "overdue: lapse\ngrace: 2w\n", IN_FORCE, { { "2026-09-15", "overdue" }, { "2026-09-16", "lapsed" } } },
	{ "overdue: lapse\ngrace: 3m\n", IN_FORCE, { { "2026-12-01", "overdue" }, { "2026-12-02", "lapsed" } } },
	{ "overdue: continue\ngrace: 14d\n", IN_FORCE, { { "2026-09-16", "overdue" }, { "2036-09-16", "overdue" } } },
	{ "grace: 14d\n", IN_FORCE, { { "2026-09-16", "overdue" } } },
	/* what an extension moved, and what is suspended, does not lapse */
	{ "overdue: lapse\ngrace: 14d\n", IN_FORCE "extensions: [{date: 2026-08-20, by: anna, to: 2026-10-01}]\n", { { "2026-09-16", "due" }, { "2026-10-15", "overdue" }, { "2026-10-16", "lapsed" } } },
	{ "overdue: lapse\ngrace: 14d\n", IN_FORCE "suspended: {date: 2026-08-01, until: 2026-10-31}\n", { { "2026-10-31", "suspended" }, { "2026-11-01", "lapsed" } } },
};
/* clang-format on */

static void lapses_where_the_circle_says_so(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof lapsing / sizeof *lapsing; i++)
		check_days(lapsing[i].label, &lapsing[i]);
}

/* A month of grace is that of the date which counted then, not of one that was set later. */
static void grace_is_that_of_the_day(void **state)
{
	(void)state;
	const struct state_case c = { "a month from 31 January is 28 days",
		PROPOSED "evaluation: {date: 2026-01-31}\nadopted: {date: 2025-12-01}\n"
			 "extensions: [{date: 2026-05-01, by: anna, to: 2026-07-31}]\n",
		{ { "2026-02-28", "overdue" }, { "2026-03-01", "lapsed" },
			{ "2026-08-31", "overdue" }, { "2026-09-01", "lapsed" } } };
	check_days("overdue: lapse\ngrace: 1m\n", &c);
}

/* ---- superseding -------------------------------------------------------------------------- */

static const char *state_on(const char *id, const char *on)
{
	return kr_state_name(kr_agreement_state(agreement(id), day(on)));
}

static void is_superseded_from_the_adoption_of_another(void **state)
{
	(void)state;
	put_circle("");
	file("agreements/keten/x.yaml", IN_FORCE "ended: {date: 2026-06-03}\n");
	file("agreements/keten/x-2.yaml",
		FORMING "supersedes: keten/x\nadopted: {date: 2026-06-01}\n");
	loaded("2026-03-01");
	assert_string_equal(state_on("keten/x", "2026-05-31"), "in-force");
	assert_string_equal(state_on("keten/x", "2026-06-01"), "superseded");
	assert_string_equal(state_on("keten/x", "2026-06-03"), "superseded");
	assert_ptr_equal(agreement("keten/x")->successor, agreement("keten/x-2"));
	assert_ptr_equal(agreement("keten/x-2")->predecessor, agreement("keten/x"));
}

static void a_proposal_supersedes_nothing_yet(void **state)
{
	(void)state;
	put_circle("");
	file("agreements/keten/x.yaml", IN_FORCE);
	file("agreements/keten/x-2.yaml", FORMING "supersedes: keten/x\n");
	loaded("2026-03-01");
	assert_string_equal(state_on("keten/x", "2026-08-01"), "in-force");
}

/* Of several that supersede one record: the adopted one, else one that is not withdrawn. */
static void finds_the_successor_that_counts(void **state)
{
	(void)state;
	put_circle("");
	file("agreements/keten/x.yaml", IN_FORCE);
	file("agreements/keten/x-2.yaml",
		FORMING "supersedes: keten/x\nwithdrawn: {date: 2026-05-01}\n");
	file("agreements/keten/x-3.yaml", FORMING "supersedes: keten/x\n");
	loaded("2026-03-01");
	assert_ptr_equal(agreement("keten/x")->successor, agreement("keten/x-3"));
	file("agreements/keten/anders.yaml",
		FORMING "supersedes: keten/x\nadopted: {date: 2026-06-01}\n");
	loaded("2026-03-01");
	assert_ptr_equal(agreement("keten/x")->successor, agreement("keten/anders"));
	assert_string_equal(state_on("keten/x", "2026-06-01"), "superseded");
}

static void nothing_supersedes_itself(void **state)
{
	(void)state;
	put_circle("");
	file("agreements/keten/x.yaml", IN_FORCE "supersedes: keten/x\n");
	loaded("2026-03-01");
	assert_null(agreement("keten/x")->successor);
	assert_string_equal(state_on("keten/x", "2026-04-01"), "in-force");
}

/* ---- in force, under review --------------------------------------------------------------- */

static void binds_in_force_due_overdue_and_suspended(void **state)
{
	(void)state;
	const struct kr_agreement *a = given("overdue: lapse\n",
		FORMING "starts: 2026-04-01\n" ADOPTED
			"suspended: {date: 2026-05-01, until: 2026-05-31}\n");
	assert_false(kr_agreement_in_force(a, day("2026-03-11")));
	assert_false(kr_agreement_in_force(a, day("2026-03-12")));
	assert_true(kr_agreement_in_force(a, day("2026-04-01")));
	assert_true(kr_agreement_in_force(a, day("2026-05-10")));
	assert_true(kr_agreement_in_force(a, day("2026-08-10")));
	assert_true(kr_agreement_in_force(a, day("2026-09-10")));
	assert_false(kr_agreement_in_force(a, day("2026-10-10")));
}

static void is_under_review_until_the_outcome(void **state)
{
	(void)state;
	const struct kr_agreement *a = given("",
		IN_FORCE "reopened:\n"
			 "  bram: {date: 2026-05-02, argument: A, outcome: {result: monitored, "
			 "date: 2026-05-10}}\n"
			 "  carla: {date: 2026-06-02, argument: A}\n");
	assert_false(kr_agreement_under_review(a, day("2026-05-01")));
	assert_true(kr_agreement_under_review(a, day("2026-05-02")));
	assert_true(kr_agreement_under_review(a, day("2026-05-09")));
	assert_false(kr_agreement_under_review(a, day("2026-05-10")));
	assert_false(kr_agreement_under_review(a, day("2026-06-01")));
	assert_true(kr_agreement_under_review(a, day("2026-06-02")));
	assert_string_equal(state_on("keten/x", "2026-06-03"), "in-force");
}

/* ---- the date that counts ----------------------------------------------------------------- */

#define EVALUATION(date, outcome, more)                                                            \
	"  - {date: " date ", kept: kept, learned: L, outcome: " outcome more "}\n"

/* clang-format off */
static const struct due_case {
	const char *label, *text;
	struct {
		const char *on, *due;
	} days[6];
} dues[] = {
	{ "its own", IN_FORCE, { { "2026-03-01", "2026-09-01" }, { "2036-03-01", "2026-09-01" } } },
	{ "none", PROPOSED, { { "2026-03-01", "" } } },
	{ "an extension, from its day on", IN_FORCE "extensions: [{date: 2026-08-20, by: anna, to: 2026-10-01}]\n",
		{ { "2026-08-19", "2026-09-01" }, { "2026-08-20", "2026-10-01" } } },
	{ "the latest extension, wherever it stands", IN_FORCE "extensions: [{date: 2026-09-20, by: anna, to: 2026-12-01}, {date: 2026-08-20, by: anna, to: 2026-10-01}]\n",
		{ { "2026-08-20", "2026-10-01" }, { "2026-09-20", "2026-12-01" } } },
	{ "of two on one day the last", IN_FORCE "extensions: [{date: 2026-08-20, by: anna, to: 2026-10-01}, {date: 2026-08-20, by: anna, to: 2026-11-01}]\n",
		{ { "2026-08-20", "2026-11-01" } } },
	{ "an evaluation that is not decided counts for nothing", IN_FORCE "evaluations:\n" EVALUATION("2026-08-20", "renewed", ", next: 2027-03-01"),
		{ { "2026-08-20", "2026-09-01" }, { "2027-08-20", "2026-09-01" } } },
	{ "an evaluation, from its decision on", IN_FORCE "evaluations:\n" EVALUATION("2026-08-20", "renewed", ", next: 2027-03-01, decided: {date: 2026-08-25}"),
		{ { "2026-08-20", "2026-09-01" }, { "2026-08-24", "2026-09-01" }, { "2026-08-25", "2027-03-01" } } },
	{ "amended has a next date too", IN_FORCE "evaluations:\n" EVALUATION("2026-08-20", "amended", ", next: 2026-12-01, decided: {date: 2026-08-20}"), { { "2026-08-20", "2026-12-01" } } },
	{ "ended has none", IN_FORCE "evaluations:\n" EVALUATION("2026-08-20", "ended", ", decided: {date: 2026-08-20}"), { { "2026-08-21", "2026-09-01" } } },
	{ "on one day an evaluation beats an extension", IN_FORCE
		"evaluations:\n" EVALUATION("2026-08-20", "renewed", ", next: 2027-03-01, decided: {date: 2026-08-20}")
		"extensions: [{date: 2026-08-20, by: anna, to: 2026-10-01}]\n", { { "2026-08-19", "2026-09-01" }, { "2026-08-20", "2027-03-01" } } },
	{ "a later extension beats an evaluation", IN_FORCE
		"evaluations:\n" EVALUATION("2026-08-20", "renewed", ", next: 2027-03-01, decided: {date: 2026-08-20}")
		"extensions: [{date: 2027-02-20, by: anna, to: 2027-04-01}]\n", { { "2027-02-19", "2027-03-01" }, { "2027-02-20", "2027-04-01" } } },
	{ "an evaluation beats an earlier extension", IN_FORCE
		"evaluations:\n" EVALUATION("2026-09-20", "renewed", ", next: 2027-03-01, decided: {date: 2026-09-21}")
		"extensions: [{date: 2026-08-20, by: anna, to: 2026-10-01}]\n", { { "2026-09-20", "2026-10-01" }, { "2026-09-21", "2027-03-01" } } },
	{ "of two evaluations the later one", IN_FORCE
		"evaluations:\n" EVALUATION("2026-08-20", "renewed", ", next: 2027-03-01, decided: {date: 2026-08-20}")
		EVALUATION("2027-02-20", "renewed", ", next: 2027-09-01, decided: {date: 2027-02-21}"), { { "2027-02-20", "2027-03-01" }, { "2027-02-21", "2027-09-01" } } },
	{ "an election's term", PROPOSED "kind: election\nelects: {role: leader, until: 2027-01-01}\n", { { "2026-03-01", "2027-01-01" } } },
};
/* clang-format on */

static void counts_the_last_of_its_dates(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof dues / sizeof *dues; i++) {
		const struct kr_agreement *a = given("", dues[i].text);
		for (size_t k = 0; dues[i].days[k].on; k++) {
			struct kr_date due = kr_agreement_due(a, day(dues[i].days[k].on));
			if (strcmp(KR_DAY(due.day), dues[i].days[k].due) != 0)
				fail_msg("%s: on %s %s counts, not %s", dues[i].label,
					dues[i].days[k].on, KR_DAY(due.day), dues[i].days[k].due);
		}
	}
}

static void counts_days(void **state)
{
	int days = 1000;
	(void)state;
	const struct kr_agreement *a = given("", IN_FORCE);
	assert_int_equal(kr_agreement_days_left(a, day("2026-08-31"), &days), KR_OK);
	assert_int_equal(days, 1);
	assert_int_equal(kr_agreement_days_left(a, day("2026-09-01"), &days), KR_OK);
	assert_int_equal(days, 0);
	assert_int_equal(kr_agreement_days_left(a, day("2026-09-02"), &days), KR_OK);
	assert_int_equal(days, -1);
	assert_int_equal(kr_agreement_due(a, day("2026-09-02")).at.line, 6);
	a = given("", PROPOSED);
	assert_int_equal(kr_agreement_days_left(a, day("2026-09-02"), &days), KR_NOTFOUND);
	assert_int_equal(days, -1); /* untouched */
	assert_string_equal(findings(), "");
}

static void knows_the_day_of_adoption(void **state)
{
	(void)state;
	assert_int_equal(kr_agreement_adoption_day(given("", FORMING)), KR_NO_DAY);
	assert_int_equal(kr_agreement_adoption_day(given("", IN_FORCE)), day("2026-03-12"));
	const struct kr_agreement *a = given(
		"", FORMING "decided: {by: noord, method: keten/m, date: 2026-03-14}\n");
	assert_int_equal(kr_agreement_adoption_day(a), day("2026-03-14"));
	assert_false(kr_agreement_adopted(a, day("2026-03-13")));
	assert_true(kr_agreement_adopted(a, day("2026-03-14")));
}

/* ---- moves -------------------------------------------------------------------------------- */

static void keeper_and_actions_move(void **state)
{
	(void)state;
	const struct kr_agreement *a = given("",
		IN_FORCE "actions:\n"
			 "  bel:\n"
			 "    what: W\n"
			 "    owner: noord\n"
			 "    due: 2026-04-01\n"
			 "    moved: [{date: 2026-03-20, to: 2026-04-15}, {date: 2026-04-10, to: "
			 "2026-05-01}]\n"
			 "    handed-over: [{date: 2026-04-05, to: zuid}]\n"
			 "handovers: [{what: keeper, date: 2026-06-01, to: bram}, {what: keeper, "
			 "date: 2026-07-01, to: carla}]\n");
	const struct kr_action *x = &a->actions.at[0];
	assert_string_equal(kr_agreement_keeper(a, day("2026-05-31")).s, "anna");
	assert_string_equal(kr_agreement_keeper(a, day("2026-06-01")).s, "bram");
	assert_string_equal(kr_agreement_keeper(a, day("2026-06-30")).s, "bram");
	assert_string_equal(kr_agreement_keeper(a, day("2026-07-01")).s, "carla");
	assert_string_equal(kr_action_owner(x, day("2026-04-04")).s, "noord");
	assert_string_equal(kr_action_owner(x, day("2026-04-05")).s, "zuid");
	assert_int_equal(kr_action_due(x, day("2026-03-19")).day, day("2026-04-01"));
	assert_int_equal(kr_action_due(x, day("2026-03-20")).day, day("2026-04-15"));
	assert_int_equal(kr_action_due(x, day("2026-04-10")).day, day("2026-05-01"));
}

/* ---- rounds and answers ------------------------------------------------------------------- */

static void knows_rounds_and_answers_of_the_day(void **state)
{
	(void)state;
	const struct kr_agreement *a = given("", FORMING
		"rounds:\n"
		"  - opened: 2026-03-05\n"
		"    responses:\n"
		"      anna: {response: not-yet, date: 2026-03-06, then: [{response: absent, date: "
		"2026-03-07}, {response: consent, date: 2026-03-09}]}\n"
		"      bram: {response: pending}\n"
		"  - opened: 2026-03-10\n"
		"    changed: C\n"
		"    responses:\n"
		"      anna: {response: pending, then: [{response: consent, date: 2026-03-12}]}\n");
	const struct kr_round *first = &a->rounds.at[0], *second = &a->rounds.at[1];
	assert_null(kr_agreement_round(a, day("2026-03-04")));
	assert_ptr_equal(kr_agreement_round(a, day("2026-03-05")), first);
	assert_ptr_equal(kr_agreement_round(a, day("2026-03-09")), first);
	assert_ptr_equal(kr_agreement_round(a, day("2026-03-10")), second);
	assert_int_equal(kr_round_number(a, second), 2);
	const struct kr_response *anna = kr_round_response(first, "anna");
	assert_null(kr_round_response(first, "carla"));
	assert_null(kr_response_last(anna, day("2026-03-05")));
	assert_int_equal(kr_response_word(anna, day("2026-03-05")), KR_PENDING);
	assert_int_equal(kr_response_word(anna, day("2026-03-06")), KR_NOT_YET);
	assert_int_equal(kr_response_word(anna, day("2026-03-08")), KR_ABSENT);
	assert_int_equal(kr_response_word(anna, day("2026-03-09")), KR_CONSENT);
	assert_false(kr_round_answered(first, day("2026-03-05")));
	assert_true(kr_round_answered(first, day("2026-03-06")));
	assert_false(kr_round_answered(second, day("2026-03-11")));
	assert_true(kr_round_answered(second, day("2026-03-12")));
}

static void counts_an_absence_by_the_policy_of_the_round(void **state)
{
	(void)state;
	const struct kr_agreement *a = given("absence: present-decide\n",
		FORMING "rounds:\n"
			"  - {opened: 2026-03-05}\n"
			"  - {opened: 2026-03-05, changed: C, absence: ask-later}\n"
			"  - {opened: 2026-03-05, changed: C, absence: present-decide}\n"
			"  - {opened: 2026-03-05, changed: C, absence: silence-after-14d}\n");
	const struct kr_round *r = a->rounds.at;
	assert_int_equal(kr_absence_counts(&r[0], day("2026-09-01")), 0);
	assert_int_equal(kr_absence_counts(&r[1], day("2026-09-01")), 0);
	assert_int_equal(kr_absence_counts(&r[2], day("2026-03-05")), KR_COUNTED_PRESENT_DECIDE);
	assert_int_equal(kr_absence_counts(&r[3], day("2026-03-18")), 0);
	assert_int_equal(kr_absence_counts(&r[3], day("2026-03-19")), KR_COUNTED_SILENCE);
}

static void evaluates_the_last_that_is_undecided(void **state)
{
	(void)state;
	const struct kr_agreement *a = given("",
		IN_FORCE "evaluations:\n" EVALUATION("2026-08-20", "renewed", ", next: 2027-03-01")
			EVALUATION("2026-08-25", "ended", ", decided: {date: 2026-08-28}"));
	assert_null(kr_agreement_evaluating(a, day("2026-08-19")));
	assert_ptr_equal(kr_agreement_evaluating(a, day("2026-08-20")), &a->evaluations.at[0]);
	assert_ptr_equal(kr_agreement_evaluating(a, day("2026-08-27")), &a->evaluations.at[1]);
	assert_null(kr_agreement_evaluating(a, day("2026-08-28")));
	assert_null(kr_agreement_evaluating(given("", IN_FORCE), day("2026-08-28")));
}

/* ---- the other kinds ---------------------------------------------------------------------- */

/* clang-format off */
static const struct record_case {
	const char *path, *text;
	enum kr_kind kind;
	const char *id;
	struct {
		const char *on, *state;
	} days[6];
} records[] = {
	{ "circles/keten.yaml", "name: N\naim: A\ndomain: [d]\n", KR_CIRCLE, "keten", { { "2026-03-01", "not-adopted" } } },
	{ "circles/keten.yaml", "name: N\naim: A\ndomain: [d]\nadopted: {date: 2026-03-01, by: keten/x}\nuntil: 2026-12-31\n", KR_CIRCLE, "keten",
		{ { "2026-02-28", "not-adopted" }, { "2026-03-01", "in-force" }, { "2026-12-31", "in-force" }, { "2027-01-01", "expired" } } },
	{ "circles/keten.yaml", "name: N\naim: A\ndomain: [d]\nadopted: {date: 2026-03-01, by: keten/x}\nuntil: 2026-05-31\nended: {date: 2026-06-01}\n", KR_CIRCLE, "keten",
		{ { "2026-05-31", "in-force" }, { "2026-06-01", "ended" } } },
	{ "mandates/keten/anna.yaml", "organisation: noord\ngiven-by: B\nfrom: 2026-01-01\nuntil: 2026-06-30\n", KR_MANDATE, "keten/anna",
		{ { "2025-12-31", "planned" }, { "2026-01-01", "in-force" }, { "2026-06-30", "in-force" }, { "2026-07-01", "expired" } } },
	{ "mandates/keten/anna.yaml", "organisation: noord\ngiven-by: B\nfrom: 2026-01-01\nuntil: 2026-06-30\nwithdrawn: {date: 2026-05-01}\n", KR_MANDATE, "keten/anna",
		{ { "2026-04-30", "in-force" }, { "2026-05-01", "withdrawn" }, { "2026-07-01", "expired" } } },
	{ "spelregels/a.yaml", "title: T\ntext: X\nadopted: {date: 2026-03-01, by: keten/x}\nended: {date: 2026-06-01}\n", KR_SPELREGEL, "a",
		{ { "2026-02-28", "not-adopted" }, { "2026-03-01", "in-force" }, { "2026-05-31", "in-force" }, { "2026-06-01", "ended" } } },
	{ "meetings/keten/2026-03-12.yaml", "", KR_MEETING, "keten/2026-03-12", { { "2026-03-11", "planned" }, { "2026-03-12", "held" }, { "2026-03-13", "held" } } },
	{ "reviews/keten/2026-03-12.yaml", "", KR_REVIEW, "keten/2026-03-12", { { "2026-03-11", "planned" }, { "2026-03-12", "held" } } },
	{ "organisations/noord.yaml", "name: N\nleft: 2026-06-30\n", KR_ORGANISATION, "noord", { { "2026-06-30", "in-force" }, { "2026-07-01", "ended" } } },
	{ "kring.yaml", "format: 1\nname: N\npurpose: P\nadopted: {date: 2026-03-01, by: keten/x}\n", KR_NETWORK, "kring.yaml", { { "2026-02-28", "not-adopted" }, { "2026-03-01", "in-force" } } },
};
/* clang-format on */

static void other_kinds_have_states(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof records / sizeof *records; i++) {
		const struct record_case *c = &records[i];
		put_circle("");
		file(c->path, c->text);
		loaded("2026-03-01");
		const struct kr_record *r = kr_workspace_get(ws, c->kind, c->id);
		for (size_t k = 0; c->days[k].on; k++) {
			const char *is = kr_state_name(kr_record_state(r, day(c->days[k].on)));
			if (strcmp(is, c->days[k].state) != 0)
				fail_msg("%s (%zu): %s on %s, not %s", c->path, i, is,
					c->days[k].on, c->days[k].state);
		}
	}
}

static void every_state_has_a_word_and_a_text(void **state)
{
	(void)state;
	for (enum kr_state s = 0; s < KR_STATES; s++) {
		assert_non_null(kr_state_name(s));
		assert_true(*kr_state_text(s));
		for (enum kr_state other = 0; other < s; other++)
			assert_string_not_equal(kr_state_name(s), kr_state_name(other));
	}
	for (enum kr_response_word w = KR_PENDING; w <= KR_LEFT; w++) {
		assert_true(*kr_response_name(w));
		assert_true(*kr_response_text(w));
		assert_int_equal(kr_response_blocks(w), w == KR_OBJECTION || w == KR_NOT_YET);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		MODEL_TEST(has_the_state_of_the_day),
		MODEL_TEST(lapses_where_the_circle_says_so),
		MODEL_TEST(grace_is_that_of_the_day),
		MODEL_TEST(is_superseded_from_the_adoption_of_another),
		MODEL_TEST(a_proposal_supersedes_nothing_yet),
		MODEL_TEST(finds_the_successor_that_counts),
		MODEL_TEST(nothing_supersedes_itself),
		MODEL_TEST(binds_in_force_due_overdue_and_suspended),
		MODEL_TEST(is_under_review_until_the_outcome),
		MODEL_TEST(counts_the_last_of_its_dates),
		MODEL_TEST(counts_days),
		MODEL_TEST(knows_the_day_of_adoption),
		MODEL_TEST(keeper_and_actions_move),
		MODEL_TEST(knows_rounds_and_answers_of_the_day),
		MODEL_TEST(counts_an_absence_by_the_policy_of_the_round),
		MODEL_TEST(evaluates_the_last_that_is_undecided),
		MODEL_TEST(other_kinds_have_states),
		MODEL_TEST(every_state_has_a_word_and_a_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
