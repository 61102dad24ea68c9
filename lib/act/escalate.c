/* lib/act/escalate.c - pass a proposal to the parent circle, where the circle itself is stuck. */
#include <string.h>

#include "act/carry.h"
#include "act/known.h"
#include "act/proposal.h"
#include "base/i18n.h"

/* The proposal, the circle that is asked, and the new file there. */
struct passing {
	const struct kr_agreement *a;
	struct kr_circle *parent;
	const char *to;
	struct kr_value *root;
};

/* ---- may it be passed on? ----------------------------------------------------------------- */

/* Interrupted after the first of the two files: the second one is written when asked again. */
static bool is_half_done(const struct kr_act *act, const struct kr_agreement *a)
{
	return kr_agreement_state(a, act->day) == KR_STATE_ESCALATED &&
	       !kr_workspace_has(act->ws, KR_AGREEMENT, a->escalated->to.s);
}

static int refuse(struct kr_act *act, const struct kr_agreement *a)
{
	const char *id = a->record.id, *circle = a->record.circle;
	if (!is_half_done(act, a) &&
		act_still_proposal(act, a,
			kr_diag_text(act->diags,
				_("what was adopted holds; 'kring object %s' says what is wrong "
				  "with it"),
				id)) != KR_OK)
		return KR_FAILED;
	if (a->kind.is == KR_ELECTION)
		return kr_refuse(act->diags,
			_("take the time for another round of nominations, or ask somebody from "
			  "outside to facilitate"),
			_("'%s' is an election, and '%s' fills its own roles"), id, circle);
	if (!kr_circle_has_parent(a->of))
		return kr_refuse(act->diags,
			kr_diag_text(act->diags,
				_("ask a mediator; or 'kring defer %s', or 'kring withdraw %s'"),
				id, id),
			_("the circle '%s' has no parent circle to pass it to"), circle);
	return KR_OK;
}

/* Did the circle try anything: was a text changed, or an objection settled? */
static bool was_tried(const struct kr_act *act, const struct kr_agreement *a)
{
	if (a->rounds.n > 1)
		return true;
	const struct kr_round *round = kr_agreement_round(a, act->day);
	for (uint32_t i = 0; round && i < round->responses.n; i++) {
		const struct kr_response *r = &round->responses.at[i];
		if (r->first.objection && r->first.objection->outcome)
			return true;
		for (uint32_t k = 0; k < r->then.n; k++)
			if (r->then.at[k].objection && r->then.at[k].objection->outcome)
				return true;
	}
	return false;
}

static void warn_of_haste(struct kr_act *act, const struct kr_agreement *a)
{
	size_t held = kr_agreement_meetings(a, act->day);
	const struct kr_number *most = &a->of->max_rounds;
	if (!was_tried(act, a))
		act_warn(act,
			_("no objection to '%s' was settled and no text was changed yet: the "
			  "circle can look for a smaller step first"),
			a->record.id);
	if (most->there && (double)held < most->value)
		act_warn(act,
			kr_nq("it was looked at in %zu meeting, and '%s' gives itself %g",
				"it was looked at in %zu meetings, and '%s' gives itself %g", held),
			held, a->record.circle, most->value);
}

/* ---- what the parent circle gets ---------------------------------------------------------- */

static void first_organisation(void *own, const char *organisation)
{
	const char **first = own;
	if (!*first)
		*first = organisation;
}

/*
 * What a word of this table says at that one.  A role of the child is none of the parent, also
 * where that has one of the same name: who holds it is meant.  And who is to do something there but
 * does not sit there (@sits), does so for an organisation.
 */
static const char *said_there(
	struct kr_act *act, const struct passing *p, const char *word, bool sits)
{
	struct kr_text holder = kr_circle_holder(p->a->of, word, act->day);
	struct kr_who who;
	const char *organisation = NULL;
	if (kr_present(&holder))
		word = holder.s;
	if (!sits || kr_workspace_person(act->ws, word, &who) != KR_OK ||
		kr_circle_has_member(p->parent, word, act->day))
		return word;
	kr_organisations_of(
		act->ws, p->a->record.circle, word, act->day, first_organisation, &organisation);
	return organisation ? organisation : word;
}

/* A role as people say it, anybody else by name. */
static const char *called(struct kr_act *act, const char *id)
{
	const char *role = kr_role_said(id);
	return role == id ? kr_name_of(act->ws, id) : role;
}

static void say_there(struct kr_act *act, const struct passing *p, struct kr_value *v,
	const char *action, bool sits)
{
	const char *said = said_there(act, p, v->text, sits);
	if (strcmp(said, v->text) == 0)
		return;
	if (action)
		act_tell(act, _("  the action '%s' goes from %s to %s there"), action,
			called(act, v->text), called(act, said));
	else
		act_tell(act, _("  for %s it says %s there"), called(act, v->text),
			called(act, said));
	v->text = said;
	v->len = (uint32_t)strlen(said);
}

static void say_there_at(struct kr_act *act, const struct passing *p, const struct kr_value *map,
	const char *key, const char *action, bool sits)
{
	struct kr_value *v = act_value_at(map, key);
	if (!v)
		return;
	if (v->kind == KR_SCALAR) {
		say_there(act, p, v, action, sits);
		return;
	}
	for (struct kr_value *one = v->first; one; one = one->next)
		say_there(act, p, one, action, sits);
}

static void say_all_there(struct kr_act *act, const struct passing *p)
{
	static const struct {
		const char *map, *key;
		bool sits;
	} places[] = { { "actions", "owner", true }, { "actions", "with", true },
		{ "disagreements", "who", false } };
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		const struct kr_value *map = act_value_at(p->root, places[i].map);
		for (struct kr_value *v = map ? map->first : NULL; v; v = v->next)
			say_there_at(act, p, v, places[i].key,
				strcmp(places[i].map, "actions") == 0 ? v->key : NULL,
				places[i].sits);
	}
	say_there_at(act, p, act_value_at(p->root, "bounds"), "decides", NULL, false);
}

/* What was objected and not settled, or was settled by passing it on. */
static void add_objection(struct kr_act *act, struct kr_value *map, const char *person,
	const struct kr_answer *answer)
{
	const struct kr_objection *o = answer->objection;
	if (answer->response.is != KR_OBJECTION || answer->date.day > act->day || !o ||
		!kr_present(&o->argument))
		return;
	const struct kr_outcome *outcome = kr_objection_outcome(o, act->day);
	if (!outcome || outcome->result.is == KR_ESCALATED_TO)
		act_put(act, map, person, act_text(act, o->argument.s));
}

static struct kr_value *objections(struct kr_act *act, const struct kr_agreement *a)
{
	struct kr_value *map = kr_value_map(act->arena, false);
	for (uint32_t i = 0; i < a->rounds.n; i++)
		for (uint32_t k = 0; k < a->rounds.at[i].responses.n; k++) {
			const struct kr_response *r = &a->rounds.at[i].responses.at[k];
			add_objection(act, map, r->id.s, &r->first);
			for (uint32_t t = 0; t < r->then.n; t++)
				add_objection(act, map, r->id.s, &r->then.at[t]);
		}
	return map->first ? map : NULL;
}

/* Its own answers freeze what it establishes anew. */
static struct kr_value *thawed(struct kr_act *act, const struct kr_value *establishes)
{
	struct kr_value *map = kr_value_map(act->arena, false);
	for (const struct kr_value *v = establishes->first; v; v = v->next)
		kr_value_put(act->arena, map, v->key, act_word(act, "none"));
	return map;
}

static int put_new(struct kr_act *act, struct passing *p, const char *by)
{
	struct kr_value *proposed = kr_value_map(act->arena, true);
	const struct kr_agreement *a = p->a;
	if (a->evaluation && kr_has_day(a->evaluation->date) && a->evaluation->date.day <= act->day)
		act_leave_out(act, p->root, (const char *[]){ "evaluation.date", NULL });
	const struct kr_value *establishes = act_value_at(p->root, "establishes");
	if (establishes && act_put(act, p->root, "establishes", thawed(act, establishes)) != KR_OK)
		return KR_FAILED;
	say_all_there(act, p);
	kr_value_put(act->arena, proposed, "by", act_word(act, by));
	kr_value_put(act->arena, proposed, "date", act_day(act, act->day));
	if (kr_present(&a->keeper) && kr_circle_has_member(p->parent, a->keeper.s, act->day) &&
		act_put(act, p->root, "keeper", act_word(act, a->keeper.s)) != KR_OK)
		return KR_FAILED;
	struct kr_value *concerns = act_concerns_of(act, a), *objected = objections(act, a);
	if ((concerns && act_put(act, p->root, "builds-on.concerns", concerns) != KR_OK) ||
		(objected && act_put(act, p->root, "builds-on.objections", objected) != KR_OK))
		return KR_FAILED;
	return act_put(act, p->root, "proposed", proposed);
}

/* The same name under the parent, numbered when that is taken. */
static const char *new_id(struct kr_act *act, const struct passing *p)
{
	const char *id = kr_asprintf(act->arena, "%s/%s", p->parent->record.id, p->a->record.name);
	while (kr_workspace_has(act->ws, KR_AGREEMENT, id))
		id = kr_next_in_chain(act->arena, id);
	return id;
}

/* ---- the verb ----------------------------------------------------------------------------- */

static int point_at(
	struct kr_act *act, struct act_file *f, const struct passing *p, const char *why)
{
	struct kr_value *map = kr_value_map(act->arena, !why || !act_has_lines(why));
	if (p->a->escalated)
		return KR_OK;
	kr_value_put(act->arena, map, "date", act_day(act, act->day));
	kr_value_put(act->arena, map, "to", act_word(act, p->to));
	kr_value_put(act->arena, map, "why", act_text(act, why));
	return act_set(act, f, "escalated", map);
}

static void tell(struct kr_act *act, const struct passing *p, const struct kr_agreement *made)
{
	const char *id = p->a->record.id;
	act_tell(act, _("'%s' is passed to '%s', and goes on there as '%s'"), id,
		p->parent->record.id, p->to);
	act_tell_missing(act, made);
	act_tell(act,
		kr_lacks_said(act->arena, made, act->day)
			? _("  then: 'kring open %s' asks '%s' for consent")
			: _("  next: 'kring open %s' asks '%s' for consent"),
		p->to, p->parent->record.id);
	act_subject(act, "agreement %s: escalate to %s", id, p->to);
	act_trailer(act, "Agreement", id);
	act_trailer(act, "Agreement", p->to);
}

int kr_act_escalate(struct kr_act *act, const char *typed, const char *why)
{
	struct kr_agreement *a;
	struct act_file *f, *made;
	struct kr_record *r;
	const char *by;
	if (act_agreement(act, typed, &a) != KR_OK || refuse(act, a) != KR_OK)
		return KR_FAILED;
	struct passing p = { .a = a };
	if (act_circle(act, a->of->parent.s, &p.parent) != KR_OK || act_person(act, &by) != KR_OK ||
		act_open(act, &a->record, &f) != KR_OK)
		return KR_FAILED;
	p.to = a->escalated ? a->escalated->to.s : new_id(act, &p);
	p.root = act_copy_text(act, kr_doc_root(f->doc));
	if (act_new_agreement(act, p.to, _("'kring propose CIRCLE/ID' gives it a shorter name"),
		    &r) != KR_OK ||
		act_carry_actions(act, a, p.root) != KR_OK || put_new(act, &p, by) != KR_OK ||
		point_at(act, f, &p, why) != KR_OK || act_begin(act, r, p.root, &made) != KR_OK)
		return KR_FAILED;
	const struct kr_agreement *now = (const struct kr_agreement *)act_reread(act, made);
	if (!now || act_named_are_there(act, now) != KR_OK)
		return KR_FAILED;
	warn_of_haste(act, a);
	tell(act, &p, now);
	return KR_OK;
}
