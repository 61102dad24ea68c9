/* lib/model/method.c - is a decision that was made without a round within the method for it? */
#include <string.h>

#include "base/i18n.h"
#include <kring/lifecycle.h>

/* A decision that is held against the method it names. */
struct held {
	struct kr_workspace *ws;
	const struct kr_agreement *a;
	const struct kr_decision *decision;
	const struct kr_bounds *bounds;
	kr_breaches *out;
};

static void breaks(
	const struct held *h, enum kr_breach_kind kind, struct kr_at at, const char *what)
{
	*KR_ADD(kr_workspace_arena(h->ws), h->out) = (struct kr_breach){ kind, at, what };
}

/* ---- is there a method? ------------------------------------------------------------------- */

/* A circle's methods hold for itself and for the circles below it, whose domain it gave. */
static bool is_above_or_same(struct kr_workspace *ws, const char *above, const char *circle)
{
	enum { MOST = 64 }; /* circles in a ring are another finding */
	for (int i = 0; i < MOST && circle; i++) {
		if (strcmp(above, circle) == 0)
			return true;
		const struct kr_circle *c = kr_workspace_circle(ws, circle);
		circle = c && c->record.sound && kr_present(&c->parent) ? c->parent.s : NULL;
	}
	return false;
}

static bool holds_on(const struct kr_agreement *method, int32_t day)
{
	return kr_agreement_in_force(method, day) &&
	       kr_agreement_state(method, day) != KR_STATE_SUSPENDED;
}

static bool is_method(const struct held *h, const struct kr_agreement *method)
{
	const struct kr_decision *d = h->decision;
	if (method->kind.is != KR_METHOD)
		breaks(h, KR_BREACH_NO_METHOD, d->method.at, d->method.s);
	else if (!is_above_or_same(h->ws, method->record.circle, h->a->record.circle))
		breaks(h, KR_BREACH_ELSEWHERE, d->method.at, method->record.circle);
	else if (!holds_on(method, d->date.day))
		breaks(h, KR_BREACH_NOT_IN_FORCE, d->method.at, d->method.s);
	else
		return method->bounds != NULL;
	return false;
}

/* ---- its bounds --------------------------------------------------------------------------- */

static void look_at_topics(const struct held *h)
{
	const kr_texts *topics = &h->a->topics;
	if (h->bounds->topics.n == 0)
		return;
	if (topics->n == 0)
		breaks(h, KR_BREACH_TOPIC_UNSAID, h->decision->at, NULL);
	for (uint32_t i = 0; i < topics->n; i++)
		if (!kr_texts_have(&h->bounds->topics, topics->at[i].s))
			breaks(h, KR_BREACH_TOPIC, topics->at[i].at, topics->at[i].s);
}

static void look_at_amount(const struct held *h)
{
	const struct kr_decision *d = h->decision;
	const struct kr_number *most = &h->bounds->amount;
	if (!most->there)
		return;
	if (!d->amount.there)
		breaks(h, KR_BREACH_AMOUNT_UNSAID, d->at, NULL);
	else if (d->amount.value > most->value)
		breaks(h, KR_BREACH_AMOUNT, d->amount.at,
			kr_asprintf(kr_workspace_arena(h->ws), "%.15g", most->value));
}

void kr_method_breaches(struct kr_workspace *ws, const struct kr_agreement *a,
	const struct kr_decision *decision, kr_breaches *out)
{
	struct held h = { .ws = ws, .a = a, .decision = decision, .out = out };
	const struct kr_agreement *method = kr_workspace_agreement(ws, decision->method.s);
	if (!method || !method->record.sound || !is_method(&h, method))
		return;
	h.bounds = method->bounds;
	if (!kr_texts_have(&h.bounds->decides, decision->by.s))
		breaks(&h, KR_BREACH_PARTY, decision->by.at, decision->by.s);
	look_at_topics(&h);
	look_at_amount(&h);
	if (kr_has_day(h.bounds->until) && decision->date.day > h.bounds->until.day)
		breaks(&h, KR_BREACH_DAY, decision->date.at,
			kr_day_long(kr_workspace_arena(ws), h.bounds->until.day));
}

bool kr_breach_is_of_bounds(const struct kr_breach *b)
{
	return b->kind >= KR_BREACH_PARTY;
}

const char *kr_breach_text(
	struct kr_workspace *ws, const struct kr_decision *decision, const struct kr_breach *b)
{
	struct kr_arena *arena = kr_workspace_arena(ws);
	const char *method = decision->method.s;
	switch (b->kind) {
	case KR_BREACH_NO_METHOD:
		return kr_asprintf(arena, _("'%s' is no agreement on a method"), method);
	case KR_BREACH_ELSEWHERE:
		return kr_asprintf(arena,
			_("'%s' is a method of '%s', and holds only there and in the circles below "
			  "it"),
			method, b->what);
	case KR_BREACH_NOT_IN_FORCE:
		return kr_asprintf(arena, _("the method '%s' is not in force on %s"), method,
			kr_day_long(kr_workspace_arena(ws), decision->date.day));
	case KR_BREACH_PARTY:
		return kr_asprintf(arena, _("'%s' does not let '%s' decide"), method, b->what);
	case KR_BREACH_TOPIC:
		return kr_asprintf(arena, _("'%s' is not about the topic '%s'"), method, b->what);
	case KR_BREACH_TOPIC_UNSAID:
		return kr_asprintf(arena,
			_("'%s' is for some topics only, and this agreement names none"), method);
	case KR_BREACH_AMOUNT:
		return kr_asprintf(arena, _("%.15g euros is more than the %s of '%s'"),
			decision->amount.value, b->what, method);
	case KR_BREACH_AMOUNT_UNSAID:
		return kr_asprintf(
			arena, _("'%s' goes up to an amount, and the decision names none"), method);
	case KR_BREACH_DAY:
		return kr_asprintf(arena, _("'%s' lets people decide until %s, and this was on %s"),
			method, b->what, kr_day_long(kr_workspace_arena(ws), decision->date.day));
	}
	return "";
}
