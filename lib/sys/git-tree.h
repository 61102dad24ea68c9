/*
 * lib/sys/git-tree.h - the files of a kring folder as a commit or the index has them.
 *
 * A folder that has such a tree (kr_folder.tree) is read from it, and not from the disk: kr_walk(),
 * kr_read_bytes() and kr_read_file() answer as if the commit were checked out, with the same
 * findings.  Nothing is written to a folder like that.
 *
 * The listing comes from one call of git, the bytes in lots, from one `cat-file --batch` for many
 * files: a reader that says beforehand what it will read (kr_git_tree_expect) pays for one start of
 * git in some thousand files.
 */
#ifndef KR_SYS_GIT_TREE_H
#define KR_SYS_GIT_TREE_H

#include "sys/git.h"
#include "sys/read.h"
#include "sys/walk.h"

struct kr_git_tree;

/**
 * Lists what the commit @commit (its name in hex; NULL: the index) has in the kring folder.
 *
 * @folder  a folder of the repository; kept by the tree, which must not outlive it
 * @where   the way from the top of the commit to the kring folder, without a slash at its end;
 *          unused for the index, of which the part under @folder is listed
 *
 * Returns KR_OK, KR_NOTFOUND: the commit has no such folder; or KR_FAILED, reported.
 */
int kr_git_tree_open(const struct kr_folder *folder, const char *commit, const char *where,
	struct kr_diags *diags, struct kr_git_tree **tree);

/** A tree without files. */
struct kr_git_tree *kr_git_tree_empty(const struct kr_folder *folder);

/** Accepts NULL. */
void kr_git_tree_free(struct kr_git_tree *tree);

/** Takes in what `ls-tree -r -z` or, if @staged, `ls-files -s -z` wrote.  False: it is junk. */
bool kr_git_tree_take(struct kr_git_tree *tree, const char *bytes, size_t len, bool staged);

/** As kr_walk(); the paths live as long as @tree. */
int kr_git_tree_walk(const struct kr_git_tree *tree, const char *under, struct kr_arena *arena,
	struct kr_diags *diags, struct kr_listing *listing);

/** Says that the file @path will be read, in the order of these calls. */
void kr_git_tree_expect(struct kr_git_tree *tree, const char *path);

/** As kr_read_bytes(). */
enum kr_read kr_git_tree_read(
	struct kr_git_tree *tree, const char *path, size_t cap, struct kr_buf *bytes);

/** Is there anything at @path? */
bool kr_git_tree_has(const struct kr_git_tree *tree, const char *path);

/** Is there a folder @path? */
bool kr_git_tree_has_folder(const struct kr_git_tree *tree, const char *path);

/** The name of the blob at @path in hex; NULL: there is no regular file. */
const char *kr_git_tree_blob(const struct kr_git_tree *tree, const char *path);

#endif
