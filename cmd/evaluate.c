/* cmd/evaluate.c - look back on an agreement, and put the outcome to consent. */
#include "cmd.h"

struct evaluating {
	struct kr_evaluating request;
	kr_words met, verdicts;
	bool sheet;
};

#define S struct evaluating
static const struct kr_opt opts[] = {
	KR_OPT_KEYWORD("outcome", "OUTCOME", S, request.outcome, "agreement.evaluations.n.outcome",
		N_("what comes of it: renewed, amended or ended")),
	KR_OPT_KEYWORD("kept", "KEPT", S, request.kept, "agreement.evaluations.n.kept",
		N_("whether it was kept: kept, partly or not-kept")),
	KR_OPT_DAY("next", S, request.next, N_("the next evaluation; none when it ends")),
	KR_OPT_TEXTS(0, "met", "CRITERION=RESULT", S, met, 0,
		N_("what was found: met, not-met or unknown; repeatable")),
	KR_OPT_TEXTS(0, "verdict", "DISAGREEMENT=VERDICT", S, verdicts, 0,
		N_("what practice showed: confirmed, refuted or undecided; repeatable")),
	KR_OPT_TEXT(0, "input", "ORG,...", S, request.inputs, KR_NAMES_ORGANISATION,
		N_("the organisations that were heard")),
	KR_OPT_FLAG(0, "sheet", S, sheet, N_("print the sheet for the meeting; change nothing")),
	KR_OPT_END,
};
#undef S

static int plan(struct kr_act *act, const void *request)
{
	return kr_act_evaluate(act, request);
}

static int template(struct kr_act *act, const void *request, struct kr_buf *out)
{
	return kr_act_evaluate_sheet(act, request, out);
}

static int print_sheet(struct kr_cli *cli, const struct kr_evaluating *request)
{
	struct kr_act *act = kr_cli_act_new(cli);
	int status = act ? kr_act_evaluate_sheet(act, request, &cli->out) : KR_FAILED;
	kr_act_free(act);
	return status;
}

static int read_options(struct kr_cli *cli, struct evaluating *e)
{
	static const struct kr_pair_form met = { "--met", N_("CRITERION=RESULT"),
		N_("--met within-two-hours=not-met") };
	static const struct kr_pair_form verdict = { "--verdict", N_("DISAGREEMENT=VERDICT"),
		N_("--verdict evenings=confirmed") };
	struct kr_evaluating *r = &e->request;
	r->id = cli->args.at[0];
	if (kr_cli_message(cli, N_("what was learned"), &r->learned) != KR_OK ||
		kr_cli_settings(cli, &met, &e->met, &r->met, &r->n_met) != KR_OK)
		return KR_FAILED;
	return kr_cli_settings(cli, &verdict, &e->verdicts, &r->verdicts, &r->n_verdicts);
}

static int run(struct kr_cli *cli, void *values)
{
	struct evaluating *e = values;
	struct kr_evaluating *request = &e->request;
	struct kr_filled filled = { 0 };
	if (read_options(cli, e) != KR_OK)
		return KR_FAILED;
	if (e->sheet)
		return print_sheet(cli, request);
	if (kr_cli_fill(cli, template, request, !request->learned, &filled) != KR_OK)
		return KR_FAILED;
	/* what the options gave stood on the sheet, where it may have been changed */
	if (filled.shown)
		*request = (struct kr_evaluating){ .id = request->id, .next = KR_NO_DAY };
	request->filled = filled.bytes;
	request->filled_len = filled.len;
	request->filled_name = filled.name;
	return kr_cli_act(cli, plan, request);
}

const struct kr_command kr_command_evaluate = {
	.synopsis = "kring evaluate ID [--outcome renewed|amended|ended] "
		    "[--kept kept|partly|not-kept] [--next DATE] [-m LEARNED] "
		    "[--met CRITERION=RESULT ...] [--verdict DISAGREEMENT=VERDICT ...] "
		    "[--input ORG,...] [-F FILE] [-e] [--sheet]",
	.opts = opts,
	.size = sizeof(struct evaluating),
	.flags = KR_ACTS | KR_TAKES_TEXT,
	.args = { { N_("which agreement"), KR_NAMES_AGREEMENT, NULL } },
	.min = 1,
	.max = 1,
	.run = run,
};
