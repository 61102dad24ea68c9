/* lib/base/buf.c - text that grows, and text made safe to print. */
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

char kr_buf_empty[1] = "";

/* Room for @more bytes and the NUL behind them. */
static void make_room(struct kr_buf *b, size_t more)
{
	if (b->len + more < b->size && b->len + more >= b->len)
		return;
	size_t size = b->size ? b->size * 2 : 64;
	/* where the sum overflows, kr_realloc() refuses what is asked for */
	size_t least = more < SIZE_MAX - b->len - 1 ? b->len + more + 1 : SIZE_MAX;
	if (size < least)
		size = least;
	char *had = b->size ? b->s : NULL;
	b->s = kr_realloc(had, size);
	b->size = size;
	b->s[b->len] = '\0';
}

void kr_buf_add(struct kr_buf *b, const char *s, size_t len)
{
	if (len == 0)
		return;
	make_room(b, len);
	memcpy(b->s + b->len, s, len);
	b->len += len;
	b->s[b->len] = '\0';
}

void kr_buf_puts(struct kr_buf *b, const char *s)
{
	kr_buf_add(b, s, strlen(s));
}

void kr_buf_putc(struct kr_buf *b, char c)
{
	kr_buf_add(b, &c, 1);
}

void kr_buf_fill(struct kr_buf *b, char c, size_t n)
{
	if (n == 0)
		return;
	make_room(b, n);
	memset(b->s + b->len, c, n);
	b->len += n;
	b->s[b->len] = '\0';
}

void kr_buf_vprintf(struct kr_buf *b, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, args);
	if (n > 0) {
		make_room(b, (size_t)n);
		(void)vsnprintf(b->s + b->len, (size_t)n + 1, format, again);
		b->len += (size_t)n;
	}
	va_end(again);
}

void kr_buf_printf(struct kr_buf *b, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	kr_buf_vprintf(b, format, args);
	va_end(args);
}

void kr_buf_reset(struct kr_buf *b)
{
	b->len = 0;
	if (b->size)
		b->s[0] = '\0';
}

void kr_buf_release(struct kr_buf *b)
{
	if (b->size)
		free(b->s);
	*b = (struct kr_buf)KR_BUF_INIT;
}

/* ---- safe to print ------------------------------------------------------------------------ */

/* Behind the last of @len bytes; an absent text has none, and NULL takes no arithmetic. */
static const char *end_of(const char *s, size_t len)
{
	return len ? s + len : s;
}

static size_t printable_ascii(const char *s, const char *end)
{
	const char *p = s;
	while (p < end && *p >= 0x20 && *p < 0x7F)
		p++;
	return (size_t)(p - s);
}

/* Bytes of the line end at @s: 2 for CR LF, 1 for a lone CR or LF, 0 for anything else. */
static size_t line_end(const char *s, const char *end)
{
	if (*s == '\n')
		return 1;
	if (*s == '\r')
		return end - s > 1 && s[1] == '\n' ? 2 : 1;
	return 0;
}

/* Appends the one character at @s, which is no line end; gives the bytes that it takes. */
static size_t add_safe_char(struct kr_buf *b, const char *s, const char *end)
{
	size_t n;
	uint32_t c = kr_utf8_next(s, end, &n);
	if (c == KR_UTF8_BAD)
		kr_buf_puts(b, "\xEF\xBF\xBD");
	else if (c == '\t')
		kr_buf_putc(b, ' ');
	else if (kr_char_is_unsafe(c))
		kr_buf_printf(b, "\\u%04X", (unsigned)c);
	else
		kr_buf_add(b, s, n);
	return n;
}

void kr_buf_safe(struct kr_buf *b, const char *s, size_t len)
{
	const char *end = end_of(s, len);
	while (s < end) {
		size_t n = printable_ascii(s, end);
		kr_buf_add(b, s, n);
		s += n;
		if (s == end)
			break;
		n = line_end(s, end);
		if (n > 0)
			kr_buf_putc(b, ' ');
		s += n > 0 ? n : add_safe_char(b, s, end);
	}
}

void kr_buf_safe_lines(struct kr_buf *b, const char *s, size_t len, size_t indent)
{
	const char *end = end_of(s, len);
	bool further = false;
	while (s < end) {
		const char *line = s;
		while (s < end && *s != '\n' && *s != '\r')
			s++;
		if (further && s > line)
			kr_buf_fill(b, ' ', indent);
		kr_buf_safe(b, line, (size_t)(s - line));
		if (s == end)
			break;
		kr_buf_putc(b, '\n');
		s += line_end(s, end);
		further = true;
	}
}

size_t kr_text_width(const char *s, size_t len)
{
	const char *end = end_of(s, len);
	size_t width = 0, n;
	while (s < end) {
		n = printable_ascii(s, end);
		width += n;
		s += n;
		if (s == end)
			break;
		uint32_t c = kr_utf8_next(s, end, &n);
		width += c == KR_UTF8_BAD ? 1 : (size_t)utf8proc_charwidth((utf8proc_int32_t)c);
		s += n;
	}
	return width;
}
