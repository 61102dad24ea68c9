/*
 * kring/plain.h - what a record says, without how it is written.
 *
 * For git's textconv: layout, quoting, comments, the order of keys and line ends are gone, so that
 * a difference between two of these texts is one in meaning.
 *
 * Source: research/ecosystem §3.1; FORMAT.
 */
#ifndef KRING_PLAIN_H
#define KRING_PLAIN_H

#include <kring/base.h>
#include <kring/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Appends to @out what the record in @bytes (@len of them, and a NUL byte behind) says: a line
 * `rounds.1.responses.anna.response: consent` for each value, keys in the order of the table, ids
 * in the order of their letters; a text of several lines is a line for each.
 *
 * @name  its file, as far as that is known: with `agreements` in its path it is an agreement.
 *        Otherwise it is the kind that knows most of its keys.
 *
 * Bytes that are no record (broken YAML, conflict markers) are appended as they are.  In both cases
 * control characters are made visible.  Needs no kring folder.
 */
KR_PUBLIC void kr_plain(const char *name, const char *bytes, size_t len, struct kr_buf *out);

#ifdef __cplusplus
}
#endif

#endif
