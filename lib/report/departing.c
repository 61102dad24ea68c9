/* lib/report/departing.c - what is left without a bearer when somebody, or a circle, goes. */
#include "report/private.h"
#include <kring/schema.h>
#include <kring/bearing.h>

#include <string.h>

enum { WHO = 1 };

static const struct kr_column columns[] = {
	{ "what", N_("what"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	{ "who", N_("who"), KR_COLUMN_TEXT, KR_FOR_ALL, true },
	{ "kind", N_("kind"), KR_COLUMN_WORD, KR_FOR_MACHINES, false },
	{ "id", N_("id"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
	{ "title", N_("on what"), KR_COLUMN_TEXT, KR_FOR_ALL, true },
	{ "day", N_("day"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	{ "path", N_("file"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
	{ "line", N_("line"), KR_COLUMN_NUMBER, KR_FOR_MACHINES, false },
	{ "command", N_("what helps"), KR_COLUMN_ID, KR_FOR_TYPING, true },
};

/* For whom a list is made. */
struct listing {
	bool one_person; /* everybody knows who it is */
	bool ending;     /* of a circle that ends */
	const char *to;  /* who takes it over, or NULL */
};

static const struct kr_column *columns_for(struct kr_document *d, const struct listing *how)
{
	if (!how->one_person)
		return columns;
	struct kr_column *own = kr_alloc(d->arena, sizeof columns);
	memcpy(own, columns, sizeof columns);
	own[WHO].audience = KR_FOR_MACHINES;
	return own;
}

/* A role or a mandate of a circle ends with it; an action goes on whoever had it as a role. */
static const char *command_of(
	struct kr_workspace *ws, const struct kr_bearing *b, bool ending, const char *to)
{
	struct kr_bearing own = *b;
	if (ending && b->kind < KR_BEARS_ACTION)
		return NULL;
	if (ending)
		own.role = NULL;
	return kr_bearing_command(ws, &own, to);
}

static void add_row(struct kr_workspace *ws, struct kr_document *d, struct kr_block *table,
	const struct kr_bearing *b, const struct listing *how)
{
	struct kr_cell *cells = kr_block_row(d, table, KR_TONE_PLAIN);
	cells[0] = (struct kr_cell){ .text = kr_bearing_name(b->kind),
		.shown = kr_bearing_text(ws, b) };
	cells[WHO] = kr_cell_who(ws, b->who.s);
	cells[2].text = kr_kind_name(b->record->kind);
	cells[3] = kr_cell_record(d, b->record);
	cells[4] = kr_cell_called(ws, d, b->record);
	cells[5] = kr_cell_day(d, b->day);
	cells[6].text = b->record->path;
	cells[7] = kr_cell_number(d, b->at.line);
	cells[8].text = command_of(ws, b, how->ending, how->to);
	cells[8].shown = kr_command_said(d->arena, cells[8].text);
}

static unsigned count(const kr_bearings *list, bool duties)
{
	unsigned n = 0;
	for (uint32_t i = 0; i < list->n; i++)
		n += kr_bearing_is_duty(list->at[i].kind) == duties;
	return n;
}

static void add_table(struct kr_workspace *ws, struct kr_document *d, const kr_bearings *list,
	const struct listing *how, bool duties)
{
	struct kr_block *table = kr_document_table(d, duties ? "responsibilities" : "others",
		columns_for(d, how), KR_N(columns),
		how->ending ? _("nobody bears anything there") : NULL);
	for (uint32_t i = 0; i < list->n; i++)
		if (kr_bearing_is_duty(list->at[i].kind) == duties)
			add_row(ws, d, table, &list->at[i], how);
}

/* What is behind the first sentence is for who types. */
static void tell_unchanged(struct kr_document *d, const char *command)
{
	const char *unchanged = _("Nothing was changed.");
	kr_document_paragraph(d, "%s %s", unchanged, command);
	d->blocks.at[d->blocks.n - 1].said = strlen(unchanged);
}

/* ---- leave -------------------------------------------------------------------------------- */

static int nobody(struct kr_workspace *ws, const char *typed)
{
	struct kr_diags *diags = kr_workspace_diags(ws);
	const char *near = kr_name_meant(ws, typed, false);
	return kr_refuse(diags,
		near ? kr_diag_text(diags, _("did you mean '%s'?"), near)
		     : _("'kring list organisations' names them, 'kring show ORGANISATION' its "
			 "people"),
		_("'%s' is no person and no organisation"), typed);
}

static void tell_departed(struct kr_workspace *ws, struct kr_document *d, const char *who)
{
	if (kr_departure_of(ws, NULL, who, d->day) != KR_NOT_GONE)
		kr_document_paragraph(d, _("%s has left already."), kr_name_of(ws, who));
}

/* Is it for somebody at that table only? */
static bool needs_a_place(const struct kr_bearing *b)
{
	return b->kind <= KR_BEARS_KEEPER && b->kind != KR_BEARS_ALTERNATE;
}

/* What is handed over goes to somebody who sits there: then that comes first. */
static void tell_places(
	struct kr_workspace *ws, struct kr_document *d, const kr_bearings *list, const char *to)
{
	KR_MANY(const char *) told = { 0 };
	for (uint32_t i = 0; to && i < list->n; i++) {
		const struct kr_record *r = list->at[i].record;
		const struct kr_circle *c = kr_workspace_circle(
			ws, r->kind == KR_CIRCLE ? r->id : r->circle);
		uint32_t k = 0;
		if (!needs_a_place(&list->at[i]) || !c || !kr_circle_goes_on(c, d->day) ||
			kr_is_at_table(c, to, d->day))
			continue;
		while (k < told.n && strcmp(told.at[k], c->record.id) != 0)
			k++;
		if (k < told.n)
			continue;
		*KR_ADD(d->arena, &told) = c->record.id;
		kr_document_paragraph(d,
			_("First 'kring add member %s %s': what is handed over there goes to who "
			  "sits there."),
			c->record.id, to);
	}
}

int kr_leave_build(struct kr_workspace *ws, const struct kr_leave_options *o, struct kr_document *d)
{
	struct kr_who known;
	kr_bearings list = { 0 };
	bool person = kr_workspace_person(ws, o->who, &known) == KR_OK;
	if (!person && !kr_workspace_has(ws, KR_ORGANISATION, o->who))
		return nobody(ws, o->who);
	const char *name = kr_name_of(ws, o->who);
	int32_t left = person ? known.person->left.day
			      : kr_workspace_organisation(ws, o->who)->left.day;
	kr_document_init(
		d, ws, "leave", kr_asprintf(kr_workspace_arena(ws), _("What %s bears"), name));
	kr_bearings_of(ws, o->who, d->day, &list);
	const struct listing how = { .one_person = person, .to = o->to };
	unsigned duties = count(&list, true);
	tell_departed(ws, d, o->who);
	if (duties == 0)
		kr_document_paragraph(
			d, _("No responsibility is left without a bearer when %s goes."), name);
	else
		kr_document_paragraph(d,
			kr_nq("%u responsibility is left without a bearer when %s goes.",
				"%u responsibilities are left without a bearer when %s goes.",
				duties),
			duties, name);
	tell_places(ws, d, &list, o->to);
	add_table(ws, d, &list, &how, true);
	if (count(&list, false) > 0)
		kr_document_heading(
			d, 2, _("What ends with that, and what was said and stays on record"));
	add_table(ws, d, &list, &how, false);
	if (left != KR_NO_DAY && left <= d->day)
		kr_document_paragraph(d, _("Nothing was changed. The departure is written, on %s."),
			kr_day_long(d->arena, left));
	else
		tell_unchanged(
			d, kr_asprintf(d->arena,
				   _("'kring leave %s --apply' writes the departure."), o->who));
	kr_document_unreadable(d, ws);
	return KR_OK;
}

/* ---- end-circle --------------------------------------------------------------------------- */

static const struct kr_column record_columns[] = {
	{ "kind", N_("kind"), KR_COLUMN_WORD, KR_FOR_MACHINES, false },
	{ "id", N_("id"), KR_COLUMN_ID, KR_FOR_ALL, false },
	{ "state", N_("state"), KR_COLUMN_WORD, KR_FOR_ALL, false },
	{ "title", N_("title"), KR_COLUMN_TEXT, KR_FOR_ALL, true },
	{ "command", N_("what helps"), KR_COLUMN_ID, KR_FOR_TYPING, true },
};

static void add_record(struct kr_workspace *ws, struct kr_document *d, struct kr_block *table,
	const struct kr_record *r, const char *command)
{
	struct kr_cell *cells = kr_block_row(d, table, KR_TONE_PLAIN);
	cells[0].text = kr_kind_name(r->kind);
	cells[1] = kr_cell_record(d, r);
	cells[2] = kr_cell_state(kr_record_state(r, d->day));
	cells[3] = kr_cell_called(ws, d, r);
	cells[4].text = command;
	cells[4].shown = kr_command_said(d->arena, command);
}

/* In force or adopted, and bound to be; else still being decided on. */
static bool is_listed(const struct kr_agreement *a, int32_t day, bool proposal)
{
	enum kr_state state = kr_agreement_state(a, day);
	if (proposal)
		return kr_agreement_is_proposal(a, day);
	return kr_agreement_in_force(a, day) || state == KR_STATE_ADOPTED;
}

static void add_agreements(struct kr_workspace *ws, struct kr_document *d, const char *circle,
	bool proposals, const char *heir)
{
	size_t n;
	struct kr_record *const *each = kr_workspace_each(ws, KR_AGREEMENT, &n);
	struct kr_block *table = kr_document_table(d, proposals ? "proposals" : "agreements",
		record_columns, KR_N(record_columns), NULL);
	for (size_t i = 0; i < n; i++) {
		const struct kr_agreement *a = (const struct kr_agreement *)each[i];
		if (!kr_readable(each[i]) || !kr_of_circle(each[i], circle) ||
			!is_listed(a, d->day, proposals))
			continue;
		const char *helps = kr_asprintf(d->arena,
			proposals ? "kring withdraw %s -m WHY" : "kring show %s", each[i]->id);
		if (proposals && heir)
			helps = kr_asprintf(d->arena, "kring propose %s/%s", heir, each[i]->name);
		add_record(ws, d, table, each[i], helps);
	}
}

static void add_subcircles(struct kr_workspace *ws, struct kr_document *d, const char *circle)
{
	kr_circles below = { 0 };
	kr_circles_below(ws, circle, d->day, &below);
	struct kr_block *table = kr_document_table(
		d, "circles", record_columns, KR_N(record_columns), NULL);
	for (uint32_t i = 0; i < below.n; i++)
		add_record(ws, d, table, &below.at[i]->record,
			kr_asprintf(d->arena, "kring end-circle %s --heir CIRCLE",
				below.at[i]->record.id));
}

static int refuse_unknown(struct kr_workspace *ws, const struct kr_ending_options *o)
{
	if (kr_report_circle(ws, o->circle) != KR_OK)
		return KR_FAILED;
	return kr_report_circle(ws, o->heir);
}

int kr_end_circle_build(
	struct kr_workspace *ws, const struct kr_ending_options *o, struct kr_document *d)
{
	kr_bearings list = { 0 };
	if (refuse_unknown(ws, o) != KR_OK)
		return KR_FAILED;
	kr_document_init(d, ws, "end-circle",
		kr_asprintf(
			kr_workspace_arena(ws), _("What %s leaves"), kr_name_of(ws, o->circle)));
	kr_bearings_at(ws, o->circle, d->day, &list);
	kr_document_heading(d, 2, _("Agreements in force, which the heir takes over"));
	add_agreements(ws, d, o->circle, false, o->heir);
	kr_document_heading(d, 2, _("Proposals that are not decided"));
	add_agreements(ws, d, o->circle, true, o->heir);
	kr_document_heading(d, 2, _("Circles in it, which end first"));
	add_subcircles(ws, d, o->circle);
	kr_document_heading(d, 2, _("What people bear there"));
	add_table(ws, d, &list, &(struct listing){ .ending = true }, true);
	tell_unchanged(d,
		kr_asprintf(d->arena, _("'kring end-circle %s --heir %s --apply' writes the end."),
			o->circle, o->heir ? o->heir : "CIRCLE"));
	kr_document_unreadable(d, ws);
	return KR_OK;
}
