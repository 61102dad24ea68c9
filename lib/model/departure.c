/* lib/model/departure.c - who went, and who goes on for them. */
#include <string.h>

#include <kring/bearing.h>

/* The place of @person at the table of @c, from @i on: as a member, then as an observer. */
static const struct kr_membership *place(const struct kr_circle *c, const char *person, uint32_t *i)
{
	for (; *i < c->members.n + c->observers.n; ++*i) {
		const struct kr_membership *m = *i < c->members.n
							? &c->members.at[*i]
							: &c->observers.at[*i - c->members.n];
		if (kr_text_is(&m->id, person)) {
			++*i;
			return m;
		}
	}
	return NULL;
}

bool kr_is_at_table(const struct kr_circle *c, const char *person, int32_t day)
{
	const struct kr_membership *m;
	for (uint32_t i = 0; (m = place(c, person, &i));)
		if (kr_is_within(m->from, m->until, day))
			return true;
	return false;
}

/* A place that is still to come was not left. */
static bool left_the_table(const struct kr_circle *c, const char *person, int32_t day)
{
	const struct kr_membership *m;
	bool left = false;
	for (uint32_t i = 0; (m = place(c, person, &i));) {
		if (!kr_has_passed(m->until, day))
			return false;
		left = true;
	}
	return left;
}

enum kr_departure kr_departure_of(
	struct kr_workspace *ws, const struct kr_circle *c, const char *who, int32_t day)
{
	struct kr_who known;
	if (kr_workspace_person(ws, who, &known) != KR_OK) {
		const struct kr_organisation *o = kr_workspace_organisation(ws, who);
		return o && kr_has_passed(o->left, day) ? KR_GONE : KR_NOT_GONE;
	}
	if (kr_has_passed(known.person->left, day))
		return KR_GONE;
	if (kr_has_passed(known.organisation->left, day))
		return KR_GONE_WITH_ORGANISATION;
	return c && left_the_table(c, who, day) ? KR_GONE_FROM_TABLE : KR_NOT_GONE;
}

bool kr_agreement_left_by(
	struct kr_workspace *ws, const struct kr_agreement *a, const char *who, int32_t day)
{
	const struct kr_circle *c = a->of && kr_circle_goes_on(a->of, day) ? a->of : NULL;
	return kr_departure_of(ws, c, who, day) != KR_NOT_GONE;
}

bool kr_organisation_left(struct kr_workspace *ws, const char *id, int32_t day)
{
	const struct kr_organisation *o = kr_workspace_organisation(ws, id);
	return o && kr_has_day(o->left) && o->left.day <= day;
}

void kr_agreement_bound_still(
	struct kr_workspace *ws, const struct kr_agreement *a, int32_t day, kr_texts *out)
{
	kr_texts bound = { 0 };
	kr_agreement_bound(kr_workspace_arena(ws), a, day, &bound);
	for (uint32_t i = 0; i < bound.n; i++)
		if (!kr_organisation_left(ws, bound.at[i].s, day))
			*KR_ADD(kr_workspace_arena(ws), out) = bound.at[i];
}

/* ---- who goes on -------------------------------------------------------------------------- */

/* Looking for somebody else who speaks for the same organisation. */
struct carrying {
	struct kr_workspace *ws;
	const struct kr_circle *c;
	const char *person; /* who said it */
	const char *found;
	int32_t day;
};

static const char *speaker(const struct carrying *k, const char *organisation)
{
	for (uint32_t i = 0; i < k->c->members.n; i++) {
		const char *member = k->c->members.at[i].id.s;
		if (member && strcmp(member, k->person) != 0 &&
			kr_circle_has_member(k->c, member, k->day) &&
			kr_departure_of(k->ws, NULL, member, k->day) == KR_NOT_GONE &&
			kr_speaks_for(k->ws, k->c->record.id, member, k->day, organisation))
			return member;
	}
	return NULL;
}

static void look_for_speaker(void *arg, const char *organisation)
{
	struct carrying *k = arg;
	const struct kr_organisation *o = kr_workspace_organisation(k->ws, organisation);
	if (!k->found)
		k->found = speaker(k, organisation);
	if (!k->found && o && kr_present(&o->successor))
		k->found = speaker(k, o->successor.s);
}

const char *kr_bearing_carried_by(struct kr_workspace *ws, const struct kr_bearing *b, int32_t day)
{
	struct carrying k = { .ws = ws, .person = b->who.s, .day = day };
	k.c = b->record->circle ? kr_workspace_circle(ws, b->record->circle) : NULL;
	if (k.c && k.c->record.sound)
		kr_organisations_of(ws, k.c->record.id, b->who.s, b->day, look_for_speaker, &k);
	return k.found;
}
