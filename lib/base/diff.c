/* lib/base/diff.c - a unified diff of two texts. */
#include "base/diff.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"

enum {
	CONTEXT = 3,
	MOST_CHANGES = 1000, /* the memory for the way back grows with its square: 4 MB here */
};

struct line {
	const char *s;
	uint32_t len;  /* with its line end */
	uint32_t same; /* equal lines have equal numbers */
	bool changed;  /* taken out of the old text, or put into the new one */
};

struct side {
	struct line *line;
	uint32_t n;
};

/* ---- lines -------------------------------------------------------------------------------- */

static struct side split(struct kr_map *numbers, const char *s, size_t len)
{
	KR_MANY(struct line) lines = { 0 };
	const char *end = s + len;
	while (s < end) {
		const char *nl = memchr(s, '\n', (size_t)(end - s));
		const char *next = nl ? nl + 1 : end;
		struct line *line = KR_ADD(numbers->arena, &lines);
		line->s = s;
		line->len = (uint32_t)(next - s);
		void **number = kr_map_value(numbers, s, line->len);
		if (!*number)
			*number = (void *)(uintptr_t)numbers->n;
		line->same = (uint32_t)(uintptr_t)*number;
		s = next;
	}
	return (struct side){ lines.at, lines.n };
}

/* ---- what changed ------------------------------------------------------------------------- */

/* The part of both texts between their common head and tail, and how far each search came. */
struct search {
	struct line *a, *b;
	int32_t n, m;
	int32_t *reach; /* of all depths, one behind the other: depth d has d + 1 diagonals */
};

static size_t depth_start(int32_t d)
{
	return (size_t)d * ((size_t)d + 1) / 2;
}

/* How far depth @d came on diagonal @k (k = x - y has d's parity): an x, or -1 outside. */
static int32_t reached(const struct search *s, int32_t d, int32_t k)
{
	if (d < 0 || k < -d || k > d)
		return -1;
	return s->reach[depth_start(d) + (size_t)((k + d) / 2)];
}

/* Does the best way to diagonal @k at depth @d come from above: a line put in? */
static bool comes_from_above(const struct search *s, int32_t d, int32_t k)
{
	return k == -d || (k != d && reached(s, d - 1, k - 1) < reached(s, d - 1, k + 1));
}

static int32_t follow_equal_lines(const struct search *s, int32_t x, int32_t k)
{
	while (x < s->n && x - k < s->m && s->a[x].same == s->b[x - k].same)
		x++;
	return x;
}

/*
 * One depth more.  True if the end of both texts was reached.  A way may leave the texts at their
 * far edges: there it finds nothing equal, and the end is reached sooner by one that stays inside.
 */
static bool go_deeper(struct search *s, int32_t d)
{
	for (int32_t k = -d; k <= d; k += 2) {
		int32_t x = 0;
		if (d > 0)
			x = comes_from_above(s, d, k) ? reached(s, d - 1, k + 1)
						      : reached(s, d - 1, k - 1) + 1;
		x = follow_equal_lines(s, x, k);
		s->reach[depth_start(d) + (size_t)((k + d) / 2)] = x;
		if (x == s->n && x - k == s->m)
			return true;
	}
	return false;
}

static void mark_way_back(const struct search *s, int32_t d)
{
	int32_t k = s->n - s->m;
	for (; d > 0; d--) {
		if (comes_from_above(s, d, k)) {
			k++;
			s->b[reached(s, d - 1, k) - k].changed = true;
		} else {
			k--;
			s->a[reached(s, d - 1, k)].changed = true;
		}
	}
}

static void mark_all(struct line *line, int32_t n)
{
	for (int32_t i = 0; i < n; i++)
		line[i].changed = true;
}

static void search_changes(struct search *s)
{
	int32_t d = 0;
	bool found = false;
	for (size_t room = 0; d <= MOST_CHANGES && !found; d++) {
		if (depth_start(d + 1) > room) {
			room = depth_start(d + 1) * 2;
			s->reach = kr_realloc(s->reach, room * sizeof *s->reach);
		}
		found = go_deeper(s, d);
	}
	if (found) {
		mark_way_back(s, d - 1);
	} else {
		mark_all(s->a, s->n);
		mark_all(s->b, s->m);
	}
	free(s->reach);
}

static void mark_changes(struct side *a, struct side *b)
{
	uint32_t head = 0, tail = 0, shorter = a->n < b->n ? a->n : b->n;
	while (head < shorter && a->line[head].same == b->line[head].same)
		head++;
	while (tail < shorter - head &&
		a->line[a->n - 1 - tail].same == b->line[b->n - 1 - tail].same)
		tail++;
	struct search s = { .n = (int32_t)(a->n - head - tail),
		.m = (int32_t)(b->n - head - tail) };
	s.a = s.n ? a->line + head : NULL;
	s.b = s.m ? b->line + head : NULL;
	if (s.n == 0 || s.m == 0) {
		mark_all(s.a, s.n);
		mark_all(s.b, s.m);
	} else {
		search_changes(&s);
	}
}

/* ---- writing it --------------------------------------------------------------------------- */

/* A stretch of both texts: from the line before the first to the line behind the last. */
struct hunk {
	uint32_t a, a_end, b, b_end;
};

static bool changed(const struct side *side, uint32_t i)
{
	return i < side->n && side->line[i].changed;
}

/* The next hunk at or after @h's end, with its context; false when there is none. */
static bool next_hunk(const struct side *a, const struct side *b, struct hunk *h)
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

static void write_line(struct kr_buf *out, char sign, const struct line *line)
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

static void write_hunk(
	struct kr_buf *out, const struct side *a, const struct side *b, const struct hunk *h)
{
	kr_buf_puts(out, "@@ -");
	write_range(out, h->a, h->a_end);
	kr_buf_puts(out, " +");
	write_range(out, h->b, h->b_end);
	kr_buf_puts(out, " @@\n");
	uint32_t i = h->a, j = h->b;
	while (i < h->a_end || j < h->b_end) {
		if (i < h->a_end && changed(a, i)) {
			write_line(out, '-', &a->line[i++]);
		} else if (j < h->b_end && changed(b, j)) {
			write_line(out, '+', &b->line[j++]);
		} else {
			write_line(out, ' ', &a->line[i++]);
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
	struct side a = split(&numbers, before ? before : "", before ? before_len : 0);
	struct side b = split(&numbers, after ? after : "", after ? after_len : 0);
	mark_changes(&a, &b);
	write_name(out, "--- ", "a/", path, before != NULL);
	write_name(out, "+++ ", "b/", path, after != NULL);
	struct hunk h = { 0 };
	while (next_hunk(&a, &b, &h))
		write_hunk(out, &a, &b, &h);
	kr_arena_free(arena);
}
