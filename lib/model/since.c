/* lib/model/since.c - the records of a workspace beside those of the commit that it is compared
 * with.
 */
#include <string.h>

#include "model/workspace.h"
#include "sys/git-base.h"
#include <kring/schema.h>
#include <kring/since.h>

struct kr_since {
	struct kr_folder *base;
	struct kr_base asked;
	struct kr_change_counts changes;
	bool made; /* the records below are there */
	/* what is not in the workspace at this moment: first the records as they were */
	kr_records records[KR_KINDS];
	struct kr_map ids[KR_KINDS], people;
	bool people_known;
	struct kr_diags quiet, *diags;
};

void kr_since_free(struct kr_since *since)
{
	if (since)
		kr_folder_close(since->base);
}

bool kr_workspace_is_staged(const struct kr_workspace *ws)
{
	return ws->folder->tree && !ws->folder->commit;
}

/* ---- which commit ------------------------------------------------------------------------- */

/* HEAD where nothing is said; then a branch without a commit is nothing to compare with. */
static int find_head(struct kr_workspace *ws, struct kr_base *base)
{
	base->nothing = kr_git_is_unborn(ws->folder);
	return base->nothing ? KR_OK
			     : kr_git_commit_of(ws->folder, "HEAD", ws->diags, base->commit);
}

int kr_base_find(struct kr_workspace *ws, struct kr_base *base)
{
	const char *now = kr_workspace_commit(ws);
	char common[KR_COMMIT_NAME];
	if (!base->since)
		return find_head(ws, base);
	int result = kr_git_commit_of(ws->folder, base->since, ws->diags, base->commit);
	if (result != KR_OK)
		return result;
	result = kr_git_merge_base(ws->folder, base->commit, now ? now : "HEAD", ws->diags, common);
	if (result != KR_OK)
		return result;
	base->is_merge_base = strcmp(common, base->commit) != 0;
	base->shallow = kr_git_is_shallow(ws->folder);
	memcpy(base->commit, common, sizeof common);
	return KR_OK;
}

int kr_workspace_compare(struct kr_workspace *ws, const struct kr_base *base)
{
	struct kr_folder *folder;
	const char *commit = base->nothing ? NULL : base->commit;
	int result = kr_folder_base(ws->folder, commit, ws->diags, &folder);
	if (result != KR_OK)
		return result;
	ws->since = kr_alloc(ws->arena, sizeof *ws->since);
	ws->since->base = folder;
	ws->since->asked = *base;
	ws->since->quiet.arena = ws->arena;
	ws->since->diags = &ws->since->quiet;
	ws->loader.base = folder;
	return KR_OK;
}

const struct kr_base *kr_workspace_base(const struct kr_workspace *ws)
{
	return ws->since ? &ws->since->asked : NULL;
}

bool kr_workspace_holds(const struct kr_workspace *ws, const char *path)
{
	if (*path == '\0' || kr_folder_has(ws->folder, path))
		return true;
	return ws->since && kr_folder_has(ws->since->base, path);
}

/* ---- as it was ---------------------------------------------------------------------------- */

static void add_before(struct kr_workspace *ws, enum kr_kind kind, struct kr_record *r)
{
	struct kr_since *s = ws->since;
	*KR_ADD(ws->arena, &s->records[kind]) = r;
	kr_map_add(&s->ids[kind], r->id, strlen(r->id), r);
}

/* Those that are there now: shared, in their old version, or left out. */
static void keep_those_of_now(struct kr_workspace *ws, enum kr_kind kind, struct kr_reader *reader)
{
	struct kr_since *s = ws->since;
	for (uint32_t i = 0; i < ws->records[kind].n; i++) {
		struct kr_record *r = ws->records[kind].at[i];
		bool was = r->changed && kr_base_has_file(s->base, r->path);
		s->changes.changed += was;
		s->changes.added += r->changed && !was;
		if (was)
			kr_reader_expect(reader, r->path);
		if (!r->changed)
			add_before(ws, kind, r);
		else if (was || kind == KR_NETWORK)
			add_before(ws, kind, kr_record_new(ws->arena, kind, r->id));
	}
}

/* The length of the id that a file of @kind with this path has; 0: it is none. */
static size_t id_length(const struct kr_name *name, size_t folder)
{
	static const char ending[] = ".yaml";
	size_t end = strlen(ending);
	bool is_record = name->kind == KR_NAME_FILE && name->len > folder + end &&
			 strcmp(name->path + name->len - end, ending) == 0;
	return is_record ? name->len - folder - end : 0;
}

static void add_deleted(struct kr_workspace *ws, enum kr_kind kind, struct kr_reader *reader)
{
	struct kr_since *s = ws->since;
	struct kr_listing listing = { 0 };
	size_t folder = strlen(kr_kind_folder(kind)) + 1;
	kr_walk(s->base, kr_kind_folder(kind), ws->arena, &s->quiet, &listing);
	for (uint32_t i = 0; i < listing.n; i++) {
		const char *id = listing.at[i].path + folder;
		size_t len = id_length(&listing.at[i], folder);
		if (len == 0 || kr_map_get(&ws->ids[kind], id, len))
			continue;
		struct kr_record *r = kr_record_new(
			ws->arena, kind, kr_strndup(ws->arena, id, len));
		if (!r)
			continue;
		s->changes.deleted++;
		kr_reader_expect(reader, r->path);
		add_before(ws, kind, r);
	}
}

static void make_before(struct kr_workspace *ws)
{
	struct kr_since *s = ws->since;
	struct kr_loader loader = ws->loader;
	loader.base = NULL;
	loader.diags = &s->quiet;
	loader.reader = (struct kr_reader)KR_READER(s->base);
	s->made = true;
	kr_map_init(&s->people, ws->arena);
	for (enum kr_kind kind = 0; kind < KR_KINDS; kind++) {
		kr_map_init(&s->ids[kind], ws->arena);
		keep_those_of_now(ws, kind, &loader.reader);
		if (kind != KR_NETWORK)
			add_deleted(ws, kind, &loader.reader);
		kr_records_sort(s->records[kind].at, s->records[kind].n);
	}
	for (enum kr_kind kind = 0; kind < KR_KINDS; kind++)
		for (uint32_t i = 0; i < s->records[kind].n; i++)
			kr_record_read(&loader, s->records[kind].at[i]);
	kr_reader_release(&loader.reader);
	ws->loader.content = loader.content; /* it may have grown */
}

struct kr_change_counts kr_workspace_change_counts(struct kr_workspace *ws)
{
	if (!ws->since->made)
		make_before(ws);
	return ws->since->changes;
}

/* The record whose file is @path, among those of @ids; NULL: there is none. */
static const struct kr_record *record_at(const struct kr_map ids[KR_KINDS], const char *path)
{
	static const char ending[] = ".yaml";
	const char *slash = strchr(path, '/'), *id = slash ? slash + 1 : path;
	size_t len = strlen(id), top = slash ? (size_t)(slash - path) : 0;
	char folder[24];
	if (top >= sizeof folder || len <= strlen(ending))
		return NULL;
	memcpy(folder, path, top);
	folder[top] = '\0';
	enum kr_kind kind = slash ? kr_kind_of(folder) : KR_NETWORK;
	if (kind == KR_KINDS)
		return NULL;
	const struct kr_record *r = kr_map_get(&ids[kind], id, slash ? len - strlen(ending) : len);
	return r && strcmp(r->path, path) == 0 ? r : NULL;
}

bool kr_workspace_is_changed(struct kr_workspace *ws, const char *path)
{
	struct kr_since *s = ws->since;
	const struct kr_record *r = record_at(ws->ids, path);
	if (r)
		return r->changed;
	if (!s->made)
		make_before(ws);
	return record_at(s->ids, path) || !kr_folder_has(s->base, path);
}

#define EXCHANGE(type, a, b)                                                                       \
	do {                                                                                       \
		type one = (a);                                                                    \
		(a) = (b);                                                                         \
		(b) = one;                                                                         \
	} while (0)

void kr_workspace_swap(struct kr_workspace *ws)
{
	struct kr_since *s = ws->since;
	if (!s->made)
		make_before(ws);
	for (enum kr_kind kind = 0; kind < KR_KINDS; kind++) {
		EXCHANGE(kr_records, ws->records[kind], s->records[kind]);
		EXCHANGE(struct kr_map, ws->ids[kind], s->ids[kind]);
	}
	EXCHANGE(struct kr_map, ws->people, s->people);
	EXCHANGE(bool, ws->people_known, s->people_known);
	EXCHANGE(struct kr_diags *, ws->diags, s->diags);
	kr_workspace_link(ws);
}
