/* lib/sys/git-tree.c - the files of a kring folder as a commit or the index has them. */
#define _GNU_SOURCE 1
#include "sys/git-tree.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/map.h"
#include "sys/git-blobs.h"

enum {
	LARGEST_LOT = 4096,       /* files */
	LARGEST_FETCH = 32 << 20, /* bytes: half of what one answer may have */
};

/* A file that git knows of. */
struct file {
	const char *path, *blob;
	uint32_t len;
	uint8_t kind; /* enum kr_name_kind */
	bool twice;   /* git has several versions at once: a merge that is not done */
	bool is_expected, was_read;
	enum kr_read state; /* of the lot: DONE, TOO_LARGE, MISSING, ERROR; ABSENT: not in it */
	const char *bytes;  /* of DONE */
	size_t size;
};

struct kr_git_tree {
	const struct kr_folder *folder;
	struct kr_arena *arena;
	KR_MANY(struct file) files; /* in the order of their paths */
	struct kr_map by_path;
	KR_MANY(struct file *) expected;
	uint32_t next, began; /* of those that are expected; where the lot began */
	struct file **lot;
	size_t n_lot, most; /* most: files of the next lot */
	bool measures;      /* an answer was too large: ask for sizes first */
	struct kr_buf bytes;
};

/* ---- the listing -------------------------------------------------------------------------- */

struct kr_git_tree *kr_git_tree_empty(const struct kr_folder *folder)
{
	struct kr_arena *arena = kr_arena_new();
	struct kr_git_tree *t = kr_alloc(arena, sizeof *t);
	*t = (struct kr_git_tree){
		.folder = folder, .arena = arena, .most = LARGEST_LOT, .bytes = KR_BUF_INIT
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
static bool read_entry(char *line, bool staged, struct file *f)
{
	char *tab = strchr(line, '\t'), *first = strchr(line, ' ');
	char *second = first ? strchr(first + 1, ' ') : NULL;
	if (!tab || !tab[1] || !second || second > tab)
		return false;
	char *blob = (staged ? first : second) + 1, *end = staged ? second : tab;
	if (!kr_git_is_name(blob, (size_t)(end - blob)))
		return false;
	*f = (struct file){ .path = tab + 1,
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
	return strcmp(((const struct file *)a)->path, ((const struct file *)b)->path);
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
		struct file *f = &t->files.at[i];
		kr_map_add(&t->by_path, f->path, f->len, f);
	}
}

bool kr_git_tree_take(struct kr_git_tree *t, const char *bytes, size_t len, bool staged)
{
	char *kept = kr_strndup(t->arena, bytes, len), *end = kept + len;
	for (char *at = kept; at < end;) {
		size_t n = strlen(at);
		struct file f;
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

static struct file *find(const struct kr_git_tree *t, const char *path)
{
	return kr_map_get(&t->by_path, path, strlen(path));
}

bool kr_git_tree_has(const struct kr_git_tree *t, const char *path)
{
	return find(t, path) != NULL;
}

const char *kr_git_tree_blob(const struct kr_git_tree *t, const char *path)
{
	const struct file *f = find(t, path);
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
	const struct file *f = &t->files.at[i];
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
	const struct file *itself = find(t, under);
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

/* ---- reading ------------------------------------------------------------------------------ */

void kr_git_tree_expect(struct kr_git_tree *t, const char *path)
{
	struct file *f = find(t, path);
	if (!f || f->is_expected || f->kind != KR_NAME_FILE || f->twice)
		return;
	f->is_expected = true;
	*KR_ADD(t->arena, &t->expected) = f;
}

/* Lets the last lot go.  What was not read of it is to be fetched again. */
static void leave_lot(struct kr_git_tree *t)
{
	for (size_t i = 0; i < t->n_lot; i++) {
		t->lot[i]->state = KR_READ_ABSENT;
		if (!t->lot[i]->was_read)
			t->next = t->began;
	}
	t->n_lot = 0;
}

/* @first, and those that are expected after it. */
static void choose_lot(struct kr_git_tree *t, struct file *first)
{
	leave_lot(t);
	if (!t->lot)
		t->lot = kr_alloc(t->arena, LARGEST_LOT * sizeof(struct file *));
	t->lot[t->n_lot++] = first;
	t->began = t->next;
	for (; first->is_expected && t->next < t->expected.n && t->n_lot < t->most; t->next++) {
		struct file *f = t->expected.at[t->next];
		if (!f->was_read && f != first)
			t->lot[t->n_lot++] = f;
	}
}

static enum kr_read judge(const struct kr_git_blob *b, size_t cap)
{
	if (b->size > cap)
		return KR_READ_TOO_LARGE;
	return b->wanted ? KR_READ_DONE : KR_READ_MISSING;
}

/* Wants of those that were measured as many as one answer holds. */
static void choose_sizes(struct kr_git_tree *t, struct kr_git_blob *blobs, size_t cap)
{
	size_t sum = 0;
	for (size_t i = 0; i < t->n_lot; i++) {
		struct kr_git_blob *b = &blobs[i];
		bool fits = b->wanted && b->size <= cap;
		sum += fits ? b->size : 0;
		b->wanted = fits && (i == 0 || sum <= LARGEST_FETCH);
		t->lot[i]->state = fits && !b->wanted ? KR_READ_ABSENT : judge(b, cap);
	}
}

/*
 * Nearly every lot fits into one answer, so that nothing is measured first.  When one does not,
 * that answer is broken off, and from there on each lot is measured.
 */
static int fetch_blobs(
	struct kr_git_tree *t, struct kr_git_blob *blobs, size_t cap, struct kr_ending *how)
{
	int result = KR_OK;
	for (size_t i = 0; i < t->n_lot; i++)
		blobs[i].wanted = true;
	if (t->measures) {
		result = kr_git_blobs_measure(t->folder, blobs, t->n_lot, how);
		choose_sizes(t, blobs, cap);
	}
	if (result == KR_OK)
		result = kr_git_blobs_read(t->folder, blobs, t->n_lot, &t->bytes, how);
	for (size_t i = 0; i < t->n_lot && !t->measures; i++)
		t->lot[i]->state = judge(&blobs[i], cap);
	return result;
}

static int fetch_lot(struct kr_git_tree *t, size_t cap)
{
	struct kr_git_blob *blobs = kr_realloc(NULL, t->n_lot * sizeof *blobs);
	struct kr_ending how = { 0 };
	memset(blobs, 0, t->n_lot * sizeof *blobs);
	for (size_t i = 0; i < t->n_lot; i++)
		memcpy(blobs[i].name, t->lot[i]->blob, strlen(t->lot[i]->blob));
	int result = fetch_blobs(t, blobs, cap, &how);
	if (how.flooded && !t->measures) {
		t->measures = true;
		result = fetch_blobs(t, blobs, cap, &how);
	}
	for (size_t i = 0; i < t->n_lot; i++) {
		t->lot[i]->bytes = blobs[i].bytes;
		t->lot[i]->size = blobs[i].size;
	}
	free(blobs);
	return result;
}

/*
 * One damaged object ends git's whole answer.  So a lot that fails is asked for again in a smaller
 * one, down to the single file; after that lots grow again.
 */
static void fetch(struct kr_git_tree *t, struct file *f, size_t cap)
{
	choose_lot(t, f);
	while (fetch_lot(t, cap) != KR_OK) {
		if (t->n_lot == 1) {
			f->state = KR_READ_ERROR;
			break;
		}
		t->most = t->n_lot / 2;
		choose_lot(t, f);
	}
	t->most = t->most * 2 < LARGEST_LOT ? t->most * 2 : LARGEST_LOT;
}

enum kr_read kr_git_tree_read(
	struct kr_git_tree *t, const char *path, size_t cap, struct kr_buf *bytes)
{
	struct file *f = find(t, path);
	if (!f)
		return KR_READ_ABSENT;
	if (f->kind != KR_NAME_FILE)
		return f->kind == KR_NAME_LINK ? KR_READ_LINK : KR_READ_REPOSITORY;
	if (f->twice)
		return KR_READ_UNMERGED;
	if (f->state == KR_READ_ABSENT)
		fetch(t, f, cap);
	f->was_read = true;
	if (f->state == KR_READ_DONE) {
		kr_buf_reset(bytes);
		kr_buf_add(bytes, f->bytes, f->size);
	}
	errno = EIO; /* what KR_READ_ERROR is */
	return f->state;
}
