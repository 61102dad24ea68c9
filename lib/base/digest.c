/* lib/base/digest.c - SHA-256, of nettle. */
#include "base/digest.h"

void kr_sha_init(struct kr_sha *sha)
{
	sha256_init(&sha->state);
}

void kr_sha_add(struct kr_sha *sha, const char *s, size_t len)
{
	if (len > 0)
		sha256_update(&sha->state, len, (const uint8_t *)s);
}

void kr_sha_finish(struct kr_sha *sha, uint8_t digest[KR_SHA_BYTES])
{
	sha256_digest(&sha->state, KR_SHA_BYTES, digest);
}

const char *kr_sha_hex(const uint8_t digest[KR_SHA_BYTES], char hex[KR_SHA_HEX])
{
	static const char figures[] = "0123456789abcdef";
	for (size_t i = 0; i < KR_SHA_BYTES; i++) {
		hex[2 * i] = figures[digest[i] >> 4];
		hex[2 * i + 1] = figures[digest[i] & 15];
	}
	hex[2 * KR_SHA_BYTES] = '\0';
	return hex;
}

const char *kr_sha_of(const char *s, size_t len, char hex[KR_SHA_HEX])
{
	struct kr_sha sha;
	uint8_t digest[KR_SHA_BYTES];
	kr_sha_init(&sha);
	kr_sha_add(&sha, s, len);
	kr_sha_finish(&sha, digest);
	return kr_sha_hex(digest, hex);
}
