/* lib/act/hand-over.c - somebody else keeps an agreement, does an action, or acts in a role. */
#include "act/hand-over.h"

#include <string.h>

#include "act/known.h"
#include "base/i18n.h"
#include <kring/bearing.h>

/* Without --until: long enough for an election, and no longer than that. */
static const struct kr_duration acting_for = { .count = 3, .unit = 'm' };

/* ---- to whom ------------------------------------------------------------------------------ */

int act_still_there(struct kr_act *act, const struct kr_circle *table, const char *who)
{
	const char *hint = _("who takes it over is somebody who is there");
	switch (kr_departure_of(act->ws, table, who, act->day)) {
	case KR_GONE:
		return kr_refuse(act->diags, hint, _("'%s' has left"), who);
	case KR_GONE_WITH_ORGANISATION:
		return kr_refuse(act->diags, hint, _("the organisation of '%s' has left"), who);
	case KR_GONE_FROM_TABLE:
		return kr_refuse(act->diags,
			kr_diag_text(act->diags, _("'kring add member %s %s' gives a place again"),
				table->record.id, who),
			_("'%s' sits at the table of '%s' no longer"), who, table->record.id);
	case KR_NOT_GONE:
		break;
	}
	return KR_OK;
}

/* @heard: is it enough to listen at the table? */
static int refuse_stranger(
	struct kr_act *act, const struct kr_circle *table, const char *person, bool heard)
{
	if (act_known_person(act, person) != KR_OK || act_still_there(act, table, person) != KR_OK)
		return KR_FAILED;
	if (heard ? kr_is_at_table(table, person, act->day)
		  : kr_circle_has_member(table, person, act->day))
		return KR_OK;
	return kr_refuse(act->diags,
		kr_diag_text(act->diags, _("'kring add member %s %s' gives a place"),
			table->record.id, person),
		heard ? _("'%s' is not at the table of '%s'") : _("'%s' is no member of '%s'"),
		person, table->record.id);
}

static struct kr_value *move(struct kr_act *act, const char *what, const char *to, const char *why)
{
	struct kr_value *map = kr_value_map(act->arena, !why || !act_has_lines(why));
	kr_value_put(act->arena, map, "what", act_word(act, what));
	kr_value_put(act->arena, map, "date", act_day(act, act->day));
	kr_value_put(act->arena, map, "to", act_word(act, to));
	kr_value_put(act->arena, map, "why", act_text(act, why));
	return map;
}

/* ---- of an agreement ---------------------------------------------------------------------- */

const struct kr_circle *act_table(struct kr_act *act, const struct kr_agreement *a)
{
	const struct kr_circle *c = kr_agreement_table(act->ws, a, act->day);
	return c && c->record.sound ? c : NULL;
}

int act_table_of(struct kr_act *act, const struct kr_agreement *a, const struct kr_circle **table)
{
	*table = act_table(act, a);
	if (!*table)
		return kr_refuse(act->diags, _("'kring check' says what is wrong with it"),
			_("the circle that looks after '%s' cannot be read"), a->record.id);
	return KR_OK;
}

static int refuse_over(struct kr_act *act, const struct kr_agreement *a)
{
	enum kr_state state = kr_agreement_state(a, act->day);
	if (kr_agreement_goes_on(a, act->day))
		return KR_OK;
	return kr_refuse(act->diags,
		state == KR_STATE_SUPERSEDED && a->successor
			? kr_diag_text(
				  act->diags, _("'%s' took its place"), a->successor->record.id)
			: NULL,
		_("'%s' is %s (as it stands on %s)"), a->record.id, kr_state_said(state),
		act_day_said(act, act->day));
}

static void tell_moved(struct kr_act *act, const struct kr_agreement *a, const char *what)
{
	act_subject(act, "agreement %s: hand over %s", a->record.id, what);
	act_trailer(act, "Agreement", a->record.id);
}

int act_hand_over_keeper(
	struct kr_act *act, struct kr_agreement *a, const char *to, const char *why)
{
	struct kr_text keeper = kr_agreement_keeper(a, act->day);
	const struct kr_circle *table;
	struct act_file *f;
	if (refuse_over(act, a) != KR_OK)
		return KR_FAILED;
	if (!kr_present(&keeper))
		return kr_refuse(act->diags,
			kr_diag_text(act->diags, _("'kring amend %s --set keeper=%s' names one"),
				a->record.id, to),
			_("'%s' has no keeper yet"), a->record.id);
	if (kr_text_is(&keeper, to))
		return kr_refuse(act->diags, NULL, _("'%s' keeps '%s' already"), to, a->record.id);
	if (act_table_of(act, a, &table) != KR_OK ||
		refuse_stranger(act, table, to, true) != KR_OK ||
		act_open(act, &a->record, &f) != KR_OK ||
		act_append(act, f, "handovers", move(act, "keeper", to, why)) != KR_OK)
		return KR_FAILED;
	act_tell(act, _("%s keeps '%s' from now on, instead of %s"), kr_name_of(act->ws, to),
		a->record.id, kr_name_of(act->ws, keeper.s));
	tell_moved(act, a, "keeper");
	return KR_OK;
}

static int refuse_owner(struct kr_act *act, const struct kr_agreement *a, const char *to)
{
	if (act_at_table(act, a, to) != KR_OK)
		return KR_FAILED;
	return a->of && kr_circle_role(a->of, to) ? KR_OK : act_still_there(act, a->of, to);
}

int act_hand_over_action(struct kr_act *act, struct kr_agreement *a, const char *name,
	const char *to, const char *why)
{
	const struct kr_action *x;
	struct act_file *f;
	if (refuse_over(act, a) != KR_OK || act_open_action(act, a, name, &x) != KR_OK)
		return KR_FAILED;
	struct kr_text owner = kr_action_owner(x, act->day);
	if (kr_text_is(&owner, to))
		return kr_refuse(act->diags, NULL, _("'%s' does '%s' of '%s' already"), to, name,
			a->record.id);
	if (refuse_owner(act, a, to) != KR_OK || act_open(act, &a->record, &f) != KR_OK ||
		act_append(act, f, kr_asprintf(act->arena, "actions.%s.handed-over", name),
			move(act, NULL, to, why)) != KR_OK)
		return KR_FAILED;
	act_tell(act, _("'%s' does the action '%s' of '%s' from now on, instead of '%s'"), to, name,
		a->record.id, owner.s ? owner.s : "");
	tell_moved(act, a, name);
	return KR_OK;
}

/* ---- of a circle -------------------------------------------------------------------------- */

static int find_role(struct kr_act *act, const struct kr_circle *c, const char *name,
	const struct kr_role **role)
{
	act_known known = { 0 };
	*role = kr_circle_role(c, name);
	if (*role)
		return KR_OK;
	for (uint32_t i = 0; i < c->roles.n; i++)
		*KR_ADD(act->arena, &known) = c->roles.at[i].id.s;
	return kr_refuse(act->diags,
		act_nearest_or(act, name, &known,
			kr_diag_text(act->diags, _("'kring add role %s %s' adds it"), c->record.id,
				name)),
		_("'%s' has no role '%s'"), c->record.id, name);
}

/* Does the holder that was chosen hold it on the day?  Then who acts waits. */
static bool is_held(struct kr_act *act, const struct kr_role *role)
{
	struct kr_text holder = kr_role_holder(role, act->day);
	return kr_present(&role->holder) && !kr_role_is_over(role, act->day) &&
	       kr_text_equal(&holder, &role->holder) &&
	       kr_departure_of(act->ws, NULL, holder.s, act->day) == KR_NOT_GONE;
}

/* In the place of somebody who is gone until the end of that term; else over its end. */
static int32_t last_day(struct kr_act *act, const struct kr_role *role, int32_t asked)
{
	int32_t until = kr_day_add(act->day, acting_for);
	if (asked != KR_NO_DAY)
		return asked;
	return kr_has_day(role->until) && role->until.day >= act->day && role->until.day < until &&
			       !is_held(act, role)
		       ? role->until.day
		       : until;
}

/* Leader and delegate are two people, both members of the parent. */
static void warn_link(struct kr_act *act, const struct kr_circle *c, const struct kr_role *role,
	const char *person)
{
	bool leader = kr_text_is(&role->id, "leader");
	struct kr_link link;
	kr_circle_link(act->ws, c, act->day, &link);
	if ((!leader && !kr_text_is(&role->id, "delegate")) || !link.parent)
		return;
	if (kr_text_is(leader ? &link.delegate : &link.leader, person))
		act_warn(act,
			_("'%s' would be leader and delegate of '%s' in one: a double link "
			  "needs two people"),
			person, c->record.id);
	if (!kr_circle_has_member(link.parent, person, act->day))
		act_warn(act,
			_("'%s' is no member of '%s', with which this role links '%s': kring add "
			  "member %s %s"),
			person, link.parent->record.id, c->record.id, link.parent->record.id,
			person);
}

static void tell_acting(struct kr_act *act, const struct kr_circle *c, const struct kr_role *role,
	const char *person, int32_t until)
{
	const char *holder = kr_name_of(act->ws, kr_role_holder(role, act->day).s);
	act_tell(act, _("%s acts as '%s' of '%s' until %s"), kr_name_of(act->ws, person),
		kr_role_said(role->id.s), c->record.id, act_day_said(act, until));
	if (is_held(act, role) && kr_has_day(role->until) && until <= role->until.day)
		act_tell(act,
			_("  only if %s leaves the table before that: the term runs until %s"),
			holder, act_day_said(act, role->until.day));
	else if (is_held(act, role))
		act_tell(act, _("  as soon as the term of %s, or the place at the table, is over"),
			holder);
	act_tell(act, _("  next: 'kring elect %s %s --until DATE' lets the circle choose"),
		c->record.id, role->id.s);
}

static struct kr_value *acting(struct kr_act *act, const char *person, int32_t until)
{
	struct kr_value *map = kr_value_map(act->arena, true);
	kr_value_put(act->arena, map, "person", act_word(act, person));
	kr_value_put(act->arena, map, "until", act_day(act, until));
	return map;
}

static int refuse_same(struct kr_act *act, const struct kr_circle *c, const struct kr_role *role,
	const struct kr_handing_over *h)
{
	struct kr_text holder = kr_role_holder(role, act->day);
	if (h->deputy && kr_text_is(&role->deputy, h->to))
		return kr_refuse(act->diags, NULL, _("'%s' is the deputy of the %s already"), h->to,
			kr_role_said(role->id.s));
	if (kr_text_is(&holder, h->to))
		return kr_refuse(act->diags,
			kr_diag_text(act->diags,
				_("'kring elect %s %s --until DATE' gives another term"),
				c->record.id, role->id.s),
			_("'%s' is '%s' of '%s' already"), h->to, kr_role_said(role->id.s),
			c->record.id);
	return KR_OK;
}

static int hand_over_role(struct kr_act *act, const struct kr_handing_over *h)
{
	struct kr_circle *c;
	const struct kr_role *role;
	struct act_file *f;
	if (act_circle(act, h->id, &c) != KR_OK ||
		find_role(act, c, act_role_meant(c, h->role), &role) != KR_OK ||
		refuse_stranger(act, c, h->to, false) != KR_OK ||
		refuse_same(act, c, role, h) != KR_OK || act_open(act, &c->record, &f) != KR_OK)
		return KR_FAILED;
	int32_t until = last_day(act, role, h->until);
	const char *key = kr_asprintf(
		act->arena, "roles.%s.%s", role->id.s, h->deputy ? "deputy" : "acting");
	if (act_set(act, f, key, h->deputy ? act_word(act, h->to) : acting(act, h->to, until)) !=
		KR_OK)
		return KR_FAILED;
	if (h->deputy) {
		act_tell(act, _("%s is the deputy of the %s of '%s'"), kr_name_of(act->ws, h->to),
			kr_role_said(role->id.s), c->record.id);
		act_tell(act, _("  next, when it is needed: 'kring hand-over %s %s --to %s'"),
			c->record.id, role->id.s, h->to);
	} else {
		warn_link(act, c, role, h->to);
		tell_acting(act, c, role, h->to, until);
	}
	act_subject(act, "circle %s: hand over %s", c->record.id, role->id.s);
	act_trailer(act, "Circle", c->record.id);
	return KR_OK;
}

/* ---- the verb ----------------------------------------------------------------------------- */

static int refuse_request(struct kr_act *act, const struct kr_handing_over *h)
{
	int what = h->keeper + (h->action != NULL) + (h->role != NULL);
	if (what != 1)
		return kr_misuse(act->diags,
			_("an agreement and '--keeper', an agreement and '--action NAME', or a "
			  "circle and one of its roles"),
			what == 0 ? _("say what is handed over")
				  : _("hand over one thing at a time"));
	if (!act_is_given(h->to))
		return kr_misuse(act->diags, NULL, _("say to whom: '--to ID'"));
	if (!h->role && (h->deputy || h->until != KR_NO_DAY))
		return kr_misuse(act->diags, NULL,
			_("'--until' and '--deputy' are about a role of a circle"));
	if (h->deputy && h->until != KR_NO_DAY)
		return kr_misuse(act->diags, NULL, _("a deputy has no last day of their own"));
	if (h->role && h->why)
		return kr_misuse(act->diags, NULL,
			_("a role has no place for a reason: leave the text out"));
	if (h->until != KR_NO_DAY && h->until < act->day)
		return kr_misuse(
			act->diags, NULL, _("%s is over already"), act_day_said(act, h->until));
	return KR_OK;
}

int kr_act_hand_over(struct kr_act *act, const struct kr_handing_over *h)
{
	struct kr_agreement *a;
	struct act_file *f;
	const char *person;
	if (refuse_request(act, h) != KR_OK || act_person(act, &person) != KR_OK)
		return KR_FAILED;
	if (h->role)
		return hand_over_role(act, h);
	if (act_standing(act, h->id, &a) != KR_OK)
		return KR_FAILED;
	int status = h->keeper ? act_hand_over_keeper(act, a, h->to, h->why)
			       : act_hand_over_action(act, a, h->action, h->to, h->why);
	if (status != KR_OK || act_open(act, &a->record, &f) != KR_OK)
		return KR_FAILED;
	return act_tell_next(act, f);
}
