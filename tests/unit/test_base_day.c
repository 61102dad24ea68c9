/* tests/unit/test_base_day.c - calendar days, against a table and against the C library. */
#define _GNU_SOURCE 1
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <kring/base.h>

static int32_t day(const char *s)
{
	int32_t d = KR_NO_DAY;
	if (!kr_day_parse(s, strlen(s), &d))
		fail_msg("'%s' is a day", s);
	return d;
}

static void known_days_have_known_numbers(void **state)
{
	(void)state;
	static const struct {
		const char *s;
		int32_t day;
	} table[] = {
		{ "1000-01-01", 365183 },
		{ "1582-10-15", 578041 },
		{ "1900-02-28", 693959 },
		{ "1900-03-01", 693960 },
		{ "1969-12-31", 719467 },
		{ "1970-01-01", 719468 },
		{ "2000-02-29", 730484 },
		{ "2000-03-01", 730485 },
		{ "2026-11-22", 740247 },
		{ "2038-01-19", 744323 },
		{ "9999-12-31", 3652364 },
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		assert_int_equal(day(table[i].s), table[i].day);
		assert_string_equal(KR_DAY(table[i].day), table[i].s);
	}
}

static void what_is_no_day_is_refused(void **state)
{
	(void)state;
	static const char *const wrong[] = { "", "2026", "2026-1-1", "2026-02-30", "2026-02-29",
		"1900-02-29", "2100-02-29", "2026-04-31", "2026-00-10", "2026-13-10", "2026-10-00",
		"2026-10-32", "0999-12-31", "0000-01-01", "10000-01-01", "2026/01/01",
		"2026-01-01 ", " 2026-01-01", "+026-01-01", "-026-01-01", "2026-+1-01",
		"2026-01-0x", "20260101", "2026-01-1\n" };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		int32_t d = 7;
		if (kr_day_parse(wrong[i], strlen(wrong[i]), &d))
			fail_msg("'%s' is no day", wrong[i]);
		assert_int_equal(d, 7);
	}
	int32_t d;
	assert_true(kr_day_parse("2000-02-29", 10, &d));
	assert_true(kr_day_parse("2024-02-29", 10, &d));
}

static void four_centuries_agree_with_the_c_library(void **state)
{
	(void)state;
	const int32_t from = day("1800-01-01"), to = day("2200-01-01");
	assert_int_equal(to - from, 146097);
	for (int32_t d = from; d <= to; d++) {
		char want[32];
		time_t t = (time_t)(d - day("1970-01-01")) * 86400;
		struct tm tm;
		assert_non_null(gmtime_r(&t, &tm));
		strftime(want, sizeof want, "%Y-%m-%d", &tm);
		assert_string_equal(KR_DAY(d), want);
		assert_int_equal(day(want), d);
	}
}

static void every_day_of_the_calendar_comes_back(void **state)
{
	(void)state;
	for (int32_t d = day("1000-01-01"); d <= day("9999-12-31"); d++) {
		char s[11];
		int32_t back;
		if (!kr_day_parse(kr_day_format(d, s), 10, &back) || back != d)
			fail_msg("day %d is written '%s'", d, s);
	}
}

static void months_clamp_and_the_rest_counts(void **state)
{
	(void)state;
	static const struct {
		const char *from, *add, *to;
	} table[] = {
		{ "2026-08-31", "6m", "2027-02-28" },
		{ "2027-08-31", "6m", "2028-02-29" },
		{ "2026-01-31", "1m", "2026-02-28" },
		{ "2026-01-31", "3m", "2026-04-30" },
		{ "2024-02-29", "1y", "2025-02-28" },
		{ "2024-02-29", "4y", "2028-02-29" },
		{ "2096-02-29", "4y", "2100-02-28" },
		{ "2026-11-30", "1m", "2026-12-30" },
		{ "2026-12-31", "1d", "2027-01-01" },
		{ "2026-02-28", "1d", "2026-03-01" },
		{ "2026-11-22", "2w", "2026-12-06" },
		{ "2026-11-22", "90d", "2027-02-20" },
		{ "2026-11-22", "13m", "2027-12-22" },
		{ "2026-12-15", "12m", "2027-12-15" },
		{ "9999-12-31", "1d", "9999-12-31" },
		{ "9999-11-30", "2m", "9999-12-31" },
		{ "2026-11-22", "9999y", "9999-12-31" },
		{ "2026-11-22", "9999w", "2218-07-12" },
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct kr_duration d;
		assert_true(kr_duration_parse(table[i].add, strlen(table[i].add), &d));
		assert_string_equal(KR_DAY(kr_day_add(day(table[i].from), d)), table[i].to);
	}
}

static void back_and_absent_are_allowed(void **state)
{
	(void)state;
	struct kr_duration back = { .count = -1, .unit = 'm' }, none = { 0 };
	assert_string_equal(KR_DAY(kr_day_add(day("2026-03-31"), back)), "2026-02-28");
	assert_string_equal(KR_DAY(kr_day_add(day("2026-01-15"), back)), "2025-12-15");
	back.count = -2;
	assert_string_equal(KR_DAY(kr_day_add(day("1000-02-01"), back)), "1000-01-01");
	assert_string_equal(KR_DAY(kr_day_add(day("2026-01-15"), none)), "2026-01-15");
	assert_string_equal(KR_DAY(kr_day_add(-5, none)), "1000-01-01");
	assert_int_equal(kr_day_add(KR_NO_DAY, back), KR_NO_DAY);
	assert_string_equal(KR_DAY(KR_NO_DAY), "");
	assert_string_equal(KR_DAY(INT32_MAX), "9999-12-31");
	assert_false(kr_has_day((struct kr_date){ 0 }));
}

static void durations_are_read_exactly(void **state)
{
	(void)state;
	static const char *const wrong[] = { "", "d", "0d", "00d", "01d", "10000d", "-1d", "+1d",
		"1", "1h", "1D", "1 d", "d1", "1dd", "1.5m", " 1d", "1d " };
	struct kr_duration d = { .count = 7, .unit = 'w' };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (kr_duration_parse(wrong[i], strlen(wrong[i]), &d))
			fail_msg("'%s' is no duration", wrong[i]);
	assert_int_equal(d.count, 7);
	assert_int_equal(d.unit, 'w');
	assert_true(kr_duration_parse("9999yes", 5, &d));
	assert_int_equal(d.count, 9999);
	assert_int_equal(d.unit, 'y');
}

static void typed_days_count_from_today(void **state)
{
	(void)state;
	static const struct {
		const char *typed, *day;
	} table[] = {
		{ "2026-12-01", "2026-12-01" },
		{ "today", "2026-11-22" },
		{ "+6m", "2027-05-22" },
		{ "+90d", "2027-02-20" },
		{ "+2w", "2026-12-06" },
		{ "+1y", "2027-11-22" },
		{ "", NULL },
		{ "+", NULL },
		{ "6m", NULL },
		{ "-6m", NULL },
		{ "+0d", NULL },
		{ "+ 6m", NULL },
		{ "Today", "2026-11-22" },
		{ "vandaag", "2026-11-22" },
		{ "tomorrow", "2026-11-23" },
		{ "MORGEN", "2026-11-23" },
		{ "yesterday", "2026-11-21" },
		{ "gisteren", "2026-11-21" },
		{ "overmorgen", NULL },
		{ "+1j", "2027-11-22" },
		{ "+1J", NULL },
		{ "+6M", NULL },
		{ "1-12-2026", "2026-12-01" },
		{ "01-12-2026", "2026-12-01" },
		{ "1/12/2026", "2026-12-01" },
		{ "3/4/2026", "2026-04-03" }, /* the day comes first */
		{ "12/31/2026", NULL },
		{ "1-12/2026", NULL },
		{ "1-12-26", NULL },
		{ "1-12-12026", NULL },
		{ "001-12-2026", NULL },
		{ "1-12", NULL },
		{ "1-12-", NULL },
		{ "0-12-2026", NULL },
		{ "29-2-2026", NULL },
		{ "29-2-2028", "2028-02-29" },
		{ "1-12-0999", NULL },
		{ "1.12.2026", "2026-12-01" },
		{ "1.12-2026", NULL },
		{ "2026/12/01", NULL },
		{ "2026-12-1", "2026-12-01" },
		{ "2026-2-29", NULL },
		{ "26-12-1", NULL },
		{ "2026-12-", NULL },
		{ "donderdag 3 december 2026", "2026-12-03" },
		{ "Thursday, 3 December 2026", "2026-12-03" },
		{ "donderdag 3-12-2026", "2026-12-03" },
		{ "vrijdag 3 december 2026", NULL },
		{ "donderdag", NULL },
		{ "donderdag3 december 2026", NULL },
		{ "+6 maanden", "2027-05-22" },
		{ "+6 months", "2027-05-22" },
		{ "+1 jaar", "2027-11-22" },
		{ "+2 weken", "2026-12-06" },
		{ "+1 day", "2026-11-23" },
		{ "+6 m", NULL },
		{ "+6 manen", NULL },
		{ "+ maanden", NULL },
		{ "1 dec 2026", "2026-12-01" },
		{ "1 dec. 2026", "2026-12-01" },
		{ "1 Dec 2026", "2026-12-01" },
		{ "1  DECEMBER  2026", "2026-12-01" },
		{ "1 december. 2026", NULL },
		{ "1 decem 2026", NULL },
		{ "1 de 2026", NULL },
		{ "1 dec2026", NULL },
		{ "1dec 2026", NULL },
		{ "1 dec 2026 ", NULL },
		{ " 1 dec 2026", NULL },
		{ "1 dec", NULL },
		{ "1 december", NULL },
		{ "31 nov 2026", NULL },
		{ "1 12 2026", NULL },
		{ "dec 1 2026", NULL },
		{ "2 mrt 2026", "2026-03-02" },
		{ "2 maart 2026", "2026-03-02" },
		{ "2 mar 2026", "2026-03-02" },
		{ "2 mei 2026", "2026-05-02" },
		{ "2 okt 2026", "2026-10-02" },
		{ "2 augustus 2026", "2026-08-02" },
		{ "onzin", NULL },
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		int32_t d = KR_NO_DAY;
		bool good = kr_day_parse_typed(table[i].typed, day("2026-11-22"), &d);
		assert_int_equal(good, table[i].day != NULL);
		assert_string_equal(KR_DAY(d), table[i].day ? table[i].day : "");
	}
}

static void the_hint_asks_for_what_is_missing(void **state)
{
	(void)state;
	static const struct {
		const char *typed, *hint;
	} table[] = {
		{ "1-12", "the year too" },
		{ "1/12", "the year too" },
		{ "1 december", "the year too" },
		{ "1 dec.", "the year too" },
		{ "donderdag 3 december", "the year too" },
		{ "", "write a date as" },
		{ "onzin", "write a date as" },
		{ "1-12-26", "write a date as" },
		{ "1 x", "write a date as" },
		{ "31-2-2027", "the last day of that month is Sunday 28 February 2027" },
		{ "29-2-2027", "the last day of that month is Sunday 28 February 2027" },
		{ "30 feb 2028", "the last day of that month is Tuesday 29 February 2028" },
		{ "2027-02-31", "the last day of that month is Sunday 28 February 2027" },
		{ "32.12.2026", "the last day of that month is Thursday 31 December 2026" },
		{ "12-13-2026", "there are twelve months" },
		{ "vrijdag 3 december 2026", "that day is Thursday 3 December 2026" },
		{ "1-12-0999", "write a date as" },
	};
	struct kr_arena *arena = kr_arena_new();
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		const char *hint = kr_day_typed_hint(arena, table[i].typed);
		if (!strstr(hint, table[i].hint))
			fail_msg("%s: %s", table[i].typed, hint);
	}
	kr_arena_free(arena);
}

static void a_year_may_be_typed_in_dutch(void **state)
{
	(void)state;
	struct kr_duration d = { 0 };
	assert_true(kr_duration_parse_typed("2j", &d));
	assert_int_equal(d.count, 2);
	assert_int_equal(d.unit, 'y');
	assert_true(kr_duration_parse_typed("60d", &d));
	assert_false(kr_duration_parse("2j", 2, &d));
	assert_false(kr_duration_parse_typed("", &d));
	assert_false(kr_duration_parse_typed("j", &d));
	assert_false(kr_duration_parse_typed("12345678j", &d));
}

static void today_is_the_local_day(void **state)
{
	(void)state;
	static const char *const zones[] = { "UTC0", "XXX-14", "XXX+12" };
	for (size_t i = 0; i < 3; i++) {
		char want[32];
		setenv("TZ", zones[i], 1);
		tzset();
		int32_t before, got;
		do { /* once more if midnight passed between the two */
			time_t now = time(NULL);
			strftime(want, sizeof want, "%Y-%m-%d", localtime(&now));
			before = kr_day_today();
			got = kr_day_today();
		} while (before != got);
		assert_string_equal(KR_DAY(got), want);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_days_have_known_numbers),
		cmocka_unit_test(what_is_no_day_is_refused),
		cmocka_unit_test(four_centuries_agree_with_the_c_library),
		cmocka_unit_test(every_day_of_the_calendar_comes_back),
		cmocka_unit_test(months_clamp_and_the_rest_counts),
		cmocka_unit_test(back_and_absent_are_allowed),
		cmocka_unit_test(durations_are_read_exactly),
		cmocka_unit_test(typed_days_count_from_today),
		cmocka_unit_test(the_hint_asks_for_what_is_missing),
		cmocka_unit_test(a_year_may_be_typed_in_dutch),
		cmocka_unit_test(today_is_the_local_day),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
