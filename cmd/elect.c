/* cmd/elect.c - propose an election: a role of a circle, for a term. */
#include "cmd.h"

#define S struct kr_electing
static const struct kr_opt opts[] = {
	KR_OPT_DAY("until", S, until, N_("the last day of the term")),
	KR_OPT_TEXT(0, "id", "NAME", S, id, 0, N_("its id in the circle; else ROLE-YEAR")),
	KR_OPT_TEXT(0, "title", "TEXT", S, title, 0, N_("what it is called")),
	KR_OPT_TEXT(0, "keeper", "PERSON", S, keeper, KR_NAMES_PERSON,
		N_("who brings it back when the term ends; else you")),
	KR_OPT_FLAG(0, "open", S, open, N_("open the consent round at once, about --person")),
	KR_OPT_TEXT(0, "person", "PERSON", S, person, KR_NAMES_PERSON,
		N_("with --open: who is proposed")),
	KR_OPT_END,
};
#undef S

static int plan(struct kr_act *act, const void *request)
{
	return kr_act_elect(act, request);
}

static int run(struct kr_cli *cli, void *values)
{
	struct kr_electing *request = values;
	request->circle = cli->args.at[0];
	request->role = cli->args.at[1];
	return kr_cli_act(cli, plan, request);
}

const struct kr_command kr_command_elect = {
	.synopsis = "kring elect CIRCLE ROLE --until DATE [--id NAME] [--title TEXT] "
		    "[--keeper PERSON] [--open --person PERSON]",
	.opts = opts,
	.size = sizeof(struct kr_electing),
	.flags = KR_ACTS,
	.args = { { N_("of which circle"), KR_NAMES_CIRCLE, NULL },
		{ N_("which role"), KR_NAMES_ROLE, NULL } },
	.min = 2,
	.max = 2,
	.run = run,
};
