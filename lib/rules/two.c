/* lib/rules/two.c - a TWO, temporarily workable agreement: heard, done, and learned from. */
#include <string.h>

#include "rules/check.h"

static bool is_standing_two(const struct kr_agreement *a)
{
	return a->kind.is == KR_TWO && kr_agreement_stands(a);
}

/* ---- two-heard ---------------------------------------------------------------------------- */

/* Somebody whose view was there before it was decided, and since when. */
struct voice {
	const char *person;
	int32_t day;
};
typedef KR_MANY(struct voice) voices;

static void add_voice(struct kr_check *ck, const struct kr_agreement *a, const struct kr_text *who,
	struct kr_date date, voices *out)
{
	int32_t decided = kr_agreement_adoption_day(a);
	if (kr_present(who) && (decided == KR_NO_DAY || date.day <= decided))
		*KR_ADD(ck->arena, out) = (struct voice){ who->s, date.day };
}

/*
 * Who was heard (hoor en wederhoor) or reacted, and who wrote the proposal.  An answer in a round
 * does not count: to decide is something else than to be heard before it.
 */
static void gather_voices(struct kr_check *ck, const struct kr_agreement *a, voices *out)
{
	if (a->proposed)
		add_voice(ck, a, &a->proposed->by, a->proposed->date, out);
	for (uint32_t i = 0; i < a->heard.n; i++)
		add_voice(ck, a, &a->heard.at[i].id, a->heard.at[i].date, out);
	for (uint32_t i = 0; i < a->reactions.n; i++)
		if (a->reactions.at[i].said.n > 0)
			add_voice(ck, a, &a->reactions.at[i].id, a->reactions.at[i].said.at[0].date,
				out);
}

static bool is_person_heard(const voices *heard, const char *person)
{
	for (uint32_t i = 0; i < heard->n; i++)
		if (strcmp(heard->at[i].person, person) == 0)
			return true;
	return false;
}

/* By one of its people, or by somebody who speaks for it at this table. */
static bool is_organisation_heard(struct kr_check *ck, const struct kr_agreement *a,
	const voices *heard, const char *organisation)
{
	for (uint32_t i = 0; i < heard->n; i++) {
		const struct voice *v = &heard->at[i];
		struct kr_who who;
		if (kr_workspace_person(ck->ws, v->person, &who) == KR_OK &&
			strcmp(who.organisation->record.id, organisation) == 0)
			return true;
		if (kr_speaks_for(ck->ws, a->record.circle, v->person, v->day, organisation))
			return true;
	}
	return false;
}

static void look_at_disagreeing(struct kr_check *ck, const struct kr_agreement *a,
	const voices *heard, const struct kr_disagreement *d)
{
	const struct kr_circle *c = kr_agreement_circle(a);
	const struct kr_role *role = c && d->who.s ? kr_circle_role(c, d->who.s) : NULL;
	const char *who = role ? role->holder.s : d->who.s;
	if (!who || is_person_heard(heard, who) ||
		(kr_is_organisation(ck, who) && is_organisation_heard(ck, a, heard, who)))
		return;
	kr_finding(ck, &a->record, d->who.at,
		_("'%s' disagrees, and it does not say when '%s' was "
		  "heard"),
		d->who.s, who);
}

static void two_heard(struct kr_check *ck, const struct kr_agreement *a)
{
	voices heard = { 0 };
	if (!is_standing_two(a) || kr_is_uncertain(ck, KR_ORGANISATION))
		return;
	gather_voices(ck, a, &heard);
	for (uint32_t i = 0; i < a->parties.n; i++) {
		const struct kr_text *party = &a->parties.at[i];
		if (party->s && !is_organisation_heard(ck, a, &heard, party->s))
			kr_finding(ck, &a->record, party->at,
				_("it binds '%s', and it does not say that anybody of it was "
				  "heard"),
				party->s);
	}
	for (uint32_t i = 0; i < a->disagreements.n; i++)
		look_at_disagreeing(ck, a, &heard, &a->disagreements.at[i]);
}

const struct kr_rule kr_rule_two_heard = {
	.name = "two-heard",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "two",
	.what = N_("a TWO with an open round, or in force, binds an organisation of which nobody "
		   "was heard, or leaves a disagreement open with somebody who was not; who "
		   "proposed it, reacted to it or stands in 'heard' by its adoption was heard, an "
		   "answer in a round is not enough"),
	.why = N_("hoor en wederhoor: what is tried together is first looked at from every side"),
	.mend = N_("hear them, and write 'heard: {PERSON: {date: DATE, about: WHAT}}'; a reaction "
		   "(kring say ID) counts too"),
	.example = N_(
		"kind: two\nparties: [vsv-noord, kraamzorg-zuid]\n"
		"heard: {anna: {date: 2026-02-20}}   # of vsv-noord; nobody of kraamzorg-zuid"),
	.agreement = two_heard,
};

/* ---- what it is tried with ---------------------------------------------------------------- */

static void two_without_action(struct kr_check *ck, const struct kr_agreement *a)
{
	if (is_standing_two(a) && a->actions.n == 0)
		kr_finding(ck, &a->record, a->kind.at,
			_("this TWO has no action: nobody does anything by it"));
}

const struct kr_rule kr_rule_two_without_action = {
	.name = "two-without-action",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "two",
	.what = N_("a TWO with an open round, or in force, has no 'actions'"),
	.why = N_("a TWO is made to act and then to look back; without an action there is nothing "
		  "to look back on"),
	.mend = N_("kring act ID NAME --what TEXT --owner WHO --due DATE; after the first answer: "
		   "kring amend ID"),
	.example = N_("kind: two\ntext: Wij bellen elkaar   # and no 'actions'"),
	.agreement = two_without_action,
};

static void disagreement_without_test(struct kr_check *ck, const struct kr_agreement *a)
{
	for (uint32_t i = 0; is_standing_two(a) && i < a->disagreements.n; i++) {
		const struct kr_disagreement *d = &a->disagreements.at[i];
		if (!kr_present(&d->shows) && !d->verdict.is)
			kr_finding(ck, &a->record, d->id.at,
				_("nothing says what practice would show about '%s'"), d->id.s);
	}
}

const struct kr_rule kr_rule_disagreement_without_test = {
	.name = "disagreement-without-test",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "two",
	.what = N_("a disagreement that a TWO leaves open has no 'shows', and no verdict yet"),
	.why = N_("a disagreement may stay open when practice can settle it; then all know "
		  "beforehand what to look for"),
	.mend = N_("agree on what to look for: kring amend ID --set disagreements.NAME.shows=TEXT "
		   "-m WHAT-CHANGED"),
	.example = N_(
		"disagreements:\n  avonddienst: {who: bram, view: Niemand is bereikbaar}   # and "
		"no 'shows'"),
	.agreement = disagreement_without_test,
};

/* ---- what was learned --------------------------------------------------------------------- */

static const struct kr_decision *last_decision(const struct kr_agreement *a)
{
	for (uint32_t i = a->evaluations.n; i-- > 0;)
		if (a->evaluations.at[i].decided)
			return a->evaluations.at[i].decided;
	return NULL;
}

static void disagreement_unsettled(struct kr_check *ck, const struct kr_agreement *a)
{
	const struct kr_decision *decided = last_decision(a);
	if (a->kind.is != KR_TWO || !decided)
		return;
	for (uint32_t i = 0; i < a->disagreements.n; i++) {
		const struct kr_disagreement *d = &a->disagreements.at[i];
		if (d->verdict.is)
			continue;
		kr_finding(ck, &a->record, d->id.at,
			_("evaluated on %s, and nothing says what came of the disagreement '%s'"),
			kr_day_long(ck->arena, decided->date.day), d->id.s);
		kr_finding_day(ck, decided->date.day);
	}
}

const struct kr_rule kr_rule_disagreement_unsettled = {
	.name = "disagreement-unsettled",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "two",
	.what = N_("an evaluation of a TWO was decided, and a disagreement has no 'verdict'"),
	.why = N_("practice was to settle it; 'undecided' is an answer too, silence is none"),
	.mend = N_("write 'verdict': confirmed, refuted or undecided; it is no part of the text"),
	.example = N_(
		"disagreements:\n  avonddienst: {who: bram, view: …, shows: Gemiste oproepen}   "
		"# no 'verdict'\nevaluations:\n  - decided: {date: 2026-09-03}"),
	.agreement = disagreement_unsettled,
};

/* An objection to it in force is experience too; a concern is from before it. */
static bool cites_experience(const struct kr_agreement *a)
{
	return a->builds_on && (a->builds_on->learned.n > 0 || a->builds_on->objections.n > 0);
}

static void two_without_experience(struct kr_check *ck, const struct kr_agreement *a)
{
	const struct kr_agreement *before = a->predecessor;
	if (!is_standing_two(a) || !before || !before->record.sound ||
		kr_agreement_phase(before) != KR_PHASE_ADOPTED || cites_experience(a))
		return;
	kr_finding(ck, &a->record, a->supersedes.at,
		_("it supersedes '%s', and says nothing of what was learned from that"),
		before->record.id);
}

const struct kr_rule kr_rule_two_without_experience = {
	.name = "two-without-experience",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "two",
	.what = N_("a TWO supersedes an agreement that was in force, and its 'builds-on' has "
		   "nothing 'learned', and no objection from practice"),
	.why = N_("the next TWO starts from what was tried, not from the table of the first time"),
	.mend = N_("write what was learned: kring amend ID --set builds-on.learned=TEXT -m "
		   "WHAT-CHANGED"),
	.example = N_("kind: two\nsupersedes: geboortezorg/warme-overdracht\n"
		      "builds-on: {changed: Ook in het weekend}   # and nothing 'learned'"),
	.agreement = two_without_experience,
};
