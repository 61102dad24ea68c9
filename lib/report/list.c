/* lib/report/list.c - one line a record. */
#include "report/private.h"

#include <string.h>

static const char unreadable[] = "unreadable";

static bool has_topic(const struct kr_record *r, const char *topic)
{
	switch (r->kind) {
	case KR_AGREEMENT:
		return kr_texts_have(&((const struct kr_agreement *)r)->topics, topic);
	case KR_MANDATE:
		return kr_texts_have(&((const struct kr_mandate *)r)->scope, topic);
	case KR_CIRCLE:
		return kr_texts_have(&((const struct kr_circle *)r)->domain, topic);
	default:
		return false;
	}
}

/* The state's fixed word; records that cannot be read have one of their own. */
static struct kr_cell state_of(const struct kr_workspace *ws, const struct kr_record *r)
{
	if (!kr_readable(r))
		return (struct kr_cell){ .text = unreadable, .shown = _("unreadable") };
	return kr_cell_state(kr_record_state(r, kr_workspace_as_of(ws)));
}

/* The fixed word of the state that @typed names, or NULL. */
static const char *state_word(const char *typed)
{
	enum kr_state s = kr_state_typed(typed);
	if (s < KR_STATES)
		return kr_state_name(s);
	return kr_is_said(typed, unreadable) ? unreadable : NULL;
}

static bool asked_for(
	const struct kr_workspace *ws, const struct kr_list_options *o, const struct kr_record *r)
{
	if (!kr_of_circle(r, o->circle))
		return false;
	if (o->state && strcmp(state_of(ws, r).text, state_word(o->state)) != 0)
		return false;
	return !o->topic || (kr_readable(r) && has_topic(r, o->topic));
}

/* In the order of the lifecycle: as they are shown, with the fixed word where that is another. */
static const char *all_states(struct kr_arena *arena)
{
	struct kr_buf b = KR_BUF_INIT;
	for (int s = 0; s < KR_STATES; s++) {
		const char *name = kr_state_name((enum kr_state)s);
		const char *text = kr_state_text((enum kr_state)s);
		kr_buf_printf(&b, "%s%s", s ? ", " : "", name);
		if (strcmp(name, text) != 0)
			kr_buf_printf(&b, " (%s)", text);
	}
	const char *all = kr_strndup(arena, b.s, b.len);
	kr_buf_release(&b);
	return all;
}

static int check_state(struct kr_workspace *ws, const char *state)
{
	const char *names[2 * KR_STATES];
	struct kr_diags *diags = kr_workspace_diags(ws);
	if (!state || state_word(state))
		return KR_OK;
	for (int s = 0; s < KR_STATES; s++) {
		names[s] = kr_state_name((enum kr_state)s);
		names[KR_STATES + s] = kr_state_text((enum kr_state)s);
	}
	const char *near = kr_nearest(state, names, KR_N(names));
	return kr_misuse(diags,
		near ? kr_diag_text(diags, _("did you mean '%s'?"), near)
		     : kr_diag_text(diags, _("choose one of: %s"), all_states(diags->arena)),
		_("there is no state '%s'"), state);
}

static void fill_row(struct kr_workspace *ws, struct kr_document *d, const struct kr_record *r,
	struct kr_cell *cells)
{
	cells[0] = kr_cell_kind(r->kind);
	cells[1] = kr_cell_record(d, r);
	cells[2].text = r->path;
	cells[3] = state_of(ws, r);
	if (kr_readable(r))
		cells[4] = kr_cell_called(ws, d, r);
}

/* Adds the records of @kind; how many there were. */
static void add_kind(struct kr_workspace *ws, const struct kr_list_options *o, enum kr_kind kind,
	struct kr_document *d, struct kr_block *table)
{
	size_t n;
	struct kr_record *const *each = kr_workspace_each(ws, kind, &n);
	for (size_t i = 0; i < n; i++)
		if (asked_for(ws, o, each[i]))
			fill_row(ws, d, each[i], kr_block_row(d, table, KR_TONE_PLAIN));
}

int kr_list_build(struct kr_workspace *ws, const struct kr_list_options *o, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "kind", N_("kind"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "id", N_("id"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "path", N_("file"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "state", N_("state"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "title", N_("title"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	};
	if (kr_report_circle(ws, o->circle) != KR_OK || check_state(ws, o->state) != KR_OK)
		return KR_FAILED;
	kr_document_init(d, ws, "list", _("Records"));
	d->rows_only = true;
	struct kr_block *table = kr_document_table(
		d, "records", columns, 5, _("there is no such record"));
	for (enum kr_kind kind = 0; kind < KR_KINDS; kind++)
		if (o->kind == KR_KINDS || o->kind == kind)
			add_kind(ws, o, kind, d, table);
	return KR_OK;
}
