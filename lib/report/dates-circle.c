/* lib/report/dates-circle.c - what falls on which day of circles, mandates, meetings and the rest.
 */
#include "report/dates.h"
#include <kring/schema.h>

/* ---- circles and their roles -------------------------------------------------------------- */

static void of_role(struct kr_dates *t, const struct kr_circle *c, const struct kr_role *r)
{
	struct kr_arena *arena = t->whose.arena;
	const char *role = kr_words_of(&r->id);
	struct kr_setting set = kr_setting_of_role(r, t->whose.day);
	kr_dates_add(t,
		&(struct kr_falling){ .record = &c->record,
			.who = kr_role_last_holder(r, t->whose.day).s,
			.due = { .day = kr_role_term(r, t->whose.day).day,
				.kind = KR_DUE_TERM,
				.part = role,
				.what = _("elect somebody, the same person perhaps"),
				.summary = kr_asprintf(arena, _("term of the %s ends: %s"),
					kr_role_said(role), kr_title_of(t->whose.ws, &c->record)),
				.command = kr_asprintf(
					arena, "kring elect %s %s --until +1y", c->record.id, role),
				.changed = set.day,
				.version = set.before } });
}

/* The day on which @r decides whether it goes on. */
static void of_going_on(struct kr_dates *t, const struct kr_record *r, struct kr_date day,
	const char *part, const struct kr_establishment *adopted)
{
	kr_dates_add(t, &(struct kr_falling){ .record = r,
				.due = { .day = day.day,
					.kind = KR_DUE_OTHER,
					.part = part,
					.what = _("decide together whether to go on or to end"),
					.summary = kr_asprintf(t->whose.arena,
						_("decision to go on or to end: %s"),
						kr_title_of(t->whose.ws, r)),
					.command = kr_asprintf(t->whose.arena, "kring show %s",
						kr_ref_of(t->whose.arena, r)),
					.changed = adopted ? adopted->date.day : KR_NO_DAY } });
}

void kr_dates_of_circle(struct kr_dates *t, const struct kr_circle *c)
{
	if (!kr_circle_goes_on(c, t->whose.day))
		return;
	for (size_t i = 0; i < c->roles.n; i++)
		of_role(t, c, &c->roles.at[i]);
	of_going_on(t, &c->record, c->until, "until", c->adopted);
}

void kr_dates_of_network(struct kr_dates *t, const struct kr_network *w)
{
	if (w->continuation)
		of_going_on(t, &w->record, w->continuation->decide_by, "continuation", w->adopted);
}

/* The date of the agreement that established it is told at the agreement, once for them all. */
void kr_dates_of_spelregel(struct kr_dates *t, const struct kr_spelregel *s)
{
	bool own;
	struct kr_date due = kr_spelregel_due(t->whose.ws, s, t->whose.day, &own);
	const char *ref = kr_ref_of(t->whose.arena, &s->record);
	if (!own || kr_record_state(&s->record, t->whose.day) != KR_STATE_IN_FORCE)
		return;
	kr_dates_add(
		t, &(struct kr_falling){ .record = &s->record,
			   .due = { .day = due.day,
				   .kind = KR_DUE_EVALUATION,
				   .what = _("look back: does it help, does it go on"),
				   .summary = kr_asprintf(t->whose.arena, _("evaluation: %s"),
					   kr_title_of(t->whose.ws, &s->record)),
				   .command = kr_asprintf(t->whose.arena, "kring show %s", ref),
				   .changed = s->adopted ? s->adopted->date.day : KR_NO_DAY } });
}

/* ---- mandates ----------------------------------------------------------------------------- */

void kr_dates_of_mandate(struct kr_dates *t, const struct kr_mandate *m)
{
	struct kr_workspace *ws = t->whose.ws;
	const struct kr_circle *c = kr_seat_of(ws, m, t->whose.day);
	struct kr_setting set = kr_setting_of_mandate(m, t->whose.day);
	if (!c)
		return;
	const char *circle = kr_title_of(ws, &c->record);
	kr_dates_add(t,
		&(struct kr_falling){ .record = &m->record,
			.who = m->record.name,
			.due = { .day = kr_mandate_end(m, t->whose.day),
				.kind = KR_DUE_MANDATE,
				.title = circle,
				.what = _("ask for a new mandate, or hand over the place"),
				.summary = kr_asprintf(t->whose.arena, _("mandate of %s ends: %s"),
					kr_name_of(ws, m->record.name), circle),
				.command = kr_renewal_command(t->whose.arena, m, true),
				.changed = set.day,
				.version = set.before } });
}

/* ---- meetings ----------------------------------------------------------------------------- */

void kr_dates_of_meeting(struct kr_dates *t, const struct kr_meeting *m)
{
	struct kr_needs *n = &t->whose;
	const struct kr_circle *c = kr_workspace_circle(n->ws, m->record.circle);
	if (m->day <= n->day || !c || !kr_circle_goes_on(c, n->day))
		return;
	kr_dates_add(t, &(struct kr_falling){ .record = &m->record,
				.who = m->facilitator.s,
				.with = kr_members_on(n->arena, c, m->day),
				.due = { .day = m->day,
					.kind = KR_DUE_OTHER,
					.part = "meeting",
					.title = kr_title_of(n->ws, &c->record),
					.what = kr_planned_words(n, m),
					.summary = kr_asprintf(n->arena, _("meeting: %s"),
						kr_title_of(n->ws, &c->record)),
					.command = kr_planned_command(n, m),
					.changed = kr_is_by(m->papers, n->day) ? m->papers.day
									       : KR_NO_DAY } });
}

void kr_dates_of_issues(struct kr_dates *t, const struct kr_meeting *m)
{
	struct kr_needs *n = &t->whose;
	for (size_t i = 0; i < m->issues.n; i++) {
		const struct kr_next_step *next = m->issues.at[i].next;
		if (!next || next->due.day < n->day)
			continue;
		const char *what = kr_words_of(&next->what);
		kr_dates_add(t,
			&(struct kr_falling){ .record = &m->record,
				.who = next->owner.s,
				.due = { .day = next->due.day,
					.kind = KR_DUE_ACTION,
					.part = kr_words_of(&m->issues.at[i].id),
					.what = what,
					.summary = kr_asprintf(n->arena, _("next step: %s"), what),
					.command = kr_asprintf(
						n->arena, "kring show meeting/%s", m->record.id),
					.changed = m->day } });
	}
}
