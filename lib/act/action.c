/* lib/act/action.c - who does what, by when: an action is added to a proposal, and done. */
#include <string.h>

#include "act/known.h"
#include "base/i18n.h"

/* ---- adding ------------------------------------------------------------------------------- */

static int refuse_request(struct kr_act *act, const struct kr_actioning *request)
{
	if (act_new_id(act, request->name) != KR_OK)
		return KR_FAILED;
	if (!request->what || !*request->what)
		return kr_misuse(
			act->diags, NULL, _("say what is going to be done: '--what TEXT'"));
	if (!request->owner || !*request->owner)
		return kr_misuse(act->diags, NULL, _("say who does it: '--owner ID'"));
	if (request->due == KR_NO_DAY)
		return kr_misuse(act->diags, NULL, _("say by when: '--due DATE'"));
	if (request->due < act->day)
		return kr_misuse(
			act->diags, NULL, _("%s is over already"), act_day_said(act, request->due));
	return KR_OK;
}

static int refuse_taken(struct kr_act *act, const struct kr_agreement *a, const char *name)
{
	const struct kr_action *action = act_find_action(a, name);
	if (!action)
		return KR_OK;
	return kr_refuse(act->diags, _("take another name"),
		_("'%s' has an action '%s' already: %s"), a->record.id, name, action->what.s);
}

/* The actions are part of the text, and an answered text is changed by a next round only. */
static int refuse_answered(struct kr_act *act, const struct kr_agreement *a, const char *name)
{
	const struct kr_round *round = kr_agreement_round(a, act->day);
	if (!round || (!kr_present(&round->text_digest) && !kr_round_answered(round, act->day)))
		return KR_OK;
	return kr_refuse(act->diags,
		kr_diag_text(act->diags,
			_("'kring amend %s --set actions.%s.what=TEXT --set actions.%s.owner=ID -m "
			  "WHAT-CHANGED' opens the next round"),
			a->record.id, name, name),
		_("round %zu of '%s' is answered, and its actions are part of the text"),
		kr_round_number(a, round), a->record.id);
}

static int bearers(struct kr_act *act, const struct kr_agreement *a,
	const struct kr_actioning *request, struct kr_value **with)
{
	if (act_at_table(act, a, request->owner) != KR_OK ||
		act_ids(act, "with", request->with, with) != KR_OK)
		return KR_FAILED;
	for (const struct kr_value *v = *with ? (*with)->first : NULL; v; v = v->next)
		if (act_at_table(act, a, v->text) != KR_OK)
			return KR_FAILED;
	return KR_OK;
}

/* As its last sibling is written. */
static bool on_one_line(const struct act_file *f, const char *what)
{
	const struct kr_node *actions = act_node(f, "actions"), *last = NULL;
	for (const struct kr_node *key = actions ? actions->first : NULL; key;
		key = key->next->next)
		last = key->next;
	return last && last->style == KR_FLOW && !act_has_lines(what);
}

static struct kr_value *action(
	struct kr_act *act, const struct kr_actioning *request, struct kr_value *with, bool flow)
{
	struct kr_value *map = kr_value_map(act->arena, flow);
	kr_value_put(act->arena, map, "what", act_text(act, request->what));
	kr_value_put(act->arena, map, "owner", act_word(act, request->owner));
	kr_value_put(act->arena, map, "with", with);
	kr_value_put(act->arena, map, "due", act_day(act, request->due));
	return map;
}

int kr_act_action(struct kr_act *act, const struct kr_actioning *request)
{
	struct kr_agreement *a;
	struct act_file *f;
	struct kr_value *with = NULL;
	const char *name = request->name;
	if (refuse_request(act, request) != KR_OK || act_agreement(act, request->id, &a) != KR_OK)
		return KR_FAILED;
	struct kr_actioning meant = *request;
	meant.owner = act_role_meant(a->of, request->owner);
	const char *id = a->record.id,
		   *in_force = kr_diag_text(act->diags,
			   _("'kring amend %s' writes a successor, with its actions"), id);
	if (act_still_proposal(act, a, in_force) != KR_OK || refuse_taken(act, a, name) != KR_OK ||
		refuse_answered(act, a, name) != KR_OK || bearers(act, a, &meant, &with) != KR_OK ||
		act_open(act, &a->record, &f) != KR_OK)
		return KR_FAILED;
	if (act_set(act, f, kr_asprintf(act->arena, "actions.%s", name),
		    action(act, &meant, with, on_one_line(f, request->what))) != KR_OK)
		return KR_FAILED;
	act_tell(act, _("'%s' has the action '%s': %s does it by %s"), id, name,
		kr_name_of(act->ws, kr_role_said(meant.owner)), act_day_said(act, request->due));
	if (!with)
		act_tell(act, _("  who else carries it? '--with' names those responsible too "
				"(spelregel 7)"));
	act_tell(act, _("  next: 'kring done %s %s' when it is done"), id, name);
	act_subject(act, "agreement %s: action %s", id, name);
	act_trailer(act, "Agreement", id);
	return KR_OK;
}

/* ---- done, and moved ---------------------------------------------------------------------- */

static void tell_done(
	struct kr_act *act, const struct kr_agreement *a, const struct kr_action *done)
{
	unsigned open = 0;
	for (uint32_t i = 0; i < a->actions.n; i++)
		open += !kr_has_day(a->actions.at[i].done) && &a->actions.at[i] != done;
	act_tell(act, _("the action '%s' of '%s' is done: %s"), done->id.s, a->record.id,
		done->what.s);
	if (open > 0)
		act_tell(act,
			kr_nq("  %u action of it is open", "  %u actions of it are open", open),
			open);
	else
		act_tell(act, _("  all its actions are done"));
	act_subject(act, "agreement %s: %s done", a->record.id, done->id.s);
	act_trailer(act, "Agreement", a->record.id);
}

int kr_act_done(struct kr_act *act, const char *typed, const char *name)
{
	const struct kr_action *action;
	struct kr_agreement *a;
	struct act_file *f;
	if (act_standing(act, typed, &a) != KR_OK ||
		act_open_action(act, a, name, &action) != KR_OK)
		return KR_FAILED;
	if (act_open(act, &a->record, &f) != KR_OK ||
		act_set(act, f, kr_asprintf(act->arena, "actions.%s.done", name),
			act_day(act, act->day)) != KR_OK)
		return KR_FAILED;
	tell_done(act, a, action);
	return act_tell_next(act, f);
}

static int refuse_day(struct kr_act *act, const struct kr_action *action, int32_t to)
{
	if (to == KR_NO_DAY)
		return kr_misuse(act->diags, NULL, _("say to which day: '--to DATE'"));
	if (to <= act->day)
		return kr_refuse(act->diags, _("give a day that is still to come"),
			_("%s is not after today"), act_day_said(act, to));
	if (kr_action_due(action, act->day).day == to)
		return kr_refuse(act->diags, NULL, _("the action '%s' is due on %s already"),
			action->id.s, act_day_said(act, to));
	return KR_OK;
}

int kr_act_move(struct kr_act *act, const struct kr_moving *request)
{
	const char *name = request->name;
	const struct kr_action *action;
	struct kr_agreement *a;
	struct act_file *f;
	if (act_reason(act, request->why) != KR_OK || act_standing(act, request->id, &a) != KR_OK ||
		act_open_action(act, a, name, &action) != KR_OK ||
		refuse_day(act, action, request->to) != KR_OK ||
		act_open(act, &a->record, &f) != KR_OK)
		return KR_FAILED;
	struct kr_value *map = kr_value_map(act->arena, !act_has_lines(request->why));
	kr_value_put(act->arena, map, "date", act_day(act, act->day));
	kr_value_put(act->arena, map, "to", act_day(act, request->to));
	kr_value_put(act->arena, map, "why", act_text(act, request->why));
	if (act_append(act, f, kr_asprintf(act->arena, "actions.%s.moved", name), map) != KR_OK)
		return KR_FAILED;
	act_tell(act, _("the action '%s' of '%s' is moved to %s; it was due on %s"), name,
		a->record.id, act_day_said(act, request->to),
		act_day_said(act, kr_action_due(action, act->day).day));
	act_subject(act, "agreement %s: %s moved", a->record.id, name);
	act_trailer(act, "Agreement", a->record.id);
	return act_tell_next(act, f);
}
