/* lib/yaml/style.c - which quotes a text gets, and writing it so. */
#include "yaml/style.h"
#include "base/utf8.h"

#include <string.h>
#include <strings.h>

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool holds(const char *set, char c)
{
	return c && strchr(set, c);
}

/* ---- what readers would make of it -------------------------------------------------------- */

static bool is_word(const char *s, size_t len)
{
	static const char *const words[] = { "~", "null", "true", "false", "yes", "no", "on", "off",
		"y", "n", ".nan", ".inf", "+.inf", "-.inf", "=", "<<", "nil", "none" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i]) == len && !strncasecmp(words[i], s, len))
			return true;
	return false;
}

/* Only figures and what may stand between them: numbers, days, times, `.` and `e0` as well. */
static bool is_numeric(const char *s, size_t len)
{
	bool figure = false;
	for (size_t i = 0; i < len; i++) {
		if (!holds("0123456789_.,:+-eE", s[i]))
			return false;
		figure |= holds("0123456789.", s[i]);
	}
	return figure;
}

static bool is_based(const char *s, size_t len)
{
	if (len && (*s == '+' || *s == '-')) {
		s++;
		len--;
	}
	return len > 1 && *s == '0' && holds("xXoObB", s[1]);
}

/* `2026-01-01T10:00:00Z` and its relatives with blanks and zones. */
static bool is_moment(const char *s, size_t len)
{
	size_t i = 0;
	while (i < len && holds("0123456789", s[i]))
		i++;
	if (i != 4 || i == len || s[i] != '-')
		return false;
	for (; i < len; i++)
		if (!holds("0123456789-:.+TtZz \t", s[i]))
			return false;
	return true;
}

bool kr_style_is_typed(const char *s, size_t len)
{
	return !len || is_word(s, len) || is_numeric(s, len) || is_based(s, len) ||
	       is_moment(s, len);
}

/* ---- what can be written how -------------------------------------------------------------- */

static bool is_noncharacter(uint32_t c)
{
	return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

static bool is_invisible(uint32_t c)
{
	return c == 0xad || c == 0x61c ||
	       (c >= 0x200b && c <= 0x200f && c != 0x200c && c != 0x200d) ||
	       (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff;
}

static bool must_escape(uint32_t c)
{
	return c == KR_UTF8_BAD || kr_char_is_control(c) || is_invisible(c) || is_noncharacter(c);
}

/* Is there a character that only double quotes can hold?  Those in @but do not count. */
static bool needs_escape(const char *s, size_t len, const char *but)
{
	for (size_t i = 0, n; i < len; i += n) {
		uint32_t c = kr_utf8_next(s + i, s + len, &n);
		if (must_escape(c) && !(n == 1 && holds(but, s[i])))
			return true;
	}
	return false;
}

static bool can_be_plain(const char *s, size_t len, bool flow)
{
	if (kr_style_is_typed(s, len) || needs_escape(s, len, ""))
		return false;
	if (holds("#&*!|>'\"%@{}[],?:`", *s) || (*s == '-' && (len == 1 || is_blank(s[1]) || flow)))
		return false;
	if (is_blank(*s) || is_blank(s[len - 1]) || s[len - 1] == ':')
		return false;
	if (!strncmp(s, "---", 3) || !strncmp(s, "...", 3))
		return false;
	for (size_t i = 0; i < len; i++) {
		if (flow && holds(",[]{}?:", s[i]))
			return false;
		if ((s[i] == ':' && is_blank(s[i + 1])) || (is_blank(s[i]) && s[i + 1] == '#'))
			return false;
	}
	return true;
}

static bool can_be_single(const char *s, size_t len)
{
	return !needs_escape(s, len, "");
}

/* As a literal block without an indentation indicator, the same for all readers. */
static bool can_be_literal(const char *s, size_t len)
{
	if (!len || *s == '\n' || is_blank(*s) || !memchr(s, '\n', len) ||
		needs_escape(s, len, "\n\t"))
		return false;
	if (len > 1 && s[len - 1] == '\n' && s[len - 2] == '\n')
		return false;
	for (size_t i = 0; i < len; i++)
		if ((is_blank(s[i]) && (i + 1 == len || s[i + 1] == '\n')) ||
			(s[i] == '\t' && s[i - 1] == '\n'))
			return false;
	return true;
}

enum kr_style kr_style_choose(const char *s, size_t len, struct kr_stand where)
{
	if (where.literal && can_be_literal(s, len))
		return KR_LITERAL;
	if (where.json || where.old == KR_DOUBLE || !can_be_single(s, len))
		return KR_DOUBLE;
	if (where.old == KR_SINGLE)
		return KR_SINGLE;
	if (can_be_plain(s, len, where.flow))
		return KR_PLAIN;
	bool ugly = memchr(s, '\'', len) && !memchr(s, '"', len) && !memchr(s, '\\', len);
	return ugly ? KR_DOUBLE : KR_SINGLE;
}

/* ---- writing ------------------------------------------------------------------------------ */

static void write_single(struct kr_buf *out, const char *s, size_t len)
{
	kr_buf_putc(out, '\'');
	for (size_t i = 0; i < len; i++) {
		if (s[i] == '\'')
			kr_buf_putc(out, '\'');
		kr_buf_putc(out, s[i]);
	}
	kr_buf_putc(out, '\'');
}

static void write_escape(struct kr_buf *out, uint32_t c)
{
	if (c == '\n')
		kr_buf_puts(out, "\\n");
	else if (c == '\t')
		kr_buf_puts(out, "\\t");
	else if (c < 0x100)
		kr_buf_printf(out, "\\x%02X", (unsigned)c);
	else if (c < 0x10000)
		kr_buf_printf(out, "\\u%04X", (unsigned)c);
	else
		kr_buf_printf(out, "\\U%08X", (unsigned)c);
}

static void write_double(struct kr_buf *out, const char *s, size_t len)
{
	kr_buf_putc(out, '"');
	for (size_t i = 0, n; i < len; i += n) {
		uint32_t c = kr_utf8_next(s + i, s + len, &n);
		if (must_escape(c)) {
			write_escape(out, c == KR_UTF8_BAD ? 0xfffd : c);
			continue;
		}
		if (c == '"' || c == '\\')
			kr_buf_putc(out, '\\');
		kr_buf_add(out, s + i, n);
	}
	kr_buf_putc(out, '"');
}

void kr_style_write(struct kr_buf *out, const char *s, size_t len, enum kr_style style)
{
	if (style == KR_SINGLE)
		write_single(out, s, len);
	else if (style == KR_DOUBLE)
		write_double(out, s, len);
	else
		kr_buf_add(out, s, len);
}

const char *kr_style_header(const char *s, size_t len)
{
	return len && s[len - 1] == '\n' ? "|" : "|-";
}

void kr_style_literal(
	struct kr_buf *out, const char *s, size_t len, uint32_t column, const char *eol)
{
	if (len && s[len - 1] == '\n')
		len--;
	for (size_t i = 0; i <= len;) {
		const char *nl = memchr(s + i, '\n', len - i);
		size_t n = nl ? (size_t)(nl - s) - i : len - i;
		kr_buf_puts(out, eol);
		if (n)
			kr_buf_fill(out, ' ', column);
		kr_buf_add(out, s + i, n);
		i += n + 1;
	}
}
