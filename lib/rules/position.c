/* lib/rules/position.c - kern, ring and free space: who decides, and by which spelregels. */
#include <string.h>

#include "rules/facts.h"

/* A person at a table, while what is to be found is looked up for each organisation of theirs. */
struct speaker {
	struct kr_check *ck;
	const struct kr_record *record;
	const struct kr_text *person;
	const struct kr_answer *answer;
};

static bool has_position(struct kr_check *ck, const char *organisation, enum kr_position position)
{
	const struct kr_organisation *o = kr_workspace_organisation(ck->ws, organisation);
	return o && o->record.sound && o->position.is == position;
}

/* ---- free-consents ------------------------------------------------------------------------ */

static void look_for_free(void *arg, const char *organisation)
{
	const struct speaker *s = arg;
	if (!has_position(s->ck, organisation, KR_FREE))
		return;
	kr_finding(s->ck, s->record, s->person->at,
		_("'%s' has consent rights here for '%s', whose position is free"), s->person->s,
		organisation);
}

/* Who sits for another circle brings the consent of that circle. */
static bool sits_for_a_circle(struct kr_check *ck, const char *circle, const char *person)
{
	const struct kr_mandate *m = kr_workspace_mandate(ck->ws, circle, person);
	return m && m->record.sound && kr_present(&m->circle) && kr_mandate_in_force(m, ck->as_of);
}

static void free_consents(struct kr_check *ck, const struct kr_circle *c)
{
	const char *circle = c->record.id;
	for (uint32_t i = 0; i < c->members.n && kr_circle_goes_on(c, ck->as_of); i++) {
		const struct kr_text *person = &c->members.at[i].id;
		struct speaker s = { .ck = ck, .record = &c->record, .person = person };
		if (kr_circle_has_member(c, person->s, ck->as_of) &&
			!sits_for_a_circle(ck, circle, person->s))
			kr_organisations_of(
				ck->ws, circle, person->s, ck->as_of, look_for_free, &s);
	}
}

const struct kr_rule kr_rule_free_consents = {
	.name = "free-consents",
	.class = KR_CLASS_TIME,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "position",
	.what = N_("a member of a circle, with consent rights, speaks for an organisation whose "
		   "position is 'free'; of members only: what was consented to before an "
		   "organisation became free stays as it is"),
	.why = N_("who does business from the free space is not bound by what is decided, and so "
		  "does not decide it"),
	.mend = N_("let them listen: under 'observers' of the circle; or give the organisation the "
		   "position 'ring' or 'core'"),
	.example = N_("# organisations/apotheek.yaml: position: free\n"
		      "members:\n  esra: {from: 2026-01-01}   # of apotheek"),
	.circle = free_consents,
};

/* ---- ring-without-spelregels -------------------------------------------------------------- */

/*
 * Who adopted spelregels, by circle: `*` for the spelregels of all circles.  The keys of `since`
 * are circles (the first spelregel), those of `adopters` are CIRCLE/ORGANISATION; `establishing`
 * holds agreements.
 */
struct kr_adopters {
	struct kr_map since, adopters, establishing;
};

static const char all_circles[] = "*";

struct adopting {
	struct kr_check *ck;
	struct kr_adopters *of;
	const char *circle;
};

static void add_adopter(void *arg, const char *organisation)
{
	const struct adopting *x = arg;
	const char *key = kr_asprintf(x->ck->arena, "%s/%s", x->circle, organisation);
	kr_map_add(&x->of->adopters, key, strlen(key), x->of);
}

static void add_consents(
	struct adopting *x, const struct kr_agreement *a, const struct kr_round *round)
{
	for (uint32_t i = 0; round && i < round->responses.n; i++) {
		const struct kr_response *r = &round->responses.at[i];
		const struct kr_answer *last = kr_response_last(r, KR_EVER);
		if (last && last->response.is == KR_CONSENT)
			kr_organisations_of(x->ck->ws, a->record.circle, r->id.s, last->date.day,
				add_adopter, x);
	}
}

/* All that ever said yes to @a: in its round, to its renewal, or by joining. */
static void add_all_of(struct adopting *x, const struct kr_agreement *a)
{
	add_consents(x, a, kr_agreement_last_round(a));
	for (uint32_t i = 0; i < a->evaluations.n; i++)
		add_consents(x, a, &a->evaluations.at[i].round);
	for (uint32_t i = 0; i < a->accessions.n; i++)
		add_adopter(x, a->accessions.at[i].id.s);
}

/* One key a circle and agreement: seven spelregels come from one agreement. */
static bool is_new(struct adopting *x, const struct kr_record *agreement)
{
	const char *key = kr_asprintf(x->ck->arena, "%s %s", x->circle, agreement->path);
	kr_map_add(&x->of->establishing, agreement->path, strlen(agreement->path), x->of);
	return kr_map_add(&x->of->establishing, key, strlen(key), x->of);
}

/* The first spelregel of a circle says since when there is something to adopt. */
static void add_since(struct adopting *x, const struct kr_spelregel *s)
{
	void **value = kr_map_value(&x->of->since, x->circle, strlen(x->circle));
	const struct kr_spelregel *before = *value;
	if (!before || s->adopted->date.day < before->adopted->date.day)
		memcpy(value, &s, sizeof s);
}

static void add_for_circle(struct adopting *x, const struct kr_spelregel *s)
{
	const struct kr_record *by = NULL;
	add_since(x, s);
	if (kr_present(&s->adopted->by))
		by = kr_workspace_get(x->ck->ws, KR_AGREEMENT, s->adopted->by.s);
	for (; by && by->sound && is_new(x, by); by = kr_adopted_successor(x->ck, by))
		add_all_of(x, (const struct kr_agreement *)by);
}

static void add_spelregel(struct kr_check *ck, struct kr_adopters *of, const struct kr_spelregel *s)
{
	struct adopting x = { ck, of, all_circles };
	if (!s->record.sound || !s->adopted)
		return;
	if (s->circles.n == 0)
		add_for_circle(&x, s);
	for (uint32_t i = 0; i < s->circles.n; i++) {
		x.circle = s->circles.at[i].s;
		add_for_circle(&x, s);
	}
}

static struct kr_adopters *adopters(struct kr_check *ck)
{
	struct kr_facts *f = ck->facts;
	size_t n;
	struct kr_record *const *all = kr_workspace_each(ck->ws, KR_SPELREGEL, &n);
	if (f->adopters)
		return f->adopters;
	f->adopters = kr_alloc(ck->arena, sizeof *f->adopters);
	kr_map_init(&f->adopters->since, ck->arena);
	kr_map_init(&f->adopters->adopters, ck->arena);
	kr_map_init(&f->adopters->establishing, ck->arena);
	for (size_t i = 0; i < n; i++)
		add_spelregel(ck, f->adopters, (const struct kr_spelregel *)all[i]);
	return f->adopters;
}

/* Was there something to adopt for @circle on @day? */
static bool is_bound(const struct kr_adopters *of, const char *circle, int32_t day)
{
	const struct kr_spelregel *first = kr_map_get(&of->since, circle, strlen(circle));
	return first && first->adopted->date.day <= day;
}

static bool has_adopted(struct kr_check *ck, const char *circle, const char *organisation)
{
	const char *key = kr_asprintf(ck->arena, "%s/%s", circle, organisation);
	return kr_map_get(&ck->facts->adopters->adopters, key, strlen(key));
}

static void look_for_ring(void *arg, const char *organisation)
{
	const struct speaker *s = arg;
	const char *circle = s->record->circle;
	if (!has_position(s->ck, organisation, KR_RING) ||
		has_adopted(s->ck, all_circles, organisation) ||
		has_adopted(s->ck, circle, organisation))
		return;
	kr_finding(s->ck, s->record, s->answer->response.at,
		_("'%s' answers here for '%s', which is in the ring and never took on the "
		  "spelregels"),
		s->person->s, organisation);
	kr_finding_day(s->ck, s->answer->date.day);
}

static const struct kr_answer *first_said(const struct kr_response *r)
{
	const struct kr_answer *answer;
	for (uint32_t i = 0; (answer = kr_response_nth(r, i)); i++)
		if (kr_answer_is_said(answer))
			return answer;
	return NULL;
}

static void look_at_answers(
	struct kr_check *ck, const struct kr_agreement *a, const struct kr_round *round)
{
	const struct kr_adopters *of = adopters(ck);
	for (uint32_t i = 0; i < round->responses.n; i++) {
		const struct kr_response *r = &round->responses.at[i];
		struct speaker s = { ck, &a->record, &r->id, first_said(r) };
		int32_t day = s.answer ? s.answer->date.day : KR_NO_DAY;
		if (s.answer &&
			(is_bound(of, all_circles, day) || is_bound(of, a->record.circle, day)))
			kr_organisations_of(
				ck->ws, a->record.circle, r->id.s, day, look_for_ring, &s);
	}
}

static void ring_without_spelregels(struct kr_check *ck, const struct kr_agreement *a)
{
	const struct kr_adopters *of = adopters(ck);
	if (of->since.n == 0 || kr_is_uncertain(ck, KR_AGREEMENT) ||
		kr_map_get(&of->establishing, a->record.path, strlen(a->record.path)))
		return;
	for (uint32_t i = 0; i < a->rounds.n; i++)
		look_at_answers(ck, a, &a->rounds.at[i]);
	for (uint32_t i = 0; i < a->evaluations.n; i++)
		look_at_answers(ck, a, &a->evaluations.at[i].round);
}

const struct kr_rule kr_rule_ring_without_spelregels = {
	.name = "ring-without-spelregels",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "position",
	.what = N_("somebody answers in a round for an organisation in the ring, of which nobody "
		   "consented to an agreement that established the spelregels of that circle or "
		   "renewed them, and which did not join one either"),
	.why = N_("who is in the ring takes on the spelregels, and decides with the others by "
		  "them; not without them"),
	.mend = N_("let the organisation join the agreement that established the spelregels: kring "
		   "join AGREEMENT --party ORG; until then it is heard by 'kring say'"),
	.example = N_(
		"# organisations/apotheek.yaml: position: ring\nrounds:\n  - responses:\n"
		"      esra: {response: objection, date: 2026-03-06, argument: …}   # of apotheek"),
	.agreement = ring_without_spelregels,
};
