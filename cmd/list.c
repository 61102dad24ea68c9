/* cmd/list.c - the records, one line each. */
#include "cmd.h"

#define S struct kr_list_options
static const struct kr_opt opts[] = {
	KR_OPT_TEXT(0, "circle", "CIRCLE", S, circle, KR_NAMES_CIRCLE, N_("only of this circle")),
	KR_OPT_TEXT(0, "state", "STATE", S, state, KR_NAMES_STATE,
		N_("only in this state, such as open or in-force")),
	KR_OPT_TEXT(0, "topic", "TOPIC", S, topic, KR_NAMES_NOTHING, N_("only on this topic")),
	KR_OPT_END,
};
#undef S

static int unknown_kind(struct kr_cli *cli, const char *typed)
{
	kr_words names = { 0 };
	for (int k = 0; k < KR_KINDS; k++)
		*KR_ADD(cli->arena, &names) = kr_kind_name((enum kr_kind)k);
	return kr_misuse(&cli->diags, kr_aliases_hint(&cli->diags, typed, &names, kr_kind_aliases),
		_("there is no kind of record '%s'"), typed);
}

static int run(struct kr_cli *cli, void *values)
{
	struct kr_list_options *o = values;
	const char *kind = kr_cli_arg(cli, 0);
	struct kr_document d;
	o->kind = kind ? kr_kind_typed(kind) : KR_KINDS;
	if (kind && o->kind == KR_KINDS)
		return unknown_kind(cli, kind);
	struct kr_workspace *ws = kr_cli_workspace(cli);
	if (ws)
		kr_cli_speak_as_folder(ws);
	if (!ws || kr_workspace_load_kind(ws, o->kind) != KR_OK)
		return KR_FAILED;
	kr_cli_begin_document(cli);
	int status = kr_list_build(ws, o, &d);
	kr_cli_end_document(cli);
	return status != KR_OK ? KR_FAILED : kr_cli_document(cli, &d, NULL);
}

const struct kr_command kr_command_list = {
	.synopsis = "kring list [KIND] [--circle CIRCLE] [--state STATE] [--topic TOPIC] "
		    "[--format text|md|html|csv|json|ics]",
	.opts = opts,
	.size = sizeof(struct kr_list_options),
	.flags = KR_PAGES | KR_DOCUMENTS,
	.args = { { N_("which kind"), KR_NAMES_KIND, NULL } },
	.max = 1,
	.run = run,
};
