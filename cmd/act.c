/* cmd/act.c - add an action to a proposal: what, who, until when. */
#include "cmd.h"

#define S struct kr_actioning
static const struct kr_opt opts[] = {
	KR_OPT_TEXT(0, "what", "TEXT", S, what, KR_NAMES_NOTHING, N_("what is going to be done")),
	KR_OPT_TEXT(0, "owner", "ID", S, owner, KR_NAMES_BEARER,
		N_("who does it: an organisation, person or role at this table")),
	KR_OPT_DAY("due", S, due, N_("the last day to have done it")),
	KR_OPT_TEXT(0, "with", "ORG,...", S, with, KR_NAMES_ORGANISATION,
		N_("who is responsible for it too")),
	KR_OPT_END,
};
#undef S

static int plan(struct kr_act *act, const void *request)
{
	return kr_act_action(act, request);
}

static int run(struct kr_cli *cli, void *values)
{
	struct kr_actioning *request = values;
	request->id = cli->args.at[0];
	request->name = cli->args.at[1];
	return kr_cli_act(cli, plan, request);
}

const struct kr_command kr_command_act = {
	.synopsis = "kring act ID NAME --what TEXT --owner ID --due DATE [--with ORG,...]",
	.opts = opts,
	.size = sizeof(struct kr_actioning),
	.flags = KR_ACTS,
	.args = { { N_("which proposal"), KR_NAMES_AGREEMENT, NULL },
		{ N_("a short name for the action"), KR_NAMES_NOTHING, NULL } },
	.min = 2,
	.max = 2,
	.run = run,
};
