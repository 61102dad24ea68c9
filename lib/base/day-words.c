/* lib/base/day-words.c - days as people write them; our own names, since a locale may be missing.
 */
#include "base/i18n.h"

#include <string.h>

static const char *const months[] = { N_("January"), N_("February"), N_("March"), N_("April"),
	N_("May"), N_("June"), N_("July"), N_("August"), N_("September"), N_("October"),
	N_("November"), N_("December") };

/* TRANSLATORS: short names of months, in the middle of a date */
static const char *const short_months[] = { N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"),
	/* TRANSLATORS: the short name of May, with a blank at its end, which is not shown */
	N_("May "), N_("Jun"), N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec") };

static const char *const weekdays[] = { N_("Wednesday"), N_("Thursday"), N_("Friday"),
	N_("Saturday"), N_("Sunday"), N_("Monday"), N_("Tuesday") };

struct parts {
	int year, month, day;
};

static struct parts parts_of(int32_t day)
{
	const char *s = KR_DAY(day);
	return (struct parts){ (s[0] - '0') * 1000 + (s[1] - '0') * 100 + (s[2] - '0') * 10 +
				       (s[3] - '0'),
		(s[5] - '0') * 10 + (s[6] - '0'), (s[8] - '0') * 10 + (s[9] - '0') };
}

const char *kr_language(void)
{
	/* TRANSLATORS: the code of the language into which you translate: nl */
	return _("en");
}

const char *kr_day_short(struct kr_arena *arena, int32_t day)
{
	if (day == KR_NO_DAY)
		return "";
	struct parts p = parts_of(day);
	const char *month = _(short_months[p.month - 1]);
	return kr_asprintf(arena, "%d %.*s %d", p.day, (int)strcspn(month, " "), month, p.year);
}

const char *kr_day_long(struct kr_arena *arena, int32_t day)
{
	if (day == KR_NO_DAY)
		return "";
	struct parts p = parts_of(day);
	return kr_asprintf(arena, "%d %s %d", p.day, _(months[p.month - 1]), p.year);
}

const char *kr_day_full(struct kr_arena *arena, int32_t day)
{
	if (day == KR_NO_DAY)
		return "";
	return kr_asprintf(arena, "%s %s", _(weekdays[day % 7]), kr_day_long(arena, day));
}

const char *kr_duration_long(struct kr_arena *arena, struct kr_duration d)
{
	const int n = d.count;
	switch (d.unit) {
	case 'd':
		return kr_asprintf(arena, kr_nq("%d day", "%d days", n), n);
	case 'w':
		return kr_asprintf(arena, kr_nq("%d week", "%d weeks", n), n);
	case 'm':
		return kr_asprintf(arena, kr_nq("%d month", "%d months", n), n);
	case 'y':
		return kr_asprintf(arena, kr_nq("%d year", "%d years", n), n);
	default:
		return NULL;
	}
}
