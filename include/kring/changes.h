/*
 * kring/changes.h - what changed in meaning: between two states of a folder, and over time.
 *
 * Two versions of a record are compared by the table of the format, so that layout, quotes, order
 * of keys and comments do not count.  What differs becomes sentences: who answered what and who
 * changed an answer, rounds, outcomes, days and how far they moved, texts word by word.  A key that
 * has no sentence of its own gets a plain one from the table.  Consent that no longer holds through
 * the change stands apart, and is said first.
 *
 *	struct kr_document d;
 *	if (kr_diff_build(before, after, &options, &d, &differs) == KR_OK)
 *		...print d
 *
 * Source: COMMANDS, 'Look'; FORMAT, rule 4, for when consent no longer holds; ARCHITECTURE, layer
 * history.
 */
#ifndef KRING_CHANGES_H
#define KRING_CHANGES_H

#include <kring/report.h>

#ifdef __cplusplus
extern "C" {
#endif

enum kr_how { KR_HOW_ADDED, KR_HOW_REMOVED, KR_HOW_CHANGED };

/** `added`, `removed`, `changed`; never translated. */
KR_PUBLIC const char *kr_how_name(enum kr_how how);

/** One thing that changed. */
struct kr_change {
	const char
		*key; /* dotted, `rounds.1.responses.anna`; elements of a list by number from 1 */
	enum kr_how how;
	const char *old, *new; /* values as they stand in the file; NULL: none, or not one value */
	const char *words;     /* the sentence, in one line */
	kr_passages pieces;    /* the same, where words of a text went and came; else empty */
};

/** Consent that stood before, and does not hold any more. */
struct kr_lapse {
	const char *key;   /* of the round or evaluation */
	const char *words; /* the sentence: why, and whose consent */
	kr_texts who;      /* ids of those who had consented */
};

/** What changed in one record.  All memory is of the arena that it was made in. */
struct kr_record_changes {
	KR_MANY(struct kr_lapse) lapses;
	KR_MANY(struct kr_change) list;
	bool unreadable; /* one version is no record that can be read, so nothing is known of it */
};

/** A version of a record: the bytes of its file; NULL: there was none. */
struct kr_version {
	const char *bytes;
	size_t len;
};

/**
 * Compares two versions of the file of @kind, of the record @id.
 *
 * @names  where ids find their names, the first that knows one; NULL entries are passed over
 *
 * An empty list says that nothing changed in meaning.
 */
KR_PUBLIC void kr_changes_between(struct kr_arena *arena, enum kr_kind kind, const char *id,
	const struct kr_version *old, const struct kr_version *new,
	struct kr_workspace *const names[2], struct kr_record_changes *changes);

/* ---- two folders -------------------------------------------------------------------------- */

struct kr_diff_options {
	const char *before, *after; /* what the two are called: `HEAD`, `the work tree` */
	const char *title;          /* N_(); NULL: from @before to @after */
	const char *const *ids;     /* only these records: ids, paths, or ends of ids */
	size_t n_ids;
	/**
	 * Where the change goes to, which parted from it at @before: consent given there since then
	 * that the change makes lapse is told too.  NULL: nowhere.
	 */
	struct kr_workspace *into;
	const char *into_called; /* `main` */
	/**
	 * The document is going to be posted where others' texts become mentions, references and
	 * links: such texts are broken by a character without width, and what does not fit into
	 * @room bytes of Markdown is left out, and said.  0: it is not.
	 */
	size_t room;
};

/**
 * What changed in meaning from @before to @after, in a document of the arena of @after.
 *
 * @differs  out: is there any difference at all, in meaning or not?
 *
 * Reads only the files whose bytes differ, and those that names come from.
 * KR_FAILED (KR_USAGE): there is no record of one of those ids on either side.
 */
KR_PUBLIC int kr_diff_build(struct kr_workspace *before, struct kr_workspace *after,
	const struct kr_diff_options *o, struct kr_document *d, bool *differs);

/** Is any record of @ws called @typed: by its id, its path, `KIND/ID`, or the end of its id? */
KR_PUBLIC bool kr_record_named(const struct kr_workspace *ws, const char *typed);

/** The same for two versions of one file, whose kind follows from its path or from its keys. */
KR_PUBLIC int kr_diff_files_build(struct kr_arena *arena, const char *path,
	const struct kr_version *before, const struct kr_version *after,
	const struct kr_diff_options *o, struct kr_document *d, bool *differs);

/* ---- over time ---------------------------------------------------------------------------- */

struct kr_log_options {
	bool oldest_first;
	bool posted; /* as kr_diff_options.room: names and texts are broken for a host */
};

/**
 * The timeline of @r, which was read: what is not committed yet, then commit by commit what changed
 * in meaning, following renames of its file.  In a shallow clone it says that it is cut off.
 *
 * Returns KR_OK; KR_NOTFOUND: no git, no repository, or no commit yet; KR_FAILED, reported.
 */
KR_PUBLIC int kr_log_build(struct kr_workspace *ws, const struct kr_record *r,
	const struct kr_log_options *o, struct kr_document *d);

#ifdef __cplusplus
}
#endif

#endif
