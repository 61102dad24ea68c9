/* cmd/defer.c - put a proposal off until a day. */
#include "cmd.h"

#define S struct kr_deferring
static const struct kr_opt opts[] = {
	KR_OPT_DAY("until", S, until, N_("the day by which it is back")),
	KR_OPT_TEXT(0, "owner", "PERSON", S, owner, KR_NAMES_BEARER,
		N_("who brings it back: a person, an organisation or a role")),
	KR_OPT_END,
};
#undef S

static int plan(struct kr_act *act, const void *request)
{
	return kr_act_defer(act, request);
}

static int run(struct kr_cli *cli, void *values)
{
	static const struct kr_text_wanted wanted = { .what = N_("why it is put off"),
		.required = true };
	struct kr_deferring *request = values;
	request->id = cli->args.at[0];
	if (kr_cli_text(cli, &wanted, &request->why) != KR_OK)
		return KR_FAILED;
	return kr_cli_act(cli, plan, request);
}

const struct kr_command kr_command_defer = {
	.synopsis = "kring defer ID --until DATE --owner PERSON [-m WHY] [-F FILE] [-e]",
	.opts = opts,
	.size = sizeof(struct kr_deferring),
	.flags = KR_ACTS | KR_TAKES_TEXT,
	.args = { { N_("which proposal"), KR_NAMES_AGREEMENT, NULL } },
	.min = 1,
	.max = 1,
	.run = run,
};
