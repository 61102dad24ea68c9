/* cmd/end-circle.c - what a circle that ends would leave; and its end. */
#include "cmd.h"

struct ending {
	struct kr_circle_ending request;
	bool apply;
};

#define S struct ending
static const struct kr_opt opts[] = {
	KR_OPT_TEXT(0, "heir", "CIRCLE", S, request.heir, KR_NAMES_CIRCLE,
		N_("the circle that takes its agreements and its domain over")),
	KR_OPT_FLAG(0, "apply", S, apply, N_("write the end; without it nothing changes")),
	KR_OPT_END,
};
#undef S

static int plan(struct kr_act *act, const void *request)
{
	return kr_act_end_circle(act, request);
}

static int list(struct kr_cli *cli, const struct ending *e)
{
	const struct kr_ending_options o = { .circle = e->request.circle, .heir = e->request.heir };
	struct kr_workspace *ws = kr_cli_whole(cli);
	struct kr_document d;
	cli->fail_on = KR_ERROR; /* as of every command that only looks */
	if (!ws)
		return KR_FAILED;
	kr_cli_begin_document(cli);
	int status = kr_end_circle_build(ws, &o, &d);
	kr_cli_end_document(cli);
	return status != KR_OK ? KR_FAILED : kr_cli_document(cli, &d, NULL);
}

static int run(struct kr_cli *cli, void *values)
{
	static const struct kr_text_wanted wanted = { .what = N_("why the circle ends") };
	struct ending *e = values;
	e->request.circle = cli->args.at[0];
	if (!e->apply)
		return list(cli, e);
	if (kr_cli_text(cli, &wanted, &e->request.why) != KR_OK)
		return KR_FAILED;
	return kr_cli_act(cli, plan, &e->request);
}

const struct kr_command kr_command_end_circle = {
	.synopsis = "kring end-circle CIRCLE [--heir CIRCLE] [--format text|md|html|csv|json|ics]\n"
		    "kring end-circle CIRCLE --heir CIRCLE --apply [-m WHY] [-F FILE] [-e]",
	.opts = opts,
	.size = sizeof(struct ending),
	.flags = KR_ACTS | KR_TAKES_TEXT | KR_DOCUMENTS | KR_PAGES,
	.args = { { N_("which circle"), KR_NAMES_CIRCLE, NULL } },
	.min = 1,
	.max = 1,
	.run = run,
};
