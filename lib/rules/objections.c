/* lib/rules/objections.c - an objection has an argument, and an outcome that its objector can see.
 */
#include "rules/objections.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* ---- going through them ------------------------------------------------------------------- */

static void each_in_response(struct kr_check *ck, struct kr_raised *o,
	void (*each)(struct kr_check *ck, const struct kr_raised *o))
{
	static const struct kr_objection silent;
	const struct kr_response *r = o->response;
	const struct kr_answer *answer;
	o->who = r->id;
	for (uint32_t i = 0; (answer = kr_response_nth(r, i)); i++) {
		if (answer->response.is != KR_OBJECTION)
			continue;
		o->nth = i;
		o->date = answer->date;
		o->at = answer->response.at;
		o->objection = answer->objection ? answer->objection : &silent;
		each(ck, o);
	}
}

static void each_in_round(struct kr_check *ck, struct kr_raised *o,
	void (*each)(struct kr_check *ck, const struct kr_raised *o))
{
	for (uint32_t i = 0; i < o->round->responses.n; i++) {
		o->response = &o->round->responses.at[i];
		each_in_response(ck, o, each);
	}
}

void kr_each_objection(struct kr_check *ck, const struct kr_agreement *a,
	void (*each)(struct kr_check *ck, const struct kr_raised *o))
{
	struct kr_raised o = { .a = a };
	for (uint32_t i = 0; i < a->rounds.n; i++) {
		o.round = &a->rounds.at[i];
		each_in_round(ck, &o, each);
	}
	for (uint32_t i = 0; i < a->evaluations.n; i++) {
		o.evaluation = &a->evaluations.at[i];
		o.round = &a->evaluations.at[i].round;
		each_in_round(ck, &o, each);
	}
	o = (struct kr_raised){ .a = a };
	for (uint32_t i = 0; i < a->reopened.n; i++) {
		const struct kr_reopening *r = &a->reopened.at[i];
		o.who = r->id;
		o.date = r->date;
		o.at = r->id.at;
		o.objection = &r->objection;
		each(ck, &o);
	}
}

static void found(
	struct kr_check *ck, const struct kr_raised *o, struct kr_at at, const char *message)
{
	kr_finding(ck, &o->a->record, at, "%s", message);
	kr_finding_day(ck, o->date.day);
	kr_finding_person(ck, o->who.s);
}

/* Was the decision that the objection stood in the way of taken all the same? */
static bool is_decided(const struct kr_raised *o)
{
	if (o->evaluation)
		return o->evaluation->decided != NULL;
	return o->round && o->a->adopted;
}

/* ---- objection-without-argument ----------------------------------------------------------- */

/* Words that say no more than that somebody is against it. */
static bool is_bare_no(const struct kr_text *argument)
{
	static const char *const no[] = { "no", "nee", "neen", "tegen", "bezwaar", "oneens",
		"objection", "n.v.t", "-" };
	const char *s = argument->s;
	size_t len = argument->len;
	if (!s)
		return false;
	while (len > 0 && (isspace((unsigned char)s[len - 1]) || strchr(".!,;", s[len - 1])))
		len--;
	while (len > 0 && isspace((unsigned char)*s))
		s++, len--;
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		if (strlen(no[i]) == len && strncasecmp(no[i], s, len) == 0)
			return true;
	return len == 0;
}

static void look_for_argument(struct kr_check *ck, const struct kr_raised *o)
{
	const struct kr_text *argument = &o->objection->argument;
	if (!kr_present(argument))
		found(ck, o, o->at,
			kr_asprintf(
				ck->arena, _("the objection of '%s' has no argument"), o->who.s));
	else if (is_bare_no(argument))
		found(ck, o, argument->at,
			kr_asprintf(ck->arena, _("the objection of '%s' says no, and not why"),
				o->who.s));
}

static void objection_without_argument(struct kr_check *ck, const struct kr_agreement *a)
{
	kr_each_objection(ck, a, look_for_argument);
}

const struct kr_rule kr_rule_objection_without_argument = {
	.name = "objection-without-argument",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("an objection without an argument, or with no more than a no"),
	.why = N_("an argument can be met by a better proposal; a bare no is a veto, and consent "
		  "has none"),
	.mend = N_("write the 'argument', or answer 'not-yet': then the circle helps to find it"),
	.example = "bram: {response: objection, date: 2026-03-07, argument: Nee}",
	.agreement = objection_without_argument,
};

/* ---- objection-unresolved ----------------------------------------------------------------- */

static void look_for_outcome(struct kr_check *ck, const struct kr_raised *o)
{
	if (is_decided(o) && !o->objection->outcome)
		found(ck, o, o->at,
			kr_asprintf(ck->arena,
				o->evaluation
					? _("decided, and the objection of '%s' has no outcome")
					: _("adopted, and the objection of '%s' has no outcome"),
				o->who.s));
}

static void objection_unresolved(struct kr_check *ck, const struct kr_agreement *a)
{
	kr_each_objection(ck, a, look_for_outcome);
}

const struct kr_rule kr_rule_objection_unresolved = {
	.name = "objection-unresolved",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("adopted, or renewed, with an objection that has no outcome"),
	.why = N_("an objection is information about the aim; what is decided over it is not "
		  "consent"),
	.mend = N_("take 'adopted' out and settle it: kring resolve ID PERSON --result RESULT"),
	.example =
		"adopted: {date: 2026-03-12}\nrounds:\n  - responses:\n"
		"      bram: {response: objection, date: 2026-03-07, argument: De avonddienst …}",
	.agreement = objection_unresolved,
};

/* ---- outcome-without-change --------------------------------------------------------------- */

/* The digest of the text of a round: its own, or that of today's text for one without answers. */
static const char *text_of(
	struct kr_check *ck, const struct kr_agreement *a, const struct kr_round *r)
{
	if (kr_present(&r->text_digest))
		return r->text_digest.s;
	return r == kr_agreement_last_round(a) ? kr_digest_text(ck->arena, a->record.digest) : NULL;
}

static const struct kr_round *round_of_outcome(const struct kr_raised *o)
{
	double number = o->objection->outcome->round.value;
	return number >= 1 && number <= o->a->rounds.n ? &o->a->rounds.at[(size_t)number - 1]
						       : NULL;
}

/* Why the round that the outcome points at is no other text; NULL if it is one. */
static const char *what_is_wrong(struct kr_check *ck, const struct kr_raised *o)
{
	const struct kr_round *later = round_of_outcome(o);
	if (!o->objection->outcome->round.there)
		return _("the outcome names no 'round' in which the text differs");
	if (!later)
		return is_decided(o) ? _("the outcome names a round that is not there") : NULL;
	if (later <= o->round)
		return _("the outcome names a round that does not come after the objection");
	const char *before = text_of(ck, o->a, o->round), *after = text_of(ck, o->a, later);
	if (before && after && strcmp(before, after) == 0)
		return _("the round that the outcome names has the same text");
	return NULL;
}

/* Of an evaluation the next one, of an agreement in force its successor is the changed text. */
static const char *what_is_wrong_elsewhere(struct kr_check *ck, const struct kr_raised *o)
{
	(void)ck;
	if (o->evaluation)
		return o->evaluation->decided ? _("the outcome says that this changed, and it was "
						  "decided unchanged")
					      : NULL;
	if (kr_present(&o->objection->outcome->to) || o->a->successor)
		return NULL;
	return _("the outcome names no successor, and none supersedes this agreement");
}

static void look_for_change(struct kr_check *ck, const struct kr_raised *o)
{
	const struct kr_outcome *outcome = o->objection->outcome;
	if (!outcome || !kr_result_changes(outcome->result.is))
		return;
	bool in_round = o->round && !o->evaluation;
	const char *wrong = in_round ? what_is_wrong(ck, o) : what_is_wrong_elsewhere(ck, o);
	if (wrong)
		found(ck, o, outcome->round.there ? outcome->round.at : outcome->result.at, wrong);
}

static void outcome_without_change(struct kr_check *ck, const struct kr_agreement *a)
{
	kr_each_objection(ck, a, look_for_change);
}

const struct kr_rule kr_rule_outcome_without_change = {
	.name = "outcome-without-change",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("an objection was answered by 'amended', 'term-shortened' or 'criterion-added', "
		   "and the text is the same"),
	.why = N_("who objected was told that the text changed, and it did not"),
	.mend = N_("change the text: kring amend ID -m WHAT-CHANGED; or record what really came of "
		   "it"),
	.example = N_("outcome: {result: amended, round: 2, date: 2026-03-08}   # round 2 has the "
		      "same text-digest"),
	.agreement = outcome_without_change,
};

/* ---- outcome-incomplete ------------------------------------------------------------------- */

static void look_for_where_and_when(struct kr_check *ck, const struct kr_raised *o)
{
	const struct kr_outcome *outcome = o->objection->outcome;
	if (!outcome || outcome->result.is < KR_DEFERRED_TO || outcome->result.is > KR_ESCALATED_TO)
		return;
	bool where = kr_present(&outcome->to) || kr_present(&outcome->owner);
	if (!where)
		found(ck, o, outcome->result.at,
			kr_has_day(outcome->until)
				? _("the outcome says not to whom: 'to' or 'owner'")
				: _("the outcome says neither to whom ('to' or 'owner') nor until "
				    "when ('until')"));
	else if (!kr_has_day(outcome->until))
		found(ck, o, outcome->result.at, _("the outcome says not until when: 'until'"));
}

static void outcome_incomplete(struct kr_check *ck, const struct kr_agreement *a)
{
	kr_each_objection(ck, a, look_for_where_and_when);
}

const struct kr_rule kr_rule_outcome_incomplete = {
	.name = "outcome-incomplete",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("an objection was deferred, handed on or escalated, without where to or without "
		   "until when"),
	.why = N_("what is put off without a bearer and a day is put away"),
	.mend = N_("add 'owner' or 'to', and 'until'; kring resolve ID PERSON asks for both"),
	.example = "outcome: {result: deferred, date: 2026-03-08}",
	.agreement = outcome_incomplete,
};

/* ---- objection-judged-alone --------------------------------------------------------------- */

static void look_who_judged(struct kr_check *ck, const struct kr_raised *o)
{
	const struct kr_outcome *outcome = o->objection->outcome;
	if (!outcome || outcome->result.is != KR_NOT_QUALIFIED)
		return;
	if (!outcome->tested) {
		found(ck, o, outcome->result.at,
			_("'not-qualified' without 'tested': no meeting looked at this argument"));
		return;
	}
	const struct kr_meeting *m = kr_workspace_meeting(
		ck->ws, o->a->record.circle, outcome->tested->meeting.day);
	if (m && m->record.sound && m->present.n == 1)
		found(ck, o, outcome->tested->meeting.at,
			_("only one person was present in the meeting that judged this argument"));
}

static void objection_judged_alone(struct kr_check *ck, const struct kr_agreement *a)
{
	kr_each_objection(ck, a, look_who_judged);
}

const struct kr_rule kr_rule_objection_judged_alone = {
	.name = "objection-judged-alone",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_(
		"an objection was called not qualified, and no meeting of the circle looked at it"),
	.why = N_("whether an argument holds is for the circle to test, never for one person"),
	.mend = N_("test it in a meeting: kring resolve ID PERSON --result not-qualified --meeting "
		   "DATE --disagrees WHO"),
	.example = "outcome: {result: not-qualified, date: 2026-03-08, by: anna}",
	.agreement = objection_judged_alone,
};

/* ---- outcome-not-confirmed ---------------------------------------------------------------- */

static bool consents_in(const struct kr_round *round, const char *who)
{
	const struct kr_response *r = kr_round_response(round, who);
	return r && kr_response_word(r, KR_EVER) == KR_CONSENT;
}

/* Did the objector consent after the objection: in the same round, or in a later one? */
static bool consented_later(const struct kr_raised *o)
{
	for (uint32_t i = o->nth; o->response && i < o->response->then.n; i++)
		if (o->response->then.at[i].response.is == KR_CONSENT)
			return true;
	if (o->evaluation) {
		for (const struct kr_evaluation *e = o->evaluation + 1;
			e < o->a->evaluations.at + o->a->evaluations.n; e++)
			if (consents_in(&e->round, o->who.s))
				return true;
		return false;
	}
	const struct kr_agreement *a = o->round ? o->a : o->a->successor;
	for (uint32_t i = 0; a && i < a->rounds.n; i++)
		if ((!o->round || &a->rounds.at[i] > o->round) &&
			consents_in(&a->rounds.at[i], o->who.s))
			return true;
	return false;
}

/* Other outcomes than these two leave the objector's last word to the rounds that follow. */
static bool speaks_for_the_objector(const struct kr_outcome *outcome)
{
	return outcome->result.is == KR_OBJECTION_WITHDRAWN ||
	       outcome->result.is == KR_RECLASSIFIED;
}

static void look_for_confirmation(struct kr_check *ck, const struct kr_raised *o)
{
	const struct kr_outcome *outcome = o->objection->outcome;
	if (!outcome || kr_text_equal(&outcome->confirmed_by, &o->who) ||
		kr_text_equal(&outcome->by, &o->who) || consented_later(o))
		return;
	bool strict = speaks_for_the_objector(outcome);
	if (!strict && !is_decided(o))
		return;
	found(ck, o, outcome->result.at,
		kr_asprintf(ck->arena,
			_("'%s' objected, and neither confirmed this outcome nor consented after "
			  "it"),
			o->who.s));
	if (!strict)
		kr_finding_default(ck, KR_WARNING);
}

static void outcome_not_confirmed(struct kr_check *ck, const struct kr_agreement *a)
{
	kr_each_objection(ck, a, look_for_confirmation);
}

const struct kr_rule kr_rule_outcome_not_confirmed = {
	.name = "outcome-not-confirmed",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("an outcome that the objector neither confirmed nor followed by consent; an "
		   "error for 'withdrawn' and 'reclassified'"),
	.why = N_("only who objected can say that the objection is gone"),
	.mend = N_("ask who objected: kring resolve ID PERSON --confirmed-by PERSON; or let the "
		   "answer follow: kring consent ID"),
	.example = "bram:\n  response: objection\n  outcome: {result: withdrawn, date: 2026-03-08, "
		   "by: anna}",
	.agreement = outcome_not_confirmed,
};
