/* lib/sys/git-moment.c - the kring folder at another moment: in the index, or in a commit. */
#define _GNU_SOURCE 1
#include "sys/git-tree.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"

static const char network[] = "kring.yaml";

/* ---- the index ---------------------------------------------------------------------------- */

static bool is_in(const char *path, const char *folder)
{
	size_t len = strlen(folder);
	return strncmp(path, folder, len) == 0 && path[len] == '/' && !strchr(path + len + 1, '/');
}

/*
 * In a hook the index of the commit that is made may be another file (`git commit -a`).  Only one
 * that lies beside the repository's own is believed: the variable can be set by anybody.
 */
static void take_index_of_hook(struct kr_folder *folder, const char *top)
{
	static const char *const arguments[] = { "rev-parse", "--absolute-git-dir", NULL };
	const char *given = getenv("GIT_INDEX_FILE");
	char typed[PATH_MAX], path[PATH_MAX];
	struct kr_buf out = KR_BUF_INIT;
	struct kr_ending how;
	if (!given || !*given ||
		snprintf(typed, sizeof typed, "%s%s%s", *given == '/' ? "" : top,
			*given == '/' ? "" : "/", given) >= (int)sizeof typed ||
		!realpath(typed, path))
		return;
	if (kr_git_read(folder, arguments, NULL, &out, &how) == KR_OK && how.status == 0) {
		out.s[strcspn(out.s, "\n")] = '\0';
		if (is_in(path, out.s)) {
			kr_buf_reset(&out);
			kr_buf_printf(&out, "GIT_INDEX_FILE=%s", path);
			folder->index = kr_copy(out.s, out.len);
		}
	}
	kr_buf_release(&out);
}

static int open_staged(struct kr_folder *folder, struct kr_diags *diags)
{
	const char *top, *prefix;
	int result = kr_git_need(folder, diags);
	if (result != KR_OK || kr_git_top(folder, diags, &top, &prefix) != KR_OK)
		return KR_FAILED;
	take_index_of_hook(folder, top);
	folder->where = kr_copy(prefix, strlen(prefix) - (*prefix != '\0'));
	result = kr_git_tree_open(folder, NULL, "", diags, &folder->tree);
	if (result == KR_OK && !kr_git_tree_has(folder->tree, network))
		result = kr_cannot(diags, NULL,
			_("no 'kring.yaml' is staged; 'git add kring.yaml' does that"));
	return result;
}

/* ---- a commit ----------------------------------------------------------------------------- */

/* The part of @name before the last one, when that is `kring.yaml`; else NULL. */
static char *folder_of_network(struct kr_arena *arena, const char *name)
{
	size_t len = strlen(name), end = strlen(network);
	if (len < end || strcmp(name + len - end, network) != 0)
		return NULL;
	if (len == end)
		return kr_strndup(arena, "", 0);
	return name[len - end - 1] == '/' ? kr_strndup(arena, name, len - end - 1) : NULL;
}

/* Several are only told of: which one was meant cannot be guessed. */
static int choose_one(const struct kr_paths *all, const struct kr_folder *folder,
	struct kr_diags *diags, const char **where)
{
	if (all->n == 0)
		return kr_cannot(diags, NULL, _("the commit has no 'kring.yaml' in any folder"));
	if (all->n > 1 && *all->at[0]) {
		kr_cannot(diags, NULL,
			_("the commit has several kring folders in '%s', as '%s' and '%s'"),
			folder->path, all->at[0], all->at[1]);
		diags->list.at[diags->list.n - 1].hint = kr_diag_text(
			diags, _("name one behind the commit: REV:%s"), all->at[0]);
		return KR_FAILED;
	}
	*where = all->at[0];
	return KR_OK;
}

/* Finds the kring folder of @commit; where there are several, the one at the top. */
static int find_in_commit(const struct kr_folder *folder, const char *commit,
	struct kr_diags *diags, const char **where)
{
	const char *const arguments[] = { "ls-tree", "-r", "-z", "--full-tree", "--name-only",
		commit, NULL };
	struct kr_paths all = { 0 };
	struct kr_buf out = KR_BUF_INIT;
	struct kr_ending how;
	int result = kr_git_read(folder, arguments, NULL, &out, &how);
	if (result != KR_OK || how.status != 0) {
		kr_buf_release(&out);
		return kr_cannot(diags, NULL, _("git cannot list the files of '%s'"), folder->path);
	}
	for (const char *at = out.s; at < out.s + out.len; at += strlen(at) + 1) {
		const char *found = folder_of_network(diags->arena, at);
		if (!found)
			continue;
		*KR_ADD(diags->arena, &all) = found;
		if (!*found && all.n > 1) {
			all.at[all.n - 1] = all.at[0];
			all.at[0] = found;
		}
	}
	kr_buf_release(&out);
	return choose_one(&all, folder, diags, where);
}

/* Where `REV:FOLDER` is split; NULL when there is no folder.  `:/text` and `^{/a: b}` are git's. */
static const char *split(const char *revision)
{
	const char *colon = strchr(revision, ':'), *brace = strchr(revision, '{');
	return colon && colon > revision && (!brace || brace > colon) ? colon : NULL;
}

/* The way down from the top of the commit to the kring folder. */
static int find_where(struct kr_folder *folder, const char *commit, const char *typed,
	struct kr_diags *diags, const char **where)
{
	const char *top, *prefix;
	if (typed) {
		size_t len = strlen(typed);
		while (len > 0 && typed[len - 1] == '/')
			len--;
		*where = kr_strndup(diags->arena, typed, len);
		return KR_OK;
	}
	if (folder->git_dir || faccessat(folder->fd, network, F_OK, AT_SYMLINK_NOFOLLOW) != 0)
		return find_in_commit(folder, commit, diags, where);
	int result = kr_git_top(folder, diags, &top, &prefix);
	if (result == KR_OK)
		*where = kr_strndup(diags->arena, prefix, strlen(prefix) - (*prefix != '\0'));
	return result;
}

static int open_commit(struct kr_folder *folder, const char *revision, struct kr_diags *diags)
{
	const char *colon = split(revision), *where = "";
	size_t len = colon ? (size_t)(colon - revision) : strlen(revision);
	const char *typed = kr_strndup(diags->arena, revision, len);
	char commit[KR_COMMIT_NAME];
	int result = kr_git_commit_of(folder, typed, diags, commit);
	if (result == KR_OK)
		result = find_where(folder, commit, colon ? colon + 1 : NULL, diags, &where);
	if (result == KR_OK)
		result = kr_git_tree_open(folder, commit, where, diags, &folder->tree);
	if (result == KR_NOTFOUND || (result == KR_OK && !kr_git_tree_has(folder->tree, network)))
		result = kr_cannot(diags, NULL, _("'%s' has no kring folder: no '%s%s%s' in it"),
			typed, where, *where ? "/" : "", network);
	if (result == KR_OK) {
		folder->commit = kr_copy(commit, strlen(commit));
		folder->where = kr_copy(where, strlen(where));
	}
	return result;
}

int kr_folder_open_at(const char *start, const struct kr_moment *moment, struct kr_diags *diags,
	struct kr_folder **out)
{
	struct kr_folder *folder;
	int result = moment->when == KR_COMMIT ? kr_folder_find_git(start, diags, &folder)
					       : kr_folder_find(start, diags, &folder);
	if (result != KR_OK)
		return result;
	if (moment->when == KR_STAGED)
		result = open_staged(folder, diags);
	else if (moment->when == KR_COMMIT)
		result = open_commit(folder, moment->revision, diags);
	if (result == KR_OK)
		*out = folder;
	else
		kr_folder_close(folder);
	return result;
}

const char *kr_folder_commit(const struct kr_folder *folder)
{
	return folder->commit;
}
