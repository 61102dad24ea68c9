/* lib/act/defer.c - put a proposal off until a day, on which somebody brings it back. */
#include "act/known.h"
#include "base/i18n.h"

static int refuse_request(struct kr_act *act, const struct kr_deferring *request)
{
	if (!request->owner || !*request->owner)
		return kr_misuse(act->diags, _("without a bearer it would only be forgotten"),
			_("say who brings it back: '--owner PERSON'"));
	if (request->until == KR_NO_DAY)
		return kr_misuse(act->diags, NULL, _("say until when: '--until DATE'"));
	if (request->until <= act->day)
		return kr_misuse(act->diags,
			_("a round can be opened again from the day after today on"),
			_("%s is over already"), act_day_said(act, request->until));
	if (!request->why || !act_text(act, request->why))
		return kr_misuse(act->diags, _("give it with -m"), _("say why it is put off"));
	return KR_OK;
}

static void tell(
	struct kr_act *act, const struct kr_agreement *a, const struct kr_deferring *request)
{
	const char *id = a->record.id;
	act_tell(act, _("'%s' is deferred until %s; %s brings it back"), id,
		act_day_said(act, request->until), kr_name_of(act->ws, request->owner));
	if (a->deferred)
		act_tell(act, _("  this takes the place of the deferral of %s, until %s"),
			act_day_said(act, a->deferred->date.day),
			act_day_said(act, a->deferred->until.day));
	if (kr_agreement_round(a, act->day))
		act_tell(act,
			_("  round %zu rests; the answers stay, and the next round asks everybody "
			  "again"),
			kr_round_number(a, kr_agreement_round(a, act->day)));
	act_tell(act, _("  next: 'kring open %s', from tomorrow on"), id);
	act_subject(act, "agreement %s: defer until %s", id, KR_DAY(request->until));
	act_trailer(act, "Agreement", id);
}

int kr_act_defer(struct kr_act *act, const struct kr_deferring *request)
{
	struct kr_agreement *a;
	struct act_file *f;
	if (refuse_request(act, request) != KR_OK || act_agreement(act, request->id, &a) != KR_OK)
		return KR_FAILED;
	const char *in_force = kr_diag_text(act->diags,
		_("what was adopted is in force until it is evaluated; 'kring amend %s' proposes a "
		  "change"),
		a->record.id);
	if (act_still_proposal(act, a, in_force) != KR_OK ||
		act_known_bearer(act, a->of, request->owner) != KR_OK ||
		act_open(act, &a->record, &f) != KR_OK)
		return KR_FAILED;
	struct kr_value *map = kr_value_map(act->arena, !act_has_lines(request->why));
	kr_value_put(act->arena, map, "date", act_day(act, act->day));
	kr_value_put(act->arena, map, "until", act_day(act, request->until));
	kr_value_put(act->arena, map, "owner", act_word(act, request->owner));
	kr_value_put(act->arena, map, "why", act_text(act, request->why));
	if (act_set(act, f, "deferred", map) != KR_OK)
		return KR_FAILED;
	tell(act, a, request);
	return KR_OK;
}
