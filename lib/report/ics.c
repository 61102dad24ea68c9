/* lib/report/ics.c - content lines of iCalendar: folded, and their texts escaped. */
#include "report/ics.h"
#include "base/utf8.h"

#include <string.h>

enum { OCTETS = 75 }; /* in a line, its end not counted */

/* Appends @s, folded; the blank that begins a further line counts. */
static void add_folded(struct kr_buf *out, const char *s, size_t len)
{
	size_t used = 0, n;
	for (const char *end = s + len; s < end; s += n) {
		(void)kr_utf8_next(s, end, &n);
		if (used + n > OCTETS) {
			kr_buf_puts(out, "\r\n ");
			used = 1;
		}
		kr_buf_add(out, s, n);
		used += n;
	}
	kr_buf_puts(out, "\r\n");
}

void kr_ics_line(struct kr_buf *out, const char *name, const char *value)
{
	struct kr_buf line = KR_BUF_INIT;
	kr_buf_printf(&line, "%s:%s", name, value);
	add_folded(out, line.s, line.len);
	kr_buf_release(&line);
}

void kr_ics_text(struct kr_buf *out, const char *name, const char *value)
{
	struct kr_buf safe = KR_BUF_INIT, escaped = KR_BUF_INIT;
	kr_buf_safe_lines(&safe, value, strlen(value), 0);
	for (const char *s = safe.len > 0 ? safe.s : ""; *s; s++) {
		if (*s == '\n') {
			kr_buf_puts(&escaped, "\\n");
			continue;
		}
		if (strchr("\\;,", *s))
			kr_buf_putc(&escaped, '\\');
		kr_buf_putc(&escaped, *s);
	}
	kr_ics_line(out, name, escaped.len > 0 ? escaped.s : "");
	kr_buf_release(&escaped);
	kr_buf_release(&safe);
}

static void add_day(struct kr_buf *out, const char *name, int32_t day, const char *rest)
{
	char date[11];
	kr_day_format(day, date);
	kr_buf_printf(out, "%s:%.4s%.2s%.2s%s\r\n", name, date, date + 5, date + 8, rest);
}

void kr_ics_day(struct kr_buf *out, const char *name, int32_t day)
{
	struct kr_buf full = KR_BUF_INIT;
	kr_buf_printf(&full, "%s;VALUE=DATE", name);
	add_day(out, full.s, day, "");
	kr_buf_release(&full);
}

void kr_ics_moment(struct kr_buf *out, const char *name, int32_t day)
{
	add_day(out, name, day, "T000000Z");
}
