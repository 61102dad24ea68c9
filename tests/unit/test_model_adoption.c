/* tests/unit/test_model_adoption.c - each clause of 'Adopt only if', for rounds and evaluations. */
#include "model_tools.h"

/* Of noord are anna and bram, of zuid carla, of west dirk; anna, bram and carla are the members. */
static void put_table(const char *network, const char *circle)
{
	char text[2048];
	snprintf(text, sizeof text, "format: 1\nname: N\npurpose: P\n%s", network);
	file("kring.yaml", text);
	file("organisations/noord.yaml",
		"name: Noord\npeople: {anna: {name: Anna}, bram: {name: Bram}}\n");
	file("organisations/zuid.yaml", "name: Zuid\npeople: {carla: {name: Carla}}\n");
	file("organisations/west.yaml", "name: West\npeople: {dirk: {name: Dirk}}\n");
	snprintf(text, sizeof text,
		"name: Keten\naim: A\ndomain: [zorg]\nparent: none\n"
		"members: {anna: {from: 2025-01-01}, bram: {from: 2025-01-01}, carla: {from: "
		"2025-01-01}}\n%s",
		circle);
	file("circles/keten.yaml", text);
}

static void put_mandate(const char *person, const char *text)
{
	char path[80];
	snprintf(path, sizeof path, "mandates/keten/%s.yaml", person);
	file(path, text);
}

/* A digest stands in for `$DIGEST` and `$OUTCOME`: the right one of the text, and of its outcome.
 */
static void put_agreement(const char *path, const char *text)
{
	static char filled[16384];
	const char *id = path + strlen("agreements/");
	char own[80];
	size_t n = 0;
	snprintf(own, sizeof own, "%.*s", (int)(strlen(id) - strlen(".yaml")), id);
	const struct kr_agreement *a = (const struct kr_agreement *)decoded(
		KR_AGREEMENT, own, text);
	const char *digest = kr_digest_text(diags.arena, a->record.digest), *outcome = NULL;
	if (a->evaluations.n)
		outcome = kr_evaluation_digest(diags.arena, a,
			(enum kr_evaluation_outcome)a->evaluations.at[0].outcome.is,
			a->evaluations.at[0].next.day);
	for (const char *s = text; *s;) {
		const char *with = NULL;
		size_t len = 1;
		if (strncmp(s, "$DIGEST", 7) == 0)
			with = digest, len = 7;
		if (strncmp(s, "$OUTCOME", 8) == 0)
			with = outcome, len = 8;
		n += (size_t)snprintf(
			filled + n, sizeof filled - n, "%.*s", with ? 71 : 1, with ? with : s);
		s += len;
	}
	file(path, filled);
}

/* What keeps keten/x from being adopted, in words; in brackets what only follows from the rest. */
static const char *obstacles(const char *on, bool pretend)
{
	static char text[2048];
	kr_obstacles found = { 0 };
	size_t n = 0;
	text[0] = '\0';
	kr_adoption_obstacles(ws, agreement("keten/x"), day(on), pretend, &found);
	for (uint32_t i = 0; i < found.n; i++)
		n += (size_t)snprintf(text + n, sizeof text - n,
			found.at[i].follows ? "%s(%s)" : "%s%s", i ? "; " : "",
			kr_obstacle_text(ws, &found.at[i]));
	return text;
}

#define TEXT "title: T\ndriver: D\ntext: X\nevaluation: {date: 2026-09-01, criteria: {a: A}}\n"
#define WHO "keeper: anna\nproposed: {by: anna, date: 2026-03-01}\n"
#define PARTIES "parties: [noord, zuid]\n"
#define ROUND(policy)                                                                              \
	"rounds:\n  - opened: 2026-03-05\n" policy "    text-digest: $DIGEST\n    responses:\n"
#define LATER "    absence: ask-later\n"
#define PRESENT "    absence: present-decide\n"
#define SILENCE "    absence: silence-after-14d\n"
#define YES(who) "      " who ": {response: consent, date: 2026-03-06}\n"
#define SAYS(who, what) "      " who ": {response: " what "}\n"
#define OBJECTS(who, more)                                                                         \
	"      " who ": {response: objection, date: 2026-03-06, argument: A" more "}\n"
#define ALL YES("anna") YES("bram") YES("carla")

/* ---- members ------------------------------------------------------------------------------ */

struct adoption_case {
	const char *label, *text;
	const char *found;   /* as the record stands */
	const char *pretend; /* as adopt would write the absences; NULL: the same */
};

static void check_adoption(const struct adoption_case *c, const char *on)
{
	put_agreement("agreements/keten/x.yaml", c->text);
	loaded(on);
	for (int pretend = 0; pretend < 2; pretend++) {
		const char *wanted = pretend && c->pretend ? c->pretend : c->found;
		const char *is = obstacles(on, pretend);
		if (strcmp(is, wanted) != 0)
			fail_msg("%s (%d)\n--- is\n%s\n--- should be\n%s\n---", c->label, pretend,
				is, wanted);
		if (pretend && kr_agreement_ready(ws, agreement("keten/x"), day(on)) != !*wanted)
			fail_msg("%s: ready", c->label);
	}
}

/* clang-format off */
static const struct adoption_case members[] = {
	{ "all consent", TEXT WHO ROUND(LATER) ALL, "", NULL },
	{ "with a concern", TEXT WHO ROUND(LATER) YES("anna") YES("bram") SAYS("carla", "consent, date: 2026-03-06, concern: Hoe dan"), "", NULL },
	{ "one is pending", TEXT WHO ROUND(LATER) YES("anna") YES("carla") SAYS("bram", "pending"), "Bram has not answered yet", NULL },
	{ "one answers later than today", TEXT WHO ROUND(LATER) YES("anna") YES("carla") SAYS("bram", "consent, date: 2026-05-02"), "Bram has not answered yet", NULL },
	{ "an objection", TEXT WHO ROUND(LATER) YES("anna") OBJECTS("bram", "") YES("carla"), "Bram objects; the objection of Bram has no outcome yet", NULL },
	{ "an outcome is no consent", TEXT WHO ROUND(LATER) YES("anna") OBJECTS("bram", ", outcome: {result: monitored, date: 2026-03-08}") YES("carla"), "Bram objects", NULL },
	{ "a consent is no outcome", TEXT WHO ROUND(LATER) YES("anna") OBJECTS("bram", ", then: [{response: consent, date: 2026-03-09}]") YES("carla"), "the objection of Bram has no outcome yet", NULL },
	{ "an outcome and a consent", TEXT WHO ROUND(LATER) YES("anna") OBJECTS("bram", ", outcome: {result: monitored, date: 2026-03-08}, then: [{response: consent, date: 2026-03-09}]") YES("carla"), "", NULL },
	{ "an outcome of later than today", TEXT WHO ROUND(LATER) YES("anna") OBJECTS("bram", ", outcome: {result: monitored, date: 2026-05-02}, then: [{response: consent, date: 2026-03-09}]") YES("carla"), "the objection of Bram has no outcome yet", NULL },
	{ "an objection among the later answers", TEXT WHO ROUND(LATER) YES("anna") YES("carla") SAYS("bram", "consent, date: 2026-03-06, then: [{response: objection, date: 2026-03-07, argument: A}, {response: consent, date: 2026-03-08}]"), "the objection of Bram has no outcome yet", NULL },
	{ "not yet", TEXT WHO ROUND(LATER) YES("anna") YES("carla") SAYS("bram", "not-yet, date: 2026-03-06"), "Bram cannot consent yet", NULL },
	{ "consulting", TEXT WHO ROUND(LATER) YES("anna") YES("carla") SAYS("bram", "consulting, date: 2026-03-06, until: 2026-03-20"), "Bram consults the constituency", NULL },
	{ "consulting, and then consent", TEXT WHO ROUND(LATER) YES("anna") YES("carla") SAYS("bram", "consulting, date: 2026-03-06, until: 2026-03-20, then: [{response: consent, date: 2026-03-19}]"), "", NULL },
	{ "left", TEXT WHO ROUND(LATER) YES("anna") YES("carla") SAYS("bram", "left, date: 2026-03-06"), "", NULL },
	{ "standing aside where it is allowed", TEXT WHO ROUND(LATER "    stand-aside: allowed\n") YES("anna") YES("carla") SAYS("bram", "stand-aside, date: 2026-03-06"), "", NULL },
	{ "standing aside where it is refused", TEXT WHO ROUND(LATER "    stand-aside: refused\n") YES("anna") YES("carla") SAYS("bram", "stand-aside, date: 2026-03-06"), "Bram stands aside", NULL },
	{ "standing aside where nothing is said", TEXT WHO ROUND(LATER) YES("anna") YES("carla") SAYS("bram", "stand-aside, date: 2026-03-06"), "Bram stands aside", NULL },
	{ "absent, asked later", TEXT WHO ROUND(LATER) YES("anna") YES("carla") SAYS("bram", "absent, date: 2026-03-06"), "Bram is absent", NULL },
	{ "absent, where nothing is said", TEXT WHO ROUND("") YES("anna") YES("carla") SAYS("bram", "absent, date: 2026-03-06"), "Bram is absent", NULL },
	{ "absent, counted against the policy", TEXT WHO ROUND(LATER) YES("anna") YES("carla") SAYS("bram", "absent, date: 2026-03-06, counted: present-decide"), "Bram is absent", NULL },
	{ "absent, those present decide, not counted yet", TEXT WHO ROUND(PRESENT) YES("anna") YES("carla") SAYS("bram", "absent, date: 2026-03-06"), "Bram is absent", "" },
	{ "absent, those present decide, counted", TEXT WHO ROUND(PRESENT) YES("anna") YES("carla") SAYS("bram", "absent, date: 2026-03-06, counted: present-decide"), "", NULL },
	{ "pending is never counted as absent by those present", TEXT WHO ROUND(PRESENT) YES("anna") YES("carla") SAYS("bram", "pending"), "Bram has not answered yet", NULL },
	{ "an objection is never skipped by those present", TEXT WHO ROUND(PRESENT) YES("anna") YES("carla") OBJECTS("bram", ""), "Bram objects; the objection of Bram has no outcome yet", NULL },
	{ "absent after an objection", TEXT WHO ROUND(PRESENT) YES("anna") YES("carla") OBJECTS("bram", ", then: [{response: absent, date: 2026-03-07, counted: present-decide}]"), "the objection of Bram has no outcome yet", NULL },
	{ "silence, not written down yet", TEXT WHO ROUND(SILENCE) YES("anna") YES("carla") SAYS("bram", "pending"), "Bram has not answered yet", "" },
	{ "silence, counted", TEXT WHO ROUND(SILENCE) YES("anna") YES("carla") SAYS("bram", "absent, date: 2026-03-19, counted: silence"), "", NULL },
	{ "not yet is no silence", TEXT WHO ROUND(SILENCE) YES("anna") YES("carla") SAYS("bram", "not-yet, date: 2026-03-06"), "Bram cannot consent yet", NULL },
	{ "nobody consents: all left", TEXT WHO ROUND(LATER) SAYS("anna", "left, date: 2026-03-06") SAYS("bram", "left, date: 2026-03-06"), "nobody consents", NULL },
	{ "nobody consents: all are silent", TEXT WHO ROUND(SILENCE) SAYS("anna", "pending") SAYS("bram", "pending"), "Anna has not answered yet; Bram has not answered yet; (nobody consents)", "nobody consents" },
	{ "nobody consents: nobody is asked", TEXT WHO "rounds: [{opened: 2026-03-05, text-digest: $DIGEST}]\n", "nobody consents", NULL },
	{ "a member who is asked and no member any more", TEXT WHO ROUND(LATER) ALL SAYS("dirk", "pending"), "Dirk has not answered yet", NULL },
	{ "everything at once", TEXT WHO PARTIES ROUND(LATER) SAYS("anna", "pending") OBJECTS("bram", "") SAYS("carla", "absent, date: 2026-03-06"),
		"Anna has not answered yet; Bram objects; Carla is absent; (nobody consents); (nobody consents for Noord, which would be bound); (nobody consents for Zuid, which would be bound); the objection of Bram has no outcome yet", NULL },
};
/* clang-format on */

static void every_member_has_to_settle(void **state)
{
	(void)state;
	put_table("", "");
	for (size_t i = 0; i < sizeof members / sizeof *members; i++)
		check_adoption(&members[i], "2026-05-01");
}

static void silence_takes_fourteen_days(void **state)
{
	(void)state;
	put_table("", "");
	put_agreement("agreements/keten/x.yaml",
		TEXT WHO ROUND(SILENCE) YES("anna") YES("carla") SAYS("bram", "pending"));
	loaded("2026-03-06");
	assert_string_equal(obstacles("2026-03-18", true), "Bram has not answered yet");
	assert_string_equal(obstacles("2026-03-19", true), "");
	/* what is written down too early does not count */
	put_agreement("agreements/keten/x.yaml",
		TEXT WHO ROUND(SILENCE) YES("anna") YES("carla")
			SAYS("bram", "absent, date: 2026-03-10, counted: silence"));
	loaded("2026-03-06");
	assert_string_equal(obstacles("2026-03-18", false), "Bram is absent");
	assert_string_equal(obstacles("2026-03-19", false), "");
}

/* ---- rounds and texts --------------------------------------------------------------------- */

#define FROM_HERE "sha256:1111111111111111111111111111111111111111111111111111111111111111"
#define OVER_THERE "sha256:2222222222222222222222222222222222222222222222222222222222222222"
#define CORRECTION(from, to)                                                                       \
	"  - {date: 2026-03-20, by: anna, seen-by: bram, what: W, from: " from ", to: " to "}\n"
#define ROUND_ON(digest)                                                                           \
	"rounds:\n  - opened: 2026-03-05\n    text-digest: " digest "\n    responses:\n"

/* clang-format off */
static const struct adoption_case texts[] = {
	{ "no round", TEXT WHO, "no consent round was opened", NULL },
	{ "a round of tomorrow", TEXT WHO "rounds: [{opened: 2026-05-02, responses: {anna: {response: pending}}}]\n", "no consent round was opened", NULL },
	{ "nobody has answered", TEXT WHO "rounds: [{opened: 2026-03-05, responses: {anna: {response: pending}}}]\n",
		"(nobody has answered yet, so there is no text that was consented to); Anna has not answered yet; (nobody consents)", NULL },
	{ "answers without a digest", TEXT WHO "rounds:\n  - opened: 2026-03-05\n    responses:\n" ALL, "it is not known which text was answered to: the round has no 'text-digest'", NULL },
	{ "another text", TEXT WHO ROUND_ON(FROM_HERE) ALL, "the text changed after it was consented to", NULL },
	{ "a correction", TEXT WHO ROUND_ON(FROM_HERE) ALL "corrections:\n" CORRECTION(FROM_HERE, "$DIGEST"), "", NULL },
	{ "two corrections", TEXT WHO ROUND_ON(FROM_HERE) ALL "corrections:\n" CORRECTION(FROM_HERE, OVER_THERE) CORRECTION(OVER_THERE, "$DIGEST"), "", NULL },
	{ "a chain with a gap", TEXT WHO ROUND_ON(FROM_HERE) ALL "corrections:\n" CORRECTION(OVER_THERE, "$DIGEST"), "the text changed after it was consented to", NULL },
	{ "a chain that goes on", TEXT WHO ROUND(LATER) ALL "corrections:\n" CORRECTION("$DIGEST", OVER_THERE), "the text changed after it was consented to", NULL },
	{ "only the last round counts", TEXT WHO ROUND_ON(FROM_HERE) SAYS("anna", "pending") SAYS("bram", "not-yet, date: 2026-03-06")
		"  - opened: 2026-03-10\n    changed: C\n    text-digest: $DIGEST\n    responses:\n" ALL, "", NULL },
	{ "a consent of an older round does not", TEXT WHO ROUND_ON(FROM_HERE) ALL
		"  - opened: 2026-03-10\n    changed: C\n    text-digest: $DIGEST\n    responses:\n" YES("anna") SAYS("bram", "pending"), "Bram has not answered yet", NULL },
	{ "but every objection does", TEXT WHO ROUND_ON(FROM_HERE) YES("anna") OBJECTS("bram", "") OBJECTS("carla", ", outcome: {result: amended, round: 2, date: 2026-03-09}")
		"  - opened: 2026-03-10\n    changed: C\n    text-digest: $DIGEST\n    responses:\n" ALL, "the objection of Bram has no outcome yet", NULL },
};
/* clang-format on */

static void consent_is_to_the_text_of_the_last_round(void **state)
{
	(void)state;
	put_table("", "");
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		check_adoption(&texts[i], "2026-05-01");
}

static void obstacles_say_where(void **state)
{
	kr_obstacles found = { 0 };
	(void)state;
	put_table("", "");
	put_agreement("agreements/keten/x.yaml",
		TEXT WHO PARTIES ROUND_ON(FROM_HERE) OBJECTS("bram",
			"") "  - opened: 2026-03-10\n    changed: C\n    text-digest: $DIGEST\n    "
			    "responses:\n" YES("anna") YES("bram") SAYS("carla", "pending"));
	loaded("2026-05-01");
	kr_adoption_obstacles(ws, agreement("keten/x"), day("2026-05-01"), false, &found);
	assert_int_equal(found.n, 3);
	assert_int_equal(found.at[0].kind, KR_MEMBER_WAITS);
	assert_string_equal(found.at[0].who, "carla");
	assert_int_equal(found.at[0].round, 2);
	assert_int_equal(found.at[0].at.line, 19);
	assert_int_equal(found.at[1].kind, KR_PARTY_WITHOUT);
	assert_string_equal(found.at[1].who, "zuid");
	assert_int_equal(found.at[1].at.line, 7);
	assert_int_equal(found.at[1].at.col, 18);
	assert_int_equal(found.at[2].kind, KR_OBJECTION_OPEN);
	assert_int_equal(found.at[2].round, 1);
	assert_int_equal(found.at[2].at.line, 12);
}

static void looks_at_what_it_establishes(void **state)
{
	static const char spelregel[] = "title: S\ntext: X\n";
	char text[2048];
	(void)state;
	put_table("", "");
	file("spelregels/a.yaml", spelregel);
	const struct kr_record *r = decoded(KR_SPELREGEL, "a", spelregel);
	const char *right = kr_digest_text(diags.arena, r->digest);
	const char *form = TEXT WHO "establishes: {spelregels/a: %s}\n" ROUND(LATER) ALL;
	snprintf(text, sizeof text, form, right);
	put_agreement("agreements/keten/x.yaml", text);
	loaded("2026-05-01");
	assert_string_equal(obstacles("2026-05-01", false), "");
	file("spelregels/a.yaml", "title: S\ntext: Y\n");
	loaded("2026-05-01");
	assert_string_equal(obstacles("2026-05-01", false),
		"the text of 'spelregels/a', which it establishes, changed");
	/* once it is adopted, others may change it with another agreement */
	snprintf(text, sizeof text,
		TEXT WHO
		"adopted: {date: 2026-04-01}\nestablishes: {spelregels/a: %s}\n" ROUND(LATER) ALL,
		right);
	put_agreement("agreements/keten/x.yaml", text);
	loaded("2026-05-01");
	assert_string_equal(obstacles("2026-05-01", false), "");
	/* and before the first answer there is nothing to compare */
	snprintf(text, sizeof text, form, "none");
	put_agreement("agreements/keten/x.yaml", text);
	loaded("2026-05-01");
	assert_string_equal(obstacles("2026-05-01", false), "");
}

/* ---- organisations ------------------------------------------------------------------------ */

/* clang-format off */
static const struct party_case {
	const char *label;
	const char *anna, *carla; /* their mandates; NULL: none */
	const char *responses, *found;
} parties[] = {
	{ "without mandates for whoever lists the member", NULL, NULL, ALL, "" },
	{ "another of the same organisation is enough", NULL, NULL, SAYS("anna", "left, date: 2026-03-06") YES("bram") YES("carla"), "" },
	{ "who left does not consent", NULL, NULL, YES("anna") YES("bram") SAYS("carla", "left, date: 2026-03-06"), "nobody consents for Zuid, which would be bound" },
	{ "by a mandate of another organisation", "organisation: zuid\ngiven-by: B\nfrom: 2026-01-01\n", NULL, YES("anna"), "nobody consents for Noord, which would be bound" },
	{ "by a sector mandate", "organisations: [noord, zuid]\ngiven-by: B\nfrom: 2026-01-01\n", NULL, YES("anna"), "" },
	{ "by a sector mandate without one of them", "organisations: [west, zuid]\ngiven-by: B\nfrom: 2026-01-01\n", NULL, YES("anna"), "nobody consents for Noord, which would be bound" },
	{ "a delegate for whoever lists them", "circle: regie\ngiven-by: B\nfrom: 2026-01-01\n", NULL, YES("anna") YES("carla"), "" },
	{ "in one's own name for whoever lists them", "self: true\nfrom: 2026-01-01\n", NULL, YES("anna") YES("carla"), "" },
	{ "a mandate that has not begun on that day", "organisation: zuid\ngiven-by: B\nfrom: 2026-03-07\n", NULL, YES("anna") YES("carla"), "" },
	{ "a mandate that begins on that day", "organisation: zuid\ngiven-by: B\nfrom: 2026-03-06\n", NULL, YES("anna") YES("carla"), "nobody consents for Noord, which would be bound" },
	{ "a mandate that ends on that day", "organisation: zuid\ngiven-by: B\nfrom: 2026-01-01\nuntil: 2026-03-06\n", NULL, YES("anna") YES("carla"), "nobody consents for Noord, which would be bound" },
	{ "a mandate that had ended", "organisation: zuid\ngiven-by: B\nfrom: 2026-01-01\nuntil: 2026-03-05\n", NULL, YES("anna") YES("carla"), "" },
	{ "a mandate that ended since", "organisation: zuid\ngiven-by: B\nfrom: 2026-01-01\nuntil: 2026-04-01\n", NULL, YES("anna") YES("carla"), "nobody consents for Noord, which would be bound" },
	{ "an answer is judged on its own day", NULL, "organisation: west\ngiven-by: B\nfrom: 2026-03-10\n",
		YES("anna") SAYS("carla", "not-yet, date: 2026-03-06, then: [{response: consent, date: 2026-03-12}]"), "nobody consents for Zuid, which would be bound" },
};
/* clang-format on */

static void every_party_has_somebodys_consent(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof parties / sizeof *parties; i++) {
		char text[2048];
		put_table("", "");
		if (is_there("mandates/keten/anna.yaml"))
			remove(at("mandates/keten/anna.yaml"));
		if (parties[i].anna)
			put_mandate("anna", parties[i].anna);
		if (parties[i].carla)
			put_mandate("carla", parties[i].carla);
		snprintf(text, sizeof text, "%s%s", TEXT WHO PARTIES ROUND(LATER),
			parties[i].responses);
		put_agreement("agreements/keten/x.yaml", text);
		loaded("2026-05-01");
		if (strcmp(obstacles("2026-05-01", false), parties[i].found) != 0)
			fail_msg("%s: %s", parties[i].label, obstacles("2026-05-01", false));
	}
}

/* ---- where mandates are needed ------------------------------------------------------------ */

#define NAMENS(by, more)                                                                           \
	"title: S\ntext: X\nenforces: {mandate-valid: error}\nadopted: {date: 2026-02-01, by: " by \
	"}\n" more
#define WITHOUT "Bram answered without a mandate in force"
#define VALID(org) "organisation: " org "\ngiven-by: B\nfrom: 2026-01-01\n"

/* clang-format off */
static const struct duty_case {
	const char *label, *network, *spelregel, *bram, *answer, *found;
} duties[] = {
	{ "nobody asks for one", "", NULL, NULL, "consent, date: 2026-03-06", "" },
	{ "a spelregel does", "", NAMENS("keten/regels", ""), NULL, "consent, date: 2026-03-06", WITHOUT },
	{ "so does checks", "checks: {mandate-valid: warning}\n", NULL, NULL, "consent, date: 2026-03-06", WITHOUT },
	{ "checks that ignore it do not", "checks: {mandate-valid: ignore}\n", NULL, NULL, "consent, date: 2026-03-06", "" },
	{ "checks do not lower what a spelregel enforces", "checks: {mandate-valid: ignore}\n", NAMENS("keten/regels", ""), NULL, "consent, date: 2026-03-06", WITHOUT },
	{ "a spelregel that ignores it does not", "", "title: S\ntext: X\nenforces: {mandate-valid: ignore}\nadopted: {date: 2026-02-01, by: keten/regels}\n", NULL, "consent, date: 2026-03-06", "" },
	{ "one that is not adopted does not", "", "title: S\ntext: X\nenforces: {mandate-valid: error}\n", NULL, "consent, date: 2026-03-06", "" },
	{ "one of another circle does not", "", NAMENS("keten/regels", "circles: [regie]\n"), NULL, "consent, date: 2026-03-06", "" },
	{ "one of this circle does", "", NAMENS("keten/regels", "circles: [regie, keten]\n"), NULL, "consent, date: 2026-03-06", WITHOUT },
	{ "not before it was adopted", "", NAMENS("keten/regels", ""), NULL, "consent, date: 2026-01-31", "" },
	{ "from the day of its adoption", "", NAMENS("keten/regels", ""), NULL, "consent, date: 2026-02-01", WITHOUT },
	{ "until the day before it ended", "", NAMENS("keten/regels", "ended: {date: 2026-03-07}\n"), NULL, "consent, date: 2026-03-06", WITHOUT },
	{ "not from the day that it ended", "", NAMENS("keten/regels", "ended: {date: 2026-03-06}\n"), NULL, "consent, date: 2026-03-06", "" },
	{ "not the agreement that established it", "", NAMENS("keten/x", ""), NULL, "consent, date: 2026-03-06", "" },
	{ "with a mandate in force", "", NAMENS("keten/regels", ""), VALID("noord"), "consent, date: 2026-03-06", "" },
	{ "with one that had ended", "", NAMENS("keten/regels", ""), VALID("noord") "until: 2026-03-05\n", "consent, date: 2026-03-06", WITHOUT },
	{ "with one that was withdrawn that day", "", NAMENS("keten/regels", ""), VALID("noord") "withdrawn: {date: 2026-03-06}\n", "consent, date: 2026-03-06", WITHOUT },
	{ "an objection without one", "", NAMENS("keten/regels", ""), NULL, "objection, date: 2026-03-06, argument: A", WITHOUT "; the objection of Bram has no outcome yet" },
	{ "an absence needs none", "", NAMENS("keten/regels", ""), NULL, "absent, date: 2026-03-06, counted: present-decide", "" },
	{ "leaving needs none", "", NAMENS("keten/regels", ""), VALID("noord") "withdrawn: {date: 2026-03-06}\n", "left, date: 2026-03-06", "" },
};
/* clang-format on */

static void an_answer_counts_with_a_mandate(void **state)
{
	(void)state;
	put_mandate("anna", VALID("noord"));
	put_mandate("carla", VALID("zuid"));
	for (size_t i = 0; i < sizeof duties / sizeof *duties; i++) {
		const struct duty_case *c = &duties[i];
		char text[2048];
		put_table(c->network, "");
		remove(at("mandates/keten/bram.yaml"));
		remove(at("spelregels/namens.yaml"));
		if (c->bram)
			put_mandate("bram", c->bram);
		if (c->spelregel)
			file("spelregels/namens.yaml", c->spelregel);
		snprintf(text, sizeof text, "%s      bram: {response: %s}\n",
			TEXT WHO "rounds:\n  - opened: 2026-01-05\n    absence: present-decide\n"
				 "    text-digest: $DIGEST\n    responses:\n" YES("anna")
					 YES("carla"),
			c->answer);
		put_agreement("agreements/keten/x.yaml", text);
		loaded("2026-05-01");
		if (strcmp(obstacles("2026-05-01", false), c->found) != 0)
			fail_msg("%s: %s", c->label, obstacles("2026-05-01", false));
	}
}

static void an_answer_without_a_mandate_is_for_nobody(void **state)
{
	(void)state;
	put_table("checks: {mandate-valid: error}\n", "");
	put_mandate("anna", VALID("noord"));
	put_mandate("bram", VALID("noord"));
	put_agreement("agreements/keten/x.yaml", TEXT WHO PARTIES ROUND(LATER) ALL);
	loaded("2026-05-01");
	assert_string_equal(obstacles("2026-05-01", false),
		"Carla answered without a mandate in force; "
		"(nobody consents for Zuid, which would be bound)");
	assert_true(kr_mandates_needed(ws, agreement("keten/x"), day("2020-01-01")));
}

/* A mandate that cannot be read is none in force. */
static void a_broken_mandate_is_not_in_force(void **state)
{
	(void)state;
	put_table("checks: {mandate-valid: error}\n", "");
	put_mandate("anna", VALID("noord"));
	put_mandate("bram", VALID("noord") "onbekend: 1\n");
	put_mandate("carla", VALID("zuid"));
	put_agreement("agreements/keten/x.yaml", TEXT WHO ROUND(LATER) ALL);
	opened("2026-05-01");
	assert_int_equal(kr_workspace_load(ws), KR_OK);
	assert_string_equal(obstacles("2026-05-01", false), WITHOUT);
}

/* ---- evaluations -------------------------------------------------------------------------- */

#define HELD TEXT WHO PARTIES "adopted: {date: 2026-03-12}\n" ROUND(LATER) ALL
#define OUTCOME(policy)                                                                            \
	"evaluations:\n  - date: 2026-08-20\n    kept: kept\n    learned: L\n    outcome: "        \
	"renewed\n"                                                                                \
	"    next: 2027-03-01\n" policy "    text-digest: $OUTCOME\n    responses:\n"
#define AGREES(who) "      " who ": {response: consent, date: 2026-08-20}\n"

static const char *outcome_obstacles(const char *on, bool pretend)
{
	static char text[2048];
	kr_obstacles found = { 0 };
	size_t n = 0;
	text[0] = '\0';
	const struct kr_agreement *a = agreement("keten/x");
	kr_outcome_obstacles(ws, a, &a->evaluations.at[0], day(on), pretend, &found);
	for (uint32_t i = 0; i < found.n; i++)
		n += (size_t)snprintf(text + n, sizeof text - n,
			found.at[i].follows ? "%s(%s)" : "%s%s", i ? "; " : "",
			kr_obstacle_text(ws, &found.at[i]));
	return text;
}

/* clang-format off */
static const struct adoption_case outcomes[] = {
	{ "all consent", HELD OUTCOME(LATER) AGREES("anna") AGREES("bram") AGREES("carla"), "", NULL },
	{ "one is pending", HELD OUTCOME(LATER) AGREES("anna") SAYS("bram", "pending") AGREES("carla"), "Bram has not answered yet", NULL },
	{ "an objection", HELD OUTCOME(LATER) AGREES("anna") SAYS("bram", "objection, date: 2026-08-21, argument: A") AGREES("carla"), "Bram objects; the objection of Bram has no outcome yet", NULL },
	{ "absent", HELD OUTCOME(LATER) AGREES("anna") SAYS("bram", "absent, date: 2026-08-21") AGREES("carla"), "Bram is absent", NULL },
	{ "those present decide", HELD OUTCOME(PRESENT) AGREES("anna") SAYS("bram", "absent, date: 2026-08-21") AGREES("carla"), "Bram is absent", "" },
	{ "silence of fourteen days since it was held", HELD OUTCOME(SILENCE) AGREES("anna") SAYS("bram", "pending") AGREES("carla"), "Bram has not answered yet", "" },
	{ "standing aside", HELD OUTCOME("    stand-aside: allowed\n") AGREES("anna") SAYS("bram", "stand-aside, date: 2026-08-21") AGREES("carla"), "", NULL },
	{ "an organisation for which nobody consents", HELD OUTCOME(LATER) AGREES("anna") SAYS("carla", "left, date: 2026-08-21"), "nobody consents for Zuid, which would be bound", NULL },
	{ "nobody has answered", HELD "evaluations: [{date: 2026-08-20, kept: kept, learned: L, outcome: ended, responses: {anna: {response: pending}}}]\n",
		"(nobody has answered yet, so there is no text that was consented to); Anna has not answered yet; (nobody consents); (nobody consents for Noord, which would be bound); nobody consents for Zuid, which would be bound", NULL },
	{ "another outcome than was answered to", TEXT WHO "adopted: {date: 2026-03-12}\n" ROUND(LATER) ALL
		"evaluations:\n  - {date: 2026-08-20, kept: kept, learned: L, outcome: ended, text-digest: " FROM_HERE ", responses: {anna: {response: consent, date: 2026-08-20}}}\n", "the text changed after it was consented to", NULL },
	{ "a text that was edited after its adoption", TEXT WHO "adopted: {date: 2026-03-12}\n" ROUND_ON(FROM_HERE) ALL OUTCOME(LATER) AGREES("anna") AGREES("bram") AGREES("carla"),
		"the text changed after it was consented to", NULL },
	{ "a text that was corrected before", TEXT WHO "adopted: {date: 2026-03-12}\n" ROUND_ON(FROM_HERE) ALL OUTCOME(LATER) AGREES("anna") AGREES("bram") AGREES("carla") "corrections:\n" CORRECTION(FROM_HERE, "$DIGEST"), "", NULL },
	{ "of earlier there is no round", "title: T\ntext: X\nadopted: {date: 2023-01-01, earlier: S}\n" OUTCOME(LATER) AGREES("anna") AGREES("bram") AGREES("carla"), "", NULL },
};
/* clang-format on */

static void an_outcome_needs_the_same_consent(void **state)
{
	(void)state;
	put_table("", "");
	for (size_t i = 0; i < sizeof outcomes / sizeof *outcomes; i++) {
		const struct adoption_case *c = &outcomes[i];
		put_agreement("agreements/keten/x.yaml", c->text);
		loaded("2026-09-03");
		for (int pretend = 0; pretend < 2; pretend++) {
			const char *wanted = pretend && c->pretend ? c->pretend : c->found;
			if (strcmp(outcome_obstacles("2026-09-03", pretend), wanted) != 0)
				fail_msg("%s (%d)\n--- is\n%s\n--- should be\n%s\n---", c->label,
					pretend, outcome_obstacles("2026-09-03", pretend), wanted);
		}
	}
}

static void silence_about_an_outcome_takes_fourteen_days(void **state)
{
	(void)state;
	put_table("", "");
	put_agreement("agreements/keten/x.yaml",
		HELD OUTCOME(SILENCE) AGREES("anna") SAYS("bram", "pending") AGREES("carla"));
	loaded("2026-09-03");
	assert_string_equal(outcome_obstacles("2026-09-02", true), "Bram has not answered yet");
	assert_string_equal(outcome_obstacles("2026-09-03", true), "");
}

/* A correction after the evaluation leaves the answers to its outcome as they are. */
static void a_correction_keeps_the_consent_to_an_outcome(void **state)
{
	char text[4096];
	(void)state;
	put_table("", "");
	const struct kr_agreement *a = (const struct kr_agreement *)decoded(
		KR_AGREEMENT, "keten/x", TEXT WHO);
	const char *old = kr_digest_text(diags.arena, a->record.digest);
	const char *outcome = kr_evaluation_digest(diags.arena, a, KR_RENEWED, day("2027-03-01"));
	snprintf(text, sizeof text,
		"title: Beter\ndriver: D\ntext: X\nevaluation: {date: 2026-09-01, criteria: {a: "
		"A}}\n" WHO "adopted: {date: 2026-03-12}\n"
		"rounds: [{opened: 2026-03-05, text-digest: %s, responses: {anna: {response: "
		"consent, date: 2026-03-06}}}]\n"
		"evaluations: [{date: 2026-08-20, kept: kept, learned: L, outcome: renewed, next: "
		"2027-03-01, text-digest: %s, responses: {anna: {response: consent, date: "
		"2026-08-20}}}]\n"
		"corrections: [{date: 2026-08-25, by: anna, seen-by: bram, what: W, from: %s, to: "
		"$DIGEST}]\n",
		old, outcome, old);
	put_agreement("agreements/keten/x.yaml", text);
	loaded("2026-09-03");
	assert_string_equal(outcome_obstacles("2026-09-03", false), "");
}

/* ---- ready -------------------------------------------------------------------------------- */

static void only_an_open_proposal_is_ready(void **state)
{
	static const struct {
		const char *more;
		bool ready;
	} cases[] = {
		{ "", true },
		{ "adopted: {date: 2026-04-01}\n", false },
		{ "withdrawn: {date: 2026-04-01}\n", false },
		{ "deferred: {date: 2026-04-01, until: 2026-06-01, owner: anna}\n", false },
		{ "escalated: {date: 2026-04-01, to: regie/x}\n", false },
	};
	(void)state;
	put_table("", "");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char text[2048];
		snprintf(text, sizeof text, "%s%s", TEXT WHO ROUND(LATER) ALL, cases[i].more);
		put_agreement("agreements/keten/x.yaml", text);
		loaded("2026-05-01");
		if (kr_agreement_ready(ws, agreement("keten/x"), day("2026-05-01")) !=
			cases[i].ready)
			fail_msg("%s", cases[i].more);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		MODEL_TEST(every_member_has_to_settle),
		MODEL_TEST(silence_takes_fourteen_days),
		MODEL_TEST(consent_is_to_the_text_of_the_last_round),
		MODEL_TEST(obstacles_say_where),
		MODEL_TEST(looks_at_what_it_establishes),
		MODEL_TEST(every_party_has_somebodys_consent),
		MODEL_TEST(an_answer_counts_with_a_mandate),
		MODEL_TEST(an_answer_without_a_mandate_is_for_nobody),
		MODEL_TEST(a_broken_mandate_is_not_in_force),
		MODEL_TEST(an_outcome_needs_the_same_consent),
		MODEL_TEST(silence_about_an_outcome_takes_fourteen_days),
		MODEL_TEST(a_correction_keeps_the_consent_to_an_outcome),
		MODEL_TEST(only_an_open_proposal_is_ready),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
