/* lib/base/day-typed.c - days as people type them: in numbers, with the month's name, or counted.
 */
#include "base/i18n.h"

#include <string.h>
#include <strings.h>

/* Both languages at any time: what is typed should not depend on who reads the messages. */
static const char *const months[][7] = {
	{ "jan", "january", "januari" },
	{ "feb", "february", "februari" },
	{ "mar", "mrt", "march", "maart" },
	{ "apr", "april" },
	{ "may", "mei" },
	{ "jun", "june", "juni" },
	{ "jul", "july", "juli" },
	{ "aug", "august", "augustus" },
	{ "sep", "sept", "september" },
	{ "oct", "okt", "october", "oktober" },
	{ "nov", "november" },
	{ "dec", "december" },
};

static bool is_word(const char *word, size_t len, const char *of)
{
	return strlen(of) == len && strncasecmp(word, of, len) == 0;
}

/* The number of the month that is called so, 0 for none. */
static int month_called(const char *s, size_t len)
{
	for (int m = 0; m < 12; m++) {
		for (size_t i = 0; months[m][i]; i++) {
			if (is_word(s, len, months[m][i]))
				return m + 1;
		}
	}
	return 0;
}

/* The number of up to @most digits at *@s, behind which *@s stands then; 0: there is none. */
static int number(const char **s, size_t most)
{
	int n = 0;
	size_t len = strspn(*s, "0123456789");
	if (len > most)
		return 0;
	for (size_t i = 0; i < len; i++)
		n = n * 10 + ((*s)[i] - '0');
	*s += len;
	return n;
}

/* The month at *@s: in numbers behind @sign, else by its name between blanks. */
static int month(const char **s, char sign)
{
	if (sign != ' ')
		return number(s, 2);
	size_t len = strcspn(*s, " .");
	int m = month_called(*s, len);
	*s += len;
	/* `dec.` is short for it, `december.` is not */
	if (**s == '.' && len < 5)
		(*s)++;
	return m;
}

static void skip(const char **s, char sign)
{
	size_t n = sign == ' ' ? strspn(*s, " ") : **s == sign;
	*s += n;
}

/* `1-12`, `1/12` or `1 dec` at *@s, behind which *@s stands then. */
static bool day_and_month(const char **s, int *day, int *m, char *sign)
{
	*day = number(s, 2);
	*sign = **s;
	if (*day == 0 || *sign == '\0' || !strchr("-/ ", *sign))
		return false;
	skip(s, *sign);
	*m = month(s, *sign);
	return *m != 0;
}

bool kr_day_parse_said(const char *s, int32_t *day)
{
	int d, m;
	char sign;
	if (!day_and_month(&s, &d, &m, &sign) || *s != sign)
		return false;
	skip(&s, sign);
	const char *year = s;
	int y = number(&s, 4);
	if (s - year != 4 || *s != '\0')
		return false;
	struct kr_buf b = KR_BUF_INIT;
	kr_buf_printf(&b, "%04d-%02d-%02d", y, m, d);
	bool good = kr_day_parse(b.s, b.len, day);
	kr_buf_release(&b);
	return good;
}

bool kr_duration_parse_typed(const char *s, struct kr_duration *d)
{
	char english[8];
	size_t len = strlen(s);
	if (len == 0 || len >= sizeof english)
		return false;
	memcpy(english, s, len + 1);
	/* `1j`, een jaar */
	if (english[len - 1] == 'j')
		english[len - 1] = 'y';
	return kr_duration_parse(english, len, d);
}

bool kr_day_parse_typed(const char *s, int32_t today, int32_t *day)
{
	static const struct {
		const char *word;
		int32_t days;
	} words[] = { { "today", 0 }, { "vandaag", 0 }, { "tomorrow", 1 }, { "morgen", 1 },
		{ "yesterday", -1 }, { "gisteren", -1 } };
	struct kr_duration d;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (strcasecmp(s, words[i].word) == 0) {
			*day = kr_day_add(
				today, (struct kr_duration){ .count = words[i].days, .unit = 'd' });
			return true;
		}
	}
	if (s[0] != '+')
		return kr_day_parse(s, strlen(s), day) || kr_day_parse_said(s, day);
	if (!kr_duration_parse_typed(s + 1, &d))
		return false;
	*day = kr_day_add(today, d);
	return true;
}

const char *kr_day_typed_hint(const char *s)
{
	int d, m;
	char sign;
	if (day_and_month(&s, &d, &m, &sign) && *s == '\0')
		return _("write the year too, as in 1-12-2026 or 1 dec 2026");
	return _("write a date as 2026-12-01, 1-12-2026, 1 dec 2026, today, +90d or +6m");
}
