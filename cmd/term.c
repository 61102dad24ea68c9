/* cmd/term.c - the terminal: colours, width, and writing the results. */
#include "cmd.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static bool is_set(const char *name)
{
	const char *value = getenv(name);
	return value && *value;
}

/* In the order of ecosystem §5: the option, NO_COLOR, CLICOLOR_FORCE, TERM, the terminal. */
bool kr_cli_colour(const struct kr_cli *cli, int fd)
{
	const char *when = cli->globals.color, *force = getenv("CLICOLOR_FORCE");
	const char *term = getenv("TERM");
	if (when && strcmp(when, "auto") != 0)
		return strcmp(when, "always") == 0;
	if (is_set("NO_COLOR"))
		return false;
	if (force && *force && strcmp(force, "0") != 0)
		return true;
	return isatty(fd) && term && *term && strcmp(term, "dumb") != 0;
}

size_t kr_cli_width(void)
{
	struct winsize size;
	const char *columns = getenv("COLUMNS");
	if (!isatty(STDOUT_FILENO))
		return 0;
	long asked = columns ? strtol(columns, NULL, 10) : 0;
	if (asked >= 20 && asked <= 1000)
		return (size_t)asked;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20)
		return size.ws_col;
	return 80;
}

/* ---- writing the results ------------------------------------------------------------------ */

/* KR_NOTFOUND: no pager is wanted or it did not start; nothing was shown. */
static int through_pager(const struct kr_cli *cli)
{
	const char *pager = kr_pager();
	if (!cli->pages || cli->globals.no_pager || !pager || !isatty(STDOUT_FILENO))
		return KR_NOTFOUND;
	return kr_page(pager, cli->out.s, cli->out.len);
}

void kr_cli_pour(struct kr_cli *cli)
{
	/* what cannot be written stays, for kr_cli_flush() to say so */
	if (kr_write_all(STDOUT_FILENO, cli->out.s, cli->out.len))
		kr_buf_reset(&cli->out);
}

int kr_cli_flush(struct kr_cli *cli)
{
	if (cli->out.len == 0 || through_pager(cli) == KR_OK)
		return KR_OK;
	/* some file systems say only on closing that the disk is full */
	if (kr_write_all(STDOUT_FILENO, cli->out.s, cli->out.len) && close(STDOUT_FILENO) == 0)
		return KR_OK;
	if (errno == EPIPE && cli->pipe_matters)
		return KR_NOTFOUND;
	kr_cannot(&cli->diags, NULL, _("cannot write the results: %s"), strerror(errno));
	if (cli->saved)
		cli->diags.list.at[cli->diags.list.n - 1].hint = _(
			"the change itself was saved; do not do it again");
	return KR_FAILED;
}
