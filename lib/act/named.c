/* lib/act/named.c - what a text names is there, before anybody is asked to consent to it. */
#include <string.h>

#include "act/known.h"
#include "base/i18n.h"

static int people_and_parties(struct kr_act *act, const struct kr_agreement *a)
{
	if (kr_present(&a->keeper) && act_known_person(act, a->keeper.s) != KR_OK)
		return KR_FAILED;
	for (uint32_t i = 0; i < a->parties.n; i++)
		if (act_known_organisation(act, a->parties.at[i].s) != KR_OK)
			return KR_FAILED;
	for (uint32_t i = 0; i < a->interests.n; i++)
		if (act_known_organisation(act, a->interests.at[i].id.s) != KR_OK)
			return KR_FAILED;
	for (uint32_t i = 0; a->evaluation && i < a->evaluation->criteria.n; i++) {
		const struct kr_text *from = &a->evaluation->criteria.at[i].from;
		if (kr_present(from) && act_known_person(act, from->s) != KR_OK)
			return KR_FAILED;
	}
	return KR_OK;
}

/* Who bears a part, sees something differently, or may decide otherwise. */
static int bearers(struct kr_act *act, const struct kr_agreement *a)
{
	for (uint32_t i = 0; i < a->actions.n; i++) {
		const struct kr_action *action = &a->actions.at[i];
		if (act_known_bearer(act, a->of, action->owner.s) != KR_OK)
			return KR_FAILED;
		for (uint32_t k = 0; k < action->with.n; k++)
			if (act_known_bearer(act, a->of, action->with.at[k].s) != KR_OK)
				return KR_FAILED;
	}
	for (uint32_t i = 0; i < a->disagreements.n; i++)
		if (act_known_bearer(act, a->of, a->disagreements.at[i].who.s) != KR_OK)
			return KR_FAILED;
	for (uint32_t i = 0; a->bounds && i < a->bounds->decides.n; i++)
		if (act_known_bearer(act, a->of, a->bounds->decides.at[i].s) != KR_OK)
			return KR_FAILED;
	return KR_OK;
}

static int topics(struct kr_act *act, const struct kr_agreement *a)
{
	const struct kr_scope *scope = a->of->scope;
	for (uint32_t i = 0; scope && i < a->topics.n; i++)
		if (kr_texts_have(&scope->out, a->topics.at[i].s))
			return kr_refuse(act->diags,
				kr_diag_text(act->diags,
					_("'%s' keeps out what each decides alone; its scope "
					  "stands in %s"),
					a->of->record.id, a->of->record.path),
				_("the topic '%s' is outside the scope of the circle '%s'"),
				a->topics.at[i].s, a->of->record.id);
	return KR_OK;
}

static int goal(struct kr_act *act, const struct kr_agreement *a)
{
	const struct kr_network *network = kr_workspace_network(act->ws);
	act_known known = { 0 };
	if (!kr_present(&a->goal) || !network || !network->record.sound)
		return KR_OK;
	for (uint32_t i = 0; i < network->goals.n; i++) {
		if (kr_text_is(&network->goals.at[i].id, a->goal.s))
			return KR_OK;
		*KR_ADD(act->arena, &known) = network->goals.at[i].id.s;
	}
	return kr_refuse(act->diags,
		act_nearest_or(
			act, a->goal.s, &known, _("goals stand under 'goals' in kring.yaml")),
		_("the network has no goal '%s'"), a->goal.s);
}

static int predecessor(struct kr_act *act, const struct kr_agreement *a)
{
	struct kr_record *r;
	return kr_present(&a->supersedes) ? kr_workspace_resolve(act->ws, KR_AGREEMENT,
						    a->supersedes.s, true, &r, NULL)
					  : KR_OK;
}

/* ---- elections ---------------------------------------------------------------------------- */

/* The roles that every circle may have; its file need not name them before somebody holds them. */
static const char *const known_roles[] = { "facilitator", "secretary", "leader", "delegate" };

/* What they are called in Dutch; the first one of each is what a title says. */
static const struct {
	const char *word, *role;
} dutch_roles[] = {
	{ "gespreksleider", "facilitator" },
	{ "secretaris", "secretary" },
	{ "leider", "leader" },
	{ "coordinator", "leader" },
	{ "afgevaardigde", "delegate" },
};

const char *act_role_in_dutch(const char *role)
{
	for (size_t i = 0; i < sizeof dutch_roles / sizeof *dutch_roles; i++)
		if (strcmp(dutch_roles[i].role, role) == 0)
			return dutch_roles[i].word;
	return NULL;
}

static const char *role_of_dutch(const char *word)
{
	for (size_t i = 0; i < sizeof dutch_roles / sizeof *dutch_roles; i++)
		if (strcmp(dutch_roles[i].word, word) == 0)
			return dutch_roles[i].role;
	return NULL;
}

const char *act_role_meant(const struct kr_circle *c, const char *typed)
{
	const char *role = kr_circle_role(c, typed) ? NULL : role_of_dutch(typed);
	return role ? role : typed;
}

static int role(struct kr_act *act, const struct kr_circle *c, const char *id)
{
	act_known known = { 0 };
	const char *meant = role_of_dutch(id);
	if (kr_circle_role(c, id))
		return KR_OK;
	for (size_t i = 0; i < sizeof known_roles / sizeof *known_roles; i++) {
		if (strcmp(known_roles[i], id) == 0)
			return KR_OK;
		*KR_ADD(act->arena, &known) = known_roles[i];
	}
	for (uint32_t i = 0; i < c->roles.n; i++)
		*KR_ADD(act->arena, &known) = c->roles.at[i].id.s;
	return kr_refuse(act->diags,
		meant ? kr_diag_text(act->diags, _("did you mean '%s'?"), meant)
		      : act_nearest_or(act, id, &known,
				kr_diag_text(act->diags, _("'kring add role %s %s' makes it"),
					c->record.id, id)),
		_("the circle '%s' has no role '%s'"), c->record.id, id);
}

/* The delegate sits in the parent circle, and is chosen by the circle itself. */
static int delegate(struct kr_act *act, const struct kr_circle *c, const char *id)
{
	if (strcmp(id, "delegate") != 0 || kr_circle_has_parent(c))
		return KR_OK;
	return kr_refuse(act->diags,
		_("a circle elects its own delegate: name the circle that is represented"),
		_("'%s' has no parent circle, in which its delegate would sit"), c->record.id);
}

static int election(struct kr_act *act, const struct kr_agreement *a)
{
	const struct kr_election *e = a->elects;
	if (!e)
		return KR_OK;
	if (role(act, a->of, e->role.s) != KR_OK || delegate(act, a->of, e->role.s) != KR_OK)
		return KR_FAILED;
	if (e->until.day <= act->day)
		return kr_refuse(act->diags,
			_("a role is held for a term that is still to come, such as +1y"),
			_("the term until %s is over already"), act_day_said(act, e->until.day));
	return kr_present(&e->person) ? act_known_person(act, e->person.s) : KR_OK;
}

int act_named_are_there(struct kr_act *act, const struct kr_agreement *a)
{
	if (topics(act, a) != KR_OK || people_and_parties(act, a) != KR_OK ||
		predecessor(act, a) != KR_OK || goal(act, a) != KR_OK || election(act, a) != KR_OK)
		return KR_FAILED;
	return bearers(act, a);
}
