/* cmd/__complete.c - candidates for the shell's completion, one a line: word, tab, what it is. */
#include "cmd.h"

#include <string.h>
#include <unistd.h>

/* What was typed so far, and the word that is being completed. */
struct asked {
	struct kr_cli *cli;
	const struct kr_command_line *line; /* NULL: no command yet */
	const struct kr_opt *value_of;      /* the option whose value comes next, or NULL */
	size_t n_args;
	bool only_arguments; /* behind `--` */
	const char *word;    /* the beginning of a candidate */
	const char *before;  /* what stands before it in the same word: `--only=`, `a,` */
};

enum { TITLES_MOST = 100 }; /* so many records are read to show their titles */

/* ---- one candidate ------------------------------------------------------------------------ */

static void offer(const struct asked *a, const char *candidate, const char *what)
{
	struct kr_buf *out = &a->cli->out;
	if (strncmp(candidate, a->word, strlen(a->word)) != 0)
		return;
	kr_buf_puts(out, a->before);
	kr_buf_safe(out, candidate, strlen(candidate));
	if (what) {
		kr_buf_putc(out, '\t');
		kr_buf_safe(out, what, strlen(what));
	}
	kr_buf_putc(out, '\n');
}

static void offer_words(const struct asked *a, const char *const *words)
{
	for (size_t i = 0; words && words[i]; i++)
		offer(a, words[i], NULL);
}

/* What may be typed in Dutch is offered to who reads Dutch. */
static void offer_aliases(const struct asked *a, const struct kr_alias *aliases)
{
	bool dutch = strcmp(kr_language(), "nl") == 0;
	for (; dutch && aliases->typed; aliases++)
		offer(a, aliases->typed, aliases->name);
}

/* ---- what there is in the folder ---------------------------------------------------------- */

static const char *title_of(const struct kr_record *r)
{
	const struct kr_text *title = NULL;
	if (!r->loaded)
		return NULL;
	switch (r->kind) {
	case KR_AGREEMENT:
		title = &((const struct kr_agreement *)(const void *)r)->title;
		break;
	case KR_CIRCLE:
		title = &((const struct kr_circle *)(const void *)r)->name;
		break;
	case KR_ORGANISATION:
		title = &((const struct kr_organisation *)(const void *)r)->name;
		break;
	case KR_SPELREGEL:
		title = &((const struct kr_spelregel *)(const void *)r)->title;
		break;
	default:
		return NULL;
	}
	return title->s;
}

/* By the whole id, or by the last part where that is what was begun. */
static void offer_records(const struct asked *a, enum kr_kind kind)
{
	struct kr_workspace *ws = kr_cli_workspace(a->cli);
	size_t n = 0, read = 0, len = strlen(a->word);
	struct kr_record *const *records = ws ? kr_workspace_each(ws, kind, &n) : NULL;
	for (size_t i = 0; i < n; i++) {
		const struct kr_record *r = records[i];
		bool whole = strncmp(r->id, a->word, len) == 0;
		if (!whole && strncmp(r->name, a->word, len) != 0)
			continue;
		if (read++ < TITLES_MOST)
			(void)kr_workspace_get(ws, kind, r->id);
		offer(a, whole ? r->id : r->name, title_of(r));
	}
}

static void offer_people(const struct asked *a)
{
	struct kr_workspace *ws = kr_cli_workspace(a->cli);
	size_t n = 0;
	struct kr_record *const *records = ws ? kr_workspace_each(ws, KR_ORGANISATION, &n) : NULL;
	for (size_t i = 0; i < n; i++) {
		const struct kr_organisation *o = kr_workspace_organisation(ws, records[i]->id);
		for (uint32_t p = 0; o && p < o->people.n; p++)
			offer(a, o->people.at[p].id.s, o->people.at[p].name.s);
	}
}

/* Those that every circle may have, and those that some circle made for itself. */
static void offer_roles(const struct asked *a)
{
	static const char *const known[] = { "facilitator", "secretary", "leader", "delegate" };
	enum { KNOWN = sizeof known / sizeof *known };
	struct kr_workspace *ws = kr_cli_workspace(a->cli);
	size_t n = 0;
	struct kr_record *const *records = ws ? kr_workspace_each(ws, KR_CIRCLE, &n) : NULL;
	for (size_t i = 0; i < KNOWN; i++)
		offer(a, known[i], NULL);
	for (size_t i = 0; i < n; i++) {
		const struct kr_circle *c = kr_workspace_circle(ws, records[i]->id);
		for (uint32_t k = 0; c && k < c->roles.n; k++) {
			size_t of = 0;
			while (of < KNOWN && !kr_text_is(&c->roles.at[k].id, known[of]))
				of++;
			if (of == KNOWN)
				offer(a, c->roles.at[k].id.s, c->name.s);
		}
	}
}

static void offer_all_records(const struct asked *a)
{
	for (int k = 0; k < KR_KINDS; k++)
		offer_records(a, (enum kr_kind)k);
}

/* ---- fixed names -------------------------------------------------------------------------- */

static void offer_kinds(const struct asked *a)
{
	for (int k = 0; k < KR_KINDS; k++)
		offer(a, kr_kind_name((enum kr_kind)k), NULL);
	offer_aliases(a, kr_kind_aliases);
}

static void offer_states(const struct asked *a)
{
	for (int s = 0; s < KR_STATES; s++)
		offer(a, kr_state_name((enum kr_state)s), kr_state_text((enum kr_state)s));
}

static void offer_rules(const struct asked *a)
{
	size_t n;
	const struct kr_rule *const *rules = kr_rules(&n);
	for (size_t i = 0; i < n; i++)
		offer(a, rules[i]->name, _(rules[i]->what));
}

static void offer_reports(const struct asked *a)
{
	size_t n;
	const struct kr_report *const *reports = kr_reports(&n);
	for (size_t i = 0; i < n; i++)
		offer(a, reports[i]->name, _(reports[i]->what));
	offer(a, "site", _("all reports and records, as linked pages in a folder: -o DIR"));
	offer_aliases(a, kr_report_aliases);
}

static void offer_tables(const struct asked *a)
{
	size_t n;
	const struct kr_export_table *const *tables = kr_export_tables(&n);
	for (size_t i = 0; i < n; i++)
		offer(a, tables[i]->name, _(tables[i]->doc));
}

static void offer_commands(const struct asked *a)
{
	bool dutch = strcmp(kr_language(), "nl") == 0;
	for (const struct kr_command_line *l = kr_commands; l->name; l++) {
		if (l->group == KR_GROUP_HIDDEN)
			continue;
		offer(a, l->name, _(l->summary));
		for (size_t i = 0; dutch && kr_command_alias(l, i); i++)
			offer(a, kr_command_alias(l, i), _(l->summary));
	}
}

/* `sarif=`, and behind that the name of a file. */
static void offer_format_file(const struct asked *a)
{
	if (strchr(a->word, '=')) {
		kr_buf_puts(&a->cli->out, ":files\n");
		return;
	}
	const char *const *names = kr_findings_names(a->cli->arena);
	for (size_t i = 0; names[i]; i++)
		offer(a, kr_asprintf(a->cli->arena, "%s=", names[i]),
			_(kr_findings_format_find(names[i])->what));
}

static void offer_revisions(const struct asked *a)
{
	struct kr_folder *folder;
	struct kr_paths names = { 0 };
	if (kr_folder_find_git(".", &a->cli->diags, &folder) != KR_OK)
		return;
	kr_git_names(folder, a->cli->arena, &names);
	for (uint32_t i = 0; i < names.n; i++)
		offer(a, names.at[i], NULL);
	kr_folder_close(folder);
}

static void offer_names(const struct asked *a, enum kr_names names, const char *const *words)
{
	switch (names) {
	case KR_NAMES_NOTHING:
		break;
	case KR_NAMES_FILE:
		kr_buf_puts(&a->cli->out, ":files\n");
		break;
	case KR_NAMES_FOLDER:
		kr_buf_puts(&a->cli->out, ":folders\n");
		break;
	case KR_NAMES_AGREEMENT:
		offer_records(a, KR_AGREEMENT);
		break;
	case KR_NAMES_CIRCLE:
		offer_records(a, KR_CIRCLE);
		break;
	case KR_NAMES_MEETING:
		offer_records(a, KR_MEETING);
		break;
	case KR_NAMES_ORGANISATION:
		offer_records(a, KR_ORGANISATION);
		break;
	case KR_NAMES_PERSON:
		offer_people(a);
		break;
	case KR_NAMES_ROLE:
		offer_roles(a);
		break;
	case KR_NAMES_BEARER:
		offer_people(a);
		offer_records(a, KR_ORGANISATION);
		offer_records(a, KR_CIRCLE);
		break;
	case KR_NAMES_RECORD:
		offer_all_records(a);
		break;
	case KR_NAMES_KIND:
		offer_kinds(a);
		break;
	case KR_NAMES_STATE:
		offer_states(a);
		break;
	case KR_NAMES_RULE:
		offer_rules(a);
		break;
	case KR_NAMES_REPORT:
		offer_reports(a);
		break;
	case KR_NAMES_TABLE:
		offer_tables(a);
		break;
	case KR_NAMES_COMMAND:
		offer_commands(a);
		break;
	case KR_NAMES_REVISION:
		offer_revisions(a);
		break;
	case KR_NAMES_WORD:
		offer_words(a, words);
		break;
	case KR_NAMES_FORMAT_FILE:
		offer_format_file(a);
		break;
	}
}

/* ---- options ------------------------------------------------------------------------------ */

static const struct kr_opt *tables(const struct asked *a, int i)
{
	return i == 0 ? (a->line ? a->line->command->opts : NULL) : kr_global_opts;
}

static void offer_options(const struct asked *a)
{
	for (int t = 0; t < 2; t++) {
		const struct kr_opt *o = tables(a, t);
		for (; o && o->type != KR_OPT_END_OF_TABLE; o++) {
			if (o->name)
				offer(a, kr_asprintf(a->cli->arena, "--%s", o->name), _(o->help));
		}
	}
}

static const struct kr_opt *find_option(const struct asked *a, const char *word)
{
	const struct kr_opt *found = NULL;
	for (int t = 0; t < 2 && !found; t++)
		found = word[1] == '-' ? kr_opt_find(tables(a, t), word + 2, strcspn(word + 2, "="))
				       : kr_opt_of_letter(tables(a, t), word[1]);
	return found;
}

static void offer_values(struct asked *a, const struct kr_opt *opt)
{
	const char *comma = strrchr(a->word, ',');
	const char *const *words = kr_opt_words(opt);
	if (opt->value && strstr(opt->value, ",...") && comma) {
		a->before = kr_asprintf(
			a->cli->arena, "%s%.*s", a->before, (int)(comma + 1 - a->word), a->word);
		a->word = comma + 1;
	}
	if (opt->name && strcmp(opt->name, "format") == 0 && a->line)
		words = kr_command_formats(a->cli->arena, a->line->command);
	offer_names(a, opt->names, words);
}

/* ---- what is being typed ------------------------------------------------------------------ */

static void read_word(struct asked *a, const char *word)
{
	if (a->value_of) {
		/* where the folder is decides which ids there are */
		if (a->value_of->letter == 'C' && chdir(word) != 0)
			a->n_args = KR_ARGS_MOST;
		a->value_of = NULL;
	} else if (strcmp(word, "--") == 0) {
		a->only_arguments = true;
	} else if (!a->only_arguments && word[0] == '-' && word[1]) {
		const struct kr_opt *opt = find_option(a, word);
		bool attached = word[1] == '-' ? strchr(word, '=') != NULL : word[2] != '\0';
		if (opt && kr_opt_takes_value(opt) && !attached)
			a->value_of = opt;
	} else if (!a->line) {
		a->line = kr_command_find(word);
	} else {
		a->n_args++;
	}
}

static void offer_argument(struct asked *a)
{
	const struct kr_command *c = a->line->command;
	size_t i = a->n_args < c->max ? a->n_args : KR_ARGS_MOST;
	if (c->max == UINT8_MAX)
		i = 0;
	if (i < KR_ARGS_MOST)
		offer_names(a, c->args[i].names, c->args[i].words);
	if (i == 0 && c == &kr_command_add)
		offer_aliases(a, kr_add_aliases);
}

static void offer_next(struct asked *a, const char *word)
{
	const char *equals = strchr(word, '=');
	const struct kr_opt *opt = word[0] == '-' && word[1] ? find_option(a, word) : NULL;
	a->word = word;
	if (a->value_of) {
		offer_values(a, a->value_of);
	} else if (!a->only_arguments && opt && equals && word[1] == '-') {
		a->before = kr_strndup(a->cli->arena, word, (size_t)(equals + 1 - word));
		a->word = equals + 1;
		offer_values(a, opt);
	} else if (!a->only_arguments && word[0] == '-') {
		offer_options(a);
	} else if (!a->line) {
		offer_commands(a);
	} else {
		offer_argument(a);
	}
}

static int run(struct kr_cli *cli, void *values)
{
	struct asked a = { .cli = cli, .before = "" };
	(void)values;
	for (uint32_t i = 0; i + 1 < cli->args.n; i++)
		read_word(&a, cli->args.at[i]);
	offer_next(&a, cli->args.n ? cli->args.at[cli->args.n - 1] : "");
	return KR_OK;
}

const struct kr_command kr_command_complete = {
	.synopsis = "kring __complete WORD ...",
	.flags = KR_RAW,
	.max = UINT8_MAX,
	.run = run,
};
