/* cmd/progress.c - tell a person who waits how far the reading is. */
#include "cmd.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static int64_t now(void)
{
	struct timespec t;
	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void write_line(void *arg, const char *s, size_t len)
{
	(void)arg;
	(void)kr_write_all(STDERR_FILENO, s, len);
}

static void step(void *arg, size_t done, size_t total)
{
	kr_progress_step(arg, done, total);
}

/* A log keeps every line that was wiped, and nobody waits before it. */
static bool is_welcome(const struct kr_cli *cli)
{
	const char *ci = getenv("CI"), *term = getenv("TERM");
	return isatty(STDERR_FILENO) && !cli->globals.quiet && !(ci && *ci) && term && *term &&
	       strcmp(term, "dumb") != 0;
}

int kr_cli_load(struct kr_cli *cli, struct kr_workspace *ws)
{
	struct kr_progress progress = { .now = now, .write = write_line };
	if (!is_welcome(cli))
		return kr_workspace_load(ws);
	kr_workspace_watch(ws, step, &progress);
	int status = kr_workspace_load(ws);
	kr_workspace_watch(ws, NULL, NULL);
	kr_progress_end(&progress);
	return status;
}
