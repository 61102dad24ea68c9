/* lib/base/utf8.c - UTF-8: decode, check, normal form, and the characters not to be printed. */
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* What a lead byte asks for: bytes in all, and the range of the second one (Unicode, table 3-7). */
struct lead {
	uint8_t bytes, low, high;
};

static struct lead lead_of(unsigned char c)
{
	if (c >= 0xC2 && c <= 0xDF)
		return (struct lead){ 2, 0x80, 0xBF };
	if (c >= 0xE0 && c <= 0xEF)
		return (struct lead){ 3, c == 0xE0 ? 0xA0 : 0x80, c == 0xED ? 0x9F : 0xBF };
	if (c >= 0xF0 && c <= 0xF4)
		return (struct lead){ 4, c == 0xF0 ? 0x90 : 0x80, c == 0xF4 ? 0x8F : 0xBF };
	return (struct lead){ 1, 0, 0 };
}

uint32_t kr_utf8_next(const char *s, const char *end, size_t *len)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t left = (size_t)(end - s);
	*len = 1;
	if (p[0] < 0x80)
		return p[0];
	struct lead lead = lead_of(p[0]);
	if (lead.bytes == 1)
		return KR_UTF8_BAD;
	uint32_t c = p[0] & (0x7FU >> lead.bytes);
	for (size_t i = 1; i < lead.bytes; i++) {
		unsigned low = i == 1 ? lead.low : 0x80, high = i == 1 ? lead.high : 0xBF;
		if (i >= left || p[i] < low || p[i] > high) {
			*len = i;
			return KR_UTF8_BAD;
		}
		c = c << 6 | (p[i] & 0x3FU);
	}
	*len = lead.bytes;
	return c;
}

size_t kr_utf8_check(const char *s, size_t len)
{
	const char *p = s, *end = len ? s + len : s;
	while (p < end) {
		size_t n;
		if (kr_utf8_next(p, end, &n) == KR_UTF8_BAD)
			break;
		p += n;
	}
	return (size_t)(p - s);
}

size_t kr_utf8_count(const char *s, size_t len)
{
	const char *end = len ? s + len : s;
	size_t count = 0, n;
	for (; s < end; s += n, count++)
		(void)kr_utf8_next(s, end, &n);
	return count;
}

void kr_utf8_put(struct kr_buf *b, uint32_t c)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t n = utf8proc_encode_char((utf8proc_int32_t)c, bytes);
	kr_buf_add(b, (const char *)bytes, (size_t)n);
}

bool kr_char_is_control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c <= 0x9F);
}

bool kr_char_is_bidi(uint32_t c)
{
	return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
	       (c >= 0x2066 && c <= 0x2069);
}

bool kr_char_is_unsafe(uint32_t c)
{
	return kr_char_is_control(c) || kr_char_is_bidi(c) || c == 0x2028 || c == 0x2029 ||
	       c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

/*
 * Characters that no normal form touches: without a decomposition, no mark, and never the second
 * of two that compose.  All below U+0300, punctuation and currency signs, emoji; others may be.
 */
static bool is_inert(uint32_t c)
{
	return c < 0x300 || (c >= 0x2010 && c <= 0x2064) || (c >= 0x20A0 && c <= 0x20CF) ||
	       (c >= 0x1F000 && c <= 0x1FAFF);
}

/* Is @s UTF-8 of characters that stay what they are?  Most texts are, and need no memory. */
static bool is_plain(const char *s, size_t len)
{
	const char *end = len ? s + len : s;
	for (size_t n = 1; s < end; s += n, n = 1)
		if ((unsigned char)*s >= 0x80 && !is_inert(kr_utf8_next(s, end, &n)))
			return false;
	return true;
}

static int mark_class(utf8proc_int32_t c)
{
	return utf8proc_get_property(c)->combining_class;
}

/*
 * Puts a run of marks in the order of their classes, stable.  By counting, since utf8proc's own
 * exchange sort takes quadratic time on a long run of marks, and anybody may write one.
 */
static void order_marks(utf8proc_int32_t *run, size_t n, utf8proc_int32_t *spare)
{
	size_t start[257] = { 0 };
	for (size_t i = 0; i < n; i++)
		start[mark_class(run[i]) + 1]++;
	for (size_t i = 1; i < 257; i++)
		start[i] += start[i - 1];
	for (size_t i = 0; i < n; i++)
		spare[start[mark_class(run[i])]++] = run[i];
	memcpy(run, spare, n * sizeof *run);
}

static void order_all_marks(utf8proc_int32_t *points, size_t n, utf8proc_int32_t *spare)
{
	for (size_t i = 0, run; i < n; i += run) {
		bool ordered = true;
		for (run = 0; i + run < n && mark_class(points[i + run]) > 0; run++)
			ordered &= run == 0 ||
				   mark_class(points[i + run - 1]) <= mark_class(points[i + run]);
		if (!ordered)
			order_marks(points + i, run, spare);
		run += run == 0;
	}
}

void kr_utf8_nfc(struct kr_buf *b, const char *s, size_t len)
{
	enum { AT_MOST = 4 }; /* code points that come of one (Unicode, annex 15) */
	const char *end = len ? s + len : s;
	size_t n;
	if (is_plain(s, len)) {
		kr_buf_add(b, s, len);
		return;
	}
	utf8proc_int32_t *points = kr_realloc(NULL, (len + 1) * AT_MOST * 2 * sizeof *points);
	utf8proc_ssize_t count = 0;
	for (; s < end; s += n) {
		uint32_t c = kr_utf8_next(s, end, &n);
		count += utf8proc_decompose_char(c == KR_UTF8_BAD ? 0xFFFD : (utf8proc_int32_t)c,
			points + count, AT_MOST, UTF8PROC_DECOMPOSE, NULL);
	}
	order_all_marks(points, (size_t)count, points + (len + 1) * AT_MOST);
	count = utf8proc_normalize_utf32(points, count, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
	for (utf8proc_ssize_t i = 0; i < count; i++)
		kr_utf8_put(b, (uint32_t)points[i]);
	free(points);
}

bool kr_utf8_is_nfc(const char *s, size_t len)
{
	if (is_plain(s, len))
		return true;
	struct kr_buf b = KR_BUF_INIT;
	kr_utf8_nfc(&b, s, len);
	bool same = b.len == len && memcmp(b.s, s, len) == 0;
	kr_buf_release(&b);
	return same;
}

/* Cuts @slug to @most bytes, at a '-' where there is one. */
static size_t cut_slug(const char *slug, size_t len, size_t most)
{
	if (len > most) {
		size_t word = most;
		while (word > 0 && slug[word] != '-')
			word--;
		len = word > 0 ? word : most;
	}
	while (len > 0 && slug[len - 1] == '-')
		len--;
	return len;
}

const char *kr_utf8_slug(struct kr_arena *arena, const char *s, size_t most)
{
	struct kr_buf b = KR_BUF_INIT;
	utf8proc_uint8_t *bare = NULL;
	utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)strlen(s),
		&bare,
		UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD);
	for (utf8proc_ssize_t i = 0; i < n; i++) {
		unsigned char c = bare[i];
		bool letter = c >= 'a' && c <= 'z', digit = c >= '0' && c <= '9';
		if (letter || (digit && b.len > 0))
			kr_buf_putc(&b, (char)c);
		else if (!digit && b.len > 0 && b.s[b.len - 1] != '-' && c != '\'')
			kr_buf_putc(&b, '-');
	}
	free(bare);
	const char *slug = kr_strndup(arena, b.s, cut_slug(b.s, b.len, most));
	kr_buf_release(&b);
	return slug;
}
