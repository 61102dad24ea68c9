/* lib/rules/text.c - consent is given to a text, and that text is what stands in the file. */
#include "rules/check.h"

/* ---- text-digest-missing ------------------------------------------------------------------ */

static void digest_of_round(struct kr_check *ck, const struct kr_agreement *a,
	const struct kr_round *round, bool settled)
{
	if (kr_present(&round->text_digest) || !kr_round_answered(round, KR_EVER))
		return;
	kr_finding(ck, &a->record, round->at,
		_("there are answers here, and no 'text-digest' of the text that they are about"));
	if (!settled)
		kr_finding_default(ck, KR_WARNING);
}

static void text_digest_missing(struct kr_check *ck, const struct kr_agreement *a)
{
	enum kr_phase phase = kr_agreement_phase(a);
	if (phase == KR_PHASE_CLOSED)
		return;
	for (uint32_t i = 0; i < a->rounds.n; i++)
		digest_of_round(ck, a, &a->rounds.at[i], phase == KR_PHASE_ADOPTED);
	for (uint32_t i = 0; i < a->evaluations.n; i++)
		digest_of_round(
			ck, a, &a->evaluations.at[i].round, a->evaluations.at[i].decided != NULL);
}

const struct kr_rule kr_rule_text_digest_missing = {
	.name = "text-digest-missing",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("a round has answers and no digest of its text; a warning while it is open"),
	.why = N_("consent is given to a text; without its digest nobody can tell which one"),
	.mend = N_("answer with 'kring consent ID': the first answer of a round writes the digest"),
	.example = "rounds:\n  - opened: 2026-03-05\n    responses:\n      anna: {response: "
		   "consent, date: 2026-03-06}",
	.agreement = text_digest_missing,
};

/* ---- text-changed ------------------------------------------------------------------------- */

static const struct kr_round *changed_round(const struct kr_agreement *a)
{
	const struct kr_round *round = kr_agreement_last_round(a);
	if (kr_agreement_phase(a) == KR_PHASE_CLOSED || !round ||
		!kr_present(&round->text_digest) || kr_round_text_unchanged(a, round))
		return NULL;
	return round;
}

/* Until it is adopted, what it establishes is part of its text. */
static void established_changed(struct kr_check *ck, const struct kr_agreement *a)
{
	const struct kr_named *line;
	uint32_t from = 0;
	while ((line = kr_established_changed(ck->ws, a, &from))) {
		if (!kr_workspace_established(ck->ws, line->id.s)->sound)
			continue;
		kr_finding(ck, &a->record, line->value.at,
			_("the text of '%s' changed after it was answered to in this round"),
			line->id.s);
	}
}

static void evaluation_changed(
	struct kr_check *ck, const struct kr_agreement *a, const struct kr_evaluation *e)
{
	if (!kr_present(&e->round.text_digest) || kr_evaluation_text_unchanged(ck->arena, a, e))
		return;
	kr_finding(ck, &a->record, e->round.text_digest.at,
		_("the text, 'outcome' or 'next' changed after this evaluation was answered to"));
	kr_finding_hint(ck, _("put back what was answered to, or add another evaluation"));
}

static void text_changed(struct kr_check *ck, const struct kr_agreement *a)
{
	enum kr_phase phase = kr_agreement_phase(a);
	const struct kr_round *changed = changed_round(a), *last = kr_agreement_last_round(a);
	if (changed) {
		kr_finding(ck, &a->record, changed->text_digest.at,
			_("the text differs from the one that was answered to in round %zu"),
			kr_round_number(a, changed));
		if (phase == KR_PHASE_OPEN)
			kr_finding_hint(ck,
				_("'kring amend %s -m WHAT-CHANGED' opens the next round on the "
				  "text as it stands"),
				a->record.id);
		return;
	}
	if (phase == KR_PHASE_OPEN && kr_present(&last->text_digest))
		established_changed(ck, a);
	for (uint32_t i = 0; i < a->evaluations.n; i++)
		evaluation_changed(ck, a, &a->evaluations.at[i]);
}

const struct kr_rule kr_rule_text_changed = {
	.name = "text-changed",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("the text is not the one that the answers of its last round are about"),
	.why = N_("consent to one text is no consent to another"),
	.mend = N_("put the text back (git has it), or change it together: kring amend ID -m "
		   "WHAT-CHANGED"),
	.example = N_("text: Bellen binnen drie uur   # it said two hours when anna consented\n"
		      "rounds:\n  - text-digest: sha256:9f2c…"),
	.agreement = text_changed,
};

/* ---- extension-changed-text --------------------------------------------------------------- */

static void extension_changed_text(struct kr_check *ck, const struct kr_agreement *a)
{
	if (!a->evaluation || !changed_round(a))
		return;
	const struct kr_date *date = &a->evaluation->date;
	for (uint32_t i = 0; i < a->extensions.n; i++) {
		if (a->extensions.at[i].to.day != date->day)
			continue;
		kr_finding(ck, &a->record, date->at,
			_("the extension moved 'evaluation.date' itself, which is part of the "
			  "text"));
		return;
	}
}

const struct kr_rule kr_rule_extension_changed_text = {
	.name = "extension-changed-text",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("the date of an extension was written into the text that was consented to"),
	.why = N_("an extension moves the day until an evaluation can be held, and nothing else"),
	.mend = N_("put the date back that was consented to; the one that 'kring extend' wrote "
		   "counts"),
	.example = "evaluation: {date: 2026-10-01}   # was 2026-09-01\n"
		   "extensions:\n  - {date: 2026-08-20, by: anna, to: 2026-10-01, why: Vakantie}",
	.agreement = extension_changed_text,
};

/* ---- changed-without-decision ------------------------------------------------------------- */

static struct kr_at name_of(const struct kr_record *r)
{
	if (r->kind == KR_SPELREGEL)
		return ((const struct kr_spelregel *)r)->title.at;
	return r->kind == KR_CIRCLE ? ((const struct kr_circle *)r)->name.at
				    : ((const struct kr_network *)r)->name.at;
}

/* An adoption that broke off, or an `adopted` that somebody took out: the record binds nobody. */
static void not_said_to_be_adopted(
	struct kr_check *ck, const struct kr_record *r, const struct kr_agreement *by)
{
	kr_finding(ck, r, name_of(r), _("'%s' established this, and it has no 'adopted'"),
		by->record.id);
	kr_finding_hint(ck, _("'kring adopt %s' again writes what was left over"), by->record.id);
}

static void differs(struct kr_check *ck, const struct kr_record *r,
	const struct kr_establishment *adopted, const struct kr_established *e)
{
	kr_finding(ck, r, adopted->at, _("this differs from what '%s' established"),
		e->adopted->record.id);
	if (!e->open)
		return;
	kr_finding_default(ck, KR_WARNING);
	kr_finding_hint(
		ck, _("'%s' proposes the change, and is not adopted yet"), e->open->record.id);
}

/* What an agreement that could not be read establishes is not known. */
static bool is_by_unread(struct kr_check *ck, const struct kr_establishment *adopted)
{
	const struct kr_agreement *by = kr_workspace_agreement(ck->ws, adopted->by.s);
	return !by || !by->record.sound;
}

static void changed_without_decision(struct kr_check *ck, const struct kr_record *r)
{
	if (r->kind != KR_SPELREGEL && r->kind != KR_CIRCLE && r->kind != KR_NETWORK)
		return;
	const struct kr_establishment *adopted = kr_record_establishment(r);
	const struct kr_established *e = kr_established_by(ck, r);
	const struct kr_agreement *by = e ? e->adopted : NULL;
	if (!adopted && by)
		not_said_to_be_adopted(ck, r, by);
	if (!adopted || is_by_unread(ck, adopted))
		return;
	if (!by)
		kr_finding(ck, r, adopted->by.at,
			_("'%s' is not adopted, or does not establish this"), adopted->by.s);
	else if (!kr_text_is(&e->by_adopted->value, kr_digest_text(ck->arena, r->digest)))
		differs(ck, r, adopted, e);
	else if (!kr_text_is(&adopted->by, by->record.id))
		kr_finding(ck, r, adopted->by.at, _("'%s' established this last, and not '%s'"),
			by->record.id, adopted->by.s);
}

const struct kr_rule kr_rule_changed_without_decision = {
	.name = "changed-without-decision",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_(
		"a spelregel, circle or charter in force differs from what the table established"),
	.why = N_("the rules of the table are changed by the table; a warning while that is "
		  "proposed"),
	.mend = N_("put it back, or propose the change: kring propose CIRCLE/ID --establishes "
		   "KIND/ID"),
	.example = N_("# spelregels/mandaat.yaml\ntext: Na elke tweede bijeenkomst …   # it said: "
		      "after each one\n"
		      "adopted: {date: 2025-10-01, by: regiekring/onze-spelregels}"),
	.record = changed_without_decision,
};

/* ---- response-unsigned -------------------------------------------------------------------- */

static void signed_since(struct kr_check *ck, const struct kr_agreement *a,
	const struct kr_round *round, int32_t since)
{
	for (uint32_t i = 0; i < round->responses.n; i++) {
		const struct kr_response *r = &round->responses.at[i];
		const struct kr_answer *answer;
		for (uint32_t k = 0; (answer = kr_response_nth(r, k)); k++) {
			if (!kr_answer_is_said(answer) || answer->date.day < since ||
				kr_present(&answer->signature))
				continue;
			kr_finding(ck, &a->record, answer->response.at,
				_("this answer of '%s' is not signed, and answers since %s are"),
				r->id.s, kr_day_long(ck->arena, since));
			kr_finding_day(ck, answer->date.day);
		}
	}
}

static void response_unsigned(struct kr_check *ck, const struct kr_agreement *a)
{
	const struct kr_circle *c = kr_agreement_circle(a);
	if (!c || !kr_has_day(c->require_signed_since))
		return;
	for (uint32_t i = 0; i < a->rounds.n; i++)
		signed_since(ck, a, &a->rounds.at[i], c->require_signed_since.day);
	for (uint32_t i = 0; i < a->evaluations.n; i++)
		signed_since(ck, a, &a->evaluations.at[i].round, c->require_signed_since.day);
}

const struct kr_rule kr_rule_response_unsigned = {
	.name = "response-unsigned",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_(
		"an answer without 'signature', dated from the circle's 'require-signed-since' on"),
	.why = N_("this circle agreed that an answer shows by itself who gave it"),
	.mend = N_("let the member answer again with --sign: kring consent ID --sign"),
	.example = N_("anna: {response: consent, date: 2026-03-06}   # no 'signature'"),
	.agreement = response_unsigned,
};
