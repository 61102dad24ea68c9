/*
 * lib/report/csv.h - one cell of a CSV file, as RFC 4180 has it.
 */
#ifndef KR_REPORT_CSV_H
#define KR_REPORT_CSV_H

#include <kring/base.h>

/**
 * Appends @len bytes at @s as one cell: in quotes where it has a comma, a quote or a line end;
 * control characters made visible.  @spreadsheet: a cell that a spreadsheet would compute, because
 * it begins with `=`, `+`, `-`, `@`, a tab or a carriage return, gets an apostrophe in front.
 */
void kr_csv_text(struct kr_buf *out, const char *s, size_t len, bool spreadsheet);

#endif
