/* lib/history/lapse.c - consent that no longer holds through a change. */
#include "history/lapse.h"

#include <kring/lifecycle.h>
#include <kring/rounds.h>
#include <string.h>

#include "base/i18n.h"

/* One round, or the consent to an evaluation, before and after. */
struct ballot {
	struct kr_telling *t;
	const struct kr_round *old, *new; /* @new NULL: it is gone */
	const char *key;                  /* `rounds.2` */
	const char *called;               /* `round 2` */
};

/* ---- whose consent ------------------------------------------------------------------------ */

/* Every answer counts, whatever its day: a file is compared as it stands. */
static bool consents(const struct kr_response *r)
{
	return r && kr_response_word(r, INT32_MAX) == KR_CONSENT;
}

/* The place of the answer of @r that counts: 0 the first. */
static uint32_t place_of_last(const struct kr_response *r)
{
	const struct kr_answer *last = kr_response_last(r, INT32_MAX);
	uint32_t i = 0;
	while (kr_response_nth(r, i) && kr_response_nth(r, i) != last)
		i++;
	return i;
}

/* Does the consent of @old still stand in @new, be it that another answer was given after it? */
static bool is_kept(const struct kr_response *old, const struct kr_response *new)
{
	const struct kr_answer *then = new ? kr_response_nth(new, place_of_last(old)) : NULL;
	return then && then->response.is == KR_CONSENT;
}

static const char *names_of(struct kr_telling *t, const kr_texts *who)
{
	struct kr_buf b = KR_BUF_INIT;
	for (uint32_t i = 0; i < who->n; i++)
		kr_buf_printf(&b, "%s%s",
			i == 0            ? ""
			: i + 1 == who->n ? _(" and ")
					  : ", ",
			kr_name_in(t, who->at[i].s));
	const char *names = kr_strndup(t->arena, b.s, b.len);
	kr_buf_release(&b);
	return names;
}

/* Did the member of @old answer again in @new, otherwise?  That was their own doing. */
static bool changed_themselves(const struct kr_response *old, const struct kr_round *new)
{
	const struct kr_response *now = new ? kr_round_response(new, old->id.s) : NULL;
	return now && is_kept(old, now) && !consents(now);
}

/* Those who consented before; with @but only those who do not consent in that round. */
static kr_texts consenting(const struct ballot *b, const struct kr_round *but)
{
	kr_texts who = { 0 };
	for (uint32_t i = 0; i < b->old->responses.n; i++) {
		const struct kr_response *r = &b->old->responses.at[i];
		bool again = but && consents(kr_round_response(but, r->id.s));
		if (consents(r) && !again && !changed_themselves(r, b->new))
			*KR_ADD(b->t->arena, &who) = r->id;
	}
	return who;
}

/* @why has one `%s`, for the names. */
static void lapse(const struct ballot *b, const kr_texts *who, const char *why)
{
	if (who->n == 0)
		return;
	struct kr_lapse *l = KR_ADD(b->t->arena, &b->t->changes->lapses);
	l->key = b->key;
	l->who = *who;
	l->words = kr_asprintf(b->t->arena, "%s: %s", b->called,
		kr_asprintf(b->t->arena, why, names_of(b->t, who)));
}

static void lapse_all(const struct ballot *b, const char *why)
{
	kr_texts who = consenting(b, NULL);
	lapse(b, &who, why);
}

/* Of a ballot that is there before and after, on the same text: who was taken out or rewritten. */
static void lapse_by_person(const struct ballot *b)
{
	kr_texts gone = { 0 }, rewritten = { 0 };
	for (uint32_t i = 0; i < b->old->responses.n; i++) {
		const struct kr_response *r = &b->old->responses.at[i];
		const struct kr_response *now = kr_round_response(b->new, r->id.s);
		if (!consents(r) || is_kept(r, now))
			continue;
		bool answered = now && kr_response_last(now, INT32_MAX);
		*KR_ADD(b->t->arena, answered ? &rewritten : &gone) = r->id;
	}
	lapse(b, &gone, _("the consent of %s was taken out"));
	lapse(b, &rewritten, _("the consent of %s was rewritten as another answer"));
}

/* Was the digest that the first answer wrote exchanged for another one? */
static bool digest_rewritten(const struct ballot *b)
{
	return kr_present(&b->old->text_digest) &&
	       !kr_text_equal(&b->old->text_digest, &b->new->text_digest);
}

/* ---- rounds ------------------------------------------------------------------------------- */

/* The round of @a that is @r, number @i of another version: opened that day, or at its place. */
static const struct kr_round *counterpart(
	const struct kr_agreement *a, const struct kr_round *r, uint32_t i)
{
	for (uint32_t k = 0; k < a->rounds.n; k++)
		if (a->rounds.at[k].opened.day == r->opened.day && (k >= i || a->rounds.n <= i))
			return &a->rounds.at[k];
	return i < a->rounds.n ? &a->rounds.at[i] : NULL;
}

static bool text_stood(const struct kr_agreement *a, const struct kr_round *r)
{
	return !kr_present(&r->text_digest) || kr_round_text_unchanged(a, r);
}

/* Is what stands in the file of @new another text than that of @old, where no digest is told? */
static bool text_differs(
	const struct kr_agreement *old, const struct kr_agreement *new, const struct kr_round *r)
{
	if (kr_present(&r->text_digest))
		return !kr_round_text_unchanged(new, r);
	return memcmp(old->record.digest, new->record.digest, sizeof old->record.digest) != 0;
}

static void compare_round(
	struct ballot *b, const struct kr_agreement *old, const struct kr_agreement *new)
{
	const struct kr_round *last = kr_agreement_last_round(new);
	if (b->new != last) {
		kr_texts who = consenting(b, last);
		lapse(b, &who,
			_("a new round was opened after the consent of %s, which was about "
			  "the round before"));
	} else if (digest_rewritten(b)) {
		lapse_all(b, _("the digest of the text that %s consented to was rewritten"));
	} else if (text_differs(old, new, b->new)) {
		lapse_all(b, _("the text changed after the consent of %s"));
	} else {
		lapse_by_person(b);
	}
}

static void find_in_rounds(
	struct kr_telling *t, const struct kr_agreement *old, const struct kr_agreement *new)
{
	const struct kr_round *last = kr_agreement_last_round(old);
	if (!last || !text_stood(old, last))
		return;
	uint32_t number = old->rounds.n;
	struct ballot b = { .t = t,
		.old = last,
		.new = new ? counterpart(new, last, number - 1) : NULL,
		.key = kr_asprintf(t->arena, "rounds.%u", number),
		.called = kr_asprintf(t->arena, _("round %u"), number) };
	if (!new)
		lapse_all(&b, _("the agreement was removed, and with it the consent of %s"));
	else if (!b.new)
		lapse_all(&b, _("the round was taken out, and with it the consent of %s"));
	else
		compare_round(&b, old, new);
}

/* Consent that came with @new, where another text stands than the one it was about. */
static void find_on_another_text(
	struct kr_telling *t, const struct kr_agreement *old, const struct kr_agreement *new)
{
	const struct kr_round *last = new ? kr_agreement_last_round(new) : NULL;
	if (!last || text_stood(new, last))
		return;
	const struct kr_round *was = old && old->rounds.n > 0
					     ? counterpart(old, last, new->rounds.n - 1)
					     : NULL;
	struct ballot b = { .t = t,
		.old = last,
		.key = kr_asprintf(t->arena, "rounds.%u", new->rounds.n),
		.called = kr_asprintf(t->arena, _("round %u"), new->rounds.n) };
	kr_texts who = consenting(&b, was);
	lapse(&b, &who,
		_("the consent of %s is about another text than the one that stands here now"));
}

/* ---- elsewhere, meanwhile ----------------------------------------------------------------- */

static const char *why_meanwhile(
	const struct kr_telling *t, const struct kr_meanwhile *m, const struct kr_round *now)
{
	const char *why = NULL;
	if (!m->new)
		why = _("it is removed here, and with it the consent of %%s, given on %s after "
			"they parted");
	else if (now != kr_agreement_last_round(m->new))
		why = _("a new round is opened here, and the consent of %%s, given on %s after "
			"they parted, was about the round before");
	else if (memcmp(m->parted->record.digest, m->new->record.digest,
			 sizeof m->new->record.digest) != 0)
		why = _("the text changes here, and %%s consented to it as it was, on %s, after "
			"they parted");
	return why ? kr_asprintf(t->arena, why, m->called) : NULL;
}

void kr_find_lapses_meanwhile(struct kr_telling *t, const struct kr_meanwhile *m)
{
	uint32_t n = m->into->rounds.n;
	const struct kr_round *last = kr_agreement_last_round(m->into);
	if (!last || !text_stood(m->into, last))
		return;
	const struct kr_round *now = m->new && m->new->rounds.n >= n
					     ? counterpart(m->new, last, n - 1)
					     : NULL;
	struct ballot b = { .t = t,
		.old = last,
		.key = kr_asprintf(t->arena, "rounds.%u", n),
		.called = kr_asprintf(t->arena, _("round %u"), n) };
	if (m->new && !now)
		return; /* a round that only the other one has: the merge will ask which is right */
	const char *why = why_meanwhile(t, m, now);
	const struct kr_round *before = m->parted->rounds.n >= n
						? counterpart(m->parted, last, n - 1)
						: NULL;
	kr_texts who = consenting(&b, before);
	if (why)
		lapse(&b, &who, why);
}

/* ---- evaluations -------------------------------------------------------------------------- */

static const struct kr_evaluation *evaluation_of(
	const struct kr_agreement *a, const struct kr_evaluation *e)
{
	for (uint32_t i = 0; i < a->evaluations.n; i++)
		if (a->evaluations.at[i].date.day == e->date.day)
			return &a->evaluations.at[i];
	return NULL;
}

static void find_in_evaluations(
	struct kr_telling *t, const struct kr_agreement *old, const struct kr_agreement *new)
{
	if (old->evaluations.n == 0)
		return;
	const struct kr_evaluation *last = &old->evaluations.at[old->evaluations.n - 1];
	const struct kr_evaluation *now = new ? evaluation_of(new, last) : NULL;
	struct ballot b = { .t = t,
		.old = &last->round,
		.new = now ? &now->round : NULL,
		.key = kr_asprintf(t->arena, "evaluations.%u", old->evaluations.n),
		.called = kr_asprintf(t->arena, _("evaluation %u"), old->evaluations.n) };
	if (!now)
		lapse_all(&b, _("it was taken out, and with it the consent of %s to its outcome"));
	else if (digest_rewritten(&b))
		lapse_all(&b, _("the digest of the outcome that %s consented to was rewritten"));
	else if (last->outcome.is != now->outcome.is || last->next.day != now->next.day)
		lapse_all(&b, _("the outcome changed after the consent of %s"));
	else
		lapse_by_person(&b);
}

void kr_find_lapses(
	struct kr_telling *t, const struct kr_agreement *old, const struct kr_agreement *new)
{
	if (old) {
		find_in_rounds(t, old, new);
		find_in_evaluations(t, old, new);
	}
	find_on_another_text(t, old, new);
}
