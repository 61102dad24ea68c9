/* lib/report/mandates.c - for whom everybody sits at which table, and what they may agree to. */
#include "report/private.h"

#include <string.h>

/* One table with its mandates. */
struct mandates {
	struct kr_workspace *ws;
	struct kr_document *d;
	const struct kr_circle *c;
	struct kr_renewal renewal;
	struct kr_block *seats;
};

/* The first two cells of every row: at which table, and who. */
static struct kr_cell *whose(const struct mandates *p, struct kr_cell *cell, const char *person)
{
	*cell++ = kr_cell_record(p->d, &p->c->record);
	*cell++ = kr_cell_who(p->ws, person);
	return cell;
}

/* ---- on whose behalf ---------------------------------------------------------------------- */

static const struct kr_column seat_columns[] = {
	{ "circle", N_("circle"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
	{ "person", N_("who"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	{ "member", N_("sits"), KR_COLUMN_FLAG, KR_FOR_MACHINES, false },
	{ "on-behalf-of", N_("on behalf of"), KR_COLUMN_LIST, KR_FOR_ALL, true },
	{ "given-by", N_("given by"), KR_COLUMN_TEXT, KR_FOR_ALL, true },
	{ "state", N_("mandate"), KR_COLUMN_WORD, KR_FOR_ALL, false },
	{ "until", N_("until"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	{ "alternate", N_("alternate today"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	{ "last-meeting", N_("last meeting"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	{ "renewed", N_("renewed after it"), KR_COLUMN_DAY, KR_FOR_ALL, false },
};

/* Spelregel 4: the last meeting that asks for it, and the day of the renewal on its outcome. */
static bool renewal_cells(
	const struct mandates *p, const struct kr_mandate *m, struct kr_cell *cell)
{
	const struct kr_meeting *on = p->renewal.due;
	if (!on || !kr_mandate_renews_on(m, on))
		return true;
	const struct kr_mandate_renewal *renewed = kr_mandate_renewal_on(m, on, p->d->day, false);
	cell[0] = kr_cell_day(p->d, on->day);
	if (renewed)
		cell[1] = kr_cell_day(p->d, renewed->date.day);
	else
		cell[1].shown = _("not yet");
	return renewed != NULL;
}

static void add_seat(const struct mandates *p, const struct kr_mandate *m, bool member)
{
	struct kr_row *row;
	struct kr_cell *cell = whose(
		p, kr_block_row(p->d, p->seats, KR_TONE_PLAIN), m->record.name);
	enum kr_state state = kr_record_state(&m->record, p->d->day);
	struct kr_text alternate = kr_mandate_alternate(m, p->d->day);
	*cell++ = kr_cell_flag(member, NULL);
	*cell++ = kr_cell_on_behalf(p->ws, m);
	*cell++ = kr_cell_text(&m->given_by);
	*cell = kr_cell_state(state);
	if (!member)
		cell->shown = kr_asprintf(p->d->arena, _("%s; is no member"), kr_cell_shown(cell));
	cell++;
	*cell++ = kr_cell_day(p->d, kr_mandate_until(m, p->d->day));
	*cell++ = kr_cell_who(p->ws, alternate.s);
	row = &p->seats->rows.at[p->seats->rows.n - 1];
	if (member && state == KR_STATE_IN_FORCE && !renewal_cells(p, m, cell))
		row->tone = KR_TONE_SOON;
	else if (member && state != KR_STATE_IN_FORCE)
		row->tone = KR_TONE_LATE;
}

static void add_seat_without(const struct mandates *p, const char *person)
{
	struct kr_cell *cell = whose(p, kr_block_row(p->d, p->seats, KR_TONE_LATE), person);
	cell[0] = kr_cell_flag(true, NULL);
	cell[3] = (struct kr_cell){ .text = "none", .shown = _("no mandate") };
}

/* The mandate of @person there; NULL where there is none that can be read. */
static const struct kr_mandate *mandate_of(const struct mandates *p, const char *person)
{
	const struct kr_mandate *m = kr_workspace_mandate(p->ws, p->c->record.id, person);
	return m && kr_readable(&m->record) ? m : NULL;
}

static void add_member(const struct mandates *p, const char *person)
{
	const struct kr_mandate *m = mandate_of(p, person);
	if (m)
		add_seat(p, m, true);
	else if (!kr_workspace_mandate(p->ws, p->c->record.id, person))
		add_seat_without(p, person);
}

/* The members in the order of the circle; behind them who has a mandate and does not sit there. */
static void add_seats(struct mandates *p, struct kr_record *const *each, size_t n)
{
	p->seats = kr_document_table(
		p->d, "mandates", seat_columns, KR_N(seat_columns), _("nobody sits here yet"));
	kr_document_how(p->d, _("'kring add member' adds somebody"));
	for (size_t i = 0; i < p->c->members.n; i++) {
		const char *person = kr_words_of(&p->c->members.at[i].id);
		if (kr_circle_has_member(p->c, person, p->d->day))
			add_member(p, person);
	}
	for (size_t i = 0; i < n; i++) {
		const struct kr_mandate *m = (const struct kr_mandate *)each[i];
		if (kr_readable(each[i]) && kr_mandate_in_force(m, p->d->day) &&
			!kr_circle_has_member(p->c, m->record.name, p->d->day))
			add_seat(p, m, false);
	}
}

/* ---- what they may agree to --------------------------------------------------------------- */

static void add_scopes(const struct mandates *p, struct kr_record *const *each, size_t n)
{
	static const struct kr_column columns[] = {
		{ "circle", N_("circle"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "person", N_("who"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "scope", N_("may agree on"), KR_COLUMN_LIST, KR_FOR_ALL, false },
		{ "limits", N_("limits"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "latitude", N_("latitude"), KR_COLUMN_WORD, KR_FOR_ALL, false },
	};
	kr_document_heading(p->d, 2, _("What they may agree to"));
	struct kr_block *table = kr_document_table(p->d, "scopes", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < n; i++) {
		const struct kr_mandate *m = (const struct kr_mandate *)each[i];
		if (!kr_readable(each[i]) || !kr_mandate_in_force(m, p->d->day))
			continue;
		const kr_texts *scope = kr_mandate_scope(m, p->d->day);
		struct kr_text limits = kr_mandate_limits(m, p->d->day);
		struct kr_cell *cell = whose(
			p, kr_block_row(p->d, table, KR_TONE_PLAIN), m->record.name);
		*cell = kr_cell_list(p->d->arena, scope);
		if (scope->n == 0)
			cell->shown = _("all topics");
		cell++;
		*cell++ = kr_cell_text(&limits);
		*cell++ = kr_cell_word(KR_MANDATE, "latitude", m->latitude);
	}
}

static void add_reserved(const struct mandates *p, struct kr_record *const *each, size_t n)
{
	static const struct kr_column columns[] = {
		{ "circle", N_("circle"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "person", N_("who"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "topic", N_("topic"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "with", N_("first consults"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "days", N_("days"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
	};
	kr_document_heading(p->d, 2, _("Reserved topics"));
	struct kr_block *table = kr_document_table(p->d, "reserved", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < n; i++) {
		const struct kr_mandate *m = (const struct kr_mandate *)each[i];
		if (!kr_readable(each[i]) || !kr_mandate_in_force(m, p->d->day))
			continue;
		for (size_t k = 0; k < m->reserved.n; k++) {
			struct kr_cell *cell = whose(
				p, kr_block_row(p->d, table, KR_TONE_PLAIN), m->record.name);
			*cell++ = kr_cell_text(&m->reserved.at[k].id);
			*cell++ = kr_cell_text(&m->reserved.at[k].with);
			*cell++ = kr_cell_of_number(p->d, &m->reserved.at[k].days);
		}
	}
}

/* ---- who is being asked ------------------------------------------------------------------- */

static void add_consultations_of(
	const struct mandates *p, const struct kr_mandate *m, struct kr_block *table)
{
	for (size_t i = 0; i < m->consultations.n; i++) {
		const struct kr_consultation *x = &m->consultations.at[i];
		if (!kr_is_by(x->opened, p->d->day) || kr_is_by(x->closed, p->d->day))
			continue;
		struct kr_cell *cell = whose(
			p, kr_block_row(p->d, table, KR_TONE_PLAIN), m->record.name);
		*cell++ = kr_cell_text(&x->about);
		*cell++ = kr_cell_of_number(p->d, &x->round);
		*cell++ = kr_cell_day(p->d, x->opened.day);
	}
}

static void add_consultations(const struct mandates *p, struct kr_record *const *each, size_t n)
{
	static const struct kr_column columns[] = {
		{ "circle", N_("circle"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "person", N_("who"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "about", N_("about"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "round", N_("round"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "opened", N_("opened"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	};
	kr_document_heading(p->d, 2, _("Constituencies that are being consulted"));
	struct kr_block *table = kr_document_table(
		p->d, "consultations", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < n; i++)
		if (kr_readable(each[i]))
			add_consultations_of(p, (const struct kr_mandate *)each[i], table);
}

/* ---- the report --------------------------------------------------------------------------- */

static void add_circle(struct kr_workspace *ws, const struct kr_circle *c,
	const struct kr_report_options *o, struct kr_document *d)
{
	(void)o;
	struct mandates p = { .ws = ws, .d = d, .c = c };
	size_t n;
	struct kr_record *const *each = kr_workspace_of_circle(ws, KR_MANDATE, c->record.id, &n);
	kr_circle_renewal(ws, c, d->day, &p.renewal);
	kr_document_heading(d, 1, kr_title_of(ws, &c->record));
	add_seats(&p, each, n);
	add_scopes(&p, each, n);
	add_reserved(&p, each, n);
	add_consultations(&p, each, n);
}

static int build(struct kr_workspace *ws, const struct kr_report_options *o, struct kr_document *d)
{
	if (kr_report_circle(ws, o->circle) != KR_OK)
		return KR_FAILED;
	kr_document_init(d, ws, "mandates", _("Mandates"));
	if (kr_each_circle(ws, o, d, add_circle) == 0)
		kr_no_circle(ws, d, "mandates", seat_columns, KR_N(seat_columns));
	kr_document_dates(d, ws, 1u << KR_DUE_MANDATE, o->circle);
	kr_document_unreadable(d, ws);
	return KR_OK;
}

const struct kr_report kr_report_mandates = {
	.name = "mandates",
	.what = N_("on whose behalf everybody sits at which table, and what they may agree to"),
	.build = build,
};
