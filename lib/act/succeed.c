/* lib/act/succeed.c - amend an agreement in force: a new file that supersedes it. */
#include "act/amend.h"
#include "act/carry.h"
#include "act/proposal.h"
#include "base/i18n.h"
#include <kring/forming.h>

/* ---- what it builds on -------------------------------------------------------------------- */

static struct kr_value *learned(struct kr_act *act, const struct kr_agreement *a)
{
	struct kr_value *list = kr_value_list(act->arena, false);
	for (uint32_t i = 0; i < a->evaluations.n; i++)
		if (a->evaluations.at[i].learned.s)
			kr_value_push(list, act_text(act, a->evaluations.at[i].learned.s));
	return list->first ? list : NULL;
}

static struct kr_value *open_objections(struct kr_act *act, const struct kr_agreement *a)
{
	struct kr_value *map = kr_value_map(act->arena, false);
	for (uint32_t i = 0; i < a->reopened.n; i++) {
		const struct kr_reopening *r = &a->reopened.at[i];
		if (!r->objection.outcome && r->objection.argument.s)
			kr_value_put(
				act->arena, map, r->id.s, act_text(act, r->objection.argument.s));
	}
	return map->first ? map : NULL;
}

static struct kr_value *builds_on(
	struct kr_act *act, const struct kr_agreement *a, const char *changed)
{
	struct kr_value *map = kr_value_map(act->arena, false);
	kr_value_put(act->arena, map, "learned", learned(act, a));
	kr_value_put(act->arena, map, "concerns", act_concerns_of(act, a));
	kr_value_put(act->arena, map, "objections", open_objections(act, a));
	kr_value_put(act->arena, map, "changed", act_text(act, changed));
	return map->first ? map : NULL;
}

/* ---- the new file ------------------------------------------------------------------------- */

/* Where @a is decided on: below the circle that looks after it now. */
static const char *id_at(
	const struct kr_agreement *a, const struct kr_circle *table, struct kr_arena *arena)
{
	return table ? kr_asprintf(arena, "%s/%s", table->record.id, a->record.name) : a->record.id;
}

const char *act_successor_id(struct kr_act *act, const struct kr_agreement *a)
{
	const struct kr_circle *table = kr_agreement_table(act->ws, a, act->day);
	const char *id = id_at(a, table, act->arena);
	do
		id = kr_next_in_chain(act->arena, id);
	while (kr_workspace_has(act->ws, KR_AGREEMENT, id));
	return id;
}

/* Of a filled text: what is empty is taken out, what is not there stays. */
static void lay_over(struct kr_act *act, struct kr_value *map, const struct kr_node *filled)
{
	for (const struct kr_node *key = filled->first; key; key = key->next->next) {
		struct kr_value *old = act_value_at(map, key->value);
		if (act_is_empty(key->next))
			act_put(act, map, key->value, NULL);
		else if (old && old->kind == KR_MAP && key->next->kind == KR_MAP)
			lay_over(act, old, key->next);
		else
			act_put(act, map, key->value, kr_value_of_node(act->arena, key->next));
	}
}

/* Who has left is not bound by what is agreed from now on, and nobody could consent for it. */
static void without_departed(struct kr_act *act, struct kr_value *root)
{
	struct kr_value *parties = act_value_at(root, "parties");
	struct kr_value *stay = kr_value_list(act->arena, true);
	bool departed = false;
	for (const struct kr_value *v = parties ? parties->first : NULL; v; v = v->next) {
		if (kr_organisation_left(act->ws, v->text, act->day))
			departed = true;
		else
			kr_value_push(stay, act_word(act, v->text));
	}
	if (departed)
		act_put(act, root, "parties", stay->first ? stay : NULL);
}

static void tell_departed(
	struct kr_act *act, const struct kr_agreement *a, const struct kr_agreement *successor)
{
	for (uint32_t i = 0; i < a->parties.n; i++) {
		const char *party = a->parties.at[i].s;
		if (party && !kr_texts_have(&successor->parties, party) &&
			kr_organisation_left(act->ws, party, act->day))
			act_tell(act, _("  %s has left, and is no party to it"),
				kr_name_of(act->ws, party));
	}
}

static int put_given(struct kr_act *act, const struct kr_amending *request, struct kr_value *root)
{
	struct kr_node *filled = NULL;
	if (request->filled && act_filled_nodes(act, KR_AGREEMENT, request->filled,
				       request->filled_len, request->filled_name, &filled) != KR_OK)
		return KR_FAILED;
	if (filled)
		lay_over(act, root, filled);
	return act_settings(act, NULL, root, KR_AGREEMENT, request->set, request->n_set);
}

static void tell(
	struct kr_act *act, const struct kr_agreement *a, const struct kr_agreement *successor)
{
	const char *id = successor->record.id;
	act_tell(act, _("'%s' is proposed to supersede '%s', which stays in force until then"), id,
		a->record.id);
	tell_departed(act, a, successor);
	act_tell(act,
		_("  next: change its text in agreements/%s.yaml, or with 'kring amend %s --set "
		  "KEY=TEXT'"),
		id, id);
	const struct kr_text keeper = kr_agreement_keeper(a, act->day);
	act_tell(act,
		_("  then: 'kring amend %s --set evaluation.date=DATE --set keeper=%s', and "
		  "'kring open %s'"),
		id, kr_present(&keeper) ? keeper.s : "PERSON", id);
	act_subject(act, "agreement %s: propose, supersedes %s", id, a->record.id);
	act_trailer(act, "Agreement", id);
	act_trailer(act, "Supersedes", a->record.id);
}

/* Two successors of one agreement would compete for its place. */
static int refuse_second(struct kr_act *act, const struct kr_agreement *a)
{
	const struct kr_agreement *there = kr_forming_successor(a, act->day);
	if (!there)
		return KR_OK;
	return kr_refuse(act->diags,
		kr_diag_text(act->diags,
			_("change that with 'kring amend %s'; 'kring withdraw %s -m WHY' stops it"),
			there->record.id, there->record.id),
		_("there is a successor of '%s' in preparation already: '%s'"), a->record.id,
		there->record.id);
}

int act_succeed(struct kr_act *act, const struct kr_amending *request, struct kr_agreement *a)
{
	struct kr_value *proposed = kr_value_map(act->arena, true);
	struct act_file *f, *made;
	struct kr_record *r;
	const char *by;
	if (refuse_second(act, a) != KR_OK || act_person(act, &by) != KR_OK ||
		act_open(act, &a->record, &f) != KR_OK)
		return KR_FAILED;
	struct kr_value *root = act_copy_text(act, kr_doc_root(f->doc));
	act_leave_out(act, root,
		(const char *[]){ "starts", "supersedes", "builds-on", "establishes",
			"evaluation.date", NULL });
	without_departed(act, root);
	kr_value_put(act->arena, root, "supersedes", act_word(act, a->record.id));
	kr_value_put(act->arena, root, "builds-on", builds_on(act, a, request->changed));
	kr_value_put(act->arena, proposed, "by", act_word(act, by));
	kr_value_put(act->arena, proposed, "date", act_day(act, act->day));
	kr_value_put(act->arena, root, "proposed", proposed);
	if (a->kind.is == KR_TWO && a->evaluations.n == 0)
		act_warn(act,
			_("'%s' was not evaluated yet, so the next one cannot build on what was "
			  "learned: 'kring evaluate %s --sheet'"),
			a->record.id, a->record.id);
	const char *id = act_successor_id(act, a),
		   *hint = kr_diag_text(act->diags,
			   _("'kring propose %s/ID --set supersedes=%s' gives it a shorter name"),
			   a->record.circle, a->record.id);
	if (act_carry_actions(act, a, root) != KR_OK || put_given(act, request, root) != KR_OK ||
		act_new_agreement(act, id, hint, &r) != KR_OK ||
		act_begin(act, r, root, &made) != KR_OK)
		return KR_FAILED;
	const struct kr_record *now = act_reread(act, made);
	if (!now || act_named_are_there(act, (const struct kr_agreement *)now) != KR_OK)
		return KR_FAILED;
	tell(act, a, (const struct kr_agreement *)now);
	return KR_OK;
}
