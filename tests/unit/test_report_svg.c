/* tests/unit/test_report_svg.c - names in figures overlap nothing, and are data only. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "figure_tools.h"
#include "report/places.h"

struct extent {
	double left, top, right, foot;
};

static struct extent extent_of(const struct kr_label *l)
{
	return (struct extent){ l->x - l->width / 2, l->y, l->x + l->width / 2, l->y + l->height };
}

static bool touch(struct extent a, struct extent b)
{
	return a.left < b.right && b.left < a.right && a.top < b.foot && b.top < a.foot;
}

static struct extent extent_of_sign(const struct kr_disc *d, int side)
{
	double x, y, r = 1.2 * KR_PLACES_SIGN;
	kr_places_sign(d, side, &x, &y);
	return (struct extent){ x - r, y - r, x + r, y + r };
}

/* Does a sign, which is no larger than a square on its corner, touch @e? */
static bool sign_touches(const struct kr_disc *d, int side, struct extent e)
{
	double x, y;
	kr_places_sign(d, side, &x, &y);
	double dx = fmax(fmax(e.left - x, x - e.right), 0),
	       dy = fmax(fmax(e.top - y, y - e.foot), 0);
	return dx + dy < 1.2 * KR_PLACES_SIGN;
}

static void assert_labels_apart(const struct kr_places *p)
{
	for (uint32_t i = 0; i < p->n; i++) {
		struct extent e = extent_of(&p->labels[i]);
		assert_true(p->labels[i].width > 0);
		assert_true(
			e.left >= 0 && e.top >= 0 && e.right <= p->width && e.foot <= p->height);
		for (uint32_t j = 0; j < i; j++)
			if (touch(e, extent_of(&p->labels[j])))
				fail_msg("the names of %u and %u overlap", i, j);
		for (uint32_t j = 0; j < p->n; j++)
			for (int side = -1; p->to[j] && side <= 1; side += 2)
				if (sign_touches(&p->discs[j], side, e))
					fail_msg("a sign of %u is on the name of %u (%s, %f, %f)",
						j, i, p->labels[i].lines[0], p->discs[i].r,
						p->discs[j].r);
	}
}

/* Signs are in the figure, and never on each other. */
static void assert_signs_apart(const struct kr_places *p)
{
	for (uint32_t i = 0; i < p->n; i++)
		for (int side = -1; p->to[i] && side <= 1; side += 2) {
			struct extent e = extent_of_sign(&p->discs[i], side);
			double x, y, u, v;
			assert_true(e.left >= 0 && e.top >= 0 && e.right <= p->width);
			kr_places_sign(&p->discs[i], side, &x, &y);
			for (uint32_t j = 0; j <= i; j++)
				for (int other = -1; p->to[j] && other <= 1; other += 2) {
					kr_places_sign(&p->discs[j], other, &u, &v);
					if ((i != j || side != other) &&
						fabs(x - u) + fabs(y - v) < 2.4 * KR_PLACES_SIGN &&
						hypot(x - u, y - v) < 2 * KR_PLACES_SIGN)
						fail_msg("signs of %u and %u overlap", i, j);
				}
		}
}

static void names_overlap_nothing(void **state)
{
	static const uint32_t sizes[] = { 1, 2, 9, 60, 200, 500 };
	(void)state;
	for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
		for (uint32_t seed = 1; seed <= (sizes[s] > 60 ? 8 : 40); seed++) {
			struct kr_document d = { .arena = kr_arena_new() };
			struct kr_places p;
			kr_places_of(d.arena, figure_random(&d, sizes[s], seed), &p);
			assert_labels_apart(&p);
			assert_signs_apart(&p);
			kr_arena_free(d.arena);
		}
}

/* ---- what is in the output ---------------------------------------------------------------- */

static struct kr_buf drawn(const struct kr_block *f)
{
	struct kr_buf out = KR_BUF_INIT;
	kr_figure_svg(&out, f, &(struct kr_layout){ 0 }, 1);
	return out;
}

/* The text between the tags of @s from @from on to @to, which it also ends; blanks joined. */
static struct kr_buf text_between(const char *s, const char *from, const char *to)
{
	struct kr_buf text = KR_BUF_INIT;
	const char *end;
	while ((s = strstr(s, from)) && (end = strstr(s, to))) {
		bool tag = false;
		for (; s < end; s++) {
			if (*s == '<')
				kr_buf_putc(&text, ' ');
			tag = (tag || *s == '<') && *s != '>';
			if (!tag && *s != '>')
				kr_buf_putc(&text, *s);
		}
		kr_buf_puts(&text, " | ");
		s += strlen(to);
	}
	return text;
}

static size_t count(const char *s, const char *needle)
{
	size_t n = 0;
	for (; (s = strstr(s, needle)); s += strlen(needle))
		n++;
	return n;
}

/* Each name is a label or a line of the list, never both: by the letters at its end. */
static void each_name_is_there_once(void **state)
{
	static const uint32_t sizes[] = { 1, 9, 60, 200 };
	(void)state;
	for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
		struct kr_document d = { .arena = kr_arena_new() };
		struct kr_block *f = figure_random(&d, sizes[s], 3);
		for (uint32_t i = 0; i < f->boxes.n; i++)
			f->boxes.at[i].shown = kr_asprintf(d.arena, "%.*s #%u#", 1 + i % 30,
				"Kring van de lange namen en meer", i);
		struct kr_buf out = drawn(f);
		struct kr_buf labels = text_between(out.s, "<text", "</text>"),
			      list = text_between(out.s, "<ol", "</ol>");
		for (uint32_t i = 0; i < f->boxes.n; i++) {
			const char *end = kr_asprintf(d.arena, "#%u#", i);
			size_t n = count(labels.s, end) + count(list.s, end);
			if (n != 1)
				fail_msg("'%s' is there %zu times", f->boxes.at[i].shown, n);
		}
		kr_buf_release(&labels);
		kr_buf_release(&list);
		kr_buf_release(&out);
		kr_arena_free(d.arena);
	}
}

static void drawing_twice_is_the_same(void **state)
{
	(void)state;
	struct kr_document d = { .arena = kr_arena_new() };
	const struct kr_block *f = figure_random(&d, 60, 5);
	struct kr_buf one = drawn(f), two = drawn(f);
	assert_string_equal(one.s, two.s);
	assert_null(strstr(one.s, "\"nan"));
	assert_null(strstr(one.s, "\"inf"));
	kr_buf_release(&one);
	kr_buf_release(&two);
	kr_arena_free(d.arena);
}

/* What somebody could call a circle. */
static const char *const hostile[] = { "]]>", "<script>alert(1)</script>", "\"><svg onload=x>",
	"' onclick='x", "&lt;b&gt; &#0; &nope;", "</title></svg><img src=x>", "\033[31mred\033[0m",
	"\xE2\x80\xAE turned", "😀👩‍👩‍👧 emoji", "日本語の名前", "not \xFF UTF-8", "",
	"     ", "<!-- --", "﷽", "مرحبا بالعالم", "x\ny\r\nz\t" };

static void hostile_names_are_data(void **state)
{
	(void)state;
	for (size_t h = 0; h < sizeof hostile / sizeof *hostile; h++) {
		struct kr_document d = { .arena = kr_arena_new() };
		struct kr_block *f = figure_random(&d, 3, 1);
		struct kr_buf plain = drawn(f);
		for (uint32_t i = 0; i < 3; i++) {
			f->boxes.at[i].shown = hostile[h];
			f->boxes.at[i].id = hostile[h];
		}
		for (uint32_t i = 0; i < f->lines.n; i++)
			f->lines.at[i].leader = f->lines.at[i].label = hostile[h];
		struct kr_buf out = drawn(f);
		for (const char *s = out.s; (s = strchr(s, '<')); s++) {
			size_t name = 1 + (s[1] == '/');
			name += strspn(s + name, "abcdefghijklmnopqrstuvwxyz");
			static const char *const known =
				"<svg <title <desc <circle <text <path <g <div <ul <ol <li <bdi "
				"</svg </title </desc </text </g </div </ul </ol </li </bdi ";
			const char *tag = kr_asprintf(d.arena, "%.*s ", (int)name, s);
			if (!strstr(known, tag))
				fail_msg("'%s' made the tag %s", hostile[h], tag);
		}
		assert_null(strchr(out.s, '\033'));
		assert_null(strstr(out.s, "\xE2\x80\xAE"));
		assert_null(strstr(out.s, "]]>"));
		kr_buf_release(&plain);
		kr_buf_release(&out);
		kr_arena_free(d.arena);
	}
}

/* Letters that join or stack are as wide as the font likes: a number stands for the name. */
static void unknown_widths_are_not_drawn(void **state)
{
	(void)state;
	struct kr_document d = { .arena = kr_arena_new() };
	struct kr_block *f = kr_document_figure(&d, "figure");
	kr_figure_box(&d, f, "a", "مرحبا");
	kr_figure_box(&d, f, "b", "日本語");
	struct kr_buf out = drawn(f), labels = text_between(out.s, "<text", "</text>");
	assert_null(strstr(labels.s, "مرحبا"));
	assert_non_null(strstr(labels.s, "日本語"));
	assert_non_null(strstr(out.s, "<li><bdi>مرحبا</bdi></li>"));
	kr_buf_release(&labels);
	kr_buf_release(&out);
	kr_arena_free(d.arena);
}

static void rings_and_nothing(void **state)
{
	(void)state;
	struct kr_document d = { .arena = kr_arena_new() };
	struct kr_block *f = kr_document_figure(&d, "figure");
	struct kr_buf out = drawn(f);
	assert_string_equal(out.s, "");
	for (int i = 0; i < 3; i++)
		kr_figure_box(&d, f, "x", i ? i > 1 ? "Drie" : "Twee" : "Een");
	for (uint32_t i = 0; i < 3; i++)
		kr_figure_line(&d, f, &(struct kr_line){ .above = (i + 1) % 3, .below = i });
	kr_figure_line(&d, f, &(struct kr_line){ .above = 0, .below = 0 });
	out = drawn(f);
	assert_int_equal(count(out.s, "<g>"), 3);
	assert_non_null(strstr(out.s, "Een is in no other circle"));
	kr_buf_release(&out);
	kr_arena_free(d.arena);
}

static const char *page(void *arg, const char *ref)
{
	(void)arg;
	return strcmp(ref, "circle/c0") == 0 ? "a.html?x=1&y=\"2\"" : NULL;
}

static void circles_are_links_where_there_are_pages(void **state)
{
	(void)state;
	struct kr_document d = { .arena = kr_arena_new() };
	struct kr_buf out = KR_BUF_INIT, none;
	const struct kr_block *f = figure_random(&d, 3, 1);
	kr_figure_svg(&out, f, &(struct kr_layout){ .href = page }, 7);
	none = drawn(f);
	assert_non_null(strstr(out.s, "role=\"group\" aria-labelledby=\"kf-title-7\""));
	assert_non_null(strstr(out.s, "<a href=\"a.html?x=1&amp;y=&quot;2&quot;\""));
	assert_int_equal(count(out.s, "<a "), 1);
	assert_non_null(strstr(none.s, "role=\"img\""));
	assert_null(strstr(none.s, "<a "));
	kr_buf_release(&out);
	kr_buf_release(&none);
	kr_arena_free(d.arena);
}

/* ---- timelines ---------------------------------------------------------------------------- */

/* No two texts of the strip overlap: from their places and their widths. */
static void assert_texts_apart(const char *svg)
{
	KR_MANY(struct extent) all = { 0 };
	struct kr_arena *arena = kr_arena_new();
	for (const char *s = svg; (s = strstr(s, "<text")); s++) {
		double x = strtod(strstr(s, "x=\"") + 3, NULL),
		       y = strtod(strstr(s, " y=\"") + 4, NULL);
		const char *text = strchr(s, '>') + 1;
		double width = kr_svg_text_width(text, strcspn(text, "<"));
		bool start = strncmp(strstr(s, "anchor=\"") + 8, "start", 5) == 0;
		struct extent e = { start ? x : x - width / 2, y - KR_SVG_FONT,
			start ? x + width : x + width / 2, y + 2 };
		assert_true(e.left >= 0 && e.right <= KR_SVG_WIDTH && e.top >= -1);
		for (uint32_t i = 0; i < all.n; i++)
			if (touch(e, all.at[i]))
				fail_msg("'%.20s' is on another text", text);
		*KR_ADD(arena, &all) = e;
	}
	kr_arena_free(arena);
}

static void texts_of_a_strip_do_not_overlap(void **state)
{
	static const uint32_t sizes[] = { 1, 4, 40, 400, 3000 };
	(void)state;
	for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
		for (uint32_t seed = 1; seed <= 12; seed++) {
			struct kr_document d = { .arena = kr_arena_new() };
			struct kr_block *t = timeline_random(&d, sizes[s], seed);
			struct kr_buf out = KR_BUF_INIT;
			kr_timeline_svg(&out, t, figure_today() + (int32_t)seed * 17, 1);
			assert_texts_apart(out.s);
			kr_buf_release(&out);
			kr_arena_free(d.arena);
		}
}

static void a_strip_has_each_day(void **state)
{
	(void)state;
	struct kr_document d = { .arena = kr_arena_new() };
	struct kr_block *t = kr_document_timeline(&d, "dates");
	static const int days[] = { -400, -1, 0, 10, 365, 366, 5000 };
	struct kr_buf out = KR_BUF_INIT;
	kr_timeline_svg(&out, t, figure_today(), 1);
	assert_string_equal(out.s, "");
	for (int i = 0; i < 7; i++)
		kr_timeline_add(&d, t,
			&(struct kr_due){ .day = figure_today() + days[i],
				.kind = (enum kr_due_kind)(i % KR_DUE_KINDS),
				.title = "<b>" });
	kr_timeline_svg(&out, t, figure_today(), 1);
	assert_int_equal(count(out.s, "<g><title>"), 5 + 1);
	assert_non_null(strstr(out.s, "2 dates have passed"));
	assert_non_null(strstr(out.s, "1 date comes later than this"));
	assert_non_null(strstr(out.s, "22 November 2026: term ends, &lt;b&gt;"));
	assert_non_null(strstr(out.s, ">2027</text>"));
	kr_buf_release(&out);
	kr_arena_free(d.arena);
}

/* ---- colours ------------------------------------------------------------------------------ */

static double light_of(const char *colour)
{
	static const double shares[] = { 0.2126, 0.7152, 0.0722 };
	double light = 0;
	unsigned long rgb = strtoul(colour + 1, NULL, 16);
	for (int i = 0; i < 3; i++) {
		double c = (double)(rgb >> (16 - 8 * i) & 255) / 255;
		light += shares[i] * (c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
	}
	return light;
}

static double contrast(const char *a, const char *b)
{
	double x = light_of(a), y = light_of(b);
	return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

static void colours_stand_out(void **state)
{
	size_t n, pairs = 0;
	const struct kr_svg_colour *all = kr_svg_colours(&n);
	(void)state;
	for (size_t i = 0; i < n; i++)
		for (size_t g = 0; g < n && all[i].use != KR_SVG_GROUND; g++) {
			if (all[g].use != KR_SVG_GROUND)
				continue;
			double least = all[i].use == KR_SVG_TEXT ? 4.5 : 3;
			pairs++;
			if (contrast(all[i].light, all[g].light) < least ||
				contrast(all[i].dark, all[g].dark) < least)
				fail_msg("%s is faint on %s", all[i].class, all[g].class);
			assert_non_null(strstr(kr_svg_style(), all[i].dark));
		}
	assert_true(pairs >= 28);
	assert_true(fabs(contrast("#000000", "#ffffff") - 21) < 1e-9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_overlap_nothing),
		cmocka_unit_test(each_name_is_there_once),
		cmocka_unit_test(drawing_twice_is_the_same),
		cmocka_unit_test(hostile_names_are_data),
		cmocka_unit_test(unknown_widths_are_not_drawn),
		cmocka_unit_test(rings_and_nothing),
		cmocka_unit_test(circles_are_links_where_there_are_pages),
		cmocka_unit_test(texts_of_a_strip_do_not_overlap),
		cmocka_unit_test(a_strip_has_each_day),
		cmocka_unit_test(colours_stand_out),
	};
	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
