/* lib/act/open.c - open a consentronde: everybody at the table is asked. */
#include <string.h>

#include "act/known.h"
#include "base/i18n.h"

static const char *const absences[] = { "ask-later", "ask-later", "present-decide",
	"silence-after-14d" };
static const char *const stand_asides[] = { NULL, "refused", "allowed" };

static void put_pending(struct kr_act *act, struct kr_value *responses, const char *person)
{
	struct kr_value *response = kr_value_map(act->arena, false);
	kr_value_put(act->arena, response, "response", act_word(act, "pending"));
	kr_value_put(act->arena, responses, person, response);
}

void act_put_policy(struct kr_act *act, const struct kr_circle *circle, struct kr_value *map)
{
	kr_value_put(act->arena, map, "absence", act_word(act, absences[circle->absence.is]));
	kr_value_put(act->arena, map, "stand-aside",
		act_word(act, stand_asides[circle->stand_aside.is]));
}

int act_ask_members(struct kr_act *act, const struct kr_circle *circle, const char *nominee,
	struct kr_value **out)
{
	struct kr_value *responses = kr_value_map(act->arena, false);
	for (uint32_t i = 0; i < circle->members.n; i++) {
		const char *person = circle->members.at[i].id.s;
		if (!kr_circle_has_member(circle, person, act->day))
			continue;
		put_pending(act, responses, person);
		if (nominee && strcmp(nominee, person) == 0)
			nominee = NULL;
	}
	if (nominee)
		put_pending(act, responses, nominee);
	if (!responses->first)
		return kr_refuse(act->diags,
			kr_diag_text(act->diags, _("'kring add member %s PERSON' adds one"),
				circle->record.id),
			_("the circle '%s' has no members on %s, so nobody could answer"),
			circle->record.id, act_day_said(act, act->day));
	*out = responses;
	return KR_OK;
}

/* The line of @a that establishes its own circle, or NULL. */
static const struct kr_named *own_circle(struct kr_act *act, const struct kr_agreement *a)
{
	struct kr_record *circle = &a->of->record;
	for (uint32_t i = 0; i < a->establishes.n; i++)
		if (kr_workspace_established(act->ws, a->establishes.at[i].id.s) == circle)
			return &a->establishes.at[i];
	return NULL;
}

/* Does the file of the circle of @a, which @a establishes as @line, say what was adopted? */
static bool is_as_adopted(
	struct kr_act *act, const struct kr_agreement *a, const struct kr_named *line)
{
	const struct kr_circle *c = a->of;
	const struct kr_agreement *by = c->adopted
						? kr_workspace_agreement(act->ws, c->adopted->by.s)
						: NULL;
	for (uint32_t i = 0; by && i < by->establishes.n; i++)
		if (kr_text_equal(&by->establishes.at[i].id, &line->id))
			return kr_text_is(&by->establishes.at[i].value,
				kr_digest_text(act->arena, c->record.digest));
	return false;
}

/*
 * How the round deals with absence.  A rule that is being decided on does not work yet in the round
 * that decides on it; what held before stands in no file, and the strict words are safe.
 */
static void put_round_policy(struct kr_act *act, const struct kr_agreement *a, struct kr_value *map)
{
	const struct kr_named *line = own_circle(act, a);
	struct kr_circle strict = *a->of;
	bool loose = strict.absence.is > KR_ASK_LATER ||
		     strict.stand_aside.is == KR_STAND_ASIDE_ALLOWED;
	if (line && loose && !is_as_adopted(act, a, line)) {
		strict.absence.is = KR_ASK_LATER;
		strict.stand_aside.is = KR_STAND_ASIDE_REFUSED;
		act_tell(act,
			_("this round has 'ask-later' and no stand-aside: what %s says of it is "
			  "what '%s' decides on"),
			strict.record.path, a->record.id);
	}
	act_put_policy(act, &strict, map);
}

/* Its members decide nothing any more; FORMAT gives the domain to the heir. */
static int refuse_ended_circle(struct kr_act *act, const struct kr_agreement *a)
{
	const struct kr_circle *table = kr_agreement_table(act->ws, a, act->day);
	const char *hint = NULL;
	if (kr_circle_goes_on(a->of, act->day))
		return KR_OK;
	if (table && table != a->of)
		hint = kr_diag_text(act->diags,
			_("its heir decides on it: 'kring propose %s/%s', and 'kring withdraw %s "
			  "-m WHY' here"),
			table->record.id, a->record.name, a->record.id);
	return kr_refuse(act->diags, hint,
		_("the circle '%s' ended on %s, so no round can be opened in it"), a->record.circle,
		act_day_said(act, a->of->ended->date.day));
}

int act_open_round(struct kr_act *act, struct act_file *f, const struct kr_agreement *a,
	const struct act_round *round)
{
	struct kr_value *map = kr_value_map(act->arena, false);
	struct kr_value *responses;
	if (refuse_ended_circle(act, a) != KR_OK)
		return KR_FAILED;
	if (act_ask_members(act, a->of, round->nominee, &responses) != KR_OK ||
		act_lacks_nothing(act, a) != KR_OK)
		return KR_FAILED;
	kr_value_put(act->arena, map, "opened", act_day(act, act->day));
	kr_value_put(act->arena, map, "closes", act_day(act, round->closes));
	kr_value_put(act->arena, map, "meeting", act_day(act, round->meeting));
	put_round_policy(act, a, map);
	kr_value_put(act->arena, map, "changed", act_text(act, round->changed));
	kr_value_put(act->arena, map, "was", round->was);
	kr_value_put(act->arena, map, "responses", responses);
	return act_append(act, f, "rounds", map);
}

/* ---- the verb ----------------------------------------------------------------------------- */

static int refuse_state(struct kr_act *act, const struct kr_agreement *a)
{
	enum kr_state state = kr_agreement_state(a, act->day);
	const char *id = a->record.id;
	/* FORMAT: deferred until a round is opened on a later date. */
	if (state == KR_STATE_DEFERRED && a->deferred->date.day == act->day)
		return kr_refuse(act->diags, _("a round can be opened from the next day on"),
			_("'%s' was deferred on %s, until %s"), id,
			act_day_said(act, a->deferred->date.day),
			act_day_said(act, a->deferred->until.day));
	if (state == KR_STATE_FORMING || state == KR_STATE_DEFERRED)
		return KR_OK;
	if (state == KR_STATE_OPEN || state == KR_STATE_OBJECTED)
		return kr_refuse(act->diags,
			kr_diag_text(act->diags,
				_("'kring consent %s' or 'kring object %s' answers it; 'kring "
				  "amend %s' changes the text and opens the next"),
				id, id, id),
			_("round %zu of '%s' is open already"),
			kr_round_number(a, kr_agreement_round(a, act->day)), id);
	return kr_refuse(act->diags,
		kr_agreement_in_force(a, act->day)
			? kr_diag_text(act->diags,
				  _("'kring evaluate %s --sheet' looks back on it, 'kring amend "
				    "%s' writes a successor"),
				  id, id)
			: NULL,
		_("'%s' is %s (as it stands on %s), so no round can be opened"), id,
		kr_state_said(state), act_day_said(act, act->day));
}

/* A constituency that needs longer than the round lasts is named; it is not refused. */
static void warn_of_constituencies(struct kr_act *act, const struct kr_agreement *a, int32_t closes)
{
	for (uint32_t i = 0; closes != KR_NO_DAY && i < a->parties.n; i++) {
		const struct kr_organisation *o = kr_workspace_organisation(
			act->ws, a->parties.at[i].s);
		int32_t days = o ? kr_whole(&o->consult_days) : 0;
		if (days > closes - act->day)
			act_warn(act,
				kr_nq("'%s' needs %d day to consult its constituency, and the "
				      "round closes on %s",
					"'%s' needs %d days to consult its constituency, and the "
					"round closes on %s",
					days),
				o->record.id, days, act_day_said(act, closes));
	}
}

/* From when the constituency of @m is asked about @a: since a consultation that runs, or today. */
static int32_t asked_from(
	const struct kr_act *act, const struct kr_agreement *a, const struct kr_mandate *m)
{
	int32_t from = act->day;
	for (uint32_t i = 0; i < m->consultations.n; i++) {
		const struct kr_consultation *c = &m->consultations.at[i];
		if (kr_text_is(&c->about, a->record.id) && kr_has_day(c->opened) &&
			c->opened.day < from)
			from = c->opened.day;
	}
	return from;
}

static void warn_of_reserved(struct kr_act *act, const struct kr_agreement *a,
	const struct kr_mandate *m, int32_t closes)
{
	for (uint32_t i = 0; i < a->topics.n; i++) {
		const char *topic = a->topics.at[i].s;
		const struct kr_reserved *r = kr_mandate_reserves(m, topic);
		if (r && r->days.value > closes - asked_from(act, a, m))
			act_warn(act,
				_("'%s' needs %d days for '%s', which the mandate of '%s' "
				  "reserves, and the round closes on %s"),
				r->with.s, (int)r->days.value, topic, m->record.name,
				act_day_said(act, closes));
	}
}

/* What a mandate keeps for a council or a board takes its time too. */
static void warn_of_mandates(struct kr_act *act, const struct kr_agreement *a, int32_t closes)
{
	const struct kr_circle *c = a->of;
	for (uint32_t i = 0; closes != KR_NO_DAY && i < c->members.n; i++) {
		const char *person = c->members.at[i].id.s;
		const struct kr_mandate *m = kr_workspace_mandate(act->ws, c->record.id, person);
		if (m && kr_circle_has_member(c, person, act->day) &&
			kr_mandate_in_force(m, act->day))
			warn_of_reserved(act, a, m, closes);
	}
}

static int election_person(struct kr_act *act, struct act_file *f, const struct kr_agreement *a,
	const char *person, const char **nominee)
{
	if (a->kind.is != KR_ELECTION)
		return person ? kr_misuse(act->diags, NULL,
					_("'%s' is no election, so '--person' says nothing"),
					a->record.id)
			      : KR_OK;
	if (!person && kr_present(&a->elects->person))
		person = a->elects->person.s;
	if (!person)
		return kr_refuse(act->diags, _("give '--person PERSON'"),
			_("it is not said who is proposed for the role '%s'"),
			kr_role_said(a->elects->role.s));
	if (act_known_person(act, person) != KR_OK)
		return KR_FAILED;
	*nominee = person;
	return act_set(act, f, "elects.person", act_word(act, person));
}

/* Is a round open, and is its last day all that is asked for? */
static bool moves_last_day(
	const struct kr_act *act, const struct kr_agreement *a, const struct kr_open *o)
{
	enum kr_state state = kr_agreement_state(a, act->day);
	return (state == KR_STATE_OPEN || state == KR_STATE_OBJECTED) && o->closes != KR_NO_DAY &&
	       o->meeting == KR_NO_DAY && !o->person;
}

/* The text, the answers and who is asked stay as they are. */
static int move_last_day(struct kr_act *act, struct kr_agreement *a, int32_t closes)
{
	const struct kr_round *round = kr_agreement_round(a, act->day);
	size_t number = kr_round_number(a, round);
	struct act_file *f;
	if (closes < act->day)
		return kr_misuse(
			act->diags, NULL, _("%s is over already"), act_day_said(act, closes));
	if (round->closes.day == closes)
		return kr_refuse(act->diags, NULL, _("round %zu of '%s' closes on %s already"),
			number, a->record.id, act_day_said(act, closes));
	if (act_open(act, &a->record, &f) != KR_OK ||
		act_set(act, f, kr_asprintf(act->arena, "rounds.%zu.closes", number - 1),
			act_day(act, closes)) != KR_OK)
		return KR_FAILED;
	warn_of_constituencies(act, a, closes);
	warn_of_mandates(act, a, closes);
	act_tell(act, _("round %zu of '%s' closes on %s; every answer stays"), number, a->record.id,
		act_day_said(act, closes));
	act_subject(act, "agreement %s: round %zu closes %s", a->record.id, number, KR_DAY(closes));
	act_trailer(act, "Agreement", a->record.id);
	return act_tell_next(act, f);
}

int kr_act_open(struct kr_act *act, const struct kr_open *o)
{
	struct kr_agreement *a;
	struct act_file *f;
	const char *nominee = NULL;
	if (act_agreement(act, o->id, &a) != KR_OK || act_no_later_round(act, a) != KR_OK)
		return KR_FAILED;
	if (moves_last_day(act, a, o))
		return move_last_day(act, a, o->closes);
	if (refuse_state(act, a) != KR_OK)
		return KR_FAILED;
	if (o->closes != KR_NO_DAY && o->closes < act->day)
		return kr_misuse(act->diags, NULL,
			_("the round cannot close on %s: it opens on %s"),
			act_day_said(act, o->closes), act_day_said(act, act->day));
	if (act_open(act, &a->record, &f) != KR_OK ||
		election_person(act, f, a, o->person, &nominee) != KR_OK)
		return KR_FAILED;
	struct act_round round = { .closes = o->closes, .nominee = nominee };
	round.meeting = act_meeting(act, a->record.circle, o->meeting);
	if (a->rounds.n > 0)
		round.changed = kr_asprintf(act->arena,
			_("Nothing; taken up again after it was deferred on %s"),
			act_day_said(act, a->deferred->date.day));
	if (act_open_round(act, f, a, &round) != KR_OK)
		return KR_FAILED;
	warn_of_constituencies(act, a, o->closes);
	warn_of_mandates(act, a, o->closes);
	act_tell(act, _("round %u of '%s' is open: each member of '%s' is asked"), a->rounds.n + 1,
		a->record.id, a->record.circle);
	act_tell_spelregels(act, a);
	act_tell_asked(act, a, false);
	act_subject(act, "agreement %s: open round %u", a->record.id, a->rounds.n + 1);
	act_trailer(act, "Agreement", a->record.id);
	return KR_OK;
}
