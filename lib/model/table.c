/* lib/model/table.c - who sits at a table, and for whom: members, roles, mandates. */
#include <string.h>

#include <kring/lifecycle.h>

static bool within(struct kr_date from, struct kr_date until, int32_t day)
{
	return (!kr_has_day(from) || from.day <= day) && (!kr_has_day(until) || day <= until.day);
}

bool kr_circle_has_member(const struct kr_circle *c, const char *person, int32_t day)
{
	for (uint32_t i = 0; i < c->members.n; i++)
		if (kr_text_is(&c->members.at[i].id, person))
			return within(c->members.at[i].from, c->members.at[i].until, day);
	return false;
}

const struct kr_role *kr_circle_role(const struct kr_circle *c, const char *name)
{
	for (uint32_t i = 0; i < c->roles.n; i++)
		if (kr_text_is(&c->roles.at[i].id, name))
			return &c->roles.at[i];
	return NULL;
}

struct kr_text kr_role_holder(const struct kr_role *r, int32_t day)
{
	static const struct kr_text nobody;
	if (kr_present(&r->holder) && (!kr_has_day(r->since) || r->since.day <= day))
		return r->acting && r->acting->until.day >= day && kr_has_day(r->until) &&
				       r->until.day < day
			       ? r->acting->person
			       : r->holder;
	for (uint32_t i = r->past.n; i-- > 0;)
		if (within(r->past.at[i].since, r->past.at[i].until, day))
			return r->past.at[i].holder;
	bool acts = !kr_present(&r->holder) && r->acting && r->acting->until.day >= day;
	return acts ? r->acting->person : nobody;
}

/* ---- mandates ----------------------------------------------------------------------------- */

int32_t kr_mandate_until(const struct kr_mandate *m, int32_t day)
{
	int32_t until = m->until.day;
	for (uint32_t i = 0; i < m->renewals.n; i++)
		if (m->renewals.at[i].date.day <= day && kr_has_day(m->renewals.at[i].until))
			until = m->renewals.at[i].until.day;
	return until;
}

static bool is_withdrawn(const struct kr_mandate *m, int32_t day)
{
	bool withdrawn = m->withdrawn && m->withdrawn->date.day <= day;
	for (uint32_t i = 0; i < m->renewals.n; i++)
		if (m->renewals.at[i].date.day <= day &&
			m->renewals.at[i].outcome.is == KR_MANDATE_WITHDRAWN)
			withdrawn = true;
	return withdrawn;
}

bool kr_mandate_in_force(const struct kr_mandate *m, int32_t day)
{
	int32_t until = kr_mandate_until(m, day);
	return m->record.sound && m->from.day <= day && (until == KR_NO_DAY || day <= until) &&
	       !is_withdrawn(m, day);
}

void kr_organisations_of(struct kr_workspace *ws, const char *circle, const char *person,
	int32_t day, void (*each)(void *arg, const char *organisation), void *arg)
{
	const struct kr_mandate *m = kr_workspace_mandate(ws, circle, person);
	struct kr_who who;
	if (m && !kr_mandate_in_force(m, day))
		m = NULL;
	if (m && kr_present(&m->organisation)) {
		each(arg, m->organisation.s);
		return;
	}
	for (uint32_t i = 0; m && i < m->organisations.n; i++)
		each(arg, m->organisations.at[i].s);
	if ((!m || m->organisations.n == 0) && kr_workspace_person(ws, person, &who) == KR_OK)
		each(arg, who.organisation->record.id);
}

struct wanted {
	const char *organisation;
	bool found;
};

static void compare(void *arg, const char *organisation)
{
	struct wanted *wanted = arg;
	wanted->found |= strcmp(wanted->organisation, organisation) == 0;
}

bool kr_speaks_for(struct kr_workspace *ws, const char *circle, const char *person, int32_t day,
	const char *organisation)
{
	struct wanted wanted = { organisation, false };
	kr_organisations_of(ws, circle, person, day, compare, &wanted);
	return wanted.found;
}
