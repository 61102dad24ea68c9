/* cmd/check.c - check the folder against the spelregels and the format. */
#include "cmd.h"

#include <string.h>
#include <unistd.h>

enum { KR_LARGEST_BASELINE = 16 << 20 };

struct checking {
	const char *class, *fail_on, *baseline;
	kr_words only, skip, reports;
	bool shrink;
	struct kr_looking looking;
};

static const char *const classes[] = { "structure", "time", NULL };
static const char *const severities[] = { "error", "warning", "note", NULL };
static const enum kr_severity severity_of[] = { KR_ERROR, KR_WARNING, KR_NOTE };

#define S struct checking
static const struct kr_opt opts[] = {
	KR_OPT_CHOICE("class", "CLASS", S, class, classes,
		N_("only structure (the same on every day) or only time")),
	KR_OPT_NAMES("only", "RULE,...", S, only, KR_NAMES_RULE, N_("only these rules")),
	KR_OPT_NAMES("skip", "RULE,...", S, skip, KR_NAMES_RULE, N_("not these rules")),
	KR_OPT_CHOICE("fail-on", "SEVERITY", S, fail_on, severities,
		N_("exit with 1 from this on: error, warning or note")),
	KR_OPT_TEXT(0, "since", "REV", S, looking.since, KR_NAMES_REVISION,
		N_("only what changed since this commit, and what that broke elsewhere")),
	KR_OPT_FLAG(0, "staged", S, looking.staged,
		N_("what is staged for the next commit, and what that breaks elsewhere")),
	KR_OPT_TEXT(0, "rev", "REV", S, looking.rev, KR_NAMES_REVISION,
		N_("the folder as this commit has it, without a checkout")),
	KR_OPT_FLAG(0, "stdin-paths", S, looking.stdin_paths,
		N_("only the files that the standard input names")),
	KR_OPT_TEXTS(0, "report", "FORMAT=FILE", S, reports, KR_NAMES_FORMAT_FILE,
		N_("also into this file, in this format; may be given several times")),
	KR_OPT_TEXT(0, "baseline", "FILE", S, baseline, KR_NAMES_FILE,
		N_("pass over the findings that this file lists")),
	KR_OPT_FLAG(0, "shrink", S, shrink,
		N_("take out of the baseline what is mended; nothing is ever added")),
	KR_OPT_END,
};
#undef S

static int check_rules(struct kr_cli *cli, const kr_words *names)
{
	for (uint32_t i = 0; i < names->n; i++) {
		if (!kr_rule_find(names->at[i]))
			return kr_misuse(&cli->diags, kr_cli_rule_hint(cli, names->at[i]),
				_("there is no rule '%s'"), names->at[i]);
	}
	return KR_OK;
}

/* ---- what comes out ----------------------------------------------------------------------- */

static void summarise(struct kr_cli *cli, bool compares)
{
	struct kr_tally tally = kr_tally_of(&cli->diags);
	size_t agreements, records = kr_workspace_count(cli->ws);
	(void)kr_workspace_each(cli->ws, KR_AGREEMENT, &agreements);
	if (tally.files || tally.of[KR_ERROR] || tally.of[KR_WARNING] || tally.of[KR_NOTE])
		kr_tally_print(&tally, &cli->notes);
	else
		kr_buf_printf(&cli->notes,
			compares ? kr_nq("nothing new to say about %zu record",
					   "nothing new to say about %zu records", records)
				 : kr_nq("nothing to say about %zu record",
					   "nothing to say about %zu records", records),
			records);
	kr_buf_printf(&cli->notes, _(", as of %s\n"), kr_day_long(cli->arena, cli->as_of));
	if (agreements == 0)
		kr_buf_puts(&cli->notes, _("no agreements yet; 'kring propose' makes the first\n"));
}

/* What no rule can check is not passed over in silence. */
static void say_what_is_left(struct kr_cli *cli)
{
	size_t n, left = 0;
	struct kr_record *const *all = kr_workspace_each(cli->ws, KR_SPELREGEL, &n);
	for (size_t i = 0; i < n; i++)
		left += kr_spelregel_asks((const struct kr_spelregel *)all[i], cli->as_of);
	if (left > 0)
		kr_buf_printf(&cli->notes,
			kr_nq("%zu question of the spelregels is left to people: 'kring report "
			      "process' has it\n",
				"%zu questions of the spelregels are left to people: 'kring report "
				"process' has them\n",
				left),
			left);
}

static void set_fail_on(struct kr_cli *cli, const char *word)
{
	cli->fail_on = KR_ERROR;
	for (size_t i = 0; word && severities[i]; i++) {
		if (strcmp(severities[i], word) == 0)
			cli->fail_on = severity_of[i];
	}
}

/* ---- known findings ----------------------------------------------------------------------- */

static bool is_whole(const struct kr_cli *cli, const struct checking *c)
{
	return cli->args.n == 0 && !c->looking.stdin_paths && !kr_looking_compares(&c->looking) &&
	       !c->class && c->only.n == 0 && c->skip.n == 0;
}

static int read_baseline(struct kr_cli *cli, const struct checking *c, struct kr_baseline *b)
{
	struct kr_buf bytes = KR_BUF_INIT;
	b->name = c->baseline;
	if (c->shrink && (!c->baseline || !is_whole(cli, c)))
		return kr_misuse(&cli->diags,
			_("'kring check --baseline FILE --shrink' looks at everything"),
			c->baseline ? _("what is mended is known only when everything is checked")
				    : _("'--shrink' needs '--baseline FILE'"));
	if (!c->baseline)
		return KR_OK;
	int status = kr_read_input(c->baseline, KR_LARGEST_BASELINE, &cli->diags, &bytes);
	if (status == KR_OK)
		status = kr_baseline_read(cli->arena, bytes.s, bytes.len, &cli->diags, b);
	kr_buf_release(&bytes);
	return status;
}

static bool is_kept(void *own, const struct kr_known *known)
{
	return !kr_known_is_mended(own, known);
}

static int shrink(struct kr_cli *cli, const struct kr_baseline *b)
{
	struct kr_buf text = KR_BUF_INIT;
	kr_baseline_write(b, is_kept, cli->ws, &text);
	int status = kr_write_output(b->name, text.s, text.len, &cli->diags);
	kr_buf_release(&text);
	return status;
}

static int apply_baseline(struct kr_cli *cli, const struct checking *c, struct kr_baseline *b)
{
	if (!c->baseline)
		return KR_OK;
	kr_cli_begin_document(cli);
	size_t n = kr_baseline_apply(cli->ws, b, is_whole(cli, c) && !c->shrink);
	kr_cli_end_document(cli);
	if (n > 0 && !cli->globals.quiet)
		kr_buf_printf(&cli->notes,
			kr_nq("%zu known finding of '%s' is passed over\n",
				"%zu known findings of '%s' are passed over\n", n),
			n, b->name);
	/* a baseline that grew is not made right by writing it anew */
	return c->shrink && b->known.n <= b->at_most ? shrink(cli, b) : KR_OK;
}

/* Findings are results: for programs they are in English, as all other results. */
static int find(struct kr_cli *cli, struct checking *c, struct kr_reports_wanted *reports,
	kr_words *paths, struct kr_check_options *options)
{
	if (kr_looking_open(cli, &c->looking) != KR_OK ||
		kr_looking_paths(cli, &c->looking, paths) != KR_OK ||
		kr_reports_spare_records(cli, reports) != KR_OK)
		return KR_FAILED;
	*options = (struct kr_check_options){ .class = c->class,
		.only = c->only.at,
		.n_only = c->only.n,
		.skip = c->skip.at,
		.n_skip = c->skip.n,
		.paths = paths->at,
		.n_paths = paths->n };
	if (kr_looking_compares(&c->looking))
		kr_check_since(cli->ws, options);
	else
		kr_check_run(cli->ws, options);
	return KR_OK;
}

static int run(struct kr_cli *cli, void *values)
{
	struct checking *c = values;
	kr_words paths = { 0 };
	struct kr_baseline baseline = { 0 };
	struct kr_reports_wanted reports = { 0 };
	if (kr_reports_read(cli, &c->reports, c->baseline, &reports) != KR_OK)
		return KR_FAILED;
	if (read_baseline(cli, c, &baseline) != KR_OK)
		return KR_FAILED;
	if (check_rules(cli, &c->only) != KR_OK || check_rules(cli, &c->skip) != KR_OK)
		return KR_FAILED;
	struct kr_check_options options;
	kr_cli_begin_document(cli);
	int status = find(cli, c, &reports, &paths, &options);
	kr_cli_end_document(cli);
	if (status != KR_OK && cli->failed_in_english && !c->looking.stdin_paths) {
		kr_workspace_free(cli->ws);
		cli->ws = NULL;
		cli->diags.list.n = cli->said_before;
		paths.n = 0;
		return find(cli, c, &reports, &paths, &options);
	}
	if (status != KR_OK)
		return status;
	if (apply_baseline(cli, c, &baseline) != KR_OK)
		return KR_FAILED;
	set_fail_on(cli, c->fail_on);
	cli->findings_shown = true;
	if (!cli->globals.quiet) {
		summarise(cli, kr_looking_compares(&c->looking));
		kr_looking_say(cli, &c->looking);
		say_what_is_left(cli);
	}
	kr_cli_begin_document(cli);
	status = kr_print_findings(cli, &options, &reports);
	kr_cli_end_document(cli);
	return status;
}

const struct kr_command kr_command_check = {
	.synopsis = "kring check [PATH ...] [--class structure|time] [--only RULE,...] "
		    "[--skip RULE,...] [--fail-on error|warning|note] [--since REV] [--staged] "
		    "[--rev REV] [--stdin-paths] [--baseline FILE] [--shrink] "
		    "[--format text|json|sarif|github|gitlab|junit|rdjsonl] [--report FORMAT=FILE "
		    "...]",
	.opts = opts,
	.size = sizeof(struct checking),
	.flags = KR_PAGES | KR_CHECKS,
	.args = { { N_("which files"), KR_NAMES_FILE, NULL } },
	.max = UINT8_MAX,
	.run = run,
};
