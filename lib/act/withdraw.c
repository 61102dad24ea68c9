/* lib/act/withdraw.c - the proposer takes a proposal back, before it is adopted. */
#include <string.h>

#include "act/known.h"
#include "base/i18n.h"

static int refuse_others(struct kr_act *act, const struct kr_agreement *a, const char *person)
{
	const char *proposer = a->proposed ? a->proposed->by.s : NULL;
	if (!proposer)
		return kr_refuse(act->diags,
			_("what was agreed before there was a kring folder has no proposer"),
			_("'%s' does not say who proposed it"), a->record.id);
	if (strcmp(proposer, person) == 0)
		return KR_OK;
	return kr_refuse(act->diags,
		kr_diag_text(act->diags,
			_("who has an objection says so with 'kring object %s'; what %s decides is "
			  "written down with '--as %s'"),
			a->record.id, kr_name_of(act->ws, proposer), proposer),
		_("only '%s', who proposed '%s', withdraws it"), proposer, a->record.id);
}

int kr_act_withdraw(struct kr_act *act, const char *typed, const char *why)
{
	struct kr_agreement *a;
	struct act_file *f;
	const char *person;
	if (!why || !act_text(act, why))
		return kr_misuse(act->diags,
			_("give it with -m; whoever has the same idea later wants to know"),
			_("say why it is withdrawn"));
	if (act_agreement(act, typed, &a) != KR_OK)
		return KR_FAILED;
	const char *id = a->record.id;
	const char *in_force = kr_diag_text(act->diags,
		_("what was adopted ends by consent too: 'kring evaluate %s --outcome ended'; "
		  "'kring amend %s' proposes another text"),
		id, id);
	if (act_still_proposal(act, a, in_force) != KR_OK || act_person(act, &person) != KR_OK ||
		refuse_others(act, a, person) != KR_OK || act_open(act, &a->record, &f) != KR_OK)
		return KR_FAILED;
	struct kr_value *map = kr_value_map(act->arena, !act_has_lines(why));
	kr_value_put(act->arena, map, "date", act_day(act, act->day));
	kr_value_put(act->arena, map, "by", act_word(act, person));
	kr_value_put(act->arena, map, "why", act_text(act, why));
	if (act_set(act, f, "withdrawn", map) != KR_OK)
		return KR_FAILED;
	act_tell(act, _("'%s' is withdrawn; its text stays, so that it can be read why"), id);
	act_subject(act, "agreement %s: withdraw", id);
	act_trailer(act, "Agreement", id);
	return act_tell_next(act, f);
}
