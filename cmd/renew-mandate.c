/* cmd/renew-mandate.c - renew one's mandate after a meeting (spelregel 4). */
#include "cmd.h"

struct renewing {
	struct kr_renewing request;
	bool all;
};

#define S struct renewing
static const struct kr_opt opts[] = {
	KR_OPT_FLAG(0, "all", S, all, N_("in every circle that you sit in")),
	KR_OPT_TEXT(0, "by", "TEXT", S, request.by, 0, N_("who renewed it: the mandator")),
	KR_OPT_DAY("meeting", S, request.meeting, N_("after which meeting")),
	KR_OPT_KEYWORD("outcome", "OUTCOME", S, request.outcome, "mandate.renewals.n.outcome",
		N_("confirmed, narrowed, widened or withdrawn")),
	KR_OPT_TEXT(0, "scope", "TOPIC,...", S, request.scope, 0,
		N_("narrowed or widened: for which topics from now on")),
	KR_OPT_TEXT(0, "limits", "TEXT", S, request.limits, 0, N_("its limits from now on")),
	KR_OPT_DAY("until", S, request.until, N_("its last day from now on")),
	KR_OPT_END,
};
#undef S

static int plan(struct kr_act *act, const void *request)
{
	return kr_act_renew_mandate(act, request);
}

static int run(struct kr_cli *cli, void *values)
{
	struct renewing *r = values;
	r->request.circle = kr_cli_arg(cli, 0);
	if (r->all == (r->request.circle != NULL))
		return kr_misuse(&cli->diags,
			_("write the circle, or --all for every circle that you sit in"),
			r->all ? _("a circle and '--all' do not go together")
			       : _("'%s' needs to know which circle"),
			cli->called);
	return kr_cli_act(cli, plan, &r->request);
}

const struct kr_command kr_command_renew_mandate = {
	.synopsis = "kring renew-mandate CIRCLE|--all --by TEXT [--meeting DATE] "
		    "[--outcome confirmed|narrowed|widened|withdrawn] [--scope TOPIC,...] "
		    "[--limits TEXT] [--until DATE]",
	.opts = opts,
	.size = sizeof(struct renewing),
	.flags = KR_ACTS,
	.args = { { N_("which circle"), KR_NAMES_CIRCLE, NULL } },
	.max = 1,
	.run = run,
};
