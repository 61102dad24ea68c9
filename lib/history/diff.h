/*
 * lib/history/diff.h - the parts of the document that says what changed.
 *
 * lib/history/diff.c compares, diff-show.c writes for people, diff-list.c for machines.
 */
#ifndef KR_HISTORY_DIFF_H
#define KR_HISTORY_DIFF_H

#include "history/pairs.h"

/* One record that differs, and how. */
struct kr_told {
	const struct kr_pair *pair;
	const struct kr_record *record; /* the new one, or the one that went */
	const char *title, *change;     /* `added`, `removed`, `renamed`, `changed`, `layout` */
	struct kr_record_changes changes;
};

struct kr_diff_page {
	struct kr_arena *arena;
	struct kr_document *d;
	const struct kr_diff_options *o;
	struct kr_workspace *before, *after; /* NULL of two files */
	KR_MANY(struct kr_told) told;
	size_t room, left_out; /* bytes of Markdown left; sentences that found none */
	bool bounded;
};

/** An agreement that two branches had in common, and what it is on each. */
struct kr_apart {
	struct kr_version parted, new, into; /* @new came from @parted, and goes into @into */
	const char *called;                  /* @into */
};

/** Appends to @changes the consent given in @apart->into that @apart->new makes lapse. */
void kr_lapses_meanwhile(struct kr_arena *arena, const char *id, const struct kr_apart *apart,
	struct kr_workspace *const names[2], struct kr_record_changes *changes);

/** Title, lapses first, then each record; what finds no room is counted. */
void kr_diff_show(struct kr_diff_page *f);

/** @text as the document may have it: broken where it is going to be posted. */
const char *kr_diff_fit(struct kr_diff_page *f, const char *text);

/** Counts @size bytes as used; they are that many at most. */
void kr_diff_use_room(struct kr_diff_page *f, size_t size);

/** The tables of lapses, records and changes. */
void kr_diff_list(struct kr_diff_page *f);

#endif
