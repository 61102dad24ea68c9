/* lib/act/reopen.c - an objection to an adopted agreement, and what an objection is held against.
 */
#include <string.h>

#include "act/act.h"
#include "base/i18n.h"

/* ---- the aim ------------------------------------------------------------------------------ */

static int no_aim(struct kr_act *act, const struct kr_network *network, const char *typed)
{
	KR_MANY(const char *) goals = { 0 };
	for (uint32_t i = 0; network && i < network->goals.n; i++)
		*KR_ADD(act->arena, &goals) = network->goals.at[i].id.s;
	const char *near = kr_nearest(typed, goals.at, goals.n);
	return kr_refuse(act->diags,
		near ? kr_diag_text(act->diags, _("did you mean '%s'?"), near)
		     : _("an aim is 'circle', a goal of kring.yaml, or an agreement that it would "
			 "harm"),
		_("'%s' is no aim"), typed);
}

int act_aim(struct kr_act *act, const char *typed, const char **aim)
{
	const struct kr_network *network = kr_workspace_network(act->ws);
	uint32_t said = act->diags->list.n;
	struct kr_record *r;
	*aim = typed;
	if (!typed || strcmp(typed, "circle") == 0)
		return KR_OK;
	for (uint32_t i = 0; network && i < network->goals.n; i++)
		if (kr_text_is(&network->goals.at[i].id, typed))
			return KR_OK;
	if (kr_workspace_resolve(act->ws, KR_AGREEMENT, typed, false, &r, NULL) == KR_OK) {
		*aim = r->id;
		return KR_OK;
	}
	act->diags->list.n = said; /* it need not be an agreement */
	return no_aim(act, network, typed);
}

/* ---- an adopted agreement ------------------------------------------------------------------ */

const char *act_after_outcome(struct kr_act *act, const struct kr_agreement *a)
{
	const char *id = a->record.id;
	return kr_diag_text(act->diags,
		_("a file has one of each person: 'kring amend %s' proposes what would meet it, "
		  "'kring evaluate %s --sheet' is the other moment to say it, or another member "
		  "objects"),
		id, id);
}

/* A file has one such objection of each person, and nothing said is written over. */
static int refuse_second(struct kr_act *act, const struct kr_agreement *a, const char *person)
{
	const struct kr_reopening *old = NULL;
	for (uint32_t i = 0; i < a->reopened.n && !old; i++)
		if (kr_text_is(&a->reopened.at[i].id, person))
			old = &a->reopened.at[i];
	if (!old)
		return KR_OK;
	const char *hint =
		old->objection.outcome
			? act_after_outcome(act, a)
			: kr_diag_text(act->diags,
				  _("'kring resolve %s %s --result RESULT' gives it an outcome"),
				  a->record.id, person);
	return kr_refuse(act->diags, hint,
		old->objection.outcome
			? _("the objection of '%s' to '%s', of %s, has an outcome already")
			: _("the objection of '%s' to '%s', of %s, has no outcome yet"),
		person, a->record.id, act_day_said(act, old->date.day));
}

int act_reopen(struct kr_act *act, const struct kr_answering *request, struct kr_agreement *a)
{
	struct kr_value *map = kr_value_map(act->arena, false);
	struct act_file *f;
	const char *person, *aim;
	if (!request->argument || !*request->argument)
		return kr_refuse(
			act->diags, _("give it with -m"), _("an objection needs an argument"));
	if (act_person(act, &person) != KR_OK || act_aim(act, request->aim, &aim) != KR_OK ||
		refuse_second(act, a, person) != KR_OK || act_open(act, &a->record, &f) != KR_OK)
		return KR_FAILED;
	const char *dotted = kr_asprintf(act->arena, "reopened.%s", person);
	kr_value_put(act->arena, map, "date", act_day(act, act->day));
	kr_value_put(act->arena, map, "argument", act_text(act, request->argument));
	kr_value_put(act->arena, map, "aim", act_word(act, aim));
	kr_value_put(act->arena, map, "suggestion", act_text(act, request->suggestion));
	kr_value_put(act->arena, map, "new-information", act_text(act, request->new_information));
	if (act_set(act, f, dotted, map) != KR_OK)
		return KR_FAILED;
	if (kr_agreement_in_force(a, act->day))
		act_tell(act, _("'%s' is under review: %s objects; it stays in force meanwhile"),
			a->record.id, kr_name_of(act->ws, person));
	else
		act_tell(act, _("'%s' is under review: %s objects; it starts on %s all the same"),
			a->record.id, kr_name_of(act->ws, person),
			act_day_said(act, a->starts.day));
	if (kr_agreement_evaluating(a, act->day))
		act_warn(act,
			_("this objects to the agreement; 'kring object %s --evaluation -m "
			  "ARGUMENT' objects to the outcome of its evaluation, which is not "
			  "decided yet"),
			a->record.id);
	act_tell(act, _("  next: 'kring resolve %s %s --result RESULT', or 'kring amend %s'"),
		a->record.id, person, a->record.id);
	act_subject(act, "agreement %s: reopen", a->record.id);
	act_trailer(act, "Agreement", a->record.id);
	act_trailer(act, "Objection-by", person);
	return KR_OK;
}
