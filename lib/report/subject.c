/* lib/report/subject.c - what a report is about: a circle or all of them, and what was left out. */
#include "report/private.h"

#include <string.h>

int kr_report_circle(struct kr_workspace *ws, const char *name)
{
	size_t n;
	struct kr_record *const *circles = kr_workspace_each(ws, KR_CIRCLE, &n);
	struct kr_diags *diags = kr_workspace_diags(ws);
	if (!name || kr_workspace_has(ws, KR_CIRCLE, name))
		return KR_OK;
	const char **ids = kr_alloc(kr_workspace_arena(ws), (n + 1) * sizeof *ids);
	for (size_t i = 0; i < n; i++)
		ids[i] = circles[i]->id;
	const char *near = kr_nearest(name, ids, n);
	return kr_misuse(diags,
		near ? kr_diag_text(diags, _("did you mean '%s'?"), near)
		     : kr_diag_text(diags, _("'kring list circles' names them")),
		_("there is no circle '%s'"), name);
}

const char *kr_name_meant(struct kr_workspace *ws, const char *typed, bool circles)
{
	KR_MANY(const char *) names = { 0 };
	struct kr_arena *arena = kr_workspace_arena(ws);
	const char *called = kr_person_called(ws, typed);
	if (called)
		return called;
	size_t n;
	struct kr_record *const *each = kr_workspace_each(ws, KR_CIRCLE, &n);
	for (size_t i = 0; circles && i < n; i++)
		*KR_ADD(arena, &names) = each[i]->id;
	each = kr_workspace_each(ws, KR_ORGANISATION, &n);
	for (size_t i = 0; i < n; i++) {
		const struct kr_organisation *o = (const struct kr_organisation *)each[i];
		*KR_ADD(arena, &names) = each[i]->id;
		for (uint32_t p = 0; kr_readable(each[i]) && p < o->people.n; p++)
			*KR_ADD(arena, &names) = kr_words_of(&o->people.at[p].id);
	}
	return kr_nearest(typed, names.at, names.n);
}

bool kr_of_circle(const struct kr_record *r, const char *circle)
{
	return !circle || (r->circle && strcmp(r->circle, circle) == 0) ||
	       (r->kind == KR_CIRCLE && strcmp(r->id, circle) == 0);
}

size_t kr_each_circle(struct kr_workspace *ws, const struct kr_report_options *o,
	struct kr_document *d,
	void (*add)(struct kr_workspace *ws, const struct kr_circle *c,
		const struct kr_report_options *o, struct kr_document *d))
{
	size_t n, count = 0;
	struct kr_record *const *each = kr_workspace_each(ws, KR_CIRCLE, &n);
	for (size_t i = 0; i < n; i++) {
		const struct kr_circle *c = (const struct kr_circle *)each[i];
		if (!kr_of_circle(each[i], o->circle) || !kr_circle_goes_on(c, d->day))
			continue;
		add(ws, c, o, d);
		count++;
	}
	return count;
}

void kr_no_circle(const struct kr_workspace *ws, struct kr_document *d, const char *key,
	const struct kr_column *columns, size_t n_columns)
{
	size_t n;
	kr_workspace_each(ws, KR_CIRCLE, &n);
	kr_document_table(d, key, columns, n_columns,
		n == 0 ? _("there are no circles yet") : _("no circle to tell of on this day"));
	kr_document_how(d, n == 0 ? _("'kring add circle' makes the first")
				  : _("'kring list circles' names them all"));
}

bool kr_day_before(int32_t a, int32_t b)
{
	return a != KR_NO_DAY && (b == KR_NO_DAY || a < b);
}

void kr_document_unreadable(struct kr_document *d, struct kr_workspace *ws)
{
	static const struct kr_column columns[] = {
		{ "path", N_("file"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "command", N_("what helps"), KR_COLUMN_ID, KR_FOR_TYPING, false },
	};
	struct kr_block *table = NULL;
	for (enum kr_kind kind = 0; kind < KR_KINDS; kind++) {
		size_t n;
		struct kr_record *const *each = kr_workspace_each(ws, kind, &n);
		for (size_t i = 0; i < n; i++) {
			if (kr_readable(each[i]))
				continue;
			if (!table) {
				kr_document_heading(d, 1, _("Left out: files with errors"));
				table = kr_document_table(d, "unreadable", columns, 2, NULL);
			}
			struct kr_cell *cells = kr_block_row(d, table, KR_TONE_LATE);
			cells[0].text = each[i]->path;
			cells[1].text = kr_asprintf(d->arena, "kring check %s", each[i]->path);
		}
	}
}
