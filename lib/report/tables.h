/*
 * lib/report/tables.h - everything in a document that programs read, as tables.
 */
#ifndef KR_REPORT_TABLES_H
#define KR_REPORT_TABLES_H

#include <kring/report.h>

/** Tables with rows; of one key there may be several, which belong together. */
typedef KR_MANY(const struct kr_block *) kr_tables;

/**
 * The tables of @d for programs, in its order, into @out; memory of @arena.  The fields of one
 * record are a table of one row, a text and a list of texts one of the column `text`, a timeline
 * its days, and a figure two: KEY.nodes and KEY.edges.
 */
void kr_tables_of(struct kr_arena *arena, const struct kr_document *d, kr_tables *out);

/**
 * Who joins two boxes of a figure, by name: `Bram Postma, Carla Jansen`; NULL: nobody.  The words
 * around them are for people, in a language.  Memory of @arena, or of the figure.
 */
const char *kr_line_people(struct kr_arena *arena, const struct kr_line *line);

#endif
