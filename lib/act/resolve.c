/* lib/act/resolve.c - the outcome of an objection, and that the objector confirms it. */
#include <string.h>

#include "act/known.h"
#include "act/objected.h"
#include "base/i18n.h"
#include <kring/bearing.h>
#include <kring/schema.h>

static const char *const results[] = { NULL, "amended", "term-shortened", "criterion-added",
	"deferred", "handed-on", "escalated", "replaced", "monitored", "reclassified",
	"not-qualified", "withdrawn", NULL };

static enum kr_result result_of(struct kr_act *act, const char *word)
{
	for (enum kr_result r = KR_AMENDED; results[r]; r++)
		if (strcmp(results[r], word) == 0)
			return r;
	const char *near = kr_nearest(word, results + 1, KR_OBJECTION_WITHDRAWN);
	kr_misuse(act->diags,
		near ? kr_diag_text(act->diags, _("did you mean '%s'?"), near)
		     : _("one of amended, term-shortened, criterion-added, deferred, handed-on, "
			 "escalated, replaced, monitored, reclassified, not-qualified, withdrawn"),
		_("'%s' is no outcome of an objection"), word);
	return 0;
}

/* ---- is the request whole? ---------------------------------------------------------------- */

static int refuse_settled(struct kr_act *act, const struct kr_agreement *a,
	const struct kr_resolving *request, const struct act_objection *found)
{
	if (!found->it->outcome)
		return KR_OK;
	return kr_refuse(act->diags,
		found->reopened ? act_after_outcome(act, a)
				: _("what was settled stays; the objector may answer again with "
				    "'kring object'"),
		_("the objection of '%s' to '%s' has an outcome already, of %s"), request->person,
		a->record.id, act_day_said(act, found->it->outcome->date.day));
}

static bool passes_on(enum kr_result r)
{
	return r == KR_DEFERRED_TO || r == KR_HANDED_ON || r == KR_ESCALATED_TO;
}

static int refuse_request(
	struct kr_act *act, const struct kr_resolving *request, enum kr_result result)
{
	if (passes_on(result) && ((!request->to && !request->owner) || request->until == KR_NO_DAY))
		return kr_refuse(act->diags,
			_("add '--to ID' or '--owner PERSON', and '--until DATE'"),
			_("'%s' needs to say where it goes, and by which day it is back"),
			results[result]);
	if (request->until != KR_NO_DAY && request->until < act->day)
		return kr_misuse(act->diags, _("'--until DATE' is the day by which it is back"),
			_("%s is over already"), act_day_said(act, request->until));
	if (result != KR_NOT_QUALIFIED)
		return KR_OK;
	if (request->meeting == KR_NO_DAY)
		return kr_refuse(act->diags, _("add '--meeting DATE'"),
			_("nobody alone can say that an argument fails: the circle looks at it in "
			  "a meeting"));
	if (!request->disagrees)
		return kr_refuse(act->diags, _("add '--disagrees P,…', or '--disagrees none'"),
			_("say who did not agree that the argument fails"));
	return KR_OK;
}

/* Where it goes: an agreement in full, a circle, or whoever takes it up. */
static int known_place(
	struct kr_act *act, const struct kr_agreement *a, const char *typed, const char **to)
{
	struct kr_record *r;
	*to = typed;
	if (!typed || kr_workspace_has(act->ws, KR_CIRCLE, typed) ||
		kr_workspace_has(act->ws, KR_ORGANISATION, typed) || kr_circle_role(a->of, typed) ||
		kr_workspace_has(act->ws, KR_AGREEMENT, typed))
		return KR_OK;
	struct kr_who who;
	if (kr_workspace_person(act->ws, typed, &who) == KR_OK)
		return KR_OK;
	if (kr_workspace_resolve(act->ws, KR_AGREEMENT, typed, true, &r, NULL) != KR_OK)
		return KR_FAILED;
	*to = r->id;
	return KR_OK;
}

static int known_people(
	struct kr_act *act, const struct kr_agreement *a, const struct kr_resolving *request)
{
	if (act_known_people(act, act_words(act, request->confirmed_by)) != KR_OK ||
		(request->owner && act_known_bearer(act, a->of, request->owner) != KR_OK))
		return KR_FAILED;
	if (!request->disagrees || strcmp(request->disagrees, "none") == 0)
		return KR_OK;
	return act_known_people(act, act_words(act, request->disagrees));
}

/* What is written: the result, the round or the successor whose text differs, and by whom. */
struct outcome {
	struct act_objection objection;
	enum kr_result result;
	size_t next; /* round; 0: none */
	const char *to, *by;
};

static void warn_unconfirmed(struct kr_act *act, const struct kr_agreement *a,
	const struct kr_resolving *request, const struct outcome *o)
{
	const char *person = request->person;
	if (strcmp(o->by, person) == 0 ||
		(request->confirmed_by && strcmp(request->confirmed_by, person) == 0))
		return;
	if (o->result == KR_OBJECTION_WITHDRAWN || o->result == KR_RECLASSIFIED)
		act_warn(act,
			_("'%s' stays unconfirmed until '%s' consents; 'kring resolve %s %s "
			  "--confirmed-by %s' says that they agree"),
			kr_word_said(results[o->result]), person, a->record.id, person, person);
}

/* ---- writing ------------------------------------------------------------------------------ */

static struct kr_value *tested(struct kr_act *act, const struct kr_resolving *request)
{
	struct kr_value *map = kr_value_map(act->arena, true);
	const char *who = strcmp(request->disagrees, "none") == 0 ? "" : request->disagrees;
	kr_value_put(act->arena, map, "meeting", act_day(act, request->meeting));
	kr_value_put(act->arena, map, "disagrees", act_words(act, who));
	return map;
}

/* In an agreement in force the changed text is that of its successor. */
static const char *successor_of(struct kr_act *act, const struct kr_agreement *a)
{
	return a->successor ? a->successor->record.id : act_successor_id(act, a);
}

static struct kr_value *value_of(
	struct kr_act *act, const struct kr_resolving *request, const struct outcome *o)
{
	bool lines = request->note && act_has_lines(request->note);
	struct kr_value *map = kr_value_map(act->arena, !lines);
	kr_value_put(act->arena, map, "result", act_word(act, results[o->result]));
	if (kr_result_changes(o->result) && o->next > 0)
		kr_value_put(act->arena, map, "round",
			act_word(act, kr_asprintf(act->arena, "%zu", o->next)));
	kr_value_put(act->arena, map, "to", act_text(act, o->to));
	kr_value_put(act->arena, map, "owner", act_word(act, request->owner));
	kr_value_put(act->arena, map, "until", act_day(act, request->until));
	kr_value_put(act->arena, map, "date", act_day(act, act->day));
	kr_value_put(act->arena, map, "by", act_word(act, o->by));
	kr_value_put(act->arena, map, "confirmed-by", act_word(act, request->confirmed_by));
	if (o->result == KR_NOT_QUALIFIED)
		kr_value_put(act->arena, map, "tested", tested(act, request));
	kr_value_put(act->arena, map, "note", act_text(act, request->note));
	return map;
}

static const char *what_is_next(struct kr_act *act, const struct kr_agreement *a,
	const char *person, const struct outcome *o)
{
	const char *id = a->record.id;
	bool changes = kr_result_changes(o->result);
	if (o->objection.reopened)
		return changes ? kr_asprintf(
					 act->arena, _("'kring amend %s' writes the successor"), id)
			       : kr_asprintf(act->arena, _("'%s' goes on as it is"), id);
	if (changes && o->objection.round == 0)
		return kr_asprintf(act->arena,
			_("write another one, with an outcome that meets it: 'kring evaluate %s "
			  "--sheet'"),
			id);
	if (changes && o->next > a->rounds.n)
		return kr_asprintf(act->arena,
			_("'kring amend %s -e -m WHAT-CHANGED' changes the text and opens round "
			  "%zu"),
			id, o->next);
	if (changes)
		return kr_asprintf(
			act->arena, _("round %zu has the changed text already"), o->next);
	if (o->result == KR_DEFERRED_TO && o->objection.round > 0)
		return kr_asprintf(act->arena,
			_("'kring defer %s --until DATE --owner PERSON' puts the whole proposal "
			  "off"),
			id);
	if (o->result == KR_ESCALATED_TO && a->escalated && kr_present(&a->escalated->to))
		return kr_asprintf(act->arena, _("it goes on as '%s': 'kring show %s'"),
			a->escalated->to.s, a->escalated->to.s);
	if (o->result == KR_ESCALATED_TO && o->objection.round > 0)
		return kr_asprintf(act->arena,
			_("'kring escalate %s' passes the whole proposal to the parent circle"),
			id);
	if (kr_agreement_left_by(act->ws, a, person, act->day))
		return kr_asprintf(act->arena,
			_("an outcome is no consent; %s has left: 'kring answer %s left --as %s%s' "
			  "writes that down"),
			kr_name_of(act->ws, person), id, person,
			o->objection.evaluation ? " --evaluation" : "");
	return kr_asprintf(act->arena,
		_("an outcome is no consent; 'kring --as %s consent %s%s' when %s has no objection "
		  "any more"),
		person, id, o->objection.evaluation ? " --evaluation" : "",
		kr_name_of(act->ws, person));
}

static void tell(struct kr_act *act, const struct kr_agreement *a, const char *person,
	const struct outcome *o)
{
	act_tell(act, _("the objection of %s to '%s' has the outcome '%s'"),
		kr_name_of(act->ws, person), a->record.id, kr_word_said(results[o->result]));
	act_tell(act, _("  next: %s"), what_is_next(act, a, person, o));
	act_subject(
		act, "agreement %s: objection of %s %s", a->record.id, person, results[o->result]);
	act_trailer(act, "Agreement", a->record.id);
}

/* ---- said afterwards ---------------------------------------------------------------------- */

static int refuse_confirming(struct kr_act *act, const struct kr_agreement *a,
	const struct kr_resolving *request, const struct kr_outcome *outcome)
{
	const char *person = request->person;
	if (!outcome)
		return kr_refuse(act->diags,
			kr_diag_text(act->diags,
				_("'kring resolve %s %s --result RESULT' says what became of it"),
				a->record.id, person),
			_("the objection of %s has no outcome yet"), kr_name_of(act->ws, person));
	if (strcmp(request->confirmed_by, person) != 0)
		return kr_misuse(act->diags,
			kr_diag_text(act->diags, _("ask %s, and say '--confirmed-by %s'"),
				kr_name_of(act->ws, person), person),
			_("only who objected can confirm what became of it"));
	if (kr_present(&outcome->confirmed_by))
		return kr_refuse(act->diags, _("what was settled stays"),
			_("that outcome has been confirmed already, by %s"),
			kr_name_of(act->ws, outcome->confirmed_by.s));
	return KR_OK;
}

/* Only the objector's word is added: what was settled stays. */
static int confirm(struct kr_act *act, const struct kr_resolving *request)
{
	struct kr_agreement *a;
	struct act_objection o = { 0 };
	struct act_file *f;
	const char *person = request->person;
	if (act_find_objected(act, request, &a) != KR_OK ||
		act_find_objection(act, a, request, &o) != KR_OK ||
		refuse_confirming(act, a, request, o.it->outcome) != KR_OK ||
		act_open(act, &a->record, &f) != KR_OK ||
		act_set(act, f, kr_asprintf(act->arena, "%s.outcome.confirmed-by", o.path),
			act_word(act, person)) != KR_OK)
		return KR_FAILED;
	act_tell(act, _("%s confirms the outcome '%s' of the objection to '%s'"),
		kr_name_of(act->ws, person), kr_word_said(results[o.it->outcome->result.is]),
		a->record.id);
	act_subject(act, "agreement %s: outcome confirmed by %s", a->record.id, person);
	act_trailer(act, "Agreement", a->record.id);
	return KR_OK;
}

/* ---- the verb ----------------------------------------------------------------------------- */

/* In a round that was followed by another, the text differs there already. */
static size_t changed_round(const struct kr_agreement *a, const struct act_objection *o)
{
	if (o->round == 0)
		return 0;
	return o->round < a->rounds.n ? o->round + 1 : a->rounds.n + 1;
}

int kr_act_resolve(struct kr_act *act, const struct kr_resolving *request)
{
	if (!request->result)
		return confirm(act, request);
	struct kr_agreement *a;
	struct outcome o = { .result = result_of(act, request->result) };
	struct act_file *f;
	if (!o.result || act_find_objected(act, request, &a) != KR_OK ||
		act_find_objection(act, a, request, &o.objection) != KR_OK ||
		refuse_settled(act, a, request, &o.objection) != KR_OK ||
		refuse_request(act, request, o.result) != KR_OK ||
		act_decided_in(act, request->meeting, _("the objection"), o.objection.day) !=
			KR_OK ||
		known_people(act, a, request) != KR_OK ||
		known_place(act, a, request->to, &o.to) != KR_OK ||
		act_person(act, &o.by) != KR_OK || act_open(act, &a->record, &f) != KR_OK)
		return KR_FAILED;
	o.next = changed_round(a, &o.objection);
	if (!o.to && o.objection.reopened && kr_result_changes(o.result))
		o.to = successor_of(act, a);
	if (act_set(act, f, kr_asprintf(act->arena, "%s.outcome", o.objection.path),
		    value_of(act, request, &o)) != KR_OK)
		return KR_FAILED;
	warn_unconfirmed(act, a, request, &o);
	act_note_meeting(act, a->record.circle, request->meeting, false);
	tell(act, a, request->person, &o);
	return KR_OK;
}
