/* cmd/looking.c - what `check` looks at: which moment, since when, and which files. */
#include "cmd.h"

#include <string.h>

enum { LARGEST_LIST = 16 << 20 };

bool kr_looking_compares(const struct kr_looking *l)
{
	return l->since || l->staged;
}

/* ---- which moment ------------------------------------------------------------------------- */

int kr_looking_open(struct kr_cli *cli, struct kr_looking *l)
{
	const struct kr_moment moment = {
		l->rev      ? KR_COMMIT
		: l->staged ? KR_STAGED
			    : KR_NOW,
		l->rev,
	};
	if (l->rev && l->staged)
		return kr_misuse(&cli->diags, _("leave out one of them"),
			_("'--staged' is the next commit, and '--rev' is one that there is"));
	int result = kr_workspace_open_at(
		".", &moment, cli->as_of, cli->today, &cli->diags, &cli->ws);
	if (result != KR_OK || !kr_looking_compares(l))
		return result == KR_OK ? kr_cli_load(cli, cli->ws) : result;
	l->base.since = l->since;
	result = kr_base_find(cli->ws, &l->base);
	if (result == KR_OK)
		result = kr_workspace_compare(cli->ws, &l->base);
	return result == KR_OK ? kr_cli_load(cli, cli->ws) : result;
}

static void say_base(struct kr_cli *cli, const struct kr_looking *l)
{
	const struct kr_base *b = &l->base;
	struct kr_buf since = KR_BUF_INIT;
	if (l->since)
		kr_buf_safe(&since, l->since, strlen(l->since));
	if (b->nothing)
		kr_buf_puts(&cli->notes, _("there is no commit yet to compare with"));
	else if (!l->since)
		kr_buf_printf(&cli->notes, _("compared with HEAD (%.12s)"), b->commit);
	else if (b->is_merge_base)
		kr_buf_printf(&cli->notes, _("compared with %.12s, where this left '%s'"),
			b->commit, since.s);
	else
		kr_buf_printf(&cli->notes, _("compared with '%s' (%.12s)"), since.s, b->commit);
	kr_buf_release(&since);
}

void kr_looking_say(struct kr_cli *cli, const struct kr_looking *l)
{
	if (!kr_looking_compares(l)) {
		if (l->rev)
			kr_buf_printf(&cli->notes, _("of the commit %.12s\n"),
				kr_workspace_commit(cli->ws));
		return;
	}
	struct kr_change_counts n = kr_workspace_change_counts(cli->ws);
	say_base(cli, l);
	kr_buf_printf(&cli->notes,
		kr_nq(": %zu record changed", ": %zu records changed", n.changed), n.changed);
	kr_buf_printf(&cli->notes, kr_nq(", %zu added", ", %zu added", n.added), n.added);
	kr_buf_printf(
		&cli->notes, kr_nq(", %zu deleted\n", ", %zu deleted\n", n.deleted), n.deleted);
	if (l->base.shallow)
		kr_buf_puts(&cli->notes,
			_("the history is cut off here, so that the right commit to compare with "
			  "may be a later one: 'git fetch --unshallow', in CI 'fetch-depth: 0'\n"));
}

/* ---- which files -------------------------------------------------------------------------- */

/* Other commands take the id of a record: it has a file. */
static const char *file_hint(struct kr_cli *cli, const char *typed)
{
	for (int kind = 0; kind < KR_KINDS; kind++) {
		size_t n;
		struct kr_record *const *records = kr_workspace_each(
			cli->ws, (enum kr_kind)kind, &n);
		for (size_t i = 0; i < n; i++)
			if (strcmp(records[i]->id, typed) == 0 ||
				strcmp(records[i]->name, typed) == 0)
				return kr_diag_text(
					&cli->diags, _("its file is '%s'"), records[i]->path);
	}
	return _("'kring list' shows what there is");
}

/* A path that holds nothing is a slip of the pen, and would look like a clean folder. */
static int gather_arguments(struct kr_cli *cli, kr_words *paths)
{
	for (uint32_t i = 0; i < cli->args.n; i++) {
		const char *typed = cli->args.at[i], *path = kr_cli_folder_path(cli, typed);
		if (!path)
			return kr_misuse(&cli->diags, _("check looks at the folder you are in"),
				_("'%s' is not in this kring folder"), typed);
		if (!kr_workspace_holds(cli->ws, path))
			return kr_misuse(&cli->diags, file_hint(cli, typed),
				_("there is no file or folder '%s'"), typed);
		*KR_ADD(cli->arena, paths) = path;
	}
	return KR_OK;
}

/*
 * A program made this list, of `git diff --name-only -z` perhaps: what lies elsewhere or was
 * deleted is passed over.  NUL ends a path where there is one, else the end of the line does.
 */
static int gather_input(struct kr_cli *cli, kr_words *paths)
{
	struct kr_buf list = KR_BUF_INIT;
	int status = kr_read_input("-", LARGEST_LIST, &cli->diags, &list);
	int end = memchr(list.s, '\0', list.len) ? '\0' : '\n';
	for (char *at = list.s, *stop = list.s + list.len; status == KR_OK && at < stop;) {
		char *nl = memchr(at, end, (size_t)(stop - at));
		size_t len = nl ? (size_t)(nl - at) : (size_t)(stop - at);
		const char *typed = kr_strndup(cli->arena, at, len);
		const char *path = len > 0 ? kr_cli_folder_path(cli, typed) : NULL;
		if (path && *path)
			*KR_ADD(cli->arena, paths) = path;
		at += len + 1;
	}
	kr_buf_release(&list);
	return status;
}

int kr_looking_paths(struct kr_cli *cli, const struct kr_looking *l, kr_words *paths)
{
	int status = gather_arguments(cli, paths);
	if (status != KR_OK || !l->stdin_paths)
		return status;
	status = gather_input(cli, paths);
	/* no path at all would mean every file */
	if (status == KR_OK && paths->n == 0)
		*KR_ADD(cli->arena, paths) = "/none";
	return status;
}
