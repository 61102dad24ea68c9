/* lib/report/export-sqlite.c - rows as an SQLite database; the only file that includes <sqlite3.h>.
 *
 * The database is made in memory and handed over as bytes, so that nothing here touches the disk:
 * whoever writes it replaces a file as a whole, as every other output.
 */
#include "report/export.h"

#ifdef HAVE_SQLITE
#include <sqlite3.h>
#include <string.h>

enum {
	APPLICATION = 0x6B72696E, /* `krin`: whose database it is, in its header */
	ROW_MOST = 64,            /* columns of the widest table, and some more */
};

struct filling {
	sqlite3 *db;
	sqlite3_stmt *insert;
	const struct kr_export_table *t;
	struct kr_diags *diags;
	struct kr_buf *safe; /* the texts of one row */
	bool failed;         /* reported */
};

static int cannot(struct filling *f)
{
	if (!f->failed)
		(void)kr_cannot(
			f->diags, NULL, _("cannot make the database: %s"), sqlite3_errmsg(f->db));
	f->failed = true;
	return KR_FAILED;
}

static int run(struct filling *f, const char *sql)
{
	return sqlite3_exec(f->db, sql, NULL, NULL, NULL) == SQLITE_OK ? KR_OK : cannot(f);
}

static int run_built(struct filling *f, struct kr_buf *sql)
{
	int status = run(f, sql->s);
	kr_buf_reset(sql);
	return status;
}

/* The first value of the first row. */
static int ask_number(struct filling *f, const char *sql, int *number)
{
	sqlite3_stmt *ask = NULL;
	if (sqlite3_prepare_v2(f->db, sql, -1, &ask, NULL) != SQLITE_OK ||
		sqlite3_step(ask) != SQLITE_ROW) {
		(void)cannot(f);
		sqlite3_finalize(ask);
		return KR_FAILED;
	}
	*number = sqlite3_column_int(ask, 0);
	sqlite3_finalize(ask);
	return KR_OK;
}

/* ---- tables ------------------------------------------------------------------------------- */

static void add_key(const struct kr_export_table *t, struct kr_buf *sql)
{
	if (t->keys == KR_EXPORT_NO_KEY)
		return;
	kr_buf_printf(sql, ", PRIMARY KEY (\"%s\"", kr_export_column(t, 0)->name);
	for (size_t i = 0; i < t->keys; i++)
		kr_buf_printf(sql, ", \"%s\"", t->columns[i].name);
	kr_buf_putc(sql, ')');
}

static int make_table(struct filling *f, const struct kr_export_table *t, struct kr_buf *sql)
{
	static const char *const types[] = { "TEXT", "INTEGER", "REAL", "DATE", "BOOLEAN" };
	kr_buf_printf(sql, "CREATE TABLE \"%s\" (", t->name);
	for (size_t i = 0; i < kr_export_width(t); i++) {
		const struct kr_export_column *c = kr_export_column(t, i);
		kr_buf_printf(sql, "%s\"%s\" %s", i ? ", " : "", c->name, types[c->type]);
	}
	add_key(t, sql);
	kr_buf_puts(sql, ")");
	return run_built(f, sql);
}

static int make_tables(struct filling *f, struct kr_buf *sql)
{
	size_t n;
	const struct kr_export_table *const *tables = kr_export_tables(&n);
	kr_buf_printf(sql, "PRAGMA application_id = %d; PRAGMA user_version = %d", APPLICATION,
		KR_EXPORT_VERSION);
	if (run_built(f, sql) != KR_OK)
		return KR_FAILED;
	for (size_t i = 0; i < n; i++)
		if (make_table(f, tables[i], sql) != KR_OK)
			return KR_FAILED;
	return KR_OK;
}

/* ---- rows --------------------------------------------------------------------------------- */

static int bind(
	struct filling *f, int at, enum kr_export_type type, const struct kr_export_value *v)
{
	struct kr_buf *text = &f->safe[at - 1];
	if (!v->there)
		return sqlite3_bind_null(f->insert, at);
	switch (type) {
	case KR_EXPORT_TEXT:
		kr_buf_reset(text);
		kr_buf_safe_lines(text, v->s, v->len, 0);
		return sqlite3_bind_text64(
			f->insert, at, text->s, text->len, SQLITE_STATIC, SQLITE_UTF8);
	case KR_EXPORT_INTEGER:
		return sqlite3_bind_int64(f->insert, at, (sqlite3_int64)v->number);
	case KR_EXPORT_NUMBER:
		return sqlite3_bind_double(f->insert, at, v->number);
	case KR_EXPORT_DATE:
		return sqlite3_bind_text(f->insert, at, KR_DAY(v->day), -1, SQLITE_TRANSIENT);
	case KR_EXPORT_BOOLEAN:
		return sqlite3_bind_int(f->insert, at, v->yes);
	}
	return SQLITE_MISUSE;
}

static void insert_row(void *own, const struct kr_export_value *values)
{
	struct filling *f = own;
	size_t width = kr_export_width(f->t);
	for (size_t i = 0; i < width && !f->failed; i++)
		if (bind(f, (int)i + 1, kr_export_column(f->t, i)->type, &values[i]) != SQLITE_OK)
			(void)cannot(f);
	if (!f->failed && sqlite3_step(f->insert) != SQLITE_DONE)
		(void)cannot(f);
	sqlite3_reset(f->insert);
}

static int fill_table(struct filling *f, struct kr_workspace *ws, const struct kr_export_options *o,
	struct kr_buf *sql)
{
	kr_buf_printf(sql, "INSERT INTO \"%s\" VALUES (?", f->t->name);
	for (size_t i = 1; i < kr_export_width(f->t); i++)
		kr_buf_puts(sql, ", ?");
	kr_buf_putc(sql, ')');
	int made = sqlite3_prepare_v2(f->db, sql->s, (int)sql->len, &f->insert, NULL);
	kr_buf_reset(sql);
	if (made != SQLITE_OK)
		return cannot(f);
	kr_export_rows(ws, o, f->t, insert_row, f);
	sqlite3_finalize(f->insert);
	return f->failed ? KR_FAILED : KR_OK;
}

/* The rows that this network has in @t already, from an earlier export. */
static int forget(struct filling *f, const char *network, struct kr_buf *sql)
{
	sqlite3_stmt *forget = NULL;
	kr_buf_printf(sql, "DELETE FROM \"%s\" WHERE \"network\" = ?", f->t->name);
	int made = sqlite3_prepare_v2(f->db, sql->s, (int)sql->len, &forget, NULL);
	kr_buf_reset(sql);
	bool gone = made == SQLITE_OK &&
		    sqlite3_bind_text(forget, 1, network, -1, SQLITE_STATIC) == SQLITE_OK &&
		    sqlite3_step(forget) == SQLITE_DONE;
	int status = gone ? KR_OK : cannot(f);
	sqlite3_finalize(forget);
	return status;
}

/*
 * Two networks whose names make one key: the second export would take away the rows of the first.
 * A key that was typed is meant.
 */
static int refuse_other_network(
	struct filling *f, struct kr_workspace *ws, const struct kr_export_options *o)
{
	static const char sql[] = "SELECT 1 FROM networks WHERE network = ? AND network_name <> ?";
	const char *network = kr_export_network(ws, o), *name = kr_export_name(ws);
	sqlite3_stmt *ask = NULL;
	struct kr_buf safe = KR_BUF_INIT;
	if (o->network)
		return KR_OK;
	kr_buf_safe_lines(&safe, name, strlen(name), 0);
	int status = KR_OK, step = SQLITE_ERROR;
	if (sqlite3_prepare_v2(f->db, sql, -1, &ask, NULL) == SQLITE_OK &&
		sqlite3_bind_text(ask, 1, network, -1, SQLITE_STATIC) == SQLITE_OK &&
		sqlite3_bind_text(ask, 2, safe.s, (int)safe.len, SQLITE_STATIC) == SQLITE_OK)
		step = sqlite3_step(ask);
	if (step == SQLITE_ROW)
		status = kr_refuse(f->diags, _("give each a key of its own with '--network KEY'"),
			_("the file has rows of another network with the key '%s'"), network);
	else if (step != SQLITE_DONE)
		status = cannot(f);
	sqlite3_finalize(ask);
	kr_buf_release(&safe);
	return status;
}

static int fill_tables(struct filling *f, struct kr_workspace *ws,
	const struct kr_export_options *o, bool before, struct kr_buf *sql)
{
	size_t n;
	const struct kr_export_table *const *tables = kr_export_tables(&n);
	const char *network = kr_export_network(ws, o);
	if (run(f, "BEGIN") != KR_OK)
		return KR_FAILED;
	for (size_t i = 0; i < n; i++) {
		f->t = tables[i];
		if ((before && forget(f, network, sql) != KR_OK) ||
			fill_table(f, ws, o, sql) != KR_OK)
			return KR_FAILED;
	}
	return run(f, "COMMIT");
}

/* ---- the database ------------------------------------------------------------------------- */

static int not_ours(struct filling *f)
{
	struct kr_diag *d = kr_diag_add(f->diags, KR_REFUSED, NULL, (struct kr_at){ 0 },
		_("the file to append to was not made by this version of 'kring export'"));
	d->hint = _("export to a new file, without '--append'");
	f->failed = true;
	return KR_FAILED;
}

/* Takes a copy: what is appended makes it grow. */
static int take_over(struct filling *f, const struct kr_buf *before)
{
	int application = 0, version = 0;
	unsigned char *copy = sqlite3_malloc64(before->len + 1);
	if (!copy)
		return cannot(f);
	memcpy(copy, before->s, before->len);
	if (sqlite3_deserialize(f->db, "main", copy, (sqlite3_int64)before->len,
		    (sqlite3_int64)before->len + 1,
		    SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) != SQLITE_OK)
		return cannot(f);
	if (sqlite3_exec(f->db, "SELECT 1 FROM sqlite_schema", NULL, NULL, NULL) != SQLITE_OK)
		return not_ours(f);
	if (ask_number(f, "PRAGMA application_id", &application) != KR_OK ||
		ask_number(f, "PRAGMA user_version", &version) != KR_OK)
		return KR_FAILED;
	return application == APPLICATION && version == KR_EXPORT_VERSION ? KR_OK : not_ours(f);
}

/* What stands in a database that somebody gave us is data: no trigger or view of it runs. */
static int open_in_memory(struct filling *f)
{
	if (sqlite3_open_v2(":memory:", &f->db,
		    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY,
		    NULL) != SQLITE_OK)
		return cannot(f);
	sqlite3_db_config(f->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	sqlite3_db_config(f->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
	sqlite3_db_config(f->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	return KR_OK;
}

static int hand_over(struct filling *f, struct kr_buf *out)
{
	sqlite3_int64 size = 0;
	unsigned char *bytes = sqlite3_serialize(f->db, "main", &size, 0);
	if (!bytes)
		return cannot(f);
	kr_buf_add(out, (const char *)bytes, (size_t)size);
	sqlite3_free(bytes);
	return KR_OK;
}

int kr_export_sqlite(struct kr_workspace *ws, const struct kr_export_options *o,
	const struct kr_buf *before, struct kr_buf *out)
{
	struct kr_buf sql = KR_BUF_INIT, safe[ROW_MOST];
	struct filling f = { .diags = kr_workspace_diags(ws), .safe = safe };
	for (size_t i = 0; i < ROW_MOST; i++)
		safe[i] = (struct kr_buf)KR_BUF_INIT;
	int status = open_in_memory(&f);
	if (status == KR_OK)
		status = before ? take_over(&f, before) : make_tables(&f, &sql);
	if (status == KR_OK && before)
		status = refuse_other_network(&f, ws, o);
	if (status == KR_OK)
		status = fill_tables(&f, ws, o, before != NULL, &sql);
	if (status == KR_OK)
		status = hand_over(&f, out);
	sqlite3_close(f.db);
	for (size_t i = 0; i < ROW_MOST; i++)
		kr_buf_release(&safe[i]);
	kr_buf_release(&sql);
	return status;
}

#else

int kr_export_sqlite(struct kr_workspace *ws, const struct kr_export_options *o,
	const struct kr_buf *before, struct kr_buf *out)
{
	(void)o, (void)before, (void)out;
	return kr_cannot(kr_workspace_diags(ws), NULL,
		_("kring was built without SQLite: use '--format csv' or '--format ndjson'"));
}

#endif
