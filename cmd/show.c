/* cmd/show.c - one record: its state, rounds and history. */
#include "cmd.h"

#include <string.h>

struct showing {
	bool plain;
};

static const struct kr_opt opts[] = {
	KR_OPT_FLAG(0, "plain", struct showing, plain,
		N_("what the file says, a line for each value; for git's textconv")),
	KR_OPT_END,
};

/* Agreements first: what is asked for most. */
static const enum kr_kind order[] = { KR_AGREEMENT, KR_CIRCLE, KR_ORGANISATION, KR_SPELREGEL,
	KR_MANDATE, KR_MEETING, KR_REVIEW, KR_NETWORK };

/* Is @typed the id, the path, or the end of the id in whole parts? */
static bool ends_in(const struct kr_record *r, const char *typed)
{
	size_t n = strlen(r->id), m = strlen(typed);
	if (strcmp(r->path, typed) == 0 || strcmp(r->id, typed) == 0)
		return true;
	return m < n && r->id[n - m - 1] == '/' && strcmp(r->id + n - m, typed) == 0;
}

static bool has_such(struct kr_workspace *ws, enum kr_kind kind, const char *typed)
{
	size_t n;
	struct kr_record *const *records = kr_workspace_each(ws, kind, &n);
	for (size_t i = 0; i < n; i++) {
		if (ends_in(records[i], typed))
			return true;
	}
	return false;
}

static int nothing_of_that_name(struct kr_cli *cli, const char *typed)
{
	struct kr_who who;
	kr_words ids = { 0 };
	if (kr_workspace_person(cli->ws, typed, &who) == KR_OK)
		return kr_misuse(&cli->diags,
			kr_diag_text(&cli->diags, _("what '%s' has to do: kring status --for %s"),
				typed, typed),
			_("'%s' is a person of '%s', and has no file of their own"), typed,
			who.organisation->record.id);
	for (int k = 0; k < KR_KINDS; k++) {
		size_t n;
		struct kr_record *const *records = kr_workspace_each(cli->ws, (enum kr_kind)k, &n);
		for (size_t i = 0; i < n; i++) {
			*KR_ADD(cli->arena, &ids) = records[i]->id;
			*KR_ADD(cli->arena, &ids) = records[i]->name;
		}
	}
	return kr_misuse(&cli->diags,
		kr_words_hint(&cli->diags, typed, ids.at, ids.n, "",
			_("'kring list' shows what there is")),
		_("there is no record '%s'"), typed);
}

static int several(struct kr_cli *cli, const char *typed, const enum kr_kind *kinds, size_t n)
{
	struct kr_buf hint = KR_BUF_INIT;
	for (size_t i = 0; i < n; i++)
		kr_buf_printf(&hint, "%skring show %s/%s", i ? _(" or ") : _("write "),
			kr_kind_name(kinds[i]), typed);
	(void)kr_misuse(&cli->diags, hint.s, _("there are several records '%s'"), typed);
	kr_buf_release(&hint);
	return KR_FAILED;
}

static int find(struct kr_cli *cli, const char *typed, struct kr_record **r, const char **took)
{
	enum kr_kind found[KR_KINDS];
	const char *rest;
	size_t n = 0;
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		if (has_such(cli->ws, order[i], typed))
			found[n++] = order[i];
	}
	enum kr_kind kind = kr_kind_before(typed, '/', &rest);
	if (n == 0 && kr_kind_of(typed) == KR_NETWORK)
		return kr_workspace_resolve(cli->ws, KR_NETWORK, "kring.yaml", false, r, took);
	if (n == 0 && kind != KR_KINDS)
		return kr_workspace_resolve(cli->ws, kind, rest, false, r, took);
	if (n == 0)
		return nothing_of_that_name(cli, typed);
	if (n > 1)
		return several(cli, typed, found, n);
	return kr_workspace_resolve(cli->ws, found[0], typed, false, r, took);
}

/* For git's textconv: any file, in a kring folder or not. */
static int show_plain(struct kr_cli *cli, const char *path)
{
	struct kr_buf bytes = KR_BUF_INIT;
	if (cli->globals.format)
		return kr_misuse(
			&cli->diags, _("leave out '--format'"), _("'--plain' has one form only"));
	int status = kr_read_input(path, KR_LARGEST_TEXT, &cli->diags, &bytes);
	if (status == KR_OK)
		kr_plain(path, bytes.len ? bytes.s : "", bytes.len, &cli->out);
	kr_buf_release(&bytes);
	return status;
}

static int run(struct kr_cli *cli, void *values)
{
	const struct showing *s = values;
	struct kr_record *record;
	const char *took = NULL;
	struct kr_document d;
	if (s->plain)
		return show_plain(cli, cli->args.at[0]);
	struct kr_workspace *ws = kr_cli_workspace(cli);
	if (!ws)
		return KR_FAILED;
	kr_workspace_keep(ws);
	if (find(cli, cli->args.at[0], &record, &took) != KR_OK ||
		kr_show_build(ws, record, &d) != KR_OK)
		return KR_FAILED;
	if (took && !cli->globals.quiet)
		kr_buf_printf(&cli->notes, "kring: %s\n", took);
	return kr_cli_document(cli, &d, NULL);
}

const struct kr_command kr_command_show = {
	.synopsis = "kring show ID [--format text|md|json]\n"
		    "kring show --plain FILE",
	.opts = opts,
	.size = sizeof(struct showing),
	.flags = KR_PAGES | KR_DOCUMENTS,
	.args = { { N_("which record"), KR_NAMES_RECORD, NULL } },
	.min = 1,
	.max = 1,
	.run = run,
};
