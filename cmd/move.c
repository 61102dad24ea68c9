/* cmd/move.c - give an action another day. */
#include "cmd.h"

static const struct kr_opt opts[] = {
	KR_OPT_DAY("to", struct kr_moving, to, N_("the last day to have done it from now on")),
	KR_OPT_END,
};

static int plan(struct kr_act *act, const void *request)
{
	return kr_act_move(act, request);
}

static int run(struct kr_cli *cli, void *values)
{
	static const struct kr_text_wanted wanted = { .what = N_("why it is moved"),
		.required = true };
	struct kr_moving *request = values;
	request->id = cli->args.at[0];
	request->name = cli->args.at[1];
	if (kr_cli_text(cli, &wanted, &request->why) != KR_OK)
		return KR_FAILED;
	return kr_cli_act(cli, plan, request);
}

const struct kr_command kr_command_move = {
	.synopsis = "kring move ID NAME --to DATE [-m WHY] [-F FILE] [-e]",
	.opts = opts,
	.size = sizeof(struct kr_moving),
	.flags = KR_ACTS | KR_TAKES_TEXT,
	.args = { { N_("of which agreement"), KR_NAMES_AGREEMENT, NULL },
		{ N_("which action"), KR_NAMES_NOTHING, NULL } },
	.min = 2,
	.max = 2,
	.run = run,
};
