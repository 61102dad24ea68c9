/* cmd/text.c - the text that a command wants: from the line, a file, or the editor. */
#include "cmd.h"

#include <string.h>
#include <unistd.h>

/* What stands below it is help; a `#` above it may be a heading of the text. */
static const char scissors[] = "# ------------------------ >8 ------------------------";

bool kr_cli_is_attended(const struct kr_cli *cli)
{
	return !cli->globals.no_input && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

/* Several -m are paragraphs, as in git commit. */
static void join_messages(const struct kr_cli *cli, struct kr_buf *text)
{
	for (uint32_t i = 0; i < cli->globals.message.n; i++) {
		kr_buf_puts(text, i ? "\n\n" : "");
		kr_buf_puts(text, cli->globals.message.at[i]);
	}
}

/* ---- the editor --------------------------------------------------------------------------- */

static void write_template(
	const struct kr_text_wanted *wanted, const struct kr_buf *begin, struct kr_buf *template)
{
	kr_buf_puts(template, begin->len ? begin->s : wanted->template ? wanted->template : "");
	kr_buf_printf(template, "\n%s\n", scissors);
	kr_buf_printf(template, _("# Above this line: %s.\n"), _(wanted->what));
	kr_buf_puts(template, _("# An empty or unchanged text changes nothing.\n"));
	for (const char *s = wanted->help ? _(wanted->help) : ""; *s;) {
		size_t len = strcspn(s, "\n");
		kr_buf_puts(template, "# ");
		kr_buf_add(template, s, len);
		kr_buf_putc(template, '\n');
		s += len + (s[len] == '\n');
	}
}

/* Somebody may have deleted the line with the scissors: then every line with `#` is help. */
static void cut_help(struct kr_buf *edited, struct kr_buf *text)
{
	char *cut = strstr(edited->s, scissors);
	if (cut) {
		kr_buf_add(text, edited->s, (size_t)(cut - edited->s));
		return;
	}
	for (const char *s = edited->s; *s;) {
		size_t len = strcspn(s, "\n");
		if (*s != '#')
			kr_buf_add(text, s, len + (s[len] == '\n'));
		s += len + (s[len] == '\n');
	}
}

static int ask_editor(struct kr_cli *cli, const struct kr_text_wanted *wanted, struct kr_buf *text)
{
	struct kr_buf template = KR_BUF_INIT, edited = KR_BUF_INIT;
	if (cli->again) {
		kr_buf_reset(text);
		kr_buf_puts(text, cli->again);
	}
	write_template(wanted, text, &template);
	int status = kr_cli_edit(cli, template.s, ".txt", text->len > 0, &edited);
	kr_buf_reset(text);
	if (status == KR_OK) {
		cut_help(&edited, text);
		kr_cli_typed(cli, kr_strndup(cli->arena, text->s, text->len), ".txt");
	}
	kr_buf_release(&template);
	kr_buf_release(&edited);
	return status;
}

/* ---- where it comes from ------------------------------------------------------------------ */

static int gather(struct kr_cli *cli, const struct kr_text_wanted *wanted, struct kr_buf *text)
{
	const struct kr_globals *g = &cli->globals;
	if (g->message.n && g->file)
		return kr_misuse(
			&cli->diags, _("leave one of them out"), _("-m and -F both give a text"));
	if (g->file && kr_read_input(g->file, KR_LARGEST_TEXT, &cli->diags, text) != KR_OK)
		return KR_FAILED;
	join_messages(cli, text);
	bool given = g->message.n || g->file;
	if (g->edit || (!given && wanted->required && kr_cli_is_attended(cli)))
		return ask_editor(cli, wanted, text);
	return KR_OK;
}

static void trim(struct kr_buf *text)
{
	while (text->len > 0 && strchr(" \t\r\n", text->s[text->len - 1]))
		text->s[--text->len] = '\0';
}

int kr_cli_text(struct kr_cli *cli, const struct kr_text_wanted *wanted, const char **text)
{
	struct kr_buf b = KR_BUF_INIT;
	int status = gather(cli, wanted, &b);
	trim(&b);
	if (status == KR_OK && strlen(b.s) != b.len)
		status = kr_misuse(&cli->diags, NULL, _("%s holds a NUL byte"), _(wanted->what));
	else if (status == KR_OK && wanted->required && b.len == 0)
		status = kr_misuse(&cli->diags, _("give it with -m TEXT, -F FILE, or -e"),
			_("'%s' needs a text: %s"), cli->called, _(wanted->what));
	if (status == KR_OK)
		*text = b.len ? kr_strndup(cli->arena, b.s, b.len) : NULL;
	kr_buf_release(&b);
	return status;
}

int kr_cli_message(struct kr_cli *cli, const char *what, const char **text)
{
	const struct kr_text_wanted wanted = { .what = what };
	struct kr_globals all = cli->globals;
	cli->globals.file = NULL;
	cli->globals.edit = false;
	int status = kr_cli_text(cli, &wanted, text);
	cli->globals = all;
	return status;
}
