/* lib/sys/spawn.c - start a program, without a shell, and hear it out. */
#define _GNU_SOURCE 1
#include "sys/spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* A program that runs, and our ends of what it writes. */
struct child {
	pid_t pid;
	int alive; /* a descriptor that becomes readable when it ends; -1 on old kernels */
	int out, err;
};

/* ---- start -------------------------------------------------------------------------------- */

/* Moves @fd out of the way of the child's own three. */
static int above_three(int fd)
{
	if (fd < 0 || fd > 2)
		return fd;
	int higher = fcntl(fd, F_DUPFD_CLOEXEC, 3);
	close(fd);
	return higher;
}

static int open_input(const struct kr_run *run)
{
	if (!run->input)
		return above_three(open("/dev/null", O_RDONLY | O_CLOEXEC));
	/* as a file in memory: a pipe would have to be filled while the answer is read */
	int fd = above_three(memfd_create("kring-input", MFD_CLOEXEC));
	if (fd >= 0 && (!kr_write_all(fd, run->input, run->input_len) || lseek(fd, 0, SEEK_SET))) {
		close(fd);
		return -1;
	}
	return fd;
}

/* Where the child's output goes: into a pipe of which *@ours is the end to read, or away. */
static int open_output(const struct kr_run *run, const struct kr_buf *wanted, int *ours)
{
	int ends[2];
	*ours = -1;
	if (run->attended)
		return above_three(fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3));
	if (!wanted)
		return above_three(open("/dev/null", O_WRONLY | O_CLOEXEC));
	if (pipe2(ends, O_CLOEXEC) != 0)
		return -1;
	*ours = above_three(ends[0]);
	return above_three(ends[1]);
}

static void set_attributes(posix_spawnattr_t *attr, bool attended)
{
	short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
	sigset_t none, usual;
	sigemptyset(&none);
	sigemptyset(&usual);
	sigaddset(&usual, SIGPIPE);
	sigaddset(&usual, SIGXFSZ);
	posix_spawnattr_setsigmask(attr, &none);
	posix_spawnattr_setsigdefault(attr, &usual);
	if (!attended) {
		/* a group of its own, so that what it started can be killed with it */
		flags |= POSIX_SPAWN_SETPGROUP;
		posix_spawnattr_setpgroup(attr, 0);
	}
	posix_spawnattr_setflags(attr, flags);
}

/* An errno, or 0. */
static int spawn(const struct kr_run *run, const int fds[3], pid_t *pid)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attr;
	int error = posix_spawn_file_actions_init(&actions);
	if (error)
		return error;
	posix_spawnattr_init(&attr);
	set_attributes(&attr, run->attended);
	for (int i = 0; i < 3 && !error; i++)
		error = posix_spawn_file_actions_adddup2(&actions, fds[i], i);
	if (run->folder >= 0 && !error)
		error = posix_spawn_file_actions_addfchdir_np(&actions, run->folder);
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
	/* ours are close-on-exec; these are what whoever started us left open */
	if (!error)
		error = posix_spawn_file_actions_addclosefrom_np(&actions, 3);
#endif
	/* argv and envp are not const in its declaration, but it does not write to them */
	if (!error)
		error = posix_spawn(pid, run->program, &actions, &attr,
			(char *const *)(uintptr_t)run->argv, (char *const *)(uintptr_t)run->env);
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&actions);
	return error;
}

static void close_if_open(int fd)
{
	if (fd >= 0)
		close(fd);
}

static bool start(const struct kr_run *run, struct child *child)
{
	int fds[3] = { open_input(run), -1, -1 };
	fds[1] = open_output(run, run->out, &child->out);
	fds[2] = open_output(run, run->err, &child->err);
	int error = fds[0] < 0 || fds[1] < 0 || fds[2] < 0 ? errno : 0;
	if (!error)
		error = spawn(run, fds, &child->pid);
	for (int i = 0; i < 3; i++)
		close_if_open(fds[i]);
	if (error) {
		close_if_open(child->out);
		close_if_open(child->err);
		errno = error;
		return false;
	}
	child->alive = (int)syscall(SYS_pidfd_open, child->pid, 0);
	return true;
}

/* ---- hear it out -------------------------------------------------------------------------- */

static int64_t now_in_milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Reads what has come.  False: it wrote more than @cap. */
static bool take_output(int *fd, struct kr_buf *into, size_t cap)
{
	char part[65536];
	ssize_t n = read(*fd, part, sizeof part);
	if (n < 0 && (errno == EINTR || errno == EAGAIN))
		return true;
	if (n <= 0) {
		close(*fd);
		*fd = -1;
		return true;
	}
	if (into->len + (size_t)n > cap)
		return false;
	kr_buf_add(into, part, (size_t)n);
	return true;
}

/* How long to wait for the next thing to happen; 0 when the time is over. */
static int time_left(const struct kr_run *run, const struct child *child, int64_t start)
{
	int64_t left = run->seconds ? start + (int64_t)run->seconds * 1000 - now_in_milliseconds()
				    : INT_MAX;
	if (left <= 0)
		return 0;
	/* without a descriptor for its end there is nothing to wait for when both pipes are shut */
	if (child->alive < 0 && child->out < 0 && child->err < 0 && left > 10)
		return 10;
	return left > INT_MAX ? INT_MAX : (int)left;
}

static bool has_ended(const struct child *child)
{
	siginfo_t info = { 0 };
	return waitid(P_PID, (id_t)child->pid, &info, WEXITED | WNOHANG | WNOWAIT) != 0 ||
	       info.si_pid != 0;
}

/*
 * Until it has ended and all that it wrote is read.  Something that it left running may keep the
 * pipes open, so when it has ended only what is there already is read.
 */
static void hear_out(const struct kr_run *run, struct child *child, struct kr_ending *how)
{
	int64_t start = now_in_milliseconds();
	bool ended = false;
	for (;;) {
		struct pollfd wait[] = { { child->out, POLLIN, 0 }, { child->err, POLLIN, 0 },
			{ ended ? -1 : child->alive, POLLIN, 0 } };
		int left = time_left(run, child, start);
		int ready = poll(wait, 3, ended ? 0 : left);
		if (ready < 0 && errno != EINTR)
			return;
		bool heard = ready > 0 && (wait[0].revents || wait[1].revents);
		if (ready > 0 &&
			((wait[0].revents && !take_output(&child->out, run->out, run->cap)) ||
				(wait[1].revents &&
					!take_output(&child->err, run->err, run->cap)))) {
			how->flooded = true;
			return;
		}
		if (ended && !heard)
			return;
		ended = ended || has_ended(child);
		if (!ended && left == 0) {
			how->late = true;
			return;
		}
	}
}

static void reap(const struct kr_run *run, struct child *child, struct kr_ending *how)
{
	int status = 0;
	if (how->late || how->flooded)
		kill(run->attended ? child->pid : -child->pid, SIGKILL);
	close_if_open(child->out);
	close_if_open(child->err);
	close_if_open(child->alive);
	while (waitpid(child->pid, &status, 0) < 0 && errno == EINTR)
		;
	if (WIFEXITED(status)) {
		how->status = WEXITSTATUS(status);
	} else {
		how->status = -1;
		how->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
	}
}

int kr_run(const struct kr_run *run, struct kr_ending *how)
{
	struct child child = { .out = -1, .err = -1 };
	*how = (struct kr_ending){ 0 };
	if (!start(run, &child))
		return KR_FAILED;
	hear_out(run, &child, how);
	reap(run, &child, how);
	return KR_OK;
}

/* ---- finding and becoming programs -------------------------------------------------------- */

static bool is_program(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISREG(st.st_mode) && access(path, X_OK) == 0;
}

bool kr_program_path(const char *name, char *path)
{
	const char *all = getenv("PATH");
	if (!*name || strchr(name, '/'))
		return false;
	for (const char *at = all ? all : "/usr/bin:/bin"; at; at = strchr(at, ':')) {
		at += *at == ':';
		size_t n = strcspn(at, ":");
		/* an empty or relative part would let the folder that we stand in choose */
		if (n == 0 || *at != '/')
			continue;
		int len = snprintf(path, PATH_MAX, "%.*s/%s", (int)n, at, name);
		if (len > 0 && len < PATH_MAX && is_program(path))
			return true;
	}
	return false;
}

const char *kr_program_find(struct kr_arena *arena, const char *name)
{
	char path[PATH_MAX];
	return kr_program_path(name, path) ? kr_strndup(arena, path, strlen(path)) : NULL;
}
