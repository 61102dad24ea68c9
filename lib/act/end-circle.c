/* lib/act/end-circle.c - a circle ends, and another one takes over what it agreed. */
#include <string.h>

#include "act/known.h"
#include "base/i18n.h"
#include <kring/bearing.h>

static int refuse_heir(
	struct kr_act *act, const struct kr_circle *c, const char *typed, struct kr_circle **heir)
{
	if (!act_is_given(typed))
		return kr_misuse(act->diags,
			_("'--heir CIRCLE': the circle that takes over its agreements"),
			_("say who takes over from '%s'"), c->record.id);
	if (act_circle(act, typed, heir) != KR_OK)
		return KR_FAILED;
	if (*heir == c)
		return kr_refuse(act->diags, _("name another circle"),
			_("'%s' cannot be its own heir"), c->record.id);
	return KR_OK;
}

/* Who is below would have no parent, and no table to pass a question to. */
static int refuse_subcircles(struct kr_act *act, const struct kr_circle *c)
{
	kr_circles below = { 0 };
	kr_circles_below(act->ws, c->record.id, act->day, &below);
	if (below.n == 0)
		return KR_OK;
	const char *first = below.at[0]->record.id;
	return kr_refuse(act->diags,
		kr_diag_text(act->diags,
			_("'kring end-circle %s --heir CIRCLE --apply' first, or give it another "
			  "parent"),
			first),
		_("'%s' is the parent of '%s', which has not ended"), c->record.id, first);
}

static void tell_agreement(struct kr_act *act, const struct kr_agreement *a, const char *heir)
{
	const char *id = a->record.id;
	if (kr_agreement_in_force(a, act->day) ||
		kr_agreement_state(a, act->day) == KR_STATE_ADOPTED)
		act_tell(act, _("  '%s' belongs to '%s' now"), id, heir);
	else if (kr_agreement_is_proposal(a, act->day))
		act_tell(act,
			_("  '%s' is not decided: 'kring withdraw %s -m WHY', or propose it in "
			  "'%s'"),
			id, id, heir);
}

static void tell_agreements(struct kr_act *act, const char *circle, const char *heir)
{
	size_t n;
	struct kr_record *const *each = kr_workspace_each(act->ws, KR_AGREEMENT, &n);
	for (size_t i = 0; i < n; i++)
		if (each[i]->sound && strcmp(each[i]->circle, circle) == 0)
			tell_agreement(act, (const struct kr_agreement *)each[i], heir);
}

static struct kr_value *ended(struct kr_act *act, const char *why, const char *heir)
{
	struct kr_value *map = kr_value_map(act->arena, !why || !act_has_lines(why));
	kr_value_put(act->arena, map, "date", act_day(act, act->day));
	kr_value_put(act->arena, map, "why", act_text(act, why));
	kr_value_put(act->arena, map, "heir", act_word(act, heir));
	return map;
}

int kr_act_end_circle(struct kr_act *act, const struct kr_circle_ending *request)
{
	struct kr_circle *c, *heir;
	struct act_file *f;
	const char *person;
	if (act_person(act, &person) != KR_OK || act_circle(act, request->circle, &c) != KR_OK ||
		refuse_heir(act, c, request->heir, &heir) != KR_OK ||
		kr_workspace_load(act->ws) != KR_OK || refuse_subcircles(act, c) != KR_OK ||
		act_open(act, &c->record, &f) != KR_OK ||
		act_set(act, f, "ended", ended(act, request->why, heir->record.id)) != KR_OK)
		return KR_FAILED;
	act_tell(act, _("the circle '%s' ends on %s; its heir is '%s'"), c->record.id,
		act_day_said(act, act->day), heir->record.id);
	tell_agreements(act, c->record.id, heir->record.id);
	act_tell(act, _("  next: 'kring status --for %s' shows what '%s' looks after now"),
		heir->record.id, heir->record.id);
	act_subject(act, "circle %s: end", c->record.id);
	act_trailer(act, "Circle", c->record.id);
	return KR_OK;
}
