/*
 * lib/yaml/style.h - which quotes a text gets, and writing it so.
 *
 * The same text comes back from every reader of YAML 1.1 and 1.2, as a string.
 * Source: YAML-EDITING, section d.
 */
#ifndef KR_YAML_STYLE_H
#define KR_YAML_STYLE_H

#include "yaml/yaml.h"

/** Where a text is to stand. */
struct kr_stand {
	bool key;          /* before a `:` */
	bool flow;         /* between brackets */
	bool literal;      /* lines may follow below: a literal block is possible */
	bool json;         /* among keys that are all double-quoted: be one of them */
	enum kr_style old; /* the style that it has, kept if it can be; KR_PLAIN if none */
};

enum kr_style kr_style_choose(const char *s, size_t len, struct kr_stand where);

/** Appends @s in @style: KR_PLAIN, KR_SINGLE or KR_DOUBLE. */
void kr_style_write(struct kr_buf *out, const char *s, size_t len, enum kr_style style);

/**
 * Appends @s as the lines of a literal block, each behind @eol and @column blanks, without a line
 * end at the end.  kr_style_header() gives what comes before: `|`, or `|-` without a final line
 * end.
 */
void kr_style_literal(
	struct kr_buf *out, const char *s, size_t len, uint32_t column, const char *eol);
const char *kr_style_header(const char *s, size_t len);

/** Would a reader of YAML take the unquoted @s for something else than a text? */
bool kr_style_is_typed(const char *s, size_t len);

#endif
