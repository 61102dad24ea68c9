/*
 * tests/unit/test_yaml_random.c - random edits of random texts keep the editor's promise.
 *
 * Texts as people write them: comments, blank lines, all styles, LF and CRLF, byte order marks.
 * Deterministic: the seed is the number of the text.  Judged by yaml_judge.h, not by the library.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "yaml_judge.h"
#include "yaml_tools.h"

enum { TEXTS = 3000, EDITS = 8, MOST_REFUSED = 12 /* percent */ };

/* ---- chance ------------------------------------------------------------------------------- */

static uint64_t state_of_chance;

static void seed(uint64_t n)
{
	state_of_chance = n * UINT64_C(0x9E3779B97F4A7C15) + 1;
}

/* 0 to below @n. */
static unsigned pick(unsigned n)
{
	state_of_chance ^= state_of_chance << 13;
	state_of_chance ^= state_of_chance >> 7;
	state_of_chance ^= state_of_chance << 17;
	return (unsigned)((state_of_chance >> 33) % n);
}

static bool chance(unsigned percent)
{
	return pick(100) < percent;
}

#define ONE_OF(list) ((list)[pick(sizeof(list) / sizeof *(list))])

/* ---- a text by hand ----------------------------------------------------------------------- */

struct hand {
	struct kr_buf out;
	unsigned step, keys, comments;
	bool compact, in_text; /* the last line is of a block scalar */
};

static void comment(struct hand *h)
{
	kr_buf_printf(&h->out, "# c%u \xc3\xa9\xc3\xa9n noot: [x]", h->comments++);
}

/* The end of a line, sometimes with a comment, sometimes in the column of others. */
static void end_line(struct hand *h)
{
	if (chance(15)) {
		const char *line = strrchr(h->out.s, '\n');
		size_t width = h->out.len - (line ? (size_t)(line - h->out.s) + 1 : 0);
		kr_buf_fill(&h->out, ' ', chance(50) && width < 30 ? 32 - width : 1 + pick(3));
		comment(h);
	} else if (chance(4)) {
		kr_buf_puts(&h->out, "  ");
	}
	kr_buf_putc(&h->out, '\n');
}

/* Blank lines and lines with comments between two entries in @column. */
static void between(struct hand *h, unsigned column)
{
	while (chance(18)) {
		if (chance(40)) {
			kr_buf_putc(&h->out, '\n');
			continue;
		}
		bool deeper = !h->in_text && chance(20);
		kr_buf_fill(&h->out, ' ', deeper ? column + h->step : chance(80) ? column : 0);
		comment(h);
		kr_buf_putc(&h->out, '\n');
	}
}

static void plain(struct hand *h)
{
	static const char *const words[] = { "wonen", "2026-03-01", "12:30", "~", "ja", "no",
		"een paar woorden", "geboortezorg/warme-overdracht", "caf\xc3\xa9 \xf0\x9f\x91\x8d",
		"'it''s'", "\"een \\\"twee\\\" \\u00e9\"", "''", "'# geen noot'", "1", "a:b" };
	kr_buf_puts(&h->out, ONE_OF(words));
}

static void key(struct hand *h)
{
	static const char *const forms[] = { "k%u", "k%u", "k%u", "naam-%u", "'k %u'", "\"k%u\"" };
	kr_buf_printf(&h->out, ONE_OF(forms), h->keys++);
}

/* A flow collection on one line. */
static void flow(struct hand *h, unsigned depth)
{
	bool map = chance(50), tight = chance(20);
	unsigned n = pick(4);
	kr_buf_putc(&h->out, map ? '{' : '[');
	for (unsigned i = 0; i < n; i++) {
		if (i)
			kr_buf_puts(&h->out, tight ? "," : ", ");
		if (map) {
			kr_buf_printf(&h->out, "k%u: ", h->keys++);
		}
		if (depth && chance(25))
			flow(h, depth - 1);
		else
			kr_buf_puts(&h->out, chance(50) ? "x" : "'y z'");
	}
	if (n && chance(10))
		kr_buf_puts(&h->out, ", ");
	kr_buf_putc(&h->out, map ? '}' : ']');
}

/* A flow list over several lines, each deeper than @column. */
static void flow_lines(struct hand *h, unsigned column)
{
	unsigned n = 1 + pick(3);
	kr_buf_puts(&h->out, "[\n");
	for (unsigned i = 0; i < n; i++) {
		kr_buf_fill(&h->out, ' ', column + 2);
		kr_buf_puts(&h->out, chance(50) ? "een" : "{a: 1}");
		if (i + 1 < n || chance(30))
			kr_buf_putc(&h->out, ',');
		end_line(h);
	}
	kr_buf_fill(&h->out, ' ', column);
	kr_buf_putc(&h->out, ']');
}

/* A block scalar whose lines are in @column. */
static void block_scalar(struct hand *h, unsigned column)
{
	static const char *const heads[] = { "|", "|", "|-", "|+", ">", ">-" };
	kr_buf_puts(&h->out, ONE_OF(heads));
	if (chance(8)) {
		kr_buf_puts(&h->out, "  ");
		comment(h);
	}
	kr_buf_putc(&h->out, '\n');
	for (unsigned i = 0, n = 1 + pick(3); i < n; i++) {
		if (i && chance(20))
			kr_buf_putc(&h->out, '\n');
		kr_buf_fill(&h->out, ' ', column + (i && chance(10) ? 2 : 0));
		kr_buf_puts(&h->out, chance(50) ? "Een zin. # geen noot\n" : "sleutel: waarde\n");
	}
	while (chance(10))
		kr_buf_putc(&h->out, '\n');
	h->in_text = true;
}

static void lines(struct hand *h, bool map, unsigned column, unsigned depth);

/* What stands behind a key (its lines deeper than @column) or a dash (then @dash), on to the next
 * line. */
static void value(struct hand *h, unsigned column, bool dash, unsigned depth)
{
	h->in_text = false;
	unsigned kind = pick(100), deeper = dash ? column + 2 : column + h->step;
	if (depth && kind < 30) {
		bool map = chance(60);
		unsigned at = dash ? column + 2 : !map && h->compact ? column : column + h->step;
		if (dash) {
			kr_buf_putc(&h->out, ' ');
		} else {
			end_line(h);
			between(h, at);
			kr_buf_fill(&h->out, ' ', at);
		}
		lines(h, map, at, depth - 1);
	} else if (kind < 42) {
		kr_buf_putc(&h->out, ' ');
		block_scalar(h, deeper);
	} else if (kind < 47) {
		end_line(h);
	} else if (kind < 50) {
		kr_buf_puts(&h->out, chance(50) ? " een\n" : " 'een\n");
		bool quoted = h->out.s[h->out.len - 5] == '\'';
		kr_buf_fill(&h->out, ' ', deeper);
		kr_buf_puts(&h->out, quoted ? "twee'" : "twee");
		end_line(h);
	} else {
		kr_buf_puts(&h->out, chance(80) ? " " : "   ");
		if (kind < 60)
			flow(h, 2);
		else if (kind < 64)
			flow_lines(h, column + 1);
		else
			plain(h);
		end_line(h);
	}
}

/* A block collection in @column; its first entry stands where the text is. */
static void lines(struct hand *h, bool map, unsigned column, unsigned depth)
{
	for (unsigned i = 0, n = (column ? 1 : 2) + pick(4); i < n; i++) {
		if (i) {
			between(h, column);
			kr_buf_fill(&h->out, ' ', column);
		}
		if (map)
			key(h);
		kr_buf_putc(&h->out, map ? ':' : '-');
		value(h, column, !map, depth);
	}
}

/* LF to CRLF, in some. */
static char *finish(struct kr_arena *a, struct hand *h, size_t *len)
{
	struct kr_buf out = KR_BUF_INIT;
	bool crlf = chance(25);
	if (chance(15))
		kr_buf_puts(&out, "\xef\xbb\xbf");
	if (chance(15) && h->out.len)
		h->out.len--;
	for (size_t i = 0; i < h->out.len; i++) {
		if (crlf && h->out.s[i] == '\n')
			kr_buf_putc(&out, '\r');
		kr_buf_putc(&out, h->out.s[i]);
	}
	char *s = kr_strndup(a, out.s, *len = out.len);
	kr_buf_release(&out);
	kr_buf_release(&h->out);
	return s;
}

static char *write_text(struct kr_arena *a, size_t *len)
{
	struct hand h = { .out = KR_BUF_INIT, .step = chance(70) ? 2 : 4, .compact = chance(30) };
	if (chance(10))
		kr_buf_puts(&h.out, "---\n");
	between(&h, 0);
	lines(&h, true, 0, 3);
	between(&h, 0);
	return finish(a, &h, len);
}

/* ---- an edit and what it must give -------------------------------------------------------- */

struct choice {
	struct kr_step path[40];
	size_t steps;
	uint32_t at;  /* the node's event */
	bool is_pair; /* it is the value of a key, whose event comes before it */
	struct kr_edit edit;
	events wanted;
	bool only; /* the entry that goes is the only one */
};

/* Children of the collection at @at: the events of their values (and of keys just before). */
static uint32_t children(const events *all, uint32_t at, uint32_t found[64])
{
	bool map = all->at[at].type == YAML_MAPPING_START_EVENT;
	uint32_t n = 0, i = at + 1;
	while (!judge_closes(&all->at[i])) {
		i += map;
		if (n < 64)
			found[n++] = i;
		i = judge_behind(all, i);
	}
	return n;
}

static void walk(struct choice *c, const events *all)
{
	c->at = 2; /* behind the starts of stream and document */
	while (judge_opens(&all->at[c->at]) && c->steps < 38 && chance(c->steps ? 65 : 85)) {
		uint32_t found[64], n = children(all, c->at, found);
		if (!n)
			break;
		uint32_t k = pick(n);
		c->is_pair = all->at[c->at].type == YAML_MAPPING_START_EVENT;
		if (c->is_pair)
			c->path[c->steps++].key = all->at[found[k] - 1].value;
		else
			c->path[c->steps++].number = chance(50) ? (int32_t)k
								: (int32_t)k - (int32_t)n;
		c->only = n == 1;
		c->at = found[k];
	}
	c->path[c->steps].end = true;
}

static const char *const texts[] = { "woord", "een paar woorden", "no", "2026-01-01", "", "'", "\"",
	"a: b", "# x", "- x", "*x", "regel 1\nregel 2\n", "regel 1\n\n  dieper\nregel 3\n", "x\n",
	"\nleeg", "\xf0\x9f\x91\x8d caf\xc3\xa9", "a,b", "[x", "tab\there", "blank ", "x # y",
	"1e3" };

static struct kr_value *scalar(struct kr_arena *a, events *more)
{
	if (chance(20)) {
		judge_scalar(a, more, "2026-03-06", 10);
		return kr_value_raw(a, "2026-03-06");
	}
	const char *text = ONE_OF(texts);
	judge_scalar(a, more, text, strlen(text));
	return kr_value_text(a, text, strlen(text));
}

static struct kr_value *any_value(struct kr_arena *a, events *more, unsigned depth)
{
	unsigned kind = depth ? pick(100) : 0;
	if (kind < 60)
		return scalar(a, more);
	bool map = kind < 85, is_flow = chance(30);
	struct kr_value *v = map ? kr_value_map(a, is_flow) : kr_value_list(a, is_flow);
	judge_mark(a, more, map ? YAML_MAPPING_START_EVENT : YAML_SEQUENCE_START_EVENT);
	for (unsigned i = 0, n = pick(4); i < n; i++) {
		const char *name = kr_asprintf(a, chance(90) ? "n%u" : "n: %u", i);
		if (map)
			judge_scalar(a, more, name, strlen(name));
		struct kr_value *child = any_value(a, more, depth - 1);
		if (map)
			kr_value_put(a, v, name, child);
		else
			kr_value_push(v, child);
	}
	judge_mark(a, more, map ? YAML_MAPPING_END_EVENT : YAML_SEQUENCE_END_EVENT);
	return v;
}

static bool is_nothing(const struct event *e)
{
	return e->type == YAML_SCALAR_EVENT && e->style == YAML_PLAIN_SCALAR_STYLE &&
	       (!e->len || !strcmp(e->value, "~"));
}

/* The new child comes at @i; the node around it, if it was empty, may change its style. */
static void want_child(struct kr_arena *a, struct choice *c, bool map, uint32_t i, events *child)
{
	struct event *up = &c->wanted.at[c->at];
	int open = map ? YAML_MAPPING_START_EVENT : YAML_SEQUENCE_START_EVENT;
	if (judge_opens(up)) {
		if (judge_closes(up + 1))
			up->style = -1;
		judge_splice(a, &c->wanted, i, 0, child);
		return;
	}
	events whole = { 0 };
	judge_mark(a, &whole, open);
	for (uint32_t k = 0; k < child->n; k++)
		*KR_ADD(a, &whole) = child->at[k];
	judge_mark(a, &whole, map ? YAML_MAPPING_END_EVENT : YAML_SEQUENCE_END_EVENT);
	judge_splice(a, &c->wanted, c->at, 1, &whole);
}

static void choose_insert(struct kr_arena *a, struct choice *c)
{
	const struct event *up = &c->wanted.at[c->at];
	uint32_t found[64], end = judge_behind(&c->wanted, c->at) - 1, i = end;
	uint32_t n = judge_opens(up) ? children(&c->wanted, c->at, found) : 0, k = n ? pick(n) : 0;
	events child = { 0 };
	c->edit.verb = KR_EDIT_INSERT;
	c->edit.key = "kring_new";
	judge_scalar(a, &child, "kring_new", 9);
	c->edit.value = any_value(a, &child, 2);
	if (n && chance(30)) {
		c->edit.before = c->wanted.at[found[k] - 1].value;
		i = found[k] - 1;
	} else if (n && chance(30)) {
		c->edit.after = c->wanted.at[found[k] - 1].value;
		i = judge_behind(&c->wanted, found[k]);
	}
	want_child(a, c, true, i, &child);
}

static void choose_append(struct kr_arena *a, struct choice *c)
{
	events child = { 0 };
	c->edit.verb = KR_EDIT_APPEND;
	c->edit.value = any_value(a, &child, 2);
	want_child(a, c, false, judge_behind(&c->wanted, c->at) - 1, &child);
}

static void choose_set(struct kr_arena *a, struct choice *c)
{
	events more = { 0 };
	c->edit.verb = KR_EDIT_SET;
	c->edit.value = any_value(a, &more, 2);
	judge_splice(a, &c->wanted, c->at, judge_behind(&c->wanted, c->at) - c->at, &more);
}

static void choose_remove(struct kr_arena *a, struct choice *c)
{
	events none = { 0 };
	uint32_t from = c->at - c->is_pair;
	c->edit.verb = KR_EDIT_REMOVE;
	if (c->only)
		c->wanted.at[from - 1].style = -1;
	judge_splice(a, &c->wanted, from, judge_behind(&c->wanted, c->at) - from, &none);
}

static void choose_rename(struct choice *c)
{
	c->edit.verb = KR_EDIT_RENAME;
	c->edit.key = chance(50) ? "kring_new" : "on";
	struct event *name = &c->wanted.at[c->at - 1];
	name->value = c->edit.key;
	name->len = strlen(c->edit.key);
	name->style = -1;
}

static void choose(struct kr_arena *a, struct choice *c, const events *all)
{
	events none = { 0 };
	memset(c, 0, sizeof *c);
	c->wanted = *all;
	judge_splice(a, &c->wanted, 0, 0, &none); /* a copy */
	walk(c, all);
	c->edit.path = c->path;
	const struct event *e = &all->at[c->at];
	if (e->type == YAML_MAPPING_START_EVENT && chance(60))
		choose_insert(a, c);
	else if (e->type == YAML_SEQUENCE_START_EVENT && chance(60))
		choose_append(a, c);
	else if (is_nothing(e) && chance(60))
		chance(50) ? choose_insert(a, c) : choose_append(a, c);
	else if (c->steps && chance(35))
		choose_remove(a, c);
	else if (c->is_pair && chance(25))
		choose_rename(c);
	else
		choose_set(a, c);
}

/* ---- the judgement ------------------------------------------------------------------------ */

struct note {
	unsigned number;
	int indent; /* -1: behind something on its line */
};

/* The comments of a text; no value of ours holds "# c". */
static unsigned notes(const char *s, struct note *out)
{
	unsigned n = 0;
	for (const char *p = s; (p = strstr(p, "# c")); p++) {
		const char *line = p;
		while (line > s && line[-1] != '\n' && line[-1] != '\xbf')
			line--;
		bool own = line + strspn(line, " ") == p;
		assert_true(strncmp(p + strcspn(p, " ") + 1, "c", 1) == 0);
		out[n].number = (unsigned)strtoul(p + 3, NULL, 10);
		out[n++].indent = own ? (int)(p - line) : -1;
		assert_true(n < 1000);
		assert_non_null(strstr(p, "noot: [x]"));
	}
	return n;
}

/* All comments are there, but for those of what was taken out. */
static bool comments_kept(const char *old, const char *new, bool some_go)
{
	static struct note before[1000], after[1000];
	unsigned n = notes(old, before), m = notes(new, after), k = 0;
	for (unsigned i = 0; i < n; i++) {
		bool same = k < m && before[i].number == after[k].number &&
			    before[i].indent == after[k].indent;
		if (!same && !some_go)
			return false;
		k += same;
	}
	return k == m;
}

/* The byte of code point @index. */
static size_t byte_at(const char *s, size_t len, size_t index)
{
	size_t i = !strncmp(s, "\xef\xbb\xbf", 3) ? 3 : 0;
	for (; i < len && index; index--)
		for (i++; ((unsigned char)s[i] & 0xc0) == 0x80;)
			i++;
	return i;
}

/* Bytes change only between the events around the node; nothing goes where only something comes. */
static bool bytes_kept(const char *s, size_t len, const struct outcome *o, const events *all,
	const struct choice *c)
{
	size_t front = judge_front(s, len, o->s, o->len), back = judge_back(s, len, o->s, o->len);
	bool adds = (c->edit.verb == KR_EDIT_INSERT || c->edit.verb == KR_EDIT_APPEND) &&
		    judge_opens(&all->at[c->at]) && !judge_closes(&all->at[c->at + 1]) &&
		    all->at[c->at].style == YAML_BLOCK_MAPPING_STYLE;
	if (adds)
		return front + back >= len;
	if (c->edit.verb == KR_EDIT_REMOVE && !c->only)
		return front + back >= o->len;
	uint32_t behind = judge_behind(all, c->at);
	while (behind < all->n - 1 && all->at[behind].type != YAML_SCALAR_EVENT)
		behind++;
	bool collapses = c->edit.verb == KR_EDIT_REMOVE && c->only;
	uint32_t before = collapses ? c->at - c->is_pair - 2 : c->at - 1;
	size_t first = byte_at(s, len, all->at[before].start);
	size_t last = behind < all->n ? byte_at(s, len, all->at[behind].start) : len;
	return front >= first && back + last >= len;
}

/* Are all line ends CRLF? */
static bool all_crlf(const char *s)
{
	const char *nl = strchr(s, '\n');
	for (; nl; nl = strchr(nl + 1, '\n'))
		if (nl == s || nl[-1] != '\r')
			return false;
	return true;
}

static void judge(struct kr_arena *a, const char *s, size_t len, const struct outcome *o,
	const events *all, const struct choice *c, unsigned number)
{
	events found = { 0 };
	int at = -1;
	const char *what = NULL;
	if (!judge_read(a, o->s, o->len, &found))
		what = "is no YAML any more";
	else if ((at = judge_difference(&c->wanted, &found)) >= 0)
		what = "says something else";
	else if (!comments_kept(s, o->s, c->edit.verb == KR_EDIT_REMOVE))
		what = "lost a comment";
	else if (!bytes_kept(s, len, o, all, c))
		what = "changed other bytes";
	else if (strchr(s, '\n') && all_crlf(s) && !all_crlf(o->s))
		what = "mixes line ends";
	if (what)
		fail_msg("text %u, verb %d, event %d: the new text %s\n%s\n---- was\n%s", number,
			(int)c->edit.verb, at, what, o->s, s);
}

static void random_edits_keep_the_promise(void **state)
{
	unsigned applied = 0, refusals = 0;
	(void)state;
	for (unsigned i = 1; i <= TEXTS; i++) {
		struct kr_arena *a = kr_arena_new();
		events all = { 0 };
		size_t len;
		seed(i);
		const char *s = write_text(a, &len);
		if (!judge_read(a, s, len, &all))
			fail_msg("text %u is no YAML:\n%s", i, s);
		for (unsigned k = 0; k < EDITS; k++) {
			struct choice c;
			choose(a, &c, &all);
			struct outcome o = edit_text(a, s, len, true, &c.edit);
			applied += o.applied;
			refusals += !o.applied;
			if (o.applied)
				judge(a, s, len, &o, &all, &c, i);
			else if (getenv("REFUSALS"))
				print_message("%u/%u verb %d %u:%u %s\n", i, k, (int)c.edit.verb,
					o.at.line, o.at.col, o.message);
		}
		kr_arena_free(a);
	}
	print_message("%u edits made, %u refused\n", applied, refusals);
	assert_true(refusals * 100 <= (applied + refusals) * MOST_REFUSED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_edits_keep_the_promise),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
