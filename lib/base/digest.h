/*
 * lib/base/digest.h - SHA-256, of nettle.
 *
 *	struct kr_sha sha;
 *	char hex[KR_SHA_HEX];
 *	kr_sha_init(&sha);
 *	kr_sha_add(&sha, bytes, len);       as often as you like
 *	kr_sha_finish(&sha, digest);
 *	kr_sha_hex(digest, hex);
 */
#ifndef KR_BASE_DIGEST_H
#define KR_BASE_DIGEST_H

#include <kring/base.h>
#include <nettle/sha2.h>

enum {
	KR_SHA_BYTES = 32,
	KR_SHA_HEX = 65, /* 64 digits and a NUL */
};

/** A digest being made.  Holds no memory of its own. */
struct kr_sha {
	struct sha256_ctx state;
};

void kr_sha_init(struct kr_sha *sha);
void kr_sha_add(struct kr_sha *sha, const char *s, size_t len);
/** Gives the digest and starts anew. */
void kr_sha_finish(struct kr_sha *sha, uint8_t digest[KR_SHA_BYTES]);

/** Writes @digest as 64 lower-case digits into @hex, which it also returns. */
const char *kr_sha_hex(const uint8_t digest[KR_SHA_BYTES], char hex[KR_SHA_HEX]);

/** All at once: the digest of @s in hex. */
const char *kr_sha_of(const char *s, size_t len, char hex[KR_SHA_HEX]);

#endif
