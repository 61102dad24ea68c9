/* lib/report/html-write.c - texts from files, as text of an HTML page. */
#include "report/html.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static const char *entity(char sign)
{
	switch (sign) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	default:
		return "&#39;";
	}
}

static const char signs[] = "&<>\"'";

/* Escapes what was appended to @out from @start on; most texts hold none of the signs. */
static void escape_from(struct kr_buf *out, size_t start)
{
	if (out->len == start)
		return;
	size_t plain = strcspn(out->s + start, signs);
	if (start + plain == out->len)
		return;
	struct kr_buf rest = KR_BUF_INIT;
	kr_buf_puts(&rest, out->s + start + plain);
	out->s[out->len = start + plain] = '\0';
	for (const char *s = rest.s; *s;) {
		size_t n = strcspn(s, signs);
		kr_buf_add(out, s, n);
		s += n;
		if (*s)
			kr_buf_puts(out, entity(*s++));
	}
	kr_buf_release(&rest);
}

void kr_html_text(struct kr_buf *out, const char *s)
{
	size_t start = out->len;
	kr_buf_safe(out, s, strlen(s));
	escape_from(out, start);
}

void kr_html_lines(struct kr_buf *out, const char *s)
{
	size_t start = out->len;
	kr_buf_safe_lines(out, s, strlen(s), 0);
	escape_from(out, start);
}

void kr_html_address(struct kr_buf *out, const char *s)
{
	for (; *s; s++) {
		if (isascii(*s) &&
			(isalnum((unsigned char)*s) || strchr("-_.~!*()@:;,/?#$=+%", *s)))
			kr_buf_putc(out, *s);
		else if (*s == '&')
			kr_buf_puts(out, entity(*s));
		else
			kr_buf_printf(out, "%%%02X", (unsigned)(unsigned char)*s);
	}
}

bool kr_html_may_lead(const char *address)
{
	static const char *const schemes[] = { "http://", "https://", "mailto:" };
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
		size_t len = strlen(schemes[i]);
		if (strncasecmp(address, schemes[i], len) == 0 && address[len])
			return true;
	}
	return false;
}
