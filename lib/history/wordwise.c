/* lib/history/wordwise.c - what changed in a text, word by word. */
#include "history/wordwise.h"

#include <string.h>

#include "base/diff.h"
#include "base/map.h"

enum { AROUND = 6 }; /* words that are shown on each side of a change */

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static struct kr_parts split(struct kr_map *numbers, const char *s, size_t len)
{
	KR_MANY(struct kr_part) words = { 0 };
	for (size_t at = 0; at < len;) {
		size_t from = at;
		while (at < len && !is_blank(s[at]))
			at++;
		if (at > from) {
			struct kr_part *word = KR_ADD(numbers->arena, &words);
			*word = (struct kr_part){ .s = s + from, .len = (uint32_t)(at - from) };
			void **number = kr_map_value(numbers, s + from, word->len);
			if (!*number)
				*number = (void *)(uintptr_t)numbers->n;
			word->same = (uint32_t)(uintptr_t)*number;
		}
		while (at < len && is_blank(s[at]))
			at++;
	}
	return (struct kr_parts){ words.at, words.n };
}

/* Words @from up to @to of @side as one text. */
static char *join(struct kr_arena *arena, const struct kr_parts *side, uint32_t from, uint32_t to)
{
	struct kr_buf b = KR_BUF_INIT;
	for (uint32_t i = from; i < to; i++) {
		if (i > from)
			kr_buf_putc(&b, ' ');
		kr_buf_add(&b, side->at[i].s, side->at[i].len);
	}
	char *joined = kr_strndup(arena, b.s, b.len);
	kr_buf_release(&b);
	return joined;
}

struct weaving {
	struct kr_arena *arena;
	kr_passages *pieces;
};

static void add(struct weaving *w, enum kr_passage_kind kind, const char *text)
{
	if (*text)
		*KR_ADD(w->arena, w->pieces) = (struct kr_passage){ kind, text };
}

/* What stays, from @from up to @to: its middle is left out where it is long. */
static void add_kept(struct weaving *w, const struct kr_parts *side, uint32_t from, uint32_t to)
{
	uint32_t head = from == 0 ? 0 : AROUND, tail = to == side->n ? 0 : AROUND;
	if (to - from <= head + tail + 1) {
		add(w, KR_PASSAGE_KEPT, join(w->arena, side, from, to));
		return;
	}
	const char *before = join(w->arena, side, from, from + head);
	const char *after = join(w->arena, side, to - tail, to);
	add(w, KR_PASSAGE_KEPT,
		kr_asprintf(
			w->arena, "%s%s…%s%s", before, head ? " " : "", tail ? " " : "", after));
}

static uint32_t stretch(const struct kr_parts *side, uint32_t from, bool changed)
{
	while (from < side->n && side->at[from].changed == changed)
		from++;
	return from;
}

void kr_wordwise(struct kr_arena *arena, const char *old, size_t n, const char *new, size_t m,
	kr_passages *pieces)
{
	struct weaving w = { arena, pieces };
	struct kr_map numbers;
	kr_map_init(&numbers, arena);
	struct kr_parts a = split(&numbers, old, n), b = split(&numbers, new, m);
	kr_parts_mark(&a, &b);
	for (uint32_t i = 0, k = 0; i < a.n || k < b.n;) {
		uint32_t went = stretch(&a, i, true), came = stretch(&b, k, true);
		add(&w, KR_PASSAGE_WENT, join(arena, &a, i, went));
		add(&w, KR_PASSAGE_CAME, join(arena, &b, k, came));
		uint32_t a_kept = stretch(&a, went, false) - went;
		uint32_t b_kept = stretch(&b, came, false) - came;
		uint32_t kept = a_kept < b_kept ? a_kept : b_kept;
		add_kept(&w, &b, came, came + kept);
		i = went + kept;
		k = came + kept;
	}
}
