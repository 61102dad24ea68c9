/*
 * lib/history/pairs.h - which records of two folders belong together, and which differ.
 *
 * A path is an identity, so records of the same path belong together.  One that went and one of the
 * same kind that came, with more than half of their lines in common, are one that was renamed.
 * What git knows to be the same is not read.
 */
#ifndef KR_HISTORY_PAIRS_H
#define KR_HISTORY_PAIRS_H

#include <kring/changes.h>

/** A record that is not the same, byte for byte, in two folders. */
struct kr_pair {
	enum kr_kind kind;
	struct kr_record *old, *new; /* of their workspaces, perhaps not read; NULL: not there */
	struct kr_version before, after;
};
typedef KR_MANY(struct kr_pair) kr_pairs;

/** Is @typed the id of @r, its path, `KIND/ID`, or the end of the id in whole parts? */
bool kr_record_is_called(const struct kr_record *r, const char *typed);

/**
 * Appends to @pairs what differs, sorted by kind and id.  The bytes are in @arena.
 *
 * @ids  only records that are called one of these; @n 0: all
 *
 * KR_FAILED: a file cannot be read (a KR_CANNOT is in the sink of @after).
 */
int kr_pairs_of(struct kr_arena *arena, struct kr_workspace *before, struct kr_workspace *after,
	const char *const *ids, size_t n, kr_pairs *pairs);

/** Equal bytes, be it that one has CR LF where the other has LF: so a checkout may write them. */
bool kr_versions_same_lines(const struct kr_version *a, const struct kr_version *b);

/** How many bytes of a hundred two versions have in common, by their lines. */
unsigned kr_versions_alike(const struct kr_version *a, const struct kr_version *b);

#endif
