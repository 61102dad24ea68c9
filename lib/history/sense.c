/* lib/history/sense.c - what the table of the format says of a node. */
#include "history/match.h"

static const struct kr_sense whole = { .kind = KR_SENSE_WHOLE };

static struct kr_sense sense_of_value(const struct kr_key *row, const struct kr_node *node);

/* The one key that stands for the whole, where @node is not written as a mapping of keys. */
static const struct kr_key *bare_row(const struct kr_shape *shape, const struct kr_node *node)
{
	const struct kr_key *bare = NULL;
	for (size_t i = 0; i < shape->n && (node->kind == KR_SCALAR || shape->n == 1); i++)
		if (shape->keys[i].flags & KR_F_BARE)
			bare = &shape->keys[i];
	return bare;
}

static struct kr_sense sense_of_record(
	const struct kr_key *row, const struct kr_shape *shape, const struct kr_node *node)
{
	const struct kr_key *bare = shape ? bare_row(shape, node) : NULL;
	if (bare)
		return sense_of_value(bare, node);
	if (!shape || node->kind != KR_MAP)
		return (struct kr_sense){ .kind = KR_SENSE_WHOLE, .row = row };
	return (struct kr_sense){ .kind = KR_SENSE_RECORD, .shape = shape, .row = row };
}

static struct kr_sense sense_of_value(const struct kr_key *row, const struct kr_node *node)
{
	struct kr_sense sense = { .kind = KR_SENSE_WHOLE, .row = row };
	if (row->type == KR_T_RECORD)
		return sense_of_record(row, row->shape, node);
	if (row->type == KR_T_MAP && node->kind == KR_MAP)
		sense.kind = KR_SENSE_IDS;
	else if (row->type == KR_T_LIST && node->kind == KR_LIST)
		sense.kind = KR_SENSE_LIST;
	return sense;
}

struct kr_sense kr_sense_of_root(enum kr_kind kind, const struct kr_node *node)
{
	return kind < KR_KINDS ? sense_of_record(NULL, kr_shape_of(kind), node) : whole;
}

struct kr_sense kr_sense_below(
	const struct kr_sense *of, const char *key, const struct kr_node *node)
{
	const struct kr_key *row = NULL;
	switch (of->kind) {
	case KR_SENSE_WHOLE:
		return whole;
	case KR_SENSE_RECORD:
		row = kr_key_find(of->shape, key);
		return row ? sense_of_value(row, node) : whole;
	case KR_SENSE_IDS:
		if (of->row->aside)
			row = kr_key_find(of->row->aside, key);
		return row ? sense_of_value(row, node)
			   : sense_of_record(of->row, of->row->shape, node);
	case KR_SENSE_LIST:
		return sense_of_record(of->row, of->row->shape, node);
	}
	return whole;
}
