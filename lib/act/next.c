/* lib/act/next.c - what comes next with an agreement, once an act changed it. */
#include <string.h>

#include "act/known.h"
#include "base/i18n.h"

/* ---- while it is decided on --------------------------------------------------------------- */

static void tell_to_write(
	struct kr_act *act, const struct kr_agreement *a, const char *what, const char *setting)
{
	const char *said = kr_command_said(act->arena, setting);
	if (!a->adopted)
		act_tell(act, _("  a spelregel asks for it: %s: 'kring amend %s --set %s'"), what,
			a->record.id, said);
	else
		act_warn(act,
			_("a spelregel asks for it: %s: 'kring amend %s --set %s -m "
			  "WHAT-CHANGED' writes a successor that says it"),
			what, a->record.id, said);
}

void act_tell_spelregels(struct kr_act *act, const struct kr_agreement *a)
{
	const struct {
		const char *rule, *what, *setting;
		bool there;
	} asked[] = {
		{ "agreement-why", _("why this and not something else"), "why=TEXT",
			kr_present(&a->why) },
		{ "goal-linked", _("a goal of the network"), "goal=GOAL", kr_present(&a->goal) },
	};
	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
		if (!asked[i].there && a->kind.is != KR_ELECTION &&
			kr_rule_enforced(act->ws, a->record.circle, act->day, asked[i].rule, NULL))
			tell_to_write(act, a, asked[i].what, asked[i].setting);
}

void act_tell_proposed(struct kr_act *act, const struct kr_agreement *a)
{
	const char *id = a->record.id;
	act_tell_missing(act, a);
	act_tell_spelregels(act, a);
	if (a->kind.is == KR_ELECTION)
		act_tell(act,
			_("  next: each member nominates, with 'kring nominate %s PERSON'; then "
			  "'kring open %s --person PERSON'"),
			id, id);
	else
		act_tell(act,
			kr_lacks_said(act->arena, a, act->day)
				? _("  next: 'kring say %s -m TEXT' reacts to it; once nothing is "
				    "missing, 'kring open %s' asks for consent")
				: _("  next: 'kring say %s -m TEXT' reacts to it, 'kring open %s' "
				    "asks for consent"),
			id, id);
}

void act_tell_asked(struct kr_act *act, const struct kr_agreement *a, bool evaluation)
{
	const char *id = a->record.id;
	act_tell(act,
		evaluation ? _("  next: 'kring consent %s --evaluation', or 'kring object %s "
			       "--evaluation -m ARGUMENT'")
			   : _("  next: 'kring consent %s', or 'kring object %s -m ARGUMENT'"),
		id, id);
}

static void tell_objected(struct kr_act *act, const struct kr_agreement *a,
	const struct kr_obstacle *objection, bool evaluation)
{
	const char *id = a->record.id;
	if (evaluation)
		act_tell(act,
			_("  next: 'kring resolve %s %s --evaluation --result RESULT', or 'kring "
			  "evaluate %s --sheet'"),
			id, objection->who, id);
	else
		act_tell(act,
			_("  next: 'kring resolve %s %s --result RESULT', or 'kring amend %s'"), id,
			objection->who, id);
}

const struct kr_obstacle *act_obstacle(const kr_obstacles *obstacles, enum kr_obstacle_kind kind)
{
	for (uint32_t i = 0; i < obstacles->n; i++)
		if (obstacles->at[i].kind == kind)
			return &obstacles->at[i];
	return NULL;
}

/* That somebody objects is said by the objection that is open. */
static bool is_said_already(const kr_obstacles *obstacles, const struct kr_obstacle *o)
{
	if (o->kind != KR_MEMBER_BLOCKS)
		return false;
	for (uint32_t i = 0; i < obstacles->n; i++)
		if (obstacles->at[i].kind == KR_OBJECTION_OPEN && obstacles->at[i].who && o->who &&
			strcmp(obstacles->at[i].who, o->who) == 0)
			return true;
	return false;
}

static bool acts(const struct kr_act *act, const char *person)
{
	const struct kr_actor *actor = act->actor;
	for (size_t i = 0; i < actor->n_as; i++)
		if (strcmp(actor->as[i], person) == 0)
			return true;
	return actor->self && strcmp(actor->self, person) == 0;
}

/* The first who is waited for, where none of those is who acts; NULL also if nobody is known to. */
static const char *waits_for_other(const struct kr_act *act, const kr_obstacles *obstacles)
{
	const char *first = NULL;
	for (uint32_t i = 0; i < obstacles->n; i++) {
		const struct kr_obstacle *o = &obstacles->at[i];
		if (o->kind != KR_MEMBER_WAITS && o->kind != KR_MEMBER_BLOCKS)
			continue;
		if (acts(act, o->who))
			return NULL;
		if (!first)
			first = o->who;
	}
	return act->actor->self || act->actor->n_as ? first : NULL;
}

/* Who answered already would only repeat it by a command that names nobody. */
static void tell_awaited(struct kr_act *act, const struct kr_agreement *a,
	const kr_obstacles *obstacles, bool evaluation)
{
	const char *id = a->record.id, *who = waits_for_other(act, obstacles);
	const char *which = evaluation ? " --evaluation" : "";
	if (!who)
		act_tell_asked(act, a, evaluation);
	else
		act_tell(act,
			_("  next: 'kring consent %s%s --as %s', or 'kring object %s%s --as %s -m "
			  "ARGUMENT'"),
			id, which, who, id, which, who);
}

void act_tell_round(
	struct kr_act *act, const struct kr_agreement *a, const struct kr_evaluation *evaluation)
{
	kr_obstacles obstacles = { 0 };
	if (evaluation)
		kr_outcome_obstacles(act->ws, a, evaluation, act->day, true, &obstacles);
	else
		kr_adoption_obstacles(act->ws, a, act->day, true, &obstacles);
	const struct kr_round *round = kr_agreement_round(a, act->day);
	if (!evaluation && round && !kr_round_answered(round, act->day))
		act_tell_spelregels(act, a);
	if (obstacles.n == 0)
		act_tell(act, _("  next: everything is there; 'kring adopt %s%s' adopts it"),
			a->record.id, evaluation ? " --evaluation" : "");
	for (uint32_t i = 0; i < obstacles.n; i++)
		if (!obstacles.at[i].follows && !is_said_already(&obstacles, &obstacles.at[i]))
			act_tell(act, _("  still open: %s"),
				kr_obstacle_text(act->ws, &obstacles.at[i]));
	const struct kr_obstacle *objection = act_obstacle(&obstacles, KR_OBJECTION_OPEN);
	const struct kr_obstacle *change = act_obstacle(&obstacles, KR_CHANGE_AWAITED);
	if (objection)
		tell_objected(act, a, objection, evaluation != NULL);
	else if (change)
		act_tell(act,
			_("  next: 'kring amend %s -e -m WHAT-CHANGED' changes the text and opens "
			  "round %zu"),
			a->record.id, change->round);
	else if (act_obstacle(&obstacles, KR_MEMBER_WAITS) ||
		 act_obstacle(&obstacles, KR_MEMBER_BLOCKS))
		tell_awaited(act, a, &obstacles, evaluation != NULL);
	else if (obstacles.n > 0)
		act_tell(act, _("  next: 'kring show %s' shows the round"), a->record.id);
}

/* ---- once it is adopted ------------------------------------------------------------------- */

static const struct kr_action *next_action(const struct kr_agreement *a, int32_t day)
{
	const struct kr_action *next = NULL;
	for (uint32_t i = 0; i < a->actions.n; i++) {
		const struct kr_action *x = &a->actions.at[i];
		if (!kr_has_day(x->done) && kr_has_day(kr_action_due(x, day)) &&
			(!next || kr_action_due(x, day).day < kr_action_due(next, day).day))
			next = x;
	}
	return next;
}

static void tell_action(
	struct kr_act *act, const struct kr_agreement *a, const struct kr_action *action)
{
	const char *id = a->record.id,
		   *due = act_day_said(act, kr_action_due(action, act->day).day);
	if (kr_action_due(action, act->day).day >= act->day)
		act_tell(act, _("  next: 'kring done %s %s', by %s"), id, action->id.s, due);
	else
		act_tell(act,
			_("  next: 'kring done %s %s', which was due on %s; 'kring move %s %s --to "
			  "DATE -m WHY' gives it another day"),
			id, action->id.s, due, id, action->id.s);
}

static void tell_standing(struct kr_act *act, const struct kr_agreement *a)
{
	const struct kr_evaluation *e = kr_agreement_evaluating(a, act->day);
	const struct kr_action *action = next_action(a, act->day);
	const char *id = a->record.id;
	struct kr_date due = kr_agreement_due(a, act->day);
	if (e) {
		act_tell_round(act, a, e);
		return;
	}
	if (action)
		tell_action(act, a, action);
	if (!kr_has_day(due))
		act_tell(act,
			_("  next: 'kring extend %s --to DATE -m WHY' says when it is evaluated"),
			id);
	else
		act_tell(act,
			action ? _("  later: 'kring evaluate %s --sheet', by %s")
			       : _("  next: 'kring evaluate %s --sheet', by %s"),
			id, act_day_said(act, due.day));
}

/* ---- all of it ---------------------------------------------------------------------------- */

int act_tell_next(struct kr_act *act, const struct act_file *f)
{
	const struct kr_agreement *now = (const struct kr_agreement *)act_reread(act, f);
	if (!now)
		return KR_FAILED;
	switch (kr_agreement_state(now, act->day)) {
	case KR_STATE_FORMING:
		act_tell_proposed(act, now);
		break;
	case KR_STATE_DEFERRED:
		act_tell_missing(act, now);
		act_tell(act, _("  next: 'kring open %s' asks for consent"), now->record.id);
		break;
	case KR_STATE_OPEN:
	case KR_STATE_OBJECTED:
		act_tell_round(act, now, NULL);
		break;
	case KR_STATE_WITHDRAWN:
	case KR_STATE_SUPERSEDED:
	case KR_STATE_ENDED:
	case KR_STATE_ESCALATED:
		act_tell(act,
			_("  next: nothing, it is over; 'kring propose CIRCLE/ID' begins something "
			  "new"));
		break;
	default:
		tell_standing(act, now);
	}
	return KR_OK;
}
