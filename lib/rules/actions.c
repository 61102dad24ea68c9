/* lib/rules/actions.c - what was agreed to be done has a bearer at the table, and a day. */
#include <string.h>

#include "rules/check.h"

/* ---- action-overdue ----------------------------------------------------------------------- */

/* All parties of @a, for a message: who is responsible for a part is so for the whole. */
static const char *parties_of(struct kr_check *ck, const struct kr_agreement *a)
{
	struct kr_buf names = KR_BUF_INIT;
	for (uint32_t i = 0; i < a->parties.n; i++)
		kr_buf_printf(&names, "%s%s", i ? ", " : "", a->parties.at[i].s);
	const char *text = kr_strndup(ck->arena, names.s, names.len);
	kr_buf_release(&names);
	return text;
}

static void late(struct kr_check *ck, const struct kr_agreement *a, const struct kr_action *x,
	struct kr_date due)
{
	struct kr_text owner = kr_action_owner(x, ck->as_of);
	kr_finding(ck, &a->record, due.at, _("the action '%s' of '%s' was due on %s"), x->id.s,
		owner.s, kr_day_long(ck->arena, due.day));
	kr_finding_hint(ck, _("kring done %s %s, once it is; or kring move %s %s --to DATE -m WHY"),
		a->record.id, x->id.s, a->record.id, x->id.s);
	if (a->parties.n > 0)
		kr_finding_related(ck, _("it is a matter of all parties: %s"), parties_of(ck, a));
}

static void action_overdue(struct kr_check *ck, const struct kr_agreement *a)
{
	if (a->actions.n == 0 || !kr_agreement_in_force(a, ck->as_of))
		return;
	for (uint32_t i = 0; i < a->actions.n; i++) {
		const struct kr_action *x = &a->actions.at[i];
		struct kr_date due = kr_action_due(x, ck->as_of);
		if (kr_has_passed(due, ck->as_of) && !kr_is_by(x->done, ck->as_of))
			late(ck, a, x, due);
	}
}

const struct kr_rule kr_rule_action_overdue = {
	.name = "action-overdue",
	.class = KR_CLASS_TIME,
	.severity = KR_WARNING,
	.what = N_("an action of an agreement in force is not done, and its day has passed"),
	.why = N_("an agreement is kept by doing; what is late concerns all parties, not only the "
		  "owner"),
	.mend = N_("kring done ID ACTION once it is done; else kring move ID ACTION --to DATE -m "
		   "WHY"),
	.example = N_("actions:\n  belafspraak: {what: Telefoonlijst delen, owner: anna, due: "
		      "2026-04-01}   # checked on 2026-04-02"),
	.agreement = action_overdue,
};

/* ---- action-owner-at-table ---------------------------------------------------------------- */

static bool is_member_ever(const struct kr_circle *c, const char *id)
{
	for (uint32_t i = 0; i < c->members.n; i++)
		if (kr_text_is(&c->members.at[i].id, id))
			return true;
	return false;
}

/* Does a member of @c sit there for that organisation: by mandate, or as one of its people? */
static bool is_represented(struct kr_check *ck, const struct kr_circle *c, const char *organisation)
{
	for (uint32_t i = 0; i < c->members.n; i++) {
		const char *member = c->members.at[i].id.s;
		const struct kr_mandate *m = kr_workspace_mandate(ck->ws, c->record.id, member);
		struct kr_who who;
		if (m && (kr_text_is(&m->organisation, organisation) ||
				 kr_texts_have(&m->organisations, organisation)))
			return true;
		if (kr_workspace_person(ck->ws, member, &who) == KR_OK &&
			strcmp(who.organisation->record.id, organisation) == 0)
			return true;
	}
	return false;
}

static bool has_joined(const struct kr_agreement *a, const char *organisation)
{
	for (uint32_t i = 0; i < a->accessions.n; i++)
		if (kr_text_is(&a->accessions.at[i].id, organisation))
			return true;
	return kr_texts_have(&a->parties, organisation);
}

static void look_at_owner(struct kr_check *ck, const struct kr_agreement *a,
	const struct kr_circle *c, const struct kr_text *owner)
{
	if (!owner->s || kr_is_uncertain(ck, KR_ORGANISATION) || has_joined(a, owner->s) ||
		is_member_ever(c, owner->s) || kr_circle_role(c, owner->s) ||
		is_represented(ck, c, owner->s))
		return;
	kr_finding(ck, &a->record, owner->at,
		_("'%s' is no party to this, and no member or role of '%s'"), owner->s,
		c->record.id);
}

static void action_owner_at_table(struct kr_check *ck, const struct kr_agreement *a)
{
	const struct kr_circle *c = kr_agreement_circle(a);
	if (!c || kr_agreement_phase(a) == KR_PHASE_CLOSED)
		return;
	for (uint32_t i = 0; i < a->actions.n; i++) {
		struct kr_text owner = kr_action_owner(&a->actions.at[i], KR_EVER);
		look_at_owner(ck, a, c, &owner);
	}
}

const struct kr_rule kr_rule_action_owner_at_table = {
	.name = "action-owner-at-table",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_ERROR,
	.what = N_("an action's owner is no party, member or role of this circle"),
	.why = N_("we only agree on what we can do ourselves; of others we can ask"),
	.mend = N_("give it to somebody at the table, or make it one of the 'requests'"),
	.example = N_(
		"actions:\n  tarief: {what: Tarief verhogen, owner: zorgverzekeraar}   # not at "
		"this table"),
	.agreement = action_owner_at_table,
};

/* ---- part-co-owned ------------------------------------------------------------------------ */

/* The organisations that carry a part: enough to know whether there are two. */
struct carriers {
	const char *first;
	bool several;
};

static void add_carrier(struct carriers *carriers, const char *organisation)
{
	if (!carriers->first)
		carriers->first = organisation;
	else if (strcmp(carriers->first, organisation) != 0)
		carriers->several = true;
}

/* Of a role its holder, of a person the organisation; an unknown bearer carries nothing. */
static void add_bearer(struct kr_check *ck, const struct kr_agreement *a,
	const struct kr_text *bearer, struct carriers *carriers)
{
	const struct kr_circle *c = kr_agreement_circle(a);
	const struct kr_role *role = c && bearer->s ? kr_circle_role(c, bearer->s) : NULL;
	const char *id = role ? role->holder.s : bearer->s;
	struct kr_who who;
	if (id && kr_is_organisation(ck, id))
		add_carrier(carriers, id);
	else if (id && kr_workspace_person(ck->ws, id, &who) == KR_OK)
		add_carrier(carriers, who.organisation->record.id);
}

static void part_co_owned(struct kr_check *ck, const struct kr_agreement *a)
{
	struct carriers carriers = { 0 };
	if (a->actions.n == 0 || a->parties.n < 2 || kr_agreement_phase(a) == KR_PHASE_CLOSED ||
		kr_is_uncertain(ck, KR_ORGANISATION))
		return;
	for (uint32_t i = 0; i < a->actions.n && !carriers.several; i++) {
		const struct kr_action *x = &a->actions.at[i];
		struct kr_text owner = kr_action_owner(x, KR_EVER);
		add_bearer(ck, a, &owner, &carriers);
		for (uint32_t k = 0; k < x->with.n; k++)
			add_bearer(ck, a, &x->with.at[k], &carriers);
	}
	if (!carriers.several)
		kr_finding(ck, &a->record, a->actions.at[0].owner.at,
			_("one organisation carries all actions of this agreement of %u parties"),
			(unsigned)a->parties.n);
}

const struct kr_rule kr_rule_part_co_owned = {
	.name = "part-co-owned",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.what = N_("of an agreement between organisations, one of them carries all actions"),
	.why = N_("who is responsible for a part is co-responsible for the whole"),
	.mend = N_("let another organisation own an action, or name it under 'with'"),
	.example = "parties: [vsv-noord, kraamzorg-zuid]\nactions:\n  bellen: {what: Bellen, "
		   "owner: vsv-noord}",
	.agreement = part_co_owned,
};
