/* cmd/version.c - the version of kring. */
#include "cmd.h"

#ifndef KRING_VERSION
#error "the build says which version this is: -DKRING_VERSION"
#endif

static int run(struct kr_cli *cli, void *values)
{
	(void)values;
	kr_buf_puts(&cli->out, "kring " KRING_VERSION "\n");
	return KR_OK;
}

const struct kr_command kr_command_version = {
	.synopsis = "kring version",
	.run = run,
};
