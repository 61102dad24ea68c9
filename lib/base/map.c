/* lib/base/map.c - a hash table over bytes, seeded anew in every process. */
#define _GNU_SOURCE 1
#include "base/map.h"

#include <pthread.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

/* ---- SipHash-1-3 (Aumasson and Bernstein, 2012), as Rust and Python use it for their tables ---
 */

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

static uint64_t turn(uint64_t x, unsigned bits)
{
	return x << bits | x >> (64 - bits);
}

static void sip_round(uint64_t v[4])
{
	v[0] += v[1];
	v[2] += v[3];
	v[1] = turn(v[1], 13) ^ v[0];
	v[3] = turn(v[3], 16) ^ v[2];
	v[0] = turn(v[0], 32) + v[3];
	v[2] += v[1];
	v[3] = turn(v[3], 21) ^ v[0];
	v[1] = turn(v[1], 17) ^ v[2];
	v[2] = turn(v[2], 32);
}

static void sip_word(uint64_t v[4], uint64_t word)
{
	v[3] ^= word;
	sip_round(v);
	v[0] ^= word;
}

static uint32_t hash_of(const char *s, size_t len)
{
	uint64_t v[4] = { seed[0] ^ 0x736f6d6570736575U, seed[1] ^ 0x646f72616e646f6dU,
		seed[0] ^ 0x6c7967656e657261U, seed[1] ^ 0x7465646279746573U };
	uint64_t word;
	size_t i = 0;
	for (; i + 8 <= len; i += 8) {
		memcpy(&word, s + i, 8);
		sip_word(v, word);
	}
	word = 0;
	if (i < len)
		memcpy(&word, s + i, len - i);
	sip_word(v, word ^ (uint64_t)len << 56);
	v[2] ^= 0xff;
	sip_round(v);
	sip_round(v);
	sip_round(v);
	uint64_t all = v[0] ^ v[1] ^ v[2] ^ v[3];
	return (uint32_t)(all ^ all >> 32);
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
	uint32_t number = *find(m, key, len, hash_of(key, len));
	return number ? m->at[number - 1].value : NULL;
}

void **kr_map_value(struct kr_map *m, const char *key, size_t len)
{
	if (m->mask == 0 || m->n >= m->mask / 4 * 3)
		double_places(m);
	uint32_t hash = hash_of(key, len), *place = find(m, key, len, hash);
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
