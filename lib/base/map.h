/*
 * lib/base/map.h - from keys to what they stand for.
 *
 * A hash table over bytes whose memory is of an arena.  The pairs stand in @at, in the order in
 * which they were added, so that going through them gives the same order on every run; where they
 * are found depends on a key of this process, so that nobody can prepare keys that collide
 * (reliability, row 84).  Nothing is ever taken out.
 *
 *	struct kr_map people;
 *	kr_map_init(&people, arena);
 *	if (!kr_map_add(&people, id, len, person))
 *		...that id was there already
 *	for (uint32_t i = 0; i < people.n; i++)
 *		...people.at[i].key, .len, .value
 */
#ifndef KR_BASE_MAP_H
#define KR_BASE_MAP_H

#include <kring/base.h>

struct kr_map_pair {
	const char *key; /* borrowed: must live as long as the map */
	uint32_t len;
	uint32_t hash;
	void *value;
};

struct kr_map {
	struct kr_arena *arena;
	struct kr_map_pair *at;
	uint32_t n, room;
	uint32_t *places; /* number of a pair plus one; 0 is free */
	uint32_t mask;    /* places - 1, or 0 when there are none yet */
};

void kr_map_init(struct kr_map *m, struct kr_arena *arena);

/** What @key stands for, or NULL. */
void *kr_map_get(const struct kr_map *m, const char *key, size_t len);

/** Where the value of @key stands, NULL in it if the key is new; good until the next addition. */
void **kr_map_value(struct kr_map *m, const char *key, size_t len);

/** Lets @key stand for @value.  False, and nothing changed, if it stands for something already. */
bool kr_map_add(struct kr_map *m, const char *key, size_t len, void *value);

/** The hash of these bytes in this process, for those who find by something else than bytes. */
uint32_t kr_map_hash(const char *key, size_t len);

#endif
