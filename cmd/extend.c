/* cmd/extend.c - move the day of an evaluation until it can be held. */
#include "cmd.h"

struct extending {
	const char *id, *why;
	int32_t to;
};

static const struct kr_opt opts[] = {
	KR_OPT_DAY("to", struct extending, to, N_("the day by which it can be evaluated")),
	KR_OPT_END,
};

static int plan(struct kr_act *act, const void *request)
{
	const struct extending *e = request;
	return kr_act_extend(act, e->id, e->to, e->why);
}

static int run(struct kr_cli *cli, void *values)
{
	static const struct kr_text_wanted wanted = { .what = N_("why it cannot be held before"),
		.required = true };
	struct extending *e = values;
	e->id = cli->args.at[0];
	if (kr_cli_text(cli, &wanted, &e->why) != KR_OK)
		return KR_FAILED;
	return kr_cli_act(cli, plan, e);
}

const struct kr_command kr_command_extend = {
	.synopsis = "kring extend ID --to DATE [-m WHY] [-F FILE] [-e]",
	.opts = opts,
	.size = sizeof(struct extending),
	.flags = KR_ACTS | KR_TAKES_TEXT,
	.args = { { N_("which agreement"), KR_NAMES_AGREEMENT, NULL } },
	.min = 1,
	.max = 1,
	.run = run,
};
