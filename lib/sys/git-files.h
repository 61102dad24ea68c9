/*
 * lib/sys/git-files.h - what git-tree.c, which lists the files of a commit or the index, and
 * git-lots.c, which reads them, share.
 */
#ifndef KR_SYS_GIT_FILES_H
#define KR_SYS_GIT_FILES_H

#include "base/map.h"
#include "sys/git-tree.h"

enum { KR_LARGEST_LOT = 4096 }; /* files */

/** A file that git knows of. */
struct kr_git_file {
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
	KR_MANY(struct kr_git_file) files; /* in the order of their paths */
	struct kr_map by_path;
	KR_MANY(struct kr_git_file *) expected;
	uint32_t next, began; /* of those that are expected; where the lot began */
	struct kr_git_file **lot;
	size_t n_lot, most; /* most: files of the next lot */
	bool measures;      /* an answer was too large: ask for sizes first */
	struct kr_buf bytes;
};

/** The file @path; NULL: there is none. */
struct kr_git_file *kr_git_file_find(const struct kr_git_tree *tree, const char *path);

#endif
