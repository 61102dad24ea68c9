/* cmd/say.c - react to a proposal while it is forming or open. */
#include "cmd.h"

struct saying {
	const char *id, *text;
	bool question;
};

static const struct kr_opt opts[] = {
	KR_OPT_FLAG(0, "question", struct saying, question, N_("it is a question, not a view")),
	KR_OPT_END,
};

static int plan(struct kr_act *act, const void *request)
{
	const struct saying *s = request;
	return kr_act_say_reaction(act, s->id, s->text, s->question);
}

static int run(struct kr_cli *cli, void *values)
{
	static const struct kr_text_wanted wanted = { .what = N_("your reaction"),
		.help = N_("A question or a view.  It never blocks; an objection does."),
		.required = true };
	struct saying *s = values;
	s->id = cli->args.at[0];
	if (kr_cli_text(cli, &wanted, &s->text) != KR_OK)
		return KR_FAILED;
	return kr_cli_act(cli, plan, s);
}

const struct kr_command kr_command_say = {
	.synopsis = "kring say ID [-m TEXT] [-F FILE] [-e] [--question]",
	.opts = opts,
	.size = sizeof(struct saying),
	.flags = KR_ACTS | KR_TAKES_TEXT,
	.args = { { N_("which proposal"), KR_NAMES_AGREEMENT, NULL } },
	.min = 1,
	.max = 1,
	.run = run,
};
