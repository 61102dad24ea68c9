/* lib/base/diag.c - the list of what is wrong: add to it, sort it, and guess what was meant. */
#include <kring/diag.h>

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

__attribute__((format(printf, 2, 0))) static const char *safe_text(
	struct kr_arena *a, const char *format, va_list args)
{
	struct kr_buf raw = KR_BUF_INIT, safe = KR_BUF_INIT;
	kr_buf_vprintf(&raw, format, args);
	kr_buf_safe(&safe, raw.s, raw.len);
	const char *text = kr_strndup(a, safe.s, safe.len);
	kr_buf_release(&raw);
	kr_buf_release(&safe);
	return text;
}

/* Findings of one file come together, so that one copy of its path does for all. */
static const char *keep_path(const struct kr_diags *d, const char *path)
{
	const char *last = d->list.n ? d->list.at[d->list.n - 1].path : NULL;
	if (!path || (last && strcmp(last, path) == 0))
		return path ? last : NULL;
	return kr_strndup(d->arena, path, strlen(path));
}

__attribute__((format(printf, 4, 0))) static struct kr_diag *add(struct kr_diags *d,
	enum kr_diag_kind kind, const char *path, const char *format, va_list args)
{
	const char *kept = keep_path(d, path), *message = safe_text(d->arena, format, args);
	struct kr_diag *diag = KR_ADD(d->arena, &d->list);
	diag->kind = kind;
	diag->severity = KR_ERROR;
	diag->path = kept;
	diag->message = message;
	return diag;
}

struct kr_diag *kr_diag_add(struct kr_diags *d, enum kr_diag_kind kind, const char *path,
	struct kr_at at, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	struct kr_diag *diag = add(d, kind, path, format, args);
	va_end(args);
	diag->at = at;
	return diag;
}

struct kr_diag *kr_diag_finding(struct kr_diags *d, const char *rule, const char *path,
	struct kr_at at, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	struct kr_diag *diag = add(d, KR_FINDING, path, format, args);
	va_end(args);
	diag->rule = rule;
	diag->at = at;
	return diag;
}

const char *kr_diag_text(struct kr_diags *d, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	const char *text = safe_text(d->arena, format, args);
	va_end(args);
	return text;
}

int kr_refuse(struct kr_diags *d, const char *hint, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	struct kr_diag *diag = add(d, KR_REFUSED, NULL, format, args);
	va_end(args);
	if (hint)
		diag->hint = kr_diag_text(d, "%s", hint);
	return KR_FAILED;
}

int kr_misuse(struct kr_diags *d, const char *hint, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	struct kr_diag *diag = add(d, KR_USAGE, NULL, format, args);
	va_end(args);
	if (hint)
		diag->hint = kr_diag_text(d, "%s", hint);
	return KR_FAILED;
}

int kr_cannot(struct kr_diags *d, const char *path, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	(void)add(d, KR_CANNOT, path, format, args);
	va_end(args);
	return KR_FAILED;
}

/* ---- order -------------------------------------------------------------------------------- */

/* Like strcmp(), with what is absent behind everything. */
static int compare_words(const char *a, const char *b)
{
	if (!a || !b)
		return !a - !b;
	return strcmp(a, b);
}

static int compare_numbers(unsigned a, unsigned b)
{
	return (a > b) - (a < b);
}

static int compare_diags(const void *one, const void *other)
{
	const struct kr_diag *a = *(const struct kr_diag *const *)one;
	const struct kr_diag *b = *(const struct kr_diag *const *)other;
	int order = compare_words(a->path, b->path);
	if (order == 0)
		order = compare_numbers(a->at.line, b->at.line);
	if (order == 0)
		order = compare_numbers(a->at.col, b->at.col);
	if (order == 0)
		order = compare_words(a->rule, b->rule);
	if (order == 0)
		order = compare_words(a->message, b->message);
	/* they stand in one array, so that their addresses keep what is equal in its old order */
	return order ? order : (a > b) - (a < b);
}

void kr_diags_sort(struct kr_diags *d)
{
	size_t n = d->list.n;
	if (n < 2)
		return;
	struct kr_diag **order = kr_realloc(NULL, n * sizeof(struct kr_diag *));
	struct kr_diag *sorted = kr_realloc(NULL, n * sizeof *sorted);
	for (size_t i = 0; i < n; i++)
		order[i] = &d->list.at[i];
	qsort(order, n, sizeof(struct kr_diag *), compare_diags);
	for (size_t i = 0; i < n; i++)
		sorted[i] = *order[i];
	memcpy(d->list.at, sorted, n * sizeof *sorted);
	free(order);
	free(sorted);
}

/* ---- did you mean ------------------------------------------------------------------------- */

enum { LONGEST_WORD = 80 }; /* longer ones are no slips of a finger */

struct word {
	uint32_t c[LONGEST_WORD];
	size_t n;
};

static bool spell(const char *s, struct word *w)
{
	const char *end = s + strlen(s);
	size_t len;
	for (w->n = 0; s < end; s += len) {
		if (w->n == LONGEST_WORD)
			return false;
		w->c[w->n++] = kr_utf8_next(s, end, &len);
	}
	return true;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Letters added, left out, exchanged, or swapped with their neighbour (Damerau, 1964). */
static size_t distance(const struct word *a, const struct word *b)
{
	size_t rows[3][LONGEST_WORD + 1];
	size_t *before = rows[0], *last = rows[1], *now = rows[2];
	for (size_t j = 0; j <= b->n; j++)
		last[j] = j;
	for (size_t i = 1; i <= a->n; i++) {
		now[0] = i;
		for (size_t j = 1; j <= b->n; j++) {
			size_t exchanged = last[j - 1] + (a->c[i - 1] != b->c[j - 1]);
			now[j] = least(exchanged, least(last[j], now[j - 1]) + 1);
			if (i > 1 && j > 1 && a->c[i - 1] == b->c[j - 2] &&
				a->c[i - 2] == b->c[j - 1])
				now[j] = least(now[j], before[j - 2] + 1);
		}
		size_t *oldest = before;
		before = last;
		last = now;
		now = oldest;
	}
	return last[b->n];
}

const char *kr_nearest(const char *typed, const char *const *words, size_t n)
{
	struct word asked, word;
	const char *nearest = NULL;
	size_t best = SIZE_MAX;
	if (!spell(typed, &asked))
		return NULL;
	for (size_t i = 0; i < n; i++) {
		if (!spell(words[i], &word))
			continue;
		size_t longer = asked.n > word.n ? asked.n : word.n;
		size_t shorter = asked.n + word.n - longer;
		if (longer - shorter >= best || (longer - shorter) * 3 > longer)
			continue;
		size_t differ = distance(&asked, &word);
		if (differ < best && differ * 3 <= longer) {
			best = differ;
			nearest = words[i];
		}
	}
	return nearest;
}
