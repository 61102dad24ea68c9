/* cmd/usage.c - help: in short for one command, in short for all, and the manuals. */
#include "cmd.h"

#include <stdlib.h>
#include <string.h>

/* ---- one command -------------------------------------------------------------------------- */

enum { HELP_COLUMN = 26 };

static void print_option(const struct kr_opt *opt, struct kr_buf *out)
{
	struct kr_buf shape = KR_BUF_INIT;
	kr_opt_shape(opt, &shape);
	kr_buf_printf(out, "  %s", shape.s);
	if (shape.len + 2 < HELP_COLUMN)
		kr_buf_fill(out, ' ', HELP_COLUMN - shape.len - 2);
	else
		kr_buf_puts(out, "  ");
	kr_buf_printf(out, "%s\n", _(opt->help));
	kr_buf_release(&shape);
}

/* Which of the options that every command has are worth a line: those that it does something with.
 */
static bool is_relevant(const struct kr_command *c, const struct kr_opt *opt)
{
	switch (opt->letter) {
	case 'm':
		return c->flags & KR_TAKES_TEXT && !(c->flags & KR_NO_MESSAGE);
	case 'F':
	case 'e':
		return c->flags & KR_TAKES_TEXT;
	case 'n':
		return c->flags & (KR_ACTS | KR_TRIES);
	default:
		break;
	}
	if (!opt->name)
		return false;
	if (strcmp(opt->name, "format") == 0)
		return c->formats || c->flags & KR_DOCUMENTS;
	if (strcmp(opt->name, "table") == 0 || strcmp(opt->name, "spreadsheet") == 0)
		return c->flags & KR_DOCUMENTS;
	return c->flags & KR_ACTS &&
	       (strcmp(opt->name, "as") == 0 || strstr(opt->name, "commit") != NULL);
}

static void print_aliases(const struct kr_command_line *line, struct kr_buf *out)
{
	for (size_t i = 0; kr_command_alias(line, i); i++)
		kr_buf_printf(out, "%skring %s", i ? ", " : _("may also be typed as: "),
			kr_command_alias(line, i));
	if (kr_command_alias(line, 0))
		kr_buf_puts(out, "\n\n");
}

void kr_print_usage(const struct kr_command_line *line, struct kr_buf *out)
{
	const struct kr_command *c = line->command;
	kr_buf_printf(out, "%s\n\n%s\n\n", c->synopsis, _(line->summary));
	if (strcmp(kr_language(), "nl") == 0)
		print_aliases(line, out);
	size_t before = out->len;
	for (const struct kr_opt *o = c->opts; o && o->type != KR_OPT_END_OF_TABLE; o++)
		print_option(o, out);
	for (const struct kr_opt *o = kr_global_opts; o->type != KR_OPT_END_OF_TABLE; o++) {
		if (is_relevant(c, o))
			print_option(o, out);
	}
	if (out->len > before)
		kr_buf_putc(out, '\n');
	kr_buf_puts(out,
		_("Every command also has -C DIR, --as-of DATE, --color WHEN, --lang LANGUAGE, "
		  "--no-pager, -q, -v;\n"));
	kr_buf_printf(out, _("'kring help %s' opens the manual.\n"), line->name);
}

/* ---- all commands ------------------------------------------------------------------------- */

static const char *const group_titles[] = {
	[KR_GROUP_SET_UP] = N_("Set up"),
	[KR_GROUP_DECIDE] = N_("Decide"),
	[KR_GROUP_LIVE] = N_("Live by it"),
	[KR_GROUP_LOOK] = N_("Look"),
	[KR_GROUP_GUARD] = N_("Guard"),
	[KR_GROUP_HELP] = N_("Help"),
};

static void print_group(enum kr_group group, struct kr_buf *out)
{
	bool dutch = strcmp(kr_language(), "nl") == 0;
	kr_buf_printf(out, "\n%s\n", _(group_titles[group]));
	for (const struct kr_command_line *l = kr_commands; l->name; l++) {
		if (l->group != group)
			continue;
		kr_buf_printf(out, "  %-14s ", l->name);
		if (dutch)
			kr_buf_printf(out, "%-12s ",
				kr_command_alias(l, 0) ? kr_command_alias(l, 0) : "");
		kr_buf_printf(out, "%s\n", _(l->summary));
	}
}

void kr_print_short_help(struct kr_buf *out)
{
	kr_buf_puts(
		out, _("kring keeps what a circle agreed: who consented to what, on which text, "
		       "and when it\ncomes back.  A kring folder holds it in files that people "
		       "can read.\n\n"));
	kr_buf_puts(out, _("  kring init geboortezorg --spelregels   start a folder, here called "
			   "geboortezorg\n"));
	kr_buf_puts(out, _("  kring status                           what needs attention, in the "
			   "folder you are in\n"));
	kr_buf_puts(out, _("  kring consent warme-overdracht         answer a proposal\n"));
	for (int g = KR_GROUP_SET_UP; g < KR_GROUP_HIDDEN; g++)
		print_group((enum kr_group)g, out);
	kr_buf_puts(
		out, _("\n'kring COMMAND -h' shows how to write a command, 'kring help COMMAND' "
		       "opens its manual.\n"));
}

/* ---- manuals ------------------------------------------------------------------------------ */

/* Whether man(1) has the page: without, its exit code and its one line help nobody. */
static bool has_manual(const char *const *arguments)
{
	struct kr_diags unheard = { .arena = kr_arena_new() };
	int status = kr_spawn_tty("man -w >/dev/null 2>&1", arguments, &unheard);
	kr_arena_free(unheard.arena);
	return status == KR_OK;
}

/* The page in the reader's language, which man takes from `nl/man1`; there may be no `-L`. */
static bool find_manual(const char *page, const char *argv[5])
{
	const char *const any[] = { "man", page, NULL }, *const own[] = { "man", "-L",
		kr_language(), page, NULL };
	bool english = strcmp(kr_language(), "en") == 0;
	if (!english && has_manual(own + 1)) {
		/* man complains of a locale that is not installed, before it looks at -L */
		(void)setenv("LC_ALL", "C.UTF-8", 1);
		memcpy(argv, own, sizeof own);
		return true;
	}
	/* and with `--lang en` it would take the page of LANG */
	if (english && kr_language_is_named())
		(void)setenv("LC_ALL", "C.UTF-8", 1);
	memcpy(argv, any, sizeof any);
	return has_manual(any + 1);
}

int kr_cli_manual(struct kr_cli *cli, const char *name)
{
	const char *man = kr_program_find(cli->arena, "man");
	const struct kr_command_line *line = name ? kr_command_find(name) : NULL;
	const char *page = line   ? kr_asprintf(cli->arena, "kring-%s", line->name)
			   : name ? kr_asprintf(cli->arena, "kring-%s", name)
				  : "kring";
	const char *argv[5];
	if (man && find_manual(page, argv)) {
		kr_cli_restore_pipe(cli);
		return kr_program_become(man, argv, &cli->diags);
	}
	if (line)
		kr_print_usage(line, &cli->out);
	else if (name)
		return kr_cannot(&cli->diags, NULL,
			_("the manual page '%s' is not installed; 'kring explain' says what a rule "
			  "or a key means"),
			page);
	else
		kr_print_short_help(&cli->out);
	return KR_OK;
}
