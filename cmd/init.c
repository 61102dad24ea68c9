/* cmd/init.c - start a new kring folder. */
#include "cmd.h"

static const char *const templates[] = { "empty", "zorgketen", "wijkteam", "woningketen", NULL };

static const struct kr_opt opts[] = {
	KR_OPT_TEXT(0, "name", "TEXT", struct kr_initialising, name, 0,
		N_("the name of the network; else that of the folder")),
	KR_OPT_TEXT(0, "purpose", "TEXT", struct kr_initialising, purpose, 0,
		N_("what the network is for")),
	KR_OPT_CHOICE("template", "NAME", struct kr_initialising, template, templates,
		N_("what to begin with: empty, zorgketen, wijkteam or woningketen")),
	KR_OPT_FLAG(0, "spelregels", struct kr_initialising, spelregels,
		N_("the seven spelregels, to be consented to")),
	KR_OPT_FLAG(0, "git", struct kr_initialising, git, N_("make it a git repository")),
	KR_OPT_END,
};

static int run(struct kr_cli *cli, void *values)
{
	struct kr_initialising *request = values;
	struct kr_buf say = KR_BUF_INIT;
	const char *dir = kr_cli_arg(cli, 0);
	request->dir = dir ? dir : ".";
	request->dry_run = cli->globals.dry_run;
	if (cli->globals.commit == 1)
		return kr_misuse(&cli->diags,
			_("look at what it made, and commit it with git: 'git add .', 'git "
			  "commit'"),
			_("'%s' has no '--commit'"), cli->called);
	int status = kr_init(request, cli->as_of, &cli->diags, &say);
	cli->saved = status == KR_OK && !request->dry_run;
	cli->saved = status == KR_OK && !request->dry_run;
	if (status == KR_OK && (request->dry_run || !cli->globals.quiet))
		kr_buf_add(&cli->out, say.s, say.len);
	kr_buf_release(&say);
	return status;
}

const struct kr_command kr_command_init = {
	.synopsis = "kring init [DIR] [--name TEXT] [--purpose TEXT] [--template "
		    "empty|zorgketen|wijkteam|woningketen] "
		    "[--spelregels] [--git]",
	.opts = opts,
	.size = sizeof(struct kr_initialising),
	.args = { { .name = N_("the folder"), .names = KR_NAMES_FOLDER } },
	.max = 1,
	.run = run,
};
