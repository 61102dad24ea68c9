/* cmd/log.c - the timeline of one record. */
#include "cmd.h"

#include <string.h>

struct looking_back {
	bool reverse;
};

static const struct kr_opt opts[] = {
	KR_OPT_FLAG(0, "reverse", struct looking_back, reverse, N_("the oldest first")),
	KR_OPT_END,
};

/* Without git: what the file itself says happened. */
static int file_alone(struct kr_cli *cli, struct kr_workspace *ws, const struct kr_record *r,
	struct kr_document *d)
{
	(void)cli;
	if (!r->sound)
		return kr_show_build(ws, r, d);
	kr_document_init(d, ws, "log", kr_title_of(ws, r));
	kr_document_paragraph(
		d, "%s", _("there is no history in git here: this is what the file itself says"));
	if (r->kind == KR_AGREEMENT)
		kr_show_history(ws, (const struct kr_agreement *)r, d);
	return KR_OK;
}

static int run(struct kr_cli *cli, void *values)
{
	const struct looking_back *l = values;
	struct kr_workspace *ws = kr_cli_workspace(cli);
	struct kr_log_options o = { .oldest_first = l->reverse,
		.posted = strcmp(kr_cli_format(cli), "md") == 0 };
	struct kr_record *r;
	struct kr_document d;
	const char *took = NULL;
	if (!ws)
		return KR_FAILED;
	kr_workspace_keep(ws);
	kr_cli_speak_as_folder(ws);
	if (kr_cli_record(cli, cli->args.at[0], &r, &took) != KR_OK)
		return KR_FAILED;
	kr_cli_begin_document(cli);
	int status = kr_log_build(ws, r, &o, &d);
	if (status == KR_NOTFOUND)
		status = file_alone(cli, ws, r, &d);
	kr_cli_end_document(cli);
	if (status != KR_OK)
		return KR_FAILED;
	if (took && !cli->globals.quiet)
		kr_buf_printf(&cli->notes, "kring: %s\n", took);
	return kr_cli_document(cli, &d, NULL);
}

const struct kr_command kr_command_log = {
	.synopsis = "kring log [--reverse] [--format text|md|html|csv|json|ics] ID",
	.opts = opts,
	.size = sizeof(struct looking_back),
	.flags = KR_PAGES | KR_DOCUMENTS,
	.args = { { N_("which record"), KR_NAMES_RECORD, NULL } },
	.min = 1,
	.max = 1,
	.run = run,
};
