/* cmd/hand-over.c - somebody else keeps an agreement, does an action, or acts in a role. */
#include "cmd.h"

#define S struct kr_handing_over
static const struct kr_opt opts[] = {
	KR_OPT_FLAG(0, "keeper", S, keeper, N_("of an agreement: who brings it back")),
	KR_OPT_TEXT(0, "action", "NAME", S, action, 0, N_("of an agreement: who does this action")),
	KR_OPT_TEXT(0, "to", "ID", S, to, KR_NAMES_BEARER,
		N_("to whom: a person; an action also to a party or a role")),
	KR_OPT_DAY("until", S, until, N_("of a role: the last day of acting in it")),
	KR_OPT_FLAG(0, "deputy", S, deputy, N_("of a role: who takes over when the holder cannot")),
	KR_OPT_END,
};
#undef S

static int plan(struct kr_act *act, const void *request)
{
	return kr_act_hand_over(act, request);
}

static int run(struct kr_cli *cli, void *values)
{
	static const struct kr_text_wanted wanted = { .what = N_("why it is handed over") };
	struct kr_handing_over *h = values;
	h->id = cli->args.at[0];
	h->role = kr_cli_arg(cli, 1);
	if (kr_cli_text(cli, &wanted, &h->why) != KR_OK)
		return KR_FAILED;
	return kr_cli_act(cli, plan, h);
}

const struct kr_command kr_command_hand_over = {
	.synopsis = "kring hand-over ID --keeper|--action NAME --to ID [-m WHY] [-F FILE] [-e]\n"
		    "kring hand-over CIRCLE ROLE --to PERSON [--until DATE|--deputy]",
	.opts = opts,
	.size = sizeof(struct kr_handing_over),
	.flags = KR_ACTS | KR_TAKES_TEXT,
	.args = { { N_("which agreement, or which circle"), KR_NAMES_RECORD, NULL },
		{ N_("which role"), KR_NAMES_NOTHING, NULL } },
	.min = 1,
	.max = 2,
	.run = run,
};
