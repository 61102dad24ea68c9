/* tests/unit/test_yaml_style.c - the quotes that a text gets bring the same text back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <ctype.h>
#include <stdio.h>

#include "yaml/style.h"
#include "yaml_judge.h"

#define RLO "\xE2\x80\xAE"

static const char *written(const char *s, struct kr_stand where)
{
	static char kept[4096];
	struct kr_buf out = KR_BUF_INIT;
	enum kr_style style = kr_style_choose(s, strlen(s), where);
	if (style == KR_LITERAL) {
		kr_buf_puts(&out, kr_style_header(s, strlen(s)));
		kr_style_literal(&out, s, strlen(s), 2, "\n");
	} else {
		kr_style_write(&out, s, strlen(s), style);
	}
	assert_true(out.len < sizeof kept);
	memcpy(kept, out.s, out.len + 1);
	kr_buf_release(&out);
	return kept;
}

/* ---- the table ---------------------------------------------------------------------------- */

static const struct {
	const char *text, *value, *flow; /* as a value in block, and within brackets */
} table[] = {
	{ "woord", "woord", "woord" },
	{ "een paar woorden.", "een paar woorden.", "een paar woorden." },
	{ "ja", "ja", "ja" },
	{ "nee", "nee", "nee" },
	{ "no", "'no'", "'no'" },
	{ "On", "'On'", "'On'" },
	{ "Y", "'Y'", "'Y'" },
	{ "NULL", "'NULL'", "'NULL'" },
	{ "none", "'none'", "'none'" },
	{ "~", "'~'", "'~'" },
	{ "", "''", "''" },
	{ "<<", "'<<'", "'<<'" },
	{ "=", "'='", "'='" },
	{ ".", "'.'", "'.'" },
	{ "e0", "'e0'", "'e0'" },
	{ "eE", "eE", "eE" },
	{ "-", "'-'", "'-'" },
	{ "012", "'012'", "'012'" },
	{ "1_000", "'1_000'", "'1_000'" },
	{ "12:30", "'12:30'", "'12:30'" },
	{ "1e3", "'1e3'", "'1e3'" },
	{ "0x1f", "'0x1f'", "'0x1f'" },
	{ "-0b1", "'-0b1'", "'-0b1'" },
	{ ".inf", "'.inf'", "'.inf'" },
	{ "2026-01-01", "'2026-01-01'", "'2026-01-01'" },
	{ "2026-01-01T10:00:00Z", "'2026-01-01T10:00:00Z'", "'2026-01-01T10:00:00Z'" },
	{ "2026-01-01 10:00", "'2026-01-01 10:00'", "'2026-01-01 10:00'" },
	{ "2026-01-01 is nieuwjaar", "2026-01-01 is nieuwjaar", "2026-01-01 is nieuwjaar" },
	{ "2 uur", "2 uur", "2 uur" },
	{ "a: b", "'a: b'", "'a: b'" },
	{ "a:", "'a:'", "'a:'" },
	{ "a:b", "a:b", "'a:b'" },
	{ "a #b", "'a #b'", "'a #b'" },
	{ "a#b", "a#b", "a#b" },
	{ "#a", "'#a'", "'#a'" },
	{ "- a", "'- a'", "'- a'" },
	{ "-a", "-a", "'-a'" },
	{ "a, b", "a, b", "'a, b'" },
	{ "[a", "'[a'", "'[a'" },
	{ "a]", "a]", "'a]'" },
	{ "wat?", "wat?", "'wat?'" },
	{ "?wat", "'?wat'", "'?wat'" },
	{ "@anna", "'@anna'", "'@anna'" },
	{ "`a`", "'`a`'", "'`a`'" },
	{ "%a", "'%a'", "'%a'" },
	{ "&a", "'&a'", "'&a'" },
	{ "*a", "'*a'", "'*a'" },
	{ "!a", "'!a'", "'!a'" },
	{ "|a", "'|a'", "'|a'" },
	{ ">a", "'>a'", "'>a'" },
	{ "---", "'---'", "'---'" },
	{ "...", "'...'", "'...'" },
	{ "---a", "'---a'", "'---a'" },
	{ " a", "' a'", "' a'" },
	{ "a ", "'a '", "'a '" },
	{ "'s avonds", "\"'s avonds\"", "\"'s avonds\"" },
	{ "dat's", "dat's", "dat's" },
	{ "'a' \"b\"", "'''a'' \"b\"'", "'''a'' \"b\"'" },
	{ "\"a\"", "'\"a\"'", "'\"a\"'" },
	{ "C:\\docs: x", "'C:\\docs: x'", "'C:\\docs: x'" },
	{ "a\tb", "\"a\\tb\"", "\"a\\tb\"" },
	{ RLO "a", "\"\\u202Ea\"", "\"\\u202Ea\"" },
	{ "\xC2\x85", "\"\\x85\"", "\"\\x85\"" },
	{ "\xE2\x80\xA8", "\"\\u2028\"", "\"\\u2028\"" },
	{ "\xEF\xBB\xBFx", "\"\\uFEFFx\"", "\"\\uFEFFx\"" },
	{ "\xC2\xAD", "\"\\xAD\"", "\"\\xAD\"" },
	{ "\x1b[0m", "\"\\x1B[0m\"", "\"\\x1B[0m\"" },
	{ "\xF0\x9F\x91\x8D\xE2\x80\x8D ok", "\xF0\x9F\x91\x8D\xE2\x80\x8D ok",
		"\xF0\x9F\x91\x8D\xE2\x80\x8D ok" },
	{ "\xC2\xA0x", "\xC2\xA0x", "\xC2\xA0x" },
	{ "\xF4\x8F\xBF\xBF", "\"\\U0010FFFF\"", "\"\\U0010FFFF\"" },
	{ "een\ntwee\n", "|\n  een\n  twee", "\"een\\ntwee\\n\"" },
	{ "een\n\ntwee", "|-\n  een\n\n  twee", "\"een\\n\\ntwee\"" },
	{ "een\n  dieper\n", "|\n  een\n    dieper", "\"een\\n  dieper\\n\"" },
	{ "een\n", "|\n  een", "\"een\\n\"" },
	{ "een\n\n", "\"een\\n\\n\"", "\"een\\n\\n\"" },
	{ "\neen\n", "\"\\neen\\n\"", "\"\\neen\\n\"" },
	{ " een\ntwee\n", "\" een\\ntwee\\n\"", "\" een\\ntwee\\n\"" },
	{ "een \ntwee\n", "\"een \\ntwee\\n\"", "\"een \\ntwee\\n\"" },
	{ "een\n\ttwee\n", "\"een\\n\\ttwee\\n\"", "\"een\\n\\ttwee\\n\"" },
	{ "een\r\ntwee\n", "\"een\\x0D\\ntwee\\n\"", "\"een\\x0D\\ntwee\\n\"" },
	{ "# een\n- twee\n", "|\n  # een\n  - twee", "\"# een\\n- twee\\n\"" },
};

static void style_is_that_of_the_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		assert_string_equal(written(table[i].text, (struct kr_stand){ .literal = true }),
			table[i].value);
		assert_string_equal(
			written(table[i].text, (struct kr_stand){ .flow = true }), table[i].flow);
	}
}

static void old_quotes_stay_where_they_can(void **state)
{
	(void)state;
	assert_string_equal(written("a", (struct kr_stand){ .old = KR_SINGLE }), "'a'");
	assert_string_equal(written("a'b", (struct kr_stand){ .old = KR_SINGLE }), "'a''b'");
	assert_string_equal(written("a\tb", (struct kr_stand){ .old = KR_SINGLE }), "\"a\\tb\"");
	assert_string_equal(written("a", (struct kr_stand){ .old = KR_DOUBLE }), "\"a\"");
	assert_string_equal(written("a", (struct kr_stand){ .old = KR_FOLDED }), "a");
	assert_string_equal(written("no", (struct kr_stand){ .old = KR_PLAIN }), "'no'");
	assert_string_equal(written("a", (struct kr_stand){ .json = true }), "\"a\"");
	assert_string_equal(written("on", (struct kr_stand){ .key = true }), "'on'");
}

/* ---- random texts in all places ----------------------------------------------------------- */

static uint64_t state_of_chance = 88172645463325252u;

static unsigned pick(unsigned n)
{
	state_of_chance ^= state_of_chance << 13;
	state_of_chance ^= state_of_chance >> 7;
	state_of_chance ^= state_of_chance << 17;
	return (unsigned)((state_of_chance >> 33) % n);
}

static const char *nasty(size_t *len)
{
	static const char *const parts[] = { "a", "b", " ", "  ", ":", ": ", "#", " #", "-", "- ",
		"?", "? ", ",", "[", "]", "{", "}", "&", "*", "!", "|", ">", "'", "\"", "%", "@",
		"`", "\\", "~", "0", "1", "9", ".", "_", "e", "E", "x", "T", "Z", "+", "=", "<",
		"y", "no", "null", "true", "\n", "\n", "\n  ", "\t", "\r", "---", "...", "\x01",
		"\x7f", "\xC2\x85", "\xC2\xA0", "\xE2\x80\xA8", "\xEF\xBB\xBF", RLO, "\xC3\xA9",
		"\xF0\x9F\x98\x80", "\xE2\x80\x8B", "\xEF\xBF\xBE", "2026-01-01", "<<", "/" };
	static char s[256];
	*len = 0;
	for (unsigned i = 0, n = pick(6); i <= n; i++) {
		const char *part = parts[pick(sizeof parts / sizeof *parts)];
		memcpy(s + *len, part, strlen(part));
		*len += strlen(part);
	}
	s[*len] = '\0';
	return s;
}

static const struct {
	const char *before, *behind;
	uint32_t event; /* of the text, among those of the document */
	struct kr_stand where;
} places[] = {
	{ "k: ", "\nz: 1\n", 4, { .literal = true } },
	{ "", ": v\n", 3, { .key = true } },
	{ "- ", "\n- z\n", 3, { .literal = true } },
	{ "[z, ", ", z]\n", 4, { .flow = true } },
	{ "{k: ", ", z: 1}\n", 4, { .flow = true } },
	{ "{", ": v, z: 1}\n", 3, { .key = true, .flow = true } },
	{ "a: [", "]\n", 5, { .flow = true } },
	{ "k: ", "  # c\n", 4, { .old = KR_SINGLE } },
	{ "k: ", "", 4, { .old = KR_DOUBLE } },
};

/* Would some reader of YAML 1.1 or 1.2 make a number, a day, a boolean or nothing of it? */
static bool looks_typed(const char *s)
{
	static const char *const words[] = { "~", "null", "true", "no", "y", "<<", "=", "." };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (!strcmp(s, words[i]))
			return true;
	if (!*s)
		return true;
	size_t number = strspn(s, "+-0123456789_.eE:");
	return number == strlen(s) && strpbrk(s, "0123456789");
}

static void check_place(size_t k, const char *s, size_t len)
{
	struct kr_arena *a = kr_arena_new();
	struct kr_buf text = KR_BUF_INIT;
	enum kr_style style = kr_style_choose(s, len, places[k].where);
	kr_buf_puts(&text, places[k].before);
	if (style == KR_LITERAL) {
		kr_buf_puts(&text, kr_style_header(s, len));
		kr_style_literal(&text, s, len, 2, "\n");
	} else {
		kr_style_write(&text, s, len, style);
	}
	kr_buf_puts(&text, places[k].behind);
	events all = { 0 };
	bool good = judge_read(a, text.s, text.len, &all);
	const struct event *e = good && all.n > places[k].event ? &all.at[places[k].event] : NULL;
	if (!e || e->type != YAML_SCALAR_EVENT || e->len != len || memcmp(e->value, s, len) ||
		*e->tag || *e->anchor)
		fail_msg("place %zu: %s", k, text.s);
	if (e->style == YAML_PLAIN_SCALAR_STYLE && looks_typed(s))
		fail_msg("place %zu: %s is no text", k, text.s);
	kr_buf_release(&text);
	kr_arena_free(a);
}

static void random_texts_come_back(void **state)
{
	(void)state;
	for (unsigned i = 0; i < 30000; i++) {
		size_t len;
		const char *s = nasty(&len);
		for (size_t k = 0; k < sizeof places / sizeof *places; k++)
			check_place(k, s, len);
	}
}

/* ---- new files ---------------------------------------------------------------------------- */

static void put_text(struct kr_arena *a, struct kr_value *map, const char *key, const char *s)
{
	kr_value_put(a, map, key, kr_value_text(a, s, strlen(s)));
}

static void new_file_is_in_block_style(void **state)
{
	(void)state;
	struct kr_arena *a = kr_arena_new();
	struct kr_buf out = KR_BUF_INIT;
	struct kr_value *root = kr_value_map(a, false), *list = kr_value_list(a, false),
			*round = kr_value_map(a, false), *responses = kr_value_map(a, false),
			*anna = kr_value_map(a, false), *by = kr_value_map(a, true);
	put_text(a, root, "title", "Warme overdracht: hoe?");
	put_text(a, root, "text", "Een zin.\nNog een.\n");
	kr_value_put(a, root, "absent", NULL);
	put_text(a, by, "by", "anna");
	kr_value_put(a, by, "date", kr_value_raw(a, "2026-03-01"));
	kr_value_put(a, root, "proposed", by);
	kr_value_put(a, root, "topics", kr_value_list(a, true));
	kr_value_put(a, round, "opened", kr_value_raw(a, "2026-03-05"));
	put_text(a, anna, "response", "pending");
	kr_value_put(a, responses, "anna", anna);
	kr_value_put(a, round, "responses", responses);
	kr_value_push(list, round);
	kr_value_push(list, kr_value_text(a, "no", 2));
	kr_value_push(list, NULL);
	kr_value_put(a, root, "rounds", list);
	kr_value_write(root, "een\n\ntwee", &out);
	assert_string_equal(out.s, "# een\n#\n# twee\n"
				   "title: 'Warme overdracht: hoe?'\n"
				   "text: |\n  Een zin.\n  Nog een.\n"
				   "proposed: {by: anna, date: 2026-03-01}\n"
				   "topics: []\n"
				   "rounds:\n"
				   "  - opened: 2026-03-05\n"
				   "    responses:\n"
				   "      anna:\n"
				   "        response: pending\n"
				   "  - 'no'\n");
	kr_buf_reset(&out);
	kr_value_write(kr_value_map(a, false), NULL, &out);
	assert_string_equal(out.s, "{}\n");
	kr_buf_release(&out);
	kr_arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(style_is_that_of_the_table),
		cmocka_unit_test(old_quotes_stay_where_they_can),
		cmocka_unit_test(random_texts_come_back),
		cmocka_unit_test(new_file_is_in_block_style),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
