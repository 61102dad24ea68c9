/*
 * lib/sys/git-log.h - the commits that changed a file, and what they made of it.
 *
 * Goes back from HEAD through side branches too, and from where the file was added under another
 * name to that name.  Of a merge only what differs from all its parents counts.  What a commit
 * says of itself, the author's name above all, is text that nobody vouches for.
 */
#ifndef KR_SYS_GIT_LOG_H
#define KR_SYS_GIT_LOG_H

#include "sys/git-blobs.h"

/** A version of a file in a commit; @bytes NULL: it was not there, or is missing or too large. */
struct kr_git_file {
	const char *path; /* in the folder; NULL: it was not there */
	const char *blob; /* its name; "" where it was not there */
	const char *bytes;
	size_t len;
};

/** One commit that changed the file. */
struct kr_git_step {
	const char *commit, *author, *day; /* name in hex; as git has them */
	uint32_t parents;
	struct kr_git_file now, before;     /* before: in the first parent */
	KR_MANY(struct kr_git_file) others; /* of a merge: in its further parents */
};

struct kr_git_steps {
	KR_MANY(struct kr_git_step) list; /* the newest first */
	struct kr_git_file committed;     /* as HEAD has it */
};

/**
 * The steps of the file @path of @folder; all memory is of @arena.
 *
 * Returns KR_OK; KR_NOTFOUND: no git, no repository, or no commit yet; KR_FAILED, reported.
 */
int kr_git_log(struct kr_folder *folder, const char *path, struct kr_arena *arena,
	struct kr_diags *diags, struct kr_git_steps *steps);

#endif
