/* lib/report/needs-circle.c - what needs attention about circles, mandates and the network. */
#include "report/private.h"

#include <kring/bearing.h>

#include <string.h>
#include <kring/schema.h>

/* ---- roles and terms ---------------------------------------------------------------------- */

struct kr_text kr_role_last_holder(const struct kr_role *r, int32_t day)
{
	int32_t end = kr_role_term(r, day).day;
	return kr_role_holder(r, end != KR_NO_DAY && end < day ? end : day);
}

static void of_role(struct kr_needs *n, const struct kr_circle *c, const struct kr_role *r)
{
	int32_t end = kr_role_term(r, n->day).day;
	const char *name = kr_words_of(&r->id);
	if (end == KR_NO_DAY)
		return;
	bool late = end < n->day;
	struct kr_text holder = kr_role_last_holder(r, n->day);
	kr_needs_tell(n, &c->record, end, late ? "role-term-expired" : "role-term-expiring",
		kr_asprintf(n->arena,
			late ? _("term of the %s has ended") : _("term of the %s ends"),
			kr_role_said(name)),
		holder.s,
		kr_asprintf(n->arena, "kring elect %s %s --until +1y", c->record.id, name));
}

void kr_needs_of_circle(struct kr_needs *n, const struct kr_circle *c)
{
	if (kr_has_happened(c->ended, n->day))
		return;
	for (size_t i = 0; i < c->roles.n; i++)
		of_role(n, c, &c->roles.at[i]);
	if (kr_has_day(c->until)) {
		bool late = c->until.day < n->day;
		kr_needs_tell(n, &c->record, c->until.day,
			late ? "circle-until-passed" : "circle-until",
			late ? _("decision to go on or to end, overdue")
			     : _("decision to go on or to end"),
			NULL, kr_asprintf(n->arena, "kring show circle/%s", c->record.id));
	}
}

void kr_needs_of_network(struct kr_needs *n, const struct kr_network *w)
{
	if (!w->continuation || !kr_has_day(w->continuation->decide_by))
		return;
	int32_t day = w->continuation->decide_by.day;
	bool late = day < n->day;
	kr_needs_tell(n, &w->record, day, late ? "continuation-overdue" : "continuation-due",
		late ? _("decision to go on or to end, overdue") : _("decision to go on or to end"),
		NULL, "kring show network");
}

/* The date of the agreement that established it is told at the agreement, once for them all. */
void kr_needs_of_spelregel(struct kr_needs *n, const struct kr_spelregel *s)
{
	if (kr_record_state(&s->record, n->day) != KR_STATE_IN_FORCE)
		return;
	bool own;
	struct kr_date due = kr_spelregel_due(n->ws, s, n->day, &own);
	if (!own)
		return;
	bool late = due.day < n->day;
	kr_needs_tell(n, &s->record, due.day, late ? "spelregel-overdue" : "spelregel-due",
		late ? _("evaluation overdue") : _("evaluation"), NULL,
		kr_asprintf(n->arena, "kring show spelregel/%s", s->record.id));
}

/* ---- mandates and the meetings after which they are renewed ------------------------------- */

/* The circle whose mandates are looked at. */
struct table {
	const struct kr_circle *circle;
	const struct kr_meeting *next; /* the first one to come, or NULL */
};

static const struct kr_meeting *next_meeting(
	const struct kr_needs *n, const char *circle, int32_t day)
{
	size_t count;
	struct kr_record *const *each = kr_workspace_of_circle(n->ws, KR_MEETING, circle, &count);
	for (size_t i = 0; i < count; i++)
		if (((const struct kr_meeting *)each[i])->day > day)
			return (const struct kr_meeting *)each[i];
	return NULL;
}

/* The mandates of one circle come one after the other. */
static void sit_at(struct kr_needs *n, const struct kr_circle *c, struct table *t)
{
	if (t->circle == c)
		return;
	t->circle = c;
	t->next = next_meeting(n, c->record.id, n->day);
}

/* @text as one word of a shell. */
static const char *quoted(struct kr_arena *arena, const char *text)
{
	struct kr_buf b = KR_BUF_INIT;
	kr_buf_putc(&b, '\'');
	for (; *text; text++)
		if (*text == '\'')
			kr_buf_puts(&b, "'\\''");
		else
			kr_buf_putc(&b, *text);
	kr_buf_putc(&b, '\'');
	const char *word = kr_strndup(arena, b.s, b.len);
	kr_buf_release(&b);
	return word;
}

/* Whole, so that it can be copied: the mandator is the one that gave the mandate. */
const char *kr_renewal_command(struct kr_arena *arena, const struct kr_mandate *m, bool longer)
{
	const char *by = kr_present(&m->given_by) ? quoted(arena, m->given_by.s) : "WHO";
	return kr_asprintf(arena, "kring renew-mandate %s --as %s --by %s%s", m->record.circle,
		m->record.name, by, longer ? " --until +1y" : "");
}

int32_t kr_mandate_end(const struct kr_mandate *m, int32_t day)
{
	int32_t until = kr_mandate_until(m, day);
	bool counts = until != KR_NO_DAY && kr_mandate_in_force(m, until < day ? until : day);
	return counts ? until : KR_NO_DAY;
}

static void of_mandate_end(struct kr_needs *n, const struct kr_mandate *m)
{
	int32_t until = kr_mandate_end(m, n->day);
	bool late = until < n->day;
	if (until == KR_NO_DAY)
		return;
	kr_needs_tell(n, &m->record, until, late ? "mandate-expired" : "mandate-expiring",
		late ? _("mandate has expired") : _("mandate expires"), m->record.name,
		kr_renewal_command(n->arena, m, true));
}

static const char *missed_words(struct kr_needs *n, const struct kr_missed *missed)
{
	const char *first = kr_day_long(n->arena, missed->first->day);
	if (missed->n == 1)
		return kr_asprintf(n->arena, _("mandate not renewed after %s"), first);
	if (missed->n == 2)
		return kr_asprintf(n->arena, _("mandate not renewed after %s and %s"), first,
			kr_day_long(n->arena, missed->last->day));
	return kr_asprintf(
		n->arena, _("mandate not renewed since %s, after %zu meetings"), first, missed->n);
}

/*
 * By the meeting that was held after it, as check asks it.  Of several the first comes first: when
 * it is renewed on that one, the next is told with its own command.
 */
static void of_mandate_renewal(
	struct kr_needs *n, const struct kr_mandate *m, const struct table *t)
{
	struct kr_missed missed;
	kr_mandate_missed(n->ws, t->circle, m, n->day, &missed);
	if (missed.n == 0)
		return;
	int32_t coming = t->next ? t->next->day : KR_NO_DAY;
	const char *command = kr_renewal_command(n->arena, m, false);
	kr_needs_tell(n, &m->record, missed.by ? missed.by->day : coming, "mandate-not-renewed",
		missed_words(n, &missed), m->record.name,
		missed.by ? kr_asprintf(
				    n->arena, "%s --meeting %s", command, KR_DAY(missed.first->day))
			  : command);
}

/* ---- consultations that are open ---------------------------------------------------------- */

struct longest {
	struct kr_workspace *ws;
	int32_t days;
};

static void look_at_days(void *arg, const char *id)
{
	struct longest *l = arg;
	const struct kr_organisation *o = kr_workspace_organisation(l->ws, id);
	if (o && kr_whole(&o->consult_days) > l->days)
		l->days = kr_whole(&o->consult_days);
}

/* The day by which the constituency is through, as it says itself; else that of the round. */
static int32_t consultation_end(struct kr_needs *n, const struct kr_mandate *m,
	const struct kr_consultation *x, const struct kr_round *round)
{
	struct longest l = { .ws = n->ws };
	kr_organisations_of(n->ws, m->record.circle, m->record.name, n->day, look_at_days, &l);
	if (l.days > 0)
		return x->opened.day + l.days;
	return round ? round->closes.day : KR_NO_DAY;
}

static void of_consultation(
	struct kr_needs *n, const struct kr_mandate *m, const struct kr_consultation *x)
{
	const struct kr_agreement *a = kr_workspace_agreement(n->ws, kr_words_of(&x->about));
	if (!kr_is_by(x->opened, n->day) || kr_is_by(x->closed, n->day) || !a ||
		!kr_readable(&a->record) || !kr_agreement_is_proposal(a, n->day))
		return;
	const struct kr_round *round = kr_agreement_round(a, n->day);
	const struct kr_response *r = round ? kr_round_response(round, m->record.name) : NULL;
	/* an answer `consulting` has a day of its own, and is told with the round */
	if (r && kr_response_word(r, n->day) == KR_CONSULTING)
		return;
	int32_t end = consultation_end(n, m, x, round);
	bool late = end != KR_NO_DAY && end < n->day;
	kr_needs_tell(n, &a->record, end, late ? "consultation-overdue" : "consultation-open",
		late ? _("consultation overdue") : _("constituency is consulted"), m->record.name,
		kr_asprintf(n->arena, "kring consult %s --closed DATE --stance TEXT --as %s",
			a->record.id, m->record.name));
}

const struct kr_circle *kr_seat_of(struct kr_workspace *ws, const struct kr_mandate *m, int32_t day)
{
	const struct kr_circle *c = kr_workspace_circle(ws, m->record.circle);
	bool sits = c && kr_circle_goes_on(c, day) && kr_circle_has_member(c, m->record.name, day);
	return sits ? c : NULL;
}

static void of_mandate(struct kr_needs *n, const struct kr_mandate *m, struct table *t)
{
	const struct kr_circle *c = kr_seat_of(n->ws, m, n->day);
	if (!c)
		return;
	sit_at(n, c, t);
	of_mandate_end(n, m);
	/* one cause, one line: an expired mandate needs a new end before anything else */
	if (!kr_mandate_in_force(m, n->day))
		return;
	of_mandate_renewal(n, m, t);
	for (uint32_t i = 0; i < m->consultations.n; i++)
		of_consultation(n, m, &m->consultations.at[i]);
}

/* ---- members without a mandate ------------------------------------------------------------ */

/* What is over by its day is told at the mandate itself, and one to come has only to begin. */
static void of_member(struct kr_needs *n, const struct kr_circle *c, const char *person)
{
	const struct kr_mandate *m = kr_workspace_mandate(n->ws, c->record.id, person);
	struct kr_who who;
	if (m && (!kr_readable(&m->record) || !kr_mandate_withdrawn(m, n->day)))
		return;
	bool known = kr_workspace_person(n->ws, person, &who) == KR_OK;
	kr_needs_tell(n, m ? &m->record : &c->record, KR_NO_DAY, "mandate-missing",
		m ? _("mandate was withdrawn, so an answer does not count")
		  : _("no mandate, so an answer does not count"),
		person,
		m ? kr_mandate_command(n->arena, m, person, "+1y")
		  : kr_asprintf(n->arena,
			    "kring add mandate %s %s --organisation %s --given-by WHO --until +1y",
			    c->record.id, person, known ? who.organisation->record.id : "ORG"));
}

/* Where answers need a mandate, who has none hears it before answering. */
static void of_members(struct kr_needs *n, const struct kr_circle *c)
{
	if (!kr_readable(&c->record) || !kr_circle_goes_on(c, n->day) ||
		!kr_rule_enforced(n->ws, c->record.id, n->day, "mandate-valid", NULL))
		return;
	for (uint32_t i = 0; i < c->members.n; i++)
		if (kr_circle_has_member(c, c->members.at[i].id.s, n->day))
			of_member(n, c, c->members.at[i].id.s);
}

static void of_missing_mandates(struct kr_needs *n)
{
	size_t count;
	struct kr_record *const *each = kr_workspace_each(n->ws, KR_CIRCLE, &count);
	for (size_t i = 0; i < count; i++)
		of_members(n, (const struct kr_circle *)each[i]);
}

void kr_needs_of_mandates(struct kr_needs *n)
{
	of_missing_mandates(n);
	struct table table = { 0 };
	size_t count;
	struct kr_record *const *each = kr_workspace_each(n->ws, KR_MANDATE, &count);
	for (size_t i = 0; i < count; i++)
		if (kr_readable(each[i]))
			of_mandate(n, (const struct kr_mandate *)each[i], &table);
}
