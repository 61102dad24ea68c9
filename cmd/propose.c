/* cmd/propose.c - put a proposal before a circle. */
#include "cmd.h"

struct proposing {
	struct kr_propose request;
	kr_words set;
};

#define S struct proposing
static const struct kr_opt opts[] = {
	KR_OPT_TEXT(0, "title", "TEXT", S, request.title, 0, N_("what it is called")),
	KR_OPT_KEYWORD("kind", "KIND", S, request.kind, "agreement.kind",
		N_("agreement, two, election or method")),
	KR_OPT_TEXT(0, "keeper", "PERSON", S, request.keeper, KR_NAMES_PERSON,
		N_("who brings it back on the evaluation date")),
	KR_OPT_DAY("evaluate", S, request.evaluate, N_("the evaluation date")),
	KR_OPT_TEXTS(0, "set", "KEY=TEXT", S, set, KR_NAMES_NOTHING,
		N_("fill a key, such as text or evaluation.criteria.snel; repeatable")),
	KR_OPT_TEXT(0, "establishes", "KIND/ID,...", S, request.establishes, 0,
		N_("what comes into force with it; 'spelregels' is all that are not yet")),
	KR_OPT_FLAG(0, "open", S, request.open, N_("open the first consent round at once")),
	KR_OPT_END,
};
#undef S

static int plan(struct kr_act *act, const void *request)
{
	return kr_act_propose(act, request);
}

static int template(struct kr_act *act, const void *request, struct kr_buf *out)
{
	return kr_act_propose_template(act, request, out);
}

static int run(struct kr_cli *cli, void *values)
{
	static const struct kr_pair_form set_form = KR_SET_FORM;
	struct proposing *p = values;
	struct kr_propose *request = &p->request;
	struct kr_filled filled = { 0 };
	request->id = cli->args.at[0];
	if (kr_cli_settings(cli, &set_form, &p->set, &request->set, &request->n_set) != KR_OK)
		return KR_FAILED;
	bool ask = !request->n_set && !request->establishes;
	if (kr_cli_fill(cli, template, request, ask, &filled) != KR_OK)
		return KR_FAILED;
	request->filled = filled.bytes;
	request->filled_len = filled.len;
	request->filled_name = filled.name;
	return kr_cli_act(cli, plan, request);
}

const struct kr_command kr_command_propose = {
	.synopsis = "kring propose CIRCLE/ID [--title TEXT] [--kind KIND] [--keeper PERSON] "
		    "[--evaluate DATE] [--set KEY=TEXT ...] [--establishes spelregels|KIND/ID,...] "
		    "[-F FILE] [-e] [--open]",
	.opts = opts,
	.size = sizeof(struct proposing),
	.flags = KR_ACTS | KR_TAKES_TEXT | KR_NO_MESSAGE,
	.args = { { N_("where and under which name: CIRCLE/ID"), KR_NAMES_CIRCLE, NULL } },
	.min = 1,
	.max = 1,
	.run = run,
};
