/* cmd/open.c - open a consent round (consentronde) on a proposal. */
#include "cmd.h"

static const struct kr_opt opts[] = {
	KR_OPT_DAY("closes", struct kr_open, closes, N_("the last day to answer")),
	KR_OPT_DAY("meeting", struct kr_open, meeting, N_("the meeting that decides on it")),
	KR_OPT_TEXT(0, "person", "PERSON", struct kr_open, person, KR_NAMES_PERSON,
		N_("of an election: who is proposed")),
	KR_OPT_END,
};

static int plan(struct kr_act *act, const void *request)
{
	return kr_act_open(act, request);
}

static int run(struct kr_cli *cli, void *values)
{
	struct kr_open *request = values;
	request->id = cli->args.at[0];
	return kr_cli_act(cli, plan, request);
}

const struct kr_command kr_command_open = {
	.synopsis = "kring open ID [--closes DATE] [--meeting DATE] [--person PERSON]",
	.opts = opts,
	.size = sizeof(struct kr_open),
	.flags = KR_ACTS,
	.args = { { N_("which proposal"), KR_NAMES_AGREEMENT, NULL } },
	.min = 1,
	.max = 1,
	.run = run,
};
