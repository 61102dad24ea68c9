/* lib/report/csv.c - one cell of a CSV file, as RFC 4180 has it. */
#include "report/csv.h"

#include <string.h>

static void add_quoted(struct kr_buf *out, const char *s)
{
	kr_buf_putc(out, '"');
	for (; *s; s += strcspn(s, "\"")) {
		if (*s == '"') {
			kr_buf_puts(out, "\"\"");
			s++;
		}
		kr_buf_add(out, s, strcspn(s, "\""));
	}
	kr_buf_putc(out, '"');
}

void kr_csv_text(struct kr_buf *out, const char *s, size_t len, bool spreadsheet)
{
	struct kr_buf cell = KR_BUF_INIT;
	if (spreadsheet && len > 0 && memchr("=+-@\t\r", *s, 6))
		kr_buf_putc(&cell, '\'');
	kr_buf_safe_lines(&cell, s, len, 0);
	if (cell.len > 0 && cell.s[strcspn(cell.s, ",\"\r\n")])
		add_quoted(out, cell.s);
	else
		kr_buf_add(out, cell.s, cell.len);
	kr_buf_release(&cell);
}
