/* lib/report/timeline-svg.c - what falls on which day, as marks along an axis of months. */
#include "report/svg.h"
#include "base/i18n.h"

#include <string.h>

enum {
	SLOT = 12,    /* width and height of the place of a mark */
	ROWS = 12,    /* marks above each other; how many more there are is a number */
	SIDE = 24,    /* left and right of the axis, for half the name of a month */
	LEADING = 15, /* from line to line of text */
	COLUMNS = 56, /* places beside each other, at most */
	OVERDUE = 3,  /* of these for what was before today */
	AHEAD = 60,   /* days that the axis has at least */
};

struct strip {
	struct kr_buf *out;
	const struct kr_block *timeline;
	struct kr_arena *arena;
	int32_t today, from, until; /* of the axis; both have a place on it */
	uint32_t before, after;     /* how many are left and right of it */
	double left, right, base;   /* pixels: the axis and its height */
	uint32_t stacked[COLUMNS + 1];
	bool has[KR_DUE_KINDS], has_late;
};

/* ---- days and places ---------------------------------------------------------------------- */

static double x_of(const struct strip *s, int32_t day)
{
	double share = (double)(day - s->from) / (double)(s->until - s->from);
	return s->left + share * (s->right - s->left);
}

/* Left of the axis, on it, or right of it: -1, 0, 1. */
static int side_of(const struct strip *s, const struct kr_due *e)
{
	return e->day < s->today ? -1 : e->day > s->until;
}

static void measure(struct strip *s)
{
	int32_t far = kr_day_add(s->today, (struct kr_duration){ .count = 12, .unit = 'm' });
	s->until = s->today + AHEAD;
	for (uint32_t i = 0; i < s->timeline->dues.n; i++) {
		int32_t day = s->timeline->dues.at[i].day;
		if (day <= far && day > s->until)
			s->until = day;
	}
	s->from = s->today - (s->until - s->today) / 40 - 1;
	s->until += (s->until - s->today) / 40;
	for (uint32_t i = 0; i < s->timeline->dues.n; i++) {
		int side = side_of(s, &s->timeline->dues.at[i]);
		s->before += side < 0;
		s->after += side > 0;
	}
	s->left = SIDE + (s->before > 0 ? (OVERDUE + 1) * SLOT : 0);
	s->right = KR_SVG_WIDTH - SIDE;
}

/* The column of @e, those left of the axis first; they fill one after the other. */
static uint32_t column_of(const struct strip *s, const struct kr_due *e)
{
	if (side_of(s, e) == 0)
		return OVERDUE + (uint32_t)((x_of(s, e->day) - s->left) / SLOT);
	uint32_t column = 0;
	while (column + 1 < OVERDUE && s->stacked[column] >= ROWS)
		column++;
	return column;
}

static double column_x(const struct strip *s, uint32_t column)
{
	return column < OVERDUE ? SIDE - SLOT + (column + 0.5) * SLOT
				: s->left + (column - OVERDUE + 0.5) * SLOT;
}

/* ---- shapes ------------------------------------------------------------------------------- */

static void put_shape(struct kr_buf *out, enum kr_due_kind kind, bool late, double x, double y)
{
	static const char *const paths[KR_DUE_KINDS] = {
		[KR_DUE_EVALUATION] = "a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0Z",
		[KR_DUE_MANDATE] = "m0-4h9v8h-9Z",
		[KR_DUE_TERM] = "l4.5-5l4.5 5l-4.5 5Z",
		[KR_DUE_ACTION] = "m0 4h9l-4.5-9Z",
		[KR_DUE_ROUND] = "m0-4h9l-4.5 9Z",
		[KR_DUE_OTHER] = "m0-1.5h3v-3h3v3h3v3h-3v3h-3v-3h-3Z",
	};
	kr_buf_puts(out, "<path d=\"M");
	kr_svg_number(out, x - 4.5);
	kr_buf_putc(out, ' ');
	kr_svg_number(out, y);
	kr_buf_printf(out, "%s\"", paths[kind]);
	kr_svg_paint(out, late ? KR_INK_LATE_MARK : KR_INK_MARK, KR_INKS);
	kr_buf_puts(out, "/>");
}

static void put_text(struct strip *s, double x, double y, const char *anchor, const char *text)
{
	kr_buf_puts(s->out, "<text");
	kr_svg_attribute(s->out, "x", x);
	kr_svg_attribute(s->out, "y", y);
	kr_buf_printf(s->out, " text-anchor=\"%s\"", anchor);
	kr_svg_paint(s->out, KR_INK_TEXT, KR_INKS);
	kr_buf_putc(s->out, '>');
	kr_svg_text(s->out, text);
	kr_buf_puts(s->out, "</text>\n");
}

static void put_stroke(struct strip *s, double x1, double y1, double x2, double y2, bool broken)
{
	kr_buf_puts(s->out, "<path d=\"M");
	const double points[] = { x1, y1, x2, y2 };
	for (int i = 0; i < 4; i++) {
		kr_buf_puts(s->out, i == 2 ? "L" : i ? " " : "");
		kr_svg_number(s->out, points[i]);
	}
	kr_buf_puts(s->out, broken ? "\" stroke-dasharray=\"3 3\"" : "\"");
	kr_svg_paint(s->out, KR_INK_LINE, KR_INKS);
	kr_buf_puts(s->out, "/>\n");
}

static void put_mark(struct strip *s, const struct kr_due *e)
{
	uint32_t column = column_of(s, e), row = s->stacked[column]++;
	s->has[e->kind] = true;
	s->has_late |= e->tone == KR_TONE_LATE;
	if (row >= ROWS)
		return;
	kr_buf_puts(s->out, "<g><title>");
	kr_svg_text(s->out, kr_day_long(s->arena, e->day));
	kr_buf_puts(s->out, ": ");
	kr_svg_text(s->out, kr_due_said(e->kind));
	kr_buf_puts(s->out, e->title ? ", " : "");
	kr_svg_text(s->out, e->title);
	kr_buf_puts(s->out, "</title>");
	put_shape(s->out, e->kind, e->tone == KR_TONE_LATE, column_x(s, column),
		s->base - (row + 0.5) * SLOT - 1);
	kr_buf_puts(s->out, "</g>\n");
}

/* How many marks had no place: three heights, so that two numbers are never side by side. */
static void put_more(struct strip *s)
{
	for (uint32_t i = 0; i <= COLUMNS; i++)
		if (s->stacked[i] > ROWS)
			put_text(s, column_x(s, i), s->base - ROWS * SLOT - 4 - (i % 4) * LEADING,
				"middle",
				kr_asprintf(s->arena, "+%u", (unsigned)(s->stacked[i] - ROWS)));
}

/* ---- the axis ----------------------------------------------------------------------------- */

static int32_t next_month(int32_t day)
{
	char first[11];
	kr_day_format(day, first);
	memcpy(first + 8, "01", 2);
	kr_day_parse(first, 10, &day);
	return kr_day_add(day, (struct kr_duration){ .count = 1, .unit = 'm' });
}

/* `Dec` out of `1 Dec 2026`. */
static const char *month_name(struct kr_arena *arena, int32_t day)
{
	const char *words = kr_day_short(arena, day), *end = strrchr(words, ' ');
	words += strcspn(words, " ");
	return *words && end > words ? kr_strndup(arena, words + 1, (size_t)(end - words - 1)) : "";
}

static void put_months(struct strip *s)
{
	double last = -KR_SVG_WIDTH;
	int year = 0;
	/* the calendar ends: the month after the last one would be that same day, for ever */
	const int32_t end = kr_day_add(s->until, (struct kr_duration){ .count = 0, .unit = 'd' });
	for (int32_t day = next_month(s->from); day < end; day = next_month(day)) {
		const char *name = month_name(s->arena, day), *iso = KR_DAY(day);
		double x = x_of(s, day), half = kr_svg_text_width(name, strlen(name)) / 2;
		bool wide = half < 0 || half > SIDE, january = memcmp(iso + 5, "01", 2) == 0;
		put_stroke(s, x, s->base, x, s->base + 5, false);
		if (wide || x - half < last + 4)
			continue;
		put_text(s, x, s->base + 5 + KR_SVG_FONT, "middle", name);
		last = x + half;
		if (year++ == 0 || january)
			put_text(s, x, s->base + 5 + KR_SVG_FONT + LEADING, "middle",
				kr_strndup(s->arena, iso, 4));
	}
}

static void put_today(struct strip *s)
{
	double x = x_of(s, s->today), width = kr_svg_text_width(_("today"), strlen(_("today")));
	put_stroke(s, x, LEADING + 2, x, s->base, true);
	put_text(s, x - width / 2 < 0 ? 0 : x, KR_SVG_FONT, x - width / 2 < 0 ? "start" : "middle",
		_("today"));
}

/* ---- in words ----------------------------------------------------------------------------- */

static void put_said(struct strip *s, const char *text)
{
	kr_buf_puts(s->out, "<li>");
	kr_svg_text(s->out, text);
	kr_buf_puts(s->out, "</li>\n");
}

static const char *before_words(struct strip *s)
{
	return kr_asprintf(s->arena, kr_nq("%u date has passed", "%u dates have passed", s->before),
		(unsigned)s->before);
}

static const char *after_words(struct strip *s)
{
	return kr_asprintf(s->arena,
		kr_nq("%u date comes later than this", "%u dates come later than this", s->after),
		(unsigned)s->after);
}

static void put_key(struct strip *s)
{
	kr_buf_puts(s->out, "<ul class=\"kf-key\">\n");
	for (int kind = 0; kind < KR_DUE_KINDS; kind++) {
		if (!s->has[kind])
			continue;
		kr_buf_puts(s->out, "<li><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"16\""
				    " height=\"16\" aria-hidden=\"true\">");
		put_shape(s->out, (enum kr_due_kind)kind, false, 8, 8);
		kr_buf_puts(s->out, "</svg> ");
		kr_svg_text(s->out, kr_due_said((enum kr_due_kind)kind));
		kr_buf_puts(s->out, "</li>\n");
	}
	kr_buf_puts(s->out, "</ul>\n");
	if (s->before + s->after == 0)
		return;
	kr_buf_puts(s->out, "<ul class=\"kf-said\">\n");
	if (s->before > 0)
		put_said(s, before_words(s));
	if (s->after > 0)
		put_said(s, after_words(s));
	kr_buf_puts(s->out, "</ul>\n");
}

static void put_description(struct strip *s, unsigned n)
{
	uint32_t on = s->timeline->dues.n - s->before - s->after;
	kr_buf_printf(s->out, "<desc id=\"kf-desc-%u\">", n);
	kr_svg_text(s->out,
		kr_asprintf(s->arena, kr_nq("%u date from %s to %s", "%u dates from %s to %s", on),
			(unsigned)on, kr_day_long(s->arena, s->today),
			kr_day_long(s->arena, s->until)));
	kr_buf_puts(s->out, ".\n");
	if (s->before > 0)
		kr_svg_text(s->out, before_words(s));
	kr_buf_puts(s->out, s->before > 0 ? ".\n" : "");
	if (s->after > 0)
		kr_svg_text(s->out, after_words(s));
	kr_buf_puts(s->out, s->after > 0 ? ".\n</desc>\n" : "</desc>\n");
}

/* ---- all of it ---------------------------------------------------------------------------- */

/* How high the highest column is, and the numbers above it. */
static double tallest(struct strip *s)
{
	uint32_t rows = 2;
	for (uint32_t i = 0; i < s->timeline->dues.n; i++) {
		const struct kr_due *e = &s->timeline->dues.at[i];
		uint32_t column = side_of(s, e) <= 0 ? column_of(s, e) : COLUMNS;
		s->stacked[column]++;
		if (column < COLUMNS && s->stacked[column] > rows)
			rows = s->stacked[column];
	}
	memset(s->stacked, 0, sizeof s->stacked);
	return rows > ROWS ? ROWS * SLOT + 4 * LEADING + 4 : rows * SLOT;
}

static void open_svg(struct strip *s, unsigned n)
{
	s->base = LEADING + 4 + tallest(s);
	int height = (int)s->base + 2 * LEADING + 8;
	kr_buf_printf(s->out,
		"<div class=\"kf-scroll\"><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\""
		" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\""
		" aria-labelledby=\"kf-title-%u\" aria-describedby=\"kf-desc-%u\""
		" font-family=\"sans-serif\" font-size=\"%d\">\n<title id=\"kf-title-%u\">",
		KR_SVG_WIDTH, height, KR_SVG_WIDTH, height, n, n, KR_SVG_FONT, n);
	kr_svg_text(s->out, _("what falls on which day"));
	kr_buf_puts(s->out, "</title>\n");
	put_description(s, n);
}

void kr_timeline_svg(struct kr_buf *out, const struct kr_block *b, int32_t today, unsigned n)
{
	if (b->dues.n == 0)
		return;
	struct strip s = { .out = out, .timeline = b, .arena = kr_arena_new(), .today = today };
	measure(&s);
	open_svg(&s, n);
	put_today(&s);
	put_stroke(&s, s.left, s.base, s.right, s.base, false);
	put_months(&s);
	for (uint32_t i = 0; i < b->dues.n; i++)
		if (side_of(&s, &b->dues.at[i]) <= 0)
			put_mark(&s, &b->dues.at[i]);
	put_more(&s);
	kr_buf_puts(out, "</svg></div>\n");
	put_key(&s);
	kr_arena_free(s.arena);
}
