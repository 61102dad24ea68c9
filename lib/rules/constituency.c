/* lib/rules/constituency.c - who speaks for others asks them, on the same text, and tells them. */
#include <string.h>

#include "rules/check.h"

/* Days after a decision in which the constituency hears of it. */
enum { FEEDBACK_DAYS = 14 };

/* The agreement that is asked about, if it can be read. */
static const struct kr_agreement *about(
	struct kr_check *ck, const struct kr_consultation *consultation)
{
	const struct kr_agreement *a = kr_workspace_agreement(ck->ws, consultation->about.s);
	return a && a->record.sound ? a : NULL;
}

/* Is it the last of @m about its agreement, by the round or else by its place in the file? */
static bool is_last_about(const struct kr_mandate *m, const struct kr_consultation *x)
{
	for (uint32_t i = 0; i < m->consultations.n; i++) {
		const struct kr_consultation *other = &m->consultations.at[i];
		if (other != x && kr_text_equal(&other->about, &x->about) &&
			(other->round.value > x->round.value ||
				(other->round.value >= x->round.value && other > x)))
			return false;
	}
	return true;
}

/* ---- feedback-missing --------------------------------------------------------------------- */

static bool was_told(const struct kr_check *ck, const struct kr_mandate *m,
	const struct kr_consultation *x, int32_t decision)
{
	for (uint32_t i = 0; i < m->consultations.n; i++) {
		const struct kr_consultation *other = &m->consultations.at[i];
		if (kr_text_equal(&other->about, &x->about) && other->feedback.day >= decision &&
			other->feedback.day <= ck->as_of)
			return true;
	}
	return false;
}

static void look_for_feedback(
	struct kr_check *ck, const struct kr_mandate *m, const struct kr_consultation *x)
{
	const struct kr_agreement *a = about(ck, x);
	int32_t decision = a ? kr_agreement_adoption_day(a) : KR_NO_DAY;
	if (decision == KR_NO_DAY || decision + FEEDBACK_DAYS >= ck->as_of ||
		x->opened.day > decision || was_told(ck, m, x, decision))
		return;
	kr_finding(ck, &m->record, x->id.at,
		_("'%s' was decided on %s, and the constituency of '%s', which was asked, was not "
		  "told by %s"),
		a->record.id, kr_day_long(ck->arena, decision), m->record.name,
		kr_day_long(ck->arena, decision + FEEDBACK_DAYS));
	kr_finding_hint(ck, _("kring consult %s --feedback DATE --as %s, once they heard it"),
		a->record.id, m->record.name);
	kr_finding_day(ck, decision);
}

static void feedback_missing(struct kr_check *ck, const struct kr_mandate *m)
{
	for (uint32_t i = 0; i < m->consultations.n && kr_mandate_in_force(m, ck->as_of); i++)
		if (is_last_about(m, &m->consultations.at[i]))
			look_for_feedback(ck, m, &m->consultations.at[i]);
}

const struct kr_rule kr_rule_feedback_missing = {
	.name = "feedback-missing",
	.class = KR_CLASS_TIME,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "mandate",
	.what = N_("a constituency was asked about an agreement, and 14 days after the decision "
		   "there is no 'feedback' of that day or later"),
	.why = N_("who was asked and never hears what came of it answers no next time; two weeks "
		  "are enough to tell, also where people meet once a fortnight"),
	.mend = N_("tell the constituency, then: kring consult AGREEMENT --feedback DATE --as "
		   "PERSON"),
	.example = N_(
		"consultations:\n  warme-overdracht-1: {about: geboortezorg/warme-overdracht, "
		"round: 1, opened: 2026-03-01, closed: 2026-03-06}   # decided on 2026-03-12"),
	.mandate = feedback_missing,
};

/* ---- constituency-stale ------------------------------------------------------------------- */

/* The text of round @number, or of the last one: is it the same? */
static bool is_same_text(const struct kr_agreement *a, uint32_t number)
{
	const struct kr_text *seen = &a->rounds.at[number - 1].text_digest,
			     *last = &a->rounds.at[a->rounds.n - 1].text_digest;
	return kr_present(seen) && kr_text_equal(seen, last);
}

static void look_at_text(
	struct kr_check *ck, const struct kr_mandate *m, const struct kr_consultation *x)
{
	const struct kr_agreement *a = about(ck, x);
	uint32_t seen = (uint32_t)kr_whole(&x->round);
	if (!a || seen == 0 || seen >= a->rounds.n || kr_agreement_phase(a) == KR_PHASE_CLOSED ||
		is_same_text(a, seen))
		return;
	const struct kr_response *r = kr_round_response(
		&a->rounds.at[a->rounds.n - 1], m->record.name);
	const struct kr_answer *last = r ? kr_response_last(r, KR_EVER) : NULL;
	if (!last || last->response.is != KR_CONSENT)
		return;
	kr_finding(ck, &m->record, x->round.at,
		_("the constituency saw round %u of '%s', and '%s' consented to round %u"),
		(unsigned)seen, a->record.id, m->record.name, (unsigned)a->rounds.n);
	kr_finding_day(ck, last->date.day);
}

static void constituency_stale(struct kr_check *ck, const struct kr_mandate *m)
{
	for (uint32_t i = 0; i < m->consultations.n; i++)
		if (is_last_about(m, &m->consultations.at[i]))
			look_at_text(ck, m, &m->consultations.at[i]);
}

const struct kr_rule kr_rule_constituency_stale = {
	.name = "constituency-stale",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "mandate",
	.what = N_("a constituency was asked about the text of one round, and its member consented "
		   "to another text in a later round"),
	.why = N_(
		"a constituency supports what it has read; on another text its stance is a guess"),
	.mend = N_("ask about the text that was decided on: kring consult AGREEMENT --as PERSON"),
	.example = N_(
		"consultations:\n  warme-overdracht-1: {about: geboortezorg/warme-overdracht, "
		"round: 1, opened: 2026-03-01}   # and the consent is in round 2"),
	.mandate = constituency_stale,
};

/* ---- constituency-incomplete -------------------------------------------------------------- */

static bool is_owed(struct kr_check *ck, const char *organisation, struct kr_date closed)
{
	const struct kr_organisation *o = kr_workspace_organisation(ck->ws, organisation);
	return !o || !kr_has_passed(o->left, closed.day);
}

/* Those of the sector that were not heard, with commas; "" for none. */
static const char *unheard(
	struct kr_check *ck, const struct kr_mandate *m, const struct kr_consultation *x)
{
	struct kr_buf names = KR_BUF_INIT;
	for (uint32_t i = 0; i < m->organisations.n; i++) {
		const char *id = m->organisations.at[i].s;
		if (id && !kr_texts_have(&x->heard, id) && is_owed(ck, id, x->closed))
			kr_buf_printf(&names, "%s%s", names.len ? ", " : "", id);
	}
	const char *text = kr_strndup(ck->arena, names.s, names.len);
	kr_buf_release(&names);
	return text;
}

static void constituency_incomplete(struct kr_check *ck, const struct kr_mandate *m)
{
	for (uint32_t i = 0; i < m->consultations.n && m->organisations.n > 0; i++) {
		const struct kr_consultation *x = &m->consultations.at[i];
		if (!kr_has_day(x->closed))
			continue;
		const char *names = unheard(ck, m, x);
		if (!*names)
			continue;
		kr_finding(ck, &m->record, x->heard.n ? x->heard.at[0].at : x->closed.at,
			_("'%s' speaks for a sector, and of it was not heard: %s"), m->record.name,
			names);
		kr_finding_day(ck, x->closed.day);
	}
}

const struct kr_rule kr_rule_constituency_incomplete = {
	.name = "constituency-incomplete",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "mandate",
	.what = N_("who speaks for several organisations closed a consultation in which not all of "
		   "them were heard"),
	.why = N_("who speaks for a sector brings the stance of all of it, also of who is far away "
		  "or sees it otherwise"),
	.mend = N_("hear the others too: kring consult AGREEMENT --heard ORG,... --as PERSON"),
	.example =
		"organisations: [huisarts-oost, huisarts-west]\nconsultations:\n  nachtdienst-1: "
		"{about: regio/nachtdienst, opened: 2026-03-01, closed: 2026-03-06, heard: "
		"[huisarts-oost]}",
	.mandate = constituency_incomplete,
};

/* ---- mandate-conflict --------------------------------------------------------------------- */

static int32_t later(int32_t a, int32_t b)
{
	return a > b ? a : b;
}

/* An organisation of @m for which @person does not speak anyway on @day; NULL: none. */
static const char *foreign_to(
	struct kr_check *ck, const struct kr_mandate *m, const char *person, int32_t day)
{
	if (kr_present(&m->organisation))
		return kr_speaks_for(ck->ws, m->record.circle, person, day, m->organisation.s)
			       ? NULL
			       : m->organisation.s;
	for (uint32_t i = 0; i < m->organisations.n; i++)
		if (!kr_speaks_for(ck->ws, m->record.circle, person, day, m->organisations.at[i].s))
			return m->organisations.at[i].s;
	return NULL;
}

static void mandate_conflict(struct kr_check *ck, const struct kr_mandate *m)
{
	const struct kr_alternate *x = m->alternate;
	if (!x || !x->person.s || kr_text_is(&x->person, m->record.name))
		return;
	const struct kr_mandate *own = kr_workspace_mandate(ck->ws, m->record.circle, x->person.s);
	if (!own || !own->record.sound)
		return;
	int32_t day = later(x->from.day, later(own->from.day, m->from.day));
	const char *other = NULL;
	if (day <= x->until.day && kr_mandate_in_force(own, day) && kr_mandate_in_force(m, day))
		other = foreign_to(ck, m, x->person.s, day);
	if (!other)
		return;
	kr_finding(ck, &m->record, x->person.at,
		_("on %s '%s' has a mandate of their own in '%s', and stands in for '%s', who "
		  "speaks for '%s'"),
		kr_day_long(ck->arena, day), x->person.s, m->record.circle, m->record.name, other);
	kr_finding_related(ck, "%s", own->record.path);
	kr_finding_day(ck, day);
}

const struct kr_rule kr_rule_mandate_conflict = {
	.name = "mandate-conflict",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "mandate",
	.what = N_("at one table, on one day, somebody has a mandate of their own and stands in "
		   "for who speaks for another organisation"),
	.why = N_("who speaks for two parties cannot consent for both when their interests part"),
	.mend = N_("let somebody else stand in, or let the own mandate rest for that time"),
	.example = N_("# mandates/geboortezorg/carla.yaml; bram speaks for the hospital there\n"
		      "alternate: {person: bram, from: 2026-07-01, until: 2026-08-31}"),
	.mandate = mandate_conflict,
};

/* ---- mandate-self-renewed ----------------------------------------------------------------- */

static bool is_named_so(struct kr_check *ck, const struct kr_text *by, const char *person)
{
	struct kr_who who;
	if (kr_text_is(by, person))
		return true;
	return kr_present(by) && kr_workspace_person(ck->ws, person, &who) == KR_OK &&
	       kr_text_equal(by, &who.person->name);
}

static void mandate_self_renewed(struct kr_check *ck, const struct kr_mandate *m)
{
	for (uint32_t i = 0; i < m->renewals.n && !m->self.is; i++) {
		const struct kr_mandate_renewal *renewal = &m->renewals.at[i];
		if (!is_named_so(ck, &renewal->by, m->record.name))
			continue;
		kr_finding(ck, &m->record, renewal->by.at,
			_("'%s' renewed their own mandate on %s"), m->record.name,
			kr_day_long(ck->arena, renewal->date.day));
		kr_finding_day(ck, renewal->date.day);
	}
}

const struct kr_rule kr_rule_mandate_self_renewed = {
	.name = "mandate-self-renewed",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "mandate",
	.what = N_("the one who has a mandate is named as the one who renewed it; in their own "
		   "name ('self') that is as it should be"),
	.why = N_("a mandate is given by those on whose behalf one speaks, and renewing it is "
		  "theirs"),
	.mend = N_("ask the mandator: kring renew-mandate CIRCLE --as PERSON --by WHO"),
	.example = "# mandates/geboortezorg/anna.yaml\nrenewals:\n  - {date: 2026-03-17, by: anna, "
		   "outcome: confirmed}",
	.mandate = mandate_self_renewed,
};
