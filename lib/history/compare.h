/*
 * lib/history/compare.h - two versions of one record, key by key.
 *
 * The trees of nodes of two versions are compared by the table of the format: keys of a record by
 * their rows, maps by their ids, lists by what identifies their elements.  What is equal in value
 * is left out, whatever its layout, order of keys, quotes or comments; so the outcome is a tree of
 * only what differs, and NULL says that nothing changed in meaning.  A key that is added to the
 * table is compared without a line of code here.
 *
 * All memory is of the arena that is given; nodes and names are borrowed from both trees.
 * Source: ARCHITECTURE, 'One table for the format'; FORMAT, 'Digest', for what counts as absent.
 */
#ifndef KR_HISTORY_COMPARE_H
#define KR_HISTORY_COMPARE_H

#include "yaml/yaml.h"
#include <kring/schema.h>

/** What stands in one place of two versions, and is not the same. */
struct kr_difference {
	const struct kr_key *row;     /* of the key, or of the map or list that it stands in; NULL:
					 the table does not know the key */
	const struct kr_shape *shape; /* of its keys; NULL: a value, a list of texts, a map */
	const char *name;             /* the key, the id, or the number in a list from 1 */
	bool element;                 /* @name is an id or a number */
	bool told;                    /* somebody has a sentence for it; for lib/history/words.c */
	const struct kr_node *old, *new; /* NULL: it is not there */
	struct kr_difference *parent, *first, *last, *next;
};

/** The differences between @old and @new, roots of two versions (NULL: no such version). */
struct kr_difference *kr_compare(struct kr_arena *arena, const struct kr_shape *shape,
	const struct kr_node *old, const struct kr_node *new);

/** The value of @key of a node of @shape, also where the node is that value alone; or NULL. */
const struct kr_node *kr_node_of_key(
	const struct kr_shape *shape, const struct kr_node *node, const char *key);

/** Is there nothing at @node: NULL, null, an empty text or collection? */
bool kr_node_says_nothing(const struct kr_node *node);

/** Bytes of the value of a scalar without the line ends behind it. */
size_t kr_node_length(const struct kr_node *node);

#endif
