/*
 * lib/report/html.h - the parts of the HTML page.
 *
 * Everything that a file says gets into the page through kr_html_text() and its two neighbours:
 * they make control and bidi characters visible as kr_buf_safe() does, replace what is not UTF-8,
 * and escape the five signs that mean something in a text or in an attribute.
 *
 * Source: SAFETY, contract 7; WCAG 2.2, level AA.
 */
#ifndef KR_REPORT_HTML_H
#define KR_REPORT_HTML_H

#include "report/layout.h"
#include "base/map.h"

/* ---- writing ------------------------------------------------------------------------------ */

/** Appends @s, on one line, so that it stands for itself in a text and between quotes. */
void kr_html_text(struct kr_buf *out, const char *s);
/** The same with its line ends. */
void kr_html_lines(struct kr_buf *out, const char *s);
/** The same where @s is an address: what no address may hold becomes `%` and its number. */
void kr_html_address(struct kr_buf *out, const char *s);

/** Is @address one that people may follow from a text: http, https or mailto? */
bool kr_html_may_lead(const char *address);

/* ---- the page ----------------------------------------------------------------------------- */

/** Where a heading stands in the page. */
struct kr_html_heading {
	const char *id, *text;
	int level;                           /* from 2 on; 0: it is not shown */
	const struct kr_html_heading *above; /* NULL: the title of the page, which has none */
};

struct kr_html_page {
	struct kr_buf *out;
	struct kr_arena *arena;
	const struct kr_document *d;
	const struct kr_layout *how;
	struct kr_html_heading *headings; /* one for each block */
	size_t under;                     /* the block of the last heading; none: blocks.n */
	struct kr_map regions;            /* what is scrolled, by name: how many there are of it */
	unsigned parts;                   /* numbers for the ids of what has no heading */
};

/** Gives each heading of @p its id and its level: h2 and deeper, none skipped. */
void kr_html_find_headings(struct kr_html_page *p);
/** Appends the list of contents, where there are enough headings for one. */
void kr_html_contents(struct kr_html_page *p);
/** The id and the level of the heading above what is being printed. */
const struct kr_html_heading *kr_html_above(const struct kr_html_page *p);

/** Appends ` lang="…"` where people write in another language than the page is in. */
void kr_html_their_language(struct kr_html_page *p);

/** Appends the start of a link to the record @ref; false: it has no page, and nothing was added. */
bool kr_html_link_open(struct kr_html_page *p, const char *ref);
/** Appends @text as a link to the record @ref, or without one where it has no page. */
void kr_html_link(struct kr_html_page *p, const char *ref, const char *text);
/** Appends @day in words, as a <time>. */
void kr_html_day(struct kr_html_page *p, int32_t day);
/** Appends a sign for @tone, with the word for it that is read aloud. */
void kr_html_tone(struct kr_html_page *p, enum kr_tone tone);

/**
 * Appends the start of a <div> that scrolls where a screen is narrow.  The keyboard must reach it,
 * and so it must have a name: that of the heading above it with the one above that.  Where there is
 * such a region already, @what is heard behind it, the title of its first column or NULL: two of
 * one name cannot be told apart.  Gives the attribute that says the name; memory of @p.
 */
const char *kr_html_region_open(struct kr_html_page *p, const char *what);

/* ---- blocks ------------------------------------------------------------------------------- */

void kr_html_table(struct kr_html_page *p, const struct kr_block *b);
/** The text of @b as a <p> with @attributes; a command that helps is left out on paper. */
void kr_html_paragraph(struct kr_html_page *p, const struct kr_block *b, const char *attributes);
void kr_html_fields(struct kr_html_page *p, const struct kr_block *b);
void kr_html_figure(struct kr_html_page *p, const struct kr_block *b);
void kr_html_timeline(struct kr_html_page *p, const struct kr_block *b);

/** The longest text that is read as Markdown; a longer one is printed as it stands. */
enum { KR_HTML_LONGEST_PROSE = 64 << 10 };

/**
 * Appends the Markdown @text.  Raw HTML in it is shown as text, and links lead to http, https and
 * mailto alone; images become links.  Its headings stand below @level, the one of the heading above
 * it.  Quotes and lists are told apart down to some depth.  Built without `markdown`, or where
 * @text is too long: its paragraphs as they stand.
 */
void kr_html_prose(struct kr_buf *out, const char *text, int level);

/* ---- how it looks ------------------------------------------------------------------------- */

enum kr_html_use {
	KR_HTML_GROUND,   /* something stands on it */
	KR_HTML_TEXT,     /* read: 4.5 to 1 against every ground */
	KR_HTML_GRAPHIC,  /* seen, a border or a sign: 3 to 1 against every ground */
	KR_HTML_ORNAMENT, /* nothing is known by it: the hairline below a row */
};

/** A colour of the page, `--NAME` in its style sheet; as 0xRRGGBB. */
struct kr_html_colour {
	const char *name;
	enum kr_html_use use;
	uint32_t light, dark, print;
};

const struct kr_html_colour *kr_html_colours(size_t *n);

/** Appends the style sheet. */
void kr_html_style(struct kr_buf *out);

#endif
