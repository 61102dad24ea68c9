/*
 * lib/history/words.h - from differences to sentences.
 *
 * lib/history/wordings.c has the table: of a place in a record, `rounds.*`, the sentence for what
 * is new there and what the place is called in others.  A sentence is a template: `{date}` is the
 * value of that key, `{.}` the id or number of the element, `{..}` that of the one it stands in,
 * `{...}` of the one above that,
 * `{=}` the value itself, `{far}` how far `to` is from the day before it; what stands between `[`
 * and `]` is left out where one of its values is absent.
 */
#ifndef KR_HISTORY_WORDS_H
#define KR_HISTORY_WORDS_H

#include "history/compare.h"
#include <kring/changes.h>

struct kr_telling {
	struct kr_arena *arena;
	enum kr_kind kind;
	struct kr_workspace *const *names; /* two, of which each may be NULL */
	struct kr_record_changes *changes;
};

/** Appends a sentence for everything that differs at and below @root, the root of a record. */
void kr_tell_all(struct kr_telling *t, struct kr_difference *root);

/** A line of the table. */
struct kr_wording {
	enum kr_kind kind;  /* KR_KINDS: of any */
	const char *place;  /* dotted; `*` is an id or a number */
	const char *added;  /* the sentence for what is new there; NULL: a plain one */
	const char *called; /* in sentences about what stands in it; NULL: by its keys */
	void (*tell)(struct kr_telling *t, struct kr_difference *d); /* instead of both */
};

/** The table; its end is marked by a NULL place.  The first line that fits counts. */
extern const struct kr_wording kr_wordings[];

/* ---- for those who write sentences of their own ------------------------------------------- */

/** Sentences for what is below @d and was not told. */
void kr_tell_below(struct kr_telling *t, struct kr_difference *d);

/** A new sentence about @d; the words are formatted into the arena. */
struct kr_change *kr_tell(struct kr_telling *t, const struct kr_difference *d, enum kr_how how,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

/** What @d is called in a sentence: `action 'bellen', due`. */
const char *kr_place_name(struct kr_telling *t, const struct kr_difference *d);

/** The difference below @d at @key, or NULL. */
struct kr_difference *kr_difference_at(const struct kr_difference *d, const char *key);

/** Nothing more is to be said of @d and what is below it. */
void kr_mark_told(struct kr_difference *d);

/* ---- lib/history/fill.c ------------------------------------------------------------------- */

/** The template @text about the version @node of @d, whose keys @shape has. */
const char *kr_fill(struct kr_telling *t, const struct kr_difference *d,
	const struct kr_shape *shape, const struct kr_node *node, const char *text);

/** The value @node of a key with the row @row (or NULL) as people read it; NULL: nothing. */
const char *kr_value_words(
	struct kr_telling *t, const struct kr_key *row, const struct kr_node *node);

/** `90 days later`; NULL where one of the two is no day. */
const char *kr_how_far(struct kr_telling *t, const struct kr_node *old, const struct kr_node *new);

/** The value as it stands in the file, in one text; NULL: nothing. */
const char *kr_value_raw_text(struct kr_arena *arena, const struct kr_node *node);

/** The name of the person, organisation or circle @id; itself where nobody knows one. */
const char *kr_name_in(const struct kr_telling *t, const char *id);

/** What the element @d is called by its id: a name, or the id in quotes; a number as it is. */
const char *kr_element_name(struct kr_telling *t, const struct kr_difference *d);

/* ---- lib/history/answers.c ---------------------------------------------------------------- */

void kr_tell_round(struct kr_telling *t, struct kr_difference *d);
void kr_tell_was(struct kr_telling *t, struct kr_difference *d);
void kr_tell_evaluation(struct kr_telling *t, struct kr_difference *d);
void kr_tell_response(struct kr_telling *t, struct kr_difference *d);

#endif
