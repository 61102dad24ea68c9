/*
 * tests/unit/yaml_tools.h - one edit on one text, in a line of a table.
 *
 * Paths are written `/key/0/key`; a part that is a number is the number of an element, `/` alone is
 * the root.
 */
#ifndef KR_TESTS_YAML_TOOLS_H
#define KR_TESTS_YAML_TOOLS_H

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "yaml/yaml.h"

struct outcome {
	bool applied;
	const char *s; /* the new text */
	size_t len;
	const char *message, *hint; /* of the refusal */
	struct kr_at at;
	uint32_t byte;
};

static inline const struct kr_step *path_of(struct kr_arena *a, const char *path)
{
	struct kr_step *steps = kr_alloc(a, (strlen(path) + 1) * sizeof *steps);
	size_t n = 0;
	for (const char *p = path; *p == '/' && p[1]; n++) {
		size_t len = strcspn(++p, "/");
		char *end;
		long number = strtol(p, &end, 10);
		if (end == p + len)
			steps[n].number = (int32_t)number;
		else
			steps[n].key = kr_strndup(a, p, len);
		p += len;
	}
	steps[n].end = true;
	return steps;
}

static inline struct outcome refused(const struct kr_diags *diags)
{
	assert(diags->list.n == 1);
	const struct kr_diag *d = &diags->list.at[0];
	assert(d->kind == KR_CANNOT && d->hint && *d->hint);
	return (struct outcome){
		.message = d->message, .hint = d->hint, .at = d->at, .byte = d->byte
	};
}

/* Opens @s and makes @edit. */
static inline struct outcome edit_text(
	struct kr_arena *a, const char *s, size_t len, bool strict, const struct kr_edit *edit)
{
	struct kr_diags diags = { .arena = a };
	struct kr_doc *doc = NULL, *after = NULL;
	const char *bytes = kr_strndup(a, s, len);
	if (kr_doc_open(a, bytes, len, "f.yaml", strict, &diags, &doc) != KR_OK ||
		kr_doc_edit(doc, edit, &diags, &after) != KR_OK) {
		assert(!after);
		return refused(&diags);
	}
	struct outcome o = { .applied = true };
	size_t kept;
	assert(diags.list.n == 0);
	assert(!memcmp(kr_doc_bytes(doc, &kept), s, len) && kept == len);
	o.s = kr_doc_bytes(after, &o.len);
	return o;
}

#endif
