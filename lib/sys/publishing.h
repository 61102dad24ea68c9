/*
 * lib/sys/publishing.h - a folder on its way to be made anew: between the files that carry it out.
 *
 * publish.c looks at what is there and takes the new files in, publish-swap.c puts them in their
 * places.
 */
#ifndef KR_SYS_PUBLISHING_H
#define KR_SYS_PUBLISHING_H

#include "base/map.h"
#include "sys/folder.h"
#include "sys/signals.h"

/** Where the new files wait; beside them the two states of the file that says which are ours. */
#define KR_STAGE ".kring-site.new"

/** The first line of KR_PUBLISHED; then each path on a line. */
#define KR_PUBLISHED_BY "made by 'kring report site', which replaces and removes these files:"

/* A file that is to be put in its place. */
struct kr_staged {
	const char *path;
	char name[24]; /* in the stage */
};

struct kr_publishing {
	struct kr_diags *diags;
	struct kr_arena *arena;
	const char *path;
	struct kr_folder *folder; /* NULL: it is not there, and nothing is to be made */
	int stage;                /* the open folder KR_STAGE, or -1 */
	bool dry, made;           /* @made: the folder was not there before */
	bool earlier;             /* it was made before */
	struct kr_map before;     /* the files that were ours */
	struct kr_map now;        /* all that will be */
	KR_MANY(struct kr_staged) staged;
	struct kr_paths folders; /* that were made on the way */
	struct kr_published told;
	struct kr_buf bytes;
	struct kr_signals signals;
	int caught;
};

/** May a file of this path be ours?  A list that somebody else wrote names no other. */
bool kr_publish_may(const char *path);

/** Writes the new file @name of the stage. */
bool kr_publish_stage(
	const struct kr_publishing *p, const char *name, const char *bytes, size_t len);

/** Takes away what an earlier run left in the stage, and the stage. */
void kr_publish_clear(struct kr_folder *folder);

#endif
