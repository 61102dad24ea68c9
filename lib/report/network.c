/* lib/report/network.c - the circles and their double links, as a figure and in tables. */
#include "report/circles.h"
#include "base/map.h"
#include <kring/charter.h>

#include <string.h>

/* A circle that is shown. */
struct place {
	const struct kr_circle *circle;
	struct kr_link link;         /* with the circle above it */
	const struct kr_seat *seats; /* of its members */
	uint32_t n_seats;
	kr_texts organisations; /* of the seats, each once */
	KR_MANY(const struct place *) below;
};

struct networking {
	struct kr_workspace *ws;
	const struct kr_report_options *o;
	struct kr_document *d;
	struct kr_map places; /* id: struct place */
};

/* ---- finding ------------------------------------------------------------------------------ */

static struct place *place_of(const struct networking *n, const char *circle)
{
	return circle ? kr_map_get(&n->places, circle, strlen(circle)) : NULL;
}

static void find_circles(struct networking *n)
{
	size_t count;
	struct kr_record *const *each = kr_workspace_each(n->ws, KR_CIRCLE, &count);
	kr_map_init(&n->places, n->d->arena);
	for (size_t i = 0; i < count; i++) {
		const struct kr_circle *c = (const struct kr_circle *)each[i];
		if (!kr_circle_is_shown(n->ws, c, n->o->circle))
			continue;
		struct place *p = kr_alloc(n->d->arena, sizeof *p);
		p->circle = c;
		kr_circle_link(n->ws, c, n->d->day, &p->link);
		kr_map_add(&n->places, c->record.id, strlen(c->record.id), p);
	}
	for (uint32_t i = 0; i < n->places.n; i++) {
		struct place *p = n->places.at[i].value, *above = place_of(n, p->circle->parent.s);
		if (above)
			*KR_ADD(n->d->arena, &above->below) = p;
	}
}

/* The seats of one circle stand together. */
static void find_seats(struct networking *n)
{
	kr_seats seats = { 0 };
	kr_seats_of(n->ws, NULL, n->d->day, &seats);
	for (uint32_t i = 0; i < seats.n; i++) {
		struct place *p = place_of(n, seats.at[i].circle->record.id);
		if (!p)
			continue;
		if (p->n_seats++ == 0)
			p->seats = &seats.at[i];
		if (!kr_texts_have(&p->organisations, seats.at[i].organisation))
			*KR_ADD(n->d->arena, &p->organisations) = kr_text_of(
				seats.at[i].organisation);
	}
}

/* ---- tables ------------------------------------------------------------------------------- */

static void add_circles(struct networking *n)
{
	static const struct kr_column columns[] = {
		{ "circle", N_("circle"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "parent", N_("parent circle"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "leader", N_("leader"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "delegate", N_("delegate"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "link", N_("link"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "members", N_("members"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "organisations", N_("organisations"), KR_COLUMN_LIST, KR_FOR_ALL, false },
	};
	kr_document_heading(n->d, 1, _("Circles"));
	struct kr_block *table = kr_document_table(
		n->d, "circles", columns, KR_N(columns), _("there are no circles yet"));
	kr_document_how(n->d, _("'kring add circle' makes the first"));
	for (uint32_t i = 0; i < n->places.n; i++) {
		const struct place *p = n->places.at[i].value;
		struct kr_cell *cells = kr_block_row(n->d, table, KR_TONE_PLAIN);
		enum kr_joined joined = kr_joined_as(p->circle, &p->link);
		cells[0] = kr_cell_who(n->ws, p->circle->record.id);
		if (joined != KR_JOINED_TOP)
			cells[1] = kr_cell_who(n->ws, p->circle->parent.s);
		cells[2] = kr_cell_who(n->ws, p->link.leader.s);
		cells[3] = kr_cell_who(n->ws, p->link.delegate.s);
		cells[4] = kr_cell_joined(joined);
		cells[5] = kr_cell_number(n->d, (double)kr_circle_size(p->circle, n->d->day));
		cells[6] = kr_cell_whom(n->ws, &p->organisations);
	}
}

/* The circles below that @person joins to the one where they sit, as leader or delegate. */
static const kr_texts *joins_here(
	struct networking *n, const struct place *here, const struct kr_text *person)
{
	kr_texts *list = kr_alloc(n->d->arena, sizeof *list);
	for (uint32_t i = 0; i < here->below.n; i++) {
		const struct place *p = here->below.at[i];
		if (kr_text_equal(&p->link.leader, person) ||
			kr_text_equal(&p->link.delegate, person))
			*KR_ADD(n->d->arena, list) = kr_text_of(p->circle->record.id);
	}
	return list;
}

static const kr_texts *speaks_for(
	struct networking *n, const struct place *p, const struct kr_text *person)
{
	kr_texts *list = kr_alloc(n->d->arena, sizeof *list);
	for (uint32_t i = 0; i < p->n_seats; i++)
		if (kr_text_is(person, p->seats[i].person))
			*KR_ADD(n->d->arena, list) = kr_text_of(p->seats[i].organisation);
	return list;
}

static void add_members_of(struct networking *n, const struct place *p, struct kr_block *table)
{
	const struct kr_circle *c = p->circle;
	for (uint32_t i = 0; i < c->members.n; i++) {
		const struct kr_text *who = &c->members.at[i].id;
		if (!kr_circle_has_member(c, kr_words_of(who), n->d->day))
			continue;
		struct kr_cell *cells = kr_block_row(n->d, table, KR_TONE_PLAIN);
		cells[0] = kr_cell_who(n->ws, c->record.id);
		cells[1] = kr_cell_who(n->ws, who->s);
		cells[2] = kr_cell_whom(n->ws, speaks_for(n, p, who));
		cells[3] = kr_cell_whom(n->ws, joins_here(n, p, who));
	}
}

static void add_members(struct networking *n)
{
	static const struct kr_column columns[] = {
		{ "circle", N_("circle"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "who", N_("member"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "organisations", N_("on behalf of"), KR_COLUMN_LIST, KR_FOR_ALL, false },
		{ "links", N_("links with"), KR_COLUMN_LIST, KR_FOR_ALL, false },
	};
	kr_document_heading(n->d, 1, _("Members"));
	struct kr_block *table = kr_document_table(
		n->d, "members", columns, KR_N(columns), _("nobody has consent rights yet"));
	for (uint32_t i = 0; i < n->places.n; i++)
		add_members_of(n, n->places.at[i].value, table);
}

static int build(struct kr_workspace *ws, const struct kr_report_options *o, struct kr_document *d)
{
	struct networking n = { .ws = ws, .o = o, .d = d };
	if (kr_report_circle(ws, o->circle) != KR_OK)
		return KR_FAILED;
	kr_document_init(d, ws, "network", _("Network"));
	find_circles(&n);
	find_seats(&n);
	kr_document_circles(d, ws, o->circle);
	add_circles(&n);
	add_members(&n);
	kr_document_unreadable(d, ws);
	return KR_OK;
}

const struct kr_report kr_report_network = {
	.name = "network",
	.what = N_("the circles with their members and double links, as a figure and in tables"),
	.build = build,
};
