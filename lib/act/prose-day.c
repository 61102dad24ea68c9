/* lib/act/prose-day.c - a day as people write it: with digits, or with the name of the month. */
#include "act/prose-day.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include <kring/base.h>

enum { MONTHS = 12 };

static const char *const dutch[MONTHS] = { "januari", "februari", "maart", "april", "mei", "juni",
	"juli", "augustus", "september", "oktober", "november", "december" };
static const char *const english[MONTHS] = { "january", "february", "march", "april", "may", "june",
	"july", "august", "september", "october", "november", "december" };

static int32_t day_from(unsigned y, unsigned m, unsigned d)
{
	int32_t day = KR_NO_DAY;
	char iso[40];
	int n = snprintf(iso, sizeof iso, "%04u-%02u-%02u", y, m, d);
	return kr_day_parse(iso, (size_t)n, &day) ? day : KR_NO_DAY;
}

static bool is_month(const char *s, size_t len, const char *name)
{
	return (len == 3 || len == strlen(name)) && strncasecmp(s, name, len) == 0;
}

/* The month of the word @s, from 1; 0 if it is none. */
static unsigned month_of(const char *s, size_t len)
{
	for (unsigned i = 0; i < MONTHS; i++)
		if (is_month(s, len, dutch[i]) || is_month(s, len, english[i]))
			return i + 1;
	return len == 3 && strncasecmp(s, "mrt", len) == 0 ? 3 : 0;
}

static int32_t with_digits(const char *s, size_t len)
{
	int32_t day = KR_NO_DAY;
	unsigned d, m, y;
	int read = 0;
	if (kr_day_parse(s, len, &day))
		return day;
	if (sscanf(s, "%2u-%2u-%4u%n", &d, &m, &y, &read) != 3 || (size_t)read != len)
		return KR_NO_DAY;
	return day_from(y, m, d);
}

static int32_t last_day_of(unsigned y, unsigned m)
{
	int32_t day = KR_NO_DAY;
	for (unsigned d = 31; d >= 28 && day == KR_NO_DAY; d--)
		day = day_from(y, m, d);
	return day;
}

int32_t act_prose_day(const char *s)
{
	unsigned d = 0, y;
	int read = 0;
	size_t digits = strspn(s, "0123456789-");
	if (digits > 2)
		return with_digits(s, digits);
	if (digits > 0) {
		if (sscanf(s, "%2u%n", &d, &read) != 1 || (size_t)read != digits)
			return KR_NO_DAY;
		s += digits;
		s += strspn(s, " .");
	}
	size_t len = 0;
	while (isalpha((unsigned char)s[len]))
		len++;
	unsigned m = month_of(s, len);
	s += len;
	s += strspn(s, " .");
	if (m == 0 || strspn(s, "0123456789") != 4 || sscanf(s, "%4u", &y) != 1)
		return KR_NO_DAY;
	return digits > 0 ? day_from(y, m, d) : last_day_of(y, m);
}
