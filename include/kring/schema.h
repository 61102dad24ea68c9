/*
 * kring/schema.h - the one table of the format.
 *
 * A row per key of every kind.  The decoder, the findings about unknown keys, the digest of a text,
 * the place where an edit puts a new key, the templates, `kring explain KEY` and the manuals of
 * section 5 all read it.  To add a key: one row in lib/model/schema-KIND.c and a member in the
 * struct that it is decoded into.
 *
 * A shape is the list of keys of one mapping, and the C struct that it is decoded into.  The rows
 * stand in the order in which the tool writes them.
 *
 * Source: FORMAT; ARCHITECTURE, 'One table for the format'.
 */
#ifndef KRING_SCHEMA_H
#define KRING_SCHEMA_H

#include <kring/record.h>

#ifdef __cplusplus
extern "C" {
#endif

enum kr_type {
	KR_T_TEXT,     /* struct kr_text: free text, kept */
	KR_T_PROSE,    /* struct kr_text: long free text; its bytes are kept only when asked for */
	KR_T_ID,       /* struct kr_text: an id, or a record's path-like id; see @ref */
	KR_T_DATE,     /* struct kr_date */
	KR_T_DURATION, /* struct kr_duration */
	KR_T_WORD,     /* struct kr_word: one of @words */
	KR_T_NUMBER,   /* struct kr_number */
	KR_T_DIGEST,   /* struct kr_text: `sha256:` and 64 hex digits; see KR_F_NONE */
	KR_T_RECORD,   /* pointer to the struct of @shape */
	KR_T_LIST,     /* KR_MANY of the struct of @shape, or of kr_text when @shape is NULL */
	KR_T_MAP,      /* KR_MANY of the struct of @shape, which begins with `struct kr_text id` */
	KR_T_CONTENT,  /* struct kr_at: earlier values of content keys of the record */
};

/** What an id names; decides what `reference-unknown` looks for. */
enum kr_ref {
	KR_REF_FREE, /* nothing: it is defined here, or it is free */
	KR_REF_PERSON,
	KR_REF_ORGANISATION,
	KR_REF_CIRCLE,
	KR_REF_CIRCLE_OR_NONE,
	KR_REF_AGREEMENT,
	KR_REF_SPELREGEL,
	KR_REF_RECORD,    /* kind folder/id, or `network` */
	KR_REF_GOAL,      /* of kring.yaml */
	KR_REF_BEARER,    /* organisation, person, or a role of the record's circle */
	KR_REF_ROLE,      /* of the record's circle */
	KR_REF_AIM,       /* `circle`, a goal or an agreement */
	KR_REF_CRITERION, /* of the same agreement's evaluation */
	KR_REF_RULE,
	KR_REF_RULE_SET,
	KR_REF_TOPIC,   /* free words, `all` not among them */
	KR_REF_MEETING, /* a date: of a meeting of the record's circle, where such a file exists */
};

enum { KR_NO_AT = UINT16_MAX };

enum kr_key_flag {
	KR_F_REQUIRED = 1 << 0,     /* `*` of FORMAT, always */
	KR_F_CONTENT = 1 << 1,      /* `§` of FORMAT: part of the text that consent is given to */
	KR_F_NOT_CONTENT = 1 << 2,  /* below a content key, and yet not part of that text */
	KR_F_FACT = 1 << 3,         /* date: of something that happened; not after the real day */
	KR_F_FLOW = 1 << 4,         /* collection: the tool writes it on one line */
	KR_F_NONE = 1 << 5,         /* the word `none` is a value too */
	KR_F_NOT_ELECTION = 1 << 6, /* required unless the agreement is an election, or `earlier` */
	KR_F_BARE = 1 << 7,         /* a value that is no mapping is this key alone; of a list of
				       texts: a text alone is a list of one */
	KR_F_OWN_RULE = 1 << 8,     /* its absence has a rule of its own, never `key-missing` */
	KR_F_IDENTITY = 1 << 9,     /* of a list's elements: what makes two of them the same one */
	KR_F_ORDERED = 1 << 10,     /* list: each element follows on the one before, so that two
				       that follow on the same one contradict each other */
	KR_F_LATER = 1 << 11,       /* of an act: written after it, at a moment of its own */
};

struct kr_shape;

struct kr_key {
	const char *name;
	uint8_t type; /* enum kr_type */
	uint8_t ref;  /* enum kr_ref; of a list or map without a shape: of its elements */
	uint16_t flags;
	uint16_t offset; /* in the struct of the shape */
	uint16_t via; /* not 0: @offset is in the struct that the pointer at @via - 1 points to */
	uint16_t via_size; /* of that struct, which exists as soon as one of its keys does */
	const struct kr_shape *shape; /* of a record, or of the elements */
	const struct kr_shape *aside; /* of a map: fixed keys beside the ids, in the map's owner */
	const char *const *words;     /* of a word: the allowed ones, NULL at the end */
	const char *before, *after;   /* written directly next to that sibling */
	const char *doc;              /* one line, N_() */
};

struct kr_shape {
	const char *name;
	size_t size;     /* of the struct */
	uint16_t at;     /* offset of the struct kr_at for its place, or KR_NO_AT */
	bool keyed;      /* elements of a map: the struct begins with its id, a struct kr_text */
	bool act;        /* what one person did at one moment: its keys belong together */
	uint8_t key_ref; /* enum kr_ref: what those ids name */
	const char *const *key_words; /* the only ids there are, NULL at the end */
	const struct kr_key *keys;
	size_t n;
};

/** The shape of a kind's file. */
KR_PUBLIC const struct kr_shape *kr_shape_of(enum kr_kind kind);

/** The row of @name in @shape, or NULL. */
KR_PUBLIC const struct kr_key *kr_key_find(const struct kr_shape *shape, const char *name);

/**
 * The same, looking from the row @from on, which then becomes the next one: the keys of a file
 * stand in the order of the table, mostly.  Start with 0.
 */
KR_PUBLIC const struct kr_key *kr_key_next(
	const struct kr_shape *shape, const char *name, size_t *from);

/** The row that a dotted path of keys leads to (`evaluation.date`, `actions.x.due`), or NULL. */
KR_PUBLIC const struct kr_key *kr_key_path(enum kr_kind kind, const char *dotted);

/** Is what stands at that dotted path part of the text that consent is given to? */
KR_PUBLIC bool kr_key_is_content(enum kr_kind kind, const char *dotted);

/** The nearest key to @typed in @shape, or NULL. */
KR_PUBLIC const char *kr_key_nearest(const struct kr_shape *shape, const char *typed);

/** What a type looks like, in the reader's language: `a date, as 2026-12-01`. */
KR_PUBLIC const char *kr_type_text(const struct kr_key *key);

/** How people say the fixed word @word, in the reader's language; NULL: as it is. */
KR_PUBLIC const char *kr_phrase(const char *word);

/** The same; the word itself where people say it so. */
KR_PUBLIC const char *kr_word_said(const char *word);

/** @command with what is to be filled in (DATE, WHY, …) in the reader's language; for people only.
 * NULL: NULL.
 */
KR_PUBLIC const char *kr_command_said(struct kr_arena *arena, const char *command);

/** How people say the role @id, where it is one that FORMAT knows; else, and of NULL, @id. */
KR_PUBLIC const char *kr_role_said(const char *id);

/** What people call the key @key in a sentence, in the reader's language; itself where it has no
 * name. */
KR_PUBLIC const char *kr_key_said(const char *key);

/** Is @typed what a language calls the key @key in a sentence: `aanleiding` of `driver`? */
KR_PUBLIC bool kr_key_is_called(const char *key, const char *typed);

/**
 * The one of @words (NULL at the end) that @typed stands for: the fixed word, or how a language
 * says it, also by its first words where only one begins so.  NULL: none.
 */
KR_PUBLIC const char *kr_word_typed(const char *const *words, const char *typed);

/** @words as they may be typed, for messages: `gehaald (met), niet gehaald (not-met)`. */
KR_PUBLIC const char *kr_words_said(struct kr_arena *arena, const char *const *words);

/** Is @s an id: `[a-z][a-z0-9-]{0,63}` and none of the reserved words?  Source: FORMAT. */
KR_PUBLIC bool kr_id_valid(const char *s, size_t len);

#ifdef __cplusplus
}
#endif

#endif
