/* lib/history/kind.c - the kind of a record, from its path or its keys. */
#include "history/kind.h"

#include <kring/schema.h>
#include <string.h>

enum kr_kind kr_kind_of_path(const char *path)
{
	size_t len = strlen(path);
	const char *name = strrchr(path, '/');
	name = name ? name + 1 : path;
	if (strcmp(name, "kring.yaml") == 0)
		return KR_NETWORK;
	if (len < 5 || strcmp(path + len - 5, ".yaml") != 0)
		return KR_KINDS;
	for (const char *p = path; p < name; p = strchr(p, '/') + 1) {
		size_t part = strcspn(p, "/");
		for (enum kr_kind kind = 0; kind < KR_KINDS; kind++) {
			const char *folder = kr_kind_folder(kind);
			if (folder && strlen(folder) == part && !memcmp(p, folder, part))
				return kind;
		}
	}
	return KR_KINDS;
}

static size_t count_known(const struct kr_shape *shape, const struct kr_node *root)
{
	size_t n = 0;
	for (const struct kr_node *key = root->first; key; key = key->next->next)
		n += kr_key_find(shape, key->value) != NULL;
	return n;
}

enum kr_kind kr_kind_of_keys(const struct kr_node *root)
{
	enum kr_kind kind = KR_AGREEMENT;
	size_t most = count_known(kr_shape_of(kind), root);
	for (enum kr_kind k = 0; k < KR_KINDS; k++) {
		size_t n = count_known(kr_shape_of(k), root);
		if (n > most) {
			most = n;
			kind = k;
		}
	}
	return kind;
}
