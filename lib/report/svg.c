/* lib/report/svg.c - what the figures share: colours, numbers, and texts that fit. */
#include "report/svg.h"
#include "base/utf8.h"
#include "report/html.h"

#include <string.h>

/* ---- colours ------------------------------------------------------------------------------ */

/* One line for each of enum kr_svg_ink, in its order. */
#define COLOURS(X)                                                                                 \
	X("kf-page", "fill", "#ffffff", "#15191d", KR_SVG_GROUND)                                  \
	X("kf-1", "fill", "#f0f5f8", "#1d252c", KR_SVG_GROUND)                                     \
	X("kf-2", "fill", "#dfeaf1", "#27323b", KR_SVG_GROUND)                                     \
	X("kf-3", "fill", "#cddfe9", "#323f4a", KR_SVG_GROUND)                                     \
	X("kf-text", "fill", "#1b2a33", "#e8eef2", KR_SVG_TEXT)                                    \
	X("kf-line", "stroke", "#4f7286", "#8fb2c6", KR_SVG_EDGE)                                  \
	X("kf-late", "stroke", "#a03c10", "#ffb084", KR_SVG_EDGE)                                  \
	X("kf-late-mark", "fill", "#a03c10", "#ffb084", KR_SVG_EDGE)                               \
	X("kf-leader", "fill", "#1f4f85", "#9ccbff", KR_SVG_EDGE)                                  \
	X("kf-delegate", "fill", "#6b4a00", "#ffd27a", KR_SVG_EDGE)                                \
	X("kf-missing", "stroke", "#5a3a6b", "#d7b8ea", KR_SVG_EDGE)                               \
	X("kf-mark", "fill", "#2f5d75", "#9fc4d8", KR_SVG_EDGE)

#define COLOUR(class, property, light, dark, use) { class, property, light, dark, use },
#define DARK(class, property, light, dark, use) "." class "{" property ":" dark "}"

static const struct kr_svg_colour colours[KR_INKS] = { COLOURS(COLOUR) };

const struct kr_svg_colour *kr_svg_colours(size_t *n)
{
	*n = KR_INKS;
	return colours;
}

const char *kr_svg_style(void)
{
	return ".kf-scroll{overflow-x:auto}.kf-scroll svg{display:block;max-width:none}"
	       ".kf-key,.kf-said{list-style:none;padding:0;margin:.5em 0}"
	       ".kf-key li{display:inline-block;margin-right:1.5em}"
	       ".kf-key svg{vertical-align:-3px;margin-right:.4em}"
	       ".kf-names{columns:16em;margin:.5em 0;padding:0}.kf-names "
	       "li{margin-left:3em;break-inside:avoid}"
	       "@media print{.kf-scroll svg{max-width:100%;height:auto}"
	       ".kf-page,.kf-1,.kf-2,.kf-3{fill:#fff}.kf-text,.kf-late-mark,.kf-leader{fill:#000}"
	       ".kf-delegate,.kf-mark{fill:#555}.kf-line,.kf-missing{stroke:#555}"
	       ".kf-late{stroke:#000}}"
	       "@media screen and (prefers-color-scheme:dark){" COLOURS(DARK) "}";
}

void kr_svg_paint(struct kr_buf *out, enum kr_svg_ink one, enum kr_svg_ink other)
{
	const struct kr_svg_colour *a = &colours[one], *b = &colours[other % KR_INKS];
	if (other == KR_INKS)
		kr_buf_printf(out, " class=\"%s\" %s=\"%s\"", a->class, a->property, a->light);
	else
		kr_buf_printf(out, " class=\"%s %s\" %s=\"%s\" %s=\"%s\"", a->class, b->class,
			a->property, a->light, b->property, b->light);
}

/* ---- numbers and texts -------------------------------------------------------------------- */

/* U+FFFE and U+FFFF are in no document of XML. */
static bool is_no_character(const char *s)
{
	return strncmp(s, "\xEF\xBF\xBE", 3) == 0 || strncmp(s, "\xEF\xBF\xBF", 3) == 0;
}

void kr_svg_text(struct kr_buf *out, const char *s)
{
	size_t start = out->len;
	kr_html_text(out, s ? s : "");
	for (size_t i = start; i < out->len; i++)
		if (is_no_character(out->s + i))
			memcpy(out->s + i, "\xEF\xBF\xBD", 3);
}

void kr_svg_number(struct kr_buf *out, double value)
{
	bool below = value < 0;
	uint64_t tenths = (uint64_t)((below ? -value : value) * 10 + 0.5);
	kr_buf_printf(out, "%s%llu.%llu", below && tenths ? "-" : "",
		(unsigned long long)(tenths / 10), (unsigned long long)(tenths % 10));
}

void kr_svg_attribute(struct kr_buf *out, const char *name, double value)
{
	kr_buf_printf(out, " %s=\"", name);
	kr_svg_number(out, value);
	kr_buf_putc(out, '"');
}

/* Of the height of the letters; the widest of the usual sans-serif fonts, with a little to spare.
 */
static double letter_width(uint32_t c)
{
	if (c < 0x80 && strchr("iIjl.,:;'|!", (int)c))
		return 0.38;
	if (c < 0x80 && strchr(" ()[]/-frt\"", (int)c))
		return 0.48;
	if (c < 0x80 && strchr("mwMW@%", (int)c))
		return 1.04;
	if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
		return 0.66;
	if (c < 0x80)
		return 0.86;
	if (c < 0x250 || (c >= 0x370 && c < 0x530 && !(c >= 0x483 && c < 0x48a)) ||
		(c >= 0x1e00 && c < 0x1f00))
		return 1.06;
	if ((c >= 0x2010 && c < 0x2027) || c == 0x20ac || c == 0xfffd)
		return 1.06;
	if ((c >= 0x3041 && c < 0x3097) || (c >= 0x30a0 && c < 0x3100) ||
		(c >= 0x3400 && c < 0xa000) || (c >= 0xac00 && c < 0xd7a4))
		return 1.1;
	return -1;
}

double kr_svg_text_width(const char *s, size_t len)
{
	const char *end = s + len;
	double width = 0;
	while (s < end) {
		size_t n;
		uint32_t c = kr_utf8_next(s, end, &n);
		double one = letter_width(c);
		if (one < 0)
			return -1;
		width += one * KR_SVG_FONT;
		s += n;
	}
	return width;
}
