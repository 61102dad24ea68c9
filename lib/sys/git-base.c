/* lib/sys/git-base.c - the commit that a folder is compared with. */
#define _GNU_SOURCE 1
#include "sys/git-base.h"

#include <fcntl.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sys/git-blobs.h"

int kr_folder_base(struct kr_folder *folder, const char *commit, struct kr_diags *diags,
	struct kr_folder **out)
{
	const char *top, *prefix, *where = folder->where;
	struct kr_folder *base;
	int result = kr_folder_open(folder->path, diags, &base);
	if (result != KR_OK)
		return result;
	if (folder->git_dir)
		base->git_dir = kr_copy(folder->git_dir, strlen(folder->git_dir));
	if (!where && commit) {
		result = kr_git_top(folder, diags, &top, &prefix);
		where = result == KR_OK ? kr_strndup(diags->arena, prefix,
						  strlen(prefix) - (*prefix != '\0'))
					: "";
	}
	if (result == KR_OK)
		result = commit ? kr_git_tree_open(base, commit, where, diags, &base->tree)
				: KR_NOTFOUND;
	if (result == KR_NOTFOUND) {
		base->tree = kr_git_tree_empty(base);
		result = KR_OK;
	}
	if (result == KR_OK)
		*out = base;
	else
		kr_folder_close(base);
	return result;
}

bool kr_folder_has(const struct kr_folder *folder, const char *path)
{
	if (folder->tree)
		return kr_git_tree_has(folder->tree, path) ||
		       kr_git_tree_has_folder(folder->tree, path);
	return faccessat(folder->fd, path, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

bool kr_base_has_file(const struct kr_folder *base, const char *path)
{
	return kr_git_tree_blob(base->tree, path);
}

/* ---- git's name of some bytes ------------------------------------------------------------- */

/* Of `blob LENGTH NUL` and the bytes, SHA-1 or SHA-256 in hex. */
static void name_of(const char *bytes, size_t len, bool sha256, char hex[KR_GIT_NAME + 1])
{
	static const char digits[] = "0123456789abcdef";
	char head[32];
	uint8_t sum[SHA256_DIGEST_SIZE];
	size_t n = (size_t)snprintf(head, sizeof head, "blob %zu", len) + 1;
	size_t size = sha256 ? SHA256_DIGEST_SIZE : SHA1_DIGEST_SIZE;
	struct sha256_ctx two;
	struct sha1_ctx one;
	if (sha256) {
		sha256_init(&two);
		sha256_update(&two, n, (const uint8_t *)head);
		sha256_update(&two, len, (const uint8_t *)bytes);
		sha256_digest(&two, size, sum);
	} else {
		sha1_init(&one);
		sha1_update(&one, n, (const uint8_t *)head);
		sha1_update(&one, len, (const uint8_t *)bytes);
		sha1_digest(&one, size, sum);
	}
	for (size_t i = 0; i < size; i++) {
		hex[2 * i] = digits[sum[i] >> 4];
		hex[2 * i + 1] = digits[sum[i] & 15];
	}
	hex[2 * size] = '\0';
}

static bool is_named(const char *name, const char *bytes, size_t len)
{
	char hex[KR_GIT_NAME + 1];
	name_of(bytes, len, strlen(name) == KR_GIT_NAME, hex);
	return strcmp(hex, name) == 0;
}

/* The bytes with @end at the end of each line. */
static void with_ends(const char *bytes, size_t len, const char *end, struct kr_buf *out)
{
	kr_buf_reset(out);
	for (size_t i = 0; i < len; i++) {
		if (bytes[i] == '\n')
			kr_buf_puts(out, end);
		else if (bytes[i] != '\r' || i + 1 == len || bytes[i + 1] != '\n')
			kr_buf_putc(out, bytes[i]);
	}
}

bool kr_base_is_same(const struct kr_folder *base, const struct kr_folder *folder, const char *path,
	const char *bytes, size_t len)
{
	const char *before = kr_git_tree_blob(base->tree, path);
	const char *now = folder->tree ? kr_git_tree_blob(folder->tree, path) : NULL;
	if (!before)
		return false;
	if (now ? strcmp(before, now) == 0 : is_named(before, bytes, len))
		return true;
	struct kr_buf other = KR_BUF_INIT;
	with_ends(bytes, len, "\n", &other);
	bool same = is_named(before, other.s, other.len);
	if (!same) {
		with_ends(bytes, len, "\r\n", &other);
		same = is_named(before, other.s, other.len);
	}
	kr_buf_release(&other);
	return same;
}
