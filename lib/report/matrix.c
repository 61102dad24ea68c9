/* lib/report/matrix.c - things side by side: a column for each organisation. */
#include "report/private.h"

struct kr_matrix kr_matrix_new(struct kr_document *d, size_t n_rows, size_t n_columns)
{
	struct kr_matrix m = { .type = KR_COLUMN_TEXT, .n_rows = n_rows, .n_columns = n_columns };
	m.columns = kr_alloc(d->arena, (n_columns + 1) * sizeof *m.columns);
	m.rows = kr_alloc(d->arena, (n_rows + 1) * sizeof *m.rows);
	m.cells = kr_alloc(d->arena, (n_rows * n_columns + 1) * sizeof *m.cells);
	return m;
}

struct kr_cell *kr_matrix_cell(const struct kr_matrix *m, size_t row, size_t column)
{
	return &m->cells[row * m->n_columns + column];
}

/* The @n columns from @from on, behind what stands before each row. */
static void add_part(struct kr_document *d, const struct kr_matrix *m, size_t from, size_t n)
{
	struct kr_column *columns = kr_alloc(d->arena, (n + 1) * sizeof *columns);
	columns[0] = (struct kr_column){ .title = _(m->corner), .type = KR_COLUMN_TEXT };
	for (size_t i = 0; i < n; i++)
		columns[i + 1] = (struct kr_column){ .title = m->columns[from + i],
			.type = m->type };
	struct kr_block *table = kr_document_table(d, NULL, columns, n + 1, NULL);
	table->audience = KR_FOR_PEOPLE;
	table->verbatim = true;
	for (size_t row = 0; row < m->n_rows; row++) {
		struct kr_cell *cells = kr_block_row(d, table, KR_TONE_PLAIN);
		cells[0] = m->rows[row];
		for (size_t i = 0; i < n; i++)
			cells[i + 1] = *kr_matrix_cell(m, row, from + i);
	}
}

void kr_document_matrix(struct kr_document *d, const struct kr_matrix *m)
{
	for (size_t from = 0; from < m->n_columns; from += KR_MATRIX_COLUMNS) {
		size_t left = m->n_columns - from;
		add_part(d, m, from, left < KR_MATRIX_COLUMNS ? left : KR_MATRIX_COLUMNS);
	}
}
