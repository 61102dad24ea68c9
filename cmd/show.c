/* cmd/show.c - one record: its state, rounds and history. */
#include "cmd.h"

struct showing {
	bool plain;
};

static const struct kr_opt opts[] = {
	KR_OPT_FLAG(0, "plain", struct showing, plain,
		N_("what the file says, a line for each value; for git's textconv")),
	KR_OPT_END,
};

/* For git's textconv: any file, in a kring folder or not. */
static int show_plain(struct kr_cli *cli, const char *path)
{
	struct kr_buf bytes = KR_BUF_INIT;
	if (cli->globals.format)
		return kr_misuse(
			&cli->diags, _("leave out '--format'"), _("'--plain' has one form only"));
	int status = kr_read_input(path, KR_LARGEST_TEXT, &cli->diags, &bytes);
	if (status == KR_OK)
		kr_plain(path, bytes.len ? bytes.s : "", bytes.len, &cli->out);
	kr_buf_release(&bytes);
	return status;
}

static int run(struct kr_cli *cli, void *values)
{
	const struct showing *s = values;
	struct kr_record *record;
	const char *took = NULL;
	struct kr_document d;
	if (s->plain)
		return show_plain(cli, cli->args.at[0]);
	struct kr_workspace *ws = kr_cli_workspace(cli);
	if (!ws)
		return KR_FAILED;
	kr_workspace_keep(ws);
	kr_cli_speak_as_folder(ws);
	if (kr_cli_record(cli, cli->args.at[0], &record, &took) != KR_OK)
		return KR_FAILED;
	kr_cli_begin_document(cli);
	int status = kr_show_build(ws, record, &d);
	kr_cli_end_document(cli);
	if (status != KR_OK)
		return KR_FAILED;
	if (took && !cli->globals.quiet)
		kr_buf_printf(&cli->notes, "kring: %s\n", took);
	return kr_cli_document(cli, &d, NULL);
}

const struct kr_command kr_command_show = {
	.synopsis = "kring show ID [--format text|md|html|csv|json|ics]\n"
		    "kring show --plain FILE",
	.opts = opts,
	.size = sizeof(struct showing),
	.flags = KR_PAGES | KR_DOCUMENTS,
	.args = { { N_("which record"), KR_NAMES_RECORD, NULL } },
	.min = 1,
	.max = 1,
	.run = run,
};
