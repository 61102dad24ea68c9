/* cmd/findings.c - where the findings of check go: to standard output, and into files. */
#include "cmd.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *const *kr_findings_names(struct kr_arena *arena)
{
	size_t n;
	const struct kr_findings_format *const *formats = kr_findings_formats(&n);
	const char **names = kr_alloc(arena, (n + 1) * sizeof(char *));
	for (size_t i = 0; i < n; i++)
		names[i] = formats[i]->name;
	return names;
}

/* ---- FORMAT=FILE -------------------------------------------------------------------------- */

/* The folder that @path lies in, as a number of its device and its own; false: it is not there. */
static bool folder_of(const char *path, struct stat *st)
{
	char folder[PATH_MAX];
	const char *slash = strrchr(path, '/');
	size_t len = !slash ? 0 : slash == path ? 1 : (size_t)(slash - path);
	if (len >= sizeof folder)
		return false;
	memcpy(folder, path, len);
	folder[len] = '\0';
	return stat(len ? folder : ".", st) == 0;
}

static const char *name_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

static bool is_same(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* Would writing one be writing the other? */
static bool is_one_file(const char *a, const char *b)
{
	struct stat one, other;
	if (stat(a, &one) == 0 && stat(b, &other) == 0)
		return is_same(&one, &other);
	return strcmp(a, b) == 0 || (strcmp(name_of(a), name_of(b)) == 0 && folder_of(a, &one) &&
					    folder_of(b, &other) && is_same(&one, &other));
}

static int read_one(struct kr_cli *cli, const char *typed, struct kr_report_wanted *report)
{
	const char *equals = strchr(typed, '=');
	const char *const *names = kr_findings_names(cli->arena);
	if (!equals || !equals[1])
		return kr_misuse(&cli->diags,
			_("write it as --report FORMAT=FILE, for instance --report "
			  "sarif=kring.sarif"),
			_("'%s' does not say which file"), typed);
	const char *name = kr_strndup(cli->arena, typed, (size_t)(equals - typed));
	report->format = kr_findings_format_find(name);
	report->path = equals + 1;
	if (!report->format)
		return kr_misuse(&cli->diags,
			kr_words_hint(&cli->diags, name, names, kr_words_count(names), "", NULL),
			_("there is no format '%s'"), name);
	if (strcmp(report->path, "-") == 0)
		return kr_misuse(&cli->diags,
			kr_diag_text(&cli->diags, _("'--format %s' prints it"), name),
			_("'--report' writes into a file"));
	return KR_OK;
}

static int refuse_twice(struct kr_cli *cli, const char *path)
{
	return kr_misuse(
		&cli->diags, _("give each its own file"), _("'%s' would be written over"), path);
}

int kr_reports_read(struct kr_cli *cli, const kr_words *typed, const char *but,
	struct kr_reports_wanted *reports)
{
	for (uint32_t i = 0; i < typed->n; i++) {
		struct kr_report_wanted one = { 0 };
		if (read_one(cli, typed->at[i], &one) != KR_OK)
			return KR_FAILED;
		for (uint32_t k = 0; k < reports->list.n; k++)
			if (is_one_file(reports->list.at[k].path, one.path))
				return refuse_twice(cli, one.path);
		if (but && is_one_file(but, one.path))
			return refuse_twice(cli, one.path);
		*KR_ADD(cli->arena, &reports->list) = one;
	}
	return KR_OK;
}

int kr_reports_spare_records(struct kr_cli *cli, const struct kr_reports_wanted *reports)
{
	for (uint32_t i = 0; i < reports->list.n; i++)
		if (kr_cli_may_write(cli, reports->list.at[i].path, "--report") != KR_OK)
			return KR_FAILED;
	return KR_OK;
}

/* ---- printing ----------------------------------------------------------------------------- */

/* What GitHub runs is read by GitHub: then it is marks in the diff that people look at. */
static const struct kr_findings_format *format_of(const struct kr_cli *cli)
{
	const char *github = getenv("GITHUB_ACTIONS");
	if (cli->globals.format)
		return kr_findings_format_find(cli->globals.format);
	return kr_findings_format_find(github && strcmp(github, "true") == 0 ? "github" : "text");
}

int kr_print_findings(struct kr_cli *cli, const struct kr_check_options *options,
	const struct kr_reports_wanted *reports)
{
	struct kr_findings found;
	const struct kr_printing into_file = { 0 }, shown = {
		.colour = kr_cli_colour(cli, STDOUT_FILENO),
		.quiet = cli->globals.quiet,
		.why = cli->globals.verbose,
	};
	const struct kr_findings_format *format = format_of(cli);
	bool keys = format->keys;
	int status = KR_OK;
	for (uint32_t i = 0; i < reports->list.n; i++)
		keys |= reports->list.at[i].format->keys;
	kr_findings_collect(cli->ws, options, keys, &found);
	format->print(&found, &shown, &cli->out);
	for (uint32_t i = 0; i < reports->list.n; i++) {
		const struct kr_report_wanted *r = &reports->list.at[i];
		struct kr_buf file = KR_BUF_INIT;
		r->format->print(&found, &into_file, &file);
		if (kr_write_output(r->path, file.s, file.len, &cli->diags) != KR_OK)
			status = KR_FAILED;
		kr_buf_release(&file);
	}
	return status;
}
