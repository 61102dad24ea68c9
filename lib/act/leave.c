/* lib/act/leave.c - somebody leaves; and what waits then for somebody else. */
#include <string.h>

#include "act/hand-over.h"
#include "act/known.h"
#include "act/leave.h"
#include "base/i18n.h"
#include <kring/schema.h>

/* ---- may it be? --------------------------------------------------------------------------- */

static int find(struct act_departure *d)
{
	struct kr_act *act = d->act;
	struct kr_who known;
	const char *who = d->request->who;
	if (kr_workspace_person(act->ws, who, &known) == KR_OK) {
		d->person = known.person;
		d->organisation = known.organisation;
		return KR_OK;
	}
	d->organisation = kr_workspace_organisation(act->ws, who);
	return d->organisation ? KR_OK : act_known_person(act, who);
}

static int refuse_request(const struct act_departure *d)
{
	const struct kr_leaving *r = d->request;
	struct kr_act *act = d->act;
	if (d->person && r->successor)
		return kr_misuse(act->diags, NULL,
			_("'--successor' is of an organisation; '--to' says who takes over from a "
			  "person"));
	if (d->person && r->why && !r->to)
		return kr_misuse(act->diags,
			_("with '--to' it says why something was handed over; reasons of people "
			  "are not written down"),
			_("there is no place for why '%s' leaves"), r->who);
	if (r->to && strcmp(r->to, r->who) == 0)
		return kr_misuse(act->diags, NULL, _("'%s' is who leaves"), r->to);
	if (!r->to)
		return KR_OK;
	return act_known_person(act, r->to) == KR_OK ? act_still_there(act, NULL, r->to)
						     : KR_FAILED;
}

static int refuse_successor(const struct act_departure *d)
{
	const char *successor = d->request->successor;
	struct kr_act *act = d->act;
	if (!successor)
		return KR_OK;
	if (strcmp(successor, d->organisation->record.id) == 0)
		return kr_misuse(act->diags, NULL, _("'%s' is who leaves"), successor);
	return act_known_organisation(act, successor) == KR_OK
		       ? act_still_there(act, NULL, successor)
		       : KR_FAILED;
}

static int refuse_record(struct kr_act *act, const struct kr_record *r)
{
	bool has_table = !r->circle || kr_workspace_has(act->ws, KR_CIRCLE, r->circle);
	if (r->sound && has_table)
		return KR_OK;
	return kr_refuse(act->diags,
		kr_diag_text(act->diags, _("'kring check %s' says what is wrong; mend that first"),
			r->path),
		r->sound ? _("'%s' stands in the folder of '%s', and there is no such circle")
			 : _("'%s' has errors, and may name who leaves"),
		r->path, r->circle ? r->circle : "");
}

/* What cannot be read may name who leaves: then a departure would be half of one. */
static int refuse_unsound(struct kr_act *act)
{
	for (int kind = 0; kind < KR_KINDS; kind++) {
		size_t n;
		struct kr_record *const *each = kr_workspace_each(act->ws, (enum kr_kind)kind, &n);
		for (size_t i = 0; i < n; i++)
			if (refuse_record(act, each[i]) != KR_OK)
				return KR_FAILED;
	}
	return KR_OK;
}

/* ---- what is left ------------------------------------------------------------------------- */

/* Somebody who stays acts in it as soon as the place is left. */
static bool is_acted_in(const struct act_departure *d, const struct kr_bearing *b)
{
	const struct kr_role *role = kr_circle_role((const struct kr_circle *)b->record, b->name);
	return role && role->acting && kr_present(&role->acting->person) &&
	       !act_goes(d, role->acting->person.s) && role->acting->until.day > d->act->day;
}

/* Does somebody else at the table speak for whom the mandate of who leaves was given? */
static bool is_spoken_for(const struct act_departure *d, const struct kr_bearing *b)
{
	const struct kr_mandate *m = (const struct kr_mandate *)b->record;
	struct kr_bearing today = *b;
	today.day = d->act->day;
	return !kr_present(&m->organisation) ||
	       kr_bearing_carried_by(d->act->ws, &today, today.day);
}

static bool is_settled(const struct act_departure *d, const struct kr_bearing *b)
{
	switch (b->kind) {
	case KR_BEARS_ROLE:
	case KR_BEARS_LINK:
		return is_acted_in(d, b);
	case KR_BEARS_MANDATE:
		if (d->person)
			return is_spoken_for(d, b);
		return act_goes(d, b->who.s) ||
		       kr_text_is(&((const struct kr_mandate *)b->record)->organisation,
			       d->organisation->record.id);
	case KR_BEARS_ACTION:
	case KR_BEARS_KEEPER:
		return act_is_taken(d, b);
	case KR_BEARS_CONCERN:
		return d->person && kr_bearing_carried_by(d->act->ws, b, d->act->day);
	case KR_BEARS_ANSWER:
		return act_will_not_answer(d, b);
	case KR_BEARS_OBJECTION:
		return false;
	default:
		return !kr_bearing_is_duty(b->kind);
	}
}

static void tell_what_is_left(struct act_departure *d)
{
	struct kr_act *act = d->act;
	unsigned left = 0;
	for (uint32_t i = 0; i < d->bears.n; i++)
		left += !is_settled(d, &d->bears.at[i]);
	if (left == 0)
		act_tell(act, _("  next: nothing; nothing that was borne waits for somebody else"));
	else
		act_tell(act,
			kr_nq("%u thing waits for somebody else:",
				"%u things wait for somebody else:", left),
			left);
	for (uint32_t i = 0; i < d->bears.n; i++) {
		const struct kr_bearing *b = &d->bears.at[i];
		if (is_settled(d, b))
			continue;
		act_tell(act, "  %s, '%s'", kr_bearing_text(act->ws, b), b->record->id);
		act_tell(act, "    %s",
			kr_command_said(
				act->arena, kr_bearing_command(act->ws, b, d->request->to)));
	}
}

/* ---- the verb ----------------------------------------------------------------------------- */

int kr_act_leave(struct kr_act *act, const struct kr_leaving *request)
{
	struct act_departure d = { .act = act, .request = request };
	const char *writer;
	if (act_person(act, &writer) != KR_OK || kr_workspace_load(act->ws) != KR_OK ||
		find(&d) != KR_OK || refuse_request(&d) != KR_OK || refuse_successor(&d) != KR_OK ||
		refuse_unsound(act) != KR_OK)
		return KR_FAILED;
	act_subject(act, d.person ? "person %s: leave" : "organisation %s: leave", request->who);
	act_trailer(act, d.person ? "Person" : "Organisation", request->who);
	act_writes(act, writer);
	kr_bearings_of(act->ws, request->who, act->day, &d.bears);
	if (act_write_departure(&d) != KR_OK)
		return KR_FAILED;
	if (d.written == 0)
		return kr_refuse(act->diags,
			kr_diag_text(
				act->diags, _("'kring leave %s' lists what is left"), request->who),
			_("'%s' has left already, and all that follows from it is written"),
			request->who);
	tell_what_is_left(&d);
	return KR_OK;
}
