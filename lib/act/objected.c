/* lib/act/objected.c - where the objection of a person stands. */
#include "act/objected.h"
#include "act/known.h"
#include "base/i18n.h"

/* The last one that is open, else the last one. */
static void take(struct act_objection *found, struct act_objection next)
{
	if (!found->it || found->it->outcome || !next.it->outcome)
		*found = next;
}

static void look_at(struct kr_act *act, const struct kr_answer *answer, const char *path,
	size_t round, struct act_objection *found)
{
	static const struct kr_objection bare;
	if (answer->response.is == KR_OBJECTION && answer->date.day <= act->day)
		take(found, (struct act_objection){ answer->objection ? answer->objection : &bare,
				    path, round, answer->date.day, false, false });
}

static void look_in_round(struct kr_act *act, const struct kr_round *round, const char *path,
	size_t number, const char *person, struct act_objection *found)
{
	const struct kr_response *r = kr_round_response(round, person);
	if (!r)
		return;
	const char *at = kr_asprintf(act->arena, "%s.responses.%s", path, person);
	look_at(act, &r->first, at, number, found);
	for (uint32_t i = 0; i < r->then.n; i++)
		look_at(act, &r->then.at[i], kr_asprintf(act->arena, "%s.then.%u", at, i), number,
			found);
}

static void look_at_reopened(struct kr_act *act, const struct kr_agreement *a, const char *person,
	struct act_objection *found)
{
	for (uint32_t i = 0; i < a->reopened.n; i++)
		if (kr_text_is(&a->reopened.at[i].id, person))
			take(found, (struct act_objection){ &a->reopened.at[i].objection,
					    kr_asprintf(act->arena, "reopened.%s", person), 0,
					    a->reopened.at[i].date.day, true, false });
}

static void look_in_rounds(struct kr_act *act, const struct kr_agreement *a,
	const struct kr_resolving *request, struct act_objection *found)
{
	for (uint32_t i = 0; i < a->rounds.n; i++)
		if (request->round == 0 || request->round == (int)i + 1)
			look_in_round(act, &a->rounds.at[i],
				kr_asprintf(act->arena, "rounds.%u", i), i + 1, request->person,
				found);
	if (request->round == 0)
		look_at_reopened(act, a, request->person, found);
}

int act_find_objection(struct kr_act *act, const struct kr_agreement *a,
	const struct kr_resolving *request, struct act_objection *found)
{
	const struct kr_evaluation *e = kr_agreement_evaluating(a, act->day);
	if (request->evaluation && e) {
		look_in_round(act, &e->round,
			kr_asprintf(act->arena, "evaluations.%td", e - a->evaluations.at), 0,
			request->person, found);
		found->evaluation = true;
	} else if (!request->evaluation) {
		look_in_rounds(act, a, request, found);
	}
	if (!found->it)
		return kr_refuse(act->diags,
			kr_diag_text(
				act->diags, _("'kring show %s' shows who said what"), a->record.id),
			_("no objection of '%s' to '%s' is recorded"), request->person,
			a->record.id);
	return KR_OK;
}

int act_find_objected(
	struct kr_act *act, const struct kr_resolving *request, struct kr_agreement **a)
{
	struct act_objection there = { 0 };
	struct kr_record *r;
	bool standing = request->evaluation;
	if (!standing) {
		if (kr_workspace_resolve(act->ws, KR_AGREEMENT, request->id, true, &r, NULL) !=
			KR_OK)
			return KR_FAILED;
		if (r->sound)
			look_in_rounds(act, (const struct kr_agreement *)r, request, &there);
		standing = !there.it;
	}
	return (standing ? act_standing : act_agreement)(act, request->id, a);
}
