/* tests/unit/test_base_text.c - UTF-8, text that is safe to print, and its width. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"

#define FFFD "\xEF\xBF\xBD"

static const char *safe(const char *s, size_t len)
{
	static char kept[4096];
	struct kr_buf b = KR_BUF_INIT;
	kr_buf_safe(&b, s, len);
	assert_true(b.len < sizeof kept);
	memcpy(kept, b.s, b.len + 1);
	kr_buf_release(&b);
	return kept;
}

/* Encodes without the library under test. */
static size_t encode(uint32_t c, char out[5])
{
	size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	static const unsigned char first[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
	for (size_t i = n - 1; i > 0; i--) {
		out[i] = (char)(0x80 | (c & 0x3F));
		c >>= 6;
	}
	out[0] = (char)(first[n] | c);
	out[n] = '\0';
	return n;
}

static bool in_table(uint32_t c, const uint32_t (*table)[2], size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (c >= table[i][0] && c <= table[i][1])
			return true;
	return false;
}

static void every_code_point_decodes_to_itself(void **state)
{
	(void)state;
	char bytes[5];
	for (uint32_t c = 0; c < 0x110000; c++) {
		bool surrogate = c >= 0xD800 && c < 0xE000;
		size_t n = encode(c, bytes), len;
		uint32_t got = kr_utf8_next(bytes, bytes + n, &len);
		assert_int_equal(got, surrogate ? KR_UTF8_BAD : c);
		if (!surrogate)
			assert_int_equal(len, n);
		assert_int_equal(kr_utf8_check(bytes, n), surrogate ? 0 : n);
	}
}

static void broken_bytes_are_found_where_they_are(void **state)
{
	(void)state;
	static const struct {
		const char *s;
		size_t bad, broken; /* the first bad byte; characters that are broken */
	} vectors[] = {
		{ "\x80", 0, 1 },
		{ "ab\xBF", 2, 1 },
		{ "\xC0\xAF", 0, 2 },
		{ "\xC1\xBF", 0, 2 },
		{ "\xC3", 0, 1 },
		{ "\xC3(", 0, 1 },
		{ "\xE0\x80\xAF", 0, 3 },
		{ "\xE0\x9F\xBF", 0, 3 },
		{ "\xE2\x82", 0, 1 },
		{ "\xE2\x82(", 0, 1 },
		{ "\xED\xA0\x80", 0, 3 },
		{ "\xED\xBF\xBF", 0, 3 },
		{ "\xF0\x80\x80\xAF", 0, 4 },
		{ "\xF0\x8F\xBF\xBF", 0, 4 },
		{ "\xF0\x9F\x98", 0, 1 },
		{ "\xF0\x9F\x98(", 0, 1 },
		{ "\xF4\x90\x80\x80", 0, 4 },
		{ "\xF5\x80\x80\x80", 0, 4 },
		{ "\xF8\x88\x80\x80\x80", 0, 5 },
		{ "\xFE", 0, 1 },
		{ "\xFF\xFF", 0, 2 },
		{ "caf\xC3\xA9 \xE9", 6, 1 },
	};
	for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
		size_t len = strlen(vectors[i].s), broken = 0;
		assert_int_equal(kr_utf8_check(vectors[i].s, len), vectors[i].bad);
		const char *text = safe(vectors[i].s, len);
		for (const char *p = text; (p = strstr(p, FFFD)); p += 3)
			broken++;
		assert_int_equal(broken, vectors[i].broken);
		assert_int_equal(kr_utf8_check(text, strlen(text)), strlen(text));
	}
}

static void no_control_or_bidi_character_comes_through(void **state)
{
	(void)state;
	static const uint32_t unsafe[][2] = { { 0, 0x1F }, { 0x7F, 0x9F }, { 0x61C, 0x61C },
		{ 0x200E, 0x200F }, { 0x2028, 0x202E }, { 0x2066, 0x2069 }, { 0xFEFF, 0xFEFF },
		{ 0xFFF9, 0xFFFB }, { 0xE0000, 0xE007F } };
	char bytes[5], escaped[16];
	for (uint32_t c = 0; c < 0x110000; c++) {
		if (c >= 0xD800 && c < 0xE000)
			continue;
		size_t n = encode(c, bytes);
		const char *want = bytes;
		if (c == '\n' || c == '\r' || c == '\t') {
			want = " ";
		} else if (in_table(c, unsafe, sizeof unsafe / sizeof *unsafe)) {
			snprintf(escaped, sizeof escaped, "\\u%04X", (unsigned)c);
			want = escaped;
		}
		assert_string_equal(safe(bytes, n), want);
	}
}

static void safe_text_keeps_what_is_around(void **state)
{
	(void)state;
	assert_string_equal(safe("een\r\ntwee\rdrie\n", 15), "een twee drie ");
	assert_string_equal(safe("a\0b", 3), "a\\u0000b");
	assert_string_equal(safe("\033[2Jweg", 7), "\\u001B[2Jweg");
	assert_string_equal(
		safe("caf\xC3\xA9 \xF0\x9F\x91\x8D", 10), "caf\xC3\xA9 \xF0\x9F\x91\x8D");
	assert_string_equal(safe("\xC3", 1), FFFD);
	assert_string_equal(safe("", 0), "");
}

static void lines_stay_lines_and_are_indented(void **state)
{
	(void)state;
	static const struct {
		const char *in, *out;
	} vectors[] = {
		{ "", "" },
		{ "een", "een" },
		{ "een\n", "een\n" },
		{ "een\ntwee", "een\n  twee" },
		{ "een\r\n\r\ntwee\n", "een\n\n  twee\n" },
		{ "\neen", "\n  een" },
		{ "a\tb\033\nc\rd", "a b\\u001B\n  c\n  d" },
	};
	for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
		struct kr_buf b = KR_BUF_INIT;
		kr_buf_safe_lines(&b, vectors[i].in, strlen(vectors[i].in), 2);
		assert_string_equal(b.s, vectors[i].out);
		kr_buf_release(&b);
	}
}

static void an_absent_text_is_an_empty_one(void **state)
{
	(void)state;
	struct kr_buf b = KR_BUF_INIT;
	kr_buf_safe(&b, NULL, 0);
	kr_buf_safe_lines(&b, NULL, 0, 2);
	kr_utf8_nfc(&b, NULL, 0);
	assert_string_equal(b.s, "");
	assert_int_equal(kr_text_width(NULL, 0), 0);
	assert_int_equal(kr_utf8_count(NULL, 0), 0);
	assert_int_equal(kr_utf8_check(NULL, 0), 0);
	assert_true(kr_utf8_is_nfc(NULL, 0));
}

static size_t width(const char *s)
{
	return kr_text_width(s, strlen(s));
}

static void wide_characters_count_two(void **state)
{
	(void)state;
	assert_int_equal(width(""), 0);
	assert_int_equal(width("kring"), 5);
	assert_int_equal(width("caf\xC3\xA9"), 4);
	assert_int_equal(width("cafe\xCC\x81"), 4);
	assert_int_equal(width("\xE6\x97\xA5\xE6\x9C\xAC"), 4);
	assert_int_equal(width("\xF0\x9F\x91\x8D ja"), 5);
	assert_int_equal(width("\xFF"), 1);
	assert_int_equal(kr_utf8_count("caf\xC3\xA9\xFF", 6), 5);
}

static const char *nfc(const char *s)
{
	static char kept[256];
	struct kr_buf b = KR_BUF_INIT;
	kr_utf8_nfc(&b, s, strlen(s));
	memcpy(kept, b.s, b.len + 1);
	kr_buf_release(&b);
	return kept;
}

static void normal_form_c_composes_and_orders(void **state)
{
	(void)state;
	static const struct {
		const char *in, *out;
	} vectors[] = {
		{ "kring", "kring" },
		{ "cafe\xCC\x81", "caf\xC3\xA9" },
		{ "caf\xC3\xA9", "caf\xC3\xA9" },
		/* a, dot above, dot below: the one below comes first, and composes */
		{ "a\xCC\x87\xCC\xA3", "\xE1\xBA\xA1\xCC\x87" },
		{ "a\xCC\xA3\xCC\x87", "\xE1\xBA\xA1\xCC\x87" },
		/* two of one class keep their order */
		{ "q\xCC\x87\xCC\x88", "q\xCC\x87\xCC\x88" },
		/* angstrom sign; Hangul by its letters */
		{ "\xE2\x84\xAB", "\xC3\x85" },
		{ "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "\xED\x95\x9C" },
		{ "e\xCC\x81\xFF", "\xC3\xA9" FFFD },
	};
	for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
		const char *in = vectors[i].in;
		assert_string_equal(nfc(in), vectors[i].out);
		assert_int_equal(kr_utf8_is_nfc(in, strlen(in)), strcmp(in, vectors[i].out) == 0);
	}
}

/* Each code point behind a letter and before two marks, against utf8proc's own way. */
static void normal_form_c_is_that_of_utf8proc(void **state)
{
	(void)state;
	for (uint32_t c = 1; c < 0x110000; c++) {
		char text[16] = "a", one[5];
		if (c >= 0xD800 && c < 0xE000)
			continue;
		size_t n = encode(c, one);
		memcpy(text + 1, one, n + 1);
		utf8proc_uint8_t *bare = utf8proc_NFC((const utf8proc_uint8_t *)text);
		bool is_nfc = kr_utf8_is_nfc(text, n + 1);
		if (is_nfc != (strcmp((char *)bare, text) == 0))
			fail_msg("U+%04X", (unsigned)c);
		strcat(text, "\xCC\x88\xCC\xA3");
		utf8proc_uint8_t *marked = utf8proc_NFC((const utf8proc_uint8_t *)text);
		assert_string_equal(nfc(text), (char *)marked);
		free(bare);
		free(marked);
	}
}

static void a_long_run_of_marks_takes_linear_time(void **state)
{
	(void)state;
	enum { MARKS = 200000 };
	struct kr_buf in = KR_BUF_INIT, out = KR_BUF_INIT;
	kr_buf_putc(&in, 'q');
	for (int i = 0; i < MARKS; i++)
		kr_buf_puts(&in, i % 2 ? "\xCC\xA3" : "\xCC\x87");
	kr_utf8_nfc(&out, in.s, in.len); /* by exchanges: 10^10 of them */
	assert_int_equal(out.len, in.len);
	assert_memory_equal(out.s, "q\xCC\xA3\xCC\xA3", 5);
	assert_string_equal(out.s + out.len - 4, "\xCC\x87\xCC\x87");
	kr_buf_release(&in);
	kr_buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_code_point_decodes_to_itself),
		cmocka_unit_test(broken_bytes_are_found_where_they_are),
		cmocka_unit_test(no_control_or_bidi_character_comes_through),
		cmocka_unit_test(safe_text_keeps_what_is_around),
		cmocka_unit_test(lines_stay_lines_and_are_indented),
		cmocka_unit_test(an_absent_text_is_an_empty_one),
		cmocka_unit_test(wide_characters_count_two),
		cmocka_unit_test(normal_form_c_composes_and_orders),
		cmocka_unit_test(normal_form_c_is_that_of_utf8proc),
		cmocka_unit_test(a_long_run_of_marks_takes_linear_time),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
