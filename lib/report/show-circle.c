/* lib/report/show-circle.c - a circle: its aim, members, roles, and the circles it is linked to. */
#include "report/private.h"

#include <string.h>

static void add_policies(struct kr_fields *f, const struct kr_circle *c)
{
	struct kr_cell grace = kr_cell_duration(f->d->arena, c->grace);
	kr_field(f, "absence", N_("who is absent"), KR_COLUMN_WORD,
		kr_cell_word(KR_CIRCLE, "absence", c->absence));
	kr_field(f, "stand-aside", N_("standing aside"), KR_COLUMN_WORD,
		kr_cell_word(KR_CIRCLE, "stand-aside", c->stand_aside));
	kr_field(f, "renewal", N_("mandates are renewed"), KR_COLUMN_WORD,
		kr_cell_word(KR_CIRCLE, "renewal", c->renewal));
	kr_field(f, "overdue", N_("an overdue agreement"), KR_COLUMN_WORD,
		kr_cell_word(KR_CIRCLE, "overdue", c->overdue));
	kr_field(f, "grace", N_("grace"), KR_COLUMN_TEXT, grace);
	kr_field_number(f, "max-rounds", N_("rounds at most"), &c->max_rounds);
}

static struct kr_cell parent_cell(struct kr_workspace *ws, const struct kr_text *parent)
{
	if (kr_text_is(parent, "none"))
		return (struct kr_cell){ .text = parent->s, .shown = _("none") };
	return kr_cell_who(ws, parent->s);
}

static void add_fields(struct kr_workspace *ws, const struct kr_circle *c, struct kr_document *d)
{
	static const kr_texts nothing;
	struct kr_fields f = kr_fields_of(ws, d, &c->record);
	bool ended = kr_has_happened(c->ended, d->day);
	kr_field(&f, "circle-kind", N_("kind"), KR_COLUMN_WORD,
		kr_cell_word(KR_CIRCLE, "kind", c->kind));
	kr_field_text(&f, "aim", N_("aim"), &c->aim);
	kr_field_list(&f, "domain", N_("decides on"), &c->domain);
	kr_field_list(&f, "scope-in", N_("is about"), c->scope ? &c->scope->in : &nothing);
	kr_field_list(&f, "scope-out", N_("is not about"), c->scope ? &c->scope->out : &nothing);
	kr_field(&f, "parent", N_("parent circle"), KR_COLUMN_TEXT, parent_cell(ws, &c->parent));
	kr_field_who(&f, "delegator", N_("set up by"), &c->delegator);
	kr_field_text(&f, "task", N_("task"), &c->task);
	add_policies(&f, c);
	kr_field_establishment(&f, c->adopted);
	kr_field_day(&f, "until", N_("until"), c->until.day);
	kr_field_day(&f, "ended", N_("ended"), ended ? c->ended->date.day : KR_NO_DAY);
	kr_fields_end(&f);
}

/* ---- members ------------------------------------------------------------------------------ */

struct spoken_for {
	struct kr_workspace *ws;
	kr_texts organisations;
};

static void speaks_for(void *arg, const char *organisation)
{
	struct spoken_for *s = arg;
	*KR_ADD(kr_workspace_arena(s->ws), &s->organisations) = kr_text_of(organisation);
}

/* Until when the mandate of @person there is in force on the day; empty where it is not. */
static struct kr_cell mandate_until(struct kr_workspace *ws, const struct kr_circle *c,
	const char *person, struct kr_document *d)
{
	const struct kr_mandate *m = kr_workspace_mandate(ws, c->record.id, person);
	if (!m || !kr_readable(&m->record) || !kr_mandate_in_force(m, d->day))
		return (struct kr_cell){ 0 };
	return kr_cell_day(d, kr_mandate_until(m, d->day));
}

static void add_member(struct kr_workspace *ws, const struct kr_circle *c,
	const struct kr_membership *m, struct kr_document *d, struct kr_block *table)
{
	struct spoken_for *on_behalf = kr_alloc(d->arena, sizeof *on_behalf);
	const char *person = kr_words_of(&m->id);
	struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
	on_behalf->ws = ws;
	kr_organisations_of(ws, c->record.id, person, d->day, speaks_for, on_behalf);
	*cell++ = kr_cell_who(ws, person);
	*cell++ = kr_cell_whom(ws, &on_behalf->organisations);
	*cell++ = kr_cell_day(d, m->from.day);
	*cell++ = kr_cell_day(d, m->until.day);
	*cell++ = mandate_until(ws, c, person, d);
}

static void add_members(struct kr_workspace *ws, const struct kr_circle *c, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "who", N_("who"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "organisations", N_("on behalf of"), KR_COLUMN_LIST, KR_FOR_ALL, false },
		{ "from", N_("from"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "until", N_("until"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "mandate-until", N_("mandate until"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	};
	kr_document_heading(d, 1, _("Members"));
	struct kr_block *table = kr_document_table(
		d, "members", columns, KR_N(columns), _("nobody has consent rights yet"));
	for (size_t i = 0; i < c->members.n; i++)
		if (!kr_has_day(c->members.at[i].from) || c->members.at[i].from.day <= d->day)
			add_member(ws, c, &c->members.at[i], d, table);
	kr_document_heading(d, 1, _("Observers"));
	table = kr_document_table(d, "observers", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < c->observers.n; i++)
		if (!kr_has_day(c->observers.at[i].from) || c->observers.at[i].from.day <= d->day)
			add_member(ws, c, &c->observers.at[i], d, table);
}

/* ---- roles and links ---------------------------------------------------------------------- */

static void add_roles(struct kr_workspace *ws, const struct kr_circle *c, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "role", N_("role"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "holder", N_("holder"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "deputy", N_("deputy"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "since", N_("since"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "until", N_("until"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "elected", N_("elected by"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "tasks", N_("tasks"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
	};
	kr_document_heading(d, 1, _("Roles"));
	struct kr_block *table = kr_document_table(
		d, "roles", columns, KR_N(columns), _("no role is filled yet"));
	for (size_t i = 0; i < c->roles.n; i++) {
		const struct kr_role *r = &c->roles.at[i];
		const struct kr_text *by = kr_present(&r->elected) ? &r->elected : &r->appointed;
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_role(&r->id);
		*cell++ = kr_cell_who(ws, kr_role_holder(r, d->day).s);
		*cell++ = kr_cell_who(ws, r->deputy.s);
		*cell++ = kr_cell_day(d, r->since.day);
		*cell++ = kr_cell_day(d, r->until.day);
		*cell++ = kr_cell_agreement(ws, by);
		*cell++ = kr_cell_number(d, r->tasks.n);
	}
}

/* The two who link @lower to the circle above it. */
static void add_link(struct kr_workspace *ws, const struct kr_circle *other, const char *how,
	const char *shown, const struct kr_circle *lower, struct kr_document *d,
	struct kr_block *table)
{
	struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
	*cell++ = kr_cell_who(ws, other->record.id);
	*cell++ = (struct kr_cell){ .text = how, .shown = shown };
	*cell++ = kr_cell_who(ws, kr_circle_holder(lower, "leader", d->day).s);
	*cell++ = kr_cell_who(ws, kr_circle_holder(lower, "delegate", d->day).s);
}

static void add_links(struct kr_workspace *ws, const struct kr_circle *c, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "circle", N_("circle"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "relation", N_("is"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "leader", N_("leader"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "delegate", N_("delegate"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	};
	size_t n;
	struct kr_record *const *each = kr_workspace_each(ws, KR_CIRCLE, &n);
	const struct kr_circle *parent = kr_workspace_circle(ws, kr_words_of(&c->parent));
	kr_document_heading(d, 1, _("Double links"));
	struct kr_block *table = kr_document_table(d, "links", columns, KR_N(columns), NULL);
	if (parent)
		add_link(ws, parent, "parent", _("parent circle"), c, d, table);
	for (size_t i = 0; i < n; i++) {
		const struct kr_circle *lower = kr_workspace_circle(ws, each[i]->id);
		if (lower && kr_readable(&lower->record) &&
			kr_text_is(&lower->parent, c->record.id))
			add_link(ws, lower, "sub-circle", _("sub-circle"), lower, d, table);
	}
}

void kr_show_circle(struct kr_workspace *ws, const struct kr_circle *c, struct kr_document *d)
{
	add_fields(ws, c, d);
	add_members(ws, c, d);
	add_roles(ws, c, d);
	add_links(ws, c, d);
}
