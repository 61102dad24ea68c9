/* cmd/help.c - help on kring, or the manual of a command. */
#include "cmd.h"

#include <string.h>

static int run(struct kr_cli *cli, void *values)
{
	const char *topic = kr_cli_arg(cli, 0);
	(void)values;
	if (!topic) {
		kr_print_short_help(&cli->out);
		return KR_OK;
	}
	if (!kr_command_find(topic) && kr_kind_of(topic) == KR_KINDS && strcmp(topic, "rules") != 0)
		return kr_cli_unknown_command(cli, topic);
	return kr_cli_manual(cli, topic);
}

const struct kr_command kr_command_help = {
	.synopsis = "kring help [COMMAND]",
	.flags = KR_PAGES,
	.args = { { N_("which command"), KR_NAMES_COMMAND, NULL } },
	.max = 1,
	.run = run,
};
