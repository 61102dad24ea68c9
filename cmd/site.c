/* cmd/site.c - `kring report site`: a folder of pages. */
#include "cmd.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* ---- where it may be ---------------------------------------------------------------------- */

/* The folder that @dir is or will be, without links; NULL: not even the one above it is there. */
static const char *real_folder(struct kr_cli *cli, const char *dir)
{
	char real[PATH_MAX];
	size_t len = strlen(dir);
	while (len > 1 && dir[len - 1] == '/')
		len--;
	const char *path = kr_strndup(cli->arena, dir, len), *slash = strrchr(path, '/');
	if (realpath(path, real))
		return kr_strndup(cli->arena, real, strlen(real));
	const char *above = !slash          ? "."
			    : slash == path ? "/"
					    : kr_strndup(cli->arena, path, (size_t)(slash - path));
	return realpath(above, real)
		       ? kr_asprintf(cli->arena, "%s/%s", real, slash ? slash + 1 : path)
		       : NULL;
}

/* Is @real a kring folder, or a folder in one in which records stand? */
static bool holds_records(struct kr_cli *cli, const char *real)
{
	struct kr_diags quiet = { .arena = cli->arena };
	struct kr_folder *folder;
	struct stat st;
	if (stat(kr_asprintf(cli->arena, "%s/kring.yaml", real), &st) == 0)
		return true;
	const char *above = kr_strndup(cli->arena, real, (size_t)(strrchr(real, '/') - real + 1));
	if (kr_folder_find(above, &quiet, &folder) != KR_OK)
		return false;
	const char *inside = real + strlen(kr_folder_path(folder)) + 1;
	const char *head = kr_strndup(cli->arena, inside, strcspn(inside, "/"));
	enum kr_kind kind = kr_kind_of(head);
	bool theirs = kind != KR_KINDS && kr_kind_folder(kind) &&
		      strcmp(kr_kind_folder(kind), head) == 0;
	kr_folder_close(folder);
	return theirs;
}

static int check_place(struct kr_cli *cli, const char *dir)
{
	if (!dir || !*dir || strcmp(dir, "-") == 0)
		return kr_misuse(&cli->diags, _("say which: kring report site -o DIR"),
			_("a site needs a folder to be in"));
	const char *real = real_folder(cli, dir);
	if (real && holds_records(cli, real))
		return kr_refuse(&cli->diags, _("give '-o' a folder of its own, such as 'public'"),
			_("'%s' is for the records of a kring folder"), dir);
	return KR_OK;
}

/* What a site cannot be asked for would silently do nothing. */
static int check_options(struct kr_cli *cli)
{
	const char *option = kr_cli_given(cli, "circle")  ? "--circle"
			     : kr_cli_given(cli, "since") ? "--since"
			     : cli->globals.table         ? "--table"
			     : cli->globals.format        ? "--format"
							  : NULL;
	if (!option)
		return KR_OK;
	return kr_misuse(&cli->diags, _("leave it out: a site has every circle, as pages"),
		_("'site' has no '%s'"), option);
}

/* ---- what was done ------------------------------------------------------------------------ */

static void say_paths(struct kr_cli *cli, const char *what, const struct kr_paths *paths)
{
	for (uint32_t i = 0; i < paths->n; i++)
		kr_buf_printf(&cli->out, "%s  %s\n", what, paths->at[i]);
}

static void say_counts(struct kr_cli *cli, const char *dir, const struct kr_published *p)
{
	size_t n = p->fresh.n + p->changed.n + p->same;
	kr_buf_printf(&cli->out,
		cli->globals.dry_run
			? kr_nq("%zu file would be in '%s'", "%zu files would be in '%s'", n)
			: kr_nq("%zu file is in '%s'", "%zu files are in '%s'", n),
		n, dir);
	kr_buf_printf(&cli->out, _(": %u new, %u changed, %u removed, the rest as it was\n"),
		(unsigned)p->fresh.n, (unsigned)p->changed.n, (unsigned)p->gone.n);
}

static void say(struct kr_cli *cli, const char *dir, const struct kr_published *p)
{
	size_t len = strlen(dir);
	const char *slash = dir[len - 1] == '/' ? "" : "/";
	struct kr_buf name = KR_BUF_INIT;
	kr_buf_safe(&name, dir, len);
	if (cli->globals.dry_run) {
		say_paths(cli, _("new "), &p->fresh);
		say_paths(cli, _("change "), &p->changed);
		say_paths(cli, _("remove "), &p->gone);
	}
	say_counts(cli, name.s, p);
	if (!cli->globals.dry_run)
		kr_buf_printf(&cli->out,
			_("to look at it: open %s%sindex.html in a browser\n"
			  "to publish it: put the folder on any web host; it shows names and "
			  "texts, "
			  "so ask the partners first whether they agree to that\n"),
			name.s, slash);
	kr_buf_release(&name);
}

/* ---- the command -------------------------------------------------------------------------- */

static int put(void *arg, const char *path, const char *bytes, size_t len)
{
	return kr_publish_file(arg, path, bytes, len);
}

int kr_cli_site(struct kr_cli *cli, const struct kr_report_options *reports, const char *dir)
{
	struct kr_publishing *publishing;
	struct kr_published published = { 0 };
	if (check_options(cli) != KR_OK || check_place(cli, dir) != KR_OK)
		return KR_FAILED;
	struct kr_workspace *ws = kr_cli_whole(cli);
	if (!ws || kr_publish_begin(dir, cli->globals.dry_run, &cli->diags, &publishing) != KR_OK)
		return KR_FAILED;
	struct kr_site_options options = { .reports = *reports, .put = put, .arg = publishing };
	if (kr_site_build(ws, &options) != KR_OK) {
		kr_publish_drop(publishing);
		return KR_FAILED;
	}
	int status = kr_publish_end(publishing, &published);
	if (status == KR_OK && (cli->globals.dry_run || !cli->globals.quiet))
		say(cli, dir, &published);
	return status;
}
