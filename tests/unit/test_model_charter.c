/* tests/unit/test_model_charter.c - seats, partners, and what the charter and the fence lack. */
#include "model_tools.h"

#include <kring/charter.h>

static const char whole_network[] =
	"format: 1\nname: N\npurpose: P\ncharter:\n  preparation: {days: 7}\n"
	"  routing: [table, constituency, table]\n  process-evaluation: {every: 6m}\n";

static void put_network(const char *network)
{
	file("kring.yaml", network);
	file("organisations/noord.yaml",
		"name: Noord\npeople: {anna: {name: Anna}}\n"
		"boundary: {for: A, not-for: B}\nexpects: {zuid: Bellen}\n");
	file("organisations/oost.yaml",
		"name: Oost\npeople: {eva: {name: Eva}}\nboundary: {for: A}\n");
	file("organisations/west.yaml", "name: West\npeople: {wim: {name: Wim}}\n");
	file("organisations/zuid.yaml", "name: Zuid\npeople: {carla: {name: Carla}}\n");
	file("spelregels/een.yaml",
		"title: T\ntext: X\nadopted: {date: 2026-01-10, by: keten/een}\n");
	file("circles/keten.yaml",
		"name: Keten\naim: A\ndomain: [d]\nscope: {in: [d], out: [e]}\n"
		"members:\n  anna: {from: 2026-01-01}\n  carla: {from: 2026-01-01}\n"
		"observers: {wim: {from: 2026-01-01}}\n"
		"roles: {leader: {holder: anna, since: 2026-01-01}}\n");
	file("mandates/keten/anna.yaml",
		"organisation: noord\ngiven-by: B\nfrom: 2026-01-01\nuntil: 2026-02-01\n");
	file("mandates/keten/carla.yaml",
		"organisations: [zuid, oost]\ngiven-by: B\nfrom: 2026-01-01\nuntil: 2026-06-01\n");
}

/* `anna:noord carla:zuid …` */
static const char *seated(const char *circle, const char *on)
{
	static char text[512];
	kr_seats seats = { 0 };
	kr_seats_of(ws, circle, day(on), &seats);
	text[0] = '\0';
	for (uint32_t i = 0; i < seats.n; i++)
		snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s/%s:%s",
			i ? " " : "", seats.at[i].circle->record.id, seats.at[i].person,
			seats.at[i].organisation);
	return text;
}

static void a_seat_is_for_whom_the_mandate_says_that_day(void **state)
{
	(void)state;
	put_network(whole_network);
	loaded("2026-03-01");
	assert_string_equal(
		seated(NULL, "2026-03-01"), "keten/anna:noord keten/carla:zuid keten/carla:oost");
	assert_string_equal(seated("keten", "2026-06-02"), "keten/anna:noord keten/carla:zuid");
	assert_string_equal(seated(NULL, "2025-12-31"), "");
	assert_string_equal(seated("elders", "2026-03-01"), "");
}

static void a_circle_that_ended_has_no_seats(void **state)
{
	(void)state;
	put_network(whole_network);
	file("circles/keten.yaml", "name: Keten\naim: A\ndomain: [d]\n"
				   "members: {anna: {from: 2026-01-01}}\n"
				   "ended: {date: 2026-04-01, why: Klaar, heir: keten}\n");
	loaded("2026-05-01");
	assert_string_equal(seated(NULL, "2026-03-31"), "keten/anna:noord");
	assert_string_equal(seated(NULL, "2026-04-01"), "");
}

static void partners_meet_at_a_table(void **state)
{
	(void)state;
	put_network(whole_network);
	file("circles/ander.yaml",
		"name: Ander\naim: A\ndomain: [f]\nparent: keten\n"
		"members: {wim: {from: 2026-01-01}, anna: {from: 2026-01-01}}\n");
	loaded("2026-03-01");
	struct kr_partners p;
	kr_partners_of(ws, NULL, day("2026-03-01"), &p);
	assert_int_equal(p.n, 4);
	static const char *const ids[] = { "noord", "oost", "west", "zuid" };
	static const char meets[4][5] = { ".xxx", "x..x", "x...", "xx.." };
	for (size_t i = 0; i < 4; i++) {
		assert_string_equal(p.at[i]->record.id, ids[i]);
		for (size_t k = 0; k < 4; k++)
			assert_int_equal(kr_partners_meet(&p, i, k), meets[i][k] == 'x');
	}
	kr_partners_of(ws, "ander", day("2026-03-01"), &p);
	assert_int_equal(p.n, 2);
	kr_partners_of(ws, NULL, day("2025-03-01"), &p);
	assert_int_equal(p.n, 0);
}

static void a_boundary_has_two_sides(void **state)
{
	(void)state;
	put_network(whole_network);
	loaded("2026-03-01");
	assert_true(kr_boundary_said(kr_workspace_organisation(ws, "noord")));
	assert_false(kr_boundary_said(kr_workspace_organisation(ws, "oost")));
	assert_false(kr_boundary_said(kr_workspace_organisation(ws, "west")));
	const struct kr_organisation *noord = kr_workspace_organisation(ws, "noord");
	assert_string_equal(kr_expectation(noord, "zuid")->s, "Bellen");
	assert_null(kr_expectation(noord, "oost"));
}

/* `part@path:line …`, with the members of a gap behind it. */
static const char *gaps(const char *on)
{
	static char text[1024];
	kr_charter_gaps found = { 0 };
	kr_charter_gaps_of(ws, day(on), &found);
	text[0] = '\0';
	for (uint32_t i = 0; i < found.n; i++) {
		const struct kr_charter_gap *g = &found.at[i];
		snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s@%s:%u",
			i ? " " : "", kr_charter_part_name(g->part), g->record->path, g->at.line);
		for (uint32_t k = 0; k < g->who.n; k++)
			snprintf(text + strlen(text), sizeof text - strlen(text), "+%s",
				g->who.at[k].s);
	}
	return text;
}

static void a_whole_charter_has_no_gap(void **state)
{
	(void)state;
	put_network(whole_network);
	loaded("2026-03-01");
	assert_string_equal(gaps("2026-03-01"), "");
	/* before the spelregel was adopted */
	assert_string_equal(gaps("2026-01-09"), "ground-rules@kring.yaml:5");
}

static void each_part_is_missed_where_it_belongs(void **state)
{
	(void)state;
	put_network("format: 1\nname: N\npurpose: P\ncharter:\n  preparation: {}\n"
		    "  process-evaluation: {form: Praten}\n");
	file("circles/keten.yaml", "name: Keten\naim: A\ndomain: [d]\nscope:\n  in: [d]\n"
				   "members:\n  anna: {from: 2026-01-01}\n"
				   "  carla: {from: 2026-01-01}\n  eva: {from: 2026-01-01}\n"
				   "  wim: {from: 2026-01-01, until: 2026-02-01}\n");
	file("circles/leeg.yaml", "name: Leeg\naim: A\ndomain: [f]\nscope: {in: [f], out: [g]}\n"
				  "parent: keten\nroles: {leader: {holder: anna}}\n");
	loaded("2026-03-01");
	assert_string_equal(gaps("2026-03-01"),
		"participants@circles/leeg.yaml:1 mandate@circles/keten.yaml:9+eva "
		"out-of-scope@circles/keten.yaml:5 roles@circles/keten.yaml:1 "
		"preparation@kring.yaml:5 routing@kring.yaml:5 process-evaluation@kring.yaml:6");
}

static void a_network_without_anything_lacks_all_nine(void **state)
{
	(void)state;
	file("kring.yaml", "format: 1\nname: N\npurpose: P\n");
	loaded("2026-03-01");
	kr_charter_gaps found = { 0 };
	kr_charter_gaps_of(ws, day("2026-03-01"), &found);
	assert_int_equal(found.n, KR_CHARTER_PARTS);
	for (uint32_t i = 0; i < found.n; i++) {
		assert_int_equal(found.at[i].part, i);
		assert_int_equal(found.at[i].at.line, 2);
	}
}

static void what_cannot_be_read_is_not_missing(void **state)
{
	(void)state;
	put_network(whole_network);
	file("spelregels/een.yaml", "title: [\n");
	file("circles/keten.yaml", "name: [\n");
	opened("2026-03-01");
	assert_int_equal(kr_workspace_load(ws), KR_OK);
	assert_string_equal(gaps("2026-03-01"), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		MODEL_TEST(a_seat_is_for_whom_the_mandate_says_that_day),
		MODEL_TEST(a_circle_that_ended_has_no_seats),
		MODEL_TEST(partners_meet_at_a_table),
		MODEL_TEST(a_boundary_has_two_sides),
		MODEL_TEST(a_whole_charter_has_no_gap),
		MODEL_TEST(each_part_is_missed_where_it_belongs),
		MODEL_TEST(a_network_without_anything_lacks_all_nine),
		MODEL_TEST(what_cannot_be_read_is_not_missing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
