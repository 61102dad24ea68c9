/* cmd/named.c - the record of any kind that a person names. */
#include "cmd.h"

#include <string.h>

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
		kr_buf_printf(&hint, "%s%s: 'kring %s %s/%s'", i ? "; " : "",
			kr_phrase(kr_kind_name(kinds[i])), cli->called, kr_kind_name(kinds[i]),
			typed);
	(void)kr_misuse(&cli->diags, hint.s,
		_("'%s' is more than one record: write its kind before it"), typed);
	kr_buf_release(&hint);
	return KR_FAILED;
}

/* A path as it is seen from the folder one is in, which is none from the top of the kring folder.
 */
static const char *as_seen_from_here(struct kr_cli *cli, const char *typed)
{
	const char *path = strchr(typed, '.') ? kr_cli_folder_path(cli, typed) : NULL;
	return path && kr_record_named(cli->ws, path) ? path : typed;
}

int kr_cli_record(struct kr_cli *cli, const char *typed, struct kr_record **r, const char **took)
{
	enum kr_kind found[KR_KINDS];
	const char *rest;
	size_t n = 0;
	typed = as_seen_from_here(cli, typed);
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		if (has_such(cli->ws, order[i], typed))
			found[n++] = order[i];
	}
	enum kr_kind kind = kr_kind_before(typed, '/', &rest);
	if (n == 0 && kr_kind_typed(typed) == KR_NETWORK)
		return kr_workspace_resolve(cli->ws, KR_NETWORK, "kring.yaml", false, r, took);
	if (n == 0 && kind != KR_KINDS)
		return kr_workspace_resolve(cli->ws, kind, rest, false, r, took);
	if (n == 0)
		return nothing_of_that_name(cli, typed);
	if (n > 1)
		return several(cli, typed, found, n);
	return kr_workspace_resolve(cli->ws, found[0], typed, false, r, took);
}
