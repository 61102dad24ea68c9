/* lib/report/export-lists.c - a row for each element of the lists and small maps of the records. */
#include "report/export.h"

static void put_owner(struct kr_exporting *x, const struct kr_record *r, const char *key)
{
	kr_put_words(x, kr_kind_name(r->kind));
	kr_put_words(x, r->id);
	kr_put_words(x, key);
}

#define OF_KEY                                                                                     \
	{ "kind", KR_EXPORT_TEXT, N_("kind of the record") },                                      \
		{ "record", KR_EXPORT_TEXT, N_("id of the record") },                              \
	{                                                                                          \
		"key", KR_EXPORT_TEXT,                                                             \
			N_("the key in its file, `topics` or `evaluations.1.inputs`; the "         \
			   "elements "                                                             \
			   "of lists are counted from 1")                                          \
	}

/* ---- lists -------------------------------------------------------------------------------- */

static const struct kr_export_column lists_columns[] = {
	OF_KEY,
	{ "number", KR_EXPORT_INTEGER, N_("place in the list, from 1") },
	{ "value", KR_EXPORT_TEXT, N_("the word, id or text") },
};

static void put_list(
	struct kr_exporting *x, const struct kr_record *r, const char *key, const kr_texts *list)
{
	for (size_t i = 0; i < list->n; i++) {
		put_owner(x, r, key);
		kr_put_count(x, i + 1);
		kr_put_text(x, &list->at[i]);
		kr_put_row(x);
	}
}

static void lists_of_network(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_network *n = (const struct kr_network *)r;
	if (n->continuation)
		put_list(x, r, "continuation.end-if", &n->continuation->end_if);
	if (n->charter)
		put_list(x, r, "charter.routing", &n->charter->routing);
}

static void lists_of_organisation(struct kr_exporting *x, const struct kr_record *r)
{
	put_list(x, r, "also-in", &((const struct kr_organisation *)r)->also_in);
}

static void lists_of_circle(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_circle *c = (const struct kr_circle *)r;
	put_list(x, r, "domain", &c->domain);
	if (c->scope) {
		put_list(x, r, "scope.in", &c->scope->in);
		put_list(x, r, "scope.out", &c->scope->out);
	}
}

static void lists_of_mandate(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_mandate *m = (const struct kr_mandate *)r;
	put_list(x, r, "organisations", &m->organisations);
	put_list(x, r, "scope", &m->scope);
	for (size_t i = 0; i < m->renewals.n; i++)
		if (kr_is_by(m->renewals.at[i].date, x->day))
			put_list(x, r, kr_asprintf(x->arena, "renewals.%zu.scope", i + 1),
				&m->renewals.at[i].scope);
	for (size_t i = 0; i < m->consultations.n; i++)
		put_list(x, r,
			kr_asprintf(x->arena, "consultations.%s.heard",
				kr_words_of(&m->consultations.at[i].id)),
			&m->consultations.at[i].heard);
}

static void lists_of_spelregel(struct kr_exporting *x, const struct kr_record *r)
{
	put_list(x, r, "circles", &((const struct kr_spelregel *)r)->circles);
}

static void lists_of_agreement(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_agreement *a = (const struct kr_agreement *)r;
	put_list(x, r, "topics", &a->topics);
	if (a->bounds) {
		put_list(x, r, "bounds.decides", &a->bounds->decides);
		put_list(x, r, "bounds.topics", &a->bounds->topics);
	}
	if (a->builds_on)
		put_list(x, r, "builds-on.learned", &a->builds_on->learned);
	for (size_t i = 0; i < a->actions.n; i++)
		put_list(x, r,
			kr_asprintf(x->arena, "actions.%s.with", kr_words_of(&a->actions.at[i].id)),
			&a->actions.at[i].with);
	for (size_t i = 0; i < a->evaluations.n; i++)
		if (kr_is_by(a->evaluations.at[i].date, x->day))
			put_list(x, r, kr_asprintf(x->arena, "evaluations.%zu.inputs", i + 1),
				&a->evaluations.at[i].inputs);
}

static void lists_of_meeting(struct kr_exporting *x, const struct kr_record *r)
{
	put_list(x, r, "agenda", &((const struct kr_meeting *)r)->agenda);
}

static void lists_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_NETWORK, lists_of_network);
	kr_export_each(x, KR_ORGANISATION, lists_of_organisation);
	kr_export_each(x, KR_CIRCLE, lists_of_circle);
	kr_export_each(x, KR_MANDATE, lists_of_mandate);
	kr_export_each(x, KR_SPELREGEL, lists_of_spelregel);
	kr_export_each(x, KR_AGREEMENT, lists_of_agreement);
	kr_export_each(x, KR_MEETING, lists_of_meeting);
}

KR_EXPORT_TABLE(lists, 4, N_("the lists of words and ids that have no table of their own"));

/* ---- maps --------------------------------------------------------------------------------- */

static const struct kr_export_column maps_columns[] = {
	OF_KEY,
	{ "name", KR_EXPORT_TEXT, N_("the name before the colon") },
	{ "value", KR_EXPORT_TEXT, N_("what stands behind it") },
};

static void put_named(struct kr_exporting *x, const struct kr_record *r, const char *key,
	const kr_named_texts *map)
{
	for (size_t i = 0; i < map->n; i++) {
		put_owner(x, r, key);
		kr_put_text(x, &map->at[i].id);
		kr_put_text(x, &map->at[i].value);
		kr_put_row(x);
	}
}

/* @dotted: the key of the words in the format table. */
static void put_graded(struct kr_exporting *x, const struct kr_record *r, const char *key,
	const char *dotted, const kr_grades *map)
{
	for (size_t i = 0; i < map->n; i++) {
		put_owner(x, r, key);
		kr_put_text(x, &map->at[i].id);
		kr_put_word(x, r->kind, dotted, map->at[i].value);
		kr_put_row(x);
	}
}

static void maps_of_network(struct kr_exporting *x, const struct kr_record *r)
{
	put_named(x, r, "departed", &((const struct kr_network *)r)->departed);
}

static void maps_of_organisation(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_organisation *o = (const struct kr_organisation *)r;
	put_named(x, r, "expects", &o->expects);
	put_named(x, r, "depends-on", &o->depends_on);
}

static void maps_of_agreement(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_agreement *a = (const struct kr_agreement *)r;
	put_named(x, r, "options", &a->options);
	put_graded(x, r, "effects", "effects.x.effect", &a->effects);
	put_named(x, r, "interests", &a->interests);
	put_named(x, r, "establishes", &a->establishes);
	if (a->builds_on) {
		put_named(x, r, "builds-on.concerns", &a->builds_on->concerns);
		put_named(x, r, "builds-on.objections", &a->builds_on->objections);
	}
	for (size_t i = 0; i < a->evaluations.n; i++)
		if (kr_is_by(a->evaluations.at[i].date, x->day))
			put_graded(x, r, kr_asprintf(x->arena, "evaluations.%zu.criteria", i + 1),
				"evaluations.0.criteria.x.met", &a->evaluations.at[i].criteria);
}

static void maps_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_NETWORK, maps_of_network);
	kr_export_each(x, KR_ORGANISATION, maps_of_organisation);
	kr_export_each(x, KR_AGREEMENT, maps_of_agreement);
}

KR_EXPORT_TABLE(maps, 4, N_("the small maps of a name and a text that have no table of their own"));
