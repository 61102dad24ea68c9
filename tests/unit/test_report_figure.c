/* tests/unit/test_report_figure.c - figures and matrices, whatever people are called. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <jansson.h>
#include <locale.h>
#include <string.h>

#include "report/layout.h"
#include "report/private.h"

static struct kr_document new_document(void)
{
	struct kr_document d = { .arena = kr_arena_new(),
		.name = "trial",
		.title = "Trial",
		.network = "Network",
		.rows_only = true };
	assert_true(kr_day_parse("2026-11-22", 10, &d.day));
	return d;
}

static void join(struct kr_document *d, struct kr_block *f, uint32_t above, uint32_t below,
	const char *label, bool loose)
{
	kr_figure_line(d, f,
		&(struct kr_line){ .above = above,
			.below = below,
			.label = label,
			.loose = loose,
			.leader = label && !loose ? "Bram" : NULL,
			.delegate = label && !loose ? "Carla" : NULL });
}

/* regie over keten and zorg, keten over stuit. */
static struct kr_block *family(struct kr_document *d)
{
	struct kr_block *f = kr_document_figure(d, "figure");
	uint32_t keten = kr_figure_box(d, f, "keten", "Kring keten");
	uint32_t regie = kr_figure_box(d, f, "regie", "Regiekring");
	uint32_t stuit = kr_figure_box(d, f, "stuit", "Stuit");
	uint32_t zorg = kr_figure_box(d, f, "zorg", "Zorg");
	join(d, f, regie, keten, "Bram, Carla", false);
	join(d, f, keten, stuit, NULL, false);
	join(d, f, regie, zorg, "nobody", true);
	return f;
}

static struct kr_buf tree(const struct kr_block *f, bool drawn, size_t width)
{
	struct kr_buf out = KR_BUF_INIT;
	kr_figure_tree(&out, f, drawn, width);
	return out;
}

static void a_figure_is_a_tree(void **state)
{
	(void)state;
	struct kr_document d = new_document();
	const struct kr_block *f = family(&d);
	struct kr_buf drawn = tree(f, true, 0), ascii = tree(f, false, 0);
	assert_string_equal(drawn.s, "Regiekring\n"
				     "├─ Kring keten  Bram, Carla\n"
				     "│  └─ Stuit\n"
				     "└─ Zorg  nobody\n");
	assert_string_equal(ascii.s, "Regiekring\n"
				     "|- Kring keten  Bram, Carla\n"
				     "|  `- Stuit\n"
				     "`- Zorg  nobody\n");
	kr_buf_release(&drawn);
	kr_buf_release(&ascii);
	kr_arena_free(d.arena);
}

static void a_ring_is_shown_once(void **state)
{
	(void)state;
	struct kr_document d = new_document();
	struct kr_block *f = kr_document_figure(&d, "figure");
	for (int i = 0; i < 3; i++)
		kr_figure_box(&d, f, i ? i > 1 ? "c" : "b" : "a", i ? i > 1 ? "C" : "B" : "A");
	join(&d, f, 0, 1, NULL, false);
	join(&d, f, 1, 0, NULL, false);
	join(&d, f, 2, 2, NULL, false);
	struct kr_buf out = tree(f, false, 0);
	assert_string_equal(out.s, "A\n`- B\nC\n");
	kr_buf_release(&out);
	kr_arena_free(d.arena);
}

static void a_tree_fits_the_terminal(void **state)
{
	(void)state;
	struct kr_document d = new_document();
	struct kr_buf out = tree(family(&d), true, 16);
	assert_string_equal(out.s, "Regiekring\n"
				   "├─ Kring keten\n"
				   "   Bram, Carla\n"
				   "│  └─ Stuit\n"
				   "└─ Zorg nobody\n");
	kr_buf_release(&out);
	kr_arena_free(d.arena);
}

static void a_figure_is_a_graph(void **state)
{
	(void)state;
	struct kr_document d = new_document();
	struct kr_buf out = KR_BUF_INIT;
	family(&d);
	assert_int_equal(kr_format_find("md")->print(&d, &(struct kr_layout){ 0 }, &out), KR_OK);
	assert_string_equal(out.s, "```mermaid\n"
				   "graph TD\n"
				   "    n1[\"Kring keten\"]\n"
				   "    n2[\"Regiekring\"]\n"
				   "    n3[\"Stuit\"]\n"
				   "    n4[\"Zorg\"]\n"
				   "    n2 -->|\"Bram, Carla\"| n1\n"
				   "    n1 --> n3\n"
				   "    n2 -.->|\"nobody\"| n4\n"
				   "```\n");
	kr_buf_release(&out);
	kr_arena_free(d.arena);
}

/* What somebody could call a circle. */
static const char *const hostile[] = {
	"end",
	"\"] --> n9[\"x",
	"a\"|b]c}d)e>f",
	"```\nclick n1 \"javascript:alert(1)\"\n```",
	"%%{init: {\"securityLevel\":\"loose\"}}%%",
	"<script>alert(1)</script>",
	"<img src=x onerror=alert(1)> &lt; &#60;",
	"`# markdown **in** a label`",
	"#quot; #35; #",
	"line one\nn1 --> n2\r\nsubgraph x",
	"@team $$x$$ ~~~ :::class ; a;b",
	"\\ at the end \\",
	"\033[31mred\033[0m \xE2\x80\xAE turned",
	"日本語 é",
	"not \xFF UTF-8",
	"",
};

/* Is @s, from behind its opening quote on, a label and then exactly @rest? */
static void assert_label(const char *s, const char *rest, const char *of)
{
	const char *end = strchr(s, '"');
	if (!end || strcmp(end + 1, rest) != 0)
		fail_msg("'%s' breaks out: %s", of, s);
	for (; s < end; s++) {
		bool code = *s == '#' && strspn(s + 1, "0123456789") > 0 &&
			    s[1 + strspn(s + 1, "0123456789")] == ';';
		if (code)
			s += 1 + strspn(s + 1, "0123456789");
		else if (strchr("\"[]{}|<>`#%&;@$~:\\\n\r\033*_=!", *s))
			fail_msg("'%c' of '%s' stands there as it is", *s, of);
	}
}

static void no_name_breaks_out_of_a_graph(void **state)
{
	(void)state;
	for (size_t h = 0; h < sizeof hostile / sizeof *hostile; h++) {
		struct kr_document d = new_document();
		struct kr_block *f = kr_document_figure(&d, "figure");
		kr_figure_box(&d, f, hostile[h], hostile[h]);
		kr_figure_box(&d, f, "b", "B");
		join(&d, f, 0, 1, hostile[h], false);
		struct kr_buf out = KR_BUF_INIT;
		assert_int_equal(
			kr_format_find("md")->print(&d, &(struct kr_layout){ 0 }, &out), KR_OK);
		static const char *const starts[] = { "```mermaid", "graph TD", "    n1[\"",
			"    n2[\"B\"]", "    n1 -->|\"", "```" };
		char *line = out.s;
		for (size_t i = 0; i < 6; i++) {
			char *end = strchr(line, '\n');
			assert_non_null(end);
			*end = '\0';
			if (strncmp(line, starts[i], strlen(starts[i])) != 0)
				fail_msg("line %zu of '%s' is '%s'", i, hostile[h], line);
			if (i == 2 || i == 4)
				assert_label(line + strlen(starts[i]), i == 2 ? "]" : "| n2",
					hostile[h]);
			line = end + 1;
		}
		assert_string_equal(line, "");
		kr_buf_release(&out);
		kr_arena_free(d.arena);
	}
}

static void json_has_boxes_and_lines(void **state)
{
	(void)state;
	struct kr_document d = new_document();
	d.rows_only = false;
	family(&d);
	struct kr_buf out = KR_BUF_INIT;
	assert_int_equal(kr_format_find("json")->print(&d, &(struct kr_layout){ 0 }, &out), KR_OK);
	assert_non_null(strstr(out.s,
		"\"figure\":{\"nodes\":[{\"id\":\"keten\",\"name\":\"Kring keten\"},"
		"{\"id\":\"regie\",\"name\":\"Regiekring\"},{\"id\":\"stuit\",\"name\":\"Stuit\"},"
		"{\"id\":\"zorg\",\"name\":\"Zorg\"}],\"edges\":["
		"{\"above\":\"regie\",\"below\":\"keten\",\"label\":\"Bram, "
		"Carla\",\"loose\":false},"
		"{\"above\":\"keten\",\"below\":\"stuit\",\"label\":null,\"loose\":false},"
		"{\"above\":\"regie\",\"below\":\"zorg\",\"label\":null,\"loose\":true}]}"));
	json_t *root = json_loads(out.s, JSON_REJECT_DUPLICATES, NULL);
	assert_non_null(root);
	json_decref(root);
	kr_buf_release(&out);
	kr_arena_free(d.arena);
}

/* ---- side by side ------------------------------------------------------------------------- */

static struct kr_buf printed(const struct kr_document *d, const char *format)
{
	struct kr_buf out = KR_BUF_INIT;
	assert_int_equal(kr_format_find(format)->print(d, &(struct kr_layout){ 0 }, &out), KR_OK);
	return out;
}

static void a_matrix_is_for_people_and_goes_on_below(void **state)
{
	(void)state;
	static const char *const names[] = { "a", "b", "c", "d", "e", "f", "open", "id" };
	struct kr_document d = new_document();
	d.rows_only = false;
	struct kr_matrix m = kr_matrix_new(&d, 1, 8);
	m.corner = "who";
	m.rows[0].text = "x";
	for (size_t i = 0; i < 8; i++) {
		m.columns[i] = names[i];
		kr_matrix_cell(&m, 0, i)->text = names[i];
	}
	kr_document_matrix(&d, &m);
	struct kr_buf text = printed(&d, "text"), json = printed(&d, "json");
	assert_string_equal(text.s, "Trial\nNetwork, 22 November 2026\n\n"
				    "who  a  b  c  d  e  f\n"
				    "x    a  b  c  d  e  f\n\n"
				    "who  open  id\n"
				    "x    open  id\n");
	assert_string_equal(json.s, "{\"schema\":1,\"report\":\"trial\",\"network\":\"Network\","
				    "\"date\":\"2026-11-22\"}\n");
	kr_buf_release(&text);
	kr_buf_release(&json);
	kr_arena_free(d.arena);
}

static void a_table_for_machines_is_not_printed(void **state)
{
	(void)state;
	static const struct kr_column one[] = { { "n", "n", KR_COLUMN_TEXT, KR_FOR_ALL, false } };
	struct kr_document d = new_document();
	d.rows_only = false;
	kr_document_heading(&d, 1, "Above");
	struct kr_block *table = kr_document_table(&d, "rows", one, 1, "nothing");
	table->audience = KR_FOR_MACHINES;
	kr_block_row(&d, table, KR_TONE_PLAIN)->text = "x";
	struct kr_buf text = printed(&d, "text"), md = printed(&d, "md"),
		      json = printed(&d, "json");
	assert_string_equal(text.s, "Trial\nNetwork, 22 November 2026\n");
	assert_null(strstr(md.s, "Above"));
	assert_non_null(strstr(json.s, "\"rows\":[{\"n\":\"x\"}]"));
	kr_buf_release(&text);
	kr_buf_release(&md);
	kr_buf_release(&json);
	kr_arena_free(d.arena);
}

static void the_middle_of_numbers(void **state)
{
	(void)state;
	int32_t odd[] = { 24, 14, 28 }, even[] = { 4, 1, 9, 2 }, one[] = { 7 };
	assert_true(kr_median(odd, 3) == 24);
	assert_true(kr_median(even, 4) == 3);
	assert_true(kr_median(even, 2) == 1.5);
	assert_true(kr_median(one, 1) == 7);
	assert_true(kr_median(one, 0) == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_figure_is_a_tree),
		cmocka_unit_test(a_ring_is_shown_once),
		cmocka_unit_test(a_tree_fits_the_terminal),
		cmocka_unit_test(a_figure_is_a_graph),
		cmocka_unit_test(no_name_breaks_out_of_a_graph),
		cmocka_unit_test(json_has_boxes_and_lines),
		cmocka_unit_test(a_matrix_is_for_people_and_goes_on_below),
		cmocka_unit_test(a_table_for_machines_is_not_printed),
		cmocka_unit_test(the_middle_of_numbers),
	};
	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
