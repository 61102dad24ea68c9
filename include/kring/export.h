/*
 * kring/export.h - every record and every event as flat rows, for a query engine.
 *
 * One table says which tables there are, which columns they have, of which type, and what each
 * means.  The three writers, `kring export --schema` and kring-tables(7) all come from it.
 *
 *	size_t n;
 *	const struct kr_export_table *const *tables = kr_export_tables(&n);
 *	struct kr_export_options o = { .commit = head };
 *	struct kr_buf out = KR_BUF_INIT;
 *	kr_workspace_keep(ws);                       texts are rows too
 *	if (kr_workspace_load(ws) == KR_OK)
 *		kr_export_csv(ws, &o, tables[0], false, &out);
 *
 * Each row begins with the same columns, so that the rows of many networks lie in one table: which
 * network, its name, the commit, the day.  Every value is one scalar: what is a list in a file is a
 * table of its own here.  Facts dated after the day of the workspace are left out, and records that
 * cannot be read.  Words of closed lists are FORMAT's, never translated.  The same folder and day
 * give the same bytes.
 *
 * A column is never renamed, never changes its type or its meaning, and new ones come behind; a
 * change that breaks this raises KR_EXPORT_VERSION.
 *
 * To add a table: a `const struct kr_export_table` in a lib/report/export-*.c, a line in
 * lib/report/tables.def.
 *
 * Source: COMMANDS, 'Guard'; SPEED (beyond one folder, `export` feeds an existing engine).
 */
#ifndef KRING_EXPORT_H
#define KRING_EXPORT_H

#include <kring/workspace.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Of the tables and columns; `version` in the schema, `user_version` of a database. */
enum { KR_EXPORT_VERSION = 1 };

/** How many columns every table begins with. */
enum { KR_EXPORT_COMMON = 4 };

/** Of a table in which two rows may be the same, since a file may say something twice. */
#define KR_EXPORT_NO_KEY SIZE_MAX

enum kr_export_type {
	KR_EXPORT_TEXT,
	KR_EXPORT_INTEGER,
	KR_EXPORT_NUMBER,  /* with or without a fraction */
	KR_EXPORT_DATE,    /* a calendar day, `2026-12-01` */
	KR_EXPORT_BOOLEAN, /* true or false */
};

/** The type in one word, `date`; never translated. */
KR_PUBLIC const char *kr_export_type_name(enum kr_export_type type);

struct kr_export_column {
	const char *name; /* stable; small letters, digits and `_` */
	enum kr_export_type type;
	const char *doc; /* one line, N_() */
};

/** One value of a row.  Which member counts follows from the type of its column. */
struct kr_export_value {
	bool there;    /* false: nothing, `null` */
	const char *s; /* text; @len bytes, borrowed, good until the row was taken */
	size_t len;
	double number; /* integer and number */
	int32_t day;
	bool yes;
};

struct kr_exporting;

struct kr_export_table {
	const char *name, *doc;                 /* N_() */
	const struct kr_export_column *columns; /* behind those that all tables have */
	size_t n;
	size_t keys; /* so many of them say, with the network, which row it is; or NO_KEY */
	void (*rows)(struct kr_exporting *x);
};

struct kr_export_options {
	const char *network; /* the key of the folder; NULL: made of the network's name */
	const char *commit;  /* what was checked out, in hex; NULL: not known */
	bool people;         /* also the names of people; e-mail addresses never are exported */
};

/** All tables, in the order in which they are written. */
KR_PUBLIC const struct kr_export_table *const *kr_export_tables(size_t *n);

/** The table @name, or NULL. */
KR_PUBLIC const struct kr_export_table *kr_export_find(const char *name);

/** How many columns @t has, those that all tables have among them; and the one at @i from 0. */
KR_PUBLIC size_t kr_export_width(const struct kr_export_table *t);
KR_PUBLIC const struct kr_export_column *kr_export_column(
	const struct kr_export_table *t, size_t i);

/** Calls @each with every row of @t: as many values as it has columns.  @ws is loaded, and kept. */
KR_PUBLIC void kr_export_rows(struct kr_workspace *ws, const struct kr_export_options *o,
	const struct kr_export_table *t,
	void (*each)(void *own, const struct kr_export_value *values), void *own);

/** Appends the rows of @t, a JSON object a line, `table` first; what is absent is null. */
KR_PUBLIC void kr_export_ndjson(struct kr_workspace *ws, const struct kr_export_options *o,
	const struct kr_export_table *t, struct kr_buf *out);

/**
 * Appends the rows of @t under a line with the names of the columns: RFC 4180, UTF-8, CR LF, what
 * is absent empty.  Control and bidi characters become `\u` and their number.  @spreadsheet: a text
 * that a spreadsheet would take for a formula gets a `'` in front.
 */
KR_PUBLIC void kr_export_csv(struct kr_workspace *ws, const struct kr_export_options *o,
	const struct kr_export_table *t, bool spreadsheet, struct kr_buf *out);

/**
 * Appends an SQLite database with all tables.  @before: NULL, or such a database, whose rows stay
 * but for those of the same network.  KR_FAILED: reported; also where kring was built without.
 */
KR_PUBLIC int kr_export_sqlite(struct kr_workspace *ws, const struct kr_export_options *o,
	const struct kr_buf *before, struct kr_buf *out);

/** Appends the tables and columns, with types and what they mean, as one JSON object. */
KR_PUBLIC void kr_export_schema(struct kr_buf *out);

#ifdef __cplusplus
}
#endif

#endif
