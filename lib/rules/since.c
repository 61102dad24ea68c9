/* lib/rules/since.c - of what was found, that which changed files hold or a change broke. */
#include <string.h>

#include "rules/check.h"
#include <kring/since.h>

/* What makes two findings the same one: all of it, for in an unchanged file no line moved. */
static const char *key_of(struct kr_arena *arena, const struct kr_diag *d)
{
	return kr_asprintf(arena, "%s %s:%u:%u %d %s", d->rule ? d->rule : "",
		d->path ? d->path : "", (unsigned)d->at.line, (unsigned)d->at.col, (int)d->severity,
		d->message);
}

static bool is_elsewhere(struct kr_workspace *ws, const struct kr_diag *d)
{
	return d->kind == KR_FINDING && d->path && !kr_workspace_is_changed(ws, d->path);
}

/* Reading finds the same in a file that is the same: that was there before. */
static void drop_reading_elsewhere(struct kr_workspace *ws)
{
	struct kr_diags *diags = kr_workspace_diags(ws);
	uint32_t kept = 0;
	for (uint32_t i = 0; i < diags->list.n; i++)
		if (!is_elsewhere(ws, &diags->list.at[i]))
			diags->list.at[kept++] = diags->list.at[i];
	diags->list.n = kept;
}

typedef KR_MANY(const char *) kr_names;

/* The rules that found something in files that did not change; *@any: they or a note. */
static bool rules_elsewhere(struct kr_workspace *ws, kr_names *rules)
{
	const struct kr_diags *diags = kr_workspace_diags(ws);
	bool any = false;
	for (uint32_t i = 0; i < diags->list.n; i++) {
		const struct kr_diag *d = &diags->list.at[i];
		if (!is_elsewhere(ws, d))
			continue;
		any = true;
		if (d->rule && !kr_is_named(d->rule, rules->at, rules->n))
			*KR_ADD(kr_workspace_arena(ws), rules) = d->rule;
	}
	return any;
}

/* Runs @rules over the records as they were, and counts each finding under its key. */
static void count_before(struct kr_workspace *ws, const kr_names *rules, struct kr_map *before)
{
	const struct kr_check_options options = {
		.only = rules->at, .n_only = rules->n, .narrow = true
	};
	struct kr_arena *arena = kr_workspace_arena(ws);
	kr_workspace_swap(ws);
	kr_check_run(ws, &options);
	const struct kr_diags *diags = kr_workspace_diags(ws);
	for (uint32_t i = 0; i < diags->list.n; i++) {
		const char *key = key_of(arena, &diags->list.at[i]);
		void **value = kr_map_value(before, key, strlen(key));
		if (!*value)
			*value = kr_alloc(arena, sizeof(uint32_t));
		++*(uint32_t *)*value;
	}
	kr_workspace_swap(ws);
}

static bool was_there(struct kr_arena *arena, struct kr_map *before, const struct kr_diag *d)
{
	const char *key = key_of(arena, d);
	uint32_t *left = kr_map_get(before, key, strlen(key));
	return left && *left > 0 && (*left)--;
}

void kr_check_since(struct kr_workspace *ws, const struct kr_check_options *options)
{
	struct kr_diags *diags = kr_workspace_diags(ws);
	kr_names rules = { 0 };
	struct kr_map before;
	uint32_t kept = 0;
	drop_reading_elsewhere(ws);
	kr_check_run(ws, options);
	if (!rules_elsewhere(ws, &rules))
		return;
	kr_map_init(&before, kr_workspace_arena(ws));
	count_before(ws, &rules, &before);
	for (uint32_t i = 0; i < diags->list.n; i++) {
		const struct kr_diag *d = &diags->list.at[i];
		if (!is_elsewhere(ws, d) || !was_there(diags->arena, &before, d))
			diags->list.at[kept++] = *d;
	}
	diags->list.n = kept;
}
