/* lib/report/figure-svg.c - what stands above what, as circles in circles. */
#include "report/places.h"
#include "base/i18n.h"

#include <string.h>

struct drawing {
	struct kr_buf *out;
	const struct kr_block *figure;
	const struct kr_layout *how;
	struct kr_arena *arena;
	unsigned number; /* of the figure in its page */
	struct kr_places p;
	bool has_leader, has_delegate, has_missing, has_late, has_empty; /* signs to explain */
};

static const struct kr_box *box_at(const struct drawing *g, uint32_t i)
{
	return &g->figure->boxes.at[i];
}

/* The name of a circle, which may have none. */
static const char *name_of(const struct drawing *g, uint32_t i)
{
	const char *shown = box_at(g, i)->shown;
	return shown && *shown ? shown : _("(no name)");
}

/* ---- signs -------------------------------------------------------------------------------- */

/* The leader is round, the delegate stands on its corner; who is missing is hollow and dashed. */
static void put_shape(struct kr_buf *out, bool leader, bool missing, double x, double y)
{
	double r = KR_PLACES_SIGN;
	if (leader) {
		kr_buf_puts(out, "<circle");
		kr_svg_attribute(out, "cx", x);
		kr_svg_attribute(out, "cy", y);
		kr_svg_attribute(out, "r", r);
	} else {
		kr_buf_puts(out, "<path d=\"M");
		const double corners[][2] = { { 0, -r }, { r, 0 }, { 0, r }, { -r, 0 } };
		for (int i = 0; i < 4; i++) {
			kr_buf_puts(out, i ? "L" : "");
			kr_svg_number(out, x + 1.2 * corners[i][0]);
			kr_buf_putc(out, ' ');
			kr_svg_number(out, y + 1.2 * corners[i][1]);
		}
		kr_buf_puts(out, "Z\"");
	}
	if (missing) {
		kr_svg_paint(out, KR_INK_PAGE, KR_INK_MISSING);
		kr_buf_puts(out, " stroke-dasharray=\"2 1.5\"");
	} else
		kr_svg_paint(out, leader ? KR_INK_LEADER : KR_INK_DELEGATE, KR_INKS);
	kr_buf_puts(out, "/>");
}

static void put_sign(struct drawing *g, uint32_t i, bool leader, const char *who)
{
	double x, y;
	if (!who && !g->p.to[i]->loose)
		return;
	kr_places_sign(&g->p.discs[i], leader ? -1 : 1, &x, &y);
	put_shape(g->out, leader, !who, x, y);
	g->has_leader |= leader && who;
	g->has_delegate |= !leader && who;
	g->has_missing |= !who;
}

/* ---- circles ------------------------------------------------------------------------------ */

static void put_label(struct drawing *g, uint32_t i)
{
	const struct kr_label *l = &g->p.labels[i];
	for (unsigned k = 0; k < l->n_lines; k++) {
		/* What reads a name aloud joins its lines: the blank keeps words apart. */
		kr_buf_puts(g->out, k > 0 ? " <text" : "<text");
		kr_svg_attribute(g->out, "x", l->x);
		kr_svg_attribute(g->out, "y", l->y + k * KR_PLACES_LEADING + KR_SVG_FONT - 0.5);
		kr_svg_paint(g->out, KR_INK_TEXT, KR_INKS);
		kr_buf_puts(g->out, ">");
		kr_svg_text(g->out, l->lines[k]);
		kr_buf_puts(g->out, "</text>");
	}
}

static void put_edge(struct drawing *g, uint32_t i)
{
	static const enum kr_svg_ink grounds[] = { KR_INK_CIRCLE_1, KR_INK_CIRCLE_2,
		KR_INK_CIRCLE_3, KR_INK_CIRCLE_2 };
	const struct kr_disc *d = &g->p.discs[i];
	const struct kr_box *box = box_at(g, i);
	kr_buf_puts(g->out, "<circle");
	kr_svg_attribute(g->out, "cx", d->x);
	kr_svg_attribute(g->out, "cy", d->y);
	kr_svg_attribute(g->out, "r", d->r);
	kr_svg_paint(g->out, grounds[d->depth % 4], box->late ? KR_INK_LATE : KR_INK_LINE);
	if (box->late)
		kr_buf_puts(g->out, " stroke-width=\"4\"");
	if (box->empty)
		kr_buf_puts(g->out, " stroke-dasharray=\"6 4\"");
	kr_buf_puts(g->out, "/>");
	g->has_late |= box->late;
	g->has_empty |= box->empty;
}

/* What a reader hears of it, and sees where the pointer stands on it. */
static void put_said(struct drawing *g, uint32_t i)
{
	kr_svg_text(g->out, name_of(g, i));
	if (box_at(g, i)->note) {
		kr_buf_puts(g->out, ": ");
		kr_svg_text(g->out, box_at(g, i)->note);
	}
}

static void put_circle(struct drawing *g, uint32_t i)
{
	const char *ref = box_at(g, i)->ref;
	const char *href = g->how->href && ref ? g->how->href(g->how->arg, ref) : NULL;
	if (href) {
		kr_buf_puts(g->out, "<a href=\"");
		kr_svg_text(g->out, href);
		kr_buf_puts(g->out, "\" aria-label=\"");
		put_said(g, i);
		kr_buf_puts(g->out, "\">");
	} else
		kr_buf_puts(g->out, "<g>");
	kr_buf_puts(g->out, "<title>");
	put_said(g, i);
	kr_buf_puts(g->out, "</title>");
	put_edge(g, i);
	put_label(g, i);
	kr_buf_puts(g->out, href ? "</a>" : "</g>");
	if (g->p.to[i]) {
		put_sign(g, i, true, g->p.to[i]->leader);
		put_sign(g, i, false, g->p.to[i]->delegate);
	}
	kr_buf_putc(g->out, '\n');
}

/* ---- in words ----------------------------------------------------------------------------- */

static const char *place_words(struct drawing *g, uint32_t i)
{
	const struct kr_line *to = g->p.to[i];
	const char *name = name_of(g, i);
	if (!to || g->p.discs[i].above == KR_NO_DISC)
		return kr_asprintf(g->arena, _("%s is in no other circle"), name);
	const char *above = name_of(g, to->above);
	if (to->loose && to->label)
		return kr_asprintf(g->arena, _("%s is in %s: %s"), name, above, to->label);
	if (to->leader && to->delegate)
		return kr_asprintf(g->arena, _("%s is in %s; leader: %s, delegate: %s"), name,
			above, to->leader, to->delegate);
	return kr_asprintf(g->arena, _("%s is in %s"), name, above);
}

static void put_description(struct drawing *g)
{
	kr_buf_printf(g->out, "<desc id=\"kf-desc-%u\">", g->number);
	for (uint32_t i = 0; i < g->p.n; i++) {
		kr_svg_text(g->out, place_words(g, i));
		if (box_at(g, i)->note) {
			kr_buf_puts(g->out, "; ");
			kr_svg_text(g->out, box_at(g, i)->note);
		}
		kr_buf_puts(g->out, ".\n");
	}
	kr_buf_puts(g->out, "</desc>\n");
}

static const char *remark_on(struct drawing *g, uint32_t i)
{
	const struct kr_line *to = g->p.to[i];
	const char *note = box_at(g, i)->note;
	const char *label = to && to->loose ? to->label : NULL;
	return note && label ? kr_asprintf(g->arena, "%s; %s", note, label) : note ? note : label;
}

static void put_remark(struct drawing *g, uint32_t i)
{
	const char *remark = remark_on(g, i);
	kr_buf_puts(g->out, "<li><bdi>");
	kr_svg_text(g->out, name_of(g, i));
	kr_buf_puts(g->out, "</bdi>");
	if (remark) {
		kr_buf_puts(g->out, ": <bdi>");
		kr_svg_text(g->out, remark);
		kr_buf_puts(g->out, "</bdi>");
	}
	kr_buf_puts(g->out, "</li>\n");
}

/* The names that have numbers; and of the others what is to be said. */
static void put_names(struct drawing *g)
{
	bool open = false;
	if (g->p.n_numbers > 0)
		kr_buf_puts(g->out, "<ol class=\"kf-names\">\n");
	for (uint32_t i = 0; i < g->p.n; i++)
		if (g->p.labels[i].number > 0)
			put_remark(g, i);
	if (g->p.n_numbers > 0)
		kr_buf_puts(g->out, "</ol>\n");
	for (uint32_t i = 0; i < g->p.n; i++) {
		if (g->p.labels[i].number > 0 || !remark_on(g, i))
			continue;
		kr_buf_puts(g->out, open ? "" : "<ul class=\"kf-said\">\n");
		open = true;
		put_remark(g, i);
	}
	kr_buf_puts(g->out, open ? "</ul>\n" : "");
}

/* ---- what the signs mean ------------------------------------------------------------------ */

static void open_meaning(struct drawing *g)
{
	kr_buf_puts(g->out, "<li><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"16\""
			    " height=\"16\" aria-hidden=\"true\">");
}

static void close_meaning(struct drawing *g, const char *meaning)
{
	kr_buf_puts(g->out, "</svg> ");
	kr_svg_text(g->out, meaning);
	kr_buf_puts(g->out, "</li>\n");
}

static void put_shape_meaning(struct drawing *g, bool leader, bool missing, const char *meaning)
{
	open_meaning(g);
	put_shape(g->out, leader, missing, 8, 8);
	close_meaning(g, meaning);
}

static void put_edge_meaning(struct drawing *g, bool late, const char *meaning)
{
	open_meaning(g);
	kr_buf_puts(g->out, "<circle cx=\"8\" cy=\"8\" r=\"6\"");
	kr_svg_paint(g->out, KR_INK_CIRCLE_1, late ? KR_INK_LATE : KR_INK_LINE);
	kr_buf_puts(g->out, late ? " stroke-width=\"3\"/>" : " stroke-dasharray=\"4 3\"/>");
	close_meaning(g, meaning);
}

static void put_key(struct drawing *g)
{
	if (!g->has_leader && !g->has_delegate && !g->has_missing && !g->has_late && !g->has_empty)
		return;
	kr_buf_puts(g->out, "<ul class=\"kf-key\">\n");
	if (g->has_leader)
		put_shape_meaning(g, true, false, _("leader, who sits in both circles"));
	if (g->has_delegate)
		put_shape_meaning(g, false, false, _("delegate, who sits in both circles"));
	if (g->has_missing) {
		put_shape_meaning(g, true, true, _("no leader who sits in both"));
		put_shape_meaning(g, false, true, _("no delegate who sits in both"));
	}
	if (g->has_late)
		put_edge_meaning(g, true, _("something is overdue"));
	if (g->has_empty)
		put_edge_meaning(g, false, _("nobody is in it and nothing was agreed"));
	kr_buf_puts(g->out, "</ul>\n");
}

/* ---- all of it ---------------------------------------------------------------------------- */

static void open_svg(struct drawing *g)
{
	kr_buf_puts(g->out, "<div class=\"kf-scroll\"><svg xmlns=\"http://www.w3.org/2000/svg\"");
	kr_svg_attribute(g->out, "width", g->p.width);
	kr_svg_attribute(g->out, "height", g->p.height);
	kr_buf_puts(g->out, " viewBox=\"0 0 ");
	kr_svg_number(g->out, g->p.width);
	kr_buf_putc(g->out, ' ');
	kr_svg_number(g->out, g->p.height);
	kr_buf_printf(g->out,
		"\" role=\"%s\" aria-labelledby=\"kf-title-%u\" aria-describedby=\"kf-desc-%u\""
		" font-family=\"sans-serif\" font-size=\"%d\" text-anchor=\"middle\">\n"
		"<title id=\"kf-title-%u\">",
		g->how->href ? "group" : "img", g->number, g->number, KR_SVG_FONT, g->number);
	kr_svg_text(g->out, _("circles, each inside the circle that it belongs to"));
	kr_buf_puts(g->out, "</title>\n");
	put_description(g);
}

void kr_figure_svg(
	struct kr_buf *out, const struct kr_block *b, const struct kr_layout *how, unsigned n)
{
	if (b->boxes.n == 0)
		return;
	struct drawing g = {
		.out = out, .figure = b, .how = how, .arena = kr_arena_new(), .number = n
	};
	kr_places_of(g.arena, b, &g.p);
	open_svg(&g);
	for (uint32_t depth = 0, left = g.p.n; left > 0; depth++)
		for (uint32_t i = 0; i < g.p.n; i++)
			if (g.p.discs[i].depth == depth) {
				put_circle(&g, i);
				left--;
			}
	kr_buf_puts(out, "</svg></div>\n");
	put_key(&g);
	put_names(&g);
	kr_arena_free(g.arena);
}
