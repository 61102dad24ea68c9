/* cmd/editor.c - let a person write: the editor on a template, and no text lost. */
#include "cmd.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Nothing but blank lines and lines with `#`. */
static bool says_nothing(const char *s)
{
	while (*s) {
		size_t len = strcspn(s, "\n"), blank = strspn(s, " \t\r");
		if (blank < len && s[blank] != '#')
			return false;
		s += len + (s[len] == '\n');
	}
	return true;
}

int kr_cli_edit(struct kr_cli *cli, const char *template, const char *suffix, bool good_as_it_is,
	struct kr_buf *out)
{
	const char *own = getenv("KRING_EDITOR"), *name = cli->line->name;
	/* kr_edit_text() goes git's way; ours comes before it, and Debian's choice before its last
	 */
	if (own && *own)
		(void)setenv("GIT_EDITOR", own, 1);
	if (kr_program_find(cli->arena, "editor"))
		(void)setenv("EDITOR", "editor", 0);
	kr_buf_puts(out, template);
	if (kr_edit_text(kr_asprintf(cli->arena, "%s%s", name, suffix), &cli->diags, out) != KR_OK)
		return KR_FAILED;
	if (says_nothing(out->s))
		return kr_refuse(&cli->diags, NULL, _("the text is empty; nothing was changed"));
	if (!good_as_it_is && strcmp(out->s, template) == 0)
		return kr_refuse(&cli->diags, NULL,
			_("the text was not changed, so nothing else was either"));
	return KR_OK;
}

/* ---- no text lost ------------------------------------------------------------------------- */

/* What is said when a signal ends the program: where the text is.  NULL: there is none. */
static const char *volatile last_words;

/* The signal then has its usual effect, SA_RESETHAND. */
static void end_by_signal(int caught)
{
	const char *s = last_words;
	if (s)
		(void)kr_write_all(STDERR_FILENO, s, strlen(s));
	(void)raise(caught);
}

static void speak_before_ending(const char *words)
{
	static const int ending[] = { SIGINT, SIGTERM, SIGHUP };
	struct sigaction now, speak = { .sa_handler = end_by_signal,
		.sa_flags = (int)(SA_RESETHAND | SA_NODEFER) };
	last_words = words;
	for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
		/* who ignores a signal, as nohup does, goes on doing so */
		if (sigaction(ending[i], NULL, &now) == 0 && now.sa_handler == SIG_DFL)
			(void)sigaction(ending[i], &speak, NULL);
}

static const char *for_now(void)
{
	const char *tmp = getenv("TMPDIR");
	return tmp && *tmp ? tmp : "/tmp";
}

/* Puts the text into a file of its own; NULL: errno says why not. */
static const char *put_aside(struct kr_cli *cli, const char *text, const char *suffix)
{
	char *path = kr_asprintf(
		cli->arena, "%s/kring-%s-XXXXXX%s", for_now(), cli->line->name, suffix);
	int fd = mkstemps(path, (int)strlen(suffix));
	if (fd < 0)
		return NULL;
	bool good = kr_write_all(fd, text, strlen(text));
	int error = errno;
	if (close(fd) == 0 && good)
		return path;
	(void)unlink(path);
	errno = error;
	return NULL;
}

void kr_cli_say_kept(const char *path, struct kr_buf *out)
{
	kr_buf_puts(out, _("your text is kept in "));
	kr_buf_safe(out, path, strlen(path));
	kr_buf_puts(out, _("; mend it there, and give it with -F\n"));
}

void kr_cli_typed(struct kr_cli *cli, const char *text, const char *suffix)
{
	/* never freed: a signal may come as late as it likes */
	static struct kr_buf said = KR_BUF_INIT;
	const char *before = cli->aside;
	cli->typed = text;
	cli->typed_suffix = suffix;
	cli->aside = put_aside(cli, text, suffix);
	last_words = NULL;
	kr_buf_reset(&said);
	kr_buf_putc(&said, '\n');
	if (cli->aside)
		kr_cli_say_kept(cli->aside, &said);
	else /* better on the terminal than nowhere */
		kr_buf_safe_lines(&said, text, strlen(text), 0);
	speak_before_ending(said.s);
	if (before)
		(void)unlink(before);
}

void kr_cli_let_go(struct kr_cli *cli)
{
	last_words = NULL;
	if (cli->aside)
		(void)unlink(cli->aside);
	cli->aside = NULL;
}

static bool says_yes(void)
{
	char line[16] = "";
	if (!fgets(line, sizeof line, stdin))
		return false;
	return strchr("\nyYjJ", line[0]) != NULL;
}

bool kr_cli_reopens(struct kr_cli *cli)
{
	struct kr_buf said = KR_BUF_INIT;
	if (!cli->typed || cli->globals.dry_run || !kr_cli_is_attended(cli))
		return false;
	kr_print_diags(cli, kr_cli_colour(cli, STDERR_FILENO), &said);
	cli->told = cli->diags.list.n;
	kr_buf_puts(&said, _("open your text again? [Y/n] "));
	(void)kr_write_all(STDERR_FILENO, said.s, said.len);
	kr_buf_release(&said);
	if (!says_yes())
		return false;
	cli->again = cli->typed;
	cli->typed = NULL;
	cli->told = cli->diags.list.n = 0;
	kr_workspace_free(cli->ws);
	cli->ws = NULL;
	kr_buf_reset(&cli->out);
	kr_buf_reset(&cli->notes);
	return true;
}

void kr_cli_keep_typed(struct kr_cli *cli)
{
	const char *text = cli->typed;
	if (!cli->aside)
		cli->aside = put_aside(cli, text, cli->typed_suffix);
	cli->kept = cli->aside;
	if (cli->kept)
		return;
	(void)kr_cannot(&cli->diags, NULL, _("cannot keep your text in '%s': %s"), for_now(),
		strerror(errno));
	/* better on the terminal than nowhere */
	kr_buf_safe_lines(&cli->notes, text, strlen(text), 0);
}
