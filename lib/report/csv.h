/*
 * lib/report/csv.h - one cell of a CSV file, as RFC 4180 has it.
 */
#ifndef KR_REPORT_CSV_H
#define KR_REPORT_CSV_H

#include <kring/base.h>

/** Begins a file: a spreadsheet that sees no mark takes UTF-8 for something else. */
void kr_csv_begin(struct kr_buf *out, bool spreadsheet);

/**
 * Appends @len bytes at @s as one cell: in quotes where it has a comma, a quote or a line end;
 * control characters made visible.  @spreadsheet: a cell that a spreadsheet would compute, because
 * it begins with `=`, `+`, `-`, `@`, also as wide as an ideograph, with a tab or a line end, gets
 * an apostrophe in front.
 */
void kr_csv_text(struct kr_buf *out, const char *s, size_t len, bool spreadsheet);

#endif
