/*
 * lib/model/rows.h - writing the rows of the format table.
 *
 * ROW(struct, member, "key", TYPE, more designators): the C member and the key of one row cannot
 * drift apart, since the offset comes from the member.
 */
#ifndef KR_MODEL_ROWS_H
#define KR_MODEL_ROWS_H

#include <kring/agreement.h>
#include <kring/circle.h>
#include <kring/folder.h>
#include <kring/schema.h>

#define ROW(S, member, key, ty, ...)                                                               \
	{                                                                                          \
		.name = (key), .type = (ty), .offset = offsetof(S, member), __VA_ARGS__            \
	}

/* A mapping of fixed keys whose struct begins with its place. */
#define SHAPE(S, label, rows)                                                                      \
	{                                                                                          \
		.name = (label), .size = sizeof(S), .at = 0, .keys = (rows),                       \
		.n = sizeof(rows) / sizeof *(rows)                                                 \
	}

/* The same of what one person did at one moment. */
#define ACT(S, label, rows)                                                                        \
	{                                                                                          \
		.name = (label), .size = sizeof(S), .at = 0, .act = true, .keys = (rows),          \
		.n = sizeof(rows) / sizeof *(rows)                                                 \
	}

/* The elements of a mapping of ids; the struct begins with the id. */
#define KEYED(S, label, rows, ref_)                                                                \
	{                                                                                          \
		.name = (label), .size = sizeof(S), .at = KR_NO_AT, .keyed = true,                 \
		.key_ref = (ref_), .keys = (rows), .n = sizeof(rows) / sizeof *(rows)              \
	}

/* The same, each of them what one person did at one moment. */
#define KEYED_ACT(S, label, rows, ref_)                                                            \
	{                                                                                          \
		.name = (label), .size = sizeof(S), .at = KR_NO_AT, .keyed = true, .act = true,    \
		.key_ref = (ref_), .keys = (rows), .n = sizeof(rows) / sizeof *(rows)              \
	}

#define WORDS(...)                                                                                 \
	(const char *const[])                                                                      \
	{                                                                                          \
		__VA_ARGS__, NULL                                                                  \
	}

extern const struct kr_shape kr_shape_agreement, kr_shape_circle, kr_shape_network,
	kr_shape_organisation, kr_shape_mandate, kr_shape_spelregel, kr_shape_meeting,
	kr_shape_review;

/* Shapes that several kinds use; in schema.c. */
extern const struct kr_shape kr_shape_establishment, kr_shape_named_free, kr_shape_named_id,
	kr_shape_named_organisation, kr_shape_named_person, kr_shape_withdrawn;

#endif
