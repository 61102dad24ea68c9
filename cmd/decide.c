/* cmd/decide.c - decide without a round, within the bounds of a method. */
#include "cmd.h"

#define S struct kr_deciding
static const struct kr_opt opts[] = {
	KR_OPT_TEXT(0, "method", "ID", S, method, KR_NAMES_AGREEMENT,
		N_("the agreement of kind method that allows it")),
	KR_OPT_TEXT(0, "by", "ORG", S, by, KR_NAMES_BEARER,
		N_("who decides: an organisation, a person or a role")),
	KR_OPT_TEXT(0, "amount", "N", S, amount, 0, N_("for how many euros")),
	KR_OPT_END,
};
#undef S

static int plan(struct kr_act *act, const void *request)
{
	return kr_act_decide(act, request);
}

static int run(struct kr_cli *cli, void *values)
{
	struct kr_deciding *request = values;
	request->id = cli->args.at[0];
	if (!request->method)
		return kr_misuse(&cli->diags,
			_("'kring list agreements' shows them; 'kring propose CIRCLE/ID --kind "
			  "method' proposes one"),
			_("'%s' needs to know under which method: --method ID"), cli->called);
	if (!request->by)
		return kr_misuse(&cli->diags, _("for example --by ORGANISATION"),
			_("'%s' needs to know who decides: --by ORG"), cli->called);
	return kr_cli_act(cli, plan, request);
}

const struct kr_command kr_command_decide = {
	.synopsis = "kring decide ID --method ID --by ORG [--amount N]",
	.opts = opts,
	.size = sizeof(struct kr_deciding),
	.flags = KR_ACTS,
	.args = { { N_("which proposal"), KR_NAMES_AGREEMENT, NULL } },
	.min = 1,
	.max = 1,
	.run = run,
};
