/*
 * lib/sys/spawn.h - start a program, without a shell, and hear it out.
 *
 * The program is named by its absolute path and gets exactly the arguments and the environment that
 * it is given, no descriptor but its three, and no signal blocked or ignored.
 *
 *	const char *const argv[] = { "git", "rev-parse", "--show-toplevel", NULL };
 *	struct kr_run run = { .program = path, .argv = argv, .env = env, .folder = -1,
 *		.seconds = 30, .cap = 1 << 20, .out = &out };
 *	struct kr_ending how;
 *	if (kr_run(&run, &how) == KR_OK && how.status == 0)
 *
 * Source: SAFETY, 'Calling git'; reliability, rows 41, 42, 46.
 */
#ifndef KR_SYS_SPAWN_H
#define KR_SYS_SPAWN_H

#include <kring/sys.h>

struct kr_run {
	const char *program;     /* absolute path */
	const char *const *argv; /* NULL at the end */
	const char *const *env;  /* `NAME=VALUE`, NULL at the end */
	int folder;              /* the open folder to start in; -1: where we are */
	const char *input;       /* its standard input; NULL: nothing (/dev/null) */
	size_t input_len;
	unsigned seconds;         /* killed after these; 0: never */
	size_t cap;               /* killed when it writes more than that to @out or @err */
	struct kr_buf *out, *err; /* appended to; NULL: thrown away */
	bool attended; /* a person sits there: out and err go to our stderr, in our process group */
};

/** How it ended.  @status is 0 to 255, or -1 if a signal ended it. */
struct kr_ending {
	int status, signal;
	bool late;    /* it was killed, because its time was over */
	bool flooded; /* it was killed, because it wrote too much */
};

/** Runs it to its end.  KR_OK: it was started, and @how says the rest.  KR_FAILED: errno says why.
 */
int kr_run(const struct kr_run *run, struct kr_ending *how);

/** Writes the path of the program @name into @path[PATH_MAX]; see kr_program_find(). */
bool kr_program_path(const char *name, char *path);

#endif
