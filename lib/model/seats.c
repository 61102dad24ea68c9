/* lib/model/seats.c - who sits at which table for whom, and which organisations meet there. */
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include <kring/charter.h>

/* ---- seats -------------------------------------------------------------------------------- */

struct seating {
	struct kr_workspace *ws;
	struct kr_seat seat; /* of the member that is gone through */
	kr_seats *out;
};

static void add_seat(void *arg, const char *organisation)
{
	struct seating *s = arg;
	s->seat.organisation = organisation;
	*KR_ADD(kr_workspace_arena(s->ws), s->out) = s->seat;
}

static void seat_members(struct seating *s, const struct kr_circle *c, int32_t day)
{
	s->seat.circle = c;
	for (uint32_t i = 0; i < c->members.n; i++) {
		s->seat.person = c->members.at[i].id.s;
		if (kr_circle_has_member(c, s->seat.person, day))
			kr_organisations_of(s->ws, c->record.id, s->seat.person, day, add_seat, s);
	}
}

void kr_seats_of(struct kr_workspace *ws, const char *circle, int32_t day, kr_seats *out)
{
	struct seating s = { .ws = ws, .out = out };
	size_t n;
	struct kr_record *const *each = kr_workspace_each(ws, KR_CIRCLE, &n);
	for (size_t i = 0; i < n; i++) {
		const struct kr_circle *c = (const struct kr_circle *)each[i];
		if ((!circle || strcmp(each[i]->id, circle) == 0) && kr_circle_goes_on(c, day))
			seat_members(&s, c, day);
	}
}

/* ---- partners ----------------------------------------------------------------------------- */

static size_t *number_of(const struct kr_map *numbers, const char *organisation)
{
	return kr_map_get(numbers, organisation, strlen(organisation));
}

/* Which organisations have a seat, as numbers in the order of their ids. */
static void number_partners(struct kr_workspace *ws, const kr_seats *seats, struct kr_map *numbers,
	struct kr_partners *out)
{
	size_t n;
	struct kr_record *const *each = kr_workspace_each(ws, KR_ORGANISATION, &n);
	struct kr_map seated;
	kr_map_init(&seated, kr_workspace_arena(ws));
	for (uint32_t i = 0; i < seats->n; i++)
		kr_map_add(&seated, seats->at[i].organisation, strlen(seats->at[i].organisation),
			&seats->at[i]);
	out->at = kr_alloc(kr_workspace_arena(ws), (n + 1) * sizeof(*out->at));
	for (size_t i = 0; i < n; i++) {
		if (!each[i]->sound || !kr_map_get(&seated, each[i]->id, strlen(each[i]->id)))
			continue;
		size_t *number = kr_alloc(kr_workspace_arena(ws), sizeof *number);
		*number = out->n;
		out->at[out->n++] = (const struct kr_organisation *)each[i];
		kr_map_add(numbers, each[i]->id, strlen(each[i]->id), number);
	}
}

static void let_meet(struct kr_partners *p, size_t a, size_t b)
{
	size_t bit = a * p->n + b;
	p->meets[bit / 8] |= (uint8_t)(1u << bit % 8);
}

/* Everybody from seat @from up to @until sits at one table. */
static void let_all_meet(struct kr_partners *p, const struct kr_map *numbers, const kr_seats *seats,
	uint32_t from, uint32_t until)
{
	for (uint32_t i = from; i < until; i++) {
		const size_t *a = number_of(numbers, seats->at[i].organisation);
		for (uint32_t k = from; a && k < until; k++) {
			const size_t *b = number_of(numbers, seats->at[k].organisation);
			if (b && *a != *b)
				let_meet(p, *a, *b);
		}
	}
}

void kr_partners_of(
	struct kr_workspace *ws, const char *circle, int32_t day, struct kr_partners *out)
{
	struct kr_map numbers;
	kr_seats seats = { 0 };
	*out = (struct kr_partners){ 0 };
	kr_map_init(&numbers, kr_workspace_arena(ws));
	kr_seats_of(ws, circle, day, &seats);
	number_partners(ws, &seats, &numbers, out);
	out->meets = kr_alloc(kr_workspace_arena(ws), out->n * out->n / 8 + 1);
	for (uint32_t from = 0, i = 1; i <= seats.n; i++) {
		if (i < seats.n && seats.at[i].circle == seats.at[from].circle)
			continue;
		let_all_meet(out, &numbers, &seats, from, i);
		from = i;
	}
}

bool kr_partners_meet(const struct kr_partners *p, size_t a, size_t b)
{
	size_t bit = a * p->n + b;
	return p->meets[bit / 8] >> bit % 8 & 1;
}
