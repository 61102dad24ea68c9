/* lib/model/listing.c - which records a kring folder has, by the names of its files. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "model/workspace.h"
#include "sys/walk.h"
#include <kring/schema.h>

static void add_record(struct kr_workspace *ws, struct kr_record *r)
{
	*KR_ADD(ws->arena, &ws->records[r->kind]) = r;
	kr_map_add(&ws->ids[r->kind], r->id, strlen(r->id), r);
}

static void unexpected(
	struct kr_workspace *ws, const char *path, const char *hint, const char *what)
{
	struct kr_diag *d = kr_diag_finding(
		ws->diags, "file-unexpected", path, (struct kr_at){ 0 }, "%s", what);
	d->hint = hint;
}

static bool ends_with(const struct kr_name *name, const char *ending)
{
	size_t len = strlen(ending);
	return name->len > len && strcmp(name->path + name->len - len, ending) == 0;
}

static const char *id_hint(enum kr_kind kind)
{
	switch (kind) {
	case KR_AGREEMENT:
		return _("an agreement stands in agreements/CIRCLE/ID.yaml; an id has small "
			 "letters, digits and '-'");
	case KR_MANDATE:
		return _("a mandate stands in mandates/CIRCLE/PERSON.yaml");
	case KR_MEETING:
		return _(
			"a meeting stands in meetings/CIRCLE/DATE.yaml, with a date as 2026-12-01");
	case KR_REVIEW:
		return _("a review stands in reviews/CIRCLE/DATE.yaml, with a date as 2026-12-01");
	default:
		return _("the name of the file is the id: small letters, digits and '-', beginning "
			 "with a letter");
	}
}

static void list_name(struct kr_workspace *ws, enum kr_kind kind, const struct kr_name *name)
{
	size_t folder = strlen(kr_kind_folder(kind)) + 1;
	if (name->kind == KR_NAME_LINK) {
		unexpected(ws, name->path, _("put the file itself in its place"),
			_("this is a link, and kring follows none"));
	} else if (name->kind == KR_NAME_REPOSITORY) {
		kr_read_report(ws->diags, name->path, KR_READ_REPOSITORY, 0);
	} else if (ends_with(name, ".yml")) {
		unexpected(ws, name->path, _("rename it so that it ends in .yaml"),
			_("kring reads files that end in .yaml, and not this one"));
	} else if (ends_with(name, ".yaml")) {
		const char *id = kr_strndup(
			ws->arena, name->path + folder, name->len - folder - strlen(".yaml"));
		struct kr_record *r = kr_record_new(ws->arena, kind, id);
		if (name->kind == KR_NAME_ODD)
			unexpected(ws, name->path, _("put a file with text in its place"),
				_("this is no regular file"));
		else if (r)
			add_record(ws, r);
		else
			unexpected(
				ws, name->path, id_hint(kind), _("the name of this file is no id"));
	}
}

static int by_id(const void *a, const void *b)
{
	const struct kr_record *const *x = a, *const *y = b;
	return strcmp((*x)->id, (*y)->id);
}

/*
 * The listing is in the order of paths, where `x-2.yaml` stands before `x.yaml`: nearly that of
 * ids. So most records move a place or two; a folder in which they move far is sorted as a whole.
 */
void kr_records_sort(struct kr_record **at, uint32_t n)
{
	uint64_t moves = 0;
	for (uint32_t i = 1; i < n; i++) {
		struct kr_record *one = at[i];
		uint32_t k = i;
		for (; k > 0 && strcmp(at[k - 1]->id, one->id) > 0; k--)
			at[k] = at[k - 1];
		at[k] = one;
		moves += i - k;
		if (moves > 16 * (uint64_t)n) {
			qsort(at, n, sizeof *at, by_id);
			return;
		}
	}
}

static void list_kind(struct kr_workspace *ws, enum kr_kind kind)
{
	struct kr_listing listing = { 0 };
	kr_walk(ws->folder, kr_kind_folder(kind), ws->arena, ws->diags, &listing);
	for (uint32_t i = 0; i < listing.n; i++)
		list_name(ws, kind, &listing.at[i]);
	kr_records_sort(ws->records[kind].at, ws->records[kind].n);
}

void kr_workspace_list(struct kr_workspace *ws)
{
	for (enum kr_kind kind = 0; kind < KR_KINDS; kind++) {
		kr_map_init(&ws->ids[kind], ws->arena);
		if (kind == KR_NETWORK)
			add_record(ws, kr_record_new(ws->arena, kind, "kring.yaml"));
		else
			list_kind(ws, kind);
	}
}
