/* lib/rules/fence.c - boundaries are recognised, then made transparent, then widened. */
#include <ctype.h>
#include <string.h>

#include "rules/check.h"
#include <kring/charter.h>

/* The phase that the network says it is in; 0 where it says none. */
static int phase_of(struct kr_check *ck)
{
	const struct kr_network *n = kr_sound_network(ck);
	return n ? n->phase.is : 0;
}

/* ---- boundary-missing, boundary-dropped --------------------------------------------------- */

/* Each organisation at a table that has not said what it is for and what it is not for. */
static void each_without_boundary(struct kr_check *ck, const char *format)
{
	struct kr_partners p;
	kr_partners_of(ck->ws, NULL, ck->as_of, &p);
	for (size_t i = 0; i < p.n; i++) {
		const struct kr_organisation *o = p.at[i];
		if (!kr_boundary_said(o))
			kr_finding(ck, &o->record, o->boundary ? o->boundary->at : o->name.at,
				format, o->record.id);
	}
}

static void boundary_missing(struct kr_check *ck)
{
	int phase = phase_of(ck);
	if (phase == KR_RECOGNISE || phase == KR_MAKE_TRANSPARENT)
		each_without_boundary(ck,
			_("'%s' sits at a table and has not written what it is for and what it is "
			  "not for"));
}

const struct kr_rule kr_rule_boundary_missing = {
	.name = "boundary-missing",
	.class = KR_CLASS_TIME,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "fence",
	.what = N_("the network is in the phase 'recognise' or 'make-transparent', and an "
		   "organisation at a table has no 'boundary' with 'for' and 'not-for'; whether "
		   "the words are true stays for people to say"),
	.why = N_("a fence that is not recognised is climbed by accident: first say what you are, "
		  "and what you are not"),
	.mend = N_("let the organisation write its 'boundary': for, not-for, and why it acts so"),
	.example = N_("# kring.yaml: phase: recognise\nname: Kraamzorg Zuid   # and no 'boundary'"),
	.workspace = boundary_missing,
};

static void boundary_dropped(struct kr_check *ck)
{
	if (phase_of(ck) == KR_WIDEN)
		each_without_boundary(ck, _("the boundary of '%s' is not written down, or was "
					    "taken out, while the fence is widened"));
}

const struct kr_rule kr_rule_boundary_dropped = {
	.name = "boundary-dropped",
	.class = KR_CLASS_TIME,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "fence",
	.what = N_("the network is in the phase 'widen', and an organisation at a table has no "
		   "'boundary' with 'for' and 'not-for', or has it no longer"),
	.why = N_("a wider fence stands around all of them, and takes none of their own away: "
		  "boundaries stay respected"),
	.mend = N_("put the organisation's 'boundary' back; its earlier words stand in git's "
		   "history"),
	.example = N_("# kring.yaml: phase: widen\nname: Kraamzorg Zuid   # and no 'boundary'"),
	.workspace = boundary_dropped,
};

/* ---- expectation-missing ------------------------------------------------------------------ */

/* The partners that @p.at[@i] sits with and says nothing of, as a list; "" if there are none. */
static void unmentioned(const struct kr_partners *p, size_t i, struct kr_buf *out)
{
	for (size_t k = 0; k < p->n; k++)
		if (kr_partners_meet(p, i, k) && !kr_expectation(p->at[i], p->at[k]->record.id))
			kr_buf_printf(out, "%s'%s'", out->len ? ", " : "", p->at[k]->record.id);
}

static void expectation_missing(struct kr_check *ck)
{
	struct kr_buf list = KR_BUF_INIT;
	struct kr_partners p;
	if (phase_of(ck) < KR_MAKE_TRANSPARENT)
		return;
	kr_partners_of(ck->ws, NULL, ck->as_of, &p);
	for (size_t i = 0; i < p.n; i++) {
		const struct kr_organisation *o = p.at[i];
		kr_buf_reset(&list);
		unmentioned(&p, i, &list);
		if (list.len > 0)
			kr_finding(ck, &o->record,
				o->expects.n ? o->expects.at[0].id.at : o->name.at,
				_("'%s' does not say what it expects of %s"), o->record.id, list.s);
	}
	kr_buf_release(&list);
}

const struct kr_rule kr_rule_expectation_missing = {
	.name = "expectation-missing",
	.class = KR_CLASS_TIME,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "fence",
	.what = N_("the network is in the phase 'make-transparent' or 'widen', and an organisation "
		   "says nothing in 'expects' of a partner that it shares a circle with; one "
		   "finding for each organisation, which names the partners"),
	.why = N_("an expectation that was never said is met by luck, and missed as a fault"),
	.mend = N_("let the organisation write in 'expects' what it expects of each partner; "
		   "'nothing yet' is an answer"),
	.example = N_("# kring.yaml: phase: make-transparent; jgz sits at the same table\n"
		      "expects: {verloskundigen: Bellen na de bevalling}   # and nothing of jgz"),
	.workspace = expectation_missing,
};

/* ---- shared-goal-missing ------------------------------------------------------------------ */

static void shared_goal_missing(struct kr_check *ck)
{
	const struct kr_network *n = kr_workspace_network(ck->ws);
	if (phase_of(ck) == KR_WIDEN && !(n->shared && kr_present(&n->shared->goal)))
		kr_finding(ck, &n->record, n->shared ? n->shared->at : n->phase.at,
			_("the fence is widened, and no shared goal is written down"));
}

const struct kr_rule kr_rule_shared_goal_missing = {
	.name = "shared-goal-missing",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "fence",
	.what = N_("the network is in the phase 'widen', and 'shared' has no 'goal'; whether it is "
		   "felt as shared stays for people to say"),
	.why = N_("a wider fence needs something to stand around: a goal that no partner reaches "
		  "alone"),
	.mend = N_("find the goal together and write it as 'goal' of 'shared', or go back a "
		   "'phase'"),
	.example = N_("phase: widen   # and no 'shared: {goal: …}'"),
	.workspace = shared_goal_missing,
};

/* ---- assigned-against-boundary ------------------------------------------------------------ */

static bool in_word(char c)
{
	return isalnum((unsigned char)c) || (c & 0x80);
}

/* Do the letters of @topic begin at @s?  A dash of an id may be a blank in a sentence. */
static bool begins_with(const char *s, const char *topic)
{
	for (; *topic; s++, topic++)
		if (tolower((unsigned char)*s) != *topic && !(*topic == '-' && *s == ' '))
			return false;
	return !in_word(*s);
}

/* Is @topic a word of @text, not a part of one? */
static bool names_topic(const struct kr_text *text, const char *topic)
{
	for (const char *s = text->s; s && *s; s++)
		if ((s == text->s || !in_word(s[-1])) && begins_with(s, topic))
			return true;
	return false;
}

/* The organisation that bears what was given to @bearer; NULL for a role or somebody unknown. */
static const struct kr_organisation *bears(struct kr_check *ck, const char *bearer)
{
	struct kr_who who;
	const struct kr_organisation *o = kr_workspace_organisation(ck->ws, bearer);
	if (!o && kr_workspace_person(ck->ws, bearer, &who) == KR_OK)
		o = who.organisation;
	return o && o->record.sound ? o : NULL;
}

static void look_at_bearer(struct kr_check *ck, const struct kr_agreement *a,
	const struct kr_text *bearer, const struct kr_text *what)
{
	const struct kr_organisation *o = bearer->s ? bears(ck, bearer->s) : NULL;
	if (!o || !o->boundary)
		return;
	for (uint32_t i = 0; i < a->topics.n; i++) {
		if (!names_topic(&o->boundary->not_for, a->topics.at[i].s))
			continue;
		kr_finding(ck, &a->record, bearer->at,
			_("'%s' is given to '%s', whose boundary says that '%s' is not for it"),
			what->s, o->record.id, a->topics.at[i].s);
		kr_finding_related(ck, "%s", o->record.path);
		return;
	}
}

static void assigned_against_boundary(struct kr_check *ck, const struct kr_agreement *a)
{
	if (kr_agreement_phase(a) == KR_PHASE_CLOSED || a->ended || a->withdrawn)
		return;
	for (uint32_t i = 0; i < a->actions.n; i++) {
		struct kr_text owner = kr_action_owner(&a->actions.at[i], KR_EVER);
		if (!kr_has_day(a->actions.at[i].done))
			look_at_bearer(ck, a, &owner, &a->actions.at[i].id);
	}
	for (uint32_t i = 0; i < a->requests.n; i++)
		look_at_bearer(ck, a, &a->requests.at[i].to, &a->requests.at[i].id);
}

const struct kr_rule kr_rule_assigned_against_boundary = {
	.name = "assigned-against-boundary",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "fence",
	.what = N_("an action that is not done, or a request, is given to an organisation, or to "
		   "one of its people, and 'not-for' of its boundary has one of the agreement's "
		   "topics as a word (letter case does not matter; a dash may be a blank); a role "
		   "belongs to the collaboration and is left out; other words for the same thing "
		   "stay for people to see"),
	.why = N_("what lies outside an organisation's boundary it cannot carry, however willing "
		  "its people are"),
	.mend = N_("ask that organisation first; give it to another one, or let it change its "
		   "boundary"),
	.example = "# organisations/jgz.yaml: boundary: {for: Kinderen, not-for: Geen nachtzorg}\n"
		   "topics: [nachtzorg]\nactions:\n  bellen: {what: ’s Nachts bellen, owner: jgz, "
		   "due: 2026-04-01}",
	.agreement = assigned_against_boundary,
};
