/* cmd/meet.c - plan, hold and close a meeting of a circle. */
#include "cmd.h"

struct meeting {
	struct kr_meeting_act request;
	kr_words guests;
};

#define S struct meeting
static const struct kr_opt opts[] = {
	KR_OPT_FLAG(0, "plan", S, request.plan, N_("it is still to come: agenda and papers")),
	KR_OPT_TEXT(0, "agenda", "ID,...", S, request.agenda, KR_NAMES_AGREEMENT,
		N_("what is on the agenda; else what is open or due")),
	KR_OPT_DAY("papers", S, request.papers, N_("when the papers went out")),
	KR_OPT_TEXT(0, "present", "PERSON,...", S, request.present, KR_NAMES_PERSON,
		N_("who is there; all: every member but those who are absent")),
	KR_OPT_TEXT(0, "absent", "PERSON,...", S, request.absent, KR_NAMES_PERSON,
		N_("who is not there; no reasons: they are personal")),
	KR_OPT_TEXTS(
		0, "guests", "NAME", S, guests, 0, N_("who else is there; once for each of them")),
	KR_OPT_TEXT(0, "facilitator", "PERSON", S, request.facilitator, KR_NAMES_PERSON,
		N_("who facilitates")),
	KR_OPT_FLAG(
		0, "close", S, request.close, N_("it is over: write the skeleton of the report")),
	KR_OPT_FLAG(0, "confirm-report", S, request.confirm_report,
		N_("the circle confirmed the report")),
	KR_OPT_END,
};
#undef S

static int plan(struct kr_act *act, const void *request)
{
	const struct meeting *m = request;
	return kr_act_meet(act, &m->request);
}

static int run(struct kr_cli *cli, void *values)
{
	static const struct kr_text_wanted wanted = { .what = N_("the summary of the report") };
	struct meeting *m = values;
	struct kr_meeting_act *request = &m->request;
	const char *day = cli->args.at[1];
	request->circle = cli->args.at[0];
	if (!kr_day_parse_typed(day, cli->as_of, &request->day))
		return kr_misuse(
			&cli->diags, kr_day_typed_hint(cli->arena, day), _("'%s' is no date"), day);
	kr_days_add(cli->arena, &cli->days, day, request->day);
	if (kr_cli_text(cli, &wanted, &request->summary) != KR_OK)
		return KR_FAILED;
	if (request->summary && !request->close)
		return kr_misuse(&cli->diags, _("add --close, or leave the text out"),
			_("a summary belongs to a meeting that is over"));
	request->guests = m->guests.at;
	request->n_guests = m->guests.n;
	return kr_cli_act(cli, plan, m);
}

const struct kr_command kr_command_meet = {
	.synopsis = "kring meet CIRCLE DATE [--plan] [--agenda ID,...] [--papers DATE] "
		    "[--present PERSON,...] [--absent PERSON,...] [--guests NAME] "
		    "[--facilitator PERSON] [--close] [-m SUMMARY] [-F FILE] [-e] "
		    "[--confirm-report]",
	.opts = opts,
	.size = sizeof(struct meeting),
	.flags = KR_ACTS | KR_TAKES_TEXT,
	.args = { { N_("which circle"), KR_NAMES_CIRCLE, NULL },
		{ N_("the date of the meeting"), KR_NAMES_NOTHING, NULL } },
	.min = 2,
	.max = 2,
	.run = run,
};
