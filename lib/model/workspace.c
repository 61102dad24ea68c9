/* lib/model/workspace.c - a kring folder in memory: opening, reading, linking, finding. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "model/workspace.h"
#include "sys/git.h"
#include <kring/lifecycle.h>
#include <kring/schema.h>

/* ---- life --------------------------------------------------------------------------------- */

/* A workspace of @folder, which it keeps, with all names listed. */
static struct kr_workspace *open_folder(
	struct kr_folder *folder, int32_t as_of, int32_t today, struct kr_diags *diags)
{
	struct kr_arena *arena = kr_arena_new();
	struct kr_workspace *ws = kr_alloc(arena, sizeof *ws);
	*ws = (struct kr_workspace){ .arena = arena,
		.loader = { .arena = arena,
			.scratch = kr_arena_new(),
			.diags = diags,
			.reader = KR_READER(folder),
			.content = KR_BUF_INIT },
		.diags = diags,
		.folder = folder,
		.as_of = as_of,
		.today = today };
	kr_map_init(&ws->people, arena);
	kr_workspace_list(ws);
	return ws;
}

/* There are commits to look at here, and no files. */
static bool in_bare_repository(const char *start)
{
	struct kr_diags unheard = { .arena = kr_arena_new() };
	struct kr_folder *folder = NULL;
	bool bare = kr_folder_find_git(start, &unheard, &folder) == KR_OK &&
		    kr_git_is_bare(kr_folder_path(folder));
	kr_folder_close(folder);
	kr_arena_free(unheard.arena);
	return bare;
}

int kr_workspace_open_at(const char *start, const struct kr_moment *moment, int32_t as_of,
	int32_t today, struct kr_diags *diags, struct kr_workspace **out)
{
	struct kr_folder *folder;
	int status = kr_folder_open_at(start, moment, diags, &folder);
	if (status == KR_NOTFOUND && moment->when == KR_NOW && in_bare_repository(start))
		kr_cannot(diags, NULL,
			_("this is a bare repository, which has commits and no files: 'kring check "
			  "--rev main' or 'kring diff main~1..main' looks at those"));
	else if (status == KR_NOTFOUND)
		kr_cannot(diags, NULL,
			_("there is no kring folder here: no 'kring.yaml' in this folder or above "
			  "it; 'kring init' makes one"));
	if (status != KR_OK)
		return KR_FAILED;
	*out = open_folder(folder, as_of, today, diags);
	return KR_OK;
}

int kr_workspace_open(const char *start, int32_t as_of, int32_t today, struct kr_diags *diags,
	struct kr_workspace **out)
{
	static const struct kr_moment now = { KR_NOW, NULL };
	return kr_workspace_open_at(start, &now, as_of, today, diags, out);
}

void kr_workspace_free(struct kr_workspace *ws)
{
	if (!ws)
		return;
	kr_reader_release(&ws->loader.reader);
	kr_buf_release(&ws->loader.content);
	kr_since_free(ws->since);
	kr_folder_close(ws->folder);
	kr_arena_free(ws->loader.scratch);
	kr_arena_free(ws->arena);
}

void kr_workspace_keep(struct kr_workspace *ws)
{
	ws->loader.keep = true;
}

int32_t kr_workspace_as_of(const struct kr_workspace *ws)
{
	return ws->as_of;
}

int32_t kr_workspace_today(const struct kr_workspace *ws)
{
	return ws->today;
}

struct kr_diags *kr_workspace_diags(struct kr_workspace *ws)
{
	return ws->diags;
}

struct kr_arena *kr_workspace_arena(struct kr_workspace *ws)
{
	return ws->lent ? ws->lent : ws->arena;
}

void kr_workspace_lend(struct kr_workspace *ws, struct kr_arena *arena)
{
	ws->lent = arena;
}

const char *kr_workspace_root(const struct kr_workspace *ws)
{
	return kr_folder_path(ws->folder);
}

const char *kr_workspace_commit(const struct kr_workspace *ws)
{
	return kr_folder_commit(ws->folder);
}

const char *kr_workspace_prefix(struct kr_workspace *ws)
{
	return kr_git_prefix(ws->folder, ws->arena);
}

size_t kr_workspace_count(const struct kr_workspace *ws)
{
	size_t n = 0;
	for (enum kr_kind kind = 0; kind < KR_KINDS; kind++)
		n += ws->records[kind].n;
	return n;
}

/* ---- reading and linking ------------------------------------------------------------------ */

static struct kr_record *find(const struct kr_workspace *ws, enum kr_kind kind, const char *id)
{
	return kr_map_get(&ws->ids[kind], id, strlen(id));
}

/* Of several that supersede one record the adopted one counts, else one that is not given up. */
static int rank(const struct kr_agreement *a)
{
	if (kr_agreement_adoption_day(a) != KR_NO_DAY)
		return 2;
	return !a->withdrawn && !a->escalated && !a->ended;
}

static void link_successor(struct kr_agreement *predecessor, struct kr_agreement *a)
{
	if (!predecessor->successor || rank(a) > rank(predecessor->successor))
		predecessor->successor = a;
}

static void link_agreement(struct kr_workspace *ws, struct kr_agreement *a)
{
	a->of = (struct kr_circle *)find(ws, KR_CIRCLE, a->record.circle);
	if (!kr_present(&a->supersedes))
		return;
	a->predecessor = (struct kr_agreement *)find(ws, KR_AGREEMENT, a->supersedes.s);
	if (a->predecessor && a->predecessor != a)
		link_successor(a->predecessor, a);
}

void kr_workspace_link(struct kr_workspace *ws)
{
	kr_records *all = &ws->records[KR_AGREEMENT];
	for (uint32_t i = 0; i < all->n; i++) {
		struct kr_agreement *a = (struct kr_agreement *)all->at[i];
		a->of = NULL;
		a->predecessor = a->successor = NULL;
	}
	for (uint32_t i = 0; i < all->n; i++)
		link_agreement(ws, (struct kr_agreement *)all->at[i]);
}

static void expect_kind(struct kr_workspace *ws, enum kr_kind kind)
{
	for (uint32_t i = 0; i < ws->records[kind].n; i++)
		if (!ws->records[kind].at[i]->loaded)
			kr_reader_expect(&ws->loader.reader, ws->records[kind].at[i]->path);
}

static void read_kind(struct kr_workspace *ws, enum kr_kind kind)
{
	for (uint32_t i = 0; i < ws->records[kind].n; i++) {
		kr_record_read(&ws->loader, ws->records[kind].at[i]);
		/* looking at the clock costs as much as a tenth of a small file */
		if (ws->step && ++ws->steps % 64 == 0)
			ws->step(ws->step_arg, ws->steps, ws->steps_all);
	}
	for (uint32_t i = 0; kind == KR_AGREEMENT && i < ws->records[kind].n; i++)
		link_agreement(ws, (struct kr_agreement *)ws->records[kind].at[i]);
}

void kr_workspace_watch(
	struct kr_workspace *ws, void (*step)(void *arg, size_t done, size_t total), void *arg)
{
	ws->step = step;
	ws->step_arg = arg;
	ws->steps = ws->steps_all = 0;
	for (enum kr_kind kind = 0; kind < KR_KINDS; kind++)
		ws->steps_all += ws->records[kind].n;
}

int kr_workspace_load(struct kr_workspace *ws)
{
	for (enum kr_kind kind = 0; kind < KR_KINDS; kind++)
		expect_kind(ws, kind);
	for (enum kr_kind kind = 0; kind < KR_KINDS; kind++)
		read_kind(ws, kind);
	ws->all_read = true;
	return KR_OK;
}

int kr_workspace_load_kind(struct kr_workspace *ws, enum kr_kind kind)
{
	if (kind == KR_KINDS)
		return kr_workspace_load(ws);
	if (kind == KR_AGREEMENT)
		expect_kind(ws, KR_CIRCLE);
	expect_kind(ws, kind);
	if (kind == KR_AGREEMENT)
		read_kind(ws, KR_CIRCLE);
	read_kind(ws, kind);
	return KR_OK;
}

const char *kr_next_in_chain(struct kr_arena *arena, const char *id)
{
	enum { MOST_DIGITS = 9 }; /* more of them are a name, and no number */
	const char *dash = strrchr(id, '-');
	size_t digits = dash ? strspn(dash + 1, "0123456789") : 0;
	if (digits > 0 && digits <= MOST_DIGITS && dash[1 + digits] == '\0')
		return kr_asprintf(
			arena, "%.*s-%ld", (int)(dash - id), id, strtol(dash + 1, NULL, 10) + 1);
	return kr_asprintf(arena, "%s-2", id);
}

/* One record alone: also its circle, what it supersedes, and what by its name follows it. */
static void link_alone(struct kr_workspace *ws, struct kr_agreement *a)
{
	kr_workspace_circle(ws, a->record.circle);
	if (kr_present(&a->supersedes))
		kr_workspace_agreement(ws, a->supersedes.s);
	link_agreement(ws, a);
	kr_workspace_agreement(ws, kr_next_in_chain(ws->arena, a->record.id));
}

struct kr_record *kr_workspace_get(struct kr_workspace *ws, enum kr_kind kind, const char *id)
{
	struct kr_record *r = find(ws, kind, id);
	if (!r || r->loaded)
		return r;
	kr_record_read(&ws->loader, r);
	if (kind == KR_AGREEMENT)
		link_alone(ws, (struct kr_agreement *)r);
	return r;
}

struct kr_record *kr_workspace_record_at(struct kr_workspace *ws, const char *path)
{
	static const char ending[] = ".yaml";
	size_t len = strlen(path), head = strcspn(path, "/");
	if (strcmp(path, "kring.yaml") == 0)
		return kr_workspace_get(ws, KR_NETWORK, path);
	if (head == len || len - head - 1 <= strlen(ending) ||
		strcmp(path + len - strlen(ending), ending) != 0)
		return NULL;
	enum kr_kind kind = kr_kind_of(kr_strndup(ws->arena, path, head));
	const char *id = kr_strndup(ws->arena, path + head + 1, len - head - 1 - strlen(ending));
	struct kr_record *r = kind < KR_KINDS ? kr_workspace_get(ws, kind, id) : NULL;
	return r && strcmp(r->path, path) == 0 ? r : NULL;
}

bool kr_workspace_has(const struct kr_workspace *ws, enum kr_kind kind, const char *id)
{
	return find(ws, kind, id) != NULL;
}

struct kr_record *const *kr_workspace_each(
	const struct kr_workspace *ws, enum kr_kind kind, size_t *n)
{
	*n = ws->records[kind].n;
	return ws->records[kind].at;
}

struct kr_agreement *kr_workspace_agreement(struct kr_workspace *ws, const char *id)
{
	return (struct kr_agreement *)kr_workspace_get(ws, KR_AGREEMENT, id);
}

struct kr_circle *kr_workspace_circle(struct kr_workspace *ws, const char *id)
{
	return (struct kr_circle *)kr_workspace_get(ws, KR_CIRCLE, id);
}

struct kr_organisation *kr_workspace_organisation(struct kr_workspace *ws, const char *id)
{
	return (struct kr_organisation *)kr_workspace_get(ws, KR_ORGANISATION, id);
}

/* The id `A/B` of a record, in a buffer that lives as long as the expression around it. */
static struct kr_record *get_of_circle(
	struct kr_workspace *ws, enum kr_kind kind, const char *circle, const char *name)
{
	char id[160];
	if (strlen(circle) + strlen(name) + 2 > sizeof id)
		return NULL;
	strcpy(stpcpy(stpcpy(id, circle), "/"), name);
	return kr_workspace_get(ws, kind, id);
}

struct kr_mandate *kr_workspace_mandate(
	struct kr_workspace *ws, const char *circle, const char *person)
{
	return (struct kr_mandate *)get_of_circle(ws, KR_MANDATE, circle, person);
}

struct kr_meeting *kr_workspace_meeting(struct kr_workspace *ws, const char *circle, int32_t day)
{
	return (struct kr_meeting *)get_of_circle(ws, KR_MEETING, circle, KR_DAY(day));
}

struct kr_network *kr_workspace_network(struct kr_workspace *ws)
{
	return (struct kr_network *)kr_workspace_get(ws, KR_NETWORK, "kring.yaml");
}

struct kr_record *kr_workspace_established(struct kr_workspace *ws, const char *id)
{
	if (strcmp(id, "network") == 0)
		return kr_workspace_get(ws, KR_NETWORK, "kring.yaml");
	const char *slash = strchr(id, '/');
	if (!slash)
		return NULL;
	return kr_workspace_get(
		ws, strncmp(id, "circles/", 8) == 0 ? KR_CIRCLE : KR_SPELREGEL, slash + 1);
}

/* ---- people ------------------------------------------------------------------------------- */

static void know_people(struct kr_workspace *ws)
{
	if (ws->people_known)
		return;
	ws->people_known = true;
	for (uint32_t i = 0; i < ws->records[KR_ORGANISATION].n; i++) {
		struct kr_record *r = ws->records[KR_ORGANISATION].at[i];
		const struct kr_organisation *o = (const struct kr_organisation *)r;
		kr_record_read(&ws->loader, r);
		for (uint32_t k = 0; k < o->people.n; k++) {
			struct kr_who *who = kr_alloc(ws->arena, sizeof *who);
			*who = (struct kr_who){ o, &o->people.at[k] };
			if (kr_present(&who->person->id))
				kr_map_add(
					&ws->people, who->person->id.s, who->person->id.len, who);
		}
	}
}

int kr_workspace_person(struct kr_workspace *ws, const char *id, struct kr_who *who)
{
	know_people(ws);
	const struct kr_who *found = kr_map_get(&ws->people, id, strlen(id));
	if (!found)
		return KR_NOTFOUND;
	*who = *found;
	return KR_OK;
}

static bool is_called(const struct kr_person *p, const char *typed)
{
	const char *name = p->name.s ? p->name.s : "";
	size_t len = strlen(typed);
	return *typed && strncasecmp(name, typed, len) == 0 &&
	       (name[len] == '\0' || name[len] == ' ');
}

const char *kr_person_called(struct kr_workspace *ws, const char *typed)
{
	const char *found = NULL;
	know_people(ws);
	for (uint32_t i = 0; i < ws->people.n; i++) {
		const struct kr_who *one = ws->people.at[i].value;
		if (!is_called(one->person, typed))
			continue;
		if (found)
			return NULL;
		found = one->person->id.s;
	}
	return found;
}

int kr_workspace_person_of_email(struct kr_workspace *ws, const char *email, struct kr_who *who)
{
	know_people(ws);
	for (uint32_t i = 0; i < ws->people.n; i++) {
		const struct kr_who *one = ws->people.at[i].value;
		if (one->person->email.s && strcasecmp(one->person->email.s, email) == 0) {
			*who = *one;
			return KR_OK;
		}
	}
	return KR_NOTFOUND;
}
