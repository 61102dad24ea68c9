/* cmd/print.c - what is wrong, the exit code that follows, and documents. */
#include "cmd.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void kr_print_diags(const struct kr_cli *cli, bool colour, struct kr_buf *out)
{
	const struct kr_printing how = { .colour = colour, .why = cli->globals.verbose };
	for (size_t i = 0; i < cli->diags.list.n; i++) {
		const struct kr_diag *d = &cli->diags.list.at[i];
		bool shown = d->kind == KR_FINDING && cli->findings_shown;
		bool quiet = cli->globals.quiet && d->severity < KR_WARNING;
		if (!shown && !quiet)
			kr_diag_print(d, &how, out);
	}
	if (cli->kept) {
		kr_buf_puts(out, _("your text is kept in "));
		kr_buf_safe(out, cli->kept, strlen(cli->kept));
		kr_buf_puts(out, _("; mend it there, and give it with -F\n"));
	}
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

/* Is @path a file of the kring folder whose name is that of a record? */
static bool is_record(struct kr_cli *cli, const char *path)
{
	const char *root = cli->ws ? kr_workspace_root(cli->ws) : NULL;
	char *real = realpath(path, NULL);
	size_t len = root ? strlen(root) : 0, end = real ? strlen(real) : 0;
	bool record = root && real && strncmp(real, root, len) == 0 && real[len] == '/' &&
		      end > 5 && strcmp(real + end - 5, ".yaml") == 0;
	free(real);
	return record;
}

int kr_cli_may_write(struct kr_cli *cli, const char *path, const char *option)
{
	if (!is_record(cli, path))
		return KR_OK;
	return kr_refuse(&cli->diags,
		kr_diag_text(&cli->diags, _("give '%s' another name"), option),
		_("'%s' is a record of this folder"), path);
}

int kr_cli_document(struct kr_cli *cli, const struct kr_document *d, const char *path)
{
	const struct kr_format *format = kr_format_find(kr_cli_format(cli));
	struct kr_buf file = KR_BUF_INIT;
	if (path && kr_cli_may_write(cli, path, "-o") != KR_OK)
		return KR_FAILED;
	if (!path || strcmp(path, "-") == 0)
		return format->print(
			d, kr_cli_width(), kr_cli_colour(cli, STDOUT_FILENO), &cli->out);
	int status = format->print(d, 0, false, &file);
	if (status == KR_OK)
		status = kr_write_output(path, file.s, file.len, &cli->diags);
	kr_buf_release(&file);
	return status;
}
