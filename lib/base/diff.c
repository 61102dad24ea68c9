/* lib/base/diff.c - a unified diff of two texts. */
#include "base/diff.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"

enum { CONTEXT = 3 };

/* ---- lines -------------------------------------------------------------------------------- */

static struct kr_parts split(struct kr_map *numbers, const char *s, size_t len)
{
	KR_MANY(struct kr_part) lines = { 0 };
	const char *end = s + len;
	while (s < end) {
		const char *nl = memchr(s, '\n', (size_t)(end - s));
		const char *next = nl ? nl + 1 : end;
		struct kr_part *line = KR_ADD(numbers->arena, &lines);
		line->s = s;
		line->len = (uint32_t)(next - s);
		void **number = kr_map_value(numbers, s, line->len);
		if (!*number)
			*number = (void *)(uintptr_t)numbers->n;
		line->same = (uint32_t)(uintptr_t)*number;
		s = next;
	}
	return (struct kr_parts){ lines.at, lines.n };
}

/* ---- writing it --------------------------------------------------------------------------- */

/* A stretch of both texts: from the line before the first to the line behind the last. */
struct hunk {
	uint32_t a, a_end, b, b_end;
};

static bool changed(const struct kr_parts *side, uint32_t i)
{
	return i < side->n && side->at[i].changed;
}

/* The next hunk at or after @h's end, with its context; false when there is none. */
static bool next_hunk(const struct kr_parts *a, const struct kr_parts *b, struct hunk *h)
{
	uint32_t i = h->a_end, j = h->b_end, least_a = i;
	while (i < a->n && !changed(a, i) && !changed(b, j))
		i++, j++;
	if (!changed(a, i) && !changed(b, j))
		return false;
	uint32_t context = i - least_a < CONTEXT ? i - least_a : CONTEXT;
	h->a = i - context;
	h->b = j - context;
	uint32_t quiet = 0; /* equal lines since the last change */
	while (quiet <= 2 * CONTEXT && (i < a->n || j < b->n)) {
		bool out = changed(a, i), in = changed(b, j);
		i += out || !in;
		j += in || !out;
		quiet = out || in ? 0 : quiet + 1;
	}
	uint32_t surplus = quiet > CONTEXT ? quiet - CONTEXT : 0;
	h->a_end = i - surplus;
	h->b_end = j - surplus;
	return true;
}

static void write_line(struct kr_buf *out, char sign, const struct kr_part *line)
{
	kr_buf_putc(out, sign);
	kr_buf_add(out, line->s, line->len);
	if (line->s[line->len - 1] != '\n')
		kr_buf_puts(out, "\n\\ No newline at end of file\n");
}

/* `l` for one line, `l,n` for others; nothing at all lies behind the line before it. */
static void write_range(struct kr_buf *out, uint32_t from, uint32_t end)
{
	kr_buf_printf(out, "%u", (unsigned)(end > from ? from + 1 : from));
	if (end - from != 1)
		kr_buf_printf(out, ",%u", (unsigned)(end - from));
}

static void write_hunk(struct kr_buf *out, const struct kr_parts *a, const struct kr_parts *b,
	const struct hunk *h)
{
	kr_buf_puts(out, "@@ -");
	write_range(out, h->a, h->a_end);
	kr_buf_puts(out, " +");
	write_range(out, h->b, h->b_end);
	kr_buf_puts(out, " @@\n");
	uint32_t i = h->a, j = h->b;
	while (i < h->a_end || j < h->b_end) {
		if (i < h->a_end && changed(a, i)) {
			write_line(out, '-', &a->at[i++]);
		} else if (j < h->b_end && changed(b, j)) {
			write_line(out, '+', &b->at[j++]);
		} else {
			write_line(out, ' ', &a->at[i++]);
			j++;
		}
	}
}

static void write_name(
	struct kr_buf *out, const char *sign, const char *prefix, const char *path, bool there)
{
	kr_buf_puts(out, sign);
	if (there) {
		kr_buf_puts(out, prefix);
		kr_buf_safe(out, path, strlen(path));
	} else {
		kr_buf_puts(out, "/dev/null");
	}
	kr_buf_putc(out, '\n');
}

void kr_diff(struct kr_buf *out, const char *path, const char *before, size_t before_len,
	const char *after, size_t after_len)
{
	if (!before == !after && before_len == after_len &&
		(before_len == 0 || memcmp(before, after, before_len) == 0))
		return;
	struct kr_arena *arena = kr_arena_new();
	struct kr_map numbers;
	kr_map_init(&numbers, arena);
	struct kr_parts a = split(&numbers, before ? before : "", before ? before_len : 0);
	struct kr_parts b = split(&numbers, after ? after : "", after ? after_len : 0);
	kr_parts_mark(&a, &b);
	write_name(out, "--- ", "a/", path, before != NULL);
	write_name(out, "+++ ", "b/", path, after != NULL);
	struct hunk h = { 0 };
	while (next_hunk(&a, &b, &h))
		write_hunk(out, &a, &b, &h);
	kr_arena_free(arena);
}
