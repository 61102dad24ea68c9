/*
 * lib/base/json.h - texts into JSON, and JSON into bytes that are safe to print.
 *
 * jansson makes and prints the values.  What these two add: every text becomes one, also when its
 * bytes are no UTF-8, and nothing that may not reach a terminal raw leaves unescaped.
 * Source: SAFETY, contract 7; reliability, row 80.
 */
#ifndef KR_BASE_JSON_H
#define KR_BASE_JSON_H

#include <jansson.h>
#include <kring/base.h>

/** @s as a JSON text; bytes that are not UTF-8 become U+FFFD.  The caller owns it. */
json_t *kr_json_text(const char *s);

/** The same, or null when @s is NULL. */
json_t *kr_json_text_or_null(const char *s);

/** A number, or null when it is 0. */
json_t *kr_json_number_or_null(size_t n);

/**
 * Appends @root and a line end, and gives @root back.  Control and bidi characters are escapes, and
 * so is the bracket of `##[`, which a build log takes for a command wherever it stands.
 *
 * @flags  of jansson: JSON_COMPACT, JSON_INDENT(2)
 */
void kr_json_print(json_t *root, size_t flags, struct kr_buf *out);

/** Lets jansson get its memory where libkring does, so that it never answers NULL for want of it.
 */
void kr_json_init(void);

#endif
