/* lib/report/export-folder.c - rows about the network, its organisations and its spelregels. */
#include "report/export.h"

/* ---- the network -------------------------------------------------------------------------- */

static const struct kr_export_column networks_columns[] = {
	{ "language", KR_EXPORT_TEXT, N_("language of the texts") },
	{ "purpose", KR_EXPORT_TEXT, N_("what the collaboration is for") },
	{ "started_date", KR_EXPORT_DATE, N_("when it began") },
	{ "phase", KR_EXPORT_TEXT, N_("phase of the fence between the partners") },
	{ "adopted_date", KR_EXPORT_DATE, N_("when the charter came into force") },
	{ "adopted_by", KR_EXPORT_TEXT, N_("the agreement that established the charter") },
	{ "decide_by_date", KR_EXPORT_DATE, N_("when going on is decided next") },
	{ "exit", KR_EXPORT_TEXT, N_("how a partner leaves") },
	{ "preparation_days", KR_EXPORT_INTEGER, N_("days before a meeting that papers go out") },
	{ "preparation_form", KR_EXPORT_TEXT, N_("in which form papers go out") },
	{ "review_every", KR_EXPORT_TEXT, N_("how often the process is evaluated, `6m`") },
	{ "review_form", KR_EXPORT_TEXT, N_("how the process is evaluated") },
	{ "shared_goal", KR_EXPORT_TEXT, N_("the shared goal") },
	{ "shared_boundary", KR_EXPORT_TEXT, N_("the shared boundary") },
	{ "shared_identity", KR_EXPORT_TEXT, N_("the shared identity") },
	{ "regime", KR_EXPORT_TEXT, N_("label of the regime that the network works in") },
	{ "private_capacity", KR_EXPORT_TEXT, N_("capacity of private parties") },
	{ "format", KR_EXPORT_INTEGER, N_("version of the format of the files") },
	{ "records", KR_EXPORT_INTEGER,
		N_("files of records in the folder, also unreadable ones") },
	{ "unreadable", KR_EXPORT_INTEGER,
		N_("files among them that cannot be read, and of which there are no rows") },
};

static size_t unreadable(const struct kr_workspace *ws)
{
	size_t count = 0, n;
	for (enum kr_kind kind = 0; kind < KR_KINDS; kind++) {
		struct kr_record *const *each = kr_workspace_each(ws, kind, &n);
		for (size_t i = 0; i < n; i++)
			count += !kr_readable(each[i]);
	}
	return count;
}

static void put_charter(struct kr_exporting *x, const struct kr_charter *charter)
{
	static const struct kr_preparation no_preparation;
	static const struct kr_process_evaluation no_review;
	const struct kr_preparation *p = charter && charter->preparation ? charter->preparation
									 : &no_preparation;
	const struct kr_process_evaluation *e = charter && charter->process_evaluation
							? charter->process_evaluation
							: &no_review;
	kr_put_whole(x, &p->days);
	kr_put_text(x, &p->form);
	kr_put_words(x, kr_duration_words(x->arena, e->every));
	kr_put_text(x, &e->form);
}

static void put_network(struct kr_exporting *x, const struct kr_record *r)
{
	static const struct kr_continuation no_continuation;
	static const struct kr_shared nothing_shared;
	static const struct kr_context no_context;
	const struct kr_network *n = (const struct kr_network *)r;
	const struct kr_continuation *c = n->continuation ? n->continuation : &no_continuation;
	const struct kr_shared *s = n->shared ? n->shared : &nothing_shared;
	const struct kr_context *context = n->context ? n->context : &no_context;
	kr_put_text(x, &n->language);
	kr_put_text(x, &n->purpose);
	kr_put_day(x, n->started.day);
	kr_put_word(x, KR_NETWORK, "phase", n->phase);
	kr_put_establishment(x, n->adopted);
	kr_put_day(x, c->decide_by.day);
	kr_put_text(x, &c->exit);
	put_charter(x, n->charter);
	kr_put_text(x, &s->goal);
	kr_put_text(x, &s->boundary);
	kr_put_text(x, &s->identity);
	kr_put_text(x, &context->regime);
	kr_put_word(x, KR_NETWORK, "context.private-capacity", context->private_capacity);
	kr_put_whole(x, &n->format);
	kr_put_count(x, kr_workspace_count(x->ws));
	kr_put_count(x, unreadable(x->ws));
	kr_put_row(x);
}

static void networks_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_NETWORK, put_network);
}

KR_EXPORT_TABLE(networks, 0, N_("the network: one row for each folder"));

static const struct kr_export_column goals_columns[] = {
	{ "goal", KR_EXPORT_TEXT, N_("id of the goal") },
	{ "title", KR_EXPORT_TEXT, N_("what it is called") },
	{ "k", KR_EXPORT_TEXT, N_("which of the three K's it serves") },
	{ "indicator", KR_EXPORT_TEXT, N_("what is measured") },
	{ "baseline", KR_EXPORT_NUMBER, N_("where it began") },
	{ "target", KR_EXPORT_NUMBER, N_("where it should end") },
	{ "target_date", KR_EXPORT_DATE, N_("by when") },
};

static void put_goals(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_network *n = (const struct kr_network *)r;
	for (size_t i = 0; i < n->goals.n; i++) {
		const struct kr_goal *g = &n->goals.at[i];
		kr_put_text(x, &g->id);
		kr_put_text(x, &g->title);
		kr_put_word(x, KR_NETWORK, "goals.x.k", g->k);
		kr_put_text(x, &g->indicator);
		kr_put_number(x, &g->baseline);
		kr_put_number(x, &g->target);
		kr_put_day(x, g->date.day);
		kr_put_row(x);
	}
}

static void goals_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_NETWORK, put_goals);
}

KR_EXPORT_TABLE(goals, 1, N_("the goals of the network"));

static const struct kr_export_column meanings_columns[] = {
	{ "term", KR_EXPORT_TEXT, N_("the word") },
	{ "organisation", KR_EXPORT_TEXT, N_("who means this by it") },
	{ "meaning", KR_EXPORT_TEXT, N_("what they mean") },
};

static void put_meanings(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_network *n = (const struct kr_network *)r;
	for (size_t i = 0; i < n->terms.n; i++) {
		const struct kr_term *t = &n->terms.at[i];
		for (size_t k = 0; k < t->meanings.n; k++) {
			kr_put_text(x, &t->id);
			kr_put_text(x, &t->meanings.at[k].id);
			kr_put_text(x, &t->meanings.at[k].value);
			kr_put_row(x);
		}
	}
}

static void meanings_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_NETWORK, put_meanings);
}

KR_EXPORT_TABLE(meanings, 2, N_("what each organisation means by a word"));

static const struct kr_export_column stakeholders_columns[] = {
	{ "stakeholder", KR_EXPORT_TEXT, N_("who does not sit at the table") },
	{ "position", KR_EXPORT_TEXT, N_("consulted, informed or excluded") },
	{ "why", KR_EXPORT_TEXT, N_("why so") },
};

static void put_stakeholders(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_network *n = (const struct kr_network *)r;
	for (size_t i = 0; i < n->stakeholders.n; i++) {
		const struct kr_stakeholder *s = &n->stakeholders.at[i];
		kr_put_text(x, &s->id);
		kr_put_word(x, KR_NETWORK, "stakeholders.x.position", s->position);
		kr_put_text(x, &s->why);
		kr_put_row(x);
	}
}

static void stakeholders_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_NETWORK, put_stakeholders);
}

KR_EXPORT_TABLE(stakeholders, 1, N_("those who do not sit at the table"));

/* ---- organisations ------------------------------------------------------------------------ */

static const struct kr_export_column organisations_columns[] = {
	{ "organisation", KR_EXPORT_TEXT, N_("id of the organisation") },
	{ "name", KR_EXPORT_TEXT, N_("what it is called") },
	{ "position", KR_EXPORT_TEXT, N_("core, ring or free") },
	{ "joined_date", KR_EXPORT_DATE, N_("when it joined the network") },
	{ "left_date", KR_EXPORT_DATE, N_("its last day in the network") },
	{ "successor", KR_EXPORT_TEXT, N_("the organisation that took its place") },
	{ "funds", KR_EXPORT_NUMBER, N_("its share of the money, in percent") },
	{ "consult_days", KR_EXPORT_INTEGER, N_("how many days its constituency needs") },
	{ "added_value", KR_EXPORT_TEXT, N_("what it adds") },
	{ "keeps", KR_EXPORT_TEXT, N_("what it does not hand over") },
	{ "capacity", KR_EXPORT_TEXT, N_("its capacity to work together") },
	{ "boundary_for", KR_EXPORT_TEXT, N_("what it is there for") },
	{ "boundary_not_for", KR_EXPORT_TEXT, N_("what it is not there for") },
	{ "boundary_why", KR_EXPORT_TEXT, N_("why it acts so") },
};

static void put_organisation(struct kr_exporting *x, const struct kr_record *r)
{
	static const struct kr_boundary none;
	const struct kr_organisation *o = (const struct kr_organisation *)r;
	const struct kr_boundary *b = o->boundary ? o->boundary : &none;
	kr_put_words(x, r->id);
	kr_put_text(x, &o->name);
	kr_put_word(x, KR_ORGANISATION, "position", o->position);
	kr_put_day(x, o->joined.day);
	kr_put_day(x, o->left.day);
	kr_put_text(x, &o->successor);
	kr_put_number(x, &o->funds);
	kr_put_whole(x, &o->consult_days);
	kr_put_text(x, &o->added_value);
	kr_put_text(x, &o->keeps);
	kr_put_text(x, &o->capacity);
	kr_put_text(x, &b->for_);
	kr_put_text(x, &b->not_for);
	kr_put_text(x, &b->why);
	kr_put_row(x);
}

static void organisations_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_ORGANISATION, put_organisation);
}

KR_EXPORT_TABLE(organisations, 1, N_("the partners"));

static const struct kr_export_column people_columns[] = {
	{ "person", KR_EXPORT_TEXT, N_("id of the person") },
	{ "organisation", KR_EXPORT_TEXT, N_("the organisation that lists the person") },
	{ "name", KR_EXPORT_TEXT, N_("name of the person; only with --people") },
	{ "left_date", KR_EXPORT_DATE, N_("last day in the network") },
};

static void put_people(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_organisation *o = (const struct kr_organisation *)r;
	for (size_t i = 0; i < o->people.n; i++) {
		const struct kr_person *p = &o->people.at[i];
		kr_put_text(x, &p->id);
		kr_put_words(x, r->id);
		kr_put_words(x, x->o->people ? kr_words_of(&p->name) : NULL);
		kr_put_day(x, p->left.day);
		kr_put_row(x);
	}
}

static void people_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_ORGANISATION, put_people);
}

KR_EXPORT_TABLE(people, 2, N_("the people of the organisations, without e-mail addresses"));
