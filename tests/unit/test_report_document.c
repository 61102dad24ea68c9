/* tests/unit/test_report_document.c - no format lets a document's texts out of their place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <jansson.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "report/layout.h"
#include "report/private.h"
#include <kring/schema.h>

/* What somebody could write into a file, or what a broken file could hold. */
static const char *const hostile[] = {
	"\033[31mred\033[0m and \a bell",
	"first\nsecond\r\nthird",
	"tab\there",
	"a | b || c \\| d",
	"@team look, carla@example.org too, and @_x",
	"# not a heading",
	"- not a list",
	"12. not a list either",
	"closes #12, not C# and not #",
	"<script>alert(1)</script> &amp; <!--",
	"*bold* _italic_ `code` ~~gone~~ [link](javascript:x) ![image](http://x)",
	"\\ at the end \\",
	"\"quoted\", 'too', and {\"json\":1}",
	"\xE2\x80\xAE"
	"turned around"
	"\xE2\x80\xAC",
	"\xC2\x9B"
	"31m eight bits",
	"line\xE2\x80\xA8separator",
	"tag \xF3\xA0\x80\xA0 mark",
	"not \xFF\xC3 UTF-8 \xED\xA0\x80",
	"日本語の合意 and é",
	"",
	NULL,
};
enum { HOSTILE = sizeof hostile / sizeof *hostile };

static const struct kr_column columns[] = {
	{ "id", "id", KR_COLUMN_ID, KR_FOR_ALL, false },
	{ "text", "title", KR_COLUMN_TEXT, KR_FOR_ALL, true },
	{ "number", "days", KR_COLUMN_NUMBER, KR_FOR_ALL, false },
	{ "secret", "", KR_COLUMN_WORD, KR_FOR_MACHINES, false },
	{ "spoken", "spoken", KR_COLUMN_TEXT, KR_FOR_PEOPLE, false },
	{ "list", "list", KR_COLUMN_LIST, KR_FOR_ALL, false },
	{ "flag", "flag", KR_COLUMN_FLAG, KR_FOR_ALL, false },
};
enum { COLUMNS = sizeof columns / sizeof *columns };

static struct kr_document new_document(void)
{
	struct kr_document d = {
		.arena = kr_arena_new(), .name = "trial", .title = "Trial", .network = "Network"
	};
	assert_true(kr_day_parse("2026-11-22", 10, &d.day));
	return d;
}

static void fill(struct kr_document *d, struct kr_cell *cells, const char *text)
{
	kr_texts *list = kr_alloc(d->arena, sizeof *list);
	*KR_ADD(d->arena, list) = text ? kr_text_of(text) : (struct kr_text){ 0 };
	cells[0].text = text;
	cells[1].text = text;
	cells[2] = kr_cell_number(d, -3);
	cells[3] = (struct kr_cell){ .text = "fixed-word", .shown = text };
	cells[4].text = text;
	cells[5] = (struct kr_cell){ .text = text, .many = list };
	cells[6] = kr_cell_flag(true, text);
}

/* A document with a hostile text in every place where there can be one. */
static struct kr_document hostile_document(const char *text)
{
	struct kr_document d = new_document();
	d.title = d.network = text ? text : "";
	kr_document_heading(&d, 1, text ? text : "");
	kr_document_paragraph(&d, "%s", text ? text : "");
	kr_document_prose(&d, "prose", text);
	struct kr_block *table = kr_document_table(&d, "rows", columns, COLUMNS, NULL);
	fill(&d, kr_block_row(&d, table, KR_TONE_LATE), text);
	fill(&d, kr_document_fields(&d, "fields", columns, COLUMNS), text);
	struct kr_block *bullets = kr_document_bullets(&d, "bullets");
	kr_block_bullet(&d, bullets, text ? text : "");
	struct kr_block *figure = kr_document_figure(&d, "figure");
	uint32_t box = kr_figure_box(&d, figure, text ? text : "", text ? text : "");
	kr_figure_line(&d, figure, &(struct kr_line){ .above = box, .below = box, .label = text });
	return d;
}

static struct kr_buf printed(
	const struct kr_document *d, const char *format, size_t width, bool colour)
{
	struct kr_buf out = KR_BUF_INIT;
	const struct kr_format *f = kr_format_find(format);
	assert_non_null(f);
	assert_int_equal(
		f->print(d, &(struct kr_layout){ .width = width, .colour = colour }, &out), KR_OK);
	return out;
}

/* ---- all formats -------------------------------------------------------------------------- */

/* Lines of these end as their standards say. */
static bool is_line_end(const char *format, const char *s)
{
	bool both = strcmp(format, "csv") == 0 || strcmp(format, "ics") == 0;
	return both && s[0] == '\r' && s[1] == '\n';
}

static void assert_safe(const char *format, const char *of, const struct kr_buf *out)
{
	const char *s = out->s, *end = s + out->len;
	size_t n;
	for (; s < end; s += n) {
		uint32_t c = kr_utf8_next(s, end, &n);
		if (is_line_end(format, s))
			continue;
		if (c == KR_UTF8_BAD || (c != '\n' && kr_char_is_unsafe(c)))
			fail_msg("%s lets U+%04X through, of '%s'", format, (unsigned)c, of);
	}
	assert_int_equal(strlen(out->s), out->len);
}

static void no_format_lets_a_control_character_through(void **state)
{
	(void)state;
	size_t n;
	const struct kr_format *const *formats = kr_formats(&n);
	static const size_t widths[] = { 0, 1, 20, 80, 400 };
	assert_true(n >= 3);
	for (size_t f = 0; f < n; f++)
		for (size_t h = 0; h < HOSTILE; h++)
			for (size_t w = 0; w < sizeof widths / sizeof *widths; w++) {
				struct kr_document d = hostile_document(hostile[h]);
				struct kr_buf out = printed(&d, formats[f]->name, widths[w], false);
				assert_safe(formats[f]->name, hostile[h] ? hostile[h] : "", &out);
				kr_buf_release(&out);
				kr_arena_free(d.arena);
			}
}

static void a_heading_with_nothing_under_it_is_silent(void **state)
{
	(void)state;
	struct kr_document d = new_document();
	kr_document_heading(&d, 1, "Empty");
	kr_document_heading(&d, 2, "Below");
	kr_document_table(&d, "none", columns, COLUMNS, NULL);
	kr_document_prose(&d, "absent", NULL);
	kr_document_heading(&d, 1, "Told");
	kr_document_table(&d, "told", columns, COLUMNS, "nothing here");
	for (int i = 0; i < 2; i++) {
		struct kr_buf out = printed(&d, i ? "md" : "text", 0, false);
		assert_null(strstr(out.s, "Empty"));
		assert_null(strstr(out.s, "Below"));
		assert_non_null(strstr(out.s, "Told"));
		assert_non_null(strstr(out.s, "nothing here\n"));
		kr_buf_release(&out);
	}
	kr_arena_free(d.arena);
}

/* ---- text --------------------------------------------------------------------------------- */

/* Columns of the widest line; counts the lines into @lines. */
static size_t widest(const char *s, size_t *lines)
{
	size_t most = 0, len;
	const char *line;
	*lines = 0;
	while ((line = kr_text_line(&s, &len))) {
		size_t width = kr_text_width(line, len);
		most = width > most ? width : most;
		++*lines;
	}
	return most;
}

static struct kr_document long_table(void)
{
	struct kr_document d = new_document();
	d.rows_only = true;
	struct kr_block *table = kr_document_table(&d, "rows", columns, COLUMNS, NULL);
	fill(&d, kr_block_row(&d, table, KR_TONE_PLAIN), "kort");
	struct kr_cell *cells = kr_block_row(&d, table, KR_TONE_PLAIN);
	cells[0].text = "geboortezorg/warme-overdracht-2";
	cells[1].text = "Warme overdracht van verloskundige naar kraamzorg in de avond en de nacht";
	return d;
}

static void a_plain_file_has_one_line_a_row_and_nothing_is_cut(void **state)
{
	(void)state;
	struct kr_document d = long_table();
	struct kr_buf out = printed(&d, "text", 0, false);
	size_t lines;
	widest(out.s, &lines);
	assert_int_equal(lines, 3);
	assert_non_null(strstr(out.s, "geboortezorg/warme-overdracht-2  Warme overdracht van "
				      "verloskundige naar kraamzorg in de avond en de nacht\n"));
	assert_null(strstr(out.s, "fixed-word"));
	kr_buf_release(&out);
	kr_arena_free(d.arena);
}

static void columns_are_aligned_by_width_not_by_bytes(void **state)
{
	(void)state;
	static const struct kr_column two[] = {
		{ "name", "name", KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "n", "n", KR_COLUMN_NUMBER, KR_FOR_ALL, false },
	};
	struct kr_document d = new_document();
	d.rows_only = true;
	struct kr_block *table = kr_document_table(&d, "rows", two, 2, NULL);
	static const char *const names[] = { "één", "日本語", "abc", "e\xCC\x81" };
	for (size_t i = 0; i < 4; i++) {
		struct kr_cell *cells = kr_block_row(&d, table, KR_TONE_PLAIN);
		cells[0].text = names[i];
		cells[1] = kr_cell_number(&d, 100);
	}
	struct kr_buf out = printed(&d, "text", 0, false);
	assert_string_equal(out.s, "name      n\n"
				   "één     100\n"
				   "日本語  100\n"
				   "abc     100\n"
				   "e\xCC\x81       100\n");
	kr_buf_release(&out);
	kr_arena_free(d.arena);
}

static void numbers_are_written_whole(void **state)
{
	(void)state;
	struct kr_document d = new_document();
	assert_string_equal(kr_cell_number(&d, 0).text, "0");
	assert_string_equal(kr_cell_number(&d, -42).text, "-42");
	assert_string_equal(kr_cell_number(&d, 25000000).text, "25000000");
	assert_string_equal(kr_cell_number(&d, 3.4).text, "3.4");
	assert_null(kr_cell_day(&d, KR_NO_DAY).text);
	assert_string_equal(kr_cell_day(&d, d.day).text, "2026-11-22");
	kr_arena_free(d.arena);
}

#ifdef HAVE_SMARTCOLS
static void a_terminal_gets_lines_that_fit(void **state)
{
	(void)state;
	struct kr_document d = long_table();
	size_t lines;
	for (size_t width = 60; width <= 200; width += 7) {
		struct kr_buf out = printed(&d, "text", width, false);
		if (widest(out.s, &lines) > width)
			fail_msg("%zu columns are too many for %zu:\n%s", widest(out.s, &lines),
				width, out.s);
		assert_non_null(strstr(out.s, "geboortezorg/warme-overdracht-2"));
		kr_buf_release(&out);
	}
	kr_arena_free(d.arena);
}

static void a_narrow_terminal_puts_one_column_under_another(void **state)
{
	(void)state;
	struct kr_document d = long_table();
	struct kr_buf wide = printed(&d, "text", 200, false),
		      narrow = printed(&d, "text", 80, false);
	assert_non_null(strstr(wide.s, "warme-overdracht-2  Warme overdracht"));
	assert_non_null(strstr(narrow.s, "id, title"));
	assert_non_null(strstr(narrow.s, "\nWarme overdracht van"));
	kr_buf_release(&wide);
	kr_buf_release(&narrow);
	kr_arena_free(d.arena);
}

/* What can be copied stands on lines of its own, for a shell one; words above it keep their
 * letters. */
static void a_command_stands_below_its_row(void **state)
{
	(void)state;
	static const struct kr_column three[] = {
		{ "who", "who", KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "what", "on what or whom", KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "command", "what helps", KR_COLUMN_ID, KR_FOR_ALL, true },
	};
	struct kr_document d = new_document();
	d.rows_only = true;
	struct kr_block *t = kr_document_table(&d, "t", three, 3, NULL);
	struct kr_cell *cells = kr_block_row(&d, t, KR_TONE_PLAIN);
	cells[0].text = "Woningcorporatie Het Dak";
	cells[1].text = "Samen";
	cells[2].text = "kring evaluate wijk/samen, or kring extend wijk/samen";
	struct kr_buf out = printed(&d, "text", 30, false);
	assert_string_equal(out.s, "who               on what or\n"
				   "                  whom\n"
				   "Woningcorporatie  Samen\n"
				   "Het Dak\n"
				   "    kring evaluate \\\n"
				   "      wijk/samen, or\n"
				   "    kring extend wijk/samen\n");
	kr_buf_release(&out);
	out = printed(&d, "text", 0, false);
	assert_non_null(strstr(out.s, "Samen            kring evaluate wijk/samen, or kring ext"));
	kr_buf_release(&out);
	kr_arena_free(d.arena);
}
#endif

static void only_with_colour_there_are_escape_sequences(void **state)
{
	(void)state;
	struct kr_document d = hostile_document("plain");
	for (size_t width = 0; width <= 100; width += 100) {
		struct kr_buf with = printed(&d, "text", width, true);
		struct kr_buf without = printed(&d, "text", width, false);
		assert_non_null(strstr(with.s, "\033[31m")); /* the row is late */
		assert_non_null(strstr(with.s, "\033[1mplain"));
		assert_null(strchr(without.s, '\033'));
		kr_buf_release(&with);
		kr_buf_release(&without);
	}
	kr_arena_free(d.arena);
}

static void lines_break_between_words(void **state)
{
	(void)state;
	static const struct {
		const char *text, *wrapped;
		size_t width, indent;
	} cases[] = {
		{ "een twee drie", "een twee\ndrie", 8, 0 },
		{ "een twee drie", "een\ntwee\ndrie", 7, 0 },
		{ "een twee drie", "een twee drie", 0, 0 },
		{ "een  twee", "een\n  twee", 7, 2 },
		{ "samenwerkingsverband", "samenwerki\nngsverband", 10, 0 },
		{ "日本語日本語", "日本\n語日\n本語", 5, 0 },
		{ "  vooraan", "vooraan", 20, 0 },
		{ "a b", "a\nb", 1, 0 },
		{ "e\xCC\x81"
		  "e\xCC\x81",
			"e\xCC\x81\ne\xCC\x81", 1, 0 },
		{ "", "", 10, 3 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct kr_buf out = KR_BUF_INIT;
		kr_wrap(&out, cases[i].text, cases[i].width, cases[i].indent);
		assert_string_equal(out.s, cases[i].wrapped);
		kr_buf_release(&out);
	}
}

/* ---- Markdown ----------------------------------------------------------------------------- */

static void a_table_row_stays_one_row(void **state)
{
	(void)state;
	for (size_t h = 0; h < HOSTILE; h++) {
		struct kr_document d = new_document();
		d.rows_only = true;
		struct kr_block *table = kr_document_table(&d, "rows", columns, COLUMNS, NULL);
		fill(&d, kr_block_row(&d, table, KR_TONE_PLAIN), hostile[h]);
		struct kr_buf out = printed(&d, "md", 0, false);
		size_t lines, bars = 0;
		widest(out.s, &lines);
		assert_int_equal(lines, 3);
		const char *row = strrchr(out.s, '\n');
		while (row > out.s && row[-1] != '\n')
			row--;
		for (const char *s = row; *s; s++) {
			if (*s == '\\' && s[1])
				s++; /* escaped */
			else
				bars += *s == '|';
		}
		assert_int_equal(bars, 7); /* six columns for people */
		kr_buf_release(&out);
		kr_arena_free(d.arena);
	}
}

static const char *as_paragraph(const char *text, struct kr_buf *out)
{
	struct kr_document d = new_document();
	d.rows_only = true;
	kr_document_paragraph(&d, "%s", text);
	*out = printed(&d, "md", 0, false);
	kr_arena_free(d.arena);
	return out->s;
}

static void markdown_means_nothing_in_a_text(void **state)
{
	(void)state;
	static const struct {
		const char *text, *escaped;
	} cases[] = {
		{ "@team, look", "@&#8203;team, look\n" },
		{ "mail carla@example.org", "mail carla@example.org\n" },
		{ "een @ hier", "een @ hier\n" },
		{ "# kop", "\\# kop\n" },
		{ "zie #12 en C#", "zie #&#8203;12 en C\\#\n" },
		{ "- punt", "\\- punt\n" },
		{ "+ punt", "\\+ punt\n" },
		{ "1. punt", "1\\. punt\n" },
		{ "2026) punt", "2026\\) punt\n" },
		{ "2026 was - toen", "2026 was - toen\n" },
		{ "    code", "code\n" },
		{ "> citaat", "&gt; citaat\n" },
		{ "<script>", "&lt;script&gt;\n" },
		{ "a & b &lt;", "a & b &amp;lt;\n" },
		{ "x?a=1&b=2;c &#64;team", "x?a=1&b=2;c &amp;#&#8203;64;team\n" },
		{ "*a* _b_ `c` [d](e)", "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e)\n" },
		{ "www.example.org/a_b_c", "www.example.org/a_b_c\n" },
		{ "a | b \\", "a \\| b \\\\\n" },
		{ "regel een\nregel twee", "regel een regel twee\n" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct kr_buf out;
		assert_string_equal(as_paragraph(cases[i].text, &out), cases[i].escaped);
		kr_buf_release(&out);
	}
}

static void a_persons_markdown_stays_markdown(void **state)
{
	(void)state;
	struct kr_document d = new_document();
	d.rows_only = true;
	kr_document_prose(&d, "text", "- **een**\n\n- [twee](x.md)\n<b>@team</b> & \033[1m");
	struct kr_buf out = printed(&d, "md", 0, false);
	assert_string_equal(out.s, "> - **een**\n>\n> - [twee](x.md)\n"
				   "> &lt;b>@&#8203;team&lt;/b> & \\u001B[1m\n");
	kr_buf_release(&out);
	kr_arena_free(d.arena);
}

/* ---- JSON --------------------------------------------------------------------------------- */

static json_t *read_back(const struct kr_document *d)
{
	struct kr_buf out = printed(d, "json", 0, false);
	json_error_t error;
	json_t *root = json_loads(out.s, JSON_REJECT_DUPLICATES, &error);
	if (!root)
		fail_msg("%s: %s", error.text, out.s);
	kr_buf_release(&out);
	return root;
}

static const char *text_of(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

static void json_gives_back_what_was_put_in(void **state)
{
	(void)state;
	for (size_t h = 0; h < HOSTILE; h++) {
		struct kr_document d = hostile_document(hostile[h]);
		json_t *root = read_back(&d);
		json_t *row = json_array_get(json_object_get(root, "rows"), 0);
		bool empty = !hostile[h] || !*hostile[h];
		bool utf8 = empty ||
			    kr_utf8_check(hostile[h], strlen(hostile[h])) == strlen(hostile[h]);
		if (empty)
			assert_true(json_is_null(json_object_get(row, "text")));
		else if (utf8)
			assert_string_equal(text_of(row, "text"), hostile[h]);
		else
			assert_non_null(strstr(text_of(row, "text"), "\xEF\xBF\xBD"));
		assert_int_equal(json_integer_value(json_object_get(row, "number")), -3);
		assert_string_equal(text_of(row, "secret"), "fixed-word");
		assert_true(json_is_true(json_object_get(row, "flag")));
		assert_int_equal(json_array_size(json_object_get(row, "list")), 1);
		assert_null(json_object_get(row, "spoken"));
		json_decref(root);
		kr_arena_free(d.arena);
	}
}

static void json_has_a_frame_and_one_array_for_one_key(void **state)
{
	(void)state;
	struct kr_document d = new_document();
	for (int i = 0; i < 3; i++) {
		kr_document_heading(&d, 1, "Circle");
		struct kr_block *table = kr_document_table(&d, "rows", columns, COLUMNS, NULL);
		for (int k = 0; k < i; k++)
			fill(&d, kr_block_row(&d, table, KR_TONE_PLAIN), "x");
	}
	kr_document_prose(&d, "text", NULL);
	struct kr_buf out = printed(&d, "json", 0, false);
	static const char row[] =
		"{\"id\":\"x\",\"text\":\"x\",\"number\":-3,\"secret\":\"fixed-word\","
		"\"list\":[\"x\"],\"flag\":true}";
	struct kr_buf wanted = KR_BUF_INIT;
	kr_buf_printf(&wanted,
		"{\"schema\":1,\"report\":\"trial\",\"network\":\"Network\",\"date\":\"2026-11-"
		"22\","
		"\"rows\":[%s,%s,%s],\"text\":null}\n",
		row, row, row);
	assert_string_equal(out.s, wanted.s);
	kr_buf_release(&wanted);
	kr_buf_release(&out);
	kr_arena_free(d.arena);
}

static void rows_only_is_a_bare_array(void **state)
{
	(void)state;
	struct kr_document d = new_document();
	d.rows_only = true;
	kr_document_table(&d, "rows", columns, COLUMNS, "nothing");
	struct kr_buf out = printed(&d, "json", 0, false);
	assert_string_equal(out.s, "[]\n");
	kr_buf_release(&out);
	kr_arena_free(d.arena);
}

static void json_numbers_are_numbers(void **state)
{
	(void)state;
	static const struct kr_column number[] = { { "n", "n", KR_COLUMN_NUMBER, KR_FOR_ALL,
		false } };
	static const double values[] = { 0, -1, 3.4, 0.1, 25000000, 1e14 };
	struct kr_document d = new_document();
	d.rows_only = true;
	struct kr_block *table = kr_document_table(&d, "rows", number, 1, NULL);
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		*kr_block_row(&d, table, KR_TONE_PLAIN) = kr_cell_number(&d, values[i]);
	struct kr_buf out = printed(&d, "json", 0, false);
	assert_string_equal(out.s, "[{\"n\":0},{\"n\":-1},{\"n\":3.4},{\"n\":0.1},{\"n\":25000000},"
				   "{\"n\":100000000000000}]\n");
	kr_buf_release(&out);
	kr_arena_free(d.arena);
}

/* ---- words -------------------------------------------------------------------------------- */

/* The answers of a round, which lifecycle.h puts into words. */
static bool is_answer(const char *word)
{
	for (int w = KR_PENDING; w <= KR_LEFT; w++)
		if (strcmp(kr_response_name((enum kr_response_word)w), word) == 0)
			return true;
	return false;
}

static size_t check_phrases(const struct kr_shape *shape, int depth)
{
	size_t checked = 0;
	for (size_t w = 0; shape->key_words && shape->key_words[w]; w++, checked++)
		if (!kr_cell_phrase(shape->key_words[w]).shown)
			fail_msg("'%s' of '%s' has no words for people", shape->key_words[w],
				shape->name);
	for (size_t i = 0; i < shape->n; i++) {
		const struct kr_key *key = &shape->keys[i];
		for (size_t w = 0; key->words && key->words[w]; w++, checked++)
			if (!kr_cell_phrase(key->words[w]).shown && !is_answer(key->words[w]))
				fail_msg("'%s' of '%s' has no words for people", key->words[w],
					key->name);
		if (key->shape && depth < 8)
			checked += check_phrases(key->shape, depth + 1);
	}
	return checked;
}

static void every_word_of_the_format_can_be_said(void **state)
{
	(void)state;
	for (int kind = 0; kind < KR_KINDS; kind++) {
		check_phrases(kr_shape_of((enum kr_kind)kind), 0);
		assert_non_null(kr_cell_kind((enum kr_kind)kind).shown);
	}
	assert_true(check_phrases(kr_shape_of(KR_AGREEMENT), 0) > 50);
}

static void days_are_said_in_the_right_number(void **state)
{
	(void)state;
	struct kr_arena *arena = kr_arena_new();
	assert_string_equal(kr_days_text(arena, 0), "today");
	assert_string_equal(kr_days_text(arena, 1), "in 1 day");
	assert_string_equal(kr_days_text(arena, 12), "in 12 days");
	assert_string_equal(kr_days_text(arena, -1), "1 day ago");
	assert_string_equal(kr_days_text(arena, -82), "82 days ago");
	kr_arena_free(arena);
}

/* ---- the catalogue ------------------------------------------------------------------------ */

static void the_catalogue_finds_what_it_lists(void **state)
{
	(void)state;
	size_t n;
	const struct kr_report *const *reports = kr_reports(&n);
	assert_true(n > 0);
	assert_string_equal(reports[0]->name, "overview"); /* the default */
	for (size_t i = 0; i < n; i++) {
		assert_ptr_equal(kr_report_find(reports[i]->name), reports[i]);
		assert_true(*reports[i]->what != '\0');
	}
	const struct kr_format *const *formats = kr_formats(&n);
	for (size_t i = 0; i < n; i++)
		assert_ptr_equal(kr_format_find(formats[i]->name), formats[i]);
	assert_null(kr_report_find("no-such"));
	assert_null(kr_format_find("no-such"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_format_lets_a_control_character_through),
		cmocka_unit_test(a_heading_with_nothing_under_it_is_silent),
		cmocka_unit_test(a_plain_file_has_one_line_a_row_and_nothing_is_cut),
		cmocka_unit_test(columns_are_aligned_by_width_not_by_bytes),
		cmocka_unit_test(numbers_are_written_whole),
#ifdef HAVE_SMARTCOLS
		cmocka_unit_test(a_terminal_gets_lines_that_fit),
		cmocka_unit_test(a_narrow_terminal_puts_one_column_under_another),
		cmocka_unit_test(a_command_stands_below_its_row),
#endif
		cmocka_unit_test(only_with_colour_there_are_escape_sequences),
		cmocka_unit_test(lines_break_between_words),
		cmocka_unit_test(a_table_row_stays_one_row),
		cmocka_unit_test(markdown_means_nothing_in_a_text),
		cmocka_unit_test(a_persons_markdown_stays_markdown),
		cmocka_unit_test(json_gives_back_what_was_put_in),
		cmocka_unit_test(json_has_a_frame_and_one_array_for_one_key),
		cmocka_unit_test(rows_only_is_a_bare_array),
		cmocka_unit_test(json_numbers_are_numbers),
		cmocka_unit_test(every_word_of_the_format_can_be_said),
		cmocka_unit_test(days_are_said_in_the_right_number),
		cmocka_unit_test(the_catalogue_finds_what_it_lists),
	};
	setlocale(LC_CTYPE, "C.UTF-8"); /* as kr_language_init() finds it everywhere */
	return cmocka_run_group_tests(tests, NULL, NULL);
}
