/* lib/sys/git-log.c - the commits that changed a file, and what they made of it. */
#include "sys/git-log.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

enum {
	LARGEST_VERSION = 1 << 20, /* bytes: what a record may have */
	LOT = 32,                  /* versions fetched at once: below what one answer may have */
	MOST_NAMES = 64,           /* that a file is followed through */
};

struct logging {
	struct kr_folder *folder;
	struct kr_arena *arena;
	struct kr_diags *diags;
	const char *prefix; /* from the top of the work tree down to the folder */
	struct kr_git_steps *steps;
};

static int cannot(const struct logging *l, const char *path)
{
	return kr_cannot(l->diags, path, _("git cannot read the history of '%s'"), path);
}

static int ask(
	const struct logging *l, const char *const *arguments, const char *path, struct kr_buf *out)
{
	struct kr_ending how = { 0 };
	int result = kr_git_read(l->folder, arguments, NULL, out, &how);
	return result == KR_OK && how.status != 0 ? cannot(l, path) : result;
}

/* ---- what git says ------------------------------------------------------------------------ */

/* The tokens of an answer, which end in NUL each. */
struct tokens {
	const struct kr_buf *all;
	size_t at;
};

/* The next one, "" behind the last; a line end that -z leaves before some of them is skipped. */
static const char *next_token(struct tokens *t)
{
	if (t->at >= t->all->len)
		return "";
	const char *s = t->all->s + t->at;
	t->at += strlen(s) + 1;
	return s + (*s == '\n');
}

static const char *keep(const struct logging *l, const char *s)
{
	return kr_strndup(l->arena, s, strlen(s));
}

/* Of `:100644 100644 OLD NEW M` the file on one side; zeroed where it is no regular file there. */
static struct kr_git_file side_of(
	const struct logging *l, const char *raw, bool new, const char *path)
{
	const char *mode = raw + 1 + (new ? strcspn(raw, " ") : 0);
	const char *blob = raw;
	for (int i = new ? 3 : 2; i > 0 && blob; i--)
		blob = strchr(blob + 1, ' ');
	size_t len = blob ? strcspn(blob + 1, " ") : 0;
	struct kr_git_file none = { .blob = "" };
	if (!blob || strncmp(mode, "100", 3) != 0 || !kr_git_is_name(blob + 1, len))
		return none;
	return (struct kr_git_file){ .path = path, .blob = kr_strndup(l->arena, blob + 1, len) };
}

static uint32_t count_names(const char *parents)
{
	uint32_t n = *parents != '\0';
	for (; *parents; parents++)
		n += *parents == ' ';
	return n;
}

/* Takes `COMMIT NUL PARENTS NUL AUTHOR NUL DAY NUL`, and the raw lines with their paths behind it.
 * A merge comes once for each parent from which it differs. */
static void read_log(struct logging *l, const struct kr_buf *log, const char *path)
{
	struct tokens t = { log, 0 };
	struct kr_git_step *step = NULL;
	while (t.at < log->len) {
		const char *token = next_token(&t);
		if (*token == ':') {
			struct kr_git_file before = side_of(l, token, false, path);
			next_token(&t); /* the path, which we know */
			if (step && step->now.blob)
				*KR_ADD(l->arena, &step->others) = before;
			else if (step) {
				step->now = side_of(l, token, true, path);
				step->before = before;
			}
		} else if (kr_git_is_name(token, strlen(token))) {
			const char *parents = next_token(&t), *author = next_token(&t);
			const char *day = next_token(&t);
			if (step && strcmp(step->commit, token) == 0)
				continue;
			step = KR_ADD(l->arena, &l->steps->list);
			*step = (struct kr_git_step){ .commit = keep(l, token),
				.author = keep(l, author),
				.day = keep(l, day),
				.parents = count_names(parents) };
		}
	}
}

/* Drops, from @from on, merges that took over what one of their parents had. */
static void drop_mere_merges(struct kr_git_steps *steps, uint32_t from)
{
	uint32_t kept = from;
	for (uint32_t i = from; i < steps->list.n; i++) {
		const struct kr_git_step *s = &steps->list.at[i];
		if (s->now.blob && (s->parents < 2 || s->others.n + 1 == s->parents))
			steps->list.at[kept++] = *s;
	}
	steps->list.n = kept;
}

static int read_steps(struct logging *l, const char *from, const char *path)
{
	const char *const arguments[] = { "log", "--format=%H%x00%P%x00%an%x00%as", "--raw", "-z",
		"-m", "--full-history", "--topo-order", "--no-renames", "--no-abbrev",
		"--no-ext-diff", "--no-textconv", "--no-mailmap", "-O/dev/null", from, "--", path,
		NULL };
	struct kr_buf log = KR_BUF_INIT;
	uint32_t first = l->steps->list.n;
	int result = ask(l, arguments, path, &log);
	if (result == KR_OK) {
		read_log(l, &log, path);
		drop_mere_merges(l->steps, first);
	}
	kr_buf_release(&log);
	return result;
}

/* ---- renames ------------------------------------------------------------------------------ */

/* Where the file that @step added came from, in the folder; NULL: it was new. */
static const char *find_origin(const struct logging *l, struct kr_git_step *step)
{
	const char *const arguments[] = { "diff-tree", "-r", "-z", "--raw", "-M", "--no-abbrev",
		"--no-commit-id", "--no-ext-diff", "--no-textconv", "-O/dev/null", step->commit,
		NULL };
	struct kr_buf out = KR_BUF_INIT;
	const char *origin = NULL, *path = kr_asprintf(l->arena, "%s%s", l->prefix, step->now.path);
	size_t prefix = strlen(l->prefix);
	struct tokens t = { &out, 0 };
	if (ask(l, arguments, step->now.path, &out) != KR_OK)
		kr_buf_reset(&out);
	while (t.at < out.len && !origin) {
		const char *raw = next_token(&t), *old = next_token(&t);
		const char *status = strrchr(raw, ' ');
		if (!status || (status[1] != 'R' && status[1] != 'C'))
			continue;
		if (strcmp(next_token(&t), path) != 0 || strncmp(old, l->prefix, prefix) != 0)
			continue;
		origin = keep(l, old + prefix);
		step->before = side_of(l, raw, false, origin);
	}
	kr_buf_release(&out);
	return origin;
}

static int follow(struct logging *l, const char *path)
{
	const char *from = "HEAD";
	for (int names = 0; path && names < MOST_NAMES; names++) {
		uint32_t first = l->steps->list.n;
		int result = read_steps(l, from, path);
		if (result != KR_OK)
			return result;
		if (l->steps->list.n == first)
			break;
		struct kr_git_step *oldest = &l->steps->list.at[l->steps->list.n - 1];
		path = oldest->parents == 1 && !*oldest->before.blob && *oldest->now.blob
			       ? find_origin(l, oldest)
			       : NULL;
		from = kr_asprintf(l->arena, "%s~1", oldest->commit);
	}
	return KR_OK;
}

/* ---- their bytes -------------------------------------------------------------------------- */

typedef KR_MANY(struct kr_git_file *) kr_files;

static void want(struct logging *l, kr_files *files, struct kr_git_file *file)
{
	if (file->blob && *file->blob)
		*KR_ADD(l->arena, files) = file;
}

static int read_lot(struct logging *l, struct kr_git_file **files, uint32_t n)
{
	struct kr_git_blob blobs[LOT] = { 0 };
	struct kr_buf out = KR_BUF_INIT;
	struct kr_ending how = { 0 };
	for (uint32_t i = 0; i < n; i++)
		memcpy(blobs[i].name, files[i]->blob, strlen(files[i]->blob) + 1);
	int result = kr_git_blobs_measure(l->folder, blobs, n, &how);
	for (uint32_t i = 0; i < n; i++)
		blobs[i].wanted = blobs[i].wanted && blobs[i].size <= LARGEST_VERSION;
	if (result == KR_OK)
		result = kr_git_blobs_read(l->folder, blobs, n, &out, &how);
	for (uint32_t i = 0; i < n && result == KR_OK; i++) {
		if (!blobs[i].bytes)
			continue;
		files[i]->bytes = kr_strndup(l->arena, blobs[i].bytes, blobs[i].size);
		files[i]->len = blobs[i].size;
	}
	kr_buf_release(&out);
	return result == KR_FAILED ? cannot(l, files[0]->path) : result;
}

static int read_bytes(struct logging *l)
{
	kr_files files = { 0 };
	want(l, &files, &l->steps->committed);
	for (uint32_t i = 0; i < l->steps->list.n; i++) {
		struct kr_git_step *s = &l->steps->list.at[i];
		want(l, &files, &s->now);
		want(l, &files, &s->before);
		for (uint32_t k = 0; k < s->others.n; k++)
			want(l, &files, &s->others.at[k]);
	}
	int result = KR_OK;
	for (uint32_t at = 0; at < files.n && result == KR_OK; at += LOT)
		result = read_lot(l, files.at + at, files.n - at < LOT ? files.n - at : LOT);
	return result;
}

/* What HEAD has at @path: `100644 blob NAME TAB PATH NUL`. */
static int find_committed(struct logging *l, const char *path)
{
	const char *const arguments[] = { "ls-tree", "-z", "HEAD", "--", path, NULL };
	struct kr_buf out = KR_BUF_INIT;
	int result = ask(l, arguments, path, &out);
	const char *blob = strstr(out.s, " blob ");
	size_t len = blob ? strcspn(blob + 6, "\t") : 0;
	if (result == KR_OK && strncmp(out.s, "100", 3) == 0 && kr_git_is_name(blob + 6, len))
		l->steps->committed = (struct kr_git_file){ .path = path,
			.blob = kr_strndup(l->arena, blob + 6, len) };
	kr_buf_release(&out);
	return result;
}

int kr_git_log(struct kr_folder *folder, const char *path, struct kr_arena *arena,
	struct kr_diags *diags, struct kr_git_steps *steps)
{
	struct logging l = { folder, arena, diags, "", steps };
	const char *top;
	*steps = (struct kr_git_steps){ .committed = { .blob = "" } };
	int result = kr_git_top(folder, diags, &top, &l.prefix);
	if (result == KR_OK && kr_git_is_unborn(folder))
		result = KR_NOTFOUND;
	if (result == KR_OK)
		result = find_committed(&l, path);
	if (result == KR_OK)
		result = follow(&l, path);
	return result == KR_OK ? read_bytes(&l) : result;
}
