/* lib/history/diff.c - what changed in meaning between two folders, or two files. */
#include "history/diff.h"

#include <kring/schema.h>
#include <string.h>

#include "base/i18n.h"
#include "history/kind.h"
#include "history/posted.h"
#include "model/workspace.h"
#include "yaml/yaml.h"

/* ---- comparing ---------------------------------------------------------------------------- */

static const char *change_of(const struct kr_pair *p, const struct kr_record_changes *c)
{
	if (!p->before.bytes)
		return "added";
	if (!p->after.bytes)
		return "removed";
	if (p->old && p->new &&strcmp(p->old->id, p->new->id) != 0)
		return "renamed";
	return c->list.n > 0 || c->lapses.n > 0 ? "changed" : "layout";
}

/* Consent given, since the two parted, where the change goes to: no version here has it. */
static void tell_meanwhile(struct kr_diff_page *f, const struct kr_pair *p, struct kr_told *t,
	struct kr_workspace *const names[2])
{
	struct kr_apart apart = {
		.parted = p->before, .new = p->after, .called = f->o->into_called
	};
	struct kr_buf bytes = KR_BUF_INIT;
	if (f->o->into && p->kind == KR_AGREEMENT && p->old &&
		kr_read_bytes(f->o->into->folder, p->old->path, KR_YAML_MAX_BYTES, &bytes, NULL) ==
			KR_READ_DONE) {
		apart.into = (struct kr_version){ bytes.s, bytes.len };
		kr_lapses_meanwhile(f->arena, p->old->id, &apart, names, &t->changes);
	}
	kr_buf_release(&bytes);
}

static void tell_record(struct kr_diff_page *f, const struct kr_pair *p)
{
	struct kr_workspace *const names[2] = { f->after, f->before };
	struct kr_told *t = KR_ADD(f->arena, &f->told);
	t->pair = p;
	t->record = p->after.bytes ? p->new : p->old;
	struct kr_workspace *ws = p->after.bytes ? f->after : f->before;
	t->title = ws ? kr_title_of(ws, kr_workspace_get(ws, p->kind, t->record->id))
		      : t->record->id;
	kr_changes_between(
		f->arena, p->kind, t->record->id, &p->before, &p->after, names, &t->changes);
	t->change = change_of(p, &t->changes);
	tell_meanwhile(f, p, t, names);
}

/* ---- the document ------------------------------------------------------------------------- */

static void begin(struct kr_diff_page *f, const struct kr_diff_options *o, struct kr_document *d)
{
	f->d = d;
	f->o = o;
	f->bounded = o->room > 0;
	f->room = f->bounded ? o->room : 1;
	d->title = kr_diff_fit(f,
		o->title ? _(o->title)
			 : kr_asprintf(f->arena, _("Changes from %s to %s"), o->before, o->after));
	d->network = kr_diff_fit(f, d->network);
	kr_diff_use_room(f, kr_posted_size(d->title) + kr_posted_size(d->network) + 512);
}

bool kr_record_named(const struct kr_workspace *ws, const char *typed)
{
	for (enum kr_kind kind = 0; kind < KR_KINDS; kind++) {
		size_t n;
		struct kr_record *const *records = kr_workspace_each(ws, kind, &n);
		for (size_t i = 0; i < n; i++)
			if (kr_record_is_called(records[i], typed))
				return true;
	}
	return false;
}

int kr_diff_build(struct kr_workspace *before, struct kr_workspace *after,
	const struct kr_diff_options *o, struct kr_document *d, bool *differs)
{
	struct kr_diff_page f = {
		.arena = kr_workspace_arena(after), .before = before, .after = after
	};
	kr_pairs pairs = { 0 };
	for (size_t i = 0; i < o->n_ids; i++)
		if (!kr_record_named(before, o->ids[i]) && !kr_record_named(after, o->ids[i]))
			return kr_misuse(kr_workspace_diags(after),
				_("'kring list' shows what there is"), _("there is no record '%s'"),
				o->ids[i]);
	if (kr_pairs_of(f.arena, before, after, o->ids, o->n_ids, &pairs) != KR_OK)
		return KR_FAILED;
	kr_document_init(d, after, "diff", NULL);
	begin(&f, o, d);
	for (uint32_t i = 0; i < pairs.n; i++)
		tell_record(&f, &pairs.at[i]);
	kr_diff_show(&f);
	kr_diff_list(&f);
	*differs = pairs.n > 0;
	return KR_OK;
}

/* ---- two files ---------------------------------------------------------------------------- */

static enum kr_kind kind_by_keys(struct kr_arena *arena, const struct kr_version *v)
{
	struct kr_diags diags = { .arena = arena };
	struct kr_node *root;
	if (kr_yaml_parse(arena, v->bytes, v->len, "", &diags, &root) != KR_OK)
		return KR_AGREEMENT;
	return kr_kind_of_keys(root);
}

/* The record at @path, if its last parts are those of one: `…/agreements/x/y.yaml`. */
static struct kr_record *record_at(struct kr_arena *arena, const char *path)
{
	for (enum kr_kind kind = 0; kind < KR_KINDS; kind++) {
		const char *folder = kind == KR_NETWORK ? "" : kr_kind_folder(kind);
		for (const char *s = path; s; s = strchr(s, '/') ? strchr(s, '/') + 1 : NULL) {
			size_t len = strlen(folder), end = strlen(s);
			if (strncmp(s, folder, len) != 0 || (len > 0 && s[len] != '/'))
				continue;
			s += len > 0 ? len + 1 : 0;
			end = strlen(s);
			size_t id = kind == KR_NETWORK ? end : end > 5 ? end - 5 : 0;
			struct kr_record *r = kr_record_new(arena, kind, kr_strndup(arena, s, id));
			if (r && strcmp(s + id, kind == KR_NETWORK ? "" : ".yaml") == 0)
				return r;
		}
	}
	return NULL;
}

static struct kr_record *any_record(struct kr_arena *arena, enum kr_kind kind)
{
	static const char *const ids[] = { "x", "x/x", "x/2000-01-01", "kring.yaml" };
	struct kr_record *r = NULL;
	for (size_t i = 0; i < sizeof ids / sizeof *ids && !r; i++)
		r = kr_record_new(arena, kind, ids[i]);
	return r;
}

int kr_diff_files_build(struct kr_arena *arena, const char *path, const struct kr_version *before,
	const struct kr_version *after, const struct kr_diff_options *o, struct kr_document *d,
	bool *differs)
{
	struct kr_diff_page f = { .arena = arena };
	struct kr_record *r = record_at(arena, path);
	if (!r) {
		r = any_record(arena, kind_by_keys(arena, after));
		r->id = r->path = path;
	}
	*d = (struct kr_document){ .arena = arena, .name = "diff", .network = path };
	begin(&f, o, d);
	struct kr_pair pair = {
		.kind = r->kind, .old = r, .new = r, .before = *before, .after = *after
	};
	*differs = before->len != after->len ||
		   memcmp(before->bytes, after->bytes, after->len) != 0;
	if (*differs)
		tell_record(&f, &pair);
	kr_diff_show(&f);
	kr_diff_list(&f);
	return KR_OK;
}
