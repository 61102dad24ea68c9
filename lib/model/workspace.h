/* lib/model/workspace.h - what the files of lib/model know of a workspace, and acts of its folder.
 */
#ifndef KR_MODEL_WORKSPACE_H
#define KR_MODEL_WORKSPACE_H

#include "base/map.h"
#include "sys/read.h"
#include <kring/workspace.h>

/**
 * From the bytes of files to records.  It has all that reading changes and shares nothing with
 * another loader, so that files can be read in parallel: a loader a thread, with its own arena and
 * sink, which are handed over whole.
 */
struct kr_loader {
	struct kr_arena *arena;   /* of what stays: the records' texts */
	struct kr_arena *scratch; /* of the nodes of the file that is being read */
	struct kr_diags *diags;
	struct kr_reader reader;
	struct kr_buf content;        /* room to make a digest in */
	bool keep;                    /* the bytes of the files, and long texts */
	const struct kr_folder *base; /* compare each file with it; or NULL */
};

typedef KR_MANY(struct kr_record *) kr_records;

struct kr_since;

struct kr_workspace {
	struct kr_arena *arena; /* of everything that stays */
	struct kr_arena *lent;  /* of what is made of it meanwhile; or NULL */
	struct kr_diags *diags;
	struct kr_folder *folder;
	struct kr_loader loader;
	int32_t as_of, today;
	bool all_read, people_known;
	kr_records records[KR_KINDS];
	struct kr_map ids[KR_KINDS];                        /* id: struct kr_record */
	struct kr_map people;                               /* id: struct kr_who */
	void (*step)(void *arg, size_t done, size_t total); /* kr_workspace_watch(); or NULL */
	void *step_arg;
	size_t steps, steps_all;
	struct kr_since *since; /* lib/model/since.c; or NULL */
};

/** Lists the records of each kind, read none, and reports the names that are none; listing.c. */
void kr_workspace_list(struct kr_workspace *ws);

/** Sorts by id what stands nearly in that order. */
void kr_records_sort(struct kr_record **at, uint32_t n);

/** Links each agreement with its circle and the one that it supersedes, from the start. */
void kr_workspace_link(struct kr_workspace *ws);

/** Accepts NULL. */
void kr_since_free(struct kr_since *since);

/** Reads @r if it was not read; lib/model/load.c. */
void kr_record_read(struct kr_loader *loader, struct kr_record *r);

/** Decodes @bytes, which stand or will stand in the file of @r, into @r, a zeroed struct of its
 * kind. */
void kr_record_decode(struct kr_loader *loader, const char *bytes, size_t len, struct kr_record *r);

/** A zeroed record of @kind with its id, path, circle and name; NULL if @id is none of that kind.
 */
struct kr_record *kr_record_new(struct kr_arena *arena, enum kr_kind kind, const char *id);

/** The id that amend gives to a successor: of `x` it is `x-2`, of `x-2` it is `x-3`. */
const char *kr_next_in_chain(struct kr_arena *arena, const char *id);

#endif
