/* lib/rules/findings.c - where each finding stands, and how it is known again. */
#include "rules/findings.h"

#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/map.h"
#include "model/places.h"

#define FORMAT(name) extern const struct kr_findings_format kr_findings_##name;
#include "rules/findings.def"
#undef FORMAT

static const struct kr_findings_format *const formats[] = {
#define FORMAT(name) &kr_findings_##name,
#include "rules/findings.def"
#undef FORMAT
};
enum { FORMATS = sizeof formats / sizeof *formats };

const struct kr_findings_format *const *kr_findings_formats(size_t *n)
{
	*n = FORMATS;
	return formats;
}

const struct kr_findings_format *kr_findings_format_find(const char *name)
{
	for (size_t i = 0; i < FORMATS; i++)
		if (strcmp(formats[i]->name, name) == 0)
			return formats[i];
	return NULL;
}

/* ---- collecting --------------------------------------------------------------------------- */

/* These point at a key itself; all others at what stands under it. */
static bool is_about_key(const struct kr_diag *d)
{
	return d->rule &&
	       (strcmp(d->rule, "key-unknown") == 0 || strcmp(d->rule, "yaml-duplicate-key") == 0);
}

static void add_part(struct kr_buf *b, const char *s)
{
	kr_buf_puts(b, s ? s : "");
	kr_buf_putc(b, '\0');
}

/* `kr1` names this recipe: another one would open every alert anew, and gets another number. */
static void identify(struct kr_workspace *ws, const struct kr_found *found, struct kr_buf *b)
{
	const char *path = found->diag.path;
	const struct kr_record *r = path ? kr_workspace_record_at(ws, path) : NULL;
	kr_buf_reset(b);
	add_part(b, "kr1");
	add_part(b, found->diag.rule);
	add_part(b, r ? kr_kind_name(r->kind) : "file");
	add_part(b, r ? r->id : path);
	add_part(b, found->key);
	/* a key that is not there has no place: the record's, and its name */
	add_part(b, found->diag.missing);
}

/* The same again is the second one; @seen counts by what identifies it. */
static void fingerprint(struct kr_findings *f, struct kr_map *seen, struct kr_found *found)
{
	char hex[KR_SHA_HEX];
	struct kr_buf b = KR_BUF_INIT;
	identify(f->ws, found, &b);
	const char *key = kr_strndup(kr_workspace_arena(f->ws), b.s, b.len);
	void **count = kr_map_value(seen, key, b.len);
	*count = (void *)((uintptr_t)*count + 1);
	if ((uintptr_t)*count > 1)
		kr_buf_printf(&b, "%lu", (unsigned long)(uintptr_t)*count);
	memcpy(found->fingerprint, kr_sha_of(b.s, b.len, hex), KR_FINGERPRINT - 1);
	kr_buf_release(&b);
}

static void place(struct kr_findings *f, const char *prefix, struct kr_found *found)
{
	const struct kr_diag *d = &found->diag;
	found->path = kr_asprintf(
		kr_workspace_arena(f->ws), "%s%s", prefix, d->path ? d->path : "kring.yaml");
	found->line = d->at.line ? d->at.line : 1;
	found->column = d->at.line && d->at.col ? d->at.col : 1;
}

static void find_keys(struct kr_findings *f)
{
	struct kr_places places;
	struct kr_map seen;
	const char *path = NULL;
	kr_places_init(&places, f->ws);
	kr_map_init(&seen, kr_workspace_arena(f->ws));
	for (uint32_t i = 0; i < f->list.n; i++) {
		struct kr_found *found = &f->list.at[i];
		const struct kr_diag *d = &found->diag;
		if (!d->path || !path || strcmp(d->path, path) != 0)
			kr_places_open(&places, d->path);
		path = d->path;
		struct kr_place at = kr_place_at(&places, d->at, is_about_key(d));
		found->key = at.key;
		found->end = (uint32_t)at.end;
		found->byte = at.byte;
		found->end_byte = at.end_byte;
		fingerprint(f, &seen, found);
	}
	kr_places_release(&places);
}

void kr_findings_collect(struct kr_workspace *ws, const struct kr_check_options *options, bool keys,
	struct kr_findings *f)
{
	const struct kr_diags *diags = kr_workspace_diags(ws);
	const char *prefix = kr_workspace_prefix(ws);
	*f = (struct kr_findings){ .ws = ws, .options = options };
	for (uint32_t i = 0; i < diags->list.n; i++) {
		if (diags->list.at[i].kind != KR_FINDING)
			continue;
		struct kr_found *found = KR_ADD(kr_workspace_arena(ws), &f->list);
		found->diag = diags->list.at[i];
		place(f, prefix, found);
	}
	if (keys)
		find_keys(f);
}

/* ---- for the formats ---------------------------------------------------------------------- */

void kr_found_text(const struct kr_found *found, struct kr_buf *out)
{
	const struct kr_diag *d = &found->diag;
	kr_buf_puts(out, d->message);
	if (d->hint)
		kr_buf_printf(out, "\n%s%s", _("hint: "), d->hint);
	if (d->related)
		kr_buf_printf(out, "\n%s%s", _("see also: "), d->related);
	if (d->because)
		kr_buf_printf(out, "\n%s", d->because);
}

const char *kr_found_rule(const struct kr_found *found)
{
	return found->diag.rule ? found->diag.rule : "kring";
}

const struct kr_found **kr_findings_worst_first(const struct kr_findings *f)
{
	const struct kr_found **order = kr_alloc(
		kr_workspace_arena(f->ws), (f->list.n + 1) * sizeof(const struct kr_found *));
	size_t n = 0;
	for (int severity = KR_ERROR; severity >= KR_IGNORE; severity--)
		for (uint32_t i = 0; i < f->list.n; i++)
			if ((int)f->list.at[i].diag.severity == severity)
				order[n++] = &f->list.at[i];
	return order;
}
