/* cmd/withdraw.c - withdraw one's own proposal. */
#include "cmd.h"

struct withdrawing {
	const char *id, *why;
};

static int plan(struct kr_act *act, const void *request)
{
	const struct withdrawing *w = request;
	return kr_act_withdraw(act, w->id, w->why);
}

static int run(struct kr_cli *cli, void *values)
{
	static const struct kr_text_wanted wanted = { .what = N_("why it is withdrawn"),
		.required = true };
	struct withdrawing *w = values;
	w->id = cli->args.at[0];
	if (kr_cli_text(cli, &wanted, &w->why) != KR_OK)
		return KR_FAILED;
	return kr_cli_act(cli, plan, w);
}

const struct kr_command kr_command_withdraw = {
	.synopsis = "kring withdraw ID [-m WHY] [-F FILE] [-e]",
	.size = sizeof(struct withdrawing),
	.flags = KR_ACTS | KR_TAKES_TEXT,
	.args = { { N_("which proposal"), KR_NAMES_AGREEMENT, NULL } },
	.min = 1,
	.max = 1,
	.run = run,
};
