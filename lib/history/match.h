/*
 * lib/history/match.h - what is the same thing in two texts of one record.
 *
 * The table of the format says what a node is (struct kr_sense): a record with fixed keys, a
 * mapping of ids, a list, or a value that is taken as a whole.  From that follows what belongs to
 * what: pairs by their key, elements of a list by what identifies them (KR_F_IDENTITY), or by being
 * equal.  Both the comparison of two texts and the merge of three ask here.
 */
#ifndef KR_HISTORY_MATCH_H
#define KR_HISTORY_MATCH_H

#include <kring/schema.h>

#include "yaml/yaml.h"

enum kr_sense_kind {
	KR_SENSE_WHOLE,  /* a scalar, or what the table does not know: one value */
	KR_SENSE_RECORD, /* a map with the keys of @shape */
	KR_SENSE_IDS,    /* a map of ids; their values are elements of @row */
	KR_SENSE_LIST,   /* a list of elements of @row */
};

/** What the table says of a node. */
struct kr_sense {
	enum kr_sense_kind kind;
	const struct kr_shape *shape; /* of a record */
	const struct kr_key *row;     /* that it is the value, or an element, of; may be NULL */
};

/** Of the root @node of a file of @kind. */
struct kr_sense kr_sense_of_root(enum kr_kind kind, const struct kr_node *node);

/** Of @node, the value of @key in a map that makes the sense @of; @key NULL: a list's element. */
struct kr_sense kr_sense_below(
	const struct kr_sense *of, const char *key, const struct kr_node *node);

/**
 * Do the two say the same?  The order of keys, quotes, and block or flow style do not matter; the
 * order of a list does.  Accepts NULL, which equals only NULL.
 */
bool kr_same_meaning(const struct kr_node *a, const struct kr_node *b);

/**
 * Finds for each of the @n elements @a of a list its counterpart among the @m elements @b, whatever
 * their order: @to[i] becomes its place in @b, or -1.  No element of @b is taken twice.
 *
 * @list  the sense of the list
 *
 * Equal ones first; then those whose identifying keys are equal; then, where the table names no
 * such keys and none that are written later, what stands between the same two neighbours.
 */
void kr_match_elements(const struct kr_sense *list, const struct kr_node *const *a, uint32_t n,
	const struct kr_node *const *b, uint32_t m, int32_t *to);

/**
 * The same for elements that were added on two sides: they are the same ones when they are equal,
 * or when their identifying keys are; neighbours say nothing.
 */
void kr_match_added(const struct kr_sense *list, const struct kr_node *const *a, uint32_t n,
	const struct kr_node *const *b, uint32_t m, int32_t *to);

#endif
