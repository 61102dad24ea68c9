/* lib/act/deviate.c - somebody did otherwise than agreed; and that it was repaired. */
#include <string.h>

#include "act/known.h"
#include "base/i18n.h"

enum { REPEATED = 3 }; /* so many since the adoption, and it is time to look at the agreement */

/* ---- whose it is -------------------------------------------------------------------------- */

struct voices {
	kr_texts bound;
	const char *organisation;
	size_t n;
};

static void hear(void *arg, const char *organisation)
{
	struct voices *v = arg;
	if (!kr_texts_have(&v->bound, organisation))
		return;
	v->organisation = organisation;
	v->n++;
}

/* The organisation that is bound, and that who acts speaks for. */
static int own_organisation(struct kr_act *act, const struct kr_agreement *a, const char **by)
{
	struct voices v = { 0 };
	const char *person;
	if (act_person(act, &person) != KR_OK)
		return KR_FAILED;
	kr_agreement_bound(act->arena, a, act->day, &v.bound);
	kr_organisations_of(act->ws, a->record.circle, person, act->day, hear, &v);
	if (v.n != 1)
		return kr_refuse(act->diags, _("say which organisation it is about: '--by ORG'"),
			v.n ? _("'%s' speaks for several organisations that '%s' binds")
			    : _("'%s' speaks for no organisation that '%s' binds"),
			person, a->record.id);
	*by = v.organisation;
	return KR_OK;
}

static int whose(struct kr_act *act, const struct kr_deviating *request,
	const struct kr_agreement *a, const char **by)
{
	if (!act_is_given(request->by))
		return own_organisation(act, a, by);
	*by = request->by;
	return act_bound(act, a, request->by);
}

/* ---- repaired ----------------------------------------------------------------------------- */

static int refuse_repaired(struct kr_act *act, int32_t repaired, int32_t since)
{
	if (repaired != KR_NO_DAY && repaired < since)
		return kr_refuse(act->diags, NULL, _("it is of %s, and cannot be repaired on %s"),
			act_day_said(act, since), act_day_said(act, repaired));
	if (repaired != KR_NO_DAY && repaired > kr_workspace_today(act->ws))
		return kr_refuse(act->diags, _("write it down once it is"),
			_("%s is still to come"), act_day_said(act, repaired));
	return KR_OK;
}

static int repair(struct kr_act *act, const struct kr_agreement *a, struct act_file *f,
	const char *by, int32_t repaired)
{
	const struct kr_deviation *last = NULL;
	for (uint32_t i = 0; i < a->deviations.n; i++) {
		const struct kr_deviation *x = &a->deviations.at[i];
		if (kr_text_is(&x->by, by) && !kr_has_day(x->repaired))
			last = x;
	}
	if (!last)
		return kr_refuse(act->diags,
			kr_diag_text(act->diags, _("'kring deviate %s -m WHY' writes one down"),
				a->record.id),
			_("no deviation of '%s' from '%s' is open"), by, a->record.id);
	if (refuse_repaired(act, repaired, last->date.day) != KR_OK ||
		act_set(act, f,
			kr_asprintf(act->arena, "deviations.%td.repaired", last - a->deviations.at),
			act_day(act, repaired)) != KR_OK)
		return KR_FAILED;
	act_tell(act, _("what %s did otherwise than agreed on %s was repaired on %s"),
		kr_name_of(act->ws, by), act_day_said(act, last->date.day),
		act_day_said(act, repaired));
	act_subject(act, "agreement %s: deviation of %s repaired", a->record.id, by);
	return KR_OK;
}

/* ---- another one -------------------------------------------------------------------------- */

static int add(struct kr_act *act, const struct kr_deviating *request, const struct kr_agreement *a,
	struct act_file *f, const char *by)
{
	struct kr_value *map = kr_value_map(act->arena, !act_has_lines(request->why));
	unsigned n = 1;
	if (refuse_repaired(act, request->repaired, act->day) != KR_OK)
		return KR_FAILED;
	for (uint32_t i = 0; i < a->deviations.n; i++)
		n += a->deviations.at[i].date.day <= act->day;
	kr_value_put(act->arena, map, "date", act_day(act, act->day));
	kr_value_put(act->arena, map, "by", act_word(act, by));
	kr_value_put(act->arena, map, "why", act_text(act, request->why));
	kr_value_put(act->arena, map, "repaired", act_day(act, request->repaired));
	if (act_append(act, f, "deviations", map) != KR_OK)
		return KR_FAILED;
	act_tell(act, _("it is written down that %s did otherwise than '%s' says"),
		kr_name_of(act->ws, by), a->record.id);
	if (request->repaired == KR_NO_DAY)
		act_tell(act,
			_("  next: 'kring deviate %s --by %s --repaired DATE' once it is "
			  "repaired"),
			a->record.id, by);
	if (n >= REPEATED)
		act_tell(act,
			_("  that makes %u since the adoption: perhaps the agreement does not fit "
			  "practice; 'kring evaluate %s --sheet' looks at it together"),
			n, a->record.id);
	act_subject(act, "agreement %s: deviation of %s", a->record.id, by);
	return KR_OK;
}

int kr_act_deviate(struct kr_act *act, const struct kr_deviating *request)
{
	struct kr_agreement *a;
	struct act_file *f;
	const char *by = NULL;
	bool repairs = !request->why && request->repaired != KR_NO_DAY;
	if ((!repairs && act_reason(act, request->why) != KR_OK) ||
		act_standing(act, request->id, &a) != KR_OK ||
		act_in_force(act, a, false) != KR_OK || whose(act, request, a, &by) != KR_OK ||
		act_open(act, &a->record, &f) != KR_OK)
		return KR_FAILED;
	int status = repairs ? repair(act, a, f, by, request->repaired)
			     : add(act, request, a, f, by);
	if (status != KR_OK)
		return KR_FAILED;
	act_trailer(act, "Agreement", a->record.id);
	/* what is not repaired is what comes next, and is told */
	return request->repaired == KR_NO_DAY ? KR_OK : act_tell_next(act, f);
}
