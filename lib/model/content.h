/*
 * lib/model/content.h - the text that consent is given to: its canonical bytes and their digest.
 *
 * The bytes are made of values, not of YAML: layout, quoting, comments, key order and line ends of
 * the file do not matter.  A scalar is `s<bytes>:` and its UTF-8 (line ends LF, trailing ones
 * removed); a list `l<count>:` and its values; a map `m<count>:` and its pairs, sorted by the bytes
 * of the key.  What is empty is absent.  Source: FORMAT, 'Digest'.
 */
#ifndef KR_MODEL_CONTENT_H
#define KR_MODEL_CONTENT_H

#include "yaml/yaml.h"
#include <kring/schema.h>

/** The digest of the content keys of the record @root; @bytes is room to work in, used again. */
void kr_content_digest(const struct kr_shape *shape, const struct kr_node *root,
	struct kr_buf *bytes, uint8_t out[32]);

/** The canonical bytes of the value of @key (NULL @node: absent, no bytes); for comparing. */
void kr_content_value(const struct kr_key *key, const struct kr_node *node, struct kr_buf *out);

/** `sha256:` and hex digits of the digest of a map of scalars: @n pairs @keys, @values. */
const char *kr_content_digest_of(
	struct kr_arena *arena, const char *const *keys, const char *const *values, size_t n);

#endif
