/* cmd/amend.c - change a proposal, or propose a change to an agreement in force. */
#include "cmd.h"

struct amending {
	struct kr_amending request;
	kr_words set;
};

#define S struct amending
static const struct kr_opt opts[] = {
	KR_OPT_TEXTS(0, "set", "KEY=TEXT", S, set, KR_NAMES_NOTHING,
		N_("fill a key; 'KEY=' removes it; repeatable")),
	KR_OPT_FLAG(0, "editorial", S, request.editorial,
		N_("a spelling correction only: the answers stay")),
	KR_OPT_TEXT(0, "second", "PERSON", S, request.second, KR_NAMES_PERSON,
		N_("who saw the correction too")),
	KR_OPT_END,
};
#undef S

static int plan(struct kr_act *act, const void *request)
{
	return kr_act_amend(act, request);
}

static int template(struct kr_act *act, const void *request, struct kr_buf *out)
{
	const struct kr_amending *amending = request;
	return kr_act_amend_template(act, amending->id, out);
}

static int run(struct kr_cli *cli, void *values)
{
	static const struct kr_pair_form set_form = KR_SET_FORM;
	struct amending *a = values;
	struct kr_amending *request = &a->request;
	struct kr_filled filled = { 0 };
	request->id = cli->args.at[0];
	if (kr_cli_message(cli, N_("what changed, in one line"), &request->changed) != KR_OK ||
		kr_cli_settings(cli, &set_form, &a->set, &request->set, &request->n_set) != KR_OK)
		return KR_FAILED;
	/* with -m alone the text on disk may have been changed already: then no editor is wanted */
	bool ask = !request->n_set && !request->changed;
	if (kr_cli_fill(cli, template, request, ask, &filled) != KR_OK)
		return KR_FAILED;
	request->filled = filled.bytes;
	request->filled_len = filled.len;
	request->filled_name = filled.name;
	request->shown = filled.shown;
	request->shown_len = filled.shown_len;
	return kr_cli_act(cli, plan, request);
}

const struct kr_command kr_command_amend = {
	.synopsis = "kring amend ID [--set KEY=TEXT ...] [-F FILE] [-e] [-m WHAT-CHANGED] "
		    "[--editorial --second PERSON]",
	.opts = opts,
	.size = sizeof(struct amending),
	.flags = KR_ACTS | KR_TAKES_TEXT,
	.args = { { N_("which proposal or agreement"), KR_NAMES_AGREEMENT, NULL } },
	.min = 1,
	.max = 1,
	.run = run,
};
