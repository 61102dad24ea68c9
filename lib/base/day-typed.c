/* lib/base/day-typed.c - days as people type them: in numbers, with the month's name, or counted.
 */
#include "base/i18n.h"

#include <stdio.h>
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

/* In the order of kr_day_full(): the day 0 is a Wednesday. */
static const char *const weekdays[7][2] = {
	{ "wednesday", "woensdag" },
	{ "thursday", "donderdag" },
	{ "friday", "vrijdag" },
	{ "saturday", "zaterdag" },
	{ "sunday", "zondag" },
	{ "monday", "maandag" },
	{ "tuesday", "dinsdag" },
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
	if (*day == 0 || *sign == '\0' || !strchr("-/. ", *sign))
		return false;
	skip(s, *sign);
	*m = month(s, *sign);
	return *m != 0;
}

/* What was written for a day, whether any calendar has it or not. */
struct written {
	int year, month, day;
	int weekday; /* as in @weekdays, or -1: none was written */
};

/* Takes `thursday ` or `thursday, ` off the front of *@s; -1: there is none. */
static int weekday(const char **s)
{
	size_t len = strcspn(*s, ", ");
	for (int w = 0; w < 7; w++) {
		if (!is_word(*s, len, weekdays[w][0]) && !is_word(*s, len, weekdays[w][1]))
			continue;
		const char *behind = *s + len + ((*s)[len] == ',');
		*s = behind + strspn(behind, " ");
		return *s > behind ? w : -1;
	}
	return -1;
}

/* `2026-12-1`, with one digit where two would do. */
static bool year_first(const char *s, struct written *w)
{
	if (strspn(s, "0123456789") != 4)
		return false;
	w->year = number(&s, 4);
	if (*s++ != '-')
		return false;
	w->month = number(&s, 2);
	if (*s++ != '-')
		return false;
	w->day = number(&s, 2);
	return w->month != 0 && w->day != 0 && *s == '\0';
}

static bool day_first(const char *s, struct written *w)
{
	char sign;
	if (!day_and_month(&s, &w->day, &w->month, &sign) || *s != sign)
		return false;
	skip(&s, sign);
	const char *year = s;
	w->year = number(&s, 4);
	return s - year == 4 && *s == '\0';
}

static bool is_written(const char *s, struct written *w)
{
	w->weekday = weekday(&s);
	return year_first(s, w) || day_first(s, w);
}

static bool day_of(const struct written *w, int32_t *day)
{
	char s[16];
	int len = snprintf(
		s, sizeof s, "%04d-%02d-%02d", w->year % 10000, w->month % 100, w->day % 100);
	return len > 0 && kr_day_parse(s, (size_t)len, day);
}

bool kr_day_parse_said(const char *s, int32_t *day)
{
	struct written w;
	int32_t found;
	if (!is_written(s, &w) || !day_of(&w, &found) || (w.weekday >= 0 && found % 7 != w.weekday))
		return false;
	*day = found;
	return true;
}

/* ---- how long ----------------------------------------------------------------------------- */

/* The letter of the unit that @word is, 0 for none. */
static char unit_called(const char *word)
{
	static const struct {
		char letter;
		const char *names[6];
	} units[] = {
		{ 'd', { "d", "day", "days", "dag", "dagen" } },
		{ 'w', { "w", "week", "weeks", "weken" } },
		{ 'm', { "m", "month", "months", "maand", "maanden" } },
		{ 'y', { "y", "j", "year", "years", "jaar", "jaren" } },
	};
	for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
		for (size_t i = 0; i < 6 && units[u].names[i]; i++) {
			if (strcmp(word, units[u].names[i]) == 0)
				return units[u].letter;
		}
	}
	return 0;
}

bool kr_duration_parse_typed(const char *s, struct kr_duration *d)
{
	char plain[8];
	size_t digits = strspn(s, "0123456789"), blanks = strspn(s + digits, " ");
	char unit = unit_called(s + digits + blanks);
	/* `6 m` is a slip, `6 months` is not */
	if (digits + 2 > sizeof plain || !unit || (blanks && !s[digits + blanks + 1]))
		return false;
	memcpy(plain, s, digits);
	plain[digits] = unit;
	return kr_duration_parse(plain, digits + 1, d);
}

/* ---- a day or a count --------------------------------------------------------------------- */

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

/* Why no calendar has the day @w, which is written as one. */
static const char *why_not(struct kr_arena *arena, const struct written *w)
{
	struct written last = { w->year, w->month, 31, -1 };
	int32_t day;
	if (w->month > 12)
		return _("there are twelve months: the day comes first, as in 1-12-2026");
	if (day_of(w, &day) && w->weekday >= 0)
		return kr_asprintf(arena, _("that day is %s"), kr_day_full(arena, day));
	while (last.day > 28 && !day_of(&last, &day))
		last.day--;
	if (w->day > last.day && day_of(&last, &day))
		return kr_asprintf(
			arena, _("the last day of that month is %s"), kr_day_full(arena, day));
	return NULL;
}

const char *kr_day_why_not(struct kr_arena *arena, const char *s)
{
	struct written w;
	if (!is_written(s, &w))
		return NULL;
	if (w.month > 12 && strspn(s, "0123456789") == 4)
		return _("there are twelve months: the year comes first, as in 2026-12-01");
	return why_not(arena, &w);
}

const char *kr_day_typed_hint(struct kr_arena *arena, const char *s)
{
	int d, m;
	char sign;
	const char *why = kr_day_why_not(arena, s);
	if (why)
		return why;
	(void)weekday(&s);
	if (day_and_month(&s, &d, &m, &sign) && *s == '\0')
		return _("write the year too, as in 1-12-2026 or 1 dec 2026");
	return _("write a date as 2026-12-01, 1-12-2026, 1 dec 2026, today, +90d or +6m");
}
