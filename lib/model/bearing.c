/* lib/model/bearing.c - what people and organisations bear on a day, found in the records. */
#include <string.h>

#include "model/bearing.h"

/* ---- whose it is -------------------------------------------------------------------------- */

static bool is_of_organisation(const struct kr_finder *f, const struct kr_text *who)
{
	const struct kr_mandate *m = (const struct kr_mandate *)f->record;
	for (uint32_t i = 0; i < f->organisation->people.n; i++)
		if (kr_text_equal(&f->organisation->people.at[i].id, who))
			return true;
	return f->record->kind == KR_MANDATE &&
	       (kr_text_is(&m->organisation, f->who) || kr_texts_have(&m->organisations, f->who));
}

void kr_bearing_note(const struct kr_finder *f, struct kr_bearing b)
{
	if (!b.who.s)
		return;
	if (f->who && !kr_text_is(&b.who, f->who) &&
		!(f->organisation && is_of_organisation(f, &b.who)))
		return;
	b.record = f->record;
	*KR_ADD(kr_workspace_arena(f->ws), f->out) = b;
}

/* ---- circles ------------------------------------------------------------------------------ */

static void seats(const struct kr_finder *f, const struct kr_membership *at, uint32_t n,
	enum kr_bearing_kind kind)
{
	for (uint32_t i = 0; i < n; i++)
		if (kr_is_within(at[i].from, at[i].until, f->day))
			kr_bearing_note(f, (struct kr_bearing){ .kind = kind,
						   .who = at[i].id,
						   .at = at[i].id.at,
						   .day = at[i].until.day });
}

static bool is_link(const struct kr_circle *c, const struct kr_role *role)
{
	return kr_circle_has_parent(c) &&
	       (kr_text_is(&role->id, "leader") || kr_text_is(&role->id, "delegate"));
}

static void of_role(
	const struct kr_finder *f, const struct kr_circle *c, const struct kr_role *role)
{
	struct kr_bearing b = { .kind = is_link(c, role) ? KR_BEARS_LINK : KR_BEARS_ROLE,
		.who = kr_role_holder(role, f->day),
		.name = role->id.s,
		.day = role->until.day };
	b.at = b.who.at;
	if (b.kind == KR_BEARS_LINK)
		b.parent = c->parent.s;
	b.acting = role->acting && role->acting->person.s == b.who.s;
	if (b.acting)
		b.day = role->acting->until.day;
	kr_bearing_note(f, b);
	if (kr_has_day(role->since) && role->since.day > f->day)
		return;
	kr_bearing_note(f, (struct kr_bearing){ .kind = KR_BEARS_DEPUTY,
				   .who = role->deputy,
				   .at = role->deputy.at,
				   .name = role->id.s,
				   .day = role->until.day });
}

static void of_circle(const struct kr_finder *f, const struct kr_circle *c)
{
	if (!kr_circle_goes_on(c, f->day))
		return;
	seats(f, c->members.at, c->members.n, KR_BEARS_SEAT);
	seats(f, c->observers.at, c->observers.n, KR_BEARS_OBSERVING);
	for (uint32_t i = 0; i < c->roles.n; i++)
		of_role(f, c, &c->roles.at[i]);
}

/* ---- mandates ----------------------------------------------------------------------------- */

/* What was given up or decided needs no answer of the constituency any more. */
static bool waits_for_answer(const struct kr_finder *f, const struct kr_consultation *consultation)
{
	const struct kr_agreement *a = kr_workspace_agreement(f->ws, consultation->about.s);
	if (!kr_is_by(consultation->opened, f->day) || kr_is_by(consultation->closed, f->day))
		return false;
	return !a || !a->record.sound || kr_agreement_is_proposal(a, f->day) ||
	       kr_agreement_evaluating(a, f->day);
}

static void of_mandate(const struct kr_finder *f, const struct kr_mandate *m)
{
	const struct kr_circle *c = kr_workspace_circle(f->ws, m->record.circle);
	struct kr_text holder = kr_text_of(m->record.name);
	struct kr_text alternate = kr_mandate_alternate(m, f->day);
	if (!kr_mandate_in_force(m, f->day) || (c && !kr_circle_goes_on(c, f->day)))
		return;
	kr_bearing_note(f, (struct kr_bearing){ .kind = KR_BEARS_MANDATE,
				   .who = holder,
				   .at = m->from.at,
				   .day = kr_mandate_until(m, f->day) });
	if (kr_present(&alternate))
		kr_bearing_note(f, (struct kr_bearing){ .kind = KR_BEARS_ALTERNATE,
					   .who = alternate,
					   .at = alternate.at,
					   .day = m->alternate->until.day });
	for (uint32_t i = 0; i < m->consultations.n; i++) {
		const struct kr_consultation *x = &m->consultations.at[i];
		if (waits_for_answer(f, x))
			kr_bearing_note(f, (struct kr_bearing){ .kind = KR_BEARS_CONSULTATION,
						   .who = holder,
						   .at = x->id.at,
						   .name = x->id.s,
						   .day = x->opened.day,
						   .round = (size_t)kr_whole(&x->round) });
	}
}

/* ---- agreements: what is to be done ------------------------------------------------------- */

static void of_action(
	const struct kr_finder *f, const struct kr_agreement *a, const struct kr_action *x)
{
	struct kr_text owner = kr_action_owner(x, f->day);
	const struct kr_role *role = a->of && owner.s ? kr_circle_role(a->of, owner.s) : NULL;
	if (kr_is_by(x->done, f->day))
		return;
	kr_bearing_note(f, (struct kr_bearing){ .kind = KR_BEARS_ACTION,
				   .who = role ? kr_role_holder(role, f->day) : owner,
				   .at = owner.at,
				   .name = x->id.s,
				   .role = role ? role->id.s : NULL,
				   .text = &x->what,
				   .day = kr_action_due(x, f->day).day });
}

static void of_bearers(const struct kr_finder *f, const struct kr_agreement *a)
{
	struct kr_text keeper = kr_agreement_keeper(a, f->day);
	kr_bearing_note(f, (struct kr_bearing){ .kind = KR_BEARS_KEEPER,
				   .who = keeper,
				   .at = keeper.at,
				   .day = kr_agreement_due(a, f->day).day });
	for (uint32_t i = 0; i < a->actions.n; i++)
		of_action(f, a, &a->actions.at[i]);
	if (kr_agreement_state(a, f->day) == KR_STATE_DEFERRED)
		kr_bearing_note(f, (struct kr_bearing){ .kind = KR_BEARS_DEFERRED,
					   .who = a->deferred->owner,
					   .at = a->deferred->owner.at,
					   .day = a->deferred->until.day });
	if (kr_agreement_is_proposal(a, f->day) && a->proposed)
		kr_bearing_note(f, (struct kr_bearing){ .kind = KR_BEARS_PROPOSAL,
					   .who = a->proposed->by,
					   .at = a->proposed->by.at,
					   .day = a->proposed->date.day });
}

/* ---- agreements ---------------------------------------------------------------------------- */

static void of_parties(const struct kr_finder *f, const struct kr_agreement *a)
{
	kr_texts bound = { 0 };
	kr_agreement_bound(kr_workspace_arena(f->ws), a, f->day, &bound);
	for (uint32_t i = 0; i < bound.n; i++)
		kr_bearing_note(f,
			(struct kr_bearing){
				.kind = KR_BEARS_PARTY, .who = bound.at[i], .at = bound.at[i].at });
}

static void of_agreement(const struct kr_finder *f, const struct kr_agreement *a)
{
	if (!kr_agreement_goes_on(a, f->day))
		return;
	of_bearers(f, a);
	kr_bearings_said(f, a);
	if (kr_agreement_adopted(a, f->day))
		of_parties(f, a);
}

/* ---- the three questions ------------------------------------------------------------------ */

static void look(struct kr_finder *f, const struct kr_record *r)
{
	f->record = r;
	if (!r->loaded || !r->sound)
		return;
	if (r->kind == KR_CIRCLE)
		of_circle(f, (const struct kr_circle *)r);
	else if (r->kind == KR_MANDATE)
		of_mandate(f, (const struct kr_mandate *)r);
	else if (r->kind == KR_AGREEMENT)
		of_agreement(f, (const struct kr_agreement *)r);
}

void kr_bearings_in(
	struct kr_workspace *ws, const struct kr_record *record, int32_t day, kr_bearings *out)
{
	struct kr_finder f = { .ws = ws, .day = day, .out = out };
	look(&f, record);
}

static void look_at_all(struct kr_finder *f, const char *circle)
{
	static const enum kr_kind kinds[] = { KR_CIRCLE, KR_MANDATE, KR_AGREEMENT };
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
		size_t n;
		struct kr_record *const *each = kr_workspace_each(f->ws, kinds[k], &n);
		for (size_t i = 0; i < n; i++) {
			const char *of = kinds[k] == KR_CIRCLE ? each[i]->id : each[i]->circle;
			if (!circle || strcmp(of, circle) == 0)
				look(f, each[i]);
		}
	}
}

void kr_bearings_of(struct kr_workspace *ws, const char *who, int32_t day, kr_bearings *out)
{
	struct kr_finder f = { .ws = ws, .day = day, .who = who, .out = out };
	f.organisation = kr_workspace_organisation(ws, who);
	look_at_all(&f, NULL);
}

void kr_bearings_at(struct kr_workspace *ws, const char *circle, int32_t day, kr_bearings *out)
{
	struct kr_finder f = { .ws = ws, .day = day, .out = out };
	look_at_all(&f, circle);
}

void kr_circles_below(struct kr_workspace *ws, const char *circle, int32_t day, kr_circles *out)
{
	size_t n;
	struct kr_record *const *each = kr_workspace_each(ws, KR_CIRCLE, &n);
	for (size_t i = 0; i < n; i++) {
		const struct kr_circle *c = (const struct kr_circle *)each[i];
		if (c->record.sound && kr_text_is(&c->parent, circle) && kr_circle_goes_on(c, day))
			*KR_ADD(kr_workspace_arena(ws), out) = c;
	}
}
