/*
 * lib/model/decode.h - from nodes to a record, by the table.
 *
 * One pass over the nodes and the table reports everything that is wrong with a file: unknown keys
 * (with the nearest one), absent ones, and values of the wrong shape.  Source: FORMAT.
 */
#ifndef KR_MODEL_DECODE_H
#define KR_MODEL_DECODE_H

#include "yaml/yaml.h"
#include <kring/diag.h>
#include <kring/schema.h>

struct kr_decoding {
	struct kr_arena *arena; /* of the record's texts */
	struct kr_diags *diags;
	struct kr_record
		*record; /* its path is named in findings; personal facts are added to it */
	bool keep;       /* the bytes of long texts too */
};

/**
 * Decodes @root into @into, the zeroed struct of @shape (for a whole file: @d->record itself).
 * KR_FAILED when there was a finding; what could be decoded is there all the same.
 */
int kr_decode(struct kr_decoding *d, const struct kr_shape *shape, const struct kr_node *root,
	void *into);

/** Keys that are needed because of what other keys say; lib/model/required.c. */
void kr_decode_required(struct kr_decoding *d, const struct kr_node *root);

/** Adds `key-missing` for @key of the mapping that stands at @at. */
void kr_key_missing(struct kr_decoding *d, struct kr_at at, const char *key, const char *doc);

/** Finds what belongs to a person in @text; lib/model/personal.c. */
void kr_personal_scan(struct kr_decoding *d, const char *s, size_t len, struct kr_at at);

#endif
