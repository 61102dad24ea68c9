/* lib/rules/holders.c - a role is given for a term, has tasks, and can be handed over. */
#include <string.h>

#include "rules/check.h"

/* Calls @each for every role of a circle that goes on; whatever the day. */
static void each_role(struct kr_check *ck, const struct kr_circle *c,
	void (*each)(struct kr_check *ck, const struct kr_circle *c, const struct kr_role *role))
{
	for (uint32_t i = 0; i < c->roles.n && !c->ended; i++)
		each(ck, c, &c->roles.at[i]);
}

/* A spelregel judges a holder from the day on which the role was given. */
static void given_since(struct kr_check *ck, const struct kr_role *role)
{
	if (kr_has_day(role->since))
		kr_finding_day(ck, role->since.day);
}

/* ---- role-without-election ---------------------------------------------------------------- */

static bool is_election_here(
	const struct kr_agreement *a, const struct kr_circle *c, const struct kr_role *role)
{
	return a->elects && kr_agreement_phase(a) == KR_PHASE_ADOPTED &&
	       strcmp(a->record.circle, c->record.id) == 0 &&
	       kr_text_equal(&a->elects->role, &role->id);
}

/* By the parent or delegator, or the circle itself; what a circle that ended said still holds. */
static bool may_appoint(const struct kr_agreement *a, const struct kr_circle *c)
{
	const char *by = a->record.circle;
	return kr_agreement_phase(a) == KR_PHASE_ADOPTED &&
	       (!kr_circle_has_parent(c) || kr_text_is(&c->parent, by) ||
		       kr_text_is(&c->delegator, by) || strcmp(by, c->record.id) == 0 ||
		       (a->of && a->of->ended));
}

/* What @id names does not give that role; false where it does, or where nobody can tell. */
static bool gives_nothing(struct kr_check *ck, const struct kr_circle *c,
	const struct kr_role *role, const struct kr_text *id)
{
	const struct kr_agreement *a = kr_workspace_agreement(ck->ws, id->s);
	if (!a || !a->record.sound)
		return false;
	return id == &role->elected ? !is_election_here(a, c, role) : !may_appoint(a, c);
}

static void look_at_origin(
	struct kr_check *ck, const struct kr_circle *c, const struct kr_role *role)
{
	const struct kr_text *id = kr_present(&role->elected) ? &role->elected : &role->appointed;
	if (!kr_present(&role->holder))
		return;
	if (!kr_present(id))
		kr_finding(ck, &c->record, role->holder.at,
			_("nothing says who elected or appointed the %s, '%s'"), role->id.s,
			role->holder.s);
	else if (gives_nothing(ck, c, role, id))
		kr_finding(ck, &c->record, id->at,
			id == &role->elected
				? _("'%s' is no adopted election of the %s by '%s'")
				: _("'%s' is no adopted agreement by which the %s of '%s' could be "
				    "appointed"),
			id->s, role->id.s, c->record.id);
	else
		return;
	given_since(ck, role);
}

static void role_without_election(struct kr_check *ck, const struct kr_circle *c)
{
	each_role(ck, c, look_at_origin);
}

const struct kr_rule kr_rule_role_without_election = {
	.name = "role-without-election",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "circle",
	.what = N_("somebody holds a role that no adopted election of that circle gave, and no "
		   "appointment by its parent"),
	.why = N_("a role carries authority because the circle consented to who holds it"),
	.mend = N_("hold the election: kring elect CIRCLE ROLE --until DATE; for a leader "
		   "'appointed:' names the agreement of the parent"),
	.example = "roles:\n  facilitator: {holder: anna, since: 2026-01-10, until: 2027-01-10}",
	.circle = role_without_election,
};

/* ---- role-without-term -------------------------------------------------------------------- */

static void look_at_term(struct kr_check *ck, const struct kr_circle *c, const struct kr_role *role)
{
	if (!kr_present(&role->holder) || kr_has_day(role->until))
		return;
	kr_finding(ck, &c->record, role->holder.at, _("nothing says until when '%s' is the %s"),
		role->holder.s, role->id.s);
	given_since(ck, role);
}

static void role_without_term(struct kr_check *ck, const struct kr_circle *c)
{
	each_role(ck, c, look_at_term);
}

const struct kr_rule kr_rule_role_without_term = {
	.name = "role-without-term",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "circle",
	.what = N_("somebody holds a role without an 'until'"),
	.why = N_("a role is given for a term, so that giving it again is a choice and no habit"),
	.mend = N_("write the day that was agreed as 'until:'; without one, elect again: kring "
		   "elect CIRCLE ROLE --until DATE"),
	.example = "roles:\n  facilitator: {holder: anna, elected: geboortezorg/gespreksleider}",
	.circle = role_without_term,
};

/* ---- what makes a role one that can change hands ------------------------------------------ */

/* A role that nobody fills has been given up, or is vacant; neither is said here. */
static void look_for_tasks(
	struct kr_check *ck, const struct kr_circle *c, const struct kr_role *role)
{
	if (role->tasks.n == 0 && (kr_present(&role->holder) || role->acting))
		kr_finding(ck, &c->record, role->id.at, _("the %s of '%s' has no tasks"),
			role->id.s, c->record.id);
}

static void role_without_tasks(struct kr_check *ck, const struct kr_circle *c)
{
	each_role(ck, c, look_for_tasks);
}

const struct kr_rule kr_rule_role_without_tasks = {
	.name = "role-without-tasks",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "roles",
	.what = N_("somebody holds a role that names no tasks"),
	.why = N_("a role is what somebody does for the whole; without tasks it is only a title"),
	.mend = N_("write under 'tasks:' of the role what it does, and what a successor needs to "
		   "know"),
	.example = "roles:\n  facilitator: {holder: anna, until: 2027-01-10}",
	.circle = role_without_tasks,
};

static void look_for_handovers(
	struct kr_check *ck, const struct kr_circle *c, const struct kr_role *role)
{
	for (uint32_t i = 0; i < role->tasks.n; i++)
		if (!kr_present(&role->tasks.at[i].handover))
			kr_finding(ck, &c->record, role->tasks.at[i].id.at,
				_("the task '%s' of the %s says nothing for a successor"),
				role->tasks.at[i].id.s, role->id.s);
}

static void task_without_handover(struct kr_check *ck, const struct kr_circle *c)
{
	each_role(ck, c, look_for_handovers);
}

const struct kr_rule kr_rule_task_without_handover = {
	.name = "task-without-handover",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "roles",
	.what = N_("a task of a role has no 'handover'"),
	.why = N_("tasks go over from one to the next; what only the holder knows goes with the "
		  "holder"),
	.mend = N_("write behind the task, as 'handover:', what a successor needs to know"),
	.example = "tasks:\n  agenda: {what: Agenda een week vooraf rondsturen}",
	.circle = task_without_handover,
};

static void look_for_deputy(
	struct kr_check *ck, const struct kr_circle *c, const struct kr_role *role)
{
	if (!kr_present(&role->holder))
		return;
	if (!kr_present(&role->deputy))
		kr_finding(ck, &c->record, role->id.at, _("the %s of '%s' has no deputy"),
			role->id.s, c->record.id);
	else if (kr_text_equal(&role->deputy, &role->holder))
		kr_finding(ck, &c->record, role->deputy.at, _("the %s, '%s', is the deputy too"),
			role->id.s, role->holder.s);
}

static void role_without_deputy(struct kr_check *ck, const struct kr_circle *c)
{
	each_role(ck, c, look_for_deputy);
}

const struct kr_rule kr_rule_role_without_deputy = {
	.name = "role-without-deputy",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "roles",
	.what = N_("a role has a holder and no deputy, or the holder as deputy"),
	.why = N_("what only one person can do stops when that person is away"),
	.mend = N_("agree who takes over, and write it as 'deputy:' of the role"),
	.example = "roles:\n  facilitator: {holder: anna, until: 2027-01-10}",
	.circle = role_without_deputy,
};
