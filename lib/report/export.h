/*
 * lib/report/export.h - how a table of `kring export` fills its rows.
 *
 * A table puts the values of a row one after the other, in the order of its columns, and ends it
 * with kr_put_row(); the columns that all tables have are there already.  A value of another type
 * than its column, and a row with too few, is a mistake of ours and stops the program.
 */
#ifndef KR_REPORT_EXPORT_H
#define KR_REPORT_EXPORT_H

#include "report/private.h"
#include <kring/export.h>

struct kr_exporting {
	struct kr_workspace *ws;
	struct kr_arena *arena; /* emptied after each record */
	int32_t day;
	const struct kr_export_options *o;
	const struct kr_export_table *table;
	struct kr_export_value *values;
	size_t at; /* the next value */
	void (*each)(void *own, const struct kr_export_value *values);
	void *own;
	const struct kr_circle *renewing; /* the mandates of one circle come one after the other */
	struct kr_renewal renewal;        /* what they are to be renewed on */
};

/** The key of the network, as its rows have it; lives as long as @ws and @o. */
const char *kr_export_network(struct kr_workspace *ws, const struct kr_export_options *o);

/** The name of the network as kring.yaml has it; "" where it has none or cannot be read. */
const char *kr_export_name(struct kr_workspace *ws);

/* ---- values ------------------------------------------------------------------------------- */

void kr_put_nothing(struct kr_exporting *x);
void kr_put_words(struct kr_exporting *x, const char *s); /* NULL and "": nothing */
void kr_put_text(struct kr_exporting *x, const struct kr_text *t);
void kr_put_day(struct kr_exporting *x, int32_t day); /* KR_NO_DAY: nothing */
void kr_put_count(struct kr_exporting *x, size_t n);
void kr_put_days(struct kr_exporting *x, int32_t days); /* an integer; may be negative */
void kr_put_number(struct kr_exporting *x, const struct kr_number *n);
void kr_put_whole(struct kr_exporting *x, const struct kr_number *n); /* of an integer column */
void kr_put_flag(struct kr_exporting *x, bool yes);

/** FORMAT's word for @w; @dotted is its key. */
void kr_put_word(struct kr_exporting *x, enum kr_kind kind, const char *dotted, struct kr_word w);

/** The day of a fact: nothing when it is after the day of the export. */
void kr_put_fact(struct kr_exporting *x, struct kr_date date);

/** When and by which agreement it came into force: a date and a text; NULL: nothing. */
void kr_put_establishment(struct kr_exporting *x, const struct kr_establishment *e);

/** When and why it ended: a date and a text; NULL: nothing. */
void kr_put_ending(struct kr_exporting *x, const struct kr_event *ended);

/** Ends the row. */
void kr_put_row(struct kr_exporting *x);

/* ---- records ------------------------------------------------------------------------------ */

/** Calls @each with every record of @kind that can be read, an agreement once it was proposed. */
void kr_export_each(struct kr_exporting *x, enum kr_kind kind,
	void (*each)(struct kr_exporting *x, const struct kr_record *r));

/** Id and circle of the agreement, with which most of the tables about it begin. */
void kr_put_agreement(struct kr_exporting *x, const struct kr_agreement *a);
#define KR_OF_AGREEMENT                                                                            \
	{ "agreement", KR_EXPORT_TEXT, N_("id of the agreement") },                                \
	{                                                                                          \
		"circle", KR_EXPORT_TEXT, N_("id of its circle")                                   \
	}

/** Circle and person of the mandate. */
void kr_put_mandate(struct kr_exporting *x, const struct kr_mandate *m);
#define KR_OF_MANDATE                                                                              \
	{ "circle", KR_EXPORT_TEXT, N_("id of the circle") },                                      \
	{                                                                                          \
		"person", KR_EXPORT_TEXT, N_("id of the person who has the mandate")               \
	}

/** Where something was said: in a round, or in the consent to the outcome of an evaluation. */
void kr_put_stage(struct kr_exporting *x, const struct kr_said *said);
#define KR_OF_STAGE                                                                                \
	{ "stage", KR_EXPORT_TEXT,                                                                 \
		N_("where it was said: `round`, or `evaluation` for the consent to its outcome; "  \
		   "of objections also `in-force`") },                                             \
	{                                                                                          \
		"stage_number", KR_EXPORT_INTEGER,                                                 \
			N_("number of that round or evaluation, from 1")                           \
	}

/** The place of an answer among those of one person in a round, from 1. */
size_t kr_answer_number(const struct kr_said *said);

/** A table whose columns stand in the array `NAME_columns` and whose rows `NAME_rows` puts. */
#define KR_EXPORT_TABLE(table, n_keys, what)                                                       \
	const struct kr_export_table kr_export_##table = {                                         \
		.name = #table,                                                                    \
		.doc = what,                                                                       \
		.columns = table##_columns,                                                        \
		.n = KR_N(table##_columns),                                                        \
		.keys = n_keys,                                                                    \
		.rows = table##_rows,                                                              \
	}

#endif
