/*
 * cmd/cmd.h - what the commands share.
 *
 * A command is one file that exports one `const struct kr_command kr_command_NAME`, and one line in
 * commands.def.  kring.c reads the words of the command line, fills the command's struct from its
 * option table, and calls `run`.  A command puts its results into `cli->out` and what is wrong into
 * `cli->diags`; kring.c prints both, once, at the end: results to stdout, everything else to
 * stderr.  The exit code follows from the diagnostics.
 *
 * To add a command: cmd/NAME.c, a line in commands.def, man/kring-NAME.1 and tests/cli/NAME.sh.
 * tests/cli/synopsis.sh fails for each of them that was forgotten.
 *
 * Source: COMMANDS; research/ecosystem §5.
 */
#ifndef KRING_CMD_CMD_H
#define KRING_CMD_CMD_H

#include <kring/kring.h>

#include "opts.h"

struct kr_cli;

/** The exit codes.  Source: COMMANDS. */
enum kr_exit {
	KR_EXIT_DONE = 0,     /* done, or clean */
	KR_EXIT_FINDINGS = 1, /* findings, or refused because the rules say no */
	KR_EXIT_USAGE = 2,    /* wrong usage */
	KR_EXIT_CANNOT = 3,   /* it could not be done */
};

enum kr_group {
	KR_GROUP_SET_UP,
	KR_GROUP_DECIDE,
	KR_GROUP_LIVE,
	KR_GROUP_LOOK,
	KR_GROUP_GUARD,
	KR_GROUP_HELP,
	KR_GROUP_HIDDEN, /* not for people */
};

/** What a command does with the options that every command has. */
enum kr_command_flag {
	KR_TAKES_TEXT = 1 << 0,  /* -m, -F and -e */
	KR_ACTS = 1 << 1,        /* changes records: --as, -n, --commit */
	KR_PAGES = 1 << 2,       /* its results may be long: through a pager */
	KR_DOCUMENTS = 1 << 3,   /* prints documents: --format takes all of kring/report.h */
	KR_RAW = 1 << 4,         /* its words are not read as options: for completion */
	KR_CHECKS = 1 << 5,      /* prints findings: --format takes all of kring/findings.h */
	KR_TRIES = 1 << 7,       /* writes files that are no records: -n */
	KR_NO_MESSAGE = 1 << 8,  /* of what KR_TAKES_TEXT has, not -m: a text would not do */
	KR_ONE_FAILURE = 1 << 6, /* ends with 0 or 1, whatever happens: git takes more for less */
};

/** An argument that is no option. */
struct kr_arg {
	const char *name;         /* as the synopsis calls it */
	uint8_t names;            /* enum kr_names, for completion */
	const char *const *words; /* of KR_NAMES_WORD */
};

enum {
	KR_ARGS_MOST = 4,
	KR_LARGEST_TEXT = 1 << 20, /* SAFETY: 1 MiB a file */
};

struct kr_command {
	const char *synopsis;       /* SYNOPSIS of the manual word for word, a line each */
	const struct kr_opt *opts;  /* NULL: none */
	size_t size;                /* of the struct that the options fill */
	unsigned flags;             /* enum kr_command_flag */
	const char *const *formats; /* for --format, the first is the default; else NULL */
	struct kr_arg
		args[KR_ARGS_MOST]; /* in their order; the last one repeats where max says so */
	uint8_t min, max;           /* how many arguments; max 255: any number */
	/** @values: the filled struct, zeroed but for days that were not given. */
	int (*run)(struct kr_cli *cli, void *values);
};

/** A line of commands.def. */
struct kr_command_line {
	const char *name;
	enum kr_group group;
	const char *summary;
	const struct kr_command *command;
};

#define KR_COMMAND(c_name, name, group, summary) extern const struct kr_command kr_command_##c_name;
#include "commands.def"
#undef KR_COMMAND

/** All lines of commands.def, the end marked by a NULL name. */
extern const struct kr_command_line kr_commands[];

/** The command called @name, in English or in Dutch, or NULL. */
const struct kr_command_line *kr_command_find(const char *name);

/** The Dutch name at @i of the command @line, the first being the one to show; NULL: no more. */
const char *kr_command_alias(const struct kr_command_line *line, size_t i);

/* ---- names.c ------------------------------------------------------------------------------ */

/** A line of names.def: what may be typed in Dutch, and what it stands for. */
struct kr_alias {
	const char *typed, *name;
};

/** All lines of names.def, the end marked by a NULL. */
extern const struct kr_alias kr_kind_aliases[], kr_report_aliases[], kr_add_aliases[];

/** What @typed stands for; @typed itself where it is in none of @aliases. */
const char *kr_alias_of(const struct kr_alias *aliases, const char *typed);

/** What is near @typed among @names and @aliases; else all @names, in Dutch to a Dutch reader. */
const char *kr_aliases_hint(struct kr_diags *diags, const char *typed, const kr_words *names,
	const struct kr_alias *aliases);

/** kr_kind_of(), in Dutch too. */
enum kr_kind kr_kind_typed(const char *word);

/** Says that there is no such command, and which one is near.  Returns KR_FAILED. */
int kr_cli_unknown_command(struct kr_cli *cli, const char *name);

/** The options that every command has. */
extern const struct kr_opt kr_global_opts[];

struct kr_globals {
	kr_words dirs, as, message; /* -C, --as, -m */
	int32_t as_of;
	int commit; /* 1 --commit, -1 --no-commit, 0 neither */
	const char *file, *format, *table, *color, *lang;
	bool spreadsheet, edit, dry_run, no_input, no_pager, quiet, verbose, usage, manual, version;
};

struct kr_cli {
	const struct kr_command_line *line; /* which command; NULL before it is known */
	const char *called;                 /* the name by which it was called, maybe in Dutch */
	struct kr_globals globals;
	struct kr_arena *arena;
	struct kr_diags diags;
	struct kr_buf out; /* the results */
	kr_words args;
	kr_givens given;
	kr_days_typed days;      /* to be said in full after an act */
	int32_t today;           /* the real day, or KRING_TODAY */
	int32_t as_of;           /* the day that states are computed for */
	struct kr_workspace *ws; /* NULL until kr_cli_workspace() */
	enum kr_severity
		fail_on;       /* findings from here on make the exit code 1; KR_IGNORE: none do */
	bool differs;          /* the exit code is 1, though nothing is wrong */
	bool findings_shown;   /* they are in @out already */
	bool pages;            /* @out may go through a pager */
	bool alone;            /* nothing but `kring` was typed, perhaps with options */
	bool newcomer;         /* typed nothing but `kring`, and there is no kring folder */
	bool pipe_matters;     /* SIGPIPE was not ignored when we started */
	struct kr_actor actor; /* who acts; filled by kr_cli_act_new() */
	bool saved;            /* files were changed */
	bool commits;          /* --commit, or git's kring.commit */
	const char *typed, *typed_suffix; /* the text that came from the editor, or NULL */
	const char *aside;                /* the file that it is in meanwhile; or NULL */
	const char *again;                /* the text that the editor is to begin with; or NULL */
	const char *language;   /* of messages, while a document for programs is made; or NULL */
	bool failed_in_english; /* the command is run again for what it says */
	bool runs_again;        /* for that: nothing is made in English now */
	uint32_t said_before;   /* so many diagnostics were there when the document was begun */
	uint32_t told;          /* so many diagnostics were shown before the end */
	const char *kept;       /* the file that holds it, because it was not used, or NULL */
	struct kr_buf notes;    /* for stderr, behind the diagnostics */
};

/* ---- kring.c ------------------------------------------------------------------------------ */

/** Was this option of the command given? */
bool kr_cli_given(const struct kr_cli *cli, const char *option);

/** The argument at @i, or NULL when there are fewer. */
const char *kr_cli_arg(const struct kr_cli *cli, size_t i);

/** The formats of @c, NULL at the end; NULL when it has none.  In @arena. */
const char *const *kr_command_formats(struct kr_arena *arena, const struct kr_command *c);

/** The name of the format that was asked for, the command's first when none was. */
const char *kr_cli_format(struct kr_cli *cli);

/** Gives SIGPIPE back to a program that takes our place. */
void kr_cli_restore_pipe(const struct kr_cli *cli);

/** The workspace, opened when it was not; NULL: a KR_CANNOT is in the sink. */
struct kr_workspace *kr_cli_workspace(struct kr_cli *cli);

/** The same with every record read; for commands that look. */
struct kr_workspace *kr_cli_loaded(struct kr_cli *cli);

/** The same with the long texts too; for commands that print them. */
struct kr_workspace *kr_cli_whole(struct kr_cli *cli);

/* ---- language.c --------------------------------------------------------------------------- */

/** Takes the language of `--lang` among the @n words, before anything is said about them. */
void kr_cli_listen(size_t n, char *const *words);

/** Says so where the language of `--lang` is one of ours, but its texts are not to be found. */
void kr_cli_check_language(struct kr_cli *cli);

/** Are the results for a program to read?  They are the same in every language, so in English. */
bool kr_cli_is_for_programs(struct kr_cli *cli);

/**
 * Around building and printing a document: English where it is for programs, and then again the
 * language that messages have.
 */
void kr_cli_begin_document(struct kr_cli *cli);
void kr_cli_end_document(struct kr_cli *cli);

/**
 * Goes over to the language of the folder, for its documents, where neither the command line nor
 * the environment named one.  Reads `kring.yaml`.
 */
void kr_cli_speak_as_folder(struct kr_workspace *ws);

/* ---- apply.c ------------------------------------------------------------------------------ */

/**
 * Runs an act: @plan makes the change; then it is shown (--dry-run) or written, committed when that
 * is wanted, and told.  A file that somebody else changed meanwhile: again on a new workspace, at
 * most three times.
 */
int kr_cli_act(struct kr_cli *cli, int (*plan)(struct kr_act *act, const void *request),
	const void *request);

/** A started act, for its template; the caller frees it.  NULL: reported. */
struct kr_act *kr_cli_act_new(struct kr_cli *cli);

/* ---- paths.c ------------------------------------------------------------------------------ */

/** The path of @path (as typed) in the folder of the workspace, or NULL when it is outside. */
const char *kr_cli_folder_path(struct kr_cli *cli, const char *path);

/**
 * The kind that the part of @typed before @separator names, as in `circle/x`; *@rest is what stands
 * behind it.  KR_KINDS when it names none, and then *@rest is all of @typed.
 */
enum kr_kind kr_kind_before(const char *typed, char separator, const char **rest);

/* ---- progress.c --------------------------------------------------------------------------- */

/** kr_workspace_load(), telling a person at a terminal how far it is when that takes long. */
int kr_cli_load(struct kr_cli *cli, struct kr_workspace *ws);

/* ---- looking.c ---------------------------------------------------------------------------- */

/** What `check` looks at: which moment, compared with which one, which files. */
struct kr_looking {
	const char *since, *rev;
	bool staged, stdin_paths;
	struct kr_base base; /* what it is compared with; after kr_looking_open() */
};

/** Is only what changed wanted? */
bool kr_looking_compares(const struct kr_looking *l);

/** Opens and reads the workspace at that moment. */
int kr_looking_open(struct kr_cli *cli, struct kr_looking *l);

/**
 * The paths (of the folder) of the arguments and of the standard input.  A path of an argument that
 * holds nothing is misuse; one of the standard input is passed over.
 */
int kr_looking_paths(struct kr_cli *cli, const struct kr_looking *l, kr_words *paths);

/** Says in the notes what was compared. */
void kr_looking_say(struct kr_cli *cli, const struct kr_looking *l);

/* ---- named.c ------------------------------------------------------------------------------ */

/** The record of any kind that @typed names; *@took as kr_workspace_resolve() has it. */
int kr_cli_record(struct kr_cli *cli, const char *typed, struct kr_record **r, const char **took);

/* ---- text.c ------------------------------------------------------------------------------- */

/** What to ask for where a command wants a text. */
struct kr_text_wanted {
	const char *what;     /* `the argument`, for messages */
	const char *template; /* what the editor begins with, above the help; NULL: nothing */
	const char *help;     /* lines of help under it, without `#` */
	bool required;        /* without one: the editor on a terminal, else KR_USAGE */
};

/**
 * The text of -m, of -F, or from the editor; *@text is NULL when none was given and none is
 * required.  Lives in the arena of @cli.
 */
int kr_cli_text(struct kr_cli *cli, const struct kr_text_wanted *wanted, const char **text);

/** The text of -m alone, where -F and -e give all of the content; NULL when there is none. */
int kr_cli_message(struct kr_cli *cli, const char *what, const char **text);

/** Is somebody there to type: are standard input and output a terminal, and
 * is --no-input not given? */
bool kr_cli_is_attended(const struct kr_cli *cli);

/* ---- fill.c ------------------------------------------------------------------------------- */

/** The content keys as YAML; @name for messages.  All in the arena of the command; zeroed: none. */
struct kr_filled {
	const char *bytes, *name;
	size_t len;
	const char *shown; /* what the editor began with; NULL without one */
	size_t shown_len;
};

/**
 * The content of -F or, with -e or where it is to be asked for and somebody is there, from the
 * editor on the template that @template writes.
 */
int kr_cli_fill(struct kr_cli *cli,
	int (*template)(struct kr_act *act, const void *request, struct kr_buf *out),
	const void *request, bool ask, struct kr_filled *filled);

/** How an option of two parts is written, for messages. */
struct kr_pair_form {
	const char *option, *form, *example; /* `--set`, N_("KEY=TEXT"), and N_() one of it */
};
#define KR_SET_FORM                                                                                \
	{                                                                                          \
		"--set", N_("KEY=TEXT"), N_("--set text='We call within two hours'")               \
	}

/** `KEY=TEXT` of --set and its like, taken apart. */
int kr_cli_settings(struct kr_cli *cli, const struct kr_pair_form *form, const kr_words *set,
	const struct kr_setting **settings, size_t *n);

/* ---- editor.c ----------------------------------------------------------------------------- */

/**
 * Opens the editor on @template (@suffix: `.yaml`, `.txt`) and puts what came back into @out.
 * Refuses when it is empty, or unchanged and not @good_as_it_is.
 */
int kr_cli_edit(struct kr_cli *cli, const char *template, const char *suffix, bool good_as_it_is,
	struct kr_buf *out);

/**
 * Remembers @text (which lives on) and puts it into a file, so that it is not lost when what
 * follows fails, or when a signal ends the program: that says first where the text is.
 */
void kr_cli_typed(struct kr_cli *cli, const char *text, const char *suffix);

/**
 * The text that was typed could not be used: says why, and asks whether to open it again.  If so,
 * all is as it was before the command ran, but that the editor begins with @cli->again.
 */
bool kr_cli_reopens(struct kr_cli *cli);

/** Leaves the text that was typed in its file, because it was not used; the message names it. */
void kr_cli_keep_typed(struct kr_cli *cli);

/** Takes that file away: the text was used, or nobody wanted it any more. */
void kr_cli_let_go(struct kr_cli *cli);

/** Appends where the text is kept to @out. */
void kr_cli_say_kept(const char *path, struct kr_buf *out);

/* ---- term.c ------------------------------------------------------------------------------- */

/** Are escape sequences for colour welcome on @fd? */
bool kr_cli_colour(const struct kr_cli *cli, int fd);

/** Columns of the terminal that stdout is, 0 when it is none. */
size_t kr_cli_width(void);

/** Writes the results so far to standard output at once: for those that are large, and have no
 * pager. What cannot be written is reported by kr_cli_flush(). */
void kr_cli_pour(struct kr_cli *cli);

/** Writes the results to stdout, through a pager where that helps.  KR_FAILED: reported. */
int kr_cli_flush(struct kr_cli *cli);

/* ---- print.c ------------------------------------------------------------------------------ */

/** Everything that belongs on stderr. */
void kr_print_diags(const struct kr_cli *cli, bool colour, struct kr_buf *out);

/** The hint for a name that is no rule. */
const char *kr_cli_rule_hint(struct kr_cli *cli, const char *typed);

/** The exit code that follows from the diagnostics. */
enum kr_exit kr_cli_exit(const struct kr_cli *cli);

/** May @option write the file @path?  KR_FAILED: a record of some kring folder is or would be
 * there, and that is said. */
int kr_cli_may_write(struct kr_cli *cli, const char *path, const char *option);

/**
 * Prints @d in the format that was asked for: into the results, or into the file @path when there
 * is one.
 */
int kr_cli_document(struct kr_cli *cli, const struct kr_document *d, const char *path);

/* ---- site.c ------------------------------------------------------------------------------- */

/** Writes the site of the folder into @dir. */
int kr_cli_site(struct kr_cli *cli, const struct kr_report_options *reports, const char *dir);

/* ---- findings.c --------------------------------------------------------------------------- */

/** The names of the formats of findings, NULL at the end, in @arena. */
const char *const *kr_findings_names(struct kr_arena *arena);

/** One `FORMAT=FILE` of --report. */
struct kr_report_wanted {
	const struct kr_findings_format *format;
	const char *path;
};

/** Where the findings go, beside standard output. */
struct kr_reports_wanted {
	KR_MANY(struct kr_report_wanted) list;
};

/**
 * Takes @typed apart, each `FORMAT=FILE`.  Misuse: no such format, no file, or one file twice or
 * @but, a file that the command reads (NULL: none).  Needs no workspace.
 */
int kr_reports_read(struct kr_cli *cli, const kr_words *typed, const char *but,
	struct kr_reports_wanted *reports);

/** Refuses a report over a record of the workspace. */
int kr_reports_spare_records(struct kr_cli *cli, const struct kr_reports_wanted *reports);

/**
 * Prints what kr_check_run() left in the sink: into the results in the format that was asked for,
 * and into each file of @reports.  A file that cannot be written leaves the others as they are.
 */
int kr_print_findings(struct kr_cli *cli, const struct kr_check_options *options,
	const struct kr_reports_wanted *reports);

/* ---- usage.c ------------------------------------------------------------------------------ */

/** `-h`: the synopsis word for word, then the options. */
void kr_print_usage(const struct kr_command_line *line, struct kr_buf *out);

/** `kring help`: what it is for, some examples, the commands. */
void kr_print_short_help(struct kr_buf *out);

/** Opens the manual of the command @name, of kring when NULL; without manuals the help in short. */
int kr_cli_manual(struct kr_cli *cli, const char *name);

#endif
