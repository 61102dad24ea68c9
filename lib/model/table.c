/* lib/model/table.c - who sits at a table, and for whom: members, roles, mandates. */
#include <string.h>

#include <kring/lifecycle.h>

bool kr_circle_has_member(const struct kr_circle *c, const char *person, int32_t day)
{
	for (uint32_t i = 0; i < c->members.n; i++)
		if (kr_text_is(&c->members.at[i].id, person))
			return kr_is_within(c->members.at[i].from, c->members.at[i].until, day);
	return false;
}

size_t kr_circle_size(const struct kr_circle *c, int32_t day)
{
	size_t size = 0;
	for (uint32_t i = 0; i < c->members.n; i++)
		size += kr_is_within(c->members.at[i].from, c->members.at[i].until, day);
	return size;
}

bool kr_circle_goes_on(const struct kr_circle *c, int32_t day)
{
	return c->record.sound && !kr_has_happened(c->ended, day);
}

const struct kr_circle *kr_agreement_table(
	struct kr_workspace *ws, const struct kr_agreement *a, int32_t day)
{
	enum { HEIRS = 16 };
	const struct kr_circle *c = a->of;
	for (int i = 0; i < HEIRS && c && c->record.sound && !kr_circle_goes_on(c, day) &&
			kr_present(&c->ended->heir);
		i++)
		c = kr_workspace_circle(ws, c->ended->heir.s);
	return c;
}

const char *kr_asked_circle(
	struct kr_workspace *ws, const struct kr_agreement *a, const struct kr_round *round)
{
	const struct kr_circle *c = NULL;
	for (uint32_t i = 0; i < a->evaluations.n && !c; i++)
		if (&a->evaluations.at[i].round == round)
			c = kr_agreement_table(ws, a, a->evaluations.at[i].date.day);
	return c ? c->record.id : a->record.circle;
}

const struct kr_role *kr_circle_role(const struct kr_circle *c, const char *name)
{
	for (uint32_t i = 0; i < c->roles.n; i++)
		if (kr_text_is(&c->roles.at[i].id, name))
			return &c->roles.at[i];
	return NULL;
}

bool kr_role_is_over(const struct kr_role *r, int32_t day)
{
	return (kr_has_day(r->until) && r->until.day < day) ||
	       (r->seat_until != KR_NO_DAY && r->seat_until < day);
}

static bool is_given(const struct kr_role *r, int32_t day)
{
	return kr_present(&r->holder) && (!kr_has_day(r->since) || r->since.day <= day);
}

struct kr_date kr_role_term(const struct kr_role *r, int32_t day)
{
	static const struct kr_date none;
	if (r->acting && (!kr_present(&r->holder) || kr_role_is_over(r, day)))
		return r->acting->until;
	if (!kr_present(&r->holder) || is_given(r, day))
		return kr_present(&r->holder) ? r->until : none;
	for (uint32_t i = r->past.n; i-- > 0;)
		if (kr_is_by(r->past.at[i].since, day))
			return r->past.at[i].until;
	return none;
}

struct kr_text kr_role_holder(const struct kr_role *r, int32_t day)
{
	static const struct kr_text nobody;
	if (is_given(r, day))
		return r->acting && r->acting->until.day >= day && kr_role_is_over(r, day)
			       ? r->acting->person
			       : r->holder;
	for (uint32_t i = r->past.n; i-- > 0;)
		if (kr_is_within(r->past.at[i].since, r->past.at[i].until, day))
			return r->past.at[i].holder;
	bool acts = !kr_present(&r->holder) && r->acting && r->acting->until.day >= day;
	return acts ? r->acting->person : nobody;
}

struct kr_text kr_circle_holder(const struct kr_circle *c, const char *name, int32_t day)
{
	const struct kr_role *r = kr_circle_role(c, name);
	return r ? kr_role_holder(r, day) : (struct kr_text){ 0 };
}

bool kr_circle_has_parent(const struct kr_circle *c)
{
	return kr_present(&c->parent) && !kr_text_is(&c->parent, "none");
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

/* Given anew by a renewal that is dated after the withdrawal: what it covered before stands. */
bool kr_mandate_withdrawn(const struct kr_mandate *m, int32_t day)
{
	bool withdrawn = kr_has_happened(m->withdrawn, day);
	int32_t since = withdrawn ? m->withdrawn->date.day : 0;
	for (uint32_t i = 0; i < m->renewals.n; i++) {
		const struct kr_mandate_renewal *x = &m->renewals.at[i];
		if (x->date.day > day || (withdrawn && x->date.day <= since))
			continue;
		withdrawn = x->outcome.is == KR_MANDATE_WITHDRAWN;
		since = x->date.day;
	}
	return withdrawn;
}

bool kr_mandate_in_force(const struct kr_mandate *m, int32_t day)
{
	int32_t until = kr_mandate_until(m, day);
	return m->record.sound && m->from.day <= day && (until == KR_NO_DAY || day <= until) &&
	       !kr_mandate_withdrawn(m, day);
}

const kr_texts *kr_mandate_scope(const struct kr_mandate *m, int32_t day)
{
	const kr_texts *scope = &m->scope;
	for (uint32_t i = 0; i < m->renewals.n; i++)
		if (m->renewals.at[i].date.day <= day && m->renewals.at[i].scope.n > 0)
			scope = &m->renewals.at[i].scope;
	return scope;
}

struct kr_text kr_mandate_limits(const struct kr_mandate *m, int32_t day)
{
	struct kr_text limits = m->limits;
	for (uint32_t i = 0; i < m->renewals.n; i++)
		if (m->renewals.at[i].date.day <= day && kr_present(&m->renewals.at[i].limits))
			limits = m->renewals.at[i].limits;
	return limits;
}

const struct kr_reserved *kr_mandate_reserves(const struct kr_mandate *m, const char *topic)
{
	for (uint32_t i = 0; i < m->reserved.n; i++)
		if (kr_text_is(&m->reserved.at[i].id, topic))
			return &m->reserved.at[i];
	return NULL;
}

bool kr_mandate_covers(const struct kr_mandate *m, const char *topic, int32_t day)
{
	const kr_texts *scope = kr_mandate_scope(m, day);
	return scope->n == 0 || kr_texts_have(scope, topic) || kr_mandate_reserves(m, topic);
}

static bool is_about(const struct kr_consultation *c, const char *about, size_t round)
{
	return kr_text_is(&c->about, about) &&
	       (round == 0 || !c->round.there || c->round.value == (double)round);
}

const struct kr_consultation *kr_mandate_consulted(
	const struct kr_mandate *m, const char *about, size_t round, int32_t day, double days)
{
	for (uint32_t i = 0; i < m->consultations.n; i++) {
		const struct kr_consultation *c = &m->consultations.at[i];
		if (is_about(c, about, round) && kr_has_day(c->closed) && c->closed.day <= day &&
			(double)c->opened.day + days <= (double)day)
			return c;
	}
	return NULL;
}

struct kr_text kr_mandate_alternate(const struct kr_mandate *m, int32_t day)
{
	const struct kr_alternate *x = m->alternate;
	return x && kr_is_within(x->from, x->until, day) ? x->person : (struct kr_text){ 0 };
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

/* ---- circles in circles ------------------------------------------------------------------- */

static bool sits_in(const struct kr_circle *parent, const struct kr_text *person, int32_t day)
{
	return parent && kr_present(person) && kr_circle_has_member(parent, person->s, day);
}

void kr_circle_link(
	struct kr_workspace *ws, const struct kr_circle *c, int32_t day, struct kr_link *link)
{
	const struct kr_circle *parent = kr_present(&c->parent)
						 ? kr_workspace_circle(ws, c->parent.s)
						 : NULL;
	*link = (struct kr_link){ .parent = parent && parent->record.sound ? parent : NULL,
		.leader = kr_circle_holder(c, "leader", day),
		.delegate = kr_circle_holder(c, "delegate", day) };
	link->leader_there = sits_in(link->parent, &link->leader, day);
	link->delegate_there = sits_in(link->parent, &link->delegate, day);
}

bool kr_link_is_double(const struct kr_link *link)
{
	return link->leader_there && link->delegate_there &&
	       !kr_text_equal(&link->leader, &link->delegate);
}
