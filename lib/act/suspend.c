/* lib/act/suspend.c - an agreement is set aside for a while, by a meeting of its circle. */
#include "act/known.h"
#include "base/i18n.h"

static int refuse_meeting(struct kr_act *act, const char *circle, int32_t meeting)
{
	if (meeting == KR_NO_DAY)
		return kr_refuse(act->diags,
			kr_diag_text(act->diags,
				_("add '--meeting DATE'; 'kring meet %s DATE --present P,…' writes "
				  "down a meeting"),
				circle),
			_("nobody alone sets an agreement aside: say in which meeting it was "
			  "decided"));
	if (act_has_been(act, meeting) != KR_OK)
		return KR_FAILED;
	if (kr_workspace_meeting(act->ws, circle, meeting))
		return KR_OK;
	return kr_refuse(act->diags,
		kr_diag_text(act->diags, _("'kring meet %s %s --present P,…' writes it down"),
			circle, KR_DAY(meeting)),
		_("there is no meeting of '%s' on %s"), circle, act_day_said(act, meeting));
}

/* The file has one suspension, and what happened is not written over. */
static int refuse_second(struct kr_act *act, const struct kr_agreement *a)
{
	if (!a->suspended)
		return KR_OK;
	return kr_refuse(act->diags,
		kr_diag_text(act->diags,
			_("decide together what comes of it: 'kring evaluate %s --sheet'; 'kring "
			  "amend %s' proposes another text"),
			a->record.id, a->record.id),
		_("'%s' was suspended already, on %s until %s"), a->record.id,
		act_day_said(act, a->suspended->date.day),
		act_day_said(act, a->suspended->until.day));
}

static int refuse_until(struct kr_act *act, int32_t until)
{
	if (until == KR_NO_DAY)
		return kr_misuse(act->diags, NULL, _("say through which day: '--until DATE'"));
	if (until < act->day)
		return kr_misuse(act->diags, _("'--until DATE' is the last day of it"),
			_("%s is over already"), act_day_said(act, until));
	return KR_OK;
}

int kr_act_suspend(struct kr_act *act, const struct kr_suspending *request)
{
	struct kr_agreement *a;
	struct act_file *f;
	if (act_reason(act, request->why) != KR_OK || refuse_until(act, request->until) != KR_OK ||
		act_standing(act, request->id, &a) != KR_OK ||
		act_in_force(act, a, false) != KR_OK || refuse_second(act, a) != KR_OK)
		return KR_FAILED;
	int32_t meeting = act_meeting(act, a->record.circle, request->meeting);
	if (refuse_meeting(act, a->record.circle, meeting) != KR_OK ||
		act_open(act, &a->record, &f) != KR_OK)
		return KR_FAILED;
	struct kr_value *map = kr_value_map(act->arena, !act_has_lines(request->why));
	kr_value_put(act->arena, map, "date", act_day(act, act->day));
	kr_value_put(act->arena, map, "until", act_day(act, request->until));
	kr_value_put(act->arena, map, "meeting", act_day(act, meeting));
	kr_value_put(act->arena, map, "why", act_text(act, request->why));
	if (act_set(act, f, "suspended", map) != KR_OK)
		return KR_FAILED;
	act_note_meeting(act, a->record.circle, meeting, true);
	act_tell(act, _("'%s' is suspended through %s, and binds again from the next day"),
		a->record.id, act_day_said(act, request->until));
	act_tell(act, _("  next, before that day: 'kring evaluate %s --sheet' or 'kring amend %s'"),
		a->record.id, a->record.id);
	act_subject(act, "agreement %s: suspend until %s", a->record.id, KR_DAY(request->until));
	act_trailer(act, "Agreement", a->record.id);
	return KR_OK;
}
