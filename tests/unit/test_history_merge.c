/* tests/unit/test_history_merge.c - three small texts in, one out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "history/kind.h"
#include "history/merge.h"

/*
 * In @wanted a conflict is written `<` ours `=` theirs `>`, each on a line of its own; NULL: it
 * cannot be merged by meaning.  @back is what comes out with the sides exchanged, where that is not
 * the same but for the sides of conflicts.
 */
struct merge_case {
	const char *name, *base, *ours, *theirs, *wanted, *back;
	enum kr_kind kind;
};

#define MERGE(n, o, a, b, w) .name = (n), .base = (o), .ours = (a), .theirs = (b), .wanted = (w)
#define ANSWERS(x) "rounds:\n  - opened: 2026-01-01\n    responses:\n" x
#define ANNA "      anna:\n        response: "
#define BRAM "      bram:\n        response: "

/* clang-format off */
static const struct merge_case cases[] = {
	{ MERGE("different keys", "title: a\ngoal: b\n", "title: x\ngoal: b\n", "title: a\ngoal: y\n", "title: x\ngoal: y\n"), .kind = KR_AGREEMENT },
	{ MERGE("one key, two values", "title: a\ngoal: b\n", "title: x\ngoal: b\n", "title: y\ngoal: b\n", "<\ntitle: x\n=\ntitle: y\n>\ngoal: b\n"), .kind = KR_AGREEMENT },
	{ MERGE("one key, one value", "title: a\ngoal: b\n", "title: x\ngoal: b\n", "title: x\ngoal: c\n", "title: x\ngoal: c\n"), .kind = KR_AGREEMENT },
	{ MERGE("the same in other quotes", "title: a\ngoal: b\n", "title: 'a'\ngoal: b\n", "title: x\ngoal: b\n", "title: x\ngoal: b\n"), .kind = KR_AGREEMENT },
	{ MERGE("gone and changed", "title: a\ngoal: b\n", "title: a\n", "title: a\ngoal: c\n", "title: a\n<\n=\ngoal: c\n>\n"), .kind = KR_AGREEMENT },
	{ MERGE("gone and left alone", "title: a\ngoal: b\n", "title: a\n", "title: x\ngoal: b\n", "title: x\n"), .kind = KR_AGREEMENT },
	{ MERGE("two keys at one place stand as in the table", "title: a\n", "title: a\nstarts: 2026-01-01\n", "title: a\ngoal: b\n", "title: a\ngoal: b\nstarts: 2026-01-01\n"), .kind = KR_AGREEMENT },
	{ MERGE("the same key at two places", "title: a\nkeeper: anna\n", "goal: b\ntitle: a\nkeeper: anna\nwhy: x\n", "title: a\nkeeper: anna\ngoal: b\nwhy: y\n", "goal: b\ntitle: a\nkeeper: anna\n<\nwhy: x\n=\nwhy: y\n>\n"), .kind = KR_AGREEMENT, .back = "goal: b\ntitle: a\nkeeper: anna\n<\nwhy: y\n=\nwhy: x\n>\n" },
	{ MERGE("a key that moved", "title: a\ngoal: b\nkind: two\n", "goal: b\ntitle: a\nkind: two\n", "title: a\ngoal: b\nkind: method\n", "title: a\ngoal: b\nkind: method\n"), .kind = KR_AGREEMENT },
	{ MERGE("keys that moved, and another value", "title: a\ngoal: b\nkind: two\n", "goal: b\ntitle: x\nkind: two\n", "title: a\ngoal: b\nkind: method\n", "goal: b\ntitle: x\nkind: method\n"), .kind = KR_AGREEMENT },
	{ MERGE("a key that the table does not know", "x: {a: 1}\n", "x: {a: 2}\n", "x: {a: 1, b: 3}\n", "<\nx: {a: 2}\n=\nx: {a: 1, b: 3}\n>\n"), .kind = KR_AGREEMENT },

	{ MERGE("two people", ANSWERS(ANNA "pending\n" BRAM "pending\n"), ANSWERS(ANNA "consent\n" BRAM "pending\n"), ANSWERS(ANNA "pending\n" BRAM "objection\n"), ANSWERS(ANNA "consent\n" BRAM "objection\n")), .kind = KR_AGREEMENT },
	{ MERGE("one person, whole", ANSWERS(ANNA "pending\n"), ANSWERS(ANNA "consent\n        said: ja\n"), ANSWERS(ANNA "consent\n        concern: none\n"), ANSWERS("<\n" ANNA "consent\n        said: ja\n=\n" ANNA "consent\n        concern: none\n>\n")), .kind = KR_AGREEMENT },
	{ MERGE("what comes later merges", ANSWERS(ANNA "objection\n"), ANSWERS(ANNA "objection\n        then: [{response: consent}]\n"), ANSWERS(ANNA "objection\n        outcome: {result: amended}\n"), ANSWERS(ANNA "objection\n        outcome: {result: amended}\n        then: [{response: consent}]\n")), .kind = KR_AGREEMENT },
	{ MERGE("two later answers", ANSWERS(ANNA "not-yet\n        then: [{response: not-yet}]\n"), ANSWERS(ANNA "not-yet\n        then: [{response: not-yet}, {response: consent}]\n"), ANSWERS(ANNA "not-yet\n        then: [{response: not-yet}, {response: objection}]\n"), ANSWERS("<\n" ANNA "not-yet\n        then: [{response: not-yet}, {response: consent}]\n=\n" ANNA "not-yet\n        then: [{response: not-yet}, {response: objection}]\n>\n")), .kind = KR_AGREEMENT },
	{ MERGE("who confirmed an outcome has seen that one", ANSWERS(ANNA "objection\n        outcome: {result: amended}\n"), ANSWERS(ANNA "objection\n        outcome: {result: withdrawn}\n"), ANSWERS(ANNA "objection\n        outcome: {result: amended, confirmed-by: anna}\n"), ANSWERS("<\n" ANNA "objection\n        outcome: {result: withdrawn}\n" "=\n" ANNA "objection\n        outcome: {result: amended, confirmed-by: anna}\n" ">\n")), .kind = KR_AGREEMENT },
	{ MERGE("an outcome is that of an objection", ANSWERS(ANNA "objection\n"), ANSWERS(ANNA "consent\n"), ANSWERS(ANNA "objection\n        outcome: {result: amended}\n"), ANSWERS("<\n" ANNA "consent\n" "=\n" ANNA "objection\n        outcome: {result: amended}\n" ">\n")), .kind = KR_AGREEMENT },
	{ MERGE("a later answer follows on the last one", ANSWERS(ANNA "objection\n" "        then: [{response: consent}, {response: not-yet}]\n"), ANSWERS(ANNA "objection\n" "        then: [{response: not-yet}, {response: consent}]\n"), ANSWERS(ANNA "objection\n" "        then: [{response: consent}, {response: not-yet}, {response: absent}]\n"), ANSWERS("<\n" ANNA "objection\n" "        then: [{response: not-yet}, {response: consent}]\n" "=\n" ANNA "objection\n" "        then: [{response: consent}, {response: not-yet}, {response: absent}]\n" ">\n")), .kind = KR_AGREEMENT },
	{ MERGE("answers to two texts", "rounds:\n" "  - opened: 2026-01-01\n    text-digest: a\n    responses:\n" ANNA "consent\n" BRAM "pending\n", "rounds:\n" "  - opened: 2026-01-01\n    text-digest: b\n    responses:\n" ANNA "consent\n" BRAM "pending\n", "rounds:\n" "  - opened: 2026-01-01\n    text-digest: a\n    responses:\n" ANNA "consent\n" BRAM "consent\n", "rounds:\n<\n" "  - opened: 2026-01-01\n    text-digest: b\n    responses:\n" ANNA "consent\n" BRAM "pending\n" "=\n" "  - opened: 2026-01-01\n    text-digest: a\n    responses:\n" ANNA "consent\n" BRAM "consent\n" ">\n"), .kind = KR_AGREEMENT },
	{ MERGE("first answers to two texts", "rounds:\n" "  - opened: 2026-01-01\n    responses:\n" ANNA "pending\n" BRAM "pending\n", "rounds:\n" "  - opened: 2026-01-01\n    text-digest: b\n    responses:\n" ANNA "consent\n" BRAM "pending\n", "rounds:\n" "  - opened: 2026-01-01\n    text-digest: a\n    responses:\n" ANNA "pending\n" BRAM "consent\n", "rounds:\n<\n" "  - opened: 2026-01-01\n    text-digest: b\n    responses:\n" ANNA "consent\n" BRAM "pending\n" "=\n" "  - opened: 2026-01-01\n    text-digest: a\n    responses:\n" ANNA "pending\n" BRAM "consent\n" ">\n"), .kind = KR_AGREEMENT },
	{ MERGE("first answers to one text", "rounds:\n" "  - opened: 2026-01-01\n    responses:\n" ANNA "pending\n" BRAM "pending\n", "rounds:\n" "  - opened: 2026-01-01\n    text-digest: a\n    responses:\n" ANNA "consent\n" BRAM "pending\n", "rounds:\n" "  - opened: 2026-01-01\n    text-digest: a\n    responses:\n" ANNA "pending\n" BRAM "consent\n", "rounds:\n" "  - opened: 2026-01-01\n    text-digest: a\n    responses:\n" ANNA "consent\n" BRAM "consent\n"), .kind = KR_AGREEMENT },
	{ MERGE("two new rounds", "rounds:\n  - opened: 2026-01-01\n", "rounds:\n  - opened: 2026-01-01\n  - opened: 2026-02-02\n", "rounds:\n  - opened: 2026-01-01\n    meeting: 2026-01-01\n  - opened: 2026-03-03\n", "rounds:\n  - opened: 2026-01-01\n    meeting: 2026-01-01\n<\n  - opened: 2026-02-02\n=\n  - opened: 2026-03-03\n>\n"), .kind = KR_AGREEMENT },
	{ MERGE("the same new round", "rounds:\n  - opened: 2026-01-01\n", "title: x\nrounds:\n  - opened: 2026-01-01\n  - opened: 2026-02-02\n", "rounds:\n  - opened: 2026-01-01\n  - opened: 2026-02-02\nwhy: y\n", "title: x\nrounds:\n  - opened: 2026-01-01\n  - opened: 2026-02-02\nwhy: y\n"), .kind = KR_AGREEMENT },
	{ MERGE("two ends", "title: a\n", "title: a\nended: {date: 2026-01-01}\n", "title: a\nended: {date: 2026-01-01, why: klaar}\n", "title: a\n<\nended: {date: 2026-01-01}\n=\nended: {date: 2026-01-01, why: klaar}\n>\n"), .kind = KR_AGREEMENT },
	{ MERGE("an end and a withdrawal", "title: a\n", "title: a\nended: {date: 2026-01-01}\n", "title: a\nwithdrawn: {date: 2026-01-02}\n", "title: a\nwithdrawn: {date: 2026-01-02}\nended: {date: 2026-01-01}\n"), .kind = KR_AGREEMENT },

	{ MERGE("words of a list", "topics: [a]\n", "topics: [a, c]\n", "topics: [b, a, d]\n", "topics: [b, a, c, d]\n"), .kind = KR_AGREEMENT },
	{ MERGE("the same word twice", "topics: [a]\n", "topics: [a, c]\n", "topics: [a, c, d]\n", "topics: [a, c, d]\n"), .kind = KR_AGREEMENT },
	{ MERGE("a log goes by day", "deviations:\n  - {date: 2026-01-01, by: a}\n", "deviations:\n  - {date: 2026-01-01, by: a}\n  - {date: 2026-03-03, by: b}\n", "deviations:\n  - {date: 2026-01-01, by: a, repaired: 2026-02-01}\n  - {date: 2026-02-02, by: c}\n", "deviations:\n  - {date: 2026-01-01, by: a, repaired: 2026-02-01}\n  - {date: 2026-02-02, by: c}\n  - {date: 2026-03-03, by: b}\n"), .kind = KR_AGREEMENT },
	{ MERGE("another deviation does not get its repair", "deviations:\n  - {date: 2026-01-01, by: a}\n", "deviations:\n  - {date: 2026-02-02, by: b}\n", "deviations:\n  - {date: 2026-01-01, by: a, repaired: 2026-03-03}\n", "deviations:\n<\n=\n  - {date: 2026-01-01, by: a, repaired: 2026-03-03}\n>\n  - {date: 2026-02-02, by: b}\n"), .kind = KR_AGREEMENT, .back = "deviations:\n<\n  - {date: 2026-01-01, by: a, repaired: 2026-03-03}\n=\n>\n  - {date: 2026-02-02, by: b}\n" },
	{ MERGE("one person says two things", "reactions:\n  anna: [{date: 2026-01-01, text: a}]\n", "reactions:\n  anna: [{date: 2026-01-01, text: a}, {date: 2026-01-03, text: c}]\n", "reactions:\n  anna: [{date: 2026-01-01, text: a}, {date: 2026-01-02, text: b}]\n  bram: [{date: 2026-01-01, text: d}]\n", "reactions:\n  anna: [{date: 2026-01-01, text: a}, {date: 2026-01-02, text: b}, {date: 2026-01-03, text: c}]\n  bram: [{date: 2026-01-01, text: d}]\n"), .kind = KR_AGREEMENT },
	{ MERGE("the same evaluation, two that consent", "title: a\n", "title: a\nevaluations:\n  - date: 2026-01-01\n    responses:\n      anna: {response: consent}\n", "title: a\nevaluations:\n  - date: 2026-01-01\n    responses:\n      bram: {response: consent}\n", "title: a\nevaluations:\n  - date: 2026-01-01\n    responses:\n      anna: {response: consent}\n      bram: {response: consent}\n"), .kind = KR_AGREEMENT },
	{ MERGE("two evaluations on one day", "title: a\n", "title: a\nevaluations:\n  - date: 2026-01-01\n    kept: kept\n", "title: a\nevaluations:\n  - date: 2026-01-01\n    kept: partly\n    by: bram\n", "title: a\nevaluations:\n<\n  - date: 2026-01-01\n    kept: kept\n=\n  - date: 2026-01-01\n    kept: partly\n    by: bram\n>\n"), .kind = KR_AGREEMENT },
	{ MERGE("flow on one side, lines on the other", "topics: [a]\ntitle: x\n", "topics: [a, b]\ntitle: x\n", "topics:\n  - a\n  - c\ntitle: x\n", "topics:\n  - a\n  - b\n  - c\ntitle: x\n"), .kind = KR_AGREEMENT },
	{ MERGE("deeper on one side", "actions:\n  x:\n    what: a\n", "actions:\n  x:\n    what: a\n  y:\n    what: |\n      b\n\n      c\n", "actions:\n    x:\n        what: d\n        owner: e\n", "actions:\n    x:\n        what: d\n        owner: e\n    y:\n      what: |\n        b\n\n        c\n"), .kind = KR_AGREEMENT },

	{ MERGE("comments of both", "title: a\ngoal: b\n", "# een\ntitle: a\n# twee\ngoal: b\n", "title: x\ngoal: c\n# onder\n", "# een\ntitle: x\n# twee\ngoal: c\n# onder\n"), .kind = KR_AGREEMENT },
	{ MERGE("two comments above one key", "title: a\ngoal: b\n", "title: a\n# een\ngoal: b\n", "title: a\n# twee\ngoal: b\n", "title: a\n# een\n# twee\ngoal: b\n"), .kind = KR_AGREEMENT },
	{ MERGE("a comment behind a value that changed", "title: a\ngoal: b\n", "title: a  # oud\ngoal: b\n", "title: x\ngoal: b\n", "<\ntitle: a  # oud\n=\ntitle: x\n>\ngoal: b\n"), .kind = KR_AGREEMENT },
	{ MERGE("a comment that both lose", "# een\ntitle: a\ngoal: b\n", "title: x\ngoal: b\n", "title: a\ngoal: c\n", "title: x\ngoal: c\n"), .kind = KR_AGREEMENT },

	{ MERGE("other line ends", "title: a\ngoal: b\n", "title: a\r\ngoal: b\r\n", "title: a\ngoal: c\n", "title: a\r\ngoal: c\r\n"), .kind = KR_AGREEMENT },
	{ MERGE("no last line end", "title: a\ngoal: b\n", "title: a\ngoal: b", "title: x\ngoal: b\n", "title: x\ngoal: b"), .kind = KR_AGREEMENT },
	{ MERGE("a byte order mark", "title: a\ngoal: b\n", "\xef\xbb\xbftitle: a\ngoal: b\n", "title: x\ngoal: b\n", "\xef\xbb\xbftitle: x\ngoal: b\n"), .kind = KR_AGREEMENT },
	{ MERGE("both add the file", "", "title: a\ngoal: b\n", "title: a\nkind: two\n", "title: a\nkind: two\ngoal: b\n"), .kind = KR_AGREEMENT },
	{ MERGE("both add the file, not the same", "", "title: a\n", "title: b\n", "<\ntitle: a\n=\ntitle: b\n>\n"), .kind = KR_AGREEMENT },
	{ MERGE("an empty list gets two", "actions:\n", "actions:\n  x: {what: a}\n", "actions:\n  y: {what: b}\n", "actions:\n  x: {what: a}\n  y: {what: b}\n"), .kind = KR_AGREEMENT },

	{ MERGE("members", "members:\n  anna: {from: 2026-01-01}\n", "members:\n  anna: {from: 2026-01-01}\n  bram: {from: 2026-02-01}\n", "members:\n  anna: {from: 2026-01-01, until: 2026-03-01}\n", "members:\n  anna: {from: 2026-01-01, until: 2026-03-01}\n  bram: {from: 2026-02-01}\n"), .kind = KR_CIRCLE },
	{ MERGE("renewals", "renewals:\n  - {date: 2026-01-01, by: x, outcome: confirmed}\n", "renewals:\n  - {date: 2026-01-01, by: x, outcome: confirmed}\n  - {date: 2026-02-01, by: x, outcome: confirmed}\n", "renewals:\n  - {date: 2026-01-01, by: x, outcome: confirmed}\n  - {date: 2026-02-01, by: x, outcome: confirmed}\n  - {date: 2026-03-01, by: x, outcome: narrowed}\n", "renewals:\n  - {date: 2026-01-01, by: x, outcome: confirmed}\n  - {date: 2026-02-01, by: x, outcome: confirmed}\n  - {date: 2026-03-01, by: x, outcome: narrowed}\n"), .kind = KR_MANDATE },
	{ MERGE("who was there", "present: [anna]\n", "present: [anna, bram]\n", "present: [anna, carla]\nabsent: [dirk]\n", "present: [anna, bram, carla]\nabsent: [dirk]\n"), .kind = KR_MEETING },

	{ MERGE("no YAML", "title: a\n", "title: [\n", "title: b\n", NULL), .kind = KR_AGREEMENT },
	{ MERGE("a key twice", "title: a\n", "title: a\ntitle: b\n", "title: c\n", NULL), .kind = KR_AGREEMENT },
	{ MERGE("markers of an earlier merge", "title: a\n", "<<<<<<< x\ntitle: a\n=======\ntitle: b\n>>>>>>> y\n", "title: c\n", NULL), .kind = KR_AGREEMENT },
	{ MERGE("a text that hangs on the last line end", "why: |\n  a\ntitle: b\n", "title: b\nwhy: |\n  a", "why: |\n  a\ntitle: c\n", NULL), .kind = KR_AGREEMENT },
};
/* clang-format on */

/* `<`, `=` and `>` alone on a line become the markers. */
static void with_markers(const char *text, struct kr_buf *out)
{
	while (*text) {
		size_t len = strcspn(text, "\n") + 1;
		if (len == 2 && strchr("<=>", *text)) {
			kr_buf_fill(out, *text, KR_MARKER_SIZE);
			kr_buf_puts(out, *text == '<'   ? " one side"
					 : *text == '>' ? " other side"
							: "");
			kr_buf_putc(out, '\n');
		} else {
			kr_buf_add(out, text, len > strlen(text) ? strlen(text) : len);
		}
		text += len > strlen(text) ? strlen(text) : len;
	}
}

static struct kr_bytes bytes(const char *s)
{
	return (struct kr_bytes){ s, strlen(s) };
}

static void expect(
	const struct merge_case *c, const char *ours, const char *theirs, const char *wanted)
{
	struct kr_merge m = { .kind = c->kind,
		.base = bytes(c->base),
		.ours = bytes(ours),
		.theirs = bytes(theirs),
		.marker_size = KR_MARKER_SIZE };
	struct kr_diags diags = { .arena = kr_arena_new() };
	struct kr_buf out = KR_BUF_INIT, text = KR_BUF_INIT;
	uint32_t conflicts = 99;
	int result = kr_merge_records(&m, &diags, &out, &conflicts);
	if (!wanted) {
		assert_int_equal(result, KR_FAILED);
		assert_int_equal(out.len, 0);
		assert_true(diags.list.n > 0);
	} else {
		with_markers(wanted, &text);
		if (strcmp(out.s, text.s) != 0 || result != KR_OK)
			print_message(
				"%s: %s\n", c->name, diags.list.n ? diags.list.at[0].message : "");
		assert_int_equal(result, KR_OK);
		assert_string_equal(out.s, text.s);
		assert_int_equal(conflicts > 0, strstr(wanted, "<\n") != NULL);
	}
	kr_buf_release(&out);
	kr_buf_release(&text);
	kr_arena_free(diags.arena);
}

static void test_cases(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		expect(&cases[i], cases[i].ours, cases[i].theirs, cases[i].wanted);
}

static void test_the_other_way_round(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct merge_case *c = &cases[i];
		bool conflict = c->wanted && strchr(c->wanted, '<');
		if (c->back || !conflict)
			expect(c, c->theirs, c->ours, c->back ? c->back : c->wanted);
	}
}

static void test_laws(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct merge_case c = cases[i];
		expect(&c, c.ours, c.base, c.ours);
		expect(&c, c.base, c.ours, c.ours);
		expect(&c, c.theirs, c.theirs, c.theirs);
	}
}

static void test_kinds(void **state)
{
	(void)state;
	assert_int_equal(kr_kind_of_path("kring.yaml"), KR_NETWORK);
	assert_int_equal(kr_kind_of_path("onze/map/kring.yaml"), KR_NETWORK);
	assert_int_equal(kr_kind_of_path("agreements/x/y.yaml"), KR_AGREEMENT);
	assert_int_equal(kr_kind_of_path("onze/map/circles/x.yaml"), KR_CIRCLE);
	assert_int_equal(kr_kind_of_path("/top/mandates/x/y.yaml"), KR_MANDATE);
	assert_int_equal(kr_kind_of_path("agreements/meetings/y.yaml"), KR_AGREEMENT);
	assert_int_equal(kr_kind_of_path("agreements"), KR_KINDS);
	assert_int_equal(kr_kind_of_path("agreements.yaml"), KR_KINDS);
	assert_int_equal(kr_kind_of_path("agreements/x/y.md"), KR_KINDS);
	assert_int_equal(kr_kind_of_path("docs/y.yaml"), KR_KINDS);
	assert_int_equal(kr_kind_of_path(""), KR_KINDS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_the_other_way_round),
		cmocka_unit_test(test_laws),
		cmocka_unit_test(test_kinds),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
