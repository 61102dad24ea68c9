/* cmd/consult.c - the talk with one's constituency about a proposal. */
#include "cmd.h"

#define S struct kr_consulting
static const struct kr_opt opts[] = {
	KR_OPT_DAY("opened", S, opened, N_("when the constituency was asked; today")),
	KR_OPT_DAY("closed", S, closed, N_("when it had answered")),
	KR_OPT_TEXT(0, "stance", "TEXT", S, stance, 0, N_("with closed: what came out of it")),
	KR_OPT_TEXT(0, "heard", "ID,...", S, heard, 0, N_("who was heard")),
	KR_OPT_DAY("feedback", S, feedback, N_("when the constituency heard the decision")),
	KR_OPT_INT("round", S, round, N_("about the text of which round; the last one")),
	KR_OPT_END,
};
#undef S

static int plan(struct kr_act *act, const void *request)
{
	return kr_act_consult(act, request);
}

static int run(struct kr_cli *cli, void *values)
{
	struct kr_consulting *c = values;
	c->id = cli->args.at[0];
	return kr_cli_act(cli, plan, c);
}

const struct kr_command kr_command_consult = {
	.synopsis = "kring consult ID [--opened DATE] [--closed DATE] [--stance TEXT] "
		    "[--heard ID,...] [--feedback DATE] [--round N]",
	.opts = opts,
	.size = sizeof(struct kr_consulting),
	.flags = KR_ACTS,
	.args = { { N_("which proposal"), KR_NAMES_AGREEMENT, NULL } },
	.min = 1,
	.max = 1,
	.run = run,
};
