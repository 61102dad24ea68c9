/* lib/history/changes.c - what changed in meaning between two versions of one record. */
#include <string.h>

#include "base/i18n.h"
#include "history/diff.h"
#include "history/lapse.h"
#include "history/words.h"
#include "model/workspace.h"

/* One version as the table and as the model read it. */
struct reading {
	struct kr_node *root;     /* NULL: there is no such version, or it cannot be read */
	struct kr_record *record; /* the same, decoded */
};

/* What is wrong with a version is for `check` to say: here it is only read as far as it goes. */
static struct reading read_version(
	struct kr_arena *arena, enum kr_kind kind, const char *id, const struct kr_version *v)
{
	struct reading r = { 0 };
	struct kr_diags diags = { .arena = arena };
	if (!v->bytes || kr_yaml_parse(arena, v->bytes, v->len, id, &diags, &r.root) != KR_OK)
		return (struct reading){ 0 };
	r.record = kr_record_new(arena, kind, id);
	if (!r.record || kind != KR_AGREEMENT)
		return r;
	struct kr_loader loader = { .arena = arena,
		.scratch = kr_arena_new(),
		.diags = &diags,
		.content = KR_BUF_INIT,
		.keep = true };
	kr_record_decode(&loader, v->bytes, v->len, r.record);
	kr_arena_free(loader.scratch);
	kr_buf_release(&loader.content);
	return r;
}

static void tell_unreadable(struct kr_telling *t, bool old)
{
	struct kr_change *c = KR_ADD(t->arena, &t->changes->list);
	c->key = "";
	c->how = KR_HOW_CHANGED;
	c->words = old ? _("the version before cannot be read as a record")
		       : _("this cannot be read as a record: 'kring check' says why");
	t->changes->unreadable = true;
}

void kr_changes_between(struct kr_arena *arena, enum kr_kind kind, const char *id,
	const struct kr_version *old, const struct kr_version *new,
	struct kr_workspace *const names[2], struct kr_record_changes *changes)
{
	struct kr_telling t = { arena, kind, names, changes };
	struct reading a = read_version(arena, kind, id, old);
	struct reading b = read_version(arena, kind, id, new);
	*changes = (struct kr_record_changes){ 0 };
	if (old->bytes && !a.root)
		tell_unreadable(&t, true);
	if (new->bytes && !b.root)
		tell_unreadable(&t, false);
	if (changes->unreadable)
		return;
	struct kr_difference *root = kr_compare(arena, kr_shape_of(kind), a.root, b.root);
	if (kind == KR_AGREEMENT)
		kr_find_lapses(
			&t, (struct kr_agreement *)a.record, (struct kr_agreement *)b.record);
	if (root && b.root)
		kr_tell_all(&t, root);
}

void kr_lapses_meanwhile(struct kr_arena *arena, const char *id, const struct kr_apart *apart,
	struct kr_workspace *const names[2], struct kr_record_changes *changes)
{
	struct kr_telling t = { arena, KR_AGREEMENT, names, changes };
	struct reading parted = read_version(arena, KR_AGREEMENT, id, &apart->parted);
	struct reading new = read_version(arena, KR_AGREEMENT, id, &apart->new);
	struct reading into = read_version(arena, KR_AGREEMENT, id, &apart->into);
	struct kr_meanwhile m = { (struct kr_agreement *)parted.record,
		(struct kr_agreement *)new.record, (struct kr_agreement *)into.record,
		apart->called };
	if (m.parted && m.into && (m.new || !apart->new.bytes))
		kr_find_lapses_meanwhile(&t, &m);
}
