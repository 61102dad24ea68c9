/* lib/sys/git-past.c - the committed versions of a file, the newest first. */
#define _GNU_SOURCE 1
#include "sys/git-blobs.h"

#include <string.h>

#include "base/i18n.h"

enum {
	LARGEST_VERSION = 1 << 20, /* bytes: what a record may have */
	FIRST_LOT = 4,    /* versions are fetched in lots; most searches end in the first */
	LARGEST_LOT = 32, /* of at most 1 MiB each: below what one answer may have */
};

struct version {
	char commit[KR_GIT_NAME + 1], blob[KR_GIT_NAME + 1];
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
	if (!kr_git_is_name(new + 1, len))
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
	char last[KR_GIT_NAME + 1] = "";
	for (size_t at = 0; at < log->len;) {
		const char *token = log->s + at + (log->s[at] == '\n');
		size_t len = strlen(token);
		at = (size_t)(token - log->s) + len + 1;
		if (kr_git_is_name(token, len)) {
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

struct viewer {
	bool (*see)(void *own, const struct kr_git_version *version);
	void *own;
	size_t left; /* how many may still be shown */
};

/* Shows the @n versions at @v; sets left to 0 when the viewer has seen enough. */
static int show_lot(const struct past *p, struct version *v, size_t n, struct viewer *viewer)
{
	struct kr_git_blob blobs[LARGEST_LOT] = { { .name = "" } };
	struct kr_buf out = KR_BUF_INIT;
	struct kr_ending how = { 0 };
	for (size_t i = 0; i < n; i++)
		memcpy(blobs[i].name, v[i].blob, sizeof blobs[i].name);
	int result = kr_git_blobs_measure(p->folder, blobs, n, &how);
	for (size_t i = 0; i < n; i++)
		blobs[i].wanted = blobs[i].wanted && blobs[i].size <= LARGEST_VERSION;
	if (result == KR_OK)
		result = kr_git_blobs_read(p->folder, blobs, n, &out, &how);
	if (result == KR_FAILED)
		cannot(p, &how);
	for (size_t i = 0; i < n && viewer->left > 0 && result == KR_OK; i++) {
		if (!blobs[i].wanted)
			continue;
		struct kr_git_version version = { blobs[i].bytes, blobs[i].size, v[i].commit };
		viewer->left = viewer->see(viewer->own, &version) ? viewer->left - 1 : 0;
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
