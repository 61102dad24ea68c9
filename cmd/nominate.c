/* cmd/nominate.c - nominate somebody in an election. */
#include "cmd.h"

struct nominating {
	const char *id, *person;
};

static int plan(struct kr_act *act, const void *request)
{
	const struct nominating *n = request;
	return kr_act_nominate(act, n->id, n->person);
}

static int run(struct kr_cli *cli, void *values)
{
	struct nominating *n = values;
	n->id = cli->args.at[0];
	n->person = cli->args.at[1];
	return kr_cli_act(cli, plan, n);
}

const struct kr_command kr_command_nominate = {
	.synopsis = "kring nominate ID PERSON",
	.size = sizeof(struct nominating),
	.flags = KR_ACTS,
	.args = { { N_("which election"), KR_NAMES_AGREEMENT, NULL },
		{ N_("whom"), KR_NAMES_PERSON, NULL } },
	.min = 2,
	.max = 2,
	.run = run,
};
