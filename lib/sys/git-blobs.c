/* lib/sys/git-blobs.c - the bytes of blobs, many at a time. */
#define _GNU_SOURCE 1
#include "sys/git-blobs.h"

#include <stdlib.h>
#include <string.h>

bool kr_git_is_name(const char *s, size_t len)
{
	return (len == 40 || len == 64) && strspn(s, "0123456789abcdef") >= len;
}

/* Asks `cat-file MODE` for those that are wanted. */
static int ask(const struct kr_folder *folder, const struct kr_git_blob *blobs, size_t n,
	const char *mode, struct kr_buf *out, struct kr_ending *how)
{
	const char *const arguments[] = { "cat-file", mode, "--buffer", NULL };
	struct kr_buf names = KR_BUF_INIT;
	for (size_t i = 0; i < n; i++) {
		if (!blobs[i].wanted)
			continue;
		kr_buf_puts(&names, blobs[i].name);
		kr_buf_putc(&names, '\n');
	}
	*how = (struct kr_ending){ 0 };
	int result = names.len == 0 ? KR_OK : kr_git_read(folder, arguments, &names, out, how);
	if (result == KR_OK && how->status != 0)
		result = KR_FAILED;
	kr_buf_release(&names);
	return result;
}

/* Reads `NAME blob SIZE` or `NAME missing`; gives what stands behind the line, or NULL. */
static const char *read_line(const char *line, const char *end, struct kr_git_blob *b)
{
	static const char kind[] = " blob ";
	const char *nl = memchr(line, '\n', (size_t)(end - line));
	size_t name = strlen(b->name);
	if (!nl || (size_t)(nl - line) < name + 1 || memcmp(line, b->name, name) != 0)
		return NULL;
	b->wanted = strncmp(line + name, kind, strlen(kind)) == 0;
	if (b->wanted)
		b->size = strtoul(line + name + strlen(kind), NULL, 10);
	return nl + 1;
}

int kr_git_blobs_measure(
	const struct kr_folder *folder, struct kr_git_blob *blobs, size_t n, struct kr_ending *how)
{
	struct kr_buf out = KR_BUF_INIT;
	for (size_t i = 0; i < n; i++)
		blobs[i].wanted = true;
	int result = ask(folder, blobs, n, "--batch-check", &out, how);
	const char *at = out.s, *end = out.s + out.len;
	for (size_t i = 0; i < n && result == KR_OK; i++) {
		at = read_line(at, end, &blobs[i]);
		result = at ? KR_OK : KR_FAILED;
	}
	kr_buf_release(&out);
	return result;
}

int kr_git_blobs_read(const struct kr_folder *folder, struct kr_git_blob *blobs, size_t n,
	struct kr_buf *out, struct kr_ending *how)
{
	kr_buf_reset(out);
	int result = ask(folder, blobs, n, "--batch", out, how);
	char *at = out->s, *end = out->s + out->len;
	for (size_t i = 0; i < n && result == KR_OK; i++) {
		struct kr_git_blob *b = &blobs[i];
		if (!b->wanted)
			continue;
		const char *bytes = read_line(at, end, b);
		if (!bytes || (b->wanted && (size_t)(end - bytes) <= b->size))
			return KR_FAILED;
		at += (size_t)(bytes - at);
		if (!b->wanted)
			continue;
		b->bytes = at;
		at += b->size;
		*at++ = '\0'; /* in place of the line end that stands behind it */
	}
	return result;
}
