/* cmd/status.c - what needs attention. */
#include "cmd.h"

#include <string.h>

enum { MOST_AT_A_GLANCE = 12 }; /* lines of `kring` alone: one screen with what is around it */

#define S struct kr_status_options
static const struct kr_opt opts[] = {
	KR_OPT_TEXT(0, "for", "ID", S, for_, KR_NAMES_BEARER,
		N_("only for this person, organisation or circle")),
	KR_OPT_SPAN("within", "60d", S, within, N_("how far to look ahead; 60 days")),
	KR_OPT_END,
};
#undef S

static int run(struct kr_cli *cli, void *values)
{
	struct kr_status_options *o = values;
	struct kr_workspace *ws = kr_cli_loaded(cli);
	struct kr_document d;
	if (o->within == KR_NO_DAY)
		o->within = 0;
	if (cli->alone && strcmp(kr_cli_format(cli), "text") == 0)
		o->most = MOST_AT_A_GLANCE;
	if (!ws)
		return KR_FAILED;
	kr_cli_begin_document(cli);
	int status = kr_status_build(ws, o, &d);
	kr_cli_end_document(cli);
	return status != KR_OK ? KR_FAILED : kr_cli_document(cli, &d, NULL);
}

const struct kr_command kr_command_status = {
	.synopsis = "kring status [--for ID] [--within 60d] [--format text|md|html|csv|json|ics]",
	.opts = opts,
	.size = sizeof(struct kr_status_options),
	.flags = KR_PAGES | KR_DOCUMENTS,
	.run = run,
};
