/* cmd/paths.c - paths and names as a person types them, in the terms of the kring folder. */
#include "cmd.h"

#include <string.h>
#include <unistd.h>

/* Takes `.` and `..` out of @path, by the text alone; NULL when it leads above the top. */
static const char *normal(struct kr_cli *cli, const char *path)
{
	struct kr_buf b = KR_BUF_INIT;
	const char *result = NULL;
	bool above = false;
	for (const char *s = path; *s && !above;) {
		size_t len = strcspn(s, "/");
		if (len == 2 && s[0] == '.' && s[1] == '.') {
			above = b.len == 0;
			while (b.len > 0 && b.s[--b.len] != '/')
				continue;
			if (b.size)
				b.s[b.len] = '\0';
		} else if (len > 0 && !(len == 1 && s[0] == '.')) {
			kr_buf_puts(&b, b.len ? "/" : "");
			kr_buf_add(&b, s, len);
		}
		s += len + (s[len] == '/');
	}
	if (!above)
		result = kr_strndup(cli->arena, b.s, b.len);
	kr_buf_release(&b);
	return result;
}

const char *kr_cli_folder_path(struct kr_cli *cli, const char *path)
{
	struct kr_folder *folder;
	const char *inside = NULL;
	int status = kr_folder_find(".", &cli->diags, &folder);
	if (status == KR_NOTFOUND && path[0] != '/')
		return normal(cli, path); /* of a commit in a bare repository: from its top */
	if (status != KR_OK)
		return NULL;
	const char *top = kr_folder_path(folder), *down = kr_folder_inside(folder);
	size_t len = strlen(top);
	if (path[0] != '/')
		inside = normal(cli, kr_asprintf(cli->arena, "%s/%s", down, path));
	else if (strncmp(path, top, len) == 0 && (path[len] == '/' || path[len] == '\0'))
		inside = normal(cli, path + len);
	kr_folder_close(folder);
	return inside;
}

enum kr_kind kr_kind_before(const char *typed, char separator, const char **rest)
{
	char word[24];
	const char *end = strchr(typed, separator);
	size_t len = end ? (size_t)(end - typed) : sizeof word;
	*rest = typed;
	if (len >= sizeof word)
		return KR_KINDS;
	memcpy(word, typed, len);
	word[len] = '\0';
	enum kr_kind kind = kr_kind_typed(word);
	if (kind != KR_KINDS)
		*rest = end + 1;
	return kind;
}
