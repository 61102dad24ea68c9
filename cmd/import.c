/* cmd/import.c - write down agreements that are there already, from a list in prose. */
#include "cmd.h"

#include <string.h>

#define S struct kr_importing
static const struct kr_opt opts[] = {
	KR_OPT_TEXT(0, "circle", "CIRCLE", S, circle, KR_NAMES_CIRCLE,
		N_("the circle that keeps to them")),
	KR_OPT_TEXT(0, "keeper", "PERSON", S, keeper, KR_NAMES_PERSON,
		N_("who brings them back, all of them for now")),
	KR_OPT_DAY("adopted", S, adopted,
		N_("from which day they hold, where the list does not say it; else today")),
	KR_OPT_TEXT(0, "earlier", "TEXT", S, earlier, 0,
		N_("where they come from; else the title of the list")),
	KR_OPT_TEXT(0, "baseline", "FILE", S, baseline, KR_NAMES_FILE,
		N_("where to list what they lack; else baseline.txt")),
	KR_OPT_END,
};
#undef S

static int plan(struct kr_act *act, const void *request)
{
	return kr_act_import(act, request);
}

static int run(struct kr_cli *cli, void *values)
{
	struct kr_importing *request = values;
	struct kr_buf text = KR_BUF_INIT;
	const char *path = cli->args.at[0];
	if (!request->circle)
		return kr_misuse(&cli->diags, _("'kring list circles' names them"),
			_("say for which circle: '--circle CIRCLE'"));
	if (!request->baseline)
		request->baseline = "baseline.txt";
	int status = kr_read_input(path, KR_LARGEST_TEXT, &cli->diags, &text);
	if (status == KR_OK) {
		request->text = kr_strndup(cli->arena, text.s, text.len);
		request->len = text.len;
		request->name = strcmp(path, "-") == 0 ? _("standard input") : path;
		status = kr_cli_act(cli, plan, request);
	}
	kr_buf_release(&text);
	return status;
}

const struct kr_command kr_command_import = {
	.synopsis = "kring import FILE --circle CIRCLE [--keeper PERSON] [--adopted DATE] "
		    "[--earlier TEXT] [--baseline FILE]",
	.opts = opts,
	.size = sizeof(struct kr_importing),
	.flags = KR_ACTS,
	.args = { { N_("the list, in Markdown"), KR_NAMES_FILE, NULL } },
	.min = 1,
	.max = 1,
	.run = run,
};
