/* lib/base/day.c - calendar days: read, add to, write. */
#define _GNU_SOURCE 1
#include <kring/base.h>

#include <string.h>
#include <time.h>

enum {
	DAYS_400_YEARS = 146097,
	DAYS_TO_1970 = 719468, /* from 1 March of the year 0, which is day 0 */
	FIRST_DAY = 365183,    /* 1000-01-01 */
	LAST_DAY = 3652364,    /* 9999-12-31 */
};

struct civil {
	int32_t year, month, day;
};

static int32_t days_in_month(int32_t year, int32_t month)
{
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	if (month == 2)
		return leap ? 29 : 28;
	return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/*
 * Years are counted from March, so that the leap day is the last day of one and the months before
 * it have the lengths 31 30 31 30 31, twice and a half: (153 m + 2) / 5 days before month m.
 * Years are 1 to 9999 here, so that no quotient is negative.
 */
static int32_t day_of_civil(struct civil c)
{
	int32_t year = c.month <= 2 ? c.year - 1 : c.year;
	int32_t from_march = (c.month + 9) % 12;
	int32_t day_of_year = (153 * from_march + 2) / 5 + c.day - 1;
	return year * 365 + year / 4 - year / 100 + year / 400 + day_of_year;
}

static struct civil civil_of_day(int32_t day)
{
	int32_t cycle = day / DAYS_400_YEARS, rest = day % DAYS_400_YEARS;
	int32_t year_of_cycle = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
	int32_t day_of_year = rest -
			      (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
	int32_t from_march = (5 * day_of_year + 2) / 153;
	struct civil c = { .day = day_of_year - (153 * from_march + 2) / 5 + 1 };
	c.month = from_march < 10 ? from_march + 3 : from_march - 9;
	c.year = cycle * 400 + year_of_cycle + (c.month <= 2);
	return c;
}

/* The number that the @n digits at @s say, or -1. */
static int32_t digits(const char *s, size_t n)
{
	int32_t number = 0;
	for (size_t i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return -1;
		number = number * 10 + (s[i] - '0');
	}
	return number;
}

bool kr_day_parse(const char *s, size_t len, int32_t *day)
{
	if (len != 10 || s[4] != '-' || s[7] != '-')
		return false;
	struct civil c = { digits(s, 4), digits(s + 5, 2), digits(s + 8, 2) };
	if (c.year < 1000 || c.month < 1 || c.month > 12 || c.day < 1 ||
		c.day > days_in_month(c.year, c.month))
		return false;
	*day = day_of_civil(c);
	return true;
}

bool kr_duration_parse(const char *s, size_t len, struct kr_duration *d)
{
	if (len < 2 || len > 5 || s[0] == '0')
		return false;
	int32_t count = digits(s, len - 1);
	char unit = s[len - 1];
	if (count < 1 || (unit != 'd' && unit != 'w' && unit != 'm' && unit != 'y'))
		return false;
	d->count = count;
	d->unit = unit;
	return true;
}

static int32_t within_the_calendar(int32_t day)
{
	if (day < FIRST_DAY)
		return FIRST_DAY;
	return day > LAST_DAY ? LAST_DAY : day;
}

static int32_t add_months(int32_t day, int32_t count)
{
	struct civil c = civil_of_day(day);
	int32_t months = c.year * 12 + (c.month - 1) + count;
	if (months < 1000 * 12)
		return FIRST_DAY;
	if (months > 9999 * 12 + 11)
		return LAST_DAY;
	c.year = months / 12;
	c.month = months % 12 + 1;
	if (c.day > days_in_month(c.year, c.month))
		c.day = days_in_month(c.year, c.month);
	return day_of_civil(c);
}

int32_t kr_day_add(int32_t day, struct kr_duration d)
{
	if (day == KR_NO_DAY)
		return KR_NO_DAY;
	day = within_the_calendar(day);
	switch (d.unit) {
	case 'd':
		return within_the_calendar(day + d.count);
	case 'w':
		return within_the_calendar(day + d.count * 7);
	case 'm':
		return add_months(day, d.count);
	case 'y':
		return add_months(day, d.count * 12);
	default:
		return day;
	}
}

const char *kr_day_format(int32_t day, char out[11])
{
	if (day == KR_NO_DAY) {
		out[0] = '\0';
		return out;
	}
	struct civil c = civil_of_day(within_the_calendar(day));
	const int32_t places[] = { c.year / 1000, c.year / 100, c.year / 10, c.year, -1,
		c.month / 10, c.month, -1, c.day / 10, c.day };
	for (size_t i = 0; i < 10; i++)
		out[i] = places[i] < 0 ? '-' : (char)('0' + places[i] % 10);
	out[10] = '\0';
	return out;
}

int32_t kr_day_today(void)
{
	time_t now = time(NULL);
	struct tm tm;
	if (!localtime_r(&now, &tm))
		return DAYS_TO_1970 + (int32_t)(now / 86400);
	return day_of_civil((struct civil){ tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday });
}
