/* cmd/suspend.c - set an agreement aside for a while. */
#include "cmd.h"

#define S struct kr_suspending
static const struct kr_opt opts[] = {
	KR_OPT_DAY("until", S, until, N_("the last day on which it does not bind")),
	KR_OPT_DAY("meeting", S, meeting, N_("the meeting that decided it")),
	KR_OPT_END,
};
#undef S

static int plan(struct kr_act *act, const void *request)
{
	return kr_act_suspend(act, request);
}

static int run(struct kr_cli *cli, void *values)
{
	static const struct kr_text_wanted wanted = { .what = N_("why it is suspended"),
		.required = true };
	struct kr_suspending *request = values;
	request->id = cli->args.at[0];
	if (kr_cli_text(cli, &wanted, &request->why) != KR_OK)
		return KR_FAILED;
	return kr_cli_act(cli, plan, request);
}

const struct kr_command kr_command_suspend = {
	.synopsis = "kring suspend ID --until DATE [--meeting DATE] [-m WHY] [-F FILE] [-e]",
	.opts = opts,
	.size = sizeof(struct kr_suspending),
	.flags = KR_ACTS | KR_TAKES_TEXT,
	.args = { { N_("which agreement"), KR_NAMES_AGREEMENT, NULL } },
	.min = 1,
	.max = 1,
	.run = run,
};
