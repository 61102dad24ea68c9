/*
 * lib/report/tables.h - everything in a document that programs read, as tables.
 */
#ifndef KR_REPORT_TABLES_H
#define KR_REPORT_TABLES_H

#include <kring/report.h>

/** What a table stands for, for formats that can write more than rows. */
enum kr_table_shape {
	KR_SHAPE_ROWS,
	KR_SHAPE_ROW,   /* the fields of one record: a single row */
	KR_SHAPE_TEXTS, /* the only column, `text` */
	KR_SHAPE_TEXT,  /* the same of a single row; none where there is no text */
};

/** A table of a document; of one key there may be several, which belong together. */
struct kr_table {
	const struct kr_block *block; /* with columns and rows; its key has the part in it */
	enum kr_table_shape shape;
	const char *whole; /* the key of what it is a part of, or NULL */
	const char *part;  /* of a figure: `nodes`, `edges` */
};
typedef KR_MANY(struct kr_table) kr_tables;

/**
 * The tables of @d for programs, in its order, into @out; memory of @arena.  The fields of one
 * record are a table of one row, a text and a list of texts one of the column `text`, a timeline
 * its days, and a figure two: KEY.nodes and KEY.edges.
 */
void kr_tables_of(struct kr_arena *arena, const struct kr_document *d, kr_tables *out);

#endif
