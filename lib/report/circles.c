/* lib/report/circles.c - the circles with their double links, as a figure. */
#include "report/circles.h"

#include <string.h>

/* A circle that is shown. */
struct place {
	const struct kr_circle *circle;
	uint32_t number;        /* of its box in the figure */
	size_t agreed, overdue; /* agreements in force, evaluations whose day has passed */
};

struct picture {
	struct kr_workspace *ws;
	struct kr_document *d;
	struct kr_block *figure;
	struct kr_map places; /* id: struct place */
};

/* ---- how they are joined ------------------------------------------------------------------ */

static const struct {
	const char *word, *said;
} joins[] = {
	[KR_JOINED_TOP] = { "top", N_("stands at the top") },
	[KR_JOINED_DOUBLE] = { "double", N_("double link") },
	[KR_JOINED_HELPING] = { "helping", N_("helping circle") },
	[KR_JOINED_NOT_DOUBLE] = { "not-double", N_("no double link") },
};

enum kr_joined kr_joined_as(const struct kr_circle *c, const struct kr_link *link)
{
	if (!kr_circle_has_parent(c))
		return KR_JOINED_TOP;
	if (kr_link_is_double(link))
		return KR_JOINED_DOUBLE;
	return c->kind.is == KR_CIRCLE_HELPING ? KR_JOINED_HELPING : KR_JOINED_NOT_DOUBLE;
}

struct kr_cell kr_cell_joined(enum kr_joined joined)
{
	return (struct kr_cell){ .text = joins[joined].word, .shown = _(joins[joined].said) };
}

bool kr_circle_is_shown(struct kr_workspace *ws, const struct kr_circle *c, const char *circle)
{
	if (!kr_circle_goes_on(c, kr_workspace_as_of(ws)))
		return false;
	const struct kr_circle *asked = circle ? kr_workspace_circle(ws, circle) : NULL;
	return !circle || strcmp(c->record.id, circle) == 0 || kr_text_is(&c->parent, circle) ||
	       (asked && kr_text_is(&asked->parent, c->record.id));
}

/* ---- lines -------------------------------------------------------------------------------- */

/* `Bram Postma, Carla Jansen`: who of the two sits in the parent; what they are not is said. */
static const char *label_of(struct picture *p, const struct kr_line *line, enum kr_joined joined)
{
	struct kr_buf b = KR_BUF_INIT;
	if (line->leader)
		kr_buf_puts(&b, line->leader);
	if (line->delegate)
		kr_buf_printf(&b, "%s%s", b.len ? ", " : "", line->delegate);
	if (joined != KR_JOINED_DOUBLE)
		kr_buf_printf(&b, "%s(%s)", b.len ? " " : "", _(joins[joined].said));
	const char *label = kr_strndup(p->d->arena, b.s, b.len);
	kr_buf_release(&b);
	return label;
}

static struct place *place_of(const struct picture *p, const char *circle)
{
	return circle ? kr_map_get(&p->places, circle, strlen(circle)) : NULL;
}

static void add_line(struct picture *p, const struct place *below)
{
	const struct kr_circle *c = below->circle;
	const struct place *above = place_of(p, c->parent.s);
	struct kr_link link;
	if (!above)
		return;
	kr_circle_link(p->ws, c, p->d->day, &link);
	enum kr_joined joined = kr_joined_as(c, &link);
	struct kr_line line = { .above = above->number,
		.below = below->number,
		.loose = joined == KR_JOINED_NOT_DOUBLE };
	if (link.leader_there)
		line.leader = kr_name_of(p->ws, link.leader.s);
	if (link.delegate_there && !kr_text_equal(&link.leader, &link.delegate))
		line.delegate = kr_name_of(p->ws, link.delegate.s);
	line.label = label_of(p, &line, joined);
	kr_figure_line(p->d, p->figure, &line);
	kr_figure_box_at(p->figure, above->number)->weight++;
}

/* ---- boxes -------------------------------------------------------------------------------- */

static void find_circles(struct picture *p, const char *circle)
{
	size_t n;
	struct kr_record *const *each = kr_workspace_each(p->ws, KR_CIRCLE, &n);
	kr_map_init(&p->places, p->d->arena);
	for (size_t i = 0; i < n; i++) {
		const struct kr_circle *c = (const struct kr_circle *)each[i];
		if (!kr_circle_is_shown(p->ws, c, circle))
			continue;
		struct place *place = kr_alloc(p->d->arena, sizeof *place);
		place->circle = c;
		kr_map_add(&p->places, each[i]->id, strlen(each[i]->id), place);
	}
}

static void count_agreements(struct picture *p)
{
	size_t n;
	struct kr_record *const *each = kr_workspace_each(p->ws, KR_AGREEMENT, &n);
	for (size_t i = 0; i < n; i++) {
		const struct kr_agreement *a = (const struct kr_agreement *)each[i];
		struct place *place = place_of(p, each[i]->circle);
		if (!place || !kr_readable(each[i]))
			continue;
		place->agreed += kr_agreement_in_force(a, p->d->day);
		place->overdue += kr_agreement_state(a, p->d->day) == KR_STATE_OVERDUE;
	}
}

static void add_box(struct picture *p, struct place *place)
{
	const struct kr_record *r = &place->circle->record;
	size_t members = kr_circle_size(place->circle, p->d->day);
	place->number = kr_figure_box(p->d, p->figure, r->id, kr_name_of(p->ws, r->id));
	struct kr_box *box = kr_figure_box_at(p->figure, place->number);
	box->ref = kr_ref_of(p->d->arena, r);
	box->weight = (uint32_t)members;
	box->empty = members == 0 && place->agreed == 0;
	box->late = place->overdue > 0;
	if (box->empty)
		box->note = _("nobody is in it and nothing is agreed");
	if (box->late)
		box->note = kr_asprintf(p->d->arena,
			kr_nq("%zu evaluation overdue", "%zu evaluations overdue", place->overdue),
			place->overdue);
}

struct kr_block *kr_document_circles(
	struct kr_document *d, struct kr_workspace *ws, const char *circle)
{
	struct picture p = { .ws = ws, .d = d };
	p.figure = kr_document_figure(d, "figure");
	find_circles(&p, circle);
	count_agreements(&p);
	for (uint32_t i = 0; i < p.places.n; i++)
		add_box(&p, p.places.at[i].value);
	for (uint32_t i = 0; i < p.places.n; i++)
		add_line(&p, p.places.at[i].value);
	return p.figure;
}
