/* cmd/setup-git.c - git set up for a kring folder: driver, textconv, attributes, hook, CI. */
#include "cmd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const hosts[] = { "github", "gitlab", "forgejo", "woodpecker", NULL };

struct setting_up {
	struct kr_setting_up request;
	bool yes;
};

#define S struct setting_up
static const struct kr_opt opts[] = {
	KR_OPT_FLAG(0, "hook", S, request.hook, N_("also check what is staged before each commit")),
	KR_OPT_CHOICE("ci", "HOST", S, request.ci, hosts,
		N_("also the files of a CI: github, gitlab, forgejo or woodpecker")),
	KR_OPT_FLAG(0, "remove", S, request.remove, N_("take away what was set up")),
	KR_OPT_FLAG(0, "yes", S, yes, N_("do not ask first")),
	KR_OPT_END,
};
#undef S

/* Somebody who sits there sees it all before anything is done. */
static int ask(struct kr_cli *cli, const struct kr_setup *setup)
{
	struct kr_buf shown = KR_BUF_INIT;
	char *line = NULL;
	size_t room = 0;
	kr_setup_show(setup, &shown);
	kr_buf_puts(&shown, _("do this? [y/N] "));
	bool yes = kr_write_all(STDOUT_FILENO, shown.s, shown.len) &&
		   getline(&line, &room, stdin) > 0 && *line && strchr("yYjJ", *line);
	free(line);
	kr_buf_release(&shown);
	return yes ? KR_OK
		   : kr_refuse(&cli->diags, _("'--yes' does it without asking"),
			     _("nothing was changed"));
}

static int carry_out(struct kr_cli *cli, struct kr_setup *setup, bool yes)
{
	struct kr_buf say = KR_BUF_INIT;
	if (kr_setup_is_done(setup)) {
		if (!cli->globals.quiet)
			kr_buf_puts(&cli->out, _("nothing to do: it is all there already\n"));
		return KR_OK;
	}
	if (!cli->globals.dry_run && !yes && kr_cli_is_attended(cli)) {
		if (ask(cli, setup) != KR_OK)
			return KR_FAILED;
	} else if (cli->globals.dry_run || !cli->globals.quiet) {
		kr_setup_show(setup, &cli->out);
	}
	if (cli->globals.dry_run)
		return KR_OK;
	int status = kr_setup_apply(setup, &cli->diags, &say);
	if (!cli->globals.quiet)
		kr_buf_add(&cli->out, say.s, say.len);
	kr_buf_release(&say);
	return status;
}

static int run(struct kr_cli *cli, void *values)
{
	const struct setting_up *s = values;
	struct kr_buf say = KR_BUF_INIT;
	struct kr_setup *setup;
	if (s->request.remove && (s->request.hook || s->request.ci))
		return kr_misuse(&cli->diags,
			_("'--remove' alone takes the hook away too; the files of a CI are "
			  "yours"),
			_("'--remove' does not go with '--hook' or '--ci'"));
	int status = kr_setup_plan(".", &s->request, &cli->diags, &say, &setup);
	kr_buf_safe_lines(&cli->notes, say.s, say.len, 0);
	kr_buf_release(&say);
	if (status != KR_OK)
		return status;
	status = carry_out(cli, setup, s->yes);
	kr_setup_free(setup);
	return status;
}

const struct kr_command kr_command_setup_git = {
	.synopsis = "kring setup-git [--hook] [--ci github|gitlab|forgejo|woodpecker] [--yes]\n"
		    "kring setup-git --remove [--yes]",
	.opts = opts,
	.size = sizeof(struct setting_up),
	.run = run,
};
