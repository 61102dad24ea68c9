/* cmd/resolve.c - record what became of an objection. */
#include "cmd.h"

#define S struct kr_resolving
static const struct kr_opt opts[] = {
	KR_OPT_KEYWORD("result", "RESULT", S, result,
		"agreement.rounds.n.responses.n.outcome.result",
		N_("what became of it, such as amended, criterion-added or withdrawn")),
	KR_OPT_INT("round", S, round, N_("of which round the objection is; else the last one")),
	KR_OPT_TEXT(0, "confirmed-by", "PERSON", S, confirmed_by, KR_NAMES_PERSON,
		N_("who says that this is so: the objector")),
	KR_OPT_TEXT(
		0, "to", "ID", S, to, KR_NAMES_CIRCLE, N_("where it went: a circle or agreement")),
	KR_OPT_TEXT(0, "owner", "PERSON", S, owner, KR_NAMES_PERSON, N_("who brings it further")),
	KR_OPT_DAY("until", S, until, N_("by when")),
	KR_OPT_DAY("meeting", S, meeting, N_("the meeting that looked at the argument")),
	KR_OPT_TEXT(0, "disagrees", "PERSON,...", S, disagrees, KR_NAMES_PERSON,
		N_("not-qualified: who did not agree; '' is nobody")),
	KR_OPT_FLAG(0, "evaluation", S, evaluation,
		N_("an objection to the outcome of the evaluation")),
	KR_OPT_END,
};
#undef S

static int plan(struct kr_act *act, const void *request)
{
	return kr_act_resolve(act, request);
}

/* Without '--result' the objector confirms what was settled, and nothing else is said of it. */
static bool only_confirms(const struct kr_cli *cli, const struct kr_resolving *r)
{
	const struct kr_globals *g = &cli->globals;
	return r->confirmed_by && !r->to && !r->owner && r->until == KR_NO_DAY &&
	       r->meeting == KR_NO_DAY && !r->disagrees && !g->message.n && !g->file && !g->edit;
}

static int run(struct kr_cli *cli, void *values)
{
	static const struct kr_text_wanted wanted = { .what = N_("a note to the outcome") };
	struct kr_resolving *request = values;
	request->id = cli->args.at[0];
	request->person = cli->args.at[1];
	if (!request->result && !only_confirms(cli, request))
		return kr_misuse(&cli->diags,
			_("for example --result amended; 'kring resolve -h' lists the options"),
			_("'%s' needs to know what became of the objection: --result"),
			cli->called);
	if (kr_cli_text(cli, &wanted, &request->note) != KR_OK)
		return KR_FAILED;
	return kr_cli_act(cli, plan, request);
}

const struct kr_command kr_command_resolve = {
	.synopsis = "kring resolve ID PERSON --result RESULT [--round N] [--confirmed-by PERSON] "
		    "[--to ID|--owner PERSON] [--until DATE] [--meeting DATE] "
		    "[--disagrees PERSON,...] [-m NOTE] [-F FILE] [-e] [--evaluation]\n"
		    "kring resolve ID PERSON --confirmed-by PERSON [--round N] [--evaluation]",
	.opts = opts,
	.size = sizeof(struct kr_resolving),
	.flags = KR_ACTS | KR_TAKES_TEXT,
	.args = { { N_("which proposal"), KR_NAMES_AGREEMENT, NULL },
		{ N_("whose objection"), KR_NAMES_PERSON, NULL } },
	.min = 2,
	.max = 2,
	.run = run,
};
