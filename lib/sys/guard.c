/* lib/sys/guard.c - work in a process of its own. */
#include "sys/guard.h"

#include <errno.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <kring/sys.h>

enum { WORK_SECONDS = 20, SAID_YES = 0, SAID_NO = 1, BROKE = 2 };

static void break_off(void)
{
	_exit(BROKE);
}

static _Noreturn void do_work(
	bool (*work)(const void *own, struct kr_buf *answer), const void *own, int to)
{
	struct rlimit time = { WORK_SECONDS, WORK_SECONDS + 1 };
	struct kr_buf answer = KR_BUF_INIT;
	kr_set_no_memory(break_off);
	(void)setrlimit(RLIMIT_CPU, &time);
	bool yes = work(own, &answer);
	if (!kr_write_all(to, answer.s, answer.len))
		_exit(BROKE);
	kr_buf_release(&answer);
	_exit(yes ? SAID_YES : SAID_NO);
}

static bool hear(int from, struct kr_buf *answer)
{
	char part[16384];
	for (;;) {
		ssize_t n = read(from, part, sizeof part);
		if (n == 0)
			return true;
		if (n > 0)
			kr_buf_add(answer, part, (size_t)n);
		else if (errno != EINTR)
			return false;
	}
}

static int how_it_ended(pid_t child)
{
	int status;
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return BROKE;
	return WIFEXITED(status) ? WEXITSTATUS(status) : BROKE;
}

int kr_guard(bool (*work)(const void *own, struct kr_buf *answer), const void *own,
	struct kr_buf *answer)
{
	struct kr_buf heard = KR_BUF_INIT;
	int ends[2], result = KR_FAILED;
	if (pipe(ends) != 0)
		return KR_FAILED;
	pid_t child = fork();
	if (child == 0) {
		close(ends[0]);
		do_work(work, own, ends[1]);
	}
	close(ends[1]);
	bool all = child > 0 && hear(ends[0], &heard);
	close(ends[0]);
	int end = child > 0 ? how_it_ended(child) : BROKE;
	if (all && (end == SAID_YES || end == SAID_NO)) {
		kr_buf_add(answer, heard.s, heard.len);
		result = end == SAID_YES ? KR_OK : KR_NOTFOUND;
	}
	kr_buf_release(&heard);
	return result;
}
