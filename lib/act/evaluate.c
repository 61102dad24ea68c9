/* lib/act/evaluate.c - an agreement is looked back on together, and its outcome put to consent. */
#include <string.h>

#include "act/evaluation.h"
#include "act/hand-over.h"
#include "act/proposal.h"
#include "base/i18n.h"
#include <kring/schema.h>

static const char met_key[] = "evaluations.0.criteria.x.met";
static const char verdict_key[] = "disagreements.x.verdict";

/* ---- what was found ----------------------------------------------------------------------- */

static int known_name(struct kr_act *act, const struct kr_agreement *a, const act_known *names,
	const char *name, const char *unknown)
{
	for (uint32_t i = 0; i < names->n; i++)
		if (strcmp(names->at[i], name) == 0)
			return KR_OK;
	return kr_refuse(act->diags,
		act_nearest_or(act, name, names,
			kr_diag_text(act->diags, _("'kring evaluate %s --sheet' shows them"),
				a->record.id)),
		unknown, a->record.id, name);
}

static act_known criteria_of(struct kr_act *act, const struct kr_agreement *a)
{
	act_known names = { 0 };
	for (uint32_t i = 0; a->evaluation && i < a->evaluation->criteria.n; i++)
		*KR_ADD(act->arena, &names) = a->evaluation->criteria.at[i].id.s;
	return names;
}

static act_known disagreements_of(struct kr_act *act, const struct kr_agreement *a)
{
	act_known names = { 0 };
	for (uint32_t i = 0; i < a->disagreements.n; i++)
		*KR_ADD(act->arena, &names) = a->disagreements.at[i].id.s;
	return names;
}

/* Is every name of @map among @names, and what stands behind it a word of @key? */
static int known_results(struct kr_act *act, const struct kr_agreement *a, struct kr_value *map,
	const act_known *names, const char *key, const char *unknown)
{
	for (struct kr_value *v = map ? map->first : NULL; v; v = v->next) {
		const char *word = v->text;
		uint8_t place;
		if (known_name(act, a, names, v->key, unknown) != KR_OK ||
			act_word_of(act, KR_AGREEMENT, key, &word, &place) != KR_OK)
			return KR_FAILED;
		v->text = word;
		v->len = (uint32_t)strlen(word);
	}
	return KR_OK;
}

static int known_inputs(
	struct kr_act *act, const struct kr_agreement *a, const struct kr_value *inputs)
{
	kr_texts bound = { 0 };
	kr_agreement_bound(act->arena, a, act->day, &bound);
	for (const struct kr_value *v = inputs ? inputs->first : NULL; v; v = v->next)
		if (!kr_texts_have(&bound, v->text) &&
			act_known_organisation(act, v->text) != KR_OK)
			return KR_FAILED;
	return KR_OK;
}

static void add_results(
	struct kr_act *act, struct kr_value **map, const struct kr_setting *settings, size_t n)
{
	if (!*map)
		*map = kr_value_map(act->arena, true);
	for (size_t i = 0; i < n; i++)
		act_put(act, *map, settings[i].key, act_word(act, settings[i].text));
}

int act_findings_given(struct kr_act *act, const struct kr_agreement *a,
	const struct kr_evaluating *request, struct act_findings *found)
{
	const act_known criteria = criteria_of(act, a), disagreements = disagreements_of(act, a);
	struct kr_value *inputs = NULL;
	uint8_t place;
	found->kept = request->kept ? request->kept : found->kept;
	found->outcome = request->outcome ? request->outcome : found->outcome;
	found->learned = request->learned ? request->learned : found->learned;
	found->next = request->next != KR_NO_DAY ? request->next : found->next;
	add_results(act, &found->criteria, request->met, request->n_met);
	add_results(act, &found->verdicts, request->verdicts, request->n_verdicts);
	if (act_ids(act, "input", request->inputs, &inputs) != KR_OK)
		return KR_FAILED;
	found->inputs = inputs ? inputs : found->inputs;
	if (known_results(act, a, found->criteria, &criteria, met_key,
		    _("'%s' has no criterion '%s'")) != KR_OK ||
		known_results(act, a, found->verdicts, &disagreements, verdict_key,
			_("'%s' has no disagreement '%s'")) != KR_OK ||
		known_inputs(act, a, found->inputs) != KR_OK)
		return KR_FAILED;
	if ((found->kept && act_word_of(act, KR_AGREEMENT, "evaluations.0.kept", &found->kept,
				    &place) != KR_OK) ||
		(found->outcome && act_word_of(act, KR_AGREEMENT, "evaluations.0.outcome",
					   &found->outcome, &place) != KR_OK))
		return KR_FAILED;
	return KR_OK;
}

/* ---- is it whole? ------------------------------------------------------------------------- */

static int refuse_next(struct kr_act *act, const struct act_findings *found)
{
	bool ends = strcmp(found->outcome, "ended") == 0;
	if (ends && found->next != KR_NO_DAY)
		return kr_misuse(act->diags, _("leave '--next' out, or choose another outcome"),
			_("what ends is not evaluated again"));
	if (!ends && found->next == KR_NO_DAY)
		return kr_refuse(act->diags,
			_("add '--next DATE': until then the text stands as it is"),
			_("'%s' needs the day of the next evaluation"), found->outcome);
	if (!ends && found->next <= act->day)
		return kr_refuse(act->diags, _("give a day that is still to come"),
			_("the next evaluation, %s, is not after today"),
			act_day_said(act, found->next));
	return KR_OK;
}

static int refuse_findings(
	struct kr_act *act, const struct kr_agreement *a, const struct act_findings *found)
{
	const char *hint = kr_diag_text(act->diags,
		_("'kring evaluate %s --sheet' prints a sheet for the meeting; filled in, '-F "
		  "FILE' "
		  "takes it"),
		a->record.id);
	if (!found->outcome)
		return kr_misuse(act->diags, hint,
			_("say what comes of it: '--outcome renewed', 'amended' or 'ended'"));
	if (!found->kept)
		return kr_misuse(act->diags, hint,
			_("say whether it was kept: '--kept kept', 'partly' or 'not-kept'"));
	if (!act_is_given(found->learned) || !act_text(act, found->learned))
		return kr_misuse(act->diags, hint, _("say what was learned: '-m LEARNED'"));
	return refuse_next(act, found);
}

/* One dated before another that is there already would count for nothing. */
static int refuse_earlier(struct kr_act *act, const struct kr_agreement *a)
{
	const struct kr_evaluation *last = a->evaluations.n
						   ? &a->evaluations.at[a->evaluations.n - 1]
						   : NULL;
	if (!last || last->date.day <= act->day)
		return KR_OK;
	return kr_refuse(act->diags, NULL, _("'%s' was evaluated on %s, after %s"), a->record.id,
		act_day_said(act, last->date.day), act_day_said(act, act->day));
}

/* ---- what is not refused, and said ---------------------------------------------------------- */

static void list(struct kr_buf *b, const char *name)
{
	kr_buf_printf(b, "%s'%s'", b->len ? ", " : "", name);
}

static void warn_of(struct kr_act *act, const struct kr_buf *names, const char *format)
{
	if (names->len > 0)
		act_warn(act, format, names->s);
}

static void warn_results(
	struct kr_act *act, const struct kr_agreement *a, const struct act_findings *found)
{
	const act_known criteria = criteria_of(act, a);
	struct kr_buf names = KR_BUF_INIT;
	for (uint32_t i = 0; i < criteria.n; i++)
		if (!act_value_at(found->criteria, criteria.at[i]))
			list(&names, criteria.at[i]);
	warn_of(act, &names,
		_("no result for %s: '--met CRITERION=met', 'not-met' or 'unknown' says it"));
	kr_buf_reset(&names);
	for (uint32_t i = 0; i < a->disagreements.n; i++)
		if (!a->disagreements.at[i].verdict.is &&
			!act_value_at(found->verdicts, a->disagreements.at[i].id.s))
			list(&names, a->disagreements.at[i].id.s);
	warn_of(act, &names,
		_("no verdict on %s: '--verdict DISAGREEMENT=confirmed', 'refuted' or 'undecided' "
		  "says what practice showed"));
	kr_buf_release(&names);
}

static void warn_inputs(
	struct kr_act *act, const struct kr_agreement *a, const struct act_findings *found)
{
	struct kr_buf names = KR_BUF_INIT;
	kr_texts bound = { 0 };
	kr_agreement_bound_still(act->ws, a, act->day, &bound);
	for (uint32_t i = 0; i < bound.n; i++)
		if (!act_names(found->inputs, bound.at[i].s))
			list(&names, bound.at[i].s);
	warn_of(act, &names, _("not heard: %s; '--input ORG,…' names who was (spelregel 7)"));
	kr_buf_release(&names);
}

static void warn_election(struct kr_act *act, const struct kr_agreement *a)
{
	if (a->kind.is == KR_ELECTION && a->elects)
		act_warn(act,
			_("the term of '%s' stays until %s: 'kring propose %s/ID --kind election' "
			  "elects anew"),
			kr_role_said(a->elects->role.s), act_day_said(act, a->elects->until.day),
			a->record.circle);
}

/* FORMAT: what was agreed earlier is exempt from keeper, criteria … until it is renewed. */
static void warn_earlier(
	struct kr_act *act, const struct kr_agreement *a, const struct act_findings *found)
{
	if (kr_agreement_from_earlier(a) && strcmp(found->outcome, "renewed") == 0)
		act_warn(act,
			_("from this renewal on 'kring check' asks of '%s' what it asks of "
			  "all; '--outcome amended' and 'kring amend %s' write it whole"),
			a->record.id, a->record.id);
}

/* ---- writing ------------------------------------------------------------------------------ */

static int write_evaluation(struct kr_act *act, const struct kr_circle *table, struct act_file *f,
	const struct act_findings *found, const char *by)
{
	struct kr_value *map = kr_value_map(act->arena, false), *responses;
	if (act_ask_members(act, table, NULL, &responses) != KR_OK)
		return KR_FAILED;
	kr_value_put(act->arena, map, "date", act_day(act, act->day));
	kr_value_put(act->arena, map, "by", act_word(act, by));
	kr_value_put(act->arena, map, "kept", act_word(act, found->kept));
	kr_value_put(act->arena, map, "learned", act_text(act, found->learned));
	kr_value_put(act->arena, map, "criteria", found->criteria->first ? found->criteria : NULL);
	kr_value_put(act->arena, map, "inputs", found->inputs);
	kr_value_put(act->arena, map, "outcome", act_word(act, found->outcome));
	kr_value_put(act->arena, map, "next", act_day(act, found->next));
	act_put_policy(act, table, map);
	kr_value_put(act->arena, map, "responses", responses);
	if (act_append(act, f, "evaluations", map) != KR_OK)
		return KR_FAILED;
	for (struct kr_value *v = found->verdicts->first; v; v = v->next)
		if (act_set(act, f, kr_asprintf(act->arena, "disagreements.%s.verdict", v->key),
			    act_word(act, v->text)) != KR_OK)
			return KR_FAILED;
	return KR_OK;
}

static void tell(struct kr_act *act, const struct kr_agreement *a, const struct kr_circle *table,
	const struct act_findings *found)
{
	const struct kr_evaluation *e = kr_agreement_evaluating(a, act->day);
	const char *id = a->record.id;
	if (e)
		act_tell(act, _("the evaluation of %s was not decided, and no longer counts"),
			act_day_said(act, e->date.day));
	if (found->next != KR_NO_DAY)
		act_tell(act,
			_("'%s' is evaluated; each member of '%s' is asked for consent to: %s, and "
			  "evaluated again on %s"),
			id, table->record.id, kr_word_said(found->outcome),
			act_day_said(act, found->next));
	else
		act_tell(act,
			_("'%s' is evaluated; each member of '%s' is asked for consent to: %s"), id,
			table->record.id, kr_word_said(found->outcome));
	act_tell_asked(act, a, true);
	act_tell(act, _("  then: 'kring adopt %s --evaluation'"), id);
	if (strcmp(found->outcome, "amended") == 0)
		act_tell(act,
			_("  and 'kring amend %s' writes the successor, with what was learned"),
			id);
	act_subject(act, "agreement %s: evaluate, %s", id, found->outcome);
	act_trailer(act, "Agreement", id);
}

/* ---- the verb ----------------------------------------------------------------------------- */

int kr_act_evaluate(struct kr_act *act, const struct kr_evaluating *request)
{
	struct act_findings found = { 0 };
	const struct kr_circle *table;
	struct kr_agreement *a;
	struct act_file *f;
	const char *by;
	if (act_standing(act, request->id, &a) != KR_OK || act_in_force(act, a, true) != KR_OK ||
		refuse_earlier(act, a) != KR_OK || act_sheet_read(act, request, &found) != KR_OK ||
		act_findings_given(act, a, request, &found) != KR_OK ||
		refuse_findings(act, a, &found) != KR_OK || act_person(act, &by) != KR_OK ||
		act_table_of(act, a, &table) != KR_OK || act_open(act, &a->record, &f) != KR_OK ||
		write_evaluation(act, table, f, &found, by) != KR_OK)
		return KR_FAILED;
	warn_results(act, a, &found);
	warn_inputs(act, a, &found);
	warn_election(act, a);
	warn_earlier(act, a, &found);
	tell(act, a, table, &found);
	return KR_OK;
}
