/* cmd/editor.c - let a person write: the editor on a template, and no text lost. */
#include "cmd.h"

#include <errno.h>
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

void kr_cli_typed(struct kr_cli *cli, const char *text, const char *suffix)
{
	cli->typed = text;
	cli->typed_suffix = suffix;
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
	const char *tmp = getenv("TMPDIR"), *text = cli->typed, *suffix = cli->typed_suffix;
	char *path = kr_asprintf(cli->arena, "%s/kring-%s-XXXXXX%s", tmp && *tmp ? tmp : "/tmp",
		cli->line->name, suffix);
	int fd = mkstemps(path, (int)strlen(suffix));
	if (fd < 0 || !kr_write_all(fd, text, strlen(text))) {
		(void)kr_cannot(&cli->diags, NULL, _("cannot keep your text in '%s': %s"), path,
			strerror(errno));
		/* better on the terminal than nowhere */
		kr_buf_safe_lines(&cli->notes, text, strlen(text), 0);
	} else {
		cli->kept = path;
	}
	if (fd >= 0)
		(void)close(fd);
}
