/*
 * lib/history/kind.h - of which kind is a file that stands in no folder of kring?
 *
 * git gives a path and a temporary file, and people compare two files wherever they are.
 */
#ifndef KR_HISTORY_KIND_H
#define KR_HISTORY_KIND_H

#include <kring/record.h>

#include "yaml/yaml.h"

/**
 * The kind of the record whose file is at @path, below any folder; KR_KINDS if it is none.  The
 * first folder of the path that has the name of one counts: what follows is the id.
 */
enum kr_kind kr_kind_of_path(const char *path);

/** The kind that knows most of the keys of @root; an agreement where it is a tie. */
enum kr_kind kr_kind_of_keys(const struct kr_node *root);

#endif
