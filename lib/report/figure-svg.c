/* lib/report/figure-svg.c - what stands above what, as circles in circles. */
#include "report/pack.h"
#include "report/svg.h"
#include "base/i18n.h"

#include <string.h>

enum {
	GAP = 8,       /* between circles; the signs on their edges stick out half of it */
	MARGIN = 6,    /* around the name in a circle */
	LEADING = 15,  /* from line to line */
	LINES = 3,     /* that a name may have */
	SMALLEST = 17, /* radius of a circle with a number of three digits */
	SIGN = 4,      /* half the width of a sign on an edge */
};

/* A name on one to three lines; n 0: it does not fit, and a number stands for it. */
struct label {
	struct {
		const char *s;
		size_t len;
	} lines[LINES];
	unsigned n;
	double width, height;
};

struct drawing {
	struct kr_buf *out;
	const struct kr_block *figure;
	const struct kr_layout *how;
	struct kr_arena *arena;
	unsigned number; /* of the figure in its page */
	uint32_t n;
	struct kr_disc *discs;
	const struct kr_line **to; /* the line that ends at a box, or NULL */
	const char **names;        /* safe to print */
	struct label *labels;
	uint32_t *numbers; /* of the names that did not fit, from 1 */
	uint32_t n_numbers;
	struct kr_plot plot;
};

/* ---- names -------------------------------------------------------------------------------- */

/* The most words of @s that are not wider than @most; at least one. */
static size_t fitting(const char *s, double most, double *width)
{
	size_t len = 0;
	for (size_t end = 0; s[end]; end++) {
		size_t to = end + 1 + strcspn(s + end + 1, " ");
		double wide = kr_svg_text_width(s, to);
		if (len > 0 && wide > most)
			break;
		len = to;
		*width = wide;
		end = to - 1;
	}
	return len;
}

/* Breaks @name into lines of at most @most pixels; n 0 where it cannot be. */
static struct label broken(const char *name, double most)
{
	struct label l = { .n = 0 };
	const char *s = name + strspn(name, " ");
	if (kr_svg_text_width(s, strlen(s)) < 0)
		return l;
	while (*s && l.n < LINES) {
		double width = 0;
		size_t len = fitting(s, most, &width);
		l.lines[l.n].s = s;
		l.lines[l.n++].len = len;
		l.width = width > l.width ? width : l.width;
		s += len;
		s += strspn(s, " ");
	}
	l.height = l.n * LEADING;
	if (*s || l.width > most)
		l.n = 0;
	return l;
}

/* In a circle of radius @r where nothing is in it: as few lines as it can have. */
static struct label label_inside(const char *name, double r)
{
	double room = r - MARGIN;
	for (int lines = 1; lines <= LINES && room > 0; lines++) {
		double half = lines * LEADING / 2.0, most = room * room - half * half;
		if (most <= 0)
			break;
		struct label l = broken(name, 2 * room);
		for (double wide = 2 * room;
			wide > 0 && (l.n != (unsigned)lines || l.width * l.width > 4 * most);
			wide -= 4)
			l = broken(name, wide);
		if (l.n == (unsigned)lines && l.width * l.width <= 4 * most)
			return l;
	}
	return (struct label){ .n = 0 };
}

/* Above what is in a circle that is @r large without it: not so wide that it would grow much. */
static struct label label_above(const char *name, double r)
{
	struct label l = { .n = 0 };
	for (int part = 8; part <= 13 && l.n == 0; part++)
		l = broken(name, r * part / 10);
	return l;
}

/* ---- places ------------------------------------------------------------------------------- */

static void find_lines(struct drawing *g)
{
	for (uint32_t i = 0; i < g->figure->lines.n; i++) {
		const struct kr_line *line = &g->figure->lines.at[i];
		if (line->below >= g->n || line->above >= g->n || g->to[line->below])
			continue;
		g->to[line->below] = line;
		g->discs[line->below].above = line->above;
	}
}

static double digits_width(const struct drawing *g)
{
	return g->n < 10 ? 8 : g->n < 100 ? 16 : g->n < 1000 ? 24 : 40;
}

/* Largest circle without others @largest; names above others only where @named. */
static void pack(struct drawing *g, double largest, bool named)
{
	double most = 1;
	for (uint32_t i = 0; i < g->n; i++)
		if (g->discs[i].below == 0 && g->figure->boxes.at[i].weight > most)
			most = g->figure->boxes.at[i].weight;
	for (uint32_t i = 0; i < g->n; i++) {
		uint32_t weight = g->figure->boxes.at[i].weight;
		double share = (weight ? weight : 1) / most;
		struct kr_disc *d = &g->discs[i];
		/* half by weight: a small one stays large enough for a name */
		d->size = largest * (0.5 + 0.5 * share);
		d->size = d->size > SMALLEST ? d->size : SMALLEST;
		if (named && g->labels[i].n > 0) {
			d->across = g->labels[i].width + 2 * MARGIN;
			d->band = g->labels[i].height + MARGIN;
		} else {
			d->across = digits_width(g) + 2 * MARGIN;
			d->band = LEADING + MARGIN;
		}
	}
	g->plot = (struct kr_plot){ .gap = GAP, .most = KR_SVG_WIDTH - 2 * GAP };
	kr_pack(g->discs, g->n, &g->plot);
}

static void label_all(struct drawing *g)
{
	for (uint32_t i = 0; i < g->n; i++) {
		const struct kr_disc *d = &g->discs[i];
		g->labels[i] = d->below > 0 ? label_above(g->names[i], d->r)
					    : label_inside(g->names[i], d->r);
	}
}

static bool fits(const struct drawing *g)
{
	return g->plot.width <= KR_SVG_WIDTH - 2 * GAP && g->plot.height <= KR_SVG_WIDTH;
}

/* As large as the page allows, since larger circles have room for names. */
static void place_all(struct drawing *g)
{
	static const double sizes[] = { 84, 72, 62, 54, 47, 41, 36, 31, 27, 24, 21, 19, 17 };
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		bool last = i + 1 == sizeof sizes / sizeof *sizes;
		pack(g, sizes[i], false);
		label_all(g);
		if (!fits(g) && !last)
			continue;
		pack(g, sizes[i], true);
		if (fits(g) || last)
			break;
	}
	for (uint32_t i = 0; i < g->n; i++)
		if (g->labels[i].n == 0)
			g->numbers[i] = ++g->n_numbers;
}

/* ---- drawing ------------------------------------------------------------------------------ */

static void put_line(struct drawing *g, const char *s, size_t len, double x, double y)
{
	const char *line = kr_strndup(g->arena, s, len);
	kr_buf_puts(g->out, "<text text-anchor=\"middle\"");
	kr_svg_attribute(g->out, "x", x);
	kr_svg_attribute(g->out, "y", y);
	kr_svg_paint(g->out, KR_INK_TEXT);
	kr_buf_puts(g->out, ">");
	kr_svg_text(g->out, line);
	kr_buf_puts(g->out, "</text>");
}

static void put_label(struct drawing *g, uint32_t i)
{
	const struct kr_disc *d = &g->discs[i];
	const struct label *l = &g->labels[i];
	const char *number = kr_asprintf(g->arena, "%u", (unsigned)g->numbers[i]);
	double height = l->n > 0 ? l->height : LEADING;
	double y = d->below > 0 ? d->band_y + MARGIN / 2.0 : d->y - height / 2;
	y += 11.5; /* the foot of the letters in a line */
	if (l->n == 0)
		put_line(g, number, strlen(number), d->x, y);
	for (unsigned k = 0; k < l->n; k++)
		put_line(g, l->lines[k].s, l->lines[k].len, d->x, y + k * LEADING);
}

static void put_circle(struct drawing *g, uint32_t i)
{
	const struct kr_disc *d = &g->discs[i];
	const struct kr_box *box = &g->figure->boxes.at[i];
	const char *href = g->how->href && box->ref ? g->how->href(g->how->arg, box->ref) : NULL;
	if (href) {
		kr_buf_puts(g->out, "<a href=\"");
		kr_svg_text(g->out, href);
		kr_buf_puts(g->out, "\">");
	} else
		kr_buf_puts(g->out, "<g>");
	kr_buf_puts(g->out, "<title>");
	kr_svg_text(g->out, box->shown);
	kr_buf_puts(g->out, "</title><circle");
	kr_svg_attribute(g->out, "cx", d->x);
	kr_svg_attribute(g->out, "cy", d->y);
	kr_svg_attribute(g->out, "r", d->r);
	kr_buf_puts(g->out, " fill=\"#f0f5f8\" stroke=\"#4f7286\"/>");
	put_label(g, i);
	kr_buf_puts(g->out, href ? "</a>\n" : "</g>\n");
}

static void put_names(struct drawing *g)
{
	if (g->n_numbers == 0)
		return;
	kr_buf_puts(g->out, "<ol class=\"kf-names\">\n");
	for (uint32_t i = 0; i < g->n; i++) {
		if (g->numbers[i] == 0)
			continue;
		kr_buf_puts(g->out, "<li>");
		kr_svg_text(g->out, g->figure->boxes.at[i].shown);
		kr_buf_puts(g->out, "</li>\n");
	}
	kr_buf_puts(g->out, "</ol>\n");
}

static void draw(struct drawing *g)
{
	double width = g->plot.width + 2 * GAP, height = g->plot.height + 2 * GAP;
	kr_buf_puts(g->out, "<div class=\"kf-scroll\"><svg xmlns=\"http://www.w3.org/2000/svg\"");
	kr_svg_attribute(g->out, "width", width);
	kr_svg_attribute(g->out, "height", height);
	kr_buf_printf(g->out,
		" role=\"%s\" aria-labelledby=\"kf-title-%u\" font-family=\"sans-serif\""
		" font-size=\"%d\"><title id=\"kf-title-%u\">%s</title>\n",
		g->how->href ? "group" : "img", g->number, KR_SVG_FONT, g->number,
		_("circles in circles"));
	for (uint32_t i = 0; i < g->n; i++) {
		g->discs[i].x += GAP;
		g->discs[i].y += GAP;
		g->discs[i].band_y += GAP;
	}
	for (uint32_t depth = 0, left = g->n; left > 0; depth++)
		for (uint32_t i = 0; i < g->n; i++)
			if (g->discs[i].depth == depth) {
				put_circle(g, i);
				left--;
			}
	kr_buf_puts(g->out, "</svg></div>\n");
	put_names(g);
}

void kr_figure_svg(
	struct kr_buf *out, const struct kr_block *b, const struct kr_layout *how, unsigned n)
{
	struct kr_arena *arena = kr_arena_new();
	size_t room = b->boxes.n + 1;
	struct drawing g = { .out = out,
		.figure = b,
		.how = how,
		.arena = arena,
		.number = n,
		.n = b->boxes.n,
		.discs = kr_alloc(arena, room * sizeof *g.discs),
		.to = kr_alloc(arena, room * sizeof *g.to),
		.names = kr_alloc(arena, room * sizeof *g.names),
		.labels = kr_alloc(arena, room * sizeof *g.labels),
		.numbers = kr_alloc(arena, room * sizeof *g.numbers) };
	for (uint32_t i = 0; i < g.n; i++) {
		struct kr_buf safe = KR_BUF_INIT;
		const char *shown = b->boxes.at[i].shown ? b->boxes.at[i].shown : "";
		kr_buf_safe(&safe, shown, strlen(shown));
		g.names[i] = kr_strndup(arena, safe.s, safe.len);
		kr_buf_release(&safe);
		g.discs[i] = (struct kr_disc){ .id = b->boxes.at[i].id, .above = KR_NO_DISC };
	}
	find_lines(&g);
	place_all(&g);
	if (g.n > 0)
		draw(&g);
	kr_arena_free(arena);
}
