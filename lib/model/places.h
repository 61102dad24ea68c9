/*
 * lib/model/places.h - what stands at a place of a file: its key, and its bytes.
 *
 *	struct kr_places places;
 *	kr_places_init(&places, ws);
 *	kr_places_open(&places, path);            each file once, its findings in any order
 *	place = kr_place_at(&places, at, false);
 *	kr_places_release(&places);
 *
 * A key is the way from the top of the record, `evaluation.date`.  An element of a list has the
 * name that tells it apart, `evaluations[2026-09-01].outcome`, else its number from 1; so a key
 * stays the same when lines move or the file is laid out anew.  Time is linear in the file.
 */
#ifndef KR_MODEL_PLACES_H
#define KR_MODEL_PLACES_H

#include <kring/schema.h>
#include <kring/workspace.h>

#include "yaml/yaml.h"

/** A pair of a map, or an element of a list. */
struct kr_stand {
	const struct kr_node *begin; /* the key of the pair, or the element */
	const struct kr_node *value; /* of the pair, or the element */
	uint32_t up;             /* number of the stand that it is in, plus one; 0: the record */
	const char *name;        /* in the arena of the file; NULL: by number */
	uint32_t number;         /* of an element, from 1 */
	bool in_list, in_record; /* in a map whose keys are those of the table */
};

struct kr_places {
	struct kr_workspace *ws;
	struct kr_arena *arena; /* of one file */
	const char *bytes;      /* NULL: not read */
	size_t len;
	const struct kr_node *root;      /* NULL: it cannot be read as YAML */
	KR_MANY(struct kr_stand) stands; /* in the order of the file */
	KR_MANY(uint32_t) lines;         /* where each begins */
};

struct kr_place {
	const char *key;      /* in the arena of the workspace, safe to print; NULL: the record */
	size_t byte;          /* the column in UTF-8 bytes, from 1 */
	size_t end, end_byte; /* the columns behind what stands there, on the same line */
};

void kr_places_init(struct kr_places *p, struct kr_workspace *ws);
void kr_places_release(struct kr_places *p);

/** Reads @path; what is no record, or cannot be read, has no keys (nor has NULL). */
void kr_places_open(struct kr_places *p, const char *path);

/**
 * What stands at @at of the open file.  The first key of a map stands where the map does: with
 * @on_key that key is meant, else the map.
 */
struct kr_place kr_place_at(const struct kr_places *p, struct kr_at at, bool on_key);

#endif
