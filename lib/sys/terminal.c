/* lib/sys/terminal.c - the person's own editor and pager, and programs that take our place. */
#define _GNU_SOURCE 1
#include <kring/sys.h>

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/i18n.h"
#include "sys/git.h"

extern char **environ;

enum { MOST_ARGUMENTS = 16, LARGEST_TEXT = 1024 * 1024 };

int kr_program_become(const char *path, const char *const *argv, struct kr_diags *diags)
{
	/* execv promises not to write to them, its declaration is older than const */
	execv(path, (char *const *)(uintptr_t)argv);
	return kr_cannot(diags, NULL, _("cannot run '%s': %s"), path, strerror(errno));
}

/* ---- a command for the shell -------------------------------------------------------------- */

/* While a person works in @pid, ^C is for it and not for us. */
static int wait_for_person(pid_t pid)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN }, interrupt, quit;
	int status = 0;
	sigaction(SIGINT, &ignore, &interrupt);
	sigaction(SIGQUIT, &ignore, &quit);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	sigaction(SIGINT, &interrupt, NULL);
	sigaction(SIGQUIT, &quit, NULL);
	return status;
}

/* What may stand in the name of a program that means nothing else to a shell. */
#define WORD "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./+-"

/*
 * Starts `sh -c 'COMMAND "$@"' COMMAND ARGUMENTS…`, as git does: the shell reads the person's own
 * string, and nothing else.  @input: what its standard input is, or -1.  An errno, or 0.
 */
static int start_shell(
	const char *command, const char *const *arguments, int input, char **env, pid_t *pid)
{
	struct kr_buf script = KR_BUF_INIT;
	const char *argv[MOST_ARGUMENTS + 5] = { "sh", "-c" };
	posix_spawn_file_actions_t actions;
	size_t n = 3;
	/* a program that is not there is told by its exit code, in our words and not in the shell's
	 */
	size_t word = strspn(command, WORD);
	if (word > 0 && (command[word] == '\0' || command[word] == ' '))
		kr_buf_printf(
			&script, "command -v %.*s >/dev/null || exit 127; ", (int)word, command);
	kr_buf_printf(&script, "%s \"$@\"", command);
	argv[2] = script.s;
	argv[n++] = command;
	for (; arguments && *arguments && n < MOST_ARGUMENTS + 4; arguments++)
		argv[n++] = *arguments;
	int error = posix_spawn_file_actions_init(&actions);
	if (!error) {
		if (input >= 0)
			error = posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
		if (!error)
			error = posix_spawn(pid, "/bin/sh", &actions, NULL,
				(char *const *)(uintptr_t)argv, env);
		posix_spawn_file_actions_destroy(&actions);
	}
	kr_buf_release(&script);
	return error;
}

int kr_spawn_tty(const char *command, const char *const *arguments, struct kr_diags *diags)
{
	pid_t pid;
	int error = start_shell(command, arguments, -1, environ, &pid);
	if (error)
		return kr_cannot(diags, NULL, _("cannot run '%s': %s"), command, strerror(error));
	int status = wait_for_person(pid);
	if (WIFSIGNALED(status))
		return kr_cannot(
			diags, NULL, _("'%s' was ended by signal %d"), command, WTERMSIG(status));
	if (WEXITSTATUS(status) == 127)
		return kr_cannot(diags, NULL, _("there is no program '%s'"), command);
	if (WEXITSTATUS(status) != 0)
		return kr_cannot(
			diags, NULL, _("'%s' ended with status %d"), command, WEXITSTATUS(status));
	return KR_OK;
}

/* ---- the editor --------------------------------------------------------------------------- */

static const char *from_environment(const char *name)
{
	const char *value = getenv(name);
	return value && *value ? value : NULL;
}

const char *kr_editor(struct kr_arena *arena)
{
	struct kr_buf own = KR_BUF_INIT;
	const char *editor = from_environment("GIT_EDITOR");
	if (!editor && kr_git_own_config("core.editor", &own) == KR_OK && own.len > 0)
		editor = own.s;
	if (!editor)
		editor = from_environment("VISUAL");
	if (!editor)
		editor = from_environment("EDITOR");
	if (!editor)
		editor = "vi";
	editor = kr_strndup(arena, editor, strlen(editor));
	kr_buf_release(&own);
	return editor;
}

/* The text while it is in the editor. */
struct edited {
	char folder[PATH_MAX], path[PATH_MAX];
};

static bool put_down(struct edited *e, const char *name, const struct kr_buf *text)
{
	const char *where = from_environment("TMPDIR");
	if (snprintf(e->folder, sizeof e->folder, "%s/kring-XXXXXX", where ? where : "/tmp") >=
			PATH_MAX - NAME_MAX - 1 ||
		!mkdtemp(e->folder))
		return false;
	snprintf(e->path, sizeof e->path, "%.*s/%s", PATH_MAX - NAME_MAX - 2, e->folder, name);
	int fd = open(e->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	bool good = fd >= 0 && kr_write_all(fd, text->s, text->len);
	int error = errno;
	if (fd >= 0)
		good = close(fd) == 0 && good;
	if (!good) {
		unlink(e->path);
		rmdir(e->folder);
		errno = error;
	}
	return good;
}

static void take_away(const struct edited *e)
{
	unlink(e->path);
	rmdir(e->folder); /* stays if the editor left a backup in it */
}

static bool same(const struct kr_buf *a, const struct kr_buf *b)
{
	return a->len == b->len && memcmp(a->s, b->s, a->len) == 0;
}

/* Lets the person at the text that was put down; @text becomes what was saved. */
static int edit(const struct edited *e, struct kr_diags *diags, struct kr_buf *text)
{
	const char *const arguments[] = { e->path, NULL };
	struct kr_buf saved = KR_BUF_INIT;
	int result = kr_spawn_tty(kr_editor(diags->arena), arguments, diags);
	uint32_t failure = diags->list.n;
	int readable = kr_read_input(e->path, LARGEST_TEXT, diags, &saved);
	bool changed = readable != KR_OK || !same(&saved, text);
	if (result == KR_OK)
		result = readable;
	else if (readable != KR_OK)
		diags->list.n = failure; /* one failure, one message */
	if (result != KR_OK)
		diags->list.at[diags->list.n - 1].hint =
			changed ? kr_diag_text(diags, _("your text is kept in '%s'"), e->path)
				: _("nothing was changed");
	if (result == KR_OK || !changed)
		take_away(e);
	if (result == KR_OK) {
		kr_buf_reset(text);
		kr_buf_add(text, saved.s, saved.len);
	}
	kr_buf_release(&saved);
	return result;
}

int kr_edit_text(const char *name, struct kr_diags *diags, struct kr_buf *text)
{
	struct edited e;
	if (strchr(name, '/') || strlen(name) > NAME_MAX)
		return kr_cannot(diags, NULL, _("'%s' is no name for a file"), name);
	if (!put_down(&e, name, text))
		return kr_cannot(
			diags, NULL, _("cannot make a file for the editor: %s"), strerror(errno));
	return edit(&e, diags, text);
}

/* ---- the pager ---------------------------------------------------------------------------- */

const char *kr_pager(void)
{
	const char *pager = getenv("GIT_PAGER");
	if (!pager)
		pager = getenv("PAGER");
	if (!pager)
		pager = "less";
	return *pager && strcmp(pager, "cat") != 0 ? pager : NULL;
}

/* Our environment, and how git starts less: colours, no pager for one screen, no cleared screen. */
static char **pager_environment(void)
{
	static char less[] = "LESS=FRX", lv[] = "LV=-c";
	size_t n = 0;
	while (environ[n])
		n++;
	char **env = kr_realloc(NULL, (n + 3) * sizeof(char *));
	memcpy(env, environ, n * sizeof(char *));
	if (!getenv("LESS"))
		env[n++] = less;
	if (!getenv("LV"))
		env[n++] = lv;
	env[n] = NULL;
	return env;
}

int kr_page(const char *command, const char *bytes, size_t len)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN }, pipe_before;
	int ends[2];
	pid_t pid;
	if (pipe2(ends, O_CLOEXEC) != 0)
		return KR_NOTFOUND;
	char **env = pager_environment();
	int error = start_shell(command, NULL, ends[0], env, &pid);
	free(env);
	close(ends[0]);
	if (!error) {
		sigaction(SIGPIPE, &ignore, &pipe_before);
		(void)kr_write_all(ends[1], bytes, len); /* whoever quits has seen enough */
		sigaction(SIGPIPE, &pipe_before, NULL);
	}
	close(ends[1]);
	if (error)
		return KR_NOTFOUND;
	int status = wait_for_person(pid);
	return WIFEXITED(status) && WEXITSTATUS(status) == 127 ? KR_NOTFOUND : KR_OK;
}
