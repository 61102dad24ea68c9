/*
 * lib/sys/git.h - git, as far as sys needs it: what it says of a folder, and a file's past.
 *
 * Reading goes through kr_git_read(): git by its absolute path, arguments as a vector, an
 * environment of our own, 30 seconds, and only commands that run nothing which a repository can
 * name: `rev-parse`, `merge-base`, `log --raw`, `cat-file`, `ls-tree`, `ls-files -s`, `config
 * --get…`. A missing object is never fetched.  Works without git and outside a repository: then
 * KR_NOTFOUND. Source: SAFETY, 'Calling git'; reliability §3.2, §4.6, rows 28 to 46; ecosystem
 * §3.3.
 */
#ifndef KR_SYS_GIT_H
#define KR_SYS_GIT_H

#include "sys/folder.h"
#include "sys/spawn.h"

/** The absolute path of git, or NULL. */
const char *kr_git_program(void);

void kr_git_facts_free(struct kr_git_facts *facts);

/**
 * Runs `git ARGUMENTS` (NULL at the end) in @folder, for reading.
 *
 * @input  its standard input, or NULL for none
 * @out    gets what it writes, at most 64 MiB
 *
 * Returns KR_OK and how it ended in @how; KR_NOTFOUND: there is no git.  Reports nothing.
 */
int kr_git_read(const struct kr_folder *folder, const char *const *arguments,
	const struct kr_buf *input, struct kr_buf *out, struct kr_ending *how);

/** The same with more to say: in the person's own configuration, and what git complains of. */
struct kr_git_call {
	const struct kr_folder *folder;
	const char *const *arguments; /* NULL at the end */
	bool persons;                 /* the person's own and the system's configuration too */
	struct kr_buf *out, *err;     /* or NULL */
};
int kr_git_call(const struct kr_git_call *call, struct kr_ending *how);

/* ---- git-setup.c -------------------------------------------------------------------------- */

/** The value of @key in the repository's own configuration file.  KR_NOTFOUND: not set there. */
int kr_git_local(struct kr_folder *folder, const char *key, struct kr_buf *out);

/** Sets @key there to @value, and to nothing else; a NULL @value takes it away. */
int kr_git_set_local(
	struct kr_folder *folder, const char *key, const char *value, struct kr_diags *diags);

/** The folder that all work trees of the repository share: `/home/anna/zorg/.git`. */
int kr_git_common_dir(struct kr_folder *folder, struct kr_buf *out);

/** Is the folder @path itself a bare repository? */
bool kr_git_is_bare(const char *path);

/** Where else git looks for hooks: `core.hooksPath`, whoever set it.  KR_NOTFOUND: nobody did. */
int kr_git_hooks_path(struct kr_folder *folder, struct kr_buf *out);

/** Makes a new hook @name in the folder @common of kr_git_common_dir(), a program; or removes it.
 */
int kr_git_hook_add(
	struct kr_folder *common, const char *name, const char *text, struct kr_diags *diags);
int kr_git_hook_remove(struct kr_folder *common, const char *name, struct kr_diags *diags);

/**
 * The value of @key in the person's own configuration, and the system's, never a repository's.
 * KR_NOTFOUND: not set, or no git.
 */
int kr_git_own_config(const char *key, struct kr_buf *out);

/** KR_OK if there is a git, and @folder is in a repository that it trusts; otherwise reported. */
int kr_git_need(struct kr_folder *folder, struct kr_diags *diags);

/** Did the person tell git to trust @path (absolute), whoever owns it? */
bool kr_git_trusts(struct kr_folder *folder, const char *path);

/** Says that git does not trust who owns @folder.  Returns KR_FAILED. */
int kr_git_distrusted(const struct kr_folder *folder, struct kr_diags *diags);

/** One committed version of a file. */
struct kr_git_version {
	const char *bytes; /* a NUL byte behind them */
	size_t len;
	const char *commit; /* its name in hex */
};

/**
 * Calls @see for the committed versions of the file @path of @folder, the newest first, until it
 * answers false or @max were shown.  A version that equals the one shown before it, is missing
 * here (a shallow or partial clone), or is larger than 1 MiB is left out.
 *
 * Returns KR_OK; KR_NOTFOUND: no git, no repository, or no commit yet; KR_FAILED, reported.
 */
int kr_git_versions(struct kr_folder *folder, const char *path, size_t max,
	bool (*see)(void *own, const struct kr_git_version *version), void *own,
	struct kr_diags *diags);

#endif
