/* cmd/export.c - every record and every event as rows, for a query engine. */
#include "cmd.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct exporting {
	struct kr_export_options options;
	const char *table, *path;
	bool spreadsheet, append, schema;
};

#define S struct exporting
static const struct kr_opt opts[] = {
	KR_OPT_TEXT(0, "table", "TABLE", S, table, KR_NAMES_TABLE, N_("only this table")),
	KR_OPT_TEXT(0, "network", "KEY", S, options.network, KR_NAMES_NOTHING,
		N_("the key of this network in the rows; made of its name")),
	KR_OPT_FLAG(0, "people", S, options.people, N_("also the names of people")),
	KR_OPT_FLAG(0, "spreadsheet", S, spreadsheet,
		N_("of csv: put ' before what a spreadsheet takes for a formula")),
	KR_OPT_FLAG(0, "append", S, append,
		N_("of sqlite: keep the rows of other networks in the file")),
	KR_OPT_FLAG(0, "schema", S, schema, N_("print the tables and columns, and read no folder")),
	KR_OPT_TEXT('o', NULL, "FILE", S, path, KR_NAMES_FILE,
		N_("into this file, or this folder: a file for each table")),
	KR_OPT_END,
};
#undef S

static const char *const formats[] = { "ndjson", "csv", "sqlite", NULL };
enum { LARGEST_DATABASE = 1 << 30 }; /* bytes; what SQLite holds in memory */

/* ---- what was asked for ------------------------------------------------------------------- */

static bool is(struct kr_cli *cli, const char *format)
{
	return strcmp(kr_cli_format(cli), format) == 0;
}

/* A folder: one that is there, or a path that ends as only a folder's does. */
static bool is_folder(const char *path)
{
	struct stat st;
	size_t len = path ? strlen(path) : 0;
	return len > 0 && (path[len - 1] == '/' || (stat(path, &st) == 0 && S_ISDIR(st.st_mode)));
}

static int unknown_table(struct kr_cli *cli, const char *typed)
{
	size_t n;
	const struct kr_export_table *const *tables = kr_export_tables(&n);
	const char **names = kr_alloc(cli->arena, (n + 1) * sizeof(char *));
	for (size_t i = 0; i < n; i++)
		names[i] = tables[i]->name;
	return kr_misuse(&cli->diags,
		kr_words_hint(&cli->diags, typed, names, n, "",
			_("'kring export --schema' has them all")),
		_("there is no table '%s'"), typed);
}

/* An option that belongs to another format would silently do nothing. */
static int check_format(struct kr_cli *cli, const struct exporting *e)
{
	const char *option = e->spreadsheet && !is(cli, "csv") ? "--spreadsheet"
			     : e->append && !is(cli, "sqlite") ? "--append"
			     : e->table && is(cli, "sqlite")   ? "--table"
							       : NULL;
	if (option)
		return kr_misuse(&cli->diags, _("leave it out, or give another '--format'"),
			_("the format '%s' has no '%s'"), kr_cli_format(cli), option);
	if (e->options.network && !*e->options.network)
		return kr_misuse(&cli->diags, _("leave '--network' out to have one made"),
			_("the key of a network cannot be empty"));
	return e->table && !kr_export_find(e->table) ? unknown_table(cli, e->table) : KR_OK;
}

static int check_place(struct kr_cli *cli, const struct exporting *e)
{
	bool to_stdout = !e->path || strcmp(e->path, "-") == 0;
	if (is(cli, "sqlite") && (to_stdout || is_folder(e->path)))
		return kr_misuse(&cli->diags, _("say which: -o FILE"),
			_("a database needs a file to be in"));
	if (is(cli, "csv") && !e->table && !is_folder(e->path) && to_stdout)
		return kr_misuse(&cli->diags, _("give a folder with '-o DIR', or one '--table'"),
			_("csv has a file for each table"));
	if (e->table && is_folder(e->path))
		return kr_misuse(&cli->diags, _("name a file, or leave out '--table'"),
			_("'%s' is a folder"), e->path);
	return KR_OK;
}

/* ---- writing ------------------------------------------------------------------------------ */

static int put(struct kr_cli *cli, const char *path, const struct kr_buf *bytes)
{
	if (kr_cli_may_write(cli, path, "-o") != KR_OK)
		return KR_FAILED;
	return kr_write_output(path, bytes->s, bytes->len, &cli->diags);
}

static void add_table(struct kr_cli *cli, const struct exporting *e,
	const struct kr_export_table *t, struct kr_buf *out)
{
	kr_cli_begin_document(cli);
	if (is(cli, "csv"))
		kr_export_csv(cli->ws, &e->options, t, e->spreadsheet, out);
	else
		kr_export_ndjson(cli->ws, &e->options, t, out);
	kr_cli_end_document(cli);
}

/* Also a table without rows: what an earlier export left there is of the past. */
static int into_folder(struct kr_cli *cli, const struct exporting *e)
{
	size_t n;
	const struct kr_export_table *const *tables = kr_export_tables(&n);
	struct kr_buf bytes = KR_BUF_INIT, path = KR_BUF_INIT;
	int status = kr_make_folder(e->path, &cli->diags);
	for (size_t i = 0; i < n && status == KR_OK; i++) {
		kr_buf_reset(&bytes);
		kr_buf_reset(&path);
		add_table(cli, e, tables[i], &bytes);
		kr_buf_printf(&path, "%s/%s.%s", e->path, tables[i]->name, kr_cli_format(cli));
		status = put(cli, path.s, &bytes);
	}
	kr_buf_release(&bytes);
	kr_buf_release(&path);
	return status;
}

static int into_one(struct kr_cli *cli, const struct exporting *e)
{
	size_t n;
	const struct kr_export_table *const *tables = kr_export_tables(&n);
	bool to_stdout = !e->path || strcmp(e->path, "-") == 0;
	struct kr_buf bytes = KR_BUF_INIT, *out = to_stdout ? &cli->out : &bytes;
	for (size_t i = 0; i < n; i++) {
		if (e->table && strcmp(tables[i]->name, e->table) != 0)
			continue;
		add_table(cli, e, tables[i], out);
		if (to_stdout)
			kr_cli_pour(cli);
	}
	int status = to_stdout ? KR_OK : put(cli, e->path, &bytes);
	kr_buf_release(&bytes);
	return status;
}

static int into_database(struct kr_cli *cli, const struct exporting *e)
{
	struct stat st;
	struct kr_buf before = KR_BUF_INIT, bytes = KR_BUF_INIT;
	bool more = e->append && stat(e->path, &st) == 0 && st.st_size > 0;
	int status = kr_cli_may_write(cli, e->path, "-o");
	if (status == KR_OK && more)
		status = kr_read_input(e->path, LARGEST_DATABASE, &cli->diags, &before);
	kr_cli_begin_document(cli);
	if (status == KR_OK)
		status = kr_export_sqlite(cli->ws, &e->options, more ? &before : NULL, &bytes);
	kr_cli_end_document(cli);
	if (status == KR_OK)
		status = put(cli, e->path, &bytes);
	kr_buf_release(&before);
	kr_buf_release(&bytes);
	return status;
}

/* ---- the command -------------------------------------------------------------------------- */

/* The commit that is checked out; without git, or before the first commit, none. */
static int find_commit(struct kr_cli *cli, const char **commit)
{
	struct kr_folder *folder;
	const char *top, *prefix;
	char name[KR_COMMIT_NAME];
	if (kr_folder_open(kr_workspace_root(cli->ws), &cli->diags, &folder) != KR_OK)
		return KR_FAILED;
	int status = kr_git_top(folder, &cli->diags, &top, &prefix);
	if (status == KR_OK && kr_git_is_unborn(folder))
		status = KR_NOTFOUND;
	if (status == KR_OK)
		status = kr_git_commit_of(folder, "HEAD", &cli->diags, name);
	if (status == KR_OK)
		*commit = kr_strndup(cli->arena, name, strlen(name));
	kr_folder_close(folder);
	return status == KR_NOTFOUND ? KR_OK : status;
}

static int print_schema(struct kr_cli *cli, const struct exporting *e)
{
	struct kr_buf bytes = KR_BUF_INIT;
	const char *language = kr_language();
	(void)kr_language_choose("en"); /* for programs, as the other formats are */
	kr_export_schema(&bytes);
	(void)kr_language_choose(language);
	int status = KR_OK;
	if (e->path && strcmp(e->path, "-") != 0)
		status = put(cli, e->path, &bytes);
	else
		kr_buf_add(&cli->out, bytes.s, bytes.len);
	kr_buf_release(&bytes);
	return status;
}

static int run(struct kr_cli *cli, void *values)
{
	struct exporting *e = values;
	if (check_format(cli, e) != KR_OK)
		return KR_FAILED;
	if (e->schema)
		return print_schema(cli, e);
	if (check_place(cli, e) != KR_OK)
		return KR_FAILED;
	struct kr_workspace *ws = kr_cli_workspace(cli);
	if (!ws)
		return KR_FAILED;
	kr_workspace_keep(ws);
	if (kr_workspace_load(ws) != KR_OK || find_commit(cli, &e->options.commit) != KR_OK)
		return KR_FAILED;
	if (is(cli, "sqlite"))
		return into_database(cli, e);
	return is_folder(e->path) || (is(cli, "csv") && !e->table) ? into_folder(cli, e)
								   : into_one(cli, e);
}

const struct kr_command kr_command_export = {
	.synopsis = "kring export [--format ndjson|csv|sqlite] [--table TABLE] [--network KEY] "
		    "[--people] [--spreadsheet] [--append] [-o FILE]\n"
		    "kring export --schema [-o FILE]",
	.opts = opts,
	.size = sizeof(struct exporting),
	.formats = formats,
	.run = run,
};
