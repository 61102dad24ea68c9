/* lib/act/join.c - an organisation joins an agreement in force. */
#include "act/known.h"
#include "base/i18n.h"

static int refuse_bound(struct kr_act *act, const struct kr_agreement *a, const char *party)
{
	kr_texts bound = { 0 };
	kr_agreement_bound(act->arena, a, INT32_MAX, &bound);
	if (!kr_texts_have(&bound, party))
		return KR_OK;
	for (uint32_t i = 0; i < a->accessions.n; i++)
		if (kr_text_is(&a->accessions.at[i].id, party))
			return kr_refuse(act->diags, NULL, _("'%s' joined '%s' on %s"), party,
				a->record.id, act_day_said(act, a->accessions.at[i].date.day));
	return kr_refuse(act->diags, NULL, _("'%s' is a party to '%s' from the beginning"), party,
		a->record.id);
}

/* Source: the rules `party-without-consent` and `mandate-valid`. */
static int refuse_others(
	struct kr_act *act, const struct kr_agreement *a, const char *party, const char *by)
{
	const char *circle = a->record.circle;
	const struct kr_mandate *m = kr_workspace_mandate(act->ws, circle, by);
	const char *hint = kr_diag_text(act->diags,
		m ? _("'kring show mandate/%s/%s' shows the mandate; '--by PERSON' names who "
		      "speaks for it")
		  : _("'kring add mandate %s %s --organisation ORG --given-by WHO --until DATE' "
		      "gives the mandate; '--by PERSON' names who speaks for it"),
		circle, by);
	if (!kr_speaks_for(act->ws, circle, by, act->day, party))
		return kr_refuse(act->diags, hint, _("'%s' does not speak for '%s' in '%s' on %s"),
			by, party, circle, act_day_said(act, act->day));
	if (kr_mandates_needed(act->ws, a, act->day) && !(m && kr_mandate_in_force(m, act->day)))
		return kr_refuse(act->diags, hint, _("'%s' has no mandate in force for '%s' on %s"),
			by, circle, act_day_said(act, act->day));
	return KR_OK;
}

int kr_act_join(struct kr_act *act, const char *typed, const char *party, const char *by)
{
	struct kr_agreement *a;
	struct act_file *f;
	if (!act_is_given(party))
		return kr_misuse(
			act->diags, NULL, _("say which organisation joins: '--party ORG'"));
	if (act_standing(act, typed, &a) != KR_OK || act_in_force(act, a, false) != KR_OK ||
		act_known_organisation(act, party) != KR_OK ||
		refuse_bound(act, a, party) != KR_OK ||
		(by ? act_known_person(act, by) : act_person(act, &by)) != KR_OK ||
		refuse_others(act, a, party, by) != KR_OK || act_open(act, &a->record, &f) != KR_OK)
		return KR_FAILED;
	struct kr_value *map = kr_value_map(act->arena, true);
	kr_value_put(act->arena, map, "by", act_word(act, by));
	kr_value_put(act->arena, map, "date", act_day(act, act->day));
	if (act_set(act, f, kr_asprintf(act->arena, "accessions.%s", party), map) != KR_OK)
		return KR_FAILED;
	act_tell(act, _("%s joins '%s'; %s consents for it"), kr_name_of(act->ws, party),
		a->record.id, kr_name_of(act->ws, by));
	act_tell(act, _("  it is heard at the evaluation, by %s"),
		act_day_said(act, kr_agreement_due(a, act->day).day));
	act_subject(act, "agreement %s: %s joins", a->record.id, party);
	act_trailer(act, "Agreement", a->record.id);
	act_trailer(act, "Consent-by", by);
	return act_tell_next(act, f);
}
