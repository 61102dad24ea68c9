/* lib/act/extend.c - the day of an evaluation is moved until it can be held, and nothing else. */
#include "act/known.h"
#include "base/i18n.h"

static int refuse_day(struct kr_act *act, const struct kr_agreement *a, int32_t to)
{
	int32_t counts = kr_agreement_due(a, act->day).day;
	const char *hint = kr_diag_text(act->diags,
		_("an extension gives more time; an evaluation can be held any day: 'kring "
		  "evaluate %s --sheet'"),
		a->record.id);
	if (to == KR_NO_DAY)
		return kr_misuse(act->diags, NULL, _("say to which day: '--to DATE'"));
	if (to <= act->day)
		return kr_refuse(
			act->diags, hint, _("%s is not after today"), act_day_said(act, to));
	if (counts != KR_NO_DAY && to <= counts)
		return kr_refuse(act->diags, hint,
			_("'%s' is evaluated on %s, and %s is not after that"), a->record.id,
			act_day_said(act, counts), act_day_said(act, to));
	return KR_OK;
}

int kr_act_extend(struct kr_act *act, const char *typed, int32_t to, const char *why)
{
	struct kr_agreement *a;
	struct act_file *f;
	const char *by;
	if (act_reason(act, why) != KR_OK || act_standing(act, typed, &a) != KR_OK ||
		act_in_force(act, a, false) != KR_OK || refuse_day(act, a, to) != KR_OK ||
		act_person(act, &by) != KR_OK || act_open(act, &a->record, &f) != KR_OK)
		return KR_FAILED;
	struct kr_value *map = kr_value_map(act->arena, !act_has_lines(why));
	kr_value_put(act->arena, map, "date", act_day(act, act->day));
	kr_value_put(act->arena, map, "by", act_word(act, by));
	kr_value_put(act->arena, map, "to", act_day(act, to));
	kr_value_put(act->arena, map, "why", act_text(act, why));
	if (act_append(act, f, "extensions", map) != KR_OK)
		return KR_FAILED;
	const struct kr_evaluation *e = kr_agreement_evaluating(a, act->day);
	if (e)
		act_warn(act,
			_("the evaluation of %s still waits for consent to its outcome: 'kring "
			  "consent %s --evaluation'"),
			act_day_said(act, e->date.day), a->record.id);
	act_tell(act, _("'%s' is to be evaluated by %s; its text stays as it is"), a->record.id,
		act_day_said(act, to));
	act_subject(act, "agreement %s: extend to %s", a->record.id, KR_DAY(to));
	act_trailer(act, "Agreement", a->record.id);
	return act_tell_next(act, f);
}
