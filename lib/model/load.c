/* lib/model/load.c - from the bytes of a file to a record. */
#include <string.h>

#include "base/i18n.h"
#include "model/content.h"
#include "model/decode.h"
#include "model/workspace.h"
#include "sys/git-base.h"

static const size_t sizes[KR_KINDS] = {
	[KR_NETWORK] = sizeof(struct kr_network),
	[KR_ORGANISATION] = sizeof(struct kr_organisation),
	[KR_CIRCLE] = sizeof(struct kr_circle),
	[KR_MANDATE] = sizeof(struct kr_mandate),
	[KR_SPELREGEL] = sizeof(struct kr_spelregel),
	[KR_AGREEMENT] = sizeof(struct kr_agreement),
	[KR_MEETING] = sizeof(struct kr_meeting),
	[KR_REVIEW] = sizeof(struct kr_review),
};

/* Is the id's last part a day, as of meetings and reviews? */
static bool is_dated(enum kr_kind kind)
{
	return kind == KR_MEETING || kind == KR_REVIEW;
}

static bool has_circle(enum kr_kind kind)
{
	return kind == KR_MANDATE || kind == KR_AGREEMENT || is_dated(kind);
}

static bool is_id(enum kr_kind kind, const char *id, const char *slash)
{
	const char *name = slash ? slash + 1 : id;
	int32_t day;
	if (kind == KR_NETWORK)
		return strcmp(id, "kring.yaml") == 0;
	if (has_circle(kind) != (slash != NULL))
		return false;
	if (slash && !kr_id_valid(id, (size_t)(slash - id)))
		return false;
	return is_dated(kind) ? kr_day_parse(name, strlen(name), &day)
			      : kr_id_valid(name, strlen(name));
}

/* `FOLDER/ID.yaml`. */
static const char *path_of(struct kr_arena *arena, const char *folder, const char *id, size_t len)
{
	static const char ending[] = ".yaml";
	size_t head = strlen(folder);
	char *path = kr_alloc(arena, head + 1 + len + sizeof ending);
	memcpy(path, folder, head);
	path[head] = '/';
	memcpy(path + head + 1, id, len);
	memcpy(path + head + 1 + len, ending, sizeof ending);
	return path;
}

struct kr_record *kr_record_new(struct kr_arena *arena, enum kr_kind kind, const char *id)
{
	const char *slash = strchr(id, '/');
	if (!is_id(kind, id, slash))
		return NULL;
	struct kr_record *r = kr_alloc(arena, sizes[kind]);
	size_t len = strlen(id);
	r->kind = kind;
	r->id = kr_strndup(arena, id, len);
	r->circle = slash ? kr_strndup(arena, id, (size_t)(slash - id)) : NULL;
	r->name = slash ? r->id + (slash - id) + 1 : r->id;
	r->path = kind == KR_NETWORK ? r->id : path_of(arena, kr_kind_folder(kind), id, len);
	if (kind == KR_MEETING)
		kr_day_parse(r->name, strlen(r->name), &((struct kr_meeting *)r)->day);
	if (kind == KR_REVIEW)
		kr_day_parse(r->name, strlen(r->name), &((struct kr_review *)r)->day);
	return r;
}

static bool has_digest(enum kr_kind kind)
{
	return kind == KR_AGREEMENT || kind == KR_SPELREGEL || kind == KR_CIRCLE ||
	       kind == KR_NETWORK;
}

/* A role needs its holder's place at the table, which stands elsewhere in the file. */
static void link_roles(struct kr_circle *c)
{
	for (uint32_t i = 0; i < c->roles.n; i++)
		for (uint32_t k = 0; k < c->members.n; k++)
			if (kr_text_equal(&c->roles.at[i].holder, &c->members.at[k].id))
				c->roles.at[i].seat_until = c->members.at[k].until.day;
}

void kr_record_decode(struct kr_loader *l, const char *bytes, size_t len, struct kr_record *r)
{
	const struct kr_shape *shape = kr_shape_of(r->kind);
	struct kr_decoding d = {
		.arena = l->arena, .diags = l->diags, .record = r, .keep = l->keep
	};
	struct kr_node *root;
	uint32_t before = l->diags->list.n;
	kr_arena_reset(l->scratch);
	r->loaded = true;
	if (l->keep) {
		r->bytes = kr_strndup(l->arena, bytes, len);
		r->len = len;
	}
	if (kr_yaml_parse(l->scratch, bytes, len, r->path, l->diags, &root) != KR_OK)
		return;
	kr_decode(&d, shape, root, r);
	if (r->kind == KR_CIRCLE)
		link_roles((struct kr_circle *)r);
	kr_decode_required(&d, root);
	if (has_digest(r->kind)) {
		kr_content_digest(shape, root, &l->content, r->digest);
		r->has_digest = true;
	}
	r->sound = l->diags->list.n == before;
}

void kr_record_read(struct kr_loader *l, struct kr_record *r)
{
	if (r->loaded)
		return;
	r->loaded = true;
	int status = kr_read_file(&l->reader, r->path, KR_YAML_MAX_BYTES, l->diags);
	const struct kr_buf *bytes = &l->reader.bytes;
	if (l->base)
		r->changed = status != KR_OK || !kr_base_is_same(l->base, l->reader.folder, r->path,
							bytes->s, bytes->len);
	if (status == KR_OK)
		kr_record_decode(l, bytes->s, bytes->len, r);
	else if (status == KR_NOTFOUND)
		kr_diag_finding(l->diags, "file-unreadable", r->path, (struct kr_at){ 0 },
			_("this file went away while the folder was read"));
}
