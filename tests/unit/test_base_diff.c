/* tests/unit/test_base_diff.c - unified diffs: known ones, and applied again with a small patch. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diff.h"

static struct kr_buf diff_of(const char *before, const char *after)
{
	struct kr_buf out = KR_BUF_INIT;
	kr_diff(&out, "f.yaml", before, before ? strlen(before) : 0, after,
		after ? strlen(after) : 0);
	return out;
}

#define HEAD "--- a/f.yaml\n+++ b/f.yaml\n"
#define NO_END "\\ No newline at end of file\n"

static void known_diffs(void **state)
{
	(void)state;
	static const struct {
		const char *before, *after, *diff;
	} table[] = {
		{ "", "", "" },
		{ "a\n", "a\n", "" },
		{ NULL, NULL, "" },
		{ "a\n", "b\n", HEAD "@@ -1 +1 @@\n-a\n+b\n" },
		{ NULL, "a\nb\n", "--- /dev/null\n+++ b/f.yaml\n@@ -0,0 +1,2 @@\n+a\n+b\n" },
		{ "a\n", NULL, "--- a/f.yaml\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n" },
		{ NULL, "", "--- /dev/null\n+++ b/f.yaml\n" },
		{ "", "a\n", HEAD "@@ -0,0 +1 @@\n+a\n" },
		{ "a\n", "", HEAD "@@ -1 +0,0 @@\n-a\n" },
		{ "a", "a\n", HEAD "@@ -1 +1 @@\n-a\n" NO_END "+a\n" },
		{ "a\n", "a", HEAD "@@ -1 +1 @@\n-a\n+a\n" NO_END },
		{ "a\nb", "x\nb", HEAD "@@ -1,2 +1,2 @@\n-a\n+x\n b\n" NO_END },
		{ "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nX\n6\n7\n8\n9\n",
			HEAD "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+X\n 6\n 7\n 8\n" },
		{ "1\n2\n3\n4\n", "1\n2\n3\n4\n5\n", HEAD "@@ -2,3 +2,4 @@\n 2\n 3\n 4\n+5\n" },
		{ "1\n2\n3\n4\n", "0\n1\n2\n3\n4\n", HEAD "@@ -1,3 +1,4 @@\n+0\n 1\n 2\n 3\n" },
		/* six equal lines between two changes: one hunk; seven: two */
		{ "a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n",
			HEAD "@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n" },
		{ "a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n",
			HEAD "@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n"
			     "@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n" },
		{ "a\r\nb\r\n", "a\r\nc\r\n", HEAD "@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n" },
		{ "x\ny\nz\n", "x\nz\n", HEAD "@@ -1,3 +1,2 @@\n x\n-y\n z\n" },
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct kr_buf out = diff_of(table[i].before, table[i].after);
		assert_string_equal(out.s, table[i].diff);
		kr_buf_release(&out);
	}
}

static void a_path_cannot_write_lines(void **state)
{
	(void)state;
	struct kr_buf out = KR_BUF_INIT;
	kr_diff(&out, "a\n+b", "x\n", 2, "y\n", 2);
	assert_string_equal(out.s, "--- a/a +b\n+++ b/a +b\n@@ -1 +1 @@\n-x\n+y\n");
	kr_buf_release(&out);
}

/* ---- apply it again ------------------------------------------------------------------------ */

struct hunk_head {
	unsigned from, n, to, m;
};

static const char *read_range(const char *p, unsigned *from, unsigned *n)
{
	char *end;
	*from = (unsigned)strtoul(p + 1, &end, 10);
	*n = 1;
	if (*end == ',')
		*n = (unsigned)strtoul(end + 1, &end, 10);
	return end + 1;
}

static const char *line_behind(const char *p)
{
	const char *nl = strchr(p, '\n');
	return nl ? nl + 1 : p + strlen(p);
}

/* Copies lines of @from up to the one with number @line (from 1) to @out. */
static const char *copy_to(struct kr_buf *out, const char *from, unsigned *at, unsigned line)
{
	for (; *at < line && *from; ++*at) {
		const char *next = line_behind(from);
		kr_buf_add(out, from, (size_t)(next - from));
		from = next;
	}
	return from;
}

/* One line of a hunk: checks it against the old text, or adds it to the new one. */
static const char *apply_line(
	struct kr_buf *out, const char *old, unsigned *at, const char *p, struct hunk_head *h)
{
	const char *next = line_behind(p);
	bool no_end = next[0] == '\\';
	size_t len = (size_t)(next - p - 1) - no_end;
	if (*p != '+') {
		assert_memory_equal(old, p + 1, len);
		++*at;
		h->n--;
	}
	if (*p != '-') {
		kr_buf_add(out, p + 1, len);
		h->m--;
	}
	return next;
}

static struct kr_buf patched(const char *old, const char *diff)
{
	struct kr_buf out = KR_BUF_INIT;
	unsigned at = 1;
	const char *p = *diff ? line_behind(line_behind(diff)) : diff;
	while (*p) {
		struct hunk_head h;
		assert_memory_equal(p, "@@ -", 4);
		p = read_range(p + 3, &h.from, &h.n);
		p = read_range(p, &h.to, &h.m);
		p = line_behind(p);
		old = copy_to(&out, old, &at, h.n ? h.from : h.from + 1);
		while (h.n || h.m || *p == '\\') {
			if (*p == '\\') {
				p = line_behind(p);
				continue;
			}
			bool from_old = *p != '+';
			p = apply_line(&out, old, &at, p, &h);
			old = from_old ? line_behind(old) : old;
		}
	}
	kr_buf_puts(&out, old);
	return out;
}

static unsigned chance;

static unsigned random_below(unsigned n)
{
	chance = chance * 1103515245U + 12345U;
	return (chance >> 16) % n;
}

static struct kr_buf random_text(unsigned lines, unsigned letters)
{
	struct kr_buf b = KR_BUF_INIT;
	for (unsigned i = 0; i < lines; i++) {
		kr_buf_putc(&b, (char)('a' + random_below(letters)));
		if (i + 1 < lines || random_below(2))
			kr_buf_putc(&b, '\n');
	}
	return b;
}

static size_t count_lines(const char *diff, char sign)
{
	size_t n = 0;
	for (const char *p = diff; *p; p = line_behind(p))
		n += p[0] == sign && strncmp(p, "---", 3) != 0 && strncmp(p, "+++", 3) != 0;
	return n;
}

/* Lines that differ at least, by the table of all prefixes: the longest common part. */
static size_t fewest_changes(const char *a, const char *b)
{
	static unsigned common[64][64];
	const char *x[64], *y[64];
	size_t n = 0, m = 0;
	for (; *a; a = line_behind(a))
		x[n++] = a;
	for (; *b; b = line_behind(b))
		y[m++] = b;
	memset(common, 0, sizeof common);
	for (size_t i = 1; i <= n; i++)
		for (size_t j = 1; j <= m; j++) {
			size_t l = (size_t)(line_behind(x[i - 1]) - x[i - 1]);
			bool same = (size_t)(line_behind(y[j - 1]) - y[j - 1]) == l &&
				    memcmp(x[i - 1], y[j - 1], l) == 0;
			common[i][j] = common[i - 1][j] > common[i][j - 1] ? common[i - 1][j]
									   : common[i][j - 1];
			if (same && common[i - 1][j - 1] + 1 > common[i][j])
				common[i][j] = common[i - 1][j - 1] + 1;
		}
	return n + m - 2 * common[n][m];
}

static void random_texts_come_back_with_the_fewest_changes(void **state)
{
	(void)state;
	chance = 1;
	for (int i = 0; i < 3000; i++) {
		struct kr_buf a = random_text(random_below(40), 1 + random_below(6));
		struct kr_buf b = random_text(random_below(40), 1 + random_below(6));
		struct kr_buf diff = diff_of(a.s, b.s);
		struct kr_buf again = patched(a.s, diff.s);
		assert_string_equal(again.s, b.s);
		assert_int_equal(count_lines(diff.s, '+') + count_lines(diff.s, '-'),
			fewest_changes(a.s, b.s));
		kr_buf_release(&a);
		kr_buf_release(&b);
		kr_buf_release(&diff);
		kr_buf_release(&again);
	}
}

/* Lines that differ everywhere: past the cap, still right, and no quadratic time or memory. */
static void texts_that_have_nothing_in_common_end_soon(void **state)
{
	(void)state;
	struct kr_buf a = KR_BUF_INIT, b = KR_BUF_INIT;
	kr_buf_puts(&a, "same\n");
	kr_buf_puts(&b, "same\n");
	for (int i = 0; i < 60000; i++) {
		kr_buf_printf(&a, "old %d\n", i);
		kr_buf_printf(&b, "new %d\n", i);
	}
	struct kr_buf diff = diff_of(a.s, b.s), again = patched(a.s, diff.s);
	assert_string_equal(again.s, b.s);
	assert_memory_equal(diff.s, HEAD "@@ -1,60001 +1,60001 @@\n same\n-old 0\n", 50);
	kr_buf_release(&a);
	kr_buf_release(&b);
	kr_buf_release(&diff);
	kr_buf_release(&again);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_diffs),
		cmocka_unit_test(a_path_cannot_write_lines),
		cmocka_unit_test(random_texts_come_back_with_the_fewest_changes),
		cmocka_unit_test(texts_that_have_nothing_in_common_end_soon),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
