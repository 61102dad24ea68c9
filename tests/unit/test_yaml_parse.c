/* tests/unit/test_yaml_parse.c - reading YAML: the tree, its places, and every refusal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "yaml/yaml.h"
#include "yaml_judge.h"

static struct kr_arena *arena;
static struct kr_diags diags;
static struct kr_node *root;

static int start(void **state)
{
	(void)state;
	arena = kr_arena_new();
	diags = (struct kr_diags){ .arena = arena };
	root = NULL;
	return 0;
}

static int stop(void **state)
{
	(void)state;
	kr_arena_free(arena);
	return 0;
}

static int read_bytes(const char *s, size_t len)
{
	diags = (struct kr_diags){ .arena = arena };
	root = NULL;
	return kr_yaml_parse(arena, kr_strndup(arena, s, len), len, "f.yaml", &diags, &root);
}

static void read_well(const char *s)
{
	int rc = read_bytes(s, strlen(s));
	if (rc != KR_OK)
		fail_msg("'%s': %s", s, diags.list.at[0].message);
	assert_int_equal(diags.list.n, 0);
	assert_non_null(root);
}

/* ---- the tree ----------------------------------------------------------------------------- */

static void assert_place(const struct kr_node *n, uint32_t line, uint32_t col, uint32_t byte)
{
	assert_int_equal(n->at.line, line);
	assert_int_equal(n->at.col, col);
	assert_int_equal(n->byte, byte);
}

static void nodes_know_their_places(void **state)
{
	(void)state;
	read_well("title: Zorg\nlist:\n  - \xc3\xa9\xc3\xa9n  # c\n  - {k: 'v'}\nt: |\n  a\n  b\n");
	assert_int_equal(root->kind, KR_MAP);
	assert_int_equal(root->style, KR_BLOCK);
	assert_int_equal(root->count, 3);
	assert_null(root->parent);
	assert_place(root, 1, 1, 0);
	const struct kr_node *title = kr_node_get(root, "title"), *list = kr_node_get(root, "list");
	assert_string_equal(title->value, "Zorg");
	assert_place(title, 1, 8, 7);
	assert_int_equal(title->end, 11);
	assert_ptr_equal(title->parent, root);
	assert_int_equal(list->kind, KR_LIST);
	assert_int_equal(list->count, 2);
	assert_place(list->first, 3, 5, 22);
	assert_int_equal(list->first->end, 27);
	const struct kr_node *map = list->first->next;
	assert_int_equal(map->style, KR_FLOW);
	assert_place(map, 4, 5, 37);
	assert_int_equal(map->end, 45);
	assert_place(kr_node_get(map, "k"), 4, 9, 41);
	assert_int_equal(kr_node_get(map, "k")->style, KR_SINGLE);
	assert_int_equal(kr_node_get(root, "t")->style, KR_LITERAL);
	assert_string_equal(kr_node_get(root, "t")->value, "a\nb\n");
	assert_null(kr_node_get(root, "absent"));
	assert_null(kr_node_get(NULL, "x"));
	assert_null(kr_node_get(title, "x"));
}

static void bom_and_crlf_do_not_shift(void **state)
{
	(void)state;
	read_well("\xef\xbb\xbf"
		  "a: \xf0\x9f\x91\x8d\r\nb: |\r\n  x\r\n  y\r\nc: 1\r\n");
	assert_place(root, 1, 1, 3);
	assert_place(kr_node_get(root, "a"), 1, 4, 6);
	assert_place(kr_node_get(root, "c"), 5, 4, 31);
	assert_string_equal(kr_node_get(root, "b")->value, "x\ny\n");
}

static void nothing_is_nothing(void **state)
{
	(void)state;
	read_well("a:\nb: ~\nc: null\nd: ''\ne: 'null'\nf: Null\n");
	assert_true(kr_node_is_null(kr_node_get(root, "a")));
	assert_true(kr_node_is_null(kr_node_get(root, "b")));
	assert_true(kr_node_is_null(kr_node_get(root, "c")));
	assert_false(kr_node_is_null(kr_node_get(root, "d")));
	assert_false(kr_node_is_null(kr_node_get(root, "e")));
	assert_false(kr_node_is_null(kr_node_get(root, "f")));
	assert_place(kr_node_get(root, "a"), 1, 3, 2);
}

static void empty_file_is_an_empty_map(void **state)
{
	static const char *const empty[] = { "", "# noot\n", "\n\n", "---\n", "--- ~\n",
		"---\n...\n", "\xef\xbb\xbf" };
	(void)state;
	for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
		read_well(empty[i]);
		assert_int_equal(root->kind, KR_MAP);
		assert_int_equal(root->count, 0);
		assert_null(root->first);
		assert_int_equal(root->at.line, 1);
	}
}

static void what_is_sound_is_read(void **state)
{
	static const char *const sound[] = {
		"---\na: 1\n...\n",
		"a: \"een\ttab\"\n",
		"a: |\n  Kop\n  =======\n  tekst\n",
		"a: |\n  <<<<<<<\n  >>>>>>>\n",
		"a: x < y > z | q = r <<<<<<<<< s\n",
		"a: '<< x'\n'<<': b\n",
		"a: {b: [c, {d: e}]}\n",
		"? a\n: b\n",
		"a: \"\\u00e9\\n\\t\"\n",
		"a: \xe2\x80\x99s avonds \xe2\x80\xa6\n",
		"x: {a: 1}\ny: {a: 1}\n",
	};
	(void)state;
	for (size_t i = 0; i < sizeof sound / sizeof *sound; i++)
		read_well(sound[i]);
}

/* ---- refusals ----------------------------------------------------------------------------- */

struct refusal {
	const char *text, *rule;
	uint32_t line, col;
	const char *message;
	size_t len; /* where the text holds a NUL */
};

static const struct refusal refusals[] = {
	/* clang-format off */
	/* what FORMAT does not have */
	{ "a: &x b\n", "yaml-refused", 1, 4, "'&' makes an anchor, which records do not have", 0 },
	{ "a: *x\n", "yaml-refused", 1, 4, "'*' refers to an anchor, which records do not have", 0 },
	{ "a: !!str b\n", "yaml-refused", 1, 4, "'!' makes a tag, which records do not have", 0 },
	{ "a: !x [b]\n", "yaml-refused", 1, 4, "'!' makes a tag, which records do not have", 0 },
	{ "a: 1\n<<: {b: 1}\n", "yaml-refused", 2, 1, "'<<' merges another map, which records do not do", 0 },
	{ "a: 1\n---\nb: 1\n", "yaml-refused", 2, 1, "a second document begins with '---' here", 0 },
	{ "%YAML 1.2\n---\na: 1\n", "yaml-refused", 1, 1, "a '%' line gives YAML a directive, which records do not have", 0 },
	{ "%TAG ! tag:x,2000:\n---\na: 1\n", "yaml-refused", 1, 1, "a '%' line gives YAML a directive, which records do not have", 0 },
	{ "- a\n- b\n", "yaml-refused", 1, 1, "the file is a list, not lines with 'key: value'", 0 },
	{ "zomaar een tekst\n", "yaml-refused", 1, 1, "the file is a text, not lines with 'key: value'", 0 },
	{ "a: 1\n? {b: 1}\n: c\n", "yaml-refused", 2, 3, "a list or a map stands here instead of a key", 0 },
	{ "a: 1\nb:\n  a: 1\n  a: 2\n", "yaml-duplicate-key", 4, 3, "the key 'a' stands on line 3 and again on line 4", 0 },
	{ "a: 1\n\"a\": 2\n", "yaml-duplicate-key", 2, 1, "the key 'a' stands on line 1 and again on line 2", 0 },
	/* bytes */
	{ "a: caf\xe9 x\n", "yaml-refused", 1, 7, "this character is not UTF-8", 0 },
	{ "\xc3\xa9: 1\nb: \xc3\xa9\x80\n", "yaml-refused", 2, 5, "this character is not UTF-8", 0 },
	{ "a: \xe2\x82", "yaml-refused", 1, 4, "this character is not UTF-8", 0 },
	{ "a: \xed\xa0\x80\n", "yaml-refused", 1, 4, "this character is not UTF-8", 0 },
	{ "a: 1\nb: x\0y\n", "yaml-refused", 2, 5, "a NUL byte stands here (U+0000)", 11 },
	{ "a\0:\0 \0" "1\0", "yaml-refused", 1, 1, "the file is UTF-16, not UTF-8", 8 },
	{ "\xff\xfe" "a\0", "yaml-refused", 1, 1, "the file is UTF-16, not UTF-8", 4 },
	{ "a: \xc3\xa9 \x1b[0m\n", "yaml-refused", 1, 6, "a control character stands here (U+001B)", 0 },
	{ "a: x\x7f\n", "yaml-refused", 1, 5, "a control character stands here (U+007F)", 0 },
	{ "a: 1\rb: 2\n", "yaml-refused", 1, 5, "a carriage return without a line feed stands here (U+000D)", 0 },
	{ "a: 1\n# c\xe2\x80\xa8" "b: 2\n", "yaml-refused", 2, 4, "a hidden line break stands here (U+2028)", 0 },
	{ "a: x\xe2\x80\xa9y\n", "yaml-refused", 1, 5, "a hidden line break stands here (U+2029)", 0 },
	{ "a: x\xc2\x85y\n", "yaml-refused", 1, 5, "a hidden line break stands here (U+0085)", 0 },
	{ "a: x\xc2\x90y\n", "yaml-refused", 1, 5, "a control character stands here (U+0090)", 0 },
	{ "a: 1\n\xef\xbb\xbf" "b: 2\n", "yaml-refused", 2, 1, "a byte order mark inside the text stands here (U+FEFF)", 0 },
	{ "a: \xe2\x80\xaexyz\n", "yaml-refused", 1, 4, "a hidden character that turns the direction of the text around stands here (U+202E)", 0 },
	{ "a: \xd8\x9cxyz\n", "yaml-refused", 1, 4, "a hidden character that turns the direction of the text around stands here (U+061C)", 0 },
	{ "a: \xe2\x81\xa6xyz\n", "yaml-refused", 1, 4, "a hidden character that turns the direction of the text around stands here (U+2066)", 0 },
	{ "a: \xef\xbf\xbf\n", "yaml-refused", 1, 4, "a character stands here that no text may hold", 0 },
	{ "a: \"x\\0y\"\n", "yaml-refused", 1, 4, "an escape in this text makes a NUL byte (U+0000)", 0 },
	{ "a: \"x\\u202ey\"\n", "yaml-refused", 1, 4, "an escape in this text makes a hidden character that turns the direction of the text around (U+202E)", 0 },
	/* where readers of YAML disagree */
	{ "a: \"x\"#c\n", "yaml-refused", 1, 7, "there is no blank before this '#'", 0 },
	{ "a: [x]#c\n", "yaml-refused", 1, 7, "there is no blank before this '#'", 0 },
	{ "m: {?a: 1}\n", "yaml-refused", 1, 6, "a text after '{' or '[' cannot begin with '?'", 0 },
	/* a merge that was not finished */
	{ "a: 1\n<<<<<<< HEAD\nb: 1\n", "conflict-marker", 2, 1, "a merge left two versions of these lines here: '<<<<<<< HEAD'", 0 },
	{ "a: 1\n>>>>>>> anna\n", "conflict-marker", 2, 1, "a merge left two versions of these lines here: '>>>>>>> anna'", 0 },
	{ "a: |\n  x\n  ||||||| 1a2b\n", "conflict-marker", 3, 3, "a merge left two versions of these lines here: '||||||| 1a2b'", 0 },
	/* no YAML */
	{ "title: Wie: wat\n", "yaml-syntax", 1, 11, "a text with ': ' in it needs quotes", 0 },
	{ "title: x\n  sub: y\n", "yaml-syntax", 2, 6, "a key stands deeper here than the line above it allows", 0 },
	{ "title\nb: 1\n", "yaml-syntax", 2, 2, "this line goes on with the text above it, where ': ' cannot stand", 0 },
	{ "a: 1\ntitle\n", "yaml-syntax", 2, 1, "'title' has no ':' behind it", 0 },
	{ "a: \"x\nb: 1\n", "yaml-syntax", 1, 4, "the quote that opens here is never closed: \"x", 0 },
	{ "a: 's Avonds x\nb: 1\n", "yaml-syntax", 1, 4, "the quote that opens here is never closed: 's Avonds x", 0 },
	{ "a: 'x\n---\n", "yaml-syntax", 1, 4, "the quote that opens here is never closed: 'x", 0 },
	{ "a: @x\n", "yaml-syntax", 1, 4, "a value cannot begin with this character: '@x'", 0 },
	{ "a:\n\tb: 1\n", "yaml-syntax", 2, 1, "a tab indents this line", 0 },
	{ "a: |\n  x\n\ty\n", "yaml-syntax", 3, 1, "a tab indents this line", 0 },
	{ "a:\n  b: 1\n c: 2\n", "yaml-syntax", 3, 2, "'c: 2' does not line up with the keys that begin on line 1", 0 },
	{ "a:\n  - x\n  y: 1\n", "yaml-syntax", 3, 3, "'y: 1' is no part of the list that begins on line 2", 0 },
	{ "a: \"x\" y\n", "yaml-syntax", 1, 8, "the value has ended before 'y'", 0 },
	{ "a: [x, y\nb: 1\n", "yaml-syntax", 1, 4, "the list that opens with '[' here is not closed, or misses a comma: [x, y", 0 },
	{ "a: {x: 1, y\n", "yaml-syntax", 1, 4, "the map that opens with '{' here is not closed, or misses a comma: {x: 1, y", 0 },
	{ "a: [b, , c]\n", "yaml-syntax", 1, 8, "a value is missing before ', c]'", 0 },
	{ "a: - b\n", "yaml-syntax", 1, 4, "a list cannot begin in this place", 0 },
	{ "a: | tekst\n  x\n", "yaml-syntax", 1, 6, "behind '|' or '>' the text begins on the next line", 0 },
	{ "a: \"C:\\docs\"\n", "yaml-syntax", 1, 7, "within \"\xe2\x80\xa6\" a backslash begins a special character, and this is none: \\docs\"", 0 },
	{ "a: &\n", "yaml-syntax", 1, 4, "a text cannot begin with '&' without quotes: &", 0 },
	{ "a: * x\n", "yaml-syntax", 1, 4, "a text cannot begin with '*' without quotes: * x", 0 },
	{ "a: !<x\n", "yaml-syntax", 1, 4, "a text cannot begin with '!' without quotes: !<x", 0 },
	{ "a: !x!y z\n", "yaml-syntax", 1, 4, "a text cannot begin with '!' without quotes: !x!y z", 0 },
	{ "%x\na: 1\n", "yaml-syntax", 1, 1, "a line cannot begin with '%'", 0 },
	{ "a: |0\n x\n", "yaml-syntax", 1, 5, "the '0' behind '|' or '>' means nothing", 0 },
	{ "a: ? b\n", "yaml-syntax", 1, 4, "a text cannot begin with '? ' in this place", 0 },
	{ "a: \"x\n\ty\n", "yaml-syntax", 1, 4, "the quote that opens here is never closed: \"x", 0 },
	{ "%YAML 9.9\n---\na: 1\n", "yaml-syntax", 1, 1, "a line cannot begin with '%'", 0 },
	{ "a: [x\n# c\n", "yaml-syntax", 1, 4, "the list that opens with '[' here is not closed, or misses a comma: [x", 0 },
	{ "a: 'dat's goed'\n", "yaml-syntax", 1, 9, "the value has ended before 's goed''", 0 },
	{ "a: >5 euro\n", "yaml-syntax", 1, 7, "behind '|' or '>' the text begins on the next line", 0 },
	{ "a: {b: c]\n", "yaml-syntax", 1, 4, "the map that opens with '{' here is not closed, or misses a comma: {b: c]", 0 },
	{ "{a: 1}\nb: 2\n", "yaml-syntax", 2, 1, "this does not belong to what stands above it: 'b: 2'", 0 },
	{ "\xc3\xa9\xc3\xa9n: \"\xc3\xa9\" \xc3\xa9\n", "yaml-syntax", 1, 10, "the value has ended before '\xc3\xa9'", 0 },
	/* clang-format on */
};

static void check_refusal(const struct refusal *r)
{
	int rc = read_bytes(r->text, r->len ? r->len : strlen(r->text));
	if (rc != KR_FAILED || root || diags.list.n != 1)
		fail_msg("'%s': %u findings", r->text, (unsigned)diags.list.n);
	const struct kr_diag *d = &diags.list.at[0];
	assert_int_equal(d->kind, KR_FINDING);
	if (strcmp(d->rule, r->rule) || strcmp(d->message, r->message) || d->at.line != r->line ||
		d->at.col != r->col)
		fail_msg("'%s': %s:%u:%u: %s", r->text, d->rule, d->at.line, d->at.col, d->message);
	assert_string_equal(d->path, "f.yaml");
	assert_true(d->hint && *d->hint);
}

static void each_refusal_has_its_own_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
		check_refusal(&refusals[i]);
}

/* The findings as `line:rule` in order, for texts with several. */
static const char *found_lines(void)
{
	struct kr_buf out = KR_BUF_INIT;
	kr_diags_sort(&diags);
	for (uint32_t i = 0; i < diags.list.n; i++)
		kr_buf_printf(&out, "%u:%s ", diags.list.at[i].at.line, diags.list.at[i].rule);
	const char *copy = kr_strndup(arena, out.s, out.len);
	kr_buf_release(&out);
	return copy;
}

static void all_duplicates_are_found_at_once(void **state)
{
	(void)state;
	const char *s = "a: 1\nb: {x: 1, x: 2}\na: 2\nc:\n  - y: 1\n    y: 2\n\"a\": 3\n";
	assert_int_equal(read_bytes(s, strlen(s)), KR_FAILED);
	assert_string_equal(found_lines(), "2:yaml-duplicate-key 3:yaml-duplicate-key "
					   "6:yaml-duplicate-key 7:yaml-duplicate-key ");
}

static void all_conflict_markers_are_found_at_once(void **state)
{
	(void)state;
	const char *s = "a: 1\n<<<<<<< HEAD\nb: 1\n||||||| 1a2b\nb: 0\n=======\nb: 2\n>>>>>>> x\n"
			"t: |\n  <<<<<<<<< y\r\n  =========  \r\n  >>>>>>>>>\n";
	assert_int_equal(read_bytes(s, strlen(s)), KR_FAILED);
	assert_string_equal(found_lines(),
		"2:conflict-marker 4:conflict-marker 6:conflict-marker 8:conflict-marker "
		"10:conflict-marker 11:conflict-marker 12:conflict-marker ");
}

static void all_refusals_are_found_at_once(void **state)
{
	(void)state;
	const char *s = "a: &x 1\nb: *x\nc: !t d\n<<: {}\n";
	assert_int_equal(read_bytes(s, strlen(s)), KR_FAILED);
	assert_string_equal(
		found_lines(), "1:yaml-refused 2:yaml-refused 3:yaml-refused 4:yaml-refused ");
}

/* ---- caps --------------------------------------------------------------------------------- */

static const char *nested(unsigned depth, const char *open, const char *close)
{
	struct kr_buf out = KR_BUF_INIT;
	kr_buf_puts(&out, "a: ");
	for (unsigned i = 0; i < depth; i++)
		kr_buf_puts(&out, open);
	for (unsigned i = 0; i < depth; i++)
		kr_buf_puts(&out, close);
	kr_buf_puts(&out, "\n");
	const char *s = kr_strndup(arena, out.s, out.len);
	kr_buf_release(&out);
	return s;
}

static void nesting_ends_at_32(void **state)
{
	(void)state;
	read_well(nested(31, "[", "]"));
	read_well(nested(31, "{a: ", "}"));
	check_refusal(&(struct refusal){ nested(32, "[", "]"), "yaml-refused", 1, 35,
		"lists and maps stand more than 32 deep in each other", 0 });
}

static double seconds(void)
{
	return (double)clock() / CLOCKS_PER_SEC;
}

static void size_and_events_end(void **state)
{
	(void)state;
	char *s = kr_alloc(arena, KR_YAML_MAX_BYTES + 2);
	memset(s, 'x', KR_YAML_MAX_BYTES + 1);
	memcpy(s, "a: ", 3);
	assert_int_equal(read_bytes(s, KR_YAML_MAX_BYTES), KR_OK);
	assert_int_equal(read_bytes(s, KR_YAML_MAX_BYTES + 1), KR_FAILED);
	assert_string_equal(diags.list.at[0].rule, "file-too-large");
	assert_int_equal(diags.list.at[0].at.line, 0);
	assert_string_equal(diags.list.at[0].message,
		"the file is 1048577 bytes long, more than the largest of 1048576");
	for (uint32_t i = 3; i < KR_YAML_MAX_BYTES; i++)
		s[i] = i == 3 ? '[' : i % 2 ? ',' : 'x';
	assert_int_equal(read_bytes(s, KR_YAML_MAX_BYTES), KR_FAILED);
	assert_string_equal(diags.list.at[0].message,
		"the file has more keys and values than any record needs (200 000)");
}

static void time_is_linear(void **state)
{
	(void)state;
	double began = seconds();
	struct kr_buf deep = KR_BUF_INIT, wide = KR_BUF_INIT, marks = KR_BUF_INIT;
	kr_buf_puts(&deep, "a: ");
	kr_buf_fill(&deep, '[', 1000000);
	assert_int_equal(read_bytes(deep.s, deep.len), KR_FAILED);
	for (unsigned i = 0; i < 90000; i++)
		kr_buf_printf(&wide, "k%u: \xc3\xa9\n", i);
	assert_int_equal(read_bytes(wide.s, wide.len), KR_OK);
	for (unsigned i = 0; i < 60000; i++)
		kr_buf_puts(&marks, "<<<<<<< \xc3\xa9\n");
	assert_int_equal(read_bytes(marks.s, marks.len), KR_FAILED);
	assert_int_equal(diags.list.n, 60000);
	assert_int_equal(diags.list.at[59999].at.line, 60000);
	kr_buf_release(&deep);
	kr_buf_release(&wide);
	kr_buf_release(&marks);
	assert_true(seconds() - began < 5); /* a quadratic one takes minutes */
}

/* ---- damaged texts ------------------------------------------------------------------------ */

static uint64_t state_of_chance = 42;

static unsigned pick(unsigned n)
{
	state_of_chance = state_of_chance * UINT64_C(6364136223846793005) + 1442695040888963407u;
	return (unsigned)((state_of_chance >> 33) % n);
}

static const char whole[] =
	"# agreement\ntitle: Warme overdracht \xc3\xa9\xc3\xa9n   # titel\ntext: |\n  Een zin.\n\n "
	" Nog een.\n"
	"topics: [overdracht, 'nacht']\nproposed: {by: anna, date: 2026-03-01}\nrounds:\n"
	"  - opened: 2026-03-05\n    responses:\n      anna:\n        response: consent\n"
	"      bram:  # later\n        response: \"pending\"\n";

static size_t damage(char *s)
{
	static const char bytes[] = "\n \t:-?#&*!|>'\"%@[]{},~\\<=x\xc3\xa9\xff\x01\r";
	size_t len = sizeof whole - 1;
	memcpy(s, whole, len + 1);
	for (unsigned i = 0, n = 1 + pick(3); i < n; i++) {
		size_t at = pick((unsigned)len), gone = pick(3);
		if (gone > len - at)
			gone = len - at;
		memmove(s + at, s + at + gone, len - at - gone + 1);
		len -= gone;
		if (pick(4)) {
			memmove(s + at + 1, s + at, len - at + 1);
			s[at] = bytes[pick(sizeof bytes - 1)];
			len++;
		}
	}
	return len;
}

/* Every place that is named exists. */
static void check_places(const char *s, size_t len)
{
	for (uint32_t i = 0; i < diags.list.n; i++) {
		struct kr_at at = diags.list.at[i].at;
		uint32_t byte = diags.list.at[i].byte;
		uint32_t line = 1;
		size_t begin = 0;
		assert_true(byte <= len);
		for (size_t k = 0; k < byte; k++)
			if (s[k] == '\n') {
				line++;
				begin = k + 1;
			}
		if (at.line != line || at.col < 1 || at.col > byte - begin + 1)
			fail_msg("place %u:%u (byte %u) is none:\n%s", at.line, at.col, byte, s);
	}
}

/* The tree says what libyaml's events say. */
static void check_tree(const char *s, size_t len)
{
	events all = { 0 };
	uint32_t i = 2;
	assert_true(judge_read(arena, s, len, &all));
	if (all.n < 4 || !judge_opens(&all.at[2]))
		return; /* empty */
	const struct kr_node *n = root;
	while (n) {
		const struct event *e = &all.at[i++];
		assert_true(!n->value == (e->type != YAML_SCALAR_EVENT));
		if (n->value) {
			assert_int_equal(n->len, e->len);
			assert_memory_equal(n->value, e->value, n->len + 1);
		}
		if (n->first) {
			n = n->first;
			continue;
		}
		i += judge_opens(e);
		for (; n && !n->next; n = n->parent)
			i += n->parent != NULL;
		n = n ? n->next : NULL;
	}
	assert_int_equal(all.at[i].type, YAML_DOCUMENT_END_EVENT);
}

static void damage_gives_findings_or_the_same_tree(void **state)
{
	unsigned sound = 0;
	(void)state;
	for (unsigned i = 0; i < 20000; i++) {
		static char s[sizeof whole + 16];
		size_t len = damage(s);
		if (read_bytes(s, len) == KR_OK) {
			sound++;
			assert_int_equal(diags.list.n, 0);
			check_tree(s, len);
		} else {
			assert_true(diags.list.n > 0);
			assert_null(root);
			check_places(s, len);
		}
		kr_arena_reset(arena);
	}
	assert_in_range(sound, 2000, 18000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(nodes_know_their_places, start, stop),
		cmocka_unit_test_setup_teardown(bom_and_crlf_do_not_shift, start, stop),
		cmocka_unit_test_setup_teardown(nothing_is_nothing, start, stop),
		cmocka_unit_test_setup_teardown(empty_file_is_an_empty_map, start, stop),
		cmocka_unit_test_setup_teardown(what_is_sound_is_read, start, stop),
		cmocka_unit_test_setup_teardown(each_refusal_has_its_own_words, start, stop),
		cmocka_unit_test_setup_teardown(all_duplicates_are_found_at_once, start, stop),
		cmocka_unit_test_setup_teardown(
			all_conflict_markers_are_found_at_once, start, stop),
		cmocka_unit_test_setup_teardown(all_refusals_are_found_at_once, start, stop),
		cmocka_unit_test_setup_teardown(nesting_ends_at_32, start, stop),
		cmocka_unit_test_setup_teardown(size_and_events_end, start, stop),
		cmocka_unit_test_setup_teardown(time_is_linear, start, stop),
		cmocka_unit_test_setup_teardown(
			damage_gives_findings_or_the_same_tree, start, stop),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
