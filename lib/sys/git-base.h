/*
 * lib/sys/git-base.h - the commit that a folder is compared with.
 */
#ifndef KR_SYS_GIT_BASE_H
#define KR_SYS_GIT_BASE_H

#include "sys/git-tree.h"

/**
 * Opens the folder of @folder as the commit @commit has it; without a file where it was not there
 * yet, and for a NULL @commit.  KR_FAILED, reported.  The caller closes *@base.
 */
int kr_folder_base(struct kr_folder *folder, const char *commit, struct kr_diags *diags,
	struct kr_folder **base);

/** Is there anything at @path of @folder, a file or a folder, be it on the disk or in git? */
bool kr_folder_has(const struct kr_folder *folder, const char *path);

/** Is there a regular file at @path of @base? */
bool kr_base_has_file(const struct kr_folder *base, const char *path);

/**
 * Is the file @path of @folder, whose bytes are those at @bytes, the same in @base?  Line ends do
 * not count.  Nothing is read for it: git's name of the bytes is worked out and compared.
 */
bool kr_base_is_same(const struct kr_folder *base, const struct kr_folder *folder, const char *path,
	const char *bytes, size_t len);

#endif
