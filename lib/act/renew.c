/* lib/act/renew.c - spelregel 4: after a meeting everyone renews their mandate, on its outcome. */
#include <kring/bearing.h>
#include <string.h>

#include "act/known.h"
#include "base/i18n.h"

/* One mandate that is being renewed. */
struct renewal {
	const struct kr_renewing *request;
	const char *person;
	enum kr_renewal_outcome outcome;
	struct kr_circle *circle;
	struct kr_mandate *mandate;
	int32_t meeting;
};

/* ---- is the request whole? ---------------------------------------------------------------- */

static int read_outcome(
	struct kr_act *act, const struct kr_renewing *request, enum kr_renewal_outcome *outcome)
{
	uint8_t place;
	const char *word = request->outcome ? request->outcome : "confirmed";
	if (act_word_of(act, KR_MANDATE, "renewals.x.outcome", &word, &place) != KR_OK)
		return KR_FAILED;
	*outcome = (enum kr_renewal_outcome)place;
	return KR_OK;
}

static int refuse_request(
	struct kr_act *act, const struct kr_renewing *request, enum kr_renewal_outcome outcome)
{
	bool changes = outcome == KR_MANDATE_NARROWED || outcome == KR_MANDATE_WIDENED;
	bool terms = act_is_given(request->scope) || act_is_given(request->limits);
	if (!act_is_given(request->by))
		return kr_misuse(act->diags,
			_("the mandator: the body that gives the mandate, not who has it"),
			_("say who renewed it: '--by WHO'"));
	if (changes && !terms)
		return kr_refuse(act->diags,
			_("'--scope TOPIC,...' gives the topics from now on, '--limits TEXT' how "
			  "far it goes"),
			_("a mandate that is %s needs to say what it is now"), request->outcome);
	if (!changes && terms)
		return kr_misuse(act->diags, _("add '--outcome narrowed' or '--outcome widened'"),
			_("'--scope' and '--limits' change a mandate, and 'confirmed' and "
			  "'withdrawn' do not"));
	if (request->until == KR_NO_DAY)
		return KR_OK;
	if (outcome == KR_MANDATE_WITHDRAWN)
		return kr_misuse(act->diags, NULL,
			_("what is withdrawn has no last day any more: leave '--until' out"));
	if (request->until < act->day)
		return kr_misuse(act->diags, NULL, _("%s is over already"),
			act_day_said(act, request->until));
	return KR_OK;
}

/* ---- the meeting -------------------------------------------------------------------------- */

static int32_t last_meeting(struct kr_act *act, const char *circle, bool *any)
{
	int32_t last = KR_NO_DAY;
	size_t n;
	struct kr_record *const *all = kr_workspace_each(act->ws, KR_MEETING, &n);
	for (size_t i = 0; i < n; i++) {
		int32_t day = ((const struct kr_meeting *)all[i])->day;
		if (strcmp(all[i]->circle, circle) != 0)
			continue;
		*any = true;
		if (day > last && kr_meeting_held((const struct kr_meeting *)all[i], act->day))
			last = day;
	}
	return last;
}

/* COMMANDS: dated from the report on, since it is renewed on the outcome of the meeting. */
static int refuse_unreported(struct kr_act *act, const char *circle, int32_t day)
{
	const struct kr_meeting *m = kr_workspace_meeting(act->ws, circle, day);
	if (!m || (m->report && m->report->date.day <= act->day))
		return KR_OK;
	return kr_refuse(act->diags,
		kr_diag_text(act->diags,
			_("'kring meet %s %s --close -m SUMMARY' writes it; '--meeting DATE' names "
			  "an earlier meeting"),
			circle, KR_DAY(day)),
		_("the meeting of '%s' on %s has no report yet, and a mandate is renewed on its "
		  "outcome"),
		circle, act_day_said(act, day));
}

static int find_meeting(struct kr_act *act, struct renewal *r)
{
	const char *circle = r->circle->record.id;
	bool any = false;
	int32_t last = last_meeting(act, circle, &any), asked = r->request->meeting;
	r->meeting = asked != KR_NO_DAY ? asked : last;
	if (r->meeting == KR_NO_DAY)
		return KR_OK;
	if (act_has_been(act, r->meeting) != KR_OK)
		return KR_FAILED;
	if (any && !kr_workspace_meeting(act->ws, circle, r->meeting))
		return kr_refuse(act->diags,
			last != KR_NO_DAY ? kr_diag_text(act->diags, _("the last one was on %s"),
						    act_day_said(act, last))
					  : NULL,
			_("'%s' had no meeting on %s"), circle, act_day_said(act, r->meeting));
	return refuse_unreported(act, circle, r->meeting);
}

/* ---- the mandate -------------------------------------------------------------------------- */

static int find_mandate(struct kr_act *act, struct renewal *r)
{
	struct act_file *f;
	return act_open_mandate(act, r->circle->record.id, r->person, &r->mandate, &f);
}

static const struct kr_mandate_renewal *last_renewal(const struct kr_mandate *m)
{
	return m->renewals.n ? &m->renewals.at[m->renewals.n - 1] : NULL;
}

static int refuse_withdrawn(struct kr_act *act, const struct renewal *r)
{
	const struct kr_mandate *m = r->mandate;
	int32_t day = m->withdrawn ? m->withdrawn->date.day : KR_NO_DAY;
	for (uint32_t i = 0; i < m->renewals.n; i++)
		if (m->renewals.at[i].outcome.is == KR_MANDATE_WITHDRAWN)
			day = m->renewals.at[i].date.day;
	if (day == KR_NO_DAY || day > act->day || kr_mandate_in_force(m, act->day))
		return KR_OK;
	return kr_refuse(act->diags,
		kr_diag_text(act->diags, _("a new one is the mandator's to give: '%s'"),
			kr_command_said(
				act->arena, kr_mandate_command(act->arena, m, r->person, "DATE"))),
		_("the mandate of '%s' for '%s' was withdrawn on %s"), r->person, m->record.circle,
		act_day_said(act, day));
}

static int refuse_out_of_term(struct kr_act *act, const struct renewal *r)
{
	const struct kr_mandate *m = r->mandate;
	int32_t until = kr_mandate_until(m, act->day);
	if (m->from.day > act->day)
		return kr_refuse(act->diags, NULL, _("the mandate of '%s' for '%s' begins on %s"),
			r->person, m->record.circle, act_day_said(act, m->from.day));
	if (r->outcome == KR_MANDATE_WITHDRAWN || r->request->until != KR_NO_DAY ||
		until == KR_NO_DAY || until >= act->day)
		return KR_OK;
	return kr_refuse(act->diags, _("'--until DATE' gives its new last day"),
		_("the mandate of '%s' for '%s' ended on %s"), r->person, m->record.circle,
		act_day_said(act, until));
}

/* Another last day, other terms or an end are something new, whatever was renewed before. */
static bool is_renewed(const struct kr_act *act, const struct renewal *r)
{
	const struct kr_mandate_renewal *last = last_renewal(r->mandate);
	int32_t until = r->request->until;
	if (r->outcome != KR_MANDATE_CONFIRMED ||
		(until != KR_NO_DAY &&
			(!last || last->outcome.is != r->outcome || last->until.day != until)))
		return false;
	for (uint32_t i = 0; i < r->mandate->renewals.n; i++) {
		const struct kr_mandate_renewal *x = &r->mandate->renewals.at[i];
		if (r->meeting != KR_NO_DAY ? x->meeting.day == r->meeting
					    : x->date.day == act->day)
			return true;
	}
	return false;
}

static int refuse_twice(struct kr_act *act, const struct renewal *r)
{
	const struct kr_mandate_renewal *last = last_renewal(r->mandate);
	const char *circle = r->mandate->record.circle;
	if (is_renewed(act, r))
		return kr_refuse(act->diags, _("once for each meeting is enough"),
			r->meeting != KR_NO_DAY
				? _("the mandate of '%s' for '%s' is renewed already after the "
				    "meeting of %s")
				: _("the mandate of '%s' for '%s' was renewed on %s"),
			r->person, circle,
			act_day_said(act, r->meeting != KR_NO_DAY ? r->meeting : act->day));
	if (last && last->date.day > act->day)
		return kr_refuse(act->diags, NULL,
			_("the mandate of '%s' for '%s' has a later renewal, of %s"), r->person,
			circle, act_day_said(act, last->date.day));
	return KR_OK;
}

/* ---- writing ------------------------------------------------------------------------------ */

static struct kr_value *renewal_of(
	struct kr_act *act, const struct renewal *r, struct kr_value *scope, bool flow)
{
	const struct kr_renewing *request = r->request;
	struct kr_value *map = kr_value_map(act->arena, flow);
	kr_value_put(act->arena, map, "date", act_day(act, act->day));
	kr_value_put(act->arena, map, "meeting", act_day(act, r->meeting));
	kr_value_put(act->arena, map, "by", act_text(act, request->by));
	kr_value_put(act->arena, map, "outcome",
		act_word(act, request->outcome ? request->outcome : "confirmed"));
	kr_value_put(act->arena, map, "scope", scope);
	kr_value_put(act->arena, map, "limits", act_text(act, request->limits));
	kr_value_put(act->arena, map, "until", act_day(act, request->until));
	return map;
}

static bool is_awaited_on(
	const struct kr_act *act, const struct renewal *r, const struct kr_meeting *on)
{
	return on && on->day != r->meeting && kr_mandate_renews_on(r->mandate, on) &&
	       !kr_mandate_renewal_on(r->mandate, on, act->day, false);
}

/* Another meeting on whose outcome it is still to be renewed; or NULL. */
static const struct kr_meeting *still_awaited(const struct kr_act *act, const struct renewal *r)
{
	struct kr_renewal renewal;
	kr_circle_renewal(act->ws, r->circle, act->day, &renewal);
	if (is_awaited_on(act, r, renewal.missed))
		return renewal.missed;
	return is_awaited_on(act, r, renewal.due) ? renewal.due : NULL;
}

static void tell_next(struct kr_act *act, const struct renewal *r)
{
	const struct kr_meeting *awaited = still_awaited(act, r);
	const char *circle = r->circle->record.id;
	if (awaited && r->outcome != KR_MANDATE_WITHDRAWN)
		act_tell(act,
			_("  next: 'kring renew-mandate %s --by WHO --meeting %s', which is still "
			  "awaited"),
			circle, KR_DAY(awaited->day));
	else if (r->outcome == KR_MANDATE_WITHDRAWN)
		act_tell(act, _("  next: '%s', when somebody gives another one"),
			kr_command_said(act->arena,
				kr_mandate_command(act->arena, r->mandate, r->person, "DATE")));
	else if (r->circle->renewal.is == KR_PER_TERM)
		act_tell(act,
			_("  next: nothing, before its last day: 'kring renew-mandate %s --by WHO "
			  "--until DATE'"),
			circle);
	else
		act_tell(act,
			_("  next: nothing, until the next meeting; after it 'kring renew-mandate "
			  "%s --by WHO'"),
			circle);
}

static void tell(struct kr_act *act, const struct renewal *r)
{
	static const char *const said[] = { NULL,
		N_("the mandate of %s for '%s' is confirmed by %s"),
		N_("the mandate of %s for '%s' is narrowed by %s"),
		N_("the mandate of %s for '%s' is widened by %s"),
		N_("the mandate of %s for '%s' is withdrawn by %s") };
	const char *circle = r->circle->record.id;
	act_tell(act, _(said[r->outcome]), kr_name_of(act->ws, r->person), circle, r->request->by);
	if (r->meeting == KR_NO_DAY)
		act_tell(
			act, _("  no meeting of '%s' is known, so the renewal names none"), circle);
	if (r->outcome == KR_MANDATE_WITHDRAWN)
		act_tell(act, _("  from now on %s sits there without a mandate"),
			kr_name_of(act->ws, r->person));
	tell_next(act, r);
	act_subject(act, "mandate %s: %s", r->mandate->record.id,
		r->request->outcome ? r->request->outcome : "confirmed");
	act_trailer(act, "Mandate", r->mandate->record.id);
	if (r->meeting != KR_NO_DAY)
		act_trailer(act, "Meeting",
			kr_asprintf(act->arena, "%s/%s", circle, KR_DAY(r->meeting)));
}

/* The mandator may have another name by now; or it is somebody else. */
static void note_other_mandator(struct kr_act *act, const struct renewal *r)
{
	const struct kr_mandate *m = r->mandate;
	const char *by = r->request->by;
	bool known = !kr_present(&m->given_by) || kr_text_is(&m->given_by, by);
	for (uint32_t i = 0; i < m->renewals.n && !known; i++)
		known = kr_text_is(&m->renewals.at[i].by, by);
	if (!known)
		act_warn(act,
			_("the mandate of '%s' for '%s' was given by '%s', and is renewed "
			  "by '%s'"),
			r->person, r->circle->record.id, m->given_by.s, by);
}

static int write_renewal(struct kr_act *act, const struct renewal *r)
{
	struct kr_value *scope;
	struct act_file *f;
	if (act_ids(act, "scope", r->request->scope, &scope) != KR_OK ||
		act_open(act, &r->mandate->record, &f) != KR_OK)
		return KR_FAILED;
	const struct kr_node *last = act_node(f, "renewals.-1");
	bool flow = !last || last->style == KR_FLOW;
	if (act_append(act, f, "renewals", renewal_of(act, r, scope, flow)) != KR_OK)
		return KR_FAILED;
	note_other_mandator(act, r);
	tell(act, r);
	return KR_OK;
}

/* ---- the verb ----------------------------------------------------------------------------- */

static int renew_one(struct kr_act *act, struct renewal *r, const char *circle)
{
	if (act_circle(act, circle, &r->circle) != KR_OK || find_mandate(act, r) != KR_OK ||
		refuse_withdrawn(act, r) != KR_OK || refuse_out_of_term(act, r) != KR_OK ||
		find_meeting(act, r) != KR_OK || refuse_twice(act, r) != KR_OK)
		return KR_FAILED;
	return write_renewal(act, r);
}

/* Are circle and mandate alive that day, and did the circle have the meeting that was asked for? */
static bool is_alive(struct kr_act *act, const struct renewal *r)
{
	enum kr_state mandate = kr_record_state(&r->mandate->record, act->day);
	if (r->request->meeting != KR_NO_DAY &&
		!kr_workspace_meeting(act->ws, r->circle->record.id, r->request->meeting))
		return false;
	return kr_record_state(&r->circle->record, act->day) != KR_STATE_ENDED &&
	       mandate != KR_STATE_WITHDRAWN && mandate != KR_STATE_PLANNED;
}

/* With --all: what has errors is not passed over, but refused as if it had been named. */
static bool is_due(struct kr_act *act, const struct renewal *r)
{
	struct renewal look = *r;
	bool any;
	if (!r->circle->record.sound || !r->mandate->record.sound)
		return true;
	if (!is_alive(act, r))
		return false;
	look.meeting = look.request->meeting != KR_NO_DAY
			       ? look.request->meeting
			       : last_meeting(act, r->circle->record.id, &any);
	if (!is_renewed(act, &look))
		return true;
	act_tell(act, _("the mandate of %s for '%s' is renewed already"),
		kr_name_of(act->ws, r->person), r->circle->record.id);
	return false;
}

static int renew_all(struct kr_act *act, struct renewal *r)
{
	size_t n, renewed = 0;
	struct kr_record *const *all = kr_workspace_each(act->ws, KR_CIRCLE, &n);
	for (size_t i = 0; i < n; i++) {
		r->circle = kr_workspace_circle(act->ws, all[i]->id);
		r->mandate = kr_workspace_mandate(act->ws, all[i]->id, r->person);
		if (!r->mandate || !is_due(act, r))
			continue;
		if (renew_one(act, r, all[i]->id) != KR_OK)
			return KR_FAILED;
		renewed++;
	}
	if (renewed > 0)
		return KR_OK;
	return kr_refuse(act->diags,
		kr_diag_text(act->diags, _("'kring status --for %s' shows what waits"), r->person),
		_("'%s' has no mandate to renew on %s"), r->person, act_day_said(act, act->day));
}

int kr_act_renew_mandate(struct kr_act *act, const struct kr_renewing *request)
{
	struct renewal r = { .request = request };
	if (read_outcome(act, request, &r.outcome) != KR_OK ||
		refuse_request(act, request, r.outcome) != KR_OK ||
		act_person(act, &r.person) != KR_OK || kr_workspace_load(act->ws) != KR_OK)
		return KR_FAILED;
	return request->circle ? renew_one(act, &r, request->circle) : renew_all(act, &r);
}
