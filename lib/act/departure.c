/* lib/act/departure.c - writing a departure: the last day, places, mandates, answers to come. */
#include <string.h>

#include "act/hand-over.h"
#include "act/known.h"
#include "act/leave.h"
#include "base/i18n.h"

/* ---- who ---------------------------------------------------------------------------------- */

/* Who goes: the person, or the Nth of the organisation; NULL behind the last. */
static const char *nth_person(const struct act_departure *d, uint32_t i)
{
	if (d->person)
		return i == 0 ? d->person->id.s : NULL;
	return i < d->organisation->people.n ? d->organisation->people.at[i].id.s : NULL;
}

bool act_goes(const struct act_departure *d, const char *who)
{
	const char *person;
	for (uint32_t i = 0; (person = nth_person(d, i)); i++)
		if (strcmp(person, who) == 0)
			return true;
	return false;
}

/* ---- the organisation's file -------------------------------------------------------------- */

static int write_last_day(struct act_departure *d)
{
	struct kr_act *act = d->act;
	struct kr_date left = d->person ? d->person->left : d->organisation->left;
	const char *successor = d->request->successor;
	struct act_file *f;
	if (act_open(act, kr_workspace_get(act->ws, KR_ORGANISATION, d->organisation->record.id),
		    &f) != KR_OK)
		return KR_FAILED;
	if (successor && !kr_text_is(&d->organisation->successor, successor)) {
		d->written++;
		if (act_set(act, f, "successor", act_word(act, successor)) != KR_OK)
			return KR_FAILED;
	}
	if (kr_has_day(left) && left.day <= act->day)
		return KR_OK;
	d->written++;
	act_tell(act, _("%s leaves on %s"),
		d->person ? kr_name_of(act->ws, d->person->id.s) : d->organisation->name.s,
		act_day_said(act, act->day));
	return act_set(act, f,
		d->person ? kr_asprintf(act->arena, "people.%s.left", d->person->id.s) : "left",
		act_day(act, act->day));
}

/* ---- places ------------------------------------------------------------------------------- */

static int close_place(struct act_departure *d, struct kr_circle *c, const struct kr_membership *m,
	const char *list)
{
	struct kr_act *act = d->act;
	struct act_file *f;
	if (!m->id.s || !act_goes(d, m->id.s) || (kr_has_day(m->until) && m->until.day <= act->day))
		return KR_OK;
	if (m->from.day > act->day) {
		act_tell(act, _("  '%s' would come to '%s' on %s: take that out of %s"), m->id.s,
			c->record.id, act_day_said(act, m->from.day), c->record.path);
		return KR_OK;
	}
	d->written++;
	act_tell(act, _("  %s is at the table of '%s' until today"), kr_name_of(act->ws, m->id.s),
		c->record.id);
	if (act_open(act, &c->record, &f) != KR_OK)
		return KR_FAILED;
	return act_set(act, f, kr_asprintf(act->arena, "%s.%s.until", list, m->id.s),
		act_day(act, act->day));
}

static int close_places(struct act_departure *d)
{
	size_t n;
	struct kr_record *const *each = kr_workspace_each(d->act->ws, KR_CIRCLE, &n);
	for (size_t i = 0; i < n; i++) {
		struct kr_circle *c = (struct kr_circle *)each[i];
		for (uint32_t k = 0; k < c->members.n; k++)
			if (close_place(d, c, &c->members.at[k], "members") != KR_OK)
				return KR_FAILED;
		for (uint32_t k = 0; k < c->observers.n; k++)
			if (close_place(d, c, &c->observers.at[k], "observers") != KR_OK)
				return KR_FAILED;
	}
	return KR_OK;
}

/* ---- mandates ----------------------------------------------------------------------------- */

static const char *mandator(const struct act_departure *d, const struct kr_mandate *m)
{
	if (d->request->by)
		return d->request->by;
	if (kr_present(&m->organisation))
		return m->organisation.s;
	return kr_present(&m->circle) ? m->circle.s : d->organisation->record.id;
}

static bool is_answer_of(const struct kr_response *r, int32_t day)
{
	const struct kr_answer *last = kr_response_last(r, day);
	return last && last->date.day == day && kr_answer_is_said(last);
}

static bool answered_on(const struct kr_agreement *a, const char *person, int32_t day)
{
	const struct kr_response *r;
	for (uint32_t i = 0; i < a->rounds.n; i++)
		if ((r = kr_round_response(&a->rounds.at[i], person)) && is_answer_of(r, day))
			return true;
	for (uint32_t i = 0; i < a->evaluations.n; i++)
		if ((r = kr_round_response(&a->evaluations.at[i].round, person)) &&
			is_answer_of(r, day))
			return true;
	return false;
}

/* An answer of today would lose the mandate that it was given with. */
static int refuse_answered_today(const struct act_departure *d, const struct kr_mandate *m)
{
	struct kr_act *act = d->act;
	size_t n;
	struct kr_record *const *each = kr_workspace_each(act->ws, KR_AGREEMENT, &n);
	for (size_t i = 0; i < n; i++) {
		const struct kr_agreement *a = (const struct kr_agreement *)each[i];
		if (strcmp(each[i]->circle, m->record.circle) != 0 ||
			!answered_on(a, m->record.name, act->day) ||
			!kr_mandates_needed(act->ws, a, act->day))
			continue;
		return kr_refuse(act->diags,
			_("leave on a later day: the mandate counts through the day before"),
			_("'%s' answered to '%s' today, which counts with a mandate only"),
			m->record.name, a->record.id);
	}
	return KR_OK;
}

static int withdraw(struct act_departure *d, struct kr_mandate *m)
{
	struct kr_act *act = d->act;
	struct kr_value *map = kr_value_map(act->arena, true);
	struct act_file *f;
	const char *by = mandator(d, m);
	enum kr_state state = kr_record_state(&m->record, act->day);
	if (state != KR_STATE_IN_FORCE && state != KR_STATE_PLANNED)
		return KR_OK;
	if (refuse_answered_today(d, m) != KR_OK || act_open(act, &m->record, &f) != KR_OK)
		return KR_FAILED;
	d->written++;
	kr_value_put(act->arena, map, "date", act_day(act, act->day));
	kr_value_put(act->arena, map, "by", act_text(act, by));
	act_tell(act, _("  the mandate of %s for '%s' is withdrawn by %s"),
		kr_name_of(act->ws, m->record.name), m->record.circle, by);
	if (!m->withdrawn)
		return act_set(act, f, "withdrawn", map);
	kr_value_put(act->arena, map, "outcome", act_word(act, "withdrawn"));
	return act_append(act, f, "renewals", map);
}

static int withdraw_mandates(struct act_departure *d)
{
	size_t n;
	struct kr_record *const *each = kr_workspace_each(d->act->ws, KR_MANDATE, &n);
	for (size_t i = 0; i < n; i++) {
		struct kr_mandate *m = (struct kr_mandate *)each[i];
		bool own = act_goes(d, m->record.name),
		     for_it = !d->person &&
			      kr_text_is(&m->organisation, d->organisation->record.id);
		if ((own || for_it) && withdraw(d, m) != KR_OK)
			return KR_FAILED;
	}
	return KR_OK;
}

/* ---- answers that will not come ----------------------------------------------------------- */

/* Is there a round, and does its text stand as it was answered to? */
static bool may_answer_left(struct kr_act *act, const struct kr_agreement *a, bool evaluation)
{
	const struct kr_evaluation *e = evaluation ? kr_agreement_evaluating(a, act->day) : NULL;
	const struct kr_round *round = e ? &e->round : kr_agreement_round(a, act->day);
	bool same = e ? kr_evaluation_text_unchanged(act->arena, a, e)
		      : round && kr_round_text_unchanged(a, round);
	if (!round || (kr_present(&round->text_digest) && !same))
		return false;
	return e || !kr_lacks_said(act->arena, a, act->day);
}

/* An objection, and what cannot be put into words yet, is the circle's to settle. */
bool act_will_not_answer(const struct act_departure *d, const struct kr_bearing *b)
{
	return b->kind == KR_BEARS_ANSWER && strcmp(b->name, "not-yet") != 0 &&
	       act_goes(d, b->who.s) &&
	       may_answer_left(d->act, (const struct kr_agreement *)b->record, b->evaluation);
}

static int answer_left(struct act_departure *d)
{
	for (uint32_t i = 0; i < d->bears.n; i++) {
		const struct kr_bearing *b = &d->bears.at[i];
		if (!act_will_not_answer(d, b))
			continue;
		d->written++;
		if (act_answer_left(d->act, kr_workspace_agreement(d->act->ws, b->record->id),
			    b->evaluation, b->who.s) != KR_OK)
			return KR_FAILED;
	}
	return KR_OK;
}

/* ---- who takes over ----------------------------------------------------------------------- */

/* What --to is to take, and can take; the others stay where they are. */
bool act_is_taken(const struct act_departure *d, const struct kr_bearing *b)
{
	const struct kr_agreement *a = (const struct kr_agreement *)b->record;
	const char *to = d->request->to;
	if (!to || (b->kind != KR_BEARS_KEEPER && (b->kind != KR_BEARS_ACTION || b->role)))
		return false;
	if (b->kind == KR_BEARS_ACTION)
		return a->of && kr_circle_has_member(a->of, to, d->act->day);
	const struct kr_circle *table = act_table(d->act, a);
	return table && kr_is_at_table(table, to, d->act->day);
}

static int take_over(struct act_departure *d)
{
	const struct kr_leaving *r = d->request;
	for (uint32_t i = 0; i < d->bears.n; i++) {
		const struct kr_bearing *b = &d->bears.at[i];
		if (!act_is_taken(d, b))
			continue;
		struct kr_agreement *a = kr_workspace_agreement(d->act->ws, b->record->id);
		int status = b->kind == KR_BEARS_KEEPER
				     ? act_hand_over_keeper(d->act, a, r->to, r->why)
				     : act_hand_over_action(d->act, a, b->name, r->to, r->why);
		if (status != KR_OK)
			return KR_FAILED;
		d->written++;
	}
	return KR_OK;
}

/* ---- what the network remembers ----------------------------------------------------------- */

static int remember(struct act_departure *d)
{
	struct kr_act *act = d->act;
	struct kr_network *network = kr_workspace_network(act->ws);
	struct act_file *f;
	if (d->person || !d->request->why || !network)
		return KR_OK;
	d->written++;
	act_tell(act, _("  the network remembers what they built"));
	if (act_open(act, &network->record, &f) != KR_OK)
		return KR_FAILED;
	return act_set(act, f, kr_asprintf(act->arena, "departed.%s", d->organisation->record.id),
		act_text(act, d->request->why));
}

/* The file of who leaves first, then what follows from it; see COMMANDS, 'Several files'. */
int act_write_departure(struct act_departure *d)
{
	if (write_last_day(d) != KR_OK || close_places(d) != KR_OK ||
		withdraw_mandates(d) != KR_OK || answer_left(d) != KR_OK)
		return KR_FAILED;
	return take_over(d) == KR_OK ? remember(d) : KR_FAILED;
}
