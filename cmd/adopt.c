/* cmd/adopt.c - adopt a proposal that nobody objects to. */
#include "cmd.h"

#define S struct kr_adopting
static const struct kr_opt opts[] = {
	KR_OPT_FLAG(0, "all-present", S, all_present,
		N_("everyone present who has not answered consents")),
	KR_OPT_DAY("meeting", S, meeting, N_("the meeting that adopted it")),
	KR_OPT_FLAG(0, "evaluation", S, evaluation, N_("the outcome of the evaluation")),
	KR_OPT_END,
};
#undef S

static int plan(struct kr_act *act, const void *request)
{
	return kr_act_adopt(act, request);
}

static int run(struct kr_cli *cli, void *values)
{
	struct kr_adopting *request = values;
	request->id = cli->args.at[0];
	return kr_cli_act(cli, plan, request);
}

const struct kr_command kr_command_adopt = {
	.synopsis = "kring adopt ID [--all-present] [--meeting DATE] [--evaluation]",
	.opts = opts,
	.size = sizeof(struct kr_adopting),
	.flags = KR_ACTS,
	.args = { { N_("which proposal"), KR_NAMES_AGREEMENT, NULL } },
	.min = 1,
	.max = 1,
	.run = run,
};
