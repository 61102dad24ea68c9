/* lib/act/nominate.c - whom a member nominates in an election: a name, and never a reason. */
#include <string.h>

#include "act/known.h"
#include "base/i18n.h"

static int refuse_state(struct kr_act *act, const struct kr_agreement *a)
{
	const char *id = a->record.id;
	const struct kr_round *round = kr_agreement_round(a, act->day);
	if (a->kind.is != KR_ELECTION || !a->elects)
		return kr_refuse(act->diags,
			kr_diag_text(act->diags, _("'kring elect %s ROLE --until DATE' begins one"),
				a->record.circle),
			_("'%s' is no election"), id);
	if (act_still_proposal(act, a,
		    kr_diag_text(act->diags, _("'kring elect %s %s --until DATE' begins the next"),
			    a->record.circle, a->elects->role.s)) != KR_OK)
		return KR_FAILED;
	if (!round || kr_agreement_state(a, act->day) == KR_STATE_DEFERRED)
		return KR_OK;
	return kr_refuse(act->diags,
		kr_diag_text(act->diags,
			_("who sees it differently objects: 'kring object %s -m ARGUMENT'; 'kring "
			  "amend %s --set elects.person=PERSON -m WHAT-CHANGED' proposes somebody "
			  "else"),
			id, id),
		_("round %zu of '%s' is open, so the nominations are closed"),
		kr_round_number(a, round), id);
}

static int refuse_others(struct kr_act *act, const struct kr_agreement *a, const char *person)
{
	if (kr_circle_has_member(a->of, person, act->day))
		return KR_OK;
	return kr_refuse(act->diags, _("everybody may speak: 'kring say'"),
		_("'%s' is no member of the circle '%s', so does not nominate"), person,
		a->record.circle);
}

static const struct kr_nomination *of_person(const struct kr_agreement *a, const char *person)
{
	for (uint32_t i = 0; i < a->nominations.n; i++)
		if (kr_text_is(&a->nominations.at[i].id, person))
			return &a->nominations.at[i];
	return NULL;
}

/* The first one whose name comes after @person: two who nominate on two branches do so in two
 * places, wherever a nomination between them stands. */
static const char *next_by_name(const struct kr_agreement *a, const char *person)
{
	for (uint32_t i = 0; i < a->nominations.n; i++)
		if (strcmp(a->nominations.at[i].id.s, person) > 0)
			return a->nominations.at[i].id.s;
	return NULL;
}

static int nominate_first(struct kr_act *act, struct act_file *f, const struct kr_agreement *a,
	const char *person, const char *whom)
{
	struct kr_value *map = kr_value_map(act->arena, false);
	kr_value_put(act->arena, map, "for", act_word(act, whom));
	return act_insert(act, f, "nominations", person, map, next_by_name(a, person));
}

static int change(struct kr_act *act, struct act_file *f, const struct kr_nomination *before,
	const char *whom)
{
	const char *at = kr_asprintf(act->arena, "nominations.%s.changed-to", before->id.s);
	const struct kr_text *now = kr_present(&before->changed_to) ? &before->changed_to
								    : &before->person;
	if (kr_text_is(now, whom))
		return kr_refuse(
			act->diags, NULL, _("'%s' nominates '%s' already"), before->id.s, whom);
	if (kr_text_is(&before->person, whom))
		return act_remove(act, f, at);
	return act_set(act, f, at, act_word(act, whom));
}

static void tell(
	struct kr_act *act, const struct kr_agreement *a, const char *person, const char *whom)
{
	const char *id = a->record.id;
	act_tell(act, _("%s nominates %s as '%s' of '%s'"), kr_name_of(act->ws, person),
		kr_name_of(act->ws, whom), kr_role_said(a->elects->role.s), a->record.circle);
	act_tell(act, _("  why is for the meeting; reasons about people are not written down"));
	act_tell(act, _("  next: when all have spoken, 'kring open %s --person PERSON'"), id);
	act_subject(act, "agreement %s: nomination by %s", id, person);
	act_trailer(act, "Agreement", id);
}

int kr_act_nominate(struct kr_act *act, const char *typed, const char *whom)
{
	struct kr_agreement *a;
	struct act_file *f;
	const char *person;
	if (act_agreement(act, typed, &a) != KR_OK || refuse_state(act, a) != KR_OK ||
		act_person(act, &person) != KR_OK || refuse_others(act, a, person) != KR_OK ||
		act_known_person(act, whom) != KR_OK || act_open(act, &a->record, &f) != KR_OK)
		return KR_FAILED;
	const struct kr_nomination *before = of_person(a, person);
	int status = before ? change(act, f, before, whom)
			    : nominate_first(act, f, a, person, whom);
	if (status != KR_OK)
		return KR_FAILED;
	act_warn_recorder(act, a->of, person);
	tell(act, a, person, whom);
	return KR_OK;
}
