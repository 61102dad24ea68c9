/* lib/history/pairs.c - which records of two folders belong together, and which differ. */
#include "history/pairs.h"

#include <nettle/sha1.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/i18n.h"
#include "base/map.h"
#include "model/workspace.h"
#include "sys/git-tree.h"
#include "yaml/yaml.h"

enum {
	LEAST_ALIKE = 50,    /* of a hundred, for a rename; as git has it */
	MOST_TRIES = 250000, /* pairs of versions that are held against each other */
};

/* ---- which records ------------------------------------------------------------------------ */

bool kr_record_is_called(const struct kr_record *r, const char *typed)
{
	size_t n = strlen(r->id), m = strlen(typed), kind = strlen(kr_kind_name(r->kind));
	if (strcmp(r->path, typed) == 0 || strcmp(r->id, typed) == 0)
		return true;
	if (r->kind == KR_NETWORK)
		return kr_kind_of(typed) == KR_NETWORK;
	if (strncmp(typed, kr_kind_name(r->kind), kind) == 0 && typed[kind] == '/')
		return strcmp(typed + kind + 1, r->id) == 0;
	return m < n && r->id[n - m - 1] == '/' && strcmp(r->id + n - m, typed) == 0;
}

static bool is_wanted(const struct kr_record *r, const char *const *ids, size_t n)
{
	if (!r)
		return false;
	for (size_t i = 0; i < n; i++)
		if (kr_record_is_called(r, ids[i]))
			return true;
	return n == 0;
}

/* ---- same or not -------------------------------------------------------------------------- */

static const char *blob_of(const struct kr_workspace *ws, const char *path)
{
	return ws->folder->tree ? kr_git_tree_blob(ws->folder->tree, path) : NULL;
}

/* The name that git would give to the blob of these bytes, in the length of @like. */
static void name_blob(const struct kr_buf *bytes, const char *like, char name[KR_SHA_HEX])
{
	char head[32];
	uint8_t digest[KR_SHA_BYTES];
	int n = snprintf(head, sizeof head, "blob %zu", bytes->len) + 1;
	size_t len = 20;
	if (strlen(like) == 40) {
		struct sha1_ctx sha1;
		sha1_init(&sha1);
		sha1_update(&sha1, (size_t)n, (const uint8_t *)head);
		sha1_update(&sha1, bytes->len, (const uint8_t *)bytes->s);
		sha1_digest(&sha1, len, digest);
	} else {
		struct kr_sha sha;
		kr_sha_init(&sha);
		kr_sha_add(&sha, head, (size_t)n);
		kr_sha_add(&sha, bytes->s, bytes->len);
		kr_sha_finish(&sha, digest);
		len = sizeof digest;
	}
	for (size_t i = 0; i < len; i++)
		snprintf(name + 2 * i, 3, "%02x", digest[i]);
}

struct reading {
	struct kr_arena *arena;
	struct kr_workspace *before, *after;
	struct kr_buf bytes;
	kr_pairs *pairs;
};

/* Is the file on the disk of @here the blob @blob?  Leaves its bytes in @r->bytes. */
static bool disk_is_blob(
	struct reading *r, const struct kr_workspace *here, const char *path, const char *blob)
{
	char name[KR_SHA_HEX];
	if (kr_read_bytes(here->folder, path, KR_YAML_MAX_BYTES, &r->bytes, NULL) != KR_READ_DONE)
		return false;
	name_blob(&r->bytes, blob, name);
	return strcmp(name, blob) == 0;
}

/* What can be known to be the same without reading what git keeps. */
static bool known_same(struct reading *r, const struct kr_record *old, const struct kr_record *new)
{
	const char *a = blob_of(r->before, old->path), *b = blob_of(r->after, new->path);
	if (a && b)
		return strcmp(a, b) == 0;
	if (a && !r->after->folder->tree)
		return disk_is_blob(r, r->after, new->path, a);
	return b && !r->before->folder->tree && disk_is_blob(r, r->before, old->path, b);
}

static int read_version(struct reading *r, struct kr_workspace *ws, const struct kr_record *record,
	struct kr_version *v)
{
	if (!record)
		return KR_OK;
	enum kr_read state = kr_read_bytes(
		ws->folder, record->path, KR_YAML_MAX_BYTES, &r->bytes, NULL);
	if (state == KR_READ_ABSENT && record->kind == KR_NETWORK)
		return KR_OK;
	if (state != KR_READ_DONE)
		return kr_cannot(kr_workspace_diags(r->after), record->path,
			_("'%s' cannot be read, so it cannot be compared"), record->path);
	v->bytes = kr_strndup(r->arena, r->bytes.s, r->bytes.len);
	v->len = r->bytes.len;
	return KR_OK;
}

bool kr_versions_same_lines(const struct kr_version *a, const struct kr_version *b)
{
	size_t i = 0, k = 0;
	while (i < a->len && k < b->len) {
		i += a->bytes[i] == '\r' && i + 1 < a->len && a->bytes[i + 1] == '\n';
		k += b->bytes[k] == '\r' && k + 1 < b->len && b->bytes[k + 1] == '\n';
		if (a->bytes[i++] != b->bytes[k++])
			return false;
	}
	return i == a->len && k == b->len;
}

static void expect(struct kr_workspace *ws, const struct kr_record *record)
{
	if (record && ws->folder->tree)
		kr_git_tree_expect(ws->folder->tree, record->path);
}

/* Notes a pair that may differ; what git keeps of it is read later, many files at a time. */
static void note_pair(struct reading *r, struct kr_record *old, struct kr_record *new)
{
	if (old && new &&known_same(r, old, new))
		return;
	*KR_ADD(r->arena, r->pairs) = (struct kr_pair){
		.kind = old ? old->kind : new->kind, .old = old, .new = new
	};
	expect(r->before, old);
	expect(r->after, new);
}

static bool same_bytes(const struct kr_version *a, const struct kr_version *b)
{
	return a->len == b->len && memcmp(a->bytes, b->bytes, a->len) == 0;
}

/* Reads what was noted, and keeps what differs. */
static int read_pairs(struct reading *r)
{
	bool mixed = !r->before->folder->tree != !r->after->folder->tree;
	uint32_t kept = 0;
	for (uint32_t i = 0; i < r->pairs->n; i++) {
		struct kr_pair p = r->pairs->at[i];
		if (read_version(r, r->before, p.old, &p.before) != KR_OK ||
			read_version(r, r->after, p.new, &p.after) != KR_OK)
			return KR_FAILED;
		bool both = p.before.bytes && p.after.bytes;
		if (!p.before.bytes && !p.after.bytes)
			continue;
		if (both && (mixed ? kr_versions_same_lines(&p.before, &p.after)
				   : same_bytes(&p.before, &p.after)))
			continue;
		r->pairs->at[kept++] = p;
	}
	r->pairs->n = kept;
	return KR_OK;
}

/* Both lists are sorted by id. */
static void pair_kind(struct reading *r, enum kr_kind kind, const char *const *ids, size_t n)
{
	size_t n_old, n_new, i = 0, k = 0;
	struct kr_record *const *old = kr_workspace_each(r->before, kind, &n_old);
	struct kr_record *const *new = kr_workspace_each(r->after, kind, &n_new);
	while (i < n_old || k < n_new) {
		int order = i == n_old ? 1 : k == n_new ? -1 : strcmp(old[i]->id, new[k]->id);
		struct kr_record *a = order <= 0 ? old[i++] : NULL,
				 *b = order >= 0 ? new[k++] : NULL;
		if (!a || !b || is_wanted(a, ids, n)) /* one that went may be one that came */
			note_pair(r, a, b);
	}
}

/* ---- renames ------------------------------------------------------------------------------ */

static const char *line_at(const struct kr_version *v, size_t *at, size_t *len)
{
	const char *s = v->bytes + *at;
	const char *nl = memchr(s, '\n', v->len - *at);
	*len = nl ? (size_t)(nl - s) + 1 : v->len - *at;
	*at += *len;
	return s;
}

unsigned kr_versions_alike(const struct kr_version *a, const struct kr_version *b)
{
	struct kr_arena *arena = kr_arena_new();
	struct kr_map lines;
	size_t len, common = 0;
	kr_map_init(&lines, arena);
	for (size_t at = 0; at < a->len;) {
		const char *s = line_at(a, &at, &len);
		void **n = kr_map_value(&lines, s, len);
		*n = (void *)((uintptr_t)*n + 1);
	}
	for (size_t at = 0; at < b->len;) {
		const char *s = line_at(b, &at, &len);
		void **n = kr_map_value(&lines, s, len);
		if (*n) {
			*n = (void *)((uintptr_t)*n - 1);
			common += len;
		}
	}
	kr_arena_free(arena);
	size_t larger = a->len > b->len ? a->len : b->len;
	return larger > 0 ? (unsigned)(common * 100 / larger) : 100;
}

static struct kr_pair *most_alike(kr_pairs *pairs, const struct kr_pair *gone, uint32_t *tries)
{
	struct kr_pair *best = NULL;
	unsigned most = LEAST_ALIKE;
	for (uint32_t i = 0; i < pairs->n && *tries < MOST_TRIES; i++) {
		struct kr_pair *p = &pairs->at[i];
		if (p->before.bytes || p->kind != gone->kind)
			continue;
		unsigned alike = kr_versions_alike(&gone->before, &p->after);
		(*tries)++;
		if (alike > most) {
			most = alike;
			best = p;
		}
	}
	return best;
}

static void join_renamed(kr_pairs *pairs)
{
	uint32_t kept = 0, tries = 0;
	for (uint32_t i = 0; i < pairs->n; i++) {
		struct kr_pair *gone = &pairs->at[i];
		struct kr_pair *came = gone->after.bytes ? NULL : most_alike(pairs, gone, &tries);
		if (!came)
			continue;
		came->old = gone->old;
		came->before = gone->before;
		*gone = (struct kr_pair){ .kind = KR_KINDS };
	}
	for (uint32_t i = 0; i < pairs->n; i++)
		if (pairs->at[i].kind != KR_KINDS)
			pairs->at[kept++] = pairs->at[i];
	pairs->n = kept;
}

static void keep_wanted(kr_pairs *pairs, const char *const *ids, size_t n)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < pairs->n; i++)
		if (is_wanted(pairs->at[i].old, ids, n) || is_wanted(pairs->at[i].new, ids, n))
			pairs->at[kept++] = pairs->at[i];
	pairs->n = kept;
}

int kr_pairs_of(struct kr_arena *arena, struct kr_workspace *before, struct kr_workspace *after,
	const char *const *ids, size_t n, kr_pairs *pairs)
{
	static const enum kr_kind order[] = { KR_AGREEMENT, KR_CIRCLE, KR_MANDATE, KR_SPELREGEL,
		KR_ORGANISATION, KR_MEETING, KR_REVIEW, KR_NETWORK };
	struct reading r = { arena, before, after, KR_BUF_INIT, pairs };
	for (size_t i = 0; i < sizeof order / sizeof *order; i++)
		pair_kind(&r, order[i], ids, n);
	int status = read_pairs(&r);
	kr_buf_release(&r.bytes);
	if (status == KR_OK)
		join_renamed(pairs);
	if (status == KR_OK)
		keep_wanted(pairs, ids, n);
	return status;
}
