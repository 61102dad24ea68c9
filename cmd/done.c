/* cmd/done.c - mark an action as done. */
#include "cmd.h"

struct doing {
	const char *id, *name;
};

static int plan(struct kr_act *act, const void *request)
{
	const struct doing *d = request;
	return kr_act_done(act, d->id, d->name);
}

static int run(struct kr_cli *cli, void *values)
{
	struct doing *d = values;
	d->id = cli->args.at[0];
	d->name = cli->args.at[1];
	return kr_cli_act(cli, plan, d);
}

const struct kr_command kr_command_done = {
	.synopsis = "kring done ID NAME",
	.size = sizeof(struct doing),
	.flags = KR_ACTS,
	.args = { { N_("of which agreement"), KR_NAMES_AGREEMENT, NULL },
		{ N_("which action"), KR_NAMES_NOTHING, NULL } },
	.min = 2,
	.max = 2,
	.run = run,
};
