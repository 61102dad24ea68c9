/* cmd/leave.c - what somebody who leaves would leave behind; and the departure itself. */
#include "cmd.h"

struct leaving {
	struct kr_leaving request;
	bool apply;
};

#define S struct leaving
static const struct kr_opt opts[] = {
	KR_OPT_FLAG(0, "apply", S, apply, N_("write the departure; without it nothing changes")),
	KR_OPT_TEXT(0, "to", "PERSON", S, request.to, KR_NAMES_PERSON,
		N_("who takes over actions and agreements, where that person is at the table")),
	KR_OPT_TEXT(0, "successor", "ORG", S, request.successor, KR_NAMES_ORGANISATION,
		N_("of an organisation: which one takes its place")),
	KR_OPT_TEXT(0, "by", "TEXT", S, request.by, 0,
		N_("who withdraws the mandates; the organisation when nothing is said")),
	KR_OPT_END,
};
#undef S

static int plan(struct kr_act *act, const void *request)
{
	return kr_act_leave(act, request);
}

static int list(struct kr_cli *cli, const struct leaving *l)
{
	const struct kr_leave_options o = { .who = l->request.who, .to = l->request.to };
	struct kr_workspace *ws = kr_cli_whole(cli);
	struct kr_document d;
	cli->fail_on = KR_ERROR; /* as of every command that only looks */
	if (!ws)
		return KR_FAILED;
	kr_cli_begin_document(cli);
	int status = kr_leave_build(ws, &o, &d);
	kr_cli_end_document(cli);
	return status != KR_OK ? KR_FAILED : kr_cli_document(cli, &d, NULL);
}

static int run(struct kr_cli *cli, void *values)
{
	static const struct kr_text_wanted wanted = { .what = N_("what there is to say of it") };
	struct leaving *l = values;
	l->request.who = cli->args.at[0];
	if (!l->apply)
		return list(cli, l);
	if (kr_cli_text(cli, &wanted, &l->request.why) != KR_OK)
		return KR_FAILED;
	return kr_cli_act(cli, plan, &l->request);
}

const struct kr_command kr_command_leave = {
	.synopsis = "kring leave PERSON|ORG [--to PERSON] [--format text|md|html|csv|json|ics]\n"
		    "kring leave PERSON|ORG --apply [--to PERSON] [--successor ORG] [--by TEXT] "
		    "[-m TEXT] [-F FILE] [-e]",
	.opts = opts,
	.size = sizeof(struct leaving),
	.flags = KR_ACTS | KR_TAKES_TEXT | KR_DOCUMENTS | KR_PAGES,
	.args = { { N_("who leaves"), KR_NAMES_BEARER, NULL } },
	.min = 1,
	.max = 1,
	.run = run,
};
