/* test_model_bearing.c - what somebody bears: each kind, at its line; and what is over is not
 * there. */
#include "model_tools.h"

#include <kring/bearing.h>

static void circle(const char *roles)
{
	char text[2048];
	snprintf(text, sizeof text,
		"name: K\naim: A\ndomain: [x]\nparent: top\nmembers:\n  anna: {from: 2026-01-01}\n"
		"  bram: {from: 2026-01-01, until: 2026-05-31}\nobservers:\n"
		"  cora: {from: 2026-03-01}\nroles:\n%s",
		roles);
	file("circles/k.yaml", text);
	file("circles/top.yaml", "name: T\naim: A\ndomain: [z]\nparent: none\n");
	file("organisations/noord.yaml", "name: N\npeople:\n  anna: {name: Anna}\n"
					 "  cora: {name: Cora, left: 2026-06-30}\n");
	file("organisations/zuid.yaml",
		"name: Z\npeople:\n  bram: {name: Bram}\nleft: 2026-08-31\n");
	file("kring.yaml", "format: 1\nname: N\npurpose: P\n");
}

/* `kind LINE name` of each, a blank between them. */
static const char *borne(const char *who, const char *on)
{
	static char text[1024];
	kr_bearings list = { 0 };
	size_t n = 0;
	loaded(on);
	kr_bearings_of(ws, who, day(on), &list);
	text[0] = '\0';
	for (uint32_t i = 0; i < list.n; i++) {
		const struct kr_bearing *b = &list.at[i];
		n += (size_t)snprintf(text + n, sizeof text - n, "%s%s%s:%u%s%s", i ? " " : "",
			b->acting ? "acting-" : "", kr_bearing_name(b->kind), (unsigned)b->at.line,
			b->name ? ":" : "", b->name ? b->name : "");
	}
	return text;
}

static void roles_and_links(void **state)
{
	(void)state;
	circle("  leader: {holder: bram, deputy: anna, since: 2026-01-01, until: 2026-12-31,\n"
	       "    acting: {person: anna, until: 2026-07-31}}\n"
	       "  gast: {holder: cora, since: 2026-04-01, until: 2026-12-31}\n");
	assert_string_equal(borne("bram", "2026-05-31"), "member:7 link:11:leader");
	assert_string_equal(borne("anna", "2026-05-31"), "member:6 deputy:11:leader");
	/* the holder's place at the table is over, and the term is not */
	assert_string_equal(
		borne("anna", "2026-06-01"), "member:6 acting-link:12:leader deputy:11:leader");
	assert_string_equal(borne("bram", "2026-06-01"), "");
	/* who acted does so no longer, and the holder's line is what stands there */
	assert_string_equal(borne("bram", "2026-08-01"), "link:11:leader");
	assert_string_equal(borne("cora", "2026-03-31"), "observer:9");
	assert_string_equal(borne("cora", "2026-04-01"), "observer:9 role:13:gast");
}

static void mandates(void **state)
{
	(void)state;
	circle("  gast: {}\n");
	file("agreements/k/open.yaml",
		"title: T\ndriver: D\ntext: T\nproposed: {by: bram, date: 2026-03-01}\n");
	file("mandates/k/anna.yaml",
		"organisation: zuid\ngiven-by: B\nfrom: 2026-02-01\nuntil: 2026-12-31\n"
		"alternate: {person: cora, from: 2026-04-01, until: 2026-04-30}\nconsultations:\n"
		"  open-1: {about: k/open, opened: 2026-03-02}\n"
		"  open-0: {about: k/open, opened: 2026-03-01, closed: 2026-03-02}\n");
	assert_string_equal(borne("anna", "2026-01-31"), "member:6");
	assert_string_equal(
		borne("anna", "2026-03-02"), "member:6 mandate:3 consultation:7:open-1");
	assert_string_equal(borne("cora", "2026-04-01"), "observer:9 alternate:5");
	assert_string_equal(borne("cora", "2026-05-01"), "observer:9");
	/* an organisation: its people, and the mandate that somebody else has for it */
	assert_string_equal(
		borne("zuid", "2026-03-02"), "member:7 mandate:3 consultation:7:open-1 proposal:4");
}

static void agreements(void **state)
{
	(void)state;
	circle("  schrijver: {holder: anna, since: 2026-01-01, until: 2026-12-31}\n");
	file("agreements/k/later.yaml",
		"title: T\ndriver: D\ntext: T\nkeeper: anna\nproposed: {by: bram, date: "
		"2026-01-02}\n"
		"rounds:\n  - opened: 2026-01-05\n    responses:\n      anna:\n"
		"        response: objection\n        date: 2026-01-06\n        argument: Nee\n"
		"deferred: {date: 2026-02-01, until: 2026-09-01, owner: bram, why: Eerst iets "
		"anders}\n");
	file("agreements/k/oud.yaml",
		"title: T\ntext: T\nactions:\n"
		"  een: {what: A, owner: schrijver, due: 2026-12-01}\n"
		"  twee: {what: B, owner: noord, due: 2026-12-01, done: 2026-04-01}\n"
		"  drie: {what: C, owner: noord, handed-over: [{date: 2026-05-01, to: anna}]}\n"
		"parties: [noord]\nevaluation: {date: 2026-11-01}\nkeeper: bram\n"
		"adopted: {date: 2026-01-01, earlier: Vroeger}\n"
		"reopened:\n  anna: {date: 2026-06-01, argument: Toch niet}\n");
	assert_string_equal(borne("anna", "2026-03-31"),
		"member:6 role:11:schrijver keeper:4 objection:12 action:4:een");
	assert_string_equal(borne("noord", "2026-03-31"),
		"member:6 observer:9 role:11:schrijver keeper:4 objection:12 action:4:een "
		"action:5:twee action:6:drie party:7");
	assert_string_equal(borne("anna", "2026-06-01"),
		"member:6 role:11:schrijver keeper:4 objection:12 action:4:een action:6:drie "
		"objection:12");
	assert_string_equal(
		borne("bram", "2026-03-31"), "member:7 deferred:13 proposal:5 keeper:9");
}

static void departures(void **state)
{
	(void)state;
	circle("  gast: {}\n");
	loaded("2026-07-01");
	const struct kr_circle *k = kr_workspace_circle(ws, "k");
	assert_int_equal(kr_departure_of(ws, k, "anna", day("2026-07-01")), KR_NOT_GONE);
	assert_int_equal(kr_departure_of(ws, k, "cora", day("2026-06-30")), KR_NOT_GONE);
	assert_int_equal(kr_departure_of(ws, k, "cora", day("2026-07-01")), KR_GONE);
	assert_int_equal(kr_departure_of(ws, k, "bram", day("2026-06-01")), KR_GONE_FROM_TABLE);
	assert_int_equal(kr_departure_of(ws, NULL, "bram", day("2026-06-01")), KR_NOT_GONE);
	assert_int_equal(
		kr_departure_of(ws, k, "bram", day("2026-09-01")), KR_GONE_WITH_ORGANISATION);
	assert_int_equal(kr_departure_of(ws, k, "zuid", day("2026-09-01")), KR_GONE);
	assert_int_equal(kr_departure_of(ws, k, "niemand", day("2026-09-01")), KR_NOT_GONE);
	assert_true(kr_is_at_table(k, "cora", day("2026-03-01")));
	assert_false(kr_is_at_table(k, "cora", day("2026-02-28")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		MODEL_TEST(roles_and_links),
		MODEL_TEST(mandates),
		MODEL_TEST(agreements),
		MODEL_TEST(departures),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
