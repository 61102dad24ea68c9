/* lib/model/resolve.c - which record a person means. */
#include <string.h>

#include "base/i18n.h"
#include "model/workspace.h"
#include <kring/lifecycle.h>

struct matches {
	struct kr_record *at[8]; /* enough to name in a message */
	size_t n;
};

static void match(struct matches *m, struct kr_record *r)
{
	if (m->n < sizeof m->at / sizeof *m->at)
		m->at[m->n] = r;
	m->n++;
}

/* Is @typed a tail of whole path parts of @id? */
static bool is_tail(const char *id, const char *typed)
{
	size_t a = strlen(id), b = strlen(typed);
	return a > b && id[a - b - 1] == '/' && strcmp(id + a - b, typed) == 0;
}

static void match_kind(
	struct kr_workspace *ws, enum kr_kind kind, const char *typed, struct matches *m)
{
	for (uint32_t i = 0; i < ws->records[kind].n; i++)
		if (is_tail(ws->records[kind].at[i]->id, typed))
			match(m, ws->records[kind].at[i]);
}

/* A path of a file, or an id with its folder in front, is exact; so is a whole id. */
static struct kr_record *match_exactly(
	struct kr_workspace *ws, enum kr_kind kind, const char *typed)
{
	const char *folder = kr_kind_folder(kind);
	size_t len = strlen(typed);
	char id[256];
	if (len >= sizeof id)
		return NULL;
	if (folder && strncmp(typed, folder, strlen(folder)) == 0 && typed[strlen(folder)] == '/')
		typed += strlen(folder) + 1;
	strcpy(id, typed);
	len = strlen(id);
	if (kind != KR_NETWORK && len > 5 && strcmp(id + len - 5, ".yaml") == 0)
		id[len - 5] = '\0';
	return kr_map_get(&ws->ids[kind], id, strlen(id));
}

static const char *kind_in_words(enum kr_kind kind)
{
	switch (kind) {
	case KR_CIRCLE:
		return _("circle");
	case KR_ORGANISATION:
		return _("organisation");
	case KR_MANDATE:
		return _("mandate");
	case KR_SPELREGEL:
		return _("spelregel");
	case KR_AGREEMENT:
		return _("agreement");
	case KR_MEETING:
		return _("meeting");
	case KR_REVIEW:
		return _("review");
	default:
		return _("record");
	}
}

static int nothing(struct kr_workspace *ws, enum kr_kind kind, const char *typed)
{
	const char *names[512], *near = NULL;
	size_t n = 0;
	for (enum kr_kind k = 0; k < KR_KINDS; k++)
		for (uint32_t i = 0; (k == kind || kind == KR_KINDS) && i < ws->records[k].n; i++)
			if (n < sizeof names / sizeof *names)
				names[n++] = strchr(typed, '/') ? ws->records[k].at[i]->id
								: ws->records[k].at[i]->name;
	near = kr_nearest(typed, names, n);
	return kr_refuse(ws->diags,
		near ? kr_diag_text(ws->diags, _("did you mean '%s'?"), near)
		     : _("'kring list' shows what there is"),
		_("there is no %s '%s'"), kind_in_words(kind), typed);
}

static int several(struct kr_workspace *ws, const char *typed, const struct matches *m)
{
	struct kr_buf names = KR_BUF_INIT;
	size_t shown = m->n < sizeof m->at / sizeof *m->at ? m->n : sizeof m->at / sizeof *m->at;
	for (size_t i = 0; i < shown; i++)
		kr_buf_printf(&names, "%s'%s'", i ? ", " : "", m->at[i]->id);
	if (m->n > shown)
		kr_buf_puts(&names, ", …");
	kr_refuse(ws->diags, _("type more of the id"), _("'%s' may be %s"), typed, names.s);
	kr_buf_release(&names);
	return KR_FAILED;
}

/* Is @a one of a chain that its name numbers, `x-2`?  Then its name means no other. */
static bool is_numbered(const struct kr_agreement *a)
{
	const char *dash = strrchr(a->record.name, '-');
	return dash && kr_present(&a->supersedes) && dash[1] &&
	       dash[1 + strspn(dash + 1, "0123456789")] == '\0';
}

/* Of `x`, `x-2`, `x-3`: the open successor for writing, else the one in force, else `x`. */
static struct kr_record *along_the_chain(
	struct kr_workspace *ws, struct kr_record *r, bool writing, const char **took)
{
	struct kr_agreement *first = (struct kr_agreement *)r, *in_force = NULL, *open = NULL;
	size_t steps = 0;
	if (is_numbered(first))
		return r;
	for (struct kr_agreement *a = first; a && steps < 1000; a = a->successor, steps++) {
		if (kr_agreement_in_force(a, ws->as_of))
			in_force = a;
		if (kr_agreement_is_proposal(a, ws->as_of))
			open = a;
	}
	struct kr_agreement *taken = writing && open ? open : in_force ? in_force : open;
	if (!taken || taken == first)
		return r;
	*took = kr_asprintf(ws->arena, _("'%s' is taken for '%s', which %s"), first->record.name,
		taken->record.id, taken == open ? _("is being decided on") : _("is in force"));
	return &taken->record;
}

int kr_workspace_resolve(struct kr_workspace *ws, enum kr_kind kind, const char *typed,
	bool writing, struct kr_record **record, const char **took)
{
	struct matches m = { 0 };
	const char *said = NULL;
	enum kr_kind from = kind == KR_KINDS ? 0 : kind,
		     to = kind == KR_KINDS ? KR_KINDS - 1 : kind;
	for (enum kr_kind k = from; k <= to; k++) {
		struct kr_record *r = match_exactly(ws, k, typed);
		if (r)
			match(&m, r);
	}
	bool exact = m.n > 0;
	for (enum kr_kind k = from; !exact && k <= to; k++)
		match_kind(ws, k, typed, &m);
	if (m.n == 0)
		return nothing(ws, kind, typed);
	if (m.n > 1)
		return several(ws, typed, &m);
	struct kr_record *r = kr_workspace_get(ws, m.at[0]->kind, m.at[0]->id);
	if (!exact && r->kind == KR_AGREEMENT)
		r = along_the_chain(ws, r, writing, &said);
	*record = r;
	if (took)
		*took = said;
	return KR_OK;
}

const char *kr_name_of(struct kr_workspace *ws, const char *id)
{
	struct kr_who who;
	if (kr_workspace_person(ws, id, &who) == KR_OK && kr_present(&who.person->name))
		return who.person->name.s;
	const struct kr_organisation *o = kr_workspace_organisation(ws, id);
	if (o && kr_present(&o->name))
		return o->name.s;
	const struct kr_circle *c = kr_workspace_circle(ws, id);
	return c && kr_present(&c->name) ? c->name.s : id;
}
