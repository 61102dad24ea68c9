/*
 * lib/sys/walk.h - the names of all files in a folder's tree.
 *
 * Names that begin with a dot are left out, folders are gone into but not named, links are named
 * but not followed.  A folder called `x.yaml` is a finding, and is not gone into.  The order is
 * that of the paths' bytes, the same on every system.
 */
#ifndef KR_SYS_WALK_H
#define KR_SYS_WALK_H

#include "sys/folder.h"

enum kr_name_kind {
	KR_NAME_FILE,
	KR_NAME_LINK,
	KR_NAME_ODD,        /* a FIFO, a socket or a device */
	KR_NAME_REPOSITORY, /* in git: a repository of its own, a submodule */
};

/** A name that stands in a folder. */
struct kr_name {
	const char *path; /* from the kring folder, in the arena or of the folder's tree */
	uint32_t len;
	uint32_t kind; /* enum kr_name_kind */
};

struct kr_listing {
	struct kr_name *at;
	uint32_t n, room;
};

/**
 * Appends to @listing what stands in the tree under @under (`agreements`; "" for all) of @folder.
 *
 * Returns KR_OK, or KR_NOTFOUND: @under is not there, or is a file.  A folder that cannot be read
 * becomes a finding `file-unreadable`, and a link in the place of @under one `file-unexpected`;
 * the walk goes on.
 */
int kr_walk(const struct kr_folder *folder, const char *under, struct kr_arena *arena,
	struct kr_diags *diags, struct kr_listing *listing);

#endif
