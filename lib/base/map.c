/* lib/base/map.c - a hash table over bytes, seeded anew in every process. */
#define _GNU_SOURCE 1
#include "base/map.h"

#include <pthread.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

/* ---- hashing ------------------------------------------------------------------------------ */

static uint64_t seed[2];
static pthread_once_t seed_once = PTHREAD_ONCE_INIT;

static void choose_seed(void)
{
	if (getrandom(seed, sizeof seed, GRND_NONBLOCK) == (ssize_t)sizeof seed)
		return;
	struct timespec now;
	clock_gettime(CLOCK_REALTIME, &now);
	seed[0] = (uint64_t)now.tv_nsec * 0x9E3779B97F4A7C15U;
	seed[1] = (uint64_t)now.tv_sec ^ ((uint64_t)getpid() << 32) ^ (uintptr_t)&now;
}

/* The product of two words, its halves folded: each bit of either reaches most of the result. */
static uint64_t fold(uint64_t a, uint64_t b)
{
	__extension__ typedef unsigned __int128 wide;
	wide product = (wide)a * b;
	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/*
 * Eight bytes a multiplication, keyed with the seed of this process, so that nobody can prepare
 * keys that collide.  A check looks up an id for every third value that it reads: SipHash, which
 * was here first, took 2 % of the whole.
 */
uint32_t kr_map_hash(const char *s, size_t len)
{
	pthread_once(&seed_once, choose_seed);
	uint64_t h = seed[0] ^ len, word;
	for (; len >= 8; s += 8, len -= 8) {
		memcpy(&word, s, 8);
		h = fold(h ^ word, seed[1] | 1);
	}
	word = 0;
	if (len > 0)
		memcpy(&word, s, len);
	h = fold(fold(h ^ word, seed[1] | 1) ^ seed[0], 0x9E3779B97F4A7C15U);
	return (uint32_t)(h ^ h >> 32);
}

/* ---- the table ---------------------------------------------------------------------------- */

void kr_map_init(struct kr_map *m, struct kr_arena *arena)
{
	pthread_once(&seed_once, choose_seed);
	*m = (struct kr_map){ .arena = arena };
}

/* The place of @key, or the free place where it belongs. */
static uint32_t *find(const struct kr_map *m, const char *key, size_t len, uint32_t hash)
{
	for (uint32_t i = hash & m->mask;; i = (i + 1) & m->mask) {
		uint32_t number = m->places[i];
		if (number == 0)
			return &m->places[i];
		const struct kr_map_pair *pair = &m->at[number - 1];
		if (pair->hash == hash && pair->len == len &&
			(len == 0 || memcmp(pair->key, key, len) == 0))
			return &m->places[i];
	}
}

static void double_places(struct kr_map *m)
{
	uint32_t places = m->mask ? (m->mask + 1) * 2 : 16;
	m->places = kr_alloc(m->arena, places * sizeof *m->places);
	m->mask = places - 1;
	for (uint32_t number = 1; number <= m->n; number++) {
		uint32_t i = m->at[number - 1].hash & m->mask;
		while (m->places[i])
			i = (i + 1) & m->mask;
		m->places[i] = number;
	}
}

void *kr_map_get(const struct kr_map *m, const char *key, size_t len)
{
	if (m->n == 0)
		return NULL;
	uint32_t number = *find(m, key, len, kr_map_hash(key, len));
	return number ? m->at[number - 1].value : NULL;
}

void **kr_map_value(struct kr_map *m, const char *key, size_t len)
{
	if (m->mask == 0 || m->n >= m->mask / 4 * 3)
		double_places(m);
	uint32_t hash = kr_map_hash(key, len), *place = find(m, key, len, hash);
	if (*place == 0) {
		struct kr_map_pair *pair = KR_ADD(m->arena, m);
		pair->key = key;
		pair->len = (uint32_t)len;
		pair->hash = hash;
		*place = m->n;
	}
	return &m->at[*place - 1].value;
}

bool kr_map_add(struct kr_map *m, const char *key, size_t len, void *value)
{
	uint32_t had = m->n;
	void **place = kr_map_value(m, key, len);
	if (m->n == had)
		return false;
	*place = value;
	return true;
}
