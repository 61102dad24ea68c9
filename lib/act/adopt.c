/* lib/act/adopt.c - adopt a proposal, or the outcome of an evaluation. */
#include <string.h>

#include "act/ballot.h"
#include "act/follow.h"
#include "act/known.h"
#include "base/i18n.h"
#include <kring/bearing.h>

/* The first who is waited for, where nothing else keeps it from being adopted; or NULL.  Who left
 * answers no more, whatever the last answer was. */
static const char *only_waits_for(
	struct kr_act *act, const struct kr_agreement *a, const kr_obstacles *obstacles)
{
	const char *who = NULL;
	for (uint32_t i = 0; i < obstacles->n; i++) {
		const struct kr_obstacle *o = &obstacles->at[i];
		bool waits = o->kind == KR_MEMBER_WAITS ||
			     (o->kind == KR_MEMBER_BLOCKS &&
				     kr_agreement_left_by(act->ws, a, o->who, act->day));
		if (!o->follows && !waits)
			return NULL;
		if (!o->follows && !who)
			who = o->who;
	}
	return who;
}

static const char *how_it_goes_on(struct kr_act *act, const struct kr_agreement *a,
	const kr_obstacles *obstacles, bool evaluation)
{
	const char *id = a->record.id, *who = only_waits_for(act, a, obstacles);
	const struct kr_obstacle *change = act_obstacle(obstacles, KR_CHANGE_AWAITED);
	if (change)
		return kr_diag_text(act->diags,
			_("'kring amend %s -e -m WHAT-CHANGED' changes the text and opens round "
			  "%zu"),
			id, change->round);
	if (!who && evaluation)
		return kr_diag_text(act->diags,
			_("'kring show %s' shows the round; each of these has its command: "
			  "consent or resolve with --evaluation, or another evaluate"),
			id);
	if (!who)
		return kr_diag_text(act->diags,
			_("'kring show %s' shows the round; each of these has its command: "
			  "consent, resolve, amend"),
			id);
	if (kr_agreement_left_by(act->ws, a, who, act->day))
		return kr_diag_text(act->diags,
			_("%s has left: 'kring answer %s left --as %s%s' writes that down"),
			kr_name_of(act->ws, who), id, who, evaluation ? " --evaluation" : "");
	const struct kr_mandate *m = kr_workspace_mandate(act->ws, a->record.circle, who);
	bool speaks = m && kr_mandate_in_force(m, act->day);
	if (!speaks && kr_mandates_needed(act->ws, a, act->day))
		return kr_diag_text(act->diags,
			_("an answer counts with a mandate in force: 'kring --as %s renew-mandate "
			  "%s --by WHO --until DATE', or 'kring add mandate' for the first one; "
			  "then 'kring --as %s consent %s%s' again"),
			who, a->record.circle, who, id, evaluation ? " --evaluation" : "");
	return kr_diag_text(act->diags,
		_("'kring --as %s consent %s%s' writes what %s answers later; 'kring add alternate "
		  "%s %s --person PERSON --until DATE' says who stands in"),
		who, id, evaluation ? " --evaluation" : "", kr_name_of(act->ws, who),
		a->record.circle, who);
}

/* Who is there has answered in the meeting, and that need not wait for who is not. */
static const char *how_absence_goes_on(
	struct kr_act *act, const struct kr_agreement *a, const char *who, bool evaluation)
{
	const char *id = a->record.id, *which = evaluation ? " --evaluation" : "";
	return kr_diag_text(act->diags,
		_("'kring consent %s%s --all-present' writes the answers of who is there; then "
		  "'kring --as %s consent %s%s' what %s answers later, and 'kring adopt %s%s'"),
		id, which, who, id, which, kr_name_of(act->ws, who), id, which);
}

static int refuse_obstacles(struct kr_act *act, const struct kr_agreement *a,
	const kr_obstacles *obstacles, const struct kr_adopting *request)
{
	const struct kr_round *round = request->evaluation
					       ? &kr_agreement_evaluating(a, act->day)->round
					       : kr_agreement_round(a, act->day);
	const char *who = request->all_present ? only_waits_for(act, a, obstacles) : NULL;
	const struct kr_response *r = who ? kr_round_response(round, who) : NULL;
	bool absent = r && kr_response_word(r, act->day) == KR_ABSENT;
	struct kr_buf list = KR_BUF_INIT;
	for (uint32_t i = 0; i < obstacles->n; i++)
		if (!obstacles->at[i].follows)
			kr_buf_printf(&list, "%s%s", list.len ? "; " : "",
				kr_obstacle_text(act->ws, &obstacles->at[i]));
	kr_refuse(act->diags,
		absent ? how_absence_goes_on(act, a, who, request->evaluation)
		       : how_it_goes_on(act, a, obstacles, request->evaluation),
		_("'%s' cannot be adopted: %s"), a->record.id, list.s);
	kr_buf_release(&list);
	return KR_FAILED;
}

static struct kr_value *dated(struct kr_act *act, int32_t meeting)
{
	struct kr_value *map = kr_value_map(act->arena, true);
	kr_value_put(act->arena, map, "date", act_day(act, act->day));
	kr_value_put(act->arena, map, "meeting", act_day(act, meeting));
	return map;
}

/* ---- absences ----------------------------------------------------------------------------- */

/* An absence that the circle does not wait for is written down as that, for each such member. */
static int count_absences(
	struct kr_act *act, struct act_file *f, const struct kr_round *round, const char *path)
{
	enum kr_counted_as policy = kr_absence_counts(round, act->day);
	const char *word = policy == KR_COUNTED_SILENCE ? "silence" : "present-decide";
	for (uint32_t i = 0; policy && i < round->responses.n; i++) {
		const struct kr_response *r = &round->responses.at[i];
		const struct kr_answer *last = kr_response_last(r, act->day);
		const char *at = kr_asprintf(act->arena, "%s.responses.%s", path, r->id.s);
		if (last && (last->response.is != KR_ABSENT || last->counted.is))
			continue;
		if (!last && policy != KR_COUNTED_SILENCE)
			continue;
		if (!last && (act_set(act, f, kr_asprintf(act->arena, "%s.response", at),
				      act_word(act, "absent")) != KR_OK ||
				     act_set(act, f, kr_asprintf(act->arena, "%s.date", at),
					     act_day(act, act->day)) != KR_OK))
			return KR_FAILED;
		if (last && last != &r->first)
			at = kr_asprintf(act->arena, "%s.then.%td", at, last - r->then.at);
		if (act_set(act, f, kr_asprintf(act->arena, "%s.counted", at),
			    act_word(act, word)) != KR_OK)
			return KR_FAILED;
	}
	return KR_OK;
}

/* ---- the verb ----------------------------------------------------------------------------- */

static int refuse_state(struct kr_act *act, const struct kr_agreement *a)
{
	enum kr_state state = kr_agreement_state(a, act->day);
	if (state == KR_STATE_OPEN || state == KR_STATE_OBJECTED)
		return KR_OK;
	if (state == KR_STATE_FORMING || state == KR_STATE_DEFERRED)
		return kr_refuse(act->diags, act_hint_no_round(act, a),
			_("no round of '%s' is open, so nobody could consent"), a->record.id);
	return kr_refuse(act->diags,
		kr_agreement_evaluating(a, act->day) ? act_hint_evaluation(act, a)
		: kr_agreement_adopted(a, act->day)
			? kr_diag_text(act->diags, _("'kring amend %s' writes a successor"),
				  a->record.id)
			: NULL,
		_("'%s' is %s (as it stands on %s)"), a->record.id, kr_state_said(state),
		act_day_said(act, act->day));
}

/* FORMAT: keeper, evaluation date and criterion; somebody may have taken them out by hand. */
static int refuse_incomplete(struct kr_act *act, const struct kr_agreement *a)
{
	const char *what = NULL;
	if (kr_agreement_lacks(a, KR_LACKS_KEEPER, act->day))
		what = _("a keeper");
	else if (kr_agreement_lacks(a, KR_LACKS_DATE, act->day))
		what = _("an evaluation date");
	else if (kr_agreement_lacks(a, KR_LACKS_CRITERION, act->day))
		what = _("a criterion to evaluate it by");
	if (!what && kr_agreement_due(a, act->day).day <= act->day)
		return kr_refuse(act->diags,
			kr_diag_text(act->diags,
				_("'kring amend %s --set evaluation.date=DATE' sets another"),
				a->record.id),
			_("the evaluation date of '%s' is not after today"), a->record.id);
	if (!what)
		return KR_OK;
	return kr_refuse(act->diags,
		kr_diag_text(
			act->diags, _("'kring amend %s --set KEY=TEXT' adds it"), a->record.id),
		_("'%s' lacks %s"), a->record.id, what);
}

static int adopt_text(struct kr_act *act, const struct kr_adopting *request,
	const struct kr_agreement *a, struct act_file *f, int32_t meeting)
{
	kr_obstacles obstacles = { 0 };
	int32_t since = a->proposed ? a->proposed->date.day : KR_NO_DAY;
	if (refuse_state(act, a) != KR_OK || refuse_incomplete(act, a) != KR_OK ||
		act_decided_in(act, meeting, _("the proposal"), since) != KR_OK)
		return KR_FAILED;
	kr_adoption_obstacles(act->ws, a, act->day, true, &obstacles);
	if (obstacles.n > 0)
		return refuse_obstacles(act, a, &obstacles, request);
	const struct kr_round *round = kr_agreement_round(a, act->day);
	if (count_absences(act, f, round,
		    kr_asprintf(act->arena, "rounds.%zu", kr_round_number(a, round) - 1)) !=
			KR_OK ||
		act_set(act, f, "adopted", dated(act, meeting)) != KR_OK)
		return KR_FAILED;
	act_tell(act, _("'%s' is adopted; it is evaluated on %s"), a->record.id,
		act_day_said(act, kr_agreement_due(a, act->day).day));
	const struct kr_record *now = act_reread(act, f);
	if (!now)
		return KR_FAILED;
	act_tell_spelregels(act, (const struct kr_agreement *)now);
	return act_follow(act, a) == KR_OK ? act_tell_next(act, f) : KR_FAILED;
}

static int adopt_outcome(struct kr_act *act, const struct kr_adopting *request,
	const struct kr_agreement *a, struct act_file *f, int32_t meeting)
{
	kr_obstacles obstacles = { 0 };
	const struct kr_evaluation *e = kr_agreement_evaluating(a, act->day);
	if (!e)
		return kr_refuse(act->diags,
			kr_diag_text(act->diags,
				_("write one down: 'kring evaluate %s --sheet' has what it takes"),
				a->record.id),
			_("no evaluation of '%s' waits for a decision"), a->record.id);
	if (act_decided_in(act, meeting, _("the evaluation"), e->date.day) != KR_OK)
		return KR_FAILED;
	kr_outcome_obstacles(act->ws, a, e, act->day, true, &obstacles);
	if (obstacles.n > 0)
		return refuse_obstacles(act, a, &obstacles, request);
	const char *at = kr_asprintf(act->arena, "evaluations.%td", e - a->evaluations.at);
	if (count_absences(act, f, &e->round, at) != KR_OK ||
		act_set(act, f, kr_asprintf(act->arena, "%s.decided", at), dated(act, meeting)) !=
			KR_OK)
		return KR_FAILED;
	if (e->outcome.is == KR_TO_END) {
		act_tell(act, _("'%s' ends"), a->record.id);
		if (act_set(act, f, "ended", act_dated_why(act, _("Decided at the evaluation"))) !=
			KR_OK)
			return KR_FAILED;
		return act_tell_next(act, f);
	}
	act_tell(act, _("'%s' goes on; it is evaluated again on %s"), a->record.id,
		act_day_said(act, e->next.day));
	if (e->outcome.is != KR_TO_AMEND)
		return act_tell_next(act, f);
	act_tell(act, _("  next: 'kring amend %s' writes the successor, with what was learned"),
		a->record.id);
	return KR_OK;
}

/* --all-present: first everybody who is there consents, then it is adopted, in one change. */
static int answer_first(struct kr_act *act, const struct kr_adopting *request,
	struct kr_agreement **a, struct act_file *f)
{
	struct kr_answering all = { .id = (*a)->record.id,
		.response = KR_CONSENT,
		.all_present = true,
		.adopts = true,
		.evaluation = request->evaluation,
		.meeting = request->meeting };
	if (kr_act_answer(act, &all) != KR_OK)
		return KR_FAILED;
	struct kr_record *now = act_reread(act, f);
	if (!now)
		return KR_FAILED;
	*a = (struct kr_agreement *)now;
	return KR_OK;
}

/* Nothing was written: what was noted of the answers, from @from until @until, is of nothing. */
static void forget_notes(struct kr_act *act, uint32_t from, uint32_t until)
{
	struct kr_diags *d = act->diags;
	if (from == until)
		return;
	memmove(d->list.at + from, d->list.at + until, (d->list.n - until) * sizeof *d->list.at);
	d->list.n -= until - from;
}

int kr_act_adopt(struct kr_act *act, const struct kr_adopting *request)
{
	struct kr_agreement *a;
	struct act_file *f;
	bool finished = false;
	if ((request->evaluation ? act_standing : act_agreement)(act, request->id, &a) != KR_OK ||
		act_open(act, &a->record, &f) != KR_OK ||
		(!request->evaluation && act_finish(act, a, &finished) != KR_OK))
		return KR_FAILED;
	if (finished)
		return act_tell_next(act, f);
	act_subject(act, "agreement %s: adopt", a->record.id);
	int32_t meeting = act_meeting(act, a->record.circle, request->meeting);
	const uint32_t before = act->diags->list.n;
	if (request->all_present && answer_first(act, request, &a, f) != KR_OK)
		return KR_FAILED;
	const uint32_t answered = act->diags->list.n;
	int status = request->evaluation ? adopt_outcome(act, request, a, f, meeting)
					 : adopt_text(act, request, a, f, meeting);
	if (status != KR_OK)
		forget_notes(act, before, answered);
	else
		act_note_meeting(act, a->record.circle, meeting, true);
	if (status == KR_OK && !request->all_present)
		act_trailer(act, "Agreement", a->record.id);
	return status;
}
