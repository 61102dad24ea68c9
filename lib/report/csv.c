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

void kr_csv_begin(struct kr_buf *out, bool spreadsheet)
{
	if (spreadsheet)
		kr_buf_puts(out, "\xef\xbb\xbf");
}

/* Spreadsheets pass over line ends in front, and take the wide signs for the narrow ones. */
static bool would_compute(const char *s, size_t len)
{
	static const char *const signs[] = { "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－",
		"＠" };
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (len >= strlen(signs[i]) && memcmp(s, signs[i], strlen(signs[i])) == 0)
			return true;
	return false;
}

void kr_csv_text(struct kr_buf *out, const char *s, size_t len, bool spreadsheet)
{
	struct kr_buf cell = KR_BUF_INIT;
	if (spreadsheet && would_compute(s, len))
		kr_buf_putc(&cell, '\'');
	kr_buf_safe_lines(&cell, s, len, 0);
	if (cell.len > 0 && cell.s[strcspn(cell.s, ",\"\r\n")])
		add_quoted(out, cell.s);
	else
		kr_buf_add(out, cell.s, cell.len);
	kr_buf_release(&cell);
}
