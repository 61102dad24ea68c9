/* cmd/print.c - what is wrong, the exit code that follows, and documents. */
#include "cmd.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void kr_print_diags(const struct kr_cli *cli, bool colour, struct kr_buf *out)
{
	const struct kr_printing how = { .colour = colour, .why = cli->globals.verbose };
	for (size_t i = cli->told; i < cli->diags.list.n; i++) {
		const struct kr_diag *d = &cli->diags.list.at[i];
		bool shown = d->kind == KR_FINDING && cli->findings_shown;
		bool quiet = cli->globals.quiet && d->severity < KR_WARNING;
		if (!shown && !quiet)
			kr_diag_print(d, &how, out);
	}
	if (cli->kept)
		kr_cli_say_kept(cli->kept, out);
}

const char *kr_cli_rule_hint(struct kr_cli *cli, const char *typed)
{
	const char *near = kr_rule_nearest(typed);
	return near ? kr_diag_text(&cli->diags, _("did you mean '%s'?"), near)
		    : _("'kring help rules' has them all");
}

enum kr_exit kr_cli_exit(const struct kr_cli *cli)
{
	enum kr_exit worst = cli->differs ? KR_EXIT_FINDINGS : KR_EXIT_DONE;
	for (size_t i = 0; i < cli->diags.list.n; i++) {
		const struct kr_diag *d = &cli->diags.list.at[i];
		enum kr_exit code = d->kind == KR_CANNOT  ? KR_EXIT_CANNOT
				    : d->kind == KR_USAGE ? KR_EXIT_USAGE
							  : KR_EXIT_FINDINGS;
		bool counts = d->kind != KR_FINDING ||
			      (cli->fail_on != KR_IGNORE && d->severity >= cli->fail_on);
		if (counts && d->severity >= KR_NOTE && code > worst)
			worst = code;
	}
	return worst;
}

/* ---- documents ---------------------------------------------------------------------------- */

/* The absolute path of @path, without links; its last part need not be there.  NULL: it is nowhere.
 */
static const char *real_path(struct kr_cli *cli, const char *path)
{
	char real[PATH_MAX];
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	const char *folder = slash ? kr_strndup(cli->arena, path, (size_t)(name - path)) : ".";
	if (realpath(path, real))
		return kr_strndup(cli->arena, real, strlen(real));
	return realpath(folder, real) ? kr_asprintf(cli->arena, "%s/%s", real, name) : NULL;
}

/* Has a file of the kring folder @root this path (in it)?  `x.yaml` beside the records is none. */
static bool is_name_of_record(struct kr_cli *cli, const char *path)
{
	size_t len = strlen(path), head = strcspn(path, "/");
	if (strcmp(path, "kring.yaml") == 0)
		return true;
	return len > 5 && strcmp(path + len - 5, ".yaml") == 0 &&
	       kr_kind_of(kr_strndup(cli->arena, path, head)) != KR_KINDS;
}

/* Is @path a record, or would it be one, of whichever kring folder it lies in? */
static bool is_record(struct kr_cli *cli, const char *path)
{
	const char *real = real_path(cli, path);
	struct kr_diags quiet = { .arena = cli->arena };
	struct kr_folder *folder;
	if (!real)
		return false;
	const char *slash = strrchr(real, '/');
	const char *start = kr_strndup(cli->arena, real, (size_t)(slash - real + 1));
	if (kr_folder_find(start, &quiet, &folder) != KR_OK)
		return false;
	bool record = is_name_of_record(cli, real + strlen(kr_folder_path(folder)) + 1);
	kr_folder_close(folder);
	return record;
}

int kr_cli_may_write(struct kr_cli *cli, const char *path, const char *option)
{
	if (strcmp(path, "-") != 0 && !real_path(cli, path))
		return kr_cannot(&cli->diags, NULL,
			_("cannot write '%s': the folder for it is not there"), path);
	if (!is_record(cli, path))
		return KR_OK;
	return kr_refuse(&cli->diags,
		kr_diag_text(&cli->diags, _("give '%s' another name"), option),
		_("'%s' is a record of a kring folder, or would be one"), path);
}

/* Is there the table that was asked for?  And which others are there: a file of CSV has but one. */
static int choose_table(struct kr_cli *cli, const struct kr_document *d)
{
	kr_texts keys = { 0 };
	const char *typed = cli->globals.table;
	struct kr_buf others = KR_BUF_INIT;
	bool found = !typed;
	kr_document_tables(d, &keys);
	const char **names = kr_alloc(cli->arena, (keys.n + 1) * sizeof(char *));
	for (size_t i = 0; i < keys.n; i++) {
		names[i] = keys.at[i].s;
		found = found || strcmp(typed, names[i]) == 0;
		if (i > 0)
			kr_buf_printf(&others, "%s%s", others.len > 0 ? ", " : "", names[i]);
	}
	if (!typed && keys.n > 1 && !cli->globals.quiet)
		kr_buf_printf(&cli->notes, _("this is the table '%s'; with --table there is: %s\n"),
			names[0], others.s);
	kr_buf_release(&others);
	if (found)
		return KR_OK;
	return kr_misuse(&cli->diags, kr_words_hint(&cli->diags, typed, names, keys.n, "", NULL),
		_("there is no table '%s' here"), typed);
}

static int print(struct kr_cli *cli, const struct kr_format *format, const struct kr_document *d,
	const struct kr_layout *how, struct kr_buf *out)
{
	kr_cli_begin_document(cli);
	int status = format->print(d, how, out);
	kr_cli_end_document(cli);
	return status;
}

int kr_cli_document(struct kr_cli *cli, const struct kr_document *d, const char *path)
{
	const struct kr_format *format = kr_format_find(kr_cli_format(cli));
	struct kr_buf file = KR_BUF_INIT;
	struct kr_layout how = { .spreadsheet = cli->globals.spreadsheet,
		.table = cli->globals.table };
	if (path && kr_cli_may_write(cli, path, "-o") != KR_OK)
		return KR_FAILED;
	if (strcmp(format->name, "csv") == 0 && choose_table(cli, d) != KR_OK)
		return KR_FAILED;
	if (!path || strcmp(path, "-") == 0) {
		how.width = kr_cli_width();
		how.colour = kr_cli_colour(cli, STDOUT_FILENO);
		return print(cli, format, d, &how, &cli->out);
	}
	int status = print(cli, format, d, &how, &file);
	if (status == KR_OK)
		status = kr_write_output(path, file.s, file.len, &cli->diags);
	if (status == KR_OK && !cli->globals.quiet) {
		kr_buf_puts(&cli->notes, _("saved: "));
		kr_buf_safe(&cli->notes, path, strlen(path));
		kr_buf_putc(&cli->notes, '\n');
	}
	kr_buf_release(&file);
	return status;
}
