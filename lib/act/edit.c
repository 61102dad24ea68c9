/* lib/act/edit.c - adding to a change: opening files, and edits that follow the format table. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "act/act.h"
#include "base/i18n.h"
#include "sys/read.h"

enum { STEPS = 12 };

/* ---- files -------------------------------------------------------------------------------- */

static struct act_file *add_file(struct kr_act *act, struct kr_record *r)
{
	struct act_file *f = kr_alloc(act->arena, sizeof *f);
	f->record = r;
	*KR_ADD(act->arena, &act->files) = f;
	return f;
}

int act_open(struct kr_act *act, struct kr_record *r, struct act_file **file)
{
	struct kr_doc *doc;
	for (uint32_t i = 0; i < act->files.n; i++)
		if (act->files.at[i]->record == r) {
			*file = act->files.at[i];
			return KR_OK;
		}
	if (!r->sound || !r->bytes)
		return kr_refuse(act->diags,
			kr_diag_text(act->diags, _("'kring check %s' says what is wrong"), r->path),
			_("'%s' has errors, and kring does not write into it"), r->path);
	if (kr_doc_open(act->arena, r->bytes, r->len, r->path, true, act->diags, &doc) != KR_OK)
		return KR_FAILED;
	*file = add_file(act, r);
	(*file)->doc = doc;
	return KR_OK;
}

int act_open_mandate(struct kr_act *act, const char *circle, const char *person,
	struct kr_mandate **m, struct act_file **file)
{
	*m = kr_workspace_mandate(act->ws, circle, person);
	if (*m)
		return act_open(act, &(*m)->record, file);
	const struct kr_circle *c = kr_workspace_circle(act->ws, circle);
	bool member = c && kr_circle_has_member(c, person, act->day);
	return kr_refuse(act->diags,
		member ? kr_diag_text(act->diags,
				 _("'kring add mandate %s %s --organisation ORG --given-by WHO "
				   "--until DATE' writes one"),
				 circle, person)
		       : kr_diag_text(act->diags,
				 _("members have one: for one of them it is written down with "
				   "'--as PERSON'")),
		_("'%s' has no mandate for '%s'"), person, circle);
}

int act_make(struct kr_act *act, struct kr_record *r, struct kr_value *root, const char *comment)
{
	struct kr_buf b = KR_BUF_INIT;
	if (kr_workspace_has(act->ws, r->kind, r->id))
		return kr_refuse(
			act->diags, _("take another id"), _("'%s' is there already"), r->path);
	act_order(root, kr_shape_of(r->kind));
	kr_value_write(root, comment, &b);
	struct act_file *f = add_file(act, r);
	f->made = kr_strndup(act->arena, b.s, b.len);
	f->made_len = b.len;
	kr_buf_release(&b);
	return KR_OK;
}

int act_read_plain(struct kr_act *act, const char *path, struct kr_buf *bytes)
{
	enum kr_read found = kr_read_bytes(act->ws->folder, path, KR_YAML_MAX_BYTES, bytes, NULL);
	if (found == KR_READ_DONE || found == KR_READ_ABSENT)
		return KR_OK;
	return kr_cannot(
		act->diags, NULL, _("'%s' cannot be read, or is no file of this folder"), path);
}

void act_make_plain(struct kr_act *act, const char *path, const struct kr_buf *before,
	const struct kr_buf *after)
{
	struct kr_record *r = kr_alloc(act->arena, sizeof *r);
	r->path = path;
	r->bytes = before->len ? kr_strndup(act->arena, before->s, before->len) : NULL;
	r->len = before->len;
	struct act_file *f = add_file(act, r);
	f->made = kr_strndup(act->arena, after->s, after->len);
	f->made_len = after->len;
	f->plain = true;
}

/* The key at the margin that line @number of @text belongs to. */
static const char *key_of_line(struct kr_act *act, const char *text, uint32_t number)
{
	const char *key = text;
	for (uint32_t line = 1; line < number && (text = strchr(text, '\n')); line++)
		if (*++text != ' ' && *text != '-' && *text != '\0' && *text != '\n')
			key = text;
	return kr_strndup(act->arena, key, strcspn(key, ":\n"));
}

/* A file that is not there yet has no lines that anybody could look at: the key is named. */
static void refuse_value(
	struct kr_act *act, const struct act_file *f, const char *text, struct kr_diag *d)
{
	d->kind = KR_REFUSED;
	if (f->record->bytes || d->at.line == 0)
		return;
	if (!d->hint)
		d->hint = kr_diag_text(
			act->diags, _("it was given for '%s'"), key_of_line(act, text, d->at.line));
	d->path = NULL;
	d->at = (struct kr_at){ 0 };
}

struct kr_record *act_reread(struct kr_act *act, const struct act_file *f)
{
	struct kr_record *r = kr_record_new(act->arena, f->record->kind, f->record->id);
	size_t len = f->made_len;
	const char *bytes = f->doc ? kr_doc_bytes(f->doc, &len) : f->made;
	uint32_t before = act->diags->list.n;
	kr_record_decode(&act->ws->loader, bytes, len, r);
	for (uint32_t i = before; i < act->diags->list.n; i++)
		refuse_value(act, f, bytes, &act->diags->list.at[i]);
	if (!r->sound)
		return NULL;
	if (r->kind == KR_AGREEMENT)
		((struct kr_agreement *)r)->of = kr_workspace_circle(act->ws, r->circle);
	return r;
}

/* ---- paths -------------------------------------------------------------------------------- */

struct path {
	struct kr_step steps[STEPS + 1];
	size_t n;
};

static bool is_number(const char *s)
{
	s += *s == '-';
	return *s && strspn(s, "0123456789") == strlen(s);
}

static struct path path_of(struct kr_act *act, const char *dotted)
{
	struct path p = { 0 };
	while (*dotted && p.n < STEPS) {
		size_t len = strcspn(dotted, ".");
		char *part = kr_strndup(act->arena, dotted, len);
		if (is_number(part))
			p.steps[p.n++].number = (int32_t)strtol(part, NULL, 10);
		else
			p.steps[p.n++].key = part;
		dotted += len + (dotted[len] == '.');
	}
	p.steps[p.n].end = true;
	return p;
}

static struct path up(struct path p, size_t n)
{
	p.n -= n;
	p.steps[p.n].end = true;
	return p;
}

/* The shape whose rows are the keys of the mapping at @p; NULL where its keys are ids. */
static const struct kr_shape *shape_at(enum kr_kind kind, const struct path *p)
{
	const struct kr_shape *shape = kr_shape_of(kind);
	bool ids = false;
	for (size_t i = 0; i < p->n && shape; i++) {
		if (ids || !p->steps[i].key) {
			ids = false;
			continue;
		}
		const struct kr_key *row = kr_key_find(shape, p->steps[i].key);
		shape = row ? row->shape : NULL;
		ids = row && row->type == KR_T_MAP;
	}
	return ids ? NULL : shape;
}

struct kr_node *act_node(const struct act_file *f, const char *dotted)
{
	struct kr_arena *arena = kr_arena_new();
	struct kr_act act = { .arena = arena };
	struct path p = path_of(&act, dotted);
	struct kr_node *node = kr_doc_find(f->doc, p.steps);
	kr_arena_free(arena);
	return node;
}

/* ---- edits -------------------------------------------------------------------------------- */

static int apply(struct kr_act *act, struct act_file *f, const struct kr_edit *edit)
{
	struct kr_doc *after;
	if (kr_doc_edit(f->doc, edit, act->diags, &after) != KR_OK)
		return KR_FAILED;
	f->doc = after;
	return KR_OK;
}

static bool has(const struct kr_node *map, const char *key)
{
	return key && kr_node_get(map, key) != NULL;
}

/* Where @key goes among its siblings: the table's order, next to the nearest that is there. */
static void place(struct kr_edit *edit, const struct kr_shape *shape, const struct kr_node *map)
{
	const struct kr_key *row = shape ? kr_key_find(shape, edit->key) : NULL;
	if (!row)
		return;
	if (has(map, row->after)) {
		edit->after = row->after;
		return;
	}
	if (has(map, row->before)) {
		edit->before = row->before;
		return;
	}
	for (const struct kr_key *k = row; k-- > shape->keys;)
		if (has(map, k->name)) {
			edit->after = k->name;
			return;
		}
	for (const struct kr_key *k = row + 1; k < shape->keys + shape->n; k++)
		if (has(map, k->name)) {
			edit->before = k->name;
			return;
		}
}

static int insert(struct kr_act *act, struct act_file *f, struct path parent, const char *key,
	struct kr_value *value)
{
	struct kr_node *map = kr_doc_find(f->doc, parent.steps);
	if (!map || kr_node_is_null(map)) {
		/* A parent that is not there comes with this one key. */
		const char *own = parent.steps[parent.n - 1].key;
		struct kr_value *made = kr_value_map(act->arena, false);
		kr_value_put(act->arena, made, key, value);
		if (map)
			return apply(act, f,
				&(struct kr_edit){
					.verb = KR_EDIT_SET, .path = parent.steps, .value = made });
		return insert(act, f, up(parent, 1), own, made);
	}
	struct kr_edit edit = {
		.verb = KR_EDIT_INSERT, .path = parent.steps, .key = key, .value = value
	};
	place(&edit, shape_at(f->record->kind, &parent), map);
	return apply(act, f, &edit);
}

int act_set(struct kr_act *act, struct act_file *f, const char *dotted, struct kr_value *value)
{
	struct path p = path_of(act, dotted);
	if (!value)
		return KR_OK;
	if (kr_doc_find(f->doc, p.steps))
		return apply(act, f,
			&(struct kr_edit){ .verb = KR_EDIT_SET, .path = p.steps, .value = value });
	return insert(act, f, up(p, 1), p.steps[p.n - 1].key, value);
}

int act_insert(struct kr_act *act, struct act_file *f, const char *dotted, const char *key,
	struct kr_value *value, const char *before)
{
	struct path p = path_of(act, dotted);
	if (!before)
		return insert(act, f, p, key, value);
	return apply(act, f,
		&(struct kr_edit){ .verb = KR_EDIT_INSERT,
			.path = p.steps,
			.key = key,
			.value = value,
			.before = before });
}

int act_append(struct kr_act *act, struct act_file *f, const char *dotted, struct kr_value *value)
{
	struct path p = path_of(act, dotted);
	struct kr_node *list = kr_doc_find(f->doc, p.steps);
	if (list && !kr_node_is_null(list))
		return apply(act, f,
			&(struct kr_edit){
				.verb = KR_EDIT_APPEND, .path = p.steps, .value = value });
	struct kr_value *made = kr_value_list(act->arena, false);
	kr_value_push(made, value);
	return act_set(act, f, dotted, made);
}

int act_remove(struct kr_act *act, struct act_file *f, const char *dotted)
{
	struct path p = path_of(act, dotted);
	if (!kr_doc_find(f->doc, p.steps))
		return KR_OK;
	return apply(act, f, &(struct kr_edit){ .verb = KR_EDIT_REMOVE, .path = p.steps });
}
