/*
 * cmd/keys.h - walk over the keys of the format, for `kring explain` and for the manuals of
 * section 5.
 */
#ifndef KRING_CMD_KEYS_H
#define KRING_CMD_KEYS_H

#include <kring/schema.h>

/** One key, and the way to it. */
struct kr_key_place {
	enum kr_kind kind;
	const char *path; /* `actions.ID.due`; parts in capitals or with `|` stand for a choice */
	const struct kr_key *key;
};

/** Calls @each for every key of @kind, in the order of the table; a path is good for the call. */
void kr_keys_each(
	enum kr_kind kind, void (*each)(void *arg, const struct kr_key_place *place), void *arg);

/** `a date, as 2026-12-01` or `one of: better, same, worse`; untranslated words in between. */
void kr_key_type(const struct kr_key *key, struct kr_buf *out);

/** `required; part of the text that consent is given to`, or nothing. */
void kr_key_flags(const struct kr_key *key, struct kr_buf *out);

/** Does @typed name the key at @path: the whole way to it, or the end of the way? */
enum kr_key_match { KR_KEY_OTHER, KR_KEY_TAIL, KR_KEY_WHOLE };
enum kr_key_match kr_key_matches(const char *path, const char *typed);

#endif
