/* lib/rules/facts.c - what several rules need to know about an agreement or the whole folder. */
#include "rules/facts.h"

#include <stdio.h>
#include <string.h>

void kr_facts_init(struct kr_check *ck)
{
	ck->facts = kr_alloc(ck->arena, sizeof *ck->facts);
	memset(ck->facts->uncertain, -1, sizeof ck->facts->uncertain);
}

/* ---- one record --------------------------------------------------------------------------- */

static bool is_deferred(const struct kr_agreement *a)
{
	const struct kr_round *round = kr_agreement_last_round(a);
	return a->deferred && (!round || round->opened.day <= a->deferred->date.day);
}

enum kr_phase kr_agreement_phase(const struct kr_agreement *a)
{
	if (a->adopted || a->decided)
		return KR_PHASE_ADOPTED;
	if (a->withdrawn || a->escalated || a->ended)
		return KR_PHASE_CLOSED;
	return a->rounds.n && !is_deferred(a) ? KR_PHASE_OPEN : KR_PHASE_FORMING;
}

bool kr_agreement_is_put(const struct kr_agreement *a)
{
	enum kr_phase phase = kr_agreement_phase(a);
	return (phase == KR_PHASE_OPEN || phase == KR_PHASE_ADOPTED) && a->kind.is != KR_ELECTION &&
	       !kr_agreement_from_earlier(a);
}

bool kr_agreement_stands(const struct kr_agreement *a)
{
	return kr_agreement_is_put(a) && !a->ended;
}

struct kr_at kr_agreement_adopted_at(const struct kr_agreement *a)
{
	if (a->adopted)
		return a->adopted->at;
	return a->decided ? a->decided->at : a->title.at;
}

const struct kr_circle *kr_agreement_circle(const struct kr_agreement *a)
{
	return a->of && a->of->record.sound ? a->of : NULL;
}

const char *kr_record_circle(const struct kr_record *r)
{
	return r->kind == KR_CIRCLE ? r->id : r->circle;
}

/* What is not decided yet is still to be judged: its day is the end of time. */
int32_t kr_record_day(const struct kr_record *r)
{
	if (r->kind == KR_AGREEMENT) {
		int32_t day = kr_agreement_adoption_day((const struct kr_agreement *)r);
		return day == KR_NO_DAY ? KR_EVER : day;
	}
	if (r->kind == KR_MEETING)
		return ((const struct kr_meeting *)r)->day;
	if (r->kind == KR_REVIEW)
		return ((const struct kr_review *)r)->day;
	return KR_EVER;
}

bool kr_answer_objects(const struct kr_answer *answer)
{
	return answer->response.is == KR_OBJECTION &&
	       !(answer->objection && answer->objection->outcome);
}

/* ---- the folder --------------------------------------------------------------------------- */

struct kr_record *const *kr_records_in(
	const struct kr_check *ck, enum kr_kind kind, const char *circle, size_t *n)
{
	return kr_workspace_of_circle(ck->ws, kind, circle, n);
}

/* Calls @each with every sound agreement. */
static void each_agreement(
	struct kr_check *ck, void (*each)(struct kr_check *ck, const struct kr_agreement *a))
{
	size_t n;
	struct kr_record *const *records = kr_workspace_each(ck->ws, KR_AGREEMENT, &n);
	for (size_t i = 0; i < n; i++)
		if (records[i]->sound)
			each(ck, (const struct kr_agreement *)records[i]);
}

/* ---- successors --------------------------------------------------------------------------- */

static void add_successor(struct kr_check *ck, enum kr_kind kind, const struct kr_text *supersedes,
	struct kr_record *successor)
{
	const struct kr_record *r = kr_workspace_get(ck->ws, kind, supersedes->s);
	if (r)
		kr_map_add(&ck->facts->successors, r->path, strlen(r->path), successor);
}

static void add_successors(struct kr_check *ck, enum kr_kind kind)
{
	size_t n;
	struct kr_record *const *records = kr_workspace_each(ck->ws, kind, &n);
	for (size_t i = 0; i < n; i++) {
		const struct kr_agreement *a = (const struct kr_agreement *)records[i];
		const struct kr_spelregel *s = (const struct kr_spelregel *)records[i];
		if (!records[i]->sound)
			continue;
		if (kind == KR_AGREEMENT && kr_present(&a->supersedes) &&
			(a->adopted || a->decided))
			add_successor(ck, kind, &a->supersedes, records[i]);
		if (kind == KR_SPELREGEL && kr_present(&s->supersedes) && s->adopted)
			add_successor(ck, kind, &s->supersedes, records[i]);
	}
}

const struct kr_record *kr_adopted_successor(struct kr_check *ck, const struct kr_record *r)
{
	struct kr_facts *f = ck->facts;
	if (!f->has_successors) {
		f->has_successors = true;
		kr_map_init(&f->successors, ck->arena);
		add_successors(ck, KR_AGREEMENT);
		add_successors(ck, KR_SPELREGEL);
	}
	return kr_map_get(&f->successors, r->path, strlen(r->path));
}

/* ---- establishing ------------------------------------------------------------------------- */

/* The path of what a line of `establishes` names, in the form of kr_record.path. */
static const char *established_path(struct kr_check *ck, const struct kr_text *id)
{
	return kr_text_is(id, "network") ? "kring.yaml" : kr_asprintf(ck->arena, "%s.yaml", id->s);
}

static void add_establishments(struct kr_check *ck, const struct kr_agreement *a)
{
	enum kr_phase phase = kr_agreement_phase(a);
	for (uint32_t i = 0; i < a->establishes.n && phase != KR_PHASE_CLOSED; i++) {
		const char *path = established_path(ck, &a->establishes.at[i].id);
		void **value = kr_map_value(&ck->facts->establishments, path, strlen(path));
		if (!*value)
			*value = kr_alloc(ck->arena, sizeof(struct kr_established));
		struct kr_established *e = *value;
		if (phase != KR_PHASE_ADOPTED) {
			e->open = a;
		} else if (!e->adopted ||
			   kr_agreement_adoption_day(e->adopted) <= kr_agreement_adoption_day(a)) {
			e->adopted = a;
			e->by_adopted = &a->establishes.at[i];
		}
	}
}

const struct kr_established *kr_established_by(struct kr_check *ck, const struct kr_record *r)
{
	struct kr_facts *f = ck->facts;
	if (!f->has_establishments) {
		f->has_establishments = true;
		kr_map_init(&f->establishments, ck->arena);
		each_agreement(ck, add_establishments);
	}
	return kr_map_get(&f->establishments, r->path, strlen(r->path));
}

/* ---- elections ---------------------------------------------------------------------------- */

static void add_election(struct kr_check *ck, const struct kr_agreement *a)
{
	if (a->kind.is != KR_ELECTION || !a->elects || kr_agreement_phase(a) != KR_PHASE_ADOPTED)
		return;
	const char *key = kr_asprintf(ck->arena, "%s/%s", a->record.circle, a->elects->role.s);
	void **value = kr_map_value(&ck->facts->elections, key, strlen(key));
	const struct kr_agreement *before = *value;
	if (!before || kr_agreement_adoption_day(before) <= kr_agreement_adoption_day(a))
		memcpy(value, &a, sizeof a);
}

const struct kr_agreement *kr_last_election(
	struct kr_check *ck, const char *circle, const char *role)
{
	struct kr_facts *f = ck->facts;
	char key[160];
	if (!f->has_elections) {
		f->has_elections = true;
		kr_map_init(&f->elections, ck->arena);
		each_agreement(ck, add_election);
	}
	int len = snprintf(key, sizeof key, "%s/%s", circle, role);
	return kr_map_get(&f->elections, key, (size_t)len);
}

/* ---- decisions ---------------------------------------------------------------------------- */

static void add_decision(struct kr_check *ck, const struct kr_agreement *a)
{
	if (!a->adopted || !kr_has_day(a->adopted->meeting))
		return;
	const char *key = kr_asprintf(
		ck->arena, "%s/%s", a->record.circle, KR_DAY(a->adopted->meeting.day));
	size_t *count = *kr_map_value(&ck->facts->decisions, key, strlen(key));
	if (!count) {
		count = kr_alloc(ck->arena, sizeof *count);
		*kr_map_value(&ck->facts->decisions, key, strlen(key)) = count;
	}
	++*count;
}

size_t kr_decisions_of(struct kr_check *ck, const struct kr_meeting *m)
{
	struct kr_facts *f = ck->facts;
	if (!f->has_decisions) {
		f->has_decisions = true;
		kr_map_init(&f->decisions, ck->arena);
		each_agreement(ck, add_decision);
	}
	const size_t *count = kr_map_get(&f->decisions, m->record.id, strlen(m->record.id));
	return count ? *count : 0;
}

/* ---- names -------------------------------------------------------------------------------- */

const struct kr_network *kr_sound_network(const struct kr_check *ck)
{
	const struct kr_network *n = kr_workspace_network(ck->ws);
	return n && n->record.sound ? n : NULL;
}

bool kr_is_organisation(const struct kr_check *ck, const char *id)
{
	return kr_workspace_has(ck->ws, KR_ORGANISATION, id);
}

bool kr_is_person(struct kr_check *ck, const char *id)
{
	struct kr_who who;
	return kr_workspace_person(ck->ws, id, &who) == KR_OK;
}

bool kr_is_uncertain(struct kr_check *ck, enum kr_kind kind)
{
	signed char *uncertain = &ck->facts->uncertain[kind];
	if (*uncertain < 0) {
		size_t n;
		struct kr_record *const *records = kr_workspace_each(ck->ws, kind, &n);
		*uncertain = false;
		for (size_t i = 0; i < n; i++)
			if (!records[i]->sound)
				*uncertain = true;
	}
	return *uncertain;
}
