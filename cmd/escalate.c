/* cmd/escalate.c - pass a proposal to the parent circle. */
#include "cmd.h"

struct escalating {
	const char *id, *why;
};

static int plan(struct kr_act *act, const void *request)
{
	const struct escalating *e = request;
	return kr_act_escalate(act, e->id, e->why);
}

static int run(struct kr_cli *cli, void *values)
{
	static const struct kr_text_wanted wanted = { .what = N_("why it is passed on") };
	struct escalating *e = values;
	e->id = cli->args.at[0];
	if (kr_cli_text(cli, &wanted, &e->why) != KR_OK)
		return KR_FAILED;
	return kr_cli_act(cli, plan, e);
}

const struct kr_command kr_command_escalate = {
	.synopsis = "kring escalate ID [-m WHY] [-F FILE] [-e]",
	.size = sizeof(struct escalating),
	.flags = KR_ACTS | KR_TAKES_TEXT,
	.args = { { N_("which proposal"), KR_NAMES_AGREEMENT, NULL } },
	.min = 1,
	.max = 1,
	.run = run,
};
