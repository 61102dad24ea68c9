/* tests/unit/test_report_ics.c - lines of a calendar, and cells of CSV. */
#include "base/utf8.h"
#include "report/csv.h"
#include "report/ics.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

/* ---- calendars ---------------------------------------------------------------------------- */

/* What stands in @out again, its lines unfolded; each line is at most 75 octets, and whole UTF-8.
 */
static void unfold(const struct kr_buf *out, struct kr_buf *whole)
{
	for (const char *s = out->s; *s;) {
		size_t len = strcspn(s, "\r");
		assert_true(len <= 75);
		assert_int_equal(kr_utf8_check(s, len), len);
		kr_buf_add(whole, s, len);
		assert_memory_equal(s + len, "\r\n", 2);
		s += len + 2;
		if (*s)
			assert_int_equal(*s++, ' ');
	}
}

/* @n octets of ASCII and then @c, many times: it falls on every place of the border. */
static void fold_at(size_t n, const char *c)
{
	struct kr_buf value = KR_BUF_INIT, out = KR_BUF_INIT, whole = KR_BUF_INIT;
	kr_buf_fill(&value, 'a', n);
	for (int i = 0; i < 60; i++)
		kr_buf_puts(&value, c);
	kr_ics_line(&out, "X", value.s);
	unfold(&out, &whole);
	assert_string_equal(whole.s + 2, value.s);
	kr_buf_release(&value);
	kr_buf_release(&out);
	kr_buf_release(&whole);
}

static void lines_fold_between_characters(void **state)
{
	(void)state;
	for (size_t n = 0; n < 80; n++) {
		fold_at(n, "b");
		fold_at(n, "\xc3\xa9");
		fold_at(n, "\xe7\x95\x8c");
		fold_at(n, "\xf0\x9f\x8c\x8d");
	}
}

static void a_line_of_75_octets_is_one(void **state)
{
	struct kr_buf value = KR_BUF_INIT, out = KR_BUF_INIT;
	(void)state;
	kr_buf_fill(&value, 'a', 73);
	kr_ics_line(&out, "X", value.s);
	assert_int_equal(out.len, 77);
	kr_buf_putc(&value, 'a');
	kr_buf_reset(&out);
	kr_ics_line(&out, "X", value.s);
	assert_string_equal(out.s + 75, "\r\n a\r\n");
	kr_buf_release(&value);
	kr_buf_release(&out);
}

static void texts_are_escaped(void **state)
{
	static const struct {
		const char *is, *becomes;
	} texts[] = {
		{ "", "X:\r\n" },
		{ "a, b; c\\d", "X:a\\, b\\; c\\\\d\r\n" },
		{ "one\ntwo\r\nthree", "X:one\\ntwo\\nthree\r\n" },
		{ "bell\a", "X:bell\\\\u0007\r\n" },
		{ "END:VEVENT", "X:END:VEVENT\r\n" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct kr_buf out = KR_BUF_INIT;
		kr_ics_text(&out, "X", texts[i].is);
		assert_string_equal(out.s, texts[i].becomes);
		kr_buf_release(&out);
	}
}

static void days_have_no_signs(void **state)
{
	struct kr_buf out = KR_BUF_INIT;
	int32_t day;
	(void)state;
	assert_true(kr_day_parse("2026-12-31", 10, &day));
	kr_ics_day(&out, "DTSTART", day);
	kr_ics_day(&out, "DTEND", day + 1);
	kr_ics_moment(&out, "DTSTAMP", day);
	assert_string_equal(out.s, "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"
				   "DTSTAMP:20261231T000000Z\r\n");
	kr_buf_release(&out);
}

/* ---- CSV ---------------------------------------------------------------------------------- */

static void cells_are_quoted(void **state)
{
	static const struct {
		const char *is, *becomes, *in_spreadsheet;
	} cells[] = {
		{ "", "", "" },
		{ "plain", "plain", "plain" },
		{ "a,b", "\"a,b\"", "\"a,b\"" },
		{ "\"a\"", "\"\"\"a\"\"\"", "\"\"\"a\"\"\"" },
		{ "one\ntwo", "\"one\ntwo\"", "\"one\ntwo\"" },
		{ "=1+1", "=1+1", "'=1+1" },
		{ "+a,b", "\"+a,b\"", "\"'+a,b\"" },
		{ "-1", "-1", "'-1" },
		{ "@x", "@x", "'@x" },
		{ "\t=1", " =1", "' =1" },
		{ "\r=1", "\"\n=1\"", "\"'\n=1\"" },
		{ "a=b", "a=b", "a=b" },
		{ "bell\a", "bell\\u0007", "bell\\u0007" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
		struct kr_buf plain = KR_BUF_INIT, marked = KR_BUF_INIT;
		kr_csv_text(&plain, cells[i].is, strlen(cells[i].is), false);
		kr_csv_text(&marked, cells[i].is, strlen(cells[i].is), true);
		assert_string_equal(plain.len > 0 ? plain.s : "", cells[i].becomes);
		assert_string_equal(marked.len > 0 ? marked.s : "", cells[i].in_spreadsheet);
		kr_buf_release(&plain);
		kr_buf_release(&marked);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_fold_between_characters),
		cmocka_unit_test(a_line_of_75_octets_is_one),
		cmocka_unit_test(texts_are_escaped),
		cmocka_unit_test(days_have_no_signs),
		cmocka_unit_test(cells_are_quoted),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
