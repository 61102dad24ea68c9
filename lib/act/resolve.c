/* lib/act/resolve.c - the outcome of an objection. */
#include <string.h>

#include "act/known.h"
#include "base/i18n.h"
#include <kring/schema.h>

static const char *const results[] = { NULL, "amended", "term-shortened", "criterion-added",
	"deferred", "handed-on", "escalated", "replaced", "monitored", "reclassified",
	"not-qualified", "withdrawn", NULL };

/* Where the objection stands that gets an outcome. */
struct objection {
	const struct kr_objection *it;
	const char *path;
	size_t round; /* number; 0 in an evaluation or a reopening */
	int32_t day;
	bool reopened, evaluation;
};

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

/* ---- finding the objection ---------------------------------------------------------------- */

/* The last one that is open, else the last one. */
static void take(struct objection *found, struct objection next)
{
	if (!found->it || found->it->outcome || !next.it->outcome)
		*found = next;
}

static void look_at(struct kr_act *act, const struct kr_answer *answer, const char *path,
	size_t round, struct objection *found)
{
	static const struct kr_objection bare;
	if (answer->response.is == KR_OBJECTION && answer->date.day <= act->day)
		take(found, (struct objection){ answer->objection ? answer->objection : &bare, path,
				    round, answer->date.day, false, false });
}

static void look_in_round(struct kr_act *act, const struct kr_round *round, const char *path,
	size_t number, const char *person, struct objection *found)
{
	const struct kr_response *r = kr_round_response(round, person);
	if (!r)
		return;
	const char *at = kr_asprintf(act->arena, "%s.responses.%s", path, person);
	look_at(act, &r->first, at, number, found);
	for (uint32_t i = 0; i < r->then.n; i++)
		look_at(act, &r->then.at[i], kr_asprintf(act->arena, "%s.then.%u", at, i), number,
			found);
}

static void look_at_reopened(struct kr_act *act, const struct kr_agreement *a, const char *person,
	struct objection *found)
{
	for (uint32_t i = 0; i < a->reopened.n; i++)
		if (kr_text_is(&a->reopened.at[i].id, person))
			take(found, (struct objection){ &a->reopened.at[i].objection,
					    kr_asprintf(act->arena, "reopened.%s", person), 0,
					    a->reopened.at[i].date.day, true, false });
}

static void look_in_rounds(struct kr_act *act, const struct kr_agreement *a,
	const struct kr_resolving *request, struct objection *found)
{
	for (uint32_t i = 0; i < a->rounds.n; i++)
		if (request->round == 0 || request->round == (int)i + 1)
			look_in_round(act, &a->rounds.at[i],
				kr_asprintf(act->arena, "rounds.%u", i), i + 1, request->person,
				found);
	if (request->round == 0)
		look_at_reopened(act, a, request->person, found);
}

static int find_objection(struct kr_act *act, const struct kr_agreement *a,
	const struct kr_resolving *request, struct objection *found)
{
	const struct kr_evaluation *e = kr_agreement_evaluating(a, act->day);
	if (request->evaluation && e) {
		look_in_round(act, &e->round,
			kr_asprintf(act->arena, "evaluations.%td", e - a->evaluations.at), 0,
			request->person, found);
		found->evaluation = true;
	} else if (!request->evaluation) {
		look_in_rounds(act, a, request, found);
	}
	if (!found->it)
		return kr_refuse(act->diags,
			kr_diag_text(
				act->diags, _("'kring show %s' shows who said what"), a->record.id),
			_("no objection of '%s' to '%s' is recorded"), request->person,
			a->record.id);
	if (found->it->outcome)
		return kr_refuse(act->diags,
			found->reopened
				? act_after_outcome(act, a)
				: _("what was settled stays; the objector may answer again with "
				    "'kring object'"),
			_("the objection of '%s' to '%s' has an outcome already, of %s"),
			request->person, a->record.id, KR_DAY(found->it->outcome->date.day));
	return KR_OK;
}

/* ---- is the request whole? ---------------------------------------------------------------- */

static bool changes_text(enum kr_result r)
{
	return r == KR_AMENDED || r == KR_TERM_SHORTENED || r == KR_CRITERION_ADDED;
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
			_("%s is over already"), KR_DAY(request->until));
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
	struct objection objection;
	enum kr_result result;
	size_t next; /* round; 0: none */
	const char *to, *by;
};

static void warn_unconfirmed(
	struct kr_act *act, const struct kr_resolving *request, const struct outcome *o)
{
	const char *person = request->person;
	if (strcmp(o->by, person) == 0 ||
		(request->confirmed_by && strcmp(request->confirmed_by, person) == 0))
		return;
	if (o->result == KR_OBJECTION_WITHDRAWN || o->result == KR_RECLASSIFIED)
		act_warn(act,
			_("'%s' stays unconfirmed until '%s' consents; '--confirmed-by %s' in the "
			  "same command says that they agree"),
			kr_word_said(results[o->result]), person, person);
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
	if (changes_text(o->result) && o->next > 0)
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
	bool changes = changes_text(o->result);
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
			_("'kring amend %s -m WHAT-CHANGED' changes the text and opens round %zu"),
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

/* ---- the verb ----------------------------------------------------------------------------- */

/* In a round that was followed by another, the text differs there already. */
static size_t changed_round(const struct kr_agreement *a, const struct objection *o)
{
	if (o->round == 0)
		return 0;
	return o->round < a->rounds.n ? o->round + 1 : a->rounds.n + 1;
}

/*
 * Of a chain the open successor, where the person objected to it; else what is in force, which may
 * have an objection too.
 */
static int find_agreement(
	struct kr_act *act, const struct kr_resolving *request, struct kr_agreement **a)
{
	struct objection there = { 0 };
	struct kr_record *r;
	bool standing = request->evaluation;
	if (!standing) {
		if (kr_workspace_resolve(act->ws, KR_AGREEMENT, request->id, true, &r, NULL) !=
			KR_OK)
			return KR_FAILED;
		if (r->sound)
			look_in_rounds(act, (const struct kr_agreement *)r, request, &there);
		standing = !there.it;
	}
	return (standing ? act_standing : act_agreement)(act, request->id, a);
}

int kr_act_resolve(struct kr_act *act, const struct kr_resolving *request)
{
	struct kr_agreement *a;
	struct outcome o = { .result = result_of(act, request->result) };
	struct act_file *f;
	if (!o.result || find_agreement(act, request, &a) != KR_OK ||
		find_objection(act, a, request, &o.objection) != KR_OK ||
		refuse_request(act, request, o.result) != KR_OK ||
		act_decided_in(act, request->meeting, _("the objection"), o.objection.day) !=
			KR_OK ||
		known_people(act, a, request) != KR_OK ||
		known_place(act, a, request->to, &o.to) != KR_OK ||
		act_person(act, &o.by) != KR_OK || act_open(act, &a->record, &f) != KR_OK)
		return KR_FAILED;
	o.next = changed_round(a, &o.objection);
	if (!o.to && o.objection.reopened && changes_text(o.result))
		o.to = successor_of(act, a);
	if (act_set(act, f, kr_asprintf(act->arena, "%s.outcome", o.objection.path),
		    value_of(act, request, &o)) != KR_OK)
		return KR_FAILED;
	warn_unconfirmed(act, request, &o);
	act_note_meeting(act, a->record.circle, request->meeting, false);
	tell(act, a, request->person, &o);
	return KR_OK;
}
