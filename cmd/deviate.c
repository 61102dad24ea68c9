/* cmd/deviate.c - write down that it went otherwise than agreed, or that this was repaired. */
#include "cmd.h"

#define S struct kr_deviating
static const struct kr_opt opts[] = {
	KR_OPT_TEXT(0, "by", "ORG", S, by, KR_NAMES_ORGANISATION,
		N_("which organisation; the one that you speak for when not given")),
	KR_OPT_DAY("repaired", S, repaired,
		N_("the day on which it was repaired; without a text: of the last one")),
	KR_OPT_END,
};
#undef S

static int plan(struct kr_act *act, const void *request)
{
	return kr_act_deviate(act, request);
}

static int run(struct kr_cli *cli, void *values)
{
	struct kr_deviating *request = values;
	/* that it was repaired needs no words */
	struct kr_text_wanted wanted = { .what = N_("why it went otherwise"),
		.required = request->repaired == KR_NO_DAY };
	request->id = cli->args.at[0];
	if (kr_cli_text(cli, &wanted, &request->why) != KR_OK)
		return KR_FAILED;
	return kr_cli_act(cli, plan, request);
}

const struct kr_command kr_command_deviate = {
	.synopsis = "kring deviate ID [-m WHY] [-F FILE] [-e] [--by ORG] [--repaired DATE]",
	.opts = opts,
	.size = sizeof(struct kr_deviating),
	.flags = KR_ACTS | KR_TAKES_TEXT,
	.args = { { N_("from which agreement"), KR_NAMES_AGREEMENT, NULL } },
	.min = 1,
	.max = 1,
	.run = run,
};
