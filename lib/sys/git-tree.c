/* lib/sys/git-tree.c - the files of a kring folder as a commit or the index has them. */
#define _GNU_SOURCE 1
#include "sys/git-files.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "sys/git-blobs.h"

/* ---- the listing -------------------------------------------------------------------------- */

struct kr_git_tree *kr_git_tree_empty(const struct kr_folder *folder)
{
	struct kr_arena *arena = kr_arena_new();
	struct kr_git_tree *t = kr_alloc(arena, sizeof *t);
	*t = (struct kr_git_tree){
		.folder = folder, .arena = arena, .most = KR_LARGEST_LOT, .bytes = KR_BUF_INIT
	};
	kr_map_init(&t->by_path, arena);
	return t;
}

void kr_git_tree_free(struct kr_git_tree *t)
{
	if (!t)
		return;
	kr_buf_release(&t->bytes);
	kr_arena_free(t->arena);
}

static uint8_t kind_of(const char *mode)
{
	if (strncmp(mode, "120000 ", 7) == 0)
		return KR_NAME_LINK;
	return strncmp(mode, "160000 ", 7) == 0 ? KR_NAME_REPOSITORY : KR_NAME_FILE;
}

/* Takes `MODE TYPE BLOB TAB PATH`, or of the index `MODE BLOB STAGE TAB PATH`. */
static bool read_entry(char *line, bool staged, struct kr_git_file *f)
{
	char *tab = strchr(line, '\t'), *first = strchr(line, ' ');
	char *second = first ? strchr(first + 1, ' ') : NULL;
	if (!tab || !tab[1] || !second || second > tab)
		return false;
	char *blob = (staged ? first : second) + 1, *end = staged ? second : tab;
	if (!kr_git_is_name(blob, (size_t)(end - blob)))
		return false;
	*f = (struct kr_git_file){ .path = tab + 1,
		.blob = blob,
		.len = (uint32_t)strlen(tab + 1),
		.kind = kind_of(line),
		.twice = staged && second[1] != '0',
		.state = KR_READ_ABSENT };
	*end = '\0';
	return true;
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct kr_git_file *)a)->path, ((const struct kr_git_file *)b)->path);
}

/* Paths that come twice become one; git itself lists them in order, a planted tree need not. */
static void settle(struct kr_git_tree *t)
{
	uint32_t kept = 0;
	bool sorted = true;
	for (uint32_t i = 1; i < t->files.n && sorted; i++)
		sorted = by_path(&t->files.at[i - 1], &t->files.at[i]) <= 0;
	if (!sorted)
		qsort(t->files.at, t->files.n, sizeof *t->files.at, by_path);
	for (uint32_t i = 0; i < t->files.n; i++) {
		if (kept > 0 && by_path(&t->files.at[kept - 1], &t->files.at[i]) == 0)
			t->files.at[kept - 1].twice = true;
		else
			t->files.at[kept++] = t->files.at[i];
	}
	t->files.n = kept;
	for (uint32_t i = 0; i < kept; i++) {
		struct kr_git_file *f = &t->files.at[i];
		kr_map_add(&t->by_path, f->path, f->len, f);
	}
}

bool kr_git_tree_take(struct kr_git_tree *t, const char *bytes, size_t len, bool staged)
{
	char *kept = kr_strndup(t->arena, bytes, len), *end = kept + len;
	for (char *at = kept; at < end;) {
		size_t n = strlen(at);
		struct kr_git_file f;
		if (at + n == end || !read_entry(at, staged, &f))
			return false;
		*KR_ADD(t->arena, &t->files) = f;
		at += n + 1;
	}
	settle(t);
	return true;
}

static int cannot_list(
	struct kr_diags *diags, const struct kr_folder *folder, const struct kr_ending *how)
{
	if (how->late)
		return kr_cannot(diags, NULL, _("git takes too long over '%s'"), folder->path);
	if (how->flooded)
		return kr_cannot(
			diags, NULL, _("git has too many files to list in '%s'"), folder->path);
	return kr_cannot(diags, NULL, _("git cannot list the files of '%s'"), folder->path);
}

/* Is @where a folder of @commit? */
static bool is_there(const struct kr_folder *folder, const char *tree)
{
	const char *const arguments[] = { "rev-parse", "--verify", "-q", "--end-of-options", tree,
		NULL };
	struct kr_buf out = KR_BUF_INIT;
	struct kr_ending how;
	int result = kr_git_read(folder, arguments, NULL, &out, &how);
	kr_buf_release(&out);
	return result == KR_OK && how.status == 0;
}

int kr_git_tree_open(const struct kr_folder *folder, const char *commit, const char *where,
	struct kr_diags *diags, struct kr_git_tree **tree)
{
	struct kr_git_tree *t = kr_git_tree_empty(folder);
	const char *what = commit && *where ? kr_asprintf(t->arena, "%s:%s", commit, where)
					    : commit;
	const char *const of_commit[] = { "ls-tree", "-r", "-z", "--full-tree", what, NULL };
	static const char *const of_index[] = { "ls-files", "-s", "-z", NULL };
	struct kr_buf out = KR_BUF_INIT;
	struct kr_ending how = { 0 };
	int result = kr_git_read(folder, commit ? of_commit : of_index, NULL, &out, &how);
	if (result == KR_OK && how.status == 0)
		result = kr_git_tree_take(t, out.s, out.len, !commit) ? KR_OK : KR_FAILED;
	else if (result == KR_OK && commit && *where && !is_there(folder, what))
		result = KR_NOTFOUND;
	else
		result = KR_FAILED;
	kr_buf_release(&out);
	if (result == KR_OK)
		*tree = t;
	else
		kr_git_tree_free(t);
	return result == KR_FAILED ? cannot_list(diags, folder, &how) : result;
}

struct kr_git_file *kr_git_file_find(const struct kr_git_tree *t, const char *path)
{
	return kr_map_get(&t->by_path, path, strlen(path));
}

bool kr_git_tree_has(const struct kr_git_tree *t, const char *path)
{
	return kr_git_file_find(t, path) != NULL;
}

const char *kr_git_tree_blob(const struct kr_git_tree *t, const char *path)
{
	const struct kr_git_file *f = kr_git_file_find(t, path);
	return f && f->kind == KR_NAME_FILE && !f->twice ? f->blob : NULL;
}

/* ---- walking ------------------------------------------------------------------------------ */

/*
 * The length of the first folder of @path, from @from on, that a walk does not go into: a hidden
 * name, or a folder that has the name of a record.  0: there is none.
 */
static size_t shut(const char *path, size_t from, bool *record)
{
	static const char ending[] = ".yaml";
	for (const char *part = path + from;; part += strcspn(part, "/") + 1) {
		size_t n = strcspn(part, "/"), len = strlen(ending);
		*record = part[n] == '/' && n > len && memcmp(part + n - len, ending, len) == 0;
		if (*part == '.' || *record)
			return (size_t)(part + n - path);
		if (part[n] == '\0')
			return 0;
	}
}

/* The number of the first file whose path is not before @path. */
static uint32_t first_from(const struct kr_git_tree *t, const char *path)
{
	uint32_t low = 0, high = t->files.n;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (strcmp(t->files.at[middle].path, path) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool kr_git_tree_has_folder(const struct kr_git_tree *t, const char *path)
{
	struct kr_buf prefix = KR_BUF_INIT;
	kr_buf_printf(&prefix, "%s/", path);
	uint32_t i = first_from(t, prefix.s);
	bool has = i < t->files.n && strncmp(t->files.at[i].path, prefix.s, prefix.len) == 0;
	kr_buf_release(&prefix);
	return has;
}

static void list_file(const struct kr_git_tree *t, uint32_t i, size_t from, struct kr_arena *arena,
	struct kr_diags *diags, struct kr_listing *listing)
{
	const struct kr_git_file *f = &t->files.at[i];
	const char *before = i > 0 ? t->files.at[i - 1].path : "";
	bool record;
	size_t len = shut(f->path, from, &record);
	if (len == 0) {
		struct kr_name *name = KR_ADD(arena, listing);
		*name = (struct kr_name){ f->path, f->len, f->kind };
	} else if (record && strncmp(before, f->path, len + 1) != 0) {
		kr_read_report(diags, kr_strndup(arena, f->path, len), KR_READ_FOLDER, 0);
	}
}

int kr_git_tree_walk(const struct kr_git_tree *t, const char *under, struct kr_arena *arena,
	struct kr_diags *diags, struct kr_listing *listing)
{
	const struct kr_git_file *itself = kr_git_file_find(t, under);
	if (itself && itself->kind != KR_NAME_FILE) {
		kr_read_report(diags, under,
			itself->kind == KR_NAME_LINK ? KR_READ_LINK : KR_READ_REPOSITORY, 0);
		return KR_OK;
	}
	const char *prefix = *under ? kr_asprintf(arena, "%s/", under) : "";
	size_t len = strlen(prefix);
	uint32_t first = first_from(t, prefix), i = first;
	for (; i < t->files.n && strncmp(t->files.at[i].path, prefix, len) == 0; i++)
		list_file(t, i, len, arena, diags, listing);
	return i > first ? KR_OK : KR_NOTFOUND;
}
