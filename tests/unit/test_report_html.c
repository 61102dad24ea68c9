/* tests/unit/test_report_html.c - what a page lets through, its ids, and its colours. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "report/html.h"

/* ---- writing ------------------------------------------------------------------------------ */

static void assert_written(
	void (*write)(struct kr_buf *, const char *), const char *s, const char *expected)
{
	struct kr_buf out = KR_BUF_INIT;
	kr_buf_puts(&out, "<&>"); /* what stands there already is left alone */
	write(&out, s);
	assert_memory_equal(out.s, "<&>", 3);
	assert_string_equal(out.s + 3, expected);
	kr_buf_release(&out);
}

static void texts_stand_for_themselves(void **state)
{
	(void)state;
	assert_written(kr_html_text, "", "");
	assert_written(kr_html_text, "kring", "kring");
	assert_written(kr_html_text, "<b>&\"'</b>", "&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;");
	assert_written(kr_html_text, "</style><script>", "&lt;/style&gt;&lt;script&gt;");
	assert_written(kr_html_text, "&lt;", "&amp;lt;");
	assert_written(kr_html_text, "a\nb\tc\033[1m", "a b c\\u001B[1m");
	assert_written(kr_html_text, "\xE2\x80\xAEom<", "\\u202Eom&lt;");
	assert_written(kr_html_text, "\xFF<\xC3", "\xEF\xBF\xBD&lt;\xEF\xBF\xBD");
	assert_written(kr_html_lines, "a<\n\nb\r\nc\033", "a&lt;\n\nb\nc\\u001B");
}

static void addresses_hold_no_sign_of_another_place(void **state)
{
	(void)state;
	assert_written(kr_html_address, "https://a.nl/b?c=1&d=2#e", "https://a.nl/b?c=1&amp;d=2#e");
	assert_written(kr_html_address, "\"onclick='x'<>` \n", "%22onclick=%27x%27%3C%3E%60%20%0A");
	assert_written(kr_html_address, "\xC3\xA9\xE2\x80\xAE", "%C3%A9%E2%80%AE");
	assert_written(kr_html_address, "../kring/a%20b.html", "../kring/a%20b.html");
}

static void links_lead_to_three_schemes(void **state)
{
	(void)state;
	static const char *const may[] = { "http://a", "https://a.nl", "HTTPS://A", "mailto:a@b",
		"Mailto:a" };
	static const char *const may_not[] = { "", "http://", "mailto:", "javascript:alert(1)",
		"JaVaScRiPt:alert(1)", " javascript:x", "java\nscript:x", "\001javascript:x",
		"data:text/html,x", "data:image/svg+xml,x", "vbscript:x", "file:///etc/passwd",
		"//a.nl", "/a", "a.html", "#a", "http:a", "https:/a", " https://a", "httpss://a",
		"blob:https://a", "https" };
	for (size_t i = 0; i < sizeof may / sizeof *may; i++)
		assert_true(kr_html_may_lead(may[i]));
	for (size_t i = 0; i < sizeof may_not / sizeof *may_not; i++)
		if (kr_html_may_lead(may_not[i]))
			fail_msg("'%s' may lead", may_not[i]);
}

/* ---- what people wrote -------------------------------------------------------------------- */

static void assert_prose(const char *text, const char *expected)
{
	struct kr_buf out = KR_BUF_INIT;
	kr_html_prose(&out, text, 2);
	assert_string_equal(out.s, expected);
	kr_buf_release(&out);
}

static size_t times(const char *text, const char *piece)
{
	size_t n = 0;
	for (; (text = strstr(text, piece)); text += strlen(piece))
		n++;
	return n;
}

#ifdef HAVE_CMARK
static void markdown_keeps_its_meaning(void **state)
{
	(void)state;
	assert_prose("Een *kring* met **vier** `leden`.\n\nEn & meer\n",
		"<p>Een <em>kring</em> met <strong>vier</strong> <code>leden</code>.</p>\n"
		"<p>En &amp; meer</p>\n");
	assert_prose("- a\n- b\n", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
	assert_prose("3. a\n\n4. b\n",
		"<ol start=\"3\">\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>\n");
	assert_prose("> a\\\n> b\n\n***\n", "<blockquote>\n<p>a<br>\nb</p>\n</blockquote>\n<hr>\n");
	assert_prose("    <a>\n    b\n", "<pre>&lt;a&gt;\nb\n</pre>");
	assert_prose("[x](https://a.nl/?a=1&b=2 'titel')",
		"<p><a rel=\"noopener noreferrer\" href=\"https://a.nl/?a=1&amp;b=2\">x</a></p>\n");
}

static void headings_stand_below_those_of_the_page(void **state)
{
	(void)state;
	assert_prose("# a\n### b\n## c\n# d\n", "<h3>a</h3>\n<h4>b</h4>\n<h4>c</h4>\n<h3>d</h3>\n");
	assert_prose("###### a\n", "<h3>a</h3>\n");
	assert_prose("# a\n## b\n### c\n#### d\n##### e\n",
		"<h3>a</h3>\n<h4>b</h4>\n<h5>c</h5>\n<h6>d</h6>\n<h6>e</h6>\n");
}

static void html_is_text_and_images_are_links(void **state)
{
	(void)state;
	assert_prose("a <b onclick=x>b</b>\n", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n");
	assert_prose("<script>alert(1)</script>\n",
		"<p class=\"plain\">&lt;script&gt;alert(1)&lt;/script&gt;\n</p>\n");
	assert_prose("![plaatje](https://a/b.png)",
		"<p><a rel=\"noopener noreferrer\" href=\"https://a/b.png\">plaatje</a></p>\n");
	assert_prose("![](https://a)", "<p><a rel=\"noopener noreferrer\" href=\"https://a\">"
				       "https://a</a></p>\n");
	assert_prose("[![a](https://b)](https://c)", "<p><a rel=\"noopener noreferrer\" "
						     "href=\"https://c\">a</a></p>\n");
	assert_prose("![a [b](https://b)](https://c)",
		"<p><a rel=\"noopener noreferrer\" href=\"https://c\">a b</a></p>\n");
	assert_prose("![](x)", "<p>x</p>\n");
	assert_prose("[ ](data:x)", "<p>data:x </p>\n");
}

static void nothing_else_is_a_link(void **state)
{
	(void)state;
	static const char *const disguises[] = { "[a](javascript:alert(1))",
		"[a](JAVASCRIPT:alert(1))", "[a](java&#x73;cript:x)", "[a](&#1;javascript:x)",
		"[a](javascript&colon;x)", "[a](\\javascript:x)", "[a](<java script:x>)",
		"<javascript:alert(1)>", "<data:text/html;base64,x>",
		"[a][b]\n\n[b]: javascript:x\n", "![a](data:image/svg+xml;base64,x)", "[a](//b.nl)",
		"[a](b.html)", "[a](#title)" };
	for (size_t i = 0; i < sizeof disguises / sizeof *disguises; i++) {
		struct kr_buf out = KR_BUF_INIT;
		kr_html_prose(&out, disguises[i], 2);
		if (strstr(out.s, "href") || strstr(out.s, "src="))
			fail_msg("'%s' is a link: %s", disguises[i], out.s);
		kr_buf_release(&out);
	}
}

/* However deep somebody goes: every tag is closed, and there are only so many. */
static void depth_has_an_end(void **state)
{
	(void)state;
	static const char *const deeper[] = { "> ", "- ", "1. ", "*a **b " };
	for (size_t i = 0; i < sizeof deeper / sizeof *deeper; i++) {
		struct kr_buf text = KR_BUF_INIT, out = KR_BUF_INIT;
		for (int k = 0; k < 500; k++)
			kr_buf_puts(&text, deeper[i]);
		kr_buf_puts(&text, "x");
		for (int k = 0; i == 3 && k < 500; k++)
			kr_buf_puts(&text, "** a*");
		kr_html_prose(&out, text.s, 2);
		size_t opened = times(out.s, "<blockquote>") + times(out.s, "<ul>") +
				times(out.s, "<ol>") + times(out.s, "<em>") +
				times(out.s, "<strong>");
		size_t closed = times(out.s, "</blockquote>") + times(out.s, "</ul>") +
				times(out.s, "</ol>") + times(out.s, "</em>") +
				times(out.s, "</strong>");
		assert_true(opened > 0);
		assert_int_equal(opened, closed);
		assert_int_equal(times(out.s, "<li>"), times(out.s, "</li>"));
		if (i < 3)
			assert_in_range(opened, 8, 8);
		assert_non_null(strchr(out.s, 'x'));
		kr_buf_release(&text);
		kr_buf_release(&out);
	}
}

/* The words of an image are looked for in what is in it: not for each of thousands in another. */
static void images_in_images_are_searched_only_so_deep(void **state)
{
	(void)state;
	struct kr_buf text = KR_BUF_INIT, out = KR_BUF_INIT;
	for (int k = 0; k < 5000; k++)
		kr_buf_puts(&text, "![");
	for (int k = 0; k < 5000; k++)
		kr_buf_puts(&text, "](q)");
	kr_html_prose(&out, text.s, 2);
	assert_string_equal(out.s, "<p>qqqqqqqq</p>\n");
	kr_buf_release(&text);
	kr_buf_release(&out);
}
#else
static void without_cmark_it_is_text(void **state)
{
	(void)state;
	assert_prose("# a\n*b* <c>\n\n\nd", "<p class=\"plain\"># a\n*b* &lt;c&gt;</p>\n"
					    "<p class=\"plain\">d</p>\n");
}
#endif

static void a_long_text_is_not_read(void **state)
{
	(void)state;
	struct kr_buf text = KR_BUF_INIT, out = KR_BUF_INIT;
	kr_buf_puts(&text, "# *a*\nb <\n\n");
	kr_buf_fill(&text, 'x', KR_HTML_LONGEST_PROSE);
	kr_html_prose(&out, text.s, 2);
	static const char expected[] =
		"<p class=\"plain\"># *a*\nb &lt;</p>\n<p class=\"plain\">xx";
	assert_memory_equal(out.s, expected, sizeof expected - 1);
	assert_int_equal(times(out.s, "<p"), times(out.s, "</p>"));
	kr_buf_release(&text);
	kr_buf_release(&out);
}

/* ---- the page ----------------------------------------------------------------------------- */

static struct kr_document new_document(void)
{
	struct kr_document d = {
		.arena = kr_arena_new(), .name = "trial", .title = "Trial", .network = "Network"
	};
	assert_true(kr_day_parse("2026-11-22", 10, &d.day));
	return d;
}

static struct kr_buf page(const struct kr_document *d, const struct kr_layout *how)
{
	struct kr_buf out = KR_BUF_INIT;
	assert_int_equal(kr_format_find("html")->print(d, how, &out), KR_OK);
	return out;
}

static void ids_are_unique_and_no_level_is_skipped(void **state)
{
	(void)state;
	struct kr_document d = new_document();
	static const struct {
		int level;
		const char *text, *shown;
	} headings[] = {
		{ 2, "Open", "<h2 id=\"s-open\">Open</h2>" },
		{ 2, "Next", "<h2 id=\"s-next\">Next</h2>" }, /* as the one before it */
		{ 1, "Open", "<h2 id=\"s-open-2\">Open</h2>" },
		{ 2, "Open 2", "<h3 id=\"s-open-2-2\">Open 2</h3>" },
		{ 2, "Open!", "<h3 id=\"s-open-3\">Open!</h3>" },
		{ 1, "<h1 id=\"title\">",
			"<h2 id=\"s-h1-id-title\">&lt;h1 id=&quot;title&quot;&gt;</h2>" },
		{ 1, "日本", "<h2 id=\"s-part\">日本</h2>" },
		{ 1, "", "<h2 id=\"s-part-2\"></h2>" },
	};
	for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
		kr_document_heading(&d, headings[i].level, headings[i].text);
		kr_document_paragraph(&d, "text");
	}
	struct kr_buf out = page(&d, &(struct kr_layout){ 0 });
	for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
		if (!strstr(out.s, headings[i].shown))
			fail_msg("no %s in %s", headings[i].shown, out.s);
	assert_int_equal(times(out.s, "href=\"#s-"), 8);
	assert_int_equal(times(out.s, "<h1"), 1);
	kr_buf_release(&out);
	kr_arena_free(d.arena);
}

static const char *page_of(void *arg, const char *ref)
{
	(void)arg;
	return strcmp(ref, "circle/wijk") == 0 ? "../circle/wijk.html?\"" : NULL;
}

static const struct kr_column columns[] = {
	{ "day", "day", KR_COLUMN_DAY, KR_FOR_ALL, false },
	{ "name", "name", KR_COLUMN_TEXT, KR_FOR_ALL, false },
	{ "number", "number", KR_COLUMN_NUMBER, KR_FOR_ALL, false },
	{ "secret", "secret", KR_COLUMN_TEXT, KR_FOR_MACHINES, false },
};

static void cells_link_where_there_is_a_page(void **state)
{
	(void)state;
	struct kr_document d = new_document();
	struct kr_block *t = kr_document_table(&d, "t", columns, 4, "nothing");
	struct kr_cell *cells = kr_block_row(&d, t, KR_TONE_LATE);
	cells[0].text = "2026-12-01";
	cells[1] = (struct kr_cell){ .text = "Wijk", .ref = "circle/wijk" };
	cells[2].text = "4";
	cells[3].text = "not for people";
	cells = kr_block_row(&d, t, KR_TONE_PLAIN);
	cells[0].text = "no day";
	cells[1] = (struct kr_cell){ .text = "Other", .ref = "circle/other" };
	struct kr_buf out = page(
		&d, &(struct kr_layout){ .href = page_of, .around = "<b>way</b>" });
	assert_non_null(strstr(out.s, "><a href=\"../circle/wijk.html?%22\">Wijk</a></td>"));
	assert_non_null(strstr(out.s, ">Other</td>"));
	assert_non_null(strstr(out.s, "<time datetime=\"2026-12-01\">1 Dec 2026</time>"));
	assert_non_null(strstr(out.s, ">no day<"));
	assert_non_null(
		strstr(out.s, "<td role=\"cell\" class=\"n\" data-label=\"number\">4</td>"));
	assert_non_null(strstr(out.s, "<span class=\"unseen\">overdue: </span>"));
	assert_non_null(strstr(out.s, "<b>way</b>"));
	assert_null(strstr(out.s, "not for people"));
	kr_buf_release(&out);
	out = page(&d, &(struct kr_layout){ 0 });
	assert_null(strstr(out.s, "<a href=\"."));
	kr_buf_release(&out);
	kr_arena_free(d.arena);
}

/* What nobody says takes no room; what is to be written in does, and the day that has passed last.
 */
static void a_table_shows_what_there_is_to_read(void **state)
{
	(void)state;
	static const struct kr_column sought[] = {
		{ "who", "who", KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "adopted", "adopted", KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "until", "until", KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "next", "next", KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "why", "why", KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "seen", "seen", KR_COLUMN_ROOM, KR_FOR_PEOPLE, false },
	};
	struct kr_document d = new_document();
	assert_true(kr_day_parse("2026-09-01", 10, &d.day));
	kr_document_heading(&d, 1, "Table");
	struct kr_block *table = kr_document_table(&d, "t", sought, 6, NULL);
	struct kr_cell *cell = kr_block_row(&d, table, KR_TONE_LATE);
	cell[0].text = "anna";
	cell[1].text = "2025-09-01";
	cell[2].text = "2026-08-31";
	cell[3].text = "2026-09-02";
	struct kr_buf out = page(&d, &(struct kr_layout){ 0 });
	assert_int_equal(times(out.s, "<th scope"), 5);
	assert_null(strstr(out.s, ">why</th>"));
	assert_non_null(strstr(out.s, " class=\"room\">seen</th>"));
	assert_int_equal(times(out.s, " class=\"d late\""), 1);
	assert_non_null(strstr(out.s, " class=\"d late\" data-label=\"until\">"));
	kr_buf_release(&out);
	kr_arena_free(d.arena);
}

static void two_regions_have_two_names(void **state)
{
	(void)state;
	struct kr_document d = new_document();
	for (int i = 0; i < 3; i++) {
		if (i < 2)
			kr_document_heading(&d, 1, "Same");
		kr_block_row(&d, kr_document_table(&d, "t", columns, 4, NULL), KR_TONE_PLAIN)[2]
			.text = "4";
	}
	struct kr_buf out = page(&d, &(struct kr_layout){ 0 });
	assert_non_null(strstr(out.s, "aria-label=\"Same: number\""));
	assert_non_null(strstr(out.s, "aria-label=\"Same: number (2)\""));
	kr_buf_release(&out);
	kr_arena_free(d.arena);
}

static void a_text_says_which_language_it_is_in(void **state)
{
	(void)state;
	static const struct {
		const char *language, *shown;
	} cases[] = {
		{ "nl", "<div class=\"prose\" lang=\"nl\">" },
		{ "en", "<div class=\"prose\">" },
		{ "nl\" x", "<div class=\"prose\">" },
		{ "", "<div class=\"prose\">" },
		{ NULL, "<div class=\"prose\">" },
	};
	struct kr_document d = new_document();
	kr_document_prose(&d, "p", "tekst");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		d.language = cases[i].language;
		struct kr_buf out = page(&d, &(struct kr_layout){ 0 });
		assert_non_null(strstr(out.s, cases[i].shown));
		kr_buf_release(&out);
	}
	kr_arena_free(d.arena);
}

static void what_went_and_came_is_said(void **state)
{
	(void)state;
	struct kr_document d = new_document();
	kr_passages *r = kr_block_revision(&d, kr_document_revisions(&d));
	*KR_ADD(d.arena, r) = (struct kr_passage){ KR_PASSAGE_KEPT, "na" };
	*KR_ADD(d.arena, r) = (struct kr_passage){ KR_PASSAGE_WENT, "<twee>" };
	*KR_ADD(d.arena, r) = (struct kr_passage){ KR_PASSAGE_CAME, "drie" };
	struct kr_buf out = page(&d, &(struct kr_layout){ 0 });
	assert_non_null(strstr(out.s, "<li>na <del>"));
	assert_non_null(strstr(out.s, "[removed:] </span>&lt;twee&gt;<span"));
	assert_non_null(strstr(out.s, "[added:] </span>drie<span"));
	kr_buf_release(&out);
	kr_arena_free(d.arena);
}

/* ---- colours ------------------------------------------------------------------------------ */

/* WCAG 2.2, 'relative luminance' and 'contrast ratio'. */
static double luminance(uint32_t rgb)
{
	static const double share[] = { 0.0722, 0.7152, 0.2126 };
	double sum = 0;
	for (int i = 0; i < 3; i++, rgb >>= 8) {
		double c = (rgb & 0xff) / 255.0;
		sum += share[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
	}
	return sum;
}

static double contrast(uint32_t a, uint32_t b)
{
	double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
	return x > y ? x / y : y / x;
}

static uint32_t value(const struct kr_html_colour *c, int scheme)
{
	return scheme == 0 ? c->light : scheme == 1 ? c->dark : c->print;
}

static void every_colour_stands_out(void **state)
{
	(void)state;
	size_t n, pairs = 0;
	const struct kr_html_colour *all = kr_html_colours(&n);
	assert_true(fabs(contrast(0x000000, 0xffffff) - 21) < 1e-9);
	assert_true(fabs(contrast(0x777777, 0xffffff) - 4.478) < 1e-3);
	for (size_t i = 0; i < n * n * 3; i++) {
		const struct kr_html_colour *on = &all[i / 3 / n], *of = &all[i / 3 % n];
		double least = of->use == KR_HTML_TEXT ? 4.5 : 3,
		       is = contrast(value(of, i % 3), value(on, i % 3));
		if (on->use != KR_HTML_GROUND ||
			(of->use != KR_HTML_TEXT && of->use != KR_HTML_GRAPHIC))
			continue;
		pairs++;
		if (is < least)
			fail_msg("%s on %s (%zu): %.2f", of->name, on->name, i % 3, is);
	}
	assert_true(pairs >= 3 * 2 * 9);
}

/* No colour stands in the sheet but those of the table, and each of them is used. */
static void the_sheet_takes_its_colours_from_the_table(void **state)
{
	(void)state;
	struct kr_buf out = KR_BUF_INIT;
	size_t n;
	const struct kr_html_colour *all = kr_html_colours(&n);
	kr_html_style(&out);
	assert_null(strchr(out.s, '<'));
	for (size_t i = 0; i < n; i++) {
		char name[64];
		snprintf(name, sizeof name, "--%s:#%06x;", all[i].name, (unsigned)all[i].dark);
		assert_true(i == n - 1 || strstr(out.s, name));
		snprintf(name, sizeof name, "var(--%s)", all[i].name);
		if (!strstr(out.s, name))
			fail_msg("nothing uses %s", name);
	}
	for (const char *s = out.s; (s = strstr(s, "var(--")); s++) {
		bool known = false;
		for (size_t i = 0; i < n; i++)
			known |= strncmp(s + 6, all[i].name, strlen(all[i].name)) == 0 &&
				 s[6 + strlen(all[i].name)] == ')';
		assert_true(known);
	}
	kr_buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_stand_for_themselves),
		cmocka_unit_test(addresses_hold_no_sign_of_another_place),
		cmocka_unit_test(links_lead_to_three_schemes),
#ifdef HAVE_CMARK
		cmocka_unit_test(markdown_keeps_its_meaning),
		cmocka_unit_test(headings_stand_below_those_of_the_page),
		cmocka_unit_test(html_is_text_and_images_are_links),
		cmocka_unit_test(nothing_else_is_a_link),
		cmocka_unit_test(depth_has_an_end),
		cmocka_unit_test(images_in_images_are_searched_only_so_deep),
#else
		cmocka_unit_test(without_cmark_it_is_text),
#endif
		cmocka_unit_test(a_long_text_is_not_read),
		cmocka_unit_test(ids_are_unique_and_no_level_is_skipped),
		cmocka_unit_test(cells_link_where_there_is_a_page),
		cmocka_unit_test(a_table_shows_what_there_is_to_read),
		cmocka_unit_test(two_regions_have_two_names),
		cmocka_unit_test(a_text_says_which_language_it_is_in),
		cmocka_unit_test(what_went_and_came_is_said),
		cmocka_unit_test(every_colour_stands_out),
		cmocka_unit_test(the_sheet_takes_its_colours_from_the_table),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
