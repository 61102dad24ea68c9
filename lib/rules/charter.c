/* lib/rules/charter.c - the charter is whole, and what it says of papers and routing is done. */
#include <string.h>

#include "rules/check.h"
#include <kring/charter.h>

/* Did the charter say it on @day already?  One that was never adopted always did. */
static bool charter_held(const struct kr_network *n, int32_t day)
{
	return !n->adopted || n->adopted->date.day <= day;
}

/* ---- charter-incomplete ------------------------------------------------------------------- */

static const char *names_of(struct kr_check *ck, const kr_texts *who)
{
	struct kr_buf b = KR_BUF_INIT;
	for (uint32_t i = 0; i < who->n; i++)
		kr_buf_printf(&b, "%s'%s'", i ? ", " : "", who->at[i].s);
	const char *names = kr_strndup(ck->arena, b.s, b.len);
	kr_buf_release(&b);
	return names;
}

static void say_how(struct kr_check *ck, const struct kr_charter_gap *gap)
{
	const char *circle = gap->record->kind == KR_CIRCLE ? gap->record->id : "CIRCLE";
	switch (gap->part) {
	case KR_GROUND_RULES:
		kr_finding_hint(ck,
			_("write spelregels, and let the table consent to them: kring propose "
			  "%s/spelregels --establishes spelregels"),
			circle);
		break;
	case KR_PARTICIPANTS:
		kr_finding_hint(ck, _("kring add member %s PERSON"), circle);
		break;
	case KR_MANDATES:
		kr_finding_hint(ck,
			_("kring add mandate %s %s --organisation ORG --given-by WHO --from DATE "
			  "--until DATE"),
			circle, gap->who.n ? gap->who.at[0].s : "PERSON");
		break;
	case KR_ROLES:
		kr_finding_hint(
			ck, _("kring add role %s ROLE --holder PERSON --until DATE"), circle);
		break;
	case KR_IN_SCOPE:
	case KR_OUT_OF_SCOPE:
		kr_finding_hint(ck,
			_("write what it is about, and what not, as 'scope' of the circle, and let "
			  "it consent: kring propose %s/scope --establishes circles/%s"),
			circle, circle);
		break;
	default:
		break;
	}
}

static void charter_incomplete(struct kr_check *ck)
{
	kr_charter_gaps gaps = { 0 };
	kr_charter_gaps_of(ck->ws, ck->as_of, &gaps);
	for (uint32_t i = 0; i < gaps.n; i++) {
		const struct kr_charter_gap *gap = &gaps.at[i];
		const char *part = kr_charter_part_text(gap->part);
		if (gap->who.n > 0)
			kr_finding(ck, gap->record, gap->at,
				_("the charter is not complete: '%s' is missing for %s"), part,
				names_of(ck, &gap->who));
		else if (gap->record->kind == KR_CIRCLE)
			kr_finding(ck, gap->record, gap->at,
				_("the charter is not complete: '%s' is missing for the circle "
				  "'%s'"),
				part, gap->record->id);
		else
			kr_finding(ck, gap->record, gap->at,
				_("the charter is not complete: '%s' is missing"), part);
		say_how(ck, gap);
	}
}

const struct kr_rule kr_rule_charter_incomplete = {
	.name = "charter-incomplete",
	.class = KR_CLASS_TIME,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "charter",
	.what = N_("one of the nine parts of the charter is not written down: ground rules "
		   "(spelregels in force); participants, mandate, in scope, out of scope and roles "
		   "(of each circle); preparation, routing, process evaluation (in kring.yaml)"),
	.why = N_("what the partners took for granted they each remember differently; nine short "
		  "answers beforehand save the quarrel afterwards"),
	.mend = N_("write it where the finding points, and let the circle consent to it: kring "
		   "propose CIRCLE/NAME --establishes network"),
	.example = N_("charter:   # and no 'routing'\n  preparation: {days: 7}\n"
		      "  process-evaluation: {every: 6m}"),
	.workspace = charter_incomplete,
};

/* ---- preparation-late --------------------------------------------------------------------- */

static const struct kr_number *preparation_days(const struct kr_network *n)
{
	const struct kr_preparation *p = n && n->charter ? n->charter->preparation : NULL;
	return p && p->days.there ? &p->days : NULL;
}

static void preparation_late(struct kr_check *ck, const struct kr_meeting *m)
{
	const struct kr_network *n = kr_sound_network(ck);
	const struct kr_number *days = preparation_days(n);
	if (!days || m->agenda.n == 0 || !charter_held(n, m->day))
		return;
	int32_t ahead = kr_whole(days), last = m->day - ahead;
	bool sent = kr_has_day(m->papers) && m->papers.day <= ck->as_of;
	if (sent && m->papers.day > last) {
		kr_finding(ck, &m->record, m->papers.at,
			kr_nq("the papers went out on %s; the charter says by %s, %d day before "
			      "the meeting",
				"the papers went out on %s; the charter says by %s, %d days before "
				"the meeting",
				ahead),
			kr_day_long(ck->arena, m->papers.day), kr_day_long(ck->arena, last), ahead);
	} else if (!kr_has_day(m->papers) && last < ck->as_of) {
		kr_finding(ck, &m->record, m->agenda.at[0].at,
			_("there is an agenda, and nothing says when the papers went out; the "
			  "charter says by %s"),
			kr_day_long(ck->arena, last));
		kr_finding_hint(ck, _("write the day on which they did as 'papers'"));
	}
}

const struct kr_rule kr_rule_preparation_late = {
	.name = "preparation-late",
	.class = KR_CLASS_TIME,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "charter",
	.what = N_("the papers of a meeting with an agenda went out later than 'preparation: days' "
		   "of the charter says, or nothing says that they did; meetings before the "
		   "charter was adopted are not judged"),
	.why = N_("who gets the papers late cannot ask a constituency, and answers for nobody"),
	.mend = N_("agree who sends the next papers, and by which day; put off what came too late"),
	.example = N_("# meetings/geboortezorg/2026-03-12.yaml, and preparation: {days: 7}\n"
		      "agenda: [geboortezorg/warme-overdracht]\npapers: 2026-03-08"),
	.meeting = preparation_late,
};

/* ---- routing-skipped ---------------------------------------------------------------------- */

/* Does the way of a decision lead from a table to the constituencies and back? */
static bool routes_by_constituency(const struct kr_network *n)
{
	const kr_texts *routing = n && n->charter ? &n->charter->routing : NULL;
	bool table = false, constituency = false;
	for (uint32_t i = 0; routing && i < routing->n; i++) {
		if (table && constituency && kr_text_is(&routing->at[i], "table"))
			return true;
		table |= kr_text_is(&routing->at[i], "table");
		constituency |= table && kr_text_is(&routing->at[i], "constituency");
	}
	return false;
}

static bool is_for_others(const struct kr_mandate *m)
{
	return kr_present(&m->organisation) || m->organisations.n > 0 || kr_present(&m->circle);
}

static bool said_consulting(const struct kr_response *r)
{
	for (uint32_t i = 0; kr_response_nth(r, i); i++)
		if (kr_response_nth(r, i)->response.is == KR_CONSULTING)
			return true;
	return false;
}

/* Had the members of @round constituencies to ask, and did nobody of them ask one? */
static bool nobody_consulted(struct kr_check *ck, const struct kr_agreement *a,
	const struct kr_round *round, int32_t day)
{
	bool could = false;
	for (uint32_t i = 0; i < round->responses.n; i++) {
		const struct kr_response *r = &round->responses.at[i];
		const struct kr_mandate *m = kr_workspace_mandate(
			ck->ws, a->record.circle, r->id.s);
		if (m && !m->record.sound)
			return false;
		if (!m || !is_for_others(m))
			continue;
		if (said_consulting(r) || kr_mandate_consulted(m, a->record.id, 0, day, 0))
			return false;
		could = true;
	}
	return could;
}

static bool nobody_in_any_round(struct kr_check *ck, const struct kr_agreement *a, int32_t adopted)
{
	bool any = false;
	for (uint32_t i = 0; i < a->rounds.n; i++) {
		any = true;
		if (!nobody_consulted(ck, a, &a->rounds.at[i], adopted))
			return false;
	}
	return any;
}

static void routing_skipped(struct kr_check *ck, const struct kr_agreement *a)
{
	const struct kr_network *n = kr_sound_network(ck);
	int32_t adopted = kr_agreement_adoption_day(a);
	if (!routes_by_constituency(n) || !a->adopted || kr_agreement_without_rounds(a) ||
		a->kind.is == KR_ELECTION || !charter_held(n, adopted - 1) ||
		!nobody_in_any_round(ck, a, adopted))
		return;
	kr_finding(ck, &a->record, a->adopted->at,
		_("it was adopted, and no member's file says that a constituency was asked about "
		  "it"));
	kr_finding_related(ck, "%s", n->record.path);
}

const struct kr_rule kr_rule_routing_skipped = {
	.name = "routing-skipped",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "charter",
	.what = N_("'routing' of the charter leads from a table to the constituency and back to a "
		   "table, and an agreement was adopted of which no member with a mandate for "
		   "others closed a consultation in the mandate, or answered 'consulting'; not "
		   "elections, "
		   "decisions under a method, or what was adopted before or with the charter; one "
		   "member who asked is enough: whether all should have, and whether the other "
		   "steps were taken in order, stays for people to say"),
	.why = N_("what a constituency hears of only afterwards it carries out for somebody else"),
	.mend = N_(
		"ask the constituency still: kring consult ID --opened DATE; next time before the "
		"round closes"),
	.example = N_("# kring.yaml: routing: [table, constituency, table, publish]\n"
		      "adopted: {date: 2026-03-12, meeting: 2026-03-12}   # no consultation on it"),
	.agreement = routing_skipped,
};
