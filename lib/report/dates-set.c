/* lib/report/dates-set.c - when a day was set the last time, and how often before. */
#include "report/dates.h"

/* What is counted: how often a day was set, and the last time. */
struct counting {
	uint32_t times;
	int32_t last;
};

static void count(struct counting *c, int32_t set)
{
	c->times++;
	if (c->last == KR_NO_DAY || set > c->last)
		c->last = set;
}

static struct kr_setting setting_of(const struct counting *c)
{
	return (struct kr_setting){ c->last, c->times > 0 ? c->times - 1 : 0 };
}

struct kr_setting kr_setting_of_evaluation(const struct kr_agreement *a, int32_t day)
{
	struct counting c = { 0, KR_NO_DAY };
	if ((a->evaluation && kr_has_day(a->evaluation->date)) || a->elects)
		count(&c, kr_agreement_adoption_day(a));
	for (uint32_t i = 0; i < a->extensions.n; i++)
		if (kr_is_by(a->extensions.at[i].date, day))
			count(&c, a->extensions.at[i].date.day);
	for (uint32_t i = 0; i < a->evaluations.n; i++) {
		const struct kr_evaluation *e = &a->evaluations.at[i];
		if (kr_evaluation_is_decided(e, day) && kr_has_day(e->next))
			count(&c, e->decided->date.day);
	}
	return setting_of(&c);
}

struct kr_setting kr_setting_of_action(
	const struct kr_agreement *a, const struct kr_action *x, int32_t day)
{
	struct counting c = { 0, KR_NO_DAY };
	count(&c, kr_agreement_adoption_day(a));
	for (uint32_t i = 0; i < x->moved.n; i++)
		if (kr_is_by(x->moved.at[i].date, day))
			count(&c, x->moved.at[i].date.day);
	return setting_of(&c);
}

struct kr_setting kr_setting_of_mandate(const struct kr_mandate *m, int32_t day)
{
	struct counting c = { 0, KR_NO_DAY };
	if (kr_has_day(m->until))
		count(&c, m->from.day);
	for (uint32_t i = 0; i < m->renewals.n; i++) {
		const struct kr_mandate_renewal *x = &m->renewals.at[i];
		if (kr_is_by(x->date, day) && kr_has_day(x->until))
			count(&c, x->date.day);
	}
	return setting_of(&c);
}

struct kr_setting kr_setting_of_role(const struct kr_role *r, int32_t day)
{
	struct counting c = { 0, KR_NO_DAY };
	for (uint32_t i = 0; i < r->past.n; i++)
		if (kr_is_by(r->past.at[i].since, day))
			count(&c, r->past.at[i].since.day);
	if (kr_present(&r->holder) && (!kr_has_day(r->since) || kr_is_by(r->since, day)))
		count(&c, r->since.day);
	return setting_of(&c);
}
