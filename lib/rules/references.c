/* lib/rules/references.c - an id that stands in a file names something, and one thing only. */
#include <string.h>

#include "rules/facts.h"
#include "model/visit.h"

/* ---- what an id may name ------------------------------------------------------------------ */

static bool is_goal(struct kr_check *ck, const char *id)
{
	const struct kr_network *network = kr_workspace_network(ck->ws);
	if (!network || !network->record.sound)
		return true; /* the file with the goals has findings of its own */
	for (uint32_t i = 0; i < network->goals.n; i++)
		if (kr_text_is(&network->goals.at[i].id, id))
			return true;
	return false;
}

static bool is_role(struct kr_check *ck, const struct kr_record *r, const char *id)
{
	const char *circle = kr_record_circle(r);
	const struct kr_circle *c = circle ? kr_workspace_circle(ck->ws, circle) : NULL;
	return c && (!c->record.sound || kr_circle_role(c, id));
}

static bool is_criterion(const struct kr_record *r, const char *id)
{
	const struct kr_agreement *a = (const struct kr_agreement *)r;
	if (r->kind != KR_AGREEMENT || !a->evaluation)
		return false;
	for (uint32_t i = 0; i < a->evaluation->criteria.n; i++)
		if (kr_text_is(&a->evaluation->criteria.at[i].id, id))
			return true;
	return false;
}

/* An organisation that could not be read may list the person. */
static bool is_person(struct kr_check *ck, const char *id)
{
	return kr_is_person(ck, id) || kr_is_uncertain(ck, KR_ORGANISATION);
}

static bool is_agreement(const struct kr_check *ck, const char *id)
{
	return kr_workspace_has(ck->ws, KR_AGREEMENT, id);
}

static bool names_something(
	struct kr_check *ck, const struct kr_record *r, enum kr_ref ref, const char *id)
{
	switch (ref) {
	case KR_REF_PERSON:
		return is_person(ck, id);
	case KR_REF_ORGANISATION:
		return kr_is_organisation(ck, id);
	case KR_REF_CIRCLE_OR_NONE:
		return strcmp(id, "none") == 0 || kr_workspace_has(ck->ws, KR_CIRCLE, id);
	case KR_REF_CIRCLE:
		return kr_workspace_has(ck->ws, KR_CIRCLE, id);
	case KR_REF_AGREEMENT:
		return is_agreement(ck, id);
	case KR_REF_SPELREGEL:
		return kr_workspace_has(ck->ws, KR_SPELREGEL, id);
	case KR_REF_RECORD:
		return kr_workspace_established(ck->ws, id) != NULL;
	case KR_REF_GOAL:
		return is_goal(ck, id);
	case KR_REF_BEARER:
		return kr_is_organisation(ck, id) || is_role(ck, r, id) || is_person(ck, id);
	case KR_REF_ROLE:
		return is_role(ck, r, id);
	case KR_REF_AIM:
		return strcmp(id, "circle") == 0 || is_agreement(ck, id) || is_goal(ck, id);
	case KR_REF_CRITERION:
		return is_criterion(r, id);
	default:
		return true; /* names of rules: value-invalid; topics and meetings name nothing */
	}
}

/* ---- what was meant ----------------------------------------------------------------------- */

static void add_ids(struct kr_check *ck, enum kr_kind kind, const char *before, kr_words *w)
{
	size_t n;
	struct kr_record *const *records = kr_workspace_each(ck->ws, kind, &n);
	for (size_t i = 0; i < n; i++)
		*KR_ADD(ck->arena, w) = kr_asprintf(ck->arena, "%s%s", before, records[i]->id);
}

static void add_people(struct kr_check *ck, kr_words *w)
{
	size_t n;
	struct kr_record *const *records = kr_workspace_each(ck->ws, KR_ORGANISATION, &n);
	for (size_t i = 0; i < n; i++) {
		const struct kr_organisation *o = (const struct kr_organisation *)records[i];
		for (uint32_t k = 0; k < o->people.n; k++)
			if (kr_present(&o->people.at[k].id))
				*KR_ADD(ck->arena, w) = o->people.at[k].id.s;
	}
}

static void add_goals(struct kr_check *ck, kr_words *w)
{
	const struct kr_network *network = kr_workspace_network(ck->ws);
	for (uint32_t i = 0; i < network->goals.n; i++)
		*KR_ADD(ck->arena, w) = network->goals.at[i].id.s;
}

/* The words that the whole folder has for @ref; what one record has more is in add_own(). */
static void add_words(struct kr_check *ck, enum kr_ref ref, kr_words *w)
{
	if (ref == KR_REF_PERSON || ref == KR_REF_BEARER)
		add_people(ck, w);
	if (ref == KR_REF_ORGANISATION || ref == KR_REF_BEARER)
		add_ids(ck, KR_ORGANISATION, "", w);
	if (ref == KR_REF_CIRCLE || ref == KR_REF_CIRCLE_OR_NONE)
		add_ids(ck, KR_CIRCLE, "", w);
	if (ref == KR_REF_AGREEMENT || ref == KR_REF_AIM)
		add_ids(ck, KR_AGREEMENT, "", w);
	if (ref == KR_REF_SPELREGEL)
		add_ids(ck, KR_SPELREGEL, "", w);
	if (ref == KR_REF_RECORD) {
		add_ids(ck, KR_SPELREGEL, "spelregels/", w);
		add_ids(ck, KR_CIRCLE, "circles/", w);
	}
	if (ref == KR_REF_GOAL || ref == KR_REF_AIM)
		add_goals(ck, w);
}

static void add_own(struct kr_check *ck, const struct kr_record *r, enum kr_ref ref, kr_words *w)
{
	const char *circle = kr_record_circle(r);
	const struct kr_circle *c = circle ? kr_workspace_circle(ck->ws, circle) : NULL;
	for (uint32_t i = 0; c && (ref == KR_REF_ROLE || ref == KR_REF_BEARER) && i < c->roles.n;
		i++)
		*KR_ADD(ck->arena, w) = c->roles.at[i].id.s;
	const struct kr_agreement *a = (const struct kr_agreement *)r;
	if (ref != KR_REF_CRITERION || r->kind != KR_AGREEMENT || !a->evaluation)
		return;
	for (uint32_t i = 0; i < a->evaluation->criteria.n; i++)
		*KR_ADD(ck->arena, w) = a->evaluation->criteria.at[i].id.s;
}

static const char *meant(
	struct kr_check *ck, const struct kr_record *r, enum kr_ref ref, const char *id)
{
	kr_words *known = &ck->facts->words[ref], own = { 0 };
	if (ck->guesses == 0)
		return NULL;
	if (!ck->facts->has_words[ref]) {
		ck->facts->has_words[ref] = true;
		add_words(ck, ref, known);
	}
	add_own(ck, r, ref, &own);
	const char *near = kr_guess(ck, id, own.at, own.n);
	return near ? near : kr_guess(ck, id, known->at, known->n);
}

/* ---- reference-unknown -------------------------------------------------------------------- */

static const char *what_is_looked_for(enum kr_ref ref)
{
	switch (ref) {
	case KR_REF_PERSON:
		return _("person");
	case KR_REF_ORGANISATION:
		return _("organisation");
	case KR_REF_CIRCLE:
	case KR_REF_CIRCLE_OR_NONE:
		return _("circle");
	case KR_REF_AGREEMENT:
		return _("agreement");
	case KR_REF_SPELREGEL:
		return _("spelregel");
	case KR_REF_GOAL:
		return _("goal of the network");
	case KR_REF_BEARER:
		return _("organisation, person or role of this circle");
	case KR_REF_ROLE:
		return _("role of this circle");
	case KR_REF_AIM:
		return _("goal or agreement");
	case KR_REF_CRITERION:
		return _("criterion of this agreement");
	default:
		return _("record");
	}
}

static const char *where_they_stand(enum kr_ref ref)
{
	switch (ref) {
	case KR_REF_PERSON:
		return _("people stand in the file of their organisation: kring add person "
			 "ORG/PERSON");
	case KR_REF_BEARER:
		return _("what needs somebody else is a request: 'requests', with 'to', 'what' and "
			 "'by'");
	case KR_REF_GOAL:
		return _("goals stand under 'goals' in kring.yaml");
	case KR_REF_CRITERION:
		return _("criteria stand under 'evaluation' of the agreement");
	case KR_REF_AGREEMENT:
		return _("'kring list agreements' shows their ids");
	default:
		return _("'kring list' shows what there is");
	}
}

static void look_up(struct kr_visit *v, enum kr_ref ref, const struct kr_text *id)
{
	struct kr_check *ck = v->own;
	if (names_something(ck, v->record, ref, id->s))
		return;
	const char *near = meant(ck, v->record, ref, id->s);
	kr_finding(ck, v->record, id->at, _("there is no %s '%s'"), what_is_looked_for(ref), id->s);
	if (near)
		kr_finding_hint(ck, _("did you mean '%s'?"), near);
	else
		kr_finding_hint(ck, "%s", where_they_stand(ref));
}

/* The folder is the circle, for all kinds but those of the whole network. */
static void circle_of_the_path(struct kr_check *ck, const struct kr_record *r)
{
	if (!r->circle || kr_workspace_has(ck->ws, KR_CIRCLE, r->circle))
		return;
	const char *near = meant(ck, r, KR_REF_CIRCLE, r->circle);
	kr_finding(ck, r, (struct kr_at){ 0 },
		_("there is no circle '%s', in whose folder this file stands"), r->circle);
	if (near)
		kr_finding_hint(ck, _("did you mean '%s'?"), near);
}

static void reference_unknown(struct kr_check *ck, const struct kr_record *r)
{
	struct kr_visit w = { .own = ck, .record = r, .reference = look_up };
	const struct kr_plan **plan = &ck->facts->plans[r->kind][KR_VISIT_REFERENCES];
	if (!*plan)
		*plan = kr_plan_make(ck->arena, r->kind, KR_VISIT_REFERENCES);
	circle_of_the_path(ck, r);
	kr_visit(&w, *plan);
}

static void mandate_of_nobody(struct kr_check *ck, const struct kr_mandate *m)
{
	if (!is_person(ck, m->record.name))
		kr_finding(ck, &m->record, (struct kr_at){ 0 },
			_("there is no person '%s', whose name this file has"), m->record.name);
}

const struct kr_rule kr_rule_reference_unknown = {
	.name = "reference-unknown",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("an id that names nothing in this folder"),
	.why = N_("an agreement that points at nobody binds nobody, and a slip in a name goes "
		  "unnoticed"),
	.mend = N_("correct the id, or add what it names with 'kring add'"),
	.example = N_("keeper: ana   # the person is called anna"),
	.record = reference_unknown,
	.mandate = mandate_of_nobody,
};

/* ---- id-ambiguous ------------------------------------------------------------------------- */

struct bearer {
	const struct kr_record *record;
	struct kr_at at;
};

static void claim(struct kr_check *ck, struct kr_map *bearers, const struct kr_record *r,
	const char *id, struct kr_at at)
{
	const struct bearer *first = kr_map_get(bearers, id, strlen(id));
	if (!first) {
		struct bearer *b = kr_alloc(ck->arena, sizeof *b);
		*b = (struct bearer){ r, at };
		kr_map_add(bearers, id, strlen(id), b);
		return;
	}
	kr_finding(ck, r, at, _("'%s' is the id of somebody else too"), id);
	kr_finding_related(ck, "%s:%u", first->record->path, (unsigned)first->at.line);
}

static void claim_people(
	struct kr_check *ck, struct kr_map *bearers, const struct kr_organisation *o)
{
	for (uint32_t i = 0; o->record.sound && i < o->people.n; i++)
		claim(ck, bearers, &o->record, o->people.at[i].id.s, o->people.at[i].id.at);
}

static void claim_roles(
	struct kr_check *ck, const struct kr_map *bearers, const struct kr_circle *c)
{
	for (uint32_t i = 0; c->record.sound && i < c->roles.n; i++) {
		const struct kr_text *id = &c->roles.at[i].id;
		const struct bearer *b = kr_map_get(bearers, id->s, id->len);
		if (!b)
			continue;
		kr_finding(ck, &c->record, id->at,
			_("the role '%s' is named like a person or an organisation"), id->s);
		kr_finding_related(ck, "%s:%u", b->record->path, (unsigned)b->at.line);
	}
}

static void id_ambiguous(struct kr_check *ck)
{
	struct kr_map bearers;
	size_t n;
	kr_map_init(&bearers, ck->arena);
	struct kr_record *const *organisations = kr_workspace_each(ck->ws, KR_ORGANISATION, &n);
	for (size_t i = 0; i < n; i++)
		claim(ck, &bearers, organisations[i], organisations[i]->id,
			(struct kr_at){ .line = 1, .col = 1 });
	for (size_t i = 0; i < n; i++)
		claim_people(ck, &bearers, (const struct kr_organisation *)organisations[i]);
	struct kr_record *const *circles = kr_workspace_each(ck->ws, KR_CIRCLE, &n);
	for (size_t i = 0; i < n; i++)
		claim_roles(ck, &bearers, (const struct kr_circle *)circles[i]);
}

const struct kr_rule kr_rule_id_ambiguous = {
	.name = "id-ambiguous",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("one id for two people or organisations, or a role named like one of them"),
	.why = N_("an action belongs to an id; with two bearers of that name nobody knows whose it "
		  "is"),
	.mend = N_("give one of them another id, and change it where it is used"),
	.example = N_(
		"# organisations/kraamzorg-zuid.yaml\n"
		"people:\n  vsv-noord: {name: V. Noord}   # there is an organisation vsv-noord"),
	.workspace = id_ambiguous,
};
