/* lib/act/answer.c - consent, object and the other answers of a member in a round. */
#include <string.h>

#include "act/ballot.h"
#include "base/i18n.h"

/* ---- may it be answered so? --------------------------------------------------------------- */

static int refuse_request(
	struct kr_act *act, const struct kr_answering *request, const struct act_ballot *b)
{
	const char *id = b->a->record.id;
	if (request->all_present && request->concern && strcmp(request->concern, "none") != 0)
		return kr_misuse(act->diags,
			kr_diag_text(act->diags,
				_("first 'kring --as PERSON consent %s --concern TEXT' for whom it "
				  "is of, then '--all-present' for the others"),
				id),
			_("a concern is of one person, and '--all-present' is of all"));
	if (request->response == KR_OBJECTION && (!request->argument || !*request->argument))
		return kr_refuse(act->diags,
			kr_diag_text(act->diags,
				_("give it with -m; or say that you cannot put it into words yet: "
				  "'kring answer %s not-yet', and the circle helps"),
				id),
			_("an objection needs an argument"));
	if (request->response == KR_STAND_ASIDE &&
		b->round->stand_aside.is != KR_STAND_ASIDE_ALLOWED)
		return kr_refuse(act->diags,
			_("consent, object, or say 'not-yet' and the circle helps to find the "
			  "argument"),
			_("the circle '%s' takes no stand-aside for an answer"), b->circle);
	if (request->response == KR_CONSULTING && request->until == KR_NO_DAY)
		return kr_misuse(act->diags, NULL,
			_("say until when the constituency is consulted: '--until DATE'"));
	if (request->until != KR_NO_DAY && request->until < act->day)
		return kr_misuse(act->diags, NULL, _("%s is over already"),
			act_day_said(act, request->until));
	return KR_OK;
}

/* ---- writing an answer -------------------------------------------------------------------- */

struct key_value {
	const char *key;
	struct kr_value *value;
};

/* The keys of an answer, in the order of the table. */
static size_t answer_keys(struct kr_act *act, const struct kr_answering *request,
	const struct act_ballot *b, enum kr_response_word word, const char *recorder,
	struct key_value *kv)
{
	size_t n = 0;
	const char *concern = request->concern && strcmp(request->concern, "none") == 0
				      ? NULL
				      : request->concern;
	kv[n++] = (struct key_value){ "response", act_word(act, kr_response_name(word)) };
	kv[n++] = (struct key_value){ "date", act_day(act, act->day) };
	kv[n++] = (struct key_value){ "argument", act_text(act, request->argument) };
	kv[n++] = (struct key_value){ "aim", act_word(act, b->aim) };
	kv[n++] = (struct key_value){ "suggestion", act_text(act, request->suggestion) };
	kv[n++] = (struct key_value){ "new-information", act_text(act, request->new_information) };
	kv[n++] = (struct key_value){ "concern",
		concern ? act_text(act, concern) : act_word(act, request->concern) };
	kv[n++] = (struct key_value){ "said", act_text(act, request->said) };
	kv[n++] = (struct key_value){ "until", act_day(act, request->until) };
	kv[n++] = (struct key_value){ "recorded-by", act_word(act, recorder) };
	return n;
}

/* A first answer replaces `pending` and keeps whatever else stands there; a later one is added. */
static int write_answer(struct kr_act *act, const struct act_ballot *b, const struct kr_response *r,
	const struct key_value *kv, size_t n)
{
	const char *at = kr_asprintf(act->arena, "%s.responses.%s", b->path, r->id.s);
	if (r->first.response.is <= KR_PENDING && r->then.n == 0) {
		for (size_t i = 0; i < n; i++)
			if (act_set(act, b->f, kr_asprintf(act->arena, "%s.%s", at, kv[i].key),
				    kv[i].value) != KR_OK)
				return KR_FAILED;
		return KR_OK;
	}
	struct kr_value *map = kr_value_map(act->arena, false);
	for (size_t i = 0; i < n; i++)
		kr_value_put(act->arena, map, kv[i].key, kv[i].value);
	return act_append(act, b->f, kr_asprintf(act->arena, "%s.then", at), map);
}

static const char *trailer_key(enum kr_response_word word)
{
	return word == KR_CONSENT     ? "Consent-by"
	       : word == KR_OBJECTION ? "Objection-by"
				      : "Answer-by";
}

static bool may_answer(
	struct kr_act *act, const struct act_ballot *b, const char *person, int32_t day)
{
	const struct kr_mandate *m = kr_workspace_mandate(act->ws, b->circle, person);
	return !kr_mandates_needed(act->ws, b->a, day) || kr_answers_for_self(b->a, person, day) ||
	       (m && kr_mandate_in_force(m, day));
}

static void warn_without_mandate(struct kr_act *act, const struct act_ballot *b,
	enum kr_response_word word, const char *person)
{
	const char *circle = b->circle;
	if (word == KR_ABSENT || word == KR_LEFT || may_answer(act, b, person, act->day))
		return;
	const struct kr_mandate *m = kr_workspace_mandate(act->ws, circle, person);
	act_warn(act,
		m ? _("'%s' has no mandate in force for '%s' on %s, so this answer does not count; "
		      "'kring renew-mandate' renews it")
		  : _("'%s' has no mandate for '%s' on %s, so this answer does not count; 'kring "
		      "add "
		      "mandate' adds it"),
		person, circle, act_day_said(act, act->day));
}

/* `kring check` would say it when it is too late to ask. */
static void note_no_concern(struct kr_act *act, const struct kr_answering *request,
	const struct act_ballot *b, enum kr_response_word word, const char *person)
{
	if (word != KR_CONSENT || b->evaluation || b->round->asked || request->concern ||
		request->all_present || b->a->kind.is == KR_ELECTION ||
		!kr_rule_enforced(act->ws, b->a->record.circle, act->day, "concern-voiced", NULL))
		return;
	act_warn(act,
		_("a spelregel asks everyone for concerns: 'kring consent %s --as %s --concern "
		  "TEXT', or '--concern none'"),
		b->a->record.id, person);
}

/* A round goes on until it is adopted or changed; `kring check` says of it that it is overdue. */
static void note_late(struct kr_act *act, const struct act_ballot *b)
{
	if (!b->evaluation && kr_has_passed(b->round->closes, act->day))
		act_warn(act,
			_("round %zu of '%s' was to close on %s; this counts all the same, and "
			  "'kring open %s --closes DATE' moves that day"),
			b->number, b->a->record.id, act_day_said(act, b->round->closes.day),
			b->a->record.id);
}

/* Without a mandate in force there are no bounds: that is said already. */
static void note_outside_scope(struct kr_act *act, const struct act_ballot *b,
	enum kr_response_word word, const char *person)
{
	const char *circle = b->a->record.circle;
	const struct kr_mandate *m = kr_workspace_mandate(act->ws, circle, person);
	struct kr_buf names = KR_BUF_INIT;
	if (word != KR_CONSENT || !m || !kr_mandate_in_force(m, act->day) ||
		!kr_rule_enforced(
			act->ws, b->a->record.circle, act->day, "mandate-scope", "mandate"))
		return;
	for (uint32_t i = 0; i < b->a->topics.n; i++)
		if (!kr_mandate_covers(m, b->a->topics.at[i].s, act->day))
			kr_buf_printf(
				&names, "%s'%s'", names.len ? ", " : "", b->a->topics.at[i].s);
	if (names.len > 0)
		act_warn(act,
			_("the mandate of '%s' does not cover %s: 'kring renew-mandate %s --as %s "
			  "--by WHO --outcome widened --scope TOPIC,…', then consent again"),
			person, names.s, circle, person);
	kr_buf_release(&names);
}

/* Is @text none, or what @was says? */
static bool is_said(const struct kr_text *was, const char *text)
{
	return !text || kr_text_is(was, text);
}

/*
 * The same answer twice would only hide what was said with the first one; unless that one did not
 * count, for want of a mandate.
 */
static bool says_nothing_new(struct kr_act *act, const struct kr_answering *request,
	const struct act_ballot *b, const struct kr_response *r, enum kr_response_word word)
{
	const struct kr_answer *last = kr_response_last(r, act->day);
	return last && last->response.is == word && is_said(&last->concern, request->concern) &&
	       is_said(&last->said, request->said) && !request->argument &&
	       (request->until == KR_NO_DAY || request->until == last->until.day) &&
	       may_answer(act, b, r->id.s, last->date.day);
}

/* An answer before the one that stands there would turn round what was said last. */
static int refuse_later(struct kr_act *act, const struct kr_response *r)
{
	const struct kr_answer *answer;
	for (uint32_t i = 0; (answer = kr_response_nth(r, i)); i++)
		if (kr_has_day(answer->date) && answer->date.day > act->day)
			return kr_refuse(act->diags,
				_("'--as-of' says the day of an act; without it that is today"),
				_("%s answered on %s already, after %s"),
				kr_name_of(act->ws, r->id.s), act_day_said(act, answer->date.day),
				act_day_said(act, act->day));
	return KR_OK;
}

static int refuse_outsider(struct kr_act *act, const struct act_ballot *b, const char *person)
{
	return kr_refuse(act->diags,
		kr_diag_text(act->diags,
			_("for somebody else it is written down with '--as PERSON'; who is heard "
			  "without deciding says it with 'kring say %s'; 'kring add member %s %s' "
			  "makes a member"),
			b->a->record.id, b->circle, person),
		_("'%s' is not asked in this round of '%s'"), person, b->a->record.id);
}

static void tell_answer(struct kr_act *act, const struct act_ballot *b, enum kr_response_word word,
	const char *member, const char *speaker)
{
	const char *who = kr_name_of(act->ws, member);
	if (speaker)
		who = kr_asprintf(act->arena, _("%s, for whom %s stands in,"), who,
			kr_name_of(act->ws, speaker));
	act_tell(act, _("%s %s ('%s'%s)"), who, kr_response_text(word), b->a->record.id,
		b->evaluation ? _(", outcome of the evaluation")
			      : kr_asprintf(act->arena, _(", round %zu"), b->number));
	act_trailer(act, trailer_key(word), member);
}

/* @speaker: who stands in for the member, or NULL: speaks for themselves */
static int answer_in(struct kr_act *act, const struct kr_answering *request,
	enum kr_response_word word, const struct act_ballot *b, const struct kr_response *r,
	const char *speaker)
{
	const char *member = r->id.s;
	struct key_value kv[10];
	if (refuse_later(act, r) != KR_OK)
		return KR_FAILED;
	if (says_nothing_new(act, request, b, r, word))
		return kr_refuse(act->diags,
			_("say something new with it, as '--concern TEXT', or leave it"),
			_("%s said the same on %s already"), kr_name_of(act->ws, member),
			act_day_said(act, kr_response_last(r, act->day)->date.day));
	size_t n = answer_keys(
		act, request, b, word, speaker ? speaker : act_recorder(act, member), kv);
	if (write_answer(act, b, r, kv, n) != KR_OK)
		return KR_FAILED;
	if (!speaker)
		act_warn_recorder(act, kr_workspace_circle(act->ws, b->circle), member);
	warn_without_mandate(act, b, word, member);
	note_no_concern(act, request, b, word, member);
	note_outside_scope(act, b, word, member);
	tell_answer(act, b, word, member, speaker);
	return KR_OK;
}

static int answer_for(struct kr_act *act, const struct kr_answering *request,
	const struct act_ballot *b, const char *person)
{
	const struct kr_response *r = kr_round_response(b->round, person);
	const char *speaker = NULL;
	if (!r) {
		const char *member;
		if (act_stands_in(act, b->circle, b->round, person, &member) != KR_OK)
			return KR_FAILED;
		r = member ? kr_round_response(b->round, member) : NULL;
		speaker = person;
	}
	return r ? answer_in(act, request, request->response, b, r, speaker)
		 : refuse_outsider(act, b, person);
}

/* ---- everybody who is present ------------------------------------------------------------- */

static int asked_all(struct kr_act *act, const struct act_ballot *b, const char *by)
{
	struct kr_value *map = kr_value_map(act->arena, true);
	if (b->evaluation || b->round->asked)
		return KR_OK;
	kr_value_put(act->arena, map, "by", act_word(act, by));
	kr_value_put(act->arena, map, "date", act_day(act, act->day));
	return act_set(act, b->f, act_ballot_key(act, b, "asked"), map);
}

static int answer_all_present(
	struct kr_act *act, const struct kr_answering *request, const struct act_ballot *b)
{
	int32_t day = request->meeting != KR_NO_DAY ? request->meeting : act->day;
	const struct kr_meeting *m = day == KR_NO_DAY
					     ? NULL
					     : kr_workspace_meeting(act->ws, b->circle, day);
	struct kr_answering absent = { .until = KR_NO_DAY };
	const char *by;
	if (act_has_been(act, day) != KR_OK)
		return KR_FAILED;
	if (!m || !m->record.sound || m->present.n == 0)
		return kr_refuse(act->diags,
			kr_diag_text(act->diags,
				_("'kring meet %s %s --present P,…' says who is there"), b->circle,
				KR_DAY(act->day)),
			_("it is not known who is present: '%s' has no meeting today with a list"),
			b->circle);
	if (act_person(act, &by) != KR_OK)
		return KR_FAILED;
	act_writes(act, by);
	if (act_ballot_freeze(act, b) != KR_OK || asked_all(act, b, by) != KR_OK)
		return KR_FAILED;
	for (uint32_t i = 0; i < b->round->responses.n; i++) {
		const struct kr_response *r = &b->round->responses.at[i];
		const char *speaker = act_alternate(act, b->circle, r->id.s);
		bool self = kr_texts_have(&m->present, r->id.s);
		bool present = self || (speaker && kr_texts_have(&m->present, speaker));
		if (kr_response_last(r, act->day))
			continue;
		if (answer_in(act, present ? request : &absent, present ? KR_CONSENT : KR_ABSENT, b,
			    r, present && !self ? speaker : NULL) != KR_OK)
			return KR_FAILED;
	}
	return KR_OK;
}

/* ---- who will not answer any more --------------------------------------------------------- */

int act_answer_left(struct kr_act *act, struct kr_agreement *a, bool evaluation, const char *person)
{
	const struct kr_answering request = {
		.response = KR_LEFT, .until = KR_NO_DAY, .evaluation = evaluation
	};
	struct act_ballot b = { .a = a };
	if (act_ballot_open(act, evaluation, &b) != KR_OK || act_ballot_freeze(act, &b) != KR_OK)
		return KR_FAILED;
	return answer_for(act, &request, &b, person);
}

/* ---- the verb ----------------------------------------------------------------------------- */

static int answer_each(struct kr_act *act, const struct kr_answering *request, struct act_ballot *b)
{
	const char *self = act->actor->self;
	size_t n = act->actor->n_as;
	if (n == 0 && act_person(act, &self) != KR_OK)
		return KR_FAILED;
	if (act_ballot_freeze(act, b) != KR_OK)
		return KR_FAILED;
	for (size_t i = 0; i < (n ? n : 1); i++) {
		const char *person = n ? act->actor->as[i] : self;
		if (act_known_person(act, person) != KR_OK ||
			answer_for(act, request, b, person) != KR_OK)
			return KR_FAILED;
	}
	return KR_OK;
}

static int tell_what_is_next(struct kr_act *act, const struct act_ballot *b)
{
	const struct kr_agreement *now = (const struct kr_agreement *)act_reread(act, b->f);
	if (!now)
		return KR_FAILED;
	act_tell_round(act, now,
		b->evaluation ? &now->evaluations.at[b->evaluation - b->a->evaluations.at] : NULL);
	return KR_OK;
}

/* In force, or it starts later: an objection comes behind the adoption, and not into its round. */
static bool is_adopted(struct kr_act *act, const struct kr_agreement *a)
{
	return kr_agreement_in_force(a, act->day) ||
	       kr_agreement_state(a, act->day) == KR_STATE_ADOPTED;
}

/*
 * An outcome is that of the agreement in force.  An objection is to the successor once that has a
 * round, and until then to what is in force.
 */
static int find_answered(
	struct kr_act *act, const struct kr_answering *request, struct kr_agreement **a)
{
	struct kr_record *r;
	bool standing = request->evaluation;
	if (!standing && request->response == KR_OBJECTION) {
		if (kr_workspace_resolve(act->ws, KR_AGREEMENT, request->id, true, &r, NULL) !=
			KR_OK)
			return KR_FAILED;
		enum kr_state state = kr_record_state(r, act->day);
		standing = state == KR_STATE_FORMING || state == KR_STATE_DEFERRED;
	}
	return (standing ? act_standing : act_agreement)(act, request->id, a);
}

int kr_act_answer(struct kr_act *act, const struct kr_answering *request)
{
	struct kr_answering said = *request;
	struct act_ballot b = { 0 };
	said.concern = act_concern(act, request->concern);
	request = &said;
	if (find_answered(act, request, &b.a) != KR_OK)
		return KR_FAILED;
	if (request->response == KR_OBJECTION && !request->evaluation && is_adopted(act, b.a))
		return act_reopen(act, request, b.a);
	if (act_ballot_open(act, request->evaluation, &b) != KR_OK ||
		refuse_request(act, request, &b) != KR_OK ||
		act_aim(act, request->aim, &b.aim) != KR_OK)
		return KR_FAILED;
	note_late(act, &b);
	int status = request->all_present ? answer_all_present(act, request, &b)
					  : answer_each(act, request, &b);
	if (status != KR_OK || (!request->adopts && tell_what_is_next(act, &b) != KR_OK))
		return KR_FAILED;
	if (request->response == KR_CONSULTING && !request->evaluation)
		act_tell(act,
			_("  next: 'kring consult %s' writes down whom you ask, and what they say"),
			b.a->record.id);
	act_subject(act, "agreement %s: %s", b.a->record.id, kr_response_name(request->response));
	act_trailer(act, "Agreement", b.a->record.id);
	return KR_OK;
}
