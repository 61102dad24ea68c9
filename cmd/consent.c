/* cmd/consent.c - record that a member has no objection to a proposal. */
#include "cmd.h"

#define S struct kr_answering
static const struct kr_opt opts[] = {
	KR_OPT_TEXT(0, "concern", "TEXT", S, concern, KR_NAMES_NOTHING,
		N_("a worry that does not block; 'none' says that you have none")),
	KR_OPT_FLAG(0, "all-present", S, all_present,
		N_("for everyone present who has not answered; the others become absent")),
	KR_OPT_DAY("meeting", S, meeting, N_("the meeting in which it was said")),
	KR_OPT_FLAG(0, "evaluation", S, evaluation, N_("to the outcome of the evaluation")),
	KR_OPT_END,
};
#undef S

static int plan(struct kr_act *act, const void *request)
{
	return kr_act_answer(act, request);
}

static int run(struct kr_cli *cli, void *values)
{
	struct kr_answering *request = values;
	request->id = cli->args.at[0];
	request->response = KR_CONSENT;
	request->until = KR_NO_DAY;
	return kr_cli_act(cli, plan, request);
}

const struct kr_command kr_command_consent = {
	.synopsis = "kring consent ID [--concern TEXT|none] [--all-present] [--meeting DATE] "
		    "[--evaluation]",
	.opts = opts,
	.size = sizeof(struct kr_answering),
	.flags = KR_ACTS,
	.args = { { N_("which proposal"), KR_NAMES_AGREEMENT, NULL } },
	.min = 1,
	.max = 1,
	.run = run,
};
