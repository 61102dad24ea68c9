/* lib/rules/links.c - the roles that a circle meets by, and the two people who link it upwards. */
#include <string.h>

#include "rules/check.h"
#include <kring/bearing.h>

/* Is there somebody at the table that day?  A circle that is only planned has no roles yet. */
static bool meets(const struct kr_circle *c, int32_t day)
{
	return !kr_has_happened(c->ended, day) && kr_circle_size(c, day) > 0;
}

/*
 * A helping circle makes no policy of its own: it carries out one task, and the delegator that it
 * works for is its link.  How it is led is a matter between the two.
 */
static bool is_helping(const struct kr_circle *c)
{
	return c->kind.is == KR_CIRCLE_HELPING;
}

/* Where it is to be said who holds that role; the parent is why there are a leader and a delegate.
 */
static struct kr_at place_of(const struct kr_circle *c, const char *name, bool of_link)
{
	const struct kr_role *role = kr_circle_role(c, name);
	if (role)
		return role->acting ? role->acting->until.at : role->id.at;
	return of_link ? c->parent.at : c->name.at;
}

/* ---- double-link -------------------------------------------------------------------------- */

/* Who has left does not come to sit there; who only does not sit there may. */
static void say_who_could(
	struct kr_check *ck, const struct kr_circle *c, const char *role, const char *holder)
{
	if (kr_departure_of(ck->ws, c, holder, ck->as_of) != KR_NOT_GONE)
		kr_finding_hint(ck,
			_("'%s' has left: kring elect %s %s --until DATE; till then kring "
			  "hand-over "
			  "%s %s --to PERSON"),
			holder, c->record.id, role, c->record.id, role);
	else
		kr_finding_hint(ck, _("kring add member %s %s, or elect somebody who sits there"),
			c->parent.s, holder);
}

/* FORMAT: the circle elects its delegate, and the parent appoints the leader. */
static void say_how_filled(struct kr_check *ck, const struct kr_circle *c, const char *role)
{
	bool of_parent = strcmp(role, "leader") == 0;
	kr_finding_hint(ck,
		of_parent ? _("elect one: kring elect %s %s --until DATE, or the parent '%s' "
			      "appoints one; and seat them in the parent")
			  : _("elect one: kring elect %s %s --until DATE; and seat them in the "
			      "parent '%s'"),
		c->record.id, role, c->parent.s);
}

static void look_at_link(struct kr_check *ck, const struct kr_circle *c, const char *role,
	const struct kr_text *holder, const struct kr_circle *parent)
{
	if (!kr_present(holder)) {
		kr_finding(ck, &c->record, place_of(c, role, true),
			_("nobody is %s of '%s' on %s, so its link with '%s' is not double"), role,
			c->record.id, kr_day_long(ck->arena, ck->as_of), c->parent.s);
		say_how_filled(ck, c, role);
		kr_finding_day(ck, ck->as_of);
	} else if (!kr_circle_has_member(parent, holder->s, ck->as_of)) {
		kr_finding(ck, &c->record, holder->at,
			_("'%s' is %s of '%s', and on %s no member of its parent '%s'"), holder->s,
			role, c->record.id, kr_day_long(ck->arena, ck->as_of), c->parent.s);
		kr_finding_related(ck, "%s", parent->record.path);
		say_who_could(ck, c, role, holder->s);
		kr_finding_day(ck, ck->as_of);
	}
}

static void look_at_both(struct kr_check *ck, const struct kr_circle *c, const struct kr_link *link)
{
	look_at_link(ck, c, "leader", &link->leader, link->parent);
	if (!kr_present(&link->delegate) || !kr_text_equal(&link->leader, &link->delegate)) {
		look_at_link(ck, c, "delegate", &link->delegate, link->parent);
		return;
	}
	kr_finding(ck, &c->record, link->delegate.at,
		_("'%s' is leader and delegate of '%s' on %s: a double link is two people"),
		link->delegate.s, c->record.id, kr_day_long(ck->arena, ck->as_of));
	kr_finding_day(ck, ck->as_of);
}

/* The text that says that others than @c gave @role to its holder; NULL where none does. */
static const struct kr_text *chosen_elsewhere(
	struct kr_check *ck, const struct kr_circle *c, const struct kr_role *role)
{
	const struct kr_text *id = kr_present(&role->elected) ? &role->elected : &role->appointed;
	const struct kr_agreement *a = kr_present(id) ? kr_workspace_agreement(ck->ws, id->s)
						      : NULL;
	return a && strcmp(a->record.circle, c->record.id) != 0 ? id : NULL;
}

/* Who only fills in was not elected, and keeps the link until somebody is. */
static void look_at_election(
	struct kr_check *ck, const struct kr_circle *c, const struct kr_text *delegate)
{
	const struct kr_role *role = kr_circle_role(c, "delegate");
	if (!role || !kr_present(delegate) || !kr_text_equal(&role->holder, delegate))
		return;
	const struct kr_text *by = chosen_elsewhere(ck, c, role);
	if (!by && (kr_present(&role->elected) || kr_present(&role->appointed)))
		return;
	kr_finding(ck, &c->record, by ? by->at : role->holder.at,
		_("'%s' is the delegate, and nothing says that '%s' elected them"), role->holder.s,
		c->record.id);
	kr_finding_day(ck, ck->as_of);
}

static void double_link(struct kr_check *ck, const struct kr_circle *c)
{
	struct kr_link link;
	if (!meets(c, ck->as_of) || is_helping(c) || !kr_circle_has_parent(c))
		return;
	kr_circle_link(ck->ws, c, ck->as_of, &link);
	if (!link.parent)
		return;
	if (kr_has_happened(link.parent->ended, ck->as_of)) {
		kr_finding(ck, &c->record, c->parent.at,
			_("its parent '%s' ended on %s, so nobody links it"), c->parent.s,
			kr_day_long(ck->arena, link.parent->ended->date.day));
		kr_finding_hint(ck, _("name another 'parent:', and elect a delegate to it"));
		kr_finding_related(ck, "%s", link.parent->record.path);
		kr_finding_day(ck, ck->as_of);
		return;
	}
	look_at_both(ck, c, &link);
	look_at_election(ck, c, &link.delegate);
}

const struct kr_rule kr_rule_double_link = {
	.name = "double-link",
	.class = KR_CLASS_TIME,
	.severity = KR_IGNORE,
	.enforced = KR_ERROR,
	.set = "circle",
	.what = N_("a circle and its parent are not linked by two different people, a leader and a "
		   "delegate whom the circle elected, both members of the parent; a helping circle "
		   "has its delegator"),
	.why = N_("one brings what the parent wants, the other what the circle wants; one person "
		  "cannot be both"),
	.mend = N_(
		"elect a delegate: kring elect CIRCLE delegate --until DATE; and seat both in the "
		"parent"),
	.example = "parent: regiekring\nroles:\n  leader: {holder: bram}\n  delegate: {holder: "
		   "bram}",
	.circle = double_link,
};

/* ---- link-election-delegated -------------------------------------------------------------- */

static void delegate_chosen_elsewhere(struct kr_check *ck, const struct kr_circle *c)
{
	const struct kr_role *role = kr_circle_role(c, "delegate");
	if (c->ended || !role || !kr_present(&role->holder))
		return;
	const struct kr_text *by = chosen_elsewhere(ck, c, role);
	if (!by)
		return;
	kr_finding(ck, &c->record, by->at, _("'%s' is delegate of '%s', and was chosen by '%s'"),
		role->holder.s, c->record.id, by->s);
	if (kr_has_day(role->since))
		kr_finding_day(ck, role->since.day);
}

/* Only the last election says who the delegate is; those before it cannot be held again. */
static void delegate_by_method(struct kr_check *ck, const struct kr_agreement *a)
{
	const struct kr_circle *c = kr_agreement_circle(a);
	if (!a->decided || !a->elects || !kr_text_is(&a->elects->role, "delegate") || !c ||
		c->ended || a->ended || kr_last_election(ck, c->record.id, "delegate") != a)
		return;
	kr_finding(ck, &a->record, a->decided->at,
		_("the delegate of '%s' was chosen by a method, and not elected by consent"),
		c->record.id);
}

const struct kr_rule kr_rule_link_election_delegated = {
	.name = "link-election-delegated",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_ERROR,
	.set = "circle",
	.what = N_("the delegate of a circle was chosen by a method, or by another circle"),
	.why = N_("a circle may hand on any decision but one: who speaks for it in the parent"),
	.mend = N_("let the circle elect its delegate: kring elect CIRCLE delegate --until DATE"),
	.example = "# circles/geboortezorg.yaml\nroles:\n"
		   "  delegate: {holder: carla, elected: regiekring/afgevaardigde}",
	.circle = delegate_chosen_elsewhere,
	.agreement = delegate_by_method,
};

/* ---- role-vacant -------------------------------------------------------------------------- */

static void look_for_holder(
	struct kr_check *ck, const struct kr_circle *c, const char *name, bool of_link)
{
	struct kr_text holder = kr_circle_holder(c, name, ck->as_of);
	if (kr_present(&holder))
		return;
	kr_finding(ck, &c->record, place_of(c, name, of_link), _("nobody is %s of '%s' on %s"),
		name, c->record.id, kr_day_long(ck->arena, ck->as_of));
	kr_finding_hint(
		ck, _("propose an election: kring elect %s %s --until DATE"), c->record.id, name);
	kr_finding_day(ck, ck->as_of);
}

/* Whose term is over holds the role until somebody is elected: `role-term-expired`. */
static void role_vacant(struct kr_check *ck, const struct kr_circle *c)
{
	if (!meets(c, ck->as_of) || is_helping(c))
		return;
	look_for_holder(ck, c, "facilitator", false);
	look_for_holder(ck, c, "secretary", false);
	if (kr_circle_has_parent(c)) {
		look_for_holder(ck, c, "leader", true);
		look_for_holder(ck, c, "delegate", true);
	}
}

const struct kr_rule kr_rule_role_vacant = {
	.name = "role-vacant",
	.class = KR_CLASS_TIME,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "circle",
	.what = N_("nobody is facilitator or secretary of a circle, or leader or delegate of one "
		   "with a parent; who fills in counts, and a helping circle may do without"),
	.why = N_("rounds, reports and the way to the parent are somebody's task, or nobody's"),
	.mend = N_("propose an election: kring elect CIRCLE ROLE --until DATE"),
	.example = N_(
		"parent: regiekring\nroles:\n  facilitator: {holder: anna}\n  leader: {holder: "
		"bram}   # no secretary, no delegate"),
	.circle = role_vacant,
};

/* ---- facilitator-is-leader ---------------------------------------------------------------- */

static void facilitator_is_leader(struct kr_check *ck, const struct kr_circle *c)
{
	struct kr_text one = kr_circle_holder(c, "facilitator", ck->as_of);
	struct kr_text other = kr_circle_holder(c, "leader", ck->as_of);
	if (!meets(c, ck->as_of) || is_helping(c) || !kr_present(&one) ||
		!kr_text_equal(&one, &other))
		return;
	kr_finding(ck, &c->record, one.at, _("'%s' is facilitator and leader of '%s' on %s"), one.s,
		c->record.id, kr_day_long(ck->arena, ck->as_of));
	kr_finding_day(ck, ck->as_of);
}

const struct kr_rule kr_rule_facilitator_is_leader = {
	.name = "facilitator-is-leader",
	.class = KR_CLASS_TIME,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "circle",
	.what = N_("the facilitator of a circle is its leader too; a helping circle is left alone"),
	.why = N_("who leads the work has a stake in the outcome; who guards the round had better "
		  "have none"),
	.mend = N_("elect another one: kring elect CIRCLE facilitator --until DATE"),
	.example = "roles:\n  facilitator: {holder: bram}\n  leader: {holder: bram}",
	.circle = facilitator_is_leader,
};
