/* lib/report/show-organisation.c - an organisation and its people; a mandate and its renewals. */
#include "report/private.h"

#include <string.h>

/* ---- organisation ------------------------------------------------------------------------- */

static void add_organisation_fields(
	struct kr_workspace *ws, const struct kr_organisation *o, struct kr_document *d)
{
	struct kr_fields f = kr_fields_of(ws, d, &o->record);
	kr_field(&f, "position", N_("position"), KR_COLUMN_WORD,
		kr_cell_word(KR_ORGANISATION, "position", o->position));
	kr_field_day(&f, "joined", N_("joined"), o->joined.day);
	kr_field_day(&f, "left", N_("left"), kr_is_by(o->left, d->day) ? o->left.day : KR_NO_DAY);
	kr_field_who(&f, "successor", N_("successor"), &o->successor);
	kr_field_number(&f, "funds", N_("share of the money, percent"), &o->funds);
	kr_field_number(&f, "consult-days", N_("days to consult its people"), &o->consult_days);
	kr_field_text(&f, "added-value", N_("added value"), &o->added_value);
	kr_field_text(&f, "keeps", N_("does not hand over"), &o->keeps);
	kr_field_text(&f, "capacity", N_("capacity to collaborate"), &o->capacity);
	kr_field_list(&f, "also-in", N_("also in"), &o->also_in);
	if (o->boundary) {
		kr_field_text(&f, "boundary-for", N_("is there for"), &o->boundary->for_);
		kr_field_text(
			&f, "boundary-not-for", N_("is not there for"), &o->boundary->not_for);
		kr_field_text(&f, "boundary-why", N_("why"), &o->boundary->why);
	}
	kr_fields_end(&f);
}

static void add_people(const struct kr_organisation *o, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "id", N_("id"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "name", N_("name"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "email", N_("e-mail"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "keys", N_("keys"), KR_COLUMN_NUMBER, KR_FOR_MACHINES, false },
		{ "left", N_("left"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	};
	kr_document_heading(d, 1, _("People"));
	struct kr_block *table = kr_document_table(
		d, "people", columns, KR_N(columns), _("nobody yet"));
	kr_document_how(d, _("'kring add person' adds one"));
	for (size_t i = 0; i < o->people.n; i++) {
		const struct kr_person *p = &o->people.at[i];
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_text(&p->id);
		*cell++ = kr_cell_text(&p->name);
		*cell++ = kr_cell_text(&p->email);
		*cell++ = kr_cell_number(d, p->keys.n);
		*cell++ = kr_cell_day(d, kr_is_by(p->left, d->day) ? p->left.day : KR_NO_DAY);
	}
}

static bool is_of(struct kr_workspace *ws, const struct kr_text *person, const char *organisation)
{
	struct kr_who who;
	return kr_workspace_person(ws, kr_words_of(person), &who) == KR_OK &&
	       strcmp(who.organisation->record.id, organisation) == 0;
}

static void add_seats_of(struct kr_workspace *ws, const struct kr_circle *c,
	const char *organisation, struct kr_document *d, struct kr_block *table)
{
	for (size_t i = 0; i < c->members.n; i++) {
		const struct kr_membership *m = &c->members.at[i];
		if (!is_of(ws, &m->id, organisation) ||
			!kr_circle_has_member(c, kr_words_of(&m->id), d->day))
			continue;
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_who(ws, c->record.id);
		*cell++ = kr_cell_who(ws, m->id.s);
		*cell++ = kr_cell_day(d, m->from.day);
		*cell++ = kr_cell_day(d, m->until.day);
	}
}

static void add_seats(
	struct kr_workspace *ws, const struct kr_organisation *o, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "circle", N_("circle"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "who", N_("who"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "from", N_("from"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "until", N_("until"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	};
	size_t n;
	struct kr_record *const *each = kr_workspace_each(ws, KR_CIRCLE, &n);
	kr_document_heading(d, 1, _("Seats"));
	struct kr_block *table = kr_document_table(d, "seats", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < n; i++) {
		const struct kr_circle *c = kr_workspace_circle(ws, each[i]->id);
		if (c && kr_readable(&c->record))
			add_seats_of(ws, c, o->record.id, d, table);
	}
}

void kr_show_organisation(
	struct kr_workspace *ws, const struct kr_organisation *o, struct kr_document *d)
{
	add_organisation_fields(ws, o, d);
	add_people(o, d);
	add_seats(ws, o, d);
	kr_section_named(ws, d, "expects", 1, _("What it expects of its partners"), &o->expects);
	kr_section_named(ws, d, "depends-on", 1, _("What it depends on"), &o->depends_on);
}

/* ---- mandate ------------------------------------------------------------------------------ */

struct kr_cell kr_cell_on_behalf(struct kr_workspace *ws, const struct kr_mandate *m)
{
	kr_texts *whom = kr_alloc(kr_workspace_arena(ws), sizeof *whom);
	bool self = m->organisations.n == 0 && !kr_present(&m->circle) && m->self.is;
	if (m->organisations.n > 0)
		return kr_cell_whom(ws, &m->organisations);
	*KR_ADD(kr_workspace_arena(ws), whom) = kr_present(&m->circle) ? m->circle
						: self                 ? kr_text_of("self")
								       : m->organisation;
	struct kr_cell cell = kr_cell_whom(ws, whom);
	if (self)
		cell.shown = _("in their own name");
	return cell;
}

static void add_mandate_fields(
	struct kr_workspace *ws, const struct kr_mandate *m, struct kr_document *d)
{
	struct kr_text limits = kr_mandate_limits(m, d->day);
	struct kr_fields f = kr_fields_of(ws, d, &m->record);
	bool withdrawn = kr_has_happened(m->withdrawn, d->day);
	kr_field(&f, "person", N_("person"), KR_COLUMN_TEXT, kr_cell_who(ws, m->record.name));
	kr_field(&f, "circle", N_("circle"), KR_COLUMN_TEXT, kr_cell_who(ws, m->record.circle));
	kr_field(&f, "on-behalf-of", N_("on behalf of"), KR_COLUMN_LIST, kr_cell_on_behalf(ws, m));
	kr_field_text(&f, "given-by", N_("given by"), &m->given_by);
	kr_field_list(&f, "scope", N_("may agree on"), kr_mandate_scope(m, d->day));
	kr_field_text(&f, "limits", N_("limits"), &limits);
	kr_field(&f, "latitude", N_("latitude"), KR_COLUMN_WORD,
		kr_cell_word(KR_MANDATE, "latitude", m->latitude));
	kr_field_day(&f, "from", N_("from"), m->from.day);
	kr_field_day(&f, "until", withdrawn ? N_("given until") : N_("in force until"),
		kr_mandate_until(m, d->day));
	kr_field_day(
		&f, "withdrawn", N_("withdrawn"), withdrawn ? m->withdrawn->date.day : KR_NO_DAY);
	if (m->alternate) {
		kr_field_who(&f, "alternate", N_("alternate"), &m->alternate->person);
		kr_field_day(&f, "alternate-from", N_("alternate from"), m->alternate->from.day);
		kr_field_day(&f, "alternate-until", N_("alternate until"), m->alternate->until.day);
	}
	kr_fields_end(&f);
}

static void add_renewals(const struct kr_mandate *m, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "date", N_("date"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "meeting", N_("after the meeting of"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "by", N_("renewed by"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "outcome", N_("outcome"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "scope", N_("may agree on"), KR_COLUMN_LIST, KR_FOR_ALL, false },
		{ "limits", N_("limits"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "until", N_("until"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	};
	kr_document_heading(d, 1, _("Renewals"));
	struct kr_block *table = kr_document_table(
		d, "renewals", columns, KR_N(columns), _("it was not renewed yet"));
	for (size_t i = 0; i < m->renewals.n; i++) {
		const struct kr_mandate_renewal *r = &m->renewals.at[i];
		if (!kr_is_by(r->date, d->day))
			continue;
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_day(d, r->date.day);
		*cell++ = kr_cell_day(d, r->meeting.day);
		*cell++ = kr_cell_text(&r->by);
		*cell++ = kr_cell_word(KR_MANDATE, "renewals.0.outcome", r->outcome);
		*cell++ = kr_cell_list(d->arena, &r->scope);
		*cell++ = kr_cell_text(&r->limits);
		*cell++ = kr_cell_day(d, r->until.day);
	}
}

static void add_reserved(const struct kr_mandate *m, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "topic", N_("topic"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "with", N_("first consults"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "days", N_("days"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
	};
	kr_document_heading(d, 1, _("Reserved topics"));
	struct kr_block *table = kr_document_table(d, "reserved", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < m->reserved.n; i++) {
		const struct kr_reserved *r = &m->reserved.at[i];
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_text(&r->id);
		*cell++ = kr_cell_text(&r->with);
		*cell++ = kr_cell_of_number(d, &r->days);
	}
}

static void add_consultations(const struct kr_mandate *m, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "about", N_("about"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "opened", N_("opened"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "closed", N_("closed"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "heard", N_("heard"), KR_COLUMN_LIST, KR_FOR_ALL, false },
		{ "stance", N_("stance"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "feedback", N_("told back"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	};
	kr_document_heading(d, 1, _("Consultations of the constituency"));
	struct kr_block *table = kr_document_table(
		d, "consultations", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < m->consultations.n; i++) {
		const struct kr_consultation *x = &m->consultations.at[i];
		bool closed = kr_is_by(x->closed, d->day), told = kr_is_by(x->feedback, d->day);
		if (!kr_is_by(x->opened, d->day))
			continue;
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_text(&x->about);
		*cell++ = kr_cell_day(d, x->opened.day);
		*cell++ = kr_cell_day(d, closed ? x->closed.day : KR_NO_DAY);
		*cell++ = kr_cell_list(d->arena, &x->heard);
		*cell++ = closed ? kr_cell_text(&x->stance) : (struct kr_cell){ 0 };
		*cell++ = kr_cell_day(d, told ? x->feedback.day : KR_NO_DAY);
	}
}

void kr_show_mandate(struct kr_workspace *ws, const struct kr_mandate *m, struct kr_document *d)
{
	add_mandate_fields(ws, m, d);
	add_reserved(m, d);
	add_renewals(m, d);
	add_consultations(m, d);
}
