/* cmd/report.c - a report on the folder or on one circle. */
#include "cmd.h"

#include <string.h>

struct reporting {
	struct kr_report_options options;
	const char *file;
};

#define S struct reporting
static const struct kr_opt opts[] = {
	KR_OPT_TEXT(0, "circle", "CIRCLE", S, options.circle, KR_NAMES_CIRCLE,
		N_("only on this circle")),
	KR_OPT_TEXT(0, "meeting", "CIRCLE/DATE", S, options.meeting, KR_NAMES_MEETING,
		N_("of 'minutes': of this meeting")),
	KR_OPT_TEXT(0, "agreement", "ID", S, options.agreement, KR_NAMES_AGREEMENT,
		N_("of 'evaluation-sheet': for this agreement, due or not")),
	KR_OPT_DAY("since", S, options.since, N_("only what happened from this day on")),
	KR_OPT_TEXT('o', NULL, "FILE", S, file, KR_NAMES_FILE,
		N_("into this file; of site: into this folder")),
	KR_OPT_END,
};
#undef S

/* Not one document, and so no report of the library. */
static const char site[] = "site";

static void rules_of_set(
	const char *set, void (*each)(void *arg, const char *rule, const char *severity), void *arg)
{
	size_t n;
	const struct kr_rule *const *rules = kr_rules(&n);
	for (size_t i = 0; i < n; i++)
		if (rules[i]->set && strcmp(rules[i]->set, set) == 0)
			each(arg, rules[i]->name, kr_severity_name(rules[i]->enforced));
}

static int unknown_report(struct kr_cli *cli, const char *typed)
{
	size_t n;
	const struct kr_report *const *reports = kr_reports(&n);
	kr_words names = { 0 };
	for (size_t i = 0; i < n; i++)
		*KR_ADD(cli->arena, &names) = reports[i]->name;
	*KR_ADD(cli->arena, &names) = site;
	return kr_misuse(&cli->diags,
		kr_aliases_hint(&cli->diags, typed, &names, kr_report_aliases),
		_("there is no report '%s'"), typed);
}

/* Is what asks for one record given with another report, or with what asks for several? */
static int refuse_options(struct kr_cli *cli, const struct reporting *r, const char *report)
{
	const struct kr_report_options *o = &r->options;
	const char *option = o->meeting ? "--meeting" : o->agreement ? "--agreement" : NULL;
	const char *of = o->meeting ? "minutes" : "evaluation-sheet";
	if (!option)
		return KR_OK;
	if ((o->meeting && o->agreement) || strcmp(report, of) != 0)
		return kr_misuse(&cli->diags,
			kr_diag_text(&cli->diags, _("write 'kring report %s %s %s'"), of, option,
				o->meeting ? o->meeting : o->agreement),
			_("'%s' is for the report '%s'"), option, of);
	if (o->circle || o->since != KR_NO_DAY)
		return kr_misuse(&cli->diags,
			kr_diag_text(&cli->diags, _("leave out '%s'"),
				o->circle ? "--circle" : "--since"),
			_("'%s' names one already"), option);
	return KR_OK;
}

static int run(struct kr_cli *cli, void *values)
{
	struct reporting *r = values;
	const char *name = kr_cli_arg(cli, 0);
	const struct kr_report *report = kr_report_find(
		name ? kr_alias_of(kr_report_aliases, name) : "overview");
	struct kr_document d;
	r->options.rules_of_set = rules_of_set;
	if (name && strcmp(name, site) == 0)
		return kr_cli_site(cli, &r->options, r->file);
	if (!report)
		return unknown_report(cli, name);
	if (refuse_options(cli, r, report->name) != KR_OK ||
		(r->file && kr_cli_may_write(cli, r->file, "-o") != KR_OK))
		return KR_FAILED;
	struct kr_workspace *ws = kr_cli_whole(cli);
	if (!ws)
		return KR_FAILED;
	kr_cli_begin_document(cli);
	int status = report->build(ws, &r->options, &d);
	kr_cli_end_document(cli);
	return status != KR_OK ? KR_FAILED : kr_cli_document(cli, &d, r->file);
}

const struct kr_command kr_command_report = {
	.synopsis = "kring report [NAME] [--circle CIRCLE] [--since DATE] [--meeting CIRCLE/DATE] "
		    "[--agreement ID] [--format text|md|html|csv|json|ics] [-o FILE]\n"
		    "kring report site -o DIR [-n]",
	.opts = opts,
	.size = sizeof(struct reporting),
	.flags = KR_PAGES | KR_DOCUMENTS | KR_TRIES,
	.args = { { N_("which report"), KR_NAMES_REPORT, NULL } },
	.max = 1,
	.run = run,
};
