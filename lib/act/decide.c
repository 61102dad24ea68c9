/* lib/act/decide.c - decide otherwise: under a method that the circle consented to, without rounds.
 */
#include <string.h>

#include "act/follow.h"
#include "act/known.h"
#include "base/i18n.h"

/* ---- may it be decided so? ---------------------------------------------------------------- */

static int refuse_rounds(struct kr_act *act, const struct kr_agreement *a)
{
	const struct kr_round *round = kr_agreement_round(a, act->day);
	const char *id = a->record.id;
	if (!round)
		return act_no_later_round(act, a);
	return kr_refuse(act->diags,
		kr_diag_text(act->diags,
			_("'kring adopt %s' when nobody objects any more, or 'kring withdraw %s'"),
			id, id),
		_("'%s' was put to the circle in round %zu, so it is decided there"), id,
		kr_round_number(a, round));
}

/* Source: research/domain 2.4-8: choosing the representative cannot be given away. */
static int refuse_election(struct kr_act *act, const struct kr_agreement *a)
{
	if (a->kind.is != KR_ELECTION || !a->elects)
		return KR_OK;
	if (kr_text_is(&a->elects->role, "delegate"))
		return kr_refuse(act->diags,
			kr_diag_text(act->diags,
				_("'kring open %s --person PERSON' asks the circle"), a->record.id),
			_("the delegate of '%s' is chosen by the circle itself, by consent, and "
			  "under no method"),
			a->record.circle);
	if (kr_present(&a->elects->person))
		return KR_OK;
	return kr_refuse(act->diags,
		kr_diag_text(act->diags, _("'kring amend %s --set elects.person=PERSON' says it"),
			a->record.id),
		_("it is not said who is proposed for the role '%s'"),
		kr_role_said(a->elects->role.s));
}

/* FORMAT: keeper and date are there at the adoption; criteria belong to a round. */
static int refuse_incomplete(struct kr_act *act, const struct kr_agreement *a)
{
	const char *id = a->record.id;
	if (kr_agreement_lacks(a, KR_LACKS_KEEPER, act->day))
		return kr_refuse(act->diags,
			kr_diag_text(
				act->diags, _("'kring amend %s --set keeper=PERSON' says who"), id),
			_("'%s' has no keeper, who brings it back on the evaluation date"), id);
	const char *hint = kr_diag_text(
		act->diags, _("'kring amend %s --set evaluation.date=DATE' says when"), id);
	if (kr_agreement_lacks(a, KR_LACKS_DATE, act->day))
		return kr_refuse(act->diags, hint,
			_("'%s' has no evaluation date, and every agreement in force has one"), id);
	if (kr_agreement_due(a, act->day).day <= act->day)
		return kr_refuse(
			act->diags, hint, _("the evaluation date of '%s' is not after today"), id);
	return KR_OK;
}

/* ---- the decision ------------------------------------------------------------------------- */

static bool is_amount(const char *text)
{
	size_t euros = strspn(text, "0123456789");
	return euros > 0 &&
	       (text[euros] == '\0' ||
		       (text[euros] == '.' && text[euros + 1] &&
			       text[euros + 1 + strspn(text + euros + 1, "0123456789")] == '\0'));
}

static int decision(struct kr_act *act, const struct kr_deciding *request,
	const struct kr_agreement *a, struct kr_value **value)
{
	struct kr_record *method;
	struct kr_value *map = kr_value_map(act->arena, true);
	if (request->amount && !is_amount(request->amount))
		return kr_misuse(act->diags, _("euros in digits, such as 18000 or 99.50"),
			_("'%s' is no amount"), request->amount);
	if (kr_workspace_resolve(act->ws, KR_AGREEMENT, request->method, false, &method, NULL) !=
			KR_OK ||
		act_known_bearer(act, a->of, request->by) != KR_OK)
		return KR_FAILED;
	if (!method->sound)
		return kr_refuse(act->diags,
			kr_diag_text(
				act->diags, _("'kring check %s' says what is wrong"), method->path),
			_("'%s' has errors, so it is not known what it allows"), method->path);
	kr_value_put(act->arena, map, "by", act_word(act, request->by));
	kr_value_put(act->arena, map, "method", act_word(act, method->id));
	kr_value_put(act->arena, map, "date", act_day(act, act->day));
	kr_value_put(act->arena, map, "amount", act_word(act, request->amount));
	*value = map;
	return KR_OK;
}

static const char *what_helps(
	struct kr_act *act, const struct kr_agreement *a, const struct kr_breach *first)
{
	const char *id = a->record.id;
	if (first->kind == KR_BREACH_AMOUNT_UNSAID)
		return _("add '--amount N'");
	if (first->kind == KR_BREACH_TOPIC_UNSAID)
		return kr_diag_text(
			act->diags, _("'kring amend %s --set topics=TOPIC,...' names them"), id);
	if (kr_breach_is_of_bounds(first))
		return kr_diag_text(act->diags,
			_("'kring show %s' shows the bounds; what is outside them is for the "
			  "circle: 'kring open %s'"),
			a->decided->method.s, id);
	return kr_diag_text(act->diags,
		_("without a method the circle decides: 'kring open %s'; 'kring propose %s/ID "
		  "--kind method' proposes one"),
		id, a->record.circle);
}

/* Holds the decision, as it will stand in the file, against its method. */
static int refuse_breaches(struct kr_act *act, const struct kr_agreement *a)
{
	kr_breaches breaches = { 0 };
	struct kr_buf list = KR_BUF_INIT;
	kr_method_breaches(act->ws, a, a->decided, &breaches);
	for (uint32_t i = 0; i < breaches.n; i++)
		kr_buf_printf(&list, "%s%s", i ? "; " : "",
			kr_breach_text(act->ws, a->decided, &breaches.at[i]));
	int status = KR_OK;
	if (breaches.n > 0)
		status = kr_refuse(act->diags, what_helps(act, a, &breaches.at[0]),
			_("'%s' cannot be decided so: %s"), a->record.id, list.s);
	kr_buf_release(&list);
	return status;
}

static void tell(struct kr_act *act, const struct kr_agreement *a)
{
	const char *id = a->record.id;
	act_tell(act, _("'%s' is decided by '%s', as '%s' allows; it is evaluated on %s"), id,
		a->decided->by.s, a->decided->method.s,
		act_day_said(act, kr_agreement_due(a, act->day).day));
	act_subject(act, "agreement %s: decide under %s", id, a->decided->method.s);
	act_trailer(act, "Agreement", id);
	act_trailer(act, "Decided-by", a->decided->by.s);
	act_trailer(act, "Method", a->decided->method.s);
}

int kr_act_decide(struct kr_act *act, const struct kr_deciding *request)
{
	struct kr_agreement *a;
	struct act_file *f;
	struct kr_value *value = NULL;
	bool finished;
	if (act_agreement(act, request->id, &a) != KR_OK || act_finish(act, a, &finished) != KR_OK)
		return KR_FAILED;
	if (finished)
		return act_open(act, &a->record, &f) == KR_OK ? act_tell_next(act, f) : KR_FAILED;
	const char *in_force = kr_diag_text(
		act->diags, _("'kring amend %s' writes a successor"), a->record.id);
	if (act_still_proposal(act, a, in_force) != KR_OK || refuse_rounds(act, a) != KR_OK ||
		refuse_election(act, a) != KR_OK || refuse_incomplete(act, a) != KR_OK ||
		decision(act, request, a, &value) != KR_OK ||
		act_open(act, &a->record, &f) != KR_OK ||
		act_freeze_established(act, f, a) != KR_OK ||
		act_set(act, f, "decided", value) != KR_OK)
		return KR_FAILED;
	a = (struct kr_agreement *)act_reread(act, f);
	if (!a || refuse_breaches(act, a) != KR_OK)
		return KR_FAILED;
	tell(act, a);
	return act_follow(act, a) == KR_OK ? act_tell_next(act, f) : KR_FAILED;
}
