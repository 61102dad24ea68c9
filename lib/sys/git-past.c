/* lib/sys/git-past.c - the committed versions of a file, the newest first. */
#define _GNU_SOURCE 1
#include "sys/git.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

enum {
	LARGEST_NAME = 64,         /* hex digits of a SHA-256 */
	LARGEST_VERSION = 1 << 20, /* bytes: what a record may have */
	FIRST_LOT = 4,    /* versions are fetched in lots; most searches end in the first */
	LARGEST_LOT = 32, /* of at most 1 MiB each: below what one answer may have */
};

struct version {
	char commit[LARGEST_NAME + 1], blob[LARGEST_NAME + 1];
	size_t size;
	bool there;
};

/* What is known of the file's past, and what was seen of it. */
struct past {
	struct kr_folder *folder;
	struct kr_arena *arena;
	struct kr_diags *diags;
	const char *path;
	struct {
		struct version *at;
		uint32_t n, room;
	} versions;
};

static int cannot(const struct past *p, const struct kr_ending *how)
{
	const char *path = p->path;
	if (how->late)
		return kr_cannot(p->diags, path, _("git takes too long over '%s'"), path);
	if (how->flooded)
		return kr_cannot(p->diags, path, _("git has too much to say about '%s'"), path);
	return kr_cannot(p->diags, path, _("git cannot read the history of '%s'"), path);
}

/* ---- which versions there are ------------------------------------------------------------- */

static bool is_hex(const char *s, size_t len)
{
	return (len == 40 || len == 64) && strspn(s, "0123456789abcdef") >= len;
}

/*
 * Takes `:100644 100644 OLD NEW M`: the blob that the commit left at the path.  False for one that
 * is no regular file afterwards: removed, a link, a submodule.
 */
static bool read_raw_line(const char *line, struct version *v)
{
	const char *mode = strchr(line, ' '), *old = mode ? strchr(mode + 1, ' ') : NULL;
	const char *new = old ? strchr(old + 1, ' ') : NULL;
	if (!new || strncmp(mode + 1, "100", 3) != 0)
		return false;
	size_t len = strcspn(new + 1, " ");
	if (!is_hex(new + 1, len))
		return false;
	memcpy(v->blob, new + 1, len);
	v->blob[len] = '\0';
	return true;
}

/*
 * Reads what `log --format=%H --raw -z` wrote: `COMMIT NUL LF RAW NUL PATH NUL` and, where a commit
 * has nothing to tell, `COMMIT NUL`.
 */
static void read_log(struct past *p, const struct kr_buf *log)
{
	struct version v = { .commit = "" };
	char last[LARGEST_NAME + 1] = "";
	for (size_t at = 0; at < log->len;) {
		const char *token = log->s + at + (log->s[at] == '\n');
		size_t len = strlen(token);
		at = (size_t)(token - log->s) + len + 1;
		if (is_hex(token, len)) {
			memcpy(v.commit, token, len + 1);
		} else if (*token == ':' && at < log->len) {
			at += strlen(log->s + at) + 1; /* the path, which we know */
			if (!read_raw_line(token, &v) || strcmp(v.blob, last) == 0)
				continue;
			memcpy(last, v.blob, sizeof last);
			*KR_ADD(p->arena, &p->versions) = v;
		}
	}
}

static int has_commits(const struct past *p)
{
	static const char *const arguments[] = { "rev-parse", "--verify", "-q", "HEAD^{commit}",
		NULL };
	struct kr_buf out = KR_BUF_INIT;
	struct kr_ending how;
	int result = kr_git_read(p->folder, arguments, NULL, &out, &how);
	kr_buf_release(&out);
	return result == KR_OK && how.status != 0 ? KR_NOTFOUND : result;
}

static int list_versions(struct past *p)
{
	/* -m and --full-history: a text that only a side branch had is one that somebody saw */
	const char *const arguments[] = { "log", "--format=%H", "--raw", "-z", "-m",
		"--full-history", "--no-renames", "--no-abbrev", "--no-ext-diff", "--no-textconv",
		"-O/dev/null", "HEAD", "--", p->path, NULL };
	struct kr_buf log = KR_BUF_INIT;
	struct kr_ending how;
	int result = kr_git_read(p->folder, arguments, NULL, &log, &how);
	if (result == KR_OK && how.status != 0) {
		result = has_commits(p);
		if (result == KR_OK)
			result = cannot(p, &how);
	} else if (result == KR_OK) {
		read_log(p, &log);
	}
	kr_buf_release(&log);
	return result;
}

/* ---- their bytes -------------------------------------------------------------------------- */

/* Asks `cat-file MODE` for the blobs of the @n versions at @v that are still wanted. */
static int ask_blobs(const struct past *p, const struct version *v, size_t n, const char *mode,
	struct kr_buf *out)
{
	const char *const arguments[] = { "cat-file", mode, NULL };
	struct kr_buf names = KR_BUF_INIT;
	struct kr_ending how;
	for (size_t i = 0; i < n; i++)
		if (v[i].there)
			kr_buf_printf(&names, "%s\n", v[i].blob);
	int result = kr_git_read(p->folder, arguments, &names, out, &how);
	if (result == KR_OK && how.status != 0)
		result = cannot(p, &how);
	kr_buf_release(&names);
	return result;
}

/* Reads `NAME blob SIZE` or `NAME missing`; gives what stands behind the line, or NULL. */
static const char *read_blob_line(const char *line, const char *end, struct version *v)
{
	const char *nl = memchr(line, '\n', (size_t)(end - line));
	size_t name = strlen(v->blob);
	if (!nl || (size_t)(nl - line) < name + 1 || memcmp(line, v->blob, name) != 0)
		return NULL;
	v->there = strncmp(line + name, " blob ", 6) == 0;
	if (v->there)
		v->size = strtoul(line + name + 6, NULL, 10);
	return nl + 1;
}

/* Finds out which of them are here and small enough. */
static int measure(const struct past *p, struct version *v, size_t n)
{
	struct kr_buf out = KR_BUF_INIT;
	for (size_t i = 0; i < n; i++)
		v[i].there = true;
	int result = ask_blobs(p, v, n, "--batch-check", &out);
	const char *at = out.s;
	for (size_t i = 0; i < n && result == KR_OK; i++) {
		at = read_blob_line(at, out.s + out.len, &v[i]);
		if (!at)
			result = cannot(p, &(struct kr_ending){ 0 });
		else if (v[i].there)
			v[i].there = v[i].size <= LARGEST_VERSION;
	}
	kr_buf_release(&out);
	return result;
}

struct viewer {
	bool (*see)(void *own, const struct kr_git_version *version);
	void *own;
	size_t left; /* how many may still be shown */
};

/* Shows the @n versions at @v; sets left to 0 when the viewer has seen enough. */
static int show_lot(const struct past *p, struct version *v, size_t n, struct viewer *viewer)
{
	struct kr_buf out = KR_BUF_INIT;
	int result = measure(p, v, n);
	if (result == KR_OK)
		result = ask_blobs(p, v, n, "--batch", &out);
	const char *at = out.s, *end = out.s + out.len;
	for (size_t i = 0; i < n && viewer->left > 0 && result == KR_OK; i++) {
		if (!v[i].there)
			continue;
		at = read_blob_line(at, end, &v[i]);
		if (!at || !v[i].there || (size_t)(end - at) < v[i].size + 1) {
			result = cannot(p, &(struct kr_ending){ 0 });
			break;
		}
		/* the line end that stands behind it gives way to the NUL */
		out.s[(size_t)(at - out.s) + v[i].size] = '\0';
		struct kr_git_version version = { at, v[i].size, v[i].commit };
		viewer->left = viewer->see(viewer->own, &version) ? viewer->left - 1 : 0;
		at += v[i].size + 1;
	}
	kr_buf_release(&out);
	return result;
}

int kr_git_versions(struct kr_folder *folder, const char *path, size_t max,
	bool (*see)(void *own, const struct kr_git_version *version), void *own,
	struct kr_diags *diags)
{
	const char *top, *prefix;
	struct viewer viewer = { see, own, max };
	int result = kr_git_top(folder, diags, &top, &prefix);
	if (result != KR_OK)
		return result;
	struct past p = { .folder = folder, .diags = diags, .path = path };
	p.arena = kr_arena_new();
	result = list_versions(&p);
	size_t lot = FIRST_LOT;
	for (uint32_t at = 0; at < p.versions.n && viewer.left > 0 && result == KR_OK;) {
		size_t n = p.versions.n - at < lot ? p.versions.n - at : lot;
		result = show_lot(&p, p.versions.at + at, n, &viewer);
		at += (uint32_t)n;
		lot = lot * 2 < LARGEST_LOT ? lot * 2 : LARGEST_LOT;
	}
	kr_arena_free(p.arena);
	return result;
}
