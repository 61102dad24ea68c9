/* tests/unit/test_yaml_edit.c - one change, and no other byte. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "yaml/doc.h"
#include "yaml_tools.h"

struct edit_case {
	int number;
	const char *text;
	enum kr_edit_verb verb;
	const char *path, *key, *value, *wanted; /* wanted NULL: refused */
	const char *message;
	uint32_t byte;
	bool raw;
	uint32_t document;
	const char *before, *after;
};

#define ASKS(n, t, v, p, k, x)                                                                     \
	.number = (n), .text = (t), .verb = KR_EDIT_##v, .path = (p), .key = (k), .value = (x)
#define GIVES(n, t, v, p, k, x, w) ASKS(n, t, v, p, k, x), .wanted = (w)
#define REFUSES(n, t, v, p, k, x, m, b) ASKS(n, t, v, p, k, x), .message = (m), .byte = (b)

/* The edge cases of the design, 1 to 68. */
static const struct edit_case edge_cases[] = {
	/* clang-format off */
	{ GIVES(1, "a: 1\nb:\n  - x\n  # - oud\n# los\nc: 3\n", APPEND, "/b", NULL, "y2", "a: 1\nb:\n  - x\n  # - oud\n  - y2\n# los\nc: 3\n") },
	{ GIVES(2, "b:\n- x   # c\n\n# over c\nc: 3\n", APPEND, "/b", NULL, "nee", "b:\n- x   # c\n- nee\n\n# over c\nc: 3\n") },
	{ GIVES(3, "b:\n- x\n# over c\nc: 3\n", APPEND, "/b", NULL, "z", "b:\n- x\n- z\n# over c\nc: 3\n") },
	{ GIVES(4, "responses:   # nog geen\nc: 3\n", APPEND, "/responses", NULL, "ja", "responses:   # nog geen\n  - ja\nc: 3\n") },
	{ GIVES(5, "x:\n- 1\nresponses:\n  # hier\nc: 3\n", APPEND, "/responses", NULL, "ja", "x:\n- 1\nresponses:\n  # hier\n- ja\nc: 3\n") },
	{ GIVES(6, "responses: ~  # leeg\n", APPEND, "/responses", NULL, "ja", "responses:  # leeg\n  - ja\n") },
	{ GIVES(7, "tags: []\n", APPEND, "/tags", NULL, "wonen", "tags: [wonen]\n") },
	{ GIVES(8, "tags: [ ]\n", APPEND, "/tags", NULL, "nee", "tags: [nee]\n") },
	{ GIVES(9, "r: []  # c\nz: 1\n", APPEND, "/r", NULL, "{wie: x,ok: yes}", "r:  # c\n  - wie: x\n    ok: yes\nz: 1\n") },
	{ GIVES(10, "m: {}  # c\n", INSERT, "/m", "k", "v", "m:  # c\n  k: v\n") },
	{ GIVES(11, "{}\n", INSERT, "/", "k", "v", "k: v\n") },
	{ GIVES(12, "t: [a, b]  # c\n", APPEND, "/t", NULL, "c,d", "t: [a, b, 'c,d']  # c\n") },
	{ GIVES(13, "t: [a,b]\n", APPEND, "/t", NULL, "c", "t: [a,b,c]\n") },
	{ GIVES(14, "t: [a, b, ]\n", APPEND, "/t", NULL, "c", "t: [a, b, c, ]\n") },
	{ GIVES(15, "t: [\n  a,  # 1\n  b   # 2\n]\n", APPEND, "/t", NULL, "c", "t: [\n  a,  # 1\n  b,   # 2\n  c\n]\n") },
	{ GIVES(16, "t: [\n  a,\n  b,  # 2\n]\n", APPEND, "/t", NULL, "c", "t: [\n  a,\n  b,  # 2\n  c,\n]\n") },
	{ GIVES(17, "m: {a: 1, b: }\n", INSERT, "/m", "k", "v", "m: {a: 1, b: , k: v }\n") },
	{ GIVES(18, "m: {\"a\": 1}\n", INSERT, "/m", "k", "v", "m: {\"a\": 1, \"k\": \"v\"}\n") },
	{ GIVES(19, "a: 1", INSERT, "/", "b", "x", "a: 1\nb: x") },
	{ REFUSES(20, "a: |\n  tekst", INSERT, "/", "b", "x", "the file ends in a block scalar without a final newline", 12) },
	{ GIVES(21, "a: |-\n  tekst", INSERT, "/", "b", "x", "a: |-\n  tekst\nb: x") },
	{ GIVES(22, "a: |+\n  tekst\n\n", INSERT, "/", "b", "x", "a: |+\n  tekst\n\nb: x\n") },
	{ GIVES(23, "a: |\n  tekst\n\n\n# c\n", INSERT, "/", "b", "x", "a: |\n  tekst\nb: x\n\n\n# c\n") },
	{ GIVES(24, "a: 1\n...\n# na\n", INSERT, "/", "b", "x", "a: 1\nb: x\n...\n# na\n") },
	{ GIVES(25, "a: 1\n---\nb: 2\n---\nc: 3\n", INSERT, "/", "k", "v", "a: 1\n---\nb: 2\nk: v\n---\nc: 3\n"), .document = 1 },
	{ GIVES(26, "---\n# leeg\n...\n", INSERT, "/", "k", "v", "---\n# leeg\nk: v\n...\n") },
	{ GIVES(27, "# alleen noot\n", INSERT, "/", "k", "v", "# alleen noot\nk: v\n") },
	{ GIVES(28, "\xef\xbb\xbf""a: \xc3\xa9\r\nb:\r\n  - x\r\n", APPEND, "/b", NULL, "y2", "\xef\xbb\xbf""a: \xc3\xa9\r\nb:\r\n  - x\r\n  - y2\r\n") },
	{ GIVES(29, "- - a\n  - b\n- c\n", APPEND, "/0", NULL, "x", "- - a\n  - b\n  - x\n- c\n") },
	{ GIVES(30, "l:\n  - naam: A\n    rol: lid\n", INSERT, "/l/0", "sinds", "2020", "l:\n  - naam: A\n    rol: lid\n    sinds: '2020'\n") },
	{ GIVES(31, "a: 'oud'  # c\n", SET, "/a", NULL, "it's", "a: 'it''s'  # c\n") },
	{ GIVES(32, "a: \"oud\"\n", SET, "/a", NULL, "x\"y\\z", "a: \"x\\\"y\\\\z\"\n") },
	{ GIVES(33, "a: oud   # c\n", SET, "/a", NULL, "no", "a: 'no'   # c\n") },
	{ GIVES(34, "a: oud\n", SET, "/a", NULL, "2026-01-01", "a: '2026-01-01'\n") },
	{ GIVES(35, "a: \"2026-01-01\"\n", SET, "/a", NULL, "2026-02-01", "a: 2026-02-01\n"), .raw = true },
	{ GIVES(36, "a: oud\n", SET, "/a", NULL, "regel1\nregel2\n", "a: |\n  regel1\n  regel2\n") },
	{ GIVES(37, "a: oud  # c\n", SET, "/a", NULL, "regel1\nregel2\n", "a: \"regel1\\nregel2\\n\"  # c\n") },
	{ GIVES(38, "a: een\n  twee  # c\nb: 1\n", SET, "/a", NULL, "drie", "a: drie  # c\nb: 1\n") },
	{ GIVES(39, "a: |\n  oud\n  tekst\n\nb: 1\n", SET, "/a", NULL, "nieuw\ntekst\n", "a: |\n  nieuw\n  tekst\n\nb: 1\n") },
	{ REFUSES(40, "a: | # kop\n  oud\n", SET, "/a", NULL, "x", "block scalar header has a comment", 5) },
	{ GIVES(41, "a:   # c\n", SET, "/a", NULL, "x", "a: x   # c\n") },
	{ REFUSES(42, "a: &n oud\nb: *n\n", SET, "/a", NULL, "x", "node is inside anchor &n, which an alias uses", 3) },
	{ REFUSES(43, "a: &n oud\nb: *n\n", SET, "/b", NULL, "x", "value is alias *n", 13) },
	{ REFUSES(44, "a: !!int 5\n", SET, "/a", NULL, "x", "value has tag tag:yaml.org,2002:int", 3) },
	{ REFUSES(45, "b: &d {k: 1}\nc:\n  <<: *d\n", SET, "/c/k", NULL, "2", "'k' not found (mapping has a '<<' merge key)", 18) },
	{ REFUSES(46, "a: 1\na: 2\n", SET, "/a", NULL, "x", "key 'a' occurs 2 times", 5) },
	{ REFUSES(47, "a: 1\nb: 2\n", INSERT, "/", "a", "x", "key 'a' exists", 0) },
	{ REFUSES(48, "s: !!set {a, b}\n", INSERT, "/s", "c", "v", "collection has tag tag:yaml.org,2002:set", 3) },
	{ GIVES(49, "l:\n  - a   # weg\n  # bij b\n  - b\n", REMOVE, "/l/0", NULL, NULL, "l:\n  # bij b\n  - b\n") },
	{ GIVES(50, "l:\n  - a\nz: 1\n", REMOVE, "/l/0", NULL, NULL, "l: []\nz: 1\n") },
	{ GIVES(51, "- a: 1\n  b: 2\n", REMOVE, "/0/a", NULL, NULL, "- b: 2\n") },
	{ REFUSES(52, "- a: 1\n  # c\n  b: 2\n", REMOVE, "/0/a", NULL, NULL, "comments or blank lines between the first two entries", 6) },
	{ GIVES(53, "t: [a, b, c]\n", REMOVE, "/t/1", NULL, NULL, "t: [a, c]\n") },
	{ REFUSES(54, "t: [a, # x\n  b]\n", REMOVE, "/t/1", NULL, NULL, "comments inside the flow collection next to the entry", 7) },
	{ GIVES(55, "a: |\n  t\nb: 1\n   # diep\nc: 2\n", REMOVE, "/b", NULL, NULL, "a: |\n  t\nc: 2\n") },
	{ REFUSES(56, "a: 1\n# c\xe2\x80\xa8""b: 2\n", SET, "/a", NULL, "x", "a hidden line break stands here (U+2028)", 8) },
	{ REFUSES(57, "a: \"x\"#c\n", SET, "/a", NULL, "y", "there is no blank before this '#'", 6) },
	{ REFUSES(58, "k: &an:chor v\n", SET, "/k", NULL, "y", "there is no blank behind '&an': programs read this differently", 3) },
	{ REFUSES(59, "m: {?a: 1}\n", INSERT, "/m", "k", "v", "there is no blank behind '?': programs read this differently", 4) },
	{ REFUSES(60, "k: [a,\nb]\n", APPEND, "/k", NULL, "c", "this line must be indented more: not all programs read it", 7) },
	{ REFUSES(61, "a: 1\rb: 2\r", SET, "/a", NULL, "x", "a carriage return without a line feed stands here (U+000D)", 4) },
	{ REFUSES(62, "- |+\n   ", APPEND, "/", NULL, "x", "the text above is followed by a last line of blanks without a line end", 5) },
	{ GIVES(63, "a: x\n", SET, "/a", NULL, "\xe2\x80\xae""abc", "a: \"\\u202Eabc\"\n") },
	{ GIVES(64, "a: x\n", SET, "/a", NULL, "\xf0\x9f\x91\x8d ja", "a: \xf0\x9f\x91\x8d ja\n") },
	{ GIVES(65, "a: x\n", SET, "/a", NULL, "\xc2\x85", "a: \"\\x85\"\n") },
	{ GIVES(66, "a: x\n", SET, "/a", NULL, "k: v", "a: 'k: v'\n") },
	{ GIVES(67, "a: x\n", SET, "/a", NULL, " x ", "a: ' x '\n") },
	{ GIVES(68, "a: x\n", SET, "/a", NULL, "a\tb", "a: \"a\\tb\"\n") },
	/* clang-format on */
};

/*
 * What the design asks for beyond the prototype, and what a folder of agreements needs.  A value
 * that begins with `@` is YAML: a line end behind it makes it a block collection.
 */
static const struct edit_case more_cases[] = {
	/* clang-format off */
	/* before and after a key */
	{ GIVES(101, "a: 1\nc: 3\n", INSERT, "/", "b", "x", "a: 1\nb: x\nc: 3\n"), .before = "c" },
	{ GIVES(102, "a: 1\nc: 3\n", INSERT, "/", "b", "x", "a: 1\nb: x\nc: 3\n"), .after = "a" },
	{ GIVES(103, "a: 1\n# about c\n# more\nc: 3\n", INSERT, "/", "b", "x", "a: 1\nb: x\n# about c\n# more\nc: 3\n"), .before = "c" },
	{ GIVES(104, "a: 1\n# about c\nc: 3\n", INSERT, "/", "b", "x", "a: 1\nb: x\n# about c\nc: 3\n"), .after = "a" },
	{ GIVES(105, "a: 1\n# alone\n\nc: 3\n", INSERT, "/", "b", "x", "a: 1\n# alone\n\nb: x\nc: 3\n"), .before = "c" },
	{ GIVES(106, "# the file\nc: 3\n", INSERT, "/", "b", "x", "# the file\nb: x\nc: 3\n"), .before = "c" },
	{ GIVES(107, "r:\n  # about c\n  c: 3\n", INSERT, "/r", "b", "x", "r:\n  b: x\n  # about c\n  c: 3\n"), .before = "c" },
	{ GIVES(108, "r:\n  - c: 3\n    d: 4\n", INSERT, "/r/0", "b", "x", "r:\n  - b: x\n    c: 3\n    d: 4\n"), .before = "c" },
	{ GIVES(109, "r:\n  - c: 3\n    d: 4\n", INSERT, "/r/0", "b", "x", "r:\n  - c: 3\n    b: x\n    d: 4\n"), .before = "d" },
	{ GIVES(110, "rounds:\n  - opened: 2026-03-05\n    responses:\n      anna:\n        response: pending\n", INSERT, "/rounds/-1", "text-digest", "sha256:9f2c", "rounds:\n  - opened: 2026-03-05\n    text-digest: sha256:9f2c\n    responses:\n      anna:\n        response: pending\n"), .before = "responses", .raw = true },
	{ GIVES(111, "a: 1   # een\n  # dieper\nc: 3\n", INSERT, "/", "b", "x", "a: 1   # een\n  # dieper\nb: x\nc: 3\n"), .after = "a" },
	{ GIVES(112, "a: |\n  t\n\nc: 3\n", INSERT, "/", "b", "x", "a: |\n  t\nb: x\n\nc: 3\n"), .after = "a" },
	{ GIVES(113, "a: |\n  t\n\nc: 3\n", INSERT, "/", "b", "x", "a: |\n  t\n\nb: x\nc: 3\n"), .before = "c" },
	{ GIVES(114, "m: {a: 1, c: 3}\n", INSERT, "/m", "b", "x", "m: {a: 1, b: x, c: 3}\n"), .before = "c" },
	{ GIVES(115, "m: {a: 1,c: 3}\n", INSERT, "/m", "b", "x", "m: {a: 1,b: x,c: 3}\n"), .after = "a" },
	{ GIVES(116, "m: {\n  a: 1, # x\n  c: 3\n}\n", INSERT, "/m", "b", "x", "m: {\n  a: 1, # x\n  b: x,\n  c: 3\n}\n"), .before = "c" },
	{ GIVES(117, "a: 1\n", INSERT, "/", "b", "x", "a: 1\nb: x\n"), .after = "a" },
	{ GIVES(118, "a: 1\r\n# c\r\nc: 3\r\n", INSERT, "/", "b", "x", "a: 1\r\nb: x\r\n# c\r\nc: 3\r\n"), .before = "c" },
	{ GIVES(119, "\xef\xbb\xbf""c: 3\n", INSERT, "/", "b", "x", "\xef\xbb\xbf""b: x\nc: 3\n"), .before = "c" },
	{ GIVES(120, "\xef\xbb\xbf# kop\nc: 3\n", INSERT, "/", "b", "x", "\xef\xbb\xbf# kop\nb: x\nc: 3\n"), .before = "c" },
	{ REFUSES(121, "a: 1\n", INSERT, "/", "b", "x", "'z' not found", 0), .before = "z" },
	{ REFUSES(122, "a: 1\n", INSERT, "/a", "b", "x", "there are no keys here, but something else", 3) },
	{ REFUSES(123, "a: 1\n", APPEND, "/a", NULL, "x", "there is no list here, but something else", 3) },
	{ REFUSES(124, "a: 1\n", SET, "/b", NULL, "x", "'b' not found", 0) },
	{ REFUSES(125, "a: [1]\n", SET, "/a/3", NULL, "x", "there is no element number 3 here", 3) },

	/* nested values */
	{ GIVES(131, "carla:\n  response: pending\ndirk: 1\n", SET, "/carla", NULL, "@\n  response: consent\n  date: 2026-03-06\n", "carla:\n  response: consent\n  date: 2026-03-06\ndirk: 1\n") },
	{ GIVES(132, "carla: {response: pending}  # later\ndirk: 1\n", SET, "/carla", NULL, "@\n  response: consent\n  date: 2026-03-06\n", "carla:  # later\n  response: consent\n  date: 2026-03-06\ndirk: 1\n") },
	{ GIVES(133, "carla:\n  response: pending\ndirk: 1\n", SET, "/carla", NULL, "@{response: consent, date: 2026-03-06}", "carla: {response: consent, date: 2026-03-06}\ndirk: 1\n") },
	{ GIVES(134, "carla:  # c\n  # d\n  response: pending\ndirk: 1\n", SET, "/carla", NULL, "weg", "carla: weg  # c\n  # d\ndirk: 1\n") },
	{ REFUSES(135, "carla:\n  response: pending # ziek\ndirk: 1\n", SET, "/carla", NULL, "weg", "a comment stands in what would be replaced", 27) },
	{ GIVES(136, "carla: weg # c\ndirk: 1\n", SET, "/carla", NULL, "@\n  a: 1\n  b:\n    - c\n    - d: {e: f}\n", "carla: # c\n  a: 1\n  b:\n    - c\n    - d: {e: f}\ndirk: 1\n") },
	{ GIVES(137, "l:\n  - weg\n  - x\n", SET, "/l/0", NULL, "@\n  a: 1\n  b: 2\n", "l:\n  - a: 1\n    b: 2\n  - x\n") },
	{ GIVES(138, "l:\n  - a: 1\n    b: 2\n  - x\n", SET, "/l/0", NULL, "weg", "l:\n  - weg\n  - x\n") },
	{ GIVES(139, "l:\n    -   a: 1\n        b: 2\n", SET, "/l/0", NULL, "@\n  c: 3\n  d: 4\n", "l:\n    -   c: 3\n        d: 4\n") },
	{ GIVES(140, "a: |\n  oud\n  tekst\nb: 1\n", SET, "/a", NULL, "@\n  k: v\n", "a:\n  k: v\nb: 1\n") },
	{ GIVES(141, "a: | # kop\n  oud\n  tekst\nb: 1\n", SET, "/a", NULL, "nieuw\ntekst\n", "a: | # kop\n  nieuw\n  tekst\nb: 1\n") },
	{ GIVES(142, "a: | # kop\n  oud\n  tekst\nb: 1\n", SET, "/a", NULL, "@\n  k: v\n", "a: # kop\n  k: v\nb: 1\n") },
	{ GIVES(143, "a: >-\n  oud\n  tekst\nb: 1\n", SET, "/a", NULL, "kort", "a: kort\nb: 1\n") },
	{ GIVES(144, "t: [a, b]\n", SET, "/t/0", NULL, "@\n  a: 1\n  b: x y\n", "t: [{a: 1, b: x y}, b]\n") },
	{ GIVES(145, "t: [a]\n", APPEND, "/t", NULL, "een\ntwee\n", "t: [a, \"een\\ntwee\\n\"]\n") },
	{ GIVES(146, "rounds:\n  - opened: 2026-03-05\n", APPEND, "/rounds", NULL, "@\n  opened: 2026-03-08\n  was:\n    text: |\n      De kraamzorg belt.\n  responses:\n    anna:\n      response: pending\n", "rounds:\n  - opened: 2026-03-05\n  - opened: 2026-03-08\n    was:\n      text: |\n        De kraamzorg belt.\n    responses:\n      anna:\n        response: pending\n") },
	{ GIVES(147, "rounds:\n- opened: 2026-03-05\nz: 1\n", APPEND, "/rounds", NULL, "@\n  opened: 2026-03-08\n  l:\n    - x\n", "rounds:\n- opened: 2026-03-05\n- opened: 2026-03-08\n  l:\n  - x\nz: 1\n") },
	{ GIVES(148, "a:\n    b: 1\n", INSERT, "/a", "c", "@\n  d:\n    e: f\n", "a:\n    b: 1\n    c:\n        d:\n            e: f\n") },
	{ GIVES(149, "a: 1\n", INSERT, "/", "text", "Een.\nTwee.\n", "a: 1\ntext: |\n  Een.\n  Twee.\n") },
	{ GIVES(150, "a: 1", INSERT, "/", "text", "Een.\nTwee.\n", "a: 1\ntext: |\n  Een.\n  Twee.\n") },
	{ GIVES(151, "a: 1\r\n", INSERT, "/", "text", "Een.\nTwee.\n", "a: 1\r\ntext: |\r\n  Een.\r\n  Twee.\r\n") },
	{ GIVES(152, "a: 1\n\n   # diep\n", INSERT, "/", "text", "Een.\nTwee.\n", "a: 1\ntext: \"Een.\\nTwee.\\n\"\n\n   # diep\n") },
	{ GIVES(153, "", INSERT, "/", "a", "x", "a: x\n") },
	{ GIVES(154, "a:\n  b:\n    c: 1\n", SET, "/a/b", NULL, "@[]", "a:\n  b: []\n") },
	{ GIVES(155, "a:\n  - b\n", SET, "/a", NULL, "@\n  c: d\n", "a:\n  c: d\n") },
	{ GIVES(156, "a:\n  b: 1\nz: 1\n", SET, "/a", NULL, "@\n  - c\n  - d\n", "a:\n  - c\n  - d\nz: 1\n") },
	{ GIVES(157, "a: x", SET, "/a", NULL, "Een.\nTwee.\n", "a: |\n  Een.\n  Twee.\n") },
	{ GIVES(158, "l:\n  -\n  - b\n", SET, "/l/0", NULL, "x", "l:\n  - x\n  - b\n") },
	{ GIVES(159, "l:\n  - a\n", APPEND, "/l", NULL, "Een.\nTwee.", "l:\n  - a\n  - |-\n    Een.\n    Twee.\n") },
	{ GIVES(160, "l:\n  - [a]\n", APPEND, "/l/0", NULL, "b", "l:\n  - [a, b]\n") },
	{ GIVES(161, "a: |\n  oud", SET, "/a", NULL, "nieuw\n", "a: |\n  nieuw\n") },
	{ GIVES(162, "l:\n  - [{date: 2026-03-20}]\n", APPEND, "/l/0", NULL, "@{date: 2026-04-01}", "l:\n  - [{date: 2026-03-20}, {date: 2026-04-01}]\n") },

	{ GIVES(163, "a: |\n  x\n      \nc: 1\n", INSERT, "/", "b", "x", "a: |\n  x\n      \nb: x\nc: 1\n"), .after = "a" },
	{ GIVES(164, "a: oud\n\n      # diep\nb: 1\n", SET, "/a", NULL, "een\ntwee\n", "a: \"een\\ntwee\\n\"\n\n      # diep\nb: 1\n") },
	{ GIVES(165, "l:\n  -   a\n", APPEND, "/l", NULL, "@\n  k: 1\n  m:\n    - x\n", "l:\n  -   a\n  -   k: 1\n      m:\n        - x\n") },
	{ GIVES(166, "l:\n  -   a\n", APPEND, "/l", NULL, "een\ntwee\n", "l:\n  -   a\n  -   |\n      een\n      twee\n") },
	{ GIVES(167, "a:\n  # weg\n", INSERT, "/a", "b", "x", "a:\n  # weg\n  b: x\n") },

	/* the column of comments */
	{ GIVES(171, "a: een   # 1\nb: twee  # 2\n", SET, "/a", NULL, "zeventien", "a: zeventien  # 1\nb: twee  # 2\n") },
	{ GIVES(172, "a: een     # 1\nbb: twee  # 2\n", SET, "/a", NULL, "vier", "a: vier     # 1\nbb: twee  # 2\n") },
	{ GIVES(173, "a: een     # 1\nbbb: twee  # 2\n", SET, "/a", NULL, "vier", "a: vier    # 1\nbbb: twee  # 2\n") },
	{ GIVES(174, "a: een     # 1\nbbb: twee  # 2\n", SET, "/bbb", NULL, "2", "a: een     # 1\nbbb: '2'   # 2\n") },
	{ GIVES(175, "a: \xc3\xa9\xc3\xa9n     # 1\nbbb: twee  # 2\n", SET, "/bbb", NULL, "\xc3\xa9n", "a: \xc3\xa9\xc3\xa9n     # 1\nbbb: \xc3\xa9n    # 2\n") },

	/* taking out */
	{ GIVES(181, "a: 1\nb:\n  c: 1  # x\n  # in b\nd: 2\n", REMOVE, "/b", NULL, NULL, "a: 1\nd: 2\n") },
	{ GIVES(182, "a: 1\nb: 2", REMOVE, "/b", NULL, NULL, "a: 1\n") },
	{ GIVES(183, "t: [a]\n", REMOVE, "/t/0", NULL, NULL, "t: []\n") },
	{ GIVES(184, "t: {a: 1, b: 2}\n", REMOVE, "/t/a", NULL, NULL, "t: {b: 2}\n") },
	{ GIVES(185, "l:\n  - a # weg\nz: 1\n", REMOVE, "/l/0", NULL, NULL, "l: []\nz: 1\n") },
	{ REFUSES(186, "a: 1\n", REMOVE, "/", NULL, NULL, "the whole document would go", 0) },
	{ REFUSES(187, "a: 1\n", REMOVE, "/a", NULL, NULL, "the whole document would be replaced", 0) },
	{ GIVES(188, "a: 1\r\nb: |\r\n  x\r\nc: 1\r\n", REMOVE, "/b", NULL, NULL, "a: 1\r\nc: 1\r\n") },

	/* other names */
	{ GIVES(191, "a: 1  # c\nb: 2\n", RENAME, "/a", "aa", NULL, "aa: 1  # c\nb: 2\n") },
	{ GIVES(192, "m: {'a': 1}\n", RENAME, "/m/a", "b", NULL, "m: {'b': 1}\n") },
	{ GIVES(193, "a: 1\n", RENAME, "/a", "on", NULL, "'on': 1\n") },
	{ REFUSES(194, "a: 1\nb: 2\n", RENAME, "/a", "b", NULL, "key 'b' exists", 5) },
	{ REFUSES(195, "- a\n", RENAME, "/0", "b", NULL, "there is no key here", 2) },
	{ GIVES(196, "l:\n  - a: 1\n    b: 2\n", RENAME, "/l/0/a", "langer", NULL, "l:\n  - langer: 1\n    b: 2\n") },
	/* clang-format on */
};

static struct kr_value *value_of_yaml(struct kr_arena *a, const char *yaml)
{
	struct kr_diags diags = { .arena = a };
	struct kr_node *root;
	const char *bytes = kr_asprintf(a, "v: %s", yaml);
	assert_int_equal(kr_yaml_parse(a, bytes, strlen(bytes), "v", &diags, &root), KR_OK);
	return kr_value_of_node(a, kr_node_get(root, "v"));
}

static struct kr_value *value_of(struct kr_arena *a, const struct edit_case *c)
{
	if (!c->value)
		return NULL;
	if (c->number == 9) { /* the one whose value is a map: {wie: x, ok: yes} */
		struct kr_value *map = kr_value_map(a, false);
		kr_value_put(a, map, "wie", kr_value_text(a, "x", 1));
		kr_value_put(a, map, "ok", kr_value_raw(a, "yes"));
		return map;
	}
	if (*c->value == '@')
		return value_of_yaml(a, c->value + 1);
	return c->raw ? kr_value_raw(a, c->value) : kr_value_text(a, c->value, strlen(c->value));
}

static void check_case(const struct edit_case *c)
{
	struct kr_arena *a = kr_arena_new();
	struct kr_edit edit = { .verb = c->verb,
		.document = c->document,
		.path = path_of(a, c->path),
		.key = c->key,
		.before = c->before,
		.after = c->after,
		.value = value_of(a, c) };
	struct outcome o = edit_text(a, c->text, strlen(c->text), false, &edit);
	if (o.applied != (c->wanted != NULL))
		fail_msg("case %d: %s", c->number, o.applied ? o.s : o.message);
	if (o.applied && (o.len != strlen(c->wanted) || strcmp(o.s, c->wanted)))
		fail_msg("case %d gives\n%s\nnot\n%s", c->number, o.s, c->wanted);
	if (!o.applied && (strcmp(o.message, c->message) || o.byte != c->byte))
		fail_msg("case %d says '%s' at byte %u", c->number, o.message, o.byte);
	kr_arena_free(a);
}

static void edge_cases_of_the_design(void **state)
{
	(void)state;
	size_t n = sizeof edge_cases / sizeof *edge_cases;
	assert_int_equal(n, 68);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(edge_cases[i].number, i + 1);
		check_case(&edge_cases[i]);
	}
}

static void more_edits(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof more_cases / sizeof *more_cases; i++)
		check_case(&more_cases[i]);
}

/* ---- the safety net ----------------------------------------------------------------------- */

static const char before_net[] = "a: 1  # een\n# twee\nl: [x, 'y']\nt: |\n  tekst\n";

/* Texts that an edit which inserts `b: 2` at the end might give, if it were wrong; and a right one.
 */
static const struct {
	bool holds;
	const char *text;
} nets[] = {
	{ true, "a: 1  # een\n# twee\nl: [x, 'y']\nt: |\n  tekst\nb: 2\n" },
	{ true, "a: 1    # een\n# twee\nl: [x, 'y']\nt: |\n  tekst\nb: 2\n" },
	{ false, "a: 1  # een\n# twee\nl: [x, 'y']\nt: |\n  tekst\n" },
	{ false, "b: 2\na: 1  # een\n# twee\nl: [x, 'y']\nt: |\n  tekst\n" },
	{ false, "a: 1  # een\n# twee\nl: [x, 'y']\nt: |\n  tekst\nb: '2'\n" },
	{ false, "a: 1  # een\n# twee\nl: [x, 'y']\nt: |\n  tekst\nb: 3\n" },
	{ false, "a: 1  # een\n# twee\nl: [x, 'y']\nt: |\n  tekst\nb: [2]\n" },
	{ false, "a: 1  # een\n# twee\nl: [x, 'y']\nt: |\n  tekst\nb: 2\nc: 3\n" },
	{ false, "a: '1'  # een\n# twee\nl: [x, 'y']\nt: |\n  tekst\nb: 2\n" },
	{ false, "a: 1  # een\n# twee\nl: [x, y]\nt: |\n  tekst\nb: 2\n" },
	{ false, "a: 1  # een\n# twee\nl: [x]\nt: |\n  tekst\nb: 2\n" },
	{ false, "a: 1  # een\n# twee\nl: [x, 'y']\nt: |\n  tekst\n\n  x\nb: 2\n" },
	{ false, "a: 1  # een\n# twee\nl: [x, 'y']\nt: >\n  tekst\nb: 2\n" },
	{ false, "a: 1\n# twee\nl: [x, 'y']\nt: |\n  tekst\nb: 2\n" },
	{ false, "a: 1  # een\nl: [x, 'y']\nt: |\n  tekst\nb: 2\n" },
	{ false, "a: 1  # een\n  # twee\nl: [x, 'y']\nt: |\n  tekst\nb: 2\n" },
	{ false, "a: 1\n# een\n# twee\nl: [x, 'y']\nt: |\n  tekst\nb: 2\n" },
	{ false, "a: 1  # een\n# twee \nl: [x, 'y']\nt: |\n  tekst\nb: 2\n" },
	{ false, "a: 1  # een\n# twee\nl: [x, 'y']\nt: |\n  tekst\nb: 2 # drie\n" },
	{ false, "---\na: 1  # een\n# twee\nl: [x, 'y']\nt: |\n  tekst\nb: 2\n" },
	{ false, "a: 1  # een\n# twee\nl: [x, 'y']\nt: |\n  tekst\nb: 2\n...\n" },
	{ false, "a: 1  # een\n# twee\nl: [x, 'y']\nt: |\n  tekst\nb: 2\n---\nc: 1\n" },
	{ false, "a: &n 1  # een\n# twee\nl: [x, 'y']\nt: |\n  tekst\nb: 2\n" },
	{ false, "a: !!int 1  # een\n# twee\nl: [x, 'y']\nt: |\n  tekst\nb: 2\n" },
};

static void the_net_holds_only_what_was_asked(void **state)
{
	(void)state;
	struct kr_arena *a = kr_arena_new();
	struct kr_diags diags = { .arena = a };
	struct kr_doc *doc, *after;
	assert_int_equal(
		kr_doc_open(a, before_net, sizeof before_net - 1, "f", false, &diags, &doc), KR_OK);
	struct kr_plan plan = { .doc = doc,
		.kind = KR_CHANGE_ADD,
		.node = kr_doc_root(doc),
		.key = "b",
		.value = kr_value_raw(a, "2") };
	for (size_t i = 0; i < sizeof nets / sizeof *nets; i++) {
		const char *s = nets[i].text;
		assert_int_equal(kr_doc_open(a, s, strlen(s), "f", false, &diags, &after), KR_OK);
		if (kr_plan_holds(&plan, after) != nets[i].holds)
			fail_msg("the net %s\n%s", nets[i].holds ? "misses" : "takes", s);
	}
	kr_arena_free(a);
}

static void a_strict_text_refuses_more(void **state)
{
	static const struct {
		const char *text, *value, *message;
	} strict[] = {
		{ "a: &x 1\n", "b", "'&' makes an anchor, which records do not have" },
		{ "- a\n", "b", "the file is a list, not lines with 'key: value'" },
		{ "a: 1\n", "x\xe2\x80\xaey",
			"the new text holds a hidden character that turns the direction of the "
			"text "
			"around (U+202E)" },
		{ "a: 1\n", "x\ry",
			"the new text holds a carriage return without a line feed (U+000D)" },
	};
	(void)state;
	struct kr_arena *a = kr_arena_new();
	for (size_t i = 0; i < sizeof strict / sizeof *strict; i++) {
		const char *v = strict[i].value;
		struct kr_edit edit = { .verb = KR_EDIT_SET,
			.path = path_of(a, "/a"),
			.value = kr_value_text(a, v, strlen(v)) };
		struct outcome o = edit_text(
			a, strict[i].text, strlen(strict[i].text), true, &edit);
		assert_false(o.applied);
		assert_string_equal(o.message, strict[i].message);
	}
	kr_arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(edge_cases_of_the_design),
		cmocka_unit_test(more_edits),
		cmocka_unit_test(the_net_holds_only_what_was_asked),
		cmocka_unit_test(a_strict_text_refuses_more),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
