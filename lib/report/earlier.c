/* lib/report/earlier.c - the words of a proposal on a day before its last round. */
#include "report/private.h"
#include "yaml/yaml.h"

#include <string.h>

/* The `rounds` of the file of @a as nodes; NULL where its bytes were not kept. */
static const struct kr_node *rounds_of(struct kr_workspace *ws, const struct kr_agreement *a)
{
	struct kr_diags ignored = { .arena = kr_workspace_arena(ws) };
	struct kr_node *root = NULL;
	const struct kr_record *r = &a->record;
	if (!r->bytes ||
		kr_yaml_parse(ignored.arena, r->bytes, r->len, r->path, &ignored, &root) != KR_OK)
		return NULL;
	return kr_node_get(root, "rounds");
}

/*
 * What content key @key of @a was on the day of @ws: the first later round that changed it knows
 * what it was until then.  NULL where it did not change, or no round says what it was.
 */
static const struct kr_node *earlier(
	struct kr_workspace *ws, const struct kr_agreement *a, const char *key)
{
	const struct kr_round *then = kr_agreement_round(a, kr_workspace_as_of(ws));
	size_t number = then ? kr_round_number(a, then) : 0, i = 0;
	const struct kr_node *was = NULL;
	if (number == a->rounds.n)
		return NULL;
	const struct kr_node *rounds = rounds_of(ws, a);
	for (const struct kr_node *r = rounds ? rounds->first : NULL; r && !was; r = r->next, i++)
		if (i >= number)
			was = kr_node_get(kr_node_get(r, "was"), key);
	return was;
}

const char *kr_earlier_words(struct kr_workspace *ws, const struct kr_agreement *a, const char *key,
	const struct kr_text *now)
{
	const struct kr_node *was = earlier(ws, a, key);
	if (!was || was->kind != KR_SCALAR)
		return now->s;
	return kr_strndup(kr_workspace_arena(ws), was->value, was->len);
}

bool kr_changed_later(struct kr_workspace *ws, const struct kr_agreement *a, const char *key)
{
	return earlier(ws, a, key) != NULL;
}
