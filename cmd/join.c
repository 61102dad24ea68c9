/* cmd/join.c - let an organisation join an agreement in force. */
#include "cmd.h"

struct joining {
	const char *id, *party, *by;
};

#define S struct joining
static const struct kr_opt opts[] = {
	KR_OPT_TEXT(
		0, "party", "ORG", S, party, KR_NAMES_ORGANISATION, N_("which organisation joins")),
	KR_OPT_TEXT(0, "by", "PERSON", S, by, KR_NAMES_PERSON,
		N_("who consents for it; you when not given")),
	KR_OPT_END,
};
#undef S

static int plan(struct kr_act *act, const void *request)
{
	const struct joining *j = request;
	return kr_act_join(act, j->id, j->party, j->by);
}

static int run(struct kr_cli *cli, void *values)
{
	struct joining *j = values;
	j->id = cli->args.at[0];
	return kr_cli_act(cli, plan, j);
}

const struct kr_command kr_command_join = {
	.synopsis = "kring join ID --party ORG [--by PERSON]",
	.opts = opts,
	.size = sizeof(struct joining),
	.flags = KR_ACTS,
	.args = { { N_("which agreement"), KR_NAMES_AGREEMENT, NULL } },
	.min = 1,
	.max = 1,
	.run = run,
};
