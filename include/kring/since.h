/*
 * kring/since.h - what changed in a kring folder since a commit, and what the change broke.
 *
 * The folder is read once, as it is now (or staged, or at another commit), and each file is
 * compared with the one of the base commit by the name that git gives to its bytes; so the base
 * costs its listing and those records that differ.  A file that only has other line ends did not
 * change.
 *
 *	kr_workspace_open_at(".", &moment, …, &ws);
 *	kr_workspace_compare(ws, base);         before anything is read
 *	kr_workspace_load(ws);
 *	kr_check_since(ws, &options);           in place of kr_check_run()
 *
 * For the second look of kr_check_since() the workspace holds the records as they were: the changed
 * ones in their old version, the deleted ones back, the added ones out.  The others are shared.
 *
 * Source: COMMANDS, 'check --since'; SPEED, 'everything is loaded, what changed is reported'.
 */
#ifndef KRING_SINCE_H
#define KRING_SINCE_H

#include <kring/rules.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Which commit a folder is compared with. */
struct kr_base {
	const char *since;  /* as a person types it; NULL: HEAD */
	bool nothing;       /* out: there is no commit yet, and everything is new */
	bool is_merge_base; /* out: it is not @since itself, but the last one in common with it */
	bool shallow;       /* out: the history is cut off, so that @is_merge_base may be older */
	char commit[KR_COMMIT_NAME]; /* out */
};

/**
 * Finds the commit to compare @ws with: HEAD, or what @base->since and the commit of @ws (HEAD
 * where it is none) have in common.  KR_FAILED, reported.
 */
KR_PUBLIC int kr_base_find(struct kr_workspace *ws, struct kr_base *base);

/** Compares what @ws will read from here on with @base.  KR_FAILED, reported. */
KR_PUBLIC int kr_workspace_compare(struct kr_workspace *ws, const struct kr_base *base);

/** How many records were changed, added and deleted since; of a loaded workspace. */
struct kr_change_counts {
	size_t changed, added, deleted;
};
KR_PUBLIC struct kr_change_counts kr_workspace_change_counts(struct kr_workspace *ws);

/** Did the file at @path change, or was it added?  For what is no record:
 * is it new, or was it one? */
KR_PUBLIC bool kr_workspace_is_changed(struct kr_workspace *ws, const char *path);

/** Is there a file or folder @path (in the folder; "": the folder itself) at the moment of @ws, or
 * was there one in the commit that it is compared with? */
KR_PUBLIC bool kr_workspace_holds(const struct kr_workspace *ws, const char *path);

/** What kr_workspace_compare() was given; NULL: @ws is not compared. */
KR_PUBLIC const struct kr_base *kr_workspace_base(const struct kr_workspace *ws);

/**
 * Puts the records as they were in the place of those that are there; the second call puts them
 * back.  What is asked of @ws between the two is answered as it was then, but for its root.
 */
KR_PUBLIC void kr_workspace_swap(struct kr_workspace *ws);

/**
 * As kr_check_run(), of a loaded workspace that is compared.  What is left is each finding in a
 * file that changed, and those elsewhere that were not there before.
 */
KR_PUBLIC void kr_check_since(struct kr_workspace *ws, const struct kr_check_options *options);

#ifdef __cplusplus
}
#endif

#endif
