/* cmd/answer.c - the answers other than consent and an objection. */
#include "cmd.h"

#include <string.h>

#define S struct kr_answering
static const struct kr_opt opts[] = {
	KR_OPT_DAY("until", S, until, N_("consulting: the day by which the answer comes")),
	KR_OPT_FLAG(0, "evaluation", S, evaluation, N_("to the outcome of the evaluation")),
	KR_OPT_END,
};
#undef S

static const char *const words[] = { "not-yet", "absent", "stand-aside", "consulting", "left",
	NULL };
static const enum kr_response_word responses[] = { KR_NOT_YET, KR_ABSENT, KR_STAND_ASIDE,
	KR_CONSULTING, KR_LEFT };

static int plan(struct kr_act *act, const void *request)
{
	return kr_act_answer(act, request);
}

static int unknown_word(struct kr_cli *cli, const char *word, const char *id)
{
	const char *hint = kr_words_hint(&cli->diags, word, words, kr_words_count(words), "",
		kr_diag_text(
			&cli->diags, _("choose one of: %s"), kr_words_said(cli->arena, words)));
	if (strcmp(word, "consent") == 0)
		hint = kr_diag_text(&cli->diags, "kring consent %s", id);
	if (strcmp(word, "objection") == 0 || strcmp(word, "object") == 0)
		hint = kr_diag_text(&cli->diags, "kring object %s", id);
	return kr_misuse(&cli->diags, hint, _("'%s' is no answer here"), word);
}

static int run(struct kr_cli *cli, void *values)
{
	static const struct kr_text_wanted wanted = { .what = N_("what you want to say with it") };
	struct kr_answering *request = values;
	const char *word = kr_word_typed(words, cli->args.at[1]);
	size_t i = 0;
	if (!word)
		return unknown_word(cli, cli->args.at[1], cli->args.at[0]);
	while (strcmp(words[i], word) != 0)
		i++;
	request->id = cli->args.at[0];
	request->response = responses[i];
	request->meeting = KR_NO_DAY;
	if (kr_cli_text(cli, &wanted, &request->said) != KR_OK)
		return KR_FAILED;
	return kr_cli_act(cli, plan, request);
}

const struct kr_command kr_command_answer = {
	.synopsis = "kring answer ID not-yet|absent|stand-aside|consulting|left [--until DATE] "
		    "[-m TEXT] [-F FILE] [-e] [--evaluation]",
	.opts = opts,
	.size = sizeof(struct kr_answering),
	.flags = KR_ACTS | KR_TAKES_TEXT,
	.args = { { N_("which proposal"), KR_NAMES_AGREEMENT, NULL },
		{ N_("the answer"), KR_NAMES_WORD, words } },
	.min = 2,
	.max = 2,
	.run = run,
};
