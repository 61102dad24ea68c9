/* lib/act/held.c - the meeting that an act names, and whether it can have been decided there. */
#include "act/act.h"
#include "base/i18n.h"

static bool is_confirmed(const struct kr_act *act, const struct kr_meeting *m)
{
	return m && m->report && kr_has_day(m->report->confirmed) &&
	       m->report->confirmed.day <= act->day;
}

/* What a circle confirmed is not added to by itself: for that somebody names the meeting. */
int32_t act_meeting(struct kr_act *act, const char *circle, int32_t asked)
{
	if (asked != KR_NO_DAY)
		return asked;
	const struct kr_meeting *m = kr_workspace_meeting(act->ws, circle, act->day);
	return m && !is_confirmed(act, m) ? act->day : KR_NO_DAY;
}

int act_has_been(struct kr_act *act, int32_t meeting)
{
	if (meeting == KR_NO_DAY || meeting <= act->day)
		return KR_OK;
	return kr_misuse(act->diags, _("'--meeting DATE' is the meeting that decided it"),
		_("the meeting of %s is still to come"), act_day_said(act, meeting));
}

int act_decided_in(struct kr_act *act, int32_t meeting, const char *what, int32_t since)
{
	if (act_has_been(act, meeting) != KR_OK)
		return KR_FAILED;
	if (meeting == KR_NO_DAY || since == KR_NO_DAY || meeting >= since)
		return KR_OK;
	return kr_misuse(act->diags, _("'--meeting DATE' is the meeting that decided it"),
		_("the meeting of %s was before %s, of %s"), act_day_said(act, meeting), what,
		act_day_said(act, since));
}

void act_note_meeting(struct kr_act *act, const char *circle, int32_t meeting, bool decides)
{
	if (meeting == KR_NO_DAY)
		return;
	const struct kr_meeting *m = kr_workspace_meeting(act->ws, circle, meeting);
	if (!m)
		act_warn(act,
			_("no meeting of '%s' on %s is written down; 'kring meet %s %s --present "
			  "P,…' does"),
			circle, act_day_said(act, meeting), circle, KR_DAY(meeting));
	else if (decides && is_confirmed(act, m))
		act_warn(act,
			_("the report of the meeting of '%s' on %s was confirmed without this; its "
			  "minutes have it now"),
			circle, act_day_said(act, meeting));
}
