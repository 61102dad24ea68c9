/* cmd/kring.c - the program: global options, which command, and the exit code. */
#include "cmd.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

static const char *const color_words[] = { "auto", "always", "never", NULL };
static const char *const lang_words[] = { "en", "nl", NULL };

#define GLOBAL struct kr_globals
const struct kr_opt kr_global_opts[] = {
	KR_OPT_TEXTS('C', NULL, "DIR", GLOBAL, dirs, KR_NAMES_FOLDER, N_("as if started in DIR")),
	KR_OPT_DAY("as-of", GLOBAL, as_of, N_("the day that states are computed for; today")),
	KR_OPT_TEXTS(0, "as", "PERSON", GLOBAL, as, KR_NAMES_PERSON, N_("act for this person")),
	KR_OPT_FLAG(
		'n', "dry-run", GLOBAL, dry_run, N_("show what would change, and change nothing")),
	KR_OPT_YES("commit", GLOBAL, commit, N_("also commit the changed files with git")),
	KR_OPT_NO("no-commit", GLOBAL, commit, N_("do not commit")),
	KR_OPT_TEXTS('m', NULL, "TEXT", GLOBAL, message, 0, N_("the text")),
	KR_OPT_TEXT('F', NULL, "FILE", GLOBAL, file, KR_NAMES_FILE,
		N_("the text from FILE; '-' is the standard input")),
	KR_OPT_FLAG('e', NULL, GLOBAL, edit, N_("write the text in an editor")),
	KR_OPT_TEXT(0, "format", "NAME", GLOBAL, format, KR_NAMES_WORD,
		N_("how the results are printed")),
	KR_OPT_TEXT(0, "table", "KEY", GLOBAL, table, 0, N_("of csv: which table; the first")),
	KR_OPT_FLAG(0, "spreadsheet", GLOBAL, spreadsheet,
		N_("of csv: put ' before what a spreadsheet takes for a formula")),
	KR_OPT_CHOICE(
		"color", "WHEN", GLOBAL, color, color_words, N_("colours: auto, always or never")),
	KR_OPT_CHOICE("lang", "LANGUAGE", GLOBAL, lang, lang_words,
		N_("the language for people: nl or en")),
	KR_OPT_FLAG(0, "no-input", GLOBAL, no_input, N_("ask nothing, also on a terminal")),
	KR_OPT_FLAG(0, "no-pager", GLOBAL, no_pager, N_("print long results at once")),
	KR_OPT_FLAG('q', NULL, GLOBAL, quiet, N_("say only what is wrong")),
	KR_OPT_FLAG('v', NULL, GLOBAL, verbose, N_("say more")),
	KR_OPT_FLAG('h', NULL, GLOBAL, usage, N_("how to use it, in short")),
	KR_OPT_FLAG(0, "help", GLOBAL, manual, N_("open the manual")),
	KR_OPT_FLAG(0, "version", GLOBAL, version, N_("the version of kring")),
	KR_OPT_END,
};
#undef GLOBAL

/* ---- for the commands --------------------------------------------------------------------- */

bool kr_cli_given(const struct kr_cli *cli, const char *option)
{
	for (size_t i = 0; i < cli->given.n; i++) {
		if (cli->given.at[i].opt->name && strcmp(cli->given.at[i].opt->name, option) == 0)
			return true;
	}
	return false;
}

const char *kr_cli_arg(const struct kr_cli *cli, size_t i)
{
	return i < cli->args.n ? cli->args.at[i] : NULL;
}

const char *const *kr_command_formats(struct kr_arena *arena, const struct kr_command *c)
{
	size_t n;
	if (c->flags & KR_CHECKS)
		return kr_findings_names(arena);
	if (!(c->flags & KR_DOCUMENTS))
		return c->formats;
	const struct kr_format *const *formats = kr_formats(&n);
	const char **names = kr_alloc(arena, (n + 1) * sizeof(char *));
	for (size_t i = 0; i < n; i++)
		names[i] = formats[i]->name;
	return names;
}

const char *kr_cli_format(struct kr_cli *cli)
{
	return cli->globals.format ? cli->globals.format
				   : kr_command_formats(cli->arena, cli->line->command)[0];
}

void kr_cli_restore_pipe(const struct kr_cli *cli)
{
	if (cli->pipe_matters)
		(void)signal(SIGPIPE, SIG_DFL);
}

struct kr_workspace *kr_cli_workspace(struct kr_cli *cli)
{
	if (!cli->ws &&
		kr_workspace_open(".", cli->as_of, cli->today, &cli->diags, &cli->ws) != KR_OK)
		return NULL;
	return cli->ws;
}

struct kr_workspace *kr_cli_loaded(struct kr_cli *cli)
{
	struct kr_workspace *ws = kr_cli_workspace(cli);
	if (ws)
		kr_cli_speak_as_folder(ws);
	return ws && kr_cli_load(cli, ws) == KR_OK ? ws : NULL;
}

struct kr_workspace *kr_cli_whole(struct kr_cli *cli)
{
	struct kr_workspace *ws = kr_cli_workspace(cli);
	if (ws)
		kr_workspace_keep(ws);
	return kr_cli_loaded(cli);
}

/* ---- what was typed ----------------------------------------------------------------------- */

static int set_today(struct kr_cli *cli)
{
	const char *given = getenv("KRING_TODAY");
	cli->today = kr_day_today();
	if (given && *given && !kr_day_parse(given, strlen(given), &cli->today))
		return kr_misuse(&cli->diags, _("write it as KRING_TODAY=2026-12-01"),
			_("'%s' in KRING_TODAY is no date"), given);
	return KR_OK;
}

static int change_folder(struct kr_cli *cli)
{
	for (size_t i = 0; i < cli->globals.dirs.n; i++) {
		const char *dir = cli->globals.dirs.at[i];
		if (chdir(dir) != 0)
			return kr_cannot(&cli->diags, NULL, _("cannot go to the folder '%s': %s"),
				dir, strerror(errno));
	}
	return KR_OK;
}

/* What only one format heeds would be forgotten without a word. */
static int check_csv(struct kr_cli *cli)
{
	const struct kr_globals *g = &cli->globals;
	const char *option = g->table ? "--table" : g->spreadsheet ? "--spreadsheet" : NULL;
	bool csv = cli->line->command->flags & KR_DOCUMENTS &&
		   strcmp(kr_cli_format(cli), "csv") == 0;
	if (!option || csv)
		return KR_OK;
	return kr_misuse(&cli->diags, _("add '--format csv', or leave it out"),
		_("'%s' is for '--format csv'"), option);
}

/* The file of -o that one document goes into, or NULL; a site is a folder. */
static const char *file_of_document(const struct kr_cli *cli)
{
	const char *file = NULL;
	for (uint32_t i = 0; i < cli->given.n && cli->line->command->flags & KR_DOCUMENTS; i++)
		if (cli->given.at[i].opt->letter == 'o')
			file = cli->given.at[i].text;
	return file && cli->args.n > 0 && strcmp(cli->args.at[0], "site") == 0 ? NULL : file;
}

/* `-o x.html` is HTML, also without '--format'. */
static int format_of_file(struct kr_cli *cli)
{
	const char *file = file_of_document(cli), *slash = file ? strrchr(file, '/') : NULL;
	const char *name = slash ? slash + 1 : file, *dot = name ? strrchr(name, '.') : NULL;
	if (cli->globals.format || !dot || dot == name)
		return KR_OK;
	if (strcasecmp(dot, ".txt") == 0)
		cli->globals.format = "text";
	else if (strcasecmp(dot, ".htm") == 0)
		cli->globals.format = "html";
	const char *const *formats = kr_command_formats(cli->arena, cli->line->command);
	for (size_t i = 0; formats[i] && !cli->globals.format; i++)
		if (strcasecmp(dot + 1, formats[i]) == 0)
			cli->globals.format = formats[i];
	if (cli->globals.format)
		return KR_OK;
	return kr_misuse(&cli->diags,
		strcasecmp(dot, ".pdf") == 0
			? _("let the name end in .html, and print that page as a pdf in a browser")
			: _("let the name end in .txt, .md, .html, .csv, .json or .ics, or say "
			    "which with "
			    "'--format'"),
		_("there is no format for a file that ends in '%s'"), dot);
}

static int check_format(struct kr_cli *cli)
{
	const char *format = cli->globals.format, *name = cli->called;
	const char *const *formats = kr_command_formats(cli->arena, cli->line->command);
	if (!format)
		return KR_OK;
	if (!formats)
		return kr_misuse(&cli->diags, _("leave out '--format'"),
			_("'%s' has no formats to choose from"), name);
	for (size_t i = 0; formats[i]; i++) {
		if (strcmp(formats[i], format) == 0)
			return KR_OK;
	}
	return kr_misuse(&cli->diags,
		kr_words_hint(&cli->diags, format, formats, kr_words_count(formats), "", NULL),
		_("'%s' has no format '%s'"), name, format);
}

/* A text that a command does not use would be lost: better to say so. */
static int check_text(struct kr_cli *cli)
{
	const struct kr_globals *g = &cli->globals;
	if (cli->line->command->flags & KR_NO_MESSAGE && g->message.n)
		return kr_misuse(&cli->diags,
			_("give the text with --set text=TEXT, or all of it with -F FILE or -e"),
			_("'%s' has no '-m'"), cli->called);
	if (cli->line->command->flags & KR_TAKES_TEXT || (!g->message.n && !g->file && !g->edit))
		return KR_OK;
	return kr_misuse(&cli->diags,
		kr_diag_text(&cli->diags, _("'kring %s -h' lists its options"), cli->called),
		_("'%s' takes no text: leave out '-%c'"), cli->called,
		g->message.n ? 'm'
		: g->file    ? 'F'
			     : 'e');
}

static int check_arguments(struct kr_cli *cli)
{
	const struct kr_command *c = cli->line->command;
	if (cli->args.n < c->min)
		return kr_misuse(&cli->diags,
			kr_diag_text(
				&cli->diags, _("'kring %s -h' shows how to write it"), cli->called),
			_("'%s' needs to know %s"), cli->called, _(c->args[cli->args.n].name));
	if (c->max != UINT8_MAX && cli->args.n > c->max)
		return kr_misuse(&cli->diags, _("put a text of several words between quotes"),
			_("'%s' is one word more than '%s' takes"), cli->args.at[c->max],
			cli->called);
	return KR_OK;
}

/* What somebody wrote and cannot be used is offered to them again, as long as they want. */
static int run_again_and_again(struct kr_cli *cli, void *values)
{
	const struct kr_command *c = cli->line->command;
	void *fresh = kr_alloc(cli->arena, c->size + 1);
	memcpy(fresh, values, c->size);
	int status = c->run(cli, values);
	while (status != KR_OK && kr_cli_reopens(cli)) {
		memcpy(values, fresh, c->size);
		status = c->run(cli, values);
	}
	return status;
}

/* What was refused while a document for programs was made is said in the reader's language. */
static int run_for_document(struct kr_cli *cli, void *values)
{
	const struct kr_command *c = cli->line->command;
	void *fresh = kr_alloc(cli->arena, c->size + 1);
	memcpy(fresh, values, c->size);
	int status = run_again_and_again(cli, values);
	if (status == KR_OK || !cli->failed_in_english)
		return status;
	memcpy(values, fresh, c->size);
	cli->runs_again = true;
	cli->diags.list.n = cli->said_before;
	return c->run(cli, values);
}

static void run_command(struct kr_cli *cli, void *values)
{
	const struct kr_command *c = cli->line->command;
	cli->pages = c->flags & KR_PAGES;
	if (c->flags & KR_ACTS)
		cli->fail_on = KR_IGNORE;
	int status = c->flags & KR_DOCUMENTS ? run_for_document(cli, values)
					     : run_again_and_again(cli, values);
	/* an act that was refused because of what is in a file */
	if (status != KR_OK)
		cli->fail_on = KR_ERROR;
	if (cli->typed && (status != KR_OK || cli->globals.dry_run))
		kr_cli_keep_typed(cli);
	else
		kr_cli_let_go(cli);
}

/* -h, --help and --version come before everything that could be wrong. */
static bool answer_for_help(struct kr_cli *cli)
{
	const struct kr_globals *g = &cli->globals;
	if (g->version)
		(void)kr_command_version.run(cli, NULL);
	else if (g->usage && cli->line)
		kr_print_usage(cli->line, &cli->out);
	else if (g->usage)
		kr_print_short_help(&cli->out);
	else if (g->manual)
		(void)kr_cli_manual(cli, cli->line ? cli->line->name : NULL);
	return g->version || g->usage || g->manual;
}

/* From the start each time: some stand before the command and some after it. */
static int settle_globals(struct kr_cli *cli, const struct kr_opts *o)
{
	cli->globals = (struct kr_globals){ 0 };
	kr_opts_clear(kr_global_opts, &cli->globals);
	return kr_opts_settle(o, &cli->globals, cli->today);
}

static void dispatch(struct kr_cli *cli, struct kr_opts *o, size_t n, char *const *words)
{
	const struct kr_command *c = cli->line->command;
	void *values = kr_alloc(cli->arena, c->size + 1);
	const struct kr_opt_table tables[] = { { c->opts, values },
		{ kr_global_opts, &cli->globals } };
	size_t used;
	o->command = cli->called;
	o->tables = tables;
	o->n_tables = 2;
	o->stop_at_word = false;
	kr_opts_clear(c->opts, values);
	if (c->flags & KR_RAW) {
		for (size_t i = 0; i < n; i++)
			*KR_ADD(cli->arena, &cli->args) = words[i];
	} else if (kr_opts_read(o, n, words, &used) != KR_OK) {
		return;
	}
	if (settle_globals(cli, o) != KR_OK || answer_for_help(cli))
		return;
	cli->as_of = cli->globals.as_of == KR_NO_DAY ? cli->today : cli->globals.as_of;
	if (kr_opts_settle(o, values, cli->as_of) == KR_OK && format_of_file(cli) == KR_OK &&
		check_format(cli) == KR_OK && check_csv(cli) == KR_OK && check_text(cli) == KR_OK &&
		check_arguments(cli) == KR_OK && change_folder(cli) == KR_OK)
		run_command(cli, values);
}

/* ---- a command that is not ours ----------------------------------------------------------- */

/* `kring foo` is `kring-foo`; the options before it but -C are passed on. */
static void run_program(struct kr_cli *cli, size_t before, size_t n, char **words)
{
	const char *name = words[before];
	/* only names: `kring ../x` is no command */
	const char *file = kr_id_valid(name, strlen(name))
				   ? kr_program_find(
					     cli->arena, kr_asprintf(cli->arena, "kring-%s", name))
				   : NULL;
	if (!file) {
		(void)kr_cli_unknown_command(cli, name);
		return;
	}
	if (change_folder(cli) != KR_OK)
		return;
	kr_cli_restore_pipe(cli);
	const char **args = kr_alloc(cli->arena, (n + 1) * sizeof(char *));
	size_t used = 1;
	args[0] = file;
	for (size_t i = 0; i < n; i++) {
		bool folder = i < before && strncmp(words[i], "-C", 2) == 0;
		if (folder)
			i += words[i][2] == '\0';
		else if (i != before)
			args[used++] = words[i];
	}
	(void)kr_program_become(file, args, &cli->diags);
}

/* ---- from the first word to the last ------------------------------------------------------ */

/* Somebody who only types `kring`: what needs attention, or what to do first. */
static void without_command(struct kr_cli *cli, struct kr_opts *o)
{
	cli->line = kr_command_find("status");
	cli->called = cli->line->name;
	cli->alone = true;
	dispatch(cli, o, 0, NULL);
	if (kr_cli_exit(cli) == KR_EXIT_CANNOT && !cli->ws)
		cli->newcomer = true;
}

static void run(struct kr_cli *cli, size_t n, char **words)
{
	const struct kr_opt_table table = { kr_global_opts, &cli->globals };
	struct kr_opts o = {
		.arena = cli->arena,
		.diags = &cli->diags,
		.tables = &table,
		.n_tables = 1,
		.stop_at_word = true,
		.given = &cli->given,
		.args = &cli->args,
		.days = &cli->days,
	};
	size_t before;
	if (kr_opts_read(&o, n, words, &before) != KR_OK)
		return;
	cli->line = before < n ? kr_command_find(words[before]) : NULL;
	cli->called = cli->line ? words[before] : NULL;
	if (set_today(cli) != KR_OK || settle_globals(cli, &o) != KR_OK)
		return;
	kr_cli_check_language(cli);
	if (before == n) {
		if (!answer_for_help(cli))
			without_command(cli, &o);
		return;
	}
	if (cli->line)
		dispatch(cli, &o, n - before - 1, words + before + 1);
	else
		run_program(cli, before, n, words);
}

/*
 * A reader that goes away must not end a command between two files that it replaces; so the signal
 * is ignored, and sent again at the end, for the shell to see what it is used to.
 */
static enum kr_exit finish(struct kr_cli *cli)
{
	struct kr_buf wrong = KR_BUF_INIT;
	bool gone = kr_cli_flush(cli) == KR_NOTFOUND;
	kr_print_diags(cli, kr_cli_colour(cli, STDERR_FILENO), &wrong);
	kr_buf_add(&wrong, cli->notes.s, cli->notes.len);
	if (cli->newcomer)
		kr_print_short_help(&wrong);
	(void)fwrite(wrong.s, 1, wrong.len, stderr);
	kr_buf_release(&wrong);
	enum kr_exit code = kr_cli_exit(cli);
	if (code != KR_EXIT_DONE && cli->line && (cli->line->command->flags & KR_ONE_FAILURE))
		code = KR_EXIT_FINDINGS;
	kr_workspace_free(cli->ws);
	kr_arena_free(cli->arena);
	kr_buf_release(&cli->out);
	kr_buf_release(&cli->notes);
	if (gone) {
		(void)signal(SIGPIPE, SIG_DFL);
		(void)raise(SIGPIPE);
	}
	return code;
}

static void fail_without_memory(void)
{
	static const char words[] = "kring: no memory left; nothing was changed\n";
	(void)kr_write_all(STDERR_FILENO, words, sizeof words - 1);
	_exit(KR_EXIT_FINDINGS);
}

int main(int argc, char **argv)
{
	const struct kr_command_line *line = argc > 1 ? kr_command_find(argv[1]) : NULL;
	if (line && (line->command->flags & KR_ONE_FAILURE))
		kr_set_no_memory(fail_without_memory);
	struct kr_cli cli = { .out = KR_BUF_INIT, .notes = KR_BUF_INIT, .fail_on = KR_ERROR };
	cli.pipe_matters = signal(SIGPIPE, SIG_IGN) != SIG_IGN;
	kr_language_init();
	cli.arena = kr_arena_new();
	cli.diags.arena = cli.arena;
	if (argc > 0) {
		kr_cli_listen((size_t)argc - 1, argv + 1);
		run(&cli, (size_t)argc - 1, argv + 1);
	}
	return (int)finish(&cli);
}
