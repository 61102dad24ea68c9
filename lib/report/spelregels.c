/* lib/report/spelregels.c - the ground rules that the table gave itself, and what each enforces. */
#include "report/private.h"
#include "report/ranked.h"

struct spelregels {
	struct kr_workspace *ws;
	struct kr_document *d;
	const struct kr_report_options *o;
	kr_ranks all;
};

/* The one that was adopted in the place of @s, or NULL. */
static const struct kr_spelregel *successor_of(
	const struct spelregels *p, const struct kr_spelregel *s)
{
	for (size_t i = 0; i < p->all.n; i++)
		if (p->all.at[i].adopted != KR_NO_DAY &&
			kr_text_is(&p->all.at[i].s->supersedes, s->record.id))
			return p->all.at[i].s;
	return NULL;
}

/* ---- one of them -------------------------------------------------------------------------- */

static const struct kr_column spelregel_columns[] = {
	{ "id", N_("id"), KR_COLUMN_ID, KR_FOR_ALL, false },
	{ "number", N_("number"), KR_COLUMN_NUMBER, KR_FOR_MACHINES, false },
	{ "title", N_("title"), KR_COLUMN_TEXT, KR_FOR_MACHINES, false },
	{ "text", N_("text"), KR_COLUMN_TEXT, KR_FOR_MACHINES, false },
	{ "state", N_("state"), KR_COLUMN_WORD, KR_FOR_MACHINES, false },
	{ "circles", N_("binds"), KR_COLUMN_LIST, KR_FOR_ALL, false },
	{ "adopted", N_("adopted"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	{ "adopted-by", N_("established by"), KR_COLUMN_ID, KR_FOR_ALL, false },
	{ "evaluation", N_("evaluation"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	{ "supersedes", N_("replaces"), KR_COLUMN_ID, KR_FOR_ALL, false },
	{ "ended", N_("ended"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	{ "superseded-by", N_("replaced by"), KR_COLUMN_ID, KR_FOR_ALL, false },
	{ "ask", N_("stays a question"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
};

static struct kr_cell circles_cell(const struct spelregels *p, const struct kr_spelregel *s)
{
	struct kr_cell cell = kr_cell_whom(p->ws, &s->circles);
	if (s->circles.n == 0)
		cell.shown = _("all circles");
	return cell;
}

static void add_card(const struct spelregels *p, const struct kr_ranked *r)
{
	const struct kr_spelregel *s = r->s, *next = r->over ? successor_of(p, s) : NULL;
	struct kr_cell *cell = kr_document_card(
		p->d, "spelregels", spelregel_columns, KR_N(spelregel_columns));
	bool own;
	int32_t due = kr_ranked_in_force(r) ? kr_spelregel_due(p->ws, s, p->d->day, &own).day
					    : KR_NO_DAY;
	*cell++ = kr_cell_record(p->d, &s->record);
	*cell++ = kr_cell_rank(p->d, r);
	*cell++ = kr_cell_titled(p->d, &s->record, s->title.s);
	*cell++ = kr_cell_text(&s->text);
	*cell++ = kr_cell_state(kr_record_state(&s->record, p->d->day));
	*cell++ = circles_cell(p, s);
	*cell++ = kr_cell_day(p->d, r->adopted);
	*cell++ = r->adopted != KR_NO_DAY ? kr_cell_text(&s->adopted->by) : (struct kr_cell){ 0 };
	*cell++ = kr_cell_day(p->d, due);
	*cell++ = kr_cell_text(&s->supersedes);
	*cell++ = kr_cell_day(p->d, r->over ? s->ended->date.day : KR_NO_DAY);
	*cell++ = next ? kr_cell_record(p->d, &next->record) : (struct kr_cell){ 0 };
	*cell++ = kr_cell_text(&s->ask);
}

/* ---- what it enforces --------------------------------------------------------------------- */

struct enforcing {
	const struct spelregels *p;
	const struct kr_spelregel *s;
	struct kr_block *table;
	const struct kr_text *set; /* that is gone through */
};

static struct kr_cell *rule_cells(const struct enforcing *e, const char *rule)
{
	struct kr_cell *cell = kr_block_row(e->p->d, e->table, KR_TONE_PLAIN);
	*cell++ = kr_cell_record(e->p->d, &e->s->record);
	*cell++ = (struct kr_cell){ .text = rule };
	return cell;
}

/* What the set says of a rule, where the spelregel says no severity of its own. */
static void add_rule_of_set(void *arg, const char *rule, const char *severity)
{
	const struct enforcing *e = arg;
	struct kr_cell own = kr_cell_severity(e->s->set_severity);
	struct kr_cell *cell = rule_cells(e, rule);
	*cell++ = own.text ? own : kr_cell_phrase(severity);
	*cell++ = kr_cell_text(e->set);
}

static void add_enforced(const struct spelregels *p, const struct kr_spelregel *s)
{
	static const struct kr_column columns[] = {
		{ "spelregel", N_("spelregel"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "rule", N_("rule of 'kring check'"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "severity", N_("severity"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "set", N_("of the set"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
	};
	struct enforcing e = { .p = p, .s = s };
	e.table = kr_document_table(p->d, "rules", columns, KR_N(columns),
		_("nothing that can be checked: it is for people to keep"));
	e.table->audience = KR_FOR_TYPING;
	for (size_t i = 0; i < s->enforces.n; i++) {
		struct kr_cell *cell = rule_cells(&e, kr_words_of(&s->enforces.at[i].id));
		*cell = kr_cell_severity(s->enforces.at[i].value);
	}
	for (size_t i = 0; i < s->set.n && p->o->rules_of_set; i++) {
		e.set = &s->set.at[i];
		p->o->rules_of_set(kr_words_of(e.set), add_rule_of_set, &e);
	}
}

/* ---- the report --------------------------------------------------------------------------- */

static void add_spelregel(const struct spelregels *p, const struct kr_ranked *r)
{
	kr_document_heading(p->d, 2, kr_ranked_title(p->d, r));
	kr_document_prose(p->d, NULL, r->s->text.s);
	add_card(p, r);
	add_enforced(p, r->s);
}

/* Those that are in force, not yet, or no longer. */
static size_t add_those(const struct spelregels *p, const char *heading, bool adopted, bool over)
{
	size_t n = 0;
	kr_document_heading(p->d, 1, heading);
	for (size_t i = 0; i < p->all.n; i++) {
		const struct kr_ranked *r = &p->all.at[i];
		if (r->over != over || (!over && (r->adopted != KR_NO_DAY) != adopted))
			continue;
		add_spelregel(p, r);
		n++;
	}
	return n;
}

static int build(struct kr_workspace *ws, const struct kr_report_options *o, struct kr_document *d)
{
	struct spelregels p = { .ws = ws, .d = d, .o = o };
	if (kr_report_circle(ws, o->circle) != KR_OK)
		return KR_FAILED;
	kr_document_init(d, ws, "spelregels", _("Spelregels"));
	kr_rank_spelregels(d, ws, o->circle, &p.all);
	if (p.all.n == 0) {
		kr_document_table(d, "spelregels", spelregel_columns, KR_N(spelregel_columns),
			_("there are no spelregels yet"));
		kr_document_how(
			d, _("'kring add spelregel' writes one, 'kring init --spelregels' seven to "
			     "begin with"));
	}
	add_those(&p, _("In force"), true, false);
	if (add_those(&p, _("Not in force yet"), false, false) > 0) {
		kr_document_paragraph(d, "%s", _("they come into force with an agreement"));
		kr_document_how(
			d, _("'kring propose CIRCLE/ID --establishes spelregels' proposes it"));
	}
	add_those(&p, _("No longer in force"), true, true);
	kr_document_unreadable(d, ws);
	return KR_OK;
}

const struct kr_report kr_report_spelregels = {
	.name = "spelregels",
	.what = N_("the ground rules that the table gave itself, and what each enforces"),
	.build = build,
};
