/*
 * lib/report/svg.h - figures and timelines as inline SVG for a page of HTML.
 *
 * Each appends a complete <svg> with its own title and description, and after it, as HTML, what
 * belongs under it: what the signs mean, the names that did not fit, what is said in words.  The
 * caller puts it all into one <figure>.  Names are data only: whatever people call a circle, the
 * output parses as XML and as HTML.
 *
 * Colours are presentation attributes, so that a printer which knows no CSS in SVG gets them right;
 * each coloured thing has a class too, by which kr_svg_style() gives it the colour for a dark
 * screen.  Text is 12 pixels high at the size that the <svg> says, which is never scaled down: put
 * it in something that scrolls sideways.
 */
#ifndef KR_REPORT_SVG_H
#define KR_REPORT_SVG_H

#include "report/layout.h"

/** How widely a page may show a figure, in pixels; a large network is wider. */
enum { KR_SVG_WIDTH = 680 };

/**
 * Appends the figure @b as circles in circles.  Where @how->href gives pages, circles are links.
 * @n: the number of the figure in the page, for the ids in it.
 */
void kr_figure_svg(
	struct kr_buf *out, const struct kr_block *b, const struct kr_layout *how, unsigned n);

/** Appends the timeline @b as a strip that begins shortly before @today. */
void kr_timeline_svg(struct kr_buf *out, const struct kr_block *b, int32_t today, unsigned n);

/** What a page that has such figures puts into its style sheet; without <style>. */
const char *kr_svg_style(void);

/** What a colour is for, and so what it has to stand out from. */
enum kr_svg_use {
	KR_SVG_GROUND, /* behind the others */
	KR_SVG_TEXT,   /* 4.5 to 1 on every ground */
	KR_SVG_EDGE,   /* 3 to 1 on every ground */
};

struct kr_svg_colour {
	const char *class, *property; /* `fill` or `stroke` */
	const char *light, *dark;     /* `#rrggbb` */
	enum kr_svg_use use;
};

/** The colours, for the test that computes their contrast. */
const struct kr_svg_colour *kr_svg_colours(size_t *n);

/* ---- for figure-svg.c and timeline-svg.c -------------------------------------------------- */

/** The colours by name; the order of the table in svg.c. */
enum kr_svg_ink {
	KR_INK_PAGE,
	KR_INK_CIRCLE_1,
	KR_INK_CIRCLE_2,
	KR_INK_CIRCLE_3,
	KR_INK_TEXT,
	KR_INK_LINE,
	KR_INK_LATE,
	KR_INK_LATE_MARK,
	KR_INK_LEADER,
	KR_INK_DELEGATE,
	KR_INK_MISSING,
	KR_INK_MARK,
	KR_INKS
};

/** Appends ` class="…" fill="…"`; with @other, if it is not KR_INKS, ` stroke="…"` too. */
void kr_svg_paint(struct kr_buf *out, enum kr_svg_ink one, enum kr_svg_ink other);

/** Appends @s safe to print and safe between tags and in quotes. */
void kr_svg_text(struct kr_buf *out, const char *s);

/** Appends @value with one decimal, the same in every language. */
void kr_svg_number(struct kr_buf *out, double value);

/** Appends ` name="value"`. */
void kr_svg_attribute(struct kr_buf *out, const char *name, double value);

/** Height in pixels of all text. */
enum { KR_SVG_FONT = 12 };

/**
 * How wide @s, which is safe, is at most when it is drawn: no usual font is wider.  Negative where
 * that cannot be known, since it has letters of a script that is joined or stacked.
 */
double kr_svg_text_width(const char *s, size_t len);

#endif
