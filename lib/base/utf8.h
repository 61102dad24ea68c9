/*
 * lib/base/utf8.h - UTF-8, one code point at a time.
 *
 * Nothing here allocates but kr_utf8_nfc(); nothing reads behind @end.
 */
#ifndef KR_BASE_UTF8_H
#define KR_BASE_UTF8_H

#include <kring/base.h>

#define KR_UTF8_BAD UINT32_MAX

/**
 * The code point at @s (@s < @end), and in @len the bytes that it takes, at least 1.
 *
 * KR_UTF8_BAD for bytes that are not UTF-8: a lone continuation byte, an overlong form, a
 * surrogate, above U+10FFFF, or a sequence that breaks off.  @len is then the number of bytes that
 * belong together, so that one broken character gives one U+FFFD.  Source: Unicode, table 3-7.
 */
uint32_t kr_utf8_next(const char *s, const char *end, size_t *len);

/** The offset of the first byte that is not UTF-8, or @len if all is well. */
size_t kr_utf8_check(const char *s, size_t len);

/** Code points in @s; a broken one counts one. */
size_t kr_utf8_count(const char *s, size_t len);

/** Appends the code point @c (below 0x110000). */
void kr_utf8_put(struct kr_buf *b, uint32_t c);

/** C0, DEL or C1: also tab and the line ends. */
bool kr_char_is_control(uint32_t c);

/** Marks, embeddings, overrides and isolates that turn the direction of text around. */
bool kr_char_is_bidi(uint32_t c);

/** May it not be printed raw: control, bidi, LS, PS, byte order mark, annotation and tag marks. */
bool kr_char_is_unsafe(uint32_t c);

/** Is @s, which is UTF-8, in normal form C? */
bool kr_utf8_is_nfc(const char *s, size_t len);

/** Appends @s in normal form C; bytes that are not UTF-8 become U+FFFD. */
void kr_utf8_nfc(struct kr_buf *b, const char *s, size_t len);

/**
 * @s as an id could be written: small letters without marks, digits, and '-' for everything else;
 * digits in front are left out; at most @most bytes, cut at a word.  May be empty.  In @arena.
 */
const char *kr_utf8_slug(struct kr_arena *arena, const char *s, size_t most);

#endif
