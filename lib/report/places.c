/* lib/report/places.c - how large circles are drawn, and whose names have room. */
#include "report/places.h"

#include <math.h>
#include <string.h>

enum { MARGIN = 6 /* around the name in a circle */ };

struct placing {
	struct kr_arena *arena;
	const struct kr_block *figure;
	struct kr_places *p;
	const char **names; /* safe to print */
	struct kr_plot plot;
};

/* ---- names -------------------------------------------------------------------------------- */

/* The bytes of the words of @s that are not wider than @most; of one word at least. */
static size_t fitting(const char *s, double most, double *width)
{
	size_t len = strcspn(s, " ");
	*width = kr_svg_text_width(s, len);
	while (s[len]) {
		size_t to = len + 1 + strcspn(s + len + 1, " ");
		double wide = kr_svg_text_width(s, to);
		if (wide > most)
			break;
		len = to;
		*width = wide;
	}
	return len;
}

/* @name on at most @lines lines of at most @most pixels; no lines where that cannot be. */
static struct kr_label broken(struct kr_arena *arena, const char *name, unsigned lines, double most)
{
	static const struct kr_label none = { .n_lines = 0 };
	struct kr_label l = none;
	const char *s = name + strspn(name, " ");
	if (kr_svg_text_width(s, strlen(s)) < 0)
		return none;
	while (*s && l.n_lines < lines) {
		double width;
		size_t len = fitting(s, most, &width);
		if (width > most)
			return none;
		l.lines[l.n_lines++] = kr_strndup(arena, s, len);
		l.width = width > l.width ? width : l.width;
		s += len;
		s += strspn(s, " ");
	}
	l.height = l.n_lines * KR_PLACES_LEADING;
	return *s ? none : l;
}

/* In a circle of radius @r in which nothing is. */
static struct kr_label label_inside(struct kr_arena *arena, const char *name, double r)
{
	struct kr_label l = { .n_lines = 0 };
	double room = r - MARGIN;
	for (unsigned lines = 1; lines <= KR_PLACES_LINES && l.n_lines == 0; lines++) {
		double half = lines * KR_PLACES_LEADING / 2.0;
		if (room > half)
			l = broken(arena, name, lines, 2 * sqrt(room * room - half * half));
	}
	return l;
}

/* Above what is in a circle, which is @r large without it and should not grow much. */
static struct kr_label label_above(struct kr_arena *arena, const char *name, double r)
{
	struct kr_label l = { .n_lines = 0 };
	for (int part = 8; part <= 13 && l.n_lines == 0; part++)
		l = broken(arena, name, KR_PLACES_LINES, r * part / 10);
	return l;
}

static double number_width(uint32_t n)
{
	const char *digits = "0000000000";
	size_t len = n < 10 ? 1 : n < 100 ? 2 : n < 1000 ? 3 : n < 10000 ? 4 : 10;
	return kr_svg_text_width(digits, len);
}

/* ---- sizes -------------------------------------------------------------------------------- */

/* Half by weight: a small circle stays large enough for a name, and any for a number. */
static double size_of(
	const struct placing *g, const struct kr_box *box, double most, double largest)
{
	double half = number_width(g->p->n) / 2, tall = KR_SVG_FONT / 2.0;
	double least = sqrt(half * half + tall * tall) + KR_PLACES_SIGN + 1;
	double size = largest * (0.5 + 0.5 * (box->weight ? box->weight : 1) / most);
	return size > least ? size : least;
}

static void pack(struct placing *g, double largest, bool named)
{
	double most = 1;
	struct kr_places *p = g->p;
	for (uint32_t i = 0; i < p->n; i++)
		if (p->discs[i].below == 0 && g->figure->boxes.at[i].weight > most)
			most = g->figure->boxes.at[i].weight;
	for (uint32_t i = 0; i < p->n; i++) {
		struct kr_disc *d = &p->discs[i];
		const struct kr_label *l = &p->labels[i];
		d->size = size_of(g, &g->figure->boxes.at[i], most, largest);
		bool number = !named || l->n_lines == 0;
		d->across = (number ? number_width(p->n) : l->width) + 2 * MARGIN;
		d->band = (number ? KR_PLACES_LEADING : l->height) + MARGIN;
	}
	g->plot = (struct kr_plot){ .gap = KR_PLACES_GAP,
		.most = KR_SVG_WIDTH - 2 * KR_PLACES_GAP };
	kr_pack(p->discs, p->n, &g->plot);
}

static bool fits(const struct placing *g)
{
	return g->plot.width <= KR_SVG_WIDTH - 2 * KR_PLACES_GAP &&
	       g->plot.height <= 1.25 * KR_SVG_WIDTH;
}

/* Those that stand above others get names where there is room. */
static bool try_names(struct placing *g, double largest)
{
	struct kr_places *p = g->p;
	for (uint32_t i = 0; i < p->n; i++)
		if (p->discs[i].below > 0)
			p->labels[i] = label_above(g->arena, g->names[i], p->discs[i].r);
	pack(g, largest, true);
	return fits(g);
}

static bool try_size(struct placing *g, double largest)
{
	pack(g, largest, false);
	return fits(g) && try_names(g, largest);
}

/* As large as the page allows, since larger circles have room for names. */
static void pack_all(struct placing *g)
{
	static const double sizes[] = { 10, 12, 14, 17, 19, 21, 24, 27, 31, 36, 41, 47, 54, 62, 72,
		84, 97, 110 };
	size_t low = 0, high = sizeof sizes / sizeof *sizes;
	while (high - low > 1) {
		size_t middle = (low + high) / 2;
		if (try_size(g, sizes[middle]))
			low = middle;
		else
			high = middle;
	}
	pack(g, sizes[low], false);
	bool wide = !fits(g);
	if (try_names(g, sizes[low]) || wide)
		return;
	memset(g->p->labels, 0, g->p->n * sizeof *g->p->labels);
	pack(g, sizes[low], false);
}

/* ---- all of it ---------------------------------------------------------------------------- */

static void find_lines(struct placing *g)
{
	struct kr_places *p = g->p;
	for (uint32_t i = 0; i < g->figure->lines.n; i++) {
		const struct kr_line *line = &g->figure->lines.at[i];
		if (line->below >= p->n || line->above >= p->n || p->to[line->below])
			continue;
		p->to[line->below] = line;
		p->discs[line->below].above = line->above;
	}
}

static void label_all(struct placing *g)
{
	struct kr_places *p = g->p;
	for (uint32_t i = 0; i < p->n; i++) {
		struct kr_disc *d = &p->discs[i];
		struct kr_label *l = &p->labels[i];
		d->x += KR_PLACES_GAP;
		d->y += KR_PLACES_GAP;
		d->band_y += KR_PLACES_GAP;
		if (d->below == 0)
			*l = label_inside(g->arena, g->names[i], d->r);
		if (l->n_lines == 0) {
			l->number = ++p->n_numbers;
			l->n_lines = 1;
			l->lines[0] = kr_asprintf(g->arena, "%u", (unsigned)l->number);
			l->width = kr_svg_text_width(l->lines[0], strlen(l->lines[0]));
			l->height = KR_PLACES_LEADING;
		}
		l->x = d->x;
		l->y = d->below > 0 ? d->band_y + MARGIN / 2.0 : d->y - l->height / 2;
	}
}

void kr_places_of(struct kr_arena *arena, const struct kr_block *b, struct kr_places *out)
{
	size_t room = b->boxes.n + 1;
	struct placing g = { .arena = arena,
		.figure = b,
		.p = out,
		.names = kr_alloc(arena, room * sizeof *g.names) };
	*out = (struct kr_places){ .n = b->boxes.n,
		.discs = kr_alloc(arena, room * sizeof *out->discs),
		.labels = kr_alloc(arena, room * sizeof *out->labels),
		.to = kr_alloc(arena, room * sizeof *out->to) };
	for (uint32_t i = 0; i < out->n; i++) {
		struct kr_buf safe = KR_BUF_INIT;
		const char *shown = b->boxes.at[i].shown ? b->boxes.at[i].shown : "";
		kr_buf_safe(&safe, shown, strlen(shown));
		g.names[i] = kr_strndup(arena, safe.s, safe.len);
		kr_buf_release(&safe);
		out->discs[i] = (struct kr_disc){ .id = b->boxes.at[i].id, .above = KR_NO_DISC };
	}
	find_lines(&g);
	pack_all(&g);
	label_all(&g);
	out->width = g.plot.width + 2 * KR_PLACES_GAP;
	out->height = g.plot.height + 2 * KR_PLACES_GAP;
}

/* Not right above, where a name could be; where the edge of a circle comes near that of the one
 * that it is in, their signs are at different heights.  3 to 4 to 5: no sine is needed. */
void kr_places_sign(const struct kr_disc *d, int side, double *x, double *y)
{
	bool odd = d->depth % 2 == 1;
	*x = d->x + side * (odd ? 0.6 : 0.8) * d->r;
	*y = d->y - (odd ? 0.8 : 0.6) * d->r;
}
