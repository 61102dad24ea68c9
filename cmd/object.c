/* cmd/object.c - object to a proposal, or to an agreement in force, with an argument. */
#include "cmd.h"

#define S struct kr_answering
static const struct kr_opt opts[] = {
	KR_OPT_TEXT(0, "aim", "ID", S, aim, KR_NAMES_AGREEMENT,
		N_("the aim that it would harm: circle, a goal or an agreement")),
	KR_OPT_TEXT(0, "suggestion", "TEXT", S, suggestion, KR_NAMES_NOTHING,
		N_("what would take the objection away")),
	KR_OPT_TEXT(0, "new-information", "TEXT", S, new_information, KR_NAMES_NOTHING,
		N_("what was not known when it was adopted")),
	KR_OPT_FLAG(0, "evaluation", S, evaluation, N_("to the outcome of the evaluation")),
	KR_OPT_END,
};
#undef S

static int plan(struct kr_act *act, const void *request)
{
	return kr_act_answer(act, request);
}

static int run(struct kr_cli *cli, void *values)
{
	struct kr_text_wanted wanted = { .what = N_("your argument"),
		.help = N_("Why would this harm the aim of the circle?  If you cannot put it into "
			   "words yet,\nleave the text empty and write: kring answer ID not-yet"),
		.required = kr_cli_is_attended(cli) };
	struct kr_answering *request = values;
	request->id = cli->args.at[0];
	request->response = KR_OBJECTION;
	request->until = request->meeting = KR_NO_DAY;
	/* where nobody can be asked, the act refuses, and offers not-yet instead */
	if (kr_cli_text(cli, &wanted, &request->argument) != KR_OK)
		return KR_FAILED;
	return kr_cli_act(cli, plan, request);
}

const struct kr_command kr_command_object = {
	.synopsis = "kring object ID [-m ARGUMENT] [-F FILE] [-e] [--aim ID] [--suggestion TEXT] "
		    "[--new-information TEXT] [--evaluation]",
	.opts = opts,
	.size = sizeof(struct kr_answering),
	.flags = KR_ACTS | KR_TAKES_TEXT,
	.args = { { N_("which proposal or agreement"), KR_NAMES_AGREEMENT, NULL } },
	.min = 1,
	.max = 1,
	.run = run,
};
