/* lib/history/merge-text.c - line ends, byte order mark and the last line end of a text. */
#include "history/merge.h"

static bool most_lines_end_in_crlf(struct kr_bytes text)
{
	size_t lf = 0, crlf = 0;
	for (const char *p = text.s; (p = memchr(p, '\n', text.len - (size_t)(p - text.s))); p++) {
		lf++;
		crlf += p > text.s && p[-1] == '\r';
	}
	return crlf * 2 > lf;
}

struct kr_bytes kr_undress(struct kr_arena *arena, struct kr_bytes text, struct kr_dress *dress)
{
	dress->bom = text.len >= 3 && !memcmp(text.s, "\xef\xbb\xbf", 3);
	dress->crlf = most_lines_end_in_crlf(text);
	dress->open_end = text.len > 0 && text.s[text.len - 1] != '\n';
	char *s = kr_alloc(arena, text.len + 2), *to = s;
	for (size_t i = dress->bom ? 3 : 0; i < text.len; i++)
		if (text.s[i] != '\r' || i + 1 == text.len || text.s[i + 1] != '\n')
			*to++ = text.s[i];
	if (dress->open_end && to > s)
		*to++ = '\n';
	return (struct kr_bytes){ s, (size_t)(to - s) };
}

void kr_dress(struct kr_buf *out, struct kr_bytes text, struct kr_dress dress)
{
	size_t len = text.len;
	if (dress.open_end && len > 0 && text.s[len - 1] == '\n')
		len--;
	if (dress.bom)
		kr_buf_puts(out, "\xef\xbb\xbf");
	if (!dress.crlf) {
		kr_buf_add(out, text.s, len);
		return;
	}
	for (size_t i = 0; i < len; i++) {
		if (text.s[i] == '\n')
			kr_buf_putc(out, '\r');
		kr_buf_putc(out, text.s[i]);
	}
}
