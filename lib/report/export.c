/* lib/report/export.c - which tables there are, and how a row is filled. */
#include "report/export.h"
#include "base/utf8.h"

#include <assert.h>
#include <string.h>

#define TABLE(name) extern const struct kr_export_table kr_export_##name;
#include "report/tables.def"
#undef TABLE

static const struct kr_export_table *const tables[] = {
#define TABLE(name) &kr_export_##name,
#include "report/tables.def"
#undef TABLE
};

static const struct kr_export_column common[KR_EXPORT_COMMON] = {
	{ "network", KR_EXPORT_TEXT,
		N_("key of the network: what --network says, else made of its name") },
	{ "network_name", KR_EXPORT_TEXT, N_("name of the network, as kring.yaml has it") },
	{ "commit_id", KR_EXPORT_TEXT,
		N_("the commit that was checked out; empty without git, and whether files differ "
		   "from "
		   "it is not looked at") },
	{ "as_of", KR_EXPORT_DATE, N_("the day that states are computed for") },
};

enum { LONGEST_KEY = 64 }; /* bytes of a network's key */

const struct kr_export_table *const *kr_export_tables(size_t *n)
{
	*n = KR_N(tables);
	return tables;
}

const struct kr_export_table *kr_export_find(const char *name)
{
	for (size_t i = 0; i < KR_N(tables); i++)
		if (strcmp(tables[i]->name, name) == 0)
			return tables[i];
	return NULL;
}

const char *kr_export_type_name(enum kr_export_type type)
{
	static const char *const names[] = { "text", "integer", "number", "date", "boolean" };
	return names[type];
}

size_t kr_export_width(const struct kr_export_table *t)
{
	return KR_EXPORT_COMMON + t->n;
}

const struct kr_export_column *kr_export_column(const struct kr_export_table *t, size_t i)
{
	return i < KR_EXPORT_COMMON ? &common[i] : &t->columns[i - KR_EXPORT_COMMON];
}

/* ---- values ------------------------------------------------------------------------------- */

static struct kr_export_value *next(struct kr_exporting *x, enum kr_export_type type)
{
	assert(x->at < kr_export_width(x->table));
	assert(kr_export_column(x->table, x->at)->type == type);
	struct kr_export_value *v = &x->values[x->at++];
	*v = (struct kr_export_value){ .there = true };
	return v;
}

void kr_put_nothing(struct kr_exporting *x)
{
	assert(x->at < kr_export_width(x->table));
	x->values[x->at++] = (struct kr_export_value){ 0 };
}

void kr_put_words(struct kr_exporting *x, const char *s)
{
	struct kr_export_value *v = next(x, KR_EXPORT_TEXT);
	v->there = s && *s;
	v->s = s;
	v->len = v->there ? strlen(s) : 0;
}

void kr_put_text(struct kr_exporting *x, const struct kr_text *t)
{
	struct kr_export_value *v = next(x, KR_EXPORT_TEXT);
	v->there = t->s && t->len > 0;
	v->s = t->s;
	v->len = t->len;
}

void kr_put_day(struct kr_exporting *x, int32_t day)
{
	struct kr_export_value *v = next(x, KR_EXPORT_DATE);
	v->there = day != KR_NO_DAY;
	v->day = day;
}

void kr_put_fact(struct kr_exporting *x, struct kr_date date)
{
	kr_put_day(x, kr_is_by(date, x->day) ? date.day : KR_NO_DAY);
}

void kr_put_count(struct kr_exporting *x, size_t n)
{
	next(x, KR_EXPORT_INTEGER)->number = (double)n;
}

void kr_put_days(struct kr_exporting *x, int32_t days)
{
	next(x, KR_EXPORT_INTEGER)->number = days;
}

void kr_put_number(struct kr_exporting *x, const struct kr_number *n)
{
	struct kr_export_value *v = next(x, KR_EXPORT_NUMBER);
	v->there = n->there;
	v->number = n->value;
}

void kr_put_whole(struct kr_exporting *x, const struct kr_number *n)
{
	struct kr_export_value *v = next(x, KR_EXPORT_INTEGER);
	v->there = n->there;
	v->number = kr_whole(n);
}

void kr_put_flag(struct kr_exporting *x, bool yes)
{
	next(x, KR_EXPORT_BOOLEAN)->yes = yes;
}

void kr_put_word(struct kr_exporting *x, enum kr_kind kind, const char *dotted, struct kr_word w)
{
	kr_put_words(x, kr_cell_word(kind, dotted, w).text);
}

void kr_put_establishment(struct kr_exporting *x, const struct kr_establishment *e)
{
	bool is = e && kr_is_by(e->date, x->day);
	kr_put_day(x, is ? e->date.day : KR_NO_DAY);
	kr_put_words(x, is ? kr_words_of(&e->by) : NULL);
}

void kr_put_ending(struct kr_exporting *x, const struct kr_event *ended)
{
	bool is = kr_has_happened(ended, x->day);
	kr_put_day(x, is ? ended->date.day : KR_NO_DAY);
	kr_put_words(x, is ? kr_words_of(&ended->why) : NULL);
}

void kr_put_row(struct kr_exporting *x)
{
	assert(x->at == kr_export_width(x->table));
	x->each(x->own, x->values);
	x->at = KR_EXPORT_COMMON;
}

/* ---- what many tables begin with ---------------------------------------------------------- */

void kr_put_agreement(struct kr_exporting *x, const struct kr_agreement *a)
{
	kr_put_words(x, a->record.id);
	kr_put_words(x, a->record.circle);
}

void kr_put_mandate(struct kr_exporting *x, const struct kr_mandate *m)
{
	kr_put_words(x, m->record.circle);
	kr_put_words(x, m->record.name);
}

void kr_put_stage(struct kr_exporting *x, const struct kr_said *said)
{
	kr_put_words(x, said->in_round > 0 ? "round" : "evaluation");
	kr_put_count(x, said->in_round > 0 ? said->in_round : said->in_evaluation);
}

size_t kr_answer_number(const struct kr_said *said)
{
	const struct kr_response *r = said->response;
	return said->answer == &r->first ? 1 : (size_t)(said->answer - r->then.at) + 2;
}

/* ---- rows --------------------------------------------------------------------------------- */

static bool is_there(const struct kr_exporting *x, const struct kr_record *r)
{
	return kr_readable(r) &&
	       (r->kind != KR_AGREEMENT || kr_record_state(r, x->day) != KR_STATE_PROPOSED_LATER);
}

void kr_export_each(struct kr_exporting *x, enum kr_kind kind,
	void (*each)(struct kr_exporting *x, const struct kr_record *r))
{
	size_t n;
	struct kr_record *const *records = kr_workspace_each(x->ws, kind, &n);
	for (size_t i = 0; i < n; i++) {
		if (!is_there(x, records[i]))
			continue;
		each(x, records[i]);
		kr_arena_reset(x->arena);
	}
}

const char *kr_export_name(struct kr_workspace *ws)
{
	const struct kr_network *n = kr_workspace_network(ws);
	return n && kr_readable(&n->record) ? kr_words_of(&n->name) : "";
}

const char *kr_export_network(struct kr_workspace *ws, const struct kr_export_options *o)
{
	if (o->network)
		return o->network;
	const char *slug = kr_utf8_slug(kr_workspace_arena(ws), kr_export_name(ws), LONGEST_KEY);
	return *slug ? slug : "network";
}

static void put_common(struct kr_exporting *x)
{
	kr_put_words(x, kr_export_network(x->ws, x->o));
	kr_put_words(x, kr_export_name(x->ws));
	kr_put_words(x, x->o->commit);
	kr_put_day(x, x->day);
}

void kr_export_rows(struct kr_workspace *ws, const struct kr_export_options *o,
	const struct kr_export_table *t,
	void (*each)(void *own, const struct kr_export_value *values), void *own)
{
	struct kr_exporting x = { .ws = ws,
		.arena = kr_arena_new(),
		.day = kr_workspace_as_of(ws),
		.o = o,
		.table = t,
		.each = each,
		.own = own };
	struct kr_arena *row = kr_arena_new();
	x.values = kr_alloc(row, kr_export_width(t) * sizeof *x.values);
	put_common(&x);
	t->rows(&x);
	kr_arena_free(row);
	kr_arena_free(x.arena);
}
