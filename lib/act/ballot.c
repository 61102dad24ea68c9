/* lib/act/ballot.c - where answers go, and whether anybody can answer there now. */
#include "act/ballot.h"
#include "act/follow.h"
#include "base/i18n.h"
#include <kring/forming.h>

const char *act_ballot_key(struct kr_act *act, const struct act_ballot *b, const char *rest)
{
	return kr_asprintf(act->arena, "%s.%s", b->path, rest);
}

const char *act_hint_evaluation(struct kr_act *act, const struct kr_agreement *a)
{
	const struct kr_evaluation *e = kr_agreement_evaluating(a, act->day);
	return kr_diag_text(act->diags,
		_("its evaluation of %s is not decided yet: add '--evaluation' if you mean that"),
		act_day_said(act, e->date.day));
}

const char *act_hint_no_round(struct kr_act *act, const struct kr_agreement *a)
{
	const char *id = a->record.id;
	if (kr_lacks_said(act->arena, a, act->day))
		return kr_diag_text(act->diags,
			_("first '%s'; then 'kring open %s' opens one; until then 'kring say %s' "
			  "is heard"),
			kr_command_said(act->arena, kr_forming_command(act->arena, a, act->day)),
			id, id);
	if (a->elects && !kr_present(&a->elects->person))
		return kr_diag_text(act->diags,
			_("'kring open %s --person PERSON' opens one; until then 'kring say %s' "
			  "is heard"),
			id, id);
	return kr_diag_text(act->diags,
		_("'kring open %s' opens one; until then 'kring say %s' is heard"), id, id);
}

/* ---- may it be answered? ------------------------------------------------------------------ */

static int find_evaluation(struct kr_act *act, struct act_ballot *b)
{
	const char *id = b->a->record.id;
	b->evaluation = kr_agreement_evaluating(b->a, act->day);
	if (!b->evaluation)
		return kr_refuse(act->diags,
			kr_diag_text(act->diags,
				_("write one down: 'kring evaluate %s --sheet' has what it takes"),
				id),
			_("no evaluation of '%s' waits for an answer"), id);
	b->round = &b->evaluation->round;
	b->path = kr_asprintf(act->arena, "evaluations.%td", b->evaluation - b->a->evaluations.at);
	return KR_OK;
}

static int find_round(struct kr_act *act, struct act_ballot *b)
{
	const char *id = b->a->record.id;
	enum kr_state state = kr_agreement_state(b->a, act->day);
	b->round = kr_agreement_round(b->a, act->day);
	if (state == KR_STATE_FORMING || !b->round)
		return kr_refuse(act->diags, act_hint_no_round(act, b->a),
			_("no round of '%s' is open"), id);
	if (state != KR_STATE_OPEN && state != KR_STATE_OBJECTED)
		return kr_refuse(act->diags,
			kr_agreement_evaluating(b->a, act->day)
				? act_hint_evaluation(act, b->a)
				: kr_diag_text(
					  act->diags, _("'kring show %s' shows what happened"), id),
			_("'%s' is %s (as it stands on %s); its round is over"), id,
			kr_state_said(state), act_day_said(act, act->day));
	b->number = kr_round_number(b->a, b->round);
	b->path = kr_asprintf(act->arena, "rounds.%zu", b->number - 1);
	return KR_OK;
}

static int refuse_changed(struct kr_act *act, const struct act_ballot *b)
{
	const char *id = b->a->record.id;
	uint32_t from = 0;
	if (!kr_present(&b->round->text_digest))
		return KR_OK;
	const char *hint = kr_diag_text(act->diags,
		_("'kring amend %s -m WHAT-CHANGED' opens the next round on the text as it stands; "
		  "or put the old text back"),
		id);
	if (!kr_round_text_unchanged(b->a, b->round))
		return kr_refuse(act->diags, hint,
			_("the text of '%s' changed since round %zu was answered"), id, b->number);
	const struct kr_named *changed = kr_established_changed(act->ws, b->a, &from);
	if (changed)
		return kr_refuse(act->diags, hint,
			_("the text of '%s', which '%s' establishes, changed since round %zu was "
			  "answered"),
			changed->id.s, id, b->number);
	return KR_OK;
}

static int refuse_changed_outcome(struct kr_act *act, const struct act_ballot *b)
{
	const char *id = b->a->record.id;
	if (!kr_agreement_text_unchanged(b->a))
		return kr_refuse(act->diags,
			kr_diag_text(act->diags,
				_("put the old text back, which git has; 'kring amend %s' proposes "
				  "another one"),
				id),
			_("the text of '%s' changed since it was consented to"), id);
	if (!kr_present(&b->round->text_digest) ||
		kr_evaluation_text_unchanged(act->arena, b->a, b->evaluation))
		return KR_OK;
	return kr_refuse(act->diags,
		kr_diag_text(act->diags,
			_("put back what was answered to, or write another one: 'kring evaluate %s "
			  "--sheet'"),
			id),
		_("the outcome of the evaluation of '%s' changed since it was answered"), id);
}

int act_ballot_open(struct kr_act *act, bool evaluation, struct act_ballot *b)
{
	if ((evaluation ? find_evaluation(act, b) : find_round(act, b)) != KR_OK)
		return KR_FAILED;
	int status = evaluation ? refuse_changed_outcome(act, b) : refuse_changed(act, b);
	if (status != KR_OK || (!evaluation && act_lacks_nothing(act, b->a) != KR_OK))
		return KR_FAILED;
	b->circle = kr_asked_circle(act->ws, b->a, b->round);
	return act_open(act, &b->a->record, &b->f);
}

/* ---- freezing the text -------------------------------------------------------------------- */

/* The first answer of a round writes which text it is about. */
int act_ballot_freeze(struct kr_act *act, const struct act_ballot *b)
{
	const char *digest;
	if (kr_present(&b->round->text_digest))
		return KR_OK;
	if (b->evaluation) {
		digest = kr_evaluation_digest(act->arena, b->a,
			(enum kr_evaluation_outcome)b->evaluation->outcome.is,
			b->evaluation->next.day);
	} else {
		if (act_freeze_established(act, b->f, b->a) != KR_OK)
			return KR_FAILED;
		const struct kr_record *now = act_reread(act, b->f);
		if (!now)
			return KR_FAILED;
		digest = kr_digest_text(act->arena, now->digest);
	}
	return act_set(act, b->f, act_ballot_key(act, b, "text-digest"), act_word(act, digest));
}
