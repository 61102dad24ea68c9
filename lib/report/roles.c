/* lib/report/roles.c - who holds which role, for how long, and how well it would go over. */
#include "report/private.h"

#include <string.h>

/* One circle with its roles. */
struct roles {
	struct kr_workspace *ws;
	struct kr_document *d;
	const struct kr_circle *c;
};

static struct kr_cell circle_of(const struct roles *p)
{
	return kr_cell_record(p->d, &p->c->record);
}

/* ---- who holds them ----------------------------------------------------------------------- */

static const struct kr_column role_columns[] = {
	{ "circle", N_("circle"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
	{ "role", N_("role"), KR_COLUMN_ID, KR_FOR_ALL, false },
	{ "holder", N_("holder"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	{ "acting", N_("acting"), KR_COLUMN_FLAG, KR_FOR_MACHINES, false },
	{ "deputy", N_("deputy"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	{ "until", N_("term until"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	{ "elected", N_("elected by"), KR_COLUMN_ID, KR_FOR_ALL, false },
	{ "tasks", N_("tasks"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
};

static bool is_acting(const struct kr_role *r, const struct kr_text *holder)
{
	return r->acting && kr_text_equal(holder, &r->acting->person) &&
	       !kr_text_equal(holder, &r->holder);
}

static struct kr_cell holder_cell(const struct roles *p, const struct kr_text *holder, bool acting)
{
	struct kr_cell cell = kr_cell_who(p->ws, holder->s);
	if (!kr_present(holder))
		cell.shown = _("nobody");
	else if (acting)
		cell.shown = kr_asprintf(p->d->arena, _("%s, acting"), kr_cell_shown(&cell));
	return cell;
}

/* An election, or an appointment by the parent circle. */
static struct kr_cell elected_cell(const struct kr_role *r)
{
	return kr_cell_text(kr_present(&r->elected) ? &r->elected : &r->appointed);
}

static enum kr_tone tone_of(const struct kr_text *holder, int32_t until, int32_t day)
{
	bool over = until != KR_NO_DAY && until < day;
	return over || !kr_present(holder) ? KR_TONE_LATE : KR_TONE_PLAIN;
}

static void add_role(const struct roles *p, const struct kr_role *r, struct kr_block *table)
{
	struct kr_text holder = kr_role_holder(r, p->d->day);
	int32_t until = kr_role_term(r, p->d->day).day;
	bool acting = is_acting(r, &holder);
	struct kr_cell *cell = kr_block_row(p->d, table, tone_of(&holder, until, p->d->day));
	*cell++ = circle_of(p);
	*cell++ = kr_cell_role(&r->id);
	*cell++ = holder_cell(p, &holder, acting);
	*cell++ = kr_cell_flag(acting, NULL);
	*cell++ = kr_cell_who(p->ws, r->deputy.s);
	*cell++ = kr_cell_day(p->d, until);
	*cell++ = acting ? (struct kr_cell){ 0 } : elected_cell(r);
	*cell++ = kr_cell_number(p->d, r->tasks.n);
}

static void add_roles(const struct roles *p)
{
	struct kr_block *table = kr_document_table(
		p->d, "roles", role_columns, KR_N(role_columns), _("no role is filled yet"));
	kr_document_how(p->d, _("'kring add role' adds one"));
	for (size_t i = 0; i < p->c->roles.n; i++)
		add_role(p, &p->c->roles.at[i], table);
}

/* ---- what they do ------------------------------------------------------------------------- */

static void add_tasks(const struct roles *p)
{
	static const struct kr_column columns[] = {
		{ "circle", N_("circle"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "role", N_("role"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "task", N_("id"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "what", N_("task"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "handover", N_("handover note"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	};
	kr_document_heading(p->d, 2, _("Tasks"));
	struct kr_block *table = kr_document_table(p->d, "tasks", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < p->c->roles.n; i++) {
		const struct kr_role *r = &p->c->roles.at[i];
		for (size_t k = 0; k < r->tasks.n; k++) {
			const struct kr_task *t = &r->tasks.at[k];
			struct kr_cell *cell = kr_block_row(p->d, table, KR_TONE_PLAIN);
			*cell++ = circle_of(p);
			*cell++ = kr_cell_role(&r->id);
			*cell++ = kr_cell_text(&t->id);
			*cell++ = kr_cell_text(&t->what);
			*cell = kr_cell_text(&t->handover);
			if (!kr_present(&t->handover))
				cell->shown = _("none");
		}
	}
}

/* ---- continuity: counts, side by side ----------------------------------------------------- */

static void add_continuity(const struct roles *p)
{
	static const struct kr_column columns[] = {
		{ "circle", N_("circle"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "roles", N_("roles"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "held", N_("with a holder"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "with-deputy", N_("with a deputy"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "tasks", N_("tasks"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "tasks-with-note", N_("with a note"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "tasks-with-both", N_("with a note and a deputy"), KR_COLUMN_NUMBER, KR_FOR_ALL,
			false },
	};
	enum { ROLES, HELD, DEPUTY, TASKS, NOTE, BOTH, COUNTS };
	size_t counts[COUNTS] = { 0 };
	for (size_t i = 0; i < p->c->roles.n; i++) {
		const struct kr_role *r = &p->c->roles.at[i];
		struct kr_text holder = kr_role_holder(r, p->d->day);
		bool deputy = kr_present(&r->deputy);
		counts[ROLES]++;
		counts[HELD] += kr_present(&holder);
		counts[DEPUTY] += deputy;
		counts[TASKS] += r->tasks.n;
		for (size_t k = 0; k < r->tasks.n; k++) {
			bool note = kr_present(&r->tasks.at[k].handover);
			counts[NOTE] += note;
			counts[BOTH] += note && deputy;
		}
	}
	kr_document_heading(p->d, 2, _("If somebody leaves"));
	struct kr_block *table = kr_document_table(
		p->d, "continuity", columns, KR_N(columns), NULL);
	struct kr_cell *cell = counts[ROLES] > 0 ? kr_block_row(p->d, table, KR_TONE_PLAIN) : NULL;
	if (!cell)
		return;
	*cell++ = circle_of(p);
	for (size_t i = 0; i < COUNTS; i++)
		*cell++ = kr_cell_number(p->d, (double)counts[i]);
}

struct spread {
	const struct roles *p;
	size_t *counts; /* of each organisation, in the order of their ids */
};

static void count_for(void *arg, const char *organisation)
{
	const struct spread *s = arg;
	size_t n;
	struct kr_record *const *each = kr_workspace_each(s->p->ws, KR_ORGANISATION, &n);
	for (size_t i = 0; i < n; i++)
		s->counts[i] += strcmp(each[i]->id, organisation) == 0;
}

/* How many roles the people of each organisation hold there, in the order of their ids. */
static void add_spread(const struct roles *p)
{
	static const struct kr_column columns[] = {
		{ "circle", N_("circle"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "organisation", N_("organisation"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "roles", N_("roles"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
	};
	size_t n;
	struct kr_record *const *each = kr_workspace_each(p->ws, KR_ORGANISATION, &n);
	struct spread s = { p, kr_alloc(p->d->arena, (n + 1) * sizeof *s.counts) };
	for (size_t i = 0; i < p->c->roles.n; i++) {
		struct kr_text holder = kr_role_holder(&p->c->roles.at[i], p->d->day);
		if (kr_present(&holder))
			kr_organisations_of(
				p->ws, p->c->record.id, holder.s, p->d->day, count_for, &s);
	}
	kr_document_heading(p->d, 2, _("Roles of each organisation"));
	struct kr_block *table = kr_document_table(
		p->d, "organisations", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < n; i++) {
		if (s.counts[i] == 0)
			continue;
		struct kr_cell *cell = kr_block_row(p->d, table, KR_TONE_PLAIN);
		*cell++ = circle_of(p);
		*cell++ = kr_cell_who(p->ws, each[i]->id);
		*cell++ = kr_cell_number(p->d, (double)s.counts[i]);
	}
}

/* ---- the report --------------------------------------------------------------------------- */

static void add_circle(struct kr_workspace *ws, const struct kr_circle *c,
	const struct kr_report_options *o, struct kr_document *d)
{
	const struct roles p = { ws, d, c };
	(void)o;
	kr_document_heading(d, 1, kr_title_of(ws, &c->record));
	add_roles(&p);
	add_tasks(&p);
	add_continuity(&p);
	add_spread(&p);
}

static int build(struct kr_workspace *ws, const struct kr_report_options *o, struct kr_document *d)
{
	if (kr_report_circle(ws, o->circle) != KR_OK)
		return KR_FAILED;
	kr_document_init(d, ws, "roles", _("Roles"));
	if (kr_each_circle(ws, o, d, add_circle) == 0)
		kr_no_circle(ws, d, "roles", role_columns, KR_N(role_columns));
	kr_document_dates(d, ws, 1u << KR_DUE_TERM, o->circle);
	kr_document_unreadable(d, ws);
	return KR_OK;
}

const struct kr_report kr_report_roles = {
	.name = "roles",
	.what = N_("who holds which role until when, with its tasks and handover notes"),
	.build = build,
};
